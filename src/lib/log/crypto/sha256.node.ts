// SHA-256 (FIPS 180-4) in Node: one call for each message, which is the fastest there is for a few hundred bytes.
import { hash } from 'node:crypto';

const ROOM = 8192;
/** What small parts are put together in: a copy within one buffer costs less than a view or an allocation for each. */
const together = Buffer.allocUnsafeSlow(ROOM);
const nodeOf65 = together.subarray(0, 65);

/** The SHA-256 of parts one after the other. In: any number of them, which are not changed. Out: 32 bytes of their own. */
export function sha256(...parts: Uint8Array[]): Uint8Array {
	let length = 0;
	for (const part of parts) length += part.length;
	const whole =
		length === 65 ? nodeOf65 : length <= ROOM ? together.subarray(0, length) : Buffer.allocUnsafe(length);
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return hash('sha256', whole, 'buffer');
}
