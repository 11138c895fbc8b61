-- After a workshop: attendance closed and claims opened, the summary given back to the room, and three questions without a name.
-- Who may see what: a claim is read by the person it is owed to, and without a name by finance and the auditor of the trust that pays;
-- a summary under way by those who run the workshop, and what was given back by whoever reads the workshop or was registered.
-- What somebody felt is read by nobody: only a figure made from every five answers more is, so that no single answer can be
-- worked out by looking before and after (R40).

-- Cancelled with fewer working days than this before its day, a workshop is paid as if it had been held.
alter table public.programmes add column late_cancel_days int not null default 5 check (late_cancel_days between 0 and 60);

-- What the programme promised on the day the workshop opened: it stands for those who said yes to it, whatever is promised
-- later (R28, R53).
alter table public.workshops add column summary_days int, add column late_cancel_days int;

create function private.keep_promises()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    select p.summary_days, p.late_cancel_days into new.summary_days, new.late_cancel_days
    from public.programmes p where p.id = new.programme_id;
    return new;
end
$$;
create trigger keep_promises before insert on public.workshops for each row
when (new.opened_at is not null) execute function private.keep_promises();
create trigger keep_promises_when_opened before update of opened_at on public.workshops for each row
when (old.opened_at is null and new.opened_at is not null) execute function private.keep_promises();

-- What somebody is owed: for a place at a workshop it is opened when attendance is closed, with the offer they were shown (R53);
-- other claims come with payments (0102). What they want done with it is the latest of their pay_choices, theirs to change until
-- it is approved (R56). `version` counts every change of what is claimed, so that nobody approves what they did not see.
create table public.claims (
    id uuid primary key default gen_random_uuid(),
    -- The trust that pays.
    organisation_id uuid not null references public.organisations,
    programme_id uuid not null references public.programmes,
    person_id uuid not null references public.people,
    registration_id uuid unique references public.registrations,
    reason text not null check (reason in ('took part', 'cancelled late', 'agreed task', 'hours given', 'expenses', 'advance')),
    -- Null: no fee is claimed, only what was spent.
    offer jsonb check (jsonb_typeof(offer) = 'object'),
    -- The day of the activity: the rate of that day counts (R54), and from it runs the promise to pay (R63).
    done_on date not null,
    opened_at timestamptz not null default now(),
    version int not null default 1,
    submitted_at timestamptz,
    -- Who raised it: the person, or who wrote it down for them. Never its approver.
    submitted_by uuid references auth.users,
    returned_at timestamptz,
    returned_by uuid references auth.users,
    return_note text check (char_length(return_note) between 1 and 500),
    withdrawn_at timestamptz,
    approved_at timestamptz,
    check ((registration_id is not null) = (reason in ('took part', 'cancelled late'))),
    check (offer is not null or reason in ('expenses', 'advance')),
    check ((returned_at is null) = (return_note is null)),
    check (approved_at is null or submitted_at is not null and returned_at is null and withdrawn_at is null),
    state text not null generated always as (
        case
            when withdrawn_at is not null then 'withdrawn'
            when approved_at is not null then 'approved'
            when returned_at is not null then 'returned'
            when submitted_at is not null then 'submitted'
            else 'draft'
        end
    ) stored
);
create index on public.claims (person_id, opened_at desc, id desc);
create index on public.claims (organisation_id, opened_at desc, id desc);
create index on public.claims (programme_id);
create index claims_to_approve on public.claims (organisation_id, submitted_at, id)
where submitted_at is not null and approved_at is null and returned_at is null and withdrawn_at is null;

-- The summary while it is being written.
create table public.summary_drafts (
    workshop_id uuid primary key references public.workshops,
    words text not null check (char_length(words) <= 20000),
    written_by text not null check (char_length(written_by) <= 120),
    saved_at timestamptz not null default now(),
    saved_by uuid references auth.users
);

