// What a board reads, against a year that was counted by hand and against plain queries (supabase/tests/known-year).
import { beforeAll, describe, expect, test } from 'vitest';
import { as, nobody, owner, refused } from './support/database.ts';
import { QUERIES } from './known-year/queries.ts';
import { KNOWN, KNOWN_TRUST, knownAnswers, knownYear, SPANS, type Span } from './support/known-year.ts';

type Figure = Partial<Record<'n' | 'of' | 'median' | 'p90' | 'clock' | 'pence', number | null>>;
type Figures = Record<string, Figure>;
type Board = {
	programme: { slug: string };
	figures: Figures;
	previous: Figures;
	trend: { month: string; figures: Figures }[];
	honesty: { key: string; n: number | null }[];
};
type Row = { kind: string; id: string | null; title: string | null; n: number | null };
type Page = { rows: Row[]; next: object | null };

const ANSWERS = knownAnswers();
const OLWEN = '00000000-0000-4000-a000-000000000021';

const board = (span: Span, who = 'dev') =>
	as(who).call<Board>('board', {
		programme: KNOWN,
		from_month: SPANS[span].from,
		until_month: SPANS[span].until
	});

const rowsPage = (figure: string, span: Span, after: object | null = null, who = 'dev') =>
	as(who).call<Page>('board_rows', {
		programme: KNOWN,
		figure,
		from_month: SPANS[span].from,
		until_month: SPANS[span].until,
		after
	});

async function allRows(figure: string, span: Span): Promise<Row[]> {
	const found: Row[] = [];
	for (let after: object | null = null, first = true; first || after; first = false) {
		const page: Page = await rowsPage(figure, span, after);
		found.push(...page.rows);
		after = page.next;
	}
	return found;
}

/** One value of a board's page. */
const valueOf = ({ figures, honesty }: Pick<Board, 'figures' | 'honesty'>, figure: string, field: string) =>
	figure.startsWith('honesty:')
		? honesty.find(({ key }) => `honesty:${key}` === figure)?.n
		: figures[figure]?.[field as keyof Figure];

beforeAll(async () => {
	await owner().unsafe(knownYear());
	// A co-chair of that trust, who is neither finance nor auditor.
	await owner()`
		with bird as (insert into public.people (organisation_id, account_id, name) values (${KNOWN_TRUST}, ${OLWEN}, 'Olwen') returning id)
		insert into public.members (organisation_id, person_id, role, starts_on) select ${KNOWN_TRUST}, id, 'co_chair', '2024-04-01' from bird`;
});

describe('the known year', () => {
	test.each(Object.keys(SPANS) as Span[])('is what was counted by hand: %s', async (span) => {
		const shown = await board(span);
		const expected = ANSWERS.filter(({ period }) => period === span);
		expect(expected.length).toBeGreaterThan(50);
		expect(
			expected.map(({ figure, field }) => [figure, field, valueOf(shown, figure, field) ?? null])
		).toEqual(expected.map(({ figure, field, value }) => [figure, field, value]));
	});

	test.each(Object.keys(SPANS) as Span[])('is what plain queries count: %s', async (span) => {
		const expected = ANSWERS.filter(({ period }) => period === span);
		const { from, last } = SPANS[span];
		const counted = [];
		for (const { figure, field } of expected) {
			const query = QUERIES[figure]![field]!;
			const numbered = query.replaceAll('$1', `'${KNOWN}'::uuid`).replaceAll('$2', `date '${from}'`);
			const [row] = await owner().unsafe<Record<string, number | null>[]>(
				numbered.replaceAll('$3', `date '${last}'`)
			);
			counted.push([figure, field, Object.values(row!)[0] ?? null]);
		}
		expect(counted).toEqual(expected.map(({ figure, field, value }) => [figure, field, value]));
	});

	test('is compared with the year before, and month by month', async () => {
		const shown = await board('year');
		expect(shown.programme.slug).toBe('known');
		expect(shown.previous).toEqual((await board('before')).figures);
		expect(shown.trend.map(({ month }) => month)).toEqual(
			Array.from({ length: 12 }, (_, index) =>
				new Date(Date.UTC(2025, 3 + index, 1)).toISOString().slice(0, 10)
			)
		);
		expect(shown.trend[2]!.figures).toEqual((await board('june')).figures);
		for (const key of ['received', 'agreed', 'answered', 'told', 'took_part', 'paid'])
			expect([key, shown.trend.reduce((sum, { figures }) => sum + figures[key]!.n!, 0)]).toEqual([
				key,
				shown.figures[key]!.n
			]);
	});

	test('every answer stands in the table', async () => {
		const { figures, honesty } = await board('year');
		const told = new Set(ANSWERS.map(({ figure }) => figure));
		expect(Object.keys(figures).filter((key) => !told.has(key))).toEqual([]);
		expect(honesty).toHaveLength(11);
	});

	test('folded at any moment it is the same', async () => {
		const before = await board('year');
		await owner()`select private.fold_board(now())`;
		expect(await owner()`select 1 from private.board_changes`).toEqual([]);
		const after = await board('year');
		expect({ ...after, counted_at: null }).toEqual({ ...before, counted_at: null });
	});
});

