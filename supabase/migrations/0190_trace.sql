-- Where insight went: each contribution of some months on the one way it has come furthest, stop by stop, so that what ends nowhere is
-- counted beside what went on (R1, design.md 1). The page draws it; its rows lead to the contributions.
-- Who may see what: whoever reads the board's pages reads counts and rows without words. A community is looked at alone only where ten
-- people or more are behind it (private.community_is_large_enough, 0096); nothing here touches what people answered about themselves.

-- The way of each contribution given in these days. In: `asked`: {"workshop","consultation","community","part","competency"}, each may be
-- missing. Out, stop by stop, null where the way ended before:
-- source: workshop, consultation, other; use: insight, said_why, unexplained, taken_back, kept_back;
-- state: superseded, draft, in_check, waiting, adopted, partly_adopted, not_adopted, deferred, referred; told: told, not_told (their own giver);
-- action (of what was adopted, in part or whole): none, open, late, done; outcome (of what is acted on): moved, partly, not_moved,
-- too_early, not_looked.
-- One on which several insights rest counts once, by the insight that came furthest.
create function private.traced(programme uuid, from_day date, until_day date, asked jsonb)
returns table (contribution_id uuid, given_on date, source text, use text, state text, told text, action text, outcome text)
language plpgsql stable security definer set search_path = ''
as $$
begin
    return query
    with stops as materialized (
        -- Of each insight: how it stands, and by a rank how far that is.
        select i.id, i.decision_id, i.state, done.action, done.outcome,
            case i.state when 'superseded' then 0 when 'draft' then 1 when 'in_check' then 2 when 'waiting' then 3 when 'deferred' then 4 when 'referred' then 5 when 'not_adopted' then 6
                when 'partly_adopted' then 7 else 8 end * 100
            + coalesce(case done.action when 'none' then 0 when 'late' then 10 when 'open' then 20 else 30 end, 0)
            + coalesce(case done.outcome when 'not_looked' then 0 when 'too_early' then 1 when 'not_moved' then 2 when 'partly' then 3 else 4 end, 0) as rank
        from (
            -- One that was replaced hands its quotes on; what was left behind with it ends there.
            select k.id, case when k.superseded_at is null then a.decision_id end as decision_id,
                case when k.superseded_at is not null then 'superseded' when a.kind is not null then a.kind
                when k.agreed_at is not null then 'waiting' else k.state end as state
            from public.insights k left join private.answers a on a.insight_id = k.id
            where k.programme_id = programme
                and (asked ->> 'part' is null or k.pcref_parts @> array[asked ->> 'part'])
                and (asked ->> 'competency' is null or k.competencies @> array[asked ->> 'competency'])
        ) i
        cross join lateral (
            select case when i.state in ('adopted', 'partly_adopted') then acts.action end as action,
                case when i.state in ('adopted', 'partly_adopted') and acts.action <> 'none' then coalesce((
                    select (array['moved', 'partly', 'not_moved', 'too_early'])[min(array_position(array['moved', 'partly', 'not_moved', 'too_early'], o.result))]
                    from public.outcomes o
                    where o.result is not null and (o.decision_id = i.decision_id
                        or o.action_id in (select t.id from public.actions t where t.decision_id = i.decision_id))), 'not_looked') end as outcome
            from (
                select case when count(*) = 0 then 'none' when count(*) = count(t.done_at) then 'done'
                    when bool_or(t.done_at is null and t.due_on < private.today()) then 'late' else 'open' end as action
                from public.actions t where t.decision_id = i.decision_id) acts
        ) done
    ), given as (
        select c.id, c.given_on, case when c.workshop_id is not null then 'workshop' when c.consultation_id is not null then 'consultation' else 'other' end as source,
            case when c.withdrawn_how <> 'kept long enough' then 'taken_back' when c.moderated_out_at is not null then 'kept_back' end as gone
        from public.contributions c
        where c.programme_id = programme and c.kind <> 'put' and c.given_on between from_day and until_day
            and (asked ->> 'workshop' is null or c.workshop_id = (asked ->> 'workshop')::uuid)
            and (asked ->> 'consultation' is null or c.consultation_id = (asked ->> 'consultation')::uuid)
            and (asked ->> 'community' is null or exists (select from private.contribution_words w
                where w.contribution_id = c.id and w.marks @> array['o:' || (asked ->> 'community')]))
    ), furthest as (
        select distinct on (q.contribution_id) q.contribution_id, s.decision_id, s.state, s.action, s.outcome
        from given g join public.quotes q on q.contribution_id = g.id join stops s on s.id = q.insight_id
        where g.gone is null
        order by q.contribution_id, s.rank desc, s.id
    )
    select g.id, g.given_on, g.source,
        case when g.gone is not null then g.gone when f.state is not null then 'insight' when why.contribution_id is not null then 'said_why' else 'unexplained' end,
        f.state,
        case when f.decision_id is not null then case when r.told_at is not null then 'told' else 'not_told' end end,
        f.action, f.outcome
    from given g
    left join furthest f on f.contribution_id = g.id
    left join public.unused_reasons why on why.contribution_id = g.id and why.removed_at is null
    left join public.responses r on r.decision_id = f.decision_id and r.contribution_id = g.id
    -- By what an insight is about, only what an insight rests on can be looked at.
    where f.contribution_id is not null or asked ->> 'part' is null and asked ->> 'competency' is null;
