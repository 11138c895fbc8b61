// Retention in the database. Every call is made as the signed-in person; the database decides who may.
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { Due, HowLong, Register, Retention, RuleAt } from './retention';
import type { NewHold, NewRule } from './schema';

/** The rules of an organisation and what it holds. */
export async function read(db: Db, organisation: string): Promise<Retention> {
	return expectOk(await db.rpc('retention_of', { organisation })) as Retention;
}

/** One kind with every rule there was for it; stops with "not found" where there is none. */
export async function rule(db: Db, organisation: string, kind: string): Promise<RuleAt> {
	return expectOk(await db.rpc('retention_at', { organisation, record_type: kind })) as RuleAt;
}

/** Answers the day from which the new time holds. */
export async function set(db: Db, organisation: string, kind: string, given: NewRule) {
	return outcome<string>(await db.rpc('set_retention', { organisation, record_type: kind, ...given }));
}

export async function putHold(db: Db, organisation: string, given: NewHold) {
	return outcome<string>(await db.rpc('put_hold', { organisation, ...given }));
}

export async function liftHold(db: Db, hold: string) {
	return outcome<null>(await db.rpc('lift_hold', { hold }));
}

/** What would go if the clock looked now. Nothing goes by asking. */
export async function due(db: Db, organisation: string): Promise<Due[]> {
	return (expectOk(await db.rpc('disposals_due', { organisation })) as { kinds: Due[] }).kinds;
}

/** Disposes of what is due of a kind, without waiting for the clock. Answers how many went. */
export async function disposeNow(db: Db, organisation: string, kind: string) {
	return outcome<number>(await db.rpc('dispose_now', { organisation, record_type: kind }));
}

/** What has gone, the latest first, 20 lines at a time. */
export async function register(
	db: Db,
	organisation: string,
	{ after = null, most = 20 }: { after?: string | null; most?: number } = {}
): Promise<Register> {
	return expectOk(await db.rpc('disposals_of', { organisation, beside: after, most })) as Register;
}

/** How long a trust keeps what, for anyone. */
export async function howLong(db: Db, trust: string): Promise<HowLong> {
	return expectOk(await db.rpc('how_long', { trust })) as HowLong;
}
