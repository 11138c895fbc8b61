-- Disposal: what was kept long enough goes, by the clock, in small batches; a stub and a line in the register stay (R44, domain.md 3.4.19).
-- Who may see what: administrators and board auditors read how many of each kind are due, held and gone, and never which, nor
-- a word of them. The stub of a contribution says so itself, to whoever may read it.

-- From which day each person's own words are kept: the day the last yes to a use ended, or the day they were given. Kept up by
-- trigger, so that what is due is found by an index. Answers to a consultation go by the day it closed.
create table private.words_kept (
    contribution_id uuid primary key references public.contributions on delete cascade,
    organisation_id uuid not null references public.organisations,
    last_on date not null
);
create index on private.words_kept (organisation_id, last_on, contribution_id);
alter table private.words_kept enable row level security;

-- When each person last took part or told something.
create table private.last_seen (
    person_id uuid primary key references public.people on delete cascade,
    organisation_id uuid not null references public.organisations,
    seen_on date not null
);
create index on private.last_seen (organisation_id, seen_on, person_id);
alter table private.last_seen enable row level security;

-- The register: a line for each batch that went, with the rule as it was on the day.
create table public.disposals (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    record_type text not null references public.record_types,
    disposed_at timestamptz not null,
    number int not null check (number > 0),
    keep int not null,
    unit text not null,
    -- The oldest and newest day from which they had been kept.
    first_on date not null,
    last_on date not null,
    -- Null: by the clock.
    done_by uuid references auth.users,
    done_by_name text
);
create index on public.disposals (organisation_id, disposed_at desc, id desc);
create index on public.disposals (record_type);

-- Which stubs a line stands for, where there are stubs.
create table public.disposal_stubs (
    contribution_id uuid primary key references public.contributions,
    disposal_id uuid not null references public.disposals
);
create index on public.disposal_stubs (disposal_id);

-- The last day on which the clock found nothing more of a kind to dispose of, or could not dispose of it.
create table private.disposal_looks (
    organisation_id uuid not null references public.organisations,
    record_type text not null references public.record_types,
    looked_on date not null,
    failed text,
    primary key (organisation_id, record_type)
);
create index on private.disposal_looks (record_type);
alter table private.disposal_looks enable row level security;

alter table public.disposals enable row level security;
alter table public.disposal_stubs enable row level security;
grant select (id, organisation_id, record_type, disposed_at, number, keep, unit, first_on, last_on, done_by_name)
    on public.disposals to authenticated;
grant select on public.disposal_stubs to authenticated;
create policy "administrators and auditors read the register" on public.disposals for select to authenticated
using (organisation_id in (select private.my_organisations('administrator', 'board_auditor')));
create policy "whoever reads a line of the register reads its stubs" on public.disposal_stubs for select to authenticated
using (disposal_id in (select d.id from public.disposals d));

create index invitations_over on public.invitations (organisation_id, coalesce(accepted_at, withdrawn_at, expires_at));
create index messages_over on public.messages (organisation_id, coalesce(delivered_at, cancelled_at))
    where delivered_at is not null or cancelled_at is not null;
create index registrations_by_name on public.registrations (workshop_id) where called <> 'No longer kept';
create index consultation_words_kept on public.contributions (consultation_id, id)
    where consultation_id is not null and words is not null and kind <> 'put';
create index on private.equality_answers (answered_on);
create index requests_over on public.requests (organisation_id, coalesce(answered_at, withdrawn_at));
create index hours_with_words on public.hours (organisation_id, done_on) where what <> '' or return_note is not null;

alter table public.contributions drop constraint contributions_withdrawn_how_check,
    add constraint contributions_withdrawn_how_check
        check (withdrawn_how in ('by the person', 'by receipt', 'at their request', 'kept long enough'));

-- The day in England of a moment.
create function private.day_of(at timestamptz)
returns date
language sql stable set search_path = ''
as $$
    select (at at time zone 'Europe/London')::date
$$;

-- When a day begins in England.
create function private.day_begins(day date)
returns timestamptz
language sql stable set search_path = ''
as $$
    select day::timestamp at time zone 'Europe/London'
$$;

-- What begins a time. No sequential scans: a plan made while a table was small would be kept through a large import;
-- and where one is the only way (the new rows of a statement), its price must not start the compiler.

create function private.keep_words_from()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    insert into private.words_kept values (new.id, new.organisation_id, private.day_of(new.recorded_at));
    return null;
end
$$;
create trigger keep_words_from after insert on public.contributions for each row
when (new.words is not null and new.kind <> 'put' and new.consultation_id is null) execute function private.keep_words_from();

