-- Hours: what somebody gave of their time, written down by themselves and confirmed by those who run the programme; and
-- the advisor's passport: what they need, how they want to be paid, what they know, shared part by part.
-- Who may see what: a person reads their own hours; the trust's facilitators and engagement leads read the hours given to its
-- programmes, and a partner's read those of its own people alone (R31). A passport
-- is its holder's alone; an organisation reads a part of it, through passports_shared, from the day the person shares that
-- part with it until the moment they stop. Needs are read by those who run sessions, the pay choice by finance alone (R66).

create table public.hours (
    id uuid primary key default gen_random_uuid(),
    -- The trust whose programme it was.
    organisation_id uuid not null references public.organisations,
    programme_id uuid not null references public.programmes,
    person_id uuid not null references public.people,
    workshop_id uuid references public.workshops,
    -- Logged from this attendance with one press: once.
    registration_id uuid unique references public.registrations,
    activity text not null check (activity in ('workshop', 'preparation', 'reading', 'interview_panel', 'training', 'meeting', 'other')),
    -- The task, in the person's own words.
    what text not null default '' check (char_length(what) <= 300),
    done_on date not null,
    -- Preparation, travel and follow-up count (R55).
    session_minutes int not null default 0 check (session_minutes between 0 and 1440),
    preparation_minutes int not null default 0 check (preparation_minutes between 0 and 1440),
    travel_minutes int not null default 0 check (travel_minutes between 0 and 1440),
    follow_up_minutes int not null default 0 check (follow_up_minutes between 0 and 1440),
    minutes int not null generated always as (session_minutes + preparation_minutes + travel_minutes + follow_up_minutes) stored,
    logged_at timestamptz not null default now(),
    -- Counts the changes, so that nobody confirms what they did not see.
    version int not null default 1,
    returned_at timestamptz,
    returned_by uuid references auth.users,
    return_note text check (char_length(return_note) between 1 and 500),
    confirmed_at timestamptz,
    confirmed_by uuid references auth.users,
    -- A confirmed row never changes: a correction is a new row, and stands in its place once it is confirmed too.
    corrects_id uuid unique references public.hours,
    corrected_at timestamptz,
    check (session_minutes + preparation_minutes + travel_minutes + follow_up_minutes between 1 and 1440),
    check ((returned_at is null) = (return_note is null)),
    check (confirmed_at is null or returned_at is null),
    check (corrected_at is null or confirmed_at is not null),
    state text not null generated always as (
        case
            when corrected_at is not null then 'corrected'
            when confirmed_at is not null then 'confirmed'
            when returned_at is not null then 'returned'
            else 'logged'
        end
    ) stored
);
create index on public.hours (person_id, done_on desc, id desc);
create index on public.hours (programme_id, done_on desc, id desc);
create index hours_to_confirm on public.hours (organisation_id, done_on, id) where confirmed_at is null and returned_at is null;
create index on public.hours (organisation_id);
create index on public.hours (workshop_id);

-- One for each account: somebody known to three organisations says these things once.
create table public.passports (
    account_id uuid primary key references auth.users on delete cascade,
    -- What they usually want done with money that is offered; each time they can choose again (R56).
    pay_choice text check (pay_choice in ('full', 'less', 'none', 'charity', 'expenses_only')),
    payee text check (char_length(payee) between 2 and 160),
    training text not null default '' check (char_length(training) <= 2000),
    languages text not null default '' check (char_length(languages) <= 400),
    changed_at timestamptz not null default now(),
    check (payee is null or pay_choice = 'charity')
);

-- The words of src/lib/people/needs.ts.
create table public.passport_needs (
    account_id uuid not null references public.passports on delete cascade,
    category text not null check (category in ('communication_support', 'communication_professional', 'contact_method',
        'information_format', 'more_communication', 'community_language', 'additional_support', 'individual_care', 'environment',
        'additional_needs', 'bespoke', 'language')),
    detail text not null default '' check (char_length(detail) <= 1000),
    primary key (account_id, category)
);

-- A yes to one organisation reading one part, from a moment to a moment. An ended one stays, as what was agreed when.
create table public.passport_shares (
    id uuid primary key default gen_random_uuid(),
    account_id uuid not null references public.passports on delete cascade,
    organisation_id uuid not null references public.organisations,
    part text not null check (part in ('needs', 'pay_choice', 'training', 'languages')),
    shared_at timestamptz not null default now(),
    ended_at timestamptz check (ended_at >= shared_at)
);
create unique index one_standing_share on public.passport_shares (account_id, organisation_id, part) where ended_at is null;
create index on public.passport_shares (account_id);
create index on public.passport_shares (organisation_id) where ended_at is null;
create index on public.passport_shares (organisation_id);

