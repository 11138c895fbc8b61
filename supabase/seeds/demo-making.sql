-- Making and checking insights in the demo year: what each check came to, who signed, what an insight is about, a voice against,
-- a wording that another's met, and somebody who is asked by letter.
select set_config('request.jwt.claims', '{"sub": "00000000-0000-4000-a000-000000000002", "role": "authenticated"}', true);

create temporary table demo_made on commit drop as
select i.id, i.number, i.statement, i.state, i.agreed_at, row_number() over (order by i.number) as n
from public.insights i where i.programme_id = '00000000-0000-4000-c000-000000000001';

-- A voice against, given to Fatima without a name.
insert into public.quotes (insight_id, contribution_id, starts, ends, stance, added_by)
select m.id, (said.given ->> 'id')::uuid, 0, 28, 'against', '00000000-0000-4000-a000-000000000002'
from demo_made m
cross join lateral (
    select public.record_contribution(jsonb_build_object('programme_id', '00000000-0000-4000-c000-000000000001',
        'words', 'Evenings do not work for me. The last bus from our estate goes at six, and I will not walk home from it.',
        'told', true, 'on_behalf', true, 'scribe_name', 'Fatima', 'read_back', true, 'kind', 'one_to_one',
        'consents', '{"website": true, "board": true}'::jsonb)) as given
) said
where m.statement like 'Appointments in the evening%';
insert into public.quotes (insight_id, contribution_id, starts, ends, stance, added_by)
select m.id, (said.given ->> 'id')::uuid, 0, 33, 'against', '00000000-0000-4000-a000-000000000002'
from demo_made m
cross join lateral (
    select public.record_contribution(jsonb_build_object('programme_id', '00000000-0000-4000-c000-000000000001',
        'words', 'I would rather not be told again. Every time somebody comes back to me I have to think of it.',
        'told', true, 'on_behalf', true, 'scribe_name', 'Fatima', 'read_back', true, 'kind', 'one_to_one',
        'consents', '{"website": true, "board": true}'::jsonb)) as given
) said
where m.statement like 'People want to see what became%';

-- Whoever ran a check signed before it was agreed; some of those who agreed signed too, by the name they had chosen for their words.
insert into public.insight_signatures (insight_id, standing, attribution, shown_as, how, signed_by, signed_at)
select m.id, 'facilitator', 'named', 'Fatima', 'on their page', '00000000-0000-4000-a000-000000000002', m.agreed_at - interval '2 hours'
from demo_made m where m.agreed_at is not null;
insert into public.insight_signatures (insight_id, check_id, standing, attribution, shown_as, how, signed_at)
select s.insight_id, s.id, 'contributor', case when s.shown_as is null or s.nth > 3 then 'unnamed' else s.attribution end,
    case when s.nth <= 3 then s.shown_as end, s.how, s.answered_at
from (
    select k.*, c.shown_as, c.attribution, row_number() over (partition by k.insight_id order by c.shown_as is null, k.id) as nth
    from public.insight_checks k
    join public.contributions c on c.id = k.contribution_id and c.withdrawn_at is null
    join demo_made m on m.id = k.insight_id and m.agreed_at is not null and m.n % 3 <> 2
    where k.answer = 'agree'
) s where s.nth <= 9;

update public.insights i set checked = private.check_result(i.id) where i.id in (select m.id from demo_made m where m.agreed_at is not null);

-- What they are about in PCREF.
update public.insights i set pcref_parts = about.parts, competencies = about.competencies
from (values
    ('Carers want to be asked%', '{patient_carer_feedback}'::text[], '{co_production,partnership_working}'::text[]),
    ('People who were restrained%', '{leadership_governance,patient_carer_feedback}', '{staff_knowledge_and_awareness}'),
    ('Racism on the ward%', '{leadership_governance,national_organisational_competencies}', '{workforce,cultural_awareness}'),
    ('On the ward, faith%', '{national_organisational_competencies}', '{cultural_awareness}'),
    ('People want to see what became%', '{patient_carer_feedback}', '{co_learning}'),
    ('Community organisations need%', '{leadership_governance}', '{partnership_working}')
) about (statement, parts, competencies)
where i.id in (select m.id from demo_made m) and i.statement like about.statement;

-- The rule of the programme, and the one before it.
insert into public.check_rules (programme_id, waits, objections_answered, least_share, reason, set_by, set_at) values
    ('00000000-0000-4000-c000-000000000001', 'days', true, 0, 'Everybody should have the same time to think, also who answers last.',
        '00000000-0000-4000-a000-000000000001', now() - interval '330 days'),
    ('00000000-0000-4000-c000-000000000001', 'all_or_days', true, 30,
        'Amina asked us not to let people wait who have all answered, and not to agree anything that few have read.',
        '00000000-0000-4000-a000-000000000001', now() - interval '120 days');

-- Two wordings that met: Fatima's stands, Grace's is kept for her.
insert into public.insight_statements (insight_id, version, statement, written_by, written_at)
select m.id, 2, 'Community organisations need money for three years at a time, because trust does not come in projects.',
    '00000000-0000-4000-a000-000000000002', now() - interval '5 days'
from demo_made m where m.statement like 'Community organisations need%';
update public.insights i set statement = s.statement
from public.insight_statements s join demo_made m on m.id = s.insight_id and m.statement like 'Community organisations need%'
where i.id = m.id and s.version = 2;
insert into private.wording_attempts (id, insight_id, base_version, statement, written_by, written_at)
select '00000000-0000-4000-8800-000000000001', m.id, 1,
    'Community organisations need three-year funding and a say in it, because trust does not come in projects.',
    '00000000-0000-4000-a000-000000000001', now() - interval '4 days'
from demo_made m where m.statement like 'Community organisations need%';

-- Somebody wants to be asked by letter, and the slip of such a letter: ASKED-20267-R.
create temporary table demo_asked on commit drop as
select k.id, k.contribution_id from public.insight_checks k
join demo_made m on m.id = k.insight_id and m.statement like 'People want to see what became%'
where k.answer = 'agree' and not exists (select 1 from public.contributors w where w.contribution_id = k.contribution_id)
order by k.id limit 1;
update public.insight_checks k set answer = null, answered_at = null, how = null from demo_asked a where k.id = a.id;
with reader as (
    insert into public.people (organisation_id, reference, contact_by, contact, language)
    values ('00000000-0000-4000-b000-000000000001', 'A reader at the library', 'letter', 'The library, 4 Mill Lane, Northbrook', 'en')
    returning id
)
insert into public.contributors (contribution_id, person_id) select a.contribution_id, r.id from demo_asked a, reader r;
insert into private.check_codes (code_hash, check_id) select private.receipt_hash('ASKED-20267-R'), a.id from demo_asked a;
select private.tell_asked(m.id) from demo_made m where m.state = 'in_check';

select set_config('request.jwt.claims', '', true);
