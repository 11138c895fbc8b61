-- What may be done with consultations: building, opening, correcting, extending, stopping, closing and reporting them, and
-- what their pages read. Commands are security definer because application roles may not write tables (0001); each checks
-- who may in its first lines. The trust's engagement leads build; whoever listens on the programme, partners too, translates.

-- The shortest window this trust allows itself, in days; null: it set none. There is no legal minimum (R26).
alter table public.organisations
    add column minimum_window_days int check (minimum_window_days between 1 and 365);

-- The name that the public record gives for what the signed-in person did.
create function private.my_name(organisation uuid)
returns text
language sql stable security definer set search_path = ''
as $$
    select coalesce((select p.name from public.people p
        where p.account_id = auth.uid() and p.name is not null
        order by p.organisation_id <> organisation, p.created_at limit 1), 'An engagement lead')
$$;

-- Each piece of text of a version that people read, by the key its translation has (src/lib/consultations/translation.ts).
create function private.consultation_words(content jsonb)
returns jsonb
language sql immutable set search_path = ''
as $$
    with question as (select q from jsonb_array_elements(content -> 'questions') q)
    select coalesce(jsonb_object_agg(w.key, w.words), '{}') from (
        select k as key, content ->> k as words from unnest(array['title', 'why', 'can_change', 'cannot_change', 'content_note']) k
        union all
        select format('q.%s.%s', q ->> 'id', k), q ->> k
        from question, unnest(array['title', 'hint', 'content_note', 'required_because', 'text', 'unit']) k
        union all
        select format('q.%s.%s', q ->> 'id', k), q -> 'scale' ->> k from question, unnest(array['from_label', 'to_label']) k
        union all
        select format('q.%s.%s.%s', q ->> 'id', k, one ->> 'id'), one ->> 'label'
        from question, unnest(array['options', 'items']) k,
            jsonb_array_elements(case when jsonb_typeof(q -> k) = 'array' then q -> k else '[]' end) one
    ) w where w.words <> ''
$$;

-- Refuses questions that do not hold together. What each kind needs is checked before they come here
-- (src/lib/consultations/questions.ts); this keeps what later functions rely on. Errors: KN005.
create function private.require_questions(questions jsonb)
returns void
language plpgsql immutable set search_path = ''
as $$
begin
    if coalesce(jsonb_typeof(questions), '') <> 'array' or jsonb_array_length(questions) > 100 or exists (
        select from jsonb_array_elements(questions) with ordinality as one (q, at)
        where coalesce(jsonb_typeof(q), '') <> 'object' or coalesce(q ->> 'id', '') !~ '^[a-z][a-z0-9_]{0,39}$'
            or coalesce(btrim(q ->> 'title'), '') = ''
            or coalesce(q ->> 'kind', '') not in
                ('open_text', 'single_choice', 'multiple_choice', 'scale', 'number', 'statements', 'matrix', 'information')
            or exists (select from jsonb_array_elements(questions) with ordinality as other (q, at)
                where other.at < one.at and other.q ->> 'id' = one.q ->> 'id')
            or (coalesce(jsonb_typeof(q -> 'show_if'), 'null') <> 'null' and not exists (
                select from jsonb_array_elements(questions) with ordinality as earlier (q, at)
                where earlier.at < one.at and earlier.q ->> 'id' = one.q -> 'show_if' ->> 'question'))
    ) then
        perform private.refuse('KN005', 'These questions do not hold together. Open the page again and try once more.');
    end if;
end
$$;

-- What a version and its window still lack before anybody can be asked, as [{"field","sentence"}]; empty when nothing.
-- `field` is the part of the consultation where it is put right.
create function private.consultation_lacks(consultation public.consultations, content jsonb)
returns jsonb
language sql stable set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('field', lack.field, 'sentence', lack.sentence)), '[]')
    from (values
        (coalesce(btrim(content ->> 'title'), '') = '', 'about', 'A title'),
        (coalesce(btrim(content ->> 'why'), '') = '', 'about', 'Why you are asking'),
        (coalesce(btrim(content ->> 'can_change'), '') = '', 'about', 'What can change'),
        (coalesce(btrim(content ->> 'cannot_change'), '') = '', 'about', 'What cannot change'),
        (not coalesce(jsonb_path_exists(content, '$.questions[*] ? (@.kind != "information")'), false), 'questions',
            'At least one question'),
        ((consultation).opens_on is null or (consultation).closes_on is null, 'window', 'The days on which it opens and closes'),
        ((consultation).closes_on < private.today(), 'window', 'A last day that is still to come')
    ) lack (missing, field, sentence)
    where lack.missing
$$;

-- What is not met and may only be overridden by name and with a reason (R23 to R26), as words of consultation_overrides.
-- A window shorter than the trust's own minimum does not give adequate time, whatever is written about it.
create function private.consultation_unmet(consultation public.consultations)
returns text[]
language sql stable security definer set search_path = ''
as $$
    select coalesce(array_agg(u.what order by u.at), '{}')
    from (values
        (1, 'ladder', (consultation).ladder_step is null),
        (2, 'four_pi', exists (select from unnest(array['principles', 'purpose', 'presence', 'process', 'impact']) part
            where coalesce(btrim((consultation).four_pi ->> part), '') = '')),
        (3, 'formative', coalesce(btrim((consultation).gunning ->> 'formative'), '') = ''),
        (4, 'reasons', coalesce(btrim((consultation).gunning ->> 'reasons'), '') = ''),
        (5, 'time', coalesce(btrim((consultation).gunning ->> 'time'), '') = ''
            or coalesce((consultation).closes_on - greatest((consultation).opens_on, private.today()) + 1
                < (select o.minimum_window_days from public.organisations o where o.id = (consultation).organisation_id), false)),
        (6, 'considered', coalesce(btrim((consultation).gunning ->> 'considered'), '') = '')
    ) u (at, what, unmet)
    where u.unmet
$$;

