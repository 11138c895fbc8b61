-- The figures of a programme for whole months (R3, R9, R63; design.md 6): from the kept totals, so that they cost the same whatever
-- there is. How each is counted stands here beside it; docs and pages say the same in plain words.
-- Who may see what: whoever reads the board's pages reads counts; of money, finance and auditors read it as it is, others rounded.

-- What is kept of a programme until a month: totals, and what changed since they were last folded.
create function private.board_kept(programme uuid, until_month date)
returns table (month date, what text, n bigint, days int[], counts bigint[])
language sql stable security definer set search_path = ''
as $$
    select t.month, t.what, t.n, t.days, t.counts from private.board_totals t where t.programme_id = programme and t.month <= until_month
    union all
    select c.month, c.what, c.n, case when c.days is not null then array[c.days] end, case when c.days is not null then array[c.n] end
    from private.board_changes c where c.programme_id = programme and c.month <= until_month
$$;

-- Outcomes that were looked at: all but those it was too early to say of, and those where what was hoped for moved.
create function private.board_outcomes(programme uuid, from_month date, until_month date, out seen bigint, out moved bigint)
language plpgsql stable security definer set search_path = ''
as $$
begin
    select count(*), count(*) filter (where o.result = 'moved') into seen, moved
    from public.outcomes o
    where o.programme_id = programme and o.seen_on >= from_month and o.seen_on < until_month + interval '1 month';
end
$$;

-- The middle and the 90th per cent of what took days (percentile_disc over the histogram): the days by which half, and nine of ten, were done.
create function private.board_days(found jsonb, clock int)
returns jsonb
language sql immutable set search_path = ''
as $$
    select jsonb_build_object('n', coalesce((found -> 'n')::bigint, 0), 'median', found -> 'median', 'p90', found -> 'p90', 'clock', clock)
$$;

-- The figures of a programme, for several spans of whole months at once. In: the first months and the last. Out: each with its figures.
-- Days are those of England. "At the end" is the last day of the span, or today where that is not over.
create function private.board_spans(programme uuid, froms date[], untils date[])
returns table (from_month date, until_month date, figures jsonb)
language plpgsql stable security definer set search_path = ''
as $$
declare
    p public.programmes;
    today date := private.today();
begin
    select * into p from public.programmes g where g.id = programme;
    return query
    with span as (
        select s.f, s.u, least((s.u + interval '1 month')::date - 1, today) as as_of from unnest(froms, untils) s (f, u)
    ), kept as materialized (
        select * from private.board_kept(programme, (select max(s.u) from span s))
    ), counted as (
        select s.f, s.u, k.what, sum(k.n) as n from span s join kept k on k.month between s.f and s.u group by 1, 2, 3
    ), by_day as (
        -- What counts by the day: due and over (before today), owed and over, and words given so long ago that an answer would be due.
        select s.f, s.u, k.what, sum(d.n) as n from span s join kept k on k.month between s.f and s.u cross join lateral unnest(k.days, k.counts) d (day, n)
        where k.what in ('due_in_time', 'due_late', 'due_open', 'owed') and k.month + d.day - 1 < today
            or k.what = 'never_used' and k.month + d.day - 1 <= today - p.answer_days
        group by 1, 2, 3
    ), standing as (
        -- What stands at the end: everything that began less everything that ended.
        select s.f, s.u, k.what, sum(k.n) as n from span s join kept k on k.month <= s.u where k.what in ('waits', 'stands') group by 1, 2, 3
        union all
        select s.f, s.u, k.what, sum(d.n) from span s join kept k on k.month <= s.u cross join lateral unnest(k.days, k.counts) d (day, n)
        where k.what in ('late', 'action_late') and k.month + d.day - 1 <= s.as_of group by 1, 2, 3
    ), spread as (
        select s.f, s.u, k.what, d.day, sum(d.n) as n from span s join kept k on k.month between s.f and s.u cross join lateral unnest(k.days, k.counts) d (day, n)
        where k.what in ('checked', 'answered', 'told', 'summary', 'felt', 'claimed') group by 1, 2, 3, 4 having sum(d.n) <> 0
    ), summed as (
        select h.f, h.u, h.what, h.day, sum(h.n) over (partition by h.f, h.u, h.what order by h.day) as up_to,
            sum(h.n) over (partition by h.f, h.u, h.what) as all_of from spread h
    ), middle as (
        select m.f, m.u, m.what, jsonb_build_object('n', min(m.all_of), 'median', min(m.day) filter (where m.up_to >= 0.5 * m.all_of),
            'p90', min(m.day) filter (where m.up_to >= 0.9 * m.all_of)) as found from summed m group by 1, 2, 3
    ), gathered as materialized (
        select s.f, s.u,
            (select coalesce(jsonb_object_agg(c.what, c.n), '{}') from counted c where c.f = s.f and c.u = s.u) as c,
            (select coalesce(jsonb_object_agg(c.what, c.n), '{}') from by_day c where c.f = s.f and c.u = s.u) as d,
            (select coalesce(jsonb_object_agg(c.what, c.n), '{}') from standing c where c.f = s.f and c.u = s.u) as e,
            (select coalesce(jsonb_object_agg(c.what, c.found), '{}') from middle c where c.f = s.f and c.u = s.u) as m,
            looked.seen, looked.moved
        from span s cross join lateral private.board_outcomes(programme, s.f, s.u) looked
    )
    select g.f, g.u, private.board_figure_object(g.c, g.d, g.e, g.m, p) || jsonb_build_object(
        -- Of what was hoped for and looked at in the span, and not too early to say: what moved.
        'outcomes_seen', jsonb_build_object('n', g.seen), 'outcomes_moved', jsonb_build_object('n', g.moved, 'of', g.seen))
    from gathered g;
