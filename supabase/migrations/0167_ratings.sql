-- How much influence people had on a decision, as both sides see it (R8; 4Pi: impact): its owner says it, and so may everybody it rests on,
-- from 1 (none) to 5 (it decided it).
-- Who may see what: what the owner said is as public as the decision. What a contributor said is read by nobody but that contributor: only
-- a middle value, made anew at the 5th, 10th, 15th answer and at no other, so that no single one can be worked out by looking before and
-- after (R40, as 0045). The tables are in 0009.

-- What a board said about a decision whose influence is seen differently. Kept as said: another note is added, none is changed.
create table public.rating_notes (
    id uuid primary key default gen_random_uuid(),
    decision_id uuid not null references public.decisions,
    note text not null check (char_length(note) between 1 and 4000),
    body text not null check (char_length(body) between 1 and 160),
    met_on date not null,
    noted_by uuid references auth.users,
    noted_at timestamptz not null default now()
);
create index on public.rating_notes (decision_id, met_on, id);
alter table public.rating_notes enable row level security;
grant select (id, decision_id, note, body, met_on, noted_at) on public.rating_notes to anon, authenticated;
create policy "as public as the decision" on public.rating_notes for select
using (exists (select 1 from public.decisions d where d.id = decision_id));

-- A decision that stands, locked: answers come one after another, so that the fifth is the fifth. Errors: P0002, NR001 no rating from 1 to 5,
-- NR002 it was taken back or corrected since.
create function private.lock_rated(decision uuid, rating int)
returns public.decisions
language plpgsql security definer set search_path = ''
as $$
declare
    rated public.decisions;
begin
    select d.* into rated from public.decisions d where d.id = decision and d.made_at is not null for update;
    if rated.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if rated.reversed_at is not null or rated.superseded_at is not null then
        perform private.refuse('NR002', 'This decision no longer stands, so nothing more is said of it here');
    end if;
    if rating is null or rating not between 1 and 5 then
        perform private.refuse('NR001', 'Choose how much influence there was', 'rating');
    end if;
    return rated;
end
$$;

