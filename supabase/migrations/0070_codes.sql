-- Codes: the words by which those who listen sort what people said, and the spans they put them to.
-- Who may see what: facilitators and engagement leads of the trust read its code books and every coding; nobody else
-- does. A code says what somebody made of another's words, so no code reaches the public but through an insight.

create table public.codes (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    programme_id uuid not null references public.programmes,
    parent_id uuid references public.codes,
    name text not null check (char_length(name) between 1 and 80),
    -- What it means, and what does and does not belong to it.
    definition text not null default '' check (char_length(definition) <= 2000),
    -- Words that it fits, made up and not quoted: a code book is handed on more freely than what people said.
    examples text not null default '' check (char_length(examples) <= 2000),
    -- The starter set and the word in it by which it came; null when the programme made it.
    starter text check (starter ~ '^[a-z_]{1,40}\.[a-z_]{1,40}$'),
    made_by uuid references auth.users,
    made_at timestamptz not null default now(),
    -- Merged into another or split into several: kept for its history, and put to nothing any more.
    replaced_at timestamptz,
    check (parent_id <> id)
);
create unique index one_standing_code_of_a_name on public.codes (programme_id, lower(name)) where replaced_at is null;
create index on public.codes (programme_id, parent_id, name, id);
create index on public.codes (organisation_id);
create index on public.codes (parent_id);

-- A span of a contribution that one person put a code to: characters (code points) from 0, the end not included. Taking it
-- off keeps the row, so that what two people first made of the same words can still be compared.
create table public.codings (
    id uuid primary key default gen_random_uuid(),
    contribution_id uuid not null references public.contributions on delete cascade,
    code_id uuid not null references public.codes,
    starts int not null check (starts >= 0),
    ends int not null,
    coder_id uuid not null references auth.users,
    coded_at timestamptz not null default now(),
    -- By reading, by saying yes to what the machine suggested, or carried over when codes were merged or split.
    how text not null default 'by reading' check (how in ('by reading', 'from a suggestion', 'carried over')),
    -- The coding of a merged or split code that this one goes on from.
    carried_from uuid references public.codings on delete cascade,
    taken_off_at timestamptz,
    check (ends > starts)
);
create unique index one_standing_coding_of_a_span on public.codings (contribution_id, code_id, coder_id, starts, ends)
    where taken_off_at is null;
create index on public.codings (code_id, contribution_id) where taken_off_at is null;
create index on public.codings (coder_id, coded_at desc);
-- Those taken off too: they go with the words.
create index on public.codings (contribution_id, coder_id);
create index on public.codings (code_id, coder_id) where taken_off_at is null;
create index on public.codings (carried_from) where carried_from is not null;

-- What the coders of a contribution agreed where they had differed: whether the code fits it or not. It stands in the place
-- of what each of them had put.
create table public.settlements (
    contribution_id uuid not null references public.contributions on delete cascade,
    code_id uuid not null references public.codes,
    fits boolean not null,
    reason text not null default '' check (char_length(reason) <= 1000),
    settled_by uuid not null references auth.users,
    settled_at timestamptz not null default now(),
    -- The merged code that this was settled of.
    carried_from uuid references public.codes,
    primary key (contribution_id, code_id)
);
create index on public.settlements (code_id);
create index on public.settlements (carried_from) where carried_from is not null;

alter table public.codes enable row level security;
alter table public.codings enable row level security;
alter table public.settlements enable row level security;

-- Not by whom: who coded is told by the functions of the desk, to those who code together.
grant select (id, organisation_id, programme_id, parent_id, name, definition, examples, starter, made_at, replaced_at)
    on public.codes to authenticated;
grant select (id, contribution_id, code_id, starts, ends, coded_at, how, taken_off_at) on public.codings to authenticated;
grant select (contribution_id, code_id, fits, reason, settled_at) on public.settlements to authenticated;

create policy "those who listen read the code book" on public.codes for select to authenticated
using (organisation_id in (select private.my_organisations('facilitator', 'engagement_lead')));

create policy "those who listen read what was coded" on public.codings for select to authenticated
using (exists (select 1 from public.codes c where c.id = code_id));

create policy "those who listen read what was settled" on public.settlements for select to authenticated
using (exists (select 1 from public.codes c where c.id = code_id));

-- Where its words are taken back, what was made of them goes too: a span and a code would say what was said.
create function private.codings_fall()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    delete from public.codings where contribution_id = new.id;
    delete from public.settlements where contribution_id = new.id;
    return null;
end
$$;
create trigger codings_fall after update of words on public.contributions for each row
when (old.words is not null and new.words is null) execute function private.codings_fall();

-- The codes that stand on a contribution: what was settled, else what anybody put to it. Replaced codes stand nowhere.
create function private.codes_of(contribution uuid)
returns setof uuid
language sql stable security definer set search_path = ''
as $$
    select c.id from public.codes c
    left join public.settlements s on s.code_id = c.id and s.contribution_id = contribution
    where c.replaced_at is null
        and (s.fits or s.fits is null and c.id in
            (select k.code_id from public.codings k where k.contribution_id = contribution and k.taken_off_at is null))
        and c.id in (
            select k.code_id from public.codings k where k.contribution_id = contribution
            union select t.code_id from public.settlements t where t.contribution_id = contribution)
$$;
