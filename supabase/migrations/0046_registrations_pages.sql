-- What pages read of workshops one may come to, and of who comes: one answer for each page.
-- Who may see what: as 0040 and 0042 say. Functions for anyone answer only what an opened workshop says in public, or what the
-- code of one registration leads to.

-- What an opened workshop says in public; null for a draft and for none. Never where it is, nor who comes.
-- Out: {"id","title","share_title","purpose","can_change","cannot_change","ladder_step","starts_at","ends_at","how","area",
-- "access_notes","languages","interpreters","offer","content_note","support_contact","debrief","state","open" (one may register
-- now),"full" (one would wait),"hear_by" (day),"answer_days","organisation":{"name","slug","crisis"},"hosts":[{"name","slug"}]}.
create function public.workshop(workshop uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('id', w.id, 'title', w.title, 'share_title', w.share_title, 'purpose', w.purpose,
        'can_change', w.can_change, 'cannot_change', w.cannot_change, 'ladder_step', w.ladder_step, 'starts_at', w.starts_at,
        'ends_at', w.ends_at, 'how', w.how, 'area', w.area, 'access_notes', w.access_notes, 'languages', w.languages,
        'interpreters', w.interpreters, 'offer', w.offer, 'content_note', w.content_note, 'support_contact', w.support_contact,
        'debrief', w.debrief, 'state', w.state, 'open', w.state = 'open' and w.starts_at > now(),
        'full', private.places_free(w.id, w.organisation_id, now()) <= 0,
        'hear_by', (w.starts_at at time zone 'Europe/London')::date + coalesce(w.summary_days, p.summary_days), 'answer_days', p.answer_days,
        'organisation', jsonb_build_object('name', o.name, 'slug', o.slug, 'crisis', o.crisis),
        'hosts', (select coalesce(jsonb_agg(jsonb_build_object('name', h.name, 'slug', h.slug) order by h.name), '[]')
            from public.workshop_hosts wh join public.organisations h on h.id = wh.organisation_id
            where wh.workshop_id = w.id and h.id <> w.organisation_id))
    from public.workshops w
    join public.programmes p on p.id = w.programme_id
    join public.organisations o on o.id = w.organisation_id
    where w.id = workshop.workshop and w.opened_at is not null and w.starts_at is not null
$$;

-- What one may take part in at a trust now, or at those that a partner hosts: workshops to come by day, and open consultations by
-- their last day. Anyone. In: a slug. Out: {"organisation":{"name","slug","crisis"},"workshops":[{"id","title","starts_at",
-- "ends_at","how","area","paid","full"}],"consultations":[{"id","title","closes_on"}]}, 50 of each at most. Errors: P0002.
create function public.take_part(slug text)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    organisation public.organisations;
begin
    select * into organisation from public.organisations o where o.slug = take_part.slug;
    if organisation.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return jsonb_build_object(
        'organisation', jsonb_build_object('name', organisation.name, 'slug', organisation.slug, 'crisis', organisation.crisis),
        'workshops', (
            select coalesce(jsonb_agg(to_jsonb(open) order by open.starts_at, open.id), '[]') from (
                select w.id, w.title, w.starts_at, w.ends_at, w.how, w.area, w.offer is not null as paid,
                    private.places_free(w.id, organisation.id, now()) <= 0 as full
                from public.workshops w
                where w.state = 'open' and w.starts_at > now() and (w.organisation_id = organisation.id or exists (
                    select 1 from public.workshop_hosts h where h.workshop_id = w.id and h.organisation_id = organisation.id))
                order by w.starts_at, w.id limit 50) open),
        'consultations', (
            select coalesce(jsonb_agg(to_jsonb(open) order by open.closes_on, open.id), '[]') from (
                select c.id, c.title, c.closes_on from public.consultations c
                where c.state = 'open' and c.stopped_at is null and c.organisation_id = organisation.id
                    and c.opens_on <= private.today() and c.closes_on >= private.today()
                order by c.closes_on, c.id limit 50) open));
end
$$;

-- What the form to register begins with. In: the workshop, and the slug of the host whose link it is. Out: {"workshop" (as above),
-- "by":{"name","slug"} (who will know them),"me": {"called","contact_by","contact","language", and of their passport "needs","pay"} of
-- whoever is signed in, or null,
-- "registration": their standing one's id, or null}; null where the workshop is.
create function public.before_registering(workshop uuid, partner text default null)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    with by as (select o.id, o.name, o.slug from public.organisations o
        where o.id = private.comes_by(before_registering.workshop, partner))
    select jsonb_build_object(
        'workshop', public.workshop(before_registering.workshop),
        'by', jsonb_build_object('name', by.name, 'slug', by.slug),
        'me', (
            select jsonb_build_object('called', split_part(coalesce(p.name, ''), ' ', 1),
                'contact_by', coalesce(nullif(p.contact_by, 'none'), 'email'),
                'contact', case when coalesce(p.contact_by, 'none') = 'none' then u.email else coalesce(p.contact, '') end,
                'language', coalesce(p.language, 'en'), 'needs', passport.own -> 'needs',
                'pay', case when passport.own ->> 'pay_choice' is not null then jsonb_build_object('choice', passport.own ->> 'pay_choice',
                    'payee', passport.own ->> 'payee') end)
            from auth.users u
            left join lateral (select * from public.people q where q.account_id = u.id
                order by q.organisation_id = by.id desc, q.name is null, q.created_at limit 1) p on true
            cross join (select public.my_passport() as own) passport
            where u.id = private.signed_in()),
        'registration', (
            select r.id from public.registrations r
            where r.workshop_id = before_registering.workshop and r.person_id in (select private.my_people())
                and r.cancelled_at is null and r.lapsed_at is null
            order by r.number limit 1))
    from by
    where public.workshop(before_registering.workshop) is not null
$$;

-- The part of a workshop that those read who may come: where it is only once they have a place.
create function private.place_at(registration uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('id', w.id, 'title', w.title, 'share_title', w.share_title, 'starts_at', w.starts_at, 'ends_at', w.ends_at,
        'how', w.how, 'area', w.area, 'state', w.state, 'sequence', w.sequence, 'changed_at', w.changed_at,
        'support_contact', w.support_contact, 'content_note', w.content_note,
        'organisation', jsonb_build_object('name', o.name, 'slug', o.slug, 'crisis', o.crisis))
        || case when r.accepted_at is not null and r.cancelled_at is null or r.attended_at is not null then
            jsonb_build_object('place', w.place, 'directions', w.directions, 'online_link', w.online_link,
                'access_notes', w.access_notes, 'reading', w.reading, 'read_by', w.read_by)
            else '{}' end
    from public.registrations r
    join public.workshops w on w.id = r.workshop_id
    join public.organisations o on o.id = w.organisation_id
    where r.id = registration
$$;

-- What a registration's own page shows: to whoever holds its code, or to the person signed in, by its id; null otherwise.
-- Out: {"id","called","state","place_in_line","for_money" (there is a place, and no money to pay for it),"answer_by","offer","whole","pay" (the choice that stands; null to a code that
-- others may have seen),"contact_by","known_by","begun","paid_late" (it was cancelled too late not to pay),"workshop" (place_at),"agenda":[{"title","minutes",
-- "content_note"}],"needs":[{"id","category","detail","arranged_at","met"}],"summary" (written up, to those who were there)}.
create function public.my_place(key text)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('id', r.id, 'called', r.called, 'state', r.state, 'place_in_line', private.place_in_line(r.id),
        'for_money', private.waits_for_money(r.id), 'answer_by', r.answer_by, 'cancelled_how', r.cancelled_how, 'offer', r.offer, 'whole', k.whole,
        'pay', case when k.whole then (select jsonb_build_object('choice', c.choice, 'pence', c.pence, 'payee', c.payee)
            from public.pay_choices c where c.registration_id = r.id order by c.chosen_at desc, c.id desc limit 1) end,
        'contact_by', p.contact_by, 'known_by', o.name, 'begun', w.starts_at <= now(),
        'paid_late', exists (select 1 from public.claims m where m.registration_id = r.id and m.reason = 'cancelled late'),
        'workshop', private.place_at(r.id),
        'agenda', case when r.accepted_at is not null then (
            select coalesce(jsonb_agg(jsonb_build_object('title', a.title, 'minutes', a.minutes, 'content_note', a.content_note)
                order by a.position), '[]') from public.agenda_items a where a.workshop_id = r.workshop_id) else '[]' end,
        'needs', (
            select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'category', n.category, 'detail', n.detail,
                'arranged_at', n.arranged_at, 'met', n.met) order by n.said_at, n.id), '[]')
            from public.access_needs n where n.registration_id = r.id and n.dropped_at is null))
    from private.registration_by_key(key) k
    join public.registrations r on r.id = k.registration
    join public.workshops w on w.id = r.workshop_id
    join public.people p on p.id = r.person_id
    join public.organisations o on o.id = r.organisation_id
