// Where words may no longer be used, every place that rests on them says so in the same transaction (R35, R36).
import { describe, expect, test } from 'vitest';
import { aContribution, aDraftInsight, aMadeDecision, anAgreedInsight } from './support/builders.ts';
import { as, nobody, owner, provedNo, refused } from './support/database.ts';
import { NORTHBROOK, PCREF } from './support/ids.ts';

type Mark = {
	ended_on: string;
	why: string;
	use: string;
	contributions: number;
	shown_again_on: string | null;
};
type Thread = {
	insights: { id: string; marks: Mark[]; nothing_left: boolean }[];
	decisions: { id: string; marks: Mark[] }[];
};
type Ending = {
	id: string;
	place_kind: string;
	place_id: string;
	mine: boolean;
	seen_by_name: string | null;
	nothing_left: boolean;
};

const publicThread = (kind: string, id: string) => nobody.call<Thread>('public_thread', { kind, id });
const marksOf = async (insight: string) => (await publicThread('insight', insight)).insights[0]!.marks;
const home = async (who: string) =>
	(await as(who).call<{ waiting: { ended?: number } }>('organisation_home', { organisation: NORTHBROOK }))
		.waiting.ended ?? 0;
const endings = (who: string, unseen = true) =>
	as(who).call<Ending[]>('endings_of', { organisation: NORTHBROOK, unseen });
const today = async () => (await owner()<{ day: string }[]>`select private.today()::text as day`)[0]!.day;
/** Some answers long ago enough to have run out by a day to come. */
const clock = (at: string) => owner()`select private.run_clock(${at}::timestamptz) as failed`;

describe('words that are taken back', () => {
	test('mark the insight and the decision for everyone, at once, and say that nothing is left', async () => {
		const decision = await aMadeDecision();
		const insight = decision.insights[0] as Awaited<ReturnType<typeof anAgreedInsight>>;
		expect(await marksOf(insight.id)).toEqual([]);
		await nobody.call('withdraw_by_receipt', { code: insight.restsOn[0]!.receipt });

		const thread = await publicThread('decision', decision.id);
		const mark = {
			ended_on: await today(),
			why: 'taken_back',
			use: 'every',
			contributions: 1,
			shown_again_on: null
		};
		expect(thread.insights[0]).toMatchObject({ marks: [mark], nothing_left: true });
		expect(thread.decisions[0]!.marks).toEqual([mark]);
	});

	test('are told to whoever gave them as so many places, and never which words to anybody else', async () => {
		const { restsOn } = await anAgreedInsight();
		const code = restsOn[0]!.receipt;
		await nobody.call('withdraw_by_receipt', { code });
		const own = await nobody.call<{ places_ended: number }>('contribution_by_receipt', { code });
		expect(own.places_ended).toBe(1);
		await refused(
			owner().begin(async (sql) => {
				await sql`select set_config('role', 'authenticated', true)`;
				return sql`select * from private.ended`;
			}),
			'42501'
		);
	});

	test('are told in one message a day, which names nothing', async () => {
		await owner()`delete from public.messages where kind = 'words_ended'`;
		const [one, other] = [await anAgreedInsight(), await anAgreedInsight()];
		await nobody.call('withdraw_by_receipt', { code: one.restsOn[0]!.receipt });
		await nobody.call('withdraw_by_receipt', { code: other.restsOn[0]!.receipt });
		const sent =
			await owner()`select p.name, m.facts from public.messages m join public.people p on p.id = m.person_id
			where m.kind = 'words_ended' order by p.name`;
		const facts = { path: '/northbrook/endings' };
		expect(sent.map((row) => ({ ...row }))).toEqual([
			{ name: 'Fatima', facts },
			{ name: 'Grace', facts }
		]);
	});

	test('go from a report that copied them, which says that they are gone', async () => {
		const words = 'The lift at Redwing House was broken all winter. Nobody came to mend it.';
		const { id } = await aContribution({ by: 'tunde', words });
		const [consultation] = await owner()<{ id: string }[]>`
			insert into public.consultations (organisation_id, programme_id, title, opens_on, closes_on, imported, report, report_by, reported_at)
			values (${NORTHBROOK}, ${PCREF}, 'Lifts', '2026-01-01', '2026-02-01', true,
				'One of you wrote: the lift at Redwing House was broken all winter. We mended it.', 'Grace', now())
			returning id`;
		await owner()`update public.contributions set consultation_id = ${consultation!.id} where id = ${id}`;
		await as('tunde').call('withdraw_contribution', { contribution: id });
		const heard = await nobody.call<{ report: string; marks: Mark[] }>('consultation_heard', {
			consultation: consultation!.id
		});
		expect(heard.report).toBe('One of you wrote: [words taken back]. We mended it.');
		expect(heard.marks).toMatchObject([{ why: 'taken_back', contributions: 1 }]);
	});

	test('are counted together by the day, and stand in the log as counts', async () => {
		const restsOn = [await aContribution({ name: 'Swift' }), await aContribution({ name: 'Redwing' })];
		const insight = await anAgreedInsight({ restsOn });
		for (const { receipt } of restsOn) await nobody.call('withdraw_by_receipt', { code: receipt });
		expect(await marksOf(insight.id)).toMatchObject([{ contributions: 2 }]);
		const logged =
			await owner()`select entry from tlog.staging where entry ->> 'type' = 'use.ended' order by id desc limit 1`;
		expect(logged[0]!.entry).toMatchObject({ kind: 'insight', use: 'every', how: 'taken_back', count: 1 });
		expect(JSON.stringify(logged[0]!.entry)).not.toContain(insight.id);
	});
});

