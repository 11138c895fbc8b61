-- Recording that a payment of the manual rail was made: by finance from its bank's list or payroll, by whoever hands cash or vouchers
-- over, or by the person who opens their voucher. Never by who approved it or handed it over (design.md 4.9), and confirmed by another.

-- Stops with PV020 where the signed-in person may not record this payment: who approved it, made its run, or is paid by it.
create function private.require_another(payment public.payments)
returns void
language plpgsql stable set search_path = ''
as $$
begin
    if exists (select from public.approvals a where a.claim_id = (payment).claim_id and a.decision = 'approved' and a.voided_at is null
            and a.decided_by = auth.uid())
        or exists (select from public.run_items i join public.runs r on r.id = i.run_id
            where i.payment_id = (payment).id and i.taken_back_at is null and r.made_by = auth.uid())
    then
        perform private.refuse('PV020', 'Whoever approved a payment or handed it over does not record it: somebody else does');
    end if;
    if exists (select from public.claims c where c.id = (payment).claim_id and c.person_id in (select private.my_people()))
        or (payment).payee_id in (select private.my_payees()) then
        perform private.refuse('PV020', 'Somebody else records what you are paid yourself');
    end if;
end
$$;

-- Writes the record and moves the payment, which posts it. Errors: PV011 (0106), PV014 not handed over, PV021 day, PV022 reference.
create function private.save_record(payment public.payments, paid_on date, method text, reference text, evidence text, witness text default null,
    by_code boolean default false)
returns void
language plpgsql set search_path = ''
as $$
declare
    handed timestamptz := (select r.made_at from public.run_items i join public.runs r on r.id = i.run_id
        where i.payment_id = (payment).id and i.taken_back_at is null);
begin
    if (payment).state <> 'handed_to_finance' or handed is null then
        perform private.refuse('PV014', 'This does not wait to be paid: it was recorded, taken back, or never handed over');
    end if;
    if coalesce(paid_on not between (handed at time zone 'Europe/London')::date and private.today(), true) then
        perform private.refuse('PV021', 'Enter the day it was paid: not before it was handed over, and not after today', 'paid_on');
    end if;
    if char_length(btrim(coalesce(reference, ''))) not between 3 and 60 then
        perform private.refuse('PV022', 'Enter the reference it was paid with, 3 to 60 characters', 'reference');
    end if;
    insert into public.payment_records (payment_id, organisation_id, paid_on, method, reference, evidence, witness, by_code, recorded_by)
    values ((payment).id, (payment).organisation_id, save_record.paid_on, save_record.method, btrim(save_record.reference), btrim(coalesce(save_record.evidence, '')),
        save_record.witness, save_record.by_code, auth.uid());
    perform private.move_payment((payment).id, 'recorded_paid', 'recorded', at => least(now(), (save_record.paid_on + time '12:00') at time zone 'Europe/London'));
exception when unique_violation then
    perform private.refuse('PV022', 'This reference was used for another payment already', 'reference');
end
$$;

-- How a route may have been paid.
create function private.methods_of(route text)
returns text[]
language sql immutable set search_path = ''
as $$
    select case route when 'payroll' then array['payroll'] when 'voucher' then array['voucher'] when 'cash' then array['cash', 'cheque']
        else array['bank transfer', 'cheque'] end
$$;

