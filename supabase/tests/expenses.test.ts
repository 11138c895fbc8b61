// What people spent: lines with receipts or a named waiver, mileage by a dated rate, and what was paid ahead taken off (R59, R61).
import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { as, nobody, owner, refused, type Row } from './support/database.ts';
import { EASTVALE, NORTHBROOK, PCREF } from './support/ids.ts';

const MRS_BEGUM = '00000000-0000-4000-d000-000000000014';
const TODAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
const pdf = (body = '1 0 obj << /Type /Page >>') =>
	Buffer.from(`%PDF-1.7\n${body}\n%%EOF\n`).toString('base64');
const BUS = { expense: 'travel', spent_on: TODAY, what: 'there and back', pence: 480 };

let photo = '';
beforeAll(async () => {
	const drawn = sharp({ create: { width: 20, height: 20, channels: 3, background: 'white' } });
	photo = (await drawn.webp().toBuffer()).toString('base64');
});

type Line = {
	id: string;
	kind: string;
	pence: number;
	waived_why?: string;
	receipts: { id: string; type: string }[];
};

const aClaim = (who = 'amina', person?: string) =>
	as(who).call<string>('claim_expenses', {
		programme: PCREF,
		done_on: TODAY,
		pressed: randomUUID(),
		for_person: person ?? null
	});
const add = (claim: string, given: Row = {}, who = 'amina') =>
	as(who).call<string>('add_expense', { claim, given: { id: randomUUID(), ...BUS, ...given } });
const lines = (claim: string, who = 'amina') => as(who).call<Line[]>('lines_of_claim', { claim });
const sums = async (claim: string) =>
	(await owner()`select expense_pence, version from public.claims where id = ${claim}`)[0]!;
const send = async (claim: string, who = 'amina') =>
	as(who).call('submit_claim', { claim, seen: (await sums(claim)).version, given: { route: 'cash' } });

describe('what was spent', () => {
	test('is a line each, and their sum is claimed; two presses are one line', async () => {
		const claim = await aClaim();
		const id = randomUUID();
		await Promise.all([add(claim, { id }), add(claim, { id })]);
		await add(claim, { expense: 'food', pence: 650 });
		expect(await lines(claim)).toMatchObject([{ pence: 480 }, { pence: 650 }]);
		expect((await sums(claim)).expense_pence).toBe(1130);
		await as('amina').call('remove_expense', { line: id });
		expect((await sums(claim)).expense_pence).toBe(650);
	});

	test('asks for nothing but what it was for, the day and the sum (R61)', async () => {
		const columns = await owner()<{ name: string }[]>`
			select column_name as name from information_schema.columns where table_name in ('claim_lines', 'expense_receipts')`;
		expect(
			columns.filter(({ name }) =>
				/benefit|immigra|passport|nation|address|birth|account_number|sort/.test(name)
			)
		).toEqual([]);
		const claim = await aClaim();
		await add(claim);
		await send(claim);
		expect((await owner()`select state from public.claims where id = ${claim}`)[0]).toEqual({
			state: 'submitted'
		});
	});

	test.each([
		['PX006', 'expense', { expense: 'gifts' }],
		['PX007', 'spent_on', { spent_on: '2020-01-01' }],
		['PX007', 'spent_on', { spent_on: '2999-01-01' }],
		['PX008', 'sum', { pence: 0 }],
		['PX008', 'sum', { pence: 200_001 }],
		['PX008', 'sum', { pence: -480 }],
		['PX009', 'miles', { expense: 'mileage', vehicle: 'car', tenths_of_miles: 0 }],
		['TX002', 'what', { what: 'x'.repeat(201) }]
	])('%s at %s', async (code, field, given) => {
		await refused(add(await aClaim(), given), code, field);
	});

	test("is the person's alone to write down", async () => {
		const claim = await aClaim();
		const line = await add(claim);
		for (const who of ['tunde', 'grace', 'joy', 'carys', 'olwen']) {
			await refused(add(claim, {}, who), 'P0002');
			await refused(as(who).call('remove_expense', { line }), 'P0002');
			await refused(lines(claim, who), 'P0002');
		}
		for (const [name, given] of [
			['add_expense', { claim, given: BUS }],
			['remove_expense', { line }],
			['add_receipt', { line, receipt: {} }],
			['waive_receipt', { line, why: 'lost' }],
			['lines_of_claim', { claim }],
			['expense_receipt', { receipt: line }]
		] as const)
			await refused(nobody.call(name, given), '42501');
	});

	test('is not added to what is approved, taken back, or goes to a charity', async () => {
		const claim = await aClaim();
		const line = await add(claim);
		await send(claim);
		await owner()`update public.claims set approved_at = now() where id = ${claim}`;
		await refused(add(claim), 'PX004');
		await refused(as('amina').call('remove_expense', { line }), 'PX004');
		await owner()`update public.claims set approved_at = null, withdrawn_at = now() where id = ${claim}`;
		await refused(add(claim), 'PC003');

		const gift = await aClaim();
		await owner()`update public.claims set offer = '{"pence": 5500}', reason = 'agreed task' where id = ${gift}`;
		await as('amina').call('choose_claim_pay', {
			claim: gift,
			pay: { choice: 'charity', payee: 'The hardship fund' }
		});
		await refused(add(gift), 'PX005');
	});
});

