-- What is told of money to whom it is about, and what goes of it after six years (R44, UK GDPR Article 15).
-- Who may see what: nobody calls these but everything_held (0099) and the clock that disposes (0086).

-- Six years on, a claim falls with its lines, its choices and its approvals; its payments stay as figures of nobody: without the
-- claim, the payee, where the money went, and what the rail was asked. The ledger balances as before.
alter table public.payments
    alter column claim_id drop not null,
    alter column payee_id drop not null,
    add constraint of_somebody_or_nobody check ((claim_id is null) = (payee_id is null)),
    add constraint nobody_has_no_account check (payee_id is not null or payee_account_id is null);

-- States in which nothing more happens to a payment by itself, and nothing more is owed for it.
create function private.is_over(payment public.payments)
returns boolean
language sql immutable set search_path = ''
as $$
    select (payment).state in ('paid', 'recorded_paid', 'confirmed', 'voided', 'replaced')
$$;

-- One payment as its payee is told of it. Why it waits is told in the page's words and not in ours.
create function private.held_payment(payment public.payments)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_strip_nulls(jsonb_build_object('reference', (payment).reference, 'pounds', (payment).pence / 100.0, 'way', (payment).route,
        'state', (payment).state, 'promised_by', (payment).due_on, 'not_before', (payment).pay_on, 'sent_at', (payment).sent_at,
        'moves', (select jsonb_agg(jsonb_build_object('what', e.to_state, 'at', e.at) order by e.id) from public.payment_events e
            where e.payment_id = (payment).id),
        'by_hand', (select jsonb_strip_nulls(jsonb_build_object('paid_on', r.paid_on, 'how', r.method, 'reference', r.reference, 'seen_by', r.witness))
            from public.payment_records r where r.payment_id = (payment).id),
        'vouchers', (select jsonb_agg(jsonb_build_object('of', v.issuer, 'pounds', v.pence / 100.0, 'ends_in', v.last4, 'state', v.state, 'read_at', v.read_at))
            from public.vouchers v where v.payment_id = (payment).id),
        'note_made_at', (select r.made_at from public.remittances r where r.payment_id = (payment).id),
        'tries', (select nullif(count(*), 0) from private.payment_attempts a where a.payment_id = (payment).id)))
$$;

-- One claim with its lines, choices, approvals and payments, as the person is told of it.
create function private.held_claim(claim public.claims)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_strip_nulls(jsonb_build_object('organisation', o.name, 'reason', (claim).reason, 'done_on', (claim).done_on, 'offer', (claim).offer,
        'opened_at', (claim).opened_at, 'state', (claim).state, 'way', (claim).route, 'pay_on', (claim).pay_on,
        'sent_in_at', (claim).submitted_at, 'note', (claim).return_note))
    || jsonb_build_object(
        'lines', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('kind', l.kind, 'expense', l.expense, 'pounds', l.pence / 100.0,
            'spent_on', l.spent_on, 'what', nullif(l.what, ''), 'vehicle', l.vehicle, 'no_receipt', l.waived_why,
            'receipts', (select nullif(count(*), 0) from public.expense_receipts e where e.line_id = l.id))) order by l.position), '[]')
            from public.claim_lines l where l.claim_id = (claim).id),
        'choices', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('choice', y.choice, 'pounds', y.pence / 100.0,
            'payee', y.payee, 'chosen_at', y.chosen_at)) order by y.chosen_at), '[]')
            from public.pay_choices y where y.claim_id = (claim).id),
        'looked_at', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('decision', a.decision, 'at', a.decided_at,
            'no_longer_stands_since', a.voided_at)) order by a.decided_at), '[]')
            from public.approvals a where a.claim_id = (claim).id),
        'clock_stood', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('why', k.why, 'from', k.from_on, 'until', k.until_on))
            order by k.from_on), '[]') from public.pay_clock_pauses k where k.claim_id = (claim).id),
        'payments', (select coalesce(jsonb_agg(private.held_payment(p) order by p.created_at), '[]')
            from public.payments p where p.claim_id = (claim).id))
    from public.organisations o where o.id = (claim).organisation_id
$$;

-- Where the money of these people goes, by organisation: what we know of it, which is no bank detail but the last four digits.
create function private.held_payees(people uuid[])
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('organisation', o.name, 'known_since', y.created_at,
        'known_to_finance', (select jsonb_agg(r.reference order by r.id) from public.payee_finance_refs r where r.payee_id = y.id),
        'accounts', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('last_four_digits', a.last4, 'state', a.ready,
            'name_check', a.check_result, 'changed_at', a.changed_at, 'ended_at', a.ended_at)) order by a.n), '[]')
            from public.payee_accounts a where a.payee_id = y.id)) order by o.name), '[]')
    from public.payees y join public.organisations o on o.id = y.organisation_id where y.person_id = any (people)
