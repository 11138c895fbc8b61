-- Why some words of the demo year were not used, as Grace and Fatima said, one of them twice; and what they look for again and
-- again. Runs after demo-coding.sql.

create temporary table demo_unused (beginning text, reason text, words text, by_whom uuid, ago interval) on commit drop;
insert into demo_unused values
    ('The room was cold', 'answered_at_once', 'The chairs have stood in a circle since January.', '00000000-0000-4000-a000-000000000002', interval '300 days'),
    ('Thank you for the taxi', 'too_little', '', '00000000-0000-4000-a000-000000000002', interval '300 days'),
    ('I brought my grandson', 'answered_at_once', 'Somebody looks after children at each workshop now.', '00000000-0000-4000-a000-000000000001', interval '250 days'),
    ('Make the app work', 'another_programme', 'The digital team has it, and answers in its own programme.', '00000000-0000-4000-a000-000000000001', interval '200 days'),
    ('My support worker left', 'could_point_to_somebody', '', '00000000-0000-4000-a000-000000000001', interval '190 days'),
    ('The tea is fine', 'too_little', '', '00000000-0000-4000-a000-000000000002', interval '100 days'),
    ('I am telling you this', 'their_giver_asked', '', '00000000-0000-4000-a000-000000000002', interval '50 days'),
    ('Put the dates', 'said_by_others', '', '00000000-0000-4000-a000-000000000001', interval '20 days'),
    ('Music helped more', 'other', 'It is for the art therapists, who asked to read it first.', '00000000-0000-4000-a000-000000000001', interval '15 days');

-- First thought of as too little, and then looked at again.
insert into public.unused_reasons (contribution_id, reason, said_by, said_at, removed_by, removed_at)
select c.id, 'too_little', '00000000-0000-4000-a000-000000000002', now() - interval '40 days', '00000000-0000-4000-a000-000000000001', now() - interval '15 days'
from public.contributions c where c.words like 'Music helped more%' and not private.is_quoted(c.id);

insert into public.unused_reasons (contribution_id, reason, words, said_by, said_at)
select c.id, d.reason, d.words, d.by_whom, now() - d.ago
from demo_unused d
join public.contributions c on c.words like d.beginning || '%' and c.withdrawn_at is null and not private.is_quoted(c.id)
    and c.organisation_id = '00000000-0000-4000-b000-000000000001';

insert into private.contribution_views (organisation_id, account_id, query, name, shared) values
    ('00000000-0000-4000-b000-000000000001', '00000000-0000-4000-a000-000000000001', '{"words": "\"asked me\" or \"nobody asked\""}', 'Nobody asked', true),
    ('00000000-0000-4000-b000-000000000001', '00000000-0000-4000-a000-000000000001', '{"use": "unexplained", "programme": "00000000-0000-4000-c000-000000000001"}',
        'Still to explain', false),
    ('00000000-0000-4000-b000-000000000001', '00000000-0000-4000-a000-000000000002', '{"words": "food -tea", "use": "unused"}', 'Food, not used', true);

select private.fold_coverage(now());
