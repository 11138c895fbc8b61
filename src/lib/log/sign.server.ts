// Ed25519 signatures (RFC 8032), made in Node alone: a seed never leaves the process that signs.
import { createPrivateKey, createPublicKey, randomBytes, sign, type KeyObject } from 'node:crypto';
import { ED25519, verifierOf, type Skey, type Verifier } from './keys.ts';

/** What stands before the 32 bytes of a seed in its DER form (RFC 8410 7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

function privateKey(seed: Uint8Array): KeyObject {
	return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
}

/** The 64 bytes of a signature of a message. The same message gives the same bytes. */
export function signEd25519(skey: Pick<Skey, 'seed'>, message: Uint8Array): Uint8Array {
	return new Uint8Array(sign(null, message, privateKey(skey.seed)));
}

/** The verifier of a signer, with the id that belongs to its seed. */
export function verifierFor({ name, type, seed }: Omit<Skey, 'id'>): Verifier {
	const der = createPublicKey(privateKey(seed)).export({ format: 'der', type: 'spki' });
	// The key is the last 32 bytes (RFC 8410 4).
	return verifierOf(name, type, new Uint8Array(der.subarray(-32)));
}

/** A new key under a name: of a log or of its receipts, unless another type is asked for. */
export function makeSkey(name: string, type: number = ED25519): Skey {
	const seed = new Uint8Array(randomBytes(32));
	return { name, type, seed, id: verifierFor({ name, type, seed }).id };
}
