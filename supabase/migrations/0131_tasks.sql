-- Work that is agreed before it is done (R53): it is offered with its times and its sum, the person says yes or no, and once it is done
-- their claim opens with the offer as they agreed to it. The table is in 0102.
-- Who may see what: the person their own; those who offer work in the organisation that knows the person.

-- A task of somebody known to an organisation in which the signed-in person may offer work. Locked. Errors: P0002.
create function private.lock_offered_task(task uuid)
returns public.tasks
language plpgsql set search_path = ''
as $$
declare
    found public.tasks;
begin
    select t.* into found from public.tasks t join public.people p on p.id = t.person_id
    where t.id = lock_offered_task.task and p.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'))
    for update of t;
    if found.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return found;
end
$$;

-- Offers work to a person whom one's organisation knows, for a programme it works on. In: {"programme","person","task","minutes",
-- "preparation_minutes","travel_minutes","follow_up_minutes","pence","expenses","done_by","pressed"}. Out: its id, the same for the same
-- press. Facilitators and engagement leads. Errors: P0002 person or programme; PC020 offering oneself; PC021 times; PC022 sum; PC023 day;
-- TX001, TX002 task.
create function public.offer_task(given jsonb)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    programme public.programmes;
    whose public.people;
    total int := coalesce((given ->> 'minutes')::int, 0) + coalesce((given ->> 'preparation_minutes')::int, 0)
        + coalesce((given ->> 'travel_minutes')::int, 0) + coalesce((given ->> 'follow_up_minutes')::int, 0);
    made uuid;
begin
    select p.* into programme from public.programmes p
    where p.id = (given ->> 'programme')::uuid and p.id in (select private.my_programmes('facilitator', 'engagement_lead'));
    select p.* into whose from public.people p
    where p.id = (given ->> 'person')::uuid and p.organisation_id in (select private.my_organisations('facilitator', 'engagement_lead'));
    if programme.id is null or whose.id is null or not (whose.organisation_id = programme.organisation_id or exists (
        select from public.programme_partners pp where pp.programme_id = programme.id and pp.organisation_id = whose.organisation_id))
    then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if whose.account_id = private.signed_in() then
        perform private.refuse('PC020', 'Somebody else offers you work', 'person');
    end if;
    if total not between 1 and 1440 or least((given ->> 'minutes')::int, (given ->> 'preparation_minutes')::int,
        (given ->> 'travel_minutes')::int, (given ->> 'follow_up_minutes')::int) < 0
    then
        perform private.refuse('PC021', 'Enter how long it takes: more than nothing, and 24 hours at most', 'minutes');
    end if;
    if coalesce((given ->> 'pence')::int not between 1 and 200000, true) then
        perform private.refuse('PC022', 'Enter the sum that is offered, like 55', 'sum');
    end if;
    if coalesce((given ->> 'done_by')::date not between private.today() and private.today() + 365, true) then
        perform private.refuse('PC023', 'Enter a day from today on, within a year', 'done_by');
    end if;
    insert into public.tasks (organisation_id, programme_id, person_id, role_id, done_by, pressed, offered_by, offer)
    values (programme.organisation_id, programme.id, whose.id, private.role_for(programme.organisation_id), (given ->> 'done_by')::date,
        (given ->> 'pressed')::uuid, auth.uid(), jsonb_build_object(
            'task', btrim(private.require_text(given ->> 'task', 160, 'task', 'Write what it is')),
            'minutes', coalesce((given ->> 'minutes')::int, 0), 'preparation_minutes', coalesce((given ->> 'preparation_minutes')::int, 0),
            'travel_minutes', coalesce((given ->> 'travel_minutes')::int, 0), 'follow_up_minutes', coalesce((given ->> 'follow_up_minutes')::int, 0),
            'pence', (given ->> 'pence')::int, 'expenses', left(btrim(coalesce(given ->> 'expenses', '')), 400), 'how', '',
            'paid_within_days', private.promise_days(programme.organisation_id)))
    on conflict on constraint tasks_pressed_key do nothing returning id into made;
    return coalesce(made, (select t.id from public.tasks t where t.pressed = (given ->> 'pressed')::uuid and t.offered_by = auth.uid()));
end
$$;

