-- Two people coding one workshop of the demo year apart: most of it read by both, two differences of which one is settled, one
-- contribution passed on and one flagged as hard to read; and a round that has hardly begun. Runs after demo-codes.sql.

-- The codes used here, where the code book of the demo year does not have them already.
insert into public.codes (organisation_id, programme_id, name, definition)
select p.organisation_id, p.id, c.name, c.definition
from public.programmes p, (values
    ('Safety and force', 'Feeling safe or unsafe; restraint, police, seclusion, and what is said about it afterwards.'),
    ('Respect and dignity', 'Being treated as a person: names, privacy, faith, food, kindness; and racism, from anybody.')
) c (name, definition)
where p.id = '00000000-0000-4000-c000-000000000001'
on conflict do nothing;

create temporary table demo_coded (place int generated always as identity, beginning text, grace text[], fatima text[]) on commit drop;
insert into demo_coded (beginning, grace, fatima) values
    ('I was held down', '{Safety and force}', '{Safety and force}'),
    ('After it happened nobody', '{Safety and force}', '{Safety and force,Respect and dignity}'),
    ('They knew how to talk', '{Respect and dignity}', '{Respect and dignity}'),
    ('You should have to say', '{Safety and force}', '{Safety and force}'),
    ('The night staff change', '{Respect and dignity}', '{Respect and dignity}'),
    ('A woman on the ward', '{Safety and force,Respect and dignity}', '{Respect and dignity}'),
    ('The garden is locked', '{}', '{}'),
    ('I want my own clothes', '{Respect and dignity}', '{Respect and dignity}'),
    -- Read by one of them so far.
    ('Music helped more', '{}', null),
    ('A debrief should be', '{Safety and force}', null),
    -- Passed on by Fatima, and not read by Grace yet.
    ('When another patient', null, null);

insert into public.coding_rounds (id, organisation_id, programme_id, title, chosen, made_by, made_at)
select ('00000000-0000-4000-f600-00000000000' || r.n)::uuid, '00000000-0000-4000-b000-000000000001',
    '00000000-0000-4000-c000-000000000001', r.title, r.chosen, '00000000-0000-4000-a000-000000000001', now() - r.ago
from (values (1, 'On the ward: first reading', 'workshop', interval '12 days'), (2, 'The newest words', 'newest', interval '2 days'))
    r (n, title, chosen, ago);

insert into public.round_coders (round_id, coder_id)
select r.id, a.id from public.coding_rounds r,
    (values ('00000000-0000-4000-a000-000000000001'::uuid), ('00000000-0000-4000-a000-000000000002'::uuid)) a (id)
where r.id in ('00000000-0000-4000-f600-000000000001', '00000000-0000-4000-f600-000000000002');

insert into public.round_contributions (round_id, contribution_id, place)
select '00000000-0000-4000-f600-000000000001', c.id, d.place
from demo_coded d
cross join lateral (select k.id from public.contributions k
    where k.programme_id = '00000000-0000-4000-c000-000000000001' and starts_with(k.words, d.beginning) order by k.id limit 1) c;
insert into public.round_contributions (round_id, contribution_id, place)
select '00000000-0000-4000-f600-000000000002', c.id, row_number() over (order by c.given_on desc, c.id desc)
from (select k.id, k.given_on from public.contributions k
    where k.programme_id = '00000000-0000-4000-c000-000000000001' and k.words is not null and k.moderated_out_at is null and k.kind <> 'put'
    order by k.given_on desc, k.id desc limit 20) c;

-- What each of them put, and when they were done with it.
create temporary table demo_put on commit drop as
select r.contribution_id, d.place, who.coder, who.codes, now() - interval '10 days' + d.place * interval '4 minutes' as at
from demo_coded d
join public.round_contributions r on r.round_id = '00000000-0000-4000-f600-000000000001' and r.place = d.place
cross join lateral (values ('00000000-0000-4000-a000-000000000001'::uuid, d.grace), ('00000000-0000-4000-a000-000000000002'::uuid, d.fatima))
    who (coder, codes)
where who.codes is not null;
insert into public.codings (contribution_id, code_id, starts, ends, coder_id, coded_at)
select p.contribution_id, k.id, 0, char_length(c.words), p.coder, p.at
from demo_put p
join public.contributions c on c.id = p.contribution_id
join public.codes k on k.programme_id = c.programme_id and k.replaced_at is null and k.name = any (p.codes)
on conflict do nothing;
insert into public.round_readings (round_id, contribution_id, coder_id, read_at)
select '00000000-0000-4000-f600-000000000001', p.contribution_id, p.coder, greatest(p.at, now() - interval '9 days') from demo_put p;
update public.round_contributions r set finished_at = now() - interval '9 days'
where r.round_id = '00000000-0000-4000-f600-000000000001'
    and (select count(*) from public.round_readings d where d.round_id = r.round_id and d.contribution_id = r.contribution_id) = 2;

insert into public.settlements (contribution_id, code_id, fits, reason, settled_by, settled_at)
select r.contribution_id, k.id, false, 'It is about who else is on the ward, and nobody used force.', '00000000-0000-4000-a000-000000000002',
    now() - interval '8 days'
from public.round_contributions r
join demo_coded d on d.place = r.place and d.beginning = 'A woman on the ward'
join public.codes k on k.programme_id = '00000000-0000-4000-c000-000000000001' and k.replaced_at is null and k.name = 'Safety and force'
where r.round_id = '00000000-0000-4000-f600-000000000001';

insert into public.distress_flags (contribution_id, flagged_by, note, flagged_at)
select r.contribution_id, '00000000-0000-4000-a000-000000000002', 'About being restrained', now() - interval '10 days'
from public.round_contributions r join demo_coded d on d.place = r.place and d.beginning = 'I was held down'
where r.round_id = '00000000-0000-4000-f600-000000000001';

insert into public.passes (contribution_id, organisation_id, passed_by, passed_at)
select r.contribution_id, '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-a000-000000000002', now() - interval '9 days'
from public.round_contributions r join demo_coded d on d.place = r.place and d.beginning = 'When another patient'
where r.round_id = '00000000-0000-4000-f600-000000000001';
insert into public.round_readings (round_id, contribution_id, coder_id, read_at, passed)
select r.round_id, r.contribution_id, s.passed_by, s.passed_at, true
from public.passes s join public.round_contributions r on r.contribution_id = s.contribution_id
where r.round_id in ('00000000-0000-4000-f600-000000000001', '00000000-0000-4000-f600-000000000002');
