// What a function costs the database itself, as EXPLAIN counts it: time and buffers, asked again and again by one of the cast.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { readSettings } from '../../src/lib/platform/backend/embedded/settings.ts';
import { startEmbedded } from '../../src/lib/platform/backend/embedded/start.ts';
import { asAdmin } from './data.ts';
import { round } from './measure.ts';

/** Somebody of the cast, and the function they ask. */
export type Call = { who: string; sql: string };
export type Cost = { p50: number; p95: number; buffers: number };

/** Fills a database of its own by a file of this folder, asks each call in turn, and takes the database away again. */
export async function measured(file: string, calls: Call[], size: number, times: number): Promise<Cost[]> {
	const dataDir = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
	const since = Date.now();
	process.stdout.write(`Making ${size.toLocaleString('en-GB')} contributions. `);
	const backend = await startEmbedded({ dataDir, data: 'cast', durable: false, say: () => undefined });
	const { port } = readSettings(dataDir);
	const admin = postgres(asAdmin(`postgresql://127.0.0.1:${port}/postgres`, dataDir), {
		max: 1,
		onnotice: () => undefined
	});
	try {
		const fill = readFileSync(join(import.meta.dirname, file), 'utf8');
		await admin.unsafe(fill.replaceAll(':size', String(size)));
		await admin.unsafe('vacuum analyze');
		process.stdout.write(`${Math.round((Date.now() - since) / 1000)} s.\n`);
		const costs: Cost[] = [];
		for (const call of calls) costs.push(await cost(admin, call, times));
		return costs;
	} finally {
		await admin.end();
		await backend.close();
		rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
	}
}

type Explained = { 'QUERY PLAN': [{ 'Execution Time': number; Plan: Record<string, number> }] };

async function cost(sql: postgres.Sql, { who, sql: call }: Call, times: number): Promise<Cost> {
	const took: number[] = [];
	let buffers = 0;
	for (let turn = -3; turn < times; turn += 1) {
		const [row] = await sql.begin(async (transaction) => {
			await transaction`select set_config('role', 'authenticated', true),
				set_config('request.jwt.claims', ${JSON.stringify({ sub: who, role: 'authenticated' })}, true)`;
			return transaction.unsafe<Explained[]>(`explain (analyze, buffers, format json) select ${call}`);
		});
		const [explained] = row!['QUERY PLAN'];
		if (turn < 0) continue;
		took.push(explained['Execution Time']);
		buffers = explained.Plan['Shared Hit Blocks']! + explained.Plan['Shared Read Blocks']!;
	}
	took.sort((a, b) => a - b);
	const share = (part: number) => round(took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? 0);
	return { p50: share(0.5), p95: share(0.95), buffers };
}

export function print(rows: { page: string; at: Cost[]; grown: number }[], sizes: number[]) {
	const head = [
		'page',
		...sizes.flatMap((size) => [`p50 ms, ${size.toLocaleString('en-GB')}`, 'p95 ms', 'buffers']),
		'grown'
	];
	const lines = rows.map(({ page, at, grown }) => [
		page,
		...at.flatMap(({ p50, p95, buffers }) => [`${p50}`, `${p95}`, `${buffers}`]),
		`× ${grown}`
	]);
	const widths = head.map((title, column) =>
		Math.max(title.length, ...lines.map((line) => line[column]!.length))
	);
	for (const line of [head, ...lines]) {
		const cells = line.map((cell, column) =>
			column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)
		);
		process.stdout.write(`${cells.join('  ')}\n`);
	}
}
