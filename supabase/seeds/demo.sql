-- A year of Northbrook's work with racialised communities, as far as the product reaches: every page looks
-- true and every state has an example. Dates are counted back from today, so that what waits keeps waiting.
-- The words are ours: nobody said them, and they stand for nobody.

create temporary table demo_day on commit drop as select private.today() as today;

insert into public.workshops (id, organisation_id, programme_id, title, held_on, place)
select ('00000000-0000-4000-f000-00000000000' || n)::uuid, '00000000-0000-4000-b000-000000000001',
    '00000000-0000-4000-c000-000000000001', title, today - days_ago, place
from demo_day, (values
    (1, 'What happens before somebody is detained', 330, 'Harbour Road community hall'),
    (2, 'Carers: what would have helped', 281, 'Rooted Voices, upstairs room'),
    (3, 'Young people and the first appointment', 226, 'Northbrook library'),
    (4, 'Language, faith and care', 170, 'Masjid Noor, family room'),
    (5, 'On the ward: safety and dignity', 112, 'Harbour Road community hall'),
    (6, 'What has changed since we last met', 34, 'Rooted Voices, upstairs room')
) w (n, title, days_ago, place);

-- Both were run before Throughline: what was said was brought in, and no answer was given here.
insert into public.consultations (id, organisation_id, programme_id, title, opens_on, closes_on, source, imported, opened_at, closed_at)
select ('00000000-0000-4000-f100-00000000000' || n)::uuid, '00000000-0000-4000-b000-000000000001',
    '00000000-0000-4000-c000-000000000001', title, today - opened, today - closed,
    'On paper, and on the website the trust had before this one', true, today - opened, today - closed
from demo_day, (values
    (1, 'What should the crisis line do differently?', 200, 158),
    (2, 'What makes a service feel safe to walk into?', 96, 47)
) c (n, title, opened, closed);

