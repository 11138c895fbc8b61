// The plan: who reads it and when, how an item is written, and what it needs before it goes on (R15, R18, R5, R6).
import { describe, expect, test } from 'vitest';
import { anAgreedInsight, aDraftInsight, aMadeDecision } from './support/builders.ts';
import { afresh, as, nobody, owner, refused } from './support/database.ts';
import { LISTENING, MARCUS_DECIDES, PCREF } from './support/ids.ts';
import {
	aCoproducedItem,
	aDraftItem,
	anApprovedItem,
	approve,
	aPublishedItem,
	noteTogether,
	TEXT
} from './support/plan.ts';

const TABLES = [
	'plan_items',
	'plan_partners',
	'plan_item_versions',
	'plan_steps',
	'plan_coproductions',
	'plan_links',
	'plan_item_measures'
];
const idOf = (table: string) => (table === 'plan_items' ? 'id' : 'plan_item_id');
const count = async (who: { run: typeof nobody.run }, table: string, item: string) =>
	(await who.run(`select ${idOf(table)} from public.${table} where ${idOf(table)} = $1`, [item])).length;
const revise = (item: string, seen: number, changes: object = {}, reason = 'Families asked for it') =>
	as('grace').call('revise_plan_item', { item, given: { ...TEXT, ...changes }, seen, reason });
const stateOf = async (item: string) =>
	(
		await owner()<{ state: string; version: number; changes: number }[]>`
		select state, version, changes from public.plan_items where id = ${item}`
	)[0]!;

describe('who reads it', () => {
	test('a draft is read by the trust and the members of its partners, and by nobody else', async () => {
		const item = await aDraftItem();
		await noteTogether(item);
		for (const table of [
			'plan_items',
			'plan_partners',
			'plan_item_versions',
			'plan_steps',
			'plan_coproductions'
		]) {
			for (const who of ['grace', 'dev', 'amina', 'joy', 'tunde']) {
				expect([table, who, await count(as(who), table, item)]).toEqual([table, who, 1]);
			}
			for (const who of [nobody, as('olwen'), as('carys')]) expect(await count(who, table, item)).toBe(0);
		}
	});

	test('once published, anyone reads it and the way it came', async () => {
		const item = await aPublishedItem();
		expect(await count(nobody, 'plan_items', item)).toBe(1);
		expect(await count(nobody, 'plan_steps', item)).toBe(4);
		for (const who of [nobody, as('olwen')]) {
			expect(await count(who, 'plan_coproductions', item)).toBe(1);
			expect(await count(who, 'plan_partners', item)).toBe(1);
		}
	});

	test('wordings from before it was published stay with the trust and its partners', async () => {
		const item = await aCoproducedItem();
		await revise(item, 1, { title: 'Families are asked, and answered' });
		await approve(item);
		await as('grace').call('publish_plan_item', { item });
		await revise(item, 2, { title: 'Families are asked, answered and told' });
		expect(await count(as('dev'), 'plan_item_versions', item)).toBe(3);
		expect(await count(as('joy'), 'plan_item_versions', item)).toBe(3);
		expect(
			await nobody.rows`select version from public.plan_item_versions where plan_item_id = ${item} order by 1`
		).toEqual([{ version: 2 }, { version: 3 }]);
	});

	test('what it is joined to and is not published is not named to the public', async () => {
		const item = await aPublishedItem();
		const [agreed, draft] = [await anAgreedInsight(), await aDraftInsight()];
		await as('grace').call('link_to_plan', { item, insight: agreed.id });
		await as('grace').call('link_to_plan', { item, insight: draft.id });
		expect(await count(as('dev'), 'plan_links', item)).toBe(2);
		expect(await nobody.rows`select insight_id from public.plan_links where plan_item_id = ${item}`).toEqual([
			{ insight_id: agreed.id }
		]);
		type Insights = { insights: { id: string }[] };
		const read = async (who: typeof nobody, name: string, given: object) =>
			(await who.call<Insights>(name, { item, ...given })).insights.map(({ id }) => id);
		expect(await read(nobody, 'published_plan_item', { trust: 'northbrook' })).toEqual([agreed.id]);
		expect(await read(as('joy'), 'plan_item_desk', {})).toEqual([agreed.id]);
		expect((await read(as('dev'), 'plan_item_desk', {})).toSorted()).toEqual(
			[agreed.id, draft.id].toSorted()
		);
	});

	test.each(TABLES)('nobody writes %s but by a command', async (table) => {
		await refused(as('grace').run(`insert into public.${table} default values`), '42501');
		await refused(as('grace').run(`delete from public.${table}`), '42501');
	});

	test.each(['plan_items', 'plan_steps', 'plan_coproductions', 'plan_links', 'plan_item_versions'])(
		'who wrote a row of %s is told to nobody',
		async (table) => {
			const columns = {
				plan_items: 'added_by',
				plan_steps: 'by',
				plan_coproductions: 'noted_by',
				plan_links: 'joined_by'
			};
			const column = columns[table as keyof typeof columns] ?? 'written_by';
			await refused(as('dev').run(`select ${column} from public.${table}`), '42501');
		}
	);
});

