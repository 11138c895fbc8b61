// What is published is read as C2SP tlog-tiles says, by anybody, and nothing but what is published.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utf8 } from '../../../src/lib/log/bytes.ts';
import { asText, tile } from '../../../src/lib/log/serve.server.ts';
import { directoryShelf, OtherBytes, type Shelf } from '../../../src/lib/log/shelf.server.ts';
import { encodeBundle } from '../../../src/lib/log/tiles.ts';

let directory: string;
let shelf: Shelf;
const entries = Array.from({ length: 256 }, (_, at) => utf8(`{"page":${at}}`));
const hashes = new Uint8Array(8192).map((_, at) => at);

beforeAll(async () => {
	directory = mkdtempSync(join(tmpdir(), 'throughline-shelf-'));
	writeFileSync(join(directory, 'log.key'), 'secret');
	shelf = directoryShelf(join(directory, 'log'));
	await shelf.write('tile/entries/000', encodeBundle(entries));
	await shelf.write('tile/0/000', hashes);
	await shelf.write('tile/0/001.p/2', hashes.subarray(0, 64));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const get = (path: string, headers: Record<string, string> = {}) =>
	tile(path, new Request('http://localhost/', { headers }), () => Promise.resolve(shelf));
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

describe('the files of the log', () => {
	it('never change, and any site may read them', async () => {
		const response = await get('tile/0/000');
		expect(Object.fromEntries(response.headers)).toEqual({
			'access-control-allow-origin': '*',
			'cache-control': 'public, max-age=31536000, immutable',
			'content-type': 'application/octet-stream'
		});
		expect(await bytesOf(response)).toEqual(hashes);
		expect(await bytesOf(await get('tile/0/001.p/2'))).toEqual(hashes.subarray(0, 64));
	});

	it('are compressed where they are entries and the reader can undo it', async () => {
		const zipped = await get('tile/entries/000', { 'accept-encoding': 'br, gzip' });
		expect(zipped.headers.get('content-encoding')).toBe('gzip');
		expect(new Uint8Array(gunzipSync(await bytesOf(zipped)))).toEqual(encodeBundle(entries));
		expect(await bytesOf(await get('tile/entries/000'))).toEqual(encodeBundle(entries));
	});

	it('that were not full are cut from the full one once they are gone', async () => {
		expect(await bytesOf(await get('tile/0/000.p/3'))).toEqual(hashes.subarray(0, 96));
		expect(await bytesOf(await get('tile/entries/000.p/5'))).toEqual(encodeBundle(entries.slice(0, 5)));
	});

	it.each([
		'tile/0/002',
		'tile/0/001.p/1',
		'tile/0/0',
		'tile/0/000.p/0',
		'tile/0/000.p/256',
		'tile/0/x000/001',
		'tile/64/000',
		'tile/entries/../../../log.key',
		'tile/../../log.key',
		'tile/0/000/../../../../log.key',
		'tile/0/..%2f..%2f..%2flog.key',
		'tile//etc/passwd',
		'tile/0/000\0'
	])('are not there under %j, and nothing else is', async (path) => {
		const response = await get(path);
		expect(response.status).toBe(404);
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
	});

	it('of the head change within seconds, and are plain text', async () => {
		const response = asText('northbrook.example/log\n');
		expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
		expect(response.headers.get('cache-control')).toBe('public, max-age=5');
		expect(asText(null).status).toBe(404);
	});
});

describe('a shelf', () => {
	it('takes the same tile again, and never another one in its place', async () => {
		await shelf.write('tile/0/000', hashes);
		await expect(shelf.write('tile/0/000', hashes.subarray(32))).rejects.toThrow(OtherBytes);
		expect(await shelf.read('tile/0/000')).toEqual(hashes);
	});

	it('writes a head over the one before', async () => {
		await shelf.write('checkpoint', utf8('one'));
		await shelf.write('checkpoint', utf8('two'));
		expect(await shelf.read('checkpoint')).toEqual(utf8('two'));
		expect(await shelf.read('signed')).toBeNull();
	});

	it.each(['../log.key', '/etc/passwd', 'tile/../../log.key', '.hidden', '', 'tile//0', 'tile/.x'])(
		'has no file %j',
		async (path) => {
			await expect(shelf.read(path)).rejects.toThrow('not a path');
			await expect(shelf.write(path, utf8('x'))).rejects.toThrow('not a path');
		}
	);
});
