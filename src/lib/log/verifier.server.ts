// The files that check the log, as this installation gives them out: the log itself says their fingerprints (ADR 0030).
import type { InTransaction } from '../platform/worker.server.ts';

/**
 * Appends the fingerprint of each file that checks the log, where the log does not hold it yet. Called in each publishing round, before
 * what waits is sequenced. The fingerprints are made with the files (scripts/verifier.ts); where none were made there is nothing to say.
 */
export async function publishVerifier(inTransaction: InTransaction): Promise<void> {
	const files = await fingerprints();
	await inTransaction(async (query) => {
		for (const [file, sha256] of files) await query('select tlog.publish_verifier($1, $2)', [file, sha256]);
	});
}

async function fingerprints(): Promise<[file: string, sha256: string][]> {
	try {
		const made = await import('../../verify/files.json', { with: { type: 'json' } });
		return Object.entries(made.default);
	} catch {
		return [];
	}
}
