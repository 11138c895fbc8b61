// Reads a whole book once, from its first page to its last: hashes every entry again, holds the published tiles against what comes
// of that, and looks out for what somebody brought. In constant memory.
import { toBase64 } from './bytes.ts';
import { leafHash } from './hashes.ts';
import { Recount, type Tile } from './recount.ts';
import { bundlesOf, decodeBundle, entriesPath, FULL, tilePath, type Place } from './tiles.ts';
import type { Source } from './verify-head.ts';

const HASH = 32;

/** What somebody brought with them, to be looked for on the way: hashes of entries, and sizes whose roots they know. */
export type Wanted = { leaves: Uint8Array[]; sizes: number[] };

export type Reading = {
	/** How many entries were read, and the root over them. */
	size: number;
	root: Uint8Array;
	/** The bundle that is missing or is none, where reading ended. */
	stopped: (Place & { why: 'missing' | 'malformed' }) | null;
	/** Tiles that are not what the entries give: `first` is the first entry under the first hash that differs, null where it is missing. */
	tiles: { level: number; index: number; first: number | null }[];
	/** Where wanted hashes stand, by their base 64; the roots at wanted sizes. */
	found: Map<string, number>;
	roots: Map<number, Uint8Array>;
};

export type Reader = {
	/** Files asked for at once. */
	atOnce?: number;
	/** Lets others have their turn: called after each 256 entries. Rejects to stop. */
	pause?: () => Promise<void>;
	onProgress?: (done: number, total: number) => void;
};

/** Reads the first `size` entries of a log, and passes each on to `said`. Throws only what `pause` rejects with. */
export async function readBook(
	source: Source,
	size: number,
	wanted: Wanted,
	said: { add(entry: Uint8Array): void } | null,
	how: Reader = {}
): Promise<Reading> {
	const full: Tile[] = [];
	const recount = new Recount((tile) => full.push({ ...tile, hashes: tile.hashes.slice() }));
	const reading: Reading = {
		size: 0,
		root: new Uint8Array(),
		stopped: null,
		tiles: [],
		found: new Map(),
		roots: new Map()
	};
	const sizes = new Set(wanted.sizes);
	const leaves = new Map(wanted.leaves.map((leaf) => [first4(leaf), 0]));
	const asked = new Set(wanted.leaves.map(toBase64));
	const note = () => void (sizes.has(recount.size) && reading.roots.set(recount.size, recount.root()));

	note();
	const fetched = ahead(bundlesOf(size), how.atOnce ?? 8, async (place) => ({
		place,
		bundle: await read(source, entriesPath, place),
		tile: await read(source, (index, width) => tilePath(0, index, width), place)
	}));
	for await (const { place, bundle, tile } of fetched) {
		const entries = bundle && decodeBundle(bundle);
		if (!entries || entries.length < place.width) {
			reading.stopped = { ...place, why: bundle ? 'malformed' : 'missing' };
			break;
		}
		for (const entry of entries.slice(0, place.width)) {
			const leaf = leafHash(entry);
			const index = recount.size;
			if (leaves.has(first4(leaf)) && asked.has(toBase64(leaf))) reading.found.set(toBase64(leaf), index);
			recount.add(leaf);
			note();
			said?.add(entry);
		}
		const edge = recount.size === size ? recount.edge() : [];
		for (const one of [...full.splice(0), ...edge]) {
			const bytes =
				one.level === 0 ? tile : await read(source, (index, width) => tilePath(one.level, index, width), one);
			compare(reading, one, bytes);
		}
		how.onProgress?.(recount.size, size);
		await how.pause?.();
	}
	reading.size = recount.size;
	reading.root = recount.root();
	return reading;
}

/** Holds a published tile against the one that was counted. */
function compare(
	reading: Reading,
	{ level, index, width, hashes }: Tile,
	published: Uint8Array | null
): void {
	// As long as it says, or the full one that stands for it: other clients refuse any other length.
	if (published?.length !== width * HASH && published?.length !== FULL * HASH) {
		reading.tiles.push({ level, index, first: null });
		return;
	}
	const differs = hashes.findIndex((byte, at) => at < width * HASH && byte !== published[at]);
	if (differs < 0) return;
	reading.tiles.push({ level, index, first: (index * FULL + Math.floor(differs / HASH)) * FULL ** level });
}

/** The file of a place; a partial one may be gone once the full one is there. */
async function read(
	source: Source,
	path: (index: number, width: number) => string,
	{ index, width }: Place
): Promise<Uint8Array | null> {
	const bytes = await source.read(path(index, width));
	return bytes ?? (width < FULL ? source.read(path(index, FULL)) : null);
}

/** Answers in order, with so many under way. */
async function* ahead<In, Out>(items: Iterable<In>, atOnce: number, get: (item: In) => Promise<Out>) {
	const waiting: Promise<Out>[] = [];
	for (const item of items) {
		waiting.push(get(item));
		if (waiting.length >= atOnce) yield (await waiting.shift()) as Out;
	}
	for (const one of waiting) yield await one;
}

const first4 = (hash: Uint8Array) => new DataView(hash.buffer, hash.byteOffset, 4).getUint32(0);
