-- What people are owed and were paid, as they read it themselves: their payments, what they may still change, the note of each payment
-- once, and statements for any days (R65).
-- Who may see what: whoever the claim belongs to, and the payee itself; and for somebody without an account, those who work with them,
-- when they ask for a statement on paper (R60).

-- A payment that goes out is noted once, and once that it came back (payments.md 5.3; failure matrix 35).
create table public.remittances (
    payment_id uuid primary key references public.payments,
    made_at timestamptz not null default now(),
    came_back_at timestamptz
);
alter table public.remittances enable row level security;
grant select on public.remittances to authenticated;
create policy "whoever is paid reads the notes of it" on public.remittances for select to authenticated
using (payment_id in (
    select p.id from public.payments p where p.claim_id in (select private.my_own_claims()) or p.payee_id in (select private.my_payees())));

-- What a message about a payment says, read when it is told: no sum, so that nobody reads it over a shoulder.
create function private.payment_message_facts(about uuid)
returns jsonb
language sql stable set search_path = ''
as $$
    select jsonb_build_object('reference', p.reference) from public.payments p where p.id = about
$$;
insert into private.message_readers values ('payment', 'payment_message_facts');

-- With each move: the note and word of it once it was sent, the correction once it came back; and word that something is asked of
-- the person where it waits for their own limit, in the same words as for a bank account, so that nobody tells them apart (R57).
create function private.note_payment()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    person uuid := (select c.person_id from public.claims c where c.id = new.claim_id);
begin
    if new.state in ('paid', 'recorded_paid') then
        insert into public.remittances (payment_id) values (new.id) on conflict do nothing;
        perform private.queue_message(person, 'payment_sent', 'payment', new.id, dedupe_key => 'payment_sent:' || new.id);
    elsif new.state in ('returned', 'reversed') then
        update public.remittances r set came_back_at = now() where r.payment_id = new.id and r.came_back_at is null;
        perform private.cancel_messages('payment', new.id, kinds => array['payment_sent']);
        perform private.queue_message(person, 'payment_came_back', 'payment', new.id, dedupe_key => 'payment_came_back:' || new.id);
    -- By hand there is no bank account to ask about: whoever is told by somebody would have their limit told to them, and reads it here.
    elsif new.held_why = 'over their own limit' and (new.rail = 'stripe' or exists (
        select from public.people p where p.id = person and p.contact_by = 'email')) then
        perform private.queue_message(person, 'bank_needs_you', 'person', person,
            dedupe_key => 'over_limit:' || new.id || ':' || new.version);
    end if;
    return null;
end
$$;
create trigger note_payment after update of state on public.payments for each row
when (old.state is distinct from new.state) execute function private.note_payment();

-- Takes less of the fee than was approved: a payment of less stands in its place. In pence, what is still wanted of the fee.
-- The person alone. Out: the new payment. Errors: P0002; PL004; PL006 the sum (pence).
create function public.take_less(payment uuid, seen int, pence int)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    mine public.payments := private.lock_own_payment(payment, seen);
begin
    if pence is null or pence < 0 or pence >= mine.fee_pence or pence + mine.expense_pence < 1 then
        perform private.refuse('PL006', 'Enter less than the fee, for example 20 or 12.50', 'pence');
    end if;
    update public.claims c set left_fee_pence = c.left_fee_pence + mine.fee_pence - take_less.pence where c.id = mine.claim_id;
    perform private.move_payment(payment, 'replaced', 'by the person');
    return private.make_payment(mine.claim_id, take_less.pence, mine.expense_pence, mine.pay_on, mine.part, payment);
end
$$;

-- Gives a payment up: nothing of it is sent. The person alone; why is asked nowhere. Errors: P0002; PL004.
create function public.give_up_payment(payment uuid, seen int)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    mine public.payments := private.lock_own_payment(payment, seen);
begin
    update public.claims c set left_fee_pence = c.left_fee_pence + mine.fee_pence, left_expense_pence = c.left_expense_pence + mine.expense_pence
    where c.id = mine.claim_id;
    perform private.move_payment(mine.id, 'voided', 'by the person');
end
$$;

-- One payment as its person reads it.
create function private.own_payment(paid public.payments)
returns jsonb
language sql stable set search_path = ''
as $$
    select jsonb_build_object('id', (paid).id, 'claim', (paid).claim_id, 'organisation', o.name, 'reference', (paid).reference,
        'route', (paid).route, 'pence', (paid).pence, 'fee_pence', (paid).fee_pence, 'expense_pence', (paid).expense_pence,
        'state', (paid).state, 'held_why', (paid).held_why, 'version', (paid).version, 'pay_on', (paid).pay_on,
        'paid_on', (coalesce((paid).paid_at, (paid).sent_at) at time zone 'Europe/London')::date, 'done_on', c.done_on, 'part', (paid).part,
        'to_me', y.person_id is not null, 'let_through', (paid).let_through_at is not null)
    from public.claims c join public.organisations o on o.id = c.organisation_id join public.payees y on y.id = (paid).payee_id
    where c.id = (paid).claim_id
$$;

