// Hard material: flags on words, the reader's own sitting, and passing words on. Each call is made as the signed-in person.
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';

export async function flagHard(db: Db, contribution: string, note: string) {
	return outcome<null>(await db.rpc('flag_hard', { contribution, note }));
}

export async function unflagHard(db: Db, contribution: string) {
	return outcome<null>(await db.rpc('unflag_hard', { contribution }));
}

export async function setCap(db: Db, cap: number) {
	return outcome<null>(await db.rpc('set_reading_cap', { cap }));
}

export async function endSitting(db: Db) {
	return outcome<null>(await db.rpc('end_sitting', {}));
}

export async function goOn(db: Db) {
	return outcome<null>(await db.rpc('go_on_reading', {}));
}

/** Colleagues at the trust whom words may be passed to. */
export async function passChoices(db: Db, contribution: string): Promise<{ id: string; name: string }[]> {
	return expectOk(await db.rpc('pass_choices', { contribution }));
}

/** To a colleague, or to anyone (null). */
export async function passOn(db: Db, contribution: string, colleague: string | null) {
	return outcome<null>(await db.rpc('pass_on', { contribution, colleague }));
}

export async function takePassed(db: Db, contribution: string) {
	return outcome<null>(await db.rpc('take_passed', { contribution }));
}
