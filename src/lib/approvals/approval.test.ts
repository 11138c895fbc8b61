import { describe, expect, test } from 'vitest';
import { ageInWords, lineInWords, readSeen, seenAs, sumInWords, warningsOf, type Line } from './approval.ts';

const LINE: Line = {
	id: '1',
	kind: 'fee',
	pence: 2000,
	session_minutes: 120,
	preparation_minutes: 60,
	travel_minutes: null,
	follow_up_minutes: null,
	expense: null,
	spent_on: null,
	what: '',
	vehicle: null,
	tenths_of_miles: null,
	passengers: null,
	waived_why: null,
	waived_by: null,
	receipts: [],
	twice: false
};
const BUS: Line = {
	...LINE,
	kind: 'expense',
	pence: 480,
	session_minutes: null,
	preparation_minutes: null,
	expense: 'travel',
	spent_on: '2026-10-02'
};

describe('what to look at twice', () => {
	test('£20 for three hours is £6.67 an hour, and warns (R54)', () => {
		expect(warningsOf({ lines: [LINE], done_on: '2026-10-02' })).toEqual([
			expect.stringContaining('£6.67 an hour')
		]);
		expect(warningsOf({ lines: [{ ...LINE, pence: 6000 }], done_on: '2026-10-02' })).toEqual([]);
	});

	test('an expense that another claim has, and one without a receipt', () => {
		const lines = [{ ...BUS, twice: true }, BUS, { ...BUS, waived_why: 'lost', waived_by: 'Grace' }];
		expect(warningsOf({ lines, done_on: '2026-10-02' })).toEqual([
			'Travel, £4.80: another claim of theirs has the same for that day. Is it the same one?',
			'Travel, £4.80: no receipt, Grace agreed: the receipt is lost.'
		]);
	});
});

test('a line in words', () => {
	expect(lineInWords(BUS)).toBe('Travel');
	expect(lineInWords({ ...BUS, expense: 'mileage', vehicle: 'car', tenths_of_miles: 125 })).toBe(
		'Mileage, 12.5 miles by car'
	);
	expect(lineInWords({ ...LINE, kind: 'advance', pence: -500 })).toBe('Less what was paid ahead');
});

test('a sum in words keeps fees and expenses apart', () => {
	expect(sumInWords({ fee: 5500, expenses: 0 })).toBe('£55.00');
	expect(sumInWords({ fee: 0, expenses: 640 })).toBe('£6.40 expenses');
	expect(sumInWords({ fee: 5000, expenses: 500 })).toBe('£55.00, of it £5.00 expenses');
});

test('an age in words', () => {
	expect([0, 1, 12, 260].map(ageInWords)).toEqual([
		'Done today or on days off since',
		'1 working day since it was done',
		'12 working days since it was done',
		'A year or more since it was done'
	]);
});

test('what was seen comes back as it was sent, and nothing else is read', () => {
	const seen = { id: '00000000-0000-4000-f200-000000000101', version: 3, hash: 'ab'.repeat(32) };
	expect(readSeen(seenAs(seen))).toEqual(seen);
	expect(readSeen(`${seen.id}:3`)).toBeNull();
	expect(readSeen(`${seen.id}:x:${seen.hash}`)).toBeNull();
});
