// Everything that is held about a person is told to them, and to nobody else; no table is forgotten (UK GDPR Article 15, R37).
import { describe, expect, test } from 'vitest';
import { NOT_TOLD, TOLD } from '../../src/lib/held/tables.ts';
import type { Held } from '../../src/lib/held/held.ts';
import { aContribution, anAgreedInsight } from './support/builders.ts';
import { as, nobody, owner, provedNo, refused } from './support/database.ts';
import { NORTHBROOK } from './support/ids.ts';

const held = (who: string, most: number | null = null) => as(who).call<Held>('everything_held', { most });

/** Tables that lead to a person in any number of steps: by a key to one of these, or by a column that holds one. */
async function tablesWithAWayToAPerson(): Promise<string[]> {
	const rows = await owner()<{ name: string }[]>`
		with recursive keys as (
			select n.nspname || '.' || c.relname as from_table, fn.nspname || '.' || fc.relname as to_table
			from pg_constraint k
			join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
			join pg_class fc on fc.oid = k.confrelid join pg_namespace fn on fn.oid = fc.relnamespace
			where k.contype = 'f' and n.nspname in ('public', 'private', 'tlog')
		), ways (name) as (
			select unnest(array['auth.users', 'public.people', 'public.contributions', 'public.registrations', 'public.answer_sheets',
				'public.insight_checks', 'public.receipts', 'public.requests', 'public.passports', 'public.claims', 'public.hours', 'public.payees', 'public.payments'])
			union
			select from_table from keys where to_table in ('auth.users', 'public.people', 'public.contributions', 'public.registrations',
				'public.answer_sheets', 'public.insight_checks', 'public.receipts', 'public.requests', 'public.passports', 'public.alerts', 'public.claims', 'public.payees', 'public.payments')
			union
			select table_schema || '.' || table_name from information_schema.columns
			where table_schema in ('public', 'private', 'tlog')
				and column_name ~ '^(person_id|account_id|owner_person_id|contribution_id|registration_id|email|contact|people|accounts)$'
		)
		select distinct name from ways order by name`;
	return rows.map(({ name }) => name);
}

describe('no table is forgotten', () => {
	test('each with a way to a person is told, or is not for a reason', async () => {
		const found = await tablesWithAWayToAPerson();
		expect(found.filter((name) => !(name in TOLD) && !(name in NOT_TOLD))).toEqual([]);
	});

	test('and none is listed that is not there, or twice', async () => {
		const rows = await owner()<{ name: string }[]>`
			select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ('public', 'private', 'tlog', 'auth')`;
		const there = new Set(rows.map(({ name }) => name));
		expect([...Object.keys(TOLD), ...Object.keys(NOT_TOLD)].filter((name) => !there.has(name))).toEqual([]);
		expect(Object.keys(TOLD).filter((name) => name in NOT_TOLD)).toEqual([]);
	});

	test('each that is told is read by the functions that tell', async () => {
		const [source] = await owner()<{ text: string }[]>`
			select string_agg(prosrc, ' ') as text from pg_proc p
			where p.proname in ('everything_held', 'my_people', 'my_contributions') or p.proname like 'held_%'`;
		const unread = Object.keys(TOLD).filter((name) => !source?.text.includes(name));
		expect(unread).toEqual([]);
		const parts = Object.keys((await held('amina')).parts);
		const named = Object.values(TOLD).map((where) => where.split(/[:,]/)[0] ?? '');
		expect(named.filter((part) => !parts.includes(part))).toEqual([]);
	});
});

describe('everything held', () => {
	test('is told to the person, in every organisation that knows them', async () => {
		const given = await aContribution({ by: 'amina', words: 'Redwing said hello first' });
		await as('amina').call('raise_request', {
			organisation: NORTHBROOK,
			kind: 'access',
			words: 'Everything, please.'
		});
		const { parts } = await held('amina');
		expect(parts.account?.rows).toEqual([
			expect.objectContaining({ email: expect.stringContaining('@') as string })
		]);
		expect(parts.organisations?.rows.length).toBeGreaterThan(1);
		expect(JSON.stringify(parts.contributions)).toContain(given.words);
		expect(JSON.stringify(parts.requests)).toContain('Everything, please.');
		expect(JSON.stringify(await held('tunde'))).not.toContain(given.words);
		provedNo('everything_held', 'tunde');
	});

	test('says with the words what became of them and who looked', async () => {
		const said = await aContribution({
			by: 'tunde',
			words: 'Swift waited in the corridor',
			more: { attribution: 'named', shown_as: 'Tunde A.' }
		});
		await anAgreedInsight({ restsOn: [said] });
		const withoutYes = await aContribution({
			by: 'tunde',
			consents: { board: true },
			more: { attribution: 'named', shown_as: 'Tunde A.' }
		});
		await as('grace').call('look_at_name', { contribution: withoutYes.id, why: 'to answer a request' });
		const text = JSON.stringify((await held('tunde')).parts.contributions);
		expect(text).toContain('"quoted_in": [{'.replaceAll(' ', ''));
		expect(text).toContain('People are not asked what they need');
		expect(text).toContain('to answer a request');
	});

	test('is cut for a page, and says how many more there are', async () => {
		await aContribution({ by: 'joy', words: 'One' });
		await aContribution({ by: 'joy', words: 'Two' });
		await aContribution({ by: 'joy', words: 'Three' });
		const { parts } = await held('joy', 2);
		expect(parts.contributions?.rows).toHaveLength(2);
		expect(parts.contributions?.more).toBeGreaterThanOrEqual(1);
		expect((await held('joy')).parts.contributions?.more).toBe(0);
	});

	test('is for who is signed in', async () => {
		await refused(nobody.call('everything_held'), '42501');
		// Somebody whom no organisation knows reads their account and no more.
		const stranger = '00000000-0000-4000-a000-0000000000ff';
		const { parts } = await held(stranger);
		expect(Object.values(parts).flatMap((part) => part?.rows ?? [])).toEqual([]);
	});
});

describe('what is held with a slip', () => {
	test('is told to whoever holds it, without who gave it', async () => {
		const { receipt, words } = await aContribution({ name: 'Mistle Thrush' });
		const told = await nobody.call<Held>('held_by_receipt', { code: receipt });
		expect(told.parts.contributions?.rows).toEqual([expect.objectContaining({ words })]);
		expect(JSON.stringify(told)).not.toContain('Mistle Thrush');
		expect(await nobody.call('held_by_receipt', { code: 'AAAAA-AAAAA-A' })).toBeNull();
		expect(await as('grace').call('held_by_receipt', { code: receipt })).not.toBeNull();
	});
});
