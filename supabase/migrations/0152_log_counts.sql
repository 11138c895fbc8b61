-- What is complete: the log says of each contribution what it counts as, and of each programme how many there are of each, so that whoever
-- has the entries can count again (log.md 6, "log true, story false"). Also the sequencer's round, which the worker calls.
-- Who may see what: no application role calls anything here or sees the tables.

-- What a contribution counts as besides being given, kept back or taken back, of its measures (0076); as entries name it, in this order.
create function tlog.counted_as(measures text[])
returns text[]
language sql immutable set search_path = ''
as $$
    select array(select word from unnest(array['coded', 'in_an_insight', 'answered', 'told']) with ordinality as closed (word, place)
        where word = any (measures) order by place)
$$;

-- What the log says when that changes, in the transaction in which it does.
create function tlog.counted()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append('contribution.counted', new.contribution_id, jsonb_build_object('as', to_jsonb(tlog.counted_as(new.measures))));
    return null;
end
$$;
create trigger counted_at_once after insert on private.contribution_uses for each row
when (new.measures && array['coded', 'in_an_insight', 'answered', 'told']) execute function tlog.counted();
create trigger counted_otherwise after update of measures on private.contribution_uses for each row
when (old.measures <> new.measures and tlog.counted_as(old.measures) <> tlog.counted_as(new.measures)) execute function tlog.counted();

-- Where the counting of each programme stands: when its counts were last put into the log, which they were, and whether any entry
-- of it came since. The row has an id of its own, which the entries are about: an entry about the programme would wait for
-- whoever is changing the programme, and might come to follow one that has no number yet.
create table tlog.tallies (
    programme_id uuid primary key references public.programmes,
    subject_id uuid not null unique default gen_random_uuid(),
    counts jsonb,
    tallied_at timestamptz,
    touched boolean not null default true
);
-- Up to which number entries were looked at for what they touch: one row.
create table tlog.tallied (
    one boolean primary key default true check (one),
    upto bigint not null
);
insert into tlog.tallied (upto) values (0);
alter table tlog.tallies enable row level security;
alter table tlog.tallied enable row level security;

-- The counts of a programme as entries carry them, from the totals that are kept as things happen.
create function tlog.counts_of(programme uuid)
returns jsonb
language sql stable set search_path = ''
as $$
    select jsonb_object_agg(measure, coalesce((kept.counts ->> measure)::bigint, 0))
    from (select private.coverage_of(programme) as counts) kept
    cross join unnest(array['given', 'kept_back', 'taken_back', 'coded', 'in_an_insight', 'answered', 'told']) measure
$$;

-- Puts the counts of each programme that an entry touched into the log, unless they are those it holds or that was done within `every`.
-- Only for whoever holds begin_sequencing(). Out: how many entries. The counts and the entries must speak of the same moment: what
-- is counted and what still waits are read by one statement, and what waited is numbered before the counts are.
create function tlog.tally(every interval default '10 minutes')
returns int
language plpgsql set search_path = ''
as $$
declare
    waiting bigint[];
    counted jsonb;
    due record;
    made text[] := '{}';
begin
    insert into tlog.tallies (programme_id)
    select distinct e.programme_id from tlog.entries e
    where e.index >= (select t.upto from tlog.tallied t) and exists (select from tlog.subjects s where s.subject_id = e.programme_id)
    on conflict (programme_id) do update set touched = true;
    update tlog.tallied t set upto = tlog.size() where t.upto <> tlog.size();

    select array(select s.id from tlog.staging s order by s.id), jsonb_object_agg(t.programme_id, tlog.counts_of(t.programme_id))
    into waiting, counted
    from tlog.tallies t
    where t.touched and coalesce(t.tallied_at <= now() - every, true);
    if counted is null then
        return 0;
    end if;
    perform tlog.integrate(waiting);
    for due in select t.*, c.value as now_so from jsonb_each(counted) c join tlog.tallies t on t.programme_id = c.key::uuid order by c.key loop
        if due.counts is distinct from due.now_so then
            made := made || tlog.append('programme.tally', due.subject_id, jsonb_build_object('counts', due.now_so), '{}',
                jsonb_build_object('programme', due.programme_id));
        end if;
        update tlog.tallies t set touched = false, counts = due.now_so,
            tallied_at = case when due.counts is distinct from due.now_so then now() else due.tallied_at end
        where t.programme_id = due.programme_id;
    end loop;
    -- At once, before anything else of the programme can have a number.
    return tlog.integrate(array(select s.id from tlog.staging s where s.entry ->> 'id' = any (made) order by s.id));
end
$$;

-- One round of the sequencer, in this transaction: numbers for what is staged and committed, and then the counts. In: how many entries at
-- most, and how long a programme's counts stand at least. Out: {"sequenced", "tallied", "more": is anything left}; null when another
-- sequencer is at it. Counting that fails is an incident and holds nobody up: promises to number words are kept all the same.
create function tlog.round(at_most int default 4096, tally_every interval default '10 minutes')
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
    sequenced int;
    tallied int := 0;
begin
    if not tlog.begin_sequencing() then
        return null;
    end if;
    sequenced := tlog.integrate(array(select s.id from tlog.staging s order by s.id limit at_most));
    if sequenced < at_most then
        begin
            tallied := tlog.tally(tally_every);
        exception when others then
            perform tlog.report_incident('tally', jsonb_build_object('why', sqlstate));
            tallied := null;
        end;
    end if;
    return jsonb_build_object('sequenced', sequenced, 'tallied', tallied, 'more', exists (select from tlog.staging));
end
$$;