$$;

-- The calendar of a registration, or with `every` of all that its person was given a place at, as src/lib/workshops/calendar.ts
-- writes it; by a code that others have seen, of the one it was made for. Giving a place back, and registering again, count in the sequence besides the workshop's own changes.
-- Out: [{"id" (of the workshop),"share_title","starts_at","ends_at","place","sequence","changed_at","cancelled"}] by day; empty
-- where the key leads nowhere or there is no place.
create function public.registration_calendar(key text, every boolean default false)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(to_jsonb(entry) order by entry.starts_at, entry.id), '[]') from (
        select distinct on (w.id) w.id, w.share_title, w.starts_at, w.ends_at,
            case when r.cancelled_at is null and w.how <> 'online' then nullif(w.place, '') end as place,
            w.sequence + (select count(*) - 1 + count(*) filter (where q.cancelled_how is distinct from 'workshop cancelled' and q.cancelled_at is not null)
                from public.registrations q where q.workshop_id = w.id and q.person_id = r.person_id) as sequence,
            greatest(w.changed_at, r.accepted_at, r.cancelled_at) as changed_at,
            w.cancelled_at is not null or r.cancelled_at is not null as cancelled
        from private.registration_by_key(key) k
        join public.registrations mine on mine.id = k.registration
        join public.registrations r on r.id = mine.id or (every and k.whole and r.person_id = mine.person_id)
        join public.workshops w on w.id = r.workshop_id
        where r.accepted_at is not null and w.starts_at is not null
        order by w.id, r.number desc
    ) entry
