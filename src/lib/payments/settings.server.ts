// The settings of paying in the database. Every call is made as the signed-in person; the database decides who may.
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { Change, PaySettings } from './settings';

/** As they hold, and the last changes. */
export async function read(db: Db, organisation: string) {
	return expectOk(await db.rpc('pay_settings_of', { organisation })) as PaySettings;
}

/** Asks for a sign-in of just now. */
export async function set(db: Db, organisation: string, given: Change) {
	return outcome<null>(await db.rpc('change_pay_settings', { organisation, given }));
}
