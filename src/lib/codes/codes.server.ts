// Code books in the database. Every call is made as the signed-in person; the database decides who may.
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { CodeBook, CodePage, SpanKey, SplitChoices, StarterSet } from './code';

/** The code book of a programme by its slug, or of the newest. */
export async function book(db: Db, organisation: string, programme: string | null): Promise<CodeBook> {
	return expectOk(await db.rpc('code_book', { organisation, programme }));
}

export async function page(
	db: Db,
	code: string,
	before: { on: string; id: string } | null
): Promise<CodePage> {
	return expectOk(
		await db.rpc('code_page', { code, before_on: before?.on ?? null, before_id: before?.id ?? null })
	);
}

export async function make(
	db: Db,
	given: { programme: string; name: string; definition: string; examples: string; parent: string | null }
) {
	return outcome<string>(await db.rpc('make_code', given));
}

type Wording = { name: string; definition: string; examples: string };

/** Rewords a code, if it still says what was on the page. */
export async function revise(db: Db, code: string, wording: Wording, expected: Wording) {
	return outcome<null>(await db.rpc('revise_code', { code, ...wording, expected }));
}

export async function move(db: Db, code: string, given: { parent: string | null; why: string }) {
	return outcome<null>(await db.rpc('move_code', { code, ...given }));
}

export async function merge(db: Db, code: string, given: { target: string; why: string }) {
	return outcome<null>(await db.rpc('merge_codes', { code, ...given }));
}

export async function undoMerge(db: Db, code: string, why: string) {
	return outcome<null>(await db.rpc('undo_merge', { code, why }));
}

export async function toSplit(db: Db, code: string): Promise<SplitChoices> {
	return expectOk(await db.rpc('code_to_split', { code }));
}

type Part = { name: string; definition: string; spans: SpanKey[]; rest: boolean };

export async function split(db: Db, code: string, given: { parts: Part[]; shown: SpanKey[]; why: string }) {
	return outcome<string[]>(await db.rpc('split_code', { code, ...given }));
}

export async function starterSets(db: Db, programme: string): Promise<StarterSet[]> {
	return expectOk(await db.rpc('starter_sets', { programme }));
}

/** Adds a starter set. Answers how many codes were new. */
export async function addStarterSet(db: Db, programme: string, starter_set: string) {
	return outcome<number>(await db.rpc('add_starter_set', { programme, starter_set }));
}
