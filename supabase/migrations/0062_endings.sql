-- Endings: where words may no longer be used, every place that rests on them says so in the same transaction, and whoever
-- answers for the place is told (R35, R36). An ending is one day, one place and one reason: how many contributions, never which.
-- Who may see what: everyone reads the endings of what they may read, through the function of its page; the trust's listeners,
-- deciders and auditors read all of theirs. Which words ended is in `private.ended`, and no role reads it.

-- What was taken out of the installation, by whom and what for; made and read in 0063. A place like any other.
create table public.exports (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    programme_id uuid not null references public.programmes,
    number int not null,
    use text not null check (use in ('clinical_teams', 'board', 'news', 'staff_training', 'website', 'celebration')),
    from_on date not null,
    to_on date not null,
    -- What it was taken for, in the words of whoever took it.
    purpose text not null check (char_length(purpose) between 1 and 1000),
    -- How many contributions went out in it.
    contributions int not null default 0,
    made_at timestamptz not null default now(),
    made_by uuid not null references auth.users,
    made_by_name text not null check (char_length(made_by_name) between 1 and 120),
    unique (organisation_id, number),
    check (to_on >= from_on)
);
create index on public.exports (organisation_id, made_at desc, id desc);
create index on public.exports (programme_id);

-- Which words went out, by the number they have in that export and in no other.
create table private.export_contributions (
    export_id uuid not null references public.exports,
    number int not null check (number >= 1),
    contribution_id uuid not null references public.contributions on delete cascade,
    primary key (export_id, number)
);
create index on private.export_contributions (contribution_id);

create table public.endings (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    place_kind text not null check (place_kind in ('insight', 'decision', 'consultation', 'workshop', 'export')),
    place_id uuid not null,
    why text not null check (why in ('taken_back', 'kept_long_enough', 'consent_ended', 'consent_expired')),
    -- The use that ended; words that are taken back end for every one.
    use text not null check (use in ('clinical_teams', 'board', 'news', 'photo_video', 'staff_training', 'website', 'celebration', 'every')),
    ended_on date not null,
    -- How many contributions ended here that day.
    contributions int not null default 0,
    -- When all of them had a yes again.
    shown_again_on date,
    -- Whoever answers for the place has seen it.
    seen_at timestamptz,
    seen_by uuid references auth.users,
    seen_by_name text,
    constraint one_ending_a_day unique (place_kind, place_id, ended_on, why, use),
    check ((why in ('taken_back', 'kept_long_enough')) = (use = 'every')),
    check ((seen_at is null) = (seen_by is null))
);
create index on public.endings (organisation_id, ended_on desc, id desc);
create index endings_to_see on public.endings (organisation_id, ended_on desc, id desc) where seen_at is null;

create table private.ended (
    ending_id uuid not null references public.endings,
    contribution_id uuid not null references public.contributions on delete cascade,
    shown_again_on date,
    primary key (ending_id, contribution_id)
);
create index on private.ended (contribution_id);

alter table public.exports enable row level security;
alter table private.export_contributions enable row level security;
alter table public.endings enable row level security;
alter table private.ended enable row level security;

-- Not by whose account; the name that stood there is enough to ask them.
grant select (id, organisation_id, programme_id, number, use, from_on, to_on, purpose, contributions, made_at, made_by_name)
    on public.exports to authenticated;
grant select (id, organisation_id, place_kind, place_id, why, use, ended_on, contributions, shown_again_on, seen_at, seen_by_name)
    on public.endings to authenticated;

create policy "who may take words out, and who audits it" on public.exports for select to authenticated
using (organisation_id in (select private.my_organisations('engagement_lead', 'board_auditor')));

create policy "the trust's listeners read its endings" on public.endings for select to authenticated
using (organisation_id in (select private.my_insight_trusts())
    and (place_kind <> 'export' or organisation_id in (select private.my_organisations('engagement_lead', 'board_auditor'))));

-- That somebody is asked, once for all of their yeses that run out within 30 days. It leads to a person and to no words: whose
-- words are whose is not told to anyone on the way.
create table public.renewals (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    person_id uuid not null references public.people,
    -- The first day on which one of them ends.
    ends_on date not null,
    asked_at timestamptz not null default now(),
    -- What they said to whoever asked: another 24 or 12 months, or to let it end.
    answer text check (answer in ('24', '12', 'end')),
    answered_at timestamptz,
    recorded_by uuid references auth.users,
    check ((answer is null) = (answered_at is null)),
    constraint asked_once_for_a_day unique (person_id, ends_on)
);
create index renewals_to_ask on public.renewals (organisation_id, ends_on, id) where answered_at is null;
create index on public.renewals (organisation_id);

alter table public.renewals enable row level security;
-- Not on which day a yes ends, nor when they were asked or answered: beside the words of that day or moment it would say whose they are.
grant select (id, organisation_id, person_id, answer) on public.renewals to authenticated;

create policy "people read theirs; those who hold their contact too" on public.renewals for select to authenticated
using (person_id in (select private.my_people())
    or organisation_id in (select private.my_organisations('facilitator', 'engagement_lead')));

