-- Finding contributions, and the list of them at a trust.
-- Who may see what: as the policies of 0004 say. Who listens at a trust finds all that was said to it; who decides or audits, what
-- its giver lets the board read, without what was left out; everybody else their own, and what they wrote down for others.

-- Does the signed-in person listen for this trust, and so read all that was said to it? A partner's facilitator reads what is theirs.
create function private.listens_at(organisation uuid)
returns boolean
language sql stable security definer set search_path = ''
as $$
    select coalesce(organisation in (select private.my_organisations('facilitator', 'engagement_lead')), false)
        and exists (select 1 from public.organisations o where o.id = organisation and o.kind = 'trust')
$$;

-- Do enough people stand behind a community for words to be looked for by it? Ten: twice the 5 below which NHS England shows no count
-- (R40, 0034), because here words are shown and not a rounded number. Our own choice, and a constant. Counted among 500 of what it
-- hosted and 500 of what its people gave; no more are looked at.
create function private.community_is_large_enough(community uuid, organisation uuid)
returns boolean
language sql stable security definer set search_path = '' set enable_seqscan = off
as $$
    select count(distinct coalesce(g.person_id, behind.contribution_id)) >= 10
    from (
        (select w.contribution_id from public.workshop_hosts h join private.contribution_words w on w.workshop_id = h.workshop_id
            where h.organisation_id = community and w.organisation_id = community_is_large_enough.organisation limit 500)
        union
        (select w.contribution_id from public.people p join public.contributors c on c.person_id = p.id
            join private.contribution_words w on w.contribution_id = c.contribution_id
            where p.organisation_id = community and w.organisation_id = community_is_large_enough.organisation limit 500)
    ) behind
    left join public.contributors g on g.contribution_id = behind.contribution_id
    where exists (select 1 from public.organisations o where o.id = community and o.kind = 'partner')
$$;

-- What a row of contribution_words must be for a question, as a condition on "w"; and, where words are asked for, what the index
-- is asked first: whatever any language would take, since each row is held to its own. In: the question, whether the reader
-- reads by consent, and so finds nothing by what was left out. The words themselves are $4 of both conditions, an array, so that
-- no statement that fails is logged with them. Null where no word can be looked for.
create function private.found_condition(query jsonb, by_consent boolean, out fits text, out looked_up text, out words tsquery[])
language plpgsql stable security definer set search_path = ''
as $$
declare
    holds text := case when by_consent then '(w.words_shown is null and w.words @@ ($4)[%1$s] or w.words_shown @@ ($4)[%1$s])'
        else 'w.words @@ ($4)[%1$s]' end;
begin
    fits := format('w.marks @> %L::text[]', array_remove(array['p:' || (query ->> 'programme'), 'w:' || (query ->> 'workshop'),
        'c:' || (query ->> 'consultation'), 'k:' || (query ->> 'kind'), 'l:' || (query ->> 'lang'), 'o:' || (query ->> 'community'),
        query ->> 'use', case when by_consent then 'board' end], null));
    if query ? 'code' then
        fits := fits || format(' and w.marks && %L::text[]', array(select 's:' || u.id from private.codes_under((query ->> 'code')::uuid) u));
    end if;
    looked_up := 'true';
    if query ? 'words' then
        select fits || ' and (' || string_agg(format('w.config = any (%L::regconfig[]) and ', q.configs) || format(holds, q.n), ' or ') || ')',
            format(holds, count(*) + 1),
            array_agg(q.query order by q.n) || string_agg('(' || q.query::text || ')', ' | ')::tsquery
        into fits, looked_up, words
        from (select w.configs, w.query, row_number() over () as n from private.word_queries(query ->> 'words', query ->> 'lang') w) q;
    end if;
end
$$;

-- The ids of what the signed-in person may read of what they ask for, newest first. In: the organisation, a question as 0075 keeps
-- it, the last row of the page before, how many. The newest are walked first, and more of them where some fit; what is rare there is
-- looked up. So a common word costs a short walk and a rare one what there is of it, however much was ever said. Who neither
-- listens nor reads by consent finds their own words and what they wrote down, of which there are few.
create function private.found(organisation uuid, query jsonb, before_on date, before_id uuid, most int)
returns uuid[]
language plpgsql stable security definer set search_path = '' set jit = off set enable_seqscan = off
as $$
declare
    listens boolean := private.listens_at(organisation);
    by_consent boolean := not listens and organisation in (select private.my_organisations('decision_owner', 'board_auditor', 'co_chair'));
    -- The smallest that is asked for has its rows in order; the rest is a mark of each.
    place text := case when query ? 'workshop' then format('w.workshop_id = %L', query ->> 'workshop')
        when query ? 'consultation' then format('w.consultation_id = %L', query ->> 'consultation')
        when query ? 'programme' then format('w.programme_id = %L', query ->> 'programme')
        else format('w.organisation_id = %L', organisation) end;
    since text := concat_ws(' and ', 'true',
        case when before_on is not null then format('(w.given_on, w.contribution_id) < (%L::date, %L::uuid)', before_on, before_id) end,
        case when query ? 'from' then format('w.given_on >= %L::date', query ->> 'from') end,
        case when query ? 'to' then format('w.given_on <= %L::date', query ->> 'to') end);
    condition record := private.found_condition(query, by_consent);
    -- Asked last, and of no more than are shown. Who still reads words apart does not find by a code what others put to them (0073).
    may text := case when by_consent then 'private.may_use(w.contribution_id, ''board'')'
        when query ? 'code' or query ->> 'use' in ('coded', 'uncoded') then 'not private.apart_from_me(w.contribution_id)' else 'true' end;
    ids uuid[];
    walk int := 100;
    walked int;
