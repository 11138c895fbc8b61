// Before a head is signed: what waits gets its numbers.
import type { InTransaction, Query } from '../platform/worker.server.ts';
import { toBase64url } from './bytes.ts';
import type { LogKeys } from './keys.server.ts';

const BATCH = 4096;
const MOST_BATCHES = 64;

/** Gives numbers to all that is staged, and adds what the counts are (tlog.round). */
export async function sequence(inTransaction: InTransaction) {
	for (let batch = 0; batch < MOST_BATCHES; batch++) {
		const [done] = await inTransaction((query: Query) =>
			query<{ told: { more?: boolean } | null }>("select tlog.round($1, interval '10 minutes') as told", [
				BATCH
			])
		);
		// Null: somebody else gives numbers, as a test may.
		if (!done?.told?.more) return;
	}
}

/** Says in the log itself which key takes the place of which, while both sign. */
export async function nameNewKey(inTransaction: InTransaction, { verifiers: { log, before } }: LogKeys) {
	if (!before) return;
	const keys = [before, log].map(({ publicKey }) => toBase64url(publicKey));
	await inTransaction((query) => query('select tlog.rotate_key($1, $2)', keys));
}
