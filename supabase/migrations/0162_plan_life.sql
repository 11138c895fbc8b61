-- What becomes of an item of the plan: made together, approved, published, reviewed, joined to what it answers and is done by (R18).
-- Engagement leads and decision owners say so; the community's co-chair notes who took part in making it; a decision owner, lately
-- signed in, notes that the board approved it.

-- Notes who took part in making an item, when, and what changed because of them. By those who write it or a co-chair; at any time,
-- for an item that is published is still made together. Out: its id. Errors: NP007 no day, a future one, or long ago.
create function public.note_coproduction(item uuid, who text, on_day date, changed text)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    found_item public.plan_items := private.lock_plan_item(item, '{engagement_lead,decision_owner,co_chair}',
        'draft', 'coproduced', 'board_approved', 'published', 'reviewed');
    made uuid;
begin
    perform private.require_text(who, 500, 'who', 'Say who took part');
    if on_day is null or on_day not between date '2000-01-01' and private.today() then
        perform private.refuse('NP007', 'Enter the day they took part. It cannot be in the future.', 'on_day');
    end if;
    perform private.require_text(changed, 2000, 'changed', 'Say what changed because of them');
    insert into public.plan_coproductions (plan_item_id, who, on_day, changed, version, noted_by)
    values (item, note_coproduction.who, note_coproduction.on_day, note_coproduction.changed, found_item.version, auth.uid())
    returning id into made;
    return made;
end
$$;

-- What an item still lacks before its next state, as [{"field","sentence"}]; empty when it may go on, and after it is published.
create function private.plan_item_lacks(item uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('field', lack.field, 'sentence', lack.sentence) order by lack.place), '[]')
    from public.plan_items i
    cross join lateral (values
        (1, not exists (select 1 from public.plan_partners l where l.plan_item_id = i.id), 'partners', 'At least one community partner'),
        (2, not exists (select 1 from public.plan_coproductions c where c.plan_item_id = i.id), 'coproduction',
            'Who took part in making it, when, and what changed because of them'),
        (3, i.state = 'draft', 'coproduced', 'That it counts as made together'),
        (4, i.approved_version is distinct from i.version, 'approved', 'The day the board approved these words')
    ) lack (place, missing, field, sentence)
    where i.id = item and i.published_at is null and lack.missing
$$;

