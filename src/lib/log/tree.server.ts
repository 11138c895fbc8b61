// The tree as the database has it, for whoever signs and publishes it. Nothing here is believed: it is compared with what was signed.
import type { InTransaction, Query } from '../platform/worker.server.ts';
import { equal } from './bytes.ts';
import { leafHash } from './hashes.ts';
import type { HashReader } from './prove.ts';
import { decodeBundle, entriesPath, hashReader, parseTilePath, tilePath } from './tiles.ts';

export type Tree = { size: number; root: Uint8Array };
/** One file of the log: its path and its bytes. */
export type LogFile = { path: string; bytes: Uint8Array };

/** An entry or a hash is not what the hashes over it say: something was changed behind the log's back. */
export class Changed extends Error {
	readonly path: string;

	constructor(path: string, why: string) {
		super(`${path}: ${why}`);
		this.name = 'Changed';
		this.path = path;
	}
}

/** How many entries the database has in its log, and the root over them. */
export async function treeNow(query: Query): Promise<Tree> {
	return one(await query('select s.size, tlog.root(s.size) as root from (select tlog.size() as size) s'));
}

/** The root over the first entries; null where the database has not so many. */
export async function rootOfFirst(query: Query, size: number): Promise<Uint8Array | null> {
	const { size: has } = await treeNow(query);
	if (has < size) return null;
	return one(await query('select $1::bigint as size, tlog.root($1) as root', [size])).root;
}

/** Reads hashes of the tree of that size out of the database's tiles. */
export function hashesOf(inTransaction: InTransaction, size: number): HashReader {
	return hashReader(async (path) => {
		const place = parseTilePath(path);
		if (!place || place.level === 'entries') return null;
		return inTransaction((query) => tile(query, Number(place.level), place.index, place.width));
	}, size);
}

/** One tile of hashes, as a file. */
export async function tileFile(query: Query, level: number, index: number, width: number): Promise<LogFile> {
	const path = tilePath(level, index, width);
	const bytes = await tile(query, level, index, width);
	if (!bytes) throw new Changed(path, 'is missing');
	return { path, bytes };
}

/** One bundle of entries, as a file, each of which has the hash that stands for it in the tree. */
export async function bundleFile(query: Query, index: number, width: number): Promise<LogFile> {
	const path = entriesPath(index, width);
	const [row] = await query<{ bytes: Uint8Array | null }>('select tlog.bundle($1, $2) as bytes', [
		index,
		width
	]);
	const hashes = await tile(query, 0, index, width);
	if (!row?.bytes || !hashes) throw new Changed(path, 'is missing');
	const bytes = new Uint8Array(row.bytes);
	const entries = decodeBundle(bytes);
	if (entries?.length !== width) throw new Changed(path, 'has another number of entries');
	entries.forEach((entry, at) => {
		if (!equal(leafHash(entry), hashes.subarray(at * 32, at * 32 + 32)))
			throw new Changed(path, `entry ${index * 256 + at} is not the one that was hashed`);
	});
	return { path, bytes };
}

async function tile(query: Query, level: number, index: number, width: number): Promise<Uint8Array | null> {
	const [row] = await query<{ bytes: Uint8Array | null }>('select tlog.tile($1, $2, $3) as bytes', [
		level,
		index,
		width
	]);
	return row?.bytes ? new Uint8Array(row.bytes) : null;
}

function one([row]: { size: string | number; root: Uint8Array }[]): Tree {
	if (!row) throw new Error('the database did not say how large its log is');
	return { size: Number(row.size), root: new Uint8Array(row.root) };
}
