import { expect, test } from 'vitest';
import { byTime, ratesOn, STARTER_CARD } from './rates.ts';

const half = (day: string) => ratesOn(STARTER_CARD, day).find(({ task }) => task === 'Half a day')?.pence;

test('what is paid goes by the day of the activity, on both sides of 16 December 2025 (R54)', () => {
	expect(half('2025-12-15')).toBe(7500);
	expect(half('2025-12-16')).toBe(8250);
	expect(half('2025-03-31')).toBeUndefined();
	expect(ratesOn(STARTER_CARD, '2026-06-04').map(({ pence }) => pence)).toEqual([
		1380, 2750, 5500, 8250, 16500, 33000, 49500
	]);
});

test('a card is read by what holds now, what comes and what ended', () => {
	const { now, coming, ended } = byTime(STARTER_CARD, '2025-12-15');
	expect([now.length, coming.length, ended.length]).toEqual([7, 7, 0]);
	expect(byTime(STARTER_CARD, '2025-12-16').ended).toHaveLength(7);
});
