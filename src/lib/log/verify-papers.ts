// Whether what people brought agrees with the book that was read: each paper becomes a sentence or a few.
import { fromBase64, fromUtf8, toBase64 } from './bytes.ts';
import { commitment } from './commitment.ts';
import { parseEntry } from './entry.ts';
import { parseVkey, type Verifier } from './note.ts';
import { readPaper, type Paper } from './papers.ts';
import { openPromise, receiptsName } from './promise.ts';
import { verifyProof } from './proof.ts';
import type { Wanted } from './verify-book.ts';
import { earlier, earlierIn, proven } from './verify-earlier.ts';
import { openWith, type Source } from './verify-head.ts';
import { namesNoPage, needsTheBook } from './verify-light.ts';
import { promised, slip, type Judging } from './verify-promise.ts';
import { failed, passed, TELL, thePages, type Step } from './verify-words.ts';

export { readPaper } from './papers.ts';
export { readLightly } from './verify-light.ts';

/** What reading the book must look out for. */
export function wantedBy(papers: Paper[]): Wanted {
	const leaves = papers.flatMap((paper) =>
		paper.kind === 'promise'
			? [paper.promise.leaf]
			: paper.kind === 'slip' || paper.kind === 'copy'
				? [paper.leaf]
				: []
	);
	const sizes = papers.flatMap((paper) => earlierIn(paper)?.size ?? []);
	return { leaves, sizes };
}

/** What comes of all of them. In: the log, what was read of it and, where one brings them, the keys of those who promise. */
export async function judgeAll(
	source: Source,
	read: Pick<Judging, 'head' | 'reading'>,
	papers: Paper[],
	{ light, now, vkeys }: { light?: boolean; now: number; vkeys?: string }
): Promise<Step[]> {
	const judging = { ...read, receipts: await readReceipts(source, vkeys), now };
	const steps: Step[] = [];
	for (const paper of papers) {
		if (light && namesNoPage(paper)) steps.push(needsTheBook(paper));
		// Where its page is not where it says, only the whole book shows whether its promise was broken.
		else if (light && paper.kind === 'copy')
			steps.push(...(await judge({ ...paper, promise: null }, judging)));
		else steps.push(...(await judge(paper, judging)));
	}
	return steps;
}

/** Every key in a list that is one; other lines are passed over. */
async function readReceipts(source: Source, given: string | undefined): Promise<Verifier[]> {
	const own = given === undefined ? await source.read('vkeys') : null;
	const text = given ?? (own && fromUtf8(own)) ?? '';
	return text.split(/\s+/).flatMap((word) => parseVkey(word) ?? []);
}

/** One step for each paper. */
async function judge(paper: Paper, judging: Judging): Promise<Step[]> {
	switch (paper.kind) {
		case 'head':
			return [earlier('earlier', paper, judging, true)];
		case 'checkpoint': {
			const opened = await openWith(paper.note, judging.head.policy);
			return [earlier('earlier', { name: paper.name, ...paper.checkpoint }, judging, opened.why === null)];
		}
		case 'promise': {
			const [receipts] = judging.receipts.filter(({ name }) => name === receiptsName(paper.promise.origin));
			const opened = receipts && (await openPromise(paper.note, receipts));
			return [promised(paper.name, paper.promise, opened?.why === null, judging)];
		}
		case 'slip':
			return [await slip(paper, judging)];
		case 'proof':
			return [await proven(paper, judging)];
		case 'copy':
			return copied(paper, judging);
		case 'unknown': {
			const says = `“${paper.name}” is nothing that can be held against the book. It takes a head, a promise, a proof or a carbon copy.`;
			return [failed('copy', says, 'Not a checkpoint, signed promise, .tlog-proof, copy.json or size:root.')];
		}
	}
}

async function copied(paper: Extract<Paper, { kind: 'copy' }>, judging: Judging): Promise<Step[]> {
	const entry = parseEntry(paper.entry);
	const detail = `“${paper.name}”: leaf ${toBase64(paper.leaf)}, entry ${entry?.id ?? 'malformed'}.`;
	const index = judging.reading.found.get(toBase64(paper.leaf));
	const steps = [
		index === undefined
			? failed('copy', `The page of “${paper.name}” is not in this book, letter for letter. ${TELL}`, detail)
			: passed('copy', `The carbon copy “${paper.name}” is ${thePages([index])}, letter for letter.`, detail)
	];
	for (const [label, { salt, content }] of Object.entries(paper.opens)) {
		const commitments = entry?.c as Record<string, string> | undefined;
		const made = commitment(fromBase64(salt) as Uint8Array, label, content);
		const about = `c.${label}: ${made}`;
		steps.push(
			commitments?.[label] === made
				? passed(
						'copy',
						`The words in “${paper.name}” are the words that were given: they fit the fingerprint on the page.`,
						about
					)
				: failed(
						'copy',
						`The words in “${paper.name}” are not those that were given: they do not fit the fingerprint on the page. ${TELL}`,
						`${about}, the entry has ${commitments?.[label] ?? 'none'}.`
					)
		);
	}
	if (paper.proof) {
		const { why } = await verifyProof(paper.proof, paper.leaf, judging.head.policy);
		const at = earlierIn(paper);
		// Of a key that was replaced since: then it is enough that it was of these very pages.
		if (why === 'no-known-key' && at && index !== undefined)
			steps.push(earlier('proof', { name: `the proof in ${paper.name}`, ...at }, judging, false));
		else if (why)
			steps.push(
				failed(
					'proof',
					`The proof in “${paper.name}” does not show that its page was in the book.`,
					`.tlog-proof refused: ${why}.`
				)
			);
		else if (at) steps.push(earlier('proof', { name: `the proof in ${paper.name}`, ...at }, judging, true));
	}
	// A promise matters only where it was not kept.
	if (paper.promise && index === undefined)
		steps.push(...(await judge(readPaper(paper.name, paper.promise), judging)));
	return steps;
}
