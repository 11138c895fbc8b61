// Refused rows as a file to mend and import again: the columns as they were, then where each row stood and what is wrong.
import Papa from 'papaparse';
import type { RefusedRow } from './import.ts';

/** CSV that Excel opens in every language. What it would take for a formula stands behind an apostrophe. */
export function toCsv(header: string[], rows: RefusedRow[]): string {
	const lines = rows.map(({ cells, row, column, problem }) => [
		...header.map((_, index) => cells[index] ?? ''),
		String(row),
		column ?? '',
		problem,
		...cells.slice(header.length)
	]);
	const table = [[...header, 'Row', 'Column', 'Problem'], ...lines];
	return `\ufeff${Papa.unparse(table, { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}