-- What was given back to the room, each time it was: a correction stands beside what it corrects, and says what was wrong.
create table public.summary_versions (
    id uuid primary key default gen_random_uuid(),
    workshop_id uuid not null references public.workshops,
    version int not null check (version >= 1),
    words text not null check (char_length(words) between 1 and 20000),
    written_by text not null check (char_length(written_by) between 1 and 120),
    correction text check (char_length(correction) between 1 and 1000),
    published_at timestamptz not null default now(),
    published_by uuid references auth.users,
    check ((version = 1) = (correction is null)),
    unique (workshop_id, version)
);

-- How it felt, without a name. Nothing leads from an answer to a person: neither a key nor a moment, only the day.
create table public.felt_answers (
    id uuid primary key default gen_random_uuid(),
    workshop_id uuid not null references public.workshops,
    -- The step of the ladder it felt like (R23), as 1 to 7.
    step int check (step between 1 and 7),
    safe text check (safe in ('yes', 'mostly', 'no', 'rather_not_say')),
    needs text check (needs in ('yes', 'partly', 'no', 'had_none')),
    answered_on date not null default private.today(),
    check (step is not null or safe is not null or needs is not null)
);
create index on public.felt_answers (workshop_id);

-- That a registration has answered, so that it answers once; not what, and not when. Both rows are written by one transaction,
-- which leaves a mark that the owner of the database could compare for a while; no role of the application can.
create table public.felt_given (
    registration_id uuid primary key references public.registrations
);

-- What may be shown: made anew at the 5th, 10th, 15th answer, and at no other.
create table public.felt_shown (
    workshop_id uuid primary key references public.workshops,
    answers int not null check (answers >= 5 and answers % 5 = 0),
    -- The middle step.
    step numeric(2, 1) check (step between 1 and 7),
    -- Of ten: who felt safe to speak, or mostly; whose needs were met, of those who had any.
    safe_of_ten int check (safe_of_ten between 0 and 10),
    needs_of_ten int check (needs_of_ten between 0 and 10)
);

-- What opens the questions on the screen of the room, for those who came without a name.
create table private.felt_keys (
    workshop_id uuid primary key references public.workshops,
    key text not null default encode(extensions.gen_random_bytes(6), 'hex')
);

alter table public.claims enable row level security;
alter table public.summary_drafts enable row level security;
alter table public.summary_versions enable row level security;
alter table public.felt_answers enable row level security;
alter table public.felt_given enable row level security;
alter table public.felt_shown enable row level security;
alter table private.felt_keys enable row level security;

-- Not whose: finance learns that when it pays.
grant select (id, organisation_id, programme_id, registration_id, reason, offer, done_on, opened_at, version, submitted_at, returned_at,
    return_note, withdrawn_at, approved_at, state) on public.claims to authenticated;
grant select (workshop_id, words, written_by, saved_at) on public.summary_drafts to authenticated;
grant select (id, workshop_id, version, words, written_by, correction, published_at) on public.summary_versions to authenticated;
grant select on public.felt_shown to authenticated;

create policy "people read what they are owed; finance what it owes" on public.claims for select to authenticated
using (
    person_id in (select private.my_people())
    or organisation_id in (select private.my_organisations('finance_approver', 'board_auditor'))
);
create policy "those who run a workshop read its summary under way" on public.summary_drafts for select to authenticated
using (workshop_id in (select private.my_workshops()));
create policy "whoever reads a workshop reads what was given back" on public.summary_versions for select to authenticated
using (workshop_id in (select w.id from public.workshops w));
create policy "whoever reads a workshop reads what it felt like" on public.felt_shown for select to authenticated
using (workshop_id in (select w.id from public.workshops w));

-- Claims

-- Opens the claim of one registration, where something was offered; once. What it is made of: private.claim_opened (0102).
create function private.open_claim(registration uuid, reason text)
returns void
language plpgsql set search_path = ''
as $$
declare
    opened uuid;
