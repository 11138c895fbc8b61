import { describe, expect, it } from 'vitest';
import { challenges, type ChallengesData } from './challenges.ts';

const raised = (changes: Partial<ChallengesData['challenges'][number]> = {}) => ({
	id: 'c1',
	kind: 'decision' as const,
	about: 'd1',
	number: 4,
	title: 'Ask carers',
	raised_on: '2026-03-01',
	standing: 'co_chair' as const,
	by: 'Amina',
	words: 'Not on every ward',
	taken_back: false,
	closed: false,
	answered_on: null,
	outcome: null,
	answer: null,
	escalated_on: null,
	board: null,
	...changes
});
const board = {
	due_on: '2026-04-01',
	meets_on: null,
	outcome: null,
	answer: null,
	body: null,
	met_on: null,
	settled_at: null,
	statements: []
};
const apart = { id: 'd1', number: 4, title: 'Ask carers', owner: 5, people: 2.5, answers: 10, notes: [] };
const part = (changes: Partial<ChallengesData> = {}) =>
	challenges({ trust: 'northbrook', until: '2026-04-30', challenges: [], apart: [], ...changes });

describe('challenges in a pack', () => {
	it('says the words as they are, and by whom as far as it may', () => {
		expect(part({ challenges: [raised()] }).tables[0]?.rows[0]).toMatchObject({
			cells: { by: 'Amina', words: 'Not on every ward', answer: null },
			link: '/northbrook/said-and-done/decisions/d1'
		});
		const nameless = part({ challenges: [raised({ by: null, words: null, taken_back: true })] });
		expect(nameless.tables[0]?.rows[0]?.cells).toMatchObject({
			by: 'community co-chair',
			words: 'Taken back by its author'
		});
	});

	it('says the board’s answer and a co-chair’s words beside it', () => {
		const settled = {
			...board,
			outcome: 'partly' as const,
			answer: 'By summer',
			body: 'Trust Board',
			met_on: '2026-03-30',
			settled_at: '2026-03-30T10:00:00Z'
		};
		const statements = [
			{ words: 'That is no day', shown_as: 'Amina' },
			{ words: 'Nor is this' },
			{ words: null }
		];
		const { tables } = part({ challenges: [raised({ board: { ...settled, statements } })] });
		expect(tables[0]?.rows[0]?.cells).toMatchObject({
			board: 'The board agrees in part. By summer (Trust Board, 30 March 2026)',
			statements: 'Amina: That is no day Nor is this Taken back by its author'
		});
	});

	it('says out loud who waits, and what nobody has spoken of', () => {
		const late = raised({ number: 5, answered_on: '2026-03-02', board });
		expect(part({ challenges: [raised(), late], apart: [apart] }).gaps).toEqual([
			'A challenge to decision 4, raised on 1 March 2026, has no answer.',
			'A challenge to decision 5 was to come to the board by 1 April 2026. It has no answer there.',
			'The board has not spoken of decision 4, whose influence is seen differently.'
		]);
		expect(part().gaps).toEqual([]);
	});

	it('says both sides of a decision’s influence, from five answers on', () => {
		expect(part({ apart: [apart] }).tables[1]?.rows[0]?.cells).toMatchObject({
			owner: '5 of 5: it decided it',
			people: '2.5 of 5 (10 answers)',
			notes: null
		});
	});
});