begin
    if condition.fits is null then
        return '{}';
    end if;
    if not listens and not by_consent then
        execute format($sql$
            select array(select w.contribution_id from (select private.my_contributions() as id union select private.my_scribed()) mine
            join private.contribution_words w on w.contribution_id = mine.id
            where (w.organisation_id = $1 or w.programme_id in (select pp.programme_id from public.programme_partners pp where pp.organisation_id = $1))
                and %s and %s order by w.given_on desc, w.contribution_id desc limit $2) $sql$, condition.fits, since)
        into ids using organisation, most, null::int, condition.words;
        return ids;
    end if;
    loop
        execute format($sql$
            with newest as materialized (
                select w.contribution_id, w.given_on, %s as fits from private.contribution_words w
                where %s and w.organisation_id = $3 and %s
                order by w.given_on desc, w.contribution_id desc limit $1)
            select array(select w.contribution_id from (select n.contribution_id from newest n where n.fits
                order by n.given_on desc, n.contribution_id desc offset 0) w where %s limit $2), (select count(*) from newest) $sql$,
            condition.fits, place, since, may)
        into ids, walked using walk, most, organisation, condition.words;
        if cardinality(ids) >= most or walked < walk then
            return ids;
        end if;
        -- Fewer than would fill a page further on: what there is of it is then quicker looked up.
        exit when walk = 5000 or walk = 500 and cardinality(ids) < 2 or walk = 2000 and cardinality(ids) < most * 2 / 5;
        walk := case walk when 100 then 500 when 500 then 2000 else 5000 end;
    end loop;
    execute format($sql$
        with looked_up as materialized (
            select w.contribution_id, w.given_on from private.contribution_words w
            where w.marks @> array['g:' || $1] and %s and %s and %s)
        select array(select w.contribution_id from (select * from looked_up order by given_on desc, contribution_id desc offset 0) w where %s limit $2) $sql$,
        condition.looked_up, condition.fits, since, may)
    into ids using organisation, most, null::int, condition.words;
    return ids;
end
$$;

-- The stretches of words around what was looked for, in one text: what was found stands between the two private marks of Unicode,
-- U+E000 and U+E001, which are taken out of the words first. Of the first 20,000 characters; null where nothing is found in them.
create function private.found_stretches(words text, config regconfig, query tsquery)
returns text
language sql stable set search_path = ''
as $$
    select nullif(ts_headline(config, translate(left(words, 20000), U&'\E000\E001', ''), query, U&'StartSel=\E000,StopSel=\E001,'
        || case when char_length(words) <= 320 then 'HighlightAll=true' else 'MaxFragments=2,MaxWords=40,MinWords=15,FragmentDelimiter=" … "' end),
        left(words, 20000))
$$;

