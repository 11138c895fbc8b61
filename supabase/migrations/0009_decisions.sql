-- Decisions: what a named body decided about insights, the influence each insight had, the actions that
-- follow, who was told, and the challenges that stand beside the trust's text.
-- Who may see what: everyone reads decisions once made; the trust's listeners, deciders and auditors also
-- read proposals. Challenges are as public as what they challenge, and no staff role can edit or remove
-- one (R7). Who was told what is read by that person and by those who have to tell.

create table public.decisions (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    programme_id uuid not null references public.programmes,
    number int not null,
    title text not null check (char_length(title) between 1 and 200),
    summary text not null check (char_length(summary) between 1 and 4000),
    grounds text not null default '' check (char_length(grounds) <= 4000),
    body text not null default '' check (char_length(body) <= 160),
    decided_on date,
    -- The named person who answers for it (R6), and the name as it was published then.
    owner_id uuid references public.members,
    owner_name text,
    -- The equality duty, considered before the decision and by whom (R27).
    equality text not null default '' check (char_length(equality) <= 4000),
    equality_by text not null default '' check (char_length(equality_by) <= 160),
    equality_on date,
    state text not null default 'proposed' check (state in ('proposed', 'made', 'in_action', 'done', 'reversed')),
    proposed_by uuid references auth.users,
    proposed_at timestamptz not null default now(),
    made_at timestamptz,
    made_by uuid references auth.users,
    reversed_at timestamptz,
    reversed_reason text,
    supersedes_id uuid references public.decisions,
    superseded_at timestamptz,
    unique (programme_id, number),
    check ((state = 'proposed') = (made_at is null)),
    check (made_at is null or (decided_on is not null and owner_id is not null and owner_name is not null
        and btrim(body) <> '' and btrim(equality) <> '' and btrim(equality_by) <> '' and equality_on is not null)),
    check (equality_on is null or decided_on is null or equality_on <= decided_on),
    check ((state = 'reversed') = (reversed_at is not null)),
    check ((reversed_at is null) = (reversed_reason is null))
);
create index on public.decisions (programme_id, number desc);
create index on public.decisions (supersedes_id);
create index decisions_made on public.decisions (organisation_id, made_at desc, id desc) where made_at is not null;

-- The typed link from an insight to a decision. A reason for everything but adoption (R2).
create table public.influences (
    decision_id uuid not null references public.decisions,
    insight_id uuid not null references public.insights,
    kind text check (kind in ('adopted', 'partly_adopted', 'not_adopted', 'deferred', 'referred')),
    reason text not null default '' check (char_length(reason) <= 4000),
    review_on date,
    referred_to text not null default '' check (char_length(referred_to) <= 160),
    -- When listening to what the insight rests on ended: set when the decision is made, so that one taken earlier shows itself (R3).
    listened_until date,
    primary key (decision_id, insight_id),
    check (kind is null or kind = 'adopted' or btrim(reason) <> ''),
    check (kind is distinct from 'deferred' or review_on is not null),
    check (kind is distinct from 'referred' or btrim(referred_to) <> '')
);
create index on public.influences (insight_id);

create table public.actions (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    decision_id uuid not null references public.decisions,
    what text not null check (char_length(what) between 1 and 1000),
    owner_id uuid not null references public.members,
    owner_name text not null,
    due_on date not null,
    created_at timestamptz not null default now(),
    created_by uuid references auth.users,
    done_at timestamptz,
    done_by uuid references auth.users,
    check ((done_at is null) or (done_by is not null))
);
create index on public.actions (decision_id, due_on, id);
create index actions_open on public.actions (organisation_id, due_on, id) where done_at is null;

create table public.progress (
    id uuid primary key default gen_random_uuid(),
    action_id uuid not null references public.actions,
    note text not null check (char_length(note) between 1 and 2000),
    noted_by uuid references auth.users,
    noted_at timestamptz not null default now()
);
create index on public.progress (action_id, noted_at desc, id);

