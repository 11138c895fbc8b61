-- Codes put to words and taken off them, and on which words each stands.
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
#variable_conflict use_column
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
-- the same words can be compared. Another's is only taken off by settling it together (0074).
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

-- Which codes stand on which words, kept by trigger, so that lists by code begin from an index and no count reads what it
-- counts. It stands where it was settled that it fits, else where anybody's coding stands. A row of a replaced code stays as
-- it was when it was replaced.
create table private.code_stands (
    code_id uuid not null references public.codes,
    contribution_id uuid not null references public.contributions on delete cascade,
    given_on date not null,
    codings int not null,
    settled boolean,
    stands boolean not null generated always as (coalesce(settled, codings > 0)) stored,
    primary key (contribution_id, code_id)
);
create index on private.code_stands (code_id, given_on desc, contribution_id desc) where stands;

-- On how many contributions a code stands: the sum of its rows. Added to and never changed, so that nobody who codes waits for
-- anybody else; the clock makes one row of many.
create table private.code_counts (
    code_id uuid not null references public.codes,
    change int not null
);
create index on private.code_counts (code_id) include (change);

alter table private.code_stands enable row level security;
alter table private.code_counts enable row level security;

create function private.follow_coding()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    before int := case when tg_op <> 'INSERT' and old.taken_off_at is null then 1 else 0 end;
    after int := case when tg_op <> 'DELETE' and new.taken_off_at is null then 1 else 0 end;
begin
    if before < after then
        insert into private.code_stands as s (code_id, contribution_id, given_on, codings)
        select new.code_id, c.id, c.given_on, 1 from public.contributions c where c.id = new.contribution_id
        on conflict (contribution_id, code_id) do update set codings = s.codings + 1;
    elsif before > after then
        update private.code_stands s set codings = s.codings - 1
        where s.contribution_id = old.contribution_id and s.code_id = old.code_id;
        delete from private.code_stands s
        where s.contribution_id = old.contribution_id and s.code_id = old.code_id and s.codings = 0 and s.settled is null;
    end if;
    return null;
end
$$;
create trigger follow_coding after insert or update of taken_off_at or delete on public.codings
for each row execute function private.follow_coding();

create function private.follow_settlement()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if tg_op <> 'DELETE' then
        insert into private.code_stands as s (code_id, contribution_id, given_on, codings, settled)
        select new.code_id, c.id, c.given_on, 0, new.fits from public.contributions c where c.id = new.contribution_id
        on conflict (contribution_id, code_id) do update set settled = new.fits;
    else
        update private.code_stands s set settled = null where s.contribution_id = old.contribution_id and s.code_id = old.code_id;
        delete from private.code_stands s
        where s.contribution_id = old.contribution_id and s.code_id = old.code_id and s.codings = 0;
    end if;
    return null;
end
$$;
create trigger follow_settlement after insert or update or delete on public.settlements
for each row execute function private.follow_settlement();

create function private.count_code()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    code uuid := case when tg_op = 'DELETE' then old.code_id else new.code_id end;
    difference int := case when tg_op <> 'DELETE' and new.stands then 1 else 0 end - case when tg_op <> 'INSERT' and old.stands then 1 else 0 end;
begin
    if difference <> 0 then
        insert into private.code_counts values (code, difference);
    end if;
    return null;
end
$$;
create trigger count_code after insert or update or delete on private.code_stands
for each row execute function private.count_code();

-- A step of the clock: one row for each code that has several.
create function private.fold_code_counts(at timestamptz)
returns void
language sql security definer set search_path = ''
as $$
    with several as (
        select code_id from private.code_counts group by code_id having count(*) > 1 limit 500
    ), gone as (
        delete from private.code_counts c using several s where c.code_id = s.code_id returning c.code_id, c.change
    )
    insert into private.code_counts select code_id, sum(change) from gone group by code_id having sum(change) <> 0
$$;
insert into private.clock_steps values ('fold_code_counts');

-- On how many contributions a code stands.
create function private.code_count(code uuid)
returns int
language sql stable security definer set search_path = ''
as $$
    select coalesce(sum(change), 0)::int from private.code_counts where code_id = code
$$;
