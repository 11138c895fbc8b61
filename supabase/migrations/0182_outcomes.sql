-- What an action or a decision hopes to change, and what was seen when the day came: in words, and beside a measure where there is one.
-- A measure stands beside an action and proves nothing of it: "alongside, not because of" (R12). "Nothing moved" is an answer too.
-- Who may see what: as public as the decision; what hangs on a plan's item alone as public as that.

create table public.outcomes (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    programme_id uuid not null references public.programmes,
    action_id uuid references public.actions,
    decision_id uuid references public.decisions,
    plan_item_id uuid references public.plan_items,
    measure_id uuid references public.measures,
    hoped text not null check (char_length(hoped) between 1 and 1000),
    -- As people write them: "41 of 120", "0.8 days".
    baseline text not null default '' check (char_length(baseline) <= 200),
    target text not null default '' check (char_length(target) <= 200),
    due_on date not null,
    hoped_at timestamptz not null default now(),
    hoped_by uuid references auth.users,
    -- Null until it could be said; while it was too early, the next look is due on due_on.
    seen_on date,
    result text check (result in ('moved', 'partly', 'not_moved', 'too_early')),
    what text check (char_length(what) <= 2000),
    check (num_nonnulls(action_id, decision_id, plan_item_id) >= 1),
    check ((result is null) = (what is null)),
    check ((seen_on is not null) = (result is not null and result <> 'too_early'))
);
create index on public.outcomes (action_id);
create index on public.outcomes (decision_id);
create index on public.outcomes (plan_item_id);
create index on public.outcomes (measure_id);
create index on public.outcomes (programme_id, seen_on);
create index outcomes_open on public.outcomes (organisation_id, due_on, id) where seen_on is null;
create index on public.outcomes (hoped_by);

-- Each look at it, kept: what was too early once is still told when it was not any more.
create table public.outcome_looks (
    id uuid primary key default gen_random_uuid(),
    outcome_id uuid not null references public.outcomes,
    seen_on date not null,
    result text not null check (result in ('moved', 'partly', 'not_moved', 'too_early')),
    what text not null check (char_length(what) between 1 and 2000),
    -- The figure they looked at, as it stood: a load may be undone.
    reading text check (char_length(reading) <= 200),
    looked_at timestamptz not null default clock_timestamp(),
    looked_by uuid references auth.users
);
create index on public.outcome_looks (outcome_id, looked_at desc);
create index on public.outcome_looks (looked_by);

alter table public.outcomes enable row level security;
alter table public.outcome_looks enable row level security;
grant select (id, organisation_id, programme_id, action_id, decision_id, plan_item_id, measure_id, hoped, baseline, target, due_on, seen_on,
    result, what) on public.outcomes to anon, authenticated;
grant select (id, outcome_id, seen_on, result, what, reading) on public.outcome_looks to anon, authenticated;
create policy "as public as the decision or the plan's item" on public.outcomes for select
using (exists (select 1 from public.decisions d where d.id = decision_id)
    or decision_id is null and exists (select 1 from public.plan_items i where i.id = plan_item_id));
create policy "as public as what was hoped for" on public.outcome_looks for select
using (exists (select 1 from public.outcomes o where o.id = outcome_id));

create function tlog.outcome_hoped()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append('outcome.hoped', new.id, jsonb_build_object('due', new.due_on), jsonb_build_object('what', new.hoped),
        jsonb_strip_nulls(jsonb_build_object('action', new.action_id, 'decision', new.decision_id, 'plan', new.plan_item_id)));
    return null;
end
$$;
create trigger outcome_hoped after insert on public.outcomes for each row execute function tlog.outcome_hoped();

create function tlog.outcome_seen()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append('outcome.seen', new.outcome_id, jsonb_build_object('outcome', new.result), jsonb_build_object('what', new.what));
    return null;
end
$$;
create trigger outcome_seen after insert on public.outcome_looks for each row execute function tlog.outcome_seen();

