-- Sending exactly once, the part before anything leaves: what stops a payment from being sent, whose turn it is, and the attempt
-- that is kept with its key and its exact request before the rail is asked (payments.md 3.4: the outbox rule).
-- Who may see what: nobody but the owner of the tables, which the worker is. Pages read the safe facts through 0117.

alter table public.pay_settings
    -- How fast the rail is asked, over all workers together: one and a half a second (payments.md 1.5).
    add column sends_per_minute int not null default 90 check (sends_per_minute between 1 and 600000);

alter table private.payment_attempts
    -- What the rail last said of it, and that it is looking at it.
    add column rail_state text check (rail_state in ('processing', 'posted', 'failed', 'cancelled', 'returned')),
    add column under_review boolean not null default false,
    -- When the rail is to be asked again what became of it, and how often it was.
    add column look_at timestamptz,
    add column looks int not null default 0;
create index attempts_to_look_at on private.payment_attempts (look_at) where state in ('accepted', 'paid') and rail_ref is not null;
create index attempts_by_day on private.payment_attempts (made_at);

-- When a trust's next payment may be sent. Its row is the lock under which limits are added up, so that two workers never both
-- find room for the last one.
create table private.send_turns (
    organisation_id uuid primary key references public.organisations,
    next_at timestamptz not null default '-infinity'
);
alter table private.send_turns enable row level security;

-- Wakes the worker for what may be sent, applied or reconciled; without one, the next minute's clock finds it.
create function private.wake_payments(job text default 'send_payments')
returns void
language plpgsql set search_path = ''
as $$
begin
    if to_regnamespace('graphile_worker') is not null then
        perform graphile_worker.add_job(job, job_key => job, max_attempts => 1);
    end if;
end
$$;

create function private.wake_for_payment()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.wake_payments();
    return null;
end
$$;
create trigger wake_for_payment after insert on public.payment_events for each row
when (new.to_state in ('approved', 'queued')) execute function private.wake_for_payment();

-- Why a payment is not sent at this moment; null: it may be. In: the payment, whose row the caller has locked, and the moment.
-- Out: a word of payments.held_why, or 'changed': something that was approved is not as it was (matrix 3). The caller holds the
-- trust's turn, so that the sums below stand still (payments.md 5.3).
create function private.why_not_send(payment uuid, at timestamptz default now())
returns text
language plpgsql set search_path = ''
as $$
declare
    due public.payments;
    settings public.pay_settings;
    day date := (at at time zone 'Europe/London')::date;
    week timestamptz := date_trunc('week', at at time zone 'Europe/London') at time zone 'Europe/London';
    midnight timestamptz := date_trunc('day', at at time zone 'Europe/London') at time zone 'Europe/London';
    why text;
begin
    select p.* into due from public.payments p where p.id = payment;
    -- Where a trust decided nothing, the defaults of the table hold.
    select s.* into settings from public.pay_settings s where s.organisation_id = due.organisation_id;
    if settings.stopped_at is not null then
        return 'stopped';
    end if;
    if due.hash is distinct from private.claim_hash(due.claim_id) or not exists (
        select 1 from public.approvals a where a.claim_id = due.claim_id and a.decision = 'approved' and a.voided_at is null and a.hash = due.hash) then
        return 'changed';
    end if;
    why := private.payee_hold(payment);
    if why is not null then
        return why;
    end if;
    if private.over_own_limit(payment, day) then
        return 'over their own limit';
    end if;
    if due.pence > coalesce(settings.most_per_payment, 200000)
        or due.pence + private.sent_since(week, due.payee_id, null) > coalesce(settings.most_per_payee_week, 300000)
        or due.pence + private.sent_since(midnight, null, due.organisation_id) > coalesce(settings.most_per_day, 2000000) then
        return 'over a limit';
    end if;
    return null;
end
$$;

-- Pence that were sent, or may have been, since a moment: to one payee, or by one trust.
create function private.sent_since(moment timestamptz, payee uuid, organisation uuid)
returns bigint
language sql stable set search_path = ''
as $$
    select coalesce(sum(p.pence), 0) from private.payment_attempts a join public.payments p on p.id = a.payment_id
    where a.made_at >= moment and a.state in ('sending', 'unknown', 'accepted', 'paid', 'needs_person')
        and (payee is null or p.payee_id = payee) and (organisation is null or p.organisation_id = organisation)
$$;

