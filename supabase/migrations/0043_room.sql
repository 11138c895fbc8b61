-- On the day: who came, how many more, and what was said in the room, by those who run the workshop.
-- Who may see what: those who run a workshop read who comes by the name for the day, and how many gave no name. Who said which
-- words is kept with the words' identity: it is chosen among those who are here, and nobody reads it back. Words under way are
-- their writer's alone, and gone two days after the last change.
-- Nothing that somebody says is written down before the limits of confidentiality were said aloud (R47).

-- Words that somebody has begun to write down in a room and not yet recorded.
create table private.room_drafts (
    id uuid primary key,
    workshop_id uuid not null references public.workshops,
    account_id uuid not null references auth.users on delete cascade,
    answers jsonb not null default '{}',
    saved_at timestamptz not null default now()
);
create index on private.room_drafts (account_id, workshop_id);
create index on private.room_drafts (workshop_id);
create index on private.room_drafts (saved_at);
alter table private.room_drafts enable row level security;

-- A step of the clock: words under way that nobody came back to are gone.
create function private.forget_room_drafts(at timestamptz)
returns void
language sql set search_path = ''
as $$
    delete from private.room_drafts d where d.saved_at < at - interval '2 days'
$$;
insert into private.clock_steps values ('forget_room_drafts');

-- A workshop that the signed-in person runs, on its day or after it, before its attendance is closed; locked.
-- Errors: P0002 none of theirs; RM002 not open, over or cancelled; RM003 its day has not come.
create function private.lock_room(workshop uuid)
returns public.workshops
language plpgsql security definer set search_path = ''
as $$
declare
    held public.workshops := private.lock_workshop(workshop);
begin
    if held.state not in ('open', 'closed') then
        perform private.refuse('RM002', case when held.held_at is not null
            then 'Attendance is closed, so nothing more is noted here' else 'This workshop is not open' end);
    end if;
    if held.held_on > private.today() then
        perform private.refuse('RM003', 'The day of this workshop has not come');
    end if;
    return held;
end
$$;

-- A workshop in which words may be written down, by those who run it: its day has come and the limits of confidentiality were said.
-- Also after attendance is closed: what was begun in the room is not lost. Errors: P0002; RM001 the limits were not said; RM002
-- not open or cancelled; RM003.
create function private.lock_listening_room(workshop uuid)
returns public.workshops
language plpgsql security definer set search_path = ''
as $$
declare
    held public.workshops := private.lock_workshop(workshop);
begin
    if held.state in ('draft', 'cancelled') then
        perform private.refuse('RM002', 'This workshop is not open');
    end if;
    if held.held_on > private.today() then
        perform private.refuse('RM003', 'The day of this workshop has not come');
    end if;
    if held.limits_said_at is null then
        perform private.refuse('RM001', 'Say first who will read it, and when you would have to tell somebody else');
    end if;
    return held;
end
$$;

