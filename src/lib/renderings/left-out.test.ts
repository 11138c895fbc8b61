import { describe, expect, test } from 'vitest';
import { chosenStretches, wordsOut } from './left-out';

const WORDS = 'I asked Swift 🙂 twice. Nobody came. Then Swift did.';

describe('the words as others read them', () => {
	test('nothing left out: as they are', () => {
		expect(wordsOut(WORDS, [])).toBe(WORDS);
	});

	test('positions are characters, as Postgres counts them', () => {
		expect(wordsOut(WORDS, [{ starts: 14, ends: 15 }])).toBe(
			'I asked Swift […] twice. Nobody came. Then Swift did.'
		);
	});

	test('stretches that overlap, or follow at once, are one gap, in whatever order they came', () => {
		expect(
			wordsOut('abcdefghij', [
				{ starts: 7, ends: 10 },
				{ starts: 1, ends: 4 },
				{ starts: 0, ends: 2 },
				{ starts: 4, ends: 5 },
				{ starts: 1, ends: 2 }
			])
		).toBe('[…]fg[…]');
	});
});

describe('what was chosen', () => {
	test('sentences without the space after them', () => {
		expect(chosenStretches(WORDS, [{ starts: 23, ends: 36 }], '')).toEqual([{ starts: 23, ends: 35 }]);
	});

	test('the exact words, everywhere they stand', () => {
		const chosen = chosenStretches(WORDS, [], ' Swift ');
		expect(chosen).toEqual([
			{ starts: 8, ends: 13 },
			{ starts: 41, ends: 46 }
		]);
		expect(wordsOut(WORDS, chosen as [])).toBe('I asked […] 🙂 twice. Nobody came. Then […] did.');
	});

	test('words that are not there are told', () => {
		expect(chosenStretches(WORDS, [], 'Redwing')).toBe('not-in-these-words');
	});
});
