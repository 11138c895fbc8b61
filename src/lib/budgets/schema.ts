import { z } from 'zod';
import { sum } from '../approvals/schema.ts';

const why = z.string().trim().min(3, 'Say why, in a few words').max(500, 'Use 500 characters or fewer');

export const newBudget = z
	.object({
		programme: z.guid('Choose a programme'),
		starts_on: z.iso.date('Enter the first day, for example 1 4 2027'),
		ends_on: z.iso.date('Enter the last day, for example 31 3 2028'),
		pence: sum('Enter a sum in pounds, for example 5000'),
		why
	})
	.refine(({ starts_on, ends_on }) => ends_on >= starts_on, {
		message: 'The last day must not be before the first',
		path: ['ends_on']
	});

export type NewBudget = z.output<typeof newBudget>;

export const change = z
	.object({
		way: z.enum(['raise', 'lower'], 'Choose whether it is raised or lowered'),
		pence: sum('Enter a sum in pounds, for example 500'),
		why
	})
	.transform(({ way, pence, why }) => ({ pence: way === 'lower' ? -pence : pence, why }));

/** Fields of a page with two forms have names of their own. */
export const virement = z
	.object({
		into: z.guid('Choose the budget it goes into'),
		sum: sum('Enter a sum in pounds, for example 500'),
		reason: why
	})
	.transform(({ into, sum, reason }) => ({ into, pence: sum, why: reason }));
