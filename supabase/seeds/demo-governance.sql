-- Two years of how Northbrook looks at itself: assessments with what shows them, its register of duties (two late, two still a draft), and
-- three committees, of which one has no co-chair for the community. Runs after demo.sql. Days are counted back from today.

create temporary table demo_g on commit drop as
select private.today() as today, '00000000-0000-4000-b000-000000000001'::uuid as trust, '00000000-0000-4000-c000-000000000001'::uuid as programme,
    '00000000-0000-4000-a000-000000000001'::uuid as grace;

-- A competency that the communities asked for.
insert into public.competencies (id, organisation_id, key, name, about, source, position, starts_on, added_at, added_by)
select '00000000-0000-4000-c163-000000000101', trust, 'local_language', 'Language and interpreting',
    'Everybody is understood and understands: interpreters who are booked with the appointment, words that are plain, and no child who interprets.',
    'Agreed with Rooted Voices', 7, today - 420, (today - 420 + time '11:00')::timestamptz, grace from demo_g;

insert into public.assessments (organisation_id, programme_id, competency_id, level, evidence, links, made_with, made_on, next_on, recorded_at, recorded_by)
select g.trust, g.programme, c.id, a.level, a.evidence, a.links::text[], a.made_with, g.today - a.ago, g.today - a.ago + a.next_in,
    (g.today - a.ago + time '16:00')::timestamptz, g.grace
from demo_g g cross join (values
    ('cultural_awareness', 'starting', 410, 365, 'Two of nine wards had a prayer space that was kept clear. Meals were asked about on the third day or later.', '{}', 'Rooted Voices'),
    ('cultural_awareness', 'developing', 45, 365, 'Seven of nine wards keep to the standard for faith, food and hair care. Two have not said when they will. Patients on four wards were asked, and agree.', '{/northbrook/decisions}', 'Rooted Voices and the carers’ forum'),
    ('staff_knowledge_and_awareness', 'no_evidence', 410, 180, '', '{}', ''),
    ('staff_knowledge_and_awareness', 'starting', 220, 180, 'One training day that was made and given with people who were patients. 41 of about 900 ward staff came. Whether it changed anything nobody has looked at.', '{}', 'Amina and two advisors'),
    ('partnership_working', 'starting', 400, 365, 'Rooted Voices runs half of each workshop and is paid for it, by an agreement of one year.', '{}', 'Rooted Voices'),
    ('partnership_working', 'developing', 40, 365, 'The agreement with Rooted Voices is for three years now. Joy sits at the table where the budget is made. No faith group has an agreement yet.', '{/northbrook/programmes}', 'Rooted Voices'),
    ('workforce', 'no_evidence', 395, 365, '', '{}', ''),
    ('co_learning', 'starting', 230, 300, 'What was said at workshops comes back to the room in a summary. Mistakes are not yet talked about with those they were made with.', '{/northbrook/workshops}', ''),
    ('co_production', 'starting', 390, 365, 'Of nine decisions in the year before, communities shared in one before it was written.', '{}', 'Rooted Voices'),
    ('co_production', 'developing', 35, 365, 'Each decision rests on insights that were checked with the people who gave them. Three came before the listening had ended, and their pages say so.', '{/northbrook/said-and-done}', 'Amina and Rooted Voices'),
    ('local_language', 'starting', 300, 365, 'No appointment letter goes out without an interpreter where one is needed. How often that is kept is not counted yet.', '{/northbrook/decisions}', 'Rooted Voices')
) a (key, level, ago, next_in, evidence, links, made_with)
join public.competencies c on c.key = a.key and coalesce(c.organisation_id, g.trust) = g.trust and c.retired_on is null;

