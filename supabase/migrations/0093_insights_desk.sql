-- What the desk reads where insights are made: one jsonb each, bounded, in one round trip.
-- Who may see what: as in 0021; each asks who is there in its first lines and names what it gives.

-- The desk: one insight with what it rests on, how its check stands, what it came from and what became of it.
-- At most 100 quotes and 100 answers. The answers of its check are not for decision owners (0007's policy).
create function public.insight_desk(insight uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_insight public.insights;
    found_programme public.programmes;
    reads_checks boolean;
    listens boolean;
begin
    select * into found_insight from public.insights where id = insight;
    if found_insight.id is null or found_insight.organisation_id not in (select private.my_insight_trusts()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    select * into found_programme from public.programmes where id = found_insight.programme_id;
    reads_checks := found_insight.organisation_id in
        (select private.my_organisations('facilitator', 'engagement_lead', 'board_auditor', 'co_chair'));
    listens := found_insight.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'));
    return jsonb_build_object(
        'id', found_insight.id, 'number', found_insight.number, 'statement', found_insight.statement, 'state', found_insight.state,
        'drafted_at', found_insight.drafted_at, 'check_until', found_insight.check_until, 'agreed_at', found_insight.agreed_at,
        'due_on', found_insight.due_on, 'answered_at', found_insight.answered_at, 'superseded_at', found_insight.superseded_at,
        'today', private.today(),
        'days_late', case when found_insight.state = 'agreed' then private.today() - found_insight.due_on end,
        'programme', jsonb_build_object('id', found_programme.id, 'slug', found_programme.slug, 'title', found_programme.title,
            'check_days', found_programme.check_days, 'answer_days', found_programme.answer_days),
        'rests_on', private.rests_on_shown(insight, listens), 'sides', private.for_and_against(insight, listens),
        'kinds', private.kinds_of_engagement(insight, listens),
        'pcref_parts', found_insight.pcref_parts, 'competencies', found_insight.competencies,
        'rule', coalesce(found_insight.check_rule, private.check_rule(found_insight.programme_id)),
        'result', case when listens then coalesce(found_insight.checked, private.check_result(insight)) end,
        'signed', private.signed_by(insight, listens),
        'signed_here', exists (select 1 from public.insight_signatures s where s.insight_id = insight and s.check_id is null
            and s.signed_by = (select private.signed_in())),
        'quotes', coalesce((
            select jsonb_agg(jsonb_build_object('id', q.id, 'contribution_id', q.contribution_id, 'stance', q.stance,
                'starts', case when listens then q.starts end, 'ends', case when listens then q.ends end,
                'words', said.words, 'lang', c.lang, 'dir', c.dir,
                'shown_as', case when said.words is not null then private.name_in_lists(c.id) end, 'given_on', c.given_on,
                'taken_back', c.withdrawn_at is not null) order by q.added_at, q.id)
            from (select * from public.quotes k where k.insight_id = insight order by k.added_at, k.id limit 100) q
            join public.contributions c on c.id = q.contribution_id
            -- "offset 0": asked once, and not once for each time it is named.
            cross join lateral (select private.words_for_staff(c, q.starts, q.ends) as words offset 0) said), '[]'),
        'marks', private.marks_of('insight', insight, 'staff'),
        'nothing_left', private.nothing_left(insight),
        'wordings', coalesce((
            select jsonb_agg(jsonb_build_object('version', s.version, 'statement', s.statement, 'written_at', s.written_at,
                'by', private.colleague(found_insight.organisation_id, s.written_by)) order by s.version desc)
            from public.insight_statements s where s.insight_id = insight), '[]'),
        'tally', case when reads_checks and found_insight.check_until is not null then private.check_tally(insight) end,
        -- What was answered, and not on which words: next to who was asked, that would say who gave them.
        'checks', case when reads_checks then coalesce((
            select jsonb_agg(jsonb_build_object('id', k.id, 'answer', k.answer, 'words', k.words, 'answered_at', k.answered_at,
                'how', k.how, 'reply', k.reply, 'replied_at', k.replied_at,
                'earlier_wording', coalesce(k.answered_at < (select max(s.written_at) from public.insight_statements s
                    where s.insight_id = insight), false)) order by k.place)
            from (select *, row_number() over (order by array_position(array['object', 'correct', 'more', 'agree'], a.answer), a.id) as place
                from public.insight_checks a where a.insight_id = insight and a.answer is not null order by place limit 100) k), '[]') end,
        -- What was answered to an earlier wording, or before somebody changed their mind.
        'earlier_checks', case when reads_checks then coalesce((
            select jsonb_agg(jsonb_build_object('answer', e.answer, 'words', e.words, 'answered_at', e.answered_at, 'how', e.how,
                'reply', e.reply) order by e.answered_at desc)
            from (select b.* from public.insight_checks k join public.insight_earlier_answers b on b.check_id = k.id
                where k.insight_id = insight and b.answer <> 'agree' order by b.answered_at desc limit 50) e), '[]') end,
        -- Of the newest 200, so that the page costs the same in a programme where everybody spoke.
        'never_used', (select jsonb_build_object('count', count(*) filter (where not used), 'of', count(*))
            from (select private.is_quoted(c.id) as used from public.contributions c
                where c.programme_id = found_insight.programme_id and c.withdrawn_at is null and c.moderated_out_at is null
                    and c.kind <> 'put'
                order by c.given_on desc, c.id desc limit 200) newest),
        'came_from', coalesce((
            select jsonb_agg(jsonb_build_object('id', o.id, 'number', o.number, 'statement', o.statement, 'kind', l.kind) order by o.number)
            from public.insight_lineage l join public.insights o on o.id = l.from_insight where l.to_insight = insight), '[]'),
        'became', coalesce((
            select jsonb_agg(jsonb_build_object('id', n.id, 'number', n.number, 'statement', n.statement, 'kind', l.kind) order by n.number)
            from public.insight_lineage l join public.insights n on n.id = l.to_insight where l.from_insight = insight), '[]'),
        'decisions', coalesce((
            select jsonb_agg(jsonb_build_object('id', d.id, 'number', d.number, 'title', d.title, 'state', d.state, 'kind', f.kind,
                'superseded', d.superseded_at is not null) order by d.number)
            from public.influences f join public.decisions d on d.id = f.decision_id where f.insight_id = insight), '[]'),
        'challenges', (select count(*) from public.challenges h where h.insight_id = insight),
        'decided_by', coalesce((
            select jsonb_agg(distinct p.name) from public.members m join public.people p on p.id = m.person_id
            where m.organisation_id = found_insight.organisation_id and m.role = 'decision_owner' and p.name is not null
                and m.starts_on <= private.today() and (m.ends_on is null or m.ends_on > private.today())), '[]'));
end
$$;

-- Contributions of an insight's programme to read with a pencil, 10 at a time, the newest first, each with the
-- insights that already rest on it. In: the view that holds the words to look for, whether only those never used,
-- the last one seen (day and id), or one contribution to read whole. Out: {"search" (those words),"contributions","next"}.
-- Facilitators and engagement leads.
create function public.contributions_to_read(insight uuid, view uuid default null, unused boolean default false,
    before_on date default null, before_id uuid default null, only_one uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
    found_insight public.insights;
    search text;
    found_ids uuid[];
    found_contributions jsonb;
begin
    select * into found_insight from public.insights where id = insight;
    if found_insight.id is null or found_insight.organisation_id not in (select private.my_organisations('facilitator', 'engagement_lead')) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    -- A search is forgotten after two days (0075): whoever comes back to its address reads everything.
    search := (select v.query ->> 'words' from private.contribution_views v where v.id = view and private.may_open_view(v));
    if search is not null then
        found_ids := private.found(found_insight.organisation_id, jsonb_build_object('words', search, 'programme', found_insight.programme_id,
            'use', case when unused then 'unused' else 'stands' end), before_on, before_id, 11);
    end if;
    select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'given_on', c.given_on, 'kind', c.kind, 'lang', c.lang, 'dir', c.dir,
        'words', case when only_one is null then left(c.words, 4000) else c.words end,
        'cut', only_one is null and char_length(c.words) > 4000,
        'attribution', c.attribution, 'shown_as', private.name_in_lists(c.id), 'content_note', c.content_note,
        'hard', private.hard_to_read(c.id),
        'from', coalesce((select w.title from public.workshops w where w.id = c.workshop_id),
            (select k.title from public.consultations k where k.id = c.consultation_id)),
        'marks', coalesce((
            select jsonb_agg(jsonb_build_object('insight_id', q.insight_id, 'number', i.number, 'starts', q.starts, 'ends', q.ends)
                order by q.starts, i.number)
            from (select * from public.quotes k where k.contribution_id = c.id order by k.starts, k.insight_id limit 50) q
            join public.insights i on i.id = q.insight_id), '[]')) order by c.given_on desc, c.id desc), '[]')
    into found_contributions
    from (
        select * from public.contributions k
        where k.programme_id = found_insight.programme_id and k.withdrawn_at is null and k.moderated_out_at is null
            and k.kind <> 'put'
            and (only_one is null or k.id = only_one)
            and (found_ids is null or k.id = any (found_ids))
            and (not unused or not private.is_quoted(k.id))
            and (before_on is null or (k.given_on, k.id) < (before_on, before_id))
        order by k.given_on desc, k.id desc
        limit 11
    ) c;
    return jsonb_build_object(
        'search', search,
        'contributions', case when jsonb_array_length(found_contributions) > 10 then found_contributions - 10 else found_contributions end,
        'next', case when jsonb_array_length(found_contributions) > 10 then jsonb_build_object(
            'on', found_contributions -> 9 -> 'given_on', 'id', found_contributions -> 9 -> 'id') end);
end
$$;

grant execute on function public.insight_desk, public.contributions_to_read to authenticated;
