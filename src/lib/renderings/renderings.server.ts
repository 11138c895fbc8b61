// What is done with other forms of somebody's words, and with what is left out of them. They are read with the contribution.
import type { Key } from '$lib/contributions/contributions.server';
import type { Db } from '$lib/platform/db.server';
import { expectOk, outcome } from '$lib/platform/errors';
import type { Reason, Stretch } from './left-out';
import type { WaitingRendering } from './rendering';
import type { NewRendering, RenderingAnswer } from './schema';

const PAGE = 20;

/** What waits for those who see to words, the longest first; `after` is the last of the page before. */
export async function waiting(db: Db, organisation: string, after: string | null) {
	const rows = expectOk(
		await db.rpc('renderings_waiting', { organisation, after_id: after })
	) as WaitingRendering[];
	return { rows: rows.slice(0, PAGE), next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null };
}

export const add = async (db: Db, contribution: string, given: NewRendering) =>
	outcome<string>(await db.rpc('add_rendering', { contribution, given }));

export const review = async (db: Db, rendering: string, reviewer_name: string) =>
	outcome(await db.rpc('review_rendering', { rendering, reviewer_name }));

export const takeOff = async (db: Db, rendering: string) =>
	outcome(await db.rpc('take_off_rendering', { rendering }));

/** What the giver says of it, by the code on their slip or signed in. */
export const answer = async (db: Db, key: Key, rendering: string, { answer, correction }: RenderingAnswer) =>
	outcome(
		'code' in key
			? await db.rpc('answer_rendering_by_receipt', { code: key.code, rendering, answer, correction })
			: await db.rpc('answer_rendering', { rendering, answer, correction })
	);

/** What they said of it when it was read to them. */
export const writeDownAnswer = async (db: Db, rendering: string, { answer, correction }: RenderingAnswer) =>
	outcome(await db.rpc('record_rendering_answer', { rendering, answer, correction }));

export const leaveOut = async (db: Db, contribution: string, spans: Stretch[], reason: Reason) =>
	outcome(await db.rpc('leave_out', { contribution, spans, reason }));

export const putBack = async (db: Db, redaction: string) => outcome(await db.rpc('put_back', { redaction }));
