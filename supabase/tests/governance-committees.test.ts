// Committees with two chairs: who sits, who chaired, and which are flagged (R19).
import { describe, expect, test } from 'vitest';
import { as, owner, refused } from './support/database.ts';
import { aCommittee, aMeeting, aSeat, daysFromNow } from './support/governance.ts';
import { NORTHBROOK } from './support/ids.ts';

type Page = {
	why: string | null;
	seats: { role: string; name: string }[];
	earlier: { name: string }[];
	meetings: { met_on: string; chaired: string }[];
	next: string | null;
	ended_on: string | null;
};
const page = (committee: string, before: string | null = null) =>
	as('dev').call<Page>('committee_page', { committee, before });

/** Why a committee is flagged on a day, asked of the function that the board asks. */
async function flagged(committee: string, day: string | null = null) {
	const [row] = await owner()<{ why: string }[]>`
		select why from private.committees_without_co_chair(${NORTHBROOK}, coalesce(${day}::date, private.today()))
		where committee_id = ${committee}`;
	return row?.why ?? null;
}

describe('one chair only', () => {
	test('is said of a committee without a co-chair for the community', async () => {
		const id = await aCommittee();
		expect(await flagged(id)).toBe('no_co_chair');
		await aSeat(id, { role: 'staff_chair', name: 'Marcus' });
		expect(await flagged(id)).toBe('no_co_chair');
		await aSeat(id);
		expect(await flagged(id)).toBeNull();
		expect((await page(id)).why).toBeNull();
	});

	test.each([
		[{ staff_chair: true, community_chair: true }, null, 'both_chairs'],
		[{ staff_chair: true, community_chair: false }, 'one_side', 'staff_chair_alone'],
		[{ staff_chair: false, community_chair: true }, 'one_side', 'community_chair_alone'],
		[{ staff_chair: false, community_chair: false }, 'one_side', 'no_chair']
	])('is said where the last meeting was: %o', async (chairs, why, chaired) => {
		const id = await aCommittee();
		await aSeat(id);
		await aMeeting(id, { met_on: '2026-02-02', staff_chair: true, community_chair: true });
		await aMeeting(id, { met_on: '2026-03-02', ...chairs });
		expect(await flagged(id)).toBe(why);
		expect((await page(id)).meetings[0]).toMatchObject({ met_on: '2026-03-02', chaired });
	});

	test('is said of the day that is asked for, and not of a committee that stands no longer', async () => {
		const id = await aCommittee('2026-01-05');
		await aSeat(id, { starts_on: '2026-02-01' });
		await aMeeting(id, { met_on: '2026-03-02', community_chair: false });
		expect(await flagged(id, '2026-01-04')).toBeNull();
		expect(await flagged(id, '2026-01-31')).toBe('no_co_chair');
		expect(await flagged(id, '2026-02-01')).toBeNull();
		expect(await flagged(id, '2026-03-02')).toBe('one_side');
		await as('marcus').call('end_committee', { committee: id });
		expect(await flagged(id)).toBeNull();
	});

	test('stands on the board’s page', async () => {
		const id = await aCommittee();
		const { committees } = await as('dev').call<{ committees: { id: string; why: string | null }[] }>(
			'governance',
			{ organisation: NORTHBROOK }
		);
		expect(committees.find((one) => one.id === id)).toMatchObject({ why: 'no_co_chair' });
	});
});

