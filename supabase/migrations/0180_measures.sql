-- The measures a plan is held against: a catalogue with its sources, the readings a trust brings in, and what the trust adds of its own.
-- Who publishes, and at which level by ethnicity, is data, because publishers are renamed and merged (R20, R22; domain.md 1.4).
-- Who may see what: the catalogue is for everyone signed in; readings and loads are for those who read the pages of that trust's board.

create table public.measures (
    id uuid primary key default gen_random_uuid(),
    -- Null: of the national catalogue. Else a measure that a trust counts itself.
    organisation_id uuid references public.organisations,
    key text not null check (key ~ '^[A-Za-z0-9_-]{1,20}$'),
    name text not null check (char_length(name) between 1 and 200),
    about text not null default '' check (char_length(about) <= 1000),
    unit text not null check (unit in ('count', 'rate', 'days', 'percent', 'interval')),
    -- "per 100,000", for rates only.
    per int check (per > 0),
    -- What is published for a trust and for larger areas: by ethnicity, as one figure, not at all, or not known to us.
    by_trust text not null check (by_trust in ('ethnicity', 'total', 'none', 'unknown')),
    by_area text not null check (by_area in ('ethnicity', 'total', 'none', 'unknown')),
    by_england text not null check (by_england in ('ethnicity', 'total', 'none', 'unknown')),
    published_by text not null check (char_length(published_by) between 1 and 300),
    source text not null check (char_length(source) between 1 and 300),
    publisher text not null check (char_length(publisher) between 1 and 100),
    better text check (better in ('more', 'less')),
    position int not null default 0,
    added_at timestamptz not null default now(),
    added_by uuid references auth.users,
    check ((unit = 'rate') = (per is not null))
);
create unique index measures_key on public.measures (coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'), key);
create index on public.measures (organisation_id);
create index on public.measures (added_by);

-- The catalogue of domain.md 1.4 (16), read in the publisher's own code of 18 September 2025. The publisher stands in the row.
insert into public.measures (id, key, name, unit, per, by_trust, by_area, by_england, published_by, source, publisher, better, position)
select ('00000000-0000-4000-e180-' || lpad(c.position::text, 12, '0'))::uuid, c.key, c.name, c.unit, c.per, c.trust, c.area, c.england, c.said,
    'Mental Health Services Data Set, monthly statistics', 'NHS England', c.better, c.position
from (values
    (1, 'MHS81', 'Detentions in the period', 'count', null::int, 'ethnicity', 'unknown', 'unknown', 'By trust, broad and detailed ethnic groups', 'less'),
    (2, 'MHS81a', 'Detentions in the period, per 100,000 people', 'rate', 100000, 'none', 'ethnicity', 'ethnicity', 'England, region, integrated care board and its parts. Not by trust', 'less'),
    (3, 'MHS82', 'Short term orders in the period', 'count', null, 'none', 'none', 'ethnicity', 'England only', 'less'),
    (4, 'MHS83', 'Uses of Section 136 in the period', 'count', null, 'none', 'none', 'ethnicity', 'England only', 'less'),
    (5, 'MHS84', 'Community Treatment Orders in the period', 'count', null, 'none', 'none', 'ethnicity', 'England only', 'less'),
    (6, 'MHS84a', 'Community Treatment Orders in the period, per 100,000 people', 'rate', 100000, 'none', 'none', 'ethnicity', 'England only', 'less'),
    (7, 'MHS150', 'Detentions ended in the period', 'count', null, 'ethnicity', 'unknown', 'unknown', 'By trust, broad and detailed ethnic groups', null),
    (8, 'MHS150a', 'Length of detentions ended, mean days', 'days', null, 'ethnicity', 'unknown', 'unknown', 'By trust, broad and detailed ethnic groups', 'less'),
    (9, 'MHS150b', 'Length of detentions ended, median days', 'days', null, 'ethnicity', 'unknown', 'unknown', 'By trust, broad and detailed ethnic groups', 'less'),
    (10, 'MHS157', 'Detentions, 12 months rolling', 'count', null, 'none', 'ethnicity', 'ethnicity', 'England, region and integrated care board; broad groups. Not by trust', 'less'),
    (11, 'MHS157a', 'Detentions, 12 months rolling, crude rate per 100,000', 'rate', 100000, 'none', 'ethnicity', 'ethnicity', 'England, region and integrated care board; broad groups. Not by trust', 'less'),
    (12, 'MHS157b', 'Detentions, 12 months rolling, directly standardised rate per 100,000', 'rate', 100000, 'none', 'ethnicity', 'ethnicity', 'England, region and integrated care board; broad groups. Not by trust', 'less'),
    (13, 'MHS157c', 'Detentions, 12 months rolling, 95% confidence interval', 'interval', null, 'none', 'ethnicity', 'ethnicity', 'England, region and integrated care board; broad groups. Not by trust', null),
    (14, 'MHS158', 'Community Treatment Orders, 12 months rolling', 'count', null, 'none', 'ethnicity', 'ethnicity', 'England, region and integrated care board; broad groups. Not by trust', 'less'),
    (15, 'MHS158a', 'Community Treatment Orders, 12 months rolling, crude rate per 100,000', 'rate', 100000, 'none', 'ethnicity', 'ethnicity', 'England, region and integrated care board; broad groups. Not by trust', 'less'),
    (16, 'MHS158b', 'Community Treatment Orders, 12 months rolling, directly standardised rate per 100,000', 'rate', 100000, 'none', 'ethnicity', 'ethnicity', 'England, region and integrated care board; broad groups. Not by trust', 'less'),
    (17, 'MHS158c', 'Community Treatment Orders, 12 months rolling, 95% confidence interval', 'interval', null, 'none', 'ethnicity', 'ethnicity', 'England, region and integrated care board; broad groups. Not by trust', null),
    (18, 'MHS76', 'People subject to restrictive interventions', 'count', null, 'ethnicity', 'unknown', 'unknown', 'By trust, broad and detailed ethnic groups', 'less'),
    (19, 'MHS77', 'Restrictive interventions', 'count', null, 'ethnicity', 'unknown', 'unknown', 'By trust, broad and detailed ethnic groups', 'less'),
    (20, 'MHS136', 'Restrictive intervention incidents', 'count', null, 'unknown', 'unknown', 'total', 'In summary only, not by ethnicity', 'less'),
    (21, 'MHS96', 'Restrictive interventions per 1,000 bed days', 'rate', 1000, 'ethnicity', 'unknown', 'unknown', 'By trust, broad and detailed ethnic groups', 'less'),
    (22, 'MHS117', 'Restrictive interventions per 1,000 bed days, on ward stay days', 'rate', 1000, 'unknown', 'unknown', 'unknown', 'We do not know at which level by ethnicity', 'less'),
    (23, 'MHS97', 'People in hospital who were restrained', 'percent', null, 'total', 'unknown', 'unknown', 'By trust, not by ethnicity', 'less')
) as c (position, key, name, unit, per, trust, area, england, said, better);

-- By which codes published files know a trust and the areas it lies in. England is always kept.
create table public.measure_areas (
    organisation_id uuid not null references public.organisations,
    level text not null check (level in ('trust', 'icb', 'region')),
    code text not null check (code ~ '^[A-Z0-9]{3,10}$'),
    set_at timestamptz not null default now(),
    set_by uuid references auth.users,
    primary key (organisation_id, level)
);
create index on public.measure_areas (set_by);

-- One file brought in: what was read of it, what was refused and why, and who agreed to it. The file itself is not kept; its hash is.
create table public.measure_loads (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    kind text not null check (kind in ('mhsds', 'local')),
    name text not null check (char_length(name) between 1 and 200),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    rows_read int not null check (rows_read >= 0),
    -- Of other places or measures: left where they are, and no mistake.
    rows_other int not null check (rows_other >= 0),
    rows_refused int not null check (rows_refused >= 0),
    -- The first of what was refused: [{"row","why"}].
    refused jsonb not null default '[]' check (jsonb_array_length(refused) <= 100),
    made_at timestamptz not null default now(),
    made_by uuid references auth.users,
    agreed_at timestamptz,
    agreed_by uuid references auth.users,
    undone_at timestamptz,
    undone_by uuid references auth.users
);
-- The same file twice does nothing, until it was undone.
create unique index measure_loads_once on public.measure_loads (organisation_id, sha256) where undone_at is null;
create index on public.measure_loads (organisation_id, made_at desc, id);
create index on public.measure_loads (made_by);
create index on public.measure_loads (agreed_by);
create index on public.measure_loads (undone_by);

-- One published or counted figure. A number that its source hides, or that is under 5 in the trust's own file, is no number here either.
create table public.measure_readings (
    id bigint generated always as identity primary key,
    organisation_id uuid not null references public.organisations,
    measure_id uuid not null references public.measures,
    load_id uuid not null references public.measure_loads,
    from_day date not null,
    until_day date not null,
    level text not null check (level in ('trust', 'icb', 'region', 'england')),
    area text not null check (char_length(area) between 1 and 100),
    -- How people are told apart: all of them, detailed groups, broad groups, or as the file says.
    dimension text not null check (dimension in ('all', 'ethnicity', 'ethnicity_broad')),
    group_name text not null check (char_length(group_name) between 1 and 100),
    value numeric,
    numerator numeric,
    denominator numeric,
    mark text check (mark in ('suppressed', 'not_given')),
    check (until_day >= from_day),
    check ((value is null) = (mark is not null)),
    check (value is not null or (numerator is null and denominator is null)),
    unique (load_id, measure_id, level, area, dimension, group_name, from_day, until_day)
);
create index measure_readings_series on public.measure_readings (organisation_id, measure_id, level, dimension, until_day);
create index on public.measure_readings (measure_id);

alter table public.measures enable row level security;
alter table public.measure_areas enable row level security;
alter table public.measure_loads enable row level security;
alter table public.measure_readings enable row level security;
grant select (id, organisation_id, key, name, about, unit, per, by_trust, by_area, by_england, published_by, source, publisher, better, position)
    on public.measures to authenticated;
grant select (organisation_id, level, code) on public.measure_areas to authenticated;
grant select (id, organisation_id, kind, name, sha256, rows_read, rows_other, rows_refused, refused, made_at, agreed_at, undone_at)
    on public.measure_loads to authenticated;
grant select on public.measure_readings to authenticated;
create policy "the catalogue for all; its own for those of a trust's board" on public.measures for select to authenticated
using (organisation_id is null or organisation_id in (select private.my_board_trusts()));
create policy "for those who read the board's pages" on public.measure_areas for select to authenticated
using (organisation_id in (select private.my_board_trusts()));
create policy "for those who read the board's pages" on public.measure_loads for select to authenticated
using (organisation_id in (select private.my_board_trusts()));
create policy "once agreed, for those who read the board's pages" on public.measure_readings for select to authenticated
using (organisation_id in (select private.my_board_trusts())
    and load_id in (select l.id from public.measure_loads l where l.agreed_at is not null));

alter table public.plan_item_measures add foreign key (measure_id) references public.measures;

-- What the log says of a load once it was agreed: how many readings, and the hash of the file.
create function tlog.measures_loaded()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append('measure.loaded', new.id, jsonb_build_object('sha256', new.sha256,
        'count', (select count(*) from public.measure_readings r where r.load_id = new.id)));
    return null;
end
$$;
create trigger measures_loaded after update of agreed_at on public.measure_loads for each row
when (old.agreed_at is null and new.agreed_at is not null) execute function tlog.measures_loaded();
