// What the public list, a thread and the insights list cost with little and with very much in the database.
// No page may cost more than twice as much at the largest size as at the smallest.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApplication } from '../support/application.ts';
import { buildIfNeeded } from '../support/build.ts';
import { countStatements, fill, type Places } from './data.ts';
import { round, time, timeBare, type Timing } from './measure.ts';

const MOST = 2;

type Cost = Timing & { calls: number; statements: number };
type Page = { name: string; path: (places: Places) => string; staff?: boolean };

const PAGES: Page[] = [
	{ name: 'home', path: () => '/' },
	{ name: 'said and done', path: () => '/northbrook/said-and-done' },
	{ name: 'said and done, decided', path: () => '/northbrook/said-and-done?tab=decided&influence=deferred' },
	{ name: 'public thread', path: ({ insight }) => `/northbrook/said-and-done/insights/${insight}` },
	{ name: 'feed', path: () => '/northbrook/said-and-done/feed.xml' },
	{
		name: 'thread of a contribution',
		path: ({ contribution }) => `/northbrook/thread/contribution/${contribution}`,
		staff: true
	},
	{
		name: 'thread of an insight',
		path: ({ insight }) => `/northbrook/thread/insight/${insight}`,
		staff: true
	},
	{
		name: 'thread of a decision',
		path: ({ decision }) => `/northbrook/thread/decision/${decision}`,
		staff: true
	},
	{ name: 'insights list', path: () => '/northbrook/insights', staff: true }
];

export async function bench(sizes: number[], requests: number): Promise<boolean> {
	buildIfNeeded();
	const bySize = new Map<number, Record<string, Cost>>();
	for (const size of sizes) bySize.set(size, await measure(size, requests));

	const [smallest = {}, largest = {}] = [bySize.get(Math.min(...sizes)), bySize.get(Math.max(...sizes))];
	const bytes = Math.max(...Object.values(smallest).map((cost) => cost.bytes));
	const bare = await timeBare(bytes, requests);
	const ratios = Object.fromEntries(
		PAGES.map(({ name }) => [name, round(largest[name]!.p50 / smallest[name]!.p50)])
	);
	print(bySize, ratios, bare);
	const worst = Math.max(...Object.values(ratios));
	const figures = {
		bench: 'thread',
		requests,
		bare_p50_ms: bare.p50,
		sizes: Object.fromEntries(bySize),
		ratios,
		worst_ratio: worst
	};
	process.stdout.write(`${JSON.stringify(figures)}\n`);
	return worst <= MOST;
}

async function measure(size: number, requests: number): Promise<Record<string, Cost>> {
	const dataDir = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
	const started = Date.now();
	process.stdout.write(`Making ${size.toLocaleString('en-GB')} contributions and what follows from them. `);
	try {
		const places = await fill(dataDir, size);
		process.stdout.write(`${Math.round((Date.now() - started) / 1000)} s.\n`);
		const application = await startApplication('cast', dataDir);
		const statements = await countStatements(dataDir);
		try {
			const cookie = await signIn(application.url, 'grace');
			const costs: Record<string, Cost> = {};
			for (const { name, path, staff } of PAGES) {
				const url = application.url + path(places);
				const timing = await time(url, requests, staff ? cookie : '');
				await statements.reset();
				await time(url, 10, staff ? cookie : '', 0);
				const asked = await statements.read();
				costs[name] = { ...timing, calls: asked.ours / 10, statements: asked.all / 10 };
			}
			return costs;
		} finally {
			await statements.close();
			await application.close();
		}
	} finally {
		rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
	}
}

/** One of the cast's cookie, as the one-click page gives it. */
async function signIn(url: string, who: string): Promise<string> {
	const answer = await fetch(`${url}/dev/sign-in`, {
		method: 'POST',
		body: new URLSearchParams({ who }),
		headers: { origin: url, accept: 'text/html' },
		redirect: 'manual'
	});
	if (answer.status !== 303) throw new Error(`Signing in answered ${answer.status}`);
	return answer.headers
		.getSetCookie()
		.map((one) => one.split(';')[0])
		.join('; ');
}

function print(bySize: Map<number, Record<string, Cost>>, ratios: Record<string, number>, bare: Timing) {
	const sizes = [...bySize.keys()];
	const rows = PAGES.map(({ name }) => [
		name,
		...sizes.flatMap((size) => {
			const { p50, p95, calls, statements } = bySize.get(size)![name]!;
			return [`${p50}`, `${p95}`, `${calls} (${statements})`];
		}),
		`× ${ratios[name]}`,
		`× ${round(bySize.get(sizes.at(-1)!)![name]!.p50 / bare.p50)}`
	]);
	const head = [
		'page',
		...sizes.flatMap((size) => [`p50 ms, ${size.toLocaleString('en-GB')}`, 'p95 ms', 'queries (statements)']),
		'grown',
		'to bare node:http'
	];
	const widths = head.map((title, column) =>
		Math.max(title.length, ...rows.map((row) => row[column]!.length))
	);
	for (const row of [head, ...rows]) {
		const cells = row.map((cell, column) =>
			column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)
		);
		process.stdout.write(`${cells.join('  ')}\n`);
	}
	process.stdout.write(
		`A bare node:http server: p50 ${bare.p50} ms, p95 ${bare.p95} ms for as many bytes.\n`
	);
}
