// Somebody who reads published tables and tries to work out what is hidden: a linear programme over all of them together, solved by
// HiGHS, which shares nothing with how they were made.
import loadHighs from 'highs';

/** `shown` null: hidden. The names of a row's and column's total are those of other cells. */
export type Known = { name: string; shown: number | null };
/** The cells of one side are together as many as the other cell, or as a number that is known exactly. */
export type Sum = { of: string[]; is: string | number };
/** The first is no more than the second: some of the same people. */
export type Part = { part: string; whole: string };
export type Published = { cells: Known[]; sums: Sum[]; parts?: Part[] };

/** What a number that is shown may be before rounding. An insider knows it exactly: `truth`. */
type Bounds = (cell: Known) => [least: number, most: number];
export const outsider: Bounds = ({ shown }) => [
	shown === null ? 0 : Math.max(5, shown - 2),
	(shown ?? 0) + 2
];
export const insider =
	(truth: Map<string, number>): Bounds =>
	({ name }) => [truth.get(name)!, truth.get(name)!];

const highs = await loadHighs();

/** The hidden cells that can have one value alone, with it. Throws where nothing fits: then what is published is not true. */
export function workedOut({ cells, sums, parts = [] }: Published, bounds: Bounds): Map<string, number> {
	const index = new Map(cells.map(({ name }, n) => [name, `x${n}`]));
	const at = (name: string) => index.get(name)!;
	const rows = [
		...sums.map(({ of, is }) =>
			typeof is === 'number'
				? `${of.map((name) => `+ ${at(name)}`).join(' ')} = ${is}`
				: `${of.map((name) => `+ ${at(name)}`).join(' ')} - ${at(is)} = 0`
		),
		...parts.map(({ part, whole }) => `${at(part)} - ${at(whole)} <= 0`)
	];
	const limits = cells.map((cell) => {
		if (cell.shown === null) return `0 <= ${at(cell.name)} <= 100000`;
		const [least, most] = bounds(cell);
		return `${least} <= ${at(cell.name)} <= ${most}`;
	});
	const solve = (objective: string): ((name: string) => number) => {
		const found = highs.solve(
			`Maximize\n obj: ${objective}\nSubject To\n${rows.map((row, n) => ` c${n}: ${row}`).join('\n')}\nBounds\n ${limits.join('\n ')}\nEnd`
		);
		if (found.Status !== 'Optimal') throw new Error(`nothing fits what is published: ${found.Status}`);
		return (name) => (found.Columns[at(name)] as { Primal: number }).Primal;
	};

	// What each cell was in any answer so far: most are seen to vary long before they are asked about.
	const seen = new Map(
		cells.flatMap(({ name, shown }) => (shown === null ? [[name, [Infinity, -Infinity]]] : []))
	) as Map<string, [number, number]>;
	const look = (value: (name: string) => number) => {
		for (const [name, range] of seen) {
			range[0] = Math.min(range[0], value(name));
			range[1] = Math.max(range[1], value(name));
		}
	};
	const whole = ([least, most]: [number, number]) =>
		[Math.ceil(least - 1e-6), Math.floor(most + 1e-6)] as const;
	const fixed = () =>
		[...seen].filter(([, range]) => {
			const [least, most] = whole(range);
			return least >= most;
		});
	for (let round = 0; round < 20 && fixed().length; round++) {
		const open = fixed().map(
			([name], n) => `${(n + round) % 2 ? '+' : '-'} ${1 + ((n * 7 + round) % 5)} ${at(name)}`
		);
		look(solve(open.join(' ')));
	}
	for (const [name] of fixed()) for (const sign of ['+', '-']) look(solve(`${sign} ${at(name)}`));
	return new Map(fixed().map(([name, range]) => [name, Math.round(range[0])]));
}
