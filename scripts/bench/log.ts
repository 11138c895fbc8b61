// The log at some sizes: what it costs those who write, how fast entries get their numbers, how long proofs are, what is kept, and how
// long somebody takes who checks all of it again. Ratios against the same transactions without the log, on the same database.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import postgres from 'postgres';
import { publishLog } from '../../src/lib/log/publish.server.ts';
import type { Shelf } from '../../src/lib/log/shelf.server.ts';
import { verifyLog } from '../../src/lib/log/verify.ts';
import { startEmbedded } from '../../src/lib/platform/backend/embedded/start.ts';
import { sourceAt } from '../../src/verify/source.ts';
import { startLog, type PublishedLog } from '../support/published-log.ts';
import { checkInBrowser } from './log-browser.ts';
import { measureSlips } from './log-slip.ts';
import { measureProofs, measureSequencer, measureStorage } from './log-tree.ts';
import { PACE, report, show, WRITERS, type Measured } from './log-report.ts';
import { measureWriters } from './log-writers.ts';
import { round } from './measure.ts';

/** The size that a browser is asked to check, as if on a computer and on an old phone. */
const IN_BROWSER = 100_000;
/** How many entries are seeded in one statement. */
const AT_ONCE = 50_000;

export async function bench(sizes: number[]): Promise<boolean> {
	const dataDir = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
	const backend = await startEmbedded({ dataDir, data: 'cast', say: () => undefined });
	const sql = postgres(backend.databaseUrl, { max: 2, onnotice: () => undefined });
	let log: PublishedLog | undefined;
	try {
		log = await startLog(backend.databaseUrl);
		const measured: Measured[] = [];
		for (const size of sizes) {
			await fill(sql, size);
			const publish_seconds = await publish(log);
			const proofs = await measureProofs(log);
			const rehash = await measureCheck(log);
			const browser = size === IN_BROWSER ? await measureBrowser(log) : null;
			const storage = await measureStorage(sql);
			const slip = await measureSlips(sql, log);
			const sequenced = await measureSequencer(sql);
			const writing = await measureWriters(backend.databaseUrl, WRITERS);
			const paced = await measureWriters(backend.databaseUrl, WRITERS, PACE);
			measured.push({
				entries: size,
				writing,
				paced,
				sequenced,
				proofs,
				storage,
				rehash,
				publish_seconds,
				slip,
				browser
			});
			show(measured.at(-1)!);
		}
		return report(measured);
	} finally {
		await log?.close();
		await sql.end({ timeout: 5 });
		await backend.close();
		rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
	}
}

async function fill(sql: postgres.Sql, size: number) {
	await sql`select tlog.sequence(100000)`;
	const text = readFileSync(join(import.meta.dirname, 'log.sql'), 'utf8');
	for (;;) {
		const [{ held } = { held: 0 }] = await sql<{ held: number }[]>`select tlog.size()::int as held`;
		if (held >= size) break;
		await sql.unsafe(text.replaceAll(':size', String(Math.min(AT_ONCE, size - held))));
	}
	await sql.unsafe('vacuum analyze tlog.entries');
	await sql.unsafe('vacuum analyze tlog.tiles');
}

/** Publishes all of it, sealed by the witnesses. Files are not forced to the disk one by one: that is the disk's pace, not ours. */
async function publish({ publishing, published }: PublishedLog): Promise<number> {
	const quick: Shelf = {
		...publishing.shelf,
		write: async (path, bytes) => {
			const place = join(published, path);
			mkdirSync(dirname(place), { recursive: true });
			writeFileSync(place, bytes);
		}
	};
	const began = performance.now();
	const done = await publishLog({ ...publishing, shelf: quick });
	if (done !== 'published') throw new Error(`The log was not published: ${done}`);
	return round((performance.now() - began) / 1000);
}

/** Every entry hashed again up to the sealed root, as `throughline-verify --quick` does. */
async function measureCheck({ published, policyText }: PublishedLog) {
	const source = await sourceAt(published);
	const [cpu, began] = [process.cpuUsage(), performance.now()];
	const { ok, steps } = await verifyLog(source, {
		now: Math.floor(Date.now() / 1000),
		policy: policyText,
		quick: true,
		atOnce: 16
	});
	const { user, system } = process.cpuUsage(cpu);
	if (!ok) throw new Error(JSON.stringify(steps.filter((step) => !step.ok)));
	return { cpu: round((user + system) / 1e6), seconds: round((performance.now() - began) / 1000) };
}

/** Every page and every fact checked by a browser, at this machine's pace and at a quarter of it. */
async function measureBrowser({ published, policyText }: PublishedLog) {
	// Beside the log, as the site gives it out.
	writeFileSync(join(published, 'policy'), policyText);
	return { desktop: await checkInBrowser(published), phone: await checkInBrowser(published, 4) };
}
