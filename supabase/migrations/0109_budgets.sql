-- What a programme may spend on paying people: set, reserved when somebody takes a place with an offer, committed when their claim is
-- approved, spent when the money left. The four figures stand in one row that is locked while it changes, and a constraint on it says
-- that together they are never more than what was set: however many approve at once, the last pound is promised once (R64).
-- A programme without a budget is not limited, and its page says so.
-- Who may see what: finance, the auditor and the engagement leads of the trust read its budgets; finance changes them.

create table public.budgets (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    programme_id uuid not null references public.programmes,
    -- What is done on these days is paid from it.
    starts_on date not null,
    ends_on date not null,
    -- Pence, all four.
    set_pence int not null check (set_pence between 0 and 1000000000),
    reserved_pence int not null default 0 check (reserved_pence >= 0),
    committed_pence int not null default 0 check (committed_pence >= 0),
    spent_pence int not null default 0 check (spent_pence >= 0),
    created_at timestamptz not null default now(),
    created_by uuid references auth.users,
    check (ends_on >= starts_on),
    constraint never_over check (reserved_pence + committed_pence + spent_pence <= set_pence)
);
create index on public.budgets (programme_id, starts_on);
create index on public.budgets (organisation_id, starts_on desc, id desc);

-- Each change of what was set, kept for ever: a virement is two rows, out of one budget and into the other.
create table public.budget_moves (
    id bigint generated always as identity primary key,
    budget_id uuid not null references public.budgets,
    what text not null check (what in ('set', 'raised', 'lowered', 'moved out', 'moved in')),
    pence int not null check (pence <> 0),
    other_id uuid references public.budgets,
    why text not null check (char_length(why) between 3 and 500),
    at timestamptz not null default clock_timestamp(),
    by uuid references auth.users,
    check ((what in ('moved out', 'moved in')) = (other_id is not null)),
    check ((pence < 0) = (what in ('lowered', 'moved out')))
);
create index on public.budget_moves (budget_id, id desc);
create index on public.budget_moves (other_id);
create trigger moves_are_kept before update or delete on public.budget_moves for each row execute function private.refuse_ledger_change();
create trigger moves_are_kept_whole before truncate on public.budget_moves for each statement execute function private.refuse_ledger_change();

-- What each place and each claim takes of a budget; the figures of the budget are their sums. Nobody of the application reads it.
create table private.budget_items (
    id bigint generated always as identity primary key,
    budget_id uuid not null references public.budgets,
    -- Whose it was is forgotten with them, years later; what it took of the budget stays.
    registration_id uuid unique references public.registrations on delete set null,
    claim_id uuid unique references public.claims on delete set null,
    -- What should be reserved; less is where the budget does not reach. A place that was promised is never refused for it afterwards.
    wanted_pence int not null default 0 check (wanted_pence >= 0),
    reserved_pence int not null default 0 check (reserved_pence between 0 and wanted_pence),
    committed_pence int not null default 0 check (committed_pence >= 0),
    spent_pence int not null default 0 check (spent_pence >= 0),
    check (num_nonnulls(registration_id, claim_id) <= 1)
);
create index on private.budget_items (budget_id, id);

alter table public.budgets enable row level security;
alter table public.budget_moves enable row level security;
alter table private.budget_items enable row level security;
grant select (id, organisation_id, programme_id, starts_on, ends_on, set_pence, reserved_pence, committed_pence, spent_pence)
    on public.budgets to authenticated;
grant select (id, budget_id, what, pence, other_id, why, at) on public.budget_moves to authenticated;
create policy "those who answer for money read the budgets of their trust" on public.budgets for select to authenticated
using (organisation_id in (select private.my_organisations('finance_approver', 'board_auditor', 'engagement_lead')));
create policy "whoever reads a budget reads how it changed" on public.budget_moves for select to authenticated
using (budget_id in (select b.id from public.budgets b));

-- Two budgets of one programme never share a day: what is done on a day is paid from one.
create function private.keep_budgets_apart()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform 1 from public.programmes p where p.id = new.programme_id for update;
    if exists (select from public.budgets b where b.programme_id = new.programme_id and b.id <> new.id
        and b.starts_on <= new.ends_on and b.ends_on >= new.starts_on)
    then
        perform private.refuse('PB003', 'This programme has a budget for some of these days already', 'starts_on');
    end if;
    return new;
end
$$;
create trigger keep_budgets_apart before insert or update of programme_id, starts_on, ends_on on public.budgets for each row
execute function private.keep_budgets_apart();

create function private.budget_for(programme uuid, day date)
returns uuid
language sql stable set search_path = ''
as $$
    select b.id from public.budgets b where b.programme_id = programme and b.starts_on <= day and b.ends_on >= day
$$;

-- What is left of a budget for something new, in pence; null where there is none, and so no limit. `keep` locks it until the
-- end of the transaction, so that what is decided by it stays true.
create function private.budget_room(programme uuid, day date, keep boolean default false)
returns int
language plpgsql set search_path = ''
as $$
declare
    held public.budgets;
begin
    if keep then
        select b.* into held from public.budgets b where b.id = private.budget_for(programme, day) for update;
    else
        select b.* into held from public.budgets b where b.id = private.budget_for(programme, day);
    end if;
    return held.set_pence - held.reserved_pence - held.committed_pence - held.spent_pence;
end
$$;

