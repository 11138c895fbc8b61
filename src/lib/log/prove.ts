// Proofs made from the hashes of full subtrees, wherever those are kept (RFC 6962 2.1.1 and 2.1.2).
import { EMPTY_ROOT, nodeHash, split } from './hashes.ts';

/** Answers with the hash of the full subtree over 2^level leaves, the index-th of that size from the left. */
export type HashReader = (level: number, index: number) => Promise<Uint8Array>;

/** The root of the first entries. */
export async function rootAt(read: HashReader, size: number): Promise<Uint8Array> {
	return size === 0 ? EMPTY_ROOT : subtree(read, 0, size);
}

/** The hashes that lead from the leaf at an index to the root of a size: at most one for each doubling (RFC 6962 2.1.1). */
export async function proveInclusion(read: HashReader, index: number, size: number): Promise<Uint8Array[]> {
	if (!Number.isSafeInteger(index) || index < 0 || index >= size)
		throw new RangeError(`there is no entry ${index} among ${size}`);
	return path(read, index, 0, size);
}

/** The hashes that show that the tree of size1 is the beginning of that of size2 (RFC 6962 2.1.2). */
export async function proveConsistency(
	read: HashReader,
	size1: number,
	size2: number
): Promise<Uint8Array[]> {
	if (!Number.isSafeInteger(size1) || size1 <= 0 || size1 > size2)
		throw new RangeError(`${size1} is no size before ${size2}`);
	return growth(read, size1, 0, size2, true);
}

async function path(read: HashReader, index: number, start: number, size: number): Promise<Uint8Array[]> {
	if (size === 1) return [];
	const left = split(size);
	return index < left
		? [...(await path(read, index, start, left)), await subtree(read, start + left, size - left)]
		: [...(await path(read, index - left, start + left, size - left)), await subtree(read, start, left)];
}

/** SUBPROOF(m, D[start : start + size], whole) of RFC 6962: `whole` while the root of the first tree is known to the reader. */
async function growth(
	read: HashReader,
	size1: number,
	start: number,
	size: number,
	whole: boolean
): Promise<Uint8Array[]> {
	if (size1 === size) return whole ? [] : [await subtree(read, start, size)];
	const left = split(size);
	return size1 <= left
		? [...(await growth(read, size1, start, left, whole)), await subtree(read, start + left, size - left)]
		: [
				...(await growth(read, size1 - left, start + left, size - left, false)),
				await subtree(read, start, left)
			];
}

/** The hash over `size` leaves from `start`, which lies where a subtree of that size begins. */
async function subtree(read: HashReader, start: number, size: number): Promise<Uint8Array> {
	const level = Math.log2(size);
	if (Number.isInteger(level)) return read(level, start / size);
	const left = split(size);
	return nodeHash(await subtree(read, start, left), await subtree(read, start + left, size - left));
}
