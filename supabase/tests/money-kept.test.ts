// Six years on, what people were paid is a figure of nobody, and the ledger balances as before (R44, R64).
import { describe, expect, test } from 'vitest';
import type { Held } from '../../src/lib/held/held.ts';
import { as, owner, refused } from './support/database.ts';
import { NORTHBROOK } from './support/ids.ts';
import { aPayment, BY_HAND, BY_STRIPE } from './support/paid.ts';

const inMonths = (months: number) =>
	new Date(new Date().setMonth(new Date().getMonth() + months)).toISOString();
const dispose = async (months: number) => {
	const [row] = await owner()<{ gone: number }[]>`
		select private.dispose(${NORTHBROOK}, 'money', ${inMonths(months)}) as gone`;
	return row!.gone;
};
const balances = () => owner()`
	select e.account, sum(e.pence) as pence, count(*) as entries from public.ledger_entries e group by 1 order by 1`;

describe('money, after its six years', () => {
	test('goes with every way to the person, and its figures stay', async () => {
		const paid = await aPayment({ who: 'Amina', moves: BY_HAND, fee: 5000, expenses: 350 });
		const waiting = await aPayment({ who: 'Amina', moves: ['handed_to_finance'] });
		const before = await balances();
		await owner()`
			insert into private.payment_attempts (payment_id, n, idem_key, request) values (${paid.id}, 1, ${`op:${paid.id}:1`}, '{"to": "acct_of_amina"}')`;

		expect(await dispose(71)).toBe(0);
		expect(await dispose(73)).toBe(1);
		expect(await owner()`select 1 from public.claims where id = ${paid.claim}`).toEqual([]);
		expect(await owner()`select 1 from public.claim_lines where claim_id = ${paid.claim}`).toEqual([]);
		expect(await owner()`select 1 from private.payment_attempts where payment_id = ${paid.id}`).toEqual([]);
		const [row] = await owner()`
			select claim_id, payee_id, payee_account_id, pence, fee_pence, expense_pence, state from public.payments where id = ${paid.id}`;
		expect(row).toEqual({
			claim_id: null,
			payee_id: null,
			payee_account_id: null,
			pence: 5350,
			fee_pence: 5000,
			expense_pence: 350,
			state: 'recorded_paid'
		});
		expect(await balances()).toEqual(before);
		// What is still owed holds its claim, and with it whom it is owed to.
		expect(await owner()`select 1 from public.claims where id = ${waiting.claim}`).toHaveLength(1);
		await owner()`select private.move_payment(${waiting.id}, 'recorded_paid')`;
		expect(await dispose(73)).toBe(1);
		expect(
			await owner()`
			select 1 from public.payees y join public.people p on p.id = y.person_id where p.name = 'Amina'`
		).toEqual([]);
	});

	test('an advance waits for the claim that takes it off again', async () => {
		const advance = await aPayment({ who: 'Nightingale', moves: BY_HAND });
		const later = await aPayment({ who: 'Nightingale', moves: ['handed_to_finance'] });
		await owner()`
			insert into public.claim_lines (claim_id, position, kind, pence, advance_id) values (${later.claim}, 1, 'advance', -100, ${advance.claim})`;
		expect(await dispose(73)).toBe(0);
		await owner()`select private.move_payment(${later.id}, 'recorded_paid')`;
		expect(await dispose(73)).toBe(1);
		expect(await dispose(73)).toBe(1);
	});

	test('nothing else of an entry may ever change', async () => {
		const { id } = await aPayment({ who: 'Swift', route: 'stripe', moves: BY_STRIPE });
		await refused(owner()`update public.payment_events set at = now() where payment_id = ${id}`, 'LG002');
		await refused(
			owner()`update public.payment_events set by = ${'00000000-0000-4000-a000-000000000001'} where payment_id = ${id}`,
			'LG002'
		);
		await refused(owner()`delete from public.payment_events where payment_id = ${id}`, 'LG002');
		await refused(owner()`truncate public.ledger_entries cascade`, 'LG002');
	});

	test('every table that points at a claim, a payee or a payment is thought of here', async () => {
		const rows = await owner()<{ name: string }[]>`
			select distinct c.relname || '.' || a.attname as name from pg_constraint k
			join pg_class c on c.oid = k.conrelid
			join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
			where k.contype = 'f' and k.confrelid::regclass::text ~ '^(public\\.)?(claims|payees|payments)$' order by 1`;
		expect(rows.map(({ name }) => name).filter((name) => !(name in GOES))).toEqual([]);
	});
});

/** What becomes of each when the claim goes. */
const GOES: Record<string, string> = {
	'agreements.payee_id': 'stays: of an organisation, not of a person',
	'budget_items.claim_id': 'cut: what it took of the budget stays',
	'doubt_opinions.payment_id': 'stays: what two colleagues said of a figure',
	'pay_clock_pauses.claim_id': 'goes',
	'payee_contacts.payee_id': 'stays: of an organisation, whose contacts it changes itself',
	'payee_finance_refs.payee_id': 'goes with the last claim of a person',
	'payment_records.payment_id': 'stays, without what led to a person',
	'rail_differences.payment_id': 'stays, without the reference of the rail',
	'remittances.payment_id': 'stays: that a note was made',
	'run_items.payment_id': 'stays, without what finance calls the payee',
	'vouchers.payment_id': 'stays: a figure',
	'approvals.claim_id': 'goes',
	'claim_lines.advance_id': 'holds the advance until its own claim goes',
	'claim_lines.claim_id': 'goes',
	'claims.payee_id': 'goes with the claim',
	'pay_choices.claim_id': 'goes',
	'payee_accounts.payee_id': 'goes with the last claim of a person',
	'payment_attempts.payment_id': 'goes',
	'payment_events.payment_id': 'stays, and says of no person that they did it',
	'payments.claim_id': 'cut',
	'payments.payee_id': 'cut',
	'payments.replaces_id': 'stays: a figure for a figure'
};

test('a person is told of every payment of theirs, and of nobody else’s', async () => {
	const { reference } = await aPayment({ who: 'Tunde', organisation: NORTHBROOK, moves: BY_HAND });
	await owner()`
		update public.people p set account_id = (select q.account_id from public.people q where q.name = 'Tunde' and q.account_id is not null limit 1)
		where p.name = 'Tunde' and p.account_id is null and p.organisation_id = ${NORTHBROOK}`;
	expect(
		JSON.stringify((await as('tunde').call<Held>('everything_held', { most: null })).parts.claims)
	).toContain(reference);
	expect(JSON.stringify(await as('amina').call<Held>('everything_held', { most: null }))).not.toContain(
		reference
	);
});
