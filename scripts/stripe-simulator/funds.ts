// The account that a trust's money is in, and the transactions by which it changes.
import type { Stripe } from 'stripe';
import { missing } from './errors.ts';
import { tell } from './events.ts';
import { page, within } from './lists.ts';
import { newId, type Store } from './store.ts';
import type { Answer } from './world.ts';

type Payment = Stripe.V2.MoneyManagement.OutboundPayment;
type Funds = Stripe.V2.MoneyManagement.FinancialAccount;
type Transaction = Stripe.V2.MoneyManagement.Transaction;

const OPENING_PENCE = 5_000_000;
const gbp = (value: number) => ({ value, currency: 'gbp' });
export const fundsOf = (owner: string) => `fa_sim_${owner.replaceAll('-', '_')}`;

export const readFunds: Answer = ({ store }, { owner }, id) => {
	const funds = ensureFunds(store, owner);
	if (funds.id !== id) throw missing('financial account');
	return funds;
};

export const listTransactions: Answer = ({ store }, call) => {
	const { financial_account: of, flow, created } = call.query as Record<string, string | undefined>;
	ensureFunds(store, call.owner);
	const found = store
		.list<Transaction, { flow: string }>('transaction', call.owner, of)
		.filter((one) => (!flow || one.inner.flow === flow) && within(one.body.created, created));
	return page(
		found.map(({ body }) => body),
		call
	);
};

/** The account that the trust's money is in; it opens with some. */
export function ensureFunds(store: Store, owner: string): Funds {
	const id = fundsOf(owner);
	const found = store.find<Funds>('funds', id, owner);
	if (found) return found.body;
	const funds: Funds = {
		id,
		object: 'v2.money_management.financial_account',
		balance: {
			available: { gbp: gbp(OPENING_PENCE) },
			inbound_pending: { gbp: gbp(0) },
			outbound_pending: { gbp: gbp(0) }
		},
		country: 'GB',
		created: new Date().toISOString(),
		livemode: false,
		status: 'open',
		storage: { holds_currencies: ['gbp'] },
		type: 'storage'
	};
	store.add('funds', id, owner, null, funds);
	record(store, owner, newId('rcvcr'), 'received_credit', OPENING_PENCE, 'posted', [OPENING_PENCE, 0]);
	return funds;
}

/** Money comes to the account, or leaves it otherwise than to a payee: until it holds so much. */
export function fundTo(store: Store, owner: string, pence: number) {
	const more = pence - ensureFunds(store, owner).balance.available.gbp!.value;
	if (more === 0) return;
	shift(store, owner, more, 0);
	record(store, owner, newId('rcvcr'), more > 0 ? 'received_credit' : 'adjustment', more, 'posted', [
		more,
		0
	]);
	if (more > 0) tell(store, owner, 'v2.money_management.received_credit.succeeded', null);
}

/** What a payment takes, from the moment it is taken in. Out: its transaction. */
export function debit(store: Store, owner: string, payment: Payment): string {
	const { value } = payment.amount;
	shift(store, owner, -value, value);
	return record(store, owner, payment.id, 'outbound_payment', -value, 'pending', [-value, value]);
}

/** What became of it: the money has left, is there again, or never left. */
export function settle(
	store: Store,
	owner: string,
	payment: Payment,
	transaction: string,
	to: Exclude<Payment['status'], 'processing'>
) {
	const { value } = payment.amount;
	if (to === 'returned') {
		shift(store, owner, value, 0);
		record(store, owner, payment.id, 'outbound_payment_reversal', value, 'posted', [value, 0]);
		return;
	}
	const posted = to === 'posted';
	shift(store, owner, posted ? 0 : value, -value);
	const sent = store.find<Transaction>('transaction', transaction, owner);
	if (!sent) return;
	store.change(sent.id, {
		...sent.body,
		balance_impact: {
			available: gbp(posted ? -value : 0),
			inbound_pending: gbp(0),
			outbound_pending: gbp(0)
		},
		status: posted ? 'posted' : 'void',
		status_transitions: { [posted ? 'posted_at' : 'void_at']: new Date().toISOString() }
	} satisfies Transaction);
}

function shift(store: Store, owner: string, available: number, pending: number) {
	const funds = ensureFunds(store, owner);
	funds.balance.available.gbp!.value += available;
	funds.balance.outbound_pending.gbp!.value += pending;
	store.change(funds.id, funds);
}

/** A transaction; sums that leave are below zero (assumption `transaction-signs`). */
function record(
	store: Store,
	owner: string,
	flow: string,
	category: 'outbound_payment' | 'outbound_payment_reversal' | 'received_credit' | 'adjustment',
	pence: number,
	status: 'pending' | 'posted',
	[available, pending]: [number, number]
): string {
	const at = new Date().toISOString();
	const kind = category === 'outbound_payment_reversal' ? 'outbound_payment' : category;
	const transaction: Transaction = {
		id: newId('trxn'),
		object: 'v2.money_management.transaction',
		amount: gbp(pence),
		balance_impact: { available: gbp(available), inbound_pending: gbp(0), outbound_pending: gbp(pending) },
		category,
		created: at,
		financial_account: fundsOf(owner),
		flow: { type: kind, [kind]: flow },
		livemode: false,
		regulatory_receipt: { status: 'not_applicable' },
		status,
		status_transitions: status === 'posted' ? { posted_at: at } : {}
	};
	store.add('transaction', transaction.id, owner, fundsOf(owner), transaction, { flow });
	return transaction.id;
}
