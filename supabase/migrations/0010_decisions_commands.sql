-- What may be done with decisions and their actions. All are security definer because application roles may
-- not write tables (0001); each checks who may in its first lines. Engagement leads and decision owners
-- prepare; only a decision owner makes or reverses a decision.

-- Finds a decision of one's own trust in one of these states and locks it. Errors: P0002, 42501, MK001 wrong state.
create function private.lock_decision(decision uuid, variadic states text[])
returns public.decisions
language plpgsql security definer set search_path = ''
as $$
declare
    found_decision public.decisions;
begin
    select * into found_decision from public.decisions where id = decision for update;
    if found_decision.id is null or found_decision.organisation_id not in (select private.my_insight_trusts()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_role(found_decision.organisation_id, 'engagement_lead', 'decision_owner');
    if not found_decision.state = any (states) then
        perform private.refuse('MK001', 'This decision has moved on since you opened it. Open it again to see where it stands.');
    end if;
    return found_decision;
end
$$;

-- The name to publish for a member who will own a decision or action. It is one of the trust's own working roles:
-- who scrutinises (co-chair, auditor) or advises is not made to answer in public. Errors: MK002 anybody else.
create function private.owner_name(organisation uuid, member uuid, field text)
returns text
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_name text;
begin
    select p.name into found_name from public.members m join public.people p on p.id = m.person_id
    where m.id = member and m.organisation_id = organisation and m.role in ('decision_owner', 'engagement_lead', 'facilitator', 'administrator')
        and (m.ends_on is null or m.ends_on > private.today());
    if found_name is null then
        perform private.refuse('MK002', 'Choose a named person who answers for this', field);
    end if;
    return found_name;
end
$$;

-- Proposes a decision, with the insights it answers. In: programme, title, what is decided, insights (agreed). Out: its id.
create function public.propose_decision(programme uuid, title text, summary text, insights uuid[] default '{}')
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    organisation uuid;
    made uuid;
    attached uuid;
begin
    select organisation_id into organisation from public.programmes where id = programme for no key update;
    perform private.require_role(organisation, 'engagement_lead', 'decision_owner');
    perform private.require_text(title, 200, 'title', 'Enter a title');
    perform private.require_text(summary, 4000, 'summary', 'Write what is to be decided');
    insert into public.decisions (organisation_id, programme_id, number, title, summary, proposed_by)
    select organisation, programme, coalesce(max(number), 0) + 1, propose_decision.title, propose_decision.summary, auth.uid()
    from public.decisions where programme_id = programme
    returning id into made;
    foreach attached in array coalesce(insights, '{}') loop
        perform public.attach_insight(made, attached);
    end loop;
    return made;
end
$$;

-- Rewrites a proposal. In: {"title","summary","grounds","body","decided_on","owner_id","equality","equality_by","equality_on",
-- "due_regard","mitigation","impact_review_on"}; what is not named stays. Errors: MK003 decided in the future, MK004 equality considered
-- after the decision, NE001 its impact looked at before it could have any or in more than five years, TX002 too long.
create function public.revise_decision(decision uuid, given jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_decision public.decisions := private.lock_decision(decision, 'proposed');
    new_decided_on date := case when given ? 'decided_on' then nullif(given ->> 'decided_on', '')::date else found_decision.decided_on end;
    new_equality_on date := case when given ? 'equality_on' then nullif(given ->> 'equality_on', '')::date else found_decision.equality_on end;
    new_review date := case when given ? 'impact_review_on' then nullif(given ->> 'impact_review_on', '')::date
        else found_decision.impact_review_on end;
    new_owner uuid := case when given ? 'owner_id' then nullif(given ->> 'owner_id', '')::uuid else found_decision.owner_id end;
begin
    perform private.require_text(coalesce(given ->> 'title', found_decision.title), 200, 'title', 'Enter a title');
    perform private.require_text(coalesce(given ->> 'summary', found_decision.summary), 4000, 'summary', 'Write what is to be decided');
    if new_decided_on > private.today() then
        perform private.refuse('MK003', 'The day it was decided cannot be in the future', 'decided_on');
    end if;
    if new_equality_on > new_decided_on then
        perform private.refuse('MK004', 'Equality has to be considered before the decision, not after it', 'equality_on');
    end if;
    if new_review <= new_decided_on or new_review > coalesce(new_decided_on, private.today()) + 1827 then
        perform private.refuse('NE001', 'Enter a day after the decision, within five years of it', 'impact_review_on');
    end if;
    update public.decisions d set
        title = coalesce(given ->> 'title', d.title), summary = coalesce(given ->> 'summary', d.summary),
        grounds = coalesce(given ->> 'grounds', d.grounds), body = coalesce(btrim(given ->> 'body'), d.body),
        equality = coalesce(given ->> 'equality', d.equality), equality_by = coalesce(btrim(given ->> 'equality_by'), d.equality_by),
        due_regard = coalesce(given ->> 'due_regard', d.due_regard), mitigation = coalesce(given ->> 'mitigation', d.mitigation),
        decided_on = new_decided_on, equality_on = new_equality_on, impact_review_on = new_review, owner_id = new_owner,
        owner_name = case when new_owner is not null then private.owner_name(d.organisation_id, new_owner, 'owner_id') end
    where d.id = decision;
end
$$;

-- Attaches an agreed insight, which the decision must then answer.
create function public.attach_insight(decision uuid, insight uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_decision public.decisions := private.lock_decision(decision, 'proposed');
begin
    if not exists (select 1 from public.insights i where i.id = insight and i.programme_id = found_decision.programme_id
        and i.state in ('agreed', 'answered')) then
        perform private.refuse('MK005', 'A decision answers insights that were agreed with the people who gave them', 'insights');
    end if;
    insert into public.influences (decision_id, insight_id) values (decision, insight) on conflict do nothing;
end
$$;

-- Attaches several at once, or none of them. In: at least one insight.
create function public.attach_insights(decision uuid, insights uuid[])
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    attached uuid;
begin
    if coalesce(cardinality(insights), 0) = 0 then
        perform private.refuse('MK005', 'Choose at least one insight', 'insights');
    end if;
    foreach attached in array insights loop
        perform public.attach_insight(decision, attached);
    end loop;
end
$$;

create function public.detach_insight(decision uuid, insight uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_decision(decision, 'proposed');
    delete from public.influences i where i.decision_id = decision and i.insight_id = insight;
end
$$;

-- Says what an insight's influence is. In: adopted, partly_adopted, not_adopted, deferred (review date) or
-- referred (to whom); a reason for all but adopted.
create function public.set_influence(decision uuid, insight uuid, kind text, reason text default '',
    review_on date default null, referred_to text default '')
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_decision(decision, 'proposed');
    if coalesce(kind, '') not in ('adopted', 'partly_adopted', 'not_adopted', 'deferred', 'referred') then
        perform private.refuse('MK006', 'Choose what the trust decided', 'kind');
    end if;
    if kind <> 'adopted' then
        perform private.require_text(reason, 4000, 'reason', 'Give the reason in plain words. People will read it.');
    end if;
    if kind = 'deferred' and (review_on is null or review_on <= private.today()) then
        perform private.refuse('MK007', 'Enter the day it will be looked at again', 'review_on');
    end if;
    if kind = 'referred' then
        perform private.require_text(referred_to, 160, 'referred_to', 'Enter who it was passed to');
    end if;
    update public.influences i
    set kind = set_influence.kind, reason = coalesce(set_influence.reason, ''),
        review_on = case when set_influence.kind = 'deferred' then set_influence.review_on end,
        referred_to = case when set_influence.kind = 'referred' then set_influence.referred_to else '' end
    where i.decision_id = decision and i.insight_id = insight;
    if not found then
        perform private.refuse('P0002', 'Page not found');
    end if;
end
$$;

-- What a proposal still lacks before it can be made, as [{"field","sentence"}]; empty when it may be made.
create function private.decision_lacks(decision uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('field', lack.field, 'sentence', lack.sentence)), '[]')
    from public.decisions d
    cross join lateral (values
        (btrim(d.body) = '', 'body', 'Which body decided'),
        (d.decided_on is null, 'decided_on', 'The day it was decided'),
        (d.owner_id is null, 'owner_id', 'A named person who answers for it'),
        (btrim(d.equality) = '' or btrim(d.equality_by) = '' or d.equality_on is null, 'equality',
            'What is known of its effect on equality, who considered it and on which day'),
        (btrim(d.due_regard) = '', 'due_regard', 'How the three aims of the equality duty were weighed'),
        (btrim(d.mitigation) = '', 'mitigation', 'What will be done for anyone it may leave worse off'),
        (d.impact_review_on is null, 'impact_review_on', 'The day its actual impact will be looked at'),
        (not exists (select 1 from public.influences i where i.decision_id = d.id), 'insights', 'At least one insight that it answers'),
        (exists (select 1 from public.influences i where i.decision_id = d.id and i.kind is null), 'kind',
            'An answer to each insight'),
        (exists (select 1 from public.influences i join public.insights k on k.id = i.insight_id
            where i.decision_id = d.id and k.superseded_at is not null), 'insights',
            'One of its insights was replaced by another since. Take it off and choose the one that stands.')
    ) lack (missing, field, sentence)
    where d.id = decision and lack.missing
$$;

-- The last day of listening to what an insight rests on: its check, its consultation and its newest words (R3).
create function private.listened_until(insight uuid)
returns date
language sql stable security definer set search_path = ''
as $$
    select max(greatest((k.agreed_at at time zone 'Europe/London')::date, c.closes_on, g.given_on))
    from public.insights k
    left join public.quotes q on q.insight_id = k.id
    left join public.contributions g on g.id = q.contribution_id
    left join public.consultations c on c.id = g.consultation_id
    where k.id = insight
$$;

-- Do words that were not taken back, and that this decision answers, come from this contribution?
create function private.decision_rests_on(decision uuid, contribution uuid)
returns boolean
language sql stable security definer set search_path = ''
as $$
    select exists (
        select 1 from public.quotes q
        join public.influences f on f.insight_id = q.insight_id and f.decision_id = decision
        join public.contributions c on c.id = q.contribution_id and c.withdrawn_at is null
        where q.contribution_id = contribution)
$$;

-- Makes a decision: from now on it is public and is only corrected by one that supersedes it (R5).
-- It answers its insights and owes each contributor a response. Errors: MK008 something is missing.
create function public.make_decision(decision uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_decision public.decisions := private.lock_decision(decision, 'proposed');
    lacks jsonb := private.decision_lacks(decision);
begin
    perform private.require_role(found_decision.organisation_id, 'decision_owner');
    if lacks <> '[]' then
        perform private.refuse('MK008', 'Still missing: ' || (select string_agg(lack ->> 'sentence', '; ')
            from jsonb_array_elements(lacks) lack), lacks -> 0 ->> 'field');
    end if;
    update public.influences i set listened_until = private.listened_until(i.insight_id) where i.decision_id = decision;
    update public.decisions d set made_at = now(), made_by = auth.uid(), state = case
        when exists (select 1 from public.actions a where a.decision_id = d.id and a.done_at is null) then 'in_action'
        when exists (select 1 from public.actions a where a.decision_id = d.id) then 'done'
        else 'made' end
    where d.id = decision;
    if found_decision.supersedes_id is not null then
        update public.decisions set superseded_at = now()
        where id = found_decision.supersedes_id and superseded_at is null and reversed_at is null;
        if not found then
            perform private.refuse('MK009', 'The decision this corrects no longer stands, so it cannot be corrected');
        end if;
        -- What the correction no longer answers waits again, for the day it was promised.
        update public.insights i set state = 'agreed', answered_at = null, changed_at = null
        where i.id in (select insight_id from public.influences where decision_id = found_decision.supersedes_id) and i.superseded_at is null
            and not exists (select 1 from public.influences o join public.decisions d on d.id = o.decision_id
                where o.insight_id = i.id and d.made_at is not null and d.reversed_at is null and d.superseded_at is null);
    end if;
    update public.insights i set state = 'answered', answered_at = coalesce(i.answered_at, now())
    where i.id in (select insight_id from public.influences where decision_id = decision) and i.superseded_at is null;
    insert into public.responses (decision_id, contribution_id, due_on)
    select distinct decision, q.contribution_id,
        private.today() + (select summary_days from public.programmes where id = found_decision.programme_id)
    from public.influences i
    join public.quotes q on q.insight_id = i.insight_id
    join public.contributions c on c.id = q.contribution_id and c.withdrawn_at is null
    where i.decision_id = decision
    on conflict do nothing;
end
$$;

-- Takes a decision back, with the reason. Insights that no other standing decision answers wait again, for the day
-- they were promised: taking an answer back does not buy time.
create function public.reverse_decision(decision uuid, reason text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_decision public.decisions := private.lock_decision(decision, 'made', 'in_action', 'done');
begin
    perform private.require_role(found_decision.organisation_id, 'decision_owner');
    if found_decision.superseded_at is not null then
        perform private.refuse('MK009', 'A later decision already stands in the place of this one');
    end if;
    perform private.require_text(reason, 4000, 'reason', 'Give the reason in plain words. People will read it.');
    update public.decisions set state = 'reversed', reversed_at = now(), reversed_reason = reason where id = decision;
    update public.insights i set state = 'agreed', answered_at = null, changed_at = null
    where i.id in (select insight_id from public.influences where decision_id = decision) and i.superseded_at is null
        and not exists (select 1 from public.influences o join public.decisions d on d.id = o.decision_id
            where o.insight_id = i.id and d.made_at is not null and d.reversed_at is null and d.superseded_at is null);
end
$$;

-- Starts a correction: a proposal with the same text and answers that will supersede this decision when made.
-- Out: its id; a correction that was started already is given again.
create function public.correct_decision(decision uuid)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    found_decision public.decisions := private.lock_decision(decision, 'made', 'in_action', 'done');
    made uuid;
begin
    if found_decision.superseded_at is not null then
        perform private.refuse('MK009', 'A later decision already stands in the place of this one');
    end if;
    select id into made from public.decisions where supersedes_id = decision and made_at is null;
    if found then
        return made;
    end if;
    perform 1 from public.programmes where id = found_decision.programme_id for no key update;
    insert into public.decisions (organisation_id, programme_id, number, title, summary, grounds, body, decided_on, owner_id, owner_name,
        equality, equality_by, equality_on, due_regard, mitigation, impact_review_on, proposed_by, supersedes_id)
    select d.organisation_id, d.programme_id, (select max(number) + 1 from public.decisions where programme_id = d.programme_id),
        d.title, d.summary, d.grounds, d.body, d.decided_on, d.owner_id, d.owner_name, d.equality, d.equality_by, d.equality_on, d.due_regard,
        d.mitigation,
        -- What was looked at and needs no second look is promised anew by whoever corrects.
        d.impact_due_on, auth.uid(), d.id
    from public.decisions d where d.id = decision
    returning id into made;
    insert into public.influences (decision_id, insight_id, kind, reason, review_on, referred_to)
    select made, insight_id, kind, reason, review_on, referred_to from public.influences where decision_id = decision;
    return made;
end
$$;

-- Adds what will be done, by whom, by when. Out: the action's id.
create function public.add_action(decision uuid, what text, owner_id uuid, due_on date)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    found_decision public.decisions := private.lock_decision(decision, 'proposed', 'made', 'in_action', 'done');
    made uuid;
begin
    perform private.require_text(what, 1000, 'what', 'Write what will be done');
    if due_on is null or due_on not between date '2000-01-01' and private.today() + 3660 then
        perform private.refuse('MK010', 'Enter the day it will be done by', 'due_on');
    end if;
    insert into public.actions (organisation_id, decision_id, what, owner_id, owner_name, due_on, created_by)
    values (found_decision.organisation_id, decision, add_action.what, add_action.owner_id,
        private.owner_name(found_decision.organisation_id, add_action.owner_id, 'owner_id'), add_action.due_on, auth.uid())
    returning id into made;
    update public.decisions set state = 'in_action' where id = decision and state in ('made', 'done');
    return made;
end
$$;

-- Finds an open action whose decision one prepares, or that one owns, and locks it. Errors: P0002, 42501, MK011 done already.
create function private.lock_action(action uuid)
returns public.actions
language plpgsql security definer set search_path = ''
as $$
declare
    found_action public.actions;
begin
    select * into found_action from public.actions where id = action for update;
    if found_action.id is null or found_action.organisation_id not in (select private.my_organisations()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if found_action.owner_id not in (select id from public.members where person_id in (select private.my_people())) then
        perform private.require_role(found_action.organisation_id, 'engagement_lead', 'decision_owner');
    end if;
    if found_action.done_at is not null then
        perform private.refuse('MK011', 'This action is already done');
    end if;
    if exists (select 1 from public.decisions d where d.id = found_action.decision_id and d.reversed_at is not null) then
        perform private.refuse('MK013', 'The decision behind this action was taken back, so nothing more is noted here');
    end if;
    return found_action;
end
$$;

-- Says how far an action has come. By its owner, an engagement lead or a decision owner.
create function public.note_progress(action uuid, note text)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_action(action);
    perform private.require_text(note, 2000, 'note', 'Write what has happened so far');
    insert into public.progress (action_id, note, noted_by) values (action, note_progress.note, auth.uid());
end
$$;

-- Says that an action is done, and what changed. Its decision is done when no action is open.
create function public.complete_action(action uuid, note text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_action public.actions := private.lock_action(action);
begin
    perform public.note_progress(action, note);
    update public.actions set done_at = now(), done_by = auth.uid() where id = action;
    update public.decisions d set state = 'done'
    where d.id = found_action.decision_id and d.state in ('made', 'in_action')
        and not exists (select 1 from public.actions a where a.decision_id = d.id and a.done_at is null);
    update public.insights i set changed_at = coalesce(i.changed_at, now())
    where i.answered_at is not null and i.id in (select f.insight_id from public.influences f
        join public.decisions d on d.id = f.decision_id and d.made_at is not null and d.superseded_at is null
        where f.decision_id = found_action.decision_id and f.kind in ('adopted', 'partly_adopted'));
end
$$;

-- Says that a contributor was told of a decision, and how. By a facilitator or engagement lead.
create function public.note_told(decision uuid, contribution uuid, how text)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.require_role((select organisation_id from public.decisions where id = decision), 'facilitator', 'engagement_lead');
    if coalesce(how, '') not in ('by phone', 'by letter', 'in person', 'by text', 'by email') then
        perform private.refuse('MK012', 'Choose how they were told', 'how');
    end if;
    update public.responses r set told_at = now(), how = note_told.how, told_by = auth.uid()
    where r.decision_id = decision and r.contribution_id = contribution and r.told_at is null;
    if not found then
        perform private.refuse('P0002', 'Page not found');
    end if;
end
$$;

-- The same for all that one person is owed of a decision, by whoever holds their contact: a facilitator or
-- engagement lead of the organisation that knows the person. Which words were theirs is told to nobody on the way.
create function public.note_person_told(decision uuid, person uuid, how text)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    if not exists (select 1 from public.people p where p.id = person
        and p.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if coalesce(how, '') not in ('by phone', 'by letter', 'in person', 'by text', 'by email') then
        perform private.refuse('MK012', 'Choose how they were told', 'how');
    end if;
    update public.responses r set told_at = now(), how = note_person_told.how, told_by = auth.uid()
    where r.decision_id = decision and r.told_at is null
        and r.contribution_id in (select contribution_id from public.contributors where person_id = person);
    if not found then
        perform private.refuse('P0002', 'Page not found');
    end if;
end
$$;

grant execute on function public.propose_decision, public.revise_decision, public.attach_insight, public.attach_insights, public.detach_insight,
    public.set_influence, public.make_decision, public.reverse_decision, public.correct_decision, public.add_action,
    public.note_progress, public.complete_action, public.note_told, public.note_person_told to authenticated;
