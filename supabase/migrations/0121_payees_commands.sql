-- What finance does with payees that are no single person (0105): writes them down, keeps their two people and their agreements, and
-- matches the charity or group somebody named. Who may: finance approvers and administrators of the trust that pays.

-- Checks and saves the two people of a payee. In: [{"name","contact"},{"name","contact"}]. Errors: PV002, by field.
create function private.save_contacts(payee uuid, contacts jsonb)
returns void
language plpgsql set search_path = ''
as $$
begin
    for n in 1 .. 2 loop
        if char_length(btrim(coalesce(contacts -> (n - 1) ->> 'name', ''))) not between 1 and 120 then
            perform private.refuse('PV002', 'Write the names of two people', 'name' || n);
        end if;
        if char_length(btrim(coalesce(contacts -> (n - 1) ->> 'contact', ''))) not between 3 and 200 then
            perform private.refuse('PV002', 'Write how to reach them', 'contact' || n);
        end if;
    end loop;
    if lower(btrim(contacts -> 0 ->> 'name')) = lower(btrim(contacts -> 1 ->> 'name')) then
        perform private.refuse('PV002', 'Name two different people', 'name2');
    end if;
    insert into public.payee_contacts (payee_id, position, name, contact)
    select payee, n, btrim(contacts -> (n - 1) ->> 'name'), btrim(contacts -> (n - 1) ->> 'contact') from generate_series(1, 2) n
    on conflict (payee_id, position) do update set name = excluded.name, contact = excluded.contact, saved_at = now();
end
$$;

-- Writes down a group, charity or organisation that is paid; a company number is never needed (R62). In: {"kind","name",
-- "company_number"?,"contacts"}. Out: its id. Finance approver or administrator of the trust.
-- Errors: 42501; PV002 contacts; PV003 kind; TX001, TX002 name; PV004 company number.
create function public.add_payee(organisation uuid, given jsonb)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    number text := nullif(upper(replace(given ->> 'company_number', ' ', '')), '');
    made uuid;
begin
    perform private.require_role(organisation, 'finance_approver', 'administrator');
    if not exists (select 1 from public.organisations o where o.id = organisation and o.kind = 'trust') then
        perform private.refuse('42501', 'Only a trust pays');
    end if;
    if coalesce(given ->> 'kind', '') not in ('group', 'charity', 'organisation') then
        perform private.refuse('PV003', 'Choose what it is', 'kind');
    end if;
    perform private.require_text(given ->> 'name', 160, 'name', 'Write what it is called');
    if char_length(btrim(given ->> 'name')) < 2 then
        perform private.refuse('TX001', 'Write what it is called', 'name');
    end if;
    if number !~ '^[A-Z0-9]{6,12}$' then
        perform private.refuse('PV004', 'Leave this empty, or enter the number as the register writes it', 'company_number');
    end if;
    insert into public.payees (organisation_id, kind, name, company_number, created_by)
    values (organisation, given ->> 'kind', btrim(given ->> 'name'), number, auth.uid()) returning id into made;
    perform private.save_contacts(made, given -> 'contacts');
    return made;
end
$$;

