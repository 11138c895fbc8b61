// What people decide about sending: who may stop it, what it takes to go on, what becomes of a payment in doubt, and whose a
// difference is. How money is sent is told by tests/backend/payments, against the simulator.
import { beforeEach, describe, expect, test } from 'vitest';
import { broken } from '../../scripts/support/invariants.ts';
import { afresh, as, nobody, owner, refused, type Asker } from './support/database.ts';
import { EASTVALE, NORTHBROOK } from './support/ids.ts';
import { aPayment } from './support/paid.ts';

const MARCUS = '00000000-0000-4000-a000-000000000003';
const organisation = NORTHBROOK;

/** A second finance approver, since two are needed: Marcus, for these tests. */
async function twoOfFinance() {
	await owner()`
		insert into public.members (organisation_id, person_id, role)
		select ${NORTHBROOK}, p.id, 'finance_approver' from public.people p where p.account_id = ${MARCUS} and p.organisation_id = ${NORTHBROOK}
		on conflict do nothing`;
}
const stopped = async () => {
	const [row] = await owner()<{ why: string | null }[]>`
		select stopped_why as why from public.pay_settings where organisation_id = ${NORTHBROOK}`;
	return row?.why ?? null;
};
const stop = (why: string) => owner()`select private.stop_payments(${NORTHBROOK}, ${why}, null)`;
const stateOf = async (id: string) =>
	(await owner()`select state, held_why from public.payments where id = ${id}`)[0] as {
		state: string;
		held_why: string | null;
	};
type Rail = {
	stopped: { why: string } | null;
	asked: { mine: boolean } | null;
	held: { id: string }[];
	doubts: { id: string; said: string | null; mine: string | null }[];
	compared: { id: string } | null;
};
const look = (who: string) => as(who).call<Rail>('payment_rail', { organisation });

beforeEach(async () => {
	await owner()`update public.pay_settings set stopped_at = null, stopped_by = null, stopped_why = null`;
	await owner()`delete from private.start_asks`;
});

async function compared() {
	await owner()`
		insert into public.reconciliation_runs (organisation_id, started_at, finished_at) values (${NORTHBROOK}, clock_timestamp(), clock_timestamp())`;
}

