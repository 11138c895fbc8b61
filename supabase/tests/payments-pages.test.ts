// What finance and the auditor read of payments and the ledger, and what finance posts and decides (issue 5, items 9 and 10).
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Ledger, Transaction } from '../../src/lib/ledger/ledger.ts';
import type { Home, List, Payment as Told } from '../../src/lib/payments/payment.ts';
import type { PaySettings } from '../../src/lib/payments/settings.ts';
import { afresh, as, owner, refused } from './support/database.ts';
import { NORTHBROOK } from './support/ids.ts';
import { aPayment, BY_HAND, BY_STRIPE, type Payment } from './support/paid.ts';

const organisation = NORTHBROOK;
let late: Payment;
let held: Payment;
beforeAll(async () => {
	late = await aPayment({ who: 'Redwing', daysAgo: 60, moves: ['handed_to_finance'], fee: 4100 });
	held = await aPayment({ who: 'Swift', route: 'stripe', moves: ['held'], held: 'over their own limit' });
});

describe('the front page', () => {
	test('says what waits, what is late and what is held, and not why a person holds it', async () => {
		const home = await as('carys').call<Home>('payments_home', { organisation });
		expect(home.to_hand_out).toMatchObject({ n: 1, pence: 4100 });
		expect(home.late.promised.n).toBeGreaterThanOrEqual(1);
		expect(home.late.thirty_days.n).toBeGreaterThanOrEqual(1);
		expect(home.held).toEqual([expect.objectContaining({ why: 'the person', n: 1 })]);
		expect(JSON.stringify(home)).not.toContain('own limit');
		await owner()`select private.move_payment(${held.id}, 'queued')`;
		await owner()`select private.move_payment(${held.id}, 'held', null, 'payee not ready')`;
		const again = await as('dev').call<Home>('payments_home', { organisation });
		expect(again.held.map(({ why }) => why)).toEqual(['the person']);
	});

	test.each(['grace', 'fatima', 'marcus', 'sol', 'amina', 'olwen'])('is not for %s', async (who) => {
		await refused(as(who).call('payments_home', { organisation }), '42501');
		await refused(as(who).call('payments_of', { organisation }), '42501');
		await refused(as(who).call('ledger_of', { organisation }), '42501');
		await refused(as(who).call('pay_settings_of', { organisation }), '42501');
		await refused(as(who).call('payment_of', { payment: late.id }), 'P0002');
	});
});

describe('lists', () => {
	test('are cut by how it stands, way, programme and days, and name nobody', async () => {
		const list = (filter: object) => as('dev').call<List>('payments_of', { organisation, filter });
		const refs = async (filter: object) => (await list(filter)).rows.map(({ reference }) => reference);
		expect(await refs({})).toEqual(expect.arrayContaining([late.reference, held.reference]));
		expect(await refs({ group: 'to_hand_out' })).toEqual([late.reference]);
		expect(await refs({ route: 'stripe' })).toEqual([held.reference]);
		expect(await refs({ programme: 'pcref', group: 'held' })).toEqual([held.reference]);
		expect(await refs({ programme: 'none' })).toEqual([]);
		expect(await refs({ until: '2020-01-01' })).toEqual([]);
		expect((await list({ group: 'to_hand_out' })).rows[0]).toMatchObject({ late: true });
		expect(JSON.stringify(await list({}))).not.toMatch(/Redwing|Swift|person_|payee/);
	});

	test('go on after the last of a page', async () => {
		const { rows } = await as('carys').call<List>('payments_of', { organisation, most: 1 });
		const [first] = rows;
		const next = await as('carys').call<List>('payments_of', {
			organisation,
			before_at: first!.made_at,
			before_id: first!.id
		});
		expect(next.rows.map(({ id }) => id)).not.toContain(first!.id);
	});
});

describe('one payment', () => {
	test('is told with its moves, its tries and what was posted, and keeps from whom', async () => {
		const paid = await aPayment({ who: 'Nightingale', route: 'stripe', moves: BY_STRIPE, expenses: 450 });
		await owner()`
			insert into private.payment_attempts (payment_id, n, idem_key, request, state, request_id)
			values (${paid.id}, 1, ${`op:${paid.id}:1`}, '{"to": "acct_secret"}', 'paid', 'req_1')`;
		const told = await as('carys').call<Told>('payment_of', { payment: paid.id });
		expect(told).toMatchObject({ reference: paid.reference, pence: 5450, state: 'paid', group: 'sent' });
		// When it was queued is left out, since it would tell when it waited for its person.
		expect(told.moves.map(({ to }) => to)).toEqual(['approved', 'sending', 'accepted', 'paid']);
		expect(told.attempts).toEqual([expect.objectContaining({ n: 1, request_id: 'req_1' })]);
		expect(told.posted).toHaveLength(3);
		expect(JSON.stringify(told)).not.toMatch(/acct_secret|op:|Nightingale/);
		await refused(as('olwen').call('payment_of', { payment: paid.id }), 'P0002');
	});
});

