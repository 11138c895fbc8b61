import { z } from 'zod';
import { dateField } from '../platform/forms.ts';

const short = z.string().trim().max(200, 'Use 200 characters or fewer').default('');
const measure = z.guid().or(z.literal('')).default('');

export const hope = z.object({
	hoped: z
		.string()
		.trim()
		.min(1, 'Write what you hope will change')
		.max(1000, 'Use 1,000 characters or fewer'),
	measure,
	baseline: short,
	target: short,
	due_on: dateField('Enter a day, for example 31 3 2027')
});

export const look = z.object({
	result: z.enum(['moved', 'partly', 'not_moved', 'too_early'], 'Choose what you saw'),
	what: z
		.string()
		.trim()
		.min(1, 'Write what changed, or what did not')
		.max(2000, 'Use 2,000 characters or fewer'),
	reading: short,
	seen_on: dateField('Enter a day, for example 31 3 2027'),
	again_on: dateField('Enter a day, for example 31 3 2027')
});