-- Says that a draft was made together with its partners (R18). Errors: NP008 nobody is noted who took part, or no partner.
create function public.mark_coproduced(item uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_item public.plan_items := private.lock_plan_item(item, '{engagement_lead,decision_owner}', 'draft');
    last_day date;
    lacks jsonb;
begin
    select jsonb_agg(lack) into lacks from jsonb_array_elements(private.plan_item_lacks(item)) lack
    where lack ->> 'field' in ('partners', 'coproduction');
    if lacks is not null then
        perform private.refuse('NP008', 'Still missing: ' || (select string_agg(lack ->> 'sentence', '; ') from jsonb_array_elements(lacks) lack));
    end if;
    select max(on_day) into last_day from public.plan_coproductions where plan_item_id = item;
    update public.plan_items set state = 'coproduced' where id = item;
    insert into public.plan_steps (plan_item_id, state, version, on_day, people, by)
    select item, 'coproduced', found_item.version, last_day, string_agg(o.name, ', ' order by o.name), auth.uid()
    from public.plan_partners l join public.organisations o on o.id = l.organisation_id where l.plan_item_id = item;
end
$$;

-- Notes that the board approved the words an item has now: before it is published, and again for a version it has not seen.
-- By a decision owner, lately signed in. Errors: 42501, PF001, NP009 no day, a future one or one before it was made together,
-- NP010 the board approved these words already.
create function public.approve_plan_item(item uuid, on_day date, body text)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_item public.plan_items := private.lock_plan_item(item, '{decision_owner}', 'coproduced', 'board_approved', 'published', 'reviewed');
begin
    perform private.require_fresh_sign_in();
    if found_item.approved_version = found_item.version then
        perform private.refuse('NP010', 'The board has approved these words already');
    end if;
    perform private.require_text(body, 160, 'body', 'Enter the board or committee that approved it');
    if on_day is null or on_day > private.today() then
        perform private.refuse('NP009', 'Enter the day it was approved. It cannot be in the future.', 'on_day');
    end if;
    if on_day < (select min(c.on_day) from public.plan_coproductions c where c.plan_item_id = item) then
        perform private.refuse('NP009', 'That is before anybody took part in making it', 'on_day');
    end if;
    update public.plan_items set approved_on = approve_plan_item.on_day, approved_body = btrim(approve_plan_item.body), approved_version = version,
        state = case when published_at is null then 'board_approved' else state end
    where id = item;
    insert into public.plan_steps (plan_item_id, state, version, on_day, people, by)
    values (item, 'board_approved', found_item.version, approve_plan_item.on_day, btrim(approve_plan_item.body), auth.uid());
end
$$;

-- Publishes an item: from now on everyone reads it, and each later wording. Errors: NP011 it has no partner, nobody is noted who
-- took part in making it, or the board has not approved these words (R18).
create function public.publish_plan_item(item uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_item public.plan_items := private.lock_plan_item(item, '{engagement_lead,decision_owner}', 'draft', 'coproduced', 'board_approved');
    lacks jsonb := private.plan_item_lacks(item);
begin
    if lacks <> '[]' then
        perform private.refuse('NP011', 'Still missing: ' || (select string_agg(lack ->> 'sentence', '; ') from jsonb_array_elements(lacks) lack));
    end if;
    update public.plan_items set state = 'published', published_at = now(), published_version = version where id = item;
    insert into public.plan_steps (plan_item_id, state, version, on_day, people, by)
    values (item, 'published', found_item.version, private.today(), found_item.owner_name, auth.uid());
end
$$;

-- Says how a published item goes, and when it is looked at next; 'stopped' and 'done' end it, and a later review can take that back.
-- In: on_track | behind | changed | stopped | done, what was found, the next day (none for what has ended). Errors: NP012 none of
-- these, NP013 no next day, one not after today, or over two years away.
create function public.review_plan_item(item uuid, outcome text, note text, next_review_on date default null)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_item public.plan_items := private.lock_plan_item(item, '{engagement_lead,decision_owner}', 'published', 'reviewed');
    ends boolean := coalesce(outcome, '') in ('stopped', 'done');
begin
    if coalesce(outcome, '') not in ('on_track', 'behind', 'changed', 'stopped', 'done') then
        perform private.refuse('NP012', 'Choose how it goes', 'outcome');
    end if;
    perform private.require_text(note, 2000, 'note', 'Write what was found, in plain words. People will read it.');
    if not ends and (next_review_on is null or next_review_on <= private.today() or next_review_on > private.today() + 731) then
        perform private.refuse('NP013', 'Enter the day it will be looked at next, within two years', 'next_review_on');
    end if;
    update public.plan_items i set state = 'reviewed', reviewed_at = now(), outcome = review_plan_item.outcome,
        next_review_on = case when not ends then review_plan_item.next_review_on end,
        stopped_at = case when review_plan_item.outcome = 'stopped' then now() end,
        done_at = case when review_plan_item.outcome = 'done' then now() end
    where i.id = item;
    insert into public.plan_steps (plan_item_id, state, version, on_day, people, outcome, note, next_review_on, by)
    values (item, 'reviewed', found_item.version, private.today(), found_item.owner_name, review_plan_item.outcome, review_plan_item.note,
        case when not ends then review_plan_item.next_review_on end, auth.uid());
end
$$;

-- Joins an item to an insight, a decision or an action of its programme: to what it answers, or is done by. In: exactly one of the
-- three. Errors: NP014 none or several, or of another programme; NP015 joined already.
create function public.link_to_plan(item uuid, insight uuid default null, decision uuid default null, action uuid default null)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    found_item public.plan_items := private.lock_plan_item(item, '{engagement_lead,decision_owner}',
        'draft', 'coproduced', 'board_approved', 'published', 'reviewed');
    programme uuid;
    made uuid;
begin
    if num_nonnulls(insight, decision, action) = 1 then
        select coalesce(
            (select i.programme_id from public.insights i where i.id = insight),
            (select d.programme_id from public.decisions d where d.id = decision),
            (select d.programme_id from public.actions a join public.decisions d on d.id = a.decision_id where a.id = action)) into programme;
    end if;
    if programme is distinct from found_item.programme_id then
        perform private.refuse('NP014', 'Choose an insight, a decision or an action of the same programme', 'joined');
    end if;
    insert into public.plan_links (plan_item_id, insight_id, decision_id, action_id, joined_by)
    values (item, insight, decision, action, auth.uid())
    on conflict do nothing
    returning id into made;
    if made is null then
        perform private.refuse('NP015', 'It is joined to this already', 'joined');
    end if;
    return made;
end
$$;

-- Takes an item apart from what it was joined to; the log keeps that it was.
create function public.unlink_from_plan(link uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.lock_plan_item((select plan_item_id from public.plan_links where id = link), '{engagement_lead,decision_owner}',
        'draft', 'coproduced', 'board_approved', 'published', 'reviewed');
    delete from public.plan_links where id = link;
end
$$;

-- Names the figures an item hopes to move (R12): the national ones and the trust's own. Errors: NP016 one that is not of these.
create function public.set_plan_measures(item uuid, measures uuid[])
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    found_item public.plan_items := private.lock_plan_item(item, '{engagement_lead,decision_owner}',
        'draft', 'coproduced', 'board_approved', 'published', 'reviewed');
begin
    if exists (select 1 from unnest(measures) chosen (id) where not exists (select 1 from public.measures m
        where m.id = chosen.id and coalesce(m.organisation_id, found_item.organisation_id) = found_item.organisation_id)) then
        perform private.refuse('NP016', 'Choose from the measures there are', 'measures');
    end if;
    delete from public.plan_item_measures where plan_item_id = item;
    insert into public.plan_item_measures (plan_item_id, measure_id) select distinct item, chosen.id from unnest(measures) chosen (id);
end
$$;

-- The names of the partners an item is made with, as a list.
create function private.plan_partner_names(item uuid)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select coalesce(jsonb_agg(o.name order by o.name), '[]')
    from public.plan_partners l join public.organisations o on o.id = l.organisation_id where l.plan_item_id = item
$$;

grant execute on function public.note_coproduction, public.mark_coproduced, public.approve_plan_item, public.publish_plan_item,
    public.review_plan_item, public.link_to_plan, public.unlink_from_plan, public.set_plan_measures to authenticated;
