-- The workshops of the demo year, as they were planned, held and written up; those that are coming; and what people logged
-- and are owed for it. Runs after demo.sql. Whoever has no name here was counted and not named.

create temporary table demo_day on commit drop as select private.today() as today;

-- What each of the six was for, and what went back to the room: the sixth has been waiting longer than was promised.
create temporary table demo_workshops (n int, step int, purpose text, can_change text, counted int, summary text) on commit drop;
insert into demo_workshops values
    (1, 5, 'To hear what happens in the days before somebody is taken to hospital, from those who were there.',
        'Who is rung first, what is said at the door, and who comes.', 11,
        'Families said that they ring for help early and that police come late. They want somebody the person knows to come first. They want to be told what will happen, in their own language, while it happens.'),
    (2, 6, 'To write with carers what they want to be asked, and when.', 'How carers are asked, invited and told.', 7,
        'Carers want to be asked before a care plan is written and to be in the first review. They want to be told when it is, at a time when people who work can come.'),
    (3, 5, 'To ask young people what the first appointment should be like.', 'Where, when and how the first appointment is offered.', 14,
        'Young people want a text and not a letter, a place they already go to, and to be told on the first day how long they will wait.'),
    (4, 5, 'To hear how language and faith are met in care.', 'Interpreters, food, prayer, and what staff are taught.', 9,
        'People want the same trained interpreter each time, and never a child. Faith should be asked about as something that helps.'),
    (5, 4, 'To hear what feels safe and what does not on a ward.', 'How restraint is recorded, and what happens afterwards.', 8,
        'People want it written down as it happened, and to talk about it with somebody they choose. Racism on the ward should be recorded as what it is.'),
    (6, 6, 'To see what has changed since we began, and what has not.', 'What is done next.', 10, null);

update public.workshops w
set share_title = 'A conversation with Northbrook', purpose = d.purpose, can_change = d.can_change,
    cannot_change = 'What the law sets, and what has been promised to others already.', ladder_step = d.step,
    four_pi = '{"principles": "We listen first, and people are paid for their time.", "purpose": "To change what is named here.",
        "presence": "People who were there, carers, and staff who can change it.", "process": "Small tables, breaks, interpreters, a summary back.",
        "impact": "Every insight is answered in public within twelve weeks."}',
    checklist = '{"safety": "A quiet room, and two people to talk to.", "trustworthiness": "What we must pass on is said before anyone speaks.",
        "choice": "Leave at any time and be paid.", "collaboration": "Planned and led with Rooted Voices.", "empowerment": "The tables wrote the summary.",
        "cultural_consideration": "Halal food, a prayer room, languages asked for beforehand."}',
    support_contact = 'Joy at Rooted Voices, 020 7946 0011', debrief = 'Joy telephones whoever would like it on the day after.',
    area = 'Northbrook', directions = 'The green door. Somebody stands outside.', access_notes = 'No steps, an accessible toilet, a hearing loop.',
    starts_at = (w.held_on + time '14:00') at time zone 'Europe/London', ends_at = (w.held_on + time '16:00') at time zone 'Europe/London',
    capacity = 20, offer = '{"task": "Taking part in a workshop", "minutes": 120, "preparation_minutes": 30, "pence": 5500,
        "expenses": "Fares, childcare and care for somebody else are repaid with a receipt.", "paid_within_days": 10}'
from demo_workshops d where w.id = ('00000000-0000-4000-f000-00000000000' || d.n)::uuid;
insert into public.workshop_hosts (workshop_id, organisation_id, reserved)
select w.id, '00000000-0000-4000-b000-000000000002', 6 from demo_workshops d join public.workshops w
    on w.id = ('00000000-0000-4000-f000-00000000000' || d.n)::uuid;
insert into public.workshop_leads
select w.id, lead.person, lead.part from demo_workshops d join public.workshops w on w.id = ('00000000-0000-4000-f000-00000000000' || d.n)::uuid
cross join (values ('00000000-0000-4000-d000-000000000002'::uuid, 'host'), ('00000000-0000-4000-d000-000000000011', 'co_facilitator')) lead (person, part);
insert into public.agenda_items (workshop_id, position, title, minutes)
select w.id, item.position, item.title, item.minutes from demo_workshops d join public.workshops w on w.id = ('00000000-0000-4000-f000-00000000000' || d.n)::uuid
cross join (values (1, 'Welcome, and what we can keep to ourselves', 15), (2, 'At small tables', 45), (3, 'Break', 15), (4, 'What should change', 45)) item (position, title, minutes);

