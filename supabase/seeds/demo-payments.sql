-- What was paid in the demo year: by every way, in time and late, what came back and was paid again, what is held and what waits.
-- Runs after the others. It is made by the functions that make and move payments, so that the ledger is theirs; only the days are set
-- back, which is why the guard of what was posted is off while this runs. Whoever is not of the cast is a bird, or nobody named.

alter table public.payment_events disable trigger moves_are_kept;
alter table public.ledger_transactions disable trigger transactions_are_kept;
select set_config('request.jwt.claims', '{"sub": "00000000-0000-4000-a000-000000000004", "role": "authenticated"}', true);

insert into public.pay_settings (organisation_id) values ('00000000-0000-4000-b000-000000000001') on conflict do nothing;
update public.programmes set cost_code = 'INV-4410' where id = '00000000-0000-4000-c000-000000000001';
insert into public.budgets (id, organisation_id, programme_id, starts_on, ends_on, set_pence, created_by)
select id, '00000000-0000-4000-b000-000000000001', '00000000-0000-4000-c000-000000000001', starts_on, ends_on, set_pence, '00000000-0000-4000-a000-000000000004'
from (values ('00000000-0000-4000-9100-000000000001'::uuid, date '2025-04-01', date '2026-03-31', 600000),
    ('00000000-0000-4000-9100-000000000002', '2026-04-01', '2027-03-31', 1200000)) b (id, starts_on, ends_on, set_pence);
insert into public.budget_moves (budget_id, what, pence, why, at, by)
select id, 'set', set_pence, 'Agreed with the programme board', starts_on, '00000000-0000-4000-a000-000000000004' from public.budgets
where id in ('00000000-0000-4000-9100-000000000001', '00000000-0000-4000-9100-000000000002');
-- The places people hold were there before the budget was.
do $$ begin perform private.reserve_for(r.id) from public.registrations r where r.offer is not null; end $$;

-- Where the money came from.
create function pg_temp.posted(kind text, into_account text, from_account text, pence int, why text, day timestamptz)
returns void
language sql
as $$
    with made as (
        insert into public.ledger_transactions (organisation_id, what, note, at, by)
        values ('00000000-0000-4000-b000-000000000001', kind, why, day, '00000000-0000-4000-a000-000000000004') returning id)
    insert into public.ledger_entries (transaction_id, account, pence)
    select id, account, p from made, (values (into_account, pence), (from_account, -pence)) e (account, p)
$$;
select pg_temp.posted('funds received', 'bank', 'funding', 600000, 'The grant for the year', now() - interval '300 days'),
    pg_temp.posted('funds received', 'stripe_balance', 'funding', 120000, 'Sent to Stripe from the bank', now() - interval '290 days'),
    pg_temp.posted('vouchers bought', 'vouchers', 'bank', 25000, 'Ten vouchers of 25 pounds', now() - interval '120 days'),
    pg_temp.posted('cash drawn', 'cash', 'bank', 30000, 'For those without a bank account', now() - interval '200 days');

-- A person of the trust by a bird's name, or by no name at all.
create function pg_temp.bird(called text)
returns uuid
language plpgsql
as $$
declare
    known uuid := (select p.id from public.people p where p.organisation_id = '00000000-0000-4000-b000-000000000001' and p.name = called);
begin
    if known is null then
        insert into public.people (organisation_id, name, contact_by, contact)
        values ('00000000-0000-4000-b000-000000000001', called, 'phone', '020 7946 0099') returning id into known;
    end if;
    return known;
end
$$;

-- A claim of somebody, sent in and, unless it waits, approved by Carys. Days are days ago.
create function pg_temp.claim(person uuid, done int, fee int, expenses int, way text, approved int, role uuid default '00000000-0000-4000-f500-000000000001',
    taken int default null, payee uuid default null, task text default 'Reading a draft letter and saying what is wrong with it')
returns uuid
language plpgsql
as $$
declare
    made uuid;
    whole int := coalesce(taken, fee);
