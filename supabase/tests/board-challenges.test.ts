// The board's table (R7, R8): what its authors took there, what the board answered, and a co-chair's own words beside it.
import { beforeAll, describe, expect, test } from 'vitest';
import { aContribution, aMadeDecision, anAgreedInsight, type Given } from './support/builders.ts';
import { afresh, as, nobody, owner, refused, type Asker } from './support/database.ts';
import { PCREF } from './support/ids.ts';
import { staged } from './support/staged.ts';

const day = (from: number) =>
	new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(Date.now() + from * 86_400_000);
const ANSWER = { outcome: 'partly', answer: 'By the end of March', met_on: day(0), body: 'Trust Board' };
let marcus: Asker;
let said: Given;
let decision: string;

beforeAll(async () => {
	marcus = await afresh('marcus');
	said = await aContribution({ by: 'sol' });
	({ id: decision } = await aMadeDecision({ insights: [await anAgreedInsight({ restsOn: [said] })] }));
});

/** A challenge that its author took to the board. */
async function tabled(upTo: 'answered' | 'escalated' | 'settled' = 'escalated') {
	const raised = { kind: 'decision', subject: decision, words: 'Not what we asked for' };
	const challenge = await as('tunde').call<string>('raise_challenge', raised);
	await as('grace').call('answer_challenge', { challenge, outcome: 'not', answer: 'We did' });
	if (upTo !== 'answered') await as('tunde').call('author_challenge', { challenge, verb: 'escalate' });
	if (upTo === 'settled') await settle(challenge);
	return challenge;
}
const settle = (challenge: string, given: object = {}, who = marcus) =>
	who.call('settle_challenge', { challenge, ...ANSWER, ...given });
const state = (challenge: string, who = { programme: PCREF, as: as('dev') }) =>
	who.as
		.call<{ challenges: { id: string; board: object }[] }>('board_challenges', {
			programme: who.programme,
			filter: 'open',
			from_month: `${day(0).slice(0, 7)}-01`,
			until_month: `${day(0).slice(0, 7)}-01`
		})
		.then(({ challenges }) => challenges.some(({ id }) => id === challenge));

describe('taking it to the board', () => {
	test('promises a meeting within 28 days, and lies on the table of those who read the board', async () => {
		const challenge = await tabled();
		expect(
			await nobody.rows`select board_due_on::text from public.challenges where id = ${challenge}`
		).toEqual([{ board_due_on: day(28) }]);
		for (const who of ['dev', 'amina', 'marcus', 'grace']) {
			expect(await state(challenge, { programme: PCREF, as: as(who) })).toBe(true);
			expect(await as(who).call('board_challenge', { challenge })).toMatchObject({
				id: challenge,
				board: { due_on: day(28) }
			});
		}
		for (const who of ['fatima', 'carys', 'sol', 'tunde', 'joy', 'olwen']) {
			await refused(state(challenge, { programme: PCREF, as: as(who) }), 'P0002');
			await refused(as(who).call('board_challenge', { challenge }), 'P0002');
		}
	});

	test('what was not taken there is not on it', async () => {
		const challenge = await tabled('answered');
		expect(await state(challenge)).toBe(false);
		await refused(as('dev').call('board_challenge', { challenge }), 'P0002');
		await refused(settle(challenge), 'NC001');
	});

	test('a meeting is named by leads, decision owners and co-chairs', async () => {
		const challenge = await tabled();
		const name = (who: string, meets_on: string | null = day(10)) =>
			as(who).call('table_challenge', { challenge, meets_on });
		await refused(name('dev'), '42501');
		for (const who of ['fatima', 'olwen']) await refused(name(who), 'P0002');
		for (const when of [day(-1), day(400), null]) await refused(name('grace', when), 'NC004', 'meets_on');
		for (const who of ['grace', 'marcus', 'amina']) await name(who);
		expect(await as('dev').call('board_challenge', { challenge })).toMatchObject({
			board: { meets_on: day(10) }
		});
	});

	test('its author may close it as resolved: then it leaves the table', async () => {
		const challenge = await tabled();
		await as('tunde').call('author_challenge', { challenge, verb: 'close' });
		expect(await state(challenge)).toBe(false);
		await refused(settle(challenge), 'NC001');
	});

	test('its author may still take the words back: then nobody answers it', async () => {
		const challenge = await tabled();
		await as('tunde').call('author_challenge', { challenge, verb: 'take_back' });
		expect(await state(challenge)).toBe(false);
		await refused(settle(challenge), 'NC001');
	});
});

