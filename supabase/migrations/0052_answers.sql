-- Answering a consultation: a sheet is begun without an account, kept by its code, sent once and then followed by the same
-- code; paper is keyed in by two people; what somebody adds to a set of statements is read before others see it.
-- Who may see what: a sheet under way is read by whoever holds its code and, once its paper is being keyed in, by the
-- facilitators and engagement leads who listen on the programme; nobody reads it in between. What was sent is read as 0050 says.

-- Whether people can answer: 'open', 'not yet', 'stopped', 'closed', or 'none' for a draft and for what was run elsewhere.
create function private.consultation_phase(consultation public.consultations, at timestamptz default now())
returns text
language sql stable set search_path = ''
as $$
    select case
        when (consultation).opened_at is null or (consultation).imported then 'none'
        when (consultation).closed_at is not null
            or (consultation).closes_on < (at at time zone 'Europe/London')::date then 'closed'
        when (consultation).opens_on > (at at time zone 'Europe/London')::date then 'not yet'
        when (consultation).stopped_at is not null then 'stopped'
        else 'open'
    end
$$;

-- What every answering page says of a consultation. Out: {"id","title","phase","opens_on","closes_on","papers",
-- "asks_equality","ladder_step","heard","programme","organisation": {"name","slug","crisis"}}.
create function private.consultation_facts(consultation public.consultations)
returns jsonb
language sql stable set search_path = ''
as $$
    select jsonb_build_object('id', (consultation).id, 'title', (consultation).title,
        'phase', private.consultation_phase(consultation), 'opens_on', (consultation).opens_on,
        'closes_on', (consultation).closes_on, 'papers', (consultation).papers,
        'asks_equality', (consultation).asks_equality, 'ladder_step', (consultation).ladder_step, 'heard', (consultation).reported_at is not null, 'programme', p.title,
        'organisation', jsonb_build_object('name', o.name, 'slug', o.slug, 'crisis', o.crisis))
    from public.programmes p
    join public.organisations o on o.id = p.organisation_id
    where p.id = (consultation).programme_id
$$;

-- The words of a version in a language, once somebody has reviewed them; null for the language it was written in.
create function private.reviewed_words(version uuid, lang text, easy_read boolean)
returns jsonb
language sql stable set search_path = ''
as $$
    select t.content from public.consultation_translations t
    where t.version_id = version and t.lang = reviewed_words.lang and t.easy_read = reviewed_words.easy_read
        and t.reviewed_at is not null
$$;

-- What anyone reads of a consultation that was opened, with its questions as they stand now. In: a language and whether
-- Easy Read; where there is no reviewed version of it, "words" is null and the original stands.
-- Out: the facts, and "version", "lang" (of the original), "content", "words" (by key), "correction" (what the latest
-- version put right, or null), "translations": [{"lang","easy_read"}]. Null for a draft: hidden and absent are the same.
create function public.consultation_to_answer(consultation uuid, lang text default null, easy_read boolean default false)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select private.consultation_facts(c) || jsonb_build_object('version', v.version, 'lang', v.lang, 'content', v.content,
        'correction', v.correction,
        'words', private.reviewed_words(v.id, coalesce(consultation_to_answer.lang, v.lang), consultation_to_answer.easy_read),
        'translations', (
            select coalesce(jsonb_agg(jsonb_build_object('lang', t.lang, 'easy_read', t.easy_read) order by t.lang, t.easy_read), '[]')
            from public.consultation_translations t where t.version_id = v.id and t.reviewed_at is not null))
    from public.consultations c
    join lateral (
        select latest.* from public.consultation_versions latest
        where latest.consultation_id = c.id and latest.frozen_at is not null
        order by latest.version desc limit 1
    ) v on true
    where c.id = consultation and private.consultation_phase(c) <> 'none'
$$;

-- The organisers' own statements stand among the contributions, as put and not as said, when their version opens, so that votes can name them. One whose words
-- a later version leaves as they were stays the same statement.
create function private.put_statements()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    asked jsonb;
    place int;
    statement jsonb;
    made uuid;
    consultation public.consultations;
begin
    select * into consultation from public.consultations where id = new.consultation_id;
    for asked in select q from jsonb_array_elements(new.content -> 'questions') q where q ->> 'kind' = 'statements' loop
        for statement, place in select item, number from jsonb_array_elements(asked -> 'items') with ordinality as listed (item, number) loop
            continue when exists (
                select 1 from public.statements s join public.contributions c on c.id = s.contribution_id
                where s.consultation_id = new.consultation_id and s.question_id = asked ->> 'id'
                    and s.item = statement ->> 'id' and c.words = statement ->> 'label');
            made := private.store_contribution(jsonb_build_object('organisation_id', consultation.organisation_id,
                'programme_id', consultation.programme_id, 'consultation_id', consultation.id, 'kind', 'put',
                'words', statement ->> 'label', 'lang', new.lang, 'given_on', private.today()));
            insert into public.statements (contribution_id, consultation_id, question_id, position, item, accepted_at)
            values (made, new.consultation_id, asked ->> 'id', place, statement ->> 'id', now());
        end loop;
    end loop;
    return null;
end
$$;
create trigger put_statements_when_made after insert on public.consultation_versions for each row
when (new.frozen_at is not null) execute function private.put_statements();
create trigger put_statements after update of frozen_at on public.consultation_versions for each row
when (old.frozen_at is null and new.frozen_at is not null) execute function private.put_statements();

