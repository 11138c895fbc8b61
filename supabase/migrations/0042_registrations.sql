-- Coming to a workshop: who is invited, who asks for a place, what they need to take part, and the waiting list.
-- Who may see what: anyone reads what an open workshop says in public, and never where it is; whoever holds the code of a
-- registration, or is signed in as the person, reads and changes it; those who run the workshop read who comes by the name
-- for the day, and what is needed. Whom an organisation invited, and the names of its people, are its own (R31).

-- How long an offered place is kept for somebody, in hours; shorter when the workshop is near (private.answer_by).
alter table public.programmes add column place_hours int not null default 48 check (place_hours between 2 and 336);

alter table public.registrations
    -- Made by the form, so that a form sent twice is one registration.
    add column pressed uuid unique;

-- Whose hand wrote the choice down.
alter table public.pay_choices
    add column how text not null default 'by the person' check (how in ('by the person', 'on behalf'));

-- Further codes that lead to a registration: each message has its own, and so has a slip that is printed again. They open
-- everything but what the person chose to be paid, since somebody else may have seen them; so do slips of those whom
-- somebody else registered.
create table private.registration_codes (
    code_hash text primary key,
    registration_id uuid not null references public.registrations,
    made_at timestamptz not null default now()
);
create index on private.registration_codes (registration_id);
alter table private.registration_codes enable row level security;

-- What somebody needs in order to take part: the twelve words of src/lib/people/needs.ts (domain.md E6, R69). A task: it has
-- an owner, is arranged, and afterwards it is said whether it was met, and looked at again.
create table public.access_needs (
    id uuid primary key default gen_random_uuid(),
    registration_id uuid not null references public.registrations,
    category text not null check (category in ('communication_support', 'communication_professional', 'contact_method',
        'information_format', 'more_communication', 'community_language', 'additional_support', 'individual_care',
        'environment', 'additional_needs', 'bespoke', 'language')),
    detail text not null default '' check (char_length(detail) <= 1000),
    said_at timestamptz not null default now(),
    -- Not needed any more, said by the person, or their place was given back: that there was a need stays, their words on it do not.
    dropped_at timestamptz,
    owner_person_id uuid references public.people,
    arranged_at timestamptz,
    met text check (met in ('yes', 'partly', 'no')),
    met_said_by text check (met_said_by in ('the person', 'staff')),
    reviewed_at timestamptz,
    check ((met is null) = (met_said_by is null)),
    check (arranged_at is null or owner_person_id is not null)
);
create unique index one_standing_need on public.access_needs (registration_id, category) where dropped_at is null;
create index on public.access_needs (owner_person_id);
alter table public.access_needs enable row level security;
grant select on public.access_needs to authenticated;

create policy "whoever reads a registration reads its needs" on public.access_needs for select to authenticated
using (registration_id in (select r.id from public.registrations r));

-- Places

-- Places that somebody known to this organisation could have now: all places, less those held, less those kept for other
-- hosts' people until their day. Not below zero only by rounding down: more may be held than there are.
create function private.places_free(workshop uuid, organisation uuid, at timestamptz)
returns int
language sql stable set search_path = ''
as $$
    with held as (
        select r.organisation_id, count(*)::int as n
        from public.registrations r
        where r.workshop_id = workshop and r.cancelled_at is null and r.lapsed_at is null
            and (r.accepted_at is not null or r.offered_at is not null or r.attended_at is not null)
        group by r.organisation_id
    )
    select coalesce(w.capacity - coalesce((select sum(held.n) from held), 0) - coalesce((
        select sum(greatest(h.reserved - coalesce(held.n, 0), 0))
        from public.workshop_hosts h left join held on held.organisation_id = h.organisation_id
        where h.workshop_id = workshop and h.organisation_id <> places_free.organisation
            and (h.reserved_until is null or h.reserved_until >= (at at time zone 'Europe/London')::date)), 0), 1000000)::int
    from public.workshops w where w.id = workshop
$$;

-- By when an offered place is to be answered: after the programme's hours; near the workshop earlier, so that the next person
-- has a day too, but not within two hours; never after it has begun.
create function private.answer_by(starts_at timestamptz, hours int, at timestamptz)
returns timestamptz
language sql immutable set search_path = ''
as $$
    select least(at + make_interval(hours => hours), greatest(at + interval '2 hours', starts_at - interval '24 hours'), starts_at)
$$;

-- Another code for a registration, kept as a hash.
create function private.new_registration_code(registration uuid)
returns text
language plpgsql set search_path = ''
as $$
declare
    code text := private.new_receipt_code();
begin
    insert into private.registration_codes (code_hash, registration_id) values (private.receipt_hash(code), registration);
    return code;
end
$$;

-- Queues word to whoever registered, with a code of its own. In: the registration, the kind of message, more facts, when to
-- tell it, a key of its own, and from when it is of no use.
create function private.tell_registered(registration uuid, kind text, facts jsonb, due_at timestamptz, key text, not_after timestamptz default null)
returns void
language plpgsql set search_path = ''
as $$
declare
    code text := private.new_registration_code(registration);
