import { z } from 'zod';
import { dateField } from '../platform/forms.ts';
import { HOWS, KINDS, OUTCOMES } from './request.ts';

const text = (most: number, ask: string) =>
	z
		.string(ask)
		.trim()
		.min(1, ask)
		.max(most, `Use ${most.toLocaleString('en-GB')} characters or fewer`);

const kind = z.enum(KINDS, 'Choose what you ask for');
const words = text(4000, 'Say what it is about, in your own words');

export const newRequest = z.object({
	organisation: z.guid('Choose an organisation that knows you'),
	kind,
	words
});

export const requestByReceipt = z.object({ kind, words });

export const recordedRequest = z
	.object({
		kind,
		words,
		how: z.enum(HOWS, 'Choose how they asked'),
		received_on: dateField('Enter the day it came, for example 3 9 2026')
			.refine((day) => day !== undefined, 'Enter the day it came')
			.transform((day) => day ?? ''),
		who: z.enum(['known', 'new'], 'Choose who asks'),
		person_id: z.guid('Choose the person').or(z.literal('')).optional().default(''),
		person_name: z.string().trim().max(120, 'Use 120 characters or fewer').optional().default(''),
		contact_by: z.enum(['email', 'phone', 'text', 'letter', 'partner', 'none']).catch('none'),
		contact: z.string().trim().max(400, 'Use 400 characters or fewer').optional().default('')
	})
	.refine(({ who, person_id }) => who !== 'known' || person_id !== '', {
		path: ['person_id'],
		message: 'Choose the person'
	})
	.refine(({ who, person_name }) => who !== 'new' || person_name !== '', {
		path: ['person_name'],
		message: 'Enter a name they are happy to be known by'
	});

export const note = z.object({ note: text(2000, 'Write what was done') });

export const moreTime = z.object({ why: text(2000, 'Write why it needs more time. The person reads it.') });

export const answer = z.object({
	outcome: z.enum(OUTCOMES, 'Choose whether they get what they ask for'),
	answer: text(8000, 'Write the answer')
});

export const takenBack = z.object({ request: z.guid() });
