-- Reconciliation: everything the rail holds is compared with everything we know, each day and by hand, and each difference is
-- somebody's to explain (payments.md 3.4, R64). What the rail says of a payment of ours is applied on the way.
-- Who may see what: finance of the trust and its auditor read the differences and the runs; the worker writes them. Who owns or
-- closed one is read through the pages' functions (0117), which answer names, never accounts.

create table public.rail_differences (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    kind text not null check (kind in ('ours without theirs', 'theirs without ours', 'two for one payment', 'amount or account differs',
        'state differs', 'balance differs', 'sent before this database knew')),
    payment_id uuid references public.payments,
    rail_ref text check (char_length(rail_ref) <= 120),
    -- What the rail holds, and what we do: pence.
    rail_pence bigint,
    our_pence bigint,
    rail_state text,
    found_at timestamptz not null default clock_timestamp(),
    seen_at timestamptz not null default clock_timestamp(),
    times int not null default 1,
    owner_id uuid references auth.users,
    owned_at timestamptz,
    closed_at timestamptz,
    closed_by uuid references auth.users,
    closed_why text check (closed_why in ('explained', 'corrected', 'agreed since')),
    note text check (char_length(note) between 1 and 500),
    check ((closed_at is null) = (closed_why is null)),
    -- Whoever explains it is not the one who closes it.
    check (closed_by is distinct from owner_id or closed_by is null)
);
create unique index one_open_difference on public.rail_differences
    (organisation_id, kind, coalesce(payment_id, '00000000-0000-0000-0000-000000000000'), coalesce(rail_ref, '')) where closed_at is null;
create index on public.rail_differences (organisation_id, found_at desc, id desc);
create index on public.rail_differences (payment_id);
create index on public.rail_differences (rail_ref);

create table public.reconciliation_runs (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    asked_at timestamptz not null default clock_timestamp(),
    -- Null: the clock did.
    asked_by uuid references auth.users,
    started_at timestamptz,
    finished_at timestamptz,
    failed_why text check (failed_why in ('no answer', 'key refused')),
    -- How many of the rail's were compared, how many of ours moved by it, and how many differences there were.
    compared int not null default 0,
    moved int not null default 0,
    differences int not null default 0,
    -- What the rail says it has, and what our ledger says; pence.
    rail_pence bigint,
    ledger_pence bigint
);
create index on public.reconciliation_runs (organisation_id, asked_at desc, id desc);
create unique index one_run_waits on public.reconciliation_runs (organisation_id) where finished_at is null;

alter table public.rail_differences enable row level security;
alter table public.reconciliation_runs enable row level security;
grant select (id, organisation_id, kind, payment_id, rail_ref, rail_pence, our_pence, rail_state, found_at, seen_at, times, owned_at, closed_at,
    closed_why, note) on public.rail_differences to authenticated;
grant select (id, organisation_id, asked_at, started_at, finished_at, failed_why, compared, moved, differences, rail_pence, ledger_pence)
    on public.reconciliation_runs to authenticated;
create policy "finance and auditors read what differs" on public.rail_differences for select to authenticated
using (organisation_id in (select private.my_organisations('finance_approver', 'board_auditor')));
create policy "finance and auditors read when it was compared" on public.reconciliation_runs for select to authenticated
using (organisation_id in (select private.my_organisations('finance_approver', 'board_auditor')));

-- Notes a difference, or that it is still there. In: what of; `object` is the rail's. Out: whether people are to be told: it is
-- new, and nobody explained it before.
create function private.note_difference(organisation uuid, what text, payment uuid, ref text, object jsonb, ours bigint default null)
returns boolean
language plpgsql set search_path = ''
as $$
declare
    is_new boolean;
    theirs bigint := (object ->> 'pence')::bigint;
begin
    ours := coalesce(ours, (select p.pence from public.payments p where p.id = payment));
    -- The same thing, by as much: another difference of a balance that was explained once is a new one.
    if exists (select 1 from public.rail_differences d where d.organisation_id = organisation and d.kind = what
        and d.payment_id is not distinct from payment and d.rail_ref is not distinct from ref and d.closed_why = 'explained'
        and coalesce(d.rail_pence, 0) - coalesce(d.our_pence, 0) = coalesce(theirs, 0) - coalesce(ours, 0)) then
        return false;
    end if;
    insert into public.rail_differences (organisation_id, kind, payment_id, rail_ref, rail_pence, our_pence, rail_state)
    values (organisation, what, payment, ref, theirs, ours, object ->> 'state')
    on conflict (organisation_id, kind, coalesce(payment_id, '00000000-0000-0000-0000-000000000000'), coalesce(rail_ref, '')) where closed_at is null
    do update set seen_at = clock_timestamp(), times = rail_differences.times + 1, rail_pence = excluded.rail_pence,
        our_pence = excluded.our_pence, rail_state = excluded.rail_state
    returning times = 1 into is_new;
    return is_new;
end
$$;

-- Tells finance and the administrators of a trust that sending has stopped: not why, that is read behind the door.
create function private.alert_finance(organisation uuid, why text)
returns void
language plpgsql set search_path = ''
as $$
declare
    person uuid;
begin
    for person in
        select distinct m.person_id from public.members m
        where m.organisation_id = organisation and m.role in ('finance_approver', 'administrator')
            and m.starts_on <= private.today() and (m.ends_on is null or m.ends_on > private.today())
    loop
        perform private.queue_message(person, 'payments_stopped', 'person', person, '{}', now(),
            format('payments-stopped/%s/%s/%s', replace(why, ' ', '-'), to_char(now(), 'YYYYMMDDHH24'), person));
    end loop;
