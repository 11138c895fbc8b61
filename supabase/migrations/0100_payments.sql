-- Paying the people who take part: what is claimed, who is paid by which way, who approved it, and each sending of money.
-- Who may see what: a person reads their own; finance of the trust that pays reads what it pays, never words, consents or equality
-- answers, and there is no path from here to them (R66). Bank details are nowhere here: only a rail's opaque references.
-- The tables stand here together; what is done with them follows in 0101 to 0129, one part of the work each.

-- A sensitive act (approving or releasing money, changing where it goes) asks for a sign-in of the last ten minutes (design.md 4.9).
create function private.fresh_until()
returns timestamptz
language sql stable security definer set search_path = ''
as $$
    select s.created_at + interval '10 minutes' from auth.sessions s
    where s.id = (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'session_id')::uuid
        and s.user_id = private.signed_in() and s.created_at > now() - interval '10 minutes'
$$;

-- Stops with PF001 unless the signed-in person signed in within the last ten minutes.
create function private.require_fresh_sign_in()
returns void
language plpgsql stable set search_path = ''
as $$
begin
    if private.fresh_until() is null then
        perform private.refuse('PF001', 'Sign in again to do this: it is more than ten minutes since you did');
    end if;
end
$$;

-- Until when sensitive acts need no new sign-in; null: they do. For pages that say so before a form is filled.
create function public.fresh_until()
returns timestamptz
language sql stable set search_path = ''
as $$
    select private.fresh_until()
$$;

-- What one trust has decided about money. Where there is no row, the defaults hold.
create table public.pay_settings (
    organisation_id uuid primary key references public.organisations,
    -- R63: working days from the activity to the money being sent.
    promise_days int not null default 10 check (promise_days between 1 and 60),
    -- Above this sum, two people approve. Pence.
    second_approver_over int not null default 50000 check (second_approver_over between 0 and 10000000),
    most_per_payment int not null default 200000 check (most_per_payment between 1 and 1000000),
    most_per_payee_week int not null default 300000 check (most_per_payee_week between 1 and 10000000),
    most_per_day int not null default 2000000 check (most_per_day between 1 and 100000000),
    -- A new or changed bank account waits so many days before money goes to it.
    cooling_days int not null default 1 check (cooling_days between 0 and 14),
    -- What stands on a bank statement: neutral, 3 to 22 characters (payments.md 1.3); never the name of a health service.
    statement_descriptor text not null default 'INVOLVEMENT' check (statement_descriptor ~ '^[A-Z0-9][A-Z0-9 .-]{1,20}[A-Z0-9]$'),
    -- The kill switch: while it is set nothing is sent. After a restore from a backup it is set by the operator (runbook).
    stopped_at timestamptz,
    stopped_by uuid references auth.users,
    stopped_why text check (stopped_why in ('by a person', 'key refused', 'unknown payment found', 'restored from a backup')),
    check ((stopped_at is null) = (stopped_why is null))
);

-- A role people take on, and how it is paid: the paying organisation decides the employment status per role (domain.md 2.5).
create table public.involvement_roles (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    name text not null check (char_length(name) between 2 and 120),
    -- The role of whoever takes part in a workshop, where nothing else was said.
    for_workshops boolean not null default false,
    created_at timestamptz not null default now(),
    ended_at timestamptz,
    unique (organisation_id, name)
);
create unique index one_role_for_workshops on public.involvement_roles (organisation_id) where for_workshops and ended_at is null;

-- By which routes a role may be paid, who decided it, when, and on what basis (R58). The latest that has begun holds.
create table public.route_decisions (
    id uuid primary key default gen_random_uuid(),
    role_id uuid not null references public.involvement_roles,
    status text not null check (status in ('not employment', 'taxed through payroll', 'worker or employee', 'paid through an organisation')),
    routes text[] not null check (cardinality(routes) >= 1
        and routes <@ array['stripe', 'bacs', 'payroll', 'voucher', 'cash', 'organisation']),
    basis text not null check (char_length(basis) between 10 and 2000),
    starts_on date not null default private.today(),
    decided_at timestamptz not null default now(),
    decided_by uuid references auth.users,
    -- Whoever is taxed through payroll is paid by payroll, and by nothing else; nobody else is.
    check ((status in ('taxed through payroll', 'worker or employee')) = (routes = array['payroll'])),
    check (status in ('taxed through payroll', 'worker or employee') or not routes @> array['payroll'])
);
create index on public.route_decisions (role_id, starts_on desc, decided_at desc);

