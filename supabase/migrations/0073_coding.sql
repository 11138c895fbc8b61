-- Coding together and apart: rounds in which several people read the same words, each without seeing what the others put.
-- Who may see what: facilitators and engagement leads of the trust, by the functions below and in 0074. Until every coder of
-- a round is done with a contribution, each of them sees no code on it but their own.

create table public.coding_rounds (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    programme_id uuid not null references public.programmes,
    title text not null check (char_length(title) between 1 and 120),
    -- How its words were chosen, for whoever reads its figures later.
    chosen text not null check (chosen in ('newest', 'unused', 'workshop', 'consultation', 'import')),
    made_by uuid not null references auth.users,
    made_at timestamptz not null default now(),
    -- Nobody reads apart any more, whatever was left.
    closed_at timestamptz
);
create index on public.coding_rounds (organisation_id, made_at desc, id desc);
create index on public.coding_rounds (programme_id, made_at desc, id desc);

create table public.round_coders (
    round_id uuid not null references public.coding_rounds,
    coder_id uuid not null references auth.users,
    primary key (round_id, coder_id)
);
create index on public.round_coders (coder_id, round_id);

create table public.round_contributions (
    round_id uuid not null references public.coding_rounds,
    -- Goes with a contribution whose import is undone; one that was taken back is left out by its words.
    contribution_id uuid not null references public.contributions on delete cascade,
    place int not null,
    -- When the last of the coders was done with it.
    finished_at timestamptz,
    primary key (round_id, contribution_id)
);
create index on public.round_contributions (contribution_id);

-- A coder is done with a contribution, with codes or without; or passed it, and says nothing of it in this round. What they
-- had put at this moment is what agreement is measured by.
create table public.round_readings (
    round_id uuid not null,
    contribution_id uuid not null,
    coder_id uuid not null references auth.users,
    read_at timestamptz not null default now(),
    passed boolean not null default false,
    primary key (round_id, contribution_id, coder_id),
    foreign key (round_id, contribution_id) references public.round_contributions on delete cascade
);

alter table public.coding_rounds enable row level security;
alter table public.round_coders enable row level security;
alter table public.round_contributions enable row level security;
alter table public.round_readings enable row level security;

-- Is the signed-in person still reading this contribution apart from others, in any round? Then they see their own codes
-- on it and nobody else's, in whatever way they ask.
create function private.apart_from_me(contribution uuid)
returns boolean
language sql stable security definer set search_path = ''
as $$
    select exists (
        select 1 from public.round_contributions r
        join public.coding_rounds o on o.id = r.round_id and o.closed_at is null
        join public.round_coders me on me.round_id = r.round_id and me.coder_id = private.signed_in()
        where r.contribution_id = contribution and r.finished_at is null
            and exists (select 1 from public.round_coders other where other.round_id = r.round_id and other.coder_id <> me.coder_id))
$$;
grant execute on function private.apart_from_me to authenticated;

alter policy "those who listen read what was coded" on public.codings
using (exists (select 1 from public.codes c where c.id = code_id)
    and (coder_id = (select private.signed_in()) or not private.apart_from_me(contribution_id)));
alter policy "those who listen read what was settled" on public.settlements
using (exists (select 1 from public.codes c where c.id = code_id) and not private.apart_from_me(contribution_id));

-- Finds a round of a trust where the signed-in person listens. Errors: P0002 hidden or absent.
create function private.round_to_read(round uuid)
returns public.coding_rounds
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_round public.coding_rounds;
begin
    select * into found_round from public.coding_rounds where id = round;
    if found_round.id is null or found_round.organisation_id not in (select private.my_organisations('facilitator', 'engagement_lead')) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return found_round;
end
$$;

-- The same, for who codes in it while it is open. Errors: KD004 closed, KD005 not one of its coders.
create function private.round_to_code(round uuid)
returns public.coding_rounds
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_round public.coding_rounds := private.round_to_read(round);
begin
    if found_round.closed_at is not null then
        perform private.refuse('KD004', 'This round is closed. Nobody codes in it any more.');
    end if;
    if not exists (select 1 from public.round_coders k where k.round_id = round and k.coder_id = private.signed_in()) then
        perform private.refuse('KD005', 'You are not one of the people who code in this round');
    end if;
    return found_round;
