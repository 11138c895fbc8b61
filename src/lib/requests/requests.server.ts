// Requests in the database: what people ask under data protection law, and what becomes of it.
import type { z } from 'zod';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { Register, Request, RequestPage } from './request';
import type { answer, newRequest, recordedRequest, requestByReceipt } from './schema';

type Mine = { requests: Request[]; organisations: { id: string; name: string }[] };

// Whose it is

/** One's own requests, and the organisations one may ask. */
export async function mine(db: Db): Promise<Mine> {
	return expectOk(await db.rpc('my_requests'));
}

export const raise = async (db: Db, given: z.output<typeof newRequest>) =>
	outcome<string>(await db.rpc('raise_request', given));

export const withdraw = async (db: Db, request: string) =>
	outcome(await db.rpc('withdraw_request', { request }));

/** What was asked with this slip. */
export async function bySlip(db: Db, code: string): Promise<Request[]> {
	return expectOk(await db.rpc('requests_by_receipt', { code }));
}

export const raiseBySlip = async (db: Db, code: string, given: z.output<typeof requestByReceipt>) =>
	outcome<string>(await db.rpc('raise_request_by_receipt', { code, ...given }));

export const withdrawBySlip = async (db: Db, code: string, request: string) =>
	outcome(await db.rpc('withdraw_request_by_receipt', { code, request }));

// Who sees to it

export async function register(
	db: Db,
	organisation: string,
	filter: 'open' | 'all',
	beside: string | null
): Promise<Register> {
	return expectOk(await db.rpc('requests_of', { organisation, filter, beside }));
}

export async function page(db: Db, request: string): Promise<RequestPage> {
	return expectOk(await db.rpc('request_page', { request }));
}

/** Writes down what somebody asked by phone, letter, email or in person. */
export async function record(db: Db, organisation: string, form: z.output<typeof recordedRequest>) {
	const { kind, words, how, received_on, who, person_id, person_name, contact_by, contact } = form;
	const whose = who === 'known' ? { person_id } : { person_name, contact_by, contact };
	return outcome<string>(
		await db.rpc('record_request', { organisation, given: { kind, words, how, received_on, ...whose } })
	);
}

export const acknowledge = async (db: Db, request: string) =>
	outcome(await db.rpc('acknowledge_request', { request }));

export const note = async (db: Db, request: string, words: string) =>
	outcome(await db.rpc('note_on_request', { request, words }));

export const extend = async (db: Db, request: string, why: string) =>
	outcome(await db.rpc('extend_request', { request, why }));

export const answerIt = async (db: Db, request: string, given: z.output<typeof answer>) =>
	outcome(await db.rpc('answer_request', { request, ...given }));