$$;

-- What these people were asked to do for pay, and what they said.
create function private.held_tasks(people uuid[])
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('organisation', o.name, 'task', t.offer ->> 'task', 'offer', t.offer, 'done_by', t.done_by,
        'offered_at', t.offered_at, 'agreed_at', t.agreed_at, 'declined_at', t.declined_at, 'done_on', t.done_on, 'taken_back_at', t.ended_at))
        order by t.offered_at desc), '[]')
    from public.tasks t join public.organisations o on o.id = t.organisation_id where t.person_id = any (people)
$$;

-- The limits that somebody set for themselves, for them alone (R57).
create function private.held_own_limits(account uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('pounds_a_week', l.week_pence / 100.0, 'pounds_a_month', l.month_pence / 100.0,
        'month_begins_on', l.month_begins_on, 'changed_at', l.changed_at))), '[]')
    from public.own_limits l where l.account_id = account
$$;

-- Why a claim whose time is over stays: 'owed' while money of it is not settled, or while another claim takes it off as an advance.
create function private.held_money(claim uuid)
returns text
language sql stable set search_path = ''
as $$
    select case when exists (select from public.payments p where p.claim_id = claim and not private.is_over(p))
        or exists (select from public.claim_lines l where l.advance_id = claim and l.claim_id <> claim) then 'owed' end
$$;

create function private.kept_money(organisation uuid, after date, until date, most int, free boolean)
returns table (id uuid, from_on date, held text)
language sql stable set search_path = ''
as $$
    select c.id, private.day_of(c.opened_at), private.held_money(c.id)
    from public.claims c
    where c.organisation_id = kept_money.organisation
        and c.opened_at >= private.day_begins(after + 1) and c.opened_at < private.day_begins(until + 1)
        and (not free or private.held_money(c.id) is null)
    order by c.opened_at, c.id limit most
$$;

-- In: claims whose time is over and that nothing holds. What the person did with a payment themselves no longer says who they are.
create function private.dispose_money(ids uuid[])
returns void
language plpgsql set search_path = ''
as $$
declare
    paid uuid[] := array(select p.id from public.payments p where p.claim_id = any (ids));
    whose uuid[] := array(select p.account_id from public.claims c join public.people p on p.id = c.person_id where c.id = any (ids) and p.account_id is not null);
    done uuid[] := array(select c.task_id from public.claims c where c.id = any (ids) and c.task_id is not null);
    payees uuid[] := array(select distinct p.payee_id from public.payments p where p.id = any (paid));
begin
    update public.payment_events e set by = null where e.payment_id = any (paid) and e.by = any (whose);
    update public.ledger_transactions t set by = null
    where t.by = any (whose) and t.event_id in (select e.id from public.payment_events e where e.payment_id = any (paid));
    delete from private.payment_attempts a where a.payment_id = any (paid);
    update public.payments p set claim_id = null, payee_id = null, payee_account_id = null, hash = decode(repeat('00', 32), 'hex') where p.id = any (paid);
    -- What finance was told of whoever it is, and what somebody saw when money was handed over.
    update public.run_items i set finance_ref = null, hand_out_code = null where i.payment_id = any (paid);
    update public.payment_records r set evidence = '', witness = null where r.payment_id = any (paid);
    update public.rail_differences d set rail_ref = null where d.payment_id = any (paid);
    delete from public.approvals a where a.claim_id = any (ids);
    delete from public.pay_clock_pauses k where k.claim_id = any (ids);
    delete from public.claim_lines l where l.claim_id = any (ids);
    delete from public.pay_choices y using public.claims c
    where c.id = any (ids) and (y.claim_id = c.id or y.registration_id = c.registration_id);
    delete from public.claims c where c.id = any (ids);
    delete from public.tasks t where t.id = any (done);
    -- Nothing is left that would be paid to them.
    payees := array(select y.id from public.payees y where y.id = any (payees) and y.kind = 'person'
        and not exists (select from public.payments p where p.payee_id = y.id) and not exists (select from public.claims c where c.payee_id = y.id)
        and not exists (select from public.claims c where c.person_id = y.person_id and c.organisation_id = y.organisation_id));
    delete from public.payee_finance_refs f where f.payee_id = any (payees);
    delete from public.payee_accounts a where a.payee_id = any (payees);
    delete from public.payees y where y.id = any (payees);
end
$$;
