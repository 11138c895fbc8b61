import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { createClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { migrationsWith, scratch } from './support.ts';

const SQL = `
create table public.kept (n int primary key);
alter table public.kept enable row level security;
revoke all on public.kept from anon, authenticated;
`;

type Addresses = { url: string; publishable_key: string; secret_key: string; database_url: string };
type Started = { child: ChildProcess; told: Addresses; stderr: () => string };

const directory = scratch();
const migrations = migrationsWith(directory.path, SQL);
const children: ChildProcess[] = [];
let turn = 0;
const newDataDir = () => join(directory.path, `data-${(turn += 1)}`);

afterEach(async () => {
	for (const child of children.splice(0)) await ended(child, 'SIGTERM');
});
afterAll(() => directory.remove());

/** Alone, or as `npm run` does it: by a shell that knows nothing of its child. */
function run(dataDir: string, options: string[]): ChildProcess {
	const arguments_ = ['scripts/backend.ts', '--migrations', migrations, ...options];
	const env = { PATH: process.env.PATH, THROUGHLINE_DATA_DIR: dataDir };
	const child = options.includes('--under-npm')
		? spawn('sh', ['-c', '"$@"; true', 'sh', process.execPath, ...arguments_.slice(0, -1)], {
				env: { ...env, npm_lifecycle_event: 'backend' },
				stdio: ['ignore', 'pipe', 'pipe']
			})
		: spawn(process.execPath, arguments_, { env, stdio: ['ignore', 'pipe', 'pipe'] });
	children.push(child);
	return child;
}

async function start(dataDir: string, ...options: string[]): Promise<Started> {
	const child = run(dataDir, options);
	let errors = '';
	child.stderr?.on('data', (chunk) => (errors += String(chunk)));
	for await (const line of createInterface({ input: child.stdout ?? process.stdin }))
		return { child, told: JSON.parse(line) as Addresses, stderr: () => errors };
	throw new Error(`it did not start: ${errors}`);
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
	if (child.exitCode !== null || child.signalCode) return Promise.resolve(child.exitCode);
	return new Promise((done) => {
		child.once('exit', done);
		child.kill(signal);
	});
}

const postmasterOf = (dataDir: string) =>
	Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);

/** Whatever runs with this directory in its command line. */
function processesOf(dataDir: string): string[] {
	const { stdout } = spawnSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' });
	return stdout.split('\n').filter((line) => line.includes(join(dataDir, 'postgres')));
}

/** The PostgreSQL that this process started. */
function processesUnder(child: ChildProcess): string[] {
	const { stdout } = spawnSync('ps', ['-o', 'args=', '--ppid', String(child.pid)], { encoding: 'utf8' });
	return stdout.split('\n').filter((line) => line.includes(' -D '));
}

