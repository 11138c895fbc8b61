-- Governance: the competencies a trust looks at itself by and how far it says it has come, the duties that the law puts on it, its
-- committees with who sits and chairs them, and their meetings (R6, R16, R17, R19).
-- Who may see what: anyone reads the names of competencies; all else is read by the trust's listeners (private.my_insight_trusts).
-- Anyone else reads of it what the public report carries.

-- The six national ones (no organisation) and a trust's own. New words are a new row with the next version, and the old row keeps its
-- assessments. Who publishes the national ones is data, since publishers change (R22).
create table public.competencies (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid references public.organisations,
    key text not null check (key ~ '^[a-z][a-z0-9_]{1,80}$'),
    version int not null default 1 check (version >= 1),
    name text not null check (char_length(name) between 1 and 120),
    -- Empty where its publisher's own words could not be read.
    about text not null default '' check (char_length(about) <= 2000),
    source text not null check (char_length(source) between 1 and 300),
    position int not null,
    starts_on date not null default private.today(),
    -- The first day on which nothing new is assessed by these words: another version stands, or it is out of use.
    retired_on date,
    retired_reason text check (char_length(retired_reason) <= 1000),
    added_at timestamptz not null default now(),
    added_by uuid references auth.users,
    constraint one_row_for_each_version unique nulls not distinct (organisation_id, key, version),
    check (retired_on is null or retired_on >= starts_on)
);
create unique index one_version_in_use on public.competencies (organisation_id, key) nulls not distinct where retired_on is null;

-- Names and order as trusts publish them (domain.md 1.1.5); the one description is the one that could be read.
insert into public.competencies (id, key, name, about, source, position, starts_on)
select ('00000000-0000-4000-c163-00000000000' || c.position)::uuid, c.key, c.name, c.about,
    'Patient and Carer Race Equality Framework, NHS England, 2023', c.position, date '2023-01-01'
from (values
    (1, 'cultural_awareness', 'Cultural awareness',
        'Recognising and understanding the needs of the diverse cultural backgrounds of the communities a trust serves.'),
    (2, 'staff_knowledge_and_awareness', 'Staff knowledge and awareness', ''),
    (3, 'partnership_working', 'Partnership working', ''),
    (4, 'workforce', 'Workforce', ''),
    (5, 'co_learning', 'Co-learning', ''),
    (6, 'co_production', 'Co-production', '')) c (position, key, name, about);

alter table public.plan_items add foreign key (competency_id) references public.competencies;

-- How far a trust says it has come, with what shows it and with whom it looked. Never changed: a later one stands after it, and
-- each belongs to the version of the competency that it was made by.
create table public.assessments (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    programme_id uuid not null references public.programmes,
    competency_id uuid not null references public.competencies,
    level text not null check (level in ('no_evidence', 'starting', 'developing', 'established')),
    evidence text not null default '' check (char_length(evidence) <= 4000),
    -- Paths of this site, or addresses: one each.
    links text[] not null default '{}' check (cardinality(links) <= 10),
    -- Who of the community it was made with, as it is to be read; empty where nobody was.
    made_with text not null default '' check (char_length(made_with) <= 500),
    made_on date not null,
    next_on date not null,
    recorded_at timestamptz not null default now(),
    recorded_by uuid references auth.users,
    check (next_on > made_on),
    check (level = 'no_evidence' or btrim(evidence) <> '')
);
create index assessments_latest on public.assessments (programme_id, competency_id, made_on desc, recorded_at desc, id desc);
create index on public.assessments (competency_id);
create index on public.assessments (organisation_id);

