-- Reading hard material: notes that stand before words, a cap for one sitting, and passing words on to somebody else.
-- Who may see what: those who may read words at the trust read the flags on them, by functions and without who flagged; of a
-- sitting and its cap only the reader reads, and no more than the one sitting is kept, so that nobody can count how much
-- anybody read. A pass is read by who passed and by whoever may take it up. Whoever gave the words reads none of it.

-- "This was hard to read": about the words, never about who gave them. With the reader's own note to the next one, if any.
create table public.distress_flags (
    contribution_id uuid not null references public.contributions on delete cascade,
    flagged_by uuid not null references auth.users,
    note text not null default '' check (char_length(note) <= 200),
    flagged_at timestamptz not null default now(),
    primary key (contribution_id, flagged_by)
);

-- The sitting of one reader: which hard ones were put before them, and how often they chose to go on past their cap. The next
-- sitting overwrites it; the cap stays until they change it.
create table public.reading_sittings (
    account_id uuid primary key references auth.users on delete cascade,
    cap int not null default 5 check (cap between 1 and 50),
    last_read_at timestamptz not null default now(),
    hard uuid[] not null default '{}' check (cardinality(hard) <= 1000),
    going_on int not null default 0
);

-- Words somebody would rather not read: to a colleague, or to anyone. Needs no reason, and they never come back to who passed.
create table public.passes (
    contribution_id uuid not null references public.contributions on delete cascade,
    organisation_id uuid not null references public.organisations,
    passed_by uuid not null references auth.users,
    passed_to uuid references auth.users,
    passed_at timestamptz not null default now(),
    taken_by uuid references auth.users,
    taken_at timestamptz,
    primary key (contribution_id, passed_by),
    check (passed_to <> passed_by),
    check ((taken_by is null) = (taken_at is null))
);
create index passes_waiting on public.passes (organisation_id, passed_at, contribution_id) where taken_at is null;

alter table public.distress_flags enable row level security;
alter table public.reading_sittings enable row level security;
alter table public.passes enable row level security;

grant select (cap, last_read_at, hard, going_on) on public.reading_sittings to authenticated;
create policy "readers read their own sitting" on public.reading_sittings for select to authenticated
using (account_id = (select private.signed_in()));

-- A flag's note may repeat what was said: it goes when the words are taken back, and so does where they were passed.
create function private.flags_fall()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    delete from public.distress_flags where contribution_id = new.id;
    delete from public.passes where contribution_id = new.id;
    update public.reading_sittings s set hard = array_remove(s.hard, new.id) where new.id = any (s.hard);
    return null;
end
$$;
create trigger flags_fall after update of words on public.contributions for each row
when (old.words is not null and new.words is null) execute function private.flags_fall();

-- Is there anything to say before these words? A content note by whoever wrote them down, or a reader's flag.
create function private.is_hard(contribution uuid)
returns boolean
language sql stable security definer set search_path = ''
as $$
    select exists (select 1 from public.contributions c where c.id = contribution and c.content_note <> '')
        or exists (select 1 from public.distress_flags f where f.contribution_id = contribution)
$$;

-- What a page says before the words of a contribution. The caller decides who may read them.
-- Out: null where there is nothing to say, else {"content_note","flags" (how many readers), "notes" (theirs, 5 newest; none for
-- those who read by consent where something is left out of the words, since a note may say it), "mine" (whether the signed-in
-- person is one)}.
create function private.hard_to_read(contribution uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select case when private.is_hard(contribution) then jsonb_build_object(
        'content_note', (select c.content_note from public.contributions c where c.id = contribution),
        'flags', (select count(*) from public.distress_flags f where f.contribution_id = contribution),
        'notes', (select coalesce(jsonb_agg(n.note order by n.flagged_at desc), '[]') from (
            select f.note, f.flagged_at from public.distress_flags f
            where f.contribution_id = contribution and f.note <> ''
                and (not private.is_left_out_of(contribution) or exists (select 1 from public.contributions c where c.id = contribution
                    and c.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))))
            order by f.flagged_at desc limit 5) n),
        'mine', exists (select 1 from public.distress_flags f
            where f.contribution_id = contribution and f.flagged_by = private.signed_in())) end
$$;