begin
    perform private.queue_message(r.person_id, tell_registered.kind, 'workshop', r.workshop_id,
        tell_registered.facts || jsonb_build_object('code', code, 'path', '/registrations/' || code),
        tell_registered.due_at, format('registration/%s/%s', r.id, key), tell_registered.not_after)
    from public.registrations r where r.id = registration;
end
$$;

-- Queues the reminders of an accepted registration: a week before and the day before, at nine in the morning in England.
-- One whose time has passed is left out, and so is whoever does not want to be reached. `sequence` of the workshop is in their keys: a changed day has reminders of its own.
create function private.queue_reminders(registration uuid, at timestamptz)
returns void
language plpgsql set search_path = ''
as $$
declare
    workshop public.workshops;
    before int;
    due timestamptz;
begin
    select w.* into workshop from public.workshops w join public.registrations r on r.workshop_id = w.id where r.id = registration;
    foreach before in array '{7,1}'::int[] loop
        due := ((workshop.starts_at at time zone 'Europe/London')::date - before + time '09:00') at time zone 'Europe/London';
        if due > at and exists (select 1 from public.people p join public.registrations r on r.person_id = p.id
            where r.id = registration and p.contact_by <> 'none')
        then
            perform private.tell_registered(registration, 'workshop_reminder', '{}', due,
                format('reminder/%s/%s', before, workshop.sequence), least(due + interval '1 day', workshop.starts_at));
        end if;
    end loop;
end
$$;

-- Offers free places to those who wait, in the order they asked. Takes the workshop's lock, as everything does that gives or
-- frees a place. Out: how many were offered.
create function private.promote_waiting(workshop uuid, at timestamptz default now())
returns int
language plpgsql set search_path = ''
as $$
declare
    held public.workshops;
    hours int;
    next_one public.registrations;
    offered int := 0;
begin
    select * into held from public.workshops where id = workshop for update;
    if held.opened_at is null or held.cancelled_at is not null or held.held_at is not null or held.starts_at <= at then
        return 0;
    end if;
    hours := (select p.place_hours from public.programmes p where p.id = held.programme_id);
    loop
        -- Free places are counted once for each organisation that has somebody waiting, not once for each who waits.
        with first_of as materialized (
            select r.organisation_id, min(r.number) as number from public.registrations r
            where r.workshop_id = workshop and r.waiting_since is not null and r.offered_at is null and r.cancelled_at is null
                and r.accepted_at is null and r.attended_at is null
            group by r.organisation_id
        )
        select r.* into next_one from public.registrations r
        where r.workshop_id = workshop and r.number = (
            select min(f.number) from first_of f where private.places_free(workshop, f.organisation_id, at) > 0);
        -- Nor while there is no money for one more (private.affordable).
        exit when next_one.id is null or not private.affordable(held);
        update public.registrations r set offered_at = at, answer_by = private.answer_by(held.starts_at, hours, at)
        where r.id = next_one.id returning r.* into next_one;
        perform private.cancel_messages('workshop', workshop, next_one.person_id, '{waiting_listed}');
        perform private.tell_registered(next_one.id, 'place_offered', jsonb_build_object('answer_by', next_one.answer_by), at, 'offered',
            next_one.answer_by);
        offered := offered + 1;
    end loop;
    return offered;
end
$$;

-- A step of the clock: offers that nobody answered in time lapse, and the places go to the next.
create function private.expire_place_offers(at timestamptz)
returns void
language plpgsql set search_path = ''
as $$
declare
    due uuid;
    lapsed public.registrations;
    begun boolean;
begin
    for due in
        select r.workshop_id from public.registrations r
        where r.offered_at is not null and r.accepted_at is null and r.lapsed_at is null and r.cancelled_at is null and r.answer_by <= at
        union
        select r.workshop_id from public.registrations r join public.workshops w on w.id = r.workshop_id
        where r.waiting_since is not null and r.offered_at is null and r.cancelled_at is null
            and w.cancelled_at is null and w.held_at is null and w.starts_at > at
        order by 1
    loop
        select w.starts_at <= at or w.cancelled_at is not null into begun from public.workshops w where w.id = due for update;
        for lapsed in
            update public.registrations r set lapsed_at = at
            where r.workshop_id = due and r.offered_at is not null and r.accepted_at is null and r.lapsed_at is null
                and r.cancelled_at is null and r.attended_at is null and r.answer_by <= at
            returning r.*
        loop
            perform private.cancel_messages('workshop', due, lapsed.person_id, '{place_offered}', 'too late');
            if not begun then
                perform private.tell_registered(lapsed.id, 'offer_lapsed', jsonb_build_object('answer_by', lapsed.answer_by), at, 'lapsed');
            end if;
        end loop;
        perform private.promote_waiting(due, at);
    end loop;
end
$$;
insert into private.clock_steps values ('expire_place_offers');

-- What a message about a workshop says of it at the moment of telling.
create function private.workshop_facts(workshop uuid)
returns jsonb
language sql stable set search_path = ''
as $$
    select jsonb_strip_nulls(jsonb_build_object('title', nullif(w.share_title, ''), 'host', o.name, 'starts_at', w.starts_at,
        'ends_at', w.ends_at, 'place', case when w.how <> 'online' then nullif(w.place, '') end, 'online', w.how <> 'in_person',
        'reading_by', case when w.reading <> '' then w.read_by end, 'support', nullif(w.support_contact, '')))
    from public.workshops w join public.organisations o on o.id = w.organisation_id
    where w.id = workshop
