-- What people decide about sending: stopping and going on, letting a held payment go, saying what became of one that nobody could
-- find, and owning and closing what differs; and the pages that show it.
-- Who may see what: finance approvers of the trust act; its auditor reads. Where two are needed the first is of finance, and the
-- second of finance or an administrator, since many trusts have one person of finance here. Whoever waits because of a limit of their own is shown
-- as waiting for the person, with nothing more (R57).

-- What one person says became of a payment that nobody could find at the rail; two who say the same close it (payments.md 3.4).
create table private.doubt_opinions (
    payment_id uuid not null references public.payments,
    n int not null,
    said_by uuid not null references auth.users,
    said text not null check (said in ('it was sent', 'it was not sent')),
    why text not null check (why in ('seen on the bank statement', 'seen at the rail', 'the rail confirmed in writing', 'the person confirmed')),
    said_at timestamptz not null default now(),
    primary key (payment_id, n, said_by)
);
alter table private.doubt_opinions enable row level security;

-- Who has asked that sending goes on after a stop for which two are needed.
create table private.start_asks (
    organisation_id uuid primary key references public.organisations,
    asked_by uuid not null references auth.users,
    asked_at timestamptz not null default now()
);
alter table private.start_asks enable row level security;
create index on private.start_asks (asked_by);
create index on private.doubt_opinions (said_by);

