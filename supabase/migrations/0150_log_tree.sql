-- The accountability log itself: entries with their numbers, and the tree of hashes over them (RFC 6962 2.1), kept in tiles of 256
-- hashes (C2SP tlog-tiles). One sequencer takes what is staged; nothing else writes here, and nothing is ever changed (ADR 0026).
-- Who may see what: no application role sees the schema `tlog`. What is published is published by the worker.

create table tlog.entries (
    index bigint primary key check (index >= 0),
    entry_id text not null unique,
    body bytea not null check (octet_length(body) <= 65535),
    leaf_hash bytea not null check (octet_length(leaf_hash) = 32),
    programme_id uuid,
    organisation_id uuid,
    staged_at timestamptz not null,
    sequenced_at timestamptz not null default now()
);
create index on tlog.entries (organisation_id, index desc) where organisation_id is not null;

-- Tile `index` of level `level`: at most 256 hashes of 32 bytes, each the root of 256^level entries. Only full tiles have a hash one
-- level up. Hashes do not compress.
create table tlog.tiles (
    level int not null check (level between 0 and 7),
    index bigint not null check (index >= 0),
    hashes bytea not null check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0),
    primary key (level, index)
);
alter table tlog.tiles alter column hashes set storage external;

alter table tlog.entries enable row level security;
alter table tlog.tiles enable row level security;

create trigger entries_are_kept before update or delete on tlog.entries
for each row execute function tlog.refuse_change();
create trigger entries_are_kept_whole before truncate on tlog.entries
for each statement execute function tlog.refuse_change();
create trigger tiles_are_kept before delete on tlog.tiles
for each row execute function tlog.refuse_change();
create trigger tiles_are_kept_whole before truncate on tlog.tiles
for each statement execute function tlog.refuse_change();

-- What is staged leaves only for the log: an entry that stands there, byte for byte, need not wait any more.
create function tlog.refuse_loss()
returns trigger
language plpgsql set search_path = ''
as $$
begin
    if exists (
        select 1 from gone g
        where not exists (select 1 from tlog.entries e where e.entry_id = g.entry ->> 'id' and e.body = g.body)
    ) then
        raise exception using errcode = 'LG001', message = 'an entry of the log is never changed or removed';
    end if;
    return null;
end
$$;
create trigger entries_are_not_lost after delete on tlog.staging referencing old table as gone
for each statement execute function tlog.refuse_loss();

-- A tile only grows: what it held it still holds.
create function tlog.refuse_other_hashes()
returns trigger
language plpgsql set search_path = ''
as $$
begin
    if (new.level, new.index) <> (old.level, old.index)
        or substr(new.hashes, 1, octet_length(old.hashes)) <> old.hashes then
        raise exception using errcode = 'LG001', message = 'a hash of the log is never changed or removed';
    end if;
    return new;
end
$$;
create trigger tiles_only_grow before update on tlog.tiles
for each row execute function tlog.refuse_other_hashes();

-- The hash of a perfect subtree over hashes of 32 bytes, one after the other; their number is a power of two (RFC 6962 2.1).
create function tlog.perfect_root(hashes bytea)
returns bytea
language plpgsql immutable set search_path = ''
as $$
declare
    width int := octet_length(hashes) / 32;
begin
    while width > 1 loop
        select string_agg(sha256('\x01'::bytea || substr(hashes, pair * 64 + 1, 64)), ''::bytea order by pair) into hashes
        from generate_series(0, width / 2 - 1) pair;
        width := width / 2;
    end loop;
    return hashes;
end
$$;

-- Puts hashes behind the `start` hashes that level `level` has, and the hash of each tile that fills up one level higher.
create function tlog.add_hashes(level int, start bigint, hashes bytea)
returns void
language plpgsql set search_path = ''
as $$
declare
    tile bigint := start / 256;
    held int := start % 256;
    chunk bytea;
    whole bytea;
    above bytea := '';
begin
    while octet_length(hashes) > 0 loop
        chunk := substr(hashes, 1, (256 - held) * 32);
        hashes := substr(hashes, octet_length(chunk) + 1);
        if held = 0 then
            insert into tlog.tiles values (level, tile, chunk) returning tiles.hashes into whole;
        else
            update tlog.tiles t set hashes = t.hashes || chunk where t.level = add_hashes.level and t.index = tile
            returning t.hashes into whole;
        end if;
        if octet_length(whole) = 8192 then
            above := above || tlog.perfect_root(whole);
        end if;
        tile := tile + 1;
        held := 0;
    end loop;
    if octet_length(above) > 0 then
        perform tlog.add_hashes(level + 1, start / 256, above);
    end if;
