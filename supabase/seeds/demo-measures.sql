-- Measures and outcomes of the demo year: what Northbrook counts itself, with the groups too small to show as gaps, and three hopes, of which
-- one moved, one did not, and of one it is too early to say. Made up, as all of this trust is. Runs after demo.sql.

insert into public.measure_areas (organisation_id, level, code, set_by)
values ('00000000-0000-4000-b000-000000000001', 'trust', 'RNB', '00000000-0000-4000-a000-000000000001');

insert into public.measures (id, organisation_id, key, name, about, unit, by_trust, by_area, by_england, published_by, source, publisher, better,
    position, added_by)
select '00000000-0000-4000-e181-000000000001', o.id, 'L1', 'Named carers rung before the first review',
    'Of the people admitted with a carer named in their record, those whose carer was rung before the first review. Ethnic group is the person''s, in broad groups.',
    'percent', 'none', 'none', 'none', 'Not published: the trust counts it', 'The trust''s own records', o.name, 'more', 1,
    '00000000-0000-4000-a000-000000000001'
from public.organisations o where o.id = '00000000-0000-4000-b000-000000000001';

insert into public.measure_loads (id, organisation_id, kind, name, sha256, rows_read, rows_other, rows_refused, refused, made_at, made_by)
select '00000000-0000-4000-e182-000000000001', '00000000-0000-4000-b000-000000000001', 'local', 'carers-rung-two-years.csv',
    encode(extensions.digest('carers-rung-two-years', 'sha256'), 'hex'), 49, 0, 1,
    '[{"row": 50, "why": "Its days are not dates like 2025-04-01 or 01/04/2025."}]', now() - interval '12 days', '00000000-0000-4000-a000-000000000001';

-- Eight quarters, the last one that is over and those before it. Of each group: those with a named carer, and those whose carer was rung.
with quarters as (
    select q.n, (date_trunc('quarter', private.today()) - make_interval(months => 3 * (9 - q.n)))::date as starts
    from generate_series(1, 8) as q (n)
), counted (group_name, n, of_all, rung) as (
    select g.name, u.n::int, u.of_all, u.rung
    from (values
        ('Asian', '{22,25,21,24,26,23,25,27}'::int[], '{7,8,7,9,13,16,20,22}'::int[]),
        ('Black', '{34,31,36,33,35,37,34,36}', '{8,7,9,9,15,22,26,30}'),
        ('Mixed', '{7,6,9,8,7,9,8,10}', '{2,1,3,3,2,5,6,8}'),
        ('Other', '{6,5,7,6,5,8,7,9}', '{1,2,2,1,3,5,5,7}'),
        ('White', '{61,64,58,66,63,60,65,62}', '{30,31,29,34,40,46,55,54}')
    ) as g (name, of_all, rung), unnest(g.of_all, g.rung) with ordinality as u (of_all, rung, n)
), told as (
    select group_name, n, of_all, rung from counted
    union all select 'Everybody', n, sum(of_all), sum(rung) from counted group by n
)
insert into public.measure_readings (organisation_id, measure_id, load_id, from_day, until_day, level, area, dimension, group_name, value,
    numerator, denominator)
select '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-e181-000000000001', '00000000-0000-4000-e182-000000000001', q.starts,
    (q.starts + interval '3 months' - interval '1 day')::date, 'trust', 'The trust', case t.group_name when 'Everybody' then 'all' else 'ethnicity_broad' end,
    t.group_name, round(100.0 * t.rung / t.of_all, 1), t.rung, t.of_all
from told t join quarters q on q.n = t.n;
select private.hide_small_readings('00000000-0000-4000-e182-000000000001');
update public.measure_loads set agreed_at = made_at + interval '20 minutes', agreed_by = made_by where id = '00000000-0000-4000-e182-000000000001';

create temporary table demo_hopes (id uuid, beginning text, hoped text, baseline text, target text, measure uuid, due int,
    seen int, result text, what text, reading text, n int) on commit drop;
insert into demo_hopes (n, beginning, hoped, baseline, target, measure, due, seen, result, what, reading) values
    (1, 'Ring every named carer', 'Carers hear from the ward before the first review, whoever they care for', 'Fewer than 4 in 10', '9 in 10',
        '00000000-0000-4000-e181-000000000001', -8, -9, 'moved',
        'Most carers are rung now, in every group that is large enough to show. Black carers were rung least before, and are rung about as often as others now. The figure had begun to rise before.',
        'The last full quarter'),
    (2, 'Shift lead rings back', 'Nobody has to ring twice in a night to be heard', 'About 30 second calls a week', 'Fewer than 10', null, -2, -3, 'not_moved',
        'Every missed promise is rung back, and people still ring twice: 28 second calls in the last week. They told us that they wait too long to be rung. We look at that next.', null),
    (3, 'Language first on', 'People who need an interpreter have one at their first appointment', 'Not counted before', 'All of them', null, 170, -5, 'too_early',
        'The new screen has been in use for two weeks. The clinics count from this month on.', null);
update demo_hopes set id = ('00000000-0000-4000-e183-00000000000' || n)::uuid;
insert into public.outcomes (id, organisation_id, programme_id, action_id, decision_id, measure_id, hoped, baseline, target, due_on, hoped_at, hoped_by)
select h.id, a.organisation_id, d.programme_id, a.id, d.id, h.measure, h.hoped, h.baseline, h.target, private.today() + h.due,
    a.created_at + interval '1 day', '00000000-0000-4000-a000-000000000003'
from demo_hopes h join public.actions a on a.what like h.beginning || '%' and a.organisation_id = '00000000-0000-4000-b000-000000000001'
join public.decisions d on d.id = a.decision_id order by h.n;
insert into public.outcome_looks (outcome_id, seen_on, result, what, reading, looked_at, looked_by)
select h.id, private.today() + h.seen, h.result, h.what, h.reading, now() + make_interval(days => h.seen), '00000000-0000-4000-a000-000000000003'
from demo_hopes h join public.outcomes o on o.id = h.id order by h.n;
update public.outcomes o set result = h.result, what = h.what, seen_on = case when h.result <> 'too_early' then private.today() + h.seen end
from demo_hopes h where h.id = o.id;
