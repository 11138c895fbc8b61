// The register of disposals as a file for a spreadsheet.
import { csvOf } from '../platform/csv.ts';
import { isoDate } from '../platform/dates.ts';
import { time, type Line } from './retention.ts';

const COLUMNS = ['Gone on', 'Kind', 'How many', 'Kept for', 'Kept from', 'To', 'By'];

/** One line for each batch that went, in the order given. */
export function toCsv(lines: Line[]): string {
	const rows = lines.map((line) => [
		isoDate(new Date(line.at)),
		line.what,
		line.number,
		time(line),
		line.first_on,
		line.last_on,
		line.by ?? 'the clock'
	]);
	return csvOf([COLUMNS, ...rows]);
}
