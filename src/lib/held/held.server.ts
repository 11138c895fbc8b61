// Everything held about whoever asks: read as they, for nobody else.
import type { Db } from '$lib/platform/db.server';
import { expectOk } from '$lib/platform/errors';
import type { Held } from './held';

/** The first `most` of each part, or all of them. */
export async function everything(db: Db, most: number | null = null): Promise<Held> {
	return expectOk(await db.rpc('everything_held', { most }));
}

/** What stands with the words of a slip; null for a code that leads to none. */
export async function bySlip(db: Db, code: string): Promise<Held | null> {
	return expectOk(await db.rpc('held_by_receipt', { code })) as Held | null;
}

/** The same as a file to take away, which nothing in between keeps. */
export const asFile = (held: Held) =>
	new Response(JSON.stringify(held, null, '\t'), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="everything.json"',
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff'
		}
	});
