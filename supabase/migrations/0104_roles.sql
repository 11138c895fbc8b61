-- How a role is paid: what the trust decided about its employment status, on what basis, from which day, and by which routes it
-- may be paid therefore (R58; domain.md 2.5: the body that pays decides the status, role by role, and it is not the person's to prove).
-- Who may see what: members of a trust read its roles and decisions, not who decided. Finance approvers and administrators name roles;
-- only a finance approver decides how one is paid, and signs in again for it, since it says where money may go.

-- By which routes a role is paid for work done on a day. Out: the routes of the latest decision that had begun by then; empty where
-- nothing was decided for that day, and then nothing is paid. The day is that of the work: a later decision does not change what was
-- right before it began.
create function private.allowed_routes(role uuid, on_day date)
returns text[]
language sql stable set search_path = ''
as $$
    select coalesce((
        select d.routes from public.route_decisions d
        where d.role_id = allowed_routes.role and d.starts_on <= on_day
        order by d.starts_on desc, d.decided_at desc limit 1), '{}')
$$;

-- The role of whoever takes part in a trust's workshops, where no other was said; null where the trust has none.
create function private.role_for(organisation uuid)
returns uuid
language sql stable set search_path = ''
as $$
    select r.id from public.involvement_roles r where r.organisation_id = role_for.organisation and r.for_workshops and r.ended_at is null
$$;

-- Refuses a route that the role's decision for the day of the work does not allow (R58), in the database, whoever asks and by
-- whichever way. RU001.
create function private.refuse_route(organisation uuid, role uuid, route text, on_day date)
returns void
language plpgsql stable set search_path = ''
as $$
declare
    allowed text[] := private.allowed_routes(coalesce(role, private.role_for(organisation)), on_day);
begin
    if cardinality(allowed) = 0 then
        perform private.refuse('RU001', 'The trust has not decided yet how this role is paid', 'route');
    elsif not route = any (allowed) then
        perform private.refuse('RU001', 'This role is not paid in this way', 'route');
    end if;
end
$$;

create function private.keep_to_routes()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.refuse_route(new.organisation_id, new.role_id, new.route, new.done_on);
    return new;
end
$$;
create trigger keep_to_routes before insert or update of route, role_id, done_on on public.claims for each row
when (new.route is not null) execute function private.keep_to_routes();

create function private.keep_payment_to_routes()
returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.refuse_route(new.organisation_id, c.role_id, new.route, c.done_on) from public.claims c where c.id = new.claim_id;
    return new;
end
$$;
create trigger keep_to_routes before insert or update of route, claim_id on public.payments for each row
execute function private.keep_payment_to_routes();

-- Names a role of a trust. In: {"name","for_workshops"}. Out: its id. Finance approver or administrator.
-- Errors: 42501; TX001, TX002 name; RU002 there is one of that name.
create function public.add_role(organisation uuid, given jsonb)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    made uuid;
begin
    perform private.require_role(organisation, 'finance_approver', 'administrator');
    perform private.require_text(given ->> 'name', 120, 'name', 'Write what the role is called');
    if not exists (select 1 from public.organisations o where o.id = organisation and o.kind = 'trust') then
        perform private.refuse('42501', 'Only a trust decides how roles are paid');
    end if;
    insert into public.involvement_roles (organisation_id, name) values (organisation, btrim(given ->> 'name'))
    on conflict (organisation_id, name) do nothing returning id into made;
    if made is null then
        perform private.refuse('RU002', 'There is a role with this name already', 'name');
    end if;
    if (given ->> 'for_workshops')::boolean then
        perform public.use_for_workshops(made);
    end if;
    return made;
end
$$;

-- The trust of a role that the signed-in person may change with one of these hats. Errors: P0002 no such role, 42501.
create function private.trust_of_role(role uuid, variadic hats text[])
returns uuid
language plpgsql stable set search_path = ''
as $$
declare
    organisation uuid := (select r.organisation_id from public.involvement_roles r where r.id = trust_of_role.role);
begin
    if organisation is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    perform private.require_role(organisation, variadic hats);
    return organisation;
end
$$;

-- From now on whoever takes part in a workshop does it in this role. Claims that are open keep theirs.
-- Finance approver or administrator. Errors: P0002, 42501, RU003 the role has ended.
create function public.use_for_workshops(involvement_role uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
    organisation uuid := private.trust_of_role(involvement_role, 'finance_approver', 'administrator');
begin
    perform 1 from public.organisations o where o.id = organisation for update;
    update public.involvement_roles r set for_workshops = false
    where r.organisation_id = organisation and r.for_workshops and r.id <> involvement_role;
    update public.involvement_roles r set for_workshops = true where r.id = involvement_role and r.ended_at is null;
    if not found then
        perform private.refuse('RU003', 'This role has ended');
    end if;
end
$$;

-- Ends a role: nobody new takes it on. What was done in it is still paid as was decided. Finance approver or administrator.
-- Errors: P0002, 42501, RU003 it has ended, RU004 it is the role for workshops.
create function public.end_role(involvement_role uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.trust_of_role(involvement_role, 'finance_approver', 'administrator');
    if exists (select 1 from public.involvement_roles r where r.id = involvement_role and r.for_workshops and r.ended_at is null) then
        perform private.refuse('RU004', 'People take part in workshops in this role. Choose another for workshops first.');
    end if;
    update public.involvement_roles r set ended_at = now() where r.id = involvement_role and r.ended_at is null;
    if not found then
        perform private.refuse('RU003', 'This role has ended');
    end if;
end
$$;

-- Decides how a role is paid from a day on. In: {"status","routes","basis","starts_on"}: who is taxed through payroll, or is a worker
-- or employee, is paid by payroll whatever routes are given. Out: the decision's id. A finance approver who has just signed in.
-- Errors: P0002, 42501, PF001; RU005 no status, RU006 no route or one that this status has not, TX001 and TX002 basis, RU007 the day.
create function public.decide_route(involvement_role uuid, given jsonb)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    status text := given ->> 'status';
    routes text[];
    made uuid;
begin
    perform private.trust_of_role(involvement_role, 'finance_approver');
    perform private.require_fresh_sign_in();
    if coalesce(status, '') not in ('not employment', 'taxed through payroll', 'worker or employee', 'paid through an organisation') then
        perform private.refuse('RU005', 'Choose what this role is', 'status');
    end if;
    routes := case when status in ('taxed through payroll', 'worker or employee') then array['payroll']
        else array(select distinct r from jsonb_array_elements_text(given -> 'routes') r order by r) end;
    if cardinality(routes) = 0 then
        perform private.refuse('RU006', 'Choose at least one way to pay', 'routes');
    end if;
    if status in ('not employment', 'paid through an organisation') and not routes <@ array['stripe', 'bacs', 'voucher', 'cash', 'organisation'] then
        perform private.refuse('RU006', 'Payroll is for those whose pay is taxed, and for nobody else', 'routes');
    end if;
    perform private.require_text(given ->> 'basis', 2000, 'basis', 'Write what the decision rests on');
    if char_length(btrim(given ->> 'basis')) < 10 then
        perform private.refuse('TX001', 'Write what the decision rests on, in a sentence', 'basis');
    end if;
    if (given ->> 'starts_on')::date is null or (given ->> 'starts_on')::date not between date '2010-01-01' and private.today() + 730 then
        perform private.refuse('RU007', 'Enter the day from which this holds', 'starts_on');
    end if;
    insert into public.route_decisions (role_id, status, routes, basis, starts_on, decided_by)
    values (involvement_role, status, routes, btrim(given ->> 'basis'), (given ->> 'starts_on')::date, auth.uid())
    returning id into made;
    return made;
end
$$;

-- One role as pages show it, with the decision that holds today.
create function private.shown_role(involvement_role public.involvement_roles)
returns jsonb
language sql stable set search_path = ''
as $$
    select jsonb_build_object('id', (involvement_role).id, 'name', (involvement_role).name, 'for_workshops', (involvement_role).for_workshops,
        'ended_at', (involvement_role).ended_at,
        'decision', (select jsonb_build_object('status', d.status, 'routes', d.routes, 'starts_on', d.starts_on)
            from public.route_decisions d where d.role_id = (involvement_role).id and d.starts_on <= private.today()
            order by d.starts_on desc, d.decided_at desc limit 1))
$$;

-- The roles of a trust, by name, 20 at a time, those that ended last. Out: {"roles":[{"id","name","for_workshops","ended_at","decision":
-- {"status","routes","starts_on"}}],"next"}. Those who name, decide, lead or audit. Errors: 42501.
create function public.roles_of(organisation uuid, beside uuid default null)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    page jsonb;
begin
    perform private.require_role(organisation, 'finance_approver', 'administrator', 'engagement_lead', 'board_auditor');
    select coalesce(jsonb_agg(private.shown_role(f) order by f.ended_at is not null, f.name, f.id), '[]') into page
    from (
        select r.* from public.involvement_roles r
        where r.organisation_id = roles_of.organisation
            and (beside is null or exists (
                select from public.involvement_roles b where b.id = beside and b.organisation_id = roles_of.organisation
                    and (r.ended_at is not null, r.name, r.id) > (b.ended_at is not null, b.name, b.id)))
        order by r.ended_at is not null, r.name, r.id limit 21) f;
    return jsonb_build_object('roles', case when jsonb_array_length(page) > 20 then page - 20 else page end,
        'next', case when jsonb_array_length(page) > 20 then page -> 19 -> 'id' end);
end
$$;

-- One role with everything that was decided about it, the newest first. Out: as above, and {"decisions":[{"status","routes","basis",
-- "starts_on","decided_at","decided_by"}]}: who decided is shown to those who may ask them. Errors: P0002, 42501.
create function public.role_page(involvement_role uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found public.involvement_roles;
begin
    perform private.trust_of_role(involvement_role, 'finance_approver', 'administrator', 'engagement_lead', 'board_auditor');
    select r.* into found from public.involvement_roles r where r.id = involvement_role;
    return private.shown_role(found) || jsonb_build_object('decisions', (
        select coalesce(jsonb_agg(jsonb_build_object('status', d.status, 'routes', d.routes, 'basis', d.basis, 'starts_on', d.starts_on,
            'decided_at', d.decided_at, 'decided_by', (select p.name from public.people p where p.account_id = d.decided_by
                and p.organisation_id = found.organisation_id)) order by d.starts_on desc, d.decided_at desc), '[]')
        from public.route_decisions d where d.role_id = involvement_role));
end
$$;

grant execute on function public.add_role, public.use_for_workshops, public.end_role, public.decide_route, public.roles_of,
    public.role_page to authenticated;
