-- The commands of approval: one claim or several approved, a claim given back with a note, and who may approve how much.
-- Everything that moves money asks for a fresh sign-in (PF001) and writes what was done with its day and person.

-- Why a claim cannot be approved by anybody as it is now, in closed words; null: it can. In the order in which it is mended.
create function private.not_yet(claim public.claims)
returns text
language plpgsql stable set search_path = ''
as $$
declare
    chosen public.pay_choices := private.claim_choice(claim);
begin
    -- Each choice pays the sum that was chosen, and no more (R56).
    if (claim).fee_pence > coalesce(
        case chosen.choice when 'less' then chosen.pence when 'none' then 0 when 'expenses_only' then 0 end, (claim).fee_pence)
    then
        return 'not as chosen';
    end if;
    if (claim).fee_pence + (claim).expense_pence = 0 then
        return null;
    end if;
    if (claim).payee_id is null and chosen.choice = 'charity'
    then
        return 'payee not matched';
    end if;
    -- Miles are paid by the mile; everything else has its receipt, or somebody's name beside why it needs none (R59).
    if exists (select from public.claim_lines l where l.claim_id = (claim).id and l.kind = 'expense' and l.expense <> 'mileage' and l.waived_why is null
        and not exists (select from public.expense_receipts r where r.line_id = l.id))
    then
        return 'no receipt';
    end if;
    if cardinality(private.allowed_routes(coalesce((claim).role_id, private.role_for((claim).organisation_id)), (claim).done_on)) = 0 then
        return 'no role decision';
    elsif (claim).route is null then
        return 'no route chosen';
    elsif (claim).route <> all (private.allowed_routes(coalesce((claim).role_id, private.role_for((claim).organisation_id)), (claim).done_on)) then
        return 'route not allowed';
    elsif (claim).route = 'stripe' and not exists (
        select from public.payee_accounts a join public.payees y on y.id = a.payee_id
        where a.rail = 'stripe' and a.ended_at is null and a.ready = 'ready'
            and (y.id = (claim).payee_id or ((claim).payee_id is null and y.person_id = (claim).person_id and y.organisation_id = (claim).organisation_id)))
    then
        return 'bank not ready';
    end if;
    return null;
end
$$;

-- How many people approve a claim of this sum. A higher sum for one alone counts a day after it was set, so that nobody sets it,
-- approves alone and sets it back.
create function private.approvers_needed(organisation uuid, pence int)
returns int
language sql stable set search_path = ''
as $$
    select case when pence > least((private.pay_bounds(organisation)).second_over, (
        select min(c.was::int) from public.pay_setting_changes c
        where c.organisation_id = approvers_needed.organisation and c.setting = 'second_approver_over' and c.at > now() - interval '1 day'))
        then 2 else 1 end
$$;

-- Makes what is owed of an approved claim: its sum, less what its person left of it, and what is on its way or given. What failed or came back is replaced by it.
-- Errors: PA011 more than its sum was paid already.
create function private.owe_claim(claim public.claims)
returns void
language plpgsql set search_path = ''
as $$
declare
    fee int;
    expenses int;
    dead uuid[];
begin
    select greatest((claim).fee_pence - (claim).left_fee_pence, 0) - coalesce(sum(p.fee_pence) filter (where p.state not in ('voided', 'replaced', 'failed', 'cancelled', 'returned', 'reversed')), 0),
        greatest((claim).expense_pence - (claim).left_expense_pence, 0) - coalesce(sum(p.expense_pence) filter (where p.state not in ('voided', 'replaced', 'failed', 'cancelled', 'returned', 'reversed')), 0),
        array_agg(p.id order by p.created_at desc, p.id) filter (where p.state in ('failed', 'cancelled', 'returned', 'reversed'))
    into fee, expenses, dead
    from public.payments p where p.claim_id = (claim).id;
    if fee < 0 or expenses < 0 then
        perform private.refuse('PA011', 'More than this was paid for the claim already. Ask the people who look after payments.');
    end if;
    if fee + expenses > 0 then
        perform private.make_payment((claim).id, fee, expenses, coalesce((claim).pay_on, private.today()),
            coalesce((select p.part from public.payments p where p.id = dead[1]), 1), dead[1]);
    end if;
    perform private.move_payment(old, 'replaced', 'approved anew') from unnest(dead) old;
end
$$;

-- Approves one claim as the signed-in person, and answers its state. The caller has asked for a fresh sign-in.
create function private.approve_one(claim uuid, version int, hash text)
returns text
language plpgsql set search_path = ''
as $$
declare
    asked public.claims;
    lacks text;
