import { describe, expect, it } from 'vitest';
import { line, rows, sentences, type ProgrammeFigures } from './programme-line.ts';
import { draw, HEIGHT } from './sankey.ts';

const figures: ProgrammeFigures = {
	programme: { id: 'p1', slug: 'pcref', title: 'Race equality plan' },
	said: 100,
	used: 60,
	flows: [
		{ state: 'waiting', answer: null, actions: 'none', contributions: 20, insights: 4 },
		{ state: 'answered', answer: 'adopted', actions: 'done', contributions: 15, insights: 2 },
		{ state: 'answered', answer: 'adopted', actions: 'none', contributions: 5, insights: 1 },
		{ state: 'answered', answer: 'not_adopted', actions: 'done', contributions: 25, insights: 3 }
	]
};

describe('the line of a programme', () => {
	it('counts where it ends', () => {
		const { nodes, ways } = line(figures);
		const ends = nodes.filter((node) => node.ends).map(({ label }) => label);
		expect(ends.sort()).toEqual(['No action set', 'Not adopted', 'Not used yet', 'Waiting for an answer']);
		expect(ways.find(({ target }) => target === 'unused')?.value).toBe(40);
	});

	it('passes on to the right what came from the left', () => {
		const { ways } = line(figures);
		const into = ways.filter(({ target }) => target === 'answered');
		const out = ways.filter(({ source }) => source === 'answered');
		const sum = (list: typeof ways) => list.reduce((total, { value }) => total + value, 0);
		expect(sum(into)).toBe(sum(out));
	});

	it('is told in sentences too', () => {
		expect(sentences(figures)).toEqual([
			'100 contributions were given. Insights rest on 60 of them.',
			'40 contributions have not been used yet.',
			'6 insights were answered, and 4 wait for an answer.',
			'For 2 insights all that was promised is done.',
			'For 1 adopted insight no action has been set.'
		]);
	});

	it('says of each way whether the line ends there or goes on', () => {
		const ends = rows(line(figures)).map(({ to, value, ends }) => [to, value, ends]);
		expect(ends).toContainEqual(['Waiting for an answer', '20', 'The line ends here']);
		expect(ends).toContainEqual(['Adopted', '20', 'It goes on']);
	});

	it('is drawn within the picture', () => {
		const { width: whole, bars, bands } = draw(line(figures));
		expect(bands).toHaveLength(line(figures).ways.length);
		for (const { x, y, width, height } of bars) {
			expect(x + width).toBeLessThanOrEqual(whole);
			expect(y + height).toBeLessThanOrEqual(HEIGHT);
		}
	});

	it('draws nothing where nobody has said anything', () => {
		expect(draw(line({ ...figures, said: 0, used: 0, flows: [] }))).toEqual({
			width: 0,
			bars: [],
			bands: []
		});
	});
});
