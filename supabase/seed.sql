-- The cast: the same people in every test, on every laptop and in the demo. Fixed ids, first names only.
-- Their accounts are made by the backend before this file runs (src/lib/platform/cast.ts).

insert into public.organisations (id, kind, slug, name, crisis) values
    ('00000000-0000-4000-b000-000000000001', 'trust', 'northbrook', 'Northbrook Mental Health NHS Trust',
        '[{"name": "Northbrook crisis line, day and night", "contact": "0800 000 0100"}, {"name": "Samaritans", "contact": "116 123"}]'),
    ('00000000-0000-4000-b000-000000000002', 'partner', 'rooted-voices', 'Rooted Voices CIC',
        '[{"name": "Samaritans", "contact": "116 123"}]'),
    ('00000000-0000-4000-b000-000000000003', 'trust', 'eastvale', 'Eastvale NHS Foundation Trust',
        '[{"name": "Eastvale crisis line, day and night", "contact": "0800 000 0300"}, {"name": "Samaritans", "contact": "116 123"}]');

insert into public.programmes (id, organisation_id, slug, title, purpose, starts_on) values
    ('00000000-0000-4000-c000-000000000001', '00000000-0000-4000-b000-000000000001', 'pcref',
        'Race equality plan (PCREF) 2026-27',
        'Working with racialised communities to change how care is offered, given and answered for.', '2025-09-01'),
    ('00000000-0000-4000-c000-000000000003', '00000000-0000-4000-b000-000000000003', 'listening',
        'Listening to Eastvale', 'What people tell Eastvale about its services.', '2025-09-01');

insert into public.programme_partners values
    ('00000000-0000-4000-c000-000000000001', '00000000-0000-4000-b000-000000000002');

insert into public.people (id, organisation_id, account_id, name, contact_by, contact) values
    ('00000000-0000-4000-d000-000000000001', '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-a000-000000000001', 'Grace', 'email', 'grace@northbrook.example'),
    ('00000000-0000-4000-d000-000000000002', '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-a000-000000000002', 'Fatima', 'email', 'fatima@northbrook.example'),
    ('00000000-0000-4000-d000-000000000003', '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-a000-000000000003', 'Marcus', 'email', 'marcus@northbrook.example'),
    ('00000000-0000-4000-d000-000000000004', '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-a000-000000000004', 'Carys', 'email', 'carys@northbrook.example'),
    ('00000000-0000-4000-d000-000000000005', '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-a000-000000000005', 'Dev', 'email', 'dev@northbrook.example'),
    ('00000000-0000-4000-d000-000000000006', '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-a000-000000000006', 'Sol', 'email', 'sol@northbrook.example'),
    ('00000000-0000-4000-d000-000000000011', '00000000-0000-4000-b000-000000000002', '00000000-0000-4000-a000-000000000011', 'Joy', 'email', 'joy@rooted-voices.example'),
    ('00000000-0000-4000-d000-000000000012', '00000000-0000-4000-b000-000000000002', '00000000-0000-4000-a000-000000000012', 'Amina', 'text', '07700 900012'),
    ('00000000-0000-4000-d000-000000000013', '00000000-0000-4000-b000-000000000002', '00000000-0000-4000-a000-000000000013', 'Tunde', 'email', 'tunde@rooted-voices.example'),
    ('00000000-0000-4000-d000-000000000014', '00000000-0000-4000-b000-000000000002', null, 'Mrs Begum', 'phone', '020 7946 0014'),
    -- Amina is also known to the trust, as community co-chair.
    ('00000000-0000-4000-d000-000000000015', '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-a000-000000000012', 'Amina', 'text', '07700 900012'),
    ('00000000-0000-4000-d000-000000000021', '00000000-0000-4000-b000-000000000003', '00000000-0000-4000-a000-000000000021', 'Olwen', 'email', 'olwen@eastvale.example');

