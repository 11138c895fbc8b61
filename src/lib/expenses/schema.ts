import { z } from 'zod';
import { penceFrom } from '../platform/money.ts';
import { EXPENSES, WAIVERS, type Expense, type Waiver } from './expense.ts';

const MILES = 'Enter how many miles, for example 12.5';

/** Tenths of a mile of "12.5"; null where it is no number of miles. */
export function tenthsFrom(typed: string): number | null {
	const miles = /^(\d{1,4})(?:\.(\d))?$/.exec(typed.trim());
	const tenths = miles ? Number(miles[1]) * 10 + Number(miles[2] ?? 0) : 0;
	return tenths >= 1 && tenths <= 20000 ? tenths : null;
}

/** One expense as the form sends it; `id` is made with the page, so that two presses are one line. */
export const spending = z
	.object({
		id: z.guid('Open this page again'),
		expense: z.enum(Object.keys(EXPENSES) as [Expense, ...Expense[]], 'Choose what it was for'),
		spent_on: z.iso.date('Enter the day, for example 12 2 2026'),
		what: z.string().trim().max(200, 'Use 200 characters or fewer').default(''),
		sum: z.string().trim().max(20, 'Enter a sum, like 4.80').default(''),
		vehicle: z.enum(['car', 'bicycle']).optional(),
		miles: z.string().trim().max(10, MILES).default(''),
		passengers: z.coerce.number().int().min(0).max(8, 'Enter 8 or fewer').default(0)
	})
	.superRefine(({ expense, sum, miles, vehicle }, ctx) => {
		if (expense !== 'mileage') {
			if (!penceFrom(sum)) ctx.addIssue({ code: 'custom', path: ['sum'], message: 'Enter a sum, like 4.80' });
			return;
		}
		if (tenthsFrom(miles) === null) ctx.addIssue({ code: 'custom', path: ['miles'], message: MILES });
		if (!vehicle) ctx.addIssue({ code: 'custom', path: ['vehicle'], message: 'Choose by car or by bicycle' });
	});

/** As the database takes it. */
export function expenseFrom(form: z.output<typeof spending>) {
	const { id, expense, spent_on, what } = form;
	return expense === 'mileage'
		? {
				id,
				expense,
				spent_on,
				what,
				vehicle: form.vehicle,
				tenths_of_miles: tenthsFrom(form.miles),
				passengers: form.vehicle === 'car' ? form.passengers : 0
			}
		: { id, expense, spent_on, what, pence: penceFrom(form.sum) };
}

export const aboutLine = z.object({ line: z.guid() });

export const waiving = z.object({
	line: z.guid(),
	why: z.enum(Object.keys(WAIVERS) as [Waiver, ...Waiver[]], 'Choose why no receipt is needed')
});
