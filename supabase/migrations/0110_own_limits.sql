-- A limit that somebody sets for themselves: how much they want to be paid in a week and in a month of their own, so that no payment
-- comes that costs them more than it brings (R57; domain.md 2.4: what counts is the month in which money arrives, and one late lump
-- sum can wipe it out). Nobody else reads it, nor that there is one: not staff, not finance, not the auditor. Why somebody sets one
-- is asked nowhere. It holds for one account in all organisations, by the day money is given, and counts fees alone: what was spent
-- and is given back is no income (R59).

create table public.own_limits (
    account_id uuid primary key references auth.users on delete cascade,
    week_pence int check (week_pence between 0 and 1000000),
    month_pence int check (month_pence between 0 and 1000000),
    -- The day of the month on which their month begins; to the 28th, since every month has one.
    month_begins_on int not null default 1 check (month_begins_on between 1 and 28),
    changed_at timestamptz not null default now(),
    check (week_pence is not null or month_pence is not null)
);
alter table public.own_limits enable row level security;
grant select (week_pence, month_pence, month_begins_on) on public.own_limits to authenticated;
create policy "people read the limits they set; nobody else does" on public.own_limits for select to authenticated
using (account_id = (select private.signed_in()));

-- The person lets this one through, whatever their limit says.
alter table public.payments add column let_through_at timestamptz;

-- The first day of the month in which a day lies, where months begin on another day than the first.
create function private.month_of(on_day date, begins_on int)
returns date
language sql immutable set search_path = ''
as $$
    select (date_trunc('month', on_day - (begins_on - 1)) + make_interval(days => begins_on - 1))::date
$$;

-- What of a payment's fee is given, or may be, in the days from one to another (the last not counted), to one account. Pence.
create function private.fees_given(account uuid, from_day date, until date, but uuid default null)
returns bigint
language sql stable set search_path = ''
as $$
    select coalesce(sum(p.fee_pence), 0)
    from public.payments p join public.payees y on y.id = p.payee_id join public.people who on who.id = y.person_id
    where who.account_id = account and p.id is distinct from but
        and p.state in ('sending', 'unknown', 'accepted', 'paid', 'needs_person', 'handed_to_finance', 'recorded_paid', 'confirmed')
        and coalesce((coalesce(p.paid_at, p.sent_at) at time zone 'Europe/London')::date, greatest(p.pay_on, private.today())) >= from_day
        and coalesce((coalesce(p.paid_at, p.sent_at) at time zone 'Europe/London')::date, greatest(p.pay_on, private.today())) < until
$$;

-- Whether so much of a fee, given on that day, would bring an account over a limit of its own; null where it has none. In: the payment
-- itself, which is not counted twice.
create function private.crosses_limit(account uuid, payment uuid, fee int, on_day date)
returns boolean
language sql stable set search_path = ''
as $$
    select coalesce(fee + private.fees_given(account, date_trunc('week', on_day)::date, date_trunc('week', on_day)::date + 7, payment)
            > l.week_pence, false)
        or coalesce(fee + private.fees_given(account, m.begins, (m.begins + interval '1 month')::date, payment) > l.month_pence, false)
    from public.own_limits l cross join lateral (select private.month_of(on_day, l.month_begins_on) as begins) m
    where l.account_id = account
$$;

-- The first day on which a payment that waits for its person's limit fits by itself, as far as is known today; null where that is in
-- none of the next two months: the fee by itself is more than the limit. Only a week or a month that begins makes room.
create function private.fits_on(payment public.payments)
returns date
language sql stable set search_path = ''
as $$
    select min(d.day)
    from public.payees y join public.people who on who.id = y.person_id
    left join public.own_limits l on l.account_id = who.account_id
    cross join lateral (
        select greatest((payment).pay_on, private.today()) + n as day, n from generate_series(0, 62) n) d
    where y.id = (payment).payee_id
        and (d.n = 0 or extract(isodow from d.day) = 1 or private.month_of(d.day, l.month_begins_on) = d.day)
        and not coalesce(private.crosses_limit(who.account_id, (payment).id, (payment).fee_pence, d.day), false)
$$;

-- Whether a payment would bring its person over a limit they set, if it were given on that day. False for groups, charities and
-- organisations, where none is set, where the person lets it through, and where it is no fee. Two payments of one person are asked
-- about one after the other: the second waits until the first is on its way or held (failure matrix 34).
create function private.over_own_limit(payment uuid, on_day date)
returns boolean
language plpgsql set search_path = ''
as $$
declare
    due public.payments;
    account uuid;
begin
    select p.* into due from public.payments p where p.id = payment;
    select who.account_id into account from public.payees y join public.people who on who.id = y.person_id where y.id = due.payee_id;
    if account is null or due.let_through_at is not null or due.fee_pence = 0 then
        return false;
    end if;
    -- The account, not the row of limits: whoever sets a limit at this moment waits too.
    perform pg_advisory_xact_lock(hashtextextended('own limit ' || account, 0));
    return coalesce(private.crosses_limit(account, payment, due.fee_pence, on_day), false);
