import { describe, expect, test } from 'vitest';
import {
	changeSentence,
	codeOptions,
	placed,
	spanFrom,
	spanValue,
	tableOf,
	usedSentence,
	withThoseUnder,
	wordingBefore,
	type Change,
	type Code
} from './code';

const code = (id: string, parent_id: string | null = null): Code => ({
	id,
	parent_id,
	name: id.toUpperCase(),
	definition: '',
	examples: '',
	contributions: 2
});
const book = [
	code('access'),
	code('food', 'wards'),
	code('rice', 'food'),
	code('wards'),
	code('lost', 'gone')
];

describe('a code book as a tree', () => {
	test('each code is followed by those under it; one whose code above is gone stands at the top', () => {
		expect(placed(book).map(({ id, depth }) => [id, depth])).toEqual([
			['access', 1],
			['wards', 1],
			['food', 2],
			['rice', 3],
			['lost', 1]
		]);
	});

	test('choices say the names above, and leave out what cannot be chosen', () => {
		expect(withThoseUnder(book, 'wards')).toEqual(['wards', 'food', 'rice']);
		expect(codeOptions(book, ['access', 'lost', 'wards'])).toEqual([
			{ value: 'food', label: 'WARDS › FOOD' },
			{ value: 'rice', label: 'WARDS › FOOD › RICE' }
		]);
	});

	test('as a table it says under what each stands', () => {
		expect(tableOf(book)[3]).toEqual(['FOOD', 'WARDS', '', '', 2]);
	});
});

test('a change is said from the page that it is read on', () => {
	const change = (kind: string, more: object = {}) =>
		({
			kind,
			code: { id: 'a', name: 'Meals' },
			other: { id: 'b', name: 'Food' },
			by: 'Grace',
			why: '',
			at: '',
			before: null,
			after: null,
			...more
		}) as Change;
	expect(changeSentence(change('merged'), 'a')).toBe('Grace merged it into Food.');
	expect(changeSentence(change('merged'), 'b')).toBe('Grace merged Meals into it.');
	expect(changeSentence(change('merge undone'), 'a')).toBe('Grace undid its merge into Food.');
	expect(changeSentence(change('merge undone'), 'b')).toBe('Grace undid the merge of Meals into it.');
	expect(changeSentence(change('split'), 'a')).toBe('Grace split it, and Food came of it.');
	expect(changeSentence(change('split'), 'b')).toBe('It came of Meals when Grace split that.');
	expect(changeSentence(change('made'), 'a')).toBe('Grace made it.');
	expect(changeSentence(change('reworded'), 'a')).toBe('Grace reworded it.');
	expect(changeSentence(change('moved', { after: { under: 'Wards' } }), 'a')).toBe(
		'Grace put it under Wards.'
	);
	expect(changeSentence(change('moved', { after: { under: null } }), 'a')).toBe('Grace put it at the top.');
});

test('of a wording that was changed the parts that differ are kept', () => {
	const before = { name: 'Meals', definition: '', examples: 'Rice' };
	expect(wordingBefore({ before, after: { ...before, name: 'Food', definition: 'What is eaten' } })).toEqual([
		'Name before: Meals',
		'Definition before: nothing'
	]);
});

test('how often a code is used is said in words', () => {
	expect(usedSentence({ contributions: 0, coders: 0, replaced_at: null })).toBe(
		'Nobody has put it to any words yet.'
	);
	expect(usedSentence({ contributions: 1, coders: 1, replaced_at: '2026-03-01' })).toBe(
		'It stood on 1 contribution, put there by 1 person.'
	);
	expect(usedSentence({ contributions: 1200, coders: 3, replaced_at: null })).toBe(
		'It stands on 1,200 contributions, put there by 3 people.'
	);
});

test('a span goes through a form', () => {
	const span = { contribution: '00000000-0000-4000-c000-000000000001', starts: 3, ends: 14 };
	expect(spanFrom(spanValue(span))).toEqual(span);
});
