// The log while everything goes wrong at once: writers that undo a tenth of what they do, sequencers that compete, back ends and
// processes killed at random, the whole server crashed, and publishers that die between any two of their steps. Then: is each entry
// there that was answered as kept, once, and nothing that was undone; and is each head that was published, sealed by three of four
// witnesses, the beginning of the next? The same seed makes the same choices; the machine decides the timing.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { openHead } from '../../src/lib/log/head.server.ts';
import { MIGRATIONS, migrate } from '../../src/lib/platform/backend/migrate.ts';
import { loadData } from '../../src/lib/platform/backend/seeds.ts';
import { startPostgres } from '../../src/lib/platform/backend/embedded/postgres.ts';
import { startLog, type PublishedLog } from '../support/published-log.ts';
import { check, checkHeads, type Told } from './log-check.ts';
import { startStorm } from './log-storm.ts';

export type Amounts = { entries: number; kills: number; crashes: number };
type Seen = { size: number; root: Uint8Array; seals: number };

/** Runs it all. Out: whether nothing is broken; prints the counts. */
export async function faults(seed: number, amounts: Amounts): Promise<boolean> {
	const dataDir = mkdtempSync(join(tmpdir(), 'throughline-chaos-'));
	// Safe against a power cut, as in earnest: what was answered as kept must outlive the server.
	const server = await startPostgres({ dataDir, say: () => undefined });
	const sql = postgres(server.databaseUrl, { max: 2, backoff: false, onnotice: () => undefined });
	const told: Told = { kept: new Set(), tried: new Set(), undone: new Set() };
	let log: PublishedLog | undefined;
	let storm: ReturnType<typeof startStorm> | undefined;
	try {
		await migrate(server.databaseUrl);
		await fill(sql, server.databaseUrl, told);
		log = await startLog(server.databaseUrl);
		const tables = server.settings.tablesDir ?? join(dataDir, 'postgres');
		storm = startStorm({ seed, sql, database: server.databaseUrl, tables, told, publishes: log.given });
		const watch = watchHeads(log);
		await storm.rage(amounts);
		await storm.calm();
		const last = await log.publish();
		const heads = await watch.end();

		const { leaves, counts, mistakes } = await check(sql, told);
		mistakes.push(...storm.mistakes, ...log.alarms, ...checkHeads(leaves, heads));
		if (heads.at(-1)?.size !== leaves.length) mistakes.push({ 'published at the end': last });
		console.table({
			...storm.counts,
			'answered as kept': told.kept.size,
			undone: told.undone.size,
			'heads published': heads.length,
			...counts,
			'broken promises': mistakes.length
		});
		for (const mistake of mistakes) console.error(JSON.stringify(mistake));
		return mistakes.length === 0;
	} finally {
		storm?.stop();
		await log?.close();
		await sql.end({ timeout: 5 });
		await server.close();
		rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
	}
}

/** The cast, and what the log says of it already. */
async function fill(sql: postgres.Sql, database: string, told: Told) {
	const account = async ({ id = '', email }: { id?: string; email: string }) => {
		await sql`insert into auth.users (id, aud, role, email, email_confirmed_at, created_at, updated_at)
			values (${id}, 'authenticated', 'authenticated', ${email}, now(), now(), now())`;
		return id;
	};
	await loadData(database, 'cast', account, MIGRATIONS);
	const staged = await sql<{ id: string }[]>`select entry ->> 'id' as id from tlog.staging`;
	for (const { id } of staged) told.kept.add(id);
}

/** Reads the head again and again, as somebody outside does. Out: each that was seen, in order, once it is over. */
function watchHeads({ published, keys, policy }: PublishedLog) {
	const notes: Buffer[] = [];
	let over = false;
	const look = () => {
		try {
			const note = readFileSync(join(published, 'checkpoint'));
			if (!notes.at(-1)?.equals(note)) notes.push(note);
		} catch {
			// None was published yet.
		}
	};
	const looking = (async () => {
		for (; !over; await pause(20)) look();
		look();
	})();
	return {
		async end(): Promise<Seen[]> {
			over = true;
			await looking;
			return Promise.all(
				notes.map(async (note) => {
					const { size, root, witnesses } = await openHead('checkpoint', new Uint8Array(note), keys, policy);
					return { size, root, seals: witnesses.length };
				})
			);
		}
	};
}
