// Each thing a verifier checks, once as it should be and once as a keeper who cheats would have it.
import { beforeAll, describe, expect, test } from 'vitest';
import {
	anEntry,
	hexOf,
	MadeBook,
	manyEntries,
	newId,
	newKey,
	NOON,
	type MadeEntry
} from '../../../tests/support/made-book.ts';
import { fromBase64url, toBase64, toBase64url, utf8 } from './bytes.ts';
import { commitment } from './commitment.ts';
import { canonical } from './entry.ts';
import { erasureKey } from './erasure.ts';
import { leafHash, proveInclusion } from './merkle.ts';
import { readPaper } from './papers.ts';
import { parseNote } from './note.ts';
import { formatProof } from './proof.ts';
import { entriesPath, hashReader, tilePath } from './tiles.ts';
import { verifyLog, type Options, type Step } from './verify.ts';

const check = (book: MadeBook, options: Partial<Options> = {}) =>
	verifyLog(book, { now: NOON + 60, policy: book.policy, ...options });

/** The steps of a book that failed, by name. */
async function wrong(book: MadeBook, options: Partial<Options> = {}): Promise<string[]> {
	return (await check(book, options)).steps.filter(({ ok }) => ok === false).map(({ name }) => name);
}

async function step(book: MadeBook, name: string, options: Partial<Options> = {}): Promise<Step | undefined> {
	return (await check(book, options)).steps.findLast((one) => one.name === name);
}

const aBook = (entries: MadeEntry[] = manyEntries(700)) => new MadeBook(entries).publish();
const paper = (bytes: Uint8Array | string) =>
	readPaper('a paper', typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes));

describe('a book that is right', () => {
	test('passes every check, whatever its size', async () => {
		for (const size of [1, 2, 255, 256, 257, 700]) {
			const { ok, steps } = await check(aBook(manyEntries(size)));
			expect({ ok, wrong: steps.filter((one) => one.ok !== true) }).toEqual({ ok: true, wrong: [] });
		}
	});

	test('may leave out partial tiles that a fuller one stands for', async () => {
		const book = aBook(manyEntries(300));
		const head = book.files.get('checkpoint')!;
		book.bodies.push(...aBook(manyEntries(300)).bodies);
		book.publish();
		for (const path of [entriesPath(1, 44), tilePath(0, 1, 44)]) book.files.delete(path);
		book.files.set('checkpoint', head);
		expect(await wrong(book)).toEqual([]);
	});

	test('says how far it is, gives way, and can be stopped', async () => {
		const book = aBook();
		const seen: number[] = [];
		await check(book, { onProgress: (done) => seen.push(done) });
		expect(seen).toEqual([256, 512, 700]);
		await expect(check(book, { pause: () => Promise.reject(new Error('stopped')) })).rejects.toThrow(
			'stopped'
		);
	});

	test('is noted where its own list says who seals it, and that list may be missing', async () => {
		const book = aBook();
		const own = await verifyLog(book, { now: NOON });
		expect(own.ok).toBe(true);
		expect(own.steps[0]).toMatchObject({ name: 'policy', ok: null });
		book.files.delete('policy');
		expect(await verifyLog(book, { now: NOON })).toMatchObject({
			ok: false,
			head: null,
			steps: [{ name: 'policy' }]
		});
		expect(await wrong(book, { policy: 'log nobody' })).toEqual(['policy']);
	});
});

describe('a head', () => {
	test('that is missing or that another key signed', async () => {
		const book = aBook();
		expect(await wrong(book, { policy: aBook().policy })).toEqual(['checkpoint']);
		book.files.delete('checkpoint');
		expect(await wrong(book)).toEqual(['checkpoint']);
	});

	test('whose size, root or origin was edited', async () => {
		for (const [from, to] of [
			['\n700\n', '\n701\n'],
			['northbrook', 'southbrook']
		] as const) {
			const book = aBook();
			const text = new TextDecoder().decode(book.files.get('checkpoint'));
			book.files.set('checkpoint', utf8(text.replace(from, to)));
			expect(await wrong(book)).toEqual(['checkpoint']);
		}
	});

	test('with too few seals, or with old ones', async () => {
		expect(await wrong(new MadeBook(manyEntries(9)).publish(3))).toEqual([]);
		expect(await wrong(new MadeBook(manyEntries(9)).publish(2))).toEqual(['seals']);
		expect(await wrong(aBook(), { now: NOON + 25 * 3600 })).toEqual(['seals']);
	});

	test('that nobody else seals is noted', async () => {
		const book = aBook();
		const policy = `${book.policy.split('\n')[0]}\nquorum none\n`;
		expect(await step(book, 'seals', { policy })).toMatchObject({ ok: null });
	});
});

