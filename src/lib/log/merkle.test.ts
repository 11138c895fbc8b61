// Properties of the tree at every small size, and the proofs that are none.
import { describe, expect, test } from 'vitest';
import { concat, toHex, utf8 } from './bytes.ts';
import { hashesIn, leavesOf } from './log.fixtures.ts';
import {
	EMPTY_ROOT,
	Growing,
	leafHash,
	nodeHash,
	proveConsistency,
	proveInclusion,
	rootAt,
	rootFrom,
	verifyConsistency,
	verifyInclusion
} from './merkle.ts';

const SIZES = 40;
const leaves = leavesOf(SIZES);
const read = hashesIn(leaves);
const roots = Array.from({ length: SIZES + 1 }, (_, size) => plainRoot(leaves.slice(0, size)));
const at = <T>(list: T[], index: number) => list[index] as T;

/** The definition of RFC 9162 2.1.1, as it stands there. */
function plainRoot(hashes: Uint8Array[]): Uint8Array {
	if (hashes.length < 2) return hashes[0] ?? EMPTY_ROOT;
	const left = 2 ** Math.floor(Math.log2(hashes.length - 1));
	return nodeHash(plainRoot(hashes.slice(0, left)), plainRoot(hashes.slice(left)));
}

const flipped = (bytes: Uint8Array) => bytes.map((byte, nth) => (nth === 31 ? byte ^ 1 : byte));

describe('the tree', () => {
	test('has the root of its definition at every size, however it comes by it', async () => {
		const growing = new Growing();
		for (let size = 0; size <= SIZES; size++) {
			const root = toHex(at(roots, size));
			expect(toHex(growing.root())).toBe(root);
			expect(growing.size).toBe(size);
			expect(toHex(rootFrom(leaves.slice(0, size)))).toBe(root);
			expect(toHex(await rootAt(read, size))).toBe(root);
			if (size < SIZES) growing.add(at(leaves, size));
		}
	});

	test('hashes a leaf and a node so that neither passes for the other', () => {
		expect(toHex(EMPTY_ROOT)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
		const [left, right] = [at(leaves, 0), at(leaves, 1)];
		expect(toHex(leafHash(concat(left, right)))).not.toBe(toHex(nodeHash(left, right)));
	});

	test('hashes what is long as what is short', () => {
		// SHA-256 of 0x00 and 100,000 times "x", by sha256sum.
		const long = leafHash(utf8('x'.repeat(100_000)));
		expect(toHex(long)).toBe('9830a6c3834db43161be1b7e54338e3dadea20e1abf0fc6596c350c71c13e40a');
		expect(toHex(leafHash(utf8('x'.repeat(64))))).not.toBe(toHex(leafHash(utf8('x'.repeat(65)))));
	});
});

describe('inclusion', () => {
	test('is proven for each entry at each size, by as few hashes as can be, and for no other place, size, leaf or root', async () => {
		for (let size = 1; size <= SIZES; size++) {
			const root = at(roots, size);
			for (let index = 0; index < size; index++) {
				const proof = await proveInclusion(read, index, size);
				const claim = { leaf: at(leaves, index), index, size, root, proof };
				expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
				expect(verifyInclusion(claim)).toBeNull();
				expect(verifyInclusion({ ...claim, leaf: flipped(claim.leaf) })).toBe('wrong-root');
				expect(verifyInclusion({ ...claim, root: flipped(root) })).toBe('wrong-root');
				expect(verifyInclusion({ ...claim, proof: [...proof, root] })).toBe('wrong-length');
				expect(verifyInclusion({ ...claim, index: index + size })).toBe('not-a-place');
				for (let other = 0; other < size; other++) {
					if (other !== index) expect(verifyInclusion({ ...claim, index: other })).not.toBeNull();
				}
				if (proof.length > 0) {
					expect(verifyInclusion({ ...claim, proof: proof.slice(0, -1) })).toBe('wrong-length');
					expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).not.toBeNull();
					expect(verifyInclusion({ ...claim, proof: proof.map(flipped) })).toBe('wrong-root');
					expect(verifyInclusion({ ...claim, size: size * 4 })).not.toBeNull();
				}
			}
		}
	});

	const leaf = at(leaves, 0);
	test.each([
		['an index below 0', { index: -1 }, 'not-a-place'],
		['an index that is not whole', { index: 0.5 }, 'not-a-place'],
		['an index at the size', { index: 1 }, 'not-a-place'],
		['a size of 0', { size: 0 }, 'not-a-place'],
		['a size that is not whole', { size: 1.5 }, 'not-a-place'],
		['a size that is not exact', { size: 2 ** 53 }, 'not-a-place'],
		['an index that is not exact', { index: 2 ** 53, size: 2 ** 53 }, 'not-a-place'],
		['a short leaf', { leaf: leaf.slice(1) }, 'not-a-hash'],
		['a long leaf', { leaf: concat(leaf, leaf) }, 'not-a-hash'],
		['a short root', { root: leaf.slice(1) }, 'not-a-hash'],
		['a leaf and a root of nothing', { leaf: new Uint8Array(), root: new Uint8Array() }, 'not-a-hash'],
		['a short hash in the proof', { size: 2, proof: [leaf.slice(1)] }, 'not-a-hash']
	])('is not proven by %s', (_what, wrong, why) => {
		expect(verifyInclusion({ leaf, index: 0, size: 1, root: leaf, proof: [] })).toBeNull();
		expect(verifyInclusion({ leaf, index: 0, size: 1, root: leaf, proof: [], ...wrong })).toBe(why);
	});

	test.each([-1, SIZES, 0.5, NaN])('is not looked for at %d', async (index) => {
		await expect(proveInclusion(read, index, SIZES)).rejects.toThrow(
			`there is no entry ${index} among ${SIZES}`
		);
	});
});

