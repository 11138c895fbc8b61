// One round of publishing: what is staged gets its numbers, the head is compared with the last one that was signed, which is kept
// outside the database, and then signed, sealed and published. Each step may be the last of a process that dies: the next round
// goes on from what it finds (ADR 0028). Nothing that does not follow from what was signed is ever signed, nor mended.
import type { InTransaction, Query } from '../platform/worker.server.ts';
import { toBase64url, utf8 } from './bytes.ts';
import { formatCheckpoint } from './checkpoint.ts';
import { openHead, readHead, readState, writeState, type Head } from './head.server.ts';
import { findWrong, type Wrong } from './incidents.server.ts';
import type { LogKeys } from './keys.server.ts';
import { noteWith, parseNote, signatureLine } from './note.ts';
import type { Policy } from './policy.ts';
import { proveConsistency } from './prove.ts';
import type { Shelf } from './shelf.server.ts';
import { signEd25519 } from './sign.server.ts';
import { bundlesBetween, entriesPath, FULL, tilePath, tilesBetween } from './tiles.ts';
import { bundleFile, hashesOf, tileFile, treeNow, type LogFile, type Tree } from './tree.server.ts';
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
/** A head that does not grow is sealed anew once a day, so that it shows that somebody is there; and sooner where a seal is missing. */
const SEAL_AGAIN = 20 * 60 * MINUTE;
const SEAL_MISSING = 10 * MINUTE;
/** From then on, a head that waits for its seals is an incident. */
const TOO_LONG = 60 * MINUTE;
const BATCH = 4096;
const MOST_BATCHES = 64;

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

	const tree = await inTransaction(treeNow);
	if (tree.size === 0) return 'empty';
	const state = await readState(shelf);
	if (published?.size === tree.size && !isDue(published, state.at, state.asked, nowOf(publishing)))
		return 'unchanged';

	const lacking = await put(publishing, published?.size ?? 0, tree);
	if (lacking) return refuse(publishing, lacking);
	await passing?.('tiles');

	const note = sign(keys, tree);
	await held();
	await shelf.write('signed', note);
	await passing?.('signed');
	return seal(publishing, { note, tree, published }, held);
}

/** Says in the log itself which key takes the place of which, while both sign. */
async function nameNewKey(inTransaction: InTransaction, { verifiers: { log, before } }: LogKeys) {
	if (!before) return;
	const keys = [before, log].map(({ publicKey }) => toBase64url(publicKey));
	await inTransaction((query) => query('select tlog.rotate_key($1, $2)', keys));
}

/** Gives numbers to all that is staged, and adds what the counts are (tlog.round). */
export async function sequence(inTransaction: InTransaction) {
	for (let batch = 0; batch < MOST_BATCHES; batch++) {
		const [done] = await inTransaction((query: Query) =>
			query<{ told: { more?: boolean } | null }>("select tlog.round($1, interval '10 minutes') as told", [
				BATCH
			])
		);
		// Null: somebody else gives numbers, as a test may.
		if (!done?.told?.more) return;
	}
}

/** Writes the files that the log of this size has and that of the published size had not. Out: what is not as the tree says. */
async function put(
	{ inTransaction, shelf, passing }: Publishing,
	from: number,
	tree: Tree
): Promise<Wrong | null> {
	const write = async (read: (query: Query) => Promise<LogFile>) => {
		const { path, bytes } = await inTransaction(read);
		await shelf.write(path, bytes);
		await passing?.('tile');
	};
	try {
		for (const { index, width } of bundlesBetween(from, tree.size))
			await write((query) => bundleFile(query, index, width));
		for (const { level, index, width } of tilesBetween(from, tree.size))
			await write((query) => tileFile(query, level, index, width));
		return null;
	} catch (reason) {
		if (!(reason instanceof Error) || !['Changed', 'OtherBytes'].includes(reason.name)) throw reason;
		const path = /^(\S+?):? /.exec(reason.message)?.[1] ?? '';
		return { kind: 'inconsistent', facts: { size: tree.size, path } };
	}
}

function sign({ origin, log, before }: LogKeys, tree: Tree): Uint8Array {
	const text = formatCheckpoint({ origin, ...tree });
	const lines = [log, ...(before ? [before] : [])].map((key) =>
		signatureLine(key, signEd25519(key, utf8(text)))
	);
	return noteWith(text, lines);
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
	for (const { name, size } of conflicts)
		await alarm({
			kind: 'witness_conflict',
			facts: { witness: name, size: tree.size, ...(size !== null && { other_size: size }) }
		});

	const head = await openHead('signed', withSealsOf(sealed, published), keys, policy);
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

/** Takes away what was published of tiles before they were full. Who still asks for it reads the full one (C2SP tlog-tiles). */
async function clearPartial(shelf: Shelf, before: number, now: number) {
	const full = (had: number, has: number) =>
		had % FULL > 0 && Math.floor(has / FULL) > Math.floor(had / FULL);
	if (full(before, now)) await shelf.clear(`${entriesPath(Math.floor(before / FULL))}.p`);
	for (let level = 0, had = before, has = now; has > 0; level++) {
		if (full(had, has)) await shelf.clear(`${tilePath(level, Math.floor(had / FULL))}.p`);
		had = Math.floor(had / FULL);
		has = Math.floor(has / FULL);
	}
}

/** The note with those seals of the published head that it lacks, where both are of the same text. */
function withSealsOf(note: Uint8Array, published: Head | null): Uint8Array {
	const fresh = parseNote(note);
	const before = published && parseNote(published.note);
	if (!fresh || before?.text !== fresh.text) return note;
	const lines = [...fresh.signatures, ...before.signatures]
		.filter(({ name, id }, at, all) => all.findIndex((one) => one.name === name && one.id === id) === at)
		.map((one) => signatureLine(one, one.signature));
	return noteWith(fresh.text, lines);
}

function isDue({ witnesses, outOf, quorum }: Head, at: Date | null, asked: Date | null, now: Date): boolean {
	const since = (date: Date | null) => now.getTime() - (date?.getTime() ?? 0);
	const oldest = Math.min(...[at, ...witnesses.map(({ time }) => time)].map((date) => date?.getTime() ?? 0));
	if (now.getTime() - oldest > SEAL_AGAIN) return since(asked) > SEAL_MISSING;
	return (!quorum || witnesses.length < outOf) && since(asked) > SEAL_MISSING;
}

async function refuse({ alarm }: Publishing, wrong: Wrong): Promise<Round> {
	await alarm(wrong);
	return 'refused';
}

const nowOf = ({ now }: Publishing) => now?.() ?? new Date();