begin
    insert into public.claims (organisation_id, programme_id, person_id, reason, offer, done_on, opened_at, submitted_at, submitted_by, role_id, route, payee_id,
        fee_pence, expense_pence, declined_pence)
    values ('00000000-0000-4000-b000-000000000001', '00000000-0000-4000-c000-000000000001', person, 'agreed task',
        jsonb_build_object('task', task, 'minutes', 120, 'preparation_minutes', 30, 'pence', fee, 'expenses', 'Fares are repaid.', 'paid_within_days', 10),
        private.today() - done, now() - make_interval(days => done), now() - make_interval(days => done - 1),
        coalesce((select p.account_id from public.people p where p.id = person), '00000000-0000-4000-a000-000000000011'), role, way, payee,
        whole, expenses, fee - whole)
    returning id into made;
    insert into public.claim_lines (claim_id, position, kind, pence, session_minutes, preparation_minutes) values (made, 1, 'fee', whole, 120, 30);
    if expenses > 0 then
        insert into public.claim_lines (claim_id, position, kind, pence, expense, spent_on, what, waived_why, waived_by)
        values (made, 2, 'expense', expenses, 'travel', private.today() - done, 'Bus, there and back', 'none given', '00000000-0000-4000-a000-000000000002');
    end if;
    insert into public.pay_choices (claim_id, choice, pence, chosen_at, how)
    values (made, case when whole = 0 then 'none' when whole < fee then 'less' else 'full' end, case when whole between 1 and fee - 1 then whole end,
        now() - make_interval(days => done - 1), 'by the person');
    if approved is not null then
        perform pg_temp.approve(made, approved);
    end if;
    return made;
end
$$;

create function pg_temp.approve(claim uuid, ago int)
returns void
language sql
as $$
    insert into public.approvals (claim_id, version, decision, hash, decided_at, decided_by)
    select c.id, c.version, 'approved', private.claim_hash(c.id), now() - make_interval(days => ago), '00000000-0000-4000-a000-000000000004'
    from public.claims c where c.id = claim;
    update public.claims c set approved_at = now() - make_interval(days => ago) where c.id = claim;
$$;

-- The payment of a claim and its moves, each with how many days ago it was: {queued,10,sending,10,…}. Its attempt, where it is by Stripe.
create function pg_temp.pay(claim uuid, ago int, moves text[] default '{}', held text default null, replaces uuid default null)
returns uuid
language plpgsql
as $$
declare
    c public.claims := (select k from public.claims k where k.id = claim);
    made uuid;
    n int;
    moved timestamptz;
begin
    -- Approved by Carys, recorded by Grace or Joy and confirmed by Carys; the machine does the rest.
    perform set_config('request.jwt.claims', '{"sub": "00000000-0000-4000-a000-000000000004", "role": "authenticated"}', true);
    made := private.make_payment(claim, c.fee_pence, c.expense_pence, private.today() - ago, 1, replaces);
    update public.payments p set created_at = now() - make_interval(days => ago) where p.id = made;
    perform pg_temp.set_back(made, now() - make_interval(days => ago));
    for n in 1 .. cardinality(moves) / 2 loop
        moved := now() - make_interval(days => moves[2 * n]::int) + make_interval(mins => n);
        perform set_config('request.jwt.claims', case when moves[2 * n - 1] in ('queued', 'sending', 'accepted', 'paid', 'failed', 'returned', 'held') then '{}'
            when moves[2 * n - 1] = 'recorded_paid' then jsonb_build_object('role', 'authenticated', 'sub', '00000000-0000-4000-a000-0000000000'
                || case c.route when 'cash' then '11' else '01' end)::text
            else '{"sub": "00000000-0000-4000-a000-000000000004", "role": "authenticated"}' end, true);
        perform private.move_payment(made, moves[2 * n - 1], null, case when moves[2 * n - 1] = 'held' then held end, moved);
        perform pg_temp.set_back(made, moved);
    end loop;
    update public.payments p set changed_at = coalesce(moved, p.created_at) where p.id = made;
    insert into private.payment_attempts (payment_id, n, idem_key, request, state, made_at, first_sent_at, tried_at, tries, try_at, rail_ref, trace_id, request_id,
        rail_state)
    select p.id, 1, 'op:' || p.id || ':1', '{}', p.state, p.sent_at, p.sent_at, p.sent_at, 1, p.sent_at, 'obp_sim_' || replace(left(p.id::text, 13), '-', ''),
        'FPS' || upper(replace(left(p.id::text, 8), '-', '')), 'req_' || replace(left(p.id::text, 13), '-', ''),
        case p.state when 'accepted' then 'processing' when 'paid' then 'posted' else p.state end
    from public.payments p where p.id = made and p.rail = 'stripe' and p.sent_at is not null;
    return made;
end
$$;

