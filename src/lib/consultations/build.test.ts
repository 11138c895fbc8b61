import { describe, expect, test } from 'vitest';
import {
	askedOf,
	choicesFrom,
	conditions,
	idFrom,
	moveQuestion,
	numberOf,
	placeOf,
	readQuestion,
	removeQuestion,
	toForm,
	withQuestion,
	type Values
} from './build.ts';
import { question as questionSchema, type Question } from './questions.ts';

const made = (given: object): Question => questionSchema.parse(given);
const STAYED = made({
	kind: 'single_choice',
	id: 'stayed',
	title: 'Have you stayed on a ward?',
	options: [
		{ id: 'yes', label: 'Yes' },
		{ id: 'no', label: 'No' }
	],
	own_words: true
});
const WELCOME = made({
	kind: 'scale',
	id: 'welcome',
	title: 'How were you welcomed?',
	scale: { from: 1, to: 5, from_label: 'Badly', to_label: 'Well' },
	show_if: { question: 'stayed', is: ['yes'] }
});
const NEXT = made({ kind: 'information', id: 'next', title: 'What we do next', text: 'We read it.' });
const WORDS = made({ kind: 'open_text', id: 'words', title: 'What should the first words be?' });
const ALL = [STAYED, WELCOME, NEXT, WORDS];

describe('ids', () => {
	test.each([
		['What should the first words be?', [], 'what_should_the_first'],
		['What should the first words be?', ['what_should_the_first'], 'what_should_the_first_2'],
		['Où êtes-vous né?', [], 'ou_etes_vous_ne'],
		['24 hours on', [], 'q_24_hours_on'],
		['پہلے ہم سے پوچھیں', [], 'q'],
		['پہلے ہم سے پوچھیں', ['q'], 'q_2'],
		['Other', [], 'other_2'],
		['', [], 'q']
	])('%s after %j', (words, taken, id) => {
		expect(idFrom(words, taken)).toBe(id);
	});

	test('however long the words, the id can be kept', () => {
		expect(idFrom('abcdefghijklmnopqrstuvwxyz '.repeat(4), [])).toMatch(/^[a-z][a-z0-9_]{0,39}$/);
	});
});

describe('choices, one a line', () => {
	const before = [
		{ id: 'yes', label: 'Yes' },
		{ id: 'no', label: 'No' },
		{ id: 'visit', label: 'I visited' }
	];
	const ids = (typed: string) => choicesFrom(typed, before).map(({ id }) => id);

	test('what says the same is the same, wherever it stands', () => {
		expect(ids('I visited\nYes\nNo')).toEqual(['visit', 'yes', 'no']);
	});
	test('what is reworded in its place keeps its id', () => {
		expect(ids('Yes\nNot yet\nI visited')).toEqual(['yes', 'no', 'visit']);
	});
	test('what is added is new, and never takes the id of one that was taken out', () => {
		expect(ids('Yes\nI visited\nNo idea')).toEqual(['yes', 'visit', 'no_idea']);
		expect(ids('Yes\nNo\nI visited\nYes')).toEqual(['yes', 'no', 'visit', 'yes_2']);
	});
	test('empty lines and spaces are nothing', () => {
		expect(choicesFrom('  A \r\n\n B\n')).toEqual([
			{ id: 'a', label: 'A' },
			{ id: 'b', label: 'B' }
		]);
		expect(choicesFrom(' \n')).toEqual([]);
	});
});

