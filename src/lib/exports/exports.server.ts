// Exports in the database. The words of one are asked for anew each time: what has ended since does not come.
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import { toFile as toTableFile } from '$lib/platform/table-file.server';
import { wordsTable, type ExportPage, type ExportRow, type Format, type WordsOut } from './export';
import type { NewExport } from './schema';

const PAGE = 20;

export type Before = { at: string; id: string } | null;

export async function list(db: Db, organisation: string, before: Before) {
	const rows = expectOk(
		await db.rpc('exports_of', {
			organisation,
			before_at: before?.at ?? null,
			before_id: before?.id ?? null
		})
	) as ExportRow[];
	return { rows: rows.slice(0, PAGE), next: rows.length > PAGE ? (rows[PAGE - 1] ?? null) : null };
}

export async function find(db: Db, id: string): Promise<ExportPage> {
	return expectOk(await db.rpc('export_page', { export: id })) as ExportPage;
}

/** Out: the id of the export. */
export const make = async (db: Db, { programme, use, from, to, purpose }: NewExport) =>
	outcome<string>(
		await db.rpc('make_export', { programme, use, from_on: `${from}-01`, to_on: `${to}-01`, purpose })
	);

/** Every word of an export that may go out at this moment. */
export async function words(db: Db, id: string): Promise<WordsOut[]> {
	const all: WordsOut[] = [];
	for (let after = 0; ;) {
		const some = expectOk(await db.rpc('export_words', { export: id, after })) as WordsOut[];
		all.push(...some);
		const last = some.at(-1);
		if (!last || some.length < 500) return all;
		after = last.number;
	}
}

/** The file of an export, named by its number. */
export async function toFile(number: number, format: Format, rows: WordsOut[]): Promise<Response> {
	if (format !== 'json') return toTableFile(`words-${number}`, format, wordsTable(rows));
	return new Response(JSON.stringify({ export: number, words: rows }, null, '\t'), {
		headers: {
			'content-type': 'application/json',
			'content-disposition': `attachment; filename="words-${number}.json"`,
			'cache-control': 'private, no-store'
		}
	});
}