-- Stops where nobody can answer now, with the reason as a sentence. Errors: SH001 not open, SH002 stopped, P0002.
create function private.require_open(consultation public.consultations)
returns void
language plpgsql stable set search_path = ''
as $$
begin
    case private.consultation_phase(consultation)
        when 'open' then null;
        when 'not yet' then perform private.refuse('SH001', 'This consultation is not open yet');
        when 'closed' then perform private.refuse('SH001', 'This consultation has closed');
        when 'stopped' then perform private.refuse('SH002', 'This consultation is paused at the moment. What you wrote is kept: come back with your code.');
        else perform private.refuse('P0002', 'Page not found');
    end case;
end
$$;

-- The latest questions of a consultation that were opened, in a language there is. Errors: SH004.
create function private.version_to_answer(consultation uuid, lang text, easy_read boolean)
returns public.consultation_versions
language plpgsql stable set search_path = ''
as $$
declare
    version public.consultation_versions;
begin
    select * into version from public.consultation_versions v
    where v.consultation_id = consultation and v.frozen_at is not null order by v.version desc limit 1;
    if lang is null or (lang <> version.lang or easy_read) and private.reviewed_words(version.id, lang, easy_read) is null then
        perform private.refuse('SH004', 'Choose one of the languages on this page', 'lang');
    end if;
    return version;
end
$$;

-- Begins to answer, by anyone, after "before you answer" was read. In: the consultation, the language, whether Easy Read,
-- and whether they were told who reads it and the limits of confidentiality (R47). Out: the code that leads back to it.
-- Errors: P0002, SH001, SH002, SH003 not told, SH004 no such language.
create function public.begin_sheet(consultation uuid, lang text, easy_read boolean, told boolean)
returns text
language plpgsql security definer set search_path = ''
as $$
declare
    found_consultation public.consultations;
    version public.consultation_versions;
    code text := private.new_receipt_code();
begin
    select * into found_consultation from public.consultations c where c.id = consultation;
    perform private.require_open(found_consultation);
    if not coalesce(told, false) then
        perform private.refuse('SH003', 'Read first who will read your answers, and when we would have to tell somebody else', 'told');
    end if;
    version := private.version_to_answer(consultation, lang, coalesce(easy_read, false));
    insert into public.answer_sheets (consultation_id, version_id, lang, easy_read, how, code_hash, draft)
    values (consultation, version.id, begin_sheet.lang, coalesce(begin_sheet.easy_read, false), 'online', private.receipt_hash(code), '{}');
    return code;
end
$$;

-- The sheet a code leads to, locked when `lock`. Errors: P0002.
create function private.sheet_by_code(code text, lock boolean default false)
returns public.answer_sheets
language plpgsql set search_path = ''
as $$
declare
    sheet public.answer_sheets;
begin
    if lock then
        select * into sheet from public.answer_sheets where code_hash = private.receipt_hash(code) for update;
    else
        select * into sheet from public.answer_sheets where code_hash = private.receipt_hash(code);
    end if;
    if sheet.id is null then
        perform private.refuse('P0002', 'We do not know this code', 'code');
    end if;
    return sheet;
end
$$;

-- Statements that others added and somebody has accepted, oldest first: what is asked besides the organisers' own.
-- Out: {question id: [{"id","label","lang","dir"}]}.
create function private.added_statements(consultation uuid)
returns jsonb
language sql stable set search_path = ''
as $$
    select coalesce(jsonb_object_agg(asked.question_id, asked.statements), '{}') from (
        select s.question_id, jsonb_agg(jsonb_build_object('id', c.id, 'label', private.words_out(c), 'lang', c.lang, 'dir', c.dir)
            order by s.accepted_at, c.id) as statements
        from public.statements s
        join public.contributions c on c.id = s.contribution_id
        where s.consultation_id = consultation and s.sheet_id is not null and s.accepted_at is not null and c.words is not null
        group by s.question_id
    ) asked
$$;

-- What whoever holds the code reads of their sheet. Out: {"consultation" (the facts), "lang","easy_read","original" (the
-- language the version was written in), "content", "words" (by key, or null), "added" (statements), "draft" (null once sent),
-- "saved_at","sent_at","corrected" (a later version is open), "keyed" (paper that staff are typing in), "taken_back",
-- "equality": 'ask', 'given' or null}. Null for a code nobody knows.
create function public.sheet_by_code(code text)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('consultation', private.consultation_facts(c), 'lang', s.lang, 'easy_read', s.easy_read,
        'original', v.lang, 'content', v.content, 'words', private.reviewed_words(v.id, s.lang, s.easy_read),
        'added', private.added_statements(c.id), 'draft', s.draft, 'saved_at', s.saved_at, 'sent_at', s.sent_at,
        'corrected', exists (select 1 from public.consultation_versions later
            where later.consultation_id = c.id and later.version > v.version and later.frozen_at is not null),
        'keyed', s.keyed_by is not null,
        'taken_back', coalesce((select k.withdrawn_at is not null from public.contributions k where k.id = s.contribution_id), false),
        'equality', case
            when exists (select 1 from private.equality_answers e where e.contribution_id = s.contribution_id) then 'given'
            when c.asks_equality and s.sent_at > now() - interval '1 day' then 'ask'
        end)
    from public.answer_sheets s
    join public.consultations c on c.id = s.consultation_id
    join public.consultation_versions v on v.id = s.version_id
    where s.code_hash = private.receipt_hash(code)
$$;

-- A sheet that whoever holds its code may still change, locked. Errors: P0002, SH005 sent already, SH007 its paper is keyed in.
create function private.own_sheet(code text)
returns public.answer_sheets
language plpgsql security definer set search_path = ''
as $$
declare
    sheet public.answer_sheets := private.sheet_by_code(code, true);
