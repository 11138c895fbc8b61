-- What the pages of the plan read: one jsonb each, bounded, in one round trip.
-- Who may see what: as the policies of 0160 say; each function is security definer so that it costs one plan and not a policy for
-- each row, asks who is there in its first lines, and names what it gives. `audience` is 'staff', 'partner' (who
-- reads all of an item it is a partner of, and of what that is joined to only what is published) or 'public'.

-- One item of a list. Days late: of what is published, has not ended and is past its day.
create function private.plan_item_row(item public.plan_items, audience text)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    return jsonb_build_object('id', item.id, 'number', item.number, 'part', item.part, 'area', item.area, 'title', item.title,
        'competency', (select c.name from public.competencies c where c.id = item.competency_id),
        'owner_name', item.owner_name, 'starts_on', item.starts_on, 'due_on', item.due_on, 'state', item.state, 'version', item.version,
        'outcome', item.outcome, 'next_review_on', item.next_review_on, 'published_at', item.published_at,
        'days_late', case when item.published_at is not null and item.stopped_at is null and item.done_at is null
            then greatest(private.today() - item.due_on, 0) else 0 end,
        'review_late', coalesce(item.next_review_on < private.today(), false),
        'partners', private.plan_partner_names(item.id),
        'joined', (select jsonb_build_object('insights', count(i.id), 'decisions', count(d.id), 'actions', count(a.id))
            from public.plan_links l
            left join public.insights i on i.id = l.insight_id and (audience = 'staff' or i.published_at is not null)
            left join public.decisions d on d.id = l.decision_id and (audience = 'staff' or d.made_at is not null)
            left join public.actions a on a.id = l.action_id and (audience = 'staff' or exists (
                select 1 from public.decisions e where e.id = a.decision_id and e.made_at is not null))
            where l.plan_item_id = item.id));
end
$$;

-- Some items of a programme, 20 at a time, by part or by area: each item once. In: whose (null: the published ones for anyone; a
-- partner: those it is a partner of; the trust: all), grouping 'part' | 'area', and the last place seen as {"group","number"}.
-- Out: {"groups":[{"key","n"}],"items","next"}.
create function private.plan_page(programme uuid, reader public.organisations, grouping_by text, after jsonb)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    keys text[] := case when grouping_by = 'area' then '{leadership_governance,data,feedback}'::text[]
        else '{leadership_governance,national_organisational_competencies,patient_carer_feedback}'::text[] end;
    found_items jsonb;
    groups jsonb;
begin
    select coalesce(jsonb_agg(jsonb_build_object('key', k.key, 'n', (select count(*) from public.plan_items i
        where i.programme_id = programme and case when grouping_by = 'area' then i.area else i.part end = k.key
            and (reader.kind = 'trust' or i.published_at is not null and reader.id is null or exists (select 1 from public.plan_partners l
                where l.plan_item_id = i.id and l.organisation_id = reader.id)))) order by k.place), '[]')
    into groups from unnest(keys) with ordinality k (key, place);
    select coalesce(jsonb_agg(private.plan_item_row(shown.whole, case when reader.kind = 'trust' then 'staff' else 'public' end)
        order by shown.place, shown.number), '[]') into found_items
    from (
        select i as whole, i.number, array_position(keys, case when grouping_by = 'area' then i.area else i.part end) as place
        from public.plan_items i
        where i.programme_id = programme
            and (reader.kind = 'trust' or i.published_at is not null and reader.id is null or exists (select 1 from public.plan_partners l
                where l.plan_item_id = i.id and l.organisation_id = reader.id))
            and (after is null or (array_position(keys, case when grouping_by = 'area' then i.area else i.part end), i.number)
                > (array_position(keys, after ->> 'group'), (after ->> 'number')::int))
        order by 3, 2
        limit 21
    ) shown;
    return jsonb_build_object('groups', groups,
        'items', case when jsonb_array_length(found_items) > 20 then found_items - 20 else found_items end,
        'next', case when jsonb_array_length(found_items) > 20 then jsonb_build_object(
            'group', found_items -> 19 -> case when grouping_by = 'area' then 'area' else 'part' end,
            'number', found_items -> 19 -> 'number') end);
end
$$;

-- The plan as its trust and its partners see it. In: one's organisation, a programme's slug or null for the newest, by what, and the
-- last place seen. Out: {"programme","programmes","trust_slug","groups","items","next"}. Errors: P0002 for everyone else.
create function public.plan_of(organisation uuid, programme text default null, by_what text default 'part', after jsonb default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    reader public.organisations;
    programmes jsonb;
    chosen jsonb;
begin
    select * into reader from public.organisations o where o.id = organisation and (
        o.kind = 'trust' and o.id in (select private.my_insight_trusts())
        or o.kind = 'partner' and o.id in (select private.my_organisations()));
    if reader.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if reader.kind = 'trust' then
        programmes := private.programme_links(organisation);
    else
        select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'slug', p.slug, 'title', p.title) order by p.starts_on desc, p.id), '[]')
        into programmes
        from public.programme_partners m join public.programmes p on p.id = m.programme_id where m.organisation_id = reader.id;
    end if;
    select one into chosen from jsonb_array_elements(programmes) one where programme is null or one ->> 'slug' = programme limit 1;
    if chosen is null and programme is not null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return jsonb_build_object('programme', chosen, 'programmes', programmes)
        || private.plan_page((chosen ->> 'id')::uuid, reader, by_what, after);