describe('the backend as a process', () => {
	it('tells its addresses in one line, and answers on them', async () => {
		const { told, child } = await start(newDataDir());
		expect(Object.keys(told)).toEqual(['url', 'publishable_key', 'secret_key', 'database_url']);

		const db = createClient(told.url, told.secret_key, { auth: { persistSession: false } });
		expect((await db.from('kept').insert({ n: 1 })).error).toBeNull();
		const anyone = createClient(told.url, told.publishable_key, { auth: { persistSession: false } });
		expect((await anyone.from('kept').select()).error?.code).toBe('42501');
		const sql = postgres(told.database_url, { max: 1 });
		expect(await sql`select n from public.kept`).toEqual([{ n: 1 }]);
		await sql.end();

		for (const path of [
			'/_system/config',
			'/_system/info',
			'/',
			'/studio',
			'/rest/v1/../../_system/config',
			'/restless'
		]) {
			const answer = await fetch(told.url + path, { headers: { apikey: told.publishable_key } });
			expect([path, answer.status]).toEqual([path, 404]);
		}
		expect(await ended(child, 'SIGTERM')).toBe(0);
	});

	it('leaves no process and no lock when it is asked to end', async () => {
		for (const signal of ['SIGTERM', 'SIGINT'] as const) {
			const dataDir = newDataDir();
			const { child } = await start(dataDir);
			expect(processesOf(dataDir)).toHaveLength(1);
			expect(await ended(child, signal)).toBe(0);
			expect(processesOf(dataDir)).toEqual([]);
			expect(readdirSync(dataDir).sort()).toEqual(['backend.json', 'postgres', 'postgres.log']);
			expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
		}
	});

	it('ends too when only the shell that npm put before it is told to', async () => {
		const dataDir = newDataDir();
		const { child } = await start(dataDir, '--under-npm');
		await ended(child, 'SIGTERM');
		await expect.poll(() => existsSync(join(dataDir, 'lock')), { timeout: 10_000 }).toBe(false);
		expect(processesOf(dataDir)).toEqual([]);
	});

	it('refuses a data directory that is in use, in one sentence', async () => {
		const dataDir = newDataDir();
		const { child } = await start(dataDir);
		const second = await start(dataDir).catch((reason: Error) => reason.message);
		expect(second).toMatch(new RegExp(`in use by process ${child.pid}\\. Stop that one first`));
		expect(second).not.toContain('    at ');
		expect(processesOf(dataDir)).toHaveLength(1);
	});

	it('keeps its keys to its owner', async () => {
		const dataDir = newDataDir();
		const first = await start(dataDir);
		expect(statSync(join(dataDir, 'backend.json')).mode & 0o777).toBe(0o600);
		expect(statSync(join(dataDir, 'postgres')).mode & 0o077).toBe(0);
		await ended(first.child, 'SIGTERM');
		const again = await start(dataDir);
		expect(again.told.secret_key).toBe(first.told.secret_key);
		expect((await start(newDataDir())).told.secret_key).not.toBe(first.told.secret_key);
	});

	it('in a temporary directory leaves nothing behind', async () => {
		const dataDir = newDataDir();
		const { child } = await start(dataDir, '--fresh');
		const [held] = processesUnder(child);
		const used = /-D (\S+)/.exec(held ?? '')?.[1] ?? '';
		expect(existsSync(join(used, 'PG_VERSION'))).toBe(true);
		await ended(child, 'SIGTERM');
		expect([existsSync(used), existsSync(dirname(used)), existsSync(dataDir)]).toEqual([false, false, false]);
	});
});

describe('after kill -9, in the middle of writing', () => {
	it.each([
		['of the backend alone', false],
		['of the backend and of PostgreSQL', true]
	])('%s: nothing acknowledged is lost, and the next start recovers by itself', async (_, both) => {
		const dataDir = newDataDir();
		const { child, told } = await start(dataDir);
		const acknowledged: number[] = [];
		const db = createClient(told.url, told.secret_key, { auth: { persistSession: false } });
		let next = 0;
		let stopped = false;
		const writers = Array.from({ length: 4 }, async () => {
			while (!stopped) {
				const n = (next += 1);
				const { error } = await db.from('kept').insert({ n });
				if (error) return;
				acknowledged.push(n);
			}
		});
		while (acknowledged.length < 100) await new Promise((wait) => setTimeout(wait, 5));

		const postmaster = postmasterOf(dataDir);
		const killed = ended(child, 'SIGKILL');
		if (both) process.kill(postmaster, 'SIGKILL');
		await killed;
		stopped = true;
		await Promise.all(writers);

		// At once, while what was killed may still be falling over.
		const again = await start(dataDir);
		const sql = postgres(again.told.database_url, { max: 1 });
		const kept = new Set((await sql<{ n: number }[]>`select n from public.kept`).map(({ n }) => n));
		await sql.end();
		expect(acknowledged.filter((n) => !kept.has(n))).toEqual([]);
		expect(postmasterOf(dataDir)).not.toBe(postmaster);
		expect(processesOf(dataDir)).toHaveLength(1);
	});

	it('PostgreSQL does not outlive the backend for long', async () => {
		const dataDir = newDataDir();
		const { child } = await start(dataDir);
		await ended(child, 'SIGKILL');
		await expect.poll(() => processesOf(dataDir), { timeout: 10_000 }).toEqual([]);
	});

	it('PostgreSQL alone is started again', async () => {
		const dataDir = newDataDir();
		const { told, stderr } = await start(dataDir);
		process.kill(postmasterOf(dataDir), 'SIGKILL');
		const db = createClient(told.url, told.secret_key, { auth: { persistSession: false } });
		await expect.poll(async () => (await db.from('kept').select()).status, { timeout: 20_000 }).toBe(200);
		expect(stderr()).toContain('Starting it again');
	});
});

describe.runIf(process.getuid?.() === 0)('started as root', () => {
	it('PostgreSQL runs as another user', async () => {
		const dataDir = newDataDir();
		await start(dataDir);
		const { stdout } = spawnSync('ps', ['-o', 'user=', '-p', String(postmasterOf(dataDir))], {
			encoding: 'utf8'
		});
		expect(stdout.trim()).not.toBe('root');
	});
});
