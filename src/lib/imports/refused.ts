// Refused rows as a file to mend and import again: the columns as they were, then where each row stood and what is wrong.
import { csvOf } from '../platform/csv.ts';
import type { RefusedRow } from './import.ts';

/** A file with every refused row of one file. */
export function toCsv(header: string[], rows: RefusedRow[]): string {
	const lines = rows.map(({ cells, row, column, problem }) => [
		...header.map((_, index) => cells[index] ?? ''),
		String(row),
		column ?? '',
		problem,
		...cells.slice(header.length)
	]);
	return csvOf([[...header, 'Row', 'Column', 'Problem'], ...lines]);
}
