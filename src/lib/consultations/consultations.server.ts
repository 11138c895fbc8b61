// Consultations in the database, for who builds, translates and reports them. Every call is made as the signed-in person;
// the database decides who may.
import { error } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import {
	mayBuild,
	type ConsultationDesk,
	type ConsultationList,
	type ConsultationState,
	type Heard
} from './consultation';
import type { Question } from './questions';
import type * as schema from './schema';
import type { Piece, TranslatedWords } from './translation';

export async function list(
	db: Db,
	organisation: string,
	{ state, before }: { state: ConsultationState | null; before: string | null }
): Promise<ConsultationList> {
	return expectOk(await db.rpc('consultations_of', { organisation, state, before }));
}

export async function desk(db: Db, consultation: string): Promise<ConsultationDesk> {
	return expectOk(await db.rpc('consultation_desk', { consultation }));
}

/** How it is run and, once that is published, what was heard: for anyone, from the day it opened. */
export async function heard(db: Db, consultation: string): Promise<Heard> {
	return expectOk(await db.rpc('consultation_heard', { consultation }));
}

export type TranslationWords = {
	words: TranslatedWords;
	translated_by: string;
	reviewed_by: string | null;
	reviewed_at: string | null;
	/** Who is here wrote it last, and so cannot be the one to look it over. */
	mine: boolean;
};
export type Which = { lang: string; easy_read: boolean };

export async function translation(db: Db, consultation: string, which: Which): Promise<TranslationWords> {
	return expectOk(await db.rpc('consultation_translation', { consultation, ...which }));
}

export async function create(db: Db, given: z.output<typeof schema.newConsultation>) {
	return outcome<string>(await db.rpc('create_consultation', given));
}

/** Throws a draft away. */
export async function discard(db: Db, consultation: string) {
	return outcome<null>(await db.rpc('discard_consultation', { consultation }));
}

export async function duplicate(db: Db, consultation: string) {
	return outcome<string>(await db.rpc('duplicate_consultation', { consultation }));
}

export async function writeAbout(db: Db, consultation: string, given: z.output<typeof schema.about>) {
	return outcome<null>(await db.rpc('write_consultation_about', { consultation, given }));
}

export async function writePower(db: Db, consultation: string, given: z.output<typeof schema.power>) {
	return outcome<null>(await db.rpc('write_consultation_four_pi', { consultation, given }));
}

export async function writeCheck(db: Db, consultation: string, given: z.output<typeof schema.check>) {
	return outcome<null>(await db.rpc('write_consultation_check', { consultation, given }));
}

export async function addPaper(db: Db, consultation: string, given: z.output<typeof schema.paper>) {
	return outcome<null>(await db.rpc('add_consultation_paper', { consultation, ...given }));
}

export async function removePaper(db: Db, consultation: string, paper: string) {
	return outcome<null>(await db.rpc('remove_consultation_paper', { consultation, paper }));
}

/** Keeps the whole list; refused when somebody else changed it since it was read as `seen`. */
export async function saveQuestions(db: Db, consultation: string, questions: Question[], seen: string) {
	return outcome<null>(await db.rpc('save_consultation_questions', { consultation, questions, seen }));
}

export async function setWindow(db: Db, consultation: string, given: z.output<typeof schema.window>) {
	return outcome<null>(await db.rpc('set_consultation_window', { consultation, ...given }));
}

/** The shortest window the trust allows itself; null for none. */
export async function setMinimum(db: Db, organisation: string, days: number | null) {
	return outcome<null>(await db.rpc('set_minimum_window', { organisation, days }));
}

export async function setEquality(db: Db, consultation: string, asks: boolean) {
	return outcome<null>(await db.rpc('set_consultation_equality', { consultation, asks }));
}

type TranslatedPart = { pieces: Piece[]; words: TranslatedWords; translated_by: string };

/** Keeps one page's part of a translation, with all that was translated besides. A piece left empty is a gap again. */
export async function saveTranslation(db: Db, consultation: string, which: Which, part: TranslatedPart) {
	const { words } = await translation(db, consultation, which);
	const here = new Set(part.pieces.map(({ key }) => key));
	const others = Object.fromEntries(Object.entries(words).filter(([key]) => !here.has(key)));
	return outcome<null>(
		await db.rpc('save_translation', {
			consultation,
			...which,
			words: { ...others, ...part.words },
			translated_by: part.translated_by
		})
	);
}