-- Notes that the limits of confidentiality were said aloud (R47), by whom and when; the first time stands.
-- Those who run the workshop. Errors: P0002, RM002, RM003.
create function public.say_limits(workshop uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_room(workshop);
    update public.workshops w set limits_said_at = now(), limits_said_by = auth.uid()
    where w.id = say_limits.workshop and w.limits_said_at is null;
end
$$;

-- Who came

-- Keeps one fact and what follows from it; the workshop is locked. A press that was noted before changes nothing.
create function private.note_attendance(registration uuid, fact text, pressed uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    insert into public.attendance_facts (registration_id, fact, pressed, recorded_by)
    values (note_attendance.registration, note_attendance.fact, note_attendance.pressed, auth.uid())
    on conflict do nothing;
    if not found then
        return;
    end if;
    update public.registrations r
    set attended_at = case when fact = 'not_here_after_all' then null else coalesce(r.attended_at, now()) end,
        left_early_at = case when fact = 'left_early' then coalesce(r.left_early_at, now()) end
    where r.id = note_attendance.registration;
end
$$;

-- Notes that somebody 'arrived' (or came back), 'left_early', or was 'not_here_after_all'. Every press is a fact that stays; the
-- first to arrive is the attendance. Leaving early asks nothing and changes no offer (R50). Also for those who wait or
-- gave their place back and come after all: that is for those in the room to say.
-- In: the registration, the fact, and an id made by the page. Those who run the workshop. Errors: P0002, RM002, RM003, RM004 no such fact.
create function public.record_attendance(registration uuid, fact text, pressed uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_room((select r.workshop_id from public.registrations r where r.id = registration));
    if coalesce(fact, '') not in ('arrived', 'left_early', 'not_here_after_all') or pressed is null then
        perform private.refuse('RM004', 'Choose what to note');
    end if;
    perform private.note_attendance(registration, fact, pressed);
end
$$;

-- Checks somebody in by the code of their registration, typed or scanned. Out: what the room calls them.
-- Those who run the workshop. Errors: P0002, RM002, RM003, RM005 no place at this workshop has this code (code).
create function public.check_in_by_code(workshop uuid, code text, pressed uuid)
returns text
language plpgsql security definer set search_path = ''
as $$
declare
    came public.registrations;
begin
    perform private.lock_room(workshop);
    select r.* into came from public.registrations r
    where r.id = (private.registration_by_key(code)).registration and r.workshop_id = workshop;
    if came.id is null then
        perform private.refuse('RM005', 'We do not know this code for this workshop. Look for their name instead.', 'code');
    end if;
    perform private.note_attendance(came.id, 'arrived', coalesce(pressed, gen_random_uuid()));
    return came.called;
end
$$;

-- Where the code of a registration, scanned at the door, is checked in. Out: {"workshop","organisation"}: the slug of an organisation of
-- one's own, its trust or a host first, under whose address one finds the room. Those who run the workshop. Errors: P0002.
create function public.door_of(code text)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    door jsonb;
begin
    select jsonb_build_object('workshop', w.id, 'organisation', o.slug) into door
    from private.registration_by_key(code) k
    join public.registrations r on r.id = k.registration
    join public.workshops w on w.id = r.workshop_id and w.id in (select private.my_workshops())
    join public.organisations o on o.id in (select private.my_organisations())
    order by (o.id = w.organisation_id or exists (
        select 1 from public.workshop_hosts h where h.workshop_id = w.id and h.organisation_id = o.id)) desc, o.slug
    limit 1;
    if door is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return door;
end
$$;

-- Somebody who came without a place: registered, there, and offered what everybody is offered (R30, R53). In: the workshop, the
-- organisation one works for (by which they are known, where it is the trust or a host), what to call them or nothing, and an id made
-- by the page. Out: {"registration","code"}: the code is shown once. The same page sent again is the same person, with the code that is
-- shown last. Those who run the workshop. Errors: P0002, RM002, RM003, TX002 (called).
create function public.walk_in(workshop uuid, organisation uuid, called text, pressed uuid)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
    held public.workshops := private.lock_room(workshop);
    known_by uuid := held.organisation_id;
    name text := nullif(btrim(coalesce(called, ''), E' \t\r\n\u00a0'), '');
    code text := private.new_receipt_code();
    made public.registrations;
begin
    select r.* into made from public.registrations r
    where r.pressed = walk_in.pressed and r.workshop_id = held.id and r.registered_by = auth.uid();
    if made.id is not null then
        insert into private.registration_codes (code_hash, registration_id) values (made.code_hash, made.id);
        update public.registrations r set code_hash = private.receipt_hash(code) where r.id = made.id;
        return jsonb_build_object('registration', made.id, 'code', code);
    end if;
    if char_length(name) > 80 then
        perform private.refuse('TX002', 'Use 80 characters or fewer', 'called');
    end if;
    if organisation in (select p.organisation_id from public.people p where p.id in (select private.my_people()))
        and exists (select 1 from public.workshop_hosts h where h.workshop_id = held.id and h.organisation_id = walk_in.organisation)
    then
        known_by := organisation;
    end if;
    insert into public.registrations (workshop_id, organisation_id, person_id, called, how, registered_by, code_hash, pressed, accepted_at, offer)
    values (held.id, known_by, private.somebody_new(known_by, name),
        coalesce(name, 'Somebody, number ' || (1 + (select count(*) from public.registrations r where r.workshop_id = held.id and r.how = 'walked in'))),
        'walked in', auth.uid(), private.receipt_hash(code), walk_in.pressed, now(), held.offer)
    returning * into made;
    perform private.note_attendance(made.id, 'arrived', gen_random_uuid());
    return jsonb_build_object('registration', made.id, 'code', code);
end
$$;

-- A person of whom an organisation knows at most a name.
create function private.somebody_new(organisation uuid, name text)
returns uuid
language sql set search_path = ''
as $$
    insert into public.people (organisation_id, name) values (somebody_new.organisation, somebody_new.name) returning id
$$;

-- Counts people who are there and gave no name (R30): a number, and a few words on where, if any. In: also an id made by the page.
-- Those who run the workshop. Errors: P0002, RM002, RM003, RM006 not a number of people (people), TX002 (note).
create function public.count_people(workshop uuid, people int, note text, pressed uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_room(workshop);
    if coalesce(people not between 1 and 5000, true) then
        perform private.refuse('RM006', 'Enter how many people, as a number from 1 to 5,000', 'people');
    end if;
    if char_length(note) > 200 then
        perform private.refuse('TX002', 'Use 200 characters or fewer', 'note');
    end if;
    insert into public.group_counts (workshop_id, people, note, pressed, counted_by)
    values (count_people.workshop, count_people.people, btrim(coalesce(count_people.note, '')), coalesce(count_people.pressed, gen_random_uuid()), auth.uid())
    on conflict do nothing;
end
$$;

-- Takes a count back; it stays on record as taken back. Those who run the workshop. Errors: P0002, RM002, RM003.
create function public.undo_count(group_count uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_room((select g.workshop_id from public.group_counts g where g.id = group_count));
    update public.group_counts g set undone_at = coalesce(g.undone_at, now()) where g.id = group_count;
end
$$;

-- What was said

-- What somebody answered when the signed-in person last wrote words of theirs down in this workshop: {"contribution","consents",
-- "months","attribution","shown_as"}; null where there is nothing yet. Of words one wrote down oneself within 12 hours, and of no others: nobody learns from it
-- later, or of the words of others, whose they are.
create function private.answers_before(workshop uuid, registration uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('contribution', c.id, 'attribution', c.attribution, 'shown_as', c.shown_as,
        'months', case when (select max(k.expires_on - (k.recorded_at at time zone 'Europe/London')::date)
            from public.consents k where k.contribution_id = c.id) < 500 then '12' else '24' end,
        'consents', coalesce((
            select jsonb_object_agg(latest.use, latest.given) from (
                select distinct on (k.use) k.use, k.given from public.consents k where k.contribution_id = c.id
                order by k.use, k.recorded_at desc, k.id desc) latest), '{}'))
    from public.registrations r
    join public.contributors i on i.person_id = r.person_id
    join public.contributions c on c.id = i.contribution_id
    where r.id = answers_before.registration and r.workshop_id = answers_before.workshop and c.workshop_id = answers_before.workshop
        and c.recorded_by = auth.uid() and c.withdrawn_at is null and c.recorded_at > now() - interval '12 hours'
    order by c.recorded_at desc, c.id desc
    limit 1
$$;

-- Keeps words under way in a room, as often as the page likes; what is not named stays. In: an id made by the page, the workshop, and
-- {"words","kind","lang","who","content_note"}. Out: when it was kept; null where these words are recorded already.
-- Those who run the workshop. Errors: P0002 also where the draft is another's; RM001 to RM003; TX002 (words).
create function public.save_room_draft(draft uuid, workshop uuid, answers jsonb)
returns timestamptz
language plpgsql security definer set search_path = ''
as $$
declare
    kept timestamptz;
begin
    perform private.lock_listening_room(workshop);
    if jsonb_typeof(answers) is distinct from 'object' then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if exists (select 1 from public.contributions c where c.id = draft) then
        return null;
    end if;
    insert into private.room_drafts (id, workshop_id, account_id, answers)
    values (draft, save_room_draft.workshop, auth.uid(), save_room_draft.answers)
    on conflict (id) do update set answers = room_drafts.answers || excluded.answers, saved_at = now()
    where room_drafts.account_id = excluded.account_id and room_drafts.workshop_id = excluded.workshop_id
    returning saved_at into kept;
    if kept is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if (select octet_length(d.answers::text) from private.room_drafts d where d.id = draft) > 500000 then
        perform private.refuse('TX002', 'Use 100,000 characters or fewer', 'words');
    end if;
    return kept;
end
$$;

-- Keeps nothing of one's own words under way.
create function public.discard_room_draft(draft uuid)
returns void
language sql security definer set search_path = ''
as $$
    delete from private.room_drafts where id = draft and account_id = private.signed_in()
$$;

-- Records what was said in the room: by somebody who is here, or by nobody in particular. In: the workshop, and {"id" (made by the page, so
-- that a second press is the same contribution),"kind","words","lang","content_note"?,"registration_id"? of this workshop,"attribution",
-- "shown_as"?,"consents","consent_months","wording","read_back","scribe_name","same_as"? (the contribution whose answers were
-- shown, of the same person and written down by the same hand: they stand instead of attribution and consents),
-- "picture"? as private.store_picture takes it,"erasure_key"? as record_contribution takes it}.
-- Out: {"id","receipt"}; the same words sent again with the same id answer with another slip.
-- Those who run the workshop. Errors: P0002; RM001 the limits were not said; RM002; RM003; RM007 somebody who is not of this workshop
-- (who); RM008 other answers stand by now; TX001, TX002, WD002, WD004, WD006, WP001 to WP003.
create function public.record_in_room(workshop uuid, given jsonb)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
    held public.workshops := private.lock_listening_room(workshop);
    made uuid := coalesce((given ->> 'id')::uuid, gen_random_uuid());
    said_by uuid;
    answers jsonb;
begin
    if exists (select 1 from public.contributions c where c.id = made and c.recorded_by = auth.uid() and c.words = given ->> 'words') then
        return jsonb_build_object('id', made, 'receipt', private.issue_receipt(made, true));
    elsif exists (select 1 from public.contributions c where c.id = made)
        or exists (select 1 from private.room_drafts d where d.id = made and d.account_id <> auth.uid()) then
        perform private.refuse('WD004', 'These words are recorded already. Write down the next on a new page.');
    end if;
    if coalesce(given ->> 'kind', 'text') not in ('text', 'transcript', 'drawing', 'group_note', 'one_to_one') then
        perform private.refuse('WD001', 'Choose how it was given', 'kind');
    end if;
    perform private.require_text(given ->> 'words', 100000, 'words', 'Write what was said');
    perform private.require_text(given ->> 'scribe_name', 120, 'scribe_name', 'Enter who wrote this down');
    if char_length(given ->> 'content_note') > 200 then
        perform private.refuse('TX002', 'Use 200 characters or fewer', 'content_note');
    end if;
    if given ->> 'registration_id' is not null then
        select r.person_id into said_by from public.registrations r
        where r.id = (given ->> 'registration_id')::uuid and r.workshop_id = held.id and r.attended_at is not null;
        if said_by is null then
            perform private.refuse('RM007', 'Choose somebody who is here', 'who');
        end if;
    end if;
    answers := jsonb_build_object('attribution', coalesce(nullif(given ->> 'attribution', ''), 'anonymous'), 'shown_as', given ->> 'shown_as',
        'months', given ->> 'consent_months', 'consents', coalesce(given -> 'consents', '{}'));
    if given ->> 'same_as' is not null then
        answers := private.answers_before(held.id, (given ->> 'registration_id')::uuid);
        if answers is null or answers ->> 'contribution' <> given ->> 'same_as' then
            perform private.refuse('RM008', 'They have given other answers since. Look again.');
        end if;
    end if;
    if answers ->> 'attribution' not in ('named', 'pen_name', 'anonymous') then
        perform private.refuse('WD002', 'Choose how the words are shown', 'attribution');
    end if;
    if answers ->> 'attribution' <> 'anonymous' then
        perform private.require_text(answers ->> 'shown_as', 80, 'shown_as', 'Enter the name to show with the words');
    end if;

    perform private.store_contribution(jsonb_build_object('id', made, 'erasure_key', given ->> 'erasure_key',
        'organisation_id', held.organisation_id, 'programme_id', held.programme_id, 'workshop_id', held.id, 'kind', coalesce(given ->> 'kind', 'text'), 'words', given ->> 'words', 'lang', given ->> 'lang',
        'content_note', given ->> 'content_note', 'given_on', held.held_on, 'scribe_name', btrim(given ->> 'scribe_name'), 'told_at', held.limits_said_at,
        'confirmed_at', case when (given ->> 'read_back')::boolean then now() end,
        'confirmed_how', case when (given ->> 'read_back')::boolean then 'read back' end,
        'attribution', answers ->> 'attribution',
        'shown_as', case when answers ->> 'attribution' <> 'anonymous' then answers ->> 'shown_as' end, 'person_id', said_by));
    if given ? 'picture' then
        perform private.store_picture(made, given #>> '{picture,alt}', 'scribe', (given #>> '{picture,width}')::int,
            (given #>> '{picture,height}')::int, given #>> '{picture,base64}');
    end if;
    perform private.store_consents(made, answers -> 'consents', 'recorded by a scribe', private.wording_shown(given ->> 'wording'), 'en',
        private.consent_expiry(answers ->> 'months'));
    delete from private.room_drafts d where d.id = made;
    return jsonb_build_object('id', made, 'receipt', private.issue_receipt(made));
end
$$;

-- Reading

-- The room as it is now. In: the workshop; which people, 20 at a time by the name for the day: 'coming' (not seen yet), 'here' or
-- 'others' (who wait, gave their place back or let it go), or none when null; part of a name, looked for among all of them; and the last
-- one of the page before. Out: {"now","workshop":{"id","title","state","held_on","starts_at","ends_at","capacity","content_note",
-- "support_contact","limits_said_at","organisation":{"id","slug","name"}},"agenda":[{"id","title","minutes",
-- "content_note"}],"counts":{"coming","here","left","others","unnamed"},"people":[{"id","called","state","attended_at","left_early_at",
-- "how"}],"next","groups":[{"id","people","note","counted_at"}],"drafts":[{"id","beginning","saved_at"}] of one's own}.
-- Those who run the workshop. Errors: P0002.
create function public.room(workshop uuid, show text default null, find text default null, beside uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    held public.workshops;
    states text[] := case show when 'coming' then '{accepted,offered,asked}'::text[] when 'here' then '{attended,left_early}'::text[]
        when 'others' then '{waiting,lapsed,cancelled,absent}'::text[] end;
    sought text := nullif(lower(btrim(coalesce(find, ''))), '');
    last_seen text;
    page jsonb := '[]';
begin
    select w.* into held from public.workshops w where w.id = workshop and w.id in (select private.my_workshops());
    if held.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    last_seen := (select lower(r.called) from public.registrations r where r.id = beside and r.workshop_id = workshop);
    if show is not null then
        select coalesce(jsonb_agg(to_jsonb(listed) order by lower(listed.called), listed.id), '[]') into page from (
            select r.id, r.called, r.state, r.attended_at, r.left_early_at, r.how
            from public.registrations r
            where r.workshop_id = room.workshop
                and case when sought is not null then position(sought in lower(r.called)) > 0 else r.state = any (states) end
                and (last_seen is null or (lower(r.called), r.id) > (last_seen, beside))
            order by lower(r.called), r.id limit 21) listed;
    end if;
    return jsonb_build_object(
        'now', now(),
        'workshop', jsonb_build_object('id', held.id, 'title', held.title, 'state', held.state, 'held_on', held.held_on,
            'starts_at', held.starts_at, 'ends_at', held.ends_at, 'capacity', held.capacity, 'content_note', held.content_note,
            'support_contact', held.support_contact, 'limits_said_at', held.limits_said_at, 'organisation', (select jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name)
                from public.organisations o where o.id = held.organisation_id)),
        'agenda', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'title', a.title, 'minutes', a.minutes,
            'content_note', a.content_note) order by a.position), '[]') from public.agenda_items a where a.workshop_id = held.id),
        'counts', (select jsonb_build_object('coming', count(*) filter (where r.state in ('accepted', 'offered', 'asked')),
                'here', count(*) filter (where r.state in ('attended', 'left_early')), 'left', count(*) filter (where r.state = 'left_early'),
                'others', count(*) filter (where r.state in ('waiting', 'lapsed', 'cancelled', 'absent')),
                'unnamed', (select coalesce(sum(g.people), 0) from public.group_counts g where g.workshop_id = held.id and g.undone_at is null))
            from public.registrations r where r.workshop_id = held.id),
        'people', case when jsonb_array_length(page) > 20 then page - 20 else page end,
        'next', case when jsonb_array_length(page) > 20 then page -> 19 -> 'id' end,
        'groups', (select coalesce(jsonb_agg(to_jsonb(counted) order by counted.counted_at desc, counted.id), '[]') from (
            select g.id, g.people, g.note, g.counted_at from public.group_counts g
            where g.workshop_id = held.id and g.undone_at is null order by g.counted_at desc, g.id limit 20) counted),
        'drafts', (select coalesce(jsonb_agg(to_jsonb(begun) order by begun.saved_at desc, begun.id), '[]') from (
            select d.id, left(d.answers ->> 'words', 120) as beginning, d.saved_at from private.room_drafts d
            where d.workshop_id = held.id and d.account_id = private.signed_in() and d.saved_at > now() - interval '2 days'
                and btrim(coalesce(d.answers ->> 'words', '')) <> '' order by d.saved_at desc, d.id limit 20) begun));
end
$$;

-- What one needs to write words down in a room. In: the workshop, an id made by the page, and the registration of who speaks where the
-- page was opened from their name. Out: {"workshop":{"id","title","state","held_on","limits_said_at"},"answers" of one's own words under
-- way, or {},"saved_at","who","recorded" (these words are by now),"present":[{"id","called"}] (the first 200 by name, and who speaks),"before": what they answered when one last wrote for them}.
-- Those who run the workshop. Errors: P0002.
create function public.room_draft(workshop uuid, draft uuid, who uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    held public.workshops;
    written private.room_drafts;
    speaks uuid;
begin
    select w.* into held from public.workshops w where w.id = workshop and w.id in (select private.my_workshops());
    if held.id is null or exists (
        select 1 from private.room_drafts d where d.id = draft and (d.account_id <> private.signed_in() or d.workshop_id <> held.id)) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    select d.* into written from private.room_drafts d where d.id = draft and d.saved_at > now() - interval '2 days';
    speaks := case when written.answers ? 'who' then nullif(written.answers ->> 'who', '')::uuid else who end;
    return jsonb_build_object(
        'workshop', jsonb_build_object('id', held.id, 'title', held.title, 'state', held.state, 'held_on', held.held_on,
            'limits_said_at', held.limits_said_at),
        'answers', coalesce(written.answers, '{}'), 'saved_at', written.saved_at, 'who', speaks,
        'recorded', exists (select 1 from public.contributions c where c.id = draft and c.recorded_by = private.signed_in()),
        'present', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'called', p.called) order by lower(p.called), p.id), '[]') from (
            select r.id, r.called from public.registrations r
            where r.workshop_id = held.id and r.attended_at is not null
            order by r.id is not distinct from speaks desc, lower(r.called), r.id limit 200) p),
        'before', private.answers_before(held.id, speaks));
end
$$;

grant execute on function public.say_limits, public.record_attendance, public.check_in_by_code, public.door_of, public.walk_in, public.count_people,
    public.undo_count, public.save_room_draft, public.discard_room_draft, public.record_in_room, public.room, public.room_draft to authenticated;
