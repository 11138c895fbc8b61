-- What came of a consultation: counts by question, votes on statements, the words of one question, cuts by what people said of
-- themselves, and the rounded numbers that anyone reads once it is reported.
-- Who may see what: counts and votes are read by those who listen on the programme, and by those who decide, audit or
-- co-chair for its trust; words by whoever the policies of 0004 let read them. Cuts leave the equality answers through the
-- rules of 0034 alone (R38, R40, R41), for the trust's own roles.

-- The consultation, if the signed-in person reads its results: from the day it opens. Errors: P0002.
create function private.consultation_to_read(consultation uuid)
returns public.consultations
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_consultation public.consultations;
begin
    select * into found_consultation from public.consultations c
    where c.id = consultation and (c.opened_at is not null or c.imported)
        and (c.id in (select private.my_consultations()) or c.organisation_id in (select private.my_organisations(
            'facilitator', 'engagement_lead', 'decision_owner', 'board_auditor', 'co_chair')));
    if found_consultation.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return found_consultation;
end
$$;

-- What every page of results says first. Out: {"id","title","state","imported","source","opens_on","closes_on","asks_equality",
-- "programme": {"slug","title"}, "cuts" (whether they may be read), "rows" (whether who is here listens for the trust, and
-- takes single answers and votes away), "versions": [{"version","questions"}], the newest first}. Errors: P0002.
create function private.results_facts(consultation uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    c public.consultations := private.consultation_to_read(consultation);
begin
    return jsonb_build_object('id', c.id, 'title', c.title, 'state', c.state, 'imported', c.imported, 'source', c.source,
        'opens_on', c.opens_on, 'closes_on', c.closes_on, 'asks_equality', c.asks_equality,
        'programme', (select jsonb_build_object('slug', p.slug, 'title', p.title) from public.programmes p where p.id = c.programme_id),
        'cuts', c.organisation_id in (select private.my_organisations(
            'facilitator', 'engagement_lead', 'decision_owner', 'board_auditor', 'co_chair')),
        'rows', c.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead')),
        'versions', (select coalesce(jsonb_agg(jsonb_build_object('version', v.version, 'questions', v.content -> 'questions')
            order by v.version desc), '[]')
            from public.consultation_versions v where v.consultation_id = c.id and v.frozen_at is not null));
end
$$;

-- The sheets that were sent and not taken back.
create function private.standing_sheets(consultation uuid)
returns table (id uuid, version_id uuid, how text, contribution_id uuid)
language sql stable security definer set search_path = ''
as $$
    select s.id, s.version_id, s.how, s.contribution_id
    from public.answer_sheets s
    join public.contributions k on k.id = s.contribution_id and k.withdrawn_at is null
    where s.consultation_id = consultation and s.sent_at is not null
$$;

-- What can be counted of an answer, as text: ids of options, a number, or "item:number" for each thing rated.
create function private.counted_values(value jsonb)
returns setof text
language sql immutable set search_path = ''
as $$
    select jsonb_array_elements_text(value -> 'chosen') where value ? 'chosen'
    union all
    select trim_scale((value ->> 'number')::numeric)::text where value ? 'number'
    union all
    select rated.key || ':' || rated.value from jsonb_each_text(case when value ? 'rated' then value -> 'rated' else '{}' end) rated
$$;

-- The statements of a consultation that are put to people, in the order they are asked; of one question, or of all.
create function private.standing_statements(consultation uuid, question text default null)
returns table (place int, id uuid, question_id text, item text, added boolean, words text, lang text, dir text)
language sql stable security definer set search_path = ''
as $$
    select (row_number() over (order by s.question_id, s.item is null, s.position, s.accepted_at, char_length(c.source_reference),
            c.source_reference, c.given_on, c.id) - 1)::int,
        c.id, s.question_id, s.item, s.sheet_id is not null, private.words_out(c), c.lang, c.dir
    from public.contributions c
    left join public.statements s on s.contribution_id = c.id
    where c.consultation_id = consultation and c.kind in ('statement', 'put') and c.words is not null and c.moderated_out_at is null
        and (s.contribution_id is null or s.accepted_at is not null)
        and (question is null or s.question_id = question)
$$;

-- Counts by question, live. Out: "consultation" (the facts), "sheets": {"sent","online","paper","on_behalf"}, "questions":
-- {id: {"asked" (sheets it was put to),"answered","words" (in own words),"counts": {value: n}}} with values as
-- private.counted_values gives them, "statements": {question, or "" without one: {"statements","voters","votes"}}. Errors: P0002.
create function public.consultation_results(consultation uuid)
returns jsonb
language plpgsql stable security definer set search_path = '' set jit = off
as $$
declare
    facts jsonb := private.results_facts(consultation);
begin
    return (
        with sent as materialized (
            select * from private.standing_sheets(consultation)
        ), given as materialized (
            select a.sheet_id, a.question_id, a.value, a.starts from public.answers a join sent on sent.id = a.sheet_id
        ), put as (
            -- What depends on an answer was put to those who gave it: what falls off somebody's way is not sent.
            select q ->> 'id' as question_id, sum(case
                when coalesce(q -> 'show_if', 'null') = 'null' then (select count(*) from sent where sent.version_id = v.id)
                else (
                    select count(*) from sent join given on given.sheet_id = sent.id and given.question_id = q #>> '{show_if,question}'
                    where sent.version_id = v.id and exists (select from private.counted_values(given.value) said
                        where q #> '{show_if,is}' ? said)) end) as asked
            from public.consultation_versions v cross join lateral jsonb_array_elements(v.content -> 'questions') q
            where v.consultation_id = consultation and v.frozen_at is not null and q ->> 'kind' <> 'information'
            group by 1
        ), counted as (
            select given.question_id, said, count(*) as n
            from given cross join lateral private.counted_values(given.value) said group by 1, 2
        ), cast_votes as (
            select coalesce(s.question_id, '') as question_id, count(distinct s.id) as statements,
                count(distinct coalesce(v.person_id, v.sheet_id)) as voters, count(v.id) as votes
            from private.standing_statements(consultation) s
            left join public.votes v on v.contribution_id = s.id and not v.superseded
            group by 1
        )
        select jsonb_build_object('consultation', facts,
            'sheets', (select jsonb_build_object('sent', count(*), 'online', count(*) filter (where how = 'online'),
                'paper', count(*) filter (where how = 'paper'), 'on_behalf', count(*) filter (where how = 'on behalf')) from sent),
            'questions', (select coalesce(jsonb_object_agg(put.question_id, jsonb_build_object('asked', put.asked,
                'answered', (select count(*) from given where given.question_id = put.question_id),
                'words', (select count(*) from given where given.question_id = put.question_id and given.starts is not null),
                'counts', (select coalesce(jsonb_object_agg(said, n), '{}') from counted where counted.question_id = put.question_id))), '{}')
                from put),
            'statements', (select coalesce(jsonb_object_agg(question_id, jsonb_build_object('statements', statements, 'voters', voters,
                'votes', votes)), '{}') from cast_votes)));
end
$$;

-- Votes on the statements of one question, or of a consultation without questions, and nobody's name, sheet or order of coming:
-- voters stand by what they voted. Out: "consultation" (the facts), "statements": [{"id","question","item","added" (by somebody
-- who answered),"words","lang","dir","agree","disagree","pass"}], and "votes": [[3 × place of the statement + choice + 1, …], …],
-- one list a voter; null above a million votes, which no page counts groups of. Words that the policies of 0004 would hide
-- from who is here are null, unless everybody who answered was shown them. Errors: P0002.
create function public.consultation_votes(consultation uuid, question text default null)
returns jsonb
language plpgsql stable security definer set search_path = '' set jit = off
as $$
declare
    facts jsonb := private.results_facts(consultation);
begin
    return (
        with listed as materialized (
            select * from private.standing_statements(consultation, question)
        ), standing as materialized (
            select coalesce(v.person_id, v.sheet_id) as voter, listed.place, v.choice
            from listed join public.votes v on v.contribution_id = listed.id and not v.superseded
        ), tally as (
            select place, count(*) filter (where choice = 1) as agree, count(*) filter (where choice = -1) as disagree,
                count(*) filter (where choice = 0) as pass
            from standing group by place
        ), voters as (
            select array_agg(place * 3 + choice + 1 order by place) as votes from standing group by voter
        )
        select jsonb_build_object('consultation', facts,
            'statements', (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'question', l.question_id, 'item', l.item, 'added', l.added,
                'words', case when l.item is not null or l.added or (facts ->> 'rows')::boolean or private.may_use(l.id, 'board') then l.words end,
                'lang', l.lang, 'dir', l.dir, 'agree', coalesce(t.agree, 0), 'disagree', coalesce(t.disagree, 0),
                'pass', coalesce(t.pass, 0)) order by l.place), '[]')
                from listed l left join tally t using (place)),
            'votes', case when (select count(*) from standing) <= 1000000
                then (select coalesce(jsonb_agg(votes order by votes), '[]') from voters) end));
end
$$;

-- Where the words of answers stand in their contributions: of those that one may read, as the policy of 0004 has it, which
-- decides again in the functions that ask this and run as the caller. Errors: P0002.
create function private.answers_to_read(consultation uuid)
returns table (contribution_id uuid, how text, question_id text, value jsonb, starts int, ends int)
language plpgsql stable security definer set search_path = ''
as $$
declare
    listens boolean := (private.results_facts(consultation) ->> 'rows')::boolean;
begin
    return query
    select s.contribution_id, s.how, a.question_id, a.value, a.starts, a.ends
    from private.standing_sheets(consultation) s left join public.answers a on a.sheet_id = s.id
    where listens or private.may_use(s.contribution_id, 'board');
end
$$;

-- What people wrote to one question, newest first, 20 and one more. Runs as the caller: only whose words they may read.
-- In: the question, the last of the page before. Out: "consultation" (the facts), "rows": [{"id" (the contribution),"given_on",
-- "words" (of this answer),"lang","dir","attribution","shown_as","quotes"}]. Errors: P0002.
create function public.consultation_words(consultation uuid, question text, before_on date default null, before_id uuid default null)
returns jsonb
language plpgsql stable set search_path = '' set jit = off
as $$
declare
    facts jsonb := private.results_facts(consultation);
begin
    return jsonb_build_object('consultation', facts, 'rows', (
        select coalesce(jsonb_agg(to_jsonb(said) order by said.given_on desc, said.id desc), '[]') from (
            select c.id, c.given_on, private.words_for_me(c.id, a.starts, a.ends) as words, c.lang, c.dir, c.attribution,
                private.name_in_lists(c.id) as shown_as,
                (select count(*) from public.quotes q where q.contribution_id = c.id) as quotes
            from private.answers_to_read(consultation) a join public.contributions c on c.id = a.contribution_id
            where a.question_id = question and a.starts is not null and c.withdrawn_at is null
                and (before_on is null or (c.given_on, c.id) < (before_on, before_id))
            order by c.given_on desc, c.id desc limit 21) said));
end
$$;

-- Sheets to take away, 500 at a time, by the day and then in no order, for those who listen for the trust, who read all words
-- there; a file is passed on, so it holds words only where their giver lets the board read them (R35), without what was left out
-- for others. Of the rest it has what was chosen, rated and counted. Security definer: no role selects words.
-- No code, no time of day, nothing people said of themselves.
-- Out: [{"id" (to go on after, and for nothing else),"given_on","how","lang","answers": {question: {"value","words"}}}].
-- Errors: P0002, 42501.
create function public.answers_to_export(consultation uuid, after_on date default null, after_id uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = '' set jit = off
as $$
begin
    if not (private.results_facts(consultation) ->> 'rows')::boolean then
        perform private.refuse('42501', 'You cannot do this with the roles you have here');
    end if;
    return (
        with sheets as materialized (
            select c.id, c.given_on, c.lang, c as whole, private.may_use(c.id, 'board') as for_board from public.contributions c
            where c.consultation_id = consultation and c.kind = 'answers' and c.words is not null
                and (after_on is null or (c.given_on, c.id) > (after_on, after_id))
            order by c.given_on, c.id limit 500
        ), given as (
            select a.contribution_id, min(a.how) as how, jsonb_object_agg(a.question_id, jsonb_build_object('value', a.value,
                'words', case when a.starts is not null and sheets.for_board
                    then private.words_out(sheets.whole, a.starts, a.ends) end)) filter (where a.question_id is not null) as answers
            from private.answers_to_read(consultation) a join sheets on sheets.id = a.contribution_id
            group by a.contribution_id
        )
        select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'given_on', s.given_on, 'lang', s.lang, 'how', g.how,
            'answers', coalesce(g.answers, '{}')) order by s.given_on, s.id), '[]')
        from sheets s join given g on g.contribution_id = s.id);