-- The same for those who read words at the trust; null for everybody else, such as who gave them.
create function private.hard_for_readers(contribution uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select private.hard_to_read(c.id) from public.contributions c
    where c.id = contribution and c.organisation_id in (select private.my_insight_trusts())
        and c.id not in (select private.my_contributions())
$$;
grant execute on function private.hard_for_readers to authenticated;

-- Finds words the signed-in person may read at the trust, by their role and for the board by consent. Errors: P0002.
create function private.words_to_read(contribution uuid)
returns public.contributions
language plpgsql stable security definer set search_path = ''
as $$
declare
    given public.contributions;
begin
    select * into given from public.contributions where id = contribution;
    if given.id is null or private.words_for_staff(given) is null or given.organisation_id not in (select private.my_insight_trusts()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return given;
end
$$;

-- The same, held as they are until the end of the transaction: for whoever writes something of them. Errors: P0002.
create function private.hold_words_to_read(contribution uuid)
returns public.contributions
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.words_to_read(contribution);
    perform 1 from public.contributions c where c.id = contribution for share;
    return private.words_to_read(contribution);
end
$$;

-- Says that words were hard to read, with a note to the next reader, or says it anew. In: the note, 200 characters at most.
-- Errors: P0002 not theirs to read, TX002 note too long (field note).
create function public.flag_hard(contribution uuid, note text default '')
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.hold_words_to_read(contribution);
    if char_length(note) > 200 then
        perform private.refuse('TX002', 'Use 200 characters or fewer', 'note');
    end if;
    insert into public.distress_flags (contribution_id, flagged_by, note)
    values (contribution, private.signed_in(), btrim(coalesce(note, '')))
    on conflict (contribution_id, flagged_by) do update set note = excluded.note, flagged_at = now();
end
$$;

-- Takes one's own flag off again, with its note. Nobody else's. Errors: P0002 not theirs to read.
create function public.unflag_hard(contribution uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.words_to_read(contribution);
    delete from public.distress_flags f where f.contribution_id = unflag_hard.contribution and f.flagged_by = private.signed_in();
end
$$;

-- The sitting as it stands at a moment: one that saw no reading for an hour is over, and counts from nothing.
create function private.sitting(at timestamptz default now())
returns public.reading_sittings
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_sitting public.reading_sittings;
begin
    select * into found_sitting from public.reading_sittings where account_id = private.signed_in();
    if found_sitting.account_id is null then
        found_sitting := row(private.signed_in(), 5, at, '{}'::uuid[], 0);
    elsif found_sitting.last_read_at < at - interval '60 minutes' then
        found_sitting.hard := '{}';
        found_sitting.going_on := 0;
    end if;
    return found_sitting;
end
$$;

-- May another hard one be put before the signed-in person in this sitting?
create function private.may_have_hard(at timestamptz default now())
returns boolean
language sql stable security definer set search_path = ''
as $$
    select cardinality(s.hard) < s.cap * (s.going_on + 1) from private.sitting(at) s
$$;

-- Notes that words are put before the signed-in person, once in a sitting if they are hard.
create function private.note_reading(contribution uuid, at timestamptz default now())
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    now_sitting public.reading_sittings := private.sitting(at);
begin
    if private.is_hard(contribution) and not contribution = any (now_sitting.hard) and cardinality(now_sitting.hard) < 1000 then
        now_sitting.hard := now_sitting.hard || contribution;
    end if;
    insert into public.reading_sittings values (private.signed_in(), now_sitting.cap, at, now_sitting.hard, now_sitting.going_on)
    on conflict (account_id) do update set last_read_at = excluded.last_read_at, hard = excluded.hard, going_on = excluded.going_on;
end
$$;

-- One's own sitting. Out: {"cap","hard_read","may_have_hard"}.
create function private.my_sitting()
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('cap', s.cap, 'hard_read', cardinality(s.hard), 'may_have_hard', private.may_have_hard())
    from private.sitting() s
$$;

-- Sets how many hard ones a sitting may hold, for oneself. Errors: 42501 not signed in, RD001 not from 1 to 50 (field cap).
create function public.set_reading_cap(cap int)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    if private.signed_in() is null then
        perform private.refuse('42501', 'Sign in first');
    end if;
    if cap is null or cap not between 1 and 50 then
        perform private.refuse('RD001', 'Write a number from 1 to 50', 'cap');
    end if;
    insert into public.reading_sittings (account_id, cap) values (private.signed_in(), set_reading_cap.cap)
    on conflict (account_id) do update set cap = excluded.cap;
end
$$;

-- Ends one's sitting: the next one counts from nothing.
create function public.end_sitting()
returns void
language sql security definer set search_path = ''
as $$
    update public.reading_sittings set hard = '{}', going_on = 0 where account_id = private.signed_in()
$$;

-- Chooses to read on past the cap: as many again, in this sitting alone.
create function public.go_on_reading()
returns void
language sql security definer set search_path = ''
as $$
    update public.reading_sittings set going_on = going_on + 1
    where account_id = private.signed_in() and not private.may_have_hard()
$$;

grant execute on function public.flag_hard, public.unflag_hard, public.set_reading_cap, public.end_sitting, public.go_on_reading to authenticated;
