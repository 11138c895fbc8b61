import { describe, expect, test } from 'vitest';
import { differences, leadsBy, parseContent, question, type Content } from './questions.ts';

const words = {
	title: 'Crisis line',
	why: 'It closes.',
	can_change: 'The hours',
	cannot_change: 'The number'
};
const open = (id: string, more: object = {}) => ({ id, kind: 'open_text', title: 'What else?', ...more });
const yesNo = (id: string, more: object = {}) => ({
	id,
	kind: 'single_choice',
	title: 'Did you call?',
	options: [
		{ id: 'yes', label: 'Yes' },
		{ id: 'no', label: 'No' }
	],
	...more
});
const parse = (questions: object[], more: object = {}) => parseContent({ ...words, ...more, questions });

function read(questions: object[], more: object = {}): Content {
	const parsed = parse(questions, more);
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
	return parsed.content;
}

const wrong = (questions: object[]) => {
	const parsed = parse(questions);
	return parsed.ok ? {} : parsed.errors;
};

describe('the content of a version', () => {
	test('nothing has to be answered unless it says so', () => {
		expect(read([open('what')]).questions[0]).toMatchObject({ required: false });
	});

	test.each([
		['no answers to choose from', [yesNo('called', { options: [] })], 'questions.0.options'],
		[
			'an answer without words',
			[
				yesNo('called', {
					options: [
						{ id: 'a', label: ' ' },
						{ id: 'b', label: 'B' }
					]
				})
			],
			'questions.0.options.0.label'
		],
		[
			'the same answer twice',
			[
				yesNo('called', {
					options: [
						{ id: 'a', label: 'A' },
						{ id: 'a', label: 'B' }
					]
				})
			],
			'questions.0.options'
		],
		[
			'an answer with the id of own words',
			[
				yesNo('called', {
					options: [
						{ id: 'other', label: 'A' },
						{ id: 'b', label: 'B' }
					]
				})
			],
			'questions.0.options'
		],
		['the same question twice', [open('what'), open('what')], 'questions.1.id'],
		['an id that a date could be read from', [open('every-day')], 'questions.0.id'],
		[
			'a number with its ends the wrong way round',
			[{ id: 'n', kind: 'number', title: 'How many?', min: 5, max: 2 }],
			'questions.0.max'
		],
		[
			'a scale from 1 to 100',
			[
				{
					id: 's',
					kind: 'scale',
					title: 'How?',
					scale: { from: 1, to: 100, from_label: 'Bad', to_label: 'Good' }
				}
			],
			'questions.0.scale.to'
		],
		[
			'a page to read that has to be answered',
			[{ id: 'i', kind: 'information', title: 'Read this', text: 'Words', required: true }],
			'questions.0.required'
		],
		['a word we do not know', [open('what', { colour: 'red' })], 'questions.0'],
		[
			'a question that depends on a later one',
			[open('why', { show_if: { question: 'called', is: ['yes'] } }), yesNo('called')],
			'questions.0.show_if'
		],
		[
			'one that depends on an answer that is not there',
			[yesNo('called'), open('why', { show_if: { question: 'called', is: ['maybe'] } })],
			'questions.1.show_if'
		],
		[
			'one that depends on words',
			[open('what'), open('why', { show_if: { question: 'what', is: ['x'] } })],
			'questions.1.show_if'
		]
	])('%s is refused by place', (_, questions, place) => {
		expect(Object.keys(wrong(questions))).toContain(place);
	});

	test('a page that builds one question is told by field', () => {
		const parsed = question.safeParse({ id: 'a', kind: 'open_text', title: '' });
		expect(parsed.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
			['title', 'Enter the question']
		]);
	});

	test('what a question may lead by: its answers, own words where they are allowed, the steps of a scale', () => {
		const scale = { from: 0, to: 2, from_label: 'Never', to_label: 'Always' };
		const [choose, rate, write] = read([
			yesNo('called', { own_words: true }),
			{ id: 'rate', kind: 'scale', title: 'How often?', scale },
			open('what')
		]).questions;
		expect([choose!, rate!, write!].map(leadsBy)).toEqual([['yes', 'no', 'other'], ['0', '1', '2'], []]);
	});
});

describe('a version in another language', () => {
	const first = read([yesNo('called'), open('why')]);

	test('asks the same in other words', () => {
		const urdu = read([yesNo('called', { title: 'کیا آپ نے فون کیا؟' }), open('why', { title: 'کیوں؟' })], {
			phrases: { next: 'آگے' }
		});
		expect(differences(first, urdu)).toEqual([]);
	});

	test.each([
		['a question is missing', [yesNo('called')], [['why', 'This question is missing']]],
		[
			'one is added',
			[yesNo('called'), open('why'), open('more')],
			[['more', 'This question is not in the first version']]
		],
		[
			'one must be answered in that language alone',
			[yesNo('called'), open('why', { required: true })],
			[['why', 'This question asks something else']]
		],
		['the order is another', [open('why'), yesNo('called')], [['why', 'The questions are in another order']]]
	])('is told when %s', (_, questions, found) => {
		expect(differences(first, read(questions)).map(({ question, what }) => [question, what])).toEqual(found);
	});
});
