// The reports of paying in the database. Every call is made as the signed-in person; the database decides who may.
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { Dimension, Fairness } from './fairness';
import type { Report } from './report';

/** What was sent between two days, and what is owed at this moment. */
export async function prompt(db: Db, organisation: string, from: string, until: string) {
	return expectOk(await db.rpc('pay_report', { organisation, from_day: from, until_day: until })) as Report;
}

/** The newest half-year that is counted, or the one that begins on a day. */
export async function fair(db: Db, organisation: string, dimension: Dimension, half: string | null) {
	return expectOk(await db.rpc('pay_fairness', { organisation, dimension, half })) as Fairness;
}

/** Stops the clock of what a payment pays, for a reason of the closed list, or lets it run again without one. */
export async function pause(db: Db, payment: string, why: string | null) {
	return outcome<null>(await db.rpc('pause_pay_clock', { payment, why }));
}