describe('pages', () => {
	test('one letter changed: the root, the tile and the page are named', async () => {
		const book = aBook();
		const bundle = book.files.get(entriesPath(1))!.slice();
		bundle[40]! ^= 1;
		book.files.set(entriesPath(1), bundle);
		expect(await wrong(book)).toEqual(expect.arrayContaining(['pages', 'tiles']));
		expect((await step(book, 'pages'))?.says).toContain('page 257');
	});

	test('changed together with their tiles still miss the sealed root', async () => {
		const honest = aBook();
		const forged = new MadeBook([], honest);
		forged.bodies.push(...honest.bodies);
		forged.bodies[5] = utf8(canonical(anEntry('contribution.let_through')));
		forged.publish().files.set('checkpoint', honest.files.get('checkpoint')!);
		expect(await wrong(forged)).toContain('pages');
		expect((await step(forged, 'tiles'))?.ok).toBe(true);
	});

	test('missing, or no bundle at all', async () => {
		const book = aBook();
		book.files.delete(entriesPath(2, 188));
		expect(await wrong(book)).toEqual(['pages']);
		expect((await step(book, 'pages'))?.says).toContain('pages 513 to 700');
		book.files.set(entriesPath(2, 188), utf8('none'));
		expect((await step(book, 'pages'))?.detail).toContain('malformed');
	});

	test('whose source fails are missing, and nothing is thrown', async () => {
		const book = aBook();
		const read = (path: string) =>
			path.includes('entries') ? Promise.reject(new Error('offline')) : book.read(path);
		expect((await verifyLog({ read }, { now: NOON, policy: book.policy })).ok).toBe(false);
	});

	test('tiles that are missing or wrong, at either level', async () => {
		for (const path of [tilePath(0, 1), tilePath(1, 0, 2)]) {
			const book = aBook();
			book.files.delete(path);
			expect(await wrong(book)).toEqual(['tiles']);
			book.files.set(path, new Uint8Array(8192));
			expect(await wrong(book)).toEqual(['tiles']);
		}
	});

	test('hashed alone are not looked at', async () => {
		const book = aBook([anEntry('words.leaked', { text: 'hello' })]);
		expect(await wrong(book, { quick: true })).toEqual([]);
		expect(await wrong(book)).toEqual(['entries']);
	});
});

