import { z } from 'zod';
import { dateField } from '../platform/forms.ts';
import { LEVELS, SEATS } from './governance.ts';

const tooLong = (most: number) => `Use ${most.toLocaleString('en-GB')} characters or fewer`;
const text = (most: number, ask: string) => z.string(ask).trim().min(1, ask).max(most, tooLong(most));
const optional = (most: number) => z.string().trim().max(most, tooLong(most)).optional().default('');
const day = (ask: string) =>
	dateField(`${ask}, for example 1 7 2026`)
		.refine((given) => given !== undefined, ask)
		.transform((given) => given ?? '');
const tick = z
	.string()
	.optional()
	.transform((given) => given === 'yes');
const seen = z.coerce.number().int();

/** One link a line; empty lines are nothing. What a link may be is decided by the database. */
const links = z
	.string()
	.optional()
	.default('')
	.transform((given) =>
		given
			.split('\n')
			.map((line) => line.trim())
			.filter(Boolean)
	);

export const competency = z.object({
	name: text(120, 'Enter its name'),
	about: optional(2000),
	source: text(300, 'Say where it comes from')
});
export const reason = z.object({ reason: text(1000, 'Say why, so that others understand it later') });

export const assessment = z
	.object({
		level: z.enum(LEVELS, 'Choose how far you have come'),
		evidence: optional(4000),
		links,
		made_with: optional(500),
		made_on: day('Enter the day it was made'),
		next_on: day('Enter the day of the next one')
	})
	.refine(({ level, evidence }) => level === 'no_evidence' || evidence !== '', {
		path: ['evidence'],
		message: 'Say what shows it, or choose "No evidence yet"'
	})
	.refine(({ made_on, next_on }) => made_on < next_on, {
		path: ['next_on'],
		message: 'Enter a day for the next one, after this one'
	});

export const duty = z.object({
	title: text(200, 'Enter the duty in a few words'),
	about: optional(2000),
	source: text(300, 'Enter the law it stands in'),
	owner_id: z.guid('Choose a named person who answers for it'),
	evidence: optional(4000),
	links,
	review_on: day('Enter the day to look at it again')
});
export const dutyChange = duty.and(z.object({ seen, why: optional(1000) }));
export const dutyReview = z.object({
	evidence: text(4000, 'Say what shows it, or what is missing'),
	next_on: day('Enter the day to look at it again'),
	seen
});
export const dutyEnd = reason.extend({ seen });

export const committee = z.object({
	name: text(160, 'Enter its name'),
	remit: text(2000, 'Say what it looks at and what it may decide'),
	starts_on: day('Enter the day since when it has stood')
});
export const seat = z.object({
	role: z.enum(SEATS, 'Choose the seat'),
	name: text(120, 'Enter the name as it is to be shown'),
	member: z
		.guid()
		.or(z.literal(''))
		.optional()
		.transform((given) => given || null),
	starts_on: day('Enter the first day')
});
export const leaving = z.object({ seat: z.guid() });
export const meeting = z.object({
	met_on: day('Enter the day they met'),
	staff_chair: tick,
	community_chair: tick,
	links,
	minutes: text(10000, 'Write what was considered and agreed')
});
