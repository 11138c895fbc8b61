import { describe, expect, test } from 'vitest';
import type { Question } from '../questions.ts';
import {
	answeredSays,
	askedQuestions,
	bands,
	choiceRows,
	matrixRows,
	percent,
	scaleRows,
	spreadOf,
	spreadSays,
	type Counted
} from './results.ts';

const counted = (changes: Partial<Counted> = {}): Counted => ({
	asked: 10,
	answered: 8,
	words: 0,
	counts: {},
	...changes
});
const choice = (id: string, options: string[], own_words = false) =>
	({
		id,
		kind: 'single_choice',
		title: `Which ${id}?`,
		required: false,
		own_words,
		options: options.map((one) => ({ id: one, label: one.toUpperCase() }))
	}) satisfies Question;

describe('what was asked', () => {
	test('the newest wording, with the answers that a correction took away, and questions it took away last', () => {
		const asked = askedQuestions([
			{ version: 2, questions: [{ ...choice('care', ['a', 'c']), title: 'Which care now?' }] },
			{ version: 1, questions: [choice('gone', ['x', 'y']), choice('care', ['a', 'b'], true)] }
		]);
		expect(
			asked.map(({ question, number, former }) => [question.id, question.title, number, former])
		).toEqual([
			['care', 'Which care now?', '1', false],
			['gone', 'Which gone?', '', true]
		]);
		expect(asked[0]!.question).toMatchObject({
			own_words: true,
			options: [{ id: 'a' }, { id: 'c' }, { id: 'b' }]
		});
	});

	test('pages that are only read are not among it, and nothing is where nothing was asked', () => {
		const read: Question = {
			id: 'read',
			kind: 'information',
			title: 'Read this',
			text: 'Words',
			required: false
		};
		expect(askedQuestions([{ version: 1, questions: [read] }])).toEqual([]);
		expect(askedQuestions([])).toEqual([]);
	});
});

describe('how many', () => {
	test.each([
		[{ asked: 10, answered: 8 }, 10, '8 answered. 2 were asked and left it out.'],
		[{ asked: 5, answered: 5 }, 6, '5 answered. Nobody who was asked left it out. 1 was not asked.'],
		[{ asked: 6, answered: 5 }, 1006, '5 answered. 1 was asked and left it out. 1,000 were not asked.']
	])('%o of %i', (changes, sent, says) => {
		expect(answeredSays(counted(changes), sent)).toBe(says);
	});

	test('of choices each option in its order, with none where nobody chose it', () => {
		const rows = choiceRows(choice('care', ['a', 'b'], true), counted({ counts: { b: 6, other: 2 } }));
		expect(rows.map(({ label, n, share }) => [label, n, share])).toEqual([
			['A', 0, 0],
			['B', 6, 0.75],
			['Something else, in their own words', 2, 0.25]
		]);
		expect(choiceRows(choice('care', ['a', 'b']), counted({ answered: 0 }))[0]!.share).toBeNull();
	});

	const scale = { from: 1, to: 3, from_label: 'Not at all', to_label: 'Very' };

	test('of a scale each step, with what its ends mean', () => {
		const rows = scaleRows(
			{ id: 'well', kind: 'scale', title: 'How well?', required: false, scale },
			counted({ counts: { '1': 4, '3': 4 } })
		);
		expect(rows.map(({ label, n }) => [label, n])).toEqual([
			['1: Not at all', 4],
			['2', 0],
			['3: Very', 4]
		]);
	});

	test('of a matrix each thing with its own mean', () => {
		const rows = matrixRows(
			{
				id: 'rate',
				kind: 'matrix',
				title: 'Rate',
				required: false,
				scale,
				items: [
					{ id: 'food', label: 'Food' },
					{ id: 'room', label: 'Room' }
				]
			},
			counted({ counts: { 'food:1': 1, 'food:3': 3 } })
		);
		expect(rows).toEqual([
			{ key: 'food', label: 'Food', answered: 4, counts: [1, 0, 3], mean: 2.5 },
			{ key: 'room', label: 'Room', answered: 0, counts: [0, 0, 0], mean: null }
		]);
	});
});

describe('mean and median', () => {
	test('of 1, 2, 2, 10, worked out by hand', () => {
		expect(spreadOf({ '10': 1, '2': 2, '1': 1 })).toEqual({
			count: 4,
			mean: 3.75,
			median: 2,
			least: 1,
			most: 10,
			quarters: [1.75, 4]
		});
		expect(spreadSays(spreadOf({ '10': 1, '2': 2, '1': 1 })!)).toBe(
			'Mean 3.8, median 2. The middle half of the answers goes from 1.8 to 4. The least is 1, the most 10.'
		);
	});

	test('between the two in the middle where they are even, and below nothing', () => {
		expect(spreadOf({ '-2': 1, '5': 1 })).toMatchObject({ median: 1.5, mean: 1.5, least: -2 });
	});

	test('nobody gave a number', () => {
		expect(spreadOf({})).toBeNull();
		expect(spreadOf({ '3': 0 })).toBeNull();
	});
});

describe('numbers in bands', () => {
	test('each number where there are eight or fewer', () => {
		expect(bands({ '3': 1, '1': 3 }).map(({ label, n, share }) => [label, n, share])).toEqual([
			['1', 3, 0.75],
			['3', 1, 0.25]
		]);
	});

	test('of a round width otherwise, and nobody is lost', () => {
		const counts = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [index - 7, 1]));
		const rows = bands(counts);
		expect(rows.map(({ label, n }) => [label, n])).toEqual([
			['-20 to under 0', 7],
			['0 to under 20', 20],
			['20 to under 40', 20],
			['40 to under 60', 20],
			['60 to under 80', 20],
			['80 to under 100', 13]
		]);
	});

	test.each([0.001, 0.37, 1, 12, 4711])('whatever the size of the numbers: %d apart', (step) => {
		const counts = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [index * step, 2]));
		const rows = bands(counts);
		expect(rows.length).toBeLessThanOrEqual(10);
		expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(100);
	});
});

test.each([
	[null, ''],
	[0, '0%'],
	[0.001, 'less than 1%'],
	[0.375, '38%'],
	[1, '100%']
])('a share of %s is said as "%s"', (share, says) => {
	expect(percent(share)).toBe(says);
});
