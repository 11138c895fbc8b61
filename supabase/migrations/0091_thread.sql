-- The thread: from any contribution, insight, decision or action, the whole way it came and where it went.
-- Who may see what: the words pass through one gate, `private.may_read_words`. People always read their own;
-- those who listen for the trust read all that was not kept back; those who decide, audit or co-chair read
-- what was agreed to for the board; everyone else reads what was agreed to for the website. An insight is
-- seen by the public once it is published, by those it rests on once it was put to them, by the trust always.
--
-- One answer in one round trip, of bounded size: a few of each thing, and a count of the rest.

-- For the votes on a statement: answered from the index alone.
create index votes_tally on public.votes (contribution_id, choice) where not superseded;

-- Did the signed-in person give this? Security definer: contributors are identity.
create function private.is_mine(contribution uuid)
returns boolean
language sql stable security definer set search_path = ''
as $$
    select exists (
        select 1 from public.contributors c join public.people p on p.id = c.person_id
        where c.contribution_id = contribution and p.account_id = (select private.signed_in())
    )
$$;

-- May these words be read here? `audience` is 'all', 'board', 'own' or 'public' (see the head of this file);
-- `own` is the contribution whose slip is held, if any.
create function private.may_read_words(given public.contributions, audience text, own uuid)
returns boolean
language sql stable security definer set search_path = ''
as $$
    select given.withdrawn_at is null and (
        given.id = own
        or private.is_mine(given.id)
        or (given.moderated_out_at is null and (
            audience = 'all' or private.may_use(given.id, case audience when 'board' then 'board' else 'website' end)))
    )
$$;

-- A span of these words as they are read here; all of them where no span is given. Null where they may not be read. Whole for
-- those who listen, for their giver and for whoever holds the slip; for others what was left out is left out.
create function private.words_read_here(given public.contributions, audience text, own uuid, starts int default 0, ends int default null)
returns text
language sql stable security definer set search_path = ''
as $$
    select case
        when not private.may_read_words(given, audience, own) then null
        when audience = 'all' or given.id is not distinct from own or private.is_mine(given.id)
            then substr(given.words, starts + 1, coalesce(ends, char_length(given.words)) - starts)
        else private.words_out(given, starts, ends)
    end
$$;

-- Agree, disagree and pass for a statement of a consultation; null for words of any other kind.
create function private.vote_tally(contribution uuid, kind text)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('agree', count(*) filter (where choice = 1), 'disagree', count(*) filter (where choice = -1),
        'pass', count(*) filter (where choice = 0))
    from public.votes
    where contribution_id = contribution and not superseded
    having kind in ('statement', 'put') and count(*) > 0
$$;

-- The first quotes of an insight that may be read here, people's own before others'. Looks at no more than the
-- first forty, so that an insight on which very much rests costs no more than any other.
create function private.readable_quotes(insight uuid, audience text, own uuid, most int)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object(
            'contribution_id', shown.contribution_id, 'words', shown.words, 'by', shown.shown_as, 'lang', shown.lang, 'dir', shown.dir, 'given_on', shown.given_on,
            'stance', shown.stance, 'mine', shown.mine, 'votes', private.vote_tally(shown.contribution_id, shown.kind),
            'picture', private.picture_for_anyone(shown.contribution_id),
            'rendering', case when shown.lang <> 'en' then private.rendering_for_anyone(shown.contribution_id) end)
        order by shown.mine desc, shown.added_at, shown.id), '[]')
    from (
        select q.id, q.contribution_id, q.added_at, q.stance, private.words_read_here(c, audience, own, q.starts, q.ends) as words,
            case when c.id is not distinct from own then c.shown_as else private.name_in_lists(c.id) end as shown_as, c.lang, c.dir,
            c.given_on, c.kind, c.id is not distinct from own or private.is_mine(c.id) as mine
        from (
            select * from public.quotes where insight_id = insight order by added_at, id limit 40
        ) q
        join public.contributions c on c.id = q.contribution_id
        where private.may_read_words(c, audience, own)
        -- Each side in turn, so that what was said against it is not left out by all that was said for it.
        order by mine desc, row_number() over (partition by q.stance order by q.added_at, q.id), q.stance desc, q.added_at, q.id
        limit most
    ) shown
$$;

