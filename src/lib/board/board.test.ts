import { describe, expect, it } from 'vitest';
import { beside, sentenceOf, share, told } from './board';
import { FIGURE_KEYS, FIGURES, HONESTY, HONESTY_KEYS, type Figures } from './figures';
import { asTable, factsOf, pathOf, saidOf, titleOf, type BoardRow } from './rows';

const year = { from: '2025-04-01', until: '2026-03-01' };
const figures = (more: Partial<Figures>): Figures =>
	({ ...Object.fromEntries(FIGURE_KEYS.map((key) => [key, { n: 0 }])), ...more }) as Figures;

describe('a figure', () => {
	it.each([
		['received', { n: 1480 }, '1,480'],
		['told', { n: null }, 'Fewer than 5'],
		['outcomes_moved', { n: 1, of: 3 }, '1 of 3'],
		['paid_in_ten', { n: null, of: null }, 'Fewer than 5'],
		['days_to_answer', { n: 4, median: 1, p90: 61 }, '1 day'],
		['days_to_answer', { n: 0, median: null }, 'None yet'],
		['days_to_tell', { n: null, median: null }, 'Fewer than 5'],
		['felt', { median: 3.5 }, 'Step 3.5'],
		['felt', { median: null }, 'Not known'],
		['spent', { pence: 125000 }, '£1,250.00'],
		['spent', { pence: null }, 'Fewer than 5']
	] as const)('%s %j is told as %s', (key, figure, words) => {
		expect(told(key, figure)).toBe(words);
	});

	it.each([
		['received', { n: 12 }, { n: 0 }, '12 more than in the 12 months before'],
		['received', { n: 3 }, { n: 3 }, 'the same as in the 12 months before'],
		['days_to_answer', { median: 40 }, { median: 61 }, '21 days fewer than in the 12 months before'],
		[
			'paid_in_ten',
			{ n: 1, of: 2 },
			{ n: 3, of: 4 },
			'25 percentage points less than in the 12 months before'
		],
		['told', { n: null }, { n: 20 }, null],
		['paid_in_ten', { n: 0, of: 0 }, { n: 1, of: 1 }, null]
	] as const)('%s is compared with what was', (key, now, before, words) => {
		expect(beside(key, now, before, year)).toBe(words);
	});

	it('is a share of nothing only where there is something', () => {
		expect([share(1, 3), share(0, 3), share(1, 0), share(null, 3)]).toEqual([33, 0, null, null]);
	});

	it('has words of its own, each of them', () => {
		for (const { title, counted } of [
			...FIGURE_KEYS.map((key) => FIGURES[key]),
			...HONESTY_KEYS.map((key) => HONESTY[key])
		]) {
			expect(title).not.toBe('');
			expect(counted).toMatch(/\.$/);
		}
		// As many as public.board answers.
		expect([new Set(FIGURE_KEYS).size, HONESTY_KEYS.length]).toEqual([37, 11]);
	});
});

describe('the first sentence', () => {
	it('says what was given, agreed and answered, how fast, and what waits', () => {
		expect(
			sentenceOf(
				{
					figures: figures({
						received: { n: 148 },
						agreed: { n: 20 },
						answered: { n: 1 },
						days_to_answer: { n: 1, median: 61 },
						waiting: { n: 1 },
						overdue: { n: 0 }
					})
				},
				year
			)
		).toBe(
			'In April 2025 to March 2026 people gave 148 contributions. 20 insights were agreed with them, and 1 was answered, half of them within 61 days. 1 waits for an answer, none past the promised day.'
		);
		expect(sentenceOf({ figures: figures({}) }, year)).toBe(
			'In April 2025 to March 2026 nothing was given, agreed or answered.'
		);
	});
});

describe('a row behind a figure', () => {
	const row = (more: Partial<BoardRow>): BoardRow => ({
		kind: 'insight',
		id: 'one',
		number: 12,
		title: null,
		day: '2026-05-01',
		days: null,
		due_on: null,
		state: null,
		n: 1,
		about: null,
		...more
	});

	it.each([
		[row({ title: 'Carers want to be asked' }), 'Carers want to be asked', 'insights/one'],
		[row({}), 'Insight 12', 'insights/one'],
		[row({ kind: 'month', id: null, day: '2026-05-01' }), 'May 2026', null],
		[row({ kind: 'committee', title: 'Quality' }), 'Quality', 'governance/committees/one'],
		[row({ kind: 'outcome', title: 'Fewer', about: { kind: 'action', id: 'two' } }), 'Fewer', 'actions/two'],
		[row({ kind: 'outcome', title: 'Fewer', about: { kind: 'plan_item', id: 'two' } }), 'Fewer', 'plan/two']
	])('%# is called by its words and leads to where it stands', (one, title, path) => {
		expect([titleOf(one), pathOf(one)]).toEqual([title, path]);
	});

	it('says its day, how long it took, and how many it counts for', () => {
		expect(factsOf('days_to_answer', row({ days: 40, due_on: '2026-06-12' }))).toEqual([
			expect.stringContaining('On '),
			expect.stringContaining('Due on '),
			'40 days'
		]);
		expect(factsOf('spent', row({ kind: 'month', n: 5000 }))).toEqual(['£50.00']);
		expect(factsOf('paid', row({ kind: 'month', n: null }))).toEqual(['Fewer than 5']);
		expect(factsOf('honesty:answered_never_told', row({ kind: 'decision', n: 3 }))).toContain('Counts for 3');
	});

	it('is never a nought in a file where it is hidden', () => {
		expect(asTable([row({ kind: 'month', n: null })])[1]!.at(-1)).toBe('*');
		expect(saidOf('honesty:ratings_differ').title).toBe('Influence seen differently');
	});
});
