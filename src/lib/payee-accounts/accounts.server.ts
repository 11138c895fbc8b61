// Payees' accounts at the rail: opened, gone on with, and what became of them; the checks that a person looks at.
import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import type { PaymentRail } from '../payments/rail';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome, type Outcome } from '$lib/platform/errors';
import type { Checks, PayBank } from './payee';
import type { wantsBank } from './schema';

type Opened = { id: string; payee: string; n: number; ref: string | null; slug: string };
type Form = { slug: string; ref: string; purpose: 'start' | 'change' };

/** Where the signed-in person can be paid into a bank account, and what stands. */
export async function mine(db: Db): Promise<PayBank> {
	return expectOk(await db.rpc('my_pay_bank')) as PayBank;
}

/**
 * Opens an account at the rail for the signed-in person, once. The name and the address go to the rail and nowhere else.
 * @param railFor the rail of a trust by its slug
 */
export async function begin(
	db: Db,
	railFor: (slug: string) => PaymentRail | null,
	{ organisation, person, name, email }: z.output<typeof wantsBank>
): Promise<Outcome<true>> {
	let opened = outcome(await db.rpc('start_payee_account', { organisation, person })) as Outcome<Opened>;
	// Twice at most: once more under another key, where the rail knows the first with another name or address.
	for (let tries = 0; tries < 2; tries++) {
		if (!opened.ok) return opened;
		const { id, payee, n, ref, slug } = opened.data;
		if (ref) return { ok: true, data: true };
		const rail = railFor(slug);
		if (!rail) return notNow();
		const came = await rail
			.startPayee({ payeeId: payee, key: `acct:${payee}:${n}`, name, email })
			.catch(() => null);
		if (!came) return notNow();
		if ('account' in came) {
			const kept = outcome(await db.rpc('keep_payee_account', { account: id, ref: came.account }));
			return kept.ok ? { ok: true, data: true } : kept;
		}
		opened = outcome(await db.rpc('restart_payee_account', { account: id })) as Outcome<Opened>;
	}
	return notNow();
}

const notNow = () => ({
	ok: false as const,
	status: 503,
	errors: {
		form: ['Stripe did not answer. Nothing was lost: try again in a few minutes, or be paid in another way.']
	}
});

/** What is needed to open the rail's form for an account of the signed-in person's. */
export async function formOf(db: Db, account: string): Promise<Outcome<Form>> {
	return outcome(await db.rpc('payee_form', { account })) as Outcome<Form>;
}

/**
 * Has the rail asked anew after somebody came back from its form, and waits a moment for the answer. What the address says they
 * did there is not believed.
 */
export async function lookAgain(db: Db, account: string): Promise<PayBank> {
	const lookedAt = ({ places }: PayBank) =>
		places.find((place) => place.account?.id === account)?.account?.looked_at ?? null;
	const asked = outcome(await db.rpc('ask_payee_look', { account }));
	let found = await mine(db);
	if (!asked.ok || !asked.data) return found;
	const before = lookedAt(found);
	for (let tries = 0; tries < 8 && lookedAt(found) === before; tries++) {
		await pause(250);
		found = await mine(db);
	}
	return found;
}

/** The checks that wait for a person, and what was decided lately. */
export async function checks(db: Db, organisation: string): Promise<Checks> {
	return expectOk(await db.rpc('payee_checks', { organisation })) as Checks;
}

/** Says that it is the same person, or asks for other bank details. `seen`: the check that was looked at. */
export async function decide(db: Db, account: string, seen: string, agreed: boolean) {
	return outcome<null>(await db.rpc('decide_payee_check', { account, seen, agreed }));
}
