// Tables as CSV that Excel opens in every language.
import Papa from 'papaparse';

// What a spreadsheet would take for a formula. Papa's own pattern lets one with a line break in it through.
const FORMULA = /^[=+\-@\t\r\n]/;

/** In: rows of cells, the names of the columns first. Out: the file's text; formulas stand behind an apostrophe. */
export function csvOf(rows: (string | number | null)[][]): string {
	return `\ufeff${Papa.unparse(rows, { escapeFormulae: FORMULA, newline: '\r\n' })}\r\n`;
}
