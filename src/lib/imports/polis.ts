// A Polis export: https://compdemocracy.org/export, three files of one conversation. Its statements become contributions,
// also those that moderation kept back, and its votes stay votes; of a changed vote the later one stands.
import { isoDate } from '../platform/dates.ts';
import { isBlank, toMoment, whyNotCell, whyNotDay, whyNotLang } from './cells.ts';
import {
	ImportError,
	isRefused,
	type Checked,
	type CheckedRow,
	type FileRole,
	type GoodRow,
	type Settings,
	type VoteRecord
} from './import.ts';
import { figuresOf } from './rows.ts';
import { readTable, type Table, type TableRow } from './table.ts';

export type PolisFiles = Record<Exclude<FileRole, 'table'>, Uint8Array>;
export type Conversation = { topic: string; address: string; comments: Table; votes: Table };

const COLUMNS = {
	'comments.csv': ['timestamp', 'comment-id', 'author-id', 'moderated', 'comment-body'],
	'votes.csv': ['timestamp', 'comment-id', 'voter-id', 'vote']
} as const;

/** Reads the three files, or says which of them is not what it should be. */
export async function readPolis(files: PolisFiles): Promise<Conversation> {
	const comments = await readPart(files['comments.csv'], 'comments.csv');
	const votes = await readPart(files['votes.csv'], 'votes.csv');
	const summary = await readSummary(files['summary.csv']);
	const topic = summary.get('topic')?.trim() ?? '';
	if ([...topic].length < 2)
		throw new ImportError('The summary.csv has no topic. It must name the conversation.', 'summary.csv');
	return {
		topic: [...topic].slice(0, 400).join(''),
		address: summary.get('url')?.trim() ?? '',
		comments,
		votes
	};
}

async function readPart(bytes: Uint8Array, file: keyof typeof COLUMNS): Promise<Table> {
	const table = await readTable(bytes, file, ',');
	const missing = COLUMNS[file].filter((name) => !table.header.includes(name));
	if (missing.length > 0) {
		const names = missing.join(', ');
		throw new ImportError(`This is not the ${file} of a Polis export: it has no column ${names}.`, file);
	}
	return table;
}

/** A name and a value in each row, and no header. */
async function readSummary(bytes: Uint8Array): Promise<Map<string, string>> {
	const { header, rows } = await readTable(bytes, 'summary.csv', ',');
	return new Map(
		[header, ...rows.map(({ cells }) => cells)].map(([name = '', ...value]) => [name, value.join(',')])
	);
}

/** Who the participants are in: two conversations may both have a participant 1. */
export function sourceOf({ address }: Conversation, fingerprint: string): string {
	const id = /\/([a-z0-9]{4,40})\/?$/i.exec(address)?.[1]?.toLowerCase();
	return `polis-${id ?? fingerprint.slice(0, 12)}`;
}

export function checkPolis(
	conversation: Conversation,
	lang: string,
	today: string
): Checked & { settings: Settings } {
	if (whyNotLang(lang)) throw new ImportError('Enter the language as a code, like en, ur or pa-PK', 'lang');
	const { comments, votes, address } = conversation;
	const statements = checkStatements(comments, lang, today);
	const known = new Map(statements.map(({ id, row }) => [id, isRefused(row) ? row.row : null]));
	const rows = [...statements.map(({ row }) => row), ...checkVotes(votes, known, today)];
	const days = rows
		.flatMap((row) =>
			isRefused(row)
				? []
				: row.record.what === 'vote'
					? isoDate(new Date(row.record.cast_at))
					: row.record.given_on
		)
		.sort();
	const headers = { 'comments.csv': comments.header, 'votes.csv': votes.header };
	return {
		rows,
		expected: figuresOf(rows),
		settings: { lang, headers, address, opens_on: days[0], closes_on: days.at(-1) }
	};
}

type Read = {
	cell: (name: string) => string;
	refuse: (column: string | null, problem: string) => CheckedRow;
};

function reader(table: Table, { row, cells, meant }: TableRow): Read {
	return {
		cell: (name) => cells[table.header.indexOf(name)] ?? '',
		refuse: (column, problem) => ({ file: table.file, row, column, problem, cells: meant ?? cells })
	};
}

