import { describe, expect, test } from 'vitest';
import { LEFT_OUT, NOT_VOTED, type Groups } from './groups.ts';
import {
	consensus,
	countVotes,
	divisive,
	likelihood,
	mayShow,
	moreThanHalf,
	shownCounts,
	speaksFor,
	twoProportions,
	type Count,
	type StatementFigures
} from './groups-figures.ts';

const count = (agree: number, disagree: number, pass = 0): Count => ({
	agree,
	disagree,
	pass,
	seen: agree + disagree + pass
});
const figures = (...groups: Count[]): StatementFigures => ({ all: count(0, 0), groups });

describe('what groups say of a statement', () => {
	test('votes are counted by group, and all of them together', () => {
		const choices = Int8Array.of(1, -1, 1, 0, NOT_VOTED, 1, -1, -1);
		const groupOf = Int8Array.of(0, 0, 1, LEFT_OUT);
		expect(countVotes({ voters: 4, statements: 2, choices }, groupOf)).toEqual([
			{ all: count(2, 1), groups: [count(2, 0), count(0, 0)] },
			{ all: count(1, 2, 1), groups: [count(0, 1, 1), count(1, 0)] }
		]);
	});

	test('likelihood starts from a half', () => {
		expect(likelihood(count(0, 0), 'agree')).toBe(0.5);
		expect(likelihood(count(8, 0), 'agree')).toBe(0.9);
		expect(likelihood(count(8, 0), 'disagree')).toBe(0.1);
	});

	test('z of two proportions is that of a textbook example: 16 of 25 and 57 of 72 give -1.518', () => {
		expect(twoProportions(15, 56, 24, 71)).toBeCloseTo(-1.518, 2);
		expect(twoProportions(5, 5, 5, 5)).toBe(0);
	});

	test('z of more than half is near what two proportions give against a half of very many', () => {
		expect(moreThanHalf(30, 50)).toBeCloseTo(twoProportions(30, 1_000_000, 50, 2_000_000), 1);
	});

	test('what speaks for a group is what it holds and the others do not', () => {
		const said = [
			figures(count(18, 2), count(3, 17)),
			figures(count(19, 1), count(19, 1)),
			figures(count(3, 17), count(16, 4)),
			figures(count(1, 0), count(0, 1)),
			figures(count(0, 0), count(0, 0))
		];
		expect(speaksFor(said, 0).map(({ statement, side }) => [statement, side])).toEqual([
			[0, 'agree'],
			[2, 'disagree']
		]);
		expect(speaksFor(said, 1).map(({ statement, side }) => [statement, side])).toEqual([
			[0, 'disagree'],
			[2, 'agree']
		]);
		expect(speaksFor(said, 0)[0]!.ratio).toBeCloseTo(19 / 22 / (4 / 22), 12);
		expect(speaksFor(said, 0, 1)).toHaveLength(1);
	});

	test('consensus needs every group, on one side', () => {
		const said = [
			figures(count(18, 2), count(17, 3)),
			figures(count(0, 20), count(1, 19)),
			figures(count(40, 0), count(2, 8)),
			figures(count(9, 0), count(0, 0))
		];
		expect(consensus(said).map(({ statement, side }) => [statement, side])).toEqual([
			[1, 'disagree'],
			[0, 'agree']
		]);
		expect(consensus([figures()])).toEqual([]);
	});

	test('what divides is what the groups are far apart on', () => {
		const said = [
			figures(count(18, 2), count(15, 5)),
			figures(count(2, 18), count(12, 8), count(18, 2)),
			figures(count(16, 4), count(4, 16))
		];
		expect(divisive(said).map(({ statement, most, least }) => [statement, most, least])).toEqual([
			[1, 2, 0],
			[2, 0, 1]
		]);
		expect(divisive([figures()])).toEqual([]);
	});
});

describe('what may be shown', () => {
	/** Groups in a row, one step apart, `far` of them further on. */
	function groups(sizes: number[], at = sizes.map((_, index) => index)): Groups {
		const of = sizes.flatMap((size, group) => Array.from({ length: size }, () => group));
		return {
			found: true,
			counted: of.length,
			sizes,
			groupOf: Int8Array.of(...of, LEFT_OUT),
			places: Float64Array.from([...of.flatMap((group) => [at[group]!, 0]), NaN, NaN]),
			silhouette: 0.5
		};
	}

	test('groups of five or more, as they are', () => {
		expect(mayShow(groups([9, 5]))).toMatchObject({ found: true, sizes: [9, 5] });
	});

	test('a smaller one joins the nearest, and nobody is lost from the total', () => {
		const shown = mayShow(groups([9, 6, 4], [0, 10, 3]));
		expect(shown).toMatchObject({ sizes: [13, 6] });
		expect(shown.found && shown.groupOf.at(-1)).toBe(LEFT_OUT);
		expect(mayShow(groups([9, 6, 4], [0, 5, 4]))).toMatchObject({ sizes: [10, 9] });
		expect(mayShow(groups([9, 6, 2, 2], [0, 9, 5, 6]))).toMatchObject({ sizes: [10, 9] });
	});

	test('small ones that are near each other may be one large enough', () => {
		expect(mayShow(groups([20, 4, 3], [0, 9, 10]))).toMatchObject({ sizes: [20, 7] });
	});

	test('what is left as one group is not shown, and neither is none', () => {
		expect(mayShow(groups([19, 3]))).toEqual({ found: false, why: 'groups-too-small', counted: 22 });
		expect(mayShow(groups([4, 4]))).toMatchObject({ found: false });
		expect(mayShow({ found: false, why: 'too-few-voters', counted: 6 })).toEqual({
			found: false,
			why: 'too-few-voters',
			counted: 6
		});
	});

	test('places are not part of it', () => {
		expect(mayShow(groups([9, 5]))).not.toHaveProperty('places');
	});

	test.each([
		['five and more voted', [count(3, 2), count(5, 0)], [true, true]],
		[
			'fewer voted in one: the next smallest is hidden too',
			[count(3, 1), count(9, 0), count(6, 0)],
			[false, true, false]
		],
		['fewer voted in two', [count(3, 1), count(2, 2), count(6, 0)], [false, false, true]],
		['nobody voted in one', [count(0, 0), count(9, 0)], [false, true]]
	] as const)('of one statement, where %s', (_, groups, shown) => {
		expect(shownCounts(figures(...groups)).map((one) => one !== null)).toEqual(shown);
	});
});
