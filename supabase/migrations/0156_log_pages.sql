-- The book's pages: the accountability log as everyone reads it, entry by entry, with what came before and after each.
-- Who may see what: everything here is in the published log anyway, and may be read by anyone. What is beside an entry and never in
-- it (the row it is about, the moment it was staged) is not told. The trust whose view shows it is: each trust's pages say so.

-- What an entry is about, for choosing among pages: one word of a closed list, from its type. These two run for each entry when it gets
-- its number, so they cut the text as it is: an entry is ASCII in canonical form, without a backslash and without any word of people.
create function tlog.about(type text)
returns text
language sql immutable
as $$
    select case
        when type = 'programme.tally' then 'counts'
        else case split_part(type, '.', 1)
            when 'contribution' then 'words' when 'consent' then 'words' when 'statement' then 'words' when 'rendering' then 'words'
            when 'use' then 'words'
            when 'insight' then 'insights' when 'check' then 'insights'
            when 'decision' then 'decisions' when 'influence' then 'decisions' when 'response' then 'decisions'
            when 'equality' then 'decisions'
            when 'action' then 'actions'
            when 'challenge' then 'challenges'
            when 'workshop' then 'listening' when 'consultation' then 'listening'
            when 'payment' then 'payments'
            else 'rules' end
        end
$$;

-- The entries that an entry follows or speaks of, but for its programme, of which thousands speak; null where there are none. In: what
-- stands in `prev` and in `refs`, without their brackets. No entry follows more than one or speaks of more than four.
create function tlog.follows(prev text, refs text)
returns text[]
language sql immutable
as $$
    select nullif(array_remove(array[split_part(prev, '"', 2)]
        || case when refs like '"programme":%' then '' else split_part(refs, '"', 4) end
        || case when split_part(refs, ',', 2) like '"programme":%' then '' else split_part(split_part(refs, ',', 2), '"', 4) end
        || case when split_part(refs, ',', 3) like '"programme":%' then '' else split_part(split_part(refs, ',', 3), '"', 4) end
        || case when split_part(refs, ',', 4) like '"programme":%' then '' else split_part(split_part(refs, ',', 4), '"', 4) end, ''), '{}')
$$;

alter table tlog.entries
    add column about text generated always as (
        tlog.about(split_part(split_part(encode(body, 'escape'), '"type":"', 2), '"', 1))) stored,
    add column follows text[] generated always as (tlog.follows(
        split_part(split_part(encode(body, 'escape'), '"prev":[', 2), ']', 1),
        split_part(split_part(encode(body, 'escape'), '"refs":{', 2), '}', 1))) stored;
create index on tlog.entries (about, index desc);
create index on tlog.entries (organisation_id, about, index desc) where organisation_id is not null;
create index on tlog.entries (programme_id, index desc) where about = 'counts';
create index on tlog.entries using gin (follows) with (fastupdate = off) where follows is not null;

-- An entry as a page of the book: {"index", "entry", "trust": {"slug","name"} or null}.
create function private.log_line(line tlog.entries)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('index', line.index, 'entry', convert_from(line.body, 'UTF8')::jsonb,
        'trust', (select jsonb_build_object('slug', o.slug, 'name', o.name) from public.organisations o where o.id = line.organisation_id))
$$;

-- Where the book speaks of a row: {"index", "at"} of its last page; null where it has none yet.
create function private.page_of(subject uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('index', e.index, 'at', convert_from(e.body, 'UTF8')::jsonb ->> 'at')
    from tlog.subjects s
    join tlog.entries e on e.entry_id in (s.last_entry, s.first_entry)
    where s.subject_id = subject
    order by e.index desc limit 1
$$;

-- What every page about the book needs: {"entries" (how many have a number), "trusts": [{"slug","name"}], "open": kinds of incidents that
-- are open}.
create function public.log_book()
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    return jsonb_build_object('entries', tlog.size(),
        'trusts', (select coalesce(jsonb_agg(jsonb_build_object('slug', t.slug, 'name', t.name) order by t.name), '[]')
            from (select o.slug, o.name from public.organisations o where o.kind = 'trust' order by o.name limit 100) t),
        'open', (select coalesce(jsonb_agg(distinct i.kind), '[]') from tlog.incidents i where i.ended_at is null));
end
$$;

-- Pages of the book, newest first. In: a trust's slug, a word of tlog.about, and `before`: the index above those wanted. Out: {"rows", "next":
-- what to give as `before` for the following ones, or null, "organisation" of the trust}. Errors: P0002 no such trust or word.
create function public.log_pages(trust text default null, about text default null, before bigint default null, most int default 20)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    organisation public.organisations;
    lines tlog.entries[];