-- Stops unless the signed-in person answers for it: an engagement lead or decision owner of the trust, or whoever owns the action.
-- Errors: P0002 not of an organisation of theirs, 42501.
create function private.require_outcome_hand(organisation uuid, action uuid)
returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
    if organisation is null or organisation not in (select private.my_organisations()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if not exists (select from public.actions a join public.members m on m.id = a.owner_id
        where a.id = action and m.person_id in (select private.my_people())) then
        perform private.require_role(organisation, 'engagement_lead', 'decision_owner');
    end if;
end
$$;

-- Writes down what should change. In: {"action"|"decision"|"plan_item","hoped","measure","baseline","target","due_on"}; without a day, 12
-- months after the action is due or the decision was taken. Out: its id. Errors: P0002, 42501, TX001 and TX002 (hoped, baseline, target);
-- NO001 the day (due_on); NO002 no such measure (measure); NO003 the decision was taken back.
create function public.hope_for(given jsonb)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    on_action public.actions;
    on_decision public.decisions;
    on_item public.plan_items;
    organisation uuid;
    due date := (given ->> 'due_on')::date;
    made uuid;
begin
    select * into on_action from public.actions a where a.id = (given ->> 'action')::uuid;
    select * into on_decision from public.decisions d where d.id = coalesce(on_action.decision_id, (given ->> 'decision')::uuid);
    select * into on_item from public.plan_items i where i.id = (given ->> 'plan_item')::uuid;
    organisation := coalesce(on_decision.organisation_id, on_item.organisation_id);
    perform private.require_outcome_hand(organisation, on_action.id);
    if on_item.organisation_id <> organisation then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if on_decision.reversed_at is not null then
        perform private.refuse('NO003', 'That decision was taken back, so nothing more is hoped of it here');
    end if;
    perform private.require_text(given ->> 'hoped', 1000, 'hoped', 'Write what you hope will change');
    if char_length(given ->> 'baseline') > 200 then
        perform private.refuse('TX002', 'Use 200 characters or fewer', 'baseline');
    elsif char_length(given ->> 'target') > 200 then
        perform private.refuse('TX002', 'Use 200 characters or fewer', 'target');
    end if;
    due := coalesce(due, coalesce(on_action.due_on, on_decision.decided_on, on_item.due_on, private.today()) + interval '12 months');
    if due not between date '2000-01-01' and private.today() + 3660 then
        perform private.refuse('NO001', 'Enter a day within the next ten years', 'due_on');
    end if;
    if given ->> 'measure' is not null and not exists (select from public.measures m
        where m.id = (given ->> 'measure')::uuid and coalesce(m.organisation_id, organisation) = organisation) then
        perform private.refuse('NO002', 'Choose one of the measures there are', 'measure');
    end if;
    insert into public.outcomes (organisation_id, programme_id, action_id, decision_id, plan_item_id, measure_id, hoped, baseline, target,
        due_on, hoped_by)
    values (organisation, coalesce(on_decision.programme_id, on_item.programme_id), on_action.id, on_decision.id, on_item.id,
        (given ->> 'measure')::uuid, given ->> 'hoped', coalesce(given ->> 'baseline', ''), coalesce(given ->> 'target', ''), due, auth.uid())
    returning id into made;
    return made;
end
$$;

-- Says what changed. In: the outcome, {"result","what","seen_on","reading","again_on"}; `again_on` is the next look where it is too early.
-- Errors: P0002, 42501, TX001 (what); NO004 the result (result); NO005 the day (seen_on); NO006 said already; NO007 the next (again_on).
create function public.say_what_changed(outcome uuid, given jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_outcome public.outcomes;
    told text := given ->> 'result';
    day date := coalesce((given ->> 'seen_on')::date, private.today());
    again date := coalesce((given ->> 'again_on')::date, private.today() + 183);
begin
    select * into found_outcome from public.outcomes o where o.id = outcome for update;
    perform private.require_outcome_hand(found_outcome.organisation_id, found_outcome.action_id);
    if found_outcome.seen_on is not null then
        perform private.refuse('NO006', 'What changed has been said already');
    end if;
    if coalesce(told, '') not in ('moved', 'partly', 'not_moved', 'too_early') then
        perform private.refuse('NO004', 'Choose what you saw', 'result');
    end if;
    perform private.require_text(given ->> 'what', 2000, 'what', 'Write what changed, or what did not');
    if day > private.today() or day < private.day_of(found_outcome.hoped_at) - 3660 then
        perform private.refuse('NO005', 'Enter a day that has been', 'seen_on');
    end if;
    if told = 'too_early' and (again <= private.today() or again > private.today() + 3660) then
        perform private.refuse('NO007', 'Enter the day you will look again', 'again_on');
    end if;
    insert into public.outcome_looks (outcome_id, seen_on, result, what, reading, looked_by)
    values (outcome, day, told, given ->> 'what', left(nullif(given ->> 'reading', ''), 200), auth.uid());
    update public.outcomes o set result = told, what = given ->> 'what',
        seen_on = case when told <> 'too_early' then day end,
        due_on = case when told = 'too_early' then again else o.due_on end
    where o.id = outcome;
end
$$;

-- What was hoped for, with each look at it, the last first: of an action, a decision or a plan's item. Called where it was decided who may.
create function private.outcomes_of(of_action uuid, of_decision uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'hoped', o.hoped, 'baseline', o.baseline, 'target', o.target, 'due_on', o.due_on,
        'seen_on', o.seen_on, 'result', o.result, 'what', o.what, 'action_id', o.action_id,
        'measure', (select jsonb_build_object('id', m.id, 'name', m.name) from public.measures m where m.id = o.measure_id),
        'looks', (select coalesce(jsonb_agg(jsonb_build_object('seen_on', l.seen_on, 'result', l.result, 'what', l.what, 'reading', l.reading)
            order by l.looked_at desc), '[]') from public.outcome_looks l where l.outcome_id = o.id)) order by o.due_on, o.id), '[]')
    from (select * from public.outcomes k where k.action_id = of_action or k.decision_id = of_decision and k.action_id is null
        order by k.due_on, k.id limit 20) o
$$;

