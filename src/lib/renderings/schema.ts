import { z } from 'zod';
import { LANGUAGES } from '../contributions/languages.ts';
import { REASONS } from './left-out.ts';
import { METHODS, RENDERING_KINDS } from './rendering.ts';

// Words are kept as they were typed: only a character the database cannot hold is refused.
const words = (ask: string, most: number, told: string) =>
	z
		.string(ask)
		.refine((typed) => typed.trim() !== '', ask)
		.refine((typed) => Array.from(typed).length <= most, `Use ${told} characters or fewer`)
		.refine((typed) => !typed.includes('\0'), 'There is a character in this text that cannot be kept');

const name = (ask: string) => z.string(ask).trim().min(1, ask).max(120, 'Use 120 characters or fewer');

export const newRendering = z.object({
	id: z.guid('Open this page again'),
	kind: z.enum(RENDERING_KINDS, 'Choose what it is'),
	words: words('Write it here', 100_000, '100,000'),
	lang: z.enum(LANGUAGES.map(({ value }) => value) as [string, ...string[]], 'Choose a language'),
	method: z.enum(METHODS, 'Say whether a machine helped'),
	author_name: name('Enter who wrote it'),
	/** The one it is to stand in the place of. */
	replaces: z.guid().optional()
});

export const lookedOver = z.object({
	reviewer_name: name('Enter your name, as it is to stand beside it')
});

/** What the giver says of a rendering, on their own page, with a receipt, or when it was read to them. */
export const renderingAnswer = z
	.object({
		answer: z.enum(['confirmed', 'corrected'], 'Choose one: it is right, or it needs correcting'),
		correction: z.string().max(10_000, 'Use 10,000 characters or fewer').default('')
	})
	.refine((form) => form.answer === 'confirmed' || form.correction.trim() !== '', {
		path: ['correction'],
		message: 'Say what is not right, in your own words'
	});

/** One tap: it is right. */
export const rightRendering = z.object({ rendering: z.guid() });

export const leaveOut = z
	.object({
		sentences: z.preprocess(
			(value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
			z.array(
				z
					.string()
					.regex(/^\d{1,6}-\d{1,6}$/)
					.transform((text) => {
						const [starts = 0, ends = 0] = text.split('-').map(Number);
						return { starts, ends };
					})
			)
		),
		exact: z.string().default(''),
		reason: z.enum(REASONS, 'Choose why it is left out').optional(),
		/** 'look' shows what others will read; 'keep' leaves it out. */
		then: z.enum(['look', 'keep']).default('look')
	})
	.refine(({ sentences, exact }) => sentences.length > 0 || exact.trim() !== '', {
		path: ['sentences'],
		message: 'Tick a sentence, or write the exact words'
	})
	.refine(({ then, reason }) => then === 'look' || reason !== undefined, {
		path: ['reason'],
		message: 'Choose why it is left out'
	});

export const putBack = z.object({ redaction: z.guid() });

export type NewRendering = z.output<typeof newRendering>;
export type RenderingAnswer = z.output<typeof renderingAnswer>;