create function pg_temp.set_back(payment uuid, moved timestamptz)
returns void
language sql
as $$
    with last as (
        update public.payment_events e set at = moved
        where e.id = (select max(x.id) from public.payment_events x where x.payment_id = payment) returning e.id)
    update public.ledger_transactions t set at = moved from last where t.event_id = last.id
$$;

-- A place of a workshop's own claim, which is there already, filled in as its person did.
create function pg_temp.came(workshop int, person uuid, way text, approved int, payee uuid default null)
returns uuid
language plpgsql
as $$
declare
    one uuid := (select c.id from public.claims c join public.registrations r on r.id = c.registration_id
        where r.workshop_id = ('00000000-0000-4000-f000-00000000000' || workshop)::uuid and c.person_id = person);
begin
    update public.claims c set submitted_at = c.opened_at + interval '1 day', role_id = '00000000-0000-4000-f500-000000000001', route = way,
        payee_id = payee, fee_pence = 5500,
        submitted_by = coalesce((select p.account_id from public.people p where p.id = person), '00000000-0000-4000-a000-000000000011')
    where c.id = one;
    -- Whoever said nothing beforehand said it when the claim was sent.
    insert into public.pay_choices (registration_id, choice, chosen_at, how)
    select c.registration_id, 'full', c.submitted_at, case person when '00000000-0000-4000-d000-000000000014' then 'on behalf' else 'by the person' end
    from public.claims c
    where c.id = one and not exists (select from public.pay_choices k where k.registration_id = c.registration_id);
    delete from public.claim_lines l where l.claim_id = one;
    insert into public.claim_lines (claim_id, position, kind, pence, session_minutes, preparation_minutes) values (one, 1, 'fee', 5500, 120, 30);
    perform pg_temp.approve(one, approved);
    return one;
end
$$;

-- Bank accounts at Stripe, as their owners set them up: of Tunde the one that was closed; the one in its place comes below.
create function pg_temp.account(person uuid, n int, digits text, ago int)
returns uuid
language plpgsql
as $$
declare
    payee uuid;
    made uuid;
begin
    insert into public.payees (organisation_id, kind, person_id, created_at)
    values ('00000000-0000-4000-b000-000000000001', 'person', person, now() - make_interval(days => ago)) on conflict do nothing;
    select y.id into payee from public.payees y where y.person_id = person and y.organisation_id = '00000000-0000-4000-b000-000000000001';
    insert into public.payee_accounts (payee_id, rail, n, account_ref, method_ref, last4, ready, check_result, check_ref, checked_at, changed_at, cooled_at)
    values (payee, 'stripe', n, format('acct_sim_demo_%s_%s', digits, n), format('gbba_sim_demo_%s_%s', digits, n), digits, 'ready', 'match', format('recv_sim_demo_%s_%s', digits, n),
        now() - make_interval(days => ago), now() - make_interval(days => ago), now() - make_interval(days => ago - 1))
    returning id into made;
    return made;
end
$$;
select pg_temp.account('00000000-0000-4000-d000-000000000012', 1, '2345', 340), pg_temp.account('00000000-0000-4000-d000-000000000013', 1, '6789', 230),
    pg_temp.account(pg_temp.bird('Heron'), 1, '1122', 60),
    pg_temp.account(pg_temp.bird('Goldfinch'), 1, '5566', 60);
insert into public.payees (id, organisation_id, kind, partner_id, name, created_by) values
    ('00000000-0000-4000-9200-000000000001', '00000000-0000-4000-b000-000000000001', 'organisation', '00000000-0000-4000-b000-000000000002',
        'Rooted Voices', '00000000-0000-4000-a000-000000000004');
insert into public.payees (id, organisation_id, kind, name, created_by) values
    ('00000000-0000-4000-9200-000000000002', '00000000-0000-4000-b000-000000000001', 'charity', 'Rooted Voices hardship fund', '00000000-0000-4000-a000-000000000004');
insert into public.payee_contacts (payee_id, position, name, contact) values
    ('00000000-0000-4000-9200-000000000001', 1, 'Joy', '020 7946 0011'), ('00000000-0000-4000-9200-000000000001', 2, 'Amina', '07700 900012'),
    ('00000000-0000-4000-9200-000000000002', 1, 'Joy', '020 7946 0011'), ('00000000-0000-4000-9200-000000000002', 2, 'Tunde', 'tunde@rooted-voices.example');
