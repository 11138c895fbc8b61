// The table of the census as it is given out, and what is wrong with one that is not.
import { describe, expect, test } from 'vitest';
import { broadly, CATEGORIES, living, readPopulation, template } from './population.ts';

const HEADER = [
	'Lower Tier Local Authorities Code',
	'Lower Tier Local Authorities',
	'Ethnic group (20 categories) Code',
	'Ethnic group (20 categories)',
	'Observation'
];
const rows = (code: string, name: string) =>
	[
		['-8', 'Does not apply', '0'],
		...CATEGORIES.map(({ label }, n) => [`${n + 1}`, label, `${n + 1},000`])
	].map((cells, n) => ({ row: n + 2, cells: [code, name, ...cells] }));

describe('the table of the census', () => {
	test('is read as it is: 19 groups of each area', () => {
		const { areas, problems } = readPopulation({
			header: HEADER,
			rows: [...rows('E1', 'Linnet'), ...rows('E2', 'Siskin')]
		});
		expect(problems).toEqual([]);
		expect(areas.map(({ name }) => name)).toEqual(['Linnet', 'Siskin']);
		expect(areas[0]!.counts).toMatchObject({ bangladeshi: 1000, other: 19000 });
		expect(living(areas[0]!)).toBe(190_000);
		expect(broadly(areas[0]!.counts).map(({ n }) => n)).toEqual([15_000, 21_000, 42_000, 75_000, 37_000]);
	});

	test('has a template with its columns and groups', () => {
		const lines = template().trim().split('\r\n');
		expect(lines).toHaveLength(20);
		expect(lines[0]!.split(',').map((name) => name.toLowerCase())).toEqual(
			HEADER.map((name) => name.toLowerCase())
		);
	});
});

describe('another table', () => {
	test('says which columns it lacks', () => {
		expect(readPopulation({ header: ['Area code', 'Area', 'People'], rows: [] }).problems).toEqual([
			'There is no column “ethnic group (20 categories)”.',
			'There is no column “observation”.'
		]);
	});

	test('says what is wrong in which row', () => {
		const [, first, ...rest] = rows('E1', 'Linnet');
		const broken = [
			{ row: 2, cells: [...first!.cells.slice(0, 4), 'many'] },
			{ row: 3, cells: ['E1', 'Linnet', '1', 'Martian', '4'] },
			...rest
		];
		expect(readPopulation({ header: HEADER, rows: broken }).problems).toEqual([
			'Row 2 has no whole number of people.',
			'Row 3: “Martian” is none of the 19 ethnic groups of the 2021 census.',
			'Linnet lacks 1 of the 19 ethnic groups.'
		]);
	});
});
