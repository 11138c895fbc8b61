import { describe, expect, it } from 'vitest';
import { FIGURE_KEYS, HONESTY_KEYS, type Figures } from '../../board/figures';
import { figures, type FiguresData } from './figures';

const none = Object.fromEntries(FIGURE_KEYS.map((key) => [key, { n: 0 }])) as Figures;
const data = (changes: Partial<Figures> = {}, rest: Partial<FiguresData> = {}): FiguresData => ({
	from: '2025-04-01',
	until: '2026-03-01',
	behind: { trust: 'known-year', programme: 'known' },
	figures: { ...none, ...changes },
	previous: none,
	honesty: HONESTY_KEYS.map((key) => ({ key, n: 0 })),
	...rest
});
const rowsOf = (of: FiguresData, table: string) =>
	figures(of)
		.tables.find(({ key }) => key === table)!
		.rows.map(({ cells }) => cells);

describe('the figures of a pack', () => {
	it('say how the promise was kept, beside the period before', () => {
		const asked = data(
			{ fell_due: { n: 6 }, kept_in_time: { n: 3 }, kept_late: { n: 1 }, not_kept: { n: 2 } },
			{ previous: { ...none, fell_due: { n: 1 } } }
		);
		expect(figures(asked).says[1]).toBe('Answers that fell due: 6. In time: 3. Late: 1. Not to this day: 2.');
		expect(rowsOf(asked, 'counts')).toContainEqual(expect.objectContaining({ n: 6, before: 1 }));
	});

	it('lead the board to the rows behind each, and nobody else', () => {
		const [first] = figures(data()).tables[0]!.rows;
		expect(first!.link).toBe('/known-year/board/figures/received?programme=known&from=2025-04&until=2026-03');
		const shown = figures(data({}, { behind: null })).tables.flatMap(({ rows }) => rows);
		expect(shown.filter(({ link }) => link)).toEqual([]);
	});

	it('leave a hidden number empty, and never make it nought', () => {
		const asked = data({ received: { n: null }, paid_in_ten: { n: null, of: null }, spent: { pence: null } });
		expect(rowsOf(asked, 'counts')[0]).toMatchObject({ n: null });
		expect(rowsOf(asked, 'parts')).toContainEqual(
			expect.objectContaining({ n: null, of: null, share: null })
		);
		expect(rowsOf(asked, 'money')[0]).toMatchObject({ pence: null });
	});

	it('say out loud what was found, what took too long, and what nobody looked at', () => {
		const asked = data(
			{ days_to_answer: { n: 4, median: 61, p90: 90, clock: 84 } },
			{
				honesty: [
					{ key: 'unanswered_and_overdue', n: 3 },
					{ key: 'attended_not_paid', n: null },
					{ key: 'action_overdue', n: 0 }
				]
			}
		);
		expect(figures(asked).gaps).toEqual([
			'Unanswered and overdue: 3.',
			'Took part, and not paid within the promise: fewer than 5.',
			'From agreement to an answer: nine of ten took up to 90 days, and 84 days are promised.',
			'No workshop of these months has enough answers to say how much power people felt was shared.',
			'Nobody has looked at what changed in these months.'
		]);
	});
});
