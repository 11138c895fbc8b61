import { describe, expect, it } from 'vitest';
import { areApart, peopleSentence, ratingWords } from './rating.ts';

const people = (middle: number) => ({ answers: 5, middle });

describe('influence as both sides see it', () => {
	it.each([
		[5, people(3), true],
		[2, people(4), true],
		[4, people(2.5), false],
		[4, people(4), false],
		[null, people(1), false],
		[5, null, false]
	])('its owner says %s and people %j: apart is %s', (owner, said, apart) => {
		expect(areApart({ owner: owner as never, people: said })).toBe(apart);
	});

	it('is said in words, and between two steps as a number', () => {
		expect(ratingWords(1)).toBe('1 of 5: none');
		expect(ratingWords(3.5)).toBe('3.5 of 5');
	});

	it('is not shown below five answers, and never as nought', () => {
		expect(peopleSentence(null)).toMatch(/^Fewer than 5 have said\./);
		expect(peopleSentence({ answers: 10, middle: 2 })).toBe('2 of 5: a little. The middle of 10 answers.');
	});
});