end
$$;

-- Cuts by what people said of themselves

-- The sheets that a cut counts. They are counted in tens, in the order of sending, and a ten is counted whole or not at all: two
-- cuts, whenever they are looked at, differ by ten people or by none, so that nobody is found by what changed (R40).
-- A ten waits until a day after its last sheet, since people may say something of themselves until then; one in which somebody
-- took their answers back is left out from then on. When nothing more can come, the last ten may have five to nine: once the
-- consultation has closed, and, for paper keyed in after that, once it is reported.
create function private.sheets_to_cut(consultation uuid, at timestamptz default now())
returns table (id uuid, contribution_id uuid)
language sql stable security definer set search_path = ''
as $$
    with placed as (
        select s.id, s.contribution_id, s.sent_at, k.withdrawn_at is not null as taken_back, late.late,
            case when late.late then c.reported_at is not null else c.closed_at is not null end as ended,
            (row_number() over (partition by late.late order by s.sent_at, s.id) - 1) / 10 as ten
        from public.answer_sheets s
        join public.consultations c on c.id = s.consultation_id
        join public.contributions k on k.id = s.contribution_id
        cross join lateral (select c.closed_at is not null and s.sent_at > c.closed_at as late) late
        where s.consultation_id = consultation and s.sent_at is not null
    ), whole as (
        select p.late, p.ten from placed p group by p.late, p.ten
        having not bool_or(p.taken_back) and max(p.sent_at) < at - interval '1 day'
            and (count(*) = 10 or bool_and(p.ended) and count(*) >= 5)
    )
    select p.id, p.contribution_id from placed p join whole using (late, ten)
