// Claims in the database: read by whoever is owed, and by finance.
import { error } from '@sveltejs/kit';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { Pay } from '../registrations/registration';
import type { Claim, Claims } from './claim';

/** What the signed-in person is owed, the newest first, 20 at a time. */
export async function listMine(db: Db, after: string | null): Promise<Claims> {
	return expectOk(await db.rpc('my_claims', { beside: after })) as Claims;
}

/** One of them; stops with "not found" for another's. */
export async function mine(db: Db, id: string): Promise<Claim> {
	const { claims } = expectOk(await db.rpc('my_claims', { only_one: id })) as Claims;
	return claims[0] ?? error(404, { code: 'not-found', message: 'Page not found' });
}

/** Says what is to be done with it; the latest stands. */
export async function choosePay(db: Db, claim: string, pay: Partial<Pay>) {
	return outcome<null>(await db.rpc('choose_claim_pay', { claim, pay }));
}
