-- Suggestions: which codes may fit some words, and which words are like them. By counting words, in this database, and by
-- nothing else (ADR 0022): what is suggested always says by which words. No count, list, search or insight sees a suggestion;
-- one that somebody accepts becomes their coding, and says so.
-- Who may see what: facilitators and engagement leads of the trust. What was learnt from words is nobody's to read, and what
-- one contribution taught goes with its words.

-- How often words stand in the newest contributions of a programme: from how many, and in how many of them each word.
create table private.backgrounds (
    programme_id uuid primary key references public.programmes,
    contributions int not null,
    read_at timestamptz not null
);
create table private.background_words (
    programme_id uuid not null references public.programmes,
    lexeme text not null,
    n int not null,
    primary key (programme_id, lexeme)
);

-- The words that tell a code from what else is said: in how many of its passages each stands (n, nought for a word of the
-- code book's own), and how much it tells.
create table private.code_words (
    code_id uuid not null references public.codes,
    programme_id uuid not null references public.programmes,
    lexeme text not null,
    n int not null,
    weight real not null,
    primary key (code_id, lexeme)
);
create index on private.code_words (programme_id, lexeme);

-- Codes that were put, taken off or settled since their words were learnt. Rows are only added, so that nobody waits.
create table private.codes_to_learn (
    code_id uuid not null references public.codes,
    since timestamptz not null default now()
);
create index on private.codes_to_learn (since, code_id);
create index on private.codes_to_learn (code_id);

-- What somebody made of a suggestion. A row is there once they accepted or dismissed it, never before; what one of them
-- dismissed is still suggested to the others.
create table public.code_suggestions (
    id uuid primary key default gen_random_uuid(),
    contribution_id uuid not null references public.contributions on delete cascade,
    code_id uuid not null references public.codes,
    -- The words by which it was suggested, as they stand in what was said.
    because text[] not null check (cardinality(because) between 1 and 10),
    score real not null,
    answer text not null check (answer in ('accepted', 'dismissed')),
    answered_by uuid not null references auth.users,
    answered_at timestamptz not null default now(),
    unique (contribution_id, code_id, answered_by)
);
create index on public.code_suggestions (code_id, answered_at desc);

alter table private.backgrounds enable row level security;
alter table private.background_words enable row level security;
alter table private.code_words enable row level security;
alter table private.codes_to_learn enable row level security;
alter table public.code_suggestions enable row level security;
grant select (id, contribution_id, code_id, because, score, answer, answered_at) on public.code_suggestions to authenticated;
create policy "people read what they made of suggestions" on public.code_suggestions for select to authenticated
using (answered_by = (select private.signed_in()) and exists (select 1 from public.codes c where c.id = code_id));

-- Words that may tell anything: not numbers, not the shortest, and none with a mark in it that a query would need escaped.
create function private.telling(words tsvector)
returns setof text
language sql immutable set search_path = ''
as $$
    select l from unnest(tsvector_to_array(words)) l where octet_length(l) between 3 and 120 and l !~ '^[0-9.,:/-]+$|[''\\]'
$$;

-- Counts the words of the newest 2,000 contributions of a programme. One that stands in a single one of them is not kept: it
-- would tell what that one person said.
create function private.learn_background(programme uuid, at timestamptz)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(programme::text, 83));
    delete from private.background_words w where w.programme_id = programme;
    with newest as materialized (
        select w.words from private.contribution_words w where w.programme_id = programme
        order by w.given_on desc, w.contribution_id desc limit 2000
    ), counted as (
        insert into private.background_words
        select programme, l, count(*) from newest, private.telling(newest.words) l group by l having count(*) > 1
    )
    insert into private.backgrounds select programme, count(*), learn_background.at from newest
    on conflict (programme_id) do update set contributions = excluded.contributions, read_at = excluded.read_at;
end
$$;

