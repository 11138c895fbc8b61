import { existsSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { toBase64, utf8 } from '../../../src/lib/log/bytes.ts';
import { openCheckpoint } from '../../../src/lib/log/checkpoint.ts';
import { parseVkey } from '../../../src/lib/log/keys.ts';
import { noteWith } from '../../../src/lib/log/note.ts';
import { formatRequest } from '../../../src/lib/log/witness-rules.ts';
import { startWitness, type Options, type Witness } from '../../../src/witness/start.ts';
import { nameOf } from '../../../src/witness/state.ts';
import { scratch } from '../support.ts';
import { Book, ORIGIN } from './a-book.ts';

const directory = scratch();
const NAME = 'council.northbrook.example/witness';
const running: Witness[] = [];
let turn = 0;

afterEach(async () => {
	for (const witness of running.splice(0)) await witness.close();
});

afterAll(() => directory.remove());

const newDir = () => join(directory.path, `witness-${(turn += 1)}`);

async function start(book: Book, options: Partial<Options> = {}): Promise<Witness> {
	const witness = await startWitness({
		name: NAME,
		dir: newDir(),
		logs: [book.vkey],
		say: () => undefined,
		...options
	});
	running.push(witness);
	return witness;
}

async function add(witness: Witness, old: number, proof: Uint8Array[], checkpoint: Uint8Array) {
	const response = await fetch(`${witness.url}/add-checkpoint`, {
		method: 'POST',
		body: formatRequest({ old, proof, checkpoint })
	});
	return {
		status: response.status,
		body: await response.text(),
		type: response.headers.get('content-type')
	};
}

const opened = (book: Book, witness: Witness, note: Uint8Array) =>
	openCheckpoint(note, book.verifier, [parseVkey(witness.vkey)!]);

describe('a witness', () => {
	it('seals a book that grows, and shows its last seal to all', async () => {
		const book = new Book().grow(3);
		const witness = await start(book, { now: () => new Date('2026-11-22T10:00:00Z') });
		const first = await add(witness, 0, [], book.note());
		expect(first.status).toBe(200);
		book.grow(4);
		const second = await add(witness, 3, await book.prove(3), book.note());
		expect(second.status).toBe(200);

		const shown = await fetch(`${witness.url}/${nameOf(ORIGIN)}/checkpoint`);
		expect(shown.headers.get('access-control-allow-origin')).toBe('*');
		const head = await opened(book, witness, new Uint8Array(await shown.arrayBuffer()));
		expect(head).toMatchObject({ why: null, checkpoint: { size: 7 }, seals: [{ time: 1_795_341_600 }] });
		expect((await fetch(`${witness.url}/${'0'.repeat(64)}/checkpoint`)).status).toBe(404);
	});

	it('answers each refusal as C2SP tlog-witness says', async () => {
		const book = new Book().grow(5);
		const stranger = new Book().grow(5);
		const witness = await start(book);
		await add(witness, 0, [], book.note(3));
		const proof = await book.prove(3);

		const post = (body: string) => fetch(`${witness.url}/add-checkpoint`, { method: 'POST', body });
		expect((await post('old 3')).status).toBe(400);
		expect((await add(witness, 6, [], book.note())).status).toBe(400);
		expect((await add(witness, 3, proof, stranger.note())).status).toBe(403);
		expect(
			(
				await add(
					witness,
					3,
					proof,
					noteWith('elsewhere.example/log\n5\n' + toBase64(book.root()) + '\n', [
						'— elsewhere.example/log AAAAAAAA\n'
					])
				)
			).status
		).toBe(404);
		expect(await add(witness, 0, [], book.note())).toEqual({
			status: 409,
			body: '3\n',
			type: 'text/x.tlog.size'
		});
		expect((await add(witness, 3, [], book.note())).status).toBe(422);
		expect((await post('x'.repeat(200_000))).status).toBe(413);
		expect((await fetch(`${witness.url}/add-checkpoint`)).status).toBe(405);
		expect((await add(witness, 3, proof, book.note())).status).toBe(200);
	});

	it('never seals a second root for a size, and keeps what it was shown', async () => {
		const book = new Book().grow(4);
		const said: string[] = [];
		const witness = await start(book, { say: (line) => said.push(line) });
		await add(witness, 0, [], book.note());
		const other = book.fork(2).grow(2, 'another page');
		expect((await add(witness, 4, [], other.note())).status).toBe(422);
		expect((await add(witness, 4, [], other.note())).status).toBe(422);
		other.grow(3, 'another page');
		expect((await add(witness, 4, await other.prove(4), other.note())).status).toBe(422);
		expect(witness.state.refused(ORIGIN)).toBe(2);
		expect(said).toHaveLength(3);
		const page = await (await fetch(`${witness.url}/`)).text();
		expect(page).toContain('refused 2 times');
	});

	it('seals the same head again with a new time, so that a quiet book stays fresh', async () => {
		const book = new Book().grow(4);
		let now = new Date('2026-11-22T10:00:00Z');
		const witness = await start(book, { now: () => now });
		await add(witness, 0, [], book.note());
		now = new Date('2026-11-23T10:00:00Z');
		expect((await add(witness, 4, [], book.note())).status).toBe(200);
		expect(witness.state.head(ORIGIN)?.time).toBe(now.getTime() / 1000);
	});

	it('lets one of a hundred requests at once through', async () => {
		const book = new Book().grow(1);
		const witness = await start(book);
		await add(witness, 0, [], book.note());
		const views = Array.from({ length: 100 }, (_, number) => book.fork(1).grow(1, `view ${number}`));
		const answers = await Promise.all(
			views.map(async (view) => add(witness, 1, await view.prove(1), view.note()))
		);
		expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
	});

	it('tells a book that asks too often to wait, and lets nobody else use up its turns', async () => {
		const book = new Book().grow(2);
		const stranger = new Book().grow(2);
		const now = new Date('2026-11-22T10:00:00Z');
		const witness = await start(book, { rate: 2, now: () => now });
		for (let count = 0; count < 5; count++) await add(witness, 0, [], stranger.note());
		expect((await add(witness, 0, [], book.note())).status).toBe(200);
		expect((await add(witness, 2, [], book.note())).status).toBe(200);
		expect((await add(witness, 2, [], book.note())).status).toBe(429);
	});

	it('takes either key of a book whose key is being changed', async () => {
		const book = new Book().grow(2);
		const renewed = new Book();
		renewed.leaves.push(...book.leaves);
		const witness = await start(book, { logs: [book.vkey, renewed.vkey] });
		expect((await add(witness, 0, [], book.note())).status).toBe(200);
		renewed.grow(1);
		expect((await add(witness, 2, await renewed.prove(2), renewed.note())).status).toBe(200);
	});

	it('has a page for people, and serves what checks a book', async () => {
		const book = new Book().grow(2);
		const verifyDir = newDir();
		const witness = await start(book, { prefix: '/witness', operator: 'Northbrook <Council>', verifyDir });
		await add(witness, 0, [], book.note());
		const page = await (await fetch(`${witness.url}/`)).text();
		expect(page).toContain('Northbrook &#60;Council&#62; keeps a carbon copy');
		expect(page).toContain('2 pages, sealed');
		expect(page).toContain(witness.vkey);
		expect((await fetch(`${witness.url}/verify`)).status).toBe(200);
		expect((await fetch(`${witness.url}/verify.js`)).status).toBe(404);
		expect((await fetch(`${witness.url}/../key.pem`)).status).toBe(404);
		expect((await fetch(`${new URL(witness.url).origin}/`)).status).toBe(404);
	});
});

describe('what a witness keeps', () => {
	it('is there again after a restart, with the key readable by its owner alone', async () => {
		const book = new Book().grow(3);
		const dir = newDir();
		const before = await start(book, { dir });
		await add(before, 0, [], book.note());
		await before.close();
		expect(statSync(join(dir, 'key.pem')).mode & 0o777).toBe(0o600);
		const after = await start(book, { dir });
		expect(after.vkey).toBe(before.vkey);
		expect((await add(after, 0, [], book.note())).body).toBe('3\n');
	});

	it('belongs to one process and to one name', async () => {
		const book = new Book().grow(1);
		const dir = newDir();
		const witness = await start(book, { dir });
		await expect(start(book, { dir })).rejects.toThrow('in use by another witness');
		await witness.close();
		await expect(start(book, { dir, name: 'other.example/witness' })).rejects.toThrow(
			'is that of council.northbrook.example/witness'
		);
		await start(book, { dir });
	});

	it('is not guessed at: a head that is gone or changed stops it from starting', async () => {
		const book = new Book().grow(3);
		const dir = newDir();
		const witness = await start(book, { dir });
		await add(witness, 0, [], book.note());
		await witness.close();
		const path = join(dir, 'heads', nameOf(ORIGIN));
		const kept = readFileSync(path);
		writeFileSync(path, book.fork(0).grow(3, 'other').note());
		await expect(start(book, { dir })).rejects.toThrow('is not a head that this witness sealed');
		writeFileSync(path, kept);
		// Half a draft, as a power cut leaves it, was never answered.
		writeFileSync(`${path}.new`, utf8('northbrook'));
		await (await start(book, { dir })).close();
		expect(readdirSync(join(dir, 'heads')).length).toBe(2);
		renameSync(join(dir, 'heads'), join(dir, 'elsewhere'));
		await expect(start(book, { dir })).rejects.toThrow('is missing');
		expect(existsSync(join(dir, 'heads'))).toBe(false);
	});

	it('needs a book', async () => {
		await expect(startWitness({ name: NAME, dir: newDir() })).rejects.toThrow('needs a book');
		await expect(startWitness({ name: NAME, dir: newDir(), logs: ['nonsense'] })).rejects.toThrow(
			'no key of a log'
		);
		await expect(
			startWitness({ name: NAME, dir: newDir(), policy: 'log nonsense\nquorum none\n' })
		).rejects.toThrow('line 1');
	});
});
