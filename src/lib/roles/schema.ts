import { z } from 'zod';
import { dateField, ticks } from '../platform/forms.ts';
import { CHOSEN_ROUTES, STATUSES } from './role.ts';

const ASK_NAME = 'Write what the role is called';
export const newRole = z.object({
	name: z.string(ASK_NAME).trim().min(2, ASK_NAME).max(120, 'Use 120 characters or fewer'),
	for_workshops: ticks(['yes']).transform((ticked) => ticked.length > 0)
});
export type NewRole = z.output<typeof newRole>;

const ASK_BASIS = 'Write what the decision rests on, in a sentence';
export const decision = z.object({
	status: z.enum(STATUSES, 'Choose what this role is'),
	routes: ticks(CHOSEN_ROUTES),
	basis: z.string(ASK_BASIS).trim().min(10, ASK_BASIS).max(2000, 'Use 2,000 characters or fewer'),
	starts_on: dateField('Enter a day that exists').transform((day) => day ?? null)
});
export type NewDecision = z.output<typeof decision>;
