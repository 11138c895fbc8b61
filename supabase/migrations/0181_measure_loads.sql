-- Bringing figures in: the codes a trust is known by, a file that is checked before it counts, its undoing, and measures of a trust's own.
-- Who may: engagement leads of the trust. Those who read its board's pages see what was brought in, and what was refused.

-- Says by which codes published files know a trust and its areas. In: {"trust","icb","region"}, empty where not known.
-- Errors: 42501; NM001 a code (trust, icb or region).
create function public.set_measure_areas(organisation uuid, given jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    part text;
    written text;
begin
    perform private.require_role(organisation, 'engagement_lead');
    foreach part in array '{trust,icb,region}'::text[] loop
        written := upper(btrim(coalesce(given ->> part, '')));
        if written <> '' and written !~ '^[A-Z0-9]{3,10}$' then
            perform private.refuse('NM001', 'A code has 3 to 10 letters and numbers, like R1L', part);
        end if;
        delete from public.measure_areas a where a.organisation_id = organisation and a.level = part;
        insert into public.measure_areas (organisation_id, level, code, set_by)
        select organisation, part, written, auth.uid() where written <> '';
    end loop;
end
$$;

-- Adds a measure that a trust counts itself. In: {"name","about","unit","per","better"}. Out: its id. Errors: 42501; TX001 and TX002 (name,
-- about); NM002 the unit (unit); NM003 per how many (per).
create function public.add_measure(organisation uuid, given jsonb)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    unit text := given ->> 'unit';
    per int := case when given ->> 'unit' = 'rate' then (given ->> 'per')::int end;
    place int;
    made uuid;
begin
    perform private.require_role(organisation, 'engagement_lead');
    perform private.require_text(given ->> 'name', 200, 'name', 'Write what is measured');
    if char_length(given ->> 'about') > 1000 then
        perform private.refuse('TX002', 'Use 1,000 characters or fewer', 'about');
    end if;
    if coalesce(unit, '') not in ('count', 'rate', 'days', 'percent') then
        perform private.refuse('NM002', 'Choose what its numbers are', 'unit');
    elsif unit = 'rate' and coalesce(per not between 1 and 1000000, true) then
        perform private.refuse('NM003', 'Enter per how many, like 1,000', 'per');
    end if;
    perform 1 from public.organisations o where o.id = organisation for no key update;
    place := (select count(*) + 1 from public.measures m where m.organisation_id = organisation);
    insert into public.measures (organisation_id, key, name, about, unit, per, by_trust, by_area, by_england, published_by, source, publisher,
        better, position, added_by)
    select organisation, 'L' || place, given ->> 'name', coalesce(given ->> 'about', ''), unit, per, 'none', 'none', 'none',
        'Not published: the trust counts it', 'The trust''s own records', o.name,
        case when given ->> 'better' in ('more', 'less') then given ->> 'better' end, place, auth.uid()
    from public.organisations o where o.id = organisation
    returning id into made;
    return made;
end
$$;

-- The measures that a file of this trust may speak of. Out: [{"id","key","unit"}]. Errors: 42501.
create function public.measure_load_setting(organisation uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    perform private.require_role(organisation, 'engagement_lead');
    return jsonb_build_object(
        'measures', (select jsonb_agg(jsonb_build_object('key', m.key, 'local', m.organisation_id is not null) order by m.position)
            from public.measures m where m.organisation_id is null or m.organisation_id = organisation),
        'areas', (select coalesce(jsonb_object_agg(a.level, a.code), '{}') from public.measure_areas a where a.organisation_id = organisation));
end
$$;

-- Hides in a trust's own file what is under 5, and whatever rests on it, and a second group where one alone is hidden beside a total
-- (R40; domain.md 3.6). Published figures are hidden by who published them, and stay as they came.
create function private.hide_small_readings(load uuid)
returns void
language plpgsql set search_path = ''
as $$
begin
    update public.measure_readings r set value = null, numerator = null, denominator = null, mark = 'suppressed'
    from public.measures m
    where r.load_id = load and m.id = r.measure_id and r.value is not null
        and (m.unit = 'count' and r.value < 5 or r.numerator < 5 or r.denominator < 5);
    update public.measure_readings r set value = null, numerator = null, denominator = null, mark = 'suppressed'
    where r.id in (
        select (array_agg(s.id order by coalesce(s.numerator, s.value), s.id) filter (where s.value is not null))[1]
        from public.measure_readings s where s.load_id = load and s.dimension <> 'all'
        group by s.measure_id, s.level, s.area, s.dimension, s.from_day, s.until_day
        having count(*) filter (where s.mark = 'suppressed') = 1 and exists (
            select from public.measure_readings t where t.load_id = load and t.measure_id = s.measure_id and t.level = s.level and t.area = s.area
                and t.dimension = 'all' and t.from_day = s.from_day and t.until_day = s.until_day and t.value is not null));
end
$$;

-- Puts a file's readings aside to be looked at. In: {"kind","name","sha256","rows_read","rows_other","rows_refused","refused",
-- "rows":[{"measure","from","until","level","area","dimension","group","value","numerator","denominator","mark"}]}. Out: {"id","existing"};
-- a file that is there already is given again and nothing is done. Errors: 42501; NM004 none or too many rows (file).
create function public.start_measure_load(organisation uuid, given jsonb)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
    made uuid;
begin
    perform private.require_role(organisation, 'engagement_lead');
    select l.id into made from public.measure_loads l
    where l.organisation_id = organisation and l.sha256 = given ->> 'sha256' and l.undone_at is null;
    if made is not null then
        return jsonb_build_object('id', made, 'existing', true);
    end if;
    if jsonb_array_length(given -> 'rows') not between 1 and 50000 then
        perform private.refuse('NM004', 'This file holds no figure of this trust, its areas or England that we know, or more than 50,000', 'file');
    end if;
    insert into public.measure_loads (organisation_id, kind, name, sha256, rows_read, rows_other, rows_refused, refused, made_by)
    values (organisation, given ->> 'kind', given ->> 'name', given ->> 'sha256', (given ->> 'rows_read')::int, (given ->> 'rows_other')::int,
        (given ->> 'rows_refused')::int, given -> 'refused', auth.uid())
    returning id into made;
    insert into public.measure_readings (organisation_id, measure_id, load_id, from_day, until_day, level, area, dimension, group_name, value,
        numerator, denominator, mark)
    select organisation, m.id, made, r."from", r."until", r.level, r.area, r.dimension, r."group", r.value, r.numerator, r.denominator, r.mark
    from jsonb_to_recordset(given -> 'rows') as r (measure text, "from" date, "until" date, level text, area text, dimension text, "group" text,
        value numeric, numerator numeric, denominator numeric, mark text)
    join public.measures m on m.key = r.measure and coalesce(m.organisation_id, organisation) = organisation
        and (given ->> 'kind' = 'local' or m.organisation_id is null);
    if given ->> 'kind' = 'local' then
        perform private.hide_small_readings(made);
    end if;
    return jsonb_build_object('id', made, 'existing', false);
end
$$;

-- Finds a load that the signed-in person looks after, and locks it. Errors: P0002, 42501; NM005 undone already.
create function private.lock_measure_load(load uuid)
returns public.measure_loads
language plpgsql security definer set search_path = ''
as $$
declare
    found_load public.measure_loads;
begin
    select * into found_load from public.measure_loads l where l.id = load for update;
    if found_load.id is null or found_load.organisation_id not in (select private.my_organisations()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_role(found_load.organisation_id, 'engagement_lead');
    if found_load.undone_at is not null then
        perform private.refuse('NM005', 'This was taken out already');
    end if;
    return found_load;
end
$$;

-- From now on its readings count. Twice is once. Errors: P0002, 42501, NM005.
create function public.agree_measure_load(load uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_measure_load(load);
    update public.measure_loads l set agreed_at = now(), agreed_by = auth.uid() where l.id = load and l.agreed_at is null;
end
$$;

-- Takes the readings of a load out again; that it was there stays. Errors: P0002, 42501, NM005.
create function public.undo_measure_load(load uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_measure_load(load);
    delete from public.measure_readings r where r.load_id = load;
    update public.measure_loads l set undone_at = now(), undone_by = auth.uid() where l.id = load;
end
$$;

-- A load as its page shows it: what it holds by measure and level, before and after it was agreed. Errors: P0002.
create function public.measure_load_page(load uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    l public.measure_loads;
begin
    select * into l from public.measure_loads k where k.id = load and k.organisation_id in (select private.my_board_trusts());
    if l.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return jsonb_build_object('id', l.id, 'kind', l.kind, 'name', l.name, 'sha256', l.sha256, 'rows_read', l.rows_read,
        'rows_other', l.rows_other, 'rows_refused', l.rows_refused, 'refused', l.refused, 'made_at', l.made_at, 'agreed_at', l.agreed_at,
        'undone_at', l.undone_at, 'may', l.organisation_id in (select private.my_organisations('engagement_lead')),
        'held', (select coalesce(jsonb_agg(to_jsonb(h) order by h.key, h.level), '[]') from (
            select m.id, m.key, m.name, r.level, count(*) as n, count(r.mark) as hidden, min(r.from_day) as from_day, max(r.until_day) as until_day
            from public.measure_readings r join public.measures m on m.id = r.measure_id where r.load_id = l.id
            group by m.id, m.key, m.name, r.level) h));
end
$$;

-- The catalogue with what is held of each measure. In: a programme, whose trust's it is. Out: {"measures":[{…,"held":[{"level","dimension",
-- "until"}]}],"loads":[…],"areas","may"}. Errors: P0002.
create function public.measures_page(programme uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    trust uuid := (private.board_programme(programme)).organisation_id;
begin
    return jsonb_build_object(
        'measures', (select jsonb_agg(jsonb_build_object('id', m.id, 'key', m.key, 'name', m.name, 'local', m.organisation_id is not null,
            'by_trust', m.by_trust, 'published_by', m.published_by, 'publisher', m.publisher,
            'held', (select coalesce(jsonb_agg(jsonb_build_object('level', k.level, 'dimension', k.dimension, 'until', k.until_day)), '[]')
                from (select v.level, d.dimension, (select max(r.until_day) from public.measure_readings r join public.measure_loads l on l.id = r.load_id
                        and l.agreed_at is not null where r.organisation_id = trust and r.measure_id = m.id and r.level = v.level
                        and r.dimension = d.dimension) as until_day
                    from unnest('{trust,icb,region,england}'::text[]) v (level) cross join unnest('{all,ethnicity_broad,ethnicity}'::text[]) d (dimension)) k
                where k.until_day is not null)) order by m.organisation_id nulls last, m.position)
            from public.measures m where m.organisation_id is null or m.organisation_id = trust),
        'loads', (select coalesce(jsonb_agg(to_jsonb(l) order by l.made_at desc), '[]') from (
            select id, name, kind, made_at, agreed_at, undone_at from public.measure_loads k
            where k.organisation_id = trust order by k.made_at desc, k.id limit 10) l),
        'areas', (select coalesce(jsonb_object_agg(a.level, a.code), '{}') from public.measure_areas a where a.organisation_id = trust),
        'may', trust in (select private.my_organisations('engagement_lead')));
end
$$;

-- One measure as a series: of a level and a way of telling people apart, the newest load of each figure, at most 48 periods; and the
-- actions that hope to move it. Out: {"measure","held","readings","actions","outcomes"}. Errors: P0002.
create function public.measure_page(programme uuid, measure uuid, level text, dimension text)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    trust uuid := (private.board_programme(programme)).organisation_id;
    m public.measures;
begin
    select * into m from public.measures k where k.id = measure and coalesce(k.organisation_id, trust) = trust;
    if m.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return jsonb_build_object(
        'measure', jsonb_build_object('id', m.id, 'key', m.key, 'name', m.name, 'about', m.about, 'unit', m.unit, 'per', m.per,
            'by_trust', m.by_trust, 'published_by', m.published_by, 'source', m.source, 'publisher', m.publisher, 'better', m.better,
            'local', m.organisation_id is not null),
        'held', (select coalesce(jsonb_agg(distinct jsonb_build_object('level', r.level, 'dimension', r.dimension)), '[]')
            from public.measure_readings r join public.measure_loads l on l.id = r.load_id and l.agreed_at is not null
            where r.organisation_id = trust and r.measure_id = m.id),
        'readings', private.readings_of(trust, m.id, level, dimension),
        'actions', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'what', a.what, 'due_on', a.due_on, 'done_on', private.day_of(a.done_at))
            order by coalesce(private.day_of(a.done_at), a.due_on), a.id), '[]')
            from (select b.* from public.actions b join public.decisions d on d.id = b.decision_id
                where b.organisation_id = trust and d.made_at is not null and d.reversed_at is null and b.id in (
                    select o.action_id from public.outcomes o where o.measure_id = m.id
                    union select k.action_id from public.plan_links k join public.plan_item_measures p on p.plan_item_id = k.plan_item_id
                    where p.measure_id = m.id)
                order by coalesce(b.done_at::date, b.due_on) desc, b.id limit 20) a));
