// What is due and late at a trust, for whoever answers for it: each stop by its name, and how a row is told. Pure.
import { STOP_NAMES, type Stop } from '../late/late.ts';
import { counted } from '../thread/stops.ts';

/** The stops of the public late list, and those that only members look after. */
export const DUE_STOPS = [
	'check',
	'answer',
	'action',
	'tell',
	'challenge',
	'summary',
	'equality',
	'outcome',
	'plan',
	'duty'
] as const;
export type DueStop = (typeof DUE_STOPS)[number];

export const DUE_NAMES: Record<DueStop, { tab: string; heading: string }> = {
	...(STOP_NAMES satisfies Record<Stop, { tab: string; heading: string }>),
	equality: { tab: 'Impact', heading: 'What a decision did for equality, to be looked at' },
	outcome: { tab: 'Outcomes', heading: 'What should have changed, to be looked at' },
	plan: { tab: 'Plan', heading: 'In the plan, to be done or reviewed' },
	duty: { tab: 'Duties', heading: 'Duties in law, to be looked at again' }
};

export type DueRow = {
	id: string;
	/** The day it is due; of a challenge, the day it was raised. */
	at: string;
	/** Days past that day; negative before it. */
	days: number;
	title: string;
	/** Who answers for it, where one person does. */
	who: string | null;
	/** Within the trust's pages. */
	path: string;
};

export type Due = {
	stops: { stop: DueStop; late: number; soon: number }[];
	/** The one that is listed; null where somebody answers for nothing here. */
	stop: DueStop | null;
	rows: DueRow[];
	next: string | null;
};

/** "12 days late", "due today", "due in 3 days"; of a challenge "waits for 9 days". */
export function dueSentence(stop: DueStop, days: number): string {
	if (stop === 'challenge') return `waits for ${counted(days, 'day', 'days')}`;
	if (days > 0) return `${counted(days, 'day', 'days')} late`;
	return days === 0 ? 'due today' : `due in ${counted(-days, 'day', 'days')}`;
}

/** "3 are late, and 2 are due within a week." */
export function figuresSentence({ late, soon }: { late: number; soon: number }): string {
	if (late === 0 && soon === 0) return 'Nothing here is late or due within a week.';
	const of = (n: number) => `${many(n)} ${n === 1 ? 'is' : 'are'}`;
	const parts = [late > 0 && `${of(late)} late`, soon > 0 && `${of(soon)} due within a week`];
	return `${parts.filter(Boolean).join(', and ')}.`;
}

/** The database counts no further. */
const many = (n: number) => (n >= 1000 ? 'At least 1,000' : String(n));
