import { describe, expect, test } from 'vitest';
import { fieldOf, parseAnswer, showAnswer, valuesIn, wordsIn } from './answers.ts';
import { question, type Question } from './questions.ts';

const scale = { from: 1, to: 5, from_label: 'Not at all', to_label: 'Very much' };
const options = [
	{ id: 'bus', label: 'By bus' },
	{ id: 'foot', label: 'On foot' },
	{ id: 'car', label: 'By car' }
];
const make = (kind: string, more: object = {}): Question =>
	question.parse({ id: 'q', kind, title: 'How?', ...more });
const form = (...pairs: [string, string][]) => {
	const posted = new FormData();
	for (const [name, value] of pairs) posted.append(name, value);
	return posted;
};
const answer = (one: Question, ...pairs: [string, string][]) => {
	const parsed = parseAnswer(one, form(...pairs));
	return parsed.ok ? parsed.answer : parsed.errors;
};

describe('reading an answer', () => {
	test('fields are named by question and part', () => {
		expect([fieldOf({ id: 'how' }), fieldOf({ id: 'how' }, 'bus')]).toEqual(['q_how', 'q_how.bus']);
	});

	test('words are kept as typed', () => {
		expect(answer(make('open_text'), ['q_q', '  Ask us\r\nfirst '])).toEqual({ words: '  Ask us\nfirst ' });
		expect(answer(make('open_text'), ['q_q', ' \r\n'])).toBeNull();
	});

	test.each([
		['open_text', {}, [], { q_q: ['Write your answer'] }],
		['open_text', {}, [['q_q', 'w'.repeat(20_001)]], { q_q: ['Use 20,000 characters or fewer'] }],
		['open_text', {}, [['q_q', 'a\0b']], { q_q: ['There is a character in this text that cannot be kept'] }],
		['single_choice', { options }, [], { q_q: ['Choose an answer'] }],
		['single_choice', { options }, [['q_q', 'train']], { q_q: ['Choose an answer'] }],
		['multiple_choice', { options }, [], { q_q: ['Choose at least one answer'] }],
		['scale', { scale }, [['q_q', '6']], { q_q: ['Choose an answer'] }],
		['number', {}, [['q_q', 'three']], { q_q: ['Enter a whole number, like 3'] }],
		['number', {}, [['q_q', '2.5']], { q_q: ['Enter a whole number, like 3'] }],
		['number', { min: 1 }, [['q_q', '0']], { q_q: ['Enter 1 or more'] }],
		['number', { max: 9 }, [['q_q', '10']], { q_q: ['Enter 9 or less'] }],
		[
			'statements',
			{ items: options },
			[],
			{ 'q_q.bus': ['Choose agree, disagree or pass for at least one statement'] }
		],
		['statements', { items: options }, [['q_q.foot', 'maybe']], { 'q_q.foot': ['Choose an answer'] }],
		[
			'matrix',
			{ items: options, scale },
			[['q_q.bus', '1']],
			{ 'q_q.foot': ['Choose an answer'], 'q_q.car': ['Choose an answer'] }
		]
	] as [string, object, [string, string][], object][])(
		'%s %j that has to be answered, given %j',
		(kind, more, given, errors) => {
			expect(answer(make(kind, { ...more, required: true }), ...given)).toEqual(errors);
		}
	);

	test.each([
		['open_text', {}],
		['single_choice', { options }],
		['multiple_choice', { options }],
		['scale', { scale }],
		['number', {}],
		['statements', { items: options }],
		['matrix', { items: options, scale }],
		['information', { text: 'Words' }]
	])('%s may be left out', (kind, more) => {
		expect(answer(make(kind, more))).toBeNull();
	});

	test('choices come in the order of the question', () => {
		const some = make('multiple_choice', { options, at_most: 2 });
		expect(answer(some, ['q_q', 'foot'], ['q_q', 'bus'])).toEqual({ chosen: ['bus', 'foot'] });
		expect(answer(some, ['q_q', 'foot'], ['q_q', 'bus'], ['q_q', 'car'])).toEqual({
			q_q: ['Choose 2 or fewer']
		});
	});

	test('words beside "something else" are never lost', () => {
		const one = make('single_choice', { options, own_words: true });
		const said = { chosen: [], other: 'By boat' };
		expect(answer(one, ['q_q', 'other'], ['q_q.other', 'By boat'])).toEqual(said);
		expect(answer(one, ['q_q.other', 'By boat'])).toEqual(said);
		expect(answer(one, ['q_q', 'other'], ['q_q.other', ' '])).toEqual({
			'q_q.other': ['Say what else, in your own words']
		});
		expect(answer(one, ['q_q', 'bus'], ['q_q.other', 'By boat'])).toEqual({
			'q_q.other': ['Choose “Something else”, or take these words out']
		});
		const some = make('multiple_choice', { options, own_words: true });
		expect(answer(some, ['q_q', 'bus'], ['q_q.other', 'By boat'])).toEqual({
			chosen: ['bus'],
			other: 'By boat'
		});
		expect(answer(make('single_choice', { options }), ['q_q', 'other'], ['q_q.other', 'By boat'])).toEqual({
			q_q: ['Choose an answer']
		});
	});

	test.each([
		['1,500', 1500],
		[' 12 ', 12],
		['-3', -3],
		['1 000 000', 1_000_000]
	])('"%s" is a number', (typed, number) => {
		expect(answer(make('number'), ['q_q', typed])).toEqual({ number });
	});

	test.each(['1,5', '1e3', 'Infinity', '0x10', '--1', '1,50,000'])('"%s" is none', (typed) => {
		expect(answer(make('number'), ['q_q', typed])).toEqual({ q_q: ['Enter a whole number, like 3'] });
	});

	test('a vote, a pass, and a statement of their own; what was not voted on is absent', () => {
		const statements = make('statements', { items: options, own_words: true });
		const read = answer(statements, ['q_q.bus', 'agree'], ['q_q.car', 'pass'], ['q_q.own', 'Free bikes']);
		expect(read).toEqual({ votes: { bus: 1, car: 0 }, own: ['Free bikes'] });
		expect(answer(make('statements', { items: options }), ['q_q.own', 'Free bikes'])).toBeNull();
	});

	test('errors are said in the language of the version', () => {
		const parsed = parseAnswer(make('open_text', { required: true }), form(), { error_write: 'جواب لکھیں' });
		expect(parsed).toEqual({ ok: false, errors: { q_q: ['جواب لکھیں'] } });
	});
});