$$;

-- The broad ethnic group of a detailed one, as the 2021 census has them (R39).
create function private.broad_ethnic_group(detailed text)
returns text
language sql immutable set search_path = ''
as $$
    select case
        when detailed in ('indian', 'pakistani', 'bangladeshi', 'chinese', 'other_asian', 'asian_unspecified') then 'asian'
        when detailed in ('caribbean', 'african', 'other_black', 'black_unspecified') then 'black'
        when detailed in ('white_and_black_caribbean', 'white_and_black_african', 'white_and_asian', 'other_mixed', 'mixed_unspecified') then 'mixed'
        when detailed in ('british', 'irish', 'gypsy_or_irish_traveller', 'roma', 'other_white', 'white_unspecified') then 'white'
        when detailed in ('arab', 'other', 'other_unspecified') then 'other'
        else 'not_said'
    end
$$;

-- Every group of a dimension with the broader one it is part of, so that a group of nobody is hidden like one of four.
-- Who preferred not to say and who left it out are one group. Null where there is no such dimension.
create function private.groups_to_cut(dimension text)
returns table (grp text, broader text)
language sql immutable set search_path = ''
as $$
    select detailed, private.broad_ethnic_group(detailed) from unnest(case dimension
        when 'ethnic_group_detailed' then '{indian,pakistani,bangladeshi,chinese,other_asian,asian_unspecified,caribbean,african,other_black,
            black_unspecified,white_and_black_caribbean,white_and_black_african,white_and_asian,other_mixed,mixed_unspecified,british,irish,
            gypsy_or_irish_traveller,roma,other_white,white_unspecified,arab,other,other_unspecified,not_said}'::text[] end) detailed
    union all
    select one, '' from unnest(case dimension
        when 'ethnic_group' then '{asian,black,mixed,white,other,not_said}'::text[]
        when 'age_band' then '{under_18,18_24,25_34,35_44,45_54,55_64,65_74,75_and_over,not_said}'
        when 'gender' then '{woman,man,another,not_said}'
        when 'disability' then '{yes_a_lot,yes_a_little,no,not_said}' end) one
