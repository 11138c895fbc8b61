-- What is claimed: opened from attendance (0045), from a task that was agreed, from hours that were confirmed, or for what was spent
-- alone; chosen, sent, given back, sent again, taken back. Nothing is lost on the way, and no reason is asked for any of it (R53-R56).
-- Who may see what: the person reads and changes their own. For somebody without an account, those who work with them in the one
-- organisation that knows them write it down (R60). Whoever pays reads it once it is sent (0138).

-- A piece of work that a trust and a person agree before it is done: what, for how long, for how much (R53).
create table public.tasks (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    programme_id uuid not null references public.programmes,
    person_id uuid not null references public.people,
    role_id uuid references public.involvement_roles,
    -- As the offer of a workshop: {"task","minutes","preparation_minutes","pence","expenses","paid_within_days","how","rate_id"}.
    offer jsonb not null check (jsonb_typeof(offer) = 'object'),
    done_by date not null,
    pressed uuid not null unique,
    offered_at timestamptz not null default now(),
    offered_by uuid references auth.users,
    agreed_at timestamptz,
    -- The person said no; nobody asks why.
    declined_at timestamptz,
    done_on date,
    -- Taken back by the trust before anybody agreed.
    ended_at timestamptz,
    check (agreed_at is null or declined_at is null),
    check (done_on is null or agreed_at is not null),
    state text not null generated always as (
        case when ended_at is not null then 'ended' when declined_at is not null then 'declined' when done_on is not null then 'done'
            when agreed_at is not null then 'agreed' else 'offered' end
    ) stored
);
create index on public.tasks (person_id, offered_at desc, id desc);
create index on public.tasks (organisation_id, offered_at desc, id desc);
create index on public.tasks (programme_id);
create index on public.tasks (role_id);

alter table public.claims
    add column task_id uuid unique references public.tasks,
    add column hours_id uuid unique references public.hours,
    -- The press of the button it was made by, so that two presses are one claim (failure matrix 1).
    add column pressed uuid unique,
    -- The accounts that wrote something of it for its person, whoever sent it in the end: none of them approves it.
    add column written_by uuid[] not null default '{}',
    -- What its person left of it once it was approved (0111): also where it is approved anew it is not owed, until they choose again. Pence.
    add column left_fee_pence int not null default 0 check (left_fee_pence >= 0),
    add column left_expense_pence int not null default 0 check (left_expense_pence >= 0),
    add constraint from_what_it_says check ((task_id is null or reason = 'agreed task') and (hours_id is null or reason = 'hours given'));

alter table public.tasks enable row level security;
grant select (id, organisation_id, programme_id, person_id, role_id, offer, done_by, offered_at, agreed_at, declined_at, done_on, ended_at, state)
    on public.tasks to authenticated;

-- People without an account whom the signed-in person works with, in the organisation that knows them.
create function private.people_i_write_for()
returns setof uuid
language sql stable security definer set search_path = ''
as $$
    select p.id from public.people p
    where p.account_id is null and p.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))
$$;
grant execute on function private.people_i_write_for to authenticated;

create policy "people read their tasks; those who offer them too" on public.tasks for select to authenticated
using (
    person_id in (select private.my_people())
    or organisation_id in (select private.my_organisations('engagement_lead', 'finance_approver'))
);

-- What the latest choice for a claim says.
create function private.claim_choice(claim public.claims)
returns public.pay_choices
language sql stable set search_path = ''
as $$
    select p.* from public.pay_choices p where p.claim_id = (claim).id or p.registration_id = (claim).registration_id
    order by p.chosen_at desc, p.id desc limit 1
$$;

-- A claim as its person, or who writes it down for them, may change it: locked. In: the version they saw (null: whichever).
-- Errors: P0002 not theirs; PC002 it changed since.
create function private.lock_claim(claim uuid, seen int default null)
returns public.claims
language plpgsql set search_path = ''
as $$
declare
    owed public.claims;
begin
    select c.* into owed from public.claims c join public.people p on p.id = c.person_id
    where c.id = claim and (p.id in (select private.my_people())
        or (p.account_id is null and p.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))))
    for update of c;
    if owed.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if seen <> owed.version then
        perform private.refuse('PC002', 'This changed while you had it open. Look at it as it is now, and do it again.');
    end if;
    if owed.person_id not in (select private.my_people()) and auth.uid() <> all (owed.written_by) then
        update public.claims c set written_by = c.written_by || auth.uid() where c.id = owed.id returning c.* into owed;
    end if;
    return owed;
