-- What may be done with organisations, members and programmes. All are security definer because
-- application roles may not write tables (0001); each checks who may in its first lines.

-- Who I am and which hats I wear today: {"account_id","email","name","hats":[{"member_id","role","since",
-- "organisation":{"id","slug","name","kind","crisis"}}]}; null when nobody is signed in.
create function public.me()
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object(
        'account_id', u.id,
        'email', u.email,
        'name', coalesce((select p.name from public.people p where p.account_id = u.id and p.name is not null
            order by p.created_at, p.id limit 1), split_part(u.email, '@', 1)),
        'hats', coalesce((
            select jsonb_agg(jsonb_build_object('member_id', m.id, 'role', m.role, 'since', m.starts_on, 'organisation',
                jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'kind', o.kind, 'crisis', o.crisis)) order by o.name, m.role)
            from public.people p
            join public.members m on m.person_id = p.id
            join public.organisations o on o.id = m.organisation_id
            where p.account_id = u.id
                and m.starts_on <= private.today() and (m.ends_on is null or m.ends_on > private.today())
        ), '[]'))
    from auth.users u
    where u.id = (select private.signed_in())
$$;

-- Members with their names. Administrators see all, ended ones too; other members see who works there today, and themselves.
-- In: the organisation's id. Out: [{"id","person_id","role","name","starts_on","ends_on","mine"}], roles held today first, by name.
-- Errors: P0002 for who is no member.
create function public.members_of(organisation uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    administers boolean := organisation in (select private.my_organisations('administrator'));
begin
    if organisation not in (select private.my_organisations()) then
        perform private.refuse('P0002', 'Page not found');
    end if;
    return coalesce((
        select jsonb_agg(jsonb_build_object('id', m.id, 'person_id', p.id, 'role', m.role, 'name', coalesce(p.name, 'No name given'),
            'starts_on', m.starts_on, 'ends_on', m.ends_on, 'mine', p.account_id is not distinct from auth.uid())
            order by (m.ends_on is not null), lower(p.name), m.role, m.starts_on)
        from public.members m join public.people p on p.id = m.person_id
        where m.organisation_id = organisation
            and (administers or ((m.role <> 'advisor' or p.account_id = auth.uid()) and (m.ends_on is null or m.ends_on > private.today())))
    ), '[]');
end
$$;

-- The programmes an organisation works on, its own and those it is a partner in, those that go on first.
-- Out: [{"id","slug","title","starts_on","ends_on","organisation","organisation_slug"}]. Anyone: which there are is public.
create function public.programmes_of(organisation uuid)
returns jsonb
language sql stable set search_path = ''
as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'slug', p.slug, 'title', p.title, 'starts_on', p.starts_on,
        'ends_on', p.ends_on, 'organisation', o.name, 'organisation_slug', o.slug)
        order by (p.ends_on < private.today()) is true, p.starts_on desc, p.title), '[]')
    from public.programmes p join public.organisations o on o.id = p.organisation_id
    where p.organisation_id = programmes_of.organisation or exists (select 1 from public.programme_partners pp
        where pp.programme_id = p.id and pp.organisation_id = programmes_of.organisation)
$$;

-- Starts a programme. In: trust, slug, title, purpose, first and last day. Out: its id. Engagement lead or administrator.
create function public.create_programme(organisation uuid, slug text, title text, purpose text,
    starts_on date default null, ends_on date default null)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    made uuid;
begin
    perform private.require_role(organisation, 'engagement_lead', 'administrator');
    if (select kind from public.organisations where id = organisation) <> 'trust' then
        perform private.refuse('OR005', 'Only a trust has programmes');
    end if;
    perform private.require_text(title, 160, 'title', 'Enter a title');
    if char_length(btrim(title)) < 2 then
        perform private.refuse('TX001', 'Enter a title', 'title');
    end if;
    if coalesce(slug, '') !~ '^[a-z0-9][a-z0-9-]{1,60}$' then
        perform private.refuse('OR006', 'Use small letters, numbers and hyphens, for example pcref-2026', 'slug');
    end if;
    if ends_on < coalesce(starts_on, private.today()) then
        perform private.refuse('OR007', 'The last day must be after the first', 'ends_on');
    end if;
    insert into public.programmes (organisation_id, slug, title, purpose, starts_on, ends_on)
    values (organisation, create_programme.slug, btrim(create_programme.title), coalesce(create_programme.purpose, ''),
        coalesce(create_programme.starts_on, private.today()), create_programme.ends_on)
    on conflict do nothing
    returning id into made;
    if made is null then
        perform private.refuse('23505', 'There is already a programme with this address', 'slug');
    end if;
    return made;
