// One's own payments in the database: read, and changed until they leave.
import type { z } from 'zod';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { OnePayment, Payments } from './own-payment';
import type { inTwo } from './schema';

/** The newest first, 20 at a time. */
export async function listMine(db: Db, after: string | null): Promise<Payments> {
	return expectOk(await db.rpc('my_payments', { beside: after })) as Payments;
}

/** One of them; stops with "not found" for another's. */
export async function mine(db: Db, payment: string): Promise<OnePayment> {
	return expectOk(await db.rpc('my_payment', { payment })) as OnePayment;
}

export async function payAnyway(db: Db, payment: string, seen: number) {
	return outcome<null>(await db.rpc('pay_it_anyway', { payment, seen }));
}

export async function chooseDay(db: Db, payment: string, seen: number, day: string) {
	return outcome<null>(await db.rpc('choose_pay_day', { payment, seen, day }));
}

/** In two parts: the first as typed, the rest on its own day. */
export async function split(db: Db, { id, pence }: OnePayment, given: z.output<typeof inTwo>) {
	const parts = [
		{ pence: given.part_1, pay_on: given.day_1 },
		{ pence: Math.max(0, pence - given.part_1), pay_on: given.day_2 }
	];
	return outcome<string[]>(await db.rpc('split_payment', { payment: id, seen: given.seen, parts }));
}

export async function takeLess(db: Db, payment: string, seen: number, pence: number) {
	return outcome<string>(await db.rpc('take_less', { payment, seen, pence }));
}

export async function giveUp(db: Db, payment: string, seen: number) {
	return outcome<null>(await db.rpc('give_up_payment', { payment, seen }));
}