-- What was said: theme, where (w workshop, c consultation, o one to one), language, the name chosen, who gave it, the words.
create temporary table demo_words (
    id uuid default gen_random_uuid(), n int generated always as identity, theme int, place text, lang text, shown_as text, person text, words text
) on commit drop;
insert into demo_words (theme, place, lang, shown_as, person, words) values
    (1, 'w2', 'en', 'Amina', 'amina', 'Ask us before the ward does the care plan, not after. By the time I saw it, it was already signed.'),
    (1, 'w2', 'en', null, null, 'I am the one who knows when he stops sleeping. Nobody asked me.'),
    (1, 'w2', 'en', 'A carer', null, 'They rang me to collect his clothes. They did not ring me for the meeting.'),
    (1, 'w2', 'en', null, null, 'If there is a plan, put my name in it and tell me what my part is.'),
    (1, 'w2', 'bn', 'Mrs Begum', 'begum', 'আমার ছেলের চিকিৎসার কথা আমাকে কেউ জিজ্ঞেস করেনি। আমি প্রতিদিন তার সঙ্গে থাকি।'),
    (1, 'w2', 'en', null, null, 'Carers should be in the first review. The first, not the one where everything is decided.'),
    (1, 'w2', 'so', null, null, 'Waxaan rabaa in la i weydiiyo ka hor inta aan qorshaha la qorin.'),
    (1, 'w2', 'en', null, null, 'A meeting at ten on a weekday is a meeting for people who do not work.'),

    (2, 'c1', 'en', null, null, 'I rang at two in the morning. I was told to ring my GP when it opened.'),
    (2, 'c1', 'en', 'Tunde', 'tunde', 'The person on the line read from a script. You can hear a script.'),
    (2, 'c1', 'en', null, null, 'Say how long the wait is. I can wait forty minutes if I know it is forty minutes.'),
    (2, 'c1', 'pl', null, null, 'Zadzwoniłam i nikt nie mówił po polsku. Rozłączyłam się.'),
    (2, 'c1', 'en', null, null, 'Ring back when you say you will ring back. That is all.'),
    (2, 'c1', 'en', null, null, 'My phone ran out of credit while I was on hold.'),
    (2, 'c1', 'en', null, null, 'I did not ring because the last time the police came with the ambulance.'),
    (2, 'c1', 'ur', null, null, 'فون پر کسی نے میری زبان نہیں سمجھی، میں نے بات ختم کر دی۔'),

    (3, 'w4', 'en', null, null, 'My daughter was the interpreter. She is eleven. There are things she should not have to say.'),
    (3, 'w4', 'bn', 'Mrs Begum', 'begum', 'দোভাষী ফোনে ছিল, আমি তার কথা শুনতে পাইনি।'),
    (3, 'w4', 'ur', null, null, 'ہر بار نیا مترجم آتا ہے اور مجھے سب کچھ شروع سے بتانا پڑتا ہے۔'),
    (3, 'w4', 'en', null, null, 'Book the interpreter when you book the appointment, not when we are sitting there.'),
    (3, 'w4', 'ar', null, null, 'أريد نفس المترجم في كل مرة، لأنني أثق به.'),
    (3, 'w4', 'en', null, null, 'I was asked to sign something in English. I signed it. I still do not know what it was.'),
    (3, 'w4', 'so', null, null, 'Turjubaanku waa inuu joogaa qolka, ma aha telefoonka.'),

    (4, 'w1', 'en', null, null, 'Four police officers and one nurse. Tell me who was in charge.'),
    (4, 'w1', 'en', 'A father', null, 'He was calm until he saw the uniforms. Then he was not calm, and that is what they wrote down.'),
    (4, 'w1', 'en', null, null, 'Someone he knew should have come first. His pastor lives on the next street.'),
    (4, 'w1', 'en', null, null, 'They asked me to leave the room in my own house.'),
    (4, 'w1', 'en', 'Tunde', 'tunde', 'There is a word for it in the notes: aggressive. He was frightened. Those are two words, and they chose one.'),
    (4, 'w1', 'en', null, null, 'If we had been rung the week before, none of this would have happened.'),
    (4, 'w1', 'en', null, null, 'The neighbours still look at us.'),

    (5, 'w5', 'en', null, null, 'I was held down for asking why. I want that written as it happened.'),
    (5, 'w5', 'en', null, null, 'After it happened nobody came to talk to me about it. Not that day, not that week.'),
    (5, 'w5', 'en', null, null, 'Film it, like the police have to, and let us see it.'),
    (5, 'w5', 'en', 'Someone who was on the ward', null, 'They knew how to talk to some people. They did not know how to talk to me.'),
    (5, 'w5', 'en', null, null, 'You should have to say, each month, who was restrained and what they look like.'),
    (5, 'w5', 'en', null, null, 'A debrief should be with somebody I choose.'),

    (6, 'w3', 'en', null, null, 'I was seventeen. The letter went to my mum. I had not told my mum.'),
    (6, 'w3', 'en', null, null, 'Nineteen weeks. I turned eighteen and started again on another list.'),
    (6, 'w3', 'en', null, null, 'Text me. I do not open letters and I do not answer numbers I do not know.'),
    (6, 'w3', 'en', null, null, 'The first appointment was forty questions about my family. I had come about me.'),
    (6, 'w3', 'en', null, null, 'Meet us at the youth club. Nobody my age walks into that building.'),
    (6, 'w3', 'en', null, null, 'Let me bring a friend.'),
    (6, 'w3', 'en', null, null, 'If you cannot see me for four months, say so on the first day, and say who I ring until then.'),

    (7, 'w4', 'en', null, null, 'Ramadan comes every year. The medicine round does not have to be at noon.'),
    (7, 'w4', 'en', null, null, 'There was a prayer room. It had chairs stacked in it.'),
    (7, 'w4', 'en', null, null, 'I asked for halal food and was given vegetarian for six weeks.'),
    (7, 'w4', 'ur', null, null, 'نماز کے لیے صاف جگہ مانگنا کوئی بڑی بات نہیں ہے۔'),
    (7, 'w4', 'en', null, null, 'Our imam would come if somebody rang him. Nobody has rung him.'),
    (7, 'w4', 'en', null, null, 'My hair needs oil and a comb made for it. It was kept from me as a risk.'),

    (8, 'c2', 'en', null, null, 'Put somebody at the desk who looks up.'),
    (8, 'c2', 'en', null, null, 'The glass at reception is as thick as a bank.'),
    (8, 'c2', 'en', null, null, 'Pictures on the wall with people like us in them, and not only on the diversity poster.'),
    (8, 'c2', 'pl', null, null, 'Chcę wiedzieć, kto przeczyta to, co powiem.'),
    (8, 'c2', 'en', null, null, 'I feel safe where I have been before with somebody I know.'),
    (8, 'c2', 'en', null, null, 'Security followed me round the waiting room.'),
    (8, 'c2', 'yo', null, null, 'Mo fẹ́ kí wọ́n pe orúkọ mi bó ti yẹ.'),
    (8, 'c2', 'en', null, null, 'Say my name right. Ask once, write it down as it sounds, and then say it right.'),

    (9, 'w1', 'en', null, null, 'The leaflet about my rights was given to me after I had agreed.'),
    (9, 'w1', 'en', null, null, 'I did not know there was such a thing as an advocate until I was home.'),
    (9, 'w1', 'en', null, null, 'An advocate who is from where I am from. That should not be luck.'),
    (9, 'w1', 'en', null, null, 'They said I could appeal. They did not say how, and I had no phone.'),
    (9, 'w1', 'en', null, null, 'Explain it twice: once when I am ill and once when I can hear it.'),

    (10, 'w6', 'en', null, null, 'You came in spring and asked. It is autumn and you are asking again. What happened to the first one?'),
    (10, 'w6', 'en', 'Amina', 'amina', 'I want to see the line from what I said to what you did. If there is no line, say so.'),
    (10, 'w6', 'en', null, null, 'Bring the people who decide into this room, not the people who take notes for them.'),
    (10, 'w6', 'en', null, null, 'A report is not a change.'),
    (10, 'w6', 'en', null, null, 'Write to us when you say no. We can take a no. We cannot take nothing.'),

    (11, 'w3', 'en', null, null, 'At school they said behaviour. At the clinic they said attitude. At home we say he is tired.'),
    (11, 'w3', 'en', null, null, 'Teach the teachers what it looks like in us.'),
    (11, 'w3', 'en', null, null, 'He was excluded in March and referred in September. Turn those two round.'),
    (11, 'w3', 'en', null, null, 'My son will not talk to you. He talks to his barber.'),
    (11, 'w3', 'en', null, null, 'Pay the barber, the coach and the aunty who runs the dance class. They are already doing it.'),

    (12, 'w5', 'en', null, null, 'I came out with medicine for three days and a letter for a doctor I do not have.'),
    (12, 'w5', 'en', null, null, 'The follow-up was a phone call from a withheld number.'),
    (12, 'w5', 'en', null, null, 'They discharged me to my sister''s sofa and did not ask my sister.'),
    (12, 'w2', 'en', null, null, 'Tell the carer the day before, so that there is food in the house.'),
    (12, 'w2', 'en', null, null, 'The side effects are worse than what I came in with, and nobody has written that down.'),

    (13, 'c1', 'en', null, null, 'Tell me before you send anyone in uniform.'),
    (13, 'c1', 'en', null, null, 'Is there anybody on the line who is Black? I am asking because it matters to me at three in the morning.'),
    (13, 'c1', 'en', null, null, 'The options menu has nine choices. In a crisis that is eight too many.'),
    (13, 'c1', 'en', null, null, 'Let me text. I cannot talk where I live.'),

    (14, 'w6', 'en', null, null, 'Our organisation has run the Thursday group for nine years without a contract.'),
    (14, 'w6', 'en', 'Tunde', 'tunde', 'You fund projects. Trust is not a project.'),
    (14, 'w6', 'en', null, null, 'Three years of money, so that we can keep the people that people trust.'),
    (14, 'w6', 'en', null, null, 'We spent more on the bid than the grant was worth.'),

    (15, 'w4', 'en', null, null, 'I told the doctor about my mother''s dreams and he wrote hallucinations.'),
    (15, 'w4', 'en', null, null, 'There are words in my language for what I feel. None of them is depression.'),
    (15, 'w4', 'ar', null, null, 'سألني عن الأعراض ولم يسألني عن حياتي.'),
    (15, 'w4', 'en', null, null, 'Ask what I think caused it. You might learn something.'),
    (15, 'w4', 'so', null, null, 'Diinteyda waa qayb ka mid ah daaweyntayda.'),

    (16, 'w5', 'en', null, null, 'The night staff change every night. Nobody knows my name after nine o''clock.'),
    (16, 'w5', 'en', null, null, 'A woman on the ward for women. I asked twice.'),
    (16, 'w5', 'en', null, null, 'When another patient called me that word, staff told me to ignore it.'),
    (16, 'w5', 'en', null, null, 'Write racism down as an incident, the same as a fall.'),

    (17, 'c2', 'en', null, null, 'A building with no sign saying what it is. My neighbour works there.'),
    (17, 'c2', 'en', null, null, 'Evenings. I lose a shift for every appointment.'),
    (17, 'c2', 'en', null, null, 'Two buses each way with a pushchair.'),
    (17, 'c2', 'en', null, null, 'Come to the temple on a Sunday. Four hundred of us are already there.'),

    (18, 'w1', 'en', null, null, 'My brother has been on a community order for six years. Nobody can tell us what would end it.'),
    (18, 'w1', 'en', null, null, 'Every review is ten minutes and the answer is already on the screen.'),
    (18, 'w1', 'en', null, null, 'Put in writing what he has to do for it to stop.'),

    (19, 'w6', 'en', null, null, 'The new first review is better. I was rung. I want to say that as well.'),
    (19, 'w6', 'en', null, null, 'On Cedar ward they asked me. On Rowan they did not know what I was talking about.'),
    (19, 'w6', 'bn', 'Mrs Begum', 'begum', 'এবার আমাকে আগে থেকে ফোন করা হয়েছে। ধন্যবাদ।'),

    (20, 'w2', 'en', null, null, 'I am a carer and I am ill as well. There is no form for that.'),
    (20, 'w2', 'en', null, null, 'A break. One weekend. I would come back a better mother.'),
    (20, 'w2', 'en', null, null, 'The carers'' assessment took a year to come and an hour to say no.');

