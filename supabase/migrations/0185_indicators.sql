-- The few figures by which trusts compare themselves (R13): an open, versioned file that a trust publishes of one programme and may take
-- back; and the files of other trusts, brought in by hand and never fetched. docs/indicators.md says what each figure is.
-- Who may see what: anyone reads a file that stands published. What was brought in is read by the board's readers of the trust that did it.

create table public.indicator_files (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    programme_id uuid not null references public.programmes,
    document text not null check (jsonb_typeof(document::jsonb) = 'object'),
    -- Of the document's UTF-8 bytes, in hex.
    sha256 text not null check (sha256 = encode(extensions.digest(convert_to(document, 'UTF8'), 'sha256'), 'hex')),
    published_at timestamptz not null default now(),
    published_by uuid references auth.users,
    -- Taken back, or replaced by a newer one.
    ended_at timestamptz
);
create unique index indicator_files_standing on public.indicator_files (organisation_id) where ended_at is null;
create index on public.indicator_files (programme_id);
create index on public.indicator_files (published_by);

create table public.indicator_loads (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    source text not null check (char_length(source) between 1 and 300),
    document jsonb not null check (jsonb_typeof(document) = 'object' and octet_length(document::text) <= 200000),
    loaded_at timestamptz not null default now(),
    loaded_by uuid references auth.users,
    loaded_by_name text not null
);
create index on public.indicator_loads (organisation_id, loaded_at desc);
create index on public.indicator_loads (loaded_by);

alter table public.indicator_files enable row level security;
alter table public.indicator_loads enable row level security;
grant select (id, organisation_id, programme_id, document, sha256, published_at, ended_at) on public.indicator_files to anon, authenticated;
grant select (id, organisation_id, source, document, loaded_at, loaded_by_name) on public.indicator_loads to authenticated;
create policy "what stands published" on public.indicator_files for select using (ended_at is null);
create policy "the board of the trust that brought it in" on public.indicator_loads for select
using (organisation_id in (select private.my_board_trusts()));

create function tlog.indicators_published()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append('indicators.published', new.id, jsonb_build_object('version', 1, 'sha256', new.sha256), '{}', '{}', new.organisation_id);
    return null;
end
$$;
create trigger indicators_published after insert on public.indicator_files for each row execute function tlog.indicators_published();

-- The indicators of one span, under disclosure control: {key: {"n","of","median","p90","clock"}}, each with what it has; null is hidden or none.
create function private.indicators_of(programme uuid, from_month date, until_month date)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    with shown as materialized (select private.board_figures_shown(private.board_figures(programme, from_month, until_month)) as f)
    select jsonb_build_object(
            'received', jsonb_build_object('n', f -> 'received' -> 'n'),
            'answered', jsonb_build_object('n', f -> 'answered' -> 'n'),
            'overdue', jsonb_build_object('n', f -> 'overdue' -> 'n'),
            'kept_in_time', jsonb_build_object('n', f -> 'kept_in_time' -> 'n', 'of', f -> 'fell_due' -> 'n'),
            'told', jsonb_build_object('n', f -> 'told' -> 'n'),
            'never_told', jsonb_build_object('n', f -> 'never_told' -> 'n'),
            'challenges_raised', jsonb_build_object('n', f -> 'challenges_raised' -> 'n'),
            'challenges_answered', jsonb_build_object('n', f -> 'challenges_answered' -> 'n'),
            'paid_in_ten', jsonb_build_object('n', f -> 'paid_in_ten' -> 'n', 'of', f -> 'paid_in_ten' -> 'of'),
            'felt', jsonb_build_object('median', f -> 'felt' -> 'median', 'of', f -> 'felt' -> 'of'))
        || (select jsonb_object_agg(k, jsonb_build_object('n', f -> k -> 'n', 'of', f -> 'answered' -> 'n'))
            from unnest('{adopted,partly_adopted,not_adopted,deferred,referred}'::text[]) k)
        || (select jsonb_object_agg(k, jsonb_build_object('n', f -> k -> 'n', 'median', f -> k -> 'median', 'p90', f -> k -> 'p90', 'clock', f -> k -> 'clock'))
            from unnest('{days_to_check,days_to_answer,days_to_tell}'::text[]) k)
    from shown
$$;

