// Outcomes (R12): what an action hopes to change, who may say so, what was seen, and what the log keeps of it.
import { beforeAll, expect, test } from 'vitest';
import { aContribution, aMadeDecision, anAgreedInsight, aProposedDecision } from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { MARCUS_DECIDES, PCREF } from './support/ids.ts';
import { staged } from './support/staged.ts';

const HOPED = 'People are told their rights in their own language';
const LOOK = { result: 'moved', what: '63% are now, and they told us so' };
let decision: string;
let action: string;

beforeAll(async () => {
	const said = await aContribution({ by: 'sol' });
	({ id: decision } = await aMadeDecision({ insights: [await anAgreedInsight({ restsOn: [said] })] }));
	action = await as('grace').call('add_action', {
		decision,
		what: 'Sheets in six languages',
		owner_id: MARCUS_DECIDES,
		due_on: '2026-01-31'
	});
});

const hope = (given: object = {}, who = as('marcus')) =>
	who.call<string>('hope_for', { given: { action, hoped: HOPED, ...given } });
type Page = { outcomes: { id: string; seen_on: string | null; looks: object[] }[]; may: boolean };
const found = async (id: string, who = as('dev')) =>
	(await who.call<Page>('outcomes_page', { action })).outcomes.find((one) => one.id === id)!;
const dueIds = async (day: string) =>
	(
		await owner()<{ id: string }[]>`
			select id from private.outcomes_due('00000000-0000-4000-b000-000000000001', ${day})`
	).map(({ id }) => id);

test('a hope is written down, looked at 12 months after the action unless somebody says otherwise', async () => {
	const { done } = await staged({
		who: 'marcus',
		call: 'hope_for',
		given: { given: { action, hoped: HOPED } }
	});
	expect(done).toHaveLength(1);
	expect(done[0]).toMatchObject({ type: 'outcome.hoped', due: '2027-01-31' });
	const id = await hope();
	expect(await nobody.rows`select hoped, due_on from public.outcomes where id = ${id}`).toEqual([
		{ hoped: HOPED, due_on: '2027-01-31' }
	]);
	expect(await dueIds('2027-01-30')).not.toContain(id);
	expect(await dueIds('2027-01-31')).toContain(id);
});

test('by its owner, an engagement lead or a decision owner, of what stands, by a day that can be', async () => {
	await refused(hope({}, as('dev')), '42501');
	await refused(hope({}, as('olwen')), 'P0002');
	await refused(nobody.call('hope_for', { given: { action, hoped: HOPED } }), '42501');
	await refused(hope({ hoped: ' ' }), 'TX001', 'hoped');
	await refused(hope({ baseline: 'x'.repeat(201) }), 'TX002', 'baseline');
	await refused(hope({ due_on: '2199-01-01' }), 'NO001', 'due_on');
	await refused(hope({ measure: action }), 'NO002', 'measure');
	const [measure] = await owner()<{ id: string }[]>`select id from public.measures where key = 'MHS81'`;
	expect(await hope({ measure: measure!.id })).toBeTypeOf('string');
});

test('what was too early is looked at again, and both are kept', async () => {
	const id = await hope({ due_on: '2026-01-31' });
	const early = { result: 'too_early', what: 'The sheets came last week', again_on: '2027-06-01' };
	await as('grace').call('say_what_changed', { outcome: id, given: early });
	expect(await found(id)).toMatchObject({ seen_on: null, due_on: '2027-06-01', result: 'too_early' });
	expect(await dueIds('2027-06-01')).toContain(id);

	const { done } = await staged({
		who: 'marcus',
		call: 'say_what_changed',
		given: { outcome: id, given: LOOK }
	});
	expect(done).toHaveLength(1);
	expect(done[0]).toMatchObject({ type: 'outcome.seen', outcome: 'moved' });
	expect((await found(id)).looks).toHaveLength(2);
	expect(await nobody.rows`select result from public.outcome_looks where outcome_id = ${id}`).toHaveLength(2);
	expect(await dueIds('2027-06-01')).not.toContain(id);
	await refused(as('marcus').call('say_what_changed', { outcome: id, given: LOOK }), 'NO006');
});

test('what changed is said in words, by those who may, of a day that has been', async () => {
	const id = await hope();
	const say = (given: object, who = as('marcus')) =>
		who.call('say_what_changed', { outcome: id, given: { ...LOOK, ...given } });
	await refused(say({}, as('dev')), '42501');
	await refused(say({}, as('olwen')), 'P0002');
	await refused(say({ result: 'better' }), 'NO004', 'result');
	await refused(say({ what: '' }), 'TX001', 'what');
	await refused(say({ seen_on: '2199-01-01' }), 'NO005', 'seen_on');
	await refused(say({ result: 'too_early', again_on: '2020-01-01' }), 'NO007', 'again_on');
});

test('it is as public as the decision: of a proposal, its listeners alone read it', async () => {
	const said = await aContribution({ by: 'sol' });
	const { id: proposal } = await aProposedDecision({
		insights: [await anAgreedInsight({ restsOn: [said] })]
	});
	const given = { decision: proposal, hoped: HOPED };
	const id = await as('grace').call<string>('hope_for', { given });
	await as('grace').call('say_what_changed', { outcome: id, given: LOOK });
	for (const somebody of [nobody, as('joy'), as('olwen')]) {
		expect(await somebody.rows`select id from public.outcomes where id = ${id}`).toEqual([]);
		expect(await somebody.rows`select id from public.outcome_looks where outcome_id = ${id}`).toEqual([]);
	}
	expect(await as('dev').rows`select id from public.outcomes where id = ${id}`).toHaveLength(1);
	expect(await as('dev').rows`select id from public.outcome_looks where outcome_id = ${id}`).toHaveLength(1);
	await refused(as('olwen').call('outcomes_page', { decision: proposal }), 'P0002');
	await refused(as('joy').call('outcomes_page', { action: said.id }), 'P0002');
});

test('a pack says what was hoped for; names of people are left out of an answer under FOI', async () => {
	const pack = async (audience: string) =>
		(
			await owner()<{ pack: { outcomes: { owner: string | null; hoped: string }[] } }[]>`
				select private.pack_measures(${PCREF}, '2025-04-01', '2027-03-31', ${audience}) as pack`
		)[0]!.pack;
	const mine = (await pack('board')).outcomes.filter(({ hoped }) => hoped === HOPED);
	expect(mine.length).toBeGreaterThan(0);
	expect(mine.some(({ owner }) => owner !== null)).toBe(true);
	expect((await pack('foi')).outcomes.every(({ owner }) => owner === null)).toBe(true);
});
