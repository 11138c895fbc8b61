// Watches over the log from outside the database: what each witness holds, what is published and what was published before must be
// heads of one tree. What is not is reported, with its sizes and names, and never put right (log.md 6).
import { shownBy } from './ask.server.ts';
import { equal, toBase64, toHex, utf8 } from './bytes.ts';
import { openCheckpoint, parseCheckpoint, type Checkpoint } from './checkpoint.ts';
import { NotOurs, openHead, type Head } from './head.server.ts';
import type { Wrong } from './incidents.server.ts';
import { keepHead, someKept } from './kept.server.ts';
import type { LogKeys } from './keys.server.ts';
import { verifyConsistency } from './merkle.ts';
import { parseNote } from './note.ts';
import type { Policy, Witness } from './policy.ts';
import { proveConsistency, type HashReader } from './prove.ts';
import type { Shelf } from './shelf.server.ts';
import { hashReader } from './tiles.ts';
import { sha256 } from '#sha256';

export type Watching = {
	shelf: Shelf;
	keys: Pick<LogKeys, 'origin' | 'verifiers'>;
	policy: Policy;
	now: Date;
	/** The root over the first entries as the database has them; null where it has not so many. */
	rootOf(size: number): Promise<Uint8Array | null>;
	report(wrong: Wrong): Promise<void>;
	fetch?: typeof fetch;
	timeoutMs?: number;
};

/**
 * `agrees`: what it holds is the published head or before it. `waits`: it sealed a head that is ours and not published yet. `old`: as
 * `agrees`, but its seal is older than a day. `forked`: what it holds is of another tree.
 */
export type Holds = 'agrees' | 'waits' | 'old' | 'forked' | 'nothing' | 'silent' | 'not-ours';
export type Watched = { name: string; holds: Holds; size: number | null };

const DAY = 86_400;

/** One look. Out: what each witness holds; null where nothing is published yet. */
export async function watch(watching: Watching): Promise<Watched[] | null> {
	const { shelf, keys, policy, now, report } = watching;
	const published = await publishedHead(watching);
	if (!published) return null;
	const read = hashReader((path) => shelf.read(path), published.size);

	for (const note of await someKept(shelf, now, Math.floor(now.getTime() / 60_000))) {
		const before = keptIn(note, keys.origin);
		if (!before) {
			await report({ kind: 'inconsistent', facts: { path: 'kept' } });
			continue;
		}
		const facts = factsOf(published, before);
		if (before.size > published.size) await report({ kind: 'smaller', facts });
		else if (!(await follows(before, published, read))) await report({ kind: 'inconsistent', facts });
	}
	// Also when it is wrong: what was signed and shown to all is evidence.
	await keepHead(shelf, published.note, now);

	const held = await Promise.all(policy.witnesses.map((witness) => look(watching, witness)));
	await comparePairs(held, report);
	const watched: Watched[] = [];
	for (const { name, head, holds } of held) {
		if (!head) {
			watched.push({ name, holds, size: null });
			continue;
		}
		const ours = await isOurs(watching, head, published, read);
		if (!ours) await report({ kind: 'fork', facts: { witness: name, ...factsOf(published, head) } });
		watched.push({ name, size: head.size, holds: ours ? agreement(head, published, now) : 'forked' });
	}
	return watched;
}

/** A head as it was kept. Its signature was checked then, by a key that may have been replaced since: now its root is enough. */
function keptIn(note: Uint8Array, origin: string): Checkpoint | null {
	const text = parseNote(note)?.text;
	const head = text === undefined ? null : parseCheckpoint(text);
	return head?.origin === origin ? head : null;
}

/** The head that stands there for all; reports one that our key did not sign. */
async function publishedHead({ shelf, keys, policy, report }: Watching): Promise<Head | null> {
	const note = await shelf.read('checkpoint');
	if (!note) return null;
	try {
		return await openHead('checkpoint', note, keys, policy);
	} catch (reason) {
		if (!(reason instanceof NotOurs)) throw reason;
		await report({ kind: 'inconsistent', facts: { path: 'checkpoint' } });
		return null;
	}
}

type Held = Checkpoint & { time: number };
type Look = { name: string; head: Held | null; holds: Holds };

/** What a witness shows to all. Only a head that bears our signature and its own says anything. */
async function look({ keys, fetch: via, timeoutMs }: Watching, witness: Witness): Promise<Look> {
	const { name, url, verifier } = witness;
	if (!url) return { name, head: null, holds: 'silent' };
	const origin = toHex(sha256(utf8(keys.origin)));
	const { status, note } = await shownBy(url, origin, { via, timeoutMs });
	if (!note) return { name, head: null, holds: status === 404 ? 'nothing' : 'silent' };
	const { log, before } = keys.verifiers;
	for (const key of before ? [log, before] : [log]) {
		const opened = await openCheckpoint(note, key, [verifier]);
		const time = opened.why === null ? opened.seals[0]?.time : null;
		if (opened.why === null && time) return { name, head: { ...opened.checkpoint, time }, holds: 'agrees' };
	}
	return { name, head: null, holds: 'not-ours' };
}

/** Two heads of one size with two roots, both signed by us, are proof by themselves, whatever is published. */
async function comparePairs(held: Look[], report: Watching['report']) {
	for (const [at, one] of held.entries()) {
		const other = held
			.slice(0, at)
			.find(({ head }) => head && one.head?.size === head.size && !equal(head.root, one.head.root));
		if (!one.head || !other?.head) continue;
		await report({
			kind: 'fork',
			facts: { witnesses: [other.name, one.name], ...factsOf(other.head, one.head) }
		});
	}
}

/**
 * Whether what a witness holds is of the published tree. One that is ahead sealed a head that waits for other seals, and then the
 * database has the same root for that many entries; else it was shown a book that we do not have.
 */
async function isOurs({ rootOf }: Watching, head: Checkpoint, published: Head, read: HashReader) {
	if (head.size <= published.size) return follows(head, published, read);
	const root = await rootOf(head.size);
	return root !== null && equal(root, head.root);
}

/** By a proof from the published tiles, checked against both roots as a stranger would. */
async function follows(before: Checkpoint | Head, now: Head, read: HashReader): Promise<boolean> {
	if (before.size === 0) return true;
	const proof = await proveConsistency(read, before.size, now.size);
	const claim = { size1: before.size, root1: before.root, size2: now.size, root2: now.root, proof };
	return verifyConsistency(claim) === null;
}

function agreement({ size, time }: Held, published: Head, now: Date): Holds {
	if (size > published.size) return 'waits';
	return now.getTime() / 1000 - time > DAY ? 'old' : 'agrees';
}

type Tree = { size: number; root: Uint8Array };
const factsOf = (one: Tree, other: Tree) => ({
	size: one.size,
	root: toBase64(one.root),
	other_size: other.size,
	other_root: toBase64(other.root)
});
