// A file as a table: header, rows, and the problem of a row that cannot be one. Cells are kept letter for letter.
import Papa from 'papaparse';
import { readSheet } from 'read-excel-file/node';
import { kindOf, LARGEST_FILE, toText, UNREADABLE } from './decode.ts';
import { ImportError, type FileRole, type Problem } from './import.ts';
import { DELIMITERS } from './separators.ts';

export type TableRow = {
	row: number;
	cells: string[];
	/** The cells as they were most likely meant, where some bytes are not UTF-8: to be given back, never to be kept. */
	meant?: string[];
	why?: Problem;
};
export type Table = {
	file: FileRole;
	header: string[];
	rows: TableRow[];
	/** Null for a spreadsheet. */
	delimiter: string | null;
	/** Some bytes are not UTF-8. */
	damaged: boolean;
};

const MOST_ROWS = 100_000;
const MOST_COLUMNS = 200;
// Each broken quotation mark means reading the rest again.
const MOST_BROKEN_QUOTES = 50;

export async function readTable(
	bytes: Uint8Array,
	file: FileRole,
	delimiter?: string | null
): Promise<Table> {
	if (bytes.length > LARGEST_FILE)
		throw new ImportError('This file is larger than 10 MB. Split it into smaller ones.', file);
	const kind = kindOf(bytes);
	if (kind === 'unknown' || (kind === 'xlsx' && file !== 'table')) {
		throw new ImportError(
			file === 'table'
				? 'This is not a CSV or XLSX file. Save it as one of these and choose it again.'
				: `This is not the ${file} of a Polis export.`,
			file
		);
	}
	const table = kind === 'xlsx' ? await fromXlsx(bytes, file) : fromCsv(bytes, file, delimiter);
	if (table.rows.length > MOST_ROWS)
		throw new ImportError('This file has more than 100,000 rows. Split it into smaller ones.', file);
	if (table.header.length > MOST_COLUMNS)
		throw new ImportError('This file has more than 200 columns. Is the separator right?', file);
	return table;
}

function fromCsv(bytes: Uint8Array, file: FileRole, chosen?: string | null): Table {
	const { text, fallback } = toText(bytes, file);
	const delimiter = chosen ?? guessDelimiter(text);
	const [header, ...rows] = parse(text, delimiter);
	if (!header || header.why)
		throw new ImportError('The first row of this file cannot be read as a header.', file);
	const meant = fallback === null ? [] : parse(fallback, delimiter).slice(1);

	return {
		file,
		header: header.cells,
		delimiter,
		damaged: fallback !== null,
		rows: rows
			.map((row, index) => ({
				...row,
				why: row.why ?? whyNotShape(row.cells, header.cells),
				meant: row.cells.some((cell) => cell.includes(UNREADABLE)) ? meant[index]?.cells : undefined
			}))
			.filter(({ cells }) => cells.length > 1 || cells[0] !== '')
	};
}

function whyNotShape(cells: string[], header: string[]): Problem | undefined {
	const extra = cells.slice(header.length);
	if (cells.length >= header.length && extra.every((cell) => cell === '')) return undefined;
	const have = cells.length === 1 ? '1 cell' : `${cells.length} cells`;
	const advice = extra.length > 0 ? ' Words that hold the separator need quotation marks around them.' : '';
	return { problem: `This row has ${have} where the header has ${header.length}.${advice}`, column: null };
}