describe('writing it', () => {
	test('engagement leads and decision owners do; advisors, co-chairs, auditors and other trusts do not', async () => {
		const given = { programme: PCREF, given: TEXT };
		expect(await as('marcus').call('add_plan_item', given)).toBeTypeOf('string');
		for (const who of ['fatima', 'dev', 'amina', 'joy', 'olwen', 'carys']) {
			await refused(as(who).call('add_plan_item', given), '42501');
		}
		await refused(nobody.call('add_plan_item', given), '42501');
	});

	test.each([
		['title', { title: ' ' }, 'TX001'],
		['what', { what: '' }, 'TX001'],
		['success', { success: null }, 'TX001'],
		['owner_id', { owner_id: '' }, 'MK002'],
		['part', { part: 'something_else' }, 'NP002'],
		['area', { area: null }, 'NP002'],
		['competency_id', { part: 'national_organisational_competencies' }, 'NP002'],
		['competency_id', { competency_id: PCREF }, 'NP002'],
		['starts_on', { starts_on: '' }, 'NP003'],
		['due_on', { due_on: '2025-12-31' }, 'NP003'],
		['due_on', { due_on: '2049-12-31' }, 'NP003'],
		['partners', { partners: [PCREF] }, 'NP002']
	])('without a right %s it is refused (%j)', async (field, changes, code) => {
		await refused(aDraftItem(changes), code, field);
	});

	test('a competency is chosen in its part, national or the trust’s own', async () => {
		const [competency] = await owner()<{ id: string }[]>`
			select id from public.competencies where organisation_id is null and key = 'co_production'`;
		const changes = { part: 'national_organisational_competencies', competency_id: competency!.id };
		const item = await aDraftItem(changes);
		const desk = await as('grace').call<{ competency: string }>('plan_item_desk', { item });
		expect(desk.competency).toBe('Co-production');
	});

	test('numbers follow one another, also for two at once', async () => {
		const [one, other] = await Promise.all([aDraftItem(), aDraftItem()]);
		const numbers = await owner()<{ number: number }[]>`
			select number from public.plan_items where id in (${one}, ${other}) order by number`;
		expect(numbers[1]!.number).toBe(numbers[0]!.number + 1);
	});

	test('a draft is changed in place', async () => {
		const item = await aDraftItem();
		await revise(item, 1, { title: 'Families are asked twice' }, '');
		expect(await stateOf(item)).toEqual({ state: 'draft', version: 1, changes: 2 });
		expect(await count(as('grace'), 'plan_item_versions', item)).toBe(1);
	});

	test('after that a change is a new version with a reason, and the old one stays (R5)', async () => {
		const item = await aPublishedItem();
		await refused(revise(item, 1, { due_on: '2027-09-30' }, ''), 'TX001', 'reason');
		await revise(item, 1, { due_on: '2027-09-30' });
		expect(await stateOf(item)).toEqual({ state: 'published', version: 2, changes: 2 });
		expect(
			await nobody.rows`select version, due_on, reason from public.plan_item_versions where plan_item_id = ${item} order by 1`
		).toEqual([
			{ version: 1, due_on: '2027-03-31', reason: '' },
			{ version: 2, due_on: '2027-09-30', reason: 'Families asked for it' }
		]);
	});

	test('other words than the board approved go back to it before they are published', async () => {
		const item = await anApprovedItem();
		await revise(item, 1, { success: 'All families say so.' });
		expect((await stateOf(item)).state).toBe('coproduced');
		await refused(as('grace').call('publish_plan_item', { item }), 'NP011');
		await approve(item);
		await as('grace').call('publish_plan_item', { item });
	});

	test('of two who change it at once the second is told, and nothing is lost', async () => {
		const item = await aDraftItem();
		const both = await Promise.allSettled([
			revise(item, 1, { title: 'One' }),
			revise(item, 1, { title: 'Other' })
		]);
		expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		await refused(revise(item, 1, { title: 'Late' }), 'NP004');
	});

	test('the last partner of what was made together stays', async () => {
		const item = await aCoproducedItem();
		await refused(revise(item, 1, { partners: [] }), 'NP006', 'partners');
	});

	test('not by others', async () => {
		const item = await aDraftItem();
		const given = { item, given: TEXT, seen: 1 };
		for (const who of ['dev', 'amina']) await refused(as(who).call('revise_plan_item', given), '42501');
		for (const who of ['joy', 'olwen']) await refused(as(who).call('revise_plan_item', given), 'P0002');
	});
});

