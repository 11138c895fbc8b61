-- Sending exactly once, the part after: what the rail says became of an attempt, from an answer, a look-up, an event or the poller,
-- all through one function that only ever moves forward (payments.md 3.3). A machine never decides after an ambiguous failure: from
-- `unknown` and `needs_person` leads a fact of the rail, or two people (0117).
-- Who may see what: nobody but the owner of the tables, which the worker and the webhook are.

-- Deliveries of a rail: that there was one and what it is about. Never what it says: that is read from the rail again.
create table private.rail_events (
    id text primary key check (id ~ '^[A-Za-z0-9_:.-]{4,200}$'),
    organisation_id uuid not null references public.organisations,
    type text not null check (char_length(type) <= 200),
    about text not null check (about in ('sending', 'account', 'funds', 'other')),
    object_ref text check (object_ref ~ '^[A-Za-z0-9_]{4,120}$'),
    received_at timestamptz not null default clock_timestamp(),
    try_at timestamptz not null default clock_timestamp(),
    tries int not null default 0,
    applied_at timestamptz,
    -- What became of it: nothing to do, applied, or nobody knows its object and reconciliation has it.
    outcome text check (char_length(outcome) <= 60)
);
create index on private.rail_events (organisation_id);
create index events_to_apply on private.rail_events (try_at) where applied_at is null;
alter table private.rail_events enable row level security;

-- Keeps a delivery that was verified, once. In: the trust's slug and what the delivery is about. Out: whether it is new.
create function private.keep_rail_event(slug text, event jsonb)
returns boolean
language plpgsql set search_path = ''
as $$
begin
    insert into private.rail_events (id, organisation_id, type, about, object_ref)
    select event ->> 'id', o.id, event ->> 'type', event ->> 'about', event ->> 'objectRef'
    from public.organisations o where o.slug = keep_rail_event.slug
    on conflict do nothing;
    if not found then
        return false;
    end if;
    perform private.wake_payments('apply_rail_events');
    return true;
end
$$;

-- Takes the next delivery that is to be applied, for a minute. Out: {} or {"id","slug","about","objectRef","tries"}.
create function private.take_rail_event()
returns jsonb
language plpgsql set search_path = ''
as $$
declare
    taken private.rail_events;
begin
    update private.rail_events e set try_at = clock_timestamp() + interval '60 seconds', tries = e.tries + 1
    where e.id = (select x.id from private.rail_events x where x.applied_at is null and x.try_at <= clock_timestamp()
        order by x.try_at limit 1 for update skip locked)
    returning e.* into taken;
    if taken.id is null then
        return '{}';
    end if;
    return jsonb_build_object('id', taken.id, 'slug', (select o.slug from public.organisations o where o.id = taken.organisation_id),
        'organisation', taken.organisation_id, 'about', taken.about, 'objectRef', taken.object_ref, 'tries', taken.tries);
end
$$;

-- Notes what became of a delivery. `unknown object`: it may have come before our own commit, so it is tried again with growing
-- pauses; after eight tries, about an hour, it is reconciliation's (matrix 24).
create function private.settle_rail_event(event text, outcome text)
returns void
language plpgsql set search_path = ''
as $$
declare
    seen private.rail_events;
begin
    select e.* into seen from private.rail_events e where e.id = event for update;
    if outcome in ('unknown object', 'not looked') and seen.tries < 8 then
        update private.rail_events e set try_at = clock_timestamp() + least(interval '2 seconds' * power(3, seen.tries - 1), interval '30 minutes')
        where e.id = event;
        return;
    end if;
    update private.rail_events e set applied_at = clock_timestamp(), outcome = settle_rail_event.outcome where e.id = event;
    if outcome = 'unknown object' then
        perform private.note_difference(seen.organisation_id, 'theirs without ours', null, seen.object_ref, '{}');
    end if;
end
$$;

