// A voucher is money to whoever reads its serial: assigned once, read by the person or by who brings it, and each look is kept.
import { describe, expect, test } from 'vitest';
import { afresh, as, nobody, owner, refused, type Row } from './support/database.ts';
import { NORTHBROOK, ROOTED_VOICES } from './support/ids.ts';
import {
	AMINA_ADVISES,
	anApprovedPayment,
	aRun,
	byRootedVoices,
	stateOf,
	today
} from './support/manual-rail.ts';

type Opened = { issuer: string; code: string | null; pence: number }[];
type Vouchers = {
	stock: { issuer: string; pence: number; count: number }[];
	given: { id: string; last4: string; state: string; reference: string }[];
};

let serials = 0;
const serial = () => `HIGH-STREET-${String(++serials).padStart(4, '0')}`;
const add = async (pence: number, codes: string[], more: Row = {}, who = 'carys') =>
	(await afresh(who)).call<number>('add_vouchers', {
		organisation: NORTHBROOK,
		given: { issuer: 'High Street', pence, expires_on: '2028-12-31', codes, ...more }
	});
const list = (who = 'carys') => as(who).call<Vouchers>('vouchers_of', { organisation: NORTHBROOK });
const open = (who: string, payment: string) => as(who).call<Opened>('open_my_vouchers', { payment });
const readFor = async (who: string, payment: string, how = 'by phone') =>
	(await afresh(who)).call<Opened>('read_vouchers_for', { payment, how });
const replace = async (voucher: string, why = 'lost', who = 'carys') =>
	(await afresh(who)).call<string>('replace_voucher', { voucher, why });
const ledger = async (account: string) =>
	Number(
		(
			await owner()`select coalesce(sum(pence), 0) as pence from public.ledger_entries where account = ${account}`
		)[0]?.pence
	);
const idsOf = async (payment: string) =>
	(
		await owner()`select id from public.vouchers where payment_id = ${payment} and voided_at is null order by id`
	).map(({ id }) => String(id));

/** £30 for Amina in vouchers that were made for it. */
async function handedOver(pence = 3000, sums = [2000, 1000]) {
	for (const sum of sums) await add(sum, [serial()]);
	const payment = await anApprovedPayment({
		route: 'voucher',
		person: AMINA_ADVISES,
		fee: pence,
		expenses: 0
	});
	await aRun('voucher', byRootedVoices);
	return payment;
}

describe('the stock', () => {
	test('grows by what was bought, and the ledger says so', async () => {
		const [bank, stock] = [await ledger('bank'), await ledger('vouchers')];
		expect(await add(2500, [serial(), ' ', `  ${serial().toLowerCase()} `])).toBe(2);
		expect((await ledger('vouchers')) - stock).toBe(5000);
		expect((await ledger('bank')) - bank).toBe(-5000);
		expect((await list('dev')).stock).toContainEqual(
			expect.objectContaining({ issuer: 'High Street', pence: 2500, count: 2 })
		);
		await owner()`update public.vouchers set voided_at = now(), voided_why = 'lost' where pence = 2500`;
	});

	test('no serial stands twice', async () => {
		const one = serial();
		await add(700, [one]);
		await refused(add(700, [one.toLowerCase()]), 'PV017', 'codes');
		const other = serial();
		await refused(add(700, [other, other]), 'PV017', 'codes');
		expect((await list()).stock).toContainEqual(expect.objectContaining({ pence: 700, count: 1 }));
		await owner()`update public.vouchers set voided_at = now(), voided_why = 'lost' where pence = 700`;
	});

	test.each([
		[{ issuer: '' }, 'issuer'],
		[{ pence: 1 }, 'pence'],
		[{ expires_on: '2026-01-01' }, 'expires_on'],
		[{ codes: [] }, 'codes'],
		[{ codes: ['=cmd()'] }, 'codes']
	])('%j is refused', async (more, field) => {
		await refused(add(1000, [serial()], more), 'PV016', field);
	});

	test('is for finance; and no role of the application reads a serial from a table', async () => {
		for (const who of ['fatima', 'dev', 'joy', 'olwen'])
			await refused(add(1000, [serial()], {}, who), '42501');
		for (const who of ['fatima', 'joy', 'olwen']) await refused(list(who), '42501');
		await refused(nobody.call('vouchers_of', { organisation: NORTHBROOK }), '42501');
		await refused(as('carys').run('select code from private.voucher_codes'), '42501');
		expect(await as('dev').rows`select last4 from public.vouchers limit 1`).toHaveLength(1);
		expect(await as('joy').rows`select last4 from public.vouchers`).toEqual([]);
	});
});

