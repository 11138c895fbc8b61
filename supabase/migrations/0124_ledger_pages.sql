-- The ledger as finance and the auditor read it, what finance posts by hand, and what a trust decided about money.
-- Who may see what: finance approvers and board auditors of the trust read; finance approvers who signed in just now write.

-- What each account came to before a day, so that a balance does not read all there ever was. Made anew by the clock each day.
create table private.ledger_closings (
    organisation_id uuid not null references public.organisations,
    account text not null,
    pence bigint not null,
    closed_until timestamptz not null,
    primary key (organisation_id, account)
);
alter table private.ledger_closings enable row level security;

-- Closes up to the day before yesterday: no transaction runs so long that it could still add to it.
create function private.close_ledgers(at timestamptz)
returns void
language sql set search_path = ''
as $$
    insert into private.ledger_closings as k (organisation_id, account, pence, closed_until)
    select t.organisation_id, e.account, sum(e.pence), until.moment
    from (select private.day_begins(private.day_of(close_ledgers.at) - 1) as moment) until
    join public.ledger_transactions t on t.at < until.moment
    join public.ledger_entries e on e.transaction_id = t.id
    left join private.ledger_closings c on c.organisation_id = t.organisation_id and c.account = e.account
    where t.at >= coalesce(c.closed_until, '-infinity')
    group by t.organisation_id, e.account, until.moment
    on conflict (organisation_id, account) do update set pence = k.pence + excluded.pence, closed_until = excluded.closed_until
$$;
insert into private.clock_steps values ('close_ledgers');

-- Pence in an account of the ledger, a debit plus. In: whose, and which. What is closed is not read again.
create function private.balance_of(organisation uuid, account text)
returns bigint
language plpgsql stable set search_path = ''
as $$
declare
    closed private.ledger_closings;
begin
    select c.* into closed from private.ledger_closings c where c.organisation_id = organisation and c.account = balance_of.account;
    return coalesce(closed.pence, 0) + coalesce((
        select sum(e.pence) from public.ledger_transactions t join public.ledger_entries e on e.transaction_id = t.id and e.account = balance_of.account
        where t.organisation_id = organisation and t.at >= coalesce(closed.closed_until, '-infinity')), 0);
end
$$;

alter table public.ledger_transactions
    -- Why finance posted it by hand.
    add column note text check (char_length(note) between 3 and 200),
    -- One press of a button posts once.
    add column pressed uuid unique,
    add constraint by_hand_says_why check (pressed is null or note is not null);

-- The entries of one transaction: {account: pence}.
create function private.entries_said(transaction bigint)
returns jsonb
language sql stable set search_path = ''
as $$
    select jsonb_object_agg(e.account, e.pence) from (
        select account, sum(pence) as pence from public.ledger_entries where transaction_id = transaction group by account) e
$$;

-- The ledger, newest first, 20 and one more unless told otherwise. In: an account to cut by, the last of the page before, days from and
-- until. Out: {"balances": {account: pence}, "rows": [{"id","at","what","note","programme","payment": {"id","reference"} | null,
-- "by","entries"}]}. Errors: 42501.
create function public.ledger_of(organisation uuid, filter jsonb default '{}', before_at timestamptz default null, before_id bigint default null,
    most int default 21)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    perform private.require_role(organisation, 'finance_approver', 'board_auditor');
    return jsonb_build_object(
        'balances', (select jsonb_object_agg(a, private.balance_of(organisation, a))
            from unnest('{fees,expenses,owed,on_its_way,stripe_balance,bank,payroll,vouchers,cash,funding}'::text[]) a),
        'rows', (
            select coalesce(jsonb_agg(private.transaction_said(t) order by t.at desc, t.id desc), '[]')
            from (
                select l.* from public.ledger_transactions l
                where l.organisation_id = organisation
                    and (filter ->> 'account' is null or exists (select from public.ledger_entries e
                        where e.transaction_id = l.id and e.account = filter ->> 'account'))
                    and (filter ->> 'from' is null or l.at >= private.day_begins((filter ->> 'from')::date))
                    and (filter ->> 'until' is null or l.at < private.day_begins((filter ->> 'until')::date + 1))
                    and (before_id is null or (l.at, l.id) < (before_at, before_id))
                order by l.at desc, l.id desc limit least(most, 5000)) t));
