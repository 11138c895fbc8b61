// What everyone may read of a trust: the rows of the public list, and how each is told.
import { daysBetween, isoDate, longDate } from '../platform/dates.ts';
import { INFLUENCES } from '../decisions/decision.ts';
import { counted, holdersOf } from '../thread/stops.ts';
import type { InfluenceKind } from '../thread/thread.ts';

export const TABS = ['waiting', 'decided', 'changed', 'everything'] as const;
export type Tab = (typeof TABS)[number];

export type PublicQuote = { words: string; by: string | null; lang: string; dir: 'ltr' | 'rtl' };

export type Row = {
	id: string;
	number: number;
	programme: { slug: string; title: string };
	statement: string;
	published_at: string;
	due_on: string;
	answered_at: string | null;
	changed_at: string | null;
	superseded_at: string | null;
	updated_at: string;
	/** Contributions it rests on, and how many were taken back. */
	said: number;
	taken_back: number;
	quote: PublicQuote | null;
	answer: {
		kind: InfluenceKind;
		decision_id: string;
		title: string;
		owner: string;
		decided_on: string;
		reason: string;
		review_on: string | null;
		referred_to: string;
		early: boolean;
	} | null;
	next_action: { what: string; owner: string; due_on: string } | null;
	last_change: { what: string; done_at: string; note: string | null } | null;
	challenges: number;
	/** When the trust last took a decision about it back or put another in its place, if it ever did. */
	reversed_at: string | null;
};

export type Figures = { said: number; published: number; waiting: number; answered: number; changed: number };

export type TrustSeen = {
	slug: string;
	name: string;
	collective_term: string;
	crisis: { name: string; contact: string }[];
};

export type SaidAndDone = {
	organisation: TrustSeen;
	programmes: { slug: string; title: string }[];
	holders: string[];
	figures: Figures;
	rows: Row[];
	previous: string | null;
	next: string | null;
};

export type FrontPage = {
	trusts: { slug: string; name: string }[];
	figures: Figures & { longest_since: string | null };
	newest: (Row & { trust: { slug: string; name: string } }) | null;
};

export type Chosen = { tab: Tab; programme?: string; influence?: InfluenceKind };

/** The address of the list with these filters, from this place in it. */
export function listAddress(
	slug: string,
	{ tab, programme, influence }: Chosen,
	place: Record<string, string> = {}
) {
	const query = new URLSearchParams({
		...(tab !== 'waiting' && { tab }),
		...(programme && { programme }),
		...(tab === 'decided' && influence && { influence }),
		...place
	});
	return `/${slug}/said-and-done${query.size ? `?${query}` : ''}`;
}

export const insightAddress = (slug: string, id: string) => `/${slug}/said-and-done/insights/${id}`;
export const decisionAddress = (slug: string, id: string) => `/${slug}/said-and-done/decisions/${id}`;

/** How far along the line an insight has come, for the eye and for the ear. */
export function lineOf({
	answer,
	changed_at,
	reversed_at
}: Pick<Row, 'answer' | 'changed_at' | 'reversed_at'>): {
	filled: ('said' | 'decided' | 'changed')[];
	waiting?: boolean;
	text: string;
} {
	if (changed_at) return { filled: ['said', 'decided', 'changed'], text: 'Said, decided and changed.' };
	if (answer?.kind === 'not_adopted') {
		return { filled: ['said', 'decided'], waiting: false, text: 'Said and decided: it was not adopted.' };
	}
	if (answer) return { filled: ['said', 'decided'], text: 'Said and decided. Nothing has changed yet.' };
	return {
		filled: ['said'],
		text: reversed_at ? 'Said. The answer was taken back.' : 'Said. Nobody has answered.'
	};
}

/** Where an insight stands, in a sentence or two. */
export function standing(row: Row, seen: Pick<SaidAndDone, 'holders' | 'organisation'>, now: Date): string {
	const { answer, next_action, due_on } = row;
	if (row.superseded_at) return `It was put in other words on ${longDate(row.superseded_at)}.`;
	if (!answer) {
		const who = holdersOf(seen);
		const verb = seen.holders.length > 1 ? 'hold' : 'holds';
		const unanswered = row.reversed_at
			? `The answer was taken back on ${longDate(row.reversed_at)}.`
			: 'Nobody has answered this yet.';
		return isLate(row, now)
			? `${unanswered} It was due on ${longDate(due_on)}. ${who} ${verb} it.`
			: `${unanswered} It is due by ${longDate(due_on)}. ${who} ${verb} it.`;
	}
	const decided = `${INFLUENCES[answer.kind]} on ${longDate(answer.decided_on)}`;
	if (answer.kind === 'deferred') {
		const review = longDate(answer.review_on!);
		const overdue = daysBetween(answer.review_on!, isoDate(now));
		return overdue > 0
			? `Put off on ${longDate(answer.decided_on)}. It was to be looked at again on ${review}. That is ${counted(overdue, 'day', 'days')} overdue.`
			: `Put off on ${longDate(answer.decided_on)}. It will be looked at again on ${review}.`;
	}
	if (answer.kind === 'referred') {
		return `Passed to ${answer.referred_to} on ${longDate(answer.decided_on)}.`;
	}
	if (answer.kind === 'not_adopted') return `${decided}.`;
	if (!next_action) return row.changed_at ? `${decided}.` : `${decided}. No action has been set.`;
	const late = daysBetween(next_action.due_on, isoDate(now));
	return late > 0
		? `${decided}. ${next_action.owner} was to act by ${longDate(next_action.due_on)}. It is ${counted(late, 'day', 'days')} late.`
		: `${decided}. ${next_action.owner} is to act by ${longDate(next_action.due_on)}.`;
}

export const isLate = (row: Pick<Row, 'answer' | 'superseded_at' | 'due_on'>, now: Date) =>
	!row.answer && !row.superseded_at && daysBetween(row.due_on, isoDate(now)) > 0;

/** "12 days late", "agreed 3 days ago": the row's age, while nobody has answered. */
export function age(row: Row, now: Date): string | null {
	if (row.answer || row.superseded_at) return null;
	const late = daysBetween(row.due_on, isoDate(now));
	if (late > 0) return `${counted(late, 'day', 'days')} overdue`;
	return `agreed ${counted(daysBetween(row.published_at, isoDate(now)), 'day', 'days')} ago`;
}

/** The front page's line: three figures, and the ring where it stops. */
export function frontFigures(
	{ said, answered, changed, waiting, longest_since }: FrontPage['figures'],
	now: Date
) {
	const shown = (figure: number) => figure.toLocaleString('en-GB');
	const longest = longest_since && daysBetween(longest_since, isoDate(now));
	return [
		{
			kind: 'said' as const,
			figure: shown(said),
			label: said === 1 ? 'contribution from people' : 'contributions from people'
		},
		{
			kind: 'decided' as const,
			figure: shown(answered),
			label: answered === 1 ? 'insight answered by a decision' : 'insights answered by a decision'
		},
		{
			kind: 'changed' as const,
			figure: shown(changed),
			label: changed === 1 ? 'insight that led to a change' : 'insights that led to a change'
		},
		{
			kind: 'waiting' as const,
			figure: shown(waiting),
			label: waiting === 1 ? 'insight waiting for an answer' : 'insights waiting for an answer',
			note: typeof longest === 'number' ? `The longest for ${counted(longest, 'day', 'days')}` : undefined
		}
	];
}
