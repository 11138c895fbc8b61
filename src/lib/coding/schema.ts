import { z } from 'zod';
import { ids } from '../insights/schema.ts';

/** A span as a checkbox or the script of the page sends it: "starts-ends". */
const span = z
	.string()
	.regex(/^\d{1,6}-\d{1,6}$/)
	.transform((text) => {
		const [starts = 0, ends = 0] = text.split('-').map(Number);
		return { starts, ends };
	});

const list = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

export const putting = z
	.object({
		sentences: z.preprocess(list, z.array(span)),
		exact: z.string().optional().default(''),
		// Selected with the mouse, a finger or the keyboard (static/select.js): as the page draws the words.
		selected: z
			.literal('')
			.transform(() => null)
			.or(span)
			.optional()
			.default(null),
		codes: ids
	})
	.refine(({ codes }) => codes.length > 0, { path: ['codes'], message: 'Choose a code' })
	.refine(({ sentences, exact, selected }) => sentences.length > 0 || exact.trim() !== '' || selected, {
		path: ['exact'],
		message: 'Choose some of the words first'
	});

export const takingOff = z.object({ coding: z.guid() });

export const newRound = z
	.object({
		programme: z.guid('Choose a programme'),
		title: z
			.string('Write what you call this round')
			.trim()
			.min(1, 'Write what you call this round')
			.max(120, 'Use 120 characters or fewer'),
		coders: ids.refine((chosen) => chosen.length > 0, 'Choose who codes'),
		chosen: z.enum(['newest', 'unused', 'workshop', 'consultation', 'import'], 'Choose which words to read'),
		workshop: z.guid().or(z.literal('')).optional().default(''),
		consultation: z.guid().or(z.literal('')).optional().default(''),
		import: z.guid().or(z.literal('')).optional().default(''),
		most: z.coerce
			.number('Write a number from 1 to 500')
			.int('Write a whole number')
			.min(1, 'Write a number from 1 to 500')
			.max(500, 'Write a number from 1 to 500')
	})
	.superRefine((given, context) => {
		const { chosen } = given;
		if (chosen === 'newest' || chosen === 'unused' || given[chosen] !== '') return;
		context.addIssue({ code: 'custom', path: [chosen], message: 'Choose which one' });
	});

export const settling = z.object({
	contribution: z.guid(),
	code: z.guid(),
	fits: z.enum(['yes', 'no'], 'Choose whether it fits'),
	reason: z
		.string('Write the reason, so that others know next time')
		.trim()
		.min(1, 'Write the reason, so that others know next time')
		.max(1000, 'Use 1,000 characters or fewer')
});

export const unsettling = z.object({ contribution: z.guid(), code: z.guid() });

/** Where a list of rounds goes on. */
export const roundsAfter = z
	.string()
	.regex(/^[0-9T:.+Z-]{19,40}_[0-9a-f-]{36}$/)
	.transform((text) => ({ at: text.slice(0, text.indexOf('_')), id: text.slice(text.indexOf('_') + 1) }))
	.nullable()
	.catch(null);

export const differencesAfter = z
	.string()
	.regex(/^\d{1,4}_[0-9a-f-]{36}$/)
	.transform((text) => ({ place: Number(text.split('_')[0]), code: text.split('_')[1] ?? '' }))
	.nullable()
	.catch(null);
