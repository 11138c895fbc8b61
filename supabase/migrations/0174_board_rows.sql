-- The rows behind each figure of a board, and its honesty checks (design.md 6): places where what was promised and what is so differ.
-- Who may see what: whoever reads the board's pages. Taking part and money come by workshop, consultation and month, never by person;
-- contributions without their words.

-- Rows are found by programme and day, newest first.
create index board_taken_back on public.contributions (programme_id, given_on desc, id desc) where withdrawn_how <> 'kept long enough';
create index board_received on public.contributions (programme_id, given_on desc, id desc)
    where coalesce(withdrawn_how, 'kept long enough') = 'kept long enough' and moderated_out_at is null and kind <> 'put';
create index board_never_used on private.contribution_uses (programme_id, given_on desc, contribution_id desc) where measures @> '{unexplained}';
create index board_agreed on public.insights (programme_id, private.board_day(agreed_at) desc, id desc) where agreed_at is not null;
create index board_checked on public.insights (programme_id, private.board_day(coalesce(agreed_at, superseded_at)) desc, id desc)
    where check_started_at is not null and coalesce(agreed_at, superseded_at) is not null;
create index board_answered on public.insights (programme_id, private.board_day(answered_at) desc, id desc) where answered_at is not null;
create index board_ended on public.insights (programme_id, private.board_day(least(answered_at, superseded_at)) desc, id desc)
    where agreed_at is not null and least(answered_at, superseded_at) is not null;
create index board_due on public.insights (programme_id, due_on desc, id desc) where due_on is not null;
create index board_nobody_checked on public.insights (programme_id, private.board_day(agreed_at) desc, id desc)
    where agreed_at is not null and private.nobody_checked(checked, check_started_at);
create index board_made on public.decisions (programme_id, private.board_day(made_at) desc, id desc) where made_at is not null;
create index board_told on public.responses (decision_id, private.board_day(told_at)) where told_at is not null;
create index board_promised on public.actions (organisation_id, private.board_day(created_at) desc, id desc);
create index board_done on public.actions (organisation_id, private.board_day(done_at) desc, id desc) where done_at is not null;
-- Always empty: the table's own constraint asks for a reason. Counting it shows that it holds.
create index declined_without_reason on public.influences (decision_id) where kind <> 'adopted' and btrim(reason) = '';

-- One row behind a figure. `place` is the day it is found by; `n` how many it counts for.
create type private.board_row as (place date, kind text, id uuid, number int, title text, day date, days int, due_on date, state text, n bigint,
    about_kind text, about_id uuid);

create function private.board_row_of(i public.insights, place date, days int default null)
returns private.board_row
language sql immutable set search_path = ''
as $$
    select (place, 'insight', (i).id, (i).number, (i).statement, place, days, (i).due_on, (i).state, 1, null, null)::private.board_row
$$;

create function private.board_row_of(a public.actions, d public.decisions, place date, day date, days int default null)
returns private.board_row
language sql immutable set search_path = ''
as $$
    select (place, 'action', (a).id, (d).number, (a).what, day, days, (a).due_on, case when (a).done_at is null then 'open' else 'done' end, 1,
        'decision', (d).id)::private.board_row
$$;

-- Of contributions, without their words.
create function private.board_rows_of_contributions(p public.programmes, figure text, from_day date, until_day date, before date, beside uuid)
returns setof private.board_row
language plpgsql stable security definer set search_path = ''
as $$
begin
    if figure = 'never_used' then
        return query select u.given_on, 'contribution', u.contribution_id, null::int, null::text, u.given_on, null::int, null::date, 'unused', 1::bigint, null::text, null::uuid
        from private.contribution_uses u
        where u.programme_id = p.id and u.measures @> '{unexplained}' and u.given_on between from_day and least(until_day, private.today() - p.answer_days)
            and (u.given_on, u.contribution_id) < (before, beside)
        order by u.given_on desc, u.contribution_id desc limit 21;
    elsif figure = 'taken_back' then
        return query select c.given_on, 'contribution', c.id, null::int, null::text, c.given_on, null::int, null::date, 'taken_back', 1::bigint, null::text, null::uuid
        from public.contributions c
        where c.programme_id = p.id and c.withdrawn_how <> 'kept long enough' and c.kind <> 'put' and c.given_on between from_day and until_day
            and (c.given_on, c.id) < (before, beside)
        order by c.given_on desc, c.id desc limit 21;
    else
        return query select c.given_on, 'contribution', c.id, null::int, null::text, c.given_on, null::int, null::date, c.kind, 1::bigint, null::text, null::uuid
        from public.contributions c
        where c.programme_id = p.id and coalesce(c.withdrawn_how, 'kept long enough') = 'kept long enough' and c.moderated_out_at is null and c.kind <> 'put'
            and c.given_on between from_day and until_day and (c.given_on, c.id) < (before, beside)
        order by c.given_on desc, c.id desc limit 21;
    end if;
