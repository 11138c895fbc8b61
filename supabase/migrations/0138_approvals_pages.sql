-- What those who approve read: the queue, one claim with everything its approval is bound to, and who may approve how much.
-- They read who is paid, because nobody approves money to nobody; and never what that person said, agreed to or is (R66).

-- Why a claim waits, for the account that looks, in closed words; null: it waits for them to approve it.
create function private.why_it_waits(claim public.claims, account uuid)
returns text
language plpgsql stable set search_path = ''
as $$
declare
    total int := (claim).fee_pence + (claim).expense_pence;
begin
    return coalesce(
        private.too_near(claim, account),
        case when exists (select from public.approvals a where a.claim_id = (claim).id and a.decided_by = account and a.decision = 'approved'
            and a.voided_at is null) then 'approved by you' end,
        private.not_yet(claim),
        case when total > coalesce(private.approval_limit((claim).organisation_id, account), 0) then 'over your limit' end,
        -- What was reserved for the place is free for its claim.
        case when total > private.budget_room((claim).programme_id, (claim).done_on) + coalesce(
            (select i.reserved_pence from private.budget_items i where i.registration_id = (claim).registration_id), 0) then 'budget short' end);
end
$$;

-- Working days from one day to another, the first not counted; at most 260, a year of them.
create function private.working_days(first_day date, last_day date)
returns int
language sql stable set search_path = ''
as $$
    select count(*)::int from generate_series(1, least(last_day - first_day, 364)) n where private.is_working_day(first_day + n)
$$;

-- One claim in a list, as the account that looks reads it.
create function private.approval_row(claim public.claims, account uuid)
returns jsonb
language sql stable set search_path = ''
as $$
    select jsonb_build_object('id', (claim).id, 'version', (claim).version, 'hash', encode(private.claim_hash((claim).id), 'hex'),
        'state', (claim).state,
        'who', case when (claim).payee_id is null then (select coalesce(p.name, 'Somebody') from public.people p where p.id = (claim).person_id)
            else private.payee_name((claim).payee_id) end,
        'reason', (claim).reason, 'about', coalesce((select w.title from public.registrations r join public.workshops w on w.id = r.workshop_id
            where r.id = (claim).registration_id), (claim).offer ->> 'task'),
        'programme', (select p.title from public.programmes p where p.id = (claim).programme_id),
        'done_on', (claim).done_on, 'submitted_at', (claim).submitted_at, 'age', private.working_days((claim).done_on, private.today()),
        'due_on', private.add_working_days((claim).done_on, (private.pay_bounds((claim).organisation_id)).promise_days),
        'late', (claim).done_on < private.add_working_days(private.today(), -(private.pay_bounds((claim).organisation_id)).promise_days),
        'fee', (claim).fee_pence, 'expenses', (claim).expense_pence, 'route', (claim).route, 'pay_on', (claim).pay_on,
        'approvals', (select count(*) from public.approvals a where a.claim_id = (claim).id and a.decision = 'approved' and a.voided_at is null),
        'needed', private.approvers_needed((claim).organisation_id, (claim).fee_pence + (claim).expense_pence),
        'why', private.why_it_waits(claim, account))
$$;

-- The claims that wait for approval at a trust, the longest waiting first, 20 at a time. In: `show`, 'all', 'late' (past the promise)
-- or 'second' (somebody approved it, and one more is needed). Out: {"limit" of who looks, "promise_days","second_over","waiting" (counted to
-- 100),"claims":[as private.approval_row],"next"}. Whoever may approve there. Errors: P0002.
create function public.claims_to_approve(organisation uuid, show text default 'all', beside uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    up_to int := private.require_approver(organisation);
    bounds record := private.pay_bounds(organisation);
    late_before date := private.add_working_days(private.today(), -bounds.promise_days);
    last_seen timestamptz := (select c.submitted_at from public.claims c where c.id = beside and c.organisation_id = claims_to_approve.organisation);
    page jsonb;
begin
    select coalesce(jsonb_agg(private.approval_row(t::public.claims, private.signed_in()) order by t.submitted_at, t.id), '[]') into page
    from (
        select c.* from public.claims c
        where c.organisation_id = claims_to_approve.organisation and c.submitted_at is not null and c.approved_at is null
            and c.returned_at is null and c.withdrawn_at is null
            and (last_seen is null or (c.submitted_at, c.id) > (last_seen, beside))
            and (show <> 'late' or c.done_on < late_before)
            and (show <> 'second' or exists (select from public.approvals a where a.claim_id = c.id and a.decision = 'approved' and a.voided_at is null))
        order by c.submitted_at, c.id limit 21) t;
    return jsonb_build_object('limit', up_to, 'promise_days', bounds.promise_days, 'second_over', bounds.second_over,
        'waiting', (select count(*) from (select from public.claims c where c.organisation_id = claims_to_approve.organisation
            and c.submitted_at is not null and c.approved_at is null and c.returned_at is null and c.withdrawn_at is null limit 100) t),
        'claims', case when jsonb_array_length(page) > 20 then page - 20 else page end,
        'next', case when jsonb_array_length(page) > 20 then page -> 19 -> 'id' end);
end
$$;

-- Those of the claims named that the signed-in person may look at to approve them: [as private.approval_row], the longest waiting first.
create function public.claims_chosen(ids uuid[])
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(private.approval_row(c, private.signed_in()) order by c.submitted_at, c.id), '[]')
    from public.claims c
    where c.id = any (ids[1:50]) and c.submitted_at is not null and private.approval_limit(c.organisation_id, private.signed_in()) > 0
