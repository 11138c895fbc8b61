-- Codes merged into one another, split into several, and a merge undone. Codings are carried over and never moved: those of
-- the replaced code stay with it, so that its history and what coders first agreed on can still be read.

-- Carries the standing codings of a code over to another, all or those of the named spans: [{"contribution","starts","ends"}].
-- What was settled as not fitting is not carried.
create function private.carry_codings(code uuid, target uuid, spans jsonb default null)
returns void
language sql security definer set search_path = ''
as $$
    insert into public.codings (contribution_id, code_id, starts, ends, coder_id, how, carried_from)
    select k.contribution_id, target, k.starts, k.ends, k.coder_id, 'carried over', k.id
    from public.codings k
    left join public.settlements s on s.contribution_id = k.contribution_id and s.code_id = k.code_id
    where k.code_id = code and k.taken_off_at is null and s.fits is distinct from false
        and (spans is null or (k.contribution_id, k.starts, k.ends) in (
            select (chosen ->> 'contribution')::uuid, (chosen ->> 'starts')::int, (chosen ->> 'ends')::int
            from jsonb_array_elements(spans) chosen))
    on conflict (contribution_id, code_id, coder_id, starts, ends) where taken_off_at is null do nothing
$$;

-- Merges a code into another of the same code book. Its codings and what was settled as fitting are carried over; where it
-- was settled before that the other does not fit, that stands. Codes under it come to stand under the other.
-- Errors: TX001 no reason, KO005 too deep, KO008 not two codes, or the other stands under it.
create function public.merge_codes(code uuid, target uuid, why text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    merged public.codes := private.lock_code(code);
    child uuid;
begin
    if target is null or target = code or not exists (select 1 from public.codes c where c.id = target
        and c.programme_id = merged.programme_id and c.replaced_at is null) then
        perform private.refuse('KO008', 'Choose another code of this code book', 'target');
    end if;
    if target in (select u.id from private.codes_under(code) u) then
        perform private.refuse('KO008', 'That code stands under this one. Merge it into this one instead, or move it first.', 'target');
    end if;
    perform private.require_text(why, 1000, 'why', 'Say why, so that others understand it later');
    perform 1 from public.codes c where c.id = target for update;
    for child in select c.id from public.codes c where c.parent_id = code and c.replaced_at is null order by c.name loop
        perform private.require_place(merged.programme_id, target, (select max(u.below) + 1 from private.codes_under(child) u));
        perform private.store_move(child, target, '');
    end loop;
    perform private.carry_codings(code, target);
    insert into public.settlements (contribution_id, code_id, fits, reason, settled_by, settled_at, carried_from)
    select s.contribution_id, target, true, s.reason, s.settled_by, s.settled_at, code
    from public.settlements s where s.code_id = code and s.fits
    on conflict do nothing;
    update public.codes c set replaced_at = now() where c.id = code;
    insert into public.code_changes (code_id, other_id, kind, why, changed_by) values (code, target, 'merged', why, auth.uid());
end
$$;

-- Undoes the merge of a code: it stands again with the codings it had, and those carried over are taken off the other. Codes
-- that stood under it stay where they are now. Errors: P0002 hidden, or not merged; TX001; KO006 another has its name now.
create function public.undo_merge(code uuid, why text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    merged public.codes;
    target uuid;
begin
    perform private.lock_code_book((select c.programme_id from public.codes c where c.id = code));
    select * into merged from public.codes c where c.id = code for update;
    -- The last of what became of it: a code that was split has no merge to undo.
    select case h.kind when 'merged' then h.other_id end into target from public.code_changes h
    where h.code_id = code and h.kind in ('merged', 'split', 'merge undone') order by h.changed_at desc limit 1;
    if target is null or merged.replaced_at is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_text(why, 1000, 'why', 'Say why, so that others understand it later');
    perform private.require_code_wording(merged.programme_id, code, merged.name, '', '');
    update public.codings k set taken_off_at = now()
    where k.code_id = target and k.taken_off_at is null
        and k.carried_from in (select o.id from public.codings o where o.code_id = code);
    delete from public.settlements s where s.code_id = target and s.carried_from = code;
    -- Where the code above it is gone or has come to stand lower, it stands at the top.
    update public.codes c set replaced_at = null, parent_id = case when private.code_depth(c.parent_id) < 4
        and exists (select 1 from public.codes p where p.id = c.parent_id and p.replaced_at is null) then c.parent_id end
    where c.id = code;
    insert into public.code_changes (code_id, other_id, kind, why, changed_by) values (code, target, 'merge undone', why, auth.uid());
end
$$;

-- Splits a code into several that stand where it stood. In: parts [{"name","definition","spans": [{"contribution","starts",
-- "ends"}], "rest": bool}], two to ten; a span may go to several parts or to none. `shown` are the spans that could be chosen
-- from: those of a code that is put to more than a page can show go to the parts with `rest`. Out: the parts' ids.
-- Errors: KO009 not two to ten parts, TX001 (field why, or name_1, name_2…), KO006 (name_1…).
create function public.split_code(code uuid, parts jsonb, shown jsonb, why text)
returns uuid[]
language plpgsql security definer set search_path = ''
as $$
declare
    parted public.codes := private.lock_code(code);
    part jsonb;
    child uuid;
    made uuid;
    all_made uuid[] := '{}';
    rest jsonb;
begin
    if coalesce(jsonb_array_length(parts), 0) not between 2 and 10 then
        perform private.refuse('KO009', 'Name at least two codes to split it into', 'name_1');
    end if;
    -- Out of the way before the parts are made: one of them may keep the name.
    update public.codes c set replaced_at = now() where c.id = code;
    select coalesce(jsonb_agg(distinct jsonb_build_object('contribution', k.contribution_id, 'starts', k.starts, 'ends', k.ends)), '[]')
    into rest from public.codings k
    where k.code_id = code and k.taken_off_at is null and (k.contribution_id, k.starts, k.ends) not in (
        select (seen ->> 'contribution')::uuid, (seen ->> 'starts')::int, (seen ->> 'ends')::int
        from jsonb_array_elements(coalesce(shown, '[]')) seen);
    for part in select * from jsonb_array_elements(parts) loop
        begin
            perform private.require_code_wording(parted.programme_id, null, part ->> 'name', coalesce(part ->> 'definition', ''), '');
        exception when sqlstate 'TX001' or sqlstate 'TX002' or sqlstate 'KO006' then
            perform private.refuse(sqlstate, sqlerrm, 'name_' || (cardinality(all_made) + 1));
        end;
        made := private.store_code(parted.programme_id, parted.organisation_id, parted.parent_id, part ->> 'name', part ->> 'definition', '');
        perform private.carry_codings(code, made, coalesce(part -> 'spans', '[]')
            || case when (part ->> 'rest')::boolean then rest else '[]' end);
        all_made := all_made || made;
    end loop;
    perform private.require_text(why, 1000, 'why', 'Say why, so that others understand it later');
    for child in select c.id from public.codes c where c.parent_id = code and c.replaced_at is null order by c.name loop
        perform private.store_move(child, parted.parent_id, '');
    end loop;
    insert into public.code_changes (code_id, other_id, kind, why, changed_by)
    select code, one, 'split', split_code.why, auth.uid() from unnest(all_made) one;
    return all_made;
end
$$;

grant execute on function public.merge_codes, public.undo_merge, public.split_code to authenticated;
