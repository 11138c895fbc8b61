// Bytes and the ways they are written. Readers are strict: what would be written otherwise is refused with null.

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const utf8 = (text: string): Uint8Array => encoder.encode(text);

/** The text of bytes, or null where they are not UTF-8 (RFC 3629). A byte order mark is kept, as any other character. */
export function fromUtf8(bytes: Uint8Array): string | null {
	try {
		return decoder.decode(bytes);
	} catch {
		return null;
	}
}

export function concat(...parts: Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

/** Whether two are the same bytes. Not in constant time: nothing compared here is secret. */
export function equal(one: Uint8Array, other: Uint8Array): boolean {
	return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

export function toHex(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The bytes of small hexadecimal letters, or null where they are none. */
export function fromHex(text: string): Uint8Array | null {
	if (!/^([0-9a-f]{2})*$/.test(text)) return null;
	return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

/** Base 64 with its padding (RFC 4648 4). */
export function toBase64(bytes: Uint8Array): string {
	let text = '';
	for (const byte of bytes) text += String.fromCharCode(byte);
	return btoa(text);
}

/** The bytes of base 64, or null where it is not exactly as it would be written (RFC 4648 3.5). */
export function fromBase64(text: string): Uint8Array | null {
	const bytes = fromLooseBase64(text);
	return bytes && toBase64(bytes) === text ? bytes : null;
}

/**
 * As fromBase64, but bits behind the last byte may be other than 0. For signatures alone: Go reads such a line, so that it
 * is one with a wrong signature and not a malformed one, and all who read a note must agree on which it is.
 */
export function fromLooseBase64(text: string): Uint8Array | null {
	if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
	return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** Base 64 as it stands in addresses and in entries, without padding (RFC 4648 5). */
export function toBase64url(bytes: Uint8Array): string {
	return toBase64(bytes).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
}

/** The bytes of base 64 without padding, or null where it is not exactly as it would be written. */
export function fromBase64url(text: string): Uint8Array | null {
	if (!/^[A-Za-z0-9_-]*$/.test(text)) return null;
	return fromBase64(
		text
			.replaceAll('-', '+')
			.replaceAll('_', '/')
			.padEnd(Math.ceil(text.length / 4) * 4, '=')
	);
}

/** A whole number as eight bytes, the greatest first. */
export function toU64(value: number): Uint8Array {
	const bytes = new Uint8Array(8);
	new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
	return bytes;
}

/** The whole number in eight bytes, or null above 2^53 - 1, where numbers stop being exact. */
export function fromU64(bytes: Uint8Array): number | null {
	const value = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0));
	return Number.isSafeInteger(value) ? value : null;
}

/** A whole number from its decimal digits, or null: no sign, no leading zero, nothing above 2^53 - 1. */
export function parseSize(text: string): number | null {
	const value = Number(text);
	return Number.isSafeInteger(value) && value >= 0 && String(value) === text ? value : null;
}
