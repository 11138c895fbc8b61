// How sending stands and what differs, in words, and the forms by which finance decides about it.
import { z } from 'zod';

export type Doubt = {
	id: string;
	reference: string;
	pence: number;
	since: string;
	/** What somebody else said of it, and what the reader did. */
	said: string | null;
	mine: string | null;
};
export type HeldForUs = { id: string; reference: string; pence: number; why: string; since: string };
export type Run = {
	id: string;
	asked_at: string;
	started_at: string | null;
	finished_at: string | null;
	failed_why: string | null;
	compared: number;
	moved: number;
	differences: number;
	rail_pence: number | null;
	ledger_pence: number | null;
};
export type Sending = {
	stopped: { at: string; why: string } | null;
	asked: { at: string; mine: boolean } | null;
	waiting: number;
	sending: number;
	on_its_way: number;
	held: HeldForUs[];
	doubts: Doubt[];
	events: { last: string | null; waiting: number };
	wrong: { class: string; times: number }[];
	compared: Run | null;
	differences: number;
};
export type Difference = {
	id: string;
	kind: Kind;
	payment: string | null;
	reference: string | null;
	rail_ref: string | null;
	rail_pence: number | null;
	our_pence: number | null;
	rail_state: string | null;
	found_at: string;
	seen_at: string;
	times: number;
	owner: string | null;
	mine: boolean;
	owned: boolean;
	closed_at: string | null;
	closed_why: string | null;
	note: string | null;
};
export type Reconciliation = { run: Run | null; rows: Difference[] };

export const KINDS = [
	'ours without theirs',
	'theirs without ours',
	'two for one payment',
	'amount or account differs',
	'state differs',
	'balance differs',
	'sent before this database knew'
] as const;
export type Kind = (typeof KINDS)[number];

/** What is different, and what to do about it. */
export const KIND_WORDS: Record<Kind, { is: string; ask: string }> = {
	'ours without theirs': {
		is: 'We have it as sent, and Stripe does not list it',
		ask: 'Look for it in Stripe by its number, and at the bank statement. Ask Stripe with that number.'
	},
	'theirs without ours': {
		is: 'Stripe sent money that nobody here asked for',
		ask: 'Find out who sent it: somebody in the Stripe dashboard, another system, or somebody who has the key. If nobody knows, have the key replaced.'
	},
	'two for one payment': {
		is: 'Stripe has two for one payment',
		ask: 'Stop the second if it can still be stopped, and ask the person or their bank to give it back.'
	},
	'amount or account differs': {
		is: 'Stripe has another sum or another account',
		ask: 'Compare what was approved with what Stripe holds, and tell whoever looks after this application.'
	},
	'state differs': {
		is: 'Stripe says something that cannot follow what it said before',
		ask: 'Look at the payment in Stripe, and post a correction to the ledger if money moved.'
	},
	'balance differs': {
		is: 'What should be in the account is not what is',
		ask: 'Look for money that came or went without this application: a fee, a top-up, a refund.'
	},
	'sent before this database knew': {
		is: 'It was sent, and this database had forgotten',
		ask: 'It is known again, and not sent again. Say that a backup was put back, and who knew.'
	}
};

/** Why sending stopped, and what it takes to go on. */
export const STOPPED_WORDS: Record<string, { why: string; then: string }> = {
	'by a person': { why: 'Somebody stopped it.', then: 'Whoever looks after money here may let it go on.' },
	'key refused': {
		why: 'Stripe did not accept our key. No payment was lost: each goes out as it was, once it may.',
		then: 'Have the key put right first (see the guide for operators), then let it go on.'
	},
	'unknown payment found': {
		why: 'Stripe has a payment that nobody here knows, or two for one.',
		then: 'Compare with Stripe, take each difference as yours, and then two of you let it go on.'
	},
	'restored from a backup': {
		why: 'This database was put back from a backup, and may not know what was sent since.',
		then: 'Compare with Stripe, take each difference as yours, and then two of you let it go on.'
	}
};

/** Why Stripe cannot send, by the words of rail.ts `readiness`. */
export const NOT_READY: Record<string, string> = {
	'account not open': 'The trust’s account at Stripe is not open.',
	'key refused': 'Stripe does not accept our key.',
	'no answer': 'Stripe does not answer.',
	'unexpected answer': 'Stripe answers something else than we asked. There may be a proxy in between.'
};

export const SAID = ['it was sent', 'it was not sent'] as const;
export const BECAUSE = [
	'seen on the bank statement',
	'seen at the rail',
	'the rail confirmed in writing',
	'the person confirmed'
] as const;
export const BECAUSE_WORDS: Record<(typeof BECAUSE)[number], string> = {
	'seen on the bank statement': 'I saw it on the trust’s bank statement',
	'seen at the rail': 'I looked in the Stripe dashboard',
	'the rail confirmed in writing': 'Stripe told us in writing',
	'the person confirmed': 'The person told us'
};

export const aPayment = z.object({ payment: z.guid() });
export const whatBecame = z.object({
	said: z.enum(SAID, { error: 'Choose what became of it' }),
	because: z.enum(BECAUSE, { error: 'Choose how you know' })
});
export const aDifference = z.object({ difference: z.guid() });
export const closing = z.object({
	why: z.enum(['explained', 'corrected'], { error: 'Choose whether it was put right' }),
	note: z.string().trim().min(1, 'Write what it was').max(500, 'Write what it was in 500 characters or fewer')
});

/** Why a payment waits for somebody of finance. */
export const HELD_FOR_US: Record<string, string> = {
	'not enough money': 'There was not enough in the account at Stripe. Put money in, then let it go.',
	'under review': 'Stripe refused it. Look at it there before you let it go.',
	'payee not ready': 'The account of whoever is paid is not ready. It goes by itself once it is.',
	'payee check': 'The name and the account did not match. Somebody looks at that first.',
	'over a limit': 'It is above a limit of the trust or of Stripe.'
};

/** As a file: no names, so that it can be passed on. Sums in pounds. */
export function differencesAsTable(rows: Difference[]): (string | number | null)[][] {
	const inPounds = (pence: number | null) => (pence === null ? null : pence / 100);
	return [
		[
			'What differs',
			'Our reference',
			'Stripe’s number',
			'Stripe, pounds',
			'We, pounds',
			'Found',
			'Closed',
			'What it was'
		],
		...rows.map((one) => [
			KIND_WORDS[one.kind].is,
			one.reference,
			one.rail_ref,
			inPounds(one.rail_pence),
			inPounds(one.our_pence),
			one.found_at.slice(0, 10),
			one.closed_at?.slice(0, 10) ?? null,
			one.note
		])
	];
}
