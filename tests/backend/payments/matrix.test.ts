// The failure matrix (payments.md 6) against the simulator in its own process and a real PostgreSQL: what goes wrong while money is
// sent, and that it is sent once. Rows that end processes are in killed.test.ts; the others are where their slice is tested.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { broken } from '../../../scripts/support/invariants.ts';
import { sendDue, sendOne } from '../../../src/lib/payments/dispatch.ts';
import { lookAgain } from '../../../src/lib/payments/poll.ts';
import { compareSince, reconcileDue } from '../../../src/lib/payments/reconcile.ts';
import { aPayment, aWorld, atRail, NORTHBROOK, release, stateOf, tryNow, type World } from './support.ts';

let world: World;
beforeAll(async () => {
	world = await aWorld();
});
afterAll(async () => {
	expect(await broken(world.sql)).toEqual([]);
	await world.close();
});
beforeEach(async () => {
	await world.simulator.ask('DELETE', 'faults');
	await world.sql`update public.pay_settings set stopped_at = null, stopped_why = null where organisation_id = ${NORTHBROOK}`;
});

const fault = (kind: string, more: object = {}) => world.simulator.ask('POST', 'faults', { kind, ...more });
const send = () => sendDue(world.working());
async function aDuePayment(changes = {}) {
	const payment = await aPayment(world, changes);
	await release(world);
	return payment;
}
/** Sends it with something going wrong, and again when all is well. Answers its state in between. */
async function sentWith(kind: string, more: object = {}) {
	const payment = await aDuePayment();
	await fault(kind, more);
	await send();
	const between = await stateOf(world, payment);
	await tryNow(world);
	await send();
	return { payment, between, after: await stateOf(world, payment) };
}
async function once(payment: { id: string }) {
	expect(await atRail(world, payment)).toHaveLength(1);
	expect(await stateOf(world, payment)).toMatchObject({ state: 'accepted', attempts: 1 });
}

describe('what is sent arrives once', () => {
	test('and goes on to paid, to the penny in the ledger', async () => {
		const payment = await aDuePayment({ fee: 7531 });
		await send();
		await once(payment);
		await world.simulator.ask('POST', 'clock', { seconds: 3600 });
		await tryNow(world);
		await lookAgain(world.working());
		expect(await stateOf(world, payment)).toMatchObject({ state: 'paid', at_rail: 'posted' });
		const ledger = await world.sql`
			select e.account, sum(e.pence)::int as pence from public.ledger_entries e join public.ledger_transactions t on t.id = e.transaction_id
			join public.payment_events v on v.id = t.event_id where v.payment_id = ${payment.id} group by 1 having sum(e.pence) <> 0 order by 1`;
		expect([...ledger]).toEqual([
			{ account: 'fees', pence: 7531 },
			{ account: 'stripe_balance', pence: -7531 }
		]);
	});

	test('matrix 9: the rail is slower than we wait: unknown, then the same key, once', async () => {
		const { payment, between } = await sentWith('slow', { ms: 5000 });
		expect(between.state).toBe('unknown');
		await new Promise((done) => setTimeout(done, 2500));
		await tryNow(world);
		await send();
		await once(payment);
	});

	test('matrix 10: the connection ends after it was done: once', async () => {
		const { payment } = await sentWith('drop_after');
		await once(payment);
	});

	test('matrix 11: an error after it was done: unknown, then found', async () => {
		const { payment, between } = await sentWith('500_after');
		expect(between.state).toBe('unknown');
		await once(payment);
	});

	test('matrix 12: an error that is kept under the key: never a new key, and after a week a person', async () => {
		const { payment, between, after } = await sentWith('500_stored');
		expect([between.state, after.state]).toEqual(['unknown', 'unknown']);
		expect(await atRail(world, payment)).toHaveLength(0);
		await world.sql`update private.payment_attempts set first_sent_at = now() - interval '8 days', try_at = now() where payment_id = ${payment.id}`;
		await send();
		expect(await stateOf(world, payment)).toMatchObject({ state: 'needs_person', attempts: 1 });
	});

	test.each([
		'garbage_200',
		'garbage_after',
		'truncated_after',
		'proxy_404',
		'proxy_503',
		'page_502',
		'other_amount_after'
	])('matrix 13: an answer that is none (%s): unknown, then once', async (kind) => {
		const { payment, between } = await sentWith(kind);
		expect(between.state).toBe('unknown');
		await once(payment);
	});

	test('matrix 14: too many requests: the same attempt, a little later', async () => {
		const { payment, between } = await sentWith('429');
		expect(between).toMatchObject({ state: 'sending', attempts: 1 });
		await once(payment);
	});

	test('a key that is in use is no answer: the same key again, once', async () => {
		for (const kind of ['409', '409_idempotency']) {
			const { payment } = await sentWith(kind);
			const { state } = await stateOf(world, payment);
			// Which class it comes as is not documented: either it is sent again, or a person looks. Never a second key.
			expect(['accepted', 'needs_person']).toContain(state);
			expect((await atRail(world, payment)).length).toBeLessThanOrEqual(1);
		}
	});
});

