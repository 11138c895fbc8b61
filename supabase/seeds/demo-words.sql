-- What stands beside words of the demo year: translations in every state, a summary, and what others do not read. Runs after
-- demo-consultations.sql. The words are ours and stand for nobody.

create temporary table demo_renderings (
    n int generated always as identity, beginning text, kind text, method text, author text, reviewer text,
    answer text, how text, correction text, words text
) on commit drop;
insert into demo_renderings (beginning, kind, method, author, reviewer, answer, how, correction, words) values
    ('আমার ছেলের চিকিৎসার', 'translation', 'by a person', 'Fatima', 'Grace', 'confirmed', 'read to them', null,
        'Nobody asked me about my son''s treatment. I am with him every day.'),
    ('এবার আমাকে আগে', 'translation', 'by a person', 'Fatima', null, null, null, null, 'This time I was rung beforehand. Thank you.'),
    ('فون پر کسی', 'translation', 'machine-assisted', 'Fatima', 'Grace', null, null, null,
        'Nobody on the phone understood my language, so I ended the call.'),
    ('أريد نفس المترجم', 'translation', 'machine-assisted', 'Grace', 'Fatima', 'corrected', 'by receipt', 'ليس أي مترجم: نفسه.',
        'I want an interpreter every time, because I trust interpreters.'),
    ('Waxaan rabaa in', 'translation', 'machine-assisted', 'Grace', null, null, null, null, 'I want to be asked before the plan is written.'),
    ('I want to see the line', 'plain', 'by a person', 'Grace', 'Fatima', null, null, null,
        'Show me what you did with what I said. If you did nothing, tell me.'),
    ('I was asked to sign', 'summary', 'by a person', 'Fatima', null, null, null, null, 'Signed a paper in a language they do not read, and was not told what it was.');

insert into public.renderings (contribution_id, kind, words, lang, dir, author_id, author_name, made_at, method,
    reviewed_at, reviewed_by, reviewer_name, answer, correction, answered_at, answered_how, answer_written_by)
select c.id, r.kind, r.words, 'en', 'ltr', author.id, r.author, now() - interval '20 days', r.method,
    case when r.reviewer is not null then now() - interval '18 days' end, reviewer.id, r.reviewer,
    r.answer, r.correction, case when r.answer is not null then now() - interval '9 days' end, r.how,
    case when r.how = 'read to them' then author.id end
from demo_renderings r
cross join lateral (select k.id from public.contributions k where starts_with(k.words, r.beginning) limit 1) c
join (values ('Grace', '00000000-0000-4000-a000-000000000001'::uuid), ('Fatima', '00000000-0000-4000-a000-000000000002'::uuid)) author (name, id) on author.name = r.author
left join (values ('Grace', '00000000-0000-4000-a000-000000000001'::uuid), ('Fatima', '00000000-0000-4000-a000-000000000002'::uuid)) reviewer (name, id) on reviewer.name = r.reviewer
order by r.n;

-- The next street is few enough doors that somebody could be found by it.
insert into public.redactions (contribution_id, starts, ends, reason, made_by, made_at)
select c.id, strpos(c.words, s.stretch) - 1, strpos(c.words, s.stretch) - 1 + char_length(s.stretch), s.reason,
    '00000000-0000-4000-a000-000000000002', now() - interval '12 days'
from (values
    ('Someone he knew should', 'lives on the next street', 'could point to somebody'),
    ('A building with no sign', 'My neighbour works there.', 'could point to somebody'),
    ('My brother has been on', 'on a community order for six years', 'health of somebody else')
) s (beginning, stretch, reason)
cross join lateral (select k.id, k.words from public.contributions k where starts_with(k.words, s.beginning) limit 1) c;
