-- Challenges: a contributor, co-chair or partner's advisor says "not resolved" or "that is not what I meant".
-- Security definer for the reason in 0001. No command lets staff change or remove the words (R7); they
-- acknowledge and answer. The author closes it, takes it to the board, or takes it back.

-- The standing of the signed-in person towards an insight or decision, or null.
create function private.my_standing(organisation uuid, programme uuid, insights uuid[])
returns text
language sql stable security definer set search_path = ''
as $$
    select case
        when organisation in (select private.my_organisations('co_chair')) then 'co_chair'
        when exists (select 1 from public.quotes q where q.insight_id = any (insights)
            and q.contribution_id in (select private.my_contributions())) then 'contributor'
        when exists (select 1 from public.programme_partners pp where pp.programme_id = programme
            and pp.organisation_id in (select private.my_organisations('advisor'))) then 'advisor'
    end
$$;

-- What is challenged: its trust, programme and the insights it touches, when it is public; else nothing.
create function private.challengeable(kind text, id uuid, out organisation uuid, out programme uuid, out insights uuid[])
language sql stable security definer set search_path = ''
as $$
    select i.organisation_id, i.programme_id, array[i.id] from public.insights i
    where kind = 'insight' and i.id = challengeable.id and i.published_at is not null
    union all
    select d.organisation_id, d.programme_id, array(select insight_id from public.influences where decision_id = d.id)
    from public.decisions d
    where kind = 'decision' and d.id = challengeable.id and d.made_at is not null
$$;

-- What became of a challenge on the board's table, as it stands beside it for everyone: {"due_on","meets_on","outcome","answer","body",
-- "met_on","settled_at","statements":[{"id","words","shown_as","written_at"}]}; null until its author takes it there.
create function private.board_of(challenge public.challenges)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('due_on', (challenge).board_due_on, 'meets_on', (challenge).board_meets_on, 'outcome', (challenge).board_outcome,
        'answer', (challenge).board_answer, 'body', (challenge).board_body, 'met_on', (challenge).board_met_on,
        'settled_at', (challenge).settled_at, 'statements', (
            select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'words', s.words, 'shown_as', s.shown_as, 'written_at', s.written_at)
                order by s.written_at, s.id), '[]')
            from public.board_statements s where s.challenge_id = (challenge).id))
    where (challenge).escalated_at is not null
$$;

create function private.store_challenge(kind text, subject uuid, words text, shown_as text, standing text, contribution uuid,
    receipt uuid default null)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    made uuid;
begin
    perform private.require_text(words, 4000, 'words', 'Say what is not right, in your own words');
    if char_length(btrim(store_challenge.shown_as)) > 80 then
        perform private.refuse('TX002', 'Use 80 characters or fewer', 'shown_as');
    end if;
    -- So that no one can bury what others said (challenges_to gives each voice its turn), nor fill the table.
    if (select count(*) from public.challenges c where subject in (c.insight_id, c.decision_id) and c.closed_at is null and c.taken_back_at is null
        and case when contribution is null then c.raised_by = auth.uid() else c.raised_by_contribution = contribution end) >= 20 then
        perform private.refuse('VO005', 'You have twenty challenges here that still stand. Close one or take one back first.');
    end if;
    insert into public.challenges (organisation_id, insight_id, decision_id, words, shown_as, standing, raised_by, raised_by_contribution, raised_by_receipt)
    values ((select organisation from private.challengeable(kind, subject)), case when kind = 'insight' then subject end,
        case when kind = 'decision' then subject end, store_challenge.words,
        coalesce(nullif(btrim(store_challenge.shown_as), ''), case store_challenge.standing when 'co_chair' then 'A community co-chair'
            when 'advisor' then 'A community advisor' else 'Someone whose words this rests on' end),
        -- Who types in a slip for somebody is not the author.
        store_challenge.standing, case when contribution is null then auth.uid() end, contribution, receipt)
    returning id into made;
    return made;
end
$$;

-- Raises a challenge to a published insight or decision. In: 'insight' or 'decision', its id, the words, the name to show. Out: its id.
create function public.raise_challenge(kind text, subject uuid, words text, shown_as text default '')
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    target record;
    standing text;
