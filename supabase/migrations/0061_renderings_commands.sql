-- What may be done with renderings, and with what is left out. All are security definer because application roles may not write
-- tables (0001); each checks who may in its first lines.

-- Stops with 42501 or P0002 unless the signed-in person sees to these words; returns the contribution, locked, so that nothing
-- is added to words that are being taken back. Errors: 42501, WD005.
create function private.lock_to_render(contribution uuid)
returns public.contributions
language plpgsql security definer set search_path = ''
as $$
declare
    given public.contributions;
begin
    if not private.sees_to(contribution) then
        perform private.require_role((select c.organisation_id from public.contributions c where c.id = contribution),
            'facilitator', 'engagement_lead');
    end if;
    select * into given from public.contributions c where c.id = contribution for update;
    if given.withdrawn_at is not null then
        perform private.refuse('WD005', 'These words have already been taken back');
    end if;
    return given;
end
$$;

-- A rendering that stands, locked with its contribution, for whoever sees to the words. Errors: P0002, 42501, WD005, RN003.
create function private.lock_rendering(rendering uuid)
returns public.renderings
language plpgsql security definer set search_path = ''
as $$
declare
    found_rendering public.renderings;
begin
    perform private.lock_to_render((select r.contribution_id from public.renderings r where r.id = rendering));
    select * into found_rendering from public.renderings r where r.id = rendering for update;
    perform private.require_standing(found_rendering);
    return found_rendering;
end
$$;

-- Errors: RN003 another one stands in its place, or it was taken off.
create function private.require_standing(rendering public.renderings)
returns void
language plpgsql set search_path = ''
as $$
begin
    if rendering.replaced_by is not null then
        perform private.refuse('RN003', 'A newer one stands in its place. Open that one.');
    elsif rendering.taken_off_at is not null then
        perform private.refuse('RN003', 'It has been taken off already');
    end if;
end
$$;

-- Adds a rendering, in the place of another where one is named. In: the contribution; {"id" (made by the page, so that a second press
-- is the same one),"kind","words","lang","method","author_name","replaces"?}. Out: its id. By those who see to the words.
-- Errors: 42501; P0002; WD005; TX001, TX002 (words, author_name); RN001 kind, RN002 lang: a translation into the language of the words;
-- RN003 what it replaces does not stand; RN004 method.
create function public.add_rendering(contribution uuid, given jsonb)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    source public.contributions := private.lock_to_render(contribution);
    earlier public.renderings;
    made uuid := coalesce((given ->> 'id')::uuid, gen_random_uuid());
    lang text := given ->> 'lang';
