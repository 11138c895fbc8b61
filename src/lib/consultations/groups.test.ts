import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { bytesOf, sharedData } from '../../../tests/support/shared-data.ts';
import { adjustedRand } from './adjusted-rand.ts';
import type { Vote } from './answers.ts';
import {
	findGroups,
	groupName,
	LEFT_OUT,
	meanSilhouette,
	NOT_VOTED,
	votesFrom,
	type Groups,
	type Votes
} from './groups.ts';

const A = 1;
const D = -1;

function table(rows: (Vote | null)[][]): Votes {
	const statements = rows[0]?.length ?? 0;
	const choices = Int8Array.from(rows.flat(), (choice) => choice ?? NOT_VOTED);
	return { voters: rows.length, statements, choices };
}

const times = <T>(count: number, make: (index: number) => T) =>
	Array.from({ length: count }, (_, index) => make(index));
const found = (groups: Groups) => {
	if (!groups.found) throw new Error(groups.why);
	return groups;
};

/** The same numbers each time, between 0 and 1 (Park and Miller 1988). */
function numbers(seed: number) {
	let state = seed;
	return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/**
 * People of up to four camps, which differ in two matters: statements take turns in asking about one and the other.
 * Each votes as their camp does, but for a share of `stray` votes, and leaves out a share of the statements.
 */
function camps(sizes: number[], statements: number, stray = 0.1, missing = 0) {
	const random = numbers(7);
	const camp = sizes.flatMap((size, index) => times(size, () => index));
	const rows = camp.map((of) =>
		times(statements, (statement): Vote | null => {
			if (random() < missing) return null;
			const opinion = (statement % 2 === 0 ? of & 1 : of & 2) ? A : D;
			return random() < stray ? (-opinion as Vote) : opinion;
		})
	);
	return { camp, votes: table(rows) };
}

describe('opinion groups', () => {
	test.each([
		['two camps', [20, 12], 0.1, 0],
		['three camps', [30, 20, 10], 0.1, 0],
		['four camps', [25, 20, 15, 12], 0.05, 0],
		['three camps of which everybody voted on half', [30, 20, 10], 0.05, 0.5]
	])('%s are found again, the largest first', (_, sizes, stray, missing) => {
		const { camp, votes } = camps(sizes, 40, stray, missing);
		const groups = found(findGroups(votes));
		expect(groups.sizes).toEqual(sizes);
		expect(adjustedRand(groups.groupOf, camp)).toBe(1);
		expect(groups.silhouette).toBeGreaterThan(0.5);
	});

	test('the same votes give the same groups and places', () => {
		const { votes } = camps([30, 20, 10], 40, 0.3, 0.4);
		expect(findGroups(votes)).toEqual(findGroups({ ...votes, choices: votes.choices.slice() }));
	});

	test('as many groups as were asked for', () => {
		expect(found(findGroups(camps([30, 20, 10], 40).votes, 2)).sizes).toEqual([40, 20]);
	});

	test('six voters have none, seven have', () => {
		const rows = times(7, (index) => times(8, (): Vote => (index < 4 ? A : D)));
		expect(findGroups(table(rows.slice(0, 6)))).toEqual({
			found: false,
			why: 'too-few-voters',
			counted: 6
		});
		expect(found(findGroups(table(rows))).sizes).toEqual([4, 3]);
	});

	test('nobody at all, and no statement', () => {
		expect(findGroups(table([]))).toMatchObject({ found: false, why: 'too-few-voters', counted: 0 });
		expect(findGroups({ voters: 9, statements: 0, choices: new Int8Array() })).toMatchObject({ counted: 0 });
	});

	test('somebody who voted on fewer than seven statements is left out; of fewer statements all are asked for', () => {
		const rows = times(8, (index) => times(9, (): Vote | null => (index < 4 ? A : D)));
		rows.push(times(9, (statement): Vote | null => (statement < 6 ? A : null)));
		const groups = found(findGroups(table(rows)));
		expect(groups.counted).toBe(8);
		expect(groups.groupOf[8]).toBe(LEFT_OUT);
		expect(groups.places.slice(16)).toEqual(Float64Array.of(NaN, NaN));

		const few = times(8, (index) => times(3, (): Vote | null => (index < 4 ? A : D)));
		few[7]![2] = null;
		expect(found(findGroups(table(few)))).toMatchObject({ counted: 7 });
	});

	test.each([
		['everybody votes the same', A],
		['everybody passes', 0]
	] as const)('there are none where %s', (_, choice) => {
		const votes = table(times(30, () => times(10, (): Vote => choice)));
		expect(findGroups(votes)).toEqual({ found: false, why: 'no-difference', counted: 30 });
	});

	test('a single statement divides those who agree from those who do not', () => {
		expect(found(findGroups(table(times(10, (index) => [index < 6 ? A : D])))).sizes).toEqual([6, 4]);
	});

	test('of two groups of one size the first is that of whoever voted first', () => {
		const votes = table(times(10, (index) => times(8, (): Vote => (index % 2 === 0 ? D : A))));
		expect([...found(findGroups(votes)).groupOf]).toEqual([0, 1, 0, 1, 0, 1, 0, 1, 0, 1]);
	});

	test('somebody who voted on half of the statements is moved outward by the square root of two', () => {
		const rows = times(20, (index) => times(16, (): Vote | null => (index < 10 ? A : D)));
		rows[0] = rows[0]!.map((choice, statement) => (statement % 2 === 0 ? choice : null));
		const { places, groupOf } = found(findGroups(table(rows)));
		// Half of the votes count half, and that times the root.
		expect(places[0]! / places[2]!).toBeCloseTo(Math.SQRT1_2, 1);
		expect(groupOf[0]).toBe(groupOf[1]);
	});

	test('a thousand voters on a hundred statements take well under two seconds', () => {
		const { camp, votes } = camps([420, 330, 250], 100, 0.2, 0.5);
		const started = performance.now();
		const groups = found(findGroups(votes));
		expect(performance.now() - started).toBeLessThan(2000);
		expect(adjustedRand(groups.groupOf, camp)).toBeGreaterThan(0.9);
	});

	test('rows of votes become a table: the later of two stands, unknown statements do not count', () => {
		const { votes, voters } = votesFrom(
			[
				{ voter: 'x', statement: 's2', choice: 1 },
				{ voter: 'y', statement: 'gone', choice: 1 },
				{ voter: 'y', statement: 's1', choice: 0 },
				{ voter: 'x', statement: 's2', choice: -1 }
			],
			['s1', 's2']
		);
		expect(voters).toEqual(['x', 'y']);
		expect([...votes.choices]).toEqual([NOT_VOTED, -1, 0, NOT_VOTED]);
	});

	test('groups have letters', () => {
		expect([0, 1, 4].map(groupName)).toEqual(['A', 'B', 'E']);
	});
});

describe('the silhouette', () => {
	test('of two pairs, worked out by hand: 1 within, 10 and 11 to the others', () => {
		const points = [
			[0, 0],
			[1, 0],
			[11, 0],
			[12, 0]
		];
		// For the outer points (11.5 - 1) / 11.5, for the inner ones (10.5 - 1) / 10.5.
		expect(meanSilhouette(points, [0, 0, 1, 1], 2)).toBeCloseTo((10.5 / 11.5 + 9.5 / 10.5) / 2, 12);
	});

	test('a point alone in its group counts as nothing', () => {
		expect(
			meanSilhouette(
				[
					[0, 0],
					[1, 0],
					[9, 0]
				],
				[0, 0, 1],
				2
			)
		).toBeCloseTo((8 / 9 + 7 / 8) / 3, 12);
	});
});

const london = sharedData('london-youth-policing');

describe.skipIf(!london)('London, 2022, against the groups of its own export', () => {
	const rows = () =>
		Papa.parse<Record<string, string>>(
			new TextDecoder().decode(bytesOf(london ?? '', 'participants-votes.csv')),
			{ header: true, skipEmptyLines: true }
		).data;

	/** Ours and theirs, of whoever both of them placed. */
	function compare(statements: (id: number) => boolean, k?: number) {
		const people = rows();
		const ids = Object.keys(people[0]!).filter((name) => /^\d+$/.test(name) && statements(Number(name)));
		const cast = people.flatMap((person) =>
			ids.flatMap((statement) =>
				person[statement]
					? [{ voter: person.participant!, statement, choice: Number(person[statement]) as Vote }]
					: []
			)
		);
		const { votes, voters } = votesFrom(cast, ids);
		const { groupOf, sizes } = found(findGroups(votes, k));
		const theirs = new Map(people.map((person) => [person.participant, person['group-id']]));
		const both = voters.map((voter, index) => [groupOf[index]!, theirs.get(voter) ?? ''] as const);
		const placed = both.filter(([our, their]) => our !== LEFT_OUT && their !== '');
		const index = adjustedRand(
			placed.map(([our]) => our),
			placed.map(([, their]) => their)
		);
		return { index, people: placed.length, sizes };
	}

	// Statements 1 and 4 to 14 ask who the participants are. They do not shape opinion groups: not there, and not with us (R38).
	const ideas = (id: number) => id > 14;

	test('the same three groups where three are asked for, and two of them where the silhouette chooses', () => {
		const asThey = compare(ideas, 3);
		const ours = compare(ideas);
		const all = compare(() => true);
		console.info(
			`London opinion groups, adjusted Rand index to the export's group-id: ${asThey.index.toFixed(3)} with its three groups ` +
				`(${asThey.sizes.join(', ')} of ${asThey.people} people), ${ours.index.toFixed(3)} with the ${ours.sizes.length} that the silhouette ` +
				`chooses (${ours.sizes.join(', ')}), ${all.index.toFixed(3)} were statements about the participants counted too.`
		);
		expect(asThey).toMatchObject({ people: 22, sizes: [16, 3, 3] });
		expect(asThey.index).toBeGreaterThan(0.95);
		expect(ours.index).toBeGreaterThan(0.5);
	});
});
