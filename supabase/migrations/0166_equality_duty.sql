-- The equality duty as a record of its own: considered before a decision, weighed at it (0009, 0010), and its actual impact looked at
-- afterwards (Equality Act 2010 s149; domain.md 3.2, the Brown principles: before and at the time, in substance, continuing, on record).
-- Who may see what: what was found is as public as the decision it is about.

create table public.equality_reviews (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references public.organisations,
    decision_id uuid not null references public.decisions,
    on_day date not null,
    outcome text not null check (outcome in ('as_expected', 'better', 'worse', 'too_early')),
    found text not null check (char_length(found) between 1 and 4000),
    -- The next look; none where nothing more is to be seen.
    next_on date,
    reviewed_by uuid references auth.users,
    reviewed_at timestamptz not null default now(),
    check (next_on > on_day),
    check (next_on is not null or outcome in ('as_expected', 'better'))
);
create index on public.equality_reviews (decision_id, on_day, id);
create index on public.equality_reviews (organisation_id, on_day desc, id);
create index decisions_impact_due on public.decisions (organisation_id, impact_due_on, id)
where impact_due_on is not null and reversed_at is null and superseded_at is null;

alter table public.equality_reviews enable row level security;
grant select (id, organisation_id, decision_id, on_day, outcome, found, next_on, reviewed_at) on public.equality_reviews to anon, authenticated;
create policy "as public as the decision" on public.equality_reviews for select
using (exists (select 1 from public.decisions d where d.id = decision_id));

create function private.note_next_look()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    update public.decisions d set impact_due_on = new.next_on where d.id = new.decision_id;
    return null;
end
$$;
create trigger note_next_look after insert on public.equality_reviews for each row execute function private.note_next_look();

-- Says what a decision did for equality in the end. In: the day it was looked at, as_expected | better | worse | too_early, what was found,
-- and the next look (needed where it was worse than expected or too early to say). Out: the review's id. Engagement leads and decision owners.
-- Errors: P0002, 42501, MK001 not made or taken back, NE002 the day (on_day), NE003 the outcome, NE004 the next look (next_on),
-- NE005 a later decision stands in its place, TX001 nothing found (findings).
create function public.review_equality(decision uuid, on_day date, outcome text, findings text, next_on date default null)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    found_decision public.decisions := private.lock_decision(decision, 'made', 'in_action', 'done');
    made uuid;
begin
    if found_decision.superseded_at is not null then
        perform private.refuse('NE005', 'A later decision stands in its place. Look at what that one did.');
    end if;
    if on_day is null or on_day > private.today() or on_day < found_decision.decided_on then
        perform private.refuse('NE002', 'Enter a day since the decision, and not in the future', 'on_day');
    end if;
    if coalesce(outcome, '') not in ('as_expected', 'better', 'worse', 'too_early') then
        perform private.refuse('NE003', 'Choose how it turned out', 'outcome');
    end if;
    perform private.require_text(findings, 4000, 'findings', 'Write what was found, and from where you know it');
    if next_on is null and outcome in ('worse', 'too_early') then
        perform private.refuse('NE004', 'Enter the day it will be looked at again', 'next_on');
    end if;
    if next_on <= greatest(on_day, private.today()) or next_on > private.today() + 1827 then
        perform private.refuse('NE004', 'Enter a day to come, within five years', 'next_on');
    end if;
    insert into public.equality_reviews (organisation_id, decision_id, on_day, outcome, found, next_on, reviewed_by)
    values (found_decision.organisation_id, decision, review_equality.on_day, review_equality.outcome, findings,
        review_equality.next_on, auth.uid())
    returning id into made;
    return made;
end
$$;

-- What was found of a decision's impact, the first look first.
create function private.equality_reviews_of(decision uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('on_day', r.on_day, 'outcome', r.outcome, 'found', r.found, 'next_on', r.next_on)
        order by r.on_day, r.reviewed_at, r.id), '[]')
    from public.equality_reviews r where r.decision_id = decision
$$;

-- Standing decisions of a trust whose impact was to be looked at before a day, the longest due first. In: the trust, a day (for example
-- today: what was due yesterday is late). Out: (decision_id, programme_id, number, title, owner_id, due_on, days_late).
create function private.equality_reviews_due(organisation uuid, day date)
returns table (decision_id uuid, programme_id uuid, number int, title text, owner_id uuid, due_on date, days_late int)
language sql stable security definer set search_path = ''
as $$
    select d.id, d.programme_id, d.number, d.title, d.owner_id, d.impact_due_on, day - d.impact_due_on
    from public.decisions d
    where d.organisation_id = organisation and d.impact_due_on < day and d.reversed_at is null and d.superseded_at is null
        and d.made_at is not null
    order by d.impact_due_on, d.id
$$;

-- What the log says of the equality duty: considered before (each time its record changes while it is a proposal), weighed when it was
-- made, looked at afterwards. The words as commitments.
create function tlog.equality_considered()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    if new.made_at is null then
        perform tlog.append('equality.considered', new.id, jsonb_build_object('how', 'before', 'decided', new.equality_on),
            jsonb_build_object('evidence', new.equality), jsonb_build_object('decision', new.id));
    else
        perform tlog.append('equality.considered', new.id,
            jsonb_build_object('how', 'at', 'decided', new.decided_on, 'due', new.impact_review_on),
            jsonb_build_object('evidence', new.equality, 'regard', new.due_regard, 'mitigation', new.mitigation),
            jsonb_build_object('decision', new.id));
    end if;
    return null;
end
$$;
-- Named so that the decision itself is in the log before.
create trigger equality_considered after insert on public.decisions for each row
when (new.made_at is null and new.equality_on is not null and btrim(new.equality) <> '' and btrim(new.equality_by) <> '')
execute function tlog.equality_considered();
create trigger equality_considered_again after update of equality, equality_by, equality_on on public.decisions for each row
when (new.made_at is null and new.equality_on is not null and btrim(new.equality) <> '' and btrim(new.equality_by) <> ''
    and (old.equality, old.equality_by, old.equality_on) is distinct from (new.equality, new.equality_by, new.equality_on))
execute function tlog.equality_considered();
create trigger equality_weighed after update of made_at on public.decisions for each row
when (old.made_at is null and new.made_at is not null) execute function tlog.equality_considered();

create function tlog.equality_reviewed()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform tlog.append('equality.reviewed', new.id, jsonb_build_object('outcome', new.outcome),
        jsonb_build_object('found', new.found), jsonb_build_object('decision', new.decision_id));
    return null;
end
$$;
create trigger equality_reviewed after insert on public.equality_reviews for each row execute function tlog.equality_reviewed();

grant execute on function public.review_equality to authenticated;
