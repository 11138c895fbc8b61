// An insight: a plain statement that rests on quotes, and the rules of its way to an answer.
import type { EndingMark } from '../consents/ending.ts';
import type { Attribution, Kind } from '../contributions/contribution.ts';
import { mayAs, type Role } from '../people/me.ts';
import { longDate } from '../platform/dates.ts';

export type InsightState = 'draft' | 'in_check' | 'agreed' | 'answered' | 'superseded';
export type CheckAnswer = 'agree' | 'correct' | 'object';
export type InfluenceKind = 'adopted' | 'partly_adopted' | 'not_adopted' | 'deferred' | 'referred';

export type Programme = { id: string; slug: string; title: string };
export type RestsOn = { quotes: number; people: number; engagements: number; taken_back: number };
export type CheckTally = {
	asked: number;
	agree: number;
	correct: number;
	object: number;
	/** Can be reached and have not answered. */
	waiting: number;
	unreachable: number;
	unanswered_objections: number;
};

export type InsightRow = {
	id: string;
	number: number;
	statement: string;
	state: InsightState;
	check_until: string | null;
	due_on: string | null;
	days_late: number | null;
	rests_on: RestsOn;
	tally: CheckTally | null;
};

export type InsightList = {
	programme: Programme | null;
	programmes: Programme[];
	insights: InsightRow[];
	next: number | null;
};

export type Quote = {
	id: string;
	contribution_id: string;
	starts: number;
	ends: number;
	/** Null when the words were taken back, or are not for this reader. */
	words: string | null;
	lang: string;
	dir: 'ltr' | 'rtl';
	shown_as: string | null;
	given_on: string;
	taken_back: boolean;
};

/** An answer to a check, without whose it is or which words they gave. */
export type Check = {
	id: string;
	answer: CheckAnswer;
	/** Null when they agreed, or took their words back since. */
	words: string | null;
	answered_at: string;
	how: string;
	reply: string | null;
	replied_at: string | null;
	/** Answered before the statement was last reworded. */
	earlier_wording: boolean;
};

export type Related = {
	id: string;
	number: number;
	statement: string;
	kind: 'merged' | 'split' | 'superseded';
};

export type Desk = {
	id: string;
	number: number;
	statement: string;
	state: InsightState;
	organisation_id: string;
	drafted_at: string;
	check_until: string | null;
	agreed_at: string | null;
	due_on: string | null;
	answered_at: string | null;
	superseded_at: string | null;
	today: string;
	days_late: number | null;
	programme: Programme & { check_days: number; answer_days: number };
	rests_on: RestsOn;
	quotes: Quote[];
	/** Where words that it rests on ended, and whether none are left. */
	marks: EndingMark[];
	nothing_left: boolean;
	wordings: { version: number; statement: string; written_at: string }[];
	tally: CheckTally | null;
	checks: Check[] | null;
	/** Of the newest contributions, at most 200, how many nothing rests on. */
	never_used: { count: number; of: number };
	came_from: Related[];
	became: Related[];
	decisions: {
		id: string;
		number: number;
		title: string;
		state: string;
		kind: InfluenceKind | null;
		superseded: boolean;
	}[];
	challenges: number;
	decided_by: string[];
};

export type Mark = { insight_id: string; number: number; starts: number; ends: number };
export type Reading = {
	id: string;
	given_on: string;
	kind: Kind;
	lang: string;
	dir: 'ltr' | 'rtl';
	words: string;
	cut: boolean;
	attribution: Attribution;
	/** Null where there is none, or where it is for nobody who reads a list. */
	shown_as: string | null;
	/** Said before the words, where something hard is in them. */
	content_note: string;
	from: string | null;
	marks: Mark[];
};
export type ReadingPage = { contributions: Reading[]; next: { on: string; id: string } | null };

export type MyCheck = {
	insight_id: string;
	number: number;
	statement: string;
	open: boolean;
	state: InsightState;
	check_until: string;
	organisation: { slug: string; name: string };
	programme: string;
	answer: CheckAnswer | null;
	words: string | null;
	answered_at: string | null;
	how: string | null;
	reply: string | null;
	replied_at: string | null;
	quotes: { words: string; lang: string; dir: 'ltr' | 'rtl' }[];
};

export const STATE_NAMES: Record<InsightState, string> = {
	draft: 'Draft',
	in_check: 'With its contributors',
	agreed: 'Waiting for an answer',
	answered: 'Answered',
	superseded: 'Replaced'
};

export const ANSWER_NAMES: Record<CheckAnswer, string> = {
	agree: 'Agrees',
	correct: 'Corrects it',
	object: 'Objects'
};

export const LINEAGE_NAMES: Record<Related['kind'], string> = {
	merged: 'merged with others',
	split: 'split into parts',
	superseded: 'replaced'
};

/** Parts of one contribution that touch become one span, in order, so that a passage stays a passage. */
export function mergeSpans(spans: { starts: number; ends: number }[]): { starts: number; ends: number }[] {
	const merged: { starts: number; ends: number }[] = [];
	for (const { starts, ends } of [...spans].sort((a, b) => a.starts - b.starts)) {
		const last = merged.at(-1);
		if (last && starts <= last.ends) last.ends = Math.max(last.ends, ends);
		else merged.push({ starts, ends });
	}
	return merged;
}

export type WhyNotCheck = 'not-a-draft' | 'rests-on-nothing';

/** Why an insight may not be put to its contributors yet, or null if it may. */
export function whyNotCheck({ state, rests_on }: Pick<Desk, 'state' | 'rests_on'>): WhyNotCheck | null {
	if (state !== 'draft') return 'not-a-draft';
	if (rests_on.quotes === 0) return 'rests-on-nothing';
	return null;
}

