-- What may be done with codes: put to words and taken off them, and the code book changed with its history.
-- Who may: facilitators and engagement leads of the trust. For everybody else there is no code book (P0002).

-- Finds a code of a trust where the signed-in person listens, held as it is until the end of the transaction: put to words
-- while nobody changes it. Errors: P0002 hidden or absent, KO001 merged or split since.
create function private.standing_code(code uuid)
returns public.codes
language plpgsql security definer set search_path = ''
as $$
declare
    found_code public.codes;
begin
    select * into found_code from public.codes where id = code for share;
    if found_code.id is null
        or found_code.organisation_id not in (select private.my_organisations('facilitator', 'engagement_lead')) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if found_code.replaced_at is not null then
        perform private.refuse('KO001', 'This code was merged or split since you opened the page. Choose one that stands.', 'code');
    end if;
    return found_code;
end
$$;

-- Puts a code to a span of a contribution, by the signed-in person. Positions count characters (code points) from 0, the
-- end not included. In: `how` as in codings. Out: the coding's id; the same span again gives the one that is there.
-- Errors: P0002 hidden, absent or of another programme, KO001 the code was replaced, KO003 nothing can be put to these
-- words, KO004 no such span.
create function private.put_code(contribution uuid, code uuid, starts int, ends int, how text)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    put public.codes := private.standing_code(code);
    given public.contributions;
    made uuid;
begin
    -- Held, so that no code is put to words that are being taken back at this moment.
    select * into given from public.contributions where id = contribution for share;
    if given.id is null or given.programme_id <> put.programme_id then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if given.withdrawn_at is not null or given.moderated_out_at is not null then
        perform private.refuse('KO003', 'These words were taken back or kept back, so no code can be put to them');
    end if;
    if given.kind = 'put' then
        perform private.refuse('KO003', 'The organisers put these words to people. Nobody said them, so no code is put to them.');
    end if;
    if starts is null or ends is null or starts < 0 or ends <= starts or ends > char_length(given.words) then
        perform private.refuse('KO004', 'Choose some of the words', 'words');
    end if;
    insert into public.codings (contribution_id, code_id, starts, ends, coder_id, how)
    values (contribution, code, put_code.starts, put_code.ends, auth.uid(), put_code.how)
    on conflict (contribution_id, code_id, coder_id, starts, ends) where taken_off_at is null do update set how = codings.how
    returning id into made;
    return made;
end
$$;

-- Puts a code to a span, by reading: as private.put_code says.
create function public.put_code(contribution uuid, code uuid, starts int, ends int)
returns uuid
language sql security definer set search_path = ''
as $$
    select private.put_code(contribution, code, starts, ends, 'by reading')
$$;

-- Takes off a code that the signed-in person put; again is no error. The row stays, so that what two people first made of
-- the same words can be compared. Another's is only taken off by settling it together (0072).
-- Errors: P0002 hidden or absent, 42501 somebody else put it.
create function public.take_off_code(coding uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    coder uuid;
begin
    select k.coder_id into coder from public.codings k join public.codes c on c.id = k.code_id
    where k.id = coding and c.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'));
    if coder is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if coder <> private.signed_in() then
        perform private.refuse('42501', 'Somebody else put this code. Only they take it off, or all of you by settling it together.');
    end if;
    update public.codings set taken_off_at = now() where id = coding and taken_off_at is null;
end
$$;

grant execute on function public.put_code, public.take_off_code to authenticated;
