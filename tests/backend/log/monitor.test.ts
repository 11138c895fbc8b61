import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { toBase64, utf8 } from '../../../src/lib/log/bytes.ts';
import { keepHead, someKept } from '../../../src/lib/log/kept.server.ts';
import { formatVkey } from '../../../src/lib/log/keys.ts';
import { watch, type Watching } from '../../../src/lib/log/monitor.server.ts';
import { noteWith, parseNote, signatureLine } from '../../../src/lib/log/note.ts';
import { parsePolicy } from '../../../src/lib/log/policy.ts';
import type { Shelf } from '../../../src/lib/log/shelf.server.ts';
import { makeSkey, signEd25519 } from '../../../src/lib/log/sign.server.ts';
import { parseTilePath } from '../../../src/lib/log/tiles.ts';
import { cosign } from '../../../src/lib/log/witnesses.server.ts';
import { startWitness, type Witness } from '../../../src/witness/start.ts';
import { scratch } from '../support.ts';
import { Book, ORIGIN } from './a-book.ts';

const directory = scratch();
const closing: Witness[] = [];
const NOW = new Date('2026-11-22T12:00:00Z');
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
let turn = 0;

afterEach(async () => {
	for (const witness of closing.splice(0)) await witness.close();
});
afterAll(() => directory.remove());

/** What is published of a book: its tiles as it has them now, and files that were written. */
function shelfOf(book: Book): Shelf & { files: Map<string, Uint8Array> } {
	const files = new Map<string, Uint8Array>();
	return {
		files,
		read: async (path) => {
			const tile = parseTilePath(path);
			if (!tile || tile.level === 'entries') return files.get(path) ?? null;
			const hashes = Array.from({ length: tile.width }, (_, at) =>
				book.read(8 * Number(tile.level), tile.index * 256 + at)
			);
			return new Uint8Array(Buffer.concat(await Promise.all(hashes)));
		},
		write: (path, bytes) => Promise.resolve(void files.set(path, bytes)),
		clear: () => Promise.resolve()
	};
}

async function world(book: Book) {
	const start = async (name: string) => {
		const witness = await startWitness({
			name: `${name}.example/witness`,
			dir: join(directory.path, `${name}-${(turn += 1)}`),
			logs: [book.vkey],
			now: () => NOW,
			say: () => undefined
		});
		closing.push(witness);
		return { name, ...witness };
	};
	const witnesses = [await start('a'), await start('b'), await start('c'), await start('d')];
	const parsed = parsePolicy(
		[
			`log ${formatVkey(book.verifier)}`,
			...witnesses.map(({ name, vkey, url }) => `witness ${name} ${vkey} ${url}`),
			'group seals 3 a b c d',
			'quorum seals\n'
		].join('\n')
	);
	if ('fault' in parsed) throw new Error(parsed.fault.why);
	const { policy } = parsed;
	const shelf = shelfOf(book);
	const wrongs: unknown[] = [];
	const watching: Watching = {
		shelf,
		keys: { origin: ORIGIN, verifiers: { log: book.verifier, receipts: book.verifier, before: null } },
		policy,
		now: NOW,
		rootOf: (size) => Promise.resolve(size <= book.leaves.length ? book.root(size) : null),
		report: (wrong) => Promise.resolve(void wrongs.push(wrong)),
		timeoutMs: 1000
	};
	const only = (...names: string[]) => ({
		...policy,
		witnesses: policy.witnesses.filter(({ name }) => names.includes(name))
	});
	return {
		shelf,
		wrongs,
		witnesses,
		seal: (view: Book, ...names: string[]) =>
			cosign({ ...view.shown(), now: NOW, policy: names.length > 0 ? only(...names) : policy }),
		publish: (note: Uint8Array) => shelf.write('checkpoint', note),
		look: (changes: Partial<Watching> = {}) => watch({ ...watching, ...changes })
	};
}