end
$$;

-- Called where it was decided who may. Out: [{"from","until","group","value","numerator","denominator","mark","published"}], oldest first.
create function private.readings_of(trust uuid, measure uuid, level text, dimension text)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    with standing as (
        select distinct on (r.until_day, r.from_day, r.area, r.group_name) r.*, l.kind
        from public.measure_readings r join public.measure_loads l on l.id = r.load_id and l.agreed_at is not null
        where r.organisation_id = trust and r.measure_id = readings_of.measure and r.level = readings_of.level and r.dimension = readings_of.dimension
            and r.until_day >= (select coalesce(min(p.until_day), 'infinity') from (select distinct s.until_day from public.measure_readings s
                where s.organisation_id = trust and s.measure_id = readings_of.measure and s.level = readings_of.level
                    and s.dimension = readings_of.dimension order by s.until_day desc limit 48) p)
        order by r.until_day, r.from_day, r.area, r.group_name, l.agreed_at desc
    )
    select coalesce(jsonb_agg(jsonb_build_object('from', s.from_day, 'until', s.until_day, 'area', s.area, 'group', s.group_name, 'value', s.value,
        'numerator', s.numerator, 'denominator', s.denominator, 'mark', s.mark, 'published', s.kind = 'mhsds')
        order by s.until_day, s.from_day, s.group_name), '[]')
    from standing s
$$;

grant execute on function public.set_measure_areas, public.add_measure, public.measure_load_setting, public.start_measure_load,
    public.agree_measure_load, public.undo_measure_load, public.measure_load_page, public.measures_page, public.measure_page to authenticated;
