// The public list: only what is published, only consented words, every row reached once, every figure exact.
import { beforeAll, describe, expect, it } from 'vitest';
import type { FrontPage, SaidAndDone, Tab } from '../../src/lib/said-and-done/said-and-done.ts';
import type { ProgrammeFigures } from '../../src/lib/thread/programme-line.ts';
import {
	aContribution,
	aDraftInsight,
	aMadeDecision,
	anAgreedInsight,
	anInsightInCheck
} from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { LISTENING, MARCUS_DECIDES, PCREF } from './support/ids.ts';

const list = (tab: Tab, more: Record<string, unknown> = {}) =>
	nobody.call<SaidAndDone>('said_and_done', { trust: 'northbrook', tab, ...more });
const ids = ({ rows }: SaidAndDone) => rows.map(({ id }) => id);

/** The figures as they are when everything is counted. */
async function counted() {
	const [row] = await owner()`
		select (select count(*) from public.contributions where programme_id = ${PCREF} and withdrawn_at is null and moderated_out_at is null
				and kind <> 'put') as said,
			count(published_at) as published, count(answered_at) as answered, count(changed_at) as changed,
			count(*) filter (where published_at is not null and answered_at is null and superseded_at is null) as waiting
		from public.insights where programme_id = ${PCREF}`;
	return row;
}

let waiting: string;
let answered: string;

beforeAll(async () => {
	waiting = (await anAgreedInsight()).id;
	answered = (await aMadeDecision()).insights[0]!.id;
});

describe('who reads the list', () => {
	it('is everyone, with the trust’s name and crisis lines', async () => {
		const seen = await list('everything');
		expect(seen.organisation).toMatchObject({
			slug: 'northbrook',
			collective_term: 'racialised communities'
		});
		expect(seen.organisation.crisis[0]?.contact).toBe('0800 000 0100');
		for (const who of ['olwen', 'carys', 'grace']) {
			expect(await as(who).call('said_and_done', { trust: 'northbrook', tab: 'everything' })).toEqual(seen);
		}
	});

	it.each([
		{ trust: 'nowhere' },
		{ trust: 'rooted-voices' },
		{ trust: 'northbrook', tab: 'secret' },
		{ trust: 'northbrook', programme: 'nothing' },
		{ trust: 'northbrook', tab: 'waiting', influence: 'adopted' },
		{ trust: 'northbrook', after: '2026-99-99_x' },
		{ trust: 'northbrook', after: `2026-01-01_; drop table` }
	])('and nobody finds %j', async (wrong) => {
		await refused(nobody.call('said_and_done', wrong), 'P0002');
	});

	it('no trust shows another’s', async () => {
		const eastvale = await nobody.call<SaidAndDone>('said_and_done', {
			trust: 'eastvale',
			tab: 'everything'
		});
		expect(eastvale.rows).toEqual([]);
		await refused(nobody.call('said_and_done_news', { trust: 'nowhere' }), 'P0002');
	});
});

describe('what is in the list', () => {
	it('is on the tab it belongs to', async () => {
		expect(ids(await list('waiting'))).toContain(waiting);
		expect(ids(await list('waiting'))).not.toContain(answered);
		expect(ids(await list('decided'))).toContain(answered);
		expect(ids(await list('decided', { influence: 'partly_adopted' }))).toContain(answered);
		expect(ids(await list('decided', { influence: 'adopted' }))).not.toContain(answered);
		expect(ids(await list('everything', { programme: 'pcref' }))).toEqual(
			expect.arrayContaining([waiting, answered])
		);
	});

	it('is nothing that is not agreed', async () => {
		const { id: draft } = await aDraftInsight();
		const { id: checked } = await anInsightInCheck();
		for (const tab of ['waiting', 'everything'] as const) {
			expect(ids(await list(tab))).not.toEqual(expect.arrayContaining([draft]));
			expect(ids(await list(tab))).not.toEqual(expect.arrayContaining([checked]));
		}
	});

	it('follows a decision that is superseded, and one that is taken back', async () => {
		const first = await aMadeDecision({ kind: 'not_adopted' });
		const { id } = first.insights[0]!;
		const second = await as('grace').call<string>('correct_decision', { decision: first.id });
		await as('grace').call('set_influence', { decision: second, insight: id, kind: 'adopted' });
		await as('marcus').call('make_decision', { decision: second });
		expect(ids(await list('decided', { influence: 'not_adopted' }))).not.toContain(id);
		expect(ids(await list('decided', { influence: 'adopted' }))).toContain(id);

		await as('marcus').call('reverse_decision', { decision: second, reason: 'The money went' });
		expect(ids(await list('decided'))).not.toContain(id);
		const row = (await list('waiting')).rows.find((one) => one.id === id);
		expect(row?.reversed_at).not.toBeNull();
	});

	it('has an answer taken back by a correction that does not answer it', async () => {
		const insights = [await anAgreedInsight(), await anAgreedInsight()];
		const first = await aMadeDecision({ insights });
		const second = await as('grace').call<string>('correct_decision', { decision: first.id });
		await as('grace').call('detach_insight', { decision: second, insight: insights[0]!.id });
		await as('marcus').call('make_decision', { decision: second });
		const row = (await list('waiting', { most: 100 })).rows.find(({ id }) => id === insights[0]!.id);
		expect(row).toMatchObject({ answer: null, reversed_at: expect.any(String) });
	});

	it('shows when something changed, and what', async () => {
		const { id: decision, insights } = await aMadeDecision({ kind: 'adopted' });
		const action = await as('grace').call<string>('add_action', {
			decision,
			what: 'New form',
			owner_id: MARCUS_DECIDES,
			due_on: '2027-01-01'
		});
		await as('marcus').call('complete_action', { action, note: 'On all wards' });
		const row = (await list('changed')).rows.find(({ id }) => id === insights[0]!.id);
		expect(row?.last_change).toMatchObject({ what: 'New form', note: 'On all wards' });
		const front = await nobody.call<FrontPage>('front_page');
		expect(front.newest).toMatchObject({ id: insights[0]!.id, trust: { slug: 'northbrook' } });
	});

	it('has only words agreed to for the website, and loses them at once', async () => {
		const silent = await aContribution({ words: 'CANARY-silent', consents: { board: true } });
		const said = await aContribution({ words: 'CANARY-said', by: 'tunde' });
		const { id } = await anAgreedInsight({ restsOn: [silent, said] });
		const everything = async () =>
			JSON.stringify([
				await list('everything'),
				await nobody.call('said_and_done_news', { trust: 'northbrook' }),
				await nobody.call('front_page')
			]);
		expect(await everything()).not.toContain('CANARY-silent');
		expect(await everything()).toContain('CANARY-said');
		await as('tunde').call('withdraw_contribution', { contribution: said.id });
		expect(await everything()).not.toContain('CANARY');
		expect((await list('everything')).rows.find((row) => row.id === id)).toMatchObject({
			said: 1,
			taken_back: 1
		});
	});
});

