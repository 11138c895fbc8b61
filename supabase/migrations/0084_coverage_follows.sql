-- Triggers that keep coverage and the marks of finding: wherever something becomes of a contribution, it is counted then and there.
-- Who may see what: nothing changes.

create index on public.consultations (programme_id, created_at desc, id desc);
create index on public.workshops (programme_id, held_on desc, id desc);

-- Each contribution has its row from the moment it is there, and follows when it is taken back or kept back.
create function private.keep_contribution_uses()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if new.kind = 'put' then
        return null;
    end if;
    if tg_op = 'INSERT' then
        insert into private.contribution_uses (contribution_id, programme_id, workshop_id, consultation_id, measures)
        values (new.id, new.programme_id, new.workshop_id, new.consultation_id, private.measures_of(new.id));
    else
        update private.contribution_uses u set workshop_id = new.workshop_id, consultation_id = new.consultation_id
        where u.contribution_id = new.id and (u.workshop_id, u.consultation_id) is distinct from (new.workshop_id, new.consultation_id);
        update private.contribution_words w set workshop_id = new.workshop_id, consultation_id = new.consultation_id
        where w.contribution_id = new.id and (w.workshop_id, w.consultation_id) is distinct from (new.workshop_id, new.consultation_id);
        perform private.refresh_uses(array[new.id]);
    end if;
    return null;
end
$$;
create trigger keep_contribution_uses after insert or update of workshop_id, consultation_id, withdrawn_at, moderated_out_at on public.contributions
for each row execute function private.keep_contribution_uses();

-- What names one contribution in a column contribution_id: all that one statement touched, once.
create function private.follow_uses()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if tg_op = 'DELETE' then
        perform private.refresh_uses(array(select distinct contribution_id from before));
    else
        perform private.refresh_uses(array(select distinct contribution_id from after));
    end if;
    return null;
end
$$;
create trigger follow_uses_made after insert on public.quotes referencing new table as after for each statement execute function private.follow_uses();
create trigger follow_uses_gone after delete on public.quotes referencing old table as before for each statement execute function private.follow_uses();
create trigger follow_uses_made after insert on private.code_stands referencing new table as after for each statement execute function private.follow_uses();
create trigger follow_uses_changed after update on private.code_stands referencing new table as after for each statement execute function private.follow_uses();
create trigger follow_uses_gone after delete on private.code_stands referencing old table as before for each statement execute function private.follow_uses();
create trigger follow_uses_made after insert on public.responses referencing new table as after for each statement execute function private.follow_uses();
create trigger follow_uses_changed after update on public.responses referencing new table as after for each statement execute function private.follow_uses();
create trigger follow_uses_gone after delete on public.responses referencing old table as before for each statement execute function private.follow_uses();
create trigger follow_uses_made after insert on public.unused_reasons referencing new table as after for each statement execute function private.follow_uses();
create trigger follow_uses_changed after update on public.unused_reasons referencing new table as after for each statement execute function private.follow_uses();
create trigger follow_uses_made after insert on public.contributors referencing new table as after for each statement execute function private.follow_uses();
create trigger follow_uses_gone after delete on public.contributors referencing old table as before for each statement execute function private.follow_uses();

-- Consent for the board is all that finding asks of consents here; whether a yes still stands is asked of each row that is shown.
create function private.follow_board_consent()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.refresh_uses(array[new.contribution_id]);
    return null;
end
$$;
create trigger follow_board_consent after insert on public.consents for each row
when (new.use = 'board') execute function private.follow_board_consent();

-- When an insight is agreed or answered, or is so no more, all that it rests on follows.
create function private.follow_insight()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.refresh_uses(array(select distinct q.contribution_id from public.quotes q where q.insight_id = new.id));
    return null;
end
$$;
create trigger follow_insight after update of agreed_at, answered_at on public.insights for each row
when ((old.agreed_at is null, old.answered_at is null) is distinct from (new.agreed_at is null, new.answered_at is null))
execute function private.follow_insight();

-- A code that is replaced stands nowhere any more, and one that is there again does.
create function private.follow_code()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.refresh_uses(array(select s.contribution_id from private.code_stands s where s.code_id = new.id and s.stands));
    return null;
