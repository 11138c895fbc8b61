// What waits past its day at a trust, as the database answers it: one round trip.
import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { expectOk } from '$lib/platform/errors';
import type { Db } from '$lib/platform/db.server';
import { STOPS, type Late } from './late';

const query = z.object({
	at: z.enum(STOPS).optional(),
	after: z
		.string()
		.regex(/^\d{4}-\d\d-\d\d_[0-9a-f-]{36}$/)
		.optional()
});

/** Rows of a page of 5 kB on its way to an old phone. */
const ON_A_PAGE = 12;

/** The list behind an address; without a stop in it, of the first where something is late. */
export async function read(db: Db, trust: string, url: URL): Promise<Late> {
	const asked = query.safeParse(Object.fromEntries(url.searchParams));
	if (!asked.success) error(404, { code: 'not-found', message: 'Page not found' });
	const { at = null, after = null } = asked.data;
	return expectOk(await db.rpc('late', { trust, stop: at, after, most: ON_A_PAGE })) as Late;
}
