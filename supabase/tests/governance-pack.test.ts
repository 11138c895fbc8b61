// What the evidence pack is told of governance: as it stood on the last day, and without names where they are left out.
import { beforeAll, describe, expect, test } from 'vitest';
import type { GovernanceData } from '../../src/lib/pack/parts/governance.ts';
import { as, owner } from './support/database.ts';
import { aCommittee, aDuty, aLocalCompetency, aMeeting, assessed, aSeat } from './support/governance.ts';
import { NORTHBROOK, PCREF } from './support/ids.ts';

async function pack(from: string, until: string, audience = 'board') {
	const [row] = await owner()<{ told: GovernanceData }[]>`
		select private.pack_governance(${PCREF}, ${from}::date, ${until}::date, ${audience}) as told`;
	return row!.told;
}

let local: string;
beforeAll(async () => {
	local = await aLocalCompetency();
	await owner()`update public.competencies set starts_on = '2025-01-01' where id = ${local}`;
	await assessed({ made_on: '2025-06-01' }, { competency: local });
	await assessed({ made_on: '2026-06-01', level: 'developing' }, { competency: local });
	const duty = await aDuty();
	await owner()`update public.duty_changes set at = '2026-02-10' where duty_id = ${duty}`;
	await as('grace').call('review_duty', {
		duty,
		evidence: 'Newer words',
		next_on: '2099-01-01',
		expected: 1
	});
	const committee = await aCommittee('2026-01-05');
	await aSeat(committee);
	await aSeat(committee, { role: 'executive_lead', name: 'Marcus', starts_on: '2026-02-20' });
	await aMeeting(committee, { met_on: '2026-02-02' });
	await aMeeting(committee, { met_on: '2026-03-20', community_chair: false });
});

describe('as it stood', () => {
	test('the latest assessment up to the last day, and the one before it', async () => {
		const of = async (until: string) =>
			(await pack('2026-01-01', until)).competencies.find(({ id }) => id === local);
		expect(await of('2026-03-31')).toMatchObject({ latest: { made_on: '2025-06-01' }, before: null });
		expect(await of('2026-06-01')).toMatchObject({
			latest: { made_on: '2026-06-01', level: 'developing' },
			before: { made_on: '2025-06-01' }
		});
	});

	test('what a duty said then, and not what it says now', async () => {
		expect((await pack('2026-01-01', '2026-02-09')).duties).toEqual([]);
		expect((await pack('2026-01-01', '2026-03-31')).duties).toMatchObject([
			{ evidence: 'Each decision has its record', reviewed_on: '2026-02-10' }
		]);
		expect((await pack('2026-01-01', '2098-12-31')).duties).toMatchObject([{ evidence: 'Newer words' }]);
	});

	test('who led and chaired then', async () => {
		const early = await pack('2026-01-01', '2026-02-19');
		expect(early).toMatchObject({ named: 0, executive_leads: [], meetings: [{ met_on: '2026-02-02' }] });
		expect(early.committees[0]).toMatchObject({ why: null, meetings: 1 });
		const late = await pack('2026-03-01', '2026-03-31');
		expect(late).toMatchObject({ named: 1, executive_leads: ['Marcus'] });
		expect(late.committees[0]).toMatchObject({ why: 'one_side', chaired: 'staff_chair_alone', meetings: 1 });
		expect((await pack('2025-01-01', '2025-12-31')).committees).toEqual([]);
	});

	test('a draft that nobody has checked is counted, and not told as a duty', async () => {
		await owner()`update public.duties set added_at = '2026-01-01' where organisation_id = ${NORTHBROOK} and confirmed_at is null`;
		expect((await pack('2026-01-01', '2026-03-31')).to_check).toBe(12);
		expect((await pack('2025-01-01', '2025-03-31')).to_check).toBe(0);
	});
});

test('without names where a pack answers a request for information, and minutes in none', async () => {
	const told = JSON.stringify(await pack('2026-01-01', '2026-12-31', 'foi'));
	expect(told).not.toMatch(/Marcus|Amina|Rooted Voices","made_on/);
	expect(told).toContain('community_co_chair');
	for (const audience of ['board', 'public', 'foi']) {
		const all = JSON.stringify(await pack('2026-01-01', '2026-12-31', audience));
		expect(all).not.toContain('Read what is late"');
		expect(all).not.toContain('minutes');
	}
	expect(JSON.stringify(await pack('2026-01-01', '2026-12-31', 'public'))).toContain('Amina');
});
