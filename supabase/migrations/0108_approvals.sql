-- Approving what people claim (R64, payments.md 5.3): who may, up to which sum, how many are needed, and that an approval holds only
-- for exactly what was seen. Whoever approves is neither who raised the claim nor whom it pays, nor who runs what it is for: a
-- trigger on the approvals says so, whichever way one is written.
-- Who may see what: members of the trust read who may approve how much; who approved a claim is told to those who approve.

-- How much somebody may approve. A finance approver without a row may approve up to the most of one payment; anybody else
-- of the trust nothing, unless finance gave them a limit, for some days.
create table public.approval_limits (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    person_id uuid not null references public.people,
    most_pence int not null check (most_pence between 100 and 1000000),
    starts_on date not null default private.today(),
    ends_on date,
    given_at timestamptz not null default now(),
    given_by uuid references auth.users,
    ended_at timestamptz,
    ended_by uuid references auth.users,
    check (ends_on >= starts_on)
);
create unique index one_limit_each on public.approval_limits (person_id) where ended_at is null;
create index on public.approval_limits (organisation_id, given_at desc, id desc);
alter table public.approval_limits enable row level security;
grant select (id, organisation_id, person_id, most_pence, starts_on, ends_on, given_at, ended_at) on public.approval_limits to authenticated;

create policy "finance and auditors read who approves; others their own" on public.approval_limits for select to authenticated
using (
    person_id in (select private.my_people())
    or organisation_id in (select private.my_organisations('finance_approver', 'board_auditor'))
);

-- "£1,250.00", from whole pence, for sentences of refusals.
create function private.in_pounds(pence bigint)
returns text
language sql immutable set search_path = ''
as $$
    select '£' || to_char(pence / 100.0, 'FM999,999,990.00')
$$;

-- The most of one payment, and the sum over which two people approve. Pence.
create function private.pay_bounds(organisation uuid, out most_per_payment int, out second_over int, out promise_days int)
language sql stable set search_path = ''
as $$
    select coalesce(max(s.most_per_payment), 200000), coalesce(max(s.second_approver_over), 50000), coalesce(max(s.promise_days), 10)
    from public.pay_settings s where s.organisation_id = pay_bounds.organisation
$$;

-- How much an account may approve at an organisation on a day, in pence; null: nothing. An auditor never approves what they audit.
create function private.approval_limit(organisation uuid, account uuid, on_day date default private.today())
returns int
language sql stable set search_path = ''
as $$
    with hats as (
        select m.role from public.people p join public.members m on m.person_id = p.id and m.organisation_id = organisation
        where p.account_id = account and m.starts_on <= on_day and (m.ends_on is null or m.ends_on > on_day)
    )
    select case
        when not exists (select from hats) or exists (select from hats where role = 'board_auditor') then null
        else least((private.pay_bounds(organisation)).most_per_payment, coalesce(
            (select l.most_pence from public.approval_limits l join public.people p on p.id = l.person_id
                where p.account_id = account and l.organisation_id = organisation and l.ended_at is null
                    and l.starts_on <= on_day and coalesce(l.ends_on >= on_day, true)),
            -- least() leaves nulls out, so whoever may approve nothing must not reach it.
            case when exists (select from hats where role = 'finance_approver') then 1000000 else 0 end))
    end
$$;

-- Stops unless the signed-in person may approve something here. Out: up to how much, in pence. Errors: P0002.
create function private.require_approver(organisation uuid)
returns int
language plpgsql stable set search_path = ''
as $$
declare
    up_to int := private.approval_limit(organisation, private.signed_in());
begin
    if coalesce(up_to, 0) = 0 then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return up_to;
end
$$;

-- Why this account may never approve this claim, whatever its sum: 'raised by you', 'your own', 'you ran it'; null: it may.
create function private.too_near(claim public.claims, account uuid)
returns text
language plpgsql stable set search_path = ''
as $$
begin
    if (claim).submitted_by = account or account = any ((claim).written_by) then
        return 'raised by you';
    end if;
    -- Any row by which any organisation knows them; and whoever works for the organisation that is paid.
    if exists (select from public.people p where p.account_id = account and p.id = (claim).person_id)
        or exists (select from public.payees y left join public.people p on p.id = y.person_id
            where y.id = (claim).payee_id and (p.account_id = account or y.partner_id in (
                select m.organisation_id from public.members m join public.people mine on mine.id = m.person_id
                where mine.account_id = account and m.starts_on <= private.today() and (m.ends_on is null or m.ends_on > private.today()))))
    then
        return 'your own';
    end if;
    if exists (select from public.registrations r join public.workshops w on w.id = r.workshop_id
        where r.id = (claim).registration_id and (w.created_by = account or exists (
            select from public.workshop_leads l join public.people p on p.id = l.person_id
            where l.workshop_id = w.id and p.account_id = account)))
        -- Who noted that they came,
        or exists (select from public.attendance_facts f where f.registration_id = (claim).registration_id and f.recorded_by = account)
        -- who offered the task, and who confirmed the hours, speak for them as organisers do.
        or exists (select from public.tasks t where t.id = (claim).task_id and t.offered_by = account)
        or exists (select from public.hours h where h.id = (claim).hours_id and h.confirmed_by = account)
    then
        return 'you ran it';
    end if;
    return null;
end
$$;

