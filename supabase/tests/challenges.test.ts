import { beforeAll, describe, expect, test } from 'vitest';
import {
	aContribution,
	aMadeDecision,
	anAgreedInsight,
	anInsightInCheck,
	type Given
} from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { NORTHBROOK } from './support/ids.ts';

type Row = { id: string; words: string | null; shown_as: string; standing: string; answer: string | null };
let said: Given;
let insight: { id: string };
let decision: { id: string };

beforeAll(async () => {
	// Tunde is an advisor too; Sol gave words and has no other standing.
	said = await aContribution({ by: 'sol', words: 'Ask us before, not after' });
	insight = await anAgreedInsight({ restsOn: [said] });
	decision = await aMadeDecision({ insights: [insight] });
});

const raise = (who: string, given: object = {}) =>
	as(who).call<string>('raise_challenge', {
		kind: 'decision',
		subject: decision.id,
		words: 'That is not what we asked',
		...given
	});
const found = async (id: string, who = as('dev')) =>
	(
		await who.run<Row>('select id, words, shown_as, standing, answer from public.challenges where id = $1', [
			id
		])
	)[0];
const author = (who: string, challenge: string, verb: string) =>
	as(who).call('author_challenge', { challenge, verb });

describe('raising a challenge', () => {
	test.each([
		['amina', 'co_chair', 'A community co-chair'],
		['tunde', 'advisor', 'A community advisor'],
		['sol', 'contributor', 'Someone whose words this rests on']
	])('%s may, as %s', async (who, standing, shown_as) => {
		expect(await found(await raise(who))).toMatchObject({
			standing,
			shown_as,
			words: 'That is not what we asked'
		});
		expect(
			await found(await raise(who, { kind: 'insight', subject: insight.id, shown_as: 'Me' }))
		).toMatchObject({ shown_as: 'Me' });
		expect(await as(who).call('challenge_subject', { kind: 'decision', subject: decision.id })).toMatchObject(
			{ standing }
		);
	});

	test('nobody else may, and nothing that is not public is challenged', async () => {
		for (const who of ['grace', 'fatima', 'marcus', 'dev', 'carys', 'joy', 'olwen']) {
			await refused(raise(who), '42501');
			expect(
				await as(who).call('challenge_subject', { kind: 'decision', subject: decision.id })
			).toMatchObject({ standing: null });
		}
		await refused(
			nobody.call('raise_challenge', { kind: 'decision', subject: decision.id, words: 'No' }),
			'42501'
		);
		await refused(nobody.call('challenge_subject', { kind: 'decision', subject: decision.id }), '42501');
		const hidden = await anInsightInCheck();
		await refused(raise('amina', { kind: 'insight', subject: hidden.id }), 'P0002');
		await refused(as('amina').call('challenge_subject', { kind: 'insight', subject: hidden.id }), 'P0002');
		await refused(raise('amina', { kind: 'action' }), 'P0002');
		await refused(raise('amina', { words: ' ' }), 'TX001', 'words');
	});

	test('the holder of a slip may, for what their words lie behind', async () => {
		const by = (code: string, subject = decision.id) =>
			nobody.call<string>('raise_challenge_by_receipt', {
				code,
				kind: 'decision',
				subject,
				words: 'Not resolved'
			});
		const id = await by(said.receipt);
		await as('olwen').call('raise_challenge_by_receipt', {
			code: said.receipt,
			kind: 'insight',
			subject: insight.id,
			words: 'Not resolved'
		});
		expect(await found(id)).toMatchObject({ standing: 'contributor', words: 'Not resolved' });
		const elsewhere = await aContribution();
		await refused(by(elsewhere.receipt), 'P0002');
		await refused(by('00000-00000-0'), 'P0002');
		await refused(
			as('olwen').call('raise_challenge_by_receipt', {
				code: 'x',
				kind: 'decision',
				subject: decision.id,
				words: 'x'
			}),
			'P0002'
		);

		const act = (code: string, verb: string) =>
			nobody.call('author_challenge_by_receipt', { code, challenge: id, verb });
		await refused(act(elsewhere.receipt, 'close'), 'P0002');
		await refused(
			as('grace').call('author_challenge_by_receipt', { code: 'x', challenge: id, verb: 'close' }),
			'P0002'
		);
		// The slip is enough, whoever is signed in beside it.
		await as('olwen').call('author_challenge_by_receipt', {
			code: said.receipt,
			challenge: id,
			verb: 'close'
		});
		await act(said.receipt, 'take_back');
		expect(await found(id)).toMatchObject({ words: null, shown_as: 'Taken back' });
	});
});