end
$$;
create trigger follow_code after update of replaced_at on public.codes for each row
when ((old.replaced_at is null) <> (new.replaced_at is null)) execute function private.follow_code();

-- What one workshop's hosts are, its words follow.
create function private.follow_hosts()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.refresh_uses(array(select c.id from public.contributions c
        where c.workshop_id = case when tg_op = 'DELETE' then old.workshop_id else new.workshop_id end));
    return null;
end
$$;
create trigger follow_hosts after insert or delete on public.workshop_hosts for each row execute function private.follow_hosts();

-- With the words goes what was said of them; their giver took back all of it.
create function private.unused_reasons_fall()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    delete from public.unused_reasons where contribution_id = new.id;
    return null;
end
$$;
create trigger unused_reasons_fall after update of words on public.contributions for each row
when (old.words is not null and new.words is null) execute function private.unused_reasons_fall();

-- What the log says: that a reason was given why words were not used, in a closed word, or taken off again.
create function tlog.unused_reason_changed()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if tg_op = 'INSERT' then
        perform tlog.append('contribution.unused', new.contribution_id, jsonb_build_object('kind', new.reason));
    elsif old.removed_at is null and new.removed_at is not null then
        perform tlog.append('contribution.unused_undone', new.contribution_id);
    end if;
    return null;
end
$$;
create trigger unused_reason_changed after insert or update on public.unused_reasons
for each row execute function tlog.unused_reason_changed();

-- Says why no insight rests on words, in the place of what was said before. In: one of the closed reasons; words, which "other"
-- needs. Facilitators and engagement leads. Errors: P0002 hidden or absent, VC001 no such reason, VC002 "other" without words,
-- VC003 they are used, taken back, kept back or the organisers' own.
create function public.say_why_unused(contribution uuid, reason text, words text default '')
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    given public.contributions;
begin
    -- Held, so that no reason is given for words that are being taken back.
    select * into given from public.contributions c where c.id = contribution for share;
    if given.id is null or given.organisation_id not in (select private.my_organisations('facilitator', 'engagement_lead')) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if coalesce(reason, '') not in ('said_by_others', 'another_programme', 'answered_at_once', 'too_little', 'could_point_to_somebody',
        'their_giver_asked', 'other') then
        perform private.refuse('VC001', 'Choose why', 'reason');
    end if;
    if reason = 'other' and btrim(coalesce(words, '')) = '' then
        perform private.refuse('VC002', 'Write why, in words its giver can read', 'words');
    end if;
    if char_length(words) > 1000 then
        perform private.refuse('TX002', 'Use 1,000 characters or fewer', 'words');
    end if;
    if given.withdrawn_at is not null or given.moderated_out_at is not null or given.kind = 'put' or private.is_quoted(contribution) then
        perform private.refuse('VC003', 'An insight rests on these words by now, or they were taken back', 'reason');
    end if;
    perform 1 from private.contribution_uses u where u.contribution_id = contribution for update;
    update public.unused_reasons r set removed_at = now(), removed_by = private.signed_in()
    where r.contribution_id = contribution and r.removed_at is null;
    insert into public.unused_reasons (contribution_id, reason, words, said_by)
    values (contribution, say_why_unused.reason, coalesce(btrim(say_why_unused.words), ''), private.signed_in());
end
$$;

-- Why no insight rests on words, as their giver reads it: {"reason","words","said_at"}, or null. Not by whom.
create function private.unused_of(contribution uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('reason', r.reason, 'words', r.words, 'said_at', r.said_at)
    from public.unused_reasons r
    where r.contribution_id = contribution and r.removed_at is null and not private.is_quoted(contribution)
$$;

-- Takes off why words were not used; again is no error. Facilitators and engagement leads. Errors: P0002.
create function public.unsay_why_unused(contribution uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    if not exists (select 1 from public.contributions c where c.id = contribution
        and c.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    update public.unused_reasons r set removed_at = now(), removed_by = private.signed_in()
    where r.contribution_id = contribution and r.removed_at is null;
end
$$;

grant execute on function public.say_why_unused, public.unsay_why_unused to authenticated;