end
$$;

-- Sets one's limits: {"week_pence","month_pence","month_begins_on"}, pence or null for none; with neither there is no limit any more.
-- Errors: 42501 not signed in; PL001 not a sum (week), PL002 (month), PL003 not a day from 1 to 28 (month_begins_on).
create function public.set_own_limits(given jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    account uuid := private.signed_in();
    week int;
    month int;
begin
    if account is null then
        perform private.refuse('42501', 'Sign in first');
    end if;
    if coalesce(given ->> 'week_pence', '0') !~ '^\d{1,7}$' or (given ->> 'week_pence')::int > 1000000 then
        perform private.refuse('PL001', 'Enter a sum up to £10,000, for example 150', 'week');
    end if;
    if coalesce(given ->> 'month_pence', '0') !~ '^\d{1,7}$' or (given ->> 'month_pence')::int > 1000000 then
        perform private.refuse('PL002', 'Enter a sum up to £10,000, for example 400', 'month');
    end if;
    if coalesce(given ->> 'month_begins_on', '1') !~ '^\d{1,2}$' or (given ->> 'month_begins_on')::int not between 1 and 28 then
        perform private.refuse('PL003', 'Enter a day from 1 to 28', 'month_begins_on');
    end if;
    week := (given ->> 'week_pence')::int;
    month := (given ->> 'month_pence')::int;
    perform pg_advisory_xact_lock(hashtextextended('own limit ' || account, 0));
    if week is null and month is null then
        delete from public.own_limits l where l.account_id = account;
        return;
    end if;
    insert into public.own_limits (account_id, week_pence, month_pence, month_begins_on)
    values (account, week, month, coalesce((given ->> 'month_begins_on')::int, 1))
    on conflict (account_id) do update set week_pence = excluded.week_pence, month_pence = excluded.month_pence,
        month_begins_on = excluded.month_begins_on, changed_at = now();
end
$$;

-- One's limits and how far they are used: {"week_pence","month_pence","month_begins_on","week":{"from","given"},"month":{"from","given"}},
-- the sums null where none is set. Pence, fees alone, by the day they were given.
create function public.my_own_limits()
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    account uuid := private.signed_in();
    mine public.own_limits;
    week date := date_trunc('week', private.today())::date;
    month date;
begin
    if account is null then
        perform private.refuse('42501', 'Sign in first');
    end if;
    select l.* into mine from public.own_limits l where l.account_id = account;
    month := private.month_of(private.today(), coalesce(mine.month_begins_on, 1));
    return jsonb_build_object('week_pence', mine.week_pence, 'month_pence', mine.month_pence, 'month_begins_on', coalesce(mine.month_begins_on, 1),
        'week', jsonb_build_object('from', week, 'given', private.fees_given(account, week, week + 7)),
        'month', jsonb_build_object('from', month, 'given', private.fees_given(account, month, (month + interval '1 month')::date)));
end
$$;

-- A payment of the signed-in person's own that has not left, locked. In: the version that was seen.
-- Errors: P0002 not theirs; PL004 it changed, or left already.
create function private.lock_own_payment(payment uuid, seen int)
returns public.payments
language plpgsql set search_path = ''
as $$
declare
    mine public.payments;
begin
    select p.* into mine from public.payments p join public.payees y on y.id = p.payee_id
    where p.id = payment and y.person_id in (select private.my_people()) for update of p;
    if mine.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if mine.version is distinct from seen or mine.state not in ('approved', 'queued', 'held') or private.may_have_left(mine.id) then
        perform private.refuse('PL004', 'This changed while you had it open. Look at it as it is now.');
    end if;
    return mine;
end
$$;

-- Pays it on its day, over one's own limit. The person alone. Errors: P0002; PL004.
create function public.pay_it_anyway(payment uuid, seen int)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    mine public.payments := private.lock_own_payment(payment, seen);
begin
    update public.payments p set let_through_at = now() where p.id = payment;
    if mine.held_why = 'over their own limit' then
        perform private.move_payment(payment, 'approved', 'by the person');
    end if;
end
$$;

-- Pays it not before another day, as often as one likes until it leaves. The person alone. Errors: P0002; PL004; PL005 the day (day).
create function public.choose_pay_day(payment uuid, seen int, day date)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    mine public.payments := private.lock_own_payment(payment, seen);
begin
    if day is null or day < private.today() or day > private.today() + 366 then
        perform private.refuse('PL005', 'Enter a day from today to a year from now', 'day');
    end if;
    update public.payments p set pay_on = day, let_through_at = null, version = p.version + 1 where p.id = payment;
    if mine.held_why = 'over their own limit' or mine.state = 'queued' then
        perform private.move_payment(payment, 'approved', 'by the person');
    end if;
end
$$;

-- Before it is approved: asks that a claim is not paid before a day; null: as soon as it can be. Afterwards its payment has the day.
-- The person, or who writes it down for them. Errors: P0002; PC002; PC003; PL005 the day (day); PL007 it is approved (day).
create function public.choose_claim_day(claim uuid, seen int, day date default null)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    owed public.claims := private.lock_standing_claim(claim, seen);
begin
    if owed.approved_at is not null then
        perform private.refuse('PL007', 'This is approved. Choose the day on the page of its payment.', 'day');
    end if;
    if day not between private.today() and private.today() + 366 then
        perform private.refuse('PL005', 'Enter a day from today to a year from now', 'day');
    end if;
    update public.claims c set pay_on = day, version = c.version + 1 where c.id = claim;
end
$$;

-- Pays it in parts, each on its day: [{"pence","pay_on"}], two to six, which come to the whole exactly. What was spent comes with the
-- first. Who is paid, how and how much stay as they were approved. The person alone.
-- Out: the new payments' ids. Errors: P0002; PL004; PL005 a day (day_<n>); PL006 the sums (part_<n>, or parts: they do not come to the whole).
create function public.split_payment(payment uuid, seen int, parts jsonb)
returns uuid[]
language plpgsql security definer set search_path = ''
as $$
declare
    mine public.payments := private.lock_own_payment(payment, seen);
    one record;
    expenses_left int := mine.expense_pence;
    expenses int;
    last_part int := (select max(p.part) from public.payments p where p.claim_id = mine.claim_id);
    made uuid[] := '{}';
begin
    if jsonb_typeof(parts) is distinct from 'array' or jsonb_array_length(parts) not between 2 and 6 then
        perform private.refuse('PL006', 'Enter two to six parts', 'parts');
    end if;
    for one in select p.value, p.ordinality as n from jsonb_array_elements(parts) with ordinality p loop
        if coalesce(one.value ->> 'pence', '') !~ '^\d{1,7}$' or (one.value ->> 'pence')::int = 0 then
            perform private.refuse('PL006', 'Enter a sum, for example 20 or 12.50', 'part_' || one.n);
        end if;
        if coalesce((one.value ->> 'pay_on')::date not between private.today() and private.today() + 366, true) then
            perform private.refuse('PL005', 'Enter a day from today to a year from now', 'day_' || one.n);
        end if;
    end loop;
    if (select sum((p ->> 'pence')::int) from jsonb_array_elements(parts) p) <> mine.pence then
        perform private.refuse('PL006', format('The parts must come to £%s together', to_char(mine.pence / 100.0, 'FM999990.00')), 'parts');
    end if;
    perform private.move_payment(payment, 'replaced', 'by the person');
    for one in select (p.value ->> 'pence')::int as pence, (p.value ->> 'pay_on')::date as pay_on, p.ordinality as n
        from jsonb_array_elements(parts) with ordinality p order by p.ordinality
    loop
        expenses := least(expenses_left, one.pence);
        expenses_left := expenses_left - expenses;
        made := made || private.make_payment(mine.claim_id, one.pence - expenses, expenses, one.pay_on,
            case when one.n = 1 then mine.part else last_part + one.n::int - 1 end, case when one.n = 1 then payment end);
    end loop;
    return made;
end
$$;

-- A step of the clock: what waited for a limit, and is given by hand, is handed over with the next run once it fits. What goes by
-- Stripe is looked at again where it is sent (0114).
create function private.look_at_own_limits(at timestamptz)
returns void
language plpgsql set search_path = ''
as $$
declare
    waiting uuid;
begin
    for waiting in
        select p.id from public.payments p
        where p.rail = 'manual' and p.held_why = 'over their own limit' and p.pay_on <= (at at time zone 'Europe/London')::date
        order by p.id for update skip locked
    loop
        if not private.over_own_limit(waiting, (at at time zone 'Europe/London')::date) then
            perform private.move_payment(waiting, 'approved', 'fits now');
        end if;
    end loop;
    -- What is due and would cross is held before a run is made, so that nobody sees a run leave it out. The trust's row first, as whoever
    -- makes a run takes it.
    for waiting in
        select p.id from public.payments p
        join public.organisations o on o.id = p.organisation_id
        join public.payees y on y.id = p.payee_id join public.people who on who.id = y.person_id
        join public.own_limits l on l.account_id = who.account_id
        where p.rail = 'manual' and p.state = 'approved' and p.pay_on <= (at at time zone 'Europe/London')::date
        order by p.id for no key update of o skip locked for update of p skip locked
    loop
        if private.over_own_limit(waiting, (at at time zone 'Europe/London')::date) then
            perform private.move_payment(waiting, 'held', held => 'over their own limit');
        end if;
    end loop;
end
$$;
insert into private.clock_steps values ('look_at_own_limits');

grant execute on function public.set_own_limits, public.my_own_limits, public.pay_it_anyway, public.choose_pay_day, public.choose_claim_day, public.split_payment to authenticated;
