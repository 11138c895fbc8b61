-- Planning a workshop: each part of its plan is written on its own, then it opens, is confirmed, or is cancelled. All are
-- security definer because application roles may not write tables (0001); each checks who may in its first lines.
-- Who may: facilitators and engagement leads of the trust, and of an organisation that hosts it. What was offered and
-- promised when it opened stays as it was; a change of day, time or place is told to everybody who has a place or waits.

-- A moment by the clock of London, whatever the season. In: a day, and hours and minutes ("18:30"). Errors: WS003.
create function private.london_moment(day date, clock text, field text, ask text)
returns timestamptz
language plpgsql stable set search_path = ''
as $$
begin
    if day is null then
        perform private.refuse('WS003', 'Enter the day', 'day');
    end if;
    if coalesce(clock, '') !~ '^([01]\d|2[0-3]):[0-5]\d$' then
        perform private.refuse('WS003', ask, field);
    end if;
    return (day + clock::time) at time zone 'Europe/London';
end
$$;

-- One text of a form, trimmed, or what was there when the form did not ask. Errors: TX002 too long.
create function private.given_text(given jsonb, field text, most int, before text)
returns text
language plpgsql immutable set search_path = ''
as $$
declare
    typed text := btrim(given ->> field, E' \t\r\n\u00a0');
begin
    if char_length(typed) > most then
        perform private.refuse('TX002', format('Use %s characters or fewer', to_char(most, 'FM999,999')), field);
    end if;
    return case when given ? field then coalesce(typed, '') else before end;
end
$$;

-- The workshops the signed-in person may plan: not those they are only named to lead. Security definer: as my_workshops.
create function private.my_plans()
returns setof uuid
language sql stable security definer set search_path = ''
as $$
    select w.id from public.workshops w
    where w.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))
    union
    select h.workshop_id from public.workshop_hosts h
    where h.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))
$$;

-- Finds a workshop one may plan, in one of these states, and locks it. Errors: P0002 hidden, 42501 only leads it,
-- WS001 another state.
create function private.lock_plan(workshop uuid, variadic states text[])
returns public.workshops
language plpgsql security definer set search_path = ''
as $$
declare
    found_workshop public.workshops := private.lock_workshop(workshop);
begin
    if workshop not in (select private.my_plans()) then
        perform private.refuse('42501', 'Those who host this workshop plan it');
    end if;
    if not found_workshop.state = any (states) then
        perform private.refuse('WS001', 'This workshop has moved on since you opened it. Open it again to see where it stands.');
    end if;
    return found_workshop;
end
$$;

-- What a plan still lacks before anyone may be invited, as [{"part","field","sentence"}]: `part` is the page where it is
-- written. R23: the ladder and what can and cannot change; R24: all of 4Pi; R49: whom to turn to, and the debrief.
create function private.workshop_lacks(workshop uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('part', lack.part, 'field', lack.field, 'sentence', lack.sentence)), '[]')
    from public.workshops w
    cross join lateral (values
        (w.share_title = '', 'about', 'share_title', 'A title that anyone may see over a shoulder'),
        (w.purpose = '', 'about', 'purpose', 'What it is for'),
        (w.ladder_step is null, 'about', 'ladder_step', 'How much power is shared'),
        (w.can_change = '', 'about', 'can_change', 'What can change'),
        (w.cannot_change = '', 'about', 'cannot_change', 'What cannot change'),
        (coalesce(w.four_pi ->> 'principles', '') = '', 'power', 'principles', 'Principles: how you will treat each other'),
        (coalesce(w.four_pi ->> 'purpose', '') = '', 'power', 'purpose', 'Purpose: why people are asked'),
        (coalesce(w.four_pi ->> 'presence', '') = '', 'power', 'presence', 'Presence: who will be in the room'),
        (coalesce(w.four_pi ->> 'process', '') = '', 'power', 'process', 'Process: how it will go'),
        (coalesce(w.four_pi ->> 'impact', '') = '', 'power', 'impact', 'Impact: what will change because of it'),
        (w.support_contact = '', 'care', 'support_contact', 'Whom people can turn to on the day'),
        (w.debrief = '', 'care', 'debrief', 'The debrief afterwards'),
        (w.starts_at is null or w.opened_at is null and w.starts_at <= now(), 'when', 'day', 'A day that is still to come'),
        (w.how <> 'online' and w.place = '', 'when', 'place', 'The place'),
        (w.how <> 'in_person' and w.online_link = '', 'when', 'online_link', 'The link to join online'),
        (w.capacity is null, 'when', 'capacity', 'How many places there are'),
        (w.offer ? 'rate_id' and not exists (select 1 from public.rates r where r.id = (w.offer ->> 'rate_id')::uuid
            and r.starts_on <= w.held_on and (r.ends_on is null or r.ends_on >= w.held_on))
            and w.opened_at is null, 'offer', 'rate_id', 'A rate that holds on that day: the one chosen does not')
    ) lack (missing, part, field, sentence)
    where w.id = workshop and lack.missing
$$;

-- What an open workshop must have, it keeps.
create function private.keep_complete(workshop public.workshops)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    lack jsonb;
begin
    if (workshop).opened_at is not null then
        lack := private.workshop_lacks((workshop).id) -> 0;
        if lack is not null then
            perform private.refuse('WS004', 'People are coming, so this cannot be left out', lack ->> 'field');
        end if;
    end if;
end
$$;

-- Starts a plan. In: the organisation that plans (a trust, or a partner on a programme of a trust), programme, title, day, and
-- from when to when by the clock of London. Out: the workshop's id. A partner hosts what it plans, and the trust of the programme carries it.
-- Facilitator or engagement lead. Errors: WS002 programme, WS003 day and times.
create function public.plan_workshop(organisation uuid, programme uuid, title text, day date, from_clock text, to_clock text)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    trust uuid;
    starts timestamptz;
    ends timestamptz;
    made uuid;
