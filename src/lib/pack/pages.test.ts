import { describe, expect, test } from 'vitest';
import { pagesOf } from './pages.ts';
import type { PackSection, PackTable } from './section.ts';

const table = (key: string, rows: number): PackTable => ({
	key,
	title: `Birds ${key}`,
	columns: [{ key: 'bird', title: 'Bird', kind: 'words' }],
	rows: Array.from({ length: rows }, (_, index) => ({ cells: { bird: `Wren ${index}` } })),
	empty: 'No bird was seen.'
});
const part = (...tables: PackTable[]): PackSection => ({
	key: 'birds',
	title: 'Birds',
	says: ['Birds were counted.'],
	tables,
	gaps: ['Nobody counted owls.']
});

describe('the pages of a part', () => {
	test('are one where it is short, and the part itself', () => {
		const short = part(table('seen', 3), table('heard', 0));
		expect(pagesOf(short)).toEqual([short]);
	});

	test('leave nothing out, say nothing twice and keep the order', () => {
		const long = part(table('seen', 40), table('none', 0), table('heard', 25));
		const pages = pagesOf(long, 300);
		expect(pages.length).toBeGreaterThan(4);
		expect(pages.flatMap(({ says }) => says)).toEqual(long.says);
		expect(pages.at(-1)!.gaps).toEqual(long.gaps);
		for (const { key, rows } of long.tables) {
			const shown = pages.flatMap(({ tables }) => tables).filter((one) => one.key === key);
			expect(shown.flatMap((one) => one.rows)).toEqual(rows);
		}
	});

	test('hold at least one row each, however long it is', () => {
		expect(pagesOf(part(table('seen', 3)), 1).map(({ tables }) => tables[0]?.rows.length ?? 0)).toEqual([
			0, 1, 1, 1, 0
		]);
	});
});
