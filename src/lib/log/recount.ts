// The tree counted again from the entries alone, tile by tile, in constant memory: what a verifier holds against the published tiles
// and the sealed root. Tiles are those of C2SP tlog-tiles, hashes those of RFC 6962 2.1.
import { sha256 } from '#sha256';

const WIDTH = 256;
const HASH = 32;

/** Level `level`, tile `index`, with so many hashes in it. The bytes are reused: copy what is kept. */
export type Tile = { level: number; index: number; width: number; hashes: Uint8Array };

/** Called with each tile that is full. */
type OnTile = (tile: Tile) => void;

export class Recount {
	size = 0;
	/** For each level the hashes of the tile that is not full yet. */
	readonly #levels: { hashes: Uint8Array; held: number; index: number }[] = [];
	readonly #pair = new Uint8Array(1 + 2 * HASH);
	readonly #onTile: OnTile;

	constructor(onTile: OnTile = () => undefined) {
		this.#onTile = onTile;
		this.#pair[0] = 1;
	}

	/** The next entry by its hash (RFC 6962 2.1, 32 bytes). */
	add(leaf: Uint8Array): void {
		this.size++;
		this.#put(0, leaf);
	}

	/** The tiles at the right edge, which are not full. */
	edge(): Tile[] {
		return this.#levels
			.map(({ hashes, held, index }, level) => ({
				level,
				index,
				width: held,
				hashes: hashes.subarray(0, held * HASH)
			}))
			.filter(({ width }) => width > 0);
	}

	/** The root of what was added. Changes nothing, so more may follow. */
	root(): Uint8Array {
		let folded: Uint8Array | undefined;
		// From the smallest subtrees on the right to the largest on the left.
		for (const { width, hashes } of this.edge()) {
			let left = width;
			for (let part = 1; left > 0; part *= 2) {
				if (!(left & part)) continue;
				left -= part;
				const whole = this.#perfect(hashes.slice(left * HASH, (left + part) * HASH));
				folded = folded ? this.#node(whole, folded) : whole;
			}
		}
		return folded ?? sha256();
	}

	#put(level: number, hash: Uint8Array): void {
		const tile = (this.#levels[level] ??= { hashes: new Uint8Array(WIDTH * HASH), held: 0, index: 0 });
		tile.hashes.set(hash, tile.held * HASH);
		if (++tile.held < WIDTH) return;
		this.#onTile({ level, index: tile.index, width: WIDTH, hashes: tile.hashes });
		tile.held = 0;
		tile.index++;
		this.#put(level + 1, this.#perfect(tile.hashes.slice()));
	}

	/** The root over a power of two of hashes, which are used up. */
	#perfect(hashes: Uint8Array): Uint8Array {
		for (let width = hashes.length / HASH; width > 1; width /= 2) {
			for (let pair = 0; pair < width / 2; pair++) {
				this.#pair.set(hashes.subarray(pair * 2 * HASH, (pair + 1) * 2 * HASH), 1);
				hashes.set(sha256(this.#pair), pair * HASH);
			}
		}
		return hashes.slice(0, HASH);
	}

	#node(left: Uint8Array, right: Uint8Array): Uint8Array {
		this.#pair.set(left, 1);
		this.#pair.set(right, 1 + HASH);
		return sha256(this.#pair);
	}
}
