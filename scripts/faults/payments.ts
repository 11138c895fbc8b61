// Payments while everything goes wrong at once: workers killed at random points and moments, answers of the rail lost and spoilt,
// deliveries duplicated, shuffled, forged and lost, and two instances that approve and send the same. Then every invariant is asked,
// and what the rail holds is counted against what we know. The same seed makes the same choices; the machine decides the timing.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { FAULTS } from '../stripe-simulator/faults.ts';
import { seeded } from './seeded.ts';
import { startWorker, until, wake } from '../../tests/backend/payments/children.ts';
import { takeDeliveries } from '../../tests/backend/payments/hook.ts';
import { broken } from '../support/invariants.ts';
import {
	aClaim,
	aPayee,
	aPayment,
	aWorld,
	CARYS,
	release,
	tryNow,
	type World
} from '../../tests/backend/payments/support.ts';

export type Amounts = { kills: number; deliveries: number; races: number };

const MARCUS = '00000000-0000-4000-a000-000000000003';
// Those after which a machine can go on by itself: a stored error and a refused key end with a person, and have tests of their own.
const SPOILT = FAULTS.filter(
	(kind) => !['500_stored', '409', '409_idempotency', '401', '403'].includes(kind)
);
const ENDS = ['00012345', '00012345', '00012345', '11111116', '33333319', '33333301'];
const FORGERIES = ['other secret', 'old', 'future', 'live mode', 'unsigned', 'changed body', 'scheme v0'];

/** Runs it all. Out: whether nothing is broken; prints the counts. */
export async function faults(seed: number, amounts: Amounts): Promise<boolean> {
	const random = seeded(seed);
	const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
	const world = await aWorld();
	const hook = await takeDeliveries(world);
	const counts: Record<string, number> = {};
	const count = (what: string, n = 1) => (counts[what] = (counts[what] ?? 0) + n);
	const mistakes: object[] = [];
	try {
		await killed();
		await delivered();
		await raced();
		await calm(world);
		mistakes.push(...(await broken(world.sql)), ...(await disagreements(world)));
		const at = await world.simulator.ask<{ payments: number; of_ours: number }>('GET', 'counts');
		count('sendings at the rail', at.payments);
		count('sent twice', at.payments - at.of_ours);
		if (at.payments !== at.of_ours) mistakes.push({ twice: at });
		count('broken invariants', mistakes.length);
		console.table(counts);
		for (const mistake of mistakes) console.error(JSON.stringify(mistake));
		return mistakes.length === 0;
	} finally {
		await hook.close();
		await world.close();
	}

	/** Two workers at a time, each killed at a point it passes or at a moment that it does not choose. */
	async function killed() {
		for (let round = 0; (counts['processes killed'] ?? 0) < amounts.kills; round++) {
			if (round % 10 === 0)
				for (let n = 0; n < 25; n++)
					await aPayment(world, { number: one(ENDS), fee: 100 + Math.floor(random() * 9000) });
			await release(world);
			for (let n = 0; n < 3; n++)
				await world.simulator.ask('POST', 'faults', {
					kind: one(SPOILT),
					times: 1 + Math.floor(random() * 2),
					ms: 300
				});
			const workers = [0, 1].map(() => startWorker(world, 'anywhere', 1 + Math.floor(random() * 24)));
			const moments = workers.map(() => 300 + Math.floor(random() * 1200));
			const waking = setInterval(() => {
				for (const job of ['send_payments', 'apply_rail_events', 'look_at_rail'])
					void wake(world, job).catch(() => undefined);
			}, 200);
			await Promise.all(
				workers.map(async (worker, index) => {
					// Its moment is one of its work, not of its coming up.
					await worker.working;
					let late: NodeJS.Timeout | undefined;
					const atItsTime = new Promise<void>((done) => (late = setTimeout(done, moments[index])));
					const how = await Promise.race([worker.ended, atItsTime.then(() => 'late' as const)]);
					clearTimeout(late);
					count(how === 'late' ? 'killed at a moment' : 'killed at a point');
					if (how === 'late') await worker.kill();
					count('processes killed');
				})
			);
			clearInterval(waking);
			await tryNow(world);
			await world.sql`update private.rail_events set try_at = now() where applied_at is null`;
			await world.simulator.ask('POST', 'clock', { seconds: Math.floor(random() * 40_000) });
			if (round % 3 === 0) await take({ order: 'shuffled', copies: 2 });
			if (round % 20 === 19) mistakes.push(...(await broken(world.sql)));
		}
		await world.simulator.ask('DELETE', 'faults');
		await calm(world);
	}

	async function take(manner: object) {
		const answered = await world.simulator.ask<Record<string, number>>('POST', 'webhooks/deliver', {
			owner: 'northbrook',
			seed,
			...manner
		});
		for (const [status, n] of Object.entries(answered)) count(`deliveries answered ${status}`, n);
		count(
			'deliveries',
			Object.values(answered).reduce((sum, n) => sum + n, 0)
		);
	}

	/** What was delivered before again, in no order, twice; and what is not genuine. Some never came at all. */
	async function delivered() {
		for (let n = 0; n < amounts.deliveries / 10; n++) {
			const { status } = await world.simulator.ask<{ status: number }>('POST', 'webhooks/forge', {
				owner: 'northbrook',
				how: one(FORGERIES)
			});
			count(`forged, answered ${status}`);
			count('deliveries');
			if (status !== 400) mistakes.push({ forged: status });
		}
		while ((counts['deliveries'] ?? 0) < amounts.deliveries) {
			await take({ again: true, order: 'shuffled', copies: 2, lose: 10 });
			count('deliveries lost', 10);
		}
	}

	/** Two instances approve the same claims as the same two people, and two workers send what comes of it. */
	async function raced() {
		const payees = await Promise.all(Array.from({ length: 20 }, () => aPayee(world)));
		const claims: { id: string; version: number }[] = [];
		// Half of them are for more than one person may approve alone.
		for (let n = 0; n < amounts.races / 4; n++)
			claims.push(await aClaim(world, one(payees), n % 2 ? 5000 : 60_000));
		const people = await Promise.all(
			[CARYS, MARCUS].map(async (sub) => {
				const session_id = randomUUID();
				await world.sql`insert into auth.sessions (id, user_id, created_at, updated_at) values (${session_id}, ${sub}, now(), now())`;
				return { sub, session_id };
			})
		);
		const workers = [startWorker(world), startWorker(world)];
		const waking = setInterval(() => void wake(world).catch(() => undefined), 300);
		const answers = await Promise.all([0, 1].map(() => approver({ database: world.url, claims, people })));
		for (const answer of answers)
			for (const [what, n] of Object.entries(answer)) {
				count(`approval answered ${what}`, n);
				count('racing approvals', n);
				if (!/^(approved|submitted|PA\d{3})$/.test(what)) mistakes.push({ approval: what });
			}
		await until(async () => {
			await release(world);
			return (await waiting(world)) === 0;
		}, 120_000);
		clearInterval(waking);
		await Promise.all(workers.map((worker) => worker.kill()));
		const wrong = await world.sql`
			select c.id, c.state, (select count(*)::int from public.approvals a where a.claim_id = c.id and a.decision = 'approved') as approvals,
				(select count(*)::int from public.payments p where p.claim_id = c.id) as payments
			from public.claims c where c.id in ${world.sql(claims.map(({ id }) => id))}`;
		for (const row of wrong) {
			const needed =
				(await world.sql`select fee_pence from public.claims where id = ${row.id as string}`)[0]!.fee_pence >
				50_000
					? 2
					: 1;
			if (row.state !== 'approved' || row.approvals !== needed || row.payments !== 1)
				mistakes.push({ raced: row });
		}
		count('racing sends', claims.length * 2);
	}
}

