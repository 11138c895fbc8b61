// Approving claims in the database. Every call is made as the signed-in person; the database decides who may.
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { ReceiptType } from '$lib/expenses/expense';
import type { ClaimToApprove, Queue, Waiting } from './approval';
import type { Limits } from './limits';

export type Seen = { id: string; version: number; hash: string };

/** Claims that wait at a trust, the longest waiting first, 20 at a time. */
export async function queue(db: Db, organisation: string, show: string, beside: string | null) {
	return expectOk(await db.rpc('claims_to_approve', { organisation, show, beside })) as Queue;
}

export async function one(db: Db, claim: string) {
	return expectOk(await db.rpc('claim_to_approve', { claim })) as ClaimToApprove;
}

/** A receipt of a claim that was sent in. */
export async function receipt(db: Db, id: string) {
	return expectOk(await db.rpc('receipt_to_approve', { receipt: id })) as {
		type: ReceiptType;
		base64: string;
	};
}

/** Those of the claims named that may be looked at. */
export async function chosen(db: Db, ids: string[]) {
	return expectOk(await db.rpc('claims_chosen', { ids })) as Waiting[];
}

/** Answers the claim's state: 'submitted' while a second person is needed. */
export async function approve(db: Db, { id, version, hash }: Seen) {
	return outcome<string>(await db.rpc('approve_claim', { claim: id, version, hash }));
}

/** Approves several, each by itself. Answers what came of each. */
export async function approveAll(db: Db, seen: Seen[]) {
	return outcome<{ id: string; state?: 'approved' | 'submitted'; code?: string; refused?: string }[]>(
		await db.rpc('approve_claims', { seen })
	);
}

export async function giveBack(db: Db, { id, version }: Seen, note: string) {
	return outcome<null>(await db.rpc('return_claim', { claim: id, version, note }));
}

export async function limits(db: Db, organisation: string) {
	return expectOk(await db.rpc('limits_of', { organisation })) as Limits;
}

export async function giveLimit(
	db: Db,
	organisation: string,
	given: { person: string; pence: number; starts_on?: string; ends_on?: string }
) {
	return outcome<string>(await db.rpc('give_limit', { organisation, given }));
}

export async function endLimit(db: Db, id: string) {
	return outcome<null>(await db.rpc('end_limit', { one: id }));
}