-- The same for a page: of an action or a decision, as the signed-in person sees it, and whether they may say more. In: one of the two.
-- Out: {"outcomes","may"}. Errors: P0002.
create function public.outcomes_page(action uuid default null, decision uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_decision public.decisions;
begin
    select * into found_decision from public.decisions d
    where d.id = coalesce(decision, (select a.decision_id from public.actions a where a.id = action));
    if found_decision.id is null or found_decision.organisation_id not in (select private.my_organisations())
        or found_decision.made_at is null and found_decision.organisation_id not in (select private.my_insight_trusts()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return jsonb_build_object('outcomes', private.outcomes_of(action, decision),
        'measures', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'key', m.key, 'name', m.name)
            order by m.organisation_id nulls last, m.position, m.name), '[]')
            from public.measures m where coalesce(m.organisation_id, found_decision.organisation_id) = found_decision.organisation_id),
        'may', found_decision.reversed_at is null and (found_decision.organisation_id in (select private.my_organisations('engagement_lead', 'decision_owner'))
            or exists (select from public.actions a join public.members m on m.id = a.owner_id
                where a.id = action and m.person_id in (select private.my_people()))));
end
$$;

-- What was hoped for and should have been looked at by a day, the longest waiting first. Who may ask has been decided before.
create function private.outcomes_due(organisation uuid, day date)
returns setof public.outcomes
language sql stable security definer set search_path = ''
as $$
    select o.* from public.outcomes o left join public.decisions d on d.id = o.decision_id
    where o.organisation_id = outcomes_due.organisation and o.seen_on is null and o.due_on <= day and d.reversed_at is null
    order by o.due_on, o.id
$$;

-- What an evidence pack holds of measures and outcomes. For the public and for answers under FOI: only readings that were published
-- before, and only what hangs on a decision that was made or an item that was published. Out: {"trust","measures","outcomes","unpublished"}.
create function private.pack_measures(programme uuid, from_day date, until_day date, audience text)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    with shown as (
        select o.*, a.owner_name
        from public.outcomes o left join public.actions a on a.id = o.action_id left join public.decisions d on d.id = o.decision_id
        left join public.plan_items i on i.id = o.plan_item_id
        where o.programme_id = programme and private.day_of(o.hoped_at) <= until_day and d.reversed_at is null
            and (audience = 'board' or case when d.id is not null then private.day_of(d.made_at) <= until_day
                else private.day_of(i.published_at) <= until_day end)
            and (o.seen_on is null or o.seen_on >= from_day)
    ), watched as (
        select m.* from public.measures m where m.id in (
            select s.measure_id from shown s
            union select p.measure_id from public.plan_item_measures p join public.plan_items i on i.id = p.plan_item_id
            where i.programme_id = programme and (audience = 'board' or i.published_at is not null))
    )
    select jsonb_build_object('trust', o.slug, 'until', until_day,
        'outcomes', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'hoped', s.hoped, 'baseline', s.baseline, 'target', s.target,
            'due_on', s.due_on, 'seen_on', case when s.seen_on <= until_day then s.seen_on end,
            'result', case when s.seen_on <= until_day or s.seen_on is null and l.id is not null then l.result end, 'what', l.what,
            'owner', case when audience <> 'foi' then s.owner_name end, 'measure', m.name,
            'action_id', s.action_id, 'decision_id', s.decision_id, 'plan_item_id', s.plan_item_id,
            'late', (s.seen_on is null or s.seen_on > until_day) and s.due_on < until_day) order by s.due_on, s.id), '[]')
            from shown s left join public.measures m on m.id = s.measure_id
            left join lateral (select k.* from public.outcome_looks k where k.outcome_id = s.id and k.seen_on <= until_day
                order by k.looked_at desc limit 1) l on true),
        'measures', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'key', m.key, 'name', m.name, 'publisher', m.publisher,
            'by_trust', m.by_trust, 'published_by', m.published_by, 'local', m.organisation_id is not null, 'readings', (
                select coalesce(jsonb_agg(to_jsonb(r) order by r.until_day desc, r.level, r.group_name), '[]') from (
                    select x.level, x.area, x.group_name, x.from_day, x.until_day, x.value, x.mark
                    from (select distinct on (y.level, y.area, y.dimension, y.group_name) y.* from public.measure_readings y
                        join public.measure_loads l on l.id = y.load_id and l.agreed_at is not null and (audience = 'board' or l.kind = 'mhsds')
                        where y.organisation_id = p.organisation_id and y.measure_id = m.id and y.until_day between from_day and until_day
                        order by y.level, y.area, y.dimension, y.group_name, y.until_day desc, y.from_day desc, l.agreed_at desc) x
                    order by x.until_day desc, x.level, x.group_name limit 60) r)) order by m.organisation_id nulls last, m.position), '[]')
            from watched m),
        'unpublished', (select coalesce(jsonb_agg(m.name order by m.position), '[]') from watched m
            where m.organisation_id is null and m.by_trust <> 'ethnicity'))
    from public.programmes p join public.organisations o on o.id = p.organisation_id where p.id = programme
$$;

grant execute on function public.hope_for, public.say_what_changed, public.outcomes_page to authenticated;
