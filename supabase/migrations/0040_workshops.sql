-- Workshops: sessions people attend, from the plan to the day and what was written up; who comes to them, and the places.
-- Who may see what: those who plan and run a programme read its workshops, and others who work on it from the day one
-- opens; anyone reads what an open one says in public (functions of later migrations), never where it is. Who comes is
-- identity: a person reads their own registration; those who run the workshop read the name for the day, and never the
-- contacts, which stay with the organisation that knows the person (R31, R43). What somebody chose to be paid is theirs
-- and finance's, not the room's.

-- What a trust pays for a task, from a day to a day (R54). Pence for the whole task of that many minutes.
create table public.rates (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    -- Null: for every programme of the trust.
    programme_id uuid references public.programmes,
    task text not null check (char_length(task) between 2 and 160),
    minutes int not null check (minutes between 5 and 1440),
    pence int not null check (pence between 0 and 200000),
    starts_on date not null,
    ends_on date,
    check (ends_on is null or ends_on >= starts_on)
);
create index on public.rates (organisation_id, starts_on);
create index on public.rates (programme_id);

-- Workshops that belong together ("four Tuesdays").
create table public.workshop_series (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    programme_id uuid not null references public.programmes,
    title text not null check (char_length(title) between 2 and 160)
);
create index on public.workshop_series (organisation_id);
create index on public.workshop_series (programme_id);

alter table public.workshops
    -- Null on both: a workshop of which only the day is known (past engagement).
    add column starts_at timestamptz,
    add column ends_at timestamptz,
    add column series_id uuid references public.workshop_series,
    -- What anyone may read over a shoulder or in a calendar; the title is for those who come.
    add column share_title text not null default '' check (char_length(share_title) <= 160),
    add column purpose text not null default '' check (char_length(purpose) <= 4000),
    add column can_change text not null default '' check (char_length(can_change) <= 2000),
    add column cannot_change text not null default '' check (char_length(cannot_change) <= 2000),
    -- The ladder of co-production, 1 to 7 (R23; domain.md 3.1).
    add column ladder_step int check (ladder_step between 1 and 7),
    -- NSUN's five standards (R24): {"principles","purpose","presence","process","impact"}.
    add column four_pi jsonb not null default '{}' check (jsonb_typeof(four_pi) = 'object'),
    -- The six principles of trauma-informed practice (R49): {"safety","trustworthiness","choice","collaboration",
    -- "empowerment","cultural_consideration"}, each what was arranged.
    add column checklist jsonb not null default '{}' check (jsonb_typeof(checklist) = 'object'),
    add column support_contact text not null default '' check (char_length(support_contact) <= 400),
    add column debrief text not null default '' check (char_length(debrief) <= 1000),
    add column content_note text not null default '' check (char_length(content_note) <= 1000),
    -- In person, online or both. `area` is public and coarse; `place`, directions and link are for those who come.
    add column how text not null default 'in_person' check (how in ('in_person', 'online', 'both')),
    add column area text not null default '' check (char_length(area) <= 160),
    add column directions text not null default '' check (char_length(directions) <= 2000),
    add column access_notes text not null default '' check (char_length(access_notes) <= 2000),
    add column online_link text not null default '' check (online_link = '' or online_link ~ '^https://\S{3,}$' and char_length(online_link) <= 400),
    add column languages text[] not null default '{en}',
    add column interpreters text not null default '' check (char_length(interpreters) <= 400),
    add column capacity int check (capacity between 1 and 5000),
    add column reading text not null default '' check (char_length(reading) <= 4000),
    add column read_by date,
    -- What is offered for taking part, as it was shown when the workshop opened (R53): {"task","minutes",
    -- "preparation_minutes","pence","expenses","paid_within_days","rate_id"}; null: not paid, and the page says so.
    add column offer jsonb check (jsonb_typeof(offer) = 'object'),
    -- Counts the changes of day, time, place or cancelling: the SEQUENCE of its calendar entry.
    add column sequence int not null default 0,
    add column changed_at timestamptz not null default now(),
    add column created_by uuid references auth.users,
    add column opened_at timestamptz,
    -- Registration is closed and the workshop is confirmed.
    add column closed_at timestamptz,
    -- Why it was confirmed although a need was unmet (R69): said by whom, when.
    add column closed_reason text check (char_length(closed_reason) between 1 and 1000),
    -- When the limits of confidentiality were said aloud (R47), before anything else in the room.
    add column limits_said_at timestamptz,
    add column limits_said_by uuid references auth.users,
    add column held_at timestamptz,
    add column written_up_at timestamptz,
    add column cancelled_at timestamptz,
    add column cancelled_reason text check (char_length(cancelled_reason) between 1 and 1000),
    -- The summary given back to the room, and who wrote it.
    add column summary text check (char_length(summary) between 1 and 20000),
    add column summary_by text check (char_length(summary_by) between 1 and 120),
    add constraint ends_after_it_starts check ((starts_at is null) = (ends_at is null) and ends_at > starts_at),
    add constraint held_on_the_day_it_starts check (starts_at is null or (starts_at at time zone 'Europe/London')::date = held_on),
    add constraint limits_said_by_somebody check ((limits_said_at is null) = (limits_said_by is null)),
    add constraint written_up_has_a_summary check (written_up_at is null or summary is not null and summary_by is not null),
    add constraint cancelled_says_why check ((cancelled_at is null) = (cancelled_reason is null)),
    add constraint steps_in_order check (
        (closed_at is null or opened_at is not null) and (held_at is null or opened_at is not null)
        and (written_up_at is null or held_at is not null) and (cancelled_at is null or held_at is null)),
    add column state text not null generated always as (
        case
            when cancelled_at is not null then 'cancelled'
            when written_up_at is not null then 'written_up'
            when held_at is not null then 'held'
            when closed_at is not null then 'closed'
            when opened_at is not null then 'open'
            else 'draft'
        end
    ) stored;