-- Who is paid: a person, or a group, a charity or an organisation, incorporated or not (R62).
create table public.payees (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    kind text not null check (kind in ('person', 'group', 'charity', 'organisation')),
    person_id uuid references public.people,
    -- The partner whose own row it is, where it is one.
    partner_id uuid references public.organisations,
    name text check (char_length(name) between 2 and 160),
    company_number text check (company_number ~ '^[A-Z0-9]{6,12}$'),
    created_at timestamptz not null default now(),
    created_by uuid references auth.users,
    ended_at timestamptz,
    check ((kind = 'person') = (person_id is not null)),
    check ((kind = 'person') = (name is null)),
    check (partner_id is null or kind = 'organisation'),
    unique (organisation_id, person_id)
);
create index on public.payees (person_id);
create index on public.payees (partner_id);

-- Where a payee's money goes at the rail. The account and its bank details are the rail's: here are its opaque references, the
-- last four digits for the payee to know it by, and what checking the name against the account said.
create table public.payee_accounts (
    id uuid primary key default gen_random_uuid(),
    payee_id uuid not null references public.payees,
    rail text not null check (rail in ('stripe')),
    -- Counts the accounts of this payee: the part of the idempotency key that changes.
    n int not null,
    account_ref text unique check (account_ref ~ '^[A-Za-z0-9_]{4,120}$'),
    method_ref text check (method_ref ~ '^[A-Za-z0-9_]{4,120}$'),
    last4 text check (last4 ~ '^[0-9]{4}$'),
    ready text not null default 'started' check (ready in ('started', 'waiting', 'ready', 'restricted', 'closed')),
    -- Confirmation of Payee, and the person who looked where it was not a match.
    check_result text check (check_result in ('match', 'close', 'none', 'unavailable')),
    check_ref text,
    checked_at timestamptz,
    acknowledged_at timestamptz,
    acknowledged_by uuid references auth.users,
    -- From a new or changed method on; money waits for the cooling-off to end.
    changed_at timestamptz not null default now(),
    cooled_at timestamptz not null default now(),
    ended_at timestamptz,
    unique (payee_id, n)
);
create unique index one_account_in_use on public.payee_accounts (payee_id, rail) where ended_at is null;

alter table public.claims
    add column role_id uuid references public.involvement_roles,
    -- How the person wants it; null until they say. Refused where the role's decision does not allow it (R58).
    add column route text check (route in ('stripe', 'bacs', 'payroll', 'voucher', 'cash', 'organisation')),
    -- To whom, where it is not the person: the charity or group they named, or the organisation it goes through.
    add column payee_id uuid references public.payees,
    -- Not paid before this day, where the person chose one (R57); moving it later takes no approval back.
    add column pay_on date,
    -- The whole that is claimed, kept by the lines below: the fee that the person takes, and what they spent, less advances. Pence.
    add column fee_pence int not null default 0 check (fee_pence between 0 and 1000000),
    add column expense_pence int not null default 0 check (expense_pence between 0 and 1000000),
    -- Of the fee, what the person did not take (R56): never shown as paid.
    add column declined_pence int not null default 0 check (declined_pence between 0 and 1000000);
create index on public.claims (role_id);
create index on public.claims (payee_id);

alter table public.pay_choices
    alter column registration_id drop not null,
    add column claim_id uuid references public.claims,
    add constraint about_one_thing check (num_nonnulls(registration_id, claim_id) = 1);
create index on public.pay_choices (claim_id, chosen_at desc, id desc);

-- What a claim is made of. A fee is one line with its times (R55); each expense is one (R59); an advance that was paid before is
-- taken off as a line of its own. Pence, and minus only for an advance.
create table public.claim_lines (
    id uuid primary key default gen_random_uuid(),
    claim_id uuid not null references public.claims,
    position int not null,
    kind text not null check (kind in ('fee', 'expense', 'advance')),
    pence int not null check (pence between -1000000 and 1000000),
    -- A fee: its rate and times.
    rate_id uuid references public.rates,
    session_minutes int check (session_minutes between 0 and 1440),
    preparation_minutes int check (preparation_minutes between 0 and 1440),
    travel_minutes int check (travel_minutes between 0 and 1440),
    follow_up_minutes int check (follow_up_minutes between 0 and 1440),
    -- An expense: what for. Never why somebody needs it.
    expense text check (expense in ('travel', 'mileage', 'care', 'childcare', 'personal_assistant', 'interpreter', 'data_and_phone',
        'food', 'other')),
    spent_on date,
    what text not null default '' check (char_length(what) <= 200),
    -- Mileage by rate: tenths of a mile.
    vehicle text check (vehicle in ('car', 'bicycle')),
    tenths_of_miles int check (tenths_of_miles between 1 and 20000),
    passengers int check (passengers between 0 and 8),
    -- No receipt: who agreed that none is needed, and why in a closed word.
    waived_why text check (waived_why in ('lost', 'none given', 'under the limit', 'paid to a person')),
    waived_by uuid references auth.users,
    -- The advance that this takes off again.
    advance_id uuid references public.claims,
    check (pence >= 0 or kind = 'advance'),
    check ((kind = 'expense') = (expense is not null and spent_on is not null)),
    check ((kind = 'advance') = (advance_id is not null)),
    check ((vehicle is not null) = (tenths_of_miles is not null)),
    check ((waived_why is null) = (waived_by is null)),
    unique (claim_id, position) deferrable initially deferred
);
create index on public.claim_lines (rate_id);
create index on public.claim_lines (advance_id);

