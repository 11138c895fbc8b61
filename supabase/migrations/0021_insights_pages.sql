-- What the pages about insights read: one jsonb each, bounded, in one round trip.
-- Who may see what: as the policies of 0004 and 0007 say. The functions are security definer, since row level
-- security keeps a search from its index; so each asks who is there in its first lines and names what it gives.

create extension if not exists pg_trgm with schema extensions;
create index insights_by_state on public.insights (programme_id, state, number desc);

-- The words, or a span of them, as the signed-in person's role in the trust may read them, or null (0004's policy, for one
-- row): whole for those who listen, with what was left out left out for those who read by consent.
create function private.words_for_staff(contribution public.contributions, starts int default 0, ends int default null)
returns text
language sql stable security definer set search_path = ''
as $$
    select case
        when (contribution).moderated_out_at is not null then null
        when (contribution).organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))
            then substr((contribution).words, starts + 1, coalesce(ends, char_length((contribution).words)) - starts)
        when private.may_use((contribution).id, 'board') then private.words_out(contribution, starts, ends)
    end
$$;

-- The programme of an organisation with this slug; the newest when none is named.
create function private.programme_named(organisation uuid, named text)
returns public.programmes
language sql stable security definer set search_path = ''
as $$
    select p from public.programmes p
    where p.organisation_id = organisation and (named is null or p.slug = named)
    order by p.starts_on desc, p.id limit 1
$$;

-- {"id","slug","title"} of a trust's programmes, newest first, for links.
create function private.programme_links(organisation uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'slug', p.slug, 'title', p.title) order by p.starts_on desc, p.id), '[]')
    from (select * from public.programmes where organisation_id = organisation order by starts_on desc, id limit 50) p
$$;

-- Whether any insight rests on these words. A function, so that it is asked for the few rows a page shows: as
-- part of the query the planner would join all quotes there are.
create function private.is_quoted(contribution uuid)
returns boolean
language sql stable security definer set search_path = ''
as $$
    select exists (select 1 from public.quotes q where q.contribution_id = is_quoted.contribution)
$$;

-- How many people and how many engagements an insight rests on. One who has no name counts by each contribution.
create function private.rests_on(insight uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object(
        'quotes', count(*),
        'people', count(distinct coalesce(w.person_id, c.id)),
        'engagements', count(distinct coalesce(c.workshop_id, c.consultation_id, c.programme_id)),
        'taken_back', (select count(distinct q.contribution_id) from public.quotes q join public.contributions c on c.id = q.contribution_id
            where q.insight_id = insight and c.withdrawn_at is not null))
    from public.quotes q
    join public.contributions c on c.id = q.contribution_id and c.withdrawn_at is null
    left join public.contributors w on w.contribution_id = q.contribution_id
    where q.insight_id = insight
$$;

-- The same for whoever reads it here: how many people is exact for those who listen, else as private.disclosed shows it.
create function private.rests_on_shown(insight uuid, exact boolean)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    rests jsonb := private.rests_on(insight);
begin
    return case when exact then rests else rests || jsonb_build_object('people', private.disclosed((rests ->> 'people')::bigint)) end;
end
$$;

-- The insights of one programme, 20 at a time, the newest number first. In: the trust, a programme's slug or null for
-- the newest, all | draft | in_check | waiting | overdue | answered | superseded, and the last number seen.
-- Out: {"programme","programmes","insights","next"}. The trust's listeners.
create function public.insights_of(organisation uuid, programme text default null, filter text default 'all', before int default null)
returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
    found_programme public.programmes;
    found_insights jsonb;
    listens boolean := organisation in (select private.my_organisations('facilitator', 'engagement_lead'));
    reads_checks boolean := organisation in (select private.my_organisations('facilitator', 'engagement_lead', 'board_auditor', 'co_chair'));
begin
    if organisation is null or organisation not in (select private.my_insight_trusts()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    found_programme := private.programme_named(organisation, programme);
    if found_programme.id is null and programme is not null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'number', i.number, 'statement', i.statement, 'state', i.state,
        'check_until', i.check_until, 'due_on', i.due_on, 'days_late', case when i.state = 'agreed' then private.today() - i.due_on end,
        'rests_on', private.rests_on_shown(i.id, listens),
        -- Not for decision owners, as on the desk (0093): of few people a count says who answered what.
        'tally', case when i.state = 'in_check' and reads_checks then private.check_tally(i.id) end) order by i.number desc), '[]')
    into found_insights
    from (
        select * from public.insights k
        where k.programme_id = found_programme.id
            and (before is null or k.number < before)
            and (filter = 'all' or k.state = case filter when 'waiting' then 'agreed' when 'overdue' then 'agreed' else filter end)
            and (filter <> 'overdue' or k.due_on < private.today())
        order by k.number desc
        limit 21
    ) i;
    return jsonb_build_object(
        'programme', case when found_programme.id is not null then jsonb_build_object('id', found_programme.id,
            'slug', found_programme.slug, 'title', found_programme.title) end,
        'programmes', private.programme_links(organisation),
        'insights', case when jsonb_array_length(found_insights) > 20 then found_insights - 20 else found_insights end,
        'next', case when jsonb_array_length(found_insights) > 20 then found_insights -> 19 -> 'number' end);
