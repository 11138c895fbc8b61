// Witnesses in development, the demonstration and tests: four of them in one process, each with its own directory, key and port. That
// all run on one machine shows how it works and protects from nothing; docs/witness.md says who runs them in earnest.
import { existsSync, mkdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { logKeys } from '../../src/lib/log/keys.server.ts';
import { logUrl } from '../../src/lib/log/policy.server.ts';
import { startWitness, type Witness } from '../../src/witness/start.ts';
import { awayDir, isAway } from './witness-away.ts';

const FOUR = [
	{ name: 'council', operator: 'Northbrook Council' },
	{ name: 'university', operator: 'The University of Northbrook' },
	{ name: 'paper', operator: 'The Northbrook Post' },
	{ name: 'law-centre', operator: 'Northbrook Law Centre' }
];

export type Witnesses = {
	/** Where each answers, by the name it has in the policy; empty where none was started. */
	urls: Record<string, string>;
	close(): Promise<void>;
};

/**
 * Starts four over the log of the open backend and sets the policy that names them, before the application reads its settings. What they
 * sealed is kept in the data directory. Does nothing where a policy is set, or the log has no key.
 */
export async function localWitnesses(): Promise<Witnesses> {
	const keys = process.env.THROUGHLINE_LOG_POLICY ? null : await logKeys();
	if (!keys) return { urls: {}, close: () => Promise.resolve() };
	const dir = resolve(process.env.THROUGHLINE_DATA_DIR || '.data', 'witnesses');
	const started = await startFour(dir, `log ${keys.vkeys.log} ${logUrl()}\nquorum none\n`);
	process.env.THROUGHLINE_LOG_POLICY = started.policyPath;
	return started;
}

/**
 * Starts four in a directory for the books of a policy, and writes there the policy that names them. One that is said to be away
 * (witness-away.ts) is stopped, as by a power cut at its owner's, and started again where it was.
 */
export async function startFour(dir: string, books: string): Promise<Witnesses & { policyPath: string }> {
	mkdirSync(awayDir(dir), { recursive: true, mode: 0o700 });
	const running = new Map<string, Witness>();
	const policyPath = join(dir, 'policy');
	try {
		for (const one of FOUR) running.set(one.name, await startOn(join(dir, one.name), one, books));
	} catch (reason) {
		await Promise.all([...running.values()].map(({ close }) => close()));
		throw reason;
	}
	writeFileSync(policyPath, policyOf(books, running));
	const urls = Object.fromEntries([...running].map(([name, { url }]) => [name, url]));

	const heed = async () => {
		for (const one of FOUR) {
			const witness = running.get(one.name);
			const away = isAway(dir, one.name);
			if (witness && away) {
				running.delete(one.name);
				await witness.close();
			} else if (!witness && !away) {
				running.set(one.name, await startOn(join(dir, one.name), one, books));
			}
		}
	};
	let turn = heed();
	const watcher = watch(awayDir(dir), () => void (turn = turn.then(heed)));
	return {
		urls,
		policyPath,
		async close() {
			watcher.close();
			await turn;
			await Promise.all([...running.values()].map((witness) => witness.close()));
		}
	};
}

/** On the port it had, so that a page that somebody has open still finds it; else on any that is free. */
async function startOn(
	dir: string,
	{ name, operator }: { name: string; operator: string },
	policy: string
): Promise<Witness> {
	const kept = join(dir, 'port');
	const verifyDir = join('static', 'log');
	const options = {
		operator,
		policy,
		list: join(dir, '..', 'policy'),
		name: `${name}.northbrook.example/witness`,
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

/** Three of four (docs/adr/0029). */
const policyOf = (books: string, running: Map<string, Witness>) =>
	[
		...books.split('\n').filter((line) => line.startsWith('log ')),
		...[...running].map(([name, { vkey, url }]) => `witness ${name} ${vkey} ${url}`),
		`group seals 3 ${[...running.keys()].join(' ')}`,
		'quorum seals',
		''
	].join('\n');

/** One line for whoever started the demonstration. */
export function saidOfWitnesses({ urls }: Witnesses): string {
	const all = Object.entries(urls).map(([name, url]) => `${name} ${url}/`);
	return all.length > 0 ? `The book's witnesses, all on this machine: ${all.join(', ')}\n` : '';
}
