import { beforeAll, describe, expect, test } from 'vitest';
import type { Given } from './support/builders.ts';
import { aCode, aRound, codes, GRACE, wordsOfAWorkshop } from './support/coding.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { EASTVALE, NORTHBROOK, PCREF } from './support/ids.ts';

type Desk = {
	apart: boolean;
	codings: { id: string; code_id: string; mine: boolean; by: string }[];
	settled: { code_id: string; fits: boolean }[];
	recent: string[];
	codes: { id: string }[];
	hard: { content_note: string; flags: number; notes: string[]; mine: boolean } | null;
	round: { mine_left: number; total: number; done: boolean; all_done: boolean } | null;
};
type Round = { total: number; finished: number; mine_left: number | null; differ: number; settled: number };
type Next = { contribution: string | null; waiting: number; hard_read: number };

const desk = (who: string, contribution: string, round?: string) =>
	as(who).call<Desk>('coding_desk', { contribution, round });
const next = (who: string, round: string) => as(who).call<Next>('take_next', { round });

const OUTSIDE = ['marcus', 'carys', 'dev', 'sol', 'amina', 'joy', 'olwen'];

describe('who codes', () => {
	let code = '';
	let round = '';
	let words: Given[] = [];
	beforeAll(async () => {
		code = await aCode();
		({ round, words } = await aRound(1));
	});

	test('the desk, its rounds and what they are made of are for those who listen at the trust', async () => {
		const contribution = words[0]?.id ?? '';
		for (const who of ['grace', 'fatima']) {
			expect((await desk(who, contribution, round)).codes.map(({ id }) => id)).toContain(code);
			expect(await as(who).call('coding_rounds', { organisation: NORTHBROOK })).toBeTruthy();
			expect(await as(who).call('coding_round', { round })).toMatchObject({ total: 1 });
			expect(await as(who).call('round_choices', { programme: PCREF })).toBeTruthy();
			expect(await as(who).call('round_agreement', { round })).toMatchObject({ units: 0 });
			expect(await as(who).call('round_differences', { round })).toMatchObject({ rows: [] });
		}
		for (const who of OUTSIDE) {
			await refused(desk(who, contribution), 'P0002');
			await refused(as(who).call('coding_rounds', { organisation: NORTHBROOK }), 'P0002');
			for (const page of ['coding_round', 'round_agreement', 'round_differences', 'take_next', 'close_round'])
				await refused(as(who).call(page, { round }), 'P0002');
			await refused(as(who).call('round_choices', { programme: PCREF }), 'P0002');
			for (const verb of ['done_with', 'not_done_with'])
				await refused(as(who).call(verb, { round, contribution }), 'P0002');
		}
		await refused(as('grace').call('coding_rounds', { organisation: EASTVALE }), 'P0002');
		await refused(nobody.call('coding_desk', { contribution }), '42501');
	});

	test('several codes are put to several spans at once, and nobody else may', async () => {
		const [given] = (await wordsOfAWorkshop(1)).words;
		const other = await aCode();
		const spans = [
			{ starts: 0, ends: 6 },
			{ starts: 7, ends: 11 }
		];
		const put = (who: string, chosen: string[], where: object = spans) =>
			as(who).call('put_codes', { contribution: given?.id, codes: chosen, spans: where });
		await refused(put('amina', [code]), 'P0002');
		await refused(put('grace', []), 'KD008', 'codes');
		await refused(put('grace', [code], []), 'KD009', 'exact');
		await refused(put('grace', [code], [{ starts: 3, ends: 300 }]), 'KO004');
		await put('grace', [code, other]);
		const read = await desk('grace', given?.id ?? '');
		expect(read.codings).toHaveLength(4);
		expect(read.recent.slice(0, 2).sort()).toEqual([code, other].sort());
		expect(
			(await desk('fatima', given?.id ?? '')).codings.every(({ mine, by }) => !mine && by === 'Grace')
		).toBe(true);
	});
});

describe('a round is made', () => {
	const make = (who: string, given: object, programme = PCREF) =>
		as(who).call<string>('create_round', {
			programme,
			given: { title: 'Another', coders: [GRACE], chosen: 'newest', most: 3, ...given }
		});

	test('by those who listen, of the newest or never used words, or of one place they came from', async () => {
		const { workshop } = await wordsOfAWorkshop(4);
		expect(await as('fatima').call('coding_round', { round: await make('fatima', {}) })).toMatchObject({
			total: 3
		});
		const unused = await make('grace', { chosen: 'unused', most: 2 });
		expect(await as('grace').call('coding_round', { round: unused })).toMatchObject({
			total: 2,
			mine_left: 2
		});
		const all = await make('grace', { chosen: 'workshop', source: workshop, most: 100 });
		expect(await as('fatima').call('coding_round', { round: all })).toMatchObject({
			total: 4,
			mine_left: null
		});
		for (const who of OUTSIDE) await refused(make(who, {}), '42501');
	});

	test('and says beside the field what is missing', async () => {
		await refused(make('grace', { title: ' ' }), 'TX001', 'title');
		await refused(make('grace', { coders: [] }), 'KD002', 'coders');
		await refused(make('grace', { coders: ['00000000-0000-4000-d000-000000000003'] }), 'KD002', 'coders');
		await refused(make('grace', { chosen: 'all of it' }), 'KD001', 'chosen');
		await refused(make('grace', { most: 501 }), 'KD006', 'most');
		await refused(make('grace', { chosen: 'workshop' }), 'KD010', 'source');
		const [empty] = await owner()<{ id: string }[]>`
			insert into public.workshops (organisation_id, programme_id, title, held_on)
			values (${NORTHBROOK}, ${PCREF}, 'Nobody came', '2026-01-11') returning id`;
		await refused(make('grace', { chosen: 'workshop', source: empty?.id }), 'KD001', 'chosen');
	});
});

