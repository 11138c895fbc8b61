-- What the pages of governance read: one jsonb each, bounded, in one round trip.
-- Who may see what: the trust's listeners (private.my_insight_trusts), as the policies of 0163 say; each function asks in its first lines.

-- The committees that stood on a day and had one chair only: nobody in the seat of the community's co-chair, or a last meeting before
-- that day that was not chaired by both (R19). Out: "why" is 'no_co_chair' or 'one_side'.
create function private.committees_without_co_chair(organisation uuid, day date)
returns table (committee_id uuid, name text, why text)
language sql stable security definer set search_path = ''
as $$
    select c.id, c.name, case when not seated.co_chair then 'no_co_chair' else 'one_side' end
    from public.committees c
    cross join lateral (select exists (select 1 from public.committee_seats s
        where s.committee_id = c.id and s.role = 'community_co_chair' and s.starts_on <= day and (s.ends_on is null or s.ends_on > day)) as co_chair) seated
    left join lateral (select m.staff_chair and m.community_chair as both_chairs from public.committee_meetings m
        where m.committee_id = c.id and m.met_on <= day order by m.met_on desc limit 1) last_one on true
    where c.organisation_id = organisation and c.starts_on <= day and (c.ended_on is null or c.ended_on > day)
        and (not seated.co_chair or last_one.both_chairs is false)
    order by c.name, c.id
$$;

-- The executive leads of a trust on a day, by the names that are shown (domain.md 1.1.8). Empty where none is named.
create function private.executive_leads(organisation uuid, day date)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(distinct s.name), '[]')
    from public.committees c join public.committee_seats s on s.committee_id = c.id
    where c.organisation_id = organisation and (c.ended_on is null or c.ended_on > day)
        and s.role = 'executive_lead' and s.starts_on <= day and (s.ends_on is null or s.ends_on > day)
$$;

create function private.assessment_row(one public.assessments)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select case when (one).id is not null then jsonb_build_object('id', (one).id, 'level', (one).level, 'evidence', (one).evidence,
        'links', to_jsonb((one).links), 'made_with', (one).made_with, 'made_on', (one).made_on, 'next_on', (one).next_on,
        'late', (one).next_on < private.today(),
        'version', (select c.version from public.competencies c where c.id = (one).competency_id)) end
$$;

-- The competencies a trust looks at itself by on a day, each with its last two assessments up to then, whatever words they were made by.
-- Out: [{"id","key","version","name","about","source","local","latest","before"}].
create function private.competencies_on(programme public.programmes, day date)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'key', c.key, 'version', c.version, 'name', c.name, 'about', c.about,
        'source', c.source, 'local', c.organisation_id is not null, 'latest', made.found -> 0, 'before', made.found -> 1)
        order by c.position, c.name), '[]')
    from public.competencies c
    cross join lateral (select jsonb_agg(private.assessment_row(a.whole) order by a.made_on desc, a.recorded_at desc, a.id desc) as found from (
        select k.*, k as whole from public.competencies v
        join public.assessments k on k.programme_id = (programme).id and k.competency_id = v.id
        where v.key = c.key and v.organisation_id is not distinct from c.organisation_id and k.made_on <= day
        order by k.made_on desc, k.recorded_at desc, k.id desc limit 2) a) made
    where (c.organisation_id is null or c.organisation_id = (programme).organisation_id)
        and c.starts_on <= day and (c.retired_on is null or c.retired_on > day)
$$;

create function private.seats_on(committee uuid, day date)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'role', s.role, 'name', s.name, 'starts_on', s.starts_on, 'ends_on', s.ends_on)
        order by array_position('{staff_chair,community_co_chair,executive_lead,lived_experience,member}'::text[], s.role), s.name, s.id), '[]')
    from (select * from public.committee_seats k where k.committee_id = committee and k.starts_on <= day and (k.ends_on is null or k.ends_on > day)
        order by k.starts_on limit 100) s
$$;

-- A trust whose listeners the signed-in person is one of. Errors: P0002.
create function private.require_listener(organisation uuid)
returns void
language plpgsql stable set search_path = ''
as $$
begin
    if organisation is null or organisation not in (select private.my_insight_trusts())
        or not exists (select 1 from public.organisations o where o.id = organisation and o.kind = 'trust') then
        perform private.refuse('P0002', 'Page not found');
    end if;
end
$$;

