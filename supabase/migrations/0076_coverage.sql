-- Coverage: what became of each contribution, counted as it happens, and why some were never used.
-- Who may see what: counts are of contributions and not of people, and are read by the trust's listeners, deciders and
-- auditors. Why words were not used is read by them, and by the giver of the words.

-- Why no insight rests on a contribution, said by somebody who read it. Taking it back keeps the row; the latest that stands counts.
create table public.unused_reasons (
    id uuid primary key default gen_random_uuid(),
    contribution_id uuid not null references public.contributions on delete cascade,
    reason text not null check (reason in ('said_by_others', 'another_programme', 'answered_at_once', 'too_little', 'could_point_to_somebody',
        'their_giver_asked', 'other')),
    words text not null default '' check (char_length(words) <= 1000),
    said_by uuid not null references auth.users,
    said_at timestamptz not null default now(),
    removed_by uuid references auth.users,
    removed_at timestamptz,
    check (reason <> 'other' or btrim(words) <> ''),
    check ((removed_at is null) = (removed_by is null))
);
create unique index one_standing_reason on public.unused_reasons (contribution_id) where removed_at is null;
create index on public.unused_reasons (contribution_id, said_at desc);
alter table public.unused_reasons enable row level security;
-- Not by whom.
grant select (id, contribution_id, reason, words, said_at, removed_at) on public.unused_reasons to authenticated;
create policy "those who listen, decide or audit read why; and the giver" on public.unused_reasons for select to authenticated
using (contribution_id in (select private.my_contributions())
    or exists (select 1 from public.contributions c where c.id = contribution_id and c.organisation_id in (select private.my_insight_trusts())));

-- What became of each contribution, in closed words ("measures"): given; taken_back or kept_back, or else stands with coded or
-- uncoded, quoted or unused, in_an_insight (agreed), answered, told; of those unused, said_why with why_<reason>, or unexplained.
create table private.contribution_uses (
    contribution_id uuid primary key references public.contributions on delete cascade,
    programme_id uuid not null references public.programmes,
    workshop_id uuid references public.workshops,
    consultation_id uuid references public.consultations,
    measures text[] not null default '{}'
);
create index on private.contribution_uses (programme_id);
create index on private.contribution_uses (workshop_id);
create index on private.contribution_uses (consultation_id);
alter table private.contribution_uses enable row level security;

-- How many contributions of a programme, a workshop or a consultation (its scope) each measure is true of: a total, and what
-- changed since. Whoever gives words adds a row and waits for nobody; the clock folds the rows into the total.
create table private.coverage_totals (
    scope_id uuid not null,
    measure text not null,
    n bigint not null,
    primary key (scope_id, measure)
);
create table private.coverage_changes (
    id bigint generated always as identity primary key,
    scope_id uuid not null,
    measure text not null,
    change int not null
);
create index on private.coverage_changes (scope_id, measure) include (change);
alter table private.coverage_totals enable row level security;
alter table private.coverage_changes enable row level security;

-- The measures that are true of a contribution now. None of what organisers put to people: nobody gave it.
create function private.measures_of(contribution uuid)
returns text[]
language sql stable security definer set search_path = ''
as $$
    select case
        when c.kind = 'put' then '{}'
        when c.withdrawn_at is not null then array['given', 'taken_back']
        when c.moderated_out_at is not null then array['given', 'kept_back']
        else array_remove(array['given', 'stands',
            case when exists (select 1 from private.code_stands s join public.codes k on k.id = s.code_id
                where s.contribution_id = c.id and s.stands and k.replaced_at is null) then 'coded' else 'uncoded' end,
            case when used.quoted then 'quoted' else 'unused' end,
            case when used.agreed then 'in_an_insight' end,
            case when used.answered then 'answered' end,
            case when exists (select 1 from public.responses r where r.contribution_id = c.id and r.told_at is not null) then 'told' end,
            case when not used.quoted then case when why.reason is null then 'unexplained' else 'said_why' end end,
            case when not used.quoted then 'why_' || why.reason end], null)
    end
    from public.contributions c
    cross join lateral (
        select count(*) > 0 as quoted, coalesce(bool_or(i.agreed_at is not null), false) as agreed,
            coalesce(bool_or(i.answered_at is not null), false) as answered
        from public.quotes q join public.insights i on i.id = q.insight_id where q.contribution_id = c.id) used
    left join public.unused_reasons why on why.contribution_id = c.id and why.removed_at is null
    where c.id = contribution
$$;

-- The communities behind a contribution: the partner that hosted its workshop, and the partner that knows its giver. Never what
-- anybody answered about themselves.
create function private.communities_of(contribution uuid)
returns setof uuid
language sql stable security definer set search_path = ''
as $$
    select o.id from public.organisations o
    where o.kind = 'partner' and o.id in (
        select h.organisation_id from public.contributions c join public.workshop_hosts h on h.workshop_id = c.workshop_id where c.id = contribution
        union
        select p.organisation_id from public.contributors w join public.people p on p.id = w.person_id where w.contribution_id = contribution)
$$;

-- What filters ask of a contribution: its measures, and p: programme, g: organisation, w: workshop, c: consultation, k: kind,
-- l: language, o: community, s: each code that stands on it, and "board" when the last answer to that use was yes.
create function private.marks_of(contribution uuid)
returns text[]
language sql stable security definer set search_path = ''
as $$
    select private.measures_of(c.id) || array['p:' || c.programme_id, 'g:' || c.organisation_id, 'k:' || c.kind, 'l:' || split_part(c.lang, '-', 1)]
        || case when c.workshop_id is not null then array['w:' || c.workshop_id] else '{}' end
        || case when c.consultation_id is not null then array['c:' || c.consultation_id] else '{}' end
        || array(select 'o:' || o from private.communities_of(c.id) o order by o)
        || array(select 's:' || s.code_id from private.code_stands s join public.codes k on k.id = s.code_id
            where s.contribution_id = c.id and s.stands and k.replaced_at is null order by s.code_id)
        || case when (select a.given from public.consents a where a.contribution_id = c.id and a.use = 'board'
            order by a.recorded_at desc, a.id desc limit 1) then array['board'] else '{}' end
    from public.contributions c where c.id = contribution
