-- Making an insight together: two wordings that meet, voices it leaves out, and what became of it for those it rests on.
-- Who may see what: a wording that met another's is its writer's alone until they settle it; the voices are for those who listen.

-- Rewords the statement from the version one had before one's eyes. Where another wording or another state came in between, nothing
-- is changed and what was written is kept. In: the insight, the wording, the version and the state it was written from, and
-- what was kept before, if this settles it. Out: null, or the id under which it is kept. Errors: TX001, TX002 (field statement).
create function public.propose_wording(insight uuid, statement text, from_version int, from_state text, attempt uuid default null)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    found_insight public.insights := private.lock_insight(insight, 'draft', 'in_check', 'agreed', 'answered', 'superseded');
    current int := (select max(s.version) from public.insight_statements s where s.insight_id = insight);
    kept uuid;
begin
    perform private.require_text(statement, 1000, 'statement', 'Write what you understood, in plain words');
    -- What nobody came back to in three months is not kept for ever.
    delete from private.wording_attempts a where a.insight_id = insight and a.written_at < now() - interval '90 days';
    if current is not distinct from from_version and found_insight.state is not distinct from from_state
        and found_insight.state in ('draft', 'in_check') then
        if found_insight.statement <> propose_wording.statement then
            perform public.revise_insight(insight, propose_wording.statement, found_insight.statement);
        end if;
        delete from private.wording_attempts a where a.id = attempt and a.written_by = auth.uid();
        return null;
    end if;
    update private.wording_attempts a
    set statement = propose_wording.statement, base_version = least(coalesce(from_version, current), current), written_at = now()
    where a.id = attempt and a.insight_id = insight and a.written_by = auth.uid() returning a.id into kept;
    if kept is null then
        insert into private.wording_attempts (insight_id, base_version, statement, written_by)
        values (insight, least(greatest(coalesce(from_version, current), 1), current), propose_wording.statement, auth.uid()) returning id into kept;
    end if;
    return kept;
end
$$;

-- What one wrote beside what stands now. Out: {"insight","number","state","version","mine","started_from","now","now_by","now_at",
-- "check_until"}. Its writer alone, while they still listen at the trust. Errors: P0002.
create function public.wording_attempt(attempt uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_attempt jsonb := (
        select jsonb_build_object('insight', i.id, 'number', i.number, 'state', i.state, 'version', latest.version, 'mine', a.statement,
            'started_from', base.statement, 'now', i.statement, 'now_by', private.colleague(i.organisation_id, latest.written_by),
            'now_at', latest.written_at, 'check_until', i.check_until)
        from private.wording_attempts a
        join public.insights i on i.id = a.insight_id
            and i.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))
        join public.insight_statements base on base.insight_id = i.id and base.version = a.base_version
        join lateral (select * from public.insight_statements s where s.insight_id = i.id order by s.version desc limit 1) latest on true
        where a.id = attempt and a.written_by = (select private.signed_in()));
begin
    if found_attempt is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return found_attempt;
end
$$;

-- Lets one's own wording go, and leaves the one that stands. Errors: P0002.
create function public.drop_wording(attempt uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    delete from private.wording_attempts a where a.id = attempt and a.written_by = (select private.signed_in());
    if not found then
        perform private.refuse('P0002', 'Page not found');
    end if;
end
$$;

-- How many people speak for an insight and against it: exactly for those who listen, else as private.disclosed shows it.
create function private.for_and_against(insight uuid, exact boolean)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_object_agg(side.stance, case when exact then side.people else private.disclosed(side.people) end)
    from (
        select stance.name as stance, count(distinct coalesce(w.person_id, c.id)) as people
        from unnest(array['for', 'against']) stance (name)
        left join public.quotes q on q.insight_id = for_and_against.insight and q.stance = stance.name
        left join public.contributions c on c.id = q.contribution_id and c.withdrawn_at is null and c.moderated_out_at is null
        left join public.contributors w on w.contribution_id = c.id
        group by stance.name
    ) side
$$;

-- The kinds of engagement an insight rests on, most people first: [{"kind","people"}]. People are exact for those who listen, else
-- as private.disclosed shows them.
create function private.kinds_of_engagement(insight uuid, exact boolean)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('kind', found.kind,
        'people', case when exact then found.people else private.disclosed(found.people) end) order by found.people desc, found.kind), '[]')
    from (
        select case when c.workshop_id is not null then 'workshop' when c.consultation_id is not null then 'consultation'
                when c.kind in ('one_to_one', 'drawing', 'group_note') then c.kind else 'writing' end as kind,
            count(distinct coalesce(w.person_id, c.id)) as people
        from public.quotes q
        join public.contributions c on c.id = q.contribution_id and c.withdrawn_at is null and c.moderated_out_at is null
        left join public.contributors w on w.contribution_id = c.id
        where q.insight_id = insight
        group by 1
    ) found
