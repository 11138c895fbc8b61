import { describe, expect, test } from 'vitest';
import { toBase64 } from './bytes.ts';
import { leavesOf, noteBy, signer } from './log.fixtures.ts';
import { openPromise, parsePromise, promiseText, receiptsName } from './promise.ts';

const leaf = leavesOf(1)[0] as Uint8Array;
const origin = 'wren.example/log';
const promise = { origin, leaf, received: 1_795_000_000, due: 1_795_003_600 };
const text = promiseText(promise);
const receipts = signer(receiptsName(origin));

describe('a promise', () => {
	test('says of which log, for which leaf, since when and by when', () => {
		expect(text).toBe(
			`wren.example/log receipt\n${toBase64(leaf)}\nreceived 1795000000\nin log by 1795003600\n`
		);
		expect(parsePromise(text)).toEqual(promise);
		expect(parsePromise(text.replace('1795003600', '1795000000'))?.due).toBe(promise.received);
	});

	test.each([
		['nothing', ''],
		['no origin', text.replace(origin, '')],
		['no leaf', text.replace(toBase64(leaf), '')],
		['a short leaf', text.replace(toBase64(leaf), toBase64(leaf.slice(1)))],
		['a leaf that is no base 64', text.replace(toBase64(leaf), `${toBase64(leaf).slice(0, -1)}!`)],
		['a due time before it was received', text.replace('1795003600', '1794999999')],
		['a leading zero', text.replace('received 1', 'received 01')],
		['a leading zero in the due time', text.replace('by 1', 'by 01')],
		['a time that is not exact', text.replace('1795003600', '9007199254740993')],
		[
			'times from which it cannot be told',
			text.replace('1795000000', '0').replace('1795003600', '9007199254740993')
		],
		['a time below 0', text.replace('received 1', 'received -1')],
		['a line more', `${text}and more\n`],
		['an empty line more', `${text}\n`],
		['no end of the last line', text.trimEnd()],
		['something before', `\n${text}`],
		['another word', text.replace('in log by', 'by')],
		['other ends of lines', text.replaceAll('\n', '\r\n')]
	])('with %s is none', (_what, wrong) => {
		expect(parsePromise(wrong)).toBeNull();
	});

	test('is believed by the key that promises for its log, and by no other', async () => {
		expect(await openPromise(noteBy(text, receipts), receipts.verifier)).toEqual({ why: null, promise });
		const log = signer(origin);
		expect(await openPromise(noteBy(text, log), log.verifier)).toEqual({ why: 'not-of-this-log' });
		const another = signer(receiptsName('heron.example/log'));
		expect(await openPromise(noteBy(text, another), another.verifier)).toEqual({ why: 'not-of-this-log' });
		expect(await openPromise(noteBy(text, another), receipts.verifier)).toEqual({ why: 'no-known-key' });
		expect(await openPromise(noteBy('wren\n', receipts), receipts.verifier)).toEqual({
			why: 'not-a-promise'
		});
	});
});
