// The parts of an evidence pack: each domain says its own, as sentences, tables and gaps, and the page, the PDF, the
// workbook and the open data are all made of them, so that no two can say different things. Pure.

/** What a cell is, so that each form can show it in its own way. Pence are whole pence, days are whole days, days of the year ISO. */
export type CellKind = 'words' | 'day' | 'number' | 'pence' | 'percent' | 'days';
export type Column = { key: string; title: string; kind: CellKind };

/** A value; null where there is none or it may not be shown, which `hidden` of its table puts into words. */
export type Cell = string | number | null;
/** `link` is a path of this site to where the row comes from. */
export type Row = { cells: Record<string, Cell>; link?: string };

export type PackTable = {
	key: string;
	title: string;
	/** What it shows and how it was counted, in plain words. */
	about?: string;
	columns: Column[];
	rows: Row[];
	/** Said in its place where there are no rows: "No evidence yet …". */
	empty: string;
	/** What an empty cell means here, where it has a meaning: "Fewer than 5". */
	hidden?: string;
};

export type PackSection = {
	key: string;
	title: string;
	says: string[];
	tables: PackTable[];
	/** What is missing, said out loud (R10). Empty where nothing is. */
	gaps: string[];
};

/** Who a pack is for: the board reads all that its auditor reads; anyone; or an answer to a Freedom of Information request. */
export type Audience = 'board' | 'public' | 'foi';
