// An evidence pack as a workbook: a first sheet with the cover and what is missing, then one for each table. The same snapshot is the same
// bytes. What Excel would take for a formula has the type of words.
import writeExcelFile from 'write-excel-file/node';
import type { Cover } from './cover.ts';
import type { Pack } from './model.ts';
import type { Cell, CellKind, PackTable } from './section.ts';
import { stillZip } from './still-zip.ts';

/** As Excel reads it (ECMA-376). */
const MOST_IN_A_CELL = 32_767;
const MOST_IN_A_NAME = 31;

const words = (value: string, fontWeight?: 'bold') => ({
	value: value.slice(0, MOST_IN_A_CELL),
	type: String,
	wrap: true,
	...(fontWeight && { fontWeight })
});

function cell(value: Cell | undefined, kind: CellKind, hidden: string | undefined) {
	if (value === null || value === undefined) return hidden ? words(hidden) : null;
	if (kind === 'day') return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'd mmmm yyyy' };
	if (typeof value === 'string') return words(value);
	if (kind === 'pence') return { value: value / 100, type: Number, format: '£#,##0.00' };
	if (kind === 'percent') return { value: value / 100, type: Number, format: '0%' };
	return { value, type: Number };
}

function sheetOf({ columns, rows, empty, hidden }: PackTable) {
	return [
		columns.map(({ title }) => words(title, 'bold')),
		...(rows.length
			? rows.map((row) => columns.map(({ key, kind }) => cell(row.cells[key], kind, hidden)))
			: [[words(empty)]])
	];
}

/** Names of sheets are short, plain and each its own. */
function namesOf(tables: PackTable[]): string[] {
	return tables.map(({ title }, at) =>
		`${at + 1} ${title.replaceAll(/[\\/?*[\]:]/g, ' ')}`.slice(0, MOST_IN_A_NAME)
	);
}

export async function workbook(pack: Pack, cover: Cover): Promise<Uint8Array<ArrayBuffer>> {
	const tables = pack.sections.flatMap(({ tables }) => tables);
	const names = namesOf(tables);
	const first = [
		[words(pack.title, 'bold')],
		...cover.lines.map((line) => [words(line)]),
		...pack.sections.flatMap(({ title, says }) => [
			[words(title, 'bold')],
			...says.map((line) => [words(line)])
		]),
		[words('What is missing', 'bold')],
		...(pack.gaps.length ? [] : [[words('Nothing was found to be missing.')]]),
		...pack.gaps.flatMap(({ title, gaps }) => gaps.map((gap) => [words(`${title}: ${gap}`)]))
	];
	const made = await writeExcelFile([
		{ data: first, sheet: 'Cover', columns: [{ width: 100 }] },
		...tables.map((table, at) => ({
			data: sheetOf(table),
			sheet: names[at]!,
			columns: table.columns.map(({ kind }) => ({ width: kind === 'words' ? 40 : 16 }))
		}))
	]).toBuffer();
	return stillZip(made);
}