describe('what pages say', () => {
	test('must be of their form, and canonical', async () => {
		const book = aBook(manyEntries(3));
		book.bodies.push(utf8('{"v": 1}'));
		expect((await step(book.publish(), 'entries'))?.says).toContain('page 4');
		for (const facts of [{}, { counts: 7 }, { refs: 'nothing', c: [] }])
			expect(await wrong(aBook([anEntry('programme.tally', facts)]))).toContain('entries');
	});

	test('must lead back, to one that nothing follows yet, under a name of its own', async () => {
		const [started, received, confirmed] = manyEntries(3) as [MadeEntry, MadeEntry, MadeEntry];
		expect(await wrong(aBook([started, confirmed, received]))).toEqual(['links']);
		const second = anEntry('contribution.confirmed', { how: 'self' }, received);
		const forked = aBook([started, received, confirmed, second]);
		expect((await step(forked, 'links'))?.says).toContain('page 4');
		expect(await wrong(aBook([started, received, { ...confirmed, id: received.id }]))).toEqual(['links']);
		expect(await wrong(aBook([started, { ...received, refs: { programme: newId() } }]))).toContain('links');
	});

	test('numbers must be those of the pages before', async () => {
		const counts = {
			given: 2,
			kept_back: 0,
			taken_back: 0,
			coded: 0,
			in_an_insight: 0,
			answered: 0,
			told: 0
		};
		const entries = manyEntries(5);
		const tally = (given: number) => {
			const facts = {
				at: '2026-11-22T10:00Z',
				counts: { ...counts, given },
				refs: { programme: entries[0]!.id }
			};
			return anEntry('programme.tally', facts);
		};
		expect(await wrong(aBook([...entries, tally(2)]))).toEqual([]);
		expect(await wrong(aBook([...entries, tally(3)]))).toEqual(['counts']);
	});

	test('words are shown to be taken back by their giver with the token of their slip alone', async () => {
		const token = newId();
		const [started, received] = manyEntries(2) as [MadeEntry, MadeEntry];
		received.ek = erasureKey(fromBase64url(token)!);
		const confirmed = anEntry('contribution.confirmed', { how: 'self' }, received);
		const taken = (facts: object) => anEntry('contribution.taken_back', facts, confirmed);
		const right = aBook([started, received, confirmed, taken({ how: 'subject', token })]);
		expect(await step(right, 'erasures')).toMatchObject({
			ok: true,
			detail: expect.stringContaining('1 with a token') as string
		});
		expect(
			await step(aBook([started, received, confirmed, taken({ how: 'request' })]), 'erasures')
		).toMatchObject({
			ok: true,
			detail: expect.stringContaining('0 with a token') as string
		});
		expect(
			await wrong(aBook([started, received, confirmed, taken({ how: 'subject', token: newId() })]))
		).toContain('erasures');
	});

	test('the file that checks should be named', async () => {
		const file = { file: 'verify.js', sha256: hexOf(utf8('a file')) };
		const book = aBook([anEntry('verifier.published', { at: '2026-11-22T09:00Z', ...file })]);
		expect(await step(book, 'file', { files: [{ name: file.file, sha256: file.sha256 }] })).toMatchObject({
			ok: true
		});
		expect(
			await step(book, 'file', { files: [{ name: file.file, sha256: hexOf(utf8('another')) }] })
		).toMatchObject({
			ok: null
		});
	});
});

