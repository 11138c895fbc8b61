// Keys of notes as they are written down (C2SP signed-note, "Verifier keys"; Go's sumdb/note for the signer's).
import { sha256 } from '#sha256';
import { concat, fromBase64, toBase64, toHex, utf8 } from './bytes.ts';

/** What a key signs: notes as they are (a log, its receipts), or checkpoints as a witness that saw them. */
export const ED25519 = 0x01;
export const COSIGNATURE = 0x04;

/** Whose signature it is to be: the name and the key id say which line of a note, the key whether it is true. */
export type Verifier = { name: string; id: string; type: number; publicKey: Uint8Array };

/** Who signs. The seed is secret, and never leaves the process that signs. */
export type Skey = { name: string; id: string; type: number; seed: Uint8Array };

/** Eight hexadecimal letters: the first four bytes of SHA-256(name || 0x0A || type || public key). */
export function keyId(name: string, type: number, publicKey: Uint8Array): string {
	return toHex(sha256(utf8(`${name}\n`), Uint8Array.of(type), publicKey).subarray(0, 4));
}

/** A name may hold no space, no plus and no control character: it stands between those. */
export const isKeyName = (name: string): boolean => /^[^\s+\p{Cc}]+$/u.test(name);

/** The verifier of a key, with its id. */
export function verifierOf(name: string, type: number, publicKey: Uint8Array): Verifier {
	return { name, id: keyId(name, type, publicKey), type, publicKey };
}

/** `name+id+base64(type || public key)` */
export function formatVkey({ name, id, type, publicKey }: Verifier): string {
	return `${name}+${id}+${toBase64(concat(Uint8Array.of(type), publicKey))}`;
}

/** The key of such a line, or null: the id must be the key's own, and the type one that we can check. */
export function parseVkey(text: string): Verifier | null {
	const parts = keyParts(text);
	if (!parts) return null;
	const verifier = verifierOf(parts.name, parts.type, parts.key);
	return verifier.id === parts.id ? verifier : null;
}

const SIGNER = 'PRIVATE+KEY+';

/** `PRIVATE+KEY+name+id+base64(type || seed)`, as Go's note package writes them. */
export function formatSkey({ name, id, type, seed }: Skey): string {
	return `${SIGNER}${name}+${id}+${toBase64(concat(Uint8Array.of(type), seed))}`;
}

/** The signer of such a line, or null. Whether the id is that of the seed, only who can sign knows. */
export function parseSkey(text: string): Skey | null {
	const parts = text.startsWith(SIGNER) ? keyParts(text.slice(SIGNER.length)) : null;
	return parts && { name: parts.name, id: parts.id, type: parts.type, seed: parts.key };
}

function keyParts(text: string): { name: string; id: string; type: number; key: Uint8Array } | null {
	const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)/s.exec(text) ?? [];
	const bytes = fromBase64(encoded);
	const type = bytes?.[0];
	if (!isKeyName(name) || bytes?.length !== 33 || (type !== ED25519 && type !== COSIGNATURE)) return null;
	return { name, id, type, key: bytes.slice(1) };
}
