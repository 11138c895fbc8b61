// Whether an earlier head is the beginning of the book that was read: from a board paper, a kept checkpoint, or within a proof.
import { equal, toBase64 } from './bytes.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { parseNote } from './note.ts';
import type { Paper } from './papers.ts';
import { parseProof } from './proof.ts';
import type { Reading } from './verify-book.ts';
import { openWith, type Head } from './verify-head.ts';
import { failed, pages, passed, TELL, type Step, type StepName } from './verify-words.ts';

/** The earlier head that a paper holds, or null. */
export function earlierIn(paper: Paper): { size: number; root: Uint8Array } | null {
	if (paper.kind === 'head') return paper;
	if (paper.kind === 'checkpoint') return paper.checkpoint;
	const proof =
		paper.kind === 'proof'
			? paper.proof
			: paper.kind === 'copy' && paper.proof
				? parseProof(paper.proof)
				: null;
	const note = proof && parseNote(proof.checkpoint);
	return note && parseCheckpoint(note.text);
}

/** Compares one. In: where it stands, and whether this book's key signed it. */
export function earlier(
	name: StepName,
	{ name: paper, size, root }: { name: string; size: number; root: Uint8Array },
	{ head, reading }: { head: Head; reading: Reading },
	signed: boolean
): Step {
	const detail = `“${paper}”: size ${size}, root ${toBase64(root)}; root of the book at that size ${toBase64(reading.roots.get(size) ?? new Uint8Array())}.`;
	const now = reading.roots.get(size);
	// The same root is the same pages, whoever signed it: a key may have been replaced since.
	if (!signed && !(now && equal(now, root)))
		return failed(
			name,
			`“${paper}” is not signed by this book. It may be of another one, or made up.`,
			`Signature of an earlier checkpoint not valid. ${detail}`
		);
	if (size > head.checkpoint.size) {
		return failed(
			name,
			`“${paper}” knows a book of ${pages(size)}, and this one has only ${pages(head.checkpoint.size)}. Either you are shown an old copy, or pages were torn out. ${TELL}`,
			detail
		);
	}
	if (!now)
		return failed(
			name,
			`“${paper}” could not be compared: the book could not be read that far. Try again.`,
			`Entries or tiles missing. ${detail}`
		);
	return equal(now, root)
		? passed(
				name,
				`Nothing was changed since “${paper}”: its ${pages(size)} are the first ${pages(size)} of this book.`,
				detail
			)
		: failed(
				name,
				`The first ${pages(size)} of this book are not those of “${paper}”: something before page ${size + 1} was changed, cut or put in. ${TELL}`,
				detail
			);
}

/** A `.tlog-proof` without its page: what it was made in must be the beginning of this book. */
export async function proven(
	paper: Extract<Paper, { kind: 'proof' }>,
	judging: { head: Head; reading: Reading }
): Promise<Step> {
	const at = earlierIn(paper);
	const opened = await openWith(paper.proof.checkpoint, judging.head.policy);
	if (!at)
		return failed('proof', `“${paper.name}” is not a whole proof.`, 'No checkpoint in the .tlog-proof.');
	return earlier('proof', { name: paper.name, ...at }, judging, opened.why === null);
}
