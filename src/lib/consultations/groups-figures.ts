// What the opinion groups say of each statement: what speaks for a group, what all agree on, what divides them, and what
// of it may be shown. Formulas as Polis publishes them (Small and others 2021, and its open source): every count starts from
// one success and one failure, so that a statement few voted on claims little.
import { LEFT_OUT, type Groups, type Votes, type WhyNoGroups } from './groups.ts';

/** How a group voted on one statement. `seen` is all three together. */
export type Count = { agree: number; disagree: number; pass: number; seen: number };

/** `all`: everybody who voted, placed in a group or not. */
export type StatementFigures = { all: Count; groups: Count[] };

export type Side = 'agree' | 'disagree';

/** Groups of fewer people are not shown, and neither is how fewer people of a group voted (domain.md R40). */
export const LEAST_SHOWN = 5;

/** 90% confidence, one side. */
const SIGNIFICANT = 1.2816;
/** In every group, so many would choose this side of a consensus. */
const CONSENSUS_FROM = 0.6;
/** The groups are so far apart on a statement that divides them. */
const DIVISIVE_FROM = 0.3;

/** How each group voted on each statement, by the position of the statement. */
export function countVotes({ voters, statements, choices }: Votes, groupOf: Int8Array): StatementFigures[] {
	const groups = groupOf.reduce((most, group) => Math.max(most, group), LEFT_OUT) + 1;
	const none = (): Count => ({ agree: 0, disagree: 0, pass: 0, seen: 0 });
	const figures = Array.from({ length: statements }, () => ({
		all: none(),
		groups: Array.from({ length: groups }, none)
	}));
	for (let voter = 0; voter < voters; voter++) {
		const group = groupOf[voter]!;
		for (let statement = 0; statement < statements; statement++) {
			const vote = NAMES[choices[voter * statements + statement]! + 1];
			if (!vote) continue;
			const { all, groups: inGroups } = figures[statement]!;
			for (const count of group === LEFT_OUT ? [all] : [all, inGroups[group]!]) {
				count[vote]++;
				count.seen++;
			}
		}
	}
	return figures;
}

const NAMES = ['disagree', 'pass', 'agree'] as const;

/** How likely somebody like these is to take this side: between 0 and 1, a half where nobody voted. */
export function likelihood(count: Count, side: Side): number {
	return (count[side] + 1) / (count.seen + 2);
}

/** z of more than half taking a side. */
export function moreThanHalf(took: number, seen: number): number {
	return 2 * Math.sqrt(seen + 1) * ((took + 1) / (seen + 1) - 0.5);
}

/** z of two proportions: of one share being above the other. */
export function twoProportions(took: number, otherTook: number, seen: number, otherSeen: number): number {
	const [a, b, m, n] = [took + 1, otherTook + 1, seen + 1, otherSeen + 1];
	const together = (a + b) / (m + n);
	const spread = together * (1 - together) * (1 / m + 1 / n);
	return spread > 0 ? (a / m - b / n) / Math.sqrt(spread) : 0;
}

export type Speaks = {
	statement: number;
	side: Side;
	/** How many times likelier this side is in the group than in the others together. */
	ratio: number;
	score: number;
};

/** The statements that tell this group from the others, the clearest first; none where nothing is clear. */
export function speaksFor(figures: StatementFigures[], group: number, most = 5): Speaks[] {
	return figures
		.flatMap((figure, statement) => {
			const speaks = (['agree', 'disagree'] as const)
				.map((side) => representative(figure, group, side))
				.filter((one) => one !== null)
				.sort((a, b) => b.score - a.score);
			return speaks[0] ? [{ statement, ...speaks[0] }] : [];
		})
		.sort((a, b) => b.score - a.score || a.statement - b.statement)
		.slice(0, most);
}

/** Ratio, its z, likelihood and its z, multiplied; null unless both z are significant. */
function representative(
	{ groups }: StatementFigures,
	group: number,
	side: Side
): Omit<Speaks, 'statement'> | null {
	const own = groups[group]!;
	const others = sum(groups.filter((_, index) => index !== group));
	const ratio = likelihood(own, side) / likelihood(others, side);
	const apart = twoProportions(own[side], others[side], own.seen, others.seen);
	const held = moreThanHalf(own[side], own.seen);
	return apart > SIGNIFICANT && held > SIGNIFICANT
		? { side, ratio, score: ratio * apart * likelihood(own, side) * held }
		: null;
}

