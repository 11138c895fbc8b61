-- What the pages of runs and of handing over show. Names of payees stand here because money is handed out by them; not in addresses, and
-- not for the auditor, who reads sums and references elsewhere.

-- By which code finance books a programme's payments; empty takes it away. Finance approver or administrator of its trust.
-- Errors: P0002, 42501, PV026 not a code.
create function public.set_cost_code(programme uuid, code text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    organisation uuid := (select p.organisation_id from public.programmes p where p.id = programme);
    given text := nullif(upper(btrim(code)), '');
begin
    if organisation is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_role(organisation, 'finance_approver', 'administrator');
    if given !~ '^[A-Z0-9][A-Z0-9 ./-]{1,29}$' then
        perform private.refuse('PV026', 'Enter the cost code as finance has it: letters, digits, spaces, full stops, - and /', 'code');
    end if;
    update public.programmes p set cost_code = given where p.id = programme;
end
$$;

-- What waits to be handed over by a day, by route and by who brings it, and the trust's runs, the newest first, 20 at a time. Out: {"waiting":
-- [{"route","partner_id","partner","ready","pence","later","stopped","changed","payee","vouchers"}],"refs":[{"payee","name","reference"}] (whom finance
-- has no reference for, at most 20),"programmes":[{"id","title","cost_code"}],"runs":[{"id","number","route","partner","made_at","count","pence",
-- "open"}],"next"}. Finance approver or administrator; 42501.
create function public.runs_of(organisation uuid, due_by date default private.today(), beside uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    waiting jsonb;
    refs jsonb;
    page jsonb;
begin
    perform private.require_role(organisation, 'finance_approver', 'administrator');
    with due as materialized (
        select p.id, p.payee_id, p.route, p.pence, p.reference, case when p.route in ('cash', 'voucher') then private.partner_of(p) end as partner,
            -- A later day that somebody chose, or a limit of their own: nobody tells them apart (R57).
            case when p.state = 'held' then 'later' else coalesce(private.not_to_hand_over(p, runs_of.due_by), 'ready') end as why
        from public.payments p
        where p.organisation_id = runs_of.organisation and p.rail = 'manual' and (p.state = 'approved' or p.held_why = 'over their own limit')
        order by p.due_on, p.id limit 1000)
    select (select coalesce(jsonb_agg(to_jsonb(g) || jsonb_build_object('partner', o.name) order by g.route, o.name nulls first), '[]') from (
                select d.route, d.partner as partner_id, count(*) filter (where d.why = 'ready')::int as ready,
                    coalesce(sum(d.pence) filter (where d.why = 'ready'), 0) as pence,
                    count(*) filter (where d.why = 'later')::int as later, count(*) filter (where d.why = 'stopped')::int as stopped,
                    count(*) filter (where d.why = 'changed')::int as changed, count(*) filter (where d.why = 'payee')::int as payee,
                    count(*) filter (where d.why = 'no vouchers')::int as vouchers,
                    count(*) filter (where d.why = 'finance reference')::int as refs
                from due d group by 1, 2) g left join public.organisations o on o.id = g.partner_id),
        (select coalesce(jsonb_agg(jsonb_build_object('payee', d.payee_id, 'name', private.payee_name(d.payee_id), 'reference', d.reference) order by d.reference), '[]')
            from (select distinct on (u.payee_id) u.* from due u where u.why = 'finance reference' order by u.payee_id, u.reference limit 20) d)
    into waiting, refs;
    select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'number', f.number, 'route', f.route,
        'partner', (select o.name from public.organisations o where o.id = f.partner_id), 'made_at', f.made_at) || (
            select jsonb_build_object('count', count(*), 'pence', coalesce(sum(p.pence), 0),
                'open', count(*) filter (where p.state = 'handed_to_finance'), 'to_confirm', count(*) filter (where p.state = 'recorded_paid'))
            from public.run_items i join public.payments p on p.id = i.payment_id where i.run_id = f.id and i.taken_back_at is null)
        order by f.number desc), '[]') into page
    from (
        select r.* from public.runs r
        where r.organisation_id = runs_of.organisation
            and (beside is null or r.number < (select b.number from public.runs b where b.id = beside and b.organisation_id = runs_of.organisation))
        order by r.number desc limit 21) f;
    return jsonb_build_object('waiting', waiting, 'refs', refs,
        'programmes', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title, 'cost_code', p.cost_code) order by p.title, p.id), '[]')
            from public.programmes p where p.organisation_id = runs_of.organisation),
        'runs', case when jsonb_array_length(page) > 20 then page - 20 else page end,
        'next', case when jsonb_array_length(page) > 20 then page -> 19 -> 'id' end);
end
$$;

