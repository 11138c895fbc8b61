// What it costs to find contributions and to read what became of them, with few and with very many in the database: time and
// buffers of the database itself, as EXPLAIN counts them. A search takes less than 50 ms for nineteen askers of twenty, and no page
// reads more than half as much again at the largest size as at the smallest.
import { measured, print, type Call, type Cost } from './explained.ts';
import { round } from './measure.ts';

const MOST_BUFFERS = 1.5;
const MOST_MS = 50;

const NORTHBROOK = '00000000-0000-4000-b000-000000000001';
const GRACE = '00000000-0000-4000-a000-000000000001';
const DEV = '00000000-0000-4000-a000-000000000005';

const find = (question: object, who = GRACE): Call => ({
	who,
	sql: `public.find_contributions('${NORTHBROOK}', '${JSON.stringify(question)}')`
});
const at = (part: string, n: number) => `${part}0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

type Page = {
	name: string;
	call: (size: number) => Call;
	search?: true;
	/** Few of the thousand fit, and a page of the million: its buffers are shown and not compared. */
	fewer?: true;
};

const PAGES: Page[] = [
	{ name: 'search, a common word', call: () => find({ words: 'asked' }), search: true },
	{ name: 'search, a rare word', call: () => find({ words: 'kingfisher' }), search: true },
	{
		name: 'search, exact words and a minus',
		call: () => find({ words: '"nobody asked" -garden' }),
		search: true
	},
	{ name: 'search, a word in forty', call: () => find({ words: 'patient' }), search: true },
	{ name: 'search, one in two hundred', call: () => find({ words: 'gentle' }), search: true, fewer: true },
	{ name: 'search, for the board', call: () => find({ words: 'asked' }, DEV), search: true },
	{ name: 'search, rare, for the board', call: () => find({ words: 'kingfisher' }, DEV), search: true },
	{ name: 'contributions', call: () => find({}) },
	{ name: 'contributions, for the board', call: () => find({}, DEV) },
	{ name: 'never used', call: () => find({ use: 'unused' }) },
	{ name: 'by workshop', call: () => find({ workshop: at('2', 5) }) },
	{ name: 'by code', call: () => find({ code: at('4', 2) }) },
	{ name: 'by code and word', call: () => find({ code: at('4', 2), words: 'asked' }), search: true },
	{
		name: 'one contribution',
		call: (size) => ({ who: GRACE, sql: `public.contribution_at('${at('5', Math.floor(size / 2) + 1)}')` })
	},
	{ name: 'coverage', call: () => ({ who: DEV, sql: `public.coverage('${NORTHBROOK}', 'pcref')` }) },
	{
		name: 'insight desk',
		call: (size) => ({ who: GRACE, sql: `public.insight_desk('${at('6', Math.floor(size / 40))}')` })
	},
	{
		name: 'reading for an insight',
		call: () => ({ who: GRACE, sql: `public.contributions_to_read('${at('6', 10)}')` })
	},
	{
		name: 'coding desk',
		call: (size) => ({ who: GRACE, sql: `public.coding_desk('${at('5', Math.floor(size / 2))}')` })
	},
	{ name: 'code book', call: () => ({ who: GRACE, sql: `public.code_book('${NORTHBROOK}', 'pcref')` }) },
	{ name: 'a code', call: () => ({ who: GRACE, sql: `public.code_page('${at('4', 2)}')` }) },
	{ name: 'words a code may fit', call: () => ({ who: GRACE, sql: `public.code_may_fit('${at('4', 2)}')` }) },
	{
		name: 'codes suggested',
		call: (size) => ({ who: GRACE, sql: `public.suggestions_for('${at('5', size - 1)}')` })
	},
	{
		name: 'similar words',
		call: (size) => ({ who: GRACE, sql: `public.similar_contributions('${at('5', size - 37)}')` })
	}
];

type Row = { page: string; search: boolean; fewer: boolean; at: Cost[]; grown: number };

export async function bench(sizes: number[], requests: number): Promise<boolean> {
	const costs: Cost[][] = [];
	for (const size of sizes)
		costs.push(
			await measured(
				'contributions.sql',
				PAGES.map(({ call }) => call(size)),
				size,
				Math.max(20, Math.round(requests / 4))
			)
		);
	const rows = PAGES.map(({ name, search = false, fewer = false }, index): Row => {
		const found = costs.map((cost) => cost[index]!);
		return { page: name, search, fewer, at: found, grown: round(found.at(-1)!.buffers / found[0]!.buffers) };
	});
	print(rows, sizes);
	const over = rows.filter(
		({ search, fewer, at, grown }) =>
			(!fewer && grown > MOST_BUFFERS) || (search && at.some(({ p95 }) => p95 >= MOST_MS))
	);
	for (const { page, grown } of over)
		process.stdout.write(`Over: ${page} (buffers × ${grown}, p95 of a search under ${MOST_MS} ms)\n`);
	process.stdout.write(`${JSON.stringify({ bench: 'contributions', sizes, pages: rows })}\n`);
	return over.length === 0;
}
