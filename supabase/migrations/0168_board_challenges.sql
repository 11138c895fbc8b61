-- The board's table: challenges that their authors took to the board, decisions whose owner and contributors see their influence two or more
-- apart, and what the board did about each (R7, R8). The columns of a challenge and a co-chair's statements are in 0009,
-- the board's notes in 0167.
-- Who may see what: the page is for those who read the board's (0159); what the board answered stands in public beside the challenge. Its
-- author's words, and a co-chair's statement, are changed by nobody else.

create index challenges_before_board on public.challenges (organisation_id, board_due_on, id)
where escalated_at is not null and settled_at is null and closed_at is null and taken_back_at is null;
create index challenges_settled on public.challenges (organisation_id, settled_at desc, id desc) where settled_at is not null;

-- A challenge that waits on the board's table, locked. Errors: P0002 another trust's or none, 42501, NC001 not there, answered there already,
-- or its author closed it or took it back.
create function private.lock_tabled(challenge uuid, variadic roles text[])
returns public.challenges
language plpgsql security definer set search_path = ''
as $$
declare
    tabled public.challenges;
begin
    select c.* into tabled from public.challenges c where c.id = challenge for update;
    if tabled.id is null or tabled.organisation_id not in (select private.my_board_trusts()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_role(tabled.organisation_id, variadic roles);
    if tabled.escalated_at is null or tabled.settled_at is not null or tabled.closed_at is not null or tabled.taken_back_at is not null then
        perform private.refuse('NC001', 'This challenge does not wait for the board: nobody took it there, it was answered, or its author closed it or took it back');
    end if;
    return tabled;
end
$$;

-- What a meeting is recorded with. Errors: NC003 the day of the meeting (met_on), TX001, TX002 body.
create function private.require_meeting(met_on date, not_before date, body text)
returns void
language plpgsql stable set search_path = ''
as $$
begin
    if met_on is null or met_on > private.today() or met_on < not_before then
        perform private.refuse('NC003', 'Enter the day of the meeting: since it came to the board, and not in the future', 'met_on');
    end if;
    perform private.require_text(body, 160, 'body', 'Enter which body met, for example Trust Board');
end
$$;

-- Says at which meeting a challenge comes to the table. In: a day from today, within a year. Engagement leads, decision owners, co-chairs.
-- Errors: P0002, 42501, NC001, NC004 the day (meets_on).
create function public.table_challenge(challenge uuid, meets_on date)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    tabled public.challenges := private.lock_tabled(challenge, 'engagement_lead', 'decision_owner', 'co_chair');
begin
    if meets_on is null or meets_on not between private.today() and private.today() + 366 then
        perform private.refuse('NC004', 'Enter the day of a meeting to come, within a year', 'meets_on');
    end if;
    update public.challenges c set board_meets_on = meets_on where c.id = tabled.id and c.board_meets_on is distinct from meets_on;
end
$$;

-- Records what the board answered, once. In: upheld | partly | not, the answer in words, the day of the meeting and which body met. A decision
-- owner who signed in within ten minutes. Errors: P0002, 42501, PF001, NC001, NC002 the outcome, NC003 the day (met_on), TX001 answer or body.
create function public.settle_challenge(challenge uuid, outcome text, answer text, met_on date, body text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    tabled public.challenges := private.lock_tabled(challenge, 'decision_owner');
begin
    perform private.require_fresh_sign_in();
    if coalesce(outcome, '') not in ('upheld', 'partly', 'not') then
        perform private.refuse('NC002', 'Choose whether the board agrees', 'outcome');
    end if;
    perform private.require_text(answer, 4000, 'answer', 'Write what the board answers');
    perform private.require_meeting(met_on, (tabled.escalated_at at time zone 'Europe/London')::date, body);
    update public.challenges c set board_outcome = settle_challenge.outcome, board_answer = settle_challenge.answer,
        board_met_on = settle_challenge.met_on, board_body = btrim(settle_challenge.body),
        settled_at = now(), settled_by = auth.uid()
    where c.id = tabled.id;
end
$$;

-- Puts a co-chair's own words beside what the board answered, under the name they choose. Out: its id. The trust's community co-chairs.
-- Errors: P0002, 42501, NC005 the board has not answered, NC006 three stand already, TX001, TX002.
create function public.add_board_statement(challenge uuid, words text, shown_as text default '')
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    tabled public.challenges;
    made uuid;
begin
    select c.* into tabled from public.challenges c where c.id = challenge for update;
    if tabled.id is null or tabled.organisation_id not in (select private.my_board_trusts()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_role(tabled.organisation_id, 'co_chair');
    if tabled.settled_at is null then
        perform private.refuse('NC005', 'You can add a statement once the board has answered');
    end if;
    if (select count(*) from public.board_statements s where s.challenge_id = tabled.id and s.written_by = auth.uid()
        and s.taken_back_at is null) >= 3 then
        perform private.refuse('NC006', 'Three statements of yours stand here already. Take one back first.');
    end if;
    perform private.require_text(words, 4000, 'words', 'Write what you want to stand beside the answer');
    if char_length(btrim(add_board_statement.shown_as)) > 80 then
        perform private.refuse('TX002', 'Use 80 characters or fewer', 'shown_as');
    end if;
    insert into public.board_statements (challenge_id, words, shown_as, written_by)
    values (tabled.id, add_board_statement.words, coalesce(nullif(btrim(add_board_statement.shown_as), ''), 'A community co-chair'), auth.uid())
    returning id into made;
    return made;
end
$$;

-- Takes one's own statement back: that it stood there stays, the words go. Its author only. Errors: P0002.
create function public.take_back_board_statement(statement uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    update public.board_statements s set words = null, shown_as = 'Taken back', taken_back_at = now()
    where s.id = statement and s.written_by = private.signed_in() and s.taken_back_at is null;
    if not found then
        perform private.refuse('P0002', 'Page not found');
    end if;
end
$$;

-- Records what the board said about a decision whose influence is seen two or more steps apart. Out: the note's id. Decision owners and
-- co-chairs. Errors: P0002, 42501, NC003, NC007 they are not apart, TX001 note or body.
create function public.note_on_ratings(decision uuid, note text, met_on date, body text)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    noted public.decisions;
    made uuid;
begin
    select d.* into noted from public.decisions d where d.id = decision and d.made_at is not null
        and d.organisation_id in (select private.my_board_trusts());
    if noted.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_role(noted.organisation_id, 'decision_owner', 'co_chair');
    if not exists (select 1 from private.ratings_apart(noted.programme_id) r where r.decision_id = decision) then
        perform private.refuse('NC007', 'Its owner and those it rests on do not see its influence two steps apart');
    end if;
    perform private.require_text(note, 4000, 'note', 'Write what the board said about it');
    perform private.require_meeting(met_on, noted.decided_on, body);
    insert into public.rating_notes (decision_id, note, body, met_on, noted_by)
    values (decision, note_on_ratings.note, btrim(note_on_ratings.body), note_on_ratings.met_on, auth.uid())
    returning id into made;
    return made;
end
$$;

-- What the log says of it: by when it comes to the board (when its author takes it there, and when a meeting is named), how the board answered,
-- what a co-chair put beside it, and what the board said of a decision seen differently. Words as commitments.
create function tlog.board_challenge_changed()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if old.board_due_on is null and new.board_due_on is not null then
        perform tlog.append('challenge.tabled', new.id, jsonb_build_object('due', new.board_due_on));
    end if;
    if new.board_meets_on is not null and old.board_meets_on is distinct from new.board_meets_on then
        perform tlog.append('challenge.tabled', new.id, jsonb_build_object('due', new.board_meets_on));
    end if;
    if old.settled_at is null and new.settled_at is not null then
        perform tlog.append('challenge.settled', new.id, jsonb_build_object('outcome', new.board_outcome),
            jsonb_build_object('answer', new.board_answer));
    end if;
    return null;
end
$$;
-- By name after challenge_changed: first escalated, then tabled.
create trigger challenge_on_board after update on public.challenges for each row
when (old.board_due_on is distinct from new.board_due_on or old.board_meets_on is distinct from new.board_meets_on
    or old.settled_at is distinct from new.settled_at)
execute function tlog.board_challenge_changed();

create function tlog.board_statement_changed()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if tg_op = 'INSERT' then
        perform tlog.append('challenge.dissented', new.id, '{}', jsonb_build_object('words', new.words),
            jsonb_build_object('challenge', new.challenge_id));
    elsif old.taken_back_at is null and new.taken_back_at is not null then
        delete from tlog.salts s using tlog.subjects t where t.subject_id = new.id and s.entry_id = t.first_entry;
        perform tlog.append('challenge.dissent_taken_back', new.id);
    end if;
    return null;
end
$$;
create trigger board_statement_changed after insert or update on public.board_statements for each row
execute function tlog.board_statement_changed();

create function tlog.rating_noted()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append('influence.noted', new.id, jsonb_build_object('decided', new.met_on), jsonb_build_object('note', new.note),
        jsonb_build_object('decision', new.decision_id));
    return null;
end
$$;
create trigger rating_noted after insert on public.rating_notes for each row execute function tlog.rating_noted();

grant execute on function public.table_challenge, public.settle_challenge, public.add_board_statement, public.take_back_board_statement,
    public.note_on_ratings to authenticated;