begin
    if trust is not null then
        organisation := private.public_trust(trust);
    end if;
    if about not in ('words', 'insights', 'decisions', 'actions', 'challenges', 'listening', 'payments', 'rules', 'counts') then
        perform private.refuse('P0002', 'Page not found');
    end if;
    most := least(greatest(coalesce(most, 20), 1), 100);
    -- Put together for what was asked, so that each asking has its own plan and its own index.
    execute 'select array_agg(l order by l.index desc) from (select * from tlog.entries e where '
        || concat_ws(' and ', 'e.index < $1', case when trust is not null then 'e.organisation_id = $2' end,
            case when about is not null then 'e.about = $3' end) || ' order by e.index desc limit $4) l'
        into lines using coalesce(before, 9223372036854775807), organisation.id, about, most + 1;
    return jsonb_build_object(
        'rows', (select coalesce(jsonb_agg(private.log_line(l) order by l.index desc), '[]') from unnest(lines[1:most]) l),
        'next', case when cardinality(lines) > most then lines[most].index end,
        'organisation', case when trust is not null then private.log_trust(organisation) end);
end
$$;

create function private.log_trust(organisation public.organisations)
returns jsonb
language sql immutable set search_path = ''
as $$
    select jsonb_build_object('slug', organisation.slug, 'name', organisation.name, 'crisis', organisation.crisis)
$$;

-- One page: its line, its bytes as text, its fingerprint (base64), what it follows and speaks of, the first twenty pages that follow or speak
-- of it, how many entries there are, and what opens it. Errors: P0002 there is no such page.
create function public.log_page(index bigint)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_line tlog.entries;
    entry jsonb;
begin
    select * into found_line from tlog.entries e where e.index = log_page.index;
    if found_line.index is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    entry := convert_from(found_line.body, 'UTF8')::jsonb;
    return private.log_line(found_line) || jsonb_build_object('body', convert_from(found_line.body, 'UTF8'),
        'leaf', encode(found_line.leaf_hash, 'base64'), 'entries', tlog.size(),
        'before', (
            select coalesce(jsonb_agg(private.log_line(e) || jsonb_build_object('as', named.word) order by e.index desc), '[]')
            from (
                select 'prev' as word, jsonb_array_elements_text(entry -> 'prev') as id
                union all select key, value from jsonb_each_text(coalesce(entry -> 'refs', '{}'))
            ) named
            join tlog.entries e on e.entry_id = named.id),
        'after', (
            -- Found first and ordered then: few speak of any one, and read in order all pages would be looked at.
            with speaking as materialized (
                select e.index from tlog.entries e where e.follows @> array[found_line.entry_id] and e.follows is not null
            )
            select coalesce(jsonb_agg(private.log_line(e) order by l.index), '[]')
            from (select s.index from speaking s order by s.index limit 20) l
            join tlog.entries e on e.index = l.index),
        'opened', public.log_openings(found_line.entry_id));
end
$$;

-- The counts that the book holds of a trust's programmes, newest programme first: [{"slug","title","counted": {"index","at","counts"} or null}].
create function private.log_counted(organisation uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('slug', p.slug, 'title', p.title, 'counted', (
        select jsonb_build_object('index', e.index, 'at', said.entry ->> 'at', 'counts', said.entry -> 'counts')
        from tlog.entries e
        cross join lateral (select convert_from(e.body, 'UTF8')::jsonb as entry) said
        where e.programme_id = p.id and e.about = 'counts'
        order by e.index desc limit 1)) order by p.starts_on desc, p.id), '[]')
    from (select * from public.programmes q where q.organisation_id = log_counted.organisation order by q.starts_on desc, q.id limit 20) p
$$;

-- A trust's part of the book: {"organisation", "programmes" as of private.log_counted, "rows": its ten newest pages, "entries"}. Errors:
-- P0002 no such trust.
create function public.log_of_trust(trust text)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    organisation public.organisations := private.public_trust(trust);
begin
    return jsonb_build_object('organisation', private.log_trust(organisation), 'entries', tlog.size(),
        'programmes', private.log_counted(organisation.id), 'rows', public.log_pages(trust, most => 10) -> 'rows');
end
$$;

-- The counts of every trust: [{"slug","name","programmes" as of private.log_counted}], by name.
create function public.log_counts()
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    return (
        select coalesce(jsonb_agg(jsonb_build_object('slug', o.slug, 'name', o.name, 'programmes', private.log_counted(o.id)) order by o.name), '[]')
        from (select * from public.organisations where kind = 'trust' order by name limit 100) o);
end
$$;

grant execute on function public.log_book, public.log_pages, public.log_page, public.log_of_trust, public.log_counts to anon, authenticated;