end
$$;

-- As that, and it still stands. Errors: as above; PC003 it was taken back.
create function private.lock_standing_claim(claim uuid, seen int default null)
returns public.claims
language plpgsql set search_path = ''
as $$
declare
    owed public.claims := private.lock_claim(claim, seen);
begin
    if owed.state = 'withdrawn' then
        perform private.refuse('PC003', 'This claim was taken back. Take it up again first.');
    end if;
    return owed;
end
$$;

-- What a claim is made of when it is opened: the fee as one line with its times (R55), and the role it is paid for.
create function private.claim_opened(claim uuid)
returns void
language plpgsql set search_path = ''
as $$
declare
    owed public.claims;
begin
    select c.* into owed from public.claims c where c.id = claim;
    insert into public.claim_lines (claim_id, position, kind, pence, rate_id, session_minutes, preparation_minutes, travel_minutes, follow_up_minutes, what)
    select claim, 1, 'fee', (owed.offer ->> 'pence')::int, (select r.id from public.rates r where r.id = (owed.offer ->> 'rate_id')::uuid),
        (owed.offer ->> 'minutes')::int, coalesce((owed.offer ->> 'preparation_minutes')::int, 0),
        coalesce((owed.offer ->> 'travel_minutes')::int, 0), coalesce((owed.offer ->> 'follow_up_minutes')::int, 0),
        left(coalesce(owed.offer ->> 'task', ''), 200)
    where owed.offer ? 'pence';
    update public.claims c set role_id = coalesce(c.role_id, private.role_for(c.organisation_id)) where c.id = claim;
    perform private.claim_sums(claim);
end
$$;

-- Sums the lines and the choice into the claim: what of the fee the person takes, what they leave, and what they spent less what was
-- paid ahead. Whoever wants none of it is owed none of it; for a charity or group there is the fee alone.
create function private.claim_sums(claim uuid)
returns void
language sql set search_path = ''
as $$
    update public.claims c set
        fee_pence = taken.fee, declined_pence = offered.fee - taken.fee,
        expense_pence = case when chosen.choice in ('none', 'charity') then 0 else greatest(0, offered.spent) end
    from (select coalesce(sum(l.pence) filter (where l.kind = 'fee'), 0)::int as fee,
            coalesce(sum(l.pence) filter (where l.kind <> 'fee'), 0)::int as spent
        from public.claim_lines l where l.claim_id = claim_sums.claim) offered
    cross join lateral (select (private.claim_choice(c2)).* from public.claims c2 where c2.id = claim_sums.claim) chosen
    cross join lateral (select case chosen.choice when 'full' then offered.fee when 'charity' then offered.fee
        when 'less' then least(chosen.pence, offered.fee) else 0 end as fee) taken
    where c.id = claim_sums.claim
$$;

-- Whatever is changed of a claim goes through here: its sums are made anew, its version counts up, and what was approved of it is
-- approved no more. In: why, as private.void_approvals knows it. Errors: PA010 the money is on its way.
create function private.claim_changed(claim uuid, why text default 'changed')
returns void
language plpgsql set search_path = ''
as $$
begin
    perform private.void_approvals(claim, why);
    perform private.claim_sums(claim);
    update public.claims c set version = c.version + 1 where c.id = claim;
end
$$;

-- Keeps what somebody wants done with their fee, under the lock of their claim, and by whom it was said: 'by the person', 'on behalf'.
-- Errors: PC003 taken back; PC004 expenses beside a gift; PA010 on its way; RG008 to RG010.
create function private.choose_pay(owed public.claims, pay jsonb, how text)
returns void
language plpgsql set search_path = ''
as $$
declare
    registered public.registrations;
