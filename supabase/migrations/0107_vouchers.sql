-- Vouchers: bought ahead, each with a serial that is money to whoever reads it; assigned once, under lock; read by the person after
-- a press on their own page, or by whoever hands it to them.
-- How serials are kept: in the private schema, which no role of the application reads, and told only by two functions that write down
-- who asked and how; lists show the last four characters. They are not encrypted in their column: a key would have to live beside
-- them, in the same process and the same backups, and would protect from nobody who holds either. The disk and the backups are
-- encrypted (docs/runbook.md), and a serial is wiped 30 days after it was given, when it has been used or is worth nothing.

create table public.vouchers (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    issuer text not null check (char_length(issuer) between 2 and 80),
    last4 text not null check (char_length(last4) = 4),
    pence int not null check (pence between 100 and 50000),
    expires_on date not null,
    bought_at timestamptz not null default now(),
    bought_by uuid references auth.users,
    payment_id uuid references public.payments,
    -- When somebody first read the serial.
    read_at timestamptz,
    voided_at timestamptz,
    voided_why text check (voided_why in ('lost', 'did not work', 'read and taken back')),
    -- The one that stands in its place.
    replaced_by uuid unique references public.vouchers,
    check ((voided_at is null) = (voided_why is null)),
    state text not null generated always as (
        case when voided_at is not null then 'voided' when payment_id is null then 'in stock' when read_at is null then 'assigned' else 'read' end
    ) stored
);
create index on public.vouchers (payment_id);
create index on public.vouchers (organisation_id, bought_at desc, id desc);
create index vouchers_in_stock on public.vouchers (organisation_id, pence desc, expires_on) where payment_id is null and voided_at is null;

-- The serials; null once wiped. One serial of an issuer stands once, in all trusts together.
create table private.voucher_codes (
    voucher_id uuid primary key references public.vouchers,
    issuer text not null,
    code text,
    unique (issuer, code)
);

-- Who read a serial, and how it reached the person.
create table public.voucher_looks (
    id bigint generated always as identity primary key,
    voucher_id uuid not null references public.vouchers,
    how text not null check (how in ('by the person', 'by post', 'in person', 'by phone')),
    at timestamptz not null default now(),
    by uuid not null references auth.users
);
create index on public.voucher_looks (voucher_id);

alter table public.vouchers enable row level security;
alter table private.voucher_codes enable row level security;
alter table public.voucher_looks enable row level security;

grant select (id, organisation_id, issuer, last4, pence, expires_on, bought_at, payment_id, read_at, voided_at, voided_why, replaced_by, state)
    on public.vouchers to authenticated;
grant select (id, voucher_id, how, at) on public.voucher_looks to authenticated;

create policy "finance and auditors read what vouchers there are" on public.vouchers for select to authenticated
using (organisation_id in (select private.my_organisations('finance_approver', 'administrator', 'board_auditor')));
create policy "whoever reads a voucher reads who looked" on public.voucher_looks for select to authenticated
using (voucher_id in (select v.id from public.vouchers v));

-- Vouchers of the stock that make up a sum exactly, the soonest to expire first; null where none do. Tried from the largest down,
-- and again without it: 25 and 10 are no 30, 20 and 10 are. A voucher that expires within a month is not given to anybody.
create function private.vouchers_for(organisation uuid, sum int)
returns uuid[]
language plpgsql stable set search_path = ''
as $$
declare
    largest int;
    one record;
    rest int;
    found uuid[];
begin
    for largest in
        select distinct v.pence from public.vouchers v
        where v.organisation_id = vouchers_for.organisation and v.payment_id is null and v.voided_at is null and v.pence <= vouchers_for.sum
            and v.expires_on > private.today() + 30
        order by v.pence desc
    loop
        rest := vouchers_for.sum;
        found := '{}';
        for one in
            select v.id, v.pence from public.vouchers v
            where v.organisation_id = vouchers_for.organisation and v.payment_id is null and v.voided_at is null and v.pence <= largest
                and v.expires_on > private.today() + 30
            order by v.pence desc, v.expires_on, v.id
        loop
            if one.pence <= rest then
                found := found || one.id;
                rest := rest - one.pence;
            end if;
            if rest = 0 then
                return found;
            end if;
        end loop;
    end loop;
    return null;
end
$$;