-- Who approved or returned which version of a claim, bound to a hash of everything that matters (private.claim_hash).
create table public.approvals (
    id uuid primary key default gen_random_uuid(),
    claim_id uuid not null references public.claims,
    version int not null,
    decision text not null check (decision in ('approved', 'returned')),
    hash bytea not null check (octet_length(hash) = 32),
    decided_at timestamptz not null default now(),
    decided_by uuid not null references auth.users,
    -- What it was bound to changed since, or somebody took it back.
    voided_at timestamptz,
    voided_why text check (voided_why in ('changed', 'by a person', 'returned')),
    check ((voided_at is null) = (voided_why is null))
);
create unique index one_approval_each on public.approvals (claim_id, decided_by) where decision = 'approved' and voided_at is null;
create index on public.approvals (claim_id);

-- One sending of money. States and moves: private.payment_moves (0101), payments.md 1.6.
create table public.payments (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    programme_id uuid not null references public.programmes,
    claim_id uuid not null references public.claims,
    payee_id uuid not null references public.payees,
    -- Null on the manual rail, and until the payee has one.
    payee_account_id uuid references public.payee_accounts,
    route text not null check (route in ('stripe', 'bacs', 'payroll', 'voucher', 'cash', 'organisation')),
    rail text not null generated always as (case when route = 'stripe' then 'stripe' else 'manual' end) stored,
    pence int not null check (pence between 1 and 1000000),
    fee_pence int not null check (fee_pence >= 0),
    expense_pence int not null check (expense_pence >= 0),
    currency text not null default 'GBP' check (currency = 'GBP'),
    -- Of a claim that is paid in parts, or paid again with new details: which.
    part int not null default 1,
    replaces_id uuid unique references public.payments,
    -- What the approval was bound to; sending compares it anew.
    hash bytea not null check (octet_length(hash) = 32),
    -- Short, spoken and written on letters: TL-7Q4M2.
    reference text not null unique check (reference ~ '^TL-[0-9A-HJKMNP-TV-Z]{5,8}$'),
    -- Not sent before; the person may move it.
    pay_on date not null,
    -- By when it was promised (R63).
    due_on date not null,
    state text not null default 'approved' check (state in ('approved', 'queued', 'held', 'sending', 'unknown', 'accepted', 'paid',
        'refused', 'failed', 'cancelled', 'returned', 'needs_person', 'handed_to_finance', 'recorded_paid', 'confirmed', 'reversed',
        'voided', 'replaced')),
    held_why text check (held_why in ('over their own limit', 'payee not ready', 'payee check', 'cooling off', 'not enough money',
        'over a limit', 'stopped', 'under review', 'budget')),
    version int not null default 1,
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now(),
    -- The money left; for the manual rail the day it was given.
    sent_at timestamptz,
    paid_at timestamptz,
    check (fee_pence + expense_pence = pence),
    check ((state = 'held') = (held_why is not null))
);
create index on public.payments (organisation_id, created_at desc, id desc);
create index on public.payments (payee_id, created_at desc, id desc);
create index on public.payments (claim_id);
create index on public.payments (programme_id);
create index on public.payments (payee_account_id);
create index payments_under_way on public.payments (rail, state, pay_on, id)
where state in ('approved', 'queued', 'held', 'sending', 'unknown', 'accepted', 'needs_person', 'handed_to_finance', 'recorded_paid');

-- Each move of a payment, kept for ever: from what to what, when, by whom (null: a machine), and why in closed words.
create table public.payment_events (
    id bigint generated always as identity primary key,
    payment_id uuid not null references public.payments,
    from_state text,
    to_state text not null,
    why text check (why ~ '^[a-z0-9 _.-]{1,60}$'),
    at timestamptz not null default clock_timestamp(),
    by uuid references auth.users
);
create index on public.payment_events (payment_id, id);

-- One try at a payment at a rail that machines speak to: the key and the exact request are kept before anything is sent, and that
-- request alone is ever sent under that key (payments.md 3.4).
create table private.payment_attempts (
    payment_id uuid not null references public.payments,
    n int not null check (n between 1 and 50),
    idem_key text not null unique,
    request jsonb not null,
    state text not null default 'sending' check (state in ('sending', 'unknown', 'accepted', 'paid', 'refused', 'failed', 'cancelled',
        'returned', 'needs_person')),
    made_at timestamptz not null default clock_timestamp(),
    first_sent_at timestamptz,
    tried_at timestamptz,
    tries int not null default 0,
    try_at timestamptz not null default now(),
    rail_ref text unique,
    trace_id text,
    error_class text,
    error_code text,
    request_id text,
    primary key (payment_id, n)
);
create unique index one_live_attempt on private.payment_attempts (payment_id)
where state in ('sending', 'unknown', 'accepted', 'paid', 'needs_person');
create index attempts_to_try on private.payment_attempts (try_at) where state in ('sending', 'unknown');

