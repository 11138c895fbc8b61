// The log's keys: made once, kept for their owner alone, and never repeated when something about them is wrong.
import { chmodSync, existsSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublicFiles } from '../../../src/lib/platform/backend/backend.ts';
import { readEnvironment } from '../../../src/lib/platform/env.ts';
import { utf8 } from '../../../src/lib/log/bytes.ts';
import {
	keysBeside,
	keysFrom,
	keysIn,
	originFor,
	receiptsName,
	writeKey
} from '../../../src/lib/log/keys.server.ts';
import { COSIGNATURE, formatSkey, formatVkey, parseVkey } from '../../../src/lib/log/keys.ts';
import { policyFor, putPolicy } from '../../../src/lib/log/policy.server.ts';
import { bucketShelf, directoryShelf } from '../../../src/lib/log/shelf.server.ts';
import { makeSkey, signEd25519, verifierFor } from '../../../src/lib/log/sign.server.ts';
import { verifyEd25519 } from '../../../src/lib/log/crypto/ed25519.node.ts';

const ORIGIN = 'northbrook.example/log';
const NO_POLICY = { logs: [], witnesses: [], groups: [], quorum: null };
let directory: string;
beforeAll(() => void (directory = mkdtempSync(join(tmpdir(), 'throughline-keys-'))));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('keys that are kept in a directory', () => {
	it('are made once, under the name of the log, for their owner alone', async () => {
		const made = keysIn(directory, ORIGIN);
		expect(made.origin).toBe(ORIGIN);
		expect(made.receipts.name).toBe(receiptsName(ORIGIN));
		expect(made.receipts.seed).not.toEqual(made.log.seed);
		expect(keysIn(directory, 'another.example/log')).toEqual(made);
		for (const file of ['log.key', 'log-receipts.key'])
			expect(statSync(join(directory, file)).mode & 0o777).toBe(0o600);

		const message = utf8('a head');
		const verifier = parseVkey(made.vkeys.log);
		expect(await verifyEd25519(verifier!.publicKey, message, signEd25519(made.log, message))).toBe(true);
		expect(() => writeKey(join(directory, 'log.key'), makeSkey(ORIGIN))).toThrow('EEXIST');
	});

	it('are never made anew for a book that is signed: it goes on with its own keys or not at all', async () => {
		const place = mkdtempSync(join(directory, 'place-'));
		const on = directoryShelf(join(place, 'log'));
		const first = await keysBeside(place, ORIGIN, on);
		for (const head of ['signed', 'checkpoint']) {
			await on.write(head, utf8('a head'));
			for (const file of ['log-receipts.key', 'log.key']) {
				const path = join(place, file);
				renameSync(path, `${path}.away`);
				await expect(keysBeside(place, ORIGIN, on)).rejects.toThrow(`${path} is missing`);
				expect(existsSync(path)).toBe(false);
				renameSync(`${path}.away`, path);
			}
			expect(await keysBeside(place, ORIGIN, on)).toEqual(first);
			rmSync(join(place, 'log', head));
		}
	});

	it('are called after the address of the site', () => {
		expect(originFor('https://voices.northbrook.example')).toBe('voices.northbrook.example/log');
		expect(originFor('http://localhost:3000/')).toBe('localhost:3000/log');
		expect(originFor(undefined)).toBe('throughline.localhost/log');
	});
});

