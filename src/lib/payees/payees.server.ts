// Groups, charities and organisations in the database. Every call is made as the signed-in person; the database decides who may.
import { error } from '@sveltejs/kit';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { PayeePage, Payees } from './payee';
import type { NewAgreement, NewPayee } from './schema';

/** Those a trust pays, 20 at a time by name; with the first also the claims that name one nobody has matched. */
export async function list(db: Db, organisation: string, after: string | null): Promise<Payees> {
	return expectOk(await db.rpc('payees_of', { organisation, beside: after })) as Payees;
}

/** One of them; stops with "not found" for a person or no payee. */
export async function find(db: Db, payee: string): Promise<PayeePage> {
	const found = expectOk(await db.rpc('payee_page', { payee })) as PayeePage | null;
	if (!found) error(404, { code: 'not-found', message: 'Page not found' });
	return found;
}

export async function add(db: Db, organisation: string, given: NewPayee) {
	return outcome<string>(await db.rpc('add_payee', { organisation, given }));
}

export async function saveContacts(db: Db, payee: string, contacts: NewPayee['contacts']) {
	return outcome<null>(await db.rpc('save_payee_contacts', { payee, contacts }));
}

export async function agree(db: Db, payee: string, given: NewAgreement) {
	return outcome<string>(await db.rpc('add_agreement', { payee, given }));
}

/** The finance system's own reference of a payee; never bank details. */
export async function setFinanceRef(db: Db, payee: string, reference: string) {
	return outcome<null>(await db.rpc('set_finance_ref', { payee, reference }));
}

export async function end(db: Db, payee: string) {
	return outcome<null>(await db.rpc('end_payee', { payee }));
}

export async function matchClaim(db: Db, claim: string, payee: string) {
	return outcome<null>(await db.rpc('match_claim_payee', { claim, payee }));
}
