-- Who is paid, where it is not simply the person: groups without a company number, charities, organisations; the two people of each
-- whom the trust can reach, its agreements over years (R62), and by which reference the finance system knows a payee.
-- Who may see what: finance approvers and administrators of the trust that pays. Bank details are in the finance system: here is its
-- reference alone. The auditor reads agreements and that there are contacts, not who they are.

-- What a payee is called, for pages on which money is approved or handed out, and for nobody else: not for lists of reports,
-- addresses or titles. A person by the name the organisation that knows them has for them.
create function private.payee_name(payee uuid)
returns text
language sql stable set search_path = ''
as $$
    select coalesce(p.name, known.name, 'Somebody') from public.payees p left join public.people known on known.id = p.person_id
    where p.id = payee_name.payee
$$;
