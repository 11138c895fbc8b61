-- The figures of a board, counted as things happen: per programme and month how often each was so, and how many days it took, so
-- that a page costs the same whatever there is (R9, R63; design.md 6). What a figure means stands in 0172.
-- Who may see what: nobody reads these tables. They say nothing of any one person, contribution or payment; money is counted by programme
-- and month alone, and no key leads from it to words (R66).

-- One thing that counts: what, in which month, the days it took (or the day of the month, where only days that are over count), how often.
create type private.board_mark as (programme_id uuid, month date, what text, days int, n bigint);

-- What is counted, in one row for each month: n in all; `days` and `counts` say how many of them took (or fell on) each number of days.
-- Whoever does something adds changes and waits for nobody; the clock folds them into the totals, as coverage does (0076).
create table private.board_totals (
    programme_id uuid not null,
    month date not null,
    what text not null,
    n bigint not null,
    days int[],
    counts bigint[],
    primary key (programme_id, month, what)
);
create table private.board_changes (
    id bigint generated always as identity primary key,
    programme_id uuid not null,
    month date not null,
    what text not null,
    days int,
    n bigint not null
);
create index on private.board_changes (programme_id, month);
alter table private.board_totals enable row level security;
alter table private.board_changes enable row level security;

-- The first day of the month of a day.
create function private.month_of(day date)
returns date
language sql immutable set search_path = ''
as $$
    select day - extract(day from day)::int + 1
$$;

-- The day in England, and which day of its month.
create function private.board_day(at timestamptz)
returns date
language sql immutable set search_path = ''
as $$
    select (at at time zone 'Europe/London')::date
$$;
create function private.board_dom(day date)
returns int
language sql immutable set search_path = ''
as $$
    select extract(day from day)::int
$$;

-- Days as they are counted: 731 says "two years or more".
create function private.capped_days(days int)
returns int
language sql immutable set search_path = ''
as $$
    select case when days is not null then least(greatest(days, 0), 731) end
$$;

-- Adds what is so now and takes off what was so before.
create function private.note_marks(before private.board_mark[], later private.board_mark[])
returns void
language sql security definer set search_path = ''
as $$
    insert into private.board_changes (programme_id, month, what, days, n)
    select m.programme_id, m.month, m.what, m.days, sum(m.n)
    from (
        select b.programme_id, b.month, b.what, private.capped_days(b.days) as days, -b.n as n from unnest(before) b
        union all
        select l.programme_id, l.month, l.what, private.capped_days(l.days), l.n from unnest(later) l
    ) m
    where m.programme_id is not null and m.month is not null
    group by m.programme_id, m.month, m.what, m.days
    having sum(m.n) <> 0
$$;

-- Two histograms in one; a day that nothing is left of is gone.
create function private.merge_days(days int[], counts bigint[], more_days int[], more_counts bigint[], out merged int[], out merged_counts bigint[])
language sql immutable set search_path = ''
as $$
    select array_agg(s.day order by s.day), array_agg(s.n order by s.day) from (
        select e.day, sum(e.n)::bigint as n from (
            select * from unnest(days, counts) one (day, n) union all select * from unnest(more_days, more_counts) two (day, n)
        ) e group by e.day having sum(e.n) <> 0
    ) s
$$;

-- A step of the clock: what changed becomes part of the totals.
create function private.fold_board(at timestamptz)
returns void
language sql set search_path = ''
as $$
    with gone as (
        delete from private.board_changes where id in (select id from private.board_changes order by id limit 50000)
        returning programme_id, month, what, days, n
    ), summed as (
        select programme_id, month, what, days, sum(n)::bigint as n from gone group by programme_id, month, what, days
    ), grouped as (
        select programme_id, month, what, sum(n)::bigint as n,
            array_agg(days order by days) filter (where days is not null and n <> 0) as days,
            array_agg(n order by days) filter (where days is not null and n <> 0) as counts
        from summed group by programme_id, month, what
    )
    insert into private.board_totals as t (programme_id, month, what, n, days, counts)
    select programme_id, month, what, n, days, counts from grouped order by programme_id, month, what
    on conflict (programme_id, month, what) do update set n = t.n + excluded.n,
        (days, counts) = (select m.merged, m.merged_counts from private.merge_days(t.days, t.counts, excluded.days, excluded.counts) m)
$$;
insert into private.clock_steps values ('fold_board');

-- When words never used were given, kept beside what became of them: their row may be gone first.
alter table private.contribution_uses add column given_on date;