insert into public.members (id, organisation_id, person_id, role, starts_on) values
    ('00000000-0000-4000-e000-000000000001', '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-d000-000000000001', 'engagement_lead', '2025-09-01'),
    ('00000000-0000-4000-e000-000000000007', '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-d000-000000000001', 'administrator', '2025-09-01'),
    ('00000000-0000-4000-e000-000000000002', '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-d000-000000000002', 'facilitator', '2025-09-01'),
    ('00000000-0000-4000-e000-000000000003', '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-d000-000000000003', 'decision_owner', '2025-09-01'),
    ('00000000-0000-4000-e000-000000000004', '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-d000-000000000004', 'finance_approver', '2025-09-01'),
    ('00000000-0000-4000-e000-000000000005', '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-d000-000000000005', 'board_auditor', '2025-09-01'),
    ('00000000-0000-4000-e000-000000000006', '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-d000-000000000006', 'safeguarding_lead', '2025-09-01'),
    ('00000000-0000-4000-e000-000000000015', '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-d000-000000000015', 'co_chair', '2025-10-01'),
    ('00000000-0000-4000-e000-000000000011', '00000000-0000-4000-b000-000000000002', '00000000-0000-4000-d000-000000000011', 'administrator', '2025-09-01'),
    ('00000000-0000-4000-e000-000000000016', '00000000-0000-4000-b000-000000000002', '00000000-0000-4000-d000-000000000011', 'facilitator', '2025-09-01'),
    ('00000000-0000-4000-e000-000000000012', '00000000-0000-4000-b000-000000000002', '00000000-0000-4000-d000-000000000012', 'advisor', '2025-09-01'),
    ('00000000-0000-4000-e000-000000000013', '00000000-0000-4000-b000-000000000002', '00000000-0000-4000-d000-000000000013', 'advisor', '2025-09-01'),
    ('00000000-0000-4000-e000-000000000021', '00000000-0000-4000-b000-000000000003', '00000000-0000-4000-d000-000000000021', 'engagement_lead', '2025-09-01'),
    ('00000000-0000-4000-e000-000000000022', '00000000-0000-4000-b000-000000000003', '00000000-0000-4000-d000-000000000021', 'administrator', '2025-09-01');

-- One workshop that is open, two weeks from now, with Rooted Voices; Amina has a place. And one open consultation.
insert into public.workshops (id, organisation_id, programme_id, title, share_title, purpose, can_change, cannot_change, ladder_step,
    four_pi, checklist, support_contact, debrief, content_note, held_on, starts_at, ends_at, how, area, place, directions, access_notes,
    languages, interpreters, capacity, offer, opened_at)
select '00000000-0000-4000-f200-000000000001', '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-c000-000000000001',
    'What should happen in the first hour on a ward', 'A conversation with Rooted Voices and Northbrook',
    'To write, together, what every person is told and asked in the first hour after they come to a ward.',
    'The welcome, what is explained and in which language, who is telephoned, and what is written down.',
    'Who may be admitted: that is set by law.', 6,
    '{"principles": "We listen first and we pay for people''s time.", "purpose": "A first-hour promise that wards will keep.",
      "presence": "People who were on a ward, carers and ward staff, in equal numbers.",
      "process": "Small tables, interpreters, breaks, and a summary back within four weeks.",
      "impact": "Marcus answers each insight within twelve weeks and wards report what changed."}',
    '{"safety": "A quiet room next door, and two people to talk to.", "trustworthiness": "We say what we can and cannot keep to ourselves before we start.",
      "choice": "Nobody is asked for their story. Leave at any time and still be paid.", "collaboration": "Rooted Voices leads half of the morning.",
      "empowerment": "The tables decide what goes into the summary.", "cultural_consideration": "A prayer room, halal food, and a woman''s table if wanted."}',
    'Joy at Rooted Voices, 020 7946 0011', 'Joy telephones everybody who would like it on the day after.',
    'We will talk about being brought to hospital.', private.today() + 14,
    (private.today() + 14 + time '10:00') at time zone 'Europe/London', (private.today() + 14 + time '12:00') at time zone 'Europe/London',
    'in_person', 'Harbour Road', 'Harbour Road community hall', 'From the bus stop, cross at the lights and go in by the green door.',
    'No steps. An accessible toilet. A hearing loop in the hall.', '{en,bn}', 'Bengali, by a registered interpreter', 12,
    '{"task": "Taking part in a workshop", "minutes": 120, "preparation_minutes": 30, "pence": 5500, "expenses": "Fares, childcare and care for somebody else are repaid with a receipt.", "paid_within_days": 10}',
    now();

insert into public.workshop_hosts values
    ('00000000-0000-4000-f200-000000000001', '00000000-0000-4000-b000-000000000002', 4, private.today() + 10);
insert into public.workshop_leads values
    ('00000000-0000-4000-f200-000000000001', '00000000-0000-4000-d000-000000000002', 'host'),
    ('00000000-0000-4000-f200-000000000001', '00000000-0000-4000-d000-000000000011', 'co_facilitator');
insert into public.agenda_items (workshop_id, position, title, minutes) values
    ('00000000-0000-4000-f200-000000000001', 1, 'Welcome, and what we can keep to ourselves', 15),
    ('00000000-0000-4000-f200-000000000001', 2, 'The first hour, at small tables', 45),
    ('00000000-0000-4000-f200-000000000001', 3, 'Break', 15),
    ('00000000-0000-4000-f200-000000000001', 4, 'What should be promised', 45);