describe('seats', () => {
	test('are held from a day to a day, and stay readable afterwards', async () => {
		const id = await aCommittee();
		const seat = await aSeat(id, { name: 'Amina' });
		await aSeat(id, { role: 'lived_experience', name: 'Tunde' });
		expect((await page(id)).seats.map(({ role }) => role)).toEqual([
			'community_co_chair',
			'lived_experience'
		]);
		await as('grace').call('end_seat', { seat });
		const after = await page(id);
		expect(after.seats.map(({ name }) => name)).toEqual(['Tunde']);
		expect(after.earlier.map(({ name }) => name)).toEqual(['Amina']);
		await refused(as('grace').call('end_seat', { seat }), 'NG002');
	});

	test('the executive lead is whoever sits there', async () => {
		const leads = async () =>
			(await as('dev').call<{ executive_leads: string[] }>('governance', { organisation: NORTHBROOK }))
				.executive_leads;
		expect(await leads()).toEqual([]);
		await aSeat(await aCommittee(), { role: 'executive_lead', name: 'Marcus' });
		expect(await leads()).toEqual(['Marcus']);
	});

	test.each([
		[{ role: 'king' }, 'NG009', 'role'],
		[{ name: ' ' }, 'TX001', 'name'],
		[{ starts_on: '2999-01-01' }, 'NG005', 'starts_on'],
		[{ member: '00000000-0000-4000-e000-000000000021' }, 'MK002', 'owner_id']
	])('are refused: %o', async (changes, code, field) => {
		await refused(aSeat(await aCommittee(), changes), code, field);
	});
});

describe('meetings', () => {
	test.each(['grace', 'marcus', 'amina'])('%s records one', async (who) => {
		const id = await aCommittee();
		await aMeeting(id, {}, who);
		expect((await page(id)).meetings).toHaveLength(1);
	});

	test.each([
		[{ met_on: '2999-01-01' }, 'NG005', 'met_on'],
		[{ minutes: ' ' }, 'TX001', 'minutes'],
		[{ links: ['ftp://x'] }, 'NG001', 'links']
	])('are refused: %o', async (changes, code, field) => {
		await refused(aMeeting(await aCommittee(), changes), code, field);
	});

	test('there is one of a day', async () => {
		const id = await aCommittee();
		await aMeeting(id);
		await refused(aMeeting(id), 'NG010', 'met_on');
	});

	test('come 20 at a time, the newest first', async () => {
		const id = await aCommittee();
		for (let n = 1; n <= 22; n++) await aMeeting(id, { met_on: `2026-02-${String(n).padStart(2, '0')}` });
		const first = await page(id);
		expect(first.meetings).toHaveLength(20);
		expect((await page(id, first.next)).meetings.map(({ met_on }) => met_on)).toEqual([
			'2026-02-02',
			'2026-02-01'
		]);
	});
});

describe('who writes', () => {
	test.each(['dev', 'fatima', 'carys', 'sol'])('%s does not', async (who) => {
		const id = await aCommittee();
		const seat = await aSeat(id);
		await refused(
			as(who).call('add_committee', { organisation: NORTHBROOK, name: 'X', remit: 'Y' }),
			'42501'
		);
		await refused(
			as(who).call('give_seat', { committee: id, role: 'member', name: 'X', starts_on: '2026-02-02' }),
			'42501'
		);
		await refused(as(who).call('end_seat', { seat }), '42501');
		await refused(as(who).call('end_committee', { committee: id }), '42501');
		await refused(aMeeting(id, {}, who), '42501');
	});

	test('a co-chair records meetings and gives no seats', async () => {
		const id = await aCommittee();
		await refused(
			as('amina').call('give_seat', { committee: id, role: 'member', name: 'X', starts_on: '2026-02-02' }),
			'42501'
		);
	});

	test('nobody of another trust finds it', async () => {
		await refused(aMeeting(await aCommittee(), {}, 'olwen'), 'P0002');
	});

	test('a committee that has ended takes no more, and its seats end with it', async () => {
		const id = await aCommittee();
		await aSeat(id);
		await as('grace').call('end_committee', { committee: id });
		await refused(aMeeting(id), 'NG008');
		await refused(as('grace').call('end_committee', { committee: id }), 'NG008');
		const after = await page(id);
		expect(after.seats).toEqual([]);
		expect(after.ended_on).toBe(await daysFromNow(0));
	});
});
