// The attacks that witnesses are there for (log.md 6), over HTTP: each is first shown to work where it would, then to be caught.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openCheckpoint } from '../../../src/lib/log/checkpoint.ts';
import { parsePolicy, withstands, type Policy } from '../../../src/lib/log/policy.ts';
import { makeSkey } from '../../../src/lib/log/sign.server.ts';
import { cosign } from '../../../src/lib/log/witnesses.server.ts';
import { startWitness, type Witness } from '../../../src/witness/start.ts';
import { scratch } from '../support.ts';
import { Book } from './a-book.ts';

const directory = scratch();
const closing: (() => Promise<void>)[] = [];
let turn = 0;

afterEach(async () => {
	for (const close of closing.splice(0).reverse()) await close();
});
afterAll(() => directory.remove());

async function start(book: Book, name: string, dir = join(directory.path, `${name}-${(turn += 1)}`)) {
	const witness = await startWitness({
		name: `${name}.example/witness`,
		dir,
		logs: [book.vkey],
		say: () => undefined
	});
	closing.push(witness.close);
	return { ...witness, dir };
}

/** A policy of k of the witnesses, which are named by their letters. */
function policyOf(book: Book, k: number, witnesses: Record<string, Pick<Witness, 'vkey' | 'url'>>): Policy {
	const names = Object.keys(witnesses);
	const lines = Object.entries(witnesses).map(([name, { vkey, url }]) => `witness ${name} ${vkey} ${url}`);
	const parsed = parsePolicy(
		[`log ${book.vkey}`, ...lines, `group seals ${k} ${names.join(' ')}`, 'quorum seals', ''].join('\n')
	);
	if ('fault' in parsed) throw new Error(parsed.fault.why);
	return parsed.policy;
}

async function four(book: Book) {
	const [a, b, c, d] = await Promise.all(['a', 'b', 'c', 'd'].map((name) => start(book, name)));
	return { a: a!, b: b!, c: c!, d: d! };
}

/** Forgets what it sealed, as one that is bribed would, so that it seals a second story with the same key. */
async function bribed(book: Book, witness: { dir: string; close(): Promise<void> }, name: string) {
	await witness.close();
	rmSync(join(witness.dir, 'heads'), { recursive: true });
	mkdirSync(join(witness.dir, 'heads'));
	return start(book, name, witness.dir);
}
describe('asking for seals', () => {
	it('brings one from each, under a note that opens', async () => {
		const book = new Book().grow(5);
		const policy = policyOf(book, 3, await four(book));
		const first = await cosign({ ...book.shown(), policy });
		expect(first).toMatchObject({ met: true, conflicts: [] });
		const opened = await openCheckpoint(
			first.note,
			book.verifier,
			policy.witnesses.map(({ verifier }) => verifier)
		);
		expect(opened.why === null && opened.seals.length).toBe(4);

		book.grow(300);
		expect((await cosign({ ...book.shown(), oldSize: 5, policy })).answers.map(({ says }) => says)).toEqual(
			Array(4).fill('sealed')
		);
	});

	it('begins where a witness says that it stands, and not where we thought', async () => {
		const book = new Book().grow(5);
		const witnesses = await four(book);
		const policy = policyOf(book, 3, witnesses);
		await cosign({ ...book.shown(), policy: policyOf(book, 1, { a: witnesses.a }) });
		book.grow(4);
		await cosign({ ...book.shown(), policy: policyOf(book, 1, { b: witnesses.b }) });
		book.grow(4);
		expect(await cosign({ ...book.shown(), oldSize: 7, policy })).toMatchObject({ met: true, conflicts: [] });
	});

	it('goes on with three of four, and not with two', async () => {
		const book = new Book().grow(5);
		const witnesses = await four(book);
		const policy = policyOf(book, 3, witnesses);
		await witnesses.d.close();
		const three = await cosign({ ...book.shown(), policy });
		expect(three.met).toBe(true);
		expect(three.answers.map(({ says }) => says)).toEqual(['sealed', 'sealed', 'sealed', 'silent']);
		await witnesses.c.close();
		expect((await cosign({ ...book.shown(), policy })).met).toBe(false);
	});

	it('waits for nobody longer than said, and believes no line that is not true', async () => {
		const book = new Book().grow(5);
		const { a, b } = await four(book);
		let answer: string | null = null;
		const false_ = createServer((_request, response) => {
			if (answer !== null) response.end(answer);
		}).listen(0, '127.0.0.1');
		await new Promise((done) => false_.once('listening', done));
		closing.push(() => {
			false_.closeAllConnections();
			return new Promise((done) => false_.close(() => done()));
		});
		const url = `http://127.0.0.1:${(false_.address() as AddressInfo).port}`;
		const policy = policyOf(book, 2, { a: { vkey: a.vkey, url }, b });
		const says = async () => (await cosign({ ...book.shown(), policy, timeoutMs: 300 })).answers[0]?.says;
		expect(await says()).toBe('silent');
		answer = 'nonsense';
		expect(await says()).toBe('bad-answer');
		answer = 'x'.repeat(1_000_000);
		expect(await says()).toBe('silent');
		// A true line of another, and one of its own over another head.
		const other = await cosign({ ...book.shown(), policy: policyOf(book, 1, { b }) });
		answer = other.answers[0]?.line ?? '';
		expect(await says()).toBe('bad-answer');
		const elsewhere = await cosign({ ...book.shown(3), policy: policyOf(book, 1, { a }) });
		answer = elsewhere.answers[0]?.line ?? '';
		expect(await says()).toBe('bad-answer');
	});

	it('tells a witness that knows no such book from one that knows it by another key', async () => {
		const book = new Book().grow(2);
		const [another, elsewhere] = await Promise.all([
			start(new Book(), 'a'),
			start(new Book(makeSkey('elsewhere.example/log')), 'b')
		]);
		const policy = policyOf(book, 1, { another, elsewhere });
		const { answers } = await cosign({ ...book.shown(), policy });
		expect(answers.map(({ says }) => says)).toEqual(['unknown-key', 'unknown-book']);
	});
});