describe('showing an answer', () => {
	test.each([
		[make('open_text'), { words: 'Ask us' }, 'Ask us'],
		[
			make('multiple_choice', { options, own_words: true }),
			{ chosen: ['bus'], other: 'By boat' },
			'By bus\nSomething else: By boat'
		],
		[make('scale', { scale }), { number: 4 }, '4 (1 is “Not at all”, 5 is “Very much”)'],
		[make('number', { unit: 'hours' }), { number: 1500 }, '1,500 hours'],
		[
			make('statements', { items: options, own_words: true }),
			{ votes: { bus: -1, foot: 0 }, own: ['Free bikes'] },
			'Disagree: By bus\nPass, or not sure: On foot\nFree bikes'
		],
		[make('matrix', { items: options, scale }), { rated: { car: 2 } }, 'By car: 2'],
		[make('open_text'), null, 'Not answered'],
		[make('scale', { scale }), { words: 'from an earlier version' }, 'Not answered']
	] as const)('%#', (one, given, shown) => {
		expect(showAnswer(one, given as never)).toBe(shown);
	});

	test('what may lead on, and what becomes a contribution', () => {
		const given = { chosen: ['bus'], other: 'By boat' };
		expect([valuesIn(given), valuesIn({ number: 3 }), valuesIn({ words: 'x' }), valuesIn(undefined)]).toEqual(
			[['bus', 'other'], ['3'], [], []]
		);
		expect([wordsIn(given), wordsIn({ votes: {}, own: ['Free bikes'] }), wordsIn({ number: 3 })]).toEqual([
			['By boat'],
			['Free bikes'],
			[]
		]);
	});
});
