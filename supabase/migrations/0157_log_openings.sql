-- What opens a commitment in the book: label, salt and text, for whoever wants to check that what this site shows is what was sealed.
-- Who may see what: a salt is given only with a text that anyone may read on this site at that moment (an agreed insight in its present
-- wording, a made decision, its answers, actions and their progress, a challenge that stands and its answer, a published report). What is
-- a draft, was reworded or was taken back is not opened; the words people gave are never opened here: their slip does that.

create index on tlog.salts (subject_id);

-- The note of an action's progress that an entry commits to: an action has several, and the entry names none.
create function private.note_committed(action uuid, entry_id text, committed text)
returns text
language sql stable security definer set search_path = ''
as $$
    select p.note
    from public.progress p
    join tlog.salts s on s.entry_id = note_committed.entry_id and s.label = 'note'
    where p.action_id = action
        and private.base64url(sha256(s.salt || '\x04'::bytea || convert_to('note', 'UTF8') || convert_to(p.note, 'UTF8'))) = committed
    limit 1
$$;

-- The texts behind an entry about this row, as anyone may read them now, and where: {"path", "texts": {label: text}}; null where none may.
create function private.log_texts(entry_id text, subject uuid, entry jsonb)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    type text := entry ->> 'type';
    shown jsonb;
begin
    if type in ('insight.drafted', 'insight.reworded') then
        -- An earlier wording is not public any more: only the last one is opened.
        select jsonb_build_object('path', 'insights/' || i.id, 'texts', jsonb_build_object('statement', i.statement), 'of', i.organisation_id)
        into shown from public.insights i
        where i.id = subject and i.published_at is not null and not exists (
            select 1 from tlog.salts other
            join tlog.entries this on this.entry_id = log_texts.entry_id
            left join tlog.entries later on later.entry_id = other.entry_id
            where other.subject_id = subject and other.label = 'statement' and coalesce(later.index > this.index, true));
    elsif type in ('decision.made', 'decision.reversed') then
        select jsonb_build_object('path', 'decisions/' || d.id, 'of', d.organisation_id, 'texts', case type
            when 'decision.made' then jsonb_build_object('title', d.title, 'summary', d.summary, 'grounds', d.grounds, 'body', d.body,
                'owner', d.owner_name, 'equality', d.equality)
            else jsonb_build_object('reason', d.reversed_reason) end)
        into shown from public.decisions d where d.id = subject and d.made_at is not null;
    elsif type = 'equality.considered' then
        -- What was noted before may have been written anew since: what was weighed at the decision is opened.
        select jsonb_build_object('path', 'decisions/' || d.id, 'of', d.organisation_id, 'texts',
            jsonb_build_object('evidence', d.equality, 'regard', d.due_regard, 'mitigation', d.mitigation))
        into shown from public.decisions d where d.id = subject and d.made_at is not null and entry ->> 'how' = 'at';
    elsif type = 'equality.reviewed' then
        select jsonb_build_object('path', 'decisions/' || r.decision_id, 'of', r.organisation_id, 'texts', jsonb_build_object('found', r.found))
        into shown from public.equality_reviews r where r.id = subject;
    elsif type = 'influence.noted' then
        select jsonb_build_object('path', 'decisions/' || d.id, 'of', d.organisation_id, 'texts', jsonb_build_object('note', n.note))
        into shown from public.rating_notes n join public.decisions d on d.id = n.decision_id where n.id = subject;
    elsif type like 'influence.%' then
        select jsonb_build_object('path', 'decisions/' || d.id, 'of', d.organisation_id, 'texts', jsonb_build_object('reason', f.reason))
        into shown from public.decisions d
        join public.influences f on f.decision_id = d.id
        join tlog.subjects named on named.subject_id = f.insight_id and named.first_entry = entry -> 'refs' ->> 'insight'
        where d.id = subject and d.made_at is not null;
    elsif type in ('action.promised', 'action.progress') then
        select jsonb_build_object('path', 'decisions/' || d.id, 'of', d.organisation_id, 'texts', case type
            when 'action.promised' then jsonb_build_object('what', a.what, 'owner', a.owner_name)
            else jsonb_build_object('note', private.note_committed(a.id, log_texts.entry_id, entry -> 'c' ->> 'note')) end)
        into shown from public.actions a join public.decisions d on d.id = a.decision_id
        where a.id = subject and d.made_at is not null;
    elsif type in ('challenge.raised', 'challenge.answered', 'challenge.settled', 'challenge.dissented') then
        select jsonb_build_object('of', c.organisation_id,
            'path', case when c.insight_id is not null then 'insights/' || c.insight_id else 'decisions/' || c.decision_id end,
            'texts', case type when 'challenge.raised' then jsonb_build_object('words', c.words)
                when 'challenge.answered' then jsonb_build_object('answer', c.answer)
                when 'challenge.settled' then jsonb_build_object('answer', c.board_answer)
                else jsonb_build_object('words', s.words) end)
        into shown from public.challenges c
        left join public.board_statements s on s.id = subject
        where c.id = coalesce((select b.challenge_id from public.board_statements b where b.id = subject), subject) and c.taken_back_at is null and (private.is_published('insight', c.insight_id)
            or private.is_published('decision', c.decision_id));
    elsif type = 'consultation.reported' then
        select jsonb_build_object('path', '/consultations/' || c.id || '/heard', 'texts', jsonb_build_object('report', c.report))
        into shown from public.consultations c where c.id = subject and c.reported_at is not null;
    end if;
    if shown ? 'of' then
        shown := shown - 'of' || jsonb_build_object('path', (select '/' || o.slug || '/said-and-done/' from public.organisations o
            where o.id = (shown ->> 'of')::uuid) || (shown ->> 'path'));
    end if;
    return shown;
end
$$;

-- What opens an entry for anyone: {"path": where the text stands on this site, "openings": [{"label","salt" (base64url),"text"}]}; null where
-- nothing of it is public. A text that no longer fits its commitment is given all the same: that it does not fit is what must be seen.
create function public.log_openings(entry_id text)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    subject uuid := (select s.subject_id from tlog.salts s where s.entry_id = log_openings.entry_id limit 1);
    entry jsonb := (select convert_from(e.body, 'UTF8')::jsonb from tlog.entries e where e.entry_id = log_openings.entry_id);
    shown jsonb;
begin
    if subject is null or entry is null then
        return null;
    end if;
    shown := private.log_texts(entry_id, subject, entry);
    return (
        select jsonb_build_object('path', shown -> 'path', 'openings', jsonb_agg(jsonb_build_object('label', s.label,
            'salt', private.base64url(s.salt), 'text', shown -> 'texts' ->> s.label) order by s.label))
        from tlog.salts s
        where s.entry_id = log_openings.entry_id and shown -> 'texts' ->> s.label is not null
        having count(*) > 0);
end
$$;
grant execute on function public.log_openings to anon, authenticated;