end
$$;

-- Sets a programme's promises: days to check an insight with its contributors, and to answer it; days within which a
-- workshop's summary goes back to the room (R28), hours to answer when offered a free place, and the working days before a
-- workshop from which cancelling it is paid all the same. The last three stay as they are where null. Engagement lead or
-- administrator of the trust. Errors: OR008 not a number in its range, by field.
-- Due dates of insights and of offered places are kept with them, and stand; the others are read when they are needed.
create function public.set_programme_clocks(programme uuid, check_days int, answer_days int,
    summary_days int default null, place_hours int default null, late_cancel_days int default null)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.require_role((select organisation_id from public.programmes where id = programme),
        'engagement_lead', 'administrator');
    if check_days is null or check_days not between 0 and 365 then
        perform private.refuse('OR008', 'Enter a number of days from 0 to 365', 'check_days');
    end if;
    if answer_days is null or answer_days not between 1 and 730 then
        perform private.refuse('OR008', 'Enter a number of days from 1 to 730', 'answer_days');
    end if;
    if summary_days not between 1 and 365 then
        perform private.refuse('OR008', 'Enter a number of days from 1 to 365', 'summary_days');
    end if;
    if place_hours not between 2 and 336 then
        perform private.refuse('OR008', 'Enter a number of hours from 2 to 336', 'place_hours');
    end if;
    if late_cancel_days not between 0 and 60 then
        perform private.refuse('OR008', 'Enter a number of working days from 0 to 60', 'late_cancel_days');
    end if;
    update public.programmes p
    set check_days = set_programme_clocks.check_days, answer_days = set_programme_clocks.answer_days,
        summary_days = coalesce(set_programme_clocks.summary_days, p.summary_days),
        place_hours = coalesce(set_programme_clocks.place_hours, p.place_hours),
        late_cancel_days = coalesce(set_programme_clocks.late_cancel_days, p.late_cancel_days)
    where p.id = programme;
end
$$;