update public.workshops set opened_at = starts_at - interval '40 days' where id in (select ('00000000-0000-4000-f000-00000000000' || n)::uuid from demo_workshops);

-- Amina came to most, Tunde to some, Mrs Begum to the carers' one and the last; Tunde left one early and is paid the same.
insert into public.registrations (workshop_id, organisation_id, person_id, called, how, registered_by, code_hash, asked_at, accepted_at, offer,
    attended_at, left_early_at, absent_at)
select w.id, '00000000-0000-4000-b000-000000000002', who.person, who.called, who.how,
    case who.how when 'on behalf' then '00000000-0000-4000-a000-000000000011'::uuid end, private.receipt_hash(private.new_receipt_code()),
    w.starts_at - interval '30 days', w.starts_at - interval '30 days', w.offer,
    case when who.became <> 'absent' then w.starts_at + interval '4 minutes' end,
    case who.became when 'left early' then w.starts_at + interval '70 minutes' end,
    case who.became when 'absent' then w.ends_at end
from (values
    (1, '00000000-0000-4000-d000-000000000012'::uuid, 'Amina', 'by the person', 'came'),
    (2, '00000000-0000-4000-d000-000000000012', 'Amina', 'by the person', 'came'),
    (2, '00000000-0000-4000-d000-000000000014', 'Mrs Begum', 'on behalf', 'came'),
    (3, '00000000-0000-4000-d000-000000000013', 'Tunde', 'by the person', 'came'),
    (4, '00000000-0000-4000-d000-000000000012', 'Amina', 'by the person', 'came'),
    (4, '00000000-0000-4000-d000-000000000013', 'Tunde', 'by the person', 'absent'),
    (5, '00000000-0000-4000-d000-000000000013', 'Tunde', 'by the person', 'left early'),
    (6, '00000000-0000-4000-d000-000000000012', 'Amina', 'by the person', 'came'),
    (6, '00000000-0000-4000-d000-000000000014', 'Mrs Begum', 'on behalf', 'came')
) who (n, person, called, how, became)
join public.workshops w on w.id = ('00000000-0000-4000-f000-00000000000' || who.n)::uuid;
insert into public.attendance_facts (registration_id, fact, pressed, recorded_at, recorded_by)
select r.id, case when r.state = 'absent' then 'absent' else 'arrived' end, gen_random_uuid(), coalesce(r.attended_at, r.absent_at),
    '00000000-0000-4000-a000-000000000002'
from public.registrations r join public.workshops w on w.id = r.workshop_id where w.ends_at < now();
insert into public.attendance_facts (registration_id, fact, pressed, recorded_at, recorded_by)
select id, 'left_early', gen_random_uuid(), left_early_at, '00000000-0000-4000-a000-000000000002'
from public.registrations where left_early_at is not null;
insert into public.group_counts (workshop_id, people, note, pressed, counted_at, counted_by)
select w.id, d.counted, 'Came without giving a name', gen_random_uuid(), w.starts_at + interval '15 minutes', '00000000-0000-4000-a000-000000000002'
from demo_workshops d join public.workshops w on w.id = ('00000000-0000-4000-f000-00000000000' || d.n)::uuid;

-- What they needed, who saw to it, and whether it was met.
insert into public.access_needs (registration_id, category, detail, said_at, owner_person_id, arranged_at, met, met_said_by, reviewed_at)
select r.id, 'language', 'Bengali', r.asked_at, '00000000-0000-4000-d000-000000000011', r.asked_at + interval '5 days',
    case w.held_on when min(w.held_on) over () then 'partly' else 'yes' end, 'the person', w.ends_at + interval '3 days'
from public.registrations r join public.workshops w on w.id = r.workshop_id
where r.called = 'Mrs Begum' and w.ends_at < now();

-- What Amina chose to do with the money: all of it, but once to Rooted Voices' hardship fund.
insert into public.pay_choices (registration_id, choice, payee, chosen_at)
select r.id, case when w.id::text like '%4' then 'charity' else 'full' end, case when w.id::text like '%4' then 'Rooted Voices hardship fund' end, r.asked_at
from public.registrations r join public.workshops w on w.id = r.workshop_id where r.called = 'Amina' and w.ends_at < now();

