// Agreed work in the database. Every call is made as the signed-in person; the database decides who may.
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { z } from 'zod';
import type { offering } from './schema';
import type { Tasks } from './task';

/** Work offered to the people an organisation knows, 20 at a time, and to whom it may be offered. */
export async function list(db: Db, organisation: string, after: string | null): Promise<Tasks> {
	return expectOk(await db.rpc('tasks_of', { organisation, beside: after })) as Tasks;
}

export async function offer(db: Db, given: z.output<typeof offering>) {
	return outcome<string>(await db.rpc('offer_task', { given }));
}

export async function answer(db: Db, task: string, agrees: boolean) {
	return outcome<null>(await db.rpc('answer_task', { task, agrees }));
}

/** Says that it is done; answers the claim that opens. */
export async function finish(db: Db, task: string, done_on: string) {
	return outcome<string>(await db.rpc('finish_task', { task, done_on }));
}

export async function end(db: Db, task: string) {
	return outcome<null>(await db.rpc('end_task', { task }));
}
