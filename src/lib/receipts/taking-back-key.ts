// The taking-back key on a slip: 16 random bytes made on the person's side, as people read and type them. In the log stands only its
// hash, until its holder shows it (log.md 2, `ek`). 26 symbols of Crockford's base 32 (https://www.crockford.com/base32.html).

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BYTES = 16;
const LENGTH = 26;

/** "7KQ4M-2XA9P-TC3D8-9FHQ2-JKMNP4": 130 bits, of which the last two are 0. Throws RangeError for other than 16 bytes. */
export function formatTakingBackKey(token: Uint8Array): string {
	if (token.length !== BYTES) throw new RangeError('a taking-back key has 16 bytes');
	const bits = Array.from(token, (byte) => byte.toString(2).padStart(8, '0'))
		.join('')
		.padEnd(LENGTH * 5, '0');
	const symbols = bits.replace(/.{5}/g, (five) => SYMBOLS.charAt(parseInt(five, 2)));
	return symbols.replace(/^(.{5})(.{5})(.{5})(.{5})/, '$1-$2-$3-$4-');
}

/** The bytes of a key however it was typed, or null where it can be none: O is read as 0, I and L as 1, as on receipts. */
export function readTakingBackKey(typed: string): Uint8Array | null {
	const symbols = typed
		.replace(/[\s\u2010-\u2015-]/g, '')
		.toUpperCase()
		.replace(/O/g, '0')
		.replace(/[IL]/g, '1');
	const values = Array.from(symbols, (symbol) => SYMBOLS.indexOf(symbol));
	if (values.length !== LENGTH || values.includes(-1)) return null;
	const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
	if (!bits.endsWith('00')) return null;
	return Uint8Array.from({ length: BYTES }, (_, at) => parseInt(bits.slice(at * 8, at * 8 + 8), 2));
}