end
$$;

-- Those who listen at a trust today and have an account: [{"id" (as the trust knows them),"name","me"}], by name, at most 200.
create function private.listeners(organisation uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(to_jsonb(l) order by l.name, l.id), '[]') from (
        select distinct p.id, coalesce(p.name, 'No name given') as name, p.account_id = private.signed_in() as me
        from public.members m join public.people p on p.id = m.person_id and p.account_id is not null
        where m.organisation_id = organisation and m.role in ('facilitator', 'engagement_lead')
            and m.starts_on <= private.today() and (m.ends_on is null or m.ends_on > private.today())
        order by 2, 1 limit 200) l
$$;

-- What somebody who listens is called by their colleagues at the trust.
create function private.colleague(organisation uuid, account uuid)
returns text
language sql stable security definer set search_path = ''
as $$
    select coalesce((select p.name from public.people p where p.organisation_id = organisation and p.account_id = account), 'A colleague')
$$;

-- Begins a round. In: {"title","coders" (1 to 12 people of the trust, by id),"chosen","source" (the workshop, consultation or
-- import),"most" (1 to 500)}. The newest words come first; what organisers put to people, what was taken back and what was
-- kept back is left out. Out: its id.
-- Errors: 42501, TX001/TX002 title, KD001 nothing to read (field chosen), KD002 coders (field coders), KD006 how many (field
-- most), KD010 no such source in the programme (field source).
create function public.create_round(programme uuid, given jsonb)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    organisation uuid := (select p.organisation_id from public.programmes p where p.id = programme);
    chosen text := given ->> 'chosen';
    one_place uuid := (given ->> 'source')::uuid;
    most int := (given ->> 'most')::int;
    accounts uuid[];
    made uuid;
begin
    perform private.require_role(organisation, 'facilitator', 'engagement_lead');
    perform private.require_text(given ->> 'title', 120, 'title', 'Write what you call this round');
    accounts := array(select distinct p.account_id from public.people p
        where p.id::text in (select jsonb_array_elements_text(given -> 'coders'))
            and p.id in (select (l ->> 'id')::uuid from jsonb_array_elements(private.listeners(organisation)) l));
    if cardinality(accounts) <> coalesce(jsonb_array_length(given -> 'coders'), 0) or cardinality(accounts) not between 1 and 12 then
        perform private.refuse('KD002', 'Choose from 1 to 12 people who listen here', 'coders');
    end if;
    if chosen is null or chosen not in ('newest', 'unused', 'workshop', 'consultation', 'import') then
        perform private.refuse('KD001', 'Choose which words to read', 'chosen');
    end if;
    if most is null or most not between 1 and 500 then
        perform private.refuse('KD006', 'Write a number from 1 to 500', 'most');
    end if;
    if chosen = 'workshop' and not exists (select 1 from public.workshops w where w.id = one_place and w.programme_id = programme)
        or chosen = 'consultation' and not exists (select 1 from public.consultations k where k.id = one_place and k.programme_id = programme)
        or chosen = 'import' and not exists (select 1 from public.import_batches b where b.id = one_place and b.programme_id = programme) then
        perform private.refuse('KD010', 'Choose which one', 'source');
    end if;
    insert into public.coding_rounds (organisation_id, programme_id, title, chosen, made_by)
    values (organisation, programme, given ->> 'title', chosen, private.signed_in()) returning id into made;
    insert into public.round_coders select made, unnest(accounts);
    insert into public.round_contributions (round_id, contribution_id, place)
    select made, c.id, row_number() over (order by c.given_on desc, c.id desc)
    from (
        select k.id, k.given_on from public.contributions k
        where k.id in (
                select w.id from public.contributions w where chosen = 'workshop' and w.workshop_id = one_place
                union all select s.id from public.contributions s where chosen = 'consultation' and s.consultation_id = one_place
                union all select r.contribution_id from public.import_rows r where chosen = 'import' and r.batch_id = one_place
                -- Never used among the newest 20,000, so that a programme where all was used is not read through.
                union all (select n.id from (
                    select l.id, l.given_on from public.contributions l
                    where chosen in ('newest', 'unused') and l.programme_id = programme and l.words is not null
                        and l.moderated_out_at is null and l.kind <> 'put'
                    order by l.given_on desc, l.id desc limit 20000) n
                    where chosen = 'newest' or not private.is_quoted(n.id)
                    order by n.given_on desc, n.id desc limit most))
            and k.programme_id = programme and k.words is not null and k.moderated_out_at is null and k.kind <> 'put'
        order by k.given_on desc, k.id desc limit most) c;
    if not found then
        perform private.refuse('KD001', 'There is nothing to read there yet. Choose other words.', 'chosen');
    end if;
    -- What somebody passed on before never comes back to them.
    insert into public.round_readings (round_id, contribution_id, coder_id, passed)
    select made, r.contribution_id, s.passed_by, true from public.round_contributions r
    join public.passes s on s.contribution_id = r.contribution_id and s.passed_by = any (accounts)
    where r.round_id = made;
    update public.round_contributions r set finished_at = now() where r.round_id = made and not exists (
        select 1 from unnest(accounts) a where not exists (select 1 from public.round_readings d
            where d.round_id = made and d.contribution_id = r.contribution_id and d.coder_id = a));
    return made;
