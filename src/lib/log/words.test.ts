import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readWords, wordsOf } from './words';

/** BIP-39 puts four bits of a checksum behind 128 bits: the 132 bits of its twelve words. */
function withChecksum(entropy: string): Uint8Array {
	const bytes = Buffer.from(entropy, 'hex');
	return Buffer.concat([bytes, createHash('sha256').update(bytes).digest()]);
}

describe('the words of a fingerprint', () => {
	// The reference vectors of BIP-39 (trezor/python-mnemonic, vectors.json).
	it.each([
		[
			'00000000000000000000000000000000',
			'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about'
		],
		[
			'7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f',
			'legal winner thank year wave sausage worth useful legal winner thank yellow'
		],
		[
			'80808080808080808080808080808080',
			'letter advice cage absurd amount doctor acoustic avoid letter advice cage above'
		],
		['ffffffffffffffffffffffffffffffff', 'zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong']
	])('are those of the reference list for %s', (entropy, words) => {
		expect(wordsOf(withChecksum(entropy)).join(' ')).toBe(words);
	});

	it('differ where any of the 132 bits differs, and not after them', () => {
		const root = new Uint8Array(32).fill(0xa5);
		for (let bit = 0; bit < 256; bit++) {
			const other = root.slice();
			other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
			expect(wordsOf(other).join(' ') !== wordsOf(root).join(' '), `bit ${bit}`).toBe(bit < 132);
		}
	});
});

describe('words that were typed', () => {
	const root = Uint8Array.from({ length: 32 }, (_, place) => place * 37 + 11);
	const words = wordsOf(root);

	it('are read whatever stands between them, and by their first four letters', () => {
		expect(readWords(words.join(' '))).toEqual(words);
		expect(readWords(words.map((word, place) => `${place + 1}. ${word.toUpperCase()}`).join(',\n'))).toEqual(
			words
		);
		expect(readWords(words.map((word) => word.slice(0, 4)).join(' '))).toEqual(words);
	});

	it.each([
		['eleven', words.slice(1).join(' ')],
		['thirteen', [...words, 'zoo'].join(' ')],
		['one not of the list', [...words.slice(1), 'throughline'].join(' ')],
		['one with a letter too much', [...words.slice(1), 'zoology'].join(' ')],
		['nothing', '']
	])('are refused where there are %s', (_why, typed) => {
		expect(readWords(typed)).toBeNull();
	});
});
