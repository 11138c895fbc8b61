-- What is written about governance, and what the log says of it. Engagement leads, decision owners and administrators write;
-- co-chairs also make assessments and record meetings. Each command checks who may in its first lines.

-- What the log says of competencies, assessments, duties and meetings.
create function tlog.competency_changed()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if tg_op = 'INSERT' then
        perform tlog.append('competency.added', new.id, jsonb_build_object('version', new.version),
            jsonb_build_object('name', new.name), '{}', new.organisation_id);
    else
        perform tlog.append('competency.retired', new.id);
    end if;
    return null;
end
$$;
create trigger competency_added after insert on public.competencies for each row when (new.organisation_id is not null)
execute function tlog.competency_changed();
create trigger competency_retired after update on public.competencies for each row
when (new.organisation_id is not null and old.retired_on is null and new.retired_on is not null) execute function tlog.competency_changed();

-- A national competency enters the log with the first assessment by it: it comes with the software and not by anybody's act.
create function tlog.assessment_made()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    competency public.competencies;
begin
    select * into competency from public.competencies c where c.id = new.competency_id;
    if not exists (select 1 from tlog.subjects s where s.subject_id = competency.id) then
        perform tlog.append('competency.added', competency.id, jsonb_build_object('version', competency.version),
            jsonb_build_object('name', competency.name));
    end if;
    perform tlog.append('assessment.made', new.id, jsonb_build_object('outcome', new.level), jsonb_build_object('evidence', new.evidence),
        jsonb_build_object('programme', new.programme_id, 'competency', new.competency_id));
    return null;
end
$$;
create trigger assessment_made after insert on public.assessments for each row execute function tlog.assessment_made();

create function tlog.duty_changed()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    organisation uuid := (select d.organisation_id from public.duties d where d.id = new.duty_id);
begin
    if new.kind = 'retired' then
        perform tlog.append('duty.retired', new.duty_id, '{}', jsonb_build_object('reason', new.note), '{}', organisation);
    elsif new.kind = 'reviewed' then
        perform tlog.append('duty.reviewed', new.duty_id, jsonb_build_object('due', new.review_on),
            jsonb_build_object('evidence', new.evidence), '{}', organisation);
    else
        perform tlog.append('duty.recorded', new.duty_id, jsonb_build_object('due', new.review_on),
            jsonb_build_object('title', new.title, 'evidence', new.evidence), '{}', organisation);
    end if;
    return null;
end
$$;
create trigger duty_changed after insert on public.duty_changes for each row execute function tlog.duty_changed();

create function tlog.committee_met()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append('committee.met', new.id,
        jsonb_build_object('decided', new.met_on, 'outcome', private.chaired(new.staff_chair, new.community_chair)), '{}', '{}',
        (select c.organisation_id from public.committees c where c.id = new.committee_id));
    return null;
end
$$;
create trigger committee_met after insert on public.committee_meetings for each row execute function tlog.committee_met();

-- Who chaired, in the words of the log.
create function private.chaired(staff boolean, community boolean)
returns text
language sql immutable set search_path = ''
as $$
    select case when staff and community then 'both_chairs' when staff then 'staff_chair_alone'
        when community then 'community_chair_alone' else 'no_chair' end
$$;

-- Paths of this site, or addresses. Errors: NG001 any that is neither, or too many or too long.
create function private.require_links(given text[], most int)
returns text[]
language plpgsql immutable set search_path = ''
as $$
begin
    if cardinality(given) > most or exists (select 1 from unnest(given) l (link) where l.link is null or char_length(l.link) > 500
        or l.link !~ '^(/[a-z]|https://[a-z0-9])[^\s"<>]*$' or l.link ~ '^//') then
        perform private.refuse('NG001', format('Write each link on a line of its own, beginning with / or https://, at most %s of them', most), 'links');
    end if;
    return coalesce(given, '{}');
end
$$;

-- A trust that the signed-in person may write the governance of. Errors: 42501; P0002 a partner, which has none.
create function private.governs(organisation uuid, variadic besides text[] default '{}')
returns void
language plpgsql stable set search_path = ''
as $$
begin
    perform private.require_role(organisation, variadic '{engagement_lead,decision_owner,administrator}'::text[] || besides);
    if not exists (select 1 from public.organisations o where o.id = organisation and o.kind = 'trust') then
        perform private.refuse('P0002', 'Page not found');
    end if;
end
$$;

-- The next version of a competency: other words, and the old row keeps what was assessed by it. For a trust's own by reword_competency;
-- for a national one by an operator at the database, since it is everybody's. Answers the new id.
-- Errors: TX001, TX002, NG002 already out of use.
create function private.reword_competency(competency uuid, name text, about text, source text, starts_on date)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    old_one public.competencies;
    new_id uuid;
begin
    perform private.require_text(name, 120, 'name', 'Enter its name');
    perform private.require_text(source, 300, 'source', 'Say where it comes from');
    select * into old_one from public.competencies c where c.id = competency for update;
    if old_one.retired_on is not null then
        perform private.refuse('NG002', 'These words are out of use already');
    end if;
    update public.competencies c set retired_on = greatest(reword_competency.starts_on, c.starts_on) where c.id = competency;
    insert into public.competencies (organisation_id, key, version, name, about, source, position, starts_on, added_by)
    values (old_one.organisation_id, old_one.key, old_one.version + 1, name, coalesce(about, ''), source, old_one.position, starts_on, private.signed_in())
    returning id into new_id;
    return new_id;
