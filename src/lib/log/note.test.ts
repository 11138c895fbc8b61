// The notes that are none, and those that are not believed. Text, then a blank line, then signatures.
import { describe, expect, test } from 'vitest';
import { concat, fromHex, fromUtf8, toBase64, utf8 } from './bytes.ts';
import { formatCosignature, parseCosignature } from './cosignature.ts';
import { lineBy, noteBy, signer, witness, type Signer } from './log.fixtures.ts';
import { noteWith, openNote, parseNote, signatureLine, verify } from './note.ts';

const TEXT = 'The wren has counted its eggs.\n';
const wren = signer('wren.example/log');
const robin = witness('robin.example');
const line = lineBy(wren, TEXT);
const open = (text: string | Uint8Array, ...known: Signer[]) =>
	openNote(
		typeof text === 'string' ? utf8(text) : text,
		known.map(({ verifier }) => verifier)
	);

describe('a note', () => {
	test('is its text, a blank line and its signatures', async () => {
		const note = noteWith(TEXT, [line, lineBy(robin, TEXT, 17)]);
		expect(fromUtf8(note)).toBe(`${TEXT}\n${line}${lineBy(robin, TEXT, 17)}`);
		expect(line).toMatch(/^— wren\.example\/log [A-Za-z0-9+/]+=*\n$/);
		expect(parseNote(note)).toMatchObject({
			text: TEXT,
			signatures: [{ name: wren.name, id: wren.id }, { name: robin.name }]
		});
		expect(await open(note, wren, robin)).toEqual({
			why: null,
			text: TEXT,
			signed: [
				{ verifier: wren.verifier, time: null },
				{ verifier: robin.verifier, time: 17 }
			]
		});
	});

	test('may hold blank lines in its text, and none among its signatures', async () => {
		const text = `${TEXT}\n${TEXT}`;
		expect(await open(noteBy(text, wren), wren)).toMatchObject({ why: null, text });
		const two = `${TEXT}\n\n${line}`;
		// The last blank line ends the text, so that the text of this one is longer than what was signed.
		expect(await open(two, wren)).toEqual({ why: 'wrong-signature' });
		expect(await open(`${TEXT}\n${line}\n${line}`, wren)).toEqual({ why: 'wrong-signature' });
		expect(await open(`\n\n${line}`, wren)).toEqual({ why: 'wrong-signature' });
	});

	const encoded = line.trimEnd().split(' ')[2] as string;
	test.each([
		['nothing', ''],
		['only text', TEXT],
		['no signature', `${TEXT}\n`],
		['no blank line', `${TEXT}${line}`],
		['nothing but a letter before its signature', `x${line}`],
		['nothing but its signature', line],
		['no end of the last line', `${TEXT}\n${line.trimEnd()}`],
		['the ends of lines of another system', `${TEXT}\n${line}`.replaceAll('\n', '\r\n')],
		['a return in the text', `The wren\rhas counted.\n\n${line}`],
		['a tab in the text', `The wren\thas counted.\n\n${line}`],
		['a bell in the text', `The wren\u0007has counted.\n\n${line}`],
		['the last control character in the text', `The wren\u001fhas counted.\n\n${line}`],
		['a vertical tab in the text', `The wren\u000bhas counted.\n\n${line}`],
		['a null in the text', `The wren\u0000has counted.\n\n${line}`],
		['a hyphen for a dash', `${TEXT}\n- ${wren.name} ${encoded}\n`],
		['a shorter dash', `${TEXT}\n– ${wren.name} ${encoded}\n`],
		['no dash', `${TEXT}\n${wren.name} ${encoded}\n`],
		['a space before the dash', `${TEXT}\n ${line}`],
		['no name', `${TEXT}\n—  ${encoded}\n`],
		['a name with a plus', `${TEXT}\n— wren+log ${encoded}\n`],
		['a name with a space of another kind', `${TEXT}\n— wren\u00a0log ${encoded}\n`],
		['a word more', `${TEXT}\n— ${wren.name} ${encoded} more\n`],
		['two spaces', `${TEXT}\n— ${wren.name}  ${encoded}\n`],
		['no signature behind the name', `${TEXT}\n— ${wren.name}\n`],
		['an empty signature', `${TEXT}\n— ${wren.name} \n`],
		['a key id alone', `${TEXT}\n— ${wren.name} ${toBase64(new Uint8Array(4))}\n`],
		['no base 64', `${TEXT}\n— ${wren.name} ${encoded.slice(1)}\n`],
		['another line behind', `${TEXT}\n${line}The end.\n`],
		['another line before', `${TEXT}\nThe beginning.\n${line}`]
	])('with %s is malformed', async (_what, text) => {
		expect(parseNote(utf8(text))).toBeNull();
		expect(await open(text, wren)).toEqual({ why: 'malformed' });
	});

	test('is malformed where it is not UTF-8, too long, or has too many signatures', async () => {
		const note = noteBy(TEXT, wren);
		expect(parseNote(concat(Uint8Array.of(0xff), note))).toBeNull();
		expect(parseNote(noteWith(TEXT, Array(100).fill(line)))?.signatures).toHaveLength(100);
		expect(parseNote(noteWith(TEXT, Array(101).fill(line)))).toBeNull();
		const room = 1_000_000 - line.length - utf8('—').length - 1;
		const longest = `${'x'.repeat(room)}\n`;
		expect(noteWith(longest, [line])).toHaveLength(1_000_000);
		expect(parseNote(noteWith(longest, [line]))?.text).toBe(longest);
		expect(parseNote(noteWith(`x${longest}`, [line]))).toBeNull();
	});

	test('of five bytes behind the name has a signature of one, which is nobody’s', async () => {
		const text = `${TEXT}\n— ${wren.name} ${toBase64(Uint8Array.of(...(fromHex(wren.id) as Uint8Array), 1))}\n`;
		expect(parseNote(utf8(text))?.signatures[0]).toMatchObject({ id: wren.id, signature: Uint8Array.of(1) });
		expect(await open(text, wren)).toEqual({ why: 'wrong-signature' });
	});

	test('is not made of a text without an end, nor of a key without an id or a name', () => {
		expect(() => noteWith('The wren', [line])).toThrow('ends with the end of a line');
		for (const id of ['', '0102030', '010203', '0102030405', 'wrenwren']) {
			expect(() => signatureLine({ name: 'wren', id }, new Uint8Array(64))).toThrow(
				'needs the name and the id'
			);
		}
		expect(() => signatureLine({ name: 'a wren', id: wren.id }, new Uint8Array(64))).toThrow(
			'needs the name and the id'
		);
	});
});

