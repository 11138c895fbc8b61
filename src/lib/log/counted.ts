// The counts that the trust writes into the book about each programme (programme.tally), as people read them. Pure.

export type Counts = Record<string, number>;

/** In the order of the line: what was given, and how far it came. */
export const COUNTED = [
	['given', 'Given'],
	['kept_back', 'Kept back by the trust'],
	['taken_back', 'Taken back by the people who gave them'],
	['coded', 'Read and coded'],
	['in_an_insight', 'In an insight'],
	['answered', 'Answered by a decision'],
	['told', 'Whose givers were told']
] as const;

/** The same added up over programmes; null where nothing was counted. */
export function added(counted: ({ counts: Counts } | null)[]): Counts | null {
	const all = counted.filter((one) => one !== null);
	if (all.length === 0) return null;
	return Object.fromEntries(
		COUNTED.map(([key]) => [key, all.reduce((sum, { counts }) => sum + (counts[key] ?? 0), 0)])
	);
}