create function private.words_are_gone()
returns trigger
language plpgsql security definer set search_path = '' set enable_seqscan = off
as $$
begin
    delete from private.words_kept where contribution_id = new.id;
    return null;
end
$$;
create trigger words_are_gone after update of words on public.contributions for each row
when (old.words is not null and new.words is null) execute function private.words_are_gone();

-- Somebody was seen, or told something, today.
create function private.see_person(person uuid)
returns void
language plpgsql security definer set search_path = '' set enable_seqscan = off
as $$
declare
    seen date := (select s.seen_on from private.last_seen s where s.person_id = person);
begin
    if seen < private.today() then
        update private.last_seen s set seen_on = private.today() where s.person_id = person and s.seen_on < private.today();
    elsif seen is null then
        insert into private.last_seen (person_id, organisation_id, seen_on)
        select p.id, p.organisation_id, private.today() from public.people p where p.id = person
        on conflict do nothing;
    end if;
end
$$;

-- The latest answer to each use counts: a yes until it ends, a no until it was said. Whoever answers takes part; a file that is
-- brought in does not.
create function private.keep_words_longer()
returns trigger
language plpgsql security definer set search_path = '' set enable_seqscan = off set jit = off
as $$
declare
    answer record;
begin
    for answer in select a.contribution_id, bool_or(a.how <> 'recorded with an import') as by_somebody from answered a group by 1 loop
        update private.words_kept w
        set last_on = greatest(private.day_of(c.recorded_at), (
            select max(case when latest.given then latest.expires_on else private.day_of(latest.recorded_at) end)
            from (
                select distinct on (k.use) k.given, k.expires_on, k.recorded_at from public.consents k
                where k.contribution_id = answer.contribution_id order by k.use, k.recorded_at desc, k.id desc) latest))
        from public.contributions c
        where c.id = w.contribution_id and w.contribution_id = answer.contribution_id;
        if answer.by_somebody then
            perform private.see_person(k.person_id) from public.contributors k where k.contribution_id = answer.contribution_id;
        end if;
    end loop;
    return null;
end
$$;
create trigger keep_words_longer after insert on public.consents referencing new table as answered
for each statement execute function private.keep_words_longer();

create function private.person_seen()
returns trigger
language plpgsql security definer set search_path = '' set enable_seqscan = off
as $$
begin
    perform private.see_person(case tg_table_name
        when 'insight_checks' then (select k.person_id from public.contributors k where k.contribution_id = (to_jsonb(new) ->> 'contribution_id')::uuid)
        when 'attendance_facts' then (select r.person_id from public.registrations r where r.id = (to_jsonb(new) ->> 'registration_id')::uuid)
        else (to_jsonb(new) ->> 'person_id')::uuid end);
    return null;
end
$$;
create function private.person_known()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    insert into private.last_seen as s (person_id, organisation_id, seen_on) values (new.id, new.organisation_id, private.today())
    on conflict (person_id) do update set seen_on = excluded.seen_on where s.seen_on < excluded.seen_on;
    return null;
end
$$;
create trigger person_known after insert on public.people for each row execute function private.person_known();
create trigger person_told_us after update of name, contact, account_id on public.people for each row
when ((new.contact, new.account_id) is distinct from (old.contact, old.account_id) and num_nonnulls(new.contact, new.account_id) > 0)
execute function private.person_known();
create trigger person_seen after insert on public.contributors for each row execute function private.person_seen();
create trigger person_seen after insert on public.votes for each row when (new.person_id is not null) execute function private.person_seen();
create trigger person_seen after insert on public.registrations for each row execute function private.person_seen();
create trigger person_seen after insert on public.attendance_facts for each row when (new.fact = 'arrived') execute function private.person_seen();
create trigger person_seen after insert on public.hours for each row execute function private.person_seen();
create trigger person_seen after insert or update on public.members for each row execute function private.person_seen();
create trigger person_seen after update of answered_at on public.insight_checks for each row
when (new.answered_at is not null and new.answered_at is distinct from old.answered_at) execute function private.person_seen();

-- What holds a record by itself: something open that it may be needed for.