describe('miles', () => {
	test.each([
		['car', 100, 0, 450],
		['car', 125, 2, 688],
		['bicycle', 35, 0, 70]
	])('by %s, %i tenths with %i', async (vehicle, tenths_of_miles, passengers, pence) => {
		const claim = await aClaim();
		await add(claim, { expense: 'mileage', pence: null, vehicle, tenths_of_miles, passengers });
		expect(await lines(claim)).toMatchObject([{ pence }]);
	});

	test("a rate of the trust's own holds from its day, and for that trust alone", async () => {
		const [from] = await owner()<{ id: string }[]>`
			insert into public.mileage_rates (organisation_id, vehicle, pence_per_mile, starts_on) values (${NORTHBROOK}, 'car', 60, ${TODAY}) returning id`;
		const at = async (organisation: string, day: string) =>
			(await owner()`select private.mileage_pence(${organisation}, 'car', 10, 0, ${day}) as pence`)[0]!.pence;
		expect(await at(NORTHBROOK, TODAY)).toBe(60);
		expect(await at(NORTHBROOK, '2025-06-01')).toBe(45);
		expect(await at(EASTVALE, TODAY)).toBe(45);
		expect(await at(EASTVALE, '2001-01-01')).toBeNull();
		const seen = (who: string) =>
			as(who).rows`select 1 from public.mileage_rates where organisation_id is null`;
		expect(await seen('amina')).toHaveLength(2);
		const own = (who: string) => as(who).rows`select 1 from public.mileage_rates where id = ${from!.id}`;
		expect(await own('grace')).toHaveLength(1);
		expect(await own('olwen')).toEqual([]);
		await refused(nobody.rows`select 1 from public.mileage_rates`, '42501');
		await owner()`delete from public.mileage_rates where id = ${from!.id}`;
	});
});

