// What a log of some size costs: numbers for what is staged, proofs made of the database's tiles, hashes kept.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type postgres from 'postgres';
import { formatProof } from '../../src/lib/log/proof.ts';
import { proveConsistency, proveInclusion } from '../../src/lib/log/prove.ts';
import { hashReader } from '../../src/lib/log/tiles.ts';
import { hashesOf } from '../../src/lib/log/tree.server.ts';
import { stage, type PublishedLog } from '../support/published-log.ts';
import { round } from './measure.ts';

const STAGED = 20_000;
const PROOFS = 200;

/** How fast the sequencer takes what waits: entries in a second, of rounds of 4,096. */
export async function measureSequencer(sql: postgres.Sql): Promise<number> {
	await stage(sql, STAGED);
	const began = performance.now();
	let taken = 0;
	for (let more = true; more;) {
		const [told] = await sql<{ n: number }[]>`select tlog.sequence(4096) as n`;
		taken += told!.n;
		more = told!.n > 0;
	}
	return Math.round(taken / ((performance.now() - began) / 1000));
}

/** Proofs of entries and sizes spread over the whole log, made as the pages make them. The longest counts. */
export async function measureProofs({ publishing, published }: PublishedLog) {
	const note = new Uint8Array(readFileSync(join(published, 'checkpoint')));
	const size = Number(Buffer.from(note).toString().split('\n')[1]);
	const longest = { hashes: 0, bytes: 0, tiles: 0, consistency: 0 };
	const took: number[] = [];
	for (let n = 0; n < PROOFS; n++) {
		const index = Math.floor((size * (n + 0.5)) / PROOFS);
		const began = performance.now();
		const hashes = await proveInclusion(hashesOf(publishing.inTransaction, size), index, size);
		took.push(performance.now() - began);
		const text = formatProof({ extra: null, index, hashes, checkpoint: note });
		longest.hashes = Math.max(longest.hashes, hashes.length);
		// What the checkpoint and its seals add is the same whatever the size: the proof itself is what grows.
		longest.bytes = Math.max(longest.bytes, text.length - note.length);
		longest.tiles = Math.max(longest.tiles, await tilesFor(publishing.shelf, index, size));
		const grown = await proveConsistency(hashesOf(publishing.inTransaction, size), index + 1, size);
		longest.consistency = Math.max(longest.consistency, grown.length);
	}
	took.sort((a, b) => a - b);
	return {
		...longest,
		checkpoint_bytes: note.length,
		p50: round(took[PROOFS / 2]!),
		p95: round(took[PROOFS * 0.95]!)
	};
}

/** How many files somebody reads who makes the proof from what is published. */
async function tilesFor(
	shelf: PublishedLog['publishing']['shelf'],
	index: number,
	size: number
): Promise<number> {
	let tiles = 0;
	const counting = hashReader((path) => {
		tiles++;
		return shelf.read(path);
	}, size);
	await proveInclusion(counting, index, size);
	return tiles;
}

/** Bytes of hashes for each entry, and what the tables hold on the disk for each. */
export async function measureStorage(sql: postgres.Sql) {
	const [row] = await sql<{ hashes: number; tiles: number; entries: number; root_ms: number }[]>`
		select (select sum(octet_length(hashes)) from tlog.tiles)::float8 / tlog.size() as hashes,
			pg_total_relation_size('tlog.tiles')::float8 / tlog.size() as tiles,
			pg_total_relation_size('tlog.entries')::float8 / tlog.size() as entries`;
	const began = performance.now();
	for (let n = 0; n < 20; n++) await sql`select tlog.root()`;
	return {
		hash_bytes: Math.round(row!.hashes * 1000) / 1000,
		tile_disk: Math.round(row!.tiles),
		entry_disk: Math.round(row!.entries),
		root_ms: round((performance.now() - began) / 20)
	};
}