describe('what it needs to go on (R18)', () => {
	test('it is not made together before a partner and somebody who took part are noted', async () => {
		const item = await aDraftItem({ partners: [] });
		expect((await refused(as('grace').call('mark_coproduced', { item }), 'NP008')).message).toContain(
			'community partner'
		);
		await revise(item, 1);
		expect((await refused(as('grace').call('mark_coproduced', { item }), 'NP008')).message).toContain(
			'Who took part'
		);
		await noteTogether(item);
		await as('grace').call('mark_coproduced', { item });
		expect((await stateOf(item)).state).toBe('coproduced');
		await refused(as('grace').call('mark_coproduced', { item }), 'NP001');
		for (const who of ['amina', 'dev']) await refused(as(who).call('mark_coproduced', { item }), '42501');
	});

	test.each(['draft', 'coproduced'])('from %s it is not published', async (state) => {
		const item = state === 'draft' ? await aDraftItem({ partners: [] }) : await aCoproducedItem();
		const why = await refused(as('grace').call('publish_plan_item', { item }), 'NP011');
		expect(why.message).toContain('The day the board approved');
		if (state === 'draft') expect(why.message).toContain('At least one community partner');
	});

	test('not even the owner of the tables publishes what no board approved', async () => {
		const item = await aCoproducedItem();
		await expect(
			owner()`update public.plan_items set state = 'published', published_at = now(), published_version = 1 where id = ${item}`
		).rejects.toThrow(/check constraint/);
	});

	test('a co-chair notes who took part; auditors, facilitators and other trusts do not', async () => {
		const item = await aDraftItem();
		const note = { item, who: 'Six carers', on_day: '2026-02-02', changed: 'The order' };
		expect(await as('amina').call('note_coproduction', note)).toBeTypeOf('string');
		for (const who of ['dev', 'fatima']) await refused(as(who).call('note_coproduction', note), '42501');
		for (const who of ['joy', 'olwen']) await refused(as(who).call('note_coproduction', note), 'P0002');
		await refused(
			as('grace').call('note_coproduction', { ...note, on_day: '2039-01-01' }),
			'NP007',
			'on_day'
		);
		await refused(as('grace').call('note_coproduction', { ...note, changed: '' }), 'TX001', 'changed');
	});

	test('a decision owner, lately signed in, notes the approval', async () => {
		const item = await aCoproducedItem();
		const given = { item, on_day: '2026-03-03', body: 'Trust board' };
		await refused(as('marcus').call('approve_plan_item', given), 'PF001');
		await refused((await afresh('grace')).call('approve_plan_item', given), '42501');
		await refused((await afresh('olwen')).call('approve_plan_item', given), 'P0002');
		await refused(approve(item, { on_day: '2039-01-01' }), 'NP009', 'on_day');
		await refused(approve(item, { on_day: '2026-02-01' }), 'NP009', 'on_day');
		await refused(approve(item, { body: '' }), 'TX001', 'body');
		await approve(item);
		await refused(approve(item), 'NP010');
		expect((await stateOf(item)).state).toBe('board_approved');
	});

	test('a later version is approved without being published again', async () => {
		const item = await aPublishedItem();
		await revise(item, 1, { title: 'Families are asked in two weeks' });
		await approve(item, { on_day: '2026-05-05' });
		expect(await stateOf(item)).toEqual({ state: 'published', version: 2, changes: 2 });
	});

	test('it is published once, by those who write it', async () => {
		const item = await anApprovedItem();
		for (const who of ['dev', 'amina']) await refused(as(who).call('publish_plan_item', { item }), '42501');
		await as('grace').call('publish_plan_item', { item });
		await refused(as('grace').call('publish_plan_item', { item }), 'NP001');
	});
});

