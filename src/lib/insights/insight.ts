// An insight: a plain statement that rests on quotes, and the rules of its way to an answer.
import type { EndingMark } from '../consents/ending.ts';
import type { Attribution, Kind } from '../contributions/contribution.ts';
import { mayAs, type Role } from '../people/me.ts';
import { longDate } from '../platform/dates.ts';
import { whenSentence, type CheckRule } from './check-rule.ts';
import type { Hard } from '../reading/reading.ts';
import type { Competency, Part } from './pcref.ts';
import type { Signature, SignedBy } from './signing.ts';

export type InsightState = 'draft' | 'in_check' | 'agreed' | 'answered' | 'superseded';
/** 'more': agrees, and adds something. */
export type CheckAnswer = 'agree' | 'more' | 'correct' | 'object';
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
export type CheckTally = {
	asked: number;
	/** Those who agreed and added something are among them. */
	agree: number;
	more: number;
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

/** What was answered before: to an earlier wording, or before somebody changed their mind. */
export type EarlierAnswer = {
	answer: CheckAnswer;
	words: string | null;
	answered_at: string;
	how?: string;
	reply: string | null;
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
	hard: Hard | null;
	from: string | null;
	marks: Mark[];
};
export type ReadingPage = {
	/** The words that were looked for. */
	search: string | null;
	contributions: Reading[];
	next: { on: string; id: string } | null;
};

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
	signature: Signature | null;
	/** Since they answered. */
	reworded: boolean;
	earlier: EarlierAnswer[];
	became: Became[];
	quotes: { words: string; lang: string; dir: 'ltr' | 'rtl'; stance: Stance }[];
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

/** What the code of a letter opens. */
export type CheckByCode = {
	insight: string;
	statement: string;
	number: number;
	organisation: string;
	slug: string;
	crisis: { name: string; contact: string }[];
	programme: string;
	open: boolean;
	until: string;
	state: InsightState;
	answered_at: string | null;
	/** Not when they answered by themselves: that is theirs to change. */
	may_answer: boolean;
};

export type CheckLetters = {
	statement: string;
	number: number;
	trust: string;
	crisis: { name: string; contact: string }[];
	programme: string;
	check_until: string;
	people: {
		person_id: string;
		name: string;
		contact: string | null;
		language: string;
		/** Once written: the code on this letter, and the message that the letter tells. */
		code?: string;
		message?: string | null;
	}[];
};

export type LeftOut = {
	left_out: {
		id: string;
		words: string;
		cut: boolean;
		lang: string;
		dir: 'ltr' | 'rtl';
		shown_as: string | null;
		given_on: string;
		content_note: string;
		codes: string[];
		/** Words it has in common, where no code says what is near. */
		shared: string[];
		/** Carries a code of words that are quoted against it. */
		against: boolean;
	}[];
	/** Any of its quotes carries a code. */
	coded: boolean;
	passed_over: {
		id: string;
		words: string;
		lang: string;
		dir: 'ltr' | 'rtl';
		by: string;
		at: string;
	}[];
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
	more: 'Agrees and says more',
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

export type WhyNotAgree =
	| 'not-in-check'
	| 'rests-on-nothing'
	| 'objection-unanswered'
	| 'still-asking'
	| 'waits-for-all'
	| 'waits-for-day'
	| 'too-few'
	| 'not-signed';
type Checked = Pick<Desk, 'state' | 'tally' | 'check_until' | 'today' | 'rests_on' | 'rule' | 'signed'>;

/** Why an insight may not be agreed yet, or null if it may: as private.require_checked decides. */
export function whyNotAgree({
	state,
	tally,
	check_until,
	today,
	rests_on,
	rule,
	signed
}: Checked): WhyNotAgree | null {
	if (state !== 'in_check' || !tally || !check_until) return 'not-in-check';
	if (rests_on.quotes === 0) return 'rests-on-nothing';
	if (rule.objections_answered && tally.unanswered_objections > 0) return 'objection-unanswered';
	const over = today >= check_until;
	if (rule.waits === 'all_or_days' && tally.waiting > 0 && !over) return 'still-asking';
	if (rule.waits === 'all' && tally.waiting > 0) return 'waits-for-all';
	if (rule.waits === 'days' && !over) return 'waits-for-day';
	if (answered(tally) * 100 < rule.least_share * (answered(tally) + tally.waiting + tally.unreachable))
		return 'too-few';
	if (signed.staff.length === 0) return 'not-signed';
	return null;
}

const answered = ({ agree, correct, object }: CheckTally) => agree + correct + object;

/** The same as a sentence for the page. */
export function agreeSentence(
	reason: WhyNotAgree,
	{ tally, check_until, rule }: Pick<Desk, 'tally' | 'check_until' | 'rule'>
): string {
	const day = check_until ? longDate(check_until) : 'the end of the check';
	const silent = `${people(tally?.waiting ?? 0)} ${tally?.waiting === 1 ? 'has' : 'have'} not answered yet.`;
	switch (reason) {
		case 'not-in-check':
			return 'Only an insight that was put to its contributors can be agreed.';
		case 'rests-on-nothing':
			return 'Everyone it rested on has taken their words back, so it cannot be agreed.';
		case 'objection-unanswered':
			return `${people(tally?.unanswered_objections ?? 0)} ${tally?.unanswered_objections === 1 ? 'objects' : 'object'} and ${tally?.unanswered_objections === 1 ? 'has' : 'have'} no answer yet. Answer in writing first.`;
		case 'still-asking':
			return `${silent} They have until ${day}. After that day it can be agreed without them.`;
		case 'waits-for-all':
			return `${silent} This programme waits for everyone who can be reached.`;
		case 'waits-for-day':
			return `People have until ${day} to answer. This programme always waits for that day.`;
		case 'too-few':
			return `Too few have answered. This programme asks for ${rule.least_share} in 100.`;
		case 'not-signed':
			return 'Whoever ran the check signs it first.';
	}
}

/** When it will be agreed, for those who read it and do not agree it themselves. */
export function agreedWhenSentence(desk: Checked): string {
	if (desk.rests_on.quotes === 0) return agreeSentence('rests-on-nothing', desk);
	if (whyNotAgree(desk) === null) return 'An engagement lead can agree it now.';
	return whenSentence(desk.rule, desk.check_until);
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

const WAYS: Record<string, string> = {
	'on their page': 'on their own page',
	'by receipt': 'with their slip',
	'by phone': 'by phone',
	'in person': 'in person',
	'by letter': 'by letter'
};

/** "5 on their own page, 2 by phone", the most used first; '' where nobody has answered. */
export function waysSentence(by: Record<string, number>): string {
	return Object.entries(by)
		.sort(([, a], [, b]) => b - a)
		.map(([how, count]) => `${count} ${WAYS[how] ?? how}`)
		.join(', ');
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
