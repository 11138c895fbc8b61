// Opinion groups: who votes alike on a set of statements. The approach is the one Polis publishes (Small and others 2021,
// "Polis: Scaling deliberation by mapping high dimensional opinion spaces"): a statement that somebody did not vote on
// counts as its mean; two principal components; people who voted little are moved outward as much as their missing votes
// held them back; k-means, with as many groups as the silhouette likes best. The same votes give the same groups, always.
import { kmeans } from 'ml-kmeans';
import { PCA } from 'ml-pca';
import type { Vote } from './answers.ts';

/** Stands in `choices` where somebody did not vote on a statement. */
export const NOT_VOTED = 2;

/** One row a voter, one column a statement: `choices[voter * statements + statement]` is 1, 0 (pass), -1 or NOT_VOTED. */
export type Votes = { voters: number; statements: number; choices: Int8Array };

/** The group of somebody who voted too little to be placed. */
export const LEFT_OUT = -1;

export type WhyNoGroups = 'too-few-voters' | 'no-difference';

export type Groups =
	| { found: false; why: WhyNoGroups; counted: number }
	| {
			found: true;
			/** How many voters were placed; the others voted on too few statements. */
			counted: number;
			/** Of each group, the largest first. */
			sizes: number[];
			/** By voter: 0 for the largest group and so on, or LEFT_OUT. */
			groupOf: Int8Array;
			/** By voter: x and y, one after the other; NaN for those left out. */
			places: Float64Array;
			/** Mean silhouette, -1 to 1: how well the groups are apart. */
			silhouette: number;
	  };

/** Fewer voters than this have no groups that mean anything. */
export const LEAST_VOTERS = 7;
/** Somebody who voted on fewer statements is not placed (or on all of them, where there are fewer). */
const LEAST_VOTES = 7;
const MOST_GROUPS = 5;
const SEED = 2021;
const STARTS = 10;
/** A silhouette compares everybody with everybody: above this many people, with an even sample of so many. */
const SILHOUETTE_SAMPLE = 1000;

/** "A" for the largest group, and so on. */
export const groupName = (group: number) => String.fromCharCode(65 + group);

/** A table of votes from rows as the database gives them; votes on statements that are not in the list do not count. */
export function votesFrom(
	rows: Iterable<{ voter: string; statement: string; choice: Vote }>,
	statements: string[]
): { votes: Votes; voters: string[] } {
	const columns = new Map(statements.map((id, index) => [id, index]));
	const voters = new Map<string, number>();
	const cast: [voter: number, column: number, choice: Vote][] = [];
	for (const { voter, statement, choice } of rows) {
		const column = columns.get(statement);
		if (column === undefined) continue;
		if (!voters.has(voter)) voters.set(voter, voters.size);
		cast.push([voters.get(voter)!, column, choice]);
	}
	const choices = new Int8Array(voters.size * statements.length).fill(NOT_VOTED);
	for (const [voter, column, choice] of cast) choices[voter * statements.length + column] = choice;
	return {
		votes: { voters: voters.size, statements: statements.length, choices },
		voters: [...voters.keys()]
	};
}

/**
 * Groups of voters who vote alike, or why there are none. Takes well under a second for 1,000 voters and 100 statements.
 * In: `k`, so many groups and not as many as the silhouette likes best: to compare with groups found elsewhere.
 */
export function findGroups(votes: Votes, k?: number): Groups {
	const placed = whoCounts(votes);
	const counted = placed.length;
	if (counted < LEAST_VOTERS) return { found: false, why: 'too-few-voters', counted };

	const points = project(votes, placed);
	const distinct = new Set(points.map(([x, y]) => `${x.toFixed(9)} ${y.toFixed(9)}`)).size;
	if (distinct < 2) return { found: false, why: 'no-difference', counted };

	const most = Math.min(k ?? mostGroups(counted), distinct);
	let best: { clusters: number[]; silhouette: number } | null = null;
	for (let groups = Math.min(k ?? 2, most); groups <= most; groups++) {
		const clusters = cluster(points, groups);
		const silhouette = meanSilhouette(points, clusters, groups);
		if (!best || silhouette > best.silhouette) best = { clusters, silhouette };
	}
	const { clusters, silhouette } = best!;
	const { order, sizes } = bySize(clusters);
	const groupOf = new Int8Array(votes.voters).fill(LEFT_OUT);
	const places = new Float64Array(votes.voters * 2).fill(NaN);
	for (const [index, voter] of placed.entries()) {
		groupOf[voter] = order.get(clusters[index]!)!;
		places.set(points[index]!, voter * 2);
	}
	return { found: true, counted, sizes, groupOf, places, silhouette };
}

/** Polis looks for more groups as more people vote. */
const mostGroups = (voters: number) => Math.min(MOST_GROUPS, 2 + Math.floor(voters / 12));

function whoCounts({ voters, statements, choices }: Votes): number[] {
	const least = Math.min(LEAST_VOTES, statements);
	const counts: number[] = [];
	for (let voter = 0; voter < voters; voter++) {
		let cast = 0;
		for (let statement = 0; statement < statements; statement++) {
			if (choices[voter * statements + statement] !== NOT_VOTED) cast++;
		}
		if (cast >= least && cast > 0) counts.push(voter);
	}
	return counts;
}

