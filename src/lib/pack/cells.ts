// What stands in a cell of a pack, as words for pages and paper, and as a value for a workbook. Pure.
import { longDate } from '../platform/dates.ts';
import { pounds } from '../platform/money.ts';
import { counted } from '../thread/stops.ts';
import type { Cell, CellKind, Column, PackTable, Row } from './section.ts';

/** "1,480", "12 May 2026", "61 days", "£12.50", "40%", or what an empty cell of the table means. */
export function cellWords(cell: Cell | undefined, kind: CellKind, empty = ''): string {
	if (cell === null || cell === undefined) return empty;
	if (kind === 'day') return longDate(String(cell));
	if (typeof cell === 'string') return cell;
	if (kind === 'pence') return pounds(cell);
	if (kind === 'percent') return `${cell}%`;
	if (kind === 'days') return counted(cell, 'day', 'days');
	return cell.toLocaleString('en-GB');
}

export const wordsIn = (table: PackTable, row: Row, { key, kind }: Column): string =>
	cellWords(row.cells[key], kind, table.hidden ?? '');

export const isNumeric = ({ kind }: Column): boolean => kind !== 'words' && kind !== 'day';

/** More columns than a page is wide, or more of words than it has room for: each row is told as a list of its own instead. */
export const isWide = ({ columns }: PackTable): boolean =>
	columns.length > 7 || columns.filter((column) => !isNumeric(column)).length > 5;
