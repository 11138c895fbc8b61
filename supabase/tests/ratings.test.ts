// How much influence people had, as a decision's owner and those it rests on see it (R8): one answer each, and none shown alone.
import { describe, expect, test } from 'vitest';
import {
	aContribution,
	aMadeDecision,
	anAgreedInsight,
	aProposedDecision,
	type Given
} from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { PCREF } from './support/ids.ts';
import { staged } from './support/staged.ts';

/** A made decision that rests on so many contributions of people without an account. */
async function aDecision(people: number, restsOn: Given[] = []) {
	const more = await Promise.all(
		Array.from({ length: people }, (_, n) => aContribution({ name: `Somebody ${n}` }))
	);
	const given = [...restsOn, ...more];
	const insight = await anAgreedInsight({ restsOn: given });
	const { id } = await aMadeDecision({ insights: [insight] });
	return { id, given, insight };
}
const say = ({ receipt }: Given, decision: string, rating: number) =>
	nobody.call('rate_influence_by_receipt', { code: receipt, decision, rating });
const shown = (decision: string) =>
	nobody.rows`select answers, middle::float, apart from public.ratings_shown where decision_id = ${decision}`;
const ownerSays = (who: string, decision: string, rating: number) =>
	as(who).call('rate_influence_as_owner', { decision, rating });
const apart = (decision: string) =>
	owner()`select owner, people::float from private.ratings_apart(${PCREF}) where decision_id = ${decision}`;

describe('what contributors say', () => {
	test('nothing is shown before the fifth, then the middle, made anew at the tenth and at no other', async () => {
		const { id, given } = await aDecision(11);
		for (const [at, one] of given.slice(0, 4).entries()) await say(one, id, at + 1);
		expect(await shown(id)).toEqual([]);
		await say(given[4]!, id, 5);
		expect(await shown(id)).toEqual([{ answers: 5, middle: 3, apart: false }]);
		for (const one of given.slice(5, 9)) await say(one, id, 5);
		expect(await shown(id)).toEqual([{ answers: 5, middle: 3, apart: false }]);
		await say(given[9]!, id, 5);
		expect(await shown(id)).toEqual([{ answers: 10, middle: 5, apart: false }]);
		await say(given[10]!, id, 1);
		expect(await shown(id)).toEqual([{ answers: 10, middle: 5, apart: false }]);
	});

	test('who changes theirs does not show: one answer each, and the figure stands until the next five', async () => {
		const { id, given } = await aDecision(5);
		for (const one of given) await say(one, id, 2);
		for (const one of given) await say(one, id, 5);
		expect(await shown(id)).toEqual([{ answers: 5, middle: 2, apart: false }]);
		const [{ n }] =
			(await owner()`select count(*)::int as n from public.influence_ratings where decision_id = ${id}`) as unknown as [
				{ n: number }
			];
		expect(n).toBe(5);
	});

	test('who takes their words back takes it back; a new fifth answer does not make the figure anew', async () => {
		const { id, given } = await aDecision(6);
		for (const one of given.slice(0, 5)) await say(one, id, 1);
		await nobody.call('withdraw_by_receipt', { code: given[0]!.receipt });
		expect(
			await owner()`select id from public.influence_ratings where contribution_id = ${given[0]!.id}`
		).toEqual([]);
		await say(given[5]!, id, 5);
		expect(await shown(id)).toEqual([{ answers: 5, middle: 1, apart: false }]);
		await refused(say(given[0]!, id, 1), 'P0002');
	});

	test('somebody with an account says it on their page, once for all their words', async () => {
		const words = [
			await aContribution({ by: 'tunde' }),
			await aContribution({ by: 'tunde', words: 'And again' })
		];
		const { id } = await aDecision(0, words);
		await as('tunde').call('rate_influence', { decision: id, rating: 4 });
		await say(words[1]!, id, 2);
		expect(
			await owner()`select rating, how, person_id is not null as person from public.influence_ratings where decision_id = ${id}`
		).toEqual([{ rating: 2, how: 'by receipt', person: true }]);
		expect(await as('tunde').call('rating_asked', { decision: id })).toMatchObject({ mine: 2, may: true });
		for (const who of ['amina', 'grace', 'marcus', 'olwen']) {
			await refused(as(who).call('rate_influence', { decision: id, rating: 1 }), 'P0002');
			await refused(as(who).call('rating_asked', { decision: id }), 'P0002');
		}
		await refused(nobody.call('rate_influence', { decision: id, rating: 1 }), '42501');
	});

	test('staff write down what somebody told them, of people they know', async () => {
		const { id, given } = await aDecision(1);
		const [{ person }] =
			(await owner()`select person_id as person from public.contributors where contribution_id = ${given[0]!.id}`) as unknown as [
				{ person: string }
			];
		const said = { decision: id, person, rating: 3, how: 'by phone' };
		for (const who of ['marcus', 'dev', 'amina', 'joy', 'olwen']) {
			await refused(as(who).call('rate_influence_for', said), 'P0002');
		}
		await refused(as('fatima').call('rate_influence_for', { ...said, how: 'by receipt' }), 'NR003', 'how');
		await as('fatima').call('rate_influence_for', said);
		expect(
			await owner()`select rating, how from public.influence_ratings where person_id = ${person}`
		).toEqual([{ rating: 3, how: 'by phone' }]);
	});

	test('nobody reads a single one: not staff, not the auditor, not the public', async () => {
		const { id, given } = await aDecision(1);
		await say(given[0]!, id, 2);
		for (const who of ['grace', 'fatima', 'marcus', 'dev', 'amina', 'sol']) {
			expect(
				await as(who).rows`select rating from public.influence_ratings where decision_id = ${id}`
			).toEqual([]);
			await refused(as(who).rows`select person_id from public.influence_ratings`, '42501');
			await refused(as(who).rows`select contribution_id from public.influence_ratings`, '42501');
		}
		expect(await nobody.rows`select rating from public.influence_ratings where decision_id = ${id}`).toEqual(
			[]
		);
	});

	test('a rating from 1 to 5, of a decision that stands, by the slip one was given', async () => {
		const { id, given } = await aDecision(2);
		for (const rating of [0, 6]) await refused(say(given[0]!, id, rating), 'NR001', 'rating');
		await refused(
			nobody.call('rate_influence_by_receipt', { code: given[0]!.receipt, decision: id, rating: null }),
			'NR001',
			'rating'
		);
		const other = await aDecision(1);
		await refused(say(other.given[0]!, id, 3), 'P0002');
		await refused(say({ ...given[0]!, receipt: 'AAAAA-AAAAA-A' }, id, 3), 'P0002');
		const { id: proposed } = await aProposedDecision({ insights: [other.insight] });
		await refused(say(other.given[0]!, proposed, 3), 'P0002');
		await as('marcus').call('reverse_decision', { decision: id, reason: 'The money went' });
		await refused(say(given[0]!, id, 3), 'NR002');
		await refused(nobody.call('rating_asked', { decision: id, code: given[1]!.receipt }), 'P0002');
	});
});

