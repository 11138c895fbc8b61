// The rows of the failure matrix that end a process: the worker's own jobs, each in a process of its own, killed with SIGKILL at a
// named point, against the simulator in another and a real PostgreSQL. The last test shows that these can fail.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resumeOne, sendDue, sendOne } from '../../../src/lib/payments/dispatch.ts';
import { compareSince } from '../../../src/lib/payments/reconcile.ts';
import { startWorker, until, wake } from './children.ts';
import { broken } from '../../../scripts/support/invariants.ts';
import {
	aPayment,
	aWorld,
	atRail,
	Died,
	diesAt,
	NORTHBROOK,
	release,
	stateOf,
	tryNow,
	type World
} from './support.ts';

let world: World;
beforeAll(async () => {
	world = await aWorld();
});
afterAll(async () => {
	expect(await broken(world.sql)).toEqual([]);
	await world.close();
});

async function aDuePayment() {
	const payment = await aPayment(world);
	await release(world);
	return payment;
}

/** Kills a worker where it is told to, and lets another go on to the end. */
async function killedAt(point: Parameters<typeof diesAt>[0]) {
	const payment = await aDuePayment();
	const first = startWorker(world, point);
	await wake(world);
	expect(await first.ended).toBe('SIGKILL');
	const between = await stateOf(world, payment);
	const sent = (await atRail(world, payment)).length;
	await tryNow(world);
	const second = startWorker(world);
	try {
		await until(async () => {
			await wake(world);
			return (await stateOf(world, payment)).state === 'accepted';
		});
	} finally {
		await second.kill();
	}
	expect(await atRail(world, payment)).toHaveLength(1);
	expect(await stateOf(world, payment)).toMatchObject({ state: 'accepted', attempts: 1 });
	return { between, sent };
}

describe('a process that is killed', () => {
	test('matrix 4: before its attempt is kept: as if it had not been there', async () => {
		expect(await killedAt('before_attempt')).toMatchObject({
			between: { state: 'queued', attempts: 0 },
			sent: 0
		});
	});

	test('matrix 5: after its attempt is kept and before it is sent: looked up, then sent with the same key', async () => {
		expect(await killedAt('after_attempt')).toMatchObject({
			between: { state: 'sending', attempts: 1 },
			sent: 0
		});
	});

	test('matrix 6: after the rail has it and before we know: found', async () => {
		expect(await killedAt('before_record')).toMatchObject({
			between: { state: 'sending', attempts: 1 },
			sent: 1
		});
	});

	test('after it is recorded: nothing is done again', async () => {
		expect(await killedAt('after_record')).toMatchObject({
			between: { state: 'accepted', attempts: 1 },
			sent: 1
		});
	});

	test('matrix 27: while it applies a delivery: it is applied by the next, once', async () => {
		const payment = await aDuePayment();
		await sendDue(world.working());
		const [sent] = await atRail(world, payment);
		await world.simulator.ask('POST', 'payments', { id: sent!.id, to: 'posted' });
		const first = startWorker(world, 'mid_event');
		await world.sql`select private.keep_rail_event('northbrook', ${world.sql.json({
			id: 'evt_killed_1',
			type: 'v2.money_management.outbound_payment.posted',
			about: 'sending',
			objectRef: sent!.id
		})})`;
		expect(await first.ended).toBe('SIGKILL');
		expect(await stateOf(world, payment)).toMatchObject({ state: 'accepted' });
		await world.sql`update private.rail_events set try_at = now() where applied_at is null`;
		const second = startWorker(world);
		try {
			await until(async () => {
				await wake(world, 'apply_rail_events');
				return (await stateOf(world, payment)).state === 'paid';
			});
		} finally {
			await second.kill();
		}
		const moves =
			await world.sql`select 1 from public.payment_events where payment_id = ${payment.id} and to_state = 'paid'`;
		expect(moves).toHaveLength(1);
	});
});