begin
    if sheet.sent_at is not null then
        perform private.refuse('SH005', 'These answers have been sent. Follow them with your code.');
    end if;
    if sheet.keyed_by is not null then
        perform private.refuse('SH007', 'The paper form with this code came back, and somebody is typing it in');
    end if;
    return sheet;
end
$$;

-- A draft with some of its parts changed; an answer of null is taken out. Errors: SH006 no such part, TX002.
create function private.changed_draft(draft jsonb, changes jsonb)
returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
    changed jsonb;
begin
    if jsonb_typeof(changes) is distinct from 'object' or jsonb_typeof(coalesce(changes -> 'answers', '{}')) <> 'object'
        or changes - array['answers', 'consents', 'consent_months', 'attribution', 'shown_as'] <> '{}' then
        perform private.refuse('SH006', 'These answers do not fit the questions. Open the page again.');
    end if;
    changed := draft || changes || jsonb_build_object('answers',
        jsonb_strip_nulls(coalesce(draft -> 'answers', '{}') || coalesce(changes -> 'answers', '{}')));
    if octet_length(changed::text) > 400000 then
        perform private.refuse('TX002', 'This is more than one sheet can hold. Send it, and begin another.');
    end if;
    return changed;
end
$$;

-- Keeps some of the answers of one's own sheet; the others stay as they are. In: the code, and {"answers": {question: value
-- or null}, "consents", "consent_months", "attribution", "shown_as"}, each if it changed. Errors: P0002, SH005, SH006, SH007, TX002.
create function public.save_sheet(code text, changes jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    sheet public.answer_sheets := private.own_sheet(code);
begin
    update public.answer_sheets set draft = private.changed_draft(sheet.draft, changes), saved_at = now() where id = sheet.id;
end
$$;

-- Stops and keeps nothing. A form that was printed with this code can still be filled in. Errors: P0002, SH005, SH007.
create function public.stop_sheet(code text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    sheet public.answer_sheets := private.own_sheet(code);
begin
    if sheet.how = 'paper' then
        update public.answer_sheets set draft = '{}', saved_at = now() where id = sheet.id;
    else
        delete from public.answer_sheets where id = sheet.id;
    end if;
end
$$;

-- Whether what was chosen is among the options; and whether a number is a step of the scale.
create function private.is_choice(question jsonb, answer jsonb)
returns boolean
language sql immutable set search_path = ''
as $$
    select answer - array['chosen', 'other'] = '{}' and jsonb_typeof(answer -> 'chosen') = 'array'
        and not exists (select 1 from jsonb_array_elements(answer -> 'chosen') chosen
            where not question @> jsonb_build_object('options', jsonb_build_array(jsonb_build_object('id', chosen))))
        -- Each once: what is chosen twice would be counted twice.
        and jsonb_array_length(answer -> 'chosen') = (select count(distinct chosen) from jsonb_array_elements(answer -> 'chosen') chosen)
        and (not answer ? 'other' or (question ->> 'own_words')::boolean and jsonb_typeof(answer -> 'other') = 'string')
$$;

create function private.is_step(question jsonb, number jsonb)
returns boolean
language sql immutable set search_path = ''
as $$
    select jsonb_typeof(number) = 'number' and (number #>> '{}')::numeric % 1 = 0
        and (number #>> '{}')::numeric between (question #>> '{scale,from}')::numeric and (question #>> '{scale,to}')::numeric
$$;

-- Whether a value answers a question of the version: nothing else is counted. Words may be any.
create function private.is_answer(question jsonb, answer jsonb)
returns boolean
language sql immutable set search_path = ''
as $$
    select coalesce(case question ->> 'kind'
        when 'open_text' then answer - 'words' = '{}' and jsonb_typeof(answer -> 'words') = 'string'
        when 'single_choice' then private.is_choice(question, answer)
            and jsonb_array_length(answer -> 'chosen') + (answer ? 'other')::int = 1
        when 'multiple_choice' then private.is_choice(question, answer)
            and jsonb_array_length(answer -> 'chosen') + (answer ? 'other')::int between 1 and coalesce((question ->> 'at_most')::int, 100)
        when 'scale' then answer - 'number' = '{}' and private.is_step(question, answer -> 'number')
        -- JSON allows numbers of a hundred thousand figures, and results show each number that was given.
        when 'number' then answer - 'number' = '{}' and jsonb_typeof(answer -> 'number') = 'number'
            and char_length(answer ->> 'number') <= 20 and abs((answer ->> 'number')::numeric) < 1e15
            and (answer ->> 'number')::numeric >= coalesce((question ->> 'min')::numeric, '-infinity')
            and (answer ->> 'number')::numeric <= coalesce((question ->> 'max')::numeric, 'infinity')
        when 'matrix' then answer - 'rated' = '{}' and not exists (
            select 1 from jsonb_each(answer -> 'rated') rated
            where not private.is_step(question, rated.value)
                or not question @> jsonb_build_object('items', jsonb_build_array(jsonb_build_object('id', rated.key))))
        when 'statements' then answer - array['votes', 'own'] = '{}' and not exists (
                select 1 from jsonb_each(answer -> 'votes') vote where vote.value not in ('-1', '0', '1'))
            and (not answer ? 'own' or (question ->> 'own_words')::boolean and jsonb_array_length(answer -> 'own') <= 20
                and not exists (select 1 from jsonb_array_elements(answer -> 'own') own
                    where jsonb_typeof(own) <> 'string' or char_length(own #>> '{}') not between 1 and 400))
    end, false)
$$;

-- The language in which the uses were asked (R35): the sheet's own where its reviewed translation has the words of every use
-- that was answered, else English, as the page showed it.
create function private.asked_in(sheet public.answer_sheets)
returns text
language sql stable set search_path = ''
as $$
    select case when not exists (
        select from jsonb_object_keys(coalesce(sheet.draft -> 'consents', '{}')) use
        where coalesce(private.reviewed_words(sheet.version_id, sheet.lang, sheet.easy_read) ->> ('phrase.use_' || use), '') = ''
    ) then sheet.lang else 'en' end
$$;

-- Sends a sheet: one contribution with everything that was answered, as the person saw it; its answers, to be counted; its
-- votes; and what they added to statements, which nobody sees before it was read. The sheet's code becomes its receipt.
-- In: the sheet, locked; `words`; `asked`: {question id: {"starts","ends"} of their own words in it, or {}} for what was
-- answered on their path through the questions: what fell off it is not sent; how it was given: {"person_id","scribe_name",
-- "told_at","confirmed_at","confirmed_how","how" (of the consents)}; the erasure key, which is of the sheet's words alone: the same key
-- beside what they added would say that one person gave both. Out: the contribution's id.
-- Errors: SH006 they do not fit the questions, SH008 nothing was answered, TX001, TX002, WD002, WD006.
create function private.send_the_sheet(sheet public.answer_sheets, words text, asked jsonb, given jsonb, erasure_key text default null)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    consultation public.consultations;
    version public.consultation_versions;
    attribution text := coalesce(sheet.draft ->> 'attribution', 'anonymous');
    common jsonb;
    sent uuid;
    asks record;
    own text;
    added uuid;
begin
    select * into consultation from public.consultations c where c.id = sheet.consultation_id;
    select * into version from public.consultation_versions v where v.id = sheet.version_id;
    if jsonb_typeof(asked) is distinct from 'object' or asked = '{}' then
        perform private.refuse('SH008', 'There is nothing to send yet. Answer a question first.');
    end if;
    perform private.require_text(words, 100000, 'words', 'There is nothing to send yet. Answer a question first.');
    if attribution not in ('named', 'pen_name', 'anonymous') then
        perform private.refuse('WD002', 'Choose how the words are shown', 'attribution');
    end if;
    if attribution <> 'anonymous' then
        perform private.require_text(sheet.draft ->> 'shown_as', 80, 'shown_as', 'Enter the name to show with the words');
    end if;
    common := jsonb_build_object('organisation_id', consultation.organisation_id, 'programme_id', consultation.programme_id,
        'consultation_id', consultation.id, 'lang', sheet.lang, 'given_on', private.today(), 'attribution', attribution,
        'shown_as', case when attribution <> 'anonymous' then sheet.draft ->> 'shown_as' end) || given;
    sent := private.store_contribution(common || jsonb_build_object('kind', 'answers', 'words', words, 'erasure_key', erasure_key));
    perform private.store_consents(sent, coalesce(sheet.draft -> 'consents', '{}'), given ->> 'how', '2026-1', private.asked_in(sheet),
        private.consent_expiry(sheet.draft ->> 'consent_months'));

    for asks in
        select a.key as id, (a.value ->> 'starts')::int as starts, (a.value ->> 'ends')::int as ends, q.question,
            q.question ->> 'kind' as kind, sheet.draft -> 'answers' -> a.key as answer
        from jsonb_each(asked) a
        left join lateral (
            select question from jsonb_array_elements(version.content -> 'questions') question where question ->> 'id' = a.key
        ) q on true
    loop
        -- What is quoted from the words must be what was answered, to the letter.
        if asks.answer is null or not private.is_answer(asks.question, asks.answer)
            or (asks.answer ->> 'words' is not null or asks.answer ->> 'other' is not null) and substr(words, asks.starts + 1, asks.ends - asks.starts)
                is distinct from coalesce(asks.answer ->> 'words', asks.answer ->> 'other') then
            perform private.refuse('SH006', 'These answers do not fit the questions. Open the page again.');
        end if;
        insert into public.answers (sheet_id, question_id, value, starts, ends)
        values (sheet.id, asks.id, case
            when asks.kind = 'open_text' then null
            when asks.answer ? 'other' then jsonb_build_object('chosen', (asks.answer -> 'chosen') || '"other"')
            when asks.kind = 'statements' then jsonb_build_object('voted', (select count(*) from jsonb_each(asks.answer -> 'votes')))
            else asks.answer end, asks.starts, asks.ends);
        continue when asks.kind <> 'statements';
        insert into public.votes (contribution_id, sheet_id, choice, cast_at)
        select s.contribution_id, sheet.id, (vote.value #>> '{}')::smallint, now()
        from jsonb_each(asks.answer -> 'votes') vote
        join public.statements s on s.consultation_id = consultation.id and s.question_id = asks.id
            and (s.contribution_id::text = vote.key or s.item = vote.key)
        join public.contributions c on c.id = s.contribution_id and c.words is not null
        where s.accepted_at is not null and (s.item is null or exists (
            select 1 from jsonb_array_elements(asks.question -> 'items') listed (one)
            where listed.one ->> 'id' = s.item and listed.one ->> 'label' = c.words));
        for own in select o #>> '{}' from jsonb_array_elements(asks.answer -> 'own') o loop
            added := private.store_contribution(common || jsonb_build_object('kind', 'statement', 'words', own, 'moderated_out_at', now()));
            perform private.store_consents(added, coalesce(sheet.draft -> 'consents', '{}'), given ->> 'how', '2026-1', private.asked_in(sheet),
                private.consent_expiry(sheet.draft ->> 'consent_months'));
            insert into public.statements (contribution_id, consultation_id, question_id, sheet_id)
            values (added, consultation.id, asks.id, sheet.id);
        end loop;
    end loop;

    insert into public.receipts (contribution_id, code_hash) values (sent, sheet.code_hash);
    update public.answer_sheets set draft = null, sent_at = now(), contribution_id = sent where id = sheet.id;
    return sent;
end
$$;

-- Sends one's own sheet, once: pressed again, or at the same moment, it changes nothing. In: the code, the words as they were
-- shown on the page before, `asked` as private.send_the_sheet takes it, and whether the signed-in person wants it on their
-- own page; nobody is recorded otherwise, signed in or not; and the erasure key of their slip (record_contribution). Errors: P0002, SH001, SH002, SH018 no own page, those of send_the_sheet.
create function public.send_sheet(code text, words text, asked jsonb, connect boolean default false, erasure_key text default null)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    sheet public.answer_sheets := private.sheet_by_code(code, true);
    consultation public.consultations;
    person uuid;
begin
    if sheet.sent_at is not null then
        return;
    end if;
    sheet := private.own_sheet(code);
    select * into consultation from public.consultations c where c.id = sheet.consultation_id;
    perform private.require_open(consultation);
    if connect then
        select p.id into person from public.people p
        where p.account_id = private.signed_in() and (p.organisation_id = consultation.organisation_id or p.organisation_id in
            (select pp.organisation_id from public.programme_partners pp where pp.programme_id = consultation.programme_id))
        order by (p.organisation_id = consultation.organisation_id), p.created_at limit 1;
        if person is null then
            perform private.refuse('SH018', 'You have no page of your own here. You can send your answers without it.', 'connect');
        end if;
    else
        -- From here on nobody is signed in: no row may say who pressed the button.
        perform set_config('request.jwt.claims', '{}', true), set_config('request.jwt.claim.sub', '', true);
    end if;
    if sheet.how = 'paper' then
        -- The form was printed, and its holder answered here instead.
        update public.answer_sheets set how = 'online' where id = sheet.id;
    end if;
    perform private.send_the_sheet(sheet, words, asked, jsonb_build_object('person_id', person, 'told_at', sheet.begun_at,
        'confirmed_at', now(), 'confirmed_how', 'by the person', 'how', 'by the person'), erasure_key);
end
$$;

-- What somebody says of themselves, within a day of sending, beside the sheet and read by no role. In: any of
-- {"ethnic_group","ethnic_group_words","age_band","gender","disability"}; said again it replaces what was said.
-- Errors: P0002 not a sheet that is asked; SH009 nothing was answered.
create function public.give_equality(code text, answers jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    sheet public.answer_sheets := private.sheet_by_code(code);
begin
    if not exists (
        select 1 from public.consultations c join public.contributions k on k.id = sheet.contribution_id and k.withdrawn_at is null
        where c.id = sheet.consultation_id and c.asks_equality and sheet.sent_at > now() - interval '1 day'
    ) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if jsonb_strip_nulls(answers) = '{}' then
        perform private.refuse('SH009', 'Answer one of the questions, or go on without answering');
    end if;
    insert into private.equality_answers (contribution_id, ethnic_group, ethnic_group_words, age_band, gender, disability)
    values (sheet.contribution_id, answers ->> 'ethnic_group', answers ->> 'ethnic_group_words', answers ->> 'age_band',
        answers ->> 'gender', answers ->> 'disability')
    on conflict (contribution_id) do update set ethnic_group = excluded.ethnic_group,
        ethnic_group_words = excluded.ethnic_group_words, age_band = excluded.age_band, gender = excluded.gender,
        disability = excluded.disability;
end
$$;

-- Paper, and answers for somebody

-- A consultation that the signed-in person works on, or P0002.
create function private.consultation_at(consultation uuid)
returns public.consultations
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_consultation public.consultations;
begin
    select * into found_consultation from public.consultations c
    where c.id = consultation and c.id in (select private.my_consultations());
    if found_consultation.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return found_consultation;
end
$$;

-- A consultation whose sheets the signed-in person keys in: a facilitator or engagement lead of the programme, from the day
-- it is opened until its report. Errors: P0002, SH010 it is over.
create function private.consultation_to_key(consultation uuid)
returns public.consultations
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_consultation public.consultations := private.consultation_at(consultation);
begin
    if private.consultation_phase(found_consultation) = 'none' then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if found_consultation.reported_at is not null then
        perform private.refuse('SH010', 'This consultation has been reported. Nothing can be added to it.');
    end if;
    return found_consultation;
end
$$;

-- Makes numbered forms to print, each with its own code. In: how many (1 to 30), the language. Out: [{"number","code"}]; the
-- codes are shown here only. Errors: P0002, SH001 closed, SH004, SH010, SH011 how many.
create function public.issue_paper_sheets(consultation uuid, how_many int, lang text, easy_read boolean default false)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
    found_consultation public.consultations := private.consultation_to_key(consultation);
    version public.consultation_versions := private.version_to_answer(consultation, lang, easy_read);
    last_number int;
    code text;
    made jsonb := '[]';
begin
    if private.consultation_phase(found_consultation) = 'closed' then
        perform private.refuse('SH001', 'This consultation has closed');
    end if;
    if how_many is null or how_many not between 1 and 30 then
        perform private.refuse('SH011', 'Enter a number from 1 to 30', 'how_many');
    end if;
    perform pg_advisory_xact_lock(hashtextextended(consultation::text, 52));
    select coalesce(max(substr(s.paper_number, 2)::int), 0) into last_number from public.answer_sheets s
    where s.consultation_id = consultation and s.paper_number ~ '^P[0-9]{1,8}$';
    for one in last_number + 1 .. last_number + how_many loop
        code := private.new_receipt_code();
        insert into public.answer_sheets (consultation_id, version_id, lang, easy_read, how, code_hash, draft, paper_number)
        values (consultation, version.id, issue_paper_sheets.lang, issue_paper_sheets.easy_read, 'paper', private.receipt_hash(code), '{}', 'P' || one);
        made := made || jsonb_build_object('number', 'P' || one, 'code', code);
    end loop;
    return made;
end
$$;

-- Keys in a form that came back: one of those printed, or one without a number of ours, which gets the number given here.
-- Whoever keyed it may key it again until somebody else has checked it. In: the consultation, the number on the form, its
-- language, who keys it in, and {"answers", "consents", …} as save_sheet takes it. Out: the sheet's id.
-- Errors: P0002, SH004, SH006, SH010, SH012 number, SH013 sent already, SH014 somebody else keyed it, SH015 answered online, TX001, TX002.
create function public.key_sheet(consultation uuid, number text, lang text, easy_read boolean, scribe_name text, draft jsonb)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    found_consultation public.consultations := private.consultation_to_key(consultation);
    version public.consultation_versions;
    sheet public.answer_sheets;
    known text := upper(btrim(number));
begin
    -- So many are never printed, and the next form's number follows the highest.
    if known is null or known !~ '^[A-Z0-9][A-Z0-9 /-]{0,39}$' or known ~ '^P[0-9]{6,}$' then
        perform private.refuse('SH012', 'Enter the number on the form, like P12. Give it one if it has none.', 'number');
    end if;
    perform private.require_text(scribe_name, 120, 'scribe_name', 'Enter who types this in');
    perform pg_advisory_xact_lock(hashtextextended(consultation::text, 52));
    select * into sheet from public.answer_sheets s where s.consultation_id = consultation and s.paper_number = known for update;
    if sheet.id is null then
        version := private.version_to_answer(consultation, lang, coalesce(easy_read, false));
        insert into public.answer_sheets (consultation_id, version_id, lang, easy_read, how, code_hash, draft, paper_number)
        values (consultation, version.id, key_sheet.lang, coalesce(key_sheet.easy_read, false), 'paper',
            private.receipt_hash(private.new_receipt_code()), '{}', known)
        returning * into sheet;
    end if;
    if sheet.sent_at is not null then
        perform private.refuse('SH013', 'The form with this number has been sent already', 'number');
    elsif sheet.keyed_by is not null and sheet.keyed_by <> auth.uid() then
        perform private.refuse('SH014', 'Somebody else has typed in the form with this number. You can check it.', 'number');
    elsif sheet.keyed_by is null and sheet.draft <> '{}' then
        perform private.refuse('SH015', 'Somebody is answering online with the code of this form', 'number');
    end if;
    update public.answer_sheets s set draft = private.changed_draft('{}', key_sheet.draft), keyed_by = private.signed_in(),
        keyed_at = now(), saved_at = now(), scribe_name = key_sheet.scribe_name
    where s.id = sheet.id;
    return sheet.id;
end
$$;

-- The sheets of a consultation that are printed, keyed in or sent, 20 and one more, by when they last changed. In: which
-- ('to check', 'printed', 'sent'), and the last of the page before. Out: {"consultation" (the facts),"counts": {which: n},
-- "sheets": [{"id","number","how","lang","scribe_name","saved_at","mine" (one keyed it in oneself),"contribution"}]}. Errors: P0002.
create function public.sheets_of(consultation uuid, show text default 'to check', beside uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_consultation public.consultations := private.consultation_at(consultation);
begin
    return (
        with kept as (
            select s.*, case when s.sent_at is not null then 'sent' when s.keyed_by is not null then 'to check' else 'printed' end as stage
            from public.answer_sheets s where s.consultation_id = consultation and s.how <> 'online'
        ), page as (
            select k.* from kept k
            where k.stage = show and (beside is null or (k.saved_at, k.id) < (select b.saved_at, b.id from kept b where b.id = beside))
            order by k.saved_at desc, k.id desc limit 21
        )
        select jsonb_build_object('consultation', private.consultation_facts(found_consultation),
            'counts', (select coalesce(jsonb_object_agg(counted.stage, counted.n), '{}') from (
                select k.stage, count(*) as n from kept k group by k.stage) counted),
            'sheets', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'number', p.paper_number, 'how', p.how, 'lang', p.lang,
                'scribe_name', p.scribe_name, 'saved_at', p.saved_at, 'mine', p.keyed_by = private.signed_in(),
                'contribution', p.contribution_id) order by p.saved_at desc, p.id desc), '[]') from page p)));
end
$$;

-- What of a draft can only be read and not compared: words.
create function private.words_of_draft(draft jsonb)
returns jsonb
language sql immutable set search_path = ''
as $$
    select jsonb_build_object('shown_as', draft -> 'shown_as', 'answers', (
        select coalesce(jsonb_object_agg(a.key, a.value - array['chosen', 'number', 'rated', 'votes']), '{}')
        from jsonb_each(coalesce(draft -> 'answers', '{}')) a
        where a.value ?| array['words', 'other', 'own']))
$$;

-- What of a draft two people must have read alike: {"answers.care": {…}, "consents": {…}, …}.
create function private.ticks_of_draft(draft jsonb)
returns jsonb
language sql immutable set search_path = ''
as $$
    select jsonb_strip_nulls(jsonb_build_object('consents', nullif(draft -> 'consents', '{}'), 'consent_months', draft -> 'consent_months',
            'attribution', nullif(draft ->> 'attribution', 'anonymous')))
        || coalesce((
            select jsonb_object_agg('answers.' || a.key, a.value - array['words', 'other', 'own'] || case when a.value ? 'other' then '{"other": true}'::jsonb else '{}' end)
            from jsonb_each(coalesce(draft -> 'answers', '{}')) a where not a.value ? 'words'), '{}')
$$;

-- A form that was keyed in or printed, for whoever has it before them. Out: {"consultation" (the facts),"id","number","lang",
-- "easy_read","original","content","words","scribe_name","keyed","mine","sent","draft"}. Of what somebody else keyed
-- in, the draft holds the words alone: ticks are keyed a second time without seeing the first. Errors: P0002.
create function public.sheet_to_key(sheet uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    answer jsonb := (
        select jsonb_build_object('consultation', private.consultation_facts(c), 'id', s.id, 'number', s.paper_number, 'lang', s.lang,
            'easy_read', s.easy_read, 'original', v.lang, 'content', v.content, 'words', private.reviewed_words(v.id, s.lang, s.easy_read),
            'scribe_name', s.scribe_name, 'keyed', s.keyed_by is not null,
            'mine', s.keyed_by is not distinct from private.signed_in(), 'sent', s.sent_at is not null,
            'draft', case when s.keyed_by = private.signed_in() then s.draft when s.keyed_by is not null then private.words_of_draft(s.draft) else '{}' end)
        from public.answer_sheets s
        join public.consultations c on c.id = s.consultation_id
        join public.consultation_versions v on v.id = s.version_id
        where s.id = sheet and s.how = 'paper' and s.consultation_id in (select private.my_consultations()));
begin
    if answer is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return answer;
end
$$;

-- A second person keys in the ticks of a form and reads over its words; when both read the same, or once the second has
-- looked at what differs and says what stands on the paper, it is sent. In: the sheet, {"answers", …} as they read it,
-- whether they settled what differs, and `words` and `asked` as send_sheet takes them.
-- Out: {"differs": {"answers.<question>" | "consents" | …: what the first keyed}}, empty when it was sent, and "contribution".
-- Errors: P0002, SH006, SH010, SH013, SH016 keyed by oneself or by nobody yet, and those of send_the_sheet.
create function public.check_sheet(sheet uuid, draft jsonb, settled boolean, words text, asked jsonb)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
    keyed public.answer_sheets;
    second jsonb := private.changed_draft('{}', draft);
    differs jsonb;
begin
    select * into keyed from public.answer_sheets s
    where s.id = sheet and s.how = 'paper' and s.consultation_id in (select private.my_consultations()) for update;
    perform private.consultation_to_key(keyed.consultation_id);
    if keyed.sent_at is not null then
        perform private.refuse('SH013', 'This form has been sent already');
    end if;
    if keyed.keyed_by is null or keyed.keyed_by = private.signed_in() then
        perform private.refuse('SH016', 'Somebody else than the one who typed it in checks a form');
    end if;
    select coalesce(jsonb_object_agg(coalesce(first.key, again.key), first.value), '{}') into differs
    from jsonb_each(private.ticks_of_draft(keyed.draft)) first
    full join jsonb_each(private.ticks_of_draft(second)) again on again.key = first.key
    where first.value is distinct from again.value;
    if differs <> '{}' and not coalesce(settled, false) then
        return jsonb_build_object('differs', differs);
    end if;
    update public.answer_sheets s set draft = second, checked_at = now(), checked_by = private.signed_in(), saved_at = now()
    where s.id = sheet returning * into keyed;
    return jsonb_build_object('differs', '{}'::jsonb, 'contribution', private.send_the_sheet(keyed, words, asked, jsonb_build_object(
        'scribe_name', keyed.scribe_name, 'told_at', keyed.begun_at, 'how', 'recorded by a scribe')));
end
$$;

-- Answers for somebody who says them: written down, read back and sent at once. In: {"id" (made by the form, so that a second
-- press is the same sheet), "consultation", "lang", "easy_read", "scribe_name", "told": bool, "read_back": bool, "draft",
-- "words", "asked", "erasure_key"?}. Out: {"contribution","receipt"}: the slip to hand over. Sent again with the same id, another slip.
-- Errors: P0002, SH001, SH002, SH003, SH004, SH006, SH010, TX001, and those of send_the_sheet.
create function public.send_sheet_for_somebody(given jsonb)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
    consultation public.consultations := private.consultation_to_key((given ->> 'consultation')::uuid);
    version public.consultation_versions;
    sheet public.answer_sheets;
    code text := private.new_receipt_code();
    read_back boolean := coalesce((given ->> 'read_back')::boolean, false);
begin
    perform private.require_open(consultation);
    perform pg_advisory_xact_lock(hashtextextended(given ->> 'id', 52));
    select * into sheet from public.answer_sheets s where s.id = (given ->> 'id')::uuid;
    if sheet.contribution_id is not null and sheet.keyed_by = private.signed_in() then
        return jsonb_build_object('contribution', sheet.contribution_id, 'receipt', private.issue_receipt(sheet.contribution_id, true));
    end if;
    if not coalesce((given ->> 'told')::boolean, false) then
        perform private.refuse('SH003', 'Tell them first who will read it, and when you would have to tell somebody else', 'told');
    end if;
    perform private.require_text(given ->> 'scribe_name', 120, 'scribe_name', 'Enter who writes this down');
    version := private.version_to_answer(consultation.id, given ->> 'lang', coalesce((given ->> 'easy_read')::boolean, false));
    insert into public.answer_sheets (id, consultation_id, version_id, lang, easy_read, how, code_hash, draft, keyed_by, keyed_at, scribe_name)
    values ((given ->> 'id')::uuid, consultation.id, version.id, given ->> 'lang', coalesce((given ->> 'easy_read')::boolean, false),
        'on behalf', private.receipt_hash(code), private.changed_draft('{}', given -> 'draft'), private.signed_in(), now(), given ->> 'scribe_name')
    returning * into sheet;
    return jsonb_build_object('receipt', code, 'contribution', private.send_the_sheet(sheet, given ->> 'words', given -> 'asked', jsonb_build_object(
        'scribe_name', sheet.scribe_name, 'told_at', now(), 'how', 'recorded by a scribe',
        'confirmed_at', case when read_back then now() end, 'confirmed_how', case when read_back then 'read back' end),
        given ->> 'erasure_key'));
end
$$;

-- Statements that people added

-- What people added to the statements of a consultation, 20 and one more, oldest first. In: which ('waiting', 'accepted',
-- 'declined'), and the last of the page before. Who added it is not said here. Out: {"consultation" (the facts),
-- "counts": {which: n}, "statements": [{"id","question" (its title),"words","lang","dir","given_on","declined_why"}]}. Errors: P0002.
create function public.statements_of(consultation uuid, show text default 'waiting', beside uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_consultation public.consultations := private.consultation_at(consultation);
begin
    return (
        with added as (
            select c.id, c.words, c.lang, c.dir, c.given_on, c.recorded_at, s.question_id, s.declined_why,
                case when s.accepted_at is not null then 'accepted' when s.declined_at is not null then 'declined' else 'waiting' end as stage
            from public.statements s join public.contributions c on c.id = s.contribution_id
            where s.consultation_id = consultation and s.sheet_id is not null and c.words is not null
        ), page as (
            select a.* from added a
            where a.stage = show and (beside is null or (a.recorded_at, a.id) > (select b.recorded_at, b.id from added b where b.id = beside))
            order by a.recorded_at, a.id limit 21
        )
        select jsonb_build_object('consultation', private.consultation_facts(found_consultation),
            'counts', (select coalesce(jsonb_object_agg(counted.stage, counted.n), '{}') from (
                select a.stage, count(*) as n from added a group by a.stage) counted),
            'statements', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'words', p.words, 'lang', p.lang, 'dir', p.dir,
                'given_on', p.given_on, 'declined_why', p.declined_why, 'question', (
                    select q ->> 'title' from public.consultation_versions v, jsonb_array_elements(v.content -> 'questions') q
                    where v.consultation_id = consultation and q ->> 'id' = p.question_id order by v.version desc limit 1))
                order by p.recorded_at, p.id), '[]') from page p)));
end
$$;

-- A statement that people added, of a consultation that the signed-in person reads, locked. Errors: P0002, WD005 taken back.
create function private.lock_statement(statement uuid)
returns public.statements
language plpgsql security definer set search_path = ''
as $$
declare
    found_statement public.statements;
begin
    select * into found_statement from public.statements s
    where s.contribution_id = statement and s.sheet_id is not null and s.consultation_id in (select private.my_consultations())
    for update;
    if found_statement.contribution_id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if exists (select 1 from public.contributions c where c.id = statement and c.withdrawn_at is not null) then
        perform private.refuse('WD005', 'These words have already been taken back');
    end if;
    return found_statement;
end
$$;

-- Shows a statement to everybody who answers from now on. Errors: P0002, WD005.
create function public.accept_statement(statement uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_statement(statement);
    update public.statements set accepted_at = now(), declined_at = null, declined_why = null, decided_by = private.signed_in()
    where contribution_id = statement and accepted_at is null;
    update public.contributions set moderated_out_at = null where id = statement and moderated_out_at is not null;
end
$$;

-- Keeps a statement back for one of the closed reasons; its words stay its giver's. Errors: P0002, WD005, SH017 reason.
create function public.decline_statement(statement uuid, why text)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_statement(statement);
    if why is null or why not in ('names somebody', 'private', 'abuse', 'not about this', 'said already') then
        perform private.refuse('SH017', 'Choose why it is kept back', 'why');
    end if;
    update public.statements set accepted_at = null, declined_at = now(), declined_why = why, decided_by = private.signed_in()
    where contribution_id = statement;
    update public.contributions set moderated_out_at = now() where id = statement and moderated_out_at is null;
end
$$;

-- What the log says of a statement that somebody added: that it was put before others, or kept back after that.
create function tlog.statement_changed()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if old.accepted_at is null and new.accepted_at is not null then
        perform tlog.append('statement.accepted', new.contribution_id);
    elsif old.declined_at is null and new.declined_at is not null then
        perform tlog.append('statement.declined', new.contribution_id, jsonb_build_object('how', replace(new.declined_why, ' ', '_')));
    end if;
    return null;
end
$$;
create trigger statement_changed after update on public.statements for each row execute function tlog.statement_changed();

-- A step of the clock: what somebody began and did not send is forgotten 30 days after they last came; a form that was
-- printed, 30 days after its consultation closed.
create function private.forget_old_sheets(at timestamptz)
returns void
language sql set search_path = ''
as $$
    delete from public.answer_sheets s
    using public.consultations c
    where c.id = s.consultation_id and s.sent_at is null and s.saved_at < at - interval '30 days'
        and (s.how <> 'paper' or coalesce(c.closed_at, (c.closes_on + 1)::timestamp at time zone 'Europe/London') < at - interval '30 days')
$$;
insert into private.clock_steps values ('forget_old_sheets');

grant execute on function public.consultation_to_answer, public.begin_sheet, public.sheet_by_code, public.save_sheet,
    public.stop_sheet, public.send_sheet, public.give_equality to anon, authenticated;
grant execute on function public.issue_paper_sheets, public.key_sheet, public.sheets_of, public.sheet_to_key, public.check_sheet,
    public.send_sheet_for_somebody, public.statements_of, public.accept_statement, public.decline_statement to authenticated;
