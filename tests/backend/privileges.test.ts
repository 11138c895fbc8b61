import postgres from 'postgres';
import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nobody, service, signedIn, startWith, type Running } from './support.ts';

const SQL = `
create table public.people (
    id uuid primary key references auth.users,
    name text not null,
    is_administrator boolean not null default false,
    contact text
);
alter table public.people enable row level security;
create policy "everyone signed in reads" on public.people for select to authenticated using (true);
create policy "each changes their own" on public.people for update to authenticated using (id = auth.uid());
revoke all on public.people from anon, authenticated;
grant select (id, name, is_administrator), update (name) on public.people to authenticated;

create table public.closed (id int primary key);
alter table public.closed enable row level security;
create policy "open to all rows" on public.closed using (true) with check (true);
revoke all on public.closed from anon, authenticated;

create schema private;
create table private.hidden (id int primary key);
create function public.made_for_the_service() returns int language sql as 'select 1';
revoke execute on function public.made_for_the_service() from public, anon, authenticated;
create function public.who_asks() returns json language sql set search_path = ''
as $$ select json_build_object('uid', auth.uid(), 'role', auth.role(), 'email', auth.email(), 'user', current_user) $$;
`;

let backend: Running;
let end: () => Promise<void>;
let grace: { db: SupabaseClient; id: string };

beforeAll(async () => {
	({ backend, end } = await startWith(SQL));
	grace = await signedIn(backend, 'grace');
	const { error } = await service(backend)
		.from('people')
		.insert({ id: grace.id, name: 'Grace', contact: '07700 900000' });
	expect(error).toBeNull();
});
afterAll(() => end());

// Lite grants everything to everyone at its first request, and all of these would pass.
describe('what a migration revoked stays revoked through the API', () => {
	it('nobody reads the table', async () => {
		const { error, status } = await nobody(backend).from('people').select('name');
		expect([error?.code, status]).toEqual(['42501', 401]);
	});

	it('a column without a grant is not read', async () => {
		const { error, status } = await grace.db.from('people').select('contact');
		expect([error?.code, status]).toEqual(['42501', 403]);
	});

	it('a column without a grant is not changed', async () => {
		const { error } = await grace.db.from('people').update({ is_administrator: true }).eq('id', grace.id);
		expect(error?.code).toBe('42501');
	});

	it('a column with a grant is changed', async () => {
		const { error } = await grace.db.from('people').update({ name: 'Grace O.' }).eq('id', grace.id);
		expect(error).toBeNull();
		const { data } = await grace.db.from('people').select('name, is_administrator').single();
		expect(data).toEqual({ name: 'Grace O.', is_administrator: false });
	});

	it('a policy without a grant opens nothing', async () => {
		for (const db of [nobody(backend), grace.db]) {
			expect((await db.from('closed').insert({ id: 1 })).error?.code).toBe('42501');
			expect((await db.from('closed').delete().eq('id', 1)).error?.code).toBe('42501');
		}
	});

	it('a function without a grant is not called', async () => {
		expect((await grace.db.rpc('made_for_the_service')).error?.code).toBe('42501');
		expect((await service(backend).rpc('made_for_the_service')).data).toBe(1);
	});

	it('the grants in the database are those of the migration', async () => {
		const sql = postgres(backend.databaseUrl, { max: 1 });
		const rows = await sql`
			select grantee, privilege_type as may from information_schema.table_privileges
			where table_schema = 'public' and table_name in ('people', 'closed') and grantee in ('anon', 'authenticated')`;
		await sql.end();
		expect(rows).toHaveLength(0);
	});
});

describe('schemas that are not for the API', () => {
	it.each(['auth', 'private', 'backstage', 'supabase_migrations', 'information_schema'])(
		'%s is not served, to the service role neither',
		async (schema) => {
			const { error } = await service(backend).schema(schema).from('users').select('*');
			expect(error?.code).toBe('PGRST106');
		}
	);

	it('no application role can enter the one that holds the mail', async () => {
		const sql = postgres(backend.databaseUrl, { max: 1 });
		for (const role of ['anon', 'authenticated', 'service_role']) {
			const asked = sql.begin(async (transaction) => {
				await transaction`select set_config('role', ${role}, true)`;
				await transaction`select * from backstage.mailbox`;
			});
			await expect(asked).rejects.toMatchObject({ code: '42501' });
		}
		await sql.end();
	});
});

describe('who asks', () => {
	it('is known to SQL from the claims', async () => {
		const { data } = await grace.db.rpc('who_asks');
		expect(data).toEqual({
			uid: grace.id,
			role: 'authenticated',
			email: 'grace@northbrook.example',
			user: 'authenticated'
		});
	});

	it('is nobody without a session, also when a name is made up', async () => {
		expect((await nobody(backend).rpc('who_asks')).data).toMatchObject({ uid: null, user: 'anon' });
	});

	it.each(['{"alg":"none"}', '{"alg":"HS256"}'])(
		'is never who a token with header %s claims to be',
		async (header) => {
			const claims = JSON.stringify({ role: 'service_role', sub: grace.id });
			const encoded = [header, claims].map((part) => Buffer.from(part).toString('base64url')).join('.');
			for (const signature of ['', Buffer.from('forged').toString('base64url')]) {
				const answer = await backend.fetch(`${backend.url}/rest/v1/rpc/who_asks`, {
					method: 'POST',
					headers: { apikey: backend.publishableKey, authorization: `Bearer ${encoded}.${signature}` }
				});
				// A token of less than three parts counts as none.
				if (signature) expect(answer.status).toBe(401);
				else expect(await answer.json()).toMatchObject({ uid: null, user: 'anon' });
			}
		}
	);

	it('needs one of our keys', async () => {
		const answer = await backend.fetch(`${backend.url}/rest/v1/people`, {
			headers: { apikey: 'sb_secret_guess' }
		});
		expect(answer.status).toBe(401);
	});
});
