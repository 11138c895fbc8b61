-- What the papers of data protection are filled from: an organisation's own settings beside the data map of the software (R45).
-- Who may see what: administrators and board auditors of the organisation. Counts and settings; nothing of any person.

-- Out: {"organisation","collective_term","programmes":[{"title","partners":[name]}] that go on,"roles":[{"role","people"}],
-- "wordings":[{"version","lang","introduced_on"}],"equality": consultations that ask about it,"rules" and "holds" as
-- retention_of says,"readers":{"schema.table":[policy]}: who may read rows of what}. Errors: 42501.
create function public.data_protection(organisation uuid)
returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
    perform private.require_role(organisation, 'administrator', 'board_auditor');
    return public.retention_of(organisation) || jsonb_build_object(
        'organisation', (select o.name from public.organisations o where o.id = organisation),
        'collective_term', (select o.collective_term from public.organisations o where o.id = organisation),
        'programmes', (
            select coalesce(jsonb_agg(jsonb_build_object('title', p.title, 'partners', (
                select coalesce(jsonb_agg(o.name order by o.name), '[]') from public.programme_partners pp
                join public.organisations o on o.id = pp.organisation_id where pp.programme_id = p.id)) order by p.title), '[]')
            from public.programmes p
            where p.organisation_id = organisation and (p.ends_on is null or p.ends_on >= private.today())),
        'roles', (
            select coalesce(jsonb_agg(jsonb_build_object('role', held.role, 'people', held.people) order by held.role), '[]')
            from (
                select m.role, count(distinct m.person_id) as people from public.members m
                where m.organisation_id = organisation and m.starts_on <= private.today()
                    and (m.ends_on is null or m.ends_on > private.today())
                group by m.role) held),
        'wordings', (
            select coalesce(jsonb_agg(jsonb_build_object('version', w.version, 'lang', w.lang, 'introduced_on', w.introduced_on)
                order by w.introduced_on desc, w.version, w.lang), '[]')
            from public.consent_wordings w),
        'equality', (select count(*) from public.consultations c
            where c.organisation_id = organisation and c.asks_equality and c.opened_at is not null),
        'readers', (
            select coalesce(jsonb_object_agg(said.of_table, said.policies), '{}')
            from (
                select p.schemaname || '.' || p.tablename as of_table, jsonb_agg(p.policyname order by p.policyname) as policies
                from pg_catalog.pg_policies p
                where p.schemaname in ('public', 'private', 'tlog') and p.cmd in ('SELECT', 'ALL')
                group by p.schemaname, p.tablename) said));
end
$$;
grant execute on function public.data_protection to authenticated;
