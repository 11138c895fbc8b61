-- The manual rail: what finance pays itself, by its own bank, its payroll, a voucher, or cash from hand to hand (R60). Approved payments
-- are handed over in a run; somebody else records that each was paid, with a reference that is used once; somebody other than that
-- confirms it. Who may see what: finance approvers and administrators of the trust; a partner, only what it hands out for the trust.

-- A run: what was handed over together, to finance, or to the partner who brings it. Numbered within the trust.
create table public.runs (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    number int not null check (number >= 1),
    route text not null check (route in ('bacs', 'payroll', 'voucher', 'cash', 'organisation')),
    -- Who brings cash or vouchers to people, where it is not the trust itself.
    partner_id uuid references public.organisations,
    due_by date not null,
    made_at timestamptz not null default now(),
    made_by uuid not null references auth.users,
    check (partner_id is null or route in ('cash', 'voucher')),
    unique (organisation_id, number)
);
create index on public.runs (partner_id);

create table public.run_items (
    run_id uuid not null references public.runs,
    payment_id uuid not null references public.payments,
    position int not null,
    -- As it stood when it was handed over.
    finance_ref text,
    -- What the person says or shows to whoever brings the money; on the letter they are sent and on their own page.
    hand_out_code text check (hand_out_code ~ '^[0-9A-HJKMNP-TV-Z]{5}$'),
    taken_back_at timestamptz,
    taken_back_by uuid references auth.users,
    primary key (run_id, payment_id),
    unique (run_id, position),
    check ((taken_back_at is null) = (taken_back_by is null))
);
create unique index in_one_run_at_a_time on public.run_items (payment_id) where taken_back_at is null;

-- That a payment was made outside every rail of machines: when, how, by which reference. One for each payment, for ever: what was
-- recorded wrongly is reversed, and paid again as a new payment (failure matrix 37).
create table public.payment_records (
    payment_id uuid primary key references public.payments,
    organisation_id uuid not null references public.organisations,
    paid_on date not null,
    method text not null check (method in ('bank transfer', 'payroll', 'voucher', 'cash', 'cheque')),
    -- Of the bank's list, the payslip, or the receipt; written once in a trust.
    reference text not null check (char_length(reference) between 3 and 60),
    -- Where whoever looks finds it: a page of a list, a receipt's number.
    evidence text not null default '' check (char_length(evidence) <= 300),
    -- Handing over money in person: who saw it, or that the person gave their code.
    witness text check (char_length(witness) between 2 and 120),
    by_code boolean not null default false,
    recorded_at timestamptz not null default now(),
    recorded_by uuid not null references auth.users,
    confirmed_at timestamptz,
    confirmed_by uuid references auth.users,
    reversed_at timestamptz,
    reversed_by uuid references auth.users,
    reversed_why text check (reversed_why in ('sent back by the bank', 'not handed over', 'recorded by mistake')),
    check (confirmed_by is null or confirmed_by <> recorded_by),
    check ((reversed_at is null) = (reversed_why is null))
);
create unique index one_record_by_reference on public.payment_records (organisation_id, upper(reference));

-- By which code finance books what a programme pays.
alter table public.programmes add column cost_code text check (cost_code ~ '^[A-Z0-9][A-Z0-9 ./-]{1,29}$');

alter table public.runs enable row level security;
alter table public.run_items enable row level security;
alter table public.payment_records enable row level security;

grant select (id, organisation_id, number, route, partner_id, due_by, made_at) on public.runs to authenticated;
grant select (run_id, payment_id, position, taken_back_at) on public.run_items to authenticated;
grant select (payment_id, organisation_id, paid_on, method, reference, recorded_at, confirmed_at, reversed_at, reversed_why)
    on public.payment_records to authenticated;

create policy "finance and auditors read their trust's runs" on public.runs for select to authenticated
using (organisation_id in (select private.my_organisations('finance_approver', 'administrator', 'board_auditor')));
create policy "whoever reads a run reads its items" on public.run_items for select to authenticated
using (run_id in (select r.id from public.runs r));
create policy "people read how they were paid; those who pay how they paid" on public.payment_records for select to authenticated
using (
    organisation_id in (select private.my_organisations('finance_approver', 'administrator', 'board_auditor'))
    or payment_id in (select p.id from public.payments p where p.claim_id in (select private.my_own_claims()))
);

-- A record is of the manual rail and nothing else, and never of what was paid in another way already (failure matrix 37). PV011.
create function private.keep_records_true()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if not exists (select from public.payments p where p.id = new.payment_id and p.rail = 'manual') then
        perform private.refuse('PV011', 'This payment goes by Stripe, which says itself what became of it');
    end if;
    if exists (
        select from public.payments p join public.payments other on other.claim_id = p.claim_id and other.part = p.part and other.id <> p.id
        where p.id = new.payment_id
            and other.state in ('sending', 'unknown', 'needs_person', 'accepted', 'paid', 'recorded_paid', 'confirmed')
    ) then
        perform private.refuse('PV011', 'This was paid, or may have been, in another way');
    end if;
    return new;
end
$$;
create trigger keep_records_true before insert on public.payment_records for each row execute function private.keep_records_true();

-- Why a payment of the manual rail cannot be handed over yet, in closed words that staff may read, or null: 'stopped', 'later' (the
-- person chose a later day), 'changed' since it was approved, 'payee' lacks something, 'finance reference' is not known, 'no vouchers'
-- of that sum in stock.
create function private.not_to_hand_over(payment public.payments, due_by date)
returns text
language plpgsql stable set search_path = ''
as $$
begin
    return case
        when exists (select 1 from public.pay_settings s where s.organisation_id = (payment).organisation_id and s.stopped_at is not null) then 'stopped'
        when (payment).pay_on > not_to_hand_over.due_by then 'later'
        when (payment).hash is distinct from private.claim_hash((payment).claim_id) then 'changed'
        when private.payee_lacks((payment).payee_id) is not null then 'payee'
        when (payment).route in ('bacs', 'organisation') and private.finance_ref((payment).payee_id) is null then 'finance reference'
        when (payment).route = 'voucher' and private.vouchers_for((payment).organisation_id, (payment).pence) is null then 'no vouchers' end;