describe('what the board answered', () => {
	test('a decision owner records it, who has just signed in, once; everyone reads it beside the words', async () => {
		const challenge = await tabled();
		await refused(settle(challenge, {}, as('marcus')), 'PF001');
		for (const who of ['grace', 'dev', 'amina'])
			await refused(settle(challenge, {}, await afresh(who)), '42501');
		await refused(settle(challenge, {}, await afresh('olwen')), 'P0002');
		await settle(challenge);
		await refused(settle(challenge), 'NC001');
		expect(
			await nobody.rows`select words, board_outcome, board_answer, board_body, board_met_on::text from public.challenges where id = ${challenge}`
		).toEqual([
			{
				words: 'Not what we asked for',
				board_outcome: 'partly',
				board_answer: 'By the end of March',
				board_body: 'Trust Board',
				board_met_on: day(0)
			}
		]);
		expect(await as('tunde').call('my_challenges')).toContainEqual(
			expect.objectContaining({
				id: challenge,
				board: expect.objectContaining({ answer: 'By the end of March' })
			})
		);
		expect(await state(challenge)).toBe(false);
	});

	test.each([
		[{ outcome: 'yes' }, 'NC002', 'outcome'],
		[{ answer: '' }, 'TX001', 'answer'],
		[{ body: ' ' }, 'TX001', 'body'],
		[{ met_on: day(1) }, 'NC003', 'met_on'],
		[{ met_on: day(-1) }, 'NC003', 'met_on'],
		[{ met_on: null }, 'NC003', 'met_on']
	])('%j is refused with %s', async (given, code, field) => {
		await refused(settle(await tabled(), given), code, field);
	});

	test('settled ones are listed in the months they were settled in', async () => {
		const challenge = await tabled('settled');
		const list = (from_month: string, until_month = from_month) =>
			as('dev').call<{ challenges: { id: string }[] }>('board_challenges', {
				programme: PCREF,
				filter: 'settled',
				from_month,
				until_month
			});
		const month = `${day(0).slice(0, 7)}-01`;
		expect((await list(month)).challenges.map(({ id }) => id)).toContain(challenge);
		expect((await list('2020-01-01')).challenges).toEqual([]);
		await refused(list('2020-01-15'), 'NB001', 'until');
	});
});

describe('a co-chair’s own words beside it', () => {
	const words = 'We asked for a day';
	const dissent = (challenge: string, who = 'amina', given: object = {}) =>
		as(who).call<string>('add_board_statement', { challenge, words, ...given });
	const stands = (id: string) =>
		nobody.rows`select words, shown_as from public.board_statements where id = ${id}`;

	test('stand there for everyone once the board has answered; only a co-chair writes them', async () => {
		const challenge = await tabled();
		await refused(dissent(challenge), 'NC005');
		await settle(challenge);
		for (const who of ['marcus', 'grace', 'dev']) await refused(dissent(challenge, who), '42501');
		for (const who of ['tunde', 'olwen']) await refused(dissent(challenge, who), 'P0002');
		await refused(dissent(challenge, 'amina', { words: '' }), 'TX001', 'words');
		const id = await dissent(challenge);
		expect(await stands(id)).toEqual([{ words, shown_as: 'A community co-chair' }]);
		await dissent(challenge, 'amina', { shown_as: 'Amina' });
		expect(await as('amina').call<{ mine: string[] }>('board_challenge', { challenge })).toMatchObject({
			mine: expect.arrayContaining([id])
		});
		expect(await as('dev').call('board_challenge', { challenge })).toMatchObject({ mine: [] });
		expect(await as('dev').rows`select words from public.board_statements where id = ${id}`).toHaveLength(1);
		await refused(as('dev').rows`select written_by from public.board_statements`, '42501');
		await dissent(challenge);
		await refused(dissent(challenge), 'NC006');
	});

	test('nobody at the trust changes or removes them (R7); their author takes them back', async () => {
		const id = await dissent(await tabled('settled'));
		for (const who of ['marcus', 'grace', 'dev', 'sol', 'carys', 'fatima']) {
			await refused(as(who).call('take_back_board_statement', { statement: id }), 'P0002');
			await refused(
				as(who).rows`update public.board_statements set words = 'Fine' where id = ${id}`,
				'42501'
			);
			await refused(as(who).rows`delete from public.board_statements where id = ${id}`, '42501');
			await refused(as(who).rows`update public.challenges set words = 'Fine'`, '42501');
		}
		expect(await stands(id)).toMatchObject([{ words }]);
		const other = await dissent(await tabled('settled'));
		await as('amina').call('take_back_board_statement', { statement: other });
		expect(await stands(other)).toMatchObject([{ words: null }]);
		const { done } = await staged({
			who: 'amina',
			call: 'take_back_board_statement',
			given: { statement: id }
		});
		expect(done).toEqual([expect.objectContaining({ type: 'challenge.dissent_taken_back' })]);
		expect(await stands(id)).toEqual([{ words: null, shown_as: 'Taken back' }]);
		expect(
			await owner()`select 1 from tlog.salts s join tlog.subjects t on t.first_entry = s.entry_id where t.subject_id = ${id}`
		).toEqual([]);
	});
});

