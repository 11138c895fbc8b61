-- The ledger: double entry, added to and never changed, in which every transaction balances (payments.md 3.4, R64); and the one
-- function that moves a payment from state to state, which writes the move and what it means in money in the same transaction.
-- Who may see what: finance and the auditor of the trust read its ledger. Nobody writes it but private.move_payment and private.post.

create table public.ledger_transactions (
    id bigint generated always as identity primary key,
    organisation_id uuid not null references public.organisations,
    programme_id uuid references public.programmes,
    -- The move that it says in money; null for what came to or left an account otherwise.
    event_id bigint unique references public.payment_events,
    what text not null check (what in ('payment moved', 'funds received', 'funds taken back', 'vouchers bought', 'cash drawn', 'correction')),
    at timestamptz not null default clock_timestamp(),
    by uuid references auth.users
);
create index on public.ledger_transactions (organisation_id, at desc, id desc);
create index on public.ledger_transactions (programme_id);

-- Pence: plus is a debit, minus a credit. `owed` is what people were promised and did not get yet; `on_its_way` what a rail has
-- taken and not yet sent; the last seven are where money is, or comes from.
create table public.ledger_entries (
    id bigint generated always as identity primary key,
    transaction_id bigint not null references public.ledger_transactions,
    account text not null check (account in ('fees', 'expenses', 'owed', 'on_its_way', 'stripe_balance', 'bank', 'payroll', 'vouchers',
        'cash', 'funding')),
    pence bigint not null check (pence <> 0)
);
create index on public.ledger_entries (transaction_id);

-- Nothing of an entry changes but that after years it no longer says which account made it (private.dispose_money).
create function private.refuse_ledger_change()
returns trigger
language plpgsql set search_path = ''
as $$
begin
    if tg_op = 'UPDATE' and to_jsonb(new) = to_jsonb(old) || '{"by": null}' then
        return new;
    end if;
    raise exception using errcode = 'LG002', message = 'an entry of the ledger is never changed or removed: post a correction';
end
$$;
create trigger entries_are_kept before update or delete on public.ledger_entries for each row execute function private.refuse_ledger_change();
create trigger transactions_are_kept before update or delete on public.ledger_transactions for each row execute function private.refuse_ledger_change();
create trigger moves_are_kept before update or delete on public.payment_events for each row execute function private.refuse_ledger_change();
create trigger entries_are_kept_whole before truncate on public.ledger_entries for each statement execute function private.refuse_ledger_change();
create trigger transactions_are_kept_whole before truncate on public.ledger_transactions for each statement execute function private.refuse_ledger_change();
create trigger moves_are_kept_whole before truncate on public.payment_events for each statement execute function private.refuse_ledger_change();

-- At the end of the transaction debits and credits are equal, or nothing happened.
create function private.keep_balance()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if (select coalesce(sum(e.pence), 0) from public.ledger_entries e where e.transaction_id = new.transaction_id) <> 0 then
        raise exception using errcode = 'LG003', message = 'a ledger transaction does not balance';
    end if;
    return null;
end
$$;
create constraint trigger balanced after insert on public.ledger_entries deferrable initially deferred
for each row execute function private.keep_balance();

-- Which moves there are, and what each means in money. Between two states that are not named here nothing moves.
create table private.payment_moves (
    from_state text not null,
    to_state text not null,
    posting text check (posting in ('owe', 'unowe', 'send', 'unsend', 'settle', 'unsettle', 'pay', 'unpay')),
    primary key (from_state, to_state)
);
alter table private.payment_moves enable row level security;
insert into private.payment_moves values
    ('', 'approved', 'owe'),
    ('approved', 'queued', null), ('approved', 'held', null), ('approved', 'handed_to_finance', null),
    ('approved', 'voided', 'unowe'), ('approved', 'replaced', 'unowe'),
    ('queued', 'sending', null), ('queued', 'held', null), ('queued', 'approved', null), ('queued', 'voided', 'unowe'), ('queued', 'replaced', 'unowe'),
    ('held', 'queued', null), ('held', 'approved', null), ('held', 'voided', 'unowe'), ('held', 'replaced', 'unowe'),
    -- A key that is refused burns no attempt: the payment waits, and its attempt is sent again as it was (failure matrix 15).
    ('sending', 'accepted', 'send'), ('sending', 'unknown', null), ('sending', 'refused', null), ('sending', 'held', null), ('sending', 'needs_person', null),
    ('unknown', 'accepted', 'send'), ('unknown', 'refused', null), ('unknown', 'needs_person', null), ('unknown', 'held', null),
    ('held', 'sending', null),
    ('needs_person', 'accepted', 'send'), ('needs_person', 'refused', null),
    ('refused', 'queued', null), ('refused', 'held', null), ('refused', 'voided', 'unowe'), ('refused', 'replaced', 'unowe'),
    ('accepted', 'paid', 'settle'), ('accepted', 'failed', 'unsend'), ('accepted', 'cancelled', 'unsend'),
    ('paid', 'returned', 'unsettle'),
    ('failed', 'replaced', 'unowe'), ('failed', 'voided', 'unowe'), ('cancelled', 'replaced', 'unowe'), ('cancelled', 'voided', 'unowe'),
    ('returned', 'replaced', 'unowe'), ('returned', 'voided', 'unowe'),
    ('handed_to_finance', 'recorded_paid', 'pay'), ('handed_to_finance', 'approved', null), ('handed_to_finance', 'voided', 'unowe'),
    ('recorded_paid', 'confirmed', null), ('recorded_paid', 'reversed', 'unpay'), ('confirmed', 'reversed', 'unpay'),
    ('reversed', 'replaced', 'unowe'), ('reversed', 'voided', 'unowe');

