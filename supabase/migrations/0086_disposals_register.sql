-- What the clock, or an administrator, disposes of, and what pages read of it (0068).
-- Who may see what: administrators and board auditors read counts; only administrators make it happen without the clock.

-- Disposes of at most so many records of a kind that were kept long enough at a moment, and writes them into the register.
-- In: the organisation, the kind, the moment, who (null: the clock) and how many at most. Out: how many went.
create function private.dispose(organisation uuid, record_type text, at timestamptz, by_account uuid default null, most int default 200)
returns int
language plpgsql set search_path = ''
as $$
declare
    rule jsonb := private.retention_rule(organisation, record_type, private.day_of(at));
    until date := private.kept_until(organisation, record_type, private.day_of(at));
    ids uuid[];
    first_day date;
    last_day date;
    line uuid;
begin
    -- The clock and a person do not take the same ones.
    perform pg_advisory_xact_lock(hashtextextended('throughline.dispose/' || organisation, 0));
    if private.held_by_hand(organisation, record_type) is not null then
        return 0;
    end if;
    execute format('select array_agg(k.id), min(k.from_on), max(k.from_on) from private.%I($1, $2, $3, $4, true) k', 'kept_' || record_type)
        using organisation, '-infinity'::date, until, most into ids, first_day, last_day;
    if ids is null then
        return 0;
    end if;
    execute format('select private.%I($1)', 'dispose_' || record_type) using ids;
    insert into public.disposals (organisation_id, record_type, disposed_at, number, keep, unit, first_on, last_on, done_by, done_by_name)
    values (organisation, dispose.record_type, at, cardinality(ids), (rule ->> 'keep')::int, rule ->> 'unit', first_day, last_day,
        by_account, case when by_account is not null then private.my_name_at(organisation) end)
    returning id into line;
    insert into public.disposal_stubs (contribution_id, disposal_id)
    select c.id, line from public.contributions c where c.id = any (ids) and dispose.record_type in ('words', 'consultation_words');
    return cardinality(ids);
end
$$;

-- A step of the clock: what was kept long enough goes, a batch of each kind at a time until the day's work is done, then not
-- again before tomorrow. What cannot be done stops nothing else; the page of what is due says so, and tomorrow it is tried again.
create function private.dispose_due(at timestamptz)
returns void
language plpgsql set search_path = ''
as $$
declare
    due record;
    gone int;
    failed text;
begin
    for due in
        select o.id as organisation, t.key as record_type
        from public.organisations o
        join public.record_types t on t.how = 'clock' and (o.kind = 'trust' or t.of_partners)
        left join private.disposal_looks l on l.organisation_id = o.id and l.record_type = t.key
        where l.looked_on is distinct from private.day_of(at)
        order by l.looked_on nulls first, o.id, t.position limit 40
    loop
        gone := 0;
        failed := null;
        begin
            gone := private.dispose(due.organisation, due.record_type, at);
        exception when others then
            failed := sqlstate;
        end;
        if gone < 200 then
            insert into private.disposal_looks as l values (due.organisation, due.record_type, private.day_of(at), failed)
            on conflict (organisation_id, record_type) do update set looked_on = excluded.looked_on, failed = excluded.failed;
        end if;
    end loop;
end
$$;
insert into private.clock_steps values ('dispose_due');

-- A new rule, or a hold that is lifted, is looked at on the same day.
create function private.look_again()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    delete from private.disposal_looks l
    where l.organisation_id = new.organisation_id and (new.record_type is null or l.record_type = new.record_type);
    return null;
end
$$;
create trigger look_again after insert on public.retention_rules for each row execute function private.look_again();
create trigger look_again after update on public.retention_holds for each row execute function private.look_again();

-- A step of the clock: words that somebody began to write and did not come back to.
create function private.forget_drafts(at timestamptz)
returns void
language sql set search_path = ''
as $$
    delete from private.drafts d where d.saved_at < at - interval '2 days'
$$;
insert into private.clock_steps values ('forget_drafts');

-- How many of a kind are due by a day, how many of them are held, and from which day the oldest is kept; counted to 1,000.
create function private.count_due(organisation uuid, record_type text, until date)
returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
    counted jsonb;
begin
    execute format('select jsonb_build_object(''due'', count(*), ''held'', count(k.held), ''oldest'', min(k.from_on)) from private.%I($1, $2, $3, 1001, false) k',
        'kept_' || record_type)
    using organisation, '-infinity'::date, until into counted;
    return counted;
end
$$;

-- The day on which the next of a kind is due after those due now; null for none.
create function private.next_due(organisation uuid, record_type text, day date)
returns date
language plpgsql stable set search_path = ''
as $$
declare
    rule jsonb := private.retention_rule(organisation, record_type, day);
    begins date;