describe('a yes that ends', () => {
	test('for the website marks what everyone reads; for the board only what the trust reads', async () => {
		const insight = await anAgreedInsight({ restsOn: [await aContribution({ by: 'tunde' })] });
		const contribution = insight.restsOn[0]!.id;
		await as('tunde').call('change_consent', { contribution, answers: { board: false } });
		expect(await marksOf(insight.id)).toEqual([]);
		const desk = await as('grace').call<{ marks: Mark[] }>('insight_desk', { insight: insight.id });
		expect(desk.marks).toMatchObject([{ why: 'consent_ended', use: 'board' }]);

		await as('tunde').call('change_consent', { contribution, answers: { website: false } });
		expect(await marksOf(insight.id)).toMatchObject([{ why: 'consent_ended', use: 'website' }]);
		expect((await publicThread('insight', insight.id)).insights[0]!.nothing_left).toBe(false);
	});

	test('marks nothing where there was no yes, nor what does not rest on it', async () => {
		const words = await aContribution({ by: 'tunde', consents: { board: true } });
		const insight = await anAgreedInsight({ restsOn: [words] });
		await as('tunde').call('change_consent', {
			contribution: words.id,
			answers: { website: false, news: false }
		});
		const desk = await as('grace').call<{ marks: Mark[] }>('insight_desk', { insight: insight.id });
		expect(desk.marks).toEqual([]);
	});

	test('of a draft marks nothing for a website that does not show it', async () => {
		const { id, restsOn } = await aDraftInsight({ restsOn: [await aContribution({ by: 'tunde' })] });
		const answers = { website: false };
		await as('tunde').call('change_consent', { contribution: restsOn[0]!.id, answers });
		expect((await as('grace').call<{ marks: Mark[] }>('insight_desk', { insight: id })).marks).toEqual([]);
	});

	test('and begins again says since when; the same day it is as if nothing had been', async () => {
		const insight = await anAgreedInsight({ restsOn: [await aContribution({ by: 'tunde' })] });
		const change = (website: boolean) =>
			as('tunde').call('change_consent', { contribution: insight.restsOn[0]!.id, answers: { website } });
		await change(false);
		await owner()`update public.endings set ended_on = ended_on - 3 where place_id = ${insight.id}`;
		await change(true);
		expect(await marksOf(insight.id)).toMatchObject([{ use: 'website', shown_again_on: await today() }]);
		await change(false);
		expect((await marksOf(insight.id)).map(({ shown_again_on }) => shown_again_on)).toEqual([
			null,
			await today()
		]);
		await change(true);
		expect(await marksOf(insight.id)).toHaveLength(1);
	});

	test('by its day marks what rests on it, once, unless a later answer stands', async () => {
		const words = await aContribution({
			by: 'tunde',
			consents: { website: true },
			more: { consent_months: '12' }
		});
		const renewed = await aContribution({
			by: 'tunde',
			consents: { website: true },
			more: { consent_months: '12' }
		});
		const insight = await anAgreedInsight({ restsOn: [words] });
		const other = await anAgreedInsight({ restsOn: [renewed] });
		await as('tunde').call('change_consent', { contribution: renewed.id, answers: { website: true } });
		const [end] = await owner()<
			{ day: string; before: string }[]
		>`select expires_on::text as day, (expires_on - 1)::text as before
			from public.consents where contribution_id = ${words.id} and use = 'website'`;
		await clock(`${end!.before} 12:00 Europe/London`);
		expect(await marksOf(insight.id)).toEqual([]);
		await clock(`${end!.day} 00:01 Europe/London`);
		await clock(`${end!.day} 00:02 Europe/London`);
		const mark = { why: 'consent_expired', use: 'website', ended_on: end!.day, contributions: 1 };
		expect(await marksOf(insight.id)).toMatchObject([mark]);
		expect(await marksOf(other.id)).toEqual([]);
	});
});

