// What an evidence pack costs: the demo year, and where it is at hand a real engagement brought in beside it, made into one pack, its paper,
// its workbook and its open data. In all less than 5 seconds of server time (issue of the board's side; a pack of some hundred rows).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import postgres from 'postgres';
import * as imports from '../../src/lib/imports/imports.server.ts';
import { coverOf } from '../../src/lib/pack/cover.ts';
import { packOf } from '../../src/lib/pack/model.ts';
import { onPaper } from '../../src/lib/pack/paper.server.ts';
import { workbook } from '../../src/lib/pack/workbook.server.ts';
import { readSettings } from '../../src/lib/platform/backend/embedded/settings.ts';
import { startEmbedded } from '../../src/lib/platform/backend/embedded/start.ts';
import { bytesOf, sharedData } from '../../tests/support/shared-data.ts';
import { askingAs } from '../support/import-database.ts';
import { asAdmin } from './data.ts';
import { round } from './measure.ts';

const MOST_MS = 5000;
const PCREF = '00000000-0000-4000-c000-000000000001';
const [GRACE, DEV] = ['00000000-0000-4000-a000-000000000001', '00000000-0000-4000-a000-000000000005'];

type Snapshot = { snapshot: string; sha256: string; head_size: null; head_root: null };

export async function bench(): Promise<boolean> {
	const dataDir = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
	const backend = await startEmbedded({ dataDir, data: 'demo', durable: false, say: () => undefined });
	const { port } = readSettings(dataDir);
	const sql = postgres(asAdmin(`postgresql://127.0.0.1:${port}/postgres`, dataDir), {
		max: 1,
		onnotice: () => undefined
	});
	try {
		const brought = await bringLondon(sql);
		await sql.unsafe('vacuum analyze');
		const took: Record<string, number> = {};
		const timed = async <T>(name: string, work: () => T | Promise<T>): Promise<T> => {
			const since = performance.now();
			const done = await work();
			took[name] = round(performance.now() - since);
			return done;
		};
		const row = await timed('made', () => make(sql));
		const pack = await timed('read', () => packOf(row.snapshot));
		const cover = coverOf(pack, row);
		const paper = await timed('paper', () => onPaper(pack, cover));
		const book = await timed('workbook', () => workbook(pack, cover));
		const rows = pack.sections
			.flatMap(({ tables }) => tables)
			.reduce((sum, table) => sum + table.rows.length, 0);
		const all = round(Object.values(took).reduce((sum, ms) => sum + ms, 0));
		process.stdout.write(
			[
				`| pack of the demo year${brought ? ' and London' : ''} | ${rows} rows | ${row.snapshot.length} bytes of open data, ${paper.length} on paper, ${book.length} in the workbook |`,
				...Object.entries(took).map(([name, ms]) => `| ${name} | ${ms} ms |`),
				`| in all | ${all} ms, at most ${MOST_MS} |`,
				JSON.stringify({ bench: 'pack', rows, london: brought, took, all }),
				''
			].join('\n')
		);
		return all < MOST_MS;
	} finally {
		await sql.end();
		await backend.close();
		rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
	}
}

/** Two years to this month, as Dev takes it. */
async function make(sql: postgres.Sql): Promise<Snapshot> {
	const month = new Date().toISOString().slice(0, 8);
	const until_month = `${month}01`;
	const from_month = `${Number(month.slice(0, 4)) - 2}${month.slice(4)}01`;
	const id = await askingAs(sql, DEV)<string>('make_pack', {
		programme: PCREF,
		from_month,
		until_month,
		kind: 'board'
	});
	const [row] = await sql<
		Snapshot[]
	>`select snapshot, sha256, head_size, head_root from public.packs where id = ${id}`;
	return row!;
}

/** A real engagement through the code of the pages; false where its files are not at hand. */
async function bringLondon(sql: postgres.Sql): Promise<boolean> {
	const london = sharedData('london-youth-policing');
	if (!london) return false;
	const ask = askingAs(sql, GRACE);
	const files = {
		'comments.csv': bytesOf(london, 'comments.csv'),
		'votes.csv': bytesOf(london, 'votes.csv'),
		'summary.csv': bytesOf(london, 'summary.csv')
	};
	const { id } = await imports.startPolis(ask, PCREF, files, 'en', new Date());
	await imports.agree(ask, id, { uses: [], wording: 'CC BY 4.0' });
	await imports.run(ask, id);
	return true;
}
