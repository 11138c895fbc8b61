-- The code book as it changes: codes made, reworded, moved under another, merged and split, and what was what before.
-- Who may see what: whoever reads the code book reads its changes; who made them is told by name on the page of a code.
-- Nothing is lost by a change: a code that was merged or split keeps its codings, and stays to be read.

create table public.code_changes (
    id uuid primary key default gen_random_uuid(),
    code_id uuid not null references public.codes,
    -- The code it was merged into, or one of those it was split into.
    other_id uuid references public.codes,
    kind text not null check (kind in ('made', 'reworded', 'moved', 'merged', 'merge undone', 'split')),
    -- What changed, as it stood: {"name","definition","examples"} when reworded, {"under"} (a name or null) when moved.
    before jsonb,
    after jsonb,
    why text not null default '' check (char_length(why) <= 1000),
    changed_by uuid references auth.users,
    changed_at timestamptz not null default clock_timestamp(),
    check ((kind in ('merged', 'merge undone', 'split')) = (other_id is not null))
);
create index on public.code_changes (code_id, changed_at desc);
create index on public.code_changes (other_id, changed_at desc) where other_id is not null;
alter table public.code_changes enable row level security;
grant select (id, code_id, other_id, kind, before, after, why, changed_at) on public.code_changes to authenticated;
create policy "whoever reads the code book reads its changes" on public.code_changes for select to authenticated
using (exists (select 1 from public.codes c where c.id = code_id));

-- Locks the code book of a programme, so that no two changes make a circle between them. Out: its trust.
-- Errors: P0002 for whoever does not listen there.
create function private.lock_code_book(programme uuid)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    organisation uuid;
begin
    select p.organisation_id into organisation from public.programmes p
    where p.id = programme and p.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))
    for no key update;
    if organisation is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return organisation;
end
$$;

-- A standing code, locked with its code book. Errors: P0002 hidden or absent, KO001 replaced.
create function private.lock_code(code uuid)
returns public.codes
language plpgsql security definer set search_path = ''
as $$
declare
    found_code public.codes;
begin
    perform private.lock_code_book((select c.programme_id from public.codes c where c.id = code));
    select * into found_code from public.codes c where c.id = code for update;
    if found_code.replaced_at is not null then
        perform private.refuse('KO001', 'This code was merged or split since you opened the page. Its history says what it became.', 'code');
    end if;
    return found_code;
end
$$;

-- How deep a code stands, 1 at the top; 0 for none.
create function private.code_depth(code uuid)
returns int
language sql stable security definer set search_path = ''
as $$
    with recursive above as (
        select c.id, c.parent_id from public.codes c where c.id = code
        union all
        select c.id, c.parent_id from public.codes c join above a on c.id = a.parent_id
    )
    select count(*)::int from above
$$;

-- The standing codes under a code, itself first, with how deep below: itself 0.
create function private.codes_under(code uuid)
returns table (id uuid, below int)
language sql stable security definer set search_path = ''
as $$
    with recursive under as (
        select c.id, 0 as below from public.codes c where c.id = code
        union all
        select c.id, u.below + 1 from public.codes c join under u on c.parent_id = u.id and c.replaced_at is null
    )
    select under.id, under.below from under
$$;

-- Refuses a place under a code that does not stand in the same code book, or that would make more than four levels: deeper
-- nobody finds a code again. In: how many levels come along. Errors: KO005.
create function private.require_place(programme uuid, parent uuid, levels int default 1)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    if parent is not null and not exists (select 1 from public.codes c
        where c.id = parent and c.programme_id = programme and c.replaced_at is null) then
        perform private.refuse('KO005', 'Choose a code of this code book', 'parent');
    end if;
    if private.code_depth(parent) + levels > 4 then
        perform private.refuse('KO005', 'That would be deeper than four levels. Choose a code nearer the top.', 'parent');
    end if;
end
$$;

-- Refuses a wording that cannot be kept: TX001, TX002, KO006 another standing code has that name.
create function private.require_code_wording(programme uuid, code uuid, name text, definition text, examples text)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.require_text(name, 80, 'name', 'Give the code a name');
    if char_length(definition) > 2000 then
        perform private.refuse('TX002', 'Use 2,000 characters or fewer', 'definition');
    end if;
    if char_length(examples) > 2000 then
        perform private.refuse('TX002', 'Use 2,000 characters or fewer', 'examples');
    end if;
    if exists (select 1 from public.codes c where c.programme_id = programme and c.replaced_at is null
        and lower(c.name) = lower(btrim(require_code_wording.name)) and c.id is distinct from code) then
        perform private.refuse('KO006', 'There is a code of this name already', 'name');
    end if;
