-- Worried about someone: word to the safeguarding lead, with a clock (R48, design.md 4.5).
-- Who may see what: the safeguarding leads of the trust alone read an alert, its notes, who raised it and what became of it. Whoever
-- raised it reads to whom it was handed and when, on that day, and nothing more. Administrators are told how many wait too
-- long, so that somebody can see to it, and read none. The log says that there was one, and never of whom, where or why.

create table public.alerts (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    -- Where it was raised in a workshop's room.
    workshop_id uuid references public.workshops,
    -- Of whom, as far as whoever raised it knows; what they saw or heard; how they can be reached themselves.
    about text not null check (char_length(about) between 1 and 400),
    words text not null check (char_length(words) between 1 and 10000),
    reach text not null default '' check (char_length(reach) <= 200),
    -- Somebody may be in danger now: two hours instead of a working day.
    urgent boolean not null default false,
    pressed uuid not null unique,
    raised_at timestamptz not null default now(),
    raised_by uuid references auth.users,
    due_at timestamptz not null,
    acknowledged_at timestamptz,
    acknowledged_by uuid references auth.users,
    escalated_at timestamptz,
    closed_at timestamptz,
    closed_by uuid references auth.users,
    outcome text check (outcome in ('no_action', 'support_offered', 'referred', 'reported')),
    check ((acknowledged_at is null) = (acknowledged_by is null)),
    check ((closed_at is null) = (outcome is null)),
    check (closed_at is null or acknowledged_at is not null)
);
create index alerts_open on public.alerts (organisation_id, due_at, id) where closed_at is null;
create index alerts_closed on public.alerts (organisation_id, closed_at desc, id) where closed_at is not null;
create index alerts_to_escalate on public.alerts (due_at) where acknowledged_at is null and escalated_at is null;
create index on public.alerts (workshop_id);

-- What was done about it, added and never changed.
create table public.alert_notes (
    id uuid primary key default gen_random_uuid(),
    alert_id uuid not null references public.alerts,
    words text not null check (char_length(words) between 1 and 10000),
    pressed uuid not null unique,
    written_at timestamptz not null default now(),
    written_by uuid references auth.users
);
create index on public.alert_notes (alert_id, written_at);

alter table public.alerts enable row level security;
alter table public.alert_notes enable row level security;

grant select (id, organisation_id, workshop_id, about, words, reach, urgent, raised_at, due_at, acknowledged_at, escalated_at, closed_at,
    outcome) on public.alerts to authenticated;
grant select (id, alert_id, words, written_at) on public.alert_notes to authenticated;

create policy "the safeguarding lead alone reads an alert" on public.alerts for select to authenticated
using (organisation_id in (select private.my_organisations('safeguarding_lead')));
create policy "whoever reads an alert reads its notes" on public.alert_notes for select to authenticated
using (alert_id in (select a.id from public.alerts a));

-- By when an alert is to be acknowledged: the same hour of the next working day; in two hours where somebody may be in danger now.
create function private.alert_due(raised_at timestamptz, urgent boolean)
returns timestamptz
language sql stable set search_path = ''
as $$
    select case when urgent then raised_at + interval '2 hours' else (
        private.add_working_days((raised_at at time zone 'Europe/London')::date, 1)
        + (raised_at at time zone 'Europe/London')::time) at time zone 'Europe/London' end
$$;

-- People with a role in an organisation today.
create function private.people_with_role(organisation uuid, variadic roles text[])
returns setof uuid
language sql stable set search_path = ''
as $$
    select distinct m.person_id from public.members m
    where m.organisation_id = organisation and m.role = any (roles)
        and m.starts_on <= private.today() and (m.ends_on is null or m.ends_on > private.today())
$$;

-- Tells people that something waits for them, and not what (R51). Each is told once for each reason.
create function private.tell_of_alert(alert uuid, reason text, variadic roles text[])
returns void
language sql set search_path = ''
as $$
    select private.queue_message(person, 'alert_waiting', 'alert', a.id, '{}', now(), format('alert/%s/%s/%s', a.id, reason, person))
    from public.alerts a, private.people_with_role(a.organisation_id, variadic roles) person
    where a.id = alert
