import { expect, test } from 'vitest';
import { aYearAfter, stateWords, wayWords } from './outcome.ts';

test('from where to where, as far as it was said', () => {
	expect(wayWords({ baseline: '41%', target: '90%' })).toBe('From 41% to 90%.');
	expect(wayWords({ baseline: '', target: '90%' })).toBe('To 90%.');
	expect(wayWords({ baseline: '', target: '' })).toBe('');
});

test('when it is looked at, and that this is late', () => {
	const open = { seen_on: null, result: null, due_on: '2026-03-01' };
	expect(stateWords(open, '2026-03-01')).toBe('To be looked at by 1 March 2026');
	expect(stateWords(open, '2026-03-02')).toBe('Should have been looked at by 1 March 2026');
	expect(stateWords({ ...open, result: 'too_early' }, '2026-01-01')).toMatch(
		/^It was too early to say\. To be/
	);
	expect(stateWords({ ...open, seen_on: '2026-02-28', result: 'not_moved' }, '2026-03-02')).toBe(
		'It did not move, seen on 28 February 2026'
	);
});

test('a year after the last day of February is a day that exists', () => {
	expect(aYearAfter('2028-02-29')).toEqual({ day: '28', month: '2', year: '2029' });
});
