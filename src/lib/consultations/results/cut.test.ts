import { expect, test } from 'vitest';
import { ETHNIC_GROUPS } from '../equality.ts';
import { cellSays, countedSays, DIMENSIONS, groupsOf, rowsOf, type Cut } from './cut.ts';

const cut = (changes: Partial<Cut> = {}) =>
	({
		consultation: { state: 'open' },
		sent: 27,
		counted: 20,
		totals: [],
		cells: [],
		...changes
	}) as Cut;

test('every box of the census and "did not say" has a row, once', () => {
	const boxes = ETHNIC_GROUPS.flatMap(({ boxes }) => boxes).length;
	expect(groupsOf('ethnic_group_detailed')).toHaveLength(boxes + ETHNIC_GROUPS.length + 1);
	for (const dimension of DIMENSIONS) {
		const ids = groupsOf(dimension).map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).not.toContain('prefer_not_to_say');
		expect(ids.at(-1)).toBe('not_said');
	}
});

test('a group whose number is hidden has no row, and what is hidden no number', () => {
	const { rows, hidden } = rowsOf(
		cut({
			totals: [
				{ row: 'woman', n: 15 },
				{ row: 'man', n: null }
			],
			cells: [
				{ row: 'woman', column: 'yes', n: 10, share: 67 },
				{ row: 'woman', column: 'no', n: null, share: null }
			]
		}),
		'gender',
		[
			{ id: 'yes', label: 'Yes' },
			{ id: 'no', label: 'No' }
		]
	);
	expect(rows).toHaveLength(1);
	expect(rows[0]!.cells.map(cellSays)).toEqual(['10 (67%)', null]);
	expect(hidden).toEqual(['Man', 'Another way', 'Did not say']);
});

test.each([
	[
		{},
		/^20 of the 27 who answered are counted\. Answers are counted in whole tens.* While it is open the rest waits\.$/
	],
	[{ counted: 0, sent: 4 }, /^None of the 4 who answered are counted here yet\./],
	[{ counted: 27 }, /^All 27 who answered are counted\.$/]
])('how many are counted is said: %o', (changes, says) => {
	expect(countedSays(cut(changes))).toMatch(says);
});