insert into public.payee_finance_refs (payee_id, reference, set_by) values
    ('00000000-0000-4000-9200-000000000001', 'SUP-20817', '00000000-0000-4000-a000-000000000004'),
    ('00000000-0000-4000-9200-000000000002', 'SUP-20822', '00000000-0000-4000-a000-000000000004');

-- Amina, by Stripe and in time; and once to the hardship fund, as she chose.
select pg_temp.pay(pg_temp.came(1, '00000000-0000-4000-d000-000000000012', 'stripe', 325), 325, '{queued,325,sending,325,accepted,324,paid,324}'),
    pg_temp.pay(pg_temp.came(2, '00000000-0000-4000-d000-000000000012', 'stripe', 274), 274, '{queued,274,sending,273,accepted,273,paid,272}'),
    pg_temp.pay(pg_temp.came(4, '00000000-0000-4000-d000-000000000012', 'bacs', 164, '00000000-0000-4000-9200-000000000002'), 164,
        '{handed_to_finance,163,recorded_paid,160,confirmed,158}'),
-- Mrs Begum, in cash by Joy's hand; what she is owed for the last time is with Joy.
    pg_temp.pay(pg_temp.came(2, '00000000-0000-4000-d000-000000000014', 'cash', 275), 275, '{handed_to_finance,274,recorded_paid,270,confirmed,268}'),
    pg_temp.pay(pg_temp.came(6, '00000000-0000-4000-d000-000000000014', 'cash', 27), 27, '{handed_to_finance,25}'),
-- Tunde, late, and once sent back by his bank: his account was closed.
    pg_temp.pay(pg_temp.came(5, '00000000-0000-4000-d000-000000000013', 'stripe', 90), 90, '{queued,90,sending,88,accepted,88,paid,87}');
do $$
declare
    claim uuid := pg_temp.came(3, '00000000-0000-4000-d000-000000000013', 'stripe', 220);
    sent uuid := pg_temp.pay(claim, 220, '{queued,220,sending,219,accepted,219,paid,218,returned,215}');
begin
    update public.payee_accounts a set ended_at = now() - interval '210 days', ready = 'closed'
    from public.payees y where y.id = a.payee_id and y.person_id = '00000000-0000-4000-d000-000000000013' and a.n = 1;
    perform pg_temp.account('00000000-0000-4000-d000-000000000013', 2, '9012', 210);
    if not exists (select from public.approvals a where a.claim_id = claim and a.voided_at is null and a.hash = private.claim_hash(claim)) then
        update public.approvals a set voided_at = now() - interval '210 days', voided_why = 'changed' where a.claim_id = claim and a.voided_at is null;
    end if;
    perform pg_temp.approve(claim, 208);
    perform private.move_payment(sent, 'replaced');
    perform pg_temp.set_back(sent, now() - interval '208 days');
    perform pg_temp.pay(claim, 208, '{queued,208,sending,207,accepted,207,paid,206}', null, sent);
end
$$;

-- Tunde set a limit for himself, which what is held for him below would cross; nobody at the trust reads it.
insert into public.own_limits (account_id, week_pence) values ('00000000-0000-4000-a000-000000000013', 6000);

-- By finance, payroll, voucher and through an organisation.
select pg_temp.pay(pg_temp.claim(pg_temp.bird('Redwing'), 75, 4000, 620, 'bacs', 70), 70, '{handed_to_finance,69,recorded_paid,66,confirmed,64}'),
    pg_temp.pay(pg_temp.claim(pg_temp.bird('Swift'), 80, 2500, 0, 'voucher', 76), 76, '{handed_to_finance,75,recorded_paid,74}'),
    pg_temp.pay(pg_temp.claim(pg_temp.bird('Wren'), 62, 9000, 0, 'payroll', 56, '00000000-0000-4000-f500-000000000002'), 56,
        '{handed_to_finance,55,recorded_paid,32,confirmed,30}'),
    pg_temp.pay(pg_temp.claim(pg_temp.bird('Wren'), 20, 9000, 0, 'payroll', 12, '00000000-0000-4000-f500-000000000002'), 12, '{handed_to_finance,10}'),
    pg_temp.pay(pg_temp.claim('00000000-0000-4000-d000-000000000011', 95, 48000, 0, 'organisation', 88, payee => '00000000-0000-4000-9200-000000000001',
        task => 'Two evenings with young people, planned and led by the partner'), 88, '{handed_to_finance,86,recorded_paid,82,confirmed,80}'),