begin
    select * into target from private.challengeable(kind, subject);
    if target.organisation is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    standing := private.my_standing(target.organisation, target.programme, target.insights);
    if standing is null then
        perform private.refuse('42501', 'Contributors, community co-chairs and community advisors can challenge this');
    end if;
    return private.store_challenge(kind, subject, words, shown_as, standing, null);
end
$$;

-- The same for whoever holds the slip of a contribution that it rests on.
create function public.raise_challenge_by_receipt(code text, kind text, subject uuid, words text, shown_as text default '')
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    contribution uuid := private.contribution_by_receipt(code);
    target record;
begin
    select * into target from private.challengeable(kind, subject);
    if contribution is null or target.organisation is null
        or not exists (select 1 from public.quotes q where q.insight_id = any (target.insights) and q.contribution_id = contribution) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return private.store_challenge(kind, subject, words, shown_as, 'contributor', contribution,
        (select r.id from public.receipts r where r.code_hash = private.receipt_hash(code)));
end
$$;

-- The trust says that it has read a challenge, and who will answer. Engagement lead or decision owner.
create function public.acknowledge_challenge(challenge uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.require_role((select organisation_id from public.challenges where id = challenge), 'engagement_lead', 'decision_owner');
    update public.challenges set acknowledged_at = now(), acknowledged_by = auth.uid() where id = challenge and acknowledged_at is null;
end
$$;

-- The trust answers. In: upheld, partly or not, and the answer in words. It may be answered once.
create function public.answer_challenge(challenge uuid, outcome text, answer text)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.require_role((select organisation_id from public.challenges where id = challenge), 'engagement_lead', 'decision_owner');
    if coalesce(outcome, '') not in ('upheld', 'partly', 'not') then
        perform private.refuse('VO001', 'Choose whether they are right', 'outcome');
    end if;
    perform private.require_text(answer, 4000, 'answer', 'Write the answer');
    update public.challenges c set answer = answer_challenge.answer, outcome = answer_challenge.outcome, answered_at = now(),
        answered_by = auth.uid(), acknowledged_at = coalesce(acknowledged_at, now()), acknowledged_by = coalesce(acknowledged_by, auth.uid())
    where c.id = challenge and c.answered_at is null and c.taken_back_at is null;
    if not found then
        perform private.refuse('VO002', 'This challenge already has an answer, or its author has taken it back');
    end if;
end
$$;

-- What only the author may do with their challenge: close it, take it to the board, or take the words back.
create function private.author_challenge(challenge uuid, verb text)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    if verb = 'close' then
        update public.challenges set closed_at = now() where id = challenge and closed_at is null;
    elsif verb = 'escalate' then
        update public.challenges set escalated_at = now() where id = challenge and escalated_at is null and answered_at is not null;
        if not found then
            perform private.refuse('VO003', 'You can take this to the board once the trust has answered');
        end if;
    elsif verb = 'take_back' then
        update public.challenges set words = null, shown_as = 'Taken back', taken_back_at = now() where id = challenge and taken_back_at is null;
    else
        perform private.refuse('VO004', 'Choose what to do');
    end if;
end
$$;

-- By the signed-in author. In: verb 'close', 'escalate' or 'take_back'.
create function public.author_challenge(challenge uuid, verb text)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    if not exists (select 1 from public.challenges where id = challenge and raised_by = private.signed_in()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.author_challenge(challenge, verb);
end
$$;

create function public.author_challenge_by_receipt(code text, challenge uuid, verb text)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    if not exists (select 1 from public.challenges where id = challenge
        and raised_by_receipt = (select r.id from public.receipts r where r.code_hash = private.receipt_hash(code))) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.author_challenge(challenge, verb);
end
$$;

grant execute on function public.raise_challenge, public.acknowledge_challenge, public.answer_challenge, public.author_challenge
    to authenticated;
grant execute on function public.raise_challenge_by_receipt, public.author_challenge_by_receipt to anon, authenticated;
