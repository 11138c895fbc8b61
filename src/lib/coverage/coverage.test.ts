import { describe, expect, test } from 'vitest';
import { BECAME } from '../find/find';
import { figures, given, reasonLabel, REASONS, reasons } from './coverage';
import { whyUnused } from './schema';

const counts = {
	given: 12,
	taken_back: 1,
	kept_back: 1,
	stands: 10,
	coded: 4,
	quoted: 3,
	unused: 7,
	unexplained: 5
};

describe('figures', () => {
	test('are shares of what can be used, and lead to what they count', () => {
		expect(figures(counts).slice(0, 2)).toEqual([
			{ label: 'Have a code', n: 4, share: 40, use: 'coded' },
			{ label: 'Quoted', n: 3, share: 30, use: 'quoted' }
		]);
		expect(figures({})[0]).toMatchObject({ n: 0, share: null });
	});

	test('every figure can be asked for', () => {
		for (const { use } of figures(counts)) expect(use).not.toBeNull();
		for (const reason of Object.keys(REASONS)) expect(BECAME).toHaveProperty(`why_${reason}`);
	});
});

describe('why words were not used', () => {
	test('stands by how often it was said, and what nobody explained comes last', () => {
		const said = reasons({ ...counts, why_too_little: 1, why_said_by_others: 2 });
		expect(said.map(({ n, use }) => [n, use])).toEqual([
			[2, 'why_said_by_others'],
			[1, 'why_too_little'],
			[5, 'unexplained']
		]);
		expect(reasons({ stands: 3 })).toEqual([]);
	});

	test('is in words for every reason, also one that came later', () => {
		expect(reasonLabel('too_little')).toBe('There was too little to go on');
		expect(reasonLabel('something_new')).toBe(REASONS.other);
	});

	test('needs words only for another reason', () => {
		expect(whyUnused.safeParse({ reason: 'too_little' }).success).toBe(true);
		expect(whyUnused.safeParse({ reason: 'other', words: ' ' }).success).toBe(false);
		expect(whyUnused.safeParse({ reason: 'boring' }).success).toBe(false);
	});
});

test('what was given is said in words', () => {
	expect(given(counts)).toBe('12 were given. 1 was taken back by its giver. 1 was kept back by moderation.');
	expect(given({ given: 1 })).toBe('1 was given.');
	expect(given({ given: 1200, taken_back: 2 })).toBe(
		'1,200 were given. 2 were taken back by those who gave them.'
	);
});