describe('stopping and going on', () => {
	test('finance and administrators stop it at once; what waits is held; nobody else does', async () => {
		const waiting = await aPayment({ route: 'stripe', moves: ['queued'] });
		for (const who of ['marcus', 'dev', 'fatima', 'olwen', 'amina']) {
			await refused(as(who).call('stop_sending', { organisation }), '42501');
		}
		await refused(nobody.call('stop_sending', { organisation }), '42501');
		await as('carys').call('stop_sending', { organisation });
		expect(await stopped()).toBe('by a person');
		expect(await stateOf(waiting.id)).toEqual({ state: 'held', held_why: 'stopped' });
		expect((await look('carys')).stopped?.why).toBe('by a person');
		// Stopping again keeps why it was stopped.
		await stop('key refused');
		expect(await stopped()).toBe('by a person');
		await owner()`update public.pay_settings set stopped_at = null, stopped_by = null, stopped_why = null`;
		await as('grace').call('stop_sending', { organisation });
	});

	test('one of finance, signed in just now, lets it go on; what was held waits its turn again', async () => {
		const waiting = await aPayment({ route: 'stripe', moves: ['queued'] });
		await refused((await afresh('carys')).call('start_sending', { organisation }), 'PO001');
		await as('carys').call('stop_sending', { organisation });
		await refused(as('carys').call('start_sending', { organisation }), 'PF001');
		await refused((await afresh('grace')).call('start_sending', { organisation }), '42501');
		await refused((await afresh('dev')).call('start_sending', { organisation }), '42501');
		expect(await (await afresh('carys')).call('start_sending', { organisation })).toBe('started');
		expect(await stopped()).toBeNull();
		expect(await stateOf(waiting.id)).toEqual({ state: 'queued', held_why: null });
	});

	test('after a payment that nobody knows it takes a comparison, an owner for each difference, and two', async () => {
		await stop('unknown payment found');
		const [carys, grace] = [await afresh('carys'), await afresh('grace')];
		await refused(carys.call('start_sending', { organisation }), 'PO002');
		await compared();
		const [made] = await owner()<{ id: string }[]>`
			insert into public.rail_differences (organisation_id, kind, rail_ref, rail_pence)
			values (${NORTHBROOK}, 'theirs without ours', 'obp_sim_1', 1200) returning id`;
		await refused(carys.call('start_sending', { organisation }), 'PO003');
		await refused(as('dev').call('own_difference', { difference: made!.id }), '42501');
		await as('carys').call('own_difference', { difference: made!.id });
		// An administrator agrees to what finance asked for, and does not ask.
		await refused(grace.call('start_sending', { organisation }), '42501');
		expect(await carys.call('start_sending', { organisation })).toBe('asked');
		expect((await look('carys')).asked).toMatchObject({ mine: true });
		await refused(carys.call('start_sending', { organisation }), 'PO004');
		expect((await look('grace')).asked).toMatchObject({ mine: false });
		expect(await grace.call('start_sending', { organisation })).toBe('started');

		await refused(
			carys.call('close_difference', { difference: made!.id, why: 'explained', note: 'A test' }),
			'PO009'
		);
		await refused(
			as('grace').call('close_difference', { difference: made!.id, why: 'explained', note: 'A test' }),
			'PF001'
		);
		await refused(
			grace.call('close_difference', { difference: made!.id, why: 'explained', note: ' ' }),
			'TX001',
			'note'
		);
		await grace.call('close_difference', {
			difference: made!.id,
			why: 'explained',
			note: 'Sent by hand in the dashboard'
		});
		await refused(
			grace.call('close_difference', { difference: made!.id, why: 'explained', note: 'Again' }),
			'42501'
		);
		const closed = await as('dev').call<{ rows: { note: string; owner: string }[] }>('reconciliation', {
			organisation,
			closed: true
		});
		expect(closed.rows).toEqual([
			expect.objectContaining({ note: 'Sent by hand in the dashboard', owner: 'Carys' })
		]);
	});

	test('a difference that nobody took is closed by nobody', async () => {
		const [made] = await owner()<{ id: string }[]>`
			insert into public.rail_differences (organisation_id, kind, rail_ref) values (${NORTHBROOK}, 'state differs', 'obp_sim_2') returning id`;
		await refused(
			(await afresh('carys')).call('close_difference', { difference: made!.id, why: 'explained', note: 'x' }),
			'PO008'
		);
	});
});

