import { expect, test } from 'vitest';
import { monthsUntil, periodName, wordsTable, type WordsOut } from './export.ts';

const ROW: WordsOut = {
	number: 3,
	month: '2026-03',
	how: 'text',
	lang: 'en',
	words: 'Ask us first',
	shown_as: null,
	from: null,
	content_note: ''
};

test('a row has a month and no day, and no id but the number it has in this export', () => {
	const [header, row] = wordsTable([ROW]);
	expect(header).toHaveLength(row!.length);
	expect(row).toEqual([3, '2026-03', 'Written words', 'English', null, null, null, 'Ask us first']);
});

test('a period is said in months', () => {
	expect(periodName({ from_on: '2026-03-01', to_on: '2026-03-31' })).toBe('March 2026');
	expect(periodName({ from_on: '2025-12-01', to_on: '2026-01-31' })).toBe('December 2025 to January 2026');
});

test('months to choose from go back over the year', () => {
	expect(monthsUntil('2026-02-10', 3).map(({ value }) => value)).toEqual(['2026-02', '2026-01', '2025-12']);
	expect(monthsUntil('2026-02-10', 1)[0]!.label).toBe('February 2026');
});
