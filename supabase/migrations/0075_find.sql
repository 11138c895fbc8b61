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
    organisation_id uuid not null references public.organisations,
    programme_id uuid not null references public.programmes,
    workshop_id uuid references public.workshops,
    consultation_id uuid references public.consultations,
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
create index on private.contribution_words (organisation_id, given_on desc, contribution_id desc);
create index on private.contribution_words (workshop_id, given_on desc, contribution_id desc);
create index on private.contribution_words (consultation_id, given_on desc, contribution_id desc);
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
        insert into private.contribution_words (contribution_id, organisation_id, programme_id, workshop_id, consultation_id, given_on,
            config, words, marks)
        values (new.id, new.organisation_id, new.programme_id, new.workshop_id, new.consultation_id, new.given_on, private.search_config(new.lang),
            to_tsvector(private.search_config(new.lang), new.words), private.marks_of(new.id))
        on conflict (contribution_id) do nothing;
    end if;
    return null;
end
$$;
create trigger keep_contribution_words after insert or update of words on public.contributions
for each row execute function private.keep_contribution_words();

-- The words for those who read by consent, kept as stretches are left out and put back.
create function private.keep_words_shown()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    update private.contribution_words w
    set words_shown = case when private.is_left_out_of(c.id) then to_tsvector(w.config, private.words_out(c)) end
    from public.contributions c
    where c.id = w.contribution_id and w.contribution_id = new.contribution_id;
    return null;
end
$$;
create trigger keep_words_shown after insert or update on public.redactions
for each row execute function private.keep_words_shown();

-- What somebody asks for, as each way of sorting words reads it. In: words as people type them ("exact words", or, -not),
-- and one language, or null for all. Out: for each different query the ways that read it so; none where all of it is
-- words that are nowhere kept ("the", "and").
create function private.word_queries(words text, lang text default null)
returns table (configs regconfig[], query tsquery)
language sql immutable set search_path = ''
as $$
    select array_agg(read.config), read.query
    from (
        select way.config, websearch_to_tsquery(way.config, translate(words, '“”„«»‘’', '"""""''''')) as query
        from (select distinct private.search_config(l) as config from unnest(
            case when lang is not null then array[lang] else array['en', 'ar', 'ca', 'da', 'nl', 'fi', 'fr', 'de', 'el', 'hi', 'hu', 'it',
                'lt', 'ne', 'no', 'pt', 'ro', 'ru', 'es', 'sv', 'ta', 'tr', 'und'] end) l) way
    ) read
    where numnode(read.query) > 0
    group by read.query
$$;

-- What may be asked for: words, and filters of closed kinds. Nothing else is kept.
create function private.is_view_query(query jsonb)
returns boolean
language sql immutable set search_path = ''
as $$
    select jsonb_typeof(query) = 'object'
        and query - array['words', 'programme', 'workshop', 'consultation', 'from', 'to', 'kind', 'lang', 'code', 'community', 'use'] = '{}'
        and not jsonb_path_exists(query, '$.* ? (@.type() != "string")')
        and char_length(query ->> 'words') between 1 and 400 is not false
        -- What became of words (0076) and no other mark: those of codes and communities are asked for by their own filters, which
        -- only those who listen have, and which hold back what somebody reads apart and what few people gave.
        and (query ->> 'use' in ('stands', 'unused', 'unexplained', 'said_why', 'uncoded', 'coded', 'quoted', 'in_an_insight', 'answered',
            'told', 'kept_back', 'why_said_by_others', 'why_another_programme', 'why_answered_at_once', 'why_too_little',
            'why_could_point_to_somebody', 'why_their_giver_asked', 'why_other')) is not false
        and not exists (select from jsonb_each_text(query - 'words') asked where char_length(asked.value) > 60)
$$;

-- What somebody asked for: kept here so that no address and no log holds the words they looked for. Without a name it is one
-- search, theirs alone, and gone after two days. With one it is a saved view, theirs or shared with those who listen.
create table private.contribution_views (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    account_id uuid not null references auth.users on delete cascade,
    query jsonb not null check (private.is_view_query(query)),
    name text check (char_length(name) between 1 and 80),
    shared boolean not null default false,
    made_at timestamptz not null default now(),
    check (name is not null or not shared)
);
create index on private.contribution_views (organisation_id, account_id, name);
create index on private.contribution_views (account_id);
create index on private.contribution_views (made_at) where name is null;
alter table private.contribution_views enable row level security;

-- May the signed-in person open this view? Their own; a shared one, where they listen.
create function private.may_open_view(asked private.contribution_views)
returns boolean
language sql stable security definer set search_path = ''
as $$
    select (asked).account_id = private.signed_in()
        or (asked).shared and (asked).organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))
$$;

-- Keeps what somebody asks for, for two days. Whoever belongs to the organisation. Out: the view's id.
-- Errors: 42501, SF001 not a question that can be asked, SF002 no word that can be looked for.
create function public.keep_view(organisation uuid, query jsonb)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    made uuid;
begin
    if organisation is null or organisation not in (select private.my_organisations()) then
        perform private.refuse('42501', 'You cannot do this with the roles you have here');
    end if;
    if not coalesce(private.is_view_query(query), false) then
        perform private.refuse('SF001', 'Use 400 characters or fewer', 'words');
    end if;
    if query ? 'words' and not exists (select from private.word_queries(query ->> 'words', query ->> 'lang')) then
        perform private.refuse('SF002', 'Use a word that says more. Words such as “the” and “and” are in nearly everything.', 'words');
    end if;
    insert into private.contribution_views (organisation_id, account_id, query)
    values (organisation, private.signed_in(), keep_view.query) returning id into made;
    return made;
end
$$;

-- Gives one's own view a name, or another name, and shares it or not. Out: nothing. Errors: P0002, TX001, TX002, SF003 a name
-- one has used, SF004 only those who listen share.
create function public.name_view(view uuid, name text, shared boolean default false)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    mine private.contribution_views;
begin
    select * into mine from private.contribution_views v where v.id = view and v.account_id = private.signed_in() for update;
    if mine.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_text(name, 80, 'name', 'Give it a name');
    if shared and mine.organisation_id not in (select private.my_organisations('facilitator', 'engagement_lead')) then
        perform private.refuse('SF004', 'Only facilitators and engagement leads share views', 'shared');
    end if;
    if exists (select from private.contribution_views v where v.organisation_id = mine.organisation_id and v.id <> mine.id
        and v.account_id = mine.account_id and lower(v.name) = lower(btrim(name_view.name))) then
        perform private.refuse('SF003', 'You have a view of this name. Use another.', 'name');
    end if;
    update private.contribution_views v set name = btrim(name_view.name), shared = coalesce(name_view.shared, false) where v.id = view;
end
$$;

-- Removes one's own view; another's that is shared can be removed by an engagement lead. Errors: P0002.
create function public.remove_view(view uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    delete from private.contribution_views v where v.id = view and (v.account_id = private.signed_in()
        or v.shared and v.organisation_id in (select private.my_organisations('engagement_lead')));
    if not found then
        perform private.refuse('P0002', 'Page not found');
    end if;
end
$$;

-- A step of the clock: searches without a name are kept for two days.
create function private.forget_searches(at timestamptz)
returns void
language sql set search_path = ''
as $$
    delete from private.contribution_views where name is null and made_at < at - interval '2 days'
$$;
insert into private.clock_steps values ('forget_searches');

grant execute on function public.keep_view, public.name_view, public.remove_view to authenticated;
