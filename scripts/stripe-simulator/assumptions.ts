// What the simulator takes for true of Stripe and no type says. Each has where it was read, and how sure that is; a person ticks
// them off in a real sandbox (npm run stripe:sandbox-check, docs/stripe.md). Where two things may be true the simulator does the
// stricter one, or has a switch for the other.

export type Assumption = {
	id: string;
	/** What is taken for true, as a sentence that a check can find true or not. */
	says: string;
	/** Where it was read. `sdk` is the package stripe@23.1.0. */
	source: string;
	/** `said`: in Stripe's documents or its package; `second hand`: others say so; `guessed`: nobody says. */
	sure: 'said' | 'second hand' | 'guessed';
	/** What in this application leans on it. */
	matters: string;
};

export const ASSUMPTIONS: Assumption[] = [
	{
		id: 'key-replays',
		says: 'The same idempotency key with the same parameters answers the same object again and makes no second one',
		source: 'docs.stripe.com/api-v2-overview#idempotency',
		sure: 'said',
		matters: 'sending again after a crash'
	},
	{
		id: 'key-kept-30-days',
		says: 'A v2 idempotency key is known for 30 days',
		source: 'docs.stripe.com/api-v2-overview#idempotency; 30 days second hand',
		sure: 'second hand',
		matters: 'how long an unknown sending may be sent again: we stop after 7 days'
	},
	{
		id: 'key-differs',
		says: 'The same key with other parameters answers 400 with the type idempotency_error',
		source: 'docs.stripe.com/api/idempotent_requests; sdk Error.js generateV2Error',
		sure: 'said',
		matters: 'failure matrix 20'
	},
	{
		id: 'key-in-use',
		says: 'A key that is in use by another call answers 409 with the code idempotency_key_in_use; the type is not documented',
		source: 'docs.stripe.com/error-low-level#idempotency; sdk RequestSender.js retries 409',
		sure: 'said',
		matters: 'failure matrix 9: 409 is read by its status, never by its type'
	},
	{
		id: 'failure-not-kept',
		says: 'v2 does not keep a failed call under its key, but does the work anew; what succeeded is never repeated',
		source: 'docs.stripe.com/api-v2-overview#idempotency',
		sure: 'said',
		matters: 'sending again under the same key after 500'
	},
	{
		id: 'capability-fps',
		says: 'A recipient in GB is paid with the capability bank_accounts.fps (or bank_accounts.local)',
		source: 'sdk Accounts.d.ts names both; preview documents say local',
		sure: 'guessed',
		matters: 'onboarding: one constant in the rail'
	},
	{
		id: 'check-required',
		says: 'A payment to a bank account in GB needs recipient_verification',
		source: 'docs.stripe.com/global-payouts: Confirmation of Payee must be done on all UK bank accounts',
		sure: 'said',
		matters: 'the simulator refuses a payment without one; a sandbox may let it through'
	},
	{
		id: 'check-used-again',
		says: 'A recipient verification that a payment has used (status consumed) may be used by the next payment to the same payout method',
		source:
			'sdk RecipientVerifications.d.ts has the status consumed and one consumed_by; nothing says whether it may be used again',
		sure: 'guessed',
		matters:
			'if it does not hold each payment needs a check of its own: the switch checksOnce shows what then happens'
	},
	{
		id: 'check-acknowledged',
		says: 'A verification that is no match must be acknowledged before a payment may use it',
		source: 'sdk RecipientVerifications.d.ts: acknowledge, status awaiting_acknowledgement',
		sure: 'said',
		matters: 'failure matrix 19'
	},
	{
		id: 'created-range',
		says: 'created[gte] takes seconds since 1970, and leaves out what is older',
		source: 'sdk shared.d.ts RangeQueryParam has numbers; v2 documents write RFC 3339 times elsewhere',
		sure: 'guessed',
		matters: 'lists for reconciliation; the simulator takes both, and the rail drops what is older itself'
	},
	{
		id: 'list-newest-first',
		says: 'Outbound payments are listed newest first, and next_page_url is a path that carries the filters',
		source: 'docs.stripe.com/api-v2-overview#list-pagination',
		sure: 'said',
		matters: 'looking up reads to the end, so the order does not decide'
	},
	{
		id: 'transaction-signs',
		says: 'The transaction of an outbound payment has an amount below zero; one that comes back is an outbound_payment_reversal above zero',
		source:
			'sdk Transactions.d.ts: balance_impact is the change to the balance; the sign of amount is not said',
		sure: 'guessed',
		matters: 'the balance equation reads balance_impact'
	},
	{
		id: 'funds-refusal',
		says: 'Too little money answers 400 with the type insufficient_funds, and makes no payment',
		source: 'sdk OutboundPayments.d.ts: throws InsufficientFundsError',
		sure: 'said',
		matters: 'failure matrix 16'
	},
	{
		id: 'recipient-refusal',
		says: 'A recipient whose capability is not active answers 400 with the type capability_not_enabled',
		source: 'sdk OutboundPayments.d.ts: throws CapabilityNotEnabledError',
		sure: 'said',
		matters: 'failure matrix 18'
	},
	{
		id: 'cancel-late',
		says: 'Cancelling what was posted answers the type not_cancelable, and what was cancelled already_canceled',
		source: 'sdk OutboundPayments.d.ts: cancel throws both',
		sure: 'said',
		matters: 'failure matrix 30'
	},
	{
		id: 'methods-by-context',
		says: 'The payout methods of a recipient are listed with Stripe-Context set to its account, and a replaced one is archived',
		source: 'docs.stripe.com/global-payouts/send-money; that a replaced one is archived is not said',
		sure: 'guessed',
		matters: 'which account is new after somebody changed it'
	},
	{
		id: 'link-single-use',
		says: 'The address of an account link opens once; opened again or old, it leads to refresh_url',
		source: 'sdk AccountLinks.d.ts: refresh_url; docs.stripe.com/api/v2/core/account-links',
		sure: 'said',
		matters: 'a link is made when somebody asks to go there, never kept and never sent'
	},
	{
		id: 'return-says-nothing',
		says: 'The form leads back to return_url also when it was left half done',
		source: 'docs.stripe.com/connect/hosted-onboarding#return-url',
		sure: 'said',
		matters: 'coming back, the account is read anew'
	},
	{
		id: 'restricted-key',
		says: 'A restricted key works for all of v2 that we call',
		source:
			'docs.stripe.com/keys/restricted-api-keys: all APIs support them; an older page said secret keys only',
		sure: 'said',
		matters: 'docs/stripe.md asks for a restricted key'
	},
	{
		id: 'events-thin',
		says: 'v2 events come thin, signed in the header Stripe-Signature over "t.payload" with the scheme v1, and livemode tells the mode',
		source: 'docs.stripe.com/event-destinations; sdk Webhooks.js',
		sure: 'said',
		matters: 'failure matrix 26'
	},
	{
		id: 'events-again',
		says: 'Events may come more than once, in any order, and for three days when nobody answers; sandboxes try three times',
		source: 'docs.stripe.com/webhooks#retries',
		sure: 'said',
		matters: 'failure matrix 22 and 23'
	},
	{
		id: 'request-id',
		says: 'Whatever Stripe itself answers, also an error, carries the header Request-Id',
		source: 'docs.stripe.com/api/request_ids',
		sure: 'said',
		matters: 'an answer without it is a proxy’s, and proves nothing'
	}
];
