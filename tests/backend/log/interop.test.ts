// The published log in the hands of a client that nobody here wrote: Go's golang.org/x/mod/sumdb, from Debian's packages.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../scripts/support/fresh-database.ts';
import { ORIGIN, stage, startLog, type PublishedLog } from '../../../scripts/support/published-log.ts';
import { fromUtf8, toBase64, utf8 } from '../../../src/lib/log/bytes.ts';
import { formatSkey } from '../../../src/lib/log/keys.ts';
import { noteWith, openNote, parseSkey, parseVkey, signatureLine } from '../../../src/lib/log/note.ts';
import { promiseText } from '../../../src/lib/log/promise.ts';
import { proveConsistency, proveInclusion } from '../../../src/lib/log/prove.ts';
import { signEd25519 } from '../../../src/lib/log/sign.server.ts';
import { hashReader } from '../../../src/lib/log/tiles.ts';
import { checkWithGo, hasGo } from '../../interop/go.ts';

type Counted = {
	Size: number;
	Seals: number;
	Entries: number;
	Tiles: number;
	Inclusion: number;
	Consistency: number;
	Vkey: string;
	Skey: string;
	Note: string;
	Again: string;
};

/** Two levels of tiles, the last of each not full. */
const ENTRIES = 5_000;
const PROOFS = 1_000;
const SAYS = 'Redwing, blackbird.\nAnd a line more.\n';

describe.skipIf(!hasGo())('the published log, read by Go', () => {
	let database: FreshDatabase;
	let log: PublishedLog;
	let told: ReturnType<typeof tell> extends Promise<infer Told> ? Told : never;
	let size: number;

	beforeAll(async () => {
		database = await freshDatabase();
		log = await startLog(database.url);
		for (const many of [700, 1, ENTRIES - 701]) {
			await stage(log.sql, many);
			expect(await log.publish()).toBe('published');
		}
		told = await tell();
	});
	afterAll(async () => {
		await log?.close();
		await database?.close();
	});

	/** What the Go program is to hold our files against: keys, and proofs that we make of the published tiles. */
	async function tell() {
		const [, digits] = readFileSync(join(log.published, 'checkpoint'), 'utf8').split('\n');
		size = Number(digits);
		const read = hashReader(async (path) => new Uint8Array(readFileSync(join(log.published, path))), size);
		const encoded = (hashes: Uint8Array[]) => hashes.map((hash) => toBase64(hash));
		const places = Array.from({ length: PROOFS }, (_, n) => Math.floor((n * size) / PROOFS));
		const promise = promiseText({
			origin: ORIGIN,
			leaf: new Uint8Array(32),
			received: 1795000000,
			due: 1795003600
		});
		const { keys } = log;
		return {
			Origin: ORIGIN,
			Log: keys.vkeys.log,
			Witnesses: log.witnesses.map(({ vkey }) => vkey),
			Inclusion: await Promise.all(
				places.map(async (index) => ({
					Index: index,
					Hashes: encoded(await proveInclusion(read, index, size))
				}))
			),
			Consistency: await Promise.all(
				places.map(async (index) => ({
					Size: index + 1,
					Hashes: encoded(await proveConsistency(read, index + 1, size))
				}))
			),
			Promise: {
				Key: keys.vkeys.receipts,
				Note: fromUtf8(
					noteWith(promise, [signatureLine(keys.receipts, signEd25519(keys.receipts, utf8(promise)))])
				)
			},
			Skey: formatSkey(keys.log),
			Says: SAYS
		};
	}

	/** The published files once more, with one of them changed. */
	function changed(path: string, change: (bytes: Buffer) => Buffer): string {
		const copy = mkdtempSync(join(tmpdir(), 'throughline-interop-'));
		cpSync(log.published, copy, { recursive: true });
		writeFileSync(join(copy, path), change(readFileSync(join(copy, path))));
		return copy;
	}

	it('opens its checkpoint with every seal, hashes each entry to its root, and makes the same tiles and proofs', async () => {
		const counted = checkWithGo<Counted>(log.published, told);
		expect(counted).toMatchObject({ Size: size, Entries: size, Inclusion: PROOFS, Consistency: PROOFS });
		expect(size).toBeGreaterThanOrEqual(ENTRIES);
		expect(counted.Seals).toBeGreaterThanOrEqual(3);
		expect(counted.Tiles).toBe(Math.ceil(size / 256) + 1);

		// The other way round: what Go signed is opened here, and both sign the same bytes with the same key.
		const verifier = parseVkey(counted.Vkey);
		expect(await openNote(utf8(counted.Note), [verifier!])).toMatchObject({ why: null, text: SAYS });
		const skey = parseSkey(counted.Skey)!;
		const ours = [skey, log.keys.log].map((key) =>
			fromUtf8(noteWith(SAYS, [signatureLine(key, signEd25519(key, utf8(SAYS)))]))
		);
		expect(ours).toEqual([counted.Note, counted.Again]);
		const spoilt = counted.Note.replace('Redwing', 'Redwood');
		expect(await openNote(utf8(spoilt), [verifier!])).toEqual({ why: 'wrong-signature' });
	});

	it.each<[string, string, (bytes: Buffer) => Buffer]>([
		[
			'an entry that was edited',
			'tile/entries/000',
			(bytes) => (bytes.writeUInt8(bytes[40]! ^ 1, 40), bytes)
		],
		['a hash that was changed', 'tile/0/003', (bytes) => (bytes.writeUInt8(bytes[40]! ^ 1, 40), bytes)],
		[
			'a head of another size',
			'checkpoint',
			(bytes) => Buffer.from(bytes.toString().replace(/\n\d+\n/, '\n4999\n'))
		]
	])('refuses %s', (_, path, change) => {
		const copy = changed(path, change);
		try {
			expect(() => checkWithGo(copy, told)).toThrow(/root|differs|signature/);
		} finally {
			rmSync(copy, { recursive: true, force: true });
		}
	});

	it('refuses a proof of another entry', () => {
		const [first, second, ...others] = told.Inclusion;
		const swapped = [{ ...first!, Hashes: second!.Hashes }, second!, ...others];
		expect(() => checkWithGo(log.published, { ...told, Inclusion: swapped })).toThrow(/differs|length/);
	});
});
