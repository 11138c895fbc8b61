-- What may be done with contributions. All are security definer because application roles may not write
-- tables (0001); each checks who may in its first lines.

-- Crockford base32 without I, L, O, U.
create function private.crockford(value bigint, length int)
returns text
language sql immutable set search_path = ''
as $$
    select string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', ((value >> (5 * place)) & 31)::int + 1, 1), '' order by place desc)
    from generate_series(0, length - 1) place
$$;

-- A receipt code as people read it, "7KQ4M-2XA9P-T": 50 random bits and Crockford's check symbol, value mod 37.
-- Values whose check symbol would be one of the five marks (* ~ $ = U) are drawn again: those are hard to
-- say on the phone and to put into an address.
create function private.new_receipt_code()
returns text
language plpgsql volatile set search_path = ''
as $$
declare
    value bigint;
    code text;
begin
    loop
        value := (('x' || encode(extensions.gen_random_bytes(7), 'hex'))::bit(56)::bigint) & ((1::bigint << 50) - 1);
        exit when value % 37 < 32;
    end loop;
    code := private.crockford(value, 10);
    return substr(code, 1, 5) || '-' || substr(code, 6, 5) || '-' || substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', (value % 37)::int + 1, 1);
end
$$;

-- How a code is kept and looked up: without hyphens and spaces, O read as 0, I and L as 1.
create function private.receipt_hash(code text)
returns text
language sql immutable set search_path = ''
as $$
    select encode(sha256(convert_to('receipt/v1 ' ||
        translate(upper(regexp_replace(code, '[\s-]', '', 'g')), 'OIL', '011'), 'UTF8')), 'hex')
$$;

-- The contribution a code leads to, or null.
create function private.contribution_by_receipt(code text)
returns uuid
language sql stable security definer set search_path = ''
as $$
    select contribution_id from public.receipts where code_hash = private.receipt_hash(code)
$$;

-- The slip with this code, for whoever does something with it. Errors: P0002 unknown code (field code).
create function private.slip_of(code text)
returns public.receipts
language plpgsql stable security definer set search_path = ''
as $$
declare
    slip public.receipts;
begin
    select * into slip from public.receipts r where r.code_hash = private.receipt_hash(slip_of.code);
    if slip.id is null then
        perform private.refuse('P0002', 'We do not know this receipt code', 'code');
    end if;
    return slip;
end
$$;

-- The contribution of a slip, for what only the person may say: a yes, a confirmation, an answer. Errors: P0002 unknown code,
-- WD010 printed again by staff.
create function private.voice_by_receipt(code text)
returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
    slip public.receipts := private.slip_of(code);
begin
    if slip.reprinted then
        perform private.refuse('WD010', 'This slip was printed again for you. It lets you read and take back. For anything else use your first slip, or ask a facilitator to write your answer down.');
    end if;
    return slip.contribution_id;
end
$$;

-- Issues a slip for a contribution and returns its code, which is kept only as a hash.
create function private.issue_receipt(contribution uuid, reprinted boolean default false)
returns text
language plpgsql security definer set search_path = ''
as $$
declare
    code text := private.new_receipt_code();
begin
    insert into public.receipts (contribution_id, code_hash, issued_by, reprinted)
    values (contribution, private.receipt_hash(code), auth.uid(), issue_receipt.reprinted);
    return code;
end
$$;

-- Is this the token whose hash is the erasure key? Both in base64url: 16 bytes as 22 characters, 32 bytes as 43 (log.md 2).
create function private.is_erasure_token(token text, erasure_key text)
returns boolean
language sql immutable set search_path = ''
as $$
    select coalesce(token ~ '^[A-Za-z0-9_-]{21}[AQgw]$' and private.base64url(sha256(convert_to(E'erase/v1\n', 'UTF8')
        || decode(translate(token, '-_', '+/') || '==', 'base64'))) = erasure_key, false)
$$;

-- Stores one contribution with its salt and commitment. Every way in (page, scribe, import) goes through here.
-- In: the row as jsonb with the columns' names; ids checked by the caller. Out: its id. Errors: LN002 not an erasure key.
create function private.store_contribution(given jsonb)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    salt bytea := extensions.gen_random_bytes(32);
    made uuid := coalesce((given ->> 'id')::uuid, gen_random_uuid());
    lang text := coalesce(nullif(given ->> 'lang', ''), 'en');
