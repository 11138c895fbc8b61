// What comes after a workshop, in the database.
import type { Db } from '$lib/platform/db.server';
import { environment } from '$lib/platform/env';
import { expectOk, outcome } from '$lib/platform/errors';
import { qr } from '$lib/platform/qr';
import type { Afterwards, FeltQuestions, Summary } from './afterwards';

/** What is left to do, for those who run it; stops with "not found" for anyone else. */
export async function afterwards(db: Db, workshop: string): Promise<Afterwards> {
	return expectOk(await db.rpc('workshop_afterwards', { workshop })) as Afterwards;
}

/** Closes attendance: those named came after all, others who were not seen did not. */
export async function closeAttendance(db: Db, workshop: string, came: string[]) {
	return outcome<null>(await db.rpc('close_attendance', { workshop, came }));
}

export async function noteWasThere(db: Db, registration: string) {
	return outcome<null>(await db.rpc('note_was_there', { registration }));
}

type Written = { words: string; written_by: string };

export async function saveSummary(db: Db, workshop: string, { words, written_by }: Written) {
	return outcome<null>(await db.rpc('save_summary', { workshop, words, written_by }));
}

/** Gives it back to everybody who came; after the first time it is a correction. */
export async function giveBack(db: Db, workshop: string, given: Written & { correction: string }) {
	return outcome<null>(await db.rpc('give_back_summary', { workshop, ...given }));
}

/** What the room was given back, by a registration's code or one's own id; null where there is nothing to read yet or the key leads nowhere. */
export async function summary(db: Db, key: string): Promise<Summary | null> {
	return expectOk(await db.rpc('workshop_summary', { key })) as Summary | null;
}

/** The three questions behind a key: a registration's, or with the workshop the one on the screen of the room. */
export async function feltQuestions(db: Db, key: string, workshop?: string): Promise<FeltQuestions | null> {
	return expectOk(
		await db.rpc('felt_questions', { key, workshop: workshop ?? null })
	) as FeltQuestions | null;
}

export async function giveFelt(db: Db, key: string, answers: Record<string, string>, workshop?: string) {
	return outcome<null>(await db.rpc('give_felt', { key, answers, workshop: workshop ?? null }));
}

/** The address of the three questions for the screen of the room, and its QR. */
export async function feltAddress(db: Db, workshop: string, site: URL) {
	const key = expectOk(await db.rpc('felt_key', { workshop })) as string;
	const address = `${environment().ORIGIN ?? site.origin}/workshops/${workshop}/felt?key=${key}`;
	return { address, qr: qr(address) };
}
