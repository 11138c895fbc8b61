import { describe, expect, test } from 'vitest';
import {
	aContribution,
	aDraftInsight,
	aMadeDecision,
	anAgreedInsight,
	type Given
} from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { NORTHBROOK, PCREF } from './support/ids.ts';

type Counts = Record<string, number>;

const counts = async () => (await owner()<{ c: Counts }[]>`select private.coverage_of(${PCREF}) as c`)[0]!.c;
const measures = async ({ id }: { id: string }) =>
	(
		await owner()<
			{ m: string[] }[]
		>`select measures as m from private.contribution_uses where contribution_id = ${id}`
	)[0]?.m;
const why = (who: string, contribution: string, reason = 'too_little', words = '') =>
	as(who).call('say_why_unused', { contribution, reason, words });

/** What is kept, and what a recount of everything makes of it. */
async function keptAndRecounted() {
	const kept = () =>
		owner()<{ scope: string; counts: Counts }[]>`
			select s.id as scope, private.coverage_of(s.id) as counts from (
				select id from public.programmes union all select id from public.workshops union all select id from public.consultations) s
			order by 1`;
	const rows = () => owner()`select contribution_id, measures from private.contribution_uses order by 1`;
	const marks = () => owner()`select contribution_id, marks from private.contribution_words order by 1`;
	const marksNow = () =>
		owner()`select contribution_id, private.marks_of(contribution_id) as marks from private.contribution_words order by 1`;
	const before = { counts: await kept(), rows: await rows(), marks: await marks() };
	const now = await marksNow();
	await owner()`select private.recount_coverage()`;
	return { kept: before, recounted: { counts: await kept(), rows: await rows(), marks: now } };
}

