// Money: outbound payments and how they go, the financial account they leave, and its transactions.
import type { Stripe } from 'stripe';
import { DAY, HOUR, SECOND } from './clock.ts';
import { invalid, missing, Refused } from './errors.ts';
import { tell } from './events.ts';
import { accountOf, type MethodInner } from './accounts.ts';
import { debit, ensureFunds, fundsOf, settle } from './funds.ts';
import { page, within } from './lists.ts';
import type { Fate } from './magic.ts';
import { newId, type Kept, type Store } from './store.ts';
import type { Answer, World } from './world.ts';

type Payment = Stripe.V2.MoneyManagement.OutboundPayment;
type Asked = Stripe.V2.MoneyManagement.OutboundPaymentCreateParams;
type Method = Stripe.V2.MoneyManagement.PayoutMethod;
type Check = Stripe.V2.MoneyManagement.RecipientVerification;
type Failed = NonNullable<NonNullable<Payment['status_details']>['failed']>['reason'];
type Came = NonNullable<NonNullable<Payment['status_details']>['returned']>['reason'];
/** How it will go, and the transaction by which it left. */
type PaymentInner = { fate: Fate; sent: string };
export type Move = 'posted' | 'failed' | 'canceled' | 'returned' | 'under_review';

/** Faster Payments are there in seconds. */
export const SETTLES_AFTER = 3 * SECOND;

export const createPayment: Answer = (world, { owner, body }) => {
	const { store } = world;
	const asked = body as unknown as Asked;
	const { method, check } = allowed(world, owner, asked);
	const funds = ensureFunds(store, owner);
	if (funds.balance.available.gbp!.value < asked.amount.value)
		throw new Refused(
			400,
			'insufficient_funds',
			'The financial account does not hold enough',
			'insufficient_funds'
		);

	const now = new Date().toISOString();
	const payment: Payment = {
		id: newId('obp'),
		object: 'v2.money_management.outbound_payment',
		amount: asked.amount,
		cancelable: true,
		created: now,
		...(asked.description ? { description: asked.description } : {}),
		expected_arrival_date: now,
		from: { debited: asked.amount, financial_account: asked.from.financial_account },
		livemode: false,
		metadata: Object.fromEntries(
			Object.entries(asked.metadata ?? {}).map(([name, value]) => [name, String(value)])
		),
		recipient_notification: { setting: asked.recipient_notification?.setting ?? 'configured' },
		recipient_verification: check.id,
		statement_descriptor: asked.statement_descriptor ?? 'STRIPE',
		status: 'processing',
		to: { credited: asked.amount, payout_method: method.body.id, recipient: asked.to.recipient },
		tracking_details: { status: 'pending', type: 'bank_account' }
	};
	const inner: PaymentInner = { fate: method.inner.fate, sent: debit(store, owner, payment) };
	store.add('payment', payment.id, owner, payment.to.recipient, payment, inner);
	use(store, check, payment);
	tell(store, owner, 'v2.money_management.outbound_payment.created', payment);
	if (method.inner.fate === 'under_review') review(store, owner, payment);
	foretell(world, payment.id, method.inner.fate);
	return store.find<Payment>('payment', payment.id)!.body;
};

export const readPayment: Answer = ({ store }, { owner }, id) => paymentOf(store, owner, id).body;

export const listPayments: Answer = ({ store }, call) => {
	const { recipient, status, created } = call.query as {
		recipient?: string;
		status?: string[];
		created?: unknown;
	};
	const payments = store
		.list<Payment>('payment', call.owner, recipient)
		.map(({ body }) => body)
		.filter((one) => (!status || status.includes(one.status)) && within(one.created, created));
	return page(payments, call);
};

export const cancelPayment: Answer = (world, { owner }, id) => {
	const { body } = paymentOf(world.store, owner, id);
	if (body.status === 'canceled')
		throw new Refused(400, 'already_canceled', 'It is cancelled already', 'already_canceled');
	if (body.status !== 'processing')
		throw new Refused(400, 'not_cancelable', 'Only a processing payment can be cancelled', 'not_cancelable');
	return move(world.store, id, 'canceled');
};

/** Whatever became due by now, in the order in which it did. */
export function moveOn({ store, clock }: World) {
	const now = clock.now();
	for (;;) {
		const next = store.one<{ seq: number; id: string; move: Move }>(
			'select seq, id, move from due where at <= ? order by at, seq limit 1',
			now
		);
		if (!next) return;
		store.together(() => {
			store.run('delete from due where seq = ?', next.seq);
			const { status } = store.find<Payment>('payment', next.id, undefined, true)!.body;
			if (status === (next.move === 'returned' ? 'posted' : 'processing')) move(store, next.id, next.move);
		});
	}
}

