-- How promptly people are paid (R63): a clock from the activity to the money leaving, and what it says of a trust and a programme.
-- Who may see what: finance approvers and board auditors of the trust. Anyone reads of it only shares that disclosure control lets
-- through (private.paid_within), where a page shows them.

-- A clock that does not run, with the reason in a closed word: never why somebody wants something.
create table public.pay_clock_pauses (
    id uuid primary key default gen_random_uuid(),
    claim_id uuid not null references public.claims,
    why text not null check (why in ('an answer of theirs is awaited', 'they asked for a later day', 'the sum is in question')),
    from_on date not null default private.today(),
    until_on date check (until_on >= from_on),
    paused_at timestamptz not null default now(),
    paused_by uuid references auth.users
);
create index on public.pay_clock_pauses (claim_id);
create unique index one_pause_at_a_time on public.pay_clock_pauses (claim_id) where until_on is null;
alter table public.pay_clock_pauses enable row level security;
grant select (id, claim_id, why, from_on, until_on, paused_at) on public.pay_clock_pauses to authenticated;
create policy "whoever reads a claim reads when its clock stood" on public.pay_clock_pauses for select to authenticated
using (exists (select 1 from public.claims c where c.id = claim_id));

-- Working days after one day, up to and with another; 0 where it is not later. By counting weeks, and then bank holidays.
create function private.working_days_between(from_day date, until_day date)
returns int
language sql stable set search_path = ''
as $$
    select case when until_day <= from_day then 0 else
        (until_day - date '2000-01-03' + 1) / 7 * 5 + least((until_day - date '2000-01-03' + 1) % 7, 5)
        - (from_day - date '2000-01-03' + 1) / 7 * 5 - least((from_day - date '2000-01-03' + 1) % 7, 5)
        - (select count(*) from private.bank_holidays h
            where h.day > from_day and h.day <= until_day and extract(isodow from h.day) < 6)::int end
$$;

-- How long somebody waited, from the activity to a day: working days, and days; without those on which the clock stood, and
-- without those that they chose to wait beyond the promise (claims.pay_on, R57).
create function private.waited(claim public.claims, until_day date, out working int, out days int)
language sql stable set search_path = ''
as $$
    with stood as (
        select unnest(range_agg(one)) as part from (
            select daterange(greatest(p.from_on, (claim).done_on), least(coalesce(p.until_on, until_day), until_day), '[)') as one
            from public.pay_clock_pauses p
            where p.claim_id = (claim).id and p.from_on < until_day and coalesce(p.until_on, until_day) > (claim).done_on
            union all
            select daterange(private.add_working_days((claim).done_on, 10), least((claim).pay_on, until_day), '[)')
            where (claim).pay_on is not null and least((claim).pay_on, until_day) > private.add_working_days((claim).done_on, 10)) ones
    )
    select private.working_days_between((claim).done_on, until_day)
            - coalesce(sum(private.working_days_between(lower(part), upper(part))), 0)::int,
        until_day - (claim).done_on - coalesce(sum(upper(part) - lower(part)), 0)::int
    from stood
$$;

-- What a trust sent from one day to another and that did not come back, each with how long it took.
create function private.sent_between(organisation uuid, from_day date, until_day date)
returns table (programme_id uuid, route text, sent_on date, pence int, fee_pence int, expense_pence int, working int, days int)
language sql stable security definer set search_path = ''
as $$
    select p.programme_id, p.route, private.day_of(p.sent_at), p.pence, p.fee_pence, p.expense_pence, w.working, w.days
    from public.payments p
    left join public.claims c on c.id = p.claim_id
    left join lateral private.waited(c, private.day_of(p.sent_at)) w on c.id is not null
    where p.organisation_id = organisation and p.sent_at >= private.day_begins(from_day) and p.sent_at < private.day_begins(until_day + 1)
        and p.state in ('accepted', 'paid', 'recorded_paid', 'confirmed')
$$;

-- What a trust owes at this moment: claims sent in and not approved yet, and payments that did not leave, or came back.
create function private.unpaid_of(organisation uuid, day date default private.today())
returns table (programme_id uuid, pence int, due_on date, working int, days int)
language sql stable security definer set search_path = ''
as $$
    with unpaid as (
        select c as claim, c.fee_pence + c.expense_pence as pence, private.add_working_days(c.done_on, coalesce((
            select s.promise_days from public.pay_settings s where s.organisation_id = organisation), 10)) as due_on
        from public.claims c
        where c.organisation_id = organisation and c.submitted_at is not null and c.approved_at is null and c.returned_at is null
            and c.withdrawn_at is null and c.fee_pence + c.expense_pence > 0
        union all
        select c, p.pence, p.due_on
        from public.payments p join public.claims c on c.id = p.claim_id
        where p.organisation_id = organisation and p.state in ('approved', 'queued', 'held', 'sending', 'unknown', 'needs_person',
            'handed_to_finance', 'refused', 'failed', 'cancelled', 'returned', 'reversed')
    )
    select (u.claim).programme_id, u.pence, u.due_on, w.working, w.days from unpaid u cross join lateral private.waited(u.claim, day) w