-- Brings a payment to where its attempt is being sent, from wherever it waits.
create function private.to_sending(payment uuid, why text)
returns void
language plpgsql set search_path = ''
as $$
declare
    state_now text := (select p.state from public.payments p where p.id = payment);
begin
    if state_now in ('approved', 'refused') then
        perform private.move_payment(payment, 'queued', why);
        state_now := 'queued';
    end if;
    if state_now in ('queued', 'held') then
        perform private.move_payment(payment, 'sending', why);
    end if;
end
$$;

-- Applies what the rail holds, read from the rail itself. In: the trust whose key read it, a RailObject (rail.ts), the moment.
-- Out: 'applied', 'same', 'unknown object', or the kind of a difference, which reconciliation then shows. Forward only: the same
-- object in any order and any number of times leaves the same state (matrix 22, 23).
create function private.apply_object(organisation uuid, object jsonb, at timestamptz default clock_timestamp())
returns text
language plpgsql set search_path = ''
as $$
declare
    ref text := object ->> 'ref';
    says text := object ->> 'state';
    whose uuid;
    which int;
    paid public.payments;
    tried private.payment_attempts;
    expected text;
begin
    select a.payment_id, a.n into whose, which from private.payment_attempts a where a.rail_ref = ref;
    if whose is null then
        if object ->> 'paymentId' !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' or object ->> 'attempt' is null then
            return 'unknown object';
        end if;
        whose := (object ->> 'paymentId')::uuid;
        which := (object ->> 'attempt')::int;
    end if;
    select p.* into paid from public.payments p where p.id = whose and p.organisation_id = organisation and p.rail = 'stripe' for update;
    if paid.id is null then
        return 'unknown object';
    end if;
    select y.account_ref into expected from public.payee_accounts y where y.id = paid.payee_account_id;
    select a.* into tried from private.payment_attempts a where a.payment_id = whose and a.n = which for update;

    if tried.rail_ref is distinct from ref then
        if tried.rail_ref is not null or exists (select 1 from private.payment_attempts a
            where a.payment_id = whose and a.n <> which and a.state in ('sending', 'unknown', 'accepted', 'paid', 'needs_person')) then
            return private.alarm(organisation, 'two for one payment', whose, ref, object);
        end if;
        if (object ->> 'pence')::int <> paid.pence or object ->> 'currency' <> 'gbp' or object ->> 'account' is distinct from expected then
            if tried.state in ('sending', 'unknown') then
                perform private.needs_person(whose, which, 'the rail holds another sum or account');
            end if;
            return private.alarm(organisation, 'amount or account differs', whose, ref, object);
        end if;
        if tried.payment_id is null then
            -- Every attempt is kept before it is sent. One that the rail has and we have not means that this database is older
            -- than what happened: it was restored from a backup (matrix 36).
            if paid.state not in ('approved', 'queued', 'held', 'refused') then
                return private.alarm(organisation, 'two for one payment', whose, ref, object);
            end if;
            insert into private.payment_attempts (payment_id, n, idem_key, request, first_sent_at)
            values (whose, which, format('op:%s:%s', whose, which), '{}', (object ->> 'createdAt')::timestamptz);
            perform private.note_difference(organisation, 'sent before this database knew', whose, ref, object);
            perform private.stop_payments(organisation, 'restored from a backup', null);
        elsif tried.state = 'refused' and paid.state not in ('refused', 'held', 'queued') then
            return private.alarm(organisation, 'two for one payment', whose, ref, object);
        end if;
        -- Two people may have said that it was sent before the rail did: then it is where it belongs already.
        if tried.state is null or tried.state not in ('accepted', 'paid') then
            perform private.to_sending(whose, 'found at the rail');
            perform private.move_payment(whose, 'accepted', case when tried.state in ('sending', 'unknown') then 'the rail has it' else 'found at the rail' end,
                at => (object ->> 'createdAt')::timestamptz);
        end if;
        update private.payment_attempts a set state = case when a.state = 'paid' then 'paid' else 'accepted' end, rail_ref = ref,
            rail_state = coalesce(a.rail_state, 'processing'), error_class = null, error_code = null,
            look_at = at + interval '1 minute', request_id = coalesce(object ->> 'requestId', a.request_id)
        where a.payment_id = whose and a.n = which returning * into tried;
    end if;

    update private.payment_attempts a set trace_id = coalesce(object ->> 'traceId', a.trace_id), under_review = coalesce((object ->> 'underReview')::boolean, false)
    where a.payment_id = whose and a.n = which;
    if private.rail_rank(says) <= private.rail_rank(tried.rail_state) then
        return case when says = tried.rail_state then 'same' else 'older' end;
    end if;
    if tried.rail_state = 'processing' and says = 'returned' then
        perform private.move_payment(whose, 'paid', 'the rail sent it', at => at);
        tried.rail_state := 'posted';
    end if;
    if not exists (select 1 from private.payment_moves m
        where m.from_state = (select p.state from public.payments p where p.id = whose) and m.to_state = private.payment_state_of(says)) then
        return private.alarm(organisation, 'state differs', whose, ref, object, false);
    end if;
    perform private.move_payment(whose, private.payment_state_of(says), 'the rail says so', at => at);
    update private.payment_attempts a set rail_state = says, state = private.payment_state_of(says),
        look_at = case when says = 'posted' then at + interval '1 hour' end
    where a.payment_id = whose and a.n = which;
    return 'applied';
