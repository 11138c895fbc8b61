// Sending, and looking at what was sent. One object at Stripe for each sending: v2.moneyManagement.outboundPayments.
import type Stripe from 'stripe';
import type { Attempt, PaymentRail, RailObject, RailOutcome, RailState, Sending } from '../rail.ts';
import { isLive, pages, UnexpectedAnswer, whole, type StripeSettings } from './client.server.ts';
import { cancelledBy, outcomeOf } from './refusals.server.ts';

type OutboundPayment = Stripe.V2.MoneyManagement.OutboundPayment;
type CreateParams = Stripe.V2.MoneyManagement.OutboundPaymentCreateParams;

const KIND = 'v2.money_management.outbound_payment';

/** Ours on the left, Stripe's on the right is what a status may be: an unknown one is no answer of theirs. */
const STATES: Record<OutboundPayment['status'], RailState> = {
	processing: 'processing',
	posted: 'posted',
	failed: 'failed',
	canceled: 'cancelled',
	returned: 'returned'
};

/** The body of one sending; pure. The metadata is how it is known again: only opaque ids, since others can read it. */
export function requestOf(
	settings: StripeSettings,
	sending: Sending
): CreateParams & Record<string, unknown> {
	return {
		from: { financial_account: settings.financialAccount, currency: 'gbp' },
		to: { recipient: sending.account, payout_method: sending.method, currency: 'gbp' },
		amount: { value: sending.pence, currency: 'gbp' },
		...(sending.check && { recipient_verification: sending.check }),
		statement_descriptor: sending.descriptor,
		// Our own note goes out when it is posted (payments.md 5.3).
		recipient_notification: { setting: 'none' },
		metadata: { payment_id: sending.paymentId, attempt: String(sending.n) }
	};
}

/**
 * Cuts an answer to what we compare and keep.
 * @throws UnexpectedAnswer when it lacks something that every sending has
 */
function readSending(answer: OutboundPayment): RailObject {
	const { id, amount, to, metadata, status, created } = answer as Partial<OutboundPayment>;
	const state = status && Object.hasOwn(STATES, status) ? STATES[status] : undefined;
	const ok =
		state &&
		typeof id === 'string' &&
		Number.isInteger(amount?.value) &&
		typeof amount?.currency === 'string' &&
		typeof to?.recipient === 'string' &&
		typeof created === 'string' &&
		!Number.isNaN(Date.parse(created));
	if (!ok) throw new UnexpectedAnswer('a sending without its parts');

	const attempt = Number(metadata?.attempt);
	return {
		ref: id,
		state,
		underReview: answer.status_details?.processing?.reason === 'under_review',
		pence: Number(amount.value),
		currency: amount.currency,
		account: to.recipient,
		paymentId: metadata?.payment_id ?? null,
		attempt: Number.isInteger(attempt) && attempt > 0 ? attempt : null,
		traceId: answer.tracking_details?.bank_account?.trace_id ?? null,
		createdAt: new Date(created).toISOString()
	};
}

const isOf = (object: RailObject, attempt: Attempt) =>
	object.paymentId === attempt.paymentId && object.attempt === attempt.n;

const isAsSent = (object: RailObject, attempt: Attempt) =>
	isOf(object, attempt) &&
	object.pence === attempt.pence &&
	object.currency === 'gbp' &&
	object.account === attempt.account;

type Sendings = Pick<PaymentRail, 'request' | 'send' | 'find' | 'get' | 'cancel' | 'list'>;

export function sendings(client: Stripe, settings: StripeSettings): Sendings {
	const at = client.v2.moneyManagement.outboundPayments;
	const expected = { object: KIND, prefix: 'obp_', live: isLive(settings) };

	/** A whole answer, with the id of the request it came by. */
	const read = (answer: Stripe.Response<OutboundPayment>): RailObject => {
		const object = readSending(whole(answer, expected));
		const { requestId } = answer.lastResponse;
		return requestId ? { ...object, requestId } : object;
	};

	/** Those of a list; one of another mode is not ours to read. */
	async function* all(params: Stripe.V2.MoneyManagement.OutboundPaymentListParams) {
		for await (const one of pages<OutboundPayment>(client, at.list({ ...params, limit: 100 }))) {
			if (one.object !== KIND || one.livemode !== expected.live)
				throw new UnexpectedAnswer('a list of something else');
			yield readSending(one);
		}
	}

	return {
		request: (sending) => requestOf(settings, sending),

		async send(attempt): Promise<RailOutcome> {
			try {
				const object = read(
					await at.create(attempt.request as unknown as CreateParams, {
						idempotencyKey: attempt.idemKey,
						// The outbox owns retries: it looks before it sends again.
						maxNetworkRetries: 0
					})
				);
				if (!isAsSent(object, attempt)) throw new UnexpectedAnswer('another sending', object.requestId);
				return { kind: 'accepted', object };
			} catch (thrown) {
				return outcomeOf(thrown);
			}
		},

		async find(attempt) {
			// All that this recipient was ever sent: a few pages at most, and no doubt about what a range of times leaves out.
			let found: RailObject | null = null;
			for await (const object of all({ recipient: attempt.account }))
				if (isOf(object, attempt) && (!found || object.createdAt < found.createdAt)) found = object;
			return found;
		},

		get: async (ref) => read(await at.retrieve(ref)),

		async cancel(ref) {
			try {
				const { state } = read(await at.cancel(ref, {}, { idempotencyKey: `cancel:${ref}` }));
				return { kind: state === 'cancelled' ? 'cancelled' : 'too_late' };
			} catch (thrown) {
				return { kind: cancelledBy(thrown) };
			}
		},

		async *list(since) {
			const gte = Math.floor(Date.parse(since) / 1000);
			for await (const object of all({ created: { gte } }))
				if (Date.parse(object.createdAt) >= gte * 1000) yield object;
		}
	};
}
