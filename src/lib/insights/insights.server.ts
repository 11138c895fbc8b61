// Insights in the database. Every call is made as the signed-in person; the database decides who may.
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { CheckAnswer, Desk, InsightList, MyCheck, ReadingPage } from './insight';

export type Filter = 'all' | 'draft' | 'in_check' | 'waiting' | 'overdue' | 'answered' | 'superseded';

/** One programme's insights, 20 at a time, newest first. */
export async function list(
	db: Db,
	organisation: string,
	{ programme, filter, before }: { programme: string | null; filter: Filter; before: number | null }
): Promise<InsightList> {
	return expectOk(await db.rpc('insights_of', { organisation, programme, filter, before }));
}

export async function desk(db: Db, insight: string): Promise<Desk> {
	return expectOk(await db.rpc('insight_desk', { insight }));
}

export type ReadingWish = {
	search: string;
	unused: boolean;
	before: { on: string; id: string } | null;
	only: string | null;
};

/** Contributions to read for an insight, 10 at a time, newest first. */
export async function toRead(db: Db, insight: string, wish: ReadingWish): Promise<ReadingPage> {
	return expectOk(
		await db.rpc('contributions_to_read', {
			insight,
			search: wish.search,
			unused: wish.unused,
			before_on: wish.before?.on ?? null,
			before_id: wish.before?.id ?? null,
			only_one: wish.only
		})
	);
}

/** Insights of the same programme that could be merged with this one: at most 50, newest first. */
export async function mergeable(db: Db, { id, programme }: Pick<Desk, 'id' | 'programme'>) {
	return expectOk(
		await db
			.from('insights')
			.select('id, number, statement, state')
			.eq('programme_id', programme.id)
			.in('state', ['draft', 'in_check', 'agreed'])
			.neq('id', id)
			.order('number', { ascending: false })
			.limit(50)
	) as { id: string; number: number; statement: string; state: Desk['state'] }[];
}

export async function draft(db: Db, given: { programme: string; statement: string }) {
	return outcome<string>(await db.rpc('draft_insight', given));
}

export async function revise(db: Db, insight: string, given: { statement: string; expected: string }) {
	return outcome<null>(await db.rpc('revise_insight', { insight, ...given }));
}

export async function addQuotes(
	db: Db,
	insight: string,
	contribution: string,
	spans: { starts: number; ends: number }[]
) {
	return outcome<null>(await db.rpc('add_quotes', { insight, contribution, spans }));
}

export async function removeQuote(db: Db, quote: string) {
	return outcome<null>(await db.rpc('remove_quote', { quote }));
}

export async function check(db: Db, insight: string) {
	return outcome<null>(await db.rpc('check_insight', { insight }));
}

export async function agree(db: Db, insight: string) {
	return outcome<null>(await db.rpc('agree_insight', { insight }));
}

type Recorded = { answer: CheckAnswer; words: string; how: string };

/** Writes down what somebody answered, found by the words of theirs that were asked about. */
export async function recordCheck(db: Db, insight: string, contribution: string, given: Recorded) {
	return outcome<null>(await db.rpc('record_check', { insight, contribution, ...given }));
}

/** The same, found by the person whose contact we hold. */
export async function recordPersonCheck(db: Db, insight: string, person: string, given: Recorded) {
	return outcome<null>(await db.rpc('record_person_check', { insight, person, ...given }));
}

export async function replyToCheck(db: Db, check: string, reply: string) {
	return outcome<null>(await db.rpc('reply_to_check', { to_check: check, reply }));
}

export async function merge(db: Db, insights: string[], statement: string) {
	return outcome<string>(await db.rpc('merge_insights', { insights, statement }));
}

export async function split(db: Db, insight: string, parts: { statement: string; quotes: string[] }[]) {
	return outcome<string[]>(await db.rpc('split_insight', { insight, parts }));
}

export async function supersede(db: Db, insight: string, statement: string) {
	return outcome<string>(await db.rpc('supersede_insight', { insight, statement }));
}

/** The checks put to the signed-in person, open ones first. */
export async function listMyChecks(db: Db): Promise<MyCheck[]> {
	return expectOk(await db.rpc('my_checks', {}));
}

/** One of them, or nothing when this person was not asked. */
export async function myCheck(db: Db, insight: string): Promise<MyCheck | undefined> {
	const checks: MyCheck[] = expectOk(await db.rpc('my_checks', { insight }));
	return checks[0];
}

export async function answerCheck(db: Db, insight: string, given: { answer: CheckAnswer; words: string }) {
	return outcome<null>(await db.rpc('answer_check', { insight, ...given }));
}

export type PersonToAsk = {
	insight_id: string;
	number: number;
	statement: string;
	trust: string;
	check_until: string;
	days_over: number;
	person_id: string;
	name: string;
	contact_by: string;
	contact: string | null;
	language: string;
	account: boolean;
};

/** People this organisation knows who were asked and have not answered. */
export async function peopleToAsk(db: Db, organisation: string): Promise<PersonToAsk[]> {
	return expectOk(await db.rpc('people_to_ask', { organisation }));
}