describe('what became of words', () => {
	test('is counted at each step, and the way back', async () => {
		const given = await aContribution();
		expect(await measures(given)).toEqual(['given', 'stands', 'uncoded', 'unused', 'unexplained']);
		await why('grace', given.id);
		expect(await measures(given)).toEqual([
			'given',
			'stands',
			'uncoded',
			'unused',
			'said_why',
			'why_too_little'
		]);
		await as('grace').call('unsay_why_unused', { contribution: given.id });
		const draft = await aDraftInsight({ restsOn: [given] });
		expect(await measures(given)).toEqual(['given', 'stands', 'uncoded', 'quoted']);
		const [quote] = await owner()<
			{ id: string }[]
		>`select id from public.quotes where insight_id = ${draft.id}`;
		await as('grace').call('remove_quote', { quote: quote!.id });
		expect(await measures(given)).toEqual(['given', 'stands', 'uncoded', 'unused', 'unexplained']);
		const agreed = await anAgreedInsight({ restsOn: [given] });
		expect(await measures(given)).toEqual(['given', 'stands', 'uncoded', 'quoted', 'in_an_insight']);
		const decision = await aMadeDecision({ insights: [agreed] });
		expect(await measures(given)).toEqual([
			'given',
			'stands',
			'uncoded',
			'quoted',
			'in_an_insight',
			'answered'
		]);
		await owner()`update public.responses set told_at = now(), how = 'by phone' where contribution_id = ${given.id}`;
		expect(await measures(given)).toContain('told');
		await as('marcus').call('reverse_decision', { decision: decision.id, reason: 'Done too soon' });
		expect(await measures(given)).not.toContain('answered');
		await nobody.call('withdraw_by_receipt', { code: given.receipt });
		expect(await measures(given)).toEqual(['given', 'taken_back']);
	});

	test('does not count what organisers put to people', async () => {
		const before = (await counts())['given'];
		await owner()`insert into public.contributions (organisation_id, programme_id, kind, words, commitment, given_on)
			values (${NORTHBROOK}, ${PCREF}, 'put', 'Wards should be quiet', repeat('x', 42) || 'A', private.today())`;
		expect((await counts())['given']).toBe(before);
	});

	test('is the same as a recount, after commands in any order and a turn of the clock', async () => {
		// A small generator with a seed, so that a failure can be run again.
		let seed = 20_260;
		const random = (below: number) => {
			seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
			return Math.floor((seed / 2_147_483_648) * below);
		};
		const given: Given[] = [];
		const insights: string[] = [];
		const codes: string[] = [];
		for (const name of ['Doors', 'Food']) {
			const [code] = await owner()<
				{ id: string }[]
			>`insert into public.codes (organisation_id, programme_id, name)
				values (${NORTHBROOK}, ${PCREF}, ${name}) returning id`;
			codes.push(code!.id);
		}
		const [workshop] = await owner()<
			{ id: string }[]
		>`insert into public.workshops (organisation_id, programme_id, title, held_on)
			values (${NORTHBROOK}, ${PCREF}, 'At the library', private.today()) returning id`;
		const one = <T>(list: T[]) => list[random(list.length)]!;
		const steps: (() => Promise<unknown>)[] = [
			async () =>
				given.push(
					await aContribution({
						more: random(2) ? { workshop_id: workshop!.id } : {},
						consents: { board: random(2) === 1 }
					})
				),
			async () => insights.push((await aDraftInsight({ restsOn: [one(given)] })).id),
			async () => {
				const { id, words } = one(given);
				await as('grace').call('add_quote', {
					insight: one(insights),
					contribution: id,
					starts: 0,
					ends: words.length
				});
			},
			async () => {
				const [quote] = await owner()<
					{ id: string }[]
				>`select q.id from public.quotes q join public.insights i on i.id = q.insight_id
					where i.state = 'draft' and i.id = any (${insights}) limit 1`;
				if (quote) await as('grace').call('remove_quote', { quote: quote.id });
			},
			() => why('fatima', one(given).id, one(['too_little', 'said_by_others'])),
			() => as('fatima').call('unsay_why_unused', { contribution: one(given).id }),
			async () => {
				const { id } = one(given);
				await as(one(['grace', 'fatima'])).call('put_code', {
					contribution: id,
					code: one(codes),
					starts: 0,
					ends: 5
				});
			},
			async () => {
				const [coding] = await owner()<{ id: string }[]>`select id from public.codings
					where taken_off_at is null and coder_id = '00000000-0000-4000-a000-000000000001' limit 1`;
				if (coding) await as('grace').call('take_off_code', { coding: coding.id });
			},
			() =>
				nobody.call('change_consent_by_receipt', {
					code: one(given).receipt,
					answers: { board: random(2) === 1 }
				}),
			async () => {
				if (random(3) === 0) await nobody.call('withdraw_by_receipt', { code: one(given).receipt });
			},
			() => as('grace').call('merge_insights', { insights: insights.slice(-2), statement: 'Both at once' }),
			() => owner()`select private.fold_coverage(now())`
		];
		for (let first = 0; first < 3; first += 1) await steps[0]!();
		await steps[1]!();
		for (let turn = 0; turn < 150; turn += 1) {
			// Commands that cannot be done now are refused, and must leave the counts as they were.
			await one(steps)().catch((reason: { code?: string }) => {
				if (!/^[I-Z][A-Z]\d{3}$|^P0002$/.test(reason.code ?? '')) throw reason;
			});
		}
		await owner()`insert into public.settlements (contribution_id, code_id, fits, settled_by)
			select s.contribution_id, s.code_id, false, '00000000-0000-4000-a000-000000000001' from private.code_stands s where s.stands limit 1`;
		const { kept, recounted } = await keptAndRecounted();
		expect(kept).toEqual(recounted);
		expect(kept.rows.length).toBeGreaterThan(10);
	});

	test('twenty phones in a hall give words at once, and nobody waits for another', async () => {
		const before = (await counts())['given'] ?? 0;
		// One of them is slow: its transaction stays open while the others come and go.
		const { promise: released, resolve: release } = Promise.withResolvers<void>();
		const { promise: begun, resolve: begins } = Promise.withResolvers<void>();
		const slow = owner().begin(async (sql) => {
			await sql`insert into public.contributions (organisation_id, programme_id, words, commitment, given_on)
				values (${NORTHBROOK}, ${PCREF}, 'Slowly', repeat('x', 42) || 'A', private.today())`;
			begins();
			await released;
		});
		await begun;
		const fold = owner()`select private.fold_coverage(now())`;
		const given = await Promise.all(Array.from({ length: 19 }, () => aContribution()));
		await fold;
		expect(given).toHaveLength(19);
		expect((await counts())['given']).toBe(before + 19);
		release();
		await slow;
		expect((await counts())['given']).toBe(before + 20);
	});

	test('two changes to the same words at once are both counted', async () => {
		const { id, words } = await aContribution();
		const [code] = await owner()<
			{ id: string }[]
		>`insert into public.codes (organisation_id, programme_id, name)
			values (${NORTHBROOK}, ${PCREF}, 'At once') returning id`;
		const insight = await as('grace').call<string>('draft_insight', {
			programme: PCREF,
			statement: 'At once'
		});
		await Promise.all([
			as('grace').call('add_quote', { insight, contribution: id, starts: 0, ends: words.length }),
			as('fatima').call('put_code', { contribution: id, code: code!.id, starts: 0, ends: 4 })
		]);
		expect(await measures({ id })).toEqual(['given', 'stands', 'coded', 'quoted']);
	});
});

