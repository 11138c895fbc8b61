-- Setting and moving what programmes may spend. A finance approver who has just signed in; each change is kept with why it was made.

-- Sets a budget of a programme for some days. In: {"starts_on","ends_on","pence","why"}. What is promised, approved and paid for
-- these days already counts from the start. Out: its id. Errors: P0002 no such programme, 42501, PF001; PB002 less than is spoken for
-- already (pence); PB003 days that have a budget (starts_on); PB004 the days (ends_on); PB005 the sum (pence); TX001 (why).
create function public.set_budget(programme uuid, given jsonb)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    organisation uuid := (select p.organisation_id from public.programmes p where p.id = programme);
    pence int := (given ->> 'pence')::int;
    first_day date := (given ->> 'starts_on')::date;
    last_day date := (given ->> 'ends_on')::date;
    taken bigint;
    made uuid;
begin
    perform private.require_budgeter(organisation);
    if coalesce(pence not between 1 and 1000000000, true) then
        perform private.refuse('PB005', 'Enter a sum between £0.01 and £10,000,000', 'pence');
    end if;
    if coalesce(last_day < first_day, true) then
        perform private.refuse('PB004', 'The last day must not be before the first', 'ends_on');
    end if;
    perform private.require_text(given ->> 'why', 500, 'why', 'Say where this sum comes from');
    insert into public.budgets (organisation_id, programme_id, starts_on, ends_on, set_pence, created_by)
    values (organisation, programme, first_day, last_day, pence, auth.uid()) returning id into made;
    -- Waits for whatever is being approved at this moment, which did not see this budget.
    perform 1 from public.claims c where c.programme_id = programme and c.done_on between first_day and last_day
        and c.submitted_at is not null order by c.id for update;
    taken := (select sum(p.pence) from public.payments p join public.claims c on c.id = p.claim_id
        where c.programme_id = programme and c.done_on between first_day and last_day and p.state not in ('voided', 'replaced'));
    if taken > pence then
        perform private.refuse('PB002', format('%s was approved for these days already, so the budget cannot be less', private.in_pounds(taken)), 'pence');
    end if;
    perform private.count_claim(c.id) from public.claims c
    where c.programme_id = programme and c.done_on between first_day and last_day
        and exists (select from public.payments p where p.claim_id = c.id);
    perform private.reserve_for(r.id) from public.registrations r join public.workshops w on w.id = r.workshop_id
    where w.programme_id = programme and w.held_on between first_day and last_day and r.offer is not null;
    insert into public.budget_moves (budget_id, what, pence, why, by) values (made, 'set', pence, btrim(given ->> 'why'), auth.uid());
    return made;
end
$$;

-- Stops unless the signed-in person may change the budgets of a trust, and has just signed in. Errors: P0002, 42501, PF001.
create function private.require_budgeter(organisation uuid)
returns void
language plpgsql stable set search_path = ''
as $$
begin
    if organisation is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_role(organisation, 'finance_approver');
    perform private.require_fresh_sign_in();
end
$$;

-- Gives the places that a budget did not reach what it reaches now, the first that asked first.
create function private.fill_reserves(budget uuid)
returns void
language sql set search_path = ''
as $$
    select private.reserve_for(s.registration_id)
    from (select i.registration_id from private.budget_items i
        where i.budget_id = budget and i.reserved_pence < i.wanted_pence order by i.id) s
$$;