-- Late: with finance since long, and one that a clock stood for.
    pg_temp.pay(pg_temp.claim(pg_temp.bird('Swallow'), 52, 5500, 0, 'bacs', 30), 30, '{handed_to_finance,29}'),
    pg_temp.pay(pg_temp.claim(pg_temp.bird('Starling'), 48, 5500, 0, 'bacs', 20), 20, '{handed_to_finance,19}'),
-- Failed, and waits for new details; held by the person, and for want of money; stopped before it was sent.
    pg_temp.pay(pg_temp.claim(pg_temp.bird('Heron'), 55, 3000, 0, 'stripe', 50), 50, '{queued,50,sending,49,accepted,49,failed,48}'),
    pg_temp.pay(pg_temp.claim('00000000-0000-4000-d000-000000000013', 12, 8000, 0, 'stripe', 6), 6, '{held,5}', 'over their own limit'),
    pg_temp.pay(pg_temp.claim(pg_temp.bird('Goldfinch'), 9, 4500, 250, 'stripe', 4), 4, '{held,3}', 'not enough money'),
    pg_temp.pay(pg_temp.claim(pg_temp.bird('Robin'), 40, 2000, 0, 'bacs', 36), 36, '{voided,35}'),
-- In time, these weeks.
    pg_temp.pay(pg_temp.claim(pg_temp.bird('Redwing'), 16, 5500, 480, 'bacs', 10), 10, '{handed_to_finance,9,recorded_paid,6}'),
    pg_temp.pay(pg_temp.claim(pg_temp.bird('Linnet'), 19, 2500, 0, 'bacs', 13), 13, '{handed_to_finance,9,recorded_paid,6,confirmed,4}'),
-- Took less, and took nothing of the fee.
    pg_temp.pay(pg_temp.claim(pg_temp.bird('Linnet'), 66, 6000, 0, 'bacs', 60, taken => 2000), 60, '{handed_to_finance,60,recorded_paid,58}');
select pg_temp.claim(pg_temp.bird('Nightingale'), 33, 5500, 0, 'bacs', 28, taken => 0),
-- Wait for somebody to approve them.
    pg_temp.claim(pg_temp.bird('Siskin'), 6, 5500, 480, 'bacs', null), pg_temp.claim(pg_temp.bird('Nuthatch'), 17, 2500, 0, 'voucher', null);
-- Of the others who came, what they are owed is open, with its fee, as it is when attendance is closed.
do $$ begin
    perform private.claim_opened(c.id) from public.claims c
    where c.submitted_at is null and not exists (select from public.claim_lines l where l.claim_id = c.id);
end $$;
insert into public.pay_clock_pauses (claim_id, why, from_on, paused_by)
select c.id, 'an answer of theirs is awaited', private.today() - 35, '00000000-0000-4000-a000-000000000004'
from public.claims c join public.people p on p.id = c.person_id where p.name = 'Starling';

-- Forty people who read letters in spring and summer, paid together; for the reports, and for fairness by what they said of themselves.
do $$
declare
    n int;
    person uuid;
    sent int;
begin
    for n in 1 .. 40 loop
        insert into public.people (organisation_id, reference) values ('00000000-0000-4000-b000-000000000001', 'READER-' || lpad(n::text, 2, '0')) returning id into person;
        insert into private.equality_answers (person_id, ethnic_group, age_band, gender, disability, answered_on)
        values (person, (array['african', 'pakistani', 'british', 'caribbean', 'british', 'indian', 'white_and_black_caribbean', 'british'])[n % 8 + 1],
            (array['18_24', '25_34', '35_44', '45_54'])[n % 4 + 1], (array['woman', 'man', 'woman'])[n % 3 + 1],
            (array['no', 'yes_a_little', 'no', 'yes_a_lot'])[n % 4 + 1], private.today() - 150);
        sent := 170 - n * 2;
        -- Each seventh is late, each ninth takes less.
        perform pg_temp.pay(pg_temp.claim(person, sent + case when n % 7 = 0 then 24 else 8 end, 2500, 0, 'bacs', sent + 2,
            taken => case when n % 9 = 0 then 1000 end), sent + 2, array['handed_to_finance', (sent + 1)::text, 'recorded_paid', sent::text]);
    end loop;
end
$$;
select private.count_fairness(now());

