// Proofs to keep: a file that shows for ever, and without asking anybody, that an entry stands in the log (C2SP tlog-proof).
import { fromBase64, fromUtf8, parseSize, toBase64, utf8 } from './bytes.ts';
import {
	openCheckpoint,
	type Checkpoint,
	type OpenedCheckpoint,
	type WhyNotCheckpoint
} from './checkpoint.ts';
import { verifyInclusion, type WhyNotIncluded } from './merkle.ts';
import { namesOf, quorumMet, type Policy } from './policy.ts';

const HEADER = 'c2sp.org/tlog-proof@v1';
/** A tree of 2^63 entries has no longer proof. */
const MOST_HASHES = 63;

/** `extra` is whatever its maker adds, and nothing vouches for it. `checkpoint` is the signed note as it was published. */
export type Proof = { extra: Uint8Array | null; index: number; hashes: Uint8Array[]; checkpoint: Uint8Array };

/** The text of a `.tlog-proof` file. */
export function formatProof({ extra, index, hashes, checkpoint }: Proof): string {
	const lines = [
		HEADER,
		...(extra ? [`extra ${toBase64(extra)}`] : []),
		`index ${index}`,
		...hashes.map(toBase64),
		'',
		fromUtf8(checkpoint)
	];
	return lines.join('\n');
}

/** What a file holds, of which nothing was checked; or null where it is none. */
export function parseProof(text: string): Proof | null {
	const end = text.indexOf('\n\n');
	const [header, ...lines] = text.slice(0, Math.max(end, 0)).split('\n');
	const extra = lines[0]?.startsWith('extra ') ? fromBase64((lines.shift() as string).slice(6)) : undefined;
	const place = lines.shift();
	const index = place?.startsWith('index ') ? parseSize(place.slice(6)) : null;
	const hashes = lines.map(fromBase64);
	if (header !== HEADER || extra === null || index === null || hashes.length > MOST_HASHES) return null;
	if (!hashes.every((hash): hash is Uint8Array => hash?.length === 32)) return null;
	return { extra: extra ?? null, index, hashes, checkpoint: utf8(text.slice(end + 2)) };
}

export type WhyNotProven = WhyNotCheckpoint | WhyNotIncluded | 'not-a-proof' | 'too-few-seals';
export type Proven =
	| { why: null; index: number; checkpoint: Checkpoint; seals: { name: string; time: number }[] }
	| { why: WhyNotProven };

/**
 * Whether a proof shows that a leaf stands in a log that a policy believes. In: the file's text, the hash of the leaf, the
 * policy, the log's origin where it is not the name of its key. Out: where the leaf stands, in which checkpoint, sealed by
 * whom and when (seconds since 1970); or why nothing is shown.
 */
export async function verifyProof(
	text: string,
	leaf: Uint8Array,
	policy: Policy,
	origin?: string
): Promise<Proven> {
	const proof = parseProof(text);
	if (!proof) return { why: 'not-a-proof' };
	const opened = await openByPolicy(proof.checkpoint, policy, origin);
	if (opened.why !== null) return { why: opened.why };
	const { index, hashes } = proof;
	const { size, root } = opened.checkpoint;
	const why = verifyInclusion({ leaf, index, size, root, proof: hashes });
	if (why) return { why };
	if (!quorumMet(policy, namesOf(policy, opened.seals))) return { why: 'too-few-seals' };
	const seals = opened.seals.map((seal) => ({
		name: namesOf(policy, [seal])[0] as string,
		time: seal.time as number
	}));
	return { why: null, index, checkpoint: opened.checkpoint, seals };
}

/** The checkpoint as one of the policy's logs signed it, or why none of them did. */
async function openByPolicy(
	checkpoint: Uint8Array,
	{ logs, witnesses }: Policy,
	origin?: string
): Promise<OpenedCheckpoint> {
	const known = witnesses.map(({ verifier }) => verifier);
	let opened: OpenedCheckpoint = { why: 'no-known-key' };
	for (const { verifier } of logs) {
		opened = await openCheckpoint(checkpoint, verifier, known, origin);
		if (opened.why === null) break;
	}
	return opened;
}
