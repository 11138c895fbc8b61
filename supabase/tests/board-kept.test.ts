// The totals kept for a board are what is so, whatever happens: random lives of a programme, each with its seed, and after each the
// figures against plain queries over the tables, and all totals against counting everything anew.
import { describe, expect, test } from 'vitest';
import { QUERIES } from './known-year/queries.ts';
import { lives } from './support/board-lives.ts';
import { aContribution, aMadeDecision, anAgreedInsight } from './support/builders.ts';
import { as, nobody, owner } from './support/database.ts';
import { NORTHBROOK } from './support/ids.ts';
import { aPayment, BY_HAND } from './support/paid.ts';

const LIVES = 40;
const ACTS = 50;

type Figure = Record<string, number | null>;
type Kept = { programme_id: string; month: string; what: string; day: number | null; n: number };

/** All that is kept, folded or not, without what comes to nothing. */
const kept = () => owner()<Kept[]>`
	select programme_id, month, what, day, sum(n)::bigint as n from (
		select programme_id, month, what, null::int as day, n from private.board_totals
		union all select t.programme_id, t.month, t.what, d.day, d.n from private.board_totals t cross join lateral unnest(t.days, t.counts) d (day, n)
		union all select programme_id, month, what, null, n from private.board_changes
		union all select programme_id, month, what, days, n from private.board_changes where days is not null) every
	group by 1, 2, 3, 4 having sum(n) <> 0 order by 1, 2, 3, 4`;

/** What is kept of decisions that came early. */
const early = () => owner()`select * from private.board_early order by 1`;

/** The spans that are compared: two years to the end of last month, each of the last six months, and this one so far. */
const spans = () => owner()<{ from: string; until: string; last: string }[]>`
	with this as (select private.month_of(private.today()) as month)
	select (month - make_interval(months => first))::date as from, (month - make_interval(months => latest))::date as until,
		least((month - make_interval(months => latest - 1))::date - 1, private.today()) as last
	from this cross join (values (24, 1), (6, 6), (5, 5), (4, 4), (3, 3), (2, 2), (1, 1), (0, 0)) s (first, latest)`;

async function figuresOf(programme: string, from: string, until: string) {
	const [row] = await owner()<{ figures: Record<string, Figure>; honesty: { key: string; n: number }[] }[]>`
		select s.figures, private.board_honesty(p, ${from}, ${until}, s.figures) as honesty
		from public.programmes p cross join lateral private.board_spans(p.id, array[${from}::date], array[${until}::date]) s where p.id = ${programme}`;
	const figures = { ...row!.figures };
	for (const { key, n } of row!.honesty) figures[`honesty:${key}`] = { n };
	return figures;
}

/** What plain queries make of the same, in one statement. */
async function counted(programme: string, from: string, last: string, keys: [string, string][]) {
	const parts = keys.map(([figure, field], at) => `(${QUERIES[figure]![field]!}) as "${at}"`);
	const [row] = await owner().unsafe<Record<string, number | null>[]>(
		`select ${parts.join(', ')}`
			.replaceAll('$1', `'${programme}'::uuid`)
			.replaceAll('$2', `date '${from}'`)
			.replaceAll('$3', `date '${last}'`)
	);
	return keys.map(([figure, field], at) => [figure, field, row![at]] as const);
}

const KEYS = Object.entries(QUERIES)
	// Of money that is not kept, the known year speaks.
	.filter(([figure]) => figure !== 'honesty:attended_not_paid')
	.flatMap(([figure, fields]) => Object.keys(fields).map((field): [string, string] => [figure, field]));

describe('random lives of a programme', () => {
	test.each(Array.from({ length: LIVES }, (_, index) => index + 1))(
		'leave the totals as they are counted anew: %i',
		async (seed) => {
			const { programme, done } = await lives(seed, ACTS);
			expect(done).toBeGreaterThan(ACTS / 4);
			for (const { from, until, last } of await spans()) {
				const figures = await figuresOf(programme, from, until);
				const found = KEYS.map(
					([figure, field]) => [figure, field, figures[figure]?.[field] ?? null] as const
				);
				expect({ from, until, found }).toEqual({
					from,
					until,
					found: await counted(programme, from, last, KEYS)
				});
			}
		},
		60_000
	);

	test('together, with all that the tests above left, are what a recount makes of them', async () => {
		const [before, wereEarly] = [await kept(), await early()];
		expect(before.length).toBeGreaterThan(500);
		expect(wereEarly.length).toBeGreaterThan(0);
		await owner()`select private.recount_board()`;
		expect(await kept()).toEqual(before);
		expect(await early()).toEqual(wereEarly);
	});
});

describe('two at once', () => {
	test('who tells people and who takes the words back come to the same whoever is first', async () => {
		const restsOn = await Promise.all(Array.from({ length: 6 }, () => aContribution()));
		const insight = await anAgreedInsight({ restsOn });
		const decision = await aMadeDecision({ insights: [insight] });
		const came = await Promise.allSettled(
			restsOn.flatMap(({ id, receipt }) => [
				as('grace').call('note_told', { decision: decision.id, contribution: id, how: 'by phone' }),
				nobody.call('withdraw_by_receipt', { code: receipt })
			])
		);
		expect(came.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(6);
		const before = await kept();
		await owner()`select private.recount_board()`;
		expect(await kept()).toEqual(before);
	});

	test('a payment whose day of activity is put right later is counted by the new day', async () => {
		const [programme] = await owner()<{ id: string }[]>`
			insert into public.programmes (organisation_id, slug, title) values (${NORTHBROOK}, 'paid-late', 'Paid late') returning id`;
		const payment = await aPayment({ programme: programme!.id, who: 'Swift', moves: BY_HAND });
		await owner()`update public.claims set done_on = private.today() - 60 where id = ${payment.claim}`;
		const before = await kept();
		await owner()`select private.recount_board()`;
		expect(await kept()).toEqual(before);
	});
});
