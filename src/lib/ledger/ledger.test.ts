import { expect, it } from 'vitest';
import { asTable, inALine, posting, sumOf } from './ledger';

const moved = { entries: { owed: -5350, fees: 5000, expenses: 350 } };

it('a transaction is said in a line, with what it comes to', () => {
	expect(inALine(moved)).toBe('Fees, Expenses from Owed to people');
	expect(sumOf(moved)).toBe(5350);
});

it('a file has a line for each entry, which add up to nothing', () => {
	const table = asTable([
		{
			id: 1,
			at: '2026-11-01T10:00:00',
			what: 'payment moved',
			note: null,
			programme: null,
			by: null,
			payment: null,
			...moved
		}
	]);
	expect(table).toHaveLength(4);
	expect(table.slice(1).reduce((sum, row) => sum + Number(row[7]), 0)).toBe(0);
});

it('what is posted by hand says which accounts, how much and why', () => {
	const typed = {
		what: 'funds received',
		account: 'bank',
		from: '',
		pounds: '500',
		note: 'The grant',
		pressed: '00000000-0000-4000-8000-000000000001'
	};
	expect(posting.parse(typed)).toMatchObject({ what: 'funds received', account: 'bank', pence: 50000 });
	expect(posting.safeParse({ ...typed, account: '' }).success).toBe(false);
	expect(posting.safeParse({ ...typed, what: 'cash drawn', account: '' }).success).toBe(true);
	expect(posting.safeParse({ ...typed, what: 'correction' }).success).toBe(false);
	expect(posting.safeParse({ ...typed, pounds: 'a lot' }).success).toBe(false);
	expect(posting.safeParse({ ...typed, note: '' }).success).toBe(false);
});