alter table public.hours enable row level security;
alter table public.passports enable row level security;
alter table public.passport_needs enable row level security;
alter table public.passport_shares enable row level security;

-- Not whose: names come by hours_to_confirm, to those who confirm.
grant select (id, organisation_id, programme_id, workshop_id, activity, what, done_on, session_minutes, preparation_minutes,
    travel_minutes, follow_up_minutes, minutes, logged_at, returned_at, return_note, confirmed_at, corrects_id, corrected_at, state)
    on public.hours to authenticated;
grant select on public.passports, public.passport_needs, public.passport_shares to authenticated;

create policy "people read their hours; those who confirm them too" on public.hours for select to authenticated
using (
    person_id in (select private.my_people())
    or organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))
    or person_id in (select p.id from public.people p where p.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead')))
);

create policy "people read their own passport" on public.passports for select to authenticated
using (account_id = (select private.signed_in()));
create policy "people read what they need" on public.passport_needs for select to authenticated
using (account_id = (select private.signed_in()));
create policy "people read with whom they share" on public.passport_shares for select to authenticated
using (account_id = (select private.signed_in()));

-- What was confirmed stays as it was, whoever asks.
create function private.keep_confirmed_hours()
returns trigger
language plpgsql set search_path = ''
as $$
begin
    -- What is generated is not there yet when a row comes by here. The words on it may go, once they were kept long enough.
    if tg_op = 'DELETE' or new.what not in (old.what, '')
        or to_jsonb(new) - '{corrected_at,state,minutes,what}'::text[] is distinct from to_jsonb(old) - '{corrected_at,state,minutes,what}'::text[] then
        perform private.refuse('TH005', 'These hours are confirmed and stay as they are. Log a correction instead.');
    end if;
    return new;
end
$$;
create trigger keep_confirmed_hours before update or delete on public.hours
for each row when (old.confirmed_at is not null) execute function private.keep_confirmed_hours();

-- As whom the signed-in person gives time to a programme: an advisor's row before others. Null: not known there.
create function private.my_person_on(programme uuid)
returns uuid
language sql stable set search_path = ''
as $$
    select p.id from public.people p
    where p.id in (select private.my_people())
        and (p.organisation_id = (select organisation_id from public.programmes where id = my_person_on.programme)
            or p.organisation_id in (select pp.organisation_id from public.programme_partners pp where pp.programme_id = my_person_on.programme))
    order by exists (select 1 from public.members m where m.person_id = p.id and m.role = 'advisor' and m.ends_on is null) desc,
        p.created_at, p.id
    limit 1
$$;

-- How long a session is: as offered to the person, or by the clock; 0 where neither is known.
create function private.session_minutes(workshop public.workshops, offer jsonb)
returns int
language sql immutable set search_path = ''
as $$
    select least(coalesce((offer ->> 'minutes')::int,
        (extract(epoch from (workshop).ends_at - (workshop).starts_at) / 60)::int, 0), 1440)
$$;

-- Attendances of the signed-in person that are not in their log yet: [{"registration","workshop","title","programme","done_on",
-- "session","preparation"}] in minutes. Somebody who left early gave the whole session (R50).
create function private.hours_to_log()
returns jsonb
language sql stable set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('registration', r.id, 'workshop', w.id, 'title', w.title, 'programme', p.title,
        'done_on', w.held_on, 'session', private.session_minutes(w, r.offer),
        'preparation', coalesce((r.offer ->> 'preparation_minutes')::int, 0)) order by w.held_on desc, r.id), '[]')
    from public.registrations r
    join public.workshops w on w.id = r.workshop_id
    join public.programmes p on p.id = w.programme_id
    where r.person_id in (select private.my_people())
        and (r.attended_at is not null or r.left_early_at is not null)
        and private.session_minutes(w, r.offer) > 0
        and not exists (select 1 from public.hours h where h.registration_id = r.id
            or h.workshop_id = w.id and h.activity = 'workshop' and h.person_id in (select private.my_people()))
$$;

