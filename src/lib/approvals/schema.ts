import { z } from 'zod';
import { dateField } from '../platform/forms.ts';
import { penceOf, readSeen } from './approval.ts';

const seen = z.string('Look at the claim again').transform((typed, ctx) => {
	const read = readSeen(typed);
	if (read) return read;
	ctx.addIssue({ code: 'custom', message: 'Look at the claim again' });
	return z.NEVER;
});

export const approval = z.object({ seen });

/** Each claim that is approved has its own box: only what is ticked here is approved. */
export const approvals = z.object({
	claim: z.preprocess(
		(value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
		z.array(seen).min(1, 'Tick the claims to approve').max(50, 'Tick 50 at most')
	)
});

export const giveBack = z.object({
	seen,
	note: z.string().trim().min(1, 'Say what should be looked at again').max(500, 'Use 500 characters or fewer')
});

/** A sum in pounds, as pence. */
export const sum = (ask: string) =>
	z
		.string(ask)
		.trim()
		.transform((typed, ctx) => {
			const pence = penceOf(typed);
			if (pence !== null && pence > 0) return pence;
			ctx.addIssue({ code: 'custom', message: ask });
			return z.NEVER;
		});

export const limit = z.object({
	person: z.guid('Choose who may approve'),
	pence: sum('Enter the most they may approve, for example 500'),
	starts_on: dateField('Enter the first day, for example 1 4 2027'),
	ends_on: dateField('Enter the last day, for example 31 3 2027')
});

export const endLimit = z.object({ one: z.guid() });
