-- Where a person's money goes by the Stripe rail. They give their bank details on Stripe's own page: here are Stripe's references,
-- the last four digits, and what checking the name against the account said (payments.md 1.3, 5.3).
-- Who may see what: the person their own; finance of the trust that pays sees, while it is looked at, the name that the bank has.
-- Who may do what: the person opens an account and asks for a look; what Stripe says of it is written by the worker alone, which
-- asks Stripe itself, so that nobody can say of their own account that it is ready or checked.

alter table public.payee_accounts
    -- When the rail is to be asked again, and when it last answered.
    add column look_at timestamptz default now(),
    add column looked_at timestamptz,
    -- What the bank calls whoever holds the account, until a person has looked at it; afterwards only its hash, to know it again.
    add column shown_name text check (char_length(shown_name) <= 200),
    add column shown_hash bytea,
    -- The rail was told that a person agreed. Only then does money go out on a check that was no match.
    add column told_at timestamptz,
    -- A person looked and did not agree: other bank details are needed.
    add column sent_back_at timestamptz,
    -- The rail would not take this check for another payment: a new one is to be made.
    add column spent_at timestamptz;
create index payee_accounts_to_look_at on public.payee_accounts (look_at) where ended_at is null and account_ref is not null;
grant select (checked_at, acknowledged_at, looked_at, sent_back_at) on public.payee_accounts to authenticated;

-- What a person decided about a check, kept for ever: never changed, never removed but with what was paid.
create table private.payee_check_decisions (
    id bigint generated always as identity primary key,
    payee_account_id uuid not null references public.payee_accounts on delete cascade,
    check_ref text not null,
    result text not null check (result in ('close', 'none', 'unavailable')),
    agreed boolean not null,
    decided_at timestamptz not null default clock_timestamp(),
    decided_by uuid references auth.users
);
create index on private.payee_check_decisions (payee_account_id, id desc);
alter table private.payee_check_decisions enable row level security;

-- Why money cannot go to a payment's payee at a moment; null: it can. In the order in which it is mended: 'payee not ready' (no
-- account, not finished, restricted or closed), 'payee check' (the name is not that of the account and nobody has agreed, or a new
-- check is due), 'cooling off' (the bank account is new or changed).
create function private.payee_hold(payment uuid, at timestamptz default now())
returns text
language plpgsql stable set search_path = ''
as $$
declare
    account public.payee_accounts;
begin
    select a.* into account from public.payments p join public.payee_accounts a on a.payee_id = p.payee_id and a.rail = p.rail and a.ended_at is null
    where p.id = payment;
    if account.id is null or account.ready <> 'ready' or account.account_ref is null or account.method_ref is null
        -- A group whose two people nobody named is not ready either (0105).
        or private.payee_lacks(account.payee_id) is not null then
        return 'payee not ready';
    elsif account.check_result is null or account.check_ref is null or account.spent_at is not null
        or (account.check_result <> 'match' and (account.acknowledged_at is null or account.told_at is null)) then
        return 'payee check';
    elsif account.cooled_at > at then
        return 'cooling off';
    end if;
    return null;
end
$$;

-- Whether a trust pays anybody by Stripe: some role of it may be.
create function private.pays_by_stripe(organisation uuid)
returns boolean
language sql stable set search_path = ''
as $$
    select exists (select 1 from public.involvement_roles r where r.organisation_id = organisation and r.ended_at is null
        and 'stripe' = any (private.allowed_routes(r.id, private.today())))
$$;

-- Finds or opens the account of a payee at the rail, one at a time: two tabs get the same. A closed one makes room for the next.
-- The caller holds the payee's row. Out: {"id","payee","n","ref","slug"}.
create function private.open_payee_account(payee uuid)
returns jsonb
language plpgsql set search_path = ''
as $$
declare
    found public.payee_accounts;
begin
    update public.payee_accounts a set ended_at = now()
    where a.payee_id = payee and a.rail = 'stripe' and a.ended_at is null and a.ready = 'closed';
    select a.* into found from public.payee_accounts a where a.payee_id = payee and a.rail = 'stripe' and a.ended_at is null;
    if found.id is null then
        insert into public.payee_accounts (payee_id, rail, n)
        select payee, 'stripe', coalesce(max(a.n), 0) + 1 from public.payee_accounts a where a.payee_id = payee
        returning * into found;
    end if;
    return (select jsonb_build_object('id', found.id, 'payee', found.payee_id, 'n', found.n, 'ref', found.account_ref, 'slug', o.slug)
        from public.payees p join public.organisations o on o.id = p.organisation_id where p.id = payee);
end
$$;

-- Begins: the signed-in person wants to be paid into their bank account by a trust. In: the trust, and which of their own rows it
-- knows them by. Out: {"id","payee","n","ref"}; the rail's account is opened under the key acct:<payee>:<n>, so that asking twice
-- opens one. Errors: 42501 not their row; PF001 fresh sign-in; PK001 this trust does not pay so.
create function public.start_payee_account(organisation uuid, person uuid)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
    payee uuid;
begin
    if not exists (select 1 from private.my_people() m where m = person) then
        perform private.refuse('42501', 'You cannot do this');
    end if;
    perform private.require_fresh_sign_in();
    if not private.pays_by_stripe(organisation) then
        perform private.refuse('PK001', 'This trust does not pay into bank accounts through Stripe');
    end if;
    insert into public.payees (organisation_id, kind, person_id) values (organisation, 'person', person)
    on conflict (organisation_id, person_id) do nothing;
    select p.id into payee from public.payees p where p.organisation_id = organisation and p.person_id = person for update;
    return private.open_payee_account(payee);