end
$$;

-- A competency of the trust's own. Answers its id. Errors: 42501, TX001, TX002, NG003 there is one with this name.
create function public.add_competency(organisation uuid, name text, about text default '', source text default '')
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    new_id uuid;
    new_key text;
begin
    perform private.governs(organisation);
    perform private.require_text(name, 120, 'name', 'Enter its name');
    perform private.require_text(source, 300, 'source', 'Say where it comes from');
    new_key := 'local_' || left(regexp_replace(lower(btrim(name)), '[^a-z0-9]+', '_', 'g'), 70);
    -- One at a time, so that two who add at once do not stand in the same place.
    perform pg_advisory_xact_lock(hashtextextended('competencies ' || organisation, 0));
    if exists (select 1 from public.competencies c where coalesce(c.organisation_id, organisation) = organisation
        and (lower(c.name) = lower(btrim(add_competency.name)) and c.retired_on is null or c.key = new_key)) then
        perform private.refuse('NG003', 'There is, or was, a competency with this name', 'name');
    end if;
    insert into public.competencies (organisation_id, key, name, about, source, position, added_by)
    select organisation, new_key, add_competency.name, coalesce(add_competency.about, ''), add_competency.source, max(c.position) + 1, private.signed_in()
    from public.competencies c where coalesce(c.organisation_id, organisation) = organisation
    returning id into new_id;
    return new_id;
end
$$;

-- Other words for a competency of the trust's own, as its next version. Answers the id of that version.
-- Errors: P0002 none, or not a trust's own; 42501, TX001, TX002, NG002.
create function public.reword_competency(competency uuid, name text, about text default '', source text default '')
returns uuid
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.governs(private.own_competency(competency));
    return private.reword_competency(competency, name, about, source, private.today());
end
$$;

-- Takes a competency of the trust's own out of use; what was assessed stays. Errors: P0002, 42501, TX001, NG002.
create function public.retire_competency(competency uuid, reason text)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.governs(private.own_competency(competency));
    perform private.require_text(reason, 1000, 'reason', 'Say why, so that others understand it later');
    update public.competencies c set retired_on = greatest(private.today(), c.starts_on), retired_reason = reason
    where c.id = competency and c.retired_on is null;
    if not found then
        perform private.refuse('NG002', 'It is out of use already');
    end if;
end
$$;

-- The trust whose own competency this is. Errors: P0002 none, or a national one.
create function private.own_competency(competency uuid)
returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
    organisation uuid := (select c.organisation_id from public.competencies c where c.id = competency);
begin
    if organisation is null or organisation not in (select private.my_organisations()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return organisation;
end
$$;

-- How far the trust has come in one competency. Answers the assessment's id. In: {"level","evidence","links","made_with","made_on",
-- "next_on"}. Errors: P0002 the programme or competency is not the trust's; 42501; NG002 out of use; NG004 level, NG005 the days; NG001, TX001, TX002.
create function public.make_assessment(programme uuid, competency uuid, given jsonb)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    organisation uuid := (select p.organisation_id from public.programmes p where p.id = programme);
    found_competency public.competencies;
    links text[] := array(select jsonb_array_elements_text(coalesce(given -> 'links', '[]')));
    new_id uuid;
begin
    perform private.governs(organisation, 'co_chair');
    select * into found_competency from public.competencies c
    where c.id = competency and coalesce(c.organisation_id, organisation) = organisation;
    if found_competency.id is null then
        perform private.refuse('P0002', 'Page not found');
    elsif found_competency.retired_on is not null then
        perform private.refuse('NG002', 'This competency is out of use. Look for its newer words.');
    end if;
    if coalesce(given ->> 'level', '') not in ('no_evidence', 'starting', 'developing', 'established') then
        perform private.refuse('NG004', 'Choose how far you have come', 'level');
    end if;
    if given ->> 'level' <> 'no_evidence' then
        perform private.require_text(given ->> 'evidence', 4000, 'evidence', 'Say what shows it, or choose "No evidence yet"');
    end if;
    if coalesce((given ->> 'made_on')::date > private.today(), true) then
        perform private.refuse('NG005', 'Enter the day it was made, today or before', 'made_on');
    elsif coalesce((given ->> 'next_on')::date <= (given ->> 'made_on')::date, true) then
        perform private.refuse('NG005', 'Enter a day for the next one, after this one', 'next_on');
    end if;
    insert into public.assessments (organisation_id, programme_id, competency_id, level, evidence, links, made_with, made_on, next_on, recorded_by)
    values (organisation, programme, competency, given ->> 'level', coalesce(given ->> 'evidence', ''), private.require_links(links, 10),
        coalesce(given ->> 'made_with', ''), (given ->> 'made_on')::date, (given ->> 'next_on')::date, private.signed_in())
    returning id into new_id;
    return new_id;
end
$$;

grant execute on function public.add_competency, public.reword_competency, public.retire_competency, public.make_assessment to authenticated;