end
$$;

-- Stops where a filter names something of another programme, or a community behind which there are too few people.
-- Errors: P0002, NT001 too few people (community).
create function private.require_traceable(p public.programmes, asked jsonb)
returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
    if asked - array['workshop', 'consultation', 'community', 'part', 'competency'] <> '{}'
        or asked ? 'workshop' and not exists (select from public.workshops w where w.id = (asked ->> 'workshop')::uuid and w.programme_id = p.id)
        or asked ? 'consultation' and not exists (select from public.consultations c where c.id = (asked ->> 'consultation')::uuid and c.programme_id = p.id)
        or asked ? 'community' and not exists (select from public.programme_partners m where m.organisation_id = (asked ->> 'community')::uuid and m.programme_id = p.id)
    then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if asked ? 'community' and not private.community_is_large_enough((asked ->> 'community')::uuid, p.organisation_id) then
        perform private.refuse('NT001', 'Fewer than ten people are behind this community, so it is not looked at alone', 'community');
    end if;
end
$$;

-- The ways and how many contributions went each. In: programme, first and last month, what to look at (private.traced). Out: {"paths":
-- [{"source","use","state","told","action","outcome","n"}], "choices": {"workshops","consultations","communities": [{"id","title"}]}}.
-- Whoever reads the board's pages. Errors: P0002, NB001, NT001.
create function public.trace(programme uuid, from_month date, until_month date, asked jsonb default '{}')
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    p public.programmes := private.board_programme(programme);
begin
    perform private.require_months(from_month, until_month);
    perform private.require_traceable(p, asked);
    return jsonb_build_object(
        'paths', (
            select coalesce(jsonb_agg(to_jsonb(w) order by w.source, w.use, w.state, w.told, w.action, w.outcome), '[]')
            from (
                select t.source, t.use, t.state, t.told, t.action, t.outcome, count(*) as n
                from private.traced(programme, from_month, (until_month + interval '1 month')::date - 1, asked) t
                group by 1, 2, 3, 4, 5, 6) w),
        'choices', jsonb_build_object(
            'workshops', (select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'title', w.title) order by w.held_on desc, w.id), '[]')
                from (select * from public.workshops k where k.programme_id = programme and k.held_at is not null order by k.held_on desc limit 50) w),
            'consultations', (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'title', c.title) order by c.opens_on desc, c.id), '[]')
                from (select * from public.consultations k where k.programme_id = programme order by k.opens_on desc limit 50) c),
            'communities', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'title', o.name) order by o.name), '[]')
                from public.programme_partners m join public.organisations o on o.id = m.organisation_id
                where m.programme_id = programme and private.community_is_large_enough(o.id, p.organisation_id))));
end
$$;

-- The contributions behind a band: those whose way has these stops. In: `stops`: {"source","use","state","told","action","outcome"},
-- some of them; `after` as the page before gave it. Out: {"n" (in all), "rows": [{"id","given_on","source","use","state","told","action",
-- "outcome"}], newest first, 20 at a time, "next"}. Whoever reads the board's pages. Errors: P0002, NB001, NT001.
create function public.trace_rows(programme uuid, from_month date, until_month date, stops jsonb, asked jsonb default '{}', after jsonb default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    p public.programmes := private.board_programme(programme);
    found jsonb;
    in_all bigint;
begin
    perform private.require_months(from_month, until_month);
    perform private.require_traceable(p, asked);
    with behind as materialized (
        select t.* from private.traced(programme, from_month, (until_month + interval '1 month')::date - 1, asked) t
        where jsonb_strip_nulls(to_jsonb(t)) @> stops
    )
    select (select count(*) from behind), (select coalesce(jsonb_agg(to_jsonb(b) - 'contribution_id' || jsonb_build_object('id', b.contribution_id)
            order by b.given_on desc, b.contribution_id desc), '[]')
        from (
            select * from behind b
            where after is null or (b.given_on, b.contribution_id) < ((after ->> 'given_on')::date, (after ->> 'id')::uuid)
            order by b.given_on desc, b.contribution_id desc limit 21) b)
    into in_all, found;
    return jsonb_build_object('n', in_all, 'rows', jsonb_path_query_array(found, '$[0 to 19]'),
        'next', case when jsonb_array_length(found) > 20 then jsonb_build_object('given_on', found -> 19 -> 'given_on', 'id', found -> 19 -> 'id') end);
end
$$;

grant execute on function public.trace, public.trace_rows to authenticated;
