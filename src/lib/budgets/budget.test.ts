import { expect, test } from 'vitest';
import { forecastOf, leftOf, moveInWords, outlook, type Budget, type Move } from './budget.ts';

const BUDGET: Budget = {
	id: '1',
	programme: 'Wards',
	starts_on: '2026-04-01',
	ends_on: '2027-03-31',
	set: 100_000,
	reserved: 11_000,
	committed: 5000,
	spent: 20_000,
	short: 0,
	places: 2,
	expenses: 600
};

test('what is left is what nothing speaks for', () => {
	expect(leftOf(BUDGET)).toBe(64_000);
});

test('the forecast counts what is promised, also beyond the budget, and average expenses', () => {
	expect(forecastOf(BUDGET)).toBe(37_200);
	expect(forecastOf({ ...BUDGET, short: 500 })).toBe(37_700);
	expect(outlook(BUDGET)).toBe('£628.00 less than was set.');
	expect(outlook({ ...BUDGET, set: 37_200 })).toBe('All of what was set.');
	expect(outlook({ ...BUDGET, set: 37_000 })).toMatch(/^£2\.00 more than was set/);
});

test('a change in words', () => {
	const move: Move = { what: 'moved out', pence: -4000, other: 'Wards', why: '', at: '', by: null };
	expect(moveInWords(move)).toBe('Moved out £40.00, to Wards');
	expect(moveInWords({ ...move, what: 'moved in', pence: 4000 })).toBe('Moved in £40.00, from Wards');
	expect(moveInWords({ ...move, what: 'lowered', pence: -50, other: null })).toBe('Lowered by £0.50');
});
