import { describe, expect, it } from 'vitest';
import type { DecisionSeen, ThreadSeen } from './thread.ts';
import { action, contribution, decision, insight, thread } from './fixtures.ts';
import { alsoSaidSentence, checkSentence, heldNow, othersSentence, stops } from './stops.ts';

const may14 = new Date('2026-05-14T12:00:00Z');
const ofWords = { here: { kind: 'contribution' as const, id: 'c1' } };
const headings = (...given: Parameters<typeof stops>) => stops(...given).map(({ heading }) => heading);
/** An answered insight whose decision left something open. */
const left = (influence: Partial<DecisionSeen['influences'][number]>) =>
	thread({
		insights: [insight({ state: 'answered', answered_at: '2026-04-10T10:00:00+00:00' })],
		decisions: [decision({ actions: [], influences: [{ ...decision().influences[0]!, ...influence }] })]
	});
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
		const seen = thread({ ...ofWords, contribution: contribution(), insights: [] });
		expect(headings(seen, may14)).toEqual(['What you said', 'Not used yet']);
		const gone = contribution({ words: null, withdrawn_at: '2026-02-01T10:00:00+00:00' });
		expect(headings({ ...seen, contribution: gone }, may14)).toEqual(['What you said']);
	});

	it('tell somebody who said it that it was checked with those who said it, and not with “them”', () => {
		const checked = (changes: Partial<ThreadSeen>) => headings(thread(changes), may14)[1];
		expect(checked({ ...ofWords, contribution: contribution() })).toBe('Checked with those who said it');
		expect(checked({ ...ofWords, contribution: contribution({ mine: false }) })).toBe('Checked with them');
		const asked = { audience: 'own' as const, insights: [insight({ state: 'in_check' })] };
		expect(checked(asked)).toBe('Being checked with those who said it');
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
			'The answer was taken back on 1 May 2026. It is due by 1 July 2026. Marcus’s office holds it.'
		]);
		expect(sentences({ ...seen, insights: [insight()] }, may14)).toEqual([
			'The answer was taken back on 1 May 2026. It was due on 3 March 2026. Marcus’s office holds it.'
		]);
	});

	it('have an insight wait again after a correction that does not answer it', () => {
		const corrected = decision({ superseded_at: '2026-05-02T10:00:00+00:00', actions: [] });
		expect(sentences(thread({ decisions: [corrected] }), may14)).toEqual([
			'The answer was taken back on 2 May 2026. It was due on 3 March 2026. Marcus’s office holds it.'
		]);
	});

	it('name nobody who still has to act under a decision that was taken back', () => {
		const late = action({ due_on: '2026-04-20' });
		const reversed = decision({
			reversed_at: '2026-05-01T10:00:00+00:00',
			reversed_reason: 'The team left',
			actions: [late, action({ id: 'a2', done_at: '2026-04-25T10:00:00+00:00' })]
		});
		const seen = thread({ insights: [], decisions: [reversed] });
		expect(headings(seen, may14)).toEqual(['What was decided', 'What was to be done', 'What changed']);
		expect(sentences(seen, may14)).toEqual([]);
	});

	it('do not have people told of a decision that was corrected', () => {
		const telling = { owed: 3, told: 1, due_on: '2026-05-01' };
		const seen = (changes: Partial<DecisionSeen>) =>
			headings(thread({ decisions: [decision({ telling, ...changes })] }), may14);
		expect(seen({})).toContain('Telling those who said it');
		expect(seen({ superseded_at: '2026-05-02T10:00:00+00:00' })).not.toContain('Telling those who said it');
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
			['Marcus', 'Carys'],
			'Nobody has answered this yet. It was due on 3 March 2026. Marcus and Carys hold it.'
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

	it('is whoever a matter was passed to', () => {
		const passed = left({ kind: 'referred', referred_to: 'clinical directorate' });
		expect(sentences(passed, may14)).toEqual(['Clinical directorate has it now. It has promised no day.']);
	});

	it('is the trust where a matter was put off, until the day it is looked at again and after', () => {
		const putOff = left({ kind: 'deferred', review_on: '2026-05-20' });
		expect(sentences(putOff, may14)).toEqual([
			'Northbrook looks at this again on 20 May 2026. Marcus holds it.'
		]);
		expect(sentences(putOff, new Date('2026-05-22T12:00:00Z'))).toEqual([
			'Northbrook was to look at this again on 20 May 2026. That is 2 days overdue. Marcus holds it.'
		]);
	});

	it('is no longer whoever a matter was passed to once a later decision answers it', () => {
		const passed = left({ kind: 'referred', referred_to: 'Clinical directorate' });
		const later = decision({ id: 'd2', actions: [action({ done_at: '2026-05-01T10:00:00+00:00' })] });
		expect(sentences({ ...passed, decisions: [...passed.decisions, later] }, may14)).toEqual([]);
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
		const shown = {
			rounded: true as const,
			asked: 15,
			reached: 10,
			agree: 10,
			correct: null,
			object: null,
			silent: null,
			before: 5,
			by: { 'by phone': 5, 'on their page': 10 }
		};
		expect(checkSentence(insight({ state: 'agreed', checks: shown }))).toBe(
			'Checked with about 10 of the 15 people it rests on: about 10 agree, about 5 had corrected an earlier wording. They answered: about 10 on their own page, 5 by phone. Figures below 5 are not shown.'
		);
		expect(checkSentence(insight({ state: 'agreed', checks: { ...shown, asked: null } }))).toBe(
			'Checked with the people it rests on. They are few, so what each answered is not shown.'
		);
		expect(checkSentence(insight({ state: 'in_check' }))).toBe(
			'11 agreed, 1 corrected it, 2 could not be reached.'
		);
	});

	it('count everybody else beside one’s own words', () => {
		const own = contribution();
		const quoted = { said: 7, own: 1, others: 2 };
		expect(alsoSaidSentence(insight(quoted), own)).toBe('+ 6 others said the same');
		expect(alsoSaidSentence(insight({ said: 7, own: 2 }), own)).toBe('+ 5 others said the same');
		expect(alsoSaidSentence(insight({ said: 7, own: 0 }), contribution({ mine: false }))).toBe(
			'+ 6 others said the same'
		);
		expect(alsoSaidSentence(insight({ said: 1, own: 1 }), own)).toBeNull();
		const gone = contribution({ withdrawn_at: '2026-02-01T10:00:00+00:00' });
		expect(alsoSaidSentence(insight({ said: 6, own: 0 }), gone)).toBe('+ 6 others said the same');
	});

	it('count the others', () => {
		expect(othersSentence(insight({ others: 1 }))).toBe('+ 1 other said the same');
		expect(othersSentence(insight({ others: 0 }))).toBeNull();
		expect(othersSentence(insight({ others: 2, quotes: [] }))).toBe(
			'This rests on 2 contributions. The words are not shown here.'
		);
	});
});
