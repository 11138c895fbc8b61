// What is published follows from what was published, whoever publishes, whatever dies, and whatever becomes of the database.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseNote } from '../../../src/lib/log/note.ts';
import { toBase64url } from '../../../src/lib/log/bytes.ts';
import { openCheckpoint } from '../../../src/lib/log/checkpoint.ts';
import { keysFrom } from '../../../src/lib/log/keys.server.ts';
import { formatSkey } from '../../../src/lib/log/keys.ts';
import { makeSkey } from '../../../src/lib/log/sign.server.ts';
import { policyFor } from '../../../src/lib/log/policy.server.ts';
import { cosign } from '../../../src/lib/log/witnesses.server.ts';
import { Book } from './a-book.ts';
import type { Point } from '../../../src/lib/log/publish.server.ts';
import { aLog, follows, publishAndDie, write, type World } from './publishing.ts';

let world: World;
beforeAll(async () => {
	world = await aLog();
});
afterAll(() => world.close());
beforeEach(() => void (world.wrongs.length = 0));

describe('a round', () => {
	it('publishes what is staged, sealed by all four, and anybody comes to the same root', async () => {
		await write(world.sql, 600);
		expect(await world.publish()).toBe('published');
		const head = await world.head();
		expect(head.size).toBeGreaterThan(600);
		expect(head.witnesses).toHaveLength(4);
		expect(head.quorum).toBe(true);
		expect(await world.recomputed(head.size)).toEqual({ count: head.size, root: head.root });
		expect(world.wrongs).toEqual([]);
	});

	it('publishes nothing where nothing was added, and grows by what was', async () => {
		const before = await world.head();
		expect(await world.publish()).toBe('unchanged');
		await write(world.sql, 30);
		expect(await world.publish()).toBe('published');
		const after = await world.head();
		expect(after.size).toBe(before.size + 30);
		expect(await follows(world.shelf, before, after)).toBe(true);
	});

	it('has a head sealed again after a day in which nothing was added', async () => {
		const before = await world.head();
		const tomorrow = new Date(Date.now() + 24 * 60 * 60 * 1000);
		expect(await world.publish({ now: () => tomorrow })).toBe('published');
		const after = await world.head();
		expect(after.text).toBe(before.text);
		expect(after.at?.getTime()).toBe(tomorrow.getTime());
		expect(parseNote(after.note)?.signatures).toHaveLength(5);
	});

	it('keeps of each tile the full one, and partial ones only while there is none', async () => {
		const { size } = await world.head();
		await write(world.sql, 256);
		await world.publish();
		const tiles = readdirSync(join(world.directory, 'log', 'tile', '0')).sort();
		const last = Math.floor((size + 256) / 256);
		expect(tiles).toEqual([
			...Array.from({ length: last }, (_, index) => String(index).padStart(3, '0')),
			`${String(last).padStart(3, '0')}.p`
		]);
	});

	it('leaves a round to whoever is at one', async () => {
		await write(world.sql, 5);
		const rounds = await Promise.all([1, 2, 3].map(() => world.publish()));
		expect(rounds.filter((round) => round === 'published')).toHaveLength(1);
		expect(new Set(rounds)).toEqual(new Set(['published', 'elsewhere']));
	});
});