describe('consistency', () => {
	test('is proven from each size to each later one, and between no other roots or sizes', async () => {
		for (let size2 = 1; size2 <= SIZES; size2++) {
			for (let size1 = 1; size1 <= size2; size1++) {
				const proof = await proveConsistency(read, size1, size2);
				const claim = { size1, root1: at(roots, size1), size2, root2: at(roots, size2), proof };
				expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size2)) + 1);
				expect(verifyConsistency(claim)).toBeNull();
				expect(verifyConsistency({ ...claim, root1: flipped(claim.root1) })).toBe('wrong-root');
				expect(verifyConsistency({ ...claim, root2: flipped(claim.root2) })).toBe('wrong-root');
				expect(verifyConsistency({ ...claim, proof: [...proof, claim.root1] })).toBe('wrong-length');
				if (size1 < size2) {
					expect(verifyConsistency({ ...claim, size1: size2, size2: size1 })).toBe('not-sizes');
					expect(verifyConsistency({ ...claim, proof: [] })).toBe('wrong-length');
					expect(verifyConsistency({ ...claim, proof: proof.slice(0, -1) })).toBe('wrong-length');
					expect(verifyConsistency({ ...claim, proof: proof.map(flipped) })).toBe('wrong-root');
					expect(verifyConsistency({ ...claim, size2: size2 * 4 })).not.toBeNull();
				}
			}
		}
	});

	test('of a changed tree is proven by nothing that its maker can make', async () => {
		const changed = leaves.map((leaf, index) => (index === 3 ? flipped(leaf) : leaf));
		for (let size1 = 4; size1 < SIZES; size1++) {
			const proof = await proveConsistency(hashesIn(changed), size1, SIZES);
			const claim = { size1, root1: at(roots, size1), size2: SIZES, root2: rootFrom(changed), proof };
			expect(verifyConsistency(claim)).toBe('wrong-root');
		}
	});

	const root1 = at(roots, 2);
	const root2 = at(roots, 3);
	const proof = [at(leaves, 2)];
	test.each([
		['a size of 0', { size1: 0 }],
		['two sizes of 0', { size1: 0, size2: 0, root1: EMPTY_ROOT, root2: EMPTY_ROOT, proof: [] }],
		['a size below 0', { size1: -2 }],
		['a size that is not whole', { size1: 1.5 }],
		['a size that is not exact', { size2: 2 ** 53 }],
		['sizes the wrong way round', { size1: 4 }]
	])('is not proven by %s', (_what, wrong) => {
		const claim = { size1: 2, root1, size2: 3, root2, proof };
		expect(verifyConsistency(claim)).toBeNull();
		expect(verifyConsistency({ ...claim, ...wrong })).toBe('not-sizes');
	});

	test('is not proven by hashes of another length', () => {
		expect(verifyConsistency({ size1: 2, root1, size2: 3, root2, proof: [proof[0]!.slice(1)] })).toBe(
			'not-a-hash'
		);
		expect(verifyConsistency({ size1: 3, root1, size2: 3, root2: root1, proof: [new Uint8Array(31)] })).toBe(
			'not-a-hash'
		);
	});

	test.each([
		[0, 3],
		[4, 3],
		[-1, 3],
		[1.5, 3],
		[NaN, 3]
	])('is not looked for from %d to %d', async (size1, size2) => {
		await expect(proveConsistency(read, size1, size2)).rejects.toThrow(`${size1} is no size before ${size2}`);
	});
});

describe('above what 32 bits hold', () => {
	// Only two hashes are needed of a tree of 2^33 entries and one more: the first 2^33, and the last.
	const big = 2 ** 33;
	const last = at(leaves, 1);
	const first = at(leaves, 0);
	const root = nodeHash(first, last);

	test('the last entry is proven by one hash, and the tree before it by the last', () => {
		expect(verifyInclusion({ leaf: last, index: big, size: big + 1, root, proof: [first] })).toBeNull();
		expect(
			verifyConsistency({ size1: big, root1: first, size2: big + 1, root2: root, proof: [last] })
		).toBeNull();
	});

	test('proofs are made of the same hashes', async () => {
		const hashes = async (level: number, index: number) => {
			if (level === 33 && index === 0) return first;
			if (level === 0 && index === big) return last;
			throw new Error(`no hash ${index} of level ${level}`);
		};
		expect(await proveInclusion(hashes, big, big + 1)).toEqual([first]);
		expect(await proveConsistency(hashes, big, big + 1)).toEqual([last]);
		expect(await rootAt(hashes, big + 1)).toEqual(root);
	});
});
