// What the holder of a slip, or whoever gave the words, takes away of the log: the promise, the proof, and a copy of everything.
import { randomBytes } from 'node:crypto';
import type { Key } from '../contributions/contributions.server';
import { fromBase64url, toBase64url, utf8 } from './bytes.ts';
import { erasureKey, provesErasure } from './erasure.ts';
import { logKeys, type LogKeys } from './keys.server.ts';
import { noteWith, signatureLine } from './note.ts';
import { sealedNow } from './pages.server';
import { logUrl } from './policy.server.ts';
import { promiseText } from './promise.ts';
import { signEd25519 } from './sign.server.ts';
import type { Db } from '../platform/db.server';
import { expectOk } from '../platform/errors';
import { logger } from '../platform/log.server.ts';
import { qr } from '../platform/qr';
import type { Slip } from '../platform/slips.server';
import {
	erasureKeyIn,
	formatFragment,
	leafOf,
	standing,
	timeOf,
	type InLog,
	type Standing
} from '../receipts/in-log.ts';
import { formatTakingBackKey } from '../receipts/taking-back-key.ts';

/** The keys that promise. Without them a slip promises nothing; nobody is kept from giving words, and operators read why. */
const promisingKeys = (): Promise<LogKeys | null> =>
	logKeys().catch((reason: unknown) => {
		logger.error({ err: reason }, 'nothing is promised: the keys of the log cannot be read');
		return null;
	});

/** The entry of one's words in the log; null where the code or the account leads to none. */
export async function inLog(db: Db, key: Key): Promise<InLog | null> {
	return expectOk(
		'code' in key
			? await db.rpc('receipt_in_log', { code: key.code })
			: await db.rpc('own_contribution_in_log', { contribution: key.id })
	) as InLog | null;
}

/** Where one's words stand in the book; null where they have no entry. */
export async function whereInBook(db: Db, key: Key, now: Date): Promise<Standing | null> {
	const [entry, keys, { sealed }] = await Promise.all([inLog(db, key), promisingKeys(), sealedNow()]);
	return entry && standing(entry, keys !== null, sealed, now);
}

/** Whether the slip of these words was given a taking-back key. */
export async function hasTakingBackKey(db: Db, key: Key): Promise<boolean> {
	const entry = await inLog(db, key);
	return entry !== null && erasureKeyIn(entry) !== null;
}

/**
 * The promise that an entry will stand in the log by its time, signed by the receipts key (log.md 2). Follows from the entry alone:
 * made again, it is the same to the byte. Null where this installation has no keys.
 */
export async function promiseOf(entry: InLog): Promise<string | null> {
	const keys = await promisingKeys();
	if (!keys) return null;
	const { text, signature } = signed(entry, keys);
	return new TextDecoder().decode(noteWith(text, [signatureLine(keys.receipts, signature)]));
}

function signed(entry: InLog, { origin, receipts }: LogKeys) {
	const { received_unix: received, due_unix: due } = entry;
	const text = promiseText({ origin, leaf: leafOf(entry), received, due });
	return { text, signature: signEd25519(receipts, utf8(text)) };
}

/** A slip as it is printed, with what the log adds to it. */
export type PrintedSlip = Slip & {
	/** By when the words stand in the book: "4:40 pm today". Null where nothing is promised. */
	promisedBy: string | null;
	/** A square that leads to the check and holds the promise. */
	check: { address: string; qr: Slip['qr'] } | null;
	/** In the log, and by which the browser finds its key; null where there is none. */
	erasureKey: string | null;
	/** The taking-back key as people read it, where we made it: shown once. */
	takingBackKey: string | null;
};

/** What is printed of a slip; null when its quarter of an hour is over. */
export async function printed(db: Db, slip: Slip | null, now = new Date()): Promise<PrintedSlip | null> {
	if (!slip) return null;
	const [entry, keys] = [await inLog(db, { code: slip.code }), await promisingKeys()];
	const ek = entry && erasureKeyIn(entry);
	const token = slip.beside && ek && provesErasure(slip.beside, ek) ? fromBase64url(slip.beside) : null;
	return {
		...slip,
		promisedBy: entry && keys && timeOf(entry.due_unix, now),
		check: entry && keys && checkOf(entry, keys),
		erasureKey: ek,
		takingBackKey: token && formatTakingBackKey(token)
	};
}

function checkOf(entry: InLog, keys: LogKeys) {
	const { signature } = signed(entry, keys);
	const fragment = formatFragment({ leaf: leafOf(entry), received: entry.received_unix, signature });
	const address = `${logUrl()}/verify#${fragment}`;
	return { address, qr: qr(address) };
}

const MADE_THERE = /^[A-Za-z0-9_-]{43}$/;

/**
 * The erasure key of words that are given. In: what the form holds, where the person's own browser made the key. Out: the key, and the
 * token behind it where it had to be made here, to be shown once on the slip and kept nowhere.
 */
export function erasureKeyFrom(sent: FormDataEntryValue | null): { key: string; token: string | undefined } {
	if (typeof sent === 'string' && MADE_THERE.test(sent)) return { key: sent, token: undefined };
	const token = new Uint8Array(randomBytes(16));
	return { key: erasureKey(token), token: toBase64url(token) };
}