-- Gives a payment the vouchers it is made of, once: whoever calls holds the trust's row, so that two never take the same. PV015.
create function private.assign_vouchers(payment public.payments)
returns void
language plpgsql set search_path = ''
as $$
declare
    chosen uuid[] := private.vouchers_for((payment).organisation_id, (payment).pence);
    taken int;
begin
    update public.vouchers v set payment_id = (payment).id where v.id = any (chosen) and v.payment_id is null and v.voided_at is null;
    get diagnostics taken = row_count;
    if taken = 0 or taken <> cardinality(chosen) then
        perform private.refuse('PV015', 'The vouchers in stock do not make up this sum');
    end if;
end
$$;

-- What a voucher was worth is written off: the ledger's stock is what can still be given.
create function private.write_off(voucher public.vouchers)
returns void
language sql set search_path = ''
as $$
    select private.post((voucher).organisation_id, null, 'correction',
        jsonb_build_array(jsonb_build_array('funding', (voucher).pence), jsonb_build_array('vouchers', -(voucher).pence)))
$$;

-- A payment has no vouchers any more: those that nobody read go back to the stock, one that was read is worth nothing to anybody else.
create function private.release_vouchers(payment uuid)
returns void
language plpgsql set search_path = ''
as $$
declare
    one public.vouchers;
begin
    for one in select v.* from public.vouchers v where v.payment_id = payment and v.voided_at is null for update loop
        if one.read_at is null then
            update public.vouchers v set payment_id = null where v.id = one.id;
        else
            update public.vouchers v set voided_at = now(), voided_why = 'read and taken back' where v.id = one.id;
            perform private.write_off(one);
        end if;
    end loop;
end
$$;

-- Adds vouchers that were bought, of one issuer and value. In: {"issuer","pence","expires_on","codes":[]}. Out: how many. Finance approver
-- or administrator who has just signed in. Errors: 42501, PF001, PV016 by field, PV017 a serial that was added before or stands twice.
create function public.add_vouchers(organisation uuid, given jsonb)
returns int
language plpgsql security definer set search_path = ''
as $$
declare
    issuer text := btrim(coalesce(given ->> 'issuer', ''));
    value int := (given ->> 'pence')::int;
    codes text[] := array(select upper(btrim(c)) from jsonb_array_elements_text(given -> 'codes') c where btrim(c) <> '');
    one text;
    made uuid;
begin
    perform private.require_role(organisation, 'finance_approver', 'administrator');
    perform private.require_fresh_sign_in();
    if char_length(issuer) not between 2 and 80 then
        perform private.refuse('PV016', 'Write whose vouchers they are', 'issuer');
    end if;
    if coalesce(value not between 100 and 50000, true) then
        perform private.refuse('PV016', 'Enter what one is worth, from £1 to £500', 'pence');
    end if;
    if coalesce((given ->> 'expires_on')::date <= private.today() + 30, true) then
        perform private.refuse('PV016', 'Enter the last day they can be used, more than a month from now', 'expires_on');
    end if;
    if cardinality(codes) not between 1 and 500 or exists (select from unnest(codes) c where c !~ '^[A-Z0-9][A-Z0-9 -]{3,39}$') then
        perform private.refuse('PV016', 'Enter one serial on each line: letters, digits, spaces and -, 500 at most', 'codes');
    end if;
    foreach one in array codes loop
        insert into public.vouchers (organisation_id, issuer, last4, pence, expires_on, bought_by)
        values (organisation, issuer, right(regexp_replace(one, '[^A-Z0-9]', '', 'g'), 4), value, (given ->> 'expires_on')::date, auth.uid())
        returning id into made;
        begin
            insert into private.voucher_codes (voucher_id, issuer, code) values (made, lower(issuer), one);
        exception when unique_violation then
            perform private.refuse('PV017', format('The serial that ends in %s is here already, or stands twice', right(one, 4)), 'codes');
        end;
    end loop;
    perform private.post(organisation, null, 'vouchers bought', jsonb_build_array(
        jsonb_build_array('vouchers', value * cardinality(codes)), jsonb_build_array('bank', -value * cardinality(codes))));
    return cardinality(codes);
end
$$;

