import { describe, expect, it } from 'vitest';
import { authorMay, challengeSentence, readLabel, whyNotAnswer, type Challenge } from './challenge';

const raised: Challenge = {
	id: 'a',
	words: 'That is not what we asked',
	shown_as: 'Amina',
	standing: 'co_chair',
	raised_at: '2026-04-10T10:00:00Z',
	acknowledged_at: null,
	answer: null,
	outcome: null,
	answered_at: null,
	closed_at: null,
	escalated_at: null,
	board: null,
	taken_back_at: null
};
const at = '2026-04-20T10:00:00Z';

describe('answering a challenge', () => {
	it.each([
		['it was taken back', { taken_back_at: at }, 'engagement_lead', 'taken-back'],
		['it has an answer', { answered_at: at }, 'engagement_lead', 'already-answered'],
		['a facilitator presses', {}, 'facilitator', 'not-yours-to-answer'],
		['it waits and a decision owner presses', {}, 'decision_owner', null]
	] as const)('when %s', (_, changes, role, reason) => {
		expect(whyNotAnswer({ ...raised, ...changes }, [role])).toBe(reason);
	});
});

describe('the way to it in the list', () => {
	it.each([
		['it waits and a decision owner reads', {}, 'decision_owner', 'Read and answer'],
		['it has an answer', { answered_at: '2026-04-20T10:00:00Z' }, 'decision_owner', 'Read it'],
		['an auditor reads', {}, 'board_auditor', 'Read it']
	] as const)('when %s', (_, changes, role, label) => {
		expect(readLabel({ ...raised, ...changes }, [role])).toBe(label);
	});
});

describe('what its author may do', () => {
	it.each([
		['it waits', {}, ['close', 'take_back']],
		['it was answered', { answered_at: at }, ['close', 'escalate', 'take_back']],
		['it is with the board', { answered_at: at, escalated_at: at }, ['close', 'take_back']],
		['it is closed', { answered_at: at, closed_at: at }, ['take_back']],
		['it was taken back', { taken_back_at: at }, []]
	] as const)('when %s', (_, changes, verbs) => {
		expect(authorMay({ ...raised, ...changes })).toEqual(verbs);
	});
});

describe('its age in words', () => {
	it.each([
		[{ days: 0 }, 'Raised today. Nobody has said yet that they have read it.'],
		[{ days: 12, acknowledged_at: at }, 'Raised 12 days ago. The trust has read it and owes an answer.'],
		[{ days: 12, answered_at: at }, 'The trust answered on 20 April 2026.'],
		[
			{ days: 12, answered_at: at, escalated_at: at },
			'Taken to the board by the one who raised it, 20 April 2026.'
		]
	])('%o', (changes, sentence) => {
		expect(challengeSentence({ ...raised, ...changes })).toBe(sentence);
	});
});
