// The forms with which a consultation is built, opened, closed and reported.
import { z } from 'zod';
import { dateField } from '../platform/forms.ts';
import { LANGUAGES } from '../contributions/languages.ts';
import { KINDS } from './questions.ts';

const tooLong = (most: number) => `Use ${most.toLocaleString('en-GB')} characters or fewer`;
const text = (most: number, ask: string) => z.string(ask).trim().min(1, ask).max(most, tooLong(most));
const optional = (most: number) => z.string().trim().max(most, tooLong(most)).optional().default('');
const day = (ask: string) =>
	dateField(ask)
		.refine((given) => given !== undefined, ask)
		.transform((given) => given ?? '');

export const newConsultation = z.object({
	programme: z.guid('Choose a programme'),
	title: text(200, 'Enter a title').min(2, 'Enter a title')
});

/** May be kept half written until it opens; what is missing is named on the consultation's page. */
export const about = z.object({
	title: text(200, 'Enter a title').min(2, 'Enter a title'),
	why: optional(4000),
	can_change: optional(2000),
	cannot_change: optional(2000),
	content_note: optional(400),
	ladder_step: z.enum(['2', '3', '4', '5', '6', '7'], 'Choose a step').or(z.literal('')).optional()
});

export const power = z.object({
	principles: optional(2000),
	purpose: optional(2000),
	presence: optional(2000),
	process: optional(2000),
	impact: optional(2000)
});

export const paper = z
	.object({ title: text(200, 'Enter what it is called'), url: optional(2000), note: optional(4000) })
	.refine(({ url, note }) => url !== '' || note !== '', {
		path: ['url'],
		message: 'Enter a link, or the words themselves'
	});
export const removal = z.object({ paper: z.guid() });

export const check = z.object({
	formative: optional(2000),
	reasons: optional(2000),
	time: optional(2000),
	considered: optional(2000)
});

export const window = z
	.object({
		opens_on: day('Enter the first day, for example 2 3 2026'),
		closes_on: day('Enter the last day, for example 30 4 2026')
	})
	.refine(({ opens_on, closes_on }) => closes_on >= opens_on, {
		path: ['closes_on'],
		message: 'Enter a last day that comes after the first'
	});

const DAYS = 'Enter a number of days from 1 to 365, or nothing';
export const minimum = z.object({
	days: z
		.string(DAYS)
		.trim()
		.regex(/^\d{0,3}$/, DAYS)
		.transform((typed) => (typed === '' ? null : Number(typed)))
		.refine((days) => days === null || (days >= 1 && days <= 365), DAYS)
});

export const equality = z.object({ asks: z.enum(['yes', 'no'], 'Choose yes or no') });

export const kindOfQuestion = z.object({ kind: z.enum(KINDS, 'Choose a kind of question') });
export const questionMove = z.object({ question: z.string().min(1), way: z.enum(['up', 'down']) });
export const questionRemoval = z.object({ question: z.string().min(1) });

const reason = optional(1000);
export const opening = z.object({
	ladder: reason,
	four_pi: reason,
	formative: reason,
	reasons: reason,
	time: reason,
	considered: reason
});

export const correction = z.object({ correction: text(1000, 'Say what is corrected') });
export const extension = z.object({
	closes_on: day('Enter the new last day, for example 14 5 2026'),
	reason: text(1000, 'Say why. People will read it.')
});
export const closing = z.object({ reason: optional(1000) });
export const report = z.object({
	report: text(20000, 'Write what you heard'),
	report_by: text(120, 'Enter who wrote it')
});

export const newTranslation = z.object({
	lang: z.enum(
		LANGUAGES.map(({ value }) => value).filter((value) => value !== 'und') as [string, ...string[]],
		'Choose a language'
	),
	easy_read: z.literal('yes').optional()
});
export const translator = z.object({ translated_by: text(160, 'Enter who translated it') });
export const review = z.object({ reviewed_by: text(160, 'Enter who looked it over') });
