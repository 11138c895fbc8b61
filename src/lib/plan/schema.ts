import { z } from 'zod';
import { PARTS } from '../insights/pcref.ts';
import { dateField } from '../platform/forms.ts';
import { AREAS, OUTCOMES } from './plan.ts';

const tooLong = (most: number) => `Use ${most.toLocaleString('en-GB')} characters or fewer`;
const text = (most: number, ask: string) => z.string(ask).trim().min(1, ask).max(most, tooLong(most));
const optional = (most: number) => z.string().trim().max(most, tooLong(most)).optional().default('');
const day = (ask: string) =>
	dateField(`${ask}, for example 1 7 2026`)
		.refine((given) => given !== undefined, ask)
		.transform((given) => given ?? '');
const list = z.preprocess(
	(value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
	z.array(z.guid())
);

const worded = z.object({
	title: text(200, 'Enter a title'),
	what: text(4000, 'Write what will be done'),
	success: text(1000, 'Write how anybody will know that it worked'),
	part: z.enum(PARTS, 'Choose which part of the framework it belongs to'),
	area: z.enum(AREAS, 'Choose the area it shows under'),
	competency_id: z.guid().or(z.literal('')).optional().default(''),
	owner_id: z.guid('Choose a named person who answers for this'),
	starts_on: day('Enter the day it starts'),
	due_on: day('Enter the day it will be done by'),
	partners: list
});

export const planItem = worded
	.refine(
		(given) => (given.part === 'national_organisational_competencies') === (given.competency_id !== ''),
		{
			path: ['competency_id'],
			message: 'Choose a competency in the part about competencies, and only there'
		}
	)
	.refine((given) => given.starts_on <= given.due_on, {
		path: ['due_on'],
		message: 'Enter the day it will be done by, after the day it starts'
	});
/** What one adds to the text when it is new: its programme, and what it comes from, as "insight:<id>" or "decision:<id>". */
export const newPlanItem = planItem.and(
	z.object({ programme: z.guid('Choose a programme'), joined: z.string().optional().default('') })
);
/** And when it is changed: how many changes the writer had seen, and why. */
export const planChange = planItem.and(z.object({ seen: z.coerce.number().int(), reason: optional(1000) }));

export const coproduction = z.object({
	who: text(500, 'Say who took part'),
	on_day: day('Enter the day they took part'),
	changed: text(2000, 'Say what changed because of them')
});

export const approval = z.object({
	body: text(160, 'Enter the board or committee that approved it'),
	on_day: day('Enter the day it was approved')
});

export const review = z
	.object({
		outcome: z.enum(OUTCOMES, 'Choose how it goes'),
		note: text(2000, 'Write what was found, in plain words. People will read it.'),
		next_review_on: dateField('Enter the day it will be looked at next, for example 1 10 2026')
	})
	.refine(
		({ outcome, next_review_on }) =>
			outcome === 'stopped' || outcome === 'done' || next_review_on !== undefined,
		{ path: ['next_review_on'], message: 'Enter the day it will be looked at next' }
	);

const JOINED = /^(insight|decision|action):(.+)$/;
/** "insight:<id>" and the like, as one field says it. */
export const joined = z
	.string('Choose what to join it to')
	.regex(JOINED, 'Choose what to join it to')
	.transform((given) => {
		const [, kind, id] = JOINED.exec(given) as unknown as [string, 'insight' | 'decision' | 'action', string];
		return { kind, id };
	});
const chosen = z.guid().or(z.literal('')).optional().default('');
/** One of three selects; what is joined is the one that was chosen. */
export const newLink = z
	.object({ insight: chosen, decision: chosen, action: chosen })
	.transform((given) =>
		(['insight', 'decision', 'action'] as const).flatMap((kind) =>
			given[kind] === '' ? [] : [{ kind, id: given[kind] }]
		)
	)
	.refine((joined) => joined.length === 1, 'Choose what to join it to')
	.transform(([only]) => only!);
export const beside = z.object({ measures: list });
export const gone = z.object({ link: z.guid() });

export const planQuery = z.object({
	by: z.enum(['part', 'area']).catch('part'),
	programme: z.string().nullable().catch(null),
	after: z
		.string()
		.regex(/^[a-z_]+\.\d{1,9}$/)
		.transform((given) => {
			const [group = '', number = ''] = given.split('.');
			return { group, number: Number(number) };
		})
		.nullable()
		.catch(null)
});
