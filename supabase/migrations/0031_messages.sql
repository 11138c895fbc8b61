-- What people are owed word of, each in their own way: a message is a row first, written in the transaction of what it
-- tells; then it is e-mailed by the worker, or told by a person who ticks it (R29).
-- Who may see what: the person themselves, and those who work with them in the one organisation that holds their contacts
-- (R31), read that there is a message and whether it was told. What it says is read by those who are to tell it, through
-- messages_to_tell; the address it goes to stays in `people` and is read when it is sent.

-- What a message may say, from a closed list. Never words that somebody said, nor a reason (R51): dates, places,
-- the neutral title that anybody may see over a shoulder, and the code that leads to the rest.
create function private.is_message_facts(facts jsonb)
returns boolean
language sql immutable set search_path = ''
as $$
    select jsonb_typeof(facts) = 'object'
        and facts - array['title', 'host', 'starts_at', 'ends_at', 'place', 'online', 'was_starts_at', 'was_ends_at', 'was_place',
            'was_online', 'changed', 'answer_by', 'place_in_line', 'reading_by', 'due_on', 'minutes', 'code', 'path', 'until',
            'support', 'for_money', 'late', 'soon'] = '{}'
        and octet_length(facts::text) <= 4000
$$;

create table public.messages (
    id uuid primary key default gen_random_uuid(),
    -- Who tells it: the organisation by which the person is known.
    organisation_id uuid not null references public.organisations,
    person_id uuid not null references public.people,
    kind text not null check (kind in ('workshop_invited', 'registration_confirmed', 'waiting_listed', 'place_offered', 'offer_lapsed', 'place_cancelled',
        'workshop_changed', 'workshop_cancelled', 'workshop_reminder', 'thanks', 'summary_ready', 'consultation_saved',
        'consultation_answered', 'consultation_reported', 'hours_confirmed', 'alert_waiting', 'words_ended', 'consent_renewal',
        'request_received', 'request_acknowledged', 'request_answered', 'check_asked', 'check_reminder', 'words_taken_back', 'by_hand_ready', 'bank_changed', 'bank_needs_you', 'payments_stopped', 'log_incident', 'budget_short', 'payment_sent', 'payment_came_back', 'weekly_digest')),
    about_kind text not null check (about_kind in ('workshop', 'registration', 'consultation', 'answer', 'hours', 'alert', 'request', 'ending', 'renewal', 'insight', 'person', 'payment')),
    about_id uuid not null,
    facts jsonb not null default '{}' check (private.is_message_facts(facts)),
    channel text not null check (channel in ('email', 'text', 'phone', 'letter', 'partner', 'none')),
    dedupe_key text unique,
    queued_at timestamptz not null default now(),
    -- Not told before, and not told any more once it would be of no use.
    due_at timestamptz not null default now(),
    not_after timestamptz,
    -- By e-mail: when to try next, how often it was tried, and why not, as a closed word.
    try_at timestamptz not null,
    attempts int not null default 0,
    last_error text check (last_error in ('no address', 'refused', 'unreachable', 'other')),
    failed_at timestamptz,
    -- By a person: how often they were not reached.
    not_reached int not null default 0,
    not_reached_at timestamptz,
    delivered_at timestamptz,
    delivered_how text check (delivered_how in ('email', 'printed', 'by phone', 'by text', 'in person', 'through the partner')),
    delivered_by uuid references auth.users,
    cancelled_at timestamptz,
    cancelled_why text check (cancelled_why in ('no longer needed', 'withdrawn', 'changed', 'cancelled', 'too late')),
    check ((delivered_at is null) = (delivered_how is null)),
    check ((cancelled_at is null) = (cancelled_why is null)),
    check (delivered_at is null or cancelled_at is null),
    -- What a person did is signed by them; the worker signs nothing.
    check (delivered_by is null or delivered_at is not null),
    check (delivered_at is null or delivered_by is not null or delivered_how = 'email'),
    check (not_after is null or not_after > due_at)
);
create index on public.messages (person_id, queued_at desc);
create index on public.messages (about_kind, about_id);
create index messages_to_email on public.messages (try_at, id)
    where channel = 'email' and delivered_at is null and cancelled_at is null and failed_at is null;
create index messages_open on public.messages (organisation_id, due_at, id) where delivered_at is null and cancelled_at is null;
create index messages_running_out on public.messages (not_after)
    where not_after is not null and delivered_at is null and cancelled_at is null;

alter table public.messages enable row level security;

