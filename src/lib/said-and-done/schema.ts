import { z } from 'zod';
import { TABS } from './said-and-done.ts';

// A place in the list as the database wrote it: a date or a moment, and an id.
const place = z
	.string()
	.regex(/^\d{4}-\d\d-\d\d[\d :.+-]*_[0-9a-f-]{36}$/)
	.optional();

/** What may stand behind the list's address. */
export const listQuery = z.object({
	tab: z.enum(TABS).default('waiting'),
	programme: z.string().max(80).optional(),
	influence: z.enum(['adopted', 'partly_adopted', 'not_adopted', 'deferred', 'referred']).optional(),
	after: place,
	before: place
});

export type ListQuery = z.output<typeof listQuery>;
