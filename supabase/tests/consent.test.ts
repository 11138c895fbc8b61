import { describe, expect, test } from 'vitest';
import { USE_LABELS, USES, type Use } from '../../src/lib/contributions/contribution.ts';
import { aContribution } from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';

const TUNDE = '00000000-0000-4000-a000-000000000013';

const mayUse = async (id: string, use: Use, at?: string) => {
	const [row] = at
		? await owner()`select private.may_use(${id}, ${use}, ${at}::timestamptz) as yes`
		: await owner()`select private.may_use(${id}, ${use}) as yes`;
	return row?.yes as boolean;
};
const change = (who: string, contribution: string, answers: object, months?: string) =>
	as(who).call('change_consent', { contribution, answers, months });

describe('may these words be put to this use', () => {
	test('not without a yes, and only to the use that was agreed to', async () => {
		const { id } = await aContribution({ by: 'tunde', consents: { board: true, news: false } });
		for (const use of USES) expect(await mayUse(id, use)).toBe(use === 'board');
	});

	test('the latest answer stands, at once', async () => {
		const { id } = await aContribution({ by: 'tunde', consents: { website: true } });
		await change('tunde', id, { website: false });
		expect(await mayUse(id, 'website')).toBe(false);
		await change('tunde', id, { website: true, news: true });
		expect(await mayUse(id, 'website')).toBe(true);
		expect(await mayUse(id, 'news')).toBe(true);
	});

	test('a no counts in the transaction that records it', async () => {
		const { id } = await aContribution({ by: 'tunde', consents: { website: true } });
		const claims = JSON.stringify({ sub: TUNDE, role: 'authenticated' });
		const [row] = await owner().begin(async (sql) => {
			await sql`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${claims}, true)`;
			await sql`select public.change_consent(${id}, '{"website": false}')`;
			return sql`select private.may_use(${id}, 'website') as yes`;
		});
		expect(row?.yes).toBe(false);
	});

	test('a yes lasts one year or two, to the day', async () => {
		const { id } = await aContribution({ by: 'tunde', consents: {} });
		await change('tunde', id, { website: true }, '12');
		await change('tunde', id, { board: true });
		const [days] = await owner()`select
			(private.today() + interval '12 months')::date::text as year, (private.today() + interval '24 months')::date::text as two
			from generate_series(1, 1)`;
		const noon = (day: unknown) => `${String(day)} 00:30 Europe/London`;
		expect(await mayUse(id, 'website', `${String(days?.year)} 00:00 Europe/London`)).toBe(false);
		expect(await mayUse(id, 'board', noon(days?.year))).toBe(true);
		expect(await mayUse(id, 'board', noon(days?.two))).toBe(false);
		const [eve] = await owner()`select ((private.today() + interval '12 months')::date - 1)::text as day`;
		expect(await mayUse(id, 'website', `${String(eve?.day)} 23:59 Europe/London`)).toBe(true);
	});

	test('never once withdrawn, nor when moderation kept the words back', async () => {
		const [gone, kept] = [
			await aContribution({ by: 'tunde', consents: { website: true } }),
			await aContribution({ by: 'tunde', consents: { website: true } })
		];
		await as('tunde').call('withdraw_contribution', { contribution: gone.id });
		await owner()`update public.contributions set moderated_out_at = now() where id = ${kept.id}`;
		expect([await mayUse(gone.id, 'website'), await mayUse(kept.id, 'website')]).toEqual([false, false]);
		await refused(change('tunde', gone.id, { website: true }), 'WD005');
	});
});