-- Words that no insight has taken up yet: the product counts them too.
insert into demo_words (theme, place, lang, shown_as, person, words)
select null, place, 'en', null, null, words from (values
    ('w1', 'The room was cold and the chairs were in rows. Put them in a circle next time.'),
    ('w1', 'I would rather say this to somebody who does not work for the trust.'),
    ('w1', 'Thank you for the taxi. I would not have come by bus.'),
    ('w2', 'I brought my grandson because there was nobody to leave him with. Have somebody for the children.'),
    ('w2', 'Who reads this?'),
    ('w2', 'I came for the food, and I stayed because somebody listened.'),
    ('w3', 'Make the app work on an old phone.'),
    ('w3', 'Do not put us on a panel for the photograph.'),
    ('w3', 'My support worker left and I was told by a text message.'),
    ('w3', 'I like the drop-in. Keep the drop-in.'),
    ('w4', 'The translated leaflet was translated by a machine. We laughed, and then we did not.'),
    ('w4', 'My aunt will not come while there is a man at the desk.'),
    ('w4', 'Somebody should explain what a care coordinator is.'),
    ('w5', 'The garden is locked. Why is the garden locked?'),
    ('w5', 'Music helped more than the group did.'),
    ('w5', 'I want my own clothes.'),
    ('w5', 'The tea is fine. Write down something good as well: the tea is fine.'),
    ('w6', 'Pay us on the day. Six weeks is a long time to wait for a bus fare.'),
    ('w6', 'I was paid, and it stopped something else. Help people with that before they say yes.'),
    ('w6', 'Put the dates of the meetings where we can see them.'),
    ('w6', 'I have said this in three places now. Talk to each other.'),
    ('c1', 'It was good. The woman I spoke to was good. I wish I knew her name.'),
    ('c1', 'There is no signal in my block. A number that rings back would help.'),
    ('c1', 'I hung up because I was ashamed. Say at the start that people are.'),
    ('c1', 'Do not ask for my postcode first.'),
    ('c2', 'A door that I can open myself.'),
    ('c2', 'If the lift is broken say so on the website.'),
    ('c2', 'I do not want to sit opposite the person from my road.'),
    ('c2', 'Water, without asking for it.'),
    ('c2', 'Somewhere to wait that is not a corridor.'),
    ('o', 'I am telling you this because Joy asked me to. I have told it before.'),
    ('o', 'My father would not have used the word carer. He would have said husband.')
) unused (place, words);

