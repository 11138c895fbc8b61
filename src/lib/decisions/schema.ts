import { z } from 'zod';
import { ids } from '../insights/schema.ts';
import { dateField } from '../platform/forms.ts';

const text = (most: number, ask: string) =>
	z
		.string(ask)
		.trim()
		.min(1, ask)
		.max(most, `Use ${most.toLocaleString('en-GB')} characters or fewer`);
const optional = (most: number) =>
	z
		.string()
		.trim()
		.max(most, `Use ${most.toLocaleString('en-GB')} characters or fewer`)
		.optional()
		.default('');

export const newDecision = z.object({
	programme: z.guid('Choose a programme'),
	title: text(200, 'Enter a title'),
	summary: text(4000, 'Write what is to be decided'),
	insights: ids
});

/** A proposal may be kept half written; what is missing is named on its page. */
export const preparation = z.object({
	title: text(200, 'Enter a title'),
	summary: text(4000, 'Write what is to be decided'),
	grounds: optional(4000),
	body: optional(160),
	decided_on: dateField('Enter the day it was decided, for example 9 4 2026'),
	owner_id: z.guid('Choose a named person').or(z.literal('')).optional().default('')
});

/** The equality duty in two steps, each of which may be kept half written: what was known before the decision … */
export const equalityBefore = z.object({
	equality: optional(4000),
	equality_by: optional(160),
	equality_on: dateField('Enter the day equality was considered, for example 2 4 2026')
});

/** … and what was weighed when it was made. */
export const equalityAt = z.object({
	due_regard: optional(4000),
	mitigation: optional(4000),
	impact_review_on: dateField('Enter the day its impact will be looked at, for example 1 4 2027')
});

const needed = (ask: string) =>
	dateField(ask)
		.refine((day) => day !== undefined, ask)
		.transform((day) => day ?? '');

/** What a decision did for equality in the end. */
export const equalityReview = z.object({
	on_day: needed('Enter the day it was looked at, for example 1 4 2027'),
	outcome: z.enum(['as_expected', 'better', 'worse', 'too_early'], 'Choose how it turned out'),
	findings: text(4000, 'Write what was found, and from where you know it'),
	next_on: dateField('Enter the day it will be looked at again, for example 1 10 2027')
});

export const rating = z.object({
	rating: z
		.enum(['1', '2', '3', '4', '5'], 'Choose how much influence there was')
		.transform((value) => Number(value))
});

/** What somebody said of it, written down by who told them. */
export const ratingFor = rating.extend({
	how: z.enum(['in person', 'by phone', 'by letter'], 'Choose how they said it')
});

export const tabling = z.object({ meets_on: needed('Enter the day of the meeting, for example 9 4 2027') });

/** What a board answered a challenge, at a meeting. */
export const settlement = z.object({
	outcome: z.enum(['upheld', 'partly', 'not'], 'Choose whether the board agrees'),
	answer: text(4000, 'Write what the board answers'),
	met_on: needed('Enter the day of the meeting, for example 9 4 2027'),
	body: text(160, 'Enter which body met, for example Trust Board')
});

export const statement = z.object({
	words: text(4000, 'Write what you want to stand beside the answer'),
	shown_as: optional(80)
});

export const ratingNote = z.object({
	note: text(4000, 'Write what the board said about it'),
	met_on: needed('Enter the day of the meeting, for example 9 4 2027'),
	body: text(160, 'Enter which body met, for example Trust Board')
});

export const influence = z
	.object({
		kind: z.enum(
			['adopted', 'partly_adopted', 'not_adopted', 'deferred', 'referred'],
			'Choose what the trust decided'
		),
		reason: optional(4000),
		review_on: dateField('Enter the day it will be looked at again, for example 1 10 2026'),
		referred_to: optional(160)
	})
	.refine(({ kind, reason }) => kind === 'adopted' || reason !== '', {
		path: ['reason'],
		message: 'Give the reason in plain words. People will read it.'
	})
	.refine(({ kind, review_on }) => kind !== 'deferred' || review_on !== undefined, {
		path: ['review_on'],
		message: 'Enter the day it will be looked at again'
	})
	.refine(({ kind, referred_to }) => kind !== 'referred' || referred_to !== '', {
		path: ['referred_to'],
		message: 'Enter who it was passed to'
	});

export const attachment = z.object({
	insights: ids.refine((chosen) => chosen.length > 0, 'Choose at least one insight')
});

export const reversal = z.object({
	reason: text(4000, 'Give the reason in plain words. People will read it.')
});

export const newAction = z.object({
	what: text(1000, 'Write what will be done'),
	owner_id: z.guid('Choose a named person who answers for this'),
	due_on: dateField('Enter the day it will be done by, for example 1 7 2026')
		.refine((day) => day !== undefined, 'Enter the day it will be done by')
		.transform((day) => day ?? '')
});

export const progress = z.object({ note: text(2000, 'Write what has happened so far') });

export const challengeAnswer = z.object({
	outcome: z.enum(['upheld', 'partly', 'not'], 'Choose whether they are right'),
	answer: text(4000, 'Write the answer')
});

export const newChallenge = z.object({
	kind: z.enum(['insight', 'decision']),
	subject: z.guid(),
	words: text(4000, 'Say what is not right, in your own words'),
	shown_as: optional(80)
});

export const authorAct = z.object({
	challenge: z.guid(),
	verb: z.enum(['close', 'escalate', 'take_back'], 'Choose what to do')
});

export const told = z.object({
	person: z.guid(),
	how: z.enum(['by phone', 'by letter', 'in person', 'by text', 'by email'], 'Choose how they were told')
});
