// The board's table in the database. Nothing here changes what an author or a co-chair wrote: there is no command for it.
import type { z } from 'zod';
import type { Period } from '$lib/board/period';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { Apart, TableList, Tabled } from './board-table';
import type { ratingNote, settlement, statement } from './schema';

export type Show = 'open' | 'settled';

export async function list(
	db: Db,
	programme: string,
	show: Show,
	{ from, until }: Period,
	after: { day: string; id: string } | null
): Promise<TableList> {
	return expectOk(
		await db.rpc('board_challenges', {
			programme,
			filter: show,
			from_month: from,
			until_month: until,
			after
		})
	);
}

/** One challenge on the table, with the ids of one's own statements that stand beside its answer. */
export async function find(db: Db, challenge: string): Promise<Tabled & { mine: string[] }> {
	return expectOk(await db.rpc('board_challenge', { challenge }));
}

export async function apart(db: Db, decision: string): Promise<Apart> {
	return expectOk(await db.rpc('board_ratings', { decision }));
}

export async function table(db: Db, challenge: string, meets_on: string) {
	return outcome<null>(await db.rpc('table_challenge', { challenge, meets_on }));
}

/** What the board answered; by a decision owner who signed in within ten minutes. */
export async function settle(db: Db, challenge: string, given: z.output<typeof settlement>) {
	return outcome<null>(await db.rpc('settle_challenge', { challenge, ...given }));
}

export async function dissent(db: Db, challenge: string, given: z.output<typeof statement>) {
	return outcome<string>(await db.rpc('add_board_statement', { challenge, ...given }));
}

export async function takeBack(db: Db, statement: string) {
	return outcome<null>(await db.rpc('take_back_board_statement', { statement }));
}

export async function note(db: Db, decision: string, given: z.output<typeof ratingNote>) {
	return outcome<string>(await db.rpc('note_on_ratings', { decision, ...given }));
}