begin
    if owed.state = 'withdrawn' then
        perform private.refuse('PC003', 'This claim was taken back. Take it up again first.');
    end if;
    if pay ->> 'choice' = 'charity' and exists (select from public.claim_lines l where l.claim_id = owed.id and l.kind = 'expense') then
        perform private.refuse('PC004', 'What you spent comes back to you, so it cannot go to somebody else. Claim it by itself first.', 'pay');
    end if;
    registered.id := owed.registration_id;
    registered.offer := owed.offer;
    perform private.save_pay(registered, pay, how, case when owed.registration_id is null then owed.id end);
    update public.claims c set left_fee_pence = 0, left_expense_pence = 0,
        payee_id = case when c.route = 'organisation' and pay ->> 'choice' <> 'charity' then private.payee_between(owed) end
    where c.id = owed.id;
    perform private.claim_changed(owed.id, 'by a person');
end
$$;

-- As that, for the claim of a registration, where there is one: whether there was.
create function private.choose_pay_of_registration(registration uuid, pay jsonb, how text)
returns boolean
language plpgsql set search_path = ''
as $$
declare
    owed public.claims;
begin
    select c.* into owed from public.claims c where c.registration_id = registration for update;
    if owed.id is null then
        return false;
    end if;
    perform private.choose_pay(owed, pay, how);
    return true;
end
$$;

-- Who says what is chosen: the person, or somebody for them.
create function private.said_by(owed public.claims)
returns text
language sql stable set search_path = ''
as $$
    select case when (owed).person_id in (select private.my_people()) then 'by the person' else 'on behalf' end
$$;

-- Chooses what is done with a claim: {"choice","pence"?,"payee"?}, with no reason asked (R56); also after it was sent and approved, as
-- long as the money has not left. The person, or who writes it down for them. In: the version that was seen (null: whichever).
-- Errors: P0002 not theirs; PC002, PC003; PC004; PA010 on its way; RG008 to RG010 as for registrations.
create function public.choose_claim_pay(claim uuid, pay jsonb, seen int default null)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    owed public.claims := private.lock_standing_claim(claim, seen);
begin
    perform private.choose_pay(owed, pay, private.said_by(owed));
end
$$;

-- The payee that an organisation is which passes money on to the person: the partner that knows them. It is known as a payee from now on,
-- and gets money once two people of it are named (PV001). Null: no organisation stands between the trust and this person.
create function private.payee_between(owed public.claims)
returns uuid
language plpgsql set search_path = ''
as $$
declare
    partner public.organisations;
    found uuid;
begin
    select o.* into partner from public.people p join public.organisations o on o.id = p.organisation_id
    where p.id = (owed).person_id and o.kind = 'partner';
    if partner.id is null then
        return null;
    end if;
    perform 1 from public.organisations o where o.id = (owed).organisation_id for no key update;
    select y.id into found from public.payees y
    where y.organisation_id = (owed).organisation_id and y.partner_id = partner.id and y.ended_at is null order by y.created_at limit 1;
    if found is null then
        insert into public.payees (organisation_id, kind, partner_id, name, created_by)
        values ((owed).organisation_id, 'organisation', partner.id, partner.name, auth.uid()) returning id into found;
    end if;
    return found;
end
$$;

-- Chooses the way it is paid. Errors: P0002; PC002, PC003; PC005 not a way, or no organisation passes it on; RU001 the role is not paid
-- in this way; PA010 on its way.
create function private.choose_route(owed public.claims, route text)
returns void
language plpgsql set search_path = ''
as $$
declare
    given_away boolean := coalesce((private.claim_choice(owed)).choice = 'charity', false);
    between_them uuid;
begin
    if coalesce(route, '') not in ('stripe', 'bacs', 'payroll', 'voucher', 'cash', 'organisation') then
        perform private.refuse('PC005', 'Choose how you want to be paid', 'route');
    end if;
    if route is not distinct from owed.route then
        return;
    end if;
    if route = 'organisation' and not given_away then
        between_them := private.payee_between(owed);
        if between_them is null then
            perform private.refuse('PC005', 'No organisation that knows you passes money on here. Choose another way.', 'route');
        end if;
    end if;
    update public.claims c set route = choose_route.route, payee_id = case when given_away then c.payee_id else between_them end where c.id = owed.id;
    perform private.claim_changed(owed.id);
end
$$;

-- Keeps what is chosen, and sends the claim to those who approve. In: {"pay"?: as choose_claim_pay, "route"?}, and the version that was
-- seen. Sent twice, it is sent once. Out: its version now. Errors: as above; PC001 the choice is not made (pay); PC006 nothing is claimed.
create function public.submit_claim(claim uuid, seen int, given jsonb default '{}')
returns int
language plpgsql security definer set search_path = ''
as $$
declare
    owed public.claims := private.lock_standing_claim(claim, null);
    chosen public.pay_choices;