-- The first page of governance. In: the trust, and a programme's slug or null for the newest. Out: {"programme","programmes",
-- "competencies","executive_leads","committees":[{"id","name","remit","seats","met_on","chaired","why"}],"ended":[{"id","name","ended_on"}],
-- "duties":{"in_use","to_check","late"}}. Errors: P0002.
create function public.governance(organisation uuid, programme text default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_programme public.programmes;
begin
    perform private.require_listener(organisation);
    found_programme := private.programme_named(organisation, programme);
    if found_programme.id is null and programme is not null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return jsonb_build_object(
        'programme', case when found_programme.id is not null then jsonb_build_object('id', found_programme.id,
            'slug', found_programme.slug, 'title', found_programme.title) end,
        'programmes', private.programme_links(organisation),
        'competencies', case when found_programme.id is not null then private.competencies_on(found_programme, private.today()) else '[]' end,
        'executive_leads', private.executive_leads(organisation, private.today()),
        'committees', private.committees_on(organisation, private.today(), private.today(), private.today()),
        'ended', (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'ended_on', c.ended_on) order by c.ended_on desc, c.id), '[]')
            from (select * from public.committees k where k.organisation_id = organisation and k.ended_on <= private.today()
                order by k.ended_on desc, k.id limit 20) c),
        'duties', (select jsonb_build_object('in_use', count(*), 'to_check', count(*) filter (where d.confirmed_at is null),
            'late', count(*) filter (where d.confirmed_at is not null and d.review_on < private.today()))
            from public.duties d where d.organisation_id = governance.organisation and d.retired_at is null));
end
$$;

-- The committees that stood on a day, with who sat then, the last meeting up to then, and how many there were in some days.
create function private.committees_on(organisation uuid, day date, from_day date, until_day date)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'remit', c.remit, 'seats', private.seats_on(c.id, day),
        'met_on', last_one.met_on, 'chaired', private.chaired(last_one.staff_chair, last_one.community_chair),
        'meetings', (select count(*) from public.committee_meetings m where m.committee_id = c.id and m.met_on between from_day and until_day),
        'why', alone.why) order by c.name, c.id), '[]')
    from (select * from public.committees k where k.organisation_id = committees_on.organisation and k.starts_on <= day
        and (k.ended_on is null or k.ended_on > day) order by k.name, k.id limit 50) c
    left join lateral (select m.met_on, m.staff_chair, m.community_chair from public.committee_meetings m
        where m.committee_id = c.id and m.met_on <= day order by m.met_on desc limit 1) last_one on true
    left join private.committees_without_co_chair(committees_on.organisation, day) alone on alone.committee_id = c.id
$$;

