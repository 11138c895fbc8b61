// What the pages of the plan read: each item once under either heading, paged, and only what each may read.
import { beforeAll, describe, expect, test } from 'vitest';
import { anAgreedInsight } from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { EASTVALE, NORTHBROOK, PCREF, ROOTED_VOICES } from './support/ids.ts';
import { aDraftItem, aPublishedItem } from './support/plan.ts';

const PARTS = ['leadership_governance', 'national_organisational_competencies', 'patient_carer_feedback'];
const AREAS = ['leadership_governance', 'data', 'feedback'];
type List = {
	groups: { key: string; n: number }[];
	items: { id: string; number: number; part: string; area: string; joined: { insights: number } }[];
	next: object | null;
	programmes: { id: string }[];
	unpublished?: number;
};

/** Every page of a list, one after another. */
async function all(who: typeof nobody, name: string, given: object): Promise<List['items']> {
	const found: List['items'] = [];
	let after: object | null = null;
	do {
		const page: List = await who.call<List>(name, { ...given, after });
		expect(page.items.length).toBeLessThanOrEqual(20);
		found.push(...page.items);
		after = page.next;
	} while (after);
	return found;
}

let competency: string;
beforeAll(async () => {
	const [first] = await owner()<
		{ id: string }[]
	>`select id from public.competencies where organisation_id is null limit 1`;
	competency = first!.id;
	for (let one = 0; one < 30; one++) {
		const part = PARTS[one % 3]!;
		const changes = {
			part,
			area: AREAS[Math.floor(one / 3) % 3],
			competency_id: part === 'national_organisational_competencies' ? competency : ''
		};
		await (one % 5 === 0 ? aPublishedItem(changes) : aDraftItem(changes));
	}
});

describe('the list', () => {
	test.each(['part', 'area'])(
		'by %s has every item exactly once, in the order of its headings (R15)',
		async (by_what) => {
			const items = await all(as('grace'), 'plan_of', { organisation: NORTHBROOK, by_what });
			const there = await owner()<
				{ id: string }[]
			>`select id from public.plan_items where programme_id = ${PCREF}`;
			expect(items.map(({ id }) => id).toSorted()).toEqual(there.map(({ id }) => id).toSorted());
			const keys = by_what === 'area' ? AREAS : PARTS;
			const places = items.map((item) => [
				keys.indexOf(by_what === 'area' ? item.area : item.part),
				item.number
			]);
			expect(places).toEqual(places.toSorted(([a, b], [c, d]) => a! - c! || b! - d!));
		}
	);

	test('counts under each heading what stands there', async () => {
		const { groups } = await as('dev').call<List>('plan_of', { organisation: NORTHBROOK });
		const items = await all(as('dev'), 'plan_of', { organisation: NORTHBROOK });
		expect(groups).toEqual(PARTS.map((key) => ({ key, n: items.filter(({ part }) => part === key).length })));
	});

	test('a partner reads what it is a partner of; other trusts, finance and nobody read no drafts', async () => {
		const alone = await aDraftItem({ partners: [] });
		const items = await all(as('joy'), 'plan_of', { organisation: ROOTED_VOICES });
		expect(items.length).toBeGreaterThanOrEqual(30);
		expect(items.map(({ id }) => id)).not.toContain(alone);
		for (const who of ['olwen', 'carys', 'joy']) {
			await refused(as(who).call('plan_of', { organisation: NORTHBROOK }), 'P0002');
		}
		await refused(as('grace').call('plan_of', { organisation: EASTVALE }), 'P0002');
		await refused(as('grace').call('plan_of', { organisation: NORTHBROOK, programme: 'none' }), 'P0002');
		await refused(nobody.call('plan_of', { organisation: NORTHBROOK }), '42501');
	});

	test('anyone reads the published ones, and how many are not', async () => {
		const items = await all(nobody, 'published_plan', { trust: 'northbrook' });
		const [there] = await owner()<{ published: number; not: number }[]>`
			select count(published_at) as published, count(*) filter (where published_at is null) as not
			from public.plan_items where programme_id = ${PCREF}`;
		const { unpublished, groups } = await nobody.call<List>('published_plan', { trust: 'northbrook' });
		expect([items.length, unpublished]).toEqual([there!.published, there!.not]);
		expect(groups.reduce((sum, { n }) => sum + n, 0)).toBe(items.length);
		await refused(nobody.call('published_plan', { trust: 'rooted-voices' }), 'P0002');
		await refused(nobody.call('published_plan', { trust: 'northbrook', programme: 'none' }), 'P0002');
	});
});

