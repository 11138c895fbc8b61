// Brings past engagement in. The pages and the command line do the same here, each with its own way to ask the database;
// so nothing in this file may know the framework, and imports end in `.ts`.
import { createHash } from 'node:crypto';
import { isoDate } from '../platform/dates.ts';
import {
	ImportError,
	isRefused,
	toSource,
	type Batch,
	type Checked,
	type CheckedRow,
	type Columns,
	type FileRole,
	type ImportFile,
	type ImportState,
	type RefusedRow,
	type Settings
} from './import.ts';
import { checkPolis, readPolis, sourceOf, type PolisFiles } from './polis.ts';
import { checkTable } from './rows.ts';
import { readTable, type Table } from './table.ts';

/** Calls a function of the database as one person, and answers what it answers. Throws `Refusal` when it says no. */
export type Ask = <T>(name: string, given: Record<string, unknown>) => Promise<T>;

/** The database said no, in a sentence for the person, beside the field it is about. */
export class Refusal extends Error {
	readonly status: number;
	readonly errors: Record<string, string[]>;

	constructor(status: number, errors: Record<string, string[]>) {
		super(Object.values(errors).flat().join(' '));
		this.name = 'Refusal';
		this.status = status;
		this.errors = errors;
	}
}

export type Started = { id: string; existing: boolean; state: ImportState };
export type Step = { written: number; to_write: number; finished: boolean };
export type Terms = { uses: string[]; wording: string };
export type TableSettings = {
	columns: Columns;
	delimiter: string | null;
	lang: string;
	given_on: string | null;
};

const PART = 1024 * 1024;
const ROWS_AT_ONCE = 1000;
const LETTERS_AT_ONCE = 1_000_000;
const STEP = 200;
const SAMPLE_ROWS = 5;

/** Brings a table as far as choosing its columns. The same content in the same programme is the import it was. */
export async function startTable(
	ask: Ask,
	programme: string,
	name: string,
	bytes: Uint8Array
): Promise<Started> {
	const table = await readTable(bytes, 'table');
	expectRows(table);
	const files: ImportFile[] = [{ file: 'table', bytes }];
	const started = await ask<Started>('start_import', {
		programme,
		kind: 'table',
		name,
		source: toSource(name),
		fingerprint: fingerprintOf(files)
	});
	if (started.state !== 'uploading') return started;

	await upload(ask, started.id, files);
	await ask('describe_import', { batch: started.id, sample: sampleOf(table) });
	return { ...started, state: 'uploaded' };
}

/** Brings a Polis export as far as agreeing: its columns are known. */
export async function startPolis(
	ask: Ask,
	programme: string,
	parts: PolisFiles,
	lang: string,
	now: Date
): Promise<Started> {
	const conversation = await readPolis(parts);
	expectRows(conversation.comments);
	const checked = checkPolis(conversation, lang, isoDate(now));
	const files = Object.entries(parts).map(([file, bytes]) => ({ file: file as FileRole, bytes }));
	const fingerprint = fingerprintOf(files);
	const started = await ask<Started>('start_import', {
		programme,
		kind: 'polis',
		name: conversation.topic,
		source: sourceOf(conversation, fingerprint),
		fingerprint
	});
	if (started.state !== 'uploading' && started.state !== 'uploaded') return started;

	await keepCheck(ask, started.id, checked, checked.settings);
	return { ...started, state: 'checked' };
}

/** Reads an uploaded table again with another separator. */
export async function describeAgain(ask: Ask, batch: string, delimiter: string | null): Promise<void> {
	const table = await readTable(await download(ask, batch, 'table'), 'table', delimiter);
	await ask('describe_import', { batch, sample: sampleOf(table) });
}

/** Checks every row of an uploaded table with these columns. Nothing is written but the check itself. */
export async function checkColumns(
	ask: Ask,
	batch: string,
	settings: TableSettings,
	now: Date
): Promise<void> {
	const table = await readTable(await download(ask, batch, 'table'), 'table', settings.delimiter);
	const checked = checkTable(table, settings, isoDate(now));
	await keepCheck(ask, batch, checked, { ...settings, headers: { table: table.header.map(storable) } });
}