$$;

-- What I am invited to and registered for: what is to come first, by day, and then what was, newest first. 50 of each at most.
-- Out: {"registrations":[{"id","state","place_in_line","answer_by","offer","workshop":{"id","title","share_title","starts_at",
-- "ends_at","how","area","state","organisation"}}],"invitations":[{"id","by" (slug of the host whose list it is),"known_by",
-- "workshop"}]}. Whoever is signed in; empty for nobody's account.
create function public.my_registrations()
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object(
        'registrations', (
            select coalesce(jsonb_agg(jsonb_build_object('id', mine.id, 'state', mine.state, 'place_in_line', private.place_in_line(mine.id),
                'answer_by', mine.answer_by, 'offer', mine.offer, 'workshop', private.place_at(mine.id))
                order by mine.over, case when mine.over then -extract(epoch from mine.starts_at) else extract(epoch from mine.starts_at) end), '[]')
            from (
                select r.id, r.state, r.answer_by, r.offer, w.starts_at, w.starts_at <= now() as over
                from public.registrations r join public.workshops w on w.id = r.workshop_id
                where r.person_id in (select private.my_people())
                order by w.starts_at desc limit 50) mine),
        'invitations', (
            select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'by', o.slug, 'known_by', o.name, 'workshop',
                jsonb_build_object('id', w.id, 'title', w.title, 'starts_at', w.starts_at, 'ends_at', w.ends_at, 'how', w.how,
                    'area', w.area, 'paid', w.offer is not null)) order by w.starts_at), '[]')
            from public.workshop_invitations i
            join public.workshops w on w.id = i.workshop_id
            join public.organisations o on o.id = i.organisation_id
            where i.person_id in (select private.my_people()) and i.declined_at is null
                and w.state = 'open' and w.starts_at > now()
                and not exists (select 1 from public.registrations r where r.workshop_id = w.id and r.person_id = i.person_id)))
$$;

grant execute on function public.workshop, public.take_part, public.before_registering, public.my_place,
    public.registration_calendar to anon, authenticated;
grant execute on function public.my_registrations to authenticated;

-- For those who run it

-- Who comes, 20 at a time in the order they asked: by the name for the day, and those known to this organisation by their own
-- name too. In: the workshop, the organisation one works for, 'coming', 'waiting' or 'gone', and the last number of the page
-- before. Out: {"workshop":{"id","title","starts_at","ends_at","state","capacity","offer"},"counts":[{"name","slug","reserved",
-- "reserved_until","invited","coming","offered","waiting","gone"}] by organisation,"registrations":[{"id","number","called","state",
-- "how","known_by","mine","name","contact_by","answer_by","place_in_line","needs"}],"next","unowned"}.
-- Facilitator, engagement lead or administrator of the trust or a host. Errors: 42501, P0002.
create function public.workshop_people(workshop uuid, organisation uuid, which text default 'coming', after_number bigint default 0)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    states text[] := case which when 'waiting' then '{waiting}'::text[] when 'gone' then '{cancelled,lapsed}'::text[]
        else '{accepted,offered,attended,left_early,absent,asked}'::text[] end;
    page jsonb;
