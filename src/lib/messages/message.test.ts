import { describe, expect, test } from 'vitest';
import { addressLines, dialled, textLink, waysFor } from './message';

describe('the ways to have told somebody', () => {
	test.each([
		['phone', 'by phone'],
		['text', 'by text'],
		['letter', 'printed'],
		['partner', 'through the partner'],
		['email', 'email'],
		['none', 'in person']
	] as const)('whoever is reached by %s: %s first, and every other way once', (contactBy, first) => {
		const ways = waysFor(contactBy);
		expect(ways[0]).toBe(first);
		expect([ways.length, new Set(ways).size]).toEqual([6, 6]);
	});
});

describe('an address on an envelope', () => {
	test.each([
		['12 Acacia Road, Flat 3,\nNorthbrook NB1 2AB'],
		['12 Acacia Road\nFlat 3\n\nNorthbrook NB1 2AB\n'],
		['Mrs Begum, 12 Acacia Road, Flat 3, Northbrook NB1 2AB']
	])('%j', (typed) => {
		expect(addressLines('Mrs Begum', typed)).toEqual([
			'Mrs Begum',
			'12 Acacia Road',
			'Flat 3',
			'Northbrook NB1 2AB'
		]);
	});

	test('of nobody is empty', () => expect(addressLines(null, null)).toEqual([]));
});

describe('a number', () => {
	test('is dialled without what makes it readable', () => {
		expect(dialled('020 7946 0014')).toBe('02079460014');
		expect(dialled('+44 (0)7700-900012')).toBe('+447700900012');
	});

	test('opens a text with the words in it', () => {
		expect(textLink('07700 900012', ['You have a place.', 'When: 2 & 3 June'])).toBe(
			'sms:07700900012?&body=You%20have%20a%20place.%0AWhen%3A%202%20%26%203%20June'
		);
	});
});