-- The signed-in person's own log, newest day first. In: the last row of the page before, how many (20; 2,000 at most), or
-- one row alone. Out: {"hours":[{"id","programme_id","programme","workshop_id","workshop","activity","what","done_on","session","preparation","travel",
-- "follow_up","minutes","state","return_note","confirmed_at","corrects_id","corrected_by"}],"next","totals":[{"month","confirmed",
-- "waiting"}] in minutes, "suggested": attendances not logged yet, "programmes":[{"id","title"}], "workshops":[{"id","title","held_on"}]: theirs}.
create function public.my_hours(beside uuid default null, most int default 20, only_one uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    last_seen date := (select h.done_on from public.hours h where h.id = beside and h.person_id in (select private.my_people()));
    page jsonb;
begin
    most := least(greatest(coalesce(most, 20), 1), 2000);
    select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'programme_id', h.programme_id, 'programme', p.title,
        'workshop_id', h.workshop_id, 'workshop', w.title, 'activity', h.activity, 'what', h.what, 'done_on', h.done_on, 'session', h.session_minutes,
        'preparation', h.preparation_minutes, 'travel', h.travel_minutes, 'follow_up', h.follow_up_minutes, 'minutes', h.minutes,
        'state', h.state, 'return_note', h.return_note, 'confirmed_at', h.confirmed_at, 'corrects_id', h.corrects_id,
        'corrected_by', (select n.id from public.hours n where n.corrects_id = h.id)) order by h.done_on desc, h.id desc), '[]')
    into page
    from (
        select mine.* from public.hours mine
        where mine.person_id in (select private.my_people())
            and (only_one is null or mine.id = only_one)
            and (last_seen is null or (mine.done_on, mine.id) < (last_seen, beside))
        order by mine.done_on desc, mine.id desc limit most + 1) h
    join public.programmes p on p.id = h.programme_id
    left join public.workshops w on w.id = h.workshop_id;
    return jsonb_build_object(
        'hours', case when jsonb_array_length(page) > most then page - most else page end,
        'next', case when jsonb_array_length(page) > most then page -> (most - 1) -> 'id' end,
        'totals', (
            select coalesce(jsonb_agg(jsonb_build_object('month', t.month, 'confirmed', t.confirmed, 'waiting', t.waiting) order by t.month desc), '[]')
            from (
                select to_char(h.done_on, 'YYYY-MM') as month,
                    coalesce(sum(h.minutes) filter (where h.state = 'confirmed'), 0) as confirmed,
                    coalesce(sum(h.minutes) filter (where h.state in ('logged', 'returned') and h.corrects_id is null), 0) as waiting
                from public.hours h where h.person_id in (select private.my_people())
                group by 1 order by 1 desc limit 12) t),
        'suggested', private.hours_to_log(),
        'programmes', (
            select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title) order by p.title), '[]')
            from public.programmes p where private.my_person_on(p.id) is not null and (p.ends_on is null or p.ends_on > private.today() - 90)),
        'workshops', (
            select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'title', w.title, 'held_on', w.held_on) order by w.held_on desc), '[]')
            from (
                select distinct on (held.held_on, held.id) held.* from public.registrations r
                join public.workshops held on held.id = r.workshop_id
                where r.person_id in (select private.my_people()) and r.accepted_at is not null
                order by held.held_on desc, held.id limit 20) w));
end
$$;

-- Checks what a log row says and writes it; a row of its own, or over one that is not confirmed. Out: the row's id.
create function private.store_hours(hours uuid, given jsonb)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    programme public.programmes;
    person uuid;
    day date := (given ->> 'done_on')::date;
    total int := coalesce((given ->> 'session')::int, 0) + coalesce((given ->> 'preparation')::int, 0)
        + coalesce((given ->> 'travel')::int, 0) + coalesce((given ->> 'follow_up')::int, 0);
    made uuid;