end
$$;

-- Of insights.
create function private.board_rows_of_insights(programme uuid, figure text, from_day date, until_day date, before date, beside uuid)
returns setof private.board_row
language plpgsql stable security definer set search_path = ''
as $$
declare
    today date := private.today();
    as_of date := least(until_day, private.today());
begin
    if figure in ('checked', 'days_to_check') then
        return query select (private.board_row_of(i, private.board_day(coalesce(i.agreed_at, i.superseded_at)),
            private.board_day(i.agreed_at) - private.board_day(i.check_started_at))).*
        from public.insights i
        where i.programme_id = programme and i.check_started_at is not null and coalesce(i.agreed_at, i.superseded_at) is not null
            and (figure = 'checked' or i.agreed_at is not null)
            and private.board_day(coalesce(i.agreed_at, i.superseded_at)) between from_day and until_day
            and (private.board_day(coalesce(i.agreed_at, i.superseded_at)), i.id) < (before, beside)
        order by private.board_day(coalesce(i.agreed_at, i.superseded_at)) desc, i.id desc limit 21;
    elsif figure = 'agreed' then
        return query select (private.board_row_of(i, private.board_day(i.agreed_at))).* from public.insights i
        where i.programme_id = programme and i.agreed_at is not null and private.board_day(i.agreed_at) between from_day and until_day
            and (private.board_day(i.agreed_at), i.id) < (before, beside)
        order by private.board_day(i.agreed_at) desc, i.id desc limit 21;
    elsif figure = 'nobody_checked' then
        return query select (private.board_row_of(i, private.board_day(i.agreed_at))).* from public.insights i
        where i.programme_id = programme and i.agreed_at is not null and private.nobody_checked(i.checked, i.check_started_at)
            and private.board_day(i.agreed_at) between from_day and until_day and (private.board_day(i.agreed_at), i.id) < (before, beside)
        order by private.board_day(i.agreed_at) desc, i.id desc limit 21;
    elsif figure in ('answered', 'days_to_answer', 'adopted', 'partly_adopted', 'not_adopted', 'deferred', 'referred') then
        return query select (private.board_row_of(i, private.board_day(i.answered_at), private.board_day(i.answered_at) - private.board_day(i.agreed_at))).*
        from public.insights i
        where i.programme_id = programme and i.answered_at is not null and private.board_day(i.answered_at) between from_day and until_day
            and (private.board_day(i.answered_at), i.id) < (before, beside)
            and (figure in ('answered', 'days_to_answer') or exists (select 1 from private.answers a where a.insight_id = i.id and a.kind = figure))
        order by private.board_day(i.answered_at) desc, i.id desc limit 21;
    elsif figure in ('fell_due', 'kept_in_time', 'kept_late') then
        return query select (private.board_row_of(i, i.due_on, private.board_day(i.answered_at) - private.board_day(i.agreed_at))).* from public.insights i
        where i.programme_id = programme and i.due_on between from_day and least(until_day, today - 1) and (i.due_on, i.id) < (before, beside)
            and case figure when 'fell_due' then i.answered_at is not null or i.superseded_at is null
                when 'kept_in_time' then private.board_day(i.answered_at) <= i.due_on else private.board_day(i.answered_at) > i.due_on end
        order by i.due_on desc, i.id desc limit 21;
    elsif figure = 'not_kept' then
        return query select (private.board_row_of(i, i.due_on, today - i.due_on)).* from public.insights i
        where i.programme_id = programme and i.published_at is not null and i.answered_at is null and i.superseded_at is null
            and i.due_on between from_day and least(until_day, today - 1) and (i.due_on, i.id) < (before, beside)
        order by i.due_on desc, i.id desc limit 21;
    else
        -- Waiting and overdue at the end: what waits to this day, and what ended after that day.
        return query select (private.board_row_of(i, i.due_on, as_of - case figure when 'waiting' then private.board_day(i.agreed_at) else i.due_on end)).* from (
            (select * from public.insights k
            where k.programme_id = programme and k.published_at is not null and k.answered_at is null and k.superseded_at is null
                and private.board_day(k.agreed_at) <= as_of and (k.due_on, k.id) < (before, beside) and (figure = 'waiting' or k.due_on < as_of)
            order by k.due_on desc, k.id desc limit 21)
            union all
            -- Nothing has ended after today. (offset 0: by the day they ended, and then by their promise.)
            (select * from (
                select * from public.insights k
                where as_of < today and k.programme_id = programme and k.agreed_at is not null and least(k.answered_at, k.superseded_at) is not null
                    and private.board_day(least(k.answered_at, k.superseded_at)) > as_of
                    and private.board_day(k.agreed_at) <= as_of and (k.due_on, k.id) < (before, beside) and (figure = 'waiting' or k.due_on < as_of)
                offset 0) k
            order by k.due_on desc, k.id desc limit 21)) i
        order by i.due_on desc, i.id desc limit 21;
    end if;
