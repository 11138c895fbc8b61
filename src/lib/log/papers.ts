// What people bring to a check: a head from a board paper, an earlier checkpoint, the promise of a slip, a proof, a carbon copy. Told
// apart by what they are, so that nobody must say which they hold.
import { fromBase64, fromBase64url, fromUtf8, parseSize, utf8 } from './bytes.ts';
import { leafHash } from './hashes.ts';
import { parseNote } from './note.ts';
import { parsePromise, promiseText, type Promised } from './promise.ts';
import { parseProof, type Proof } from './proof.ts';
import { parseCheckpoint, type Checkpoint } from './checkpoint.ts';

/** What opens a commitment: the salt in base 64, and the words. */
export type Openings = Record<string, { salt: string; content: string }>;

export type Paper = { name: string } & (
	| { kind: 'head'; size: number; root: Uint8Array }
	| { kind: 'checkpoint'; checkpoint: Checkpoint; note: Uint8Array }
	| { kind: 'promise'; promise: Promised; note: Uint8Array }
	/** A promise as a slip's square code has it: its text follows from the leaf and the time. */
	| { kind: 'slip'; leaf: Uint8Array; received: number; signature: Uint8Array }
	| { kind: 'proof'; proof: Proof }
	| {
			kind: 'copy';
			entry: Uint8Array;
			leaf: Uint8Array;
			/** Where it says that it stands. */
			index: number | null;
			promise: string | null;
			proof: string | null;
			opens: Openings;
	  }
	| { kind: 'unknown' }
);

/** Far longer than any label of ours, and with all its letters within the 255 bytes that a commitment has for one. */
const LONGEST_LABEL = 60;

/** A promise is for an hour after the words were received (log.md 2). */
export const PROMISED_WITHIN = 3600;

/** What a text is. In: a name for it, as its holder knows it. Never throws: what it is not is `unknown`. */
export function readPaper(name: string, text: string): Paper {
	const trimmed = text.trim();
	return (
		readHead(name, trimmed) ??
		readSlip(name, trimmed) ??
		readProof(name, text) ??
		readNote(name, text) ??
		readCopy(name, trimmed) ?? { name, kind: 'unknown' }
	);
}

/** "12408:" or "12,408 pages" and the fingerprint of 44 letters, in groups or not. */
function readHead(name: string, text: string): Paper | null {
	const [, digits = '', encoded = ''] = /^([\d,]+)(?:\s*pages?)?[\s:]+([A-Za-z0-9+/=\s]+)$/.exec(text) ?? [];
	const size = parseSize(digits.replaceAll(',', ''));
	const root = fromBase64(encoded.replace(/\s/g, ''));
	return size !== null && root?.length === 32 ? { name, kind: 'head', size, root } : null;
}

/** The part of a slip's square code behind the #: leaf, time received, signature. */
function readSlip(name: string, text: string): Paper | null {
	const [, one = '', time = '', other = ''] = /([\w-]{43})\.(\d+)\.([\w-]{86})$/.exec(text) ?? [];
	const leaf = fromBase64url(one);
	const signature = fromBase64url(other);
	const received = parseSize(time);
	if (leaf?.length !== 32 || signature?.length !== 64 || received === null) return null;
	return { name, kind: 'slip', leaf, received, signature };
}

function readProof(name: string, text: string): Paper | null {
	const proof = parseProof(text);
	return proof && { name, kind: 'proof', proof };
}

function readNote(name: string, text: string): Paper | null {
	const bytes = utf8(text);
	const note = parseNote(bytes);
	if (!note) return null;
	const promise = parsePromise(note.text);
	if (promise) return { name, kind: 'promise', promise, note: bytes };
	const checkpoint = parseCheckpoint(note.text);
	return checkpoint && { name, kind: 'checkpoint', checkpoint, note: bytes };
}

/** The file that a receipt gives: {"entry": its text, "index", "proof", "promise", "opens": {label: {salt, content}}}. */
function readCopy(name: string, text: string): Paper | null {
	let copy: unknown;
	try {
		copy = JSON.parse(text);
	} catch {
		return null;
	}
	if (typeof copy !== 'object' || copy === null || !('entry' in copy) || typeof copy.entry !== 'string')
		return null;
	const { index, promise, proof, opens } = copy as Record<string, unknown>;
	// Openings that could not be tried must not look like words that fit.
	if (opens !== undefined && !isOpenings(opens)) return null;
	const entry = utf8(copy.entry);
	return {
		name,
		kind: 'copy',
		entry,
		leaf: leafHash(entry),
		index: typeof index === 'number' ? parseSize(String(index)) : null,
		promise: typeof promise === 'string' ? promise : null,
		proof: typeof proof === 'string' ? proof : null,
		opens: opens ?? {}
	};
}

function isOpenings(value: unknown): value is Openings {
	return (
		typeof value === 'object' &&
		value !== null &&
		Object.entries(value).every(
			([label, one]: [string, unknown]) =>
				label.length <= LONGEST_LABEL &&
				typeof one === 'object' &&
				one !== null &&
				'salt' in one &&
				'content' in one &&
				typeof one.content === 'string' &&
				typeof one.salt === 'string' &&
				fromBase64(one.salt)?.length === 32
		)
	);
}

/** The signed text of a slip's promise, which the square code leaves out since it follows from the rest. */
export function slipText(origin: string, leaf: Uint8Array, received: number): string {
	return promiseText({ origin, leaf, received, due: received + PROMISED_WITHIN });
}

/** The text of bytes for a reader of papers; bytes that are none are `unknown`. */
export const paperFrom = (name: string, bytes: Uint8Array): Paper => readPaper(name, fromUtf8(bytes) ?? '');
