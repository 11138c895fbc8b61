// Decisions and their actions in the database. Every call is made as the signed-in person; the database decides who may.
import type { z } from 'zod';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { Action, DecisionDesk, DecisionList, Member, Waiting } from './decision';
import type {
	equalityAt,
	equalityBefore,
	equalityReview,
	influence,
	newAction,
	newDecision,
	preparation
} from './schema';

export type Filter = 'all' | 'proposed' | 'made' | 'done' | 'reversed' | 'overdue' | 'impact';

export async function list(
	db: Db,
	organisation: string,
	{ programme, filter, before }: { programme: string | null; filter: Filter; before: number | null }
): Promise<DecisionList> {
	return expectOk(await db.rpc('decisions_of', { organisation, programme, filter, before }));
}

export async function desk(db: Db, decision: string): Promise<DecisionDesk> {
	return expectOk(await db.rpc('decision_desk', { decision }));
}

/** Agreed insights of a programme that wait for an answer. */
export async function insightsWaiting(
	db: Db,
	organisation: string,
	programme: string | null
): Promise<Waiting> {
	return expectOk(await db.rpc('insights_waiting', { organisation, programme }));
}

/** Current members of a trust, of whom some may own a decision or an action. */
export async function members(db: Db, organisation: string): Promise<Member[]> {
	const all: (Member & { ends_on: string | null })[] = expectOk(await db.rpc('members_of', { organisation }));
	return all.filter(({ ends_on }) => ends_on === null);
}

export async function propose(db: Db, given: z.output<typeof newDecision>) {
	return outcome<string>(await db.rpc('propose_decision', given));
}

export async function revise(db: Db, decision: string, given: z.output<typeof preparation>) {
	const { decided_on = '' } = given;
	return outcome<null>(await db.rpc('revise_decision', { decision, given: { ...given, decided_on } }));
}

/** What is known of a proposal's effect on equality, before it is decided. */
export async function considerEquality(
	db: Db,
	decision: string,
	{ equality_on = '', ...given }: z.output<typeof equalityBefore>
) {
	return outcome<null>(await db.rpc('revise_decision', { decision, given: { ...given, equality_on } }));
}

/** How the equality duty is weighed in a decision. */
export async function weighEquality(
	db: Db,
	decision: string,
	{ impact_review_on = '', ...given }: z.output<typeof equalityAt>
) {
	return outcome<null>(await db.rpc('revise_decision', { decision, given: { ...given, impact_review_on } }));
}

/** What a decision did for equality in the end. */
export async function reviewEquality(
	db: Db,
	decision: string,
	{ next_on, ...given }: z.output<typeof equalityReview>
) {
	return outcome<string>(await db.rpc('review_equality', { decision, ...given, next_on: next_on ?? null }));
}

/** How much influence people had, as its owner sees it. */
export async function rate(db: Db, decision: string, rating: number) {
	return outcome<null>(await db.rpc('rate_influence_as_owner', { decision, rating }));
}

export async function attach(db: Db, decision: string, insights: string[]) {
	return outcome<null>(await db.rpc('attach_insights', { decision, insights }));
}

export async function detach(db: Db, decision: string, insight: string) {
	return outcome<null>(await db.rpc('detach_insight', { decision, insight }));
}

export async function setInfluence(
	db: Db,
	decision: string,
	insight: string,
	{ review_on = undefined, ...given }: z.output<typeof influence>
) {
	return outcome<null>(
		await db.rpc('set_influence', { decision, insight, ...given, review_on: review_on ?? null })
	);
}

export async function make(db: Db, decision: string) {
	return outcome<null>(await db.rpc('make_decision', { decision }));
}

export async function reverse(db: Db, decision: string, reason: string) {
	return outcome<null>(await db.rpc('reverse_decision', { decision, reason }));
}

/** Starts a correction, or finds the one that was started. */
export async function correct(db: Db, decision: string) {
	return outcome<string>(await db.rpc('correct_decision', { decision }));
}

export type ActionRow = Omit<Action, 'decision_id' | 'progress' | 'done_at'> & {
	decision: { id: string; number: number; title: string };
};
export type ActionList = { mine: ActionRow[]; open: ActionRow[]; next: { due: string; id: string } | null };
export type ActionPage = ActionRow &
	Pick<Action, 'done_at' | 'progress'> & { decision_reversed: boolean; may_note: boolean };

/** Open actions by due day, 20 at a time; one's own apart. */
export async function openActions(
	db: Db,
	organisation: string,
	after: { due: string; id: string } | null
): Promise<ActionList> {
	return expectOk(
		await db.rpc('actions_of', { organisation, after_due: after?.due ?? null, after_id: after?.id ?? null })
	);
}

export async function action(db: Db, id: string): Promise<ActionPage> {
	return expectOk(await db.rpc('action_page', { action: id }));
}

export async function addAction(db: Db, decision: string, given: z.output<typeof newAction>) {
	return outcome<string>(await db.rpc('add_action', { decision, ...given }));
}

export async function noteProgress(db: Db, id: string, note: string) {
	return outcome<null>(await db.rpc('note_progress', { action: id, note }));
}

export async function completeAction(db: Db, id: string, note: string) {
	return outcome<null>(await db.rpc('complete_action', { action: id, note }));
}

export type DecisionToTell = {
	id: string;
	number: number;
	title: string;
	trust: string;
	due_on: string;
	days_late: number;
	people: number;
};
export type PersonToTell = {
	person_id: string;
	name: string;
	contact_by: string;
	contact: string | null;
	language: string;
	account: boolean;
	due_on: string;
};
export type PeopleToTell = {
	id: string;
	number: number;
	title: string;
	trust: string;
	trust_slug: string;
	people: PersonToTell[];
	next: string | null;
	through: { name: string; people: number }[];
	by_receipt: number;
	told: number;
};

export async function toTell(db: Db, organisation: string): Promise<DecisionToTell[]> {
	return expectOk(await db.rpc('decisions_to_tell', { organisation }));
}

export async function peopleToTell(
	db: Db,
	organisation: string,
	decision: string,
	after: string | null
): Promise<PeopleToTell> {
	return expectOk(await db.rpc('people_to_tell', { organisation, decision, after_id: after }));
}

export async function noteTold(db: Db, decision: string, { person, how }: { person: string; how: string }) {
	return outcome<null>(await db.rpc('note_person_told', { decision, person, how }));
}
