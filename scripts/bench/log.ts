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
import { measureSlips } from './log-slip.ts';
import { measureProofs, measureSequencer, measureStorage } from './log-tree.ts';
import { measureWriters, type Written } from './log-writers.ts';
import { round } from './measure.ts';

/** log.md 7. */
const GOALS = {
	kept: 0.7,
	added_ms: 4,
	sequenced: 20_000,
	hashes: 20,
	proof_bytes: 1024,
	tiles: 5,
	grown: 1.5,
	hash_bytes: 32.2,
	rehash_cpu: 4,
	slip_ms: 1000
};
const WRITERS = 32;
/** How many entries are seeded in one statement. */
const AT_ONCE = 50_000;

type Measured = {
	entries: number;
	writing: Written;
	sequenced: number;
	proofs: Awaited<ReturnType<typeof measureProofs>>;
	storage: Awaited<ReturnType<typeof measureStorage>>;
	/** Seconds of all processors, and by the clock, that checking every hash again took. */
	rehash: { cpu: number; seconds: number };
	publish_seconds: number;
	/** From a slip to its proof, in milliseconds. */
	slip: Awaited<ReturnType<typeof measureSlips>>;
};

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
			const storage = await measureStorage(sql);
			const slip = await measureSlips(sql, log);
			const sequenced = await measureSequencer(sql);
			const writing = await measureWriters(backend.databaseUrl, WRITERS);
			measured.push({ entries: size, writing, sequenced, proofs, storage, rehash, publish_seconds, slip });
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

function show({ entries, writing, sequenced, proofs, storage, rehash, publish_seconds, slip }: Measured) {
	const { on, off } = writing;
	process.stdout.write(
		[
			`${entries.toLocaleString('en-GB')} entries`,
			`  ${WRITERS} writers: ${on.per_second}/s of ${off.per_second}/s without the log: ${writing.kept} kept`,
			`  p95 ${on.p95} ms, ${off.p95} ms without: ${writing.added_ms} ms added (p50 ${on.p50}, ${off.p50})`,
			`  sequencer: ${sequenced.toLocaleString('en-GB')} entries/s; root ${storage.root_ms} ms`,
			`  inclusion: ${proofs.hashes} hashes, ${proofs.bytes} bytes and a head of ${proofs.checkpoint_bytes}, ${proofs.tiles} tiles, made in ${proofs.p50} ms (p95 ${proofs.p95}); consistency ${proofs.consistency} hashes`,
			`  kept: ${storage.hash_bytes} bytes of hashes an entry; on disk ${storage.tile_disk} and ${storage.entry_disk} with its words of the log`,
			`  from a slip to its proof: ${slip.p50} ms, p95 ${slip.p95} ms`,
			`  published in ${publish_seconds} s; all hashed again in ${rehash.cpu} CPU-seconds, ${rehash.seconds} s`,
			''
		].join('\n')
	);
}

function report(measured: Measured[]): boolean {
	const [first, last] = [measured[0]!, measured.at(-1)!];
	const grown = round(last.proofs.hashes / first.proofs.hashes);
	const worst = (of: (one: Measured) => number) => Math.max(...measured.map(of));
	const met = {
		kept: Math.min(...measured.map(({ writing }) => writing.kept)) >= GOALS.kept,
		added: worst(({ writing }) => writing.added_ms) <= GOALS.added_ms,
		sequenced: Math.min(...measured.map(({ sequenced }) => sequenced)) >= GOALS.sequenced,
		hashes: worst(({ proofs }) => proofs.hashes) <= GOALS.hashes,
		bytes: worst(({ proofs }) => proofs.bytes) <= GOALS.proof_bytes,
		tiles: worst(({ proofs }) => proofs.tiles) <= GOALS.tiles,
		grown: grown <= GOALS.grown,
		storage: worst(({ storage }) => storage.hash_bytes) <= GOALS.hash_bytes,
		slip: worst(({ slip }) => slip.p95) <= GOALS.slip_ms,
		// The bar is set for a million; fewer take their share.
		rehash: measured.every(({ rehash, entries }) => entries < 1_000_000 || rehash.cpu <= GOALS.rehash_cpu)
	};
	process.stdout.write(`${JSON.stringify({ bench: 'log', grown, met, measured })}\n`);
	return Object.values(met).every(Boolean);
}
