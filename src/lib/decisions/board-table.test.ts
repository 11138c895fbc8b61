import { describe, expect, it } from 'vitest';
import { waitsSentence } from './board-table.ts';
import { boardSentence, whyNotSettle, type BoardTable } from './challenge.ts';

const board = (changes: Partial<BoardTable> = {}): BoardTable => ({
	due_on: '2026-12-01',
	meets_on: null,
	outcome: null,
	answer: null,
	body: null,
	met_on: null,
	settled_at: null,
	statements: [],
	...changes
});

describe('a challenge on the board’s table', () => {
	it('says to which meeting it comes, or that none is named', () => {
		expect(waitsSentence(board(), '2026-11-20')).toBe(
			'Promised by 1 December 2026. No meeting to come is named.'
		);
		expect(waitsSentence(board({ meets_on: '2026-11-29' }), '2026-11-20')).toBe(
			'Promised by 1 December 2026. It comes to the meeting on 29 November 2026.'
		);
		expect(boardSentence(board())).toBe(
			'The board has not answered yet. It comes to a meeting by 1 December 2026.'
		);
	});

	it('says that it is late, and that a meeting went by', () => {
		expect(waitsSentence(board({ meets_on: '2026-11-29' }), '2026-12-03')).toBe(
			'Promised by 1 December 2026, 2 days ago. No meeting to come is named.'
		);
	});

	it.each([
		[{ board: board(), closed_at: null, taken_back_at: '2026-11-20' }, 'taken-back'],
		[{ board: board(), closed_at: '2026-11-20', taken_back_at: null }, 'closed'],
		[{ board: null, closed_at: null, taken_back_at: null }, 'not-tabled'],
		[{ board: board({ settled_at: '2026-11-20' }), closed_at: null, taken_back_at: null }, 'already-settled']
	])('%# is answered by nobody: %s', (challenge, why) => {
		expect(whyNotSettle(challenge, ['decision_owner'])).toBe(why);
	});

	it('is answered by a decision owner alone', () => {
		const challenge = { board: board(), closed_at: null, taken_back_at: null };
		expect(whyNotSettle(challenge, ['decision_owner'])).toBeNull();
		for (const role of ['engagement_lead', 'board_auditor', 'co_chair'] as const) {
			expect(whyNotSettle(challenge, [role])).toBe('not-a-decision-owner');
		}
	});
});