describe('why words were not used', () => {
	test('is said from a closed list, or in words, by those who listen', async () => {
		const { id } = await aContribution();
		await refused(why('grace', id, 'boring'), 'VC001', 'reason');
		await refused(why('grace', id, 'other', ' '), 'VC002', 'words');
		await refused(why('grace', id, 'other', 'x'.repeat(1001)), 'TX002', 'words');
		for (const who of ['marcus', 'dev', 'olwen', 'joy', 'carys']) {
			await refused(why(who, id), 'P0002');
			await refused(as(who).call('unsay_why_unused', { contribution: id }), 'P0002');
		}
		await refused(nobody.call('say_why_unused', { contribution: id, reason: 'other', words: '' }), '42501');
		await why('fatima', id, 'other', 'We asked the kitchen at once');
		const kept = { reason: 'other', words: 'We asked the kitchen at once' };
		const read = (who: string) =>
			as(who).rows`select reason, words from public.unused_reasons where contribution_id = ${id}`;
		expect(await read('grace')).toEqual([kept]);
		expect(await read('dev')).toEqual([kept]);
		expect(await read('olwen')).toEqual([]);
		await refused(as('grace').rows`select said_by from public.unused_reasons`, '42501');
	});

	test('is changed and taken off with its history, and read by the giver alone among people', async () => {
		const mine = await aContribution({ by: 'tunde' });
		await why('grace', mine.id, 'too_little');
		await why('fatima', mine.id, 'said_by_others', 'Twelve people said it');
		const own = (who: string) =>
			as(who).call<{ unused: object | null } | null>('my_contribution', { contribution: mine.id });
		expect((await own('tunde'))?.unused).toMatchObject({
			reason: 'said_by_others',
			words: 'Twelve people said it'
		});
		expect(await own('amina')).toBeNull();
		const page = await as('grace').call<{ unused: { reason: string; removed_at: string | null }[] }>(
			'contribution_at',
			{
				contribution: mine.id
			}
		);
		expect(page.unused.map(({ reason, removed_at }) => [reason, removed_at === null])).toEqual([
			['said_by_others', true],
			['too_little', false]
		]);
		await as('grace').call('unsay_why_unused', { contribution: mine.id });
		await as('grace').call('unsay_why_unused', { contribution: mine.id });
		expect((await own('tunde'))?.unused).toBeNull();
		const logged = await owner()<
			{ type: string; kind: string | null }[]
		>`select entry ->> 'type' as type, entry ->> 'kind' as kind
			from tlog.staging where entry ->> 'type' like 'contribution.unused%' order by id desc limit 3`;
		expect(logged.map(({ type }) => type)).toEqual([
			'contribution.unused_undone',
			'contribution.unused',
			'contribution.unused_undone'
		]);
	});

	test('is not said of what is used, taken back or kept back; and goes with the words', async () => {
		const used = await aContribution();
		await aDraftInsight({ restsOn: [used] });
		await refused(why('grace', used.id), 'VC003', 'reason');
		const gone = await aContribution();
		await why('grace', gone.id, 'other', 'It named the ward');
		await nobody.call('withdraw_by_receipt', { code: gone.receipt });
		await refused(why('grace', gone.id), 'VC003', 'reason');
		expect(await owner()`select 1 from public.unused_reasons where contribution_id = ${gone.id}`).toEqual([]);
		const held = await aContribution();
		await owner()`update public.contributions set moderated_out_at = now() where id = ${held.id}`;
		await refused(why('grace', held.id), 'VC003', 'reason');
	});
});

describe('coverage', () => {
	test('is read by those who listen, decide or audit, by programme, workshop and consultation', async () => {
		const [workshop] = await owner()<
			{ id: string }[]
		>`insert into public.workshops (organisation_id, programme_id, title, held_on)
			values (${NORTHBROOK}, ${PCREF}, 'On the bench', private.today()) returning id`;
		await aContribution({ more: { workshop_id: workshop!.id } });
		type Page = { counts: Counts; workshops: { id: string; counts: Counts }[]; programmes: object[] };
		for (const who of ['grace', 'fatima', 'marcus', 'dev', 'amina']) {
			const page = await as(who).call<Page>('coverage', { organisation: NORTHBROOK, programme: 'pcref' });
			expect(page.counts).toEqual(await counts());
			expect(page.workshops.find(({ id }) => id === workshop!.id)?.counts).toEqual({
				given: 1,
				stands: 1,
				uncoded: 1,
				unused: 1,
				unexplained: 1
			});
		}
		for (const who of ['tunde', 'joy', 'carys', 'olwen'])
			await refused(as(who).call('coverage', { organisation: NORTHBROOK }), 'P0002');
		await refused(nobody.call('coverage', { organisation: NORTHBROOK }), '42501');
		await refused(as('grace').call('coverage', { organisation: NORTHBROOK, programme: 'none' }), 'P0002');
	});

	test('gives the log five numbers', async () => {
		const now = await counts();
		expect(await as('dev').call('coverage_counts', { programme: PCREF })).toEqual({
			given: now['given'],
			coded: now['coded'] ?? 0,
			in_an_insight: now['in_an_insight'] ?? 0,
			answered: now['answered'] ?? 0,
			told: now['told'] ?? 0
		});
		await refused(as('olwen').call('coverage_counts', { programme: PCREF }), 'P0002');
		await refused(nobody.call('coverage_counts', { programme: PCREF }), '42501');
	});
});
