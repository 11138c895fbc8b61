// A log as it is really published: the database of the cast, a shelf on the disk, four witnesses, three of which must seal.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
import { leafHash, rootFrom } from '../../../src/lib/log/merkle.ts';
import { policyFor } from '../../../src/lib/log/policy.server.ts';
import { publishLog, type Publishing } from '../../../src/lib/log/publish.server.ts';
import { directoryShelf } from '../../../src/lib/log/shelf.server.ts';
import { bundlesOf, decodeBundle, entriesPath } from '../../../src/lib/log/tiles.ts';
import { startWitness, type Witness } from '../../../src/witness/start.ts';

export const PCREF = '00000000-0000-4000-c000-000000000001';
const NAMES = ['council', 'university', 'paper', 'law-centre'];

export type World = Awaited<ReturnType<typeof aLog>>;

/** Starts everything. Each part can be stopped, lost and put back by itself. */
export async function aLog() {
	const database = await freshDatabase();
	const directory = mkdtempSync(join(tmpdir(), 'throughline-log-'));
	const sql = postgres(database.url, { max: 6, onnotice: () => undefined });
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
	await sql.unsafe(`do $$ begin if to_regprocedure('tlog.round(int,interval)') is null then
		create function tlog.round(a int, b interval) returns jsonb language sql as 'select jsonb_build_object(''more'', tlog.sequence(a) = a)'; end if; end $$`);
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
		timeoutMs: 2000,
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

export const keyFile = (directory: string) => readFileSync(join(directory, 'log.key'), 'utf8');