create index on public.workshops (series_id);
create index workshops_by_start on public.workshops (programme_id, starts_at) where cancelled_at is null;

create table public.agenda_items (
    id uuid primary key default gen_random_uuid(),
    workshop_id uuid not null references public.workshops on delete cascade,
    position int not null,
    title text not null check (char_length(title) between 1 and 200),
    minutes int not null check (minutes between 1 and 600),
    -- What is hard about it, said before it comes.
    content_note text not null default '' check (char_length(content_note) <= 400),
    unique (workshop_id, position) deferrable initially deferred
);

-- Which organisations host it, with the places kept for each one's people until the day given.
create table public.workshop_hosts (
    workshop_id uuid not null references public.workshops,
    organisation_id uuid not null references public.organisations,
    reserved int not null default 0 check (reserved between 0 and 5000),
    reserved_until date,
    primary key (workshop_id, organisation_id)
);
create index on public.workshop_hosts (organisation_id);

-- Who leads it: hosts and co-facilitators, from the trust or a partner.
create table public.workshop_leads (
    workshop_id uuid not null references public.workshops,
    person_id uuid not null references public.people,
    part text not null check (part in ('host', 'co_facilitator', 'interpreter', 'support')),
    primary key (workshop_id, person_id)
);
create index on public.workshop_leads (person_id);

-- The list of whom an organisation invites. The trust sees how many a partner invited, the partner whom (R31).
create table public.workshop_invitations (
    id uuid primary key default gen_random_uuid(),
    workshop_id uuid not null references public.workshops,
    organisation_id uuid not null references public.organisations,
    person_id uuid not null references public.people,
    invited_at timestamptz not null default now(),
    invited_by uuid references auth.users,
    -- Not this time: said by the person, no reason asked.
    declined_at timestamptz,
    unique (workshop_id, person_id)
);
create index on public.workshop_invitations (organisation_id);
create index on public.workshop_invitations (person_id);

