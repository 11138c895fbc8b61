// Measures (R12, R20, R22): what is brought in comes out as it was, hidden stays hidden, and who may bring it in and read it.
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { readMeasures } from '../../src/lib/measures/files.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { EASTVALE, NORTHBROOK, PCREF } from './support/ids.ts';
import { staged } from './support/staged.ts';

// Two rows of the published layout, with values of our own.
const PUBLISHED = `REPORTING_PERIOD_START,REPORTING_PERIOD_END,STATUS,BREAKDOWN,PRIMARY_LEVEL,PRIMARY_LEVEL_DESCRIPTION,SECONDARY_LEVEL,SECONDARY_LEVEL_DESCRIPTION,MEASURE_ID,MEASURE_NAME,MEASURE_VALUE
01/04/2025,30/04/2025,Final,Provider,RNB,Northbrook,NONE,NONE,MHS81,Detentions,65
01/04/2025,30/04/2025,Final,Provider; Ethnicity,RNB,Northbrook,N,African,MHS81,Detentions,*
01/04/2025,30/04/2025,Final,Provider; Ethnicity,RNB,Northbrook,A,British,MHS81,Detentions,40
01/04/2025,30/04/2025,Final,Provider,RXX,Elsewhere,NONE,NONE,MHS81,Detentions,65`;

type Setting = Parameters<typeof readMeasures>[1];
type Reading = { group: string; value: number | null; mark: string | null };

async function given(text: string, name = 'april.csv') {
	const setting = await as('grace').call<Setting>('measure_load_setting', { organisation: NORTHBROOK });
	const sha256 = createHash('sha256').update(text).digest('hex');
	return { ...readMeasures(text, setting)!, name, sha256 };
}
const start = async (text: string, who = as('grace')) =>
	who.call<{ id: string; existing: boolean }>('start_measure_load', {
		organisation: NORTHBROOK,
		given: await given(text)
	});
const idOf = async (key: string) =>
	(await owner()<{ id: string }[]>`select id from public.measures where key = ${key}`)[0]!.id;
const readings = async (key: string, dimension = 'ethnicity') =>
	(
		await as('dev').call<{ readings: Reading[] }>('measure_page', {
			programme: PCREF,
			measure: await idOf(key),
			level: 'trust',
			dimension
		})
	).readings.map(({ group, value, mark }) => [group, value, mark]);

beforeAll(async () => {
	await as('grace').call('set_measure_areas', { organisation: NORTHBROOK, given: { trust: 'rnb' } });
});

test('the catalogue is read by all who sign in, and by nobody else', async () => {
	const rows = await as('joy').rows<{
		key: string;
	}>`select key from public.measures where organisation_id is null`;
	expect(rows).toHaveLength(23);
	await refused(nobody.rows`select id from public.measures`, '42501');
});

test('only the code of a trust, and only by its engagement lead', async () => {
	await refused(
		as('grace').call('set_measure_areas', { organisation: NORTHBROOK, given: { trust: 'not a code' } }),
		'NM001',
		'trust'
	);
	await refused(as('dev').call('set_measure_areas', { organisation: NORTHBROOK, given: {} }), '42501');
	expect(await as('dev').rows`select level, code from public.measure_areas`).toEqual([
		{ level: 'trust', code: 'RNB' }
	]);
	expect(await as('olwen').rows`select level from public.measure_areas`).toEqual([]);
	await refused(as('dev').call('measure_load_setting', { organisation: NORTHBROOK }), '42501');
});