describe('a note is believed', () => {
	const stranger = signer('magpie.example');

	test('by one key that is known, whoever else signed', async () => {
		const note = noteBy(TEXT, stranger, wren);
		expect(await open(note, wren)).toMatchObject({ why: null, signed: [{ verifier: wren.verifier }] });
		expect(await open(note)).toEqual({ why: 'no-known-key' });
		expect(await open(noteBy(TEXT, stranger), wren)).toEqual({ why: 'no-known-key' });
	});

	test('not when one that is known is wrong, whoever else signed rightly', async () => {
		const wrong = lineBy(robin, 'Another text.\n');
		expect(await open(noteWith(TEXT, [line, wrong]), wren, robin)).toEqual({ why: 'wrong-signature' });
		expect(await open(noteWith(TEXT, [line, wrong]), wren)).toMatchObject({ why: null });
	});

	test('each signer once, however often their line stands there', async () => {
		const cosigned = [lineBy(robin, TEXT, 17), lineBy(robin, TEXT, 18)];
		const opened = await open(noteWith(TEXT, [line, line, ...cosigned]), wren, robin);
		expect(opened).toMatchObject({ signed: [{ time: null }, { time: 17 }] });
	});

	test('by a key of the same name only where the id is the same', async () => {
		const other = signer('another seed');
		const namesake = { ...other.verifier, name: wren.name };
		expect(await openNote(noteBy(TEXT, wren), [namesake])).toEqual({ why: 'no-known-key' });
		const sameId = { ...wren.verifier, name: 'magpie.example' };
		expect(await openNote(noteBy(TEXT, wren), [sameId])).toEqual({ why: 'no-known-key' });
		// Four bytes can be ground: then nobody can say whose line it is.
		const ground = { ...namesake, id: wren.id };
		expect(await openNote(noteBy(TEXT, wren), [wren.verifier, ground])).toEqual({ why: 'ambiguous-key' });
		expect(await openNote(noteBy(TEXT, wren), [ground])).toEqual({ why: 'wrong-signature' });
	});

	test('not when a byte of it, or of the signature, is another', async () => {
		expect(await open(fromUtf8(noteBy(TEXT, wren))!.replace('eggs', 'egg '), wren)).toEqual({
			why: 'wrong-signature'
		});
		const signature = parseNote(noteBy(TEXT, wren))!.signatures[0]!.signature;
		for (const at of [0, 31, 32, 63]) {
			const changed = signature.map((byte, nth) => (nth === at ? byte ^ 1 : byte));
			expect(await verify(TEXT, wren.verifier, changed)).toBeNull();
		}
		expect(await verify(TEXT, wren.verifier, signature.slice(1))).toBeNull();
		expect(await verify(TEXT, wren.verifier, concat(signature, Uint8Array.of(0)))).toBeNull();
		expect(await verify(TEXT, { ...wren.verifier, publicKey: new Uint8Array(31) }, signature)).toBeNull();
	});
});

describe('a cosignature', () => {
	test('is of a time and of a text, and of no other', async () => {
		const { signature } = parseNote(noteWith(TEXT, [lineBy(robin, TEXT, 1_795_000_000)]))!.signatures[0]!;
		expect(signature).toHaveLength(72);
		expect(await verify(TEXT, robin.verifier, signature)).toEqual({
			verifier: robin.verifier,
			time: 1_795_000_000
		});
		const later = signature.map((byte, nth) => (nth === 7 ? byte + 1 : byte));
		expect(await verify(TEXT, robin.verifier, later)).toBeNull();
		expect(await verify(`${TEXT}\n`, robin.verifier, signature)).toBeNull();
		for (const length of [0, 8, 64, 71])
			expect(await verify(TEXT, robin.verifier, signature.slice(0, length))).toBeNull();
		expect(await verify(TEXT, robin.verifier, concat(signature, Uint8Array.of(0)))).toBeNull();
	});

	test('is no signature of a log, and a log’s is none of a witness', async () => {
		const asLog = { ...robin, type: 1 };
		expect(await open(noteWith(TEXT, [lineBy(asLog, TEXT)]), robin)).toEqual({ why: 'wrong-signature' });
		const asWitness = { ...wren, type: 4 };
		expect(await open(noteWith(TEXT, [lineBy(asWitness, TEXT)]), wren)).toEqual({ why: 'wrong-signature' });
	});

	test('is read back, unless its time is more than a number holds', () => {
		const signature = new Uint8Array(64).fill(7);
		expect(parseCosignature(formatCosignature(17, signature))).toEqual({ time: 17, signature });
		expect(parseCosignature(concat(new Uint8Array(8).fill(255), signature))).toBeNull();
		expect(parseCosignature(concat(new Uint8Array(8), signature, signature))).toBeNull();
	});
});
