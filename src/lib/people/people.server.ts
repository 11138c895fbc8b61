import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { PeoplePage } from './person';

type Beside = { after?: string; before?: string };

/** The people an organisation knows, 20 at a time by name. */
export async function list(db: Db, organisation: string, { after, before }: Beside): Promise<PeoplePage> {
	return expectOk(
		await db.rpc('people_of', {
			organisation,
			beside: after ?? before ?? null,
			backwards: after === undefined && before !== undefined
		})
	);
}

type NewPerson = { name: string; contact_by: string; contact: string; language: string };

/** Adds somebody who may have no account, email or phone. Answers their id. */
export async function add(db: Db, organisation: string, given: NewPerson) {
	return outcome<string>(await db.rpc('add_person', { organisation, ...given }));
}