begin
    select * into programme from public.programmes p where p.id = (given ->> 'programme_id')::uuid;
    person := private.my_person_on(programme.id);
    if person is null then
        perform private.refuse('TH004', 'Choose a programme you take part in', 'programme_id');
    end if;
    if coalesce(given ->> 'activity', '') not in ('workshop', 'preparation', 'reading', 'interview_panel', 'training', 'meeting', 'other') then
        perform private.refuse('TH001', 'Choose what you did', 'activity');
    end if;
    if day is null or day > private.today() or day < private.today() - 730 then
        perform private.refuse('TH002', 'Enter a day in the last two years, not in the future', 'done_on');
    end if;
    if total not between 1 and 1440
        or least((given ->> 'session')::int, (given ->> 'preparation')::int, (given ->> 'travel')::int, (given ->> 'follow_up')::int) < 0 then
        perform private.refuse('TH003', 'Enter how long it took: more than nothing, and 24 hours at most', 'session');
    end if;
    if char_length(given ->> 'what') > 300 then
        perform private.refuse('TX002', 'Use 300 characters or fewer', 'what');
    end if;
    if given ->> 'workshop_id' is not null and not exists (
        select 1 from public.registrations r join public.workshops w on w.id = r.workshop_id
        where w.id = (given ->> 'workshop_id')::uuid and w.programme_id = programme.id and r.person_id in (select private.my_people())
    ) then
        perform private.refuse('TH009', 'Choose a workshop of this programme that you were registered for', 'workshop_id');
    end if;
    if hours is null then
        insert into public.hours (id, organisation_id, programme_id, person_id, workshop_id, registration_id, activity, what, done_on,
            session_minutes, preparation_minutes, travel_minutes, follow_up_minutes, corrects_id)
        values (coalesce((given ->> 'id')::uuid, gen_random_uuid()), programme.organisation_id, programme.id, person,
            (given ->> 'workshop_id')::uuid, (given ->> 'registration_id')::uuid, given ->> 'activity', btrim(coalesce(given ->> 'what', '')), day,
            coalesce((given ->> 'session')::int, 0), coalesce((given ->> 'preparation')::int, 0),
            coalesce((given ->> 'travel')::int, 0), coalesce((given ->> 'follow_up')::int, 0), (given ->> 'corrects_id')::uuid)
        returning id into made;
    else
        update public.hours h
        set organisation_id = programme.organisation_id, programme_id = programme.id, person_id = person,
            workshop_id = (given ->> 'workshop_id')::uuid, activity = given ->> 'activity', what = btrim(coalesce(given ->> 'what', '')),
            done_on = day, session_minutes = coalesce((given ->> 'session')::int, 0),
            preparation_minutes = coalesce((given ->> 'preparation')::int, 0), travel_minutes = coalesce((given ->> 'travel')::int, 0),
            follow_up_minutes = coalesce((given ->> 'follow_up')::int, 0), returned_at = null, returned_by = null, return_note = null,
            version = h.version + 1
        where h.id = hours
        returning h.id into made;
    end if;
    return made;
end
$$;

-- Logs time given. In: {"id" (of the form, so that one sent twice is one row),"programme_id","activity","what","done_on","session",
-- "preparation","travel","follow_up" in minutes,"workshop_id","corrects_id"}. Out: the row's id. Whoever is known to the trust or a
-- partner of the programme. Errors: TH001 to TH004, TH009, TX002; TH010 what is to be corrected is not theirs or not confirmed,
-- or has a correction.
create function public.log_hours(given jsonb)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    before uuid;
begin
    if private.signed_in() is null then
        perform private.refuse('42501', 'Sign in to log your hours');
    end if;
    select h.id into before from public.hours h where h.id = (given ->> 'id')::uuid and h.person_id in (select private.my_people());
    if before is not null then
        return before;
    end if;
    if given ->> 'corrects_id' is not null and not exists (
        select 1 from public.hours h
        where h.id = (given ->> 'corrects_id')::uuid and h.person_id in (select private.my_people()) and h.state = 'confirmed'
            and not exists (select 1 from public.hours n where n.corrects_id = h.id)
        for update
    ) then
        perform private.refuse('TH010', 'This cannot be corrected, or you have sent a correction already');
    end if;
    return private.store_hours(null, given - 'registration_id');
end
$$;

-- Logs one attendance as it was planned, with one press: the session, and the preparation that was asked for. Pressed twice it
-- is one row. Out: its id. Errors: P0002 not theirs, or they did not come.
create function public.log_attended(registration uuid)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    found_workshop public.workshops;
    found_offer jsonb;
    before uuid := (select h.id from public.hours h where h.registration_id = registration and h.person_id in (select private.my_people()));
begin
    if before is not null then
        return before;
    end if;
    select r.offer into found_offer from public.registrations r
    where r.id = registration and r.person_id in (select private.my_people()) and (r.attended_at is not null or r.left_early_at is not null)
    for update;
    if not found then
        perform private.refuse('P0002', 'Page not found');
    end if;
    select w.* into found_workshop from public.workshops w
    where w.id = (select r.workshop_id from public.registrations r where r.id = registration);
    return private.store_hours(null, jsonb_build_object('programme_id', found_workshop.programme_id, 'activity', 'workshop',
        'done_on', found_workshop.held_on, 'session', private.session_minutes(found_workshop, found_offer),
        'preparation', coalesce((found_offer ->> 'preparation_minutes')::int, 0), 'workshop_id', found_workshop.id,
        'registration_id', registration));
