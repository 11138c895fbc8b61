-- What went wrong with the log, in public, and how a database that was put back from a backup gets its entries again (ADR 0028).
-- Who may see what: anyone reads which check failed and what was found out since; never who wrote it. Application roles write nothing:
-- the worker reports, and administrators of trusts add what they found through one command.

-- What a report may hold: sizes, roots, names of witnesses and of keys, and numbers of entries; nothing that anybody wrote.
create function tlog.is_incident(facts jsonb)
returns boolean
language sql immutable set search_path = ''
as $$
    select jsonb_typeof(facts) = 'object'
        and facts - array['size', 'root', 'other_size', 'other_root', 'witness', 'witnesses', 'seals', 'needed', 'since', 'index', 'leaf',
            'promised', 'programme', 'count', 'expected', 'got', 'path', 'why'] = '{}'
        and not jsonb_path_exists(facts, '$.** ? (@.type() == "string" && !(@ like_regex "^[A-Za-z0-9+/=_.:-]{0,200}$"))')
        and octet_length(facts::text) <= 4000
$$;

create table tlog.incidents (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('smaller', 'inconsistent', 'fork', 'witness_conflict', 'tally', 'promise_broken', 'quorum')),
    -- Of one kind, one is open for each thing it is about: a witness, a promise, a programme, the tiles, the head.
    about text not null check (about ~ '^[A-Za-z0-9+/=_.:-]{0,200}$'),
    facts jsonb not null check (tlog.is_incident(facts)),
    found_at timestamptz not null default now(),
    ended_at timestamptz check (ended_at >= found_at)
);
create unique index incidents_open on tlog.incidents (kind, about) where ended_at is null;

-- What administrators found out, in their own words, for everybody. Added and never changed.
create table tlog.incident_notes (
    id bigint generated always as identity primary key,
    incident_id bigint not null references tlog.incidents,
    organisation_id uuid not null references public.organisations,
    words text not null check (char_length(words) between 1 and 2000),
    noted_at timestamptz not null default now(),
    noted_by uuid references auth.users
);
create index on tlog.incident_notes (incident_id);
create index on tlog.incident_notes (organisation_id);
create index on tlog.incident_notes (noted_by);

alter table tlog.incidents enable row level security;
alter table tlog.incident_notes enable row level security;

-- An incident ends, once; nothing else about it changes.
create function tlog.refuse_other_incident()
returns trigger
language plpgsql set search_path = ''
as $$
begin
    if old.ended_at is not null or new.ended_at is null or (to_jsonb(new) - 'ended_at') <> (to_jsonb(old) - 'ended_at') then
        raise exception using errcode = 'LG005', message = 'what went wrong with the log is never changed or removed';
    end if;
    return new;
end
$$;
create function tlog.refuse_gone_incident()
returns trigger
language plpgsql set search_path = ''
as $$
begin
    raise exception using errcode = 'LG005', message = 'what went wrong with the log is never changed or removed';
end
$$;
create trigger incidents_are_kept before update on tlog.incidents for each row execute function tlog.refuse_other_incident();
create trigger incidents_stay before delete on tlog.incidents for each row execute function tlog.refuse_gone_incident();
create trigger incidents_stay_whole before truncate on tlog.incidents for each statement execute function tlog.refuse_gone_incident();
create trigger notes_are_kept before update on tlog.incident_notes for each row execute function tlog.refuse_gone_incident();
create trigger notes_stay before delete on tlog.incident_notes for each row execute function tlog.refuse_gone_incident();
create trigger notes_stay_whole before truncate on tlog.incident_notes for each statement execute function tlog.refuse_gone_incident();

-- Reports that a check of the log failed. In: which, and the sizes, roots and names that show it. Out: whether that is news: while the
-- same is open, nothing happens. Each administrator of each trust is told that there is something, and no more. Nothing ends by itself.
create function tlog.report_incident(kind text, facts jsonb default '{}')
returns boolean
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
    found bigint;
    person uuid;
begin
    insert into tlog.incidents (kind, about, facts)
    select report_incident.kind, coalesce(told ->> 'witness', told ->> 'leaf', told ->> 'programme', split_part(told ->> 'path', '/', 1), ''), told
    from (values (report_incident.facts)) given (told)
    on conflict (kind, about) where ended_at is null do nothing
    returning id into found;
    if found is null then
        return false;
    end if;
    for person in
        select distinct m.person_id from public.members m
        join public.organisations o on o.id = m.organisation_id and o.kind = 'trust'
        where m.role = 'administrator' and m.starts_on <= private.today() and (m.ends_on is null or m.ends_on > private.today())
    loop
        perform private.queue_message(person, 'log_incident', 'person', person, '{}', now(), format('log-incident/%s/%s', found, person));
    end loop;
    return true;
end
$$;

-- Adds what an administrator of a trust found out about an incident, for everybody to read, and ends it if they say so. Errors: 42501
-- not an administrator of a trust; P0002 no such incident; LG006 it has ended.
create function public.note_log_incident(incident bigint, words text, ended boolean default false)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    trust uuid := (select o.id from public.organisations o
        where o.kind = 'trust' and o.id in (select private.my_organisations('administrator')) order by o.slug limit 1);
    known tlog.incidents;
begin
    perform private.require_role(trust, 'administrator');
    select * into known from tlog.incidents i where i.id = incident for update;
    if not found then
        perform private.refuse('P0002', 'There is no such incident');
    end if;
    if known.ended_at is not null then
        perform private.refuse('LG006', 'This has been ended. Nothing more is added to it');
    end if;
    perform private.require_text(words, 2000, 'words', 'Write what you found, for everybody to read');
    insert into tlog.incident_notes (incident_id, organisation_id, words, noted_by) values (incident, trust, words, auth.uid());
    if ended then
        update tlog.incidents i set ended_at = now() where i.id = incident;
    end if;
