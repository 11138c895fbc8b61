// Deliveries of the rail, as badly as they may come: twice, backwards, too early, never, forged (payments.md 6, rows 22 to 26).
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendDue } from '../../../src/lib/payments/dispatch.ts';
import { applyEvents } from '../../../src/lib/payments/events.ts';
import { lookAgain } from '../../../src/lib/payments/poll.ts';
import { takeDeliveries } from './hook.ts';
import { broken } from '../../../scripts/support/invariants.ts';
import { aPayment, aWorld, atRail, NORTHBROOK, release, stateOf, tryNow, type World } from './support.ts';

let world: World;
let hook: Awaited<ReturnType<typeof takeDeliveries>>;
beforeAll(async () => {
	world = await aWorld();
	hook = await takeDeliveries(world);
});
afterAll(async () => {
	expect(await broken(world.sql)).toEqual([]);
	await hook.close();
	await world.close();
});

const apply = () =>
	applyEvents({
		inTransaction: world.inTransaction,
		railFor: () => world.rail,
		accountChanged: async () => undefined
	});
const deliver = (more: object = {}) =>
	world.simulator.ask<Record<string, number>>('POST', 'webhooks/deliver', { owner: 'northbrook', ...more });
const kept = async () => (await world.sql`select id from private.rail_events`).length;
const movesOf = async ({ id }: { id: string }) =>
	(
		await world.sql<
			{ to_state: string }[]
		>`select to_state from public.payment_events where payment_id = ${id} order by id`
	).map(({ to_state }) => to_state);

async function aSentPayment(changes = {}) {
	const payment = await aPayment(world, changes);
	await release(world);
	await sendDue(world.working());
	const [sent] = await atRail(world, payment);
	return { ...payment, ref: sent!.id };
}

test('matrix 22: a delivery three times has one effect', async () => {
	const payment = await aSentPayment();
	await world.simulator.ask('POST', 'payments', { id: payment.ref, to: 'posted' });
	const answers = await deliver({ copies: 3 });
	expect(Object.keys(answers)).toEqual(['200']);
	await apply();
	await deliver({ again: true });
	await apply();
	expect(await movesOf(payment)).toEqual(['approved', 'queued', 'sending', 'accepted', 'paid']);
});

test('matrix 23: backwards, and everything again after it came back: the last state is kept', async () => {
	const payment = await aSentPayment();
	await world.simulator.ask('POST', 'payments', { id: payment.ref, to: 'posted' });
	await world.simulator.ask('POST', 'payments', { id: payment.ref, to: 'returned' });
	await deliver({ order: 'backwards' });
	await apply();
	await deliver({ again: true, order: 'shuffled', copies: 2 });
	await apply();
	expect(await stateOf(world, payment)).toMatchObject({ state: 'returned', at_rail: 'returned' });
	expect((await movesOf(payment)).slice(3)).toEqual(['accepted', 'paid', 'returned']);
});

test('an older object that is read late never takes a state back', async () => {
	const payment = await aSentPayment();
	const before = await world.rail.get(payment.ref);
	await world.simulator.ask('POST', 'payments', { id: payment.ref, to: 'posted' });
	await tryNow(world);
	await lookAgain(world.working());
	const [row] = await world.sql<{ became: string }[]>`
		select private.apply_object(${NORTHBROOK}, ${world.sql.json(before as never)}) as became`;
	expect(row).toEqual({ became: 'older' });
	expect(await stateOf(world, payment)).toMatchObject({ state: 'paid' });
});

test('matrix 24: a delivery that is here before our own commit is kept, tried again, and then applied', async () => {
	const payment = await aSentPayment();
	await world.simulator.ask('POST', 'payments', { id: payment.ref, to: 'posted' });
	await deliver();
	// Another transaction still holds the payment: the delivery waits for it, and finds what it wrote.
	let letGo = () => {};
	const held = world.sql.begin(async (sql) => {
		await sql`select 1 from public.payments where id = ${payment.id} for update`;
		await new Promise<void>((done) => (letGo = done));
	});
	const applied = apply();
	await new Promise((done) => setTimeout(done, 200));
	expect(await stateOf(world, payment)).toMatchObject({ state: 'accepted' });
	letGo();
	await held;
	await applied;
	expect(await stateOf(world, payment)).toMatchObject({ state: 'paid' });

	// And one about something that nobody here knows yet: kept, and tried again.
	const foreign = await world.simulator.ask<{ id: string }>('POST', 'foreign', {
		owner: 'northbrook',
		pence: 4200
	});
	await deliver();
	await apply();
	const [waits] = await world.sql<{ tries: number; applied_at: Date | null }[]>`
		select tries, applied_at from private.rail_events where object_ref = ${foreign.id} and applied_at is null`;
	expect(waits).toMatchObject({ applied_at: null });
	for (let tries = 0; tries < 8; tries++) {
		await world.sql`update private.rail_events set try_at = now() - interval '1 second' where applied_at is null`;
		await apply();
	}
	const found = await world.sql`select kind, rail_ref from public.rail_differences where closed_at is null`;
	expect([...found]).toEqual([{ kind: 'theirs without ours', rail_ref: foreign.id }]);
});

test('matrix 25: deliveries that never come: asking again comes to the same', async () => {
	const payment = await aSentPayment();
	await world.simulator.ask('POST', 'payments', { id: payment.ref, to: 'posted' });
	await deliver({ lose: -1 });
	await apply();
	expect(await stateOf(world, payment)).toMatchObject({ state: 'accepted' });
	await tryNow(world);
	await lookAgain(world.working());
	expect(await stateOf(world, payment)).toMatchObject({ state: 'paid' });
});

test.each(['other secret', 'old', 'future', 'live mode', 'unsigned', 'changed body', 'scheme v0'])(
	'matrix 26: %s: 400, and nothing is kept',
	async (how) => {
		const before = await kept();
		expect(await world.simulator.ask('POST', 'webhooks/forge', { owner: 'northbrook', how })).toEqual({
			status: 400
		});
		expect(await kept()).toBe(before);
	}
);

test('matrix 26: more than 64 kB is not read, and a trust without a rail has no such address', async () => {
	const before = await kept();
	const big = await fetch(hook.url, { method: 'POST', body: 'x'.repeat(65 * 1024) });
	expect(big.status).toBe(413);
	expect(await kept()).toBe(before);
});
