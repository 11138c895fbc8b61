// Whether a promise was kept: what a slip says stands in the book, or its time has passed and the book goes on without it.
import { toBase64 } from './bytes.ts';
import { verify, type Verifier } from './note.ts';
import { PROMISED_WITHIN, slipText, type Paper } from './papers.ts';
import type { Reading } from './verify-book.ts';
import type { Head } from './verify-head.ts';
import { failed, instant, moment, noted, passed, thePages, type Step } from './verify-words.ts';

/** `receipts`: the keys that promise for this book. `now` in seconds since 1970. */
export type Judging = { head: Head; reading: Reading; receipts: Verifier[]; now: number };

/** In: the paper's name, what it promises, and whether the key for promises signed it. */
export function promised(
	name: string,
	{ leaf, received, due }: { leaf: Uint8Array; received: number; due: number },
	signed: boolean,
	{ head, reading, now }: Judging
): Step {
	const detail = `“${name}”: leaf ${toBase64(leaf)}, received ${instant(received)}, in log by ${instant(due)}.`;
	const index = reading.found.get(toBase64(leaf));
	if (index !== undefined)
		return passed('promise', `The promise of “${name}” was kept: it is ${thePages([index])}.`, detail);
	if (!signed)
		return failed(
			'promise',
			`The promise of “${name}” is not signed with this book’s key for promises. It may be of another book.`,
			`Signature of the receipts key not valid, or key not known. ${detail}`
		);
	// Seals say when the head was there; without any, today is the latest it can be.
	const sealed = Math.max(...head.seals.map(({ time }) => time), head.seals.length ? 0 : now);
	return sealed < due
		? noted(
				'promise',
				`The promise of “${name}” is not due yet: it must be in the book by ${moment(due)}. Look again then.`,
				detail
			)
		: failed(
				'promise',
				`The promise of “${name}” was broken: it was due in the book by ${moment(due)}, and is not there. The slip and this book together prove it. Complain to the trust with both; the page about your receipt says how.`,
				`${detail} Head sealed ${instant(sealed)} without this leaf.`
			);
}

/** The short form in a slip's square code. */
export async function slip(paper: Extract<Paper, { kind: 'slip' }>, judging: Judging): Promise<Step> {
	const { leaf, received, signature } = paper;
	const { origin } = judging.head.checkpoint;
	const text = slipText(origin, leaf, received);
	const signed = await Promise.all(judging.receipts.map((key) => verify(text, key, signature)));
	return promised(
		paper.name,
		{ leaf, received, due: received + PROMISED_WITHIN },
		signed.some(Boolean),
		judging
	);
}