end
$$;

-- An account of the signed-in person's, whose row is locked. Errors: P0002 not theirs.
create function private.my_payee_account(account uuid)
returns public.payee_accounts
language plpgsql set search_path = ''
as $$
declare
    mine public.payee_accounts;
begin
    select a.* into mine from public.payee_accounts a
    where a.id = account and a.ended_at is null and a.payee_id in (select private.my_payees()) for update;
    if mine.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return mine;
end
$$;

-- Keeps the rail's reference of an account that was just opened. It is believed only when the rail itself has said whose it is:
-- until then it is 'started', and nothing is paid to it. A second reference changes nothing. Errors: P0002.
create function public.keep_payee_account(account uuid, ref text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    mine public.payee_accounts := private.my_payee_account(account);
begin
    if ref !~ '^acct_[A-Za-z0-9_]{1,115}$' then
        perform private.refuse('PK002', 'This is no account of Stripe’s');
    end if;
    update public.payee_accounts a set account_ref = ref, look_at = now() where a.id = mine.id and a.account_ref is null;
end
$$;

-- Begins anew under another key, where the rail knows the last one with other words and no account of ours came of it.
-- Out: as start_payee_account. Errors: P0002.
create function public.restart_payee_account(account uuid)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
    mine public.payee_accounts := private.my_payee_account(account);
begin
    perform private.require_fresh_sign_in();
    if mine.account_ref is null then
        update public.payee_accounts a set ended_at = now(), ready = 'closed' where a.id = mine.id;
    end if;
    return private.open_payee_account(mine.payee_id);
end
$$;

-- What is needed to open Stripe's form: {"slug","ref","purpose"}; purpose 'change' where there are bank details already.
-- Changing where money goes asks for a fresh sign-in. Errors: P0002, PF001.
create function public.payee_form(account uuid)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
    mine public.payee_accounts := private.my_payee_account(account);
begin
    perform private.require_fresh_sign_in();
    if mine.account_ref is null or mine.ready = 'closed' then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return (select jsonb_build_object('slug', o.slug, 'ref', mine.account_ref, 'purpose', case when mine.method_ref is null then 'start' else 'change' end)
        from public.payees p join public.organisations o on o.id = p.organisation_id where p.id = mine.payee_id);
end
$$;

-- Asks that the rail be asked: the person has come back from its form, whatever the address says they did there. At most once in
-- five seconds. Out: whether it will be. Errors: P0002.
create function public.ask_payee_look(account uuid)
returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
    mine public.payee_accounts := private.my_payee_account(account);
begin
    if mine.account_ref is null or mine.ready = 'closed' or mine.looked_at > now() - interval '5 seconds' then
        return false;
    end if;
    update public.payee_accounts a set look_at = least(a.look_at, now()) where a.id = mine.id;
    perform private.wake_payments('look_at_payees');
    return true;
end
$$;

-- Where the signed-in person can be, or is, paid into a bank account: by whoever owes them, or expects them at a workshop. Out: {"fresh_until", "places": [{"organisation": {id, slug,
-- name}, "person", "routes": what their roles may be paid by, "account": {id, ready, last4, check, agreed, sent_back, cooled_at,
-- looked_at, ended} or null}]}.
create function public.my_pay_bank()
returns jsonb
language sql stable security definer set search_path = ''
as $$
    with places as (
        select distinct c.organisation_id, c.person_id from public.claims c where c.person_id in (select private.my_people())
        union
        select p.organisation_id, p.person_id from public.payees p where p.person_id in (select private.my_people())
        union
        select w.organisation_id, r.person_id from public.registrations r join public.workshops w on w.id = r.workshop_id
        where r.person_id in (select private.my_people()) and r.accepted_at is not null
    )
    select jsonb_build_object('fresh_until', private.fresh_until(), 'places', coalesce(jsonb_agg(jsonb_build_object(
        'organisation', jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name),
        'person', x.person_id,
        'routes', (select coalesce(jsonb_agg(distinct route), '[]')
            from (select private.role_for(x.organisation_id) as role
                union select c.role_id from public.claims c where c.organisation_id = x.organisation_id and c.person_id = x.person_id) own,
                unnest(private.allowed_routes(own.role, private.today())) route),
        'account', case when a.id is not null then jsonb_build_object('id', a.id, 'ready', a.ready, 'opened', a.account_ref is not null, 'last4', a.last4,
            'check', a.check_result, 'agreed', a.acknowledged_at is not null, 'sent_back', a.sent_back_at is not null, 'cooled_at', a.cooled_at,
            'looked_at', a.looked_at) end
        ) order by o.name, x.person_id), '[]'))
    from places x join public.organisations o on o.id = x.organisation_id
    left join public.payees p on p.organisation_id = x.organisation_id and p.person_id = x.person_id
    left join public.payee_accounts a on a.payee_id = p.id and a.rail = 'stripe' and a.ended_at is null
$$;

grant execute on function public.start_payee_account, public.keep_payee_account, public.restart_payee_account, public.payee_form,
    public.ask_payee_look, public.my_pay_bank to authenticated;
