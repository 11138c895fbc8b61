// Renewals in the database: one's own yeses that run out, and those an organisation asks people about.
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { EndingPage, EndingWords } from './renewal';

export async function mine(db: Db): Promise<EndingWords[]> {
	return expectOk(await db.rpc('my_ending_consents')) as EndingWords[];
}

/** What runs out at an organisation within 30 days, and whom it is to ask. */
export async function at(
	db: Db,
	organisation: string,
	after: { expires_on: string; contribution: string } | null
): Promise<EndingPage> {
	return expectOk(
		await db.rpc('ending_consents', {
			organisation,
			after_on: after?.expires_on ?? null,
			after_contribution: after?.contribution ?? null
		})
	) as EndingPage;
}

export const record = async (db: Db, renewal: string, answer: string) =>
	outcome(await db.rpc('record_renewal', { renewal, answer }));
