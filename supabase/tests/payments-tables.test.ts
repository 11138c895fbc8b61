// Who reads which rows of money, table by table (0100, 0101): whose it is, and finance and the auditor of the trust that pays.
import { beforeAll, describe, expect, test } from 'vitest';
import { as, nobody, owner, refused } from './support/database.ts';
import { NORTHBROOK } from './support/ids.ts';
import { aPayment, BY_HAND, type Payment } from './support/paid.ts';

let hers: Payment;
let theirs: Payment;
beforeAll(async () => {
	hers = await aPayment({ who: 'Amina', moves: BY_HAND });
	theirs = await aPayment({ who: 'Redwing', moves: BY_HAND });
	await owner()`insert into public.claim_lines (claim_id, position, kind, pence) values (${hers.claim}, 1, 'fee', 5000), (${theirs.claim}, 1, 'fee', 5000)`;
	await owner()`insert into public.pay_settings (organisation_id) values (${NORTHBROOK}) on conflict do nothing`;
});

const count = async (who: string, statement: string, values: string[] = []) =>
	(await as(who).run(statement, values)).length;

describe('a payment', () => {
	const one = 'select id from public.payments where id = $1';
	const moves = 'select to_state from public.payment_events where payment_id = $1';
	const lines = 'select id from public.claim_lines where claim_id = $1';

	test('is read by whom it pays, by finance and by the auditor; with its moves', async () => {
		for (const who of ['amina', 'carys', 'dev']) {
			expect([who, await count(who, one, [hers.id])]).toEqual([who, 1]);
			// Finance and the auditor read its moves on its page, without when it waited for its person.
			expect([who, await count(who, moves, [hers.id])]).toEqual([who, who === 'amina' ? 3 : 0]);
			expect([who, await count(who, lines, [hers.claim])]).toEqual([who, 1]);
		}
	});

	test('is read by nobody else', async () => {
		for (const who of ['grace', 'fatima', 'marcus', 'sol', 'tunde', 'joy', 'olwen'])
			for (const [statement, id] of [
				[one, hers.id],
				[moves, hers.id],
				[lines, hers.claim]
			] as const)
				expect([who, statement, await count(who, statement, [id])]).toEqual([who, statement, 0]);
		expect(await count('amina', one, [theirs.id])).toBe(0);
		await refused(nobody.run('select id from public.payments'), '42501');
	});

	test('says to nobody why it is held, what it was bound to, or which account did what', async () => {
		for (const column of ['held_why', 'hash', 'payee_account_id'])
			await refused(as('carys').run(`select ${column} from public.payments`), '42501');
		await refused(as('carys').run('select by from public.payment_events'), '42501');
		await refused(as('carys').run('select why from public.payment_events'), '42501');
		await refused(as('carys').run('select 1 from private.payment_attempts'), '42501');
	});

	test('is written by nobody, but by the functions that make and move it', async () => {
		for (const who of ['carys', 'amina', 'dev']) {
			await refused(
				as(who).run(`update public.payments set state = 'paid' where id = $1`, [hers.id]),
				'42501'
			);
			await refused(
				as(who).run(`delete from public.payment_events where payment_id = $1`, [hers.id]),
				'42501'
			);
			await refused(as(who).run(`select private.move_payment($1, 'reversed')`, [hers.id]), '42501');
		}
	});
});

test('the ledger is read by finance and the auditor, and by nobody else', async () => {
	for (const table of ['ledger_transactions', 'ledger_entries']) {
		for (const who of ['carys', 'dev'])
			expect(await count(who, `select id from public.${table}`)).toBeGreaterThan(1);
		for (const who of ['grace', 'amina', 'olwen', 'marcus'])
			expect([who, await count(who, `select id from public.${table}`)]).toEqual([who, 0]);
		await refused(as('carys').run(`delete from public.${table}`), '42501');
	}
});

test('what a trust decided is read by its members, and by nobody else', async () => {
	for (const [table, column] of [
		['pay_settings', 'organisation_id'],
		['involvement_roles', 'id'],
		['route_decisions', 'id']
	] as const) {
		for (const who of ['carys', 'grace'])
			expect([table, who, (await count(who, `select ${column} from public.${table}`)) > 0]).toEqual([
				table,
				who,
				true
			]);
		for (const who of ['olwen', 'tunde'])
			expect([table, who, await count(who, `select ${column} from public.${table}`)]).toEqual([
				table,
				who,
				0
			]);
	}
});