end
$$;

-- Of decisions, word of them, actions and challenges.
create function private.board_rows_of_decisions(p public.programmes, figure text, from_day date, until_day date, before date, beside uuid)
returns setof private.board_row
language plpgsql stable security definer set search_path = ''
as $$
declare
    today date := private.today();
    as_of date := least(until_day, private.today());
begin
    if figure in ('early', 'ratings_differ', 'declined_without_reason') then
        return query select private.board_day(d.made_at), 'decision', d.id, d.number, d.title, private.board_day(d.made_at), null::int, null::date, d.state, e.n,
            null::text, null::uuid
        from (
            select k.decision_id, k.n from private.board_early k where figure = 'early' and k.programme_id = p.id and k.made_on between from_day and until_day
            union all
            select a.decision_id, 1 from private.ratings_apart(p.id) a where figure = 'ratings_differ'
            union all
            select f.decision_id, count(*) from public.influences f
            where figure = 'declined_without_reason' and f.kind <> 'adopted' and btrim(f.reason) = '' group by 1
        ) e join public.decisions d on d.id = e.decision_id and d.programme_id = p.id
        where (private.board_day(d.made_at), d.id) < (before, beside)
        order by private.board_day(d.made_at) desc, d.id desc limit 21;
    elsif figure in ('told', 'days_to_tell', 'never_told') then
        return query select private.board_day(d.made_at), 'decision', d.id, d.number, d.title, private.board_day(d.made_at),
            case when figure in ('told', 'days_to_tell') then counted.days end, counted.due_on, d.state, counted.n, null::text, null::uuid
        from public.decisions d
        cross join lateral private.board_count_of_decision(d, figure, from_day, until_day) counted
        where d.programme_id = p.id and d.made_at is not null and counted.n > 0 and (private.board_day(d.made_at), d.id) < (before, beside)
            and private.board_day(d.made_at) <= until_day
        order by private.board_day(d.made_at) desc, d.id desc limit 21;
    elsif figure = 'actions_promised' then
        return query select (private.board_row_of(a, d, private.board_day(a.created_at), private.board_day(greatest(a.created_at, d.made_at)))).*
        from public.actions a join public.decisions d on d.id = a.decision_id
        where a.organisation_id = p.organisation_id and d.programme_id = p.id and d.made_at is not null and d.reversed_at is null
            and private.board_day(a.created_at) <= until_day
            and private.board_day(greatest(a.created_at, d.made_at)) between from_day and until_day and (private.board_day(a.created_at), a.id) < (before, beside)
        order by private.board_day(a.created_at) desc, a.id desc limit 21;
    elsif figure = 'actions_done' then
        return query select (private.board_row_of(a, d, private.board_day(a.done_at), private.board_day(a.done_at))).*
        from public.actions a join public.decisions d on d.id = a.decision_id
        where a.organisation_id = p.organisation_id and d.programme_id = p.id and d.made_at is not null and d.reversed_at is null
            and a.done_at is not null and private.board_day(a.done_at) between from_day and until_day and (private.board_day(a.done_at), a.id) < (before, beside)
        order by private.board_day(a.done_at) desc, a.id desc limit 21;
    elsif figure = 'actions_late' then
        return query select (private.board_row_of(a, d, a.due_on, a.due_on, as_of - a.due_on)).* from (
            (select k.* from public.actions k join public.decisions e on e.id = k.decision_id
            where k.organisation_id = p.organisation_id and e.programme_id = p.id and e.reversed_at is null and k.done_at is null and k.due_on < as_of
                and private.board_day(greatest(k.created_at, e.made_at)) <= as_of and (k.due_on, k.id) < (before, beside)
            order by k.due_on desc, k.id desc limit 21)
            union all
            (select k.* from public.actions k join public.decisions e on e.id = k.decision_id
            where k.organisation_id = p.organisation_id and e.programme_id = p.id and e.reversed_at is null and as_of < today
                and private.board_day(k.done_at) > as_of and k.due_on < as_of
                and private.board_day(greatest(k.created_at, e.made_at)) <= as_of and (k.due_on, k.id) < (before, beside)
            order by k.due_on desc, k.id desc limit 21)) a join public.decisions d on d.id = a.decision_id
        order by a.due_on desc, a.id desc limit 21;
    else
        return query select c.day, 'challenge', c.id, c.number, c.title, c.day, null::int, null::date,
            case when c.answered_at is not null then 'answered' when c.closed_at is not null then 'closed' else 'open' end, 1::bigint, c.about_kind, c.about_id
        from (
            select k.*, coalesce(i.number, d.number) as number, coalesce(i.statement, d.title) as title, case when i.id is null then 'decision' else 'insight' end as about_kind,
                coalesce(i.id, d.id) as about_id, private.board_day(case figure when 'challenges_answered' then k.answered_at when 'escalated' then k.escalated_at
                    else k.raised_at end) as day
            from public.challenges k left join public.insights i on i.id = k.insight_id left join public.decisions d on d.id = k.decision_id
            where k.organisation_id = p.organisation_id and coalesce(i.programme_id, d.programme_id) = p.id and k.taken_back_at is null
        ) c
        where (c.day, c.id) < (before, beside) and case when figure = 'challenges_open'
            then c.day <= as_of and coalesce(private.board_day(least(c.answered_at, c.closed_at)) > as_of, true)
            else c.day between from_day and until_day end
        order by c.day desc, c.id desc limit 21;
    end if;
