// The forms of finding contributions.
import { z } from 'zod';
import { dateField } from '../platform/forms.ts';
import { FILTERS } from './find.ts';

const none = z.literal('').optional();

export const findWords = z.object({
	words: z.string().trim().max(400, 'Use 400 characters or fewer').optional(),
	programme: FILTERS.programme.or(none),
	workshop: FILTERS.workshop.or(none),
	consultation: FILTERS.consultation.or(none),
	from: dateField('Enter a day that exists, for example 27 3 2026'),
	to: dateField('Enter a day that exists, for example 27 3 2026'),
	kind: FILTERS.kind.or(none),
	lang: FILTERS.lang.or(none),
	code: FILTERS.code.or(none),
	community: FILTERS.community.or(none),
	use: FILTERS.use.or(none)
});

export const saveView = z.object({
	name: z.string('Give it a name').trim().min(1, 'Give it a name').max(80, 'Use 80 characters or fewer'),
	shared: z.literal('yes').optional()
});

export const viewAt = z.object({ view: z.guid() });