$$;

-- As raise_alert, at a moment.
create function private.raise_alert(organisation uuid, given jsonb, at timestamptz)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    workshop uuid := (given ->> 'workshop_id')::uuid;
    urgent boolean := coalesce((given ->> 'urgent')::boolean, false);
    made uuid;
begin
    if not coalesce((
        select o.kind = 'trust' and (o.id in (select private.my_organisations())
            or o.id in (select p.organisation_id from public.programmes p where p.id in (select private.my_programmes()))
            or o.id in (select w.organisation_id from public.workshops w where w.id in (select private.my_workshops())))
        from public.organisations o where o.id = organisation), false)
    then
        perform private.refuse('42501', 'You cannot do this with the roles you have here');
    end if;
    if workshop is not null and not exists (
        select 1 from public.workshops w where w.id = workshop and w.organisation_id = organisation and w.id in (select private.my_workshops()))
    then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_text(given ->> 'words', 10000, 'words', 'Write what you saw or heard');
    perform private.require_text(given ->> 'about', 400, 'about', 'Write who you are worried about, as far as you know');
    if char_length(given ->> 'reach') > 200 then
        perform private.refuse('TX002', 'Use 200 characters or fewer', 'reach');
    end if;
    insert into public.alerts (organisation_id, workshop_id, about, words, reach, urgent, pressed, raised_at, raised_by, due_at)
    values (organisation, workshop, btrim(given ->> 'about'), given ->> 'words', btrim(coalesce(given ->> 'reach', '')), urgent,
        coalesce((given ->> 'pressed')::uuid, gen_random_uuid()), at, auth.uid(), private.alert_due(at, urgent))
    on conflict (pressed) do nothing
    returning id into made;
    if made is null then
        made := (select a.id from public.alerts a where a.pressed = (given ->> 'pressed')::uuid and a.raised_by = auth.uid());
        if made is null then
            perform private.refuse('P0002', 'Page not found');
        end if;
        return made;
    end if;
    perform private.tell_of_alert(made, 'raised', 'safeguarding_lead');
    return made;
end
$$;

-- Hands a worry about somebody to the safeguarding lead of a trust (R48). In: the trust; {"about","words","reach"?,"urgent","workshop_id"?,
-- "pressed" (made by the form, so that one sent twice is one alert)}. Out: its id. Anyone with a role in the trust, in a partner of one of
-- its programmes, or who runs a workshop of it. Errors: 42501; P0002 no such workshop; TX001, TX002 (about, words, reach).
create function public.raise_alert(organisation uuid, given jsonb)
returns uuid
language sql security definer set search_path = ''
as $$
    select private.raise_alert(organisation, given, now())
$$;

