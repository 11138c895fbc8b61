// The rows of a table as contributions: which columns hold what, and what is wrong with a row that cannot be one.
import { isBlank, toDay, whyNotCell, whyNotDay, whyNotLang } from './cells.ts';
import {
	ImportError,
	isRefused,
	MEANINGS,
	type Checked,
	type CheckedRow,
	type Columns,
	type Figures,
	type Meaning,
	type Problem,
	type StatementRecord
} from './import.ts';
import type { Table, TableRow } from './table.ts';

export type HowToRead = { columns: Columns; lang: string; given_on: string | null };

type Mistake = [meaning: Meaning, problem: string];

/** Checks every row; a refused one changes nothing for the others. */
export function checkTable(table: Table, how: HowToRead, today: string): Checked {
	if (how.columns.words === undefined)
		throw new ImportError('Choose the column that holds the words', 'words');
	if (how.columns.date === undefined && !how.given_on) {
		throw new ImportError('Choose the column that holds the date, or enter one day for all rows', 'given_on');
	}
	const seen = new Map<string, number>();
	const rows = table.rows.map((row): CheckedRow => {
		const at = { file: table.file, row: row.row };
		const why = row.why ?? toProblem(whyNotRow(row, table, how, today), table, how.columns);
		if (why) return { ...at, ...why, cells: row.meant ?? row.cells };

		const record = toRecord(row, how);
		const before = record.reference === null ? undefined : seen.get(record.reference);
		if (before !== undefined) {
			const problem = `Row ${before} has the same reference.`;
			return {
				...at,
				...toProblem(['reference', problem], table, how.columns)!,
				cells: row.meant ?? row.cells
			};
		}
		if (record.reference !== null) seen.set(record.reference, row.row);
		return { ...at, record };
	});
	return { rows, expected: figuresOf(rows) };
}

function whyNotRow({ cells }: TableRow, table: Table, how: HowToRead, today: string): Mistake | null {
	for (const { meaning } of MEANINGS) {
		const column = how.columns[meaning];
		if (column === undefined) continue;
		const cell = cells[column] ?? '';
		const problem = whyNotCell(cell, table.damaged) ?? whyNotMeaning(meaning, cell, how, today);
		if (problem) return [meaning, problem];
	}
	return null;
}

function whyNotMeaning(meaning: Meaning, cell: string, how: HowToRead, today: string): string | null {
	if (meaning === 'words') return isBlank(cell) ? 'There are no words in this row.' : null;
	if (meaning === 'date') {
		if (!isBlank(cell)) return whyNotDay(toDay(cell), today);
		return how.given_on
			? null
			: 'This row has no date. Fill it in, or enter one day for rows that have none.';
	}
	if (meaning === 'lang') return isBlank(cell) ? null : whyNotLang(cell.trim());
	const most = meaning === 'shown_as' ? 80 : 100;
	return [...cell.trim()].length > most ? `Use ${most} characters or fewer here.` : null;
}

function toProblem(mistake: Mistake | null, { header }: Table, columns: Columns): Problem | undefined {
	if (!mistake) return undefined;
	const [meaning, problem] = mistake;
	return { problem, column: columnName(header, columns[meaning] ?? 0) };
}

/** As the file names it, or by its place where it has no name. */
export const columnName = (header: string[], at: number) => header[at]?.trim() || `Column ${at + 1}`;

function toRecord({ cells }: TableRow, { columns, lang, given_on }: HowToRead): StatementRecord {
	const cell = (meaning: Meaning) => {
		const at = columns[meaning];
		return at === undefined ? '' : (cells[at] ?? '');
	};
	const day = isBlank(cell('date')) ? given_on : toDay(cell('date'));
	return {
		what: 'statement',
		words: cell('words'),
		lang: cell('lang').trim() || lang,
		given_on: day ?? '',
		shown_as: cell('shown_as').trim() || null,
		person: cell('person').trim() || null,
		reference: cell('reference').trim() || null,
		moderated_out: false
	};
}

/** What will stand in the end if these rows are written. */
export function figuresOf(rows: CheckedRow[]): Figures {
	const records = rows.flatMap((row) => (isRefused(row) ? [] : [row.record]));
	const statements = records.filter((record) => record.what === 'statement');
	const votes = records.filter((record) => record.what === 'vote').filter(({ superseded }) => !superseded);
	const moderatedOut = statements.filter((record) => record.moderated_out).length;
	return {
		statements: statements.length - moderatedOut,
		moderated_out: moderatedOut,
		votes: votes.length,
		voters: new Set(votes.map(({ person }) => person)).size,
		authors: new Set(statements.flatMap(({ person }) => person ?? [])).size,
		rejected: rows.filter(isRefused).length
	};
}
