-- What may be done with insights. All are security definer because application roles may not write tables
-- (0001); each checks who may in its first lines: facilitators and engagement leads of the trust.

-- Finds an insight of one's own trust in one of these states and locks it. Errors: P0002 hidden or absent, IN001 wrong state.
create function private.lock_insight(insight uuid, variadic states text[])
returns public.insights
language plpgsql security definer set search_path = ''
as $$
declare
    found_insight public.insights;
begin
    select * into found_insight from public.insights where id = insight for update;
    if found_insight.id is null or (found_insight.organisation_id not in (select private.my_insight_trusts())) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_role(found_insight.organisation_id, 'facilitator', 'engagement_lead');
    if not found_insight.state = any (states) then
        perform private.refuse('IN001', 'This insight has moved on since you opened it. Open it again to see where it stands.');
    end if;
    return found_insight;
end
$$;

-- Drafts an insight. In: programme, statement. Out: its id.
create function public.draft_insight(programme uuid, statement text)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    organisation uuid;
    made uuid;
begin
    -- Locks the programme so that numbers have no gaps and no doubles.
    select organisation_id into organisation from public.programmes where id = programme for no key update;
    perform private.require_role(organisation, 'facilitator', 'engagement_lead');
    perform private.require_text(statement, 1000, 'statement', 'Write what you understood, in plain words');
    insert into public.insights (organisation_id, programme_id, number, statement, drafted_by)
    select organisation, programme, coalesce(max(number), 0) + 1, draft_insight.statement, auth.uid()
    from public.insights where programme_id = programme
    returning id into made;
    insert into public.insight_statements values (made, 1, statement, auth.uid());
    return made;
end
$$;

-- Rewords the statement; the wording before it is kept. `expected` is the wording that was on the page, so
-- that two people writing at once do not overwrite each other (IN002).
create function public.revise_insight(insight uuid, statement text, expected text)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    if (private.lock_insight(insight, 'draft', 'in_check')).statement is distinct from expected then
        perform private.refuse('IN002', 'Someone else has reworded this since you opened it. Your wording is still here; read theirs first.', 'statement');
    end if;
    perform private.require_text(statement, 1000, 'statement', 'Write what you understood, in plain words');
    update public.insights i set statement = revise_insight.statement where i.id = insight;
    insert into public.insight_statements (insight_id, version, statement, written_by)
    select insight, max(version) + 1, revise_insight.statement, auth.uid() from public.insight_statements where insight_id = insight;
    -- Nobody has agreed to words they have not read: those who agreed or corrected are asked again, with their days. An
    -- objection stands until whoever made it takes it back.
    update public.insight_checks c
    set answer = null, words = null, answered_at = null, how = null, recorded_by = null, reply = null, replied_at = null, replied_by = null
    where c.insight_id = insight and c.answer in ('agree', 'more', 'correct');
    update public.insights i set check_until = greatest(i.check_until, private.today()
        + (select p.check_days from public.programmes p where p.id = i.programme_id))
    where i.id = insight and i.state = 'in_check';
    if found then
        perform private.signatures_fall(insight);
        perform private.cancel_messages('insight', insight, null, null, 'changed');
        perform private.tell_asked(insight);
    end if;
end
$$;

-- Adds a span of a contribution as evidence, for the insight or against it. Positions count characters (code points) from 0,
-- the end not included. Added before, it only takes the side that is said now. Errors: IN003 taken or kept back, IN004 positions, IN018 stance.
create function public.add_quote(insight uuid, contribution uuid, starts int, ends int, stance text default 'for')
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    found_insight public.insights := private.lock_insight(insight, 'draft', 'in_check');
    given public.contributions;
    made uuid;
begin
    select * into given from public.contributions where id = contribution;
    if given.id is null or given.programme_id <> found_insight.programme_id then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if given.withdrawn_at is not null or given.moderated_out_at is not null then
        perform private.refuse('IN003', 'These words were taken back or kept back, so nothing can rest on them');
    end if;
    if starts is null or ends is null or starts < 0 or ends <= starts or ends > char_length(given.words) then
        perform private.refuse('IN004', 'Choose some of the words', 'words');
    end if;
    if coalesce(stance, '') not in ('for', 'against') then
        perform private.refuse('IN018', 'Choose whether these words speak for it or against it', 'stance');
    end if;
    insert into public.quotes (insight_id, contribution_id, starts, ends, stance, added_by)
    values (insight, contribution, add_quote.starts, add_quote.ends, add_quote.stance, auth.uid())
    on conflict on constraint one_quote_per_span do update set stance = excluded.stance
    returning id into made;
    if found_insight.state = 'in_check' then
        perform private.ask_contributors(insight);
    end if;
    return made;
