// The log while everything goes wrong at once: writers that undo a tenth of what they do, sequencers that compete, back ends and
// processes killed at random, the whole server crashed. Then: is each entry there that was answered as kept, once, and nothing that
// was undone? The same seed makes the same choices; the machine decides the timing.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { MIGRATIONS, migrate } from '../../src/lib/platform/backend/migrate.ts';
import { loadData } from '../../src/lib/platform/backend/seeds.ts';
import { startPostgres } from '../../src/lib/platform/backend/embedded/postgres.ts';
import { check, type Told } from './log-check.ts';
import { seeded } from './seeded.ts';

export type Amounts = { entries: number; kills: number; crashes: number };

const PROCESSES = { 'log-writer': 4, 'log-sequencer': 4 };
const WRITERS_EACH = 4;
/** No longer than this, whatever was reached. */
const MOST_MS = 300_000;

/** Runs it all. Out: whether nothing is broken; prints the counts. */
export async function faults(seed: number, amounts: Amounts): Promise<boolean> {
	const random = seeded(seed);
	const dataDir = mkdtempSync(join(tmpdir(), 'throughline-chaos-'));
	// Safe against a power cut, as in earnest: what was answered as kept must outlive the server.
	const server = await startPostgres({ dataDir, say: () => undefined });
	const sql = postgres(server.databaseUrl, { max: 2, backoff: false, onnotice: () => undefined });
	const told: Told = { kept: new Set(), tried: new Set(), undone: new Set() };
	const counts: Record<string, number> = { 'writers at a time': PROCESSES['log-writer'] * WRITERS_EACH };
	const count = (what: string, n = 1) => (counts[what] = (counts[what] ?? 0) + n);
	const running: { child: ChildProcess; what: keyof typeof PROCESSES }[] = [];
	let ending = false;
	try {
		await prepare();
		for (const what of Object.keys(PROCESSES) as (keyof typeof PROCESSES)[])
			for (let n = 0; n < PROCESSES[what]; n++) start(what);
		await storm();
		await calm();
		const found = await check(sql, told);
		console.table({
			...counts,
			'answered as kept': told.kept.size,
			undone: told.undone.size,
			...found.counts
		});
		for (const mistake of found.mistakes) console.error(JSON.stringify(mistake));
		return found.mistakes.length === 0;
	} finally {
		ending = true;
		for (const { child } of running) child.kill('SIGKILL');
		await sql.end({ timeout: 5 });
		await server.close();
		rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
	}

	async function prepare() {
		await migrate(server.databaseUrl);
		const account = async ({ id = '', email }: { id?: string; email: string }) => {
			await sql`insert into auth.users (id, aud, role, email, email_confirmed_at, created_at, updated_at)
				values (${id}, 'authenticated', 'authenticated', ${email}, now(), now(), now())`;
			return id;
		};
		await loadData(server.databaseUrl, 'cast', account, MIGRATIONS);
		const staged = await sql<{ id: string }[]>`select entry ->> 'id' as id from tlog.staging`;
		for (const { id } of staged) told.kept.add(id);
	}

	function start(what: keyof typeof PROCESSES) {
		const given = ['--database', server.databaseUrl, '--seed', String(Math.floor(random() * 1e9))];
		if (what === 'log-writer') given.push('--writers', String(WRITERS_EACH));
		const child = spawn(process.execPath, [join(import.meta.dirname, `${what}.ts`), ...given], {
			stdio: ['pipe', 'pipe', 'pipe']
		});
		running.push({ child, what });
		createInterface(child.stdout).on('line', (line) => heard(what, line));
		createInterface(child.stderr).on('line', () => count('answers lost'));
		child.once('exit', () => {
			running.splice(
				running.findIndex((one) => one.child === child),
				1
			);
			if (!ending) start(what);
		});
	}

	function heard(what: keyof typeof PROCESSES, line: string) {
		if (what === 'log-sequencer') {
			count(line === 'busy' ? 'sequencers sent home' : 'rounds of sequencers');
			return;
		}
		const [word, ...ids] = line.split(' ');
		const into = word === 'kept' ? told.kept : word === 'tries' ? told.tried : told.undone;
		for (const id of ids) into.add(id);
	}

	/** Kills and crashes, spread over the time that the entries take. */
	async function storm() {
		const end = Date.now() + MOST_MS;
		while ((counts['killed'] ?? 0) < amounts.kills || told.kept.size < amounts.entries) {
			if (Date.now() > end) throw new Error('It took too long.');
			await pause(80 + random() * 160);
			const done = Math.min(1, told.kept.size / amounts.entries);
			if ((counts['killed'] ?? 0) <= amounts.kills * done * 1.2) await kill();
			if ((counts['crashes'] ?? 0) < Math.floor(done * (amounts.crashes + 1) + 0.01)) {
				if ((counts['crashes'] ?? 0) < amounts.crashes) await crash();
			}
		}
	}

	async function kill() {
		if (random() < 0.35) {
			const { child, what } = running[Math.floor(random() * running.length)]!;
			child.kill('SIGKILL');
			await once(child, 'exit');
			count(`${what.replace('log-', '')}s killed`);
		} else {
			const nth = Math.floor(random() * 30);
			const ended = await sql<{ ended: boolean }[]>`
				select pg_terminate_backend(a.pid) as ended from pg_stat_activity a where a.application_name like 'chaos %'
				order by a.state = 'idle', a.application_name, a.pid offset ${nth} % 20 limit 1`.catch(() => []);
			if (ended.length === 0) return;
			count('back ends killed');
		}
		count('killed');
	}

	/** An immediate end of the server: told to, then without being told. It comes back by itself and recovers. */
	async function crash() {
		const tables = server.settings.tablesDir ?? join(dataDir, 'postgres');
		const pid = Number.parseInt(readFileSync(join(tables, 'postmaster.pid'), 'utf8'), 10);
		process.kill(pid, (counts['crashes'] ?? 0) % 2 ? 'SIGKILL' : 'SIGQUIT');
		count('crashes');
		await again();
	}

	async function again() {
		for (const late = Date.now() + 60_000; Date.now() < late; await pause(50)) {
			const answered = await sql`select 1`.catch(() => null);
			if (answered) return;
		}
		throw new Error('The database did not come back.');
	}

	/** The writers finish what they are at; whatever waits is taken. */
	async function calm() {
		ending = true;
		const ended = running.map(({ child }) => once(child, 'close'));
		for (const { child } of running) child.stdin!.end();
		await Promise.all(ended);
		for (let n: number | null = 1; n !== 0;)
			[{ n } = { n: 0 }] = await sql<{ n: number | null }[]>`select tlog.sequence() as n`;
	}
}
