// What the public list, a thread and the insights list cost with little and with very much in the database.
// No page may cost more than twice as much at the largest size as at the smallest.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApplication } from '../support/application.ts';
import { buildIfNeeded } from '../support/build.ts';
import { countStatements, fill, type Places } from './data.ts';
import { round, startBare, time, type Timing } from './measure.ts';

const MOST = 2;

/** How many times a page is asked for to count its statements. */
const COUNTED = 10;

type Cost = Timing & { queries: number; statements: number };
type Row = { page: string; at: Cost[]; grown: number; to_bare: number };
type Started = Awaited<ReturnType<typeof start>>;
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
	const started: Started[] = [];
	const bare = await startBare(3_000);
	const costs: Row[] = [];
	try {
		for (const size of sizes) started.push(await start(size));
		for (const page of PAGES) costs.push(await cost(page, started, bare.url, requests));
	} finally {
		bare.close();
		for (const one of started) await one.close();
	}

	print(costs, sizes);
	const worst = Math.max(...costs.map(({ grown }) => grown));
	const figures = { bench: 'thread', sizes, requests, pages: costs, worst_grown: worst };
	process.stdout.write(`${JSON.stringify(figures)}\n`);
	return worst <= MOST;
}

/** An application with as much work as asked for in its database. */
async function start(size: number) {
	const dataDir = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
	const removed = () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
	const since = Date.now();
	process.stdout.write(`Making ${size.toLocaleString('en-GB')} contributions and what follows from them. `);
	try {
		const places = await fill(dataDir, size);
		process.stdout.write(`${Math.round((Date.now() - since) / 1000)} s.\n`);
		const application = await startApplication('cast', dataDir);
		const statements = await countStatements(dataDir);
		const close = async () => {
			await statements.close();
			await application.close();
			removed();
		};
		return {
			places,
			url: application.url,
			cookie: await signIn(application.url, 'grace'),
			statements,
			close
		};
	} catch (reason) {
		removed();
		throw reason;
	}
}

async function cost(page: Page, started: Started[], bare: string, requests: number): Promise<Row> {
	const asked = started.map(({ url, places, cookie }) => ({
		url: url + page.path(places),
		cookie: page.staff ? cookie : ''
	}));
	const [least, ...timings] = await time([{ url: bare }, ...asked], requests);
	const counted: Cost[] = [];
	for (const [index, { statements }] of started.entries()) {
		await statements.reset();
		await time([asked[index]!], COUNTED, 0);
		const { ours, all } = await statements.read();
		counted.push({ ...timings[index]!, queries: ours / COUNTED, statements: all / COUNTED });
	}
	const [first, last] = [counted[0]!, counted.at(-1)!];
	return {
		page: page.name,
		at: counted,
		grown: round(last.p50 / first.p50),
		to_bare: round(last.p50 / least!.p50)
	};
}

/** One of the cast's cookie, as the one-click page gives it. */
export async function signIn(url: string, who: string): Promise<string> {
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

function print(rows: Row[], sizes: number[]) {
	const head = [
		'page',
		...sizes.flatMap((size) => [`p50 ms, ${size.toLocaleString('en-GB')}`, 'p95 ms', 'queries (statements)']),
		'grown',
		'to bare node:http'
	];
	const lines = rows.map(({ page, at, grown, to_bare }) => [
		page,
		...at.flatMap(({ p50, p95, queries, statements }) => [`${p50}`, `${p95}`, `${queries} (${statements})`]),
		`× ${grown}`,
		`× ${to_bare}`
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
