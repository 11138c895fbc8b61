// Passports in the database. A person reads and writes their own; others read what is shared with their organisation.
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { Part, Passport, SharedPage } from './passport';

export async function mine(db: Db): Promise<Passport> {
	return expectOk(await db.rpc('my_passport')) as Passport;
}

type Changes = Partial<Pick<Passport, 'needs' | 'pay_choice' | 'payee' | 'training' | 'languages'>>;

/** Writes the parts that are given and leaves the others. */
export async function save(db: Db, given: Changes) {
	return outcome<null>(await db.rpc('save_passport', { given }));
}

/** Says which parts an organisation reads from now on; those not named stop at once. */
export async function share(db: Db, organisation: string, parts: Part[]) {
	return outcome<null>(await db.rpc('share_passport', { organisation, parts }));
}

/** The organisations a passport may be shared with, trusts first. */
export async function organisations(db: Db) {
	return expectOk(
		await db
			.from('organisations')
			.select('id, name, kind')
			.order('kind', { ascending: false })
			.order('name')
			.limit(500)
	) as { id: string; name: string; kind: 'trust' | 'partner' }[];
}

/** What people share with an organisation, 20 people at a time by name. */
export async function sharedWith(db: Db, organisation: string, after: string | null): Promise<SharedPage> {
	return expectOk(await db.rpc('passports_shared', { organisation, beside: after })) as SharedPage;
}
