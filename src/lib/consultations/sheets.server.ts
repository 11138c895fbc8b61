// Answer sheets as the database knows them. A sheet is reached by its code and by nothing else.
import { error } from '@sveltejs/kit';
import { receiptFrom } from '$lib/contributions/receipt';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import { mayTry } from '$lib/platform/rate-limit.server';
import type { Content } from './questions';
import type { Added, ConsultationFacts, SheetChanges, SheetDraft, Spans } from './sheets';
import type { TranslatedWords } from './translation';

export type ToAnswer = ConsultationFacts & {
	version: number;
	lang: string;
	content: Content;
	words: TranslatedWords | null;
	correction: string | null;
	translations: { lang: string; easy_read: boolean }[];
};

export type Sheet = {
	consultation: ConsultationFacts;
	lang: string;
	easy_read: boolean;
	original: string;
	content: Content;
	words: TranslatedWords | null;
	added: Added;
	/** Null once it was sent. */
	draft: SheetDraft | null;
	saved_at: string;
	sent_at: string | null;
	corrected: boolean;
	keyed: boolean;
	taken_back: boolean;
	equality: 'ask' | 'given' | null;
};

export type Language = { lang?: string | null; easy_read?: boolean };

/** What anyone reads of a consultation, in a language if it has it; null for a draft. */
export async function toAnswer(db: Db, consultation: string, { lang, easy_read }: Language = {}) {
	return expectOk(
		await db.rpc('consultation_to_answer', {
			consultation,
			lang: lang ?? null,
			easy_read: easy_read ?? false
		})
	) as ToAnswer | null;
}

export const begin = async (db: Db, consultation: string, { lang, easy_read }: Required<Language>) =>
	outcome<string>(await db.rpc('begin_sheet', { consultation, lang: lang ?? 'en', easy_read, told: true }));

/** Who holds the code reads the sheet; stops where nobody knows the code, and where somebody is guessing. */
export async function byCode(
	db: Db,
	typed: string,
	address: string
): Promise<{ code: string; sheet: Sheet }> {
	const code = receiptFrom(typed);
	const sheet = code && (expectOk(await db.rpc('sheet_by_code', { code })) as Sheet | null);
	if (code && sheet) return { code, sheet };
	// Only wrong codes count: a hall that answers together opens thousands of pages from one address.
	if (!(await mayTry('slip', address))) {
		error(429, { code: 'not-allowed', message: 'Too many codes were tried from here. Wait 10 minutes.' });
	}
	return error(404, { code: 'not-found', message: 'Page not found' });
}

/** Where a code leads that is not a receipt yet, or null: its sheet is under way. */
export async function pathOf(db: Db, code: string): Promise<string | null> {
	const sheet = expectOk(await db.rpc('sheet_by_code', { code })) as Sheet | null;
	return sheet && `/consultations/${sheet.consultation.id}/answer/${code}`;
}

export const save = async (db: Db, code: string, changes: SheetChanges) =>
	outcome(await db.rpc('save_sheet', { code, changes }));

export const stop = async (db: Db, code: string) => outcome(await db.rpc('stop_sheet', { code }));

type Sent = { words: string; asked: Spans; erasure_key?: string };

export const send = async (db: Db, code: string, sent: Sent, connect: boolean) =>
	outcome(await db.rpc('send_sheet', { code, ...sent, connect }));

export const giveEquality = async (db: Db, code: string, answers: Record<string, string>) =>
	outcome(await db.rpc('give_equality', { code, answers }));

// Paper, answers for somebody, and statements that people added: by those who listen

export type Stage = 'to check' | 'printed' | 'sent';
export type ListedSheet = {
	id: string;
	number: string | null;
	how: 'paper' | 'on behalf';
	lang: string;
	scribe_name: string | null;
	saved_at: string;
	mine: boolean;
	contribution: string | null;
};

export async function list(db: Db, consultation: string, show: Stage, beside: string | null) {
	const { sheets, ...page } = expectOk(
		await db.rpc('sheets_of', { consultation, show, beside })
	) as unknown as {
		consultation: ConsultationFacts;
		counts: Partial<Record<Stage, number>>;
		sheets: ListedSheet[];
	};
	return { ...page, sheets: sheets.slice(0, 20), next: sheets.length > 20 ? sheets[19]!.id : null };
}

export type SheetToKey = {
	consultation: ConsultationFacts;
	id: string;
	number: string;
	lang: string;
	easy_read: boolean;
	original: string;
	content: Content;
	words: TranslatedWords | null;
	scribe_name: string | null;
	keyed: boolean;
	mine: boolean;
	sent: boolean;
	draft: SheetDraft;
};

export async function toKey(db: Db, sheet: string): Promise<SheetToKey> {
	return expectOk(await db.rpc('sheet_to_key', { sheet })) as unknown as SheetToKey;
}

export const issuePaper = async (
	db: Db,
	consultation: string,
	how_many: number,
	language: Required<Language>
) =>
	outcome<{ number: string; code: string }[]>(
		await db.rpc('issue_paper_sheets', {
			consultation,
			how_many,
			lang: language.lang ?? 'en',
			easy_read: language.easy_read
		})
	);

type Keyed = { number: string; lang: string; easy_read: boolean; scribe_name: string; draft: SheetDraft };

export const key = async (db: Db, consultation: string, keyed: Keyed) =>
	outcome<string>(await db.rpc('key_sheet', { consultation, ...keyed }));

export const check = async (
	db: Db,
	sheet: string,
	draft: SheetDraft,
	settled: boolean,
	sent: { words: string; asked: Spans }
) =>
	outcome<{ differs: Record<string, unknown>; contribution?: string }>(
		await db.rpc('check_sheet', { sheet, draft, settled, ...sent })
	);

type ForSomebody = {
	id: string;
	consultation: string;
	lang: string;
	easy_read: boolean;
	scribe_name: string;
	told: boolean;
	read_back: boolean;
	draft: SheetDraft;
	words: string;
	asked: Spans;
	erasure_key: string;
};

export const sendForSomebody = async (db: Db, given: ForSomebody) =>
	outcome<{ contribution: string; receipt: string }>(await db.rpc('send_sheet_for_somebody', { given }));

export type StatementStage = 'waiting' | 'accepted' | 'declined';
export type ListedStatement = {
	id: string;
	question: string;
	words: string;
	lang: string;
	dir: 'ltr' | 'rtl';
	given_on: string;
	declined_why: string | null;
};

export async function statements(db: Db, consultation: string, show: StatementStage, beside: string | null) {
	const { statements: found, ...page } = expectOk(
		await db.rpc('statements_of', { consultation, show, beside })
	) as unknown as {
		consultation: ConsultationFacts;
		counts: Partial<Record<StatementStage, number>>;
		statements: ListedStatement[];
	};
	return { ...page, statements: found.slice(0, 20), next: found.length > 20 ? found[19]!.id : null };
}

export const acceptStatement = async (db: Db, statement: string) =>
	outcome(await db.rpc('accept_statement', { statement }));

export const declineStatement = async (db: Db, statement: string, why: string) =>
	outcome(await db.rpc('decline_statement', { statement, why }));
