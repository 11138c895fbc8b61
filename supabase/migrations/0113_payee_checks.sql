-- What the rail says of a payee's account, written by the worker; and Confirmation of Payee: where the name is not that of the bank
-- account, a person of finance looks at both and agrees, or asks for other bank details. It is written down who did (matrix 19).
-- Who may see what: finance approvers, while they look, the name the bank has and the name we know. The auditor sees what was
-- decided and when. A person never looks at their own.

-- Takes the next account of which the rail is to be asked, for a minute. Out: {} or {"id","slug","ref"}.
create function private.take_payee_look(at timestamptz default clock_timestamp())
returns jsonb
language plpgsql set search_path = ''
as $$
declare
    taken public.payee_accounts;
begin
    update public.payee_accounts a set look_at = at + interval '1 minute'
    where a.id = (select x.id from public.payee_accounts x
        where x.ended_at is null and x.account_ref is not null and x.look_at <= at order by x.look_at limit 1 for update skip locked)
    returning a.* into taken;
    if taken.id is null then
        return '{}';
    end if;
    return (select jsonb_build_object('id', taken.id, 'slug', o.slug, 'ref', taken.account_ref)
        from public.payees p join public.organisations o on o.id = p.organisation_id where p.id = taken.payee_id);
end
$$;

-- Has the rail asked about an account, since it says that something changed. An account that is none of ours is nothing to us.
create function private.payee_account_changed(slug text, ref text)
returns void
language plpgsql set search_path = ''
as $$
begin
    update public.payee_accounts a set look_at = least(a.look_at, clock_timestamp())
    from public.payees p join public.organisations o on o.id = p.organisation_id
    where a.account_ref = ref and a.ended_at is null and p.id = a.payee_id and o.slug = payee_account_changed.slug;
    if found then
        perform private.wake_payments('look_at_payees');
    end if;
end
$$;

-- Tells the person whom an account pays that something changed there, by the way they are reached by now, which is not kept at the
-- rail and so is not what a stranger could have changed there. A kind once a day at most.
create function private.tell_payee(account public.payee_accounts, kind text, at timestamptz)
returns void
language plpgsql set search_path = ''
as $$
begin
    perform private.queue_message(p.person_id, tell_payee.kind, 'person', p.person_id, '{}',
        dedupe_key => format('%s:%s:%s:%s', tell_payee.kind, (account).id, coalesce((account).method_ref, 'none'), (at at time zone 'Europe/London')::date))
    from public.payees p where p.id = (account).payee_id and p.person_id is not null;
end
$$;

-- Writes down what the rail says of an account. In: the account, and rail.ts PayeeStatus as it was just read. A new bank account waits
-- for the trust's cooling-off days, is checked anew, and its payee is told; what was approved for the old one falls (0108).
-- Out: what is to be done next: {"check": method or null, "tell": check or null}.
create function private.record_payee_status(account uuid, status jsonb, at timestamptz default clock_timestamp())
returns jsonb
language plpgsql set search_path = ''
as $$
declare
    was public.payee_accounts;
    became public.payee_accounts;
    changed boolean;
begin
    select a.* into was from public.payee_accounts a where a.id = account and a.ended_at is null for update;
    if was.id is null then
        return '{}';
    end if;
    -- Whose it is, the rail says: an account of somebody else's, or of none we know, was never this payee's.
    if was.ready = 'started' and status ->> 'payeeId' is distinct from was.payee_id::text then
        update public.payee_accounts a set ready = 'closed', ended_at = at, looked_at = at, look_at = null where a.id = account;
        return '{}';
    end if;
    changed := status ->> 'method' is not null and status ->> 'method' is distinct from was.method_ref;
    update public.payee_accounts a set ready = status ->> 'ready', looked_at = at,
        look_at = case status ->> 'ready' when 'closed' then null when 'waiting' then at + interval '10 minutes' else at + interval '1 day' end
    where a.id = account returning * into became;
    if changed then
        update public.payee_accounts a set method_ref = status ->> 'method', last4 = status ->> 'last4', changed_at = at,
            cooled_at = at + make_interval(days => coalesce((select s.cooling_days from public.pay_settings s
                join public.payees p on p.organisation_id = s.organisation_id where p.id = a.payee_id), 1)),
            check_result = null, check_ref = null, checked_at = null, acknowledged_at = null, acknowledged_by = null, told_at = null,
            shown_name = null, shown_hash = null, sent_back_at = null, spent_at = null
        where a.id = account returning * into became;
        perform private.tell_payee(became, 'bank_changed', at);
    elsif became.last4 is distinct from status ->> 'last4' and status ->> 'last4' is not null then
        update public.payee_accounts a set last4 = status ->> 'last4' where a.id = account;
    end if;
    if became.ready in ('restricted', 'closed') and was.ready <> became.ready then
        perform private.tell_payee(became, 'bank_needs_you', at);
    end if;
    return jsonb_build_object(
        'check', case when became.ready = 'ready' and (became.check_ref is null or became.spent_at is not null) then became.method_ref end,
        'tell', case when became.acknowledged_at is not null and became.told_at is null then became.check_ref end);
