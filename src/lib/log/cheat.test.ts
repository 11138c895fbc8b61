import { describe, expect, test } from 'vitest';
import { BOOK, cheated, lettersIn, readCheat, WAYS, type Way } from './cheat.ts';
import { cheatIn } from './cheat.server.ts';

const NOW = Date.UTC(2026, 10, 22) / 1000;
const every = BOOK.flatMap((_, at) =>
	(Object.keys(WAYS) as Way[]).map((way) => ({ way, page: at + 1, letter: 1 }))
);

describe('a cheat', () => {
	test('is brought to what there is', () => {
		expect(readCheat({})).toEqual({ page: 4, way: 'letter', letter: 1 });
		expect(readCheat({ page: '99', way: 'burn', letter: '999' })).toEqual({
			page: 8,
			way: 'letter',
			letter: lettersIn(8)
		});
		expect(readCheat({ page: '-1', letter: '1.5' })).toEqual({ page: 4, way: 'letter', letter: 1 });
	});

	test('changes one letter, or one page more or less', () => {
		const at = (cheat: { way: Way; page: number; letter: number }) => cheated(cheat).map(({ text }) => text);
		expect(at({ way: 'letter', page: 1, letter: 2 })[0]).toBe('A sobin asked for water in winter.');
		expect(at({ way: 'tear', page: 3, letter: 1 })).toEqual(BOOK.toSpliced(2, 1));
		expect(at({ way: 'slip', page: 8, letter: 1 })).toHaveLength(9);
	});

	test.each(every)(
		'$way on page $page never gets three seals, unless it only adds to the end',
		async (cheat) => {
			const { seals, found, heads, witnesses } = await cheatIn(cheat, NOW);
			const adds = cheat.way === 'slip' && cheat.page === BOOK.length;
			expect(seals).toBe(witnesses.filter((one) => one.seals).length);
			expect(adds ? seals === 4 : seals < 3).toBe(true);
			expect(found.length > 0).toBe(!adds);
			// The heads before the page stand, and all from it on fall.
			const from = cheat.way === 'slip' ? cheat.page + 1 : cheat.page;
			expect(heads.map(({ before, now }) => before === now)).toEqual(BOOK.map((_, at) => at + 1 < from));
		}
	);
});