-- 'request' while one is open by or about somebody's words, 'challenge' while somebody's "this is not right" about what rests on
-- them has no answer; null otherwise.
create function private.held_words(contribution uuid)
returns text
language sql stable set search_path = ''
as $$
    select case
        when exists (select 1 from public.requests r where r.contribution_id = contribution and r.due_on is not null)
            or exists (select 1 from public.contributors k join public.requests r on r.person_id = k.person_id
                where k.contribution_id = contribution and r.due_on is not null) then 'request'
        when exists (
            select 1 from public.challenges c
            where c.answered_at is null and c.closed_at is null and c.taken_back_at is null
                and (c.raised_by_contribution = contribution
                    or c.insight_id in (select q.insight_id from public.quotes q where q.contribution_id = contribution)
                    or c.decision_id in (select i.decision_id from public.influences i join public.quotes q on q.insight_id = i.insight_id
                        where q.contribution_id = contribution))) then 'challenge'
    end
$$;

-- 'request' while one of somebody's is open, 'owed' while a claim of theirs stands; null otherwise.
create function private.held_person(person uuid)
returns text
language sql stable set search_path = ''
as $$
    select case
        when exists (select 1 from public.requests r where r.person_id = person and r.due_on is not null) then 'request'
        when exists (select 1 from public.claims c where c.person_id = person) then 'owed'
    end
$$;

-- The records of one kind that an organisation keeps: for each kind private.kept_<kind>(organisation, after, until, most, free) answers
-- those whose time began after the one day and not after the other, the oldest first, with what holds them; `free` leaves
-- out what is held. And private.dispose_<kind>(ids) destroys what the kind says, and leaves what stays.

create function private.kept_words(organisation uuid, after date, until date, most int, free boolean)
returns table (id uuid, from_on date, held text)
language sql stable set search_path = ''
as $$
    select w.contribution_id, w.last_on, private.held_words(w.contribution_id)
    from private.words_kept w
    where w.organisation_id = kept_words.organisation and w.last_on > after and w.last_on <= until
        and (not free or private.held_words(w.contribution_id) is null)
    order by w.last_on, w.contribution_id limit most
$$;

-- The same destruction as when somebody takes their words back; the stub says that they were kept long enough.
create function private.dispose_words(ids uuid[])
returns void
language plpgsql set search_path = ''
as $$
declare
    one uuid;
begin
    foreach one in array ids loop
        -- Not where its giver is faster, nor a statement that went with the sheet it came on.
        if exists (select 1 from public.contributions c where c.id = one and c.withdrawn_at is null for update) then
            perform private.withdraw(one, 'kept long enough');
        end if;
    end loop;
end
$$;

-- The day from which answers to a consultation are kept: when it closed; for one run elsewhere, the last day it names.
create function private.consultation_over(consultation public.consultations)
returns date
language sql stable set search_path = ''
as $$
    select case when (consultation).closed_at is not null then private.day_of((consultation).closed_at)
        when (consultation).imported then greatest((consultation).closes_on, private.day_of((consultation).created_at)) end
$$;

create function private.kept_consultation_words(organisation uuid, after date, until date, most int, free boolean)
returns table (id uuid, from_on date, held text)
language sql stable set search_path = ''
as $$
    select c.id, private.consultation_over(k), private.held_words(c.id)
    from public.consultations k
    join public.contributions c on c.consultation_id = k.id
    where k.organisation_id = kept_consultation_words.organisation
        and private.consultation_over(k) > after and private.consultation_over(k) <= until
        and c.words is not null and c.kind <> 'put' and (not free or private.held_words(c.id) is null)
    order by private.consultation_over(k), c.id limit most
$$;

create function private.dispose_consultation_words(ids uuid[])
returns void
language sql set search_path = ''
as $$
    select private.dispose_words(ids)
$$;

create function private.kept_equality(organisation uuid, after date, until date, most int, free boolean)
returns table (id uuid, from_on date, held text)
language sql stable set search_path = ''
as $$
    select e.id, e.answered_on, null
    from private.equality_answers e
    left join public.contributions c on c.id = e.contribution_id
    left join public.people p on p.id = e.person_id
    where e.answered_on > after and e.answered_on <= until
        and coalesce(c.organisation_id, p.organisation_id) = kept_equality.organisation
    order by e.answered_on, e.id limit most
$$;

create function private.dispose_equality(ids uuid[])
returns void
language sql set search_path = ''
as $$
    delete from private.equality_answers e where e.id = any (ids)
$$;