begin
    perform private.require_role(organisation, 'facilitator', 'engagement_lead');
    select p.organisation_id into trust from public.programmes p
    where p.id = programme and (p.organisation_id = organisation or exists (
        select 1 from public.programme_partners pp where pp.programme_id = p.id and pp.organisation_id = organisation));
    if trust is null then
        perform private.refuse('WS002', 'Choose a programme you work on', 'programme');
    end if;
    perform private.require_text(title, 160, 'title', 'Enter a title in plain words');
    if char_length(btrim(title)) < 2 then
        perform private.refuse('TX001', 'Enter a title in plain words', 'title');
    end if;
    starts := private.london_moment(day, from_clock, 'from_clock', 'Enter when it starts, for example 14:00');
    ends := private.london_moment(day, to_clock, 'to_clock', 'Enter when it ends, for example 16:30');
    if day < private.today() then
        perform private.refuse('WS003', 'Choose a day that is still to come', 'day');
    end if;
    if ends <= starts then
        perform private.refuse('WS003', 'It has to end after it starts', 'to_clock');
    end if;
    insert into public.workshops (organisation_id, programme_id, title, held_on, starts_at, ends_at, created_by)
    values (trust, programme, btrim(plan_workshop.title), day, starts, ends, auth.uid())
    returning id into made;
    insert into public.workshop_hosts (workshop_id, organisation_id) values (made, organisation);
    return made;
end
$$;