-- Stops all sending of a trust at once. In: whose. Who may: its finance approvers and administrators. No fresh sign-in: stopping
-- must never wait. Stopping what is stopped changes nothing.
create function public.stop_sending(organisation uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.require_role(organisation, 'finance_approver', 'administrator');
    perform private.stop_payments(organisation, 'by a person');
end
$$;

-- Lets sending go on. Who may: finance approvers who have just signed in. After a payment that nobody knew or a restore, a second
-- person after them, when reconciliation has run since the stop and each difference that it found is somebody's. Out: 'started', or 'asked':
-- somebody else is to say it too, within a day. Errors: PO001 it is not stopped; PO002 reconciliation has not run since; PO003 a
-- difference is nobody's; PO004 the same person asked before.
create function public.start_sending(organisation uuid)
returns text
language plpgsql security definer set search_path = ''
as $$
declare
    settings public.pay_settings;
    asked private.start_asks;
    waiting record;
begin
    perform private.require_role(organisation, 'finance_approver', 'administrator');
    perform private.require_fresh_sign_in();
    perform 1 from private.send_turns t where t.organisation_id = organisation for update;
    select s.* into settings from public.pay_settings s where s.organisation_id = organisation for update;
    if settings.stopped_at is null then
        perform private.refuse('PO001', 'Sending is not stopped');
    end if;
    if settings.stopped_why in ('unknown payment found', 'restored from a backup') then
        if not exists (select 1 from public.reconciliation_runs r where r.organisation_id = organisation
            and r.started_at > settings.stopped_at and r.finished_at is not null and r.failed_why is null) then
            perform private.refuse('PO002', 'Compare with the rail first: nobody knows yet what was sent');
        end if;
        if exists (select 1 from public.rail_differences d where d.organisation_id = organisation and d.closed_at is null and d.owner_id is null
            and d.kind <> 'balance differs') then
            perform private.refuse('PO003', 'A difference has nobody yet. Say whose each one is, then go on.');
        end if;
        select a.* into asked from private.start_asks a where a.organisation_id = organisation and a.asked_at > greatest(settings.stopped_at, now() - interval '1 day');
        if asked.asked_by is null then
            perform private.require_role(organisation, 'finance_approver');
            insert into private.start_asks values (organisation, private.signed_in())
            on conflict (organisation_id) do update set asked_by = excluded.asked_by, asked_at = now();
            return 'asked';
        end if;
        if asked.asked_by = private.signed_in() then
            perform private.refuse('PO004', 'You asked for it. Somebody else says so too.');
        end if;
    else
        perform private.require_role(organisation, 'finance_approver');
    end if;
    delete from private.start_asks a where a.organisation_id = organisation;
    update public.pay_settings s set stopped_at = null, stopped_by = null, stopped_why = null where s.organisation_id = organisation;
    for waiting in
        select p.id, exists (select 1 from private.payment_attempts a where a.payment_id = p.id and a.state in ('sending', 'unknown')) as begun
        from public.payments p where p.organisation_id = organisation and p.rail = 'stripe' and p.state = 'held' and p.held_why = 'stopped'
        order by p.id for update of p
    loop
        -- What was begun is sent again as it was, after a look-up; the rest is looked at anew.
        perform private.move_payment(waiting.id, case when waiting.begun then 'sending' else 'queued' end, 'started again');
    end loop;
    perform private.wake_payments();
    return 'started';
end
$$;

-- Lets a payment go that a rail refused or that waits for a person of finance; everything is checked again before it is sent.
-- Who may: finance approvers who have just signed in. Errors: PO005 it does not wait for them: for its person, its day or nothing.
create function public.release_payment(payment uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    held public.payments;
begin
    select p.* into held from public.payments p where p.id = payment for update;
    perform private.require_role(held.organisation_id, 'finance_approver');
    perform private.require_fresh_sign_in();
    if held.rail <> 'stripe' or held.state <> 'held'
        or held.held_why not in ('not enough money', 'under review', 'payee not ready', 'payee check', 'over a limit') then
        perform private.refuse('PO005', 'This payment does not wait for you');
    end if;
    perform private.move_payment(payment, 'queued', 'released');
end
$$;

-- Says what became of a payment that nobody could find. Two who say the same close it, a finance approver first: not sent, and it may be
-- released as a new attempt; sent, and it counts as paid. A machine never does (issue 5, 10). Out: 'said' or 'closed'.
-- Errors: PO006 it does not wait for that; PO007 the two do not say the same.
create function public.say_what_became(payment uuid, said text, why text)
returns text
language plpgsql security definer set search_path = ''
as $$
declare
    doubted public.payments;
    tried private.payment_attempts;
    other private.doubt_opinions;
begin
    select p.* into doubted from public.payments p where p.id = payment for update;
    perform private.require_role(doubted.organisation_id, 'finance_approver', 'administrator');
    perform private.require_fresh_sign_in();
    select a.* into tried from private.payment_attempts a where a.payment_id = payment and a.state = 'needs_person' for update;
    if tried.payment_id is null or doubted.state <> 'needs_person' then
        perform private.refuse('PO006', 'This payment is not in doubt any more');
    end if;
    select o.* into other from private.doubt_opinions o where o.payment_id = payment and o.n = tried.n and o.said_by <> private.signed_in();
    if other.payment_id is null then
        perform private.require_role(doubted.organisation_id, 'finance_approver');
    end if;
    if other.payment_id is not null and other.said <> say_what_became.said then
        perform private.refuse('PO007', 'Somebody else says it otherwise. Speak to each other first.', 'said');
    end if;
    insert into private.doubt_opinions (payment_id, n, said_by, said, why)
    values (payment, tried.n, private.signed_in(), say_what_became.said, say_what_became.why)
    on conflict (payment_id, n, said_by) do update set said = excluded.said, why = excluded.why, said_at = now();
    if other.payment_id is null then
        return 'said';
    end if;
    if say_what_became.said = 'it was sent' then
        perform private.move_payment(payment, 'accepted', 'two people say so');
        perform private.move_payment(payment, 'paid', 'two people say so');
        update private.payment_attempts a set state = 'paid', rail_state = 'posted' where a.payment_id = tried.payment_id and a.n = tried.n;
    else
        perform private.move_payment(payment, 'refused', 'two people say so');
        perform private.move_payment(payment, 'held', held => 'under review');
        update private.payment_attempts a set state = 'refused', error_code = 'two people' where a.payment_id = tried.payment_id and a.n = tried.n;
    end if;
    return 'closed';
end
$$;

-- Takes a difference as one's own to explain. Who may: finance approvers.
create function public.own_difference(difference uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_one public.rail_differences;
begin
    select d.* into found_one from public.rail_differences d where d.id = difference and d.closed_at is null for update;
    perform private.require_role(found_one.organisation_id, 'finance_approver');
    update public.rail_differences d set owner_id = private.signed_in(), owned_at = now() where d.id = difference;
end
$$;

-- Closes a difference with what it was. Who may: a finance approver or administrator other than its owner, just signed in.
-- Errors: PO008 nobody owns it yet; PO009 the owner themselves.
create function public.close_difference(difference uuid, why text, note text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_one public.rail_differences;
begin
    select d.* into found_one from public.rail_differences d where d.id = difference and d.closed_at is null for update;
    perform private.require_role(found_one.organisation_id, 'finance_approver', 'administrator');
    perform private.require_fresh_sign_in();
    if found_one.owner_id is null then
        perform private.refuse('PO008', 'Somebody takes it as theirs first, and finds out what it is');
    end if;
    if found_one.owner_id = private.signed_in() then
        perform private.refuse('PO009', 'It is yours to explain, so somebody else closes it');
    end if;
    update public.rail_differences d set closed_at = now(), closed_by = private.signed_in(),
        closed_why = case when close_difference.why = 'corrected' then 'corrected' else 'explained' end,
        note = private.require_text(close_difference.note, 500, 'note', 'Write what it was')
    where d.id = difference;
end
$$;

-- Asks for a comparison with the rail now. Who may: finance approvers and the auditor, who only looks.
create function public.compare_now(organisation uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.require_role(organisation, 'finance_approver', 'board_auditor');
    insert into public.reconciliation_runs (organisation_id, asked_by) values (organisation, private.signed_in()) on conflict do nothing;
    perform private.wake_payments('reconcile_payments');
end
$$;
grant execute on function public.stop_sending, public.start_sending, public.release_payment, public.say_what_became, public.own_difference,
    public.close_difference, public.compare_now to authenticated;

-- How sending stands, for its page. Who may: finance approvers, the auditor and administrators of the trust. Out: whether it is stopped and who
-- asked to go on, what is under way, what waits for a person of finance ("released"), what is in doubt, the last deliveries,
-- answers that went wrong in the last week by their class, and the last comparison. No names of payees; never a limit of one's own.
create function public.payment_rail(organisation uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    perform private.require_role(organisation, 'finance_approver', 'board_auditor', 'administrator');
    return (with ours as materialized (
        select p.* from public.payments p where p.organisation_id = organisation and p.rail = 'stripe'
            and p.state in ('approved', 'queued', 'held', 'sending', 'unknown', 'accepted', 'needs_person')
    ) select jsonb_build_object(
        'stopped', (select jsonb_build_object('at', s.stopped_at, 'why', s.stopped_why) from public.pay_settings s
            where s.organisation_id = organisation and s.stopped_at is not null),
        'asked', (select jsonb_build_object('at', a.asked_at, 'mine', a.asked_by = private.signed_in()) from private.start_asks a
            join public.pay_settings s on s.organisation_id = a.organisation_id
            where a.organisation_id = payment_rail.organisation and a.asked_at > greatest(s.stopped_at, now() - interval '1 day')),
        'waiting', (select count(*) from ours o where o.state in ('approved', 'queued')),
        'sending', (select count(*) from ours o where o.state in ('sending', 'unknown')),
        'on_its_way', (select count(*) from ours o where o.state = 'accepted'),
        'held', (select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'reference', h.reference, 'pence', h.pence, 'why', h.held_why, 'since', h.changed_at)
                order by h.changed_at, h.id), '[]')
            from (select o.* from ours o where o.state = 'held' and o.held_why in ('not enough money', 'under review', 'payee not ready', 'payee check',
                'over a limit') order by o.changed_at, o.id limit 50) h),
        'doubts', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'reference', o.reference, 'pence', o.pence, 'since', o.changed_at,
                'said', (select x.said from private.doubt_opinions x where x.payment_id = o.id and x.n = a.n and x.said_by <> private.signed_in()),
                'mine', (select x.said from private.doubt_opinions x where x.payment_id = o.id and x.n = a.n and x.said_by = private.signed_in()))
                order by o.changed_at, o.id), '[]')
            from ours o join private.payment_attempts a on a.payment_id = o.id and a.state = 'needs_person' where o.state = 'needs_person'),
        'events', (select jsonb_build_object('last', max(e.received_at), 'waiting', count(*) filter (where e.applied_at is null))
            from private.rail_events e where e.organisation_id = payment_rail.organisation and e.received_at > now() - interval '30 days'),
        'wrong', (select coalesce(jsonb_agg(jsonb_build_object('class', w.error_class, 'times', w.times) order by w.times desc, w.error_class), '[]')
            from (select a.error_class, count(*) as times from private.payment_attempts a join public.payments p on p.id = a.payment_id
                where p.organisation_id = payment_rail.organisation and a.error_class is not null and a.made_at > now() - interval '7 days' group by 1) w),
        'compared', (select to_jsonb(r) - 'asked_by' - 'organisation_id' from public.reconciliation_runs r where r.organisation_id = payment_rail.organisation
            order by r.asked_at desc, r.id desc limit 1),
        'differences', (select count(*) from public.rail_differences d where d.organisation_id = payment_rail.organisation and d.closed_at is null)));