describe('paging', () => {
	it.each(['waiting', 'decided', 'everything'] as const)(
		'of %s meets every row once, there and back',
		async (tab) => {
			for (let index = 0; index < 3; index++) await aMadeDecision();
			for (let index = 0; index < 3; index++) await anAgreedInsight();
			const whole = ids(await list(tab, { most: 100 }));
			const there: string[] = [];
			let page = await list(tab, { most: 2 });
			expect(page.previous).toBeNull();
			for (;;) {
				there.push(...ids(page));
				if (!page.next) break;
				page = await list(tab, { most: 2, after: page.next });
			}
			expect(there).toEqual(whole);

			const back: string[] = ids(page);
			while (page.previous) {
				page = await list(tab, { most: 2, before: page.previous });
				back.unshift(...ids(page));
			}
			expect(back).toEqual(whole);
		}
	);
});

describe('the figures', () => {
	it('are what counting gives, after everything that may happen', async () => {
		expect((await list('everything')).figures).toEqual(await counted());
		const gone = await aContribution({ by: 'tunde' });
		await as('tunde').call('withdraw_contribution', { contribution: gone.id });
		const kept = await aContribution();
		await owner()`update public.contributions set moderated_out_at = now() where id = ${kept.id}`;
		const { id: reversed } = await aMadeDecision();
		await as('marcus').call('reverse_decision', { decision: reversed, reason: 'The money went' });
		const { id: old } = await anAgreedInsight();
		await as('grace').call('supersede_insight', { insight: old, statement: 'In other words' });
		expect((await list('everything')).figures).toEqual(await counted());
	});

	it('are exact when many write at once', async () => {
		await Promise.all(Array.from({ length: 12 }, () => aContribution()));
		expect((await list('everything')).figures).toEqual(await counted());
	});

	it('are those of every trust on the front page', async () => {
		await as('olwen').call('draft_insight', { programme: LISTENING, statement: 'Something' });
		const { figures, trusts } = await nobody.call<FrontPage>('front_page');
		expect(figures).toMatchObject(
			await counted().then((one) => ({ said: one!.said, waiting: one!.waiting }))
		);
		expect(figures.longest_since).not.toBeNull();
		expect(trusts.map(({ slug }) => slug)).toEqual(['eastvale', 'northbrook']);
	});
});

describe('the line of a programme', () => {
	it('is for those who listen, decide or audit at the trust', async () => {
		const asked = { trust: 'northbrook', programme: 'pcref' };
		for (const who of ['grace', 'fatima', 'marcus', 'dev', 'amina']) {
			const figures = await as(who).call<ProgrammeFigures>('programme_thread', asked);
			expect(figures.said).toBe((await counted())!.said);
			expect(figures.used).toBeLessThanOrEqual(figures.said);
		}
		for (const who of ['carys', 'sol', 'tunde', 'joy', 'olwen']) {
			await refused(as(who).call('programme_thread', asked), 'P0002');
		}
		await refused(nobody.call('programme_thread', asked), '42501');
	});
});
