-- Organisations, their people, who belongs to what, and the programmes of work.
-- Who may see what: anyone reads organisations and programmes; a person reads their own rows;
-- people (names, contacts) are read only by those who work with them in the same organisation,
-- so that a partner's contact list is the partner's (R31, R43).

create table public.organisations (
    id uuid primary key default gen_random_uuid(),
    kind text not null check (kind in ('trust', 'partner')),
    -- The first part of every address. The words of our own pages cannot be slugs.
    slug text not null unique check (
        slug ~ '^[a-z][a-z0-9-]{1,60}$'
        and slug not in ('my', 'track', 'log', 'dev', 'sign-in', 'sign-out', 'exit', 'invitations', 'about',
            'accessibility', 'privacy', 'api', 'webhooks', 'healthz', 'static', 'help', 'switch', 'account', 'stay-safe',
            'workshops', 'consultations', 'registrations', 'take-part')
    ),
    name text not null check (char_length(name) between 2 and 120),
    -- The community's choice of words (R21), and crisis help on every page (R52): [{"name","contact"}].
    collective_term text not null default 'racialised communities',
    crisis jsonb not null default '[]' check (jsonb_typeof(crisis) = 'array'),
    created_at timestamptz not null default now()
);

create table public.programmes (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{1,60}$'),
    title text not null check (char_length(title) between 2 and 160),
    purpose text not null default '',
    starts_on date not null default private.today(),
    ends_on date,
    -- The clocks (R28): promises made to contributors, in days from the fact that starts them.
    check_days int not null default 14 check (check_days between 0 and 365),
    answer_days int not null default 84 check (answer_days between 1 and 730),
    summary_days int not null default 28 check (summary_days between 1 and 365),
    created_at timestamptz not null default now(),
    unique (organisation_id, slug),
    check (ends_on is null or ends_on >= starts_on)
);

create table public.programme_partners (
    programme_id uuid not null references public.programmes,
    organisation_id uuid not null references public.organisations,
    primary key (programme_id, organisation_id)
);

-- Anybody known to one organisation: identity, and never in the same table as words.
-- Someone known to two organisations has two rows; the account, if any, is what joins them.
create table public.people (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    account_id uuid references auth.users on delete set null,
    name text check (char_length(name) between 1 and 120),
    -- How an import or a paper list names them ("polis:23"), when there is no name.
    reference text,
    contact_by text not null default 'none'
        check (contact_by in ('email', 'phone', 'text', 'letter', 'partner', 'none')),
    contact text check (char_length(contact) <= 400),
    language text not null default 'en',
    created_at timestamptz not null default now(),
    unique (organisation_id, account_id),
    unique (organisation_id, reference)
);
create index on public.people (account_id);
-- The order of the list of people (people_of): by name, or by how an import names them.
create index people_by_name on public.people (organisation_id, lower(coalesce(name, reference, '')), id);

-- A person with a role. `ends_on` is the first day without it, so that ending today acts at once.
create table public.members (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    person_id uuid not null references public.people,
    role text not null check (role in ('advisor', 'facilitator', 'engagement_lead', 'decision_owner',
        'finance_approver', 'board_auditor', 'co_chair', 'safeguarding_lead', 'administrator')),
    starts_on date not null default private.today(),
    ends_on date,
    ended_by uuid references auth.users,
    created_at timestamptz not null default now(),
    check (ends_on is null or ends_on >= starts_on)
);
create unique index one_current_row_per_role on public.members (organisation_id, person_id, role) where ends_on is null;
create index on public.members (person_id);
create index on public.programme_partners (organisation_id);