-- Raises or lowers a budget by a sum in pence, minus to lower. Errors: P0002, 42501, PF001; PB005 the sum (pence); PB006 less than
-- is spoken for (pence); TX001 (why).
create function public.change_budget(budget uuid, by_pence int, why text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    held public.budgets;
begin
    perform private.require_budgeter((select b.organisation_id from public.budgets b where b.id = budget));
    if coalesce(by_pence, 0) = 0 or abs(by_pence) > 1000000000 then
        perform private.refuse('PB005', 'Enter a sum', 'pence');
    end if;
    perform private.require_text(why, 500, 'why', 'Say why it changes');
    select b.* into held from public.budgets b where b.id = budget for update;
    if held.set_pence + by_pence < held.reserved_pence + held.committed_pence + held.spent_pence then
        perform private.refuse('PB006', format('Only %s is left in it; the rest is promised, approved or spent',
            private.in_pounds(held.set_pence - held.reserved_pence - held.committed_pence - held.spent_pence)), 'pence');
    end if;
    update public.budgets b set set_pence = b.set_pence + by_pence where b.id = budget;
    insert into public.budget_moves (budget_id, what, pence, why, by)
    values (budget, case when by_pence > 0 then 'raised' else 'lowered' end, by_pence, btrim(change_budget.why), auth.uid());
    perform private.fill_reserves(budget);
end
$$;

-- A virement: moves a sum from one budget of a trust into another, and writes it down on both sides. In: pence, more than none.
-- Errors: P0002, 42501, PF001; PB005 the sum (pence); PB006 more than is left (pence); PB007 not another budget of this trust
-- (into); TX001 (why).
create function public.move_budget(out_of uuid, into_budget uuid, pence int, why text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    organisation uuid := (select b.organisation_id from public.budgets b where b.id = out_of);
    held public.budgets;
begin
    perform private.require_budgeter(organisation);
    if coalesce(move_budget.pence not between 1 and 1000000000, true) then
        perform private.refuse('PB005', 'Enter a sum', 'pence');
    end if;
    perform private.require_text(why, 500, 'why', 'Say why it moves');
    if into_budget = out_of or not exists (select from public.budgets b where b.id = into_budget and b.organisation_id = organisation) then
        perform private.refuse('PB007', 'Choose the budget it goes into', 'into');
    end if;
    perform 1 from public.budgets b where b.id in (out_of, into_budget) order by b.id for update;
    select b.* into held from public.budgets b where b.id = out_of;
    if move_budget.pence > held.set_pence - held.reserved_pence - held.committed_pence - held.spent_pence then
        perform private.refuse('PB006', format('Only %s is left in it; the rest is promised, approved or spent',
            private.in_pounds(held.set_pence - held.reserved_pence - held.committed_pence - held.spent_pence)), 'pence');
    end if;
    update public.budgets b set set_pence = b.set_pence - move_budget.pence where b.id = out_of;
    update public.budgets b set set_pence = b.set_pence + move_budget.pence where b.id = into_budget;
    insert into public.budget_moves (budget_id, what, pence, other_id, why, by) values
        (out_of, 'moved out', -move_budget.pence, into_budget, btrim(move_budget.why), auth.uid()),
        (into_budget, 'moved in', move_budget.pence, out_of, btrim(move_budget.why), auth.uid());
    perform private.fill_reserves(into_budget);
end
$$;

-- What one budget shows: its figures, what its places were promised that it does not reach, what expenses come to on average for an
-- approved claim, and how many places are not claimed for yet. Pence.
create function private.budget_row(budget public.budgets)
returns jsonb
language sql stable set search_path = ''
as $$
    select jsonb_build_object('id', (budget).id, 'programme', p.title, 'starts_on', (budget).starts_on, 'ends_on', (budget).ends_on,
        'set', (budget).set_pence, 'reserved', (budget).reserved_pence, 'committed', (budget).committed_pence, 'spent', (budget).spent_pence,
        'short', coalesce(sum(i.wanted_pence - i.reserved_pence), 0), 'places', count(i.registration_id),
        'expenses', coalesce((select round(avg(c.expense_pence))::int from public.claims c join private.budget_items k on k.claim_id = c.id
            where k.budget_id = (budget).id), 0))
    from public.programmes p left join private.budget_items i on i.budget_id = (budget).id and i.registration_id is not null
    where p.id = (budget).programme_id group by p.title
$$;

-- The budgets of a trust, the newest first, 20 at a time, and its programmes that have none today. Finance, auditor, engagement lead.
-- Out: {"budgets":[as private.budget_row],"unlimited":[{"id","title"}],"next"}. Errors: 42501.
create function public.budgets_of(organisation uuid, beside uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    last_seen date := (select b.starts_on from public.budgets b where b.id = beside and b.organisation_id = organisation);
    page jsonb;
begin
    perform private.require_role(organisation, 'finance_approver', 'board_auditor', 'engagement_lead');
    select coalesce(jsonb_agg(private.budget_row(t::public.budgets) order by t.starts_on desc, t.id desc), '[]') into page
    from (select b.* from public.budgets b where b.organisation_id = organisation
            and (last_seen is null or (b.starts_on, b.id) < (last_seen, beside))
        order by b.starts_on desc, b.id desc limit 21) t;
    return jsonb_build_object('budgets', case when jsonb_array_length(page) > 20 then page - 20 else page end,
        'next', case when jsonb_array_length(page) > 20 then page -> 19 -> 'id' end,
        'unlimited', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title) order by lower(p.title), p.id), '[]')
            from public.programmes p where p.organisation_id = organisation and coalesce(p.ends_on >= private.today(), true)
                and private.budget_for(p.id, private.today()) is null));
end
$$;

-- One budget with how it came about, the newest 50 changes, and where money could go. As budgets_of.
-- Out: {"budget","moves":[{"what","pence","other","why","at","by"}],"others":[{"id","programme","starts_on","ends_on"}]}. Errors: P0002.
create function public.budget_at(budget uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    held public.budgets;
begin
    select b.* into held from public.budgets b where b.id = budget
        and b.organisation_id in (select private.my_organisations('finance_approver', 'board_auditor', 'engagement_lead'));
    if held.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return jsonb_build_object('budget', private.budget_row(held),
        'moves', (select coalesce(jsonb_agg(jsonb_build_object('what', m.what, 'pence', m.pence, 'other', p.title, 'why', m.why, 'at', m.at,
                'by', private.name_of_account(m.by)) order by m.id desc), '[]')
            from (select l.* from public.budget_moves l where l.budget_id = budget order by l.id desc limit 50) m
            left join public.budgets o on o.id = m.other_id left join public.programmes p on p.id = o.programme_id),
        'others', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'programme', p.title, 'starts_on', o.starts_on, 'ends_on', o.ends_on)
                order by o.starts_on desc, p.title), '[]')
            from (select b.* from public.budgets b where b.organisation_id = held.organisation_id and b.id <> budget
                order by b.starts_on desc limit 30) o join public.programmes p on p.id = o.programme_id));
end
$$;

grant execute on function public.set_budget, public.change_budget, public.move_budget, public.budgets_of, public.budget_at to authenticated;
