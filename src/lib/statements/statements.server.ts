// Statements in the database: one's own, that of somebody without an account, or of a group, charity or organisation.
import { error } from '@sveltejs/kit';
import { isoDate } from '$lib/platform/dates';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome, type Outcome } from '$lib/platform/errors';
import { daysOf, type Statement } from './statement';

/** One's own, of the days in an address; stops with a page that says so where they are too far apart. */
export async function mine(db: Db, params: URLSearchParams): Promise<Statement> {
	const { from, to } = daysOf(params, isoDate(new Date()));
	return orStop(outcome(await db.rpc('my_statement', { from_day: from, to_day: to })));
}

/** Of somebody without an account, for those who work with them. */
export async function ofSomebody(db: Db, person: string, params: URLSearchParams): Promise<Statement> {
	const { from, to } = daysOf(params, isoDate(new Date()));
	return orStop(outcome(await db.rpc('statement_for', { person, from_day: from, to_day: to })));
}

/** Of a group, charity or organisation, for those who pay it and for the partner that it is. */
export async function ofPayee(db: Db, payee: string, params: URLSearchParams): Promise<Statement> {
	const { from, to } = daysOf(params, isoDate(new Date()));
	return orStop(outcome(await db.rpc('payee_statement', { payee, from_day: from, to_day: to })));
}

/** The partners that are paid and whose administrator one is. */
export async function partnersOfMine(db: Db): Promise<{ id: string; name: string; paid_by: string }[]> {
	return expectOk(await db.rpc('payees_i_speak_for')) as { id: string; name: string; paid_by: string }[];
}

function orStop(answer: Outcome<unknown>): Statement {
	if (!answer.ok) error(404, { code: 'not-found', message: 'Page not found' });
	return answer.data as Statement;
}
