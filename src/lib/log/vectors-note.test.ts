// Notes, cosignatures and canonical JSON against vectors that nobody here made: Go's note package, C2SP, Sunlight, RFC 8785.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bytesOf, sharedData } from '../../../tests/support/shared-data.ts';
import { fromBase64, toHex, utf8 } from './bytes.ts';
import { openCheckpoint } from './checkpoint.ts';
import { canonical } from './entry.ts';
import {
	formatVkey,
	openNote,
	parseNote,
	parseSkey,
	parseVkey,
	noteWith,
	signatureLine,
	type Verifier
} from './note.ts';
import { signEd25519, verifierFor } from './sign.server.ts';

const from = sharedData('log-vectors') ?? '';
const json = (...path: string[]) => JSON.parse(readFileSync(join(from, ...path), 'utf8'));
const key = (vkey: string) => parseVkey(vkey) as Verifier;

type GoCase = {
	name: string;
	msg?: string;
	msg_b64?: string;
	vkeys: string[];
	verified?: string[];
	ok: boolean;
};

describe.skipIf(!from)("Go's note package", () => {
	const vectors = from ? json('go-sumdb/note-vectors.json') : { open: [] };

	test('signs the same bytes with the same key', () => {
		const skey = parseSkey(vectors.signing.skey);
		if (!skey) throw new Error('the key of the vector was not read');
		expect(verifierFor(skey).id).toBe(skey.id);
		const line = signatureLine(skey, signEd25519(skey, utf8(vectors.text)));
		expect(noteWith(vectors.text, [line])).toEqual(utf8(vectors.signing.note));
	});

	test.each(vectors.open as GoCase[])('$name', async ({ msg, msg_b64, vkeys, verified, ok }) => {
		const bytes = msg === undefined ? (fromBase64(msg_b64 as string) as Uint8Array) : utf8(msg);
		const opened = await openNote(bytes, vkeys.map(key));
		expect(opened.why === null).toBe(ok);
		if (opened.why === null) {
			expect(opened.text).toBe(vectors.text);
			expect(opened.signed.map(({ verifier }) => verifier.name)).toEqual(verified);
		}
	});

	test.each(['35225469', '63096908'])('production checkpoint %s', async (size) => {
		const sumdb = key(readFileSync(join(from, 'go-sumdb/vkey.txt'), 'utf8').trim());
		const note = bytesOf(from, 'go-sumdb', `${size}.checkpoint`);
		const opened = await openCheckpoint(note, sumdb, [], 'go.sum database tree');
		expect(opened).toMatchObject({ why: null, checkpoint: { size: Number(size) } });
		note[30] = (note[30] as number) ^ 1;
		expect((await openCheckpoint(note, sumdb, [], 'go.sum database tree')).why).not.toBeNull();
	});
});

test.skipIf(!from)('the example of C2SP opens, and its key is written as it was read', async () => {
	const { vkey, note } = json('c2sp/signed-note-example.json');
	expect(formatVkey(key(vkey))).toBe(vkey);
	expect(await openNote(utf8(note), [key(vkey)])).toMatchObject({
		why: null,
		text: 'This is an example message.\n'
	});
	expect(await openNote(utf8(note.replace('example m', 'Example m')), [key(vkey)])).toEqual({
		why: 'wrong-signature'
	});
});

describe.skipIf(!from)('cosignatures of Sunlight', () => {
	const place = 'sunlight/cmd/skylight/testdata';
	const rome = '000de184301123b9278c086a7d9f68c9577e83872224c197058fd90784ea9706';
	const milan = '88ad7a28caeb0b2aa890fdf0304c2fcaf59fca2ee140134ff8c1300bac493482';

	test.each([
		['witness', `witness/${rome}`, 'witness/witness.v0.json'],
		['second witness', `witness2/${milan}`, 'witness2/witness.v0.json'],
		['mirror', `witness/mirror/${rome}`, 'witness/mirror/mirror.v0.json']
	])('of its %s are of the checkpoint and the time they name', async (_who, log, info) => {
		const verifier = key(json(place, info).verifier_keys[0]);
		const note = bytesOf(from, place, log, 'checkpoint');
		const opened = await openNote(note, [verifier]);
		expect(opened).toMatchObject({ why: null, signed: [{ verifier, time: 1_767_139_200 }] });
		// The log's own line is of a type that a witness's is not, and that we do not read: it is passed over.
		expect(parseNote(note)?.signatures.length).toBeGreaterThan(0);
		const text = utf8(new TextDecoder().decode(note).replace('\n300\n', '\n301\n'));
		expect(await openNote(text, [verifier])).toEqual({ why: 'wrong-signature' });
	});
});

describe.skipIf(!from)('canonical JSON, by the reference pairs of RFC 8785', () => {
	const names = from ? readdirSync(join(from, 'json-canonicalization/testdata/input')) : [];

	test('six pairs are there', () => expect(names).toHaveLength(6));

	test.each(names)('%s', (name) => {
		const place = 'json-canonicalization/testdata';
		const written = utf8(canonical(json(place, 'input', name)));
		const hex = readFileSync(join(from, place, 'outhex', name.replace('.json', '.txt')), 'utf8');
		expect(toHex(written)).toBe(hex.replace(/\s/g, ''));
		expect(written).toEqual(bytesOf(from, place, 'output', name));
	});
});
