// Records and cells of a text file, as RFC 4180 has them; each cell letter for letter.
import Papa from 'papaparse';
import type { Problem } from './import.ts';
import { DELIMITERS } from './separators.ts';

type Parsed = { row: number; cells: string[]; why?: Problem };

// Each broken quotation mark means starting again behind it.
const MOST_BROKEN_QUOTES = 50;

/** A broken quotation mark costs its own line and none after it. */
export function parse(text: string, delimiter: string): Parsed[] {
	const newline = newlineOf(text);
	const records: Parsed[] = [];
	let from = 0;
	for (let broken = 0; from < text.length; broken++) {
		const rest = text.slice(from);
		const { rows, brokenAt } = parseUntilBroken(rest, delimiter, newline);
		for (const { cells } of rows) records.push({ row: records.length + 1, cells });
		if (brokenAt === null) break;

		const start = rows.at(-1)?.end ?? 0;
		const found = broken < MOST_BROKEN_QUOTES ? rest.indexOf(newline, brokenAt) : -1;
		const end = found < 0 ? rest.length : found;
		const problem = 'A quotation mark in this row is not closed, or has letters after it.';
		records.push({
			row: records.length + 1,
			cells: [rest.slice(start, end)],
			why: { problem, column: null }
		});
		from += end + newline.length;
	}
	return records;
}

type Rows = { rows: { cells: string[]; end: number }[]; brokenAt: number | null };

function parseUntilBroken(text: string, delimiter: string, newline: Newline): Rows {
	const rows: Rows['rows'] = [];
	let brokenAt: number | null = null;
	Papa.parse<string[]>(text, {
		delimiter,
		newline,
		step: ({ data, errors, meta }, parser) => {
			const broken = errors.find(({ type }) => type === 'Quotes');
			if (!broken) {
				rows.push({
					cells: newline === '\n' ? withoutReturn(data, text, meta.cursor) : data,
					end: meta.cursor
				});
				return;
			}
			brokenAt = broken.index ?? 0;
			parser.abort();
		}
	});
	return { rows, brokenAt };
}

/** Some lines of a file may end in CRLF where others do not. Inside quotation marks a carriage return is somebody's. */
function withoutReturn(cells: string[], text: string, end: number): string[] {
	const last = cells.at(-1) ?? '';
	if (!last.endsWith('\r') || text.slice(end - 1 - last.length, end) !== `${last}\n`) return cells;
	return [...cells.slice(0, -1), last.slice(0, -1)];
}

type Newline = '\r\n' | '\n' | '\r';

/** The line end of the header is taken for that of the file. */
function newlineOf(text: string): Newline {
	let quoted = false;
	for (let at = 0; at < text.length; at++) {
		const letter = text[at];
		if (letter === '"') quoted = !quoted;
		else if (!quoted && letter === '\n') return '\n';
		else if (!quoted && letter === '\r') return text[at + 1] === '\n' ? '\r\n' : '\r';
	}
	return '\n';
}

/** The separator that the header holds most of. */
export function guessDelimiter(text: string): string {
	const start = text.slice(0, 10_000).replace(/"[^"]*"/g, '');
	const header = start.split(/[\r\n]/, 1)[0] ?? '';
	const counts = DELIMITERS.map(({ value }) => ({ value, count: header.split(value).length - 1 }));
	return counts.reduce((most, one) => (one.count > most.count ? one : most)).value;
}