end
$$;

-- How many responses, told or never told, a decision counts for. Days: the slowest.
create function private.board_count_of_decision(d public.decisions, figure text, from_day date, until_day date, out n bigint, out days int, out due_on date)
language plpgsql stable security definer set search_path = ''
as $$
begin
    if figure in ('told', 'days_to_tell') then
        select count(*), max(private.board_day(r.told_at)) - private.board_day((d).made_at), max(r.due_on) into n, days, due_on
        from public.responses r
        where r.decision_id = (d).id and r.told_at is not null and private.board_day(r.told_at) between from_day and until_day;
    else
        select count(*), null, min(r.due_on) into n, days, due_on
        from public.responses r join public.contributions c on c.id = r.contribution_id and c.withdrawn_at is null
        where r.decision_id = (d).id and r.told_at is null and r.due_on between from_day and least(until_day, private.today() - 1);
    end if;
end
$$;

-- Of workshops, consultations and outcomes: few of a programme, whatever was said in them.
create function private.board_rows_of_workshops(p public.programmes, figure text, from_day date, until_day date, before date, beside uuid)
returns setof private.board_row
language plpgsql stable security definer set search_path = ''
as $$
begin
    if figure in ('outcomes_seen', 'outcomes_moved') then
        return query select o.seen_on, 'outcome', o.id, null::int, o.hoped, o.seen_on, null::int, o.due_on, o.result, 1::bigint,
            case when o.action_id is not null then 'action' when o.decision_id is not null then 'decision' when o.plan_item_id is not null then 'plan_item' end,
            coalesce(o.action_id, o.decision_id, o.plan_item_id)
        from public.outcomes o
        where o.programme_id = p.id and o.seen_on between from_day and until_day and (figure = 'outcomes_seen' or o.result = 'moved')
            and (o.seen_on, o.id) < (before, beside)
        order by o.seen_on desc, o.id desc limit 21;
        return;
    end if;
    return query select f.day, f.kind, f.id, null::int, f.title, f.day, f.days, f.due_on, f.state, f.n, null::text, null::uuid
    from (
        select w.id, 'workshop' as kind, coalesce(nullif(w.share_title, ''), w.title) as title, w.state,
            case when figure = 'days_to_summary' then private.board_day(w.written_up_at) else w.held_on end as day,
            case when figure = 'days_to_summary' then private.board_day(w.written_up_at) - w.held_on end as days,
            case when figure = 'days_to_summary' then private.summary_due(w) end as due_on,
            case figure
                when 'took_part' then (select count(*) from public.registrations r where r.workshop_id = w.id and (r.attended_at is not null or r.left_early_at is not null))
                    + (select coalesce(sum(g.people), 0) from public.group_counts g where g.workshop_id = w.id and g.undone_at is null)
                when 'days_to_summary' then case when w.written_up_at is not null then 1 else 0 end
                when 'felt' then (select count(*) from public.felt_shown s where s.workshop_id = w.id and s.step is not null)
                else (select count(*) from public.felt_shown s where s.workshop_id = w.id and abs(s.step - w.ladder_step) >= 1) end::bigint as n
        from public.workshops w where w.programme_id = p.id
        union all
        select c.id, 'consultation', c.title, null, least(until_day, private.today()), null, null,
            (select count(*) from public.answer_sheets s where s.consultation_id = c.id and s.sent_at >= private.day_begins(from_day)
                and s.sent_at < private.day_begins(until_day + 1))
        from public.consultations c where c.programme_id = p.id and figure = 'took_part'
    ) f
    where f.n > 0 and f.day between from_day and until_day and (f.day, f.id) < (before, beside)
    order by f.day desc, f.id desc limit 21;
