// The ledger in words: its accounts, what was posted, and what finance may post by hand.
import { z } from 'zod';
import { penceFrom, pounds } from '../platform/money.ts';

/** Accounts as finance reads them. `owed` and `on_its_way` are debts, and stand as minus in the ledger. */
export const ACCOUNT_NAMES: Record<string, string> = {
	fees: 'Fees',
	expenses: 'Expenses',
	owed: 'Owed to people',
	on_its_way: 'On its way',
	stripe_balance: 'At Stripe',
	bank: 'Bank',
	payroll: 'Payroll',
	vouchers: 'Vouchers',
	cash: 'Cash',
	funding: 'Funding'
};
export const ACCOUNTS = Object.keys(ACCOUNT_NAMES);

/** A balance with its sign before the pound: a debt of the account is "−£412.50". */
export function signed(pence: number): string {
	return pence < 0 ? `−${pounds(-pence)}` : pounds(Math.abs(pence));
}

/** The accounts in their order, each with its balance. */
export function balancesOf(balances: Record<string, number>): { account: string; pence: number }[] {
	return ACCOUNTS.filter((account) => account in balances).map((account) => ({
		account,
		pence: balances[account] ?? 0
	}));
}

/** What the accounts that hold money are. */
const MONEY = ['stripe_balance', 'bank', 'payroll', 'vouchers', 'cash'] as const;
/** What finance may post to: what is owed and on its way is moved by payments alone. */
const BY_HAND = [...MONEY, 'fees', 'expenses', 'funding'] as const;
const choices = (of: readonly string[]) =>
	of.map((account) => ({ value: account, label: ACCOUNT_NAMES[account] ?? account }));
export const MONEY_CHOICES = choices(MONEY);
export const ALL_CHOICES = choices(BY_HAND);

export const WHATS = [
	{ value: 'funds received', label: 'Money came in', hint: 'From funding into an account' },
	{ value: 'funds taken back', label: 'Money went back', hint: 'From an account to funding' },
	{ value: 'vouchers bought', label: 'Vouchers were bought', hint: 'From the bank' },
	{ value: 'cash drawn', label: 'Cash was drawn', hint: 'From the bank' },
	{
		value: 'correction',
		label: 'A correction',
		hint: 'From one account to another, where something was posted wrongly'
	}
] as const;
export const WHAT_NAMES: Record<string, string> = {
	'payment moved': 'A payment',
	...Object.fromEntries(WHATS.map(({ value, label }) => [value, label]))
};

export type Transaction = {
	id: number;
	at: string;
	what: string;
	note: string | null;
	programme: string | null;
	payment: { id: string; reference: string; to: string } | null;
	by: string | null;
	entries: Record<string, number> | null;
};
export type Ledger = { balances: Record<string, number>; rows: Transaction[] };

/** The entries, debits first, then by size. */
export function entriesOf({ entries }: Pick<Transaction, 'entries'>): { account: string; pence: number }[] {
	return Object.entries(entries ?? {})
		.map(([account, pence]) => ({ account, pence }))
		.toSorted((one, other) => other.pence - one.pence);
}

/** One line for a list: "Fees, Expenses from Owed to people". */
export function inALine(transaction: Pick<Transaction, 'entries'>): string {
	const entries = entriesOf(transaction);
	const names = (of: typeof entries) => of.map(({ account }) => ACCOUNT_NAMES[account]).join(', ');
	return `${names(entries.filter(({ pence }) => pence > 0))} from ${names(entries.filter(({ pence }) => pence < 0))}`;
}

/** What it comes to: the sum of its debits, in pence. */
export function sumOf(transaction: Pick<Transaction, 'entries'>): number {
	return entriesOf(transaction).reduce((sum, { pence }) => sum + Math.max(pence, 0), 0);
}

const accountNamed = (of: readonly [string, ...string[]]) => z.enum(of, 'Choose an account').optional();
export const posting = z
	.object({
		what: z.enum(
			WHATS.map(({ value }) => value),
			'Choose what was done'
		),
		account: accountNamed(BY_HAND).or(z.literal('').transform(() => undefined)),
		from: accountNamed(BY_HAND).or(z.literal('').transform(() => undefined)),
		pounds: z
			.string()
			.transform((typed) => penceFrom(typed))
			.refine((pence) => pence !== null && pence > 0, 'Type a sum in pounds, like 500 or 12.50'),
		note: z.string().trim().min(3, 'Say why, in a few words').max(200, 'Use at most 200 characters'),
		pressed: z.guid()
	})
	.refine(({ what, account }) => what === 'vouchers bought' || what === 'cash drawn' || account, {
		path: ['account'],
		message: 'Choose the account'
	})
	.refine(({ what, from }) => what !== 'correction' || from, {
		path: ['from'],
		message: 'Choose the account it is taken from'
	})
	.transform(({ pounds, ...rest }) => ({ ...rest, pence: pounds }));
export type Posting = z.output<typeof posting>;

/** The rows as a table for a file: one line for each entry, pounds with the sign of the ledger. */
export function asTable(rows: Transaction[]): (string | number | null)[][] {
	return [
		['Transaction', 'When', 'What', 'Payment', 'Programme', 'Why', 'Account', 'Pounds'],
		...rows.flatMap((row) =>
			entriesOf(row).map(({ account, pence }) => [
				row.id,
				row.at.slice(0, 19),
				WHAT_NAMES[row.what] ?? row.what,
				row.payment?.reference ?? null,
				row.programme,
				row.note,
				ACCOUNT_NAMES[account] ?? account,
				pence / 100
			])
		)
	];
}