-- How many contributions say what an insight says: {"said", "taken_back"}, not those said against it, each counted once. Kept-back ones are in neither.
create function private.thread_rests_on(insight uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object(
        'said', count(distinct c.id) filter (where c.withdrawn_at is null and c.moderated_out_at is null and q.stance = 'for'),
        'taken_back', count(distinct c.id) filter (where c.withdrawn_at is not null))
    from public.quotes q join public.contributions c on c.id = q.contribution_id
    where q.insight_id = insight
$$;

-- How many of the contributions an insight rests on come from whoever gave the one in hand (`own`): that person's
-- others are not "others who said the same". Kept-back ones are counted no more than above.
create function private.own_among(insight uuid, own uuid)
returns int
language sql stable security definer set search_path = ''
as $$
    select count(*)::int
    from (
        select own as id
        union select theirs.contribution_id from public.contributors mine
            join public.contributors theirs on theirs.person_id = mine.person_id where mine.contribution_id = own
        union select k.id from private.my_contributions() k (id) where private.is_mine(own)
    ) voice
    join public.contributions c on c.id = voice.id and c.withdrawn_at is null and c.moderated_out_at is null
    where exists (select 1 from public.quotes q where q.insight_id = insight and q.contribution_id = c.id and q.stance = 'for')
$$;

-- Challenges to an insight or a decision, oldest first; the words of those taken back are gone.
create function private.challenges_to(insight uuid, decision uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'words', c.words, 'by', c.shown_as, 'standing', c.standing,
        'raised_at', c.raised_at, 'acknowledged_at', c.acknowledged_at, 'outcome', c.outcome, 'answer', c.answer,
        'answered_at', c.answered_at, 'closed_at', c.closed_at, 'escalated_at', c.escalated_at, 'taken_back_at', c.taken_back_at,
        'board', private.board_of(c.whole)) order by c.raised_at, c.id), '[]')
    from (
        -- Each voice in turn, so that nobody's ten bury another's one.
        select k.*, k as whole from public.challenges k where k.insight_id = insight or k.decision_id = decision
        order by (k.taken_back_at is not null), row_number() over (partition by k.taken_back_at is not null,
            coalesce(k.raised_by_contribution, k.raised_by) order by k.raised_at desc, k.id), k.raised_at desc, k.id limit 10
    ) c
$$;

-- Does this audience see the insight at all? The trust's own people see drafts; those it rests on from the check.
create function private.sees_insight(insight public.insights, audience text)
returns boolean
language sql immutable set search_path = ''
as $$
    select insight.published_at is not null or audience in ('all', 'board')
        or (audience = 'own' and insight.check_started_at is not null)
$$;

-- Insights that this one was made from ('from') or that were made of it ('to').
create function private.lineage(insight uuid, direction text, audience text)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', kin.id, 'number', kin.number, 'statement', kin.statement, 'kind', kin.kind,
        'published', kin.published, 'with', kin.beside) order by kin.number), '[]')
    from (
        select i.id, i.number, i.statement, l.kind, i.published_at is not null as published,
            -- How many others it was put together with.
            case when l.kind = 'merged' then (select count(*)::int - 1 from public.insight_lineage o
                where o.to_insight = l.to_insight and o.kind = 'merged') else 0 end as beside
        from public.insight_lineage l
        join public.insights i on i.id = case direction when 'from' then l.from_insight else l.to_insight end
        where case direction when 'from' then l.to_insight else l.from_insight end = insight and private.sees_insight(i, audience)
        order by i.number limit 10
    ) kin
$$;

