// What an import is made of, as the pages, the command line and the database speak of it.

/** The part a file plays. A table is one CSV or XLSX file; a Polis export is three. */
export type FileRole = 'table' | 'comments.csv' | 'votes.csv' | 'summary.csv';
export type ImportFile = { file: FileRole; bytes: Uint8Array };

export type ImportState = 'uploading' | 'uploaded' | 'checked' | 'running' | 'done' | 'undone' | 'discarded';

export type StatementRecord = {
	what: 'statement';
	words: string;
	lang: string;
	given_on: string;
	shown_as: string | null;
	/** How the source names the person; the same reference is the same person. */
	person: string | null;
	reference: string | null;
	moderated_out: boolean;
};
export type VoteRecord = {
	what: 'vote';
	reference: string;
	person: string;
	choice: -1 | 0 | 1;
	cast_at: string;
	superseded: boolean;
};

export type Problem = { problem: string; column: string | null };
type Place = { file: FileRole; row: number };
export type GoodRow = Place & { record: StatementRecord | VoteRecord };
export type RefusedRow = Place & Problem & { cells: string[] };
export type CheckedRow = GoodRow | RefusedRow;

export type Figures = {
	statements: number;
	moderated_out: number;
	votes: number;
	voters: number;
	authors: number;
	rejected: number;
};

/** What a check made of the files: nothing of it is written until somebody agrees. */
export type Checked = { rows: CheckedRow[]; expected: Figures };

/** Header and first rows, to choose columns by. */
export type Sample = { header: string[]; rows: string[][]; delimiter: string | null };

/** The answer of `import_batch`. */
export type Batch = {
	id: string;
	kind: 'table' | 'polis';
	name: string;
	state: ImportState;
	sample: Sample | null;
	settings: Settings;
	expected: Figures | null;
	figures: Figures | null;
	to_write: number;
	written: number;
	rejected: number;
	agreed_uses: string[] | null;
	wording: string | null;
	created_at: string;
	agreed_at: string | null;
	last_step_at: string | null;
	finished_at: string | null;
	undone_at: string | null;
	discarded_at: string | null;
	programme: { id: string; slug: string; title: string };
	first: { row: number; record: StatementRecord }[];
	problems: (Problem & Place)[];
	problems_kept: boolean;
	same_name_on: string | null;
};

/** Kept with the batch: how its files are read, and what a Polis export says of itself. */
export type Settings = {
	columns?: Columns;
	delimiter?: string | null;
	lang?: string;
	given_on?: string | null;
	/** The header of each file, for the list of refused rows. */
	headers?: Partial<Record<FileRole, string[]>>;
	opens_on?: string;
	closes_on?: string;
	address?: string;
};

export type Meaning = 'words' | 'date' | 'lang' | 'shown_as' | 'person' | 'reference';
/** Which column holds what, by its place from 0. */
export type Columns = Partial<Record<Meaning, number>>;

export const MEANINGS: { meaning: Meaning; label: string; hint: string }[] = [
	{ meaning: 'words', label: 'Words', hint: 'What people said. Kept letter for letter.' },
	{ meaning: 'date', label: 'Date', hint: 'The day it was said, like 2025-03-31 or 31/03/2025.' },
	{ meaning: 'lang', label: 'Language', hint: 'As a code, like en, ur or pa-PK.' },
	{
		meaning: 'shown_as',
		label: 'Name to show',
		hint: 'Only if these people agreed to be named. Otherwise choose none.'
	},
	{
		meaning: 'person',
		label: 'Person reference',
		hint: 'Rows with the same reference are from the same person.'
	},
	{
		meaning: 'reference',
		label: 'Row reference',
		hint: 'A number or code by which the source knows the row.'
	}
];

export const STATES: Record<ImportState, string> = {
	uploading: 'Files arriving',
	uploaded: 'Columns to be chosen',
	checked: 'Waiting for you to agree',
	running: 'Being written',
	done: 'Done',
	undone: 'Undone',
	discarded: 'Discarded'
};

/** A file, or the way it is to be read, that cannot be used as a whole. Says what to do, beside the field it is about. */
export class ImportError extends Error {
	readonly field: string;

	constructor(message: string, field: string) {
		super(message);
		this.name = 'ImportError';
		this.field = field;
	}
}

export const isRefused = (row: CheckedRow): row is RefusedRow => 'problem' in row;

/** "1 contribution", "36 contributions", "1,204 votes" */
export function counted(count: number, one: string, many = `${one}s`): string {
	return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** A name as the first part of person references: "Ward survey, spring 2025" is "ward-survey-spring-2025". */
export function toSource(name: string): string {
	const slug = name
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, 80);
	return slug.replace(/^-+|-+$/g, '') || 'import';
}
