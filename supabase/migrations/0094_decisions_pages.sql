-- What the pages about decisions, actions and challenges read: one jsonb each, bounded, in one round trip.
-- Who may see what: as the policies of 0009 say; each function is security definer so that it costs one plan
-- and not a policy for each row, asks who is there in its first lines, and names what it gives.

create index decisions_by_state on public.decisions (programme_id, state, number desc);
create index challenges_open on public.challenges (organisation_id, raised_at desc, id desc)
    where answered_at is null and taken_back_at is null;

-- Whether a decision came before the listening ended (R3); of a proposal, whether it would.
create function private.decided_early(decision public.decisions)
returns boolean
language sql stable security definer set search_path = ''
as $$
    select coalesce(bool_or((decision).decided_on < coalesce(i.listened_until, private.listened_until(i.insight_id))), false)
    from public.influences i where i.decision_id = (decision).id
$$;

-- The decisions of one programme, 20 at a time, the newest number first. In: the trust, a programme's slug or null for the newest,
-- all | proposed | made | done | reversed | overdue (an action is) | impact (not looked at by its day), and the last number seen.
-- Out: {"programme","programmes","decisions","next"}. The trust's listeners.
create function public.decisions_of(organisation uuid, programme text default null, filter text default 'all', before int default null)
returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
    found_programme public.programmes;
    found_decisions jsonb;
begin
    if organisation is null or organisation not in (select private.my_insight_trusts()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    found_programme := private.programme_named(organisation, programme);
    if found_programme.id is null and programme is not null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'number', d.number, 'title', d.title, 'state', d.state,
        'decided_on', d.decided_on, 'owner_name', d.owner_name, 'superseded', d.superseded_at is not null,
        'corrects', d.supersedes_id is not null, 'early', private.decided_early(d.whole),
        'impact_due_on', case when d.reversed_at is null and d.superseded_at is null then d.impact_due_on end,
        'influences', (select coalesce(jsonb_object_agg(kind, n), '{}') from
            (select coalesce(f.kind, 'unanswered') as kind, count(*) as n from public.influences f where f.decision_id = d.id group by 1) counted),
        'actions', (select jsonb_build_object('open', count(*) filter (where a.done_at is null), 'done', count(a.done_at),
            'late', count(*) filter (where a.done_at is null and a.due_on < private.today())) from public.actions a where a.decision_id = d.id),
        'challenges', (select count(*) from public.challenges h where h.decision_id = d.id and h.taken_back_at is null)) order by d.number desc), '[]')
    into found_decisions
    from (
        select k.*, k as whole from public.decisions k
        where k.programme_id = found_programme.id
            and (before is null or k.number < before)
            and (filter = 'all'
                or filter = 'made' and k.state in ('made', 'in_action')
                or filter in ('proposed', 'done', 'reversed') and k.state = filter
                or filter = 'impact' and k.impact_due_on < private.today() and k.made_at is not null and k.reversed_at is null
                    and k.superseded_at is null
                or filter = 'overdue' and k.reversed_at is null and exists (
                    select 1 from public.actions a where a.decision_id = k.id and a.done_at is null and a.due_on < private.today()))
        order by k.number desc
        limit 21
    ) d;
    return jsonb_build_object(
        'programme', case when found_programme.id is not null then jsonb_build_object('id', found_programme.id,
            'slug', found_programme.slug, 'title', found_programme.title) end,
        'programmes', private.programme_links(organisation), 'today', private.today(),
        'decisions', case when jsonb_array_length(found_decisions) > 20 then found_decisions - 20 else found_decisions end,
        'next', case when jsonb_array_length(found_decisions) > 20 then found_decisions -> 19 -> 'number' end);
end
$$;

-- Challenges as they stand beside what they challenge, the oldest first. Of who raised them: the name they chose.
create function private.challenges_beside(decision uuid, insights uuid[])
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'words', h.words, 'shown_as', h.shown_as, 'standing', h.standing,
        'raised_at', h.raised_at, 'acknowledged_at', h.acknowledged_at, 'answer', h.answer, 'outcome', h.outcome, 'answered_at', h.answered_at,
        'closed_at', h.closed_at, 'escalated_at', h.escalated_at, 'taken_back_at', h.taken_back_at, 'insight_id', h.insight_id, 'board', private.board_of(h.whole))
        order by h.raised_at, h.id), '[]')
    from (select k.*, k as whole from public.challenges k where k.decision_id = decision or k.insight_id = any (insights)
        order by k.raised_at, k.id limit 50) h