select private.store_contribution(jsonb_strip_nulls(jsonb_build_object(
    'id', d.id, 'organisation_id', '00000000-0000-4000-b000-000000000001', 'programme_id', '00000000-0000-4000-c000-000000000001',
    'workshop_id', w.id, 'consultation_id', c.id, 'kind', case when d.place = 'o' then 'one_to_one' when c.id is not null then 'statement' else 'text' end,
    'words', d.words, 'lang', d.lang,
    'given_on', coalesce(w.held_on, c.opens_on + (d.n % 40), today - 60),
    'recorded_at', (coalesce(w.held_on, c.opens_on + (d.n % 40), today - 60) + time '15:00')::timestamptz,
    'scribe_name', case when d.person = 'begum' then 'Joy' when w.id is not null and d.shown_as is null then 'Fatima' end,
    -- What somebody wrote themselves is theirs at once; one in four of what was written down was never read back.
    'confirmed_at', case when d.n % 4 <> 0 or not scribed.yes then (coalesce(w.held_on, c.opens_on + (d.n % 40), today - 60) + time '15:05')::timestamptz end,
    'confirmed_how', case when not scribed.yes then 'by the person' when d.n % 4 <> 0 then 'read back' end,
    'attribution', case when d.shown_as is null then 'anonymous' when d.shown_as in ('Amina', 'Tunde', 'Mrs Begum') then 'named' else 'pen_name' end,
    'shown_as', d.shown_as,
    'person_id', case d.person when 'amina' then '00000000-0000-4000-d000-000000000012' when 'tunde' then '00000000-0000-4000-d000-000000000013'
        when 'begum' then '00000000-0000-4000-d000-000000000014' end)))
from demo_words d
cross join demo_day
left join public.workshops w on d.place like 'w%' and w.id::text = '00000000-0000-4000-f000-00000000000' || substr(d.place, 2)
left join public.consultations c on d.place like 'c%' and c.id::text = '00000000-0000-4000-f100-00000000000' || substr(d.place, 2)
cross join lateral (select w.id is not null and d.shown_as is null or d.person is not distinct from 'begum' as yes) scribed
order by d.n;

-- Most said yes to the website and the board; one in seven said no to the website; every ninth was not asked.
select private.store_consents(d.id, jsonb_build_object('website', d.n % 7 <> 0, 'board', true, 'clinical_teams', d.n % 2 = 0,
        'staff_training', d.n % 3 = 0, 'news', false, 'celebration', false),
    case when d.shown_as is null and d.place like 'w%' then 'recorded by a scribe' else 'by the person' end, '2026-1', 'en',
    (private.today() + interval '14 months')::date)
from demo_words d where d.n % 9 <> 0;

-- People who voted on the second consultation's statements: known by a number only.
insert into public.people (organisation_id, reference)
select '00000000-0000-4000-b000-000000000001', 'safe-to-walk-into:' || n from generate_series(1, 38) n;
insert into public.votes (contribution_id, person_id, choice, cast_at)
select d.id, p.id, case when (d.n * 7 + v.n * 5) % 11 < 7 then 1 when (d.n * 7 + v.n * 5) % 11 < 9 then -1 else 0 end,
    ((today - 60) + time '18:00')::timestamptz + make_interval(mins => v.n)
