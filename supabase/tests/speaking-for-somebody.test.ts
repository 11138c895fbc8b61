// Nobody on the staff speaks in the place of a person, and nothing they may read joins a name to words.
import { describe, expect, test } from 'vitest';
import { aContribution, aMadeDecision, anAgreedInsight, anInsightInCheck } from './support/builders.ts';
import { as, nobody, refused } from './support/database.ts';

const PRINTED_AGAIN = 'WD010';

describe('a slip that staff print again', () => {
	test('reads and says no, and does not confirm, say yes or answer', async () => {
		const words = await aContribution({ by: 'tunde', consents: {} });
		const insight = await anInsightInCheck({ restsOn: [words] });
		await as('tunde').call('answer_check', { insight: insight.id, answer: 'object', words: 'Not so' });
		const code = await as('grace').call<string>('issue_receipt', { contribution: words.id });

		const answers = (website: boolean) => ({ code, answers: { website } });
		await refused(nobody.call('confirm_by_receipt', { code }), PRINTED_AGAIN);
		await refused(nobody.call('change_consent_by_receipt', answers(true)), PRINTED_AGAIN);
		await refused(
			nobody.call('answer_check_by_receipt', { code, insight: insight.id, answer: 'agree' }),
			PRINTED_AGAIN
		);
		await nobody.call('change_consent_by_receipt', answers(false));
		expect(await nobody.call('track', { code })).toMatchObject({ here: { id: words.id } });
	});

	test('does not take a challenge away, which only the slip it was raised with does', async () => {
		const words = await aContribution();
		const insight = await anAgreedInsight({ restsOn: [words] });
		const challenge = await nobody.call<string>('raise_challenge_by_receipt', {
			code: words.receipt,
			kind: 'insight',
			subject: insight.id,
			words: 'Not what I meant'
		});
		const code = await as('grace').call<string>('issue_receipt', { contribution: words.id });
		const takeBack = (slip: string) =>
			nobody.call('author_challenge_by_receipt', { code: slip, challenge, verb: 'take_back' });
		await refused(takeBack(code), 'P0002');
		await refused(as('grace').call('author_challenge', { challenge, verb: 'take_back' }), 'P0002');
		await takeBack(words.receipt);
	});

	test('whoever types a slip in for somebody is not the author of their challenge', async () => {
		const words = await aContribution();
		const decision = await aMadeDecision({ insights: [await anAgreedInsight({ restsOn: [words] })] });
		const challenge = await as('fatima').call<string>('raise_challenge_by_receipt', {
			code: words.receipt,
			kind: 'decision',
			subject: decision.id,
			words: 'Not resolved'
		});
		await refused(as('fatima').call('author_challenge', { challenge, verb: 'close' }), 'P0002');
	});
});

describe('an answer to a check', () => {
	test('that somebody gave themselves is not written over by staff', async () => {
		const words = await aContribution({ by: 'tunde' });
		const { id } = await anInsightInCheck({ restsOn: [words] });
		await as('tunde').call('answer_check', { insight: id, answer: 'object', words: 'Not so' });
		await refused(
			as('fatima').call('record_check', {
				insight: id,
				contribution: words.id,
				answer: 'agree',
				words: '',
				how: 'in person'
			}),
			'IN014'
		);
	});

	test('of agreement ends when the statement is reworded: nobody agreed to words they have not read', async () => {
		const words = await aContribution({ by: 'tunde' });
		const { id } = await anInsightInCheck({ restsOn: [words] });
		await as('tunde').call('answer_check', { insight: id, answer: 'agree' });
		const desk = () =>
			as('grace').call<{ statement: string; tally: object }>('insight_desk', { insight: id });
		await as('grace').call('revise_insight', {
			insight: id,
			statement: 'People are happy with everything',
			expected: (await desk()).statement
		});
		expect((await desk()).tally).toMatchObject({ agree: 0, waiting: 1 });
		await refused(as('grace').call('agree_insight', { insight: id }), 'IN010');
	});
});

describe('what would join a name to words', () => {
	test.each([
		['account_id', 'people'],
		['created_at', 'people'],
		['recorded_by', 'consents'],
		['added_by', 'quotes'],
		['contribution_id', 'insight_checks'],
		['raised_by', 'challenges']
	])('%s of %s is read by nobody on the staff', async (column, table) => {
		for (const who of ['grace', 'fatima', 'dev', 'marcus']) {
			await refused(as(who).run(`select ${column} from public.${table}`), '42501');
		}
	});

	test('and who is owed word of a decision is read by contribution by that person alone', async () => {
		const words = await aContribution({ by: 'tunde' });
		const decision = await aMadeDecision({ insights: [await anAgreedInsight({ restsOn: [words] })] });
		const owed = (who: string) =>
			as(who).rows`select contribution_id from public.responses where decision_id = ${decision.id}`;
		expect(await owed('tunde')).toEqual([{ contribution_id: words.id }]);
		expect(await owed('grace')).toEqual([]);
	});
});