export async function reviewTranslation(db: Db, consultation: string, which: Which, reviewed_by: string) {
	return outcome<null>(await db.rpc('review_translation', { consultation, ...which, reviewed_by }));
}

/** Opens it, with a reason for each thing that is not met. */
export async function open(db: Db, consultation: string, reasons: z.output<typeof schema.opening>) {
	return outcome<null>(await db.rpc('open_consultation', { consultation, reasons }));
}

export async function startCorrection(db: Db, consultation: string, correction: string) {
	return outcome<null>(await db.rpc('start_correction', { consultation, correction }));
}

export async function dropCorrection(db: Db, consultation: string) {
	return outcome<null>(await db.rpc('drop_correction', { consultation }));
}

export async function publishCorrection(db: Db, consultation: string) {
	return outcome<null>(await db.rpc('publish_correction', { consultation }));
}

export async function extend(db: Db, consultation: string, given: z.output<typeof schema.extension>) {
	return outcome<null>(await db.rpc('extend_consultation', { consultation, ...given }));
}

export async function stop(db: Db, consultation: string) {
	return outcome<null>(await db.rpc('stop_consultation', { consultation }));
}

export async function resume(db: Db, consultation: string) {
	return outcome<null>(await db.rpc('resume_consultation', { consultation }));
}

export async function close(db: Db, consultation: string, reason: string) {
	return outcome<null>(await db.rpc('close_consultation', { consultation, reason }));
}

export async function saveReport(db: Db, consultation: string, given: z.output<typeof schema.report>) {
	return outcome<null>(await db.rpc('save_consultation_report', { consultation, ...given }));
}

export async function publishReport(db: Db, consultation: string) {
	return outcome<null>(await db.rpc('publish_consultation_report', { consultation }));
}

const notNow = (message: string): never => error(403, { code: 'not-allowed', message });

/** For a page that builds what is frozen for good when it opens. */
export async function draftDesk(db: Db, consultation: string): Promise<ConsultationDesk> {
	const found = await desk(db, consultation);
	if (!found.builds) notNow('This page is for the engagement leads of the trust');
	if (found.state !== 'draft') notNow('This cannot be changed any more, since the consultation has opened');
	return found;
}

/** What has questions that may be changed now. */
export type WordsDesk = ConsultationDesk & { version: NonNullable<ConsultationDesk['version']> };

/** For a page that writes what a correction may change too. */
export async function wordsDesk(db: Db, consultation: string): Promise<WordsDesk> {
	const found = await desk(db, consultation);
	if (!found.builds) notNow('This page is for the engagement leads of the trust');
	if (!mayBuild(found) || !found.version) notNow('These words are frozen. Start a correction to change them');
	return found as WordsDesk;
}

/** For a page that does something to an open consultation. */
export async function openDesk(db: Db, consultation: string): Promise<ConsultationDesk> {
	const found = await desk(db, consultation);
	if (!found.builds) notNow('This page is for the engagement leads of the trust');
	if (found.state !== 'open') notNow('This can be done only while the consultation is open');
	return found;
}

/** For a page of its translations, by whoever listens on the programme, while anybody may still be asked. */
export async function translatedDesk(db: Db, consultation: string): Promise<WordsDesk> {
	const found = await desk(db, consultation);
	if (!found.listens) notNow('This page is for those who listen on this programme');
	if (!found.version || !['draft', 'open'].includes(found.state))
		notNow('Nothing is translated any more, since the consultation has closed');
	return found as WordsDesk;
}

/** For a page that reports what is closed and not reported yet. */
export async function closedDesk(db: Db, consultation: string): Promise<ConsultationDesk> {
	const found = await desk(db, consultation);
	if (!found.builds) notNow('This page is for the engagement leads of the trust');
	if (found.state !== 'closed')
		notNow('What was heard is written up once, after the consultation has closed');
	return found;
}
