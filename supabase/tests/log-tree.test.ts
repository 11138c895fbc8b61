// The log's tree (0150): who may not come near it, what not even the owner can do to it, and that its numbers, tiles and roots are
// those of RFC 6962, computed here a second time from the entries' bytes alone.
import { createHash } from 'node:crypto';
import type { TransactionSql } from 'postgres';
import { beforeAll, describe, expect, it } from 'vitest';
import { aContribution, aMadeDecision, anAgreedInsight } from './support/builders.ts';
import { as, nobody, owner, refused, service } from './support/database.ts';

type Hash = Buffer;
type Entry = { id: string; type: string; prev: string[]; refs?: Record<string, string> };
type Sql = ReturnType<typeof owner>;
type Asking = Sql | TransactionSql<Record<string, never>>;

const sha256 = (...parts: Uint8Array[]): Hash => {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(part);
	return hash.digest();
};
const leafHash = (body: Uint8Array) => sha256(Buffer.of(0), body);

/** MTH of RFC 6962 2.1, word for word. */
function rootOf(leaves: Hash[]): Hash {
	if (leaves.length === 0) return sha256();
	if (leaves.length === 1) return leaves[0]!;
	let split = 1;
	while (split * 2 < leaves.length) split *= 2;
	return sha256(Buffer.of(1), rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

const sequence = async (atMost = 4096, on: Asking = owner()) =>
	(await on<{ n: number | null }[]>`select tlog.sequence(${atMost}) as n`)[0]!.n;
const root = async (size: number | null = null) =>
	(await owner()<{ root: Buffer }[]>`select tlog.root(${size}) as root`)[0]!.root;
const size = async () => (await owner()<{ n: number }[]>`select tlog.size() as n`)[0]!.n;
const waiting = async () =>
	(await owner()<{ n: number }[]>`select count(*)::int as n from tlog.staging`)[0]!.n;
const bodies = async (from = 0) =>
	(
		await owner()<{ body: Buffer }[]>`select body from tlog.entries where index >= ${from} order by index`
	).map(({ body }) => body);
/** Everything that waits is taken. */
async function drain() {
	while ((await sequence())! > 0);
}
/** An entry about something of its own. */
const append = async (on: Asking = owner()) =>
	(await on<{ id: string }[]>`select tlog.append('action.done', gen_random_uuid()) as id`)[0]!.id;
const places = async () =>
	new Map(
		(await owner()<{ index: number; entry_id: string }[]>`select index, entry_id from tlog.entries`).map(
			({ index, entry_id }) => [entry_id, index]
		)
	);

beforeAll(async () => {
	const insight = await anAgreedInsight({ restsOn: [await aContribution(), await aContribution()] });
	await aMadeDecision({ insights: [insight] });
	await drain();
});

describe('no role of the application', () => {
	it.each(['entries', 'tiles', 'staging', 'subjects', 'salts'])('reads or writes tlog.%s', async (table) => {
		for (const who of [nobody, as('carys'), as('olwen'), service])
			for (const statement of [
				`select 1 from tlog.${table}`,
				`delete from tlog.${table}`,
				`insert into tlog.${table} default values`
			])
				await refused(who.run(statement), '42501');
	});

	it.each([
		`select tlog.sequence()`,
		`select tlog.begin_sequencing()`,
		`select tlog.integrate('{}')`,
		`select tlog.append('decision.done', gen_random_uuid())`,
		`select tlog.add_hashes(0, 0, '')`,
		`select tlog.size()`,
		`select tlog.root()`,
		`select tlog.tile(0, 0)`,
		`select tlog.bundle(0)`,
		`select tlog.perfect_root('')`,
		`select tlog.canonical('{}')`
	])('may %s', async (statement) => {
		for (const who of [nobody, as('carys'), service]) await refused(who.run(statement), '42501');
	});

	it('has any way into the schema at all', async () => {
		const roles = await owner()<{ role: string; usage: boolean }[]>`
			select r as role, has_schema_privilege(r, 'tlog', 'usage') as usage
			from unnest(array['anon', 'authenticated', 'service_role']) r`;
		expect(roles.filter(({ usage }) => usage)).toEqual([]);
	});
});

describe('not even the owner', () => {
	it.each([
		`update tlog.entries set body = body where index = 0`,
		`update tlog.entries set leaf_hash = sha256('') where index = 0`,
		`update tlog.entries set index = index + 1000000 where index = 0`,
		`delete from tlog.entries where index = (select max(index) from tlog.entries)`,
		`truncate tlog.entries`,
		`delete from tlog.tiles`,
		`truncate tlog.tiles`,
		`update tlog.tiles set hashes = substr(hashes, 1, 32) where level = 0 and index = 0`,
		`update tlog.tiles set hashes = overlay(hashes placing '\\xff' from 1) where level = 0 and index = 0`,
		`update tlog.tiles set index = 7 where level = 0 and index = 0`,
		`update tlog.tiles set level = 3 where level = 0 and index = 0`
	])('can %s', async (statement) => {
		await refused(owner().unsafe(statement), 'LG001');
	});

	it('can change, empty or drop what waits', async () => {
		await append();
		await refused(owner()`update tlog.staging set programme_id = null`, 'LG001');
		await refused(owner()`truncate tlog.staging`, 'LG001');
		await refused(owner()`delete from tlog.staging`, 'LG001');
		await refused(owner()`delete from tlog.staging where id = (select max(id) from tlog.staging)`, 'LG001');
		expect(await waiting()).toBe(1);
		await drain();
	});

	it('can drop one that waits by putting other words under its id into the log', async () => {
		const id = await append();
		await owner()
			.begin(async (sql) => {
				await sql`insert into tlog.entries (index, entry_id, body, leaf_hash, staged_at)
					select tlog.size(), entry ->> 'id', '{}', sha256('{}'), now() from tlog.staging`;
				await refused(sql.savepoint((inner) => inner`delete from tlog.staging`) as Promise<unknown>, 'LG001');
				throw new Error('undone');
			})
			.catch((reason: Error) => expect(reason.message).toBe('undone'));
		await drain();
		expect((await places()).has(id)).toBe(true);
	});

	it('keeps what is in the log already waiting: that may go', async () => {
		await owner()`insert into tlog.staging (entry) select convert_from(body, 'UTF8')::jsonb from tlog.entries where index = 0`;
		await owner()`delete from tlog.staging`;
		expect(await waiting()).toBe(0);
	});
});

describe('the sequencer', () => {
	it('gives numbers without a gap, in the order in which entries were staged, as many as it is asked for', async () => {
		const before = await size();
		const ids: string[] = [];
		for (let n = 0; n < 7; n++) ids.push(await append());
		expect(await sequence(4)).toBe(4);
		expect(await waiting()).toBe(3);
		expect(await sequence(4)).toBe(3);
		expect(await sequence(4)).toBe(0);
		const at = await places();
		expect(ids.map((id) => at.get(id))).toEqual([0, 1, 2, 3, 4, 5, 6].map((n) => before + n));
		expect([...at.values()].sort((a, b) => a - b)).toEqual([...at.keys()].map((_, index) => index));
	});

	it('works alone: another goes home until it is done', async () => {
		await append();
		await owner().begin(async (sql) => {
			expect(await sequence(1, sql)).toBe(1);
			expect(await sequence()).toBeNull();
		});
		await append();
		expect(await sequence()).toBe(1);
	});

	it('leaves nothing behind when it is undone', async () => {
		await append();
		const [held, before, left] = [await size(), await root(), await waiting()];
		await owner()
			.begin(async (sql) => {
				expect(await sequence(4096, sql)).toBe(1);
				throw new Error('undone');
			})
			.catch((reason: Error) => expect(reason.message).toBe('undone'));
		expect([await size(), await root(), await waiting()]).toEqual([held, before, left]);
		expect(await sequence()).toBe(1);
	});

	it('takes nothing of a transaction that was undone or is not over', async () => {
		const held = await size();
		const undone = await owner()
			.begin(async (sql) => {
				await append(sql);
				expect(await sequence()).toBe(0);
				throw new Error('undone');
			})
			.catch((reason: Error) => reason.message);
		expect([undone, await sequence(), await size()]).toEqual(['undone', 0, held]);
	});

	it('does not wait for a slow transaction, and takes its entry later', async () => {
		let slow = '';
		let quick = '';
		await owner().begin(async (sql) => {
			slow = await append(sql);
			quick = await append();
			expect(await sequence()).toBe(1);
		});
		expect(await sequence()).toBe(1);
		const at = await places();
		expect(at.get(slow)).toBe(at.get(quick)! + 1);
	});

	it('asks for safety on the disk whatever the session says', async () => {
		await owner().begin(async (sql) => {
			await sql`set local synchronous_commit = off`;
			await sequence(1, sql);
			expect((await sql`show synchronous_commit`)[0]!.synchronous_commit).toBe('on');
		});
	});
});

describe('the tree', () => {
	it(
		'has the same root as a second computation, after each of 139 batches',
		{ timeout: 120_000 },
		async () => {
			await drain();
			const leaves = (await bodies()).map(leafHash);
			// Each batch as large as a seeded generator says (mulberry32), sometimes over several tiles.
			let state = 6;
			const random = () => {
				state = (state + 0x6d2b79f5) >>> 0;
				let mixed = Math.imul(state ^ (state >>> 15), state | 1);
				mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
				return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
			};
			const frontier = new Frontier(leaves);
			for (let batch = 0; batch < 139; batch++) {
				const many = 1 + Math.floor(random() ** 4 * 900);
				await owner()`
				insert into tlog.staging (entry)
				select jsonb_build_object('v', 1, 'type', 'contribution.confirmed', 'at', '2026-11-22', 'how', 'self', 'id',
					private.base64url(extensions.gen_random_bytes(16)), 'prev', jsonb_build_array('AAAAAAAAAAAAAAAAAAAAAA'))
				from generate_series(1, ${many})`;
				expect(await sequence()).toBe(many);
				for (const body of await bodies(leaves.length)) {
					leaves.push(leafHash(body));
					frontier.add(leaves.at(-1)!);
				}
				expect(await size()).toBe(leaves.length);
				expect((await root()).equals(frontier.root())).toBe(true);
			}
			expect(frontier.root().equals(rootOf(leaves))).toBe(true);
			for (let n = 0; n < 100; n++) {
				const earlier = n < 20 ? n : Math.floor(random() * leaves.length);
				expect([earlier, (await root(earlier)).equals(rootOf(leaves.slice(0, earlier)))]).toEqual([
					earlier,
					true
				]);
			}
			await refused(root(leaves.length + 1), 'LG004');
		}
	);

	it('keeps the leaf hash of each entry, and in each tile what its place says', async () => {
		const all = (await bodies()).map(leafHash);
		const kept = await owner()<{ leaf_hash: Buffer }[]>`select leaf_hash from tlog.entries order by index`;
		expect(kept.every(({ leaf_hash }, index) => leaf_hash.equals(all[index]!))).toBe(true);
		const tiles = await owner()<{ level: number; index: number; hashes: Buffer }[]>`
			select level, index, hashes from tlog.tiles order by level, index`;
		expect(tiles.filter(({ level }) => level === 1).length).toBe(1);
		for (const { level, index, hashes } of tiles)
			for (let n = 0; n < hashes.length / 32; n++) {
				const [span, first] = [256 ** level, (index * 256 + n) * 256 ** level];
				expect(hashes.subarray(n * 32, n * 32 + 32).equals(rootOf(all.slice(first, first + span)))).toBe(
					true
				);
			}
		const widths = new Map<number, number>();
		for (const { level, hashes } of tiles) widths.set(level, (widths.get(level) ?? 0) + hashes.length / 32);
		expect([...widths]).toEqual([
			[0, all.length],
			[1, Math.floor(all.length / 256)]
		]);
	});

	it('reads a tile as it stood with fewer hashes, and none that it does not have', async () => {
		const read = async (level: number, index: number, width: number) =>
			(await owner()<{ tile: Buffer | null }[]>`select tlog.tile(${level}, ${index}, ${width}) as tile`)[0]!
				.tile;
		const whole = await read(0, 0, 256);
		expect(whole?.length).toBe(8192);
		expect((await read(0, 0, 3))!.equals(whole!.subarray(0, 96))).toBe(true);
		expect(await read(0, 1_000_000, 1)).toBeNull();
		expect(await read(1, 0, 256)).toBeNull();
	});

	it('reads a bundle: each entry after its length in two bytes; none that is not full', async () => {
		const read = async (index: number, width: number) =>
			(await owner()<{ bundle: Buffer | null }[]>`select tlog.bundle(${index}, ${width}) as bundle`)[0]!
				.bundle;
		const all = await bodies();
		const expected = (from: number, to: number) =>
			Buffer.concat(
				all.slice(from, to).flatMap((body) => [Buffer.of(body.length >> 8, body.length & 255), body])
			);
		expect((await read(0, 256))!.equals(expected(0, 256))).toBe(true);
		expect((await read(2, 17))!.equals(expected(512, 529))).toBe(true);
		expect(await read(Math.floor(all.length / 256), 256)).toBeNull();
		expect(await read(1_000_000, 1)).toBeNull();
	});
});

describe('an entry', () => {
	it('is RFC 8785: its bytes are its keys in order, without a space', async () => {
		const inOrder = (value: unknown): unknown =>
			value === null || typeof value !== 'object'
				? value
				: Array.isArray(value)
					? value.map(inOrder)
					: Object.fromEntries(
							Object.entries(value)
								.sort(([a], [b]) => (a < b ? -1 : 1))
								.map(([key, inner]) => [key, inOrder(inner)])
						);
		for (const body of (await bodies()).slice(0, 200))
			expect(body.toString()).toBe(JSON.stringify(inOrder(JSON.parse(body.toString()))));
	});

	it('refers only to entries before it', async () => {
		const at = await places();
		let links = 0;
		for (const [index, body] of (await bodies()).entries()) {
			const entry = JSON.parse(body.toString()) as Entry;
			// Those made in bulk above follow one that is nowhere.
			for (const id of [...entry.prev, ...Object.values(entry.refs ?? {})].filter(
				(one) => !/^A+$/.test(one)
			)) {
				links++;
				expect(at.get(id)).toBeLessThan(index);
			}
		}
		expect(links).toBeGreaterThan(20);
	});
});

/** The roots of the perfect subtrees from the left, enough to go on from (RFC 9162 2.1.2). */
class Frontier {
	private readonly parts: { height: number; hash: Hash }[] = [];
	constructor(leaves: Hash[]) {
		for (const leaf of leaves) this.add(leaf);
	}
	add(hash: Hash) {
		let height = 0;
		while (this.parts.at(-1)?.height === height) {
			hash = sha256(Buffer.of(1), this.parts.pop()!.hash, hash);
			height++;
		}
		this.parts.push({ height, hash });
	}
	root(): Hash {
		return this.parts.map(({ hash }) => hash).reduceRight((right, left) => sha256(Buffer.of(1), left, right));
	}
}
