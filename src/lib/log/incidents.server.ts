// What can go wrong with the log, looked for before anything is signed; and the alarm.
import { logger } from '../platform/log.server.ts';
import type { InTransaction } from '../platform/worker.server.ts';
import { equal, toBase64 } from './bytes.ts';
import { verifyConsistency } from './merkle.ts';
import { proveConsistency } from './prove.ts';
import { tileBytes } from './serve.server.ts';
import type { Shelf } from './shelf.server.ts';
import { entriesPath, FULL } from './tiles.ts';
import { bundleFile, Changed, hashesOf, rootOfFirst, treeNow, type Tree } from './tree.server.ts';

export type IncidentKind =
	'smaller' | 'inconsistent' | 'fork' | 'witness_conflict' | 'tally' | 'promise_broken' | 'quorum';

/** A failed check, and the sizes, roots and names that show it (tlog.is_incident lists them). */
export type Wrong = { kind: IncidentKind; facts: Record<string, string | number | string[]> };

/**
 * Whether the database's log has the heads in it that were signed. Out: null where it has; else what is wrong: it has fewer entries, as
 * after a backup was put back, or other ones. Both the root over the first entries and the proof to today's root must show it.
 */
export async function findWrong(inTransaction: InTransaction, signed: Tree[]): Promise<Wrong | null> {
	for (const head of signed) {
		const tree = await inTransaction(treeNow);
		const facts = {
			size: tree.size,
			root: toBase64(tree.root),
			other_size: head.size,
			other_root: toBase64(head.root)
		};
		if (tree.size < head.size) return { kind: 'smaller', facts };
		const then = await inTransaction((query) => rootOfFirst(query, head.size));
		if (!then || !equal(then, head.root) || !(await leadsTo(inTransaction, head, tree)))
			return { kind: 'inconsistent', facts };
	}
	return null;
}

async function leadsTo(inTransaction: InTransaction, head: Tree, tree: Tree): Promise<boolean> {
	if (head.size === 0) return true;
	const proof = await proveConsistency(hashesOf(inTransaction, tree.size), head.size, tree.size);
	return (
		verifyConsistency({ size1: head.size, root1: head.root, size2: tree.size, root2: tree.root, proof }) ===
		null
	);
}

/** Bundles that are compared in one round: in a day, more than a million entries. */
const COMPARED = 4;

/**
 * Whether entries in the database are still those that were published, some at a time: their hashes may be right, and the entries changed
 * behind them, which our own pages would then show. In: the published size, and a number that grows with each round.
 */
export async function compareSome(
	inTransaction: InTransaction,
	shelf: Pick<Shelf, 'read'>,
	size: number,
	turn: number
): Promise<Wrong | null> {
	const bundles = Math.ceil(size / FULL);
	for (let next = 0; next < Math.min(COMPARED, bundles); next++) {
		const index = (turn * COMPARED + next) % bundles;
		const width = Math.min(FULL, size - index * FULL);
		const path = entriesPath(index, width);
		try {
			const { bytes } = await inTransaction((query) => bundleFile(query, index, width));
			const published = await tileBytes(shelf, path);
			if (!published || !equal(published, bytes)) return { kind: 'inconsistent', facts: { size, path } };
		} catch (reason) {
			if (!(reason instanceof Changed)) throw reason;
			return { kind: 'inconsistent', facts: { size, path: reason.path } };
		}
	}
	return null;
}

/** Keeps an incident and tells administrators, once while it is open; and says it where operators read, each time it is found. */
export async function reportIncident(inTransaction: InTransaction, { kind, facts }: Wrong): Promise<void> {
	const [told] = await inTransaction((query) =>
		query<{ news: boolean }>('select tlog.report_incident($1, $2::text::jsonb) as news', [
			kind,
			JSON.stringify(facts, (_, fact: unknown) => (typeof fact === 'string' ? sayable(fact) : fact))
		])
	);
	logger.error({ incident: kind, ...facts, news: told?.news }, 'the accountability log: a check failed');
}

/** An alarm must not fail for the name that an operator gave a witness: tlog.is_incident takes no words, and these letters alone. */
const sayable = (fact: string): string => fact.replace(/[^A-Za-z0-9+/=_.:-]/g, '_').slice(0, 200);