-- Records that one payment was made. In: {"paid_on","method","reference","evidence"}. Finance approver or administrator who has just signed
-- in, and neither approved it nor handed it over. Errors: P0002, 42501, PF001, PV020, PV011, PV014, PV019 method, PV021, PV022.
create function public.record_paid(payment uuid, given jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    one public.payments := private.handled_payment(payment, 'finance_approver', 'administrator');
begin
    perform private.require_fresh_sign_in();
    perform private.require_another(one);
    if not coalesce(given ->> 'method' = any (private.methods_of(one.route)), false) then
        perform private.refuse('PV019', 'Choose how it was paid', 'method');
    end if;
    perform private.save_record(one, (given ->> 'paid_on')::date, given ->> 'method', given ->> 'reference', left(given ->> 'evidence', 300));
end
$$;

-- Records a whole run as the bank or payroll paid it on one day: every payment in it that is not recorded, by one reference and its place
-- in the run. In: {"paid_on","reference","evidence"}. Out: how many. As record_paid; PV013 nothing is left.
create function public.record_run(run uuid, given jsonb)
returns int
language plpgsql security definer set search_path = ''
as $$
declare
    chosen public.runs;
    item record;
    done int := 0;
begin
    select r.* into chosen from public.runs r where r.id = run for update;
    if chosen.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_role(chosen.organisation_id, 'finance_approver', 'administrator');
    perform private.require_fresh_sign_in();
    if chosen.route in ('cash', 'voucher') then
        perform private.refuse('PV019', 'Cash and vouchers are recorded one by one, as each is handed over');
    end if;
    if char_length(btrim(coalesce(given ->> 'reference', ''))) not between 3 and 50 then
        perform private.refuse('PV022', 'Enter the reference of the whole run, 3 to 50 characters', 'reference');
    end if;
    for item in
        select i.position, p.id from public.run_items i join public.payments p on p.id = i.payment_id
        where i.run_id = run and i.taken_back_at is null and p.state = 'handed_to_finance' order by p.id
    loop
        perform private.require_another(private.handled_payment(item.id, 'finance_approver', 'administrator'));
        perform private.save_record(private.handled_payment(item.id, 'finance_approver', 'administrator'), (given ->> 'paid_on')::date,
            (private.methods_of(chosen.route))[1], btrim(given ->> 'reference') || '/' || item.position, left(given ->> 'evidence', 300));
        done := done + 1;
    end loop;
    if done = 0 then
        perform private.refuse('PV013', 'Nothing in this run is left to record');
    end if;
    return done;
end
$$;

-- Somebody else looked, and it is so. Finance approver or administrator. Errors: P0002, 42501, PV014 not recorded, PV023 they recorded it.
create function public.confirm_paid(payment uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    one public.payments := private.handled_payment(payment, 'finance_approver', 'administrator');
begin
    if one.state <> 'recorded_paid' then
        perform private.refuse('PV014', 'This does not wait to be confirmed');
    end if;
    if exists (select from public.payment_records r where r.payment_id = payment and r.recorded_by = auth.uid())
        or one.payee_id in (select private.my_payees()) then
        perform private.refuse('PV023', 'Somebody else confirms what you recorded, and what you are paid');
    end if;
    update public.payment_records r set confirmed_at = now(), confirmed_by = auth.uid() where r.payment_id = payment;
    perform private.move_payment(payment, 'confirmed', 'confirmed');
end
$$;

-- It was not paid after all: the money is owed again, and is paid by a new payment with a new approval, never by this one. Finance approver
-- or administrator who has just signed in. Errors: P0002, 42501, PF001, PV014 not recorded, PV024 why.
create function public.reverse_paid(payment uuid, why text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    one public.payments := private.handled_payment(payment, 'finance_approver', 'administrator');
begin
    perform private.require_fresh_sign_in();
    if coalesce(why, '') not in ('sent back by the bank', 'not handed over', 'recorded by mistake') then
        perform private.refuse('PV024', 'Choose what happened', 'why');
    end if;
    if one.state not in ('recorded_paid', 'confirmed') then
        perform private.refuse('PV014', 'Only what was recorded as paid is reversed');
    end if;
    update public.payment_records r set reversed_at = now(), reversed_by = auth.uid(), reversed_why = why where r.payment_id = payment;
    perform private.move_payment(payment, 'reversed', why);
    perform private.release_vouchers(payment);
    -- The claim waits to be approved again; what is approved then takes the place of this.
    perform private.reopen_approvals(one.claim_id, 'changed');
end
$$;

-- Handing over

-- Whether the signed-in person hands this payment to somebody: of the partner that brings it, or of the trust where none does.
create function private.hands_over(payment uuid)
returns boolean
language sql stable set search_path = ''
as $$
    select exists (
        select from public.run_items i join public.runs r on r.id = i.run_id
        where i.payment_id = hands_over.payment and i.taken_back_at is null and r.route in ('cash', 'voucher')
            and case when r.partner_id is not null then r.partner_id in (select private.my_organisations('facilitator', 'administrator'))
                else r.organisation_id in (select private.my_organisations('facilitator', 'administrator', 'finance_approver')) end)
$$;

-- Records that cash or a voucher was given to the person. In: {"given_on","witness"?,"code"?,"cheque"?}: somebody who saw it, or the code
-- that the person alone was told. A facilitator or administrator of the partner that brings it, or of the trust where none does, who has
-- just signed in, and neither approved nor handed it over. Errors: P0002 not theirs to bring, PF001, PV020, PV025 witness or code, PV021.
create function public.record_hand_over(payment uuid, given jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    one public.payments;
    code text := nullif(upper(regexp_replace(coalesce(given ->> 'code', ''), '[^A-Za-z0-9]', '', 'g')), '');
    witness text := nullif(btrim(given ->> 'witness'), '');
    right_code boolean;
begin
    if not private.hands_over(payment) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    select p.* into one from public.payments p where p.id = payment for update;
    perform private.require_fresh_sign_in();
    perform private.require_another(one);
    select i.hand_out_code = code into right_code from public.run_items i where i.payment_id = payment and i.taken_back_at is null;
    if code is not null and not coalesce(right_code, false) then
        perform private.refuse('PV025', 'This is not their code. Read it again, or name somebody who saw it instead.', 'code');
    end if;
    if code is null and char_length(coalesce(witness, '')) not between 2 and 120 then
        perform private.refuse('PV025', 'Name somebody who saw it, or enter the person''s code', 'witness');
    end if;
    perform private.save_record(one, (given ->> 'given_on')::date,
        case when one.route = 'voucher' then 'voucher' when (given ->> 'cheque')::boolean then 'cheque' else 'cash' end,
        one.reference, 'given by hand', witness, code is not null);
exception when sqlstate 'PV021' then
    perform private.refuse('PV021', 'Enter the day it was given: not before it was handed over, and not after today', 'given_on');
end
$$;

-- The serials of a payment's vouchers, for whoever brings or tells them to the person: who asked, and how they will pass them on, is kept.
-- Out: [{"issuer","code","pence","expires_on"}]. Errors: P0002 not theirs to bring, PV018 how.
create function public.read_vouchers_for(payment uuid, how text)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
    one public.payments;
begin
    select p.* into one from public.payments p where p.id = payment for update;
    if not private.hands_over(payment) or one.route <> 'voucher' or one.state <> 'handed_to_finance' then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if coalesce(how, '') not in ('by post', 'in person', 'by phone') then
        perform private.refuse('PV018', 'Choose how you will pass it on', 'how');
    end if;
    perform private.require_fresh_sign_in();
    return private.read_vouchers(payment, how);
end
$$;

-- Shows the signed-in person their own vouchers: after a press, not before. The first time records that they have them. Out: as above.
-- Errors: P0002 not theirs, or not ready.
create function public.open_my_vouchers(payment uuid)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
    one public.payments;
begin
    select p.* into one from public.payments p
    where p.id = payment and p.route = 'voucher' and p.claim_id in (select private.my_own_claims()) for update;
    if one.id is null or one.state not in ('handed_to_finance', 'recorded_paid', 'confirmed') then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if one.state = 'handed_to_finance' then
        perform private.save_record(one, private.today(), 'voucher', one.reference, 'opened by the person', by_code => true);
    end if;
    return private.read_vouchers(payment, 'by the person');
end
$$;

grant execute on function public.record_paid, public.record_run, public.confirm_paid, public.reverse_paid, public.record_hand_over,
    public.read_vouchers_for, public.open_my_vouchers to authenticated;
