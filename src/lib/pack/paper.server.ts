// An evidence pack on paper: PDF/UA-1 by Typst, with headings, tables whose columns have headers, and pages that are numbered. The same
// snapshot is the same bytes.
import { compile } from '../platform/pdf/pdf.server.ts';
import { PAGE } from '../platform/pdf/page.ts';
import { isNumeric, isWide, wordsIn } from './cells.ts';
import type { Cover } from './cover.ts';
import type { Pack } from './model.ts';

const PACK = `#set page(numbering: "1")
${PAGE}
#show heading.where(level: 2): set block(above: 1.6em, below: 0.8em)
#show heading.where(level: 3): set block(above: 1.4em, below: 0.6em)
#set table.cell(breakable: true)
== What is missing
#if d.gaps.len() == 0 [Nothing was found to be missing.]
#for part in d.gaps [
=== #part.title
#for gap in part.gaps [
- #gap
]
]
#for section in d.sections [
== #section.title
#for line in section.says [
#line

]
#for one in section.tables [
=== #one.title
#if one.about != "" [#one.about

]
#if one.rows.len() == 0 [#one.empty] else if one.wide [
#for row in one.rows [
==== #row.at(0)
#for (column, cell) in one.columns.zip(row).slice(1) [
#if cell != "" [- #column.title: #cell]
]
]
] else [
#text(size: 8.5pt)[
#table(
	columns: one.columns.map(column => if column.numeric { auto } else { 1fr }),
	align: (x, y) => if one.columns.at(x).numeric { right } else { left },
	table.header(..one.columns.map(column => [#column.title])),
	..one.rows.flatten().map(cell => [#cell])
)]
]
]
]
`;

/** What goes in, as Typst reads it. */
export function onPaper(pack: Pack, cover: Cover): Uint8Array<ArrayBuffer> {
	return compile(PACK, {
		title: `${pack.title}: ${pack.organisation.name}, ${pack.period}`,
		lead: cover.lines,
		gaps: pack.gaps,
		sections: pack.sections.map(({ title, says, tables }) => ({
			title,
			says,
			tables: tables.map((table) => ({
				title: table.title,
				about: table.about ?? '',
				empty: table.empty,
				wide: isWide(table),
				columns: table.columns.map((column) => ({ title: column.title, numeric: isNumeric(column) })),
				rows: table.rows.map((row) => table.columns.map((column) => wordsIn(table, row, column)))
			}))
		}))
	});
}
