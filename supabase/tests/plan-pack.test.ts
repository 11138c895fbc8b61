// What an evidence pack holds of the plan, for each of its readers, and what it says is missing (R10).
import { expect, test } from 'vitest';
import { plan, type PlanData } from '../../src/lib/pack/parts/plan.ts';
import { anAgreedInsight } from './support/builders.ts';
import { as, owner } from './support/database.ts';
import { PCREF } from './support/ids.ts';
import { aDraftItem, aPublishedItem, TEXT } from './support/plan.ts';

const held = async (audience: string, until = '2030-12-31') =>
	(
		await owner()<{ data: PlanData }[]>`
		select private.pack_plan(${PCREF}, '2020-01-01', ${until}, ${audience}) as data`
	)[0]!.data;

test('the board’s pack has drafts; the public’s and FOI’s have what is published, and FOI’s no names of people', async () => {
	const [draft, item] = [await aDraftItem({ title: 'A draft' }), await aPublishedItem()];
	const ids = async (audience: string) => (await held(audience)).items.map(({ id }) => id);
	expect(await ids('board')).toEqual(expect.arrayContaining([draft, item]));
	for (const audience of ['public', 'foi']) {
		expect(await ids(audience)).toContain(item);
		expect(await ids(audience)).not.toContain(draft);
	}
	expect(JSON.stringify(await held('public'))).toContain('Marcus');
	expect(JSON.stringify(await held('foi'))).not.toMatch(/Marcus|Four carers/);
	expect((await held('foi')).coproductions[0]!.changed).toBe('It was a leaflet before');
});

test('what is not published of what it is joined to is counted for the board alone', async () => {
	const item = await aPublishedItem();
	const insight = await as('grace').call<string>('draft_insight', {
		programme: PCREF,
		statement: 'Not agreed'
	});
	await as('grace').call('link_to_plan', { item, insight });
	await as('grace').call('link_to_plan', { item, insight: (await anAgreedInsight()).id });
	const joined = async (audience: string) =>
		(await held(audience)).items.find(({ id }) => id === item)!.insights;
	expect(await joined('board')).toBe(2);
	expect(await joined('public')).toBe(1);
});

test('a part and a competency that nothing is about, and what changed since the board saw it, are said', async () => {
	const item = await aPublishedItem();
	const changed = {
		item,
		given: { ...TEXT, due_on: '2027-06-30' },
		seen: 1,
		reason: 'Two wards are rebuilt'
	};
	await as('grace').call('revise_plan_item', changed);
	const section = plan(await held('public'));
	expect(section.gaps).toContain('Nothing in the plan is about this part: Leadership and governance.');
	expect(section.gaps).toContain('No evidence yet in the plan for the competency Co-production.');
	expect(section.gaps.filter((gap) => gap.startsWith('No evidence yet'))).toHaveLength(6);
	expect(section.gaps.join(' ')).toMatch(/Items changed since the board approved them: .*\d/);
	const steps = section.tables.find(({ key }) => key === 'steps')!.rows;
	expect(steps.map(({ cells }) => cells['note'])).toContain('Two wards are rebuilt');
	expect(steps.map(({ cells }) => cells['what'])).toEqual(
		expect.arrayContaining(['Put in the plan, version 1', 'Published, version 1', 'Changed, version 2'])
	);
});

test('nothing is held of items that came after the period', async () => {
	expect((await held('board', '2021-12-31')).items).toEqual([]);
	const section = plan(await held('board', '2021-12-31'));
	expect(section.tables[0]!.empty).toBe('Nothing is in the plan yet.');
	expect(section.tables.every(({ rows }) => rows.length === 0)).toBe(true);
});