end
$$;

-- What one item holds, for its pages and the pack: its wordings, the way it came, who made it together, what it is joined to and
-- what came of that. For the public: only wordings since it was published, and of what it is joined to what is published.
create function private.plan_item_whole(item public.plan_items, audience text)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    open boolean := audience = 'staff';
begin
    return private.plan_item_row(item, audience) || jsonb_build_object('what', item.what, 'success', item.success,
        'approved_on', item.approved_on, 'approved_body', item.approved_body, 'approved_version', item.approved_version,
        'stopped_at', item.stopped_at, 'done_at', item.done_at, 'today', private.today(),
        'programme', (select jsonb_build_object('id', p.id, 'slug', p.slug, 'title', p.title) from public.programmes p where p.id = item.programme_id),
        'versions', coalesce((select jsonb_agg(jsonb_build_object('version', v.version, 'part', v.part, 'area', v.area,
            'competency', (select c.name from public.competencies c where c.id = v.competency_id), 'title', v.title, 'what', v.what,
            'success', v.success, 'owner_name', v.owner_name, 'starts_on', v.starts_on, 'due_on', v.due_on, 'partners', v.partners,
            'reason', v.reason, 'written_on', private.day_of(v.written_at)) order by v.version desc)
            from (select * from public.plan_item_versions k where k.plan_item_id = item.id and (audience <> 'public' or k.version >= item.published_version)
                order by k.version desc limit 20) v), '[]'),
        'steps', coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'state', s.state, 'version', s.version, 'on_day', s.on_day,
            'people', s.people, 'outcome', s.outcome, 'note', s.note, 'next_review_on', s.next_review_on) order by s.at, s.id)
            from (select * from public.plan_steps k where k.plan_item_id = item.id order by k.at desc, k.id desc limit 50) s), '[]'),
        'coproductions', coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'who', c.who, 'on_day', c.on_day, 'changed', c.changed,
            'version', c.version) order by c.on_day, c.id)
            from (select * from public.plan_coproductions k where k.plan_item_id = item.id order by k.on_day desc, k.id limit 50) c), '[]'),
        'insights', coalesce((select jsonb_agg(jsonb_build_object('link', l.id, 'id', i.id, 'number', i.number, 'statement', i.statement,
            'published', i.published_at is not null, 'answered_at', i.answered_at, 'due_on', i.due_on) order by i.number)
            from public.plan_links l join public.insights i on i.id = l.insight_id
            where l.plan_item_id = item.id and (open or i.published_at is not null)), '[]'),
        'decisions', coalesce((select jsonb_agg(jsonb_build_object('link', l.id, 'id', d.id, 'number', d.number, 'title', d.title,
            'state', d.state, 'decided_on', d.decided_on) order by d.number)
            from public.plan_links l join public.decisions d on d.id = l.decision_id
            where l.plan_item_id = item.id and (open or d.made_at is not null)), '[]'),
        'actions', coalesce((select jsonb_agg(jsonb_build_object('link', l.id, 'id', a.id, 'decision_id', a.decision_id, 'what', a.what,
            'owner_name', a.owner_name, 'due_on', a.due_on, 'done_on', private.day_of(a.done_at),
            'days_late', case when a.done_at is null then greatest(private.today() - a.due_on, 0) else 0 end) order by a.due_on, a.id)
            from public.plan_links l join public.actions a on a.id = l.action_id join public.decisions d on d.id = a.decision_id
            where l.plan_item_id = item.id and (open or d.made_at is not null)), '[]'),
        'outcomes', coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'hoped', o.hoped, 'due_on', o.due_on, 'seen_on', o.seen_on,
            'result', o.result, 'what', o.what) order by o.due_on, o.id)
            from public.outcomes o
            where (o.plan_item_id = item.id or o.action_id in (select l.action_id from public.plan_links l where l.plan_item_id = item.id))
                and (open or o.decision_id is null or exists (select 1 from public.decisions d where d.id = o.decision_id and d.made_at is not null))),
            '[]'),
        'measures', coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) order by m.name)
            from public.plan_item_measures l join public.measures m on m.id = l.measure_id where l.plan_item_id = item.id), '[]'));
end
$$;

