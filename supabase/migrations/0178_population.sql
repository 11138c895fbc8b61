-- Who lives in the areas a trust serves, by ethnic group, as the trust brings it in from the census, so that who takes part can be read beside it.
-- Who may see what: published figures of whole areas, read by those who read the trust's board pages. Brought in by its engagement leads and
-- administrators. Earlier ones stay, so that what was said beside them can be looked up; the newest counts.

create table public.population_loads (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    -- Where the figures come from, in the words of whoever brought them in, and the day they are of.
    source text not null check (char_length(btrim(source)) between 3 and 300),
    taken_on date not null,
    -- Of what was brought in: [{"code","name","counts"}] as jsonb writes it.
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    loaded_at timestamptz not null default now(),
    loaded_by uuid references auth.users,
    loaded_by_name text not null
);
create index on public.population_loads (organisation_id, loaded_at desc, id desc);
create index on public.population_loads (loaded_by);

create table public.population_counts (
    load_id uuid not null references public.population_loads on delete cascade,
    area_code text not null check (char_length(area_code) between 1 and 20),
    area_name text not null check (char_length(area_name) between 1 and 120),
    ethnic_group text not null,
    n bigint not null check (n >= 0),
    primary key (load_id, area_code, ethnic_group),
    check (private.ethnic_code_2001(ethnic_group) not in ('Z', '99'))
);

alter table public.population_loads enable row level security;
alter table public.population_counts enable row level security;
grant select (id, organisation_id, source, taken_on, sha256, loaded_at, loaded_by_name) on public.population_loads to authenticated;
grant select on public.population_counts to authenticated;
create policy "readers of a board's pages read who lives in its areas" on public.population_loads for select to authenticated
using (organisation_id in (select private.my_board_trusts()));
create policy "as their load" on public.population_counts for select to authenticated
using (load_id in (select l.id from public.population_loads l));

-- Brings in the figures of the areas a trust serves. In: {"source","taken_on","areas": [{"code","name","counts": {each of the 19 boxes of the
-- 2021 census: people}}]}. Out: the load's id. Errors: 42501; NV010 no source (source), NV011 no day, or one to come (taken_on), NV012 no area,
-- more than 40, or one twice, NV013 an area lacks a group or has one that is none (areas).
create function public.load_population(organisation uuid, given jsonb)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    made uuid;
    areas jsonb := given -> 'areas';
begin
    perform private.require_role(organisation, 'engagement_lead', 'administrator');
    if not exists (select from public.organisations o where o.id = organisation and o.kind = 'trust') then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if char_length(btrim(coalesce(given ->> 'source', ''))) not between 3 and 300 then
        perform private.refuse('NV010', 'Say where the figures come from, in 300 characters or fewer', 'source');
    end if;
    if coalesce((given ->> 'taken_on')::date, 'infinity') > private.today() then
        perform private.refuse('NV011', 'Give the day that the figures are of, which is not in the future', 'taken_on');
    end if;
    if coalesce(jsonb_typeof(areas), '') <> 'array' or jsonb_array_length(areas) not between 1 and 40
        or exists (select from jsonb_array_elements(areas) a group by a ->> 'code' having count(*) > 1) then
        perform private.refuse('NV012', 'Bring in 1 to 40 areas, each of them once', 'areas');
    end if;
    if exists (select from jsonb_array_elements(areas) a where jsonb_typeof(a -> 'counts') is distinct from 'object'
        or (select count(*) from jsonb_each_text(a -> 'counts') c
            where private.ethnic_code_2001(c.key) not in ('Z', '99') and c.value ~ '^[0-9]{1,9}$') <> 19
        or (select count(*) from jsonb_each_text(a -> 'counts')) <> 19) then
        perform private.refuse('NV013', 'Each area needs a number of people for each of the 19 groups', 'areas');
    end if;
    insert into public.population_loads (organisation_id, source, taken_on, sha256, loaded_by, loaded_by_name)
    values (organisation, btrim(given ->> 'source'), (given ->> 'taken_on')::date, encode(sha256(convert_to(areas::text, 'UTF8')), 'hex'),
        private.signed_in(), coalesce((select p.name from public.people p
            where p.organisation_id = organisation and p.account_id = private.signed_in()), 'Somebody'))
    returning id into made;
    insert into public.population_counts (load_id, area_code, area_name, ethnic_group, n)
    select made, a ->> 'code', a ->> 'name', c.key, c.value::bigint
    from jsonb_array_elements(areas) a cross join jsonb_each_text(a -> 'counts') c;
    return made;
end
$$;

-- The log says how many figures there are, of which trust, and their hash.
create function tlog.population_loaded()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append('population.loaded', l.organisation_id, jsonb_build_object('count', count(*), 'sha256', l.sha256))
    from loaded c join public.population_loads l on l.id = c.load_id group by l.id, l.organisation_id, l.sha256;
    return null;
end
$$;
create trigger population_loaded after insert on public.population_counts referencing new table as loaded
for each statement execute function tlog.population_loaded();

-- The newest figures of a trust. Out: {"id","source","taken_on","loaded_at","loaded_by","sha256","areas": [{"code","name","n"}],"counts": {group: n}};
-- null where there are none. Called by what checked who asks.
create function private.population(organisation uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('id', l.id, 'source', l.source, 'taken_on', l.taken_on, 'loaded_at', l.loaded_at, 'loaded_by', l.loaded_by_name,
        'sha256', l.sha256,
        'areas', (select jsonb_agg(a order by a.name) from (
            select c.area_code as code, c.area_name as name, sum(c.n)::bigint as n from public.population_counts c where c.load_id = l.id group by 1, 2) a),
        'counts', (select jsonb_object_agg(g.ethnic_group, g.n) from (
            select c.ethnic_group, sum(c.n)::bigint as n from public.population_counts c where c.load_id = l.id group by 1) g))
    from public.population_loads l where l.organisation_id = organisation
    order by l.loaded_at desc, l.id desc limit 1
$$;

-- The same, for those who read the trust's board pages. Errors: 42501.
create function public.population_of(organisation uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    if organisation not in (select private.my_board_trusts()) and organisation not in (select private.my_organisations('administrator')) then
        perform private.refuse('42501', 'You cannot do this with the roles you have here');
    end if;
    return private.population(organisation);
end
$$;

grant execute on function public.load_population, public.population_of to authenticated;
