// The book's words: what people who are no technicians read of the accountability log. Pure; the exact terms are a tap away.

/**
 * The number people call a page by. The log counts its entries from 0 (RFC 6962 2.1), a book its pages from 1: the address
 * /log/pages/1 shows the entry of index 0, and a book of n pages ends with page n.
 */
export function pageOf(index: number): number {
	return index + 1;
}

/** Where everyone reads the entry with this index. */
export function pageAddress(index: number): string {
	return `/log/pages/${pageOf(index)}`;
}

/** A number as it is read: "12,408". */
export function figure(number: number): string {
	return number.toLocaleString('en-GB');
}