-- Locks a consultation that is still being built. Errors: P0002, 42501, KN002 it is open or over.
create function private.lock_draft(consultation uuid)
returns public.consultations
language plpgsql security definer set search_path = ''
as $$
declare
    found_consultation public.consultations := private.lock_consultation(consultation);
begin
    if found_consultation.state <> 'draft' then
        perform private.refuse('KN002', 'This consultation has moved on since you opened it. Open it again to see where it stands.');
    end if;
    return found_consultation;
end
$$;

-- Locks a consultation that is open. Errors: P0002, 42501, KN003 it is not.
create function private.lock_open(consultation uuid)
returns public.consultations
language plpgsql security definer set search_path = ''
as $$
declare
    found_consultation public.consultations := private.lock_consultation(consultation);
begin
    if found_consultation.state <> 'open' then
        perform private.refuse('KN003', 'This can be done only while the consultation is open');
    end if;
    return found_consultation;
end
$$;

-- The version of a locked consultation that may still be changed. Errors: KN001 they are open, KN002 it is over.
create function private.working_version(consultation public.consultations)
returns public.consultation_versions
language plpgsql security definer set search_path = ''
as $$
declare
    found_version public.consultation_versions;
begin
    if (consultation).state not in ('draft', 'open') then
        perform private.refuse('KN002', 'This consultation has moved on since you opened it. Open it again to see where it stands.');
    end if;
    select * into found_version from public.consultation_versions v
    where v.consultation_id = (consultation).id and v.frozen_at is null
    order by v.version desc limit 1;
    if found_version.id is null then
        perform private.refuse('KN001', 'These questions are open and cannot be changed. Make a correction instead.');
    end if;
    return found_version;
end
$$;

