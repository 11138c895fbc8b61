-- The triggers that keep the totals of 0170: each statement takes off what its rows counted for and adds what they count for now.
-- Where two rows decide together, the one that is changed first is held until the end of the transaction, so that of two changes at
-- once the second sees the first.
-- Who may see what: nothing changes.

create function private.board_contributions()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    before private.board_mark[];
    later private.board_mark[];
begin
    if tg_op <> 'INSERT' then
        before := array(select (m.programme_id, m.month, m.what, m.days, sum(m.n))::private.board_mark
            from old_rows r cross join lateral private.marks_of_contribution(r::public.contributions) m group by m.programme_id, m.month, m.what, m.days);
    end if;
    if tg_op <> 'DELETE' then
        later := array(select (m.programme_id, m.month, m.what, m.days, sum(m.n))::private.board_mark
            from new_rows r cross join lateral private.marks_of_contribution(r::public.contributions) m group by m.programme_id, m.month, m.what, m.days);
    end if;
    perform private.note_marks(before, later);
    if tg_op = 'UPDATE' then
        -- Nothing is owed any more for words that were taken back.
        perform private.note_marks(
            array(select m from old_rows o join new_rows n on n.id = o.id and n.withdrawn_at is distinct from o.withdrawn_at
                join public.responses r on r.contribution_id = o.id join public.decisions d on d.id = r.decision_id
                cross join lateral private.marks_of_response(r, d, o.withdrawn_at) m),
            array(select m from old_rows o join new_rows n on n.id = o.id and n.withdrawn_at is distinct from o.withdrawn_at
                join public.responses r on r.contribution_id = o.id join public.decisions d on d.id = r.decision_id
                cross join lateral private.marks_of_response(r, d, n.withdrawn_at) m));
    end if;
    return null;
end
$$;

create function private.board_uses()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    before private.board_mark[];
    later private.board_mark[];
begin
    if tg_op <> 'INSERT' then
        before := array(select (m.programme_id, m.month, m.what, m.days, sum(m.n))::private.board_mark
            from old_rows r cross join lateral private.marks_of_use(r::private.contribution_uses) m group by m.programme_id, m.month, m.what, m.days);
    end if;
    if tg_op <> 'DELETE' then
        later := array(select (m.programme_id, m.month, m.what, m.days, sum(m.n))::private.board_mark
            from new_rows r cross join lateral private.marks_of_use(r::private.contribution_uses) m group by m.programme_id, m.month, m.what, m.days);
    end if;
    perform private.note_marks(before, later);
    return null;
end
$$;

-- With the influence that stands for it now. When answers change, they hold the insight first.
create function private.board_insights()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    before private.board_mark[];
    later private.board_mark[];
begin
    if tg_op <> 'INSERT' then
        before := array(select m from old_rows r left join private.answers a on a.insight_id = r.id
            cross join lateral private.marks_of_insight(r::public.insights, a.kind) m);
    end if;
    if tg_op <> 'DELETE' then
        later := array(select m from new_rows r left join private.answers a on a.insight_id = r.id
            cross join lateral private.marks_of_insight(r::public.insights, a.kind) m);
    end if;
    perform private.note_marks(before, later);
    return null;
end
$$;

create function private.board_answers()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    before private.board_mark[];
    later private.board_mark[];
begin
    if tg_op <> 'INSERT' then
        perform 1 from public.insights i where i.id in (select r.insight_id from old_rows r) order by i.id for share;
        before := array(select m from old_rows r join public.insights i on i.id = r.insight_id
            cross join lateral private.marks_of_answer(r::private.answers, i.answered_at) m);
    end if;
    if tg_op <> 'DELETE' then
        perform 1 from public.insights i where i.id in (select r.insight_id from new_rows r) order by i.id for share;
        later := array(select m from new_rows r join public.insights i on i.id = r.insight_id
            cross join lateral private.marks_of_answer(r::private.answers, i.answered_at) m);
    end if;
    perform private.note_marks(before, later);
    return null;
end
$$;

-- Decisions that were made before listening ended, and how many of their answers that is true of: few, and so found at once.
create table private.board_early (
    decision_id uuid primary key references public.decisions on delete cascade,
    programme_id uuid not null references public.programmes,
    made_on date not null,
    n bigint not null
);
create index on private.board_early (programme_id, made_on desc);
alter table private.board_early enable row level security;

create function private.keep_early(decisions uuid[])
returns void
language sql security definer set search_path = ''
as $$
    delete from private.board_early e where e.decision_id = any (decisions);
    insert into private.board_early (decision_id, programme_id, made_on, n)
    select d.id, d.programme_id, private.board_day(d.made_at), count(*)
    from public.decisions d join public.influences f on f.decision_id = d.id cross join lateral private.marks_of_influence(f, d) m
    where d.id = any (decisions) group by d.id
    on conflict (decision_id) do update set made_on = excluded.made_on, n = excluded.n
$$;

create function private.board_influences()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    before private.board_mark[];
    later private.board_mark[];
    touched uuid[] := '{}';
begin
    if tg_op <> 'INSERT' then
        touched := array(select r.decision_id from old_rows r);
        before := array(select m from old_rows r join public.decisions d on d.id = r.decision_id
            cross join lateral private.marks_of_influence(r::public.influences, d) m);
    end if;
    if tg_op <> 'DELETE' then
        touched := touched || array(select r.decision_id from new_rows r);
        later := array(select m from new_rows r join public.decisions d on d.id = r.decision_id
            cross join lateral private.marks_of_influence(r::public.influences, d) m);
    end if;
    perform private.note_marks(before, later);
    if cardinality(before) > 0 or cardinality(later) > 0 then
        perform private.keep_early(array(select distinct m.decision from unnest(touched) m (decision)));
    end if;
    return null;