-- One payment of a run, as it is printed, loaded and recorded.
create function private.shown_item(item public.run_items)
returns jsonb
language sql stable set search_path = ''
as $$
    select jsonb_build_object('payment', p.id, 'position', (item).position, 'name', coalesce(private.payee_name(p.payee_id), 'Nobody any more'), 'reference', p.reference,
        'role', coalesce(role.name, usual.name), 'done_on', c.done_on, 'fee_pence', p.fee_pence, 'expense_pence', p.expense_pence, 'pence', p.pence,
        'programme', g.title, 'cost_code', g.cost_code, 'finance_ref', (item).finance_ref, 'code', (item).hand_out_code,
        'due_on', p.due_on, 'taken_back_at', (item).taken_back_at, 'state', case when (item).taken_back_at is null then p.state else 'taken back' end,
        'record', case when (item).taken_back_at is null then (
            select jsonb_build_object('paid_on', r.paid_on, 'method', r.method, 'reference', r.reference, 'evidence', r.evidence,
                'witness', r.witness, 'by_code', r.by_code, 'mine', r.recorded_by = auth.uid(),
                'recorded_by', (select k.name from public.people k where k.account_id = r.recorded_by
                    order by k.organisation_id = p.organisation_id desc, k.id limit 1))
            from public.payment_records r where r.payment_id = p.id) end)
    from public.payments p
    left join public.claims c on c.id = p.claim_id
    join public.programmes g on g.id = p.programme_id
    left join public.involvement_roles role on role.id = c.role_id
    left join public.involvement_roles usual on usual.id = private.role_for(p.organisation_id)
    where p.id = (item).payment_id
$$;

-- A run with its payments in their places, `most` at a time after a place, or one of them. Out: {"id","number","route","partner","due_by","made_at","made_by",
-- "mine","count","open","pence","fee_pence","expense_pence","items":[…],"next"}. Finance approver or administrator. Errors: P0002, 42501.
create function public.run_page(run uuid, after_place int default 0, most int default 20, only_payment uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    chosen public.runs;
    page jsonb;
begin
    select r.* into chosen from public.runs r where r.id = run;
    if chosen.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_role(chosen.organisation_id, 'finance_approver', 'administrator');
    select coalesce(jsonb_agg(private.shown_item(i) order by i.position), '[]') into page
    from (select x.* from public.run_items x
        where x.run_id = run and x.position > after_place and (only_payment is null or x.payment_id = only_payment)
        order by x.position limit least(most, 500) + 1) i;
    return jsonb_build_object('id', chosen.id, 'number', chosen.number, 'route', chosen.route, 'due_by', chosen.due_by, 'made_at', chosen.made_at,
            'partner', (select o.name from public.organisations o where o.id = chosen.partner_id), 'mine', chosen.made_by = auth.uid(),
            'made_by', (select k.name from public.people k where k.account_id = chosen.made_by and k.organisation_id = chosen.organisation_id),
            'items', case when jsonb_array_length(page) > least(most, 500) then page - least(most, 500) else page end,
            'next', case when jsonb_array_length(page) > least(most, 500) then page -> (least(most, 500) - 1) -> 'position' end)
        || (select jsonb_build_object('count', count(*), 'open', count(*) filter (where p.state = 'handed_to_finance'),
                'pence', coalesce(sum(p.pence), 0), 'fee_pence', coalesce(sum(p.fee_pence), 0), 'expense_pence', coalesce(sum(p.expense_pence), 0))
            from public.run_items i join public.payments p on p.id = i.payment_id where i.run_id = run and i.taken_back_at is null);
end
$$;

-- What an organisation is to hand to people: cash and vouchers of a trust it works with, or of its own where no partner brings them; those
-- that wait, the oldest first, 20 at a time, and the last ten that were given. Out: {"to_give":[{"payment","name","reference","route","pence",
-- "trust","since","mine"}],"next","given":[{"name","reference","pence","route","given_on","witness","by_code"}]}. Never the person's code.
-- Facilitator or administrator; in a trust also the finance approver. Errors: 42501.
create function public.hand_outs(organisation uuid, beside uuid default null, only_payment uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    page jsonb;
begin
    perform private.require_role(organisation, 'facilitator', 'administrator', 'finance_approver');
    select coalesce(jsonb_agg(jsonb_build_object('payment', f.id, 'name', private.payee_name(f.payee_id), 'reference', f.reference, 'route', f.route,
        'pence', f.pence, 'trust', f.trust, 'since', f.made_at, 'mine', f.mine) order by f.made_at, f.id), '[]') into page
    from (
        select p.id, p.payee_id, p.reference, p.route, p.pence, o.name as trust, r.made_at,
            r.made_by = auth.uid() or exists (select from public.approvals a where a.claim_id = p.claim_id and a.decision = 'approved'
                and a.voided_at is null and a.decided_by = auth.uid()) as mine
        from public.runs r join public.run_items i on i.run_id = r.id and i.taken_back_at is null
        join public.payments p on p.id = i.payment_id and p.state = 'handed_to_finance'
        join public.organisations o on o.id = r.organisation_id
        where r.route in ('cash', 'voucher') and coalesce(r.partner_id, r.organisation_id) = hand_outs.organisation
            and (only_payment is null or p.id = only_payment)
            and (beside is null or (r.made_at, p.id) > (
                select b.made_at, beside from public.run_items x join public.runs b on b.id = x.run_id
                where x.payment_id = beside and x.taken_back_at is null))
        order by r.made_at, p.id limit 21) f;
    return jsonb_build_object('to_give', case when jsonb_array_length(page) > 20 then page - 20 else page end,
        'next', case when jsonb_array_length(page) > 20 then page -> 19 -> 'payment' end,
        'given', (
            select coalesce(jsonb_agg(to_jsonb(g) - 'recorded_at' order by g.recorded_at desc), '[]') from (
                select private.payee_name(p.payee_id) as name, p.reference, p.pence, p.route, d.paid_on as given_on, d.witness, d.by_code, d.recorded_at
                from public.runs r join public.run_items i on i.run_id = r.id and i.taken_back_at is null
                join public.payments p on p.id = i.payment_id join public.payment_records d on d.payment_id = p.id and d.reversed_at is null
                where r.route in ('cash', 'voucher') and coalesce(r.partner_id, r.organisation_id) = hand_outs.organisation
                order by d.recorded_at desc limit 10) g));
end
$$;

-- Cash and vouchers that are on their way to the signed-in person, with the code they give to whoever brings them, and the vouchers they were
-- given. Out: [{"payment","reference","route","pence","trust","partner","code","state","vouchers":[{"issuer","last4","pence","expires_on","state"}]}],
-- the newest first, at most 50.
create function public.my_hand_outs()
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('payment', f.id, 'reference', f.reference, 'route', f.route, 'pence', f.pence, 'trust', f.trust,
        'partner', f.partner, 'code', case when f.state = 'handed_to_finance' then f.hand_out_code end, 'state', f.state,
        'vouchers', (select coalesce(jsonb_agg(jsonb_build_object('issuer', v.issuer, 'last4', v.last4, 'pence', v.pence, 'expires_on', v.expires_on,
            'state', v.state) order by v.pence desc, v.id), '[]') from public.vouchers v where v.payment_id = f.id)) order by f.made_at desc, f.id), '[]')
    from (
        select p.id, p.reference, p.route, p.pence, p.state, o.name as trust, by.name as partner, i.hand_out_code, r.made_at
        from public.payments p
        join public.run_items i on i.payment_id = p.id and i.taken_back_at is null
        join public.runs r on r.id = i.run_id
        join public.organisations o on o.id = p.organisation_id
        left join public.organisations by on by.id = r.partner_id
        where p.claim_id in (select private.my_own_claims()) and r.route in ('cash', 'voucher')
            and p.state in ('handed_to_finance', 'recorded_paid', 'confirmed')
        order by r.made_at desc, p.id limit 50) f
