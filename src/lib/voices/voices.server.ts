// Whose voice counts, in the database: every call is made as the signed-in person, and the database decides who may.
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { Area, Population } from './population';
import type { Voices } from './voices';

/** One table of a half-year; of the last that is counted where none is named. */
export async function table(
	db: Db,
	asked: { programme: string; half: string | null; dimension: string; other: string | null }
) {
	return expectOk(await db.rpc('voices', asked)) as Voices;
}

export type AboutMe = {
	said: {
		ethnic_group?: string;
		ethnic_group_words?: string;
		age_band?: string;
		gender?: string;
		disability?: string;
		answered_on: string;
	} | null;
	/** The names of those that know the person and count with it. */
	organisations: string[];
};

/** What the signed-in person said of themselves. */
export async function aboutMe(db: Db) {
	return expectOk(await db.rpc('my_about_me')) as AboutMe;
}

/** Replaces it. */
export async function sayAboutMe(db: Db, answers: Record<string, string>) {
	return outcome<null>(await db.rpc('set_about_me', { answers }));
}

/** Deletes it. */
export async function forgetAboutMe(db: Db) {
	return outcome<null>(await db.rpc('forget_about_me'));
}

/** The same for somebody without an account, by the code of their place at a workshop. */
export async function sayAboutMeAtPlace(db: Db, key: string, answers: Record<string, string>) {
	return outcome<null>(await db.rpc('say_about_me_at_place', { key, answers }));
}

export async function forgetAboutMeAtPlace(db: Db, key: string) {
	return outcome<null>(await db.rpc('forget_about_me_at_place', { key }));
}

/** Who lives in the areas of a trust, as brought in last; null where nobody did. */
export async function population(db: Db, organisation: string) {
	return expectOk(await db.rpc('population_of', { organisation })) as Population | null;
}

/** Brings in figures that were read and agreed to. */
export async function loadPopulation(
	db: Db,
	organisation: string,
	given: { source: string; taken_on: string; areas: Area[] }
) {
	return outcome<string>(await db.rpc('load_population', { organisation, given }));
}