describe('coders read apart', () => {
	test('each sees their own codes alone until both are done, also by the table', async () => {
		const { round, words } = await aRound(2);
		const code = await aCode();
		const [first, second] = words as [Given, Given];
		const rows = (who: string) =>
			as(who).rows`select id from public.codings where contribution_id = ${first.id}`;

		await codes('grace', round, first, code);
		expect((await desk('fatima', first.id, round)).apart).toBe(true);
		expect((await desk('fatima', first.id)).codings).toEqual([]);
		expect(await rows('fatima')).toEqual([]);
		expect(await rows('grace')).toHaveLength(1);
		expect((await desk('grace', first.id, round)).codings).toHaveLength(1);

		await codes('fatima', round, first, code);
		expect(await desk('fatima', first.id, round)).toMatchObject({
			apart: false,
			round: { done: true, all_done: true, mine_left: 1, total: 2 }
		});
		expect(await rows('fatima')).toHaveLength(2);
		expect((await desk('grace', first.id)).codings).toHaveLength(2);
		// The other one is still read apart.
		expect((await desk('grace', second.id)).apart).toBe(true);
	});

	test('who is done may take it back until everybody is', async () => {
		const { round, words } = await aRound(1);
		const contribution = words[0]?.id ?? '';
		await codes('grace', round, words[0] as Given);
		await as('grace').call('not_done_with', { round, contribution });
		expect((await desk('grace', contribution, round)).round).toMatchObject({ done: false, mine_left: 1 });
		await codes('grace', round, words[0] as Given);
		await codes('fatima', round, words[0] as Given);
		await refused(as('grace').call('not_done_with', { round, contribution }), 'KD007');
		const elsewhere = (await wordsOfAWorkshop(1)).words[0]?.id;
		await refused(as('grace').call('done_with', { round, contribution: elsewhere }), 'P0002');
		await refused(as('grace').call('not_done_with', { round, contribution: elsewhere }), 'P0002');
	});

	test('who are done at the same moment finish it all the same', async () => {
		const { round, words } = await aRound(5);
		for (const { id: contribution } of words)
			await Promise.all(['grace', 'fatima'].map((who) => as(who).call('done_with', { round, contribution })));
		expect(await as('grace').call('coding_round', { round })).toMatchObject({ finished: 5, mine_left: 0 });
	});

	test('only its coders read in a round, and nobody once it is closed', async () => {
		const { round, words } = await aRound(1, { coders: [GRACE] });
		await refused(next('fatima', round), 'KD005');
		await refused(as('fatima').call('close_round', { round }), '42501');
		expect((await next('grace', round)).contribution).toBe(words[0]?.id);
		await as('grace').call('close_round', { round });
		await as('grace').call('close_round', { round });
		await refused(next('grace', round), 'KD004');
		await refused(as('grace').call('done_with', { round, contribution: words[0]?.id }), 'KD004');
	});

	test('closing a round ends reading apart', async () => {
		const { round, words } = await aRound(1);
		const code = await aCode();
		await codes('grace', round, words[0] as Given, code);
		await as('grace').call('close_round', { round });
		expect((await desk('fatima', words[0]?.id ?? '')).codings).toHaveLength(1);
	});

	test('the next is the first that one has not read; words taken back are passed by and counted nowhere', async () => {
		const { round, words } = await aRound(3);
		const order: (string | null)[] = [];
		for (let nth = 0; nth < 2; nth += 1) {
			const { contribution } = await next('fatima', round);
			order.push(contribution);
			await as('fatima').call('done_with', { round, contribution });
		}
		expect(new Set(order).size).toBe(2);
		const last = words.find(({ id }) => !order.includes(id));
		await nobody.call('withdraw_by_receipt', { code: last?.receipt });
		expect(await next('fatima', round)).toMatchObject({ contribution: null, waiting: 0 });
		expect(await as('fatima').call('coding_round', { round })).toMatchObject({ total: 2, mine_left: 0 });
		await refused(desk('fatima', last?.id ?? ''), 'P0002');
	});
});