-- The duties of Part 1, as each trust keeps them. A row of the draft is not confirmed until somebody of the trust has read it.
create table public.duties (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    position int not null,
    title text not null check (char_length(title) between 1 and 200),
    about text not null default '' check (char_length(about) <= 2000),
    source text not null default '' check (char_length(source) <= 300),
    -- The named person who answers for it (R6), and the name as it is shown.
    owner_id uuid references public.members,
    owner_name text,
    evidence text not null default '' check (char_length(evidence) <= 4000),
    links text[] not null default '{}' check (cardinality(links) <= 10),
    review_on date,
    -- Counts each change, so that two people who change it at once do not undo each other.
    changes int not null default 0,
    added_at timestamptz not null default now(),
    confirmed_at timestamptz,
    retired_at timestamptz,
    retired_reason text check (char_length(retired_reason) <= 1000),
    check ((owner_id is null) = (owner_name is null)),
    check (confirmed_at is null or num_nonnulls(owner_id, review_on) = 2),
    check ((retired_at is null) = (retired_reason is null))
);
create index duties_in_use on public.duties (organisation_id, position, id) where retired_at is null;
create index duties_due on public.duties (organisation_id, review_on, id) where retired_at is null and confirmed_at is not null;
create index on public.duties (organisation_id);
create index on public.duties (owner_id);

-- What became of a duty: each wording and each review, kept.
create table public.duty_changes (
    id uuid primary key default gen_random_uuid(),
    duty_id uuid not null references public.duties,
    kind text not null check (kind in ('confirmed', 'reworded', 'reviewed', 'retired')),
    title text not null,
    about text not null,
    evidence text not null,
    review_on date,
    owner_name text,
    note text not null default '' check (char_length(note) <= 1000),
    at timestamptz not null default now(),
    by uuid references auth.users
);
create index on public.duty_changes (duty_id, at, id);

create table public.committees (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    name text not null check (char_length(name) between 1 and 160),
    remit text not null check (char_length(remit) between 1 and 2000),
    starts_on date not null default private.today(),
    -- The first day it no longer stands.
    ended_on date check (ended_on >= starts_on),
    added_at timestamptz not null default now(),
    added_by uuid references auth.users
);
create index on public.committees (organisation_id, name, id);

-- Who sits on it, as what, and from when to when; `ends_on` is the first day without.
create table public.committee_seats (
    id uuid primary key default gen_random_uuid(),
    committee_id uuid not null references public.committees,
    role text not null check (role in ('staff_chair', 'community_co_chair', 'executive_lead', 'lived_experience', 'member')),
    -- As it is shown, by their choice.
    name text not null check (char_length(name) between 1 and 120),
    member_id uuid references public.members,
    starts_on date not null,
    ends_on date check (ends_on >= starts_on),
    given_at timestamptz not null default now(),
    given_by uuid references auth.users
);
create index on public.committee_seats (committee_id, role, starts_on);
create index on public.committee_seats (member_id);

create table public.committee_meetings (
    id uuid primary key default gen_random_uuid(),
    committee_id uuid not null references public.committees,
    met_on date not null,
    staff_chair boolean not null,
    community_chair boolean not null,
    -- What lay on the table: paths of decisions, plan items, packs, or addresses.
    links text[] not null default '{}' check (cardinality(links) <= 20),
    minutes text not null check (char_length(minutes) between 1 and 10000),
    recorded_at timestamptz not null default now(),
    recorded_by uuid references auth.users,
    unique (committee_id, met_on)
);

alter table public.competencies enable row level security;
alter table public.assessments enable row level security;
alter table public.duties enable row level security;
alter table public.duty_changes enable row level security;
alter table public.committees enable row level security;
alter table public.committee_seats enable row level security;
alter table public.committee_meetings enable row level security;

grant select (id, organisation_id, key, version, name, about, source, position, starts_on, retired_on) on public.competencies to anon, authenticated;
grant select (id, organisation_id, programme_id, competency_id, level, evidence, links, made_with, made_on, next_on)
    on public.assessments to authenticated;
grant select (id, organisation_id, position, title, about, source, owner_id, owner_name, evidence, links, review_on, confirmed_at, retired_at,
    retired_reason) on public.duties to authenticated;