describe('how it goes', () => {
	const review = (item: string, changes: object = {}) =>
		as('grace').call('review_plan_item', {
			item,
			outcome: 'on_track',
			note: 'On nine wards of ten',
			next_review_on: soon(90),
			...changes
		});
	const soon = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

	test('what goes on is looked at again; what has ended is not', async () => {
		const item = await aPublishedItem();
		await refused(review(item, { next_review_on: null }), 'NP013', 'next_review_on');
		await refused(review(item, { next_review_on: soon(-1) }), 'NP013', 'next_review_on');
		await refused(review(item, { outcome: 'splendid' }), 'NP012', 'outcome');
		await refused(review(item, { note: '' }), 'TX001', 'note');
		await review(item);
		await review(item, { outcome: 'stopped', next_review_on: null });
		await refused(revise(item, 1), 'NP005');
		const [stopped] = await nobody.rows<{ outcome: string; next: string | null; stopped: boolean }>`
			select outcome, next_review_on as next, stopped_at is not null as stopped from public.plan_items where id = ${item}`;
		expect(stopped).toEqual({ outcome: 'stopped', next: null, stopped: true });
	});

	test('a later review takes an end back, in the open', async () => {
		const item = await aPublishedItem();
		await review(item, { outcome: 'done', next_review_on: null });
		await review(item, { outcome: 'behind' });
		expect(
			await nobody.rows`select outcome from public.plan_steps where plan_item_id = ${item} and state = 'reviewed' order by outcome`
		).toEqual([{ outcome: 'behind' }, { outcome: 'done' }]);
		expect(
			(
				await nobody.rows<{
					done: boolean;
				}>`select done_at is not null as done from public.plan_items where id = ${item}`
			)[0]!.done
		).toBe(false);
	});

	test('only of what is published, and by those who write it', async () => {
		await refused(review(await aDraftItem()), 'NP001');
		const item = await aPublishedItem();
		const given = { item, outcome: 'done', note: 'All wards' };
		for (const who of ['dev', 'amina']) await refused(as(who).call('review_plan_item', given), '42501');
		await refused(as('olwen').call('review_plan_item', given), 'P0002');
	});
});

describe('what it is joined to', () => {
	test('an insight, a decision and an action of its programme, each once', async () => {
		const item = await aDraftItem();
		const { id: decision, insights } = await aMadeDecision();
		const action = await as('grace').call<string>('add_action', {
			decision,
			what: 'Ask on all wards',
			owner_id: MARCUS_DECIDES,
			due_on: '2027-01-31'
		});
		await as('grace').call('link_to_plan', { item, insight: insights[0]!.id });
		await as('grace').call('link_to_plan', { item, decision });
		await as('marcus').call('link_to_plan', { item, action });
		await refused(as('grace').call('link_to_plan', { item, decision }), 'NP015', 'joined');
		await refused(as('grace').call('link_to_plan', { item }), 'NP014', 'joined');
		await refused(as('grace').call('link_to_plan', { item, decision, action }), 'NP014', 'joined');
		expect(await count(as('dev'), 'plan_links', item)).toBe(3);
		await refused(as('dev').call('link_to_plan', { item, action }), '42501');
		await refused(as('olwen').call('link_to_plan', { item, action }), 'P0002');
	});

	test('nothing of another programme', async () => {
		const item = await aDraftItem();
		const statement = 'Nobody rings back';
		const insight = await as('olwen').call<string>('draft_insight', { programme: LISTENING, statement });
		await refused(as('grace').call('link_to_plan', { item, insight }), 'NP014', 'joined');
	});

	test('it can be taken apart again', async () => {
		const item = await aDraftItem();
		const insight = await anAgreedInsight();
		const link = await as('grace').call<string>('link_to_plan', { item, insight: insight.id });
		await refused(as('dev').call('unlink_from_plan', { link }), '42501');
		await refused(as('olwen').call('unlink_from_plan', { link }), 'P0002');
		await as('grace').call('unlink_from_plan', { link });
		expect(await count(as('grace'), 'plan_links', item)).toBe(0);
		await refused(as('grace').call('unlink_from_plan', { link }), 'P0002');
	});
});

describe('the measures that stand beside it (R12)', () => {
	const first = async () =>
		(
			await owner()<{ id: string }[]>`select id from public.measures where organisation_id is null limit 1`
		)[0]!.id;

	test('are of the catalogue or the trust’s own, and chosen by those who write it', async () => {
		const [item, measure] = [await aPublishedItem(), await first()];
		await as('grace').call('set_plan_measures', { item, measures: [measure, measure] });
		expect(await count(nobody, 'plan_item_measures', item)).toBe(1);
		await refused(as('grace').call('set_plan_measures', { item, measures: [PCREF] }), 'NP016', 'measures');
		await refused(as('dev').call('set_plan_measures', { item, measures: [] }), '42501');
		await refused(as('olwen').call('set_plan_measures', { item, measures: [] }), 'P0002');
		await as('grace').call('set_plan_measures', { item, measures: [] });
		expect(await count(as('grace'), 'plan_item_measures', item)).toBe(0);
	});

	test('are as hidden as the item while it is a draft', async () => {
		const item = await aDraftItem();
		await as('grace').call('set_plan_measures', { item, measures: [await first()] });
		expect(await count(as('joy'), 'plan_item_measures', item)).toBe(1);
		for (const who of [nobody, as('olwen')]) expect(await count(who, 'plan_item_measures', item)).toBe(0);
	});
});