-- Whether one more place at a workshop can be paid for, as it is offered. Where it cannot, whoever asks waits, and is told so: a
-- promise in writing (R53) that no money stands behind would only be broken later, at approval, when they have given their day.
create function private.affordable(workshop public.workshops)
returns boolean
language plpgsql set search_path = ''
as $$
begin
    return (workshop).offer is null
        or coalesce(private.budget_room((workshop).programme_id, (workshop).held_on, true) >= ((workshop).offer ->> 'pence')::int, true);
end
$$;

-- Says what one place or one claim takes of its budget from now on, and moves the budget's figures by the difference, under its lock.
-- What is reserved is as much of what is wanted as is left; what is committed or spent is all of it or nothing.
-- Errors: PB001 it would be more than is left.
create function private.put_on_budget(budget uuid, registration uuid, claim uuid, wanted int, committed int, spent int)
returns void
language plpgsql set search_path = ''
as $$
declare
    was private.budget_items;
    held public.budgets;
    room int;
    reserved int;
begin
    select i.* into was from private.budget_items i where i.registration_id = registration or i.claim_id = claim;
    if was.id is null and (budget is null or wanted + committed + spent = 0) then
        return;
    end if;
    -- Both are locked in one order, where it goes from one budget to another.
    perform 1 from public.budgets b where b.id in (budget, was.budget_id) order by b.id for update;
    delete from private.budget_items i where i.registration_id = registration or i.claim_id = claim returning i.* into was;
    update public.budgets b set reserved_pence = b.reserved_pence - was.reserved_pence,
        committed_pence = b.committed_pence - was.committed_pence, spent_pence = b.spent_pence - was.spent_pence
    where b.id = was.budget_id;
    if budget is null or wanted + committed + spent = 0 then
        return;
    end if;
    select b.* into held from public.budgets b where b.id = budget;
    room := held.set_pence - held.reserved_pence - held.committed_pence - held.spent_pence - committed - spent;
    if room < 0 then
        perform private.refuse('PB001', 'There is not enough left in the budget of this programme. Raise it, or move money into it, first.');
    end if;
    reserved := least(wanted, room);
    update public.budgets b set reserved_pence = b.reserved_pence + reserved, committed_pence = b.committed_pence + committed,
        spent_pence = b.spent_pence + spent
    where b.id = budget;
    insert into private.budget_items (budget_id, registration_id, claim_id, wanted_pence, reserved_pence, committed_pence, spent_pence)
    values (budget, registration, claim, wanted, reserved, committed, spent);
end
$$;

-- What a place takes: what was offered with it, from when it is offered or taken until it is given back, nobody came, or its claim is
-- approved or withdrawn. The whole sum, also where somebody says they want less: they may change their mind until it is approved.
create function private.reserve_for(registration uuid)
returns void
language plpgsql set search_path = ''
as $$
begin
    perform private.put_on_budget(private.budget_for(w.programme_id, w.held_on), r.id, null,
        case when coalesce(c.state in ('draft', 'submitted', 'returned'), r.state in ('offered', 'accepted', 'attended', 'left_early')
            and w.cancelled_at is null) then coalesce((r.offer ->> 'pence')::int, 0) else 0 end, 0, 0)
    from public.registrations r join public.workshops w on w.id = r.workshop_id left join public.claims c on c.registration_id = r.id
    where r.id = registration;
end
$$;

create function private.follow_place()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.reserve_for(new.id);
    return null;
end
$$;
create trigger reserve_a_place after insert or update of offered_at, accepted_at, lapsed_at, cancelled_at, attended_at, absent_at, offer
on public.registrations for each row when (new.offer is not null) execute function private.follow_place();

create function private.follow_claim()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.reserve_for(new.registration_id);
    return null;
end
$$;
create trigger reserve_for_claim after insert or update of submitted_at, returned_at, withdrawn_at, approved_at on public.claims for each row
when (new.registration_id is not null) execute function private.follow_claim();

create function private.follow_workshop_day()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.reserve_for(r.id) from public.registrations r where r.workshop_id = new.id and r.offer is not null;
    return null;
end
$$;
create trigger reserve_on_the_day after update of held_on, cancelled_at on public.workshops for each row
when (old.held_on <> new.held_on or old.cancelled_at is distinct from new.cancelled_at) execute function private.follow_workshop_day();

-- What a claim takes: committed while it is owed, also when it failed or came back; spent once the money left. Never more than its
-- sum, so that a payment and the parts it is split into count once while one takes the place of the other.
create function private.count_claim(claim uuid, moved uuid default null, to_state text default null)
returns void
language plpgsql set search_path = ''
as $$
declare
    total int;
    owed int;
    gone int;
    budget uuid;
begin
    select c.fee_pence + c.expense_pence, coalesce(
        (select i.budget_id from private.budget_items i where i.claim_id = c.id and i.committed_pence + i.spent_pence > 0),
        private.budget_for(c.programme_id, c.done_on))
    into total, budget from public.claims c where c.id = claim;
    select coalesce(sum(p.pence) filter (where p.now_in in ('accepted', 'paid', 'recorded_paid', 'confirmed')), 0),
        coalesce(sum(p.pence) filter (where p.now_in not in ('accepted', 'paid', 'recorded_paid', 'confirmed', 'voided', 'replaced')), 0)
    into gone, owed
    from (select p.pence, case when p.id = moved then count_claim.to_state else p.state end as now_in
        from public.payments p where p.claim_id = claim) p;
    perform private.put_on_budget(budget, null, claim, 0, least(owed, greatest(total - gone, 0)), gone);
end
$$;

create function private.follow_payment()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.count_claim(p.claim_id, p.id, new.to_state) from public.payments p where p.id = new.payment_id;
    return null;
end
$$;
create trigger count_on_budget after insert on public.payment_events for each row execute function private.follow_payment();