-- A place asked for, and what became of it. Facts with who and when; a cancelled one stays on record.
create table public.registrations (
    id uuid primary key default gen_random_uuid(),
    workshop_id uuid not null references public.workshops,
    -- The organisation that knows the person: the trust, or the partner whose list they came by.
    organisation_id uuid not null references public.organisations,
    person_id uuid not null references public.people,
    -- What the room calls them; all that those who run it see of who they are.
    called text not null check (char_length(called) between 1 and 80),
    asked_at timestamptz not null default now(),
    how text not null check (how in ('by the person', 'on behalf', 'walked in')),
    registered_by uuid references auth.users,
    -- Of the code that leads to it without an account.
    code_hash text not null unique,
    -- The order of asking, given under the workshop's lock: the waiting list is read by it.
    number bigint generated always as identity,
    -- Waiting for a place, until one is offered with a time to answer.
    waiting_since timestamptz,
    offered_at timestamptz,
    answer_by timestamptz,
    accepted_at timestamptz,
    -- Nobody answered the offer in time: the place went to the next.
    lapsed_at timestamptz,
    cancelled_at timestamptz,
    cancelled_how text check (cancelled_how in ('by the person', 'at their request', 'workshop cancelled')),
    -- The offer of pay as this person was shown it (R53); it never changes with the rates.
    offer jsonb check (jsonb_typeof(offer) = 'object'),
    -- The first fact of each kind; all facts are in attendance_facts.
    attended_at timestamptz,
    left_early_at timestamptz,
    absent_at timestamptz,
    check ((cancelled_at is null) = (cancelled_how is null)),
    check ((offered_at is null) = (answer_by is null)),
    state text not null generated always as (
        case
            when left_early_at is not null then 'left_early'
            when attended_at is not null then 'attended'
            when cancelled_at is not null then 'cancelled'
            when absent_at is not null then 'absent'
            when accepted_at is not null then 'accepted'
            when lapsed_at is not null then 'lapsed'
            when offered_at is not null then 'offered'
            when waiting_since is not null then 'waiting'
            else 'asked'
        end
    ) stored
);
-- One place for one person, as long as it stands.
create unique index one_standing_registration on public.registrations (workshop_id, person_id)
where cancelled_at is null and lapsed_at is null;
create index registrations_by_workshop on public.registrations (workshop_id, number);
create index on public.registrations (person_id);
create index on public.registrations (organisation_id);
create index registrations_waiting on public.registrations (workshop_id, number)
where waiting_since is not null and offered_at is null and cancelled_at is null;
create index offers_that_run_out on public.registrations (answer_by)
where offered_at is not null and accepted_at is null and lapsed_at is null and cancelled_at is null;

-- What was seen of somebody's coming, by whom and when, each kept: two devices make two facts and one attendance.
create table public.attendance_facts (
    id uuid primary key default gen_random_uuid(),
    registration_id uuid not null references public.registrations,
    fact text not null check (fact in ('arrived', 'left_early', 'absent', 'not_here_after_all')),
    -- Made by the page that sent it, so that a form sent twice is one fact.
    pressed uuid not null unique,
    recorded_at timestamptz not null default now(),
    recorded_by uuid references auth.users
);
create index on public.attendance_facts (registration_id, recorded_at);

-- People who were there and gave no name: counted, and nothing else.
create table public.group_counts (
    id uuid primary key default gen_random_uuid(),
    workshop_id uuid not null references public.workshops,
    people int not null check (people between 1 and 5000),
    note text not null default '' check (char_length(note) <= 200),
    pressed uuid not null unique,
    counted_at timestamptz not null default now(),
    counted_by uuid references auth.users,
    undone_at timestamptz
);
create index on public.group_counts (workshop_id);

-- What somebody wants done with the money offered: the latest stands, and no reason is asked (R56).
create table public.pay_choices (
    id uuid primary key default gen_random_uuid(),
    registration_id uuid not null references public.registrations,
    choice text not null check (choice in ('full', 'less', 'none', 'charity', 'expenses_only')),
    -- For 'less': the whole sum they want.
    pence int check (pence between 1 and 200000),
    -- For 'charity': the charity or group it goes to.
    payee text check (char_length(payee) between 2 and 160),
    chosen_at timestamptz not null default clock_timestamp(),
    check ((choice = 'less') = (pence is not null)),
    check ((choice = 'charity') = (payee is not null))
);
create index on public.pay_choices (registration_id, chosen_at desc, id desc);

alter table public.rates enable row level security;
alter table public.workshop_series enable row level security;
alter table public.agenda_items enable row level security;
alter table public.workshop_hosts enable row level security;
alter table public.workshop_leads enable row level security;
alter table public.workshop_invitations enable row level security;
alter table public.registrations enable row level security;
alter table public.attendance_facts enable row level security;
alter table public.group_counts enable row level security;
alter table public.pay_choices enable row level security;

-- The workshops the signed-in person runs: where they are a facilitator or engagement lead of the trust or of a host, and
-- those they are named to lead, as long as they have a role where they are known. Security definer: asked by the policies of tables that would ask back.
create function private.my_workshops()
returns setof uuid
language sql stable security definer set search_path = ''
as $$
    select w.id from public.workshops w
    where w.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))
    union
    select h.workshop_id from public.workshop_hosts h
    where h.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))
    union
    select l.workshop_id from public.workshop_leads l
    join public.members m on m.person_id = l.person_id and m.starts_on <= private.today() and (m.ends_on is null or m.ends_on > private.today())
    where l.person_id in (select private.my_people())
        and l.part in ('host', 'co_facilitator')
$$;

-- The signed-in person's own registrations. Security definer: as above.
create function private.my_registrations()
returns setof uuid
language sql stable security definer set search_path = ''
as $$
    select id from public.registrations where person_id in (select private.my_people())
