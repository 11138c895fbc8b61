import { describe, expect, test } from 'vitest';
import { concat, toHex, utf8 } from './bytes.ts';
import { hashesIn, leavesOf } from './log.fixtures.ts';
import { proveConsistency, proveInclusion, rootAt, rootFrom } from './merkle.ts';
import {
	bundlesBetween,
	bundlesOf,
	decodeBundle,
	encodeBundle,
	entriesPath,
	hashReader,
	parseTilePath,
	tilePath,
	tilesBetween,
	tilesOf
} from './tiles.ts';

describe('paths', () => {
	test.each([
		[0, 0, 256, 'tile/0/000'],
		[0, 7, 3, 'tile/0/007.p/3'],
		[1, 999, 255, 'tile/1/999.p/255'],
		[63, 1000, 256, 'tile/63/x001/000'],
		[2, 1_234_067, 1, 'tile/2/x001/x234/067.p/1'],
		['entries', 1_234_067, 256, 'tile/entries/x001/x234/067'],
		['entries', 12, 200, 'tile/entries/012.p/200']
	])('tile %s %d of width %d is %s', (level, index, width, path) => {
		expect(level === 'entries' ? entriesPath(index, width) : tilePath(Number(level), index, width)).toBe(
			path
		);
		expect(parseTilePath(path)).toEqual({ level, index, width });
	});

	test.each([
		'',
		'tile',
		'tile/',
		'tile/0',
		'tile/0/',
		'tile/0/0',
		'tile/0/00',
		'tile/0/0000',
		'tile/0/x000',
		'tile/0/x000/001',
		'tile/0/000/001',
		'tile/0/x001/x000',
		'tile/0/x01/000',
		'tile/00/000',
		'tile/01/000',
		'tile/64/000',
		'tile/-1/000',
		'tile/0/001.p/0',
		'tile/0/001.p/256',
		'tile/0/001.p/257',
		'tile/0/001.p/01',
		'tile/0/001.p/',
		'tile/0/001.p',
		'tile/0/001.P/5',
		'tile/0/001.p/5/',
		'/tile/0/001',
		'tile/0/001\n',
		'tile/entries',
		'tile/entries/1',
		'tile/entries/001.p/0',
		'tile/Entries/001',
		'tile/data/001',
		'tile/8/0/001',
		'tile/0/../001',
		'tile/0/x999/x999/x999/x999/x999/999',
		'tile/x0/001',
		'atile/0/001'
	])('%j names nothing', (path) => {
		expect(parseTilePath(path)).toBeNull();
	});
});

describe('what is published', () => {
	test('of no entries is nothing', () => {
		expect([...tilesOf(0)]).toEqual([]);
		expect([...bundlesOf(0)]).toEqual([]);
	});

	test.each([
		[1, ['tile/0/000.p/1']],
		[255, ['tile/0/000.p/255']],
		[256, ['tile/0/000', 'tile/1/000.p/1']],
		[257, ['tile/0/000', 'tile/0/001.p/1', 'tile/1/000.p/1']],
		[512, ['tile/0/000', 'tile/0/001', 'tile/1/000.p/2']]
	])('of %d entries is %j', (size, paths) => {
		expect([...tilesOf(size)].map(({ level, index, width }) => tilePath(level, index, width))).toEqual(paths);
		expect([...bundlesOf(size)].map(({ index, width }) => tilePath(0, index, width))).toEqual(
			paths.filter((path) => path.startsWith('tile/0'))
		);
	});

	test.each([0, 1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537])(
		'after %d entries is only what changed',
		(before) => {
			for (const now of [before, before + 1, before + 300, before + 70_000]) {
				const had = new Set([...tilesOf(before)].map((tile) => JSON.stringify(tile)));
				const has = [...tilesOf(now)].filter((tile) => !had.has(JSON.stringify(tile)));
				expect([...tilesBetween(before, now)]).toEqual(has);
				const levelZero = has
					.filter(({ level }) => level === 0)
					.map(({ index, width }) => ({ index, width }));
				expect([...bundlesBetween(before, now)]).toEqual(levelZero);
			}
		}
	);
});

