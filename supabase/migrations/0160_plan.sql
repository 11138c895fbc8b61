-- The plan: what a trust has promised to do for race equality, item by item, with who made it together with the trust, who
-- answers for it and by when; each wording it has had, each state it has reached, and what it answers and is done by (R15, R18).
-- Who may see what: everyone reads an item once it is published, with each wording since then. Before that the trust's listeners
-- and the members of the item's partners do. A draft is changed in place; from then on a change is a new version with a reason (R5).

create table public.plan_items (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    programme_id uuid not null references public.programmes,
    number int not null,
    -- Of which of the framework's three parts it is, and under which of its three areas it shows (R15).
    part text not null check (part in ('leadership_governance', 'national_organisational_competencies', 'patient_carer_feedback')),
    area text not null check (area in ('leadership_governance', 'data', 'feedback')),
    competency_id uuid,
    title text not null check (char_length(title) between 1 and 200),
    what text not null check (char_length(what) between 1 and 4000),
    -- How anybody will know that it has worked, in a sentence.
    success text not null check (char_length(success) between 1 and 1000),
    -- The named person who answers for it (R6), and the name as it was published then.
    owner_id uuid not null references public.members,
    owner_name text not null,
    starts_on date not null,
    due_on date not null,
    state text not null default 'draft' check (state in ('draft', 'coproduced', 'board_approved', 'published', 'reviewed')),
    version int not null default 1,
    -- Counts each change of its text, so that two people who change it at once do not undo each other.
    changes int not null default 0,
    added_at timestamptz not null default now(),
    added_by uuid references auth.users,
    -- The day, body and version of the last approval.
    approved_on date,
    approved_body text,
    approved_version int,
    published_at timestamptz,
    published_version int,
    reviewed_at timestamptz,
    outcome text check (outcome in ('on_track', 'behind', 'changed', 'stopped', 'done')),
    next_review_on date,
    stopped_at timestamptz,
    done_at timestamptz,
    unique (programme_id, number),
    check (due_on >= starts_on),
    check (competency_id is null or part = 'national_organisational_competencies'),
    check (num_nonnulls(approved_on, approved_body, approved_version) in (0, 3)),
    check ((state in ('published', 'reviewed')) = (published_at is not null)),
    check ((published_at is null) = (published_version is null)),
    -- Nothing is published that no board has approved (R18).
    check (published_at is null or approved_on is not null),
    check (state <> 'board_approved' or approved_version = version),
    check ((state = 'reviewed') = (reviewed_at is not null) and (reviewed_at is null) = (outcome is null)),
    check ((stopped_at is not null) = (outcome is not distinct from 'stopped')),
    check ((done_at is not null) = (outcome is not distinct from 'done'))
);
create index plan_items_by_part on public.plan_items (programme_id, part, number);
create index plan_items_by_area on public.plan_items (programme_id, area, number);
create index plan_items_published on public.plan_items (organisation_id, number) where published_at is not null;
create index plan_items_open on public.plan_items (organisation_id, due_on, id)
    where published_at is not null and stopped_at is null and done_at is null;
create index on public.plan_items (competency_id);
create index on public.plan_items (owner_id);

-- The community partners it is made with.
create table public.plan_partners (
    plan_item_id uuid not null references public.plan_items,
    organisation_id uuid not null references public.organisations,
    primary key (plan_item_id, organisation_id)
);
create index on public.plan_partners (organisation_id);

-- Each wording there has been; the item holds the current one. Names are as they were then.
create table public.plan_item_versions (
    plan_item_id uuid not null references public.plan_items,
    version int not null,
    part text not null,
    area text not null,
    competency_id uuid,
    title text not null,
    what text not null,
    success text not null,
    owner_name text not null,
    starts_on date not null,
    due_on date not null,
    partners text[] not null,
    reason text not null default '' check (char_length(reason) <= 1000),
    written_at timestamptz not null default now(),
    written_by uuid references auth.users,
    primary key (plan_item_id, version),
    check (version = 1 or btrim(reason) <> '')
);

