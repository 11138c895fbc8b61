// Where the command line reads a log: a directory, or an address.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Source } from '../lib/log/verify.ts';

const TIMEOUT = 30_000;
const TRIES = 3;

/** The log at a place: where its checkpoint is, or `/log` below it. Throws where there is none. */
export async function sourceAt(place: string): Promise<Source> {
	const named = place.replace(/\/(checkpoint)?$/, '');
	for (const base of [named, `${named}/log`]) {
		const source = /^https?:\/\//.test(base) ? network(base) : directory(base);
		if (await source.read('checkpoint')) return source;
	}
	throw new Error(`There is no book at ${place}: no file named checkpoint.`);
}

function directory(base: string): Source {
	return {
		read: (path) =>
			readFile(join(base, path)).catch((reason: NodeJS.ErrnoException) => {
				if (reason.code === 'ENOENT' || reason.code === 'ENOTDIR' || reason.code === 'EISDIR') return null;
				throw reason;
			})
	};
}

function network(base: string): Source {
	return {
		read: async (path) => {
			for (let tries = 1; ; tries++) {
				try {
					const answer = await fetch(`${base}/${path}`, { signal: AbortSignal.timeout(TIMEOUT) });
					if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
					if (answer.status < 500 || tries === TRIES) return null;
				} catch (reason) {
					if (tries === TRIES) throw new Error(`${base} does not answer.`, { cause: reason });
				}
				await new Promise((later) => setTimeout(later, 300 * tries));
			}
		}
	};
}
