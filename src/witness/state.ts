// What a witness must never forget: the last head it sealed of each book. One file for each, which is also what it shows to all.
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sha256 } from '#sha256';
import { fromUtf8, toHex, utf8 } from '../lib/log/bytes.ts';
import { parseCheckpoint, type Checkpoint } from '../lib/log/checkpoint.ts';
import { openNote } from '../lib/log/note.ts';
import { openCosigner, writeWhole, type Cosigner } from './key.ts';

/** A head as it was sealed at `time` (Unix seconds): the note holds the book's signature and this witness's. */
export type Sealed = Checkpoint & { note: string; time: number };

export type State = {
	cosigner: Cosigner;
	/** The last head sealed of the book `origin`, or null. */
	head(origin: string): Sealed | null;
	/** Keeps a head, on the disk before this returns. Whoever calls has compared it with the one before. */
	keep(sealed: Sealed): void;
	all(): Sealed[];
	/** Keeps a head that its book signed and that does not follow. Out: the file, or null where it or enough others are kept. */
	keepRefused(origin: string, note: Uint8Array): string | null;
	/** How many of them are kept of a book. */
	refused(origin: string): number;
	close(): void;
};

/** A book's name in addresses and files (C2SP tlog-witness, monitoring prefix). */
export const nameOf = (origin: string) => toHex(sha256(utf8(origin)));

/**
 * Opens the directory for this process alone. Throws where another process has it, and where a file in it is not what this witness
 * sealed: it does not guess.
 */
export async function openState(dir: string, name: string): Promise<State> {
	mkdirSync(dir, { recursive: true, mode: 0o700 });
	const unlock = lock(dir);
	try {
		const cosigner = openCosigner(dir, name);
		const heads = await readHeads(join(dir, 'heads'), cosigner);
		return {
			cosigner,
			head: (origin) => heads.get(origin) ?? null,
			keep(sealed) {
				writeWhole(join(dir, 'heads', nameOf(sealed.origin)), sealed.note, 0o644);
				heads.set(sealed.origin, sealed);
			},
			all: () => [...heads.values()],
			keepRefused: (origin, note) => keepRefused(join(dir, 'refused'), origin, note),
			refused: (origin) => refusedOf(join(dir, 'refused'), origin).length,
			close: unlock
		};
	} catch (reason) {
		unlock();
		throw reason;
	}
}

async function readHeads(dir: string, cosigner: Cosigner): Promise<Map<string, Sealed>> {
	const heads = new Map<string, Sealed>();
	// A draft is what a crash left before it was a head; nobody was answered with it.
	for (const file of readdirSync(dir).filter((each) => !each.endsWith('.new'))) {
		const bytes = new Uint8Array(readFileSync(join(dir, file)));
		const opened = await openNote(bytes, [cosigner.verifier]);
		const checkpoint = opened.why ? null : parseCheckpoint(opened.text);
		const time = opened.why ? null : opened.signed[0]?.time;
		if (!checkpoint || !time || nameOf(checkpoint.origin) !== file)
			throw new Error(`${join(dir, file)} is not a head that this witness sealed. Put the right one back.`);
		heads.set(checkpoint.origin, { ...checkpoint, time, note: fromUtf8(bytes) ?? '' });
	}
	return heads;
}

const MOST_REFUSED = 100;

function keepRefused(dir: string, origin: string, note: Uint8Array): string | null {
	const path = join(dir, `${nameOf(origin)}-${toHex(sha256(note))}`);
	if (existsSync(path) || refusedOf(dir, origin).length >= MOST_REFUSED) return null;
	mkdirSync(dir, { recursive: true, mode: 0o700 });
	writeWhole(path, note, 0o644);
	return path;
}

function refusedOf(dir: string, origin: string): string[] {
	if (!existsSync(dir)) return [];
	return readdirSync(dir).filter((file) => file.startsWith(`${nameOf(origin)}-`) && !file.endsWith('.new'));
}

/**
 * SQLite locks a file the way the system does (fcntl), which ends with the process that holds it, however it dies. Nothing else is
 * kept in it.
 */
function lock(dir: string): () => void {
	const file = new DatabaseSync(join(dir, 'lock'));
	try {
		file.exec('begin exclusive');
	} catch (cause) {
		file.close();
		throw new Error(`The directory ${dir} is in use by another witness. One directory, one process.`, {
			cause
		});
	}
	return () => file.close();
}