/** Everybody's place in the plane of the two directions in which votes differ most. */
function project(votes: Votes, placed: number[]): [number, number][] {
	const means = meansOf(votes, placed);
	const [first, second] = axes(votes, placed, means);
	const { statements, choices } = votes;
	return placed.map((voter) => {
		let [x, y, cast] = [0, 0, 0];
		for (let statement = 0; statement < statements; statement++) {
			const choice = choices[voter * statements + statement]!;
			// A vote that was not cast counts as the mean, which is nothing once the mean is taken off.
			if (choice === NOT_VOTED) continue;
			cast++;
			x += (choice - means[statement]!) * first[statement]!;
			y += (choice - means[statement]!) * second[statement]!;
		}
		const scale = Math.sqrt(statements / cast);
		return [x * scale, y * scale];
	});
}

function meansOf({ statements, choices }: Votes, placed: number[]): Float64Array {
	const means = new Float64Array(statements);
	for (let statement = 0; statement < statements; statement++) {
		let [sum, cast] = [0, 0];
		for (const voter of placed) {
			const choice = choices[voter * statements + statement]!;
			if (choice === NOT_VOTED) continue;
			sum += choice;
			cast++;
		}
		means[statement] = cast > 0 ? sum / cast : 0;
	}
	return means;
}

/** The first two principal components, one number a statement. From the covariances: that table does not grow with voters. */
function axes(votes: Votes, placed: number[], means: Float64Array): [Float64Array, Float64Array] {
	const { statements, choices } = votes;
	const covariances = Array.from({ length: statements }, () => new Float64Array(statements));
	const columns = new Int32Array(statements);
	const off = new Float64Array(statements);
	for (const voter of placed) {
		let cast = 0;
		for (let statement = 0; statement < statements; statement++) {
			const choice = choices[voter * statements + statement]!;
			if (choice === NOT_VOTED) continue;
			columns[cast] = statement;
			off[cast++] = choice - means[statement]!;
		}
		for (let one = 0; one < cast; one++) {
			const row = covariances[columns[one]!]!;
			for (let other = 0; other < cast; other++)
				row[columns[other]!]! += (off[one]! * off[other]!) / placed.length;
		}
	}
	const vectors = new PCA(
		covariances.map((row) => Array.from(row)),
		{ isCovarianceMatrix: true }
	).getEigenvectors();
	const axis = (index: number) =>
		pointed(
			Float64Array.from({ length: statements }, (_, row) =>
				index < vectors.columns ? vectors.get(row, index) : 0
			)
		);
	return [axis(0), axis(1)];
}

/** An axis is the same axis turned round: its largest part points up, so that pictures do not flip between two readings. */
function pointed(axis: Float64Array): Float64Array {
	const largest = axis.reduce((most, part) => (Math.abs(part) > Math.abs(most) + 1e-9 ? part : most), 0);
	return largest < 0 ? axis.map((part) => -part) : axis;
}

/** The tightest of several k-means, each from its own seed. */
function cluster(points: [number, number][], k: number): number[] {
	let best: { clusters: number[]; spread: number } | null = null;
	for (let start = 0; start < STARTS; start++) {
		const { clusters, centroids } = kmeans(points, k, { seed: SEED + start, maxIterations: 100 });
		const spread = points.reduce(
			(sum, point, index) => sum + squared(point, centroids[clusters[index]!]!),
			0
		);
		if (!best || spread < best.spread - 1e-9) best = { clusters, spread };
	}
	return best!.clusters;
}

const squared = (a: ArrayLike<number>, b: ArrayLike<number>) => (a[0]! - b[0]!) ** 2 + (a[1]! - b[1]!) ** 2;

/**
 * Rousseeuw 1987: for each point, how much nearer its own group is than the next one, over the larger of both. Mean of all;
 * a point alone in its group counts as 0.
 */
export function meanSilhouette(points: ArrayLike<number>[], clusters: ArrayLike<number>, k: number): number {
	const step = Math.max(1, Math.floor(points.length / SILHOUETTE_SAMPLE));
	const sizes = new Float64Array(k);
	const sums = new Float64Array(k);
	let [total, count] = [0, 0];
	for (let other = 0; other < points.length; other += step) sizes[clusters[other]!]!++;
	for (let point = 0; point < points.length; point += step) {
		sums.fill(0);
		for (let other = 0; other < points.length; other += step) {
			sums[clusters[other]!]! += Math.sqrt(squared(points[point]!, points[other]!));
		}
		const own = clusters[point]!;
		count++;
		if (sizes[own]! < 2) continue;
		const within = sums[own]! / (sizes[own]! - 1);
		let next = Infinity;
		for (let group = 0; group < k; group++) {
			if (group !== own && sizes[group]! > 0) next = Math.min(next, sums[group]! / sizes[group]!);
		}
		const larger = Math.max(within, next);
		if (Number.isFinite(next) && larger > 0) total += (next - within) / larger;
	}
	return count > 0 ? total / count : 0;
}

/** The largest group first; of two of one size the one that somebody voted in first. */
function bySize(clusters: number[]): { order: Map<number, number>; sizes: number[] } {
	const sizes = new Map<number, number>();
	for (const one of clusters) sizes.set(one, (sizes.get(one) ?? 0) + 1);
	const sorted = [...sizes].sort(([, a], [, b]) => b - a);
	return {
		order: new Map(sorted.map(([one], index) => [one, index])),
		sizes: sorted.map(([, size]) => size)
	};
}
