// Commitments: an entry holds one in the place of words, so that words can be shown to be those that were given, and cannot be
// guessed once their salt is destroyed.
import { sha256 } from '#sha256';
import { toBase64url, utf8 } from './bytes.ts';

/**
 * SHA-256(salt || len8(label) || label || content), as an entry holds it: 43 letters. The same as tlog.commitment in SQL.
 * In: 32 random bytes of their own for each text, the word of the field (at most 255 bytes), the text. Throws RangeError.
 */
export function commitment(salt: Uint8Array, label: string, content: string): string {
	const word = utf8(label);
	if (salt.length !== 32 || word.length > 255)
		throw new RangeError('a salt has 32 bytes, a label at most 255');
	return toBase64url(sha256(salt, Uint8Array.of(word.length), word, utf8(content)));
}
