// Whether somebody asked that their words be removed: only they hold the token, the entry of their contribution holds its key.
import { sha256 } from '#sha256';
import { fromBase64url, toBase64url, utf8 } from './bytes.ts';

/** SHA-256("erase/v1\n" || token), as an entry holds it: 43 letters. In: 16 bytes made on the person's side. Throws RangeError. */
export function erasureKey(token: Uint8Array): string {
	if (token.length !== 16) throw new RangeError('an erasure token has 16 bytes');
	return toBase64url(sha256(utf8('erase/v1\n'), token));
}

/** Whether a token, as an entry reveals it, is the one behind a key. Anything that is not 16 bytes is not. */
export function provesErasure(token: string, key: string): boolean {
	const bytes = fromBase64url(token);
	return bytes?.length === 16 && erasureKey(bytes) === key;
}
