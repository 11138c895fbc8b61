import { z } from 'zod';
import { NEEDS_MET, SAFE } from './afterwards.ts';

/** Ids that were ticked: none, one or many arrive as nothing, a string or a list. */
export const closing = z.object({
	came: z.preprocess(
		(given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]),
		z.array(z.guid())
	)
});

export const wasThere = z.object({ registration: z.guid() });

const written = {
	words: z.string().max(20_000, 'Use 20,000 characters or fewer').default(''),
	written_by: z.string().trim().max(120, 'Use 120 characters or fewer').default('')
};

export const savedSummary = z.object(written);

export const givenBack = z.object({
	words: written.words.refine(
		(text) => text.trim() !== '',
		'Write what was said, what was agreed and what happens next'
	),
	written_by: written.written_by.refine((text) => text !== '', 'Enter who wrote it'),
	correction: z.string().trim().max(1000, 'Use 1,000 characters or fewer').default('')
});

const nothing = z.literal('').transform(() => undefined);
const keys = <T extends string>(of: Record<T, string>) => Object.keys(of) as [T, ...T[]];

export const felt = z
	.object({
		step: nothing.or(z.string().regex(/^[1-7]$/, 'Choose one, or leave it')).optional(),
		safe: nothing.or(z.enum(keys(SAFE), 'Choose one, or leave it')).optional(),
		needs: nothing.or(z.enum(keys(NEEDS_MET), 'Choose one, or leave it')).optional()
	})
	.refine(({ step, safe, needs }) => step ?? safe ?? needs, { path: ['step'], error: 'Answer at least one' })
	.transform((given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
