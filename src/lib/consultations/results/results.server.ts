// The results of a consultation as the database gives them.
import type { Db } from '$lib/platform/db.server';
import { expectOk } from '$lib/platform/errors';
import type { Cut, Dimension } from './cut';
import type { SheetRow } from './export';
import type { VotesRead } from './opinion';
import type { Facts, Results } from './results';
import type { Told } from './told';

export async function counts(db: Db, consultation: string): Promise<Results> {
	return expectOk(await db.rpc('consultation_results', { consultation })) as unknown as Results;
}

/** Votes on one set of statements; null for all there are, as where a conversation was brought in without questions. */
export async function votes(db: Db, consultation: string, question: string | null): Promise<VotesRead> {
	return expectOk(await db.rpc('consultation_votes', { consultation, question })) as unknown as VotesRead;
}

/** The rounded numbers that anyone may read once it is reported; null before. */
export async function told(db: Db, consultation: string): Promise<Told | null> {
	return expectOk(await db.rpc('consultation_counts', { consultation })) as unknown as Told | null;
}

export async function cut(
	db: Db,
	consultation: string,
	question: string,
	dimension: Dimension
): Promise<Cut> {
	return expectOk(await db.rpc('consultation_cut', { consultation, question, dimension })) as unknown as Cut;
}

export type SaidRow = {
	id: string;
	given_on: string;
	words: string;
	lang: string;
	dir: 'ltr' | 'rtl';
	attribution: 'named' | 'pen_name' | 'anonymous';
	shown_as: string | null;
	quotes: number;
};
type After = { given_on: string; id: string } | null;

/** What people wrote to a question, 20 at a time, newest first. */
export async function words(db: Db, consultation: string, question: string, after: After) {
	const read = expectOk(
		await db.rpc('consultation_words', {
			consultation,
			question,
			before_on: after?.given_on ?? null,
			before_id: after?.id ?? null
		})
	) as unknown as { consultation: Facts; rows: SaidRow[] };
	const rows = read.rows.slice(0, 20);
	return { consultation: read.consultation, rows, next: read.rows.length > 20 ? rows[19]! : null };
}

/** Every sheet whose words may still be read, by day. */
export async function sheets(db: Db, consultation: string): Promise<SheetRow[]> {
	const all: SheetRow[] = [];
	for (;;) {
		const last = all.at(-1);
		const some = expectOk(
			await db.rpc('answers_to_export', {
				consultation,
				after_on: last?.given_on ?? null,
				after_id: last?.id ?? null
			})
		) as unknown as SheetRow[];
		all.push(...some);
		if (some.length < 500) return all;
	}
}