$$;
insert into private.message_readers values ('workshop', 'workshop_facts') on conflict do nothing;

-- A workshop that moves has new reminders, and one that grows offers places. What is cancelled with it is for cancel_workshop.
create function private.follow_workshop()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if new.starts_at is distinct from old.starts_at then
        perform private.cancel_messages('workshop', new.id, null, '{workshop_reminder}', 'changed');
        perform private.queue_reminders(r.id, now()) from public.registrations r
        where r.workshop_id = new.id and r.accepted_at is not null and r.cancelled_at is null;
        -- An offer made before is not answered after the new beginning.
        update public.registrations r set answer_by = least(r.answer_by, new.starts_at)
        where r.workshop_id = new.id and r.offered_at is not null and r.accepted_at is null and r.lapsed_at is null
            and r.cancelled_at is null;
    end if;
    if new.capacity > old.capacity then
        perform private.promote_waiting(new.id, now());
    end if;
    return null;
end
$$;
create trigger follow_workshop after update of starts_at, capacity on public.workshops for each row
when (old.opened_at is not null and new.cancelled_at is null) execute function private.follow_workshop();

-- Who stands for whom

-- The registration that a code leads to, or one's own by its id; null otherwise. `whole`: they are signed in, or it is
-- the code that was shown to them, so that it shows what they chose to be paid. Whoever registered somebody else has seen theirs.
create function private.registration_by_key(key text, out registration uuid, out whole boolean)
language sql stable security definer set search_path = ''
as $$
    select found.id, found.whole from (
        select r.id, r.how <> 'on behalf' as whole from public.registrations r where r.code_hash = private.receipt_hash(key)
        union all
        select c.registration_id, false from private.registration_codes c where c.code_hash = private.receipt_hash(key)
        union all
        select r.id, true from public.registrations r
        where r.id = case when key ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then key::uuid end
            and r.id in (select private.my_registrations())
    ) found limit 1
$$;

-- The registration that is to be changed, with its workshop locked. In: a code, one's own registration's id, or the id of
-- somebody's whom one's organisation knows. Out: it, whether the person asks or staff at their request, and `whole`: whether it
-- is surely the person, by a code that nobody else has seen or by their account.
-- Errors: P0002 where there is none of these.
create function private.lock_registration(key text, out registration public.registrations, out how text, out whole boolean)
language plpgsql security definer set search_path = ''
as $$
declare
    asked uuid;
begin
    select k.registration, k.whole into asked, whole from private.registration_by_key(key) k;
    how := 'by the person';
    if asked is null and key ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
        how := 'at their request';
        whole := false;
        select r.id into asked from public.registrations r
        where r.id = key::uuid and r.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead', 'administrator'));
    end if;
    if asked is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform 1 from public.workshops w where w.id = (select r.workshop_id from public.registrations r where r.id = asked) for update;
    select r.* into registration from public.registrations r where r.id = asked for update;
end
$$;

-- Stops unless there is still something to change: RG006 cancelled, lapsed or over.
create function private.require_standing(registration public.registrations, at timestamptz)
returns void
language plpgsql stable set search_path = ''
as $$
begin
    if (registration).cancelled_at is not null or (registration).lapsed_at is not null or exists (
        select 1 from public.workshops w where w.id = (registration).workshop_id
            and (w.cancelled_at is not null or w.held_at is not null or w.starts_at <= at))
    then
        perform private.refuse('RG006', 'This can no longer be changed here. Ask the people who run it.');
    end if;
end
$$;

-- What is needed and what is chosen

-- Keeps what somebody needs, all of it: {category: their words}. What is not named any more is dropped; what is said anew is to
-- be arranged anew. Errors: RG007 no such category, TX002.
create function private.save_needs(registration uuid, needs jsonb)
returns void
language plpgsql set search_path = ''
as $$
begin
    if jsonb_typeof(coalesce(needs, '{}')) <> 'object' or exists (
        select 1 from jsonb_each(needs) need where jsonb_typeof(need.value) <> 'string' or need.key not in ('communication_support',
            'communication_professional', 'contact_method', 'information_format', 'more_communication', 'community_language',
            'additional_support', 'individual_care', 'environment', 'additional_needs', 'bespoke', 'language'))
    then
        perform private.refuse('RG007', 'Choose from the list', 'needs');
    end if;
    if exists (select 1 from jsonb_each_text(needs) need where char_length(need.value) > 1000) then
        perform private.refuse('TX002', 'Use 1,000 characters or fewer', (
            select 'need_' || need.key from jsonb_each_text(needs) need where char_length(need.value) > 1000 limit 1));
    end if;
    update public.access_needs n set dropped_at = now(), detail = ''
    where n.registration_id = registration and n.dropped_at is null and not coalesce(needs, '{}') ? n.category;
    insert into public.access_needs (registration_id, category, detail)
    select registration, need.key, btrim(need.value) from jsonb_each_text(needs) need
    on conflict (registration_id, category) where dropped_at is null
    do update set detail = excluded.detail, said_at = now(), arranged_at = null
    where access_needs.detail <> excluded.detail;
