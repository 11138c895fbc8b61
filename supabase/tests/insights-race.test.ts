// Several people at once, on real connections.
import { expect, test } from 'vitest';
import { aDraftInsight, anInsightInCheck } from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { PCREF } from './support/ids.ts';

const numbers = async (table: 'insights' | 'decisions') =>
	(await owner().unsafe<{ number: number }[]>(`select number from public.${table} order by number`)).map(
		({ number }) => number
	);

test('twelve insights drafted at once have the numbers one after another', async () => {
	await Promise.all(
		Array.from({ length: 12 }, (_, index) =>
			as(index % 2 ? 'grace' : 'fatima').call('draft_insight', {
				programme: PCREF,
				statement: `Number ${index}`
			})
		)
	);
	expect(await numbers('insights')).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
});

test('six decisions proposed at once too', async () => {
	await Promise.all(
		Array.from({ length: 6 }, (_, index) =>
			as(index % 2 ? 'grace' : 'marcus').call('propose_decision', {
				programme: PCREF,
				title: `Number ${index}`,
				summary: 'Ask first'
			})
		)
	);
	expect(await numbers('decisions')).toEqual([1, 2, 3, 4, 5, 6]);
});

test('when two people reword the same wording at once, one of them is told to read the other first', async () => {
	for (let round = 0; round < 5; round++) {
		const { id } = await aDraftInsight({ statement: 'As it stands' });
		const revise = (who: string) =>
			as(who).call('revise_insight', { insight: id, statement: `By ${who}`, expected: 'As it stands' });
		const both = await Promise.allSettled([revise('grace'), revise('fatima')]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const [loser] = both.filter((one) => one.status === 'rejected');
		expect((loser!.reason as { code: string }).code).toBe('IN002');
		const versions = await owner()`select version from public.insight_statements where insight_id = ${id}`;
		expect(versions).toHaveLength(2);
	}
});

test('an objection that arrives while it is being agreed either counts or is refused, never both', async () => {
	for (let round = 0; round < 5; round++) {
		const { id, restsOn } = await anInsightInCheck();
		const code = restsOn[0]!.receipt;
		await nobody.call('answer_check_by_receipt', { code, insight: id, answer: 'agree' });
		const [agreed, objected] = await Promise.allSettled([
			as('grace').call('agree_insight', { insight: id }),
			nobody.call('answer_check_by_receipt', { code, insight: id, answer: 'object', words: 'Wait' })
		]);
		expect([agreed.status, objected.status].sort()).toEqual(['fulfilled', 'rejected']);
	}
});

test('of two merges that take the same insight one is refused', async () => {
	const [one, two, three] = [await aDraftInsight(), await aDraftInsight(), await aDraftInsight()];
	const merge = (insights: string[]) =>
		as('grace').call('merge_insights', { insights, statement: 'Together' });
	const both = await Promise.allSettled([merge([one.id, two.id]), merge([two.id, three.id])]);
	expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	await refused(merge([one.id, two.id]), 'IN001');
});