begin
    if nullif(given ->> 'erasure_key', '') !~ '^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$' then
        perform private.refuse('LN002', 'The slip for these words could not be made. Open the page again.', 'erasure_key');
    end if;
    insert into public.contributions (id, organisation_id, programme_id, workshop_id, consultation_id, kind, words, lang, dir,
        commitment, erasure_key, given_on, recorded_at, recorded_by, scribe_name, told_at, confirmed_at, confirmed_how, attribution,
        shown_as, moderated_out_at, source_reference, content_note)
    values (made, (given ->> 'organisation_id')::uuid, (given ->> 'programme_id')::uuid, (given ->> 'workshop_id')::uuid,
        (given ->> 'consultation_id')::uuid, coalesce(given ->> 'kind', 'text'), given ->> 'words', lang,
        case when lang ~ '^(ar|fa|he|ps|ur|ckb|sd|ug|yi|pnb)(-|$)|^pa-PK' then 'rtl' else 'ltr' end,
        private.base64url(sha256(salt || '\x04'::bytea || convert_to('text', 'UTF8') || convert_to(given ->> 'words', 'UTF8'))),
        nullif(given ->> 'erasure_key', ''), (given ->> 'given_on')::date, coalesce((given ->> 'recorded_at')::timestamptz, now()), auth.uid(), given ->> 'scribe_name',
        (given ->> 'told_at')::timestamptz, (given ->> 'confirmed_at')::timestamptz, given ->> 'confirmed_how', coalesce(given ->> 'attribution', 'anonymous'),
        given ->> 'shown_as', (given ->> 'moderated_out_at')::timestamptz, given ->> 'source_reference',
        coalesce(btrim(given ->> 'content_note'), ''));
    insert into private.salts values (made, salt);
    if given ->> 'person_id' is not null then
        insert into public.contributors values (made, (given ->> 'person_id')::uuid);
    end if;
    return made;
end
$$;

-- Appends the answers to some of the seven uses. In: {"website": true, ...}; uses not named are left as they are.
-- Locks the contribution, so that of two answers at once the one stored later is also dated later, and none
-- follows a withdrawal. Errors: WD005 taken back, WD006 no such use, or neither yes nor no.
create function private.store_consents(contribution uuid, answers jsonb, how text, wording text, lang text, expires_on date)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    if jsonb_typeof(answers) is distinct from 'object' then
        perform private.refuse('WD006', 'Choose yes or no');
    end if;
    if exists (
        select 1 from jsonb_each(answers) answer
        where jsonb_typeof(answer.value) <> 'boolean' or answer.key not in
            ('clinical_teams', 'board', 'news', 'photo_video', 'staff_training', 'website', 'celebration')
    ) then
        perform private.refuse('WD006', 'Choose yes or no');
    end if;
    perform 1 from public.contributions where id = contribution and withdrawn_at is null for update;
    if not found then
        perform private.refuse('WD005', 'These words have already been taken back');
    end if;
    insert into public.consents (contribution_id, use, given, wording, lang, recorded_by, how, expires_on, recorded_at)
    select contribution, answer.key, answer.value::boolean, wording, store_consents.lang, auth.uid(), store_consents.how,
        store_consents.expires_on, clock_timestamp()
    from jsonb_each_text(answers) answer;
end
$$;

-- A yes stands for 24 months, or 12 where the person chose that (domain.md 3.4.16, 6).
create function private.consent_expiry(months text)
returns date
language sql stable set search_path = ''
as $$
    select (private.today() + make_interval(months => case when months = '12' then 12 else 24 end))::date
$$;

-- Records a contribution: by the person who is signed in, or by a facilitator for somebody (`on_behalf`).
-- In: {"id" (made by the form, so that a second press is the same contribution), "programme_id", "workshop_id"?,
--   "kind", "words", "lang", "given_on", "attribution", "shown_as"?, "consents": {use: bool}, "consent_months", "wording",
--   "told": bool, "on_behalf": bool, "scribe_name"?, "read_back": bool,
--   "person_id"? (known already) or "person_name"?, "contact_by"?, "contact"?,
--   "picture"? of a drawing or a group's note: {"base64","alt","width","height"} as private.store_picture takes them,
--   "recording" of what was recorded: {"base64","type","seconds"} as private.store_recording takes them,
--   "erasure_key"?: the hash of the token that is on their slip, 43 characters of base64url (log.md 2)}.
-- Out: {"id","receipt"}. The same words sent again with the same id are not recorded twice; their giver gets another slip.
-- Errors: TX001 no words, WD001 no such programme, workshop or person for you, WD002 name missing, WD003 date,
-- WD004 other words were given with this id, WD006 consent, WD007 not told of the limits of confidentiality first,
-- WP001, WP002 and WP003 of the picture, RN050, RN051 and RN052 of the recording, LN002 of the erasure key.
create function public.record_contribution(given jsonb)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
    programme public.programmes;
    on_behalf boolean := coalesce((given ->> 'on_behalf')::boolean, false);
    person uuid;
    made uuid := coalesce((given ->> 'id')::uuid, gen_random_uuid());
    given_on date := coalesce((given ->> 'given_on')::date, private.today());
    attribution text := coalesce(nullif(given ->> 'attribution', ''), 'anonymous');
    own_organisation uuid;
