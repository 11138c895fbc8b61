// A database that was put back from a backup: nothing is signed over it, and what was published brings it back.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type postgres from 'postgres';
import { reportIncident } from '../../../src/lib/log/incidents.server.ts';
import { restoreLog } from '../../../src/lib/log/restore.server.ts';
import { aLog, backUp, connect, follows, over, PCREF, write, type World } from './publishing.ts';

let world: World;
/** The database as the backup had it, with some entries that had no number yet. */
let restored: postgres.Sql;

beforeAll(async () => {
	world = await aLog();
	await write(world.sql, 400);
	await world.publish();
	await write(world.sql, 20);
	await world.sql.end();
	restored = connect(await backUp(world.url, 'restored'));
	const sql = connect(world.url);
	try {
		await world.publish({ inTransaction: over(sql) });
		await write(sql, 280);
		expect(await world.publish({ inTransaction: over(sql) })).toBe('published');
	} finally {
		await sql.end();
	}
});
afterAll(async () => {
	await restored.end();
	await world.close();
});
beforeEach(() => void (world.wrongs.length = 0));

const publish = () =>
	world.publish({
		inTransaction: over(restored),
		alarm: async (wrong) => {
			world.wrongs.push(wrong);
			await reportIncident(over(restored), wrong);
		}
	});
const sizes = async () => {
	const [row] = await restored<{ size: number; staged: number }[]>`
		select tlog.size()::int as size, (select count(*)::int from tlog.staging) as staged`;
	return row;
};

it('is not signed, gets no further numbers, and administrators are told once', async () => {
	const head = await world.head();
	const before = await sizes();
	await write(restored, 3);
	expect(await publish()).toBe('refused');
	expect(await publish()).toBe('refused');
	expect(world.wrongs).toMatchObject([
		{ kind: 'smaller', facts: { size: before?.size, other_size: head.size } },
		{ kind: 'smaller' }
	]);
	expect(await world.head()).toEqual(head);
	expect(await sizes()).toEqual({ size: before?.size, staged: (before?.staged ?? 0) + 3 });
	const incidents = await restored`select kind, ended_at from tlog.incidents`;
	expect([...incidents]).toEqual([{ kind: 'smaller', ended_at: null }]);
	const told = await restored`select kind from public.messages where kind = 'log_incident'`;
	expect(told.length).toBeGreaterThan(0);
});

it('is given nothing back from a log that was cut, or changed, or signed by somebody else', async () => {
	const before = await sizes();
	const other = await aKeyOfSomebody();
	await expect(
		restoreLog(over(restored), world.shelf, { keys: other, policy: world.policy })
	).rejects.toThrow('not a head that our key signed');
	const changed = {
		read: async (path: string) => {
			const bytes = await world.shelf.read(path);
			if (path === 'tile/entries/001' && bytes) bytes[bytes.length - 3] = 0x37;
			return bytes;
		}
	};
	await expect(restoreLog(over(restored), changed, world)).rejects.toThrow('do not have the fingerprint');
	const cut = {
		read: (path: string) => (path === 'tile/entries/001' ? Promise.resolve(null) : world.shelf.read(path))
	};
	await expect(restoreLog(over(restored), cut, world)).rejects.toThrow('tile/entries/001 is missing');
	expect(await sizes()).toEqual(before);
});

it('goes on from what was published, and the next head follows from the last one', async () => {
	const head = await world.head();
	const had = (await sizes())?.size ?? 0;
	expect(await restoreLog(over(restored), world.shelf, world)).toEqual({ had, has: head.size });
	expect(await restoreLog(over(restored), world.shelf, world)).toEqual({ had: head.size, has: head.size });
	// What waited in the backup had its number; what was written since has none yet.
	expect(await sizes()).toEqual({ size: head.size, staged: 3 });

	expect(await publish()).toBe('published');
	const after = await world.head();
	expect(after.size).toBe(head.size + 3);
	expect(await follows(world.shelf, head, after)).toBe(true);
	expect(await world.recomputed(after.size)).toEqual({ count: after.size, root: after.root });
	expect(world.wrongs).toEqual([]);
});

it('shows what was put back to the same trust, and what comes next follows the last entry of its kind', async () => {
	const [lost] = await restored`select count(*)::int as n from tlog.entries where organisation_id is null`;
	expect(lost?.n).toBe(0);
	const followed = await restored<{ prev: string; n: number }[]>`
		select convert_from(body, 'UTF8')::jsonb -> 'prev' ->> 0 as prev, count(*)::int as n from tlog.entries
		group by 1 having count(*) > 1 and convert_from((array_agg(body))[1], 'UTF8')::jsonb -> 'prev' ->> 0 is not null`;
	expect([...followed]).toEqual([]);
	const [last] = await restored<{ last: string; newest: string }[]>`
		select s.last_entry as last, (select e.entry_id from tlog.entries e where e.programme_id = ${PCREF} order by e.index desc limit 1) as newest
		from tlog.subjects s where s.subject_id = ${PCREF}`;
	expect(last?.last).toBe(last?.newest);
});

async function aKeyOfSomebody() {
	const { makeSkey, verifierFor } = await import('../../../src/lib/log/sign.server.ts');
	const log = verifierFor(makeSkey('northbrook.example/log'));
	return { verifiers: { log, receipts: log, before: null } };
}