begin
    perform private.require_host(workshop, organisation);
    select coalesce(jsonb_agg(to_jsonb(listed) order by listed.number), '[]') into page from (
        select r.id, r.number, r.called, r.state, r.how, o.name as known_by, r.organisation_id = workshop_people.organisation as mine,
            case when r.organisation_id = workshop_people.organisation then p.name end as name,
            case when r.organisation_id = workshop_people.organisation then p.contact_by end as contact_by,
            r.answer_by, case when r.state = 'waiting' then private.place_in_line(r.id) end as place_in_line,
            (select count(*) from public.access_needs n where n.registration_id = r.id and n.dropped_at is null) as needs
        from public.registrations r
        join public.people p on p.id = r.person_id
        join public.organisations o on o.id = r.organisation_id
        where r.workshop_id = workshop_people.workshop and r.state = any (states) and r.number > after_number
        order by r.number limit 21) listed;
    return jsonb_build_object(
        'workshop', (select jsonb_build_object('id', w.id, 'title', w.title, 'starts_at', w.starts_at, 'ends_at', w.ends_at,
            'state', w.state, 'capacity', w.capacity, 'offer', w.offer) from public.workshops w where w.id = workshop),
        'counts', private.workshop_counts(workshop),
        'registrations', case when jsonb_array_length(page) > 20 then page - 20 else page end,
        'next', case when jsonb_array_length(page) > 20 then page -> 19 -> 'number' end,
        'unowned', private.unowned_needs(workshop));
end
$$;

-- How many each organisation invited and how many of its people come, wait or gave their place back: numbers and no names (R31).
create function private.workshop_counts(workshop uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('name', o.name, 'slug', o.slug, 'reserved', coalesce(h.reserved, 0),
        'reserved_until', h.reserved_until, 'invited', (select count(*) from public.workshop_invitations i
            where i.workshop_id = workshop and i.organisation_id = o.id),
        'coming', r.coming, 'offered', r.offered, 'waiting', r.waiting, 'gone', r.gone) order by o.kind desc, o.name), '[]')
    from public.organisations o
    left join public.workshop_hosts h on h.workshop_id = workshop and h.organisation_id = o.id
    cross join lateral (
        select count(*) filter (where q.state in ('accepted', 'attended', 'left_early', 'absent')) as coming,
            count(*) filter (where q.state = 'offered') as offered, count(*) filter (where q.state = 'waiting') as waiting,
            count(*) filter (where q.state in ('cancelled', 'lapsed')) as gone
        from public.registrations q where q.workshop_id = workshop and q.organisation_id = o.id) r
    where h.organisation_id is not null or o.id = (select w.organisation_id from public.workshops w where w.id = workshop)
$$;

