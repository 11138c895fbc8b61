import { expect, test } from 'vitest';
import { readMeasures, type Setting } from './files.ts';

const SETTING: Setting = {
	measures: [
		{ key: 'MHS81', local: false },
		{ key: 'L1', local: true }
	],
	areas: { trust: 'RNB', icb: 'QNB' }
};
const HEAD =
	'REPORTING_PERIOD_START,REPORTING_PERIOD_END,STATUS,BREAKDOWN,PRIMARY_LEVEL,PRIMARY_LEVEL_DESCRIPTION,SECONDARY_LEVEL,SECONDARY_LEVEL_DESCRIPTION,MEASURE_ID,MEASURE_NAME,MEASURE_VALUE';
const PERIOD = '01/04/2025,30/04/2025,Final';
const file = (...rows: string[]) => [HEAD, ...rows].join('\r\n');

test('published values come out as they were put in, and * stays hidden (R20)', () => {
	const read = readMeasures(
		file(
			`${PERIOD},Provider,RNB,Northbrook,NONE,NONE,MHS81,Detentions,65`,
			`${PERIOD},Provider; Ethnicity,RNB,Northbrook,N,African,MHS81,Detentions,*`,
			`${PERIOD},Provider; Ethnicity,RNB,Northbrook,A,British,MHS81,Detentions,"1,040"`,
			`${PERIOD},Provider; Ethnicity (Broad),RNB,Northbrook,White,White,MHS81,Detentions,-`,
			`${PERIOD},England,England,England,NONE,NONE,MHS81,Detentions,4150`
		),
		SETTING
	)!;
	expect(read.kind).toBe('mhsds');
	expect(
		read.rows.map(({ level, dimension, group, value, mark }) => [level, dimension, group, value, mark])
	).toEqual([
		['trust', 'all', 'Everybody', 65, null],
		['trust', 'ethnicity', 'African', null, 'suppressed'],
		['trust', 'ethnicity', 'British', 1040, null],
		['trust', 'ethnicity_broad', 'White', null, 'not_given'],
		['england', 'all', 'Everybody', 4150, null]
	]);
	expect(read.rows[0]).toMatchObject({ from: '2025-04-01', until: '2025-04-30', area: 'RNB' });
});

test('other trusts, other measures and other ways of telling apart are left where they are', () => {
	const read = readMeasures(
		file(
			`${PERIOD},Provider,RXX,Elsewhere,NONE,NONE,MHS81,Detentions,65`,
			`${PERIOD},Provider; Gender,RNB,Northbrook,1,Male,MHS81,Detentions,65`,
			`${PERIOD},Provider; Ethnicity; Gender,RNB,Northbrook,A,British,MHS81,Detentions,65`,
			`${PERIOD},Provider,RNB,Northbrook,NONE,NONE,MHS01,Referrals,65`,
			`${PERIOD},Sub ICB - GP Practice or Residence,QNB,Northbrook,NONE,NONE,MHS81,Detentions,65`
		),
		SETTING
	)!;
	expect([read.rows.length, read.rows_other, read.rows_refused]).toEqual([0, 5, 0]);
});

test('what is no number or no day, or stands there twice, is refused by its row', () => {
	const good = `${PERIOD},Provider,RNB,Northbrook,NONE,NONE,MHS81,Detentions,65`;
	const read = readMeasures(
		file(good, good, good.replace('65', 'many'), good.replace('30/04/2025', '31/04/2025')),
		SETTING
	)!;
	expect(read.rows).toHaveLength(1);
	expect(read.refused.map(({ row }) => row)).toEqual([3, 4, 5]);
});

test("a trust's own file, with what its rates rest on", () => {
	const read = readMeasures(
		'Measure,From,Until,Area,Group,Value,Numerator,Denominator\nL1,2025-04-01,2025-06-30,,Black,12.5,20,1600\nL9,2025-04-01,2025-06-30,,Black,3,,\nL1,2025-04-01,2025-06-30,,,*,,',
		SETTING
	)!;
	expect(read.kind).toBe('local');
	expect(read.rows[0]).toMatchObject({
		group: 'Black',
		value: 12.5,
		numerator: 20,
		denominator: 1600,
		level: 'trust'
	});
	expect(read.rows[1]).toMatchObject({
		dimension: 'all',
		group: 'Everybody',
		value: null,
		mark: 'suppressed'
	});
	expect(read.refused[0]!.why).toContain('L9');
});

test('any other table is none of ours', () => {
	expect(readMeasures('a,b\n1,2', SETTING)).toBeNull();
});