describe('giving', () => {
	test('sums are made up exactly or not at all; what cannot be stays approved', async () => {
		await add(2500, [serial()]);
		const made = await handedOver();
		const [sum] =
			await owner()`select sum(pence)::int as pence from public.vouchers where payment_id = ${made.id}`;
		expect(sum?.pence).toBe(3000);
		const odd = await anApprovedPayment({ route: 'voucher', person: AMINA_ADVISES, fee: 1234, expenses: 0 });
		await refused(aRun('voucher', byRootedVoices), 'PV013');
		expect(await stateOf(odd.id)).toBe('approved');
		await owner()`select private.move_payment(${odd.id}, 'voided')`;
		await owner()`update public.vouchers set voided_at = now(), voided_why = 'lost' where payment_id is null`;
	});

	test('two runs at the same moment never give one voucher twice', async () => {
		await add(1500, [serial()]);
		const [one, other] = [
			await anApprovedPayment({ route: 'voucher', person: AMINA_ADVISES, fee: 1500, expenses: 0 }),
			await anApprovedPayment({ route: 'voucher', fee: 1500, expenses: 0 })
		];
		await Promise.allSettled([aRun('voucher', byRootedVoices), aRun('voucher', byRootedVoices, 'grace')]);
		const states = [await stateOf(one.id), await stateOf(other.id)];
		expect(states.toSorted()).toEqual(['approved', 'handed_to_finance']);
		expect([...(await idsOf(one.id)), ...(await idsOf(other.id))]).toHaveLength(1);
		const left = states[0] === 'approved' ? one : other;
		await owner()`select private.move_payment(${left.id}, 'voided')`;
	});

	test('the person opens theirs with a press, which records that they have it', async () => {
		const payment = await handedOver();
		for (const who of ['tunde', 'joy', 'carys']) await refused(open(who, payment.id), 'P0002');
		await refused(nobody.call('open_my_vouchers', { payment: payment.id }), '42501');
		const before = await ledger('vouchers');
		const opened = await open('amina', payment.id);
		expect(opened.map(({ pence }) => pence)).toEqual([2000, 1000]);
		expect(opened[0]?.code).toMatch(/^HIGH-STREET-/);
		expect(await stateOf(payment.id)).toBe('recorded_paid');
		expect((await ledger('vouchers')) - before).toBe(-3000);
		// Again, as often as they like: it stays recorded once, and each look is kept.
		expect(await open('amina', payment.id)).toHaveLength(2);
		const looks =
			await owner()`select how from public.voucher_looks l join public.vouchers v on v.id = l.voucher_id where v.payment_id = ${payment.id}`;
		expect(looks).toHaveLength(4);
		const [mine] = await as('amina').call<{ vouchers: { last4: string }[]; state: string }[]>('my_hand_outs');
		expect(mine).toMatchObject({ state: 'recorded_paid', vouchers: [{ pence: 2000 }, { pence: 1000 }] });
		expect(JSON.stringify(mine)).not.toContain('HIGH-STREET');
	});

	test('or Joy reads it over the phone, says how, and records it', async () => {
		const payment = await handedOver();
		await refused(readFor('fatima', payment.id), 'P0002');
		await refused(readFor('joy', payment.id, 'by pigeon'), 'PV018', 'how');
		await refused(as('joy').call('read_vouchers_for', { payment: payment.id, how: 'by phone' }), 'PF001');
		expect(await readFor('joy', payment.id)).toHaveLength(2);
		await (
			await afresh('joy')
		).call('record_hand_over', {
			payment: payment.id,
			given: { given_on: await today(), witness: 'Nightingale' }
		});
		await refused(readFor('joy', payment.id), 'P0002');
		expect(await as('dev').rows`select how from public.voucher_looks where how = 'by phone'`).toHaveLength(2);
		expect(await as('joy').rows`select how from public.voucher_looks`).toEqual([]);
		await refused(as('amina').call('hand_outs', { organisation: ROOTED_VOICES }), '42501');
	});

	test('taken back, one that nobody read goes to the stock, and one that was read is written off', async () => {
		const payment = await handedOver();
		await as('carys').call('take_back_from_run', { payment: payment.id });
		expect((await list()).stock).toContainEqual(expect.objectContaining({ pence: 2000, count: 1 }));
		await aRun('voucher', byRootedVoices);
		await readFor('joy', payment.id, 'by post');
		const before = await ledger('vouchers');
		await as('carys').call('take_back_from_run', { payment: payment.id });
		expect((await ledger('vouchers')) - before).toBe(-3000);
		expect(await idsOf(payment.id)).toEqual([]);
		await owner()`select private.move_payment(${payment.id}, 'voided')`;
	});
});

describe('a voucher that was lost', () => {
	test('is void, and another of the same value stands in its place', async () => {
		const payment = await handedOver(2000, [2000]);
		const first = (await open('amina', payment.id))[0]?.code;
		const [voucher = ''] = await idsOf(payment.id);
		await refused(replace(voucher), 'PV015');
		await add(2000, [serial()]);
		await refused(replace(voucher, 'lost', 'fatima'), '42501');
		await refused(as('carys').call('replace_voucher', { voucher, why: 'lost' }), 'PF001');
		await refused(replace(voucher, 'sold'), 'PV018', 'why');
		await refused(replace(crypto.randomUUID()), 'P0002');
		await replace(voucher);
		await refused(replace(voucher), 'PV018');
		const opened = await open('amina', payment.id);
		expect(opened).toHaveLength(1);
		expect(opened[0]?.code).not.toBe(first);
		expect((await list()).given).toContainEqual(expect.objectContaining({ id: voucher, state: 'voided' }));
	});

	test('serials are wiped 30 days after they were read, and when they are void', async () => {
		const payment = await handedOver(2000, [2000]);
		await open('amina', payment.id);
		await owner()`select private.wipe_voucher_codes(now() + interval '29 days')`;
		expect((await open('amina', payment.id))[0]?.code).toMatch(/^HIGH/);
		await owner()`select private.wipe_voucher_codes(now() + interval '31 days')`;
		expect((await open('amina', payment.id))[0]?.code).toBeNull();
		const left =
			await owner()`select 1 from private.voucher_codes c join public.vouchers v on v.id = c.voucher_id
			where v.voided_at is not null and c.code is not null`;
		expect(left).toEqual([]);
	});
});