begin
    if owed.version <> seen then
        -- The second of two presses comes with the version of the first.
        if owed.submitted_at is not null and owed.returned_at is null and owed.submitted_by = auth.uid() and owed.submitted_at > now() - interval '1 minute' then
            return owed.version;
        end if;
        perform private.refuse('PC002', 'This changed while you had it open. Look at it as it is now, and do it again.');
    end if;
    if given ? 'pay' then
        chosen := private.claim_choice(owed);
        if (chosen.choice, chosen.pence, chosen.payee) is distinct from
            (given #>> '{pay,choice}', (given #>> '{pay,pence}')::int, given #>> '{pay,payee}') then
            perform private.choose_pay(owed, given -> 'pay', private.said_by(owed));
        end if;
    end if;
    chosen := private.claim_choice(owed);
    if owed.offer is not null and chosen.choice is null then
        perform private.refuse('PC001', 'Choose what you want done with the money', 'pay');
    end if;
    if owed.submitted_at is null or owed.returned_at is not null then
        perform private.net_advances(owed, true);
        perform private.claim_sums(claim);
    end if;
    select c.* into owed from public.claims c where c.id = claim;
    if owed.fee_pence + owed.expense_pence > 0 then
        perform private.choose_route(owed, coalesce(given ->> 'route', owed.route));
    -- What was paid ahead may cover it all: then it is sent too, so that what was spent is looked at.
    elsif owed.offer is null and not exists (select from public.claim_lines l where l.claim_id = owed.id and l.kind = 'expense') then
        perform private.refuse('PC006', 'Write down first what you spent');
    end if;
    update public.claims c set submitted_at = now(), submitted_by = auth.uid(), returned_at = null, returned_by = null, return_note = null,
        version = c.version + 1
    where c.id = claim and (c.submitted_at is null or c.returned_at is not null)
    returning c.* into owed;
    return coalesce(owed.version, (select c.version from public.claims c where c.id = claim));
end
$$;

-- Takes a claim back; nobody asks why, and it can be taken up again. Errors: P0002; PC003 it was already; PA010 on its way.
create function public.withdraw_claim(claim uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    owed public.claims := private.lock_standing_claim(claim);
begin
    perform private.claim_changed(owed.id, 'by a person');
    update public.claims c set withdrawn_at = now(), returned_at = null, returned_by = null, return_note = null where c.id = claim;
end
$$;

-- Takes up again what was taken back: it waits to be sent, as it was. Errors: P0002; PC007 it was not taken back; PC014 its hours
-- were corrected since.
create function public.take_up_claim(claim uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    owed public.claims := private.lock_claim(claim);
begin
    if owed.state <> 'withdrawn' then
        perform private.refuse('PC007', 'This claim stands');
    end if;
    if exists (select from public.hours h where h.id = owed.hours_id and h.corrected_at is not null) then
        perform private.refuse('PC014', 'These hours were corrected since. Claim them as they are now.');
    end if;
    update public.claims c set withdrawn_at = null, submitted_at = null, submitted_by = null, version = c.version + 1 where c.id = claim;
    -- What was paid ahead may have been taken off another claim meanwhile.
    perform private.net_advances(owed);
    perform private.claim_sums(claim);
end
$$;

-- Opens a claim for what somebody spent, without a fee; or, `ahead`, for what they will spend and are paid before (R59). In: the programme
-- and day it was for, and the press of the button. Out: its id, the same for the same press. For whom: the signed-in person, or somebody they write it down for. Errors: P0002 the programme is not
-- one of those that know them; PC008 the day.
create function public.claim_expenses(programme uuid, done_on date, pressed uuid, for_person uuid default null, ahead boolean default false)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    payer uuid := (select p.organisation_id from public.programmes p where p.id = programme);
    whose uuid;
    made uuid;
begin
    if for_person is not null then
        select p into whose from private.people_i_write_for() p where p = for_person;
    else
        select p.id into whose from public.people p
        where p.id in (select private.my_people()) and (p.organisation_id = payer or exists (
            select from public.programme_partners pp where pp.programme_id = programme and pp.organisation_id = p.organisation_id))
        order by p.organisation_id = payer desc limit 1;
    end if;
    if payer is null or whose is null or not exists (select from public.people p where p.id = whose and (p.organisation_id = payer or exists (
            select from public.programme_partners pp where pp.programme_id = programme and pp.organisation_id = p.organisation_id))) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if done_on is null or done_on > private.today() + (case when ahead then 180 else 0 end) or done_on < private.today() - 365 then
        perform private.refuse('PC008', case when ahead then 'Enter the day you will need it, within half a year' else 'Enter the day it was for, within the last year' end,
            'done_on');
    end if;
    insert into public.claims (organisation_id, programme_id, person_id, reason, done_on, pressed, written_by)
    values (payer, programme, whose, case when ahead then 'advance' else 'expenses' end, claim_expenses.done_on, claim_expenses.pressed,
        case when for_person is null then '{}' else array[auth.uid()] end)
    on conflict on constraint claims_pressed_key do nothing returning id into made;
    if made is null then
        select c.id into made from public.claims c where c.pressed = claim_expenses.pressed and c.person_id = whose;
        return made;
    end if;
    perform private.claim_opened(made);
    return made;
end
$$;

-- Claims hours that were confirmed, at a rate of the trust's that holds on their day (R54). Out: the claim, the same if it was claimed
-- before. Errors: P0002 not theirs; PC009 not confirmed, or paid with its workshop; PC014 claimed before they were corrected; PC010 the rate does not hold on that day.
create function public.claim_hours(hours uuid, rate uuid)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    given public.hours;
    paid public.rates;
    made uuid;
begin
    select h.* into given from public.hours h where h.id = claim_hours.hours and h.person_id in (select private.my_people()) for update;
    if given.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    select c.id into made from public.claims c where c.hours_id = claim_hours.hours;
    if made is not null then
        return made;
    end if;
    -- A correction is not a second piece of work: what it corrects is paid once, as it was or as it is now.
    if exists (
        with recursive before as (
            select h.id, h.corrects_id from public.hours h where h.id = given.corrects_id
            union all
            select h.id, h.corrects_id from public.hours h join before b on h.id = b.corrects_id
        )
        select from before b join public.claims c on c.hours_id = b.id where c.withdrawn_at is null)
    then
        perform private.refuse('PC014', 'These hours were claimed before they were corrected. Take that claim back first, or ask the people who pay it.');
    end if;
    -- With an offer, the place is paid: also where its claim opens later.
    if given.state <> 'confirmed' or exists (select from public.registrations r where r.id = given.registration_id and r.offer is not null) then
        perform private.refuse('PC009', case when given.state <> 'confirmed' then 'These hours are not confirmed yet'
            else 'These hours are paid with the workshop they belong to' end);
    end if;
    select r.* into paid from public.rates r
    where r.id = claim_hours.rate and r.organisation_id = given.organisation_id and (r.programme_id is null or r.programme_id = given.programme_id)
        and r.starts_on <= given.done_on and (r.ends_on is null or r.ends_on >= given.done_on);
    if paid.id is null then
        perform private.refuse('PC010', 'Choose a rate that holds on the day of the work', 'rate');
    end if;
    insert into public.claims (organisation_id, programme_id, person_id, reason, done_on, hours_id, offer)
    values (given.organisation_id, given.programme_id, given.person_id, 'hours given', given.done_on, given.id, jsonb_build_object('task', paid.task,
        'minutes', given.session_minutes, 'preparation_minutes', given.preparation_minutes, 'travel_minutes', given.travel_minutes,
        'follow_up_minutes', given.follow_up_minutes, 'pence', paid.pence, 'expenses', '', 'how', '', 'rate_id', paid.id,
        'paid_within_days', private.promise_days(given.organisation_id)))
    returning id into made;
    perform private.claim_opened(made);
    return made;
end
$$;

-- Within how many working days a trust says it pays (R63).
create function private.promise_days(organisation uuid)
returns int
language sql stable set search_path = ''
as $$
    select coalesce((select s.promise_days from public.pay_settings s where s.organisation_id = promise_days.organisation), 10)
$$;

grant execute on function public.choose_claim_pay, public.submit_claim, public.withdraw_claim, public.take_up_claim, public.claim_expenses,
    public.claim_hours to authenticated;