end
$$;

-- Keeps what somebody wants done with the money, as one more row: the latest stands, and no reason is asked (R56).
-- In: {"choice","pence"?,"payee"?}, and the claim it is about where there is no registration. Errors: RG008 choice (field pay), RG009 sum (pay_sum), RG010 payee (pay_payee).
create function private.save_pay(registration public.registrations, pay jsonb, how text, claim uuid default null)
returns void
language plpgsql set search_path = ''
as $$
declare
    choice text := pay ->> 'choice';
    pence int := case when choice = 'less' then (pay ->> 'pence')::int end;
    payee text := case when choice = 'charity' then btrim(pay ->> 'payee') end;
begin
    if (registration).offer is null or coalesce(choice, '') not in ('full', 'less', 'none', 'charity', 'expenses_only') then
        perform private.refuse('RG008', 'Choose what you want done with the money', 'pay');
    end if;
    if choice = 'less' and coalesce(pence not between 1 and ((registration).offer ->> 'pence')::int - 1, true) then
        perform private.refuse('RG009', 'Enter a sum that is lower than what is offered', 'pay_sum');
    end if;
    if choice = 'charity' and coalesce(char_length(payee) not between 2 and 160, true) then
        perform private.refuse('RG010', 'Enter the charity or group it should go to', 'pay_payee');
    end if;
    insert into public.pay_choices (registration_id, claim_id, choice, pence, payee, how)
    values ((registration).id, save_pay.claim, choice, pence, payee, save_pay.how);
end
$$;

-- The standing needs of those who hold a place that nobody has taken on: a workshop is not confirmed over them (R69).
create function private.unowned_needs(workshop uuid)
returns int
language sql stable security definer set search_path = ''
as $$
    select count(*)::int
    from public.access_needs n join public.registrations r on r.id = n.registration_id
    where r.workshop_id = workshop and n.dropped_at is null and n.owner_person_id is null
        and r.cancelled_at is null and r.lapsed_at is null and (r.accepted_at is not null or r.offered_at is not null)
$$;

-- Registering

-- Gives somebody a place, or the next place in the line. The workshop is locked by the caller, and whoever waits has been
-- offered what is free. In: the workshop, whose list they are on, who, and what the form says ("called","pressed","needs","pay").
-- Out: {"code","state","place_in_line"}. Errors: RG005 registered already.
create function private.add_registration(workshop public.workshops, organisation uuid, person uuid, given jsonb, how text, at timestamptz)
returns jsonb
language plpgsql set search_path = ''
as $$
declare
    code text := private.new_receipt_code();
    space boolean := private.places_free((workshop).id, organisation, at) > 0;
    free boolean := space and private.affordable(workshop);
    made public.registrations;
    place int;
begin
    if exists (select 1 from public.registrations r where r.workshop_id = (workshop).id and r.person_id = person
        and r.cancelled_at is null and r.lapsed_at is null)
    then
        perform private.refuse('RG005', case how when 'by the person' then 'You have a place or are on the waiting list already'
            else 'They have a place or are on the waiting list already' end);
    end if;
    insert into public.registrations (workshop_id, organisation_id, person_id, called, asked_at, how, registered_by, code_hash, pressed,
        waiting_since, accepted_at, offer)
    values ((workshop).id, organisation, person, btrim(private.require_text(given ->> 'called', 80, 'called',
            'Enter the name to be called by on the day')), at, how, auth.uid(), private.receipt_hash(code), (given ->> 'pressed')::uuid,
        case when not free then at end, case when free then at end, (workshop).offer)
    returning * into made;
    perform private.save_needs(made.id, coalesce(given -> 'needs', '{}'));
    if made.offer is not null and given #>> '{pay,choice}' is not null then
        perform private.save_pay(made, given -> 'pay', case how when 'by the person' then how else 'on behalf' end);
    end if;
    perform private.cancel_messages('workshop', (workshop).id, person, '{workshop_invited}');
    if free then
        perform private.queue_reminders(made.id, at);
    else
        place := private.place_in_line(made.id);
    end if;
    -- Whoever is reached in writing has it in writing; the others have just heard it.
    if (select p.contact_by in ('email', 'text', 'letter') from public.people p where p.id = person) then
        perform private.tell_registered(made.id, case when free then 'registration_confirmed' else 'waiting_listed' end,
            case when free then '{}' else jsonb_strip_nulls(jsonb_build_object('place_in_line', place, 'for_money', nullif(space, false))) end,
            at, 'registered', (workshop).starts_at);
    end if;
    if space and not free then
        perform private.tell_of_short_budget(workshop);
    end if;
    return jsonb_build_object('code', code, 'state', made.state, 'place_in_line', place);
end
$$;

