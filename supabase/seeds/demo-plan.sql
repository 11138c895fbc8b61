-- The plan in the demo year: ten items in its three parts, in every state, one behind, one changed after it was published, one stopped;
-- joined to what people said, what was decided and what is done. After demo.sql. Days are counted back from today.

create temporary table demo_items on commit drop as
select n, gen_random_uuid() as id, private.today() as today, part, area, competency, owner, title, what, success, starts, due, state,
    approved, published, outcome, reviewed, next_in
from (values
    (1, 'leadership_governance', 'leadership_governance', null, 'Marcus', 'The board hears each quarter what became of what people said',
        'At each quarter''s meeting the board reads what was said, what it answered, what it has not answered, and who was told. A community co-chair presents it with an executive.',
        'The minutes of four meetings in a row name what changed because of what people said, and what did not.',
        300, 65, 'reviewed', 250, 245, 'on_track', 40, 50),
    (2, 'leadership_governance', 'data', null, 'Marcus', 'Restraint by ethnicity is published each quarter',
        'Counts and rates by ethnicity stand on the trust''s site each quarter, with small numbers protected and in words that anybody can follow.',
        'Four quarters are published, each within six weeks of its end.',
        200, 120, 'reviewed', 160, 150, 'changed', 22, 70),
    (3, 'national_organisational_competencies', 'feedback', 'cultural_awareness', 'Marcus', 'Faith, food and hair care on every ward',
        'Each ward keeps a prayer space clear, asks about meals on the first day and has hair products on the ward. One named person sees to it.',
        'On all nine wards somebody from the community finds all three in place on a visit nobody announced.',
        260, -40, 'reviewed', 225, 220, 'done', 30, null),
    (4, 'national_organisational_competencies', 'data', 'workforce', 'Grace', 'Racism on the ward is recorded as an incident and acted on',
        'Racism from anybody towards anybody is recorded like any other harm. Whoever reports it hears within two weeks what was done.',
        'Nine in ten of those who reported it say that they heard back in two weeks.',
        20, 300, 'board_approved', 9, null, null, null, null),
    (5, 'national_organisational_competencies', 'leadership_governance', 'partnership_working', 'Grace', 'Three-year agreements with community organisations',
        'Community organisations that work with the trust have agreements for three years instead of one.',
        'Half of what is paid to community organisations is paid under agreements of three years.',
        10, 350, 'draft', null, null, null, null, null),
    (6, 'national_organisational_competencies', 'feedback', 'staff_knowledge_and_awareness', 'Marcus', 'An interpreter is booked with the appointment',
        'Language is the first question of the booking screen. No letter leaves without an interpreter where one is needed, and no child interprets.',
        'Nine in ten appointments that need an interpreter have one, in each of three quarters.',
        140, 90, 'reviewed', 110, 105, 'on_track', 75, -6),
    (7, 'patient_carer_feedback', 'feedback', null, 'Marcus', 'Carers are at the first review',
        'A named carer is asked to the first review, told in writing what their part is, and offered an evening call when they work in the day.',
        'On each of nine wards eight in ten named carers were asked before the first review.',
        280, -60, 'reviewed', 230, 224, 'behind', 18, 45),
    (8, 'patient_carer_feedback', 'data', null, 'Grace', 'People are asked how their stay was, in the language they choose',
        'Everyone who leaves a ward is asked four questions by a person who did not treat them, in the language they choose, on paper or by phone.',
        'At least half of those who leave answer, and no group that the trust counts answers less than half as often as another.',
        90, 200, 'published', 55, 50, null, null, null),
    (9, 'patient_carer_feedback', 'leadership_governance', null, 'Marcus', 'Somebody the person knows comes first in a crisis',
        'In two community teams a person whom the family names is asked to come before the crisis team, or with it.',
        'In half of the visits of both teams a named person was there first.',
        310, 30, 'reviewed', 265, 260, 'stopped', 60, null),
    (10, 'national_organisational_competencies', 'feedback', 'co_learning', 'Grace', 'The crisis line learns from callers, each quarter',
        'Each quarter callers and the staff of the line listen together to what worked and what did not, and choose one thing to change.',
        'Four things were changed in a year, and callers say of three that they notice it.',
        30, 330, 'coproduced', null, null, null, null, null)
) i (n, part, area, competency, owner, title, what, success, starts, due, state, approved, published, outcome, reviewed, next_in);

insert into public.plan_items (id, organisation_id, programme_id, number, part, area, competency_id, title, what, success, owner_id, owner_name,
    starts_on, due_on, state, version, changes, added_at, added_by, approved_on, approved_body, approved_version, published_at, published_version,
    reviewed_at, outcome, next_review_on, stopped_at, done_at)