end
$$;

-- rail.ts `rank`, the same order.
create function private.rail_rank(state text)
returns int
language sql immutable set search_path = ''
as $$
    select case state when 'posted' then 1 when 'failed' then 2 when 'cancelled' then 2 when 'returned' then 3 else 0 end
$$;

create function private.payment_state_of(rail_state text)
returns text
language sql immutable set search_path = ''
as $$
    select case rail_state when 'processing' then 'accepted' when 'posted' then 'paid' else rail_state end
$$;

-- Something at the rail that must not be: it is shown to people and, unless said otherwise, nothing more is sent until they have
-- looked. Out: the kind.
create function private.alarm(organisation uuid, kind text, payment uuid, ref text, object jsonb, stop boolean default true)
returns text
language plpgsql set search_path = ''
as $$
begin
    if private.note_difference(organisation, kind, payment, ref, object) and stop then
        perform private.stop_payments(organisation, 'unknown payment found', null);
    end if;
    return kind;
end
$$;

create function private.needs_person(payment uuid, n int, why text)
returns void
language plpgsql set search_path = ''
as $$
begin
    perform private.to_sending(payment, 'for a person');
    perform private.move_payment(payment, 'needs_person', why);
    update private.payment_attempts a set state = 'needs_person' where a.payment_id = needs_person.payment and a.n = needs_person.n;
end
$$;

-- Records what came of a try. In: the attempt and a RailOutcome (rail.ts), or {"kind":"not_found"}: it was looked for and is not
-- there. A refusal comes only with an empty look-up, which its sender made. Out: what became of it; 'resend': the same request may
-- be sent again under the same key. A result that comes when more is known already changes nothing.
create function private.record_outcome(payment uuid, n int, outcome jsonb, at timestamptz default clock_timestamp())
returns text
language plpgsql set search_path = ''
as $$
declare
    kind text := outcome ->> 'kind';
    paid public.payments;
    tried private.payment_attempts;
