-- The code book of Northbrook's PCREF programme: two starter sets, codes of its own, one reworded, one merged, one split, and
-- what Grace and Fatima put them to outside of rounds. Made by the commands, as they would make it, and dated back afterwards.

create function pg_temp.as_person(n int)
returns void
language sql
as $$
    select set_config('request.jwt.claims', jsonb_build_object('sub', '00000000-0000-4000-a000-00000000000' || n, 'role', 'authenticated')::text, true)
$$;
create function pg_temp.code(named text)
returns uuid
language sql
as $$
    select c.id from public.codes c where c.programme_id = '00000000-0000-4000-c000-000000000001' and c.name = named and c.replaced_at is null
$$;

select pg_temp.as_person(1);
select public.add_starter_set('00000000-0000-4000-c000-000000000001', s) from unnest('{care,pcref}'::text[]) s;
select public.make_code('00000000-0000-4000-c000-000000000001', name, definition, examples, pg_temp.code(under))
from (values
    ('Carers and family', 'What carers and families say of being asked, told and looked after themselves. The person''s own say in their care is "Being listened to".',
        'They rang me for his clothes and not for the meeting.', 'Being listened to'),
    ('Faith, food and hair', 'What belongs to being well for somebody: prayer, food, hair, dress, and what is in the way of it.',
        'The prayer room was full of chairs.', 'Respect and dignity'),
    ('Police', 'Police and security, wherever people meet them.', 'Security walked behind me.', 'Safety and force'),
    ('Interpreters', 'Who interprets, whether they come and whether they can be trusted.', 'The interpreter came by telephone and went away.', 'Language and interpreting'),
    ('The crisis line', 'Ringing it, waiting on it, and what is said at the other end.', 'I was number nine.', 'Access'),
    ('Promises', 'What was said would be done, and whether anybody came back to say so.', 'You said spring.', 'What changed')
) c (name, definition, examples, under);

-- Coder, code, and how the words begin; a whole contribution unless some of its words are named.
create temporary table demo_codings (n int generated always as identity, coder int, code text, beginning text, part text) on commit drop;
insert into demo_codings (coder, code, beginning, part) values
    (1, 'Carers and family', 'Ask us before the ward', 'Ask us before the ward does the care plan, not after.'),
    (2, 'Carers and family', 'Ask us before the ward', null),
    (1, 'Carers and family', 'I am the one who knows', null),
    (2, 'Carers and family', 'They rang me to collect', null),
    (1, 'Carers and family', 'Carers should be in', null),
    (2, 'Carers and family', 'Tell the carer the day', null),
    (1, 'Carers and family', 'I am a carer and', null),
    (1, 'The crisis line', 'I rang at two', null),
    (2, 'The crisis line', 'The person on the line', null),
    (1, 'The crisis line', 'Say how long the wait', null),
    (2, 'Waiting', 'Say how long the wait', null),
    (1, 'Waiting', 'Nineteen weeks', 'Nineteen weeks.'),
    (2, 'Waiting', 'If you cannot see me', null),
    (1, 'The crisis line', 'My phone ran out', null),
    (2, 'The crisis line', 'The options menu', null),
    (1, 'Police', 'I did not ring because', 'the last time the police came with the ambulance'),
    (2, 'Police', 'Four police officers', null),
    (1, 'Police', 'Tell me before you send', null),
    (2, 'Safety and force', 'Four police officers', null),
    (1, 'Safety and force', 'He was calm until', null),
    (2, 'Interpreters', 'My daughter was the interpreter', null),
    (1, 'Interpreters', 'Book the interpreter', null),
    (2, 'Interpreters', 'দোভাষী', null),
    (1, 'Language and interpreting', 'I was asked to sign', null),
    (2, 'Language and interpreting', 'There are words in my', null),
    (1, 'Faith, food and hair', 'Ramadan comes', null),
    (2, 'Faith, food and hair', 'There was a prayer room', null),
    (1, 'Faith, food and hair', 'I asked for halal', null),
    (2, 'Faith, food and hair', 'My hair needs oil', null),
    (1, 'Partnership working', 'Our imam would come', null),
    (2, 'Partnership working', 'Pay the barber', null),
    (1, 'Partnership working', 'Our organisation has run', null),
    (2, 'Respect and dignity', 'Put somebody at the desk', null),
    (1, 'Respect and dignity', 'Say my name right', null),
    (2, 'Being listened to', 'The first appointment was', 'I had come about me.'),
    (1, 'Being listened to', 'Ask what I think caused', null),
    (2, 'What changed', 'You came in spring', null),
    (1, 'What changed', 'A report is not', null),
    (2, 'Promises', 'You came in spring', 'What happened to the first one?'),
    (1, 'Promises', 'Ring back when you say', null),
    (2, 'Promises', 'Write to us when', null),
    (1, 'Co-production', 'Bring the people who decide', null),
    (2, 'Finding a way in', 'He was excluded', null),
    (1, 'Getting better', 'The side effects are', null);

