// People and groups who are paid, as Stripe knows them: accounts with the recipient configuration, links to the form where they
// give their bank details, what came of that form, and whether the name fits.
import { randomBytes } from 'node:crypto';
import type { Stripe } from 'stripe';
import { checked } from './checks.ts';
import { DAY } from './clock.ts';
import { invalid, missing } from './errors.ts';
import { tell } from './events.ts';
import { fateOf, type Fate } from './magic.ts';
import { page } from './lists.ts';
import { newId, type Kept, type Store } from './store.ts';
import type { Answer, Call } from './world.ts';

type Account = Stripe.V2.Core.Account;
type Method = Stripe.V2.MoneyManagement.PayoutMethod;
type Capability = 'active' | 'pending' | 'rejected' | 'restricted' | 'unsupported';
/** Which of the two asks for payments in pounds is not certain: assumption `capability-fps`. Either is taken. */
type CapabilityName = 'fps' | 'local';
type AccountInner = { capabilities: CapabilityName[]; status: Capability; given: boolean; half: boolean };
export type MethodInner = { fate: Fate };
export type Link = { account: string; back: string; again: string; use: string; expires: number };

export const createAccount: Answer = ({ store }, { owner, body }) => {
	const asked = body as Stripe.V2.Core.AccountCreateParams;
	const wanted = Object.keys(asked.configuration?.recipient?.capabilities?.bank_accounts ?? {});
	const capabilities = wanted.filter((name): name is CapabilityName => name === 'fps' || name === 'local');
	if (!asked.identity?.country || !asked.identity.entity_type)
		throw invalid('identity.country and identity.entity_type are required for the recipient configuration');
	if (asked.identity.country.toLowerCase() !== 'gb') throw invalid('Only recipients in GB are simulated');
	if (capabilities.length === 0) throw invalid('Ask for bank_accounts.fps or bank_accounts.local');
	if (!asked.contact_email) throw invalid('contact_email is required');
	const id = newId('acct');
	const account: Account = {
		id,
		object: 'v2.core.account',
		applied_configurations: ['recipient'],
		closed: false,
		contact_email: asked.contact_email,
		...(asked.display_name ? { display_name: asked.display_name } : {}),
		created: new Date().toISOString(),
		identity: { country: 'gb', entity_type: asked.identity.entity_type as 'individual' },
		livemode: false,
		metadata: plain(asked.metadata)
	};
	const inner: AccountInner = { capabilities, status: 'restricted', given: false, half: false };
	store.add('account', id, owner, null, account, inner);
	tell(store, owner, 'v2.core.account.created', account);
	return shown({ body: account, inner }, asked.include ?? []);
};

export const readAccount: Answer = ({ store }, { owner, query }, id) => {
	const found = accountOf(store, owner, id);
	return shown(found, (query.include as string[] | undefined) ?? []);
};

export const closeAccount: Answer = ({ store }, { owner }, id) => {
	const { body, inner } = accountOf(store, owner, id);
	const closed: Account = { ...body, closed: true, applied_configurations: [] };
	store.change(id, closed, { ...inner, status: 'restricted' });
	tell(store, owner, 'v2.core.account.closed', closed);
	return shown({ body: closed, inner: { ...inner, status: 'restricted' } }, []);
};

export const createLink: Answer = ({ store, url }, { owner, body }) => {
	const asked = body as unknown as Stripe.V2.Core.AccountLinkCreateParams;
	accountOf(store, owner, asked.account);
	const use = asked.use_case.account_onboarding ?? asked.use_case.account_update;
	if (!use) throw invalid('use_case needs account_onboarding or account_update');
	if (!use.return_url) throw invalid('return_url is required here, so that nobody is left on the form');
	const token = randomBytes(16).toString('hex');
	const now = Date.now();
	// Minutes, as Stripe's are: docs.stripe.com/api/v2/core/account-links.
	const expires = now + 5 * 60_000;
	const link: Link = {
		account: asked.account,
		back: use.return_url,
		again: use.refresh_url,
		use: asked.use_case.type,
		expires
	};
	store.add('link', token, owner, asked.account, link, { opened: false });
	return {
		object: 'v2.core.account_link',
		account: asked.account,
		created: new Date(now).toISOString(),
		expires_at: new Date(expires).toISOString(),
		livemode: false,
		url: `${url}/setup/${token}`,
		use_case: asked.use_case
	} satisfies Stripe.V2.Core.AccountLink;
};

export const listMethods: Answer = ({ store }, call) => {
	const of = recipientOf(store, call);
	const wanted = (call.query.usage_status as { payments?: string[] } | undefined)?.payments;
	const methods = store
		.list<Method>('method', call.owner, of)
		.map(({ body }) => body)
		.filter((one) => !one.archived && (!wanted || wanted.includes(one.usage_status.payments)));
	return page(methods, call);
};

export const readMethod: Answer = ({ store }, call, id) => {
	const found = store.find<Method>('method', id, call.owner);
	if (!found || found.of !== recipientOf(store, call)) throw missing('payout method');
	return found.body;
};