$$;

-- Contributions that carry the codes of those an insight rests on, and that it does not rest on: voices it leaves out, most codes
-- in common first, at most 10. Looks at no more than 500 of each code. Out: [{"id","words" (600 characters),"cut","lang","dir",
-- "shown_as","given_on","hard" as private.hard_to_read,"codes":[name],"against" (carries a code of words quoted against it)}].
create function private.left_out(insight uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    with quoted as (
        select q.contribution_id, bool_or(q.stance = 'against') as against from public.quotes q
        join public.contributions c on c.id = q.contribution_id and c.withdrawn_at is null
        where q.insight_id = insight group by q.contribution_id order by q.contribution_id limit 100
    ), wanted as (
        select code, bool_or(quoted.against) as against from quoted cross join lateral private.codes_of(quoted.contribution_id) code group by code
    ), near as (
        select k.contribution_id, count(*) as shared
        from wanted cross join lateral (
            select distinct c.contribution_id from public.codings c
            where c.code_id = wanted.code and c.taken_off_at is null order by c.contribution_id limit 500) k
        where k.contribution_id not in (select contribution_id from quoted)
        group by k.contribution_id order by shared desc, k.contribution_id limit 60
    )
    select coalesce(jsonb_agg(jsonb_build_object('id', found.id, 'words', left(found.words, 600), 'cut', char_length(found.words) > 600,
        'lang', found.lang, 'dir', found.dir, 'shown_as', found.shown_as, 'given_on', found.given_on, 'hard', private.hard_to_read(found.id),
        'codes', found.codes, 'shared', '[]'::jsonb, 'against', found.against) order by found.shared desc, found.given_on desc, found.id), '[]')
    from (
        select c.id, c.words, c.lang, c.dir, private.name_in_lists(c.id) as shown_as, c.given_on, count(*) as shared, bool_or(wanted.against) as against,
            jsonb_agg(code.name order by code.name) as codes
        from near
        join public.contributions c on c.id = near.contribution_id and c.withdrawn_at is null and c.moderated_out_at is null and c.kind <> 'put'
        -- What was settled may say otherwise than what was first put to it.
        cross join lateral private.codes_of(c.id) carried
        join wanted on wanted.code = carried
        join public.codes code on code.id = carried
        where not exists (select 1 from public.insight_passed_over p where p.insight_id = left_out.insight and p.contribution_id = c.id)
            -- What others put is not let on to who still reads these words apart (0073).
            and not private.apart_from_me(c.id)
        group by c.id
        order by shared desc, c.given_on desc, c.id limit 10
    ) found
$$;

-- The same where no code says what is near: contributions most like the first five quoted, at most 10. "shared" are the words they
-- have in common.
create function private.near_in_words(insight uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    return (
        select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'words', left(c.words, 600), 'cut', char_length(c.words) > 600,
            'lang', c.lang, 'dir', c.dir, 'shown_as', private.name_in_lists(c.id), 'given_on', c.given_on, 'hard', private.hard_to_read(c.id),
            'codes', '[]'::jsonb, 'shared', to_jsonb(near.shared), 'against', near.against) order by near.score desc, c.id), '[]')
        from (
            select distinct on (s.contribution_id) s.contribution_id, s.shared, s.score, quoted.against
            from (
                select q.contribution_id, bool_or(q.stance = 'against') as against from public.quotes q
                join public.contributions k on k.id = q.contribution_id and k.withdrawn_at is null
                where q.insight_id = near_in_words.insight group by q.contribution_id order by min(q.added_at) limit 5
            ) quoted
            cross join lateral private.similar_contributions(quoted.contribution_id, 10) s
            where not exists (select 1 from public.quotes o where o.insight_id = near_in_words.insight and o.contribution_id = s.contribution_id)
                and not exists (select 1 from public.insight_passed_over p
                    where p.insight_id = near_in_words.insight and p.contribution_id = s.contribution_id)
            order by s.contribution_id, s.score desc
        ) near
        join public.contributions c on c.id = near.contribution_id and c.withdrawn_at is null and c.moderated_out_at is null and c.kind <> 'put');