begin
    select p.* into paid from public.payments p where p.id = payment for update;
    if kind = 'accepted' then
        return private.apply_object(paid.organisation_id, outcome -> 'object', at);
    end if;
    select a.* into tried from private.payment_attempts a where a.payment_id = record_outcome.payment and a.n = record_outcome.n for update;
    if tried.state is null or tried.state not in ('sending', 'unknown') then
        return 'settled';
    end if;
    if kind = 'not_found' then
        -- The key is good for 30 days (payments.md 1.2); a week is well within it, and long enough for a person to know more.
        if tried.first_sent_at <= at - interval '7 days' then
            perform private.needs_person(payment, n, 'not found for a week');
            return 'needs_person';
        end if;
        if exists (select 1 from public.pay_settings s where s.organisation_id = paid.organisation_id and s.stopped_at is not null) then
            update private.payment_attempts a set try_at = at + interval '5 minutes' where a.payment_id = record_outcome.payment and a.n = record_outcome.n;
            return 'stopped';
        end if;
        return 'resend';
    end if;

    update private.payment_attempts a set error_class = outcome ->> 'errorClass', error_code = outcome ->> 'code',
        request_id = coalesce(outcome ->> 'requestId', a.request_id),
        try_at = case kind
            when 'later' then at + least(interval '2 seconds' * power(2, least(a.tries, 10)), interval '5 minutes')
            when 'unknown' then at + least(interval '30 seconds' * power(2, least(a.tries, 10) - 1), interval '1 hour')
            else at end,
        state = case kind when 'refused' then 'refused' when 'unknown' then 'unknown' else a.state end
    where a.payment_id = record_outcome.payment and a.n = record_outcome.n;

    case kind
        when 'refused' then
            perform private.to_sending(payment, 'answered');
            perform private.move_payment(payment, 'refused', translate(outcome ->> 'code', '_', ' '));
            perform private.move_payment(payment, 'held', held => case outcome ->> 'code'
                when 'not_enough_money' then 'not enough money' when 'payee_not_ready' then 'payee not ready' when 'method_not_usable' then 'payee not ready'
                when 'payee_check' then 'payee check' when 'limit' then 'over a limit' else 'under review' end);
        when 'unknown' then
            if paid.state = 'sending' then
                perform private.move_payment(payment, 'unknown', 'no clear answer');
            end if;
        when 'later' then
            -- The rail is busy: everybody waits a little.
            update private.send_turns t set next_at = greatest(t.next_at, at + interval '1 second') where t.organisation_id = paid.organisation_id;
        when 'differs' then
            perform private.needs_person(payment, n, 'the rail knows the key with another request');
        when 'key_refused' then
            if paid.state in ('sending', 'unknown') then
                perform private.move_payment(payment, 'held', held => 'stopped');
            end if;
            perform private.stop_payments(paid.organisation_id, 'key refused', null);
    end case;
    return kind;
end
$$;

-- Takes attempts whose state at the rail is to be read again: what is under way, with growing pauses up to an hour, and what was
-- sent for thirty days, since it may be returned (payments.md 3.3). Out: [ref, …], at most so many.
create function private.take_to_look(organisation uuid, most int default 50, at timestamptz default clock_timestamp())
returns jsonb
language sql set search_path = ''
as $$
    with due as (
        select a.payment_id, a.n from private.payment_attempts a join public.payments p on p.id = a.payment_id
        where a.state in ('accepted', 'paid') and a.rail_ref is not null and a.look_at <= at and p.organisation_id = organisation
            and a.first_sent_at > at - interval '30 days' - interval '10 days'
        order by a.look_at limit most for update of a skip locked
    ), taken as (
        update private.payment_attempts a set looks = a.looks + 1,
            look_at = case when a.state = 'accepted' then at + least(interval '1 minute' * power(2, least(a.looks, 8)), interval '1 hour')
                else at + interval '12 hours' end
        from due where a.payment_id = due.payment_id and a.n = due.n returning a.rail_ref
    )
    select coalesce(jsonb_agg(rail_ref), '[]') from taken
$$;

-- A step of the clock: deliveries that were applied are forgotten after sixty days; what they led to stands with its payment.
create function private.forget_rail_events(at timestamptz default now())
returns void
language sql set search_path = ''
as $$
    delete from private.rail_events e where e.applied_at < at - interval '60 days'
$$;
insert into private.clock_steps values ('forget_rail_events');
