// A sign-in of the last ten minutes, which sensitive acts ask for (design.md 4.9). The database asks again, whatever this says.
import type { Db } from '$lib/platform/db.server';
import { outcome } from '$lib/platform/errors';

/** Until when sensitive acts need no new sign-in, as an ISO moment; null: sign in again first. */
export async function freshUntil(db: Db): Promise<string | null> {
	const answer = outcome<string | null>(await db.rpc('fresh_until'));
	return answer.ok ? answer.data : null;
}