create function private.thread_insight(insight public.insights, audience text, own uuid, quotes_most int)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object(
        'id', insight.id, 'number', insight.number, 'statement', insight.statement, 'state', insight.state,
        'drafted_at', insight.drafted_at, 'check_started_at', insight.check_started_at, 'check_until', insight.check_until,
        'agreed_at', insight.agreed_at, 'due_on', insight.due_on, 'answered_at', insight.answered_at,
        'changed_at', insight.changed_at, 'superseded_at', insight.superseded_at, 'published', insight.published_at is not null,
        'quotes', case when audience in ('all', 'board') then quotes.shown else (
            select coalesce(jsonb_agg(quote - 'contribution_id' order by place), '[]')
            from jsonb_array_elements(quotes.shown) with ordinality listed (quote, place)) end,
        'said', (rests.on_it ->> 'said')::int,
        'own', private.own_among(insight.id, own),
        'others', greatest(0, (rests.on_it ->> 'said')::int
            - (select count(distinct quote ->> 'contribution_id')::int from jsonb_array_elements(quotes.shown) quote
                where quote ->> 'stance' = 'for')),
        'taken_back', (rests.on_it ->> 'taken_back')::int,
        'checks', case when insight.check_started_at is null then null when audience = 'all' then private.check_tally(insight.id)
            else private.check_shown(insight.id) end,
        'sides', private.for_and_against(insight.id, audience = 'all'), 'kinds', private.kinds_of_engagement(insight.id, audience = 'all'),
        'signed', private.signed_by(insight.id, audience = 'all'), 'pcref_parts', insight.pcref_parts, 'competencies', insight.competencies,
        -- Words that are quoted against it alone are not among those that say the same.
        'own_against', exists (select 1 from public.quotes q where q.insight_id = insight.id and q.contribution_id = own)
            and not exists (select 1 from public.quotes q where q.insight_id = insight.id and q.contribution_id = own and q.stance = 'for'),
        -- Whoever holds the slip, or gave the words, sees what they answered to the check and what came back.
        'my_check', (
            select jsonb_build_object('answer', k.answer, 'words', k.words, 'answered_at', k.answered_at, 'reply', k.reply,
                'open', insight.state = 'in_check')
            from public.insight_checks k
            where k.insight_id = insight.id and (k.contribution_id = private.check_of(insight.id, own)
                or own is null and private.is_mine(k.contribution_id))
            limit 1),
        'marks', private.marks_of('insight', insight.id, private.marks_for(audience)),
        'nothing_left', private.nothing_left(insight.id),
        'from', private.lineage(insight.id, 'from', audience),
        'to', private.lineage(insight.id, 'to', audience),
        'challenges', private.challenges_to(insight.id, null))
    from (select private.thread_rests_on(insight.id) as on_it) rests
    cross join (select private.readable_quotes(insight.id, audience, own, quotes_most) as shown) quotes
$$;

-- An action with what was last said of it, and what it hopes to change (0182).
create function private.thread_action(action public.actions)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    return jsonb_build_object('id', action.id, 'what', action.what, 'owner', action.owner_name, 'due_on', action.due_on,
        'done_at', action.done_at, 'outcomes', private.outcomes_of(action.id, null), 'latest', (
            select jsonb_build_object('note', p.note, 'noted_at', p.noted_at) from public.progress p
            where p.action_id = action.id order by p.noted_at desc, p.id limit 1));
end
$$;

create function private.decision_link(decision uuid, audience text)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('id', d.id, 'number', d.number, 'title', d.title, 'made_at', d.made_at)
    from public.decisions d where d.id = decision and (d.made_at is not null or audience in ('all', 'board'))
$$;