end
$$;

-- Adds several spans of one contribution at once. In: [{"starts","ends"}], at least one and at most 50, and their stance.
create function public.add_quotes(insight uuid, contribution uuid, spans jsonb, stance text default 'for')
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    if coalesce(jsonb_array_length(spans), 0) not between 1 and 50 then
        perform private.refuse('IN004', 'Choose some of the words', 'words');
    end if;
    perform public.add_quote(insight, contribution, (span ->> 'starts')::int, (span ->> 'ends')::int, add_quotes.stance)
    from jsonb_array_elements(spans) span;
end
$$;

create function public.remove_quote(quote uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_insight((select insight_id from public.quotes where id = quote), 'draft');
    delete from public.quotes where id = quote;
end
$$;

-- Says whether a quote speaks for the insight or against it. Errors: IN018 stance.
create function public.set_stance(quote uuid, stance text)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_insight((select insight_id from public.quotes where id = quote), 'draft', 'in_check');
    if coalesce(stance, '') not in ('for', 'against') then
        perform private.refuse('IN018', 'Choose whether these words speak for it or against it', 'stance');
    end if;
    update public.quotes q set stance = set_stance.stance where q.id = quote;
end
$$;

-- Asks each person behind the quotes once, on the first of their contributions, and tells them in their own way. Safe to call
-- again.
create function private.ask_contributors(insight uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    insert into public.insight_checks (insight_id, contribution_id)
    select insight, asked.contribution_id
    from (
        select distinct on (coalesce(c.person_id, q.contribution_id)) coalesce(c.person_id, q.contribution_id) as who, q.contribution_id
        from public.quotes q
        join public.contributions k on k.id = q.contribution_id and k.withdrawn_at is null
        left join public.contributors c on c.contribution_id = q.contribution_id
        where q.insight_id = insight
        order by coalesce(c.person_id, q.contribution_id), k.given_on, q.contribution_id
    ) asked
    where not exists (
        select 1 from public.insight_checks already
        left join public.contributors c on c.contribution_id = already.contribution_id
        where already.insight_id = insight and coalesce(c.person_id, already.contribution_id) = asked.who
    )
    on conflict do nothing;
    perform private.tell_asked(insight);
end
$$;

-- Puts a draft to the people it rests on. Errors: IN005 no quotes.
create function public.check_insight(insight uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_insight public.insights := private.lock_insight(insight, 'draft');
begin
    if not exists (select 1 from public.quotes q join public.contributions c on c.id = q.contribution_id
        where q.insight_id = insight and c.withdrawn_at is null) then
        perform private.refuse('IN005', 'Choose at least one quote first: an insight rests on what people said');
    end if;
    update public.insights i set state = 'in_check', check_started_at = now(), check_rule = private.check_rule(found_insight.programme_id),
        check_until = private.today() + (select check_days from public.programmes where id = found_insight.programme_id)
    where i.id = insight;
    perform private.ask_contributors(insight);
end
$$;

-- Holds words as they are until the end of the transaction, so that nothing is written of words that are being taken back at this
-- moment, nor after. The caller has checked who asks. Errors: WD005 taken back.
create function private.hold_words(contribution uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    -- Held first and looked at after: a look before would see what was so before the wait.
    perform 1 from public.contributions c where c.id = contribution for share;
    if exists (select 1 from public.contributions c where c.id = contribution and c.withdrawn_at is not null) then
        perform private.refuse('WD005', 'These words have already been taken back');
    end if;
end
$$;

-- Stores an answer to a check. An answer may be changed until the insight is agreed. Errors: IN006, IN007, IN014, WD005, P0002,
-- TX001, TX002.
create function private.store_check_answer(insight uuid, contribution uuid, answer text, words text, how text)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    if coalesce(answer, '') not in ('agree', 'more', 'correct', 'object') then
        perform private.refuse('IN006', 'Choose one: it is right, it needs correcting, or you object', 'answer');
    end if;
    if answer <> 'agree' then
        perform private.require_text(words, 5000, 'words', case answer when 'more' then 'Say what you want to add'
            else 'Say what is not right, in your own words' end);
    end if;
    perform 1 from public.insights where id = insight and state = 'in_check' for update;
    if not found then
        perform private.refuse('IN007', 'The check of this insight has ended. You can still say that it is not right.');
    end if;
    perform private.hold_words(contribution);
    -- What somebody answered or signed themselves is theirs to change: staff may write down an answer, not another one.
    if store_check_answer.how in ('by phone', 'in person', 'by letter') and exists (
        select 1 from public.insight_checks c left join public.insight_signatures s on s.check_id = c.id
        where c.insight_id = insight and c.contribution_id = contribution
            and (c.how in ('on their page', 'by receipt') or s.how in ('on their page', 'by receipt'))
    ) then
        perform private.refuse('IN014', 'They have answered this themselves, and only they can change it', 'answer');
    end if;
    update public.insight_checks c
    set answer = store_check_answer.answer, words = case when store_check_answer.answer = 'agree' then null else store_check_answer.words end,
        answered_at = now(), how = store_check_answer.how, recorded_by = auth.uid(), reply = null, replied_at = null, replied_by = null
    where c.insight_id = insight and c.contribution_id = contribution;
    if not found then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.answered(insight, contribution);
end
$$;

-- The check row of an insight that belongs to the person behind this contribution.
create function private.check_of(insight uuid, contribution uuid)
returns uuid
language sql stable security definer set search_path = ''
as $$
    select k.contribution_id from public.insight_checks k
    left join public.contributors theirs on theirs.contribution_id = k.contribution_id
    left join public.contributors mine on mine.contribution_id = contribution
    where k.insight_id = insight and (k.contribution_id = contribution or theirs.person_id = mine.person_id)
    limit 1
$$;

-- A contributor with an account answers: agree, correct or object (with their words). Someone known to two
-- organisations may have been asked twice, and answers both at once.
create function public.answer_check(insight uuid, answer text, words text default null)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    contribution uuid;
    asked boolean := false;
begin
    for contribution in select k.contribution_id from public.insight_checks k
        where k.insight_id = insight and k.contribution_id in (select private.my_contributions()) loop
        asked := true;
        perform private.store_check_answer(insight, contribution, answer, words, 'on their page');
    end loop;
    if not asked then
        perform private.refuse('P0002', 'Page not found');
    end if;
end
$$;

-- The same for whoever holds a slip.
create function public.answer_check_by_receipt(code text, insight uuid, answer text, words text default null)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    contribution uuid := private.voice_by_receipt(code);
begin
    perform private.store_check_answer(insight, private.check_of(insight, contribution), answer, words, 'by receipt');
end
$$;

-- A facilitator writes down what a contributor answered by phone, in person or by letter, and whether they sign (private.sign).
create function public.record_check(insight uuid, contribution uuid, answer text, words text, how text,
    signs text default null, sign_as text default null)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_insight(insight, 'in_check');
    if coalesce(how, '') not in ('by phone', 'in person', 'by letter') then
        perform private.refuse('IN008', 'Choose how they answered', 'how');
    end if;
    perform private.store_check_answer(insight, contribution, answer, words, how);
    if answer in ('agree', 'more') and signs is not null then
        perform private.sign(insight, contribution, signs, sign_as, how);
    end if;
end
$$;

-- The same by the person's id, for whoever holds their contact: who gave which words is not told to anyone
-- on the way. A facilitator or engagement lead of the organisation that knows the person, the trust's or a partner's.
create function public.record_person_check(insight uuid, person uuid, answer text, words text, how text,
    signs text default null, sign_as text default null)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    contribution uuid := (select k.contribution_id from public.insight_checks k
        join public.contributors c on c.contribution_id = k.contribution_id
        where k.insight_id = insight and c.person_id = person);
begin
    if contribution is null or not exists (select 1 from public.people p where p.id = person
        and p.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if coalesce(how, '') not in ('by phone', 'in person', 'by letter') then
        perform private.refuse('IN008', 'Choose how they answered', 'how');
    end if;
    perform private.store_check_answer(insight, contribution, answer, words, how);
    if answer in ('agree', 'more') and signs is not null then
        perform private.sign(insight, contribution, signs, sign_as, how);
    end if;
end
$$;

-- Answers a correction or objection in writing. Errors: TX001, TX002, P0002, WD005.
create function public.reply_to_check(to_check uuid, reply text)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_insight((select k.insight_id from public.insight_checks k where k.id = to_check), 'in_check');
    perform private.require_text(reply, 5000, 'reply', 'Write what you answer them');
    perform private.hold_words((select k.contribution_id from public.insight_checks k where k.id = to_check));
    update public.insight_checks c set reply = reply_to_check.reply, replied_at = now(), replied_by = auth.uid()
    where c.id = to_check and c.answer in ('correct', 'object');
    if not found then
        perform private.refuse('P0002', 'Page not found');
    end if;
end
$$;

-- How a check stands: {"asked","agree" (with those who said more),"more","correct","object","waiting","unreachable","unanswered_objections"}.
-- Someone is reachable who has an account, a way of contact, or a slip.
create function private.check_tally(insight uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object(
        'asked', count(*),
        'agree', count(*) filter (where k.answer in ('agree', 'more')),
        'more', count(*) filter (where k.answer = 'more'),
        'correct', count(*) filter (where k.answer = 'correct'),
        'object', count(*) filter (where k.answer = 'object'),
        'waiting', count(*) filter (where k.answer is null and reachable.yes and c.withdrawn_at is null),
        'unreachable', count(*) filter (where k.answer is null and not reachable.yes and c.withdrawn_at is null),
        'unanswered_objections', count(*) filter (where k.answer = 'object' and k.reply is null and c.withdrawn_at is null))
    from public.insight_checks k
    join public.contributions c on c.id = k.contribution_id
    left join public.contributors who on who.contribution_id = k.contribution_id
    left join public.people p on p.id = who.person_id
    cross join lateral (select p.account_id is not null or (p.contact_by <> 'none' and p.contact is not null)
        is true or exists (select 1 from public.receipts r where r.contribution_id = k.contribution_id) as yes) reachable
    where k.insight_id = insight
$$;

-- Agrees an insight and publishes it, with what its check came to; the clock for an answer starts. Only by the rule that the
-- programme had when its check began, and once whoever ran the check has signed (private.require_checked: IN009, IN010, IN016, IN017).
create function public.agree_insight(insight uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_insight public.insights := private.lock_insight(insight, 'in_check');
begin
    perform private.require_role(found_insight.organisation_id, 'engagement_lead');
    if not exists (select 1 from public.quotes q join public.contributions c on c.id = q.contribution_id
        where q.insight_id = insight and c.withdrawn_at is null) then
        perform private.refuse('IN005', 'Everyone it rested on has taken their words back, so nothing is left to rest on');
    end if;
    perform private.require_checked(found_insight);
    update public.insights i set state = 'agreed', agreed_at = now(), published_at = now(), agreed_by = auth.uid(),
        checked = private.check_result(insight),
        due_on = least(i.promised_on, private.today() + (select answer_days from public.programmes where id = found_insight.programme_id))
    where i.id = insight;
    update public.insights i set state = 'superseded', superseded_at = now()
    where i.superseded_at is null and i.answered_at is null and i.id in (
        -- All the way back: what it replaces may itself have replaced another before anything was agreed.
        with recursive before as (
            select l.from_insight from public.insight_lineage l where l.to_insight = insight
            union
            select l.from_insight from public.insight_lineage l join before b on l.to_insight = b.from_insight
        )
        select from_insight from before);
    perform private.cancel_messages('insight', insight);
end
$$;

-- Marks an insight as replaced by another and keeps the link. One that is published goes on waiting, in public,
-- until what replaces it is agreed in its turn, and may be answered meanwhile; only an engagement lead may
-- replace it, and once (IN015).
create function private.replace_insight(old_insight uuid, new_insight uuid, kind text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    old_one public.insights;
begin
    select * into old_one from public.insights where id = old_insight;
    if old_one.published_at is not null then
        perform private.require_role(old_one.organisation_id, 'engagement_lead');
        -- The parts of one split arrive one after the other.
        if exists (select 1 from public.insight_lineage l where l.from_insight = old_insight
            and (replace_insight.kind <> 'split' or l.kind <> 'split' or l.at < now())) then
            perform private.refuse('IN015', 'This is being put in other words already. Open the draft that replaces it.');
        end if;
    else
        update public.insights set state = 'superseded', superseded_at = now() where id = old_insight;
        perform private.cancel_messages('insight', old_insight);
    end if;
    update public.insights set promised_on = least(promised_on, old_one.due_on, old_one.promised_on) where id = new_insight;
    insert into public.insight_lineage (from_insight, to_insight, kind, by) values (old_insight, new_insight, kind, auth.uid());
end
$$;

-- Copies quotes, all or the named ones, to another insight.
create function private.copy_quotes(from_insight uuid, to_insight uuid, chosen uuid[] default null)
returns void
language sql security definer set search_path = ''
as $$
    insert into public.quotes (insight_id, contribution_id, starts, ends, stance, added_by)
    select to_insight, q.contribution_id, q.starts, q.ends, q.stance, auth.uid()
    from public.quotes q join public.contributions c on c.id = q.contribution_id and c.withdrawn_at is null
    where q.insight_id = from_insight and (chosen is null or q.id = any (chosen))
    on conflict do nothing
$$;

-- Makes one draft of several insights that say the same. Out: the new draft's id. What was agreed stays to be read.
create function public.merge_insights(insights uuid[], statement text)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    merged uuid;
    made uuid;
begin
    if coalesce(cardinality(array(select distinct unnest(merge_insights.insights))), 0) < 2 then
        perform private.refuse('IN011', 'Choose at least two insights to merge', 'insights');
    end if;
    if (select count(distinct programme_id) from public.insights where id = any (merge_insights.insights)) <> 1 then
        perform private.refuse('IN012', 'Only insights of one programme can be merged', 'insights');
    end if;
    made := public.draft_insight((select programme_id from public.insights where id = merge_insights.insights[1]), statement);
    for merged in select distinct unnest(merge_insights.insights) order by 1 loop
        perform private.lock_insight(merged, 'draft', 'in_check', 'agreed');
        perform private.copy_quotes(merged, made);
        perform private.replace_insight(merged, made, 'merged');
    end loop;
    return made;
end
$$;

-- Makes several drafts of one insight. In: [{"statement", "quotes": [quote ids]}], at least two. Out: their ids.
create function public.split_insight(insight uuid, parts jsonb)
returns uuid[]
language plpgsql security definer set search_path = ''
as $$
declare
    found_insight public.insights := private.lock_insight(insight, 'draft', 'in_check', 'agreed');
    part jsonb;
    made uuid;
    all_made uuid[] := '{}';
begin
    if jsonb_array_length(coalesce(parts, '[]')) < 2 then
        perform private.refuse('IN013', 'Write at least two statements', 'parts');
    end if;
    for part in select * from jsonb_array_elements(parts) loop
        made := public.draft_insight(found_insight.programme_id, part ->> 'statement');
        perform private.copy_quotes(insight, made, array(select jsonb_array_elements_text(part -> 'quotes')::uuid));
        perform private.replace_insight(insight, made, 'split');
        all_made := all_made || made;
    end loop;
    return all_made;
end
$$;

-- Replaces an insight by a new draft with the same quotes. Out: the draft's id.
create function public.supersede_insight(insight uuid, statement text)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    found_insight public.insights := private.lock_insight(insight, 'agreed');
    made uuid := public.draft_insight(found_insight.programme_id, statement);
begin
    perform private.copy_quotes(insight, made);
    perform private.replace_insight(insight, made, 'superseded');
    return made;
end
$$;

grant execute on function public.draft_insight, public.revise_insight, public.add_quote, public.add_quotes, public.set_stance, public.remove_quote, public.check_insight,
    public.answer_check, public.record_check, public.record_person_check, public.reply_to_check, public.agree_insight, public.merge_insights,
    public.split_insight, public.supersede_insight to authenticated;
grant execute on function public.answer_check_by_receipt to anon, authenticated;
