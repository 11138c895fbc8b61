import { describe, expect, test } from 'vitest';
import { toBase64, utf8 } from './bytes.ts';
import { formatCheckpoint, openCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { leavesOf, lineBy, noteBy, signer, witness } from './log.fixtures.ts';
import { noteWith } from './note.ts';

const root = leavesOf(1)[0] as Uint8Array;
const log = signer('wren.example/log');
const robin = witness('robin.example');
const heron = witness('heron.example');
const checkpoint = { origin: log.name, size: 12, root };
const text = formatCheckpoint(checkpoint);

describe('a checkpoint', () => {
	test('is three lines, and is read back', () => {
		expect(text).toBe(`wren.example/log\n12\n${toBase64(root)}\n`);
		expect(parseCheckpoint(text)).toEqual(checkpoint);
		expect(parseCheckpoint(`${text}an extension\nanother\n`)).toEqual(checkpoint);
		expect(parseCheckpoint(formatCheckpoint({ ...checkpoint, size: 0 }))?.size).toBe(0);
	});

	const b64 = toBase64(root);
	test.each([
		['nothing', ''],
		['no origin', `\n12\n${b64}\n`],
		['no size', `wren\n\n${b64}\n`],
		['a leading zero', `wren\n012\n${b64}\n`],
		['a plus', `wren\n+12\n${b64}\n`],
		['a size below 0', `wren\n-1\n${b64}\n`],
		['a size with a space', `wren\n12 \n${b64}\n`],
		['a size in another notation', `wren\n0x12\n${b64}\n`],
		['a size that is not exact', `wren\n9007199254740993\n${b64}\n`],
		['no root', 'wren\n12\n\n'],
		['no line for the root', 'wren\n12\n'],
		['a short root', `wren\n12\n${toBase64(root.slice(1))}\n`],
		['a long root', `wren\n12\n${toBase64(Uint8Array.of(...root, 0))}\n`],
		['a root with other bits behind', `wren\n12\n${b64.slice(0, -2)}${b64.at(-2) === 'B' ? 'C' : 'B'}=\n`],
		['no end of the last line', `wren\n12\n${b64}`],
		['an empty extension', `wren\n12\n${b64}\n\n`],
		['an extension without an end', `wren\n12\n${b64}\nextension`],
		['an empty extension among others', `wren\n12\n${b64}\none\n\ntwo\n`]
	])('with %s is none', (_what, wrong) => {
		expect(parseCheckpoint(wrong)).toBeNull();
	});
});

describe('a checkpoint is believed', () => {
	const open = (note: Uint8Array, origin?: string) =>
		openCheckpoint(note, log.verifier, [robin.verifier, heron.verifier], origin);

	test('once its log signed it, with the witnesses that sealed it and when', async () => {
		const note = noteWith(text, [
			lineBy(robin, text, 17),
			lineBy(log, text),
			lineBy(witness('stranger'), text)
		]);
		expect(await open(note)).toEqual({
			why: null,
			checkpoint,
			text,
			seals: [{ verifier: robin.verifier, time: 17 }]
		});
		expect(await openCheckpoint(note, log.verifier)).toMatchObject({ why: null, seals: [] });
	});

	test.each([
		['sealed by witnesses alone', noteBy(text, robin, heron), 'no-known-key'],
		['signed by another log', noteBy(text, signer('magpie.example/log')), 'no-known-key'],
		["signed by its log's other key", noteBy(text, signer(`${log.name}/receipts`)), 'no-known-key'],
		['of another origin', noteBy(text.replace('wren', 'heron'), log), 'not-of-this-log'],
		['that is another text', noteBy('wren\n', log), 'not-a-checkpoint'],
		['that is no note', utf8(text), 'malformed'],
		['with a wrong seal', noteWith(text, [lineBy(log, text), lineBy(robin, `${text}\n`)]), 'wrong-signature'],
		[
			'with another size',
			utf8(new TextDecoder().decode(noteBy(text, log)).replace('\n12\n', '\n13\n')),
			'wrong-signature'
		]
	])('not %s', async (_what, note, why) => {
		expect(await open(note)).toEqual({ why });
	});

	test('under the origin that one knows for its key, and no other', async () => {
		const note = noteBy('go.sum database tree\n' + text.slice(text.indexOf('\n') + 1), log);
		expect(await open(note, 'go.sum database tree')).toMatchObject({ why: null });
		expect(await open(note)).toEqual({ why: 'not-of-this-log' });
		expect(await open(noteBy(text, log), 'go.sum database tree')).toEqual({ why: 'not-of-this-log' });
	});
});
