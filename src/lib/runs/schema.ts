import { z } from 'zod';
import { dateField, ticks } from '../platform/forms.ts';
import { penceFrom } from '../platform/money.ts';
import { MANUAL_ROUTES, METHODS, REVERSED_WHY } from './run.ts';

const ASK_DAY = 'Enter the day';
const day = dateField('Enter a day that exists').refine((given) => given !== undefined, ASK_DAY);
const reference = (length: number) =>
	z
		.string()
		.trim()
		.min(3, 'Enter the reference it was paid with')
		.max(length, `Use ${length} characters or fewer`);
const short = (length: number) =>
	z.string().trim().max(length, `Use ${length} characters or fewer`).optional().default('');

/** "cash" or "cash:" and the partner who brings it. */
export const newRun = z.object({
	what: z
		.string('Choose what to hand over')
		.transform((typed) => typed.split(':'))
		.pipe(z.tuple([z.enum(MANUAL_ROUTES, 'Choose what to hand over')]).rest(z.guid().or(z.literal('')))),
	due_by: day
});

export const record = z.object({
	paid_on: day,
	method: z.enum(METHODS, 'Choose how it was paid'),
	reference: reference(60),
	evidence: short(300)
});
export type NewRecord = z.output<typeof record>;

export const runRecord = z.object({ paid_on: day, reference: reference(50), evidence: short(300) });
export type RunRecord = z.output<typeof runRecord>;

export const reversal = z.object({ why: z.enum(REVERSED_WHY, 'Choose what happened') });

export const handOver = z.object({
	given_on: day,
	witness: short(120),
	code: short(20),
	cheque: ticks(['yes']).transform((ticked) => ticked.length > 0)
});
export type HandOver = z.output<typeof handOver>;

export const passedOn = z.object({
	how: z.enum(['by post', 'in person', 'by phone'], 'Choose how you will pass it on')
});

export const costCode = z.object({ programme: z.guid(), code: short(30) });
export const drawn = z.object({ pence: z.string().transform((typed) => penceFrom(typed)) });

export const opening = z.object({ payment: z.guid() });
