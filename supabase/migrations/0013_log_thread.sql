-- What the log says of the thread: the triggers of programmes, contributions, consents, insights, decisions, actions, challenges and
-- responses. Later tables bring their own with them; what each type may hold is in 0151, in words in docs/log-entries.md.
-- Who may see what: no application role sees the schema `tlog` (0012).

-- What the log says of a programme: that it began, and the clocks it promised.
create function tlog.programme_changed()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append(case tg_op when 'INSERT' then 'programme.started' else 'programme.clocks' end, new.id,
        jsonb_build_object('check_days', new.check_days, 'answer_days', new.answer_days, 'summary_days', new.summary_days,
            'trust', case tg_op when 'INSERT' then (select o.slug from public.organisations o where o.id = new.organisation_id) end));
    return null;
end
$$;
create trigger programme_started after insert on public.programmes for each row execute function tlog.programme_changed();
create trigger programme_clocks after update of check_days, answer_days, summary_days on public.programmes for each row
when ((old.check_days, old.answer_days, old.summary_days) is distinct from (new.check_days, new.answer_days, new.summary_days))
execute function tlog.programme_changed();

-- What the log says of a contribution: that it was received, how, and a commitment to its words that only they and their
-- salt can open; that it was confirmed, kept back and let through, shown without a name from then on, or taken back. One whose import
-- was undone stays counted.
create function tlog.contribution_changed()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if tg_op = 'DELETE' then
        perform tlog.append('contribution.undone', old.id, '{"how": "import_undone"}');
        return null;
    elsif tg_op = 'INSERT' and new.kind = 'put' then
        perform tlog.append('statement.put', new.id, jsonb_build_object('c', jsonb_build_object('text', new.commitment)), '{}',
            jsonb_build_object('programme', new.programme_id));
        return null;
    elsif tg_op = 'INSERT' then
        perform tlog.append('contribution.received', new.id, jsonb_build_object('kind', new.kind, 'c', jsonb_build_object('text', new.commitment),
            'ek', new.erasure_key, 'confirmed', case new.confirmed_how when 'by the person' then 'self' when 'read back' then 'read' end,
            'channel', case when new.source_reference is not null then 'import'
                when new.consultation_id is not null then 'consultation'
                when new.scribe_name is not null then 'scribe' else 'self' end), '{}',
            jsonb_build_object('programme', new.programme_id));
    elsif old.withdrawn_at is null and new.withdrawn_at is not null then
        -- Whatever commits to something of theirs cannot be opened any more.
        delete from tlog.salts s where s.subject_id = new.id;
        perform tlog.append('contribution.taken_back', new.id, jsonb_build_object('token', new.erasure_token,
            'how', case when new.erasure_token is not null then 'subject' when new.withdrawn_how = 'at their request' then 'request'
                when new.withdrawn_how = 'by receipt' then 'receipt' when new.withdrawn_how = 'kept long enough' then 'retention' else 'self' end));
        return null;
    elsif old.attribution <> 'anonymous' and new.attribution = 'anonymous' then
        perform tlog.append('contribution.made_anonymous', new.id);
    end if;
    if tg_op = 'UPDATE' and new.confirmed_how is distinct from old.confirmed_how then
        perform tlog.append('contribution.confirmed', new.id,
            jsonb_build_object('how', case new.confirmed_how when 'by the person' then 'self' else 'read' end));
    end if;
    if new.moderated_out_at is not null and (tg_op = 'INSERT' or old.moderated_out_at is null) then
        -- What somebody added to a consultation's statements waits until it was read.
        perform tlog.append('contribution.kept_back', new.id, jsonb_build_object('how',
            case when tg_op = 'INSERT' and new.kind = 'statement' and new.source_reference is null then 'waiting' else 'moderation' end));
    elsif tg_op = 'UPDATE' and old.moderated_out_at is not null and new.moderated_out_at is null then
        perform tlog.append('contribution.let_through', new.id);
    end if;
    return null;
end
$$;
create trigger contribution_changed after insert or update or delete on public.contributions
for each row execute function tlog.contribution_changed();

-- What the log says of consent: that there was a yes, and until when, or a no to a use, and by which way; never whose.
create function tlog.consent_recorded()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append(case when new.given then 'consent.given' else 'consent.refused' end, new.contribution_id,
        jsonb_build_object('use', new.use, 'due', case when new.given then new.expires_on end,
            'how', case new.how when 'by the person' then 'self' when 'by receipt' then 'receipt' when 'recorded by a scribe' then 'scribe' else 'import' end));
    return null;
end
$$;
create trigger consent_recorded after insert on public.consents for each row execute function tlog.consent_recorded();

-- What the log says of an insight: each state it reaches, a commitment to the statement, and when it is agreed one
-- link to each contribution it rests on.
create function tlog.insight_changed()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if tg_op = 'INSERT' then
        perform tlog.append('insight.drafted', new.id, '{}', jsonb_build_object('statement', new.statement),
            jsonb_build_object('programme', new.programme_id));
        return null;
    end if;
    if old.statement <> new.statement then
        perform tlog.append('insight.reworded', new.id, '{}', jsonb_build_object('statement', new.statement));
    end if;
    if old.state = new.state then
        return null;
    end if;
    perform tlog.append('insight.' || case when new.state = 'agreed' and old.state = 'answered' then 'waiting_again' else new.state end, new.id,
        jsonb_build_object('due', case when new.state = 'agreed' then new.due_on end));
    if new.state = 'agreed' and old.state = 'in_check' then
        perform tlog.append('insight.rests_on', new.id, '{}', '{}', jsonb_build_object('contribution', rested.contribution_id))
        from (select distinct q.contribution_id from public.quotes q where q.insight_id = new.id) rested;
    end if;
    return null;
