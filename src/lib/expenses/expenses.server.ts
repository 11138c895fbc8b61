// Expenses in the database. Every call is made as the signed-in person; the database decides who may.
import { error } from '@sveltejs/kit';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { Line, ReceiptType, Waiver } from './expense';
import type { expenseFrom } from './schema';

type Receipt = { type: ReceiptType; base64: string };

/** What a claim is made of; stops with "not found" for whoever may not see it. */
export async function linesOf(db: Db, claim: string): Promise<Line[]> {
	return expectOk(await db.rpc('lines_of_claim', { claim })) as Line[];
}

/** Adds a line to a claim, with its receipt where there is one. Answers the line's id. */
export async function add(
	db: Db,
	claim: string,
	given: ReturnType<typeof expenseFrom>,
	receipt: Receipt | undefined
) {
	return outcome<string>(
		await db.rpc('add_expense', { claim, given: { ...given, ...(receipt && { receipt }) } })
	);
}

export async function addReceipt(db: Db, line: string, receipt: Receipt) {
	return outcome<null>(await db.rpc('add_receipt', { line, receipt }));
}

export async function remove(db: Db, line: string) {
	return outcome<null>(await db.rpc('remove_expense', { line }));
}

/** Says with one's name that no receipt is needed, for somebody else's expense. */
export async function waive(db: Db, line: string, why: Waiver) {
	return outcome<null>(await db.rpc('waive_receipt', { line, why }));
}

/** A receipt; stops with "not found" for whoever may not see it. */
export async function receipt(db: Db, id: string): Promise<Receipt> {
	const found = expectOk(await db.rpc('expense_receipt', { receipt: id })) as Receipt | null;
	return found ?? error(404, { code: 'not-found', message: 'Page not found' });
}
