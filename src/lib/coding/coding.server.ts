// Coding in the database. Every call is made as the signed-in person; the database decides who may.
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { CodeCounts } from './agreement';
import type { Desk, Differences, Round, RoundChoices, Rounds } from './coding';

/** The desk of one contribution, in a round or outside of any. */
export async function desk(db: Db, contribution: string, round: string | null): Promise<Desk> {
	return expectOk(await db.rpc('coding_desk', { contribution, round }));
}

/** Rounds of a trust, 20 at a time, and what was passed on. */
export async function rounds(
	db: Db,
	organisation: string,
	before: { at: string; id: string } | null
): Promise<Rounds> {
	return expectOk(
		await db.rpc('coding_rounds', {
			organisation,
			before_at: before?.at ?? null,
			before_id: before?.id ?? null
		})
	);
}

export async function round(db: Db, id: string): Promise<Round> {
	return expectOk(await db.rpc('coding_round', { round: id }));
}

export async function choices(db: Db, programme: string): Promise<RoundChoices> {
	return expectOk(await db.rpc('round_choices', { programme }));
}

/** Programmes of a trust, newest first, to choose from. */
export async function programmes(db: Db, organisation: string) {
	return expectOk(
		await db
			.from('programmes')
			.select('id, slug, title')
			.eq('organisation_id', organisation)
			.order('starts_on', { ascending: false })
			.order('id')
			.limit(50)
	) as { id: string; slug: string; title: string }[];
}

export type NewRound = {
	title: string;
	coders: string[];
	chosen: string;
	source: string | null;
	most: number;
};

export async function createRound(db: Db, programme: string, given: NewRound) {
	return outcome<string>(await db.rpc('create_round', { programme, given }));
}

export type Next = { contribution: string | null; waiting: number; hard_read: number };

export async function takeNext(db: Db, round: string) {
	return outcome<Next>(await db.rpc('take_next', { round }));
}

export async function doneWith(db: Db, round: string, contribution: string) {
	return outcome<null>(await db.rpc('done_with', { round, contribution }));
}

export async function notDoneWith(db: Db, round: string, contribution: string) {
	return outcome<null>(await db.rpc('not_done_with', { round, contribution }));
}

export async function closeRound(db: Db, round: string) {
	return outcome<null>(await db.rpc('close_round', { round }));
}

export async function putCodes(
	db: Db,
	contribution: string,
	codes: string[],
	spans: { starts: number; ends: number }[]
) {
	return outcome<null>(await db.rpc('put_codes', { contribution, codes, spans }));
}

export async function takeOff(db: Db, coding: string) {
	return outcome<null>(await db.rpc('take_off_code', { coding }));
}

export type RoundAgreement = {
	id: string;
	title: string;
	closed_at: string | null;
	coders: string[];
	units: number;
	passed: number;
	codes: CodeCounts[];
};

export async function agreement(db: Db, round: string): Promise<RoundAgreement> {
	return expectOk(await db.rpc('round_agreement', { round }));
}

/** Where coders differ: the next one still to be settled, or 20 settled already. */
export async function differences(
	db: Db,
	round: string,
	settled: boolean,
	after: { place: number; code: string } | null
): Promise<Differences> {
	return expectOk(
		await db.rpc('round_differences', {
			round,
			settled,
			after_place: after?.place ?? null,
			after_code: after?.code ?? null,
			most: settled ? 20 : 1
		})
	);
}

type Unit = { round: string; contribution: string; code: string };

export async function settle(db: Db, unit: Unit & { fits: boolean; reason: string }) {
	return outcome<null>(await db.rpc('settle_code', unit));
}

export async function unsettle(db: Db, unit: Unit) {
	return outcome<null>(await db.rpc('unsettle_code', unit));
}
