import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { After } from '$lib/contributions/contribution';
import type { Choices, Found, FoundPage, Question } from './find';

const PAGE = 20;

type Asked = { question: Question; view: string | null; after: After };

/** What one may read at an organisation of what is asked for, newest first; a view is asked for as it was kept. */
export async function find(db: Db, organisation: string, { question, view, after }: Asked) {
	const { rows, ...page } = expectOk(
		await db.rpc('find_contributions', {
			organisation,
			query: question,
			view,
			before_on: after?.given_on ?? null,
			before_id: after?.id ?? null
		})
	) as FoundPage;
	return {
		...page,
		rows: rows.slice(0, PAGE) as Found[],
		next: rows.length > PAGE ? (rows[PAGE - 1] ?? null) : null
	};
}

/** What the form of finding offers, with the views one has saved or may open. */
export async function choices(db: Db, organisation: string): Promise<Choices> {
	return expectOk(await db.rpc('finding_choices', { organisation }));
}

/** Keeps a question for two days, so that no address holds its words. The answer is the view's id. */
export const keepView = async (db: Db, organisation: string, query: Question) =>
	outcome<string>(await db.rpc('keep_view', { organisation, query }));

/** Gives one's own view a name. */
export const nameView = async (db: Db, view: string, name: string, shared: boolean) =>
	outcome(await db.rpc('name_view', { view, name, shared }));

export const removeView = async (db: Db, view: string) => outcome(await db.rpc('remove_view', { view }));