describe('hashes read from tiles', () => {
	const size = 256 * 3 + 77;
	const leaves = leavesOf(size);

	/** The tiles of a tree of that size, as they would be published. */
	function shelfOf(count: number): Map<string, Uint8Array> {
		const shelf = new Map<string, Uint8Array>();
		for (const { level, index, width } of tilesOf(count)) {
			const wide = 256 ** level;
			const hashes = Array.from({ length: width }, (_, at) => {
				const first = (index * 256 + at) * wide;
				return rootFrom(leaves.slice(first, first + wide));
			});
			shelf.set(tilePath(level, index, width), concat(...hashes));
		}
		return shelf;
	}
	const readFrom =
		(shelf: Map<string, Uint8Array>, asked: string[] = []) =>
		async (path: string) => {
			asked.push(path);
			return shelf.get(path) ?? null;
		};

	test.each([1, 2, 255, 256, 257, 300, 512, 513, size])(
		'give the same root and proofs at %d',
		async (count) => {
			const read = hashReader(readFrom(shelfOf(count)), count);
			const plain = hashesIn(leaves);
			expect(toHex(await rootAt(read, count))).toBe(toHex(await rootAt(plain, count)));
			for (const index of [0, 1, 127, 128, 255, 256, 511, 512, count - 1].filter((place) => place < count)) {
				expect(await proveInclusion(read, index, count)).toEqual(await proveInclusion(plain, index, count));
				expect(await proveConsistency(read, index + 1, count)).toEqual(
					await proveConsistency(plain, index + 1, count)
				);
			}
		}
	);

	test('ask for each tile once', async () => {
		const asked: string[] = [];
		const read = hashReader(readFrom(shelfOf(size), asked), size);
		await proveInclusion(read, 0, size);
		await proveInclusion(read, 300, size);
		expect(new Set(asked).size).toBe(asked.length);
		expect(asked.every((path) => shelfOf(size).has(path))).toBe(true);
	});

	test('of a size that has grown since are found in the full tile', async () => {
		const shelf = shelfOf(300);
		shelf.delete('tile/0/001.p/44');
		shelf.set('tile/0/001', shelfOf(size).get('tile/0/001') as Uint8Array);
		const read = hashReader(readFrom(shelf), 300);
		expect(await rootAt(read, 300)).toEqual(rootFrom(leaves.slice(0, 300)));
	});

	test('are missed where a tile is missing, and refused where it is not as long as it says', async () => {
		const shelf = shelfOf(300);
		shelf.delete('tile/0/001.p/44');
		await expect(rootAt(hashReader(readFrom(shelf), 300), 300)).rejects.toThrow('tile/0/001.p/44 is missing');
		shelf.set('tile/0/001.p/44', new Uint8Array(43 * 32));
		await expect(rootAt(hashReader(readFrom(shelf), 300), 300)).rejects.toThrow('holds 1376 bytes');
		shelf.set('tile/0/001.p/44', new Uint8Array(44 * 32 + 1));
		await expect(rootAt(hashReader(readFrom(shelf), 300), 300)).rejects.toThrow('holds 1409 bytes');
		shelf.delete('tile/1/000.p/1');
		await expect(hashReader(readFrom(shelf), 300)(8, 0)).rejects.toThrow('missing');
		shelf.delete('tile/0/000');
		const asked: string[] = [];
		await expect(hashReader(readFrom(shelf, asked), 300)(0, 0)).rejects.toThrow('tile/0/000 is missing');
		expect(asked).toEqual(['tile/0/000']);
	});

	test('that a tree of the size does not have are not made up', async () => {
		const read = hashReader(readFrom(shelfOf(300)), 300);
		await expect(read(0, 300)).rejects.toThrow('a tree of 300 has no hash 300 of level 0');
		await expect(read(6, 4)).rejects.toThrow(RangeError);
		await expect(read(8, 1)).rejects.toThrow(RangeError);
		await expect(read(9, 0)).rejects.toThrow(RangeError);
		expect(await read(0, 299)).toEqual(leaves[299]);
		expect(await read(5, 8)).toEqual(rootFrom(leaves.slice(256, 288)));
	});
});

describe('bundles', () => {
	const longest = new Uint8Array(65_535).fill(7);

	test.each([
		['of nothing', []],
		['of an empty entry', [new Uint8Array()]],
		['of some', [utf8('wren'), new Uint8Array(), utf8('robin')]],
		['of the longest', [longest]],
		['of 256 bytes', [new Uint8Array(256).fill(1), utf8('x')]],
		['of 256 entries', Array.from({ length: 256 }, (_, nth) => utf8(`bird ${nth}`))]
	])('%s are read back', (_what, entries) => {
		expect(decodeBundle(encodeBundle(entries))).toEqual(entries);
	});

	test('are a length in two bytes, then the entry', () => {
		expect(encodeBundle([utf8('wren')])).toEqual(Uint8Array.of(0, 4, ...utf8('wren')));
		expect(encodeBundle([longest]).slice(0, 2)).toEqual(Uint8Array.of(255, 255));
	});

	test('hold no entry of 65,536 bytes and no 257th', () => {
		expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow('65536 bytes is too long');
		expect(() => encodeBundle(Array.from({ length: 257 }, () => new Uint8Array()))).toThrow(
			'holds 256 entries, not 257'
		);
	});

	test.each([
		['half a length', [0]],
		['half a length at the end', [0, 1, 9, 0]],
		['a length without an entry', [0, 1]],
		['an entry cut short', [0, 3, 1, 2]],
		['more behind the last', [0, 1, 9, 0, 5, 1]],
		['257 entries', Array.from({ length: 514 }, () => 0)]
	])('of %s are none', (_what, bytes) => {
		expect(decodeBundle(Uint8Array.from(bytes))).toBeNull();
	});
});
