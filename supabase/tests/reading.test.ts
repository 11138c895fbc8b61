import { describe, expect, test } from 'vitest';
import { aContribution, type Given } from './support/builders.ts';
import { aRound, FATIMA, GRACE } from './support/coding.ts';
import { as, nobody, owner, provedNo, refused } from './support/database.ts';
import { NORTHBROOK, PCREF } from './support/ids.ts';

type Hard = { content_note: string; flags: number; notes: string[]; mine: boolean } | null;
type Next = { contribution: string | null; waiting: number; hard_read: number };
type Rounds = {
	passed: { id: string; by: string; to_me: boolean }[];
	sitting: { cap: number; hard_read: number; may_have_hard: boolean };
};

const hard = async (who: string, contribution: string) =>
	(await as(who).call<{ hard: Hard }>('coding_desk', { contribution })).hard;
const next = (who: string, round: string) => as(who).call<Next>('take_next', { round });
const home = (who: string) => as(who).call<Rounds>('coding_rounds', { organisation: NORTHBROOK });
const forget = () => owner()`delete from public.reading_sittings`;

const AMINA = '00000000-0000-4000-d000-000000000012';
const OUTSIDE = ['carys', 'sol', 'joy', 'tunde', 'olwen'];

describe('words that are hard to read', () => {
	test('are flagged by any who read them at the trust, with a note to the next', async () => {
		const { id } = await aContribution({ words: 'It was a hard night', consents: { board: true } });
		expect(await hard('fatima', id)).toBeNull();
		await as('grace').call('flag_hard', { contribution: id, note: ' About a night on a ward ' });
		await as('dev').call('flag_hard', { contribution: id });
		expect(await hard('fatima', id)).toEqual({
			content_note: '',
			flags: 2,
			notes: ['About a night on a ward'],
			mine: false
		});
		expect((await hard('grace', id))?.mine).toBe(true);
		await refused(
			as('grace').call('flag_hard', { contribution: id, note: 'a'.repeat(201) }),
			'TX002',
			'note'
		);
		for (const who of OUTSIDE) await refused(as(who).call('flag_hard', { contribution: id }), 'P0002');
		await as('grace').call('flag_hard', { contribution: id, note: 'Said anew' });
		expect((await hard('fatima', id))?.notes).toEqual(['Said anew']);
	});

	test('are read by the board only with consent, and so flagged', async () => {
		const { id } = await aContribution({ consents: { board: false } });
		await refused(as('dev').call('flag_hard', { contribution: id }), 'P0002');
	});

	test('have one flag of each reader, which they alone take off', async () => {
		const { id } = await aContribution();
		await as('grace').call('flag_hard', { contribution: id });
		await as('fatima').call('unflag_hard', { contribution: id });
		expect((await hard('fatima', id))?.flags).toBe(1);
		for (const who of OUTSIDE) await refused(as(who).call('unflag_hard', { contribution: id }), 'P0002');
		await as('grace').call('unflag_hard', { contribution: id });
		expect(await hard('fatima', id)).toBeNull();
	});

	test('have their note in every list and page of those who read, and in none of whose words they are', async () => {
		const { id } = await aContribution({ by: 'amina', words: 'It was a hard winter' });
		await as('grace').call('flag_hard', { contribution: id, note: 'About a winter' });
		const at = async (who: string) =>
			(await as(who).call<{ hard: Hard }>('contribution_at', { contribution: id })).hard;
		expect((await at('fatima'))?.notes).toEqual(['About a winter']);
		expect((await at('dev'))?.flags).toBe(1);
		expect(await at('amina')).toBeNull();
		const listed = await as('fatima').call<{ rows: { id: string; hard: Hard }[] }>('find_contributions', {
			organisation: NORTHBROOK,
			query: { words: 'winter' }
		});
		expect(listed.rows.find((row) => row.id === id)?.hard?.notes).toEqual(['About a winter']);
		const insight = await as('grace').call<string>('draft_insight', {
			programme: PCREF,
			statement: 'Winters are hard'
		});
		const { contributions } = await as('fatima').call<{ contributions: { hard: Hard }[] }>(
			'contributions_to_read',
			{
				insight,
				only_one: id
			}
		);
		expect(contributions[0]?.hard?.notes).toEqual(['About a winter']);
		expect(JSON.stringify(await as('amina').call('my_contribution', { contribution: id }))).not.toContain(
			'About a winter'
		);
	});

	test('lose flags, notes and passes when they are taken back', async () => {
		const { id, receipt } = await aContribution();
		await as('grace').call('flag_hard', { contribution: id, note: 'Of a death' });
		await as('grace').call('pass_on', { contribution: id });
		await nobody.call('withdraw_by_receipt', { code: receipt });
		expect(await owner()`select from public.distress_flags where contribution_id = ${id}`).toEqual([]);
		expect(await owner()`select from public.passes where contribution_id = ${id}`).toEqual([]);
	});
});