end
$$;

-- Writes down that one coder is done with one contribution, and whether it was the last of them. The row is held, so that of
-- two who are done at the same moment the second sees the first.
create function private.read_in_round(round uuid, contribution uuid, coder uuid, passed boolean)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform 1 from public.round_contributions r where r.round_id = round and r.contribution_id = read_in_round.contribution for update;
    if not found then
        perform private.refuse('P0002', 'Page not found');
    end if;
    insert into public.round_readings (round_id, contribution_id, coder_id, passed)
    values (round, contribution, coder, read_in_round.passed) on conflict do nothing;
    update public.round_contributions r set finished_at = now()
    where r.round_id = round and r.contribution_id = read_in_round.contribution and r.finished_at is null
        and not exists (
            select 1 from public.round_coders k where k.round_id = round and not exists (
                select 1 from public.round_readings d
                where d.round_id = round and d.contribution_id = read_in_round.contribution and d.coder_id = k.coder_id));
end
$$;

-- Done with one contribution of a round, with codes or without. Again is no error. Errors: P0002, KD004, KD005.
create function public.done_with(round uuid, contribution uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.round_to_code(round);
    perform private.read_in_round(round, contribution, private.signed_in(), false);
end
$$;

-- Not done with it after all, as long as somebody else is not either: afterwards the codes of the others could be seen.
-- Errors: P0002, KD004, KD005, KD007 everybody is done.
create function public.not_done_with(round uuid, contribution uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    held public.round_contributions;
begin
    perform private.round_to_code(round);
    select * into held from public.round_contributions r
    where r.round_id = round and r.contribution_id = not_done_with.contribution for update;
    if held.round_id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if held.finished_at is not null then
        perform private.refuse('KD007', 'Everybody is done with these words, so what you had put stays as it was. You can settle it together.');
    end if;
    delete from public.round_readings d where d.round_id = round and d.contribution_id = not_done_with.contribution
        and d.coder_id = private.signed_in() and not d.passed;
end
$$;

-- Takes the next contribution of a round that the signed-in person has not read. Hard ones wait when the sitting has had
-- enough of them. Out: {"contribution" (null: none now),"waiting" (hard ones that wait),"hard_read"}.
-- Errors: P0002, KD004, KD005.
create function public.take_next(round uuid)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
    given uuid;
    left_over bigint;
    hard_too boolean := private.may_have_hard();
begin
    perform private.round_to_code(round);
    with unread as (
        select c.id, r.place, private.is_hard(c.id) as hard from public.round_contributions r
        join public.contributions c on c.id = r.contribution_id and c.words is not null and c.moderated_out_at is null
        where r.round_id = round and not exists (select 1 from public.round_readings d
            where d.round_id = round and d.contribution_id = c.id and d.coder_id = private.signed_in())
    )
    select (select u.id from unread u where hard_too or not u.hard order by u.place limit 1), (select count(*) from unread)
    into given, left_over;
    if given is not null then
        perform private.note_reading(given);
    end if;
    return jsonb_build_object('contribution', given, 'waiting', case when given is null then left_over else 0 end,
        'hard_read', private.my_sitting() -> 'hard_read');
end
$$;

-- Closes a round: what nobody finished stays out of its figures, and nobody reads apart any more. Its coders and engagement
-- leads. Again is no error. Errors: P0002, 42501.
create function public.close_round(round uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_round public.coding_rounds := private.round_to_read(round);
begin
    if not exists (select 1 from public.round_coders k where k.round_id = round and k.coder_id = private.signed_in()) then
        perform private.require_role(found_round.organisation_id, 'engagement_lead');
    end if;
    update public.coding_rounds set closed_at = now() where id = round and closed_at is null;
end
$$;

-- Puts several codes to several spans of one contribution at once, by reading. In: codes (1 to 20), [{"starts","ends"}]
-- (1 to 50). Errors: KD008 no code chosen (field codes), KD009 no words chosen (field exact), and those of put_code (0071).
create function public.put_codes(contribution uuid, codes uuid[], spans jsonb)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    if coalesce(cardinality(codes), 0) not between 1 and 20 then
        perform private.refuse('KD008', 'Choose from 1 to 20 codes', 'codes');
    end if;
    if coalesce(jsonb_array_length(spans), 0) not between 1 and 50 then
        perform private.refuse('KD009', 'Choose some of the words', 'exact');
    end if;
    perform public.put_code(contribution, code, (span ->> 'starts')::int, (span ->> 'ends')::int)
    from unnest(codes) code, jsonb_array_elements(spans) span;
end
$$;

-- Passes words on: to a colleague who listens at the trust (by the id it knows them by), or to anyone. Needs no reason. They
-- never come back to who passed, in no round. Errors: P0002, 42501, RD002 not somebody who listens (field colleague), RD003
-- they passed these words on themselves (field colleague).
create function public.pass_on(contribution uuid, colleague uuid default null)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    given public.contributions := private.hold_words_to_read(contribution);
    account uuid;
begin
    perform private.require_role(given.organisation_id, 'facilitator', 'engagement_lead');
    if colleague is not null then
        select p.account_id into account from public.people p where p.id = colleague and p.account_id <> private.signed_in()
            and p.id in (select (l ->> 'id')::uuid from jsonb_array_elements(private.listeners(given.organisation_id)) l);
        if account is null then
            perform private.refuse('RD002', 'Choose a colleague who listens here, or anyone', 'colleague');
        end if;
        if exists (select 1 from public.passes s where s.contribution_id = contribution and s.passed_by = account) then
            perform private.refuse('RD003', 'They passed these words on themselves. Choose somebody else, or anyone.', 'colleague');
        end if;
    end if;
    insert into public.passes (contribution_id, organisation_id, passed_by, passed_to)
    values (contribution, given.organisation_id, private.signed_in(), account)
    on conflict (contribution_id, passed_by) do update
        set passed_to = excluded.passed_to, passed_at = now(), taken_by = null, taken_at = null;
    perform private.read_in_round(r.round_id, contribution, private.signed_in(), true)
    from public.round_contributions r
    join public.round_coders k on k.round_id = r.round_id and k.coder_id = private.signed_in()
    join public.coding_rounds o on o.id = r.round_id and o.closed_at is null
    where r.contribution_id = pass_on.contribution;
end
$$;

-- Takes up what a colleague passed on, to oneself or to anyone. Errors: P0002 not there to take, or passed on by oneself.
create function public.take_passed(contribution uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    update public.passes s set taken_by = private.signed_in(), taken_at = now()
    where s.contribution_id = take_passed.contribution and s.taken_at is null
        and s.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))
        and (s.passed_to is null or s.passed_to = private.signed_in())
        and not exists (select 1 from public.passes own
            where own.contribution_id = take_passed.contribution and own.passed_by = private.signed_in());
    if not found then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.note_reading(contribution);
end
$$;

grant execute on function public.create_round, public.done_with, public.not_done_with, public.take_next, public.close_round,
    public.put_codes, public.pass_on, public.take_passed to authenticated;
