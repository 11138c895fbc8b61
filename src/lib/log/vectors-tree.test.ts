// Trees and tiles against vectors that nobody here made: Certificate Transparency's reference tree, the accept and reject cases of
// transparency-dev, Go's checksum database, Sunlight's tiles, the examples of C2SP. They are read where they are.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bytesOf, sharedData } from '../../../tests/support/shared-data.ts';
import { fromBase64, fromHex, toBase64, toHex, utf8 } from './bytes.ts';
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { hashesIn } from './log.fixtures.ts';
import {
	leafHash,
	proveConsistency,
	proveInclusion,
	rootFrom,
	verifyConsistency,
	verifyInclusion
} from './merkle.ts';
import { parseNote } from './note.ts';
import { parsePolicy, type Policy } from './policy.ts';
import { verifyProof } from './proof.ts';
import { hashReader, parseTilePath, tilePath, tilesOf } from './tiles.ts';

const from = sharedData('log-vectors') ?? '';
const json = (...path: string[]) => JSON.parse(readFileSync(join(from, ...path), 'utf8'));
/** As Go reads it: `null` is no bytes. */
const decoded = (text: string | null) => fromBase64(text ?? '') as Uint8Array;

type Case = { wantErr: boolean; proof: string[] | null };
type Inclusion = Case & { leafIdx: number; treeSize: number; root: string; leafHash: string };
type Consistency = Case & { size1: number; size2: number; root1: string; root2: string };

function cases<T>(kind: string): [string, T][] {
	if (!from) return [];
	const root = join(from, 'transparency-dev-merkle/testdata', kind);
	return (readdirSync(root, { recursive: true }) as string[])
		.filter((name) => statSync(join(root, name)).isFile())
		.map((name) => [name, json('transparency-dev-merkle/testdata', kind, name)]);
}

describe.skipIf(!from)('the reference tree of Certificate Transparency', () => {
	const tree = from ? json('ct-reference/ct-tree.json') : { leaves: [], leaf_hashes: [], roots: [] };
	const leaves: Uint8Array[] = tree.leaves.map((leaf: string) => leafHash(fromHex(leaf) as Uint8Array));
	const roots: Uint8Array[] = tree.roots.map((root: string) => fromHex(root));

	test('has its leaf hashes and the root of each size', () => {
		expect(leaves.map(toHex)).toEqual(tree.leaf_hashes);
		expect(roots.map((_, size) => toHex(rootFrom(leaves.slice(0, size))))).toEqual(tree.roots);
	});

	test('has proofs of each leaf in each size, and of each size in each later one', async () => {
		for (let size = 1; size <= 8; size++) {
			const root = roots[size] as Uint8Array;
			for (let index = 0; index < size; index++) {
				const proof = await proveInclusion(hashesIn(leaves), index, size);
				expect(verifyInclusion({ leaf: leaves[index] as Uint8Array, index, size, root, proof })).toBeNull();
			}
			for (let size1 = 1; size1 <= size; size1++) {
				const proof = await proveConsistency(hashesIn(leaves), size1, size);
				const root1 = roots[size1] as Uint8Array;
				expect(verifyConsistency({ size1, root1, size2: size, root2: root, proof })).toBeNull();
			}
		}
	});
});

describe.skipIf(!from)('inclusion, by transparency-dev', () => {
	test('98 cases are there', () => expect(cases('inclusion')).toHaveLength(98));

	test.each(cases<Inclusion>('inclusion'))('%s', (_name, vector) => {
		const why = verifyInclusion({
			leaf: decoded(vector.leafHash),
			index: vector.leafIdx,
			size: vector.treeSize,
			root: decoded(vector.root),
			proof: (vector.proof ?? []).map(decoded)
		});
		expect(why !== null).toBe(vector.wantErr);
	});
});

describe.skipIf(!from)('consistency, by transparency-dev', () => {
	test('98 cases are there', () => expect(cases('consistency')).toHaveLength(98));

	test.each(cases<Consistency>('consistency'))('%s', (_name, vector) => {
		const why = verifyConsistency({
			size1: vector.size1,
			root1: decoded(vector.root1),
			size2: vector.size2,
			root2: decoded(vector.root2),
			proof: (vector.proof ?? []).map(decoded)
		});
		expect(why !== null).toBe(vector.wantErr);
	});
});

