-- What is due and late at a trust, and who answers for it: the list that owners, co-chairs and the executive lead come to, and
-- what the weekly digest (0188) counts. It holds what the public late list holds (0155), and what only those inside look after:
-- the actual impact of a decision on equality, outcomes, items of the plan, duties in law.
-- Who may see what: members of the trust who listen, decide, audit, co-chair or administer. Nothing here says whose words are whose.

-- The same as private.due_at, of each stop inside and outside. Titles are those that members read. `path` is where it is done, within
-- the trust's own pages.
create function private.due_inside(organisation uuid, stop text, before date, holders uuid[] default null, after_at date default null,
    after_id uuid default null, most int default 1000)
returns table (at date, id uuid, title text, who text, path text)
language plpgsql stable security definer set search_path = ''
as $$
#variable_conflict use_column
begin
    if stop = 'equality' then
        return query select d.impact_due_on, d.id, d.title, d.owner_name, 'decisions/' || d.id from public.decisions d
        where d.organisation_id = due_inside.organisation and d.impact_due_on < before and d.made_at is not null and d.reversed_at is null
            and d.superseded_at is null and (holders is null or d.owner_id = any (holders))
            and (after_at is null or (d.impact_due_on, d.id) > (after_at, after_id)) order by 1, 2 limit most;
    elsif stop = 'outcome' then
        return query select o.due_on, o.id, o.hoped, coalesce(a.owner_name, d.owner_name, p.owner_name),
            case when a.id is not null then 'actions/' || a.id when d.id is not null then 'decisions/' || d.id else 'plan/' || p.id end
        from public.outcomes o left join public.actions a on a.id = o.action_id
        left join public.decisions d on d.id = o.decision_id left join public.plan_items p on p.id = o.plan_item_id
        where o.organisation_id = due_inside.organisation and o.seen_on is null and o.due_on < before and d.reversed_at is null
            and (holders is null or coalesce(a.owner_id, d.owner_id, p.owner_id) = any (holders))
            and (after_at is null or (o.due_on, o.id) > (after_at, after_id)) order by 1, 2 limit most;
    elsif stop = 'plan' then
        return query select least(p.due_on, p.next_review_on), p.id, p.title, p.owner_name, 'plan/' || p.id from public.plan_items p
        where p.organisation_id = due_inside.organisation and p.published_at is not null and p.stopped_at is null and p.done_at is null
            and least(p.due_on, p.next_review_on) < before and (holders is null or p.owner_id = any (holders))
            and (after_at is null or (least(p.due_on, p.next_review_on), p.id) > (after_at, after_id)) order by 1, 2 limit most;
    elsif stop = 'duty' then
        return query select d.review_on, d.id, d.title, d.owner_name, 'governance/duties/' || d.id from public.duties d
        where d.organisation_id = due_inside.organisation and d.retired_at is null and d.review_on < before
            and (holders is null or d.owner_id = any (holders))
            and (after_at is null or (d.review_on, d.id) > (after_at, after_id)) order by 1, 2 limit most;
    else
        return query select t.at, t.id, coalesce(t.title, (select i.statement from public.insights i where i.id = t.id)), t.who,
            case stop when 'check' then 'insights/' || t.id when 'answer' then 'insights/' || t.id when 'action' then 'actions/' || t.id
                when 'tell' then 'tell/' || t.id when 'challenge' then 'challenges/' || t.id when 'summary' then 'workshops/' || t.id || '/afterwards' end
        from private.due_at(organisation, stop, before, holders, after_at, after_id, most) t order by 1, 2;
    end if;
end
$$;

-- The stops that a person of a trust answers for: those of a role of theirs, of which they answer for everything, and those where one
-- person answers for each thing, of which theirs. `everything`: all of every stop, as a co-chair or the executive lead sees it.
-- Out: holders as private.due_inside takes it.
create function private.stops_of(organisation uuid, person uuid, everything boolean)
returns table (stop text, holders uuid[])
language sql stable security definer set search_path = ''
as $$
    with worn as (
        select array_agg(m.id) as ids, array_agg(m.role) as roles from public.members m
        where m.organisation_id = organisation and m.person_id = person
            and m.starts_on <= private.today() and (m.ends_on is null or m.ends_on > private.today())
    )
    select s.stop, case when not everything and s.roles is null then w.ids end
    from worn w, (values
        ('check', array['facilitator', 'engagement_lead']), ('answer', array['decision_owner']), ('action', null),
        ('tell', array['facilitator', 'engagement_lead']), ('challenge', array['decision_owner', 'engagement_lead']),
        ('summary', array['facilitator', 'engagement_lead']), ('equality', null), ('outcome', null), ('plan', null), ('duty', null)
    ) s (stop, roles)
    where w.ids is not null and (everything or s.roles is null or s.roles && w.roles)
$$;

-- How many of these are past their day, and how many are due within a week of it; 1000 stands for as many or more. A challenge has a
-- week from the day it was raised before it counts as late.
create function private.due_counts(organisation uuid, stop text, holders uuid[], out late int, out soon int)
language sql stable security definer set search_path = ''
as $$
    select count(*) filter (where t.at < private.today() - given.days)::int, count(*) filter (where t.at >= private.today() - given.days)::int
    from (select case stop when 'challenge' then 7 else 0 end as days) given
    cross join lateral private.due_inside(organisation, stop, private.today() + 8 - given.days, holders) t
$$;

-- What is due. In: the trust; one's own or everything; one stop, or the first that holds something; `after` as an earlier answer gave it.
-- Out: {"stops": [{"stop","late","soon"}] (those one answers for, or all), "stop", "rows": [{"id","at","days" (late; negative when to
-- come),"title","who","path"}], 20 at most, "next"}. Errors: 42501, P0002 no such trust, stop or place.
create function public.due(organisation uuid, mine boolean default true, stop text default null, after text default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    me uuid := (select p.id from public.people p where p.organisation_id = due.organisation and p.id in (select private.my_people()) limit 1);
    stops jsonb;
    chosen text;
    answers_for uuid[];
    listed jsonb;
begin
    perform private.require_role(organisation, 'facilitator', 'engagement_lead', 'decision_owner', 'board_auditor', 'co_chair', 'administrator');
    select coalesce(jsonb_agg(jsonb_build_object('stop', s.stop, 'late', n.late, 'soon', n.soon)), '[]'),
        coalesce(due.stop, (array_agg(s.stop) filter (where n.late + n.soon > 0))[1], (array_agg(s.stop))[1])
    into stops, chosen
    from private.stops_of(organisation, me, not mine) s cross join lateral private.due_counts(organisation, s.stop, s.holders) n;
    if chosen is not null and not exists (select from jsonb_array_elements(stops) s where s ->> 'stop' = chosen) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    select s.holders into answers_for from private.stops_of(organisation, me, not mine) s where s.stop = chosen;
    begin
        select coalesce(jsonb_agg(to_jsonb(t) || jsonb_build_object('days', private.today() - t.at) order by t.at, t.id), '[]') into listed
        from private.due_inside(organisation, chosen, private.today() + 8, answers_for, split_part(after, '_', 1)::date,
            split_part(after, '_', 2)::uuid, 21) t;
    exception when data_exception then
        perform private.refuse('P0002', 'Page not found');
    end;
    return jsonb_build_object('stops', stops, 'stop', chosen, 'rows', jsonb_path_query_array(listed, '$[0 to 19]'),
        'next', case when jsonb_array_length(listed) > 20 then (listed -> 19 ->> 'at') || '_' || (listed -> 19 ->> 'id') end);
end
$$;
grant execute on function public.due to authenticated;