-- What was handed over together, and what finance and Joy wrote when it was paid.
with handed as (
    select p.id, p.route, p.reference, p.state, date_trunc('month', e.at)::date as month, e.at,
        row_number() over (partition by p.route, date_trunc('month', e.at) order by e.at, p.id) as position
    from public.payments p join public.payment_events e on e.payment_id = p.id and e.to_state = 'handed_to_finance'
    where p.organisation_id = '00000000-0000-4000-b000-000000000001'
), made as (
    insert into public.runs (organisation_id, number, route, partner_id, due_by, made_at, made_by)
    select '00000000-0000-4000-b000-000000000001', row_number() over (order by min(h.at)), h.route,
        case when h.route = 'cash' then '00000000-0000-4000-b000-000000000002'::uuid end, (max(h.at) + interval '5 days')::date, max(h.at),
        '00000000-0000-4000-a000-000000000004'
    from handed h group by h.route, h.month
    returning id, route, made_at
)
insert into public.run_items (run_id, payment_id, position, finance_ref, hand_out_code)
select m.id, h.id, h.position, case when h.route in ('bacs', 'organisation') then 'SUP-2' || lpad(h.position::text, 4, '0') end,
    case when h.route = 'cash' then substr(h.reference, 4, 5) end
from handed h join made m on m.route = h.route and date_trunc('month', m.made_at)::date = h.month;
insert into public.payment_records (payment_id, organisation_id, paid_on, method, reference, evidence, witness, by_code, recorded_at, recorded_by, confirmed_at, confirmed_by)
select p.id, p.organisation_id, private.day_of(p.paid_at),
    case p.route when 'payroll' then 'payroll' when 'voucher' then 'voucher' when 'cash' then 'cash' else 'bank transfer' end,
    'LIST-' || p.reference, 'Page 2 of the bank''s list', case when p.route = 'cash' then 'Joy' end, p.route = 'cash', p.paid_at,
    case when p.route = 'cash' then '00000000-0000-4000-a000-000000000011' else '00000000-0000-4000-a000-000000000001' end::uuid,
    case when p.state = 'confirmed' then p.changed_at end, case when p.state = 'confirmed' then '00000000-0000-4000-a000-000000000004'::uuid end
from public.payments p where p.rail = 'manual' and p.state in ('recorded_paid', 'confirmed');
insert into public.vouchers (organisation_id, issuer, last4, pence, expires_on, bought_at, bought_by, payment_id, read_at)
select '00000000-0000-4000-b000-000000000001', 'Open Market', lpad((4000 + n)::text, 4, '0'), 2500, private.today() + 400, now() - interval '120 days',
    '00000000-0000-4000-a000-000000000004', case when n = 1 then p.id end, case when n = 1 then p.paid_at end
from generate_series(1, 10) n, (select id, paid_at from public.payments where route = 'voucher' and state = 'recorded_paid' limit 1) p;
insert into private.voucher_codes (voucher_id, issuer, code) select v.id, v.issuer, 'DEMO-' || v.last4 from public.vouchers v where v.issuer = 'Open Market';

-- One of which nobody knows whether it was sent: two people find out.
do $$
declare
    doubted uuid := pg_temp.pay(pg_temp.claim(pg_temp.bird('Bittern'), 30, 3500, 0, 'stripe', 24), 24, '{queued,23,sending,23,unknown,23,needs_person,16}');
begin
    insert into private.payment_attempts (payment_id, n, idem_key, request, state, made_at, first_sent_at, tried_at, tries, error_class)
    values (doubted, 1, format('op:%s:1', doubted), jsonb_build_object('metadata', jsonb_build_object('payment_id', doubted, 'attempt', '1')), 'needs_person',
        now() - interval '23 days', now() - interval '23 days', now() - interval '16 days', 40, 'StripeConnectionError');
end
$$;

-- A difference that Carys has to explain.
insert into public.rail_differences (organisation_id, kind, payment_id, rail_pence, our_pence, rail_state, found_at, seen_at, owner_id, owned_at)
select p.organisation_id, 'state differs', p.id, p.pence, p.pence, 'processing', now() - interval '2 days', now() - interval '2 days',
    '00000000-0000-4000-a000-000000000004', now() - interval '1 day'
from public.payments p join public.claims c on c.id = p.claim_id join public.people n on n.id = c.person_id where n.name = 'Heron' and p.state = 'failed';

select set_config('request.jwt.claims', '', true);
alter table public.payment_events enable trigger moves_are_kept;
alter table public.ledger_transactions enable trigger transactions_are_kept;
