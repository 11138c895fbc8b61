import { expect, test } from 'vitest';
import type { Question } from '../questions.ts';
import { toldQuestions, type Told } from './told.ts';

const rung = {
	id: 'rung',
	kind: 'single_choice',
	title: 'Have you rung?',
	required: false,
	own_words: true,
	options: [
		{ id: 'yes', label: 'Yes' },
		{ id: 'no', label: 'No' }
	]
} as Question;
const voices = {
	id: 'voices',
	kind: 'statements',
	title: 'Do you agree?',
	required: false,
	own_words: false,
	items: [{ id: 'night', label: 'A line should be open all night' }]
} as Question;
const counts = (...numbers: [string, number | null, number | null][]) =>
	numbers.map(([answer, n, share]) => ({ answer, n, share }));

const told: Told = {
	answers: 35,
	questions: [
		{
			id: 'rung',
			part: null,
			question: rung,
			answered: 35,
			counts: counts(['no', null, null], ['yes', 20, 57], ['other', null, null])
		},
		{
			id: 'voices',
			part: 'night',
			question: voices,
			answered: 15,
			counts: counts(['1', 15, 100], ['0', null, null], ['-1', null, null])
		},
		{ id: 'rung', part: null, question: rung, answered: null, counts: counts(['yes', null, null]) },
		{ id: 'rung', part: null, question: rung, answered: 5, counts: counts(['yes', null, null]) }
	]
};

test('each question of which a number may be shown, its answers in the order they were asked', () => {
	expect(toldQuestions(told)).toEqual([
		{
			title: 'Have you rung?',
			answered: 35,
			rows: [
				{ label: 'Yes', n: 20, share: 57 },
				{ label: 'No', n: null, share: null },
				{ label: 'Something else', n: null, share: null }
			]
		},
		{
			title: 'Do you agree?: A line should be open all night',
			answered: 15,
			rows: [
				{ label: 'Agree', n: 15, share: 100 },
				{ label: 'Pass', n: null, share: null },
				{ label: 'Disagree', n: null, share: null }
			]
		}
	]);
});
