// A whole published book made of nothing: entries of real forms, tiles, a head with seals, a policy, promises. For tests that read a book
// as outsiders do, and that forge one as its keeper could.
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { toBase64url, utf8 } from '../../src/lib/log/bytes.ts';
import { formatCheckpoint } from '../../src/lib/log/checkpoint.ts';
import { cosignedMessage, formatCosignature } from '../../src/lib/log/cosignature.ts';
import { canonical } from '../../src/lib/log/entry.ts';
import { COSIGNATURE, formatVkey, type Skey } from '../../src/lib/log/keys.ts';
import { leafHash } from '../../src/lib/log/merkle.ts';
import { noteWith, signatureLine } from '../../src/lib/log/note.ts';
import { promiseText } from '../../src/lib/log/promise.ts';
import { Recount } from '../../src/lib/log/recount.ts';
import { makeSkey, signEd25519, verifierFor } from '../../src/lib/log/sign.server.ts';
import { bundlesOf, encodeBundle, entriesPath, tilePath } from '../../src/lib/log/tiles.ts';

export const ORIGIN = 'northbrook.example/log';
/** 22 November 2026, 12:00. */
export const NOON = Date.UTC(2026, 10, 22, 12) / 1000;

const WITNESSES = ['council', 'university', 'paper', 'law-centre'];

export type MadeEntry = { id: string; type: string; prev: string[]; [fact: string]: unknown };
export const newId = () => toBase64url(randomBytes(16));
export const newKey = () => toBase64url(randomBytes(32));

/** An entry of a type, about what `after` is about. */
export function anEntry(type: string, facts: object = {}, after?: MadeEntry): MadeEntry {
	return { v: 1, type, id: newId(), at: '2026-11-22', prev: after ? [after.id] : [], ...facts } as MadeEntry;
}

/** A programme and what its people gave: as many entries as are asked for, each right. */
export function manyEntries(count: number): MadeEntry[] {
	const started = anEntry('programme.started', {
		at: '2026-11-22T09:00Z',
		...{ check_days: 14, answer_days: 60, summary_days: 10, trust: 'northbrook' }
	});
	const entries = [started];
	while (entries.length < count) {
		const received = anEntry('contribution.received', {
			...{ kind: 'text', channel: 'self', c: { text: newKey() }, refs: { programme: started.id } }
		});
		entries.push(received, anEntry('contribution.confirmed', { how: 'self' }, received));
	}
	return entries.slice(0, count);
}

export class MadeBook {
	readonly log: Skey;
	readonly receipts: Skey;
	readonly witnesses: Skey[];
	readonly bodies: Uint8Array[] = [];
	readonly files = new Map<string, Uint8Array>();

	constructor(entries: MadeEntry[] = [], keys: MadeBook | null = null) {
		this.log = keys?.log ?? makeSkey(ORIGIN);
		this.receipts = keys?.receipts ?? makeSkey(`${ORIGIN}/receipts`);
		this.witnesses = keys?.witnesses ?? WITNESSES.map((name) => makeSkey(`${name}.example`, COSIGNATURE));
		for (const entry of entries) this.bodies.push(utf8(canonical(entry)));
	}

	get policy(): string {
		const names = WITNESSES.map(
			(name, nth) => `witness ${name} ${formatVkey(verifierFor(this.witnesses[nth] as Skey))}`
		);
		const log = `log ${formatVkey(verifierFor(this.log))}`;
		return [log, ...names, `group seals 3 ${WITNESSES.join(' ')}`, 'quorum seals', ''].join('\n');
	}

	/** A head over the first entries, sealed by so many. */
	head(size = this.bodies.length, sealedBy = 4, at = NOON): Uint8Array {
		const tree = new Recount();
		for (const body of this.bodies.slice(0, size)) tree.add(leafHash(body));
		const text = formatCheckpoint({ origin: this.log.name, size, root: tree.root() });
		const seals = this.witnesses
			.slice(0, sealedBy)
			.map((key) => signatureLine(key, formatCosignature(at, signEd25519(key, cosignedMessage(at, text)))));
		return noteWith(text, [signatureLine(this.log, signEd25519(this.log, utf8(text))), ...seals]);
	}

	/** Writes all that is published of it as it stands. */
	publish(sealedBy = 4, at = NOON): this {
		const size = this.bodies.length;
		const tree = new Recount(({ level, index, hashes }) =>
			this.files.set(tilePath(level, index), hashes.slice())
		);
		for (const body of this.bodies) tree.add(leafHash(body));
		for (const { level, index, width, hashes } of tree.edge())
			this.files.set(tilePath(level, index, width), hashes.slice());
		for (const { index, width } of bundlesOf(size))
			this.files.set(
				entriesPath(index, width),
				encodeBundle(this.bodies.slice(index * 256, index * 256 + width))
			);
		this.files.set('policy', utf8(this.policy));
		this.files.set(
			'vkeys',
			utf8(`${formatVkey(verifierFor(this.log))}\n${formatVkey(verifierFor(this.receipts))}\n`)
		);
		this.files.set('checkpoint', this.head(size, sealedBy, at));
		return this;
	}

	/** What a slip promises for some bytes. */
	promise(body: Uint8Array, received: number): Uint8Array {
		const text = promiseText({ origin: ORIGIN, leaf: leafHash(body), received, due: received + 3600 });
		return noteWith(text, [signatureLine(this.receipts, signEd25519(this.receipts, utf8(text)))]);
	}

	readonly read = (path: string) => Promise.resolve(this.files.get(path) ?? null);

	/** As files in a directory. */
	writeTo(directory: string): void {
		for (const [path, bytes] of this.files) {
			mkdirSync(dirname(join(directory, path)), { recursive: true });
			writeFileSync(join(directory, path), bytes);
		}
	}
}

export const hexOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
