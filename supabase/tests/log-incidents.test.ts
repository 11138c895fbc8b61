// What went wrong with the log (0154): the worker says it once, administrators are told and may add what they found, everybody reads it,
// and nobody takes any of it back. And the way by which published entries come back is nobody's but the owner's.
import { describe, expect, test } from 'vitest';
import { reportIncident } from '../../src/lib/log/incidents.server.ts';
import type { InTransaction } from '../../src/lib/platform/worker.server.ts';
import { as, nobody, owner, refused, service } from './support/database.ts';

type Incident = {
	id: number;
	kind: string;
	facts: Record<string, unknown>;
	ended_at: string | null;
	notes: { words: string; by: string }[];
};

const report = async (kind: string, facts: object = {}) => {
	const [row] = await owner()<{ news: boolean }[]>`
		select tlog.report_incident(${kind}, ${JSON.stringify(facts)}::text::jsonb) as news`;
	return row?.news;
};
const incidents = (before?: number) => nobody.call<Incident[]>('log_incidents', before ? { before } : {});
const told = async () => {
	const rows = await owner()<{ name: string }[]>`
		select p.name from public.messages m join public.people p on p.id = m.person_id where m.kind = 'log_incident' order by 1`;
	return rows.map(({ name }) => name);
};

describe('an incident', () => {
	test('is kept once while it is open, and told once to the administrators of trusts', async () => {
		expect(await incidents()).toEqual([]);
		expect(await report('smaller', { size: 400, other_size: 700 })).toBe(true);
		const administrators = await told();
		expect(administrators).toContain('Grace');
		expect(administrators).toContain('Olwen');
		expect(administrators).not.toContain('Joy');
		expect(await report('smaller', { size: 401, other_size: 700 })).toBe(false);
		expect(await told()).toEqual(administrators);
		expect(await incidents()).toMatchObject([
			{ kind: 'smaller', facts: { size: 400, other_size: 700 }, ended_at: null, notes: [] }
		]);
	});

	test('of the same kind about another witness is another one', async () => {
		expect(await report('fork', { witness: 'council.example/witness', size: 5 })).toBe(true);
		expect(await report('fork', { witness: 'paper.example/witness', size: 5 })).toBe(true);
		expect(await report('fork', { witness: 'paper.example/witness', size: 6 })).toBe(false);
		expect((await incidents()).map(({ kind }) => kind)).toEqual(['fork', 'fork', 'smaller']);
	});

	test.each([
		['what is not in the list', 'fork', { words: 'x' }],
		['free text', 'fork', { witness: 'a sentence about somebody' }],
		['a kind that there is not', 'other', {}],
		['too much', 'fork', { witnesses: Array.from({ length: 100 }, () => 'w'.repeat(60)) }]
	])('holds no %s', async (_what, kind, facts) => {
		await refused(report(kind, facts), '23514');
	});

	test('is told to whoever asks, twenty a page', async () => {
		for (let n = 0; n < 22; n++) await report('promise_broken', { leaf: `leaf-${n}` });
		const first = await incidents();
		expect(first).toHaveLength(20);
		const rest = await as('amina').call<Incident[]>('log_incidents', { before: first.at(-1)?.id });
		expect(rest.map(({ kind }) => kind)).toEqual([
			'promise_broken',
			'promise_broken',
			'fork',
			'fork',
			'smaller'
		]);
	});
});

describe('what was found out', () => {
	const open = async () => (await incidents(1_000_000)).find(({ ended_at }) => !ended_at)?.id ?? 0;

	test('is added by an administrator of a trust, in public, and ends the incident where they say so', async () => {
		const id = await open();
		await as('grace').call('note_log_incident', { incident: id, words: 'We look into it.' });
		await as('grace').call('note_log_incident', {
			incident: id,
			words: 'A slip was printed twice.',
			ended: true
		});
		const noted = (await incidents()).find((one) => one.id === id);
		expect(noted).toMatchObject({
			ended_at: expect.any(String),
			notes: [
				{ words: 'We look into it.', by: expect.stringContaining('Northbrook') },
				{ words: 'A slip was printed twice.' }
			]
		});
		expect(JSON.stringify(noted)).not.toContain('noted_by');
		await refused(as('grace').call('note_log_incident', { incident: id, words: 'And more.' }), 'LG006');
	});

	test('needs words, an incident, and an administrator', async () => {
		const incident = await open();
		await refused(as('grace').call('note_log_incident', { incident, words: ' ' }), 'TX001');
		await refused(as('grace').call('note_log_incident', { incident: 999_999, words: 'x' }), 'P0002');
		for (const who of ['marcus', 'dev', 'fatima', 'joy', 'amina'] as const)
			await refused(as(who).call('note_log_incident', { incident, words: 'x' }), '42501');
		await refused(nobody.call('note_log_incident', { incident, words: 'x' }), '42501');
	});

	test('and the incident itself are never changed or removed, not even by the owner', async () => {
		for (const statement of [
			`update tlog.incidents set facts = '{}'`,
			'update tlog.incidents set ended_at = null where ended_at is not null',
			'delete from tlog.incidents',
			'truncate tlog.incidents cascade',
			`update tlog.incident_notes set words = 'other words'`,
			'delete from tlog.incident_notes',
			'truncate tlog.incident_notes'
		])
			await refused(owner().unsafe(statement), 'LG005');
	});

	test('is the same kind of incident anew once it came again', async () => {
		const id = (await incidents(1_000_000)).find(({ kind }) => kind === 'smaller')?.id ?? 0;
		const [last] = await owner()<{ id: number }[]>`select id from tlog.incidents where kind = 'smaller'`;
		await as('olwen').call('note_log_incident', {
			incident: last?.id ?? id,
			words: 'Restored.',
			ended: true
		});
		expect(await report('smaller', { size: 1, other_size: 2 })).toBe(true);
	});
});

