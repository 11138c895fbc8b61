import { describe, expect, test } from 'vitest';
import { toBase64, utf8 } from './bytes.ts';
import { signer, witness } from './log.fixtures.ts';
import { COSIGNATURE, ED25519, formatSkey, formatVkey, keyId, parseSkey, parseVkey } from './keys.ts';

const wren = signer('wren.example/log');
const vkey = formatVkey(wren.verifier);
// The letters of base 64 may hold a plus, too.
const encoded = vkey.split('+').slice(2).join('+');

describe('keys', () => {
	test('are read back as they were written', () => {
		for (const by of [wren, witness('robin.example')]) {
			expect(parseVkey(formatVkey(by.verifier))).toEqual(by.verifier);
			const { name, id, type, seed } = by;
			expect(parseSkey(formatSkey(by))).toEqual({ name, id, type, seed });
		}
		expect(formatSkey(wren)).toMatch(/^PRIVATE\+KEY\+wren\.example\/log\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/);
	});

	test('have an id of their name, their type and their bytes', () => {
		const { publicKey } = wren.verifier;
		const ids = [
			keyId('wren', ED25519, publicKey),
			keyId('wren', COSIGNATURE, publicKey),
			keyId('robin', ED25519, publicKey),
			keyId(
				'wren',
				ED25519,
				publicKey.map((byte) => byte ^ 1)
			)
		];
		expect(new Set(ids).size).toBe(4);
		expect(ids.every((id) => /^[0-9a-f]{8}$/.test(id))).toBe(true);
	});

	const id = wren.verifier.id;
	const long = toBase64(Uint8Array.of(1, ...wren.verifier.publicKey, 0));
	const short = toBase64(Uint8Array.of(1, ...wren.verifier.publicKey.slice(1)));
	const otherType = toBase64(Uint8Array.of(2, ...wren.verifier.publicKey));
	const name = wren.name;
	test.each([
		['nothing', ''],
		['a name alone', name],
		['no name', `+${id}+${encoded}`],
		['a name with a space', `wren example+${id}+${encoded}`],
		['a name with the end of a line', `wren\n+${id}+${encoded}`],
		['a name with a control character', `wren\u0007+${id}+${encoded}`],
		['an id in capitals', `${name}+${id.toUpperCase().replace(/^\d+$/, 'ABCDEF01')}+${encoded}`],
		['a short id', `${name}+${id.slice(1)}+${encoded}`],
		['a long id', `${name}+0${id}+${encoded}`],
		["another's id", `${name}+00000000+${encoded}`],
		["another's name", `wren.example/log2+${id}+${encoded}`],
		['no bytes', `${name}+${id}+`],
		['no base 64', `${name}+${id}+${encoded}=`],
		[
			'a byte too many',
			`${name}+${keyId(name, ED25519, Uint8Array.of(...wren.verifier.publicKey, 0))}+${long}`
		],
		['a byte too few', `${name}+${keyId(name, ED25519, wren.verifier.publicKey.slice(1))}+${short}`],
		['a type that we cannot check', `${name}+${keyId(name, 2, wren.verifier.publicKey)}+${otherType}`],
		['a space before', ` ${vkey}`],
		['a word before', `wren+${vkey}`],
		[
			'a name with a space behind',
			`${name} +${keyId(`${name} `, ED25519, wren.verifier.publicKey)}+${encoded}`
		],
		[
			'a name with a space before',
			` ${name}+${keyId(` ${name}`, ED25519, wren.verifier.publicKey)}+${encoded}`
		],
		['the end of a line', `${vkey}\n`],
		['a secret key', formatSkey(wren)]
	])('of %s are none', (_what, text) => {
		expect(parseVkey(vkey)).not.toBeNull();
		expect(parseVkey(text)).toBeNull();
	});

	test.each([
		['a public key', vkey],
		['another beginning', formatSkey(wren).replace('PRIVATE', 'private')],
		['something before', ` ${formatSkey(wren)}`],
		['a byte too few', `PRIVATE+KEY+${name}+${id}+${short}`],
		['nothing', '']
	])('to sign with are not %s', (_what, text) => {
		expect(parseSkey(text)).toBeNull();
	});

	test('hold names in any script', () => {
		const by = signer('আলো.example/বই');
		expect(parseVkey(formatVkey(by.verifier))?.name).toBe(by.name);
		expect(utf8(by.name).length).toBeGreaterThan(by.name.length);
	});
});
