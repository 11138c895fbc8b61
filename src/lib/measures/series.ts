// Readings as a series: periods in order, a place for each group in each of them, and gaps where nothing may be or is said. Pure.
import { differenceInCalendarMonths, parse } from 'date-fns';
import type { Measure, MeasurePage, SeriesReading } from './measure.ts';
import { rateRatio, shareRatio, type Ratio } from './rates.ts';

export type Span = { from: string; until: string };
export type Line = { group: string; points: (SeriesReading | undefined)[] };
export type Series = { periods: Span[]; lines: Line[] };

/** The series of the periods that are as long as the newest is: a month and a year make no line together. */
export function seriesOf(readings: SeriesReading[]): Series {
	const newest = readings.at(-1);
	if (!newest) return { periods: [], lines: [] };
	const length = monthsOf(newest);
	const fitting = readings.filter((one) => monthsOf(one) === length);
	const periods = [...new Map(fitting.map(({ from, until }) => [until, { from, until }])).values()];
	const groups = [...new Set(fitting.map(({ group }) => group))].toSorted((a, b) => a.localeCompare(b));
	const at = new Map(fitting.map((one) => [`${one.until}|${one.group}`, one]));
	return {
		periods,
		lines: groups.map((group) => ({
			group,
			points: periods.map(({ until }) => at.get(`${until}|${group}`))
		}))
	};
}

/** Whom groups are held against where nobody chose: White people, else everybody, else the first. */
export function comparatorOf(groups: string[], asked: string | null): string | null {
	const wanted = [asked, 'White', 'British', 'White British', 'Everybody'];
	return wanted.find((group) => group && groups.includes(group)) ?? groups[0] ?? null;
}

export type Compared = { group: string; ratio: number; interval: Pick<Ratio, 'low' | 'high'> | null };

/**
 * Each group against another in one period: how many times its rate or share. Null for what is no rate or share, since a count says
 * nothing of how many people there are. Without the numbers beneath, a ratio stands without its interval.
 */
export function compared(
	series: Series,
	at: number,
	against: string,
	unit: Measure['unit']
): Compared[] | null {
	if (unit !== 'rate' && unit !== 'percent') return null;
	const points = series.lines.map(({ group, points }) => ({ group, point: points[at] }));
	const other = points.find(({ group }) => group === against)?.point;
	if (!other?.value) return [];
	const rows: Compared[] = [];
	for (const { group, point } of points) {
		if (group === against || point?.value === undefined || point.value === null) continue;
		const [one, two] = [countedOf(point), countedOf(other)];
		const exact = one && two ? (unit === 'rate' ? rateRatio(one, two) : shareRatio(one, two)) : null;
		rows.push(
			exact
				? { group, ratio: exact.ratio, interval: exact }
				: { group, ratio: point.value / other.value, interval: null }
		);
	}
	return rows;
}

function countedOf({ numerator, denominator }: SeriesReading) {
	return numerator !== null && denominator ? { events: numerator, over: denominator } : null;
}

/** "2.01 times (95% interval 1.19 to 3.39)" */
export function ratioWords({ ratio, interval }: Compared): string {
	const times = `${ratio.toFixed(2)} times`;
	return interval
		? `${times} (95% interval ${interval.low.toFixed(2)} to ${interval.high.toFixed(2)})`
		: times;
}

/** What is drawn, in units of the picture. */
export type Drawing = {
	lines: { group: string; paths: string[]; dots: { x: number; y: number }[] }[];
	/** Where an action ended, or is to end, between the first and the last day; numbered as they are listed. */
	marks: { x: number; number: number; what: string; done: boolean }[];
	top: number;
};
export const PICTURE = { width: 640, height: 240, edge: 24 };

/** Draws lines that break where a number is hidden or missing, from nought at the foot. In: the lines to draw and the actions beside. */
export function drawn(series: Series, groups: string[], actions: MeasurePage['actions']): Drawing {
	const { width, height, edge } = PICTURE;
	const lines = series.lines.filter(({ group }) => groups.includes(group));
	const top = Math.max(0, ...lines.flatMap(({ points }) => points.map((point) => point?.value ?? 0))) || 1;
	const [first, last] = [dayOf(series.periods[0]?.until), dayOf(series.periods.at(-1)?.until)];
	const x = (day: number) =>
		last > first ? edge + ((day - first) / (last - first)) * (width - 2 * edge) : width / 2;
	const y = (value: number) => height - edge - (value / top) * (height - 2 * edge);
	return {
		top,
		lines: lines.map(({ group, points }) => {
			const places = points.map((point, at) =>
				typeof point?.value === 'number'
					? { x: round(x(dayOf(series.periods[at]!.until))), y: round(y(point.value)) }
					: null
			);
			return { group, paths: unbroken(places), dots: places.filter((place) => place !== null) };
		}),
		marks: actions
			.map(({ what, due_on, done_on }, at) => ({
				day: dayOf(done_on ?? due_on),
				number: at + 1,
				what,
				done: done_on !== null
			}))
			.filter(({ day }) => day >= first && day <= last)
			.map(({ day, ...mark }) => ({ x: round(x(day)), ...mark }))
	};
}

function unbroken(places: ({ x: number; y: number } | null)[]): string[] {
	const runs: { x: number; y: number }[][] = [[]];
	for (const place of places) {
		if (place) runs.at(-1)!.push(place);
		else runs.push([]);
	}
	return runs
		.filter((run) => run.length > 1)
		.map((run) => run.map(({ x, y }, at) => `${at ? 'L' : 'M'}${x} ${y}`).join(''));
}

const dayOf = (iso: string | undefined) => (iso ? Date.parse(`${iso}T00:00:00Z`) / 86_400_000 : 0);
const round = (number: number) => Math.round(number * 10) / 10;
const monthsOf = ({ from, until }: Span) => differenceInCalendarMonths(day(until), day(from)) + 1;
const day = (iso: string) => parse(iso, 'yyyy-MM-dd', new Date(2000, 0, 1));