$$;

-- How much of what a programme sent left within 10 working days and within 30 days of the activity. In: the days between which it was
-- sent. Out: {"number","pence","ten": {"number","pence"},"thirty": {…}} for a board, and "shown": {"ten","thirty"}, whole per cent that
-- disclosure control lets anyone read, null where it does not (0034).
create function private.paid_within(programme uuid, from_day date, until_day date)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('number', count(*), 'pence', coalesce(sum(s.pence), 0),
        'ten', jsonb_build_object('number', count(*) filter (where s.working <= 10), 'pence', coalesce(sum(s.pence) filter (where s.working <= 10), 0)),
        'thirty', jsonb_build_object('number', count(*) filter (where s.days <= 30), 'pence', coalesce(sum(s.pence) filter (where s.days <= 30), 0)),
        'shown', jsonb_build_object('ten', private.disclosed_share(count(*) filter (where s.working <= 10), count(*)),
            'thirty', private.disclosed_share(count(*) filter (where s.days <= 30), count(*))))
    from public.programmes p cross join lateral private.sent_between(p.organisation_id, from_day, until_day) s
    where p.id = programme and s.programme_id = p.id
$$;

-- The report of a trust. In: the days between which money was sent, two years at most. Out: {"from","until","paid","by_route","by_programme","by_month":
-- [{"name","number","pence","fee_pence","expense_pence","ten","ten_pence","thirty","thirty_pence"}], "owed": {"number","pence","late",
-- "late_pence" (past 10 working days),"very_late","very_late_pence" (past 30 days)}}. Finance and auditors. Errors: 42501.
create function public.pay_report(organisation uuid, from_day date, until_day date)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    first_day date := greatest(from_day, until_day - 730);
begin
    perform private.require_role(organisation, 'finance_approver', 'board_auditor');
    return (
        with sent as materialized (
            select s.*, g.title, to_char(s.sent_on, 'YYYY-MM') as month from private.sent_between(organisation, first_day, until_day) s
            join public.programmes g on g.id = s.programme_id
        ), summed as (
            select route, title, month, jsonb_build_object('name', coalesce(route, title, month), 'number', count(*), 'pence', coalesce(sum(pence), 0),
                'fee_pence', coalesce(sum(fee_pence), 0), 'expense_pence', coalesce(sum(expense_pence), 0),
                'ten', count(*) filter (where working <= 10), 'ten_pence', coalesce(sum(pence) filter (where working <= 10), 0),
                'thirty', count(*) filter (where days <= 30), 'thirty_pence', coalesce(sum(pence) filter (where days <= 30), 0)) as said
            from sent group by grouping sets ((route), (title), (month), ())
        )
        select jsonb_build_object('from', first_day, 'until', until_day,
            'paid', (select said from summed where num_nonnulls(route, title, month) = 0),
            'by_route', (select coalesce(jsonb_agg(said order by route), '[]') from summed where route is not null),
            'by_programme', (select coalesce(jsonb_agg(said order by title), '[]') from summed where title is not null),
            'by_month', (select coalesce(jsonb_agg(said order by month), '[]') from summed where month is not null),
            'owed', (select jsonb_build_object('number', count(*), 'pence', coalesce(sum(u.pence), 0),
                    'late', count(*) filter (where u.working > 10), 'late_pence', coalesce(sum(u.pence) filter (where u.working > 10), 0),
                    'very_late', count(*) filter (where u.days > 30), 'very_late_pence', coalesce(sum(u.pence) filter (where u.days > 30), 0))
                from private.unpaid_of(organisation) u)));
end
$$;

-- Stops the clock of what a payment pays, or lets it run again. In: the payment, and why, one of the closed words; null: it runs
-- again from today. Finance. Errors: PZ020 no such reason, PZ021 it stands or runs already, or is paid, P0002, 42501.
create function public.pause_pay_clock(payment uuid, why text default null)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    p public.payments;
begin
    select q.* into p from public.payments q
    where q.id = payment and q.organisation_id in (select private.my_organisations('finance_approver', 'board_auditor'));
    if p.claim_id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_role(p.organisation_id, 'finance_approver');
    if why is null then
        update public.pay_clock_pauses k set until_on = greatest(private.today(), k.from_on) where k.claim_id = p.claim_id and k.until_on is null;
    elsif why not in ('an answer of theirs is awaited', 'they asked for a later day', 'the sum is in question') then
        perform private.refuse('PZ020', 'Choose why the clock stands', 'why');
    elsif p.sent_at is not null then
        perform private.refuse('PZ021', 'The clock of this payment is as you want it already, or it was paid');
    else
        insert into public.pay_clock_pauses (claim_id, why, paused_by) values (p.claim_id, pause_pay_clock.why, auth.uid()) on conflict do nothing;
    end if;
    if not found then
        perform private.refuse('PZ021', 'The clock of this payment is as you want it already, or it was paid');
    end if;
end
$$;

grant execute on function public.pay_report, public.pause_pay_clock to authenticated;
