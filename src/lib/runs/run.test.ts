import { describe, expect, test } from 'vitest';
import { csvOf } from '../platform/csv.ts';
import { asTable, byHand, nameOf, sumOf, whatWaits, type Item } from './run.ts';
import { handOver, newRun, record } from './schema.ts';

const ITEM: Item = {
	payment: '1',
	position: 1,
	name: 'Redwing',
	reference: 'TL-7Q4M2',
	role: 'Interview panel member',
	done_on: '2026-11-02',
	fee_pence: 15000,
	expense_pence: 1210,
	pence: 16210,
	programme: 'Plan, 2026',
	cost_code: 'N41/2207',
	finance_ref: 'SUP-14',
	code: null,
	due_on: '2026-11-16',
	state: 'handed_to_finance',
	record: null
};
const lines = (route: 'payroll' | 'bacs', items: Item[]) => csvOf(asTable(route, items)).trim().split('\r\n');

describe('the file of a run', () => {
	test('for payroll: who, for what and when, gross and expenses apart, cost code, reference', () => {
		const [head, line] = lines('payroll', [ITEM]);
		expect(head).toBe('Name,Employee reference,Role,Day of the work,Gross fee,Expenses,Cost code,Reference');
		expect(line).toBe('Redwing,SUP-14,Interview panel member,2026-11-02,150.00,12.10,N41/2207,TL-7Q4M2');
	});

	test('for the bank: the reference of the finance system, and no name', () => {
		const [head, line] = lines('bacs', [ITEM]);
		expect(head).toContain('Supplier reference,Amount');
		expect(line).toBe('SUP-14,162.10,150.00,12.10,N41/2207,TL-7Q4M2,2026-11-16');
	});

	test('nothing in it is a formula, and what was taken back is not in it', () => {
		const formula = { ...ITEM, name: '=HYPERLINK("http://x")', role: '+1', cost_code: '@SUM(1)' };
		const [, line, ...more] = lines('payroll', [formula, { ...ITEM, position: 2, state: 'taken back' }]);
		expect(line).toMatch(/^"'=HYPERLINK/);
		expect(line).toContain("'+1");
		expect(line).toContain("'@SUM(1)");
		expect(more).toEqual([]);
	});
});

describe('in words', () => {
	test('a run is named by its way, who brings it, and its number', () => {
		expect(nameOf({ route: 'cash', partner: 'Rooted Voices CIC', number: 12 })).toBe(
			'Cash through Rooted Voices CIC, run 12'
		);
		expect(nameOf({ route: 'bacs', partner: null, number: 1 })).toBe('Bank transfers by finance, run 1');
	});

	test('one payment is one', () => {
		expect(sumOf(1, 5950)).toBe('One payment, £59.50');
		expect(sumOf(2, 11900)).toBe('2 payments, £119.00 together');
	});

	test('what waits says why, and only where any does', () => {
		const none = { route: 'bacs' as const, partner_id: null, partner: null, ready: 1, pence: 1 };
		const waiting = { ...none, later: 0, stopped: 0, changed: 0, payee: 0, vouchers: 0, refs: 2 };
		expect(whatWaits(waiting)).toEqual(['2 of a payee finance has no reference for']);
		expect(whatWaits({ ...waiting, refs: 0, later: 1 })).toEqual(['1 that the person wants later']);
	});

	test('cash and vouchers go from hand to hand', () => {
		expect([byHand('cash'), byHand('voucher'), byHand('payroll')]).toEqual([true, true, false]);
	});
});

describe('forms', () => {
	const PARTNER = '00000000-0000-4000-b000-000000000002';
	const day = { 'due_by-day': '22' };

	test('what is handed over is a way, and who brings it', () => {
		expect(newRun.parse({ what: `cash:${PARTNER}`, due_by: '2026-11-22', ...day }).what).toEqual([
			'cash',
			PARTNER
		]);
		expect(newRun.parse({ what: 'payroll:', due_by: '2026-11-22' }).what).toEqual(['payroll', '']);
		for (const what of ['stripe:', 'cash:nobody', '', undefined])
			expect(newRun.safeParse({ what, due_by: '2026-11-22' }).success).toBe(false);
	});

	test('a record asks for the day, the way and the reference', () => {
		const typed = record.safeParse({ paid_on: '', reference: ' ' });
		expect(typed.error?.issues.map(({ path }) => path[0]).toSorted()).toEqual([
			'method',
			'paid_on',
			'reference'
		]);
		const given = { paid_on: '2026-11-22', method: 'cheque', reference: ' 000123 ' };
		expect(record.parse(given)).toEqual({ ...given, reference: '000123', evidence: '' });
	});

	test('handing over: a cheque is ticked or not', () => {
		const given = { given_on: '2026-11-22', witness: 'Swift' };
		expect(handOver.parse(given).cheque).toBe(false);
		expect(handOver.parse({ ...given, cheque: 'yes' }).cheque).toBe(true);
	});
});
