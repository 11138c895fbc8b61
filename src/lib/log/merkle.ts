// The Merkle tree of RFC 6962 and RFC 9162 2: hashes, roots, and proofs that are checked and made. Sizes may pass 2^32, so that
// they are halved by division and never by shifting.
import { equal } from './bytes.ts';
import { EMPTY_ROOT, nodeHash } from './hashes.ts';

export { EMPTY_ROOT, leafHash, nodeHash } from './hashes.ts';
export { proveConsistency, proveInclusion, rootAt, type HashReader } from './prove.ts';

const half = (number: number) => Math.floor(number / 2);
const isOdd = (number: number) => number % 2 === 1;
const isHash = (bytes: Uint8Array) => bytes.length === 32;
const isCount = (number: number) => Number.isSafeInteger(number) && number >= 0;

/** Why an inclusion proof is none. */
export type WhyNotIncluded = 'not-a-place' | 'not-a-hash' | 'wrong-length' | 'wrong-root';

/**
 * Whether a leaf hash stands at an index of the tree of that size and root (RFC 9162 2.1.3.2). Out: null where it does,
 * else why the proof does not show it. Hashes of any other length than 32 bytes prove nothing.
 */
export function verifyInclusion(claim: {
	leaf: Uint8Array;
	index: number;
	size: number;
	root: Uint8Array;
	proof: Uint8Array[];
}): WhyNotIncluded | null {
	const { leaf, index, size, root, proof } = claim;
	if (!isCount(index) || !isCount(size) || index >= size) return 'not-a-place';
	if (![leaf, root, ...proof].every(isHash)) return 'not-a-hash';
	let place = index;
	let last = size - 1;
	let hash = leaf;
	for (const sibling of proof) {
		if (last === 0) return 'wrong-length';
		if (isOdd(place) || place === last) {
			hash = nodeHash(sibling, hash);
			// An even place here is the last, which is not 0: so there is an odd one above it.
			while (!isOdd(place)) [place, last] = [half(place), half(last)];
		} else {
			hash = nodeHash(hash, sibling);
		}
		[place, last] = [half(place), half(last)];
	}
	if (last !== 0) return 'wrong-length';
	return equal(hash, root) ? null : 'wrong-root';
}

/** Why a consistency proof is none. */
export type WhyNotConsistent = 'not-sizes' | 'not-a-hash' | 'wrong-length' | 'wrong-root';

/**
 * Whether the tree of size1 and root1 is the beginning of that of size2 and root2 (RFC 9162 2.1.4.2). Out: null where it
 * is, else why the proof does not show it. Size 0 is refused: that an empty tree grew says nothing about any root.
 */
export function verifyConsistency(claim: {
	size1: number;
	root1: Uint8Array;
	size2: number;
	root2: Uint8Array;
	proof: Uint8Array[];
}): WhyNotConsistent | null {
	const { size1, root1, size2, root2, proof } = claim;
	if (!isCount(size1) || !isCount(size2) || size1 === 0 || size1 > size2) return 'not-sizes';
	if (!proof.every(isHash)) return 'not-a-hash';
	if (size1 === size2) {
		if (proof.length > 0) return 'wrong-length';
		return equal(root1, root2) ? null : 'wrong-root';
	}
	let place = size1 - 1;
	let last = size2 - 1;
	while (isOdd(place)) [place, last] = [half(place), half(last)];
	// A whole first tree is a node of the second, and the proof leaves its hash out.
	// Without any hash, `last` stays above 0.
	const [first, ...rest] = place === 0 ? [root1, ...proof] : proof;
	let old = first as Uint8Array;
	let now = old;
	for (const hash of rest) {
		if (last === 0) return 'wrong-length';
		if (isOdd(place) || place === last) {
			old = nodeHash(hash, old);
			now = nodeHash(hash, now);
			while (!isOdd(place)) [place, last] = [half(place), half(last)];
		} else {
			now = nodeHash(now, hash);
		}
		[place, last] = [half(place), half(last)];
	}
	if (last !== 0) return 'wrong-length';
	return equal(old, root1) && equal(now, root2) ? null : 'wrong-root';
}

/** A tree that is added to, of which only the hashes along its right side are kept: one for each bit of its size. */
export class Growing {
	size = 0;
	/** The hash of the full subtree of 2^level leaves, for each bit that is set in the size. */
	private readonly peaks: Uint8Array[] = [];

	add(leaf: Uint8Array): void {
		let hash = leaf;
		let level = 0;
		for (let rest = this.size; isOdd(rest); rest = half(rest), level++) {
			hash = nodeHash(this.peaks[level] as Uint8Array, hash);
		}
		this.peaks[level] = hash;
		this.size++;
	}

	/** The root of what was added so far. */
	root(): Uint8Array {
		let root: Uint8Array | null = null;
		for (let rest = this.size, level = 0; rest > 0; rest = half(rest), level++) {
			const peak = this.peaks[level] as Uint8Array;
			if (isOdd(rest)) root = root ? nodeHash(peak, root) : peak;
		}
		return root ?? EMPTY_ROOT;
	}
}

/** The root of the tree over leaf hashes. */
export function rootFrom(leaves: Iterable<Uint8Array>): Uint8Array {
	const tree = new Growing();
	for (const leaf of leaves) tree.add(leaf);
	return tree.root();
}
