import { describe, expect, test } from 'vitest';
import type { Assessment, Committee, Competency } from '../../governance/governance.ts';
import { governance, type GovernanceData } from './governance.ts';

const assessment: Assessment = {
	id: 'a',
	level: 'developing',
	evidence: 'Seven of nine wards',
	links: [],
	made_with: 'Rooted Voices',
	made_on: '2026-05-04',
	next_on: '2027-05-04',
	late: false,
	version: 1
};
const competency = (changes: Partial<Competency> = {}): Competency => ({
	id: 'c',
	key: 'workforce',
	version: 1,
	name: 'Workforce',
	about: '',
	source: 'The framework',
	local: false,
	latest: assessment,
	before: null,
	...changes
});
const committee = (changes: Partial<Committee> = {}): Committee => ({
	id: 'k',
	name: 'Race Equality Committee',
	remit: 'Reads what is late',
	seats: [
		{ id: '1', role: 'staff_chair', name: 'Marcus', starts_on: '2026-01-05', ends_on: null },
		{ id: '2', role: 'community_co_chair', name: 'Amina', starts_on: '2026-01-05', ends_on: null }
	],
	met_on: '2026-06-01',
	chaired: 'both_chairs',
	meetings: 1,
	why: null,
	...changes
});
const data = (changes: Partial<GovernanceData> = {}): GovernanceData => ({
	trust: 'northbrook',
	from: '2026-04-01',
	until: '2026-06-30',
	competencies: [competency()],
	duties: [],
	to_check: 0,
	executive_leads: ['Marcus'],
	named: 1,
	committees: [committee()],
	meetings: [
		{ committee_id: 'k', name: 'Race Equality Committee', met_on: '2026-06-01', chaired: 'both_chairs' }
	],
	...changes
});
const table = (section: ReturnType<typeof governance>, key: string) =>
	section.tables.find((one) => one.key === key)!;

test('where all is there no gap is said', () => {
	const section = governance(data());
	expect(section.gaps).toEqual([]);
	expect(section.says[0]).toBe('Executive lead: Marcus.');
	expect(table(section, 'competencies').rows[0]).toMatchObject({
		cells: { level: 'Developing', in_period: 'Yes', evidence: 'Seven of nine wards', since: null },
		link: '/northbrook/governance/competencies/c'
	});
	expect(table(section, 'committees').rows[0]!.cells).toMatchObject({
		staff_chair: 'Marcus',
		co_chair: 'Amina'
	});
});

describe('gaps are said out loud (R10)', () => {
	test.each<[string, Partial<GovernanceData>, string]>([
		['no lead', { executive_leads: [], named: 0 }, 'No executive lead is named.'],
		['never assessed', { competencies: [competency({ latest: null })] }, 'Workforce: not assessed yet.'],
		[
			'nothing shows it',
			{ competencies: [competency({ latest: { ...assessment, level: 'no_evidence', evidence: '' } })] },
			'Workforce: no evidence yet.'
		],
		[
			'an old assessment',
			{ competencies: [competency({ latest: { ...assessment, made_on: '2025-05-04' } })] },
			'Workforce: not assessed in this period.'
		],
		[
			'without the community',
			{ competencies: [competency({ latest: { ...assessment, made_with: '' } })] },
			'Workforce: assessed without anybody of the community.'
		],
		['a draft', { to_check: 2 }, '2 duties in law are a draft that the trust has not checked yet.'],
		[
			'a late review',
			{
				duties: [
					{
						id: 'd',
						title: 'Use of force',
						source: 'An Act',
						owner_name: 'Marcus',
						evidence: '',
						review_on: '2026-06-01',
						reviewed_on: '2025-06-01'
					}
				]
			},
			'Use of force: to be looked at by 1 June 2026, and it was not.'
		],
		[
			'one chair only',
			{ committees: [committee({ why: 'no_co_chair' })] },
			'Race Equality Committee: Nobody sits as co-chair for the community.'
		],
		[
			'no meeting',
			{ committees: [committee({ meetings: 0 })] },
			'Race Equality Committee: no meeting was recorded in this period.'
		],
		['no committee', { committees: [] }, 'No committee is written down.']
	])('%s', (_what, changes, said) => {
		expect(governance(data(changes)).gaps).toContain(said);
	});
});

test('where names are left out, it is said that somebody is there', () => {
	const nameless = committee().seats.map(({ id, role, starts_on, ends_on }) => ({
		id,
		role,
		starts_on,
		ends_on
	}));
	const { made_with: _, ...unnamed } = assessment;
	const section = governance(
		data({
			executive_leads: [],
			committees: [committee({ seats: nameless })],
			competencies: [competency({ latest: unnamed })]
		})
	);
	expect(section.says[0]).toBe('An executive lead is named.');
	expect(table(section, 'committees').rows[0]!.cells).toMatchObject({
		staff_chair: 'Named',
		co_chair: 'Named'
	});
	expect(section.gaps).toEqual([]);
});
