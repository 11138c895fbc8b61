import { expect, test } from 'vitest';
import { leftAlone, standing, waitsForMe, type OwnPayment } from './own-payment.ts';

const HELD: OwnPayment = {
	id: '1',
	claim: '2',
	organisation: 'Northbrook Mental Health NHS Trust',
	reference: 'TL-AAAAAA',
	route: 'cash',
	pence: 5000,
	fee_pence: 5000,
	expense_pence: 0,
	state: 'held',
	held_why: 'over their own limit',
	version: 2,
	pay_on: '2026-11-16',
	paid_on: null,
	done_on: '2026-11-03',
	part: 1,
	to_me: true,
	let_through: false
};

test('what waits for one’s own limit says so, and on which day it goes out by itself', () => {
	expect(waitsForMe(HELD)).toBe(true);
	expect(standing(HELD)).toContain('over the limit you set');
	expect(leftAlone({ fits_on: '2026-11-23' })).toContain('by itself once it fits: from 23 November 2026');
	expect(leftAlone({ fits_on: null })).toContain('does not go out before you say');
});

test('why else something waits is not theirs to settle, and no word of a limit', () => {
	const other = { ...HELD, held_why: 'under review' };
	expect(waitsForMe(other)).toBe(false);
	expect(standing(other)).not.toContain('limit');
});

test('sent is never said to be received', () => {
	for (const route of ['stripe', 'bacs', 'payroll', 'voucher', 'cash', 'organisation'] as const)
		for (const to_me of [true, false])
			expect(standing({ ...HELD, route, to_me, state: 'paid', paid_on: '2026-11-20' })).not.toMatch(/receiv/);
});
