import { describe, expect, it } from 'vitest';
import { spanText } from '../contributions/spans';
import { mergeSpans, partsOf, quotedSpans } from './reading';

const words = 'Ask us first. 😢 Not after!  Nobody came.\r\nNobody rang.';
const texts = (spans: ReturnType<typeof quotedSpans>) =>
	typeof spans === 'string' ? spans : spans.map(({ starts, ends }) => spanText(words, starts, ends));

describe('reading with a pencil', () => {
	const parts = partsOf({ words, lang: 'en', marks: [{ insight_id: 'a', number: 3, starts: 4, ends: 6 }] });

	it('loses no character between the sentences', () => {
		expect(parts.map(({ text }) => text).join('')).toBe(words);
	});

	it('marks the sentence that another insight rests on, and no other', () => {
		expect(parts.filter(({ marks }) => marks.length).map(({ text }) => text.trim())).toEqual([
			'Ask us first.'
		]);
	});

	it('quotes neighbouring sentences as one passage, without the white space around it', () => {
		const [first, second, third] = parts;
		expect(texts(quotedSpans({ words }, [second!, first!], ''))).toEqual([
			`${first!.text}${second!.text}`.trim()
		]);
		expect(texts(quotedSpans({ words }, [first!, third!], ''))).toEqual([
			first!.text.trim(),
			third!.text.trim()
		]);
	});

	it('finds exact words where they stand, also across lines however those were broken', () => {
		expect(texts(quotedSpans({ words }, [], ' 😢 Not '))).toEqual(['😢 Not']);
		expect(texts(quotedSpans({ words }, [], 'came.\nNobody'))).toEqual(['came.\r\nNobody']);
	});

	it('refuses words that nobody said', () => {
		expect(quotedSpans({ words }, [], 'Ask them first')).toBe('not-in-these-words');
	});
});

describe('choosing sentences', () => {
	it('makes one passage of those that stand side by side', () => {
		expect(
			mergeSpans([
				{ starts: 20, ends: 30 },
				{ starts: 0, ends: 10 },
				{ starts: 10, ends: 20 },
				{ starts: 31, ends: 40 }
			])
		).toEqual([
			{ starts: 0, ends: 30 },
			{ starts: 31, ends: 40 }
		]);
		expect(mergeSpans([])).toEqual([]);
	});
});