end
$$;

-- Stores a code and says in its history that it was made. The caller has checked who may and what. Out: its id.
create function private.store_code(programme uuid, organisation uuid, parent uuid, name text, definition text, examples text, starter text default null)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    made uuid;
begin
    if (select count(*) from public.codes c where c.programme_id = programme and c.replaced_at is null) >= 300 then
        perform private.refuse('KO007', 'A code book holds 300 codes: more than that nobody codes by. Merge some first.');
    end if;
    insert into public.codes (organisation_id, programme_id, parent_id, name, definition, examples, starter, made_by)
    values (organisation, programme, parent, btrim(store_code.name), coalesce(store_code.definition, ''),
        coalesce(store_code.examples, ''), store_code.starter, auth.uid())
    returning id into made;
    insert into public.code_changes (code_id, kind, changed_by) values (made, 'made', auth.uid());
    return made;
end
$$;

-- Makes a code. In: under which it stands, or null. Out: its id. Errors: TX001, TX002, KO005, KO006, KO007.
create function public.make_code(programme uuid, name text, definition text default '', examples text default '', parent uuid default null)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    organisation uuid := private.lock_code_book(programme);
begin
    perform private.require_code_wording(programme, null, name, definition, examples);
    perform private.require_place(programme, parent);
    return private.store_code(programme, organisation, parent, name, definition, examples);
end
$$;

-- Rewords a code; the wording before it is kept. In: `expected` is the wording that was on the page, {"name","definition",
-- "examples"}, so that two people writing at once do not overwrite each other. Errors: KO002 somebody reworded it, and as make_code.
create function public.revise_code(code uuid, name text, definition text, examples text, expected jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    stood public.codes := private.lock_code(code);
    wording jsonb := jsonb_build_object('name', stood.name, 'definition', stood.definition, 'examples', stood.examples);
    reworded jsonb := jsonb_build_object('name', btrim(revise_code.name), 'definition', coalesce(revise_code.definition, ''),
        'examples', coalesce(revise_code.examples, ''));
begin
    if wording is distinct from expected then
        perform private.refuse('KO002', 'Someone else has reworded this since you opened it. Your wording is still here; read theirs first.', 'name');
    end if;
    perform private.require_code_wording(stood.programme_id, code, name, definition, examples);
    if wording = reworded then
        return;
    end if;
    update public.codes c set name = reworded ->> 'name', definition = reworded ->> 'definition', examples = reworded ->> 'examples'
    where c.id = code;
    insert into public.code_changes (code_id, kind, before, after, changed_by) values (code, 'reworded', wording, reworded, auth.uid());
end
$$;

-- Puts a code, with those under it, under another, or at the top (null). Errors: KO005 no such place, under itself, or too deep.
create function public.move_code(code uuid, parent uuid default null, why text default '')
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    moved public.codes := private.lock_code(code);
begin
    if parent in (select u.id from private.codes_under(code) u) then
        perform private.refuse('KO005', 'A code cannot stand under itself', 'parent');
    end if;
    perform private.require_place(moved.programme_id, parent, (select max(u.below) + 1 from private.codes_under(code) u));
    if parent is not distinct from moved.parent_id then
        return;
    end if;
    perform private.store_move(code, parent, coalesce(why, ''));
end
$$;

-- Moves a code and says so in its history. The caller has checked who may and where to.
create function private.store_move(code uuid, parent uuid, why text)
returns void
language sql security definer set search_path = ''
as $$
    insert into public.code_changes (code_id, kind, before, after, why, changed_by)
    select c.id, 'moved', jsonb_build_object('under', (select p.name from public.codes p where p.id = c.parent_id)),
        jsonb_build_object('under', (select p.name from public.codes p where p.id = store_move.parent)), store_move.why, auth.uid()
    from public.codes c where c.id = code;
    update public.codes c set parent_id = store_move.parent where c.id = code;
$$;

grant execute on function public.make_code, public.revise_code, public.move_code to authenticated;
