-- Whose voice counts (R38-R41): who took part, whose words stand in what was agreed and in what was adopted, and who waits how long, by what
-- people said of themselves.
-- Who may see what: those who read a board's pages (0159), as counts that passed private.disclosed_table (0034) and no other way. A half-year
-- of a programme is counted once, four weeks after it is over, and kept: two tables of the same people, a person apart, would tell of that
-- person. No table of a whole trust stands beside those of its programmes, and groups are crossed with ethnic group alone
-- (docs/adr/0033-whose-voice-counts.md).

create table private.voices_shown (
    programme_id uuid not null references public.programmes,
    -- The first day of the half-year: 1 April or 1 October.
    half date not null check (extract(day from half) = 1 and extract(month from half) in (4, 10)),
    dimension text not null check (dimension in ('ethnic_group', 'ethnic_group_detailed', 'age_band', 'gender', 'disability')),
    -- What ethnic group is crossed with; '' for nothing.
    other text not null default '' check (other = '' or dimension = 'ethnic_group' and other in ('age_band', 'gender', 'disability')),
    shown jsonb not null,
    counted_at timestamptz not null default now(),
    primary key (programme_id, half, dimension, other)
);
alter table private.voices_shown enable row level security;

-- Who gave these words: the person where one is known, else the sheet they were part of, else they themselves.
create function private.giver_of(contribution uuid)
returns uuid
language sql stable security definer set search_path = ''
as $$
    select coalesce((select k.person_id from public.contributors k where k.contribution_id = giver_of.contribution),
        (select coalesce((select k.person_id from public.contributors k where k.contribution_id = sheet.contribution_id), sheet.contribution_id)
            from public.statements s join public.answer_sheets sheet on sheet.id = s.sheet_id where s.contribution_id = giver_of.contribution),
        giver_of.contribution)
$$;

-- Who did what in a programme between two days, each of them once: 'took_part' (came, or gave words), 'agreed' (their words stand in an
-- insight that was agreed), 'adopted' (in one that a decision adopted, or partly), 'answered' (in one that was answered; with the days
-- from their words to the answer, the longest). Words taken back, notes of a whole group and statements nobody said count for nobody.
create function private.voices_of(programme uuid, from_day date, until_day date)
returns table (what text, giver uuid, days int)
language sql stable security definer set search_path = ''
as $$
    with rests as materialized (
        select q.contribution_id, c.given_on, i.id as insight_id, i.agreed_at, i.answered_at
        from public.insights i
        join public.quotes q on q.insight_id = i.id and q.stance = 'for'
        join public.contributions c on c.id = q.contribution_id and c.withdrawn_at is null and c.kind not in ('put', 'group_note')
        where i.programme_id = voices_of.programme and i.agreed_at is not null
    )
    select 'took_part', r.person_id, null::int
    from public.registrations r join public.workshops w on w.id = r.workshop_id
    where w.programme_id = voices_of.programme and w.held_on between from_day and until_day and r.attended_at is not null
    union
    select 'took_part', private.giver_of(c.id), null
    from public.contributions c
    where c.programme_id = voices_of.programme and c.given_on between from_day and until_day
        and c.withdrawn_at is null and c.kind not in ('put', 'group_note')
    union
    select 'agreed', private.giver_of(r.contribution_id), null
    from rests r where private.day_of(r.agreed_at) between from_day and until_day
    union
    select 'adopted', private.giver_of(r.contribution_id), null
    from rests r
    join public.influences f on f.insight_id = r.insight_id and f.kind in ('adopted', 'partly_adopted')
    join public.decisions d on d.id = f.decision_id and d.reversed_at is null
    where private.day_of(d.made_at) between from_day and until_day
    union all
    select 'answered', giver, max(waited)
    from (select private.giver_of(r.contribution_id) as giver, private.day_of(r.answered_at) - r.given_on as waited
        from rests r where private.day_of(r.answered_at) between from_day and until_day) one
    group by giver
$$;

create function private.said_or_not(said text)
returns text
language sql immutable set search_path = ''
as $$
    select coalesce(nullif(said, 'prefer_not_to_say'), 'not_said')
$$;

-- The same with what each said of themselves, 'not_said' where they did not or preferred not to. Read by what counts and by nothing else.
create function private.voices_said(programme uuid, from_day date, until_day date)
returns table (what text, days int, ethnic_group text, ethnic_group_detailed text, age_band text, gender text, disability text)
language sql stable security definer set search_path = ''
as $$
    select v.what, v.days, private.broad_ethnic_group(e.ethnic_group), private.said_or_not(e.ethnic_group), private.said_or_not(e.age_band),
        private.said_or_not(e.gender), private.said_or_not(e.disability)
    from private.voices_of(programme, from_day, until_day) v
    left join lateral (
        select one.* from (
            select 1 as first, a.* from private.equality_answers a where a.person_id = v.giver
            union all select 2, a.* from private.equality_answers a where a.contribution_id = v.giver
            union all select 3, a.* from public.contributors k join private.equality_answers a on a.contribution_id = k.contribution_id
                where k.person_id = v.giver
        ) one order by one.first, one.answered_on desc, one.id limit 1) e on true