begin
    insert into public.claims (organisation_id, programme_id, person_id, registration_id, reason, offer, done_on)
    select w.organisation_id, w.programme_id, r.person_id, r.id, open_claim.reason, r.offer, w.held_on
    from public.registrations r join public.workshops w on w.id = r.workshop_id
    where r.id = open_claim.registration and r.offer is not null
    on conflict (registration_id) do nothing
    returning id into opened;
    if opened is not null then
        perform private.claim_opened(opened);
    end if;
end
$$;

-- What everybody who came is sent once attendance is closed: thanks, whom to talk to, and by when the summary comes back.
create function private.thank(registration uuid)
returns void
language plpgsql set search_path = ''
as $$
begin
    perform private.tell_registered(r.id, 'thanks', jsonb_strip_nulls(jsonb_build_object(
            'support', nullif(left(concat_ws('. ', nullif(rtrim(btrim(w.support_contact), '.'), ''), nullif(rtrim(btrim(w.debrief), '.'), '')), 1000), ''),
            'due_on', case when w.written_up_at is null then private.summary_due(w) end)),
        now(), 'thanks')
    from public.registrations r join public.workshops w on w.id = r.workshop_id
    where r.id = thank.registration;
end
$$;

-- The day by which the summary is promised back to the room (R28).
create function private.summary_due(workshop public.workshops)
returns date
language sql stable set search_path = ''
as $$
    select (workshop).held_on + coalesce((workshop).summary_days, p.summary_days) from public.programmes p where p.id = (workshop).programme_id
$$;

-- Whoever turns out to have come after attendance was closed has a claim and is thanked like the others.
create function private.follow_attendance()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if exists (select 1 from public.workshops w where w.id = new.workshop_id and w.held_at is not null) then
        perform private.open_claim(new.id, 'took part');
        perform private.thank(new.id);
    end if;
    return null;
end
$$;
create trigger follow_attendance after insert or update of attended_at on public.registrations for each row
when (new.attended_at is not null) execute function private.follow_attendance();

-- Cancelled too late for people to plan otherwise: those who had a place are owed what they were offered.
create function private.pay_late_cancelling()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if (new.cancelled_at at time zone 'Europe/London')::date > private.add_working_days(new.held_on, -new.late_cancel_days) then
        perform private.open_claim(r.id, 'cancelled late') from public.registrations r
        where r.workshop_id = new.id and r.accepted_at is not null
            and (r.cancelled_at is null or r.cancelled_how = 'workshop cancelled');
    end if;
    return null;
end
$$;
create trigger pay_late_cancelling after update of cancelled_at on public.workshops for each row
when (old.opened_at is not null and old.cancelled_at is null and new.cancelled_at is not null) execute function private.pay_late_cancelling();

-- Attendance

-- Notes that somebody with a place was there, by whom it was seen; a fact beside the others.
create function private.note_came(registration uuid)
returns void
language sql set search_path = ''
as $$
    insert into public.attendance_facts (registration_id, fact, pressed, recorded_by) values (note_came.registration, 'arrived', gen_random_uuid(), auth.uid());
    update public.registrations r set attended_at = coalesce(r.attended_at, now()) where r.id = note_came.registration
$$;

