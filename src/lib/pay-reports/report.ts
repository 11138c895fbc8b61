// How promptly people are paid, in words (R63).
import { z } from 'zod';

export type Line = {
	/** A way, a programme or a month; null for all. */
	name: string | null;
	number: number;
	pence: number;
	fee_pence: number;
	expense_pence: number;
	/** Within 10 working days of the activity, and within 30 days. */
	ten: number;
	ten_pence: number;
	thirty: number;
	thirty_pence: number;
};
export type Report = {
	from: string;
	until: string;
	paid: Line;
	by_route: Line[];
	by_programme: Line[];
	by_month: Line[];
	owed: {
		number: number;
		pence: number;
		late: number;
		late_pence: number;
		very_late: number;
		very_late_pence: number;
	};
};

/** Why a clock may stand, as the database has it; never why somebody wants something. */
export const WHYS = [
	'an answer of theirs is awaited',
	'they asked for a later day',
	'the sum is in question'
] as const;
export const pausing = z.object({ why: z.enum(WHYS, 'Choose why the clock stands') });

/** Whole per cent, or a dash where there is nothing to be a share of. */
export function share(part: number, whole: number): string {
	return whole === 0 ? '–' : `${Math.round((100 * part) / whole)}%`;
}

/** The lines as a table for a file. Names as the page writes them. */
export function asTable(lines: { group: string; name: string; line: Line }[]): (string | number | null)[][] {
	return [
		[
			'By',
			'Name',
			'Payments',
			'Pounds',
			'Of it fees',
			'Of it expenses',
			'Within 10 working days',
			'Pounds within 10 working days',
			'Within 30 days',
			'Pounds within 30 days'
		],
		...lines.map(({ group, name, line }) => [
			group,
			name,
			line.number,
			line.pence / 100,
			line.fee_pence / 100,
			line.expense_pence / 100,
			line.ten,
			line.ten_pence / 100,
			line.thirty,
			line.thirty_pence / 100
		])
	];
}

/** The financial year so far: from 1 April before or on a day. In and out: ISO dates. */
export function thisYear(today: string): { from: string; until: string } {
	const year = Number(today.slice(0, 4));
	return { from: `${today.slice(5) >= '04-01' ? year : year - 1}-04-01`, until: today };
}