describe.skipIf(!from)("Go's checksum database", () => {
	const place = 'go-sumdb';

	test('writes a checkpoint and hashes an entry as we do', () => {
		const said = json(place, 'checkpoint-format.json');
		expect(toBase64(leafHash(utf8(said.leaf_utf8)))).toBe(said.leaf_hash_b64);
		const checkpoint = parseCheckpoint(said.checkpoint);
		expect(checkpoint).toMatchObject({ origin: 'go.sum database tree', size: 123_456_789_012 });
		expect(formatCheckpoint(checkpoint as never)).toBe(said.checkpoint);
	});

	test('names its tiles as we do, but for their height', () => {
		const { paths, c2sp_example } = json(place, 'tile-paths.json');
		for (const [path, level, index, width] of paths) {
			expect(tilePath(level, index, width ?? undefined)).toBe(`tile/${path.replace(/^\d+\//, '')}`);
		}
		expect(tilePath(0, c2sp_example[1])).toBe(`tile/0/${c2sp_example[0]}`);
	});

	test('proves an entry of the production log among 58,253,265, and no other entry by the same proof', async () => {
		const vkey = readFileSync(join(from, place, 'vkey.txt'), 'utf8').trim();
		const { policy } = parsePolicy(`log ${vkey}\nquorum none\n`) as { policy: Policy };
		const proof = readFileSync(join(from, place, '43930254.tlog-proof'), 'utf8');
		const leaf = leafHash(bytesOf(from, place, '43930254.raw'));
		const origin = 'go.sum database tree';
		expect(await verifyProof(proof, leaf, policy, origin)).toMatchObject({ why: null, index: 43_930_254 });
		expect(await verifyProof(proof, leafHash(leaf), policy, origin)).toEqual({ why: 'wrong-root' });
		expect(await verifyProof(proof, leaf, policy)).toEqual({ why: 'not-of-this-log' });
	});
});

describe.skipIf(!from)('tiles', () => {
	test('of a log of 300 entries by Sunlight give the root that three witnesses sealed', async () => {
		const mirror = 'sunlight/cmd/skylight/testdata/witness/mirror';
		const log = `${mirror}/000de184301123b9278c086a7d9f68c9577e83872224c197058fd90784ea9706`;
		const note = parseNote(bytesOf(from, log, 'checkpoint'));
		const { size, root } = parseCheckpoint(note?.text ?? '') as { size: number; root: Uint8Array };
		const tiles = [...tilesOf(size)];
		expect(tiles.map(({ level, index, width }) => tilePath(level, index, width))).toEqual([
			'tile/0/000',
			'tile/0/001.p/44',
			'tile/1/000.p/1'
		]);
		const leaves = tiles
			.filter(({ level }) => level === 0)
			.flatMap(({ index, width }) => {
				const tile = bytesOf(from, log, tilePath(0, index, width));
				return Array.from({ length: width }, (_, at) => tile.slice(at * 32, (at + 1) * 32));
			});
		expect(toHex(rootFrom(leaves))).toBe(toHex(root));
		expect(toHex(rootFrom(leaves.slice(0, 256)))).toBe(toHex(bytesOf(from, log, 'tile/1/000.p/1')));
		const read = hashReader(async (path) => bytesOf(from, log, path), size);
		for (const index of [0, 255, 256, 299]) {
			const proof = await proveInclusion(read, index, size);
			expect(verifyInclusion({ leaf: leaves[index] as Uint8Array, index, size, root, proof })).toBeNull();
		}
	});

	test('are as many and as wide as in the examples of C2SP', () => {
		const { path, ...examples } = json('c2sp/tile-examples.json');
		for (const [text, index] of Object.entries<number>({ [path['1234067']]: 1_234_067 })) {
			expect(parseTilePath(`tile/0/${text}`)).toEqual({ level: 0, index, width: 256 });
		}
		for (const size of [256, 70_000]) {
			const tiles = [...tilesOf(size)];
			for (const [what, count] of Object.entries<number>(examples[size])) {
				const [, level, kind] = /^L(\d)_(full|partial)$/.exec(what) as unknown as [string, string, string];
				const widths = tiles.filter((tile) => tile.level === Number(level)).map(({ width }) => width);
				const partial = widths.find((width) => width < 256) ?? 0;
				expect(kind === 'full' ? widths.filter((width) => width === 256).length : partial).toBe(count);
			}
		}
	});
});