from demo_words d cross join demo_day cross join generate_series(1, 38) v (n)
join public.people p on p.reference = 'safe-to-walk-into:' || v.n
where d.place = 'c2' and (d.n + v.n) % 5 <> 0;

-- Insights: theme, the statement, days since it was drafted, since the check began, since it was agreed.
create temporary table demo_insights (id uuid default gen_random_uuid(), theme int, drafted int, checked int, agreed int, statement text) on commit drop;
insert into demo_insights (theme, drafted, checked, agreed, statement) values
    (1, 270, 262, 244, 'Carers want to be asked before a care plan is written, and to be in the first review, not told afterwards.'),
    (2, 150, 144, 126, 'People who ring the crisis line want to know how long they will wait, and to be rung back when they were told they would be.'),
    (3, 160, 152, 131, 'People who need an interpreter want the same trained person in the room each time. Children should never do it.'),
    (4, 320, 310, 290, 'Families want someone the person knows and trusts to come first, before police, when somebody is in crisis at home.'),
    (5, 104, 98, 81, 'People who were restrained want it recorded as it happened, talked about afterwards with someone they choose, and published by ethnicity.'),
    (6, 215, 206, 188, 'Young people want to be contacted by text, seen where they already go, and told on the first day how long the wait is.'),
    (7, 158, 150, 130, 'On the ward, faith, food and hair care are part of being well, and should not have to be asked for twice.'),
    (8, 44, 38, 21, 'A service feels safe to walk into when the first person you meet looks up, says your name right and does not treat you as a risk.'),
    (9, 300, 290, 270, 'People want their rights and an advocate explained when they can take it in, by someone who understands where they come from.'),
    (10, 30, 24, null, 'People want to see what became of what they said, and to hear it from those who decide, also when the answer is no.'),
    (11, 212, 203, 184, 'Distress in Black children is read as behaviour. The people children already talk to should be paid to help.'),
    (12, 105, 97, 78, 'People leave hospital without enough medicine, a doctor, or anybody at home having been asked.'),
    (13, 148, 140, 121, 'People want to text the crisis line, and to be told before anyone in uniform is sent.'),
    (14, 29, null, null, 'Community organisations need three-year funding, because trust does not come in projects.'),
    (15, 155, 146, 124, 'People want to be asked what they think caused their distress, and to have their faith and language heard as meaning, not as symptoms.'),
    (16, 103, 95, 77, 'Racism on the ward, from anybody, should be recorded as an incident and acted on.'),
    (17, 43, 36, 19, 'Appointments in the evening, near home or at a place of worship would bring people in who cannot come now.'),
    (18, 318, 308, 286, 'People on community treatment orders, and their families, want to know in writing what would end the order.'),
    (19, 27, 22, null, 'The new first review works where it is used, and it is not used on every ward.'),
    (20, 268, 260, 241, 'Carers who are unwell themselves need breaks and a quick, fair assessment.');

insert into public.insights (id, organisation_id, programme_id, number, statement, drafted_by, drafted_at)
select i.id, '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-c000-000000000001', row_number() over (order by i.drafted desc, i.theme),
    i.statement, '00000000-0000-4000-a000-000000000001', ((today - i.drafted) + time '11:00')::timestamptz
from demo_insights i cross join demo_day order by i.drafted desc, i.theme;
insert into public.insight_statements (insight_id, version, statement, written_by, written_at)
select i.id, 1, i.statement, i.drafted_by, i.drafted_at from public.insights i join demo_insights d on d.id = i.id;

-- A quote is the first sentence where there are several, so that some of what was said is seen beside what was quoted.
insert into public.quotes (insight_id, contribution_id, starts, ends, added_by)
select i.id, w.id, 0, coalesce(nullif(position('. ' in w.words), 0), char_length(w.words)), '00000000-0000-4000-a000-000000000001'
from demo_insights i join demo_words w on w.theme = i.theme;

update public.insights k set state = 'in_check', check_started_at = ((today - i.checked) + time '10:00')::timestamptz, check_until = today - i.checked + 14
from demo_insights i cross join demo_day where k.id = i.id and i.checked is not null;
insert into public.insight_checks (insight_id, contribution_id, asked_at)
select distinct on (i.id, coalesce(c.person_id, w.id)) i.id, w.id, ((today - i.checked) + time '10:00')::timestamptz
from demo_insights i cross join demo_day join demo_words w on w.theme = i.theme
left join public.contributors c on c.contribution_id = w.id
where i.checked is not null order by i.id, coalesce(c.person_id, w.id), w.n;
update public.insight_checks k set
    answer = case when w.n % 11 = 5 then 'correct' when w.n % 13 = 4 then 'object' else 'agree' end,
    words = case when w.n % 11 = 5 then 'It was not only on the ward. It was at home as well.' when w.n % 13 = 4 then 'Say who. "People" is nobody.' end,
    how = case when w.person = 'begum' then 'by phone' when w.person is not null then 'on their page' else 'in person' end,
    answered_at = k.asked_at + interval '6 days'
