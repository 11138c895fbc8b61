// The limits that somebody sets for themselves, in words. Nobody else reads them (R57).
import { z } from 'zod';
import { penceFrom } from '../platform/money.ts';

export type OwnLimits = {
	week_pence: number | null;
	month_pence: number | null;
	month_begins_on: number;
	week: { from: string; given: number };
	month: { from: string; given: number };
};

const sum = z
	.string()
	.trim()
	.default('')
	.transform((typed, ctx) => {
		if (typed === '') return null;
		const pence = penceFrom(typed);
		if (pence === null || pence > 1_000_000)
			ctx.addIssue({ code: 'custom', message: 'Enter a sum up to £10,000, for example 150' });
		return pence;
	});

const DAY = 'Enter a day from 1 to 28';
/** What the form of limits gives: pence, null where there is none. */
export const ownLimits = z.object({
	week: sum,
	month: sum,
	month_begins_on: z.coerce.number(DAY).int(DAY).min(1, DAY).max(28, DAY).default(1)
});

/** Whole pence as a box shows them: "150" or "12.50". */
export function inBox(pence: number | null): string {
	if (pence === null) return '';
	return pence % 100 === 0 ? String(pence / 100) : (pence / 100).toFixed(2);
}

/** Whether so much more, given now, would be over one of the limits. Exactly the limit is not over it. */
export function crossed({ week_pence, month_pence, week, month }: OwnLimits, pence: number): boolean {
	return (
		pence > 0 &&
		((week_pence !== null && week.given + pence > week_pence) ||
			(month_pence !== null && month.given + pence > month_pence))
	);
}
