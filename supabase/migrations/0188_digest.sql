-- The weekly digest (R6): on the first working day of a week everybody who answers for something at a trust is told, in their own way,
-- how much of it is late and how much is due; co-chairs and the executive lead are told it of the whole trust, so that what is late goes
-- up by itself. Nothing is due: nothing is sent. What it is stands behind the door, on the page of what is due.

-- The people of a trust who are told of everything: community co-chairs, and executive leads named in its governance; where none is
-- named, those who decide.
create function private.told_everything(organisation uuid)
returns setof uuid
language sql stable security definer set search_path = ''
as $$
    with leads as (
        select m.person_id from public.committee_seats s
        join public.committees c on c.id = s.committee_id and c.organisation_id = organisation
        join public.members m on m.id = s.member_id
        where s.role = 'executive_lead' and s.starts_on <= private.today() and (s.ends_on is null or s.ends_on > private.today())
    )
    select person_id from leads
    union
    select m.person_id from public.members m
    where m.organisation_id = organisation and m.starts_on <= private.today() and (m.ends_on is null or m.ends_on > private.today())
        and (m.role = 'co_chair' or m.role = 'decision_owner' and not exists (select from leads))
$$;

-- A step of the clock: the digests of this week, from seven in the morning of its first working day. Told once a week and person; of no
-- use any more when the next one comes.
create function private.send_digests(at timestamptz)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    today date := private.day_of(at);
    monday date := date_trunc('week', today)::date;
    one record;
begin
    if today <> (select min(d)::date from generate_series(monday::timestamp, monday + 4, interval '1 day') d where private.is_working_day(d::date))
        or (at at time zone 'Europe/London')::time < time '07:00' then
        return;
    end if;
    for one in
        select o.slug, p.person_id, sum(n.late)::int as late, sum(n.soon)::int as soon
        from public.organisations o
        cross join lateral (
            select distinct m.person_id, m.person_id in (select private.told_everything(o.id)) as everything from public.members m
            where m.organisation_id = o.id and m.starts_on <= today and (m.ends_on is null or m.ends_on > today)
                and m.role in ('facilitator', 'engagement_lead', 'decision_owner', 'co_chair', 'administrator')
                and not exists (select from public.messages s where s.dedupe_key = format('digest/%s/%s', m.person_id, monday))) p
        cross join lateral private.stops_of(o.id, p.person_id, p.everything) s
        cross join lateral private.due_counts(o.id, s.stop, s.holders) n
        where o.kind = 'trust'
        group by o.slug, p.person_id
        having sum(n.late + n.soon) > 0
    loop
        perform private.queue_message(one.person_id, 'weekly_digest', 'person', one.person_id,
            jsonb_build_object('late', one.late, 'soon', one.soon, 'path', '/' || one.slug || '/due'), at,
            format('digest/%s/%s', one.person_id, monday), (monday + 7)::timestamp at time zone 'Europe/London');
    end loop;
end
$$;
insert into private.clock_steps values ('send_digests');
