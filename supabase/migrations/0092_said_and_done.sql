-- Said and done: what was said, decided and changed, and what waits for an answer, for everyone to read.
-- Who may see what: everyone reads published insights, made decisions and the words agreed to for the website.
-- Nobody reads the two tables here; they exist so that no page counts or searches rows that grow.

-- How many insights of each standing a programme has; what was said is counted by coverage (0076). Several rows (`shard`) for each
-- figure, so that people who write at the same moment seldom wait for each other; their sum is the figure.
create table private.tallies (
    programme_id uuid not null references public.programmes,
    what text not null check (what in ('published', 'waiting', 'answered', 'changed')),
    shard smallint not null,
    figure bigint not null,
    primary key (programme_id, what, shard)
);

create function private.add_to_tally(programme uuid, what text, change bigint)
returns void
language sql security definer set search_path = ''
as $$
    insert into private.tallies as t (programme_id, what, shard, figure)
    select programme, add_to_tally.what, pg_backend_pid() % 16, change where change <> 0
    on conflict (programme_id, what, shard) do update set figure = t.figure + excluded.figure
$$;

-- The figures an insight counts in. One that was put in other words can still be read, and waits no longer itself.
create function private.counts_as(insight public.insights)
returns table (what text)
language sql immutable set search_path = ''
as $$
    select figure.what from (values
        ('published', insight.published_at is not null),
        ('waiting', insight.published_at is not null and insight.answered_at is null and insight.superseded_at is null),
        ('answered', insight.answered_at is not null),
        ('changed', insight.changed_at is not null)) figure (what, counts)
    where figure.counts
$$;

create function private.tally_insights()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if tg_argv[0] = 'up' then
        perform private.add_to_tally(r.programme_id, f.what, count(*)) from new_rows r cross join lateral private.counts_as(r) f
        group by r.programme_id, f.what order by r.programme_id, f.what;
    else
        perform private.add_to_tally(r.programme_id, f.what, -count(*)) from old_rows r cross join lateral private.counts_as(r) f
        group by r.programme_id, f.what order by r.programme_id, f.what;
    end if;
    return null;
end
$$;
create trigger tally_up_new after insert on public.insights referencing new table as new_rows
for each statement execute function private.tally_insights('up');
create trigger tally_up_changed after update on public.insights referencing new table as new_rows
for each statement execute function private.tally_insights('up');
create trigger tally_down_changed after update on public.insights referencing old table as old_rows
for each statement execute function private.tally_insights('down');
create trigger tally_down_gone after delete on public.insights referencing old table as old_rows
for each statement execute function private.tally_insights('down');

-- The answer that stands for each insight: its influence on the latest decision made that was neither taken back
-- nor superseded. Kept by trigger, so that answers are found by kind and in order.
create table private.answers (
    insight_id uuid primary key references public.insights,
    programme_id uuid not null references public.programmes,
    decision_id uuid not null references public.decisions,
    kind text not null,
    made_at timestamptz not null
);
create index answers_newest on private.answers (programme_id, made_at desc, insight_id desc);
create index answers_by_kind on private.answers (programme_id, kind, made_at desc, insight_id desc);
create index on private.answers (decision_id);

create function private.find_answers(insights uuid[])
returns void
language sql security definer set search_path = ''
as $$
    with standing as (
        select distinct on (f.insight_id) f.insight_id, d.programme_id, d.id as decision_id, f.kind, d.made_at
        from public.influences f
        join public.decisions d on d.id = f.decision_id
        where f.insight_id = any (insights) and f.kind is not null
            and d.made_at is not null and d.reversed_at is null and d.superseded_at is null
        order by f.insight_id, d.made_at desc, d.id
    ), gone as (
        delete from private.answers a
        where a.insight_id = any (insights) and not exists (select 1 from standing s where s.insight_id = a.insight_id)
    )
    insert into private.answers (insight_id, programme_id, decision_id, kind, made_at)
    select insight_id, programme_id, decision_id, kind, made_at from standing order by insight_id
    on conflict (insight_id) do update set decision_id = excluded.decision_id, kind = excluded.kind, made_at = excluded.made_at
$$;

create function private.answers_changed()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if tg_table_name = 'decisions' then
        perform private.find_answers(array(select f.insight_id from new_rows n join public.influences f on f.decision_id = n.id
            where n.made_at is not null));
    else
        perform private.find_answers(array(select n.insight_id from new_rows n join public.decisions d on d.id = n.decision_id
            where d.made_at is not null));
    end if;
    return null;
