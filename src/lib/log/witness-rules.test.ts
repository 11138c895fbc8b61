// What a witness refuses, and with which answer (C2SP tlog-witness).
import { describe, expect, test } from 'vitest';
import { concat, toBase64, utf8 } from './bytes.ts';
import { formatCheckpoint } from './checkpoint.ts';
import { hashesIn, leavesOf, noteBy, signer, witness } from './log.fixtures.ts';
import { EMPTY_ROOT, proveConsistency, rootFrom } from './merkle.ts';
import { decide, formatRequest, parseRequest, type Head } from './witness-rules.ts';

const log = signer('wren.example/log');
const leaves = leavesOf(20);
const textAt = (size: number, root = rootFrom(leaves.slice(0, size))) =>
	formatCheckpoint({ origin: log.name, size, root });
const headAt = (size: number): Head => ({ size, root: rootFrom(leaves.slice(0, size)) });

async function requestFor(old: number, size: number) {
	const proof = old === 0 ? [] : await proveConsistency(hashesIn(leaves), old, size);
	return { origin: log.name, old, proof, checkpoint: noteBy(textAt(size), log) };
}
const asked = async (old: number, size: number, known: Head | null, changes = {}) =>
	decide({ request: { ...(await requestFor(old, size)), ...changes }, log: log.verifier, known });

describe('a request', () => {
	test('is read as it was written', async () => {
		const request = await requestFor(7, 20);
		expect(formatRequest(request)).toMatch(/^old 7\n([A-Za-z0-9+/]{43}=\n)+\nwren\.example\/log\n20\n/);
		expect(parseRequest(utf8(formatRequest(request)))).toEqual(request);
		const most = { ...request, proof: Array(63).fill(leaves[0]) };
		expect(parseRequest(utf8(formatRequest(most)))?.proof).toHaveLength(63);
	});

	const note = new TextDecoder().decode(noteBy(textAt(3), log));
	const hash = toBase64(leaves[0] as Uint8Array);
	test.each([
		['nothing', ''],
		['no old size', `\n${note}`],
		['another word', `Old 1\n\n${note}`],
		['no number', `old \n\n${note}`],
		['a leading zero', `old 01\n\n${note}`],
		['a number below 0', `old -1\n\n${note}`],
		['a number that is not exact', `old 9007199254740992\n\n${note}`],
		['something behind the number', `old 1 \n\n${note}`],
		['no blank line', `old 1\n${hash}\n`],
		['a short hash', `old 1\n${toBase64(new Uint8Array(31))}\n\n${note}`],
		['a hash that is no base 64', `old 1\n${hash.slice(1)}\n\n${note}`],
		['64 hashes', `old 1\n${`${hash}\n`.repeat(64)}\n${note}`],
		['no checkpoint', `old 1\n\n`],
		['a checkpoint that is no note', `old 1\n\n${textAt(3)}`],
		['a note that is no checkpoint', `old 1\n\n${new TextDecoder().decode(noteBy('wren\n', log))}`],
		['other ends of lines', `old 1\r\n\r\n${note}`]
	])('with %s is malformed', async (_what, body) => {
		expect(parseRequest(utf8(body))).toBeNull();
		const answer = await decide({ request: parseRequest(utf8(body)), log: log.verifier, known: null });
		expect(answer).toEqual({ status: 400, type: 'text/plain; charset=utf-8', body: 'malformed request\n' });
	});

	test('that is not UTF-8 is malformed', () => {
		expect(parseRequest(concat(Uint8Array.of(0xff), utf8(`old 1\n\n${note}`)))).toBeNull();
	});
});

