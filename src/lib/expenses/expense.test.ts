import { describe, expect, test } from 'vitest';
import { lacksReceipt, lineFacts, lineName, linePounds, type Line } from './expense.ts';
import { expenseFrom, spending, tenthsFrom } from './schema.ts';

const BUS: Line = {
	id: '1',
	kind: 'expense',
	pence: 480,
	expense: 'travel',
	spent_on: '2026-03-03',
	receipts: []
};
const FORM = {
	id: '00000000-0000-4000-8000-000000000001',
	expense: 'travel',
	spent_on: '2026-03-03',
	sum: '4.80'
};

test('a line says what for, how much and when', () => {
	expect([lineName(BUS), linePounds(BUS), lineFacts({ ...BUS, what: 'there and back' })]).toEqual([
		'Travel',
		'£4.80',
		'3 March 2026: there and back'
	]);
	const drive: Line = { ...BUS, expense: 'mileage', vehicle: 'car', tenths_of_miles: 125, passengers: 1 };
	expect(lineName(drive)).toBe('12.5 miles by car, 1 with you');
	expect(linePounds({ pence: -500 })).toBe('−£5.00');
});

test('the times of a fee are all said (R55)', () => {
	expect(
		lineFacts({
			id: '1',
			kind: 'fee',
			pence: 5500,
			session: 120,
			preparation: 30,
			travel: 40,
			follow_up: 0,
			receipts: []
		})
	).toBe('2 hours, 30 minutes to prepare, 40 minutes on the way');
});

test('a receipt is lacking until there is one, or somebody said that none is needed; miles need none', () => {
	expect(lacksReceipt(BUS)).toBe(true);
	expect(lacksReceipt({ ...BUS, receipts: [{ id: '2', type: 'image/webp' }] })).toBe(false);
	expect(lacksReceipt({ ...BUS, waived_why: 'lost' })).toBe(false);
	expect(lacksReceipt({ ...BUS, expense: 'mileage' })).toBe(false);
});

describe('the form', () => {
	test('a sum becomes pence', () => {
		expect(expenseFrom(spending.parse(FORM))).toMatchObject({ pence: 480, expense: 'travel' });
	});
	test('miles are worked out elsewhere, and nobody rides along on a bicycle', () => {
		const miles = {
			...FORM,
			expense: 'mileage',
			sum: '',
			miles: '12.5',
			vehicle: 'bicycle',
			passengers: '2'
		};
		expect(expenseFrom(spending.parse(miles))).toMatchObject({ tenths_of_miles: 125, passengers: 0 });
	});
	test.each([
		['sum', { sum: 'a lot' }],
		['sum', { sum: '0' }],
		['miles', { expense: 'mileage', vehicle: 'car', miles: '-3' }],
		['vehicle', { expense: 'mileage', miles: '3' }],
		['expense', { expense: 'gifts' }]
	])('%s is asked for again', (field, changes) => {
		const read = spending.safeParse({ ...FORM, ...changes });
		expect(read.error?.issues.map(({ path }) => path[0])).toContain(field);
	});
	test.each([
		['12.5', 125],
		['3', 30],
		['0', null],
		['12.55', null],
		['2001', null]
	])('%s miles', (typed, tenths) => {
		expect(tenthsFrom(typed)).toBe(tenths);
	});
});