describe('what people bring', () => {
	let book: MadeBook;
	beforeAll(() => void (book = aBook()));
	const brought = (...papers: (Uint8Array | string)[]) => ({ papers: papers.map(paper) });

	test('an earlier head, kept or in print', async () => {
		const root = (note: Uint8Array) => new TextDecoder().decode(note).split('\n')[2];
		expect(await step(book, 'earlier', brought(book.head(300)))).toMatchObject({ ok: true });
		expect(await step(book, 'earlier', brought(`300:${root(book.head(300))}`))).toMatchObject({ ok: true });
		expect(await step(book, 'earlier', brought(`300 pages\n${root(book.head(301))}`))).toMatchObject({
			ok: false
		});
		// Another tree that the same key signed: the evidence of a fork.
		const fork = new MadeBook(manyEntries(400), book);
		expect(await step(book, 'earlier', brought(fork.head(300)))).toMatchObject({ ok: false });
		expect(await step(book, 'earlier', brought(aBook().head(300)))).toMatchObject({ ok: false });
		const longer = new MadeBook([], book);
		longer.bodies.push(...book.bodies, ...fork.bodies);
		expect((await step(book, 'earlier', brought(longer.head())))?.says).toContain('only 700 pages');
	});

	test('a promise: kept, not due, broken, or made up', async () => {
		const lost = utf8(canonical(anEntry('contribution.received')));
		const keys = { vkeys: new TextDecoder().decode(book.files.get('vkeys')) };
		const promise = (body: Uint8Array, received: number) => brought(book.promise(body, received));
		expect(await step(book, 'promise', promise(book.bodies[9]!, NOON - 7200))).toMatchObject({ ok: true });
		expect(await step(book, 'promise', promise(lost, NOON - 600))).toMatchObject({ ok: null });
		expect((await step(book, 'promise', { ...promise(lost, NOON - 7200), ...keys }))?.says).toContain(
			'broken'
		);
		expect(await step(book, 'promise', brought(aBook().promise(lost, NOON - 7200)))).toMatchObject({
			ok: false,
			says: expect.stringContaining('not signed') as string
		});
	});

	test('the square code of a slip', async () => {
		const short = (body: Uint8Array) => {
			const { signature } = parseNote(book.promise(body, NOON - 7200))!.signatures[0]!;
			return `https://northbrook.example/log/verify#${toBase64url(leafHash(body))}.${NOON - 7200}.${toBase64url(signature)}`;
		};
		expect(await step(book, 'promise', brought(short(book.bodies[9]!)))).toMatchObject({ ok: true });
		expect((await step(book, 'promise', brought(short(utf8('lost')))))?.says).toContain('broken');
	});

	test('a proof, and a carbon copy that opens its words', async () => {
		const salt = new Uint8Array(32).fill(7);
		const [started, received] = manyEntries(2) as [MadeEntry, MadeEntry];
		received.c = { text: commitment(salt, 'text', 'Nobody asked.') };
		const mine = aBook([started, received, ...manyEntries(600)]);
		const hashes = await proveInclusion(hashReader(mine.read, 602), 1, 602);
		const proof = formatProof({ extra: null, index: 1, hashes, checkpoint: mine.head() });
		const copy = (content: string, entry = canonical(received)) =>
			brought(
				JSON.stringify({
					...{ entry, index: 1, proof, promise: new TextDecoder().decode(mine.promise(utf8(entry), NOON)) },
					opens: { text: { salt: toBase64(salt), content } }
				})
			);
		expect(await wrong(mine, brought(proof))).toEqual([]);
		expect(await wrong(mine, copy('Nobody asked.'))).toEqual([]);
		expect(await wrong(mine, copy('Somebody asked.'))).toEqual(['copy']);
		const changed = canonical({ ...received, c: { text: newKey() } });
		expect(await wrong(mine, copy('Nobody asked.', changed))).toEqual(['copy', 'copy', 'proof']);
		expect(await wrong(aBook(), brought(proof))).toEqual(['proof']);
	});

	test('may be held against the head alone, without the pages', async () => {
		const [started, received] = manyEntries(2) as [MadeEntry, MadeEntry];
		const mine = aBook([started, received, ...manyEntries(600)]);
		const copy = (index: number) => JSON.stringify({ entry: canonical(received), index });
		const asked: string[] = [];
		const source = { read: (path: string) => (asked.push(path), mine.read(path)) };
		const lightly = (...papers: (string | Uint8Array)[]) =>
			verifyLog(source, { now: NOON, policy: mine.policy, light: true, ...brought(...papers) });
		const right = await lightly(copy(1), mine.head(300), mine.head(602));
		expect(right).toMatchObject({ ok: true });
		expect(right.steps.map(({ name }) => name)).toEqual([
			'checkpoint',
			'seals',
			'copy',
			'earlier',
			'earlier'
		]);
		expect(asked.filter((path) => path.includes('entries'))).toEqual([]);
		const nothing = `300:${'A'.repeat(43)}=`;
		for (const wrongOne of [copy(2), copy(9999), nothing, new MadeBook(manyEntries(300), mine).head()])
			expect(await lightly(wrongOne)).toMatchObject({ ok: false });
		expect((await lightly(mine.promise(mine.bodies[1]!, NOON))).steps.at(-1)).toMatchObject({ ok: null });
		// Tiles that agree with a forged paper lead to another root than the sealed one; without tiles nothing is shown.
		const forged = new MadeBook(manyEntries(602), mine).publish();
		for (const [path, bytes] of forged.files) if (path.startsWith('tile/')) mine.files.set(path, bytes);
		expect(await lightly(forged.head(300))).toMatchObject({ ok: false });
		mine.files.delete(tilePath(0, 2, 90));
		expect(await lightly(mine.head(300))).toMatchObject({ ok: false });
	});

	test('anything else is nothing', async () => {
		for (const text of ['', 'hello', '{"entry":1}', '[]', '12:abc'])
			expect(await wrong(book, brought(text))).toEqual(['copy']);
	});
});
