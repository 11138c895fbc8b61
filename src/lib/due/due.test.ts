import { describe, expect, it } from 'vitest';
import { dueSentence, figuresSentence } from './due';

describe('what is due', () => {
	it.each([
		['action', 12, '12 days late'],
		['action', 1, '1 day late'],
		['plan', 0, 'due today'],
		['duty', -3, 'due in 3 days'],
		['challenge', 9, 'waits for 9 days']
	] as const)('%s, %i', (stop, days, sentence) => {
		expect(dueSentence(stop, days)).toBe(sentence);
	});

	it.each([
		[0, 0, 'Nothing here is late or due within a week.'],
		[1, 0, '1 is late.'],
		[0, 2, '2 are due within a week.'],
		[1000, 1, 'At least 1,000 are late, and 1 is due within a week.']
	])('%i late and %i soon', (late, soon, sentence) => {
		expect(figuresSentence({ late, soon })).toBe(sentence);
	});
});