-- Changes the two people of a payee. In: as above. Finance approver or administrator. Errors: P0002, 42501, PV002, PV005 it is a person.
create function public.save_payee_contacts(payee uuid, contacts jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.trust_of_payee(payee, 'finance_approver', 'administrator');
    if exists (select 1 from public.payees p where p.id = payee and p.kind = 'person') then
        perform private.refuse('PV005', 'A person is reached as they said themselves');
    end if;
    perform private.save_contacts(payee, contacts);
end
$$;

-- Nothing new is paid to this payee. Finance approver or administrator. Errors: P0002, 42501, PV005 it is a person.
create function public.end_payee(payee uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.trust_of_payee(payee, 'finance_approver', 'administrator');
    update public.payees p set ended_at = coalesce(p.ended_at, now()) where p.id = payee and p.kind <> 'person';
    if not found then
        perform private.refuse('PV005', 'A person stays somebody who can be paid');
    end if;
end
$$;

-- Writes down an agreement. In: {"title","starts_on","ends_on","pence_per_year"}. Out: its id. Finance approver or administrator.
-- Errors: P0002, 42501, PV005 it is a person, TX001 title, PV006 days, PV007 sum.
create function public.add_agreement(payee uuid, given jsonb)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    made uuid;
begin
    perform private.trust_of_payee(payee, 'finance_approver', 'administrator');
    if exists (select 1 from public.payees p where p.id = payee and p.kind = 'person') then
        perform private.refuse('PV005', 'Agreements are with groups, charities and organisations');
    end if;
    perform private.require_text(given ->> 'title', 160, 'title', 'Write what was agreed');
    if char_length(btrim(given ->> 'title')) < 3 then
        perform private.refuse('TX001', 'Write what was agreed', 'title');
    end if;
    if (given ->> 'starts_on')::date is null then
        perform private.refuse('PV006', 'Enter the first day', 'starts_on');
    end if;
    if coalesce((given ->> 'ends_on')::date not between (given ->> 'starts_on')::date and (given ->> 'starts_on')::date + 366 * 10 - 1, true) then
        perform private.refuse('PV006', 'Enter the last day, within ten years of the first', 'ends_on');
    end if;
    if coalesce((given ->> 'pence_per_year')::bigint not between 1 and 1000000000, true) then
        perform private.refuse('PV007', 'Enter the sum for a year in pounds', 'pence_per_year');
    end if;
    insert into public.agreements (payee_id, title, starts_on, ends_on, pence_per_year, made_by)
    values (payee, btrim(given ->> 'title'), (given ->> 'starts_on')::date, (given ->> 'ends_on')::date, (given ->> 'pence_per_year')::int, auth.uid())
    returning id into made;
    return made;
end
$$;

-- Sets by which reference the finance system knows a payee: it says where money goes, so whoever sets it has just signed in, and where
-- another stood before, what was approved and not yet sent is approved anew. Finance approver or administrator.
-- Errors: P0002, 42501, PF001, PV008 no reference or one that looks like an account's.
create function public.set_finance_ref(payee uuid, reference text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    given text := upper(btrim(coalesce(reference, '')));
    before text := private.finance_ref(payee);
begin
    perform private.trust_of_payee(payee, 'finance_approver', 'administrator');
    perform private.require_fresh_sign_in();
    if given !~ '^[A-Z0-9][A-Z0-9/-]{1,19}$' then
        perform private.refuse('PV008', 'Enter the reference as the finance system has it: letters, digits, - and /', 'reference');
    end if;
    -- Eight digits alone are an account number, and six in pairs a sort code: they stay in the finance system.
    if given ~ '^[0-9]{8}$' or given ~ '^[0-9]{2}-[0-9]{2}-[0-9]{2}' then
        perform private.refuse('PV008', 'This looks like bank details. Enter the finance system''s own reference instead.', 'reference');
    end if;
    if before is distinct from given then
        insert into public.payee_finance_refs (payee_id, reference, set_by) values (payee, given, auth.uid());
        if before is not null then
            perform private.void_approvals(p.claim_id, 'changed') from public.payments p
            where p.payee_id = payee and p.state = 'approved' and p.route in ('bacs', 'organisation', 'payroll');
        end if;
    end if;
end
$$;

-- Says which payee somebody meant who gives their fee to a charity or group. Not after the claim is approved, and never for one's own
-- claim. Finance approver. Errors: P0002 no such claim, 42501, PV009 not waiting for it, PV010 not a payee of the trust's.
create function public.match_claim_payee(claim uuid, payee uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    owed public.claims;
begin
    select c.* into owed from public.claims c where c.id = claim for update;
    if owed.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_role(owed.organisation_id, 'finance_approver');
    if owed.person_id in (select private.my_people()) then
        perform private.refuse('42501', 'Somebody else does this for your own claim');
    end if;
    if owed.state not in ('draft', 'submitted', 'returned') or (private.claim_choice(owed)).choice is distinct from 'charity' then
        perform private.refuse('PV009', 'This claim does not wait for a payee');
    end if;
    if not exists (select 1 from public.payees p
        where p.id = payee and p.organisation_id = owed.organisation_id and p.kind <> 'person' and p.ended_at is null) then
        perform private.refuse('PV010', 'Choose the group or charity', 'payee');
    end if;
    -- Whoever says where the money goes does not approve it too.
    update public.claims c set payee_id = payee, written_by = array_append(array_remove(c.written_by, auth.uid()), auth.uid()) where c.id = claim;
    perform private.claim_changed(claim);
end
$$;

-- The groups, charities and organisations a trust pays, by name, 20 at a time, the ended last; on the first page also the claims that
-- name one nobody has matched. Out: {"payees":[{"id","name","kind","ended_at","lacks","agreement"}],"next","to_match":[{"claim","named",
-- "done_on","pence"}],"choices":[{"id","name"}]}. Finance approver or administrator; 42501.
create function public.payees_of(organisation uuid, beside uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    page jsonb;
    to_match jsonb := '[]';
begin
    perform private.require_role(organisation, 'finance_approver', 'administrator');
    select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'kind', f.kind, 'ended_at', f.ended_at,
        'lacks', private.payee_lacks(f.id), 'agreement', private.agreement_on(f.id, private.today()))
        order by f.ended_at is not null, f.name, f.id), '[]') into page
    from (
        select p.* from public.payees p
        where p.organisation_id = payees_of.organisation and p.kind <> 'person'
            and (beside is null or exists (
                select from public.payees b where b.id = beside and b.organisation_id = payees_of.organisation
                    and (p.ended_at is not null, p.name, p.id) > (b.ended_at is not null, b.name, b.id)))
        order by p.ended_at is not null, p.name, p.id limit 21) f;
    if beside is null then
        select coalesce(jsonb_agg(jsonb_build_object('claim', f.id, 'named', f.named, 'done_on', f.done_on, 'pence', f.fee_pence)
            order by f.submitted_at, f.id), '[]') into to_match
        from (
            select c.id, c.done_on, c.fee_pence, c.submitted_at, chosen.payee as named
            from public.claims c cross join lateral private.claim_choice(c) chosen
            where c.organisation_id = payees_of.organisation and c.submitted_at is not null and c.approved_at is null and c.returned_at is null
                and c.withdrawn_at is null and c.payee_id is null and chosen.choice = 'charity'
            order by c.submitted_at, c.id limit 20) f;
    end if;
    return jsonb_build_object('payees', case when jsonb_array_length(page) > 20 then page - 20 else page end,
        'next', case when jsonb_array_length(page) > 20 then page -> 19 -> 'id' end, 'to_match', to_match,
        'choices', case when to_match = '[]' then '[]' else (
            select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name, p.id), '[]') from public.payees p
            where p.organisation_id = payees_of.organisation and p.kind <> 'person' and p.ended_at is null) end);