-- Where the money of a route is before it is given.
create function private.source_of(route text)
returns text
language sql immutable set search_path = ''
as $$
    select case route when 'stripe' then 'stripe_balance' when 'payroll' then 'payroll' when 'voucher' then 'vouchers' when 'cash' then 'cash'
        else 'bank' end
$$;

-- Writes a transaction of several entries: [[account, pence], …], zeros left out. Out: its id.
create function private.post(organisation uuid, programme uuid, what text, entries jsonb, event bigint default null)
returns bigint
language plpgsql set search_path = ''
as $$
declare
    made bigint;
begin
    insert into public.ledger_transactions (organisation_id, programme_id, event_id, what, by)
    values (organisation, programme, event, post.what, auth.uid()) returning id into made;
    insert into public.ledger_entries (transaction_id, account, pence)
    select made, e ->> 0, (e ->> 1)::bigint from jsonb_array_elements(entries) e where (e ->> 1)::bigint <> 0;
    return made;
end
$$;

-- What a move means in money, as entries of private.post.
create function private.entries_of(payment public.payments, posting text)
returns jsonb
language sql immutable set search_path = ''
as $$
    select case posting
        when 'owe' then jsonb_build_array(jsonb_build_array('fees', (payment).fee_pence), jsonb_build_array('expenses', (payment).expense_pence),
            jsonb_build_array('owed', -(payment).pence))
        when 'unowe' then jsonb_build_array(jsonb_build_array('fees', -(payment).fee_pence), jsonb_build_array('expenses', -(payment).expense_pence),
            jsonb_build_array('owed', (payment).pence))
        when 'send' then jsonb_build_array(jsonb_build_array('owed', (payment).pence), jsonb_build_array('on_its_way', -(payment).pence))
        when 'unsend' then jsonb_build_array(jsonb_build_array('owed', -(payment).pence), jsonb_build_array('on_its_way', (payment).pence))
        when 'settle' then jsonb_build_array(jsonb_build_array('on_its_way', (payment).pence),
            jsonb_build_array(private.source_of((payment).route), -(payment).pence))
        when 'unsettle' then jsonb_build_array(jsonb_build_array('owed', -(payment).pence),
            jsonb_build_array(private.source_of((payment).route), (payment).pence))
        when 'pay' then jsonb_build_array(jsonb_build_array('owed', (payment).pence),
            jsonb_build_array(private.source_of((payment).route), -(payment).pence))
        when 'unpay' then jsonb_build_array(jsonb_build_array('owed', -(payment).pence),
            jsonb_build_array(private.source_of((payment).route), (payment).pence))
    end
$$;

-- Whether money may have left for a payment, or leaves still: it has an attempt that nobody knows the end of, or that went. A payment
-- is held with such an attempt where a key was refused (failure matrix 15).
create function private.may_have_left(payment uuid)
returns boolean
language sql stable set search_path = ''
as $$
    select exists (select from private.payment_attempts a
        where a.payment_id = payment and a.state in ('sending', 'unknown', 'needs_person', 'accepted', 'paid'))
$$;

-- Moves one payment, under its row's lock. In: which, to what, why in closed words, and for `held` the reason. `at` is when the
-- rail or finance says that it happened. Out: the payment as it is now. Errors: PM001 there is no such move from where it is.
-- Nothing else in the database changes payments.state.
create function private.move_payment(payment uuid, to_state text, why text default null, held text default null, at timestamptz default now())
returns public.payments
language plpgsql set search_path = ''
as $$
declare
    moved public.payments;
    move private.payment_moves;
    event bigint;
begin
    select p.* into moved from public.payments p where p.id = payment for update;
    select m.* into move from private.payment_moves m where m.from_state = moved.state and m.to_state = move_payment.to_state;
    if move.to_state is null
        -- Nothing takes the place of a payment while one of its attempts may have left, also where it is held meanwhile.
        or (to_state in ('voided', 'replaced', 'approved') and private.may_have_left(payment))
    then
        perform private.refuse('PM001', format('A payment does not go from %s to %s', moved.state, to_state));
    end if;
    insert into public.payment_events (payment_id, from_state, to_state, why, by)
    values (payment, moved.state, to_state, coalesce(move_payment.why, held), auth.uid()) returning id into event;
    update public.payments p set state = move_payment.to_state, held_why = held, version = p.version + 1, changed_at = now(),
        sent_at = case when move_payment.to_state in ('accepted', 'recorded_paid') then coalesce(p.sent_at, move_payment.at) else p.sent_at end,
        paid_at = case when move_payment.to_state in ('paid', 'recorded_paid') then move_payment.at else p.paid_at end
    where p.id = payment returning p.* into moved;
    if move.posting is not null then
        perform private.post(moved.organisation_id, moved.programme_id, 'payment moved', private.entries_of(moved, move.posting), event);
    end if;
    return moved;
