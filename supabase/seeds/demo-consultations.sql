-- The consultations of the demo year: two that were run and told what was heard, and one that is open, answered by fifty
-- people so far, online and on paper. Runs after demo-workshops.sql. The words are ours and stand for nobody.

create temporary table demo_day on commit drop as select private.today() as today;

-- What the two earlier ones asked, and what was heard.
update public.consultations c
set why = d.why, can_change = d.can_change, cannot_change = d.cannot_change, ladder_step = 4,
    four_pi = '{"principles": "Plain questions, and answers read by people.", "purpose": "To change what is named here.",
        "presence": "Anyone who has used the service, or might.", "process": "Online, on paper and by telephone.", "impact": "This page says what became of it."}',
    gunning = '{"formative": "Nothing is decided.", "reasons": "The reasons are on the first page.", "time": "Six weeks.", "considered": "The team reads every answer."}',
    opened_at = (c.opens_on + time '09:00') at time zone 'Europe/London'
from (values
    (1, 'People told us that they rang once and never again. We asked what would make them ring.', 'What is said and asked first, and who rings back.', 'That the line is open day and night.'),
    (2, 'We are choosing and furnishing two new places. We asked what makes a place feel safe.', 'Doors, waiting rooms, signs, and how people are met.', 'The two addresses: the leases are signed.')
) d (n, why, can_change, cannot_change)
where c.id = ('00000000-0000-4000-f100-00000000000' || d.n)::uuid;
insert into public.consultation_versions (id, consultation_id, version, content, frozen_at)
select ('00000000-0000-4000-f100-00000000010' || right(c.id::text, 1))::uuid, c.id, 1, jsonb_build_object('title', left(c.title, 200), 'why', c.why, 'can_change', c.can_change,
    'cannot_change', c.cannot_change, 'questions', '[{"id": "own", "kind": "open_text", "title": "What should we know?", "required": false}]'::jsonb), c.opened_at
from public.consultations c where c.id::text like '00000000-0000-4000-f100-%';
update public.consultations set closed_at = ((closes_on + 1) + time '00:00') at time zone 'Europe/London' where id::text like '00000000-0000-4000-f100-%';
update public.consultations
set report = 'People want to be told how long they will wait, and to be rung back when that was promised. Many would rather text. Some hung up at the first question, which was their postcode.

The opening words have changed. The line asks "What has happened?" first. Texting is being tried from spring. Ringing back within the hour is not yet possible, and the decision says why.',
    report_by = 'Grace', reported_at = closed_at + interval '26 days'
where id = '00000000-0000-4000-f100-000000000001';

-- The open one began twenty days ago.
update public.consultations set opens_on = today - 20, closes_on = today + 22, opened_at = (today - 20 + time '09:00') at time zone 'Europe/London'
from demo_day where id = '00000000-0000-4000-f300-000000000001';

create temporary table demo_first_words (n int generated always as identity, words text) on commit drop;
insert into demo_first_words (words) values
    ('Your name, and then "what has happened?" Nothing else.'),
    ('Say how long I will wait. I can wait if I know.'),
    ('"You are through to a person." I always think it is a machine.'),
    ('Ask if I am safe to talk. My family is in the next room.'),
    ('In my language: "wait, somebody who speaks it is coming."'),
    ('Not my postcode.'),
    ('"You have done the right thing to ring."'),
    ('Tell me before you send anyone.'),
    ('Ask what I would like to be called.'),
    ('Do not ask if I am a risk. Ask what I need tonight.'),
    ('"I am here for as long as it takes."'),
    ('Say whether this is free. I had 40p left.');

-- Fifty sheets: choices, a scale, words from some, votes, and what forty-six of them said of themselves.
create temporary table demo_sheets on commit drop as
select sheet.n, gen_random_uuid() as id, (today - 20 + (sheet.n % 19)) as day,
    case when sheet.n % 5 < 3 then 'yes' when sheet.n % 5 = 3 then 'no' else 'for_somebody' end as rung,
    (array[1, 1, 2, 2, 2, 3, 3, 4, 5, 2, 1])[1 + sheet.n % 11] as answered, w.words,
    -- Those who would rather text, and those who want a voice that speaks their language.
    case when sheet.n % 9 = 0 then 0 when sheet.n % 2 = 0 then 1 else case when sheet.n % 7 = 0 then 1 else -1 end end as language_vote,
    case when sheet.n % 8 = 0 then -1 else 1 end as police_vote,
    case when sheet.n % 11 = 0 then 0 when sheet.n % 2 = 0 then -1 else 1 end as text_vote
