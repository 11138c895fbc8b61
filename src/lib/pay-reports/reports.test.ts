import { expect, it } from 'vitest';
import { cellWords, halfName } from './fairness';
import { share, thisYear } from './report';

it('a share of nothing is a dash', () => {
	expect(share(0, 0)).toBe('–');
	expect(share(7, 8)).toBe('88%');
});

it.each([
	['2026-11-22', '2026-04-01'],
	['2026-03-31', '2025-04-01'],
	['2026-04-01', '2026-04-01']
])('on %s the financial year began on %s', (today, from) => {
	expect(thisYear(today)).toEqual({ from, until: today });
});

it('a half-year has a name', () => {
	expect(halfName('2026-04-01')).toBe('April to September 2026');
	expect(halfName('2025-10-01')).toBe('October 2025 to March 2026');
});

it('what is hidden says so, and no more', () => {
	expect(cellWords({ n: null, share: null })).toBe('hidden');
	expect(cellWords({ n: 10, share: 50 })).toBe('10 (50%)');
	expect(cellWords({ n: 10, share: null })).toBe('10');
});
