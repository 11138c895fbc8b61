// A file as a table: header, rows, and the problem of a row that cannot be one. Cells are kept letter for letter.
import { guessDelimiter, parse } from './csv.ts';
import { kindOf, LARGEST_FILE, toText, UNREADABLE } from './decode.ts';
import { ImportError, type FileRole, type Problem } from './import.ts';
import { readXlsx } from './xlsx.ts';

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

async function fromXlsx(bytes: Uint8Array, file: FileRole): Promise<Table> {
	const [header = [], ...rows] = await readXlsx(bytes, file);
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