end
$$;

-- Each figure by its key. In: counts of the span (c), counts by day (d), what stands at its end (e), days (m), and the programme's clocks.
create function private.board_figure_object(c jsonb, d jsonb, e jsonb, m jsonb, p public.programmes)
returns jsonb
language sql immutable set search_path = ''
as $$
    select (select jsonb_object_agg(f.key, jsonb_build_object('n', coalesce(f.n, 0))) from (values
        -- Contributions by the day they were given (given_on), but those kept back or taken back since; what organisers put is none.
        ('received', (c -> 'received')::bigint),
        -- Contributions given in the span that their givers have taken back since.
        ('taken_back', (c -> 'taken_back')::bigint),
        -- Insights whose check ended: agreed, or replaced by another while it was under way.
        ('checked', (c -> 'checked')::bigint),
        -- Insights agreed with the people who gave them, whatever became of them later.
        ('agreed', (c -> 'agreed')::bigint),
        -- Insights that have a standing answer, by the day they first had it; a decision taken back takes its answers off again.
        ('answered', (c -> 'answered')::bigint),
        -- Of those, by the influence that stands now: the five add up to answered.
        ('adopted', (c -> 'adopted')::bigint), ('partly_adopted', (c -> 'partly_adopted')::bigint), ('not_adopted', (c -> 'not_adopted')::bigint),
        ('deferred', (c -> 'deferred')::bigint), ('referred', (c -> 'referred')::bigint),
        -- At the end: agreed insights that had neither an answer nor another in their place; and of those, past the promised day.
        ('waiting', (e -> 'waits')::bigint), ('overdue', (e -> 'late')::bigint),
        -- Promised answers whose day was in the span and is over: given on the day or before, later, or not to this day. An insight
        -- replaced before it was answered hands its day on to what replaced it, and counts there.
        ('fell_due', coalesce((d -> 'due_in_time')::bigint, 0) + coalesce((d -> 'due_late')::bigint, 0) + coalesce((d -> 'due_open')::bigint, 0)),
        ('kept_in_time', (d -> 'due_in_time')::bigint), ('kept_late', (d -> 'due_late')::bigint), ('not_kept', (d -> 'due_open')::bigint),
        -- Word of a decision to the giver of some words: had in the span; or due in it, and not had to this day. None is owed for words taken back.
        ('told', (c -> 'told')::bigint), ('never_told', (d -> 'owed')::bigint),
        -- Challenges that their authors have not taken back: raised, answered, taken to the board; and at the end neither answered nor closed.
        ('challenges_raised', (c -> 'challenged')::bigint), ('challenges_answered', (c -> 'challenge_answered')::bigint),
        ('escalated', (c -> 'escalated')::bigint), ('challenges_open', (e -> 'stands')::bigint),
        -- Actions of decisions not taken back: promised (with the decision, or later), done; and at the end past their day and not done.
        ('actions_promised', (c -> 'promised')::bigint), ('actions_done', (c -> 'done')::bigint), ('actions_late', (e -> 'action_late')::bigint),
        -- Places taken at workshops held in the span, people counted there without a name, and answer sheets sent in.
        ('took_part', (c -> 'took_part')::bigint)) f (key, n))
    || jsonb_build_object(
        -- Days from the start of an insight's check to its agreement; from there to its first standing answer; from a decision to word
        -- of it; from a workshop to its summary. By the month in which the later of the two was.
        'days_to_check', private.board_days(m -> 'checked', p.check_days), 'days_to_answer', private.board_days(m -> 'answered', p.answer_days),
        'days_to_tell', private.board_days(m -> 'told', p.summary_days), 'days_to_summary', private.board_days(m -> 'summary', p.summary_days),
        -- The middle of the steps that workshops felt like, of those that may show one, beside the middle of the steps claimed for them.
        'felt', jsonb_build_object('n', coalesce((m -> 'felt' -> 'n')::bigint, 0), 'median', trim_scale((m -> 'felt' -> 'median')::numeric / 2),
            'of', trim_scale((m -> 'claimed' -> 'median')::numeric / 2)),
        -- Payments by the day the money left, unless it came back: how many and their fees; within 10 working days and within 30 days
        -- of the activity, without days on which the clock stood (private.waited); and everything that left, with expenses.
        'paid', jsonb_build_object('n', coalesce((c -> 'paid')::bigint, 0), 'pence', coalesce((c -> 'paid_pence')::bigint, 0)),
        'paid_in_ten', jsonb_build_object('n', coalesce((c -> 'paid_in_ten')::bigint, 0), 'of', coalesce((c -> 'paid')::bigint, 0)),
        'paid_in_thirty', jsonb_build_object('n', coalesce((c -> 'paid_in_thirty')::bigint, 0), 'of', coalesce((c -> 'paid')::bigint, 0)),
        'spent', jsonb_build_object('pence', coalesce((c -> 'spent')::bigint, 0)),
        -- For the honesty checks (0174).
        'honesty', jsonb_build_object('decided_before_listening_ended', coalesce((c -> 'early')::bigint, 0),
            'insight_nobody_checked', coalesce((c -> 'nobody_checked')::bigint, 0), 'contribution_never_used', coalesce((d -> 'never_used')::bigint, 0)))
