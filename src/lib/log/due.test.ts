import { describe, expect, test } from 'vitest';
import { isDue, type Standing } from './due.ts';

const now = new Date('2026-11-22T12:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const standing = (changes: Partial<Standing> = {}): Standing => ({
	at: ago(60),
	asked: ago(60),
	witnesses: [60, 60, 60, 60].map((minutes) => ({ time: ago(minutes) })),
	quorum: true,
	outOf: 4,
	...changes
});

describe('a head that did not grow', () => {
	test.each<[string, Partial<Standing>, boolean]>([
		['an hour old, with all seals', {}, false],
		['twenty hours old', { at: ago(1201), asked: ago(1201) }, true],
		[
			'with one seal of twenty hours ago',
			{ witnesses: [60, 60, 60, 1201].map((m) => ({ time: ago(m) })) },
			true
		],
		['of which nobody knows when it was published', { at: null }, true],
		['with a seal missing', { witnesses: [{ time: ago(60) }] }, true],
		['with a seal missing, of which witnesses were asked just now', { witnesses: [], asked: ago(9) }, false],
		['published by a clock that was a year ahead', { at: ago(-525_600), asked: ago(-525_600) }, true],
		['of which witnesses were asked by such a clock', { asked: ago(-525_600), witnesses: [] }, true],
		['with too few seals since the policy changed', { quorum: false }, true],
		['that nobody seals', { witnesses: [], outOf: 0 }, false]
	])('%s: sealed again %s', (_which, changes, due) => {
		expect(isDue(standing(changes), now)).toBe(due);
	});
});
