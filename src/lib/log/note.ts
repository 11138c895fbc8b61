// Signed notes (C2SP signed-note): a text, a blank line, and under it a line for each signature:
//
//     — <name> base64(key id in 4 bytes || signature)
//
// A reader knows some keys. It takes no notice of lines of others, and refuses a note in which one that it knows is wrong.
import { verifyEd25519 } from '#ed25519';
import { concat, fromHex, fromLooseBase64, fromUtf8, toBase64, toHex, utf8 } from './bytes.ts';
import { cosignedMessage, parseCosignature } from './cosignature.ts';
import { COSIGNATURE, isKeyName, type Verifier } from './keys.ts';

export {
	formatSkey,
	formatVkey,
	keyId,
	parseSkey,
	parseVkey,
	verifierOf,
	type Skey,
	type Verifier
} from './keys.ts';

/** Longer notes, and notes with more signatures, are refused before any is checked (Go's reader has the same bounds). */
const LONGEST = 1_000_000;
const MOST_SIGNATURES = 100;

export type Signature = { name: string; id: string; signature: Uint8Array };
export type Note = { text: string; signatures: Signature[] };

/** A signature that was checked. A time in seconds, for those of witnesses. */
export type Verified = { verifier: Verifier; time: number | null };

export type WhyNotOpen = 'malformed' | 'wrong-signature' | 'no-known-key' | 'ambiguous-key';
export type Opened = { why: null; text: string; signed: Verified[] } | { why: WhyNotOpen };

/** The line of one signature. Throws where the id is not eight hexadecimal letters. */
export function signatureLine({ name, id }: { name: string; id: string }, signature: Uint8Array): string {
	const idBytes = fromHex(id);
	if (idBytes?.length !== 4 || !isKeyName(name))
		throw new Error('a signature needs the name and the id of a key');
	return `— ${name} ${toBase64(concat(idBytes, signature))}\n`;
}

/** The note of a text that ends with a line, and of signature lines. */
export function noteWith(text: string, lines: string[]): Uint8Array {
	if (!text.endsWith('\n')) throw new Error('the text of a note ends with the end of a line');
	return utf8(`${text}\n${lines.join('')}`);
}

/** The text of a note and its signatures, none of which was checked; or null where it is none. */
export function parseNote(bytes: Uint8Array): Note | null {
	if (bytes.length > LONGEST) return null;
	const whole = fromUtf8(bytes);
	// eslint-disable-next-line no-control-regex -- a note holds no control character but the end of a line
	if (whole === null || /[\x00-\x09\x0b-\x1f]/.test(whole)) return null;
	// The text may hold blank lines, the signatures may not.
	const end = whole.lastIndexOf('\n\n');
	const lines = whole.slice(end + 2).split('\n');
	if (end < 0 || lines.pop() !== '' || lines.length === 0 || lines.length > MOST_SIGNATURES) return null;
	const signatures: Signature[] = [];
	for (const line of lines) {
		const signature = parseSignatureLine(line);
		if (!signature) return null;
		signatures.push(signature);
	}
	return { text: whole.slice(0, end + 1), signatures };
}

/** The signature of a line without its end, or null. */
export function parseSignatureLine(line: string): Signature | null {
	const [dash, name = '', encoded = '', ...more] = line.split(' ');
	const bytes = fromLooseBase64(encoded);
	if (dash !== '—' || !isKeyName(name) || more.length > 0 || !bytes || bytes.length < 5) return null;
	return { name, id: toHex(bytes.subarray(0, 4)), signature: bytes.slice(4) };
}

/**
 * The text of a note once the signatures of known keys are checked. Out: who signed, each once however often their line
 * stands there; or why it is not believed: one that is known failed, or none is known.
 */
export async function openNote(bytes: Uint8Array, verifiers: Verifier[]): Promise<Opened> {
	const note = parseNote(bytes);
	if (!note) return { why: 'malformed' };
	const signed: Verified[] = [];
	for (const { name, id, signature } of note.signatures) {
		const known = verifiers.filter((verifier) => verifier.name === name && verifier.id === id);
		// Two keys may share four bytes: then nobody can say whose line it is.
		if (known.length > 1) return { why: 'ambiguous-key' };
		const [verifier] = known;
		if (!verifier || signed.some((before) => before.verifier === verifier)) continue;
		const verified = await verify(note.text, verifier, signature);
		if (!verified) return { why: 'wrong-signature' };
		signed.push(verified);
	}
	return signed.length > 0 ? { why: null, text: note.text, signed } : { why: 'no-known-key' };
}

/** Checks one signature of a text. Out: whose it is, or null where it is not. */
export async function verify(
	text: string,
	verifier: Verifier,
	signature: Uint8Array
): Promise<Verified | null> {
	if (verifier.type !== COSIGNATURE) {
		const right = await verifyEd25519(verifier.publicKey, utf8(text), signature);
		return right ? { verifier, time: null } : null;
	}
	const cosignature = parseCosignature(signature);
	if (!cosignature) return null;
	const message = cosignedMessage(cosignature.time, text);
	const right = await verifyEd25519(verifier.publicKey, message, cosignature.signature);
	return right ? { verifier, time: cosignature.time } : null;
}
