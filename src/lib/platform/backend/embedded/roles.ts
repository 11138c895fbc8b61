// What a new Supabase database holds before the first migration. Each statement may run again.
// https://github.com/supabase/postgres/tree/develop/migrations/db/init-scripts

const ROLES: Record<string, string> = {
	anon: 'nologin noinherit',
	authenticated: 'nologin noinherit',
	service_role: 'nologin noinherit bypassrls',
	authenticator: 'nologin noinherit',
	supabase_auth_admin: 'nologin noinherit createrole',
	// Owns the tables and runs migrations. As on Supabase no superuser, so that what passes here passes there.
	postgres: 'login createdb createrole replication bypassrls'
};

function createRole([name, attributes]: [string, string]): string {
	return `if not exists (select from pg_roles where rolname = '${name}') then create role ${name} ${attributes}; end if;`;
}

/** As the superuser. */
export function rolesAndSchemas(ownerPassword: string): string {
	return `
do $$ begin
    ${Object.entries(ROLES).map(createRole).join('\n    ')}
end $$;
alter role postgres password '${ownerPassword}';
alter role postgres set search_path = "$user", public, extensions;
grant anon, authenticated, service_role to authenticator;
grant anon, authenticated, service_role, authenticator, supabase_auth_admin to postgres with admin option;
grant pg_monitor, pg_signal_backend to postgres;
alter database postgres owner to postgres;

create schema if not exists extensions authorization postgres;
create extension if not exists pgcrypto with schema extensions;
create extension if not exists "uuid-ossp" with schema extensions;
create schema if not exists auth authorization postgres;
grant usage on schema public, extensions, auth to anon, authenticated, service_role;

-- Supabase's own defaults: every new table is open to the application roles until a migration says otherwise.
alter default privileges for role postgres in schema public grant all on tables to anon, authenticated, service_role;
alter default privileges for role postgres in schema public grant all on functions to anon, authenticated, service_role;
alter default privileges for role postgres in schema public grant all on sequences to anon, authenticated, service_role;
`;
}

/** As the owner, after the tables of auth. Who asks is read from the claims, as PostgREST sets them. */
export const WHO_ASKS = `
create or replace function auth.jwt() returns jsonb language sql stable as $$
    select coalesce(nullif(current_setting('request.jwt.claims', true), ''), '{}')::jsonb
$$;
create or replace function auth.uid() returns uuid language sql stable as $$
    select nullif(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub', '')::uuid
$$;
create or replace function auth.role() returns text language sql stable as $$
    select nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role'
$$;
create or replace function auth.email() returns text language sql stable as $$
    select nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email'
$$;

create schema if not exists backstage;
revoke all on schema backstage from public;
create table if not exists backstage.mailbox (
    id bigint primary key generated always as identity,
    at timestamptz not null default now(),
    recipient text not null,
    subject text not null,
    body text not null
);
`;