end
$$;

-- Takes the run that a person asked for, or the day's, which the clock owes from five in the morning. A run whose worker died is
-- taken again after ten minutes. Out: {} or {"run","since"}: from when the rail's are compared. Forty days, since a payment may be
-- returned for thirty; the first run, and one that a person asked for, compare everything.
create function private.take_reconciliation(organisation uuid, at timestamptz default clock_timestamp())
returns jsonb
language plpgsql set search_path = ''
as $$
declare
    taken public.reconciliation_runs;
begin
    if extract(hour from at at time zone 'Europe/London') >= 5 and not exists (
        select 1 from public.reconciliation_runs r where r.organisation_id = organisation
            and (r.finished_at is null or (r.asked_at at time zone 'Europe/London')::date >= (at at time zone 'Europe/London')::date)) then
        insert into public.reconciliation_runs (organisation_id, asked_at) values (organisation, at) on conflict do nothing;
    end if;
    update public.reconciliation_runs r set started_at = at
    where r.id = (select x.id from public.reconciliation_runs x where x.organisation_id = organisation and x.finished_at is null
        and (x.started_at is null or x.started_at < at - interval '10 minutes') for update skip locked)
    returning r.* into taken;
    if taken.id is null then
        return '{}';
    end if;
    return jsonb_build_object('run', taken.id, 'since', case
        when taken.asked_by is null and exists (select 1 from public.reconciliation_runs r where r.organisation_id = organisation and r.rail_pence is not null)
        then at - interval '40 days' else timestamptz '2020-01-01 00:00+00' end);
end
$$;

-- Compares one object of the rail's with what we know, and applies it. Out: as private.apply_object. One that belongs to nothing
-- we know stops all sending: somebody else sends with this key, or this database is older than what happened.
create function private.compare_object(organisation uuid, object jsonb)
returns text
language plpgsql set search_path = ''
as $$
declare
    became text := private.apply_object(organisation, object);
begin
    if became = 'unknown object' and private.note_difference(organisation, 'theirs without ours', null, object ->> 'ref', object) then
        perform private.stop_payments(organisation, 'unknown payment found', null);
    end if;
    return became;
end
$$;

-- Ends a run. In: the references that the rail listed since, what moved by comparing, and the rail's sums since its beginning
-- (rail.ts `balance`; null where the rail did not tell). What came in is posted; then what the ledger says is there must be what
-- the rail says is there: opening + received - sent + returned = closing.
create function private.finish_reconciliation(run uuid, since timestamptz, refs text[], moved int, sums jsonb, failed text default null)
returns void
language plpgsql set search_path = ''
as $$
declare
    ours public.reconciliation_runs;
    missing record;
    funded bigint;
    ledger bigint;
begin
    select r.* into ours from public.reconciliation_runs r where r.id = run for update;
    if ours.finished_at is not null then
        return;
    end if;
    if failed is null then
        for missing in
            select a.payment_id, a.rail_ref from private.payment_attempts a join public.payments p on p.id = a.payment_id
            where p.organisation_id = ours.organisation_id and a.rail_ref is not null and a.rail_ref <> all (refs)
                and a.first_sent_at >= finish_reconciliation.since and a.first_sent_at < ours.started_at - interval '5 minutes'
        loop
            perform private.note_difference(ours.organisation_id, 'ours without theirs', missing.payment_id, missing.rail_ref, '{}');
        end loop;
    end if;
    if sums is not null then
        -- Everything that came in since the account was opened, less what is posted already: posted once, whenever it is asked.
        funded := (sums ->> 'openingPence')::bigint + (sums ->> 'receivedPence')::bigint + coalesce((sums ->> 'otherPence')::bigint, 0)
            - (select coalesce(sum(e.pence), 0) from public.ledger_entries e join public.ledger_transactions t on t.id = e.transaction_id
                where t.organisation_id = ours.organisation_id and e.account = 'stripe_balance' and t.what in ('funds received', 'funds taken back'));
        if funded <> 0 then
            perform private.post(ours.organisation_id, null, case when funded > 0 then 'funds received' else 'funds taken back' end,
                jsonb_build_array(jsonb_build_array('stripe_balance', funded), jsonb_build_array('funding', -funded)));
        end if;
        ledger := private.ledger_sum(ours.organisation_id, array['stripe_balance', 'on_its_way']);
        if ledger <> (sums ->> 'closingPence')::bigint then
            perform private.note_difference(ours.organisation_id, 'balance differs', null, null, jsonb_build_object('pence', sums ->> 'closingPence'), ledger);
        else
            update public.rail_differences d set closed_at = clock_timestamp(), closed_why = 'agreed since'
            where d.organisation_id = ours.organisation_id and d.kind = 'balance differs' and d.closed_at is null;
        end if;
    end if;
    update public.reconciliation_runs r set finished_at = clock_timestamp(), compared = coalesce(cardinality(refs), 0), moved = finish_reconciliation.moved,
        failed_why = failed, rail_pence = (sums ->> 'closingPence')::bigint, ledger_pence = ledger,
        differences = (select count(*) from public.rail_differences d where d.organisation_id = ours.organisation_id and d.closed_at is null)
    where r.id = run;
end
$$;

create function private.ledger_sum(organisation uuid, accounts text[])
returns bigint
language sql stable set search_path = ''
as $$
    select coalesce(sum(e.pence), 0)::bigint from public.ledger_entries e join public.ledger_transactions t on t.id = e.transaction_id
    where t.organisation_id = organisation and e.account = any (accounts)
$$;