describe('receipts', () => {
	test('a photo and a PDF are kept, and seen by the person, and by finance once the claim is sent', async () => {
		const claim = await aClaim();
		const line = await add(claim, { receipt: { type: 'image/webp', base64: photo } });
		await as('amina').call('add_receipt', { line, receipt: { type: 'application/pdf', base64: pdf() } });
		const [{ receipts }] = (await lines(claim)) as [Line];
		expect(receipts.map(({ type }) => type)).toEqual(['image/webp', 'application/pdf']);
		const receipt = receipts[0]!.id;
		const see = (who: string) => as(who).call('expense_receipt', { receipt });
		expect(await see('amina')).toEqual({ type: 'image/webp', base64: photo });
		expect(
			await as('amina').rows`select id from public.expense_receipts where line_id = ${line}`
		).toHaveLength(2);
		expect(await see('carys')).toBeNull();
		await send(claim);
		expect(await see('carys')).toMatchObject({ type: 'image/webp' });
		for (const who of ['tunde', 'grace', 'joy', 'dev', 'olwen', 'marcus']) {
			expect(await see(who)).toBeNull();
			expect(await as(who).rows`select id from public.expense_receipts where line_id = ${line}`).toEqual([]);
		}
		await refused(
			as('tunde').call('add_receipt', { line, receipt: { type: 'application/pdf', base64: pdf() } }),
			'P0002'
		);
	});

	test.each([
		['PX001', { type: 'image/webp', base64: Buffer.from('<svg onload="x">').toString('base64') }],
		['PX001', { type: 'text/html', base64: pdf() }],
		['PX001', { type: 'application/pdf', base64: Buffer.from('<html>').toString('base64') }],
		['PX001', { type: 'application/pdf', base64: 'not base64' }],
		['PX002', { type: 'application/pdf', base64: 'A'.repeat(6_700_004) }]
	])('%s: what is none is refused, and the expense is not half there', async (code, receipt) => {
		const claim = await aClaim();
		await refused(add(claim, { receipt }), code, 'receipt');
		expect(await lines(claim)).toEqual([]);
	});

	test('adding one takes an approval back: what was seen has changed', async () => {
		const claim = await aClaim();
		const line = await add(claim);
		await send(claim);
		const { version } = await sums(claim);
		await as('amina').call('add_receipt', { line, receipt: { type: 'application/pdf', base64: pdf() } });
		expect((await sums(claim)).version).toBe(Number(version) + 1);
	});

	test('none is needed where somebody else says so with their name, never oneself', async () => {
		const claim = await aClaim();
		const line = await add(claim);
		const waive = (who: string, why = 'lost') => as(who).call('waive_receipt', { line, why });
		await refused(waive('carys'), 'P0002');
		await send(claim);
		await refused(waive('amina'), 'P0002');
		await refused(waive('grace'), 'P0002');
		await refused(waive('carys', 'because'), 'PX011', 'why');
		await waive('carys');
		expect(await lines(claim)).toMatchObject([{ waived_why: 'lost' }]);
	});

	test('Joy writes down what Mrs Begum spent, and that the taxi gave no receipt', async () => {
		const claim = await aClaim('joy', MRS_BEGUM);
		const line = await add(claim, {}, 'joy');
		await as('joy').call('waive_receipt', { line, why: 'none given' });
		expect(await lines(claim, 'joy')).toMatchObject([{ waived_why: 'none given' }]);
		await refused(aClaim('grace', MRS_BEGUM), 'P0002');
	});
});

describe('what was paid ahead', () => {
	const anAdvance = async (pence: number) => {
		const ahead = await as('tunde').call<string>('claim_expenses', {
			programme: PCREF,
			done_on: TODAY,
			pressed: randomUUID(),
			ahead: true
		});
		await add(ahead, { pence }, 'tunde');
		await send(ahead, 'tunde');
		await owner()`update public.claims set approved_at = now() where id = ${ahead}`;
		const [made] = await owner()`select private.make_payment(${ahead}, 0, ${pence}, private.today()) as id`;
		for (const state of ['handed_to_finance', 'recorded_paid'])
			await owner()`select private.move_payment(${made!.id}, ${state})`;
		return ahead;
	};

	test('is taken off what was spent, never more than that, and the rest off the next claim', async () => {
		await anAdvance(2000);
		const first = await aClaim('tunde');
		await add(first, { pence: 1500 }, 'tunde');
		expect(await lines(first, 'tunde')).toMatchObject([{ pence: 1500 }, { kind: 'advance', pence: -1500 }]);
		expect((await sums(first)).expense_pence).toBe(0);
		const second = await aClaim('tunde');
		await add(second, { pence: 1500 }, 'tunde');
		expect(await lines(second, 'tunde')).toMatchObject([{ pence: 1500 }, { kind: 'advance', pence: -500 }]);
		expect((await sums(second)).expense_pence).toBe(1000);
	});

	test('two claims at once do not take off the same money twice', async () => {
		await owner()`update public.claims set withdrawn_at = now(), approved_at = null where reason = 'expenses' and approved_at is null`;
		const both = await Promise.all([aClaim('tunde'), aClaim('tunde')]);
		await Promise.all(both.map((claim) => add(claim, { pence: 1500 }, 'tunde')));
		const [taken] = await owner()`
			select coalesce(sum(pence), 0)::int as pence from public.claim_lines l join public.claims c on c.id = l.claim_id
			where l.kind = 'advance' and c.withdrawn_at is null`;
		expect(taken!.pence).toBe(-2000);
	});
});
