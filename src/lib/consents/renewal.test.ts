import { expect, test } from 'vitest';
import type { Consent } from '../contributions/contribution.ts';
import { keepYes, runningOut } from './renewal.ts';

const TODAY = '2026-06-01';
const consent = (changes: Partial<Consent>): Consent => ({
	use: 'website',
	given: true,
	expires_on: '2026-06-20',
	recorded_at: '2024-06-20T10:00:00Z',
	how: 'by the person',
	...changes
});

test('a yes that ends within 30 days runs out; one that ends later does not', () => {
	expect(runningOut([consent({})], TODAY)).toEqual([{ use: 'website', expires_on: '2026-06-20' }]);
	expect(runningOut([consent({ expires_on: '2026-07-01' })], TODAY)).toHaveLength(1);
	expect(runningOut([consent({ expires_on: '2026-07-02' })], TODAY)).toEqual([]);
});

test('one that has ended, a no, and one kept since do not', () => {
	expect(runningOut([consent({ expires_on: TODAY })], TODAY)).toEqual([]);
	expect(runningOut([consent({ given: false })], TODAY)).toEqual([]);
	const kept = consent({ recorded_at: '2026-05-30T10:00:00Z', expires_on: '2028-05-30' });
	expect(runningOut([consent({}), kept], TODAY)).toEqual([]);
});

test('the soonest stands first', () => {
	const board = consent({ use: 'board', expires_on: '2026-06-25' });
	expect(runningOut([board, consent({})], TODAY).map(({ use }) => use)).toEqual(['website', 'board']);
});

test('one press names the use and the months', () => {
	expect(keepYes.parse({ keep: 'website 24' }).keep).toEqual({ answers: { website: true }, months: '24' });
	for (const keep of ['website', 'website 36', 'everything 24', ''])
		expect(keepYes.safeParse({ keep }).success).toBe(false);
});