-- Not those with a role today, nor those who signed in within the time, nor those whose words are kept for longer: they may still be
-- asked about them, and whether a yes goes on.
create function private.kept_contacts(organisation uuid, after date, until date, most int, free boolean)
returns table (id uuid, from_on date, held text)
language sql stable set search_path = ''
as $$
    select s.person_id, s.seen_on, private.held_person(s.person_id)
    from private.last_seen s
    join public.people p on p.id = s.person_id
    where s.organisation_id = kept_contacts.organisation and s.seen_on > after and s.seen_on <= until
        and not exists (select 1 from public.members m where m.person_id = s.person_id and (m.ends_on is null or m.ends_on > until))
        -- Where the backend keeps when an account signed in: not every one has that column.
        and not coalesce((select private.day_of((to_jsonb(u) ->> 'last_sign_in_at')::timestamptz) > until
            from auth.users u where u.id = p.account_id), false)
        and not exists (
            select 1 from public.contributors k join private.words_kept w on w.contribution_id = k.contribution_id
            where k.person_id = s.person_id and w.last_on > until)
        and (not free or private.held_person(s.person_id) is null)
    order by s.seen_on, s.person_id limit most
$$;

create function private.dispose_contacts(ids uuid[])
returns void
language sql set search_path = ''
as $$
    update public.people p set name = 'No longer kept', reference = null, contact = null, contact_by = 'none' where p.id = any (ids);
    delete from private.last_seen s where s.person_id = any (ids);
$$;

create function private.kept_places(organisation uuid, after date, until date, most int, free boolean)
returns table (id uuid, from_on date, held text)
language sql stable set search_path = ''
as $$
    select r.id, w.held_on, null
    from public.workshops w join public.registrations r on r.workshop_id = w.id
    where w.organisation_id = kept_places.organisation and w.held_on > after and w.held_on <= until and r.called <> 'No longer kept'
    order by w.held_on, r.id limit most
$$;

create function private.dispose_places(ids uuid[])
returns void
language sql set search_path = ''
as $$
    update public.registrations r set called = 'No longer kept' where r.id = any (ids);
    update public.access_needs n set detail = '' where n.registration_id = any (ids) and n.detail <> '';
    delete from private.registration_codes k where k.registration_id = any (ids);
    delete from public.felt_given f where f.registration_id = any (ids);
$$;

create function private.kept_messages(organisation uuid, after date, until date, most int, free boolean)
returns table (id uuid, from_on date, held text)
language sql stable set search_path = ''
as $$
    select m.id, private.day_of(coalesce(m.delivered_at, m.cancelled_at)), null
    from public.messages m
    where m.organisation_id = kept_messages.organisation and (m.delivered_at is not null or m.cancelled_at is not null)
        and coalesce(m.delivered_at, m.cancelled_at) >= private.day_begins(after + 1)
        and coalesce(m.delivered_at, m.cancelled_at) < private.day_begins(until + 1)
    order by coalesce(m.delivered_at, m.cancelled_at), m.id limit most
$$;

create function private.dispose_messages(ids uuid[])
returns void
language sql set search_path = ''
as $$
    delete from public.messages m where m.id = any (ids)
$$;

create function private.kept_invitations(organisation uuid, after date, until date, most int, free boolean)
returns table (id uuid, from_on date, held text)
language sql stable set search_path = ''
as $$
    select i.id, private.day_of(coalesce(i.accepted_at, i.withdrawn_at, i.expires_at)), null
    from public.invitations i
    where i.organisation_id = kept_invitations.organisation
        and coalesce(i.accepted_at, i.withdrawn_at, i.expires_at) >= private.day_begins(after + 1)
        and coalesce(i.accepted_at, i.withdrawn_at, i.expires_at) < private.day_begins(until + 1)
    order by coalesce(i.accepted_at, i.withdrawn_at, i.expires_at), i.id limit most
$$;

create function private.dispose_invitations(ids uuid[])
returns void
language sql set search_path = ''
as $$
    delete from public.invitations i where i.id = any (ids)
$$;

-- Imports with something in them still: refused rows, or, where nobody agreed, all there is.
create function private.kept_imports(organisation uuid, after date, until date, most int, free boolean)
returns table (id uuid, from_on date, held text)
language sql stable set search_path = ''
as $$
    select b.id, private.day_of(coalesce(b.finished_at, b.checked_at, b.uploaded_at, b.created_at)), null
    from public.import_batches b
    where b.organisation_id = kept_imports.organisation
        and private.day_of(coalesce(b.finished_at, b.checked_at, b.uploaded_at, b.created_at)) > after
        and private.day_of(coalesce(b.finished_at, b.checked_at, b.uploaded_at, b.created_at)) <= until
        and (b.state in ('uploading', 'uploaded', 'checked')
            or b.state = 'done' and exists (select 1 from public.import_rows r where r.batch_id = b.id and r.problem is not null))
    order by 2, 1 limit most
$$;

