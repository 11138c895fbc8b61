// Each step of governance leaves exactly its entry in the log, in its own transaction: undone, it leaves none.
import { describe, expect, it } from 'vitest';
import { owner } from './support/database.ts';
import {
	CULTURE,
	aCommittee,
	aDraftDuty,
	aDuty,
	aLocalCompetency,
	anAssessment,
	aSeat,
	daysFromNow,
	dutyText
} from './support/governance.ts';
import { NORTHBROOK, PCREF } from './support/ids.ts';
import { staged, type Step } from './support/staged.ts';

const day = expect.any(String) as string;
const refs = { programme: expect.any(String) as string, competency: expect.any(String) as string };
const assess = (competency: string, changes: object = {}): Step => ({
	who: 'amina',
	call: 'make_assessment',
	given: { programme: PCREF, competency, given: anAssessment(changes) }
});

type Transition = [what: string, step: () => Promise<Step>, leaves: object[]];
const TRANSITIONS: Transition[] = [
	[
		'the first assessment by a national competency names that competency too',
		async () => assess(CULTURE),
		[
			{ type: 'competency.added', version: 1 },
			{ type: 'assessment.made', outcome: 'starting', refs }
		]
	],
	[
		'a later one',
		async () => assess(CULTURE, { level: 'no_evidence', evidence: '' }),
		[{ type: 'assessment.made', outcome: 'no_evidence', refs }]
	],
	[
		'a competency of one’s own',
		async () => ({
			who: 'grace',
			call: 'add_competency',
			given: { organisation: NORTHBROOK, name: 'Music', about: '', source: 'Us' }
		}),
		[{ type: 'competency.added', version: 1 }]
	],
	[
		'its next words',
		async () => ({
			who: 'grace',
			call: 'reword_competency',
			given: { competency: await aLocalCompetency(), name: 'Songs', about: '', source: 'Us' }
		}),
		[{ type: 'competency.retired' }, { type: 'competency.added', version: 2 }]
	],
	[
		'its end',
		async () => ({
			who: 'grace',
			call: 'retire_competency',
			given: { competency: await aLocalCompetency(), reason: 'Part of another' }
		}),
		[{ type: 'competency.retired' }]
	],
	[
		'a duty of the draft confirmed',
		async () => ({
			who: 'grace',
			call: 'revise_duty',
			given: { duty: await aDraftDuty(3), given: await dutyText(), why: '', expected: 0 }
		}),
		[{ type: 'duty.recorded', due: day }]
	],
	[
		'a duty added',
		async () => ({
			who: 'grace',
			call: 'add_duty',
			given: { organisation: NORTHBROOK, given: await dutyText() }
		}),
		[{ type: 'duty.recorded', due: day }]
	],
	[
		'a duty looked at again',
		async () => ({
			who: 'marcus',
			call: 'review_duty',
			given: { duty: await aDuty(), evidence: 'Still so', next_on: await daysFromNow(90), expected: 1 }
		}),
		[{ type: 'duty.reviewed', due: day }]
	],
	[
		'a duty taken out of use',
		async () => ({
			who: 'marcus',
			call: 'retire_duty',
			given: { duty: await aDuty(), reason: 'Part of another', expected: 1 }
		}),
		[{ type: 'duty.retired' }]
	],
	[
		'a committee met',
		async () => ({
			who: 'amina',
			call: 'record_meeting',
			given: {
				committee: await aCommittee(),
				met_on: '2026-02-02',
				staff_chair: false,
				community_chair: true,
				links: [],
				minutes: 'Read'
			}
		}),
		[{ type: 'committee.met', decided: '2026-02-02', outcome: 'community_chair_alone' }]
	],
	[
		'a seat given: who sits where is not for the log',
		async () => ({
			who: 'grace',
			call: 'give_seat',
			given: { committee: await aCommittee(), role: 'member', name: 'Amina', starts_on: '2026-02-02' }
		}),
		[]
	]
];

describe('governance', () => {
	it.each(TRANSITIONS)('%s', async (_what, step, leaves) => {
		const { undone, left, done } = await staged(await step());
		expect(left).toBe(0);
		expect(undone).toEqual(done.map(({ type }) => type));
		const told = done.map((entry) =>
			Object.fromEntries(
				Object.entries(entry).filter(([fact]) => !['v', 'id', 'prev', 'at', 'c'].includes(fact))
			)
		);
		expect(told).toEqual(leaves);
		expect(JSON.stringify(done)).not.toMatch(/Marcus|Amina|ward|Read|Songs/);
	});

	it('a draft that nobody has checked is nothing the trust has said', async () => {
		const [found] = await owner()<{ n: number }[]>`
			select count(*)::int as n from tlog.subjects s join public.duties d on d.id = s.subject_id where d.confirmed_at is null`;
		expect(found!.n).toBe(0);
	});

	it('shows in the trust’s own part of the book, though it is of no programme', async () => {
		const committee = await aCommittee();
		await aSeat(committee);
		await owner()`insert into public.committee_meetings (committee_id, met_on, staff_chair, community_chair, minutes)
			values (${committee}, '2026-02-09', true, true, 'Read')`;
		const [last] = await owner()<{ organisation_id: string; type: string }[]>`
			select organisation_id, entry ->> 'type' as type from tlog.staging order by id desc limit 1`;
		expect(last).toEqual({ organisation_id: NORTHBROOK, type: 'committee.met' });
	});
});
