// Builders of governance: only the difference is said.
import { as, owner } from './database.ts';
import { MARCUS_DECIDES, NORTHBROOK, PCREF } from './ids.ts';

/** The first of the six national competencies (0163). */
export const CULTURE = '00000000-0000-4000-c163-000000000001';

/** A day so many days from now, in England, as the database has it. */
export async function daysFromNow(days: number): Promise<string> {
	const [row] = await owner()<{ day: string }[]>`select (private.today() + ${days}::int)::text as day`;
	return row!.day;
}

export function anAssessment(changes: object = {}) {
	return {
		level: 'starting',
		evidence: 'Two of nine wards keep a prayer space clear',
		links: ['/northbrook/decisions'],
		made_with: 'Rooted Voices',
		made_on: '2026-03-02',
		next_on: '2027-03-02',
		...changes
	};
}

export async function assessed(changes: object = {}, { competency = CULTURE, who = 'grace' } = {}) {
	return as(who).call<string>('make_assessment', {
		programme: PCREF,
		competency,
		given: anAssessment(changes)
	});
}

let names = 0;
export const aLocalCompetency = () =>
	as('grace').call<string>('add_competency', {
		organisation: NORTHBROOK,
		name: `Hair care ${++names}`,
		about: 'Products on each ward',
		source: 'Agreed with Rooted Voices'
	});

export async function dutyText(changes: object = {}) {
	return {
		title: 'Due regard',
		about: 'Whenever we decide',
		source: 'Equality Act 2010, section 149',
		owner_id: MARCUS_DECIDES,
		evidence: 'Each decision has its record',
		links: [],
		review_on: await daysFromNow(60),
		...changes
	};
}

export const aDuty = async (changes: object = {}) =>
	as('grace').call<string>('add_duty', { organisation: NORTHBROOK, given: await dutyText(changes) });

/** A duty of the draft that nobody has checked. */
export async function aDraftDuty(position = 5): Promise<string> {
	const [row] = await owner()<{ id: string }[]>`
		select id from public.duties where organisation_id = ${NORTHBROOK} and position = ${position}`;
	return row!.id;
}

export const aCommittee = (starts_on = '2026-01-05') =>
	as('grace').call<string>('add_committee', {
		organisation: NORTHBROOK,
		name: `Committee ${++names}`,
		remit: 'Reads what is late',
		starts_on
	});

export const aSeat = (committee: string, changes: object = {}) =>
	as('grace').call<string>('give_seat', {
		committee,
		role: 'community_co_chair',
		name: 'Amina',
		starts_on: '2026-01-05',
		...changes
	});

export const aMeeting = (committee: string, changes: object = {}, who = 'grace') =>
	as(who).call<string>('record_meeting', {
		committee,
		met_on: '2026-02-02',
		staff_chair: true,
		community_chair: true,
		links: ['/northbrook/decisions'],
		minutes: 'Read what is late',
		...changes
	});
