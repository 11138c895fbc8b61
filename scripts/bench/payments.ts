// How long a batch of payments takes, against the pace that the trust allows the rail: that pace must decide, and nothing else.
// Each payment is taken, kept, sent, answered and recorded as in earnest, through the real SDK, to the simulator in a process of
// its own that takes 5 ms for an answer. And whether memory grows with the batch.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import postgres from 'postgres';
import { startEmbedded } from '../../src/lib/platform/backend/embedded/start.ts';
import type { InTransaction } from '../../src/lib/platform/worker.server.ts';
import { sendDue } from '../../src/lib/payments/dispatch.ts';
import { stripeRail } from '../../src/lib/payments/stripe/rail.server.ts';
import { accountOf, startSimulator, type Simulator } from '../stripe-simulator/start.ts';
import { round } from './measure.ts';

const TRUST = 'northbrook';
const ANSWERS_IN = 5;
/** Stripe takes 25 calls a second to one address (payments.md 1.5); a trust's usual pace is 1.5 (0114). */
const A_SECOND = 25;
/** How much longer than the pace alone it may take, and how much what is kept in memory may grow from the first batch to the last. */
const MOST = 1.3;
const MOST_GROWN_MB = 4;
/** Sent before anything is measured. */
const WARM_UP = 20;
/** How many are under way at once: enough that the pace decides, on a busy machine too. */
const LANES = 8;

type Batch = {
	payments: number;
	seconds: number;
	bound: number;
	times: number;
	kept_mb: number;
	rss_mb: number;
};

export async function bench(sizes: number[]): Promise<boolean> {
	const dataDir = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
	const backend = await startEmbedded({ dataDir, data: 'cast', say: () => undefined });
	const sql = postgres(backend.databaseUrl, { max: LANES + 1, onnotice: () => undefined });
	const simulator = await startSimulator({ data: join(dataDir, 'simulator'), latencyMs: ANSWERS_IN });
	try {
		const batches: Batch[] = [];
		let from = 1;
		for (const size of [WARM_UP, ...sizes]) {
			await make(sql, simulator, from, size);
			from += size;
			batches.push(await measure(sql, simulator, size));
		}
		batches.shift();
		const { by_status } = await simulator.ask<{ by_status: Record<string, number> }>('GET', 'counts');
		const arrived = Object.values(by_status).reduce((sum, n) => sum + n, 0);
		return report(batches, sizes, arrived);
	} finally {
		await simulator.close();
		await sql.end({ timeout: 5 });
		await backend.close();
		rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
	}
}

/** Payments that wait to be sent, to people whom the simulator knows. */
async function make(sql: postgres.Sql, simulator: Simulator, from: number, size: number) {
	const text = readFileSync(join(import.meta.dirname, 'payments.sql'), 'utf8');
	await sql.unsafe(text.replaceAll(':size', String(size)).replaceAll(':from', String(from)));
	await sql`
		insert into public.pay_settings (organisation_id, sends_per_minute, most_per_day)
		select id, ${A_SECOND * 60}, 100000000 from public.organisations where slug = ${TRUST}
		on conflict (organisation_id) do update set sends_per_minute = excluded.sends_per_minute, most_per_day = excluded.most_per_day`;
	await sql.unsafe('analyze');
	const payees = Array.from({ length: size }, (_, index) => ({
		payeeId: `measured-${from + index}`,
		account: `acct_bench_${from + index}`,
		method: `gbba_bench_${from + index}`,
		check: `rvrf_bench_${from + index}`,
		last4: '2345',
		ready: 'ready'
	}));
	await simulator.ask('POST', 'objects', { owner: TRUST, payees });
}

// What nobody needs any more is let go before memory is looked at.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const megabytes = (bytes: number) => round(bytes / 1_048_576);

async function measure(sql: postgres.Sql, simulator: Simulator, size: number): Promise<Batch> {
	const [trust] = await sql<{ id: string }[]>`select id from public.organisations where slug = ${TRUST}`;
	const inTransaction: InTransaction = (work) =>
		sql.begin((transaction) =>
			work(async <T>(text: string, values: unknown[] = []) => [
				...(await transaction.unsafe<T[] & object[]>(text, values as never[]))
			])
		) as ReturnType<typeof work>;
	const rail = stripeRail({ ...accountOf(TRUST), base: simulator.url });
	const began = performance.now();
	await sendDue({ inTransaction, rail, organisation: trust!.id }, { lanes: LANES });
	const seconds = (performance.now() - began) / 1000;
	const [{ waiting } = { waiting: size }] = await sql<{ waiting: number }[]>`
		select count(*)::int as waiting from public.payments where state not in ('accepted', 'paid')`;
	if (waiting > 0) throw new Error(`${waiting} of ${size} were not sent`);
	collect();
	const bound = size / A_SECOND;
	return {
		payments: size,
		seconds: round(seconds),
		bound: round(bound),
		times: round(seconds / bound),
		kept_mb: megabytes(process.memoryUsage().heapUsed),
		rss_mb: megabytes(process.memoryUsage().rss)
	};
}

function report(batches: Batch[], sizes: number[], arrived: number): boolean {
	process.stdout.write('payments   seconds   the pace alone   times   kept MB   of the process MB\n');
	for (const { payments, seconds, bound, times, kept_mb, rss_mb } of batches)
		process.stdout.write(
			`${[
				[payments, 8],
				[seconds, 10],
				[bound, 17],
				[times, 8],
				[kept_mb, 10],
				[rss_mb, 20]
			]
				.map(([figure, width]) => String(figure).padStart(width!))
				.join('')}\n`
		);
	// A small batch is over before a busy machine has evened out; it is there for memory.
	const times = batches.at(-1)!.times;
	const grown = round(batches.at(-1)!.kept_mb - batches[0]!.kept_mb);
	const asked = sizes.reduce((sum, size) => sum + size, WARM_UP);
	const figures = {
		bench: 'payments',
		a_second: A_SECOND,
		answers_in_ms: ANSWERS_IN,
		batches,
		times,
		grown_mb: grown,
		asked,
		arrived
	};
	process.stdout.write(`${JSON.stringify(figures)}\n`);
	return times <= MOST && grown <= MOST_GROWN_MB && arrived === asked;
}