-- Each state it has reached, with who and when, and of which version. `on_day` is the day it happened, `at` when it was noted.
create table public.plan_steps (
    id uuid primary key default gen_random_uuid(),
    plan_item_id uuid not null references public.plan_items,
    state text not null check (state in ('draft', 'coproduced', 'board_approved', 'published', 'reviewed')),
    version int not null,
    on_day date not null,
    -- Who, as anybody may read it: the partners, the board, or the person who answers for it.
    people text not null check (char_length(people) between 1 and 1000),
    outcome text check (outcome in ('on_track', 'behind', 'changed', 'stopped', 'done')),
    note text not null default '' check (char_length(note) <= 2000),
    next_review_on date,
    at timestamptz not null default now(),
    by uuid references auth.users,
    check ((state = 'reviewed') = (outcome is not null))
);
create index on public.plan_steps (plan_item_id, at, id);

-- Who took part in making it, when, and what changed because of them (R18).
create table public.plan_coproductions (
    id uuid primary key default gen_random_uuid(),
    plan_item_id uuid not null references public.plan_items,
    who text not null check (char_length(who) between 1 and 500),
    on_day date not null,
    changed text not null check (char_length(changed) between 1 and 2000),
    version int not null,
    noted_at timestamptz not null default now(),
    noted_by uuid references auth.users
);
create index on public.plan_coproductions (plan_item_id, on_day, id);

-- What it answers (insights, decisions) and what it is done by (actions): of the same programme.
create table public.plan_links (
    id uuid primary key default gen_random_uuid(),
    plan_item_id uuid not null references public.plan_items,
    insight_id uuid references public.insights,
    decision_id uuid references public.decisions,
    action_id uuid references public.actions,
    joined_at timestamptz not null default now(),
    joined_by uuid references auth.users,
    check (num_nonnulls(insight_id, decision_id, action_id) = 1),
    constraint one_link_to_each unique nulls not distinct (plan_item_id, insight_id, decision_id, action_id)
);
create index on public.plan_links (insight_id);
create index on public.plan_links (decision_id);
create index on public.plan_links (action_id);

-- The figures it hopes to move (R12).
create table public.plan_item_measures (
    plan_item_id uuid not null references public.plan_items,
    measure_id uuid not null,
    primary key (plan_item_id, measure_id)
);
create index on public.plan_item_measures (measure_id);

alter table public.plan_items enable row level security;
alter table public.plan_partners enable row level security;
alter table public.plan_item_versions enable row level security;
alter table public.plan_steps enable row level security;
alter table public.plan_coproductions enable row level security;
alter table public.plan_links enable row level security;
alter table public.plan_item_measures enable row level security;

-- The items that the signed-in person's organisations are partners of. Security definer: asked by policies.
create function private.my_partnered_items()
returns setof uuid
language sql stable security definer set search_path = ''
as $$
    select l.plan_item_id from public.plan_partners l where l.organisation_id in (select private.my_organisations())
$$;
grant execute on function private.my_partnered_items to anon, authenticated;

grant select (id, organisation_id, programme_id, number, part, area, competency_id, title, what, success, owner_name, starts_on, due_on,
    state, version, approved_on, approved_body, approved_version, published_at, published_version, reviewed_at, outcome, next_review_on,
    stopped_at, done_at) on public.plan_items to anon, authenticated;
grant select (owner_id) on public.plan_items to authenticated;
grant select on public.plan_partners, public.plan_item_measures to anon, authenticated;
grant select (plan_item_id, version, part, area, competency_id, title, what, success, owner_name, starts_on, due_on, partners, reason,
    written_at) on public.plan_item_versions to anon, authenticated;
grant select (id, plan_item_id, state, version, on_day, people, outcome, note, next_review_on) on public.plan_steps to anon, authenticated;
grant select (id, plan_item_id, who, on_day, changed, version) on public.plan_coproductions to anon, authenticated;
grant select (id, plan_item_id, insight_id, decision_id, action_id, joined_at) on public.plan_links to anon, authenticated;

