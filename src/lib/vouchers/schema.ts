import { z } from 'zod';
import { dateField } from '../platform/forms.ts';
import { penceFrom } from '../platform/money.ts';
import { serialsIn } from './voucher.ts';

export const bought = z.object({
	issuer: z.string().trim().max(80, 'Use 80 characters or fewer').optional().default(''),
	pence: z.string().transform((typed) => penceFrom(typed)),
	expires_on: dateField('Enter a day that exists').transform((day) => day ?? null),
	codes: z.string().max(30_000, 'Enter 500 at most').transform(serialsIn)
});
export type Bought = z.output<typeof bought>;

export const lost = z.object({
	voucher: z.guid(),
	why: z.enum(['lost', 'did not work'], 'Choose what happened')
});