$$;

-- One claim with everything its approval is bound to, and what happened to it. Out: private.approval_row, and "limit","organisation",
-- "lines":[{"id","kind","pence","rate","session_minutes","preparation_minutes","travel_minutes","follow_up_minutes","expense","spent_on",
-- "what","vehicle","tenths_of_miles","passengers","waived_why","waived_by","receipts":[{"id","type"}],"twice"}], "twice": another claim of theirs has an expense of
-- this kind, day and sum; "role","last4","changed_at" of the account it goes to,"decisions":[{"by","decision","at","voided_why"}],"payments":
-- [{"pence","state","at"}],"raised_by","by_themselves","return_note","room": what is left of the budget. Whoever may approve. Errors: P0002.
create function public.claim_to_approve(claim uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    asked public.claims;
    up_to int;
begin
    select c.* into asked from public.claims c where c.id = claim and c.submitted_at is not null;
    up_to := private.require_approver(asked.organisation_id);
    return private.approval_row(asked, private.signed_in()) || jsonb_build_object('limit', up_to, 'organisation', asked.organisation_id,
        'role', (select r.name from public.involvement_roles r where r.id = coalesce(asked.role_id, private.role_for(asked.organisation_id))),
        'lines', (select coalesce(jsonb_agg(to_jsonb(l) - 'claim_id' - 'waived_by' - 'advance_id' - 'rate_id' || jsonb_build_object(
                'waived_by', private.name_of_account(l.waived_by),
                'receipts', (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'type', r.type) order by r.added_at, r.id), '[]')
                    from public.expense_receipts r where r.line_id = l.id),
                'twice', l.kind = 'expense' and exists (
                    select from public.claims o join public.claim_lines k on k.claim_id = o.id
                    where o.person_id = asked.person_id and o.id <> claim and o.withdrawn_at is null and k.expense = l.expense
                        and k.spent_on = l.spent_on and k.pence = l.pence)) order by l.position), '[]')
            from public.claim_lines l where l.claim_id = claim),
        'account', case when asked.route = 'stripe' then (select jsonb_build_object('last4', a.last4, 'changed_at', a.changed_at, 'check', a.check_result)
            from public.payee_accounts a join public.payees y on y.id = a.payee_id
            where a.rail = 'stripe' and a.ended_at is null and (y.id = asked.payee_id
                or (asked.payee_id is null and y.person_id = asked.person_id and y.organisation_id = asked.organisation_id))) end,
        'by_themselves', exists (select from public.people p where p.id = asked.person_id and p.account_id = asked.submitted_by),
        'raised_by', private.name_of_account(asked.submitted_by),
        'decisions', (select coalesce(jsonb_agg(jsonb_build_object('by', private.name_of_account(a.decided_by), 'decision', a.decision, 'at', a.decided_at,
                'voided_why', a.voided_why) order by a.decided_at desc), '[]') from public.approvals a where a.claim_id = claim),
        'payments', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'pence', p.pence, 'state', p.state, 'at', p.changed_at)
                order by p.created_at desc), '[]') from public.payments p where p.claim_id = claim),
        'return_note', asked.return_note,
        'room', private.budget_room(asked.programme_id, asked.done_on));
end
$$;

-- The receipt of a claim that was sent in: {"type","base64"}. Whoever may approve there, also by a limit. Errors: P0002.
create function public.receipt_to_approve(receipt uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    perform private.require_approver((select c.organisation_id from public.expense_receipts r join public.claim_lines l on l.id = r.line_id
        join public.claims c on c.id = l.claim_id where r.id = receipt and c.submitted_at is not null));
    return (select jsonb_build_object('type', r.type, 'base64', private.base64(r.bytes)) from public.expense_receipts r where r.id = receipt);
end
$$;

-- What waits to be approved, for whoever may approve there: {"claims","claims_late"} (past the promise), each counted to 100; {} for others.
create function private.approvals_waiting(organisation uuid)
returns jsonb
language sql stable set search_path = ''
as $$
    select case when private.approval_limit(organisation, private.signed_in()) > 0 then (
        select jsonb_build_object('claims', count(*), 'claims_late', count(*) filter (
            where t.done_on < private.add_working_days(private.today(), -(private.pay_bounds(organisation)).promise_days)))
        from (select c.done_on from public.claims c
            where c.organisation_id = approvals_waiting.organisation and c.submitted_at is not null and c.approved_at is null
                and c.returned_at is null and c.withdrawn_at is null
            order by c.submitted_at, c.id limit 100) t)
    else '{}' end
$$;

grant execute on function public.claims_to_approve, public.claims_chosen, public.claim_to_approve, public.receipt_to_approve to authenticated;