$$;

-- Brings what is kept of these contributions up to what is so. Each is held first, in one order for everybody, so that of two
-- changes at once the second sees the first.
create function private.refresh_uses(contributions uuid[])
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform 1 from private.contribution_uses u where u.contribution_id = any (contributions) order by u.contribution_id for update;
    update private.contribution_uses u set measures = now_so.measures
    from (select id, private.measures_of(id) as measures from unnest(contributions) id) now_so
    where u.contribution_id = now_so.id and u.measures <> now_so.measures;
    update private.contribution_words w set marks = now_so.marks
    from (select id, private.marks_of(id) as marks from unnest(contributions) id) now_so
    where w.contribution_id = now_so.id and w.marks <> now_so.marks;
end
$$;

create function private.count_uses()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    insert into private.coverage_changes (scope_id, measure, change)
    select scope, counted.measure, sum(counted.change)
    from (
        select unnest(new.measures) as measure, 1 as change, array[new.programme_id, new.workshop_id, new.consultation_id] as scopes where tg_op <> 'DELETE'
        union all
        select unnest(old.measures), -1, array[old.programme_id, old.workshop_id, old.consultation_id] where tg_op <> 'INSERT'
    ) counted cross join lateral unnest(counted.scopes) scope
    where scope is not null
    group by scope, counted.measure
    having sum(counted.change) <> 0;
    return null;
end
$$;
create trigger count_uses after insert or update or delete on private.contribution_uses
for each row execute function private.count_uses();

-- A step of the clock: what changed becomes part of the totals.
create function private.fold_coverage(at timestamptz)
returns void
language sql set search_path = ''
as $$
    with gone as (
        delete from private.coverage_changes where id in (select id from private.coverage_changes order by id limit 50000)
        returning scope_id, measure, change
    )
    insert into private.coverage_totals as t (scope_id, measure, n)
    select scope_id, measure, sum(change) from gone group by scope_id, measure
    on conflict (scope_id, measure) do update set n = t.n + excluded.n
$$;
insert into private.clock_steps values ('fold_coverage');

-- The counts of a scope: {measure: n}, zeros left out.
create function private.coverage_of(scope uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_object_agg(counted.measure, counted.n), '{}') from (
        select kept.measure, sum(kept.n) as n from (
            select t.measure, t.n from private.coverage_totals t where t.scope_id = scope
            union all
            select d.measure, d.change from private.coverage_changes d where d.scope_id = scope
        ) kept group by kept.measure having sum(kept.n) <> 0
    ) counted
$$;

-- Counts everything anew from what is there: for an operator, after rows were put in past the triggers, and for the test that the
-- counts kept step by step are the same. Nobody can give words until it is done.
create function private.recount_coverage()
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    lock table public.contributions in share row exclusive mode;
    alter table private.contribution_uses disable trigger count_uses;
    delete from private.contribution_uses u
    where not exists (select from public.contributions c where c.id = u.contribution_id and c.kind <> 'put');
    insert into private.contribution_uses as u (contribution_id, programme_id, workshop_id, consultation_id, measures)
    select c.id, c.programme_id, c.workshop_id, c.consultation_id, case
        when c.withdrawn_at is not null then array['given', 'taken_back']
        when c.moderated_out_at is not null then array['given', 'kept_back']
        else array['given', 'stands', case when coded.contribution_id is null then 'uncoded' else 'coded' end]
            || case when used.contribution_id is not null then array['quoted'] else array['unused'] end
            || case when used.agreed then array['in_an_insight'] else '{}' end
            || case when used.answered then array['answered'] else '{}' end
            || case when told.contribution_id is not null then array['told'] else '{}' end
            || case when used.contribution_id is not null then '{}'
                when why.reason is null then array['unexplained'] else array['said_why', 'why_' || why.reason] end end
    from public.contributions c
    left join (select distinct s.contribution_id from private.code_stands s join public.codes k on k.id = s.code_id
        where s.stands and k.replaced_at is null) coded on coded.contribution_id = c.id
    left join (select q.contribution_id, bool_or(i.agreed_at is not null) as agreed, bool_or(i.answered_at is not null) as answered
        from public.quotes q join public.insights i on i.id = q.insight_id group by 1) used on used.contribution_id = c.id
    left join (select distinct r.contribution_id from public.responses r where r.told_at is not null) told on told.contribution_id = c.id
    left join public.unused_reasons why on why.contribution_id = c.id and why.removed_at is null
    where c.kind <> 'put'
    on conflict (contribution_id) do update set programme_id = excluded.programme_id, workshop_id = excluded.workshop_id,
        consultation_id = excluded.consultation_id, measures = excluded.measures
    where (u.programme_id, u.workshop_id, u.consultation_id, u.measures)
        is distinct from (excluded.programme_id, excluded.workshop_id, excluded.consultation_id, excluded.measures);
    alter table private.contribution_uses enable trigger count_uses;
    delete from private.coverage_changes;
    delete from private.coverage_totals;
    insert into private.coverage_totals (scope_id, measure, n)
    select scope, measure, count(*)
    from private.contribution_uses u cross join lateral unnest(u.measures) measure
    cross join lateral unnest(array[u.programme_id, u.workshop_id, u.consultation_id]) scope
    where scope is not null group by scope, measure;
end
$$;