-- Learns the words of a code: those that stand in the passages it was put to (the newest 200, in two of them at least) more
-- than in the programme's words at large, by log-odds; and, for as long as there are none, the words of its name, definition
-- and examples, which tell less the commoner they are. At most 40.
create function private.learn_code(code uuid)
returns void
language sql security definer set search_path = ''
as $$
    delete from private.codes_to_learn t where t.code_id = code;
    delete from private.code_words w where w.code_id = code;
    with book as (
        select c.id, c.programme_id, greatest(coalesce(b.contributions, 0), 20) as of_all,
            to_tsvector('pg_catalog.english', c.name) as name, to_tsvector('pg_catalog.english', c.definition || ' ' || c.examples) as meaning
        from public.codes c left join private.backgrounds b on b.programme_id = c.programme_id where c.id = code and c.replaced_at is null
    ), passages as materialized (
        select s.contribution_id, to_tsvector(private.search_config(min(c.lang)), string_agg(distinct substr(c.words, k.starts + 1, k.ends - k.starts), ' ')) as words
        from (select w.contribution_id from private.code_stands w where w.code_id = code and w.stands
            order by w.given_on desc, w.contribution_id desc limit 200) s
        join public.contributions c on c.id = s.contribution_id
        join public.codings k on k.contribution_id = c.id and k.code_id = code and k.taken_off_at is null
        group by s.contribution_id
    ), found as (
        select l, count(*)::int as n from passages, private.telling(passages.words) l group by l having count(*) > 1
    ), weighed as (
        -- Of few passages less is believed: n / (n + 1).
        select f.l, f.n, (ln((f.n + 0.5) / ((select count(*) from passages) - f.n + 0.5))
            - ln((coalesce(w.n, 1) + 0.5) / (greatest(book.of_all - coalesce(w.n, 1), 0) + 0.5))) * f.n / (f.n + 1) as weight
        from found f cross join book left join private.background_words w on w.programme_id = book.programme_id and w.lexeme = f.l
        where coalesce(w.n, 0) <= 0.3 * book.of_all
        union all
        select l, 0, case when l = any (tsvector_to_array(book.name)) then least(0.8 * ln(book.of_all / (coalesce(w.n, 0) + 1.0)), 4)
            else least(0.4 * ln(book.of_all / (coalesce(w.n, 0) + 1.0)), 2) end
        from book cross join (select distinct t from book b, private.telling(b.name || b.meaning) t) own (l)
        left join private.background_words w on w.programme_id = book.programme_id and w.lexeme = l
        where coalesce(w.n, 0) <= 0.1 * book.of_all
    )
    insert into private.code_words (code_id, programme_id, lexeme, n, weight)
    select code, book.programme_id, best.l, best.n, least(best.weight, 6)
    from (select distinct on (w.l) w.* from weighed w where w.weight > 0.7 order by w.l, w.n desc) best cross join book
    order by best.weight desc, best.l limit 40
$$;

create function private.learn_written_code()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.learn_code(new.id);
    return null;
end
$$;
create trigger learn_written_code after insert or update of name, definition, examples, replaced_at on public.codes
for each row execute function private.learn_written_code();

create function private.learn_code_later()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    code uuid := case when tg_op = 'DELETE' then old.code_id else new.code_id end;
begin
    if not exists (select 1 from private.codes_to_learn t where t.code_id = code) then
        insert into private.codes_to_learn (code_id) values (code);
    end if;
    return null;
end
$$;
create trigger learn_code_later after insert or update or delete on private.code_stands
for each row execute function private.learn_code_later();

-- A step of the clock: words of programmes are counted again each day, and each hour while there are few of them; codes that
-- people have put since are learnt again.
create function private.learn_codes(at timestamptz)
returns void
language sql security definer set search_path = ''
as $$
    select private.learn_background(p.id, learn_codes.at) from (
        select p.id from public.programmes p left join private.backgrounds b on b.programme_id = p.id
        where b.read_at is null
            or b.read_at < learn_codes.at - case when b.contributions < 2000 then interval '1 hour' else interval '1 day' end
        order by b.read_at nulls first, p.id limit 3) p;
    select private.learn_code(t.code_id) from (
        select distinct w.code_id from (select * from private.codes_to_learn l where l.since <= learn_codes.at order by l.since limit 50) w
    ) t
$$;
insert into private.clock_steps values ('learn_codes');

-- Learns a code book now, and says nothing. Errors: P0002.
create function public.learn_code_book(programme uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_code_book(programme);
    perform private.learn_background(programme, now());
    perform private.learn_code(c.id) from public.codes c where c.programme_id = programme and c.replaced_at is null;
end
$$;

-- Where words are taken back, or an import is undone, what they taught goes too: each of their words is known from one
-- contribution fewer, and one that no two others say is forgotten. In the order of the words, so that of two at once one waits.
create function private.unlearn()
returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
    said text[] := array(select private.telling(to_tsvector(private.search_config(old.lang), old.words)));
begin
    delete from public.code_suggestions where contribution_id = old.id;
    perform 1 from private.background_words w where w.programme_id = old.programme_id and w.lexeme = any (said) order by w.lexeme for update;
    update private.background_words w set n = w.n - 1 where w.programme_id = old.programme_id and w.lexeme = any (said);
    delete from private.background_words w where w.programme_id = old.programme_id and w.lexeme = any (said) and w.n < 2;
    perform 1 from private.code_words w where w.programme_id = old.programme_id and w.lexeme = any (said) and w.n > 0
    order by w.lexeme, w.code_id for update;
    update private.code_words w set n = w.n - 1 where w.programme_id = old.programme_id and w.lexeme = any (said) and w.n > 0;
    delete from private.code_words w where w.programme_id = old.programme_id and w.lexeme = any (said) and w.n = 1;
    return null;
end
$$;
create trigger unlearn after update of words on public.contributions for each row
when (old.words is not null and new.words is null) execute function private.unlearn();
create trigger unlearn_undone after delete on public.contributions for each row
when (old.words is not null) execute function private.unlearn();

grant execute on function public.learn_code_book to authenticated;
