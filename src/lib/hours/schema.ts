import { z } from 'zod';
import { ACTIVITIES, PARTS, type Activity, type Minutes } from './hours.ts';

const KEYS = Object.keys(PARTS) as (keyof Minutes)[];
const DAY = 'Enter the day, for example 12 2 2026';

/** Empty is no answer, as browsers send it. */
const id = z
	.literal('')
	.transform(() => null)
	.or(z.guid())
	.nullish()
	.transform((given) => given ?? null);

/** Two boxes as minutes; null where one holds something else than a whole number. */
function minutesOf(given: Record<string, unknown>, part: string): number | null {
	const [hours, minutes] = ['hours', 'minutes'].map((unit) => {
		const typed = given[`${part}-${unit}`];
		const text = typeof typed === 'string' ? typed.trim() : '';
		return text === '' ? 0 : /^\d{1,4}$/.test(text) ? Number(text) : null;
	});
	return hours === null || minutes === null ? null : (hours ?? 0) * 60 + (minutes ?? 0);
}

/** One entry of the log. Each length of time is two boxes, `session-hours` and `session-minutes`; its error is at `session`. */
export const entry = z
	.looseObject({
		id,
		programme_id: z.guid('Choose a programme'),
		activity: z.enum(Object.keys(ACTIVITIES) as [Activity, ...Activity[]], 'Choose what you did'),
		what: z.string().trim().max(300, 'Use 300 characters or fewer').default(''),
		done_on: z.iso.date(DAY),
		workshop_id: id,
		corrects_id: id
	})
	.transform((given, ctx) => {
		const minutes = { session: 0, preparation: 0, travel: 0, follow_up: 0 };
		for (const part of KEYS) {
			const read = minutesOf(given, part);
			if (read === null) {
				const message = 'Use whole numbers, for example 1 hour and 30 minutes';
				ctx.addIssue({ code: 'custom', path: [part], message });
			}
			minutes[part] = read ?? 0;
		}
		const total = KEYS.reduce((sum, part) => sum + minutes[part], 0);
		if (ctx.issues.length === 0 && (total < 1 || total > 1440)) {
			const message = total < 1 ? 'Enter how long it took' : 'Enter 24 hours at most';
			ctx.addIssue({ code: 'custom', path: ['session'], message });
		}
		const { id, programme_id, activity, what, done_on, workshop_id, corrects_id } = given;
		return { id, programme_id, activity, what, done_on, workshop_id, corrects_id, ...minutes };
	});

export type NewEntry = z.output<typeof entry>;

export const attended = z.object({ registration: z.guid() });

/** Ticks arrive as "id:version", so that only what was seen is confirmed. */
export const confirmation = z.object({
	seen: z.preprocess(
		(given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]),
		z.array(
			z
				.string()
				.regex(/^[0-9a-f-]{36}:\d{1,9}$/)
				.transform((text) => {
					const [id = '', version] = text.split(':');
					return { id, version: Number(version) };
				})
		)
	)
});

export const giveBack = z.object({
	hours: z.guid(),
	note: z
		.string('Write what they should look at again')
		.trim()
		.min(1, 'Write what they should look at again')
		.max(500, 'Use 500 characters or fewer')
});