-- What the page of contributions shows. In: the organisation; a question as 0075 keeps it, or the view that keeps it; the last row
-- of the page before. Out: {"query","view" ({"id","name","shared","mine"} or null),"listens","rows" (20 and one more),
-- "community_too_small"}. A row: "id","words","found" (stretches with marks, where words were looked for),"lang","dir","kind","given_on",
-- "attribution","shown_as","scribe_name","confirmed_at","moderated_out_at","withdrawn_at","content_note","hard" (0072),"programme","quotes","unused" (why).
-- Security definer: private.found gives the ids of what they may read and no others, and reading 21 rows one by one through the
-- policies takes ten times as long. Errors: P0002 no such view for them, SF001 no question.
create function public.find_contributions(organisation uuid, query jsonb default '{}', view uuid default null,
    before_on date default null, before_id uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = '' set jit = off
as $$
declare
    opened jsonb := private.question_asked(organisation, query, view);
    asked jsonb := opened -> 'query';
    listens boolean := private.listens_at(organisation);
    by_consent boolean := not listens and organisation in (select private.my_organisations('decision_owner', 'board_auditor', 'co_chair'));
    too_small boolean := false;
    ids uuid[];
begin
    if not listens then
        asked := asked - array['community', 'code'];
    elsif asked ? 'community' then
        too_small := not private.community_is_large_enough((asked ->> 'community')::uuid, organisation);
    end if;
    ids := case when too_small then '{}'
        when listens and asked - 'programme' = '{}' then private.newest_contributions(organisation, (asked ->> 'programme')::uuid, before_on, before_id, 21)
        else private.found(organisation, asked, before_on, before_id, 21) end;
    return jsonb_build_object('query', asked, 'view', opened -> 'view', 'listens', listens, 'community_too_small', too_small,
        'rows', (
        with sought as materialized (
            select unnest(w.configs) as config, w.query from private.word_queries(asked ->> 'words', asked ->> 'lang') w where asked ? 'words')
        select coalesce(jsonb_agg(to_jsonb(listed) order by listed.given_on desc, listed.id desc), '[]') from (
            select c.id, said.words, private.found_stretches(said.words, q.config, q.query) as found,
                c.lang, c.dir, c.kind, c.given_on, c.attribution, private.name_in_lists(c.id) as shown_as, c.scribe_name, c.confirmed_at,
                c.moderated_out_at, c.withdrawn_at, c.content_note,
                case when listens or by_consent then private.hard_to_read(c.id) end as hard,
                (select p.title from public.programmes p where p.id = c.programme_id) as programme,
                (select count(*) from public.quotes q where q.contribution_id = c.id) as quotes,
                (select r.reason from public.unused_reasons r where r.contribution_id = c.id and r.removed_at is null) as unused
            from public.contributions c
            cross join lateral (select case when by_consent then private.words_out(c) else c.words end as words) said
            left join lateral (select n.config, n.query from sought n where n.config = private.search_config(c.lang)) q on true
            where c.id = any (ids)
        ) listed));
end
$$;

-- The newest of all there is at a trust, also what was taken back and what organisers put to people: for those who listen.
create function private.newest_contributions(organisation uuid, programme uuid, before_on date, before_id uuid, most int)
returns uuid[]
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
begin
    if not private.listens_at(organisation) then
        return '{}';
    end if;
    return array(select c.id from public.contributions c
        where c.organisation_id = organisation and (programme is null or c.programme_id = programme)
            and (before_on is null or (c.given_on, c.id) < (before_on, before_id))
        order by c.given_on desc, c.id desc limit most);
end
$$;

-- The question as it was sent, or as a view keeps it that the signed-in person may open. Out: {"query","view": {"id","name",
-- "shared","mine"} or null}. Errors: P0002 no such view for them, SF001 no question.
create function private.question_asked(organisation uuid, query jsonb, view uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    opened private.contribution_views;
begin
    if view is null then
        if not coalesce(private.is_view_query(coalesce(query, '{}')), false) then
            perform private.refuse('SF001', 'This cannot be looked for');
        end if;
        return jsonb_build_object('query', coalesce(query, '{}'), 'view', null);
    end if;
    select * into opened from private.contribution_views v where v.id = view;
    if opened.id is null or opened.organisation_id is distinct from organisation or not private.may_open_view(opened) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return jsonb_build_object('query', opened.query, 'view', jsonb_build_object('id', opened.id, 'name', opened.name,
        'shared', opened.shared, 'mine', opened.account_id = private.signed_in()));
end
$$;

-- What the form of finding offers at an organisation: each list bounded. Out: {"programmes","workshops" (50 newest),
-- "consultations" (50 newest),"codes" (200 standing, those who listen),"communities" (partners on its programmes; those who listen),
-- "views" (own and shared, 50)}, each of {"id","title"…}.
create function public.finding_choices(organisation uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    with mine as (select p.id, p.title from public.programmes p where p.id in (select private.my_programmes('facilitator',
            'engagement_lead', 'decision_owner', 'board_auditor', 'co_chair'))
        and (p.organisation_id = organisation or p.id in (select pp.programme_id from public.programme_partners pp where pp.organisation_id = organisation))),
    reads as (select private.listens_at(organisation) as listens)
    select jsonb_build_object(
        'programmes', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'title', title) order by title), '[]') from mine),
        'workshops', (select coalesce(jsonb_agg(to_jsonb(held) order by held.held_on desc, held.title), '[]') from (
            select w.id, w.title, w.held_on from public.workshops w where w.programme_id in (select id from mine) and w.held_on <= private.today()
            order by w.held_on desc, w.title limit 50) held),
        'consultations', (select coalesce(jsonb_agg(to_jsonb(opened) order by opened.title), '[]') from (
            select s.id, s.title from public.consultations s where s.programme_id in (select id from mine)
            order by s.created_at desc, s.id limit 50) opened),
        'codes', case when reads.listens then (select coalesce(jsonb_agg(to_jsonb(standing) order by standing.title), '[]') from (
            select k.id, k.name as title from public.codes k
            where k.organisation_id = organisation and k.replaced_at is null order by k.name, k.id limit 200) standing) else '[]' end,
        'communities', case when reads.listens then (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'title', o.name) order by o.name), '[]')
            from public.organisations o where o.kind = 'partner' and o.id in (select pp.organisation_id from public.programme_partners pp
                join public.programmes p on p.id = pp.programme_id where p.organisation_id = organisation)) else '[]' end,
        'views', (select coalesce(jsonb_agg(to_jsonb(kept) order by kept.name, kept.id), '[]') from (
            select v.id, v.name, v.shared, v.account_id = private.signed_in() as mine from private.contribution_views v
            where v.organisation_id = organisation and v.name is not null and private.may_open_view(v) order by v.name, v.id limit 50) kept))
    from reads
$$;

grant execute on function public.find_contributions, public.finding_choices to authenticated;