// The same rule in a few lines, over histories that nobody would think of.
describe('the database and a model of twenty lines agree', () => {
	type Answer = { use: Use; given: boolean; at: number; expires: number };
	const DAY = 86_400_000;
	const START = Date.UTC(2026, 0, 10, 12);
	const iso = (time: number) => new Date(time).toISOString();
	const dayOf = (time: number) => iso(time).slice(0, 10);

	function model(answers: Answer[], use: Use, at: number): boolean {
		const latest = answers
			.filter((answer) => answer.use === use && answer.at <= at)
			.sort((one, other) => other.at - one.at)[0];
		return latest !== undefined && latest.given && dayOf(latest.expires) > dayOf(at);
	}

	function* numbers(seed: number) {
		for (let state = seed; ;) {
			state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
			yield state / 0x7fffffff;
		}
	}

	test.each([1, 7, 42, 1948, 20_261_122])('history %i', async (seed) => {
		const { id } = await aContribution({ by: 'tunde', consents: {} });
		const random = numbers(seed);
		const roll = (most: number) => Math.floor(random.next().value! * most);
		// At noon in winter, so that a day here and a day there are the same.
		const answers: Answer[] = Array.from({ length: 40 }, (_, index) => {
			const at = START + roll(45) * DAY + index;
			return { use: USES[roll(3)]!, given: roll(3) > 0, at, expires: at + (roll(30) - 2) * DAY };
		});
		for (const { use, given, at, expires } of answers) {
			await owner()`insert into public.consents (contribution_id, use, given, wording, how, recorded_at, expires_on)
				values (${id}, ${use}, ${given}, '2026-1', 'by the person', ${iso(at)}, ${dayOf(expires)})`;
		}
		for (let question = 0; question < 60; question += 1) {
			const use = USES[roll(4)]!;
			const at = START + (roll(60) - 5) * DAY + 500;
			expect([use, iso(at), await mayUse(id, use, iso(at))]).toEqual([use, iso(at), model(answers, use, at)]);
		}
	});
});

describe('changing consent', () => {
	const answers = { website: true };

	test('by the giver, or by those who listen at their request', async () => {
		const { id } = await aContribution({ by: 'tunde', consents: {} });
		await change('tunde', id, answers);
		// Staff write down a no for anyone, and a yes only to words they wrote down themselves.
		await refused(change('fatima', id, { board: true }), 'WD011');
		await change('fatima', id, { board: false });
		const kept = await as('tunde').rows<{ use: string; how: string }>`
			select use, how from public.consents where contribution_id = ${id} order by recorded_at`;
		expect(kept).toEqual([
			{ use: 'website', how: 'by the person' },
			{ use: 'board', how: 'recorded by a scribe' }
		]);
	});

	test('a yes for words a facilitator wrote down, but never over the person’s own no', async () => {
		const { id, receipt } = await aContribution({ consents: {} });
		await change('fatima', id, { website: true });
		expect(await mayUse(id, 'website')).toBe(true);
		await nobody.call('change_consent_by_receipt', { code: receipt, answers: { website: false } });
		await refused(change('fatima', id, { website: true }), 'WD011');
		expect(await mayUse(id, 'website')).toBe(false);
	});

	test('by nobody else', async () => {
		const { id } = await aContribution({ by: 'tunde', consents: {} });
		for (const who of ['amina', 'joy', 'marcus', 'dev', 'carys', 'sol', 'olwen']) {
			await refused(change(who, id, answers), '42501');
		}
		await refused(nobody.call('change_consent', { contribution: id, answers }), '42501');
		expect(await mayUse(id, 'website')).toBe(false);
	});

	test('is a yes or a no to one of the seven uses', async () => {
		const { id } = await aContribution({ by: 'tunde', consents: {} });
		await refused(change('tunde', id, { everything: true }), 'WD006');
		await refused(change('tunde', id, { website: null }), 'WD006');
	});

	test('never rewrites an answer, and answers at once are kept in order', async () => {
		const { id } = await aContribution({ by: 'tunde', consents: {} });
		await Promise.all([true, false, true, false].map((given) => change('tunde', id, { website: given })));
		const [count] = await owner()`
			select count(*)::int as kept, count(distinct recorded_at)::int as moments from public.consents where contribution_id = ${id}`;
		expect(count).toEqual({ kept: 4, moments: 4 });
		await refused(as('tunde').run('update public.consents set given = true'), '42501');
		await refused(as('grace').run('delete from public.consents'), '42501');
	});

	test('is read with the contribution, by those who read it', async () => {
		const { id } = await aContribution({ by: 'tunde', consents: { news: true } });
		const read = (who: string) => as(who).rows`select use from public.consents where contribution_id = ${id}`;
		expect(await read('fatima')).toHaveLength(1);
		expect(await read('tunde')).toHaveLength(1);
		for (const who of ['marcus', 'carys', 'olwen', 'joy']) expect(await read(who)).toEqual([]);
		await refused(nobody.rows`select use from public.consents`, '42501');
	});
});

test('the questions on the page are those the database keeps', async () => {
	const read = async (who: typeof nobody) =>
		(
			await who.rows<{
				uses: object;
			}>`select uses from public.consent_wordings where version = '2026-1' and lang = 'en'`
		)[0];
	expect((await read(nobody))?.uses).toEqual(USE_LABELS);
	expect((await read(as('tunde')))?.uses).toEqual(USE_LABELS);
	await refused(as('grace').run(`update public.consent_wordings set uses = '{}'`), '42501');
});
