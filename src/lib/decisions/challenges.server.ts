// Challenges in the database. No function here changes or removes what somebody else wrote: there is none to call.
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { AuthorVerb, ChallengeOutcome, ChallengeRow, Subject } from './challenge';

export type ChallengeList = { challenges: ChallengeRow[]; next: { at: string; id: string } | null };

export async function list(
	db: Db,
	organisation: string,
	filter: 'open' | 'all',
	before: { at: string; id: string } | null
): Promise<ChallengeList> {
	return expectOk(
		await db.rpc('challenges_of', {
			organisation,
			filter,
			before_at: before?.at ?? null,
			before_id: before?.id ?? null
		})
	);
}

export async function find(db: Db, challenge: string): Promise<ChallengeRow> {
	return expectOk(await db.rpc('challenge_page', { challenge }));
}

export async function acknowledge(db: Db, challenge: string) {
	return outcome<null>(await db.rpc('acknowledge_challenge', { challenge }));
}

export async function answer(
	db: Db,
	challenge: string,
	given: { outcome: ChallengeOutcome; answer: string }
) {
	return outcome<null>(await db.rpc('answer_challenge', { challenge, ...given }));
}

/** What would be challenged, and by what right; not found unless it is public. */
export async function subject(db: Db, kind: string, id: string): Promise<Subject> {
	return expectOk(await db.rpc('challenge_subject', { kind, subject: id }));
}

export async function raise(
	db: Db,
	given: { kind: 'insight' | 'decision'; subject: string; words: string; shown_as: string }
) {
	return outcome<string>(await db.rpc('raise_challenge', given));
}

export async function mine(db: Db): Promise<ChallengeRow[]> {
	return expectOk(await db.rpc('my_challenges'));
}

/** What only its author may do: close it, take it to the board, or take it back. */
export async function author(db: Db, given: { challenge: string; verb: AuthorVerb }) {
	return outcome<null>(await db.rpc('author_challenge', given));
}