-- Keeps new words of a version. A translation whose original changed is no longer one that somebody has looked over; its
-- words stay for whoever mends them.
create function private.keep_content(found_version public.consultation_versions, new_content jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    old_words jsonb := private.consultation_words((found_version).content);
begin
    update public.consultation_versions set content = new_content where id = (found_version).id;
    if exists (select from jsonb_each_text(private.consultation_words(new_content)) w where old_words ->> w.key is distinct from w.value) then
        update public.consultation_translations set reviewed_at = null, reviewed_by = null
        where version_id = (found_version).id and reviewed_at is not null;
    end if;
end
$$;

-- Starts a consultation as a draft. In: the programme, a title of 2 to 200 characters. Out: its id. Engagement lead of the trust.
create function public.create_consultation(programme uuid, title text)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    organisation uuid := (select p.organisation_id from public.programmes p where p.id = programme);
    made uuid;
begin
    perform private.require_role(organisation, 'engagement_lead');
    perform private.require_text(title, 200, 'title', 'Enter a title');
    if char_length(btrim(title)) < 2 then
        perform private.refuse('TX001', 'Enter a title', 'title');
    end if;
    insert into public.consultations (organisation_id, programme_id, title, created_by)
    values (organisation, programme, btrim(create_consultation.title), auth.uid()) returning id into made;
    insert into public.consultation_versions (consultation_id, version, content)
    values (made, 1, jsonb_build_object('title', btrim(create_consultation.title), 'why', '', 'can_change', '', 'cannot_change', '',
        'questions', '[]'::jsonb));
    return made;
end
$$;

-- Throws a draft away, with all that was written in it. What has opened stays. Engagement lead. Errors: KN002.
create function public.discard_consultation(consultation uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_draft(consultation);
    delete from public.consultation_versions v where v.consultation_id = consultation;
    delete from public.consultations c where c.id = consultation;
end
$$;

-- Writes what is said before the questions. In: {"title","why","can_change","cannot_change","content_note","ladder_step"};
-- what is not named stays, the rest may be half written until it opens. While a correction is prepared the ladder step
-- stays as it was opened with. Engagement lead.
create function public.write_consultation_about(consultation uuid, given jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_consultation public.consultations := private.lock_consultation(consultation);
    found_version public.consultation_versions := private.working_version(found_consultation);
    new_content jsonb := found_version.content || coalesce((
        select jsonb_object_agg(key, btrim(value)) from jsonb_each_text(given)
        where key in ('title', 'why', 'can_change', 'cannot_change', 'content_note') and value is not null), '{}');
begin
    perform private.require_text(new_content ->> 'title', 200, 'title', 'Enter a title');
    if char_length(new_content ->> 'title') < 2 then
        perform private.refuse('TX001', 'Enter a title', 'title');
    end if;
    perform private.require_length(new_content ->> 'why', 4000, 'why');
    perform private.require_length(new_content ->> 'can_change', 2000, 'can_change');
    perform private.require_length(new_content ->> 'cannot_change', 2000, 'cannot_change');
    perform private.require_length(new_content ->> 'content_note', 400, 'content_note');
    if new_content ->> 'content_note' = '' then
        new_content := new_content - 'content_note';
    end if;
    perform private.keep_content(found_version, new_content);
    if found_consultation.state = 'draft' then
        update public.consultations c set title = new_content ->> 'title', why = new_content ->> 'why',
            can_change = new_content ->> 'can_change', cannot_change = new_content ->> 'cannot_change',
            ladder_step = case when given ? 'ladder_step' then nullif(given ->> 'ladder_step', '')::int else c.ladder_step end
        where c.id = consultation;
    end if;
end
$$;

-- Refuses text that is too long; it may be empty.
create function private.require_length(given text, most int, field text)
returns void
language plpgsql immutable set search_path = ''
as $$
begin
    if char_length(given) > most then
        perform private.refuse('TX002', format('Use %s characters or fewer', to_char(most, 'FM999,999')), field);
    end if;
end
$$;

-- Writes the five sections of 4Pi (R24). In: {"principles","purpose","presence","process","impact"}. Engagement lead.
create function public.write_consultation_four_pi(consultation uuid, given jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    part text;
begin
    perform private.lock_draft(consultation);
    foreach part in array array['principles', 'purpose', 'presence', 'process', 'impact'] loop
        perform private.require_length(given ->> part, 2000, part);
    end loop;
    update public.consultations c set four_pi = jsonb_strip_nulls(jsonb_build_object('principles', btrim(given ->> 'principles'),
        'purpose', btrim(given ->> 'purpose'), 'presence', btrim(given ->> 'presence'), 'process', btrim(given ->> 'process'),
        'impact', btrim(given ->> 'impact')))
    where c.id = consultation;
end
$$;

-- Writes how each of the four Gunning principles is met (R25). In: {"formative","reasons","time","considered"}. Engagement lead.
create function public.write_consultation_check(consultation uuid, given jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    part text;
begin
    perform private.lock_draft(consultation);
    foreach part in array array['formative', 'reasons', 'time', 'considered'] loop
        perform private.require_length(given ->> part, 2000, part);
    end loop;
    update public.consultations c set gunning = jsonb_strip_nulls(jsonb_build_object('formative', btrim(given ->> 'formative'),
        'reasons', btrim(given ->> 'reasons'), 'time', btrim(given ->> 'time'), 'considered', btrim(given ->> 'considered')))
    where c.id = consultation;
end
$$;

-- Adds a paper that people need to answer: a link, or words, or both. At most 20. Engagement lead.
-- Errors: KN006 neither link nor words, KN007 not a web address, KN008 too many.
create function public.add_consultation_paper(consultation uuid, title text, url text default '', note text default '')
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_consultation public.consultations := private.lock_draft(consultation);
begin
    perform private.require_text(title, 200, 'title', 'Enter what it is called');
    perform private.require_length(note, 4000, 'note');
    if coalesce(btrim(url), '') = '' and coalesce(btrim(note), '') = '' then
        perform private.refuse('KN006', 'Enter a link, or the words themselves', 'url');
    end if;
    if coalesce(btrim(url), '') <> '' and (btrim(url) !~ '^https?://[^\s/]+\.[^\s]+$' or char_length(url) > 2000) then
        perform private.refuse('KN007', 'Enter a full web address, like https://www.example.org/paper', 'url');
    end if;
    if jsonb_array_length(found_consultation.papers) >= 20 then
        perform private.refuse('KN008', 'Twenty papers are enough to read. Take one off first.');
    end if;
    update public.consultations c
    set papers = c.papers || jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'title', btrim(add_consultation_paper.title),
        'url', btrim(coalesce(add_consultation_paper.url, '')), 'note', btrim(coalesce(add_consultation_paper.note, ''))))
    where c.id = consultation;
end
$$;

-- Takes a paper off the list; one that is off already stays off. Engagement lead.
create function public.remove_consultation_paper(consultation uuid, paper uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_draft(consultation);
    update public.consultations c
    set papers = (select coalesce(jsonb_agg(one order by at), '[]') from jsonb_array_elements(c.papers) with ordinality p (one, at)
        where one ->> 'id' is distinct from paper::text)
    where c.id = consultation;
end
$$;

-- Keeps the whole list of questions. In: the questions, and what `consultation_desk` said as "seen" of the list they were
-- made from. Engagement lead. Errors: KN004 somebody else changed them meanwhile, KN005 they do not hold together.
create function public.save_consultation_questions(consultation uuid, questions jsonb, seen text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_version public.consultation_versions := private.working_version(private.lock_consultation(consultation));
begin
    if md5((found_version.content -> 'questions')::text) is distinct from seen then
        perform private.refuse('KN004', 'Somebody else changed the questions at the same moment. Press the button again.');
    end if;
    perform private.require_questions(questions);
    perform private.keep_content(found_version, jsonb_set(found_version.content, '{questions}', questions));
end
$$;

-- Sets the first and the last day. Engagement lead. Errors: KN009 they are missing or the wrong way round.
create function public.set_consultation_window(consultation uuid, opens_on date, closes_on date)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_draft(consultation);
    if opens_on is null then
        perform private.refuse('KN009', 'Enter the first day', 'opens_on');
    end if;
    if closes_on is null or closes_on < opens_on then
        perform private.refuse('KN009', 'Enter a last day that comes after the first', 'closes_on');
    end if;
    update public.consultations c set opens_on = set_consultation_window.opens_on, closes_on = set_consultation_window.closes_on
    where c.id = consultation;
end
$$;

-- Sets the shortest window this trust allows itself, in days; null for none. Engagement lead or administrator. Errors: KN010.
create function public.set_minimum_window(organisation uuid, days int default null)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.require_role(organisation, 'engagement_lead', 'administrator');
    if days not between 1 and 365 then
        perform private.refuse('KN010', 'Enter a number of days from 1 to 365, or nothing', 'days');
    end if;
    update public.organisations o set minimum_window_days = days where o.id = organisation;
end
$$;

-- Sets whether people are asked about themselves at the end (R38). Engagement lead.
create function public.set_consultation_equality(consultation uuid, asks boolean)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_draft(consultation);
    if asks is null then
        perform private.refuse('KN011', 'Choose yes or no', 'asks');
    end if;
    update public.consultations c set asks_equality = asks where c.id = consultation;
end
$$;

-- Stops unless the signed-in person listens on the consultation's programme, the trust's or a partner's; returns the version
-- that is translated now: the one being prepared, else the newest. Errors: P0002, 42501, KN002 it is over.
create function private.lock_translated(consultation uuid)
returns public.consultation_versions
language plpgsql security definer set search_path = ''
as $$
declare
    found_consultation public.consultations;
    found_version public.consultation_versions;
begin
    select * into found_consultation from public.consultations where id = consultation for update;
    if found_consultation.id is null or (found_consultation.id not in (select private.my_consultations())
        and not (found_consultation.opened_at is not null and found_consultation.programme_id in (select private.my_programmes()))) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if found_consultation.id not in (select private.my_consultations()) then
        perform private.refuse('42501', 'You cannot do this with the roles you have here');
    end if;
    if found_consultation.state not in ('draft', 'open') then
        perform private.refuse('KN002', 'This consultation has moved on since you opened it. Open it again to see where it stands.');
    end if;
    select * into found_version from public.consultation_versions v where v.consultation_id = consultation
    order by v.version desc limit 1;
    return found_version;
end
$$;

-- Keeps a translation, whole or in part. In: the language, whether it is the Easy Read one, {key: words} (0050), and who
-- translated it. It is shown to nobody before somebody else has looked it over. Facilitators and engagement leads of the
-- trust and its partners. Errors: KN012 language, KN013 words, KN014 people answer in it: correct it with a correction.
create function public.save_translation(consultation uuid, lang text, easy_read boolean, words jsonb, translated_by text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_version public.consultation_versions := private.lock_translated(consultation);
begin
    if coalesce(lang, '') !~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$' or (lang = found_version.lang and not coalesce(easy_read, false)) then
        perform private.refuse('KN012', 'Choose a language', 'lang');
    end if;
    if coalesce(jsonb_typeof(words), '') <> 'object' or octet_length(words::text) > 400000
        or exists (select from jsonb_each(words) w where jsonb_typeof(w.value) <> 'string' or w.key !~ '^[A-Za-z0-9_.-]{1,120}$'
            or char_length(w.value #>> '{}') > 4000) then
        perform private.refuse('KN013', 'These words are too long to keep');
    end if;
    perform private.require_text(translated_by, 160, 'translated_by', 'Enter who translated it');
    if found_version.frozen_at is not null and exists (select from public.consultation_translations t where t.version_id = found_version.id
        and t.lang = save_translation.lang and t.easy_read = coalesce(save_translation.easy_read, false) and t.reviewed_at is not null) then
        perform private.refuse('KN014', 'People answer in these words now, so they stay. Start a correction to change them.');
    end if;
    insert into public.consultation_translations as t (version_id, lang, easy_read, content, translated_by, saved_by)
    values (found_version.id, save_translation.lang, coalesce(save_translation.easy_read, false),
        (select coalesce(jsonb_object_agg(w.key, w.value), '{}') from jsonb_each_text(words) w where btrim(w.value) <> ''),
        btrim(save_translation.translated_by), auth.uid())
    on conflict on constraint consultation_translations_version_id_lang_easy_read_key do update
    set content = excluded.content, translated_by = excluded.translated_by, saved_by = excluded.saved_by, saved_at = now(),
        reviewed_by = null, reviewed_at = null;
end
$$;

-- Says that somebody has looked a translation over: from now on people may choose it. In: its language and kind, and who looked.
-- The same people as may translate, but not whoever wrote it last. Errors: P0002, KN015 words are missing, KN016 one's own.
create function public.review_translation(consultation uuid, lang text, easy_read boolean, reviewed_by text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_version public.consultation_versions := private.lock_translated(consultation);
    found_translation public.consultation_translations;
begin
    select * into found_translation from public.consultation_translations t
    where t.version_id = found_version.id and t.lang = review_translation.lang and t.easy_read = coalesce(review_translation.easy_read, false);
    if found_translation.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_text(reviewed_by, 160, 'reviewed_by', 'Enter who looked it over');
    if found_translation.saved_by = auth.uid()
        or lower(btrim(review_translation.reviewed_by)) = lower(btrim(found_translation.translated_by)) then
        perform private.refuse('KN016', 'Somebody else than the person who wrote it has to look it over', 'reviewed_by');
    end if;
    if exists (select from jsonb_object_keys(private.consultation_words(found_version.content)) k
        where coalesce(found_translation.content ->> k, '') = '') then
        perform private.refuse('KN015', 'Some words have no translation yet. They are marked below.', 'reviewed_by');
    end if;
    update public.consultation_translations t set reviewed_by = btrim(review_translation.reviewed_by), reviewed_at = now()
    where t.id = found_translation.id;
end
$$;

-- Opens a consultation: its questions are frozen, and from its first day on anyone may answer. One that opens late opens
-- today. In: a reason for each thing that is not met, {"ladder": "because"}; it is kept with the name of whoever opens it and
-- said openly. Engagement lead. Errors: KN002, KN017 something is missing (field: the part), KN018 unmet without a reason.
create function public.open_consultation(consultation uuid, reasons jsonb default '{}')
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_consultation public.consultations := private.lock_draft(consultation);
    found_version public.consultation_versions := private.working_version(found_consultation);
    lacks jsonb := private.consultation_lacks(found_consultation, found_version.content);
    unmet text;
begin
    if lacks <> '[]' then
        perform private.refuse('KN017', 'Still missing: ' || (select string_agg(lack ->> 'sentence', '; ')
            from jsonb_array_elements(lacks) lack), lacks -> 0 ->> 'field');
    end if;
    perform private.require_questions(found_version.content -> 'questions');
    foreach unmet in array private.consultation_unmet(found_consultation) loop
        if coalesce(btrim(reasons ->> unmet), '') = '' then
            perform private.refuse('KN018', 'Say why it opens without this. People will read the reason.', unmet);
        end if;
        perform private.require_length(reasons ->> unmet, 1000, unmet);
    end loop;
    update public.consultation_versions set frozen_at = now() where id = found_version.id;
    update public.consultations c set opened_at = now(), opens_on = greatest(c.opens_on, private.today()) where c.id = consultation;
    insert into public.consultation_overrides (consultation_id, what, reason, by_name)
    select consultation, what, btrim(reasons ->> what), private.my_name(found_consultation.organisation_id)
    from unnest(private.consultation_unmet(found_consultation)) what;
end
$$;

-- Starts a correction of an open consultation: a copy of its questions and translations that may be changed. People answer the
-- version that stands until the correction is put in its place. In: what is corrected, as people will read it; when a
-- correction is being prepared already, these words replace those. Engagement lead. Errors: KN003.
create function public.start_correction(consultation uuid, correction text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_consultation public.consultations := private.lock_open(consultation);
    last_version public.consultation_versions;
    made uuid;
begin
    perform private.require_text(correction, 1000, 'correction', 'Say what is corrected');
    select * into last_version from public.consultation_versions v where v.consultation_id = found_consultation.id
    order by v.version desc limit 1;
    if last_version.frozen_at is null then
        update public.consultation_versions v set correction = btrim(start_correction.correction) where v.id = last_version.id;
        return;
    end if;
    insert into public.consultation_versions (consultation_id, version, lang, content, correction)
    values (consultation, last_version.version + 1, last_version.lang, last_version.content, btrim(start_correction.correction))
    returning id into made;
    insert into public.consultation_translations (version_id, lang, easy_read, content, translated_by, saved_by, reviewed_by, reviewed_at)
    select made, t.lang, t.easy_read, t.content, t.translated_by, t.saved_by, t.reviewed_by, t.reviewed_at
    from public.consultation_translations t where t.version_id = last_version.id;
end
$$;

-- Gives a correction up before it is put in place. Engagement lead. Errors: P0002 there is none.
create function public.drop_correction(consultation uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_consultation(consultation);
    delete from public.consultation_versions v where v.consultation_id = consultation and v.version > 1 and v.frozen_at is null;
    if not found then
        perform private.refuse('P0002', 'Page not found');
    end if;
end
$$;

-- Puts a correction in place of the version that stands. Whoever is answering finishes on the version they began.
-- Engagement lead. Errors: KN001 there is none, KN003, KN017 something is missing, KN019 nothing was changed.
create function public.publish_correction(consultation uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_consultation public.consultations := private.lock_open(consultation);
    found_version public.consultation_versions := private.working_version(found_consultation);
    last_version public.consultation_versions;
    lacks jsonb := private.consultation_lacks(found_consultation, found_version.content);
begin
    if lacks <> '[]' then
        perform private.refuse('KN017', 'Still missing: ' || (select string_agg(lack ->> 'sentence', '; ')
            from jsonb_array_elements(lacks) lack), lacks -> 0 ->> 'field');
    end if;
    select * into last_version from public.consultation_versions v
    where v.consultation_id = consultation and v.version = found_version.version - 1;
    if found_version.content = last_version.content and not exists (
        select t.lang, t.easy_read, t.content from public.consultation_translations t where t.version_id = found_version.id
        except select t.lang, t.easy_read, t.content from public.consultation_translations t where t.version_id = last_version.id) then
        perform private.refuse('KN019', 'Nothing has been changed yet');
    end if;
    update public.consultation_versions set frozen_at = now() where id = found_version.id;
    update public.consultations c set title = found_version.content ->> 'title', why = found_version.content ->> 'why',
        can_change = found_version.content ->> 'can_change', cannot_change = found_version.content ->> 'cannot_change'
    where c.id = consultation;
end
$$;

-- Moves the last day on, with a reason that people read. Engagement lead. Errors: KN003, KN020 it is not later.
create function public.extend_consultation(consultation uuid, closes_on date, reason text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_consultation public.consultations := private.lock_open(consultation);
begin
    if closes_on is null or closes_on <= found_consultation.closes_on or closes_on < private.today() then
        perform private.refuse('KN020', 'Enter a day that is later than the last day now', 'closes_on');
    end if;
    perform private.require_text(reason, 1000, 'reason', 'Say why. People will read it.');
    insert into public.consultation_extensions (consultation_id, closed_on_before, closes_on, reason, by_name)
    values (consultation, found_consultation.closes_on, extend_consultation.closes_on, btrim(extend_consultation.reason),
        private.my_name(found_consultation.organisation_id));
    update public.consultations c set closes_on = extend_consultation.closes_on where c.id = consultation;
end
$$;

-- The stop switch: nobody can begin or send answers until it is taken back. What was begun is kept. Engagement lead. Errors: KN003.
create function public.stop_consultation(consultation uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_open(consultation);
    update public.consultations c set stopped_at = now(), stopped_by = auth.uid() where c.id = consultation and c.stopped_at is null;
end
$$;

create function public.resume_consultation(consultation uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_open(consultation);
    update public.consultations c set stopped_at = null, stopped_by = null where c.id = consultation and c.stopped_at is not null;
end
$$;

-- Closes it before or on its last day. Before it, the promise of the window is broken: with a reason, which people read.
-- Engagement lead. Errors: KN003.
create function public.close_consultation(consultation uuid, reason text default '')
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_consultation public.consultations := private.lock_open(consultation);
    last_day date := greatest(found_consultation.opens_on, private.today());
begin
    if last_day < found_consultation.closes_on then
        perform private.require_text(reason, 1000, 'reason', 'Say why it closes early. People will read it.');
        insert into public.consultation_extensions (consultation_id, closed_on_before, closes_on, reason, by_name)
        values (consultation, found_consultation.closes_on, last_day, btrim(close_consultation.reason),
            private.my_name(found_consultation.organisation_id));
        update public.consultations c set closes_on = last_day where c.id = consultation;
    end if;
    update public.consultations c set closed_at = now(), stopped_at = null, stopped_by = null where c.id = consultation;
end
$$;

-- A correction that was not put in place before it closed is of no more use: what people were asked is what stands.
create function private.drop_unfinished_correction()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    delete from public.consultation_versions v where v.consultation_id = new.id and v.frozen_at is null;
    return null;
end
$$;
create trigger drop_unfinished_correction after update on public.consultations for each row
when (old.closed_at is null and new.closed_at is not null) execute function private.drop_unfinished_correction();

-- A step of the clock: what is past its last day in England is closed.
create function private.close_due_consultations(at timestamptz)
returns void
language sql security definer set search_path = ''
as $$
    update public.consultations set closed_at = at, stopped_at = null, stopped_by = null
    where opened_at is not null and closed_at is null and closes_on < (at at time zone 'Europe/London')::date
$$;
insert into private.clock_steps values ('close_due_consultations');
create index consultations_open on public.consultations (closes_on) where opened_at is not null and closed_at is null;

-- Keeps what was heard, half written too, until it is published. In: plain paragraphs, and who wrote them. Engagement lead.
-- Errors: KN021 it is not closed, or published already.
create function public.save_consultation_report(consultation uuid, report text, report_by text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_consultation public.consultations := private.lock_consultation(consultation);
begin
    if found_consultation.state <> 'closed' then
        perform private.refuse('KN021', 'What was heard is written up once, after the consultation has closed');
    end if;
    perform private.require_text(report, 20000, 'report', 'Write what you heard');
    perform private.require_text(report_by, 120, 'report_by', 'Enter who wrote it');
    update public.consultations c set report = btrim(save_consultation_report.report, E' \t\r\n'),
        report_by = btrim(save_consultation_report.report_by)
    where c.id = consultation;
end
$$;

-- Publishes what was heard, and tells those who gave a way to be told. Engagement lead. Errors: KN021, KN022 nothing is written.
create function public.publish_consultation_report(consultation uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_consultation public.consultations := private.lock_consultation(consultation);
begin
    if found_consultation.state <> 'closed' then
        perform private.refuse('KN021', 'What was heard is written up once, after the consultation has closed');
    end if;
    if found_consultation.report is null then
        perform private.refuse('KN022', 'Write what you heard first', 'report');
    end if;
    update public.consultations c set reported_at = now() where c.id = consultation;
    perform private.queue_message(g.person_id, 'consultation_reported', 'consultation', consultation,
        jsonb_build_object('path', '/consultations/' || consultation || '/heard'), now(),
        'consultation_reported:' || consultation || ':' || g.person_id)
    from (select distinct c.person_id from public.contributors c join public.contributions w on w.id = c.contribution_id
        where w.consultation_id = consultation and w.withdrawn_at is null) g;
end
$$;

-- Starts another consultation from this one: what it says, what it asks, its papers and its translations, which have to be
-- looked over again. Not its days, its Gunning answers or anything anybody answered. Out: the draft's id. Engagement lead.
create function public.duplicate_consultation(consultation uuid)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    found_consultation public.consultations := private.lock_consultation(consultation);
    last_version public.consultation_versions;
    made uuid;
    version uuid;
begin
    select * into last_version from public.consultation_versions v where v.consultation_id = found_consultation.id
    order by (v.frozen_at is null and found_consultation.state <> 'draft'), v.version desc limit 1;
    insert into public.consultations (organisation_id, programme_id, title, why, can_change, cannot_change, ladder_step, four_pi, papers,
        asks_equality, created_by)
    select organisation_id, programme_id, left(title, 200), why, can_change, cannot_change, ladder_step, four_pi, papers, asks_equality,
        auth.uid()
    from public.consultations where id = consultation
    returning id into made;
    insert into public.consultation_versions (consultation_id, version, lang, content)
    values (made, 1, coalesce(last_version.lang, 'en'), coalesce(last_version.content,
        jsonb_build_object('title', left(found_consultation.title, 200), 'why', found_consultation.why, 'can_change', found_consultation.can_change,
            'cannot_change', found_consultation.cannot_change, 'questions', '[]'::jsonb)))
    returning id into version;
    insert into public.consultation_translations (version_id, lang, easy_read, content, translated_by, saved_by)
    select version, t.lang, t.easy_read, t.content, t.translated_by, t.saved_by
    from public.consultation_translations t where t.version_id = last_version.id;
    return made;
end
$$;

-- The consultations of an organisation, its own or those of programmes it is a partner in, 20 at a time, the newest first.
-- In: the organisation, a state or null for all, the last one seen. Out: {"consultations":[{"id","title","state","opens_on",
-- "closes_on","stopped","imported","correcting","programme","answers"}],"next"}. Members of the organisation: who listens sees drafts too.
-- "answers" is a number for who listens, null for others.
create function public.consultations_of(organisation uuid, state text default null, before uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
    last_seen timestamptz := (select c.created_at from public.consultations c where c.id = before);
    page jsonb;
begin
    if organisation is null or organisation not in (select private.my_organisations()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'title', c.title, 'state', c.state, 'opens_on', c.opens_on,
        'closes_on', c.closes_on, 'stopped', c.stopped_at is not null, 'imported', c.imported,
        'correcting', c.opened_at is not null and exists (select from public.consultation_versions v
            where v.consultation_id = c.id and v.frozen_at is null),
        'programme', (select p.title from public.programmes p where p.id = c.programme_id),
        'answers', case when c.listens then (select count(*) from public.answer_sheets s where s.consultation_id = c.id and s.sent_at is not null) end)
        order by c.created_at desc, c.id desc), '[]')
    into page
    from (
        select k.*, k.id in (select private.my_consultations()) as listens
        from public.consultations k
        where (k.organisation_id = organisation
                or k.programme_id in (select pp.programme_id from public.programme_partners pp where pp.organisation_id = organisation))
            and (k.id in (select private.my_consultations())
                or ((k.opened_at is not null or k.imported) and k.programme_id in (select private.my_programmes())))
            and (consultations_of.state is null or k.state = consultations_of.state)
            and (last_seen is null or (k.created_at, k.id) < (last_seen, before))
        order by k.created_at desc, k.id desc
        limit 21) c;
    return jsonb_build_object(
        'consultations', case when jsonb_array_length(page) > 20 then page - 20 else page end,
        'next', case when jsonb_array_length(page) > 20 then page -> 19 -> 'id' end);
end
$$;

-- All that the pages of one consultation need. "version" is the one being prepared, for who listens, else the newest that was
-- opened; "seen" names its questions for save_consultation_questions; "holidays" are the bank holidays of its window.
-- Who works on the programme, from the day it opens; who listens on it, at once. Errors: P0002.
create function public.consultation_desk(consultation uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    c public.consultations;
    v public.consultation_versions;
    listens boolean := consultation in (select private.my_consultations());
begin
    select * into c from public.consultations k where k.id = consultation;
    if c.id is null or not (listens or ((c.opened_at is not null or c.imported) and c.programme_id in (select private.my_programmes()))) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    select * into v from public.consultation_versions k where k.consultation_id = consultation and (listens or k.frozen_at is not null)
    order by k.version desc limit 1;
    return jsonb_build_object('id', c.id, 'title', c.title, 'state', c.state, 'opens_on', c.opens_on, 'closes_on', c.closes_on,
        'ladder_step', c.ladder_step, 'four_pi', c.four_pi, 'gunning', c.gunning, 'papers', c.papers, 'asks_equality', c.asks_equality,
        'opened_at', c.opened_at, 'stopped_at', c.stopped_at, 'closed_at', c.closed_at, 'imported', c.imported, 'source', c.source,
        'report', case when listens or c.reported_at is not null then c.report end,
        'report_by', case when listens or c.reported_at is not null then c.report_by end, 'reported_at', c.reported_at,
        'today', private.today(), 'listens', listens,
        'builds', c.organisation_id in (select private.my_organisations('engagement_lead')),
        'organisation', (select jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'minimum_window_days', o.minimum_window_days)
            from public.organisations o where o.id = c.organisation_id),
        'programme', (select jsonb_build_object('slug', p.slug, 'title', p.title) from public.programmes p where p.id = c.programme_id),
        'version', case when v.id is not null then jsonb_build_object('version', v.version, 'lang', v.lang, 'content', v.content,
            'correction', v.correction, 'frozen_at', v.frozen_at, 'seen', md5((v.content -> 'questions')::text)) end,
        'versions', (select coalesce(jsonb_agg(jsonb_build_object('version', k.version, 'correction', k.correction, 'frozen_at', k.frozen_at)
            order by k.version), '[]') from public.consultation_versions k where k.consultation_id = c.id and (listens or k.frozen_at is not null)),
        'translations', (select coalesce(jsonb_agg(jsonb_build_object('lang', t.lang, 'easy_read', t.easy_read, 'translated_by', t.translated_by,
            'reviewed_by', t.reviewed_by, 'reviewed_at', t.reviewed_at, 'saved_at', t.saved_at,
            'gaps', (select count(*) from jsonb_object_keys(private.consultation_words(v.content)) k where coalesce(t.content ->> k, '') = ''))
            order by t.lang, t.easy_read), '[]') from public.consultation_translations t where t.version_id = v.id),
        'overrides', private.overrides_of(c.id), 'extensions', private.extensions_of(c.id),
        'answers', case when listens then (select jsonb_build_object('sent', count(s.sent_at),
            'online', count(*) filter (where s.sent_at is not null and s.how = 'online'),
            'paper', count(*) filter (where s.sent_at is not null and s.how = 'paper'),
            'on_behalf', count(*) filter (where s.sent_at is not null and s.how = 'on behalf'),
            'under_way', count(*) filter (where s.sent_at is null))
            from public.answer_sheets s where s.consultation_id = c.id) end,
        'unmet', case when c.state = 'draft' then to_jsonb(private.consultation_unmet(c)) else '[]' end,
        'lacks', case when v.frozen_at is null and v.id is not null then private.consultation_lacks(c, v.content) else '[]' end,
        'holidays', case when c.opens_on is not null then private.holidays_between(c.opens_on, c.closes_on + 14) else '[]' end);
end
$$;

-- What was overridden when it opened, by whom and why: said openly.
create function private.overrides_of(consultation uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('what', o.what, 'reason', o.reason, 'by_name', o.by_name,
        'on', (o.at at time zone 'Europe/London')::date) order by o.at, o.what), '[]')
    from public.consultation_overrides o where o.consultation_id = consultation
$$;

-- Each change of its last day.
create function private.extensions_of(consultation uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('from', e.closed_on_before, 'to', e.closes_on, 'reason', e.reason, 'by_name', e.by_name,
        'on', (e.at at time zone 'Europe/London')::date) order by e.at, e.closes_on), '[]')
    from public.consultation_extensions e where e.consultation_id = consultation
$$;

create function private.holidays_between(first_day date, last_day date)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('day', h.day, 'title', h.title) order by h.day), '[]')
    from private.bank_holidays h where h.day between first_day and last_day
$$;

-- What the pages themselves say in this language, as the trust's last translation had it that somebody looked over: a new one
-- starts from there.
create function private.known_phrases(consultation uuid, lang text)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_object_agg(w.key, w.value) filter (where w.key like 'phrase.%'), '{}')
    from (
        select t.content from public.consultation_translations t
        join public.consultation_versions v on v.id = t.version_id
        join public.consultations c on c.id = v.consultation_id
        where t.lang = known_phrases.lang and not t.easy_read and t.reviewed_at is not null
            and c.organisation_id = (select k.organisation_id from public.consultations k where k.id = consultation)
        order by t.reviewed_at desc limit 1) last
    cross join lateral jsonb_each(last.content) w
$$;

-- The words of one translation of the version that consultation_desk shows. Out: {"words","translated_by","reviewed_by",
-- "reviewed_at","mine"}; when there is none yet, only what the pages say is known; "mine": the signed-in person wrote it last.
-- Who reads the consultation. Errors: P0002.
create function public.consultation_translation(consultation uuid, lang text, easy_read boolean default false)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    listens boolean := consultation in (select private.my_consultations());
    found_translation public.consultation_translations;
begin
    if not listens and not exists (select from public.consultations c where c.id = consultation and c.opened_at is not null
        and c.programme_id in (select private.my_programmes())) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    select t.* into found_translation from public.consultation_translations t
    where t.lang = consultation_translation.lang and t.easy_read = coalesce(consultation_translation.easy_read, false)
        and t.version_id = (select v.id from public.consultation_versions v
            where v.consultation_id = consultation and (listens or v.frozen_at is not null) order by v.version desc limit 1);
    return jsonb_build_object('words', coalesce(found_translation.content, private.known_phrases(consultation, lang)), 'translated_by', coalesce(found_translation.translated_by, ''),
        'reviewed_by', found_translation.reviewed_by, 'reviewed_at', found_translation.reviewed_at,
        'mine', found_translation.saved_by is not distinct from auth.uid());
end
$$;

-- How a consultation is run, as anyone reads it from the day it was opened: the window and how it was changed, what was
-- overridden, each version, how many answered (below 5 is hidden, the rest rounded to 5); and what was heard, in the words of
-- those who report it, once it is published ("report" is null before). Errors: P0002 a draft.
create function public.consultation_heard(consultation uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    heard jsonb;
begin
    select jsonb_build_object('id', c.id, 'title', c.title, 'state', c.state,
        'report', case when c.reported_at is not null then c.report end,
        'report_by', case when c.reported_at is not null then c.report_by end,
        'reported_on', (c.reported_at at time zone 'Europe/London')::date, 'opens_on', c.opens_on, 'closes_on', c.closes_on,
        'can_change', c.can_change, 'cannot_change', c.cannot_change, 'ladder_step', c.ladder_step, 'source', c.source,
        'imported', c.imported, 'programme', p.title,
        'organisation', jsonb_build_object('slug', o.slug, 'name', o.name, 'crisis', o.crisis),
        'answers', (select jsonb_build_object('all', private.disclosed(count(*)),
            'paper', private.disclosed(count(*) filter (where s.how = 'paper')),
            'on_behalf', private.disclosed(count(*) filter (where s.how = 'on behalf')))
            from public.answer_sheets s where s.consultation_id = c.id and s.sent_at is not null),
        'versions', (select coalesce(jsonb_agg(jsonb_build_object('version', v.version, 'correction', v.correction,
            'on', (v.frozen_at at time zone 'Europe/London')::date) order by v.version), '[]')
            from public.consultation_versions v where v.consultation_id = c.id and v.frozen_at is not null),
        'marks', private.marks_of('consultation', c.id, 'public'),
        'overrides', private.overrides_of(c.id), 'extensions', private.extensions_of(c.id))
    into heard
    from public.consultations c
    join public.programmes p on p.id = c.programme_id
    join public.organisations o on o.id = c.organisation_id
    where c.id = consultation and (c.opened_at is not null or c.reported_at is not null);
    if heard is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return heard;
end
$$;

grant execute on function public.create_consultation, public.discard_consultation, public.write_consultation_about, public.write_consultation_four_pi,
    public.write_consultation_check, public.add_consultation_paper, public.remove_consultation_paper, public.save_consultation_questions,
    public.set_consultation_window, public.set_minimum_window, public.set_consultation_equality, public.save_translation,
    public.review_translation, public.open_consultation, public.start_correction, public.drop_correction, public.publish_correction,
    public.extend_consultation, public.stop_consultation, public.resume_consultation, public.close_consultation,
    public.save_consultation_report, public.publish_consultation_report, public.duplicate_consultation, public.consultations_of,
    public.consultation_desk, public.consultation_translation to authenticated;
grant execute on function public.consultation_heard to anon, authenticated;

-- What the log says of a consultation: that it opened, with a commitment to what it asks; that it was stopped and went on, that
-- it closed and how many had answered, and that what was heard is published.
create function tlog.consultation_changed()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if new.opened_at is not null and (tg_op = 'INSERT' or old.opened_at is null) then
        perform tlog.append('consultation.opened', new.id, jsonb_build_object('due', new.closes_on,
                'version', (select max(v.version) from public.consultation_versions v where v.consultation_id = new.id)),
            jsonb_strip_nulls(jsonb_build_object('title', new.title, 'questions', (select v.content::text
                from public.consultation_versions v where v.consultation_id = new.id order by v.version desc limit 1))),
            jsonb_build_object('programme', new.programme_id));
    end if;
    if tg_op = 'INSERT' then
        return null;
    end if;
    if old.closed_at is null and new.closed_at is not null then
        perform tlog.append('consultation.closed', new.id, jsonb_build_object('count', (select count(*) from public.answer_sheets s
            where s.consultation_id = new.id and s.sent_at is not null)));
    elsif (old.stopped_at is null) <> (new.stopped_at is null) then
        perform tlog.append(case when new.stopped_at is null then 'consultation.resumed' else 'consultation.stopped' end, new.id);
    end if;
    if old.reported_at is null and new.reported_at is not null then
        perform tlog.append('consultation.reported', new.id, '{}', jsonb_build_object('report', new.report));
    end if;
    return null;
end
$$;
create trigger consultation_changed after insert or update on public.consultations
for each row execute function tlog.consultation_changed();

-- That its questions were corrected, with a commitment to what was said of it and to what is asked now.
create function tlog.consultation_corrected()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append('consultation.corrected', new.consultation_id, jsonb_build_object('version', new.version),
        jsonb_build_object('correction', new.correction, 'questions', new.content::text));
    return null;
end
$$;
create trigger consultation_corrected after update on public.consultation_versions for each row
when (old.frozen_at is null and new.frozen_at is not null and new.version > 1) execute function tlog.consultation_corrected();

-- That it opened although something was not met.
create function tlog.consultation_overridden()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append('consultation.overridden', new.consultation_id, jsonb_build_object('how', new.what),
        jsonb_build_object('reason', new.reason));
    return null;
end
$$;
create trigger consultation_overridden after insert on public.consultation_overrides
for each row execute function tlog.consultation_overridden();

-- That its last day was moved, to when.
create function tlog.consultation_extended()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append(case when new.closes_on > new.closed_on_before then 'consultation.extended' else 'consultation.shortened' end,
        new.consultation_id, jsonb_build_object('due', new.closes_on), jsonb_build_object('reason', new.reason));
    return null;
end
$$;
create trigger consultation_extended after insert on public.consultation_extensions
for each row execute function tlog.consultation_extended();
