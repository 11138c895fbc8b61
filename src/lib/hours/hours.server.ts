// The participation log in the database. Every call is made as the signed-in person; the database decides who may.
import { error } from '@sveltejs/kit';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { Entry, MyHours, ToConfirm } from './hours';
import type { NewEntry } from './schema';

/** One's own log, 20 entries at a time from the newest day, with what could be logged and where. */
export async function listMine(
	db: Db,
	{ after = null, most = 20 } = {} as { after?: string | null; most?: number }
) {
	return expectOk(await db.rpc('my_hours', { beside: after, most })) as MyHours;
}

/** One entry of one's own, with what a form needs; stops with "not found" for another's. */
export async function mine(db: Db, id: string): Promise<MyHours & { entry: Entry }> {
	const log = expectOk(await db.rpc('my_hours', { only_one: id })) as MyHours;
	const [entry] = log.hours;
	if (!entry) error(404, { code: 'not-found', message: 'Page not found' });
	return { ...log, entry };
}

export async function log(db: Db, given: NewEntry) {
	return outcome<string>(await db.rpc('log_hours', { given }));
}

/** Logs an attendance as it was planned. */
export async function logAttended(db: Db, registration: string) {
	return outcome<string>(await db.rpc('log_attended', { registration }));
}

export async function change(db: Db, hours: string, given: NewEntry) {
	return outcome<null>(await db.rpc('change_hours', { hours, given }));
}

export async function remove(db: Db, hours: string) {
	return outcome<null>(await db.rpc('remove_hours', { hours }));
}

/** Entries on the programmes an organisation works on: those that wait, the oldest day first; or those confirmed, the newest first. */
export async function toConfirm(db: Db, organisation: string, confirmed: boolean, after: string | null) {
	return expectOk(await db.rpc('hours_to_confirm', { organisation, confirmed, beside: after })) as ToConfirm;
}

/** Confirms entries as they were seen. Answers how many. */
export async function confirm(db: Db, seen: { id: string; version: number }[]) {
	return outcome<number>(await db.rpc('confirm_hours', { seen }));
}

export async function giveBack(db: Db, hours: string, note: string) {
	return outcome<null>(await db.rpc('return_hours', { hours, note }));
}
