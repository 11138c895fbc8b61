import { z } from 'zod';
import { penceFrom } from '../platform/money.ts';

const minutes = z.coerce
	.number('Use whole minutes, for example 90')
	.int('Use whole minutes, for example 90')
	.min(0, 'Use whole minutes, for example 90')
	.max(1440, 'Enter 24 hours at most');

export const offering = z
	.object({
		pressed: z.guid('Open this page again'),
		person: z.guid('Choose who you ask'),
		programme: z.guid('Choose the programme'),
		task: z.string().trim().min(1, 'Write what it is').max(160, 'Use 160 characters or fewer'),
		minutes,
		preparation_minutes: minutes,
		travel_minutes: minutes,
		follow_up_minutes: minutes,
		sum: z
			.string()
			.trim()
			.refine((typed) => penceFrom(typed), 'Enter a sum, like 55 or 12.50'),
		expenses: z.string().trim().max(400, 'Use 400 characters or fewer').default(''),
		done_by: z.iso.date('Enter the day, for example 12 2 2026')
	})
	.transform(({ sum, ...given }) => ({ ...given, pence: penceFrom(sum) }));

export const answering = z.object({ task: z.guid(), agrees: z.enum(['yes', 'no']) });
export const aboutTask = z.object({ task: z.guid() });
export const finishing = z.object({ task: z.guid(), done_on: z.iso.date('Enter the day it was done') });