-- Says yes or no to work that was offered; nobody asks why. Until it is done a yes may become a no. The person, or for somebody without an
-- account who writes for them. Errors: P0002; PC024 it is done, or was taken back.
create function public.answer_task(task uuid, agrees boolean)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    asked public.tasks;
begin
    select t.* into asked from public.tasks t
    where t.id = answer_task.task and (t.person_id in (select private.my_people()) or t.person_id in (select private.people_i_write_for()))
    for update;
    if asked.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if asked.state in ('done', 'ended') then
        perform private.refuse('PC024', case asked.state when 'done' then 'This is done already' else 'This is not offered any more' end);
    end if;
    update public.tasks t set agreed_at = case when agrees then coalesce(t.agreed_at, now()) end,
        declined_at = case when not agrees then coalesce(t.declined_at, now()) end
    where t.id = asked.id;
end
$$;

-- Says that agreed work is done, and on which day: its claim opens, with the offer as it was agreed. Out: the claim, the same when asked
-- again. Those who may offer work to the person, and not the person. Errors: P0002; PC025 not agreed; PC026 the day.
create function public.finish_task(task uuid, done_on date)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    agreed public.tasks := private.lock_offered_task(task);
    made uuid;
begin
    select c.id into made from public.claims c where c.task_id = agreed.id;
    if made is not null then
        return made;
    end if;
    if agreed.person_id in (select private.my_people()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    if agreed.state <> 'agreed' then
        perform private.refuse('PC025', 'They have not agreed to this, so nothing is owed for it');
    end if;
    if finish_task.done_on is null or finish_task.done_on > private.today()
        or finish_task.done_on < (agreed.offered_at at time zone 'Europe/London')::date
    then
        perform private.refuse('PC026', 'Enter the day it was done, from the day it was offered to today', 'done_on');
    end if;
    update public.tasks t set done_on = finish_task.done_on where t.id = agreed.id;
    insert into public.claims (organisation_id, programme_id, person_id, role_id, reason, offer, done_on, task_id)
    values (agreed.organisation_id, agreed.programme_id, agreed.person_id, agreed.role_id, 'agreed task', agreed.offer, finish_task.done_on, agreed.id)
    returning id into made;
    perform private.claim_opened(made);
    return made;
end
$$;

-- Takes back an offer that nobody agreed to. Errors: P0002; PC027 agreed already.
create function public.end_task(task uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    offered public.tasks := private.lock_offered_task(task);
begin
    if offered.state in ('agreed', 'done') then
        perform private.refuse('PC027', 'They have agreed to this, so it is not taken back here. Talk with them.');
    end if;
    update public.tasks t set ended_at = coalesce(t.ended_at, now()) where t.id = offered.id;
end
$$;

-- Work offered to the people an organisation knows, the newest first, 20 at a time. Out: {"tasks":[{"id","who","offer","programme","done_by",
-- "state","done_on","may_answer": for somebody without an account}],"next","people":[{"id","name"}] to offer work to, the first 200,
-- "programmes":[{"id","title"}]}. Facilitators and engagement leads. Errors: 42501.
create function public.tasks_of(organisation uuid, beside uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    last_seen timestamptz;
    page jsonb;
begin
    perform private.require_role(organisation, 'facilitator', 'engagement_lead');
    last_seen := (select t.offered_at from public.tasks t join public.people p on p.id = t.person_id
        where t.id = beside and p.organisation_id = tasks_of.organisation);
    select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'who', t.who, 'offer', t.offer, 'programme', t.title, 'done_by', t.done_by, 'state', t.state,
        'done_on', t.done_on, 'may_answer', t.account_id is null) order by t.offered_at desc, t.id desc), '[]') into page
    from (
        select k.*, coalesce(p.name, p.reference, 'Somebody without a name') as who, p.account_id, g.title
        from public.tasks k join public.people p on p.id = k.person_id join public.programmes g on g.id = k.programme_id
        where p.organisation_id = tasks_of.organisation and k.ended_at is null
            and (last_seen is null or (k.offered_at, k.id) < (last_seen, beside))
        order by k.offered_at desc, k.id desc limit 21) t;
    return jsonb_build_object(
        'tasks', case when jsonb_array_length(page) > 20 then page - 20 else page end,
        'next', case when jsonb_array_length(page) > 20 then page -> 19 -> 'id' end,
        'people', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by lower(t.name), t.id), '[]')
            from (select p.id, p.name from public.people p
                where p.organisation_id = tasks_of.organisation and p.name is not null and p.account_id is distinct from (select private.signed_in())
                order by lower(p.name), p.id limit 200) t),
        'programmes', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title) order by p.title, p.id), '[]')
            from public.programmes p where p.id in (select private.my_programmes('facilitator', 'engagement_lead'))));
end
$$;

grant execute on function public.offer_task, public.answer_task, public.finish_task, public.end_task, public.tasks_of to authenticated;