-- Reads the serials of a payment's vouchers, and writes down who did and how. Out: [{"issuer","code","pence","expires_on"}].
create function private.read_vouchers(payment uuid, how text)
returns jsonb
language plpgsql set search_path = ''
as $$
begin
    insert into public.voucher_looks (voucher_id, how, by)
    select v.id, read_vouchers.how, auth.uid() from public.vouchers v where v.payment_id = payment and v.voided_at is null;
    update public.vouchers v set read_at = coalesce(v.read_at, now()) where v.payment_id = payment and v.voided_at is null;
    return (
        select coalesce(jsonb_agg(jsonb_build_object('issuer', v.issuer, 'code', c.code, 'pence', v.pence, 'expires_on', v.expires_on)
            order by v.pence desc, v.id), '[]')
        from public.vouchers v join private.voucher_codes c on c.voucher_id = v.id
        where v.payment_id = payment and v.voided_at is null);
end
$$;

-- A voucher that was lost, or did not work, is void; the next of the same value and issuer's kind stands in its place, and the person reads
-- that one as they read the first. Out: the new one's id. Finance approver or administrator who has just signed in.
-- Errors: P0002, 42501, PF001, PV018 why, or it is void or not given, PV015 none of that value in stock.
create function public.replace_voucher(voucher uuid, why text)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    old public.vouchers;
    new_one uuid;
begin
    select v.* into old from public.vouchers v where v.id = voucher for update;
    if old.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_role(old.organisation_id, 'finance_approver', 'administrator');
    perform private.require_fresh_sign_in();
    if coalesce(why, '') not in ('lost', 'did not work') or old.voided_at is not null or old.payment_id is null then
        perform private.refuse('PV018', 'Only a voucher somebody was given is replaced: say whether it was lost or did not work', 'why');
    end if;
    perform 1 from public.organisations o where o.id = old.organisation_id for update;
    update public.vouchers v set payment_id = old.payment_id
    where v.id = (private.vouchers_for(old.organisation_id, old.pence))[1] and v.pence = old.pence returning v.id into new_one;
    if new_one is null then
        perform private.refuse('PV015', 'No voucher of that value is in stock');
    end if;
    update public.vouchers v set voided_at = now(), voided_why = why, replaced_by = new_one where v.id = voucher;
    perform private.write_off(old);
    return new_one;
end
$$;

-- Every night: serials that were read more than 30 days ago are wiped, and those that are void.
create function private.wipe_voucher_codes(at timestamptz default now())
returns void
language sql set search_path = ''
as $$
    update private.voucher_codes c set code = null from public.vouchers v
    where v.id = c.voucher_id and c.code is not null and (v.voided_at is not null or v.read_at < wipe_voucher_codes.at - interval '30 days')
$$;
insert into private.clock_steps values ('wipe_voucher_codes');

-- A trust's vouchers: how many of each kind can be given, and those that were, the newest first, 20 at a time. Out: {"stock":[{"issuer",
-- "pence","expires_on","count"}],"given":[{"id","issuer","last4","pence","state","reference","voided_why","replaced_by"}],"next"}.
-- Finance approver, administrator or auditor; 42501.
create function public.vouchers_of(organisation uuid, beside uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    page jsonb;
begin
    perform private.require_role(organisation, 'finance_approver', 'administrator', 'board_auditor');
    select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'issuer', f.issuer, 'last4', f.last4, 'pence', f.pence, 'state', f.state,
        'reference', (select p.reference from public.payments p where p.id = f.payment_id), 'voided_why', f.voided_why,
        'replaced', f.replaced_by is not null) order by f.bought_at desc, f.id desc), '[]') into page
    from (
        select v.* from public.vouchers v
        where v.organisation_id = vouchers_of.organisation and v.payment_id is not null
            and (beside is null or exists (select from public.vouchers b
                where b.id = beside and b.organisation_id = vouchers_of.organisation and (v.bought_at, v.id) < (b.bought_at, b.id)))
        order by v.bought_at desc, v.id desc limit 21) f;
    return jsonb_build_object(
        'stock', (select coalesce(jsonb_agg(to_jsonb(s) order by s.pence desc, s.expires_on), '[]') from (
            select v.issuer, v.pence, v.expires_on, count(*)::int as count from public.vouchers v
            where v.organisation_id = vouchers_of.organisation and v.payment_id is null and v.voided_at is null
            group by 1, 2, 3 order by 2 desc, 3 limit 50) s),
        'given', case when jsonb_array_length(page) > 20 then page - 20 else page end,
        'next', case when jsonb_array_length(page) > 20 then page -> 19 -> 'id' end);
end
$$;

grant execute on function public.add_vouchers, public.replace_voucher, public.vouchers_of to authenticated;