grant select (id, duty_id, kind, title, about, evidence, review_on, owner_name, note, at) on public.duty_changes to authenticated;
grant select (id, organisation_id, name, remit, starts_on, ended_on) on public.committees to authenticated;
grant select (id, committee_id, role, name, member_id, starts_on, ends_on) on public.committee_seats to authenticated;
grant select (id, committee_id, met_on, staff_chair, community_chair, links, minutes) on public.committee_meetings to authenticated;

create policy "anyone reads which competencies there are" on public.competencies for select using (true);
create policy "listeners read how far their trust has come" on public.assessments for select to authenticated
using (organisation_id in (select private.my_insight_trusts()));
create policy "listeners read the duties of their trust" on public.duties for select to authenticated
using (organisation_id in (select private.my_insight_trusts()));
create policy "what became of a duty is read with it" on public.duty_changes for select to authenticated
using (exists (select 1 from public.duties d where d.id = duty_id));
create policy "listeners read the committees of their trust" on public.committees for select to authenticated
using (organisation_id in (select private.my_insight_trusts()));
create policy "seats are read with the committee" on public.committee_seats for select to authenticated
using (exists (select 1 from public.committees c where c.id = committee_id));
create policy "meetings are read with the committee" on public.committee_meetings for select to authenticated
using (exists (select 1 from public.committees c where c.id = committee_id));

-- The draft of Part 1's duties that each new trust starts from. From memory and not from the framework's own list, which could not be
-- read (domain.md 1.1.7, 9.1): so each says that the trust must check it, and is a row that can be changed, not a rule.
create table private.duty_drafts (
    position int primary key,
    title text not null,
    about text not null,
    source text not null
);
alter table private.duty_drafts enable row level security;
insert into private.duty_drafts values
(1, 'Equality duty in all we do', 'To have due regard to ending discrimination, to equal chances, and to good relations, whenever we act or decide.', 'Equality Act 2010, section 149'),
(2, 'Publish equality information and objectives', 'To publish each year what shows how we meet the equality duty, and objectives at least every four years.', 'Equality Act 2010 (Specific Duties and Public Authorities) Regulations 2017'),
(3, 'No discrimination in services and in work', 'To treat nobody worse because of race or any other protected characteristic, directly or indirectly.', 'Equality Act 2010, Parts 3 and 5'),
(4, 'Reasonable adjustments', 'To change what puts disabled people at a disadvantage, before they have to ask.', 'Equality Act 2010, section 20'),
(5, 'Human rights', 'To act in keeping with people’s rights: life, no degrading treatment, liberty, private and family life, belief.', 'Human Rights Act 1998, section 6'),
(6, 'Detention and treatment under the Mental Health Act', 'To keep to the Act and its Code of Practice, and to look at how they are used by ethnic group.', 'Mental Health Act 1983 and its Code of Practice'),
(7, 'Use of force', 'To have a policy and a named person, to train staff, to record each use of force by ethnicity and other characteristics.', 'Mental Health Units (Use of Force) Act 2018'),
(8, 'Deciding for people who lack capacity', 'To presume capacity, help people decide, and act in their best interests where they cannot.', 'Mental Capacity Act 2005'),
(9, 'Less inequality in access and outcomes', 'To have regard to inequalities in who gets services and what comes of them, and to say how.', 'National Health Service Act 2006 and Health and Care Act 2022'),
(10, 'Involving people in planning and decisions', 'To involve people who use services, and carers, in planning services and in changes to them.', 'National Health Service Act 2006, section 242, and Health and Care Act 2022'),
(11, 'Children and young people', 'To safeguard children and further their welfare, and to work with others who do.', 'Children Act 1989 and Children Act 2004'),
(12, 'The contract’s duty to implement the framework', 'To co-develop, carry out and review a plan for race equality with the communities it is about.', 'NHS Standard Contract 2025-26');

create function private.draft_duties()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    insert into public.duties (organisation_id, position, title, about, source)
    select new.id, d.position, d.title, d.about, d.source from private.duty_drafts d;
    return null;
end
$$;
create trigger draft_duties after insert on public.organisations for each row when (new.kind = 'trust') execute function private.draft_duties();