select pg_temp.as_person(d.coder), public.put_code(c.id, pg_temp.code(d.code), coalesce(nullif(strpos(c.words, d.part), 0), 1) - 1,
    case when d.part is null then char_length(c.words) else strpos(c.words, d.part) - 1 + char_length(d.part) end)
from demo_codings d
join public.contributions c on c.programme_id = '00000000-0000-4000-c000-000000000001' and c.words like d.beginning || '%'
order by d.n;

-- What became of the book since: reworded, merged, split.
select pg_temp.as_person(2);
select public.revise_code(pg_temp.code('Waiting'), 'Waiting', c.definition || ' Being kept on hold on the crisis line belongs to "The crisis line".', c.examples,
    jsonb_build_object('name', c.name, 'definition', c.definition, 'examples', c.examples))
from public.codes c where c.id = pg_temp.code('Waiting');
select public.merge_codes(pg_temp.code('Police'), pg_temp.code('Safety and force'), 'We put both to the same words nearly every time.');
select pg_temp.as_person(1);
select public.split_code(pg_temp.code('Promises'), jsonb_build_array(
    jsonb_build_object('name', 'Being rung back', 'definition', 'One person waiting for one answer they were promised.', 'spans',
        (select jsonb_agg(s) from jsonb_array_elements(v.shown) s where s ->> 'text' like 'Ring back%')),
    jsonb_build_object('name', 'Being told what became of it', 'definition', 'Everybody who was asked, waiting to hear what came of it.', 'spans',
        (select jsonb_agg(s) from jsonb_array_elements(v.shown) s where s ->> 'text' not like 'Ring back%'))),
    v.shown, 'A telephone call and a public answer are owed by different people.')
from (select public.code_to_split(pg_temp.code('Promises')) -> 'spans' as shown) v;

-- Dated back: the book was written in the spring of the year, and coded through the summer.
update public.codings k set coded_at = now() - interval '100 days' + (d.place * interval '2 days')
from (select id, row_number() over (order by coded_at, id) as place from public.codings where how = 'by reading') d
where d.id = k.id;
update public.codes set made_at = now() - interval '130 days' where programme_id = '00000000-0000-4000-c000-000000000001';
update public.code_changes h set changed_at = now() - case h.kind when 'made' then interval '130 days' when 'reworded' then interval '60 days'
    when 'merged' then interval '21 days' else interval '9 days' end - random() * interval '1 hour';
update public.codes c set replaced_at = h.changed_at from public.code_changes h
where h.code_id = c.id and h.kind in ('merged', 'split') and c.replaced_at is not null;

select private.learn_background('00000000-0000-4000-c000-000000000001', now());
select private.learn_code(c.id) from public.codes c where c.replaced_at is null;

-- What Fatima made of two suggestions: the one she dismissed is not put before her again.
select pg_temp.as_person(2);
select public.dismiss_suggestion(c.id, (public.suggestions_for(c.id) #>> '{suggestions,0,code}')::uuid)
from public.contributions c where c.words like 'Security followed me%' and jsonb_array_length(public.suggestions_for(c.id) -> 'suggestions') > 0;
select set_config('request.jwt.claims', '', true);
