// Looks in the database: the function that gives a name writes down that somebody looked.
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { LookCount, Why } from './look';

/** Writes down the look; the page of the words shows the name from then on, for that day. */
export const lookAtName = async (db: Db, contribution: string, why: Why) =>
	outcome<string>(await db.rpc('look_at_name', { contribution, why }));

/** How many looks there were at a trust, by month, role and reason. */
export async function counts(db: Db, organisation: string): Promise<LookCount[]> {
	return expectOk(await db.rpc('looks_at_names', { organisation }));
}