-- Says what it is about. In: {"title","share_title","purpose","can_change","cannot_change","ladder_step"}; what is not named
-- stays. How much power is shared was promised when it opened, and stays (R23). Until it is held. Errors: WS005 promised.
create function public.describe_workshop(workshop uuid, given jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    plan public.workshops := private.lock_plan(workshop, 'draft', 'open', 'closed');
    step text := private.given_text(given, 'ladder_step', 2, plan.ladder_step::text);
begin
    plan.title := private.given_text(given, 'title', 160, plan.title);
    if char_length(plan.title) < 2 then
        perform private.refuse('TX001', 'Enter a title in plain words', 'title');
    end if;
    if step <> '' and step !~ '^[1-7]$' then
        perform private.refuse('WS005', 'Choose how much power is shared', 'ladder_step');
    end if;
    if plan.opened_at is not null and (nullif(step, '')::int is distinct from plan.ladder_step
        or private.given_text(given, 'can_change', 2000, plan.can_change) <> plan.can_change
        or private.given_text(given, 'cannot_change', 2000, plan.cannot_change) <> plan.cannot_change) then
        perform private.refuse('WS005', 'What can and cannot change was said when it opened, and people came to know it. It stays as it was.',
            'can_change');
    end if;
    update public.workshops w set title = plan.title,
        share_title = private.given_text(given, 'share_title', 160, w.share_title),
        purpose = private.given_text(given, 'purpose', 4000, w.purpose),
        can_change = private.given_text(given, 'can_change', 2000, w.can_change),
        cannot_change = private.given_text(given, 'cannot_change', 2000, w.cannot_change),
        ladder_step = nullif(step, '')::int
    where w.id = workshop;
    perform private.keep_complete(plan);
end
$$;

-- Writes the five standards of 4Pi (R24), before anyone is invited. In: {"principles","purpose","presence","process","impact"}.
create function public.share_power(workshop uuid, given jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    plan public.workshops := private.lock_plan(workshop, 'draft');
begin
    update public.workshops w set four_pi = (
        select jsonb_object_agg(standard, private.given_text(given, standard, 1000, coalesce(plan.four_pi ->> standard, '')))
        from unnest('{principles,purpose,presence,process,impact}'::text[]) standard)
    where w.id = workshop;
end
$$;

-- Arranges what keeps people well (R49). In: one text for each of the six principles of trauma-informed practice ("safety",
-- "trustworthiness", "choice", "collaboration", "empowerment", "cultural_consideration"), "support_contact", "debrief" and
-- "content_note". Until it is held.
create function public.arrange_care(workshop uuid, given jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    plan public.workshops := private.lock_plan(workshop, 'draft', 'open', 'closed');
begin
    update public.workshops w set
        checklist = (
            select jsonb_object_agg(principle, private.given_text(given, principle, 1000, coalesce(plan.checklist ->> principle, '')))
            from unnest('{safety,trustworthiness,choice,collaboration,empowerment,cultural_consideration}'::text[]) principle),
        support_contact = private.given_text(given, 'support_contact', 400, w.support_contact),
        debrief = private.given_text(given, 'debrief', 1000, w.debrief),
        content_note = private.given_text(given, 'content_note', 1000, w.content_note)
    where w.id = workshop;
    perform private.keep_complete(plan);
end
$$;

-- Tells everybody who has a place, is offered one or waits what changed, from what to what. Whoever waits is told of the
-- time alone: where it is belongs to those who come. What was not yet told of an earlier change is told in one with this.
create function private.tell_change(before public.workshops, now_is public.workshops)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    standing record;
    was jsonb;
    changed text[];
begin
    for standing in
        select r.id, r.person_id, r.state, r.answer_by, row_number() over (partition by r.state = 'waiting' order by r.number) as place_in_line,
            (select m.facts from public.messages m
                where m.about_kind = 'workshop' and m.about_id = r.workshop_id and m.person_id = r.person_id
                    and m.kind = 'workshop_changed' and m.delivered_at is null and m.cancelled_at is null
                order by m.queued_at limit 1) as untold
        from public.registrations r
        where r.workshop_id = (now_is).id and r.state in ('asked', 'waiting', 'offered', 'accepted')
    loop
        was := jsonb_build_object('was_starts_at', (before).starts_at, 'was_ends_at', (before).ends_at, 'was_place', (before).place,
            'was_online', (before).how <> 'in_person')
            || (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(standing.untold) where key like 'was\_%');
        changed := array_remove(array[
            case when (was ->> 'was_starts_at')::timestamptz <> (now_is).starts_at
                or (was ->> 'was_ends_at')::timestamptz <> (now_is).ends_at then 'time' end,
            case when standing.state = 'accepted' and (was ->> 'was_place' <> (now_is).place
                or (was ->> 'was_online')::boolean <> ((now_is).how <> 'in_person')) then 'place' end,
            case when standing.state = 'accepted' and (now_is).how <> 'in_person' and ((before).online_link <> (now_is).online_link
                or coalesce(standing.untold -> 'changed' ? 'link', false)) then 'link' end], null);
        perform private.cancel_messages('workshop', (now_is).id, standing.person_id, array['workshop_changed'], 'changed');
        if cardinality(changed) > 0 then
            if standing.state <> 'accepted' then
                was := was - 'was_place' - 'was_online';
            end if;
            was := was || jsonb_strip_nulls(jsonb_build_object('changed', changed,
                'place_in_line', case when standing.state = 'waiting' then standing.place_in_line end,
                'answer_by', case when standing.state = 'offered' then standing.answer_by end));
            perform private.tell_registered(standing.id, 'workshop_changed', was, now(), 'changed/' || (now_is).sequence, (now_is).ends_at);
        end if;
    end loop;
end
$$;

-- Says when, where and for how many. In: {"day","from_clock","to_clock","how","area","place","directions","access_notes",
-- "online_link","languages" (list),"interpreters","capacity"}; what is not named stays. Once it is open, a change of day, time,
-- place or link counts in the calendar's sequence and everybody is told. Until it is held. Errors: WS003 times, WS006 the rest.
create function public.place_workshop(workshop uuid, given jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    before public.workshops := private.lock_plan(workshop, 'draft', 'open', 'closed');
    plan public.workshops := before;
    seats text := private.given_text(given, 'capacity', 6, before.capacity::text);
    moved boolean;
begin
    if given ? 'day' then
        plan.held_on := nullif(given ->> 'day', '')::date;
        plan.starts_at := private.london_moment(plan.held_on, given ->> 'from_clock', 'from_clock', 'Enter when it starts, for example 14:00');
        plan.ends_at := private.london_moment(plan.held_on, given ->> 'to_clock', 'to_clock', 'Enter when it ends, for example 16:30');
        if plan.ends_at <= plan.starts_at then
            perform private.refuse('WS003', 'It has to end after it starts', 'to_clock');
        end if;
        if plan.starts_at is distinct from before.starts_at and plan.starts_at <= now() then
            perform private.refuse('WS003', 'Choose a day that is still to come', 'day');
        end if;
    end if;
    plan.how := private.given_text(given, 'how', 20, before.how);
    if plan.how not in ('in_person', 'online', 'both') then
        perform private.refuse('WS006', 'Choose how people take part', 'how');
    end if;
    plan.area := private.given_text(given, 'area', 160, before.area);
    plan.place := private.given_text(given, 'place', 400, before.place);
    plan.directions := private.given_text(given, 'directions', 2000, before.directions);
    plan.access_notes := private.given_text(given, 'access_notes', 2000, before.access_notes);
    plan.online_link := private.given_text(given, 'online_link', 400, before.online_link);
    if plan.online_link <> '' and plan.online_link !~ '^https://\S{3,}$' then
        perform private.refuse('WS006', 'Enter the whole link, beginning with https://', 'online_link');
    end if;
    plan.interpreters := private.given_text(given, 'interpreters', 400, before.interpreters);
    if given ? 'languages' then
        plan.languages := array(select jsonb_array_elements_text(given -> 'languages'));
        if cardinality(plan.languages) = 0 or array_to_string(plan.languages, ' ') !~ '^[A-Za-z]{2,3}(-[A-Za-z]{2,8})?( [A-Za-z]{2,3}(-[A-Za-z]{2,8})?)*$' then
            perform private.refuse('WS006', 'Choose at least one language', 'languages');
        end if;
    end if;
    if coalesce(seats, '') <> '' and (seats !~ '^\d{1,4}$' or seats::int not between 1 and 5000) then
        perform private.refuse('WS006', 'Enter how many places there are, from 1 to 5,000', 'capacity');
    end if;
    plan.capacity := nullif(seats, '')::int;
    if plan.capacity < (select coalesce(sum(h.reserved), 0) from public.workshop_hosts h where h.workshop_id = workshop) then
        perform private.refuse('WS006', 'More places are kept for hosts than that. Let some of them go first.', 'capacity');
    end if;
    if plan.capacity < (select count(*) from public.registrations r where r.workshop_id = workshop and r.state in ('offered', 'accepted')) then
        perform private.refuse('WS006', 'More people than that have a place already. Nobody loses theirs.', 'capacity');
    end if;
    moved := before.opened_at is not null and (before.starts_at, before.ends_at, before.how, before.place, before.online_link)
        is distinct from (plan.starts_at, plan.ends_at, plan.how, plan.place, plan.online_link);
    plan.sequence := before.sequence + moved::int;
    update public.workshops w set held_on = plan.held_on, starts_at = plan.starts_at, ends_at = plan.ends_at, how = plan.how,
        area = plan.area, place = plan.place, directions = plan.directions, access_notes = plan.access_notes,
        online_link = plan.online_link, languages = plan.languages, interpreters = plan.interpreters, capacity = plan.capacity,
        sequence = plan.sequence, changed_at = case when moved then now() else w.changed_at end
    where w.id = workshop;
    perform private.keep_complete(plan);
    if moved then
        perform private.tell_change(before, plan);
    end if;
end
$$;

-- Refuses a point of an agenda that does not say what happens, or for how long. Errors: TX001, TX002, WS007 minutes.
create function private.require_point(title text, minutes int)
returns void
language plpgsql set search_path = ''
as $$
begin
    perform private.require_text(title, 200, 'title', 'Enter what happens');
    if minutes is null or minutes not between 1 and 600 then
        perform private.refuse('WS007', 'Enter how many minutes, from 1 to 600', 'minutes');
    end if;
end
$$;

-- Adds a point to the end of the agenda. In: what it is, how long (minutes), and what is hard about it. Out: its id.
-- Until it is held. Errors: WS007 minutes.
create function public.add_agenda_item(workshop uuid, title text, minutes int, content_note text default '')
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    made uuid;
begin
    perform private.lock_plan(workshop, 'draft', 'open', 'closed');
    perform private.require_point(title, minutes);
    insert into public.agenda_items (workshop_id, position, title, minutes, content_note)
    select workshop, coalesce(max(i.position), 0) + 1, btrim(add_agenda_item.title), add_agenda_item.minutes,
        private.given_text(jsonb_build_object('content_note', coalesce(add_agenda_item.content_note, '')), 'content_note', 400, '')
    from public.agenda_items i where i.workshop_id = workshop
    returning id into made;
    return made;
end
$$;

-- The workshop of a point of an agenda, locked, or P0002.
create function private.lock_agenda(agenda_item uuid)
returns public.agenda_items
language plpgsql security definer set search_path = ''
as $$
declare
    found_item public.agenda_items;
begin
    perform private.lock_plan((select i.workshop_id from public.agenda_items i where i.id = agenda_item), 'draft', 'open', 'closed');
    select * into found_item from public.agenda_items i where i.id = agenda_item;
    return found_item;
end
$$;

-- Rewrites a point of the agenda. As add_agenda_item.
create function public.change_agenda_item(agenda_item uuid, title text, minutes int, content_note text default '')
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_agenda(agenda_item);
    perform private.require_point(title, minutes);
    update public.agenda_items i set title = btrim(change_agenda_item.title), minutes = change_agenda_item.minutes,
        content_note = private.given_text(jsonb_build_object('content_note', coalesce(change_agenda_item.content_note, '')), 'content_note', 400, '')
    where i.id = agenda_item;
end
$$;

-- Moves a point of the agenda one place up or down; the first goes no further up, the last no further down.
create function public.move_agenda_item(agenda_item uuid, up boolean)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    moving public.agenda_items := private.lock_agenda(agenda_item);
    beside public.agenda_items;
begin
    select * into beside from public.agenda_items i
    where i.workshop_id = moving.workshop_id and case when up then i.position < moving.position else i.position > moving.position end
    order by abs(i.position - moving.position) limit 1;
    if beside.id is not null then
        update public.agenda_items i set position = case i.id when moving.id then beside.position else moving.position end
        where i.id in (moving.id, beside.id);
    end if;
end
$$;

-- Takes a point off the agenda.
create function public.remove_agenda_item(agenda_item uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_agenda(agenda_item);
    delete from public.agenda_items i where i.id = agenda_item;
end
$$;

-- Names who leads it: somebody of one's own organisation, as host, co_facilitator, interpreter or support; naming them again
-- changes their part. Until it is held. Errors: WS008 not one of your own who belong to a host.
create function public.name_lead(workshop uuid, person uuid, part text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    plan public.workshops := private.lock_plan(workshop, 'draft', 'open', 'closed');
begin
    if coalesce(part, '') not in ('host', 'co_facilitator', 'interpreter', 'support') then
        perform private.refuse('WS008', 'Choose what they do', 'part');
    end if;
    -- Each host names its own people: who a partner knows is the partner's (R31).
    if not exists (
        select 1 from public.people p
        where p.id = person and p.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))
            and (p.organisation_id = plan.organisation_id or exists (
                select 1 from public.workshop_hosts h where h.workshop_id = workshop and h.organisation_id = p.organisation_id))) then
        perform private.refuse('WS008', 'Choose somebody of your own organisation. Another host names its own people.', 'person');
    end if;
    insert into public.workshop_leads (workshop_id, person_id, part) values (workshop, person, name_lead.part)
    on conflict (workshop_id, person_id) do update set part = excluded.part;
end
$$;

-- Takes somebody off those who lead it. Until it is held. Errors: P0002 they do not.
create function public.remove_lead(workshop uuid, person uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_plan(workshop, 'draft', 'open', 'closed');
    delete from public.workshop_leads l where l.workshop_id = workshop and l.person_id = person;
    if not found then
        perform private.refuse('P0002', 'Page not found');
    end if;
end
$$;

-- Makes an organisation a host, or changes the places kept for its people, until the day given. In: the trust or a partner of
-- the programme, how many places, until which day. Until it is held. Errors: WS009.
create function public.set_workshop_host(workshop uuid, host uuid, reserved int default 0, reserved_until date default null)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    plan public.workshops := private.lock_plan(workshop, 'draft', 'open', 'closed');
begin
    if host is null or host <> plan.organisation_id and not exists (
        select 1 from public.programme_partners pp where pp.programme_id = plan.programme_id and pp.organisation_id = host) then
        perform private.refuse('WS009', 'Choose the trust, or a partner of this programme', 'host');
    end if;
    if coalesce(reserved, 0) not between 0 and 5000 then
        perform private.refuse('WS009', 'Enter how many places are kept, from 0', 'reserved');
    end if;
    if reserved > 0 and (reserved_until is null or reserved_until >= plan.held_on) then
        perform private.refuse('WS009', 'Enter until which day they are kept, before the workshop', 'reserved_until');
    end if;
    if plan.capacity < coalesce(reserved, 0) + (select coalesce(sum(h.reserved), 0) from public.workshop_hosts h
        where h.workshop_id = workshop and h.organisation_id <> host) then
        perform private.refuse('WS009', 'There are not that many places', 'reserved');
    end if;
    insert into public.workshop_hosts (workshop_id, organisation_id, reserved, reserved_until)
    values (workshop, host, coalesce(set_workshop_host.reserved, 0),
        case when set_workshop_host.reserved > 0 then set_workshop_host.reserved_until end)
    on conflict (workshop_id, organisation_id) do update set reserved = excluded.reserved, reserved_until = excluded.reserved_until;
    perform private.promote_waiting(workshop);
end
$$;

-- Takes a host off. Its places are free again. Errors: WS009 its people have asked for places, or it is the only host.
create function public.remove_workshop_host(workshop uuid, host uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_plan(workshop, 'draft', 'open', 'closed');
    if exists (select 1 from public.registrations r where r.workshop_id = workshop and r.organisation_id = host and r.cancelled_at is null) then
        perform private.refuse('WS009', 'People have registered through them, so they stay a host', 'host');
    end if;
    if not exists (select 1 from public.workshop_hosts h where h.workshop_id = workshop and h.organisation_id <> host) then
        perform private.refuse('WS009', 'Somebody has to host it. Add another host first.', 'host');
    end if;
    delete from public.workshop_leads l using public.people p
    where l.workshop_id = workshop and p.id = l.person_id and p.organisation_id = host;
    delete from public.workshop_hosts h where h.workshop_id = workshop and h.organisation_id = host;
    if not found then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.promote_waiting(workshop);
end
$$;

-- Writes the offer for taking part (R53), or that nothing is paid (null). In: {"task","minutes","preparation_minutes" (whole
-- numbers), "rate_id" or "pence","expenses","paid_within_days","how"}. From a rate, its sum counts, whatever else was sent; a sum
-- of one's own is the trust's to offer. Before it opens. Errors: WS010 opened, WS011 the offer.
create function public.set_workshop_offer(workshop uuid, given jsonb default null)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    plan public.workshops := private.lock_plan(workshop, 'draft', 'open', 'closed');
    rate public.rates;
    pence int;
begin
    if plan.opened_at is not null then
        perform private.refuse('WS010', 'What was offered when it opened stays as it was');
    end if;
    if given is null then
        update public.workshops set offer = null where id = workshop;
        return;
    end if;
    perform private.require_text(given ->> 'task', 160, 'task', 'Enter what people are paid for');
    if coalesce(given ->> 'minutes', '') !~ '^\d{1,4}$' or (given ->> 'minutes')::int not between 5 and 1440 then
        perform private.refuse('WS011', 'Enter how long the session is', 'minutes');
    end if;
    if coalesce(given ->> 'preparation_minutes', '') !~ '^\d{1,4}$' or (given ->> 'preparation_minutes')::int > 1440 then
        perform private.refuse('WS011', 'Enter how long the preparation takes, or 0', 'preparation_minutes');
    end if;
    if coalesce(given ->> 'paid_within_days', '') !~ '^\d{1,2}$' or (given ->> 'paid_within_days')::int < 1 then
        perform private.refuse('WS011', 'Enter within how many working days people are paid', 'paid_within_days');
    end if;
    if coalesce(given ->> 'rate_id', '') <> '' then
        select * into rate from public.rates r
        where r.id = (given ->> 'rate_id')::uuid and r.organisation_id = plan.organisation_id
            and (r.programme_id is null or r.programme_id = plan.programme_id)
            and r.starts_on <= plan.held_on and (r.ends_on is null or r.ends_on >= plan.held_on);
        if rate.id is null then
            perform private.refuse('WS011', 'Choose a rate that holds on the day of the workshop', 'rate_id');
        end if;
        pence := rate.pence;
    else
        if plan.organisation_id not in (select private.my_organisations('facilitator', 'engagement_lead')) then
            perform private.refuse('WS011', 'Choose a rate. Only the trust, which pays, offers another sum.', 'rate_id');
        end if;
        if coalesce(given ->> 'pence', '') !~ '^\d{1,6}$' or (given ->> 'pence')::int > 200000 then
            perform private.refuse('WS011', 'Enter the sum, for example 55.00', 'pence');
        end if;
        pence := (given ->> 'pence')::int;
    end if;
    update public.workshops w set offer = jsonb_strip_nulls(jsonb_build_object('task', btrim(given ->> 'task'),
        'minutes', (given ->> 'minutes')::int, 'preparation_minutes', (given ->> 'preparation_minutes')::int, 'pence', pence,
        'expenses', private.given_text(given, 'expenses', 1000, ''), 'paid_within_days', (given ->> 'paid_within_days')::int,
        'how', private.given_text(given, 'how', 400, ''), 'rate_id', rate.id))
    where w.id = workshop;
end
$$;

-- The offer as it stood when the workshop opened is the offer, by whatever way it might be changed.
create function private.keep_offer()
returns trigger
language plpgsql set search_path = ''
as $$
begin
    perform private.refuse('WS010', 'What was offered when it opened stays as it was');
    return null;
end
$$;
create trigger keep_offer before update of offer on public.workshops for each row
when (old.opened_at is not null and new.offer is distinct from old.offer) execute function private.keep_offer();

-- Says what there is to read before, and by when. Until it is held. Errors: WS012 the day.
create function public.set_workshop_reading(workshop uuid, reading text, read_by date default null)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    plan public.workshops := private.lock_plan(workshop, 'draft', 'open', 'closed');
begin
    if read_by > plan.held_on then
        perform private.refuse('WS012', 'Enter a day before the workshop', 'read_by');
    end if;
    update public.workshops w set read_by = set_workshop_reading.read_by,
        reading = private.given_text(jsonb_build_object('reading', coalesce(set_workshop_reading.reading, '')), 'reading', 4000, '')
    where w.id = workshop;
end
$$;

-- Opens a workshop: from now on anyone may read its public page and ask for a place. Errors: WS004 what is missing.
create function public.open_workshop(workshop uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    lacks jsonb;
begin
    perform private.lock_plan(workshop, 'draft');
    lacks := private.workshop_lacks(workshop);
    if lacks <> '[]' then
        perform private.refuse('WS004', 'Still missing: ' || (select string_agg(lack ->> 'sentence', '; ')
            from jsonb_array_elements(lacks) lack), lacks -> 0 ->> 'field');
    end if;
    update public.workshops set opened_at = now() where id = workshop;
end
$$;

-- Closes registration and confirms that it takes place. While a need of somebody who comes has nobody to see to it, only with
-- a reason, which is kept (R69). In: the reason, if one is needed. Errors: WS013 needs without an owner (field reason).
create function public.close_workshop(workshop uuid, reason text default '')
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    unowned int;
begin
    perform private.lock_plan(workshop, 'open');
    unowned := private.unowned_needs(workshop);
    if unowned > 0 and btrim(coalesce(reason, '')) = '' then
        perform private.refuse('WS013', case unowned when 1 then 'One need has nobody who sees to it.'
            else format('%s needs have nobody who sees to them.', unowned) end
            || ' Name somebody for each, or write why it goes ahead without.', 'reason');
    end if;
    update public.workshops set closed_at = now(),
        closed_reason = case when unowned > 0 then private.given_text(jsonb_build_object('reason', close_workshop.reason), 'reason', 1000, '') end
    where id = workshop;
end
$$;

-- Cancels a workshop that was not held. In: why, kept for those who came to know of it. Everybody who has a place, was offered
-- one or waits is told, and nothing else is sent to them. Errors: TX001 no reason.
create function public.cancel_workshop(workshop uuid, reason text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    standing record;
begin
    perform private.lock_plan(workshop, 'draft', 'open', 'closed');
    perform private.require_text(reason, 1000, 'reason', 'Write why it will not take place. Those who were coming will read it.');
    update public.workshops w set cancelled_at = now(), cancelled_reason = btrim(reason), sequence = w.sequence + 1, changed_at = now()
    where w.id = workshop;
    perform private.cancel_messages('workshop', workshop, why => 'cancelled');
    for standing in
        update public.registrations r set cancelled_at = now(), cancelled_how = 'workshop cancelled'
        where r.workshop_id = workshop and r.cancelled_at is null and r.lapsed_at is null
        returning r.id
    loop
        perform private.tell_registered(standing.id, 'workshop_cancelled', '{}', now(), 'workshop cancelled');
    end loop;
end
$$;

-- Makes the same plan for another day, at the same clock time: all its parts, and no people but those who lead it. In: the
-- workshop, the day. Out: the new one's id, a draft.
create function private.copy_workshop(workshop public.workshops, day date, series uuid)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    later int := day - (workshop).held_on;
    from_clock text := to_char((workshop).starts_at at time zone 'Europe/London', 'HH24:MI');
    to_clock text := to_char((workshop).ends_at at time zone 'Europe/London', 'HH24:MI');
    made uuid;
begin
    if day is null or day < private.today() then
        perform private.refuse('WS003', 'Choose a day that is still to come', 'day');
    end if;
    insert into public.workshops (organisation_id, programme_id, title, held_on, starts_at, ends_at, series_id, share_title, purpose,
        can_change, cannot_change, ladder_step, four_pi, checklist, support_contact, debrief, content_note, how, area, place,
        directions, access_notes, online_link, languages, interpreters, capacity, reading, read_by, offer, created_by)
    select w.organisation_id, w.programme_id, w.title, day,
        case when w.starts_at is not null then private.london_moment(day, from_clock, 'day', '') end,
        case when w.starts_at is not null then private.london_moment(day, to_clock, 'day', '') end, series, w.share_title, w.purpose,
        w.can_change, w.cannot_change, w.ladder_step, w.four_pi, w.checklist, w.support_contact, w.debrief, w.content_note, w.how,
        w.area, w.place, w.directions, w.access_notes, w.online_link, w.languages, w.interpreters, w.capacity, w.reading,
        w.read_by + later,
        -- A sum without a rate was offered by the trust for that day, and is the trust's to offer again.
        case when w.offer ? 'rate_id' or w.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead')) then w.offer end,
        auth.uid()
    from public.workshops w where w.id = (workshop).id
    returning id into made;
    insert into public.agenda_items (workshop_id, position, title, minutes, content_note)
    select made, i.position, i.title, i.minutes, i.content_note from public.agenda_items i where i.workshop_id = (workshop).id;
    insert into public.workshop_hosts (workshop_id, organisation_id, reserved, reserved_until)
    select made, h.organisation_id, h.reserved, h.reserved_until + later from public.workshop_hosts h where h.workshop_id = (workshop).id;
    insert into public.workshop_leads (workshop_id, person_id, part)
    select made, l.person_id, l.part from public.workshop_leads l where l.workshop_id = (workshop).id;
    return made;
end
$$;

-- Plans the same again on another day. Whatever became of the first. Out: the new draft's id. Errors: WS003 the day.
create function public.duplicate_workshop(workshop uuid, day date)
returns uuid
language plpgsql security definer set search_path = ''
as $$
begin
    return private.copy_workshop(private.lock_plan(workshop, 'draft', 'open', 'closed', 'held', 'written_up', 'cancelled'), day, null);
end
$$;

-- Makes a series of a workshop: one more draft for each of the days, at the same clock time. In: a title for all, at most 52
-- days. Out: the series' id. More days can be added to it later. Errors: WS014 no days or too many, WS003 a day in the past.
create function public.repeat_workshop(workshop uuid, title text, days date[])
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    plan public.workshops := private.lock_plan(workshop, 'draft', 'open', 'closed', 'held', 'written_up');
    series uuid := plan.series_id;
    day date;
begin
    if coalesce(cardinality(days), 0) not between 1 and 52 then
        perform private.refuse('WS014', 'Choose from 1 to 52 more', 'copies');
    end if;
    perform private.require_text(title, 160, 'title', 'Enter a name for the series');
    if char_length(btrim(title)) < 2 then
        perform private.refuse('TX001', 'Enter a name for the series', 'title');
    end if;
    if series is null then
        insert into public.workshop_series (organisation_id, programme_id, title)
        values (plan.organisation_id, plan.programme_id, btrim(repeat_workshop.title)) returning id into series;
        update public.workshops set series_id = series where id = workshop;
    else
        update public.workshop_series s set title = btrim(repeat_workshop.title) where s.id = series;
    end if;
    foreach day in array days loop
        perform private.copy_workshop(plan, day, series);
    end loop;
    return series;
end
$$;

-- Adds rates to a trust's rate card, all or none. In: [{"task","minutes","pence","starts_on","ends_on","programme_id"}]: pence for the
-- whole task; `ends_on` is the last day it holds. Out: how many. Engagement lead, administrator or finance approver of the trust.
-- Errors: WS015 with the field.
create function public.add_rates(organisation uuid, given jsonb)
returns int
language plpgsql security definer set search_path = ''
as $$
declare
    rate record;
    added int := 0;
begin
    perform private.require_role(organisation, 'engagement_lead', 'administrator', 'finance_approver');
    if (select o.kind from public.organisations o where o.id = organisation) <> 'trust' then
        perform private.refuse('42501', 'Only a trust has a rate card');
    end if;
    for rate in select * from jsonb_to_recordset(given) as r (task text, minutes int, pence int, starts_on date, ends_on date, programme_id uuid)
    loop
        perform private.require_text(rate.task, 160, 'task', 'Enter what the rate is for');
        if rate.minutes is null or rate.minutes not between 5 and 1440 then
            perform private.refuse('WS015', 'Enter how long the task takes, from 5 minutes to 24 hours', 'minutes');
        end if;
        if rate.pence is null or rate.pence not between 1 and 200000 then
            perform private.refuse('WS015', 'Enter the sum, for example 55.00', 'pence');
        end if;
        if rate.starts_on is null then
            perform private.refuse('WS015', 'Enter the first day of this rate', 'starts_on');
        end if;
        if rate.ends_on < rate.starts_on then
            perform private.refuse('WS015', 'The last day must not be before the first', 'ends_on');
        end if;
        if rate.programme_id is not null and not exists (
            select 1 from public.programmes p where p.id = rate.programme_id and p.organisation_id = organisation) then
            perform private.refuse('WS015', 'Choose a programme of this trust', 'programme_id');
        end if;
        insert into public.rates (organisation_id, programme_id, task, minutes, pence, starts_on, ends_on)
        values (organisation, rate.programme_id, btrim(rate.task), rate.minutes, rate.pence, rate.starts_on, rate.ends_on);
        added := added + 1;
    end loop;
    return added;
end
$$;

-- Ends a rate: the day given is its last. Offers made with it stay as they were. As add_rates. Errors: WS015.
create function public.end_rate(rate uuid, last_day date)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.require_role((select r.organisation_id from public.rates r where r.id = rate),
        'engagement_lead', 'administrator', 'finance_approver');
    if last_day is null or last_day < (select r.starts_on from public.rates r where r.id = rate) then
        perform private.refuse('WS015', 'Enter the last day of this rate, not before its first', 'last_day');
    end if;
    update public.rates r set ends_on = last_day where r.id = rate;
end
$$;

-- The workshops of an organisation's programmes, 20 at a time. In: what to show ('upcoming', 'past', 'draft', 'cancelled') and the last
-- one of the page before. Out: {"workshops":[{"id","title","state","starts_at","ends_at","held_on","how","area","capacity","coming","waiting",
-- "programme","series","hosts"}],"next","counts":{show: n}}. Drafts, and how many come, are told to those who run them; opened ones to
-- whoever works on the programme. Errors: P0002 for who is no member.
create function public.workshops_of(organisation uuid, show text default 'upcoming', beside uuid default null, series uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
    forward boolean := show in ('upcoming', 'draft');
    found_page jsonb;
begin
    if organisation is null or organisation not in (select private.my_organisations()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    with listed as (
        select w.id, w.title, w.state, w.starts_at, w.ends_at, w.held_on, w.how, w.area, w.capacity, w.programme_id, w.series_id,
            w.id in (select private.my_workshops()) as runs, case
                when w.state = 'cancelled' then 'cancelled'
                when w.state = 'draft' and w.starts_at is not null then 'draft'
                when w.state in ('open', 'closed') and w.ends_at > now() then 'upcoming'
                else 'past' end as heading,
            extract(epoch from coalesce(w.starts_at, w.held_on::timestamptz)) * case when forward then 1 else -1 end as mark
        from public.workshops w
        where w.programme_id in (
            select p.id from public.programmes p where p.organisation_id = organisation
            union select pp.programme_id from public.programme_partners pp where pp.organisation_id = organisation)
            and (workshops_of.series is null or w.series_id = workshops_of.series)
            and (w.id in (select private.my_workshops())
                or w.opened_at is not null and w.programme_id in (select private.my_programmes()))
    ), page as (
        select l.* from listed l
        where (l.heading = show or workshops_of.series is not null)
            and (beside is null or (l.mark, l.id) > (select s.mark, s.id from listed s where s.id = beside))
        order by l.mark, l.id limit 21
    )
    select jsonb_build_object('workshops', coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'title', w.title, 'state', w.state,
            'starts_at', w.starts_at, 'ends_at', w.ends_at, 'held_on', w.held_on, 'how', w.how, 'area', w.area, 'capacity', w.capacity,
            'coming', (select count(*) from public.registrations r where w.runs and r.workshop_id = w.id and r.state in ('accepted', 'attended', 'left_early')),
            'waiting', (select count(*) from public.registrations r where w.runs and r.workshop_id = w.id and r.state = 'waiting'),
            'programme', (select p.title from public.programmes p where p.id = w.programme_id),
            'series', (select s.title from public.workshop_series s where s.id = w.series_id),
            'hosts', (select coalesce(jsonb_agg(o.name order by o.kind desc, o.name), '[]') from public.workshop_hosts h
                join public.organisations o on o.id = h.organisation_id where h.workshop_id = w.id)) order by w.mark, w.id), '[]'),
        'counts', (select coalesce(jsonb_object_agg(c.heading, c.n), '{}') from (
            select l.heading, count(*) as n from listed l group by l.heading) c))
    into found_page from page w;
    return found_page || jsonb_build_object(
        'workshops', (found_page -> 'workshops') - 20,
        'next', case when jsonb_array_length(found_page -> 'workshops') > 20 then found_page -> 'workshops' -> 19 -> 'id' end);
end
$$;

-- One workshop, whole: for those who run it, and once it is open for those who work on its programme, who are not told where it is
-- nor who leads it. Out: its columns and {"runs","plans","organisation","programme","series","agenda","hosts","leads","lacks","counts",
-- "unowned_needs"}; for who plans it also {"rates","partners","people"} to choose from. Numbers of people, never names.
-- Errors: P0002 hidden.
create function public.workshop_desk(workshop uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    plan public.workshops;
    runs boolean := workshop in (select private.my_workshops());
    plans boolean := workshop in (select private.my_plans());
    desk jsonb;
begin
    select * into plan from public.workshops w where w.id = workshop;
    if plan.id is null or not (runs or plan.opened_at is not null and plan.programme_id in (select private.my_programmes())) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    desk := to_jsonb(plan) - 'created_by' - 'limits_said_by' - 'summary' || jsonb_build_object('runs', runs, 'plans', plans,
        'now', now(), 'holiday', (select h.title from private.bank_holidays h where h.day = plan.held_on),
        'organisation', (select jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name) from public.organisations o where o.id = plan.organisation_id),
        'programme', (select jsonb_build_object('id', p.id, 'slug', p.slug, 'title', p.title, 'summary_days', p.summary_days,
            'answer_days', p.answer_days)
            from public.programmes p where p.id = plan.programme_id),
        'series', (select jsonb_build_object('id', s.id, 'title', s.title) from public.workshop_series s where s.id = plan.series_id),
        'agenda', (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'title', i.title, 'minutes', i.minutes,
            'content_note', i.content_note) order by i.position), '[]') from public.agenda_items i where i.workshop_id = workshop),
        'hosts', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'kind', o.kind, 'reserved', h.reserved,
            'reserved_until', h.reserved_until) order by o.kind desc, o.name), '[]')
            from public.workshop_hosts h join public.organisations o on o.id = h.organisation_id where h.workshop_id = workshop),
        'leads', '[]'::jsonb, 'lacks', private.workshop_lacks(workshop));
    if not runs then
        return desk - 'place' - 'directions' - 'online_link' - 'closed_reason' - 'cancelled_reason';
    end if;
    desk := desk || jsonb_build_object(
        'leads', (select coalesce(jsonb_agg(jsonb_build_object('person_id', l.person_id, 'name', coalesce(p.name, 'No name given'), 'part', l.part,
            'organisation', o.name) order by l.part = 'host' desc, p.name), '[]')
            from public.workshop_leads l join public.people p on p.id = l.person_id join public.organisations o on o.id = p.organisation_id
            where l.workshop_id = workshop),
        'counts', (select jsonb_build_object(
                'coming', count(*) filter (where r.state = 'accepted'), 'offered', count(*) filter (where r.state = 'offered'),
                'waiting', count(*) filter (where r.state = 'waiting'), 'came', count(*) filter (where r.state in ('attended', 'left_early')),
                'cancelled', count(*) filter (where r.state = 'cancelled'),
                'invited', (select count(*) from public.workshop_invitations v where v.workshop_id = workshop))
            from public.registrations r where r.workshop_id = workshop));
    if plan.state = 'open' then
        desk := desk || jsonb_build_object('unowned_needs', private.unowned_needs(workshop));
    end if;
    if plans then
        desk := desk || jsonb_build_object(
            'rates', (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'task', r.task, 'minutes', r.minutes, 'pence', r.pence)
                order by r.pence, r.task), '[]') from public.rates r
                where r.organisation_id = plan.organisation_id and (r.programme_id is null or r.programme_id = plan.programme_id)
                    and r.starts_on <= plan.held_on and (r.ends_on is null or r.ends_on >= plan.held_on)),
            'partners', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.kind desc, o.name), '[]')
                from public.organisations o where o.id = plan.organisation_id or exists (
                    select 1 from public.programme_partners pp where pp.programme_id = plan.programme_id and pp.organisation_id = o.id)),
            -- Members of one's own organisations alone.
            'people', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name, p.id), '[]')
                from public.people p
                where p.name is not null and p.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))
                    and (p.organisation_id = plan.organisation_id or exists (
                        select 1 from public.workshop_hosts h where h.workshop_id = workshop and h.organisation_id = p.organisation_id))
                    and exists (select 1 from public.members m where m.person_id = p.id and m.starts_on <= private.today()
                        and (m.ends_on is null or m.ends_on > private.today()))));
    end if;
    return desk;
