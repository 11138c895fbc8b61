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
    -- The equality duty before the decision: what is known of its effect on whom, from where, considered by whom and when (R27).
    equality text not null default '' check (char_length(equality) <= 4000),
    equality_by text not null default '' check (char_length(equality_by) <= 160),
    equality_on date,
    -- And at it: how the three aims were weighed, what will be done for those it may leave worse off, and the day its actual
    -- impact will be looked at (Equality Act 2010 s149; the Brown principles).
    due_regard text not null default '' check (char_length(due_regard) <= 4000),
    mitigation text not null default '' check (char_length(mitigation) <= 4000),
    impact_review_on date,
    -- The next day its impact is looked at: as promised, then as each equality_review (0166) says; null when none is to come.
    impact_due_on date,
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
        and btrim(body) <> '' and btrim(equality) <> '' and btrim(equality_by) <> '' and equality_on is not null
        and btrim(due_regard) <> '' and btrim(mitigation) <> '' and impact_review_on is not null)),
    check (equality_on is null or decided_on is null or equality_on <= decided_on),
    check (impact_review_on is null or decided_on is null or impact_review_on > decided_on),
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
    -- On the board's table (0168): by when it comes to a meeting, on which it is to come, and what the board answered there.
    board_due_on date,
    board_meets_on date,
    board_outcome text check (board_outcome in ('upheld', 'partly', 'not')),
    board_answer text check (char_length(board_answer) between 1 and 4000),
    board_body text check (char_length(board_body) between 1 and 160),
    board_met_on date,
    settled_at timestamptz,
    settled_by uuid references auth.users,
    taken_back_at timestamptz,
    check ((escalated_at is null) = (board_due_on is null)),
    check (num_nonnulls(settled_at, board_outcome, board_answer, board_body, board_met_on) in (0, 5)),
    check (settled_at is null or escalated_at is not null),
    check (num_nonnulls(insight_id, decision_id) = 1),
    check (num_nonnulls(raised_by, raised_by_contribution) >= 1),
    check ((words is null) = (taken_back_at is not null)),
    check ((answered_at is null) = (answer is null) and (answered_at is null) = (outcome is null))
);
create index on public.challenges (insight_id);
create index on public.challenges (decision_id);
create index on public.challenges (organisation_id, raised_at desc, id);

-- What a community co-chair says beside the board's answer where they do not share it: their own words, which nobody else changes (R7).
create table public.board_statements (
    id uuid primary key default gen_random_uuid(),
    challenge_id uuid not null references public.challenges,
    -- Null only when its author has taken it back.
    words text check (char_length(words) between 1 and 4000),
    shown_as text not null check (char_length(shown_as) between 1 and 80),
    written_by uuid references auth.users,
    written_at timestamptz not null default now(),
    taken_back_at timestamptz,
    check ((words is null) = (taken_back_at is not null))
);
create index on public.board_statements (challenge_id, written_at, id);
create index on public.board_statements (written_by);

-- How much influence people had, as the decision's owner and those it rests on see it (R8, 0167).
create table public.influence_ratings (
    id uuid primary key default gen_random_uuid(),
    decision_id uuid not null references public.decisions,
    standing text not null check (standing in ('decision_owner', 'contributor')),
    rating int not null check (rating between 1 and 5),
    -- Whose answer, so that it counts once: a person, or the contribution of somebody nobody knows.
    person_id uuid references public.people,
    contribution_id uuid references public.contributions,
    how text not null check (how in ('on their page', 'by receipt', 'in person', 'by phone', 'by letter')),
    -- The day only: a moment would say whose answer the next figure was made of.
    rated_on date not null default private.today(),
    check (num_nonnulls(person_id, contribution_id) = case standing when 'contributor' then 1 else 0 end)
);
create unique index on public.influence_ratings (decision_id) where standing = 'decision_owner';
create unique index on public.influence_ratings (decision_id, person_id) where person_id is not null;
create unique index on public.influence_ratings (decision_id, contribution_id) where contribution_id is not null;
create index on public.influence_ratings (person_id);
create index on public.influence_ratings (contribution_id);

