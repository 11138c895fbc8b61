-- Contributions of any size, for measuring what it costs to find them. Run by a superuser as one script with :size replaced, past
-- all triggers; what triggers keep is then made by the same functions that they call. Words are put together from a small
-- vocabulary: "asked" is in every fifth, "kingfisher" in twelve and no more, "patient" in one of forty, "gentle" in one of two hundred.
set session_replication_role = replica;
set synchronous_commit = off;
set maintenance_work_mem = '512MB';
set search_path = public, extensions;

insert into public.people (id, organisation_id, reference)
select ('10000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, '00000000-0000-4000-b000-000000000001', 'bench:' || n
from generate_series(1, greatest(20, :size / 5)) n;

insert into public.workshops (id, organisation_id, programme_id, title, held_on)
select ('20000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, '00000000-0000-4000-b000-000000000001',
    '00000000-0000-4000-c000-000000000001', 'Workshop ' || n, current_date - n * 20
from generate_series(1, 8) n;
insert into public.workshop_hosts (workshop_id, organisation_id)
select id, '00000000-0000-4000-b000-000000000002' from public.workshops where title like 'Workshop %' and id::text like '%4';

insert into public.consultations (id, organisation_id, programme_id, title)
select ('30000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, '00000000-0000-4000-b000-000000000001',
    '00000000-0000-4000-c000-000000000001', 'Consultation ' || n
from generate_series(1, 20) n;

insert into public.codes (id, organisation_id, programme_id, name, parent_id)
select ('40000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, '00000000-0000-4000-b000-000000000001',
    '00000000-0000-4000-c000-000000000001', 'Code ' || n,
    case when n > 5 then ('40000000-0000-4000-8000-' || lpad((1 + n % 5)::text, 12, '0'))::uuid end
from generate_series(1, 30) n;

create unlogged table bench_contributions as
select n, ('50000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid as id,
    current_date - ((:size - n) * 900 / :size)::int as given_on,
    (select string_agg((array['ward', 'nurse', 'waiting', 'kitchen', 'family', 'letter', 'door', 'night', 'phone', 'listening', 'garden', 'train',
        'doctor', 'money', 'friend', 'morning', 'plan', 'meeting', 'neighbour', 'language', 'school', 'water', 'window', 'music', 'helping',
        'telling', 'running', 'sleeping', 'walking', 'writing'])[1 + (n * k * 7 + k * k * 13 + n / k) % 30], ' ') from generate_series(1, 14) k)
        || case when n % 5 = 0 then ' and nobody asked me' else ' and so it went' end
        || case when n % 40 = 9 then ' and was patient' else '' end || case when n % 200 = 0 then ' in a gentle way' else '' end
        || case when n % (:size / 12) = 7 then ' by the kingfisher' else '' end || ', ' || n || '.' as words
from generate_series(1, :size) n;

drop index private.contribution_words_gin;
insert into public.contributions (id, organisation_id, programme_id, workshop_id, consultation_id, kind, words, lang, commitment, given_on,
    recorded_at, confirmed_at, confirmed_how)
select id, '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-c000-000000000001',
    case when n % 3 = 0 then ('20000000-0000-4000-8000-' || lpad((1 + n / 3 % 8)::text, 12, '0'))::uuid end,
    case when n % 3 = 1 then ('30000000-0000-4000-8000-' || lpad((1 + n % 20)::text, 12, '0'))::uuid end,
    case when n % 50 = 0 then 'drawing' else 'text' end, words, case when n % 40 = 3 then 'ur' else 'en' end,
    rpad('bench' || n, 43, 'A'), given_on, given_on + interval '10 hours', given_on + interval '10 hours', 'by the person'
from bench_contributions order by n;
insert into public.contributors (contribution_id, person_id)
select id, ('10000000-0000-4000-8000-' || lpad((1 + n % greatest(20, :size / 5))::text, 12, '0'))::uuid from bench_contributions where n % 2 = 0;
insert into public.consents (contribution_id, use, given, wording, how, expires_on, recorded_at)
select id, 'board', true, '2026-1', 'by the person', current_date + 700, now() - interval '1 day' from bench_contributions where n % 7 <> 0;

-- An insight for twenty contributions, each resting on eight of them.
insert into public.insights (id, organisation_id, programme_id, number, statement, state, check_started_at, check_until, agreed_at, published_at,
    due_on, answered_at)
select ('60000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, '00000000-0000-4000-b000-000000000001',
    '00000000-0000-4000-c000-000000000001', n, 'People want to be asked (' || n || ').', state, now(), current_date,
    case when state <> 'draft' then now() end, case when state <> 'draft' then now() end, case when state <> 'draft' then current_date end,
    case when state = 'answered' then now() end
from (select n, case when n % 10 = 0 then 'draft' when n % 3 = 0 then 'agreed' else 'answered' end as state from generate_series(1, greatest(20, :size / 20)) n) i;
insert into public.quotes (insight_id, contribution_id, starts, ends)
select ('60000000-0000-4000-8000-' || lpad((1 + n / 20)::text, 12, '0'))::uuid, id, 0, 20 from bench_contributions
where n % 20 < 8 and 1 + n / 20 <= greatest(20, :size / 20);

insert into public.codings (contribution_id, code_id, starts, ends, coder_id)
select id, ('40000000-0000-4000-8000-' || lpad((1 + n % 30)::text, 12, '0'))::uuid, 0, 10, '00000000-0000-4000-a000-000000000001'
from bench_contributions where n % 2 = 1;
insert into private.code_stands (code_id, contribution_id, given_on, codings)
select ('40000000-0000-4000-8000-' || lpad((1 + n % 30)::text, 12, '0'))::uuid, id, given_on, 1 from bench_contributions where n % 2 = 1;
insert into private.code_counts (code_id, change) select code_id, count(*) from private.code_stands group by 1;

analyze;
select private.recount_coverage();
insert into private.contribution_words (contribution_id, organisation_id, programme_id, workshop_id, consultation_id, given_on, config, words, marks)
select c.id, c.organisation_id, c.programme_id, c.workshop_id, c.consultation_id, c.given_on, private.search_config(c.lang),
    to_tsvector(private.search_config(c.lang), c.words),
    u.measures || array['p:' || c.programme_id, 'g:' || c.organisation_id, 'k:' || c.kind, 'l:' || c.lang]
        || case when c.workshop_id is not null then array['w:' || c.workshop_id] else '{}' end
        || case when c.consultation_id is not null then array['c:' || c.consultation_id] else '{}' end
        || case when b.n % 2 = 1 then array['s:40000000-0000-4000-8000-' || lpad((1 + b.n % 30)::text, 12, '0')] else '{}' end
        || case when b.n % 7 <> 0 then array['board'] else '{}' end
from bench_contributions b join public.contributions c on c.id = b.id join private.contribution_uses u on u.contribution_id = c.id order by b.n;
create index contribution_words_gin on private.contribution_words using gin (words, marks) with (fastupdate = off);
select private.learn_background('00000000-0000-4000-c000-000000000001', now());
select private.learn_code(id) from public.codes;
drop table bench_contributions;
set session_replication_role = origin;