-- Tells those who lead a workshop and finance, once a day, that people wait for money and not for a place.
create function private.tell_of_short_budget(workshop public.workshops)
returns void
language sql set search_path = ''
as $$
    select private.queue_message(p.id, 'budget_short', 'workshop', (workshop).id,
        jsonb_build_object('path', format('/%s/workshops/%s', o.slug, (workshop).id)), now(),
        format('budget/%s/%s/%s', (workshop).id, p.id, private.today()), (workshop).starts_at)
    from public.people p join public.organisations o on o.id = (workshop).organisation_id
    where p.id in (select l.person_id from public.workshop_leads l where l.workshop_id = (workshop).id
        union select m.person_id from public.members m where m.organisation_id = (workshop).organisation_id and m.role = 'finance_approver'
            and m.starts_on <= private.today() and (m.ends_on is null or m.ends_on > private.today()))
$$;

-- Whether somebody waits though there is a place, because it cannot be paid for (0109). For pages that say so.
create function private.waits_for_money(registration uuid)
returns boolean
language plpgsql stable set search_path = ''
as $$
begin
    return exists (
        select 1 from public.registrations r join public.workshops w on w.id = r.workshop_id
        join public.budgets b on b.id = private.budget_for(w.programme_id, w.held_on)
        where r.id = registration and r.state = 'waiting' and private.places_free(w.id, r.organisation_id, now()) > 0
            and (r.offer ->> 'pence')::int > b.set_pence - b.reserved_pence - b.committed_pence - b.spent_pence);
end
$$;

-- Which place in the line of those who wait; null for who does not.
create function private.place_in_line(registration uuid)
returns int
language sql stable set search_path = ''
as $$
    select count(*)::int
    from public.registrations mine join public.registrations r on r.workshop_id = mine.workshop_id and r.number <= mine.number
    where mine.id = registration and mine.state = 'waiting' and r.waiting_since is not null and r.offered_at is null
        and r.cancelled_at is null and r.state = 'waiting'
    having count(*) > 0
$$;

-- A workshop one can still register for, locked, with free places offered to those who wait. Errors: P0002 no such workshop,
-- or not open yet; RG001 cancelled; RG002 closed or begun.
create function private.lock_to_register(workshop uuid, on_behalf boolean, at timestamptz)
returns public.workshops
language plpgsql set search_path = ''
as $$
declare
    found_workshop public.workshops;
begin
    select * into found_workshop from public.workshops where id = workshop for update;
    if found_workshop.opened_at is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if found_workshop.cancelled_at is not null then
        perform private.refuse('RG001', 'This workshop will not take place');
    end if;
    if found_workshop.held_at is not null or found_workshop.starts_at <= at or (found_workshop.closed_at is not null and not on_behalf) then
        perform private.refuse('RG002', 'Registration has closed. If you would still like to come, ask the people who run it.');
    end if;
    perform private.promote_waiting(workshop, at);
    return found_workshop;
end
$$;

-- A way of being reached, as a form says it. Errors: RG003 no way chosen, RG004 not an address, TX001 missing, TX002 too long.
create function private.require_contact(contact_by text, contact text)
returns void
language plpgsql immutable set search_path = ''
as $$
begin
    if coalesce(contact_by, '') not in ('email', 'phone', 'text', 'letter', 'partner', 'none') then
        perform private.refuse('RG003', 'Choose how you want to hear from us', 'contact_by');
    end if;
    if contact_by in ('email', 'phone', 'text', 'letter') then
        perform private.require_text(contact, 400, 'contact', 'Enter the address or number to reach you at');
    end if;
    if contact_by = 'email' and btrim(contact) !~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' then
        perform private.refuse('RG004', 'Enter an email address, like name@example.org', 'contact');
    end if;
    if char_length(contact) > 400 then
        perform private.refuse('TX002', 'Use 400 characters or fewer', 'contact');
    end if;
end
$$;

-- The organisation by which somebody comes: the host whose link they followed, else the trust.
create function private.comes_by(workshop uuid, partner text)
returns uuid
language sql stable set search_path = ''
as $$
    select coalesce((
        select h.organisation_id from public.workshop_hosts h join public.organisations o on o.id = h.organisation_id
        where h.workshop_id = workshop and o.slug = partner), (select w.organisation_id from public.workshops w where w.id = workshop))
$$;

-- As register_for_workshop, at a moment.
create function private.register(given jsonb, at timestamptz)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
    workshop public.workshops := private.lock_to_register((given ->> 'workshop_id')::uuid, false, at);
    organisation uuid := private.comes_by(workshop.id, given ->> 'by');
    account uuid := private.signed_in();
    lang text := coalesce(substring(given ->> 'language' from '^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$'), 'en');
    person uuid;
    before public.registrations;
begin
    select * into before from public.registrations r
    where r.pressed = (given ->> 'pressed')::uuid and r.workshop_id = workshop.id and r.how = 'by the person';
    if before.id is not null and before.asked_at > at - interval '15 minutes' then
        return jsonb_build_object('code', private.new_registration_code(before.id), 'state', before.state,
            'place_in_line', private.place_in_line(before.id));
    end if;
    perform private.require_text(given ->> 'called', 80, 'called', 'Enter the name to be called by on the day');
    perform private.require_contact(given ->> 'contact_by', given ->> 'contact');
    if account is not null then
        -- How to reach oneself is one's own to change.
        insert into public.people (organisation_id, account_id, name, contact_by, contact, language)
        values (organisation, account, btrim(given ->> 'called'), given ->> 'contact_by', nullif(btrim(given ->> 'contact'), ''), lang)
        on conflict (organisation_id, account_id) do update
        set contact_by = excluded.contact_by, contact = excluded.contact, language = excluded.language
        returning id into person;
    else
        insert into public.people (organisation_id, name, contact_by, contact, language)
        values (organisation, btrim(given ->> 'called'), given ->> 'contact_by', nullif(btrim(given ->> 'contact'), ''), lang)
        returning id into person;
    end if;
    return private.add_registration(workshop, organisation, person, given, 'by the person', at);
