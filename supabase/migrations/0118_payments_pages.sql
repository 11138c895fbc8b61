-- What finance and the auditor read of payments: what waits, what is held and late, what was sent, and one payment with its moves.
-- Who may see what: finance approvers and board auditors of the trust that pays. No list says who is paid; why a payment is held is
-- said in words that do not tell a limit which somebody set for themself from an account that is not ready (R57).

-- What a page calls the state of a payment: the groups by which lists are cut.
create function private.state_group(state text)
returns text
language sql immutable set search_path = ''
as $$
    select case
        when state in ('approved', 'queued') then 'to_send'
        when state = 'held' then 'held'
        when state in ('sending', 'accepted', 'unknown') then 'on_its_way'
        when state = 'handed_to_finance' then 'to_hand_out'
        when state in ('paid', 'recorded_paid', 'confirmed') then 'sent'
        when state in ('failed', 'cancelled', 'returned', 'reversed', 'refused', 'needs_person') then 'to_mend'
        else 'not_sent' end
$$;

-- Whether a payment waits because its person has it so: for a later day they chose, or for a limit of their own. Staff cannot tell the
-- two apart, in what they read of its state, its day and its moves, so that nobody learns that somebody has a limit (R57).
create function private.waits_for_person(paid public.payments)
returns boolean
language sql stable set search_path = ''
as $$
    select coalesce((paid).held_why = 'over their own limit', false) or ((paid).state in ('approved', 'queued') and (paid).pay_on > private.today())
$$;

-- Why a payment is held, as staff are told it: what only the person can settle is one word, whichever it is.
create function private.held_for_staff(paid public.payments)
returns text
language sql stable set search_path = ''
as $$
    select case when private.waits_for_person(paid) then 'the person' else case (paid).held_why
        when 'payee not ready' then 'the person' when 'cooling off' then 'the person'
        when 'payee check' then 'a name check' when 'not enough money' then 'money' when 'over a limit' then 'a limit' when 'stopped' then 'stopped'
        when 'under review' then 'review' when 'budget' then 'budget' end end
$$;

-- The state of a payment, as staff are told it.
create function private.state_for_staff(paid public.payments)
returns text
language sql stable set search_path = ''
as $$
    select case when private.waits_for_person(paid) then 'held' else (paid).state end
$$;

-- How many payments there are of a kind, what they come to, and since when the oldest waits: {"n","pence","since"}.
create function private.counted(n bigint, pence bigint, since timestamptz default null)
returns jsonb
language sql immutable set search_path = ''
as $$
    select jsonb_build_object('n', n, 'pence', coalesce(pence, 0), 'since', since)
$$;

