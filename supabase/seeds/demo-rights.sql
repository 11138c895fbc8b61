-- What people asked about what is held on them, and who looked at names: every state has an example. After demo.sql and the
-- others before it. Dates are counted back from today. The words are ours.

create temporary table demo_requests (
    n int, organisation uuid, person uuid, slip text, kind text, words text, how text, days_ago int, read_ago int, answered_ago int,
    outcome text, answer text, id uuid default gen_random_uuid()
) on commit drop;

insert into demo_requests (n, organisation, person, slip, kind, words, how, days_ago, read_ago, answered_ago, outcome, answer) values
    (1, '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-d000-000000000015', null, 'access',
        'Is there anything about me in the notes of the meetings where my words were read out?', 'by the person', 74, 73, 52, 'granted',
        E'Yes. The notes of two meetings name you as co-chair, and what you said there. Copies of both went to you by post.\n\nNothing else about you is in them.'),
    (2, '00000000-0000-4000-b000-000000000001', null, 'MRSBE-GVM26-A', 'complaint',
        'A letter about the meeting came with my name on the outside, and my neighbour brought it to me.', 'by receipt', 41, 40, 20, 'granted',
        E'You are right, and we are sorry. Letters now go in plain envelopes with a window, and nothing outside says who sent them.\n\nWe wrote down what happened and told the trust''s data protection officer.'),
    (3, '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-d000-000000000015', null, 'objection',
        'Do not read my words aloud at the staff day. On paper is fine.', 'by the person', 6, 4, null, null, null),
    (4, '00000000-0000-4000-b000-000000000001', null, 'CARER-20267-D', 'complaint',
        'Nobody told me that the meeting was being written down until it had begun.', 'by receipt', 35, null, null, null, null),
    (5, '00000000-0000-4000-b000-000000000002', '00000000-0000-4000-d000-000000000014', null, 'correction',
        'Her telephone number has changed. She asks that the old one is not kept.', 'by phone', 12, 12, 9, 'granted',
        'The new number is in, and the old one is gone.');

insert into public.requests (id, organisation_id, kind, words, how, person_id, contribution_id, receipt_id, received_on, raised_at, raised_by,
    acknowledge_by, answer_by)
select d.id, d.organisation, d.kind, d.words, d.how, d.person, r.contribution_id, r.id, private.today() - d.days_ago,
    (private.today() - d.days_ago) + time '10:20', (select p.account_id from public.people p where p.id = d.person),
    private.acknowledge_day(private.today() - d.days_ago), private.answer_day(private.today() - d.days_ago)
from demo_requests d
left join public.receipts r on r.code_hash = private.receipt_hash(d.slip)
order by d.n;

-- Seen to as people see to it: read first, then answered.
update public.requests r set acknowledged_at = (private.today() - d.read_ago) + time '09:15', acknowledged_by = case d.organisation
    when '00000000-0000-4000-b000-000000000001' then '00000000-0000-4000-a000-000000000001'::uuid else '00000000-0000-4000-a000-000000000011' end
from demo_requests d where d.id = r.id and d.read_ago is not null;

update public.requests r set answered_at = (private.today() - d.answered_ago) + time '16:40', answered_by = r.acknowledged_by,
    outcome = d.outcome, answer = d.answer
from demo_requests d where d.id = r.id and d.answered_ago is not null;

insert into public.request_notes (request_id, words, written_at, written_by)
select d.id, 'Asked the committee office for the notes of the last year.', (private.today() - 66) + time '11:05', '00000000-0000-4000-a000-000000000001'::uuid
from demo_requests d where d.n = 1
union all
select d.id, 'Spoke with whoever plans the staff day. They wait for our answer.', (private.today() - 2) + time '14:30', '00000000-0000-4000-a000-000000000001'
from demo_requests d where d.n = 3;

-- Words that Amina gave with her name, and not for the website: whoever needs the name there has to ask.
select private.store_contribution(jsonb_build_object('id', '00000000-0000-4000-f300-000000000301', 'organisation_id', '00000000-0000-4000-b000-000000000001',
    'programme_id', '00000000-0000-4000-c000-000000000001', 'kind', 'text', 'words',
    'You may ring me about this and use my name with the teams. I do not want it found by typing it into a search.',
    'lang', 'en', 'given_on', private.today() - 40, 'recorded_at', (private.today() - 40) + time '18:30', 'told_at', (private.today() - 40) + time '18:20',
    'confirmed_at', (private.today() - 40) + time '18:30', 'confirmed_how', 'by the person', 'attribution', 'named', 'shown_as', 'Amina',
    'person_id', '00000000-0000-4000-d000-000000000012'));
select private.store_consents('00000000-0000-4000-f300-000000000301', '{"clinical_teams": true, "board": true, "website": false, "news": false}',
    'by the person', '2026-1', 'en', (private.today() + interval '22 months')::date);

-- Looks at names that stand nowhere else, for every reason there is.
insert into public.looks (contribution_id, looker_id, role, name, why, looked_on, looked_at)
select c.id, looker.id, looker.role, looker.name, looker.why, private.today() - looker.days_ago, (private.today() - looker.days_ago) + looker.at
from (
    select k.id, k.given_on, row_number() over (order by k.given_on, k.id) as n from public.contributions k
    where k.shown_as is not null and k.organisation_id = '00000000-0000-4000-b000-000000000001' and not private.may_use(k.id, 'website')
) c
join (values
    ('00000000-0000-4000-a000-000000000002'::uuid, 'facilitator', 'Fatima', 'to check what was recorded', 36, time '15:05', 1),
    ('00000000-0000-4000-a000-000000000002', 'facilitator', 'Fatima', 'to see to what they asked', 30, time '10:10', 2),
    ('00000000-0000-4000-a000-000000000001', 'engagement_lead', 'Grace', 'to make an insight', 9, time '11:40', 1),
    ('00000000-0000-4000-a000-000000000001', 'engagement_lead', 'Grace', 'to answer a request', 3, time '09:25', 0)
) looker (id, role, name, why, days_ago, at, most) on c.n > looker.most
where c.n <= 20;
