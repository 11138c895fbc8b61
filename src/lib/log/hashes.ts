// The hashes of the tree (RFC 9162 2.1.1). A leaf and a node begin with different bytes, so that neither passes for the other.
import { sha256 } from '#sha256';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The root of no entries. */
export const EMPTY_ROOT = sha256();
export const leafHash = (entry: Uint8Array): Uint8Array => sha256(LEAF, entry);
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(NODE, left, right);

/** The largest power of two below a size of at least two: where its tree is split. */
export function split(size: number): number {
	let power = 1;
	while (power * 2 < size) power *= 2;
	return power;
}
