// Brings past engagement into a programme from the command line, for operators: the same import as on the pages.
// npm run import -- --programme pcref --polis ../shared/data/london-youth-policing [--fresh]
// npm run import -- --programme pcref --csv survey.csv --map words=Comment,date=When [--name "Ward survey"]
//   [--delimiter ";"] [--date 2025-03-31] [--lang en]
// Both: [--as grace@northbrook.example] [--agreed-to website,board --wording "What they were shown"]
// Progress and refused rows go to stderr; the last line on stdout is JSON with what was brought in.
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { USES } from '../src/lib/contributions/contribution.ts';
import { columnsFrom } from '../src/lib/imports/columns.ts';
import { counted, type Figures } from '../src/lib/imports/import.ts';
import * as imports from '../src/lib/imports/imports.server.ts';
import { readTable } from '../src/lib/imports/table.ts';
import { openToImport } from './support/import-database.ts';
import { stopWith } from './support/stop.ts';

try {
	process.stdout.write(`${JSON.stringify(await main())}\n`);
} catch (reason) {
	stopWith(reason);
}

function readOptions() {
	const text = { type: 'string' } as const;
	const { values } = parseArgs({
		options: {
			programme: text,
			polis: text,
			csv: text,
			map: text,
			name: text,
			delimiter: text,
			date: text,
			lang: { type: 'string', default: 'en' },
			as: text,
			'agreed-to': text,
			wording: { type: 'string', default: '' },
			fresh: { type: 'boolean', default: false }
		}
	});
	if (!values.programme) throw new Error('Say which programme. For example: --programme pcref');
	if (Boolean(values.polis) === Boolean(values.csv)) {
		throw new Error(
			'Say what to bring in: --polis <directory>, or --csv <file> with --map words=Comment,date=When'
		);
	}
	if (values.csv && !values.map)
		throw new Error('Say which column is what. For example: --map words=Comment,date=When');
	return { ...values, programme: values.programme };
}

type Options = ReturnType<typeof readOptions>;

async function main(): Promise<Figures> {
	const options = readOptions();
	const terms = termsFrom(options);
	const database = await openToImport(options.fresh);
	try {
		const { programme, ask } = await database.as(options.programme, options.as);
		const { id, existing, state } = options.polis
			? await startPolis(ask, programme, options.polis, options.lang)
			: await startTable(ask, programme, options);
		if (existing && state !== 'uploaded') say('We already have these files. Nothing is brought in twice.');
		await tellRefused(ask, id);
		return await finish(ask, id, terms);
	} finally {
		await database.close();
	}
}

function termsFrom(options: Options): imports.Terms {
	const uses = options['agreed-to']?.split(',').map((use) => use.trim()) ?? [];
	const unknown = uses.filter((use) => !USES.some((known) => known === use));
	if (unknown.length > 0)
		throw new Error(`--agreed-to does not know ${unknown.join(', ')}. It takes ${USES.join(', ')}.`);
	if (uses.length > 0 && !options.wording.trim()) {
		throw new Error('With --agreed-to goes --wording: what people were shown, or the licence.');
	}
	return { uses, wording: options.wording };
}

async function startPolis(ask: imports.Ask, programme: string, directory: string, lang: string) {
	const read = (name: string) => readBytes(join(directory, name));
	const parts = {
		'comments.csv': read('comments.csv'),
		'votes.csv': read('votes.csv'),
		'summary.csv': read('summary.csv')
	};
	return imports.startPolis(ask, programme, parts, lang, new Date());
}

async function startTable(ask: imports.Ask, programme: string, options: Options) {
	const bytes = readBytes(options.csv ?? '');
	const delimiter = options.delimiter ?? null;
	const { header } = await readTable(bytes, 'table', delimiter);
	const columns = columnsFrom(options.map ?? '', header);
	const name = options.name ?? basename(options.csv ?? '');
	const started = await imports.startTable(ask, programme, name, bytes);
	if (started.state !== 'uploaded') return started;

	const settings = { columns, delimiter, lang: options.lang, given_on: options.date ?? null };
	await imports.checkColumns(ask, started.id, settings, new Date());
	return started;
}

/** Agrees if nobody has, and writes what is left to write. */
async function finish(ask: imports.Ask, id: string, terms: imports.Terms): Promise<Figures> {
	const before = await imports.find(ask, id);
	if (before?.state === 'checked') await imports.agree(ask, id, terms);
	if (before?.state !== 'done') {
		await imports.run(ask, id, ({ written, to_write }) => say(`${written} of ${to_write} rows are written.`));
	}
	const figures = (await imports.find(ask, id))?.figures;
	if (!figures) throw new Error('The import did not come to its end. Give the same command again to go on.');
	const { statements, moderated_out, votes, voters, authors, rejected } = figures;
	return { statements, moderated_out, votes, voters, authors, rejected };
}

async function tellRefused(ask: imports.Ask, id: string) {
	const rows = await imports.refusedRows(ask, id);
	for (const { file, row, column, problem } of rows.slice(0, 50)) {
		say(
			`Refused: ${file === 'table' ? '' : `${file}, `}row ${row}${column ? `, ${column}` : ''}: ${problem}`
		);
	}
	if (rows.length > 50) say(`… and ${counted(rows.length - 50, 'more row')}.`);
}

function readBytes(path: string): Uint8Array {
	if (!existsSync(path)) throw new Error(`There is no file ${path}.`);
	return new Uint8Array(readFileSync(path));
}

function say(line: string) {
	process.stderr.write(`${line}\n`);
}
