-- Exports: words taken out of the installation for one use, with the reason written down. Only what may be put to that use; no
-- name but one that its giver chose to be shown by; no day, and no place that would say who it was. Each is a list of words and
-- not a file: the file is made from it when it is asked for, so that one made later never shows what has ended (R35, R36).
-- Who may see what: engagement leads make them and take the file; they and auditors read what was taken, by whom and what for.

-- From how many people on a workshop or a consultation is named beside words: twice the number below which 0034 hides a count
-- (R40), as the tens in which cuts are counted (0053). Of fewer, a place and a month would say who it was.
create function private.place_needs_people()
returns int
language sql immutable set search_path = ''
as $$
    select 10
$$;

-- Makes an export. In: a programme, one of the uses (no photos or recordings: an export is words), the first and the last month
-- by any day in them, and what it is for. Whole months: two exports that differ by a day would tell the day. Numbers are given at
-- random, so that they do not tell the order in which words came. Out: its id. For engagement leads. Errors: 42501,
-- XP001 use, XP002 months, XP003 nothing may be used so, XP004 more than 5,000, TX001 and TX002 purpose.
create function public.make_export(programme uuid, use text, from_on date, to_on date, purpose text)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    organisation uuid := (select p.organisation_id from public.programmes p where p.id = programme for no key update);
    first_day date := date_trunc('month', from_on)::date;
    last_day date := (date_trunc('month', to_on) + interval '1 month - 1 day')::date;
    ids uuid[];
    made uuid;
begin
    perform private.require_role(organisation, 'engagement_lead');
    if coalesce(use, '') not in ('clinical_teams', 'board', 'news', 'staff_training', 'website', 'celebration') then
        perform private.refuse('XP001', 'Choose what the words are for', 'use');
    end if;
    if first_day is null or first_day > private.today() then
        perform private.refuse('XP002', 'Choose a month that has begun', 'from');
    end if;
    if last_day is null or last_day < first_day then
        perform private.refuse('XP002', 'Choose the same month or a later one', 'to');
    end if;
    perform private.require_text(purpose, 1000, 'purpose', 'Write what you will do with them, and who will read them');
    ids := array(
        select c.id from public.contributions c
        where c.programme_id = programme and c.given_on between first_day and last_day and c.kind <> 'put'
            and c.withdrawn_at is null and c.moderated_out_at is null and private.may_use(c.id, make_export.use)
        order by random() limit 5001);
    -- Held, and asked once more: a no or a taking back that was on its way is seen here, or sees this export and ends in it.
    perform 1 from public.contributions c where c.id = any (ids) order by c.id for share;
    ids := array(select listed.id from unnest(ids) with ordinality listed (id, place)
        where private.may_use(listed.id, make_export.use) order by listed.place);
    if cardinality(ids) = 0 then
        perform private.refuse('XP003', 'Nobody has said yes to this use of words from these months', 'use');
    elsif cardinality(ids) > 5000 then
        perform private.refuse('XP004', 'That is more than 5,000. Choose fewer months.', 'to');
    end if;
    insert into public.exports (organisation_id, programme_id, number, use, from_on, to_on, purpose, contributions, made_by, made_by_name)
    select organisation, programme, coalesce(max(x.number), 0) + 1, make_export.use, first_day, last_day, btrim(make_export.purpose),
        cardinality(ids), private.signed_in(), (select coalesce(p.name, 'A member') from public.people p
            where p.account_id = private.signed_in() and p.organisation_id = organisation)
    from public.exports x where x.organisation_id = organisation
    returning id into made;
    insert into private.export_contributions (export_id, number, contribution_id)
    select made, place, id from unnest(ids) with ordinality listed (id, place);
    return made;
end
$$;

-- What stands in one row of the list of exports. "ended" is how many of its words may no longer be used.
create function private.export_row(export public.exports)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('id', (export).id, 'number', (export).number, 'use', (export).use, 'from_on', (export).from_on,
        'to_on', (export).to_on, 'purpose', (export).purpose, 'contributions', (export).contributions, 'made_at', (export).made_at,
        'made_by_name', (export).made_by_name,
        'programme', (select p.title from public.programmes p where p.id = (export).programme_id),
        'ended', (select count(distinct k.contribution_id) from public.endings e join private.ended k on k.ending_id = e.id
            where e.place_kind = 'export' and e.place_id = (export).id and k.shown_again_on is null))
$$;

