// Ed25519 signatures (RFC 8032) in Node.
import { createPublicKey, verify } from 'node:crypto';

/** What stands before the 32 bytes of a key in its DER form (RFC 8410 4). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** Whether a signature of a message is of a key. In: 32 bytes, any number of them, 64 bytes. Never throws for what it is given. */
export async function verifyEd25519(
	publicKey: Uint8Array,
	message: Uint8Array,
	signature: Uint8Array
): Promise<boolean> {
	if (publicKey.length !== 32 || signature.length !== 64) return false;
	const key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });
	return verify(null, message, key, signature);
}
