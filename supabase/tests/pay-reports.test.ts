// How promptly people are paid, by a fixture whose shares are known (R63), and fairness under disclosure control (R67).
import { beforeAll, describe, expect, test } from 'vitest';
import type { Fairness } from '../../src/lib/pay-reports/fairness.ts';
import type { Report } from '../../src/lib/pay-reports/report.ts';
import { as, owner, provedNo, refused } from './support/database.ts';
import { NORTHBROOK, PCREF } from './support/ids.ts';
import { aPayment, BY_HAND } from './support/paid.ts';

const organisation = NORTHBROOK;

describe('working days', () => {
	test.each([
		['2026-11-02', '2026-11-02', 0],
		['2026-11-06', '2026-11-07', 0],
		['2026-11-06', '2026-11-09', 1],
		['2026-11-02', '2026-11-16', 10],
		// Good Friday and Easter Monday of 2026.
		['2026-04-01', '2026-04-08', 3],
		['2025-12-23', '2026-01-02', 5],
		['2026-11-09', '2026-11-02', 0]
	])('after %s up to %s are %i', async (from, until, n) => {
		const [row] = await owner()`select private.working_days_between(${from}, ${until}) as n`;
		expect(row?.n).toBe(n);
	});

	test('are the same as counted one by one, for every day of two years', async () => {
		const wrong = await owner()`
			select a::date from generate_series(date '2025-01-01', date '2026-12-31', interval '1 day') a
			where private.working_days_between(date '2025-01-01', a::date) <> (select count(*) from generate_series(date '2025-01-02', a::date, interval '1 day') d
				where private.is_working_day(d::date))`;
		expect(wrong).toEqual([]);
	});
});

/** A payment recorded so many days after the activity, both in the past. */
async function paidAfter(done: string, sent: string, pence: number) {
	const payment = await aPayment({ who: `Bird ${done} ${sent}`, fee: pence, moves: BY_HAND });
	await owner()`update public.claims set done_on = ${done} where id = ${payment.claim}`;
	await owner()`update public.payments set sent_at = (${sent}::date + time '12:00') at time zone 'Europe/London' where id = ${payment.id}`;
	return payment;
}

describe('promptness', () => {
	const report = (who = 'carys') =>
		as(who).call<Report>('pay_report', { organisation, from_day: '2025-06-01', until_day: '2025-06-30' });

	beforeAll(async () => {
		// Eight in June 2025: five within ten working days, seven within thirty days.
		for (const [done, sent] of [
			['2025-06-02', '2025-06-03'],
			['2025-06-02', '2025-06-10'],
			['2025-06-02', '2025-06-16'],
			['2025-05-30', '2025-06-02'],
			['2025-05-28', '2025-06-11'],
			['2025-05-15', '2025-06-04'],
			['2025-05-20', '2025-06-19'],
			['2025-04-01', '2025-06-19']
		] as const)
			await paidAfter(done, sent, 1000);
	});

	test('is what the fixture says, by number and value, way, programme and month', async () => {
		const { paid, by_route, by_programme, by_month } = await report();
		expect(paid).toMatchObject({
			number: 8,
			pence: 8000,
			ten: 5,
			ten_pence: 5000,
			thirty: 7,
			thirty_pence: 7000
		});
		expect(by_route).toEqual([expect.objectContaining({ name: 'bacs', number: 8, ten: 5 })]);
		expect(by_programme).toEqual([expect.objectContaining({ number: 8, thirty: 7 })]);
		expect(by_month).toEqual([expect.objectContaining({ name: '2025-06', number: 8 })]);
		expect((await report('dev')).paid.number).toBe(8);
	});

	test.each(['grace', 'fatima', 'marcus', 'amina', 'olwen'])('is not for %s', async (who) => {
		await refused(report(who), '42501');
	});

	test('the figure of a programme is rounded and hidden for the public as everything is', async () => {
		const [row] = await owner()`select private.paid_within(${PCREF}, '2025-06-01', '2025-06-30') as said`;
		expect(row?.said).toMatchObject({
			number: 8,
			ten: { number: 5 },
			thirty: { number: 7 },
			shown: { ten: 50, thirty: 50 }
		});
		const [few] = await owner()`select private.paid_within(${PCREF}, '2025-06-01', '2025-06-04') as said`;
		expect(few?.said).toMatchObject({ number: 3, shown: { ten: null, thirty: null } });
	});

	test('a clock stands only for a reason of the list, and the days it stood do not count', async () => {
		const slow = await aPayment({ who: 'Heron', daysAgo: 40, moves: ['handed_to_finance'] });
		const elapsed = async () => {
			const [row] = await owner()`
				select w.working, w.days from public.claims c cross join lateral private.waited(c, private.today()) w where c.id = ${slow.claim}`;
			return row as { working: number; days: number };
		};
		expect((await elapsed()).days).toBe(40);
		const pause = (who: string, why: string | null) =>
			as(who).call('pause_pay_clock', { payment: slow.id, why });
		await refused(pause('carys', 'we were busy'), 'PZ020', 'why');
		await refused(pause('dev', 'the sum is in question'), '42501');
		await refused(pause('grace', 'the sum is in question'), 'P0002');
		await pause('carys', 'the sum is in question');
		await refused(pause('carys', 'the sum is in question'), 'PZ021');
		await owner()`update public.pay_clock_pauses set from_on = private.today() - 30 where claim_id = ${slow.claim}`;
		expect((await elapsed()).days).toBe(10);
		await pause('carys', null);
		await refused(pause('carys', null), 'PZ021');
		expect((await elapsed()).days).toBe(10);
		expect(await as('dev').rows`select why from public.pay_clock_pauses`).toHaveLength(1);
		expect(await as('olwen').rows`select why from public.pay_clock_pauses`).toEqual([]);
	});

	test('whoever chose a later day is not late because of it', async () => {
		const chosen = await aPayment({ who: 'Wren', daysAgo: 60, moves: ['handed_to_finance'] });
		await owner()`update public.claims set pay_on = private.today() - 1 where id = ${chosen.claim}`;
		const [row] = await owner()`
			select w.working from public.claims c cross join lateral private.waited(c, private.today()) w where c.id = ${chosen.claim}`;
		expect(row!.working).toBeLessThanOrEqual(11);
	});
});

