-- What is suggested of one contribution, what may fit one code, and what is like what, from the words learnt in 0083.
-- Who may see what: facilitators and engagement leads of the trust; P0002 for anybody else. Nothing is written by looking.

-- The words as they stand in a contribution that these lexemes are, in their order, each once.
create function private.surface_words(contribution uuid, lexemes text[])
returns text[]
language sql stable security definer set search_path = ''
as $$
    with marked as (
        select w.config, lower(m[1]) as word, min(place) as place
        from private.contribution_words w
        join public.contributions c on c.id = w.contribution_id
        cross join regexp_matches(ts_headline(w.config, translate(c.words, U&'\E000\E001', ''),
            (select string_agg(quote_literal(l), ' | ')::tsquery from unnest(lexemes) l),
            U&'HighlightAll=true, StartSel=\E000, StopSel=\E001'), U&'\E000([^\E001]*)\E001', 'g') with ordinality found (m, place)
        where w.contribution_id = contribution and cardinality(lexemes) > 0
        group by 1, 2
    )
    select coalesce(array_agg(first.word order by first.at), '{}') from (
        select distinct on (o.at) o.at, m.word from unnest(lexemes) with ordinality o (l, at)
        join marked m on o.l = any (tsvector_to_array(to_tsvector(m.config, m.word)))
        order by o.at, m.place
    ) first
$$;

-- How well words fit a code by what they share, most telling first; null where that is too little to say anything: two words at
-- least, or one that tells much. A long contribution holds many words by chance, and counts for less.
create function private.fit(code uuid, words tsvector)
returns table (lexemes text[], score real)
language sql stable security definer set search_path = ''
as $$
    select array_agg(shared.lexeme order by shared.weight desc, shared.lexeme),
        (sum(shared.weight) / (1 + ln(greatest(length(fit.words), 40) / 40.0)))::real
    from (
        select w.lexeme, w.weight from private.code_words w
        where w.code_id = code and w.lexeme = any (tsvector_to_array(fit.words)) order by w.weight desc, w.lexeme limit 5
    ) shared
    having count(*) > 1 and sum(shared.weight) / (1 + ln(greatest(length(fit.words), 40) / 40.0)) >= 3
        or max(shared.weight) / (1 + ln(greatest(length(fit.words), 40) / 40.0)) >= 2.3
$$;

-- Whether a code is dealt with for the signed-in person: it stands on the words or they put it, it was settled, or they
-- dismissed it. While they read apart from others, what those put is not let on.
create function private.dealt_with(contribution uuid, code uuid)
returns boolean
language sql stable security definer set search_path = ''
as $$
    select exists (select 1 from public.codings k where k.contribution_id = contribution and k.code_id = code and k.taken_off_at is null
            and (k.coder_id = private.signed_in() or not private.apart_from_me(contribution)))
        or exists (select 1 from public.settlements s where s.contribution_id = contribution and s.code_id = code
            and not private.apart_from_me(contribution))
        or exists (select 1 from public.code_suggestions s where s.contribution_id = contribution and s.code_id = code
            and s.answered_by = private.signed_in() and s.answer = 'dismissed')
$$;

-- The codes that may fit a contribution, the best three. The caller has checked who asks.
create function private.suggested(contribution uuid)
returns table (code_id uuid, lexemes text[], score real)
language sql stable security definer set search_path = ''
as $$
    select c.id, f.lexemes, f.score
    from private.contribution_words w
    cross join lateral (select distinct t.code_id from private.code_words t
        where t.programme_id = w.programme_id and t.lexeme = any (tsvector_to_array(w.words))) t
    join public.codes c on c.id = t.code_id and c.replaced_at is null
    cross join private.fit(c.id, w.words) f
    where w.contribution_id = contribution and f.score is not null and not private.dealt_with(contribution, c.id)
    order by f.score desc, c.name limit 3
$$;

-- A contribution of a trust where the signed-in person listens. Errors: P0002.
create function private.words_to_code(contribution uuid)
returns public.contributions
language plpgsql stable security definer set search_path = ''
as $$
declare
    given public.contributions;
begin
    select * into given from public.contributions where id = contribution;
    if given.id is null or given.organisation_id not in (select private.my_organisations('facilitator', 'engagement_lead')) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return given;
end
$$;

