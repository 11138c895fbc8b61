import { describe, expect, test } from 'vitest';
import * as bytes from './bytes.ts';

const { concat, equal, fromBase64, fromBase64url, fromHex, fromLooseBase64, fromUtf8, parseSize, utf8 } =
	bytes;
const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);

describe('bytes', () => {
	test('are put one after the other', () => {
		expect(concat(Uint8Array.of(1, 2), Uint8Array.of(), Uint8Array.of(3))).toEqual(Uint8Array.of(1, 2, 3));
		expect(concat()).toEqual(Uint8Array.of());
	});

	test.each([
		[[1, 2], [1, 2], true],
		[[], [], true],
		[[1, 2], [1, 3], false],
		[[2, 1], [3, 1], false],
		[[1, 2], [1, 2, 3], false],
		[[1, 2, 3], [1, 2], false]
	])('%j and %j are equal: %s', (one, other, same) => {
		expect(equal(Uint8Array.from(one), Uint8Array.from(other))).toBe(same);
	});

	test('are read back from each way of writing them', () => {
		expect(fromHex(bytes.toHex(all))).toEqual(all);
		expect(fromHex('')).toEqual(Uint8Array.of());
		for (const length of [0, 1, 2, 3, 4, 255, 256]) {
			const some = all.slice(0, length);
			expect(fromBase64(bytes.toBase64(some))).toEqual(some);
			expect(fromBase64url(bytes.toBase64url(some))).toEqual(some);
		}
		expect(bytes.toBase64(Uint8Array.of(251, 240, 0))).toBe('+/AA');
		expect(bytes.toBase64url(Uint8Array.of(251, 255, 254, 251, 255))).toBe('-__--_8');
		expect(bytes.toHex(Uint8Array.of(0, 10, 255))).toBe('000aff');
	});

	test.each(['0', '0A', '0g', ' 00', '00\n', '0x', 'aBcd'])('%j is no hexadecimal', (text) => {
		expect(fromHex(text)).toBeNull();
	});

	test.each([
		'A',
		'AA',
		'AAA',
		'AA=',
		'AA===',
		'A===',
		'====',
		'AA==\n',
		'AA ==',
		'AAA=AAAA',
		'AA-_',
		' AAAA',
		'AB==',
		'AAB='
	])('%j is no base 64', (text) => {
		expect(fromBase64(text)).toBeNull();
	});

	test('of a signature may have other bits behind the last byte, and nothing else that is wrong', () => {
		expect(fromLooseBase64('AB==')).toEqual(Uint8Array.of(0));
		expect(fromLooseBase64('AAB=')).toEqual(Uint8Array.of(0, 0));
		for (const wrong of ['AB', 'AB=', 'AB==\n', 'A-==', 'AB==AAAA', 'A===', '===='])
			expect(fromLooseBase64(wrong)).toBeNull();
	});

	test.each(['A', 'AAAAA', 'AA==', 'AB', 'AAB', 'A+', 'A/', 'AA\n', ' AA'])(
		'%j is no base 64 without padding',
		(text) => {
			expect(fromBase64url(text)).toBeNull();
		}
	);

	test('are read as UTF-8 whole or not at all, with a mark of their order as what it is', () => {
		expect(fromUtf8(utf8('Kölsch 🐦 — \ufeff'))).toBe('Kölsch 🐦 — \ufeff');
		expect(fromUtf8(utf8('\ufeffx'))).toBe('\ufeffx');
		for (const wrong of [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xc0, 0x80]]) {
			expect(fromUtf8(Uint8Array.from(wrong))).toBeNull();
		}
	});
});

describe('whole numbers', () => {
	test.each([0, 1, 10, 255, 2 ** 32, Number.MAX_SAFE_INTEGER])('%d is read back', (value) => {
		expect(parseSize(String(value))).toBe(value);
		expect(bytes.fromU64(bytes.toU64(value))).toBe(value);
	});

	test.each([
		'',
		' 1',
		'1 ',
		'01',
		'00',
		'+1',
		'-1',
		'-0',
		'1.0',
		'1e3',
		'0x10',
		'9007199254740992',
		'9007199254740993',
		'NaN',
		'Infinity',
		'１'
	])('%j is none', (text) => {
		expect(parseSize(text)).toBeNull();
	});

	test('of eight bytes begin with the greatest, and stop where numbers stop being exact', () => {
		expect(bytes.toU64(258)).toEqual(Uint8Array.of(0, 0, 0, 0, 0, 0, 1, 2));
		expect(bytes.fromU64(Uint8Array.of(0, 32, 0, 0, 0, 0, 0, 0))).toBeNull();
		expect(bytes.fromU64(new Uint8Array(8).fill(255))).toBeNull();
		// A view into other bytes is read where it begins.
		expect(bytes.fromU64(Uint8Array.of(9, 0, 0, 0, 0, 0, 0, 0, 7).subarray(1))).toBe(7);
	});
});
