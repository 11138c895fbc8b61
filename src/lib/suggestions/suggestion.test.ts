import { describe, expect, test } from 'vitest';
import { beginning, lookedSentence, marked, sentencesWith } from './suggestion';

describe('what a suggestion is accepted over', () => {
	test('the sentences that hold its words, counted in characters and not in UTF-16 units', () => {
		const words = 'Tea 🍵 was good. Halal rice came cold.  The garden.';
		expect(sentencesWith(words, 'en', ['halal', 'rice'])).toEqual([{ starts: 16, ends: 37 }]);
		expect(sentencesWith(words, 'en', ['garden', 'tea'])).toHaveLength(2);
		expect(sentencesWith(words, 'en', ['absent'])).toEqual([]);
		expect(sentencesWith('দোভাষী ফোনে ছিল। আমি শুনিনি।', 'bn', ['দোভাষী'])).toEqual([{ starts: 0, ends: 16 }]);
	});

	test('twenty of them at most', () => {
		expect(sentencesWith('Rice again. '.repeat(30), 'en', ['rice'])).toHaveLength(20);
	});
});

describe('words that are marked', () => {
	test('whole words alone, in whatever case, and nothing is lost', () => {
		const words = 'Halal? My halal-rice, not halalness.';
		const parts = marked(words, ['halal']);
		expect(parts.filter(({ mark }) => mark).map(({ text }) => text)).toEqual(['Halal', 'halal']);
		expect(parts.map(({ text }) => text).join('')).toBe(words);
	});

	test('also with marks that mean something to a pattern', () => {
		expect(marked('a (b) c', ['(b)']).filter(({ mark }) => mark)).toEqual([{ text: '(b)', mark: true }]);
		expect(marked('as it is', [])).toEqual([{ text: 'as it is', mark: false }]);
	});
});

test('long words are begun', () => {
	expect(beginning('short')).toBe('short');
	expect(beginning('🍵'.repeat(7), 3)).toBe('🍵🍵🍵…');
});

test('it says through how many it looked', () => {
	expect(lookedSentence({ looked: 0, next: null })).toContain('Nothing');
	expect(lookedSentence({ looked: 1, next: null })).toBe(
		'Looked through 1 contribution. There are no others.'
	);
	expect(lookedSentence({ looked: 300, next: { on: '', id: '' } })).toBe(
		'Looked through 300 contributions, the newest first.'
	);
});
