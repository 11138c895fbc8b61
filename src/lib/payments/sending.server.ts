// How sending stands, and what people decide about it. Every call is made as the signed-in person; the database decides who may.
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import { railFor } from './rails.server';
import type { Reconciliation, Sending } from './sending';

/** A page waits no longer for the rail than this. */
const MOST_WAITED = 3000;

/** How it stands here. */
export async function stand(db: Db, organisation: string) {
	return expectOk(await db.rpc('payment_rail', { organisation })) as Sending;
}

/** How it stands at the rail, asked now. Null: no rail is set up for this trust. */
export async function atTheRail(slug: string) {
	const rail = railFor(slug);
	if (!rail) return null;
	let late: NodeJS.Timeout | undefined;
	const noAnswer = new Promise<{ ok: boolean; reasons: string[]; availablePence?: number }>((done) => {
		late = setTimeout(() => done({ ok: false, reasons: ['no answer'] }), MOST_WAITED);
	});
	const { ok, reasons, availablePence = null } = await Promise.race([rail.readiness(), noAnswer]);
	clearTimeout(late);
	return { mode: rail.mode, ok, reasons, availablePence };
}

export async function stop(db: Db, organisation: string) {
	return outcome<null>(await db.rpc('stop_sending', { organisation }));
}

/** Answers 'started', or 'asked' where a second person is to say so too. */
export async function start(db: Db, organisation: string) {
	return outcome<string>(await db.rpc('start_sending', { organisation }));
}

export async function release(db: Db, payment: string) {
	return outcome<null>(await db.rpc('release_payment', { payment }));
}

/** Answers 'said', or 'closed' by the second who says the same. */
export async function sayWhatBecame(db: Db, payment: string, said: string, why: string) {
	return outcome<string>(await db.rpc('say_what_became', { payment, said, why }));
}

/** What differs: 20, and the place of the last where there are more. */
export async function differences(
	db: Db,
	organisation: string,
	closed: boolean,
	before: { at: string; id: string } | null
) {
	const found = expectOk(
		await db.rpc('reconciliation', {
			organisation,
			closed,
			before_at: before?.at ?? null,
			before_id: before?.id ?? null
		})
	) as Reconciliation;
	const rows = found.rows.slice(0, 20);
	const last = found.rows.length > 20 ? rows.at(-1) : undefined;
	return { ...found, rows, next: last ? `${last.found_at}_${last.id}` : null };
}

/** One of them, open or closed; undefined: another trust's, or none. */
export async function oneDifference(db: Db, organisation: string, difference: string) {
	if (!/^[0-9a-f-]{36}$/.test(difference)) return undefined;
	const found = expectOk(
		await db.rpc('reconciliation', { organisation, only_one: difference })
	) as Reconciliation;
	return found.rows[0];
}

/** All of them, at most 5,000, for a file. */
export async function forFile(db: Db, organisation: string, closed: boolean) {
	return (expectOk(await db.rpc('reconciliation', { organisation, closed, most: 5000 })) as Reconciliation)
		.rows;
}

export async function compareNow(db: Db, organisation: string) {
	return outcome<null>(await db.rpc('compare_now', { organisation }));
}

export async function own(db: Db, difference: string) {
	return outcome<null>(await db.rpc('own_difference', { difference }));
}

export async function close(db: Db, difference: string, why: string, note: string) {
	return outcome<null>(await db.rpc('close_difference', { difference, why, note }));
}