-- All that whoever raised an alert reads of it, for a day: {"raised_at","due_at","urgent","to" (names of the safeguarding leads),
-- "organisation"}. Errors: P0002 to everybody else, and later.
create function public.alert_handed(alert uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    handed jsonb;
begin
    select jsonb_build_object('raised_at', a.raised_at, 'due_at', a.due_at, 'urgent', a.urgent, 'organisation', o.name,
        'to', (select coalesce(jsonb_agg(coalesce(p.name, 'The safeguarding lead') order by p.name), '[]') from public.people p
            where p.id in (select private.people_with_role(a.organisation_id, 'safeguarding_lead'))))
    into handed
    from public.alerts a join public.organisations o on o.id = a.organisation_id
    where a.id = alert and a.raised_by = private.signed_in() and a.raised_at > now() - interval '1 day';
    if handed is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return handed;
end
$$;

-- An alert of a trust where the signed-in person is safeguarding lead, locked. Errors: P0002.
create function private.lock_alert(alert uuid)
returns public.alerts
language plpgsql security definer set search_path = ''
as $$
declare
    found_alert public.alerts;
begin
    select a.* into found_alert from public.alerts a
    where a.id = alert and a.organisation_id in (select private.my_organisations('safeguarding_lead')) for update;
    if found_alert.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return found_alert;
end
$$;

-- Says "I have it": the clock stops. Pressed again it changes nothing. Safeguarding lead. Errors: P0002.
create function public.acknowledge_alert(alert uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_alert(alert);
    update public.alerts a set acknowledged_at = now(), acknowledged_by = auth.uid() where a.id = alert and a.acknowledged_at is null;
    perform private.cancel_messages('alert', alert);
end
$$;

-- Adds what was done; nothing written here is ever changed. Safeguarding lead. Errors: P0002, SG001 closed, TX001, TX002 (note).
create function public.note_alert(alert uuid, note text, pressed uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    if (private.lock_alert(alert)).closed_at is not null then
        perform private.refuse('SG001', 'This is closed. Nothing is added to it any more.');
    end if;
    perform private.require_text(note, 10000, 'note', 'Write what was done');
    insert into public.alert_notes (alert_id, words, pressed, written_by) values (alert, note, coalesce(note_alert.pressed, gen_random_uuid()), auth.uid())
    on conflict do nothing;
end
$$;

-- Closes an alert: 'no_action', 'support_offered', 'referred' (to another service) or 'reported' (to the local authority or the police).
-- Safeguarding lead. Errors: P0002, SG001 closed before, SG002 not acknowledged, SG003 no such outcome (outcome).
create function public.close_alert(alert uuid, outcome text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    held public.alerts := private.lock_alert(alert);
begin
    if held.closed_at is not null then
        perform private.refuse('SG001', 'This is closed. Nothing is added to it any more.');
    end if;
    if held.acknowledged_at is null then
        perform private.refuse('SG002', 'Say first that you have it');
    end if;
    if coalesce(outcome, '') not in ('no_action', 'support_offered', 'referred', 'reported') then
        perform private.refuse('SG003', 'Choose what came of it', 'outcome');
    end if;
    update public.alerts a set closed_at = now(), closed_by = auth.uid(), outcome = close_alert.outcome where a.id = alert;
end
$$;

-- A step of the clock: what nobody acknowledged in time is told to all safeguarding leads again, and to the administrators, who see
-- that something waits and not what.
create function private.escalate_alerts(at timestamptz)
returns void
language plpgsql set search_path = ''
as $$
declare
    late uuid;
begin
    for late in
        update public.alerts a set escalated_at = at
        where a.acknowledged_at is null and a.escalated_at is null and a.due_at <= at returning a.id
    loop
        perform private.tell_of_alert(late, 'escalated', 'safeguarding_lead', 'administrator');
    end loop;
end
$$;
insert into private.clock_steps values ('escalate_alerts');

-- The alerts of a trust, 20 at a time. In: the trust, 'open' (by what is due first) or 'closed' (newest first), and the last one of the page
-- before. Out: {"alerts":[{"id","about","urgent","raised_at","due_at","acknowledged_at","escalated_at","closed_at","outcome"}],"next",
-- "open","waiting_too_long"}. Safeguarding leads read them; administrators are told the two numbers alone. Errors: 42501.
create function public.alerts_of(organisation uuid, show text default 'open', beside uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    reads boolean := organisation in (select private.my_organisations('safeguarding_lead'));
    last_seen public.alerts;
    page jsonb := '[]';
begin
    perform private.require_role(organisation, 'safeguarding_lead', 'administrator');
    if reads then
        select a.* into last_seen from public.alerts a where a.id = beside and a.organisation_id = alerts_of.organisation;
        select coalesce(jsonb_agg(to_jsonb(listed) order by listed.place, listed.id), '[]') into page from (
            select a.id, a.about, a.urgent, a.raised_at, a.due_at, a.acknowledged_at, a.escalated_at, a.closed_at, a.outcome,
                case when show = 'closed' then -extract(epoch from a.closed_at) else extract(epoch from a.due_at) end as place
            from public.alerts a
            where a.organisation_id = alerts_of.organisation and (a.closed_at is not null) = (show = 'closed')
                and (last_seen.id is null or case when show = 'closed' then (-extract(epoch from a.closed_at), a.id) > (-extract(epoch from last_seen.closed_at), last_seen.id)
                    else (a.due_at, a.id) > (last_seen.due_at, last_seen.id) end)
            order by place, a.id limit 21) listed;
    end if;
    return jsonb_build_object(
        'alerts', case when jsonb_array_length(page) > 20 then page - 20 else page end,
        'next', case when jsonb_array_length(page) > 20 then page -> 19 -> 'id' end,
        'open', (select count(*) from public.alerts a where a.organisation_id = alerts_of.organisation and a.closed_at is null),
        'waiting_too_long', (select count(*) from public.alerts a
            where a.organisation_id = alerts_of.organisation and a.acknowledged_at is null and a.due_at <= now()));
end
$$;

-- One alert, whole. Out: {"id","about","words","reach","urgent","raised_at","raised_by" (a name),"workshop" (its title),"due_at","acknowledged_at",
-- "acknowledged_by","escalated_at","closed_at","closed_by","outcome","notes":[{"words","written_at","written_by"}]}.
-- Safeguarding lead of its trust alone. Errors: P0002.
create function public.alert_at(alert uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    whole jsonb;
begin
    select jsonb_build_object('id', a.id, 'about', a.about, 'words', a.words, 'reach', a.reach, 'urgent', a.urgent,
        'raised_at', a.raised_at, 'raised_by', private.name_of_account(a.raised_by), 'workshop', w.title, 'due_at', a.due_at,
        'acknowledged_at', a.acknowledged_at, 'acknowledged_by', private.name_of_account(a.acknowledged_by), 'escalated_at', a.escalated_at,
        'closed_at', a.closed_at, 'closed_by', private.name_of_account(a.closed_by), 'outcome', a.outcome,
        'notes', (select coalesce(jsonb_agg(jsonb_build_object('words', n.words, 'written_at', n.written_at,
            'written_by', private.name_of_account(n.written_by)) order by n.written_at, n.id), '[]')
            from public.alert_notes n where n.alert_id = a.id))
    into whole
    from public.alerts a left join public.workshops w on w.id = a.workshop_id
    where a.id = alert and a.organisation_id in (select private.my_organisations('safeguarding_lead'));
    if whole is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return whole;
end
$$;

-- What somebody with an account is called; null for nobody.
create function private.name_of_account(account uuid)
returns text
language sql stable set search_path = ''
as $$
    select p.name from public.people p where p.account_id = account and p.name is not null order by p.created_at, p.id limit 1
$$;

grant execute on function public.raise_alert, public.alert_handed, public.acknowledge_alert, public.note_alert, public.close_alert, public.alerts_of,
    public.alert_at to authenticated;

-- What the log says of an alert: that there was one, that it was acknowledged, or that it was not in time.
create function tlog.alert_changed()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if tg_op = 'INSERT' then
        perform tlog.append('alert.raised', new.id);
        return null;
    end if;
    if old.escalated_at is null and new.escalated_at is not null then
        perform tlog.append('alert.escalated', new.id);
    end if;
    if old.acknowledged_at is null and new.acknowledged_at is not null then
        perform tlog.append('alert.acknowledged', new.id);
    end if;
    return null;
end
$$;
create trigger alert_changed after insert or update on public.alerts for each row execute function tlog.alert_changed();

-- The original of an alert and of a note stays as it was written.
create function private.keep_the_alert()
returns trigger
language plpgsql set search_path = ''
as $$
begin
    raise exception using errcode = 'SG004', message = 'what was written of a worry is never changed';
end
$$;
create trigger keep_the_alert before update on public.alerts for each row
when ((new.organisation_id, new.about, new.words, new.reach, new.raised_at, new.raised_by, new.due_at)
    is distinct from (old.organisation_id, old.about, old.words, old.reach, old.raised_at, old.raised_by, old.due_at))
execute function private.keep_the_alert();
create trigger keep_the_note before update on public.alert_notes for each row execute function private.keep_the_alert();