create policy "published for all; before that for listeners and partners" on public.plan_items for select
using (published_at is not null or organisation_id in (select private.my_insight_trusts()) or id in (select private.my_partnered_items()));

create policy "partners are as public as the item" on public.plan_partners for select
using (exists (select 1 from public.plan_items i where i.id = plan_item_id));

create policy "wordings since it was published; earlier ones as the item" on public.plan_item_versions for select
using (exists (select 1 from public.plan_items i where i.id = plan_item_id and (plan_item_versions.version >= i.published_version
    or i.organisation_id in (select private.my_insight_trusts()) or i.id in (select private.my_partnered_items()))));

create policy "the way it came is as public as the item" on public.plan_steps for select
using (exists (select 1 from public.plan_items i where i.id = plan_item_id));

create policy "who made it together is as public as the item" on public.plan_coproductions for select
using (exists (select 1 from public.plan_items i where i.id = plan_item_id));

-- Each of the other tables has its own policy: what may not be read there is not named here.
create policy "as public as the item and what it is joined to" on public.plan_links for select
using (exists (select 1 from public.plan_items i where i.id = plan_item_id)
    and (insight_id is null or exists (select 1 from public.insights i where i.id = insight_id))
    and (decision_id is null or exists (select 1 from public.decisions d where d.id = decision_id))
    and (action_id is null or exists (select 1 from public.actions a where a.id = action_id)));

create policy "measures it hopes to move are as public as the item" on public.plan_item_measures for select
using (exists (select 1 from public.plan_items i where i.id = plan_item_id));

-- What the log says of an item: that it was put in, each wording, who took part in making it, that a board approved it, that it was
-- published and reviewed, and what it was joined to.
create function tlog.plan_item_added()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append('plan.added', new.id, jsonb_build_object('kind', new.part, 'due', new.due_on),
        jsonb_build_object('title', new.title, 'what', new.what, 'success', new.success), jsonb_build_object('programme', new.programme_id));
    return null;
end
$$;
create trigger plan_item_added after insert on public.plan_items for each row execute function tlog.plan_item_added();

create function tlog.plan_item_worded()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append('plan.changed', new.plan_item_id, jsonb_build_object('version', new.version, 'due', new.due_on),
        jsonb_build_object('title', new.title, 'what', new.what, 'success', new.success, 'reason', new.reason));
    return null;
end
$$;
create trigger plan_item_reworded after insert on public.plan_item_versions for each row
when (new.version > 1) execute function tlog.plan_item_worded();
create trigger plan_draft_reworded after update on public.plan_item_versions for each row execute function tlog.plan_item_worded();

create function tlog.plan_item_coproduced()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append('plan.coproduced', new.plan_item_id, jsonb_build_object('decided', new.on_day),
        jsonb_build_object('who', new.who, 'changed', new.changed));
    return null;
end
$$;
create trigger plan_item_coproduced after insert on public.plan_coproductions for each row execute function tlog.plan_item_coproduced();

create function tlog.plan_step_taken()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if new.state = 'board_approved' then
        perform tlog.append('plan.approved', new.plan_item_id, jsonb_build_object('decided', new.on_day), jsonb_build_object('body', new.people));
    elsif new.state = 'published' then
        perform tlog.append('plan.published', new.plan_item_id);
    elsif new.state = 'reviewed' then
        perform tlog.append('plan.reviewed', new.plan_item_id, jsonb_build_object('outcome', new.outcome), jsonb_build_object('note', new.note));
    end if;
    return null;
end
$$;
create trigger plan_step_taken after insert on public.plan_steps for each row execute function tlog.plan_step_taken();

create function tlog.plan_link_changed()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    link public.plan_links := coalesce(new, old);
begin
    perform tlog.append(case tg_op when 'INSERT' then 'plan.linked' else 'plan.unlinked' end, link.plan_item_id, '{}', '{}',
        jsonb_strip_nulls(jsonb_build_object('insight', link.insight_id, 'decision', link.decision_id, 'action', link.action_id)));
    return null;
end
$$;
create trigger plan_link_changed after insert or delete on public.plan_links for each row execute function tlog.plan_link_changed();
