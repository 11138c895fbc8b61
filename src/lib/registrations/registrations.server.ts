import type { Db } from '$lib/platform/db.server';
import { expectOk } from '$lib/platform/errors';
import type { Mine } from './registration';

/** The signed-in person's registrations and invitations: what is to come by day, then what was. */
export async function listMine(db: Db): Promise<Mine> {
	return expectOk(await db.rpc('my_registrations')) as Mine;
}
