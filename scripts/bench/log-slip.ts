// From a promise on a slip to the proof that takes its place: committed, numbered, published, sealed by witnesses in servers of their
// own on this machine, proven from the published files, and believed by whoever checks it without us.
import { performance } from 'node:perf_hooks';
import type postgres from 'postgres';
import { readHead } from '../../src/lib/log/head.server.ts';
import { leafHash } from '../../src/lib/log/hashes.ts';
import { formatProof, verifyProof } from '../../src/lib/log/proof.ts';
import { proveInclusion } from '../../src/lib/log/prove.ts';
import { hashReader } from '../../src/lib/log/tiles.ts';
import type { PublishedLog } from '../support/published-log.ts';
import { round } from './measure.ts';

const SLIPS = 60;

/** Milliseconds from before the commit until the proof is believed. The worker's minute between two rounds is not in it. */
export async function measureSlips(sql: postgres.Sql, log: PublishedLog) {
	const { publishing, keys, policy } = log;
	const took: number[] = [];
	for (let n = 0; n < SLIPS; n++) {
		const began = performance.now();
		const [staged] = await sql<{ body: Buffer }[]>`
			insert into tlog.staging (entry) values (jsonb_build_object('v', 1, 'type', 'action.done', 'at', '2026-11-22T05:00Z', 'id',
				private.base64url(extensions.gen_random_bytes(16)), 'prev', '[]'::jsonb)) returning body`;
		const leaf = leafHash(new Uint8Array(staged!.body));
		const done = await log.publish();
		if (done !== 'published') throw new Error(`The log was not published: ${done}`);
		const head = await readHead(publishing.shelf, 'checkpoint', keys, policy);
		const index = await place(sql, leaf);
		const read = hashReader(publishing.shelf.read, head!.size);
		const hashes = await proveInclusion(read, index, head!.size);
		const text = formatProof({ extra: null, index, hashes, checkpoint: head!.note });
		const proven = await verifyProof(text, leaf, policy);
		if (proven.why !== null || proven.seals.length < 3)
			throw new Error(`The proof is not believed: ${proven.why}`);
		took.push(performance.now() - began);
	}
	took.sort((a, b) => a - b);
	return { p50: round(took[SLIPS / 2]!), p95: round(took[Math.floor(SLIPS * 0.95)]!) };
}

async function place(sql: postgres.Sql, leaf: Uint8Array): Promise<number> {
	const [row] = await sql<{ index: number }[]>`
		select e.index::int as index from tlog.entries e where e.index >= tlog.size() - 20 and e.leaf_hash = ${Buffer.from(leaf)}`;
	return row!.index;
}
