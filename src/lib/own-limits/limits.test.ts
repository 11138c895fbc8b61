import { expect, test } from 'vitest';
import { crossed, inBox, ownLimits, type OwnLimits } from './limits.ts';

const LIMITS: OwnLimits = {
	week_pence: 8000,
	month_pence: null,
	month_begins_on: 1,
	week: { from: '2026-11-16', given: 3000 },
	month: { from: '2026-11-01', given: 50000 }
};

test('over a limit is more than it, never exactly it; what is no fee is never over', () => {
	expect(crossed(LIMITS, 5000)).toBe(false);
	expect(crossed(LIMITS, 5001)).toBe(true);
	expect(crossed({ ...LIMITS, week_pence: null, month_pence: 50000 }, 1)).toBe(true);
	expect(crossed({ ...LIMITS, week_pence: 0 }, 0)).toBe(false);
});

test('what is typed becomes pence, and empty is no limit', () => {
	expect(ownLimits.parse({ week: '150', month: '', month_begins_on: '17' })).toEqual({
		week: 15000,
		month: null,
		month_begins_on: 17
	});
	for (const wrong of [{ week: 'much' }, { month: '10001' }, { month_begins_on: '31' }])
		expect(ownLimits.safeParse(wrong).success).toBe(false);
	expect([null, 15000, 1250].map(inBox)).toEqual(['', '150', '12.50']);
});
