// Endings in the database: the list of a trust, and "I have seen it".
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { Ending } from './ending';

const PAGE = 20;

export type Before = { ended_on: string; id: string } | null;

/** What ended at a trust, newest first: only what nobody has seen yet, or all. */
export async function list(db: Db, organisation: string, unseen: boolean, before: Before) {
	const rows = expectOk(
		await db.rpc('endings_of', {
			organisation,
			unseen,
			before_on: before?.ended_on ?? null,
			before_id: before?.id ?? null
		})
	) as Ending[];
	return { rows: rows.slice(0, PAGE), next: rows.length > PAGE ? (rows[PAGE - 1] ?? null) : null };
}

/** Everything that ended at the place of one ending counts as seen. */
export const see = async (db: Db, ending: string) => outcome(await db.rpc('see_ending', { ending }));
