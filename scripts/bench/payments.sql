-- So many approved payments by the Stripe rail, each to somebody of their own, made by the functions that make and move payments.
-- :size is how many, :from the first one's number. Nobody here is anybody: they have numbers for names.
do $$
declare
    northbrook uuid := (select o.id from public.organisations o where o.slug = 'northbrook');
    programme uuid := '00000000-0000-4000-c000-000000000001';
    -- Carys.
    approver uuid := '00000000-0000-4000-a000-000000000004';
    in_role uuid;
    person uuid;
    payee uuid;
    claim uuid;
    payment uuid;
begin
    insert into public.involvement_roles (organisation_id, name) values (northbrook, 'Measured')
    on conflict (organisation_id, name) do update set name = excluded.name returning id into in_role;
    insert into public.route_decisions (role_id, status, routes, basis, starts_on)
    select in_role, 'not employment', array['stripe'], 'Made to be measured', '2020-01-01'
    where not exists (select from public.route_decisions d where d.role_id = in_role);

    for n in :from .. :from + :size - 1 loop
        insert into public.people (organisation_id, name) values (northbrook, 'Number ' || n) returning id into person;
        insert into public.payees (organisation_id, kind, person_id) values (northbrook, 'person', person) returning id into payee;
        insert into public.payee_accounts (payee_id, rail, n, account_ref, method_ref, last4, ready, check_result, check_ref, changed_at, cooled_at)
        values (payee, 'stripe', 1, 'acct_bench_' || n, 'gbba_bench_' || n, '2345', 'ready', 'match', 'rvrf_bench_' || n,
            now() - interval '30 days', now() - interval '29 days');
        insert into public.claims (organisation_id, programme_id, person_id, reason, offer, done_on, role_id, route, fee_pence, submitted_at)
        values (northbrook, programme, person, 'agreed task', '{"pence": 2500}', private.today() - 3, in_role, 'stripe', 2500, now())
        returning id into claim;
        insert into public.approvals (claim_id, version, decision, hash, decided_by)
        select claim, c.version, 'approved', private.claim_hash(claim), approver from public.claims c where c.id = claim;
        update public.claims c set approved_at = now() where c.id = claim;
        payment := private.make_payment(claim, 2500, 0, private.today());
        perform private.move_payment(payment, 'queued');
    end loop;
end
$$;