end
$$;

-- Asks for a place, with an account or without. In: {"workshop_id","by"? (slug of the host whose link it was),"pressed" (made by
-- the form),"called","contact_by","contact"?,"language"?,"needs": {category: words},"pay"?: {"choice","pence"?,"payee"?}}.
-- Out: {"code" (shown once),"state": "accepted" or "waiting","place_in_line"}. The same form sent again is the same registration.
-- Errors: P0002, RG001, RG002, RG003, RG004, RG005, RG007, RG008, RG009, RG010, TX001, TX002.
create function public.register_for_workshop(given jsonb)
returns jsonb
language sql security definer set search_path = ''
as $$
    select private.register(given, now())
$$;

-- Registers somebody on their behalf, also after registration has closed. Facilitator, engagement lead or administrator of the
-- trust or a host, for people of their own list. In: as register_for_workshop, with "organisation_id", and "person_id" of somebody
-- known or "name" of somebody new. Out: the same. Errors: those, and 42501, RG011 nobody chosen (person_id).
create function public.register_somebody(given jsonb)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
    organisation uuid := (given ->> 'organisation_id')::uuid;
    workshop public.workshops;
    person uuid;
    before public.registrations;
begin
    perform private.require_host((given ->> 'workshop_id')::uuid, organisation);
    workshop := private.lock_to_register((given ->> 'workshop_id')::uuid, true, now());
    select * into before from public.registrations r
    where r.pressed = (given ->> 'pressed')::uuid and r.workshop_id = workshop.id and r.registered_by = auth.uid();
    if before.id is not null then
        return jsonb_build_object('code', private.new_registration_code(before.id), 'state', before.state,
            'place_in_line', private.place_in_line(before.id));
    end if;
    if given ->> 'person_id' is not null then
        select p.id into person from public.people p where p.id = (given ->> 'person_id')::uuid and p.organisation_id = organisation;
        if person is null then
            perform private.refuse('RG011', 'Choose somebody from your list', 'person_id');
        end if;
    else
        perform private.require_contact(given ->> 'contact_by', given ->> 'contact');
        person := public.add_person(organisation, given ->> 'name', given ->> 'contact_by', given ->> 'contact', given ->> 'language');
    end if;
    return private.add_registration(workshop, organisation, person, given, 'on behalf', now());
end
$$;

-- Stops unless the signed-in person sees to the people of this organisation at this workshop. Errors: 42501; P0002 it is neither
-- the trust's nor hosted by it.
create function private.require_host(workshop uuid, organisation uuid)
returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
    perform private.require_role(organisation, 'facilitator', 'engagement_lead', 'administrator');
    if not exists (
        select 1 from public.workshops w where w.id = workshop and (w.organisation_id = organisation
            or exists (select 1 from public.workshop_hosts h where h.workshop_id = w.id and h.organisation_id = require_host.organisation)))
    then
        perform private.refuse('P0002', 'Page not found');
    end if;
end
$$;

-- Having a place

-- As accept_place, at a moment.
create function private.accept_place(key text, at timestamptz)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    asked public.registrations := (private.lock_registration(key)).registration;
begin
    perform private.require_standing(asked, at);
    if asked.accepted_at is not null then
        return;
    end if;
    if asked.offered_at is null or asked.answer_by <= at then
        perform private.refuse('RG012', 'The time to answer has passed, and the place went to the next person');
    end if;
    update public.registrations set accepted_at = at where id = asked.id;
    perform private.cancel_messages('workshop', asked.workshop_id, asked.person_id, '{place_offered}');
    perform private.queue_reminders(asked.id, at);
    if (select p.contact_by in ('email', 'text', 'letter') from public.people p where p.id = asked.person_id) then
        perform private.tell_registered(asked.id, 'registration_confirmed', '{}', at, 'accepted',
            (select w.starts_at from public.workshops w where w.id = asked.workshop_id));
    end if;
end
$$;

