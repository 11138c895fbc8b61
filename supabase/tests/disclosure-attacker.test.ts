// Random tables against somebody who tries to solve what is hidden (R40, R41): from totals, from several tables of the same people, from
// numbers known before rounding. What is recovered is 0. With only the small cells hidden the same attacker finds some: the check can fail.
import { describe, expect, test } from 'vitest';
import { insider, outsider, workedOut, type Known, type Published } from './support/attacker.ts';
import { owner } from './support/database.ts';

type Cell = { row: string; column: string; n: number | null };
type Counted = { row: string; column: string; n: number };

// Fixed sequences of made-up numbers, so that a failure can be looked at again.
function dice(seed: number) {
	let state = seed;
	return (below: number) => (state = (state * 48271) % 2147483647) % below;
}
/** Mostly small, now and then large, as cross-tabs of one trust are. */
const some = (next: (below: number) => number) =>
	[0, next(3), next(8), next(8), next(30), next(90)][next(6)]!;

type Made = { rows: Counted[]; columns: Counted[]; cells: Counted[] };

function aTable(next: (below: number) => number): Made {
	const [height, width] = [2 + next(5), 2 + next(5)];
	const numbers = Array.from({ length: height }, () => Array.from({ length: width }, () => some(next)));
	numbers[0]![0]! += 10;
	const total = (list: number[]) => list.reduce((sum, n) => sum + n, 0);
	return {
		rows: numbers.map((row, r) => ({ row: `r${r}`, column: '', n: total(row) })),
		columns: numbers[0]!.map((_, c) => ({
			row: `c${c}`,
			column: '',
			n: total(numbers.map((row) => row[c]!))
		})),
		cells: numbers.flatMap((row, r) => row.map((n, c) => ({ row: `r${r}`, column: `c${c}`, n })))
	};
}

/** Each table with its totals as it may be shown, all in one question. */
async function disclosed(made: Made[], byInsiders: boolean) {
	const answers = await owner()<{ rows: Cell[]; columns: Cell[]; cells: Cell[] }[]>`
		select l.rows, l.columns, private.disclosed_table(t -> 'cells', private.hidden_in(l.rows), private.hidden_in(l.columns), ${byInsiders}) as cells
		from jsonb_array_elements(${owner().json(made)}) with ordinality one (t, at)
		cross join lateral (select private.disclosed_table(t -> 'rows', by_insiders => ${byInsiders}) as rows,
			private.disclosed_table(t -> 'columns', by_insiders => ${byInsiders}) as columns) l
		order by at`;
	return answers;
}

const name = ({ row, column }: { row: string; column: string }) => `${row}/${column}`;
const primary = (list: Counted[]): Cell[] =>
	list.map((cell) => ({ ...cell, n: cell.n < 5 ? null : Math.round(cell.n / 5) * 5 }));

/** What stands on a page, to the attacker: the cells, the totals, and how many there are altogether, exactly. */
function published(table: { rows: Cell[]; columns: Cell[]; cells: Cell[] }, all: number): Published {
	const known = (list: Cell[]): Known[] => list.map((cell) => ({ name: name(cell), shown: cell.n }));
	return {
		cells: [...known(table.rows), ...known(table.columns), ...known(table.cells)],
		sums: [
			...table.rows.map((total) => ({
				of: table.cells.filter(({ row }) => row === total.row).map(name),
				is: name(total)
			})),
			...table.columns.map((total) => ({
				of: table.cells.filter(({ column }) => column === total.row).map(name),
				is: name(total)
			})),
			{ of: table.rows.map(name), is: all }
		]
	};
}

const truthOf = ({ rows, columns, cells }: Made) =>
	new Map([...rows, ...columns, ...cells].map((cell) => [name(cell), cell.n]));
const all = ({ rows }: Made) => rows.reduce((sum, { n }) => sum + n, 0);

describe('a table with the totals of its rows and columns', () => {
	const next = dice(20261122);
	const made = Array.from({ length: 300 }, () => aTable(next));

	test('gives nothing to somebody who reads it, nor to one who knows each number shown before rounding', async () => {
		const tables = await disclosed(made, true);
		let hidden = 0;
		for (const [n, table] of tables.entries()) {
			const page = published(table, all(made[n]!));
			hidden += page.cells.filter(({ shown }) => shown === null).length;
			for (const bounds of [outsider, insider(truthOf(made[n]!))])
				expect([...workedOut(page, bounds)], JSON.stringify(made[n])).toEqual([]);
		}
		expect(hidden).toBeGreaterThan(1000);
	}, 120_000);

	test('gives some to the same attacker where only what is small is hidden', () => {
		const found = { outsider: 0, insider: 0 };
		for (const one of made) {
			const [rows, columns, cells] = [primary(one.rows), primary(one.columns), primary(one.cells)];
			const page = published({ rows, columns, cells }, all(one));
			found.outsider += workedOut(page, outsider).size;
			found.insider += workedOut(page, insider(truthOf(one))).size;
		}
		expect(found.outsider).toBeGreaterThan(0);
		expect(found.insider).toBeGreaterThan(found.outsider);
	}, 120_000);
});

