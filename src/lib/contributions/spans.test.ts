import { describe, expect, it } from 'vitest';
import { phraseSpans, sentenceSpans, spanText, withoutEdges } from './spans';

const SAMPLES: [what: string, lang: string, words: string][] = [
	['plain English', 'en', 'Nobody rang us back. We waited nine weeks. Then a letter came.'],
	['lines and spaces at the edges', 'en', '\n  First.\n\n\tSecond?  \nThird \n'],
	['emoji, families and flags', 'en', 'I cried 😢. 👨‍👩‍👧‍👦 came with me. 🇬🇧 or not, ask us.'],
	['Arabic', 'ar', 'لم يتصل بنا أحد. انتظرنا تسعة أسابيع؟ ثم وصلت رسالة.'],
	[
		'Urdu, whose full stop is its own',
		'ur',
		'کسی نے ہمیں فون نہیں کیا۔ ہم نو ہفتے انتظار کرتے رہے۔ پھر خط آیا۔'
	],
	['Bengali', 'bn', 'কেউ আমাদের ফোন করেনি। আমরা নয় সপ্তাহ অপেক্ষা করেছি।'],
	['marks that combine', 'yo', 'Ẹ kú àárọ̀. Ó ṣe é.'],
	['letters outside the first plane', 'en', '𝒜 note. 𐍈 and 𠮷. End.'],
	['a language written wrongly', 'xx-not_a_language', 'One. Two.'],
	['nothing', 'en', '']
];

describe('the sentences of words', () => {
	it.each(SAMPLES)('lose nothing: %s', (_, lang, words) => {
		const spans = sentenceSpans(words, lang);
		expect(spans.map(({ text }) => text).join('')).toBe(words);
		for (const { starts, ends, text } of spans) expect(spanText(words, starts, ends)).toBe(text);
		expect(spans.at(-1)?.ends ?? 0).toBe(Array.from(words).length);
	});

	it.each([
		['English', 'en', 0, ['Nobody rang us back.', 'We waited nine weeks.', 'Then a letter came.']],
		['Urdu', 'ur', 4, ['کسی نے ہمیں فون نہیں کیا۔', 'ہم نو ہفتے انتظار کرتے رہے۔', 'پھر خط آیا۔']],
		['Bengali', 'bn', 5, ['কেউ আমাদের ফোন করেনি।', 'আমরা নয় সপ্তাহ অপেক্ষা করেছি।']]
	] as const)('are told apart in %s', (_, lang, sample, expected) => {
		const spans = sentenceSpans(SAMPLES[sample]![2], lang);
		expect(spans.map((span) => withoutEdges(span)?.text)).toEqual(expected);
	});

	it('count an emoji as the database does: by code points', () => {
		expect(sentenceSpans('😢😢. Yes.', 'en').map(({ starts, ends }) => [starts, ends])).toEqual([
			[0, 4],
			[4, 8]
		]);
	});
});

describe('a span without its edges', () => {
	it('keeps the place of what is left', () => {
		const words = '😢 \n  Ask us first.  \n';
		const kept = withoutEdges({ starts: 1, ends: Array.from(words).length, text: words.slice(2) });
		expect(kept).toEqual({ starts: 5, ends: 18, text: 'Ask us first.' });
		expect(spanText(words, 5, 18)).toBe('Ask us first.');
	});

	it('is nothing where there is only white space', () => {
		expect(withoutEdges({ starts: 3, ends: 5, text: ' \n' })).toBeNull();
	});
});

describe('finding a phrase', () => {
	it('finds each place, after emoji too', () => {
		const words = '😢 ask us, and ask us again 👨‍👩‍👧 ask us';
		const spans = phraseSpans(words, 'ask us');
		expect(spans).toHaveLength(3);
		for (const { starts, ends } of spans) expect(spanText(words, starts, ends)).toBe('ask us');
	});

	it('is exact', () => {
		expect(phraseSpans('Ask us', 'ask us')).toEqual([]);
		expect(phraseSpans('Ask us', '')).toEqual([]);
		expect(phraseSpans('aaaa', 'aa').map(({ starts }) => starts)).toEqual([0, 2]);
	});
});
