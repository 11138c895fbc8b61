-- Requests: what a person asks of an organisation under data protection law, or complains of, with its clocks (R37).
-- Who may see what: the person by their account, or whoever holds the slip it was raised with, reads their own request and
-- every step of it; administrators of that organisation read the register. Nobody else does: who complains is not told to
-- those who are complained of. Application roles read no table here; the functions of 0066 show each what is theirs.

create table public.requests (
    id uuid primary key default gen_random_uuid(),
    -- Who has to answer.
    organisation_id uuid not null references public.organisations,
    kind text not null check (kind in ('access', 'correction', 'erasure', 'objection', 'restriction', 'portability', 'complaint')),
    words text not null check (char_length(words) between 1 and 4000),
    how text not null check (how in ('by the person', 'by receipt', 'by phone', 'by letter', 'by email', 'in person')),
    -- Whose it is: a person the organisation knows, or the slip it was raised with. An import that is undone takes the slip
    -- with it, and the request stays to be answered.
    person_id uuid references public.people,
    contribution_id uuid references public.contributions on delete set null,
    receipt_id uuid references public.receipts on delete set null,
    received_on date not null,
    raised_at timestamptz not null default now(),
    raised_by uuid references auth.users,
    -- The days by which, as they were when it came.
    acknowledge_by date not null,
    answer_by date not null,
    acknowledged_at timestamptz,
    acknowledged_by uuid references auth.users,
    extended_at timestamptz,
    extended_by uuid references auth.users,
    extended_to date,
    extended_why text check (char_length(extended_why) <= 2000),
    answered_at timestamptz,
    answered_by uuid references auth.users,
    outcome text check (outcome in ('granted', 'partly', 'refused')),
    answer text check (char_length(answer) <= 8000),
    withdrawn_at timestamptz,
    -- What is due next, as long as it is open: the register's order.
    due_on date generated always as (case when answered_at is null and withdrawn_at is null then
        least(case when acknowledged_at is null then acknowledge_by end, coalesce(extended_to, answer_by)) end) stored,
    check ((extended_at is null) = (extended_to is null) and (extended_at is null) = (extended_why is null)),
    check ((answered_at is null) = (outcome is null) and (answered_at is null) = (answer is null)),
    check (answered_at is null or acknowledged_at is not null)
);
create index requests_open on public.requests (organisation_id, due_on, id) where due_on is not null;
create index on public.requests (organisation_id, raised_at desc, id desc);
create index on public.requests (person_id, raised_at desc);
create index on public.requests (contribution_id);
create index on public.requests (receipt_id);

-- What was done in between, for the person to read as well.
create table public.request_notes (
    id uuid primary key default gen_random_uuid(),
    request_id uuid not null references public.requests,
    words text not null check (char_length(words) between 1 and 2000),
    written_at timestamptz not null default now(),
    written_by uuid not null references auth.users
);
create index on public.request_notes (request_id, written_at);

alter table public.requests enable row level security;
alter table public.request_notes enable row level security;

-- That day, or the next one on which people work.
create function private.next_working_day(day date)
returns date
language sql stable set search_path = ''
as $$
    select case when private.is_working_day(day) then day else private.add_working_days(day, 1) end
$$;

-- The last day to answer: the same date so many months after the day it came, or the last day of a month that has no such
-- date; and the next working day where that is none (UK GDPR Article 12(3), as the ICO counts it).
create function private.answer_day(received_on date, months int default 1)
returns date
language sql stable set search_path = ''
as $$
    select private.next_working_day((received_on + make_interval(months => months))::date)
$$;

-- The last day to acknowledge: 30 days, the first of which is the day after it came, and the next working day where that is
-- none (Data Protection Act 2018 section 164A, as the ICO counts it; domain.md C26). The law asks it for complaints; we
-- hold it for every request.
create function private.acknowledge_day(received_on date)
returns date
language sql stable set search_path = ''
as $$
    select private.next_working_day(received_on + 30)
$$;

-- Stores a request and tells the person that we have it. Errors: RQ001 no kind, TX001 and TX002 no words or too many,
-- RQ002 twenty of theirs wait already.
create function private.store_request(organisation uuid, kind text, words text, how text, received_on date, person uuid,
    contribution uuid default null, receipt uuid default null)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    made public.requests;
