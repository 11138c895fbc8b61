// An insight: a plain statement that rests on quotes, and the rules of its way to an answer.
import type { EndingMark } from '../consents/ending.ts';
import { mayAs, type Role } from '../people/me.ts';
import { longDate } from '../platform/dates.ts';
import type { Check, CheckTally, EarlierAnswer } from './check.ts';
import type { CheckRule } from './check-rule.ts';
import type { Competency, Part } from './pcref.ts';
import type { SignedBy } from './signing.ts';

export type InsightState = 'draft' | 'in_check' | 'agreed' | 'answered' | 'superseded';
export type Stance = 'for' | 'against';
export type InfluenceKind = 'adopted' | 'partly_adopted' | 'not_adopted' | 'deferred' | 'referred';

export type Programme = { id: string; slug: string; title: string };
export type RestsOn = {
	quotes: number;
	/** Null where they are fewer than 5 and this reader is told no exact figure (R40). */
	people: number | null;
	engagements: number;
	taken_back: number;
};
export type KindOfEngagement = {
	kind: 'workshop' | 'consultation' | 'one_to_one' | 'drawing' | 'group_note' | 'writing';
	people: number | null;
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
	/** Characters of the contribution; null for those who do not listen. */
	starts: number | null;
	ends: number | null;
	stance: Stance;
	/** Null when the words were taken back, or are not for this reader. */
	words: string | null;
	lang: string;
	dir: 'ltr' | 'rtl';
	shown_as: string | null;
	given_on: string;
	taken_back: boolean;
};

/** What became of an insight, as those it rests on are told it. */
export type Became = {
	kind: Related['kind'];
	/** How many others it was put together with. */
	with: number;
	/** Null while nobody has been asked about that one. */
	to: string | null;
	statement: string | null;
	standing: boolean;
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
	/** How many people speak for it and against it. */
	sides: Record<Stance, number | null>;
	kinds: KindOfEngagement[];
	pcref_parts: Part[];
	competencies: Competency[];
	/** By what rule it may be agreed: the one that stood when its check began. */
	rule: CheckRule;
	signed: SignedBy;
	/** What its check came to, for those who listen: how many answered, and how. */
	result: { asked: number; reached: number; before: number; by: Record<string, number> } | null;
	/** Signed by whoever reads this, as staff. */
	signed_here: boolean;
	quotes: Quote[];
	/** Where words that it rests on ended, and whether none are left. */
	marks: EndingMark[];
	nothing_left: boolean;
	wordings: { version: number; statement: string; written_at: string; by: string | null }[];
	tally: CheckTally | null;
	checks: Check[] | null;
	earlier_checks: EarlierAnswer[] | null;
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

/** A wording that met another's. */
export type WordingAttempt = {
	insight: string;
	number: number;
	state: InsightState;
	version: number;
	mine: string;
	started_from: string;
	now: string;
	now_by: string;
	now_at: string;
	check_until: string | null;
};

export const STATE_NAMES: Record<InsightState, string> = {
	draft: 'Draft',
	in_check: 'With its contributors',
	agreed: 'Waiting for an answer',
	answered: 'Answered',
	superseded: 'Replaced'
};

export const LINEAGE_NAMES: Record<Related['kind'], string> = {
	merged: 'merged with others',
	split: 'split into parts',
	superseded: 'replaced'
};

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

/** "12 quotes from 9 people, in 2 places we listened" */
export function restsOnSentence({ quotes, people: count, engagements, taken_back }: RestsOn): string {
	const gone =
		taken_back === 0
			? ''
			: `. ${taken_back === 1 ? '1 contribution was' : `${taken_back} contributions were`} taken back`;
	if (quotes === 0) return `It rests on nothing yet${gone}`;
	const where =
		engagements === 1 ? 'at one place or time we listened' : `at ${engagements} places and times we listened`;
	const who = count === null ? 'fewer than 5 people' : people(count);
	return `${quotes === 1 ? '1 quote' : `${quotes} quotes`} from ${who}, ${where}${gone}`;
}

const KIND_NAMES: Record<KindOfEngagement['kind'], string> = {
	workshop: 'workshops',
	consultation: 'consultations',
	one_to_one: 'one-to-one talks',
	drawing: 'drawings',
	group_note: 'notes of groups',
	writing: 'what people wrote themselves'
};

/** "In workshops (7 people) and one-to-one talks (fewer than 5)", or null where it rests on nothing. */
export function kindsSentence(kinds: KindOfEngagement[]): string | null {
	const told = kinds.map(
		({ kind, people: count }) => `${KIND_NAMES[kind]} (${count === null ? 'fewer than 5' : people(count)})`
	);
	const last = told.pop();
	if (!last) return null;
	return `In ${told.length ? `${told.join(', ')} and ${last}` : last}.`;
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