end
$$;

-- Writes down a check of the name. In: the account, which method was checked, and what rail.ts checkPayee answered. What a person
-- agreed to once holds for a new check of the same bank account with the same result and the same name.
-- Out: {"tell": check or null}.
create function private.record_payee_check(account uuid, method text, checked jsonb, at timestamptz default clock_timestamp())
returns jsonb
language plpgsql set search_path = ''
as $$
declare
    was public.payee_accounts;
    now_shown bytea := sha256(convert_to(account::text || coalesce(checked ->> 'shownName', ''), 'UTF8'));
    same boolean;
begin
    select a.* into was from public.payee_accounts a where a.id = account and a.ended_at is null and a.method_ref = method for update;
    if was.id is null then
        return '{}';
    end if;
    same := was.acknowledged_at is not null and was.check_result = checked ->> 'result' and was.shown_hash = now_shown;
    update public.payee_accounts a set check_result = checked ->> 'result', check_ref = checked ->> 'check', checked_at = at, spent_at = null, told_at = null,
        shown_hash = now_shown, shown_name = case when same or checked ->> 'result' = 'match' then null else left(checked ->> 'shownName', 200) end,
        acknowledged_at = case when same then a.acknowledged_at end, acknowledged_by = case when same then a.acknowledged_by end,
        sent_back_at = null
    where a.id = account;
    if same or checked ->> 'result' = 'match' then
        perform private.wake_payments();
    end if;
    return jsonb_build_object('tell', case when same then checked ->> 'check' end);
end
$$;

-- The rail was told that a person agreed to a check: money may go out on it.
create function private.record_check_told(account uuid, ref text, at timestamptz default clock_timestamp())
returns void
language plpgsql set search_path = ''
as $$
begin
    update public.payee_accounts a set told_at = at where a.id = account and a.check_ref = ref and a.acknowledged_at is not null;
    perform private.wake_payments();
end
$$;

-- Trusts whose rail takes each check for one payment alone. Stripe's documents do not say whether it does, so it is learnt from the
-- first refusal (assumption check-used-again); from then on every sending is followed by a new check before the next.
create table private.checks_once (
    organisation_id uuid primary key references public.organisations
);
alter table private.checks_once enable row level security;

-- A new check is made of an account, as soon as the worker comes to it.
create function private.renew_check(account uuid)
returns void
language plpgsql set search_path = ''
as $$
begin
    update public.payee_accounts a set spent_at = clock_timestamp(), look_at = clock_timestamp()
    where a.id = account and a.ended_at is null and a.spent_at is null and a.check_ref is not null;
    if found then
        perform private.wake_payments('look_at_payees');
    end if;
end
$$;

-- A sending was refused because of its check: it was used before, or has run out.
create function private.follow_refused_check()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    insert into private.checks_once (organisation_id)
    select new.organisation_id from public.payee_accounts a where a.id = new.payee_account_id and exists (
        select 1 from public.payments p join private.payment_attempts t on t.payment_id = p.id
        where p.payee_account_id = a.id and t.rail_ref is not null and t.request ->> 'recipient_verification' = a.check_ref)
    on conflict do nothing;
    perform private.renew_check(new.payee_account_id);
    return null;
end
$$;
create trigger follow_refused_check after update of state on public.payments for each row
when (old.state = 'refused' and new.state = 'held' and new.held_why = 'payee check') execute function private.follow_refused_check();

create function private.follow_used_check()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.renew_check(p.payee_account_id) from public.payments p join private.checks_once o on o.organisation_id = p.organisation_id
    where p.id = new.payment_id;
    return null;
