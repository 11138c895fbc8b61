-- What people read of their own words, by their account or by a receipt, and what staff read on the page of a contribution.
-- Who may see what: the giver alone sees what follows from their words (checks put to them, who decided what,
-- their challenges) in one answer; the page shows each reader what the policies of 0004 let them read.

-- Everything one page tells the giver. Security definer: the two functions below decide who is asking.
-- Out: the contribution's columns, "programme", "organisation", "consents" (the answer that stands for each use),
-- "checks", "subjects" (published insights and decisions that rest on it), "challenges" (raised from it) and "looks" (who asked
-- to see the name, as private.looks_of).
create function private.own_contribution(contribution uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object(
        'id', c.id, 'kind', c.kind, 'words', c.words, 'lang', c.lang, 'dir', c.dir, 'given_on', c.given_on,
        'scribe_name', c.scribe_name, 'confirmed_at', c.confirmed_at, 'confirmed_how', c.confirmed_how,
        'attribution', c.attribution, 'shown_as', c.shown_as, 'moderated_out_at', c.moderated_out_at,
        'withdrawn_at', c.withdrawn_at, 'withdrawn_how', c.withdrawn_how, 'commitment', c.commitment,
        'renderings', private.renderings_of(c.id), 'left_out', private.left_out_of(c.id),
        'programme', p.title,
        'organisation', jsonb_build_object('name', o.name, 'slug', o.slug, 'crisis', o.crisis),
        'picture', (select jsonb_build_object('alt', i.alt, 'width', i.width, 'height', i.height)
            from public.pictures i where i.contribution_id = c.id),
        'recording', (select jsonb_build_object('type', i.type, 'seconds', i.seconds)
            from public.recordings i where i.contribution_id = c.id),
        'consents', (
            select coalesce(jsonb_agg(to_jsonb(stands) order by stands.use), '[]') from (
                select distinct on (k.use) k.use, k.given, k.expires_on, k.recorded_at, k.how, k.wording, k.lang,
                    (select w.uses ->> k.use from public.consent_wordings w where w.version = k.wording and w.lang = k.lang) as asked
                from public.consents k where k.contribution_id = c.id order by k.use, k.recorded_at desc, k.id desc
            ) stands),
        'places_ended', private.places_ended(c.id),
        'checks', (
            select coalesce(jsonb_agg(jsonb_build_object('insight', i.id, 'statement', i.statement,
                'open', i.state = 'in_check' and c.withdrawn_at is null, 'until', i.check_until, 'answer', k.answer,
                'words', k.words, 'answered_at', k.answered_at, 'reply', k.reply, 'replied_at', k.replied_at,
                'signature', private.signature_of(k.id), 'became', private.became(i.id)) order by k.asked_at desc), '[]')
            from (select distinct q.insight_id from public.quotes q where q.contribution_id = c.id) rests
            join public.insights i on i.id = rests.insight_id
            join public.insight_checks k on k.insight_id = i.id and k.contribution_id = private.check_of(i.id, c.id)),
        'subjects', case when c.withdrawn_at is not null then '[]' else (
            select coalesce(jsonb_agg(to_jsonb(subject) order by subject.kind desc, subject.number), '[]') from (
                select 'insight' as kind, i.id, i.number, i.statement as title
                from public.insights i where i.published_at is not null and i.id in
                    (select q.insight_id from public.quotes q where q.contribution_id = c.id)
                union
                select 'decision', d.id, d.number, d.title
                from public.quotes q
                join public.influences f on f.insight_id = q.insight_id
                join public.decisions d on d.id = f.decision_id and d.made_at is not null
                where q.contribution_id = c.id
            ) subject) end,
        'unused', private.unused_of(c.id),
        'challenges', (
            select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'kind', case when h.insight_id is null then 'decision' else 'insight' end,
                'subject', coalesce(h.insight_id, h.decision_id), 'title', coalesce(i.statement, d.title), 'words', h.words, 'shown_as', h.shown_as, 'raised_at', h.raised_at,
                'acknowledged_at', h.acknowledged_at, 'answer', h.answer, 'outcome', h.outcome, 'answered_at', h.answered_at,
                'closed_at', h.closed_at, 'escalated_at', h.escalated_at, 'taken_back_at', h.taken_back_at,
                'board', private.board_of(h)) order by h.raised_at), '[]')
            from public.challenges h
            left join public.insights i on i.id = h.insight_id
            left join public.decisions d on d.id = h.decision_id
            where h.raised_by_contribution = c.id),
        'looks', private.looks_of(c.id))
    from public.contributions c
    join public.programmes p on p.id = c.programme_id
    join public.organisations o on o.id = c.organisation_id
    where c.id = contribution
