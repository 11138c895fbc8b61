-- Insights: plain statements that rest on quotes, checked with those who gave them before they are agreed.
-- Who may see what: those who listen, decide or audit at the trust read all of its insights and what each
-- rests on; everyone reads those that are published, which is from the moment they are agreed: a trust
-- cannot keep an agreed insight to itself until it has an answer. Contributors read the checks put to them.

create table public.insights (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    programme_id uuid not null references public.programmes,
    number int not null,
    statement text not null check (char_length(statement) between 1 and 1000),
    state text not null default 'draft' check (state in ('draft', 'in_check', 'agreed', 'answered', 'superseded')),
    drafted_by uuid references auth.users,
    drafted_at timestamptz not null default now(),
    check_started_at timestamptz,
    check_until date,
    agreed_at timestamptz,
    agreed_by uuid references auth.users,
    published_at timestamptz,
    -- The answer promised when it was agreed; a later change of the programme's clocks does not move it.
    due_on date,
    -- The day promised to an insight that this one replaces.
    promised_on date,
    answered_at timestamptz,
    changed_at timestamptz,
    superseded_at timestamptz,
    -- What of PCREF it is about (R16): its three parts and the six national competencies, as set_insight_parts names them.
    pcref_parts text[] not null default '{}',
    competencies text[] not null default '{}',
    -- By what rule of the programme it may be agreed: kept when its check began (private.check_rule).
    check_rule jsonb,
    -- What its check came to, kept when it was agreed (private.check_result).
    checked jsonb,
    unique (programme_id, number),
    check ((agreed_at is null) = (published_at is null) and (agreed_at is null) = (due_on is null)),
    check (answered_at is null or agreed_at is not null),
    check (state <> 'in_check' or check_until is not null)
);
create index on public.insights (programme_id, number desc);
create index insights_published on public.insights (organisation_id, published_at desc, id desc) where published_at is not null;
create index insights_waiting on public.insights (organisation_id, due_on, id)
    where published_at is not null and answered_at is null and superseded_at is null;

-- Each wording a statement has had; the insight holds the current one.
create table public.insight_statements (
    insight_id uuid not null references public.insights,
    version int not null,
    statement text not null,
    written_by uuid references auth.users,
    written_at timestamptz not null default now(),
    primary key (insight_id, version)
);

-- A span of a contribution as evidence: character positions, the end not included. The words are not copied,
-- so that taking them back takes them back here too.
create table public.quotes (
    id uuid primary key default gen_random_uuid(),
    insight_id uuid not null references public.insights,
    contribution_id uuid not null references public.contributions,
    starts int not null check (starts >= 0),
    ends int not null,
    -- What people said, or what others said against it.
    stance text not null default 'for' check (stance in ('for', 'against')),
    added_by uuid references auth.users,
    added_at timestamptz not null default now(),
    check (ends > starts),
    constraint one_quote_per_span unique (insight_id, contribution_id, starts, ends)
);
create index on public.quotes (contribution_id);

-- What one contributor said of an insight. One row for each person asked, on the first of their contributions.
create table public.insight_checks (
    -- How staff name an answer: by its contribution it would say who gave which words.
    id uuid not null unique default gen_random_uuid(),
    insight_id uuid not null references public.insights,
    contribution_id uuid not null references public.contributions,
    asked_at timestamptz not null default now(),
    -- 'more': agrees, and adds something.
    answer text check (answer in ('agree', 'more', 'correct', 'object')),
    -- Their correction, objection or addition, in their words; gone when they take the contribution back.
    words text check (char_length(words) <= 5000),
    answered_at timestamptz,
    how text check (how in ('on their page', 'by receipt', 'by phone', 'in person', 'by letter')),
    recorded_by uuid references auth.users,
    reply text check (char_length(reply) <= 5000),
    replied_at timestamptz,
    replied_by uuid references auth.users,
    primary key (insight_id, contribution_id),
    check ((answer is null) = (answered_at is null)),
    check ((reply is null) = (replied_at is null))
);
create index on public.insight_checks (contribution_id);

-- Answers that somebody has replaced by another, or that were to an earlier wording: kept, so that what was corrected is
-- not lost by correcting it. The words go with those of the check.
create table public.insight_earlier_answers (
    id uuid primary key default gen_random_uuid(),
    check_id uuid not null references public.insight_checks (id),
    answer text not null check (answer in ('agree', 'more', 'correct', 'object')),
    words text,
    answered_at timestamptz not null,
    how text,
    reply text,
    replied_at timestamptz
);
create index on public.insight_earlier_answers (check_id, answered_at);

create function private.keep_earlier_answer()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    insert into public.insight_earlier_answers (check_id, answer, words, answered_at, how, reply, replied_at)
    values (old.id, old.answer, old.words, old.answered_at, old.how, old.reply, old.replied_at);
    return null;