end
$$;
create trigger answers_changed after update on public.decisions referencing new table as new_rows
for each statement execute function private.answers_changed();
create trigger answers_added after insert on public.influences referencing new table as new_rows
for each statement execute function private.answers_changed();
create trigger answers_changed after update on public.influences referencing new table as new_rows
for each statement execute function private.answers_changed();

-- The lists are read programme by programme, so that a filter costs nothing and a trust's list merges a few.
create index said_and_done_waiting on public.insights (programme_id, due_on, id)
    where published_at is not null and answered_at is null and superseded_at is null;
create index said_and_done_changed on public.insights (programme_id, changed_at desc, id desc) where changed_at is not null;
create index said_and_done_everything on public.insights (programme_id, published_at desc, id desc) where published_at is not null;
create index said_and_done_longest on public.insights (programme_id, published_at)
    where published_at is not null and answered_at is null and superseded_at is null;

-- The figures of some programmes: {"said" (contributions that stand, as coverage counts them),"published","waiting","answered",
-- "changed"}.
create function private.figures(programmes uuid[])
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select '{"said": 0, "published": 0, "waiting": 0, "answered": 0, "changed": 0}'::jsonb || coalesce(jsonb_object_agg(sums.what, sums.figure), '{}')
    from (
        select t.what, sum(t.figure)::bigint as figure from private.tallies t where t.programme_id = any (programmes) group by t.what
        union all
        select 'said', coalesce(sum(stands.n), 0)::bigint from (
            select t.n from private.coverage_totals t where t.scope_id = any (programmes) and t.measure = 'stands'
            union all
            select d.change from private.coverage_changes d where d.scope_id = any (programmes) and d.measure = 'stands') stands
    ) sums
$$;