-- What is suggested for a contribution: [{"code","name","definition","because" (words that stand in it)}], three at most, best
-- first; and "dismissed": how many the signed-in person dismissed. Errors: P0002.
create function public.suggestions_for(contribution uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    perform private.words_to_code(contribution);
    return jsonb_build_object(
        'suggestions', (
            select coalesce(jsonb_agg(jsonb_build_object('code', c.id, 'name', c.name, 'definition', c.definition,
                'because', private.surface_words(contribution, s.lexemes)) order by s.score desc, c.name), '[]')
            from private.suggested(contribution) s join public.codes c on c.id = s.code_id),
        'dismissed', (select count(*) from public.code_suggestions a where a.contribution_id = suggestions_for.contribution
            and a.answered_by = private.signed_in() and a.answer = 'dismissed'));
end
$$;

-- Finds a suggestion that stands now. Errors: P0002, SU001 it is not suggested any more.
create function private.require_suggestion(contribution uuid, code uuid)
returns table (because text[], score real)
language plpgsql stable security definer set search_path = ''
as $$
begin
    perform private.words_to_code(contribution);
    return query select private.surface_words(contribution, f.lexemes), f.score
        from private.contribution_words w join public.codes c on c.id = code and c.programme_id = w.programme_id and c.replaced_at is null
        cross join private.fit(code, w.words) f
        where w.contribution_id = contribution and f.score is not null and not private.dealt_with(contribution, code);
    if not found then
        perform private.refuse('SU001', 'This is not suggested any more. If the code fits, put it to the words yourself.');
    end if;
end
$$;

-- What is needed to accept one: {"words","lang","because"}. Errors: P0002, SU001.
create function public.suggestion_to_accept(contribution uuid, code uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('words', c.words, 'lang', c.lang, 'because', r.because)
    from private.require_suggestion(contribution, code) r join public.contributions c on c.id = contribution
$$;

-- Accepts a suggestion: the code is put to these spans as the signed-in person's own coding, 'from a suggestion'. In: [{"starts",
-- "ends"}], one to twenty, each with one of the words by which it was suggested. Out: the codings' ids.
-- Errors: P0002, SU001, SU002 a span without such a word, and those of put_code (0071).
create function public.accept_suggestion(contribution uuid, code uuid, spans jsonb)
returns uuid[]
language plpgsql security definer set search_path = ''
as $$
declare
    suggested record;
    given public.contributions := private.words_to_code(contribution);
    made uuid[];
begin
    select * into suggested from private.require_suggestion(contribution, code);
    if jsonb_typeof(spans) is distinct from 'array' or jsonb_array_length(spans) not between 1 and 20 or exists (
        select 1 from jsonb_array_elements(spans) span where not exists (
            select 1 from unnest(suggested.because) word where position(word in
                lower(substr(given.words, (span ->> 'starts')::int + 1, (span ->> 'ends')::int - (span ->> 'starts')::int))) > 0)) then
        perform private.refuse('SU002', 'Choose the words by which it was suggested');
    end if;
    made := array(select private.put_code(contribution, code, (span ->> 'starts')::int, (span ->> 'ends')::int, 'from a suggestion')
        from jsonb_array_elements(spans) span);
    insert into public.code_suggestions as s (contribution_id, code_id, because, score, answer, answered_by)
    values (contribution, code, suggested.because, suggested.score, 'accepted', private.signed_in())
    on conflict (contribution_id, code_id, answered_by) do update set because = excluded.because, score = excluded.score,
        answer = excluded.answer, answered_at = now();
    return made;
end
$$;

