// Insights in the database. Every call is made as the signed-in person; the database decides who may.
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { CheckRule, SetRule } from './check-rule';
import type { CheckAnswer, CheckByCode, CheckLetters, MyCheck } from './check';
import type { Desk, InsightList, Stance, WordingAttempt } from './insight';
import type { LeftOut, ReadingPage } from './reading';
import type { Competency, Part } from './pcref';
import type { Signs } from './signing';

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
	/** The view that holds the words to look for, since no address does. */
	view: string | null;
	unused: boolean;
	before: { on: string; id: string } | null;
	only: string | null;
};

/** Contributions to read for an insight, 10 at a time, newest first. */
export async function toRead(db: Db, insight: string, wish: ReadingWish): Promise<ReadingPage> {
	return expectOk(
		await db.rpc('contributions_to_read', {
			insight,
			view: wish.view,
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

/** A wording from the version before one's eyes. Out: where it was kept, if another wording or state came before it. */
export async function reword(
	db: Db,
	insight: string,
	given: { statement: string; version: number; state: string; attempt?: string }
) {
	return outcome<string | null>(
		await db.rpc('propose_wording', {
			insight,
			statement: given.statement,
			from_version: given.version,
			from_state: given.state,
			attempt: given.attempt ?? null
		})
	);
}

/** What one wrote beside what stands now. */
export async function wordingAttempt(db: Db, attempt: string): Promise<WordingAttempt> {
	return expectOk(await db.rpc('wording_attempt', { attempt }));
}

export async function dropWording(db: Db, attempt: string) {
	return outcome<null>(await db.rpc('drop_wording', { attempt }));
}

export async function addQuotes(
	db: Db,
	insight: string,
	contribution: string,
	spans: { starts: number; ends: number }[],
	stance: Stance
) {
	return outcome<null>(await db.rpc('add_quotes', { insight, contribution, spans, stance }));
}

export async function setStance(db: Db, quote: string, stance: Stance) {
	return outcome<null>(await db.rpc('set_stance', { quote, stance }));
}

export async function removeQuote(db: Db, quote: string) {
	return outcome<null>(await db.rpc('remove_quote', { quote }));
}

export async function check(db: Db, insight: string) {
	return outcome<null>(await db.rpc('check_insight', { insight }));
}

/** Signs as whoever ran the check, or takes that back. */
export async function sign(db: Db, insight: string, yes: boolean) {
	return outcome<null>(
		yes ? await db.rpc('sign_insight', { insight }) : await db.rpc('unsign_insight', { insight })
	);
}

export async function setParts(
	db: Db,
	insight: string,
	given: { parts: Part[]; competencies: Competency[] }
) {
	return outcome<null>(await db.rpc('set_insight_parts', { insight, ...given }));
}

export async function agree(db: Db, insight: string) {
	return outcome<null>(await db.rpc('agree_insight', { insight }));
}

type Recorded = { answer: CheckAnswer; words: string; how: string; signs: Signs | 'no'; sign_as: string };

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

export async function signCheck(db: Db, insight: string, given: { signs: Signs | 'no'; sign_as: string }) {
	return outcome<null>(await db.rpc('sign_check', { insight, ...given }));
}

/** The check that the code of a letter opens, or null for a code nobody knows. */
export async function checkByCode(db: Db, code: string): Promise<CheckByCode | null> {
	return expectOk<CheckByCode | null>(await db.rpc('check_by_code', { code })) ?? null;
}

export async function answerByCode(
	db: Db,
	code: string,
	given: { answer: CheckAnswer; words: string; signs: Signs | 'no'; sign_as: string }
) {
	return outcome<null>(await db.rpc('answer_check_by_code', { code, ...given }));
}

/** Where the code of a letter leads, or null. */
export async function pathOfCode(db: Db, code: string): Promise<string | null> {
	return (await checkByCode(db, code)) && `/checks/${code}`;
}

/** Whom this organisation asks by letter. */
export async function letters(db: Db, organisation: string, insight: string): Promise<CheckLetters> {
	return expectOk(await db.rpc('check_letters', { organisation, insight }));
}

/** The same with a new code on each letter. */
export async function writeLetters(db: Db, organisation: string, insight: string, people: string[]) {
	return outcome<CheckLetters>(await db.rpc('issue_check_letters', { organisation, insight, people }));
}

export async function rules(db: Db, programme: string): Promise<{ rule: CheckRule; history: SetRule[] }> {
	return expectOk(await db.rpc('check_rules_of', { programme }));
}

export async function setRule(db: Db, programme: string, rule: CheckRule & { reason: string }) {
	return outcome<null>(await db.rpc('set_check_rule', { programme, ...rule }));
}

/** Voices that an insight leaves out, and those looked at that did not fit. */
export async function leftOut(db: Db, insight: string): Promise<LeftOut> {
	return expectOk(await db.rpc('voices_left_out', { insight }));
}

export async function passOver(db: Db, insight: string, contribution: string) {
	return outcome<null>(await db.rpc('pass_over', { insight, contribution }));
}

export async function lookAgain(db: Db, insight: string, contribution: string) {
	return outcome<null>(await db.rpc('look_again', { insight, contribution }));
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
