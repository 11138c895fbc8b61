-- A programme of any size over two years, for measuring what a board's page costs. Run by a superuser as one script with :size replaced,
-- past all triggers; what triggers keep is then made by the functions that count everything anew. An insight for ten contributions, a
-- decision for three insights, two actions of each; in every 500th something is as an honesty check looks for it.
set session_replication_role = replica;
set synchronous_commit = off;

create temporary table bench as
select n, ('50000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid as id, current_date - (n % 720)::int as given_on from generate_series(1, :size) n;
create unique index on bench (n);
analyze bench;
insert into public.contributions (id, organisation_id, programme_id, kind, words, commitment, given_on, withdrawn_at, withdrawn_how)
select id, '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-c000-000000000001', 'text', case when n % 500 <> 1 then 'Number ' || n end,
    rpad('bench' || n, 43, 'A'), given_on, case when n % 500 = 1 then now() end, case when n % 500 = 1 then 'by receipt' end
from bench;

create temporary table bench_insights as
select n, ('60000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid as id, now() - make_interval(days => (n % 720)::int) as agreed,
    case when n % 9 <> 0 and n % 720 > 100 then now() - make_interval(days => greatest(0, (n % 720 - n % 90)::int)) end as answered
from generate_series(1, greatest(20, :size / 10)) n;
insert into public.insights (id, organisation_id, programme_id, number, statement, state, check_started_at, check_until, agreed_at, published_at, due_on,
    answered_at, checked)
select id, '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-c000-000000000001', 1000 + n, 'People want to be asked (' || n || ').',
    case when answered is null then 'agreed' else 'answered' end, agreed - make_interval(days => (n % 25)::int), agreed::date, agreed, agreed, agreed::date + 84,
    answered, jsonb_build_object('reached', case when n % 500 = 0 then 0 else 2 end)
from bench_insights;
insert into public.quotes (insight_id, contribution_id, starts, ends)
select i.id, c.id, 0, 6 from bench_insights i cross join (values (0), (3)) k (step) join bench c on c.n = 1 + (i.n * 10 + k.step) % :size;
insert into private.contribution_uses (contribution_id, programme_id, given_on, measures)
select c.id, '00000000-0000-4000-c000-000000000001', c.given_on, case when c.n % 500 = 1 then array['given', 'taken_back']
    when c.n % 10 in (1, 4) then array['given', 'stands', 'uncoded', 'quoted'] else array['given', 'stands', 'uncoded', 'unused', 'unexplained'] end
from bench c;

create temporary table bench_decisions as
select n, ('70000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid as id, now() - make_interval(days => (n % 600)::int) as made
from generate_series(1, greatest(7, :size / 30)) n;
insert into public.decisions (id, organisation_id, programme_id, number, title, summary, body, decided_on, owner_id, owner_name, equality, equality_by,
    equality_on, due_regard, mitigation, impact_review_on, state, made_at)
select id, '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-c000-000000000001', 1000 + n, 'Decision ' || n, 'What was decided.', 'Quality committee',
    made::date, '00000000-0000-4000-e000-000000000003', 'Marcus', 'Considered', 'Grace', made::date, 'Weighed', 'None', made::date + 365, 'in_action', made
from bench_decisions;
insert into public.influences (decision_id, insight_id, kind, reason, review_on, referred_to, listened_until)
select d.id, i.id, k.kind, 'For the reason given', case when k.kind = 'deferred' then current_date end, case when k.kind = 'referred' then 'The council' else '' end,
    d.made::date + case when i.n % 500 = 1 then 3 else -3 end
from bench_insights i join bench_decisions d on d.n = 1 + i.n / 3 % greatest(7, :size / 30)
cross join lateral (select (array['adopted', 'partly_adopted', 'not_adopted', 'deferred', 'referred'])[1 + i.n % 5] as kind) k
where i.answered is not null;
insert into private.answers (insight_id, programme_id, decision_id, kind, made_at)
select f.insight_id, d.programme_id, d.id, f.kind, d.made_at from public.influences f join public.decisions d on d.id = f.decision_id
where d.id::text like '7%' on conflict do nothing;
insert into public.responses (decision_id, contribution_id, due_on, told_at, how)
select distinct on (d.id, q.contribution_id) d.id, q.contribution_id, d.made::date + 28, case when i.n % 10 <> 0 then least(now(), d.made + interval '12 days') end,
    case when i.n % 10 <> 0 then 'by letter' end
from public.influences f join bench_decisions d on d.id = f.decision_id join public.quotes q on q.insight_id = f.insight_id join bench_insights i on i.id = f.insight_id;
insert into public.actions (organisation_id, decision_id, what, owner_id, owner_name, due_on, created_at, done_at, done_by)
select '00000000-0000-4000-b000-000000000001', d.id, 'Action ' || k, '00000000-0000-4000-e000-000000000003', 'Marcus', d.made::date + 90, d.made,
    case when (d.n + k) % 9 <> 0 then least(now(), d.made + make_interval(days => (d.n % 120)::int)) end,
    case when (d.n + k) % 9 <> 0 then '00000000-0000-4000-a000-000000000003'::uuid end
from bench_decisions d cross join generate_series(1, 2) k;
insert into public.challenges (organisation_id, insight_id, words, shown_as, standing, raised_by, raised_at)
select '00000000-0000-4000-b000-000000000001', id, 'This is not it', 'A carer', 'advisor', '00000000-0000-4000-a000-000000000012', agreed
from bench_insights where n % 500 = 7;
insert into public.workshops (organisation_id, programme_id, title, held_on, opened_at, held_at, written_up_at, summary, summary_by, ladder_step)
select '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-c000-000000000001', 'Workshop ' || n, current_date - n * 15, now(), now(),
    (current_date - n * 15 + 10)::timestamptz, 'Said', 'Grace', 4 from generate_series(1, 40) n;
insert into public.felt_shown (workshop_id, answers, step) select id, 10, 3.5 from public.workshops where title like 'Workshop %';

set session_replication_role = origin;
select private.recount_board();
