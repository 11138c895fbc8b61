-- What an evidence pack says of governance: how far the trust has come in each competency, the duties in law, the committees and who
-- chaired them (R10, R16, R17, R19). Asked by the pack (0183) alone, which has decided who may. Audiences: board and public read the names of
-- those who answer and who chair, as they are shown; foi reads the same without the names of people. Minutes are in no pack.

-- As it stood on the last day of the period. In: a programme, two days, and board | public | foi. Out: {"trust","from","until","competencies",
-- "duties":[{"id","title","source","owner_name","evidence","review_on","reviewed_on"}],"to_check","executive_leads","named","committees",
-- "meetings":[{"committee_id","name","met_on","chaired"}]}; see src/lib/pack/parts/governance.ts.
create function private.pack_governance(programme uuid, from_day date, until_day date, audience text)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('trust', o.slug, 'from', from_day, 'until', until_day,
        'competencies', case when audience <> 'foi' then told.competencies else (
            select coalesce(jsonb_agg(c || jsonb_build_object('latest', nullif(c -> 'latest', 'null') - 'made_with', 'before',
                nullif(c -> 'before', 'null') - 'made_with') order by place), '[]')
            from jsonb_array_elements(told.competencies) with ordinality k (c, place)) end,
        'duties', (
            select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'title', h.title, 'source', d.source,
                'owner_name', case when audience <> 'foi' then h.owner_name end, 'evidence', h.evidence, 'review_on', h.review_on,
                'reviewed_on', private.day_of(h.at)) order by d.position, d.id), '[]')
            from public.duties d
            cross join lateral (select * from public.duty_changes k where k.duty_id = d.id and private.day_of(k.at) <= until_day
                order by k.at desc, k.id limit 1) h
            where d.organisation_id = o.id and h.kind <> 'retired'),
        'to_check', (select count(*) from public.duties d where d.organisation_id = o.id
            and (d.confirmed_at is null or private.day_of(d.confirmed_at) > until_day)
            and (d.retired_at is null or private.day_of(d.retired_at) > until_day) and private.day_of(d.added_at) <= until_day),
        'executive_leads', case when audience <> 'foi' then leads.names else '[]' end,
        'named', jsonb_array_length(leads.names),
        'committees', case when audience <> 'foi' then bodies.told else (
            select coalesce(jsonb_agg(b || jsonb_build_object('seats', (
                select coalesce(jsonb_agg(s - 'name' order by seat_place), '[]')
                from jsonb_array_elements(b -> 'seats') with ordinality e (s, seat_place))) order by place), '[]')
            from jsonb_array_elements(bodies.told) with ordinality k (b, place)) end,
        'meetings', (
            select coalesce(jsonb_agg(jsonb_build_object('committee_id', m.committee_id, 'name', c.name, 'met_on', m.met_on,
                'chaired', private.chaired(m.staff_chair, m.community_chair)) order by m.met_on, c.name), '[]')
            from public.committees c join public.committee_meetings m on m.committee_id = c.id
            where c.organisation_id = o.id and m.met_on between from_day and until_day))
    from public.programmes p
    join public.organisations o on o.id = p.organisation_id
    cross join lateral (select private.competencies_on(p, until_day) as competencies) told
    cross join lateral (select private.executive_leads(o.id, until_day) as names) leads
    cross join lateral (select private.committees_on(o.id, until_day, from_day, until_day) as told) bodies
    where p.id = programme
$$;
