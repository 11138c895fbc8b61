// Tiles and bundles of entries, as static files (C2SP tlog-tiles). A tile of level l holds up to 256 hashes, each over 256^l
// entries. Only full tiles are hashed into the level above; what is not full stands beside it under `.p/<width>`.
import { nodeHash } from './hashes.ts';
import type { HashReader } from './prove.ts';

/** Hashes in a full tile, and entries in a full bundle. */
export const FULL = 256;
const HASH = 32;
/** The longest entry: its length stands in two bytes. */
export const LONGEST_ENTRY = 0xffff;

export type Place = { index: number; width: number };
export type Tile = Place & { level: number };

/** `tile/<level>/<number>[.p/<width>]` */
export const tilePath = (level: number, index: number, width = FULL): string =>
	`tile/${level}/${numbered(index, width)}`;

/** `tile/entries/<number>[.p/<width>]` */
export const entriesPath = (index: number, width = FULL): string => `tile/entries/${numbered(index, width)}`;

/** Groups of three digits, all but the last with an x before them: 1234067 is `x001/x234/067`. */
function numbered(index: number, width: number): string {
	const digits = String(index);
	const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.../g) as string[];
	const last = groups.pop() as string;
	return [...groups.map((group) => `x${group}`), last].join('/') + (width < FULL ? `.p/${width}` : '');
}

/** What a path names, or null where it would not be written so: levels 0 to 63, widths 1 to 255 where not full. */
export function parseTilePath(path: string): (Place & { level: number | 'entries' }) | null {
	const parts = /^tile\/(\d+|entries)\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d+))?$/.exec(path);
	if (!parts) return null;
	const [, kind = '', groups = '', partial] = parts;
	const level = kind === 'entries' ? kind : Number(kind);
	const index = Number(groups.replace(/\D/g, ''));
	const width = partial === undefined ? FULL : Number(partial);
	if (!Number.isSafeInteger(index) || width < 1 || Number(level) > 63) return null;
	const again = `tile/${level}/${numbered(index, width)}`;
	return again === path ? { level, index, width } : null;
}

/** Every tile of hashes of a tree of that size, from the lowest level up. */
export const tilesOf = (size: number): Generator<Tile> => tilesBetween(0, size);

/** Every bundle of entries of a log of that size. */
export const bundlesOf = (size: number): Generator<Place> => bundlesBetween(0, size);

/** The tiles of hashes that a log which grew has and had not, or had with fewer hashes. */
export function* tilesBetween(before: number, now: number): Generator<Tile> {
	for (let level = 0, had = before, has = now; has > 0; level++) {
		for (const place of grown(had, has)) yield { level, ...place };
		had = Math.floor(had / FULL);
		has = Math.floor(has / FULL);
	}
}

/** The bundles of entries that a log which grew has and had not, or had with fewer entries. */
export const bundlesBetween = (before: number, now: number): Generator<Place> => grown(before, now);

function* grown(had: number, has: number): Generator<Place> {
	for (let index = Math.floor(had / FULL); index * FULL < has; index++) {
		const width = Math.min(FULL, has - index * FULL);
		if (index * FULL + width > had) yield { index, width };
	}
}

/**
 * Reads hashes out of tiles. In: what answers with the bytes under a path or null, and the size of the tree. A partial
 * tile may be gone once the full one is there, which then is read in its place. Throws where a tile is missing or is not
 * as long as it says: what it holds is not believed, since whoever uses it checks the proof or the root that comes of it.
 */
export function hashReader(read: (path: string) => Promise<Uint8Array | null>, size: number): HashReader {
	const kept = new Map<string, Promise<Uint8Array>>();

	async function fetched(level: number, index: number, width: number): Promise<Uint8Array> {
		const path = tilePath(level, index, width);
		const bytes = (await read(path)) ?? (width < FULL ? await read(tilePath(level, index)) : null);
		if (!bytes) throw new Error(`${path} is missing`);
		if (bytes.length !== width * HASH && bytes.length !== FULL * HASH) {
			throw new Error(`${path} holds ${bytes.length} bytes`);
		}
		return bytes;
	}

	return async (level, index) => {
		const tileLevel = Math.floor(level / 8);
		const leaves = 2 ** (level % 8);
		const first = index * leaves;
		const tileIndex = Math.floor(first / FULL);
		const held = Math.floor(size / FULL ** tileLevel) - tileIndex * FULL;
		const at = first % FULL;
		if (at + leaves > held) throw new RangeError(`a tree of ${size} has no hash ${index} of level ${level}`);
		const path = tilePath(tileLevel, tileIndex);
		let tile = kept.get(path);
		if (!tile) kept.set(path, (tile = fetched(tileLevel, tileIndex, Math.min(FULL, held))));
		return over(await tile, at, leaves);
	};
}

/** The hash over hashes of a tile, which are a power of two. */
function over(tile: Uint8Array, at: number, leaves: number): Uint8Array {
	if (leaves === 1) return tile.slice(at * HASH, (at + 1) * HASH);
	return nodeHash(over(tile, at, leaves / 2), over(tile, at + leaves / 2, leaves / 2));
}

/** A bundle: each entry after its length in two bytes. Throws RangeError for more than 256, or one of 65,536 bytes. */
export function encodeBundle(entries: Uint8Array[]): Uint8Array {
	if (entries.length > FULL) throw new RangeError(`a bundle holds ${FULL} entries, not ${entries.length}`);
	const bytes = new Uint8Array(entries.reduce((length, entry) => length + 2 + entry.length, 0));
	let at = 0;
	for (const entry of entries) {
		if (entry.length > LONGEST_ENTRY) throw new RangeError(`an entry of ${entry.length} bytes is too long`);
		bytes[at] = entry.length >>> 8;
		bytes[at + 1] = entry.length & 0xff;
		bytes.set(entry, at + 2);
		at += 2 + entry.length;
	}
	return bytes;
}

/** The entries of a bundle, as views of its bytes, or null where they do not fill it exactly or are more than 256. */
export function decodeBundle(bytes: Uint8Array): Uint8Array[] | null {
	const entries: Uint8Array[] = [];
	let at = 0;
	while (at < bytes.length) {
		const length = ((bytes[at] as number) << 8) | (bytes[at + 1] ?? 0);
		const end = at + 2 + length;
		if (end > bytes.length || entries.length === FULL) return null;
		entries.push(bytes.subarray(at + 2, end));
		at = end;
	}
	return entries;
}