end
$$;
create trigger insight_changed after insert or update on public.insights for each row execute function tlog.insight_changed();

create function tlog.lineage_recorded()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append('insight.replaced_by', new.from_insight, jsonb_build_object('how', new.kind), '{}',
        jsonb_build_object('insight', new.to_insight));
    return null;
end
$$;
create trigger lineage_recorded after insert on public.insight_lineage for each row execute function tlog.lineage_recorded();

-- What the log says of a check: that somebody was asked, and that they agreed, corrected or objected, never who.
create function tlog.check_changed()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if tg_op = 'INSERT' then
        perform tlog.append('check.asked', new.insight_id);
    elsif new.answered_at is distinct from old.answered_at then
        perform tlog.append(case when new.answered_at is null then 'check.asked' else 'check.answered' end, new.insight_id,
            jsonb_build_object('outcome', new.answer));
    elsif new.replied_at is distinct from old.replied_at and new.replied_at is not null then
        perform tlog.append('check.replied', new.insight_id);
    end if;
    return null;
end
$$;
create trigger check_changed after insert or update on public.insight_checks for each row execute function tlog.check_changed();

-- What the log says of a decision: each state, a commitment to its text when it is made, the influence on each insight.
create function tlog.decision_changed()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if tg_op = 'INSERT' then
        perform tlog.append('decision.proposed', new.id, '{}', '{}', jsonb_build_object('programme', new.programme_id, 'supersedes', new.supersedes_id));
        return null;
    end if;
    if old.superseded_at is null and new.superseded_at is not null then
        perform tlog.append('decision.superseded', new.id);
    end if;
    if old.state = new.state then
        return null;
    end if;
    perform tlog.append('decision.' || new.state, new.id,
        jsonb_build_object('decided', case new.state when 'made' then new.decided_on end), case new.state
        when 'made' then jsonb_build_object('title', new.title, 'summary', new.summary, 'grounds', new.grounds, 'body', new.body,
            'owner', new.owner_name, 'equality', new.equality)
        when 'reversed' then jsonb_build_object('reason', new.reversed_reason)
        else '{}'::jsonb end);
    if new.state = 'made' then
        perform tlog.append('influence.' || i.kind, new.id, jsonb_build_object('due', i.review_on),
            jsonb_build_object('reason', i.reason), jsonb_build_object('insight', i.insight_id))
        from public.influences i where i.decision_id = new.id;
    end if;
    return null;
end
$$;
create trigger decision_changed after insert or update on public.decisions for each row execute function tlog.decision_changed();

-- What the log says of an action: that it was promised, for when, what was noted, and that it was done.
create function tlog.action_changed()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if tg_op = 'INSERT' then
        perform tlog.append('action.promised', new.id, jsonb_build_object('due', new.due_on),
            jsonb_build_object('what', new.what, 'owner', new.owner_name), jsonb_build_object('decision', new.decision_id));
    elsif old.done_at is null and new.done_at is not null then
        perform tlog.append('action.done', new.id);
    end if;
    return null;
end
$$;
create trigger action_changed after insert or update on public.actions for each row execute function tlog.action_changed();

create function tlog.progress_noted()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append('action.progress', new.action_id, '{}', jsonb_build_object('note', new.note));
    return null;
end
$$;
create trigger progress_noted after insert on public.progress for each row execute function tlog.progress_noted();

-- What the log says of a challenge: raised with what standing, acknowledged, answered and how, closed, escalated, taken back.
create function tlog.challenge_changed()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if tg_op = 'INSERT' then
        perform tlog.append('challenge.raised', new.id, jsonb_build_object('standing', new.standing),
            jsonb_build_object('words', new.words), jsonb_strip_nulls(jsonb_build_object('insight', new.insight_id, 'decision', new.decision_id)));
        return null;
    end if;
    if old.acknowledged_at is null and new.acknowledged_at is not null then
        perform tlog.append('challenge.acknowledged', new.id);
    end if;
    if old.answered_at is null and new.answered_at is not null then
        perform tlog.append('challenge.answered', new.id, jsonb_build_object('outcome', new.outcome), jsonb_build_object('answer', new.answer));
    end if;
    if old.closed_at is null and new.closed_at is not null then
        perform tlog.append('challenge.closed', new.id);
    end if;
    if old.escalated_at is null and new.escalated_at is not null then
        perform tlog.append('challenge.escalated', new.id);
    end if;
    if old.taken_back_at is null and new.taken_back_at is not null then
        delete from tlog.salts s using tlog.subjects t
        where t.subject_id = new.id and s.entry_id = t.first_entry;
        perform tlog.append('challenge.taken_back', new.id);
    end if;
    return null;
end
$$;
create trigger challenge_changed after insert or update on public.challenges for each row execute function tlog.challenge_changed();

-- What the log says of telling: that whoever gave a contribution is owed word of a decision by a day, and that they had it; never who.
create function tlog.response_changed()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if tg_op = 'INSERT' then
        perform tlog.append('response.owed', new.decision_id, jsonb_build_object('due', new.due_on), '{}',
            jsonb_build_object('contribution', new.contribution_id));
    end if;
    if new.told_at is not null and (tg_op = 'INSERT' or old.told_at is null) then
        perform tlog.append('response.told', new.decision_id, jsonb_build_object('how', replace(new.how, ' ', '_')), '{}',
            jsonb_build_object('contribution', new.contribution_id));
    end if;
    return null;
end
$$;
create trigger response_changed after insert or update on public.responses for each row execute function tlog.response_changed();