-- What of each row counts, with what it needs of the rows beside it.

-- Words given in a month. What organisers put to people is nobody's. Words that went because they were kept long enough (0068) were
-- received all the same: nobody took them back.
create function private.marks_of_contribution(c public.contributions)
returns setof private.board_mark
language sql stable set search_path = ''
as $$
    select c.programme_id, private.month_of(c.given_on), case when c.withdrawn_how <> 'kept long enough' then 'taken_back'
        when c.moderated_out_at is not null then 'kept_back' else 'received' end, null::int, 1::bigint
    where c.kind <> 'put'
$$;

-- Words that stand, that no insight rests on, and of which nobody has said why.
create function private.marks_of_use(u private.contribution_uses)
returns setof private.board_mark
language sql stable set search_path = ''
as $$
    select u.programme_id, private.month_of(u.given_on), 'never_used', private.board_dom(u.given_on), 1::bigint
    where u.measures @> '{unexplained}'
$$;

-- Whether nobody answered the check of an agreed insight: as it was kept when it was agreed, or no check was begun at all.
create function private.nobody_checked(checked jsonb, check_started_at timestamptz)
returns boolean
language sql immutable set search_path = ''
as $$
    select case when checked is null then check_started_at is null else coalesce((checked ->> 'reached')::int, 0) = 0 end
$$;

-- An insight: its check, that it was agreed, its answer, its promise, and from when to when it waited and was late.
-- `waits` is +1 in the month it was agreed and -1 in the month it was answered or replaced; `late` the same by the day.
create function private.marks_of_insight(i public.insights, kind text)
returns setof private.board_mark
language sql stable set search_path = ''
as $$
    select i.programme_id, private.month_of(m.day), m.what, m.days, m.n
    from (select private.board_day(i.agreed_at) as agreed, private.board_day(i.answered_at) as answered,
            private.board_day(least(i.answered_at, i.superseded_at)) as ended,
            greatest(i.due_on + 1, private.board_day(i.agreed_at)) as late_from) d
    cross join lateral (values
        ('checked', private.board_day(coalesce(i.agreed_at, i.superseded_at)), d.agreed - private.board_day(i.check_started_at), 1::bigint,
            i.check_started_at is not null),
        ('agreed', d.agreed, null, 1, true),
        ('nobody_checked', d.agreed, null, 1, private.nobody_checked(i.checked, i.check_started_at)),
        ('answered', d.answered, d.answered - d.agreed, 1, true),
        (kind, d.answered, null, 1, kind is not null),
        (case when d.answered is null then 'due_open' when d.answered <= i.due_on then 'due_in_time' else 'due_late' end, i.due_on,
            private.board_dom(i.due_on), 1, d.answered is not null or i.superseded_at is null),
        ('waits', d.agreed, null, 1, true),
        ('waits', d.ended, null, -1, d.agreed is not null),
        ('late', d.late_from, private.board_dom(d.late_from), 1, d.ended is null or d.ended > d.late_from),
        ('late', d.ended, private.board_dom(d.ended), -1, d.ended > d.late_from)
    ) m (what, day, days, n, so)
    where m.so and m.day is not null
$$;

-- The influence that stands, counted in the month its insight was answered.
create function private.marks_of_answer(a private.answers, answered_at timestamptz)
returns setof private.board_mark
language sql stable set search_path = ''
as $$
    select a.programme_id, private.month_of(private.board_day(answered_at)), a.kind, null::int, 1::bigint where answered_at is not null
$$;

-- An answer that was decided before listening ended (R3), while the decision stands.
create function private.marks_of_influence(f public.influences, d public.decisions)
returns setof private.board_mark
language sql stable set search_path = ''
as $$
    select d.programme_id, private.month_of(private.board_day(d.made_at)), 'early', null::int, 1::bigint
    where d.made_at is not null and d.reversed_at is null and d.superseded_at is null and d.decided_on < f.listened_until
$$;

-- Word of a decision to the giver of some words: told, with the days it took; or still owed. Nothing is owed for words taken back.
create function private.marks_of_response(r public.responses, d public.decisions, withdrawn_at timestamptz)
returns setof private.board_mark
language sql stable set search_path = ''
as $$
    select d.programme_id, private.month_of(private.board_day(r.told_at)), 'told', private.board_day(r.told_at) - private.board_day(d.made_at), 1::bigint
    where r.told_at is not null
    union all
    select d.programme_id, private.month_of(r.due_on), 'owed', private.board_dom(r.due_on), 1::bigint
    where r.told_at is null and withdrawn_at is null
