import { describe, expect, test } from 'vitest';
import { felt } from './afterwards-schema.ts';
import { differs, feltSentences, summaryLate, toldSentence } from './afterwards.ts';

const FELT = { answers: 10, step: 4, safe_of_ten: 8, needs_of_ten: 9 };

describe('how it felt', () => {
	test('too few is said, and nothing else', () => {
		expect(feltSentences(null, 6)).toEqual([
			'Too few have answered to show it without showing who. Five are needed.'
		]);
	});

	test('is said in sentences', () => {
		expect(feltSentences(FELT, 4)).toEqual([
			'10 answers are counted. The next five will change this.',
			'It felt like step 4 of 7: “We were asked about something that was planned already”.',
			'About 8 of 10 felt safe to speak, or mostly.',
			'Of those who had needs, about 9 of 10 say they were met.'
		]);
	});

	test.each([
		[4, 6, 'It felt like step 4 of 7. We had said step 6, so people felt less power shared than we said.'],
		[5, 4, 'It felt like step 5 of 7. We had said step 4, so people felt more power shared than we said.'],
		[5.5, 6, 'It felt like step 5.5 of 7: “We said what we think, and I believe it will be used”.']
	])('step %d felt, step %d said', (step, claimed, sentence) => {
		expect(feltSentences({ ...FELT, step }, claimed)[1]).toBe(sentence);
		expect(differs({ felt: { ...FELT, step }, ladder_step: claimed })).toBe(Math.abs(step - claimed) >= 1);
	});

	test('a question that few answered says so', () => {
		const few = { answers: 5, step: null, safe_of_ten: null, needs_of_ten: null };
		expect(feltSentences(few, 6).filter((sentence) => sentence.startsWith('Too few'))).toHaveLength(3);
		expect(differs({ felt: few, ladder_step: 6 })).toBe(false);
	});
});

describe('the summary', () => {
	test.each([
		['held', '2026-03-31', 0, 'Promised back to the room by 31 March 2026.'],
		[
			'held',
			'2026-04-01',
			1,
			'It was promised by 31 March 2026, 1 day ago. Everybody who came is still waiting.'
		]
	] as const)('%s on %s is %i days late', (state, today, days, sentence) => {
		expect(summaryLate({ state, due_on: '2026-03-31' }, today)).toEqual({ days, sentence });
	});

	test.each(['open', 'written_up', 'cancelled'] as const)('nothing is owed while it is %s', (state) => {
		expect(summaryLate({ state, due_on: '2026-03-31' }, '2026-05-01')).toBeNull();
	});

	test.each([
		[undefined, 'Nobody is told yet.'],
		[{ told: 0, waiting: 3 }, '0 of 3 messages were delivered.'],
		[{ told: 3, waiting: 0 }, '3 messages were delivered.']
	])('%j', (told, sentence) => {
		expect(toldSentence(told)).toBe(sentence);
	});
});

test('the three questions may each be left, and what is chosen is one of the answers', () => {
	expect(felt.parse({ step: '4', safe: '', needs: undefined })).toEqual({ step: '4' });
	expect(felt.safeParse({ step: '8' }).success).toBe(false);
	expect(felt.safeParse({}).error?.issues[0]?.message).toBe('Answer at least one');
});
