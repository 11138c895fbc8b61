// Worries about somebody, in the database. Every call is made as the signed-in person; the database decides who may.
import type { z } from 'zod';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { Alert, AlertList, Handed } from './alert';
import type * as schema from './schema';

type Given<S extends z.ZodType> = z.output<S>;

/** Hands it to the safeguarding lead of a trust; answers its id. */
export async function raise(
	db: Db,
	organisation: string,
	{ danger, ...form }: Given<typeof schema.raise>,
	workshop?: string
) {
	const given = { ...form, urgent: danger === 'yes', workshop_id: workshop };
	return outcome<string>(await db.rpc('raise_alert', { organisation, given }));
}

export async function handed(db: Db, alert: string): Promise<Handed> {
	return expectOk(await db.rpc('alert_handed', { alert })) as Handed;
}

type Which = { show: 'open' | 'closed'; beside: string | null };

export async function list(db: Db, organisation: string, { show, beside }: Which): Promise<AlertList> {
	return expectOk(await db.rpc('alerts_of', { organisation, show, beside })) as AlertList;
}

export async function at(db: Db, alert: string): Promise<Alert> {
	return expectOk(await db.rpc('alert_at', { alert })) as Alert;
}

export const acknowledge = async (db: Db, alert: string) =>
	outcome<null>(await db.rpc('acknowledge_alert', { alert }));

export const note = async (db: Db, alert: string, given: Given<typeof schema.note>) =>
	outcome<null>(await db.rpc('note_alert', { alert, ...given }));

export const close = async (db: Db, alert: string, given: Given<typeof schema.close>) =>
	outcome<null>(await db.rpc('close_alert', { alert, ...given }));
