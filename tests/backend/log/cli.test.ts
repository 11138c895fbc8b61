// throughline-verify as people run it: one file and Node, on a directory, over the network, and out of its package.
import { execFile, execFileSync } from 'node:child_process';
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeVerifier } from '../../../scripts/verifier.ts';
import { anEntry, hexOf, MadeBook, manyEntries, NOON, ORIGIN } from '../../support/made-book.ts';

const COMMAND = 'static/log/throughline-verify.mjs';
const asOf = ['--as-of', new Date((NOON + 60) * 1000).toISOString()];

let room: string;
let book: MadeBook;
let server: Server;
let address: string;

beforeAll(async () => {
	await makeVerifier();
	room = mkdtempSync(join(tmpdir(), 'throughline-verify-'));
	const own = { file: 'throughline-verify.mjs', sha256: hexOf(readFileSync(COMMAND)) };
	book = new MadeBook([
		...manyEntries(600),
		anEntry('verifier.published', { at: '2026-11-22T09:00Z', ...own })
	]).publish();
	book.writeTo(join(room, 'book'));
	server = createServer((request, response) => {
		const bytes = book.files.get(request.url?.replace('/log/', '') ?? '');
		response.writeHead(bytes ? 200 : 404).end(bytes);
	}).listen(0, '127.0.0.1');
	await new Promise((up) => server.once('listening', up));
	address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
	server.close();
	rmSync(room, { recursive: true, force: true });
});

type Ended = { code: number; out: string; said: string };

/** Runs it with nothing but Node around it. */
function verify(words: string[], command = [COMMAND]): Promise<Ended> {
	return new Promise((done) => {
		execFile(process.execPath, [...command, ...words], { env: {} }, (failed, out, said) =>
			done({ code: failed ? Number(failed.code) : 0, out, said })
		);
	});
}

const file = (name: string, text: string | Uint8Array) => {
	writeFileSync(join(room, name), text);
	return join(room, name);
};

test('a book in a directory: a list for a board paper, and 0', async () => {
	const { code, out } = await verify([...asOf, '--policy', file('policy', book.policy), join(room, 'book')]);
	expect(code).toBe(0);
	expect(out).toContain(`Book     ${ORIGIN}\nPages    601\nHead     `);
	expect(out.match(/^PASS/gm)).toHaveLength(10);
	expect(out).toContain('PASS   What did this check is what the book names on page 601.');
	expect(out).not.toMatch(/^(FAIL|NOTE)/m);
	expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
});

test('the same over the network, by the address of the site, of the log or of its head', async () => {
	for (const place of [address, `${address}/log`, `${address}/log/`, `${address}/log/checkpoint`])
		expect(await verify([...asOf, place])).toMatchObject({ code: 0 });
});

test('as JSON, with the exact terms below, or for its hashes alone', async () => {
	const json = JSON.parse((await verify([...asOf, '--json', join(room, 'book')])).out) as {
		[key: string]: unknown;
	};
	expect(json).toMatchObject({ ok: true, head: { origin: ORIGIN, size: 601 } });
	expect((await verify([...asOf, '--terms', join(room, 'book')])).out).toContain('RFC 6962');
	expect((await verify([...asOf, '--quick', join(room, 'book')])).out).toContain('not for what it says');
});

test('a book that was changed: what and where, and 1', async () => {
	const forged = join(room, 'forged');
	new MadeBook(manyEntries(300), book).publish().writeTo(forged);
	const old = file('old.checkpoint', book.head(200));
	const { code, out } = await verify([...asOf, '--old', old, forged]);
	expect(code).toBe(1);
	expect(out).toContain('FAIL   The first 200 pages of this book are not those of');
	// What a carrier that looks like this would do.
	expect(await verify([...asOf, join(room, 'book'), '--slip', `${address}/log/verify#none`])).toMatchObject({
		code: 1
	});
});

test('papers of each kind', async () => {
	const head = new TextDecoder().decode(book.head(300)).split('\n');
	const promise = file('slip.txt', book.promise(book.bodies[7]!, NOON - 7200));
	const right = await verify([...asOf, '--head', `300:${head[2]}`, '--slip', promise, join(room, 'book')]);
	expect(right.code).toBe(0);
	expect(right.out).toContain('PASS   Nothing was changed since “the head in print”');
	expect(right.out).toContain('was kept: it is page 8.');
});