describe('a head that does not follow from what was signed is never signed', () => {
	it('when an entry was changed before it was published', async () => {
		await write(world.sql, 3);
		await world.sql.begin(async (sql) => {
			await sql`select tlog.round(4096, interval '1 hour')`;
			await sql`alter table tlog.entries disable trigger user`;
			await sql`update tlog.entries set body = convert_to(replace(convert_from(body, 'UTF8'), '"answer_days":7', '"answer_days":8'), 'UTF8')
				where index = (select max(index) from tlog.entries)`;
			await sql`alter table tlog.entries enable trigger user`;
		});
		const before = await world.head();
		expect(await world.publish()).toBe('refused');
		expect(world.wrongs).toMatchObject([
			{ kind: 'inconsistent', facts: { path: expect.stringMatching(/^tile\/entries\//) } }
		]);
		expect(await world.head()).toEqual(before);
		await world.sql.begin(async (sql) => {
			await sql`alter table tlog.entries disable trigger user`;
			await sql`update tlog.entries set body = convert_to(replace(convert_from(body, 'UTF8'), '"answer_days":8', '"answer_days":7'), 'UTF8')
				where index = (select max(index) from tlog.entries)`;
			await sql`alter table tlog.entries enable trigger user`;
		});
		expect(await world.publish()).toBe('published');
	});

	it('though when one was changed after it was published, nothing stops, and it is found within the day', async () => {
		await world.publish();
		const change = (from: string, to: string) =>
			world.sql.begin(async (sql) => {
				await sql`alter table tlog.entries disable trigger user`;
				await sql`update tlog.entries set body = convert_to(replace(convert_from(body, 'UTF8'), ${from}, ${to}), 'UTF8') where index = 300`;
				await sql`alter table tlog.entries enable trigger user`;
			});
		await change('"answer_days":7', '"answer_days":8');
		const before = await world.head();
		await write(world.sql, 1);
		for (let minute = 0; minute < 3; minute++)
			await world.publish({ now: () => new Date(Date.now() + minute * 60_000) });
		expect((await world.head()).size).toBe(before.size + 1);
		expect(world.wrongs[0]).toMatchObject({ kind: 'inconsistent', facts: { path: 'tile/entries/001' } });
		await change('"answer_days":8', '"answer_days":7');
		world.wrongs.length = 0;
		await world.publish();
		expect(world.wrongs).toEqual([]);
	});

	it('when the tree was changed behind what was published', async () => {
		const flip = () =>
			world.sql.begin(async (sql) => {
				await sql`alter table tlog.tiles disable trigger user`;
				await sql`update tlog.tiles set hashes = set_byte(hashes, 0, 255 - get_byte(hashes, 0)) where level = 0 and index = 0`;
				await sql`update tlog.tiles set hashes = set_byte(hashes, 0, 255 - get_byte(hashes, 0)) where level = 1 and index = 0`;
				await sql`alter table tlog.tiles enable trigger user`;
			});
		await flip();
		await write(world.sql, 2);
		const before = await world.head();
		expect(await world.publish()).toBe('refused');
		expect(world.wrongs).toMatchObject([{ kind: 'inconsistent' }]);
		expect(await world.head()).toEqual(before);
		await flip();
		expect(await world.publish()).toBe('published');
	});
});

describe('with too few seals', () => {
	it('three are enough; with two the head waits, unpublished, and after an hour that is an incident', async () => {
		const [council, university] = world.witnesses;
		const away: string[] = [council?.url ?? ''];
		const reached: typeof fetch = (address, init) =>
			away.some((url) => String(address).startsWith(url))
				? Promise.reject(new Error('no answer'))
				: fetch(address, init);
		await write(world.sql, 4);
		expect(await world.publish({ fetch: reached })).toBe('published');
		const three = await world.head();
		expect(three.witnesses).toHaveLength(3);

		away.push(university?.url ?? '');
		await write(world.sql, 4);
		expect(await world.publish({ fetch: reached })).toBe('waiting');
		expect(await world.head()).toEqual(three);
		expect(world.wrongs).toEqual([]);
		const later = new Date(Date.now() + 61 * 60 * 1000);
		expect(await world.publish({ fetch: reached, now: () => later })).toBe('waiting');
		expect(world.wrongs).toMatchObject([{ kind: 'quorum', facts: { seals: 2 } }]);

		expect(await world.publish()).toBe('published');
		const all = await world.head();
		expect(all.size).toBe(three.size + 4);
		expect(await follows(world.shelf, three, all)).toBe(true);
	});
});

describe('published files that were lost', () => {
	it('are written anew from the database, and the witnesses see that it is the same log', async () => {
		const before = await world.head();
		rmSync(join(world.directory, 'log'), { recursive: true });
		expect(await world.publish()).toBe('published');
		const after = await world.head();
		expect(after.text).toBe(before.text);
		expect(after.witnesses).toHaveLength(4);
		expect(await world.recomputed(after.size)).toEqual({ count: after.size, root: after.root });
	});
});

describe('a key that takes the place of another', () => {
	it('signs beside it, is named in the log once, and signs alone from then on', async () => {
		const { log, receipts } = world.keys;
		const next = makeSkey(log.name);
		const both = keysFrom(formatSkey(next), formatSkey(receipts), formatSkey(log));
		const alone = keysFrom(formatSkey(next), formatSkey(receipts));
		const before = await world.head();
		await write(world.sql, 2);
		// Whoever has the new key alone cannot read the last head, and signs nothing.
		await expect(world.publish({ keys: alone })).rejects.toThrow('not a head that our key signed');

		expect(await world.publish({ keys: both })).toBe('published');
		const during = await world.head();
		expect(during.size).toBe(before.size + 3);
		expect(during.witnesses).toHaveLength(4);
		expect((await openCheckpoint(during.note, both.verifiers.log)).why).toBeNull();
		expect((await openCheckpoint(during.note, world.keys.verifiers.log)).why).toBeNull();
		const named =
			await world.sql`select convert_from(body, 'UTF8')::jsonb as entry from tlog.entries where body like '%key.rotated%'`;
		expect(named.map(({ entry }) => entry as unknown)).toMatchObject([
			{
				before: toBase64url(world.keys.verifiers.log.publicKey),
				after: toBase64url(both.verifiers.log.publicKey)
			}
		]);
		expect(await world.publish({ keys: both })).toBe('unchanged');
		expect(await world.publish({ keys: alone })).toBe('unchanged');
	});
});

/** The database ends what a dead process had begun, its lock with it, a moment later. */
async function onceFree() {
	for (const end = Date.now() + 10_000; Date.now() < end; await pause(50)) {
		const round = await world.publish();
		if (round !== 'elsewhere') return round;
	}
	return 'elsewhere';
}

describe('a process that dies', () => {
	it.each<[Point, number]>([
		['sequenced', 1],
		['tile', 1],
		['tile', 3],
		['tiles', 1],
		['signed', 1],
		['sealed', 1],
		['published', 1]
	])('at %s (time %i) leaves what the next round goes on from', async (point, nth) => {
		const before = await world.head();
		await write(world.sql, 290);
		expect(await publishAndDie(world, point, nth)).toBe('SIGKILL');
		// Whoever reads meanwhile reads the old head or the new one, and every file of it.
		const meanwhile = await world.head();
		expect(await world.recomputed(meanwhile.size)).toEqual({ count: meanwhile.size, root: meanwhile.root });

		await write(world.sql, 10);
		expect(await onceFree()).toBe('published');
		const after = await world.head();
		expect(after.size).toBe(before.size + 300);
		expect(after.witnesses).toHaveLength(4);
		expect(await follows(world.shelf, before, after)).toBe(true);
		expect(await follows(world.shelf, meanwhile, after)).toBe(true);
		expect(await world.recomputed(after.size)).toEqual({ count: after.size, root: after.root });
		expect(world.wrongs).toEqual([]);
	});
});

describe('a witness that knows of another book of the same name', () => {
	it('is an incident, each time anew, and its seal is missing', async () => {
		// Whoever has our key shows the council a longer book than ours.
		const [council] = world.witnesses;
		const other = new Book(world.keys.log).grow(100_000);
		const only = policyFor(
			world.keys,
			'https://northbrook.example/log',
			`witness council ${council?.vkey} ${council?.url}\nquorum council\n`
		);
		const known = await world.head();
		const [answer] = (await cosign({ ...other.shown(), oldSize: 0, policy: only.policy })).answers;
		// It has seen ours, and does not seal one that does not follow.
		expect(answer?.says).toBe('does-not-follow');

		council?.state.keep({
			origin: world.keys.origin,
			size: 100_000,
			root: other.root(),
			time: Math.floor(Date.now() / 1000),
			note: new TextDecoder().decode(other.note())
		});
		await write(world.sql, 3);
		expect(await world.publish()).toBe('published');
		expect((await world.head()).size).toBe(known.size + 3);
		expect((await world.head()).witnesses).toHaveLength(3);
		expect(world.wrongs).toEqual([
			{ kind: 'witness_conflict', facts: { witness: 'council', size: known.size + 3, other_size: 100_000 } }
		]);
	});
});