end
$$;

-- The checks put to the signed-in person, open ones first; one of them when an insight is named. Out: [{"insight_id",
-- "number","statement","open","check_until","organisation","programme","answer","words","answered_at","how","reply",
-- "replied_at","signature" (private.signature_of),"earlier" (what they answered before),"became" (private.became),"reworded" (since they answered),
-- "quotes":[{"words","lang","dir","stance"}]}]: of other people it says nothing.
create function public.my_checks(insight uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    return (
        select coalesce(jsonb_agg(jsonb_build_object('insight_id', i.id, 'number', i.number, 'statement', i.statement,
            'open', i.state = 'in_check', 'state', i.state, 'check_until', i.check_until,
            'organisation', jsonb_build_object('slug', o.slug, 'name', o.name), 'programme', p.title,
            'answer', asked.answer, 'words', asked.words, 'answered_at', asked.answered_at, 'how', asked.how,
            'reply', asked.reply, 'replied_at', asked.replied_at, 'signature', private.signature_of(asked.id), 'became', private.became(i.id),
            'reworded', coalesce(asked.answered_at < (select max(s.written_at) from public.insight_statements s where s.insight_id = i.id), false),
            'earlier', coalesce((select jsonb_agg(jsonb_build_object('answer', e.answer, 'words', e.words, 'answered_at', e.answered_at,
                    'reply', e.reply) order by e.answered_at desc)
                from (select * from public.insight_earlier_answers b where b.check_id = asked.id order by b.answered_at desc limit 10) e), '[]'),
            'quotes', coalesce((
                select jsonb_agg(jsonb_build_object('words', substr(c.words, q.starts + 1, q.ends - q.starts), 'lang', c.lang, 'dir', c.dir, 'stance', q.stance)
                    order by c.given_on, q.starts)
                from public.quotes q join public.contributions c on c.id = q.contribution_id
                where q.insight_id = i.id and q.contribution_id in (select private.my_contributions()) and c.withdrawn_at is null), '[]'))
            order by (i.state = 'in_check' and asked.answer is null) desc, (i.state = 'in_check') desc, asked.asked_at desc, i.id), '[]')
        from (
            select distinct on (k.insight_id) k.* from public.insight_checks k
            where k.contribution_id in (select private.my_contributions()) and (my_checks.insight is null or k.insight_id = my_checks.insight)
            order by k.insight_id, k.asked_at
            limit 200
        ) asked
        join public.insights i on i.id = asked.insight_id
        join public.organisations o on o.id = i.organisation_id
        join public.programmes p on p.id = i.programme_id);
end
$$;

-- People an organisation knows who were asked about an insight and have not answered, so that someone may phone,
-- write or meet them. In: the organisation (the trust or a partner). Out: [{"insight_id","number","statement",
-- "trust","check_until","days_over","person_id","name","contact_by","contact","language","account"}], at most 100, soonest first.
-- Which words were theirs is not said. Facilitators and engagement leads of the organisation that knows them.
create function public.people_to_ask(organisation uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    if organisation is null or organisation not in (select private.my_organisations('facilitator', 'engagement_lead')) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return coalesce((
        select jsonb_agg(to_jsonb(waiting) order by waiting.check_until, waiting.number, waiting.name, waiting.person_id)
        from (
            select i.id as insight_id, i.number, i.statement, o.name as trust, i.check_until, private.today() - i.check_until as days_over,
                p.id as person_id,
                coalesce(p.name, p.reference, 'No name given') as name, p.contact_by, p.contact, p.language,
                p.account_id is not null as account
            from public.insights i
            join public.organisations o on o.id = i.organisation_id
            join public.insight_checks k on k.insight_id = i.id and k.answer is null
            join public.contributions c on c.id = k.contribution_id and c.withdrawn_at is null
            join public.contributors w on w.contribution_id = k.contribution_id
            join public.people p on p.id = w.person_id and p.organisation_id = people_to_ask.organisation
            where i.state = 'in_check' and i.programme_id in (select private.my_programmes('facilitator', 'engagement_lead'))
            order by i.check_until, i.number, p.name, p.id
            limit 100
        ) waiting), '[]');
end
$$;

grant execute on function public.insights_of, public.my_checks, public.people_to_ask to authenticated;