describe('one item', () => {
	test('is read by the trust and its partners before it is published, and by anyone after', async () => {
		const [draft, item] = [await aDraftItem(), await aPublishedItem()];
		for (const who of ['grace', 'dev', 'amina', 'joy', 'tunde']) {
			expect(await as(who).call('plan_item_desk', { item: draft })).toMatchObject({
				state: 'draft',
				trust: 'northbrook'
			});
		}
		for (const who of ['olwen', 'carys']) await refused(as(who).call('plan_item_desk', { item }), 'P0002');
		await refused(nobody.call('published_plan_item', { trust: 'northbrook', item: draft }), 'P0002');
		await refused(nobody.call('published_plan_item', { trust: 'eastvale', item }), 'P0002');
		const read = await nobody.call<{ steps: object[]; versions: object[] }>('published_plan_item', {
			trust: 'northbrook',
			item
		});
		expect([read.steps.length, read.versions.length]).toEqual([4, 1]);
	});

	test('a list counts of what is joined to it only what its reader may read', async () => {
		const item = await aPublishedItem();
		const draft = await as('grace').call<string>('draft_insight', {
			programme: PCREF,
			statement: 'Not agreed yet'
		});
		await as('grace').call('link_to_plan', { item, insight: draft });
		await as('grace').call('link_to_plan', { item, insight: (await anAgreedInsight()).id });
		const of = async (who: typeof nobody, name: string, given: object) =>
			(await all(who, name, given)).find(({ id }) => id === item)!.joined.insights;
		expect(await of(as('dev'), 'plan_of', { organisation: NORTHBROOK })).toBe(2);
		expect(await of(nobody, 'published_plan', { trust: 'northbrook' })).toBe(1);
		expect(await of(as('joy'), 'plan_of', { organisation: ROOTED_VOICES })).toBe(1);
	});

	test('says what is missing before it goes on', async () => {
		type Lacks = { lacks: { field: string }[] };
		const lacks = async (item: string) =>
			(await as('grace').call<Lacks>('plan_item_desk', { item })).lacks.map(({ field }) => field);
		expect(await lacks(await aDraftItem({ partners: [] }))).toEqual([
			'partners',
			'coproduction',
			'coproduced',
			'approved'
		]);
		expect(await lacks(await aPublishedItem())).toEqual([]);
	});
});

describe('what forms choose from', () => {
	test('is for those who write', async () => {
		type Choices = { partners: { id: string }[]; competencies: { local: boolean }[] };
		const choices = await as('marcus').call<Choices>('plan_choices', { organisation: NORTHBROOK });
		expect(choices.partners.map(({ id }) => id)).toEqual([ROOTED_VOICES]);
		expect(choices.competencies.filter(({ local }) => !local)).toHaveLength(6);
		for (const who of ['dev', 'amina', 'olwen']) {
			await refused(as(who).call('plan_choices', { organisation: NORTHBROOK }), '42501');
		}
		await refused(as('grace').call('plan_choices', { organisation: NORTHBROOK, programme: 'none' }), 'P0002');
	});

	test('leaves out what an item is joined to already', async () => {
		const item = await aDraftItem();
		const insight = (await anAgreedInsight()).id;
		const offered = async () =>
			(await as('grace').call<{ insights: { id: string }[] }>('plan_link_choices', { item })).insights.map(
				({ id }) => id
			);
		expect(await offered()).toContain(insight);
		await as('grace').call('link_to_plan', { item, insight });
		expect(await offered()).not.toContain(insight);
		await refused(as('dev').call('plan_link_choices', { item }), '42501');
		await refused(as('olwen').call('plan_link_choices', { item }), 'P0002');
	});
});