test('what cannot be checked is 2, and says how to ask', async () => {
	expect(await verify(['--help'])).toMatchObject({
		code: 0,
		out: expect.stringContaining('--policy') as string
	});
	expect(await verify([])).toMatchObject({
		code: 2,
		said: expect.stringContaining('Say which book') as string
	});
	expect(await verify(['--colour', 'red', room])).toMatchObject({ code: 2 });
	expect(await verify([join(room, 'nothing')])).toMatchObject({
		code: 2,
		said: expect.stringContaining('no book') as string
	});
	expect(await verify(['--old', join(room, 'nothing'), join(room, 'book')])).toMatchObject({ code: 2 });
	const stranger = new MadeBook().policy;
	expect(await verify(['--policy', file('strangers', stranger), join(room, 'book')])).toMatchObject({
		code: 2
	});
});

test('by its name in a checkout: npx throughline-verify', async () => {
	const { bin } = JSON.parse(readFileSync('package.json', 'utf8')) as { bin: Record<string, string> };
	const command = [bin['throughline-verify'] ?? ''];
	expect(await verify([...asOf, join(room, 'book')], command)).toMatchObject({ code: 0 });
	// Without the file that is given out its sources do the same.
	expect(await verify([...asOf, join(room, 'book')], ['src/verify/cli.ts'])).toMatchObject({ code: 0 });
});

test('from its package, which holds that one file and needs no other', async () => {
	const packed = join(room, 'packed');
	mkdirSync(packed);
	const npm = join(process.cwd(), 'src/verify/package');
	await new Promise<void>((done, refuse) =>
		execFile('npm', ['pack', npm, '--pack-destination', packed], { cwd: packed }, (failed) =>
			failed ? refuse(failed) : done()
		)
	);
	const [archive = ''] = readdirSync(packed);
	await new Promise((done) => execFile('tar', ['xzf', archive], { cwd: packed }, done));
	const { bin, dependencies } = JSON.parse(readFileSync(join(packed, 'package/package.json'), 'utf8')) as {
		bin: Record<string, string>;
		dependencies?: object;
	};
	expect(dependencies).toBeUndefined();
	const command = join(packed, 'package', bin['throughline-verify'] ?? '');
	expect(await verify([...asOf, join(room, 'book')], [command])).toMatchObject({ code: 0 });
});

test('whoever serves a book without end is read no further than any file of a book goes', async () => {
	let sent = 0;
	const endless = createServer((_, response) => {
		response.writeHead(200);
		const more = () => {
			while (!response.destroyed && response.write(new Uint8Array(1_000_000))) sent++;
			sent++;
		};
		response.on('drain', more).on('close', () => response.destroy());
		more();
	}).listen(0, '127.0.0.1');
	await new Promise((up) => endless.once('listening', up));
	try {
		const { port } = endless.address() as AddressInfo;
		expect(await verify([...asOf, `http://127.0.0.1:${port}`])).toMatchObject({ code: 2, out: '' });
		expect(sent).toBeGreaterThan(16);
		// Each address is asked for its head, and the line holds some more than is read.
		expect(sent).toBeLessThan(200);
	} finally {
		endless.close();
	}
});

test('a directory with a pipe or a device in the place of a page is read to its end', async () => {
	const place = join(room, 'with-a-pipe');
	book.writeTo(place);
	rmSync(join(place, 'tile/entries/000'));
	execFileSync('mkfifo', [join(place, 'tile/entries/000')]);
	const { code, out } = await verify([...asOf, '--policy', file('policy', book.policy), place]);
	expect(code).toBe(1);
	expect(out).toContain('FAIL   The book has no pages 1 to 256');
	rmSync(join(place, 'checkpoint'));
	symlinkSync('/dev/zero', join(place, 'checkpoint'));
	expect(await verify([...asOf, place])).toMatchObject({ code: 2 });
});

test('small enough to read and to carry, and the same whenever it is made', async () => {
	const weigh = (name: string) => gzipSync(readFileSync(join('static/log', name))).length;
	expect(weigh('verify.js')).toBeLessThanOrEqual(10_000);
	expect(weigh('throughline-verify.mjs')).toBeLessThanOrEqual(20_000);
	expect(
		readFileSync(COMMAND, 'utf8')
			.match(/(from|import\()\s*[`'"][^`'"]+[`'"]/g)
			?.filter((one) => !one.includes('node:'))
	).toEqual([]);
	expect(await makeVerifier()).toEqual(await makeVerifier());
});
