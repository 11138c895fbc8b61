// What a board's page costs the database with few and with very many contributions, a tenth as many insights: the page of a year with
// the year before and its months, the first rows behind the largest figures, and each honesty check. Each takes less than 50 ms at
// the middle (p50), and the page reads no more than half as much again at the largest size as at the smallest. Rows are compared by time alone: of a
// thousand contributions the first twenty lie on a page or two of the disk, and of a million each on its own.
import { measured, print, type Call, type Cost } from './explained.ts';
import { round } from './measure.ts';

const MOST_BUFFERS = 1.5;
const MOST_MS = 50;

const PCREF = '00000000-0000-4000-c000-000000000001';
const DEV = '00000000-0000-4000-a000-000000000005';
/** A year to this month, as SQL. */
const YEAR = `(date_trunc('month', now()) - interval '11 months')::date, date_trunc('month', now())::date`;

const FIGURES = [
	'received',
	'taken_back',
	'checked',
	'agreed',
	'answered',
	'adopted',
	'referred',
	'days_to_check',
	'days_to_answer',
	'days_to_tell',
	'waiting',
	'overdue',
	'fell_due',
	'kept_in_time',
	'kept_late',
	'not_kept',
	'told',
	'never_told',
	'challenges_raised',
	'actions_promised',
	'actions_done',
	'actions_late',
	'took_part'
];
const CHECKS = [
	'decided_before_listening_ended',
	'unanswered_and_overdue',
	'answered_never_told',
	'insight_nobody_checked',
	'contribution_never_used',
	'attended_not_paid',
	'ladder_steps_differ',
	'ratings_differ',
	'committee_without_co_chair',
	'action_overdue',
	'declined_without_reason'
];

const YEARS = 'a year';
const rows = (figure: string): Call => ({
	who: DEV,
	sql: `public.board_rows('${PCREF}', '${figure}', ${YEAR})`
});
const PAGES: { name: string; call: Call }[] = [
	{ name: YEARS, call: { who: DEV, sql: `public.board('${PCREF}', ${YEAR})` } },
	...FIGURES.map((figure) => ({ name: `rows of ${figure}`, call: rows(figure) })),
	...CHECKS.map((check) => ({ name: `rows of ${check}`, call: rows(`honesty:${check}`) }))
];

type Row = { page: string; at: Cost[]; grown: number };

export async function bench(sizes: number[], requests: number): Promise<boolean> {
	const costs: Cost[][] = [];
	for (const size of sizes) {
		const calls = PAGES.map(({ call }) => call);
		costs.push(await measured('board.sql', calls, size, Math.max(10, Math.round(requests / 10))));
	}
	const found = PAGES.map(({ name }, index): Row => {
		const at = costs.map((cost) => cost[index]!);
		return { page: name, at, grown: round(at.at(-1)!.buffers / at[0]!.buffers) };
	});
	print(found, sizes);
	const over = found.filter(
		({ page, at, grown }) => (page === YEARS && grown > MOST_BUFFERS) || at.some(({ p50 }) => p50 >= MOST_MS)
	);
	for (const { page, at, grown } of over)
		process.stdout.write(`Over: ${page} (buffers × ${grown}, p50 ${at.at(-1)!.p50} ms)\n`);
	process.stdout.write(`${JSON.stringify({ bench: 'board', sizes, pages: found })}\n`);
	return over.length === 0;
}