end
$$;

-- Voices an insight leaves out, and those looked at that did not fit. Out: {"left_out": private.left_out, or private.near_in_words
-- where nothing it rests on is coded,"coded" (any of its quotes carries a code),"passed_over":[{"id","words","lang","dir",
-- "hard" as private.hard_to_read,"by","at"}]}. Facilitators and engagement leads. Errors: P0002.
create function public.voices_left_out(insight uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    organisation uuid := (select i.organisation_id from public.insights i where i.id = insight);
    coded boolean;
begin
    if organisation is null or organisation not in (select private.my_organisations('facilitator', 'engagement_lead')) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    coded := exists (select 1 from public.quotes q cross join lateral private.codes_of(q.contribution_id) where q.insight_id = insight);
    return jsonb_build_object(
        'left_out', case when coded then private.left_out(insight)
            else jsonb_path_query_array(private.near_in_words(insight), '$[0 to 9]') end,
        'coded', coded,
        'passed_over', coalesce((
            select jsonb_agg(jsonb_build_object('id', c.id, 'words', left(c.words, 300), 'lang', c.lang, 'dir', c.dir,
                'hard', private.hard_to_read(c.id), 'by', private.colleague(organisation, p.passed_by), 'at', p.passed_at) order by p.passed_at desc, c.id)
            from (select * from public.insight_passed_over o where o.insight_id = insight order by o.passed_at desc, o.contribution_id limit 20) p
            join public.contributions c on c.id = p.contribution_id and c.withdrawn_at is null and c.moderated_out_at is null), '[]'));
end
$$;

-- Notes that a contribution was looked at for an insight and does not fit, and by whom. Errors: P0002.
create function public.pass_over(insight uuid, contribution uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_insight public.insights := private.lock_insight(insight, 'draft', 'in_check');
begin
    if not exists (select 1 from public.contributions c where c.id = contribution and c.programme_id = found_insight.programme_id
        and c.withdrawn_at is null) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    insert into public.insight_passed_over (insight_id, contribution_id, passed_by) values (insight, contribution, auth.uid())
    on conflict do nothing;
end
$$;

-- Takes that back, so that it is offered again.
create function public.look_again(insight uuid, contribution uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_insight(insight, 'draft', 'in_check');
    delete from public.insight_passed_over p where p.insight_id = look_again.insight and p.contribution_id = look_again.contribution;
end
$$;

-- What became of an insight, for those it rests on: [{"kind","with" (how many others it was put together with),"to" (the insight
-- it became, or null while nobody has been asked about that one),"statement","standing"}]. In words of the trust, never of people.
create function private.became(insight uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('kind', l.kind, 'with', (
            select count(*) - 1 from public.insight_lineage o where o.to_insight = l.to_insight and o.kind = 'merged' and l.kind = 'merged'),
        'to', case when seen.yes then i.id end, 'statement', case when seen.yes then i.statement end,
        'standing', i.published_at is not null and i.superseded_at is null) order by i.number), '[]')
    from public.insight_lineage l
    join public.insights i on i.id = l.to_insight
    cross join lateral (select i.published_at is not null or i.check_started_at is not null as yes) seen
    where l.from_insight = became.insight
$$;

grant execute on function public.propose_wording, public.wording_attempt, public.drop_wording, public.voices_left_out, public.pass_over,
    public.look_again to authenticated;