end
$$;

-- The partner who knows the person a payment is for, and so may bring it; null where the trust knows them itself.
create function private.partner_of(payment public.payments)
returns uuid
language sql stable set search_path = ''
as $$
    select o.id from public.claims c join public.people p on p.id = c.person_id join public.organisations o on o.id = p.organisation_id
    where c.id = (payment).claim_id and o.kind = 'partner'
$$;

-- Five characters of Crockford's alphabet, to be spoken.
create function private.new_hand_out_code()
returns text
language sql volatile set search_path = ''
as $$
    select string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', get_byte(b.bytes, i) % 32 + 1, 1), '' order by i)
    from (select extensions.gen_random_bytes(5) as bytes) b, generate_series(0, 4) i
$$;

-- Hands over everything approved of one route that is due by a day, at most 500. In: {"route","due_by","partner_id"?}: cash and vouchers
-- go by the partner who knows the person, or by the trust itself where none is given. What cannot go yet stays; what would cross a limit that the
-- person set waits for them. Out: the run's id; null where all of it waits for
-- people. Finance approver or administrator who has just signed in.
-- Errors: 42501, PF001, PV012 route or day, PV013 nothing to hand over.
create function public.make_run(organisation uuid, given jsonb)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    by_route text := given ->> 'route';
    due date := (given ->> 'due_by')::date;
    partner uuid := (given ->> 'partner_id')::uuid;
    made uuid;
    one public.payments;
    placed int := 0;
    held int := 0;
begin
    perform private.require_role(organisation, 'finance_approver', 'administrator');
    perform private.require_fresh_sign_in();
    if coalesce(by_route, '') not in ('bacs', 'payroll', 'voucher', 'cash', 'organisation') then
        perform private.refuse('PV012', 'Choose how they are paid', 'route');
    end if;
    if due is null or due not between private.today() - 366 and private.today() + 92 then
        perform private.refuse('PV012', 'Enter the day by which they are due', 'due_by');
    end if;
    -- Two runs of one trust are made one after the other, so that each has its number.
    perform 1 from public.organisations o where o.id = organisation for update;
    insert into public.runs (organisation_id, number, route, partner_id, due_by, made_by)
    values (organisation, coalesce((select max(r.number) from public.runs r where r.organisation_id = organisation), 0) + 1,
        by_route, case when by_route in ('cash', 'voucher') then partner end, due, auth.uid())
    returning id into made;
    for one in
        select p.* from public.payments p
        where p.organisation_id = organisation and p.rail = 'manual' and p.state = 'approved' and p.route = by_route
            and (by_route not in ('cash', 'voucher') or private.partner_of(p) is not distinct from partner)
        order by p.due_on, p.id limit 500 for update
    loop
        continue when private.not_to_hand_over(one, due) is not null;
        if private.over_own_limit(one.id, greatest(one.pay_on, private.today())) then
            perform private.move_payment(one.id, 'held', null, 'over their own limit');
            held := held + 1;
            continue;
        end if;
        placed := placed + 1;
        perform private.move_payment(one.id, 'handed_to_finance', by_route);
        insert into public.run_items (run_id, payment_id, position, finance_ref, hand_out_code)
        values (made, one.id, placed, case when by_route in ('bacs', 'organisation', 'payroll') then private.finance_ref(one.payee_id) end,
            case when by_route in ('cash', 'voucher') then private.new_hand_out_code() end);
        if by_route = 'voucher' then
            perform private.assign_vouchers(one);
        end if;
        -- Without the code: where somebody passes messages on, it may be who brings the money.
        if by_route in ('cash', 'voucher') then
            perform private.queue_message(c.person_id, 'by_hand_ready', 'person', c.person_id, '{"path": "/my/handed"}',
                dedupe_key => 'by_hand:' || one.id)
            from public.claims c where c.id = one.claim_id;
        end if;
    end loop;
    if placed = 0 and held = 0 then
        perform private.refuse('PV013', 'Nothing of this can be handed over by that day', 'due_by');
    end if;
    if placed = 0 then
        delete from public.runs r where r.id = made;
        return null;
    end if;
    return made;
end
$$;

-- Takes a payment out of its run before it was made: it is approved, as before, and its vouchers go back to the stock.
-- Finance approver or administrator. Errors: P0002, 42501, PV014 it is not in a run, or was recorded.
create function public.take_back_from_run(payment uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    one public.payments := private.handled_payment(payment, 'finance_approver', 'administrator');
begin
    if one.state <> 'handed_to_finance' then
        perform private.refuse('PV014', 'This is not in a run any more');
    end if;
    perform private.release_vouchers(payment);
    update public.run_items i set taken_back_at = now(), taken_back_by = auth.uid() where i.payment_id = payment and i.taken_back_at is null;
    perform private.move_payment(payment, 'approved', 'taken back');
end
$$;

-- A payment of a trust where the signed-in person wears one of these hats, locked. Errors: P0002 no such payment, 42501.
create function private.handled_payment(payment uuid, variadic hats text[])
returns public.payments
language plpgsql set search_path = ''
as $$
declare
    one public.payments;
begin
    select p.* into one from public.payments p where p.id = payment for update;
    if one.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_role(one.organisation_id, variadic hats);
    return one;
end
$$;

grant execute on function public.make_run, public.take_back_from_run to authenticated;