-- The signed-in person's payments, newest first, 20 at a time. Out: {"payments":[private.own_payment],"next"}. What another payment
-- took the place of is left out.
create function public.my_payments(beside uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    mine uuid[] := array(select private.my_own_claims());
    payees uuid[] := array(select private.my_payees());
    last_seen timestamptz := (select p.created_at from public.payments p where p.id = beside and (p.claim_id = any (mine) or p.payee_id = any (payees)));
    page jsonb;
begin
    if private.signed_in() is null then
        perform private.refuse('42501', 'Sign in first');
    end if;
    select coalesce(jsonb_agg(private.own_payment(t.one) order by t.created_at desc, t.id desc), '[]') into page
    from (
        select p as one, p.created_at, p.id from public.payments p
        where (p.claim_id = any (mine) or p.payee_id = any (payees)) and p.state <> 'replaced'
            and (last_seen is null or (p.created_at, p.id) < (last_seen, beside))
        order by p.created_at desc, p.id desc limit 21) t;
    return jsonb_build_object('payments', case when jsonb_array_length(page) > 20 then page - 20 else page end,
        'next', case when jsonb_array_length(page) > 20 then page -> 19 -> 'id' end);
end
$$;

-- One of them: private.own_payment with "moves":[{"to","at"}], "mine": whether it is theirs to change, "parts": the other payments of
-- the same claim, "came_back_at" of its note, and "fits_on": where it waits for their own limit, the day on which it goes out by
-- itself (null: not by itself). Errors: P0002.
create function public.my_payment(payment uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_one public.payments;
begin
    select p.* into found_one from public.payments p
    where p.id = payment and (p.claim_id in (select private.my_own_claims()) or p.payee_id in (select private.my_payees()));
    if found_one.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return private.own_payment(found_one) || jsonb_build_object(
        'moves', (select jsonb_agg(jsonb_build_object('to', e.to_state, 'at', e.at) order by e.id) from public.payment_events e where e.payment_id = payment),
        'mine', found_one.state in ('approved', 'queued', 'held') and not private.may_have_left(payment) and exists (select 1 from public.payees y
            where y.id = found_one.payee_id and y.person_id in (select private.my_people())),
        'parts', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'pence', p.pence, 'pay_on', p.pay_on, 'state', p.state) order by p.part, p.created_at), '[]')
            from public.payments p where p.claim_id = found_one.claim_id and p.id <> payment and p.state <> 'replaced'),
        'came_back_at', (select r.came_back_at from public.remittances r where r.payment_id = payment),
        'fits_on', case when found_one.held_why = 'over their own limit' then private.fits_on(found_one) end);
end
$$;

-- What was paid from one day to another, both included, by the day it was given; what came back is taken off on the day it did.
-- In: whose claims, or which payees. Out: {"from","to","lines":[{"day","organisation","reference","route","fee_pence","expense_pence",
-- "came_back","to_me"}],"fee_pence","expense_pence"}: what was declined was never paid, and is not there (R56, R65).
create function private.statement(people uuid[], payees uuid[], from_day date, to_day date)
returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
    lines jsonb;
begin
    if from_day is null or to_day is null or to_day < from_day or to_day > from_day + 3660 then
        perform private.refuse('PS001', 'Choose a first day and a last day, at most ten years apart', 'to');
    end if;
    select coalesce(jsonb_agg(jsonb_build_object('day', l.day, 'organisation', o.name, 'reference', l.reference, 'route', l.route,
        'fee_pence', l.sign * l.fee_pence, 'expense_pence', l.sign * l.expense_pence, 'came_back', l.sign < 0,
        'to_me', l.person_id is not null) order by l.day, l.reference, l.sign desc), '[]') into lines
    from (
        select (p.paid_at at time zone 'Europe/London')::date as day, 1 as sign, p.*, y.person_id
        from public.payments p join public.claims c on c.id = p.claim_id join public.payees y on y.id = p.payee_id
        where p.paid_at is not null and (c.person_id = any (people) or p.payee_id = any (payees))
        union all
        select (e.at at time zone 'Europe/London')::date, -1, p.*, y.person_id
        from public.payments p join public.claims c on c.id = p.claim_id join public.payees y on y.id = p.payee_id
        join public.payment_events e on e.payment_id = p.id and e.to_state in ('returned', 'reversed')
        where p.paid_at is not null and (c.person_id = any (people) or p.payee_id = any (payees))
    ) l join public.organisations o on o.id = l.organisation_id
    where l.day between from_day and to_day;
    return jsonb_build_object('from', from_day, 'to', to_day, 'lines', lines,
        'fee_pence', (select coalesce(sum((l ->> 'fee_pence')::int), 0) from jsonb_array_elements(lines) l),
        'expense_pence', (select coalesce(sum((l ->> 'expense_pence')::int), 0) from jsonb_array_elements(lines) l));
end
$$;

-- The signed-in person's own statement; that of a partner they speak for is its own (0143). Errors: 42501; PS001 the days (to).
create function public.my_statement(from_day date, to_day date)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    if private.signed_in() is null then
        perform private.refuse('42501', 'Sign in first');
    end if;
    return private.statement(array(select private.my_people()),
        array(select y.id from public.payees y where y.person_id in (select private.my_people())), from_day, to_day);
end
$$;

-- A statement on paper for somebody without an account, who asked for it (R60). Facilitator, engagement lead or administrator of the
-- organisation that knows them. Out: private.statement with "name". Errors: P0002 not known there, or they have an account; PS001.
create function public.statement_for(person uuid, from_day date, to_day date)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    whose public.people;
begin
    select p.* into whose from public.people p
    where p.id = person and p.account_id is null
        and p.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead', 'administrator'));
    if whose.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return private.statement(array[whose.id], array(select y.id from public.payees y where y.person_id = whose.id), from_day, to_day)
        || jsonb_build_object('name', coalesce(whose.name, whose.reference));
end
$$;

grant execute on function public.take_less, public.give_up_payment, public.my_payments, public.my_payment, public.my_statement,
    public.statement_for to authenticated;