describe('rows', () => {
	const figures = [...new Set(ANSWERS.map(({ figure }) => figure))];

	test.each(figures)('behind %s add up to it', async (figure) => {
		for (const span of Object.keys(SPANS) as Span[]) {
			const field = figure === 'spent' ? 'pence' : 'n';
			const known = ANSWERS.find(
				(one) => one.figure === figure && one.period === span && one.field === field
			)!;
			const rows = await allRows(figure, span);
			expect([span, rows.reduce((sum, { n }) => sum + Number(n), 0)]).toEqual([span, known.value]);
			expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length);
		}
	});

	test.each(['honesty:ratings_differ', 'honesty:committee_without_co_chair'])(
		'behind %s are none in the known year',
		async (figure) => expect(await rowsPage(figure, 'year')).toEqual({ rows: [], next: null })
	);

	test('go on where a page ended', async () => {
		const first = await rowsPage('received', 'year');
		expect(first.rows).toHaveLength(20);
		expect(first.next).toBe(null);
		const wide = await as('dev').call<Page>('board_rows', {
			programme: KNOWN,
			figure: 'received',
			from_month: '2024-04-01',
			until_month: '2026-03-01'
		});
		expect(wide.next).not.toBe(null);
		const rest = await as('dev').call<Page>('board_rows', {
			programme: KNOWN,
			figure: 'received',
			from_month: '2024-04-01',
			until_month: '2026-03-01',
			after: wide.next
		});
		expect(rest.rows).toHaveLength(4);
		expect(rest.next).toBe(null);
	});

	test('name no words, and of people and money only workshops and months', async () => {
		expect(
			(await allRows('received', 'year')).every(
				({ kind, title }) => kind === 'contribution' && title === null
			)
		).toBe(true);
		expect(new Set((await allRows('took_part', 'year')).map(({ kind }) => kind))).toEqual(
			new Set(['workshop', 'consultation'])
		);
		for (const figure of ['paid', 'paid_in_ten', 'spent', 'honesty:attended_not_paid'])
			expect((await allRows(figure, 'year')).every(({ kind, id }) => kind === 'month' && id === null)).toBe(
				true
			);
	});

	test('are of figures there are', async () => {
		await refused(rowsPage('happiness', 'year'), 'NB002', 'figure');
		await refused(rowsPage('honesty:happiness', 'year'), 'NB002', 'figure');
		await refused(rowsPage('never_used', 'year'), 'NB002', 'figure');
	});
});

describe('who reads it', () => {
	test('the board of that trust, and nobody of another', async () => {
		expect((await board('year', OLWEN)).figures.received).toEqual({ n: 20 });
		for (const who of ['grace', 'marcus', 'amina', 'carys', 'joy']) {
			await refused(board('year', who), 'P0002');
			await refused(rowsPage('received', 'year', null, who), 'P0002');
		}
		await refused(
			nobody.call('board', { programme: KNOWN, from_month: '2025-04-01', until_month: '2025-04-01' }),
			'42501'
		);
		await refused(
			nobody.call('board_rows', {
				programme: KNOWN,
				figure: 'received',
				from_month: '2025-04-01',
				until_month: '2025-04-01'
			}),
			'42501'
		);
	});

	test('whoever is neither finance nor auditor reads money rounded, and none of few payments', async () => {
		const { figures, trend, honesty } = await board('year', OLWEN);
		expect(figures.paid).toEqual({ n: 5, pence: 20000 });
		expect(figures.paid_in_ten).toEqual({ n: null, of: 5 });
		expect(figures.spent).toEqual({ pence: 20000 });
		expect(trend[2]!.figures.paid).toEqual({ n: null, pence: null });
		expect(trend[2]!.figures.spent).toEqual({ pence: null });
		expect(honesty.find(({ key }) => key === 'attended_not_paid')!.n).toBe(null);
		const months = await rowsPage('spent', 'year', null, OLWEN);
		expect(months.rows.map(({ n }) => n)).toEqual([null, null, null]);
	});

	test('whole months, at most five years', async () => {
		const asked = (from_month: string, until_month: string) =>
			as('dev').call('board', { programme: KNOWN, from_month, until_month });
		await refused(asked('2025-04-02', '2026-03-01'), 'NB001', 'until');
		await refused(asked('2026-04-01', '2026-03-01'), 'NB001', 'until');
		await refused(asked('2020-01-01', '2026-03-01'), 'NB001', 'until');
	});
});

describe('a pack', () => {
	const pack = async (audience: string) => {
		const [row] = await owner()<{ p: { figures: Figures; previous: Figures; honesty: Board['honesty'] } }[]>`
			select private.pack_figures(${KNOWN}, '2025-04-01', '2026-03-31', ${audience}) as p`;
		return row!.p;
	};

	test('for the board has the figures of its page', async () => {
		const { figures, previous, honesty } = await pack('board');
		const shown = await board('year');
		expect({ figures, previous, honesty }).toEqual({
			figures: shown.figures,
			previous: shown.previous,
			honesty: shown.honesty
		});
	});

	test.each(['public', 'foi'])('for %s says no small number of people or money', async (audience) => {
		const { figures, previous, honesty } = await pack(audience);
		expect(figures.received).toEqual({ n: 20 });
		expect(figures.taken_back).toEqual({ n: null });
		expect(figures.took_part).toEqual({ n: 15 });
		expect(figures.never_told).toEqual({ n: null });
		expect(previous.days_to_tell).toEqual({ n: null, median: null, p90: null, clock: 28 });
		expect(previous.spent).toEqual({ pence: null });
		const checks = Object.fromEntries(honesty.map(({ key, n }) => [key, n]));
		expect(checks).toMatchObject({
			attended_not_paid: null,
			answered_never_told: null,
			contribution_never_used: 10
		});
	});
});