describe('the ledger', () => {
	test('balances to nothing, and to what is closed', async () => {
		await aPayment({ who: 'Dunnock', moves: BY_HAND, fee: 1234 });
		const read = () => as('dev').call<Ledger>('ledger_of', { organisation });
		const before = await read();
		expect(Object.values(before.balances).reduce((sum, pence) => sum + pence, 0)).toBe(0);
		expect(before.balances['bank']).toBeLessThanOrEqual(-1234);
		const later = new Date(Date.now() + 3 * 86_400_000).toISOString();
		await owner()`select private.close_ledgers(${later})`;
		expect((await read()).balances).toEqual(before.balances);
		await owner()`select private.close_ledgers(${later})`;
		expect((await read()).balances).toEqual(before.balances);
		await owner()`delete from private.ledger_closings`;
	});

	const given = {
		what: 'funds received',
		account: 'bank',
		pence: 500000,
		note: 'The grant for autumn'
	};
	test('is posted to by finance who signed in just now, once for one press', async () => {
		const pressed = randomUUID();
		await refused(
			as('carys').call('post_to_ledger', { organisation, given: { ...given, pressed } }),
			'PF001'
		);
		for (const who of ['grace', 'dev', 'olwen'])
			await refused(
				(await afresh(who)).call('post_to_ledger', { organisation, given: { ...given, pressed } }),
				'42501'
			);
		const carys = await afresh('carys');
		const id = await carys.call<number>('post_to_ledger', { organisation, given: { ...given, pressed } });
		expect(await carys.call('post_to_ledger', { organisation, given: { ...given, pressed } })).toBe(id);
		const one = await as('dev').call<Transaction>('ledger_transaction', { transaction: id });
		expect(one).toMatchObject({ entries: { bank: 500000, funding: -500000 }, by: 'Carys', note: given.note });
		await refused(as('olwen').call('ledger_transaction', { transaction: id }), 'P0002');
	});

	test('takes nothing that moves what people are owed, and nothing one-sided', async () => {
		const carys = await afresh('carys');
		const post = (more: object) =>
			carys.call('post_to_ledger', { organisation, given: { ...given, pressed: randomUUID(), ...more } });
		await refused(post({ pence: 0 }), 'PZ001', 'pounds');
		await refused(post({ what: 'correction', account: 'owed', from: 'bank' }), 'PZ002', 'account');
		await refused(post({ what: 'correction', account: 'bank', from: 'bank' }), 'PZ002', 'account');
		await refused(post({ account: 'fees' }), 'PZ002', 'account');
		await refused(post({ what: 'payment moved' }), 'PZ002', 'account');
		await refused(post({ note: ' ' }), 'PZ003', 'note');
		await post({ what: 'correction', account: 'fees', from: 'expenses', pence: 100 });
		await post({ what: 'vouchers bought' });
		await post({ what: 'cash drawn' });
		await post({ what: 'funds taken back' });
	});
});

describe('settings', () => {
	const kept = () => as('carys').call<PaySettings>('pay_settings_of', { organisation });

	test('are changed by finance who signed in just now, and each change is kept', async () => {
		expect((await kept()).settings).toMatchObject({ promise_days: 10, cooling_days: 1 });
		await refused(
			as('carys').call('change_pay_settings', { organisation, given: { promise_days: 8 } }),
			'PF001'
		);
		await refused((await afresh('dev')).call('change_pay_settings', { organisation, given: {} }), '42501');
		const carys = await afresh('carys');
		await carys.call('change_pay_settings', {
			organisation,
			given: { promise_days: 8, most_per_day: 1500000 }
		});
		const { settings, changes } = await kept();
		expect(settings).toMatchObject({ promise_days: 8, most_per_day: 1500000, second_approver_over: 50000 });
		expect(changes).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ setting: 'promise_days', was: '10', becomes: '8', by: 'Carys' })
			])
		);
		expect(await as('dev').rows`select setting from public.pay_setting_changes`).toHaveLength(2);
		expect(await as('grace').rows`select setting from public.pay_setting_changes`).toEqual([]);
	});

	test('keep within their bounds', async () => {
		const carys = await afresh('carys');
		const set = (given: object) => carys.call('change_pay_settings', { organisation, given });
		await refused(set({ promise_days: 61 }), 'PZ011', 'promise_days');
		await refused(set({ most_per_payment: 0 }), 'PZ011', 'most_per_payment');
		await refused(set({ most_per_payment: 400000 }), 'PZ012', 'most_per_payment');
		await refused(set({ statement_descriptor: 'A' }), 'PZ011', 'statement_descriptor');
	});

	// On a bank statement that others read: no word of health or benefits, and not the trust's name (payments.md 5.3).
	test.each([
		'NHS PAYMENT',
		'MENTAL WELL',
		'HEALTH 1',
		'NORTHBROOK PAY',
		'THE CLINIC',
		'UNIVERSAL CREDIT',
		'TRUST PAYMENT',
		'PSYCH'
	])('refuse “%s” on a bank statement, whoever writes it', async (words) => {
		const carys = await afresh('carys');
		await refused(
			carys.call('change_pay_settings', { organisation, given: { statement_descriptor: words } }),
			'PZ010',
			'statement_descriptor'
		);
		await refused(
			owner()`update public.pay_settings set statement_descriptor = ${words} where organisation_id = ${organisation}`,
			'PZ010'
		);
	});

	test('take neutral words', async () => {
		const carys = await afresh('carys');
		await carys.call('change_pay_settings', {
			organisation,
			given: { statement_descriptor: 'Involvement fee' }
		});
		expect((await kept()).settings.statement_descriptor).toBe('INVOLVEMENT FEE');
	});
});
