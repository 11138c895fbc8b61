// Checkpoints (C2SP tlog-checkpoint): which log, how many entries, and the root over them, signed as a note.
import { fromBase64, parseSize, toBase64 } from './bytes.ts';
import { openNote, type Verified, type Verifier, type WhyNotOpen } from './note.ts';

/** The size is a count of entries, the root 32 bytes. */
export type Checkpoint = { origin: string; size: number; root: Uint8Array };

/** The text that is signed: three lines, without extensions, which the format advises against. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
	return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** What a text says, or null. Extension lines of other logs are passed over. */
export function parseCheckpoint(text: string): Checkpoint | null {
	const [origin = '', digits = '', encoded = '', ...more] = text.split('\n');
	const size = parseSize(digits);
	const root = fromBase64(encoded);
	// Behind the end of the last line stands nothing, and an extension is not an empty line.
	if (origin === '' || size === null || root?.length !== 32 || more.pop() !== '' || more.includes(''))
		return null;
	return { origin, size, root };
}

export type WhyNotCheckpoint = WhyNotOpen | 'not-a-checkpoint' | 'not-of-this-log';
export type OpenedCheckpoint =
	{ why: null; checkpoint: Checkpoint; text: string; seals: Verified[] } | { why: WhyNotCheckpoint };

/**
 * Reads a checkpoint that a log signed. In: the note, the log's key and those of the witnesses one knows, and the log's origin
 * where it is not the name of its key, as with Go's. Out: what it says and which witnesses cosigned it; or why it is not
 * believed. What witnesses alone signed is none of a log's, and a log's key speaks for one origin.
 */
export async function openCheckpoint(
	bytes: Uint8Array,
	log: Verifier,
	witnesses: Verifier[] = [],
	origin = log.name
): Promise<OpenedCheckpoint> {
	const opened = await openNote(bytes, [log, ...witnesses]);
	if (opened.why) return opened;
	const checkpoint = parseCheckpoint(opened.text);
	if (!checkpoint) return { why: 'not-a-checkpoint' };
	if (!opened.signed.some(({ verifier }) => verifier === log)) return { why: 'no-known-key' };
	if (checkpoint.origin !== origin) return { why: 'not-of-this-log' };
	const seals = opened.signed.filter(({ verifier }) => verifier !== log);
	return { why: null, checkpoint, text: opened.text, seals };
}