describe('a book of which somebody tells two stories', () => {
	it('gets one seal of four for the second, however it is cut', async () => {
		const book = new Book().grow(6);
		const witnesses = await four(book);
		const policy = policyOf(book, 3, witnesses);
		await cosign({ ...book.shown(), policy });
		const stories: [string, Book][] = [
			['edited', book.fork(3).grow(3, 'edited')],
			['dropped and grown again', book.fork(5).grow(4, 'instead')],
			['grown elsewhere', book.fork(2).grow(9, 'elsewhere')]
		];
		for (const [, other] of stories) {
			const second = await cosign({ ...other.shown(), oldSize: 6, policy });
			expect(second.met).toBe(false);
			expect(second.answers.map(({ says }) => says)).toEqual(Array(4).fill('does-not-follow'));
			expect(second.conflicts).toHaveLength(4);
		}
	});

	it('and a shorter one gets none: each witness says how much it sealed', async () => {
		const book = new Book().grow(6);
		const policy = policyOf(book, 3, await four(book));
		await cosign({ ...book.shown(), policy });
		const shorter = await cosign({ ...book.shown(4), policy });
		expect(shorter.conflicts.map(({ says, size }) => [says, size])).toEqual(Array(4).fill(['ahead', 6]));
	});

	it('2 of 3 falls to one bribed witness', async () => {
		expect(withstands(2, 3)).toBe(0);
		const book = new Book().grow(4);
		const other = book.fork(2).grow(2, 'for the board');
		const [a, b, c] = await Promise.all(['a', 'b', 'c'].map((name) => start(book, name)));
		// a sees one story and c the other; b is bribed and seals both.
		const people = await cosign({ ...book.shown(), policy: policyOf(book, 2, { a: a!, b: b! }) });
		const again = await bribed(book, b!, 'b');
		const board = await cosign({ ...other.shown(), policy: policyOf(book, 2, { b: again, c: c! }) });
		expect([people.met, board.met]).toEqual([true, true]);
	});

	it('3 of 4 does not: the second story has two seals at most', async () => {
		expect(withstands(3, 4)).toBe(1);
		const book = new Book().grow(4);
		const other = book.fork(2).grow(2, 'for the board');
		const { a, b, c, d } = await four(book);
		const people = await cosign({ ...book.shown(), policy: policyOf(book, 3, { a, b, c }) });
		expect(people.met).toBe(true);
		const again = await bribed(book, b, 'b');
		const moved = policyOf(book, 3, { a, b: again, c, d });
		const board = await cosign({ ...other.shown(), policy: moved });
		expect(board.answers.map(({ says }) => says)).toEqual([
			'does-not-follow',
			'sealed',
			'does-not-follow',
			'sealed'
		]);
		expect(board.met).toBe(false);
	});

	it('a witness that was put back to an older state is brought up to date by an honest book', async () => {
		const book = new Book().grow(4);
		const { a, b, c, d } = await four(book);
		await cosign({ ...book.shown(), policy: policyOf(book, 3, { a, b, c, d }) });
		await a.close();
		cpSync(a.dir, `${a.dir}-backup`, { recursive: true });
		const lived = await start(book, 'a', a.dir);
		book.grow(5);
		await cosign({ ...book.shown(), oldSize: 4, policy: policyOf(book, 3, { a: lived, b, c, d }) });
		await lived.close();
		const older = await start(book, 'a', `${a.dir}-backup`);
		const policy = policyOf(book, 3, { a: older, b, c, d });
		// Whoever forks from there gets its seal, and no other.
		const other = book.fork(5).grow(4, 'instead');
		const fork = await cosign({ ...other.shown(), oldSize: 4, policy });
		expect(fork.answers.map(({ says }) => says)).toEqual([
			'sealed',
			'does-not-follow',
			'does-not-follow',
			'does-not-follow'
		]);
		expect(fork.met).toBe(false);
		// And the honest book learns of it at once.
		book.grow(1);
		const honest = await cosign({ ...book.shown(), oldSize: 9, policy });
		expect(honest.conflicts.map(({ name }) => name)).toEqual(['a']);
		expect(honest.met).toBe(true);
	});
});
