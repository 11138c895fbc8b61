-- Looks: who asked to see the name that words are shown with, and why. Words stand in lists and on desks without it (0004).
-- Who may see what: the giver alone reads who looked at theirs, on the page of the words or by their slip. Board auditors and
-- administrators of the trust read how many looks there were, by month, role and reason, and no more.

create table public.looks (
    id uuid primary key default gen_random_uuid(),
    -- Goes with a contribution whose import is undone; one that was taken back keeps them, for its giver.
    contribution_id uuid not null references public.contributions on delete cascade,
    looker_id uuid not null references auth.users,
    -- As they stood that day: who they were may change, what they did does not.
    role text not null check (role in ('facilitator', 'engagement_lead')),
    name text not null,
    -- The last is written by an export that holds the name (0063), and is not to be chosen.
    why text not null check (why in ('to make an insight', 'to see to what they asked', 'to check what was recorded', 'to answer a request',
        'to take words out for a use they agreed to')),
    looked_on date not null default private.today(),
    looked_at timestamptz not null default now(),
    unique (contribution_id, looker_id, why, looked_on)
);
create index on public.looks (contribution_id, looked_at desc, id);
create index on public.looks (looked_on, contribution_id);
alter table public.looks enable row level security;

-- May the signed-in person ask for the name of these words? Those who listen at the trust, or wrote them down, where there is a
-- name. A giver needs no look, and nobody may look at the name of words that were taken back: it is gone.
create function private.may_look(contribution uuid)
returns boolean
language sql stable security definer set search_path = ''
as $$
    select exists (
        select from public.contributions c
        where c.id = contribution and c.shown_as is not null and c.id not in (select private.my_contributions())
            and (c.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))
                or c.id in (select private.my_scribed())))
$$;

-- The name on the page of one contribution: what lists show, or else what the signed-in person looked at today.
create function private.name_to_me(contribution uuid)
returns text
language sql stable security definer set search_path = ''
as $$
    select coalesce(private.name_in_lists(contribution), (
        select c.shown_as from public.contributions c
        where c.id = contribution and private.may_look(c.id) and exists (
            select from public.looks l
            where l.contribution_id = c.id and l.looker_id = private.signed_in() and l.looked_on = private.today())))
$$;

-- Who looked at the name of a contribution, for its giver. Out: {"rows": [{"name","role","why","looked_at"}] (the 20 newest),
-- "more": how many others}. Security definer: own_contribution decides who is asking.
create function private.looks_of(contribution uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object(
        'rows', (select coalesce(jsonb_agg(to_jsonb(latest) order by latest.looked_at desc), '[]') from (
            select l.name, l.role, l.why, l.looked_at from public.looks l
            where l.contribution_id = contribution order by l.looked_at desc, l.id limit 20) latest),
        'more', greatest((select count(*) from public.looks l where l.contribution_id = contribution) - 20, 0))
$$;

grant execute on function private.may_look, private.name_to_me to authenticated;

-- Shows the name of one contribution to who listens, and writes down that they looked and why, in the same step. For the
-- rest of the day their page of it shows the name. Looked again for the same reason on one day, it is one look.
-- In: why, from the closed list. Out: the name.
-- Errors: 42501 not theirs to look, or no name there; LK001 no reason (field why).
create function public.look_at_name(contribution uuid, why text)
returns text
language plpgsql security definer set search_path = ''
as $$
declare
    given public.contributions;
    looker record;
begin
    if not private.may_look(contribution) then
        perform private.refuse('42501', 'There is no name here that you may look at');
    end if;
    if coalesce(why, '') not in ('to make an insight', 'to see to what they asked', 'to check what was recorded', 'to answer a request') then
        perform private.refuse('LK001', 'Choose why you need the name. The person can read it.', 'why');
    end if;
    select * into given from public.contributions c where c.id = contribution;
    -- At the trust first; a partner's facilitator who wrote it down stands as one of the partner.
    select coalesce(p.name, 'Somebody') as name, m.role into looker
    from public.people p join public.members m on m.person_id = p.id
    where p.account_id = private.signed_in() and m.role in ('engagement_lead', 'facilitator')
        and m.starts_on <= private.today() and (m.ends_on is null or m.ends_on > private.today())
    order by (m.organisation_id = given.organisation_id) desc, m.role limit 1;
    insert into public.looks (contribution_id, looker_id, role, name, why)
    values (given.id, private.signed_in(), looker.role, looker.name, look_at_name.why)
    on conflict do nothing;
    return given.shown_as;
end
$$;

-- How many looks at names there were at a trust, by month, role and reason, the last twelve months. Board auditor or
-- administrator. Out: [{"month" (its first day),"role","why","looks","contributions"}], the newest first. Errors: 42501.
create function public.looks_at_names(organisation uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    perform private.require_role(organisation, 'board_auditor', 'administrator');
    return (
        select coalesce(jsonb_agg(to_jsonb(counted) order by counted.month desc, counted.role, counted.why), '[]') from (
            select date_trunc('month', l.looked_on)::date as month, l.role, l.why, count(*) as looks,
                count(distinct l.contribution_id) as contributions
            from public.looks l join public.contributions c on c.id = l.contribution_id
            where c.organisation_id = looks_at_names.organisation and l.looked_on > private.today() - 365
            group by 1, 2, 3) counted);
end
$$;

grant execute on function public.look_at_name, public.looks_at_names to authenticated;
