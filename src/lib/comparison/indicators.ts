// The open file by which trusts compare themselves (R13): "throughline-indicators/1". docs/indicators.md says how each is counted. Pure.
import { z } from 'zod';

const number = z.number().nonnegative().nullable();
/** Null is hidden, because it is small, or there is none; it is never nought. */
const value = z.strictObject({
	n: number.optional().describe('How many; null where it is hidden or there is none'),
	of: number.optional().describe('Of how many; for felt, the step that was claimed'),
	median: number.optional().describe('Half took so many days or fewer; for felt, the step from 1 to 7'),
	p90: number.optional().describe('Nine of ten took so many days or fewer'),
	clock: number.optional().describe('The days that the programme promises')
});
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What a file may hold, in the order in which it is shown. `days` have a median, `share` is n of `of`. */
export const INDICATORS = {
	received: { title: 'Contributions received', shown: 'count' },
	answered: { title: 'Insights answered', shown: 'count' },
	adopted: { title: 'Answered: adopted', shown: 'share' },
	partly_adopted: { title: 'Answered: partly adopted', shown: 'share' },
	not_adopted: { title: 'Answered: not adopted', shown: 'share' },
	deferred: { title: 'Answered: deferred', shown: 'share' },
	referred: { title: 'Answered: referred to others', shown: 'share' },
	kept_in_time: { title: 'Answered in time, of what fell due', shown: 'share' },
	overdue: { title: 'Unanswered and overdue at the end', shown: 'count' },
	days_to_check: { title: 'Days until an insight was checked', shown: 'days' },
	days_to_answer: { title: 'Days until an agreed insight was answered', shown: 'days' },
	days_to_tell: { title: 'Days until people were told', shown: 'days' },
	told: { title: 'Times that somebody was told what was decided', shown: 'count' },
	never_told: { title: 'Times that somebody was owed word and has had none', shown: 'count' },
	challenges_raised: { title: 'Challenges raised', shown: 'count' },
	challenges_answered: { title: 'Challenges answered', shown: 'count' },
	paid_in_ten: { title: 'Paid within ten working days', shown: 'share' },
	felt: { title: 'Shared power: felt step, beside the claimed one', shown: 'felt' }
} as const;
export type IndicatorKey = keyof typeof INDICATORS;
export const INDICATOR_KEYS = Object.keys(INDICATORS) as IndicatorKey[];

const shape = Object.fromEntries(INDICATOR_KEYS.map((key) => [key, value])) as Record<
	IndicatorKey,
	typeof value
>;

export const indicatorFile = z
	.strictObject({
		format: z.literal('throughline-indicators/1'),
		schema: z.string().max(300),
		made_on: day,
		organisation: z.strictObject({ slug: z.string().max(80), name: z.string().min(1).max(160) }),
		programme: z.strictObject({ slug: z.string().max(80), title: z.string().min(1).max(200) }),
		periods: z
			.array(z.strictObject({ from: day, until: day, indicators: z.strictObject(shape) }))
			.min(1)
			.max(10)
	})
	.describe('The indicators of one programme of a trust, by period');

export type IndicatorFile = z.infer<typeof indicatorFile>;
export type Indicator = z.infer<typeof value>;

const UNKNOWN = 'Hidden, or none';
const whole = (n: number) => n.toLocaleString('en-GB');

/** "12", "4 of 9 (44%)", "61 days; nine of ten 84; promised 84", or that it is hidden. */
export function indicatorWords(key: IndicatorKey, { n, of, median, p90, clock }: Indicator): string {
	const { shown } = INDICATORS[key];
	if (shown === 'felt')
		return median == null ? UNKNOWN : `Step ${median}${of == null ? '' : `, claimed ${of}`}`;
	if (shown === 'days')
		return median == null
			? UNKNOWN
			: `${median} days${p90 == null ? '' : `; nine of ten ${p90}`}${clock == null ? '' : `; promised ${clock}`}`;
	if (n == null) return UNKNOWN;
	if (shown === 'count') return whole(n);
	return of == null || of === 0
		? `${whole(n)} of ${of === 0 ? 'none' : 'a hidden number'}`
		: `${whole(n)} of ${whole(of)} (${Math.round((100 * n) / of)}%)`;
}

/** What the page reads of one file: whose it is, where it came from, and the file. */
export type Compared = { from: string; file: IndicatorFile };
export type ComparedRow = { trust: string; programme: string; period: string; says: string; key: string };

/** One table for each indicator: the trusts by name, their periods in order of time. No order of merit. */
export function compared(
	files: Compared[]
): { key: IndicatorKey; title: string; rows: (ComparedRow & Indicator)[] }[] {
	const sorted = files.toSorted(
		(one, other) =>
			one.file.organisation.name.localeCompare(other.file.organisation.name, 'en-GB') ||
			one.from.localeCompare(other.from)
	);
	return INDICATOR_KEYS.map((key) => ({
		key,
		title: INDICATORS[key].title,
		rows: sorted.flatMap(({ file, from }) =>
			file.periods
				.toSorted((one, other) => one.from.localeCompare(other.from))
				.map(({ from: first, until, indicators }) => ({
					key: `${from} ${first}`,
					trust: file.organisation.name,
					programme: file.programme.title,
					period: `${first} to ${until}`,
					says: indicatorWords(key, indicators[key]),
					...indicators[key]
				}))
		)
	}));
}
