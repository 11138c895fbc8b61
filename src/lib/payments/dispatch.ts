// Sending exactly once. SQL decides, this carries: what is to be sent is kept with its key before it leaves, what came of it is
// recorded after, and whatever dies in between is looked up before the same request goes out again under the same key
// (payments.md 3.4; supabase/migrations/0114, 0115).
import type { InTransaction } from '../platform/worker.server.ts';
import type { Attempt, PaymentRail, RailOutcome, Sending } from './rail.ts';

/** Where a process may die. Told to whoever asks for it: tests, which die there. */
export type Point =
	| 'before_attempt'
	| 'after_attempt'
	| 'before_record'
	| 'after_record'
	| 'after_lookup'
	| 'mid_event'
	| 'mid_look'
	| 'mid_reconciliation';

/** One trust's rail, and how to reach the database as the owner of its tables. */
export type Working = {
	inTransaction: InTransaction;
	rail: PaymentRail;
	/** Its id. */
	organisation: string;
	passing?: (point: Point) => Promise<void>;
};

/** Nothing to do, all stopped, or so many milliseconds to wait. */
type Nothing = { stopped?: boolean; wait_ms?: number };
type Step = { did: string } | { nothing: true } | { wait: number };

/** How many of each outcome there were. */
export type Counts = Record<string, number>;

const isNothing = (next: object): next is Nothing => !('paymentId' in next);
const stepOf = ({ wait_ms }: Nothing): Step =>
	wait_ms === undefined ? { nothing: true } : { wait: wait_ms };
const classOf = (thrown: unknown) => (thrown instanceof Error ? thrown.name : 'other');

/**
 * Sends what may be sent, after what was begun and not ended, at the pace of the trust, until nothing waits or the time is up.
 * In: `lanes` is how many are under way at once; `until` a moment in milliseconds. Out: the outcomes, counted.
 */
export async function sendDue(
	working: Working,
	{ lanes = 3, until = Infinity }: { lanes?: number; until?: number } = {}
): Promise<Counts> {
	const counts: Counts = {};
	const lane = async (step: (working: Working) => Promise<Step>) => {
		while (Date.now() < until) {
			const came = await step(working);
			if ('nothing' in came) return;
			if ('wait' in came) await new Promise((done) => setTimeout(done, Math.max(came.wait, 1)));
			else counts[came.did] = (counts[came.did] ?? 0) + 1;
		}
	};
	await lane(resumeOne);
	await Promise.all(Array.from({ length: lanes }, () => lane(sendOne)));
	return counts;
}

/** Keeps an attempt at the next payment, commits, sends it, and records what came of it. */
export async function sendOne(working: Working): Promise<Step> {
	const { inTransaction, rail, organisation, passing } = working;
	const begun = await inTransaction(async (query): Promise<Attempt | Nothing> => {
		const [row] = await query<{ next: Sending | Nothing }>('select private.take_next_to_send($1) as next', [
			organisation
		]);
		const next = row?.next ?? {};
		if (isNothing(next)) return next;
		await passing?.('before_attempt');
		const { paymentId, n } = next;
		const [kept] = await query<{ attempt: Attempt }>(
			'select private.begin_attempt($1, $2, $3::text::jsonb) as attempt',
			[paymentId, n, JSON.stringify(rail.request(next))]
		);
		return kept?.attempt ?? {};
	});
	if (isNothing(begun)) return stepOf(begun);
	await passing?.('after_attempt');
	return { did: await sendAndRecord(working, begun) };
}

/** Looks up one attempt that nobody knows the end of, and sends it again, as it was, only if the rail does not have it. */
export async function resumeOne(working: Working): Promise<Step> {
	const { inTransaction, rail, organisation, passing } = working;
	const attempt = await inTransaction(async (query) => {
		const [row] = await query<{ next: Attempt | Nothing }>('select private.take_to_resume($1) as next', [
			organisation
		]);
		return row?.next ?? {};
	});
	if (isNothing(attempt)) return stepOf(attempt);
	const looked = await lookUp(rail, attempt);
	await passing?.('after_lookup');
	const became = await record(working, attempt, looked);
	return { did: became === 'resend' ? await sendAndRecord(working, attempt) : became };
}

async function sendAndRecord(working: Working, attempt: Attempt): Promise<string> {
	let outcome: RailOutcome | { kind: 'not_found' } = await working.rail.send(attempt);
	if (outcome.kind === 'refused') {
		// Only with an empty look-up does a refusal free the payment for another attempt (payments.md 3.4, the key rule).
		const looked = await lookUp(working.rail, attempt);
		if (looked.kind !== 'not_found') outcome = looked;
	}
	await working.passing?.('before_record');
	const became = await record(working, attempt, outcome);
	await working.passing?.('after_record');
	return became;
}

async function lookUp(rail: PaymentRail, attempt: Attempt): Promise<RailOutcome | { kind: 'not_found' }> {
	try {
		const object = await rail.find(attempt);
		return object ? { kind: 'accepted', object } : { kind: 'not_found' };
	} catch (thrown) {
		return { kind: 'unknown', errorClass: classOf(thrown) };
	}
}

async function record(
	{ inTransaction }: Working,
	{ paymentId, n }: Attempt,
	outcome: object
): Promise<string> {
	return inTransaction(async (query) => {
		const [row] = await query<{ became: string }>(
			'select private.record_outcome($1, $2, $3::text::jsonb) as became',
			[paymentId, n, JSON.stringify(outcome)]
		);
		return row?.became ?? 'settled';
	});
}
