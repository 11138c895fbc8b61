// Confirmation of Payee: whether the name somebody gave is the one on the account, and that somebody looked where it is not.
import type { Stripe } from 'stripe';
import { accountOf, type MethodInner } from './accounts.ts';
import { invalid, missing } from './errors.ts';
import { tell } from './events.ts';
import type { Fate } from './magic.ts';
import { newId, type Kept, type Store } from './store.ts';
import type { Answer } from './world.ts';

type Account = Stripe.V2.Core.Account;
type Method = Stripe.V2.MoneyManagement.PayoutMethod;
type Check = Stripe.V2.MoneyManagement.RecipientVerification;

export const createCheck: Answer = ({ store }, { owner, body }) => {
	const asked = body as unknown as Stripe.V2.MoneyManagement.RecipientVerificationCreateParams;
	if (!asked.recipient) throw invalid('recipient is required: this is not an account of yours');
	const { body: account } = accountOf(store, owner, asked.recipient);
	const method = store.find<Method, MethodInner>('method', asked.payout_method, owner);
	if (!method || method.of !== asked.recipient) throw missing('payout method');
	const check = checked(account, method.body.id, method.inner.fate);
	store.add('check', check.id, owner, account.id, check);
	tell(store, owner, 'v2.money_management.recipient_verification.created', check);
	return check;
};

export const readCheck: Answer = ({ store }, { owner }, id) => checkOf(store, owner, id).body;

export const acknowledgeCheck: Answer = ({ store }, { owner }, id) => {
	const { body } = checkOf(store, owner, id);
	if (body.status !== 'awaiting_acknowledgement')
		throw invalid(
			'Only a verification that awaits acknowledgement is acknowledged',
			'not_awaiting_acknowledgement'
		);
	const acknowledged: Check = {
		...body,
		status: 'acknowledged',
		status_transitions: { acknowledged_at: new Date().toISOString() }
	};
	store.change(id, acknowledged);
	tell(store, owner, 'v2.money_management.recipient_verification.updated', acknowledged);
	return acknowledged;
};

/** The check of a name, as the number says that it comes out. */
export function checked(account: Account, method: string, fate: Fate, id = newId('rvrf')): Check {
	const name = account.display_name ?? '';
	const result =
		fate === 'close_name'
			? 'close_match'
			: fate === 'other_name'
				? 'no_match'
				: fate === 'no_check'
					? 'unavailable'
					: 'match';
	const [first = '', ...rest] = name.split(' ');
	const nearly = [`${first.slice(0, 1)}.`, ...rest].join(' ');
	return {
		id,
		object: 'v2.money_management.recipient_verification',
		created: new Date().toISOString(),
		livemode: false,
		match_result: result,
		match_result_details: {
			message: MESSAGES[result],
			provided_name: name,
			provided_business_type: 'personal',
			...(result === 'match' ? { matched_name: name, matched_business_type: 'personal' as const } : {}),
			...(result === 'close_match'
				? { matched_name: nearly, matched_business_type: 'personal' as const }
				: {})
		},
		payout_method: method,
		recipient: account.id,
		status: result === 'match' ? 'verified' : 'awaiting_acknowledgement',
		status_transitions: {},
		verification_type: 'confirmation_of_payee'
	};
}

const MESSAGES = {
	match: 'The name matches the account.',
	close_match: 'The name is close to the name on the account.',
	no_match: 'The name does not match the name on the account.',
	unavailable: 'The name could not be checked.'
};

function checkOf(store: Store, owner: string, id: string): Kept<Check> {
	const found = store.find<Check>('check', id, owner);
	if (!found) throw missing('recipient verification');
	return found;
}
