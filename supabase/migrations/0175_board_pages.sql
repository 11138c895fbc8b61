-- The honesty checks of a board with how many rows each has, the rows behind every figure, 20 at a time, and the figures of a pack.
-- Who may see what: whoever reads the board's pages (private.board_programme).

-- The committees of a trust that have no community co-chair today.
create function private.board_committees(organisation uuid)
returns table (id uuid, name text)
language plpgsql stable security definer set search_path = ''
as $$
begin
    return query select c.id, c.name from private.committees_without_co_chair(organisation, private.today()) w
        join public.committees c on c.id = w.committee_id;
end
$$;

-- The honesty checks (design.md 6), each with how many rows it has. In: the figures of the same months, as private.board_spans gives them.
-- Two are of today and not of the months: ratings that differ, and committees. "Attended and not paid" is money (0173).
create function private.board_honesty(p public.programmes, from_month date, until_month date, figures jsonb)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_agg(jsonb_build_object('key', h.key, 'n', h.n) order by h.position)
    from (values
        -- Answers of standing decisions that were decided before listening to what they rest on had ended (R3).
        (1, 'decided_before_listening_ended', (figures -> 'honesty' -> 'decided_before_listening_ended')::bigint),
        -- Agreed insights past their promised day without an answer, at the end of the months.
        (2, 'unanswered_and_overdue', (figures -> 'overdue' -> 'n')::bigint),
        -- People (each once for a decision and what they gave) who were owed word by a day in these months, and have not had it.
        (3, 'answered_never_told', (figures -> 'never_told' -> 'n')::bigint),
        -- Insights agreed although none of the people they rest on answered the check.
        (4, 'insight_nobody_checked', (figures -> 'honesty' -> 'insight_nobody_checked')::bigint),
        -- Contributions given so long ago that an answer would be due, on which no insight rests, and of which nobody said why.
        (5, 'contribution_never_used', (figures -> 'honesty' -> 'contribution_never_used')::bigint),
        (6, 'attended_not_paid', (select case when p.organisation_id in (select private.my_organisations('board_auditor', 'finance_approver')) then coalesce(sum(a.n), 0)
            else private.disclosed(coalesce(sum(a.n), 0)::bigint) end::bigint
            from private.attended_not_paid(p.id, from_month, (until_month + interval '1 month')::date - 1) a)),
        -- Workshops that felt at least one step of the ladder other than was claimed for them.
        (7, 'ladder_steps_differ', (select count(*) from public.workshops w join public.felt_shown f on f.workshop_id = w.id
            where w.programme_id = p.id and w.held_on >= from_month and w.held_on < until_month + interval '1 month' and abs(f.step - w.ladder_step) >= 1)),
        -- Standing decisions of which the owner and those who contributed see the influence two steps or more apart (private.ratings_apart).
        (8, 'ratings_differ', (select count(*) from private.ratings_apart(p.id))),
        (9, 'committee_without_co_chair', (select count(*) from private.board_committees(p.organisation_id))),
        -- Actions past their day and not done, at the end of the months.
        (10, 'action_overdue', (figures -> 'actions_late' -> 'n')::bigint),
        -- Anything but a full yes without a reason: the table refuses it, so this is 0 as long as the software is whole.
        (11, 'declined_without_reason', (select count(*) from public.influences f join public.decisions d on d.id = f.decision_id
            where f.kind <> 'adopted' and btrim(f.reason) = '' and d.programme_id = p.id))) h (position, key, n)
$$;

-- A figure as its rows are looked for: honesty checks that are figures too go by the figure's name. Errors: NB002 no such figure.
create function private.board_rows_key(figure text)
returns text
language plpgsql immutable set search_path = ''
as $$
declare
    key text := case figure
        when 'honesty:decided_before_listening_ended' then 'early' when 'honesty:unanswered_and_overdue' then 'overdue'
        when 'honesty:answered_never_told' then 'never_told' when 'honesty:insight_nobody_checked' then 'nobody_checked'
        when 'honesty:contribution_never_used' then 'never_used' when 'honesty:attended_not_paid' then 'attended_not_paid'
        when 'honesty:ladder_steps_differ' then 'ladder_steps_differ' when 'honesty:ratings_differ' then 'ratings_differ'
        when 'honesty:committee_without_co_chair' then 'committees' when 'honesty:action_overdue' then 'actions_late'
        when 'honesty:declined_without_reason' then 'declined_without_reason' else figure end;