from demo_words w where w.id = k.contribution_id and w.n % 5 <> 0 and (w.theme not in (10, 19) or w.person is null);
update public.insight_checks set reply = 'You are right. We have written it into the next version of this page.', replied_at = answered_at + interval '3 days',
    replied_by = '00000000-0000-4000-a000-000000000001'
where answer in ('correct', 'object');
-- In the two checks that are running, somebody corrects the statement and has no reply yet.
update public.insight_checks k set answer = 'correct', words = case i.theme when 19 then 'On Elm ward it is not used either.' else 'Not only when it is no. Also when it is "later".' end
from demo_insights i
where k.insight_id = i.id and i.theme in (10, 19) and k.contribution_id = (
    select c.contribution_id from public.insight_checks c where c.insight_id = i.id and c.answer = 'agree' order by c.contribution_id limit 1);
update public.insights k set state = 'agreed', agreed_at = ((today - i.agreed) + time '16:00')::timestamptz,
    published_at = ((today - i.agreed) + time '16:00')::timestamptz, agreed_by = '00000000-0000-4000-a000-000000000001', due_on = today - i.agreed + 84
from demo_insights i cross join demo_day where k.id = i.id and i.agreed is not null;

-- Decisions: the insights each answers, with the influence, and who was to do what by when.
create temporary table demo_decisions (id uuid default gen_random_uuid(), n int, decided int, title text, summary text, grounds text, body text) on commit drop;
insert into demo_decisions (n, decided, title, summary, grounds, body) values
    (1, 201, 'Carers join the first review', 'From the first working week after admission, a named carer is asked to the first review and told in writing what their part is.',
        'Eight people said the same in four languages, and no cost stands against it.', 'Quality Committee'),
    (2, 88, 'The crisis line says how long the wait is, and rings back', 'Callers hear the wait in minutes. A call that was promised back is made within the hour or the shift lead rings in person.',
        'The telephone system can do it. The rest is a rule about who rings.', 'Executive Team'),
    (3, 96, 'Interpreters are booked with the appointment', 'The booking screen asks for language first. No appointment letter goes out without an interpreter where one is needed. No child interprets.',
        'The contract allows it. Having the same interpreter each time cannot be promised yet.', 'Quality Committee'),
    (4, 241, 'A known person first: a pilot with two community teams', 'A pilot in which a person the family names is asked to come before or with the crisis team.',
        'There is no evidence of harm and the families'' accounts are strong.', 'Trust Board'),
    (5, 46, 'Restraint by ethnicity is published each quarter', 'Counts and rates by ethnicity are published with small numbers protected, and every restraint is followed by a debrief.',
        'Publication is owed anyway. Filming was looked at and is not decided here.', 'Trust Board'),
    (6, 150, 'No texting of young people for now', 'Young people are not contacted by text until the messages can be kept in the record.',
        'The record system cannot yet keep texts. Meeting at youth clubs goes ahead from another budget.', 'Executive Team'),
    (7, 120, 'Faith, food and hair care standard for wards', 'A standard for each ward: prayer space kept clear, meals asked about on the first day, hair products kept on the ward.',
        'Small cost, asked for on every ward.', 'Quality Committee'),
    (8, 140, 'Paying community listeners for children', 'To be looked at again with the council''s schools team before the new school year.',
        'The money for it sits with the council, and a promise without the money would be empty.', 'Executive Team'),
    (9, 230, 'What would end a community treatment order', 'Passed to the clinical directorate that owns the policy.',
        'Clinical policy is not the committee''s to change.', 'Quality Committee');

-- What was weighed for equality when each was decided, and after how many days its impact is looked at.
create temporary table demo_weighed (n int, review int, due_regard text, mitigation text) on commit drop;
insert into demo_weighed values
    (1, 180, 'Advances equality: carers of Black and South Asian patients were asked to a first review least often. Ends unlike treatment between wards. Fosters good relations, because families hear the plan from staff and not from each other.',
        'A carer who works in the day is offered an evening call. Patients who want no carer told are asked first, alone.'),
    (2, 120, 'Advances equality: people who ring at night and who need an interpreter waited longest without being told. It treats every caller alike, in the languages the line has.',
        'The wait is said in the six languages of the line. Callers without credit are rung back first.'),
    (3, 180, 'Ends unlike treatment: people without English had appointments where nobody could follow. Advances equality for Deaf people, whose interpreters are booked the same way.',
        'Where no interpreter is found the appointment is moved within a week, and counted.'),
    (4, 240, 'Advances equality: Black men were most often brought in with the police present. Fosters good relations between families and crisis teams.',
        'Nobody has to name a person. Where none is named the visit goes ahead as before.'),
    (5, 180, 'Ends unlike treatment only if it is seen: rates by ethnicity are the evidence. Fosters trust by publishing them.',
        'Small numbers are hidden, so that nobody on a ward can be recognised.'),
    (6, 90, 'Young people who asked for texts are more often from homes where a letter is opened by others. The board weighed this against words that nobody could read back later.',
        'Youth club evenings carry on. Each young person chooses another way to be reached, and it is written down.'),
    (7, 100, 'Advances equality for people whose faith, food or hair care was not met on the ward: most of those who raised it are Black women and Muslim men.',
        'Each ward names who sees to it, so that no patient has to explain twice.'),
    (8, 200, 'Children who listen and interpret for their parents are unpaid work that falls on migrant families. Putting it off leaves that as it is, and the team said so.',
        'No child is asked to interpret meanwhile. Interpreters are booked as for anyone.'),
    (9, 300, 'Black people are most often under a community treatment order. Passing it on advances nothing by itself; it was weighed that the directorate must answer by a day.',
        'The directorate''s answer is asked for by the day its impact is looked at.');