export type WhyNotAgree = 'not-in-check' | 'rests-on-nothing' | 'objection-unanswered' | 'still-asking';

/** Why an insight may not be agreed yet, or null if it may. */
export function whyNotAgree({
	state,
	tally,
	check_until,
	today,
	rests_on
}: Pick<Desk, 'state' | 'tally' | 'check_until' | 'today' | 'rests_on'>): WhyNotAgree | null {
	if (state !== 'in_check' || !tally || !check_until) return 'not-in-check';
	if (rests_on.quotes === 0) return 'rests-on-nothing';
	if (tally.unanswered_objections > 0) return 'objection-unanswered';
	if (tally.waiting > 0 && today < check_until) return 'still-asking';
	return null;
}

/** The same as a sentence for the page. */
export function agreeSentence(
	reason: WhyNotAgree,
	{ tally, check_until }: Pick<Desk, 'tally' | 'check_until'>
): string {
	switch (reason) {
		case 'not-in-check':
			return 'Only an insight that was put to its contributors can be agreed.';
		case 'rests-on-nothing':
			return 'Everyone it rested on has taken their words back, so it cannot be agreed.';
		case 'objection-unanswered':
			return `${people(tally?.unanswered_objections ?? 0)} ${tally?.unanswered_objections === 1 ? 'objects' : 'object'} and ${tally?.unanswered_objections === 1 ? 'has' : 'have'} no answer yet. Answer in writing first.`;
		case 'still-asking':
			return `${people(tally?.waiting ?? 0)} ${tally?.waiting === 1 ? 'has' : 'have'} not answered yet. They have until ${check_until ? longDate(check_until) : 'the end of the check'}. After that day it can be agreed without them.`;
	}
}

/** When it will be agreed, for those who read it and do not agree it themselves. */
export function agreedWhenSentence(
	desk: Pick<Desk, 'state' | 'tally' | 'check_until' | 'today' | 'rests_on'>
): string {
	if (desk.rests_on.quotes === 0) return agreeSentence('rests-on-nothing', desk);
	if (whyNotAgree(desk) === null) return 'An engagement lead can agree it now.';
	const day = desk.check_until ? longDate(desk.check_until) : 'the end of the check';
	return `An engagement lead agrees it when everyone who can be reached has answered, or from ${day} without them. Objections are answered in writing first.`;
}

/** Why an insight may not be merged, split or replaced, or null if it may. What everyone can read is for an engagement lead. */
export function whyNotReplace(
	{ state, became }: Pick<Desk, 'state' | 'became'>,
	roles: Role[]
): 'not-standing' | 'being-replaced' | 'not-yours-to-replace' | null {
	if (state === 'answered' || state === 'superseded') return 'not-standing';
	if (became.length > 0) return 'being-replaced';
	const may =
		state === 'agreed' ? mayAs(roles, 'engagement_lead') : mayAs(roles, 'facilitator', 'engagement_lead');
	return may ? null : 'not-yours-to-replace';
}

/** "1 person", "12 people" */
export function people(count: number): string {
	return count === 1 ? '1 person' : `${count.toLocaleString('en-GB')} people`;
}

/** "until 14 March 2026", and "was until" after that day. */
export function askedUntil({ check_until, days_over }: { check_until: string; days_over: number }): string {
	return `${days_over > 0 ? 'was until' : 'until'} ${longDate(check_until)}`;
}

/** "12 quotes from 9 people, in 2 places we listened" */
export function restsOnSentence({ quotes, people: count, engagements, taken_back }: RestsOn): string {
	const gone =
		taken_back === 0
			? ''
			: `. ${taken_back === 1 ? '1 contribution was' : `${taken_back} contributions were`} taken back`;
	if (quotes === 0) return `It rests on nothing yet${gone}`;
	const where =
		engagements === 1 ? 'at one place or time we listened' : `at ${engagements} places and times we listened`;
	return `${quotes === 1 ? '1 quote' : `${quotes} quotes`} from ${people(count)}, ${where}${gone}`;
}

/** "1 contribution was never used", "Of the newest 200 contributions, 32 were never used" */
export function neverUsedSentence({ count, of }: Desk['never_used']): string {
	if (of >= 200) return `Of the newest 200 contributions, ${count} were never used`;
	return count === 1 ? '1 contribution was never used' : `${count} contributions were never used`;
}

/** Where an insight stands and until when, in a sentence that owns the failure when there is one. */
export function standingSentence({
	state,
	check_until,
	due_on,
	days_late,
	tally
}: Pick<InsightRow, 'state' | 'check_until' | 'due_on' | 'days_late' | 'tally'>): string {
	switch (state) {
		case 'draft':
			return 'Being written. Nobody has been asked about it yet.';
		case 'in_check':
			return `${tally ? `${tally.asked - tally.waiting - tally.unreachable} of ${people(tally.asked)} have answered.` : 'Its contributors are being asked.'} The last day to answer: ${check_until ? longDate(check_until) : 'the end of the check'}.`;
		case 'agreed':
			return days_late !== null && days_late > 0
				? `Nobody has answered this yet. It was due on ${due_on ? longDate(due_on) : 'a day that has passed'}, ${days(days_late)} ago.`
				: `The trust owes an answer by ${due_on ? longDate(due_on) : 'the promised day'}.`;
		case 'answered':
			return 'A decision answers this.';
		case 'superseded':
			return 'Another insight stands in its place.';
	}
}

/** "1 day", "12 days" */
export function days(count: number): string {
	return count === 1 ? '1 day' : `${count} days`;
}