describe('a key that has run out', () => {
	/** Sent, and then its process died before it was recorded; since then the rail has forgotten the key. */
	async function sentAndForgotten() {
		const payment = await aDuePayment();
		await expect(sendOne(world.working({ passing: diesAt('before_record') }))).rejects.toThrow(Died);
		await world.simulator.ask('POST', 'keys/prune');
		const [sent] = await atRail(world, payment);
		return { payment, sent: sent!.id };
	}

	test('matrix 7: it is looked for first, and found', async () => {
		const { payment } = await sentAndForgotten();
		await tryNow(world);
		await resumeOne(world.working());
		expect(await atRail(world, payment)).toHaveLength(1);
		expect(await stateOf(world, payment)).toMatchObject({ state: 'accepted', attempts: 1 });
	});

	test('matrix 8: it is not found either: after a week a person, and nothing is sent by a machine', async () => {
		const { payment, sent } = await sentAndForgotten();
		await world.simulator.ask('POST', 'hide', { id: sent });
		await world.sql`update private.payment_attempts set first_sent_at = now() - interval '8 days' where payment_id = ${payment.id}`;
		await tryNow(world);
		await resumeOne(world.working());
		expect(await stateOf(world, payment)).toMatchObject({ state: 'needs_person', attempts: 1 });
		expect(await atRail(world, payment)).toHaveLength(1);
		await world.simulator.ask('POST', 'hide', { id: sent, hidden: false });
		await compareSince(world.working(), '2020-01-01T00:00:00Z');
		expect(await stateOf(world, payment)).toMatchObject({ state: 'accepted' });
	});

	test('control: without looking first, it is sent twice, and these tests see it', async () => {
		const { payment } = await sentAndForgotten();
		await tryNow(world);
		const blind = { ...world.rail, find: async () => null };
		await resumeOne(world.working({ rail: blind }));
		expect(await atRail(world, payment)).toHaveLength(2);
		// What happened is found, and stops everything.
		await compareSince(world.working(), '2020-01-01T00:00:00Z');
		const [row] =
			await world.sql`select stopped_why from public.pay_settings where organisation_id = ${NORTHBROOK}`;
		expect(row).toEqual({ stopped_why: 'unknown payment found' });
		await world.sql`update public.rail_differences set closed_at = now(), closed_why = 'explained' where closed_at is null`;
		await world.sql`update public.pay_settings set stopped_at = null, stopped_why = null where organisation_id = ${NORTHBROOK}`;
	});
});

/** Never changed but by time running backwards. */
const KEPT = ['ledger_entries', 'ledger_transactions', 'payment_events'];

describe('a database that was restored', () => {
	test('matrix 36: it stops itself before it sends anything, finds what it sent, and sends none of it again', async () => {
		const [known, unknown] = [await aDuePayment(), await aDuePayment()];
		// The backup is from before these two were sent.
		await sendDue(world.working());
		const [sent] = await atRail(world, unknown);
		for (const { id } of [known, unknown]) {
			await world.sql.begin(async (sql) => {
				for (const table of KEPT) await sql.unsafe(`alter table public.${table} disable trigger user`);
				await sql`delete from public.ledger_entries e using public.ledger_transactions t, public.payment_events v
					where t.id = e.transaction_id and v.id = t.event_id and v.payment_id = ${id} and v.to_state <> 'approved'`;
				await sql`delete from public.ledger_transactions t using public.payment_events v
					where v.id = t.event_id and v.payment_id = ${id} and v.to_state <> 'approved'`;
				await sql`delete from public.payment_events where payment_id = ${id} and to_state <> 'approved'`;
				await sql`delete from private.payment_attempts where payment_id = ${id}`;
				await sql`update public.payments set state = 'approved', sent_at = null, held_why = null where id = ${id}`;
				for (const table of KEPT) await sql.unsafe(`alter table public.${table} enable trigger user`);
			});
		}
		await release(world);
		// The worker's own start: it looks at what was sent lately before it sends.
		const worker = startWorker(world);
		try {
			await until(async () => {
				await wake(world);
				return (
					(await stateOf(world, known)).state === 'accepted' &&
					(await stateOf(world, unknown)).state === 'accepted'
				);
			});
		} finally {
			await worker.kill();
		}
		const [row] =
			await world.sql`select stopped_why from public.pay_settings where organisation_id = ${NORTHBROOK}`;
		expect(row).toEqual({ stopped_why: 'restored from a backup' });
		expect(await atRail(world, known)).toHaveLength(1);
		expect((await atRail(world, unknown)).map(({ id }) => id)).toEqual([sent!.id]);
		const found =
			await world.sql`select 1 from public.rail_differences where kind = 'sent before this database knew'`;
		expect(found).toHaveLength(2);
		await world.sql`update public.pay_settings set stopped_at = null, stopped_why = null where organisation_id = ${NORTHBROOK}`;
	});
});