/** Rows as RFC 4180 has them. A broken quotation mark costs its own line and none after it. */
function parse(text: string, delimiter: string): TableRow[] {
	const newline = newlineOf(text);
	const rows: TableRow[] = [];
	let rest = text;
	for (let broken = 0; ; broken++) {
		const { data, errors } = Papa.parse<string[]>(rest, { delimiter, newline, quoteChar: '"' });
		const error = errors.find(({ type }) => type === 'Quotes');
		const whole = error ? data.slice(0, error.row) : data;
		for (const cells of whole) rows.push({ row: rows.length + 1, cells });
		if (!error) break;

		const from = error.row ? Papa.parse(rest, { delimiter, newline, preview: error.row }).meta.cursor : 0;
		const lineEnd = broken < MOST_BROKEN_QUOTES ? rest.indexOf(newline, error.index) : -1;
		const end = lineEnd < 0 ? rest.length : lineEnd;
		const line = rest.slice(from, end);
		const problem = 'A quotation mark in this row is not closed, or has letters after it.';
		rows.push({ row: rows.length + 1, cells: [line], why: { problem, column: null } });
		if (lineEnd < 0) break;
		rest = rest.slice(end + newline.length);
	}
	return newline === '\n' ? withoutCarriageReturns(rows, text) : rows;
}

/** The line end of the header is taken for that of the file. */
function newlineOf(text: string): '\r\n' | '\n' | '\r' {
	let quoted = false;
	for (let at = 0; at < text.length; at++) {
		const letter = text[at];
		if (letter === '"') quoted = !quoted;
		else if (!quoted && letter === '\n') return '\n';
		else if (!quoted && letter === '\r') return text[at + 1] === '\n' ? '\r\n' : '\r';
	}
	return '\n';
}

/** Some lines of a file may end in CRLF where others do not. Inside quotation marks a carriage return is somebody's. */
function withoutCarriageReturns(rows: TableRow[], text: string): TableRow[] {
	let from = 0;
	for (const { cells } of rows) {
		const last = cells.at(-1) ?? '';
		if (!last.endsWith('\r')) continue;
		const at = text.indexOf(`${last}\n`, from);
		if (at < 0) continue;
		from = at + last.length;
		cells[cells.length - 1] = last.slice(0, -1);
	}
	return rows;
}

/** The separator that the header holds most of. */
function guessDelimiter(text: string): string {
	const header =
		text
			.slice(0, 10_000)
			.replace(/"[^"]*"/g, '')
			.split(/[\r\n]/, 1)[0] ?? '';
	const counts = DELIMITERS.map(({ value }) => ({ value, count: header.split(value).length - 1 }));
	return counts.reduce((most, one) => (one.count > most.count ? one : most)).value;
}

async function fromXlsx(bytes: Uint8Array, file: FileRole): Promise<Table> {
	if (unpackedSize(bytes) > 100 * 1024 * 1024)
		throw new ImportError('This spreadsheet is too large when unpacked.', file);
	const sheet = await readSheet(Buffer.from(bytes), { trim: false }).catch((cause: unknown) => {
		throw Object.assign(
			new ImportError('This spreadsheet cannot be read. Save it again as XLSX, or as “CSV UTF-8”.', file),
			{
				cause
			}
		);
	});
	const [header = [], ...rows] = sheet.map((cells) => cells.map(asWritten));
	while (header.at(-1) === '') header.pop();
	if (header.length === 0)
		throw new ImportError('The first row of this spreadsheet is empty. It must name the columns.', file);
	return {
		file,
		header,
		delimiter: null,
		damaged: false,
		rows: rows
			.map((cells, index) => ({
				row: index + 2,
				cells: [...cells, ...header.slice(cells.length).map(() => '')]
			}))
			.filter(({ cells }) => cells.some((cell) => cell !== ''))
			.map((row) => ({ ...row, why: whyNotShape(row.cells, header) }))
	};
}

/** Spreadsheets keep a day as a number; the reader makes it midnight in UTC. */
function asWritten(cell: unknown): string {
	if (cell === null || cell === undefined) return '';
	return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

/** What a zip file says its content comes to, by its central directory (APPNOTE 4.3.12 and 4.3.16). */
function unpackedSize(bytes: Uint8Array): number {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let end = bytes.length - 22;
	while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
	if (end < 0) return 0;
	let total = 0;
	let at = view.getUint32(end + 16, true);
	for (let left = view.getUint16(end + 10, true); left > 0 && at + 46 <= bytes.length; left--) {
		total += view.getUint32(at + 24, true);
		at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return total;
}
