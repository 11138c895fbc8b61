import { expect, test } from 'vitest';
import { becauseSentence, nextSentence, owedSentence, payOf, type Claim } from './claim.ts';

const CLAIM: Claim = {
	id: '1',
	registration: '2',
	title: 'The first hour',
	held_on: '2026-03-03',
	organisation: 'Northbrook',
	reason: 'took part',
	offer: {
		task: 'Taking part',
		minutes: 120,
		preparation_minutes: 0,
		pence: 5500,
		expenses: '',
		paid_within_days: 10,
		how: ''
	},
	choice: null,
	pence: null,
	payee: null,
	opened_at: '2026-03-03T12:00:00Z',
	state: 'draft'
};

test.each([
	[{}, '£55.00 was offered. You have not said what you want done with it.'],
	[{ choice: 'full' as const }, 'You want the £55.00 offered.'],
	[{ choice: 'less' as const, pence: 2000 }, 'You want £20.00 of the £55.00 offered.'],
	[{ choice: 'none' as const }, 'You want none of the £55.00 offered.'],
	[{ choice: 'expenses_only' as const }, 'You want only what you spent, and none of the £55.00 offered.'],
	[
		{ choice: 'charity' as const, payee: 'The hardship fund' },
		'You want the £55.00 offered to go to The hardship fund.'
	]
])('%j is said as it is', (changes, sentence) => {
	expect(owedSentence({ ...CLAIM, ...changes })).toBe(sentence);
});

test('whoever has not said is asked, and nobody is told that anything is paid', () => {
	expect(nextSentence(CLAIM)).toBe('Say what you want done with it, so that it can be paid.');
	expect(nextSentence({ ...CLAIM, choice: 'full' })).toContain('nothing is paid yet');
	expect(nextSentence({ ...CLAIM, choice: 'none' })).toContain('Nothing will be paid');
	expect(payOf(CLAIM)).toBeNull();
	expect(payOf({ ...CLAIM, choice: 'none' })).toEqual({ choice: 'none', pence: null, payee: null });
	expect(becauseSentence({ ...CLAIM, reason: 'cancelled late' })).toContain('as if it had been held');
});