update public.workshops w set limits_said_at = w.starts_at + interval '6 minutes', limits_said_by = '00000000-0000-4000-a000-000000000002',
    closed_at = w.starts_at - interval '2 days'
from demo_workshops d where w.id = ('00000000-0000-4000-f000-00000000000' || d.n)::uuid;
update public.workshops w set held_at = w.ends_at + interval '1 hour'
from demo_workshops d where w.id = ('00000000-0000-4000-f000-00000000000' || d.n)::uuid;
update public.workshops w set summary = d.summary, summary_by = 'Fatima', written_up_at = w.ends_at + interval '17 days'
from demo_workshops d where w.id = ('00000000-0000-4000-f000-00000000000' || d.n)::uuid and d.summary is not null;
insert into public.summary_versions (workshop_id, version, words, written_by, published_at, published_by)
select id, 1, summary, summary_by, written_up_at, '00000000-0000-4000-a000-000000000002' from public.workshops where summary is not null;
insert into public.claims (organisation_id, programme_id, person_id, registration_id, reason, offer, done_on, opened_at)
select w.organisation_id, w.programme_id, r.person_id, r.id, 'took part', r.offer, w.held_on, w.held_at
from public.registrations r join public.workshops w on w.id = r.workshop_id
where w.held_at is not null and r.attended_at is not null;

-- How it felt: claimed as co-design, and felt like being consulted, in the fifth.
insert into public.felt_answers (workshop_id, step, safe, needs, answered_on)
select w.id, greatest(1, d.step - case d.n when 5 then 2 else n.i % 2 end), case when n.i % 5 = 0 then 'mostly' else 'yes' end,
    case when n.i % 3 = 0 then 'had_none' when n.i % 7 = 0 then 'partly' else 'yes' end, w.held_on
from demo_workshops d join public.workshops w on w.id = ('00000000-0000-4000-f000-00000000000' || d.n)::uuid cross join generate_series(1, 10) n (i)
where d.n in (2, 3, 5);
insert into public.felt_shown (workshop_id, answers, step, safe_of_ten, needs_of_ten)
select workshop_id, count(*), percentile_cont(0.5) within group (order by step),
    round(10.0 * count(*) filter (where safe in ('yes', 'mostly')) / count(*)),
    round(10.0 * count(*) filter (where needs = 'yes') / count(*) filter (where needs <> 'had_none'))
from public.felt_answers group by workshop_id;

-- What is being planned, what was cancelled, and one that is full.
insert into public.workshops (id, organisation_id, programme_id, title, share_title, purpose, held_on, starts_at, ends_at, how, area, place, capacity)
select ('00000000-0000-4000-f000-00000000000' || n)::uuid, '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-c000-000000000001', title,
    'A conversation with Northbrook', purpose, today + days, (today + days + time '18:00') at time zone 'Europe/London',
    (today + days + time '19:30') at time zone 'Europe/London', 'in_person', 'Northbrook', place, capacity
from demo_day, (values
    (7, 'Evening appointments: where and when', 'To choose three places and times with the people who would use them.', 40, '', null::int),
    (8, 'What carers want to be told in writing', 'To write a one-page letter together.', 21, 'Rooted Voices, upstairs room', 3),
    (9, 'Food, faith and hair care on the ward', 'To agree what is on the shelf on the first day.', 9, 'Northbrook library', 12)
) w (n, title, purpose, days, place, capacity);
update public.workshops set can_change = 'The letter: every word of it.', cannot_change = 'That a letter is sent.', ladder_step = 7,
    four_pi = (select four_pi from public.workshops where id = '00000000-0000-4000-f000-000000000006'),
    checklist = (select checklist from public.workshops where id = '00000000-0000-4000-f000-000000000006'),
    support_contact = 'Joy at Rooted Voices, 020 7946 0011', debrief = 'Joy telephones whoever would like it on the day after.',
    offer = (select offer from public.workshops where id = '00000000-0000-4000-f000-000000000006')
where id in ('00000000-0000-4000-f000-000000000008', '00000000-0000-4000-f000-000000000009');
update public.workshops set opened_at = now() - interval '6 days'
where id in ('00000000-0000-4000-f000-000000000008', '00000000-0000-4000-f000-000000000009');
insert into public.workshop_hosts values
    ('00000000-0000-4000-f000-000000000008', '00000000-0000-4000-b000-000000000002', 0),
    ('00000000-0000-4000-f000-000000000009', '00000000-0000-4000-b000-000000000002', 4);
