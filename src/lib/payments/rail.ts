// What a rail is: the way by which money leaves. Everything that sends, looks up or reconciles knows this and no rail's own words
// (payments.md 5.1). Plain types, read by the application, the worker and the tests.

/** What a rail says has become of one sending, from first to last. `rank` below says which is later. */
export const RAIL_STATES = ['processing', 'posted', 'failed', 'cancelled', 'returned'] as const;
export type RailState = (typeof RAIL_STATES)[number];

/** Later states have higher ranks; an event or a look never moves a sending to a lower one (payments.md 3.3). */
export const rank: Record<RailState, number> = {
	processing: 0,
	posted: 1,
	failed: 2,
	cancelled: 2,
	returned: 3
};

/** Why nothing was sent, for certain: a new attempt is safe. A closed list; everything else is `unknown`. */
export type RefusalCode =
	| 'not_enough_money'
	| 'payee_not_ready'
	| 'payee_check'
	| 'method_not_usable'
	| 'blocked'
	| 'limit'
	| 'bad_request';

/**
 * What came of sending. `later`: nothing was taken in, the same attempt is to be sent again (rate limit); `key_refused`: the key
 * is not accepted, so nothing more is sent for this trust until a person has looked; `differs`: the rail knows this key with
 * another request, which is a bug of ours and for a person; `unknown`: it may have been sent.
 */
export type RailOutcome =
	| { kind: 'accepted'; object: RailObject }
	| { kind: 'refused'; code: RefusalCode; errorClass: string; requestId?: string }
	| { kind: 'later'; errorClass: string; requestId?: string }
	| { kind: 'key_refused'; errorClass: string; requestId?: string }
	| { kind: 'differs'; errorClass: string; requestId?: string }
	| { kind: 'unknown'; errorClass: string; requestId?: string };

/** One sending as the rail knows it, cut to what we compare and keep. */
export type RailObject = {
	ref: string;
	state: RailState;
	/** The rail is looking at it; it may take days. */
	underReview: boolean;
	pence: number;
	currency: string;
	/** The rail's reference of the account it goes to. */
	account: string;
	/** From the metadata we gave; null for what we never sent. */
	paymentId: string | null;
	attempt: number | null;
	/** What a bank can trace it by. */
	traceId: string | null;
	/** ISO, UTC. */
	createdAt: string;
	requestId?: string;
};

/** The exact body that is sent, kept before it is, and never rebuilt. Opaque to everything but its rail. */
export type RailRequest = Record<string, unknown>;

export type Attempt = {
	paymentId: string;
	n: number;
	idemKey: string;
	request: RailRequest;
	/** ISO, UTC; null before the first try. */
	firstSentAt: string | null;
	/** What the answer is compared with. */
	pence: number;
	account: string;
};

/** What a request is made of. Only opaque references and a neutral descriptor: no name, no e-mail, no health word. */
export type Sending = {
	paymentId: string;
	n: number;
	pence: number;
	account: string;
	method: string;
	/** The rail's reference of the name check that a person or the rail agreed with. */
	check: string | null;
	descriptor: string;
};

export type CheckResult = 'match' | 'close' | 'none' | 'unavailable';

export type PayeeStatus = {
	ready: 'waiting' | 'ready' | 'restricted' | 'closed';
	/** What the rail still asks the payee for, in its own words; never shown to staff. */
	due: string[];
	method: string | null;
	last4: string | null;
	/** Whose it is, by what it was opened with; null: the rail does not say. */
	payeeId: string | null;
};

export interface PaymentRail {
	readonly id: 'stripe';
	readonly mode: 'live' | 'test' | 'simulated';
	/** Whether money can be sent, and how much there is; reasons are closed words for the health page. */
	readiness(): Promise<{ ok: boolean; reasons: string[]; availablePence?: number }>;
	/**
	 * Opens an account for a payee at the rail. `key`: payee and count, so that asking twice opens one. `differs`: the rail knows
	 * the key with another name or e-mail address, and opened nothing now.
	 */
	startPayee(payee: {
		payeeId: string;
		key: string;
		name: string;
		email: string;
	}): Promise<{ account: string } | { differs: true }>;
	/** A page of the rail's where the payee gives or changes their bank details. Single use: never stored, never sent by e-mail. */
	payeeLink(
		account: string,
		urls: { back: string; again: string },
		purpose: 'start' | 'change'
	): Promise<{ url: string; expiresAt: string }>;
	payeeStatus(account: string): Promise<PayeeStatus>;
	/** Compares the name with the account's (Confirmation of Payee). */
	checkPayee(
		account: string,
		method: string
	): Promise<{ result: CheckResult; check: string; shownName?: string }>;
	/** Tells the rail that a person looked at a check that was no match, and agreed. */
	acknowledgeCheck(check: string): Promise<void>;
	/** The body for a sending; pure. Kept with the attempt, and given back to `send` unchanged. */
	request(sending: Sending): RailRequest;
	/** Sends exactly `attempt.request` under `attempt.idemKey`, and checks the shape of what comes back. Never throws. */
	send(attempt: Attempt): Promise<RailOutcome>;
	/** Looks for this attempt among everything the rail holds for its account; null: not found, which proves nothing by itself. */
	find(attempt: Attempt): Promise<RailObject | null>;
	get(ref: string): Promise<RailObject>;
	cancel(ref: string): Promise<{ kind: 'cancelled' | 'too_late' | 'unknown' }>;
	/** Everything sent from a moment on, for reconciliation. ISO, UTC. */
	list(since: string): AsyncIterable<RailObject>;
	/**
	 * What came into and went out of what can be spent, since a moment, in pence: opening + received - sent + returned + other =
	 * closing. `other` is the rail's fees (minus) and adjustments. The opening is worked out from the closing, so that it is to be
	 * compared with the closing of the reconciliation before.
	 */
	balance(since: string): Promise<{
		openingPence: number;
		receivedPence: number;
		sentPence: number;
		returnedPence: number;
		otherPence: number;
		closingPence: number;
	}>;
	/**
	 * Reads a delivery of the rail's: verifies the signature over the raw bytes, our own clock skew of five minutes either way,
	 * and the mode. Throws for anything that is not genuine.
	 */
	readEvent(raw: Uint8Array, headers: Headers): Promise<RailEvent>;
}

export type RailEvent = {
	id: string;
	type: string;
	objectRef: string | null;
	about: 'sending' | 'account' | 'funds' | 'other';
};