-- The register: nine of the draft's twelve are the trust's own now, one is out of use, two nobody has checked; and one was added.
create temporary table demo_duties (position int, owner uuid, owner_name text, ago int, review_in int, evidence text) on commit drop;
insert into demo_duties values
    (1, '00000000-0000-4000-e000-000000000003', 'Marcus', 330, 35, 'No decision is made here without its record of what it does for equality, and each is looked at again afterwards.'),
    (2, '00000000-0000-4000-e000-000000000001', 'Grace', 320, -20, 'Published last spring with ethnicity for each service. This year’s is being put together.'),
    (3, '00000000-0000-4000-e000-000000000003', 'Marcus', 320, 80, 'Complaints that speak of race are read by the Executive Team each quarter. There were more this year, and the board has asked why.'),
    (4, '00000000-0000-4000-e000-000000000001', 'Grace', 310, 120, 'Access needs are asked for with each place at a workshop, and each has an owner until it is met.'),
    (6, '00000000-0000-4000-e000-000000000003', 'Marcus', 300, 60, 'Detentions are counted by ethnic group from the trust’s own records, since the published figures give no rate for a trust.'),
    (7, '00000000-0000-4000-e000-000000000003', 'Marcus', 300, -45, 'There is a policy and a named person. Restraint by ethnicity is published each quarter with small numbers hidden.'),
    (9, '00000000-0000-4000-e000-000000000001', 'Grace', 280, 95, ''),
    (10, '00000000-0000-4000-e000-000000000001', 'Grace', 280, 150, 'Workshops and consultations of the past year, each with what it changed, stand in public.'),
    (12, '00000000-0000-4000-e000-000000000003', 'Marcus', 260, 110, 'The plan is published item by item, with who made it together with the trust.');

update public.duties d set owner_id = m.owner, owner_name = m.owner_name, evidence = m.evidence, review_on = g.today + m.review_in,
    changes = 1, added_at = (g.today - 400 + time '09:00')::timestamptz, confirmed_at = (g.today - m.ago + time '10:00')::timestamptz
from demo_duties m, demo_g g where d.organisation_id = g.trust and d.position = m.position;

insert into public.duty_changes (duty_id, kind, title, about, evidence, review_on, owner_name, note, at, by)
select d.id, 'confirmed', d.title, d.about, d.evidence, d.review_on, d.owner_name, '', d.confirmed_at, g.grace
from public.duties d, demo_g g where d.organisation_id = g.trust and d.confirmed_at is not null;

-- Use of force was looked at once since; the duties to children are another trust's.
insert into public.duty_changes (duty_id, kind, title, about, evidence, review_on, owner_name, note, at, by)
select d.id, 'reviewed', d.title, d.about, d.evidence, d.review_on, d.owner_name, '', (g.today - 130 + time '14:00')::timestamptz, g.grace
from public.duties d, demo_g g where d.organisation_id = g.trust and d.position = 7;
update public.duties d set changes = d.changes + 1 from demo_g g where d.organisation_id = g.trust and d.position = 7;

update public.duties d set retired_at = (g.today - 290 + time '10:00')::timestamptz, changes = 1, added_at = (g.today - 400 + time '09:00')::timestamptz,
    retired_reason = 'Northbrook has no services for children. Those for young people from 16 are under the duties above.'
from demo_g g where d.organisation_id = g.trust and d.position = 11;
insert into public.duty_changes (duty_id, kind, title, about, evidence, review_on, owner_name, note, at, by)
select d.id, 'retired', d.title, d.about, d.evidence, null, null, d.retired_reason, d.retired_at, g.grace
from public.duties d, demo_g g where d.organisation_id = g.trust and d.position = 11;

insert into public.duties (id, organisation_id, position, title, about, source, owner_id, owner_name, evidence, links, review_on, changes, added_at, confirmed_at)
select '00000000-0000-4000-c164-000000000001', trust, 13, 'Information that people can use', 'To ask people how they need information, write it down, and give it to them that way.',
    'Health and Social Care Act 2012, section 250: Accessible Information Standard', '00000000-0000-4000-e000-000000000001', 'Grace',
    'People are told in their own way: by phone, text, letter or through their group. Easy Read is made by hand and takes three weeks.', '{}', today + 70, 1,
    (today - 200 + time '10:00')::timestamptz, (today - 200 + time '10:00')::timestamptz from demo_g;
insert into public.duty_changes (duty_id, kind, title, about, evidence, review_on, owner_name, at, by)
select d.id, 'confirmed', d.title, d.about, d.evidence, d.review_on, d.owner_name, d.confirmed_at, g.grace
from public.duties d, demo_g g where d.id = '00000000-0000-4000-c164-000000000001';