insert into public.registrations (workshop_id, organisation_id, person_id, called, how, code_hash, asked_at, accepted_at, waiting_since, offer)
select '00000000-0000-4000-f000-000000000008', '00000000-0000-4000-b000-000000000002', who.person, who.called, who.how,
    private.receipt_hash(private.new_receipt_code()), now() - who.ago, case when not who.waits then now() - who.ago end,
    case when who.waits then now() - who.ago end, (select offer from public.workshops where id = '00000000-0000-4000-f000-000000000008')
from (values
    ('00000000-0000-4000-d000-000000000012'::uuid, 'Amina', 'by the person', interval '5 days', false),
    ('00000000-0000-4000-d000-000000000014', 'Mrs Begum', 'on behalf', interval '4 days', false),
    ('00000000-0000-4000-d000-000000000011', 'Joy', 'by the person', interval '3 days', false),
    ('00000000-0000-4000-d000-000000000013', 'Tunde', 'by the person', interval '1 day', true)
) who (person, called, how, ago, waits);
insert into public.access_needs (registration_id, category, detail)
select id, 'language', 'Bengali, please the same person as last time' from public.registrations
where workshop_id = '00000000-0000-4000-f000-000000000008' and called = 'Mrs Begum';
update public.workshops set cancelled_at = now() - interval '2 days', cancelled_reason = 'The library is being repaired. We will find another place.'
where id = '00000000-0000-4000-f000-000000000009';

-- What the trust pays, with the rise of December 2025 (domain.md 2.2).
insert into public.rates (organisation_id, task, minutes, pence, starts_on, ends_on) values
    ('00000000-0000-4000-b000-000000000001', 'Taking part in a workshop, about two hours', 120, 5000, '2025-04-01', '2025-12-16'),
    ('00000000-0000-4000-b000-000000000001', 'Reading and commenting, about half an hour', 30, 1380, '2025-12-16', null),
    ('00000000-0000-4000-b000-000000000001', 'Taking part in a meeting, about an hour', 60, 2750, '2025-12-16', null),
    ('00000000-0000-4000-b000-000000000001', 'Taking part in a workshop, about two hours', 120, 5500, '2025-12-16', null),
    ('00000000-0000-4000-b000-000000000001', 'Half a day', 240, 8250, '2025-12-16', null),
    ('00000000-0000-4000-b000-000000000001', 'A whole day', 450, 16500, '2025-12-16', null);

-- Hours that Amina and Tunde gave: most confirmed, one returned, one waiting.
insert into public.hours (organisation_id, programme_id, person_id, workshop_id, activity, what, done_on, session_minutes, preparation_minutes,
    travel_minutes, follow_up_minutes, logged_at, confirmed_at, confirmed_by, returned_at, returned_by, return_note)
select '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-c000-000000000001', h.person, h.workshop, h.activity, h.what, today - h.ago,
    h.session, h.preparation, h.travel, h.follow_up, (today - h.ago + 1 + time '20:00') at time zone 'Europe/London',
    case when h.became = 'confirmed' then (today - h.ago + 4 + time '10:00') at time zone 'Europe/London' end,
    case when h.became = 'confirmed' then '00000000-0000-4000-a000-000000000002'::uuid end,
    case when h.became = 'returned' then (today - h.ago + 3 + time '10:00') at time zone 'Europe/London' end,
    case when h.became = 'returned' then '00000000-0000-4000-a000-000000000002'::uuid end,
    case when h.became = 'returned' then 'Was the second hour also for this panel? Please say, and send it again.' end
from demo_day, (values
    ('00000000-0000-4000-d000-000000000012'::uuid, '00000000-0000-4000-f000-000000000002'::uuid, 'workshop', '', 281, 120, 30, 40, 0, 'confirmed'),
    ('00000000-0000-4000-d000-000000000012', null, 'reading', 'The draft letter to carers', 240, 0, 60, 0, 30, 'confirmed'),
    ('00000000-0000-4000-d000-000000000012', null, 'meeting', 'Quality committee, as co-chair', 60, 90, 60, 40, 15, 'confirmed'),
    ('00000000-0000-4000-d000-000000000012', '00000000-0000-4000-f000-000000000006', 'workshop', '', 34, 120, 30, 40, 20, 'logged'),
    ('00000000-0000-4000-d000-000000000013', '00000000-0000-4000-f000-000000000003', 'workshop', '', 226, 120, 30, 25, 0, 'confirmed'),
    ('00000000-0000-4000-d000-000000000013', null, 'interview_panel', 'Ward manager', 75, 120, 45, 25, 0, 'returned')
) h (person, workshop, activity, what, ago, session, preparation, travel, follow_up, became);

