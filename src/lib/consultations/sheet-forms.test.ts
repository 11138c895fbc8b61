import { describe, expect, test } from 'vitest';
import { content as contentSchema } from './questions';
import { differencesIn, nameFrom, sheetFrom, usesFrom } from './sheet-forms';
import { asAsked } from './sheets';

const content = contentSchema.parse({
	title: 'Getting help in the evening',
	why: 'We are choosing how people reach us.',
	can_change: 'The hours.',
	cannot_change: 'The budget.',
	questions: [
		{
			id: 'ways',
			kind: 'multiple_choice',
			title: 'Which ways suit you?',
			required: true,
			own_words: true,
			options: [
				{ id: 'phone', label: 'Phone' },
				{ id: 'text', label: 'Text' }
			]
		},
		{ id: 'years', kind: 'number', title: 'For how long?', min: 0, max: 100 },
		{
			id: 'grid',
			kind: 'matrix',
			title: 'How good is each?',
			items: [
				{ id: 'kind', label: 'Kindness' },
				{ id: 'speed', label: 'Speed' }
			],
			scale: { from: 1, to: 3, from_label: 'Poor', to_label: 'Good' }
		}
	]
});
const asked = asAsked({ content, original: 'en', lang: 'en', words: null });

function form(fields: Record<string, string | string[]>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields))
		for (const one of [value].flat()) data.append(name, one);
	return data;
}

describe('the name to show', () => {
	test('is none unless one was chosen and typed', () => {
		const none = { ok: true, changes: { attribution: 'anonymous', shown_as: '' } };
		expect(nameFrom(form({}))).toEqual(none);
		expect(nameFrom(form({ attribution: 'anonymous', shown_as: 'Sparrow' }))).toEqual(none);
		expect(nameFrom(form({ attribution: 'pen_name', shown_as: ' Sparrow ' }))).toEqual({
			ok: true,
			changes: { attribution: 'pen_name', shown_as: 'Sparrow' }
		});
		expect(nameFrom(form({ attribution: 'named', shown_as: ' ' }))).toEqual({
			ok: false,
			errors: { shown_as: ['Enter the name to show with your words'] }
		});
		expect(nameFrom(form({ attribution: 'named', shown_as: 'x'.repeat(81) }))).toMatchObject({ ok: false });
	});
});

describe('uses', () => {
	test('are asked one by one: no answer is left out, and two years unless one was chosen', () => {
		expect(usesFrom(form({ may_board: 'yes', may_news: 'no', may_website: 'perhaps' }))).toEqual({
			consents: { board: true, news: false },
			consent_months: '24'
		});
		expect(usesFrom(form({ consent_months: '12' }))).toEqual({ consents: {}, consent_months: '12' });
	});
});

describe('a form keyed in at once', () => {
	test('may lack what has to be answered: paper cannot be asked again', () => {
		const read = sheetFrom(form({ q_years: '3', 'q_grid.kind': '2' }), asked);
		expect(read).toMatchObject({
			ok: true,
			draft: { answers: { years: { number: 3 }, grid: { rated: { kind: 2 } } }, attribution: 'anonymous' }
		});
	});

	test('says everything that is wrong, field by field', () => {
		const read = sheetFrom(form({ q_years: '300', q_ways: 'other', attribution: 'named' }), asked);
		expect(read.ok ? [] : Object.keys(read.errors).sort()).toEqual(['q_ways.other', 'q_years', 'shown_as']);
	});
});

test('what two people read differently is said in the words of the form', () => {
	const differs = {
		'answers.ways': { chosen: ['phone', 'text'], other: true },
		'answers.years': { number: 3 },
		'answers.grid': { rated: { kind: 2 } },
		consents: null,
		attribution: 'named'
	};
	expect(differencesIn(differs, asked)).toEqual([
		{ question: 'Which ways suit you?', first: 'Phone, Text, Something else' },
		{ question: 'For how long?', first: '3' },
		{ question: 'How good is each?', first: 'Kindness: 2' },
		{ question: 'Where the words may go', first: 'nothing' },
		{ question: 'What name goes with the words', first: 'A real name' }
	]);
});
