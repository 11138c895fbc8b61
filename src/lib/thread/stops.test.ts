import { describe, expect, it } from 'vitest';
import { action, decision, insight, thread } from './fixtures.ts';
import { checkSentence, heldNow, othersSentence, stops } from './stops.ts';

const may14 = new Date('2026-05-14T12:00:00Z');
const headings = (...given: Parameters<typeof stops>) => stops(...given).map(({ heading }) => heading);
const sentences = (...given: Parameters<typeof stops>) =>
	heldNow(stops(...given)).map(({ held }) => held.sentence);

describe('the stops of a thread', () => {
	it('stand in the order in which things happen', () => {
		const seen = thread({
			insights: [insight({ state: 'answered', answered_at: '2026-04-10T10:00:00+00:00' })],
			decisions: [decision({ telling: { owed: 3, told: 3, due_on: null } })]
		});
		expect(headings(seen, may14)).toEqual([
			'What was said',
			'Checked with them',
			'What was decided',
			'What is being done',
			'Those who said it were told'
		]);
	});

	it('end in a ring where nobody has answered', () => {
		expect(stops(thread(), may14).at(-1)).toMatchObject({
			kind: 'waiting',
			date: 'was due 3 March 2026, 72 days ago',
			datetime: '2026-03-03'
		});
	});

	it('begin with the words of a contribution, and say when nothing rests on them', () => {
		const contribution = {
			id: 'c1',
			kind: 'text',
			words: 'Ask us before',
			by: null,
			lang: 'en',
			dir: 'ltr' as const,
			given_on: '2026-01-02',
			confirmed_at: null,
			confirmed_how: null,
			scribe: null,
			kept_back: false,
			withdrawn_at: null,
			mine: true,
			votes: null
		};
		const seen = thread({ here: { kind: 'contribution', id: 'c1' }, contribution, insights: [] });
		expect(headings(seen, may14)).toEqual(['What you said', 'Not used yet']);
		const gone = { ...contribution, words: null, withdrawn_at: '2026-02-01T10:00:00+00:00' };
		expect(headings({ ...seen, contribution: gone }, may14)).toEqual(['What you said']);
	});

	it.each(['insight', 'decision', 'action'] as const)('know that the page is about the %s', (kind) => {
		const id = { insight: 'i1', decision: 'd1', action: 'a1' }[kind];
		const list = stops(thread({ here: { kind, id }, decisions: [decision()] }), may14);
		expect(list.filter(({ here }) => here).map(({ part }) => part)).toEqual([{ kind, id }]);
	});

	it('have an insight wait again after a decision that was taken back', () => {
		const reversed = decision({
			reversed_at: '2026-05-01T10:00:00+00:00',
			reversed_reason: 'The team left',
			actions: []
		});
		const seen = thread({ insights: [insight({ due_on: '2026-07-01' })], decisions: [reversed] });
		expect(headings(seen, may14).slice(-2)).toEqual(['What was decided', 'Waiting for an answer']);
		expect(sentences(seen, may14)).toEqual([
			'The answer was taken back. It is due by 1 July 2026. Marcus’s office holds it.'
		]);
	});

	it('say that nothing is being done where an adopted insight has no action', () => {
		expect(headings(thread({ insights: [], decisions: [decision({ actions: [] })] }), may14)).toContain(
			'Nothing is being done yet'
		);
	});
});

describe('who holds it', () => {
	it.each([
		[['Marcus'], 'Nobody has answered this yet. It was due on 3 March 2026. Marcus’s office holds it.'],
		[
			['Marcus', 'Ruth'],
			'Nobody has answered this yet. It was due on 3 March 2026. Marcus and Ruth hold it.'
		],
		[
			[],
			'Nobody has answered this yet. It was due on 3 March 2026. Northbrook holds it. It has named nobody to answer.'
		]
	])('is named: %j', (holders, sentence) => {
		expect(sentences(thread({ holders }), may14)).toEqual([sentence]);
	});

	it('is not late on the day it is due, and late the day after', () => {
		expect(sentences(thread(), new Date('2026-03-03T23:00:00Z'))[0]).toContain('It is due by 3 March 2026');
		expect(sentences(thread(), new Date('2026-03-04T00:30:00Z'))[0]).toContain('It was due on 3 March 2026');
	});

	it('is the engagement team while an insight is written and checked', () => {
		const checking = insight({ state: 'in_check', agreed_at: null, due_on: null, check_until: '2026-05-20' });
		expect(sentences(thread({ insights: [checking] }), may14)).toEqual([
			'The people who gave these words are being asked, until 20 May 2026.'
		]);
	});

	it('is the owner of an action, with the days it is late', () => {
		const seen = thread({
			insights: [],
			decisions: [decision({ actions: [action({ due_on: '2026-05-13' })] })]
		});
		expect(sentences(seen, may14)).toEqual(['Marcus was to do this by 13 May 2026. It is 1 day late.']);
	});

	it('puts the latest first', () => {
		const late = [action({ id: 'a1', due_on: '2026-05-13' }), action({ id: 'a2', due_on: '2026-04-01' })];
		const seen = thread({ decisions: [decision({ actions: late })] });
		expect(heldNow(stops(seen, may14)).map(({ held }) => held.late)).toEqual([72, 43, 1]);
	});
});

describe('sentences', () => {
	it('tell how a check went', () => {
		expect(checkSentence(insight({ state: 'answered' }))).toBe(
			'11 agreed, 1 corrected it, 2 could not be reached or did not answer.'
		);
		expect(checkSentence(insight({ state: 'in_check' }))).toBe(
			'11 agreed, 1 corrected it, 2 could not be reached.'
		);
	});

	it('count the others', () => {
		expect(othersSentence(insight({ others: 1 }))).toBe('+ 1 other said the same');
		expect(othersSentence(insight({ others: 0 }))).toBeNull();
		expect(othersSentence(insight({ others: 2, quotes: [] }))).toBe(
			'This rests on 2 contributions. The words are not shown here.'
		);
	});
});