-- One item as those who write, own or audit it see it, and the members of its partners: what is public and what is still missing.
-- Errors: P0002.
create function public.plan_item_desk(item uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_item public.plan_items;
begin
    select * into found_item from public.plan_items i where i.id = item;
    if found_item.id is null or (found_item.organisation_id not in (select private.my_insight_trusts())
        and found_item.id not in (select private.my_partnered_items())) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return private.plan_item_whole(found_item, case when found_item.organisation_id in (select private.my_insight_trusts())
            then 'staff' else 'partner' end)
        || jsonb_build_object('trust', (select o.slug from public.organisations o where o.id = found_item.organisation_id),
            'changes', found_item.changes, 'owner_id', found_item.owner_id, 'competency_id', found_item.competency_id,
            'partner_ids', (select coalesce(jsonb_agg(l.organisation_id), '[]') from public.plan_partners l where l.plan_item_id = item),
            'lacks', private.plan_item_lacks(item));
end
$$;

-- What a form about an item chooses from. In: the trust, a programme's slug or null for the newest. Out: {"programme","programmes",
-- "partners":[{id,name}],"competencies":[{id,name,local}]}. Errors: P0002, 42501.
create function public.plan_choices(organisation uuid, programme text default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    chosen public.programmes;
begin
    perform private.require_role(organisation, 'engagement_lead', 'decision_owner');
    chosen := private.programme_named(organisation, programme);
    if chosen.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return jsonb_build_object('programme', jsonb_build_object('id', chosen.id, 'slug', chosen.slug, 'title', chosen.title),
        'programmes', private.programme_links(organisation),
        'partners', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name), '[]')
            from public.programme_partners p join public.organisations o on o.id = p.organisation_id where p.programme_id = chosen.id),
        'competencies', (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'local', c.organisation_id is not null)
            order by c.organisation_id nulls first, c.position, c.name), '[]')
            from public.competencies c where coalesce(c.organisation_id, organisation) = plan_choices.organisation and c.retired_on is null));
end
$$;

-- What an item could be joined to and is not: the newest 50 insights, decisions and actions of its programme; and all measures that
-- may stand beside it. Errors: P0002, 42501.
create function public.plan_link_choices(item uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_item public.plan_items;
begin
    select * into found_item from public.plan_items i where i.id = item;
    if found_item.id is null or found_item.organisation_id not in (select private.my_insight_trusts()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_role(found_item.organisation_id, 'engagement_lead', 'decision_owner');
    return jsonb_build_object(
        'insights', (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'label', i.number || '. ' || i.statement) order by i.number desc), '[]')
            from (select * from public.insights k where k.programme_id = found_item.programme_id and k.superseded_at is null
                and not exists (select 1 from public.plan_links l where l.plan_item_id = item and l.insight_id = k.id)
                order by k.number desc limit 50) i),
        'decisions', (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'label', d.number || '. ' || d.title) order by d.number desc), '[]')
            from (select * from public.decisions k where k.programme_id = found_item.programme_id and k.reversed_at is null
                and k.superseded_at is null
                and not exists (select 1 from public.plan_links l where l.plan_item_id = item and l.decision_id = k.id)
                order by k.number desc limit 50) d),
        'actions', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'label', a.what) order by a.due_on desc, a.id), '[]')
            from (select k.* from public.decisions d join public.actions k on k.decision_id = d.id
                where d.programme_id = found_item.programme_id and d.reversed_at is null
                and not exists (select 1 from public.plan_links l where l.plan_item_id = item and l.action_id = k.id)
                order by k.due_on desc, k.id limit 50) a),
        'measures', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'key', m.key, 'name', m.name)
            order by m.organisation_id nulls last, m.position, m.name), '[]')
            from public.measures m where coalesce(m.organisation_id, found_item.organisation_id) = found_item.organisation_id));
end
$$;

-- The published plan of a trust, for anyone, as plan_of has it; "unpublished" says how many items are still being made.
-- Errors: P0002 no such trust or programme.
create function public.published_plan(trust text, programme text default null, by_what text default 'part', after jsonb default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    organisation public.organisations := private.public_trust(trust);
    chosen public.programmes := private.programme_named(organisation.id, programme);
begin
    if chosen.id is null and programme is not null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return jsonb_build_object('organisation', jsonb_build_object('slug', organisation.slug, 'name', organisation.name, 'crisis', organisation.crisis),
        'programme', case when chosen.id is not null then jsonb_build_object('id', chosen.id, 'slug', chosen.slug, 'title', chosen.title) end,
        'programmes', private.programme_links(organisation.id),
        'unpublished', (select count(*) from public.plan_items i where i.programme_id = chosen.id and i.published_at is null))
        || private.plan_page(chosen.id, null, by_what, after);
end
$$;

-- One published item, for anyone: what was said, decided and done about it, and the way it came. Errors: P0002.
create function public.published_plan_item(trust text, item uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    organisation public.organisations := private.public_trust(trust);
    found_item public.plan_items;
begin
    select * into found_item from public.plan_items i where i.id = item and i.organisation_id = organisation.id and i.published_at is not null;
    if found_item.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return private.plan_item_whole(found_item, 'public')
        || jsonb_build_object('organisation', jsonb_build_object('slug', organisation.slug, 'name', organisation.name, 'crisis', organisation.crisis));
end
$$;

grant execute on function public.plan_of, public.plan_item_desk, public.plan_choices, public.plan_link_choices to authenticated;
grant execute on function public.published_plan, public.published_plan_item to anon, authenticated;
