// Hubert and Arabie 1985, "Comparing partitions", Journal of Classification 2: how far two groupings of the same people
// agree. For tests that compare our opinion groups with somebody else's.

/** 1: the same groups, whatever they are called. 0: no more alike than by chance. Below 0: less. In: a group for each person. */
export function adjustedRand(one: ArrayLike<number | string>, other: ArrayLike<number | string>): number {
	if (one.length !== other.length) throw new RangeError('both groupings must be of the same people');
	const together = new Map<string, number>();
	const first = new Map<number | string, number>();
	const second = new Map<number | string, number>();
	for (let person = 0; person < one.length; person++) {
		const [a, b] = [one[person]!, other[person]!];
		add(together, JSON.stringify([a, b]));
		add(first, a);
		add(second, b);
	}
	const [index, inFirst, inSecond] = [pairsIn(together), pairsIn(first), pairsIn(second)];
	const byChance = (inFirst * inSecond) / pairs(one.length);
	const most = (inFirst + inSecond) / 2;
	// Both put everybody together, or everybody alone: the same groups.
	return most === byChance || one.length < 2 ? 1 : (index - byChance) / (most - byChance);
}

const pairs = (people: number) => (people * (people - 1)) / 2;
const pairsIn = (sizes: Map<unknown, number>) =>
	[...sizes.values()].reduce((sum, size) => sum + pairs(size), 0);

function add<K>(sizes: Map<K, number>, key: K) {
	sizes.set(key, (sizes.get(key) ?? 0) + 1);
}