-- Brings a partner organisation into a programme: its facilitators may then work on it. Engagement lead or
-- administrator of the trust. Errors: OR011 not a partner.
create function public.add_programme_partner(programme uuid, partner uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.require_role((select organisation_id from public.programmes where id = programme),
        'engagement_lead', 'administrator');
    if not exists (select 1 from public.organisations where id = partner and kind = 'partner') then
        perform private.refuse('OR011', 'Choose a partner organisation', 'partner');
    end if;
    insert into public.programme_partners values (programme, partner) on conflict do nothing;
end
$$;

-- Takes a partner out again. What its people gave stays; it works on the programme no more. Errors: OR011 not one of its partners.
create function public.remove_programme_partner(programme uuid, partner uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.require_role((select organisation_id from public.programmes where id = programme),
        'engagement_lead', 'administrator');
    delete from public.programme_partners pp
    where pp.programme_id = programme and pp.organisation_id = partner;
    if not found then
        perform private.refuse('OR011', 'This organisation is not a partner of the programme', 'partner');
    end if;
end
$$;

-- Invites somebody into a role. Out: {"id","token"}; the token is told once and kept only as a hash.
create function public.invite_member(organisation uuid, role text, name text, email text)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
    token text := encode(extensions.gen_random_bytes(16), 'hex');
    made uuid;
begin
    perform private.require_role(organisation, 'administrator');
    perform private.require_text(name, 120, 'name', 'Enter their name');
    if coalesce(role, '') not in ('advisor', 'facilitator', 'engagement_lead', 'decision_owner', 'finance_approver',
        'board_auditor', 'co_chair', 'safeguarding_lead', 'administrator') then
        perform private.refuse('OR002', 'Choose a role', 'role');
    end if;
    if btrim(coalesce(email, '')) !~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' or char_length(email) > 254 then
        perform private.refuse('OR003', 'Enter an email address, like name@example.org', 'email');
    end if;
    insert into public.invitations (organisation_id, role, name, email, token_hash, invited_by)
    values (organisation, role, btrim(name), lower(btrim(email)), encode(sha256(token::bytea), 'hex'), auth.uid())
    returning id into made;
    return jsonb_build_object('id', made, 'token', token);
end
$$;

-- What an invitation offers, for whoever holds its token: {"organisation","slug","role","name","expires_at","state"}, or null.
create function public.invitation(token text)
returns jsonb
language sql stable security definer set search_path = ''
as $$
    select jsonb_build_object('organisation', o.name, 'slug', o.slug, 'role', i.role, 'name', i.name, 'expires_at', i.expires_at,
        'state', case when i.accepted_at is not null then 'accepted' when i.withdrawn_at is not null then 'withdrawn'
            when i.expires_at <= now() then 'expired' else 'open' end)
    from public.invitations i join public.organisations o on o.id = i.organisation_id
    where i.token_hash = encode(sha256(convert_to(invitation.token, 'UTF8')), 'hex')
$$;

-- Accepts an invitation: the signed-in account must have the address that was invited. Out: the organisation's slug.
-- Errors: 42501; OR004 used, withdrawn or run out; OR012 a finance approver who invited themselves.
create function public.accept_invitation(token text)
returns text
language plpgsql security definer set search_path = ''
as $$
declare
    found_invitation public.invitations;
    person uuid;
begin
    select * into found_invitation from public.invitations i
    where i.token_hash = encode(sha256(convert_to(accept_invitation.token, 'UTF8')), 'hex') for update;
    if private.signed_in() is null then
        perform private.refuse('42501', 'Sign in to accept the invitation');
    end if;
    if found_invitation.id is null or found_invitation.accepted_at is not null
        or found_invitation.withdrawn_at is not null or found_invitation.expires_at <= now() then
        perform private.refuse('OR004', 'This invitation has been used, withdrawn or has run out. Ask for a new one.');
    end if;
    if lower((select u.email from auth.users u where u.id = auth.uid())) is distinct from found_invitation.email then
        perform private.refuse('42501', 'This invitation was sent to another email address. Sign in with that one.');
    end if;
    if found_invitation.role = 'finance_approver' and found_invitation.invited_by = auth.uid() then
        perform private.refuse('OR012', 'Whoever approves money is given that role by somebody else');
    end if;

    insert into public.people (organisation_id, account_id, name, contact_by, contact)
    values (found_invitation.organisation_id, auth.uid(), found_invitation.name, 'email', found_invitation.email)
    on conflict (organisation_id, account_id) do update set name = coalesce(people.name, excluded.name)
    returning id into person;
    insert into public.members (organisation_id, person_id, role)
    values (found_invitation.organisation_id, person, found_invitation.role)
    on conflict do nothing;
    update public.invitations set accepted_at = now() where id = found_invitation.id;
    return (select slug from public.organisations where id = found_invitation.organisation_id);
end
$$;

-- Takes an invitation back before it is used. Administrator. Errors: OR004 used or withdrawn.
create function public.withdraw_invitation(invitation uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.require_role((select organisation_id from public.invitations where id = invitation), 'administrator');
    update public.invitations set withdrawn_at = now()
    where id = invitation and accepted_at is null and withdrawn_at is null;
    if not found then
        perform private.refuse('OR004', 'This invitation has already been used or withdrawn');
    end if;
end
$$;

-- Ends a role today. The last administrator cannot be removed (trigger keep_an_administrator).
create function public.end_membership(member uuid)
returns void
language plpgsql security definer set search_path = ''
as $$
begin
    perform private.require_role((select organisation_id from public.members where id = member), 'administrator');
    update public.members set ends_on = greatest(private.today(), starts_on), ended_by = auth.uid()
    where id = member and ends_on is null;
    if not found then
        perform private.refuse('OR009', 'This role has already ended');
    end if;
end
$$;

-- Gives an ended role back from today, as a new row: that it ended, and by whom, stays on record. Out: the new row's id.
-- Errors: 42501; OR009 they have it; OR012 their own role of a finance approver.
create function public.restore_membership(member uuid)
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    made uuid;
begin
    perform private.require_role((select organisation_id from public.members where id = member), 'administrator');
    if exists (select from public.members m join public.people p on p.id = m.person_id
        where m.id = member and m.role = 'finance_approver' and p.account_id = auth.uid())
    then
        perform private.refuse('OR012', 'Whoever approves money is given that role by somebody else');
    end if;
    insert into public.members (organisation_id, person_id, role)
    select organisation_id, person_id, role from public.members where id = member and ends_on is not null
    on conflict do nothing
    returning id into made;
    if made is null then
        perform private.refuse('OR009', 'This person already has the role');
    end if;
    return made;
end
$$;

-- Adds somebody known to an organisation who may have no account, e-mail or phone. Out: the person's id.
-- Facilitator, engagement lead or administrator. Errors: OR010 no way of reaching them chosen; TX001 what is missing.
create function public.add_person(organisation uuid, name text, contact_by text default 'none', contact text default null,
    language text default 'en')
returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
    made uuid;
begin
    perform private.require_role(organisation, 'facilitator', 'engagement_lead', 'administrator');
    perform private.require_text(name, 120, 'name', 'Enter a name they are happy to be known by');
    if coalesce(contact_by, 'none') not in ('email', 'phone', 'text', 'letter', 'partner', 'none') then
        perform private.refuse('OR010', 'Choose how to reach them', 'contact_by');
    end if;
    if contact_by in ('email', 'phone', 'text', 'letter') then
        perform private.require_text(contact, 400, 'contact', 'Enter the address or number to reach them at');
    end if;
    insert into public.people (organisation_id, name, contact_by, contact, language)
    values (organisation, btrim(add_person.name), coalesce(add_person.contact_by, 'none'), left(nullif(btrim(add_person.contact), ''), 400),
        coalesce(nullif(add_person.language, ''), 'en'))
    returning id into made;
    return made;
end
$$;

-- The people an organisation knows, 20 at a time by name. In: the organisation, and
-- the last person of the page before (or, with `backwards`, the first of the page after). Out: {"people":[{"id","name",
-- "reference","contact_by","contact","language","has_account"}],"earlier","later"}: is there more on either side.
-- Facilitator, engagement lead or administrator of that organisation alone (R31). Errors: 42501.
create function public.people_of(organisation uuid, beside uuid default null, backwards boolean default false)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    last_seen text;
    page jsonb;
    more boolean;
begin
    perform private.require_role(organisation, 'facilitator', 'engagement_lead', 'administrator');
    select lower(coalesce(p.name, p.reference, '')) into last_seen
    from public.people p where p.id = beside and p.organisation_id = organisation;
    if last_seen is null then
        backwards := false;
    end if;
    -- One more than a page, to know whether there is a next one. Two statements, since an index is read one way at a time.
    if backwards then
        select jsonb_agg(to_jsonb(shown) order by shown.mark desc, shown.id desc) into page from (
            select p.id, p.name, p.reference, p.contact_by, p.contact, p.language, p.account_id is not null as has_account,
                lower(coalesce(p.name, p.reference, '')) as mark
            from public.people p
            where p.organisation_id = organisation and (lower(coalesce(p.name, p.reference, '')), p.id) < (last_seen, beside)
            order by lower(coalesce(p.name, p.reference, '')) desc, p.id desc limit 21) shown;
    else
        select jsonb_agg(to_jsonb(shown) order by shown.mark, shown.id) into page from (
            select p.id, p.name, p.reference, p.contact_by, p.contact, p.language, p.account_id is not null as has_account,
                lower(coalesce(p.name, p.reference, '')) as mark
            from public.people p
            where p.organisation_id = organisation
                and (last_seen is null or (lower(coalesce(p.name, p.reference, '')), p.id) > (last_seen, beside))
            order by lower(coalesce(p.name, p.reference, '')), p.id limit 21) shown;
    end if;
    more := jsonb_array_length(page) > 20;
    return jsonb_build_object(
        'people', coalesce((select jsonb_agg(value - 'mark' order by case when backwards then -ordinality else ordinality end)
            from jsonb_array_elements(page) with ordinality where ordinality <= 20), '[]'),
        'earlier', case when backwards then coalesce(more, false) else last_seen is not null end,
        'later', case when backwards then true else coalesce(more, false) end);
end
$$;

-- For operators at the database only: a new organisation with an invitation for its first administrator.
-- Out: the invitation's token. Nobody is granted it.
create function private.create_organisation(kind text, slug text, name text, administrator_name text, administrator_email text)
returns text
language plpgsql set search_path = ''
as $$
declare
    token text := encode(extensions.gen_random_bytes(16), 'hex');
    made uuid;
begin
    insert into public.organisations (kind, slug, name)
    values (create_organisation.kind, create_organisation.slug, create_organisation.name) returning id into made;
    insert into public.invitations (organisation_id, role, name, email, token_hash)
    values (made, 'administrator', administrator_name, lower(administrator_email), encode(sha256(token::bytea), 'hex'));
    return token;
end
$$;

grant execute on function public.me, public.members_of, public.create_programme, public.set_programme_clocks,
    public.add_programme_partner, public.remove_programme_partner, public.people_of, public.invite_member, public.accept_invitation, public.withdraw_invitation,
    public.end_membership, public.restore_membership, public.add_person to authenticated;
grant execute on function public.invitation, public.programmes_of to anon, authenticated;