export const agree = (ask: Ask, batch: string, terms: Terms) => ask<void>('agree_import', { batch, terms });
export const undo = (ask: Ask, batch: string) => ask<void>('undo_import', { batch });
export const discard = (ask: Ask, batch: string) => ask<void>('discard_import', { batch });
export const discardRefused = (ask: Ask, batch: string) => ask<void>('discard_refused_rows', { batch });

export const find = (ask: Ask, batch: string) => ask<Batch | null>('import_batch', { batch });

/** Writes an agreed import to its end. Each step is a transaction, so it may be stopped and called again anywhere. */
export async function run(
	ask: Ask,
	batch: string,
	tell: (step: Step) => void = () => undefined
): Promise<Step> {
	for (;;) {
		const step = await ask<Step>('run_import', { batch, how_many: STEP });
		tell(step);
		if (step.finished) return step;
	}
}

/** All refused rows of an import, a thousand at a time. */
export async function refusedRows(ask: Ask, batch: string): Promise<RefusedRow[]> {
	const all: RefusedRow[] = [];
	for (let after = 0; ;) {
		const rows = await ask<(RefusedRow & { position: number })[]>('refused_rows', { batch, after });
		all.push(...rows);
		const last = rows.at(-1);
		if (!last) return all;
		after = last.position;
	}
}

function expectRows({ rows, file }: Table) {
	if (rows.length === 0) throw new ImportError('This file has a header and no rows.', file);
}

function sampleOf({ header, rows, delimiter }: Table) {
	const shown = rows
		.slice(0, SAMPLE_ROWS)
		.map(({ cells }) => cells.map((cell) => storable([...cell].slice(0, 200).join(''))));
	return { header: header.map(storable), rows: shown, delimiter };
}

// A NUL, or half of a letter, cannot be stored at all; where a row is only shown or given back, a sign for it can.
const storable = (cell: string) => cell.replaceAll('\0', '\u2400').toWellFormed();

/** The same for the same files, whatever they are called. */
function fingerprintOf(files: ImportFile[]): string {
	const hash = createHash('sha256');
	for (const { file, bytes } of [...files].sort((a, b) => (a.file < b.file ? -1 : 1))) {
		hash.update(`${file} ${bytes.length}\n`).update(bytes);
	}
	return hash.digest('hex');
}

async function upload(ask: Ask, batch: string, files: ImportFile[]) {
	for (const { file, bytes } of files) {
		for (let part = 0; part * PART < bytes.length; part++) {
			const content = Buffer.from(bytes.subarray(part * PART, (part + 1) * PART)).toString('base64');
			await ask('add_import_file', { batch, file, part, content });
		}
	}
}

async function download(ask: Ask, batch: string, file: FileRole): Promise<Uint8Array> {
	const parts: Buffer[] = [];
	for (let part = 0; part < 10; part++) {
		const content = await ask<string | null>('import_file', { batch, file, part });
		if (!content) break;
		parts.push(Buffer.from(content, 'base64'));
	}
	return new Uint8Array(Buffer.concat(parts));
}

async function keepCheck(ask: Ask, batch: string, { rows, expected }: Checked, settings: Settings) {
	await ask('start_import_check', { batch, settings });
	for (const some of inPieces(rows.map(toRow))) await ask('add_import_rows', { batch, rows: some });
	await ask('finish_import_check', { batch, expected });
}

function toRow(row: CheckedRow, index: number) {
	const at = { position: index + 1, file: row.file, row: row.row };
	return isRefused(row)
		? { ...at, record: null, problem: row.problem, column: row.column, cells: row.cells.map(storable) }
		: { ...at, record: row.record, problem: null, column: null, cells: null };
}

/** Small enough for one request, however long the words are. */
function* inPieces<T>(rows: T[]): Generator<T[]> {
	let piece: T[] = [];
	let letters = 0;
	for (const row of rows) {
		piece.push(row);
		letters += JSON.stringify(row).length;
		if (piece.length < ROWS_AT_ONCE && letters < LETTERS_AT_ONCE) continue;
		yield piece;
		piece = [];
		letters = 0;
	}
	if (piece.length > 0) yield piece;
}
