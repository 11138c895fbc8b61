// Entries: JSON in the one form of RFC 8785 (JCS), of closed words, whole numbers, and lists and objects of those. Nothing
// that a person wrote fits in, whatever the type. What each type may hold is in entry-types.ts.
import { fromUtf8 } from './bytes.ts';
import { LONGEST_ENTRY } from './tiles.ts';

export type Value = string | number | Value[] | { [key: string]: Value };
export type Entry = { v: number; type: string; at: string; id: string; prev: string[]; [key: string]: Value };

const WORD = /^[A-Za-z0-9_.:-]{1,64}$/;
const ID = /^[A-Za-z0-9_-]{22}$/;
/** An entry in it, what an entry holds, and what that holds: nothing of ours is deeper. */
const DEEPEST = 4;

/** The canonical form (RFC 8785). Throws TypeError for what JSON cannot say exactly: NaN, half a surrogate pair, undefined. */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (value !== null && typeof value === 'object') {
		const held = value as Record<string, unknown>;
		// Sorted by UTF-16 code units, as sort() does (RFC 8785 3.2.3).
		const pairs = Object.keys(held)
			.sort()
			.map((key) => `${canonical(key)}:${canonical(held[key])}`);
		return `{${pairs.join(',')}}`;
	}
	const sayable =
		value === null ||
		typeof value === 'boolean' ||
		Number.isFinite(value) ||
		(typeof value === 'string' && value.isWellFormed());
	if (!sayable) throw new TypeError('this cannot be written as JSON and read again as the same');
	return JSON.stringify(value);
}

/** Whether a value is of the closed form: words and ids, whole numbers from 0 up, lists and objects, not deeper than ours. */
export function isClosed(value: unknown, deepest = DEEPEST): value is Value {
	if (typeof value === 'string') return WORD.test(value);
	if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0;
	if (value === null || typeof value !== 'object' || deepest === 0) return false;
	if (!Array.isArray(value) && !Object.keys(value).every((key) => WORD.test(key))) return false;
	return Object.values(value).every((held) => isClosed(held, deepest - 1));
}

/** The entry of bytes, or null: canonical to the byte, of the closed form, with the five things that every entry has. */
export function parseEntry(bytes: Uint8Array): Entry | null {
	const text = bytes.length > LONGEST_ENTRY ? '' : (fromUtf8(bytes) ?? '');
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return null;
	}
	// Written again: so a key twice, a space, 1.0 and an escaped letter are all found.
	if (!isClosed(value) || canonical(value) !== text) return null;
	// A word, a number and a list have none of these.
	const { v, type, at, id, prev } = value as { [key: string]: Value };
	const whole =
		typeof v === 'number' &&
		typeof type === 'string' &&
		typeof at === 'string' &&
		isId(id) &&
		Array.isArray(prev) &&
		prev.every(isId);
	return whole ? (value as Entry) : null;
}

/** 128 random bits, as an entry is named. */
export const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value);