/** The form was sent: the account has a bank account now, and may be paid unless the number says otherwise. */
export function giveBank(
	store: Store,
	owner: string,
	id: string,
	number: string,
	methodId = newId('gbba'),
	fate = fateOf(number)
): Method {
	accountOf(store, owner, id);
	for (const old of store.list<Method>('method', owner, id))
		if (!old.body.archived) store.change(old.id, { ...old.body, archived: true });
	const method: Method = {
		id: methodId,
		object: 'v2.money_management.payout_method',
		archived: false,
		bank_account: {
			bank_account_type: 'checking',
			bank_name: 'Simulated Bank',
			country: 'GB',
			last4: number.slice(-4),
			supported_currencies: ['gbp']
		},
		created: new Date().toISOString(),
		livemode: false,
		restricted: fate === 'restricted',
		type: 'bank_account',
		usage_status: { payments: fate === 'restricted' ? 'ineligible' : 'eligible', transfers: 'ineligible' }
	};
	store.add('method', method.id, owner, id, method, { fate } satisfies MethodInner);
	tell(store, owner, 'v2.money_management.payout_method.created', method, { context: id });
	setStatus(store, owner, id, fate === 'restricted' ? 'restricted' : 'active', { given: true, half: false });
	return method;
}

/** Moves what the account may do, as Stripe's own checks would. */
export function setStatus(
	store: Store,
	owner: string,
	id: string,
	status: Capability,
	more: Partial<AccountInner> = {}
) {
	const { body, inner } = accountOf(store, owner, id);
	const next: AccountInner = { ...inner, ...more, status };
	store.change(id, body, next);
	tell(store, owner, 'v2.core.account[requirements].updated', body);
	if (inner.status === status) return;
	for (const name of next.capabilities)
		tell(store, owner, 'v2.core.account[configuration.recipient].capability_status_updated', body, {
			data: { updated_capability: `bank_accounts.${name}` }
		});
}

export function returned(store: Store, owner: string, link: Link) {
	tell(store, owner, 'v2.core.account_link.returned', null, {
		data: { account_id: link.account, configurations: ['recipient'], use_case: link.use }
	});
}

export function accountOf(store: Store, owner: string, id: string): Kept<Account, AccountInner> {
	const found = store.find<Account, AccountInner>('account', id, owner);
	if (!found) throw missing('account');
	return found;
}

/** Ids that are known already, whom of ours the account stands for, and what its number stands for. */
export type Known = { account?: string; method?: string; check?: string; payeeId?: string; fate?: Fate };

/** An account with a bank account, as if its form had been filled in. For tests that are about something else. */
export function ready(store: Store, owner: string, name: string, number: string, known: Known = {}) {
	const id = known.account ?? newId('acct');
	const account: Account = {
		id,
		object: 'v2.core.account',
		applied_configurations: ['recipient'],
		closed: false,
		contact_email: 'payee@example.org',
		display_name: name,
		created: new Date().toISOString(),
		identity: { country: 'gb', entity_type: 'individual' },
		livemode: false,
		metadata: known.payeeId ? { payee_id: known.payeeId } : {}
	};
	const inner: AccountInner = {
		capabilities: ['fps', 'local'],
		status: 'restricted',
		given: false,
		half: false
	};
	store.add('account', id, owner, null, account, inner);
	const { fate = fateOf(number) } = known;
	const method = giveBank(store, owner, id, number, known.method, fate);
	const check = checked(account, method.id, fate, known.check);
	store.add('check', check.id, owner, id, check);
	return { account: id, method: method.id, check: check.id, result: check.match_result };
}

function recipientOf(store: Store, { owner, context }: Call): string {
	if (!context) throw invalid('Say whose payout methods: set Stripe-Context', 'context_missing');
	return accountOf(store, owner, context).id;
}

const plain = (metadata: unknown) =>
	Object.fromEntries(
		Object.entries((metadata ?? {}) as Record<string, unknown>)
			.filter(([, value]) => value !== null)
			.map(([name, value]) => [name, String(value)])
	);

/** What is asked for with `include`, and nothing else of it (docs.stripe.com/api/v2/core/accounts: include). */
function shown({ body, inner }: { body: Account; inner: AccountInner }, include: string[]): Account {
	const { identity, ...bare } = body;
	return {
		...bare,
		...(include.includes('identity') ? { identity } : {}),
		...(include.includes('configuration.recipient') ? { configuration: configurationOf(body, inner) } : {}),
		...(include.includes('requirements') ? { requirements: requirementsOf(inner) } : {})
	};
}

function configurationOf(body: Account, { capabilities, status }: AccountInner): Account['configuration'] {
	const told = {
		status,
		status_details:
			status === 'active'
				? []
				: [{ code: 'requirements_past_due' as const, resolution: 'provide_info' as const }]
	};
	return {
		recipient: {
			applied: !body.closed,
			capabilities: { bank_accounts: Object.fromEntries(capabilities.map((name) => [name, told])) }
		}
	};
}

function requirementsOf({ capabilities, given, half }: AccountInner): Account['requirements'] {
	if (given) return { entries: [] };
	const due = half ? ['bank_account'] : ['identity.individual.given_name', 'bank_account'];
	return {
		entries: due.map((description) => ({
			awaiting_action_from: 'user' as const,
			description,
			errors: [],
			impact: {
				restricts_capabilities: capabilities.map((name) => ({
					capability: `bank_accounts.${name}`,
					configuration: 'recipient' as const,
					deadline: { status: 'currently_due' as const }
				}))
			},
			minimum_deadline: { status: 'currently_due' as const },
			requested_reasons: [{ code: 'routine_onboarding' as const }]
		})),
		summary: {
			minimum_deadline: { status: 'currently_due', time: new Date(Date.now() + 30 * DAY).toISOString() }
		}
	};
}
