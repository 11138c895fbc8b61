-- What an evidence pack says of the equality duty and of challenges (R7, R8, R10, R27). Asked by the pack (0183) alone, which has decided who
-- may. Audiences: board and public read what stands in public; foi reads the same without the names of people.

-- Decisions made on days of the period, with their record, and what was not looked at by the period's end. In: a programme, two days, and
-- board | public | foi. Out: {"trust","until","decisions":[{"id","number","title","body","owner","decided_on","considered_on","considered_by",
-- "evidence","due_regard","mitigation","review_on","stands","reviews"}],"late":[{"id","number","title","due_on"}]}; see
-- src/lib/pack/parts/equality-duty.ts.
create function private.pack_equality_duty(programme uuid, from_day date, until_day date, audience text)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('trust', o.slug, 'until', until_day,
        'decisions', (
            select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'number', d.number, 'title', d.title, 'body', d.body,
                'owner', case when audience <> 'foi' then d.owner_name end, 'decided_on', d.decided_on, 'considered_on', d.equality_on,
                'considered_by', case when audience <> 'foi' then d.equality_by end, 'evidence', d.equality, 'due_regard', d.due_regard,
                'mitigation', d.mitigation, 'review_on', d.impact_review_on, 'stands', d.reversed_at is null and d.superseded_at is null,
                'reviews', (select coalesce(jsonb_agg(r order by r ->> 'on_day'), '[]')
                    from jsonb_array_elements(private.equality_reviews_of(d.id)) r where (r ->> 'on_day')::date <= until_day))
                order by d.decided_on, d.number), '[]')
            from public.decisions d where d.programme_id = p.id and d.made_at is not null and d.decided_on between from_day and until_day),
        'late', (
            select coalesce(jsonb_agg(jsonb_build_object('id', d.decision_id, 'number', d.number, 'title', d.title, 'due_on', d.due_on)
                order by d.due_on, d.number), '[]')
            from private.equality_reviews_due(p.organisation_id, least(until_day, private.today())) d where d.programme_id = p.id))
    from public.programmes p join public.organisations o on o.id = p.organisation_id where p.id = programme
$$;

-- Challenges raised, taken to the board or answered by it on days of the period, and decisions that both sides see differently now. Out:
-- {"trust","challenges":[{"id","kind","about","number","title","raised_on","standing","by","words","answered_on","outcome","answer",
-- "escalated_on","board"}],"apart":[{"id","number","title","owner","people","answers","notes"}]}; see src/lib/pack/parts/challenges.ts.
create function private.pack_challenges(programme uuid, from_day date, until_day date, audience text)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('trust', o.slug, 'until', until_day,
        'challenges', (
            select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'kind', about.kind, 'about', about.id, 'number', about.number,
                'title', about.title, 'raised_on', private.day_of(h.raised_at), 'standing', h.standing,
                'by', case when audience <> 'foi' then h.shown_as end, 'words', h.words, 'answered_on', private.day_of(h.answered_at),
                'outcome', h.outcome, 'answer', h.answer, 'escalated_on', private.day_of(h.escalated_at),
                'taken_back', h.taken_back_at is not null, 'closed', h.closed_at is not null, 'board', case when audience = 'foi' then
                    jsonb_set(private.board_of(h), '{statements}', (
                        select coalesce(jsonb_agg(s - 'shown_as'), '[]') from jsonb_array_elements(private.board_of(h) -> 'statements') s))
                    else private.board_of(h) end) order by h.raised_at, h.id), '[]')
            from public.challenges h
            cross join lateral (
                select 'insight' as kind, i.id, i.number, i.statement as title from public.insights i
                where i.id = h.insight_id and i.programme_id = p.id and i.published_at is not null
                union all
                select 'decision', d.id, d.number, d.title from public.decisions d
                where d.id = h.decision_id and d.programme_id = p.id and d.made_at is not null) about
            where h.organisation_id = p.organisation_id and (private.day_of(h.raised_at) between from_day and until_day
                or private.day_of(h.escalated_at) between from_day and until_day or private.day_of(h.settled_at) between from_day and until_day)),
        'apart', (select coalesce(jsonb_agg(case when audience = 'foi' then a - 'owner_name' else a end), '[]')
            from jsonb_array_elements(private.apart_on_table(p.id)) a))
    from public.programmes p join public.organisations o on o.id = p.organisation_id where p.id = programme
$$;