-- What may be shown of what contributors said, with the owner's beside it, so that those apart are found without looking at the rest.
create table public.ratings_shown (
    decision_id uuid primary key references public.decisions,
    programme_id uuid not null references public.programmes,
    answers int not null check (answers >= 5 and answers % 5 = 0),
    middle numeric(2, 1) not null check (middle between 1 and 5),
    owner_rating int check (owner_rating between 1 and 5),
    apart boolean not null generated always as (coalesce(abs(middle - owner_rating) >= 2, false)) stored
);
create index ratings_shown_apart on public.ratings_shown (programme_id, decision_id) where apart;
create index on public.ratings_shown (programme_id);

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

-- From the day it is made its impact is due to be looked at on the day promised; each look (0166) says the next.
create function private.promise_impact()
returns trigger
language plpgsql set search_path = ''
as $$
begin
    new.impact_due_on := new.impact_review_on;
    return new;
end
$$;
create trigger promise_impact before insert on public.decisions for each row
when (new.made_at is not null) execute function private.promise_impact();
create trigger promise_impact_when_made before update of made_at on public.decisions for each row
when (old.made_at is null and new.made_at is not null) execute function private.promise_impact();

-- Who takes a challenge to the board is owed a meeting within four weeks.
create function private.promise_board()
returns trigger
language plpgsql set search_path = ''
as $$
begin
    new.board_due_on := coalesce(new.board_due_on, (new.escalated_at at time zone 'Europe/London')::date + 28);
    return new;
end
$$;
create trigger promise_board before insert or update of escalated_at on public.challenges for each row
when (new.escalated_at is not null) execute function private.promise_board();

alter table public.decisions enable row level security;
alter table public.influences enable row level security;
alter table public.actions enable row level security;
alter table public.progress enable row level security;
alter table public.challenges enable row level security;
alter table public.responses enable row level security;
alter table public.board_statements enable row level security;
alter table public.influence_ratings enable row level security;
alter table public.ratings_shown enable row level security;

grant select (id, organisation_id, programme_id, number, title, summary, grounds, body, decided_on, owner_name, equality,
    equality_by, equality_on, due_regard, mitigation, impact_review_on, impact_due_on, state, proposed_at, made_at, reversed_at,
    reversed_reason, supersedes_id, superseded_at)
    on public.decisions to anon, authenticated;
grant select (owner_id) on public.decisions to authenticated;
grant select on public.influences to anon, authenticated;
grant select (id, organisation_id, decision_id, what, owner_name, due_on, created_at, done_at) on public.actions to anon, authenticated;
grant select (owner_id) on public.actions to authenticated;
grant select (id, action_id, note, noted_at) on public.progress to anon, authenticated;
-- Who raised it is identity; the name they chose to be shown by is not.
grant select (id, organisation_id, insight_id, decision_id, words, shown_as, standing, raised_at, acknowledged_at, answer, outcome,
    answered_at, closed_at, escalated_at, board_due_on, board_meets_on, board_outcome, board_answer, board_body, board_met_on, settled_at,
    taken_back_at) on public.challenges to anon, authenticated;
grant select (id, decision_id, standing, rating) on public.influence_ratings to anon, authenticated;
grant select (decision_id, answers, middle, apart) on public.ratings_shown to anon, authenticated;
grant select (id, challenge_id, words, shown_as, written_at, taken_back_at) on public.board_statements to anon, authenticated;
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

create policy "the owner's, as public as the decision" on public.influence_ratings for select
using (standing = 'decision_owner' and exists (select 1 from public.decisions d where d.id = decision_id));
create policy "as public as the decision" on public.ratings_shown for select
using (exists (select 1 from public.decisions d where d.id = decision_id));

create policy "as public as the challenge" on public.board_statements for select
using (exists (select 1 from public.challenges c where c.id = challenge_id));

-- Staff read it by person (people_to_tell) and in counts: by contribution it would say whose words were whose.
create policy "people read what they are owed" on public.responses for select to authenticated
using (contribution_id in (select private.my_contributions()));