-- Not what it says, which code is in it, nor which of us told it.
-- No moment: what somebody did to their words has the same one, and they would be known by it as theirs.
grant select (id, organisation_id, person_id, kind, about_kind, about_id, channel, not_reached, delivered_how, cancelled_why)
    on public.messages to authenticated;

create policy "people read theirs; those who work with them too" on public.messages for select to authenticated
using (
    person_id in (select private.my_people())
    -- That there is a worry about somebody, and what becomes of it, is the safeguarding lead's alone (R48).
    -- That somebody asked for a right of theirs, or complained, is the administrators' (0064).
    or (about_kind = 'request' and organisation_id in (select private.my_organisations('administrator')))
    or (about_kind not in ('alert', 'request') and organisation_id in (select private.my_organisations('facilitator', 'engagement_lead', 'administrator'))
        -- That somebody is to look at a payment may say that they have a limit of their own (R57): theirs, where no person tells them.
        and (kind <> 'bank_needs_you' or channel <> 'email')
        -- That somebody is asked about an insight says that it rests on words of theirs: for those who ask alone.
        and (about_kind <> 'insight' or organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))))
);

-- A code opens what its holder wrote: once the message is told, or will not be, nobody needs it here.
create function private.forget_message_code()
returns trigger
language plpgsql set search_path = ''
as $$
begin
    new.facts := new.facts - 'code' - 'path';
    return new;
end
$$;
create trigger forget_message_code before update on public.messages
for each row when (new.delivered_at is not null or new.cancelled_at is not null) execute function private.forget_message_code();

-- Where the facts of a thing are read at the moment of telling, so that nobody is sent to last week's hall: each row
-- names a function private.<reader>(about uuid) returning jsonb of the keys above. Facts kept with the message win over them.
create table private.message_readers (
    about_kind text primary key,
    reader text not null check (reader ~ '^[a-z_]{1,60}$')
);

-- What a message says now.
create function private.message_facts(message public.messages)
returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
    reader text := (select r.reader from private.message_readers r where r.about_kind = (message).about_kind);
    facts jsonb;
begin
    if reader is not null then
        execute format('select private.%I($1)', reader) using (message).about_id into facts;
    end if;
    return coalesce(facts, '{}') || (message).facts;
end
$$;

-- Wakes the worker at the end of this transaction, where there is one; otherwise the next minute's clock finds the message.
create function private.wake_worker()
returns void
language plpgsql set search_path = ''
as $$
begin
    if to_regnamespace('graphile_worker') is not null then
        perform graphile_worker.add_job('deliver_messages', max_attempts => 3);
    end if;
end
$$;

-- Queues one message to one person, in the transaction of what it tells. In: the person, the kind, what it is about, closed
-- facts, when to tell it at the earliest, a key under which the same thing is queued only once, and from when it is of no use.
-- Out: the message's id, also if it was queued before. The way is the person's own as it is now; if they change it, so does it.
create function private.queue_message(person uuid, kind text, about_kind text, about_id uuid, facts jsonb default '{}',
    due_at timestamptz default now(), dedupe_key text default null, not_after timestamptz default null)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    made uuid;
    way text;
begin
    insert into public.messages (organisation_id, person_id, kind, about_kind, about_id, facts, channel, dedupe_key, due_at, try_at, not_after)
    select p.organisation_id, p.id, queue_message.kind, queue_message.about_kind, queue_message.about_id,
        coalesce(queue_message.facts, '{}'), p.contact_by, queue_message.dedupe_key, coalesce(queue_message.due_at, now()),
        coalesce(queue_message.due_at, now()), queue_message.not_after
    from public.people p where p.id = person
    on conflict on constraint messages_dedupe_key_key do nothing
    returning id, channel into made, way;
    if made is null then
        return (select m.id from public.messages m where m.dedupe_key = queue_message.dedupe_key);
    end if;
    if way = 'email' and coalesce(queue_message.due_at, now()) <= now() then
        perform private.wake_worker();
    end if;
    return made;
end
$$;

-- Cancels what was not told yet: whoever withdrew is sent nothing. In: what it is about, one person or everybody, some kinds
-- or all, and why in a closed word. Out: how many. A message that is being sent at this moment is waited for: it was told.
create function private.cancel_messages(about_kind text, about_id uuid, person uuid default null, kinds text[] default null,
    why text default 'no longer needed')
returns int
language plpgsql security definer set search_path = ''
as $$
declare
    cancelled int;