$$;

-- A challenge, unless its author took it back. `stands` is +1 when it was raised and -1 when it was answered or closed.
create function private.marks_of_challenge(c public.challenges, programme uuid)
returns setof private.board_mark
language sql stable set search_path = ''
as $$
    select programme, private.month_of(private.board_day(m.at)), m.what, null::int, m.n
    from (values ('challenged', c.raised_at, 1::bigint), ('challenge_answered', c.answered_at, 1), ('escalated', c.escalated_at, 1),
        ('stands', c.raised_at, 1), ('stands', least(c.answered_at, c.closed_at), -1)) m (what, at, n)
    where m.at is not null and c.taken_back_at is null
$$;

-- An action of a decision that was made and not taken back: promised with the decision or later, done, and from when to when late.
create function private.marks_of_action(a public.actions, d public.decisions)
returns setof private.board_mark
language sql stable set search_path = ''
as $$
    select d.programme_id, private.month_of(m.day), m.what, m.days, m.n
    from (select private.board_day(greatest(a.created_at, d.made_at)) as promised, private.board_day(a.done_at) as done,
        greatest(a.due_on + 1, private.board_day(greatest(a.created_at, d.made_at))) as late_from) t
    cross join lateral (values
        ('promised', t.promised, null::int, 1::bigint, true),
        ('done', t.done, null, 1, true),
        ('action_late', t.late_from, private.board_dom(t.late_from), 1, t.done is null or t.done > t.late_from),
        ('action_late', t.done, private.board_dom(t.done), -1, t.done > t.late_from)) m (what, day, days, n, so)
    where m.so and m.day is not null and d.made_at is not null and d.reversed_at is null
$$;

-- A workshop's summary given back, with the days since it was held.
create function private.marks_of_workshop(w public.workshops)
returns setof private.board_mark
language sql stable set search_path = ''
as $$
    select w.programme_id, private.month_of(private.board_day(w.written_up_at)), 'summary', private.board_day(w.written_up_at) - w.held_on, 1::bigint
    where w.written_up_at is not null
$$;

-- What a workshop felt like, as it may be shown, and the step that its organisers claimed. In half steps: the middle may lie between two.
create function private.marks_of_felt(f public.felt_shown, w public.workshops)
returns setof private.board_mark
language sql stable set search_path = ''
as $$
    select w.programme_id, private.month_of(w.held_on), 'felt', (f.step * 2)::int, 1::bigint where f.step is not null
    union all
    select w.programme_id, private.month_of(w.held_on), 'claimed', w.ladder_step * 2, 1::bigint where f.step is not null and w.ladder_step is not null
$$;

-- Somebody who was at a workshop, in the month it was held; and those who were there without a name.
create function private.marks_of_registration(r public.registrations, w public.workshops)
returns setof private.board_mark
language sql stable set search_path = ''
as $$
    select w.programme_id, private.month_of(w.held_on), 'took_part', null::int, 1::bigint where r.attended_at is not null or r.left_early_at is not null
$$;
create function private.marks_of_group(g public.group_counts, w public.workshops)
returns setof private.board_mark
language sql stable set search_path = ''
as $$
    select w.programme_id, private.month_of(w.held_on), 'took_part', null::int, g.people::bigint where g.undone_at is null
$$;

-- Answers that somebody sent in.
create function private.marks_of_sheet(s public.answer_sheets, programme uuid)
returns setof private.board_mark
language sql stable set search_path = ''
as $$
    select programme, private.month_of(private.board_day(s.sent_at)), 'took_part', null::int, 1::bigint where s.sent_at is not null
$$;

-- Money that left and did not come back, and whether it left within 10 working days and 30 days of what it was for (R63, private.waited).
create function private.marks_of_payment(p public.payments, c public.claims)
returns setof private.board_mark
language sql stable set search_path = ''
as $$
    select p.programme_id, private.month_of(private.board_day(p.sent_at)), m.what, null::int, m.n
    from private.waited(c, private.board_day(p.sent_at)) w
    cross join lateral (values ('paid', 1::bigint), ('paid_pence', p.fee_pence::bigint), ('spent', p.pence::bigint),
        ('paid_in_ten', case when w.working <= 10 then 1 else 0 end), ('paid_in_thirty', case when w.days <= 30 then 1 else 0 end)) m (what, n)
    where p.sent_at is not null and p.state in ('accepted', 'paid', 'recorded_paid', 'confirmed') and m.n <> 0
$$;