/** What every row must pass, whatever it is: one cell for each column, cells that can be kept, an id, a moment. */
function whyNotRow(
	table: Table,
	row: TableRow,
	file: keyof typeof COLUMNS,
	today: string
): CheckedRow | null {
	const { cell, refuse } = reader(table, row);
	if (row.why) return refuse(row.why.column, row.why.problem);
	for (const name of COLUMNS[file]) {
		const problem = whyNotCell(name === 'vote' || name === 'moderated' ? '' : cell(name), table.damaged);
		if (problem) return refuse(name, problem);
		if (name.endsWith('-id') && (isBlank(cell(name)) || cell(name).length > 100))
			return refuse(name, 'This row has no id we can use.');
	}
	const moment = toMoment(cell('timestamp'));
	const problem = moment ? whyNotDay(isoDate(moment), today) : 'This is not a time as Polis writes it.';
	return problem ? refuse('timestamp', problem) : null;
}

function checkStatements(table: Table, lang: string, today: string): { id: string; row: CheckedRow }[] {
	const seen = new Map<string, number>();
	return table.rows.map((tableRow) => {
		const { cell, refuse } = reader(table, tableRow);
		const id = cell('comment-id').trim();
		const before = seen.get(id);
		// A repeated id names the first of its rows, also where that one is refused.
		if (!tableRow.why && before === undefined) seen.set(id, tableRow.row);
		const refused =
			whyNotRow(table, tableRow, 'comments.csv', today) ?? whyNotStatement(before, cell, refuse);
		if (refused)
			return { id: before === undefined ? id : `${id} again in row ${tableRow.row}`, row: refused };

		const row: GoodRow = {
			file: table.file,
			row: tableRow.row,
			record: {
				what: 'statement',
				words: cell('comment-body'),
				lang,
				given_on: isoDate(toMoment(cell('timestamp'))!),
				shown_as: null,
				person: cell('author-id').trim(),
				reference: id,
				moderated_out: cell('moderated').trim() === '-1'
			}
		};
		return { id, row };
	});
}

function whyNotStatement(
	before: number | undefined,
	cell: Read['cell'],
	refuse: Read['refuse']
): CheckedRow | null {
	if (before !== undefined) return refuse('comment-id', `Row ${before} has the same comment-id.`);
	if (isBlank(cell('comment-body'))) return refuse('comment-body', 'There are no words in this row.');
	return ['1', '0', '-1'].includes(cell('moderated').trim())
		? null
		: refuse('moderated', 'Moderated must be 1, 0 or -1.');
}

/** `known`: each statement's id, with the row where it was refused or null. */
function checkVotes(table: Table, known: Map<string, number | null>, today: string): CheckedRow[] {
	const standing = new Map<string, VoteRecord>();
	return table.rows.map((tableRow) => {
		const { cell, refuse } = reader(table, tableRow);
		const refused = whyNotRow(table, tableRow, 'votes.csv', today) ?? whyNotVote(known, cell, refuse);
		if (refused) return refused;

		const record: VoteRecord = {
			what: 'vote',
			reference: cell('comment-id').trim(),
			person: cell('voter-id').trim(),
			choice: Number(cell('vote')) as VoteRecord['choice'],
			cast_at: toMoment(cell('timestamp'))!.toISOString(),
			superseded: false
		};
		const pair = JSON.stringify([record.reference, record.person]);
		const other = standing.get(pair);
		// Of two at the same moment the one further down the file is the later.
		const later = !other || record.cast_at >= other.cast_at ? record : other;
		if (other) (later === record ? other : record).superseded = true;
		standing.set(pair, later);
		return { file: table.file, row: tableRow.row, record };
	});
}

function whyNotVote(
	known: Map<string, number | null>,
	cell: Read['cell'],
	refuse: Read['refuse']
): CheckedRow | null {
	const refusedAt = known.get(cell('comment-id').trim());
	if (refusedAt === undefined)
		return refuse('comment-id', 'There is no statement with this id in comments.csv.');
	if (refusedAt !== null)
		return refuse('comment-id', `Its statement is refused: row ${refusedAt} of comments.csv.`);
	return ['1', '0', '-1'].includes(cell('vote').trim())
		? null
		: refuse('vote', 'A vote is 1 (agree), -1 (disagree) or 0 (pass).');
}