$$;

-- The cells of one table before anything is hidden: every group there is, with those of nobody. In: {what: [{"ethnic_group",..,"n"}]} of one
-- `what`, a dimension, and what it is crossed with or ''. Columns: of what it is crossed with, else the broader group.
create function private.voices_cells(said jsonb, dimension text, other text)
returns jsonb
language sql immutable set search_path = ''
as $$
    with counted as materialized (
        select one ->> dimension as grp, one ->> other as by_other, sum((one ->> 'n')::bigint) as n from jsonb_array_elements(said) one group by 1, 2
    )
    select jsonb_agg(jsonb_build_object('row', g.grp, 'column', coalesce(o.grp, g.broader), 'n', coalesce((
        select sum(c.n) from counted c where c.grp = g.grp and (other = '' or c.by_other = o.grp)), 0)))
    from private.groups_to_cut(dimension) g left join private.groups_to_cut(other) o on true
$$;

-- The rows of a list that are hidden.
create function private.hidden_in(list jsonb)
returns text[]
language sql immutable set search_path = ''
as $$
    select array(select c ->> 'row' from jsonb_array_elements(list) c where c ->> 'n' is null)
$$;

-- One table of one count, as it may be shown. In: its cells, what is already shown of the same count ({"ethnic_group": cells, ...}), and
-- the same table of the counts it may be part of: what is hidden there is hidden here.
create function private.voices_shown_table(cells jsonb, dimension text, other text, shown jsonb, hidden_before jsonb)
returns jsonb
language sql immutable set search_path = ''
as $$
    select private.disclosed_table(
        (select jsonb_agg(c || jsonb_build_object('hide', exists (select from jsonb_array_elements(hidden_before) h
            where h -> 'row' = c -> 'row' and h -> 'column' = c -> 'column' and h ->> 'n' is null)) order by n)
            from jsonb_array_elements(cells) with ordinality one (c, n)),
        case when other = '' then '{}' else private.hidden_in(shown -> 'ethnic_group') end,
        case when other <> '' then private.hidden_in(shown -> other)
            when dimension = 'ethnic_group_detailed' then private.hidden_in(shown -> 'ethnic_group') else '{}' end,
        true)
$$;

-- The tables there are, lists before what is crossed of them. `dimension || other` names one.
create function private.voices_kinds()
returns table (dimension text, other text)
language sql immutable set search_path = ''
as $$
    values ('ethnic_group', ''), ('age_band', ''), ('gender', ''), ('disability', ''), ('ethnic_group_detailed', ''),
        ('ethnic_group', 'age_band'), ('ethnic_group', 'gender'), ('ethnic_group', 'disability')
$$;

-- The number of the same cell in another table; null where it is hidden.
create function private.cell_at(cells jsonb, cell jsonb)
returns jsonb
language sql immutable set search_path = ''
as $$
    select nullif(c -> 'n', 'null') from jsonb_array_elements(cells) c where c -> 'row' = cell -> 'row' and c -> 'column' = cell -> 'column'
$$;

-- All tables of one programme and half-year as they may be shown. In: {what: [{"ethnic_group","ethnic_group_detailed","age_band","gender",
-- "disability","n"}]}. Out: {what: {table: cells}}; of a count of fewer than 10 people altogether nothing. A pure function, so that it can be
-- attacked with people made up for it (supabase/tests/disclosure-attacker.test.ts).
create function private.voices_disclosed(said jsonb)
returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
    shown jsonb := '{}';
    of_one jsonb;
    before jsonb;
    one_what text;
    one record;
begin
    foreach one_what in array '{took_part,agreed,adopted,answered}'::text[] loop
        continue when coalesce((select sum((s ->> 'n')::bigint) from jsonb_array_elements(said -> one_what) s), 0) < 10
            or one_what <> 'took_part' and not shown ? 'took_part' or one_what = 'adopted' and not shown ? 'agreed';
        of_one := '{}';
        for one in select * from private.voices_kinds() loop
            before := (select jsonb_agg(c) from unnest(case one_what when 'took_part' then '{}' when 'adopted' then '{took_part,agreed}'
                    else '{took_part}' end::text[]) w cross join jsonb_array_elements(shown -> w -> (one.dimension || one.other)) c);
            of_one := of_one || jsonb_build_object(one.dimension || one.other, private.voices_shown_table(
                private.voices_cells(said -> one_what, one.dimension, one.other), one.dimension, one.other, of_one, coalesce(before, '[]')));
        end loop;
        shown := shown || jsonb_build_object(one_what, of_one);
    end loop;
    return shown;
