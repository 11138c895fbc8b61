// Ed25519 where a browser has none: a kept library, in a file of its own that only such browsers fetch (ADR 0030).
import { ed25519 } from '@noble/curves/ed25519.js';

/** As verifyEd25519 of ed25519.browser.ts, by the strict rules of RFC 8032 5.1.7 and not those of ZIP 215. */
export function verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
	try {
		return ed25519.verify(signature, message, publicKey, { zip215: false });
	} catch {
		return false;
	}
}