insert into public.committees (id, organisation_id, name, remit, starts_on, added_at, added_by)
select k.id::uuid, g.trust, k.name, k.remit, g.today - k.ago, (g.today - k.ago + time '09:00')::timestamptz, g.grace
from demo_g g cross join (values
    ('00000000-0000-4000-c165-000000000001', 'Race Equality Committee', 'Holds the trust to its plan. Reads what is late, what was challenged and what changed, and reports to the Trust Board.', 405),
    ('00000000-0000-4000-c165-000000000002', 'Use of Force Review Group', 'Reads each quarter how often force was used, on whom and why, and what was done afterwards.', 390),
    ('00000000-0000-4000-c165-000000000003', 'Carers and Families Forum', 'Reads what carers said, and may bring anything to the Race Equality Committee.', 360)) k (id, name, remit, ago);

insert into public.committee_seats (committee_id, role, name, member_id, starts_on, ends_on, given_at, given_by)
select ('00000000-0000-4000-c165-00000000000' || s.n)::uuid, s.role, s.name, s.member::uuid, g.today - s.ago, g.today - s.left_ago, (g.today - s.ago + time '09:00')::timestamptz, g.grace
from demo_g g cross join (values
    (1, 'staff_chair', 'Marcus', '00000000-0000-4000-e000-000000000003', 405, null::int),
    (1, 'community_co_chair', 'Amina', '00000000-0000-4000-e000-000000000015', 400, null),
    (1, 'executive_lead', 'Marcus', '00000000-0000-4000-e000-000000000003', 405, null),
    (1, 'lived_experience', 'Tunde', null, 380, null),
    (1, 'member', 'Grace', '00000000-0000-4000-e000-000000000001', 405, null),
    (2, 'staff_chair', 'Marcus', '00000000-0000-4000-e000-000000000003', 390, null),
    (2, 'community_co_chair', 'Tunde', null, 390, 160),
    (2, 'member', 'Sol', '00000000-0000-4000-e000-000000000006', 390, null),
    (3, 'staff_chair', 'Fatima', '00000000-0000-4000-e000-000000000002', 360, null),
    (3, 'community_co_chair', 'Joy', null, 360, null),
    (3, 'lived_experience', 'A carer', null, 340, null)) s (n, role, name, member, ago, left_ago);

insert into public.committee_meetings (committee_id, met_on, staff_chair, community_chair, links, minutes, recorded_at, recorded_by)
select ('00000000-0000-4000-c165-00000000000' || m.n)::uuid, g.today - m.ago, m.staff, m.community, m.links::text[], m.minutes, (g.today - m.ago + time '17:00')::timestamptz, g.grace
from demo_g g cross join (values
    (1, 355, true, true, '{}', 'The plan was read part by part. Agreed: nothing is published that the community’s co-chair has not read first.'),
    (1, 265, true, true, '{/northbrook/decisions}', 'The pilot with two community teams was agreed to go to the Trust Board.'),
    (1, 175, false, true, '{}', 'Marcus was away. Amina chaired. The committee asked why three insights have no answer, and by when they will.'),
    (1, 85, true, true, '{/northbrook/decisions}', 'Restraint by ethnicity: agreed to publish it each quarter. Amina asked that what is hidden be said to be hidden.'),
    (1, 20, true, true, '{/northbrook/said-and-done}', 'Read: what is late, and the challenge that came to the board. Agreed: each owner writes to the committee by its next meeting.'),
    (2, 300, true, true, '{}', 'The first figures were read. Two wards had not sent any.'),
    (2, 190, true, true, '{}', 'All wards sent figures. The group asked for the debriefs too.'),
    (2, 75, true, false, '{}', 'The seat of the community’s co-chair is empty since Tunde left it. The group met all the same and agreed to decide nothing until it is filled.'),
    (3, 250, true, true, '{}', 'Carers asked to be rung in the first week. It went to the Race Equality Committee.'),
    (3, 60, true, true, '{/northbrook/decisions}', 'Six of nine wards ring carers now. The forum asked for the other three by name.')) m (n, ago, staff, community, links, minutes);