begin
    execute format('select min(k.from_on) from private.%I($1, $2, $3, 1, false) k', 'kept_' || record_type)
    using organisation, private.kept_until(organisation, record_type, day), 'infinity'::date into begins;
    return case when begins is not null
        then greatest(begins + private.keep_time((rule ->> 'keep')::int, rule ->> 'unit'), day + 1) end::date;
end
$$;

-- What would go if the clock looked at this moment, and nothing goes by asking (the dry run). Out: {"kinds":[{"key","what",
-- "how","due","held","oldest","next","hold" (why nothing of it goes),"failed","keep","unit","coming":{"on","due"} | null: how many would
-- be due by a rule that has not begun}]}, in order; counts up to 1,000, 1,001 for more. Administrators and board auditors. Errors: 42501.
create function public.disposals_due(organisation uuid, at timestamptz default now())
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    day date := private.day_of(at);
begin
    perform private.require_role(organisation, 'administrator', 'board_auditor');
    return jsonb_build_object('kinds', (
        select jsonb_agg(jsonb_build_object('key', t.key, 'what', t.what, 'how', t.how, 'next', private.next_due(organisation, t.key, day),
            'hold', private.held_by_hand(organisation, t.key), 'failed', l.failed is not null,
            'coming', case when n.begins_on > day then jsonb_build_object('on', n.begins_on,
                'due', private.count_due(organisation, t.key, (n.begins_on - private.keep_time(n.keep, n.unit))::date) -> 'due') end)
            || private.count_due(organisation, t.key, private.kept_until(organisation, t.key, day))
            || private.retention_rule(organisation, t.key, day) order by t.position)
        from public.record_types t
        join public.organisations o on o.id = organisation and (o.kind = 'trust' or t.of_partners)
        left join private.disposal_looks l on l.organisation_id = organisation and l.record_type = t.key
        left join lateral (
            select r.* from public.retention_rules r where r.organisation_id = organisation and r.record_type = t.key
            order by r.set_at desc, r.id desc limit 1) n on true
        where t.how <> 'at once'));
end
$$;

-- Disposes of what is due of a kind without waiting for the clock, 1,000 at most. Out: how many went. Administrators.
-- Errors: 42501; RT001 nothing of this kind goes by the clock; RT007 it is held; RT008 nothing is due.
create function public.dispose_now(organisation uuid, record_type text)
returns int
language plpgsql security definer set search_path = ''
as $$
declare
    gone int;
begin
    perform private.require_role(organisation, 'administrator');
    if not exists (select 1 from public.record_types t join public.organisations o on o.id = organisation
        where t.key = dispose_now.record_type and t.how = 'clock' and (o.kind = 'trust' or t.of_partners)) then
        perform private.refuse('RT001', 'Nothing of this kind goes by itself');
    end if;
    if private.held_by_hand(organisation, record_type) is not null then
        perform private.refuse('RT007', 'This is held. Lift the hold first.');
    end if;
    gone := private.dispose(organisation, record_type, now(), private.signed_in(), 1000);
    if gone = 0 then
        perform private.refuse('RT008', 'Nothing of this kind is due now');
    end if;
    return gone;
end
$$;

-- The register of what was disposed of, the latest first, 20 a page (2,000 at most). In: the last line of the page before. Out:
-- {"lines":[{"id","at","record_type","what","number","keep","unit","first_on","last_on","by"}],"next"}; "by" is null for the clock.
-- Administrators and board auditors. Errors: 42501.
create function public.disposals_of(organisation uuid, beside uuid default null, most int default 20)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    last_seen timestamptz := (select d.disposed_at from public.disposals d where d.id = beside and d.organisation_id = organisation);
    page jsonb;
begin
    perform private.require_role(organisation, 'administrator', 'board_auditor');
    most := least(greatest(coalesce(most, 20), 1), 2000);
    select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'at', d.disposed_at, 'record_type', d.record_type, 'what', t.what,
        'number', d.number, 'keep', d.keep, 'unit', d.unit, 'first_on', d.first_on, 'last_on', d.last_on, 'by', d.done_by_name)
        order by d.disposed_at desc, d.id desc), '[]')
    into page
    from (
        select l.* from public.disposals l
        where l.organisation_id = organisation and (last_seen is null or (l.disposed_at, l.id) < (last_seen, beside))
        order by l.disposed_at desc, l.id desc limit most + 1) d
    join public.record_types t on t.key = d.record_type;
    return jsonb_build_object('lines', case when jsonb_array_length(page) > most then page - most else page end,
        'next', case when jsonb_array_length(page) > most then page -> (most - 1) -> 'id' end);
end
$$;

grant execute on function public.disposals_due, public.dispose_now, public.disposals_of to authenticated;

-- What the log says of a disposal: how many of a kind, after how long.
create function tlog.disposal_done()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append('disposal.done', new.organisation_id, jsonb_build_object('kind', new.record_type, 'count', new.number,
        'how', case when new.done_by is null then 'clock' else 'person' end));
    return null;
end
$$;
create trigger disposal_done after insert on public.disposals for each row execute function tlog.disposal_done();