begin
    select c.* into asked from public.claims c where c.id = claim for update;
    perform private.require_approver(asked.organisation_id);
    if asked.state <> 'submitted' then
        perform private.refuse('PA001', case asked.state when 'approved' then 'This claim is approved already'
            else 'This claim does not wait for approval any more' end);
    end if;
    if asked.version is distinct from approve_one.version
        or (hash is not null and hash <> encode(private.claim_hash(claim), 'hex'))
    then
        perform private.refuse('PA002', 'This claim changed since you looked at it. Look at it again before you approve it.');
    end if;
    lacks := private.not_yet(asked);
    if lacks is not null then
        perform private.refuse('PA008', case lacks
            when 'no role decision' then 'Nobody has decided yet how this role may be paid, so it cannot be approved'
            when 'not as chosen' then 'The sum is more than the person chose to take, so it cannot be approved'
            when 'payee not matched' then 'Nobody has said yet which payee the charity or group is, so it cannot be approved'
            when 'no receipt' then 'An expense has neither a receipt nor somebody’s word that none is needed, so it cannot be approved'
            when 'no route chosen' then 'How the person wants to be paid is not said yet, so it cannot be approved'
            when 'route not allowed' then 'This role may not be paid in the way that was chosen, so it cannot be approved'
            else 'Their bank details are not complete yet, so it cannot be approved' end);
    end if;
    if exists (select from public.approvals a where a.claim_id = claim and a.decided_by = auth.uid() and a.decision = 'approved' and a.voided_at is null) then
        perform private.refuse('PA006', 'You have approved this already. A second person approves it now.');
    end if;
    insert into public.approvals (claim_id, version, decision, hash, decided_by)
    values (claim, asked.version, 'approved', private.claim_hash(claim), auth.uid());
    if (select count(*) from public.approvals a where a.claim_id = claim and a.decision = 'approved' and a.voided_at is null)
        >= private.approvers_needed(asked.organisation_id, asked.fee_pence + asked.expense_pence)
    then
        update public.claims c set approved_at = now() where c.id = claim returning c.* into asked;
        perform private.owe_claim(asked);
    end if;
    return asked.state;
end
$$;

-- Approves a claim as it was seen. In: which, its version, and the hash that the page showed (hex; null: the version alone).
-- Out: its state now: 'approved', or 'submitted' while a second person is needed. Sensitive: a fresh sign-in (PF001).
-- Errors: P0002 not theirs to approve; PA001 not waiting; PA002 changed since; PA003 raised it; PA004 their own; PA005 ran it;
-- PA006 approved by them already; PA007 over their limit; PA008 lacks something; PA011 paid already; PB001 the budget is too short.
create function public.approve_claim(claim uuid, version int, hash text default null)
returns text
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.require_approver((select c.organisation_id from public.claims c where c.id = claim));
    perform private.require_fresh_sign_in();
    return private.approve_one(claim, version, hash);
end
$$;

-- Approves several claims, each by itself: one that cannot be is left, and says why. In: [{"id","version","hash"}], at most 50.
-- Out: [{"id","state"} or {"id","code","refused"}], in the order given. Errors: P0002; PF001; PA012 none chosen, or too many.
create function public.approve_claims(seen jsonb)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
    one record;
    results jsonb := '{}';
    state text;
begin
    if coalesce(jsonb_array_length(seen), 0) not between 1 and 50 then
        perform private.refuse('PA012', 'Tick the claims to approve, up to 50', 'claim');
    end if;
    if exists (select from jsonb_array_elements(seen) s left join public.claims c on c.id = (s ->> 'id')::uuid
        where coalesce(private.approval_limit(c.organisation_id, private.signed_in()), 0) = 0)
    then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_fresh_sign_in();
    -- Programme by programme, so that two people who approve many at once take the budgets in the same order.
    for one in
        select c.id, (s ->> 'version')::int as version, s ->> 'hash' as hash
        from jsonb_array_elements(seen) s join public.claims c on c.id = (s ->> 'id')::uuid
        order by c.programme_id, c.done_on, c.id
    loop
        begin
            state := private.approve_one(one.id, one.version, one.hash);
            results := results || jsonb_build_object(one.id, jsonb_build_object('id', one.id, 'state', state));
        exception when others then
            -- Ours begin with I to Z; anything else is a bug, and undoes everything.
            if sqlstate !~ '^[I-Z][A-Z][0-9]{3}$' then
                raise;
            end if;
            results := results || jsonb_build_object(one.id, jsonb_build_object('id', one.id, 'code', sqlstate, 'refused', sqlerrm));
        end;
    end loop;
    return (select jsonb_agg(results -> (s.value ->> 'id') order by s.ordinality) from jsonb_array_elements(seen) with ordinality s);
end
$$;

-- Gives a claim back with a note that its person reads; approvals it had until then are void. Whoever may approve there.
-- Errors: P0002; PA001 not waiting; PA002 changed since; TX001, TX002 (note).
create function public.return_claim(claim uuid, version int, note text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    asked public.claims;
begin
    select c.* into asked from public.claims c where c.id = claim for update;
    perform private.require_approver(asked.organisation_id);
    if asked.state <> 'submitted' then
        perform private.refuse('PA001', 'This claim does not wait for approval any more');
    end if;
    if asked.version is distinct from return_claim.version then
        perform private.refuse('PA002', 'This claim changed since you looked at it. Look at it again before you give it back.');
    end if;
    perform private.require_text(note, 500, 'note', 'Say what should be looked at again');
    perform private.reopen_approvals(claim, 'returned');
    insert into public.approvals (claim_id, version, decision, hash, decided_by)
    values (claim, asked.version, 'returned', private.claim_hash(claim), auth.uid());
    update public.claims c set returned_at = now(), returned_by = auth.uid(), return_note = btrim(note) where c.id = claim;
end
$$;

grant execute on function public.approve_claim, public.approve_claims, public.return_claim to authenticated;
