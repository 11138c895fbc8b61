-- Finding what people said: the words of each contribution as Postgres sorts them, and marks to filter by.
-- Who may see what: nobody reads this table. The functions that find ask who is there and give out what the policies of
-- 0004 give. When words are taken back their row goes too, so that nothing that was said can be found afterwards.

-- How words of a language are sorted: Postgres's own stemmers, and "simple" (whole words as they stand) where it has none.
-- In: a tag such as "en" or "pt-BR".
create function private.search_config(lang text)
returns regconfig
language sql immutable parallel safe set search_path = ''
as $$
    select case split_part(lang, '-', 1)
        when 'en' then 'pg_catalog.english' when 'ar' then 'pg_catalog.arabic' when 'ca' then 'pg_catalog.catalan'
        when 'da' then 'pg_catalog.danish' when 'nl' then 'pg_catalog.dutch' when 'fi' then 'pg_catalog.finnish'
        when 'fr' then 'pg_catalog.french' when 'de' then 'pg_catalog.german' when 'el' then 'pg_catalog.greek'
        when 'hi' then 'pg_catalog.hindi' when 'hu' then 'pg_catalog.hungarian' when 'it' then 'pg_catalog.italian'
        when 'lt' then 'pg_catalog.lithuanian' when 'ne' then 'pg_catalog.nepali' when 'no' then 'pg_catalog.norwegian'
        when 'pt' then 'pg_catalog.portuguese' when 'ro' then 'pg_catalog.romanian' when 'ru' then 'pg_catalog.russian'
        when 'es' then 'pg_catalog.spanish' when 'sv' then 'pg_catalog.swedish' when 'ta' then 'pg_catalog.tamil'
        when 'tr' then 'pg_catalog.turkish' else 'pg_catalog.simple' end::regconfig
$$;

create table private.contribution_words (
    contribution_id uuid primary key references public.contributions on delete cascade,
    programme_id uuid not null references public.programmes,
    given_on date not null,
    config regconfig not null,
    -- All of the words, for those who listen.
    words tsvector not null,
    -- The words without what was left out of them, for those who read by consent; null where nothing was left out.
    words_shown tsvector,
    -- What filters ask for, one word each (0076 says which): in the same index as the words, so that a rare word among what
    -- one workshop said costs what both have in common, and no more.
    marks text[] not null default '{}'
);
-- Not gathered in a pending list: whoever searches would read it through.
create index contribution_words_gin on private.contribution_words using gin (words, marks) with (fastupdate = off);
create index contribution_words_shown_gin on private.contribution_words using gin (words_shown, marks) with (fastupdate = off)
    where words_shown is not null;
create index on private.contribution_words (programme_id, given_on desc, contribution_id desc);
alter table private.contribution_words enable row level security;

-- Keeps the row of a contribution: made when it is recorded, gone when its words are. What organisers put to people is
-- nobody's words, and is not found.
create function private.keep_contribution_words()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if new.words is null then
        delete from private.contribution_words where contribution_id = new.id;
    elsif new.kind <> 'put' then
        insert into private.contribution_words (contribution_id, programme_id, given_on, config, words)
        values (new.id, new.programme_id, new.given_on, private.search_config(new.lang),
            to_tsvector(private.search_config(new.lang), new.words))
        on conflict (contribution_id) do nothing;
    end if;
    return null;
end
$$;
create trigger keep_contribution_words after insert or update of words on public.contributions
for each row execute function private.keep_contribution_words();