$$;

-- The figures of one span: {key: {"n","of","median","p90","clock","pence"}}, each with what it has. For the pack, comparison and digest.
create function private.board_figures(programme uuid, from_month date, until_month date)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select s.figures - 'honesty' from private.board_spans(programme, array[from_month], array[until_month]) s
$$;

-- Money as somebody reads it who is neither finance nor auditor: counts under disclosure control (0034), sums to the nearest 50 pounds and
-- only of five payments or more, so that no single payment can be worked out by looking at one month more.
create function private.board_money_shown(figures jsonb, as_it_is boolean)
returns jsonb
language sql immutable set search_path = ''
as $$
    select case when as_it_is then figures - 'honesty' else figures - 'honesty' || jsonb_build_object(
        'paid', jsonb_build_object('n', shown.n, 'pence', case when shown.n is not null then round((figures -> 'paid' -> 'pence')::numeric / 5000) * 5000 end),
        'paid_in_ten', jsonb_build_object('n', private.disclosed((figures -> 'paid_in_ten' -> 'n')::bigint), 'of', shown.n),
        'paid_in_thirty', jsonb_build_object('n', private.disclosed((figures -> 'paid_in_thirty' -> 'n')::bigint), 'of', shown.n),
        'spent', jsonb_build_object('pence', case when shown.n is not null then round((figures -> 'spent' -> 'pence')::numeric / 5000) * 5000 end)) end
    from (select private.disclosed((figures -> 'paid' -> 'n')::bigint) as n) shown
$$;

-- A board's page. In: the programme and the first and last month. Out: {"programme":{"id","slug","title"},"from","until","counted_at",
-- "figures","previous" (as many months before), "trend":[{"month","figures"}],"honesty":[{"key","n"}]}; of money, null where it is not
-- shown. Whoever reads the board's pages. Errors: P0002, NB001 no months.
create function public.board(programme uuid, from_month date, until_month date)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    p public.programmes := private.board_programme(programme);
    as_it_is boolean := p.organisation_id in (select private.my_organisations('board_auditor', 'finance_approver'));
    months int;
    before date;
    found jsonb;
begin
    perform private.require_months(from_month, until_month);
    months := (extract(year from age(until_month, from_month)) * 12 + extract(month from age(until_month, from_month)))::int + 1;
    before := (from_month - make_interval(months => months))::date;
    select jsonb_object_agg(s.from_month || ' ' || s.until_month, s.figures) into found
    from private.board_spans(programme,
        array[from_month, before] || array(select m::date from generate_series(from_month, until_month, interval '1 month') m where months > 1),
        array[until_month, (from_month - interval '1 month')::date] || array(select m::date from generate_series(from_month, until_month, interval '1 month') m
            where months > 1)) s;
    return jsonb_build_object('programme', jsonb_build_object('id', p.id, 'slug', p.slug, 'title', p.title), 'from', from_month, 'until', until_month,
        'counted_at', now(),
        'figures', private.board_money_shown(found -> (from_month || ' ' || until_month), as_it_is),
        'previous', private.board_money_shown(found -> (before || ' ' || (from_month - interval '1 month')::date), as_it_is),
        'trend', (select jsonb_agg(jsonb_build_object('month', m::date, 'figures', private.board_money_shown(found -> (m::date || ' ' || m::date), as_it_is)) order by m)
            from generate_series(from_month, until_month, interval '1 month') m),
        'honesty', private.board_honesty(p, from_month, until_month, found -> (from_month || ' ' || until_month)));
end
$$;
grant execute on function public.board to authenticated;