end
$$;

-- What differs between the rail and us, 20 and one more, the newest first; open ones, or closed ones, or the only one. Who may: finance approvers,
-- the auditor and administrators. Out: {"rows": [...], "run": the last comparison}. Who owns one stands there by the name the trust has for them.
create function public.reconciliation(organisation uuid, closed boolean default false, before_at timestamptz default null, before_id uuid default null,
    most int default 21, only_one uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    perform private.require_role(organisation, 'finance_approver', 'board_auditor', 'administrator');
    return jsonb_build_object(
        'run', (select to_jsonb(r) - 'asked_by' - 'organisation_id' from public.reconciliation_runs r
            where r.organisation_id = reconciliation.organisation order by r.asked_at desc, r.id desc limit 1),
        'rows', (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'kind', d.kind, 'payment', d.payment_id,
                'reference', (select p.reference from public.payments p where p.id = d.payment_id), 'rail_ref', d.rail_ref, 'rail_pence', d.rail_pence,
                'our_pence', d.our_pence, 'rail_state', d.rail_state, 'found_at', d.found_at, 'seen_at', d.seen_at, 'times', d.times,
                'owner', (select min(n.name) from public.people n where n.account_id = d.owner_id and n.organisation_id = reconciliation.organisation),
                'mine', coalesce(d.owner_id = private.signed_in(), false), 'owned', d.owner_id is not null,
                'closed_at', d.closed_at, 'closed_why', d.closed_why, 'note', d.note) order by d.found_at desc, d.id desc), '[]')
            from (select x.* from public.rail_differences x where x.organisation_id = reconciliation.organisation
                    and case when only_one is null then (x.closed_at is not null) = reconciliation.closed else x.id = only_one end
                    and (before_at is null or (x.found_at, x.id) < (before_at, before_id))
                order by x.found_at desc, x.id desc limit least(most, 5000)) d));
end
$$;
grant execute on function public.payment_rail, public.reconciliation to authenticated;
