// The processes that work on a log in a storm, and what kills them.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type postgres from 'postgres';
import type { Given } from '../support/published-log.ts';
import type { Told } from './log-check.ts';
import type { Amounts } from './log.ts';
import { seeded } from './seeded.ts';

const PROCESSES = { 'log-writer': 4, 'log-sequencer': 4, 'log-publisher': 2 };
type Kind = keyof typeof PROCESSES;
const KINDS = Object.keys(PROCESSES) as Kind[];

const WRITERS_EACH = 4;
/** No longer than this, whatever was reached. */
const MOST_MS = 900_000;
/** A connection that was cut in its first moment may never answer (postgres.js, its `begin`): nobody waits longer for one. */
const MOST_WAIT_MS = 15_000;
const within = <T>(asked: Promise<T>, otherwise: T): Promise<T> =>
	Promise.race([asked, pause(MOST_WAIT_MS, otherwise, { ref: false })]);

type Storm = {
	seed: number;
	sql: postgres.Sql;
	database: string;
	/** Where the server's tables are, and so its process id. */
	tables: string;
	/** Filled with what writers say. */
	told: Told;
	publishes: Given;
};

export function startStorm({ seed, sql, database, tables, told, publishes }: Storm) {
	const random = seeded(seed);
	const counts: Record<string, number> = { 'writers at a time': PROCESSES['log-writer'] * WRITERS_EACH };
	const count = (what: string, n = 1) => (counts[what] = (counts[what] ?? 0) + n);
	const so = (what: string) => counts[what] ?? 0;
	const mistakes: object[] = [];
	const running: { child: ChildProcess; kind: Kind }[] = [];
	let ending = false;
	for (const kind of KINDS) for (let n = 0; n < PROCESSES[kind]; n++) start(kind);
	return { counts, mistakes, rage, calm, stop };

	function start(kind: Kind) {
		const child = spawn(process.execPath, [join(import.meta.dirname, `${kind}.ts`)], { stdio: 'pipe' });
		const more = { 'log-writer': { writers: WRITERS_EACH }, 'log-sequencer': {}, 'log-publisher': publishes };
		// Keys and addresses with passwords are not for a command line, which everybody can read.
		child.stdin.write(`${JSON.stringify({ database, seed: Math.floor(random() * 1e9), ...more[kind] })}\n`);
		child.stdin.on('error', () => undefined);
		const one = { child, kind };
		running.push(one);
		createInterface(child.stdout).on('line', (line) => heard(kind, line));
		createInterface(child.stderr).on('line', (line) => {
			if (/^(\d\w{4}|E[A-Z]+|CONN\w+)$/.test(line)) count('answers lost');
		});
		child.once('exit', () => {
			running.splice(running.indexOf(one), 1);
			if (ending) return;
			count('processes started again');
			start(kind);
		});
	}

	function heard(kind: Kind, line: string) {
		const [word = '', ...ids] = line.split(' ');
		if (kind === 'log-writer') {
			const into = { kept: told.kept, tries: told.tried, undid: told.undone }[word];
			for (const id of ids) into?.add(id);
		} else if (kind === 'log-sequencer')
			count(line === 'busy' ? 'sequencers sent home' : 'rounds of sequencers');
		else if (word === 'died') {
			count('publishers died between steps');
			count('killed');
		} else if (word === 'alarm' || word === 'refused') mistakes.push({ publisher: line });
		else if (word === 'published') count('rounds of publishers');
	}

	/** Kills and crashes, spread over the time that the entries take. */
	async function rage(amounts: Amounts) {
		const end = Date.now() + MOST_MS;
		while (so('killed') < amounts.kills || told.kept.size < amounts.entries) {
			if (Date.now() > end) throw new Error(`It took too long: ${JSON.stringify(counts)}`);
			await pause(80 + random() * 160);
			const done = Math.min(1, told.kept.size / amounts.entries);
			if (so('killed') <= amounts.kills * done * 1.2) await kill();
			if (so('crashes') < Math.min(amounts.crashes, Math.floor(done * (amounts.crashes + 1)))) await crash();
		}
	}

	async function kill() {
		if (random() < 0.4) {
			const one = running[Math.floor(random() * running.length)];
			if (!one) return;
			one.child.kill('SIGKILL');
			if (one.child.exitCode === null && one.child.signalCode === null) await once(one.child, 'exit');
			count(`${one.kind.replace('log-', '')}s killed`);
		} else {
			const asked = sql<{ ended: boolean }[]>`
				select pg_terminate_backend(a.pid) as ended from pg_stat_activity a where a.application_name like 'chaos %'
				order by a.state = 'idle', a.application_name, a.pid offset ${Math.floor(random() * 18)} limit 1`;
			const ended = await within<{ ended: boolean }[]>(
				asked.catch(() => []),
				[]
			);
			if (ended.length === 0) return;
			count('back ends killed');
		}
		count('killed');
	}

	/** An immediate end of the server: told to, then without being told. It comes back by itself and recovers. */
	async function crash() {
		const pid = Number.parseInt(readFileSync(join(tables, 'postmaster.pid'), 'utf8'), 10);
		process.kill(pid, so('crashes') % 2 ? 'SIGKILL' : 'SIGQUIT');
		count('crashes');
		for (const late = Date.now() + 60_000; Date.now() < late; await pause(50))
			if (
				await within(
					sql`select 1`.then(
						() => true,
						() => false
					),
					false
				)
			)
				return;
		throw new Error('The database did not come back.');
	}

	/** Everybody finishes what they are at, or is killed once more where they do not; whatever waits is taken. */
	async function calm() {
		ending = true;
		const ended = Promise.all(running.map(({ child }) => once(child, 'close')));
		for (const { child } of running) child.stdin!.end();
		if (!(await within<unknown>(ended, null))) {
			count('killed at the end, since they waited for ever', running.length);
			for (const { child } of running) child.kill('SIGKILL');
			await ended;
		}
		for (let left = true; left;) {
			const [round] = await sql<{ more: boolean }[]>`
				select coalesce((tlog.round(4096, interval '0') ->> 'more')::boolean, true) as more`;
			left = round!.more;
		}
	}

	function stop() {
		ending = true;
		for (const { child } of running) child.kill('SIGKILL');
	}
}
