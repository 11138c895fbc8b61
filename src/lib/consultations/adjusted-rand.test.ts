import { describe, expect, test } from 'vitest';
import { adjustedRand } from './adjusted-rand.ts';

describe('the adjusted Rand index', () => {
	test('is what Yeung and Ruzzo 2001 work out in their example: 0.313', () => {
		// Their table 2, three classes by three clusters, of ten things: [1 1 0], [1 2 1], [0 0 4].
		const classes = [1, 1, 2, 2, 2, 2, 3, 3, 3, 3];
		const clusters = [1, 2, 1, 2, 2, 3, 3, 3, 3, 3];
		expect(adjustedRand(classes, clusters)).toBeCloseTo(0.313, 3);
	});

	test('asks who is together, not what a group is called', () => {
		expect(adjustedRand([0, 0, 1, 1, 2], ['B', 'B', 'C', 'C', 'A'])).toBe(1);
		expect(adjustedRand([0, 0, 0], [5, 5, 5])).toBe(1);
	});

	test('is nothing for a grouping that says nothing, and below for one that says the opposite', () => {
		expect(adjustedRand([0, 0, 0, 0], [0, 1, 2, 3])).toBe(0);
		expect(adjustedRand([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 12);
	});

	test('is of the same people', () => {
		expect(() => adjustedRand([1], [1, 2])).toThrow(RangeError);
	});
});