$$;

-- What the holder of a slip reads, or null for a code nobody knows.
create function public.contribution_by_receipt(code text)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select private.own_contribution(private.contribution_by_receipt(code))
$$;

-- What the giver reads when signed in, or null: hidden and absent are the same.
create function public.my_contribution(contribution uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select private.own_contribution(contribution) where contribution in (select private.my_contributions())
$$;

-- What one may give words to, and what one began to write. Security definer: drafts are read by no role.
-- Out: {"programmes": [{"id","title","organisation","crisis"}], "draft": {"id","programme_id","begun_at"} or null}.
create function public.before_giving()
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object(
        'programmes', (
            select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title, 'organisation', o.name, 'crisis', o.crisis)
                order by o.name, p.title), '[]')
            from public.programmes p
            join public.organisations o on o.id = p.organisation_id
            where p.id in (select private.my_programmes())
                and p.starts_on <= private.today() and (p.ends_on is null or p.ends_on >= private.today())),
        'draft', (
            select jsonb_build_object('id', d.id, 'programme_id', d.programme_id, 'begun_at', d.begun_at)
            from private.drafts d
            where d.account_id = private.signed_in() and d.saved_at > now() - interval '2 days' and d.answers ? 'words'
            order by d.saved_at desc limit 1))
$$;

-- One's own contributions, newest first, 20 and one more to tell whether there are others. In: the last of the page
-- before. Out: [{"id","words","lang","dir","given_on","withdrawn_at","programme","to_confirm","checks_open",
-- "insights","decisions"}].
create function public.my_contributions(before_on date default null, before_id uuid default null, most int default 21)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(to_jsonb(mine) order by mine.given_on desc, mine.id desc), '[]') from (
        select c.id, c.words, c.lang, c.dir, c.given_on, c.withdrawn_at, p.title as programme,
            c.scribe_name is not null and c.confirmed_at is null and c.withdrawn_at is null as to_confirm,
            (select count(*) from public.insight_checks k join public.insights i on i.id = k.insight_id and i.state = 'in_check'
                where k.contribution_id = c.id and k.answer is null and c.withdrawn_at is null) as checks_open,
            (select count(distinct q.insight_id) from public.quotes q join public.insights i on i.id = q.insight_id
                where q.contribution_id = c.id and i.published_at is not null) as insights,
            (select count(distinct f.decision_id) from public.quotes q join public.influences f on f.insight_id = q.insight_id
                join public.decisions d on d.id = f.decision_id
                where q.contribution_id = c.id and d.made_at is not null) as decisions
        from public.contributions c
        join public.programmes p on p.id = c.programme_id
        where c.id in (select private.my_contributions())
            and (before_on is null or (c.given_on, c.id) < (before_on, before_id))
        order by c.given_on desc, c.id desc limit least(greatest(most, 1), 21)
    ) mine
$$;

