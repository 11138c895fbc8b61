import { describe, expect, test } from 'vitest';
import { toCsv } from './csv.ts';
import { counted, time, willHappen, wouldHappen, type Due } from './retention.ts';
import { rule } from './schema.ts';

const kind: Due = {
	key: 'words',
	what: 'Words',
	how: 'clock',
	keep: 24,
	unit: 'months',
	due: 0,
	held: 0,
	oldest: null,
	next: null,
	hold: null,
	failed: false,
	coming: null
};

test.each([
	[{ keep: 1, unit: 'days' }, '1 day'],
	[{ keep: 24, unit: 'months' }, '24 months'],
	[{ keep: 36525, unit: 'days' }, '36,525 days']
] as const)('a time in words: %o', (keep, words) => expect(time(keep)).toBe(words));

test('counts are said up to a thousand', () => {
	expect(counted(1000)).toBe('1,000');
	expect(counted(1001)).toBe('more than 1,000');
});

describe('what the clock would do', () => {
	test.each<[Partial<Due>, string]>([
		[{}, 'Nothing is due.'],
		[{ due: 1 }, '1 is due and would go now.'],
		[{ due: 1001 }, 'More than 1,000 are due and would go now.'],
		[{ due: 3, held: 1 }, '2 are due and would go now. 1 is held, because something about it is open.'],
		[{ due: 2, held: 2 }, '2 are held, because something about them is open.'],
		[{ due: 2, hold: 'An inquiry' }, '2 are due, and held. Nothing goes until the hold is lifted.'],
		[{ due: 2, how: 'person' }, '2 are old enough to be looked at by a person. Nothing goes by itself.']
	])('%o', (changes, sentence) => expect(wouldHappen({ ...kind, ...changes })).toBe(sentence));
});

test('what a rule that comes would do', () => {
	expect(willHappen({ due: 0 })).toBe('nothing would be due');
	expect(willHappen({ due: 1001 })).toBe('more than 1,000 would be due');
});

describe('a rule as typed', () => {
	const typed = { keep: '36', unit: 'months', reason: 'Answers take longer', basis: '' };
	test('is read', () =>
		expect(rule.parse(typed)).toEqual({
			keep: 36,
			unit: 'months',
			reason: 'Answers take longer',
			basis: ''
		}));
	test.each([
		[{ keep: '' }, 'keep'],
		[{ keep: '1.5' }, 'keep'],
		[{ keep: 'two' }, 'keep'],
		[{ unit: 'weeks' }, 'unit'],
		[{ reason: ' ' }, 'reason']
	])('is refused where it says too little: %o', (changes, field) => {
		const read = rule.safeParse({ ...typed, ...changes });
		expect(read.error?.issues.map(({ path }) => path[0])).toEqual([field]);
	});
});

test('the register as a table, by the clock or by whom', () => {
	const line = {
		id: '1',
		at: '2026-11-22T03:00:00Z',
		record_type: 'words',
		what: 'Words',
		number: 2,
		keep: 24,
		unit: 'months' as const,
		first_on: '2024-11-01',
		last_on: '2024-11-21',
		by: null
	};
	expect(toCsv([line, { ...line, by: '=Grace' }])).toBe(
		'\ufeffGone on,Kind,How many,Kept for,Kept from,To,By\r\n' +
			'2026-11-22,Words,2,24 months,2024-11-01,2024-11-21,the clock\r\n' +
			'2026-11-22,Words,2,24 months,2024-11-01,2024-11-21,"\'=Grace"\r\n'
	);
});
