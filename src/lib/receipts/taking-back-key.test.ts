import { expect, it } from 'vitest';
import { formatTakingBackKey, readTakingBackKey } from './taking-back-key.ts';

const token = Uint8Array.from({ length: 16 }, (_, at) => (at * 37 + 11) % 256);

it('is written in groups, and read however it is typed', () => {
	const key = formatTakingBackKey(token);
	expect(key).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{6}$/);
	const ways = [
		key,
		key.toLowerCase(),
		key.replaceAll('-', ' '),
		` ${key.replaceAll('-', '')} `,
		key.replaceAll('-', '\u2013')
	];
	for (const typed of ways) expect(readTakingBackKey(typed)).toEqual(token);
	const [zeros, ones] = [new Uint8Array(16), new Uint8Array(16).fill(255)];
	expect(formatTakingBackKey(zeros)).toBe('00000-00000-00000-00000-000000');
	expect(readTakingBackKey('OOOOO-ooooo-00000-00000-000000')).toEqual(zeros);
	expect(readTakingBackKey(formatTakingBackKey(ones))).toEqual(ones);
});

it.each([
	['', 'nothing'],
	['7KQ4M-2XA9P-T', 'a receipt code'],
	['U0000-00000-00000-00000-000000', 'a letter that is never used'],
	['00000-00000-00000-00000-00000', 'a symbol too few'],
	['00000-00000-00000-00000-0000000', 'a symbol too many'],
	['00000-00000-00000-00000-000001', 'bits that no key has']
])('reads nothing from %j: %s', (typed) => {
	expect(readTakingBackKey(typed)).toBeNull();
});

it('has 16 bytes and no other number', () => {
	expect(() => formatTakingBackKey(token.slice(1))).toThrow(RangeError);
});