from demo_day cross join generate_series(1, 50) sheet (n) left join demo_first_words w on w.n * 4 = sheet.n;

insert into public.answer_sheets (id, consultation_id, version_id, lang, how, code_hash, draft, begun_at, saved_at, paper_number, keyed_by, keyed_at, scribe_name, checked_at, checked_by)
select s.id, '00000000-0000-4000-f300-000000000001', '00000000-0000-4000-f300-000000000101', 'en', case when paper.yes then 'paper' else 'online' end,
    private.receipt_hash(private.new_receipt_code()),
    jsonb_build_object('answers', jsonb_strip_nulls(jsonb_build_object('rung', jsonb_build_object('chosen', jsonb_build_array(s.rung)),
        'answered', case when s.rung <> 'no' then jsonb_build_object('number', s.answered) end,
        'first_words', case when s.words is not null then jsonb_build_object('words', s.words) end,
        'agree', jsonb_build_object('votes', jsonb_build_object('own_language', s.language_vote, 'no_police', s.police_vote, 'text', s.text_vote)))),
        'consents', jsonb_build_object('website', s.n % 6 <> 0, 'board', true, 'clinical_teams', s.n % 2 = 0), 'attribution', 'anonymous'),
    s.day, s.day, case when paper.yes then lpad(s.n::text, 3, '0') end, case when paper.yes then '00000000-0000-4000-a000-000000000002'::uuid end, case when paper.yes then s.day + interval '1 day' end,
    case when paper.yes then 'Fatima' end, case when paper.yes then s.day + interval '2 days' end, case when paper.yes then '00000000-0000-4000-a000-000000000001'::uuid end
from demo_sheets s cross join lateral (select s.n % 6 = 1 as yes) paper;

select private.send_the_sheet(sheet, answered.words,
    jsonb_strip_nulls(jsonb_build_object('rung', '{}'::jsonb, 'answered', case when s.rung <> 'no' then '{}'::jsonb end, 'agree', '{}'::jsonb,
        'first_words', case when s.words is not null then jsonb_build_object('starts', answered.before, 'ends', answered.before + char_length(s.words)) end)),
    jsonb_build_object('given_on', s.day, 'recorded_at', s.day + time '17:00', 'told_at', s.day + time '16:50', 'confirmed_at', s.day + time '17:00',
        'confirmed_how', case when sheet.how = 'paper' then 'read back' else 'by the person' end, 'scribe_name', sheet.scribe_name,
        'how', case when sheet.how = 'paper' then 'recorded by a scribe' else 'by the person' end))
from demo_sheets s
join public.answer_sheets sheet on sheet.id = s.id
cross join lateral (
    select concat_ws(E'\n\n', case s.rung when 'yes' then 'Yes' when 'no' then 'No' else 'For somebody else' end,
        case when s.rung <> 'no' then s.answered || ' (1 is: Not well at all. 5 is: Very well.)' end) as first_part
) opening
cross join lateral (
    select char_length(opening.first_part) + 2 as before, concat_ws(E'\n\n', opening.first_part, s.words,
        concat_ws(E'\n', case s.language_vote when 1 then 'Agree' when -1 then 'Disagree' else 'Pass' end || ': I would ring if somebody spoke my language',
            case s.police_vote when 1 then 'Agree' when -1 then 'Disagree' else 'Pass' end || ': I would ring if I knew that the police are not sent',
            case s.text_vote when 1 then 'Agree' when -1 then 'Disagree' else 'Pass' end || ': I would rather send a text than ring')) as words
) answered
order by s.day, s.n;
update public.answer_sheets sheet set sent_at = s.day + time '17:00' from demo_sheets s where s.id = sheet.id;

insert into private.equality_answers (contribution_id, ethnic_group, age_band, gender, disability, answered_on)
select sheet.contribution_id,
    (array['caribbean', 'caribbean', 'african', 'african', 'african', 'pakistani', 'pakistani', 'bangladeshi', 'bangladeshi', 'indian', 'british', 'british',
        'white_and_black_caribbean', 'arab', 'prefer_not_to_say', 'roma'])[1 + s.n % 16],
    (array['18_24', '25_34', '25_34', '35_44', '45_54', '55_64', '65_74'])[1 + s.n % 7],
    (array['woman', 'woman', 'man', 'woman', 'man', 'another', 'prefer_not_to_say'])[1 + (s.n * 3) % 7],
    (array['no', 'no', 'yes_a_little', 'yes_a_lot'])[1 + s.n % 4], s.day
from demo_sheets s join public.answer_sheets sheet on sheet.id = s.id where s.n % 13 <> 0;
