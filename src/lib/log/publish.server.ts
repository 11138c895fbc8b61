// One round of publishing: what is staged gets its numbers, the head is compared with the last one that was signed, which is kept
// outside the database, and then signed, sealed and published. Each step may be the last of a process that dies: the next round
// goes on from what it finds (ADR 0028). Nothing that does not follow from what was signed is ever signed, nor mended.
import type { InTransaction } from '../platform/worker.server.ts';
import { isDue } from './due.ts';
import { openHead, readHead, readState, writeState, type Head } from './head.server.ts';
import { compareSome, findWrong, type Wrong } from './incidents.server.ts';
import type { LogKeys } from './keys.server.ts';
import type { Policy } from './policy.ts';
import { proveConsistency } from './prove.ts';
import { clearPartial, putFiles } from './put.server.ts';
import { nameNewKey, sequence } from './sequence.server.ts';
import type { Shelf } from './shelf.server.ts';
import { signHead, withSealsOf } from './sign-head.server.ts';
import { hashesOf, treeNow, type Tree } from './tree.server.ts';
import { cosign } from './witnesses.server.ts';

/** Where a process may die, told to tests. */
export type Point = 'sequenced' | 'tile' | 'tiles' | 'signed' | 'sealed' | 'published';

export type Publishing = {
	inTransaction: InTransaction;
	shelf: Shelf;
	keys: LogKeys;
	policy: Policy;
	now?: () => Date;
	/** How witnesses are reached, and for how long one is waited for. */
	fetch?: typeof fetch;
	timeoutMs?: number;
	/** What is to be said in the log of this round, before what waits gets its numbers. */
	prepare?: () => Promise<void>;
	passing?: (point: Point) => void | Promise<void>;
	/** Told of what went wrong, each round anew. */
	alarm: (wrong: Wrong) => Promise<void>;
};

/** `elsewhere`: another process is at it. `refused`: nothing was signed, and an incident says why. `waiting`: too few seals yet. */
export type Round = 'elsewhere' | 'refused' | 'empty' | 'unchanged' | 'waiting' | 'published';

const MINUTE = 60_000;
/** From then on, a head that waits for its seals is an incident. */
const TOO_LONG = 60 * MINUTE;

/** Does one round, unless another process is at one. */
export async function publishLog(publishing: Publishing): Promise<Round> {
	// The lock ends with this transaction, which does nothing else, however long witnesses take. Should its connection be lost,
	// another process may begin: `held` is asked before each head is written, and all else gives the same bytes whoever does it.
	return publishing.inTransaction(async (query) => {
		const [lock] = await query<{ taken: boolean }>(
			`select pg_try_advisory_xact_lock(hashtextextended('tlog.publish', 154)) as taken,
				-- The first round of a long log takes minutes.
				set_config('idle_in_transaction_session_timeout', '0', true)`
		);
		if (!lock?.taken) return 'elsewhere';
		return round(publishing, async () => void (await query('select 1')));
	});
}

async function round(publishing: Publishing, held: () => Promise<void>): Promise<Round> {
	const { inTransaction, shelf, keys, policy, passing } = publishing;
	const published = await readHead(shelf, 'checkpoint', keys, policy);
	const signed = await readHead(shelf, 'signed', keys, policy);
	const heads = [published, signed].filter((head) => head !== null);

	// Before anything gets a number: a database that was put back from a backup must not go another way.
	let wrong = await findWrong(inTransaction, heads);
	if (!wrong) {
		await publishing.prepare?.();
		await nameNewKey(inTransaction, keys);
		await sequence(inTransaction);
		await passing?.('sequenced');
		wrong = await findWrong(inTransaction, heads);
	}
	if (wrong) return refuse(publishing, wrong);
	// What was signed stays so, and what is added is still true: this stops nothing, and is said to everybody.
	const turn = Math.floor(nowOf(publishing).getTime() / MINUTE);
	const changed = published && (await compareSome(inTransaction, shelf, published.size, turn));
	if (changed) await publishing.alarm(changed);

	const tree = await inTransaction(treeNow);
	if (tree.size === 0) return 'empty';
	const state = await readState(shelf);
	if (published?.size === tree.size && !isDue({ ...published, ...state }, nowOf(publishing)))
		return 'unchanged';

	const path = await putFiles(publishing, published?.size ?? 0, tree.size);
	if (path) return refuse(publishing, { kind: 'inconsistent', facts: { size: tree.size, path } });
	await passing?.('tiles');

	const note = signHead(keys, tree);
	await held();
	await shelf.write('signed', note);
	await passing?.('signed');
	return seal(publishing, { note, tree, published }, held);
}

/** Asks the witnesses, and publishes what enough of them sealed. What they sealed of the same head before still counts. */
async function seal(
	publishing: Publishing,
	{ note, tree, published }: { note: Uint8Array; tree: Tree; published: Head | null },
	held: () => Promise<void>
): Promise<Round> {
	const { inTransaction, shelf, keys, policy, passing, alarm } = publishing;
	const now = nowOf(publishing);
	const state = await readState(shelf);
	const reader = hashesOf(inTransaction, tree.size);
	const { note: sealed, conflicts } = await cosign({
		note,
		policy,
		oldSize: published?.size ?? 0,
		proveFrom: (size) => proveConsistency(reader, size, tree.size),
		now,
		...(publishing.fetch && { fetch: publishing.fetch }),
		...(publishing.timeoutMs && { timeoutMs: publishing.timeoutMs })
	});
	await passing?.('sealed');
	// A witness may have sealed more than this head where another of our workers was at it meanwhile, and has then signed that.
	const signedNow = (await readHead(shelf, 'signed', keys, policy))?.size ?? 0;
	for (const { name, size, says } of conflicts) {
		if (says === 'ahead' && size !== null && size <= signedNow) continue;
		await alarm({
			kind: 'witness_conflict',
			facts: { witness: name, size: tree.size, ...(size !== null && { other_size: size }) }
		});
	}

	const head = await openHead('signed', withSealsOf(sealed, published?.note), keys, policy);
	await held();
	if (!head.quorum) {
		const waiting = state.waiting ?? now;
		await writeState(shelf, { ...state, waiting, asked: now });
		if (now.getTime() - waiting.getTime() > TOO_LONG)
			await alarm({
				kind: 'quorum',
				facts: { size: tree.size, seals: head.witnesses.length, since: waiting.toISOString() }
			});
		return 'waiting';
	}
	await shelf.write('checkpoint', head.note);
	await passing?.('published');
	await writeState(shelf, { at: now, waiting: null, asked: now });
	await clearPartial(shelf, published?.size ?? 0, tree.size);
	return 'published';
}

async function refuse({ alarm }: Publishing, wrong: Wrong): Promise<Round> {
	await alarm(wrong);
	return 'refused';
}

const nowOf = ({ now }: Publishing) => now?.() ?? new Date();
