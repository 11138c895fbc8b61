// SHA-256 for browsers, whose own is a promise for each message and at the few hundred bytes of an entry several times slower (ADR 0030).
// The class and not the function around it, which weighs a third of a kilobyte more for options that nobody here has.
import { _SHA256 } from '@noble/hashes/sha2.js';

/** The SHA-256 of parts one after the other. In: any number of them, which are not changed. Out: 32 bytes of their own. */
export function sha256(...parts: Uint8Array[]): Uint8Array {
	const hash = new _SHA256();
	for (const part of parts) hash.update(part);
	return hash.digest();
}
