// What finance and the auditor read of payments. Every call is made as the signed-in person; the database decides who may.
import type { Db } from '$lib/platform/db.server';
import { expectOk } from '$lib/platform/errors';
import type { Filter } from './filter';
import type { Home, List, Payment } from './payment';

/** What waits, what is held and late, and what there is. */
export async function home(db: Db, organisation: string) {
	return expectOk(await db.rpc('payments_home', { organisation })) as Home;
}

/** A page of 20, and the place of the last where there are more. */
export async function list(
	db: Db,
	organisation: string,
	filter: Filter,
	before: { at: string; id: string } | null
) {
	const found = expectOk(
		await db.rpc('payments_of', {
			organisation,
			filter,
			before_at: before?.at ?? null,
			before_id: before?.id ?? null
		})
	) as List;
	const rows = found.rows.slice(0, 20);
	const last = found.rows.length > 20 ? rows.at(-1) : undefined;
	return { ...found, rows, next: last ? `${last.made_at}_${last.id}` : null };
}

/** The latest 5,000 that a file holds. */
export async function forFile(db: Db, organisation: string, filter: Filter) {
	return (expectOk(await db.rpc('payments_of', { organisation, filter, most: 5000 })) as List).rows;
}

/** One payment; stops with "not found" for another trust's. */
export async function one(db: Db, payment: string) {
	return expectOk(await db.rpc('payment_of', { payment })) as Payment;
}