end
$$;

-- What the log says of a workshop: that it opened, for which day, with commitments to what was promised; that its day, time or
-- place changed, or its title or purpose, with commitments to the new ones; that it was confirmed, and whether needs were left unmet; held, written up, or cancelled. A draft says nothing.
create function tlog.workshop_changed()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if old.opened_at is null and new.opened_at is not null then
        perform tlog.append('workshop.opened', new.id, jsonb_build_object('due', new.held_on),
            jsonb_strip_nulls(jsonb_build_object('title', new.title, 'purpose', new.purpose, 'can_change', new.can_change,
                'cannot_change', new.cannot_change, 'ladder_step', new.ladder_step::text, 'offer', new.offer::text)),
            jsonb_build_object('programme', new.programme_id));
    elsif new.opened_at is not null and new.cancelled_at is null
        and (new.sequence > old.sequence or (new.title, new.purpose) is distinct from (old.title, old.purpose)) then
        perform tlog.append('workshop.changed', new.id, jsonb_build_object('due', new.held_on), jsonb_strip_nulls(jsonb_build_object(
            'title', case when new.title <> old.title then new.title end,
            'purpose', case when new.purpose <> old.purpose then new.purpose end)));
    end if;
    if old.closed_at is null and new.closed_at is not null then
        perform tlog.append('workshop.confirmed', new.id,
            jsonb_build_object('outcome', case when new.closed_reason is null then 'needs_met' else 'needs_unmet' end));
    end if;
    if old.held_at is null and new.held_at is not null then
        perform tlog.append('workshop.held', new.id);
    end if;
    if old.written_up_at is null and new.written_up_at is not null then
        perform tlog.append('workshop.written_up', new.id, '{}', jsonb_build_object('summary', new.summary));
    end if;
    if old.cancelled_at is null and new.cancelled_at is not null and new.opened_at is not null then
        perform tlog.append('workshop.cancelled', new.id, '{}', jsonb_build_object('reason', new.cancelled_reason));
    end if;
    return null;
end
$$;
create trigger workshop_changed after update on public.workshops for each row execute function tlog.workshop_changed();

grant execute on function public.plan_workshop, public.describe_workshop, public.share_power, public.arrange_care, public.place_workshop,
    public.add_agenda_item, public.change_agenda_item, public.move_agenda_item, public.remove_agenda_item, public.name_lead,
    public.remove_lead, public.set_workshop_host, public.remove_workshop_host, public.set_workshop_offer, public.set_workshop_reading,
    public.open_workshop, public.close_workshop, public.cancel_workshop, public.duplicate_workshop, public.repeat_workshop,
    public.add_rates, public.end_rate, public.workshops_of, public.workshop_desk to authenticated;