end
$$;
create trigger follow_used_check after insert on private.payment_attempts for each row execute function private.follow_used_check();

-- The checks that a person is to look at, the longest waiting first, 50 at most; and for finance and the auditor what was decided
-- lately. Names are shown to finance alone. Out: {"waiting": [{id, seen, name, shown, result, last4, checked_at, mine}],
-- "decided": [{result, agreed, decided_at}], "fresh_until"}. Errors: 42501.
create function public.payee_checks(organisation uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    looks boolean := organisation in (select private.my_organisations('finance_approver'));
begin
    perform private.require_role(organisation, 'finance_approver', 'board_auditor');
    return jsonb_build_object('fresh_until', private.fresh_until(),
        'waiting', (select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'seen', w.checked_at, 'result', w.check_result, 'checked_at', w.checked_at,
                'name', case when looks then private.payee_name(w.payee_id) end, 'shown', case when looks then w.shown_name end,
                'last4', case when looks then w.last4 end, 'mine', private.is_my_payee(w.payee_id)) order by w.checked_at, w.id), '[]')
            from (select a.* from public.payee_accounts a join public.payees p on p.id = a.payee_id
                where p.organisation_id = payee_checks.organisation and a.ended_at is null and a.check_result in ('close', 'none', 'unavailable')
                    and a.acknowledged_at is null and a.sent_back_at is null
                order by a.checked_at, a.id limit 50) w),
        'decided', (select coalesce(jsonb_agg(jsonb_build_object('result', d.result, 'agreed', d.agreed, 'decided_at', d.decided_at) order by d.id desc), '[]')
            from (select d.* from private.payee_check_decisions d join public.payee_accounts a on a.id = d.payee_account_id
                join public.payees p on p.id = a.payee_id where p.organisation_id = payee_checks.organisation order by d.id desc limit 20) d));
end
$$;

-- Whether a payee is the signed-in person, by any of the rows by which an organisation knows them, or an organisation they work for.
create function private.is_my_payee(payee uuid)
returns boolean
language sql stable set search_path = ''
as $$
    select exists (select 1 from public.payees y left join public.people p on p.id = y.person_id
        where y.id = payee and (p.account_id = private.signed_in() or y.partner_id in (select private.my_organisations())))
$$;

-- A person of finance has looked at a check that was no match. In: the account, the moment of the check they saw, and whether they
-- agree that it is the right person. Agreed: the rail is told, and money may go. Not: its payee is asked for other bank details.
-- Errors: P0002, 42501; PF001 fresh sign-in; PK003 their own; PK004 changed since.
create function public.decide_payee_check(account uuid, seen timestamptz, agreed boolean)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    looked public.payee_accounts;
begin
    select a.* into looked from public.payee_accounts a join public.payees p on p.id = a.payee_id
    where a.id = account and p.organisation_id in (select private.my_organisations()) for update of a;
    if looked.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_role((select p.organisation_id from public.payees p where p.id = looked.payee_id), 'finance_approver');
    perform private.require_fresh_sign_in();
    if private.is_my_payee(looked.payee_id) then
        perform private.refuse('PK003', 'This money is yours or your organisation’s, so somebody else looks at it');
    end if;
    if looked.ended_at is not null or looked.check_result is null or looked.check_result = 'match' or looked.acknowledged_at is not null
        or looked.sent_back_at is not null or looked.checked_at is distinct from seen then
        perform private.refuse('PK004', 'This changed since you looked at it. Look at it again.');
    end if;
    insert into private.payee_check_decisions (payee_account_id, check_ref, result, agreed, decided_by)
    values (looked.id, looked.check_ref, looked.check_result, decide_payee_check.agreed, auth.uid());
    if agreed then
        update public.payee_accounts a set acknowledged_at = now(), acknowledged_by = auth.uid(), shown_name = null, look_at = now() where a.id = looked.id;
        perform private.wake_payments('look_at_payees');
    else
        update public.payee_accounts a set sent_back_at = now(), shown_name = null where a.id = looked.id;
        perform private.tell_payee(looked, 'bank_needs_you', now());
    end if;
end
$$;

create trigger decisions_are_kept before update on private.payee_check_decisions for each row execute function private.refuse_ledger_change();

grant execute on function public.payee_checks, public.decide_payee_check to authenticated;