describe('a key, a balance, a payee', () => {
	test('matrix 15: the key is refused: all stops, all is held, no attempt is burned, and finance is told', async () => {
		const [first, second] = [await aPayment(world), await aPayment(world)];
		await release(world);
		await world.simulator.ask('POST', 'keys/revoke', { owner: 'northbrook' });
		await sendDue(world.working(), { lanes: 1 });
		expect(
			(await world.sql`select stopped_why from public.pay_settings where organisation_id = ${NORTHBROOK}`)[0]
		).toEqual({
			stopped_why: 'key refused'
		});
		const states = [await stateOf(world, first), await stateOf(world, second)];
		expect(states.map(({ state, held_why }) => `${state} ${held_why}`)).toEqual([
			'held stopped',
			'held stopped'
		]);
		expect(states.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(1);
		const told = await world.sql`select kind from public.messages where kind = 'payments_stopped'`;
		expect(told.length).toBeGreaterThan(0);
		await send();
		expect(await atRail(world, first)).toHaveLength(0);

		await world.simulator.ask('POST', 'keys/revoke', { owner: 'northbrook', revoked: false });
		await startAgain();
		await tryNow(world);
		await send();
		await once(first);
		await once(second);
	});

	test('matrix 16: not enough money: held; a person lets it go after it was funded, as a second attempt', async () => {
		await world.simulator.ask('POST', 'balance', { owner: 'northbrook', pence: 100 });
		const payment = await aDuePayment();
		await send();
		expect(await stateOf(world, payment)).toMatchObject({
			state: 'held',
			held_why: 'not enough money',
			attempt: 'refused'
		});
		await release(world);
		await send();
		expect(await stateOf(world, payment)).toMatchObject({ state: 'held', attempts: 1 });
		await world.simulator.ask('POST', 'balance', { owner: 'northbrook', pence: 100_000_000 });
		await world.sql`select private.move_payment(${payment.id}, 'queued', 'released')`;
		await send();
		expect(await stateOf(world, payment)).toMatchObject({ state: 'accepted', attempts: 2 });
		expect(await atRail(world, payment)).toHaveLength(1);
	});

	test('matrix 17: two payments and money for one: one is sent, one is held', async () => {
		await world.simulator.ask('POST', 'balance', { owner: 'northbrook', pence: 5000 });
		const both = [await aPayment(world), await aPayment(world)];
		await release(world);
		await Promise.all([send(), send()]);
		const states = await Promise.all(both.map((one) => stateOf(world, one)));
		expect(states.map(({ state }) => state).sort()).toEqual(['accepted', 'held']);
		await world.simulator.ask('POST', 'balance', { owner: 'northbrook', pence: 100_000_000 });
	});

	test('matrix 20: the rail knows the key with another request: a person, no second sending', async () => {
		const payment = await aDuePayment();
		await fault('500_after');
		await send();
		const [sent] = await atRail(world, payment);
		await world.simulator.ask('POST', 'hide', { id: sent!.id });
		await world.sql`update private.payment_attempts set request = jsonb_set(request, '{amount,value}', '4999') where payment_id = ${payment.id}`;
		await tryNow(world);
		await send();
		expect(await stateOf(world, payment)).toMatchObject({ state: 'needs_person', attempts: 1 });
		expect(await atRail(world, payment)).toHaveLength(1);
		await world.simulator.ask('POST', 'hide', { id: sent!.id, hidden: false });
		await compareSince(world.working(), '2020-01-01T00:00:00Z');
		// What the rail holds settles it; no person need say what a fact says.
		await once(payment);
	});

	test('matrix 28: no such account: failed, not tried again, and owed again in the ledger', async () => {
		const payment = await aDuePayment({ number: '11111116' });
		await send();
		await world.simulator.ask('POST', 'clock', { seconds: 7200 });
		await tryNow(world);
		await lookAgain(world.working());
		await send();
		expect(await stateOf(world, payment)).toMatchObject({ state: 'failed', attempts: 1 });
		expect(await owed(payment)).toBe(-5000);
	});

	test('matrix 29: sent, and returned two days later: owed again', async () => {
		const payment = await aDuePayment({ number: '33333319' });
		await send();
		for (const seconds of [3600, 3 * 86_400]) {
			await world.simulator.ask('POST', 'clock', { seconds });
			await tryNow(world);
			await lookAgain(world.working());
		}
		expect(await stateOf(world, payment)).toMatchObject({ state: 'returned', attempts: 1 });
		expect(await owed(payment)).toBe(-5000);
	});

	test('matrix 30: a cancel races with its posting: whatever the rail says holds', async () => {
		const [cancelled, sent] = [await aDuePayment(), await aDuePayment()];
		await send();
		const [[first], [second]] = [await atRail(world, cancelled), await atRail(world, sent)];
		await world.simulator.ask('POST', 'payments', { id: second!.id, to: 'posted' });
		expect(await world.rail.cancel(first!.id)).toEqual({ kind: 'cancelled' });
		expect(await world.rail.cancel(second!.id)).toEqual({ kind: 'too_late' });
		await tryNow(world);
		await lookAgain(world.working());
		expect([(await stateOf(world, cancelled)).state, (await stateOf(world, sent)).state]).toEqual([
			'cancelled',
			'paid'
		]);
	});

	test('matrix 31: the rail looks at it: on its way, and shown as being checked', async () => {
		const payment = await aDuePayment({ number: '33333301' });
		await send();
		await tryNow(world);
		await lookAgain(world.working());
		expect(await stateOf(world, payment)).toMatchObject({ state: 'accepted' });
		const [attempt] =
			await world.sql`select under_review from private.payment_attempts where payment_id = ${payment.id}`;
		expect(attempt).toEqual({ under_review: true });
		await world.simulator.ask('POST', 'clock', { seconds: 4 * 86_400 });
		await tryNow(world);
		await lookAgain(world.working());
		expect(await stateOf(world, payment)).toMatchObject({ state: 'paid' });
	});
});

describe('many at once', () => {
	test('matrix 21: four workers pick one payment: one live attempt', async () => {
		const payment = await aDuePayment();
		const did = await Promise.all(Array.from({ length: 4 }, () => sendOne(world.working())));
		expect(did.filter((step) => 'did' in step)).toHaveLength(1);
		await once(payment);
	});

	test('the limit of a day holds among workers that race for its last payment', async () => {
		const three = [await aPayment(world), await aPayment(world), await aPayment(world)];
		await release(world);
		const [{ sent } = { sent: 0 }] = await world.sql<{ sent: number }[]>`
			select private.sent_since(date_trunc('day', now() at time zone 'Europe/London') at time zone 'Europe/London', null, ${NORTHBROOK})::int as sent`;
		await world.sql`update public.pay_settings set most_per_day = ${sent + 10_000} where organisation_id = ${NORTHBROOK}`;
		await Promise.all([send(), send(), send()]);
		const states = await Promise.all(three.map((one) => stateOf(world, one)));
		expect(states.map(({ state, held_why }) => held_why ?? state).sort()).toEqual([
			'accepted',
			'accepted',
			'over a limit'
		]);
		await world.sql`update public.pay_settings set most_per_day = 100000000 where organisation_id = ${NORTHBROOK}`;
	});

	test('matrix 34: a limit of their own that two payments would cross together lets one go, whoever races', async () => {
		const first = await aPayment(world);
		const second = await aPayment(world, { payee: first.payee });
		const [account] = await world.sql<{ id: string }[]>`
			insert into auth.users (id, aud, role, email) values (gen_random_uuid(), 'authenticated', 'authenticated', 'redwing@people.example') returning id`;
		await world.sql`update public.people set account_id = ${account!.id} where id = ${first.payee.person}`;
		await world.sql`insert into public.own_limits (account_id, month_pence) values (${account!.id}, 8000)`;
		await release(world);
		await Promise.all([send(), send(), send()]);
		const states = await Promise.all([first, second].map((one) => stateOf(world, one)));
		expect(states.map(({ state, held_why }) => held_why ?? state).sort()).toEqual([
			'accepted',
			'over their own limit'
		]);
	});

	test('the pace is kept by two workers together', async () => {
		await world.sql`update public.pay_settings set sends_per_minute = 600 where organisation_id = ${NORTHBROOK}`;
		for (let n = 0; n < 8; n++) await aPayment(world);
		await release(world);
		const began = Date.now();
		await Promise.all([send(), send()]);
		expect(Date.now() - began).toBeGreaterThanOrEqual(600);
		await world.sql`update public.pay_settings set sends_per_minute = 600000 where organisation_id = ${NORTHBROOK}`;
	});
});

describe('what is at the rail and should not be', () => {
	test('matrix 32: a sending that nobody here knows: all stops, and somebody is to explain it', async () => {
		await world.simulator.ask('POST', 'foreign', { owner: 'northbrook', pence: 12_300 });
		await reconcile();
		const [row] =
			await world.sql`select stopped_why from public.pay_settings where organisation_id = ${NORTHBROOK}`;
		expect(row).toEqual({ stopped_why: 'unknown payment found' });
		const found =
			await world.sql`select kind, rail_pence::int from public.rail_differences where kind = 'theirs without ours'`;
		expect([...found]).toEqual([{ kind: 'theirs without ours', rail_pence: 12_300 }]);
		const payment = await aDuePayment();
		await send();
		expect(await atRail(world, payment)).toHaveLength(0);
		// Explained once, it stops nobody again.
		await world.sql`update public.rail_differences set closed_at = now(), closed_why = 'explained' where kind = 'theirs without ours'`;
		await world.sql`update public.pay_settings set stopped_at = null, stopped_why = null where organisation_id = ${NORTHBROOK}`;
		await reconcile();
		await release(world);
		await send();
		await once(payment);
	});

	test('matrix 32: two sendings for one payment: all stops', async () => {
		const payment = await aDuePayment();
		await send();
		await world.simulator.ask('POST', 'foreign', {
			owner: 'northbrook',
			pence: 5000,
			payment_id: payment.id,
			attempt: 2,
			recipient: payment.account
		});
		await reconcile();
		const [row] =
			await world.sql`select stopped_why from public.pay_settings where organisation_id = ${NORTHBROOK}`;
		expect(row).toEqual({ stopped_why: 'unknown payment found' });
		const found = await world.sql`select kind from public.rail_differences where payment_id = ${payment.id}`;
		expect([...found]).toEqual([{ kind: 'two for one payment' }]);
		await world.sql`update public.rail_differences set closed_at = now(), closed_why = 'explained' where closed_at is null`;
	});

	test('what those two took is missing from the account, and is shown until somebody posts it', async () => {
		await reconcile();
		const [wrong] = await lastRun();
		await world.sql`delete from public.rail_differences where kind = 'balance differs' and closed_at is not null`;
		await reconcile();
		expect(Number(wrong!.ledger_pence) - Number(wrong!.rail_pence)).toBe(12_300 + 5000);
		const open = await world.sql`select kind from public.rail_differences where closed_at is null`;
		expect([...open]).toEqual([{ kind: 'balance differs' }]);
		await world.sql`select private.post(${NORTHBROOK}, null, 'correction', '[["stripe_balance", -17300], ["fees", 17300]]')`;
		await reconcile();
		const [agreed] = await lastRun();
		expect(agreed!.ledger_pence).toBe(agreed!.rail_pence);
		const since =
			await world.sql`select closed_why from public.rail_differences where kind = 'balance differs'`;
		expect([...since]).toEqual([{ closed_why: 'agreed since' }]);
	});
});

const lastRun = () => world.sql<{ rail_pence: string; ledger_pence: string }[]>`
	select rail_pence, ledger_pence from public.reconciliation_runs where finished_at is not null order by finished_at desc limit 1`;

async function reconcile() {
	await world.sql`insert into public.reconciliation_runs (organisation_id, asked_by)
		values (${NORTHBROOK}, '00000000-0000-4000-a000-000000000004') on conflict do nothing`;
	await reconcileDue(world.working());
}

async function owed({ id }: { id: string }) {
	const [row] = await world.sql<{ pence: number }[]>`
		select sum(e.pence)::int as pence from public.ledger_entries e join public.ledger_transactions t on t.id = e.transaction_id
		join public.payment_events v on v.id = t.event_id where v.payment_id = ${id} and e.account = 'owed'`;
	return row!.pence;
}

/** As private acts of a person do it, without one: its own test is in the database tests. */
async function startAgain() {
	await world.sql`update public.pay_settings set stopped_at = null, stopped_why = null where organisation_id = ${NORTHBROOK}`;
	await world.sql`
		select private.move_payment(p.id, case when exists (select from private.payment_attempts a where a.payment_id = p.id
			and a.state in ('sending', 'unknown')) then 'sending' else 'queued' end, 'started again')
		from public.payments p where p.state = 'held' and p.held_why = 'stopped'`;
}