create table public.invitations (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    role text not null,
    name text not null check (char_length(name) between 1 and 120),
    email text not null check (email ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$'),
    token_hash text not null unique,
    -- Null: by an operator at the database, for an organisation's first administrator.
    invited_by uuid references auth.users,
    invited_at timestamptz not null default now(),
    expires_at timestamptz not null default now() + interval '14 days',
    accepted_at timestamptz,
    withdrawn_at timestamptz,
    check (accepted_at is null or withdrawn_at is null)
);
create index on public.invitations (organisation_id, invited_at desc);

alter table public.organisations enable row level security;
alter table public.programmes enable row level security;
alter table public.programme_partners enable row level security;
alter table public.people enable row level security;
alter table public.members enable row level security;
alter table public.invitations enable row level security;

-- Who is signed in, as long as the session stands: a token outlives its session by up to an hour, and somebody who
-- signs out everywhere means now. Security definer: sessions are hidden from application roles.
create function private.signed_in()
returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
    session text := nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'session_id';
begin
    if session is null or exists (select from auth.sessions s where s.id = session::uuid) then
        return auth.uid();
    end if;
    return null;
end
$$;

-- The organisations where the signed-in person wears one of these hats today (any hat when none is named).
-- Security definer: policies of `people` and `members` call it, and must not call themselves.
create function private.my_organisations(variadic roles text[] default '{}')
returns setof uuid
language sql stable security definer set search_path = ''
as $$
    select m.organisation_id
    from public.people p
    join public.members m on m.person_id = p.id
    where p.account_id = (select private.signed_in())
        and (cardinality(roles) = 0 or m.role = any (roles))
        and m.starts_on <= private.today() and (m.ends_on is null or m.ends_on > private.today())
$$;

-- The rows by which organisations know the signed-in person. Security definer: as above.
create function private.my_people()
returns setof uuid
-- A few organisations know one person; for the thousand that is assumed otherwise, whole tables would be read.
language sql stable security definer set search_path = '' rows 5
as $$
    select id from public.people where account_id = (select private.signed_in())
$$;

-- Stops with 42501 unless the signed-in person wears one of these hats in the organisation today.
create function private.require_role(organisation uuid, variadic roles text[])
returns void
language plpgsql stable set search_path = ''
as $$
begin
    if organisation is null or organisation not in (select private.my_organisations(variadic roles)) then
        perform private.refuse('42501', 'You cannot do this with the roles you have here');
    end if;
end
$$;

-- Programmes the signed-in person works on with one of these hats, in the trust or in a partner of it.
-- Security definer: asked by policies of other tables.
create function private.my_programmes(variadic roles text[] default '{}')
returns setof uuid
language sql stable security definer set search_path = ''
as $$
    select p.id from public.programmes p where p.organisation_id in (select private.my_organisations(variadic roles))
    union
    select pp.programme_id from public.programme_partners pp
    where pp.organisation_id in (select private.my_organisations(variadic roles))
$$;

grant execute on function private.signed_in, private.my_organisations, private.my_people, private.my_programmes, private.today
    to anon, authenticated;

grant select on public.organisations, public.programmes, public.programme_partners to anon, authenticated;
-- Not which account, nor when made: either would join a name to words recorded in the same moment.
grant select (id, organisation_id, name, reference, contact_by, contact, language) on public.people to authenticated;
grant select (id, organisation_id, person_id, role, starts_on, ends_on) on public.members to authenticated;
-- The token's hash is readable by nobody.
grant select (id, organisation_id, role, name, email, invited_by, invited_at, expires_at, accepted_at, withdrawn_at)
    on public.invitations to authenticated;

create policy "anyone reads which organisations there are" on public.organisations for select using (true);
create policy "anyone reads which programmes there are" on public.programmes for select using (true);
create policy "anyone reads who works on a programme" on public.programme_partners for select using (true);

create policy "people read themselves; those who work with them too" on public.people for select to authenticated
using (
    account_id = (select private.signed_in())
    or organisation_id in (select private.my_organisations('administrator', 'facilitator', 'engagement_lead'))
);

create policy "members read who else is a member" on public.members for select to authenticated
using (
    person_id in (select private.my_people())
    or organisation_id in (select private.my_organisations())
);

create policy "administrators read invitations" on public.invitations for select to authenticated
using (organisation_id in (select private.my_organisations('administrator')));

-- An organisation is never left without an administrator. Locks the organisation, so that two
-- administrators who end each other at the same moment cannot both succeed.
create function private.keep_an_administrator()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform 1 from public.organisations where id = old.organisation_id for update;
    if not exists (
        select 1 from public.members
        where organisation_id = old.organisation_id and role = 'administrator'
            and starts_on <= private.today() and ends_on is null
    ) then
        perform private.refuse('OR001', 'This is the last administrator. Give someone else the role first.');
    end if;
    return null;
end
$$;
create trigger keep_an_administrator after update or delete on public.members
for each row when (old.role = 'administrator') execute function private.keep_an_administrator();