end
$$;

-- The signed-in person's row, locked, as long as it is not confirmed. Errors: P0002 not theirs, TH005 confirmed.
create function private.lock_my_hours(hours uuid)
returns public.hours
language plpgsql security definer set search_path = ''
as $$
declare
    found_hours public.hours;
begin
    select h.* into found_hours from public.hours h where h.id = hours and h.person_id in (select private.my_people()) for update;
    if found_hours.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if found_hours.confirmed_at is not null then
        perform private.refuse('TH005', 'These hours are confirmed and stay as they are. Log a correction instead.');
    end if;
    return found_hours;
end
$$;

-- Changes what was logged, until it is confirmed; what was returned is sent again. In: as log_hours. Errors: as log_hours, P0002, TH005.
create function public.change_hours(hours uuid, given jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_my_hours(hours);
    perform private.store_hours(hours, given);
end
$$;

-- Takes out what was logged and is not confirmed. Errors: P0002 not theirs, TH005 confirmed.
create function public.remove_hours(hours uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_my_hours(hours);
    delete from public.hours h where h.id = remove_hours.hours;
end
$$;

-- The programmes an organisation leads or is a partner in.
create function private.programmes_worked_on(organisation uuid)
returns setof uuid
language sql stable set search_path = ''
as $$
    select p.id from public.programmes p where p.organisation_id = organisation
    union
    select pp.programme_id from public.programme_partners pp where pp.organisation_id = organisation
$$;

-- Whether an organisation confirms a row: the trust it was given to, or the organisation that knows the person.
create function private.confirms(organisation uuid, hours public.hours)
returns boolean
language sql stable set search_path = ''
as $$
    select (hours).organisation_id = organisation
        or exists (select 1 from public.people p where p.id = (hours).person_id and p.organisation_id = organisation)
$$;

-- Whether the signed-in person does, as facilitator or engagement lead.
create function private.i_confirm(hours public.hours)
returns boolean
language sql stable set search_path = ''
as $$
    select exists (
        select 1 from private.my_organisations('facilitator', 'engagement_lead') mine (id) where private.confirms(mine.id, hours))
$$;

-- Hours given to a trust's programmes, or by a partner's own people, 20 at a time. In: the organisation; confirmed ones (newest first) or
-- those that wait (oldest first); the last row of the page before. Out: {"hours":[{"id","version","name","programme","workshop","seen":
-- was at the workshop,"activity","what","done_on","session","preparation","travel","follow_up","minutes","mine","corrects":{"minutes"},
-- "confirmed_at","returned"}],"next","waiting"}. A name is read where the person is known here too; else what
-- the room calls them, and by whom they are known: whom a partner knows is the partner's (R31). Facilitator or engagement lead. Errors: 42501.
create function public.hours_to_confirm(organisation uuid, confirmed boolean default false, beside uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    last_seen date;
    page jsonb;
begin
    perform private.require_role(organisation, 'facilitator', 'engagement_lead');
    last_seen := (select h.done_on from public.hours h where h.id = beside and private.confirms(organisation, h));
    select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'version', h.version,
        'name', coalesce(
            (select known.name from public.people known where known.organisation_id = hours_to_confirm.organisation
                and (known.id = person.id or known.account_id = person.account_id)),
            (select r.called from public.registrations r where r.person_id = person.id and r.workshop_id = h.workshop_id
                order by r.number desc limit 1),
            'Somebody known to ' || (select o.name from public.organisations o where o.id = person.organisation_id)),
        'programme', p.title, 'workshop', w.title,
        'seen', exists (select 1 from public.registrations r where r.person_id = person.id and r.workshop_id = h.workshop_id
            and (r.attended_at is not null or r.left_early_at is not null)),
        'activity', h.activity, 'what', h.what, 'done_on', h.done_on, 'session', h.session_minutes, 'preparation', h.preparation_minutes,
        'travel', h.travel_minutes, 'follow_up', h.follow_up_minutes, 'minutes', h.minutes,
        'mine', h.person_id in (select private.my_people()), 'confirmed_at', h.confirmed_at,
        'corrects', (select jsonb_build_object('minutes', c.minutes) from public.hours c where c.id = h.corrects_id)) order by h.place), '[]')
    into page
    from (
        select entry.*, row_number() over (order by case when confirmed then -(entry.done_on - date '2000-01-01') else entry.done_on - date '2000-01-01' end,
            entry.id) as place
        from public.hours entry
        where (entry.organisation_id = organisation
                or entry.person_id in (select known.id from public.people known where known.organisation_id = organisation))
            and case when confirmed then entry.state = 'confirmed' else entry.confirmed_at is null and entry.returned_at is null end
            and (last_seen is null or case when confirmed then entry.done_on < last_seen or entry.done_on = last_seen and entry.id > beside
                else (entry.done_on, entry.id) > (last_seen, beside) end)
        order by place limit 21) h
    join public.people person on person.id = h.person_id
    join public.programmes p on p.id = h.programme_id
    left join public.workshops w on w.id = h.workshop_id;
    return jsonb_build_object(
        'hours', case when jsonb_array_length(page) > 20 then page - 20 else page end,
        'next', case when jsonb_array_length(page) > 20 then page -> 19 -> 'id' end,
        'waiting', private.hours_waiting(organisation));
