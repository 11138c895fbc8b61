// What is due, as the database answers it: one round trip.
import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { expectOk } from '$lib/platform/errors';
import type { Db } from '$lib/platform/db.server';
import { DUE_STOPS, type Due } from './due';

const query = z.object({
	all: z.literal('yes').optional(),
	at: z.enum(DUE_STOPS).optional(),
	after: z
		.string()
		.regex(/^\d{4}-\d\d-\d\d_[0-9a-f-]{36}$/)
		.optional()
});

/** The list behind an address: one's own, or with ?all=yes everything; without a stop, of the first where something is due. */
export async function read(db: Db, organisation: string, url: URL): Promise<Due & { all: boolean }> {
	const asked = query.safeParse(Object.fromEntries(url.searchParams));
	if (!asked.success) error(404, { code: 'not-found', message: 'Page not found' });
	const { all, at, after } = asked.data;
	const found = await db.rpc('due', { organisation, mine: !all, stop: at, after });
	return { ...(expectOk(found) as Due), all: all === 'yes' };
}
