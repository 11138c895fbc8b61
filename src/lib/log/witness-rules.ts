// What a witness answers (C2SP tlog-witness, add-checkpoint): it cosigns a checkpoint that is consistent with the last one it
// cosigned of the same log, and no other. Pure: the server keeps the heads, and stores the next one before it answers.
//
//     old <size>
//     <base64 of a hash of the consistency proof>
//     ...
//
//     <checkpoint>
import { equal, fromBase64, fromUtf8, parseSize, toBase64, utf8 } from './bytes.ts';
import { openCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { EMPTY_ROOT, verifyConsistency } from './merkle.ts';
import { parseNote, type Verifier } from './note.ts';

/** No proof has more hashes, and no request more lines of them (C2SP tlog-witness). */
const MOST_HASHES = 63;

/** What a witness cosigned last of a log. */
export type Head = { size: number; root: Uint8Array };
export type AddCheckpoint = { origin: string; old: number; proof: Uint8Array[]; checkpoint: Uint8Array };

/** A refusal as it is answered; or 200, with the text to cosign and the head to keep in the place of the one that was known. */
export type Answer =
	| { status: 400 | 403 | 404 | 409 | 422; type: string; body: string; next?: undefined }
	| { status: 200; next: Head & { origin: string; text: string } };

const PLAIN = 'text/plain; charset=utf-8';
const refused = (status: 400 | 403 | 404 | 422, body: string): Answer => ({
	status,
	type: PLAIN,
	body: `${body}\n`
});

/** A request as it is written. */
export function formatRequest({ old, proof, checkpoint }: Omit<AddCheckpoint, 'origin'>): string {
	return [`old ${old}`, ...proof.map(toBase64), '', fromUtf8(checkpoint)].join('\n');
}

/** What a request asks for, or null where it is malformed. Which log it is of, nobody has shown yet. */
export function parseRequest(body: Uint8Array): AddCheckpoint | null {
	const text = fromUtf8(body) ?? '';
	// Without a blank line there is no note behind it either.
	const end = text.indexOf('\n\n');
	const [first = '', ...lines] = text.slice(0, end).split('\n');
	const old = first.startsWith('old ') ? parseSize(first.slice(4)) : null;
	const proof = lines.map(fromBase64);
	if (old === null || proof.length > MOST_HASHES) return null;
	if (!proof.every((hash): hash is Uint8Array => hash?.length === 32)) return null;
	const checkpoint = utf8(text.slice(end + 2));
	const note = parseNote(checkpoint);
	const said = note && parseCheckpoint(note.text);
	return said && { origin: said.origin, old, proof, checkpoint };
}

/**
 * Decides about a request. In: the request, the key of the log it names (null where the witness knows no such log), and what
 * the witness cosigned last of it (null for nothing). Whoever calls holds the log's lock from reading `known` to keeping
 * `next`, and keeps it before answering: else two requests at once could both be believed.
 */
export async function decide(asked: {
	request: AddCheckpoint | null;
	log: Verifier | null;
	known: Head | null;
}): Promise<Answer> {
	const { request, log, known } = asked;
	if (!request) return refused(400, 'malformed request');
	if (!log) return refused(404, 'unknown log');
	const opened = await openCheckpoint(request.checkpoint, log, [], request.origin);
	if (opened.why !== null) return refused(403, 'no valid signature of the log');
	const { size, root } = opened.checkpoint;
	const { old, proof } = request;
	if (old > size) return refused(400, 'the old size is above the size of the checkpoint');
	const before = known?.size ?? 0;
	if (old !== before) return { status: 409, type: 'text/x.tlog.size', body: `${before}\n` };
	if (!follows(known, { size, root }, proof)) return refused(422, 'the consistency proof does not fit');
	return { status: 200, next: { origin: opened.checkpoint.origin, size, root, text: opened.text } };
}

/** Whether a head follows the known one. Before the first entry there is nothing to be consistent with, and no proof of it. */
function follows(known: Head | null, { size, root }: Head, proof: Uint8Array[]): boolean {
	if (known && known.size > 0) {
		return (
			verifyConsistency({ size1: known.size, root1: known.root, size2: size, root2: root, proof }) === null
		);
	}
	return proof.length === 0 && (size > 0 || equal(root, EMPTY_ROOT));
}