insert into public.registrations (id, workshop_id, organisation_id, person_id, called, how, code_hash, accepted_at, offer)
select '00000000-0000-4000-f200-000000000101', w.id, '00000000-0000-4000-b000-000000000002', '00000000-0000-4000-d000-000000000012',
    'Amina', 'by the person', private.receipt_hash(private.new_receipt_code()), now(), w.offer
from public.workshops w where w.id = '00000000-0000-4000-f200-000000000001';

insert into public.consultations (id, organisation_id, programme_id, title, opens_on, closes_on, why, can_change, cannot_change, ladder_step,
    four_pi, gunning, opened_at)
select '00000000-0000-4000-f300-000000000001', '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-c000-000000000001',
    'How should the crisis line answer?', private.today(), private.today() + 42,
    'People told us that the line is slow to answer and hard to use in another language. We want to know what would make you ring.',
    'Opening words, languages, what is asked first, and who rings back.', 'That the line is open day and night: it stays.', 4,
    '{"principles": "Plain questions, and answers read by people.", "purpose": "A new script and a language offer for the line.",
      "presence": "Anyone who has rung or might.", "process": "Online, on paper and by telephone, for six weeks.",
      "impact": "The script changes in spring, and this page says how."}',
    '{"formative": "Nothing is written yet.", "reasons": "The reasons are on the first page.", "time": "Six weeks, with no holiday in them.",
      "considered": "The crisis team reads every answer and says what it did with it."}', now();
insert into public.consultation_versions (id, consultation_id, version, content, frozen_at)
values ('00000000-0000-4000-f300-000000000101', '00000000-0000-4000-f300-000000000001', 1, '{
    "title": "How should the crisis line answer?",
    "why": "People told us that the line is slow to answer and hard to use in another language. We want to know what would make you ring.",
    "can_change": "Opening words, languages, what is asked first, and who rings back.",
    "cannot_change": "That the line is open day and night: it stays.",
    "questions": [
        {"id": "rung", "kind": "single_choice", "title": "Have you ever rung the line?", "required": false, "own_words": false,
            "options": [{"id": "yes", "label": "Yes"}, {"id": "no", "label": "No"}, {"id": "for_somebody", "label": "For somebody else"}]},
        {"id": "answered", "kind": "scale", "title": "How well were you answered?", "required": false,
            "scale": {"from": 1, "to": 5, "from_label": "Not well at all", "to_label": "Very well"},
            "show_if": {"question": "rung", "is": ["yes", "for_somebody"]}},
        {"id": "first_words", "kind": "open_text", "title": "What should the first words be?", "required": false},
        {"id": "agree", "kind": "statements", "title": "What do you think of these?", "required": false, "own_words": true,
            "items": [{"id": "own_language", "label": "I would ring if somebody spoke my language"},
                {"id": "no_police", "label": "I would ring if I knew that the police are not sent"},
                {"id": "text", "label": "I would rather send a text than ring"}]}
    ]}', now());

-- An invitation that was withdrawn long ago: kept long enough, so that the clock disposes of it and the register begins.
insert into public.invitations (organisation_id, role, name, email, token_hash, invited_at, expires_at, withdrawn_at)
values ('00000000-0000-4000-b000-000000000001', 'facilitator', 'Nightingale', 'nightingale@people.example', 'withdrawn',
    now() - interval '114 days', now() - interval '100 days', now() - interval '110 days');

-- How Northbrook pays those who take part (R58): decided per role, with what it rests on.
insert into public.involvement_roles (id, organisation_id, name, for_workshops) values
    ('00000000-0000-4000-f500-000000000001', '00000000-0000-4000-b000-000000000001', 'Taking part in a workshop', true),
    ('00000000-0000-4000-f500-000000000002', '00000000-0000-4000-b000-000000000001', 'Interview panel member', false);
insert into public.route_decisions (role_id, status, routes, basis, starts_on, decided_at, decided_by) values
    ('00000000-0000-4000-f500-000000000001', 'not employment', '{stripe,bacs,voucher,cash,organisation}',
        'One-off, no duty to come and none to ask again: the trust''s status review of September 2025.', '2025-09-01', '2025-09-01 09:00Z',
        '00000000-0000-4000-a000-000000000004'),
    ('00000000-0000-4000-f500-000000000002', 'taxed through payroll', '{payroll}',
        'Panel members hold an office of the trust for the day: the trust''s status review of September 2025.', '2025-09-01', '2025-09-01 09:00Z',
        '00000000-0000-4000-a000-000000000004');

-- Marcus approves too, up to £1,000: Carys let him, so that a sum that needs two people has them.
insert into public.approval_limits (organisation_id, person_id, most_pence, starts_on, given_at, given_by) values
    ('00000000-0000-4000-b000-000000000001', '00000000-0000-4000-d000-000000000003', 100000, '2025-09-01', '2025-09-01 09:00Z',
        '00000000-0000-4000-a000-000000000004');