describe('agreement and settling', () => {
	type Counts = { coders: number; put: number; units: number }[];
	type Agreement = { units: number; passed: number; codes: { id: string; counts: Counts; by: number[] }[] };
	type Rows = { rows: { contribution_id: string; code_id: string; put_by: { name: string; spans: object[] }[];
		not_put_by: string[]; settlement: { fits: boolean; reason: string; by: string } | null }[] }; // prettier-ignore
	const agreement = (round: string) => as('grace').call<Agreement>('round_agreement', { round });
	const standing = async (contribution: string) =>
		(await owner()`select codes_of as id from private.codes_of(${contribution})`).map(
			({ id }) => id as string
		);

	test('is counted from what each had put when they were done, and stays so', async () => {
		const { round, words } = await aRound(3);
		const code = await aCode();
		const [first, second, third] = words as [Given, Given, Given];
		await codes('grace', round, first, code);
		await codes('grace', round, second, code);
		await codes('fatima', round, first, code);
		await codes('fatima', round, second);
		// The third was read by one alone, so far.
		await codes('grace', round, third, code);

		const before = await agreement(round);
		expect(before).toMatchObject({ units: 2, passed: 0 });
		expect(before.codes).toHaveLength(1);
		expect(before.codes[0]).toMatchObject({
			id: code,
			counts: [
				{ coders: 2, put: 1, units: 1 },
				{ coders: 2, put: 2, units: 1 }
			]
		});
		expect(before.codes[0]?.by.toSorted()).toEqual([1, 2]);

		// Afterwards Fatima changes her mind, and they settle it: the first figures stand.
		const [own] = (await desk('fatima', first.id)).codings.filter(({ mine }) => mine);
		await as('fatima').call('take_off_code', { coding: own?.id });
		await as('fatima').call('put_code', { contribution: second.id, code, starts: 0, ends: 6 });
		const { rows } = await as('fatima').call<Rows>('round_differences', { round });
		expect(rows).toHaveLength(1);
		expect(rows[0]).toMatchObject({
			contribution_id: second.id,
			put_by: [{ name: 'Grace', spans: [{ starts: 0, ends: 24 }] }],
			not_put_by: ['Fatima'],
			settlement: null
		});
		await as('fatima').call('settle_code', {
			round,
			contribution: second.id,
			code,
			fits: false,
			reason: 'It is about time'
		});
		expect(await agreement(round)).toEqual(before);
	});

	test('what is settled stands in the place of what each put, and may be taken back', async () => {
		const { round, words } = await aRound(1);
		const code = await aCode();
		const [given] = words as [Given];
		const settle = (who: string, more: object = {}) =>
			as(who).call('settle_code', {
				round,
				contribution: given.id,
				code,
				fits: false,
				reason: 'Not about this',
				...more
			});
		await codes('grace', round, given, code);
		await refused(settle('grace'), 'KD003');
		await codes('fatima', round, given);
		expect(await standing(given.id)).toEqual([code]);

		for (const who of OUTSIDE) await refused(settle(who), 'P0002');
		await refused(settle('grace', { reason: ' ' }), 'TX001', 'reason');
		await refused(settle('grace', { fits: null }), 'KD012', 'fits');
		await refused(settle('grace', { code: await aCode() }), 'KD011');
		await settle('grace');
		expect(await standing(given.id)).toEqual([]);
		expect((await desk('fatima', given.id)).settled).toMatchObject([{ code_id: code, fits: false }]);
		expect(await as('fatima').call<Round>('coding_round', { round })).toMatchObject({
			differ: 0,
			settled: 1
		});
		await settle('fatima', { fits: true, reason: 'It is, after all' });
		expect(await standing(given.id)).toEqual([code]);
		const { rows } = await as('grace').call<Rows>('round_differences', { round, settled: true });
		expect(rows[0]?.settlement).toMatchObject({ fits: true, reason: 'It is, after all', by: 'Fatima' });

		const back = (who: string) => as(who).call('unsettle_code', { round, contribution: given.id, code });
		for (const who of OUTSIDE) await refused(back(who), 'P0002');
		await back('grace');
		expect(await as('fatima').call<Round>('coding_round', { round })).toMatchObject({
			differ: 1,
			settled: 0
		});
	});

	test('an engagement lead may settle a round of others; another facilitator may not', async () => {
		const { round, words } = await aRound(1, { coders: [GRACE] });
		const settle = { round, contribution: words[0]?.id, code: await aCode(), fits: true, reason: 'So' };
		await refused(as('fatima').call('settle_code', settle), '42501');
		await refused(
			as('fatima').call('unsettle_code', { round, contribution: words[0]?.id, code: settle.code }),
			'42501'
		);
	});

	test('with the words goes all that was made of them', async () => {
		const { round, words } = await aRound(2);
		const code = await aCode();
		const [gone, kept] = words as [Given, Given];
		for (const given of [gone, kept]) {
			await codes('grace', round, given, code);
			await codes('fatima', round, given);
		}
		await as('grace').call('settle_code', { round, contribution: gone.id, code, fits: true, reason: 'Yes' });
		await nobody.call('withdraw_by_receipt', { code: gone.receipt });
		expect((await agreement(round)).codes[0]?.counts).toEqual([{ coders: 2, put: 1, units: 1 }]);
		expect(await owner()`select from public.settlements where contribution_id = ${gone.id}`).toEqual([]);
		await refused(
			as('grace').call('settle_code', { round, contribution: gone.id, code, fits: true, reason: 'Yes' }),
			'KD011'
		);
	});
});
