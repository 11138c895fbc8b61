// Before a yes runs out its giver is asked, in their own way; if nobody answers it ends (R35).
import { beforeEach, describe, expect, test } from 'vitest';
import { aContribution } from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { NORTHBROOK, ROOTED_VOICES } from './support/ids.ts';

type Ending = { id: string; ending: { use: string; expires_on: string }[] };
type Page = {
	contributions: (Ending & { asked: boolean })[];
	people: { renewal: string; name: string; told: boolean }[];
};

const BEGUM = '00000000-0000-4000-d000-000000000014';
const day = async (days: number) =>
	(await owner()<{ day: string }[]>`select (private.today() + ${days}::int)::text as day`)[0]!.day;
const clock = async (step = 'now()') => {
	const [row] = await owner().unsafe<{ failed: object }[]>(`select private.run_clock(${step}) as failed`);
	expect(row!.failed).toEqual({});
};
/** Words whose yes to the website ends in so many days. */
async function wordsEnding(days: number, given: Parameters<typeof aContribution>[0] = { by: 'tunde' }) {
	const made = await aContribution({ consents: { website: true, board: true }, ...given });
	await owner()`update public.consents set expires_on = private.today() + ${days}::int
		where contribution_id = ${made.id} and use = 'website'`;
	return made;
}
const forBegum = { more: { on_behalf: true, scribe_name: 'Joy', person_id: BEGUM }, by: 'joy' };
const page = (who: string, organisation: string) => as(who).call<Page>('ending_consents', { organisation });
const mayUse = async (id: string, at: string) =>
	(await owner()<{ yes: boolean }[]>`select private.may_use(${id}, 'website', ${at}::timestamptz) as yes`)[0]!
		.yes;

beforeEach(async () => {
	await owner()`delete from public.messages where kind = 'consent_renewal'`;
	await owner()`delete from public.renewals`;
	await owner()`update public.consents set expires_on = private.today() + 700`;
	await owner()`delete from private.consents_looked_at`;
});

describe('asking in time', () => {
	test('once each, within 30 days of the end, and not after it', async () => {
		const [, soon] = [await wordsEnding(31), await wordsEnding(30)];
		await wordsEnding(29);
		await clock();
		await clock();
		const asked =
			await owner()`select r.ends_on::text, m.facts, m.not_after = r.ends_on::timestamp at time zone 'Europe/London' as in_time
			from public.renewals r join public.messages m on m.about_id = r.id`;
		expect(asked.map((row) => ({ ...row }))).toEqual([
			{
				ends_on: await day(29),
				facts: { until: await day(29), path: '/my/contributions/ending' },
				in_time: true
			}
		]);
		expect((await as('tunde').call<Ending[]>('my_ending_consents')).map(({ id }) => id)).toContain(soon.id);
	});

	test('whoever keeps it is asked no more, and it stands for the months they chose', async () => {
		const { id } = await wordsEnding(20);
		await clock();
		await as('tunde').call('change_consent', { contribution: id, answers: { website: true }, months: '12' });
		expect(await as('tunde').call('my_ending_consents')).toEqual([]);
		const [message] = await owner()`select cancelled_why from public.messages where kind = 'consent_renewal'`;
		expect(message!.cancelled_why).toBe('no longer needed');
		expect(await mayUse(id, `${await day(300)} 12:00 Europe/London`)).toBe(true);
		const [renewal] = await as('tunde').rows`select answer from public.renewals`;
		expect(renewal!.answer).toBe('12');
	});

	test('whoever takes the words back is asked no more', async () => {
		const { id } = await wordsEnding(20);
		await clock();
		await as('tunde').call('withdraw_contribution', { contribution: id });
		const [message] = await owner()`select cancelled_why from public.messages where kind = 'consent_renewal'`;
		expect(message!.cancelled_why).toBe('withdrawn');
	});

	test('if nobody answers, it ends on its day', async () => {
		const { id } = await wordsEnding(20);
		await clock();
		expect(await mayUse(id, `${await day(19)} 23:00 Europe/London`)).toBe(true);
		expect(await mayUse(id, `${await day(20)} 00:10 Europe/London`)).toBe(false);
	});
});

describe('asking by phone', () => {
	test('those who hold a contact ask the person, and are not told about which words', async () => {
		const { id } = await wordsEnding(15, forBegum);
		await clock();
		const partner = await page('joy', ROOTED_VOICES);
		expect(partner.people).toMatchObject([{ name: 'Mrs Begum', told: false }]);
		expect(JSON.stringify(partner.people)).not.toContain(id);
		const trust = await page('grace', NORTHBROOK);
		expect(trust.people).toEqual([]);
		expect(trust.contributions.find((one) => one.id === id)).toMatchObject({
			ending: [{ use: 'website', expires_on: await day(15) }]
		});
	});

	test('what they answer is written down: kept for so long, or left to end', async () => {
		const { id } = await wordsEnding(15, forBegum);
		await clock();
		const { renewal } = (await page('joy', ROOTED_VOICES)).people[0]!;
		await refused(as('joy').call('record_renewal', { renewal, answer: 'yes' }), 'UE002', 'answer');
		await refused(as('grace').call('record_renewal', { renewal, answer: '24' }), 'P0002');
		await refused(nobody.call('record_renewal', { renewal, answer: '24' }), '42501');
		await as('joy').call('record_renewal', { renewal, answer: '24' });
		await refused(as('joy').call('record_renewal', { renewal, answer: 'end' }), 'UE001');
		expect(await mayUse(id, `${await day(500)} 12:00 Europe/London`)).toBe(true);
		expect((await page('joy', ROOTED_VOICES)).people).toEqual([]);
		const [latest] =
			await owner()`select how, given from public.consents where contribution_id = ${id} order by recorded_at desc limit 1`;
		expect({ ...latest }).toEqual({ how: 'recorded by a scribe', given: true });
	});

	test('letting it end changes nothing, and makes no yes of a no', async () => {
		const { id } = await wordsEnding(15, forBegum);
		await as('joy').call('change_consent', { contribution: id, answers: { board: false } });
		await clock();
		const { renewal } = (await page('joy', ROOTED_VOICES)).people[0]!;
		const count = async () =>
			(
				await owner()<
					{ n: number }[]
				>`select count(*)::int as n from public.consents where contribution_id = ${id}`
			)[0]!.n;
		const before = await count();
		await as('joy').call('record_renewal', { renewal, answer: 'end' });
		expect(await count()).toBe(before);
	});
});

test('what runs out is read by those who listen there, and one’s own by oneself', async () => {
	const { id } = await wordsEnding(10);
	await clock();
	for (const who of ['marcus', 'olwen', 'tunde']) await refused(page(who, NORTHBROOK), 'P0002');
	expect((await page('fatima', NORTHBROOK)).contributions.map((one) => one.id)).toContain(id);
	expect(await as('amina').call('my_ending_consents')).toEqual([]);
	await refused(nobody.call('my_ending_consents'), '42501');
	expect(await as('tunde').rows`select id from public.renewals`).toHaveLength(1);
	expect(await as('olwen').rows`select id from public.renewals`).toEqual([]);
});

test('a giver reads what they were asked, word for word', async () => {
	const { receipt } = await aContribution({ by: 'tunde', consents: { website: true } });
	const own = await nobody.call<{ consents: object[] }>('contribution_by_receipt', { code: receipt });
	expect(own.consents).toMatchObject([
		{
			use: 'website',
			wording: '2026-1',
			lang: 'en',
			asked: 'Show my words on this website, where anyone can read them'
		}
	]);
});
