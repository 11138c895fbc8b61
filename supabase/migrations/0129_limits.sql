-- Who may approve how much, given by finance and ended by finance, each with its days and who did it (payments.md 5.3).

-- Gives somebody of the trust a limit; one they had ends. In: {"person" (of the trust),"pence","starts_on"?,"ends_on"?}. Out: its id.
-- A finance approver who has just signed in, for somebody else. Errors: 42501; PF001; PA014 nobody who may have one (person);
-- PA015 the sum, above their own (pence); PA016 the days (ends_on).
create function public.give_limit(organisation uuid, given jsonb)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    whom public.people;
    pence int := (given ->> 'pence')::int;
    first_day date := coalesce((given ->> 'starts_on')::date, private.today());
    last_day date := (given ->> 'ends_on')::date;
    most int := private.approval_limit(organisation, private.signed_in());
    made uuid;
begin
    perform private.require_role(organisation, 'finance_approver');
    perform private.require_fresh_sign_in();
    select p.* into whom from public.people p where p.id = (given ->> 'person')::uuid and p.organisation_id = give_limit.organisation;
    if whom.account_id is null or whom.account_id = auth.uid() or whom.id not in (select private.may_have_limit(organisation)) then
        perform private.refuse('PA014', 'Choose somebody else of the trust, who is not an auditor', 'person');
    end if;
    if coalesce(pence not between 100 and most, true) then
        perform private.refuse('PA015', format('Enter a sum between £1 and %s, which is what you may approve', private.in_pounds(most)), 'pence');
    end if;
    if last_day < greatest(first_day, private.today()) then
        perform private.refuse('PA016', 'The last day must not be over, or before the first', 'ends_on');
    end if;
    update public.approval_limits l set ended_at = now(), ended_by = auth.uid() where l.person_id = whom.id and l.ended_at is null;
    insert into public.approval_limits (organisation_id, person_id, most_pence, starts_on, ends_on, given_by)
    values (organisation, whom.id, pence, first_day, last_day, auth.uid()) returning id into made;
    return made;
end
$$;

-- Who of a trust may be given a limit: members with an account today, but not its auditors.
create function private.may_have_limit(organisation uuid)
returns setof uuid
language sql stable set search_path = ''
as $$
    select p.id from public.people p join public.members m on m.person_id = p.id
    where m.organisation_id = may_have_limit.organisation and p.account_id is not null
        and m.starts_on <= private.today() and (m.ends_on is null or m.ends_on > private.today())
    group by p.id having not bool_or(m.role = 'board_auditor')
$$;

-- Ends a limit at once. What was approved under it stands. A finance approver who has just signed in. Pressed again it changes
-- nothing. Errors: P0002; PF001; PA014 it is their own.
create function public.end_limit(one uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    if not exists (select from public.approval_limits l where l.id = one and l.organisation_id in (select private.my_organisations('finance_approver'))) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_fresh_sign_in();
    -- A finance approver without a limit may approve up to the most of one payment.
    if exists (select from public.approval_limits l join public.people p on p.id = l.person_id where l.id = one and p.account_id = auth.uid()) then
        perform private.refuse('PA014', 'Somebody else of finance ends a limit of yours');
    end if;
    update public.approval_limits l set ended_at = now(), ended_by = auth.uid() where l.id = one and l.ended_at is null;
end
$$;

-- Who may approve how much at a trust. Out: {"most" without a limit of one's own,"second_over","approvers":[names of finance approvers],
-- "limits":[{"id","name","pence","starts_on","ends_on","standing","given_by"}] that did not end,"people":[{"id","name"}] who may be given one}.
-- Finance approver or auditor. Errors: 42501.
create function public.limits_of(organisation uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    bounds record := private.pay_bounds(organisation);
begin
    perform private.require_role(organisation, 'finance_approver', 'board_auditor');
    return jsonb_build_object('most', bounds.most_per_payment, 'second_over', bounds.second_over,
        'approvers', (select coalesce(jsonb_agg(p.name order by lower(p.name)), '[]') from public.people p join public.members m on m.person_id = p.id
            where m.organisation_id = limits_of.organisation and m.role = 'finance_approver' and m.starts_on <= private.today()
                and (m.ends_on is null or m.ends_on > private.today())),
        'limits', (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'name', p.name, 'pence', l.most_pence, 'starts_on', l.starts_on,
                'ends_on', l.ends_on, 'given_by', private.name_of_account(l.given_by),
                'standing', l.starts_on <= private.today() and coalesce(l.ends_on >= private.today(), true)) order by lower(p.name)), '[]')
            from public.approval_limits l join public.people p on p.id = l.person_id
            where l.organisation_id = limits_of.organisation and l.ended_at is null),
        'people', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by lower(p.name)), '[]')
            from public.people p where p.id in (select private.may_have_limit(organisation)) and p.account_id is distinct from private.signed_in()));
end
$$;

grant execute on function public.give_limit, public.end_limit, public.limits_of to authenticated;
