import { describe, expect, test } from 'vitest';
import { sha256 } from '#sha256';
import { concat, fromBase64url, toBase64url, utf8 } from './bytes.ts';
import { commitment } from './commitment.ts';
import { erasureKey, provesErasure } from './erasure.ts';

const salt = sha256(utf8('a salt'));

describe('a commitment', () => {
	test('is the hash of its salt, its label after its length, and its words', () => {
		const made = commitment(salt, 'text', 'Nobody rang back.');
		expect(made).toBe(
			toBase64url(sha256(concat(salt, Uint8Array.of(4), utf8('text'), utf8('Nobody rang back.'))))
		);
		expect(made).toHaveLength(43);
	});

	test('opens with no other words, label or salt', () => {
		const made = new Set([
			commitment(salt, 'text', 'Nobody rang back.'),
			commitment(salt, 'text', 'Nobody rang back'),
			commitment(salt, 'texts', 'Nobody rang back.'),
			// The label's length keeps it apart from the words.
			commitment(salt, 'textN', 'obody rang back.'),
			commitment(sha256(salt), 'text', 'Nobody rang back.')
		]);
		expect(made.size).toBe(5);
	});

	test('is made with 32 bytes of salt and a label whose length is one byte', () => {
		expect(() => commitment(salt.slice(1), 'text', 'x')).toThrow('a salt has 32 bytes');
		expect(() => commitment(concat(salt, salt), 'text', 'x')).toThrow('a salt has 32 bytes');
		expect(() => commitment(salt, 'x'.repeat(256), 'x')).toThrow(RangeError);
		expect(() => commitment(salt, 'é'.repeat(128), 'x')).toThrow(RangeError);
		expect(commitment(salt, 'x'.repeat(255), 'x')).toHaveLength(43);
	});
});

describe('an erasure', () => {
	const token = sha256(utf8('a token')).slice(0, 16);
	const key = erasureKey(token);

	test('is proven by the token that its contribution was given with', () => {
		expect(key).toBe(toBase64url(sha256(utf8('erase/v1\n'), token)));
		expect(provesErasure(toBase64url(token), key)).toBe(true);
	});

	test.each([
		['another token', toBase64url(sha256(utf8('another')).slice(0, 16))],
		['nothing', ''],
		['the key itself', key],
		['a longer token', toBase64url(concat(token, Uint8Array.of(0)))],
		['a shorter token', toBase64url(token.slice(1))],
		['the token with a space', `${toBase64url(token)} `],
		['what is no base 64', '*'.repeat(22)]
	])('is not proven by %s', (_what, wrong) => {
		expect(provesErasure(wrong, key)).toBe(false);
		expect(fromBase64url(key)).toHaveLength(32);
	});

	test('has a key for tokens of 16 bytes alone', () => {
		expect(() => erasureKey(token.slice(1))).toThrow('has 16 bytes');
		expect(() => erasureKey(concat(token, token))).toThrow(RangeError);
	});
});