$$;

-- What the answers to a question can be, over all versions that were opened: a question's id, or "question.item" for one thing
-- of a matrix and "question.statement" for one statement. Nothing where it cannot be cut.
create function private.answers_to_cut(consultation uuid, question text)
returns table (kind text, answer text)
language sql stable security definer set search_path = ''
as $$
    with asked as (
        select q from public.consultation_versions v cross join lateral jsonb_array_elements(v.content -> 'questions') q
        where v.consultation_id = consultation and v.frozen_at is not null and q ->> 'id' = split_part(question, '.', 1)
    )
    select q ->> 'kind', o ->> 'id' from asked, jsonb_array_elements(q -> 'options') o where q ? 'options' and question !~ '\.'
    union
    select q ->> 'kind', 'other' from asked where q ? 'options' and (q ->> 'own_words')::boolean and question !~ '\.'
    union
    select q ->> 'kind', step::text
    from asked, generate_series((q #>> '{scale,from}')::int, (q #>> '{scale,to}')::int) step
    where q ->> 'kind' = 'scale' and question !~ '\.'
        or q ->> 'kind' = 'matrix' and q -> 'items' @> jsonb_build_array(jsonb_build_object('id', split_part(question, '.', 2)))
    union
    select 'statements', choice from unnest('{1,0,-1}'::text[]) choice
    where exists (select from private.standing_statements(consultation, split_part(question, '.', 1)) s
        where s.id::text = split_part(question, '.', 2))
$$;

-- The numbers of a cut before anything of them is hidden: how many of each group gave each answer, and with an answer of null
-- how many of it answered at all. Called by private.cut and by nothing else.
create function private.cut_counts(consultation uuid, question text, dimension text, at timestamptz)
returns table (grp text, broader text, answer text, n bigint)
language sql stable security definer set search_path = ''
as $$
    with said as materialized (
        select s.id as sheet_id, coalesce(nullif(case dimension
            when 'ethnic_group' then private.broad_ethnic_group(e.ethnic_group)
            when 'ethnic_group_detailed' then e.ethnic_group
            when 'age_band' then e.age_band
            when 'gender' then e.gender
            when 'disability' then e.disability end, 'prefer_not_to_say'), 'not_said') as grp
        from private.sheets_to_cut(consultation, at) s
        left join private.equality_answers e on e.contribution_id = s.contribution_id
    ), given as materialized (
        select said.grp, said.sheet_id, one.answer from said
        join public.answers a on a.sheet_id = said.sheet_id and a.question_id = split_part(question, '.', 1)
        cross join lateral (
            select case when question ~ '\.' then split_part(v, ':', 2) else v end as answer from private.counted_values(a.value) v
            where question !~ '\.' or split_part(v, ':', 1) = split_part(question, '.', 2)
        ) one
        union all
        select said.grp, said.sheet_id, v.choice::text from said
        join public.votes v on v.sheet_id = said.sheet_id and not v.superseded
        where v.contribution_id::text = split_part(question, '.', 2)
    )
    select g.grp, g.broader, null, (select count(distinct given.sheet_id) from given where given.grp = g.grp)
    from private.groups_to_cut(dimension) g
    union all
    select g.grp, g.broader, a.answer, (select count(*) from given where given.grp = g.grp and given.answer = a.answer)
    from private.groups_to_cut(dimension) g cross join private.answers_to_cut(consultation, question) a
$$;

-- A cut as it may be shown. Out: {"totals": [{"row": group, "n"}], "cells": [{"row","column": answer,"n","share" (of its row, in
-- whole per cent of the numbers shown: that of the numbers themselves would tell 7 of 8)}]}, null where hidden. Hidden beyond what is small, each through private.disclosed_table: of totals, a
-- second one; with a total, its row; in each row and column, a second cell; where several may be chosen, with "chose it" also
-- "did not" and the other way round, since the two make up the total. Detailed ethnic groups besides: what the broad table hides
-- is hidden with all its parts, and no part is hidden alone within its broad group, whose number the broad table shows.
create function private.cut(consultation uuid, question text, dimension text, at timestamptz default now())
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    broad jsonb;
    totals jsonb;
    cells jsonb;
    shown_totals jsonb;
    many boolean := exists (select from private.answers_to_cut(consultation, question) a where a.kind = 'multiple_choice');
begin
    if dimension = 'ethnic_group_detailed' then
        broad := private.cut(consultation, question, 'ethnic_group', at);
    end if;
    select jsonb_agg(to_jsonb(counted)) filter (where answer is null), jsonb_agg(to_jsonb(counted)) filter (where answer is not null)
    into totals, cells
    from private.cut_counts(consultation, question, dimension, at) counted;
    -- A broad group that is hidden is hidden with all its parts.
    shown_totals := private.disclosed_table((
        select jsonb_agg(jsonb_build_object('row', t ->> 'grp', 'column', t ->> 'broader', 'n', t -> 'n'))
        from jsonb_array_elements(totals) t),
        hidden_columns => array(select b ->> 'row' from jsonb_array_elements(broad -> 'totals') b where b ->> 'n' is null));
    return (
        with may as materialized (
            select c ->> 'grp' as grp, c ->> 'broader' as broader, c ->> 'answer' as answer, (c ->> 'n')::bigint as n,
                (t ->> 'n')::bigint as total
            from jsonb_array_elements(cells) c
            join jsonb_array_elements(totals) t on t ->> 'grp' = c ->> 'grp'
        ), tables as materialized (
            -- One table; or where several may be chosen one for each answer, of those who chose it and those who did not.
            select case when many then answer end as of_answer, private.disclosed_table(jsonb_agg(jsonb_build_object('row', grp, 'column',
                broader || '/' || side || answer, 'n', case when side = '' then n else total - n end)),
                hidden_rows => array(select s ->> 'row' from jsonb_array_elements(shown_totals) s where s ->> 'n' is null),
                hidden_columns => array(select format('%s/%s%s', b ->> 'row', hidden_side, b ->> 'column')
                    from jsonb_array_elements(broad -> 'cells') b cross join unnest('{"",!}'::text[]) hidden_side
                    where b ->> 'n' is null)) as cells
            from may cross join unnest(case when many then '{"",!}'::text[] else '{""}' end) side
            group by 1
        ), told as (
            select m.grp, m.answer, m.total, (c ->> 'n')::bigint as shown
            from tables t cross join lateral jsonb_array_elements(t.cells) c
            join may m on m.grp = c ->> 'row' and m.broader || '/' || m.answer = c ->> 'column'
        )
        select jsonb_build_object(
            'totals', (select jsonb_agg(jsonb_build_object('row', s -> 'row', 'n', s -> 'n')) from jsonb_array_elements(shown_totals) s),
            'cells', (select jsonb_agg(jsonb_build_object('row', grp, 'column', answer, 'n', shown, 'share',
                case when shown is not null then private.disclosed_share(shown, private.disclosed(total)) end)) from told)));
end
$$;

-- How people answered one question, by one thing they said of themselves. In: the question ("question.item" for one thing of a
-- matrix, "question.statement" for one statement), and ethnic_group, ethnic_group_detailed, age_band, gender or disability.
-- Out: "consultation" (the facts), "statement" (its words, or null), "sent", "counted" (as private.sheets_to_cut says), and
-- "totals" and "cells" of private.cut.
-- Nobody gives a moment or another filter. Who decides, audits, co-chairs or listens for the trust. Errors: P0002, 42501.
create function public.consultation_cut(consultation uuid, question text, dimension text)
returns jsonb
language plpgsql stable security definer set search_path = '' set jit = off
as $$
declare
    facts jsonb := private.results_facts(consultation);
begin
    if not (facts ->> 'cuts')::boolean then
        perform private.refuse('42501', 'You cannot do this with the roles you have here');
    end if;
    if not (facts ->> 'asks_equality')::boolean or not exists (select from private.groups_to_cut(dimension))
        or not exists (select from private.answers_to_cut(consultation, question)) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return jsonb_build_object('consultation', facts,
        'statement', (select s.words from private.standing_statements(consultation, split_part(question, '.', 1)) s
            where s.id::text = split_part(question, '.', 2)),
        'sent', (select count(*) from private.standing_sheets(consultation)),
        'counted', (select count(*) from private.sheets_to_cut(consultation))) || private.cut(consultation, question, dimension);
end
$$;

-- What anyone reads in numbers, once what was heard is published: how many answered, and of each closed question how many gave
-- each answer. Rounded and hidden by the rules of 0034, shares in whole per cent of those who answered, as they are shown.
-- Out: {"answers","questions": [{"id","part" (of a matrix or a set of the organisers' statements, else null),"question" (as asked last),"answered",
-- "counts": [{"answer","n","share"}]}]}; null before. Numbers, and statements that people added, are not among them.
create function public.consultation_counts(consultation uuid)
returns jsonb
language sql stable security definer set search_path = '' set jit = off
as $$
    with sent as materialized (
        select s.id from private.standing_sheets(consultation) s
    ), asked as (
        -- Of one question the latest wording of it.
        select distinct on (q ->> 'id') q ->> 'id' as id, q ->> 'kind' as kind, q, v.version, ordinality as place
        from public.consultation_versions v cross join lateral jsonb_array_elements(v.content -> 'questions') with ordinality as listed (q, ordinality)
        where v.consultation_id = consultation and v.frozen_at is not null
        order by q ->> 'id', v.version desc
    ), parts as (
        select a.id, a.kind, a.place, a.q as question, null as part, 0 as part_place, a.id as address from asked a where a.kind in ('single_choice', 'multiple_choice', 'scale')
        union all
        select a.id, a.kind, a.place, a.q, item ->> 'id', n::int, a.id || '.' || (item ->> 'id')
        from asked a cross join lateral jsonb_array_elements(a.q -> 'items') with ordinality as items (item, n) where a.kind = 'matrix'
        union all
        select a.id, a.kind, a.place, a.q, s.item, s.place, a.id || '.' || s.id::text
        from asked a cross join lateral private.standing_statements(consultation, a.id) s where a.kind = 'statements' and s.item is not null
    ), given as materialized (
        select p.address, g.sheet_id, case when p.part is null then v else split_part(v, ':', 2) end as answer
        from parts p join public.answers g on g.question_id = p.id join sent on sent.id = g.sheet_id
        cross join lateral private.counted_values(g.value) v
        where p.part is null or p.kind = 'matrix' and split_part(v, ':', 1) = p.part
        union all
        select p.address, v.sheet_id, v.choice::text
        from parts p join public.votes v on p.kind = 'statements' and v.contribution_id::text = split_part(p.address, '.', 2) and not v.superseded
        join sent on sent.id = v.sheet_id
    ), totals as (
        select p.address, count(distinct g.sheet_id) as n from parts p left join given g using (address) group by 1
    ), cells as (
        select p.address, p.kind, t.n as total, a.answer, (select count(*) from given g where g.address = p.address and g.answer = a.answer) as n
        from parts p join totals t using (address) cross join lateral private.answers_to_cut(consultation, p.address) a
    ), tables as (
        -- Answers that make up a total are one row; where several may be chosen, each is a row with those who did not.
        select c.address, private.disclosed_table(jsonb_agg(jsonb_build_object('row', case when c.kind = 'multiple_choice' then c.answer else '' end,
            'column', side || c.answer, 'n', case side when '' then c.n else c.total - c.n end))) as told
        from cells c cross join lateral unnest(case when c.kind = 'multiple_choice' then '{"",!}'::text[] else '{""}' end) side
        group by c.address
    ), told as (
        select c.address, jsonb_agg(jsonb_build_object('answer', c.answer, 'n', cell -> 'n', 'share',
            private.disclosed_share((cell ->> 'n')::bigint, private.disclosed(c.total))) order by c.answer) as counts
        from tables t cross join lateral jsonb_array_elements(t.told) cell
        join cells c on c.address = t.address and c.answer = cell ->> 'column'
        group by c.address
    )
    select jsonb_build_object('answers', private.disclosed((select count(*) from sent)), 'questions', (
        select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'part', p.part, 'question', p.question, 'answered', private.disclosed(t.n),
            'counts', told.counts)
            order by p.place, p.part_place), '[]')
        from parts p join totals t using (address) join told using (address)))
    from public.consultations c where c.id = consultation and c.reported_at is not null
$$;

-- Called by functions that run as whoever reads; they decide themselves who that may be.
grant execute on function private.results_facts, private.answers_to_read to authenticated;
grant execute on function public.consultation_results, public.consultation_votes, public.consultation_words, public.answers_to_export,
    public.consultation_cut to authenticated;
grant execute on function public.consultation_counts to anon, authenticated;