describe('a payment that waits for somebody of finance', () => {
	test('is let go by one who signed in just now; one that waits for its person is not theirs', async () => {
		const short = await aPayment({ route: 'stripe', moves: ['queued', 'held'], held: 'not enough money' });
		const own = await aPayment({ route: 'stripe', moves: ['queued', 'held'], held: 'over their own limit' });
		expect((await look('carys')).held.map(({ id }) => id)).toEqual([short.id]);
		await refused(as('carys').call('release_payment', { payment: short.id }), 'PF001');
		await refused((await afresh('dev')).call('release_payment', { payment: short.id }), '42501');
		const carys = await afresh('carys');
		await refused(carys.call('release_payment', { payment: own.id }), 'PO005');
		await carys.call('release_payment', { payment: short.id });
		expect(await stateOf(short.id)).toEqual({ state: 'queued', held_why: null });
	});

	/** Of which nobody knows whether it was sent. */
	async function inDoubt() {
		const payment = await aPayment({ route: 'stripe', moves: ['queued'] });
		await owner()`
			insert into public.approvals (claim_id, version, decision, hash, decided_by)
			select id, version, 'approved', private.claim_hash(id), '00000000-0000-4000-a000-000000000004' from public.claims where id = ${payment.claim}`;
		await owner()`select private.begin_attempt(${payment.id}, 1, ${owner().json({ metadata: { payment_id: payment.id, attempt: '1' } })})`;
		await owner()`select private.record_outcome(${payment.id}, 1, '{"kind": "differs", "errorClass": "Test"}')`;
		expect(await stateOf(payment.id)).toMatchObject({ state: 'needs_person' });
		return payment.id;
	}
	const say = (who: Asker, payment: string, said: string) =>
		who.call('say_what_became', { payment, said, why: 'seen at the rail' });

	test('nobody alone says what became of one in doubt; two who say the same do', async () => {
		await twoOfFinance();
		const [carys, marcus] = [await afresh('carys'), await afresh('marcus')];
		const sent = await inDoubt();
		await refused(say(as('carys'), sent, 'it was sent'), 'PF001');
		await refused(say(await afresh('dev'), sent, 'it was sent'), '42501');
		expect(await say(carys, sent, 'it was sent')).toBe('said');
		expect(await say(carys, sent, 'it was sent')).toBe('said');
		expect((await look('marcus')).doubts).toEqual([
			expect.objectContaining({ id: sent, said: 'it was sent', mine: null })
		]);
		await refused(say(marcus, sent, 'it was not sent'), 'PO007', 'said');
		expect(await say(marcus, sent, 'it was sent')).toBe('closed');
		expect(await stateOf(sent)).toMatchObject({ state: 'paid' });
		await refused(say(marcus, sent, 'it was sent'), 'PO006');

		const unsent = await inDoubt();
		await say(marcus, unsent, 'it was not sent');
		await say(carys, unsent, 'it was not sent');
		expect(await stateOf(unsent)).toEqual({ state: 'held', held_why: 'under review' });
		await carys.call('release_payment', { payment: unsent });
		expect(await stateOf(unsent)).toMatchObject({ state: 'queued' });
	});

	test('a machine never moves it, whatever it tries', async () => {
		const payment = await inDoubt();
		for (const kind of ['unknown', 'refused', 'not_found', 'later', 'key_refused']) {
			const [row] = await owner()<{ became: string }[]>`
				select private.record_outcome(${payment}, 1, ${owner().json({ kind, code: 'bad_request' })}) as became`;
			expect(row).toEqual({ became: 'settled' });
		}
		expect(await stateOf(payment)).toMatchObject({ state: 'needs_person' });
	});
});

describe('what changed since it was approved', () => {
	test('matrix 3: is not sent: it is voided, and waits for approval again', async () => {
		// Nobody approved it: as if the approval were for something else.
		const payment = await aPayment({ route: 'stripe', moves: ['queued'] });
		const [row] = await owner()<{ next: object }[]>`select private.take_next_to_send(${NORTHBROOK}) as next`;
		expect(row!.next).toEqual({});
		expect(await stateOf(payment.id)).toMatchObject({ state: 'voided' });
	});
});

describe('who reads it', () => {
	test('finance, the auditor and administrators of the trust, and nobody else', async () => {
		await owner()`insert into public.rail_differences (organisation_id, kind, rail_ref) values (${NORTHBROOK}, 'balance differs', null)`;
		for (const who of ['carys', 'dev']) {
			expect(
				(await as(who).call<{ rows: object[] }>('reconciliation', { organisation })).rows.length
			).toBeGreaterThan(0);
			expect((await as(who).rows`select id, kind from public.rail_differences`).length).toBeGreaterThan(0);
			expect((await as(who).rows`select id from public.reconciliation_runs`).length).toBeGreaterThan(0);
			expect((await look(who)).compared).not.toBeNull();
		}
		for (const who of ['sol', 'fatima', 'amina', 'olwen']) {
			await refused(as(who).call('payment_rail', { organisation }), '42501');
			await refused(as(who).call('reconciliation', { organisation }), '42501');
			expect(await as(who).rows`select id from public.rail_differences`).toEqual([]);
			expect(await as(who).rows`select id from public.reconciliation_runs`).toEqual([]);
		}
		await refused(as('carys').call('payment_rail', { organisation: EASTVALE }), '42501');
		await refused(as('carys').rows`select owner_id from public.rail_differences`, '42501');
	});

	test('finance and the auditor ask for a comparison; one waits at a time', async () => {
		await refused(as('fatima').call('compare_now', { organisation }), '42501');
		await as('dev').call('compare_now', { organisation });
		await as('carys').call('compare_now', { organisation });
		const waiting = await owner()`select 1 from public.reconciliation_runs where finished_at is null`;
		expect(waiting).toHaveLength(1);
	});
});

test('what must always be true is', async () => {
	expect(await broken(owner() as never)).toEqual([]);
});