-- Closes attendance: the workshop was held. Whoever had a place and was not seen is noted as absent, but those named, who were there
-- after all; everybody who came is thanked, and where something was offered has a claim. Those who run the workshop.
-- Errors: P0002, WA001 it has not begun, WA002 closed before or cancelled, WA003 somebody named has no place in it (came).
create function public.close_attendance(workshop uuid, came uuid[] default '{}')
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    held public.workshops := private.lock_workshop(workshop);
begin
    if held.state not in ('open', 'closed') then
        perform private.refuse('WA002', 'Attendance cannot be closed now: it was closed before, or the workshop was cancelled');
    end if;
    if coalesce(held.starts_at > now(), held.held_on > private.today()) then
        perform private.refuse('WA001', 'The workshop has not begun');
    end if;
    if exists (select 1 from unnest(came) c (id) where not exists (select 1 from public.registrations r
        where r.id = c.id and r.workshop_id = workshop and r.accepted_at is not null and r.cancelled_at is null)) then
        perform private.refuse('WA003', 'Choose people who have a place', 'came');
    end if;
    perform private.note_came(r.id) from public.registrations r where r.id = any (came) and r.attended_at is null;
    with unseen as (
        update public.registrations r set absent_at = now()
        where r.workshop_id = close_attendance.workshop and r.state = 'accepted' returning r.id
    )
    insert into public.attendance_facts (registration_id, fact, pressed, recorded_by)
    select u.id, 'absent', gen_random_uuid(), auth.uid() from unseen u;
    update public.workshops w set held_at = now() where w.id = workshop;
    perform private.cancel_messages('workshop', workshop, kinds => '{workshop_reminder,place_offered,waiting_listed}', why => 'too late');
    perform private.open_claim(r.id, 'took part'), private.thank(r.id)
    from public.registrations r where r.workshop_id = workshop and r.state in ('attended', 'left_early');
end
$$;

-- Notes that somebody marked absent was there after all. Those who run the workshop. Errors: P0002, WA003 no place in it.
create function public.note_was_there(registration uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    place public.registrations;
begin
    perform private.lock_workshop((select r.workshop_id from public.registrations r where r.id = registration));
    select r.* into place from public.registrations r where r.id = registration for update;
    -- Before it was held, who comes is noted in the room.
    if place.state not in ('accepted', 'absent') or not exists (
        select 1 from public.workshops w where w.id = place.workshop_id and w.held_at is not null) then
        perform private.refuse('WA003', 'They have no place, or were seen already');
    end if;
    perform private.note_came(place.id);
end
$$;

-- The summary

-- Keeps the summary while it is being written; an empty one is kept too. Those who run the workshop. Errors: P0002, TX002.
create function public.save_summary(workshop uuid, words text, written_by text)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_workshop(workshop);
    if char_length(words) > 20000 then
        perform private.refuse('TX002', 'Use 20,000 characters or fewer', 'words');
    end if;
    insert into public.summary_drafts (workshop_id, words, written_by, saved_by)
    values (workshop, coalesce(words, ''), left(coalesce(btrim(written_by), ''), 120), auth.uid())
    on conflict (workshop_id) do update set words = excluded.words, written_by = excluded.written_by, saved_at = now(), saved_by = excluded.saved_by;
end
$$;

-- Gives the summary back to the room: whoever came is told in their own way. Given back before, it is a correction, and says what was
-- wrong. Those who run the workshop. Errors: P0002, WA004 attendance is open, TX001 words, written_by or correction is missing, WA005 as before.
create function public.give_back_summary(workshop uuid, words text, written_by text, correction text default null)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    held public.workshops := private.lock_workshop(workshop);
    made int := 1 + (select count(*)::int from public.summary_versions v where v.workshop_id = workshop);
begin
    if held.held_at is null then
        perform private.refuse('WA004', 'Close attendance first, so that it goes to those who came');
    end if;
    perform private.require_text(words, 20000, 'words', 'Write what was said, what was agreed and what happens next');
    perform private.require_text(written_by, 120, 'written_by', 'Enter who wrote it');
    if made > 1 then
        if held.summary = words then
            perform private.refuse('WA005', 'This is what was given back already', 'words');
        end if;
        perform private.require_text(correction, 1000, 'correction', 'Write what was wrong or missing');
    end if;
    insert into public.summary_versions (workshop_id, version, words, written_by, correction, published_by)
    values (workshop, made, words, btrim(written_by), case when made > 1 then btrim(correction) end, auth.uid());
    update public.workshops w set summary = words, summary_by = btrim(written_by), written_up_at = coalesce(w.written_up_at, now()) where w.id = workshop;
    delete from public.summary_drafts d where d.workshop_id = workshop;
    perform private.tell_registered(r.id, 'summary_ready', '{}', now(), 'summary/' || made)
    from public.registrations r where r.workshop_id = workshop and r.state in ('attended', 'left_early');
end
$$;

-- That a summary was corrected is in the log, like everything that was given to people and changed.
create function tlog.summary_corrected()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append('workshop.summary_corrected', new.workshop_id, jsonb_build_object('version', new.version),
        jsonb_build_object('summary', new.words, 'correction', new.correction));
    return null;
end
$$;
create trigger summary_corrected after insert on public.summary_versions for each row
when (new.version > 1) execute function tlog.summary_corrected();

-- What the room was given back. In: a code of a registration, or the id of one's own. Out: {"title","held_on","organisation","due_on",
-- "words","written_by","published_at","corrections":[{"correction","published_at"}],"felt": may they still answer the three questions};
-- words are null until it is given back; null for who had no place.
create function public.workshop_summary(key text)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    return (
        select jsonb_build_object('title', w.title, 'held_on', w.held_on, 'organisation', o.name, 'crisis', o.crisis, 'due_on', private.summary_due(w),
            'words', case when w.written_up_at is not null then w.summary end, 'written_by', w.summary_by,
            'published_at', (select max(v.published_at) from public.summary_versions v where v.workshop_id = w.id),
            'corrections', (select coalesce(jsonb_agg(jsonb_build_object('correction', v.correction, 'published_at', v.published_at) order by v.version), '[]')
                from public.summary_versions v where v.workshop_id = w.id and v.version > 1),
            'marks', private.marks_of('workshop', w.id, 'public'), 'felt', private.felt_state(w, r.id) = 'open')
        from public.registrations r
        join public.workshops w on w.id = r.workshop_id
        join public.organisations o on o.id = w.organisation_id
        where r.id = (private.registration_by_key(key)).registration
            and r.state in ('accepted', 'attended', 'left_early', 'absent') and w.held_at is not null);
