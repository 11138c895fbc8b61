import { describe, expect, it } from 'vitest';
import { normaliseReceipt, receiptFrom, whyNotReceipt } from './receipt';

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Codes as the database makes them, from values spread over the whole range. */
function codes(): string[] {
	const made: string[] = [];
	for (
		let value = 12_345n;
		made.length < 200;
		value = (value * 6_364_136_223_846_793_005n + 1n) % (1n << 50n)
	) {
		if (value % 37n >= 32n) continue;
		const symbols = Array.from(
			{ length: 10 },
			(_, place) => SYMBOLS[Number((value >> BigInt(5 * (9 - place))) & 31n)]
		);
		made.push(symbols.join('') + SYMBOLS[Number(value % 37n)]);
	}
	return made;
}

describe('a receipt code', () => {
	it('is printed in three parts', () => {
		expect(receiptFrom('0000a0000b0')).toBeNull();
		expect(receiptFrom('0000000000z')).toBeNull();
		expect(receiptFrom('0000000000' + 'o')).toBe('00000-00000-0');
		expect(receiptFrom('0000000zzz' + SYMBOLS[32_767 % 37])).toBe(`00000-00ZZZ-${SYMBOLS[32_767 % 37]}`);
	});

	it.each([
		['small letters', '0000a-0000b-'],
		['spaces', ' 0000A 0000B '],
		['long hyphens from a phone', '0000A–0000B—'],
		['the letter O for nought', 'oOo0a-Ooo0b-']
	])('is read with %s', (_, typed) => {
		const check = SYMBOLS[Number((10n * (1n << 25n) + 11n) % 37n)];
		expect(receiptFrom(typed + check)).toBe(`0000A-0000B-${check}`);
	});

	it('reads I and L as 1', () => {
		expect(normaliseReceipt('i1L-l')).toBe('1111');
	});

	it.each([
		['empty', ' - '],
		['too-short', '7KQ4M-2XA9P'],
		['too-long', '7KQ4M-2XA9P-T7'],
		['not-a-symbol', '7KQ4M-2XU9P-T'],
		['not-a-symbol', '7KQ4M-2XA9P-*'],
		['not-a-symbol', '7KQ4M/2XA9P']
	])('is refused as %s', (reason, typed) => {
		expect(whyNotReceipt(typed)).toBe(reason);
		expect(receiptFrom(typed)).toBeNull();
	});

	it('catches every single symbol that is wrong', () => {
		for (const code of codes()) {
			expect(whyNotReceipt(code)).toBeNull();
			for (let place = 0; place < 11; place += 1) {
				for (const symbol of SYMBOLS) {
					if (symbol === code[place]) continue;
					expect(receiptFrom(code.slice(0, place) + symbol + code.slice(place + 1))).toBeNull();
				}
			}
		}
	});

	it('catches every two neighbours that changed places', () => {
		for (const code of codes()) {
			for (let place = 0; place < 10; place += 1) {
				const [one, other] = [code[place]!, code[place + 1]!];
				if (one === other) continue;
				expect(receiptFrom(code.slice(0, place) + other + one + code.slice(place + 2))).toBeNull();
			}
		}
	});
});