-- The passages of words that a report may have copied: sentences and lines of 20 characters or more. Shorter ones are anybody's.
create function private.passages(words text)
returns setof text
language sql immutable set search_path = ''
as $$
    select btrim(passage) from regexp_split_to_table(coalesce(words, ''), '[.!?\n\r]+') passage
    where char_length(btrim(passage)) >= 20
$$;

create function private.copies(report text, words text)
returns boolean
language sql immutable set search_path = ''
as $$
    select exists (select from private.passages(words) passage where strpos(lower(report), lower(passage)) > 0)
$$;

-- A report without the passages it copied: in the place of each it says that they were taken back.
create function private.without_passages(report text, words text)
returns text
language plpgsql immutable set search_path = ''
as $$
declare
    passage text;
begin
    for passage in select p from private.passages(words) p where strpos(lower(report), lower(p)) > 0 order by char_length(p) desc loop
        report := regexp_replace(report, regexp_replace(passage, '([][\\.*+?^$(){}|])', '\\\1', 'g'), '[words taken back]', 'gi');
    end loop;
    return report;
end
$$;

-- The places that rest on a contribution for this use, or for any ('every'). A page that everyone reads rests on the website's
-- yes, and each page of the desk on the board's; a report or summary on words it copied, and on all of a consultation where
-- they are taken back; an export on the use it was made for.
create function private.places_of(given public.contributions, words text, use text)
returns table (place_kind text, place_id uuid, organisation_id uuid)
language sql stable security definer set search_path = ''
as $$
    select distinct 'insight', i.id, i.organisation_id
    from public.quotes q join public.insights i on i.id = q.insight_id
    where q.contribution_id = (given).id and (places_of.use in ('every', 'board') or places_of.use = 'website' and i.published_at is not null)
    union all
    select distinct 'decision', d.id, d.organisation_id
    from public.quotes q join public.influences f on f.insight_id = q.insight_id join public.decisions d on d.id = f.decision_id
    where q.contribution_id = (given).id and (places_of.use in ('every', 'board') or places_of.use = 'website' and d.made_at is not null)
    union all
    select 'consultation', c.id, c.organisation_id from public.consultations c
    where c.id = (given).consultation_id and c.reported_at is not null
        and (places_of.use = 'every' or places_of.use = 'website' and private.copies(c.report, words))
    union all
    select 'workshop', w.id, w.organisation_id from public.workshops w
    where w.id = (given).workshop_id and w.written_up_at is not null and places_of.use = 'every' and private.copies(w.summary, words)
    union all
    select 'export', x.id, x.organisation_id
    from private.export_contributions e join public.exports x on x.id = e.export_id
    where e.contribution_id = (given).id and (places_of.use = 'every' or x.use = places_of.use)
$$;

-- Who is told of an ending: the owner of the decision, whoever made the export, else those who listen at the trust.
create function private.who_answers_for(ending public.endings)
returns setof uuid
language sql stable security definer set search_path = ''
as $$
    select m.person_id from public.decisions d join public.members m on m.id = d.owner_id
    where (ending).place_kind = 'decision' and d.id = (ending).place_id
        and (m.ends_on is null or m.ends_on > private.today())
    union
    select p.id from public.exports x join public.people p on p.account_id = x.made_by and p.organisation_id = x.organisation_id
    where (ending).place_kind = 'export' and x.id = (ending).place_id
    union
    select m.person_id from public.members m
    where m.organisation_id = (ending).organisation_id and m.starts_on <= private.today()
        and (m.ends_on is null or m.ends_on > private.today())
        and (m.role = 'engagement_lead' or m.role = 'facilitator' and (ending).place_kind <> 'decision')
        and ((ending).place_kind not in ('decision', 'export')
            -- A decision that nobody owns, or no longer: somebody has to see to it.
            or (ending).place_kind = 'decision' and not exists (
                select from public.decisions d join public.members o on o.id = d.owner_id
                where d.id = (ending).place_id and (o.ends_on is null or o.ends_on > private.today())))
$$;

-- Writes down that a use of these words ended, at each place that rested on them, and tells who answers for it: one message a
-- day and person, which says that something waits and not what. In: the contribution, its words as they were (null when
-- already gone), why, the use or 'every', and the day. Out: how many places.
create function private.end_use(given public.contributions, words text, why text, use text, on_day date)
returns int
language plpgsql security definer set search_path = ''
as $$
declare
    place record;
    ending public.endings;
    fresh int;
    places int := 0;
