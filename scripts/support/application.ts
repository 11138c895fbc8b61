// The built application as people would start it, in a process of its own, for tests in a browser.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { readSettings } from '../../src/lib/platform/backend/embedded/settings.ts';
import type { Data } from '../../src/lib/platform/backend/seeds.ts';
import { broken, type Broken } from './invariants.ts';
import { setAway, type WitnessName } from './witness-away.ts';

/** `simulator`: where its payments are simulated. `dataDir`: where its database is, for rows that no page makes. */
export type Application = {
	url: string;
	simulator: string;
	dataDir: string;
	/** Stops one of the four witnesses of its log, and starts it again where it was. */
	witnesses: { stop(name: WitnessName): Promise<void>; start(name: WitnessName): Promise<void> };
	/** What must always be true of money in its database, and is not. */
	broken(): Promise<Broken[]>;
	close(): Promise<void>;
};

/**
 * Starts the build that is there, on the data directory `at`, or on an empty one that ends with it. A Supabase in
 * the environment is used.
 */
export async function startApplication(data: Data, at?: string): Promise<Application> {
	const dataDir = at ?? mkdtempSync(join(tmpdir(), 'throughline-journeys-'));
	const port = await freePort();
	// Whatever address, Stripe account or log the environment speaks of is not the one of this test.
	const environment = Object.fromEntries(
		Object.entries(process.env).filter(([name]) => !/^(ORIGIN|STRIPE_|THROUGHLINE_LOG_)/.test(name))
	);
	const child = spawn(process.execPath, [join('scripts', 'demo.ts'), '--no-build'], {
		env: {
			...environment,
			PORT: String(port),
			HOST: '127.0.0.1',
			THROUGHLINE_DATA: data,
			THROUGHLINE_DATA_DIR: dataDir
		},
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const close = async () => {
		process.off('SIGTERM', close);
		process.off('SIGINT', close);
		await stop(child);
		if (!at) rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
	};
	process.once('SIGTERM', close);
	process.once('SIGINT', close);
	let simulator: string;
	try {
		simulator = await saysItIsUp(child);
	} catch (reason) {
		await close();
		throw reason;
	}
	return {
		url: `http://127.0.0.1:${port}`,
		simulator,
		dataDir,
		witnesses: {
			stop: (name) => setAway(dataDir, name, true),
			start: (name) => setAway(dataDir, name, false)
		},
		broken: () => brokenIn(dataDir),
		close
	};
}

/** Out: where its payments are simulated, which it says before. */
function saysItIsUp(child: ChildProcess): Promise<string> {
	return new Promise((done, refuse) => {
		let told = '';
		child.stdout?.on('data', (chunk) => {
			told += String(chunk);
			if (!told.includes('Throughline is at')) return;
			done(/Payments are simulated: (\S+)\/_sim\//.exec(told)?.[1] ?? '');
		});
		child.once('exit', () => refuse(new Error('The application did not start. See above.')));
	});
}

/** In the embedded database of a data directory; a Supabase is asked by hand. */
async function brokenIn(dataDir: string): Promise<Broken[]> {
	if (process.env.PUBLIC_SUPABASE_URL) return [];
	const { ownerPassword, port } = readSettings(dataDir);
	const sql = postgres(`postgresql://postgres:${ownerPassword}@127.0.0.1:${port}/postgres`, { max: 1 });
	try {
		return await broken(sql);
	} finally {
		await sql.end();
	}
}

async function stop(child: ChildProcess) {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = once(child, 'exit');
	child.kill('SIGTERM');
	await ended;
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}