describe('a decision whose influence is seen differently', () => {
	let seen: string;
	beforeAll(async () => {
		const given = await Promise.all(
			Array.from({ length: 5 }, (_, n) => aContribution({ name: `Somebody ${n}` }))
		);
		({ id: seen } = await aMadeDecision({ insights: [await anAgreedInsight({ restsOn: given })] }));
		await as('marcus').call('rate_influence_as_owner', { decision: seen, rating: 5 });
		for (const { receipt } of given)
			await nobody.call('rate_influence_by_receipt', { code: receipt, decision: seen, rating: 2 });
	});
	const note = (who: string, given: object = {}) =>
		as(who).call<string>('note_on_ratings', {
			decision: seen,
			note: 'We took hearing for acting',
			met_on: day(0),
			body: 'Trust Board',
			...given
		});

	test('comes to the table with what the board said; decision owners and co-chairs write that down', async () => {
		const month = `${day(0).slice(0, 7)}-01`;
		const { apart } = await as('dev').call<{ apart: object[] }>('board_challenges', {
			programme: PCREF,
			filter: 'open',
			from_month: month,
			until_month: month
		});
		expect(apart).toContainEqual(
			expect.objectContaining({ id: seen, owner: 5, people: 2, answers: 5, notes: [] })
		);
		for (const who of ['dev', 'grace']) await refused(note(who), '42501');
		for (const who of ['fatima', 'olwen']) await refused(note(who), 'P0002');
		await refused(note('marcus', { note: '' }), 'TX001', 'note');
		await refused(note('marcus', { met_on: day(1) }), 'NC003', 'met_on');
		await refused(note('marcus', { decision }), 'NC007');
		await note('marcus');
		await note('amina');
		expect(await as('dev').call('board_ratings', { decision: seen })).toMatchObject({ notes: [{}, {}] });
		await refused(as('fatima').call('board_ratings', { decision: seen }), 'P0002');
		expect(await nobody.rows`select note from public.rating_notes where decision_id = ${seen}`).toHaveLength(
			2
		);
		expect(
			await as('dev').rows`select note from public.rating_notes where decision_id = ${seen}`
		).toHaveLength(2);
		await refused(as('dev').rows`select noted_by from public.rating_notes`, '42501');
		await refused(as('marcus').rows`update public.rating_notes set note = 'Fine'`, '42501');
	});

	test('a note in the log is a commitment and the day it was spoken of', async () => {
		const given = { decision: seen, note: 'We took hearing for acting', met_on: day(0), body: 'Trust Board' };
		const { done } = await staged({ who: 'marcus', call: 'note_on_ratings', given });
		expect(done).toEqual([expect.objectContaining({ type: 'influence.noted', decided: day(0) })]);
		expect(JSON.stringify(done)).not.toContain('hearing');
	});
});

describe('in the log and the pack', () => {
	test('a meeting named and an answer given leave exactly their entries', async () => {
		const challenge = await tabled();
		const named = await staged({
			who: 'grace',
			call: 'table_challenge',
			given: { challenge, meets_on: day(7) }
		});
		expect(named.done).toEqual([expect.objectContaining({ type: 'challenge.tabled', due: day(7) })]);
		const again = await staged({
			who: 'grace',
			call: 'table_challenge',
			given: { challenge, meets_on: day(7) }
		});
		expect(again.done).toEqual([]);
		const settled = await staged({
			owner: `update public.challenges set board_outcome = 'not', board_answer = 'No', board_body = 'Trust Board',
				board_met_on = private.today(), settled_at = now() where id = '${challenge}'`
		});
		expect(settled.done).toEqual([expect.objectContaining({ type: 'challenge.settled', outcome: 'not' })]);
		const beside = await staged({
			who: 'amina',
			call: 'add_board_statement',
			given: { challenge, words: 'A day, please' }
		});
		expect(beside.done).toEqual([
			expect.objectContaining({ type: 'challenge.dissented', refs: { challenge: expect.any(String) } })
		]);
		expect(JSON.stringify(beside.done)).not.toContain('A day');
	});

	test('the pack tells it; for FOI without the names they chose', async () => {
		const challenge = await tabled('settled');
		await as('amina').call('add_board_statement', { challenge, words: 'A day, please', shown_as: 'Amina' });
		const part = async (audience: string) => {
			const [row] = await owner()<{ part: { challenges: { id: string }[] } }[]>`
				select private.pack_challenges(${PCREF}, ${day(0)}, ${day(0)}, ${audience}) as part`;
			return row!.part.challenges.find(({ id }) => id === challenge);
		};
		expect(await part('board')).toMatchObject({
			by: 'A community advisor',
			board: { outcome: 'partly', statements: [{ shown_as: 'Amina' }] }
		});
		const foi = await part('foi');
		expect(foi).toMatchObject({ by: null, board: { statements: [{ words: 'A day, please' }] } });
		expect(JSON.stringify(foi)).not.toContain('Amina');
	});
});
