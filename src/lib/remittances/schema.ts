// What a person says about a payment of theirs that has not left.
import { z } from 'zod';
import { penceFrom } from '../platform/money.ts';

const seen = z.coerce.number().int();
const day = z.iso.date('Enter the day, for example 12 2 2026');
const sum = z.string().transform((typed, ctx) => {
	const pence = penceFrom(typed);
	if (pence === null) ctx.addIssue({ code: 'custom', message: 'Enter a sum, for example 20 or 12.50' });
	return pence ?? 0;
});

export const asSeen = z.object({ seen });
export const anotherDay = z.object({ seen, day });
export const less = z.object({ seen, pence: sum });
/** The first part, and on which days it and the rest are paid. */
export const inTwo = z.object({ seen, part_1: sum, day_1: day, day_2: day });
