import { expect, test } from 'vitest';
import {
	becauseSentence,
	claimTitle,
	mayChange,
	nextSentence,
	owedSentence,
	payOf,
	paymentSentence,
	routeOptions,
	type Claim,
	type ClaimPayment
} from './claim.ts';

const CLAIM: Claim = {
	id: '1',
	version: 1,
	registration: '2',
	title: 'The first hour',
	held_on: '2026-03-03',
	organisation: 'Northbrook',
	reason: 'took part',
	offer: {
		task: 'Taking part',
		minutes: 120,
		preparation_minutes: 0,
		pence: 5500,
		expenses: '',
		paid_within_days: 10,
		how: ''
	},
	choice: null,
	pence: null,
	payee: null,
	fee: 5500,
	expenses: 0,
	declined: 0,
	route: null,
	routes: ['stripe', 'cash'],
	opened_at: '2026-03-03T12:00:00Z',
	submitted_at: null,
	returned_at: null,
	return_note: null,
	approved_at: null,
	withdrawn_at: null,
	pay_on: null,
	due_on: '2026-03-17',
	state: 'draft',
	payments: []
};
const PAYMENT: ClaimPayment = {
	id: '3',
	reference: 'TL-7Q4M2X',
	state: 'approved',
	pence: 5500,
	pay_on: '2026-03-16',
	sent_at: null,
	paid_at: null
};

test.each([
	[{}, '£55.00 was offered. You have not said what you want done with it.'],
	[{ choice: 'full' as const }, 'You want the £55.00 offered.'],
	[{ choice: 'full' as const, expenses: 420 }, 'You want the £55.00 offered, and £4.20 that you spent.'],
	[{ choice: 'less' as const, pence: 2000 }, 'You want £20.00 of the £55.00 offered.'],
	[{ choice: 'none' as const }, 'You want none of the £55.00 offered.'],
	[{ choice: 'expenses_only' as const }, 'You want only what you spent, and none of the £55.00 offered.'],
	[
		{ choice: 'charity' as const, payee: 'The hardship fund' },
		'You want the £55.00 offered to go to The hardship fund.'
	],
	[{ offer: null, expenses: 420 }, 'You claim £4.20 that you spent.'],
	[{ offer: null }, 'Nothing is written down yet.']
])('%j is said as it is', (changes, sentence) => {
	expect(owedSentence({ ...CLAIM, ...changes })).toBe(sentence);
});

test('whose turn it is, at each step', () => {
	const next = (changes: Partial<Claim> = {}, today = '2026-03-10') =>
		nextSentence({ ...CLAIM, ...changes }, today);
	expect(next()).toBe('Say what you want done with it, and send it.');
	expect(next({ choice: 'full' })).toContain('It is not sent yet');
	expect(next({ choice: 'none', fee: 0 })).toContain('Nothing will be paid');
	expect(next({ state: 'submitted' })).toContain('promised to be paid by 17 March 2026');
	expect(next({ state: 'returned' })).toContain('came back');
	expect(next({ state: 'withdrawn' })).toContain('take it up again');
	expect(next({ state: 'approved' })).toContain('closed');
	expect(next({ state: 'submitted' }, '2026-03-18')).toContain('was promised by 17 March 2026');
});

test('money is sent, and never said to be received or paid before it is', () => {
	const said = (state: string, changes: Partial<Claim> = {}) =>
		paymentSentence({ ...PAYMENT, state, paid_at: '2026-03-16T10:00:00Z' }, { ...CLAIM, ...changes });
	expect(said('paid')).toBe('£55.00 was sent to your bank on 16 March 2026.');
	expect(said('confirmed', { route: 'bacs' })).toBe('£55.00 was sent to your bank on 16 March 2026.');
	expect(said('confirmed', { route: 'cash' })).toBe('£55.00 was given to you on 16 March 2026.');
	expect(said('confirmed', { route: 'payroll' })).toBe('£55.00 was sent on 16 March 2026.');
	expect(said('confirmed', { route: 'organisation', choice: 'charity', payee: 'The hardship fund' })).toBe(
		'£55.00 was sent to The hardship fund on 16 March 2026.'
	);
	for (const state of [
		'approved',
		'queued',
		'held',
		'sending',
		'unknown',
		'accepted',
		'failed',
		'returned',
		'refused'
	])
		expect(said(state), state).not.toMatch(/received|was sent to|was given/);
	// Why one waits is not said in lists.
	expect(said('held')).not.toMatch(/limit/);
});

test('what was declined is never said to be theirs', () => {
	expect(payOf(CLAIM)).toBeNull();
	expect(payOf({ ...CLAIM, choice: 'none' })).toEqual({ choice: 'none', pence: null, payee: null });
	expect(becauseSentence({ reason: 'cancelled late' })).toContain('as if it had been held');
	expect(claimTitle({ reason: 'expenses', title: '' })).toBe('What you spent');
});

test('it can be changed until money is on its way', () => {
	expect(mayChange(CLAIM)).toBe(true);
	expect(mayChange({ state: 'withdrawn', payments: [] })).toBe(false);
	for (const [state, may] of [
		['approved', true],
		['held', true],
		['returned', true],
		['sending', false],
		['unknown', false],
		['paid', false],
		['handed_to_finance', false]
	] as const)
		expect(mayChange({ state: 'approved', payments: [{ ...PAYMENT, state }] }), state).toBe(may);
});

test('every way of being paid is asked in the same manner', () => {
	expect(routeOptions(['cash', 'stripe']).map(({ label }) => label)).toEqual([
		'In cash',
		'Into my bank account'
	]);
});