function sum(counts: Count[]): Count {
	const total: Count = { agree: 0, disagree: 0, pass: 0, seen: 0 };
	for (const one of counts) {
		for (const key of ['agree', 'disagree', 'pass', 'seen'] as const) total[key] += one[key];
	}
	return total;
}

export type Consensus = { statement: number; side: Side; score: number };

/** What every group takes the same side on: by the product of their likelihoods, the highest first. */
export function consensus(figures: StatementFigures[], most = 5): Consensus[] {
	return figures
		.flatMap(({ groups }, statement) =>
			(['agree', 'disagree'] as const).flatMap((side) => {
				const likely = groups.map((count) => likelihood(count, side));
				if (likely.length === 0 || likely.some((one) => one < CONSENSUS_FROM)) return [];
				// The root keeps consultations with two and with five groups on one scale; the order is the product's.
				return [{ statement, side, score: likely.reduce((a, b) => a * b, 1) ** (1 / likely.length) }];
			})
		)
		.sort((a, b) => b.score - a.score || a.statement - b.statement)
		.slice(0, most);
}

export type Divisive = { statement: number; spread: number; most: number; least: number };

/** What the groups differ on most: `most` and `least` are the groups that agree most and least. */
export function divisive(figures: StatementFigures[], most = 5): Divisive[] {
	return figures
		.map(({ groups }, statement) => {
			const likely = groups.map((count) => likelihood(count, 'agree'));
			const [top, bottom] = [Math.max(...likely), Math.min(...likely)];
			return { statement, spread: top - bottom, most: likely.indexOf(top), least: likely.indexOf(bottom) };
		})
		.filter(({ spread }) => Number.isFinite(spread) && spread >= DIVISIVE_FROM)
		.sort((a, b) => b.spread - a.spread || a.statement - b.statement)
		.slice(0, most);
}

export type Shown =
	| { found: true; sizes: number[]; groupOf: Int8Array }
	| { found: false; why: WhyNoGroups | 'groups-too-small'; counted: number };

/**
 * The groups that may be shown, to anybody and staff alike (domain.md R40). A group under five joins the group whose centre is
 * nearest, and does so until none is under five: were it hidden instead, it would be what the others lack to the total.
 * One group alone says nothing. Places are for finding groups, and never leave: a dot is a person.
 */
export function mayShow(groups: Groups): Shown {
	if (!groups.found) return groups;
	let members = groups.sizes.map((_, group) =>
		Array.from(groups.groupOf.keys()).filter((voter) => groups.groupOf[voter] === group)
	);
	while (members.length > 1 && members.at(-1)!.length < LEAST_SHOWN) {
		const small = members.at(-1)!;
		const near = nearest(members.map((group) => centre(groups.places, group)));
		members = members
			.slice(0, -1)
			.map((group, index) => (index === near ? [...group, ...small] : group))
			.sort((a, b) => b.length - a.length);
	}
	if (members.length < 2) return { found: false, why: 'groups-too-small', counted: groups.counted };

	const groupOf = new Int8Array(groups.groupOf.length).fill(LEFT_OUT);
	for (const [group, voters] of members.entries()) for (const voter of voters) groupOf[voter] = group;
	return { found: true, sizes: members.map((group) => group.length), groupOf };
}

function centre(places: Float64Array, voters: number[]): [number, number] {
	const mean = (axis: 0 | 1) =>
		voters.reduce((total, voter) => total + places[voter * 2 + axis]!, 0) / voters.length;
	return [mean(0), mean(1)];
}

/** Which of the centres is nearest to the last of them. */
function nearest(centres: [number, number][]): number {
	const [x, y] = centres.at(-1)!;
	const far = centres.slice(0, -1).map(([a, b]) => Math.hypot(a - x, b - y));
	return far.indexOf(Math.min(...far));
}

/**
 * How each group voted on one statement, null where it is not shown: fewer than five of the group voted on it, or it is what
 * would tell the only other hidden one from the total. Not rounded, as equality counts are: who is in which group is worked out
 * anew each time, kept nowhere and told to nobody, so that no count can be tied to a person.
 */
export function shownCounts({ groups }: StatementFigures): (Count | null)[] {
	const hidden = new Set(groups.keys().filter((group) => groups[group]!.seen < LEAST_SHOWN));
	// Where nobody voted there is nothing to find out.
	if (hidden.size === 1 && groups[[...hidden][0]!]!.seen > 0) {
		const others = [...groups.keys()].filter((group) => !hidden.has(group));
		hidden.add(others.sort((a, b) => groups[a]!.seen - groups[b]!.seen)[0] ?? -1);
	}
	return groups.map((count, group) => (hidden.has(group) ? null : count));
}