end
$$;

-- What went wrong with the log, newest first, for anyone: twenty a page, those before `before`. Out: a list of {id, kind, facts,
-- found_at, ended_at, notes: [{words, at, by}]}, where `by` is an organisation.
create function public.log_incidents(before bigint default null)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'facts', i.facts, 'found_at', i.found_at, 'ended_at', i.ended_at,
        'notes', (select coalesce(jsonb_agg(jsonb_build_object('words', n.words, 'at', n.noted_at, 'by', o.name) order by n.id), '[]')
            from tlog.incident_notes n join public.organisations o on o.id = n.organisation_id where n.incident_id = i.id))
        order by i.id desc), '[]')
    from (select * from tlog.incidents x where before is null or x.id < before order by x.id desc limit 20) i
$$;
grant execute on function public.log_incidents to anon, authenticated;
grant execute on function public.note_log_incident to authenticated;

-- Appends that another key signs the log from now on, once. In: both public keys, 32 bytes as base64url. While the one before still
-- signs too, whoever knows it alone reads here which one comes after it. Out: the entry's id, or null where it stands there already.
-- Errors: 23514, the constraint of tlog.staging, refuses what is not such a key.
create function tlog.rotate_key(before text, after text)
returns text
language plpgsql security definer set search_path = ''
as $$
declare
    rotated uuid := md5('key ' || before || ' ' || after)::uuid;
begin
    if exists (select 1 from tlog.subjects s where s.subject_id = rotated) then
        return null;
    end if;
    return tlog.append('key.rotated', rotated, jsonb_build_object('before', before, 'after', after));
end
$$;

-- Puts published entries back at the end of a log that is shorter than what was published. In: their bytes, in order, from number
-- tlog.size() on; whoever calls has checked them against a signed head. Whose view shows an entry follows from those it names.
-- Errors: LG007 a sequencer is at work, bytes are not those of an entry, or another entry has its id.
create function tlog.restore(bodies bytea[])
returns int
language plpgsql security definer set search_path = ''
as $$
declare
    held bigint := tlog.size();
    body bytea;
    entry jsonb;
    known tlog.entries;
    leaves bytea := '';
    given int := 0;
begin
    if not tlog.begin_sequencing() then
        raise exception using errcode = 'LG007', message = 'a sequencer is at work: stop the worker first';
    end if;
    foreach body in array bodies loop
        entry := convert_from(body, 'UTF8')::jsonb;
        if tlog.bytes_of(entry) <> body or coalesce(entry ->> 'id', '') = '' then
            raise exception using errcode = 'LG007', message = 'these are not the bytes of an entry';
        end if;
        select e.* into known from tlog.entries e
        where e.entry_id in (select entry -> 'prev' ->> 0 union all select r.value from jsonb_each_text(entry -> 'refs') r)
            and e.organisation_id is not null
        order by e.programme_id is null, e.index limit 1;
        if known.organisation_id is null then
            select o.id into known.organisation_id from public.organisations o where o.slug = entry ->> 'trust';
        end if;
        insert into tlog.entries (index, entry_id, body, leaf_hash, programme_id, organisation_id, staged_at)
        values (held + given, entry ->> 'id', body, sha256('\x00'::bytea || body), known.programme_id, known.organisation_id, now());
        leaves := leaves || sha256('\x00'::bytea || body);
        given := given + 1;
    end loop;
    if given > 0 then
        perform tlog.add_hashes(0, held, leaves);
    end if;
    -- What waited for its number has it now.
    delete from tlog.staging s using tlog.entries e where e.index >= held and e.entry_id = s.entry ->> 'id';
    return given;
exception when unique_violation then
    raise exception using errcode = 'LG007', message = 'another entry of the log has this id';
end
$$;

-- After entries were put back from number `since` on: the next entry of each thing follows its last one in the log. What was written
-- over the restored database before, and has no number yet, would follow an entry that others already follow: its `prev` is set anew, the
-- one change of a staged row there is. Nobody has seen it, and promises are about first entries, which follow none. Out: how many were.
create function tlog.follow_restored(since bigint)
returns int
language plpgsql security definer set search_path = ''
as $$
declare
    changed int;
begin
    create temporary table restored_ends on commit drop as
    with recursive later as materialized (
        select convert_from(e.body, 'UTF8')::jsonb -> 'prev' ->> 0 as before, e.entry_id from tlog.entries e where e.index >= since
    ), begun as (
        select s.last_entry as begin from tlog.subjects s union select s.entry -> 'prev' ->> 0 from tlog.staging s
    ), chain as (
        select b.begin, l.entry_id, 1 as steps from begun b join later l on l.before = b.begin
        union all
        select c.begin, l.entry_id, c.steps + 1 from chain c join later l on l.before = c.entry_id
    )
    select distinct on (c.begin) c.begin, c.entry_id from chain c order by c.begin, c.steps desc;
    update tlog.subjects s set last_entry = r.entry_id from pg_temp.restored_ends r where r.begin = s.last_entry;
    alter table tlog.staging disable trigger entries_are_kept;
    update tlog.staging s set entry = s.entry || jsonb_build_object('prev', jsonb_build_array(r.entry_id))
    from pg_temp.restored_ends r where r.begin = s.entry -> 'prev' ->> 0;
    get diagnostics changed = row_count;
    alter table tlog.staging enable trigger entries_are_kept;
    return changed;
end
$$;
