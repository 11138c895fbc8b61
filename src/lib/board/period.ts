// The months a board looks at: whole months, in the address as ?from=2025-04&until=2026-03, so that a figure, the rows behind
// it and the pack speak of the same days. Pure.
import { addMonths, differenceInCalendarMonths, format, parse } from 'date-fns';

/** The first day of the first month and of the last, as "2025-04-01". */
export type Period = { from: string; until: string };

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
/** As private.require_months has it. */
const MOST_MONTHS = 60;

/**
 * The period that an address asks for; this financial year so far where it asks for none.
 * In: "2025-04" and "2026-03", and today as "2026-11-22". Out: null where these are no months, backwards or over five years.
 */
export function periodAsked(from: string | null, until: string | null, today: string): Period | null {
	const standing = financialYear(today);
	const asked = { from: from ?? standing.from.slice(0, 7), until: until ?? standing.until.slice(0, 7) };
	if (!MONTH.test(asked.from) || !MONTH.test(asked.until)) return null;
	const period = { from: `${asked.from}-01`, until: `${asked.until}-01` };
	const months = monthsOf(period);
	return months >= 1 && months <= MOST_MONTHS ? period : null;
}

/** From April to this month: the year that trusts report by. */
export function financialYear(today: string): Period {
	const [year, month] = today.split('-').map(Number) as [number, number];
	return { from: `${month >= 4 ? year : year - 1}-04-01`, until: `${today.slice(0, 7)}-01` };
}

/** As many months as this one has, just before it. */
export function previousPeriod(period: Period): Period {
	const months = monthsOf(period);
	return { from: moved(period.from, -months), until: moved(period.from, -1) };
}

export function monthsOf(period: Period): number {
	return differenceInCalendarMonths(day(period.until), day(period.from)) + 1;
}

/** "April 2025 to March 2026", or "April 2025" for one month. */
export function periodWords(period: Period): string {
	const [from, until] = [period.from, period.until].map((one) => format(day(one), 'MMMM yyyy'));
	return from === until ? from! : `${from} to ${until}`;
}

/** For an address: "from=2025-04&until=2026-03". */
export function periodQuery(period: Period): string {
	return `from=${period.from.slice(0, 7)}&until=${period.until.slice(0, 7)}`;
}

/** The last day of the period, as "2026-03-31". */
export function lastDay(period: Period): string {
	const next = day(moved(period.until, 1));
	next.setDate(0);
	return format(next, 'yyyy-MM-dd');
}

const day = (written: string) => parse(written, 'yyyy-MM-dd', new Date(2000, 0, 1));
const moved = (written: string, months: number) => format(addMonths(day(written), months), 'yyyy-MM-dd');

/** The months one may choose between, the newest first, as "2025-04" and "April 2025"; five years at most, and those in `keep`. */
export function monthChoices(since: string, today: string, keep: Period): { value: string; label: string }[] {
	const last = `${today.slice(0, 7)}-01`;
	const from = [`${since.slice(0, 7)}-01`, keep.from].sort()[0]!;
	const until = [last, keep.until].sort()[1]!;
	const count = Math.min(monthsOf({ from, until }), MOST_MONTHS);
	return Array.from({ length: count }, (_, back) => {
		const month = moved(until, -back);
		return { value: month.slice(0, 7), label: periodWords({ from: month, until: month }) };
	});
}

/** Of the whole choice: "programme=pcref&from=2025-04&until=2026-03". */
export const boardQuery = ({ programme, period }: { programme: { slug: string }; period: Period }): string =>
	`programme=${programme.slug}&${periodQuery(period)}`;

/** The same as functions of the database take it. */
export const spanOf = ({ programme, period }: { programme: { id: string }; period: Period }) => ({
	programme: programme.id,
	from_month: period.from,
	until_month: period.until
});
