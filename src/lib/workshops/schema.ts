import { z } from 'zod';
import { dateField } from '../platform/forms.ts';
import { FOUR_PI } from '../programmes/power.ts';
import { penceFrom } from '../platform/money.ts';
import { PRINCIPLES } from './workshop.ts';

const most = (length: number) => `Use ${length.toLocaleString('en-GB')} characters or fewer`;
const text = (length: number, ask: string) => z.string(ask).trim().min(1, ask).max(length, most(length));
const optional = (length: number) => z.string().trim().max(length, most(length)).optional().default('');
const clock = (ask: string) =>
	z
		.string(ask)
		.trim()
		.regex(/^([01]\d|2[0-3]):[0-5]\d$/, ask);
const number = (least: number, greatest: number, ask: string) =>
	z
		.string(ask)
		.trim()
		.regex(/^\d{1,6}$/, ask)
		.transform(Number)
		.refine((typed) => typed >= least && typed <= greatest, ask);
// An answer of a choice needs its own sentence: without, zod says only that the input is not valid.
const orEmpty = <S extends z.ZodType>(schema: S, ask: string) => z.union([schema, z.literal('')], ask);
const PLACES = 'Enter how many places there are, from 1 to 5,000';
const KEPT = 'Enter how many places are kept, or 0';
const sum = z
	.string()
	.optional()
	.default('')
	.transform((typed, context) => {
		if (typed.trim() === '') return null;
		const pence = penceFrom(typed);
		if (pence === null) context.addIssue({ code: 'custom', message: 'Enter a sum, for example 55.00' });
		return pence;
	});
const needed = (ask: string) =>
	dateField(ask)
		.refine((day) => day !== undefined, ask)
		.transform((day) => day ?? '');

const title = text(160, 'Enter a title in plain words').refine(
	(typed) => typed.length >= 2,
	'Enter a title in plain words'
);
const times = {
	day: needed('Enter the day, for example 4 6 2027'),
	from_clock: clock('Enter when it starts, for example 14:00'),
	to_clock: clock('Enter when it ends, for example 16:30')
};

export const newWorkshop = z.object({ programme: z.guid('Choose a programme'), title, ...times });

/** A part may be kept half written; what is missing is named on the workshop's page. */
export const about = z.object({
	title,
	share_title: optional(160),
	purpose: optional(4000),
	can_change: optional(2000),
	cannot_change: optional(2000),
	ladder_step: z
		.string()
		.regex(/^[1-7]?$/)
		.optional()
		.default('')
});

const textFor = <Key extends string>(keys: Key[]) =>
	Object.fromEntries(keys.map((key) => [key, optional(1000)])) as Record<Key, ReturnType<typeof optional>>;

export const power = z.object(textFor([...FOUR_PI]));

export const care = z.object({
	...textFor(Object.keys(PRINCIPLES) as (keyof typeof PRINCIPLES)[]),
	support_contact: optional(400),
	debrief: optional(1000),
	content_note: optional(1000)
});

export const when = z.object({
	...times,
	how: z.enum(['in_person', 'online', 'both'], 'Choose how people take part'),
	area: optional(160),
	place: optional(400),
	directions: optional(2000),
	access_notes: optional(2000),
	online_link: optional(400).refine(
		(typed) => typed === '' || /^https:\/\/\S{3,}$/.test(typed),
		'Enter the whole link, beginning with https://'
	),
	languages: z.preprocess(
		(value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
		z.array(z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z]{2,8})?$/)).min(1, 'Choose at least one language')
	),
	interpreters: optional(400),
	capacity: orEmpty(number(1, 5000, PLACES), PLACES)
});

export const agendaItem = z.object({
	title: text(200, 'Enter what happens'),
	minutes: number(1, 600, 'Enter how many minutes, from 1 to 600'),
	content_note: optional(400)
});
export const agendaMove = z.object({ item: z.guid(), verb: z.enum(['up', 'down', 'remove']) });

export const lead = z.object({
	person: z.guid('Choose somebody'),
	part: z.enum(['host', 'co_facilitator', 'interpreter', 'support'], 'Choose what they do')
});
export const leadOff = z.object({ person: z.guid() });

export const host = z
	.object({
		host: z.guid('Choose an organisation'),
		reserved: orEmpty(number(0, 5000, KEPT), KEPT).transform((kept) => kept || 0),
		reserved_until: dateField('Enter until which day they are kept, for example 20 5 2027')
	})
	.refine(({ reserved, reserved_until }) => reserved === 0 || reserved_until !== undefined, {
		path: ['reserved_until'],
		message: 'Enter until which day they are kept'
	});
export const hostOff = z.object({ host: z.guid() });

const RATE = 'Choose a rate, or say that you offer another sum';
/** `rate_id` is a rate's id, or "own" for another sum. */
export const offer = z.discriminatedUnion(
	'paid',
	[
		z.object({ paid: z.literal('no') }),
		z
			.object({
				paid: z.literal('yes'),
				task: text(160, 'Enter what people are paid for'),
				minutes: number(5, 1440, 'Enter how long the session is, in minutes'),
				preparation_minutes: number(0, 1440, 'Enter how long preparing takes, in minutes, or 0'),
				rate_id: z.union([z.guid(), z.literal('own')], RATE),
				pence: sum,
				expenses: optional(1000),
				paid_within_days: number(1, 99, 'Enter within how many working days people are paid'),
				how: optional(400)
			})
			.refine(({ rate_id, pence }) => rate_id !== 'own' || pence !== null, {
				path: ['pence'],
				message: 'Enter the sum, for example 55.00'
			})
	],
	'Choose whether people are paid'
);

export const reading = z.object({
	reading: optional(4000),
	read_by: dateField('Enter a day, for example 1 6 2027')
});

export const confirmation = z.object({ reason: optional(1000) });
export const cancellation = z.object({
	reason: text(1000, 'Write why it will not take place. Those who were coming will read it.')
});
export const anotherDay = z.object({ day: times.day });

export const repetition = z.object({
	every: z.enum(['week', 'fortnight', 'month'], 'Choose how often'),
	copies: number(1, 52, 'Enter how many more, from 1 to 52')
});
const days = z.preprocess(
	(value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
	z.array(z.iso.date()).max(52)
);
/** The days shown, without those to leave out. */
export const series = z
	.object({
		title: text(160, 'Enter a name for the series').refine(
			(typed) => typed.length > 1,
			'Enter a name for the series'
		),
		days,
		skip: days
	})
	.transform(({ title, days, skip }) => ({ title, days: days.filter((day) => !skip.includes(day)) }))
	.refine(({ days }) => days.length > 0, { path: ['skip'], message: 'Leave at least one day' });

export const rate = z
	.object({
		task: text(160, 'Enter what the rate is for'),
		minutes: number(5, 1440, 'Enter how long the task takes, in minutes, from 5 to 1,440'),
		pence: sum.refine((pence) => pence !== null && pence > 0, 'Enter the sum, for example 55.00'),
		starts_on: needed('Enter the first day of this rate, for example 16 12 2025'),
		ends_on: dateField('Enter the last day of this rate, for example 31 3 2027')
	})
	.refine(({ starts_on, ends_on }) => ends_on === undefined || ends_on >= starts_on, {
		path: ['ends_on'],
		message: 'The last day must not be before the first'
	});
export const rateEnd = z.object({
	rate: z.guid(),
	last_day: needed('Enter the last day of this rate, for example 31 3 2027')
});

export const showing = z.enum(['upcoming', 'past', 'draft', 'cancelled']).catch('upcoming');
