-- Statements of groups, charities and organisations, with the agreement they are paid under (R62, R65).
-- Who may see what: finance approvers and administrators of the trust that pays, and the administrators of a partner that is paid. Never
-- of a person: that is theirs to ask for (0111). Whose fee went to it is not said, only by which reference.

-- The statement of one payee that is no person. In: the days, both included, by which it was paid. Out: private.statement with "name"
-- and "agreements":[{"title","starts_on","ends_on","pence_per_year"}], those that stood on one of these days, the latest first.
-- Errors: P0002 no such payee, a person, or another's; PS001 the days (to).
create function public.payee_statement(payee uuid, from_day date, to_day date)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
    found_one public.payees;
    said jsonb;
begin
    select p.* into found_one from public.payees p
    where p.id = payee_statement.payee and p.kind <> 'person' and (
        p.id in (select private.my_payees())
        or p.organisation_id in (select private.my_organisations('finance_approver', 'administrator')));
    if found_one.id is null then
        perform private.refuse('P0002', 'Page not found');
    end if;
    said := private.statement('{}', array[found_one.id], from_day, to_day);
    return said || jsonb_build_object(
        -- It went to whoever this statement is for.
        'lines', (select coalesce(jsonb_agg(l || '{"to_me": true}' order by n), '[]') from jsonb_array_elements(said -> 'lines') with ordinality t (l, n)),
        'name', private.payee_name(found_one.id),
        'agreements', (select coalesce(jsonb_agg(jsonb_build_object('title', a.title, 'starts_on', a.starts_on, 'ends_on', a.ends_on,
            'pence_per_year', a.pence_per_year) order by a.starts_on desc, a.made_at desc), '[]')
            from public.agreements a where a.payee_id = found_one.id and a.starts_on <= to_day and a.ends_on >= from_day));
end
$$;

-- The payees that partners are whose administrator the signed-in person is, by name, at most 20, each with the trust that pays it.
-- Out: [{"id","name","paid_by"}]. Errors: 42501.
create function public.payees_i_speak_for()
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    if private.signed_in() is null then
        perform private.refuse('42501', 'Sign in first');
    end if;
    return (
        select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'paid_by', f.paid_by) order by f.name, f.paid_by), '[]')
        from (
            select p.id, p.name, o.name as paid_by from public.payees p join public.organisations o on o.id = p.organisation_id
            where p.partner_id in (select private.my_organisations('administrator'))
            order by p.name, o.name limit 20) f);
end
$$;

grant execute on function public.payee_statement, public.payees_i_speak_for to authenticated;