end
$$;

-- One transaction as a page says it. Who posted it by hand is a colleague; who moved a payment stands with the payment.
create function private.transaction_said(t public.ledger_transactions)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('id', (t).id, 'at', (t).at, 'what', (t).what, 'note', (t).note,
        'programme', (select g.title from public.programmes g where g.id = (t).programme_id),
        'payment', (select jsonb_build_object('id', p.id, 'reference', p.reference, 'to', e.to_state) from public.payment_events e
            join public.payments p on p.id = e.payment_id where e.id = (t).event_id),
        'by', case when (t).event_id is null then (select n.name from public.people n join public.members m on m.person_id = n.id
            where n.account_id = (t).by and n.organisation_id = (t).organisation_id limit 1) end,
        'entries', private.entries_said((t).id))
$$;

-- One transaction of the ledger. Errors: P0002.
create function public.ledger_transaction(transaction bigint)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    t public.ledger_transactions;
begin
    select l.* into t from public.ledger_transactions l
    where l.id = transaction and l.organisation_id in (select private.my_organisations('finance_approver', 'board_auditor'));
    if t.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return private.transaction_said(t) || jsonb_build_object('organisation', (select o.slug from public.organisations o where o.id = t.organisation_id));
end
$$;

-- Posts what finance did by hand. In: {"what": 'funds received' (an account from funding), 'funds taken back' (an account back to
-- funding), 'vouchers bought', 'cash drawn' (both from the bank) or 'correction', "account" and for a correction "from" (pence go
-- from the one to the other), "pence", "note", "pressed": an id the page made}. What is owed and on its way is moved by payments
-- alone. Out: the id of the transaction; the same press twice posts once. Errors: PZ001 no sum, PZ002 no such accounts, PZ003 no
-- reason, PF001, 42501.
create function public.post_to_ledger(organisation uuid, given jsonb)
returns bigint
language plpgsql security definer set search_path = ''
as $$
declare
    kind text := given ->> 'what';
    sum bigint := (given ->> 'pence')::bigint;
    into_account text := case kind when 'vouchers bought' then 'vouchers' when 'cash drawn' then 'cash' when 'funds taken back' then 'funding' else given ->> 'account' end;
    from_account text := case kind when 'funds received' then 'funding' when 'funds taken back' then given ->> 'account'
        when 'correction' then given ->> 'from' else 'bank' end;
    money constant text[] := '{stripe_balance,bank,payroll,vouchers,cash}';
    by_hand constant text[] := money || '{fees,expenses,funding}';
    made bigint;
begin
    perform private.require_role(organisation, 'finance_approver');
    perform private.require_fresh_sign_in();
    select t.id into made from public.ledger_transactions t where t.pressed = (given ->> 'pressed')::uuid and t.organisation_id = organisation;
    if made is not null then
        return made;
    end if;
    if sum is null or sum not between 1 and 100000000 then
        perform private.refuse('PZ001', 'Give a sum, up to one million pounds', 'pounds');
    end if;
    if kind not in ('funds received', 'funds taken back', 'vouchers bought', 'cash drawn', 'correction')
        or into_account = from_account or not coalesce(into_account = any (by_hand) and from_account = any (by_hand), false)
        or kind in ('funds received', 'funds taken back') and not (given ->> 'account' = any (money)) then
        perform private.refuse('PZ002', 'Choose two different accounts', 'account');
    end if;
    if char_length(btrim(coalesce(given ->> 'note', ''))) not between 3 and 200 then
        perform private.refuse('PZ003', 'Say why, in up to 200 characters, without naming anybody', 'note');
    end if;
    insert into public.ledger_transactions (organisation_id, what, note, pressed, by)
    values (organisation, kind, btrim(given ->> 'note'), (given ->> 'pressed')::uuid, auth.uid()) returning id into made;
    insert into public.ledger_entries (transaction_id, account, pence) values (made, into_account, sum), (made, from_account, -sum);
    return made;
end
$$;

grant execute on function public.ledger_of, public.ledger_transaction, public.post_to_ledger to authenticated;