async function approver(given: object): Promise<Record<string, number>> {
	const child = spawn(process.execPath, [join('scripts', 'faults', 'approver.ts')], {
		stdio: ['pipe', 'pipe', 'inherit']
	});
	child.stdin.end(`${JSON.stringify(given)}\n`);
	let said = '';
	child.stdout.on('data', (part: Buffer) => (said += part.toString()));
	await once(child, 'close');
	return JSON.parse(said) as Record<string, number>;
}

const waiting = async ({ sql }: World) =>
	(
		await sql<{ n: number }[]>`
			select count(*)::int as n from public.payments where rail = 'stripe' and state in ('approved', 'queued', 'sending', 'unknown')`
	)[0]!.n;

/** One worker that nobody kills, until nothing waits and everything was asked about once more. */
async function calm(world: World) {
	const worker = startWorker(world);
	try {
		await until(async () => {
			await release(world);
			await tryNow(world);
			await wake(world);
			return (await waiting(world)) === 0;
		}, 120_000);
		await world.simulator.ask('POST', 'clock', { seconds: 10 * 86_400 });
		for (let n = 0; n < 3; n++) {
			await tryNow(world);
			await wake(world, 'look_at_rail');
			await until(async () => {
				const [row] = await world.sql<{ n: number }[]>`
					select count(*)::int as n from private.payment_attempts where state in ('accepted', 'paid') and look_at <= now()`;
				return row!.n === 0;
			});
			await new Promise((done) => setTimeout(done, 300));
		}
	} finally {
		await worker.kill();
	}
}

/** Where what we know is not what the rail holds. */
async function disagreements(world: World): Promise<object[]> {
	const { payments } = await world.simulator.ask<{
		payments: { id: string; status: string; metadata: { payment_id: string } }[];
	}>('GET', 'payments');
	const rows = await world.sql<{ id: string; state: string; rail_ref: string | null }[]>`
		select p.id, p.state, a.rail_ref from public.payments p
		left join private.payment_attempts a on a.payment_id = p.id and a.rail_ref is not null where p.rail = 'stripe'`;
	const ours = new Map(rows.map((row) => [row.id, row]));
	const means: Record<string, string> = { processing: 'accepted', posted: 'paid', canceled: 'cancelled' };
	const found: object[] = [];
	for (const { id, status, metadata } of payments) {
		const row = ours.get(metadata.payment_id);
		if (row?.rail_ref !== id || row.state !== (means[status] ?? status))
			found.push({ id, status, ours: row });
		ours.delete(metadata.payment_id);
	}
	for (const row of ours.values()) found.push({ 'not at the rail': row });
	return found.slice(0, 10);
}