-- One's own people, to invite and to register, 20 at a time by name; not those of whom only the number in a file is known. In: the workshop, the organisation, the last of the page
-- before. Out: {"workshop":{"id","title","starts_at","state","offer"},"people":[{"id","name","contact_by","invited_at",
-- "declined_at","state" (of their latest registration)}],"next"}. Facilitator, engagement lead or administrator of that
-- organisation alone (R31). Errors: 42501, P0002.
create function public.people_to_invite(workshop uuid, organisation uuid, beside uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
    last_seen text;
    page jsonb;
begin
    perform private.require_host(workshop, organisation);
    last_seen := (select lower(coalesce(p.name, p.reference, '')) from public.people p where p.id = beside and p.organisation_id = organisation);
    select coalesce(jsonb_agg(to_jsonb(listed) - 'mark' order by listed.mark, listed.id), '[]') into page from (
        select p.id, coalesce(p.name, p.reference, '') as name, p.contact_by, i.invited_at, i.declined_at,
            lower(coalesce(p.name, p.reference, '')) as mark,
            (select r.state from public.registrations r where r.workshop_id = people_to_invite.workshop and r.person_id = p.id
                order by r.number desc limit 1) as state
        from public.people p
        left join public.workshop_invitations i on i.workshop_id = people_to_invite.workshop and i.person_id = p.id
        where p.organisation_id = people_to_invite.organisation
            and (p.name is not null or p.contact_by <> 'none' or p.account_id is not null)
            and (last_seen is null or (lower(coalesce(p.name, p.reference, '')), p.id) > (last_seen, beside))
        order by lower(coalesce(p.name, p.reference, '')), p.id limit 21) listed;
    return jsonb_build_object(
        'workshop', (select jsonb_build_object('id', w.id, 'title', w.title, 'starts_at', w.starts_at, 'state', w.state, 'offer', w.offer)
            from public.workshops w where w.id = workshop),
        'people', case when jsonb_array_length(page) > 20 then page - 20 else page end,
        'next', case when jsonb_array_length(page) > 20 then page -> 19 -> 'id' end);
end
$$;

-- What people who have a place need, 20 at a time in the order they asked, as tasks. In: the workshop, the organisation one works
-- for, and the last need of the page before. Out: {"workshop":{"id","title","starts_at","state","begun"},"needs":[{"id","category",
-- "detail","called","known_by","state","owner":{"id","name"},"arranged_at","met","met_said_by","reviewed_at"}],"next",
-- "owners":[{"id","name","organisation"}] who may see to them,"unowned"}.
-- Facilitator, engagement lead or administrator of the trust or a host. Errors: 42501, P0002.
create function public.workshop_needs(workshop uuid, organisation uuid, beside uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    last_number bigint := coalesce((select r.number from public.access_needs n join public.registrations r on r.id = n.registration_id
        where n.id = beside and r.workshop_id = workshop), 0);
    page jsonb;
begin
    perform private.require_host(workshop, organisation);
    select coalesce(jsonb_agg(to_jsonb(listed) - 'number' order by listed.number, listed.id), '[]') into page from (
        select n.id, n.category, n.detail, r.called, o.name as known_by, r.state, r.number,
            case when n.owner_person_id is not null then (select jsonb_build_object('id', p.id, 'name', coalesce(p.name, 'No name given'))
                from public.people p where p.id = n.owner_person_id) end as owner,
            n.arranged_at, n.met, n.met_said_by, n.reviewed_at
        from public.access_needs n
        join public.registrations r on r.id = n.registration_id
        join public.organisations o on o.id = r.organisation_id
        where r.workshop_id = workshop_needs.workshop and n.dropped_at is null and r.cancelled_at is null and r.lapsed_at is null
            and r.state <> 'waiting' and (beside is null or (r.number, n.id) > (last_number, beside))
        order by r.number, n.id limit 21) listed;
    return jsonb_build_object(
        'workshop', (select jsonb_build_object('id', w.id, 'title', w.title, 'starts_at', w.starts_at, 'state', w.state,
            'begun', w.starts_at <= now()) from public.workshops w where w.id = workshop),
        'needs', case when jsonb_array_length(page) > 20 then page - 20 else page end,
        'next', case when jsonb_array_length(page) > 20 then page -> 19 -> 'id' end,
        'owners', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', coalesce(p.name, 'No name given'), 'organisation', o.name)
                order by o.name, p.name), '[]')
            from private.need_owners(workshop) owner
            join public.people p on p.id = owner
            join public.organisations o on o.id = p.organisation_id),
        'unowned', private.unowned_needs(workshop));
end
$$;

-- The registration of somebody known to one's own organisation, for whoever sees to it at their request. What they chose to be
-- paid is not in it. Out: {"id","called","name","contact_by","state","place_in_line","answer_by","offer","how","organisation" (slug),
-- "workshop":{"id","title","starts_at","ends_at","state"},"standing","needs":[{"category","detail"}]}. Facilitator, engagement
-- lead or administrator of that organisation. Errors: P0002.
create function public.registration_at(registration uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_registration jsonb;
begin
    select jsonb_build_object('id', r.id, 'called', r.called, 'name', p.name, 'contact_by', p.contact_by, 'state', r.state,
        'place_in_line', private.place_in_line(r.id), 'answer_by', r.answer_by, 'offer', r.offer, 'how', r.how, 'organisation', o.slug,
        'workshop', jsonb_build_object('id', w.id, 'title', w.title, 'starts_at', w.starts_at, 'ends_at', w.ends_at, 'state', w.state),
        'standing', r.cancelled_at is null and r.lapsed_at is null and w.cancelled_at is null and w.held_at is null and w.starts_at > now(),
        'needs', (select coalesce(jsonb_agg(jsonb_build_object('category', n.category, 'detail', n.detail) order by n.said_at, n.id), '[]')
            from public.access_needs n where n.registration_id = r.id and n.dropped_at is null))
    into found_registration
    from public.registrations r
    join public.workshops w on w.id = r.workshop_id
    join public.people p on p.id = r.person_id
    join public.organisations o on o.id = r.organisation_id
    where r.id = registration and r.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead', 'administrator'));
    if found_registration is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return found_registration;
end
$$;

grant execute on function public.workshop_people, public.people_to_invite, public.workshop_needs, public.registration_at
    to authenticated;
