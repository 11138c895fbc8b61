// The trust's own money at Stripe: whether it can be sent, how much there is, and what moved.
import type Stripe from 'stripe';
import type { PaymentRail } from '../rail.ts';
import { isLive, pages, UnexpectedAnswer, whole, type StripeSettings } from './client.server.ts';
import { isKeyRefused } from './refusals.server.ts';

type Transaction = Stripe.V2.MoneyManagement.Transaction;
type Funds = Pick<PaymentRail, 'readiness' | 'balance'>;

export function funds(client: Stripe, settings: StripeSettings): Funds {
	const live = isLive(settings);
	const { financialAccounts, transactions } = client.v2.moneyManagement;

	async function account() {
		const found = whole(await financialAccounts.retrieve(settings.financialAccount), {
			object: 'v2.money_management.financial_account',
			live
		});
		if (found.id !== settings.financialAccount) throw new UnexpectedAnswer('another account');
		const availablePence = found.balance?.available?.['gbp']?.value ?? 0;
		if (!Number.isInteger(availablePence)) throw new UnexpectedAnswer('a balance that is none');
		return { open: found.status === 'open', availablePence };
	}

	return {
		async readiness() {
			try {
				const { open, availablePence } = await account();
				return { ok: open, reasons: open ? [] : ['account not open'], availablePence };
			} catch (thrown) {
				if (isKeyRefused(thrown)) return { ok: false, reasons: ['key refused'] };
				const unexpected = thrown instanceof UnexpectedAnswer;
				return { ok: false, reasons: [unexpected ? 'unexpected answer' : 'no answer'] };
			}
		},

		async balance(since) {
			const sums = { received: 0, sent: 0, returned: 0, other: 0 };
			const gte = Math.floor(Date.parse(since) / 1000);
			const first = transactions.list({
				financial_account: settings.financialAccount,
				created: { gte },
				limit: 100
			});
			for await (const one of pages<Transaction>(client, first)) {
				const pence = one.balance_impact?.available?.value;
				if (one.object !== 'v2.money_management.transaction' || !Number.isInteger(pence))
					throw new UnexpectedAnswer('a list of something else');
				if (Date.parse(one.created) >= gte * 1000) sums[kindOf(one.category)] += pence;
			}
			const closingPence = (await account()).availablePence;
			const { received, sent, returned, other } = sums;
			return {
				openingPence: closingPence - received - sent - returned - other,
				receivedPence: received,
				sentPence: -sent || 0,
				returnedPence: returned,
				otherPence: other,
				closingPence
			};
		}
	};
}

function kindOf(category: Transaction['category']): 'received' | 'sent' | 'returned' | 'other' {
	if (category === 'outbound_payment') return 'sent';
	if (category === 'outbound_payment_reversal') return 'returned';
	return category.startsWith('received_credit') ? 'received' : 'other';
}
