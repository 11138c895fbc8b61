// The files that check the log, as this installation gives them out: the log itself says their fingerprints (ADR 0030).
import type { InTransaction } from '../platform/worker.server.ts';
import type { CheckingFile } from './verify-file.ts';

/**
 * Appends the fingerprint of each file that checks the log, where the log does not hold it yet. Called in each publishing round, before
 * what waits is sequenced. The fingerprints are made with the files (scripts/verifier.ts); where none were made there is nothing to say.
 */
export async function publishVerifier(inTransaction: InTransaction): Promise<void> {
	const files = await verifierFiles();
	await inTransaction(async (query) => {
		for (const { name, sha256 } of files) await query('select tlog.publish_verifier($1, $2)', [name, sha256]);
	});
}

/** The files that check the log, and the SHA-256 of each in hexadecimal; none where none were made. */
export async function verifierFiles(): Promise<CheckingFile[]> {
	try {
		const made = await import('../../verify/files.json', { with: { type: 'json' } });
		return Object.entries(made.default).map(([name, sha256]) => ({ name, sha256 }));
	} catch {
		return [];
	}
}
