// What those a decision rests on say of its influence. By a slip's code, or as whoever is signed in.
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { RatingAsked } from './rating';

/** What is asked; not found where none of their words are behind the decision, or it no longer stands. */
export async function asked(db: Db, decision: string, code: string | null = null): Promise<RatingAsked> {
	return expectOk(await db.rpc('rating_asked', { decision, code }));
}

export async function rate(db: Db, decision: string, rating: number, code?: string) {
	return outcome<null>(
		code === undefined
			? await db.rpc('rate_influence', { decision, rating })
			: await db.rpc('rate_influence_by_receipt', { code, decision, rating })
	);
}

/** Written down for somebody who said it. In: their person, and in person, by phone or by letter. */
export async function rateFor(
	db: Db,
	decision: string,
	given: { person: string; rating: number; how: string }
) {
	return outcome<null>(await db.rpc('rate_influence_for', { decision, ...given }));
}