end
$$;

-- Three questions

-- Whether somebody may answer: 'not_yet' before it begins, 'over' eight weeks after (in the room: after the next day), 'given', or 'open'.
create function private.felt_state(workshop public.workshops, registration uuid)
returns text
language sql stable set search_path = ''
as $$
    select case
        when (workshop).opened_at is null or (workshop).cancelled_at is not null or coalesce((workshop).starts_at > now(), (workshop).held_on > private.today()) then 'not_yet'
        when private.today() > (workshop).held_on + case when registration is null then 1 else 56 end then 'over'
        when registration is null and (
            select count(*) from public.felt_answers a where a.workshop_id = (workshop).id) >= greatest(coalesce((workshop).capacity, 0), 50) * 2 then 'over'
        when exists (select 1 from public.felt_given g where g.registration_id = registration) then 'given'
        else 'open' end
$$;

-- Which workshop a key opens the questions of: a registration's, or with the workshop's id the one on the screen of the room.
create function private.felt_by_key(key text, workshop uuid, out workshop_id uuid, out registration_id uuid)
language plpgsql stable security definer set search_path = ''
as $$
begin
    if workshop is not null then
        workshop_id := (select k.workshop_id from private.felt_keys k where k.workshop_id = workshop and k.key = felt_by_key.key);
        return;
    end if;
    select r.workshop_id, r.id into workshop_id, registration_id from public.registrations r
    where r.id = (private.registration_by_key(key)).registration
        and (r.attended_at is not null or r.accepted_at is not null and r.cancelled_at is null);
end
$$;