insert into public.decisions (id, organisation_id, programme_id, number, title, summary, grounds, body, decided_on, owner_id, owner_name, equality,
    equality_by, equality_on, due_regard, mitigation, impact_review_on, proposed_by, proposed_at)
select d.id, '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-c000-000000000001', d.n, d.title, d.summary, d.grounds, d.body,
    today - d.decided, '00000000-0000-4000-e000-000000000003', 'Marcus',
    'We looked at who said this and who is most affected: Black and South Asian people, carers, and people who need an interpreter. We found no group made worse off.',
    'Grace', today - d.decided - 9, w.due_regard, w.mitigation, today - d.decided + w.review, '00000000-0000-4000-a000-000000000001', ((today - d.decided - 20) + time '09:30')::timestamptz
from demo_decisions d cross join demo_day join demo_weighed w on w.n = d.n order by d.n;

insert into public.influences (decision_id, insight_id, kind, reason, review_on, referred_to, listened_until)
select d.id, i.id, f.kind, f.reason, case when f.kind = 'deferred' then today + 25 end, coalesce(f.referred_to, ''), today - i.agreed
from demo_day, (values
    (1, 1, 'adopted', '', null),
    (1, 20, 'not_adopted', 'Breaks for carers are paid for by the council, not by the trust. We have told the council what you said and when.', null),
    (2, 2, 'adopted', '', null),
    (2, 13, 'partly_adopted', 'Texting starts in spring. We cannot always say before police are called, because the law lets others call them.', null),
    (3, 3, 'partly_adopted', 'Booking and training change now. The same interpreter each time is not possible with the numbers there are.', null),
    (4, 4, 'adopted', '', null),
    (5, 5, 'partly_adopted', 'Publication and debriefs start now. Filming needs a decision of its own.', null),
    (6, 6, 'not_adopted', 'Texts cannot be kept in the record yet, and we will not hold conversations that nobody can read later.', null),
    (7, 7, 'adopted', '', null),
    (8, 11, 'deferred', 'The council decides its schools budget in the spring.', null),
    (9, 18, 'referred', 'The policy is the clinical directorate''s.', 'Clinical directorate')
) f (n, theme, kind, reason, referred_to)
join demo_decisions d on d.n = f.n join demo_insights i on i.theme = f.theme;

-- The pilot was decided while people were still being asked: it says so.
update public.influences set listened_until = (select decided_on + 18 from public.decisions where id = decision_id)
where decision_id = (select id from demo_decisions where n = 4);

update public.decisions k set state = 'made', made_at = ((today - d.decided + 2) + time '14:00')::timestamptz, made_by = '00000000-0000-4000-a000-000000000003'
from demo_decisions d cross join demo_day where k.id = d.id;
update public.insights i set state = 'answered', answered_at = d.made_at
from public.influences f join public.decisions d on d.id = f.decision_id where f.insight_id = i.id;
insert into public.responses (decision_id, contribution_id, due_on)
select distinct f.decision_id, q.contribution_id, (d.made_at + interval '28 days')::date
from public.influences f join public.decisions d on d.id = f.decision_id join public.quotes q on q.insight_id = f.insight_id;
update public.responses r set told_at = r.due_on::timestamptz - interval '9 days', how = case when w.person = 'begum' then 'by phone'
    when w.person is not null then 'on their page' else 'by letter' end, told_by = '00000000-0000-4000-a000-000000000002'
from demo_words w where w.id = r.contribution_id and w.n % 6 <> 0;

