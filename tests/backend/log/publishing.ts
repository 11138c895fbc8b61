// A log as it is really published: the database of the cast, a shelf on the disk, four witnesses, three of which must seal.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import postgres from 'postgres';
import { freshDatabase } from '../../../scripts/support/fresh-database.ts';
import { MIGRATIONS } from '../../../src/lib/platform/backend/migrate.ts';
import { loadData } from '../../../src/lib/platform/backend/seeds.ts';
import type { InTransaction } from '../../../src/lib/platform/worker.server.ts';
import { readHead } from '../../../src/lib/log/head.server.ts';
import type { Wrong } from '../../../src/lib/log/incidents.server.ts';
import { keysIn } from '../../../src/lib/log/keys.server.ts';
import { leafHash, rootFrom, verifyConsistency } from '../../../src/lib/log/merkle.ts';
import { policyFor } from '../../../src/lib/log/policy.server.ts';
import { proveConsistency } from '../../../src/lib/log/prove.ts';
import { publishLog, type Point, type Publishing } from '../../../src/lib/log/publish.server.ts';
import { directoryShelf, type Shelf } from '../../../src/lib/log/shelf.server.ts';
import { bundlesOf, decodeBundle, entriesPath, hashReader } from '../../../src/lib/log/tiles.ts';
import type { Tree } from '../../../src/lib/log/tree.server.ts';
import { startWitness, type Witness } from '../../../src/witness/start.ts';

export const PCREF = '00000000-0000-4000-c000-000000000001';
const NAMES = ['council', 'university', 'paper', 'law-centre'];

export type World = Awaited<ReturnType<typeof aLog>>;

/** Starts everything. Each part can be stopped, lost and put back by itself. */
export async function aLog() {
	const database = await freshDatabase();
	const directory = mkdtempSync(join(tmpdir(), 'throughline-log-'));
	const sql = connect(database.url);
	await loadData(
		database.url,
		'cast',
		async ({ id = '', email }) => {
			await sql`
				insert into auth.users (id, aud, role, email, email_confirmed_at, created_at, updated_at)
				values (${id}, 'authenticated', 'authenticated', ${email}, now(), now(), now())`;
			return id;
		},
		MIGRATIONS
	);
	const keys = keysIn(directory, 'northbrook.example/log');
	const witnesses = await Promise.all(NAMES.map((name) => witness(directory, name, keys.vkeys.log)));
	const { text, policy } = policyFor(keys, 'https://northbrook.example/log', policyOf(witnesses));
	const shelf = directoryShelf(join(directory, 'log'));
	const wrongs: Wrong[] = [];
	const publishing = (changes: Partial<Publishing> = {}): Publishing => ({
		inTransaction: over(sql),
		shelf,
		keys,
		policy,
		timeoutMs: 20_000,
		alarm: async (wrong) => void wrongs.push(wrong),
		...changes
	});
	return {
		url: database.url,
		sql,
		directory,
		keys,
		policy,
		policyText: text,
		shelf,
		witnesses,
		/** What was found wrong since this was last emptied. */
		wrongs,
		publishing,
		publish: (changes: Partial<Publishing> = {}) => publishLog(publishing(changes)),
		/** The head that is published; there must be one. */
		async head() {
			const head = await readHead(shelf, 'checkpoint', keys, policy);
			if (!head) throw new Error('nothing is published');
			return head;
		},
		/** The root that somebody who reads only what is published comes to. */
		async recomputed(size: number) {
			const leaves: Uint8Array[] = [];
			for (const { index, width } of bundlesOf(size)) {
				const bundle = await shelf.read(entriesPath(index, width));
				leaves.push(...(decodeBundle(bundle ?? new Uint8Array()) ?? []).map(leafHash));
			}
			return { count: leaves.length, root: rootFrom(leaves) };
		},
		close: async () => {
			await Promise.all(witnesses.map(({ close }) => close()));
			await sql.end();
			await database.close();
			rmSync(directory, { recursive: true, force: true });
		}
	};
}

const witness = (directory: string, name: string, log: string): Promise<Witness> =>
	startWitness({
		name: `${name}.northbrook.example/witness`,
		dir: join(directory, name),
		logs: [log],
		rate: 100_000,
		say: () => undefined
	});

function policyOf(witnesses: Witness[]): string {
	return [
		...witnesses.map(({ vkey, url }, at) => `witness ${NAMES[at]} ${vkey} ${url}`),
		`group sealed 3 ${NAMES.join(' ')}`,
		'quorum sealed',
		''
	].join('\n');
}

/** Transactions as the worker has them. */
export function over(sql: postgres.Sql): InTransaction {
	return async <T>(work: Parameters<InTransaction>[0]) =>
		(await sql.begin((transaction) =>
			work(async (text, values) => [...(await transaction.unsafe(text, values as never[]))] as never)
		)) as T;
}

/** Changes the clocks of a programme so many times: each leaves one entry. */
export async function write(sql: postgres.Sql, entries: number): Promise<void> {
	await sql.unsafe(`do $$ begin
		for i in 1..${entries} loop
			update public.programmes set answer_days = case answer_days when 70 then 71 else 70 end where id = '${PCREF}';
		end loop;
	end $$`);
}

/** Another connection, to this database or to a copy of it. */
export const connect = (url: string) => postgres(url, { max: 6, onnotice: () => undefined });

/** A copy of a database as it is now, which nobody may be connected to: what a backup holds. */
export async function backUp(url: string, name: string): Promise<string> {
	const at = (database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href;
	const sql = connect(at('template1'));
	try {
		await sql.unsafe(`create database ${name} template ${new URL(url).pathname.slice(1)}`);
	} finally {
		await sql.end();
	}
	return at(name);
}

/** Whether a later head grows out of an earlier one, by what is published alone. */
export async function follows(shelf: Shelf, from: Tree, to: Tree): Promise<boolean> {
	const reader = hashReader((path) => shelf.read(path), to.size);
	const proof = await proveConsistency(reader, from.size, to.size);
	return (
		verifyConsistency({ size1: from.size, root1: from.root, size2: to.size, root2: to.root, proof }) === null
	);
}

/** A publisher in a process of its own, which dies where it passes a point for the nth time. Out: the signal that ended it. */
export async function publishAndDie(world: World, point: Point, nth = 1): Promise<NodeJS.Signals | null> {
	const child = spawn(
		process.execPath,
		[join('tests', 'backend', 'log', 'publisher.ts'), point, String(nth)],
		{
			env: { ...process.env, DATABASE: world.url, DIRECTORY: world.directory, POLICY: world.policyText },
			stdio: ['ignore', 'ignore', 'inherit']
		}
	);
	const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
	return signal;
}