end
$$;

-- One payee that is not a person. Out: {"id","name","kind","company_number","ended_at","lacks","finance_ref","contacts":[{"name","contact"}],
-- "agreements":[{"title","starts_on","ends_on","pence_per_year","paid":[{"from","pence"}]}]}: what was paid in each of its years.
-- Finance approver or administrator. Errors: P0002, 42501.
create function public.payee_page(payee uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    perform private.trust_of_payee(payee, 'finance_approver', 'administrator');
    return (
        select jsonb_build_object('id', p.id, 'name', p.name, 'kind', p.kind, 'company_number', p.company_number, 'ended_at', p.ended_at,
            'lacks', private.payee_lacks(p.id), 'finance_ref', private.finance_ref(p.id),
            'contacts', (select coalesce(jsonb_agg(jsonb_build_object('name', c.name, 'contact', c.contact) order by c.position), '[]')
                from public.payee_contacts c where c.payee_id = p.id),
            'agreements', (select coalesce(jsonb_agg(jsonb_build_object('title', a.title, 'starts_on', a.starts_on, 'ends_on', a.ends_on,
                'pence_per_year', a.pence_per_year, 'paid', private.paid_by_year(a)) order by a.starts_on desc, a.id), '[]')
                from public.agreements a where a.payee_id = p.id))
        from public.payees p where p.id = payee and p.kind <> 'person');
end
$$;

-- What was paid under an agreement in each of its years so far: [{"from","pence"}].
create function private.paid_by_year(agreement public.agreements)
returns jsonb
language sql stable set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('from', y.starts::date, 'pence', (
        select coalesce(sum(p.pence), 0) from public.payments p
        where p.payee_id = (agreement).payee_id and p.state in ('paid', 'recorded_paid', 'confirmed')
            and (p.paid_at at time zone 'Europe/London')::date >= y.starts::date
            and (p.paid_at at time zone 'Europe/London')::date < least((y.starts + interval '1 year')::date, (agreement).ends_on + 1))) order by y.starts), '[]')
    from generate_series((agreement).starts_on::timestamp, least((agreement).ends_on, private.today())::timestamp, interval '1 year') as y (starts)
$$;

grant execute on function public.add_payee, public.save_payee_contacts, public.end_payee, public.add_agreement, public.set_finance_ref,
    public.match_claim_payee, public.payees_of, public.payee_page to authenticated;