select i.id, '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-c000-000000000001', i.n, i.part, i.area,
    (select c.id from public.competencies c where c.organisation_id is null and c.key = i.competency and c.retired_on is null),
    i.title, i.what, i.success, m.id, i.owner, today - i.starts, today + i.due, i.state, 1, 1,
    ((today - i.starts - 20) + time '10:00')::timestamptz, '00000000-0000-4000-a000-000000000001',
    today - i.approved, case when i.approved is not null then 'Trust Board' end, case when i.approved is not null then 1 end,
    ((today - i.published) + time '11:00')::timestamptz, case when i.published is not null then 1 end,
    ((today - i.reviewed) + time '15:00')::timestamptz, i.outcome, today + i.next_in,
    case when i.outcome = 'stopped' then ((today - i.reviewed) + time '15:00')::timestamptz end,
    case when i.outcome = 'done' then ((today - i.reviewed) + time '15:00')::timestamptz end
from demo_items i
join public.people p on p.organisation_id = '00000000-0000-4000-b000-000000000001' and p.name = i.owner
join public.members m on m.person_id = p.id and m.role = case i.owner when 'Marcus' then 'decision_owner' else 'engagement_lead' end
order by i.n;

insert into public.plan_partners (plan_item_id, organisation_id)
select i.id, '00000000-0000-4000-b000-000000000002' from demo_items i;

insert into public.plan_item_versions (plan_item_id, version, part, area, competency_id, title, what, success, owner_name, starts_on, due_on,
    partners, written_at, written_by)
select k.id, 1, k.part, k.area, k.competency_id, k.title, k.what, k.success, k.owner_name, k.starts_on, k.due_on, '{Rooted Voices CIC}', k.added_at,
    '00000000-0000-4000-a000-000000000001'
from public.plan_items k join demo_items i on i.id = k.id;

-- Who took part, when, and what changed because of them.
insert into public.plan_coproductions (plan_item_id, who, on_day, changed, version, noted_at, noted_by)
select i.id, c.who, i.today - c.ago, c.changed, 1, ((i.today - c.ago) + time '17:00')::timestamptz, c.by::uuid
from demo_items i join (values
    (1, 270, 'The co-chair and two advisors of Rooted Voices', 'The first draft had a yearly report. They asked for each quarter, and for what was not answered to stand first.', '00000000-0000-4000-a000-000000000012'),
    (2, 190, 'Five people who had been restrained, with an advocate, and one advisor', 'They asked for rates beside counts, and for a sentence with each table that says what it cannot show.', '00000000-0000-4000-a000-000000000001'),
    (3, 240, 'Patients of three wards and two advisors of Rooted Voices', 'Hair care was not in it. They also asked for visits that nobody announces.', '00000000-0000-4000-a000-000000000001'),
    (4, 30, 'Eight members of staff and four patients, in two evenings', 'Hearing back within two weeks was their sentence. The draft had only counted reports.', '00000000-0000-4000-a000-000000000012'),
    (5, 4, 'Rooted Voices CIC', 'Nothing yet: they have read it and bring it to their own people first.', '00000000-0000-4000-a000-000000000001'),
    (6, 125, 'Six people who need an interpreter, one of them Deaf, and two interpreters', 'They put "no child interprets" into it, and asked for language before name on the screen.', '00000000-0000-4000-a000-000000000001'),
    (7, 255, 'Nine carers in the upstairs room of Rooted Voices', 'The evening call is theirs. They also struck out "where possible".', '00000000-0000-4000-a000-000000000012'),
    (8, 70, 'Four people who had left a ward that month, and one advisor', 'Somebody who did not treat them asks the questions. There were eleven questions before.', '00000000-0000-4000-a000-000000000001'),
    (9, 280, 'Families of two community teams and the co-chair', 'Nobody has to name a person. In the draft the team chose one.', '00000000-0000-4000-a000-000000000012'),
    (10, 12, 'Three callers and four people who answer the line', 'Callers choose what is changed. In the draft they gave comments.', '00000000-0000-4000-a000-000000000012')
) c (n, ago, who, changed, by) on c.n = i.n;
insert into public.plan_coproductions (plan_item_id, who, on_day, changed, version, noted_at, noted_by)
select i.id, 'Carers of Rowan, Elm and Willow wards', i.today - 26, 'They will go to the three wards themselves and say what stands in the way.', 1,
    ((i.today - 26) + time '18:00')::timestamptz, '00000000-0000-4000-a000-000000000012'
from demo_items i where i.n = 7;

