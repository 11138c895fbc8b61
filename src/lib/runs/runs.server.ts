// Runs, records and handing over, in the database. Every call is made as the signed-in person; the database decides who may.
import { error } from '@sveltejs/kit';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { HandOuts, Item, ManualRoute, MyHandOut, Run, Runs } from './run';
import type { HandOver, NewRecord, RunRecord } from './schema';

export type Opened = { issuer: string; code: string | null; pence: number; expires_on: string }[];

/** What waits to be handed over by a day, and the runs, 20 at a time from the newest. */
export async function list(
	db: Db,
	organisation: string,
	{ due_by, after = null }: { due_by: string; after?: string | null }
): Promise<Runs> {
	return expectOk(await db.rpc('runs_of', { organisation, due_by, beside: after })) as Runs;
}

/** A run with its payments after a place; `most` at a time, 500 at most. */
export async function find(db: Db, run: string, { after = 0, most = 20 } = {}): Promise<Run> {
	return expectOk(await db.rpc('run_page', { run, after_place: after, most })) as Run;
}

/** A run with one payment of it; stops with "not found" where it has no such payment. */
export async function findItem(db: Db, run: string, payment: string): Promise<{ run: Run; item: Item }> {
	const found = expectOk(await db.rpc('run_page', { run, only_payment: payment })) as Run;
	const [item] = found.items;
	if (!item) error(404, { code: 'not-found', message: 'Page not found' });
	return { run: found, item };
}

/** Answers the run's id, or null where everything waits for the people it is for. */
export async function make(
	db: Db,
	organisation: string,
	given: { route: ManualRoute; partner_id: string | null; due_by: string | null }
) {
	return outcome<string | null>(await db.rpc('make_run', { organisation, given }));
}

export async function takeBack(db: Db, payment: string) {
	return outcome<null>(await db.rpc('take_back_from_run', { payment }));
}

export async function record(db: Db, payment: string, given: NewRecord) {
	return outcome<null>(await db.rpc('record_paid', { payment, given }));
}

/** Answers how many payments were recorded. */
export async function recordRun(db: Db, run: string, given: RunRecord) {
	return outcome<number>(await db.rpc('record_run', { run, given }));
}

export async function confirm(db: Db, payment: string) {
	return outcome<null>(await db.rpc('confirm_paid', { payment }));
}

export async function reverse(db: Db, payment: string, why: string) {
	return outcome<null>(await db.rpc('reverse_paid', { payment, why }));
}

export async function setCostCode(db: Db, programme: string, code: string) {
	return outcome<null>(await db.rpc('set_cost_code', { programme, code }));
}

export async function drawCash(db: Db, organisation: string, pence: number | null) {
	return outcome<null>(await db.rpc('draw_cash', { organisation, pence: pence ?? 0 }));
}

/** What an organisation is to hand to people, 20 at a time, and the last ten it gave. */
export async function handOuts(db: Db, organisation: string, after: string | null): Promise<HandOuts> {
	return expectOk(await db.rpc('hand_outs', { organisation, beside: after })) as HandOuts;
}

/** One thing to hand over; stops with "not found" where it is not this organisation's to give, or was given. */
export async function toGive(db: Db, organisation: string, payment: string) {
	const { to_give } = expectOk(
		await db.rpc('hand_outs', { organisation, only_payment: payment })
	) as HandOuts;
	const [one] = to_give;
	if (!one) error(404, { code: 'not-found', message: 'Page not found' });
	return one;
}

export async function handOver(db: Db, payment: string, given: HandOver) {
	return outcome<null>(await db.rpc('record_hand_over', { payment, given }));
}

/** The serials of a payment's vouchers, for whoever passes them on; that they were read is kept. */
export async function readVouchers(db: Db, payment: string, how: string) {
	return outcome<Opened>(await db.rpc('read_vouchers_for', { payment, how }));
}

/** Cash and vouchers on their way to the signed-in person, and those they were given. */
export async function mine(db: Db): Promise<MyHandOut[]> {
	return expectOk(await db.rpc('my_hand_outs')) as MyHandOut[];
}

/** The person's own vouchers. The first time it is recorded that they have them. */
export async function openMine(db: Db, payment: string) {
	return outcome<Opened>(await db.rpc('open_my_vouchers', { payment }));
}