begin
    if coalesce(store_request.kind, '') not in ('access', 'correction', 'erasure', 'objection', 'restriction', 'portability', 'complaint') then
        perform private.refuse('RQ001', 'Choose what you ask for', 'kind');
    end if;
    perform private.require_text(store_request.words, 4000, 'words', 'Say what it is about, in your own words');
    if (select count(*) from public.requests r where r.due_on is not null
        and case when receipt is null then r.person_id = person else r.receipt_id = receipt end) >= 20 then
        perform private.refuse('RQ002', 'Twenty of your requests wait for an answer. Take one back first, or write this into one of them.');
    end if;
    insert into public.requests (organisation_id, kind, words, how, person_id, contribution_id, receipt_id, received_on, raised_by,
        acknowledge_by, answer_by)
    values (organisation, store_request.kind, store_request.words, store_request.how, person, contribution, receipt,
        store_request.received_on, auth.uid(), private.acknowledge_day(store_request.received_on), private.answer_day(store_request.received_on))
    returning * into made;
    perform private.tell_of_request(made, 'request_received');
    return made.id;
end
$$;

-- Queues word of a request to the person it is of, where there is one. The words stay where they sign in or ask.
create function private.tell_of_request(request public.requests, kind text)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    if (request).person_id is not null then
        perform private.queue_message((request).person_id, tell_of_request.kind, 'request', (request).id,
            jsonb_strip_nulls(jsonb_build_object('due_on', case when (request).answered_at is null
                    then coalesce((request).extended_to, (request).answer_by) end,
                'path', case when exists (select from public.people p where p.id = (request).person_id and p.account_id is not null)
                    then '/my/requests/' || (request).id end)),
            now(), tell_of_request.kind || ':' || (request).id || ':' || coalesce((request).extended_to::text, ''));
    end if;
end
$$;

-- Raises a request to an organisation that knows the signed-in person. Out: its id. Errors: RQ003 (field organisation)
-- where it does not, and those of store_request.
create function public.raise_request(organisation uuid, kind text, words text)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    person uuid := (select p.id from public.people p where p.organisation_id = organisation and p.id in (select private.my_people()));
begin
    if person is null then
        perform private.refuse('RQ003', 'Choose an organisation that knows you', 'organisation');
    end if;
    return private.store_request(organisation, kind, words, 'by the person', private.today(), person);
end
$$;

-- The same for whoever holds a slip, of the trust that its words were given to. Words that were taken back may still be asked
-- about. The answer is read with the same slip. Errors: P0002, and those of store_request.
create function public.raise_request_by_receipt(code text, kind text, words text)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    slip public.receipts := private.slip_of(code);
begin
    return private.store_request((select c.organisation_id from public.contributions c where c.id = slip.contribution_id),
        kind, words, 'by receipt', private.today(), null, slip.contribution_id, slip.id);
end
$$;

-- Writes down a request that somebody made by phone, letter, e-mail or in person. Facilitator, engagement lead or
-- administrator: whoever it was said to. In: {"kind","words","how","received_on", "person_id" (known already) or
-- "person_name","contact_by","contact"}. Out: its id. Errors: 42501, RQ004 how or when (field), RQ005 nobody of theirs
-- (field person_id), OR010, TX001, and those of store_request.
create function public.record_request(organisation uuid, given jsonb)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    person uuid;
    came date := (given ->> 'received_on')::date;
begin
    perform private.require_role(organisation, 'facilitator', 'engagement_lead', 'administrator');
    if coalesce(given ->> 'how', '') not in ('by phone', 'by letter', 'by email', 'in person') then
        perform private.refuse('RQ004', 'Choose how they asked', 'how');
    end if;
    if came is null or came > private.today() or came < private.today() - 365 then
        perform private.refuse('RQ004', 'Enter the day it came, within the last year', 'received_on');
    end if;
    if given ->> 'person_id' is not null then
        select p.id into person from public.people p
        where p.id = (given ->> 'person_id')::uuid and p.organisation_id = record_request.organisation;
        if person is null then
            perform private.refuse('RQ005', 'Choose somebody you know, or write their name', 'person_id');
        end if;
    else
        person := public.add_person(organisation, given ->> 'person_name', given ->> 'contact_by', given ->> 'contact');
    end if;
    return private.store_request(organisation, given ->> 'kind', given ->> 'words', given ->> 'how', came, person);
end
$$;

grant execute on function public.raise_request, public.record_request to authenticated;
grant execute on function public.raise_request_by_receipt to anon, authenticated;
