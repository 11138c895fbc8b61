// What people brought held against the sealed head alone, without reading the book: a few tiles for each paper, for a phone that cannot
// fetch the whole. The proofs are made from the log's own tiles and must lead to the sealed root, so that false tiles prove nothing.
import { toBase64 } from './bytes.ts';
import { proveConsistency, proveInclusion, verifyConsistency, verifyInclusion } from './merkle.ts';
import type { Paper } from './papers.ts';
import { hashReader } from './tiles.ts';
import type { Reading } from './verify-book.ts';
import { earlierIn } from './verify-earlier.ts';
import type { Head, Source } from './verify-head.ts';
import { noted, type Step } from './verify-words.ts';

/** What reading the book would have shown of these papers. What could not be shown is left out of it. */
export async function readLightly(source: Source, head: Head, papers: Paper[]): Promise<Reading> {
	const { size, root } = head.checkpoint;
	const reader = hashReader(source.read, size);
	const reading: Reading = { size, root, stopped: null, tiles: [], found: new Map(), roots: new Map() };
	for (const paper of papers) {
		try {
			const at = earlierIn(paper);
			if (at && at.size > 0 && at.size <= size) {
				const proof = await proveConsistency(reader, at.size, size);
				const why = verifyConsistency({ size1: at.size, root1: at.root, size2: size, root2: root, proof });
				// Whatever the root at that size is, it is not the one on the paper; another paper may have the right one.
				if (!why) reading.roots.set(at.size, at.root);
				else if (!reading.roots.has(at.size)) reading.roots.set(at.size, new Uint8Array());
			}
			if (paper.kind === 'copy' && paper.index !== null && paper.index < size) {
				const { leaf, index } = paper;
				const proof = await proveInclusion(reader, index, size);
				if (!verifyInclusion({ leaf, index, size, root, proof })) reading.found.set(toBase64(leaf), index);
			}
		} catch {
			// A tile is missing: then nothing is shown, and the paper's own step says so.
		}
	}
	return reading;
}

/** A promise does not say where its page is, so that only the whole book can be without it. */
export const namesNoPage = ({ kind }: Paper): boolean => kind === 'promise' || kind === 'slip';

export function needsTheBook({ name }: Paper): Step {
	return noted(
		'promise',
		`“${name}” does not say which page it is, so it takes the whole book to find it. Check every page.`,
		'A promise has a leaf hash and no index.'
	);
}
