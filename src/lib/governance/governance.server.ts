// Governance in the database. Every call is made as the signed-in person; the database decides who may.
import type { z } from 'zod';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { CommitteePage, CompetencyPage, Duty, DutyPage, Governance } from './governance';
import type { assessment, committee, competency, duty, meeting, seat } from './schema';

type Member = { id: string; person_id: string; role: string; name: string; ends_on: string | null };

export async function read(db: Db, organisation: string, programme: string | null): Promise<Governance> {
	return expectOk(await db.rpc('governance', { organisation, programme }));
}

export async function competencyPage(
	db: Db,
	one: string,
	organisation: string,
	{ programme, after }: { programme: string | null; after: CompetencyPage['next'] }
): Promise<CompetencyPage> {
	return expectOk(await db.rpc('competency_page', { competency: one, organisation, programme, after }));
}

export async function duties(db: Db, organisation: string): Promise<{ duties: Duty[]; retired: Duty[] }> {
	return expectOk(await db.rpc('duties_of', { organisation }));
}

export async function dutyPage(db: Db, one: string): Promise<DutyPage> {
	return expectOk(await db.rpc('duty_page', { duty: one }));
}

export async function committeePage(db: Db, one: string, before: string | null): Promise<CommitteePage> {
	return expectOk(await db.rpc('committee_page', { committee: one, before }));
}

/** Who belongs to the trust today, each once: who may answer for a duty, or sit on a committee. */
export async function members(db: Db, organisation: string): Promise<{ value: string; label: string }[]> {
	const all: Member[] = expectOk(await db.rpc('members_of', { organisation }));
	const people = new Map<string, Member>();
	for (const one of all)
		if (one.ends_on === null && !people.has(one.person_id)) people.set(one.person_id, one);
	return [...people.values()].map(({ id, name }) => ({ value: id, label: name }));
}

export async function addCompetency(db: Db, organisation: string, given: z.output<typeof competency>) {
	return outcome<string>(await db.rpc('add_competency', { organisation, ...given }));
}

/** Answers the id of the new version. */
export async function rewordCompetency(db: Db, one: string, given: z.output<typeof competency>) {
	return outcome<string>(await db.rpc('reword_competency', { competency: one, ...given }));
}

export async function retireCompetency(db: Db, one: string, reason: string) {
	return outcome<null>(await db.rpc('retire_competency', { competency: one, reason }));
}

export async function assess(db: Db, programme: string, one: string, given: z.output<typeof assessment>) {
	return outcome<string>(await db.rpc('make_assessment', { programme, competency: one, given }));
}

export async function addDuty(db: Db, organisation: string, given: z.output<typeof duty>) {
	return outcome<string>(await db.rpc('add_duty', { organisation, given }));
}

/** Confirms a duty of the draft, or words one again. `seen` is how many changes the page had seen. */
export async function reviseDuty(
	db: Db,
	one: string,
	{ seen, why, ...given }: z.output<typeof duty> & { seen: number; why: string }
) {
	return outcome<null>(await db.rpc('revise_duty', { duty: one, given, why, expected: seen }));
}

export async function reviewDuty(
	db: Db,
	one: string,
	{ evidence, next_on, seen }: { evidence: string; next_on: string; seen: number }
) {
	return outcome<null>(await db.rpc('review_duty', { duty: one, evidence, next_on, expected: seen }));
}

export async function retireDuty(db: Db, one: string, { reason, seen }: { reason: string; seen: number }) {
	return outcome<null>(await db.rpc('retire_duty', { duty: one, reason, expected: seen }));
}

export async function addCommittee(db: Db, organisation: string, given: z.output<typeof committee>) {
	return outcome<string>(await db.rpc('add_committee', { organisation, ...given }));
}

export async function endCommittee(db: Db, one: string) {
	return outcome<null>(await db.rpc('end_committee', { committee: one }));
}

export async function giveSeat(db: Db, one: string, given: z.output<typeof seat>) {
	return outcome<string>(await db.rpc('give_seat', { committee: one, ...given }));
}

export async function endSeat(db: Db, one: string) {
	return outcome<null>(await db.rpc('end_seat', { seat: one }));
}

export async function recordMeeting(db: Db, one: string, given: z.output<typeof meeting>) {
	return outcome<string>(await db.rpc('record_meeting', { committee: one, ...given }));
}
