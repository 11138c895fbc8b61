import { z } from 'zod';
import { answersFrom, chooseUses } from '../contributions/schema.ts';
import { LANGUAGES } from '../contributions/languages.ts';
import { FACTS, SHOW } from './room.ts';

// Made by the page for each form, so that one pressed twice is one fact.
const pressed = z.guid('Open this page again');
const emptyIsNothing = z.literal('').transform(() => undefined);
const short = (most: number) => z.string().trim().max(most, `Use ${most} characters or fewer`).default('');

export const attend = z.object({
	registration: z.guid(),
	fact: z.enum(FACTS),
	pressed,
	show: z.enum(SHOW).default('coming')
});

export const find = z.object({
	find: z.string().trim().min(1, 'Enter part of a name').max(80, 'Use 80 characters or fewer')
});

export const walkIn = z.object({ called: short(80), pressed });

export const count = z.object({
	people: z.coerce
		.number('Enter how many people, as a number')
		.int('Enter how many people, as a whole number')
		.min(1, 'Enter how many people, from 1')
		.max(5000, 'Enter a number up to 5,000'),
	note: short(200),
	pressed
});

export const uncount = z.object({ group: z.guid() });
export const checkIn = z.object({
	code: z.string().trim().min(1, 'Enter the code from their slip or message'),
	pressed
});

export const KINDS = ['transcript', 'text', 'group_note', 'drawing', 'one_to_one'] as const;

const words = z
	.string()
	.refine((typed) => !typed.includes('\0'), 'There is a character in this text that cannot be kept');

/** Words under way: anything may still be missing. */
export const keepWords = z.object({
	words: words.default(''),
	kind: z.enum(KINDS).optional(),
	who: z.guid().optional().or(z.literal('')),
	lang: z.enum(LANGUAGES.map(({ value }) => value) as [string, ...string[]]).optional(),
	content_note: short(200)
});

/** Words that are to be recorded: kept as they were typed, never tidied. */
export const writeWords = keepWords.extend({
	words: words
		.refine((typed) => typed.trim() !== '', 'Write what was said')
		.refine((typed) => Array.from(typed).length <= 100_000, 'Use 100,000 characters or fewer'),
	kind: z.enum(KINDS, 'Choose how it was given')
});

/** What the person answered, and the photo's words; `same`: what they answered before, as it was shown. */
export const recordWords = z
	.object({
		...chooseUses.shape,
		same: z.literal('yes').optional(),
		same_as: z.guid().optional().or(emptyIsNothing),
		attribution: z.enum(['anonymous', 'pen_name', 'named']).default('anonymous'),
		shown_as: short(80),
		picture_alt: short(1000),
		read_back: z.literal('yes').optional()
	})
	.refine((form) => form.same === 'yes' || form.attribution === 'anonymous' || form.shown_as !== '', {
		path: ['shown_as'],
		message: 'Enter the name to show with the words'
	})
	.refine(
		(form) =>
			form.same !== 'yes' ||
			(form.attribution === 'anonymous' && Object.keys(answersFrom(form)).length === 0),
		'There are new answers on this page too. Clear them, or record with the button at the end.'
	);

export type KeptWords = z.output<typeof keepWords>;
export type RecordWords = z.output<typeof recordWords>;