end
$$;
create trigger earlier_answer_kept after update of answered_at on public.insight_checks for each row
when (old.answer is not null and new.answered_at is distinct from old.answered_at) execute function private.keep_earlier_answer();

create table public.insight_lineage (
    from_insight uuid not null references public.insights,
    to_insight uuid not null references public.insights,
    kind text not null check (kind in ('merged', 'split', 'superseded')),
    at timestamptz not null default now(),
    by uuid references auth.users,
    primary key (from_insight, to_insight)
);
create index on public.insight_lineage (to_insight);

alter table public.insights enable row level security;
alter table public.insight_statements enable row level security;
alter table public.quotes enable row level security;
alter table public.insight_checks enable row level security;
alter table public.insight_earlier_answers enable row level security;
alter table public.insight_lineage enable row level security;

-- The trusts where the signed-in person reads insights before they are published.
create function private.my_insight_trusts()
returns setof uuid
language sql stable security definer set search_path = ''
as $$
    select private.my_organisations('facilitator', 'engagement_lead', 'decision_owner', 'board_auditor', 'co_chair')
$$;

grant execute on function private.my_insight_trusts to anon, authenticated;
grant select (id, organisation_id, programme_id, number, statement, state, drafted_at, check_started_at, check_until, agreed_at,
    published_at, due_on, answered_at, changed_at, superseded_at, pcref_parts, competencies) on public.insights to anon, authenticated;
grant select (insight_id, version, statement, written_at) on public.insight_statements to authenticated;
-- Not from where to where: beside words with something left out it says how long that was. The desk tells those who listen.
grant select (id, insight_id, contribution_id, stance, added_at) on public.quotes to authenticated;
grant select (id, insight_id, asked_at, answer, words, answered_at, how, reply, replied_at)
    on public.insight_checks to authenticated;
grant select (id, check_id, answer, words, answered_at, how, reply, replied_at) on public.insight_earlier_answers to authenticated;
grant select (from_insight, to_insight, kind, at) on public.insight_lineage to anon, authenticated;

create policy "published for all; all for the trust's listeners" on public.insights for select
using (published_at is not null or organisation_id in (select private.my_insight_trusts()));

create policy "those who read an insight's drafts read its wordings" on public.insight_statements for select to authenticated
using (insight_id in (select id from public.insights where organisation_id in (select private.my_insight_trusts())));

create policy "the trust's listeners read what an insight rests on" on public.quotes for select to authenticated
using (
    exists (select 1 from public.insights i where i.id = insight_id and i.organisation_id in (select private.my_insight_trusts()))
    or contribution_id in (select private.my_contributions())
);

create policy "listeners read checks; people read their own" on public.insight_checks for select to authenticated
using (
    exists (select 1 from public.insights i where i.id = insight_id and i.organisation_id in
        (select private.my_organisations('facilitator', 'engagement_lead', 'board_auditor', 'co_chair')))
    or contribution_id in (select private.my_contributions())
);

create policy "who reads a check reads what was answered before" on public.insight_earlier_answers for select to authenticated
using (exists (select 1 from public.insight_checks k where k.id = check_id));

create policy "lineage is as public as the insight it leads to" on public.insight_lineage for select
using (exists (select 1 from public.insights i where i.id = to_insight) and exists (select 1 from public.insights i where i.id = from_insight));

-- When words are taken back, so is what their contributor wrote in checks, and the reply, which may repeat it.
create function private.contribution_withdrawn_from_checks()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    -- Whether or not words are seen yet: an answer being given at this moment is waited for, and emptied too.
    update public.insight_checks set words = null, reply = null, replied_at = null, replied_by = null where contribution_id = new.id;
    update public.insight_earlier_answers e set words = null, reply = null, replied_at = null
    from public.insight_checks k where k.id = e.check_id and k.contribution_id = new.id;
    -- Where other words of the same person still hold the insight up, they are asked, and have answered, on those.
    update public.insight_checks k set contribution_id = stands.id
    from (
        select distinct on (q.insight_id) q.insight_id, c.id
        from public.contributors mine
        join public.contributors theirs on theirs.person_id = mine.person_id
        join public.quotes q on q.contribution_id = theirs.contribution_id
        join public.contributions c on c.id = q.contribution_id and c.withdrawn_at is null
        where mine.contribution_id = new.id
        order by q.insight_id, c.given_on, c.id
    ) stands
    where k.contribution_id = new.id and k.insight_id = stands.insight_id;
    return null;
end
$$;
create trigger withdrawn_from_checks after update of withdrawn_at on public.contributions
for each row when (old.withdrawn_at is null and new.withdrawn_at is not null)
execute function private.contribution_withdrawn_from_checks();