end
$$;

-- Everything about a claim that matters to whoever approves it, as 32 bytes: who is paid, where to, by which route, for which role,
-- how much, and every line. What is not in it (the day it is paid on) may change without a new approval.
create function private.claim_hash(claim uuid)
returns bytea
language sql stable set search_path = ''
as $$
    select sha256(convert_to(jsonb_build_object(
        'claim', c.id, 'person', c.person_id, 'payee', c.payee_id, 'programme', c.programme_id, 'role', c.role_id, 'route', c.route,
        'reason', c.reason, 'done_on', c.done_on, 'fee', c.fee_pence, 'expenses', c.expense_pence,
        'account', case when c.route = 'stripe' then (
            select jsonb_build_array(a.id, a.account_ref, a.method_ref) from public.payee_accounts a
            where a.payee_id = coalesce(c.payee_id, own.id) and a.rail = 'stripe' and a.ended_at is null) end,
        'lines', (select jsonb_agg(to_jsonb(l) order by l.position) from public.claim_lines l where l.claim_id = c.id))::text, 'UTF8'))
    from public.claims c left join public.payees own on own.organisation_id = c.organisation_id and own.person_id = c.person_id
    where c.id = claim
$$;

-- Whom a claim pays: who was named, else the person themselves, who is known as a payee from now on.
create function private.payee_of(claim public.claims)
returns uuid
language plpgsql set search_path = ''
as $$
declare
    found uuid := (claim).payee_id;
begin
    if found is null then
        insert into public.payees (organisation_id, kind, person_id) values ((claim).organisation_id, 'person', (claim).person_id)
        on conflict (organisation_id, person_id) do nothing;
        select p.id into found from public.payees p where p.organisation_id = (claim).organisation_id and p.person_id = (claim).person_id;
    end if;
    return found;
end
$$;

-- A reference that nobody has yet: TL- and six characters of Crockford's alphabet.
create function private.new_reference()
returns text
language plpgsql set search_path = ''
as $$
declare
    alphabet constant text := '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    bytes bytea;
    made text;
begin
    loop
        bytes := extensions.gen_random_bytes(6);
        select 'TL-' || string_agg(substr(alphabet, get_byte(bytes, i) % 32 + 1, 1), '') into made from generate_series(0, 5) i;
        exit when not exists (select 1 from public.payments p where p.reference = made);
    end loop;
    return made;
end
$$;

-- Makes one payment of (a part of) an approved claim, in state `approved`: what is owed stands in the ledger from now on.
-- In: the claim, how much of it is fee and how much expenses (pence), the day, and what it stands in the place of.
create function private.make_payment(claim uuid, fee int, expenses int, pay_on date, part int default 1, replaces uuid default null)
returns uuid
language plpgsql set search_path = ''
as $$
declare
    owed public.claims;
    payee uuid;
    made public.payments;
    event bigint;
begin
    select c.* into owed from public.claims c where c.id = claim;
    payee := private.payee_of(owed);
    insert into public.payments (organisation_id, programme_id, claim_id, payee_id, payee_account_id, route, pence, fee_pence, expense_pence, part,
        replaces_id, hash, reference, pay_on, due_on)
    values (owed.organisation_id, owed.programme_id, claim, payee,
        case when owed.route = 'stripe' then (select a.id from public.payee_accounts a where a.payee_id = payee and a.rail = 'stripe' and a.ended_at is null) end,
        owed.route, fee + expenses, fee, expenses, make_payment.part, replaces, private.claim_hash(claim), private.new_reference(), make_payment.pay_on,
        private.add_working_days(owed.done_on, coalesce((select s.promise_days from public.pay_settings s where s.organisation_id = owed.organisation_id), 10)))
    returning * into made;
    insert into public.payment_events (payment_id, from_state, to_state, by) values (made.id, null, 'approved', auth.uid()) returning id into event;
    perform private.post(made.organisation_id, made.programme_id, 'payment moved', private.entries_of(made, 'owe'), event);
    return made.id;
end
$$;

alter table public.ledger_transactions enable row level security;
alter table public.ledger_entries enable row level security;

grant select (id, organisation_id, programme_id, event_id, what, at) on public.ledger_transactions to authenticated;
grant select on public.ledger_entries to authenticated;

create policy "finance and auditors read the ledger of their trust" on public.ledger_transactions for select to authenticated
using (organisation_id in (select private.my_organisations('finance_approver', 'board_auditor')));
create policy "whoever reads a transaction reads its entries" on public.ledger_entries for select to authenticated
using (exists (select 1 from public.ledger_transactions t where t.id = transaction_id));
