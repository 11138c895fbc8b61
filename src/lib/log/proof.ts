// Proofs to keep: a file that shows for ever, and without asking anybody, that an entry stands in the log (C2SP tlog-proof).
import { fromBase64, fromUtf8, parseSize, toBase64, utf8 } from './bytes.ts';
import { openCheckpoint, type Checkpoint, type WhyNotCheckpoint } from './checkpoint.ts';
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
 * policy. Out: where it stands, in which checkpoint, sealed by whom and when; or why it shows nothing.
 */
export async function verifyProof(text: string, leaf: Uint8Array, policy: Policy): Promise<Proven> {
	const proof = parseProof(text);
	if (!proof) return { why: 'not-a-proof' };
	const witnesses = policy.witnesses.map(({ verifier }) => verifier);
	let opened: Awaited<ReturnType<typeof openCheckpoint>> = { why: 'no-known-key' };
	for (const { verifier } of policy.logs) {
		opened = await openCheckpoint(proof.checkpoint, verifier, witnesses);
		if (!opened.why) break;
	}
	if (opened.why !== null) return { why: opened.why };
	const { checkpoint, seals } = opened;
	const why = verifyInclusion({
		leaf,
		index: proof.index,
		size: checkpoint.size,
		root: checkpoint.root,
		proof: proof.hashes
	});
	if (why) return { why };
	if (!quorumMet(policy, namesOf(policy, seals))) return { why: 'too-few-seals' };
	const named = seals.map((seal) => ({
		name: namesOf(policy, [seal])[0] as string,
		time: seal.time as number
	}));
	return { why: null, index: proof.index, checkpoint, seals: named };
}