-- Stops all sending of a trust (the kill switch). In: whose, why in the closed words of pay_settings, and who. What waits to be
-- sent is held; what was begun is still looked up, and not sent again until somebody lets it go on. Stopping twice changes nothing.
create function private.stop_payments(organisation uuid, why text, who uuid default auth.uid(), at timestamptz default clock_timestamp())
returns void
language plpgsql set search_path = ''
as $$
declare
    waiting uuid;
begin
    insert into private.send_turns (organisation_id) values (organisation) on conflict do nothing;
    perform 1 from private.send_turns t where t.organisation_id = organisation for update;
    insert into public.pay_settings (organisation_id, stopped_at, stopped_by, stopped_why) values (organisation, at, who, why)
    on conflict (organisation_id) do update set stopped_at = excluded.stopped_at, stopped_by = excluded.stopped_by, stopped_why = excluded.stopped_why
    where pay_settings.stopped_at is null;
    if not found then
        return;
    end if;
    -- Whoever holds one of these rows finds the switch before sending.
    for waiting in
        select p.id from public.payments p
        where p.rail = 'stripe' and p.state = 'queued' and p.organisation_id = organisation
        order by p.pay_on, p.id for update skip locked
    loop
        perform private.move_payment(waiting, 'held', held => 'stopped');
    end loop;
    perform private.alert_finance(organisation, why);
end
$$;

-- Whether the trust's turn has come, taking its lock. Out: null: it has, and the next one is set; else how long to wait, in
-- milliseconds, or that all is stopped.
create function private.take_turn(organisation uuid, peek boolean default false)
returns jsonb
language plpgsql set search_path = ''
as $$
declare
    next_one timestamptz;
    pace interval;
begin
    insert into private.send_turns (organisation_id) values (organisation) on conflict do nothing;
    select t.next_at into next_one from private.send_turns t where t.organisation_id = organisation for update;
    if exists (select 1 from public.pay_settings s where s.organisation_id = organisation and s.stopped_at is not null) then
        return jsonb_build_object('stopped', true);
    end if;
    if next_one > clock_timestamp() then
        return jsonb_build_object('wait_ms', ceil(extract(epoch from next_one - clock_timestamp()) * 1000));
    end if;
    if not peek then
        select interval '1 minute' / coalesce(max(s.sends_per_minute), 90) into pace from public.pay_settings s where s.organisation_id = organisation;
        -- What was not used a moment ago may be used now, so that the pace holds over a batch and not only between two.
        update private.send_turns t set next_at = greatest(t.next_at, clock_timestamp() - interval '50 milliseconds') + pace
        where t.organisation_id = organisation;
    end if;
    return null;
end
$$;

-- Takes the next payment of a trust that may be sent, and keeps it locked: the caller makes its request, hands it to
-- private.begin_attempt in the same transaction, commits, and only then sends. What may not be sent is held, or voided where what
-- was approved has changed. Out: {} nothing waits; {"stopped"}; {"wait_ms"}; or what a request is made of (rail.ts Sending).
create function private.take_next_to_send(organisation uuid)
returns jsonb
language plpgsql set search_path = ''
as $$
declare
    turn jsonb := private.take_turn(organisation, true);
    taken public.payments;
    account public.payee_accounts;
    passed uuid[] := '{}';
    why text;
begin
    if turn is not null then
        return turn;
    end if;
    loop
        select p.* into taken from public.payments p
        where p.rail = 'stripe' and p.state = 'queued' and p.organisation_id = organisation and p.id <> all (passed)
        order by p.pay_on, p.id limit 1 for update skip locked;
        if taken.id is null then
            return '{}';
        end if;
        -- A claim that somebody is changing at this moment is left for the next time, so that neither waits for the other.
        perform 1 from public.claims c where c.id = taken.claim_id for update skip locked;
        if not found then
            passed := passed || taken.id;
            continue;
        end if;
        why := private.why_not_send(taken.id, clock_timestamp());
        exit when why is null;
        if why = 'changed' then
            perform private.void_changed(taken.id);
        else
            perform private.move_payment(taken.id, 'held', held => why);
        end if;
    end loop;
    perform private.take_turn(organisation);
    select a.* into account from public.payee_accounts a where a.id = taken.payee_account_id;
    return jsonb_build_object('paymentId', taken.id,
        'n', (select coalesce(max(a.n), 0) + 1 from private.payment_attempts a where a.payment_id = taken.id),
        'pence', taken.pence, 'account', account.account_ref, 'method', account.method_ref, 'check', account.check_ref,
        'descriptor', coalesce((select s.statement_descriptor from public.pay_settings s where s.organisation_id = organisation), 'INVOLVEMENT'));
end
$$;

