-- What pages say of endings (0062), who has seen them, and how somebody keeps a yes that would run out.
-- Who may see what: marks come with the page they stand on. The trust's listeners, deciders and auditors read its list; whoever
-- answers for a place says that they have seen it. What runs out is read by those who listen at the trust.

-- The marks of one place, the newest five. In: 'public' for what everyone and its givers read, else for the trust's own people.
-- Out: [{"ended_on","why","use","contributions","shown_again_on"}]; one that was undone the same day is not among them.
create function private.marks_of(place_kind text, place uuid, audience text)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('ended_on', mark.ended_on, 'why', mark.why, 'use', mark.use,
        'contributions', mark.contributions, 'shown_again_on', mark.shown_again_on) order by mark.ended_on desc, mark.why, mark.use), '[]')
    from (
        select * from public.endings e
        where e.place_kind = marks_of.place_kind and e.place_id = marks_of.place
            and (audience <> 'public' or e.use in ('website', 'every'))
            and (e.shown_again_on is null or e.shown_again_on > e.ended_on)
        order by e.ended_on desc, e.why, e.use limit 5
    ) mark
$$;

-- Whose marks somebody reads by the audience of a thread (0091).
create function private.marks_for(audience text)
returns text
language sql immutable set search_path = ''
as $$
    select case when audience in ('all', 'board') then 'staff' else 'public' end
$$;

-- Whether an insight rested on words and every one of them was taken or kept back.
create function private.nothing_left(insight uuid)
returns boolean
language sql stable security definer set search_path = ''
as $$
    select exists (select from public.quotes q where q.insight_id = insight)
        and not exists (
            select from public.quotes q join public.contributions c on c.id = q.contribution_id
            where q.insight_id = insight and c.withdrawn_at is null and c.moderated_out_at is null)
$$;

-- At how many places these words ended, for whoever gave them.
create function private.places_ended(contribution uuid)
returns int
language sql stable security definer set search_path = ''
as $$
    select count(distinct (e.place_kind, e.place_id))::int
    from private.ended k join public.endings e on e.id = k.ending_id
    where k.contribution_id = contribution and k.shown_again_on is null
$$;

-- Whether the signed-in person is to see to it.
create function private.i_answer_for(ending public.endings)
returns boolean
language sql stable security definer set search_path = ''
as $$
    select exists (select from private.who_answers_for(ending) w join private.my_people() me on me = w)
$$;

-- How many places wait to be seen by the signed-in person; of at most the newest 200.
create function private.endings_waiting(organisation uuid)
returns int
language sql stable security definer set search_path = ''
as $$
    select count(distinct (e.place_kind, e.place_id))::int
    from (select * from public.endings k where k.organisation_id = organisation and k.seen_at is null
        order by k.ended_on desc, k.id desc limit 200) e
    where private.i_answer_for(e)
$$;

-- What ended at a trust, newest first, 20 and one more. In: whether only what nobody has seen yet, the last of the page before.
-- Out: [{"id","place_kind","place_id","number","title","why","use","ended_on","contributions","shown_again_on","seen_at",
-- "seen_by_name","mine" (is it for who asks to see to), "nothing_left" (of an insight)}]. Errors: P0002.
create function public.endings_of(organisation uuid, unseen boolean default true, before_on date default null, before_id uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
    reads_exports boolean := organisation in (select private.my_organisations('engagement_lead', 'board_auditor'));
begin
    if organisation is null or organisation not in (select private.my_insight_trusts()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return (
        select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'place_kind', e.place_kind, 'place_id', e.place_id, 'why', e.why, 'use', e.use,
            'ended_on', e.ended_on, 'contributions', e.contributions, 'shown_again_on', e.shown_again_on, 'seen_at', e.seen_at,
            'seen_by_name', e.seen_by_name, 'mine', private.i_answer_for(e.whole),
            'nothing_left', e.place_kind = 'insight' and private.nothing_left(e.place_id),
            'number', case e.place_kind when 'insight' then (select i.number from public.insights i where i.id = e.place_id)
                when 'decision' then (select d.number from public.decisions d where d.id = e.place_id)
                when 'export' then (select x.number from public.exports x where x.id = e.place_id) end,
            'title', case e.place_kind when 'insight' then (select i.statement from public.insights i where i.id = e.place_id)
                when 'decision' then (select d.title from public.decisions d where d.id = e.place_id)
                when 'consultation' then (select c.title from public.consultations c where c.id = e.place_id)
                when 'workshop' then (select w.title from public.workshops w where w.id = e.place_id)
                when 'export' then (select x.purpose from public.exports x where x.id = e.place_id) end)
            order by e.ended_on desc, e.id desc), '[]')
        from (
            select k.*, k as whole from public.endings k
            where k.organisation_id = organisation and (not unseen or k.seen_at is null) and (k.place_kind <> 'export' or reads_exports)
                and (before_on is null or (k.ended_on, k.id) < (before_on, before_id))
            order by k.ended_on desc, k.id desc limit 21
        ) e);
end
$$;

-- "I have seen it": of one ending and every other at the same place that nobody has seen. By whoever answers for the place.
-- Errors: P0002 hidden or absent, 42501 somebody else answers for it.
create function public.see_ending(ending uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_ending public.endings;
begin
    select * into found_ending from public.endings e where e.id = ending for update;
    if found_ending.id is null or found_ending.organisation_id not in (select private.my_insight_trusts()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if not private.i_answer_for(found_ending) then
        perform private.refuse('42501', 'Somebody else answers for this');
    end if;
    update public.endings e set seen_at = now(), seen_by = private.signed_in(), seen_by_name = (
        select coalesce(p.name, 'A member') from public.people p
        where p.account_id = private.signed_in() and p.organisation_id = found_ending.organisation_id)
    where e.place_kind = found_ending.place_kind and e.place_id = found_ending.place_id and e.seen_at is null;
end
$$;

grant execute on function public.endings_of, public.see_ending to authenticated;
