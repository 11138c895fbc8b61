// Proofs for whoever keeps them: made from the published files alone, so that they say nothing of what is not published.
import { latestHead } from './head.server.ts';
import { formatProof } from './proof.ts';
import { proveInclusion, rootAt } from './prove.ts';
import { shelf } from './shelf.server.ts';
import { hashReader } from './tiles.ts';

/** A `.tlog-proof` that the entry with this index stands in the book (C2SP tlog-proof); null while it is not in the published one. */
export async function proofOf(index: number): Promise<string | null> {
	const [on, head] = [await shelf(), await latestHead()];
	if (!on || !head || index >= head.size) return null;
	const hashes = await proveInclusion(hashReader(on.read, head.size), index, head.size);
	return formatProof({ extra: null, index, hashes, checkpoint: head.note });
}

/** The root of the published book as it was with its first `size` pages; null where it has not so many. */
export async function rootOf(size: number): Promise<Uint8Array | null> {
	const [on, head] = [await shelf(), await latestHead()];
	if (!on || !head || size > head.size) return null;
	return size === head.size ? head.root : rootAt(hashReader(on.read, head.size), size);
}
