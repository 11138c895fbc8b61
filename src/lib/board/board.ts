// How a board's figures are told: in words and digits, with what was before, and how a hidden number is said. Pure.
import { pounds } from '../platform/money.ts';
import { counted } from '../thread/stops.ts';
import { FIGURES, type Figure, type FigureKey, type Figures, type HonestyKey } from './figures.ts';
import { monthsOf, periodWords, type Period } from './period.ts';

export type Board = {
	programme: { id: string; slug: string; title: string };
	from: string;
	until: string;
	counted_at: string;
	figures: Figures;
	previous: Figures;
	trend: { month: string; figures: Figures }[];
	honesty: { key: HonestyKey; n: number | null }[];
};

/** Said in the place of a number that disclosure control keeps (R40). */
export const HIDDEN = 'Fewer than 5';

export const number = (n: number) => n.toLocaleString('en-GB');

/** "148", "12 of 20", "61 days", "step 4", "£1,250.00", or that it is hidden or that there is none. */
export function told(key: FigureKey, figure: Figure): string {
	switch (FIGURES[key].unit) {
		case 'count':
			return figure.n === null || figure.n === undefined ? HIDDEN : number(figure.n);
		case 'part':
			if (figure.of === null || figure.n === null) return HIDDEN;
			if (!figure.of) return 'None yet';
			return `${number(figure.n ?? 0)} of ${number(figure.of ?? 0)}`;
		case 'days':
			if (figure.n === null) return HIDDEN;
			return figure.median === null || figure.median === undefined ? 'None yet' : days(figure.median);
		case 'step':
			return figure.median === null || figure.median === undefined ? 'Not known' : `Step ${figure.median}`;
		case 'pence':
			return figure.pence === null || figure.pence === undefined ? HIDDEN : pounds(figure.pence);
	}
}

export const days = (n: number) => counted(n, 'day', 'days');

/** What changes from one period to another is compared by. Null where either is hidden or none. */
export function measureOf(key: FigureKey, figure: Figure): number | null {
	const { unit } = FIGURES[key];
	if (unit === 'count') return figure.n ?? null;
	if (unit === 'pence') return figure.pence ?? null;
	if (unit === 'part') return figure.of ? Math.round((100 * (figure.n ?? 0)) / figure.of) : null;
	return figure.median ?? null;
}

/** "12 more than in the 12 months before", "the same as …"; null where there is nothing to compare. */
export function beside(key: FigureKey, now: Figure, before: Figure, period: Period): string | null {
	const [here, there] = [measureOf(key, now), measureOf(key, before)];
	if (here === null || there === null) return null;
	const span = monthsOf(period) === 1 ? 'the month before' : `the ${monthsOf(period)} months before`;
	if (here === there) return `the same as in ${span}`;
	const { unit } = FIGURES[key];
	const change = Math.abs(here - there);
	const said =
		unit === 'pence'
			? pounds(change)
			: unit === 'part'
				? counted(change, 'percentage point', 'percentage points')
				: unit === 'days'
					? days(change)
					: number(change);
	return `${said} ${here > there ? 'more' : unit === 'days' ? 'fewer' : 'less'} than in ${span}`;
}

/** The share that one is of another, as whole per cent; null where there is none to take it of. */
export const share = (n: number | null | undefined, of: number | null | undefined): number | null =>
	n === null || n === undefined || !of ? null : Math.round((100 * n) / of);

/** The first thing a board reads: what was given, what was agreed and answered, how fast, and what waits. */
export function sentenceOf({ figures }: Pick<Board, 'figures'>, period: Period): string {
	const { received, agreed, answered, days_to_answer, overdue, waiting } = figures;
	if (!received.n && !agreed.n && !answered.n && !waiting.n) {
		return `In ${periodWords(period)} nothing was given, agreed or answered.`;
	}
	const speed = days_to_answer.median == null ? '' : `, half of them within ${days(days_to_answer.median)}`;
	const late = overdue.n ?? 0;
	const waits = waiting.n ?? 0;
	return [
		`In ${periodWords(period)} people gave ${counted(received.n ?? 0, 'contribution', 'contributions')}.`,
		`${counted(agreed.n ?? 0, 'insight was', 'insights were')} agreed with them, and ${counted(answered.n ?? 0, 'was', 'were')} answered${speed}.`,
		waits === 0
			? 'Nothing waits for an answer.'
			: `${counted(waits, 'waits', 'wait')} for an answer, ${late === 0 ? 'none' : number(late)} past the promised day.`
	].join(' ');
}
