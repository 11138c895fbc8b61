// Budgets in the database. Every call is made as the signed-in person; the database decides who may.
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome, type Outcome } from '$lib/platform/errors';
import type { BudgetPage, Budgets } from './budget';
import type { NewBudget } from './schema';

/** Budgets of a trust, the newest first, 20 at a time, and its programmes that have none today. */
export async function list(db: Db, organisation: string, beside: string | null) {
	return expectOk(await db.rpc('budgets_of', { organisation, beside })) as Budgets;
}

/** One budget with how it came about. */
export async function one(db: Db, budget: string) {
	return expectOk(await db.rpc('budget_at', { budget })) as BudgetPage;
}

/** Answers its id. */
export async function set(db: Db, { programme, ...given }: NewBudget) {
	return outcome<string>(await db.rpc('set_budget', { programme, given }));
}

/** Raises it by so many pence; lowers it by minus. */
export async function change(db: Db, budget: string, pence: number, why: string) {
	return outcome<null>(await db.rpc('change_budget', { budget, by_pence: pence, why }));
}

/** A virement. A page with two forms calls its fields `sum` and `reason` here. */
export async function move(db: Db, from: string, into: string, pence: number, why: string) {
	const done = outcome<null>(
		await db.rpc('move_budget', { out_of: from, into_budget: into, pence, why })
	) as Outcome<null>;
	if (done.ok) return done;
	const { pence: sum, why: reason, ...errors } = done.errors;
	return { ...done, errors: { ...errors, ...(sum && { sum }), ...(reason && { reason }) } };
}