create temporary table demo_actions (id uuid default gen_random_uuid(), n int, what text, due int, done int, note text) on commit drop;
insert into demo_actions (n, what, due, done, note) values
    (1, 'Change the review form and letter on all nine wards', -60, null, 'Six of nine wards use the new form. Rowan, Elm and Willow do not yet.'),
    (1, 'Ring every named carer before the first review', -90, 96, 'In place since spring. Carers rung: 41 of 44.'),
    (2, 'Set the wait announcement in the telephone system', 20, null, 'Tested at night for two weeks.'),
    (2, 'Shift lead rings back every missed promise', -20, 25, 'Done every night since.'),
    (3, 'Language first on the booking screen', -10, 14, 'Live in all clinics.'),
    (4, 'Agree the pilot with two teams and Rooted Voices', -150, 160, 'Agreed, with Joy, and started.'),
    (5, 'Publish the first quarter by ethnicity', 30, null, 'Figures checked. Small numbers are hidden.'),
    (7, 'Ward standard for faith, food and hair care written with advisors', -40, 48, 'Written with Amina and Tunde, and on every ward.');
insert into public.actions (id, organisation_id, decision_id, what, owner_id, owner_name, due_on, created_at, created_by)
select a.id, '00000000-0000-4000-b000-000000000001', d.id, a.what, '00000000-0000-4000-e000-000000000003', 'Marcus', today + a.due,
    d2.made_at + interval '1 day', '00000000-0000-4000-a000-000000000003'
from demo_actions a cross join demo_day join demo_decisions d on d.n = a.n join public.decisions d2 on d2.id = d.id;
insert into public.progress (action_id, note, noted_by, noted_at)
select a.id, a.note, '00000000-0000-4000-a000-000000000003', ((today - coalesce(a.done, 12)) + time '12:00')::timestamptz from demo_actions a cross join demo_day;
update public.actions k set done_at = ((today - a.done) + time '12:00')::timestamptz, done_by = '00000000-0000-4000-a000-000000000003'
from demo_actions a cross join demo_day where k.id = a.id and a.done is not null;
update public.decisions d set state = 'in_action' where d.state = 'made' and exists (select 1 from public.actions a where a.decision_id = d.id);
update public.decisions d set state = 'done' where d.state = 'in_action' and not exists (select 1 from public.actions a where a.decision_id = d.id and a.done_at is null);
update public.insights i set changed_at = done.at
from (select f.insight_id, min(a.done_at) as at from public.influences f join public.actions a on a.decision_id = f.decision_id
    where a.done_at is not null and f.kind in ('adopted', 'partly_adopted') group by f.insight_id) done
where done.insight_id = i.id;

-- One decision was reversed: the insight waits again.
update public.decisions set state = 'reversed', reversed_at = ((today - 62) + time '10:00')::timestamptz,
    reversed_reason = 'The pilot lost its second team when the contract changed. The board will decide again.'
from demo_day where id = (select id from demo_decisions where n = 4);
update public.insights set state = 'agreed', answered_at = null, changed_at = null, due_on = (select today + 22 from demo_day)
where id = (select id from demo_insights where theme = 4);

-- What the community answered back.
insert into public.challenges (organisation_id, decision_id, words, shown_as, standing, raised_by, raised_at)
select '00000000-0000-4000-b000-000000000001', id, 'That is not what we asked. We asked for the first review and for the ward round, on every ward. Three wards have nothing.',
    'Amina', 'co_chair', '00000000-0000-4000-a000-000000000012', ((today - 30) + time '19:00')::timestamptz
from demo_decisions cross join demo_day where n = 1;
insert into public.challenges (organisation_id, decision_id, words, shown_as, standing, raised_by, raised_at)
select '00000000-0000-4000-b000-000000000001', id, 'Young people told you how to reach them. "We cannot keep it" is your problem to solve, not theirs.',
    'Tunde, community advisor', 'advisor', '00000000-0000-4000-a000-000000000013', ((today - 120) + time '19:00')::timestamptz
from demo_decisions cross join demo_day where n = 6;
update public.challenges set acknowledged_at = raised_at + interval '3 days', acknowledged_by = '00000000-0000-4000-a000-000000000001',
    answer = 'You are right that it is ours to solve. The record system is changed in spring, and this is decided again then.', outcome = 'partly',
    answered_at = raised_at + interval '20 days', answered_by = '00000000-0000-4000-a000-000000000003'
where standing = 'advisor';

-- Two people took their words back. The threads still count them.
select private.withdraw(id, 'at their request') from demo_words where n in (4, 34);

-- The slip that Mrs Begum has at home: she follows her words with MRSBE-GVM26-A, without an account.
insert into public.receipts (contribution_id, code_hash, issued_by)
select id, private.receipt_hash('MRSBE-GVM26-A'), '00000000-0000-4000-a000-000000000002' from demo_words where n = 5;

-- And the slip of a carer who is being asked whether an insight says what they meant: CARER-20267-D.
insert into public.receipts (contribution_id, code_hash, issued_by)
select k.contribution_id, private.receipt_hash('CARER-20267-D'), '00000000-0000-4000-a000-000000000002'
from public.insight_checks k
join public.insights i on i.id = k.insight_id and i.state = 'in_check'
where k.answer is null and not exists (select 1 from public.contributors c where c.contribution_id = k.contribution_id)
order by i.check_started_at desc, k.contribution_id
limit 1;
