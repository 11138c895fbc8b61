// Twelve words for a fingerprint of the book, for print and for the telephone: the first 132 bits of the root, 11 bits a word.
// The list is BIP-39's English one: 2,048 short words that differ in their first four letters. Server only: it is 13 kB.
// Twelve and never fewer: the trust makes the trees, so that n printed bits cost it only 2^(n/2) to match twice (log.md 6).
import { wordlist } from '@scure/bip39/wordlists/english.js';

/** How many words stand for a fingerprint, and the bits each one holds. */
export const WORDS = 12;
const BITS = 11;

/** In: the root of the book, 32 bytes. Out: the twelve words for its first 132 bits, in order. */
export function wordsOf(root: Uint8Array): string[] {
	return Array.from({ length: WORDS }, (_, place) => wordlist[bitsAt(root, place * BITS)] ?? '');
}

/**
 * The twelve words that somebody typed, as they stand in the list: capitals, numbers, commas and line ends do not matter, and the
 * first four letters of a word are enough. Out: the words, or null where there are not twelve or one is not of the list.
 */
export function readWords(typed: string): string[] | null {
	const parts = typed.toLowerCase().match(/[a-z]+/g) ?? [];
	const words = parts.map((part) =>
		wordlist.find(
			(word) =>
				word === part || (part.length >= 4 && word.slice(0, 4) === part.slice(0, 4) && word.startsWith(part))
		)
	);
	return words.length === WORDS && words.every((word) => word !== undefined) ? words : null;
}

/** The number in the eleven bits from this one on, most significant bit first. */
function bitsAt(bytes: Uint8Array, first: number): number {
	let value = 0;
	for (let bit = first; bit < first + BITS; bit++) {
		value = (value << 1) | (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
	}
	return value;
}