describe('a published file', () => {
	test('is put aside, agreed to, counts as it was published, and is taken out again', async () => {
		const { id } = await start(PUBLISHED);
		expect(await readings('MHS81')).toEqual([]);
		const page = await as('dev').call<object>('measure_load_page', { load: id });
		expect(page).toMatchObject({ rows_read: 4, rows_other: 1, rows_refused: 0, agreed_at: null });
		const { done } = await staged({ who: 'grace', call: 'agree_measure_load', given: { load: id } });
		expect(done).toHaveLength(1);
		expect(done[0]).toMatchObject({ type: 'measure.loaded', count: 3 });

		expect(await readings('MHS81')).toEqual([
			['African', null, 'suppressed'],
			['British', 40, null]
		]);
		expect(await readings('MHS81', 'all')).toEqual([['Everybody', 65, null]]);
		expect(await start(PUBLISHED)).toEqual({ id, existing: true });

		await as('grace').call('undo_measure_load', { load: id });
		expect(await readings('MHS81')).toEqual([]);
		await refused(as('grace').call('undo_measure_load', { load: id }), 'NM005');
		await refused(as('grace').call('agree_measure_load', { load: id }), 'NM005');
	});

	test('of nothing we know is refused, and so is anybody but the lead', async () => {
		await refused(start(PUBLISHED.replaceAll('RNB', 'RYY')), 'NM004', 'file');
		await refused(start(`${PUBLISHED}\n`, as('dev')), '42501');
		const { id } = await start(`${PUBLISHED}\n`);
		await refused(as('dev').call('agree_measure_load', { load: id }), '42501');
		await refused(as('olwen').call('undo_measure_load', { load: id }), 'P0002');
		await refused(as('olwen').call('measure_load_page', { load: id }), 'P0002');
	});

	test('is read by those who read the board, and by nobody else', async () => {
		const { id } = await start(`${PUBLISHED}\n\n`);
		await as('grace').call('agree_measure_load', { load: id });
		expect(await as('dev').rows`select id from public.measure_loads where id = ${id}`).toHaveLength(1);
		expect(await as('dev').rows`select id from public.measure_readings where load_id = ${id}`).toHaveLength(
			3
		);
		for (const other of ['fatima', 'joy', 'olwen'] as const) {
			expect(await as(other).rows`select id from public.measure_loads`).toEqual([]);
			expect(await as(other).rows`select id from public.measure_readings`).toEqual([]);
		}
		await refused(as('fatima').call('measures_page', { programme: PCREF }), 'P0002');
		const measure = await idOf('MHS81');
		const asked = { programme: PCREF, measure, level: 'trust', dimension: 'all' };
		await refused(as('fatima').call('measure_page', asked), 'P0002');
		await as('grace').call('undo_measure_load', { load: id });
	});
});

describe("a trust's own measure", () => {
	const measure = { name: 'Told their rights in their own language', unit: 'percent', better: 'more' };

	test('is added by its lead, and read by its board alone', async () => {
		const id = await as('grace').call<string>('add_measure', { organisation: NORTHBROOK, given: measure });
		expect(await as('dev').rows`select key from public.measures where id = ${id}`).toEqual([{ key: 'L1' }]);
		expect(await as('joy').rows`select key from public.measures where id = ${id}`).toEqual([]);
		await refused(as('dev').call('add_measure', { organisation: NORTHBROOK, given: measure }), '42501');
		await refused(as('grace').call('add_measure', { organisation: EASTVALE, given: measure }), '42501');
		const without = { ...measure, unit: 'rate' };
		await refused(
			as('grace').call('add_measure', { organisation: NORTHBROOK, given: without }),
			'NM003',
			'per'
		);
		const none = { ...measure, unit: 'interval' };
		await refused(
			as('grace').call('add_measure', { organisation: NORTHBROOK, given: none }),
			'NM002',
			'unit'
		);
	});

	test('hides what is under 5, and a second group where one alone could be worked out (R40)', async () => {
		const { id } = await start(`measure,from,until,area,group,value,numerator,denominator
L1,2025-04-01,2025-06-30,,,50,50,100
L1,2025-04-01,2025-06-30,,Arab,10,4,40
L1,2025-04-01,2025-06-30,,Black,60,12,20
L1,2025-04-01,2025-06-30,,White,85,34,40
L1,2025-07-01,2025-09-30,,Black,61,61,100`);
		await as('grace').call('agree_measure_load', { load: id });
		expect(await readings('L1')).toEqual([
			['Arab', null, 'suppressed'],
			['Black', null, 'suppressed'],
			['White', 85, null],
			['Black', 61, null]
		]);
		const catalogue = await as('dev').call<{ measures: { key: string; held: object[] }[] }>('measures_page', {
			programme: PCREF
		});
		expect(catalogue.measures.find(({ key }) => key === 'L1')!.held).toHaveLength(2);
	});
});

test('a name of who publishes stands in the rows and nowhere else (R22)', async () => {
	const { readFileSync, readdirSync } = await import('node:fs');
	for (const folder of ['src/lib/measures', 'src/lib/outcomes']) {
		for (const file of readdirSync(folder))
			expect(readFileSync(`${folder}/${file}`, 'utf8')).not.toContain('NHS England');
	}
});
