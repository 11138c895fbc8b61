import { describe, expect, it } from 'vitest';
import {
	agreedWhenSentence,
	agreeSentence,
	askedUntil,
	whyNotAgree,
	whyNotCheck,
	type CheckTally
} from './check';
import type { Desk } from './insight';

const restsOn = { quotes: 2, people: 2, engagements: 1, taken_back: 0 };
const tally = (changes: Partial<CheckTally> = {}): CheckTally => ({
	asked: 2,
	agree: 2,
	more: 0,
	correct: 0,
	object: 0,
	waiting: 0,
	unreachable: 0,
	unanswered_objections: 0,
	...changes
});
type Checked = Pick<Desk, 'state' | 'tally' | 'check_until' | 'today' | 'rests_on' | 'rule' | 'signed'>;
const rule = { waits: 'all_or_days', objections_answered: true, least_share: 0 } as const;
const signed = {
	staff: [{ name: 'Fatima', standing: 'facilitator' as const }],
	names: [],
	unnamed: 0,
	some: false
};
const inCheck = (changes: Partial<Checked> = {}): Checked => ({
	state: 'in_check',
	tally: tally(),
	check_until: '2026-03-14',
	today: '2026-03-02',
	rests_on: restsOn,
	rule,
	signed,
	...changes
});

describe('putting an insight to its contributors', () => {
	it('needs a draft that rests on something', () => {
		expect(whyNotCheck({ state: 'draft', rests_on: restsOn })).toBeNull();
		expect(whyNotCheck({ state: 'draft', rests_on: { ...restsOn, quotes: 0 } })).toBe('rests-on-nothing');
		expect(whyNotCheck({ state: 'agreed', rests_on: restsOn })).toBe('not-a-draft');
	});
});

describe('agreeing an insight', () => {
	it('is possible when everyone who can be reached has answered', () => {
		expect(whyNotAgree(inCheck())).toBeNull();
		expect(whyNotAgree(inCheck({ tally: tally({ agree: 1, unreachable: 1 }) }))).toBeNull();
	});

	it.each([
		['nobody was asked', { state: 'draft' }, 'not-in-check'],
		['all words were taken back', { rests_on: { ...restsOn, quotes: 0 } }, 'rests-on-nothing'],
		[
			'an objection has no answer',
			{ tally: tally({ object: 1, unanswered_objections: 1 }) },
			'objection-unanswered'
		],
		['somebody can still answer', { tally: tally({ waiting: 1 }) }, 'still-asking']
	] as const)('is refused when %s', (_, changes, reason) => {
		expect(whyNotAgree(inCheck(changes as Partial<Checked>))).toBe(reason);
	});

	it.each([
		['everyone counts', { rule: { ...rule, waits: 'all' }, tally: tally({ waiting: 1 }) }, 'waits-for-all'],
		['the days always run', { rule: { ...rule, waits: 'days' } }, 'waits-for-day'],
		[
			'half must have answered',
			{ rule: { ...rule, least_share: 51 }, tally: tally({ agree: 1, unreachable: 1 }) },
			'too-few'
		],
		['nobody who ran it has signed', { signed: { ...signed, staff: [] } }, 'not-signed']
	] as const)('waits by the rule of its programme: %s', (_, changes, reason) => {
		expect(whyNotAgree(inCheck(changes as unknown as Partial<Checked>))).toBe(reason);
	});

	it('may leave objections standing where the programme says so', () => {
		const objected = { tally: tally({ object: 1, unanswered_objections: 1 }) };
		expect(whyNotAgree(inCheck({ ...objected, rule: { ...rule, objections_answered: false } }))).toBeNull();
	});

	it('waits until the last day of the check and no longer', () => {
		const waiting = { tally: tally({ agree: 1, waiting: 1 }) };
		expect(whyNotAgree(inCheck({ ...waiting, today: '2026-03-13' }))).toBe('still-asking');
		expect(whyNotAgree(inCheck({ ...waiting, today: '2026-03-14' }))).toBeNull();
	});

	it('says why not, with how many and until when', () => {
		expect(agreeSentence('still-asking', inCheck({ tally: tally({ waiting: 1 }) }))).toBe(
			'1 person has not answered yet. They have until 14 March 2026. After that day it can be agreed without them.'
		);
		expect(
			agreeSentence('objection-unanswered', inCheck({ tally: tally({ unanswered_objections: 2 }) }))
		).toBe('2 people object and have no answer yet. Answer in writing first.');
	});
});

describe('saying when it will be agreed, to those who do not agree it', () => {
	it('is true also for who may not read how the check stands', () => {
		expect(agreedWhenSentence(inCheck({ tally: null }))).toBe(
			'An engagement lead agrees it when everyone who can be reached has answered, or from 14 March 2026 without them. Objections are answered in writing first.'
		);
		expect(agreedWhenSentence(inCheck())).toBe('An engagement lead can agree it now.');
		expect(agreedWhenSentence(inCheck({ rests_on: { ...restsOn, quotes: 0 } }))).toBe(
			'Everyone it rested on has taken their words back, so it cannot be agreed.'
		);
	});

	it('says until when somebody is asked, and until when they were', () => {
		expect(askedUntil({ check_until: '2026-03-14', days_over: 0 })).toBe('until 14 March 2026');
		expect(askedUntil({ check_until: '2026-03-14', days_over: 1 })).toBe('was until 14 March 2026');
	});
});