end
$$;

-- People who took part, sent in what they are owed, and were not sent it within the working days that the trust promises: those still
-- unpaid when they ran out, and those paid later. By the month in which they ran out.
create function private.attended_not_paid(programme uuid, from_day date, until_day date)
returns table (month date, n bigint)
language sql stable security definer set search_path = ''
as $$
    select private.month_of(o.due_on), count(*)
    from (
        select c as claim, private.add_working_days(c.done_on, coalesce(s.promise_days, 10)) as due_on, coalesce(s.promise_days, 10) as promised,
            (select min(private.day_of(q.sent_at)) from public.payments q where q.claim_id = c.id and q.state in ('accepted', 'paid', 'recorded_paid', 'confirmed')) as sent_on
        from public.claims c left join public.pay_settings s on s.organisation_id = c.organisation_id
        where c.programme_id = programme and c.reason in ('took part', 'cancelled late') and c.submitted_at is not null and c.withdrawn_at is null
            and c.returned_at is null and c.fee_pence + c.expense_pence > 0 and c.done_on between from_day - 120 and until_day
    ) o cross join lateral private.waited(o.claim, coalesce(o.sent_on, private.today())) w
    where o.due_on between from_day and least(until_day, private.today() - 1) and w.working > o.promised
    group by 1
$$;

-- Of money: a row for each month, under the rule of private.board_money_shown.
create function private.board_rows_of_money(p public.programmes, figure text, from_day date, until_day date, before date)
returns setof private.board_row
language plpgsql stable security definer set search_path = ''
as $$
declare
    as_it_is boolean := p.organisation_id in (select private.my_organisations('board_auditor', 'finance_approver'));
begin
    return query select m.month, 'month', null::uuid, null::int, null::text, m.month, null::int, null::date, null::text,
        case when as_it_is then m.n when figure <> 'spent' then private.disclosed(m.n)
            when m.paid >= 5 then (round(m.n::numeric / 5000) * 5000)::bigint end, null::text, null::uuid
    from (
        select k.month, sum(k.n) filter (where k.what = figure)::bigint as n, sum(k.n) filter (where k.what = 'paid') as paid
        from private.board_kept(p.id, private.month_of(until_day)) k
        where figure <> 'attended_not_paid' and k.month >= from_day group by k.month
        union all
        select l.month, l.n, null from private.attended_not_paid(p.id, from_day, until_day) l where figure = 'attended_not_paid'
    ) m
    where m.n > 0 and m.month < before
    order by m.month desc limit 21;
end
$$;
