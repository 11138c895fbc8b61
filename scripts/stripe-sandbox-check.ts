// Ticks what we take for true of Stripe off against a real sandbox: npm run stripe:sandbox-check (docs/stripe.md).
// Settings: STRIPE_SANDBOX_KEY (rk_test_… or sk_test_…) and STRIPE_SANDBOX_FINANCIAL_ACCOUNT; with STRIPE_SANDBOX_RECIPIENT
// (acct_…, whose form somebody has filled in with a test account) also what needs a payee. Sends two test payments of a penny.
// STRIPE_SANDBOX_BASE leads to the simulator instead, which tries the checks themselves.
import type Stripe from 'stripe';
import { openClient, type StripeSettings } from '../src/lib/payments/stripe/client.server.ts';
import { outcomeOf } from '../src/lib/payments/stripe/refusals.server.ts';
import { stripeRail } from '../src/lib/payments/stripe/rail.server.ts';
import { ASSUMPTIONS } from './stripe-simulator/assumptions.ts';

/** True or false: what was found. A sentence: why it cannot be found out here. */
type Found = boolean | string;
type Sandbox = {
	client: Stripe;
	rail: ReturnType<typeof stripeRail>;
	settings: StripeSettings;
	/** A payee who can be paid, with their newest bank account. */
	payee: { account: string; method: string } | null;
};
type Payment = Stripe.V2.MoneyManagement.OutboundPayment;

const NO_PAYEE = 'set STRIPE_SANDBOX_RECIPIENT to an account whose form was filled in';
const BY_HAND = (what: string): Found => `a person looks: ${what}`;

async function check(key: string): Promise<number> {
	const settings: StripeSettings = {
		key,
		webhookSecret: 'whsec_not_used_here',
		financialAccount: process.env.STRIPE_SANDBOX_FINANCIAL_ACCOUNT ?? '',
		...(process.env.STRIPE_SANDBOX_BASE && { base: process.env.STRIPE_SANDBOX_BASE })
	};
	const rail = stripeRail(settings);
	const sandbox: Sandbox = { client: openClient(settings), rail, settings, payee: await payeeOf(rail) };
	let differ = 0;
	for (const { id, says, matters } of ASSUMPTIONS) {
		const find = CHECKS[id];
		const found: Found = find
			? await find(sandbox).catch((thrown: unknown) => `no answer (${nameOf(thrown)})`)
			: 'no check is written for it';
		const word = typeof found === 'string' ? 'SKIPPED' : found ? 'PASS' : 'DIFFERS';
		if (word === 'DIFFERS') differ++;
		process.stdout.write(`${word.padEnd(8)} ${id}: ${says}\n`);
		if (typeof found === 'string') process.stdout.write(`         ${found}\n`);
		if (word === 'DIFFERS') process.stdout.write(`         It matters for: ${matters}\n`);
	}
	return differ ? 1 : 0;
}

async function payeeOf(rail: Sandbox['rail']): Promise<Sandbox['payee']> {
	const account = process.env.STRIPE_SANDBOX_RECIPIENT;
	if (!account) return null;
	const { ready, method } = await rail.payeeStatus(account);
	if (ready !== 'ready' || !method) return null;
	return { account, method };
}

/** A check of the payee's name that a payment may use. */
async function newCheck(rail: Sandbox['rail'], account: string, method: string): Promise<string> {
	const { check, result } = await rail.checkPayee(account, method);
	if (result !== 'match') await rail.acknowledgeCheck(check);
	return check;
}

