// Each step of the plan leaves exactly its entry in the log, in its own transaction: undone, it leaves none.
import { describe, expect, it } from 'vitest';
import { CAST } from '../../src/lib/platform/cast.ts';
import { anAgreedInsight } from './support/builders.ts';
import { as } from './support/database.ts';
import { PCREF } from './support/ids.ts';
import { aCoproducedItem, aDraftItem, anApprovedItem, aPublishedItem, TEXT } from './support/plan.ts';
import { staged, type Step } from './support/staged.ts';

const MARCUS = CAST.find(({ key }) => key === 'marcus')!.id;
const insightRef = { refs: { insight: expect.any(String) as string } };

/** As somebody who signed in a moment ago: staged() signs nobody in. */
const approval = (item: string): Step => ({
	owner: `
		insert into auth.sessions (id, user_id, created_at, updated_at)
		values ('00000000-0000-4000-a000-0000000000aa', '${MARCUS}', now(), now());
		select set_config('request.jwt.claims',
			'{"sub":"${MARCUS}","role":"authenticated","session_id":"00000000-0000-4000-a000-0000000000aa"}', true);
		select public.approve_plan_item('${item}', '2026-03-03', 'Trust board')`
});

type Transition = [what: string, step: () => Promise<Step>, leaves: object[]];
const TRANSITIONS: Transition[] = [
	[
		'put in',
		async () => ({ who: 'grace', call: 'add_plan_item', given: { programme: PCREF, given: TEXT } }),
		[
			{
				type: 'plan.added',
				kind: 'patient_carer_feedback',
				due: '2027-03-31',
				refs: { programme: expect.any(String) }
			}
		]
	],
	[
		'a draft in other words',
		async () => ({
			who: 'grace',
			call: 'revise_plan_item',
			given: { item: await aDraftItem(), given: { ...TEXT, title: 'Other' }, seen: 1 }
		}),
		[{ type: 'plan.changed', version: 1, due: '2027-03-31' }]
	],
	[
		'a later day, with its reason',
		async () => ({
			who: 'grace',
			call: 'revise_plan_item',
			given: {
				item: await aPublishedItem(),
				given: { ...TEXT, due_on: '2027-09-30' },
				seen: 1,
				reason: 'Staff are new'
			}
		}),
		[{ type: 'plan.changed', version: 2, due: '2027-09-30' }]
	],
	[
		'somebody took part',
		async () => ({
			who: 'amina',
			call: 'note_coproduction',
			given: { item: await aDraftItem(), who: 'Six carers', on_day: '2026-02-02', changed: 'The order' }
		}),
		[{ type: 'plan.coproduced', decided: '2026-02-02' }]
	],
	[
		'approved',
		async () => approval(await aCoproducedItem()),
		[{ type: 'plan.approved', decided: '2026-03-03' }]
	],
	[
		'published',
		async () => ({ who: 'grace', call: 'publish_plan_item', given: { item: await anApprovedItem() } }),
		[{ type: 'plan.published' }]
	],
	[
		'reviewed',
		async () => ({
			who: 'grace',
			call: 'review_plan_item',
			given: { item: await aPublishedItem(), outcome: 'stopped', note: 'The money went elsewhere' }
		}),
		[{ type: 'plan.reviewed', outcome: 'stopped' }]
	],
	[
		'joined',
		async () => ({
			who: 'grace',
			call: 'link_to_plan',
			given: { item: await aDraftItem(), insight: (await anAgreedInsight()).id }
		}),
		[{ type: 'plan.linked', ...insightRef }]
	],
	[
		'taken apart',
		async () => {
			const given = { item: await aDraftItem(), insight: (await anAgreedInsight()).id };
			const link = await as('grace').call<string>('link_to_plan', given);
			return { who: 'grace', call: 'unlink_from_plan', given: { link } };
		},
		[{ type: 'plan.unlinked', ...insightRef }]
	]
];

describe('the plan', () => {
	it.each(TRANSITIONS)('%s', async (_what, step, leaves) => {
		const { undone, left, done } = await staged(await step());
		expect(left).toBe(0);
		expect(undone).toEqual(done.map(({ type }) => type));
		const told = done.map((entry) =>
			Object.fromEntries(
				Object.entries(entry).filter(([fact]) => !['v', 'id', 'prev', 'at', 'c'].includes(fact))
			)
		);
		expect(told).toEqual(leaves);
	});

	it('says nothing when a draft counts as made together: who took part is said already', async () => {
		const item = await aDraftItem();
		await as('grace').call('note_coproduction', {
			item,
			who: 'Six carers',
			on_day: '2026-02-02',
			changed: 'The order'
		});
		const { done } = await staged({ who: 'grace', call: 'mark_coproduced', given: { item } });
		expect(done).toEqual([]);
	});

	it('holds no word of what was written', async () => {
		const { done } = await staged({
			who: 'grace',
			call: 'add_plan_item',
			given: { programme: PCREF, given: TEXT }
		});
		expect(JSON.stringify(done)).not.toMatch(/famil|Marcus/i);
	});
});

describe('what an item hopes to change', () => {
	it('is hoped for of the item alone', async () => {
		const given = {
			plan_item: await aDraftItem(),
			hoped: 'Carers say that they were asked',
			due_on: '2027-06-30'
		};
		const { done } = await staged({ who: 'grace', call: 'hope_for', given: { given } });
		expect(done).toMatchObject([
			{ type: 'outcome.hoped', due: '2027-06-30', refs: { plan: expect.any(String) } }
		]);
	});
});
