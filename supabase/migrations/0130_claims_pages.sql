-- What people read of their claims, and those who write them down for somebody: what is owed for what, what was chosen, whose turn it is.

-- One claim as its person reads it. "routes": the ways its role is paid in; "payments": what is sent of it, not why one waits.
create function private.claim_page(claim public.claims)
returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
    chosen public.pay_choices := private.claim_choice(claim);
begin
    return jsonb_build_object('id', (claim).id, 'version', (claim).version, 'registration', (claim).registration_id, 'reason', (claim).reason,
        'title', coalesce((select w.title from public.registrations r join public.workshops w on w.id = r.workshop_id where r.id = (claim).registration_id),
            (claim).offer ->> 'task', ''),
        'held_on', (claim).done_on, 'organisation', (select o.name from public.organisations o where o.id = (claim).organisation_id),
        'offer', (claim).offer, 'choice', chosen.choice, 'pence', chosen.pence, 'payee', chosen.payee,
        'fee', (claim).fee_pence, 'expenses', (claim).expense_pence, 'declined', (claim).declined_pence,
        'route', (claim).route, 'routes', private.allowed_routes(coalesce((claim).role_id, private.role_for((claim).organisation_id)), (claim).done_on),
        'opened_at', (claim).opened_at, 'submitted_at', (claim).submitted_at, 'returned_at', (claim).returned_at, 'return_note', (claim).return_note,
        'approved_at', (claim).approved_at, 'withdrawn_at', (claim).withdrawn_at, 'pay_on', (claim).pay_on, 'state', (claim).state,
        'due_on', private.add_working_days((claim).done_on, private.promise_days((claim).organisation_id)),
        'payments', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'reference', p.reference, 'state', p.state, 'pence', p.pence, 'pay_on', p.pay_on,
                'sent_at', p.sent_at, 'paid_at', p.paid_at) order by p.created_at, p.id), '[]')
            from public.payments p where p.claim_id = (claim).id and p.state not in ('voided', 'replaced')));
end
$$;

-- The signed-in person's claims, newest first, 20 at a time; those taken back are found by their own address alone.
-- Out: {"claims":[as private.claim_page],"next"}.
create function public.my_claims(beside uuid default null, only_one uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    last_seen timestamptz := (select c.opened_at from public.claims c where c.id = beside and c.person_id in (select private.my_people()));
    page jsonb;
begin
    select coalesce(jsonb_agg(private.claim_page(t::public.claims) order by t.opened_at desc, t.id desc), '[]') into page
    from (
        select mine.* from public.claims mine
        where mine.person_id in (select private.my_people()) and (mine.id = only_one or (only_one is null and mine.withdrawn_at is null))
            and (last_seen is null or (mine.opened_at, mine.id) < (last_seen, beside))
        order by mine.opened_at desc, mine.id desc limit 21) t;
    return jsonb_build_object(
        'claims', case when jsonb_array_length(page) > 20 then page - 20 else page end,
        'next', case when jsonb_array_length(page) > 20 then page -> 19 -> 'id' end);
end
$$;

-- What the signed-in person may claim that is not claimed yet: {"hours":[{"id","what","done_on","minutes"}] confirmed ones,
-- "programmes":[{"id","title","organisation"}] for which they may claim what they spent, "tasks":[{"id","offer","done_by","state","organisation"}]}.
create function public.to_claim()
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object(
        'hours', (select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'what', h.what, 'activity', h.activity, 'done_on', h.done_on, 'minutes', h.minutes)
                order by h.done_on desc, h.id), '[]')
            from (select g.* from public.hours g where g.person_id in (select private.my_people()) and g.state = 'confirmed'
                and not exists (select from public.claims c where c.hours_id = g.id or c.registration_id = g.registration_id)
                order by g.done_on desc, g.id limit 20) h),
        'programmes', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title, 'organisation', o.name) order by o.name, p.title), '[]')
            from public.programmes p join public.organisations o on o.id = p.organisation_id
            where exists (select from public.people mine where mine.id in (select private.my_people()) and (mine.organisation_id = p.organisation_id
                or exists (select from public.programme_partners pp where pp.programme_id = p.id and pp.organisation_id = mine.organisation_id)))),
        'tasks', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'offer', t.offer, 'done_by', t.done_by, 'state', t.state,
                'organisation', o.name) order by t.offered_at desc, t.id), '[]')
            from public.tasks t join public.organisations o on o.id = t.organisation_id
            where t.person_id in (select private.my_people()) and t.state in ('offered', 'agreed')))
