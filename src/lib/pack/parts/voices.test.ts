import { expect, test } from 'vitest';
import { voices, type VoicesData } from './voices.ts';

const counts = { took_part: 40, agreed: 20, adopted: null };
const shown = (row: string, took_part: number | null) => ({
	people: counts,
	rows: [{ row, column: null, took_part, agreed: null, adopted: null, weeks: 8 }]
});
const data: VoicesData = {
	trust: 'northbrook',
	from: '2026-04-01',
	until: '2026-09-30',
	halves: [
		{
			half: '2026-04-01',
			counted_at: '2026-10-29T00:10:00Z',
			tables: {
				ethnic_group: shown('black', 20),
				ethnic_group_detailed: shown('african', null),
				age_band: shown('25_34', 15),
				gender: shown('woman', 25),
				disability: shown('no', 30),
				'ethnic_group-gender': shown('black', null)
			}
		}
	],
	population: null
};

test('says how many, keeps hidden numbers hidden, and says what is missing', () => {
	const section = voices(data);
	expect(section.says).toContain('About 40 people took part.');
	expect(section.gaps).toEqual([
		'April to September 2026: fewer than 10 people have words in an insight that was adopted, so it is not said whose.',
		'No figures of who lives in the area were brought in. Who is missing cannot be told.'
	]);
	const [groups, detail] = section.tables;
	expect(groups!.rows[0]).toEqual({
		cells: {
			group: 'Black, Black British, Caribbean or African',
			took_part: 20,
			agreed: null,
			adopted: null,
			weeks: 8
		},
		link: '/northbrook/board/voices?half=2026-04-01&by=ethnic_group'
	});
	expect(detail!.rows[0]!.cells['took_part']).toBeNull();
	for (const table of section.tables) expect(table.hidden).toMatch(/^Hidden/);
});

test('without a counted half-year says that it is not known', () => {
	const section = voices({ ...data, halves: [] });
	expect(section.tables).toEqual([]);
	expect(section.gaps[0]).toMatch(/not known here/);
});

test('stands beside who lives here once that was brought in', () => {
	const population = {
		id: 'p',
		source: 'Made up',
		taken_on: '2021-03-21',
		loaded_at: '2026-10-01T09:00:00Z',
		loaded_by: 'Grace',
		sha256: '0'.repeat(64),
		areas: [{ code: 'X1', name: 'Linnet', n: 1000 }],
		counts: { african: 100, british: 900 }
	};
	const beside = voices({ ...data, population }).tables.at(-1)!;
	expect(beside.rows.find(({ cells }) => cells['took_part'] === 20)!.cells).toMatchObject({
		ratio: 10,
		lives: 10
	});
});
