// A small turn of `npm run test:faults -- log`, and that what it asks afterwards would say so if something were wrong.
import { createHash } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check, checkHeads, rootOf, type Told } from '../../../scripts/faults/log-check.ts';
import { faults } from '../../../scripts/faults/log.ts';
import { freshDatabase, type FreshDatabase } from '../../../scripts/support/fresh-database.ts';
import { stage } from '../../../scripts/support/published-log.ts';
import { quiet } from '../support.ts';

const NOWHERE = 'AAAAAAAAAAAAAAAAAAAAAA';

it('loses nothing, doubles nothing and signs nothing else when everything is killed', async () => {
	expect(await faults(6, { entries: 600, kills: 6, crashes: 1 })).toBe(true);
});

describe('what is asked after a storm', () => {
	let database: FreshDatabase;
	let sql: postgres.Sql;
	let ids: string[];

	beforeAll(async () => {
		database = await freshDatabase();
		sql = postgres(database.url, { max: 1, onnotice: quiet });
		await stage(sql, 300, [NOWHERE]);
		ids = (await sql<{ id: string }[]>`select entry ->> 'id' as id from tlog.staging`).map(({ id }) => id);
		await sql`select tlog.sequence()`;
	});
	afterAll(async () => {
		await sql.end();
		await database.close();
	});

	const told = (changes: Partial<Record<keyof Told, string[]>> = {}): Told => ({
		kept: new Set(changes.kept ?? ids),
		tried: new Set(changes.tried ?? ids),
		undone: new Set(changes.undone ?? [])
	});
	/** What is said, without the links: these entries follow one that is nowhere. */
	const said = async (given: Told) =>
		(await check(sql, given)).mistakes.filter((one) => !('links forward' in one));

	it('says nothing of a log that is whole', async () => {
		expect(await said(told())).toEqual([]);
		// What was tried and never answered may be there or not.
		expect(await said(told({ kept: ids.slice(10) }))).toEqual([]);
		expect(await said(told({ tried: [...ids, 'redwing'] }))).toEqual([]);
	});

	it('names what is lost, what was undone, what nobody tried, and what still waits', async () => {
		expect(await said(told({ kept: [...ids, 'redwing'] }))).toEqual([{ lost: 1 }]);
		expect(await said(told({ undone: ids.slice(0, 2) }))).toEqual([{ ghosts: 2 }]);
		expect(await said(told({ kept: ids.slice(1), tried: ids.slice(1) }))).toEqual([{ ghosts: 1 }]);
		await stage(sql, 1);
		expect(await said(told())).toEqual([{ 'still waiting': 1 }]);
	});

	it('names links to what comes later or is nowhere', async () => {
		expect((await check(sql, told())).mistakes).toContainEqual({ 'links forward': 300 });
	});

	it('names a tile that was changed by somebody who may do everything', async () => {
		await sql
			.begin(async (on) => {
				await on`alter table tlog.tiles disable trigger tiles_only_grow`;
				await on`update tlog.tiles set hashes = overlay(hashes placing '\\x00'::bytea from 40 for 1) where level = 0 and index = 1`;
				const { mistakes } = await check(on as unknown as postgres.Sql, told());
				expect(mistakes).toContainEqual({ tile: [0, 1] });
				expect(mistakes).toContainEqual({ root: 'is not that of a second computation' });
				throw new Error('undone');
			})
			.catch((reason: Error) => expect(reason.message).toBe('undone'));
	});

	it('names heads of another tree, that go back, or that too few sealed', () => {
		const leaves = Array.from({ length: 300 }, (_, n) => createHash('sha256').update(String(n)).digest());
		const head = (size: number, seals = 3) => ({ size, root: rootOf(leaves, size), seals });
		expect(
			checkHeads(
				leaves,
				[1, 2, 3, 255, 256, 257, 300].map((size) => head(size))
			)
		).toEqual([]);
		expect(checkHeads(leaves, [head(200), { ...head(299), size: 300 }])).toEqual([
			{ 'head of another tree': 300 }
		]);
		expect(checkHeads(leaves, [{ ...head(300), size: 301 }])).toEqual([{ 'head of another tree': 301 }]);
		expect(checkHeads(leaves, [head(200), head(199)])).toEqual([{ 'head went back': [200, 199] }]);
		expect(checkHeads(leaves, [head(200, 2)])).toEqual([{ 'head without its seals': 200 }]);
	});
});