end
$$;

create function private.board_responses()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    before private.board_mark[];
    later private.board_mark[];
begin
    if tg_op <> 'INSERT' then
        perform 1 from public.contributions c where c.id in (select r.contribution_id from old_rows r) order by c.id for share;
        before := array(select m from old_rows r join public.decisions d on d.id = r.decision_id join public.contributions c on c.id = r.contribution_id
            cross join lateral private.marks_of_response(r::public.responses, d, c.withdrawn_at) m);
    end if;
    if tg_op <> 'DELETE' then
        perform 1 from public.contributions c where c.id in (select r.contribution_id from new_rows r) order by c.id for share;
        later := array(select m from new_rows r join public.decisions d on d.id = r.decision_id join public.contributions c on c.id = r.contribution_id
            cross join lateral private.marks_of_response(r::public.responses, d, c.withdrawn_at) m);
    end if;
    perform private.note_marks(before, later);
    return null;
end
$$;

create function private.board_challenges()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    before private.board_mark[];
    later private.board_mark[];
begin
    if tg_op <> 'INSERT' then
        before := array(select m from old_rows r left join public.insights i on i.id = r.insight_id left join public.decisions d on d.id = r.decision_id
            cross join lateral private.marks_of_challenge(r::public.challenges, coalesce(i.programme_id, d.programme_id)) m);
    end if;
    if tg_op <> 'DELETE' then
        later := array(select m from new_rows r left join public.insights i on i.id = r.insight_id left join public.decisions d on d.id = r.decision_id
            cross join lateral private.marks_of_challenge(r::public.challenges, coalesce(i.programme_id, d.programme_id)) m);
    end if;
    perform private.note_marks(before, later);
    return null;
end
$$;

create function private.board_actions()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    before private.board_mark[];
    later private.board_mark[];
begin
    if tg_op <> 'INSERT' then
        perform 1 from public.decisions d where d.id in (select r.decision_id from old_rows r) order by d.id for share;
        before := array(select m from old_rows r join public.decisions d on d.id = r.decision_id
            cross join lateral private.marks_of_action(r::public.actions, d) m);
    end if;
    if tg_op <> 'DELETE' then
        perform 1 from public.decisions d where d.id in (select r.decision_id from new_rows r) order by d.id for share;
        later := array(select m from new_rows r join public.decisions d on d.id = r.decision_id
            cross join lateral private.marks_of_action(r::public.actions, d) m);
    end if;
    perform private.note_marks(before, later);
    return null;
end
$$;

-- A decision that is made, taken back or replaced: its actions and its early answers follow, and word of it where its day moved.
create function private.board_decisions()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.note_marks(
        array(select m from old_rows o join new_rows n on n.id = o.id and (n.programme_id, n.made_at, n.reversed_at) is distinct from (o.programme_id, o.made_at, o.reversed_at)
            join public.actions a on a.decision_id = o.id cross join lateral private.marks_of_action(a, o::public.decisions) m),
        array(select m from old_rows o join new_rows n on n.id = o.id and (n.programme_id, n.made_at, n.reversed_at) is distinct from (o.programme_id, o.made_at, o.reversed_at)
            join public.actions a on a.decision_id = o.id cross join lateral private.marks_of_action(a, n::public.decisions) m));
    perform private.note_marks(
        array(select m from old_rows o join new_rows n on n.id = o.id
                and (n.programme_id, n.made_at, n.reversed_at, n.superseded_at, n.decided_on) is distinct from (o.programme_id, o.made_at, o.reversed_at, o.superseded_at, o.decided_on)
            join public.influences f on f.decision_id = o.id cross join lateral private.marks_of_influence(f, o::public.decisions) m),
        array(select m from old_rows o join new_rows n on n.id = o.id
                and (n.programme_id, n.made_at, n.reversed_at, n.superseded_at, n.decided_on) is distinct from (o.programme_id, o.made_at, o.reversed_at, o.superseded_at, o.decided_on)
            join public.influences f on f.decision_id = o.id cross join lateral private.marks_of_influence(f, n::public.decisions) m));
    perform private.keep_early(array(select n.id from old_rows o join new_rows n on n.id = o.id
        and (n.programme_id, n.made_at, n.reversed_at, n.superseded_at, n.decided_on) is distinct from (o.programme_id, o.made_at, o.reversed_at, o.superseded_at, o.decided_on)));
    perform private.note_marks(
        array(select m from old_rows o join new_rows n on n.id = o.id and (n.programme_id, n.made_at) is distinct from (o.programme_id, o.made_at)
            join public.responses r on r.decision_id = o.id join public.contributions c on c.id = r.contribution_id
            cross join lateral private.marks_of_response(r, o::public.decisions, c.withdrawn_at) m),
        array(select m from old_rows o join new_rows n on n.id = o.id and (n.programme_id, n.made_at) is distinct from (o.programme_id, o.made_at)
            join public.responses r on r.decision_id = o.id join public.contributions c on c.id = r.contribution_id
            cross join lateral private.marks_of_response(r, n::public.decisions, c.withdrawn_at) m));
    return null;
end
$$;
