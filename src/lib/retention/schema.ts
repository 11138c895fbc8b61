import { z } from 'zod';
import { UNITS } from './retention.ts';

const kind = z.string().regex(/^[a-z_]{1,40}$/, 'Choose what it is about');

/** How long a kind is kept from now on, and why. */
export const rule = z.object({
	keep: z
		.string()
		.trim()
		.regex(/^\d{1,5}$/, 'Enter a whole number')
		.transform(Number),
	unit: z.enum(UNITS, 'Choose days, months or years'),
	reason: z.string().trim().min(1, 'Write why it changes').max(1000, 'Use 1,000 characters or fewer'),
	basis: z.string().trim().max(400, 'Use 400 characters or fewer').default('')
});

/** What is not disposed of, everything where no kind is chosen, and what it may be needed for. */
export const hold = z.object({
	record_type: kind.or(z.literal('everything')).transform((key) => (key === 'everything' ? null : key)),
	reason: z.string().trim().min(1, 'Write what it may be needed for').max(400, 'Use 400 characters or fewer')
});

export const lift = z.object({ hold: z.guid() });
export const now = z.object({ record_type: kind });

export type NewRule = z.output<typeof rule>;
export type NewHold = z.output<typeof hold>;