begin
    for place in select * from private.places_of(given, words, use) loop
        insert into public.endings as e (organisation_id, place_kind, place_id, why, use, ended_on)
        values (place.organisation_id, place.place_kind, place.place_id, end_use.why, end_use.use, on_day)
        on conflict on constraint one_ending_a_day do update set why = excluded.why
        returning * into ending;
        insert into private.ended (ending_id, contribution_id) values (ending.id, (given).id)
        on conflict (ending_id, contribution_id) do nothing;
        get diagnostics fresh = row_count;
        if fresh = 0 then
            update private.ended k set shown_again_on = null where k.ending_id = ending.id and k.contribution_id = (given).id;
        end if;
        -- What somebody saw this morning is not what there is to see now.
        update public.endings e set contributions = e.contributions + fresh, shown_again_on = null, seen_at = null, seen_by = null, seen_by_name = null
        where e.id = ending.id;
        perform tlog.append('use.ended', place.place_id, jsonb_build_object('kind', place.place_kind, 'use', end_use.use,
            'how', end_use.why, 'count', 1));
        perform private.queue_message(p.id, 'words_ended', 'ending', ending.id,
            jsonb_build_object('path', '/' || o.slug || '/endings'), now(), 'words_ended:' || p.id || ':' || private.today())
        from private.who_answers_for(ending) answers
        join public.people p on p.id = answers and p.contact_by <> 'none'
        join public.organisations o on o.id = place.organisation_id;
        places := places + 1;
    end loop;
    return places;
end
$$;

-- Words taken back end everywhere, and go from the reports that copied them (R36): what is left there says that they are gone.
create function private.words_taken_back()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.end_use(new, old.words, case new.withdrawn_how when 'kept long enough' then 'kept_long_enough' else 'taken_back' end,
        'every', private.today());
    update public.consultations c set report = private.without_passages(c.report, old.words)
    where c.id = new.consultation_id and private.copies(c.report, old.words);
    update public.workshops w set summary = private.without_passages(w.summary, old.words)
    where w.id = new.workshop_id and private.copies(w.summary, old.words);
    update public.summary_versions v set words = private.without_passages(v.words, old.words)
    where v.workshop_id = new.workshop_id and private.copies(v.words, old.words);
    update public.summary_drafts d set words = private.without_passages(d.words, old.words)
    where d.workshop_id = new.workshop_id and private.copies(d.words, old.words);
    return null;
end
$$;
create trigger words_taken_back after update of withdrawn_at on public.contributions for each row
when (old.withdrawn_at is null and new.withdrawn_at is not null) execute function private.words_taken_back();

-- A no after a yes that stood ends that use; a yes after an ending shows the words again, which the ending then says.
create function private.consent_changed()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    stood boolean := (select k.given and k.expires_on > private.today() from public.consents k
        where k.contribution_id = new.contribution_id and k.use = new.use and k.id <> new.id
        order by k.recorded_at desc, k.id desc limit 1);
begin
    if not new.given and stood then
        perform private.end_use(c, c.words, 'consent_ended', new.use, private.today())
        from public.contributions c where c.id = new.contribution_id;
    elsif new.given and not coalesce(stood, false) then
        with again as (
            update private.ended k set shown_again_on = private.today() from public.endings e
            where e.id = k.ending_id and k.contribution_id = new.contribution_id and e.use = new.use and k.shown_again_on is null
            returning k.ending_id, k.contribution_id
        )
        update public.endings e set shown_again_on = private.today() from again
        where e.id = again.ending_id and not exists (select from private.ended k where k.ending_id = e.id
            and k.contribution_id <> again.contribution_id and k.shown_again_on is null);
    end if;
    return null;
end
$$;
create trigger consent_changed after insert on public.consents for each row execute function private.consent_changed();

-- Which consents that run out were looked at, so that a step of the clock goes on where it was and reads no more than is due.
create index consents_running_out on public.consents (expires_on, contribution_id, id) where given;
create table private.consents_looked_at (
    step text primary key,
    expires_on date not null,
    contribution_id uuid not null,
    id uuid not null
);
alter table private.consents_looked_at enable row level security;

-- The next yeses that run out by a day and were not looked at by this step, 1000 at a time; they count as looked at.
create function private.next_running_out(step text, until date)
returns setof public.consents
language plpgsql set search_path = ''
as $$
declare
    found public.consents;
    nobody uuid := '00000000-0000-0000-0000-000000000000';
    reached private.consents_looked_at;
begin
    insert into private.consents_looked_at values (step, '1900-01-01', nobody, nobody) on conflict do nothing;
    select * into reached from private.consents_looked_at l where l.step = next_running_out.step for update;
    for found in select * from public.consents k
        where k.given and k.expires_on <= until
            and (k.expires_on, k.contribution_id, k.id) > (reached.expires_on, reached.contribution_id, reached.id)
        order by k.expires_on, k.contribution_id, k.id limit 1000 loop
        return next found;
    end loop;
    update private.consents_looked_at l set expires_on = found.expires_on, contribution_id = found.contribution_id, id = found.id
    where l.step = next_running_out.step and found.id is not null;
end
$$;

-- A step of the clock: a yes that ran out ends its use, unless a later answer stands in its place.
create function private.end_expired_consents(at timestamptz)
returns void
language plpgsql set search_path = ''
as $$
begin
    perform private.end_use(c, c.words, 'consent_expired', k.use, k.expires_on)
    from private.next_running_out('end_expired_consents', (at at time zone 'Europe/London')::date) k
    join public.contributions c on c.id = k.contribution_id and c.withdrawn_at is null
    where not exists (select from public.consents later where later.contribution_id = k.contribution_id and later.use = k.use
        and (later.recorded_at, later.id) > (k.recorded_at, k.id));
end
$$;
insert into private.clock_steps values ('end_expired_consents');
