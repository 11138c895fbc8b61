// What a witness signs: that it saw a checkpoint at a time, and nothing that is not consistent with it (C2SP tlog-cosignature v1).
// The message does not say who signs, so that one key is one witness.
import { concat, fromU64, toU64, utf8 } from './bytes.ts';

/** The message for a time in seconds since 1970 and the text of a checkpoint, its last line's end with it. */
export const cosignedMessage = (time: number, text: string): Uint8Array =>
	utf8(`cosignature/v1\ntime ${time}\n${text}`);

/** The 72 bytes that stand behind the key id: the time, then the signature of the message. */
export const formatCosignature = (time: number, signature: Uint8Array): Uint8Array =>
	concat(toU64(time), signature);

/** The time and the signature in 72 bytes, or null where they are not that many. */
export function parseCosignature(bytes: Uint8Array): { time: number; signature: Uint8Array } | null {
	if (bytes.length !== 72) return null;
	const time = fromU64(bytes);
	return time === null ? null : { time, signature: bytes.slice(8) };
}
