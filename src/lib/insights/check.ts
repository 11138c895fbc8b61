// The check of an insight: what those it rests on are asked and answer, and when it may be agreed.
import { longDate } from '../platform/dates.ts';
import { whenSentence } from './check-rule.ts';
import { people, type Became, type Desk, type InsightState, type Stance } from './insight.ts';
import type { Signature } from './signing.ts';

/** 'more': agrees, and adds something. */
export type CheckAnswer = 'agree' | 'more' | 'correct' | 'object';
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

export const ANSWER_NAMES: Record<CheckAnswer, string> = {
	agree: 'Agrees',
	more: 'Agrees and says more',
	correct: 'Corrects it',
	object: 'Objects'
};

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

/** "until 14 March 2026", and "was until" after that day. */
export function askedUntil({ check_until, days_over }: { check_until: string; days_over: number }): string {
	return `${days_over > 0 ? 'was until' : 'until'} ${longDate(check_until)}`;
}