end
$$;

-- How many rows wait for an organisation to confirm them.
create function private.hours_waiting(organisation uuid)
returns int
language sql stable set search_path = ''
as $$
    select count(*)::int from public.hours h
    where h.confirmed_at is null and h.returned_at is null
        and (h.organisation_id = organisation
            or h.person_id in (select known.id from public.people known where known.organisation_id = organisation))
$$;

-- Confirms rows as they were seen. In: [{"id","version"}]. Out: how many; each person is told once. Facilitator or engagement
-- lead of the trust, or of the organisation that knows the person; never for themselves. Errors: TH006 changed since, TH007 their own, TH008 none chosen, 42501.
create function public.confirm_hours(seen jsonb)
returns int
language plpgsql security definer set search_path = ''
as $$
declare
    chosen int := case when jsonb_typeof(seen) = 'array' then jsonb_array_length(seen) else 0 end;
    done int;
    told record;
begin
    if chosen = 0 then
        perform private.refuse('TH008', 'Choose the hours you confirm', 'seen');
    end if;
    -- Locked in one order, so that two who confirm at once wait for each other and not for ever.
    perform 1 from public.hours h where h.id in (select (s ->> 'id')::uuid from jsonb_array_elements(seen) s) order by h.id for update;
    if exists (
        select 1 from jsonb_array_elements(seen) s left join public.hours h on h.id = (s ->> 'id')::uuid
        where h.id is null or not private.i_confirm(h)
    ) then
        perform private.refuse('42501', 'You cannot confirm these hours');
    end if;
    if exists (select 1 from public.hours h where h.id in (select (s ->> 'id')::uuid from jsonb_array_elements(seen) s)
        and h.person_id in (select private.my_people())) then
        perform private.refuse('TH007', 'Your own hours are confirmed by somebody else', 'seen');
    end if;
    update public.hours h set confirmed_at = now(), confirmed_by = auth.uid()
    from jsonb_array_elements(seen) s
    where h.id = (s ->> 'id')::uuid and h.version = (s ->> 'version')::int and h.confirmed_at is null and h.returned_at is null;
    get diagnostics done = row_count;
    if done <> chosen then
        perform private.refuse('TH006', 'Some of these changed while you looked. Look again before you confirm.', 'seen');
    end if;
    update public.hours h set corrected_at = now()
    where h.id in (select n.corrects_id from public.hours n join jsonb_array_elements(seen) s on n.id = (s ->> 'id')::uuid);
    for told in
        select h.person_id, min(h.id::text)::uuid as first, sum(h.minutes) as minutes
        from public.hours h where h.id in (select (s ->> 'id')::uuid from jsonb_array_elements(seen) s) group by h.person_id
    loop
        perform private.queue_message(told.person_id, 'hours_confirmed', 'hours', told.first,
            jsonb_build_object('minutes', told.minutes, 'title', 'the work you did with us', 'path', '/my/hours'), dedupe_key => 'hours:' || told.first);
    end loop;
    return done;
end
$$;

-- Gives a row back with a note on what to look at again; the person changes it and it comes back. Whoever
-- may confirm it. Errors: TH006 changed or confirmed since, TX001 no note.
create function public.return_hours(hours uuid, note text)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    if not exists (select 1 from public.hours h where h.id = return_hours.hours
        and private.i_confirm(h)) then
        perform private.refuse('42501', 'You cannot return these hours');
    end if;
    perform private.require_text(note, 500, 'note', 'Write what they should look at again');
    update public.hours h set returned_at = now(), returned_by = auth.uid(), return_note = btrim(note)
    where h.id = return_hours.hours and h.confirmed_at is null and h.returned_at is null;
    if not found then
        perform private.refuse('TH006', 'These hours have changed. Look again.');
    end if;
