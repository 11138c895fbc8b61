// The public late list: what waits past its day at a trust, stop by stop, and who holds it.
import { days } from '../insights/insight.ts';
import { holdersOf } from '../thread/stops.ts';

export const STOPS = ['check', 'answer', 'action', 'tell', 'challenge', 'summary'] as const;
export type Stop = (typeof STOPS)[number];

/** What waits there, as a tab and as a heading. */
export const STOP_NAMES: Record<Stop, { tab: string; heading: string }> = {
	check: { tab: 'To be checked', heading: 'To be agreed with those who said it' },
	answer: { tab: 'To be answered', heading: 'To be answered' },
	action: { tab: 'To be done', heading: 'Promised, and to be done' },
	tell: { tab: 'To be told', heading: 'To be told to those who said it' },
	challenge: { tab: 'Challenged', heading: 'Challenged, and not answered' },
	summary: { tab: 'To be written up', heading: 'To be given back to the room' }
};

export type LateRow = {
	id: string;
	/** The day it was due; of a challenge, for which no day is promised, the day it was raised. */
	at: string;
	days: number;
	/** Null where its words are not public. */
	title: string | null;
	kind: 'insight' | 'decision' | 'workshop' | null;
	subject: string | null;
	who: string | null;
	programme: { slug: string; title: string };
};

export type Late = {
	organisation: { slug: string; name: string; crisis: { name: string; contact: string }[] };
	holders: string[];
	stops: { stop: Stop; count: number; longest: number }[];
	/** The one that is listed; null where nothing is late. */
	stop: Stop | null;
	rows: LateRow[];
	next: string | null;
};

/** More than the database counts one by one. */
const MANY = 1000;

/** "1 is late, by 12 days", "At least 1,000 are late, the longest by 84 days" */
export function lateSentence({ stop, count, longest }: Late['stops'][number]): string {
	if (count === 0) return 'Nothing here is late.';
	if (stop === 'challenge') {
		const wait = count === 1 ? 'waits' : 'wait';
		return `${many(count)} ${wait} for an answer, the longest for ${days(longest)}. No day was promised for these.`;
	}
	return count === 1
		? `1 is late, by ${days(longest)}.`
		: `${many(count)} are late, the longest by ${days(longest)}.`;
}

/** "12 days late", or how long a challenge waits. */
export const rowSentence = (stop: Stop, { days: late }: Pick<LateRow, 'days'>): string =>
	stop === 'challenge' ? `waits for ${days(late)}` : `${days(late)} late`;

/** What stands in the place of words that nobody but those who listen may read yet. */
export const titleOf = ({ title }: LateRow): string => title ?? 'An insight that is not agreed yet';

/** Where everyone reads more about it, or null. */
export function hrefOf(trust: string, { kind, subject }: LateRow): string | null {
	if (!kind || !subject) return null;
	if (kind === 'workshop') return `/workshops/${subject}`;
	return `/${trust}/said-and-done/${kind === 'insight' ? 'insights' : 'decisions'}/${subject}`;
}

const many = (count: number) => (count >= MANY ? 'At least 1,000' : count.toLocaleString('en-GB'));

/** Who holds what is late there, by office or by the role they answer in: never who is waited for. */
export function heldBy(stop: Stop, row: LateRow, late: Pick<Late, 'holders' | 'organisation'>): string {
	if (stop === 'action') return row.who ?? late.organisation.name;
	if (stop === 'answer' || stop === 'challenge') return holdersOf(late);
	return 'The engagement team';
}
