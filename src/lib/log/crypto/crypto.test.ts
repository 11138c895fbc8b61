// What browsers compute with is what Node computes with.
import { createHash, randomBytes } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { makeSkey, signEd25519, verifierFor } from '../sign.server.ts';
import * as fallback from './ed25519.fallback.ts';
import { sha256 } from './sha256.browser.ts';

describe('SHA-256 in script', () => {
	test('is that of Node for every length up to a few blocks, and for long messages', () => {
		for (const length of [...Array(300).keys(), 1015, 1016, 4096, 65_536, 1_000_003]) {
			const message = randomBytes(length);
			const expected = createHash('sha256').update(message).digest('hex');
			expect(Buffer.from(sha256(message)).toString('hex')).toBe(expected);
		}
	});

	test('is of all its parts together, and gives bytes of its own', () => {
		const [one, other] = [randomBytes(7), randomBytes(300)];
		const first = sha256(one, other);
		const kept = first.slice();
		expect(sha256(Buffer.concat([one, other]))).toEqual(first);
		sha256(randomBytes(9));
		expect(first).toEqual(kept);
		expect(Buffer.from(sha256()).toString('hex')).toMatch(/^e3b0c442/);
	});
});

describe('Ed25519', () => {
	const key = makeSkey('robin.example');
	const { publicKey } = verifierFor(key);
	const message = new TextEncoder().encode('the wren asked');
	const signature = signEd25519(key, message);
	const wrong = signature.with(3, (signature[3] ?? 0) ^ 1);

	afterEach(() => {
		vi.unstubAllGlobals();
		vi.resetModules();
	});
	const browser = async () => (await import('./ed25519.browser.ts')).verifyEd25519;

	test.each(['with WebCrypto', 'without it', 'with one that has no Ed25519'])('%s', async (where) => {
		if (where === 'without it') vi.stubGlobal('crypto', {});
		if (where.endsWith('no Ed25519'))
			vi.stubGlobal('crypto', {
				subtle: { importKey: () => Promise.reject(new Error('NotSupportedError')) }
			});
		const verify = await browser();
		expect(await verify(publicKey, message, signature)).toBe(true);
		expect(await verify(publicKey, message, wrong)).toBe(false);
		expect(await verify(publicKey.with(0, 1), message, signature)).toBe(false);
		expect(await verify(new Uint8Array(31), message, signature)).toBe(false);
		expect(await verify(publicKey, message, signature.slice(1))).toBe(false);
	});

	test('of the kept library refuses what is malformed', () => {
		expect(fallback.verify(publicKey, message, signature)).toBe(true);
		expect(fallback.verify(new Uint8Array(3), message, signature)).toBe(false);
		// The order of the group added to s: the same point, another signature (RFC 8032 5.1.7).
		const order = 2n ** 252n + 27742317777372353535851937790883648493n;
		const s = [...signature.slice(32)].reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n) + order;
		const other = signature.slice();
		for (let at = 0, rest = s; at < 32; at++, rest >>= 8n) other[32 + at] = Number(rest & 255n);
		expect(fallback.verify(publicKey, message, other)).toBe(false);
	});
});