end
$$;

-- The signed-in person's passport, empty when they have written nothing. Out: {"needs":[{"category","detail"}],"pay_choice","payee",
-- "training","languages","changed_at","shares":[{"organisation_id","name","kind","part","shared_at","ended_at"}]}, standing shares
-- first; null when nobody is signed in. A registration form may begin with it.
create function public.my_passport()
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object(
        'needs', (select coalesce(jsonb_agg(jsonb_build_object('category', n.category, 'detail', n.detail) order by n.category), '[]')
            from public.passport_needs n where n.account_id = me.id),
        'pay_choice', p.pay_choice, 'payee', p.payee, 'training', coalesce(p.training, ''), 'languages', coalesce(p.languages, ''),
        'changed_at', p.changed_at,
        'shares', (
            select coalesce(jsonb_agg(jsonb_build_object('organisation_id', o.id, 'name', o.name, 'kind', o.kind, 'part', s.part,
                'shared_at', s.shared_at, 'ended_at', s.ended_at) order by s.ended_at is not null, o.name, s.part, s.shared_at desc), '[]')
            from public.passport_shares s join public.organisations o on o.id = s.organisation_id where s.account_id = me.id))
    from (select private.signed_in() as id) me left join public.passports p on p.account_id = me.id
    where me.id is not null
$$;

