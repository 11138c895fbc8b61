// Who lives in the areas a trust serves: brought in whole, kept with where it came from, and said in the log by its hash.
import { describe, expect, test } from 'vitest';
import { CATEGORIES } from '../../src/lib/voices/population.ts';
import { as, nobody, owner, provedNo, refused } from './support/database.ts';
import { EASTVALE, NORTHBROOK, PCREF, ROOTED_VOICES } from './support/ids.ts';

const counts = Object.fromEntries(CATEGORIES.map(({ group }, n) => [group, 100 * (n + 1)]));
const given = (more: object = {}) => ({
	source: 'Made up for a test',
	taken_on: '2021-03-21',
	areas: [
		{ code: 'X01', name: 'Linnet', counts },
		{ code: 'X02', name: 'Siskin', counts }
	],
	...more
});
const load = (who: string, more: object = {}, organisation = NORTHBROOK) =>
	as(who).call<string>('load_population', { organisation, given: given(more) });
const read = (who: string, organisation = NORTHBROOK) =>
	as(who).call<Record<string, unknown> | null>('population_of', { organisation });

describe('figures of who lives here', () => {
	test('are brought in, and the newest are read; the earlier stay', async () => {
		expect(await read('dev')).toBeNull();
		const first = await load('grace', { source: 'An earlier census' });
		const second = await load('grace');
		expect(await read('dev')).toMatchObject({
			id: second,
			source: 'Made up for a test',
			areas: [
				{ name: 'Linnet', n: 19_000 },
				{ name: 'Siskin', n: 19_000 }
			],
			counts: { bangladeshi: 200, other: 3800 }
		});
		expect(await as('dev').rows`select id from public.population_loads where id = ${first}`).toHaveLength(1);
	});

	test('leave one entry in the log: how many, and their hash', async () => {
		const id = await load('grace');
		const [kept] = await owner()<
			{ sha256: string }[]
		>`select sha256 from public.population_loads where id = ${id}`;
		const entries = await owner()<{ entry: Record<string, unknown> }[]>`
			select entry from tlog.staging where entry ->> 'type' = 'population.loaded' order by id desc limit 1`;
		expect(entries[0]!.entry).toMatchObject({ type: 'population.loaded', count: 38, sha256: kept!.sha256 });
	});

	test.each([
		['no source', { source: ' ' }, 'NV010', 'source'],
		['a day to come', { taken_on: '2999-01-01' }, 'NV011', 'taken_on'],
		['no day', { taken_on: null }, 'NV011', 'taken_on'],
		['no area', { areas: [] }, 'NV012', 'areas'],
		['an area twice', { areas: [given().areas[0], given().areas[0]] }, 'NV012', 'areas'],
		[
			'a group that is none',
			{ areas: [{ code: 'X', name: 'X', counts: { ...counts, martian: 1 } }] },
			'NV013',
			'areas'
		],
		['a group missing', { areas: [{ code: 'X', name: 'X', counts: { indian: 1 } }] }, 'NV013', 'areas'],
		[
			'less than nobody',
			{ areas: [{ code: 'X', name: 'X', counts: { ...counts, arab: -1 } }] },
			'NV013',
			'areas'
		]
	])('with %s are refused', async (_what, more, code, field) => {
		await refused(load('grace', more), code, field);
	});

	test('are brought in by leads and administrators of a trust, and read by those who read its board’s pages', async () => {
		for (const who of ['fatima', 'dev', 'marcus', 'carys', 'olwen', 'joy']) await refused(load(who), '42501');
		await refused(load('joy', {}, ROOTED_VOICES), 'P0002');
		for (const who of ['fatima', 'carys', 'olwen', 'tunde']) {
			await refused(read(who), '42501');
			expect(
				await as(who).rows`select id from public.population_loads where organisation_id = ${NORTHBROOK}`
			).toEqual([]);
			expect(await as(who).rows`select n from public.population_counts`).toEqual([]);
		}
		await refused(read('dev', EASTVALE), '42501');
		for (const who of ['dev', 'amina', 'marcus']) expect(await read(who)).not.toBeNull();
		expect((await as('dev').rows`select n from public.population_counts limit 1`).length).toBe(1);
		await refused(nobody.call('population_of', { organisation: NORTHBROOK }), '42501');
		provedNo('load_population', 'dev');
	});
});

describe('what a pack holds of it', () => {
	test('the half-years within its days, each with its tables, and who lives here; the same for every audience', async () => {
		await owner()`select private.count_voices_of(${PCREF}, '2025-10-01', '2026-05-01')`;
		const pack = async (from: string, until: string, audience: string) => {
			const [row] = await owner()<
				{ pack: { halves: { half: string; tables: object }[]; population: object | null } }[]
			>`
				select private.pack_voices(${PCREF}, ${from}, ${until}, ${audience}) as pack`;
			return row!.pack;
		};
		const board = await pack('2025-10-01', '2026-03-31', 'board');
		expect(board.halves.map(({ half }) => half)).toEqual(['2025-10-01']);
		expect(Object.keys(board.halves[0]!.tables)).toHaveLength(8);
		expect(board.population).toMatchObject({ source: 'Made up for a test' });
		expect(await pack('2025-10-01', '2026-03-31', 'public')).toEqual(board);
		// A part of a half-year is none.
		expect((await pack('2025-11-01', '2026-03-31', 'board')).halves).toEqual([]);
	});
});
