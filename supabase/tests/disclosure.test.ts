// Small numbers (R40, R41): what may be shown of counts that leave the equality answers.
import { describe, expect, test } from 'vitest';
import { as, nobody, owner, refused } from './support/database.ts';

type Cell = { row: string; column: string; n: number | null };

const disclosedTable = async (cells: Cell[]): Promise<Cell[]> => {
	const [answer] = await owner()<{ cells: Cell[] }[]>`
		select private.disclosed_table(${owner().json(cells)}) as cells`;
	return answer?.cells ?? [];
};

/** A table from rows of counts: rows are called r0, r1, columns c0, c1. */
const table = (counts: number[][]): Cell[] =>
	counts.flatMap((row, r) => row.map((n, c) => ({ row: `r${r}`, column: `c${c}`, n })));

const shown = (cells: Cell[], width: number) =>
	Array.from({ length: cells.length / width }, (_, row) =>
		cells.slice(row * width, (row + 1) * width).map(({ n }) => n ?? '*')
	);

describe('one count', () => {
	test.each([
		[0, null],
		[1, null],
		[4, null],
		[5, 5],
		[7, 5],
		[8, 10],
		[12, 10],
		[13, 15]
	])('%i is shown as %s', async (n, expected) => {
		const [row] = await owner()`select private.disclosed(${n}) as n`;
		expect(row?.['n']).toBe(expected);
	});

	test('a share is hidden where its numerator or denominator is below 5', async () => {
		const [row] =
			await owner()`select private.disclosed_share(4, 100) as few, private.disclosed_share(2, 4) as small,
			private.disclosed_share(5, 40) as eighth`;
		expect(row).toEqual({ few: null, small: null, eighth: 13 });
	});

	test('a share tells no more than the numbers beside it: it is of those', async () => {
		const [row] = await owner()`select private.disclosed_share(5, 7) as five_of_seven,
			private.disclosed_share(7, 7) as all_of_seven, private.disclosed_share(12, 17) as twelve_of_seventeen`;
		expect(row).toEqual({ five_of_seven: 100, all_of_seven: 100, twelve_of_seventeen: 67 });
	});

	test('a share is never more than the whole', async () => {
		const [row] = await owner()`select max(private.disclosed_share(part, whole)) as most
			from generate_series(5, 60) whole cross join lateral generate_series(5, whole) part`;
		expect(row).toEqual({ most: 100 });
	});
});

describe('a table of counts', () => {
	test('hides a second cell of a row and of a column, so that nobody works the first out from the totals', async () => {
		const cells = await disclosedTable(
			table([
				[3, 8, 30],
				[11, 12, 13]
			])
		);
		expect(shown(cells, 3)).toEqual([
			['*', '*', 30],
			['*', '*', 15]
		]);
	});

	test('is only rounded where nothing is small', async () => {
		expect(shown(await disclosedTable(table([[6, 9, 41]])), 3)).toEqual([[5, 10, 40]]);
	});

	test('with nothing in it is nothing', async () => {
		expect(await disclosedTable([])).toEqual([]);
	});

	test('never leaves one hidden cell alone in its row or column, whatever the counts', async () => {
		// A fixed sequence of made-up numbers, so that a failure can be looked at again.
		let seed = 20261122;
		const next = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
		for (let round = 0; round < 60; round++) {
			const [height, width] = [2 + next(4), 2 + next(5)];
			const counts = Array.from({ length: height }, () => Array.from({ length: width }, () => next(18)));
			const after = shown(await disclosedTable(table(counts)), width);
			const lines = [...after, ...Array.from({ length: width }, (_, c) => after.map((row) => row[c]))];
			for (const line of lines)
				expect(line.filter((n) => n === '*').length, JSON.stringify(counts)).not.toBe(1);
			for (const [r, row] of counts.entries())
				for (const [c, n] of row.entries()) if (n < 5) expect(after[r]?.[c]).toBe('*');
		}
	});
});

test('nobody calls the rules from outside: only functions that count do', async () => {
	for (const who of [as('grace'), as('dev'), nobody])
		await refused(who.run('select private.disclosed(7)'), '42501');
});
