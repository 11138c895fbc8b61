// One's own limits in the database, read and set by the person alone.
import type { z } from 'zod';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { OwnLimits, ownLimits } from './limits';

/** One's limits and how far they are used. */
export async function mine(db: Db): Promise<OwnLimits> {
	return expectOk(await db.rpc('my_own_limits')) as OwnLimits;
}

export async function set(db: Db, { week, month, month_begins_on }: z.output<typeof ownLimits>) {
	const given = { week_pence: week, month_pence: month, month_begins_on };
	return outcome<null>(await db.rpc('set_own_limits', { given }));
}