begin
    if key is null or key not in ('received', 'taken_back', 'checked', 'agreed', 'answered', 'adopted', 'partly_adopted', 'not_adopted', 'deferred', 'referred',
        'days_to_check', 'days_to_answer', 'days_to_tell', 'days_to_summary', 'waiting', 'overdue', 'fell_due', 'kept_in_time', 'kept_late', 'not_kept', 'told',
        'never_told', 'challenges_raised', 'challenges_answered', 'challenges_open', 'escalated', 'actions_promised', 'actions_done', 'actions_late',
        'outcomes_seen', 'outcomes_moved', 'took_part', 'felt', 'paid', 'paid_in_ten', 'paid_in_thirty', 'spent')
        and figure not like 'honesty:%' or key like 'honesty:%' then
        perform private.refuse('NB002', 'There is no such figure', 'figure');
    end if;
    return key;
end
$$;

-- At most 21 rows behind a figure, after one that was seen.
create function private.board_rows_after(p public.programmes, key text, from_day date, until_day date, before date, beside uuid)
returns setof private.board_row
language plpgsql stable security definer set search_path = ''
as $$
begin
    if key in ('received', 'taken_back', 'never_used') then
        return query select * from private.board_rows_of_contributions(p, key, from_day, until_day, before, beside);
    elsif key in ('told', 'days_to_tell', 'never_told', 'early', 'ratings_differ', 'declined_without_reason', 'escalated')
        or key like 'actions%' or key like 'challenges%' then
        return query select * from private.board_rows_of_decisions(p, key, from_day, until_day, before, beside);
    elsif key in ('took_part', 'felt', 'days_to_summary', 'ladder_steps_differ', 'outcomes_seen', 'outcomes_moved') then
        return query select * from private.board_rows_of_workshops(p, key, from_day, until_day, before, beside);
    elsif key in ('paid', 'paid_in_ten', 'paid_in_thirty', 'spent', 'attended_not_paid') then
        return query select * from private.board_rows_of_money(p, key, from_day, until_day, before);
    elsif key = 'committees' then
        return query select private.today(), 'committee', c.id, null::int, c.name, private.today(), null::int, null::date, null::text, 1::bigint, null::text, null::uuid
            from private.board_committees(p.organisation_id) c where (private.today(), c.id) < (before, beside) order by c.id desc limit 21;
    else
        return query select * from private.board_rows_of_insights(p.id, key, from_day, until_day, before, beside);
    end if;
end
$$;