-- "Not resolved", "not what I meant": the community's own words beside the trust's.
create table public.challenges (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    insight_id uuid references public.insights,
    decision_id uuid references public.decisions,
    -- Null only when its author has taken it back.
    words text check (char_length(words) <= 4000),
    shown_as text not null check (char_length(shown_as) between 1 and 80),
    standing text not null check (standing in ('contributor', 'co_chair', 'advisor')),
    raised_by uuid references auth.users,
    raised_by_contribution uuid references public.contributions,
    -- The slip it was raised with: no other slip, and nobody who prints one, closes it or takes it back.
    raised_by_receipt uuid references public.receipts,
    raised_at timestamptz not null default now(),
    acknowledged_at timestamptz,
    acknowledged_by uuid references auth.users,
    answer text check (char_length(answer) <= 4000),
    outcome text check (outcome in ('upheld', 'partly', 'not')),
    answered_at timestamptz,
    answered_by uuid references auth.users,
    closed_at timestamptz,
    escalated_at timestamptz,
    taken_back_at timestamptz,
    check (num_nonnulls(insight_id, decision_id) = 1),
    check (num_nonnulls(raised_by, raised_by_contribution) >= 1),
    check ((words is null) = (taken_back_at is not null)),
    check ((answered_at is null) = (answer is null) and (answered_at is null) = (outcome is null))
);
create index on public.challenges (insight_id);
create index on public.challenges (decision_id);
create index on public.challenges (organisation_id, raised_at desc, id);

-- That a contributor is owed word of a decision, and that they had it: in their own way.
create table public.responses (
    decision_id uuid not null references public.decisions,
    contribution_id uuid not null references public.contributions,
    due_on date not null,
    told_at timestamptz,
    how text check (how in ('on their page', 'by receipt', 'by phone', 'by letter', 'in person', 'by text', 'by email')),
    told_by uuid references auth.users,
    primary key (decision_id, contribution_id),
    check ((told_at is null) = (how is null))
);
create index on public.responses (contribution_id);
create index responses_owed on public.responses (decision_id, due_on) where told_at is null;

alter table public.decisions enable row level security;
alter table public.influences enable row level security;
alter table public.actions enable row level security;
alter table public.progress enable row level security;
alter table public.challenges enable row level security;
alter table public.responses enable row level security;

grant select (id, organisation_id, programme_id, number, title, summary, grounds, body, decided_on, owner_name, equality,
    equality_by, equality_on, state, proposed_at, made_at, reversed_at, reversed_reason, supersedes_id, superseded_at)
    on public.decisions to anon, authenticated;
grant select (owner_id) on public.decisions to authenticated;
grant select on public.influences to anon, authenticated;
grant select (id, organisation_id, decision_id, what, owner_name, due_on, created_at, done_at) on public.actions to anon, authenticated;
grant select (owner_id) on public.actions to authenticated;
grant select (id, action_id, note, noted_at) on public.progress to anon, authenticated;
-- Who raised it is identity; the name they chose to be shown by is not.
grant select (id, organisation_id, insight_id, decision_id, words, shown_as, standing, raised_at, acknowledged_at, answer, outcome,
    answered_at, closed_at, escalated_at, taken_back_at) on public.challenges to anon, authenticated;
grant select (decision_id, contribution_id, due_on, told_at, how) on public.responses to authenticated;

create policy "made for all; proposals for the trust's listeners" on public.decisions for select
using (made_at is not null or organisation_id in (select private.my_insight_trusts()));

create policy "as public as the decision and the insight" on public.influences for select
using (exists (select 1 from public.decisions d where d.id = decision_id) and exists (select 1 from public.insights i where i.id = insight_id));

create policy "as public as the decision" on public.actions for select
using (exists (select 1 from public.decisions d where d.id = decision_id));

create policy "as public as the action" on public.progress for select
using (exists (select 1 from public.actions a where a.id = action_id));

create policy "as public as what is challenged" on public.challenges for select
using (exists (select 1 from public.decisions d where d.id = decision_id) or exists (select 1 from public.insights i where i.id = insight_id));

-- Staff read it by person (people_to_tell) and in counts: by contribution it would say whose words were whose.
create policy "people read what they are owed" on public.responses for select to authenticated
using (contribution_id in (select private.my_contributions()));