-- The front page of payments. Out: {"stopped": {"at","why"} | null, "promise_days", "claims": {"n","pence","since"} (sent in and
-- waiting for a yes), "to_send","to_hand_out","on_its_way","to_mend","unsure" (a person has to look), each {"n","pence","since"},
-- "held": [{"why","n","pence","since"}], "late": {"promised","thirty_days"} each {"n","pence","since"} (what is owed and not sent,
-- by claim: past the promise, past 30 days from the activity), "sent": {…} in the last 30 days, "balances": {account: pence}}.
-- Errors: 42501.
create function public.payments_home(organisation uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    settings public.pay_settings;
    day date := private.today();
begin
    perform private.require_role(organisation, 'finance_approver', 'board_auditor');
    select s.* into settings from public.pay_settings s where s.organisation_id = organisation;
    return (
        with open_ones as materialized (
            select p.id, p.pence, p.changed_at, private.state_for_staff(p) as state, private.held_for_staff(p) as held from public.payments p
            where p.organisation_id = organisation and p.state in ('approved', 'queued', 'held', 'sending', 'unknown', 'accepted', 'needs_person',
                'handed_to_finance', 'refused', 'failed', 'cancelled', 'returned', 'reversed')
        ), waiting as materialized (
            select c.* from public.claims c
            where c.organisation_id = organisation and c.submitted_at is not null and c.approved_at is null and c.returned_at is null
                and c.withdrawn_at is null
        ), unpaid as materialized (
            select u.* from private.unpaid_of(organisation, day) u
        )
        select jsonb_build_object(
            'stopped', case when settings.stopped_at is not null then jsonb_build_object('at', settings.stopped_at, 'why', settings.stopped_why) end,
            'promise_days', coalesce(settings.promise_days, 10),
            'claims', (select private.counted(count(*), sum(fee_pence + expense_pence), min(submitted_at)) from waiting))
        || (select jsonb_object_agg(g.name, (select private.counted(count(*), sum(o.pence), min(o.changed_at)) from open_ones o
                where o.state = any (g.states)))
            from (values ('to_send', '{approved,queued}'::text[]), ('to_hand_out', '{handed_to_finance}'), ('on_its_way', '{sending,accepted}'),
                ('to_mend', '{failed,cancelled,returned,reversed,refused}'), ('unsure', '{unknown,needs_person}')) g (name, states))
        || jsonb_build_object(
            'held', (select coalesce(jsonb_agg(h order by h ->> 'why'), '[]') from (
                select private.counted(count(*), sum(o.pence), min(o.changed_at)) || jsonb_build_object('why', o.held) as h
                from open_ones o where o.state = 'held' group by o.held) listed),
            'late', jsonb_build_object(
                'promised', (select private.counted(count(*), sum(u.pence)) from unpaid u
                    where u.due_on < day and u.working > coalesce(settings.promise_days, 10)),
                'thirty_days', (select private.counted(count(*), sum(u.pence)) from unpaid u where u.days > 30)),
            'sent', (select private.counted(count(*), sum(p.pence)) from public.payments p
                where p.organisation_id = organisation and p.sent_at >= now() - interval '30 days' and p.state in ('paid', 'recorded_paid', 'confirmed')),
            'balances', (select jsonb_object_agg(a, private.balance_of(organisation, a))
                from unnest('{owed,on_its_way,stripe_balance,bank,vouchers,cash}'::text[]) a)));
end
$$;
create index payments_sent_on on public.payments (organisation_id, sent_at) where sent_at is not null;

-- Payments of a trust, newest first, 20 and one more unless told otherwise. In: filter {"group" (private.state_group), "route",
-- "programme" (slug), "from","until" (days they were made)}, and the last of the page before. Out: {"rows": [{"id","reference",
-- "route","pence","fee_pence","expense_pence","state","group","held","programme","made_at","due_on","sent_at","late"}], "programmes":
-- [{"slug","title"}]}. No names (R66: whose it is stands where it is approved or handed out). Errors: 42501.
create function public.payments_of(organisation uuid, filter jsonb default '{}', before_at timestamptz default null, before_id uuid default null,
    most int default 21)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    of_programme uuid := (select p.id from public.programmes p where p.organisation_id = organisation and p.slug = filter ->> 'programme');
begin
    perform private.require_role(organisation, 'finance_approver', 'board_auditor');
    return jsonb_build_object(
        'programmes', (select coalesce(jsonb_agg(jsonb_build_object('slug', p.slug, 'title', p.title) order by p.title), '[]')
            from public.programmes p where p.organisation_id = organisation),
        'rows', (
            select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'reference', p.reference, 'route', p.route, 'pence', p.pence,
                'fee_pence', p.fee_pence, 'expense_pence', p.expense_pence, 'state', told.state, 'group', private.state_group(told.state),
                'held', private.held_for_staff(p::public.payments), 'programme', g.title, 'made_at', p.created_at, 'due_on', p.due_on, 'sent_at', p.sent_at,
                'late', case when p.sent_at is null then not private.is_over(p) and p.due_on < private.today()
                    else p.due_on < private.day_of(p.sent_at) end)
                order by p.created_at desc, p.id desc), '[]')
            from (
                select q.* from public.payments q
                where q.organisation_id = organisation
                    and (filter ->> 'group' is null or private.state_group(private.state_for_staff(q)) = filter ->> 'group')
                    and (filter ->> 'route' is null or q.route = filter ->> 'route')
                    and (filter ->> 'programme' is null or q.programme_id = of_programme)
                    and (filter ->> 'from' is null or q.created_at >= private.day_begins((filter ->> 'from')::date))
                    and (filter ->> 'until' is null or q.created_at < private.day_begins((filter ->> 'until')::date + 1))
                    and (before_id is null or (q.created_at, q.id) < (before_at, before_id))
                order by q.created_at desc, q.id desc limit least(most, 5000)) p
            cross join lateral (select private.state_for_staff(p::public.payments) as state) told
            join public.programmes g on g.id = p.programme_id));