-- One contribution as staff read it. Runs as the caller: null where the policies of 0004 hide it.
-- Out: the columns of the list, and "programme_id", "workshop", "consultation", "source", "told_at", "picture" ({"alt",
-- "width","height"} or null), "consents" (every answer, newest first), "insights" it is quoted in, "crisis" (help the trust names), "may_see_to" (print a slip,
-- change consent, take the name off, take back), "hard" (0072), "similar" (private.similar_to, 0085), and what private.beside_the_words gives.
create function public.contribution_at(contribution uuid)
returns jsonb
language sql stable set search_path = ''
as $$
    select jsonb_build_object(
        'id', c.id, 'kind', c.kind, 'words', private.words_for_me(c.id), 'content_note', c.content_note, 'hard', private.hard_for_readers(c.id),
        'lang', c.lang, 'dir', c.dir, 'given_on', c.given_on,
        'recorded_at', c.recorded_at, 'scribe_name', c.scribe_name, 'told_at', c.told_at, 'confirmed_at', c.confirmed_at,
        'confirmed_how', c.confirmed_how, 'attribution', c.attribution, 'shown_as', private.name_to_me(c.id), 'may_look', private.may_look(c.id),
        'moderated_out_at', c.moderated_out_at, 'withdrawn_at', c.withdrawn_at, 'withdrawn_how', c.withdrawn_how,
        'commitment', c.commitment, 'programme', p.title, 'workshop', w.title, 'consultation', s.title, 'source', s.source,
        'crisis', (select o.crisis from public.organisations o where o.id = c.organisation_id),
        'picture', (select jsonb_build_object('alt', i.alt, 'width', i.width, 'height', i.height)
            from public.pictures i where i.contribution_id = c.id),
        'recording', (select jsonb_build_object('type', i.type, 'seconds', i.seconds)
            from public.recordings i where i.contribution_id = c.id),
        'consents', (select coalesce(jsonb_agg(jsonb_build_object('use', k.use, 'given', k.given, 'how', k.how,
                'recorded_at', k.recorded_at, 'expires_on', k.expires_on) order by k.recorded_at desc, k.id desc), '[]')
            from public.consents k where k.contribution_id = c.id),
        'unused', (select coalesce(jsonb_agg(jsonb_build_object('reason', r.reason, 'words', r.words, 'said_at', r.said_at,
                'removed_at', r.removed_at) order by r.said_at desc, r.id), '[]') from public.unused_reasons r where r.contribution_id = c.id),
        'insights', (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'number', i.number, 'statement', i.statement,
                'state', i.state) order by i.number), '[]')
            from public.insights i where i.id in (select q.insight_id from public.quotes q where q.contribution_id = c.id)),
        'may_see_to', c.id in (select private.my_contributions()) or c.id in (select private.my_scribed())
            or c.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead')))
        || private.beside_the_words(c.id) || jsonb_build_object('similar', private.similar_to(c.id))
    from public.contributions c
    join public.programmes p on p.id = c.programme_id
    left join public.workshops w on w.id = c.workshop_id
    left join public.consultations s on s.id = c.consultation_id
    where c.id = contribution
$$;

-- What a facilitator chooses from when writing for somebody: programmes, their latest workshops up to today, and the people they
-- work with. Runs as the caller. Out: {"programmes": [{"id","title"}], "workshops": [{"id","title","held_on"}],
-- "people": [{"id","name"}] (200 by name, those with a name)}.
create function public.writing_choices(organisation uuid)
returns jsonb
language sql stable set search_path = ''
as $$
    select jsonb_build_object(
        'programmes', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title) order by p.title), '[]')
            from public.programmes p where p.organisation_id = writing_choices.organisation or p.id in
                (select pp.programme_id from public.programme_partners pp where pp.organisation_id = writing_choices.organisation)),
        'workshops', (select coalesce(jsonb_agg(to_jsonb(held) order by held.held_on desc, held.title), '[]') from (
            select w.id, w.title, w.held_on from public.workshops w
            where w.held_on <= private.today() and (w.organisation_id = writing_choices.organisation or w.programme_id in
                (select pp.programme_id from public.programme_partners pp where pp.organisation_id = writing_choices.organisation))
            order by w.held_on desc, w.title limit 50) held),
        'people', (select coalesce(jsonb_agg(to_jsonb(known) order by known.name), '[]') from (
            select who.id, who.name from public.people who
            where who.organisation_id = writing_choices.organisation and who.name is not null
            order by who.name, who.id limit 200) known))
$$;

grant execute on function public.before_giving, public.my_contribution, public.my_contributions, public.contribution_at,
    public.writing_choices to authenticated;
grant execute on function public.contribution_by_receipt to anon, authenticated;
