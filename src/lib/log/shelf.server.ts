// Where the log is published: a directory or a public bucket, outside the database, so that what was once signed is remembered even
// when the database is put back from a backup (log.md 4). Static files: any web server or CDN can serve them (C2SP tlog-tiles).
import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { backend, type PublicFiles } from '../platform/backend/backend.ts';
import { environment } from '../platform/env.ts';

/**
 * Files by path: `checkpoint`, `tile/…`, and what the publisher keeps for itself. Reading answers null where there is none, and throws
 * when that is not known. Writing is whole or not at all, and on the disk when it returns; a tile that is there with other bytes is refused.
 */
export type Shelf = {
	read(path: string): Promise<Uint8Array | null>;
	write(path: string, bytes: Uint8Array): Promise<void>;
	/** Takes the tiles of a folder away, for which the full one now stands. */
	clear(folder: string): Promise<void>;
};

/** A tile that was published and is now another: the tree in the database is not the one that was signed. */
export class OtherBytes extends Error {
	readonly path: string;

	constructor(path: string) {
		super(`${path} was published with other bytes`);
		this.name = 'OtherBytes';
		this.path = path;
	}
}

// No segment begins with a dot, so that none leads upwards and none is a draft of ours.
const PATH = /^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/i;

/** Whether a path can name a file of the shelf at all. */
export const isShelfPath = (path: string) => path.length <= 200 && PATH.test(path);

// Tiles never change: C2SP tlog-tiles lets anybody keep them for ever.
const isFixed = (path: string) => path.startsWith('tile/');
const YEAR = 31_536_000;

/** A directory as a shelf. */
export function directoryShelf(directory: string): Shelf {
	const root = resolve(directory);
	const placeOf = (path: string) => {
		if (!isShelfPath(path)) throw new Error('not a path of the log');
		return join(root, path);
	};
	const read = async (path: string) => {
		try {
			return new Uint8Array(await readFile(placeOf(path)));
		} catch (reason) {
			if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(codeOf(reason))) return null;
			throw reason;
		}
	};
	return {
		read,
		async write(path, bytes) {
			const place = placeOf(path);
			await mkdir(dirname(place), { recursive: true });
			const draft = join(dirname(place), `.${randomUUID()}`);
			try {
				await writeThrough(draft, bytes);
				if (!isFixed(path)) await rename(draft, place);
				// A link fails where the name is taken, so that of two writers none writes over the other.
				else if (!(await linked(draft, place)) && !same(await read(path), bytes)) throw new OtherBytes(path);
			} finally {
				await rm(draft, { force: true });
			}
			await sync(dirname(place));
		},
		clear: (folder) => rm(placeOf(folder), { recursive: true, force: true })
	};
}

/** A public bucket as a shelf. One publisher at a time writes to it, so looking before writing is enough. */
export function bucketShelf(files: PublicFiles): Shelf {
	return {
		read: (path) => files.read(path),
		async write(path, bytes) {
			if (!isShelfPath(path)) throw new Error('not a path of the log');
			if (isFixed(path)) {
				const there = await files.read(path);
				if (there && !same(there, bytes)) throw new OtherBytes(path);
				if (there) return;
			}
			const type = isFixed(path) ? 'application/octet-stream' : 'text/plain; charset=utf-8';
			await files.write(path, bytes, type, isFixed(path) ? YEAR : 5);
		},
		clear: (folder) => files.clear(folder)
	};
}

/** The shelf of this installation; null where it has neither a directory nor a bucket, as in some tests. */
export async function shelf(): Promise<Shelf | null> {
	const { THROUGHLINE_LOG_DIR } = environment();
	const { dataDir, publicFiles } = await backend();
	if (THROUGHLINE_LOG_DIR) return directoryShelf(THROUGHLINE_LOG_DIR);
	if (dataDir) return directoryShelf(join(dataDir, 'log'));
	return publicFiles ? bucketShelf(publicFiles('log')) : null;
}

async function writeThrough(path: string, bytes: Uint8Array) {
	const file = await open(path, 'wx', 0o644);
	try {
		await file.writeFile(bytes);
		await file.sync();
	} finally {
		await file.close();
	}
}

/** A name is on the disk when its directory is. */
async function sync(directory: string) {
	const handle = await open(directory, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

async function linked(from: string, to: string): Promise<boolean> {
	try {
		await link(from, to);
		return true;
	} catch (reason) {
		if (codeOf(reason) === 'EEXIST') return false;
		throw reason;
	}
}

const same = (one: Uint8Array | null, other: Uint8Array) => one !== null && Buffer.compare(one, other) === 0;
const codeOf = (reason: unknown) => (reason as NodeJS.ErrnoException).code ?? '';