-- Writes the parts of one's passport that are given and leaves the others. In: {"needs":[{"category","detail"}],"pay_choice","payee",
-- "training","languages"}. Errors: 42501 not signed in, PP001 no such need, PP002 pay choice or charity, TX002 too long.
create function public.save_passport(given jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    account uuid := private.signed_in();
begin
    if account is null then
        perform private.refuse('42501', 'Sign in to write your passport');
    end if;
    if char_length(given ->> 'training') > 2000 then
        perform private.refuse('TX002', 'Use 2,000 characters or fewer', 'training');
    end if;
    if char_length(given ->> 'languages') > 400 then
        perform private.refuse('TX002', 'Use 400 characters or fewer', 'languages');
    end if;
    if coalesce(given ->> 'pay_choice', 'full') not in ('full', 'less', 'none', 'charity', 'expenses_only') then
        perform private.refuse('PP002', 'Choose what you usually want', 'pay_choice');
    end if;
    if given ->> 'pay_choice' = 'charity' and given ->> 'payee' is not null and char_length(btrim(given ->> 'payee')) not between 2 and 160 then
        perform private.refuse('PP002', 'Enter the name of the charity or group', 'payee');
    end if;
    insert into public.passports (account_id) values (account) on conflict (account_id) do nothing;
    update public.passports p
    set training = coalesce(btrim(given ->> 'training'), p.training), languages = coalesce(btrim(given ->> 'languages'), p.languages),
        pay_choice = case when given ? 'pay_choice' then given ->> 'pay_choice' else p.pay_choice end,
        payee = case when not given ? 'pay_choice' then p.payee when given ->> 'pay_choice' = 'charity' then btrim(given ->> 'payee') end,
        changed_at = now()
    where p.account_id = account;
    if given ? 'needs' then
        if exists (
            select 1 from jsonb_array_elements(given -> 'needs') n
            where coalesce(n ->> 'category', '') not in ('communication_support', 'communication_professional', 'contact_method', 'information_format',
                'more_communication', 'community_language', 'additional_support', 'individual_care', 'environment', 'additional_needs', 'bespoke', 'language')
                or char_length(n ->> 'detail') > 1000
        ) then
            perform private.refuse('PP001', 'Choose from the list, and use 1,000 characters or fewer for each', 'needs');
        end if;
        delete from public.passport_needs n where n.account_id = account;
        insert into public.passport_needs (account_id, category, detail)
        select distinct on (n ->> 'category') account, n ->> 'category', btrim(coalesce(n ->> 'detail', ''))
        from jsonb_array_elements(given -> 'needs') n;
    end if;
end
$$;

-- Says with one organisation which parts of the passport are shared from now on: parts not named stop at once. In: the organisation
-- and parts of ('needs','pay_choice','training','languages'); none stops all. Errors: 42501 not signed in, PP003 no such part, PP004 no such
-- organisation, or the pay choice with one that pays nobody.
create function public.share_passport(organisation uuid, parts text[])
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    account uuid := private.signed_in();
    kind text := (select o.kind from public.organisations o where o.id = organisation);
begin
    if account is null then
        perform private.refuse('42501', 'Sign in to share your passport');
    end if;
    if kind is null then
        perform private.refuse('PP004', 'Choose an organisation', 'organisation');
    end if;
    if not coalesce(parts, '{}') <@ array['needs', 'pay_choice', 'training', 'languages'] then
        perform private.refuse('PP003', 'Choose what to share', 'parts');
    end if;
    if kind <> 'trust' and 'pay_choice' = any (parts) then
        perform private.refuse('PP004', 'Only a trust pays people, so only a trust can read how you want to be paid', 'parts');
    end if;
    insert into public.passports (account_id) values (account) on conflict (account_id) do nothing;
    perform 1 from public.passports p where p.account_id = account for update;
    update public.passport_shares s set ended_at = greatest(clock_timestamp(), s.shared_at)
    where s.account_id = account and s.organisation_id = organisation and s.ended_at is null and not s.part = any (coalesce(parts, '{}'));
    insert into public.passport_shares (account_id, organisation_id, part)
    select account, organisation, p.part from unnest(parts) as p (part)
    on conflict (account_id, organisation_id, part) where ended_at is null do nothing;
end
$$;

-- What people share of their passports with an organisation, 20 people at a time by name. Facilitators and engagement leads read needs,
-- training and languages; finance approvers the pay choice, and nothing else. Out: {"people":[{"account_id","name","parts":{"needs","training",
-- "languages","pay_choice","payee"},"since"}],"next"}; a part is there only while it is shared. Errors: 42501.
create function public.passports_shared(organisation uuid, beside uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    runs boolean := organisation in (select private.my_organisations('facilitator', 'engagement_lead'));
    pays boolean := organisation in (select private.my_organisations('finance_approver'));
    last_name text;
    page jsonb;
begin
    perform private.require_role(organisation, 'facilitator', 'engagement_lead', 'finance_approver');
    last_name := (select lower(private.passport_name(beside, organisation)) where exists (select 1 from public.passport_shares s
        where s.account_id = beside and s.organisation_id = passports_shared.organisation and s.ended_at is null));
    select coalesce(jsonb_agg(jsonb_build_object('account_id', f.account_id, 'name', f.name, 'since', f.since,
        'parts', jsonb_strip_nulls(jsonb_build_object(
            'needs', case when 'needs' = any (f.parts) then (
                select coalesce(jsonb_agg(jsonb_build_object('category', n.category, 'detail', n.detail) order by n.category), '[]')
                from public.passport_needs n where n.account_id = f.account_id) end,
            'training', case when 'training' = any (f.parts) then p.training end,
            'languages', case when 'languages' = any (f.parts) then p.languages end,
            'pay_choice', case when 'pay_choice' = any (f.parts) then coalesce(p.pay_choice, '') end,
            'payee', case when 'pay_choice' = any (f.parts) then p.payee end))) order by lower(f.name), f.account_id), '[]')
    into page
    from (
        select s.account_id, private.passport_name(s.account_id, organisation) as name, min(s.shared_at) as since, array_agg(s.part) as parts
        from public.passport_shares s
        where s.organisation_id = organisation and s.ended_at is null
            and case when s.part = 'pay_choice' then pays else runs end
        group by s.account_id
        having last_name is null or (lower(private.passport_name(s.account_id, organisation)), s.account_id) > (last_name, beside)
        order by lower(private.passport_name(s.account_id, organisation)), s.account_id limit 21) f
    join public.passports p on p.account_id = f.account_id;
    return jsonb_build_object(
        'people', case when jsonb_array_length(page) > 20 then page - 20 else page end,
        'next', case when jsonb_array_length(page) > 20 then page -> 19 -> 'account_id' end);
end
$$;

-- What an organisation calls the holder of a passport: as it knows them, or else as they are known where they were first.
create function private.passport_name(account uuid, organisation uuid)
returns text
language sql stable set search_path = ''
as $$
    select coalesce((
        select p.name from public.people p where p.account_id = account and p.name is not null
        order by (p.organisation_id = passport_name.organisation) desc, p.created_at, p.id limit 1), 'Somebody')
$$;

grant execute on function public.my_hours, public.log_hours, public.log_attended, public.change_hours, public.remove_hours,
    public.hours_to_confirm, public.confirm_hours, public.return_hours, public.my_passport, public.save_passport,
    public.share_passport, public.passports_shared to authenticated;