-- The rows behind a figure, or 'honesty:<key>', newest first, 20 at a time. In: `after` is the "next" of the page before. Out: {"rows":
-- [{"kind" (contribution, insight, decision, action, challenge, workshop, consultation, outcome, committee, month),"id","number","title",
-- "day","days","due_on","state","n","about":{"kind","id"}}],"next"}; "n" is how many of the figure a row stands for, null where
-- money is hidden, and pence for spent. All rows together make the figure. Whoever reads the board's pages. Errors: P0002, NB001 no months,
-- NB002 no such figure.
create function public.board_rows(programme uuid, figure text, from_month date, until_month date, after jsonb default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    p public.programmes := private.board_programme(programme);
    key text := private.board_rows_key(figure);
    found jsonb;
begin
    perform private.require_months(from_month, until_month);
    select coalesce(jsonb_agg(jsonb_build_object('kind', r.kind, 'id', r.id, 'number', r.number, 'title', r.title, 'day', r.day, 'days', r.days,
        'due_on', r.due_on, 'state', r.state, 'n', r.n, 'place', r.place,
        'about', case when r.about_id is not null then jsonb_build_object('kind', r.about_kind, 'id', r.about_id) end) order by r.place desc, r.id desc), '[]') into found
    from private.board_rows_after(p, key, from_month, (until_month + interval '1 month')::date - 1, coalesce((after ->> 'place')::date, 'infinity'),
        coalesce((after ->> 'id')::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')) r;
    return jsonb_build_object(
        'rows', (select coalesce(jsonb_agg(one - 'place' order by o), '[]') from jsonb_array_elements(found) with ordinality r (one, o) where o <= 20),
        'next', case when jsonb_array_length(found) > 20 then jsonb_build_object('place', found -> 19 -> 'place', 'id', found -> 19 -> 'id') end);
end
$$;
grant execute on function public.board_rows to authenticated;

-- A number as anyone may read it: everything that counts people or words under disclosure control; what is public one by one anyway (insights,
-- their answers and promises, actions, challenges) as it is.
create function private.board_figures_shown(figures jsonb)
returns jsonb
language sql immutable set search_path = ''
as $$
    select jsonb_object_agg(f.key, case
        when f.key in ('received', 'taken_back', 'told', 'never_told', 'took_part') then jsonb_build_object('n', private.disclosed((f.value ->> 'n')::bigint))
        when f.key = 'days_to_tell' and (f.value ->> 'n')::bigint < 5 then jsonb_build_object('n', null, 'median', null, 'p90', null, 'clock', f.value -> 'clock')
        when f.key = 'days_to_tell' then f.value || jsonb_build_object('n', private.disclosed((f.value ->> 'n')::bigint))
        else f.value end)
    from jsonb_each(private.board_money_shown(figures, false)) f
$$;

-- The figures of a pack. In: whole months, and for whom: 'board' as its auditor reads it; 'public' and 'foi' under disclosure control. Out:
-- {"from","until","behind": {"trust","programme"} (their slugs, for those who read the board's pages; else null),"figures","previous",
-- "honesty":[{"key","n"}]}.
create function private.pack_figures(programme uuid, from_day date, until_day date, audience text)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    p public.programmes;
    first_month date := private.month_of(from_day);
    last_month date := private.month_of(until_day);
    months int := (extract(year from age(last_month, first_month)) * 12 + extract(month from age(last_month, first_month)))::int + 1;
    now_so jsonb;
    was jsonb;
    checks jsonb;
begin
    select * into p from public.programmes g where g.id = programme;
    select s.figures into now_so from private.board_spans(programme, array[first_month], array[last_month]) s;
    select s.figures into was from private.board_spans(programme, array[(first_month - make_interval(months => months))::date],
        array[(first_month - interval '1 month')::date]) s;
    select jsonb_agg(case
            when h ->> 'key' = 'attended_not_paid' then jsonb_build_object('key', 'attended_not_paid', 'n', case when audience = 'board' then paid.n else private.disclosed(paid.n) end)
            when audience <> 'board' and h ->> 'key' in ('answered_never_told', 'contribution_never_used')
                then h || jsonb_build_object('n', private.disclosed((h ->> 'n')::bigint))
            else h end order by o)
    into checks
    from jsonb_array_elements(private.board_honesty(p, first_month, last_month, now_so)) with ordinality e (h, o)
    cross join (select coalesce(sum(a.n), 0)::bigint as n from private.attended_not_paid(programme, first_month, (last_month + interval '1 month')::date - 1) a) paid;
    return jsonb_build_object('from', first_month, 'until', last_month, 'honesty', checks,
        'behind', case when audience = 'board' then (select jsonb_build_object('trust', o.slug, 'programme', p.slug)
            from public.organisations o where o.id = p.organisation_id) end,
        'figures', case when audience = 'board' then now_so - 'honesty' else private.board_figures_shown(now_so) end,
        'previous', case when audience = 'board' then was - 'honesty' else private.board_figures_shown(was) end);
end
$$;
