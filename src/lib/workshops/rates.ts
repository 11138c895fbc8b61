// What trusts pay for taking part, and the published wages that a sum is compared with: figures with the days they hold.

/** A wage that is published for a time: `to` is its last day, null while the next is not known. */
export type Floor = { name: string; pence: number; from: string; to: string | null };

/**
 * For an hour. National Living Wage, age 21 and over: https://www.gov.uk/national-minimum-wage-rates. Real Living Wage:
 * https://www.livingwage.org.uk/what-real-living-wage (employers have until 1 May to pay a new one).
 */
export const FLOORS: Floor[] = [
	{ name: 'the National Living Wage', pence: 1221, from: '2025-04-01', to: '2026-03-31' },
	{ name: 'the National Living Wage', pence: 1271, from: '2026-04-01', to: null },
	{ name: 'the real Living Wage', pence: 1260, from: '2025-05-01', to: '2026-04-30' },
	{ name: 'the real Living Wage', pence: 1345, from: '2026-05-01', to: null },
	{ name: 'the real Living Wage in London', pence: 1385, from: '2025-05-01', to: '2026-04-30' },
	{ name: 'the real Living Wage in London', pence: 1480, from: '2026-05-01', to: null }
];

export type Rate = {
	id: string;
	programme_id: string | null;
	task: string;
	minutes: number;
	/** For the whole task. */
	pence: number;
	starts_on: string;
	/** The last day it holds. */
	ends_on: string | null;
};
export type NewRate = Omit<Rate, 'id' | 'programme_id'>;

/** The day on which the public involvement payments that most trusts follow went up by a tenth. */
const RAISED = '2025-12-16';

const TASKS: [task: string, minutes: number][] = [
	['Reading or commenting, up to 30 minutes', 30],
	['A short meeting, about 1 hour', 60],
	['A meeting or group, about 2 hours', 120],
	['Half a day', 210],
	['A whole day', 420],
	['A whole day with much preparation', 840],
	['Chairing a whole day, with much preparation', 840]
];

const card = (starts_on: string, ends_on: string | null, sums: number[]): NewRate[] =>
	TASKS.map(([task, minutes], index) => ({ task, minutes, pence: sums[index] ?? 0, starts_on, ends_on }));

/**
 * The card to start from: the sums of NIHR before and after 16 December 2025, when all rose by a tenth. The ends of the
 * range are published (https://thecareruk.com/nihr-increases-payment-rates-for-public-involvement-in-research), the
 * middle follows from the rise; a trust that pays otherwise ends them and adds its own.
 */
export const STARTER_CARD: NewRate[] = [
	...card('2025-04-01', '2025-12-15', [1250, 2500, 5000, 7500, 15000, 30000, 45000]),
	...card(RAISED, null, [1380, 2750, 5500, 8250, 16500, 33000, 49500])
];

/** Those of a card that hold on a day: what somebody is paid goes by the day of the activity (R54). */
export function ratesOn<T extends Pick<Rate, 'starts_on' | 'ends_on'>>(rates: T[], day: string): T[] {
	return rates.filter(({ starts_on, ends_on }) => starts_on <= day && (ends_on === null || day <= ends_on));
}

/** Those that hold today, will hold, and held once. */
export function byTime<T extends Pick<Rate, 'starts_on' | 'ends_on'>>(
	rates: T[],
	today: string
): { now: T[]; coming: T[]; ended: T[] } {
	return {
		now: ratesOn(rates, today),
		coming: rates.filter(({ starts_on }) => starts_on > today),
		ended: rates.filter(({ ends_on }) => ends_on !== null && ends_on < today)
	};
}