-- The way each came.
insert into public.plan_steps (plan_item_id, state, version, on_day, people, at, by)
select i.id, 'draft', 1, i.today - i.starts - 20, i.owner, ((i.today - i.starts - 20) + time '10:00')::timestamptz, '00000000-0000-4000-a000-000000000001'
from demo_items i order by i.n;
insert into public.plan_steps (plan_item_id, state, version, on_day, people, at, by)
select i.id, 'coproduced', 1, c.on_day, 'Rooted Voices CIC', c.noted_at + interval '1 hour', '00000000-0000-4000-a000-000000000001'
from demo_items i
join lateral (select * from public.plan_coproductions k where k.plan_item_id = i.id order by k.on_day limit 1) c on true
where i.state <> 'draft' order by i.n;
insert into public.plan_steps (plan_item_id, state, version, on_day, people, at, by)
select i.id, 'board_approved', 1, i.today - i.approved, 'Trust Board', ((i.today - i.approved) + time '16:00')::timestamptz, '00000000-0000-4000-a000-000000000003'
from demo_items i where i.approved is not null order by i.n;
insert into public.plan_steps (plan_item_id, state, version, on_day, people, at, by)
select i.id, 'published', 1, i.today - i.published, i.owner, ((i.today - i.published) + time '11:00')::timestamptz, '00000000-0000-4000-a000-000000000001'
from demo_items i where i.published is not null order by i.n;

-- The second was changed after it was published: its day moved, with the reason, and the board has not looked at that yet.
update public.plan_items k set version = 2, changes = 2, due_on = k.due_on + 91 from demo_items i where i.id = k.id and i.n = 2;
insert into public.plan_item_versions (plan_item_id, version, part, area, competency_id, title, what, success, owner_name, starts_on, due_on,
    partners, reason, written_at, written_by)
select k.id, 2, k.part, k.area, k.competency_id, k.title, k.what, k.success, k.owner_name, k.starts_on, k.due_on, '{Rooted Voices CIC}',
    'The first quarter''s figures had to be counted again: two wards had recorded ethnicity in their own way. The day moves by a quarter.',
    ((i.today - 24) + time '12:00')::timestamptz, '00000000-0000-4000-a000-000000000001'
from public.plan_items k join demo_items i on i.id = k.id and i.n = 2;

-- How they went, when somebody looked.
insert into public.plan_steps (plan_item_id, state, version, on_day, people, outcome, note, next_review_on, at, by)
select i.id, 'reviewed', r.version, i.today - r.ago, i.owner, r.outcome, r.note, case when r.outcome not in ('stopped', 'done') then i.today + r.next_in end,
    ((i.today - r.ago) + time '15:00')::timestamptz, '00000000-0000-4000-a000-000000000003'
from demo_items i join (values
    (1, 1, 130, 'on_track', 'Two meetings have had it. The second named one thing that changed and three that nobody had answered.', -38),
    (1, 1, 40, 'on_track', 'A third meeting has had it, with the co-chair presenting. The minutes are on the trust''s site.', 50),
    (2, 2, 22, 'changed', 'Nothing is published yet. The figures are counted one way on all wards now, and the first quarter is checked.', 70),
    (3, 1, 120, 'behind', 'Five wards of nine have all three. Prayer rooms on two wards are still used as stores.', -45),
    (3, 1, 30, 'done', 'An advisor went to all nine wards without saying when, and found all three on each of them.', null),
    (6, 1, 75, 'on_track', 'Live in all clinics. In the first quarter eight in ten had an interpreter.', -6),
    (7, 1, 110, 'on_track', 'Six of nine wards ask. Of 44 named carers 41 were rung before the first review.', -20),
    (7, 1, 18, 'behind', 'Still six of nine wards, and its day has gone by. Carers of the other three go there themselves with the ward managers.', 45),
    (9, 1, 60, 'stopped', 'The pilot lost its second team when the contract changed, and the board took its decision back. What families asked for is not answered now.', null)
) r (n, version, ago, outcome, note, next_in) on r.n = i.n
order by r.ago desc;

-- What they answer and are done by.
insert into public.plan_links (plan_item_id, insight_id, joined_at, joined_by)
select i.id, s.id, ((i.today - 3) + time '09:00')::timestamptz, '00000000-0000-4000-a000-000000000001'
from demo_items i join (values
    (1, 'People want to see what became%'), (2, 'People who were restrained%'), (3, 'On the ward, faith%'), (4, 'Racism on the ward%'),
    (5, 'Community organisations need%'), (6, 'People who need an interpreter%'), (7, 'Carers want to be asked%'), (7, 'The new first review works%'),
    (9, 'Families want someone%'), (10, 'People who ring the crisis line%')
) j (n, statement) on j.n = i.n
join public.insights s on s.programme_id = '00000000-0000-4000-c000-000000000001' and s.statement like j.statement;
insert into public.plan_links (plan_item_id, decision_id, joined_at, joined_by)
select i.id, d.id, ((i.today - 3) + time '09:10')::timestamptz, '00000000-0000-4000-a000-000000000001'
from demo_items i join (values (2, 5), (3, 7), (6, 3), (7, 1), (9, 4), (10, 2)) j (n, number) on j.n = i.n
join public.decisions d on d.programme_id = '00000000-0000-4000-c000-000000000001' and d.number = j.number;
insert into public.plan_links (plan_item_id, action_id, joined_at, joined_by)
select l.plan_item_id, a.id, l.joined_at, l.joined_by
from public.plan_links l join demo_items i on i.id = l.plan_item_id join public.actions a on a.decision_id = l.decision_id
where i.n <> 10;
