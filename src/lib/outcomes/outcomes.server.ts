// What is hoped for and what was seen. Every call is made as the signed-in person; the database decides who may.
import type { z } from 'zod';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { Outcome, OutcomesPage } from './outcome';
import type { hope, look } from './schema';

/** What hangs on an action, or on a decision itself. */
export type Upon = { action: string } | { decision: string };

export async function list(db: Db, upon: Upon): Promise<OutcomesPage> {
	return expectOk(await db.rpc('outcomes_page', upon)) as unknown as OutcomesPage;
}

export async function hopeFor(db: Db, upon: Upon | { plan_item: string }, given: z.output<typeof hope>) {
	const { measure, due_on, ...words } = given;
	const asked = { ...upon, ...words, measure: measure || null, due_on: due_on ?? null };
	return outcome<string>(await db.rpc('hope_for', { given: asked }));
}

type Found = Pick<Outcome, 'id' | 'hoped' | 'baseline' | 'target' | 'due_on' | 'seen_on' | 'action_id'> & {
	decision_id: string | null;
	plan_item_id: string | null;
	measure_id: string | null;
};
const FOUND =
	'id, hoped, baseline, target, due_on, seen_on, action_id, decision_id, plan_item_id, measure_id' as const;

/** Where an outcome is shown and answered: the action or decision it hangs on. 404 where there is none to be seen. */
export async function find(db: Db, id: string): Promise<Found> {
	return expectOk(await db.from('outcomes').select(FOUND).eq('id', id).single());
}

export async function say(db: Db, id: string, given: z.output<typeof look>) {
	return outcome<null>(await db.rpc('say_what_changed', { outcome: id, given }));
}