-- The file of a programme: its last five financial years that are over, whole, so that no two overlap and none can be taken from another.
create function private.indicators(programme uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('format', 'throughline-indicators/1', 'schema', '/indicators.v1.schema.json', 'made_on', private.today(),
        'organisation', jsonb_build_object('slug', o.slug, 'name', o.name), 'programme', jsonb_build_object('slug', p.slug, 'title', p.title),
        'periods', (select coalesce(jsonb_agg(jsonb_build_object('from', y::date, 'until', (y + interval '1 year')::date - 1,
                'indicators', private.indicators_of(p.id, y::date, (y + interval '11 months')::date)) order by y), '[]')
            from generate_series(make_date(extract(year from private.today())::int - 6, 4, 1), private.today(), interval '1 year') y
            where (y + interval '1 year')::date > p.starts_on and (y + interval '1 year')::date <= private.today()
                and (y + interval '6 years')::date > private.today()))
    from public.programmes p join public.organisations o on o.id = p.organisation_id where p.id = programme
$$;

-- Publishes the file of a programme in the place of the one that stood. Out: its id. Errors: P0002, 42501, PF001 (sign in afresh),
-- NI001 no financial year of it is over.
create function public.publish_indicators(programme uuid)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    p public.programmes := private.board_programme(programme);
    found jsonb;
    made uuid;
begin
    perform private.require_role(p.organisation_id, 'decision_owner');
    perform private.require_fresh_sign_in();
    found := private.indicators(p.id);
    if found -> 'periods' = '[]' then
        perform private.refuse('NI001', 'No financial year of this programme is over, so there is nothing to compare yet');
    end if;
    update public.indicator_files i set ended_at = now() where i.organisation_id = p.organisation_id and i.ended_at is null;
    insert into public.indicator_files (organisation_id, programme_id, document, sha256, published_by)
    values (p.organisation_id, p.id, found::text, encode(extensions.digest(convert_to(found::text, 'UTF8'), 'sha256'), 'hex'), auth.uid())
    returning id into made;
    return made;
end
$$;

-- Takes the file back: nobody reads it here any more, and the record still says that it was published. Errors: P0002 none stands, 42501, PF001.
create function public.take_back_indicators(organisation uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.require_role(organisation, 'decision_owner');
    perform private.require_fresh_sign_in();
    update public.indicator_files i set ended_at = now() where i.organisation_id = take_back_indicators.organisation and i.ended_at is null;
    if not found then
        perform private.refuse('P0002', 'Page not found');
    end if;
end
$$;

-- Brings another trust's file in. In: whose it is and where it came from, in words, and its text, which the page has read against the
-- schema. Errors: 42501; TX001, TX002 (source); NI002 no such file (file); NI003 40 files are here (file).
create function public.load_indicators(organisation uuid, source text, document jsonb)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    made uuid;
begin
    perform private.require_role(organisation, 'board_auditor', 'decision_owner', 'engagement_lead');
    perform private.require_text(source, 300, 'source', 'Write where the file came from');
    if octet_length(document::text) > 200000 or document ->> 'format' is distinct from 'throughline-indicators/1' then
        perform private.refuse('NI002', 'This is not a file of indicators', 'file');
    end if;
    if (select count(*) from public.indicator_loads l where l.organisation_id = load_indicators.organisation) >= 40 then
        perform private.refuse('NI003', '40 files are here. Remove one first.', 'file');
    end if;
    insert into public.indicator_loads (organisation_id, source, document, loaded_by, loaded_by_name)
    values (organisation, load_indicators.source, load_indicators.document, private.signed_in(), coalesce((select p.name from public.people p
        where p.organisation_id = load_indicators.organisation and p.account_id = private.signed_in()), 'Somebody'))
    returning id into made;
    return made;
end
$$;

-- Removes a file that was brought in. Errors: P0002, 42501.
create function public.remove_indicators(load uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    whose uuid := (select l.organisation_id from public.indicator_loads l where l.id = load);
begin
    if whose is null or whose not in (select private.my_board_trusts()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_role(whose, 'board_auditor', 'decision_owner', 'engagement_lead');
    delete from public.indicator_loads l where l.id = load;
end
$$;

-- What a trust compares: the files that trusts of this installation publish, and those that it brought in. Whoever reads its board's
-- pages. Out: {"here":[{"slug","document","published_at"}],"loaded":[{"id","source","document","loaded_at","by"}]}; at most 40 of each.
-- Errors: P0002.
create function public.comparison(organisation uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    if organisation is null or organisation not in (select private.my_board_trusts()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return jsonb_build_object(
        'here', (select coalesce(jsonb_agg(jsonb_build_object('slug', f.slug, 'document', f.document, 'published_at', f.published_at) order by f.name), '[]')
            from (select o.slug, o.name, i.document, i.published_at from public.indicator_files i join public.organisations o on o.id = i.organisation_id
                where i.ended_at is null order by (o.id = comparison.organisation) desc, o.name limit 40) f),
        'loaded', (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'source', l.source, 'document', l.document, 'loaded_at', l.loaded_at,
                'by', l.loaded_by_name) order by l.loaded_at desc, l.id), '[]')
            from public.indicator_loads l where l.organisation_id = comparison.organisation));
end
$$;
grant execute on function public.publish_indicators, public.take_back_indicators, public.load_indicators, public.remove_indicators, public.comparison
    to authenticated;
