-- A task that is agreed before it is done: offered by the trust with its fee and times, agreed or declined by the person without a
-- reason, and claimed once it was done (R53, R55).

-- Offers a task to somebody the trust knows. In: {"person","programme","task","minutes","preparation_minutes","pence","expenses","done_by",
-- "pressed","role"?}; minutes and pence whole. Out: its id, the same for the same press. Engagement lead of the trust.
-- Errors: 42501; TX001, TX002 task; PC011 (minutes, preparation_minutes, pence, done_by); P0002 the person, programme or role is not the trust's.
create function public.offer_task(organisation uuid, given jsonb)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    made uuid;
    paid_for uuid := nullif(given ->> 'role', '')::uuid;
begin
    perform private.require_role(organisation, 'engagement_lead');
    if not exists (select from public.organisations o where o.id = organisation and o.kind = 'trust')
        or not exists (select from public.people p where p.id = (given ->> 'person')::uuid and p.organisation_id = organisation)
        or not exists (select from public.programmes p where p.id = (given ->> 'programme')::uuid and p.organisation_id = organisation)
        or (paid_for is not null and not exists (select from public.involvement_roles r
            where r.id = paid_for and r.organisation_id = organisation and r.ended_at is null)) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_text(given ->> 'task', 160, 'task', 'Enter what is to be done');
    if coalesce(given ->> 'minutes', '') !~ '^\d{1,4}$' or (given ->> 'minutes')::int not between 5 and 1440 then
        perform private.refuse('PC011', 'Enter how long it takes, in minutes', 'minutes');
    end if;
    if coalesce(given ->> 'preparation_minutes', '') !~ '^\d{1,4}$' or (given ->> 'preparation_minutes')::int > 1440 then
        perform private.refuse('PC011', 'Enter how long preparing and travelling take, or 0', 'preparation_minutes');
    end if;
    if coalesce(given ->> 'pence', '') !~ '^\d{1,6}$' or (given ->> 'pence')::int not between 1 and 200000 then
        perform private.refuse('PC011', 'Enter the sum, for example 55.00', 'pence');
    end if;
    if coalesce((given ->> 'done_by')::date not between private.today() and private.today() + 366, true) then
        perform private.refuse('PC011', 'Enter the day by which it is done, within a year', 'done_by');
    end if;
    insert into public.tasks (organisation_id, programme_id, person_id, role_id, done_by, pressed, offered_by, offer)
    values (organisation, (given ->> 'programme')::uuid, (given ->> 'person')::uuid, paid_for, (given ->> 'done_by')::date, (given ->> 'pressed')::uuid,
        auth.uid(), jsonb_build_object('task', btrim(given ->> 'task'), 'minutes', (given ->> 'minutes')::int,
            'preparation_minutes', (given ->> 'preparation_minutes')::int, 'pence', (given ->> 'pence')::int,
            'expenses', private.given_text(given, 'expenses', 1000, ''), 'how', '', 'paid_within_days', private.promise_days(organisation)))
    on conflict on constraint tasks_pressed_key do nothing returning id into made;
    return coalesce(made, (select t.id from public.tasks t where t.pressed = (given ->> 'pressed')::uuid and t.organisation_id = organisation));
end
$$;

-- Agrees to a task, or declines it; nobody asks why. The person. Errors: P0002; PC012 it was answered or taken back.
create function public.answer_task(task uuid, agree boolean)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    offered public.tasks;
begin
    select t.* into offered from public.tasks t where t.id = task and t.person_id in (select private.my_people()) for update;
    if offered.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if offered.state <> 'offered' then
        perform private.refuse('PC012', 'This was answered before, or taken back');
    end if;
    update public.tasks t set agreed_at = case when agree then now() end, declined_at = case when not agree then now() end where t.id = task;
end
$$;

-- Takes back a task that nobody agreed to yet. Engagement lead of the trust. Errors: P0002; PC012.
create function public.end_task(task uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    offered public.tasks;
begin
    select t.* into offered from public.tasks t
    where t.id = task and t.organisation_id in (select private.my_organisations('engagement_lead')) for update;
    if offered.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if offered.state <> 'offered' then
        perform private.refuse('PC012', 'This was answered before, or taken back');
    end if;
    update public.tasks t set ended_at = now() where t.id = task;
end
$$;

-- Says that a task was done, on which day, and opens its claim. The person. Out: the claim, the same if it was said before.
-- Errors: P0002; PC013 it was not agreed; PC008 the day (done_on).
create function public.finish_task(task uuid, done_on date)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    agreed public.tasks;
    made uuid;
begin
    select t.* into agreed from public.tasks t where t.id = task and t.person_id in (select private.my_people()) for update;
    if agreed.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    select c.id into made from public.claims c where c.task_id = task;
    if made is not null then
        return made;
    end if;
    if agreed.state <> 'agreed' then
        perform private.refuse('PC013', 'Agree to it first');
    end if;
    if done_on is null or done_on > private.today() or done_on < private.day_of(agreed.offered_at) then
        perform private.refuse('PC008', 'Enter the day you did it, since it was offered', 'done_on');
    end if;
    update public.tasks t set done_on = finish_task.done_on where t.id = task;
    insert into public.claims (organisation_id, programme_id, person_id, reason, done_on, task_id, offer, role_id)
    values (agreed.organisation_id, agreed.programme_id, agreed.person_id, 'agreed task', finish_task.done_on, task, agreed.offer, agreed.role_id)
    returning id into made;
    perform private.claim_opened(made);
    return made;
end
$$;

-- The tasks a trust offered, newest first, 20 at a time: {"tasks":[{"id","who","offer","done_by","offered_at","state","done_on"}],"next",
-- "people":[{"id","name"}],"programmes":[{"id","title"}],"roles":[{"id","name"}]}. Engagement lead. Errors: 42501.
create function public.tasks_of(organisation uuid, beside uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    last_seen timestamptz := (select t.offered_at from public.tasks t where t.id = beside and t.organisation_id = tasks_of.organisation);
    page jsonb;
begin
    perform private.require_role(organisation, 'engagement_lead');
    select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'who', t.who, 'offer', t.offer, 'done_by', t.done_by, 'offered_at', t.offered_at,
        'state', t.state, 'done_on', t.done_on) order by t.offered_at desc, t.id desc), '[]') into page
    from (
        select k.*, coalesce(p.name, p.reference, 'Somebody without a name') as who from public.tasks k join public.people p on p.id = k.person_id
        where k.organisation_id = tasks_of.organisation and (last_seen is null or (k.offered_at, k.id) < (last_seen, beside))
        order by k.offered_at desc, k.id desc limit 21) t;
    return jsonb_build_object(
        'tasks', case when jsonb_array_length(page) > 20 then page - 20 else page end,
        'next', case when jsonb_array_length(page) > 20 then page -> 19 -> 'id' end,
        'people', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by lower(t.name), t.id), '[]')
            from (select p.id, p.name from public.people p where p.organisation_id = tasks_of.organisation and p.account_id is not null and p.name is not null
                order by lower(p.name), p.id limit 200) t),
        'programmes', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title) order by p.title, p.id), '[]')
            from public.programmes p where p.organisation_id = tasks_of.organisation),
        'roles', (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name) order by r.name, r.id), '[]')
            from public.involvement_roles r where r.organisation_id = tasks_of.organisation and r.ended_at is null));
end
$$;

grant execute on function public.offer_task, public.answer_task, public.end_task, public.finish_task, public.tasks_of to authenticated;