-- What the page of the three questions says. In: a registration's code or one's own id; or the key on the screen, with the workshop.
-- Out: {"title": the one anybody may see,"organisation","crisis","state"}; null where the key opens nothing.
create function public.felt_questions(key text, workshop uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_key record := private.felt_by_key(key, workshop);
begin
    return (
        select jsonb_build_object('title', coalesce(nullif(w.share_title, ''), 'Our meeting'), 'organisation', o.name, 'crisis', o.crisis,
            'state', private.felt_state(w, found_key.registration_id))
        from public.workshops w join public.organisations o on o.id = w.organisation_id where w.id = found_key.workshop_id);
end
$$;

-- Takes the three answers, each optional, without who gave them; a registration once. The figure that is shown is made anew at every
-- fifth answer. In: a key as felt_questions; {"step": 1 to 7,"safe","needs"}. Errors: P0002, WA010 nothing or something else answered
-- (field), WA011 given before, WA012 not now.
create function public.give_felt(key text, answers jsonb, workshop uuid default null)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_key record := private.felt_by_key(key, workshop);
    held public.workshops;
    state text;
    given int;
begin
    -- One after another, so that the count below is exact.
    select w.* into held from public.workshops w where w.id = found_key.workshop_id for update;
    if held.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if coalesce(answers ->> 'step', '1') !~ '^[1-7]$' then
        perform private.refuse('WA010', 'Choose one, or leave it', 'step');
    end if;
    if coalesce(answers ->> 'safe', 'no') not in ('yes', 'mostly', 'no', 'rather_not_say') then
        perform private.refuse('WA010', 'Choose one, or leave it', 'safe');
    end if;
    if coalesce(answers ->> 'needs', 'no') not in ('yes', 'partly', 'no', 'had_none') then
        perform private.refuse('WA010', 'Choose one, or leave it', 'needs');
    end if;
    if coalesce(answers ->> 'step', answers ->> 'safe', answers ->> 'needs') is null then
        perform private.refuse('WA010', 'Answer at least one', 'step');
    end if;
    state := private.felt_state(held, found_key.registration_id);
    if state = 'given' then
        perform private.refuse('WA011', 'You have answered already. One answer counts for each person.');
    elsif state <> 'open' then
        perform private.refuse('WA012', 'These questions are not open now');
    end if;
    if found_key.registration_id is not null then
        insert into public.felt_given values (found_key.registration_id);
    end if;
    insert into public.felt_answers (workshop_id, step, safe, needs)
    values (held.id, (answers ->> 'step')::int, answers ->> 'safe', answers ->> 'needs');
    given := (select count(*) from public.felt_answers a where a.workshop_id = held.id);
    if given % 5 = 0 then
        insert into public.felt_shown (workshop_id, answers, step, safe_of_ten, needs_of_ten)
        select held.id, given,
            case when count(a.step) >= 5 then percentile_cont(0.5) within group (order by a.step) end,
            case when count(*) filter (where a.safe <> 'rather_not_say') >= 5 then
                round(10.0 * count(*) filter (where a.safe in ('yes', 'mostly')) / count(*) filter (where a.safe <> 'rather_not_say')) end,
            case when count(*) filter (where a.needs <> 'had_none') >= 5 then
                round(10.0 * count(*) filter (where a.needs = 'yes') / count(*) filter (where a.needs <> 'had_none')) end
        from public.felt_answers a where a.workshop_id = held.id
        on conflict (workshop_id) do update set answers = excluded.answers, step = excluded.step,
            safe_of_ten = excluded.safe_of_ten, needs_of_ten = excluded.needs_of_ten;
    end if;
end
$$;

-- The key to the three questions for the screen of the room, made when it is first asked for. Those who run the workshop.
-- Errors: P0002; WA012 the workshop is not open.
create function public.felt_key(workshop uuid)
returns text
language plpgsql security definer set search_path = ''
as $$
declare
    held public.workshops := private.lock_workshop(workshop);
begin
    if held.opened_at is null or held.cancelled_at is not null then
        perform private.refuse('WA012', 'Open the workshop first');
    end if;
    insert into private.felt_keys (workshop_id) values (workshop) on conflict do nothing;
    return (select k.key from private.felt_keys k where k.workshop_id = workshop);
end
$$;

-- What is left to do after a workshop, for those who run it. Out: {"id","title","state","held_on","starts_at","held_at","begun","ladder_step",
-- "organisation","programme_id","unseen":[{"id","called"}],"absent":[…],"counts":{"came","left_early","absent","without_name"},"claims","due_on",
-- "draft":{"words","written_by","saved_at"},"versions":[{"version","words","written_by","correction","published_at"}],
-- "told":{"thanks":{"told","waiting"},"summary":{…}},"felt":{"answers","step","safe_of_ten","needs_of_ten"}}. Errors: P0002.
create function public.workshop_afterwards(workshop uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    held public.workshops;
begin
    select w.* into held from public.workshops w where w.id = workshop and w.id in (select private.my_workshops());
    if held.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return jsonb_build_object('id', held.id, 'title', held.title, 'state', held.state, 'held_on', held.held_on, 'starts_at', held.starts_at,
        'held_at', held.held_at, 'begun', coalesce(held.starts_at <= now(), held.held_on <= private.today()), 'ladder_step', held.ladder_step,
        'organisation', (select jsonb_build_object('id', o.id, 'name', o.name, 'slug', o.slug) from public.organisations o where o.id = held.organisation_id),
        'programme_id', held.programme_id,
        'unseen', private.places_of(held.id, 'accepted'), 'absent', private.places_of(held.id, 'absent'),
        'counts', (select jsonb_build_object('came', count(*) filter (where r.state in ('attended', 'left_early')),
                'left_early', count(*) filter (where r.state = 'left_early'), 'absent', count(*) filter (where r.state = 'absent'),
                'without_name', (select coalesce(sum(g.people), 0) from public.group_counts g where g.workshop_id = held.id and g.undone_at is null))
            from public.registrations r where r.workshop_id = held.id),
        'claims', (select count(*) from public.claims c join public.registrations r on r.id = c.registration_id where r.workshop_id = held.id),
        'due_on', private.summary_due(held),
        'draft', (select jsonb_build_object('words', d.words, 'written_by', d.written_by, 'saved_at', d.saved_at)
            from public.summary_drafts d where d.workshop_id = held.id),
        'versions', (select coalesce(jsonb_agg(jsonb_build_object('version', v.version, 'words', v.words, 'written_by', v.written_by,
                'correction', v.correction, 'published_at', v.published_at) order by v.version desc), '[]')
            from public.summary_versions v where v.workshop_id = held.id),
        'told', (select coalesce(jsonb_object_agg(t.kind, jsonb_build_object('told', t.told, 'waiting', t.waiting)), '{}') from (
            select m.kind, count(*) filter (where m.delivered_at is not null) as told,
                count(*) filter (where m.delivered_at is null and m.cancelled_at is null) as waiting
            from public.messages m where m.about_kind = 'workshop' and m.about_id = held.id and m.kind in ('thanks', 'summary_ready')
            group by m.kind) t),
        'felt', (select to_jsonb(f) - 'workshop_id' from public.felt_shown f where f.workshop_id = held.id));
end
$$;

-- The places of a workshop in one state, by the name for the day, in the order of asking: [{"id","called"}].
create function private.places_of(workshop uuid, state text)
returns jsonb
language sql stable set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'called', r.called) order by lower(r.called), r.number), '[]')
    from public.registrations r where r.workshop_id = places_of.workshop and r.state = places_of.state
