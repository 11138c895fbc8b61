import { describe, expect, test } from 'vitest';
import { fromUtf8, toBase64, utf8 } from './bytes.ts';
import { formatCheckpoint } from './checkpoint.ts';
import { hashesIn, leavesOf, lineBy, signer, witness } from './log.fixtures.ts';
import { proveInclusion, rootFrom } from './merkle.ts';
import { noteWith } from './note.ts';
import { parsePolicy, type Policy } from './policy.ts';
import { formatProof, parseProof, verifyProof } from './proof.ts';
import { formatVkey } from './keys.ts';

const SIZE = 11;
const leaves = leavesOf(SIZE);
const log = signer('wren.example/log');
const other = signer('heron.example/log');
const seals = ['robin', 'heron', 'tern'].map((name) => witness(`${name}.example`));
const { policy } = parsePolicy(
	[
		`log ${formatVkey(other.verifier)}`,
		`log ${formatVkey(log.verifier)}`,
		...seals.map(({ verifier }, nth) => `witness w${nth} ${formatVkey(verifier)}`),
		'group g 2 w0 w1 w2',
		'quorum g'
	].join('\n')
) as { policy: Policy };

const text = formatCheckpoint({ origin: log.name, size: SIZE, root: rootFrom(leaves) });
const sealedBy = (...nths: number[]) =>
	noteWith(text, [lineBy(log, text), ...nths.map((nth) => lineBy(seals[nth]!, text, 100 + nth))]);
const hashes = await proveInclusion(hashesIn(leaves), 7, SIZE);
const proof = { extra: null, index: 7, hashes, checkpoint: sealedBy(0, 2) };
const leaf = leaves[7] as Uint8Array;
const written = formatProof(proof);

describe('a proof to keep', () => {
	test('is its place, its hashes, and the checkpoint as it was published', () => {
		const lines = [
			'c2sp.org/tlog-proof@v1',
			'index 7',
			...hashes.map(toBase64),
			'',
			fromUtf8(proof.checkpoint)
		];
		expect(written).toBe(lines.join('\n'));
		expect(parseProof(written)).toEqual(proof);
		const more = { ...proof, extra: utf8('a robin'), hashes: [] };
		expect(formatProof(more)).toContain(`\nextra ${toBase64(utf8('a robin'))}\nindex 7\n\nwren`);
		expect(parseProof(formatProof(more))).toEqual(more);
		expect(parseProof(formatProof({ ...proof, hashes: Array(63).fill(leaf) }))?.hashes).toHaveLength(63);
	});

	const hash = toBase64(hashes[0] as Uint8Array);
	test.each([
		['nothing', ''],
		['another version', written.replace('@v1', '@v2')],
		['something before', `\n${written}`],
		['no blank line', 'c2sp.org/tlog-proof@v1\nindex 7'],
		['no index', written.replace('index 7\n', '')],
		['no number for an index', written.replace('index 7', 'index seven')],
		['a leading zero', written.replace('index 7', 'index 07')],
		['an index below 0', written.replace('index 7', 'index -7')],
		['two spaces', written.replace('index 7', 'index  7')],
		['another word', written.replace('index 7', 'Index 7')],
		['an extra that is no base 64', written.replace('index', 'extra *\nindex')],
		['an extra behind the index', written.replace('index 7', 'index 7\nextra AA==')],
		['two extras', written.replace('index', 'extra AA==\nextra AA==\nindex')],
		['a hash that is no base 64', written.replace(hash, hash.slice(1))],
		['a short hash', written.replace(hash, toBase64(leaf.slice(1)))],
		['a word behind a hash', written.replace(hash, `${hash} x`)],
		['64 hashes', formatProof({ ...proof, hashes: Array(64).fill(leaf) })],
		['the ends of lines of another system', written.replaceAll('\n', '\r\n')]
	])('with %s is none', async (_what, wrong) => {
		expect(parseProof(wrong)).toBeNull();
		expect(await verifyProof(wrong, leaf, policy)).toEqual({ why: 'not-a-proof' });
	});
});

describe('a proof shows', () => {
	test('where a leaf stands, sealed by whom and when', async () => {
		expect(await verifyProof(written, leaf, policy)).toEqual({
			why: null,
			index: 7,
			checkpoint: { origin: log.name, size: SIZE, root: rootFrom(leaves) },
			seals: [
				{ name: 'w0', time: 100 },
				{ name: 'w2', time: 102 }
			]
		});
	});

	test.each([
		['another leaf', written, leaves[6], 'wrong-root'],
		['another place', written.replace('index 7', 'index 6'), leaf, 'wrong-root'],
		['a place beyond the log', written.replace('index 7', 'index 11'), leaf, 'not-a-place'],
		['a hash left out', formatProof({ ...proof, hashes: hashes.slice(1) }), leaf, 'wrong-length'],
		['one seal of two', formatProof({ ...proof, checkpoint: sealedBy(1) }), leaf, 'too-few-seals'],
		['one seal twice', formatProof({ ...proof, checkpoint: sealedBy(1, 1) }), leaf, 'too-few-seals'],
		['another size', written.replace('\n11\n', '\n12\n'), leaf, 'wrong-signature'],
		[
			'no signature of the log',
			formatProof({
				...proof,
				checkpoint: noteWith(text, [lineBy(seals[0]!, text), lineBy(seals[1]!, text)])
			}),
			leaf,
			'no-known-key'
		],
		['no checkpoint', written.slice(0, written.indexOf('\n\n') + 2), leaf, 'malformed']
	])('nothing with %s', async (_what, wrong, about, why) => {
		expect(await verifyProof(wrong, about as Uint8Array, policy)).toEqual({ why });
	});

	test('the same to who names the logs in another order', async () => {
		const reversed = { ...policy, logs: policy.logs.toReversed() };
		expect(await verifyProof(written, leaf, reversed)).toMatchObject({ why: null, index: 7 });
	});

	test('nothing to who believes no log', async () => {
		expect(await verifyProof(written, leaf, { ...policy, logs: [] })).toEqual({ why: 'no-known-key' });
	});
});