describe('what only the worker and operators do', () => {
	const CALLS = [
		`select tlog.report_incident('fork', '{}')`,
		`select tlog.restore(array[]::bytea[])`,
		`select tlog.follow_restored(0)`,
		`select tlog.rotate_key('a', 'b')`,
		`select tlog.is_incident('{}')`,
		'select * from tlog.incidents',
		'select * from tlog.incident_notes'
	];

	test.each(CALLS)('no role runs %s', async (call) => {
		await refused(nobody.run(call), '42501');
		await refused(as('grace').run(call), '42501');
		await refused(service.run(call), '42501');
	});

	test('another key is named once, and nothing but a key', async () => {
		const sql = owner();
		const [before, after] = ['b', 'a'].map((letter) => letter.repeat(42) + 'A');
		const rotate = (one: string, other: string) =>
			sql`select tlog.rotate_key(${one}, ${other}) is not null as news`;
		expect([...(await rotate(before!, after!))]).toEqual([{ news: true }]);
		expect([...(await rotate(before!, after!))]).toEqual([{ news: false }]);
		await refused(rotate('a name', after!), '23514');
	});

	test('published entries come back with their numbers, hashes and trust, and nothing else does', async () => {
		const sql = owner();
		await sql`select tlog.sequence(100000)`;
		const [known] = await sql<{ id: string; size: number; trust: string }[]>`
			select entry_id as id, tlog.size()::int as size, organisation_id as trust from tlog.entries
			where organisation_id is not null order by index desc limit 1`;
		const entry = (changes: object) =>
			JSON.stringify({
				at: '2026-11-22T10:00Z',
				id: 'AAAAAAAAAAAAAAAAAAAAAA',
				prev: [known?.id],
				type: 'decision.superseded',
				v: 1,
				...changes
			});
		const restore = (...bodies: string[]) =>
			sql`select tlog.restore(array(select convert_to(b, 'UTF8') from unnest(${bodies}::text[]) b)) as n`;
		await refused(restore('{"type": "not as it is written"}'), 'LG007');
		await refused(restore(entry({ id: known?.id })), 'LG007');
		expect([...(await restore(entry({})))]).toEqual([{ n: 1 }]);
		const [back] = await sql`
			select index::int, organisation_id, leaf_hash = sha256('\\x00'::bytea || body) as hashed, tlog.size()::int as size
			from tlog.entries where entry_id = 'AAAAAAAAAAAAAAAAAAAAAA'`;
		expect(back).toEqual({
			index: known?.size,
			organisation_id: known?.trust,
			hashed: true,
			size: (known?.size ?? 0) + 1
		});
		const [followed] = await sql<{ n: number }[]>`select tlog.follow_restored(${known?.size ?? 0}) as n`;
		expect(followed?.n).toBe(0);
	});
});

test('an incident is kept whatever an operator calls a witness: the alarm says the name in letters that it may hold', async () => {
	const inTransaction: InTransaction = (work) =>
		work((text, values) => owner().unsafe(text, values as never[]) as never);
	const facts = { witnesses: ['büro~1', `${'x'.repeat(300)}`], witness: 'büro~1', size: 9 };
	await reportIncident(inTransaction, { kind: 'fork', facts });
	const [newest] = await incidents();
	expect(newest).toMatchObject({
		kind: 'fork',
		facts: { witnesses: ['b_ro_1', 'x'.repeat(200)], witness: 'b_ro_1', size: 9 }
	});
});

test('a page that was changed does not hide that the head is another, and many changed pages are one incident', async () => {
	expect(await report('inconsistent', { size: 9, path: 'tile/entries/000.p/9' })).toBe(true);
	expect(await report('inconsistent', { size: 9, path: 'tile/0/x001/000' })).toBe(false);
	expect(await report('inconsistent', { path: 'checkpoint' })).toBe(true);
	expect(await report('inconsistent', { size: 9, other_size: 8 })).toBe(true);
});
