import { expect, test } from 'vitest';
import type { SeriesReading } from './measure.ts';
import { comparatorOf, compared, drawn, ratioWords, seriesOf } from './series.ts';

const quarter = (
	until: string,
	group: string,
	value: number | null,
	counted: [number, number] | null = null
) => ({
	from: `${until.slice(0, 4)}-${String(Number(until.slice(5, 7)) - 2).padStart(2, '0')}-01`,
	until,
	area: 'The trust',
	group,
	value,
	numerator: counted?.[0] ?? null,
	denominator: counted?.[1] ?? null,
	mark: value === null ? ('suppressed' as const) : null,
	published: false
});
const READINGS: SeriesReading[] = [
	quarter('2025-03-31', 'Black', 8, [16, 2000]),
	quarter('2025-03-31', 'White', 4, [20, 5000]),
	quarter('2025-06-30', 'Black', null),
	quarter('2025-06-30', 'White', 4),
	quarter('2025-09-30', 'Black', 93, [33, 355]),
	quarter('2025-09-30', 'White', 46.3, [24, 518])
];

test('a hidden number is a gap, and never a nought', () => {
	const series = seriesOf(READINGS);
	expect(series.lines[0]!.points.map((point) => point?.value)).toEqual([8, null, 93]);
	const { lines } = drawn(series, ['Black', 'White'], []);
	expect(lines[0]).toMatchObject({ group: 'Black', paths: [] });
	expect(lines[0]!.dots).toHaveLength(2);
	expect(lines[1]!.paths).toHaveLength(1);
});

test('the day of an action stands on the series', () => {
	const beside = [
		{ id: '1', what: 'Culturally matched advocates', due_on: '2025-05-15', done_on: null },
		{ id: '2', what: 'Long before', due_on: '2020-05-15', done_on: null }
	];
	const { marks } = drawn(seriesOf(READINGS), ['Black'], beside);
	expect(marks.map(({ what, done }) => [what, done])).toEqual([['Culturally matched advocates', false]]);
});

test('a group against another, with its interval where the counts are known', () => {
	const series = seriesOf(READINGS);
	const against = comparatorOf(['Black', 'White'], null)!;
	expect(against).toBe('White');
	expect(compared(series, 2, against, 'rate')!.map(ratioWords)).toEqual([
		'2.01 times (95% interval 1.19 to 3.39)'
	]);
	expect(compared(series, 1, against, 'rate')).toEqual([]);
	expect(compared(series, 2, against, 'count')).toBeNull();
});

test('a year and a quarter make no line together', () => {
	const year = { ...quarter('2025-03-31', 'Black', 30), from: '2024-04-01' };
	expect(seriesOf([year, ...READINGS]).periods).toHaveLength(3);
});

test('of nothing there is an empty series', () => {
	expect(seriesOf([])).toEqual({ periods: [], lines: [] });
});
