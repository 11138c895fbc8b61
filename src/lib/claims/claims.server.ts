// Claims in the database: read and sent by whoever is owed, or by those who write it down for them.
import { error } from '@sveltejs/kit';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { Pay } from '../registrations/registration';
import type { Claim, Claims, ToClaim, WrittenClaim } from './claim';

/** What the signed-in person is owed, the newest first, 20 at a time. */
export async function listMine(db: Db, after: string | null): Promise<Claims> {
	return expectOk(await db.rpc('my_claims', { beside: after })) as Claims;
}

/** One of them; stops with "not found" for another's. */
export async function mine(db: Db, id: string): Promise<Claim> {
	const { claims } = expectOk(await db.rpc('my_claims', { only_one: id })) as Claims;
	return claims[0] ?? error(404, { code: 'not-found', message: 'Page not found' });
}

/** What the signed-in person may claim that is not claimed yet. */
export async function toClaim(db: Db): Promise<ToClaim> {
	return expectOk(await db.rpc('to_claim')) as ToClaim;
}

/** The claims of people without an account, by those who work with them; 20 at a time. */
export async function listWritten(
	db: Db,
	organisation: string,
	after: string | null
): Promise<Claims<WrittenClaim>> {
	return expectOk(
		await db.rpc('claims_written_for', { organisation, beside: after })
	) as Claims<WrittenClaim>;
}

export async function written(db: Db, claim: string): Promise<WrittenClaim> {
	return expectOk(await db.rpc('claim_written_for', { claim })) as WrittenClaim;
}

/** For whom, and for which programmes, those who work with people without an account may claim what these spent. */
export async function toClaimFor(db: Db, organisation: string) {
	return expectOk(await db.rpc('to_claim_for', { organisation })) as {
		people: { id: string; name: string }[];
		programmes: { id: string; title: string }[];
	};
}

/** Hours that were confirmed, and the rates of their day. */
export async function ratesForHours(db: Db, hours: string) {
	return expectOk(await db.rpc('rates_for_hours', { hours })) as {
		hours: ToClaim['hours'][number];
		rates: { id: string; task: string; minutes: number; pence: number }[];
	};
}

type Chosen = { pay?: Partial<Pay>; route?: string };

/** Keeps what is chosen and sends the claim; answers its version. */
export async function send(db: Db, claim: string, seen: number, chosen: Chosen) {
	return outcome<number>(await db.rpc('submit_claim', { claim, seen, given: chosen }));
}

/** Asks that it is not paid before a day. */
export async function chooseDay(db: Db, claim: string, seen: number, day?: string) {
	return outcome<null>(await db.rpc('choose_claim_day', { claim, seen, day }));
}

/** Takes it back, or up again. */
export async function withdraw(db: Db, claim: string) {
	return outcome<null>(await db.rpc('withdraw_claim', { claim }));
}
export async function takeUp(db: Db, claim: string) {
	return outcome<null>(await db.rpc('take_up_claim', { claim }));
}

/** Opens a claim for what was spent, once for one press; answers its id. */
export async function claimSpent(
	db: Db,
	given: { programme: string; done_on: string; pressed: string; person?: string; ahead?: 'yes' }
) {
	return outcome<string>(
		await db.rpc('claim_expenses', {
			programme: given.programme,
			done_on: given.done_on,
			pressed: given.pressed,
			for_person: given.person,
			ahead: given.ahead === 'yes'
		})
	);
}

/** Opens a claim for hours that were confirmed; answers its id. */
export async function claimHours(db: Db, hours: string, rate: string) {
	return outcome<string>(await db.rpc('claim_hours', { hours, rate }));
}