// What a board reads of one half-year: lists, detail within the broad groups, and ethnic group crossed with three others, of the same people;
// and the same of those among them whose words were agreed and adopted.
describe('all tables of whose voice counts, together', () => {
	type Kind = Record<
		'ethnic_group' | 'ethnic_group_detailed' | 'age_band' | 'gender' | 'disability',
		string
	> & { n: number };
	const WHATS = ['took_part', 'agreed', 'adopted'] as const;
	const LISTS = ['ethnic_group', 'age_band', 'gender', 'disability'] as const;
	const GROUPS = {
		age_band: ['18_24', '25_34', '35_44', '45_54', '55_64', 'not_said'],
		gender: ['woman', 'woman', 'man', 'another', 'not_said'],
		disability: ['no', 'no', 'yes_a_little', 'yes_a_lot', 'not_said']
	};
	const DETAILED = [
		...['british', 'british', 'caribbean', 'caribbean', 'pakistani', 'african', 'indian', 'not_said'],
		...['irish', 'chinese', 'bangladeshi', 'white_and_asian', 'white_and_black_caribbean', 'roma', 'arab']
	];

	/** People of a half-year: some groups are large and some of one or none, as they are. */
	async function somePeople(seed: number) {
		const next = dice(seed);
		const broad = new Map(
			(
				await owner()<
					{ grp: string; broader: string }[]
				>`select * from private.groups_to_cut('ethnic_group_detailed')`
			).map(({ grp, broader }) => [grp, broader])
		);
		const reach = 2 + next(DETAILED.length - 2);
		const pick = (list: string[]) => list[Math.min(next(list.length), next(list.length))]!;
		const people = Array.from({ length: 10 + next(150) }, () => {
			const detailed = DETAILED[Math.min(next(reach), next(reach))]!;
			const step = next(10);
			return {
				ethnic_group: broad.get(detailed)!,
				ethnic_group_detailed: detailed,
				age_band: pick(GROUPS.age_band),
				gender: pick(GROUPS.gender),
				disability: pick(GROUPS.disability),
				in: { took_part: true, agreed: step > 2, adopted: step > 5 }
			};
		});
		const said = Object.fromEntries(
			WHATS.map((what) => [
				what,
				people.filter((one) => one.in[what]).map(({ in: _in, ...kind }): Kind => ({ ...kind, n: 1 }))
			])
		) as Record<(typeof WHATS)[number], Kind[]>;
		return said;
	}

	type Tables = Partial<Record<(typeof WHATS)[number], Record<string, Cell[]>>>;

	function page(
		said: Record<string, Kind[]>,
		tables: Tables
	): { published: Published; truth: Map<string, number> } {
		const cells: Known[] = [];
		const sums: Published['sums'] = [];
		const parts: NonNullable<Published['parts']> = [];
		const truth = new Map<string, number>();
		for (const what of WHATS) {
			const of = tables[what];
			if (!of) continue;
			const at = (key: string, cell: { row: string; column: string }) => `${what} ${key} ${name(cell)}`;
			for (const [key, list] of Object.entries(of)) {
				const other = LISTS.find((one) => key === `ethnic_group${one}` && one !== 'ethnic_group');
				const rowOf = other ? 'ethnic_group' : (key as keyof Omit<Kind, 'n'>);
				for (const cell of list) {
					cells.push({ name: at(key, cell), shown: cell.n });
					truth.set(
						at(key, cell),
						said[what]!.filter((kind) => kind[rowOf] === cell.row && (!other || kind[other] === cell.column))
							.length
					);
					for (const [n, before] of WHATS.entries())
						if (before !== what && n < WHATS.indexOf(what) && tables[before])
							parts.push({ part: at(key, cell), whole: `${before} ${key} ${name(cell)}` });
				}
				if (other) {
					for (const total of of['ethnic_group']!)
						sums.push({
							of: list.filter(({ row }) => row === total.row).map((cell) => at(key, cell)),
							is: at('ethnic_group', total)
						});
					for (const total of of[other]!)
						sums.push({
							of: list.filter(({ column }) => column === total.row).map((cell) => at(key, cell)),
							is: at(other, total)
						});
				} else if (key === 'ethnic_group_detailed') {
					for (const total of of['ethnic_group']!)
						sums.push({
							of: list.filter(({ column }) => column === total.row).map((cell) => at(key, cell)),
							is: at('ethnic_group', total)
						});
				} else sums.push({ of: list.map((cell) => at(key, cell)), is: said[what]!.length });
			}
		}
		return { published: { cells, sums, parts }, truth };
	}

	test('give nothing: to one who reads them all and knows that some are some of the others, nor to one who knows each number shown', async () => {
		let hidden = 0;
		let shown = 0;
		for (let seed = 1; seed <= 20; seed++) {
			const said = await somePeople(20260700 + seed * 7919);
			const [answer] = await owner()<
				{ tables: Tables }[]
			>`select private.voices_disclosed(${owner().json(said)}) as tables`;
			const { published, truth } = page(said, answer!.tables);
			hidden += published.cells.filter((cell) => cell.shown === null).length;
			shown += published.cells.filter((cell) => cell.shown !== null).length;
			const reader = workedOut(published, outsider);
			const knows = workedOut({ ...published, parts: [] }, insider(truth));
			expect([[...reader], [...knows]], `seed ${seed}`).toEqual([[], []]);
		}
		expect(hidden).toBeGreaterThan(1000);
		expect(shown).toBeGreaterThan(500);
	}, 300_000);
});
