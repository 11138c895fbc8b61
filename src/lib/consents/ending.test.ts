import { expect, test } from 'vitest';
import { markSentence, placeAddress, placeName, placesSentence, type EndingMark } from './ending.ts';

const MARK: EndingMark = {
	ended_on: '2026-11-03',
	why: 'taken_back',
	use: 'every',
	contributions: 1,
	shown_again_on: null
};

test('a mark says the day, how many and what, and never whose', () => {
	expect(markSentence(MARK)).toBe('On 3 November 2026, words that this rests on were taken back.');
	expect(markSentence({ ...MARK, contributions: 3 })).toBe(
		'On 3 November 2026, 3 contributions that this rests on were taken back.'
	);
	expect(markSentence({ ...MARK, why: 'kept_long_enough' })).toBe(
		'On 3 November 2026, words that this rests on were kept for as long as the trust keeps words, and were destroyed.'
	);
	expect(markSentence(MARK, 'export')).toContain('words that went out in this were taken back');
	expect(markSentence({ ...MARK, why: 'consent_ended', use: 'website' })).toBe(
		'On 3 November 2026, words that this rests on may no longer be shown on this website.'
	);
	expect(markSentence({ ...MARK, why: 'consent_expired', use: 'board' })).toBe(
		'On 3 November 2026, words that this rests on may no longer be shown to the board: the yes to it ran out.'
	);
});

test('and when they may be shown again', () => {
	const again: EndingMark = { ...MARK, why: 'consent_ended', use: 'website', shown_again_on: '2026-11-05' };
	expect(markSentence(again)).toMatch(/website\. Since 5 November 2026 they may again\.$/);
});

test('a place has a name and an address', () => {
	expect(placeName({ place_kind: 'insight', number: 3 })).toBe('Insight 3');
	expect(placeName({ place_kind: 'consultation', number: null })).toBe('What we heard');
	expect(placeAddress('northbrook', { place_kind: 'export', place_id: 'x' })).toBe('/northbrook/exports/x');
});

test('one place is said as one', () => {
	expect(placesSentence(1)).toContain('1 place that rested on them, and told those who answer for it.');
	expect(placesSentence(4)).toContain('4 places');
});