end
$$;

-- Who did something to a payment, as finance and the auditor are told: a colleague by name, the person paid as no more than that,
-- null for a machine.
create function private.did_it(account uuid, payment public.payments)
returns text
language sql stable security definer set search_path = ''
as $$
    select case
        when account is null then null
        when exists (select from public.payees y join public.people n on n.id = y.person_id where y.id = (payment).payee_id and n.account_id = account)
            then 'the person paid'
        else coalesce((select n.name from public.people n join public.members m on m.person_id = n.id
            where n.account_id = account and n.organisation_id = (payment).organisation_id limit 1), 'somebody else') end
$$;

-- One payment. Out: what payments_of says of it, with "organisation" (its slug), "done_on","part","claim","clock" ({"from","why"} while it stands),"replaces","replaced_by" (each
-- {"id","reference"} or null), "moves": [{"from","to","at","by"}], "attempts": [{"n","state","tries","made_at","request_id",
-- "error_class","trace_id"}] (safe facts alone), "posted": [{"id","at","entries": {account: pence}}]. Errors: P0002.
create function public.payment_of(payment uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    p public.payments;
begin
    select q.* into p from public.payments q
    where q.id = payment and q.organisation_id in (select private.my_organisations('finance_approver', 'board_auditor'));
    if p.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return jsonb_build_object('id', p.id, 'organisation', (select o.slug from public.organisations o where o.id = p.organisation_id),
        'reference', p.reference, 'route', p.route, 'pence', p.pence, 'fee_pence', p.fee_pence, 'expense_pence', p.expense_pence,
        'state', private.state_for_staff(p), 'group', private.state_group(private.state_for_staff(p)), 'held', private.held_for_staff(p),
        'programme', (select g.title from public.programmes g where g.id = p.programme_id), 'made_at', p.created_at, 'due_on', p.due_on,
        'sent_at', p.sent_at, 'part', p.part, 'claim', p.claim_id,
        'done_on', (select c.done_on from public.claims c where c.id = p.claim_id),
        'clock', (select jsonb_build_object('from', k.from_on, 'why', k.why) from public.pay_clock_pauses k
            where k.claim_id = p.claim_id and k.until_on is null),
        'late', case when p.sent_at is null then not private.is_over(p) and p.due_on < private.today() else p.due_on < private.day_of(p.sent_at) end,
        'replaces', (select jsonb_build_object('id', r.id, 'reference', r.reference) from public.payments r where r.id = p.replaces_id),
        'replaced_by', (select jsonb_build_object('id', r.id, 'reference', r.reference) from public.payments r where r.replaces_id = p.id),
        'moves', (select jsonb_agg(jsonb_build_object('from', e.from_state, 'to', e.to_state, 'at', e.at, 'by', private.did_it(e.by, p)) order by e.id)
            from public.payment_events e where e.payment_id = p.id
                -- When it waited for its person, and went on, is theirs.
                and (e.from_state is null or e.from_state = '' or e.to_state not in ('approved', 'queued', 'held')
                    or (e.to_state = 'held' and e.why <> 'over their own limit'))),
        'attempts', (select coalesce(jsonb_agg(jsonb_build_object('n', a.n, 'state', a.state, 'tries', a.tries, 'made_at', a.made_at,
            'request_id', a.request_id, 'error_class', a.error_class, 'trace_id', a.trace_id) order by a.n), '[]')
            from private.payment_attempts a where a.payment_id = p.id),
        'posted', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'at', t.at, 'entries', private.entries_said(t.id)) order by t.id), '[]')
            from public.payment_events e join public.ledger_transactions t on t.event_id = e.id where e.payment_id = p.id));
end
$$;

grant execute on function public.payments_home, public.payments_of, public.payment_of to authenticated;