-- How many people are owed word of a decision and how many had it, each counted once; `due_on` while somebody waits.
create function private.telling(decision uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('owed', count(*), 'told', count(*) filter (where person.told),
        'due_on', min(person.due_on) filter (where not person.told))
    from (
        select bool_or(r.told_at is not null) as told, min(r.due_on) as due_on
        from public.responses r
        join public.contributions c on c.id = r.contribution_id and c.withdrawn_at is null
        left join public.contributors k on k.contribution_id = r.contribution_id
        where r.decision_id = decision
        group by coalesce(k.person_id, r.contribution_id)
    ) person
    having count(*) > 0
$$;

-- A decision with its influence on the insights shown, its actions (`here` first among them) and who was told.
create function private.thread_decision(decision public.decisions, insights uuid[], audience text, own uuid, here uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object(
        'id', decision.id, 'number', decision.number, 'title', decision.title, 'summary', decision.summary, 'grounds', decision.grounds,
        'body', decision.body, 'decided_on', decision.decided_on, 'owner', decision.owner_name, 'state', decision.state,
        'equality', decision.equality, 'equality_by', decision.equality_by, 'equality_on', decision.equality_on,
        'due_regard', decision.due_regard, 'mitigation', decision.mitigation, 'impact_review_on', decision.impact_review_on,
        'made_at', decision.made_at, 'reversed_at', decision.reversed_at, 'reversed_reason', decision.reversed_reason,
        'supersedes', private.decision_link(decision.supersedes_id, audience),
        'superseded_at', decision.superseded_at,
        'superseded_by', (select private.decision_link(d.id, audience) from public.decisions d
            where d.supersedes_id = decision.id and (decision.superseded_at is null or d.made_at is not null)
            order by d.made_at desc nulls last, d.id limit 1),
        'influences', coalesce((
            select jsonb_agg(jsonb_build_object('insight_id', f.insight_id, 'kind', f.kind, 'reason', f.reason, 'review_on', f.review_on,
                'referred_to', f.referred_to, 'listened_until', f.listened_until,
                'early', coalesce(decision.decided_on < f.listened_until, false)) order by array_position(insights, f.insight_id))
            from public.influences f where f.decision_id = decision.id and f.insight_id = any (insights)), '[]'),
        'actions', coalesce((
            select jsonb_agg(private.thread_action(a) order by a.due_on, a.id)
            from (select * from public.actions where decision_id = decision.id
                order by (id is not distinct from here) desc, (done_at is not null), due_on, id limit 5) a), '[]'),
        'more_actions', greatest(0, (select count(*) from public.actions a where a.decision_id = decision.id) - 5),
        'told', case when own is not null then (
            select jsonb_build_object('due_on', r.due_on, 'told_at', r.told_at, 'how', r.how)
            from public.responses r where r.decision_id = decision.id and r.contribution_id = own) end,
        'telling', private.telling(decision.id),
        'marks', private.marks_of('decision', decision.id, private.marks_for(audience)),
        'challenges', private.challenges_to(null, decision.id))
$$;

-- The whole thread from one of its parts. Who may ask has been decided before: see `thread`, `public_thread` and `track`.
create function private.build_thread(start_kind text, start uuid, audience text, own uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    shown_insights uuid[];
    shown_decisions uuid[];
    all_insights int;
    all_decisions int;
    decision uuid := case start_kind when 'decision' then start
        when 'action' then (select a.decision_id from public.actions a where a.id = start) end;
    programme uuid := case start_kind
        when 'contribution' then (select c.programme_id from public.contributions c where c.id = start)
        when 'insight' then (select i.programme_id from public.insights i where i.id = start)
        else (select d.programme_id from public.decisions d where d.id = decision) end;
begin
    with related as (
        select i.id, i.number, i.superseded_at
        from public.insights i
        where private.sees_insight(i, audience) and i.id in (
            select start where start_kind = 'insight'
            union all select q.insight_id from public.quotes q where start_kind = 'contribution' and q.contribution_id = start
            union all select f.insight_id from public.influences f where f.decision_id = decision)
    )
    select array(select r.id from related r order by (r.superseded_at is not null), r.number limit 5), (select count(*) from related)
    into shown_insights, all_insights;

    with related as (
        select d.id, coalesce(d.made_at, d.proposed_at) as at
        from public.decisions d
        where (d.made_at is not null or audience in ('all', 'board')) and d.id in (
            select decision
            union all select f.decision_id from public.influences f where decision is null and f.insight_id = any (shown_insights))
    )
    -- The latest few, told from the earliest.
    select array(select last.id from (select * from related r order by r.at desc, r.id limit 5) last order by last.at, last.id),
        (select count(*) from related)
    into shown_decisions, all_decisions;

    return jsonb_build_object(
        'here', jsonb_build_object('kind', start_kind, 'id', start),
        'audience', audience,
        'organisation', (select jsonb_build_object('slug', o.slug, 'name', o.name, 'collective_term', o.collective_term, 'crisis', o.crisis)
            from public.programmes p join public.organisations o on o.id = p.organisation_id where p.id = programme),
        'programme', (select jsonb_build_object('id', p.id, 'slug', p.slug, 'title', p.title) from public.programmes p where p.id = programme),
        'page', case when audience in ('all', 'own') or private.is_published(start_kind, start) then private.page_of(start) end,
        'holders', private.decision_owners((select p.organisation_id from public.programmes p where p.id = programme)),
        'contribution', (
            select jsonb_build_object('id', c.id, 'kind', c.kind, 'words', private.words_read_here(c, audience, own),
                'by', case when c.id is not distinct from own then c.shown_as else private.name_in_lists(c.id) end,
                'lang', c.lang, 'dir', c.dir, 'given_on', c.given_on, 'confirmed_at', c.confirmed_at,
                'confirmed_how', c.confirmed_how, 'scribe', case when audience in ('all', 'own') then c.scribe_name end,
                'kept_back', c.moderated_out_at is not null, 'withdrawn_at', c.withdrawn_at, 'mine', c.id is not distinct from own,
                'votes', private.vote_tally(c.id, c.kind))
            from public.contributions c where start_kind = 'contribution' and c.id = start),
        'insights', coalesce((
            select jsonb_agg(private.thread_insight(i, audience, own, 5) order by array_position(shown_insights, i.id))
            from public.insights i where i.id = any (shown_insights)), '[]'),
        'more_insights', all_insights - cardinality(shown_insights),
        'decisions', coalesce((
            select jsonb_agg(private.thread_decision(d, shown_insights, audience, own, start) || private.thread_weighed(d, own)
                order by array_position(shown_decisions, d.id))
            from public.decisions d where d.id = any (shown_decisions)), '[]'),
        'more_decisions', all_decisions - cardinality(shown_decisions));
end
$$;

-- The names of those who answer for the trust: they hold what nobody has answered (R6).
create function private.decision_owners(organisation uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(owner.name order by owner.starts_on, owner.name), '[]')
    from (
        select p.name, min(m.starts_on) as starts_on
        from public.members m join public.people p on p.id = m.person_id
        where m.organisation_id = organisation and m.role = 'decision_owner' and p.name is not null
            and m.starts_on <= private.today() and (m.ends_on is null or m.ends_on > private.today())
        group by p.name order by min(m.starts_on), p.name limit 3
    ) owner
$$;

-- Is this open to everyone? An insight once agreed, a decision once made, its actions; contributions never by themselves.
create function private.is_published(kind text, id uuid)
returns boolean
language sql stable security definer set search_path = ''
as $$
    select case kind
        when 'insight' then exists (select 1 from public.insights i where i.id = is_published.id and i.published_at is not null)
        when 'decision' then exists (select 1 from public.decisions d where d.id = is_published.id and d.made_at is not null)
        when 'action' then exists (select 1 from public.actions a join public.decisions d on d.id = a.decision_id
            where a.id = is_published.id and d.made_at is not null)
        else false
    end
$$;

-- That a contributor has read what became of their words counts as being told, in their own way.
create function private.note_read(contribution uuid, how text)
returns void
language sql security definer set search_path = ''
as $$
    update public.responses r set told_at = now(), how = note_read.how, told_by = auth.uid()
    where r.contribution_id = contribution and r.told_at is null
$$;

-- The thread for whoever is signed in. In: 'contribution', 'insight', 'decision' or 'action', and its id. Out: see
-- src/lib/thread/thread.ts. Errors: P0002 absent or hidden. Volatile and security definer: it notes that a
-- contributor has read of their own words ('on their page').
create function public.thread(kind text, id uuid)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
    organisation uuid := case kind
        when 'contribution' then (select c.organisation_id from public.contributions c where c.id = thread.id)
        when 'insight' then (select i.organisation_id from public.insights i where i.id = thread.id)
        when 'decision' then (select d.organisation_id from public.decisions d where d.id = thread.id)
        when 'action' then (select a.organisation_id from public.actions a where a.id = thread.id) end;
    audience text := case
        when organisation in (select private.my_organisations('facilitator', 'engagement_lead')) then 'all'
        when organisation in (select private.my_organisations('decision_owner', 'board_auditor', 'co_chair')) then 'board'
        else 'public' end;
    own uuid;
begin
    if organisation is not null and kind = 'contribution' and private.is_mine(thread.id) then
        own := thread.id;
        perform private.note_read(own, 'on their page');
    end if;
    -- Those it rests on follow an insight from the moment it was put to them.
    if audience = 'public' and (own is not null or kind = 'insight' and exists (
        select 1 from public.insight_checks k where k.insight_id = thread.id and private.is_mine(k.contribution_id))) then
        audience := 'own';
    end if;
    if organisation is null or not (case
        when audience = 'all' or own is not null then true
        when kind = 'contribution' then audience = 'board' and exists (select 1 from public.contributions c
            where c.id = thread.id and (c.withdrawn_at is not null or private.may_use(c.id, 'board')))
        else audience in ('board', 'own') or private.is_published(kind, thread.id)
    end) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return private.build_thread(kind, thread.id, audience, own);
end
$$;

-- The thread for everyone: published insights, decisions and actions, with the words agreed to for the website.
create function public.public_thread(kind text, id uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    if not private.is_published(kind, public_thread.id) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return private.build_thread(kind, public_thread.id, 'public', null);
end
$$;

-- The thread of the contribution a slip leads to, for whoever holds it. Errors: P0002 unknown code. Volatile: it
-- notes that the holder has read it.
create function public.track(code text)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
    contribution uuid := (private.slip_of(code)).contribution_id;
begin
    perform private.note_read(contribution, 'by receipt');
    return private.build_thread('contribution', contribution, 'own', contribution);
end
$$;

grant execute on function public.thread to authenticated;
grant execute on function public.public_thread, public.track to anon, authenticated;
