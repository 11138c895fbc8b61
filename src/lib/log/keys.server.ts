// The log's two keys: one signs its heads, the other promises that something will be in it, so that whoever steals the second can
// rewrite nothing. Never in the database, which holds what they sign (log.md 4). Text as Go's note package writes it (ADR 0028).
import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backend } from '../platform/backend/backend.ts';
import { environment } from '../platform/env.ts';
import { ED25519, formatSkey, formatVkey, isKeyName, parseSkey, type Skey, type Verifier } from './keys.ts';
import { shelf, type Shelf } from './shelf.server.ts';
import { makeSkey, verifierFor } from './sign.server.ts';

export type LogKeys = {
	/** What the log is called in all that it signs: the name of its key. */
	origin: string;
	log: Skey;
	receipts: Skey;
	/** The key that `log` takes the place of, while both sign. */
	before: Skey | null;
	/** By which others check what each of them signed. */
	verifiers: { log: Verifier; receipts: Verifier; before: Verifier | null };
	/** The same as lines of text, for policies and for paper. */
	vkeys: { log: string; receipts: string; before: string | null };
};

let known: { of: string; keys: LogKeys } | undefined;

/**
 * The keys of this installation; null where it has none, and its log is not signed. Beside an embedded database they are made once,
 * and kept in its directory. Throws where a setting names what is no key, with the setting's name and never the key; and where a
 * key is gone that a book was signed with.
 */
export async function logKeys(): Promise<LogKeys | null> {
	const env = environment();
	const { dataDir } = await backend();
	const of = [dataDir, env.THROUGHLINE_LOG_KEY, env.THROUGHLINE_LOG_RECEIPTS_KEY].join('\n');
	if (known?.of === of) return known.keys;
	const { THROUGHLINE_LOG_KEY: log, THROUGHLINE_LOG_RECEIPTS_KEY: receipts } = env;
	const keys =
		log && receipts
			? keysFrom(log, receipts, env.THROUGHLINE_LOG_KEY_BEFORE)
			: dataDir
				? await keysBeside(dataDir, originFor(env.ORIGIN), await shelf())
				: null;
	if (keys) known = { of, keys };
	return keys;
}

/** What a log is called where nobody says otherwise: C2SP asks for an address without a scheme, as the log's own page. */
export function originFor(site: string | undefined): string {
	return `${site ? new URL(site).host : 'throughline.localhost'}/log`;
}

/** The keys of settings: each as text, or the path of a file that only its owner reads. */
export function keysFrom(log: string, receipts: string, before?: string): LogKeys {
	return together(
		readKey('THROUGHLINE_LOG_KEY', log),
		readKey('THROUGHLINE_LOG_RECEIPTS_KEY', receipts),
		before ? readKey('THROUGHLINE_LOG_KEY_BEFORE', before) : null
	);
}

/** The keys kept in a directory, made there if nothing was signed yet on the shelf: a book goes on with its own key or not at all. */
export async function keysBeside(directory: string, origin: string, on: Shelf | null): Promise<LogKeys> {
	const signed = on && ((await on.read('signed')) ?? (await on.read('checkpoint')));
	return keysIn(directory, origin, !signed);
}

/** The keys kept in a directory, made there under this origin if there are none and may be. */
export function keysIn(directory: string, origin: string, mayMake = true): LogKeys {
	const log = keptKey(join(directory, 'log.key'), origin, mayMake);
	const receipts = keptKey(join(directory, 'log-receipts.key'), receiptsName(log.name), mayMake);
	return together(log, receipts, null);
}

/** Writes a new key into a file that only its owner reads. Throws EEXIST where there is one: a key is never written over. */
export function writeKey(path: string, skey: Skey): void {
	const draft = `${path}.${randomUUID()}`;
	try {
		writeFileSync(draft, `${formatSkey(skey)}\n`, { mode: 0o600, flush: true });
		linkSync(draft, path);
	} finally {
		rmSync(draft, { force: true });
	}
}

/** What the key of receipts is called, beside that of its log. */
export const receiptsName = (origin: string) => `${origin}/receipts`;

function keptKey(path: string, name: string, mayMake: boolean): Skey {
	if (!mayMake && !existsSync(path))
		throw new Error(
			`${path} is missing, and a book is signed already. Put the file back from its copy: another key would begin another book`
		);
	try {
		writeKey(path, makeSkey(name));
	} catch (reason) {
		if ((reason as NodeJS.ErrnoException).code !== 'EEXIST') throw reason;
	}
	return readKey(path, path);
}

function readKey(what: string, given: string): Skey {
	const skey = parseSkey((given.startsWith('PRIVATE+KEY+') ? given : textOf(what, given)).trim());
	if (!skey || skey.type !== ED25519 || verifierFor(skey).id !== skey.id)
		throw new Error(
			`${what} is not an Ed25519 key of a signed note. Make one with: npm run log -- keys <name>`
		);
	return skey;
}

function textOf(what: string, path: string): string {
	let mode: number;
	let text: string;
	try {
		text = readFileSync(path, 'utf8');
		mode = statSync(path).mode;
	} catch (cause) {
		throw new Error(`${what}: the file ${path} cannot be read`, { cause });
	}
	if (mode & 0o077)
		throw new Error(`${what}: others may read ${path}. Make it yours alone: chmod 600 ${path}`);
	return text;
}

function together(log: Skey, receipts: Skey, before: Skey | null): LogKeys {
	if (!isKeyName(log.name) || receipts.name !== receiptsName(log.name))
		throw new Error(`THROUGHLINE_LOG_RECEIPTS_KEY must be named ${receiptsName(log.name)}, after the log`);
	if (before && (before.name !== log.name || before.id === log.id))
		throw new Error('THROUGHLINE_LOG_KEY_BEFORE must be another key of the same name');
	const verifiers = {
		log: verifierFor(log),
		receipts: verifierFor(receipts),
		before: before && verifierFor(before)
	};
	return {
		origin: log.name,
		log,
		receipts,
		before,
		verifiers,
		vkeys: {
			log: formatVkey(verifiers.log),
			receipts: formatVkey(verifiers.receipts),
			before: verifiers.before && formatVkey(verifiers.before)
		}
	};
}
