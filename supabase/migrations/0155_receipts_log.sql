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

-- What may be late at a stop, as a query over $1, the organisation: `at` the day it was due (of a challenge, for which no day is promised,
-- the day it was raised), its programme, what it is called in public and where that is. Null for no such stop.
create function private.late_at(stop text)
returns text
language sql immutable set search_path = ''
as $$
    select case stop
        when 'check' then 'select i.check_until as at, i.id, i.programme_id, null::text as title, null::text as kind, null::uuid as subject,
            null::text as who from public.insights i where i.organisation_id = $1 and i.state = ''in_check'''
        when 'answer' then 'select i.due_on as at, i.id, i.programme_id, i.statement as title, ''insight'' as kind, i.id as subject,
            null::text as who from public.insights i
            where i.organisation_id = $1 and i.published_at is not null and i.answered_at is null and i.superseded_at is null'
        when 'action' then 'select a.due_on as at, a.id, d.programme_id, a.what as title, ''decision'' as kind, d.id as subject,
            a.owner_name as who from public.actions a join public.decisions d on d.id = a.decision_id
            where a.organisation_id = $1 and a.done_at is null and d.made_at is not null and d.superseded_at is null and d.reversed_at is null'
        when 'tell' then 'select owed.due_on as at, d.id, d.programme_id, d.title, ''decision'' as kind, d.id as subject, null::text as who
            from public.decisions d cross join lateral (
                select r.due_on from public.responses r join public.contributions c on c.id = r.contribution_id and c.withdrawn_at is null
                where r.decision_id = d.id and r.told_at is null order by r.due_on limit 1) owed
            where d.organisation_id = $1 and d.made_at is not null and d.superseded_at is null'
        when 'challenge' then 'select (h.raised_at at time zone ''Europe/London'')::date as at, h.id,
            coalesce(i.programme_id, d.programme_id) as programme_id, coalesce(i.statement, d.title) as title,
            case when i.id is null then ''decision'' else ''insight'' end as kind, coalesce(i.id, d.id) as subject, null::text as who
            from public.challenges h
            left join public.insights i on i.id = h.insight_id left join public.decisions d on d.id = h.decision_id
            where h.organisation_id = $1 and h.answered_at is null and h.taken_back_at is null and h.closed_at is null
                and coalesce(i.published_at, d.made_at) is not null'
        when 'summary' then 'select private.summary_due(w) as at, w.id, w.programme_id, w.title, ''workshop'' as kind, w.id as subject,
            null::text as who from public.workshops w
            where w.organisation_id = $1 and w.held_at is not null and w.written_up_at is null and w.cancelled_at is null
                and w.opened_at is not null and w.starts_at is not null'
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
    one text;
    figures jsonb;
    stops jsonb := '[]';
    chosen text := stop;
    listed jsonb;
begin
    most := least(greatest(coalesce(most, 20), 1), 100);
    if private.late_at(coalesce(stop, 'answer')) is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    foreach one in array array['check', 'answer', 'action', 'tell', 'challenge', 'summary'] loop
        execute format('select jsonb_build_object(''count'', count(*), ''longest'', coalesce($2 - min(l.at), 0))
            from (select s.at from (%s) s where s.at < $2 order by s.at limit 1000) l', private.late_at(one))
        into figures using organisation.id, private.today();
        stops := stops || jsonb_build_array(jsonb_build_object('stop', one) || figures);
        if chosen is null and (figures ->> 'count')::int > 0 then
            chosen := one;
        end if;
    end loop;
    begin
        execute format('select coalesce(jsonb_agg(to_jsonb(l) - ''programme_id'' || jsonb_build_object(''days'', $2 - l.at, ''programme'',
                (select jsonb_build_object(''slug'', p.slug, ''title'', p.title) from public.programmes p where p.id = l.programme_id))
                order by l.at, l.id), ''[]'')
            from (select s.* from (%s) s where s.at < $2 and ($3 is null or (s.at, s.id) > ($3::date, $4::uuid))
                order by s.at, s.id limit $5) l', private.late_at(coalesce(chosen, 'answer')))
        into listed using organisation.id, private.today(), split_part(after, '_', 1), split_part(after, '_', 2), most + 1;
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
