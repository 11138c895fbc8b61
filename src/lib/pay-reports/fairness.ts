// Whether paying is fair to every group, in words (R67). Null counts are hidden by disclosure control, and stay so.

export type Cell = { row: string; column: string; n: number | null; share: number | null };
export type Fairness = {
	/** First days of the half-years that are counted, the newest first. */
	halves: string[];
	half: string | null;
	shown: { totals: { row: string; n: number | null }[]; taken: Cell[]; paid: Cell[] } | null;
};

export const DIMENSIONS = ['ethnic_group', 'age_band', 'gender', 'disability'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const TAKEN = { all: 'All of it', some: 'Less', none: 'None', not_yet: 'Not said' } as const;
export const PAID = { in_time: 'In time', late: 'Late', not_paid: 'Not paid' } as const;

/** "April to September 2026" */
export function halfName(first: string): string {
	const year = Number(first.slice(0, 4));
	return first.slice(5, 7) === '04' ? `April to September ${year}` : `October ${year} to March ${year + 1}`;
}

/** A count with its share, or a word for one that is hidden. */
export function cellWords({ n, share }: Pick<Cell, 'n' | 'share'>): string {
	if (n === null) return 'hidden';
	return share === null ? String(n) : `${n} (${share}%)`;
}