-- The exports of a trust, newest first, 20 and one more. In: the last of the page before. Out: rows as private.export_row says.
-- Engagement leads and auditors. Errors: P0002.
create function public.exports_of(organisation uuid, before_at timestamptz default null, before_id uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
begin
    if organisation is null or organisation not in (select private.my_organisations('engagement_lead', 'board_auditor')) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return (
        select coalesce(jsonb_agg(private.export_row(x.whole) order by x.made_at desc, x.id desc), '[]')
        from (
            select k.*, k as whole from public.exports k
            where k.organisation_id = organisation and (before_at is null or (k.made_at, k.id) < (before_at, before_id))
            order by k.made_at desc, k.id desc limit 21
        ) x);
end
$$;

-- One export. Out: as a row of the list, "marks" (0069) and "may_take" (whether who asks may take the file). Errors: P0002.
create function public.export_page(export uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_export public.exports;
begin
    select * into found_export from public.exports x where x.id = export;
    if found_export.id is null or found_export.organisation_id not in (select private.my_organisations('engagement_lead', 'board_auditor')) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return private.export_row(found_export) || jsonb_build_object('marks', private.marks_of('export', export, 'staff'),
        'may_take', found_export.organisation_id in (select private.my_organisations('engagement_lead')));
end
$$;

-- The words of an export as they may go out at this moment, 500 at a time, by their numbers in it: what has ended since is not among
-- them, and what was left out of them is left out. Out: [{"number","month" (YYYY-MM),"how","lang","words","shown_as" (the name
-- chosen by who is not anonymous),"from" (the workshop or consultation, where at least 10 people of this export were there),
-- "content_note"}]. For engagement leads. A name that may not stand on the website with its words is read here as it is where it is
-- asked for, and so the look is written down for its giver (0065). Errors: P0002, 42501.
create function public.export_words(export uuid, after int default 0)
returns jsonb
language plpgsql security definer set search_path = '' set jit = off
as $$
declare
    found_export public.exports;
    rows jsonb;
begin
    select * into found_export from public.exports x where x.id = export;
    if found_export.id is null or found_export.organisation_id not in (select private.my_organisations('engagement_lead', 'board_auditor')) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_role(found_export.organisation_id, 'engagement_lead');
    rows := (
        with going as materialized (
            select e.number, c.id, c.given_on, c.kind, c.lang, c.attribution, c.shown_as, c.workshop_id, c.consultation_id, c.content_note,
                c as whole, coalesce(w.person_id, c.id) as person
            from private.export_contributions e
            join public.contributions c on c.id = e.contribution_id
            left join public.contributors w on w.contribution_id = c.id
            where e.export_id = export and private.may_use(c.id, found_export.use)
        ), places as (
            select coalesce(workshop_id, consultation_id) as id from going
            group by 1 having count(distinct person) >= private.place_needs_people()
        )
        select coalesce(jsonb_agg(jsonb_build_object('number', g.number, 'month', to_char(g.given_on, 'YYYY-MM'), 'how', g.kind, 'lang', g.lang,
            'words', private.words_out(g.whole), 'shown_as', case when g.attribution <> 'anonymous' then g.shown_as end,
            'from', case when exists (select from places p where p.id = coalesce(g.workshop_id, g.consultation_id)) then coalesce(
                (select w.title from public.workshops w where w.id = g.workshop_id),
                (select s.title from public.consultations s where s.id = g.consultation_id)) end,
            'content_note', g.content_note) order by g.number), '[]')
        from (select * from going where going.number > after order by going.number limit 500) g);
    insert into public.looks (contribution_id, looker_id, role, name, why)
    select e.contribution_id, private.signed_in(), 'engagement_lead', private.my_name_at(found_export.organisation_id),
        'to take words out for a use they agreed to'
    from jsonb_array_elements(rows) shown
    join private.export_contributions e on e.export_id = export and e.number = (shown ->> 'number')::int
    where shown ->> 'shown_as' is not null and not private.may_use(e.contribution_id, 'website')
        and e.contribution_id not in (select private.my_contributions())
    on conflict do nothing;
    return rows;
end
$$;

-- What the log says of an export: that words went out, for which use, and how many; never which.
create function tlog.export_made()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append('export.made', new.id, jsonb_build_object('use', new.use, 'count', new.contributions), '{}',
        jsonb_build_object('programme', new.programme_id));
    return null;
end
$$;
create trigger export_made after insert on public.exports for each row execute function tlog.export_made();

grant execute on function public.make_export, public.exports_of, public.export_page, public.export_words to authenticated;