describe('keys of settings', () => {
	const log = formatSkey(makeSkey(ORIGIN));
	const receipts = formatSkey(makeSkey(receiptsName(ORIGIN)));

	it('are text, or files that only their owner reads', () => {
		const path = join(directory, 'settings.key');
		writeFileSync(path, `${log}\n`, { mode: 0o600 });
		expect(keysFrom(path, receipts)).toEqual(keysFrom(log, receipts));
		chmodSync(path, 0o644);
		expect(() => keysFrom(path, receipts)).toThrow(`THROUGHLINE_LOG_KEY: others may read ${path}`);
		expect(() => keysFrom('/nowhere/log.key', receipts)).toThrow('cannot be read');
	});

	it.each([
		['half of one', log.slice(0, -10), receipts],
		['one with the id of another', log.replace(/\+[0-9a-f]{8}\+/, '+00000000+'), receipts],
		['one for receipts of another log', log, formatSkey(makeSkey('eastvale.example/log/receipts'))],
		['the same for both', log, log]
	])('are not %s, and what is said of it does not say the key', (_what, one, other) => {
		let said = '';
		try {
			keysFrom(one, other);
		} catch (reason) {
			said = String(reason);
		}
		expect(said).toMatch(/THROUGHLINE_LOG_(RECEIPTS_)?KEY/);
		for (const key of [one, other]) expect(said).not.toContain(key.slice(-20));
	});

	it('are set together, and the one before only beside a new one', () => {
		const right = { THROUGHLINE_LOG_KEY: log, THROUGHLINE_LOG_RECEIPTS_KEY: './keys/receipts.key' };
		expect(readEnvironment(right)).toMatchObject(right);
		expect(() => readEnvironment({ THROUGHLINE_LOG_KEY: log })).toThrow(
			'THROUGHLINE_LOG_RECEIPTS_KEY must be set too, since THROUGHLINE_LOG_KEY is'
		);
		expect(() => readEnvironment({ THROUGHLINE_LOG_KEY_BEFORE: log })).toThrow(
			'THROUGHLINE_LOG_KEY must be set too, since THROUGHLINE_LOG_KEY_BEFORE is'
		);
		expect(() => readEnvironment({ ...right, THROUGHLINE_LOG_KEY: 'hunter2' })).toThrow(
			'THROUGHLINE_LOG_KEY must be a private key, or a path'
		);
	});
});

describe('the policy', () => {
	const keys = keysFrom(formatSkey(makeSkey(ORIGIN)), formatSkey(makeSkey(receiptsName(ORIGIN))));

	it('names the log and its address, whatever log the file of the operator names', () => {
		const other = keysFrom(formatSkey(makeSkey(ORIGIN)), formatSkey(makeSkey(receiptsName(ORIGIN))));
		const { text, policy } = policyFor(
			keys,
			'https://northbrook.example/log',
			`log ${other.vkeys.log}\nquorum none\n`
		);
		expect(text).toBe(`log ${keys.vkeys.log} https://northbrook.example/log\nquorum none\n`);
		expect(policy.quorum).toBeNull();
	});

	it('stops the start where the same witness stands in it twice', () => {
		const vkey = formatVkey(verifierFor(makeSkey('council.northbrook.example/witness', COSIGNATURE)));
		const twice = `witness a ${vkey}\nwitness b ${vkey}\ngroup both all a b\nquorum both\n`;
		expect(() => policyFor(keys, 'https://northbrook.example/log', twice)).toThrow(
			'THROUGHLINE_LOG_POLICY is no policy: line 3, a key twice'
		);
	});
});

describe('a bucket as a shelf', () => {
	const files = new Map<string, Uint8Array>();
	const wrote: [string, string, number][] = [];
	const bucket: PublicFiles = {
		read: (path) => Promise.resolve(files.get(path) ?? null),
		write: (path, bytes, type, maxAge) => {
			files.set(path, bytes);
			wrote.push([path, type, maxAge]);
			return Promise.resolve();
		},
		clear: (folder) => {
			for (const path of files.keys()) if (path.startsWith(`${folder}/`)) files.delete(path);
			return Promise.resolve();
		}
	};
	const shelf = bucketShelf(bucket);

	it('has types and times for static hosting, and never writes over a tile', async () => {
		await shelf.write('tile/0/000', utf8('hashes'));
		await shelf.write('tile/0/000', utf8('hashes'));
		await shelf.write('checkpoint', utf8('head'));
		expect(wrote).toEqual([
			['tile/0/000', 'application/octet-stream', 31_536_000],
			['checkpoint', 'text/plain; charset=utf-8', 5]
		]);
		await putPolicy(shelf, keysIn(directory, ORIGIN), { text: 'quorum none\n', policy: NO_POLICY });
		expect(new TextDecoder().decode(files.get('policy'))).toBe('quorum none\n');
		expect(new TextDecoder().decode(files.get('vkeys')).split('\n')).toHaveLength(3);
		await expect(shelf.write('tile/0/000', utf8('others'))).rejects.toThrow('other bytes');
		await expect(shelf.write('../checkpoint', utf8('x'))).rejects.toThrow('not a path');
	});

	it('does not take a fault for an empty shelf', async () => {
		const broken = bucketShelf({ ...bucket, read: () => Promise.reject(new Error('bucket: 500')) });
		await expect(broken.read('checkpoint')).rejects.toThrow('bucket: 500');
	});
});