describe('what its owner says', () => {
	test('the one who answers for it or a decision owner; everyone reads it', async () => {
		const { id } = await aDecision(1);
		for (const who of ['grace', 'fatima', 'dev', 'amina']) await refused(ownerSays(who, id, 3), '42501');
		for (const who of ['olwen', 'joy']) await refused(ownerSays(who, id, 3), 'P0002');
		await refused(nobody.call('rate_influence_as_owner', { decision: id, rating: 3 }), '42501');
		await ownerSays('marcus', id, 3);
		await ownerSays('marcus', id, 4);
		expect(
			await nobody.rows`select standing, rating from public.influence_ratings where decision_id = ${id}`
		).toEqual([{ standing: 'decision_owner', rating: 4 }]);
		await refused(ownerSays('marcus', id, 6), 'NR001', 'rating');
	});

	test('both sides two steps apart is found, whoever spoke first; one and a half is not', async () => {
		const { id, given } = await aDecision(5);
		await ownerSays('marcus', id, 4);
		for (const one of given) await say(one, id, 2);
		expect(await apart(id)).toEqual([{ owner: 4, people: 2 }]);
		expect(await as('dev').rows`select apart from public.ratings_shown where decision_id = ${id}`).toEqual([
			{ apart: true }
		]);
		expect(
			await as('dev').rows`select rating from public.influence_ratings where decision_id = ${id}`
		).toEqual([{ rating: 4 }]);
		const asked = { decision: id, code: given[0]!.receipt };
		expect(await nobody.call('rating_asked', asked)).toMatchObject({ mine: 2, owner: 4, may: true });
		await ownerSays('marcus', id, 3);
		expect(await apart(id)).toEqual([]);
		await ownerSays('marcus', id, 5);
		expect(await apart(id)).toEqual([{ owner: 5, people: 2 }]);
		await as('marcus').call('reverse_decision', { decision: id, reason: 'The money went' });
		expect(await apart(id)).toEqual([]);
	});
});

describe('in the log', () => {
	test('that it was said and with what standing, never how much', async () => {
		const { id, given } = await aDecision(1);
		const said = { code: given[0]!.receipt, decision: id, rating: 5 };
		const theirs = await staged({ who: null, call: 'rate_influence_by_receipt', given: said });
		const own = await staged({
			who: 'marcus',
			call: 'rate_influence_as_owner',
			given: { decision: id, rating: 5 }
		});
		for (const [{ done, left }, standing] of [
			[theirs, 'contributor'],
			[own, 'decision_owner']
		] as const) {
			expect(left).toBe(0);
			expect(done).toHaveLength(1);
			const { type, standing: as_said, ...rest } = done[0]!;
			expect({ type, as_said }).toEqual({ type: 'influence.rated', as_said: standing });
			expect(Object.keys(rest).sort()).toEqual(['at', 'id', 'prev', 'refs', 'v']);
			expect(rest.at).toMatch(/^\d{4}-\d\d-\d\d$/);
		}
	});
});