begin
    update public.messages m set cancelled_at = now(), cancelled_why = why
    where m.about_kind = cancel_messages.about_kind and m.about_id = cancel_messages.about_id
        and (person is null or m.person_id = person) and (kinds is null or m.kind = any (kinds))
        and m.delivered_at is null and m.cancelled_at is null;
    get diagnostics cancelled = row_count;
    return cancelled;
end
$$;

-- Whoever changes how they are reached is told in the new way, also what was queued for the old one.
create function private.follow_contact()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    update public.messages m
    set channel = new.contact_by, try_at = greatest(m.due_at, now()), attempts = 0, last_error = null, failed_at = null
    where m.person_id = new.id and m.delivered_at is null and m.cancelled_at is null;
    return null;
end
$$;
create trigger follow_contact after update of contact_by, contact on public.people for each row
when ((old.contact_by, old.contact) is distinct from (new.contact_by, new.contact)) execute function private.follow_contact();

-- For the worker: the next e-mail that is due, or null. Out: {"id","kind","facts","to","organisation","crisis"}.
-- The row stays locked until the caller's transaction ends, and the caller sends within it: a second worker takes another
-- one, a cancel waits and then finds it told, and a worker that dies lets go of it for the next.
create function private.next_email(at timestamptz default now())
returns jsonb
language plpgsql set search_path = ''
as $$
declare
    found_message public.messages;
    address text;
begin
    loop
        select m.* into found_message from public.messages m
        where m.channel = 'email' and m.delivered_at is null and m.cancelled_at is null and m.failed_at is null
            and m.try_at <= at and (m.not_after is null or m.not_after > at)
        order by m.try_at, m.id
        limit 1
        for update skip locked;
        if found_message.id is null then
            return null;
        end if;
        address := (select btrim(p.contact) from public.people p where p.id = found_message.person_id);
        exit when address ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$';
        perform private.note_email_failed(found_message.id, 'no address', at);
    end loop;
    return (
        select jsonb_build_object('id', found_message.id, 'kind', found_message.kind, 'facts', private.message_facts(found_message),
            'to', address, 'organisation', o.name, 'crisis', o.crisis)
        from public.organisations o where o.id = found_message.organisation_id);
end
$$;

-- For the worker, in the transaction of next_email: it was handed to the mail server.
create function private.note_emailed(message uuid)
returns void
language sql set search_path = ''
as $$
    update public.messages set delivered_at = now(), delivered_how = 'email', attempts = attempts + 1, last_error = null
    where id = message
$$;

-- For the worker: it was not. Tried again later and later, for two days in all; an address that does not exist is not
-- tried again. Then a person is to tell it (messages_to_tell).
create function private.note_email_failed(message uuid, error_class text, at timestamptz default now())
returns void
language sql set search_path = ''
as $$
    update public.messages set attempts = attempts + 1, last_error = error_class,
        try_at = at + coalesce((array['1 minute', '5 minutes', '15 minutes', '1 hour', '4 hours', '18 hours', '24 hours'])[attempts + 1], '1 day')::interval,
        failed_at = case when error_class in ('no address', 'refused') or attempts >= 7 then at end
    where id = message
$$;

-- Whether a person is to tell it: everything but e-mail, and e-mail that could not be sent or waits for more than a day.
create function private.is_to_tell(message public.messages, at timestamptz)
returns boolean
language sql immutable set search_path = ''
as $$
    select (message).delivered_at is null and (message).cancelled_at is null and (message).due_at <= at
        and ((message).channel <> 'email' or (message).failed_at is not null or (message).due_at < at - interval '1 day')
$$;