$$;

-- What is late after workshops of an organisation's programmes: {"attendance_open","summaries_due","summaries_late"}, for those who listen there.
create function private.afterwards_waiting(organisation uuid)
returns jsonb
language sql stable set search_path = ''
as $$
    select jsonb_build_object(
        'attendance_open', count(*) filter (where w.state in ('open', 'closed') and coalesce(w.ends_at, w.held_on::timestamptz + interval '1 day') < now() - interval '6 hours'),
        'summaries_due', count(*) filter (where w.state = 'held' and private.summary_due(w) >= private.today()),
        'summaries_late', count(*) filter (where w.state = 'held' and private.summary_due(w) < private.today()))
    from public.workshops w
    where w.programme_id in (select private.programmes_worked_on(organisation)) and w.opened_at is not null
        and w.id in (select private.my_workshops())
$$;

-- My page

-- What the signed-in person is asked, is coming to and is owed, for the first page they see. Out: {"asked": checks put to them that are
-- open and not answered,"places":[{"id","title","state","starts_at","held_on","answer_by"}] to come, the next three,"more_places","invitations":
-- [{"id","workshop","title","starts_at"}],"given_back":[{"registration","title","held_on"}] in the last eight weeks,"hours":{"month": minutes this
-- month,"waiting","returned","suggested"},"claims":[the newest three],"passport":{"changed_at","shared": with how many}}.
create function public.my_page()
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    people uuid[] := array(select private.my_people());
begin
    return jsonb_build_object(
        'asked', (select coalesce(jsonb_agg(c), '[]') from jsonb_array_elements(public.my_checks()) c
            where (c ->> 'open')::boolean and c ->> 'answer' is null),
        'places', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'title', t.title, 'state', t.state, 'starts_at', t.starts_at,
                'held_on', t.held_on, 'answer_by', t.answer_by) order by t.state = 'offered' desc, t.starts_at), '[]') from (
            select r.id, w.title, r.state, w.starts_at, w.held_on, r.answer_by
            from public.registrations r join public.workshops w on w.id = r.workshop_id
            where r.person_id = any (people) and r.state in ('accepted', 'offered', 'waiting', 'asked') and w.held_at is null
                and w.cancelled_at is null and w.held_on >= private.today()
            order by r.state = 'offered' desc, w.starts_at, r.id limit 3) t),
        'invitations', (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'workshop', w.id, 'title', w.title, 'starts_at', w.starts_at)
                order by w.starts_at), '[]')
            from public.workshop_invitations i join public.workshops w on w.id = i.workshop_id
            where i.person_id = any (people) and i.declined_at is null and w.state = 'open' and w.starts_at > now()
                and not exists (select 1 from public.registrations r where r.workshop_id = w.id and r.person_id = any (people))),
        'given_back', (select coalesce(jsonb_agg(jsonb_build_object('registration', t.id, 'title', t.title, 'held_on', t.held_on)), '[]') from (
            select r.id, w.title, w.held_on from public.registrations r join public.workshops w on w.id = r.workshop_id
            where r.person_id = any (people) and r.state in ('attended', 'left_early') and w.written_up_at > now() - interval '56 days'
            order by w.written_up_at desc limit 3) t),
        'hours', (select jsonb_build_object(
                'month', coalesce(sum(h.minutes) filter (where h.corrected_at is null and h.corrects_id is null
                    and date_trunc('month', h.done_on) = date_trunc('month', private.today())), 0),
                'waiting', count(*) filter (where h.state = 'logged'), 'returned', count(*) filter (where h.state = 'returned'),
                'suggested', jsonb_array_length(private.hours_to_log()))
            from public.hours h where h.person_id = any (people)),
        'claims', (select jsonb_path_query_array(public.my_claims() -> 'claims', '$[0 to 2]')),
        'passport', (select jsonb_build_object('changed_at', p.changed_at,
                'shared', (select count(distinct s.organisation_id) from public.passport_shares s where s.account_id = p.account_id and s.ended_at is null))
            from public.passports p where p.account_id = private.signed_in()));
end
$$;

grant execute on function public.close_attendance, public.note_was_there, public.save_summary,
    public.give_back_summary, public.felt_key, public.workshop_afterwards, public.my_page to authenticated;
grant execute on function public.workshop_summary, public.felt_questions, public.give_felt to anon, authenticated;
