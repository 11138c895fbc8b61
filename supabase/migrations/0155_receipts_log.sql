-- What a receipt shows of the log: the entry its words began with, so that its holder can check it without us; the promise that it
-- would stand there in time, and whether that was kept; and, for everyone, what waits past its day at each stop.
-- Who may see what: whoever holds a slip, and whoever gave the words, reads the entry of those words alone. Anybody reads the list of
-- what is late: only titles that are public already, and never a count of people.

-- An entry that has no number yet is looked for by its own id.
create index staged_entry on tlog.staging ((entry ->> 'id'));

-- By when an entry stands in the published log: an hour after it was made (log.md 2).
create function tlog.promised(staged_at timestamptz)
returns timestamptz
language sql immutable set search_path = ''
as $$
    select staged_at + interval '1 hour'
$$;

-- The first entry about a contribution. Out: {"entry_id","leaf" (base64),"body" (its canonical text),"index" or null,
-- "received_unix","due_unix" (seconds), "opens": {"text": {"salt" (base64),"content"}}, empty once the words are gone}, or null.
create function private.in_log(contribution uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('entry_id', s.first_entry, 'leaf', encode(entry.leaf, 'base64'), 'body', convert_from(entry.body, 'UTF8'),
        'index', entry.index, 'received_unix', floor(extract(epoch from entry.staged_at))::bigint,
        'due_unix', floor(extract(epoch from tlog.promised(entry.staged_at)))::bigint,
        'opens', coalesce((
            select jsonb_build_object('text', jsonb_build_object('salt', encode(k.salt, 'base64'), 'content', c.words))
            from public.contributions c join private.salts k on k.contribution_id = c.id
            where c.id = s.subject_id and c.withdrawn_at is null), '{}'))
    from tlog.subjects s
    cross join lateral (
        select e.index, e.leaf_hash as leaf, e.body, e.staged_at from tlog.entries e where e.entry_id = s.first_entry
        union all
        select null, sha256('\x00'::bytea || g.body), g.body, g.staged_at from tlog.staging g where g.entry ->> 'id' = s.first_entry
    ) entry
    where s.subject_id = contribution
$$;

-- The same for whoever holds the slip; null for a code nobody knows.
create function public.receipt_in_log(code text)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select private.in_log(private.contribution_by_receipt(code))
$$;

-- The same for whoever gave the words and is signed in; null for anybody else.
create function public.own_contribution_in_log(contribution uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select private.in_log(contribution) where contribution in (select private.my_contributions())
$$;

-- Reports every promise that was not kept: contributions received more than an hour ago that the published log, of `published` entries,
-- does not hold. Called by the worker after it has published. Out: how many there are.
create function tlog.report_broken_promises(published bigint, at timestamptz default now())
returns bigint
language plpgsql security definer set search_path = ''
as $$
declare
    broken bigint;
begin
    select count(*) into broken from (
        select g.body from tlog.staging g where tlog.promised(g.staged_at) < at
        union all
        select e.body from tlog.entries e where e.index >= published and tlog.promised(e.staged_at) < at
    ) late
    where convert_from(late.body, 'UTF8')::jsonb ->> 'type' = 'contribution.received';
    if broken > 0 then
        perform tlog.report_incident('promise_broken', jsonb_build_object('size', published, 'count', broken));
    end if;
    return broken;
end
$$;

create index workshops_not_written_up on public.workshops (organisation_id, held_on)
    where held_at is not null and written_up_at is null and cancelled_at is null;
create index challenges_not_answered on public.challenges (organisation_id, raised_at)
    where answered_at is null and taken_back_at is null and closed_at is null;

-- What is due at a stop of a trust before a day, the earliest first. In: the stop; `holders`: of what one person answers for, only that of these
-- members, or null for all; the place in the list to go on from; how many. Out: `at` the day it is due (of a challenge, for which no day is
-- promised to its author, the day it was raised), its programme, what it is called in public and where that is, and the name of who
-- answers for it, where one person does. Nothing for no such stop.
create function private.due_at(organisation uuid, stop text, before date, holders uuid[] default null, after_at date default null,
    after_id uuid default null, most int default 1000)
returns table (at date, id uuid, programme_id uuid, title text, kind text, subject uuid, who text)
language plpgsql stable security definer set search_path = ''
as $$
#variable_conflict use_column
begin
    if stop = 'check' then
        return query select i.check_until, i.id, i.programme_id, null::text, null::text, null::uuid, null::text from public.insights i
        where i.organisation_id = due_at.organisation and i.state = 'in_check' and i.check_until < before
            and (after_at is null or (i.check_until, i.id) > (after_at, after_id)) order by 1, 2 limit most;
    elsif stop = 'answer' then
        return query select i.due_on, i.id, i.programme_id, i.statement, 'insight', i.id, null::text from public.insights i
        where i.organisation_id = due_at.organisation and i.published_at is not null and i.answered_at is null and i.superseded_at is null
            and i.due_on < before and (after_at is null or (i.due_on, i.id) > (after_at, after_id)) order by 1, 2 limit most;
    elsif stop = 'action' then
        return query select a.due_on, a.id, d.programme_id, a.what, 'decision', d.id, a.owner_name
        from public.actions a join public.decisions d on d.id = a.decision_id
        where a.organisation_id = due_at.organisation and a.done_at is null and d.made_at is not null and d.superseded_at is null
            and d.reversed_at is null and a.due_on < before and (holders is null or a.owner_id = any (holders))
            and (after_at is null or (a.due_on, a.id) > (after_at, after_id)) order by 1, 2 limit most;
    elsif stop = 'tell' then
        return query select owed.due_on, d.id, d.programme_id, d.title, 'decision', d.id, null::text
        from public.decisions d cross join lateral (
            select r.due_on from public.responses r join public.contributions c on c.id = r.contribution_id and c.withdrawn_at is null
            where r.decision_id = d.id and r.told_at is null order by r.due_on limit 1) owed
        where d.organisation_id = due_at.organisation and d.made_at is not null and d.superseded_at is null and owed.due_on < before
            and (after_at is null or (owed.due_on, d.id) > (after_at, after_id)) order by 1, 2 limit most;
    elsif stop = 'challenge' then
        return query select private.day_of(h.raised_at), h.id, coalesce(i.programme_id, d.programme_id), coalesce(i.statement, d.title),
            case when i.id is null then 'decision' else 'insight' end, coalesce(i.id, d.id), null::text
        from public.challenges h
        left join public.insights i on i.id = h.insight_id left join public.decisions d on d.id = h.decision_id
        where h.organisation_id = due_at.organisation and h.answered_at is null and h.taken_back_at is null and h.closed_at is null
            and coalesce(i.published_at, d.made_at) is not null and h.raised_at < private.day_begins(before)
            and (after_at is null or (private.day_of(h.raised_at), h.id) > (after_at, after_id)) order by 1, 2 limit most;
    elsif stop = 'summary' then
        return query select private.summary_due(w), w.id, w.programme_id, w.title, 'workshop', w.id, null::text from public.workshops w
        where w.organisation_id = due_at.organisation and w.held_at is not null and w.written_up_at is null and w.cancelled_at is null
            and w.opened_at is not null and w.starts_at is not null and private.summary_due(w) < before
            and (after_at is null or (private.summary_due(w), w.id) > (after_at, after_id)) order by 1, 2 limit most;
    end if;
end
$$;

-- What waits past its day at a trust. Anyone. In: the trust's slug; the stop to list, by default the first where something is late;
-- `after` as an earlier answer gave it. Out: {"organisation","holders","stops": [{"stop","count" (1000 stands for as many or more),
-- "longest" (days)}], "stop", "rows": [{"id","at","days","title","kind","subject","who","programme"}], longest late first, "next"}.
-- `title` is null where it is not public. Errors: P0002 no such trust, stop or place.
create function public.late(trust text, stop text default null, after text default null, most int default 20)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    organisation public.organisations := private.public_trust(trust);
    stops_there constant text[] := array['check', 'answer', 'action', 'tell', 'challenge', 'summary'];
    stops jsonb;
    chosen text;
    listed jsonb;
begin
    most := least(greatest(coalesce(most, 20), 1), 100);
    if coalesce(stop, 'answer') <> all (stops_there) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    select jsonb_agg(jsonb_build_object('stop', s.one, 'count', s.n, 'longest', s.longest) order by s.place),
        coalesce(late.stop, (array_agg(s.one order by s.place) filter (where s.n > 0))[1])
    into stops, chosen
    from (
        select t.one, t.place, count(l.id) as n, coalesce(private.today() - min(l.at), 0) as longest
        from unnest(stops_there) with ordinality t (one, place) left join lateral private.due_at(organisation.id, t.one, private.today()) l on true
        group by 1, 2) s;
    begin
        select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'at', l.at, 'title', l.title, 'kind', l.kind, 'subject', l.subject, 'who', l.who,
                'days', private.today() - l.at, 'programme', jsonb_build_object('slug', p.slug, 'title', p.title)) order by l.at, l.id), '[]')
        into listed
        from private.due_at(organisation.id, coalesce(chosen, 'answer'), private.today(), null, split_part(after, '_', 1)::date,
            split_part(after, '_', 2)::uuid, most + 1) l
        left join public.programmes p on p.id = l.programme_id;
    exception when data_exception then
        perform private.refuse('P0002', 'Page not found');
    end;
    return jsonb_build_object(
        'organisation', jsonb_build_object('slug', organisation.slug, 'name', organisation.name, 'crisis', organisation.crisis),
        'holders', private.decision_owners(organisation.id),
        'stops', stops, 'stop', chosen,
        'rows', jsonb_path_query_array(listed, '$[0 to $last]', jsonb_build_object('last', most - 1)),
        'next', case when jsonb_array_length(listed) > most then (listed -> most - 1 ->> 'at') || '_' || (listed -> most - 1 ->> 'id') end);
end
$$;

grant execute on function public.receipt_in_log, public.late to anon, authenticated;
grant execute on function public.own_contribution_in_log to authenticated;
