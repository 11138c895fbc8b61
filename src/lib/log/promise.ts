// The promise on a slip: a leaf will stand in the log by a time. Signed by a key of its own, `<origin>/receipts`, which signs
// nothing else. Kept past its time and shown beside a complete log without the leaf, it proves that a contribution was lost.
//
//     <origin> receipt
//     <base64 of the leaf hash>
//     received <seconds since 1970>
//     in log by <seconds since 1970>
import { fromBase64, parseSize, toBase64 } from './bytes.ts';
import { openNote, type Verifier, type WhyNotOpen } from './note.ts';

export type Promised = { origin: string; leaf: Uint8Array; received: number; due: number };

/** The name of the key that promises for a log. */
export const receiptsName = (origin: string): string => `${origin}/receipts`;

/** The text that is signed. Times in seconds since 1970. */
export function promiseText({ origin, leaf, received, due }: Promised): string {
	return `${origin} receipt\n${toBase64(leaf)}\nreceived ${received}\nin log by ${due}\n`;
}

/** What a text promises, or null where it is not written exactly so, or promises a time before it was received. */
export function parsePromise(text: string): Promised | null {
	const [, origin = '', encoded = '', from = '', by = ''] =
		/^([^\n]+) receipt\n([^\n]+)\nreceived (\d+)\nin log by (\d+)\n$/.exec(text) ?? [];
	const leaf = fromBase64(encoded);
	const received = parseSize(from);
	const due = parseSize(by);
	if (leaf?.length !== 32 || received === null || due === null || due < received) return null;
	return { origin, leaf, received, due };
}

export type WhyNotPromised = WhyNotOpen | 'not-a-promise' | 'not-of-this-log';

/** What a signed note promises, if the verifier's key signed it and that key promises for the origin it names. */
export async function openPromise(
	bytes: Uint8Array,
	verifier: Verifier
): Promise<{ why: null; promise: Promised } | { why: WhyNotPromised }> {
	const opened = await openNote(bytes, [verifier]);
	if (opened.why) return opened;
	const promise = parsePromise(opened.text);
	if (!promise) return { why: 'not-a-promise' };
	return verifier.name === receiptsName(promise.origin) ? { why: null, promise } : { why: 'not-of-this-log' };
}