-- One quote agreed to for the website, with the name the person chose; null where nobody has agreed.
create function private.public_quote(insight uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('words', private.words_out(c, q.starts, q.ends), 'by', c.shown_as, 'lang', c.lang, 'dir', c.dir)
    from (select * from public.quotes k where k.insight_id = insight order by k.added_at, k.id limit 20) q
    join public.contributions c on c.id = q.contribution_id
    where c.withdrawn_at is null and c.moderated_out_at is null and private.may_use(c.id, 'website')
    order by q.added_at, q.id
    limit 1
$$;

-- One row of the public lists: what is said of an insight, and no more.
create function private.said_and_done_row(insight uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('id', i.id, 'number', i.number, 'programme', (select jsonb_build_object('slug', p.slug, 'title', p.title)
            from public.programmes p where p.id = i.programme_id),
        'statement', i.statement, 'published_at', i.published_at, 'due_on', i.due_on, 'answered_at', i.answered_at,
        'changed_at', i.changed_at, 'superseded_at', i.superseded_at,
        'updated_at', greatest(i.published_at, i.superseded_at, a.made_at, i.changed_at),
        'quote', private.public_quote(i.id),
        'answer', case when a.insight_id is not null then jsonb_build_object('kind', a.kind, 'decision_id', d.id, 'title', d.title,
            'owner', d.owner_name, 'decided_on', d.decided_on, 'reason', f.reason, 'review_on', f.review_on, 'referred_to', f.referred_to,
            'early', coalesce(d.decided_on < f.listened_until, false)) end,
        'next_action', (
            select jsonb_build_object('what', t.what, 'owner', t.owner_name, 'due_on', t.due_on)
            from public.actions t where t.decision_id = a.decision_id and t.done_at is null order by t.due_on, t.id limit 1),
        'last_change', (
            select jsonb_build_object('what', t.what, 'done_at', t.done_at, 'note', (
                select p.note from public.progress p where p.action_id = t.id order by p.noted_at desc, p.id limit 1))
            from public.actions t where t.decision_id = a.decision_id and t.done_at is not null order by t.done_at desc, t.id limit 1),
        'challenges', (select count(*) from public.challenges c
            where (c.insight_id = i.id or c.decision_id = a.decision_id) and c.taken_back_at is null),
        -- A correction that no longer answers it takes the answer back too.
        'reversed_at', (select max(coalesce(r.reversed_at, r.superseded_at)) from public.influences g join public.decisions r on r.id = g.decision_id
            where g.insight_id = i.id))
        || private.thread_rests_on(i.id)
    from public.insights i
    left join private.answers a on a.insight_id = i.id
    left join public.decisions d on d.id = a.decision_id
    left join public.influences f on f.decision_id = a.decision_id and f.insight_id = i.id
    where i.id = insight
$$;

-- A trust with what its public pages need of it. Errors: P0002.
create function private.public_trust(slug text)
returns public.organisations
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_trust public.organisations;
begin
    select * into found_trust from public.organisations o where o.slug = public_trust.slug and o.kind = 'trust';
    if found_trust.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return found_trust;
end
$$;

-- The public list, twenty at a time. In: the trust's slug; tab 'waiting' (longest overdue first), 'decided', 'changed' or
-- 'everything' (newest first); a programme's slug; a kind of influence (of what is decided); and where the page begins: a
-- row's `at` from an earlier answer, in `after` or `before`. Out: {"organisation","programmes","holders","figures","rows",
-- "previous","next"}. Errors: P0002 no such trust, programme, tab, kind or place.
create function public.said_and_done(trust text, tab text default 'waiting', programme text default null, influence text default null,
    after text default null, before text default null, most int default 20)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    organisation public.organisations := private.public_trust(trust);
    programmes uuid[];
    place text := coalesce(after, before);
    backwards boolean := after is null and before is not null;
    source text;
    direction text;
    comparison text;
    places text[];
    ids uuid[];
    more boolean;
begin
    most := least(greatest(coalesce(most, 20), 1), 100);
    programmes := array(select p.id from public.programmes p where p.organisation_id = organisation.id
        and (said_and_done.programme is null or p.slug = said_and_done.programme) order by p.starts_on, p.id limit 200);
    source := case
        when tab = 'waiting' and influence is null then 'select due_on as at, id from public.insights where programme_id = p
            and published_at is not null and answered_at is null and superseded_at is null'
        when tab = 'decided' and influence is null then 'select made_at as at, insight_id as id from private.answers where programme_id = p'
        when tab = 'decided' and influence in ('adopted', 'partly_adopted', 'not_adopted', 'deferred', 'referred') then
            'select made_at as at, insight_id as id from private.answers where programme_id = p and kind = $4'
        when tab = 'changed' and influence is null then 'select changed_at as at, id from public.insights where programme_id = p and changed_at is not null'
        when tab = 'everything' and influence is null then 'select published_at as at, id from public.insights where programme_id = p
            and published_at is not null'
    end;
    if source is null or said_and_done.programme is not null and cardinality(programmes) = 0 then
        perform private.refuse('P0002', 'Page not found');
    end if;
    direction := case when (tab = 'waiting') <> backwards then 'asc' else 'desc' end;
    comparison := case when place is null then '' else format('where (s.at, s.id) %s ($2::%s, $3::uuid)',
        case direction when 'asc' then '>' else '<' end, case tab when 'waiting' then 'date' else 'timestamptz' end) end;
    begin
        execute format(
            'select array_agg(l.at::text || ''_'' || l.id order by l.at %1$s, l.id %1$s), array_agg(l.id order by l.at %1$s, l.id %1$s)
            from (
                select each.at, each.id from unnest($1::uuid[]) p
                cross join lateral (select s.at, s.id from (%2$s) s %3$s order by s.at %1$s, s.id %1$s limit $5) each
                order by each.at %1$s, each.id %1$s limit $5
            ) l', direction, source, comparison)
        into places, ids using programmes, split_part(place, '_', 1), split_part(place, '_', 2), influence, most + 1;
    exception when data_exception then
        perform private.refuse('P0002', 'Page not found');
    end;
    more := coalesce(cardinality(ids), 0) > most;
    ids := ids[1:most];
    places := places[1:most];
    if backwards then
        ids := array(select id from unnest(ids) with ordinality listed (id, n) order by n desc);
        places := array(select at from unnest(places) with ordinality listed (at, n) order by n desc);
    end if;
    return jsonb_build_object(
        'organisation', jsonb_build_object('slug', organisation.slug, 'name', organisation.name,
            'collective_term', organisation.collective_term, 'crisis', organisation.crisis),
        'programmes', coalesce((select jsonb_agg(jsonb_build_object('slug', p.slug, 'title', p.title) order by p.starts_on, p.id)
            from public.programmes p where p.organisation_id = organisation.id), '[]'),
        'holders', private.decision_owners(organisation.id),
        'figures', private.figures(programmes),
        'rows', coalesce((select jsonb_agg(private.said_and_done_row(listed.id) order by listed.n)
            from unnest(ids) with ordinality listed (id, n)), '[]'),
        'previous', case when case when backwards then more else after is not null end then places[1] end,
        'next', case when case when backwards then true else more end then places[cardinality(places)] end);
end
$$;

-- What changed lately, newest first: for the feed. Out: {"organisation","created_at","rows"} with thirty rows at most.
create function public.said_and_done_news(trust text)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    organisation public.organisations := private.public_trust(trust);
begin
    return jsonb_build_object(
        'organisation', jsonb_build_object('slug', organisation.slug, 'name', organisation.name, 'crisis', organisation.crisis),
        'rows', coalesce((
            select jsonb_agg(private.said_and_done_row(latest.id) order by latest.at desc, latest.id)
            from (
                select news.id, max(news.at) as at
                from public.programmes p
                cross join lateral (
                    (select i.id, i.published_at as at from public.insights i where i.programme_id = p.id and i.published_at is not null
                        order by i.published_at desc, i.id desc limit 30)
                    union all
                    (select a.insight_id, a.made_at from private.answers a where a.programme_id = p.id
                        order by a.made_at desc, a.insight_id desc limit 30)
                    union all
                    (select i.id, i.changed_at from public.insights i where i.programme_id = p.id and i.changed_at is not null
                        order by i.changed_at desc, i.id desc limit 30)
                ) news
                where p.organisation_id = organisation.id
                group by news.id order by max(news.at) desc, news.id limit 30
            ) latest), '[]'),
        -- A feed with nothing in it is as old as its trust.
        'created_at', organisation.created_at);
end
$$;

-- The front page, over every trust here. Out: {"trusts": [{"slug","name"}], "figures": {..., "longest_since"}, "newest"}:
-- the newest change with the words it came from, or null.
create function public.front_page()
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object(
        'trusts', coalesce((select jsonb_agg(jsonb_build_object('slug', o.slug, 'name', o.name) order by o.name)
            from (select * from public.organisations where kind = 'trust' order by name limit 100) o), '[]'),
        'figures', private.figures(array(select id from public.programmes)) || jsonb_build_object('longest_since', (
            select min(oldest.published_at) from public.programmes p
            cross join lateral (
                select i.published_at from public.insights i
                where i.programme_id = p.id and i.published_at is not null and i.answered_at is null and i.superseded_at is null
                order by i.published_at limit 1) oldest)),
        'newest', (
            select jsonb_build_object('trust', jsonb_build_object('slug', o.slug, 'name', o.name)) || private.said_and_done_row(newest.id)
            from public.programmes p
            join public.organisations o on o.id = p.organisation_id
            cross join lateral (
                select i.id, i.changed_at from public.insights i where i.programme_id = p.id and i.changed_at is not null
                order by i.changed_at desc, i.id desc limit 1) newest
            order by newest.changed_at desc, newest.id limit 1))
$$;

-- A programme's line in figures, for the picture and its table. Counts contributions; one that two insights rest on is
-- counted in both. Out: {"programme","said","used","flows": [{"state","answer","actions","contributions","insights"}]} where
-- `state` is draft, in_check, waiting or answered, `answer` the influence's kind or null, and `actions` none, open, late or done.
-- For the trust's listeners. Errors: P0002.
create function public.programme_thread(trust text, programme text)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_programme public.programmes;
begin
    select p.* into found_programme from public.programmes p join public.organisations o on o.id = p.organisation_id
    where o.slug = trust and p.slug = programme_thread.programme and o.id in (select private.my_insight_trusts());
    if found_programme.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return jsonb_build_object(
        'programme', jsonb_build_object('id', found_programme.id, 'slug', found_programme.slug, 'title', found_programme.title),
        'said', private.figures(array[found_programme.id]) -> 'said',
        'used', (select count(distinct q.contribution_id) from public.insights i
            join public.quotes q on q.insight_id = i.id
            join public.contributions c on c.id = q.contribution_id and c.withdrawn_at is null and c.moderated_out_at is null
            where i.programme_id = found_programme.id and i.superseded_at is null),
        'flows', coalesce((
            select jsonb_agg(to_jsonb(flow)) from (
                select case when i.answered_at is not null then 'answered' when i.published_at is not null then 'waiting' else i.state end as state,
                    a.kind as answer, done.actions, sum(rests.contributions)::int as contributions, count(*)::int as insights
                from public.insights i
                left join private.answers a on a.insight_id = i.id
                cross join lateral (
                    select count(distinct q.contribution_id) as contributions from public.quotes q
                    join public.contributions c on c.id = q.contribution_id and c.withdrawn_at is null and c.moderated_out_at is null
                    where q.insight_id = i.id) rests
                cross join lateral (
                    select case when count(*) = 0 then 'none' when count(*) = count(t.done_at) then 'done'
                        when bool_or(t.done_at is null and t.due_on < private.today()) then 'late' else 'open' end as actions
                    from public.actions t where t.decision_id = a.decision_id) done
                where i.programme_id = found_programme.id and i.superseded_at is null
                group by 1, 2, 3 order by 1, 2, 3
            ) flow), '[]'));
end
$$;

grant execute on function public.said_and_done, public.said_and_done_news, public.front_page to anon, authenticated;
grant execute on function public.programme_thread to authenticated;
