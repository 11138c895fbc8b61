-- Writing the plan. All are security definer because application roles may not write tables (0001); each checks who may in its
-- first lines: engagement leads and decision owners. What becomes of an item after that: 0162.

-- Finds an item of one's own trust in one of these states and locks it. Errors: P0002, 42501, NP001 it has moved on.
create function private.lock_plan_item(item uuid, roles text[], variadic states text[])
returns public.plan_items
language plpgsql security definer set search_path = ''
as $$
declare
    found_item public.plan_items;
begin
    select * into found_item from public.plan_items where id = item for update;
    if found_item.id is null or found_item.organisation_id not in (select private.my_insight_trusts()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_role(found_item.organisation_id, variadic roles);
    if not found_item.state = any (states) then
        perform private.refuse('NP001', 'This has moved on since you opened it. Open it again to see where it stands.');
    end if;
    return found_item;
end
$$;

-- The text of an item, complete and of this programme. In: {"title","what","success","part","area","competency_id","owner_id",
-- "starts_on","due_on","partners":[uuid]}. Errors: TX001, TX002, MK002 the owner, NP002 a part, area, competency or partner that
-- is none, NP003 days that are none, end before they begin or are over ten years away.
create function private.require_plan_item(organisation uuid, programme uuid, given jsonb)
returns void
language plpgsql stable set search_path = ''
as $$
declare
    starts date := nullif(given ->> 'starts_on', '')::date;
    due date := nullif(given ->> 'due_on', '')::date;
    competency uuid := nullif(given ->> 'competency_id', '')::uuid;
begin
    perform private.require_text(given ->> 'title', 200, 'title', 'Enter a title');
    perform private.require_text(given ->> 'what', 4000, 'what', 'Write what will be done');
    perform private.require_text(given ->> 'success', 1000, 'success', 'Write how anybody will know that it worked');
    if coalesce(given ->> 'part', '') not in ('leadership_governance', 'national_organisational_competencies', 'patient_carer_feedback') then
        perform private.refuse('NP002', 'Choose which part of the framework it belongs to', 'part');
    end if;
    if coalesce(given ->> 'area', '') not in ('leadership_governance', 'data', 'feedback') then
        perform private.refuse('NP002', 'Choose the area it shows under', 'area');
    end if;
    if (given ->> 'part' = 'national_organisational_competencies') <> (competency is not null) then
        perform private.refuse('NP002', case when competency is null then 'Choose the competency it is about'
            else 'A competency is chosen only in the part about competencies' end, 'competency_id');
    end if;
    if competency is not null and not exists (select 1 from public.competencies c
        where c.id = competency and coalesce(c.organisation_id, organisation) = organisation) then
        perform private.refuse('NP002', 'Choose the competency it is about', 'competency_id');
    end if;
    if starts is null or starts not between date '2000-01-01' and private.today() + 3660 then
        perform private.refuse('NP003', 'Enter the day it starts', 'starts_on');
    end if;
    if due is null or due < starts or due > private.today() + 3660 then
        perform private.refuse('NP003', 'Enter the day it will be done by, after the day it starts', 'due_on');
    end if;
    perform private.owner_name(organisation, nullif(given ->> 'owner_id', '')::uuid, 'owner_id');
    if exists (select 1 from jsonb_array_elements_text(coalesce(given -> 'partners', '[]')) chosen (id)
        where chosen.id::uuid not in (select p.organisation_id from public.programme_partners p where p.programme_id = programme)) then
        perform private.refuse('NP002', 'Choose from the partners of this programme', 'partners');
    end if;
end
$$;

-- Writes the text given into the item, its partners and the version it now has.
create function private.write_plan_item(item uuid, given jsonb, new_version int, reason text)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    update public.plan_items i set title = given ->> 'title', what = given ->> 'what', success = given ->> 'success', part = given ->> 'part',
        area = given ->> 'area', competency_id = nullif(given ->> 'competency_id', '')::uuid, owner_id = (given ->> 'owner_id')::uuid,
        owner_name = private.owner_name(i.organisation_id, (given ->> 'owner_id')::uuid, 'owner_id'),
        starts_on = (given ->> 'starts_on')::date, due_on = (given ->> 'due_on')::date, version = new_version, changes = i.changes + 1,
        -- The board approved other words than these.
        state = case when i.state = 'board_approved' then 'coproduced' else i.state end
    where i.id = item;
    delete from public.plan_partners where plan_item_id = item;
    insert into public.plan_partners (plan_item_id, organisation_id)
    select distinct item, chosen.id::uuid from jsonb_array_elements_text(coalesce(given -> 'partners', '[]')) chosen (id);
    insert into public.plan_item_versions (plan_item_id, version, part, area, competency_id, title, what, success, owner_name, starts_on,
        due_on, partners, reason, written_by)
    select i.id, i.version, i.part, i.area, i.competency_id, i.title, i.what, i.success, i.owner_name, i.starts_on, i.due_on,
        array(select o.name from public.plan_partners l join public.organisations o on o.id = l.organisation_id
            where l.plan_item_id = i.id order by o.name), coalesce(write_plan_item.reason, ''), auth.uid()
    from public.plan_items i where i.id = item
    on conflict (plan_item_id, version) do update set part = excluded.part, area = excluded.area, competency_id = excluded.competency_id,
        title = excluded.title, what = excluded.what, success = excluded.success, owner_name = excluded.owner_name,
        starts_on = excluded.starts_on, due_on = excluded.due_on, partners = excluded.partners, written_at = now(), written_by = auth.uid();
end
$$;

-- Puts something in the plan, as a draft. In: the programme, and the text as require_plan_item has it. Out: its id.
create function public.add_plan_item(programme uuid, given jsonb)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    organisation uuid;
    made uuid;
begin
    -- Locked, so that two at once get two numbers.
    select organisation_id into organisation from public.programmes where id = programme for no key update;
    perform private.require_role(organisation, 'engagement_lead', 'decision_owner');
    perform private.require_plan_item(organisation, programme, given);
    insert into public.plan_items (organisation_id, programme_id, number, part, area, competency_id, title, what, success, owner_id,
        owner_name, starts_on, due_on, added_by)
    select organisation, programme, coalesce(max(i.number), 0) + 1, given ->> 'part', given ->> 'area', nullif(given ->> 'competency_id', '')::uuid,
        given ->> 'title', given ->> 'what', given ->> 'success', (given ->> 'owner_id')::uuid,
        private.owner_name(organisation, (given ->> 'owner_id')::uuid, 'owner_id'), (given ->> 'starts_on')::date, (given ->> 'due_on')::date,
        auth.uid()
    from public.plan_items i where i.programme_id = programme
    returning id into made;
    perform private.write_plan_item(made, given, 1, '');
    insert into public.plan_steps (plan_item_id, state, version, on_day, people, by)
    select made, 'draft', 1, private.today(), i.owner_name, auth.uid() from public.plan_items i where i.id = made;
    return made;
end
$$;

-- Changes the text of an item. A draft is changed in place; later a change is a new version with a reason, and one that the board
-- had approved before it was published goes back to it (R5). In: the text as require_plan_item has it, the reason, and how many
-- changes the writer had seen. Errors: as above; NP004 it was changed meanwhile; NP005 it was stopped or is done; NP006 its last
-- partner cannot be taken off once it was made together.
create function public.revise_plan_item(item uuid, given jsonb, seen int, reason text default '')
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_item public.plan_items := private.lock_plan_item(item, '{engagement_lead,decision_owner}',
        'draft', 'coproduced', 'board_approved', 'published', 'reviewed');
begin
    if found_item.changes is distinct from seen then
        perform private.refuse('NP004', 'Somebody else changed this since you opened it. Read it as it is now, then change it again.');
    end if;
    if found_item.stopped_at is not null or found_item.done_at is not null then
        perform private.refuse('NP005', 'This has ended. Review it first if it goes on.');
    end if;
    perform private.require_plan_item(found_item.organisation_id, found_item.programme_id, given);
    if found_item.state <> 'draft' then
        perform private.require_text(reason, 1000, 'reason', 'Give the reason for the change. People will read it.');
        if jsonb_array_length(coalesce(given -> 'partners', '[]')) = 0 then
            perform private.refuse('NP006', 'It was made together with somebody: keep at least one partner', 'partners');
        end if;
    end if;
    perform private.write_plan_item(item, given, found_item.version + case when found_item.state = 'draft' then 0 else 1 end, reason);
end
$$;

grant execute on function public.add_plan_item, public.revise_plan_item to authenticated;
