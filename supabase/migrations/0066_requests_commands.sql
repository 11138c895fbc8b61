-- What is done with a request (0064), and who reads of it. Security definer for the reason in 0001.

-- The request, locked, if the signed-in person may see to it: an administrator of its organisation whose own it is not.
-- Errors: 42501, RQ006 it is their own, RQ007 answered or taken back before.
create function private.request_to_see_to(request uuid)
returns public.requests
language plpgsql security definer set search_path = ''
as $$
declare
    found_request public.requests;
begin
    select * into found_request from public.requests r where r.id = request for update;
    perform private.require_role(found_request.organisation_id, 'administrator');
    if found_request.person_id in (select private.my_people()) then
        perform private.refuse('RQ006', 'This is your own request. Another administrator has to answer it.');
    end if;
    if found_request.due_on is null then
        perform private.refuse('RQ007', 'This request has been answered or taken back');
    end if;
    return found_request;
end
$$;

-- Says that we have it and will look into it. Again changes nothing. Administrator. Errors: 42501, RQ006, RQ007.
create function public.acknowledge_request(request uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    open_request public.requests := private.request_to_see_to(request);
begin
    if open_request.acknowledged_at is null then
        update public.requests r set acknowledged_at = now(), acknowledged_by = auth.uid() where r.id = request
        returning * into open_request;
        perform private.tell_of_request(open_request, 'request_acknowledged');
    end if;
end
$$;

-- Writes down what was done about it; the person reads it. Administrator. Errors: 42501, TX001, TX002, RQ006, RQ007.
create function public.note_on_request(request uuid, words text)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.request_to_see_to(request);
    perform private.require_text(words, 2000, 'note', 'Write what was done');
    insert into public.request_notes (request_id, words, written_by) values (request, note_on_request.words, auth.uid());
end
$$;

-- Takes up to two months more, once, with the reason, and tells the person: only within the first month, which is when they
-- have to be told (UK GDPR Article 12(3)). Administrator. Errors: 42501, TX001, TX002, RQ006, RQ007, RQ008 too late or done before.
create function public.extend_request(request uuid, why text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    open_request public.requests := private.request_to_see_to(request);
begin
    if open_request.extended_at is not null or private.today() > open_request.answer_by then
        perform private.refuse('RQ008', 'More time can be taken once, and only while the first month lasts', 'why');
    end if;
    perform private.require_text(why, 2000, 'why', 'Write why it needs more time. The person reads it.');
    update public.requests r set extended_at = now(), extended_by = auth.uid(), extended_why = extend_request.why,
        extended_to = private.answer_day(r.received_on, 3),
        acknowledged_at = coalesce(r.acknowledged_at, now()), acknowledged_by = coalesce(r.acknowledged_by, auth.uid())
    where r.id = request returning * into open_request;
    perform private.tell_of_request(open_request, 'request_acknowledged');
end
$$;

-- Answers it, in writing and once. In: granted, partly or refused. Administrator. Errors: 42501, RQ006, RQ007, RQ009 no
-- outcome (field outcome), TX001, TX002.
create function public.answer_request(request uuid, outcome text, answer text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    open_request public.requests := private.request_to_see_to(request);
begin
    if coalesce(outcome, '') not in ('granted', 'partly', 'refused') then
        perform private.refuse('RQ009', 'Choose whether they get what they ask for', 'outcome');
    end if;
    perform private.require_text(answer, 8000, 'answer', 'Write the answer');
    update public.requests r set answered_at = now(), answered_by = auth.uid(), outcome = answer_request.outcome,
        answer = answer_request.answer,
        acknowledged_at = coalesce(r.acknowledged_at, now()), acknowledged_by = coalesce(r.acknowledged_by, auth.uid())
    where r.id = request returning * into open_request;
    perform private.cancel_messages('request', request, null, array['request_received', 'request_acknowledged'], 'no longer needed');
    perform private.tell_of_request(open_request, 'request_answered');
end
$$;

create function private.withdraw_request(request uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    update public.requests r set withdrawn_at = now() where r.id = request and r.due_on is not null;
    if not found then
        perform private.refuse('RQ007', 'This request has been answered or taken back');
    end if;
    perform private.cancel_messages('request', request, null, null, 'withdrawn');
end
$$;

-- The person takes their request back; that it was made stays. Errors: P0002, RQ007.
create function public.withdraw_request(request uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    if not exists (select from public.requests r where r.id = request and r.person_id in (select private.my_people())) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.withdraw_request(request);
end
$$;

-- The same with the slip that it was raised with.
create function public.withdraw_request_by_receipt(code text, request uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    if not exists (select from public.requests r join public.receipts t on t.id = r.receipt_id
        where r.id = request and t.code_hash = private.receipt_hash(code)) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.withdraw_request(request);
end
$$;

-- A request as its person reads it. Out: its columns, "organisation" {"name","slug"}, "notes" [{"words","written_at"}] and
-- "today". Who of the organisation did what is not named: it answers as one. Security definer: the callers decide who asks.
create function private.request_told(request uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('id', r.id, 'kind', r.kind, 'words', r.words, 'how', r.how, 'received_on', r.received_on,
        'raised_at', r.raised_at, 'acknowledge_by', r.acknowledge_by, 'answer_by', r.answer_by, 'acknowledged_at', r.acknowledged_at,
        'extended_at', r.extended_at, 'extended_to', r.extended_to, 'extended_why', r.extended_why, 'answered_at', r.answered_at,
        'outcome', r.outcome, 'answer', r.answer, 'withdrawn_at', r.withdrawn_at, 'due_on', r.due_on, 'today', private.today(),
        'organisation', (select jsonb_build_object('name', o.name, 'slug', o.slug) from public.organisations o where o.id = r.organisation_id),
        'notes', (select coalesce(jsonb_agg(jsonb_build_object('words', n.words, 'written_at', n.written_at) order by n.written_at, n.id), '[]')
            from (select * from public.request_notes k where k.request_id = r.id order by k.written_at, k.id limit 100) n))
    from public.requests r where r.id = request
$$;

-- One's own requests, the newest first: [as request_told], and the organisations one may ask: what /my/requests shows.
-- Out: {"requests","organisations":[{"id","name"}]}.
create function public.my_requests()
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object(
        'requests', (select coalesce(jsonb_agg(private.request_told(mine.id) order by mine.raised_at desc), '[]') from (
            select r.id, r.raised_at from public.requests r where r.person_id in (select private.my_people())
            order by r.raised_at desc limit 50) mine),
        'organisations', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name), '[]')
            from public.people p join public.organisations o on o.id = p.organisation_id where p.id in (select private.my_people())))
$$;

-- What was asked with this very slip, the newest first, as request_told: a slip that staff print later does not read it.
create function public.requests_by_receipt(code text)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(private.request_told(asked.id) order by asked.raised_at desc), '[]') from (
        select r.id, r.raised_at from public.requests r join public.receipts t on t.id = r.receipt_id
        where t.code_hash = private.receipt_hash(code) order by r.raised_at desc limit 50) asked
$$;

-- What waits at an organisation for its administrators: {"requests","requests_late"}.
create function private.requests_waiting(organisation uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('requests', count(*), 'requests_late', count(*) filter (where r.due_on < private.today()))
    from public.requests r where r.organisation_id = organisation and r.due_on is not null
$$;

-- A row of the register: no words and no names, which are on the page of each.
create function private.request_listed(request public.requests)
returns jsonb
language sql immutable set search_path = ''
as $$
    select jsonb_build_object('id', (request).id, 'kind', (request).kind, 'how', (request).how, 'received_on', (request).received_on,
        'due_on', (request).due_on, 'acknowledged_at', (request).acknowledged_at, 'answered_at', (request).answered_at,
        'withdrawn_at', (request).withdrawn_at, 'outcome', (request).outcome)
$$;

-- The register of an organisation, 20 at a time: what is open, the longest due first; or everything, the newest first.
-- In: 'open' or 'all', the last one of the page before. Out: {"requests": [as private.request_listed], "next" (id or null),
-- "today","open","overdue" (counts)}. Administrator. Errors: 42501.
create function public.requests_of(organisation uuid, filter text default 'open', beside uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
    last_seen public.requests;
    page jsonb;
begin
    perform private.require_role(organisation, 'administrator');
    select * into last_seen from public.requests r where r.id = beside and r.organisation_id = organisation;
    if filter = 'open' then
        select coalesce(jsonb_agg(private.request_listed(listed) order by listed.due_on, listed.id), '[]') into page from (
            select r.* from public.requests r
            where r.organisation_id = organisation and r.due_on is not null
                and (last_seen.id is null or (r.due_on, r.id) > (last_seen.due_on, last_seen.id))
            order by r.due_on, r.id limit 21) listed;
    else
        select coalesce(jsonb_agg(private.request_listed(listed) order by listed.raised_at desc, listed.id desc), '[]') into page from (
            select r.* from public.requests r
            where r.organisation_id = organisation
                and (last_seen.id is null or (r.raised_at, r.id) < (last_seen.raised_at, last_seen.id))
            order by r.raised_at desc, r.id desc limit 21) listed;
    end if;
    return jsonb_build_object(
        'requests', case when jsonb_array_length(page) > 20 then page - 20 else page end,
        'next', case when jsonb_array_length(page) > 20 then page -> 19 -> 'id' end,
        'today', private.today(),
        'open', (select count(*) from public.requests r where r.organisation_id = organisation and r.due_on is not null),
        'overdue', (select count(*) from public.requests r where r.organisation_id = organisation and r.due_on < private.today()));
end
$$;

-- One request for who sees to it. Out: as request_told, and "person" {"name","contact_by","contact","account"} or null,
-- "given_on" (of the words that a slip leads to, or null) and "own" (it is the reader's own). Administrator. Errors: P0002.
create function public.request_page(request uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    if not exists (select from public.requests r where r.id = request and r.organisation_id in (select private.my_organisations('administrator'))) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return private.request_told(request) || (
        select jsonb_build_object(
            'person', (select jsonb_build_object('name', coalesce(p.name, p.reference), 'contact_by', p.contact_by, 'contact', p.contact,
                'account', p.account_id is not null) from public.people p where p.id = r.person_id),
            'given_on', (select c.given_on from public.contributions c where c.id = r.contribution_id),
            'own', coalesce(r.person_id in (select private.my_people()), false))
        from public.requests r where r.id = request);
end
$$;

-- What the log says of a request: that one was raised and is due by a day, acknowledged, given more time, answered and how,
-- taken back; neither whose nor of what kind.
create function tlog.request_changed()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if tg_op = 'INSERT' then
        perform tlog.append('request.raised', new.id, jsonb_build_object('due', new.answer_by));
        return null;
    end if;
    if old.acknowledged_at is null and new.acknowledged_at is not null then
        perform tlog.append('request.acknowledged', new.id);
    end if;
    if old.extended_at is null and new.extended_at is not null then
        perform tlog.append('request.extended', new.id, jsonb_build_object('due', new.extended_to));
    end if;
    if old.answered_at is null and new.answered_at is not null then
        perform tlog.append('request.answered', new.id, jsonb_build_object('outcome', new.outcome));
    end if;
    if old.withdrawn_at is null and new.withdrawn_at is not null then
        perform tlog.append('request.withdrawn', new.id);
    end if;
    return null;
end
$$;
create trigger request_changed after insert or update on public.requests for each row execute function tlog.request_changed();

grant execute on function public.acknowledge_request, public.note_on_request, public.extend_request, public.answer_request,
    public.withdraw_request, public.my_requests, public.requests_of, public.request_page to authenticated;
grant execute on function public.withdraw_request_by_receipt, public.requests_by_receipt to anon, authenticated;