/** Moves one payment, with what that means for the money, and tells of it. Out: the payment as it is now. */
export function move(store: Store, id: string, to: Move, reason?: string): Payment {
	const { owner, body, inner } = paymentOf(store, undefined, id);
	if (body.status !== (to === 'returned' ? 'posted' : 'processing'))
		throw invalid(`A payment that is ${body.status} does not become ${to}`, 'no_such_move');
	if (to === 'under_review') return review(store, owner, body);
	const at = new Date().toISOString();
	const { status_details: _, expected_arrival_date: arrives, ...rest } = body;
	const moved: Payment = {
		...rest,
		cancelable: false,
		status: to,
		status_transitions: { ...body.status_transitions, [`${to}_at`]: at },
		...(to === 'posted'
			? {
					expected_arrival_date: arrives,
					tracking_details: {
						status: 'supported',
						type: 'bank_account',
						bank_account: { trace_id: `SIM${String(id).slice(-12).toUpperCase()}` }
					}
				}
			: {}),
		...(to === 'failed'
			? { status_details: { failed: { reason: (reason as Failed) ?? 'payout_method_does_not_exist' } } }
			: {}),
		...(to === 'returned'
			? { status_details: { returned: { reason: (reason as Came) ?? cameBack(inner.fate) } } }
			: {})
	};
	store.change(id, moved);
	settle(store, owner, moved, inner.sent, to);
	tell(store, owner, `v2.money_management.outbound_payment.${to}`, moved);
	return moved;
}

const cameBack = (fate: Fate): Came =>
	fate === 'closed' ? 'payout_method_closed' : 'payout_method_holder_details_incorrect';

function review(store: Store, owner: string, payment: Payment): Payment {
	const reviewed: Payment = { ...payment, status_details: { processing: { reason: 'under_review' } } };
	store.change(payment.id, reviewed);
	tell(store, owner, 'v2.money_management.outbound_payment.under_review', reviewed);
	return reviewed;
}

/** What the account number says will happen, and when. */
function foretell({ store, clock }: World, id: string, fate: Fate) {
	const plan: [number, Move][] =
		fate === 'no_account'
			? [[SETTLES_AFTER, 'failed']]
			: fate === 'closed'
				? [
						[SETTLES_AFTER, 'posted'],
						[HOUR, 'returned']
					]
				: fate === 'returned'
					? [
							[SETTLES_AFTER, 'posted'],
							[2 * DAY, 'returned']
						]
					: [[fate === 'under_review' ? 2 * DAY : SETTLES_AFTER, 'posted']];
	for (const [after, to] of plan)
		store.run('insert into due (id, at, move) values (?, ?, ?)', id, clock.now() + after, to);
}

/** Everything that Stripe looks at before it takes a payment in, and more strictly than its sandbox does. */
function allowed({ store, checksOnce }: World, owner: string, asked: Asked) {
	const { amount, from, to } = asked;
	if (!Number.isInteger(amount.value) || amount.value < 1)
		throw invalid('amount.value is a whole number of pence from 1');
	for (const currency of [amount.currency, from.currency, to.currency ?? 'gbp'])
		if (currency !== 'gbp') throw invalid('Only gbp is simulated', 'currency_unsupported');
	if (from.financial_account !== fundsOf(owner)) throw missing('financial account');
	const descriptor = asked.statement_descriptor ?? 'STRIPE';
	if (descriptor.length < 3 || descriptor.length > 22)
		throw invalid('statement_descriptor has 3 to 22 characters');
	const account = accountOf(store, owner, to.recipient);
	if (account.body.closed || account.inner.status !== 'active')
		throw new Refused(
			400,
			'capability_not_enabled',
			'The recipient cannot be paid: its capability is not active',
			'capability_not_enabled'
		);
	const method = store.find<Method, MethodInner>('method', to.payout_method ?? '', owner);
	if (!method || method.of !== to.recipient)
		throw invalid('No such payout method of this recipient', 'payout_method_missing');
	if (method.body.archived || method.body.restricted || method.body.usage_status.payments !== 'eligible')
		throw new Refused(
			400,
			'invalid_payout_method',
			'The payout method cannot be used',
			'invalid_payout_method'
		);
	return { method, check: checkFor(store, owner, asked, checksOnce) };
}

/** UK accounts are paid only after a name check that matched, or that somebody acknowledged (payments.md 1.2). */
function checkFor(store: Store, owner: string, asked: Asked, once: boolean): Check {
	if (!asked.recipient_verification)
		throw invalid(
			'recipient_verification is required for a bank account in GB',
			'recipient_verification_required'
		);
	const check = store.find<Check>('check', asked.recipient_verification, owner)?.body;
	if (!check || check.recipient !== asked.to.recipient || check.payout_method !== asked.to.payout_method)
		throw invalid(
			'The recipient verification is not of this payout method',
			'recipient_verification_mismatch'
		);
	if (check.status === 'awaiting_acknowledgement' || check.status === 'expired')
		throw invalid(
			'The recipient verification was not acknowledged',
			'recipient_verification_not_acknowledged'
		);
	if (check.status === 'consumed' && once)
		throw invalid(
			'The recipient verification was used for another payment',
			'recipient_verification_consumed'
		);
	return check;
}

function use(store: Store, check: Check, payment: Payment) {
	if (check.status === 'consumed') return;
	const used: Check = {
		...check,
		status: 'consumed',
		consumed_by: { type: 'outbound_payment', outbound_payment: payment.id },
		status_transitions: { ...check.status_transitions, consumed_at: payment.created }
	};
	store.change(check.id, used);
}

export function paymentOf(store: Store, owner: string | undefined, id: string): Kept<Payment, PaymentInner> {
	const found = store.find<Payment, PaymentInner>('payment', id, owner, owner === undefined);
	if (!found) throw missing('outbound payment');
	return found;
}
