// A database that was put back from a backup has fewer entries than were published, and the log would go another way if it went on
// from there. What was published is the backup of the log: it is checked against its signed head, then put back (log.md 4).
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InTransaction } from '../platform/worker.server.ts';
import { equal, toBase64 } from './bytes.ts';
import { openHead, type Head } from './head.server.ts';
import type { LogKeys } from './keys.server.ts';
import { Growing, leafHash } from './merkle.ts';
import type { Policy } from './policy.ts';
import { tileBytes } from './serve.server.ts';
import { isShelfPath } from './shelf.server.ts';
import { FULL, bundlesOf, decodeBundle, entriesPath } from './tiles.ts';
import { treeNow } from './tree.server.ts';

/** Where a published log is read from: null for a file that is not there. */
export type Source = { read(path: string): Promise<Uint8Array | null> };

/** What was published, and is what its head says: the root and each leaf hash of it. */
export type Whole = { head: Head; leaves: Uint8Array[]; rootAt: Uint8Array | null };

type Trusting = { keys: Pick<LogKeys, 'verifiers'>; policy: Policy };

/** A directory, or the address before `/checkpoint`. */
export function sourceAt(where: string): Source {
	if (!/^https?:/.test(where))
		return {
			read: async (path) => {
				if (!isShelfPath(path)) throw new Error('not a path of the log');
				return readFile(join(where, path)).then(
					(bytes) => new Uint8Array(bytes),
					(reason: NodeJS.ErrnoException) => {
						if (reason.code === 'ENOENT') return null;
						throw reason;
					}
				);
			}
		};
	return {
		read: async (path) => {
			const response = await fetch(`${where.replace(/\/$/, '')}/${path}`);
			if (response.status === 404) return null;
			if (!response.ok) throw new Error(`${path}: the answer was ${response.status}`);
			return new Uint8Array(await response.arrayBuffer());
		}
	};
}

/**
 * Reads a published log whole. In: a size whose root to tell too. Throws, with a sentence for operators, where its head is not signed
 * by our key or its entries do not have its root: then nothing of it is to be believed.
 */
export async function readWhole(source: Source, trusting: Trusting, size = 0): Promise<Whole> {
	const head = await lastHead(source, trusting);
	const tree = new Growing();
	const leaves: Uint8Array[] = [];
	let rootAt = size === 0 ? tree.root() : null;
	for (const { index, width } of bundlesOf(head.size)) {
		for (const entry of await entriesOf(source, index, width)) {
			const leaf = leafHash(entry);
			leaves.push(leaf);
			tree.add(leaf);
			if (tree.size === size) rootAt = tree.root();
		}
	}
	if (!equal(tree.root(), head.root))
		throw new Error(
			`the entries that were published do not have the fingerprint of their head, ${toBase64(head.root)}`
		);
	return { head, leaves, rootAt };
}

/** The larger of the head that was published and the one that was signed and waited for its seals. */
async function lastHead(source: Source, { keys, policy }: Trusting): Promise<Head> {
	const heads: Head[] = [];
	for (const path of ['checkpoint', 'signed']) {
		const note = await source.read(path);
		if (note) heads.push(await openHead(path, note, keys, policy));
	}
	const [head] = heads.sort((one, other) => other.size - one.size);
	if (!head) throw new Error('nothing is published there');
	return head;
}

async function entriesOf(source: Source, index: number, width: number): Promise<Uint8Array[]> {
	const path = entriesPath(index, width);
	const entries = decodeBundle((await tileBytes(source, path)) ?? new Uint8Array());
	if (entries?.length !== width) throw new Error(`${path} is missing, or is no bundle of ${width} entries`);
	return entries;
}

export type Restored = { had: number; has: number };

/**
 * Puts what was published back into a database that has less of it. Checks everything before it writes anything; may be run again
 * where it was broken off. Throws where the database went another way: that is for people to look at.
 */
export async function restoreLog(
	inTransaction: InTransaction,
	source: Source,
	trusting: Trusting,
	say: (done: number, of: number) => void = () => undefined
): Promise<Restored> {
	const { size: had, root } = await inTransaction(treeNow);
	const { head, leaves, rootAt } = await readWhole(source, trusting, had);
	if (had > head.size)
		throw new Error(`the database has ${had} entries, and only ${head.size} were published`);
	if (!rootAt || !equal(rootAt, root))
		throw new Error(`the first ${had} entries in the database are not those that were published`);

	for (let next = had; next < head.size;) {
		const index = Math.floor(next / FULL);
		const bundle = await entriesOf(source, index, Math.min(FULL, head.size - index * FULL));
		const bodies = bundle.slice(next - index * FULL);
		bodies.forEach((body, at) => {
			if (!equal(leafHash(body), leaves[next + at] ?? body))
				throw new Error('what is published changed meanwhile');
		});
		await inTransaction((query) =>
			query(
				`select tlog.restore(array(select decode(b.value, 'base64') from jsonb_array_elements_text($1::text::jsonb)
					with ordinality b order by b.ordinality))`,
				[JSON.stringify(bodies.map(toBase64))]
			)
		);
		next += bodies.length;
		say(next, head.size);
	}
	await inTransaction((query) => query('select tlog.follow_restored($1)', [had]));
	const now = await inTransaction(treeNow);
	if (now.size !== head.size || !equal(now.root, head.root))
		throw new Error('what was put back does not have the fingerprint of the head');
	return { had, has: now.size };
}
