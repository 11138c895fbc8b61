// What the papers of data protection are filled from, as the signed-in person may read it.
import type { Db } from '$lib/platform/db.server';
import { expectOk } from '$lib/platform/errors';
import type { Facts } from './papers';

/** The settings of an organisation, and who may read which table. */
export async function facts(db: Db, organisation: string): Promise<Facts> {
	return expectOk(await db.rpc('data_protection', { organisation })) as Facts;
}
