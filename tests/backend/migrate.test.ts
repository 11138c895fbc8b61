import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPostgres, type Postgres } from '../../src/lib/platform/backend/embedded/start.ts';
import { migrate } from '../../src/lib/platform/backend/migrate.ts';
import { quiet, scratch } from './support.ts';

const directory = scratch();
const migrations = join(directory.path, 'supabase', 'migrations');
let server: Postgres;
let sql: postgres.Sql;
let turn = 0;
let url = '';

beforeAll(async () => {
	server = await startPostgres({ dataDir: join(directory.path, 'data'), durable: false, say: quiet });
	sql = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
	await sql.end();
	await server.close();
	directory.remove();
});

beforeEach(async () => {
	rmSync(migrations, { recursive: true, force: true });
	mkdirSync(migrations, { recursive: true });
	const name = `try_${(turn += 1)}`;
	await sql.unsafe(`create database ${name}`);
	url = server.urlOf(name);
});

const write = (name: string, text: string) => writeFileSync(join(migrations, name), text);

async function ask<T>(query: string): Promise<T[]> {
	const own = postgres(url, { max: 1, onnotice: () => undefined });
	try {
		return (await own.unsafe(query)) as unknown as T[];
	} finally {
		await own.end();
	}
}

describe('migrating', () => {
	it('applies each file once, in order, and remembers them as the Supabase CLI does', async () => {
		write('0002_second.sql', 'insert into public.first values (2);');
		write('0001_first.sql', 'create table public.first (n int); insert into public.first values (1);');
		expect(await migrate(url, migrations)).toEqual(['0001_first', '0002_second']);
		write('0003_third.sql', 'insert into public.first values (3);');
		expect(await migrate(url, migrations)).toEqual(['0003_third']);
		expect(await migrate(url, migrations)).toEqual([]);
		expect(await ask('select n from public.first order by n')).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
		expect(
			await ask(
				'select version, name, cardinality(statements) as n from supabase_migrations.schema_migrations'
			)
		).toContainEqual({ version: '0002', name: 'second', n: 1 });
	});

	it('takes bodies and strings that naive splitting breaks', async () => {
		write(
			'0001_odd.sql',
			`create function public.atomic() returns int language sql begin atomic select 1; select 2; end;
			create table public.odd as select E'it\\'s; x' as text, $body$a; b$body$ as other; -- a; comment's end`
		);
		await migrate(url, migrations);
		expect(await ask('select text, other, public.atomic() as two from public.odd')).toEqual([
			{ text: 'it’s; x'.replace('’', "'"), other: 'a; b', two: 2 }
		]);
	});

	it('applies a file whole or not at all, and says where it stopped', async () => {
		write('0001_half.sql', 'create table public.half (n int);\n\nselect nothing_of_the_kind;');
		await expect(migrate(url, migrations)).rejects.toThrow(/0001_half\.sql:3: .*nothing_of_the_kind.*42703/s);
		expect(await ask(`select to_regclass('public.half') as found`)).toEqual([{ found: null }]);
		write('0001_half.sql', 'create table public.half (n int);');
		expect(await migrate(url, migrations)).toEqual(['0001_half']);
	});

	it('refuses a file that changed after it was applied, and a name it cannot order', async () => {
		write('0001_one.sql', 'create table public.one (n int);');
		await migrate(url, migrations);
		write('0001_one.sql', 'create table public.one (n bigint);');
		await expect(migrate(url, migrations)).rejects.toThrow('has changed since it was applied');
		write('0001_one.sql', 'create table public.one (n int);\n\n');
		write('later.sql', 'select 1;');
		await expect(migrate(url, migrations)).rejects.toThrow('a migration is named like');
	});

	it('takes turns when two start at once', async () => {
		write('0001_slow.sql', 'create table public.slow (n int); select pg_sleep(0.3);');
		const both = await Promise.all([migrate(url, migrations), migrate(url, migrations)]);
		expect(both.flat()).toEqual(['0001_slow']);
	});
});

describe('the owner of the tables', () => {
	it('is no superuser, as on Supabase, and may copy a template', async () => {
		const [role] = await sql`select rolsuper, rolbypassrls from pg_roles where rolname = current_user`;
		expect(role).toEqual({ rolsuper: false, rolbypassrls: true });
		await sql`create database one_copy template try_1`;
	});

	it('makes the extensions that migrations need', async () => {
		for (const name of ['citext', 'pg_trgm', 'btree_gist', 'unaccent'])
			await sql.unsafe(`create extension if not exists ${name} with schema extensions`);
	});

	it('finds who asks in the claims', async () => {
		const [row] = await sql.begin(async (transaction) => {
			const claims = '{"sub": "00000000-0000-4000-a000-000000000001", "role": "authenticated"}';
			await transaction`select set_config('request.jwt.claims', ${claims}, true), set_config('role', 'authenticated', true)`;
			return transaction`select auth.uid() as id, auth.role() as role`;
		});
		expect(row).toEqual({ id: '00000000-0000-4000-a000-000000000001', role: 'authenticated' });
	});
});

describe('the address', () => {
	it('takes nobody without the password', async () => {
		for (const change of [
			{ password: 'wrong' },
			{ password: '' },
			{ username: 'supabase_admin', password: '' }
		]) {
			const { hostname: host, port } = new URL(server.databaseUrl);
			const { username = 'postgres', password } = change;
			const stranger = postgres({
				host,
				port: Number(port),
				username,
				password,
				database: 'postgres',
				max: 1
			});
			await expect(stranger`select 1`).rejects.toMatchObject({
				code: expect.stringMatching(/28P01|28000|SASL/)
			});
			await stranger.end({ timeout: 1 });
		}
	});

	it('is the loopback alone, and no socket in the file system', async () => {
		const [row] = await sql`
			select current_setting('listen_addresses') as address, current_setting('unix_socket_directories') as sockets`;
		expect(row).toEqual({ address: '127.0.0.1', sockets: '' });
	});
});