alter table public.pay_settings enable row level security;
alter table public.involvement_roles enable row level security;
alter table public.route_decisions enable row level security;
alter table public.payees enable row level security;
alter table public.payee_accounts enable row level security;
alter table public.claim_lines enable row level security;
alter table public.approvals enable row level security;
alter table public.payments enable row level security;
alter table public.payment_events enable row level security;
alter table private.payment_attempts enable row level security;

-- The payees that the signed-in person is, or speaks for as a partner.
create function private.my_payees()
returns setof uuid
language sql stable security definer set search_path = '' rows 5
as $$
    select p.id from public.payees p
    where p.person_id in (select private.my_people())
        or p.partner_id in (select private.my_organisations('administrator'))
$$;

-- The claims that the signed-in person is owed.
create function private.my_own_claims()
returns setof uuid
language sql stable security definer set search_path = '' rows 20
as $$
    select c.id from public.claims c where c.person_id in (select private.my_people())
$$;

grant execute on function private.my_payees, private.my_own_claims, private.fresh_until to authenticated;
grant execute on function public.fresh_until to authenticated;

grant select (organisation_id, promise_days, second_approver_over, most_per_payment, most_per_payee_week, most_per_day, cooling_days,
    statement_descriptor, stopped_at, stopped_why) on public.pay_settings to authenticated;
grant select on public.involvement_roles to authenticated;
grant select (id, role_id, status, routes, basis, starts_on, decided_at) on public.route_decisions to authenticated;
grant select (id, organisation_id, kind, person_id, partner_id, name, company_number, ended_at) on public.payees to authenticated;
grant select (id, payee_id, rail, last4, ready, check_result, changed_at, cooled_at, ended_at) on public.payee_accounts to authenticated;
grant select (role_id, route, payee_id, pay_on, fee_pence, expense_pence, declined_pence) on public.claims to authenticated;
grant select (id, claim_id, position, kind, pence, rate_id, session_minutes, preparation_minutes, travel_minutes, follow_up_minutes,
    expense, spent_on, what, vehicle, tenths_of_miles, passengers, waived_why, advance_id) on public.claim_lines to authenticated;
grant select (id, claim_id, version, decision, decided_at, voided_at, voided_why) on public.approvals to authenticated;
-- Neither its state nor its day: by them finance would learn that a payment waits for a limit of its person's own (R57; 0118).
grant select (id, organisation_id, programme_id, claim_id, payee_id, route, rail, pence, fee_pence, expense_pence, currency, part, replaces_id,
    reference, due_on, created_at, sent_at, paid_at) on public.payments to authenticated;
grant select (id, payment_id, from_state, to_state, at) on public.payment_events to authenticated;

create policy "members read what their trust decided about money" on public.pay_settings for select to authenticated
using (organisation_id in (select private.my_organisations()));
create policy "members read the roles of their trust" on public.involvement_roles for select to authenticated
using (organisation_id in (select private.my_organisations()));
create policy "members read how their trust's roles are paid" on public.route_decisions for select to authenticated
using (role_id in (select r.id from public.involvement_roles r));
create policy "payees read themselves; finance whom it pays" on public.payees for select to authenticated
using (
    id in (select private.my_payees())
    or organisation_id in (select private.my_organisations('finance_approver'))
);
create policy "payees read where their money goes; finance that it can" on public.payee_accounts for select to authenticated
using (
    payee_id in (select private.my_payees())
    or payee_id in (select p.id from public.payees p where p.organisation_id in (select private.my_organisations('finance_approver')))
);
create policy "whoever reads a claim reads its lines" on public.claim_lines for select to authenticated
using (exists (select 1 from public.claims c where c.id = claim_id));
create policy "whoever reads a claim reads its approvals" on public.approvals for select to authenticated
using (exists (select 1 from public.claims c where c.id = claim_id));
create policy "people read their payments; finance and auditors what is paid" on public.payments for select to authenticated
using (
    payee_id in (select private.my_payees()) or claim_id in (select private.my_own_claims())
    or organisation_id in (select private.my_organisations('finance_approver', 'board_auditor'))
);
create policy "whoever is paid reads the moves of it" on public.payment_events for select to authenticated
using (payment_id in (
    select p.id from public.payments p where p.payee_id in (select private.my_payees()) or p.claim_id in (select private.my_own_claims())));
