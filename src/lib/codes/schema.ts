import { z } from 'zod';
import { spanFrom } from './code';

const name = z
	.string('Give the code a name')
	.trim()
	.min(1, 'Give the code a name')
	.max(80, 'Use 80 characters or fewer');
const longer = z.string().max(2000, 'Use 2,000 characters or fewer').optional().default('');
const why = z
	.string('Say why, so that others understand it later')
	.trim()
	.min(1, 'Say why, so that others understand it later')
	.max(1000, 'Use 1,000 characters or fewer');
const place = z
	.union([z.guid('Choose a code of this code book'), z.literal('')])
	.optional()
	.transform((chosen) => chosen || null);

export const newCode = z.object({
	programme: z.guid('Choose a programme'),
	name,
	definition: longer,
	examples: longer,
	parent: place
});

export const rewordedCode = z.object({
	name,
	definition: longer,
	examples: longer,
	expected_name: z.string(),
	expected_definition: z.string().optional().default(''),
	expected_examples: z.string().optional().default('')
});

export const movedCode = z.object({
	parent: place,
	why: z.string().trim().max(1000, 'Use 1,000 characters or fewer').optional().default('')
});

export const mergedCode = z.object({ target: z.guid('Choose another code of this code book'), why });

export const undoneMerge = z.object({ why });

const spans = z.preprocess(
	(value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
	z.array(
		z
			.string()
			.regex(/^[0-9a-f-]{36}\.\d{1,6}\.\d{1,6}$/)
			.transform(spanFrom)
	)
);

/** Two parts or three: the third is left out when it has no name. */
export const splitCode = z
	.object({
		name_1: name,
		definition_1: longer,
		spans_1: spans,
		name_2: name,
		definition_2: longer,
		spans_2: spans,
		name_3: z.string().trim().max(80, 'Use 80 characters or fewer').optional().default(''),
		definition_3: longer,
		spans_3: spans,
		shown: spans,
		rest: z.enum(['1', '2', '3', 'none']).optional(),
		others: z.coerce.number(),
		why
	})
	.refine(({ others, rest }) => others === 0 || rest !== undefined, {
		path: ['rest'],
		message: 'Choose where those that are not shown go'
	})
	.transform(({ why, shown, ...given }) => ({
		why,
		shown,
		parts: (['1', '2', '3'] as const)
			.map((n) => ({
				name: given[`name_${n}`],
				definition: given[`definition_${n}`],
				spans: given[`spans_${n}`],
				rest: given.rest === n
			}))
			.filter(({ name }) => name !== '')
	}));

export const chosenSet = z.object({ starter_set: z.string('Choose a starter set') });

/** Where a list goes on: the day and id of the last that was seen. */
export const from = z
	.string()
	.regex(/^\d{4}-\d\d-\d\d_[0-9a-f-]{36}$/)
	.transform((text) => ({ on: text.slice(0, 10), id: text.slice(11) }))
	.nullable()
	.catch(null);