end
$$;

-- How many entries the log has.
create function tlog.size()
returns bigint
language sql stable set search_path = ''
as $$
    select coalesce(max(index) + 1, 0) from tlog.entries
$$;

-- Only one sequencer is at work at a time; the others go home. Held to the end of the transaction.
create function tlog.begin_sequencing()
returns boolean
language plpgsql set search_path = ''
as $$
begin
    -- What was answered with a number is on the disk.
    perform set_config('synchronous_commit', 'on', true);
    return pg_try_advisory_xact_lock(hashtextextended('tlog.sequence', 150));
end
$$;

-- Gives the next numbers to staged rows, in the order they were staged, and adds them to the tree. Only for whoever holds
-- begin_sequencing().
create function tlog.integrate(staged bigint[])
returns int
language plpgsql set search_path = ''
as $$
declare
    held bigint := tlog.size();
    leaves bytea;
begin
    with gone as (
        delete from tlog.staging s where s.id = any (staged) returning s.*
    ), numbered as (
        insert into tlog.entries (index, entry_id, body, leaf_hash, programme_id, organisation_id, staged_at)
        select held + row_number() over (order by g.id) - 1, g.entry ->> 'id', g.body, sha256('\x00'::bytea || g.body),
            g.programme_id, g.organisation_id, g.staged_at
        from gone g
        returning index, leaf_hash
    )
    select string_agg(n.leaf_hash, ''::bytea order by n.index) into leaves from numbered n;
    if leaves is null then
        return 0;
    end if;
    perform tlog.add_hashes(0, held, leaves);
    return octet_length(leaves) / 32;
end
$$;

-- Takes what is staged and committed into the log, oldest first, in this transaction. Out: how many; null when another sequencer is at
-- it. A row that refers to another was staged after that one had been, so references only ever point back.
create function tlog.sequence(at_most int default 4096)
returns int
language plpgsql security definer set search_path = ''
as $$
begin
    if not tlog.begin_sequencing() then
        return null;
    end if;
    return tlog.integrate(array(select s.id from tlog.staging s order by s.id limit at_most));
end
$$;

-- Hash tile `index` of level `level` as it stood with `width` hashes; null where there is none.
create function tlog.tile(level int, index bigint, width int default 256)
returns bytea
language sql stable set search_path = ''
as $$
    select substr(t.hashes, 1, tile.width * 32) from tlog.tiles t
    where t.level = tile.level and t.index = tile.index and octet_length(t.hashes) >= tile.width * 32
$$;

-- Entry bundle `index` with its first `width` entries, each after its length in two bytes (C2SP tlog-tiles); null where there is none.
create function tlog.bundle(index bigint, width int default 256)
returns bytea
language sql stable set search_path = ''
as $$
    select case when count(*) = bundle.width then
        string_agg(decode(lpad(to_hex(octet_length(e.body)), 4, '0'), 'hex') || e.body, ''::bytea order by e.index) end
    from tlog.entries e
    where e.index >= bundle.index * 256 and e.index < bundle.index * 256 + bundle.width
$$;

-- The root of the tree over the first `at_size` entries (all, where none is given), from the tiles at its right edge: at most two reads a
-- level. Errors: LG004 the log is not that large.
create function tlog.root(at_size bigint default null)
returns bytea
language plpgsql stable security definer set search_path = ''
as $$
declare
    upto bigint := coalesce(at_size, tlog.size());
    level int := 0;
    width int;
    hashes bytea;
    part int;
    folded bytea;
begin
    if upto = 0 then
        return sha256('');
    end if;
    while upto > 0 loop
        width := upto % 256;
        upto := upto / 256;
        if width > 0 then
            hashes := tlog.tile(level, upto, width);
            if hashes is null then
                raise exception using errcode = 'LG004', message = 'the log is not that large';
            end if;
            -- The perfect subtrees in it, from the last and smallest: RFC 6962 splits at the largest power of two.
            part := 1;
            while width > 0 loop
                if width & part > 0 then
                    width := width - part;
                    folded := case when folded is null then tlog.perfect_root(substr(hashes, width * 32 + 1, part * 32))
                        else sha256('\x01'::bytea || tlog.perfect_root(substr(hashes, width * 32 + 1, part * 32)) || folded) end;
                end if;
                part := part * 2;
            end loop;
        end if;
        level := level + 1;
    end loop;
    return folded;
end
$$;
