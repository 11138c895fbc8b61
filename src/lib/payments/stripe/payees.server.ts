// Whom money can be sent to. A payee gives their bank details on Stripe's own page: here are the account that stands for them,
// the single-use link to that page, and what became of it.
import type Stripe from 'stripe';
import type { CheckResult, PayeeStatus, PaymentRail } from '../rail.ts';
import { isLive, pages, UnexpectedAnswer, whole, type StripeSettings } from './client.server.ts';
import { outcomeOf } from './refusals.server.ts';

type Account = Stripe.V2.Core.Account;
type PayoutMethod = Stripe.V2.MoneyManagement.PayoutMethod;
type Verification = Stripe.V2.MoneyManagement.RecipientVerification;

/**
 * What a payee must be able to do to be paid at a bank in the UK: Faster Payments. Older pages of Stripe's name it `local`
 * [unsure: go/no-go (b) of docs/stripe.md]; it is said here and nowhere else.
 */
export const CAPABILITY = 'fps';

const INCLUDE: ('configuration.recipient' | 'requirements')[] = ['configuration.recipient', 'requirements'];

const RESULTS: Record<Verification['match_result'], CheckResult> = {
	match: 'match',
	close_match: 'close',
	no_match: 'none',
	unavailable: 'unavailable'
};

type Payees = Pick<
	PaymentRail,
	'startPayee' | 'payeeLink' | 'payeeStatus' | 'checkPayee' | 'acknowledgeCheck'
>;

export function payees(client: Stripe, settings: StripeSettings): Payees {
	const live = isLive(settings);
	const { accounts, accountLinks } = client.v2.core;
	const { payoutMethods, recipientVerifications } = client.v2.moneyManagement;

	/** The newest bank account that money can be sent to; an older one that still works is not what they gave last. */
	async function newestMethod(account: string): Promise<PayoutMethod | null> {
		let newest: PayoutMethod | null = null;
		const context = { stripeContext: account };
		const first = payoutMethods.list({ limit: 100 }, context);
		for await (const method of pages<PayoutMethod>(client, first, account)) {
			if (method.object !== 'v2.money_management.payout_method' || method.livemode !== live)
				throw new UnexpectedAnswer('a list of something else');
			if (method.type !== 'bank_account' || method.archived) continue;
			if (!newest || Date.parse(method.created) > Date.parse(newest.created)) newest = method;
		}
		return newest;
	}

	return {
		async startPayee({ payeeId, key, name, email }) {
			const opening = accounts.create(
				{
					contact_email: email,
					display_name: name,
					identity: { country: 'gb', entity_type: 'individual' },
					configuration: {
						recipient: { capabilities: { bank_accounts: { [CAPABILITY]: { requested: true } } } }
					},
					metadata: { payee_id: payeeId },
					include: INCLUDE
				},
				{ idempotencyKey: key }
			);
			const made = await opening.catch((thrown: unknown) => {
				if (outcomeOf(thrown).kind === 'differs') return null;
				throw thrown;
			});
			if (!made) return { differs: true };
			const account = whole(made, { object: 'v2.core.account', prefix: 'acct_', live });
			if (account.metadata?.payee_id !== payeeId) throw new UnexpectedAnswer('an account of somebody else');
			return { account: account.id };
		},

		async payeeLink(account, urls, purpose) {
			const flow = {
				refresh_url: urls.again,
				return_url: urls.back,
				collection_options: { fields: 'eventually_due' as const }
			};
			const made = await accountLinks.create({
				account,
				use_case:
					purpose === 'start'
						? { type: 'account_onboarding', account_onboarding: flow }
						: { type: 'account_update', account_update: flow }
			});
			const link = whole(made, { object: 'v2.core.account_link', live });
			if (link.account !== account) throw new UnexpectedAnswer('a link for somebody else');
			return { url: addressOf(link.url, settings), expiresAt: link.expires_at };
		},

		async payeeStatus(account) {
			const found = whole(await accounts.retrieve(account, { include: INCLUDE }), {
				object: 'v2.core.account',
				prefix: 'acct_',
				live
			});
			if (found.id !== account) throw new UnexpectedAnswer('an account of somebody else');
			const payeeId = found.metadata?.payee_id ?? null;
			if (found.closed) return { ready: 'closed', due: [], method: null, last4: null, payeeId };
			const method = await newestMethod(account);
			return {
				ready: readiness(found, method),
				due: (found.requirements?.entries ?? [])
					.filter((entry) => entry.awaiting_action_from === 'user')
					.map((entry) => entry.description),
				method: method?.id ?? null,
				last4: method?.bank_account?.last4 ?? null,
				payeeId
			};
		},

		async checkPayee(account, method) {
			const check = whole(
				await recipientVerifications.create({ recipient: account, payout_method: method }),
				{
					object: 'v2.money_management.recipient_verification',
					live
				}
			);
			const result = Object.hasOwn(RESULTS, check.match_result) ? RESULTS[check.match_result] : undefined;
			if (!result || check.recipient !== account || check.payout_method !== method)
				throw new UnexpectedAnswer('a check of something else');
			const shownName = check.match_result_details?.matched_name;
			return { result, check: check.id, ...(shownName && { shownName }) };
		},

		async acknowledgeCheck(check) {
			const answer = whole(await recipientVerifications.acknowledge(check), {
				object: 'v2.money_management.recipient_verification',
				live
			});
			if (answer.id !== check || answer.status === 'awaiting_acknowledgement' || answer.status === 'expired')
				throw new UnexpectedAnswer('a check that is not acknowledged');
		}
	};
}

/** Where a payee may be sent: to Stripe over https, or to the simulator that stands in for it. */
function addressOf(url: string, { base }: StripeSettings): string {
	const { protocol, hostname, origin } = new URL(url);
	const stripes = protocol === 'https:' && /(^|\.)stripe\.com$/.test(hostname);
	if (!stripes && !(base && origin === new URL(base).origin)) throw new UnexpectedAnswer('a link elsewhere');
	return url;
}

/** Payable only with the capability and a method that money can be sent to (payments.md 1.3). */
function readiness(account: Account, method: PayoutMethod | null): PayeeStatus['ready'] {
	const capability = account.configuration?.recipient?.capabilities?.bank_accounts?.[CAPABILITY]?.status;
	if (capability === 'rejected' || capability === 'restricted' || capability === 'unsupported') {
		// A new account is restricted until the form was filled in: that is waiting, not refusal.
		const asked = account.requirements?.entries?.some((entry) => entry.awaiting_action_from === 'user');
		return capability === 'restricted' && asked && !method ? 'waiting' : 'restricted';
	}
	if (capability !== 'active' || !method) return 'waiting';
	if (method.restricted || method.usage_status.payments === 'invalid') return 'restricted';
	return method.usage_status.payments === 'eligible' ? 'ready' : 'waiting';
}