begin
    if exists (select 1 from public.renderings r where r.id = made and r.contribution_id = source.id and r.author_id = auth.uid()) then
        return made;
    end if;
    if not coalesce(given ->> 'kind' in ('translation', 'summary', 'plain', 'scribes_note'), false) then
        perform private.refuse('RN001', 'Choose what it is', 'kind');
    end if;
    perform private.require_text(given ->> 'words', 100000, 'words', 'Write it here');
    if not coalesce(lang ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$', false) then
        perform private.refuse('RN002', 'Choose a language', 'lang');
    elsif given ->> 'kind' = 'translation' and lang = source.lang then
        perform private.refuse('RN002', 'The words are in this language already. Choose the language you translated into.', 'lang');
    end if;
    if not coalesce(given ->> 'method' in ('by a person', 'machine-assisted'), false) then
        perform private.refuse('RN004', 'Say whether a machine helped', 'method');
    end if;
    perform private.require_text(given ->> 'author_name', 120, 'author_name', 'Enter who wrote it');
    if given ->> 'replaces' is not null then
        select * into earlier from public.renderings r where r.id = (given ->> 'replaces')::uuid and r.contribution_id = source.id for update;
        if earlier.id is null then
            perform private.refuse('P0002', 'Page not found');
        end if;
        perform private.require_standing(earlier);
    end if;
    insert into public.renderings (id, contribution_id, kind, words, lang, dir, author_id, author_name, method)
    values (made, source.id, given ->> 'kind', given ->> 'words', lang,
        case when lang ~ '^(ar|fa|he|ps|ur|ckb|sd|ug|yi|pnb)(-|$)|^pa-PK' then 'rtl' else 'ltr' end,
        auth.uid(), btrim(given ->> 'author_name'), given ->> 'method');
    update public.renderings r set replaced_by = made where r.id = earlier.id;
    return made;
end
$$;

-- Somebody else than its author has looked a rendering over, and says so by name. By those who see to the words.
-- Errors: 42501; P0002; WD005; RN003; RN005 its own author; RN006 somebody has already; TX001 name.
create function public.review_rendering(rendering uuid, reviewer_name text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_rendering public.renderings := private.lock_rendering(rendering);
begin
    if found_rendering.author_id = auth.uid() then
        perform private.refuse('RN005', 'You wrote it: somebody else has to look it over');
    elsif found_rendering.reviewed_at is not null then
        perform private.refuse('RN006', format('%s has looked it over already', found_rendering.reviewer_name));
    end if;
    perform private.require_text(review_rendering.reviewer_name, 120, 'reviewer_name', 'Enter your name, as it is to stand beside it');
    update public.renderings r set reviewed_at = now(), reviewed_by = auth.uid(), reviewer_name = btrim(review_rendering.reviewer_name)
    where r.id = rendering;
end
$$;

-- Takes a rendering off: it is shown to nobody who does not see to the words or gave them. By those who see to the words. Errors: 42501, P0002, WD005, RN003.
create function public.take_off_rendering(rendering uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_rendering(rendering);
    update public.renderings r set taken_off_at = now(), taken_off_by = auth.uid() where r.id = rendering;
end
$$;

-- Keeps what the giver says of a rendering; the caller has decided who speaks. Said again it changes the answer. In: 'confirmed' or
-- 'corrected', with their own words for the second. Errors: P0002, WD005, RN003, RN007 neither, TX001 and TX002 (correction).
create function private.answer_rendering(contribution uuid, rendering uuid, answer text, correction text, how text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_rendering public.renderings;
begin
    perform 1 from public.contributions c where c.id = contribution and c.withdrawn_at is null for update;
    if not found then
        perform private.refuse('WD005', 'These words have already been taken back');
    end if;
    select * into found_rendering from public.renderings r
    where r.id = rendering and r.contribution_id = contribution for update;
    if found_rendering.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_standing(found_rendering);
    if not coalesce(answer in ('confirmed', 'corrected'), false) then
        perform private.refuse('RN007', 'Choose one: it is right, or it needs correcting', 'answer');
    end if;
    if answer = 'corrected' then
        perform private.require_text(correction, 10000, 'correction', 'Say what is not right, in your own words');
    end if;
    update public.renderings r set answer = answer_rendering.answer, answered_at = clock_timestamp(), answered_how = how,
        correction = case when answer_rendering.answer = 'corrected' then answer_rendering.correction end,
        answer_written_by = case when how = 'read to them' then auth.uid() end
    where r.id = rendering;
end
$$;

-- The giver says that a rendering of their words is right, or corrects it, when signed in. Errors: P0002, and those above.
create function public.answer_rendering(rendering uuid, answer text, correction text default null)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    contribution uuid := (select r.contribution_id from public.renderings r where r.id = rendering);
begin
    if contribution is null or contribution not in (select private.my_contributions()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.answer_rendering(contribution, rendering, answer, correction, 'on their page');
end
$$;

-- The same for whoever holds the slip. Errors: P0002, WD010 printed again by staff, and those above.
create function public.answer_rendering_by_receipt(code text, rendering uuid, answer text, correction text default null)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    contribution uuid := private.voice_by_receipt(code);
begin
    perform private.answer_rendering(contribution, rendering, answer, correction, 'by receipt');
end
$$;

-- What the giver said when a rendering was read to them, written down by those who see to the words. What the giver said
-- themselves stands, and is not written over. Errors: 42501, P0002, WD005, RN003, RN007, RN008 they answered themselves, TX001, TX002.
create function public.record_rendering_answer(rendering uuid, answer text, correction text default null)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_rendering public.renderings := private.lock_rendering(rendering);
begin
    if found_rendering.answered_how in ('on their page', 'by receipt') then
        perform private.refuse('RN008', 'They have answered this themselves, and only they can change it');
    end if;
    perform private.answer_rendering(found_rendering.contribution_id, rendering, answer, correction, 'read to them');
end
$$;

-- Leaves stretches out of a contribution wherever others read it. In: [{"starts","ends"}] (characters from 0, the end not included)
-- and one of the closed reasons. What is left out already is not left out twice. By those who see to the words.
-- Errors: 42501; WD005; RC001 nothing chosen, or more than 100; RC002 not in these words; RC003 reason.
create function public.leave_out(contribution uuid, spans jsonb, reason text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    source public.contributions := private.lock_to_render(contribution);
begin
    if jsonb_typeof(spans) is distinct from 'array' or jsonb_array_length(spans) not between 1 and 100 then
        perform private.refuse('RC001', 'Choose what to leave out', 'sentences');
    end if;
    if exists (
        select 1 from jsonb_to_recordset(spans) span (starts int, ends int)
        where span.starts is null or span.ends is null or span.starts < 0 or span.ends <= span.starts or span.ends > char_length(source.words)
    ) then
        perform private.refuse('RC002', 'These words have changed place. Choose again.', 'sentences');
    end if;
    if not coalesce(reason in ('names somebody', 'could point to somebody', 'contact details', 'health of somebody else'), false) then
        perform private.refuse('RC003', 'Choose why it is left out', 'reason');
    end if;
    insert into public.redactions (contribution_id, starts, ends, reason, made_by)
    select distinct source.id, span.starts, span.ends, leave_out.reason, auth.uid()
    from jsonb_to_recordset(spans) span (starts int, ends int)
    where not exists (select 1 from public.redactions r where r.contribution_id = source.id and r.put_back_at is null
        and r.starts <= span.starts and r.ends >= span.ends);
end
$$;

-- Puts back what was left out: others read it again at once. By those who see to the words. Errors: 42501, WD005, RC004 it is back already.
create function public.put_back(redaction uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_to_render((select r.contribution_id from public.redactions r where r.id = redaction));
    update public.redactions r set put_back_at = now(), put_back_by = auth.uid() where r.id = redaction and r.put_back_at is null;
    if not found then
        perform private.refuse('RC004', 'It has been put back already');
    end if;
end
$$;

grant execute on function public.add_rendering, public.review_rendering, public.take_off_rendering, public.answer_rendering,
    public.record_rendering_answer, public.leave_out, public.put_back to authenticated;
grant execute on function public.answer_rendering_by_receipt to anon, authenticated;
