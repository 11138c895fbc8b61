-- What an evidence pack holds of the plan: data only; src/lib/pack/parts/plan.ts puts it into sentences and tables.
-- Who may see what: nobody calls it but what builds a pack, which asks first who may have which (0183).

-- The plan of a programme as it stands when the pack is made, and what happened to it in a period. In: its days, and the audience:
-- 'board' | 'public' (published items alone) | 'foi' (the same, without names of people). Days of London.
-- Out: {"trust","programme","items":[…],"steps":[…],"coproductions":[…],"versions":[…],"parts":[key],"competencies":[name]}, the last two
-- of which no item is about.
create function private.pack_plan(programme uuid, from_day date, until_day date, audience text)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    with shown as (
        select i.*, c.name as competency,
            (select count(*) from public.plan_coproductions k where k.plan_item_id = i.id and k.on_day <= until_day) as together,
            (select jsonb_build_object('insights', count(l.insight_id) filter (where audience = 'board' or s.published_at is not null),
                    'decisions', count(l.decision_id) filter (where audience = 'board' or d.made_at is not null),
                    'actions', count(l.action_id) filter (where audience = 'board' or e.made_at is not null),
                    'actions_done', count(a.done_at) filter (where private.day_of(a.done_at) <= until_day and (audience = 'board' or e.made_at is not null)))
                from public.plan_links l
                left join public.insights s on s.id = l.insight_id
                left join public.decisions d on d.id = l.decision_id
                left join public.actions a on a.id = l.action_id
                left join public.decisions e on e.id = a.decision_id
                where l.plan_item_id = i.id) as joined
        from public.plan_items i
        left join public.competencies c on c.id = i.competency_id
        where i.programme_id = programme and private.day_of(i.added_at) <= until_day
            and (audience = 'board' or i.published_at is not null and private.day_of(i.published_at) <= until_day)
    )
    select jsonb_build_object('trust', o.slug, 'programme', p.title, 'until', least(until_day, private.today()),
        'items', (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'number', i.number, 'part', i.part, 'area', i.area,
                'competency', i.competency, 'title', i.title, 'success', i.success, 'owner', case when audience <> 'foi' then i.owner_name end,
                'starts_on', i.starts_on, 'due_on', i.due_on, 'state', i.state, 'outcome', i.outcome, 'version', i.version,
                'partners', private.plan_partner_names(i.id), 'together', i.together, 'approved_on', i.approved_on,
                'approved_version', i.approved_version, 'published_on', private.day_of(i.published_at),
                'next_review_on', i.next_review_on, 'ended', i.stopped_at is not null or i.done_at is not null,
                'days_late', case when i.published_at is not null and i.stopped_at is null and i.done_at is null
                    then greatest(least(until_day, private.today()) - i.due_on, 0) else 0 end) || i.joined
                order by array_position('{leadership_governance,national_organisational_competencies,patient_carer_feedback}', i.part), i.number), '[]')
            from shown i),
        'steps', (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'number', i.number, 'title', i.title, 'state', s.state,
                'version', s.version, 'on_day', s.on_day, 'outcome', s.outcome, 'note', s.note,
                'people', case when audience <> 'foi' or s.state in ('coproduced', 'board_approved') then s.people end)
                order by s.on_day, i.number, s.at, s.id), '[]')
            from shown i join public.plan_steps s on s.plan_item_id = i.id where s.on_day between from_day and until_day),
        'coproductions', (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'number', i.number, 'title', i.title, 'on_day', k.on_day,
                'who', case when audience <> 'foi' then k.who end, 'changed', k.changed) order by k.on_day, i.number, k.id), '[]')
            from shown i join public.plan_coproductions k on k.plan_item_id = i.id where k.on_day between from_day and until_day),
        'versions', (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'number', i.number, 'title', v.title, 'version', v.version,
                'on_day', private.day_of(v.written_at), 'reason', v.reason) order by v.written_at, i.number), '[]')
            from shown i join public.plan_item_versions v on v.plan_item_id = i.id
            where v.version > 1 and private.day_of(v.written_at) between from_day and until_day
                and (audience = 'board' or v.version > i.published_version)),
        'parts', (select coalesce(jsonb_agg(k.key order by k.place), '[]')
            from unnest('{leadership_governance,national_organisational_competencies,patient_carer_feedback}'::text[]) with ordinality k (key, place)
            where not exists (select 1 from shown i where i.part = k.key)),
        'competencies', (select coalesce(jsonb_agg(c.name order by c.organisation_id nulls first, c.position, c.name), '[]')
            from public.competencies c
            where (c.organisation_id is null or c.organisation_id = p.organisation_id) and c.starts_on <= until_day
                and (c.retired_on is null or c.retired_on > until_day)
                -- Whichever version of it the item was written by.
                and not exists (select 1 from shown i join public.competencies k on k.id = i.competency_id
                    where k.key = c.key and k.organisation_id is not distinct from c.organisation_id)))
    from public.programmes p join public.organisations o on o.id = p.organisation_id where p.id = programme
$$;
