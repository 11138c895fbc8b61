// Where the command line reads a log: a directory, or an address.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Source } from '../lib/log/verify.ts';
import { LARGEST, wholeOf } from './whole.ts';

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
		read: async (path) => {
			try {
				const found = await stat(join(base, path));
				// A pipe or a device would never end.
				return found.isFile() && found.size <= LARGEST ? await readFile(join(base, path)) : null;
			} catch (reason) {
				const { code } = reason as NodeJS.ErrnoException;
				if (code === 'ENOENT' || code === 'ENOTDIR') return null;
				throw reason;
			}
		}
	};
}

function network(base: string): Source {
	return {
		read: async (path) => {
			for (let tries = 1; ; tries++) {
				try {
					const answer = await fetch(`${base}/${path}`, { signal: AbortSignal.timeout(TIMEOUT) });
					if (answer.ok) return await wholeOf(answer);
					await answer.body?.cancel();
					if (answer.status < 500 || tries === TRIES) return null;
				} catch (reason) {
					if (tries === TRIES) throw new Error(`${base} does not answer.`, { cause: reason });
				}
				await new Promise((later) => setTimeout(later, 300 * tries));
			}
		}
	};
}
