-- What is written about the duties that the law puts on a trust, and about its committees. Engagement leads, decision owners and
-- administrators write; co-chairs also record meetings. Each command checks who may in its first lines.

-- A name for whoever answers: a member of the trust today. Errors: MK002 nobody, or somebody else's member.
create function private.owner_named(organisation uuid, member uuid)
returns text
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_name text := (
        select p.name from public.members m join public.people p on p.id = m.person_id
        where m.id = member and m.organisation_id = organisation and m.starts_on <= private.today()
            and (m.ends_on is null or m.ends_on > private.today()));
begin
    if found_name is null then
        perform private.refuse('MK002', 'Choose a named person who answers for it', 'owner_id');
    end if;
    return found_name;
end
$$;

-- A duty in use of a trust whose governance the signed-in person writes, locked, as it was on the page. Errors: P0002, 42501, NG002 out
-- of use, NG006 somebody else has changed it since.
create function private.duty_to_change(duty uuid, expected int)
returns public.duties
language plpgsql security definer set search_path = ''
as $$
declare
    found_duty public.duties;
begin
    select * into found_duty from public.duties d
    where d.id = duty and d.organisation_id in (select private.my_organisations()) for update;
    if found_duty.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.governs(found_duty.organisation_id);
    if found_duty.retired_at is not null then
        perform private.refuse('NG002', 'It is out of use already');
    elsif expected is distinct from found_duty.changes then
        perform private.refuse('NG006', 'Somebody has changed it meanwhile. Open the page again and look at what it says now.');
    end if;
    return found_duty;
end
$$;