begin
    select * into programme from public.programmes where id = (given ->> 'programme_id')::uuid;
    if private.signed_in() is null then
        perform private.refuse('42501', 'Sign in first');
    end if;
    if on_behalf and programme.id not in (select private.my_programmes('facilitator', 'engagement_lead')) then
        perform private.refuse('42501', 'Only a facilitator or engagement lead of this programme can write for someone else');
    end if;
    if programme.id is null or programme.id not in (select private.my_programmes()) then
        perform private.refuse('WD001', 'Choose a programme', 'programme_id');
    end if;
    -- Two presses at the same moment wait for each other here.
    perform pg_advisory_xact_lock(hashtextextended(made::text, 4));
    if exists (select 1 from public.contributions c where c.id = made and c.recorded_by = auth.uid() and c.words = given ->> 'words') then
        delete from private.drafts d where d.id = made and d.account_id = private.signed_in();
        -- By how it was recorded, and not by what is said now: no second slip of somebody's words speaks for them.
        return jsonb_build_object('id', made, 'receipt', private.issue_receipt(made,
            (select c.scribe_name is not null from public.contributions c where c.id = made)));
    elsif exists (select 1 from public.contributions c where c.id = made)
        or exists (select 1 from private.drafts d where d.id = made and d.account_id <> private.signed_in()) then
        perform private.refuse('WD004', 'You have already given words from this page, and we have them. Open a new page to give more.');
    end if;
    if not coalesce((given ->> 'told')::boolean, false) then
        perform private.refuse('WD007', case when on_behalf
            then 'Tell them first who will read it, and when you would have to tell somebody else'
            else 'Read first who will read your words, and when we would have to tell somebody else' end, 'told');
    end if;
    if coalesce(given ->> 'kind', 'text') not in ('text', 'transcript', 'recording', 'drawing', 'group_note', 'one_to_one') then
        perform private.refuse('WD001', 'Choose how it was given', 'kind');
    end if;
    if given ->> 'kind' = 'recording' and not given ? 'recording' then
        perform private.refuse('RN050', 'Choose the recording', 'recording');
    end if;
    perform private.require_text(given ->> 'words', 100000, 'words', 'Write what was said');
    if given_on > private.today() or given_on < date '1948-07-05' then
        perform private.refuse('WD003', 'Enter the day it was said. It cannot be in the future.', 'given_on');
    end if;
    if attribution not in ('named', 'pen_name', 'anonymous') then
        perform private.refuse('WD002', 'Choose how the words are shown', 'attribution');
    end if;
    if attribution <> 'anonymous' then
        perform private.require_text(given ->> 'shown_as', 80, 'shown_as', 'Enter the name to show with the words');
    end if;
    if on_behalf then
        perform private.require_text(given ->> 'scribe_name', 120, 'scribe_name', 'Enter who wrote this down');
    end if;
    if given ->> 'workshop_id' is not null and not exists (
        select 1 from public.workshops w where w.id = (given ->> 'workshop_id')::uuid and w.programme_id = programme.id) then
        perform private.refuse('WD001', 'Choose a workshop of this programme', 'workshop_id');
    end if;

    if not on_behalf then
        -- The row by which the trust or a partner of this programme knows the person; the trust learns of them otherwise.
        select p.id into person from public.people p
        where p.account_id = auth.uid() and (p.organisation_id = programme.organisation_id or p.organisation_id in
            (select pp.organisation_id from public.programme_partners pp where pp.programme_id = programme.id))
        order by (p.organisation_id = programme.organisation_id), p.created_at limit 1;
    elsif given ->> 'person_id' is not null then
        select p.id into person from public.people p where p.id = (given ->> 'person_id')::uuid
            and p.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))
            and (p.organisation_id = programme.organisation_id or p.organisation_id in
                (select pp.organisation_id from public.programme_partners pp where pp.programme_id = programme.id));
        if person is null then
            perform private.refuse('WD001', 'Choose somebody you work with', 'person_id');
        end if;
    elsif nullif(btrim(given ->> 'person_name'), '') is not null then
        select o into own_organisation from private.my_organisations('facilitator', 'engagement_lead') o
        where o = programme.organisation_id or o in
            (select pp.organisation_id from public.programme_partners pp where pp.programme_id = programme.id)
        order by (o = programme.organisation_id) desc limit 1;
        person := public.add_person(own_organisation, given ->> 'person_name', given ->> 'contact_by', given ->> 'contact', given ->> 'lang');
    end if;

    perform private.store_contribution(jsonb_build_object('id', made, 'erasure_key', given ->> 'erasure_key',
        'organisation_id', programme.organisation_id, 'programme_id', programme.id, 'workshop_id', given ->> 'workshop_id', 'kind', coalesce(given ->> 'kind', 'text'),
        'words', given ->> 'words', 'lang', given ->> 'lang', 'given_on', given_on,
        'scribe_name', case when on_behalf then given ->> 'scribe_name' end, 'told_at', now(),
        'confirmed_at', case when not on_behalf or (given ->> 'read_back')::boolean then now() end,
        'confirmed_how', case when not on_behalf then 'by the person' when (given ->> 'read_back')::boolean then 'read back' end,
        'attribution', attribution, 'shown_as', case when attribution <> 'anonymous' then given ->> 'shown_as' end,
        'person_id', person));
    if given ? 'picture' then
        perform private.store_picture(made, given #>> '{picture,alt}', case when on_behalf then 'scribe' else 'contributor' end,
            (given #>> '{picture,width}')::int, (given #>> '{picture,height}')::int, given #>> '{picture,base64}');
    end if;
    if given ? 'recording' then
        perform private.store_recording(made, given -> 'recording');
    end if;
    delete from private.drafts d where d.id = made and d.account_id = private.signed_in();
    perform private.store_consents(made, coalesce(given -> 'consents', '{}'),
        case when on_behalf then 'recorded by a scribe' else 'by the person' end,
        private.wording_shown(given ->> 'wording'), 'en', private.consent_expiry(given ->> 'consent_months'));
    return jsonb_build_object('id', made, 'receipt', private.issue_receipt(made));
end
$$;

-- How the signed-in person stands to a contribution: 'by the person' whose words they are, or 'at their request'
-- as the facilitator or engagement lead who sees to it. Anyone else is stopped with 42501, and is not told
-- whether there is such a contribution.
create function private.stand_for(contribution uuid)
returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
    if contribution in (select private.my_contributions()) then
        return 'by the person';
    end if;
    if contribution not in (select private.my_scribed()) then
        perform private.require_role((select organisation_id from public.contributions where id = contribution),
            'facilitator', 'engagement_lead');
    end if;
    return 'at their request';
end
$$;

-- Prints another slip for a contribution: to its contributor, or by a facilitator who hands it over. Out: the code. Printed by staff
-- for words with a name that lists do not show, it is a look at that name.
-- Errors: 42501; WD005 nothing is left to follow.
create function public.issue_receipt(contribution uuid)
returns text
language plpgsql security definer set search_path = ''
as $$
declare
    standing text := private.stand_for(contribution);
begin
    if exists (select 1 from public.contributions where id = contribution and withdrawn_at is not null) then
        perform private.refuse('WD005', 'These words have already been taken back');
    end if;
    -- Whoever holds a slip reads the name on its page: staff who print one have asked for it (0065).
    if private.may_look(contribution) and private.name_in_lists(contribution) is null then
        perform public.look_at_name(contribution, 'to see to what they asked');
    end if;
    -- The first slip speaks for the person, whoever hands it over; one that staff print after it does not.
    return private.issue_receipt(contribution, standing <> 'by the person'
        and exists (select 1 from public.receipts r where r.contribution_id = contribution));
end
$$;

-- Changes the answers to some uses, at once and for all that follows. In: {use: bool}; uses not named are left as
-- they are. By the contributor, or by a facilitator at their request. Errors: 42501, WD005, WD006, WD011.
create function public.change_consent(contribution uuid, answers jsonb, months text default '24')
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    standing text := private.stand_for(contribution);
begin
    -- Locked before it is read, so that a no which the person gives at this moment is seen.
    perform 1 from public.contributions where id = contribution for update;
    -- Staff may write down a no for anyone; a yes only for words they wrote down, and never over the person's own no.
    if standing <> 'by the person' and exists (
        select 1 from jsonb_each(answers) answer
        where answer.value = 'true' and (
            exists (select 1 from public.contributions c where c.id = contribution and c.scribe_name is null)
            or exists (
                select 1 from (select k.given, k.how from public.consents k where k.contribution_id = contribution and k.use = answer.key
                    order by k.recorded_at desc, k.id desc limit 1) latest
                where not latest.given and latest.how in ('by the person', 'by receipt')))
    ) then
        perform private.refuse('WD011', 'Only the person can say yes to this. You can write down a no for them.');
    end if;
    perform private.store_consents(contribution, answers,
        case standing when 'by the person' then 'by the person' else 'recorded by a scribe' end,
        private.current_wording(), 'en', private.consent_expiry(months));
end
$$;

-- The same for whoever holds the slip. Errors: P0002 unknown code, WD005, WD006.
create function public.change_consent_by_receipt(code text, answers jsonb, months text default '24')
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    contribution uuid := (private.slip_of(code)).contribution_id;
begin
    if exists (select 1 from jsonb_each(answers) answer where answer.value = 'true') then
        perform private.voice_by_receipt(code);
    end if;
    perform private.store_consents(contribution, answers, 'by receipt', private.current_wording(), 'en', private.consent_expiry(months));
end
$$;

-- Destroys the words, the name shown with them and the salt; the stub stays so that the thread still counts it (R36).
-- Later migrations add what else falls with the words, by trigger on this update. In: how it was asked, and the token of the slip where
-- it was shown, by which anyone can check that their giver asked. Errors: WD005 already taken back, LN001 another's token.
create function private.withdraw(contribution uuid, how text, token text default null)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    if nullif(token, '') is not null and not private.is_erasure_token(token,
        (select c.erasure_key from public.contributions c where c.id = contribution and c.withdrawn_at is null for update)) then
        if exists (select 1 from public.contributions c where c.id = contribution and c.withdrawn_at is not null) then
            perform private.refuse('WD005', 'These words have already been taken back');
        end if;
        perform private.refuse('LN001', 'This is not the taking-back key on the slip of these words. You can leave it out.', 'token');
    end if;
    update public.contributions
    set words = null, erasure_key = null, erasure_token = nullif(token, ''), content_note = '', shown_as = null, attribution = 'anonymous', source_reference = null,
        scribe_name = case when scribe_name is not null then 'A scribe' end, withdrawn_at = now(), withdrawn_how = how
    where id = contribution and withdrawn_at is null;
    if not found then
        perform private.refuse('WD005', 'These words have already been taken back');
    end if;
    delete from private.salts where contribution_id = contribution;
end
$$;

-- Takes a contribution back, in one action: by its contributor, or by a facilitator at their request. In: the token of the slip, if they
-- show it. Errors: 42501, WD005 already taken back, LN001.
create function public.withdraw_contribution(contribution uuid, token text default null)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.withdraw(contribution, private.stand_for(contribution), token);
end
$$;

-- The same for whoever holds the slip. Errors: P0002 unknown code, WD005, LN001.
create function public.withdraw_by_receipt(code text, token text default null)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.withdraw((private.slip_of(code)).contribution_id, 'by receipt', token);
end
$$;

-- Takes the name off words that stay: they are shown without one from now on, everywhere (R34). Asked again it changes
-- nothing. Errors: WD005 taken back.
create function private.take_the_name_off(contribution uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform 1 from public.contributions where id = contribution and withdrawn_at is null for update;
    if not found then
        perform private.refuse('WD005', 'These words have already been taken back');
    end if;
    update public.contributions set attribution = 'anonymous', shown_as = null
    where id = contribution and attribution <> 'anonymous';
end
$$;

-- By the contributor, or by a facilitator at their request. Errors: 42501, WD005.
create function public.make_anonymous(contribution uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.stand_for(contribution);
    perform private.take_the_name_off(contribution);
end
$$;

-- The same for whoever holds the slip, one printed again by staff too: it only takes away. Errors: P0002 unknown code, WD005.
create function public.make_anonymous_by_receipt(code text)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.take_the_name_off((private.slip_of(code)).contribution_id);
end
$$;

-- The contributor says "yes, these are my words": a scribe's record becomes confirmed. Errors: P0002.
create function public.confirm_contribution(contribution uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    if contribution not in (select private.my_contributions()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    update public.contributions set confirmed_at = now(), confirmed_how = 'by the person'
    where id = contribution and withdrawn_at is null and confirmed_how is distinct from 'by the person';
end
$$;

-- The same for whoever holds the slip.
create function public.confirm_by_receipt(code text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    contribution uuid := private.voice_by_receipt(code);
begin
    update public.contributions set confirmed_at = now(), confirmed_how = 'by the person'
    where id = contribution and withdrawn_at is null and confirmed_how is distinct from 'by the person';
end
$$;

-- Begins to write, or goes on, after "before you write" was read. In: an id made by the page, the programme. Errors: WD001.
create function public.begin_draft(draft uuid, programme uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    if programme is null or programme not in (select private.my_programmes()) then
        perform private.refuse('WD001', 'Choose a programme', 'programme_id');
    end if;
    delete from private.drafts where saved_at < now() - interval '2 days';
    insert into private.drafts (id, account_id, programme_id) values (draft, private.signed_in(), programme)
    on conflict (id) do update set programme_id = excluded.programme_id, saved_at = now()
    where drafts.account_id = excluded.account_id;
end
$$;

-- One's own draft: {"id","answers","programme":{"id","title","organisation","slug","crisis"}}, or null.
create function public.my_draft(draft uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('id', d.id, 'answers', d.answers, 'programme',
        jsonb_build_object('id', p.id, 'title', p.title, 'organisation', o.name, 'slug', o.slug, 'crisis', o.crisis))
    from private.drafts d
    join public.programmes p on p.id = d.programme_id
    join public.organisations o on o.id = p.organisation_id
    where d.id = draft and d.account_id = private.signed_in() and d.saved_at > now() - interval '2 days'
$$;

-- Keeps some of the answers of one's own draft; the others stay as they are. Errors: P0002.
create function public.save_draft(draft uuid, answers jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    if jsonb_typeof(answers) is distinct from 'object' then
        perform private.refuse('P0002', 'Page not found');
    end if;
    update private.drafts d set answers = d.answers || save_draft.answers, saved_at = now()
    where d.id = draft and d.account_id = private.signed_in() and d.saved_at > now() - interval '2 days';
    if not found then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if (select octet_length(d.answers::text) from private.drafts d where d.id = draft) > 500000 then
        perform private.refuse('TX002', 'Use 100,000 characters or fewer', 'words');
    end if;
end
$$;

-- Gives what was drafted, once: pressed again, or at the same moment, it answers with another slip for the same words.
-- In: the draft; the recording that the words were written down from, if there is one, and the erasure key, as record_contribution takes
-- them. Out: {"id","receipt"}. Errors: P0002 no such draft, and those of record_contribution.
create function public.give_draft(draft uuid, recording jsonb default null, erasure_key text default null)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
    written private.drafts;
begin
    perform pg_advisory_xact_lock(hashtextextended(draft::text, 4));
    if draft in (select private.my_contributions()) then
        return jsonb_build_object('id', draft, 'receipt', public.issue_receipt(draft));
    end if;
    select * into written from private.drafts d where d.id = draft and d.account_id = private.signed_in();
    if written.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return public.record_contribution(written.answers
        || jsonb_build_object('id', written.id, 'programme_id', written.programme_id, 'told', true, 'on_behalf', false,
            'erasure_key', erasure_key)
        || case when recording is null then '{}' else jsonb_build_object('kind', 'recording', 'recording', recording) end);
end
$$;

-- Keeps nothing of one's own draft.
create function public.discard_draft(draft uuid)
returns void
language sql security definer set search_path = ''
as $$
    delete from private.drafts where id = draft and account_id = private.signed_in()
$$;

grant execute on function public.begin_draft, public.my_draft, public.save_draft, public.give_draft, public.discard_draft to authenticated;
grant execute on function public.confirm_by_receipt to anon, authenticated;
grant execute on function public.record_contribution, public.issue_receipt, public.change_consent,
    public.withdraw_contribution, public.make_anonymous, public.confirm_contribution to authenticated;
grant execute on function public.change_consent_by_receipt, public.withdraw_by_receipt, public.make_anonymous_by_receipt to anon, authenticated;
