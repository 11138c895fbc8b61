// A head as a note: signed by the log, with the seals that it has.
import { utf8 } from './bytes.ts';
import { formatCheckpoint } from './checkpoint.ts';
import type { LogKeys } from './keys.server.ts';
import { noteWith, parseNote, signatureLine } from './note.ts';
import { signEd25519 } from './sign.server.ts';
import type { Tree } from './tree.server.ts';

/** The head of a tree, signed by the log's key, and by the one before it while both sign. The same tree gives the same bytes. */
export function signHead({ origin, log, before }: LogKeys, tree: Tree): Uint8Array {
	const text = formatCheckpoint({ origin, ...tree });
	const lines = [log, ...(before ? [before] : [])].map((key) =>
		signatureLine(key, signEd25519(key, utf8(text)))
	);
	return noteWith(text, lines);
}

/** A note with those seals that it lacks and an earlier one has, where both are of the same text. */
export function withSealsOf(note: Uint8Array, earlier: Uint8Array | undefined): Uint8Array {
	const fresh = parseNote(note);
	const before = earlier && parseNote(earlier);
	if (!fresh || before?.text !== fresh.text) return note;
	const lines = [...fresh.signatures, ...before.signatures]
		.filter(({ name, id }, at, all) => all.findIndex((one) => one.name === name && one.id === id) === at)
		.map((one) => signatureLine(one, one.signature));
	return noteWith(fresh.text, lines);
}