-- Writes what a duty says and keeps it. In: {"title","about","source","owner_id","evidence","links","review_on"}.
create function private.write_duty(duty public.duties, kind text, given jsonb, note text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    review date := (given ->> 'review_on')::date;
begin
    if review is null or review <= private.today() then
        perform private.refuse('NG005', 'Enter a day to look at it again, after today', 'review_on');
    end if;
    update public.duties d set
        title = private.require_text(given ->> 'title', 200, 'title', 'Enter the duty in a few words'),
        about = coalesce(given ->> 'about', ''),
        source = private.require_text(given ->> 'source', 300, 'source', 'Enter the law it stands in'),
        owner_id = (given ->> 'owner_id')::uuid,
        owner_name = private.owner_named(duty.organisation_id, (given ->> 'owner_id')::uuid),
        evidence = coalesce(given ->> 'evidence', ''),
        links = private.require_links(array(select jsonb_array_elements_text(coalesce(given -> 'links', '[]'))), 10),
        review_on = review, confirmed_at = coalesce(d.confirmed_at, now()), changes = d.changes + 1
    where d.id = duty.id;
    perform private.keep_duty(duty.id, kind, note);
end
$$;

create function private.keep_duty(duty uuid, kind text, note text)
returns void
language sql security definer set search_path = ''
as $$
    insert into public.duty_changes (duty_id, kind, title, about, evidence, review_on, owner_name, note, by)
    select d.id, keep_duty.kind, d.title, d.about, d.evidence, d.review_on, d.owner_name, coalesce(keep_duty.note, ''), private.signed_in()
    from public.duties d where d.id = keep_duty.duty
$$;

-- A duty of the trust's own. Answers its id. Errors: 42501, TX001, TX002, MK002, NG001, NG005.
create function public.add_duty(organisation uuid, given jsonb)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    new_duty public.duties;
begin
    perform private.governs(organisation);
    insert into public.duties (organisation_id, position, title)
    select organisation, coalesce(max(d.position), 0) + 1, private.require_text(given ->> 'title', 200, 'title', 'Enter the duty in a few words')
    from public.duties d where d.organisation_id = organisation
    returning * into new_duty;
    perform private.write_duty(new_duty, 'confirmed', given, '');
    return new_duty.id;
end
$$;

-- Confirms a duty of the draft as the trust's own, or words one again, with the reason. In: as write_duty, and how many changes the
-- page had seen. Errors: P0002, 42501, NG002, NG006, TX001, TX002, MK002, NG001, NG005.
create function public.revise_duty(duty uuid, given jsonb, why text, expected int)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_duty public.duties := private.duty_to_change(duty, expected);
begin
    if found_duty.confirmed_at is not null then
        perform private.require_text(why, 1000, 'why', 'Say why, so that others understand it later');
    end if;
    perform private.write_duty(found_duty, case when found_duty.confirmed_at is null then 'confirmed' else 'reworded' end, given, why);
end
$$;

-- Looks at a duty again: what shows today that it is kept, and when to look next. Errors: P0002, 42501, NG002, NG006, TX001, TX002, NG005,
-- NG007 it was never confirmed.
create function public.review_duty(duty uuid, evidence text, next_on date, expected int)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_duty public.duties := private.duty_to_change(duty, expected);
begin
    if found_duty.confirmed_at is null then
        perform private.refuse('NG007', 'Check first that this is a duty of yours, and who answers for it');
    end if;
    perform private.require_text(evidence, 4000, 'evidence', 'Say what shows it, or what is missing');
    if next_on is null or next_on <= private.today() then
        perform private.refuse('NG005', 'Enter a day to look at it again, after today', 'next_on');
    end if;
    update public.duties d set evidence = review_duty.evidence, review_on = next_on, changes = d.changes + 1 where d.id = duty;
    perform private.keep_duty(duty, 'reviewed', '');
end
$$;

-- Takes a duty out of use, with the reason; what was written stays. Errors: P0002, 42501, NG002, NG006, TX001, TX002.
create function public.retire_duty(duty uuid, reason text, expected int)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.duty_to_change(duty, expected);
    perform private.require_text(reason, 1000, 'reason', 'Say why, so that others understand it later');
    update public.duties d set retired_at = now(), retired_reason = reason, changes = d.changes + 1 where d.id = duty;
    perform private.keep_duty(duty, 'retired', reason);
end
$$;

-- The trust of a committee that stands, for whoever may write it. Errors: P0002, 42501, NG008 it has ended.
create function private.committee_to_change(committee uuid, variadic besides text[] default '{}')
returns public.committees
language plpgsql security definer set search_path = ''
as $$
declare
    found_committee public.committees;
begin
    select * into found_committee from public.committees c
    where c.id = committee and c.organisation_id in (select private.my_organisations()) for update;
    if found_committee.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.governs(found_committee.organisation_id, variadic besides);
    if found_committee.ended_on is not null then
        perform private.refuse('NG008', 'This committee has ended');
    end if;
    return found_committee;
end
$$;

-- A committee that has stood since a day which is not ahead. Answers its id. Errors: 42501, TX001, TX002, NG005 the day.
create function public.add_committee(organisation uuid, name text, remit text, starts_on date default private.today())
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    new_id uuid;
begin
    perform private.governs(organisation);
    if coalesce(starts_on > private.today(), true) then
        perform private.refuse('NG005', 'Enter the first day, today or before', 'starts_on');
    end if;
    insert into public.committees (organisation_id, name, remit, starts_on, added_by)
    values (organisation, private.require_text(name, 160, 'name', 'Enter its name'),
        private.require_text(remit, 2000, 'remit', 'Say what it looks at and what it may decide'), starts_on, private.signed_in())
    returning id into new_id;
    return new_id;
end
$$;

-- The committee stands no longer from today; its seats end with it. Errors: P0002, 42501, NG008.
create function public.end_committee(committee uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.committee_to_change(committee);
    update public.committees c set ended_on = greatest(private.today(), c.starts_on) where c.id = committee;
    update public.committee_seats s set ends_on = greatest(private.today(), s.starts_on) where s.committee_id = committee and s.ends_on is null;
end
$$;

-- Somebody takes a seat, from a day that is not ahead. In: the role, the name as it is to be shown, and whose membership of the trust it
-- is, if they have one. Answers the seat's id. Errors: P0002, 42501, NG008, NG009 role, TX001, TX002, NG005 day, MK002 not a member.
create function public.give_seat(committee uuid, role text, name text, starts_on date, member uuid default null)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    found_committee public.committees := private.committee_to_change(committee);
    new_id uuid;
begin
    if coalesce(role, '') not in ('staff_chair', 'community_co_chair', 'executive_lead', 'lived_experience', 'member') then
        perform private.refuse('NG009', 'Choose the seat', 'role');
    end if;
    perform private.require_text(name, 120, 'name', 'Enter the name as it is to be shown');
    if coalesce(starts_on > private.today(), true) then
        perform private.refuse('NG005', 'Enter the first day, today or before', 'starts_on');
    end if;
    if member is not null then
        perform private.owner_named(found_committee.organisation_id, member);
    end if;
    insert into public.committee_seats (committee_id, role, name, member_id, starts_on, given_by)
    values (committee, role, name, member, starts_on, private.signed_in()) returning id into new_id;
    return new_id;
end
$$;

-- Whoever sits there leaves it today. Errors: P0002, 42501, NG008; NG002 they have left.
create function public.end_seat(seat uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.committee_to_change((select s.committee_id from public.committee_seats s where s.id = seat));
    update public.committee_seats s set ends_on = greatest(private.today(), s.starts_on) where s.id = seat and s.ends_on is null;
    if not found then
        perform private.refuse('NG002', 'They have left already');
    end if;
end
$$;

-- A meeting as it was held: which chairs were there, what lay on the table, and the minutes. Answers its id.
-- Errors: P0002, 42501, NG008, NG005 the day, NG010 there is one of this day, NG001, TX001, TX002.
create function public.record_meeting(committee uuid, met_on date, staff_chair boolean, community_chair boolean, links text[], minutes text)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    found_committee public.committees := private.committee_to_change(committee, 'co_chair');
    new_id uuid;
begin
    if coalesce(met_on > private.today(), true) then
        perform private.refuse('NG005', 'Enter the day they met, today or before', 'met_on');
    end if;
    insert into public.committee_meetings (committee_id, met_on, staff_chair, community_chair, links, minutes, recorded_by)
    values (found_committee.id, met_on, coalesce(staff_chair, false), coalesce(community_chair, false), private.require_links(links, 20),
        private.require_text(minutes, 10000, 'minutes', 'Write what was considered and agreed'), private.signed_in())
    on conflict do nothing
    returning id into new_id;
    if new_id is null then
        perform private.refuse('NG010', 'There is a meeting of this day already', 'met_on');
    end if;
    return new_id;
end
$$;

grant execute on function public.add_duty, public.revise_duty, public.review_duty, public.retire_duty, public.add_committee,
    public.end_committee, public.give_seat, public.end_seat, public.record_meeting to authenticated;