-- Dismisses a suggestion for oneself. Errors: P0002, SU001.
create function public.dismiss_suggestion(contribution uuid, code uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.words_to_code(contribution);
    -- Held, so that nothing they said is kept here of words that are being taken back.
    perform 1 from public.contributions c where c.id = contribution for share;
    insert into public.code_suggestions as s (contribution_id, code_id, because, score, answer, answered_by)
    select contribution, code, r.because, r.score, 'dismissed', private.signed_in() from private.require_suggestion(contribution, code) r
    on conflict (contribution_id, code_id, answered_by) do update set because = excluded.because, score = excluded.score,
        answer = excluded.answer, answered_at = now();
end
$$;

-- Suggests again what the signed-in person dismissed of a contribution. Errors: P0002.
create function public.bring_back_suggestions(contribution uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.words_to_code(contribution);
    delete from public.code_suggestions s where s.contribution_id = bring_back_suggestions.contribution
        and s.answered_by = private.signed_in() and s.answer = 'dismissed';
end
$$;

-- Contributions that a code may fit and does not stand on, newest first. Looks through 300 at a time, however many fit, so that
-- it costs the same in a large programme. In: the last one looked at. Out: {"name","programme" (its id),"passages":
-- [{"contribution","given_on","lang","dir","hard","words","because"}] 20 at most,"looked","next"}. Errors: P0002.
create function public.code_may_fit(code uuid, before_on date default null, before_id uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_code public.codes := private.code_to_read(code);
    lexemes text[] := array(select w.lexeme from private.code_words w where w.code_id = code order by w.weight desc, w.lexeme);
    looking tsquery := (select string_agg(quote_literal(l), ' | ')::tsquery from unnest(lexemes) l);
begin
    return (
        with newest as materialized (
            select w.contribution_id, w.given_on, w.words, row_number() over (order by w.given_on desc, w.contribution_id desc) as place
            from private.contribution_words w
            where w.programme_id = found_code.programme_id and found_code.replaced_at is null and looking is not null
                and (before_on is null or (w.given_on, w.contribution_id) < (before_on, before_id))
            order by w.given_on desc, w.contribution_id desc limit 300
        ), fitting as materialized (
            select n.contribution_id, n.given_on, n.place, f.lexemes from newest n cross join private.fit(code, n.words) f
            where n.words @@ looking and f.score is not null and not private.dealt_with(n.contribution_id, code)
            order by n.place limit 20
        ), looked as (
            -- To the last that is shown; through all of them where fewer than a page fit.
            select n.given_on, n.contribution_id, n.place from newest n
            where n.place = case when (select count(*) from fitting) = 20 then (select max(f.place) from fitting f)
                else (select max(m.place) from newest m) end
        )
        select jsonb_build_object('name', found_code.name, 'programme', found_code.programme_id,
            'passages', (select coalesce(jsonb_agg(jsonb_build_object('contribution', c.id, 'given_on', c.given_on, 'lang', c.lang, 'dir', c.dir,
                    'hard', private.hard_to_read(c.id), 'words', c.words, 'because', private.surface_words(c.id, f.lexemes)) order by f.place), '[]')
                from fitting f join public.contributions c on c.id = f.contribution_id and c.moderated_out_at is null),
            'looked', coalesce((select l.place from looked l), 0),
            'next', (select jsonb_build_object('on', l.given_on, 'id', l.contribution_id) from looked l
                where l.place = 300 or (select count(*) from fitting) = 20)));
end
$$;

-- Contributions of the same programme that are most like one: looked up by its rarest words, at most 10 for each of twelve and
-- 60 in all, and weighed by how rare what they share is. Out: the words they share, as they stand in the first.
-- Nothing before the words of the programme were counted once (0083): which of them are rare is not known until then.
-- No sequential scans: how rare a word is the planner does not know, and would read the whole table for ten rows; nor is
-- anything compiled for so few.
-- The caller has checked who asks.
create function private.similar_contributions(contribution uuid, most int default 5)
returns table (contribution_id uuid, shared text[], score real)
language plpgsql stable security definer set search_path = '' set enable_seqscan = off set jit = off
as $$
#variable_conflict use_column
declare
    mine private.contribution_words;
    of_all real;
    -- Its words that may tell anything, the rarest first; before those that nobody else may have said, those that some did.
    said text[];
    counts int[];
    candidates uuid[] := '{}';
begin
    select * into mine from private.contribution_words w where w.contribution_id = contribution;
    select greatest(b.contributions, 20) into of_all from private.backgrounds b where b.programme_id = mine.programme_id;
    select array_agg(l order by b.n nulls last, l), array_agg(coalesce(b.n, 1) order by b.n nulls last, l) into said, counts
    from private.telling(mine.words) l
    left join private.background_words b on b.programme_id = mine.programme_id and b.lexeme = l
    where coalesce(b.n, 0) <= greatest(0.1 * of_all, 5);
    if of_all is null or said is null then
        return;
    end if;
    for place in 1 .. least(cardinality(said), 12) loop
        -- By the word alone ("offset 0"): an index by programme would be walked for it to the end.
        candidates := candidates || array(select w.contribution_id
            from (select v.contribution_id, v.programme_id from private.contribution_words v
                where v.words @@ quote_literal(said[place])::tsquery offset 0) w
            where w.programme_id = mine.programme_id and w.contribution_id <> contribution limit 10);
        exit when cardinality(candidates) >= 60;
    end loop;
    return query
        select near.id, private.surface_words(contribution, near.lexemes[1:5]), near.score
        from (
            select w.contribution_id as id, array_agg(own.l order by own.n, own.l) as lexemes,
                (sum(ln(of_all / (own.n + 0.5))) / sqrt(greatest(length(w.words), 4)))::real as score
            from (select distinct unnest(candidates) as id) k
            join private.contribution_words w on w.contribution_id = k.id
            cross join unnest(tsvector_to_array(w.words)) theirs (l)
            join unnest(said, counts) own (l, n) on own.l = theirs.l
            group by w.contribution_id, w.words
            -- One word in common is chance, but where there are hardly any.
            having count(*) > 1 or cardinality(said) <= 4
        ) near
        order by near.score desc, near.id limit least(greatest(most, 1), 20);
end
$$;

-- The same, as the pages show them: [{"id","given_on","words","lang","dir","hard","shared"}], the likest first; null to whoever
-- does not listen at the trust.
create function private.similar_to(contribution uuid, most int default 5)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'given_on', c.given_on, 'words', c.words, 'lang', c.lang, 'dir', c.dir,
            'hard', private.hard_to_read(c.id), 'shared', s.shared) order by s.score desc), '[]')
        from private.similar_contributions(mine.id, most) s
        -- "offset 0": looked up one by one, never by reading the whole table.
        cross join lateral (select k.id, k.given_on, k.words, k.lang, k.dir from public.contributions k
            where k.id = s.contribution_id and k.moderated_out_at is null offset 0) c)
    from public.contributions mine
    where mine.id = contribution and mine.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))
$$;
grant execute on function private.similar_to to authenticated;

-- The same. Errors: P0002.
create function public.similar_contributions(contribution uuid, most int default 5)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    perform private.words_to_code(contribution);
    return private.similar_to(contribution, most);
end
$$;

grant execute on function public.suggestions_for, public.suggestion_to_accept, public.accept_suggestion, public.dismiss_suggestion, public.bring_back_suggestions,
    public.code_may_fit, public.similar_contributions to authenticated;
