// What can go wrong with the log, looked for before anything is signed; and the alarm.
import { logger } from '../platform/log.server.ts';
import type { InTransaction } from '../platform/worker.server.ts';
import { equal, toBase64 } from './bytes.ts';
import { verifyConsistency } from './merkle.ts';
import { proveConsistency } from './prove.ts';
import { hashesOf, rootOfFirst, treeNow, type Tree } from './tree.server.ts';

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

/** Keeps an incident and tells administrators, once while it is open; and says it where operators read, each time it is found. */
export async function reportIncident(inTransaction: InTransaction, { kind, facts }: Wrong): Promise<void> {
	const [told] = await inTransaction((query) =>
		query<{ news: boolean }>('select tlog.report_incident($1, $2::text::jsonb) as news', [
			kind,
			JSON.stringify(facts)
		])
	);
	logger.error({ incident: kind, ...facts, news: told?.news }, 'the accountability log: a check failed');
}
