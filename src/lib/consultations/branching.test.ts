import { describe, expect, test } from 'vitest';
import type { Answers } from './answers.ts';
import {
	goTo,
	isAsked,
	missing,
	next,
	numbers,
	onPath,
	onlyIf,
	path,
	previous,
	progress
} from './branching.ts';
import { question, type Question } from './questions.ts';

const when = (id: string, ...is: string[]) => ({ show_if: { question: id, is } });
const open = (id: string, more: object = {}) =>
	question.parse({ id, kind: 'open_text', title: `${id}?`, ...more });
const choice = (id: string, labels: string[], more: object = {}) =>
	question.parse({
		id,
		kind: 'single_choice',
		title: `${id}?`,
		options: labels.map((label) => ({ id: label.toLowerCase(), label })),
		...more
	});
const chosen = (...ids: string[]) => ({ chosen: ids });
const byId = (questions: Question[], id: string) => questions.find((one) => one.id === id)!;
const ids = (questions: Question[]) => questions.map(({ id }) => id);

/** Called? Yes: answered in time? No: why not? Then everybody: what else? */
const crisis = [
	question.parse({ id: 'read', kind: 'information', title: 'Before you begin', text: 'Words' }),
	choice('called', ['Yes', 'No', 'Tried'], { required: true }),
	choice('answered', ['Soon', 'Late'], { ...when('called', 'yes', 'tried'), required: true }),
	open('waited', when('answered', 'late')),
	open('whynot', when('called', 'no')),
	choice('again', ['Yes', 'No']),
	open('else')
];

describe('the way through a consultation', () => {
	test.each([
		['nothing yet', {}, ['read', 'called', 'again', 'else']],
		['yes', { called: chosen('yes') }, ['read', 'called', 'answered', 'again', 'else']],
		[
			'yes, late',
			{ called: chosen('yes'), answered: chosen('late') },
			['read', 'called', 'answered', 'waited', 'again', 'else']
		],
		['no', { called: chosen('no') }, ['read', 'called', 'whynot', 'again', 'else']],
		[
			'no, with an answer from before',
			{ called: chosen('no'), answered: chosen('late') },
			['read', 'called', 'whynot', 'again', 'else']
		]
	] as [string, Answers, string[]][])('after %s', (_, answers, expected) => {
		expect(ids(path(crisis, answers))).toEqual(expected);
	});

	test('goes on and back along it', () => {
		const answers = { called: chosen('no') };
		expect(next(crisis, answers, null)?.id).toBe('read');
		expect(next(crisis, answers, 'called')?.id).toBe('whynot');
		expect(next(crisis, answers, 'else')).toBeNull();
		expect(previous(crisis, answers, 'again')?.id).toBe('whynot');
		expect(previous(crisis, answers, 'read')).toBeNull();
	});

	test('a choice of several leads on by any tick, a scale by its step, own words by being there', () => {
		const scale = { from: 1, to: 3, from_label: 'Bad', to_label: 'Good' };
		const questions = [
			choice('how', ['Bus', 'Foot'], { kind: 'multiple_choice', own_words: true }),
			question.parse({ id: 'rate', kind: 'scale', title: 'How?', scale }),
			open('bus', when('how', 'bus')),
			open('other', when('how', 'other')),
			open('bad', when('rate', '1', '2'))
		];
		const asked = (id: string, answers: Answers) => isAsked(byId(questions, id), questions, answers);
		expect(asked('bus', { how: chosen('foot', 'bus') })).toBe(true);
		expect(asked('other', { how: { chosen: [], other: 'Boat' } })).toBe(true);
		expect(asked('other', { how: chosen('bus') })).toBe(false);
		expect([asked('bad', { rate: { number: 2 } }), asked('bad', { rate: { number: 3 } })]).toEqual([
			true,
			false
		]);
	});

	test('what must be answered is asked of those it is put to', () => {
		expect(ids(missing(crisis, {}))).toEqual(['called']);
		expect(ids(missing(crisis, { called: chosen('yes') }))).toEqual(['answered']);
		expect(missing(crisis, { called: chosen('no') })).toEqual([]);
	});

	test('answers that fell off the way are not sent', () => {
		const answers = {
			called: chosen('no'),
			answered: chosen('late'),
			waited: { words: 'An hour' },
			gone: { number: 1 }
		};
		expect(onPath(crisis, answers)).toEqual({ called: chosen('no') });
	});
});

describe('numbers', () => {
	test('follow-ups have letters, pages to read have none, online and on paper alike', () => {
		expect([...numbers(crisis)]).toEqual([
			['called', '1'],
			['answered', '1a'],
			['waited', '1b'],
			['whynot', '1c'],
			['again', '2'],
			['else', '3']
		]);
	});

	test('what depends on a question further back has a number of its own', () => {
		const questions = [choice('a', ['Yes', 'No']), open('b'), open('c', when('a', 'yes'))];
		expect([...numbers(questions).values()]).toEqual(['1', '2', '3']);
	});

	test('letters go on after z', () => {
		const many = [
			choice('a', ['Yes', 'No']),
			...Array.from({ length: 28 }, (_, n) => open(`f${n}`, when('a', 'yes')))
		];
		expect([...numbers(many).values()].slice(25)).toEqual(['1y', '1z', '1aa', '1ab']);
	});

	test('say how far somebody is', () => {
		expect(progress(crisis, 'answered')).toBe('Question 1a of 3');
		expect(progress(crisis, 'read')).toBeNull();
		const skipping = [choice('a', ['Yes', 'No']), open('b'), open('c', when('a', 'yes'))];
		expect(progress(skipping, 'b')).toBe('Question 2 of about 3');
		expect(progress(skipping, 'c')).toBe('Question 3 of 3');
		expect(progress(skipping, 'a', { question_about: 'سوال {number} / {last}' })).toBe('سوال 1 / 3');
	});
});

describe('the paper form', () => {
	const says = (id: string, questions = crisis) => goTo(byId(questions, id), questions);

	test('sends readers where their answer leads', () => {
		expect(says('called')).toEqual([
			'If you ticked “Yes” or “Tried”, go to question 1a.',
			'If you ticked “No”, go to question 1c.'
		]);
		expect(says('answered')).toEqual([
			'If you ticked “Soon”, go to question 2.',
			'If you ticked “Late”, go to question 1b.'
		]);
	});

	test('says nothing where everybody goes on', () => {
		expect([says('again'), says('else'), says('waited')]).toEqual([[], [], []]);
	});

	test('sends to the end where nothing is left', () => {
		const questions = [choice('a', ['Yes', 'No', 'Maybe']), open('b', when('a', 'yes'))];
		expect(says('a', questions)).toEqual([
			'If you ticked “Yes”, go to question 1a.',
			'If you ticked “No” or “Maybe”, go to the end.'
		]);
	});

	test('of a choice of several, says what a tick opens', () => {
		const questions = [
			choice('a', ['Bus', 'Foot', 'Car'], { kind: 'multiple_choice', own_words: true }),
			open('b', when('a', 'bus', 'other')),
			open('c')
		];
		expect(says('a', questions)).toEqual([
			'If you ticked “Bus” or “Something else”, go to question 1a.',
			'Otherwise, go to question 2.'
		]);
	});

	test('says whom a question is for', () => {
		expect(onlyIf(byId(crisis, 'answered'), crisis)).toBe(
			'Answer this only if you ticked “Yes” or “Tried” in question 1.'
		);
		expect(onlyIf(byId(crisis, 'again'), crisis)).toBeNull();
	});
});