$$;

-- One decision as those who prepare, own or audit it see it: its text, what it says to each insight, what is still
-- missing, actions with their progress, challenges, the version before and after, and who has been told.
create function public.decision_desk(decision uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_decision public.decisions;
begin
    select * into found_decision from public.decisions where id = decision;
    if found_decision.id is null or found_decision.organisation_id not in (select private.my_insight_trusts()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return jsonb_build_object(
        'id', found_decision.id, 'number', found_decision.number, 'title', found_decision.title, 'summary', found_decision.summary,
        'grounds', found_decision.grounds, 'body', found_decision.body, 'decided_on', found_decision.decided_on,
        'owner_id', found_decision.owner_id, 'owner_name', found_decision.owner_name, 'equality', found_decision.equality,
        'equality_by', found_decision.equality_by, 'equality_on', found_decision.equality_on, 'due_regard', found_decision.due_regard,
        'mitigation', found_decision.mitigation, 'impact_review_on', found_decision.impact_review_on,
        'impact_due_on', found_decision.impact_due_on, 'equality_reviews', private.equality_reviews_of(decision),
        'rating', private.rating_of(found_decision, null), 'state', found_decision.state,
        'made_at', found_decision.made_at, 'reversed_at', found_decision.reversed_at, 'reversed_reason', found_decision.reversed_reason,
        'superseded_at', found_decision.superseded_at, 'organisation_id', found_decision.organisation_id, 'today', private.today(),
        'programme', (select jsonb_build_object('id', p.id, 'slug', p.slug, 'title', p.title) from public.programmes p where p.id = found_decision.programme_id),
        'corrects', (select jsonb_build_object('id', o.id, 'number', o.number, 'title', o.title) from public.decisions o where o.id = found_decision.supersedes_id),
        -- The correction that stands, or the one being prepared.
        'corrected_by', (select jsonb_build_object('id', n.id, 'number', n.number, 'title', n.title, 'state', n.state) from public.decisions n
            where n.supersedes_id = decision order by n.made_at nulls last limit 1),
        'influences', coalesce((
            select jsonb_agg(jsonb_build_object('insight_id', i.id, 'number', i.number, 'statement', i.statement, 'state', i.state, 'kind', f.kind,
                'reason', f.reason, 'review_on', f.review_on, 'referred_to', f.referred_to,
                'listened_until', coalesce(f.listened_until, private.listened_until(i.id)), 'rests_on', private.rests_on_shown(i.id,
                    found_decision.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead')))) order by i.number)
            from public.influences f join public.insights i on i.id = f.insight_id where f.decision_id = decision), '[]'),
        'marks', private.marks_of('decision', decision, 'staff'),
        'lacks', case when found_decision.made_at is null then private.decision_lacks(decision) else '[]' end,
        'early', private.decided_early(found_decision),
        'decided_by', coalesce((
            select jsonb_agg(distinct p.name) from public.members m join public.people p on p.id = m.person_id
            where m.organisation_id = found_decision.organisation_id and m.role = 'decision_owner' and p.name is not null
                and m.starts_on <= private.today() and (m.ends_on is null or m.ends_on > private.today())), '[]'),
        'actions', coalesce((
            select jsonb_agg(jsonb_build_object('id', a.id, 'decision_id', a.decision_id, 'what', a.what, 'owner_name', a.owner_name, 'due_on', a.due_on,
                'done_at', a.done_at, 'days_late', case when a.done_at is null then private.today() - a.due_on end,
                'progress', coalesce((select jsonb_agg(jsonb_build_object('note', g.note, 'noted_at', g.noted_at) order by g.noted_at desc, g.id) from
                    (select * from public.progress s where s.action_id = a.id order by s.noted_at desc, s.id limit 3) g), '[]'))
                order by (a.done_at is not null), a.due_on, a.id)
            from (select * from public.actions k where k.decision_id in (decision, found_decision.supersedes_id)
                order by (k.done_at is not null), k.due_on, k.id limit 100) a), '[]'),
        'challenges', private.challenges_beside(decision, array(select f.insight_id from public.influences f where f.decision_id = decision)),
        'told', (select jsonb_build_object('owed', count(*), 'told', count(r.told_at), 'due_on', min(r.due_on) filter (where r.told_at is null))
            from public.responses r where r.decision_id = decision));
end
$$;

-- What one may choose from when preparing a decision. In: the trust, a programme's slug or null for the newest.
-- Out: {"programme","programmes","insights": agreed and waiting, at most 50, soonest due first}.
create function public.insights_waiting(organisation uuid, programme text default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_programme public.programmes;
begin
    if organisation is null or organisation not in (select private.my_insight_trusts()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    found_programme := private.programme_named(organisation, programme);
    return jsonb_build_object(
        'programme', case when found_programme.id is not null then jsonb_build_object('id', found_programme.id,
            'slug', found_programme.slug, 'title', found_programme.title) end,
        'programmes', private.programme_links(organisation),
        'insights', coalesce((
            select jsonb_agg(jsonb_build_object('id', i.id, 'number', i.number, 'statement', i.statement, 'due_on', i.due_on,
                'days_late', private.today() - i.due_on) order by i.due_on, i.number)
            from (select * from public.insights k where k.programme_id = found_programme.id and k.state = 'agreed'
                order by k.due_on, k.number limit 50) i), '[]'));
end
$$;

-- The open actions of decisions that stand: one's own first (at most 50), then all, 20 at a time by due day.
-- In: the trust, the last one seen (day and id). Out: {"mine","open","next"}. Members of the trust.
create function public.actions_of(organisation uuid, after_due date default null, after_id uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_actions jsonb;
begin
    if organisation is null or organisation not in (select private.my_organisations()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    select coalesce(jsonb_agg(private.action_row(a) order by a.due_on, a.id), '[]') into found_actions
    from (
        select k.* from public.actions k join public.decisions d on d.id = k.decision_id and d.made_at is not null and d.reversed_at is null
        where k.organisation_id = organisation and k.done_at is null and (after_due is null or (k.due_on, k.id) > (after_due, after_id))
        order by k.due_on, k.id limit 21
    ) k join public.actions a on a.id = k.id;
    return jsonb_build_object(
        'mine', case when after_due is null then coalesce((
            select jsonb_agg(private.action_row(a) order by a.due_on, a.id)
            from (
                select k.id from public.actions k join public.decisions d on d.id = k.decision_id and d.made_at is not null and d.reversed_at is null
                where k.organisation_id = organisation and k.done_at is null
                    and k.owner_id in (select m.id from public.members m where m.person_id in (select private.my_people()))
                order by k.due_on, k.id limit 50
            ) k join public.actions a on a.id = k.id), '[]') else '[]' end,
        'open', case when jsonb_array_length(found_actions) > 20 then found_actions - 20 else found_actions end,
        'next', case when jsonb_array_length(found_actions) > 20 then jsonb_build_object(
            'due', found_actions -> 19 -> 'due_on', 'id', found_actions -> 19 -> 'id') end);
end
$$;

create function private.action_row(action public.actions)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('id', (action).id, 'what', (action).what, 'owner_name', (action).owner_name, 'due_on', (action).due_on,
        'days_late', private.today() - (action).due_on,
        'decision', (select jsonb_build_object('id', d.id, 'number', d.number, 'title', d.title) from public.decisions d where d.id = (action).decision_id))
$$;

-- One action with its progress, for members of the trust. `may_note`: its owner, an engagement lead or a decision owner.
create function public.action_page(action uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_action public.actions;
    found_decision public.decisions;
begin
    select * into found_action from public.actions where id = action;
    select * into found_decision from public.decisions where id = found_action.decision_id;
    if found_action.id is null or found_action.organisation_id not in (select private.my_organisations())
        or found_decision.made_at is null and found_action.organisation_id not in (select private.my_insight_trusts()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return private.action_row(found_action) || jsonb_build_object('done_at', found_action.done_at,
        'days_late', case when found_action.done_at is null then private.today() - found_action.due_on end,
        'decision_reversed', found_decision.reversed_at is not null,
        'may_note', found_action.done_at is null and found_decision.reversed_at is null and (
            found_action.owner_id in (select m.id from public.members m where m.person_id in (select private.my_people()))
            or found_action.organisation_id in (select private.my_organisations('engagement_lead', 'decision_owner'))),
        'progress', coalesce((
            select jsonb_agg(jsonb_build_object('note', g.note, 'noted_at', g.noted_at) order by g.noted_at desc, g.id)
            from (select * from public.progress s where s.action_id = action order by s.noted_at desc, s.id limit 50) g), '[]'));
end
$$;

-- One challenge with what it is about, as the list and its own page show it.
create function private.challenge_row(challenge public.challenges)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('id', (challenge).id, 'words', (challenge).words, 'shown_as', (challenge).shown_as,
        'standing', (challenge).standing, 'raised_at', (challenge).raised_at, 'acknowledged_at', (challenge).acknowledged_at,
        'answer', (challenge).answer, 'outcome', (challenge).outcome, 'answered_at', (challenge).answered_at,
        'closed_at', (challenge).closed_at, 'escalated_at', (challenge).escalated_at, 'board', private.board_of(challenge),
        'taken_back_at', (challenge).taken_back_at,
        'days', private.today() - ((challenge).raised_at at time zone 'Europe/London')::date,
        'about', coalesce(
            (select jsonb_build_object('kind', 'insight', 'id', i.id, 'number', i.number, 'title', i.statement)
                from public.insights i where i.id = (challenge).insight_id),
            (select jsonb_build_object('kind', 'decision', 'id', d.id, 'number', d.number, 'title', d.title)
                from public.decisions d where d.id = (challenge).decision_id)),
        'trust', (select jsonb_build_object('slug', o.slug, 'name', o.name) from public.organisations o where o.id = (challenge).organisation_id))
$$;

-- The challenges put to a trust, 20 at a time, the newest first. In: the trust, open | all, the last one seen.
-- Out: {"challenges","next"}. Members of the trust; what is challenged is public.
create function public.challenges_of(organisation uuid, filter text default 'open', before_at timestamptz default null, before_id uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
    found_challenges jsonb;
begin
    if organisation is null or organisation not in (select private.my_organisations()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    select coalesce(jsonb_agg(private.challenge_row(h) order by h.raised_at desc, h.id desc), '[]') into found_challenges
    from (
        select k.id from public.challenges k
        where k.organisation_id = organisation
            and (filter = 'all' or (k.answered_at is null and k.taken_back_at is null))
            and (before_at is null or (k.raised_at, k.id) < (before_at, before_id))
        order by k.raised_at desc, k.id desc limit 21
    ) k join public.challenges h on h.id = k.id;
    return jsonb_build_object(
        'challenges', case when jsonb_array_length(found_challenges) > 20 then found_challenges - 20 else found_challenges end,
        'next', case when jsonb_array_length(found_challenges) > 20 then jsonb_build_object(
            'at', found_challenges -> 19 -> 'raised_at', 'id', found_challenges -> 19 -> 'id') end);
end
$$;

-- One challenge, for members of the trust it was put to.
create function public.challenge_page(challenge uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_challenge public.challenges;
begin
    select * into found_challenge from public.challenges where id = challenge;
    if found_challenge.id is null or found_challenge.organisation_id not in (select private.my_organisations()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return private.challenge_row(found_challenge);
end
$$;

-- What the signed-in person may challenge, before they write: {"kind","id","number","title","trust","standing"}; the
-- standing is null for someone who may not. In: 'insight' or 'decision', and its id; only what is public.
create function public.challenge_subject(kind text, subject uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    target record;
begin
    select * into target from private.challengeable(kind, subject);
    if target.organisation is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return jsonb_build_object('kind', kind, 'id', subject,
        'number', coalesce((select i.number from public.insights i where kind = 'insight' and i.id = subject),
            (select d.number from public.decisions d where kind = 'decision' and d.id = subject)),
        'title', coalesce((select i.statement from public.insights i where kind = 'insight' and i.id = subject),
            (select d.title from public.decisions d where kind = 'decision' and d.id = subject)),
        'trust', (select jsonb_build_object('slug', o.slug, 'name', o.name) from public.organisations o where o.id = target.organisation),
        'standing', private.my_standing(target.organisation, target.programme, target.insights));
end
$$;

-- The challenges the signed-in person raised, newest first, at most 100.
create function public.my_challenges()
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(private.challenge_row(h) order by h.raised_at desc, h.id), '[]')
    from (select k.id from public.challenges k where k.raised_by = (select private.signed_in()) order by k.raised_at desc, k.id limit 100) k
    join public.challenges h on h.id = k.id
$$;
create index on public.challenges (raised_by, raised_at desc);

-- Decisions about which people known to this organisation have not been told yet, at most 50, soonest due first.
-- In: the organisation, the trust or a partner. Out: [{"id","number","title","trust","due_on","people"}].
-- Facilitators and engagement leads of that organisation.
create function public.decisions_to_tell(organisation uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    if organisation is null or organisation not in (select private.my_organisations('facilitator', 'engagement_lead')) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return coalesce((
        select jsonb_agg(to_jsonb(owed) order by owed.due_on, owed.number)
        from (
            select d.id, d.number, d.title, o.name as trust, min(r.due_on) as due_on, private.today() - min(r.due_on) as days_late,
                count(distinct w.person_id) filter (where p.organisation_id = decisions_to_tell.organisation) as people
            from public.responses r
            join public.decisions d on d.id = r.decision_id and d.superseded_at is null
            join public.organisations o on o.id = d.organisation_id
            left join public.contributors w on w.contribution_id = r.contribution_id
            left join public.people p on p.id = w.person_id
            where r.told_at is null and d.programme_id in (select private.my_programmes('facilitator', 'engagement_lead'))
                and (d.organisation_id = decisions_to_tell.organisation or p.organisation_id = decisions_to_tell.organisation)
            group by d.id, o.name
            order by min(r.due_on), d.number
            limit 50
        ) owed), '[]');
end
$$;

-- Who to tell of one decision: people this organisation knows, 20 at a time by name; of everyone else only how many,
-- through whom. In: the organisation, the decision, the last one seen: by id alone, since names are not for addresses.
-- Out: {"id","number","title","trust","trust_slug","people":[{"person_id","name","contact_by","contact","language","account","due_on"}],"next",
-- "through":[{"name","people"}],"by_receipt"}. Which words were whose is not said.
create function public.people_to_tell(organisation uuid, decision uuid, after_id uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_decision public.decisions;
    found_people jsonb;
    after_name text := (select coalesce(p.name, p.reference, 'No name given') from public.people p
        where p.id = after_id and p.organisation_id = people_to_tell.organisation);
begin
    select * into found_decision from public.decisions where id = decision and made_at is not null;
    if organisation is null or organisation not in (select private.my_organisations('facilitator', 'engagement_lead'))
        or found_decision.id is null or found_decision.programme_id not in (select private.my_programmes('facilitator', 'engagement_lead')) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    select coalesce(jsonb_agg(to_jsonb(owed) order by owed.name, owed.person_id), '[]') into found_people
    from (
        select p.id as person_id, coalesce(p.name, p.reference, 'No name given') as name, p.contact_by, p.contact, p.language,
            p.account_id is not null as account, min(r.due_on) as due_on
        from public.responses r
        join public.contributors w on w.contribution_id = r.contribution_id
        join public.people p on p.id = w.person_id and p.organisation_id = people_to_tell.organisation
        where r.decision_id = decision and r.told_at is null
            and (after_name is null or (coalesce(p.name, p.reference, 'No name given'), p.id) > (after_name, after_id))
        group by p.id
        order by 2, 1
        limit 21
    ) owed;
    return jsonb_build_object('id', decision, 'number', found_decision.number, 'title', found_decision.title,
        'trust', (select o.name from public.organisations o where o.id = found_decision.organisation_id),
        'trust_slug', (select o.slug from public.organisations o where o.id = found_decision.organisation_id),
        'people', case when jsonb_array_length(found_people) > 20 then found_people - 20 else found_people end,
        'next', case when jsonb_array_length(found_people) > 20 then found_people -> 19 -> 'person_id' end,
        'through', coalesce((
            select jsonb_agg(jsonb_build_object('name', o.name, 'people', o.people) order by o.name)
            from (
                select k.name, count(distinct p.id) as people
                from public.responses r
                join public.contributors w on w.contribution_id = r.contribution_id
                join public.people p on p.id = w.person_id and p.organisation_id <> people_to_tell.organisation
                join public.organisations k on k.id = p.organisation_id
                where r.decision_id = decision and r.told_at is null
                group by k.name
            ) o), '[]'),
        'by_receipt', (select count(*) from public.responses r where r.decision_id = decision and r.told_at is null
            and not exists (select 1 from public.contributors w where w.contribution_id = r.contribution_id)),
        'told', (select count(*) from public.responses r where r.decision_id = decision and r.told_at is not null));
end
$$;

grant execute on function public.decisions_of, public.decision_desk, public.insights_waiting, public.actions_of, public.action_page,
    public.challenges_of, public.challenge_page, public.challenge_subject, public.my_challenges, public.decisions_to_tell,
    public.people_to_tell to authenticated;
