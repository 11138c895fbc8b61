// Suggestions in the database. Every call is made as the signed-in person; the database decides who may.
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome, type Outcome } from '$lib/platform/errors';
import { sentencesWith, type MayFit, type Suggestions } from './suggestion';

export async function suggestionsFor(db: Db, contribution: string): Promise<Suggestions> {
	return expectOk(await db.rpc('suggestions_for', { contribution }));
}

type Which = { contribution: string; code: string };

/** Puts a suggested code to the sentences that hold the words by which it was suggested. */
export async function accept(db: Db, { contribution, code }: Which): Promise<Outcome<string[]>> {
	const why = outcome<{ words: string; lang: string; because: string[] }>(
		await db.rpc('suggestion_to_accept', { contribution, code })
	);
	if (!why.ok) return why;
	const spans = sentencesWith(why.data.words, why.data.lang, why.data.because);
	return outcome<string[]>(await db.rpc('accept_suggestion', { contribution, code, spans }));
}

export async function dismiss(db: Db, which: Which) {
	return outcome<null>(await db.rpc('dismiss_suggestion', which));
}

/** Suggests again what the signed-in person dismissed of these words. */
export async function bringBack(db: Db, contribution: string) {
	return outcome<null>(await db.rpc('bring_back_suggestions', { contribution }));
}

/** Contributions that a code may fit, newest first, from where the page before ended. */
export async function mayFit(
	db: Db,
	code: string,
	before: { on: string; id: string } | null
): Promise<MayFit> {
	return expectOk(
		await db.rpc('code_may_fit', { code, before_on: before?.on ?? null, before_id: before?.id ?? null })
	);
}

/** Learns the codes of a programme from what they are put to now; the clock does it too, a minute later. */
export async function learn(db: Db, programme: string) {
	return outcome<null>(await db.rpc('learn_code_book', { programme }));
}