describe('beside the trust’s text, where staff cannot remove it (R7)', () => {
	test('everyone reads it, and of who raised it only the name they chose', async () => {
		const id = await raise('amina', { shown_as: 'Amina' });
		for (const who of ['grace', 'marcus', 'dev', 'carys', 'joy', 'olwen']) {
			expect(await found(id, as(who))).toMatchObject({ words: 'That is not what we asked' });
		}
		expect(await found(id, nobody)).toMatchObject({ shown_as: 'Amina' });
		for (const column of ['raised_by', 'raised_by_contribution', 'answered_by']) {
			await refused(as('grace').run(`select ${column} from public.challenges`), '42501');
		}
	});

	test('no role writes or deletes one', async () => {
		const id = await raise('amina');
		for (const who of ['grace', 'fatima', 'marcus', 'dev', 'amina', 'olwen']) {
			await refused(as(who).run('delete from public.challenges where id = $1', [id]), '42501');
			await refused(
				as(who).run(`update public.challenges set words = 'All is well' where id = $1`, [id]),
				'42501'
			);
			await refused(as(who).run('insert into public.challenges default values'), '42501');
		}
		await refused(nobody.run('delete from public.challenges'), '42501');
	});

	test('no command of the database lets staff change, hide, close or remove the words', async () => {
		const id = await raise('amina');
		const before = await found(id);
		// Every function there is, called by staff with this challenge and every word it might understand.
		const functions = await owner()<{ name: string; names: string[]; types: string[] }[]>`
			select p.proname as name, p.proargnames as names,
				array(select format_type(t, null) from unnest(p.proargtypes::oid[]) t) as types
			from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prorettype <> 'trigger'::regtype
				and 'uuid' = any (array(select format_type(t, null) from unnest(p.proargtypes::oid[]) t))
				and p.proname <> 'answer_challenge' and p.proname <> 'acknowledge_challenge'`;
		expect(functions.length).toBeGreaterThan(30);
		for (const { name, names, types } of functions) {
			for (const word of ['take_back', 'close', 'x']) {
				const values = types.map((type) =>
					type === 'uuid'
						? id
						: type === 'uuid[]'
							? [id]
							: type === 'jsonb'
								? `{"id": "${id}"}`
								: type === 'text'
									? word
									: null
				);
				const list = types
					.map((type, index) => `"${names[index]}" => $${index + 1}::text::${type}`)
					.join(', ');
				const asText = values.map((value) => (Array.isArray(value) ? `{${value.join(',')}}` : value));
				for (const who of ['grace', 'marcus']) {
					await as(who)
						.run(`select public.${name}(${list})`, asText as never)
						.catch(() => undefined);
				}
			}
		}
		expect(await found(id)).toEqual(before);
		const [row] =
			await owner()`select closed_at, taken_back_at, words from public.challenges where id = ${id}`;
		expect(row).toEqual({ closed_at: null, taken_back_at: null, words: 'That is not what we asked' });
	});

	test('they say that they have read it, and answer it once', async () => {
		const id = await raise('amina');
		const acknowledge = (who: string) => as(who).call('acknowledge_challenge', { challenge: id });
		const answer = (who: string, given: object = {}) =>
			as(who).call('answer_challenge', {
				challenge: id,
				outcome: 'partly',
				answer: 'Three more wards by May',
				...given
			});
		for (const who of ['fatima', 'dev', 'amina', 'carys', 'joy', 'olwen']) {
			await refused(acknowledge(who), '42501');
			await refused(answer(who), '42501');
		}
		await refused(nobody.call('acknowledge_challenge', { challenge: id }), '42501');
		await acknowledge('grace');
		await refused(answer('marcus', { outcome: 'no' }), 'VO001', 'outcome');
		await refused(answer('marcus', { answer: '' }), 'TX001', 'answer');
		await answer('marcus');
		expect(await found(id)).toMatchObject({
			words: 'That is not what we asked',
			answer: 'Three more wards by May'
		});
		await refused(answer('grace', { answer: 'All is well' }), 'VO002');
	});
});

describe('what its author may do', () => {
	test('close it, take it to the board once answered, take it back; nobody does so for them', async () => {
		const id = await raise('amina');
		for (const who of ['grace', 'marcus', 'dev', 'tunde', 'olwen']) {
			for (const verb of ['close', 'escalate', 'take_back']) await refused(author(who, id, verb), 'P0002');
		}
		await refused(nobody.call('author_challenge', { challenge: id, verb: 'close' }), '42501');
		await refused(author('amina', id, 'escalate'), 'VO003');
		await refused(author('amina', id, 'sing'), 'VO004');
		await as('grace').call('answer_challenge', { challenge: id, outcome: 'not', answer: 'No' });
		await author('amina', id, 'escalate');
		await author('amina', id, 'close');
		await author('amina', id, 'take_back');
		expect(await found(id)).toMatchObject({ words: null, answer: 'No' });
	});

	test('each sees their own', async () => {
		const id = await raise('tunde');
		const mine = (who: string) => as(who).call<{ id: string; about: { title: string } }[]>('my_challenges');
		expect((await mine('tunde')).map((one) => one.id)).toContain(id);
		expect((await mine('amina')).map((one) => one.id)).not.toContain(id);
		expect(await mine('grace')).toEqual([]);
		await refused(nobody.call('my_challenges'), '42501');
	});

	test('the list and its page are for members of the trust', async () => {
		const id = await raise('amina');
		const list = (who: string, given: object = {}) =>
			as(who).call<{ challenges: Row[]; next: unknown }>('challenges_of', {
				organisation: NORTHBROOK,
				...given
			});
		for (const who of ['grace', 'marcus', 'dev', 'amina', 'carys']) {
			expect((await list(who)).challenges[0]?.id).toBe(id);
			expect(await as(who).call('challenge_page', { challenge: id })).toMatchObject({
				id,
				about: { kind: 'decision' }
			});
		}
		for (const who of ['joy', 'tunde', 'olwen']) {
			await refused(list(who), 'P0002');
			await refused(as(who).call('challenge_page', { challenge: id }), 'P0002');
		}
		await refused(nobody.call('challenges_of', { organisation: NORTHBROOK }), '42501');
		await refused(nobody.call('challenge_page', { challenge: id }), '42501');
		await as('grace').call('answer_challenge', { challenge: id, outcome: 'upheld', answer: 'You are right' });
		expect((await list('grace')).challenges.map((one) => one.id)).not.toContain(id);
		expect((await list('grace', { filter: 'all' })).challenges.map((one) => one.id)).toContain(id);
	});
});