describe('fairness', () => {
	const HALF = '2025-10-01';
	// So many people of each group, and how many of them declined some of it.
	const PEOPLE = [
		['indian', 12, 0],
		['caribbean', 9, 6],
		['british', 31, 5],
		['roma', 2, 2],
		['arab', 3, 0]
	] as const;

	beforeAll(async () => {
		const sql = owner();
		for (const [group, many, declined] of PEOPLE)
			for (let n = 0; n < many; n++) {
				const [person] = await sql<{ id: string }[]>`
					insert into public.people (organisation_id, name) values (${organisation}, ${`Sparrow ${group} ${n}`}) returning id`;
				await sql`insert into private.equality_answers (person_id, ethnic_group) values (${person!.id}, ${group})`;
				// Two claims each: people are counted, and not claims.
				for (const done of ['2025-11-03', '2025-12-01'])
					await sql`
						insert into public.claims (organisation_id, programme_id, person_id, reason, offer, done_on, fee_pence, declined_pence, submitted_at, approved_at)
						values (${organisation}, ${PCREF}, ${person!.id}, 'agreed task', '{}', ${done}, ${n < declined ? 2000 : 5000}, ${n < declined ? 3000 : 0}, now(), now())`;
			}
		await sql`select private.count_fairness('2026-05-20')`;
	});
	const read = (who: string, dimension = 'ethnic_group') =>
		as(who).call<Fairness>('pay_fairness', { organisation, dimension });

	test('shows rounded counts of people, hides the small and a second one beside it', async () => {
		const { half, shown } = await read('dev');
		expect(half).toBe(HALF);
		const totals = Object.fromEntries(shown!.totals.map(({ row, n }) => [row, n]));
		expect(totals).toMatchObject({ asian: 10, black: 10, white: 35, other: null });
		const cell = (row: string, column: string) =>
			shown!.taken.find((one) => one.row === row && one.column === column);
		expect(cell('black', 'some')).toMatchObject({ n: 5, share: 50 });
		expect(cell('white', 'all')).toMatchObject({ n: 25 });
		expect(cell('other', 'all')).toMatchObject({ n: null, share: null });
		// In no row or column stands a single hidden cell beside shown ones.
		for (const side of ['row', 'column'] as const)
			for (const name of new Set(shown!.taken.map((one) => one[side])))
				expect(shown!.taken.filter((one) => one[side] === name && one.n === null).length, name).not.toBe(1);
	});

	test('is counted once: who is paid or goes later changes nothing of it', async () => {
		const before = await read('dev');
		await owner()`update public.claims set declined_pence = 5000, fee_pence = 0 where done_on = '2025-11-03'`;
		await owner()`select private.count_fairness('2026-06-20')`;
		expect(await read('dev')).toEqual(before);
	});

	test('is read by finance, auditors and leads, for what people are asked about alone', async () => {
		for (const who of ['carys', 'dev', 'grace']) expect((await read(who)).half).toBe(HALF);
		for (const who of ['fatima', 'marcus', 'amina', 'olwen', 'sol']) await refused(read(who), '42501');
		await refused(read('dev', 'religion'), 'P0002');
		await refused(as('carys').run('select 1 from private.fairness_shown'), '42501');
		provedNo('pay_fairness', 'fatima');
	});

	test('no half-year is counted before it is four weeks over', async () => {
		const counted = async (day: string) => {
			await owner()`select private.count_fairness(${day})`;
			const rows = await owner()<
				{ half: string }[]
			>`select distinct half from private.fairness_shown order by 1`;
			return rows.map(({ half }) => half);
		};
		expect(await counted('2026-10-28')).not.toContain('2026-04-01');
		expect(await counted('2026-10-29')).toContain('2026-04-01');
	});
});
