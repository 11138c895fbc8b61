-- The accountability log's staging table: what the public record says of each change, written by trigger in
-- the transaction that makes the change, so that there is no change without an entry (style.md 14, log.md 1).
-- Who may see what: no application role sees or writes the schema `tlog`; entries become public when they
-- are sequenced into the log. An entry holds closed words, days and salted commitments, never a word anyone wrote.

create schema tlog;

-- Whether a value has a form of tlog.entry_schema() (0151), which says what forms there are. Like all that a constraint asks it must
-- answer the same forever: a type that changes gets another version beside the old one.
create function tlog.fits(value jsonb, form jsonb)
returns boolean
-- No path of its own: it runs under that of is_entry, and setting one for each value would cost a third more.
language plpgsql immutable
as $$
declare
    text_of text := value #>> '{}';
    key text;
    inner_form jsonb;
    named int := 0;
begin
    if jsonb_typeof(form) = 'string' then
        return jsonb_typeof(value) = (case form #>> '{}' when 'count' then 'number' else 'string' end) and case form #>> '{}'
            -- 16 and 32 bytes in base64url have bits left over at their end, which are 0 (RFC 4648 3.5).
            when 'id' then text_of ~ '^[A-Za-z0-9_-]{21}[AQgw]$'
            when 'key' then text_of ~ '^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$'
            when 'day' then text_of ~ '^2\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$'
            when 'hour' then text_of ~ '^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):00Z$'
            -- Nine digits: those of telephones and of the NHS have ten and more.
            when 'count' then text_of ~ '^(0|[1-9]\d{0,8})$'
            when 'hex' then text_of ~ '^[0-9a-f]{64}$'
            when 'slug' then text_of ~ '^[a-z][a-z0-9-]{1,60}$'
            else false end;
    elsif jsonb_typeof(form -> 0) = 'array' then
        return value = (select coalesce(jsonb_agg(w.word order by w.ordinality), '[]')
            from jsonb_array_elements(form -> 0) with ordinality w (word, ordinality) where value ? (w.word #>> '{}'));
    elsif jsonb_typeof(form) = 'array' then
        return jsonb_typeof(value) = 'string' and form ? text_of;
    elsif jsonb_typeof(value) <> 'object' then
        return false;
    end if;
    for key, inner_form in select e.key, e.value from jsonb_each(form) e loop
        if value ? rtrim(key, '?') then
            if tlog.fits(value -> rtrim(key, '?'), inner_form) is not true then
                return false;
            end if;
            named := named + 1;
        elsif right(key, 1) <> '?' then
            return false;
        end if;
    end loop;
    return named = (select count(*) from jsonb_object_keys(value));
end
$$;

-- Whether an entry says only what its type may say. Besides that each has its version, its type, a random id, and the entry before
-- it about the same thing, if there is one.
create function tlog.is_entry(entry jsonb)
returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
    return coalesce(jsonb_typeof(entry) = 'object' and (entry -> 'v')::text = '1' and tlog.fits(entry -> 'id', '"id"')
        and jsonb_typeof(entry -> 'prev') = 'array' and case jsonb_array_length(entry -> 'prev')
            when 0 then true when 1 then tlog.fits(entry -> 'prev' -> 0, '"id"') else false end
        and tlog.fits(entry - array['v', 'type', 'id', 'prev'], tlog.entry_schema() -> (entry ->> 'type')), false);
end
$$;

-- The bytes of an entry: RFC 8785. Keys are ASCII, so that sorting by bytes is sorting as RFC 8785 3.2.3 asks; strings and
-- whole numbers of the closed form print the same in both.
create function tlog.canonical(value jsonb)
returns text
language plpgsql immutable set search_path = ''
as $$
declare
    -- Written piece by piece: aggregates that sort take twice as long, and each entry pays for it.
    written text := '';
    key text;
    part jsonb;
begin
    if jsonb_typeof(value) = 'object' then
        for key in select k from jsonb_object_keys(value) k order by k collate "C" loop
            part := value -> key;
            written := written || ',' || to_json(key)::text || ':' || case
                when jsonb_typeof(part) = 'object' or jsonb_typeof(part) = 'array' and part <> '[]' then tlog.canonical(part)
                else part::text end;
        end loop;
        return '{' || substr(written, 2) || '}';
    elsif jsonb_typeof(value) = 'array' then
        for part in select e.value from jsonb_array_elements(value) with ordinality e order by e.ordinality loop
            written := written || ',' || tlog.canonical(part);
        end loop;
        return '[' || substr(written, 2) || ']';
    end if;
    return value::text;
end
$$;

create function tlog.bytes_of(entry jsonb)
returns bytea
language plpgsql immutable set search_path = ''
as $$
begin
    return convert_to(tlog.canonical(entry), 'UTF8');
end
$$;

-- Entries that wait for their number: rows leave when the sequencer has put them into `tlog.entries` (0150), and only then.
-- `programme_id` and `organisation_id` say whose view shows an entry; they are beside the entry, never in it.
create table tlog.staging (
    id bigint generated always as identity primary key,
    entry jsonb not null check (tlog.is_entry(entry)),
    body bytea generated always as (tlog.bytes_of(entry)) stored,
    programme_id uuid,
    organisation_id uuid,
    staged_at timestamptz not null default now()
);

-- Which entries are about which row. Erasable: the log itself names no row of ours.
create table tlog.subjects (
    subject_id uuid primary key,
    first_entry text not null,
    last_entry text not null,
    programme_id uuid,
    organisation_id uuid
);

-- What opens the commitments to published text, and which row the entry is about. A contribution's own salt is in private.salts and falls
-- with its words.
create table tlog.salts (
    entry_id text not null,
    label text not null,
    salt bytea not null,
    subject_id uuid,
    primary key (entry_id, label)
);

-- Entries are added and never changed, not even by the owner of the table.
create function tlog.refuse_change()
returns trigger
language plpgsql set search_path = ''
as $$
begin
    raise exception using errcode = 'LG001', message = 'an entry of the log is never changed or removed';
end
$$;
create trigger entries_are_kept before update on tlog.staging
for each row execute function tlog.refuse_change();
create trigger entries_are_kept_whole before truncate on tlog.staging
for each statement execute function tlog.refuse_change();

-- SHA-256(salt || len8(label) || label || content) with a fresh salt, kept until its subject is erased (log.md 2).
create function tlog.commitment(entry_id text, label text, content text, subject uuid)
returns text
language plpgsql set search_path = ''
as $$
declare
    salt bytea := extensions.gen_random_bytes(32);
begin
    insert into tlog.salts values (entry_id, label, salt, subject);
    return private.base64url(sha256(salt || decode(lpad(to_hex(octet_length(label)), 2, '0'), 'hex')
        || convert_to(label, 'UTF8') || convert_to(content, 'UTF8')));
end
$$;

-- Appends an entry about a row. In: the type, the row's id, closed facts, texts to commit to ({label: text}), and
-- the rows it refers to ({word: id}), each by its first entry. `at` is coarse: the day of what people did, the hour of what an
-- institution did, by UTC, as the type says. Out: the entry's id.
-- No sequential scans: a plan made while the table of subjects was small would be kept through a large import.
create function tlog.append(type text, subject uuid, facts jsonb default '{}', texts jsonb default '{}', refs jsonb default '{}')
returns text
language plpgsql security definer set search_path = '' set enable_seqscan = off
as $$
declare
    entry_id text := private.base64url(extensions.gen_random_bytes(16));
    known tlog.subjects;
    referred tlog.subjects;
    word text;
    other uuid;
    entry jsonb;
    named jsonb := '{}';
begin
    -- Locked, so that two entries at once follow one another and do not both follow the same one.
    select * into known from tlog.subjects s where s.subject_id = subject for update;
    entry := jsonb_build_object('v', 1, 'type', type, 'id', entry_id,
        'at', to_char(now() at time zone 'UTC', case tlog.entry_schema() -> type ->> 'at' when 'day' then 'YYYY-MM-DD' else 'YYYY-MM-DD"T"HH24":00Z"' end),
        'prev', case when known.subject_id is null then '[]'::jsonb else jsonb_build_array(known.last_entry) end) || jsonb_strip_nulls(facts);
    if texts <> '{}' then
        entry := entry || jsonb_build_object('c', (select jsonb_object_agg(key, tlog.commitment(entry_id, key, value, subject))
            from jsonb_each_text(texts)));
    end if;
    if refs <> '{}' then
        -- One look-up each: for a join the planner would read every subject there is.
        for word, other in select key, value::uuid from jsonb_each_text(refs) where value is not null loop
            select * into referred from tlog.subjects s where s.subject_id = other;
            if found then
                named := named || jsonb_build_object(word, referred.first_entry);
                known.programme_id := coalesce(known.programme_id, referred.programme_id);
                known.organisation_id := coalesce(known.organisation_id, referred.organisation_id);
            end if;
        end loop;
        if named <> '{}' then
            entry := entry || jsonb_build_object('refs', named);
        end if;
    end if;
    if known.organisation_id is null then
        -- A programme, or an organisation itself.
        select p.id, p.organisation_id into known.programme_id, known.organisation_id from public.programmes p where p.id = subject;
        if not found then
            select o.id into known.organisation_id from public.organisations o where o.id = subject;
        end if;
    end if;
    insert into tlog.staging (entry, programme_id, organisation_id) values (entry, known.programme_id, known.organisation_id);
    insert into tlog.subjects values (subject, entry_id, entry_id, known.programme_id, known.organisation_id)
    on conflict (subject_id) do update set last_entry = excluded.last_entry;
    return entry_id;
end
$$;

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