-- Amina's passport, two parts of it shared with Northbrook.
insert into public.passports (account_id, pay_choice, training, languages) values
    ('00000000-0000-4000-a000-000000000012', 'full', 'Chairing meetings (Rooted Voices, 2025). Interview panels (Northbrook, 2026).', 'English, Somali');
insert into public.passport_needs values ('00000000-0000-4000-a000-000000000012', 'information_format', 'Papers a week before, by post, in large print');
insert into public.passport_shares (account_id, organisation_id, part, shared_at) values
    ('00000000-0000-4000-a000-000000000012', '00000000-0000-4000-b000-000000000001', 'needs', now() - interval '90 days'),
    ('00000000-0000-4000-a000-000000000012', '00000000-0000-4000-b000-000000000001', 'training', now() - interval '90 days');

-- What is still to be passed on to those who have no e-mail.
select private.queue_message('00000000-0000-4000-d000-000000000014', 'registration_confirmed', 'workshop', '00000000-0000-4000-f000-000000000008');
select private.queue_message('00000000-0000-4000-d000-000000000012', 'registration_confirmed', 'workshop', '00000000-0000-4000-f000-000000000008');

-- And one today, with the room open: Fatima and Joy lead it.
insert into public.workshops (id, organisation_id, programme_id, title, share_title, purpose, can_change, cannot_change, ladder_step, four_pi, checklist,
    support_contact, debrief, held_on, starts_at, ends_at, how, area, place, directions, access_notes, capacity, offer, opened_at, closed_at)
select '00000000-0000-4000-f000-000000000010', w.organisation_id, w.programme_id, 'Leaving the ward: the first week at home', w.share_title,
    'To hear what the first week at home is like, and what would have helped.', 'Who rings in the first week, and what is in the bag.', w.cannot_change, 6,
    w.four_pi, w.checklist, w.support_contact, w.debrief, today, (today + time '14:00') at time zone 'Europe/London',
    (today + time '16:00') at time zone 'Europe/London', 'in_person', 'Northbrook', 'Harbour Road community hall', w.directions, w.access_notes, 20,
    w.offer, now() - interval '30 days', now() - interval '2 days'
from public.workshops w cross join demo_day where w.id = '00000000-0000-4000-f000-000000000006';
insert into public.workshop_hosts values ('00000000-0000-4000-f000-000000000010', '00000000-0000-4000-b000-000000000002', 6);
insert into public.workshop_leads values
    ('00000000-0000-4000-f000-000000000010', '00000000-0000-4000-d000-000000000002', 'host'),
    ('00000000-0000-4000-f000-000000000010', '00000000-0000-4000-d000-000000000011', 'co_facilitator');
insert into public.agenda_items (workshop_id, position, title, minutes, content_note)
select '00000000-0000-4000-f000-000000000010', a.position, a.title, a.minutes, a.content_note
from public.agenda_items a where a.workshop_id = '00000000-0000-4000-f000-000000000006';
insert into public.registrations (workshop_id, organisation_id, person_id, called, how, code_hash, asked_at, accepted_at, offer)
select w.id, '00000000-0000-4000-b000-000000000002', who.person, who.called, who.how, private.receipt_hash(private.new_receipt_code()),
    w.opened_at + interval '2 days', w.opened_at + interval '2 days', w.offer
from public.workshops w cross join (values ('00000000-0000-4000-d000-000000000012'::uuid, 'Amina', 'by the person'),
    ('00000000-0000-4000-d000-000000000013', 'Tunde', 'by the person'), ('00000000-0000-4000-d000-000000000014', 'Mrs Begum', 'on behalf')) who (person, called, how)
where w.id = '00000000-0000-4000-f000-000000000010';
insert into public.access_needs (registration_id, category, detail, owner_person_id, arranged_at)
select id, 'language', 'Bengali', '00000000-0000-4000-d000-000000000011', now() - interval '3 days' from public.registrations
where workshop_id = '00000000-0000-4000-f000-000000000010' and called = 'Mrs Begum';
