import { describe, expect, it } from 'vitest';
import { bands, graph, sentences, standings, STOPS, wayOf, type Path } from './trace';

const path = (n: number, ...values: (string | null)[]): Path =>
	({ ...Object.fromEntries(STOPS.map((stop, at) => [stop, values[at] ?? null])), n }) as Path;

const PATHS = [
	path(5, 'workshop', 'insight', 'adopted', 'told', 'done', 'moved'),
	path(2, 'workshop', 'insight', 'adopted', 'not_told', 'none'),
	path(3, 'consultation', 'insight', 'waiting'),
	path(1, 'workshop', 'unexplained'),
	path(4, 'other', 'taken_back')
];

describe('where insight went', () => {
	it('loses nothing: what stands at a stop goes on or ends there', () => {
		const stops = standings(PATHS);
		for (const [at, stop] of STOPS.entries()) {
			const here = stops.filter((one) => one.stop === stop);
			const next = stops.filter((one) => one.stop === STOPS[at + 1]);
			const total = (those: { n: number }[]) => those.reduce((sum, { n }) => sum + n, 0);
			const ends = here.reduce((sum, one) => sum + one.ends, 0);
			if (STOPS[at + 1]) expect(total(here) - ends).toBe(total(next));
		}
		expect(stops.find(({ value }) => value === 'adopted')).toMatchObject({ n: 7, ends: 0 });
		expect(stops.find(({ value }) => value === 'unexplained')).toMatchObject({ n: 1, ends: 1 });
		expect(stops.find(({ value }) => value === 'none')).toMatchObject({ n: 2, ends: 2 });
	});

	it('has a band for each step, the largest first, and what its rows are found by', () => {
		const first = bands(PATHS)[0]!;
		expect(first).toEqual({
			from: 'At a workshop',
			to: 'In an insight',
			n: 7,
			stops: { source: 'workshop', use: 'insight' }
		});
		expect(graph(PATHS).ways).toContainEqual({ source: 'told-told', target: 'action-done', value: 5 });
		expect(graph(PATHS).nodes.find(({ id }) => id === 'state-waiting')?.ends).toBe(true);
	});

	it('is told in sentences, and of nothing says nothing', () => {
		expect(sentences(PATHS)).toEqual([
			'15 contributions were given. Insights rest on 10 of them.',
			'The insights of 7 were answered, and 5 of their givers were told.',
			'For 5 something is being done, or is done. For 5 something changed.',
			'1 was not used, and nobody has said why.'
		]);
		expect(sentences([])).toEqual([]);
		expect(wayOf({ ...PATHS[1]!, id: 'a', given_on: '2026-05-01' })).toBe(
			'In an insight, Adopted, Not told yet, No action set'
		);
	});
});