-- One competency of a programme with each assessment of it, by whatever version of its words, the newest first, 20 at a time. Out:
-- {"programme","competency","versions","assessments","next"}; "next" is what `after` takes. Errors: P0002.
create function public.competency_page(competency uuid, organisation uuid, programme text default null, after jsonb default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_programme public.programmes;
    one public.competencies;
    made jsonb;
begin
    perform private.require_listener(organisation);
    found_programme := private.programme_named(organisation, programme);
    select * into one from public.competencies c where c.id = competency and coalesce(c.organisation_id, organisation) = organisation;
    if found_programme.id is null or one.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    select coalesce(jsonb_agg(private.assessment_row(a.whole) || jsonb_build_object('name', a.words, 'after', jsonb_build_object('made_on', a.made_on,
        'recorded_at', a.recorded_at, 'id', a.id)) order by a.made_on desc, a.recorded_at desc, a.id desc), '[]')
    into made
    from (
        select k.*, k as whole, v.name as words from public.assessments k join public.competencies v on v.id = k.competency_id
        where k.programme_id = found_programme.id and v.key = one.key and v.organisation_id is not distinct from one.organisation_id
            and (after is null or (k.made_on, k.recorded_at, k.id)
                < ((after ->> 'made_on')::date, (after ->> 'recorded_at')::timestamptz, (after ->> 'id')::uuid))
        order by k.made_on desc, k.recorded_at desc, k.id desc limit 21) a;
    return jsonb_build_object(
        'programme', jsonb_build_object('id', found_programme.id, 'slug', found_programme.slug, 'title', found_programme.title),
        'competency', jsonb_build_object('id', one.id, 'name', one.name, 'about', one.about, 'source', one.source, 'version', one.version,
            'local', one.organisation_id is not null, 'starts_on', one.starts_on, 'retired_on', one.retired_on, 'retired_reason', one.retired_reason),
        'versions', (select jsonb_agg(jsonb_build_object('id', v.id, 'version', v.version, 'name', v.name, 'starts_on', v.starts_on,
            'retired_on', v.retired_on) order by v.version desc)
            from public.competencies v where v.key = one.key and v.organisation_id is not distinct from one.organisation_id),
        'assessments', case when jsonb_array_length(made) > 20 then made - 20 else made end,
        'next', case when jsonb_array_length(made) > 20 then made -> 19 -> 'after' end);
end
$$;

create function private.duty_row(duty public.duties)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('id', (duty).id, 'title', (duty).title, 'about', (duty).about, 'source', (duty).source, 'owner_id', (duty).owner_id,
        'owner_name', (duty).owner_name, 'evidence', (duty).evidence, 'links', to_jsonb((duty).links), 'review_on', (duty).review_on,
        'changes', (duty).changes, 'confirmed_on', private.day_of((duty).confirmed_at), 'retired_on', private.day_of((duty).retired_at),
        'retired_reason', (duty).retired_reason,
        'late', (duty).retired_at is null and (duty).confirmed_at is not null and (duty).review_on < private.today())
$$;

-- The register: duties in use in their order, and those taken out of it. Out: {"duties","retired"}, at most 200 and 50. Errors: P0002.
create function public.duties_of(organisation uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    perform private.require_listener(organisation);
    return jsonb_build_object(
        'duties', (select coalesce(jsonb_agg(private.duty_row(d.whole) order by d.position, d.id), '[]') from (
            select k.*, k as whole from public.duties k where k.organisation_id = duties_of.organisation and k.retired_at is null
            order by k.position, k.id limit 200) d),
        'retired', (select coalesce(jsonb_agg(private.duty_row(d.whole) order by d.retired_at desc, d.id), '[]') from (
            select k.*, k as whole from public.duties k where k.organisation_id = duties_of.organisation and k.retired_at is not null
            order by k.retired_at desc, k.id limit 50) d));
end
$$;

-- One duty with what became of it, the newest first, at most 50. Errors: P0002.
create function public.duty_page(duty uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    one public.duties;
begin
    select * into one from public.duties d where d.id = duty and d.organisation_id in (select private.my_insight_trusts());
    if one.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return private.duty_row(one) || jsonb_build_object('history', (
        select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'kind', h.kind, 'title', h.title, 'about', h.about, 'evidence', h.evidence,
            'review_on', h.review_on, 'owner_name', h.owner_name, 'note', h.note, 'on', private.day_of(h.at)) order by h.at desc, h.id), '[]')
        from (select * from public.duty_changes k where k.duty_id = duty order by k.at desc, k.id limit 50) h));
end
$$;

-- One committee: its seats, who sat there before, and its meetings, the newest first, 20 at a time. In: the day of the last one seen.
-- Out: {"id","name","remit","starts_on","ended_on","why","seats","earlier","meetings","next"}. Errors: P0002.
create function public.committee_page(committee uuid, before date default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    one public.committees;
    met jsonb;
begin
    select * into one from public.committees c where c.id = committee and c.organisation_id in (select private.my_insight_trusts());
    if one.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'met_on', m.met_on, 'chaired', private.chaired(m.staff_chair, m.community_chair),
        'links', to_jsonb(m.links), 'minutes', m.minutes) order by m.met_on desc), '[]')
    into met
    from (select * from public.committee_meetings k where k.committee_id = committee and (before is null or k.met_on < before)
        order by k.met_on desc limit 21) m;
    return jsonb_build_object('id', one.id, 'name', one.name, 'remit', one.remit, 'starts_on', one.starts_on, 'ended_on', one.ended_on,
        'why', (select w.why from private.committees_without_co_chair(one.organisation_id, private.today()) w where w.committee_id = committee),
        'seats', private.seats_on(committee, private.today()),
        'earlier', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'role', s.role, 'name', s.name, 'starts_on', s.starts_on,
            'ends_on', s.ends_on) order by s.ends_on desc, s.id), '[]')
            from (select * from public.committee_seats k where k.committee_id = committee and k.ends_on <= private.today()
                order by k.ends_on desc, k.id limit 50) s),
        'meetings', case when jsonb_array_length(met) > 20 then met - 20 else met end,
        'next', case when jsonb_array_length(met) > 20 then met -> 19 -> 'met_on' end);
end
$$;

grant execute on function public.governance, public.competency_page, public.duties_of, public.duty_page, public.committee_page to authenticated;