describe('watching the witnesses', () => {
	it('finds that all hold the book that is published', async () => {
		const book = new Book().grow(300);
		const { look, seal, publish, wrongs } = await world(book);
		expect(await look()).toBe(null);
		await publish((await seal(book)).note);
		expect((await look())?.map(({ holds }) => holds)).toEqual(Array(4).fill('agrees'));
		book.grow(500);
		await publish((await seal(book, 'a', 'b', 'c')).note);
		expect((await look())?.map(({ size }) => size)).toEqual([800, 800, 800, 300]);
		expect(wrongs).toEqual([]);
	});

	it('takes a head that waits for its seals for what it is', async () => {
		const book = new Book().grow(5);
		const { look, seal, publish, wrongs } = await world(book);
		await publish((await seal(book)).note);
		book.grow(2);
		await seal(book, 'a');
		expect((await look())?.map(({ holds }) => holds)).toEqual(['waits', 'agrees', 'agrees', 'agrees']);
		expect(wrongs).toEqual([]);
	});

	it('names whoever is silent, holds nothing, or sealed more than a day ago', async () => {
		const book = new Book().grow(5);
		const { look, seal, publish, witnesses, wrongs } = await world(book);
		await publish((await seal(book, 'a', 'b', 'c')).note);
		await witnesses[0]!.close();
		expect((await look())?.map(({ holds }) => holds)).toEqual(['silent', 'agrees', 'agrees', 'nothing']);
		expect((await look({ now: later(2) }))?.map(({ holds }) => holds)).toEqual([
			'silent',
			'old',
			'old',
			'nothing'
		]);
		expect(wrongs).toEqual([]);
	});

	it('finds a witness that was shown another story, and says which', async () => {
		const book = new Book().grow(6);
		const other = book.fork(3).grow(3, 'for the board');
		const { look, seal, publish, wrongs } = await world(book);
		await publish((await seal(book, 'a', 'b', 'c')).note);
		await seal(other, 'd');
		expect((await look())?.map(({ holds }) => holds)).toEqual(['agrees', 'agrees', 'agrees', 'forked']);
		const facts = { size: 6, root: toBase64(book.root()), other_size: 6, other_root: toBase64(other.root()) };
		expect(wrongs).toEqual([
			{ kind: 'fork', facts: { witnesses: ['a', 'd'], ...facts } },
			{ kind: 'fork', facts: { witness: 'd', ...facts } }
		]);
	});

	it('finds a story that is shorter, and one that went further than the book ever did', async () => {
		const book = new Book().grow(6);
		const { look, seal, publish, wrongs } = await world(book);
		await publish((await seal(book, 'a', 'b')).note);
		await seal(book.fork(2).grow(2, 'shorter'), 'c');
		await seal(book.fork(6).grow(3, 'further'), 'd');
		expect((await look())?.map(({ holds }) => holds)).toEqual(['agrees', 'agrees', 'forked', 'forked']);
		expect(wrongs).toMatchObject([
			{ kind: 'fork', facts: { witness: 'c', other_size: 4 } },
			{ kind: 'fork', facts: { witness: 'd', other_size: 9 } }
		]);
	});

	it('finds that the published book is not the one that was published before', async () => {
		const book = new Book().grow(6);
		const { look, seal, publish, wrongs, shelf } = await world(book);
		await publish((await seal(book)).note);
		await look();
		// Rewritten and signed again, with nobody to seal it: the kept head is what tells.
		const rewritten = book.fork(3).grow(9, 'rewritten');
		await publish(rewritten.note());
		const tiles = shelfOf(rewritten);
		await look({
			shelf: {
				...shelf,
				read: async (path) => (path.startsWith('tile/') ? tiles.read(path) : shelf.read(path))
			}
		});
		expect(wrongs).toMatchObject([
			{ kind: 'inconsistent', facts: { size: 12, other_size: 6 } },
			...['a', 'b', 'c', 'd'].map((witness) => ({
				kind: 'fork',
				facts: { witness, size: 12, other_size: 6 }
			}))
		]);
		wrongs.length = 0;
		await publish(book.note(4));
		await look();
		expect(wrongs[0]).toMatchObject({ kind: 'smaller', facts: { size: 4, other_size: 12 } });
	});

	it('goes on comparing with heads of a key that was replaced since, and says where a kept one is none', async () => {
		const book = new Book().grow(6);
		const { look, seal, publish, wrongs, shelf } = await world(book);
		const keep = (note: Uint8Array) => keepHead(shelf, note, later(-1));
		const { signatures, text } = parseNote(book.note(4))!;
		const before = makeSkey(ORIGIN);
		const byBefore = signEd25519(before, utf8(text));
		await keep(noteWith(text, [signatureLine(before, byBefore)]));
		expect(signatures.some(({ id }) => id === before.id)).toBe(false);
		await publish((await seal(book)).note);
		expect(await look()).toHaveLength(4);
		expect(wrongs).toEqual([]);

		const other = parseNote(new Book().grow(5, 'another').note())!.text;
		await keep(noteWith(other, [signatureLine(before, byBefore)]));
		await look();
		expect(wrongs).toMatchObject([{ kind: 'inconsistent', facts: { size: 6, other_size: 5 } }]);
		wrongs.length = 0;
		await keep(utf8('no head at all\n\n'));
		await look();
		expect(wrongs).toContainEqual({ kind: 'inconsistent', facts: { path: 'kept' } });
	});

	it('finds that what is published was signed by nobody we know', async () => {
		const book = new Book().grow(6);
		const { look, publish, wrongs } = await world(book);
		await publish(new Book().grow(6).note());
		expect(await look()).toBe(null);
		expect(wrongs).toEqual([{ kind: 'inconsistent', facts: { path: 'checkpoint' } }]);
	});
});

describe('old heads', () => {
	it('are kept once each, all of the last days and one of each day before', async () => {
		const book = new Book();
		const shelf = shelfOf(book);
		for (let day = 0; day < 10; day++) {
			for (let times = 0; times < 3; times++) {
				const note = book.grow(1).note();
				await keepHead(shelf, note, later(day));
				await keepHead(shelf, note, later(day));
			}
		}
		const kept = [...shelf.files].filter(([path]) => path !== 'kept/first');
		const count = (bytes: Uint8Array) => (JSON.parse(Buffer.from(bytes).toString()) as string[]).length;
		expect(kept.map(([, bytes]) => count(bytes))).toEqual([1, 1, 1, 1, 1, 1, 1, 3, 3, 3]);
		// Every day has its turn.
		const seen = new Set<string>();
		for (let each = 0; each < 8; each++)
			for (const note of await someKept(shelf, later(9), each)) seen.add(Buffer.from(note).toString());
		for (let day = 0; day < 10; day++) expect(seen).toContain(Buffer.from(book.note(day * 3 + 3)).toString());
	});

	it('are not written again when only a seal came later', async () => {
		const book = new Book().grow(3);
		const shelf = shelfOf(book);
		await keepHead(shelf, book.note(), NOW);
		const note = Buffer.from(book.note()).toString();
		await keepHead(shelf, utf8(`${note}— a.example/witness ${'A'.repeat(104)}\n`), later(1));
		expect([...shelf.files.keys()]).toEqual(['kept/first', 'kept/2026-11-22.json']);
	});
});