describe('who answers for it', () => {
	test('the owner of a decision and those who listen have it on their first page until one has seen it', async () => {
		const decision = await aMadeDecision();
		const insight = decision.insights[0] as Awaited<ReturnType<typeof anAgreedInsight>>;
		const [marcus, grace] = [await home('marcus'), await home('grace')];
		await nobody.call('withdraw_by_receipt', { code: insight.restsOn[0]!.receipt });
		expect(await home('marcus')).toBe(marcus + 1);
		expect(await home('grace')).toBe(grace + 1);

		const of = async (who: string) => {
			const list = await endings(who);
			const at = (id: string) => list.find(({ place_id }) => place_id === id)!;
			return { decision: at(decision.id), insight: at(insight.id) };
		};
		const seen = await of('marcus');
		expect([seen.decision.mine, seen.insight.mine, seen.insight.nothing_left]).toEqual([true, false, true]);
		expect((await of('grace')).decision.mine).toBe(false);

		await refused(as('marcus').call('see_ending', { ending: seen.insight.id }), '42501');
		await as('marcus').call('see_ending', { ending: seen.decision.id });
		expect(await home('marcus')).toBe(marcus);
		const all = await endings('grace', false);
		expect(all.find(({ id }) => id === seen.decision.id)).toMatchObject({ seen_by_name: 'Marcus' });
	});

	test('nobody of another trust, and nobody without a role that reads insights', async () => {
		const insight = await anAgreedInsight();
		await nobody.call('withdraw_by_receipt', { code: insight.restsOn[0]!.receipt });
		const [ending] = await endings('grace');
		for (const who of ['olwen', 'carys', 'tunde']) {
			await refused(endings(who), 'P0002');
			await refused(as(who).call('see_ending', { ending: ending!.id }), 'P0002');
		}
		await refused(as('dev').call('see_ending', { ending: ending!.id }), '42501');
		expect(await as('dev').rows`select id from public.endings where id = ${ending!.id}`).toHaveLength(1);
		expect(await as('olwen').rows`select id from public.endings where id = ${ending!.id}`).toEqual([]);
		await refused(nobody.rows`select id from public.endings`, '42501');
		provedNo('endings_of', 'olwen');
	});
});