create function private.dispose_imports(ids uuid[])
returns void
language sql set search_path = ''
as $$
    delete from public.import_rows r using public.import_batches b
    where b.id = r.batch_id and b.id = any (ids) and (b.state <> 'done' or r.problem is not null);
    delete from public.import_files f where f.batch_id = any (ids);
    delete from public.import_batches b where b.id = any (ids) and b.state in ('uploading', 'uploaded', 'checked');
$$;

create function private.kept_hours(organisation uuid, after date, until date, most int, free boolean)
returns table (id uuid, from_on date, held text)
language sql stable set search_path = ''
as $$
    select h.id, h.done_on, null
    from public.hours h
    where h.organisation_id = kept_hours.organisation and h.done_on > after and h.done_on <= until
        and h.confirmed_at is not null and h.what <> ''
    order by h.done_on, h.id limit most
$$;

create function private.dispose_hours(ids uuid[])
returns void
language sql set search_path = ''
as $$
    update public.hours h set what = '' where h.id = any (ids)
$$;

-- What people were owed and paid (kept_money, dispose_money) comes with payments, in 0127.

create function private.kept_alerts(organisation uuid, after date, until date, most int, free boolean)
returns table (id uuid, from_on date, held text)
language sql stable set search_path = ''
as $$
    select a.id, private.day_of(a.closed_at), null
    from public.alerts a
    where a.organisation_id = kept_alerts.organisation
        and a.closed_at >= private.day_begins(after + 1) and a.closed_at < private.day_begins(until + 1)
    order by a.closed_at, a.id limit most
$$;

create function private.dispose_alerts(ids uuid[])
returns void
language sql set search_path = ''
as $$
    delete from public.messages m where m.about_kind = 'alert' and m.about_id = any (ids);
    delete from public.alert_notes n where n.alert_id = any (ids);
    delete from public.alerts a where a.id = any (ids);
$$;

create function private.kept_requests_of(organisation uuid, after date, until date, most int, complaints boolean)
returns table (id uuid, from_on date, held text)
language sql stable set search_path = ''
as $$
    select r.id, private.day_of(coalesce(r.answered_at, r.withdrawn_at)), null
    from public.requests r
    where r.organisation_id = kept_requests_of.organisation and (r.kind = 'complaint') = complaints
        and coalesce(r.answered_at, r.withdrawn_at) >= private.day_begins(after + 1)
        and coalesce(r.answered_at, r.withdrawn_at) < private.day_begins(until + 1)
    order by coalesce(r.answered_at, r.withdrawn_at), r.id limit most
$$;

create function private.kept_requests(organisation uuid, after date, until date, most int, free boolean)
returns table (id uuid, from_on date, held text)
language sql stable set search_path = ''
as $$
    select * from private.kept_requests_of(organisation, after, until, most, false)
$$;

create function private.kept_complaints(organisation uuid, after date, until date, most int, free boolean)
returns table (id uuid, from_on date, held text)
language sql stable set search_path = ''
as $$
    select * from private.kept_requests_of(organisation, after, until, most, true)
$$;

create function private.dispose_requests(ids uuid[])
returns void
language sql set search_path = ''
as $$
    delete from public.request_notes n where n.request_id = any (ids);
    delete from public.requests r where r.id = any (ids);
$$;

create function private.dispose_complaints(ids uuid[])
returns void
language sql set search_path = ''
as $$
    select private.dispose_requests(ids)
$$;

create function private.kept_looks(organisation uuid, after date, until date, most int, free boolean)
returns table (id uuid, from_on date, held text)
language sql stable set search_path = ''
as $$
    select l.id, l.looked_on, private.held_words(l.contribution_id)
    from public.looks l join public.contributions c on c.id = l.contribution_id
    where l.looked_on > after and l.looked_on <= until and c.organisation_id = kept_looks.organisation
        and (not free or private.held_words(l.contribution_id) is null)
    order by l.looked_on, l.id limit most
$$;

create function private.dispose_looks(ids uuid[])
returns void
language sql set search_path = ''
as $$
    delete from public.looks l where l.id = any (ids)
$$;

-- Counted for whoever looks at it; nothing of it goes by the clock.
create function private.kept_public_record(organisation uuid, after date, until date, most int, free boolean)
returns table (id uuid, from_on date, held text)
language sql stable set search_path = ''
as $$
    select d.id, private.day_of(d.made_at), null
    from public.decisions d
    where d.organisation_id = kept_public_record.organisation
        and d.made_at >= private.day_begins(after + 1) and d.made_at < private.day_begins(until + 1)
    order by d.made_at, d.id limit most
$$;
