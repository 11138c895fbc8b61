// A part of a pack in pages that an old phone can take: one after another, nothing left out and nothing said twice. Pure.
import { wordsIn } from './cells.ts';
import type { PackSection, PackTable, Row } from './section.ts';

/** What a page may hold, in characters of its words; measured so that its HTML stays within 5 kB on its way (tests/weight). */
const MOST = 7_000;
/** What the marks around a cell, a line or a heading cost beside their words. */
const MARKS = 12;

type Piece = { weighs: number; on: (page: PackSection) => void };

/** In: a part as its pack has it. Out: the pages of it, at least one; what it says comes first, and what is missing last. */
export function pagesOf(section: PackSection, most = MOST): PackSection[] {
	const blank = (): PackSection => ({ ...section, says: [], tables: [], gaps: [] });
	const pages = [blank()];
	let held = 0;
	for (const { weighs, on } of piecesOf(section)) {
		if (held > 0 && held + weighs > most) {
			pages.push(blank());
			held = 0;
		}
		on(pages.at(-1)!);
		held += weighs;
	}
	return pages;
}

function piecesOf(section: PackSection): Piece[] {
	return [
		...section.says.map((line) => said(line, 'says')),
		...section.tables.flatMap(rowsOf),
		...section.gaps.map((line) => said(line, 'gaps'))
	];
}

const said = (line: string, where: 'says' | 'gaps'): Piece => ({
	weighs: line.length + MARKS,
	on: (page) => page[where].push(line)
});

/** A table is opened again on each page where rows of it stand, so that its columns have their names there too. */
function rowsOf(table: PackTable): Piece[] {
	const bare: PackTable = { ...table, rows: [] };
	if (table.rows.length === 0)
		return [
			{ weighs: table.title.length + table.empty.length + MARKS, on: ({ tables }) => tables.push(bare) }
		];
	const above = table.title.length + (table.about?.length ?? 0) + MARKS;
	return table.rows.map((row, index) => ({
		weighs: weightOf(table, row) + (index === 0 ? above : 0),
		on: ({ tables }) => {
			const last = tables.at(-1);
			if (last?.key === table.key) last.rows.push(row);
			else tables.push({ ...table, rows: [row] });
		}
	}));
}

const weightOf = (table: PackTable, row: Row): number =>
	table.columns.reduce((sum, column) => sum + wordsIn(table, row, column).length + MARKS, 0) +
	(row.link?.length ?? 0);
