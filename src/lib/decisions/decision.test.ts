import { describe, expect, it } from 'vitest';
import {
	actionSentence,
	earlySentence,
	influencesSentence,
	possibleOwners,
	whyNotCorrect,
	whyNotMake,
	whyNotReverse,
	type DecisionDesk,
	type Member
} from './decision';

const influence = (listened_until: string | null) =>
	({ listened_until }) as DecisionDesk['influences'][number];
const standing = { made_at: '2026-04-09T10:00:00Z', reversed_at: null, superseded_at: null };

describe('making a decision', () => {
	it('is for a decision owner, when nothing is missing', () => {
		expect(whyNotMake({ state: 'proposed', lacks: [] }, ['decision_owner'])).toBeNull();
	});

	it.each([
		['it is made already', { state: 'made', lacks: [] }, ['decision_owner'], 'not-a-proposal'],
		[
			'something is missing',
			{ state: 'proposed', lacks: [{ field: 'body', sentence: 'Which body decided' }] },
			['decision_owner'],
			'incomplete'
		],
		[
			'an engagement lead presses',
			{ state: 'proposed', lacks: [] },
			['engagement_lead'],
			'not-a-decision-owner'
		]
	] as const)('is refused when %s', (_, decision, roles, reason) => {
		expect(whyNotMake({ ...decision, lacks: [...decision.lacks] }, [...roles])).toBe(reason);
	});
});

describe('who may own it', () => {
	const grace = { person_id: 'grace', name: 'Grace' };
	const members: Member[] = [
		{ id: 'a', person_id: 'amina', name: 'Amina', role: 'co_chair' },
		{ id: 'b', person_id: 'dev', name: 'Dev', role: 'board_auditor' },
		{ id: 'c', ...grace, role: 'administrator' },
		{ id: 'd', ...grace, role: 'engagement_lead' },
		{ id: 'e', person_id: 'marcus', name: 'Marcus', role: 'decision_owner' },
		{ id: 'f', person_id: 'marcus', name: 'Marcus', role: 'facilitator' },
		{ id: 'g', person_id: 'sol', name: 'Sol', role: 'safeguarding_lead' }
	];

	it('is who works for the trust, each once', () => {
		expect(possibleOwners(members).map(({ id }) => id)).toEqual(['d', 'e']);
	});

	it('keeps who was chosen before in the role they were chosen in', () => {
		expect(possibleOwners(members, 'c').map(({ id }) => id)).toEqual(['c', 'e']);
		expect(possibleOwners(members, 'a').map(({ id }) => id)).toEqual(['d', 'e']);
	});
});

describe('taking back and correcting', () => {
	it('is possible while the decision stands', () => {
		expect(whyNotReverse(standing, ['decision_owner'])).toBeNull();
		expect(whyNotCorrect(standing, ['engagement_lead'])).toBeNull();
	});

	it.each([
		['it is a proposal', { made_at: null }, 'not-made'],
		['it was taken back', { reversed_at: '2026-05-01T10:00:00Z' }, 'already-reversed'],
		['a later version stands', { superseded_at: '2026-05-01T10:00:00Z' }, 'corrected-since']
	] as const)('is refused when %s', (_, changes, reason) => {
		expect(whyNotReverse({ ...standing, ...changes }, ['decision_owner'])).toBe(reason);
		expect(whyNotCorrect({ ...standing, ...changes }, ['decision_owner'])).toBe(reason);
	});

	it('needs the role', () => {
		expect(whyNotReverse(standing, ['engagement_lead'])).toBe('not-a-decision-owner');
		expect(whyNotCorrect(standing, ['facilitator'])).toBe('not-yours-to-prepare');
	});
});

describe('a decision before the listening ended', () => {
	const on = (decided_on: string | null, made_at: string | null, ...days: (string | null)[]) =>
		earlySentence({ decided_on, made_at, influences: days.map(influence) });

	it('says so, and warns while there is still time to wait', () => {
		expect(on('2026-05-03', null, '2026-05-09', '2026-04-01')).toBe(
			'This was decided on 3 May, before the listening ended on 9 May 2026. It will say so.'
		);
		expect(on('2025-12-03', '2026-01-10T09:00:00Z', '2026-01-09')).toBe(
			'This was decided on 3 December 2025, before the listening ended on 9 January 2026.'
		);
	});

	it('says nothing of one that waited, or has no day yet', () => {
		expect(on('2026-05-09', null, '2026-05-09')).toBeNull();
		expect(on(null, null, '2026-05-09')).toBeNull();
		expect(on('2026-05-03', null, null)).toBeNull();
	});
});

describe('in words', () => {
	it('counts influences by kind', () => {
		expect(influencesSentence({ adopted: 2, not_adopted: 1, unanswered: 1 })).toBe(
			'Adopted 2, not adopted 1, no answer yet 1'
		);
		expect(influencesSentence({})).toBe('No insight is attached');
	});

	it('owns a late action', () => {
		const action = { owner_name: 'Marcus', due_on: '2026-07-01', done_at: null, days_late: 3 };
		expect(actionSentence(action)).toBe('Marcus said it would be done by 1 July 2026. It is 3 days late.');
		expect(actionSentence({ ...action, days_late: 0 })).toBe('Marcus will do this by 1 July 2026.');
		expect(actionSentence({ ...action, done_at: '2026-07-04T10:00:00Z' })).toBe(
			'Marcus did this on 4 July 2026.'
		);
	});
});