-- Keeps what the giver of a contribution says of a decision: one answer for each person, the last one.
create function private.store_rating(decision uuid, contribution uuid, rating int, how text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    rated public.decisions := private.lock_rated(decision, rating);
    giver uuid := (select k.person_id from public.contributors k where k.contribution_id = contribution);
    given int;
begin
    if not private.decision_rests_on(decision, contribution) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    update public.influence_ratings r set rating = store_rating.rating, how = store_rating.how, rated_on = private.today(),
        person_id = giver, contribution_id = case when giver is null then contribution end
    where r.id = (select k.id from public.influence_ratings k where k.decision_id = decision
        and (k.person_id = giver or k.contribution_id = contribution) order by (k.person_id is null) limit 1);
    if not found then
        insert into public.influence_ratings (decision_id, standing, rating, person_id, contribution_id, how)
        values (decision, 'contributor', store_rating.rating, giver, case when giver is null then contribution end, store_rating.how);
    end if;
    given := (select count(*) from public.influence_ratings r where r.decision_id = decision and r.standing = 'contributor');
    if given % 5 = 0 then
        insert into public.ratings_shown as s (decision_id, programme_id, answers, middle, owner_rating)
        select decision, rated.programme_id, given, percentile_cont(0.5) within group (order by r.rating),
            (select o.rating from public.influence_ratings o where o.decision_id = decision and o.standing = 'decision_owner')
        from public.influence_ratings r where r.decision_id = decision and r.standing = 'contributor'
        -- Never for a change among as many answers: the one that changed would show.
        on conflict (decision_id) do update set answers = excluded.answers, middle = excluded.middle
        where s.answers < excluded.answers;
    end if;
end
$$;

-- Says how much influence people had, as the one who answers for the decision, or a decision owner of the trust. In: 1 (none) to 5 (it decided
-- it). May be changed; each time is in the log. Errors: P0002, 42501, NR001, NR002.
create function public.rate_influence_as_owner(decision uuid, rating int)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    rated public.decisions;
begin
    select d.* into rated from public.decisions d where d.id = decision
        and d.organisation_id in (select private.my_insight_trusts());
    if rated.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if coalesce(rated.owner_id not in (select m.id from public.members m where m.person_id in (select private.my_people())), true) then
        perform private.require_role(rated.organisation_id, 'decision_owner');
    end if;
    perform private.lock_rated(decision, rating);
    insert into public.influence_ratings as r (decision_id, standing, rating, how)
    values (decision, 'decision_owner', rate_influence_as_owner.rating, 'on their page')
    on conflict (decision_id) where standing = 'decision_owner'
    do update set rating = excluded.rating, rated_on = excluded.rated_on where r.rating <> excluded.rating;
    update public.ratings_shown s set owner_rating = rate_influence_as_owner.rating where s.decision_id = decision;
end
$$;

-- Says how much influence one's words had: whoever gave words that the decision answers. Errors: P0002, NR001, NR002.
create function public.rate_influence(decision uuid, rating int)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    mine uuid := (select c from private.my_contributions() c where private.decision_rests_on(decision, c) limit 1);
begin
    if mine is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.store_rating(decision, mine, rating, 'on their page');
end
$$;

-- The same with the slip one was given. Errors: P0002, WD010 a slip that staff printed again, NR001, NR002.
create function public.rate_influence_by_receipt(code text, decision uuid, rating int)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.store_rating(decision, private.voice_by_receipt(code), rating, 'by receipt');
end
$$;

-- Writes down what somebody said of it, for those who tell it in person: a facilitator or engagement lead of the organisation that knows them.
-- In: in person | by phone | by letter. Errors: P0002, NR001, NR002, NR003 how.
create function public.rate_influence_for(decision uuid, person uuid, rating int, how text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    theirs uuid;
begin
    if not exists (select 1 from public.people p where p.id = person
        and p.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if coalesce(how, '') not in ('in person', 'by phone', 'by letter') then
        perform private.refuse('NR003', 'Choose how they said it', 'how');
    end if;
    theirs := (select k.contribution_id from public.contributors k
        where k.person_id = person and private.decision_rests_on(decision, k.contribution_id) limit 1);
    if theirs is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.store_rating(decision, theirs, rating, how);
end
$$;

-- Who takes their words back takes this back too, unless other words of theirs stand behind the same decision. What was shown stands.
create function private.withdraw_ratings()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    delete from public.influence_ratings r where r.contribution_id = new.id;
    delete from public.influence_ratings r
    where r.person_id in (select k.person_id from public.contributors k where k.contribution_id = new.id)
        and not exists (select 1 from public.contributors k where k.person_id = r.person_id
            and private.decision_rests_on(r.decision_id, k.contribution_id));
    return null;
end
$$;
create trigger withdraw_ratings after update of withdrawn_at on public.contributions for each row
when (old.withdrawn_at is null and new.withdrawn_at is not null) execute function private.withdraw_ratings();

-- What was said of a decision's influence: {"owner","people":{"answers","middle"} or null,"mine","notes": what the board said of it,"may": may whoever gave `own` say it now}.
-- In: the contribution of the one who reads, or null.
create function private.rating_of(decision public.decisions, own uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object(
        'owner', (select r.rating from public.influence_ratings r where r.decision_id = (decision).id and r.standing = 'decision_owner'),
        'people', (select jsonb_build_object('answers', s.answers, 'middle', s.middle) from public.ratings_shown s where s.decision_id = (decision).id),
        'mine', case when own is not null then (
            select r.rating from public.influence_ratings r where r.decision_id = (decision).id
                and (r.contribution_id = own or r.person_id in (select k.person_id from public.contributors k where k.contribution_id = own))
            limit 1) end,
        'notes', (select coalesce(jsonb_agg(jsonb_build_object('note', n.note, 'body', n.body, 'met_on', n.met_on) order by n.met_on, n.id), '[]')
            from public.rating_notes n where n.decision_id = (decision).id),
        'may', own is not null and (decision).made_at is not null and (decision).reversed_at is null and (decision).superseded_at is null
            and private.decision_rests_on((decision).id, own))
$$;

-- What a thread says of a decision beside its text: its duty, what came of it, and its influence as both sides see it.
create function private.thread_weighed(decision public.decisions, own uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('equality_reviews', private.equality_reviews_of((decision).id), 'rating', private.rating_of(decision, own))
$$;

-- What somebody is asked before they say it: {"id","number","title","trust","mine"}. In: the decision, and a slip's code or null for whoever
-- is signed in. Errors: P0002 none of their words are behind it, or it no longer stands.
create function public.rating_asked(decision uuid, code text default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    own uuid := case when code is null then (select c from private.my_contributions() c where private.decision_rests_on(decision, c) limit 1)
        else (private.slip_of(code)).contribution_id end;
    asked jsonb;
begin
    select jsonb_build_object('id', d.id, 'number', d.number, 'title', d.title, 'trust', o.name, 'contribution', own)
        || private.rating_of(d, own) - 'notes'
    into asked from public.decisions d join public.organisations o on o.id = d.organisation_id where d.id = decision;
    if asked is null or not (asked ->> 'may')::boolean then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return asked;
end
$$;

-- Honesty check: standing decisions whose owner and whose contributors see their influence two or more steps apart (R8). Only what may be
-- shown is compared. Out: (decision_id, owner 1 to 5, people 1.0 to 5.0).
create function private.ratings_apart(programme uuid)
returns table (decision_id uuid, owner int, people numeric)
language sql stable security definer set search_path = ''
as $$
    select s.decision_id, s.owner_rating, s.middle
    from public.ratings_shown s
    join public.decisions d on d.id = s.decision_id and d.reversed_at is null and d.superseded_at is null
    where s.programme_id = programme and s.apart
$$;

-- What the log says of it: that it was said, with what standing and of what; never how much.
create function tlog.influence_rated()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append('influence.rated', new.id, jsonb_build_object('standing', new.standing), '{}',
        jsonb_build_object('decision', new.decision_id));
    return null;
end
$$;
create trigger influence_rated after insert or update of rating on public.influence_ratings for each row execute function tlog.influence_rated();

grant execute on function public.rate_influence_as_owner, public.rate_influence, public.rate_influence_for to authenticated;
grant execute on function public.rate_influence_by_receipt, public.rating_asked to anon, authenticated;
