import { describe, expect, it } from 'vitest';
import {
	kindsSentence,
	neverUsedSentence,
	restsOnSentence,
	standingSentence,
	whyNotReplace
} from './insight';

const restsOn = { quotes: 2, people: 2, engagements: 1, taken_back: 0 };

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
