// Witnesses in development, the demonstration and tests: four of them in one process, each with its own directory, key and port. That
// all run on one machine shows how it works and protects from nothing; docs/witness.md says who runs them in earnest.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { logKeys } from '../../src/lib/log/keys.server.ts';
import { logUrl } from '../../src/lib/log/policy.server.ts';
import { startWitness, type Witness } from '../../src/witness/start.ts';

const FOUR = [
	{ name: 'council', operator: 'Northbrook Council' },
	{ name: 'university', operator: 'The University of Northbrook' },
	{ name: 'paper', operator: 'The Northbrook Post' },
	{ name: 'law-centre', operator: 'Northbrook Law Centre' }
];

export type WitnessName = 'council' | 'university' | 'paper' | 'law-centre';

export type Witnesses = {
	/** Where each answers, by the name it has in the policy; empty where none was started. */
	urls: Record<string, string>;
	/** Stops one as a power cut at its owner's would, and starts it again where it was. */
	stop(name: WitnessName): Promise<void>;
	start(name: WitnessName): Promise<void>;
	close(): Promise<void>;
};

const none: Witnesses = {
	urls: {},
	stop: () => Promise.reject(new Error('no witness was started here')),
	start: () => Promise.reject(new Error('no witness was started here')),
	close: () => Promise.resolve()
};

/**
 * Starts four over the log of the open backend and sets the policy that names them, before the application reads its settings. What they
 * sealed is kept in the data directory. Does nothing where a policy is set, or the log has no key.
 */
export async function localWitnesses(): Promise<Witnesses> {
	const keys = process.env.THROUGHLINE_LOG_POLICY ? null : await logKeys();
	if (!keys) return none;
	const dir = resolve(process.env.THROUGHLINE_DATA_DIR || '.data', 'witnesses');
	const started = await startFour(dir, `log ${keys.vkeys.log} ${logUrl()}\nquorum none\n`);
	process.env.THROUGHLINE_LOG_POLICY = started.policyPath;
	if (process.send) obey(started);
	return started;
}

/** Starts four in a directory for the books of a policy, and writes there the policy that names them. */
export async function startFour(dir: string, books: string): Promise<Witnesses & { policyPath: string }> {
	mkdirSync(dir, { recursive: true, mode: 0o700 });
	const running = new Map<string, Witness>();
	const start = async (name: string) => {
		const known = FOUR.find((one) => one.name === name);
		if (!known || running.has(name)) throw new Error(`${name} is no witness, or runs already`);
		running.set(name, await startOn(join(dir, name), { ...known, policy: books }));
	};
	const stop = async (name: string) => {
		const witness = running.get(name);
		running.delete(name);
		await witness?.close();
	};
	const close = async () => void (await Promise.all([...running.keys()].map(stop)));
	try {
		for (const { name } of FOUR) await start(name);
	} catch (reason) {
		await close();
		throw reason;
	}
	const policyPath = join(dir, 'policy');
	writeFileSync(policyPath, policyOf(running));
	const urls = Object.fromEntries([...running].map(([name, { url }]) => [name, url]));
	return { urls, policyPath, start, stop, close };
}

/** On the port it had, so that a page that somebody has open still finds it; else on any that is free. */
async function startOn(
	dir: string,
	of: { name: string; operator: string; policy: string }
): Promise<Witness> {
	const kept = join(dir, 'port');
	const verifyDir = join('static', 'log');
	const options = {
		...of,
		name: `${of.name}.northbrook.example/witness`,
		dir,
		...(existsSync(verifyDir) ? { verifyDir } : {})
	};
	const port = existsSync(kept) ? Number(readFileSync(kept, 'utf8')) : 0;
	const witness = await startWitness({ ...options, port }).catch((reason: unknown) => {
		if (port === 0 || !isTaken(reason)) throw reason;
		return startWitness({ ...options, port: 0 });
	});
	writeFileSync(kept, new URL(witness.url).port);
	return witness;
}

const isTaken = (reason: unknown) =>
	reason instanceof Error && (reason.cause as NodeJS.ErrnoException | undefined)?.code === 'EADDRINUSE';

/** Three of four (docs/adr/0029). The application puts the line of its own log before. */
const policyOf = (running: Map<string, Witness>) =>
	[
		...[...running].map(([name, { vkey, url }]) => `witness ${name} ${vkey} ${url}`),
		`group seals 3 ${[...running.keys()].join(' ')}`,
		'quorum seals',
		''
	].join('\n');

/** A test that started this process stops and starts witnesses by messages: {witness, up}, answered by the same. */
function obey({ start, stop }: Witnesses) {
	process.on('message', (told: { witness?: WitnessName; up?: boolean }) => {
		if (!told.witness) return;
		void (told.up ? start : stop)(told.witness).then(() => process.send?.(told));
	});
}

/** One line for whoever started the demonstration. */
export function saidOfWitnesses({ urls }: Witnesses): string {
	const all = Object.entries(urls).map(([name, url]) => `${name} ${url}/`);
	return all.length > 0 ? `The book's witnesses, all on this machine: ${all.join(', ')}\n` : '';
}
