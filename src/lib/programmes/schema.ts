import { z } from 'zod';
import { slugFrom } from './programme.ts';

const day = (ask: string) =>
	z
		.string()
		.optional()
		.transform((typed) => typed || undefined)
		.pipe(z.iso.date(ask).optional());

export const newProgramme = z
	.object({
		title: z.string('Enter a title').trim().min(2, 'Enter a title').max(160, 'Use 160 characters or fewer'),
		slug: z
			.string()
			.trim()
			.default('')
			.refine(
				(typed) => typed === '' || /^[a-z0-9][a-z0-9-]{1,60}$/.test(typed),
				'Use small letters, numbers and hyphens, for example pcref-2026'
			),
		purpose: z.string().trim().max(4000, 'Use 4,000 characters or fewer').default(''),
		starts_on: day('Enter the first day as a date'),
		ends_on: day('Enter the last day as a date')
	})
	.transform((given) => ({ ...given, slug: given.slug || slugFrom(given.title) }));

const count = (of: string, least: number, most: number) => {
	const ask = `Enter a number of ${of} from ${least} to ${most}`;
	return z
		.string(ask)
		.trim()
		.regex(/^\d{1,3}$/, ask)
		.transform(Number)
		.refine((number) => number >= least && number <= most, ask);
};

/** What a programme promises. Each range is that of its column. */
export const clocks = z.object({
	check_days: count('days', 0, 365),
	answer_days: count('days', 1, 730),
	summary_days: count('days', 1, 365),
	place_hours: count('hours', 2, 336),
	late_cancel_days: count('working days', 0, 60)
});

export type Clocks = z.output<typeof clocks>;

export const partner = z.object({ partner: z.guid('Choose a partner organisation') });
