// Vouchers in the database. Every call is made as the signed-in person; the database decides who may.
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { Bought } from './schema';
import type { Vouchers } from './voucher';

/** How many there are of each kind, and those that were given, 20 at a time from the newest. Never a serial. */
export async function list(db: Db, organisation: string, after: string | null): Promise<Vouchers> {
	return expectOk(await db.rpc('vouchers_of', { organisation, beside: after })) as Vouchers;
}

/** Answers how many were added. */
export async function add(db: Db, organisation: string, given: Bought) {
	return outcome<number>(await db.rpc('add_vouchers', { organisation, given }));
}

export async function replace(db: Db, voucher: string, why: string) {
	return outcome<string>(await db.rpc('replace_voucher', { voucher, why }));
}
