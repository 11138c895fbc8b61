// The board's own pages, its figures and where insight went, for tests/support/pages.ts: with the demo year, by Dev, who audits.
import type { Listed } from './pages.ts';

const YEAR = 'programme=pcref&from=2025-01&until=2028-12';
/** Before anything was given. */
const NOTHING = 'programme=pcref&from=2020-01&until=2020-02';
const BOARD = '/northbrook/board';
const FIGURE = '/[trust]/board/figures/[figure]';
const TRACE = '/[trust]/board/trace';

export const BOARD_PAGES: Listed[] = [
	{ route: '/[trust]/board', steps: [`${BOARD}?${YEAR}`] },
	{ route: '/[trust]/board', state: 'no months asked for', steps: [BOARD] },
	{ route: '/[trust]/board', state: 'an empty year', steps: [`${BOARD}?${NOTHING}`] },
	{ route: '/[trust]/board', state: 'too many months', steps: [`${BOARD}?from=2000-01&until=2026-01`] },
	{ route: FIGURE, steps: [`${BOARD}/figures/received?${YEAR}`] },
	{ route: FIGURE, state: 'money by month', steps: [`${BOARD}/figures/spent?${YEAR}`] },
	{
		route: FIGURE,
		state: 'a check of honesty',
		steps: [`${BOARD}/figures/honesty:unanswered_and_overdue?${YEAR}`]
	},
	{ route: FIGURE, state: 'none', steps: [`${BOARD}/figures/answered?${NOTHING}`] },
	{ route: TRACE, steps: [`${BOARD}/trace?${YEAR}`] },
	{ route: TRACE, state: 'a part of it', steps: [`${BOARD}/trace?${YEAR}&competency=workforce`] },
	{
		route: TRACE,
		state: 'a community that is too small',
		steps: [`${BOARD}/trace?${YEAR}&community=00000000-0000-4000-b000-000000000002`]
	},
	{ route: TRACE, state: 'an empty year', steps: [`${BOARD}/trace?${NOTHING}`] },
	{ route: `${TRACE}/rows`, steps: [`${BOARD}/trace/rows?${YEAR}&use=unexplained`] },
	{ route: `${TRACE}/rows`, state: 'none', steps: [`${BOARD}/trace/rows?${NOTHING}&use=unexplained`] }
].map((page) => ({ ...page, as: 'dev' as const }));