describe('a witness', () => {
	test('cosigns the first checkpoint it sees, each that follows, and the same again', async () => {
		let known: Head | null = null;
		for (const size of [3, 4, 4, 11, 20]) {
			const answer = await asked(known?.size ?? 0, size, known);
			expect(answer).toEqual({
				status: 200,
				next: { origin: log.name, ...headAt(size), text: textAt(size) }
			});
			known = headAt(size);
		}
	});

	test('cosigns the empty log, and whatever follows it', async () => {
		expect(await asked(0, 0, null)).toMatchObject({ status: 200, next: { size: 0, root: EMPTY_ROOT } });
		expect(await asked(0, 0, headAt(0))).toMatchObject({ status: 200 });
		expect(await asked(0, 5, headAt(0))).toMatchObject({ status: 200, next: headAt(5) });
		const other = noteBy(textAt(0, leaves[0]), log);
		expect(await asked(0, 0, null, { checkpoint: other })).toMatchObject({ status: 422 });
	});

	test('does not know every log', async () => {
		const answer = await decide({ request: await requestFor(0, 3), log: null, known: null });
		expect(answer).toMatchObject({ status: 404, body: 'unknown log\n' });
	});

	test.each([
		['no signature of the log', noteBy(textAt(5), witness('robin.example'))],
		['the signature of another log', noteBy(textAt(5), signer('heron.example/log'))],
		['a wrong signature', noteBy(textAt(5), { ...log, seed: leaves[0] as Uint8Array })]
	])('refuses a checkpoint with %s', async (_what, checkpoint) => {
		expect(await asked(3, 5, headAt(3), { checkpoint })).toMatchObject({
			status: 403,
			body: 'no valid signature of the log\n'
		});
		// Whatever else is wrong: nothing is said of what was cosigned to who is not the log.
		expect(await asked(4, 5, headAt(3), { checkpoint, old: 7 })).toMatchObject({ status: 403 });
	});

	test('refuses a checkpoint that its log signed for another origin', async () => {
		const checkpoint = noteBy(textAt(5).replace('wren', 'heron'), log);
		expect(await asked(0, 5, null, { checkpoint })).toMatchObject({ status: 403 });
	});

	test('refuses an old size above that of the checkpoint', async () => {
		expect(await asked(5, 5, headAt(6), { old: 6 })).toMatchObject({
			status: 400,
			body: 'the old size is above the size of the checkpoint\n'
		});
	});

	test('answers with the size it knows where another is named', async () => {
		const conflict = { status: 409, type: 'text/x.tlog.size' };
		expect(await asked(3, 5, headAt(4))).toEqual({ ...conflict, body: '4\n' });
		expect(await asked(4, 5, headAt(3))).toEqual({ ...conflict, body: '3\n' });
		expect(await asked(0, 5, headAt(3))).toEqual({ ...conflict, body: '3\n' });
		expect(await asked(3, 5, null)).toEqual({ ...conflict, body: '0\n' });
		expect(await asked(3, 3, headAt(20))).toEqual({ ...conflict, body: '20\n' });
	});

	test('refuses what does not follow from what it cosigned', async () => {
		const { proof } = await requestFor(3, 5);
		const refused = { status: 422, body: 'the consistency proof does not fit\n' };
		expect(await asked(3, 5, headAt(3))).toMatchObject({ status: 200 });
		expect(await asked(3, 5, headAt(3), { proof: [] })).toMatchObject(refused);
		expect(await asked(3, 5, headAt(3), { proof: proof.slice(1) })).toMatchObject(refused);
		expect(await asked(3, 5, headAt(3), { proof: [...proof, leaves[0]] })).toMatchObject(refused);
		expect(await asked(3, 5, { size: 3, root: leaves[0] as Uint8Array })).toMatchObject(refused);
		expect(await asked(3, 3, { size: 3, root: leaves[0] as Uint8Array })).toMatchObject(refused);
		expect(await asked(3, 3, headAt(3), { proof: [leaves[0]] })).toMatchObject(refused);
		expect(await asked(0, 5, null, { proof: [leaves[0]] })).toMatchObject(refused);
		expect(await asked(0, 0, headAt(0), { proof: [leaves[0]] })).toMatchObject(refused);
	});
});
