-- Who is paid, where it is not simply the person: groups without a company number, charities, organisations; the two people of each
-- whom the trust can reach, its agreements over years (R62), and by which reference the finance system knows a payee.
-- Who may see what: finance approvers and administrators of the trust that pays. Bank details are in the finance system: here is its
-- reference alone. The auditor reads agreements and that there are contacts, not who they are.

-- What a payee is called, for pages on which money is approved or handed out, and for nobody else: not for lists of reports,
-- addresses or titles. A person by the name the organisation that knows them has for them.
create function private.payee_name(payee uuid)
returns text
language sql stable set search_path = ''
as $$
    select coalesce(p.name, known.name, 'Somebody') from public.payees p left join public.people known on known.id = p.person_id
    where p.id = payee_name.payee
$$;

-- The two people of a group, charity or organisation whom finance can reach before and after money goes to it (R62).
create table public.payee_contacts (
    payee_id uuid not null references public.payees,
    position int not null check (position in (1, 2)),
    name text not null check (char_length(name) between 1 and 120),
    contact text not null check (char_length(contact) between 3 and 200),
    saved_at timestamptz not null default now(),
    primary key (payee_id, position)
);

-- What a trust and a group agreed to for years: so much a year, from a day to a day.
create table public.agreements (
    id uuid primary key default gen_random_uuid(),
    payee_id uuid not null references public.payees,
    title text not null check (char_length(title) between 3 and 160),
    starts_on date not null,
    -- The last day.
    ends_on date not null,
    pence_per_year int not null check (pence_per_year between 1 and 1000000000),
    made_at timestamptz not null default now(),
    made_by uuid references auth.users,
    check (ends_on >= starts_on and ends_on < starts_on + 366 * 10)
);
create index on public.agreements (payee_id, starts_on desc);

-- By which reference the finance system knows a payee: its supplier or employee number, never an account. The latest stands.
create table public.payee_finance_refs (
    id bigint generated always as identity primary key,
    payee_id uuid not null references public.payees,
    reference text not null check (reference ~ '^[A-Z0-9][A-Z0-9/-]{1,19}$'),
    set_at timestamptz not null default now(),
    set_by uuid references auth.users
);
create index on public.payee_finance_refs (payee_id, id desc);

alter table public.payee_contacts enable row level security;
alter table public.agreements enable row level security;
alter table public.payee_finance_refs enable row level security;

grant select (id, payee_id, title, starts_on, ends_on, pence_per_year, made_at) on public.agreements to authenticated;

-- The payees of the trusts whose money the signed-in person looks after or audits. Security definer: asked by a policy.
create function private.payees_of_my_trusts()
returns setof uuid
language sql stable security definer set search_path = ''
as $$
    select p.id from public.payees p
    where p.organisation_id in (select private.my_organisations('finance_approver', 'administrator', 'board_auditor'))
$$;
grant execute on function private.payees_of_my_trusts to authenticated;

create policy "payees read their agreements; those who pay them theirs" on public.agreements for select to authenticated
using (
    payee_id in (select private.my_payees())
    or payee_id in (select private.payees_of_my_trusts())
);

-- The reference of the finance system that stands for a payee; null where there is none.
create function private.finance_ref(payee uuid)
returns text
language sql stable set search_path = ''
as $$
    select r.reference from public.payee_finance_refs r where r.payee_id = finance_ref.payee order by r.id desc limit 1
$$;

-- What a payee lacks before money may go to it, in closed words, or null: 'ended', 'two contacts' (R62; a partner is reached by its row).
create function private.payee_lacks(payee uuid)
returns text
language sql stable set search_path = ''
as $$
    select case
        when p.ended_at is not null then 'ended'
        when p.kind <> 'person' and p.partner_id is null
            and (select count(*) from public.payee_contacts c where c.payee_id = p.id) < 2 then 'two contacts' end
    from public.payees p where p.id = payee_lacks.payee
$$;

-- The agreement with a payee on a day, for its statement: {"id","title","starts_on","ends_on","pence_per_year"}; null where there is none.
create function private.agreement_on(payee uuid, on_day date)
returns jsonb
language sql stable set search_path = ''
as $$
    select jsonb_build_object('id', a.id, 'title', a.title, 'starts_on', a.starts_on, 'ends_on', a.ends_on, 'pence_per_year', a.pence_per_year)
    from public.agreements a
    where a.payee_id = agreement_on.payee and on_day between a.starts_on and a.ends_on
    order by a.starts_on desc, a.made_at desc limit 1
$$;

-- No money leaves, by whichever rail, for a payee that lacks something. PV001.
create function private.keep_payees_whole()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if private.payee_lacks(new.payee_id) is not null then
        perform private.refuse('PV001', 'Money goes to a group when two people of it are named, and while it is not ended', 'payee');
    end if;
    return new;
end
$$;
create trigger keep_payees_whole before update of state on public.payments for each row
when (new.state in ('sending', 'handed_to_finance') and old.state is distinct from new.state) execute function private.keep_payees_whole();

-- The trust that pays a payee, for whoever may look after its payees. Errors: P0002 no such payee, 42501.
create function private.trust_of_payee(payee uuid, variadic hats text[])
returns uuid
language plpgsql stable set search_path = ''
as $$
declare
    organisation uuid := (select p.organisation_id from public.payees p where p.id = trust_of_payee.payee);
begin
    if organisation is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_role(organisation, variadic hats);
    return organisation;
end
$$;
