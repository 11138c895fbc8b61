-- A trust's work of any size, for measuring. $size contributions; everything else in the proportions of the demo
-- year: an insight for twenty contributions, each resting on eight, two thirds of them answered.
-- Run as one script with :size replaced. Nothing here reads the log, so its triggers rest meanwhile.

do $$
declare
    logged record;
begin
    for logged in select t.tgrelid::regclass as of_table, t.tgname from pg_trigger t
        join pg_proc p on p.oid = t.tgfoid where p.pronamespace = 'tlog'::regnamespace loop
        execute format('alter table %s disable trigger %I', logged.of_table, logged.tgname);
    end loop;
end
$$;

insert into public.people (organisation_id, reference)
select '00000000-0000-4000-b000-000000000001', 'bench:' || n from generate_series(1, greatest(20, :size / 5)) n;

create temporary table bench_people as
select id, row_number() over () as n from public.people where reference like 'bench:%';

create temporary table bench_contributions as
select gen_random_uuid() as id, n from generate_series(1, :size) n;
create index on bench_contributions (n);

insert into public.contributions (id, organisation_id, programme_id, words, commitment, given_on, recorded_at, confirmed_at, confirmed_how,
    attribution, shown_as)
select id, '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-c000-000000000001',
    'Number ' || n || '. They wrote the plan before anyone asked me. ' || repeat('I would have told them what helps. ', n % 4),
    rpad('bench' || n, 43, 'A'), current_date - (n % 360), now() - make_interval(days => n % 360), now(), 'by the person',
    case when n % 3 = 0 then 'pen_name' else 'anonymous' end, case when n % 3 = 0 then 'A carer' end
from bench_contributions;

insert into public.contributors (contribution_id, person_id)
select c.id, p.id from bench_contributions c join bench_people p on p.n = 1 + c.n % (select count(*) from bench_people) where c.n % 2 = 0;

insert into public.consents (contribution_id, use, given, wording, how, expires_on, recorded_at)
select c.id, asked.use, true, '2026-1', 'by the person', current_date + 700, now() - interval '1 day'
from bench_contributions c cross join (values ('website', 2), ('board', 5)) asked (use, divides)
where asked.use = 'website' and c.n % 2 = 1 or asked.use = 'board' and c.n % 5 <> 0;

create temporary table bench_insights as
select gen_random_uuid() as id, n,
    case when n % 20 < 2 then 'draft' when n % 20 < 3 then 'in_check' when n % 20 < 7 then 'agreed' else 'answered' end as state
from generate_series(1, greatest(20, :size / 20)) n;

insert into public.insights (id, organisation_id, programme_id, number, statement, state, drafted_at, check_started_at, check_until, agreed_at,
    published_at, due_on, answered_at, changed_at)
select id, '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-c000-000000000001', n,
    'People want to be asked before a plan is written, and to have a copy of it (' || n || ').', state,
    at - interval '40 days', case when state <> 'draft' then at - interval '30 days' end,
    case when state <> 'draft' then (at - interval '16 days')::date end,
    case when state in ('agreed', 'answered') then at end, case when state in ('agreed', 'answered') then at end,
    case when state in ('agreed', 'answered') then (at + interval '84 days')::date end,
    case when state = 'answered' then at + interval '30 days' end,
    case when state = 'answered' and n % 4 = 0 then at + interval '60 days' end
from (select *, now() - make_interval(days => (n % 300)::int, secs => n::int) as at from bench_insights) i;

insert into public.quotes (insight_id, contribution_id, starts, ends)
select i.id, c.id, 0, 20 from bench_insights i cross join generate_series(0, 7) k
join bench_contributions c on c.n = 1 + (i.n * 20 + k * 3) % :size
on conflict do nothing;

insert into public.insight_checks (insight_id, contribution_id, answer, answered_at, how)
select q.insight_id, q.contribution_id, 'agree', now(), 'by receipt' from public.quotes q join bench_insights i on i.id = q.insight_id
where i.state <> 'draft';

create temporary table bench_decisions as
select gen_random_uuid() as id, n from generate_series(1, (select count(*) from bench_insights) / 2) n;

insert into public.decisions (id, organisation_id, programme_id, number, title, summary, body, decided_on, owner_id, owner_name, equality,
    equality_by, equality_on, due_regard, mitigation, impact_review_on, state, made_at)
select id, '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-c000-000000000001', n, 'Decision ' || n, 'What was decided.',
    'Quality Committee', current_date - (n % 200)::int, '00000000-0000-4000-e000-000000000003', 'Marcus', 'Considered', 'Grace',
    current_date - (n % 200)::int - 5, 'Weighed', 'Looked for', current_date - (n % 200)::int + 180, 'in_action', now() - make_interval(days => (n % 200)::int, secs => n::int)
from bench_decisions;

insert into public.influences (decision_id, insight_id, kind, reason, review_on, referred_to, listened_until)
select d.id, i.id, kinds.kind, 'For the reason given', case when kinds.kind = 'deferred' then current_date + 30 end,
    case when kinds.kind = 'referred' then 'The council' else '' end, current_date - 220
from bench_insights i
join bench_decisions d on d.n = 1 + i.n / 2 % (select count(*) from bench_decisions)
cross join lateral (select (array['adopted', 'partly_adopted', 'not_adopted', 'deferred', 'referred'])[1 + i.n % 5] as kind) kinds
where i.state = 'answered';

insert into public.actions (organisation_id, decision_id, what, owner_id, owner_name, due_on, done_at, done_by)
select '00000000-0000-4000-b000-000000000001', d.id, 'Action ' || k, '00000000-0000-4000-e000-000000000003', 'Marcus',
    current_date + (d.n % 90)::int - 30, case when k = 1 then now() end, case when k = 1 then '00000000-0000-4000-a000-000000000003'::uuid end
from bench_decisions d cross join generate_series(1, 3) k;

insert into public.progress (action_id, note) select id, 'It has begun' from public.actions;

insert into public.responses (decision_id, contribution_id, due_on)
select distinct f.decision_id, q.contribution_id, current_date from public.influences f join public.quotes q on q.insight_id = f.insight_id;

do $$
declare
    logged record;
begin
    for logged in select t.tgrelid::regclass as of_table, t.tgname from pg_trigger t
        join pg_proc p on p.oid = t.tgfoid where p.pronamespace = 'tlog'::regnamespace loop
        execute format('alter table %s enable trigger %I', logged.of_table, logged.tgname);
    end loop;
end
$$;

-- As the clock would have done meanwhile.
do $$
begin
    while exists (select from private.coverage_changes) loop
        perform private.fold_coverage(now());
    end loop;
end
$$;