create function private.keep_approvers_apart()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    asked public.claims;
    near text;
begin
    if new.decision <> 'approved' then
        return new;
    end if;
    select c.* into asked from public.claims c where c.id = new.claim_id;
    near := private.too_near(asked, new.decided_by);
    if near = 'raised by you' then
        perform private.refuse('PA003', 'You raised this claim, so somebody else approves it');
    elsif near = 'your own' then
        perform private.refuse('PA004', 'This money is yours or your organisation’s, so somebody else approves it');
    elsif near = 'you ran it' then
        perform private.refuse('PA005', 'You ran what this claim is for, so somebody else approves it');
    end if;
    if new.hash is distinct from private.claim_hash(new.claim_id) or new.version is distinct from asked.version then
        perform private.refuse('PA002', 'This claim changed since you looked at it. Look at it again before you approve it.');
    end if;
    if coalesce(private.approval_limit(asked.organisation_id, new.decided_by), 0) < asked.fee_pence + asked.expense_pence then
        perform private.refuse('PA007', 'This is more than you may approve');
    end if;
    return new;
end
$$;
create trigger keep_approvers_apart before insert on public.approvals for each row execute function private.keep_approvers_apart();

-- An approval is never changed, but voided once; it falls with its claim, years later.
create function private.keep_approvals()
returns trigger
language plpgsql set search_path = ''
as $$
begin
    if old.voided_at is not null or to_jsonb(new) - 'voided_at' - 'voided_why' <> to_jsonb(old) - 'voided_at' - 'voided_why' then
        raise exception using errcode = 'PA013', message = 'an approval is never changed';
    end if;
    return new;
end
$$;
create trigger keep_approvals before update on public.approvals for each row execute function private.keep_approvals();

-- Takes back what was approved of a claim, and what was to be sent for it: the claim waits for approval again. What is on its
-- way or given stays as it is; what failed or came back is taken the place of at the next approval.
create function private.reopen_approvals(claim uuid, why text)
returns void
language plpgsql set search_path = ''
as $$
begin
    perform 1 from public.claims c where c.id = claim for update;
    update public.approvals a set voided_at = now(), voided_why = why
    where a.claim_id = claim and a.decision = 'approved' and a.voided_at is null;
    perform private.move_payment(unsent.id, 'voided', why)
    from (select p.id from public.payments p where p.claim_id = claim
            -- What failed or came back is owed still, unless the person does not want it so any more.
            and not private.may_have_left(p.id)
            and (p.state in ('approved', 'queued', 'held', 'refused')
                or (why = 'by a person' and p.state in ('failed', 'cancelled', 'returned', 'reversed')))
        order by p.id for update) unsent;
    update public.claims c set approved_at = null where c.id = claim and c.approved_at is not null;
end
$$;

-- As that, for whoever changes or takes back a claim: nothing that is on its way or was given is changed under it.
-- In: the claim, and why ('changed', 'by a person', 'returned'). Errors: PA010 money for it left already.
create function private.void_approvals(claim uuid, why text)
returns void
language plpgsql set search_path = ''
as $$
begin
    perform 1 from public.claims c where c.id = claim for update;
    -- The rows are locked before they are read: who sends has them locked too, and is waited for (failure matrix 33).
    perform 1 from public.payments p where p.claim_id = claim order by p.id for update;
    if exists (select from public.payments p where p.claim_id = claim and (p.state in ('sending', 'unknown', 'accepted', 'needs_person', 'paid',
        'handed_to_finance', 'recorded_paid', 'confirmed') or private.may_have_left(p.id)))
    then
        perform private.refuse('PA010', 'The money is on its way already, so this cannot be changed any more. Ask the people who pay it.');
    end if;
    perform private.reopen_approvals(claim, why);
end
$$;

-- Who changes what is done with their money after it was approved, and before it is sent, takes the approval back themselves
-- (failure matrix 33); once it is on its way they are told so, and nothing changes. Errors: PA010.
create function private.follow_choice()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.void_approvals(c.id, 'by a person') from public.claims c
    where (c.id = new.claim_id or c.registration_id = new.registration_id) and (c.approved_at is not null
        or exists (select from public.approvals a where a.claim_id = c.id and a.decision = 'approved' and a.voided_at is null));
    return null;
end
$$;
create trigger follow_choice after insert on public.pay_choices for each row execute function private.follow_choice();

-- Where a payee's money goes has changed: what was approved for the old place, and is not sent, is approved anew (failure matrix 3).
create function private.follow_payee_account()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.reopen_approvals(stale.id, 'changed')
    from (select c.id from public.claims c join public.payees y on y.id = new.payee_id
        where c.route = 'stripe' and (c.payee_id = y.id or (c.payee_id is null and c.person_id = y.person_id and c.organisation_id = y.organisation_id))
            and exists (select from public.approvals a where a.claim_id = c.id and a.decision = 'approved' and a.voided_at is null
                and a.hash <> private.claim_hash(c.id))
            and (c.approved_at is null or exists (select from public.payments p where p.claim_id = c.id
                and p.state in ('approved', 'queued', 'held', 'refused', 'failed', 'cancelled', 'returned')))
        order by c.id) stale;
    return null;
end
$$;
create trigger follow_payee_account after insert or update of account_ref, method_ref, ended_at on public.payee_accounts for each row
execute function private.follow_payee_account();