describe('a sitting', () => {
	const flagAll = async (words: Given[]) => {
		for (const { id } of words) await as('grace').call('flag_hard', { contribution: id });
	};
	const readOne = async (who: string, round: string) => {
		const { contribution } = await next(who, round);
		if (contribution) await as(who).call('done_with', { round, contribution });
		return contribution;
	};

	test('holds so many hard ones as its reader says, then gives the others, then says to rest', async () => {
		await forget();
		const { round, words } = await aRound(4);
		const [easy, ...rest] = words as [Given, Given, Given, Given];
		await flagAll(rest);
		await as('fatima').call('set_reading_cap', { cap: 2 });
		const given = [];
		for (let nth = 0; nth < 3; nth += 1) given.push(await readOne('fatima', round));
		expect(given).toContain(easy.id);
		expect(await next('fatima', round)).toEqual({ contribution: null, waiting: 1, hard_read: 2 });

		// Deliberately, as many again.
		await as('fatima').call('go_on_reading');
		expect((await next('fatima', round)).contribution).not.toBeNull();
	});

	test('counts a hard one once, however often it is opened', async () => {
		await forget();
		const { round, words } = await aRound(1);
		await flagAll(words);
		for (let nth = 0; nth < 3; nth += 1) await next('grace', round);
		expect((await home('grace')).sitting).toMatchObject({ hard_read: 1, cap: 5, may_have_hard: true });
	});

	test('ends when its reader says so, or after an hour without reading; the cap stays', async () => {
		await forget();
		const { round, words } = await aRound(2);
		await flagAll(words);
		await as('grace').call('set_reading_cap', { cap: 1 });
		await next('grace', round);
		expect((await home('grace')).sitting.may_have_hard).toBe(false);
		await owner()`update public.reading_sittings set last_read_at = now() - interval '59 minutes'`;
		expect((await home('grace')).sitting.hard_read).toBe(1);
		await owner()`update public.reading_sittings set last_read_at = now() - interval '61 minutes'`;
		expect((await home('grace')).sitting).toEqual({ cap: 1, hard_read: 0, may_have_hard: true });
		await next('grace', round);
		await as('grace').call('end_sitting');
		expect((await home('grace')).sitting).toEqual({ cap: 1, hard_read: 0, may_have_hard: true });
	});

	test('is read by nobody but its reader', async () => {
		await forget();
		await as('grace').call('set_reading_cap', { cap: 3 });
		expect(await as('grace').rows`select cap from public.reading_sittings`).toEqual([{ cap: 3 }]);
		for (const who of ['fatima', 'dev', 'olwen'])
			expect(await as(who).rows`select cap from public.reading_sittings`).toEqual([]);
		// Whoever ends a sitting or goes on ends and goes on with their own.
		await as('fatima').call('end_sitting');
		await as('fatima').call('go_on_reading');
		expect(await owner()`select going_on from public.reading_sittings`).toEqual([{ going_on: 0 }]);
		provedNo('end_sitting', 'fatima');
		provedNo('go_on_reading', 'fatima');
		for (const cap of [0, 51, null])
			await refused(as('grace').call('set_reading_cap', { cap }), 'RD001', 'cap');
		await refused(nobody.call('set_reading_cap', { cap: 3 }), '42501');
		provedNo('set_reading_cap', 'fatima');
	});
});

describe('passing on', () => {
	const waiting = async (who: string, id: string) => (await home(who)).passed.find((one) => one.id === id);

	test('to a colleague or to anyone who listens, with no reason', async () => {
		const { id } = await aContribution();
		const choices = await as('grace').call<{ id: string; name: string }[]>('pass_choices', {
			contribution: id
		});
		expect(choices.map(({ name }) => name)).toEqual(['Fatima']);
		await as('grace').call('pass_on', { contribution: id, colleague: FATIMA });
		expect(await waiting('fatima', id)).toMatchObject({ by: 'Grace', to_me: true });
		expect(await waiting('grace', id)).toBeUndefined();
		await refused(as('grace').call('take_passed', { contribution: id }), 'P0002');
		await as('fatima').call('take_passed', { contribution: id });
		expect(await waiting('fatima', id)).toBeUndefined();

		// Who passed them is not asked again, and somebody who does not listen never is.
		const pass = (who: string, colleague?: string) =>
			as(who).call('pass_on', { contribution: id, colleague });
		await refused(pass('fatima', GRACE), 'RD003', 'colleague');
		await refused(pass('fatima', AMINA), 'RD002', 'colleague');
		await refused(pass('fatima', FATIMA), 'RD002', 'colleague');
		expect(await as('fatima').call('pass_choices', { contribution: id })).toEqual([]);
		for (const who of OUTSIDE) {
			await refused(pass(who), 'P0002');
			await refused(as(who).call('pass_choices', { contribution: id }), 'P0002');
			await refused(as(who).call('take_passed', { contribution: id }), 'P0002');
		}
		// Those who read by consent read no more than that.
		await refused(pass('dev'), '42501');
		await refused(as('dev').call('pass_choices', { contribution: id }), 'P0002');
	});

	test('what one passed never comes back, in this round or in another', async () => {
		const { round, words, workshop } = await aRound(2);
		const { contribution } = await next('fatima', round);
		await as('fatima').call('pass_on', { contribution });
		expect((await next('fatima', round)).contribution).not.toBe(contribution);
		const given = { title: 'Again', coders: [GRACE, FATIMA], chosen: 'workshop', source: workshop, most: 9 };
		const again = await as('grace').call<string>('create_round', {
			programme: '00000000-0000-4000-c000-000000000001',
			given
		});
		expect(await as('fatima').call('coding_round', { round: again })).toMatchObject({
			total: 2,
			mine_left: 1
		});
		// It counts as read by one, and for no agreement of two.
		await as('grace').call('done_with', { round, contribution });
		expect(await as('grace').call('round_agreement', { round })).toMatchObject({
			units: 1,
			passed: 1,
			codes: []
		});
		expect(words).toHaveLength(2);
	});
});
