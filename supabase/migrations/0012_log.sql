-- The accountability log's staging table: what the public record says of each change, written by trigger in
-- the transaction that makes the change, so that there is no change without an entry (style.md 14, log.md 1).
-- Who may see what: no application role sees or writes the schema `tlog`; entries become public when they
-- are sequenced into the log. An entry holds closed words, days and salted commitments, never a word anyone wrote.

create schema tlog;

-- Whether a value has a form of tlog.entry_schema() (0151), which says what forms there are. Like all that a constraint asks it must
-- answer the same forever: a type that changes gets another version beside the old one.
create function tlog.fits(value jsonb, form jsonb)
returns boolean
-- No path of its own: it runs under that of is_entry, and setting one for each value would cost a third more.
language plpgsql immutable
as $$
declare
    text_of text := value #>> '{}';
    key text;
    inner_form jsonb;
    named int := 0;
begin
    if jsonb_typeof(form) = 'string' then
        return jsonb_typeof(value) = (case form #>> '{}' when 'count' then 'number' else 'string' end) and case form #>> '{}'
            -- 16 and 32 bytes in base64url have bits left over at their end, which are 0 (RFC 4648 3.5).
            when 'id' then text_of ~ '^[A-Za-z0-9_-]{21}[AQgw]$'
            when 'key' then text_of ~ '^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$'
            when 'day' then text_of ~ '^2\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$'
            when 'hour' then text_of ~ '^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):00Z$'
            -- Nine digits: those of telephones and of the NHS have ten and more.
            when 'count' then text_of ~ '^(0|[1-9]\d{0,8})$'
            when 'hex' then text_of ~ '^[0-9a-f]{64}$'
            when 'slug' then text_of ~ '^[a-z][a-z0-9-]{1,60}$'
            else false end;
    elsif jsonb_typeof(form -> 0) = 'array' then
        return value = (select coalesce(jsonb_agg(w.word order by w.ordinality), '[]')
            from jsonb_array_elements(form -> 0) with ordinality w (word, ordinality) where value ? (w.word #>> '{}'));
    elsif jsonb_typeof(form) = 'array' then
        return jsonb_typeof(value) = 'string' and form ? text_of;
    elsif jsonb_typeof(value) <> 'object' then
        return false;
    end if;
    for key, inner_form in select e.key, e.value from jsonb_each(form) e loop
        if value ? rtrim(key, '?') then
            if tlog.fits(value -> rtrim(key, '?'), inner_form) is not true then
                return false;
            end if;
            named := named + 1;
        elsif right(key, 1) <> '?' then
            return false;
        end if;
    end loop;
    return named = (select count(*) from jsonb_object_keys(value));
end
$$;

-- Whether an entry says only what its type may say. Besides that each has its version, its type, a random id, and the entry before
-- it about the same thing, if there is one.
create function tlog.is_entry(entry jsonb)
returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
    return coalesce(jsonb_typeof(entry) = 'object' and (entry -> 'v')::text = '1' and tlog.fits(entry -> 'id', '"id"')
        and jsonb_typeof(entry -> 'prev') = 'array' and case jsonb_array_length(entry -> 'prev')
            when 0 then true when 1 then tlog.fits(entry -> 'prev' -> 0, '"id"') else false end
        and tlog.fits(entry - array['v', 'type', 'id', 'prev'], tlog.entry_schema() -> (entry ->> 'type')), false);
end
$$;

-- The bytes of an entry: RFC 8785. Keys are ASCII, so that sorting by bytes is sorting as RFC 8785 3.2.3 asks; strings and
-- whole numbers of the closed form print the same in both.
create function tlog.canonical(value jsonb)
returns text
language plpgsql immutable set search_path = ''
as $$
declare
    -- Written piece by piece: aggregates that sort take twice as long, and each entry pays for it.
    written text := '';
    key text;
    part jsonb;
begin
    if jsonb_typeof(value) = 'object' then
        for key in select k from jsonb_object_keys(value) k order by k collate "C" loop
            part := value -> key;
            written := written || ',' || to_json(key)::text || ':' || case
                when jsonb_typeof(part) = 'object' or jsonb_typeof(part) = 'array' and part <> '[]' then tlog.canonical(part)
                else part::text end;
        end loop;
        return '{' || substr(written, 2) || '}';
    elsif jsonb_typeof(value) = 'array' then
        for part in select e.value from jsonb_array_elements(value) with ordinality e order by e.ordinality loop
            written := written || ',' || tlog.canonical(part);
        end loop;
        return '[' || substr(written, 2) || ']';
    end if;
    return value::text;
end
$$;

create function tlog.bytes_of(entry jsonb)
returns bytea
language plpgsql immutable set search_path = ''
as $$
begin
    return convert_to(tlog.canonical(entry), 'UTF8');
end
$$;

-- Entries that wait for their number: rows leave when the sequencer has put them into `tlog.entries` (0150), and only then.
-- `programme_id` and `organisation_id` say whose view shows an entry; they are beside the entry, never in it.
create table tlog.staging (
    id bigint generated always as identity primary key,
    entry jsonb not null check (tlog.is_entry(entry)),
    body bytea generated always as (tlog.bytes_of(entry)) stored,
    programme_id uuid,
    organisation_id uuid,
    staged_at timestamptz not null default now()
);

-- Which entries are about which row. Erasable: the log itself names no row of ours.
create table tlog.subjects (
    subject_id uuid primary key,
    first_entry text not null,
    last_entry text not null,
    programme_id uuid,
    organisation_id uuid
);

-- What opens the commitments to published text, and which row the entry is about. A contribution's own salt is in private.salts and falls
-- with its words.
create table tlog.salts (
    entry_id text not null,
    label text not null,
    salt bytea not null,
    subject_id uuid,
    primary key (entry_id, label)
);

-- Entries are added and never changed, not even by the owner of the table.
create function tlog.refuse_change()
returns trigger
language plpgsql set search_path = ''
as $$
begin
    raise exception using errcode = 'LG001', message = 'an entry of the log is never changed or removed';
end
$$;
create trigger entries_are_kept before update on tlog.staging
for each row execute function tlog.refuse_change();
create trigger entries_are_kept_whole before truncate on tlog.staging
for each statement execute function tlog.refuse_change();

-- SHA-256(salt || len8(label) || label || content) with a fresh salt, kept until its subject is erased (log.md 2).
create function tlog.commitment(entry_id text, label text, content text, subject uuid)
returns text
language plpgsql set search_path = ''
as $$
declare
    salt bytea := extensions.gen_random_bytes(32);
begin
    insert into tlog.salts values (entry_id, label, salt, subject);
    return private.base64url(sha256(salt || decode(lpad(to_hex(octet_length(label)), 2, '0'), 'hex')
        || convert_to(label, 'UTF8') || convert_to(content, 'UTF8')));
end
$$;

-- Appends an entry about a row. In: the type, the row's id, closed facts, texts to commit to ({label: text}), and
-- the rows it refers to ({word: id}), each by its first entry. `at` is coarse: the day of what people did, the hour of what an
-- institution did, by UTC, as the type says; and whose it is, where the row belongs to an organisation as a whole and to no programme.
-- Out: the entry's id.
-- No sequential scans: a plan made while the table of subjects was small would be kept through a large import.
create function tlog.append(type text, subject uuid, facts jsonb default '{}', texts jsonb default '{}', refs jsonb default '{}',
    whose uuid default null)
returns text
language plpgsql security definer set search_path = '' set enable_seqscan = off
as $$
declare
    entry_id text := private.base64url(extensions.gen_random_bytes(16));
    known tlog.subjects;
    referred tlog.subjects;
    word text;
    other uuid;
    entry jsonb;
    named jsonb := '{}';
begin
    -- Locked, so that two entries at once follow one another and do not both follow the same one.
    select * into known from tlog.subjects s where s.subject_id = subject for update;
    entry := jsonb_build_object('v', 1, 'type', type, 'id', entry_id,
        'at', to_char(now() at time zone 'UTC', case tlog.entry_schema() -> type ->> 'at' when 'day' then 'YYYY-MM-DD' else 'YYYY-MM-DD"T"HH24":00Z"' end),
        'prev', case when known.subject_id is null then '[]'::jsonb else jsonb_build_array(known.last_entry) end) || jsonb_strip_nulls(facts);
    if texts <> '{}' then
        entry := entry || jsonb_build_object('c', (select jsonb_object_agg(key, tlog.commitment(entry_id, key, value, subject))
            from jsonb_each_text(texts)));
    end if;
    if refs <> '{}' then
        -- One look-up each: for a join the planner would read every subject there is.
        for word, other in select key, value::uuid from jsonb_each_text(refs) where value is not null loop
            select * into referred from tlog.subjects s where s.subject_id = other;
            if found then
                named := named || jsonb_build_object(word, referred.first_entry);
                known.programme_id := coalesce(known.programme_id, referred.programme_id);
                known.organisation_id := coalesce(known.organisation_id, referred.organisation_id);
            end if;
        end loop;
        if named <> '{}' then
            entry := entry || jsonb_build_object('refs', named);
        end if;
    end if;
    if known.organisation_id is null then
        -- A programme, or an organisation itself.
        select p.id, p.organisation_id into known.programme_id, known.organisation_id from public.programmes p where p.id = subject;
        if not found then
            select o.id into known.organisation_id from public.organisations o where o.id = coalesce(whose, subject);
        end if;
    end if;
    insert into tlog.staging (entry, programme_id, organisation_id) values (entry, known.programme_id, known.organisation_id);
    insert into tlog.subjects values (subject, entry_id, entry_id, known.programme_id, known.organisation_id)
    on conflict (subject_id) do update set last_entry = excluded.last_entry;
    return entry_id;
end
$$;
