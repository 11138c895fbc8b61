// Receipt codes as people read, say and type them: "7KQ4M-2XA9P-T". Ten symbols of Crockford's base 32 and his
// check symbol, the value modulo 37 (https://www.crockford.com/base32.html). The database draws only values whose
// check symbol is a letter or digit, so the marks * ~ $ = U never come.

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 11;

export type WhyNotReceipt = 'empty' | 'too-short' | 'too-long' | 'not-a-symbol' | 'mistyped';

/** As it is looked up: without hyphens and spaces, in capitals, O read as 0, I and L as 1. */
export function normaliseReceipt(typed: string): string {
	return typed
		.replace(/[\s\u2010-\u2015-]/g, '')
		.toUpperCase()
		.replace(/O/g, '0')
		.replace(/[IL]/g, '1');
}

/** What is wrong with a code, or null. Whether a code with nothing wrong leads anywhere, only the database knows. */
export function whyNotReceipt(typed: string): WhyNotReceipt | null {
	const code = normaliseReceipt(typed);
	if (code === '') return 'empty';
	const values = Array.from(code, (symbol) => SYMBOLS.indexOf(symbol));
	if (values.includes(-1)) return 'not-a-symbol';
	if (values.length < LENGTH) return 'too-short';
	if (values.length > LENGTH) return 'too-long';
	return remainder(values.slice(0, -1)) === values.at(-1) ? null : 'mistyped';
}

/** The code as it is printed, or null when something is wrong with it. */
export function receiptFrom(typed: string): string | null {
	if (whyNotReceipt(typed)) return null;
	const code = normaliseReceipt(typed);
	return `${code.slice(0, 5)}-${code.slice(5, 10)}-${code.slice(10)}`;
}

export const RECEIPT_SENTENCES: Record<WhyNotReceipt, string> = {
	empty: 'Enter the code from your receipt',
	'too-short': 'That is too short. A receipt code has 11 letters and numbers, like 7KQ4M-2XA9P-T',
	'too-long': 'That is too long. A receipt code has 11 letters and numbers, like 7KQ4M-2XA9P-T',
	'not-a-symbol': 'A receipt code has only letters and numbers, and never the letter U. Look at it again',
	mistyped: 'One of the letters or numbers is not right. Look at your receipt again'
};

/** Multiplying step by step keeps every number small. */
function remainder(values: number[]): number {
	return values.reduce((rest, value) => (rest * 32 + value) % 37, 0);
}