$$;

-- The rates of a trust that hold on the day of some hours: [{"id","task","minutes","pence"}]. The person whose hours they are.
-- Errors: P0002.
create function public.rates_for_hours(hours uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    given public.hours;
begin
    select h.* into given from public.hours h where h.id = rates_for_hours.hours and h.person_id in (select private.my_people());
    if given.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return jsonb_build_object('hours', jsonb_build_object('id', given.id, 'what', given.what, 'activity', given.activity, 'done_on', given.done_on,
            'minutes', given.minutes),
        'rates', (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'task', r.task, 'minutes', r.minutes, 'pence', r.pence) order by r.minutes, r.pence), '[]')
            from public.rates r where r.organisation_id = given.organisation_id and (r.programme_id is null or r.programme_id = given.programme_id)
                and r.starts_on <= given.done_on and (r.ends_on is null or r.ends_on >= given.done_on)));
end
$$;

-- The claims of people without an account whom the signed-in person works with in an organisation: those that wait for somebody to
-- write them down first, 20 at a time. Out: {"claims":[private.claim_page and "who"],"next","people":[{"id","name"}] to claim for}.
-- Facilitators and engagement leads. Errors: 42501.
create function public.claims_written_for(organisation uuid, beside uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    last_seen timestamptz := (select c.opened_at from public.claims c where c.id = beside);
    page jsonb;
begin
    perform private.require_role(organisation, 'facilitator', 'engagement_lead');
    select coalesce(jsonb_agg(private.claim_page((select c from public.claims c where c.id = t.id)) || jsonb_build_object('who', t.who)
        order by t.opened_at desc, t.id desc), '[]') into page
    from (
        select c.id, c.opened_at, coalesce(p.name, p.reference, 'Somebody without a name') as who
        from public.claims c join public.people p on p.id = c.person_id
        where p.organisation_id = claims_written_for.organisation and p.account_id is null and c.withdrawn_at is null
            and (last_seen is null or (c.opened_at, c.id) < (last_seen, beside))
        order by c.opened_at desc, c.id desc limit 21) t;
    return jsonb_build_object(
        'claims', case when jsonb_array_length(page) > 20 then page - 20 else page end,
        'next', case when jsonb_array_length(page) > 20 then page -> 19 -> 'id' end);
end
$$;

-- One of them: private.claim_page and "who","organisation_slug". Errors: P0002.
create function public.claim_written_for(claim uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found jsonb;
begin
    select private.claim_page(c) || jsonb_build_object('who', coalesce(p.name, p.reference, 'Somebody without a name')) into found
    from public.claims c join public.people p on p.id = c.person_id
    where c.id = claim and p.id in (select private.people_i_write_for());
    if found is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return found;
end
$$;

-- For whom something that was spent may be claimed here: {"people":[{"id","name"}] without an account, the first 200 by name,
-- "programmes":[{"id","title"}]}. Facilitators and engagement leads. Errors: 42501.
create function public.to_claim_for(organisation uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    perform private.require_role(organisation, 'facilitator', 'engagement_lead');
    return jsonb_build_object(
        'people', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by lower(t.name), t.id), '[]')
            from (select p.id, coalesce(p.name, p.reference) as name from public.people p
                where p.organisation_id = to_claim_for.organisation and p.account_id is null and coalesce(p.name, p.reference) is not null
                order by lower(coalesce(p.name, p.reference, '')), p.id limit 200) t),
        'programmes', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title) order by p.title, p.id), '[]')
            from public.programmes p where p.id in (select private.my_programmes('facilitator', 'engagement_lead'))));
end
$$;

grant execute on function public.to_claim_for, public.my_claims, public.to_claim, public.rates_for_hours, public.claims_written_for, public.claim_written_for to authenticated;
