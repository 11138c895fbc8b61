// What an evidence pack says in figures: what came of what people said in its months, what was so in as many months before, how long it took
// against what was promised, and where a promise and what happened differ (R9, R10, R63). Pure.
import { days, HIDDEN, number, sentenceOf, share } from '../../board/board.ts';
import { FIGURES, HONESTY, type FigureKey, type Figures, type HonestyKey } from '../../board/figures.ts';
import { monthsOf, periodQuery, type Period } from '../../board/period.ts';
import type { PackSection, PackTable, Row } from '../section.ts';

/** As private.pack_figures answers. */
export type FiguresData = Period & {
	/** Where the rows behind each figure are, and for which programme; null for those who do not read the board's pages. */
	behind: { trust: string; programme: string } | null;
	figures: Figures;
	previous: Figures;
	honesty: { key: HonestyKey; n: number | null }[];
};

const ofUnit = (...units: string[]) =>
	(Object.keys(FIGURES) as FigureKey[]).filter((key) => units.includes(FIGURES[key].unit));
const COUNTS = ofUnit('count');
const DAYS = ofUnit('days');
const PARTS = ofUnit('part');

export function figures(data: FiguresData): PackSection {
	const { figures: now, previous, honesty } = data;
	const period = { from: data.from, until: data.until };
	const before = monthsOf(period) === 1 ? 'The month before' : `The ${monthsOf(period)} months before`;
	const row = (key: FigureKey, cells: Row['cells']): Row =>
		linked(data, key, { what: FIGURES[key].title, ...cells, counted: FIGURES[key].counted });
	const table = (rest: Omit<PackTable, 'hidden'> & { hidden?: string }): PackTable => ({
		hidden: HIDDEN,
		...rest,
		columns: [WHAT, ...rest.columns, COUNTED]
	});
	return {
		key: 'figures',
		title: 'What came of what people said',
		says: [
			sentenceOf(data, period),
			promiseOf(now),
			...(now.felt.median == null
				? []
				: [
						`People felt that power was shared to step ${now.felt.median} of 7; the trust had claimed step ${now.felt.of ?? 'none'}.`
					]),
			...(data.behind
				? []
				: [
						`Where a figure is hidden, it is small: ${HIDDEN.toLowerCase()}, or what would give such a number away.`
					])
		],
		tables: [
			table({
				key: 'counts',
				title: 'How many',
				about:
					'What waits, is overdue, open or late is as it stood at the end of these months, or today where they are not over.',
				columns: [
					{ key: 'n', title: 'In these months', kind: 'number' },
					{ key: 'before', title: before, kind: 'number' }
				],
				rows: COUNTS.map((key) => row(key, { n: now[key].n ?? null, before: previous[key].n ?? null })),
				empty: 'Nothing was counted.'
			}),
			table({
				key: 'days',
				title: 'How long it took',
				about: 'Days by which half, and nine of ten, were done, beside the days that the programme promises.',
				columns: [
					{ key: 'n', title: 'How many', kind: 'number' },
					{ key: 'median', title: 'Half within', kind: 'days' },
					{ key: 'p90', title: 'Nine of ten within', kind: 'days' },
					{ key: 'clock', title: 'Promised within', kind: 'days' },
					{ key: 'before', title: before, kind: 'days' }
				],
				rows: DAYS.map((key) =>
					row(key, {
						n: now[key].n ?? null,
						median: now[key].median ?? null,
						p90: now[key].p90 ?? null,
						clock: now[key].clock ?? null,
						before: previous[key].median ?? null
					})
				),
				empty: 'Nothing was counted.',
				hidden: 'None, or fewer than 5'
			}),
			table({
				key: 'parts',
				title: 'How much of it',
				columns: [
					{ key: 'n', title: 'How many', kind: 'number' },
					{ key: 'of', title: 'Of', kind: 'number' },
					{ key: 'share', title: 'Share', kind: 'percent' },
					{ key: 'before', title: before, kind: 'percent' }
				],
				rows: PARTS.map((key) =>
					row(key, {
						n: now[key].n ?? null,
						of: now[key].of ?? null,
						share: share(now[key].n, now[key].of),
						before: share(previous[key].n, previous[key].of)
					})
				),
				empty: 'Nothing was counted.',
				hidden: 'None, or fewer than 5'
			}),
			table({
				key: 'money',
				title: 'Money paid',
				columns: [
					{ key: 'pence', title: 'In these months', kind: 'pence' },
					{ key: 'before', title: before, kind: 'pence' }
				],
				rows: [row('spent', { pence: now.spent.pence ?? null, before: previous.spent.pence ?? null })],
				empty: 'Nothing was paid.',
				hidden: 'Hidden: fewer than 5 payments'
			}),
			{
				key: 'honesty',
				title: 'Where a promise and what happened differ',
				columns: [WHAT, { key: 'n', title: 'Found', kind: 'number' }, COUNTED],
				rows: honesty.map(({ key, n }) =>
					linked(data, `honesty:${key}`, { what: HONESTY[key].title, n, counted: HONESTY[key].counted })
				),
				empty: 'Nothing was looked for.',
				hidden: HIDDEN
			}
		],
		gaps: gapsOf(data)
	};
}

const WHAT = { key: 'what', title: 'What', kind: 'words' } as const;
const COUNTED = { key: 'counted', title: 'How it is counted', kind: 'words' } as const;

function linked({ behind, ...period }: FiguresData, figure: string, cells: Row['cells']): Row {
	if (!behind) return { cells };
	const { trust, programme } = behind;
	return {
		cells,
		link: `/${trust}/board/figures/${figure}?programme=${programme}&${periodQuery(period)}`
	};
}

/** How the promise to answer by a day was kept, in one sentence. */
function promiseOf({ fell_due, kept_in_time, kept_late, not_kept }: Figures): string {
	if (!fell_due.n) return 'No answer fell due.';
	const [due, inTime, late, not] = [fell_due, kept_in_time, kept_late, not_kept].map(({ n }) =>
		number(n ?? 0)
	);
	return `Answers that fell due: ${due}. In time: ${inTime}. Late: ${late}. Not to this day: ${not}.`;
}

/** What the honesty checks found, and what cannot be said because nobody has looked. */
function gapsOf({ figures: now, honesty }: FiguresData): string[] {
	const late = DAYS.filter((key) => (now[key].p90 ?? 0) > (now[key].clock ?? Infinity));
	return [
		...honesty
			.filter(({ n }) => n !== 0)
			.map(({ key, n }) => `${HONESTY[key].title}: ${n === null ? HIDDEN.toLowerCase() : number(n)}.`),
		...late.map(
			(key) =>
				`${FIGURES[key].title}: nine of ten took up to ${days(now[key].p90!)}, and ${days(now[key].clock!)} are promised.`
		),
		...(now.felt.median == null
			? ['No workshop of these months has enough answers to say how much power people felt was shared.']
			: []),
		...(now.outcomes_seen.n ? [] : ['Nobody has looked at what changed in these months.'])
	];
}
