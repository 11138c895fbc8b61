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