-- What was approved is not as it was: its approvals fall, and with them what they would have paid. A claim that somebody is
-- changing at this moment is theirs to take back.
create function private.void_changed(payment uuid)
returns void
language plpgsql set search_path = ''
as $$
declare
    whose uuid;
begin
    select c.id into whose from public.claims c join public.payments p on p.claim_id = c.id where p.id = payment for update of c skip locked;
    if whose is not null then
        perform private.reopen_approvals(whose, 'changed');
    end if;
end
$$;

-- Keeps an attempt before it is sent: its key has the payment and the count in it, never a date (which would pay twice over
-- midnight) and never a constant (which a stored refusal would poison). Out: the attempt as rail.ts has it, with the request as it
-- is kept: what is sent is read from here, now and on every later try. Its time to be tried again is when its sender must be dead.
create function private.begin_attempt(payment uuid, n int, request jsonb)
returns jsonb
language plpgsql set search_path = ''
as $$
begin
    insert into private.payment_attempts (payment_id, n, idem_key, request, first_sent_at, tried_at, tries, try_at)
    values (payment, begin_attempt.n, format('op:%s:%s', payment, begin_attempt.n), begin_attempt.request, clock_timestamp(), clock_timestamp(), 1,
        clock_timestamp() + interval '60 seconds');
    perform private.move_payment(payment, 'sending', format('attempt %s', begin_attempt.n));
    return private.attempt_of(payment, begin_attempt.n);
end
$$;

create function private.attempt_of(payment uuid, n int)
returns jsonb
language sql stable set search_path = ''
as $$
    select jsonb_build_object('paymentId', a.payment_id, 'n', a.n, 'idemKey', a.idem_key, 'request', a.request, 'firstSentAt', a.first_sent_at,
        'pence', p.pence, 'account', y.account_ref)
    from private.payment_attempts a join public.payments p on p.id = a.payment_id left join public.payee_accounts y on y.id = p.payee_account_id
    where a.payment_id = payment and a.n = attempt_of.n
$$;

-- The next attempt of a trust of which nobody knows what became: its sender died, or the rail's answer did not tell. It is looked
-- up before anything is sent again. Out: the attempt, {} or {"wait_ms"}. It is tried again in a minute unless an outcome is recorded.
create function private.take_to_resume(organisation uuid)
returns jsonb
language plpgsql set search_path = ''
as $$
declare
    turn jsonb := private.take_turn(organisation, true);
    found_one private.payment_attempts;
begin
    if turn ? 'wait_ms' then
        return turn;
    end if;
    select a.* into found_one from private.payment_attempts a join public.payments p on p.id = a.payment_id
    where a.state in ('sending', 'unknown') and a.try_at <= clock_timestamp() and p.organisation_id = organisation
    order by a.try_at limit 1 for update of p, a skip locked;
    if found_one.payment_id is null then
        return '{}';
    end if;
    if turn is null then
        perform private.take_turn(organisation);
        if exists (select 1 from public.payments p where p.id = found_one.payment_id and p.state = 'held') then
            perform private.move_payment(found_one.payment_id, 'sending', 'sending again');
        end if;
    end if;
    update private.payment_attempts a set try_at = clock_timestamp() + interval '60 seconds', tried_at = clock_timestamp(), tries = a.tries + 1
    where a.payment_id = found_one.payment_id and a.n = found_one.n;
    return private.attempt_of(found_one.payment_id, found_one.n);
end
$$;

-- A step of the clock: what was approved is queued on its day, and what is held for a reason that passes by itself is looked at
-- again. What a rail refused waits for a person (matrix 16), or it would be refused every minute.
create function private.release_payments(at timestamptz default now())
returns void
language plpgsql set search_path = ''
as $$
declare
    due public.payments;
    why text;
begin
    for due in
        select p.* from public.payments p
        where p.rail = 'stripe' and p.state in ('approved', 'held') and p.pay_on <= (at at time zone 'Europe/London')::date
            and (p.state = 'approved' or p.held_why in ('over their own limit', 'payee not ready', 'payee check', 'cooling off', 'over a limit'))
            and not exists (select 1 from public.pay_settings s where s.organisation_id = p.organisation_id and s.stopped_at is not null)
            and not exists (select 1 from private.payment_attempts a where a.payment_id = p.id)
        order by p.pay_on, p.id for update of p skip locked
    loop
        why := case when due.state = 'held' then private.why_not_send(due.id, at) end;
        if why is null then
            perform private.move_payment(due.id, 'queued', at => at);
        elsif why = 'changed' then
            perform private.void_changed(due.id);
        end if;
    end loop;
end
$$;
insert into private.clock_steps values ('release_payments');
