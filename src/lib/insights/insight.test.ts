import { describe, expect, it } from 'vitest';
import {
	agreedWhenSentence,
	agreeSentence,
	askedUntil,
	kindsSentence,
	mergeSpans,
	neverUsedSentence,
	restsOnSentence,
	standingSentence,
	whyNotAgree,
	whyNotCheck,
	whyNotReplace,
	type CheckTally,
	type Desk
} from './insight';

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

describe('putting it in other words', () => {
	const other = { id: 'b', number: 9, statement: 'Better', kind: 'superseded' } as const;
	it.each([
		['it is a draft', 'draft', [], 'facilitator', null],
		['it is public, by a facilitator', 'agreed', [], 'facilitator', 'not-yours-to-replace'],
		['it is public, by an engagement lead', 'agreed', [], 'engagement_lead', null],
		['others are being asked about a better one', 'agreed', [other], 'engagement_lead', 'being-replaced'],
		['a decision answers it', 'answered', [], 'engagement_lead', 'not-standing'],
		['a decision owner presses', 'in_check', [], 'decision_owner', 'not-yours-to-replace']
	] as const)('when %s', (_, state, became, role, reason) => {
		expect(whyNotReplace({ state, became: [...became] }, [role])).toBe(reason);
	});
});

describe('choosing sentences', () => {
	it('makes one passage of those that stand side by side', () => {
		expect(
			mergeSpans([
				{ starts: 20, ends: 30 },
				{ starts: 0, ends: 10 },
				{ starts: 10, ends: 20 },
				{ starts: 31, ends: 40 }
			])
		).toEqual([
			{ starts: 0, ends: 30 },
			{ starts: 31, ends: 40 }
		]);
		expect(mergeSpans([])).toEqual([]);
	});
});

describe('saying where it stands', () => {
	const row = {
		state: 'agreed',
		check_until: null,
		due_on: '2026-03-03',
		days_late: -4,
		tally: null
	} as const;
	it('owns it when nobody has answered in time', () => {
		expect(standingSentence({ ...row, days_late: 12 })).toBe(
			'Nobody has answered this yet. It was due on 3 March 2026, 12 days ago.'
		);
		expect(standingSentence(row)).toBe('The trust owes an answer by 3 March 2026.');
		expect(standingSentence({ ...row, days_late: 0 })).toBe('The trust owes an answer by 3 March 2026.');
	});

	it('says what it rests on, and what was taken back', () => {
		expect(restsOnSentence(restsOn)).toBe('2 quotes from 2 people, at one place or time we listened');
		expect(restsOnSentence({ quotes: 1, people: 1, engagements: 2, taken_back: 1 })).toBe(
			'1 quote from 1 person, at 2 places and times we listened. 1 contribution was taken back'
		);
		expect(restsOnSentence({ quotes: 0, people: 0, engagements: 0, taken_back: 0 })).toBe(
			'It rests on nothing yet'
		);
	});

	it('tells no exact figure of few people to those who do not listen', () => {
		expect(restsOnSentence({ ...restsOn, people: null })).toBe(
			'2 quotes from fewer than 5 people, at one place or time we listened'
		);
		expect(kindsSentence([])).toBeNull();
		expect(
			kindsSentence([
				{ kind: 'workshop', people: 10 },
				{ kind: 'drawing', people: null }
			])
		).toBe('In workshops (10 people) and drawings (fewer than 5).');
	});

	it('counts what was never used among the newest', () => {
		expect(neverUsedSentence({ count: 1, of: 12 })).toBe('1 contribution was never used');
		expect(neverUsedSentence({ count: 32, of: 200 })).toBe(
			'Of the newest 200 contributions, 32 were never used'
		);
	});
});
