-- What people of the demo year said of themselves, the half-years that are counted of it, and who lives in two districts that do not exist.
-- Runs after demo-payments.sql. The answers are made up: by turns, some left out, so that small groups are hidden as they would be.

create temporary table demo_givers on commit drop as
select v.giver, row_number() over (order by min(c.given_on), v.giver) as n, bool_or(c.id is not null) as words_alone
from private.voices_of('00000000-0000-4000-c000-000000000001', private.today() - 500, private.today()) v
left join public.contributions c on c.id = v.giver
where v.what = 'took_part'
    -- Whoever signs in answers for themselves.
    and not exists (select from public.people p where p.id = v.giver and p.account_id is not null)
    and not exists (select from private.equality_answers e where e.person_id = v.giver or e.contribution_id = v.giver
    or e.contribution_id in (select k.contribution_id from public.contributors k where k.person_id = v.giver))
group by v.giver;

insert into private.equality_answers (person_id, contribution_id, ethnic_group, age_band, gender, disability, answered_on)
select case when not g.words_alone then g.giver end, case when g.words_alone then g.giver end,
    (array['caribbean', 'british', 'african', 'pakistani', 'african', 'caribbean', 'british', 'bangladeshi', 'african', 'pakistani',
        'white_and_black_caribbean', 'british', 'caribbean', 'pakistani', 'african', 'irish', 'indian', 'bangladeshi', 'arab', 'british'])[1 + g.n % 20],
    (array['25_34', '35_44', '18_24', '45_54', '55_64', '35_44', '65_74', '25_34', '45_54'])[1 + g.n % 9],
    (array['woman', 'man', 'woman', 'woman', 'man', 'woman', 'man'])[1 + g.n % 7],
    (array['no', 'yes_a_little', 'no', 'yes_a_lot', 'no'])[1 + g.n % 5], private.today() - 40
from demo_givers g where g.n % 7 <> 0;

select private.count_voices(now());

-- Two districts, the second with more people; shares as no place has them exactly. Marked as an example wherever they are read.
with loaded as (
    insert into public.population_loads (organisation_id, source, taken_on, sha256, loaded_at, loaded_by, loaded_by_name)
    values ('00000000-0000-4000-b000-000000000001', 'Example figures of two invented districts, not of any census', '2021-03-21',
        encode(sha256('example figures of two invented districts'), 'hex'), now() - interval '80 days', '00000000-0000-4000-a000-000000000001', 'Grace')
    returning id
)
insert into public.population_counts (load_id, area_code, area_name, ethnic_group, n)
select loaded.id, d.code, d.name, g.grp, d.many * g.share / 1000
from loaded, (values ('EXAMPLE1', 'North Brook (example)', 112000), ('EXAMPLE2', 'Weir Valley (example)', 168000)) d (code, name, many),
    (values ('bangladeshi', 31), ('chinese', 14), ('indian', 62), ('pakistani', 58), ('other_asian', 24), ('african', 71), ('caribbean', 48),
        ('other_black', 17), ('white_and_asian', 11), ('white_and_black_african', 7), ('white_and_black_caribbean', 16), ('other_mixed', 12),
        ('british', 468), ('irish', 19), ('gypsy_or_irish_traveller', 2), ('roma', 6), ('other_white', 93), ('arab', 13), ('other', 28)) g (grp, share);