-- Takes an offered place: whoever holds the code, the person signed in (by the registration's id), or those who know them, at
-- their request. Pressed again it changes nothing. Errors: P0002, RG006, RG012 too late.
create function public.accept_place(key text)
returns void
language sql security definer set search_path = ''
as $$
    select private.accept_place(key, now())
$$;

-- As cancel_registration, at a moment.
create function private.cancel_registration(key text, at timestamptz)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    locked record;
    asked public.registrations;
    standing text;
begin
    select * into locked from private.lock_registration(key);
    asked := locked.registration;
    standing := locked.how;
    if asked.cancelled_at is not null then
        return;
    end if;
    perform private.require_standing(asked, at);
    update public.registrations set cancelled_at = at, cancelled_how = standing where id = asked.id;
    update public.access_needs n set dropped_at = at, detail = '' where n.registration_id = asked.id and n.dropped_at is null;
    -- Nothing more is sent, but that it is cancelled where somebody else did it, or may have: by a code that others have seen.
    perform private.cancel_messages('workshop', asked.workshop_id, asked.person_id, null, 'cancelled');
    if not locked.whole then
        perform private.tell_registered(asked.id, 'place_cancelled', '{}', at, 'cancelled');
    end if;
    perform private.promote_waiting(asked.workshop_id, at);
end
$$;

-- Gives a place, an offer or the wait back: no reason is asked, the record stays but for what they said they need, and the place goes to the next. By whoever
-- may accept. Pressed again it changes nothing. Errors: P0002, RG006.
create function public.cancel_registration(key text)
returns void
language sql security definer set search_path = ''
as $$
    select private.cancel_registration(key, now())
$$;

-- Says anew what one needs, all of it: {category: words}. By whoever may accept. Errors: P0002, RG006, RG007, TX002.
create function public.change_needs(key text, needs jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    asked public.registrations := (private.lock_registration(key)).registration;
begin
    perform private.require_standing(asked, now());
    perform private.save_needs(asked.id, needs);
end
$$;

-- Chooses anew what is done with the money: {"choice","pence"?,"payee"?}. Also after the workshop, until it is paid (R56). What comes by a
-- code that others have seen stands as written down for the person, for nobody can know that it was them.
-- By whoever may accept. Errors: P0002, RG008, RG009, RG010, RG013 cancelled; RG019 sent in by somebody with an account, who is not who asks; PC003, PC004, PA010 as public.choose_claim_pay.
create function public.choose_pay(key text, pay jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    locked record;
    asked public.registrations;
begin
    select * into locked from private.lock_registration(key);
    asked := locked.registration;
    if asked.cancelled_at is not null and asked.attended_at is null or asked.lapsed_at is not null then
        perform private.refuse('RG013', 'You have no place any more, so there is nothing to choose');
    end if;
    -- Whoever has an account and sent their claim in says it there: nobody who works with them turns their money round after it.
    if not locked.whole and exists (select from public.claims c join public.people p on p.id = c.person_id
        where c.registration_id = asked.id and c.submitted_at is not null and p.account_id is not null)
    then
        perform private.refuse('RG019', 'This was sent in to be paid already. Sign in and change it there.');
    end if;
    if locked.how = 'at their request' then
        update public.claims c set written_by = array_append(array_remove(c.written_by, auth.uid()), auth.uid()) where c.registration_id = asked.id;
    end if;
    if not private.choose_pay_of_registration(asked.id, pay, case when locked.whole then 'by the person' else 'on behalf' end) then
        perform private.save_pay(asked, pay, case when locked.whole then 'by the person' else 'on behalf' end);
    end if;
end
$$;

-- Says whether a need was met, once the day has come: 'yes', 'partly' or 'no'. The person, by code or signed in. The person's word
-- stands over what staff noted. Errors: P0002, RG014 no such need, not yet, or no such answer.
create function public.say_need_met(key text, need uuid, met text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    asked uuid := (private.registration_by_key(key)).registration;
begin
    if asked is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    update public.access_needs n set met = say_need_met.met, met_said_by = 'the person', reviewed_at = null
    from public.registrations r join public.workshops w on w.id = r.workshop_id
    where n.id = need and n.registration_id = asked and n.dropped_at is null and r.id = asked
        and w.starts_at <= now() and say_need_met.met in ('yes', 'partly', 'no');
    if not found then
        perform private.refuse('RG014', 'Choose yes, partly or no', 'met');
    end if;
end
$$;

-- Prints another slip for somebody of one's own list. It opens everything but what they chose to be paid. Out: the code.
-- Facilitator, engagement lead or administrator of the organisation that knows them. Errors: P0002.
create function public.print_registration(registration uuid)
returns text
language plpgsql security definer set search_path = ''
as $$
begin
    if not exists (select 1 from public.registrations r where r.id = registration
        and r.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead', 'administrator')))
    then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return private.new_registration_code(registration);
end
$$;

grant execute on function public.register_for_workshop, public.accept_place, public.cancel_registration, public.change_needs,
    public.choose_pay, public.say_need_met to anon, authenticated;
grant execute on function public.register_somebody, public.print_registration to authenticated;

-- Inviting

-- Queues word to those an organisation invited, once the workshop is open; whoever wants not to be reached is not.
create function private.tell_invited(workshop uuid)
returns void
language sql set search_path = ''
as $$
    select private.queue_message(i.person_id, 'workshop_invited', 'workshop', w.id,
        jsonb_build_object('path', format('/workshops/%s?by=%s', w.id, o.slug)), now(), format('invitation/%s', i.id), w.starts_at)
    from public.workshops w
    join public.workshop_invitations i on i.workshop_id = w.id and i.declined_at is null
    join public.organisations o on o.id = i.organisation_id
    join public.people p on p.id = i.person_id and p.contact_by <> 'none'
    where w.id = workshop and w.state = 'open' and w.starts_at > now()
        and not exists (select 1 from public.registrations r where r.workshop_id = w.id and r.person_id = i.person_id)
$$;

create function private.tell_invited_once_open()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.tell_invited(new.id);
    return null;
end
$$;
create trigger tell_invited_once_open after update of opened_at on public.workshops for each row
when (old.opened_at is null and new.opened_at is not null) execute function private.tell_invited_once_open();

-- Puts people of one's own list on the list of those invited; they are told once it is open. Facilitator, engagement lead or administrator of the trust or a
-- host. In: the workshop, the organisation, its people. Out: how many were not on it before. Errors: 42501, P0002, RG015 none chosen.
create function public.invite_people(workshop uuid, organisation uuid, people uuid[])
returns int
language plpgsql security definer set search_path = ''
as $$
declare
    invited int;
begin
    perform private.require_host(workshop, organisation);
    if coalesce(cardinality(people), 0) = 0 then
        perform private.refuse('RG015', 'Choose who to invite', 'people');
    end if;
    insert into public.workshop_invitations (workshop_id, organisation_id, person_id, invited_by)
    select invite_people.workshop, invite_people.organisation, p.id, auth.uid()
    from public.people p where p.id = any (invite_people.people) and p.organisation_id = invite_people.organisation
    on conflict (workshop_id, person_id) do nothing;
    get diagnostics invited = row_count;
    perform private.tell_invited(workshop);
    return invited;
end
$$;

-- Says "not this time" to an invitation: the person, or those who invited them, at their request. No reason is asked.
-- Pressed again it changes nothing. Errors: P0002.
create function public.decline_invitation(invitation uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    update public.workshop_invitations i set declined_at = coalesce(i.declined_at, now())
    where i.id = invitation and (i.person_id in (select private.my_people())
        or i.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead', 'administrator')));
    if not found then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.cancel_messages('workshop', i.workshop_id, i.person_id, '{workshop_invited}')
    from public.workshop_invitations i where i.id = invitation;
end
$$;

grant execute on function public.invite_people, public.decline_invitation to authenticated;

-- Needs as tasks

-- A standing need of a workshop that the signed-in person runs. Errors: P0002.
create function private.require_need(need uuid)
returns public.access_needs
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_need public.access_needs;
begin
    select n.* into found_need from public.access_needs n join public.registrations r on r.id = n.registration_id
    where n.id = need and n.dropped_at is null and r.workshop_id in (select private.my_workshops());
    if found_need.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return found_need;
end
$$;

-- Who may take a need on: those who lead the workshop, and the facilitators and engagement leads of the trust and the hosts.
create function private.need_owners(workshop uuid)
returns setof uuid
language sql stable security definer set search_path = ''
as $$
    select l.person_id from public.workshop_leads l where l.workshop_id = workshop
    union
    select m.person_id from public.members m
    where m.role in ('facilitator', 'engagement_lead') and m.starts_on <= private.today() and (m.ends_on is null or m.ends_on > private.today())
        and m.organisation_id in (
            select w.organisation_id from public.workshops w where w.id = workshop
            union select h.organisation_id from public.workshop_hosts h where h.workshop_id = workshop)
$$;

-- Gives a need to somebody who sees to it. Those who run the workshop. Errors: P0002, RG016 not somebody who may (owner).
create function public.own_need(need uuid, owner uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    asked public.access_needs := private.require_need(need);
begin
    if owner is null or owner not in (
        select private.need_owners(r.workshop_id) from public.registrations r where r.id = asked.registration_id)
    then
        perform private.refuse('RG016', 'Choose who sees to it', 'owner');
    end if;
    update public.access_needs set owner_person_id = owner where id = need;
end
$$;

-- Notes that a need is arranged. Those who run the workshop. Errors: P0002, RG017 nobody owns it.
create function public.arrange_need(need uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    asked public.access_needs := private.require_need(need);
begin
    if asked.owner_person_id is null then
        perform private.refuse('RG017', 'Choose who sees to it first', 'owner');
    end if;
    update public.access_needs set arranged_at = coalesce(arranged_at, now()) where id = need;
end
$$;

-- Notes whether a need was met, once the day has come; what the person said themselves stands. Those who run the workshop.
-- Errors: P0002, RG014 not yet, or no such answer (met).
create function public.note_need_met(need uuid, met text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    asked public.access_needs := private.require_need(need);
begin
    if coalesce(met, '') not in ('yes', 'partly', 'no') or not exists (
        select 1 from public.registrations r join public.workshops w on w.id = r.workshop_id
        where r.id = asked.registration_id and w.starts_at <= now())
    then
        perform private.refuse('RG014', 'Choose yes, partly or no', 'met');
    end if;
    update public.access_needs n set met = note_need_met.met, met_said_by = 'staff'
    where n.id = need and n.met_said_by is distinct from 'the person';
end
$$;

-- Notes that what was said of a need was looked at again, for the next time. Those who run the workshop.
-- Errors: P0002, RG018 nobody has said yet whether it was met.
create function public.review_need(need uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    asked public.access_needs := private.require_need(need);
begin
    if asked.met is null then
        perform private.refuse('RG018', 'Say first whether it was met', 'met');
    end if;
    update public.access_needs set reviewed_at = coalesce(reviewed_at, now()) where id = need;
end
$$;

grant execute on function public.own_need, public.arrange_need, public.note_need_met, public.review_need to authenticated;