describe('reading a question from its form', () => {
	test.each(ALL)('$id comes back as it was', (question) => {
		expect(readQuestion(question.kind, toForm(question), question, ALL)).toEqual({ ok: true, question });
	});

	test.each([
		made({ kind: 'number', id: 'n', title: 'How many hours?', min: 0, max: 24, unit: 'hours', whole: false }),
		made({ kind: 'multiple_choice', id: 'm', title: 'Which?', at_most: 2, options: choicesFrom('A\nB\nC') }),
		made({
			kind: 'statements',
			id: 's',
			title: 'What do you think?',
			items: choicesFrom('A\nB'),
			own_words: true
		}),
		made({
			kind: 'matrix',
			id: 'x',
			title: 'How were these?',
			hint: 'Any you know',
			content_note: 'About restraint',
			required: true,
			required_because: 'It is what this is for',
			items: choicesFrom('A\nB'),
			scale: { from: 0, to: 10, from_label: 'Bad', to_label: 'Good' }
		})
	])('so does one of kind $kind', (question) => {
		const read = readQuestion(question.kind, toForm(question), question, [question]);
		expect(read).toEqual({ ok: true, question });
	});

	const errors = (kind: Question['kind'], values: Values, was: Question | null = null, all = ALL) => {
		const read = readQuestion(kind, values, was, all);
		return read.ok ? {} : read.errors;
	};

	test('what is wrong stands beside the field that puts it right', () => {
		expect(errors('open_text', { title: ' ' })).toEqual({ title: ['Enter the question'] });
		expect(errors('single_choice', { title: 'x', options: 'One' })).toEqual({
			options: ['Enter at least 2 answers']
		});
		expect(errors('scale', { title: 'x', from: '1', to: 'eleven', from_label: 'a' })).toHaveProperty('to');
		expect(errors('scale', { title: 'x', from: '1', to: '5', to_label: 'a' })).toHaveProperty('from_label');
		expect(errors('number', { title: 'x', min: '5', max: '1', whole: 'yes' })).toEqual({
			max: ['The most must be more than the least']
		});
		expect(errors('statements', { title: 'x', items: '' })).toEqual({
			items: ['Enter at least 1 statement']
		});
	});

	test('what must be answered says why', () => {
		expect(errors('open_text', { title: 'x', required: 'yes' })).toHaveProperty('required_because');
		expect(errors('open_text', { title: 'x', required: 'yes', required_because: 'It is the point' })).toEqual(
			{}
		);
		expect(errors('information', { title: 'x', text: 'y', required: 'yes' })).toEqual({});
	});

	test('it is asked after answers of one earlier question', () => {
		const ask = (show_if: string[], was: Question | null = null) =>
			errors('open_text', { title: 'x', show_if }, was);
		expect(ask(['stayed:yes', 'stayed:other'])).toEqual({});
		expect(ask(['stayed:yes', 'welcome:1'])).toEqual({ show_if: ['Choose answers of one question only'] });
		expect(ask(['words:yes'])).toHaveProperty('show_if');
		expect(ask(['stayed:maybe'])).toHaveProperty('show_if');
		expect(ask(['stayed:yes'], STAYED)).toHaveProperty('show_if');
	});

	test('an answer that another question waits for is not taken out', () => {
		const values = { ...toForm(STAYED), options: 'Often\nNever\nOnce' };
		expect(errors('single_choice', values, STAYED)).toEqual({});
		expect(errors('single_choice', { ...toForm(STAYED), options: 'No\nNever' }, STAYED)).toHaveProperty(
			'form'
		);
	});
});

describe('the list', () => {
	test('a new question goes to the end, a known one stays where it is', () => {
		expect(withQuestion([STAYED], WORDS).map(({ id }) => id)).toEqual(['stayed', 'words']);
		const reworded = { ...STAYED, title: 'Were you on a ward?' };
		expect(withQuestion(ALL, reworded)[0]).toEqual(reworded);
	});

	test('it moves by one, and not before what it depends on', () => {
		expect(moveQuestion(ALL, 'words', 'up')).toMatchObject({
			ok: true,
			questions: [STAYED, WELCOME, WORDS, NEXT]
		});
		expect(moveQuestion(ALL, 'welcome', 'up')).toMatchObject({ ok: false });
		expect(moveQuestion(ALL, 'stayed', 'down')).toMatchObject({ ok: false });
		for (const [id, way] of [
			['stayed', 'up'],
			['words', 'down'],
			['nobody', 'up']
		] as const)
			expect(moveQuestion(ALL, id, way)).toEqual({ ok: true, questions: ALL });
	});

	test('it is taken out, unless another waits for its answers', () => {
		expect(removeQuestion(ALL, 'welcome')).toEqual({ ok: true, questions: [STAYED, NEXT, WORDS] });
		expect(removeQuestion(ALL, 'stayed')).toEqual({
			ok: false,
			sentence:
				'“How were you welcomed?” is asked only after some answers to this question. Change that first.'
		});
	});

	test('numbers, conditions and places are said as people meet them', () => {
		expect(ALL.map((one) => numberOf(ALL, one))).toEqual(['1', '1a', 'Page', '2']);
		expect(askedOf(WELCOME, ALL)).toBe('Only after “Yes” to question 1');
		expect(askedOf(WORDS, ALL)).toBeNull();
		expect(conditions(ALL).map(({ question, values }) => [question.id, values.length])).toEqual([
			['stayed', 3],
			['welcome', 5]
		]);
		expect(placeOf('why', ALL)).toEqual({ name: 'What it is about', part: 'about' });
		expect(placeOf('questions.3.hint', ALL)).toEqual({ name: 'Question 2', part: 'questions/words' });
		expect(placeOf('questions.2.text', ALL)).toEqual({ name: 'Page to read', part: 'questions/next' });
	});
});