const CHECKS: Record<string, (sandbox: Sandbox) => Promise<Found>> = {
	'key-replays': paying(async ({ pay }) => (await pay('a')).id === (await pay('a')).id),
	'key-kept-30-days': () => Promise.resolve(BY_HAND('run this again with the same payment after 29 days')),
	'key-differs': paying(async ({ pay, refused }) => {
		await pay('b');
		return (await refused(() => pay('b', { statement_descriptor: 'OTHER' }))) === 'differs';
	}),
	'key-in-use': () =>
		Promise.resolve(BY_HAND('two calls at the very same moment; the rail reads 409 by its status')),
	'failure-not-kept': () => Promise.resolve(BY_HAND('a sandbox cannot be made to fail')),
	'capability-fps': async ({ rail }) => {
		const came = await rail.startPayee({
			payeeId: 'sandbox-check',
			key: `acct:sandbox-check:${Date.now()}`,
			name: 'A Redwing',
			email: 'redwing@bird.example'
		});
		return 'account' in came;
	},
	'check-required': paying(
		async ({ pay, refused }) =>
			(await refused(() => pay('c', { recipient_verification: undefined }))) === 'payee_check'
	),
	'check-used-again': paying(async ({ pay, refused }) => {
		await pay('d');
		return (await refused(() => pay('e'))) === null;
	}),
	'check-acknowledged': () =>
		Promise.resolve(BY_HAND('fill the form in with a name that differs, then pay without acknowledging')),
	'created-range': async ({ client }) => {
		const later = Math.floor(Date.now() / 1000) + 3600;
		const page = await client.v2.moneyManagement.outboundPayments.list({
			created: { gte: later },
			limit: 10
		});
		return page.lastResponse.statusCode === 200 && Array.isArray(page.data) && page.data.length === 0;
	},
	'list-newest-first': async ({ client }) => {
		const { data } = await client.v2.moneyManagement.outboundPayments.list({ limit: 20 });
		if (data.length < 2) return 'fewer than two payments are there';
		return data.every(
			(one, at) => at === 0 || Date.parse(one.created) <= Date.parse(data[at - 1]?.created ?? '')
		);
	},
	'transaction-signs': async ({ client, settings }) => {
		const { data } = await client.v2.moneyManagement.transactions.list({
			financial_account: settings.financialAccount,
			limit: 100
		});
		const sent = data.filter(({ category }) => category === 'outbound_payment');
		const back = data.filter(({ category }) => category === 'outbound_payment_reversal');
		if (!sent.length) return 'no payment was sent yet';
		return (
			sent.every(({ balance_impact }) => balance_impact.available.value <= 0) &&
			back.every(({ balance_impact }) => balance_impact.available.value >= 0)
		);
	},
	'funds-refusal': paying(
		async ({ pay, refused }) =>
			(await refused(() => pay('f', { amount: { value: 99_999_999, currency: 'gbp' } }))) ===
			'not_enough_money'
	),
	'recipient-refusal': () => Promise.resolve(BY_HAND('pay an account whose form was not filled in')),
	'cancel-late': paying(async ({ pay, client }) => {
		const { id } = await pay('g');
		for (let tries = 0; tries < 30; tries++) {
			const { status } = await client.v2.moneyManagement.outboundPayments.retrieve(id);
			if (status !== 'processing') break;
			await new Promise((done) => setTimeout(done, 1000));
		}
		const came = await client.v2.moneyManagement.outboundPayments.cancel(id).then(
			({ status }) => status,
			(thrown: unknown) => nameOf(thrown)
		);
		return (
			['NotCancelableError', 'AlreadyCanceledError'].includes(came) ||
			(came === 'canceled' && 'it could still be cancelled')
		);
	}),
	'methods-by-context': async ({ payee }) => (payee ? payee.method.length > 0 : NO_PAYEE),
	'link-single-use': () => Promise.resolve(BY_HAND('open the link of /my/pay/bank twice')),
	'return-says-nothing': () => Promise.resolve(BY_HAND('leave the form half done')),
	'restricted-key': async ({ settings, rail }) => {
		if (!settings.key.startsWith('rk_')) return 'this key is not a restricted one';
		return (await rail.readiness()).ok;
	},
	'events-thin': () => Promise.resolve(BY_HAND('the rail page shows the first delivery that came')),
	'events-again': () => Promise.resolve(BY_HAND('switch the endpoint off for a day')),
	'request-id': async ({ client, settings }) => {
		const { lastResponse } = await client.v2.moneyManagement.financialAccounts.retrieve(
			settings.financialAccount
		);
		return Boolean(lastResponse.requestId);
	}
};

type Paying = {
	client: Stripe;
	/** Sends a penny; `which` is its key within this run. */
	pay(which: string, changes?: Record<string, unknown>): Promise<Payment>;
	/** What the rail makes of a refusal; null: it went through. */
	refused(call: () => Promise<unknown>): Promise<string | null>;
};

const RUN = Date.now();

/** A check that sends money of the sandbox's, and needs a payee for it. */
function paying(find: (tools: Paying) => Promise<Found>) {
	return async ({ client, rail, payee }: Sandbox): Promise<Found> => {
		if (!payee) return NO_PAYEE;
		// A check of its own for each, so that one does not decide another.
		const check = await newCheck(rail, payee.account, payee.method);
		const pay = (which: string, changes: Record<string, unknown> = {}) =>
			client.v2.moneyManagement.outboundPayments.create(
				{
					...rail.request({
						paymentId: `sandbox-${which}`,
						n: 1,
						pence: 1,
						account: payee.account,
						method: payee.method,
						check,
						descriptor: 'INVOLVEMENT'
					}),
					...changes
				} as unknown as Stripe.V2.MoneyManagement.OutboundPaymentCreateParams,
				{ idempotencyKey: `sandbox:${RUN}:${which}`, maxNetworkRetries: 0 }
			);
		const refused = (call: () => Promise<unknown>) =>
			call().then(
				() => null,
				(thrown: unknown) => {
					const came = outcomeOf(thrown);
					return came.kind === 'refused' ? came.code : came.kind;
				}
			);
		return find({ client, pay, refused });
	};
}

function nameOf(thrown: unknown): string {
	if (!(thrown instanceof Error)) return 'other';
	return 'type' in thrown && typeof thrown.type === 'string' ? thrown.type : thrown.name;
}

const key = process.env.STRIPE_SANDBOX_KEY;
if (!key) {
	process.stdout.write(
		'Nothing was checked: set STRIPE_SANDBOX_KEY to the key of a sandbox (docs/stripe.md).\n'
	);
} else if (!key.includes('_test_')) {
	process.stderr.write('This is not a key of a sandbox. Nothing was checked, and nothing was sent.\n');
	process.exitCode = 1;
} else {
	process.exitCode = await check(key);
}
