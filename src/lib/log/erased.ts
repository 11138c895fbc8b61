// What was erased, month by month, as people read it. Pure.
import { monthName } from '../hours/hours.ts';
import { figure } from './book.ts';

/** One month as the database counts it (public.log_erasures). */
export type Erased = { month: string } & Record<How, number>;

/** Each way, and whether anybody can check that it was the person who wanted it. */
const WAYS = {
	subject: 'Proved by the key on their slip',
	self: 'Signed in, on their own page',
	receipt: 'With the slip, without its key',
	request: 'By staff, who say the person asked',
	retention: 'Their time was over',
	kept_back: 'Kept back by the trust'
} as const;
type How = keyof typeof WAYS;

export const ERASED_COLUMNS = [
	{ key: 'month', label: 'Month' },
	...Object.entries(WAYS).map(([key, label]) => ({ key, label, numeric: true }))
];

/** The rows of the table, newest month first, with "November 2026" for "2026-11". */
export const erasedRows = (months: Erased[]) =>
	months.map((one) => ({ ...one, month: monthName(one.month) }));

/** Over all months shown: how many people took their words back, and for how many of them anybody can check that it was they. */
export function erasedSentence(months: Erased[]): string {
	const sum = (...ways: How[]) =>
		months.reduce((all, one) => all + ways.reduce((n, way) => n + one[way], 0), 0);
	const all = sum('subject', 'self', 'receipt', 'request');
	if (all === 0) return 'In these months nobody took words back.';
	const proved = sum('subject') || 'none';
	return `Words were taken back ${all === 1 ? 'once' : `${figure(all)} times`} in these months. For ${proved} of them the book proves that the person wanted it; for the others it is the trust’s word.`;
}