-- Who is to be told something by a person, 20 at a time, the longest waiting first. In: the organisation, one way of contact
-- or all, and the last message of the page before. Out: {"messages":[{"id","kind","facts","due_at","channel","failed",
-- "not_reached","not_reached_at","person":{"id","name","contact_by","contact","language","account"}}],"next","counts":{way: n}}.
-- Facilitator, engagement lead or administrator of that organisation alone (R31). Errors: 42501.
create function public.messages_to_tell(organisation uuid, way text default null, beside uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
    last_seen timestamptz;
    page jsonb;
    answers_requests boolean := organisation in (select private.my_organisations('administrator'));
begin
    perform private.require_role(organisation, 'facilitator', 'engagement_lead', 'administrator');
    last_seen := (select m.due_at from public.messages m where m.id = beside and m.organisation_id = organisation);
    select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'kind', m.kind, 'facts', private.message_facts(m.whole), 'due_at', date_trunc('day', m.due_at),
        'channel', m.channel, 'failed', m.channel = 'email', 'not_reached', m.not_reached, 'not_reached_at', m.not_reached_at,
        'person', (select jsonb_build_object('id', p.id, 'name', coalesce(p.name, p.reference), 'contact_by', p.contact_by,
            'contact', p.contact, 'language', p.language, 'account', p.account_id is not null)
            from public.people p where p.id = m.person_id)) order by m.due_at, m.id), '[]')
    into page
    from (
        select n.*, n as whole from public.messages n
        where n.organisation_id = organisation and n.delivered_at is null and n.cancelled_at is null
            and private.is_to_tell(n, now()) and (way is null or n.channel = way)
            and (n.about_kind <> 'request' or answers_requests)
            and (last_seen is null or (n.due_at, n.id) > (last_seen, beside))
        order by n.due_at, n.id limit 21) m;
    return jsonb_build_object(
        'messages', case when jsonb_array_length(page) > 20 then page - 20 else page end,
        'next', case when jsonb_array_length(page) > 20 then page -> 19 -> 'id' end,
        'counts', (select coalesce(jsonb_object_agg(counted.channel, counted.n), '{}') from (
            select n.channel, count(*) as n from public.messages n
            where n.organisation_id = organisation and n.delivered_at is null and n.cancelled_at is null and private.is_to_tell(n, now())
                and (n.about_kind <> 'request' or answers_requests)
            group by n.channel) counted));
end
$$;

-- How many messages a person is to tell, for counters on other pages. Out: a number; 0 for who may not tell them.
create function private.messages_waiting(organisation uuid)
returns int
language sql stable security definer set search_path = ''
as $$
    select count(*)::int from public.messages m
    where m.organisation_id = organisation and m.delivered_at is null and m.cancelled_at is null and private.is_to_tell(m, now())
        and (m.about_kind <> 'request' or organisation in (select private.my_organisations('administrator')))
        and organisation in (select private.my_organisations('facilitator', 'engagement_lead', 'administrator'))
$$;

-- Notes that somebody was told, and how: 'by phone', 'by text', 'in person', 'through the partner', 'printed' (by letter) or
-- 'email'. Facilitator, engagement lead or administrator. Errors: MS001 told or cancelled before, MS002 how (field how).
create function public.note_message_told(message uuid, how text)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.require_role((select m.organisation_id from public.messages m where m.id = message),
        'facilitator', 'engagement_lead', 'administrator');
    if coalesce(how, '') not in ('email', 'printed', 'by phone', 'by text', 'in person', 'through the partner') then
        perform private.refuse('MS002', 'Choose how they were told', 'how');
    end if;
    update public.messages m set delivered_at = now(), delivered_how = how, delivered_by = auth.uid()
    where m.id = message and m.delivered_at is null and m.cancelled_at is null;
    if not found then
        perform private.refuse('MS001', 'They have been told already, or it is no longer true');
    end if;
end
$$;

-- Notes that somebody was tried and not reached: the message stays. Twice within a minute is one press too many and counts once.
-- Facilitator, engagement lead or administrator. Errors: MS001 told or cancelled before.
create function public.note_message_not_reached(message uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.require_role((select m.organisation_id from public.messages m where m.id = message),
        'facilitator', 'engagement_lead', 'administrator');
    update public.messages m
    set not_reached = m.not_reached + case when m.not_reached_at > now() - interval '1 minute' then 0 else 1 end, not_reached_at = now()
    where m.id = message and m.delivered_at is null and m.cancelled_at is null;
    if not found then
        perform private.refuse('MS001', 'They have been told already, or it is no longer true');
    end if;
end
$$;

-- Notes that printed letters are in the post. In: the organisation and the messages of one print. Out: how many were still to
-- be told; others are left as they are. Facilitator, engagement lead or administrator. Errors: MS003 none chosen.
create function public.note_letters_posted(organisation uuid, messages uuid[])
returns int
language plpgsql security definer set search_path = ''
as $$
declare
    posted int;
begin
    perform private.require_role(organisation, 'facilitator', 'engagement_lead', 'administrator');
    if coalesce(cardinality(messages), 0) = 0 then
        perform private.refuse('MS003', 'There is no letter to post');
    end if;
    update public.messages m set delivered_at = now(), delivered_how = 'printed', delivered_by = auth.uid()
    where m.id = any (note_letters_posted.messages) and m.organisation_id = organisation
        and m.delivered_at is null and m.cancelled_at is null;
    get diagnostics posted = row_count;
    return posted;
end
$$;

grant execute on function public.messages_to_tell, public.note_message_told, public.note_message_not_reached,
    public.note_letters_posted to authenticated;