$$;

-- Cash that was drawn from the bank to be handed out. Pence; with who drew it in the ledger. Finance approver or administrator who has just
-- signed in. Errors: 42501, PF001, PV027 the sum.
create function public.draw_cash(organisation uuid, pence int)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.require_role(organisation, 'finance_approver', 'administrator');
    perform private.require_fresh_sign_in();
    if coalesce(pence not between 1 and 1000000, true) then
        perform private.refuse('PV027', 'Enter the sum in pounds, £10,000 at most', 'pence');
    end if;
    perform private.post(organisation, null, 'cash drawn', jsonb_build_array(jsonb_build_array('cash', pence), jsonb_build_array('bank', -pence)));
end
$$;

-- For the first page of an organisation: {"hand_outs","records","confirms"}: what the signed-in person may hand to people, and what finance
-- handed over that they may record or confirm; each counted to 100, and there only where there is any.
create function private.runs_waiting(organisation uuid)
returns jsonb
language sql stable set search_path = ''
as $$
    select jsonb_strip_nulls(jsonb_build_object(
        'hand_outs', case when organisation in (select private.my_organisations('facilitator', 'administrator', 'finance_approver')) then nullif((
            select count(*) from (
                select from public.runs r join public.run_items i on i.run_id = r.id and i.taken_back_at is null
                join public.payments p on p.id = i.payment_id and p.state = 'handed_to_finance'
                where r.route in ('cash', 'voucher') and coalesce(r.partner_id, r.organisation_id) = runs_waiting.organisation
                    and r.made_by <> auth.uid() limit 100) w), 0) end,
        'records', case when organisation in (select private.my_organisations('finance_approver', 'administrator')) then nullif((
            select count(*) from (
                select from public.payments p join public.run_items i on i.payment_id = p.id and i.taken_back_at is null
                join public.runs r on r.id = i.run_id
                where p.organisation_id = runs_waiting.organisation and p.rail = 'manual' and p.state = 'handed_to_finance'
                    and r.route not in ('cash', 'voucher') and r.made_by <> auth.uid() limit 100) w), 0) end,
        'confirms', case when organisation in (select private.my_organisations('finance_approver', 'administrator')) then nullif((
            select count(*) from (
                select from public.payments p join public.payment_records d on d.payment_id = p.id
                where p.organisation_id = runs_waiting.organisation and p.rail = 'manual' and p.state = 'recorded_paid'
                    and d.recorded_by <> auth.uid() limit 100) w), 0) end))
$$;

grant execute on function public.set_cost_code, public.runs_of, public.run_page, public.hand_outs, public.my_hand_outs, public.draw_cash to authenticated;
