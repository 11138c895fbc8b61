// The ledger in the database. Every call is made as the signed-in person; the database decides who may.
import type { Filter } from '$lib/payments/filter';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { Ledger, Posting, Transaction } from './ledger';

export type LedgerFilter = Pick<Filter, 'from' | 'until'> & { account?: string };

/** A page of 20 with the balances, and the place of the last where there are more. */
export async function list(
	db: Db,
	organisation: string,
	filter: LedgerFilter,
	before: { at: string; id: string } | null
) {
	const found = expectOk(
		await db.rpc('ledger_of', {
			organisation,
			filter,
			before_at: before?.at ?? null,
			before_id: before ? Number(before.id) : null
		})
	) as Ledger;
	const rows = found.rows.slice(0, 20);
	const last = found.rows.length > 20 ? rows.at(-1) : undefined;
	return { ...found, rows, next: last ? `${last.at}_${last.id}` : null };
}

/** The latest 5,000 that a file holds. */
export async function forFile(db: Db, organisation: string, filter: LedgerFilter) {
	return (expectOk(await db.rpc('ledger_of', { organisation, filter, most: 5000 })) as Ledger).rows;
}

export async function one(db: Db, transaction: number) {
	return expectOk(await db.rpc('ledger_transaction', { transaction })) as Transaction & {
		organisation: string;
	};
}

/** Posts what finance did by hand; asks for a sign-in of just now. Answers the id of the transaction. */
export async function post(db: Db, organisation: string, given: Posting) {
	return outcome<number>(await db.rpc('post_to_ledger', { organisation, given }));
}