end
$$;

-- Counts one half-year of a programme and keeps it. How long people waited is said of a group of which 10 or more are shown to have had an
-- answer, and as "within so many weeks", by fours: half of them or more.
create function private.count_voices_of(programme uuid, half date, at timestamptz)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    said jsonb;
    waited jsonb;
    shown jsonb;
begin
    with given as materialized (select * from private.voices_said(programme, half, (half + interval '6 months')::date - 1)
    ), kinds as (
        select g.what, jsonb_agg(to_jsonb(g) - 'what') as kinds from (
            select v.what, v.ethnic_group, v.ethnic_group_detailed, v.age_band, v.gender, v.disability, count(*) as n
            from given v group by 1, 2, 3, 4, 5, 6) g group by g.what
    ), long as (
        select d.dimension || '/' || (to_jsonb(v) ->> d.dimension) as grp,
            greatest(ceil(percentile_cont(0.5) within group (order by v.days) / 28) * 4, 4) as weeks
        from given v cross join unnest('{ethnic_group,ethnic_group_detailed,age_band,gender,disability}'::text[]) d (dimension)
        where v.what = 'answered' group by 1
    )
    select (select jsonb_object_agg(k.what, k.kinds) from kinds k), (select jsonb_object_agg(l.grp, l.weeks) from long l) into said, waited;
    shown := private.voices_disclosed(coalesce(said, '{}'));
    insert into private.voices_shown (programme_id, half, dimension, other, shown, counted_at)
    select programme, count_voices_of.half, k.dimension, k.other, jsonb_build_object(
        'people', (select jsonb_object_agg(w, case when shown ? w then private.disclosed((
                select sum((s ->> 'n')::bigint)::bigint from jsonb_array_elements(said -> w) s)) end)
            from unnest('{took_part,agreed,adopted}'::text[]) w),
        'rows', (select coalesce(jsonb_agg(jsonb_build_object('row', c -> 'row', 'column', case when k.other <> '' then c -> 'column' end,
            'took_part', c -> 'n', 'agreed', private.cell_at(shown #> array['agreed', k.dimension || k.other], c),
            'adopted', private.cell_at(shown #> array['adopted', k.dimension || k.other], c),
            'weeks', case when k.other = '' and private.cell_at(shown #> array['answered', k.dimension], c)::int >= 10
                then waited -> (k.dimension || '/' || (c ->> 'row')) end) order by n), '[]')
            from jsonb_array_elements(shown #> array['took_part', k.dimension || k.other]) with ordinality cells (c, n))), count_voices_of.at
    from private.voices_kinds() k
    on conflict do nothing;
end
$$;

-- A step of the clock: counts the last two half-years that were over four weeks ago, of each programme of a trust that has none of them.
create function private.count_voices(at timestamptz)
returns void
language sql set search_path = ''
as $$
    select private.count_voices_of(p.id, h.half, count_voices.at)
    from public.programmes p join public.organisations o on o.id = p.organisation_id and o.kind = 'trust'
    cross join lateral (
        select one::date as half from generate_series(date '2024-04-01'::timestamp, private.day_of(count_voices.at) - 28, interval '6 months') one
        where (one + interval '6 months')::date + 28 <= private.day_of(count_voices.at) order by one desc limit 2) h
    where not exists (select from private.voices_shown v where v.programme_id = p.id and v.half = h.half)
$$;
insert into private.clock_steps values ('count_voices');

-- What a board reads. In: the first day of a half-year, the last that is counted where none is named; one thing people said of themselves, and
-- for ethnic group another to cross it with. Out: {"half","halves": [first days, the newest first],"counted_at","shown": {"people": {what: n},
-- "rows": [{"row","column","took_part","agreed","adopted","weeks"}]}}, null where hidden; "shown" null where nothing is counted.
-- Errors: P0002 not a programme whose board's pages one reads, or no such table.
create function public.voices(programme uuid, half date default null, dimension text default 'ethnic_group', other text default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_half date;
begin
    perform private.board_programme(programme);
    if not exists (select from private.voices_kinds() k where k.dimension = voices.dimension and k.other = coalesce(voices.other, '')) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    select max(v.half) into found_half from private.voices_shown v
    where v.programme_id = programme and (voices.half is null or v.half = voices.half);
    return jsonb_build_object('half', found_half,
        'halves', (select coalesce(jsonb_agg(distinct v.half order by v.half desc), '[]') from private.voices_shown v where v.programme_id = programme))
        || coalesce((select jsonb_build_object('counted_at', v.counted_at, 'shown', v.shown) from private.voices_shown v
            where v.programme_id = programme and v.half = found_half and v.dimension = voices.dimension and v.other = coalesce(voices.other, '')),
            '{"counted_at": null, "shown": null}');
end
$$;

grant execute on function public.voices to authenticated;