$$;

-- The registrations at workshops of a trust for which the signed-in person approves money. Security definer: finance reads
-- no registration, only what is to be done with the money.
create function private.registrations_to_pay()
returns setof uuid
language sql stable security definer set search_path = ''
as $$
    select r.id from public.registrations r join public.workshops w on w.id = r.workshop_id
    where w.organisation_id in (select private.my_organisations('finance_approver'))
$$;

-- Stops with 42501 unless the signed-in person runs the workshop; returns it, locked.
-- P0002: no such workshop, or none of theirs.
create function private.lock_workshop(workshop uuid)
returns public.workshops
language plpgsql security definer set search_path = ''
as $$
declare
    found_workshop public.workshops;
begin
    select * into found_workshop from public.workshops where id = workshop for update;
    if found_workshop.id is null or found_workshop.id not in (select private.my_workshops()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return found_workshop;
end
$$;

grant execute on function private.my_workshops, private.my_registrations, private.registrations_to_pay to authenticated;

grant select on public.rates, public.workshop_series, public.agenda_items, public.workshop_hosts, public.workshop_leads to authenticated;
-- Not where it is: whoever has a place is told by functions of later migrations. Nor why it was cancelled, nor which of us did what.
revoke select on public.workshops from authenticated;
grant select (id, organisation_id, programme_id, title, held_on, created_at, starts_at, ends_at, series_id, share_title, purpose, can_change,
    cannot_change, ladder_step, four_pi, checklist, support_contact, debrief, content_note, how, area, access_notes, languages, interpreters,
    capacity, reading, read_by, offer, sequence, changed_at, opened_at, closed_at, limits_said_at, held_at, written_up_at, cancelled_at,
    summary, summary_by, state) on public.workshops to authenticated;
grant select (id, workshop_id, organisation_id, person_id, invited_at, declined_at) on public.workshop_invitations to authenticated;
-- Not the person: to those who run the room a registration is what somebody wants to be called.
grant select (id, workshop_id, organisation_id, called, asked_at, how, number, waiting_since, offered_at, answer_by, accepted_at,
    lapsed_at, cancelled_at, cancelled_how, offer, attended_at, left_early_at, absent_at, state) on public.registrations to authenticated;
grant select (id, registration_id, fact, recorded_at) on public.attendance_facts to authenticated;
grant select (id, workshop_id, people, note, counted_at, undone_at) on public.group_counts to authenticated;
grant select on public.pay_choices to authenticated;

drop policy "those who work on a programme read its workshops" on public.workshops;
create policy "who runs a workshop reads it; others once it opens" on public.workshops for select to authenticated
using (
    id in (select private.my_workshops())
    or (opened_at is not null and programme_id in (select private.my_programmes()))
);

create policy "those who work for a trust read what it pays" on public.rates for select to authenticated
using (
    organisation_id in (select private.my_organisations())
    or programme_id in (select private.my_programmes())
);

create policy "those who work on a programme read its series" on public.workshop_series for select to authenticated
using (programme_id in (select private.my_programmes()));

create policy "whoever reads a workshop reads its agenda" on public.agenda_items for select to authenticated
using (workshop_id in (select w.id from public.workshops w));

create policy "whoever reads a workshop reads who hosts it" on public.workshop_hosts for select to authenticated
using (workshop_id in (select w.id from public.workshops w));

create policy "those who run a workshop read who leads it" on public.workshop_leads for select to authenticated
using (workshop_id in (select private.my_workshops()) or person_id in (select private.my_people()));

create policy "an organisation reads whom it invited; people their own" on public.workshop_invitations for select to authenticated
using (
    person_id in (select private.my_people())
    or organisation_id in (select private.my_organisations('facilitator', 'engagement_lead', 'administrator'))
);

create policy "people read their registration; the room reads its own" on public.registrations for select to authenticated
using (
    id in (select private.my_registrations())
    or workshop_id in (select private.my_workshops())
);

create policy "those who run the room read who came" on public.attendance_facts for select to authenticated
using (registration_id in (select r.id from public.registrations r));

create policy "those who run the room read its counts" on public.group_counts for select to authenticated
using (workshop_id in (select private.my_workshops()));

-- Not the room: what somebody does with the money is between them and those who pay.
create policy "people read their own choice; finance of the trust too" on public.pay_choices for select to authenticated
using (
    registration_id in (select private.my_registrations())
    or registration_id in (select private.registrations_to_pay())
);
