// The simulator itself: what it keeps, what it repeats, and how it fails when told to. Through the real SDK, over HTTP.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stripe } from 'stripe';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { SENDING, type FaultKind } from './faults.ts';
import { accountOf, startSimulator, type Simulator } from './start.ts';

type Payee = { account: string; method: string; check: string; result: string };
type Payment = Stripe.V2.MoneyManagement.OutboundPayment;

// Processes start and calls travel: on a busy machine that takes a while.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const DAY = 86_400;
let simulator: Simulator;

function clientOf(trust: string, { url } = simulator): Stripe {
	const { hostname, port } = new URL(url);
	return new Stripe(accountOf(trust).key, {
		host: hostname,
		port,
		protocol: 'http',
		maxNetworkRetries: 0,
		telemetry: false,
		timeout: 20_000
	});
}

// Each test has a trust of its own, so that one simulator serves all.
let turn = 0;
let trust: string;
let stripe: Stripe;
beforeEach(() => {
	trust = `redwing-${(turn += 1)}`;
	stripe = clientOf(trust);
});
beforeAll(async () => {
	simulator = await startSimulator({ still: true });
});
afterAll(() => simulator.close());

const payee = (number = '00012345', name = 'Song Thrush') =>
	simulator.ask<Payee>('POST', 'payees', { owner: trust, name, number });

function bodyFor({ account, method, check }: Payee, pence = 7500) {
	return {
		amount: { value: pence, currency: 'gbp' },
		from: { financial_account: accountOf(trust).financialAccount, currency: 'gbp' },
		to: { recipient: account, payout_method: method, currency: 'gbp' },
		recipient_verification: check,
		statement_descriptor: 'INVOLVEMENT',
		recipient_notification: { setting: 'none' as const },
		metadata: { payment_id: `p-${trust}`, attempt: '1' }
	};
}

const send = (to: Payee, key = `op:${trust}:1`, pence = 7500) =>
	stripe.v2.moneyManagement.outboundPayments.create(bodyFor(to, pence), { idempotencyKey: key });
const made = async () =>
	(await simulator.ask<{ payments: Payment[] }>('GET', 'payments', { payment_id: `p-${trust}` })).payments;
const fault = (kind: FaultKind, more: object = {}) => simulator.ask('POST', 'faults', { kind, ...more });
const pass = (seconds: number) => simulator.ask('POST', 'clock', { seconds });
const available = async () =>
	(await stripe.v2.moneyManagement.financialAccounts.retrieve(accountOf(trust).financialAccount)).balance
		.available.gbp?.value;

/** The class of what is thrown, and its status. */
const refusal = (asked: Promise<unknown>) =>
	asked.then(
		() => 'nothing thrown',
		(thrown: Stripe.errors.StripeError) => `${thrown.type} ${thrown.statusCode ?? ''}`.trim()
	);

describe('a key', () => {
	it('repeats what succeeded, and makes one payment', async () => {
		const to = await payee();
		const first = await send(to);
		const again = await send(to);
		expect(again.id).toBe(first.id);
		expect(first.id).toMatch(/^obp_sim_/);
		expect(await made()).toHaveLength(1);
	});

	it('with other parameters is an error, and makes none', async () => {
		const to = await payee();
		await send(to);
		expect(await refusal(send(to, undefined, 7501))).toBe('StripeIdempotencyError 400');
		expect(await made()).toHaveLength(1);
	});

	it('does what failed anew', async () => {
		const to = await payee();
		await simulator.ask('POST', 'balance', { owner: trust, pence: 100 });
		expect(await refusal(send(to))).toBe('InsufficientFundsError 400');
		await simulator.ask('POST', 'balance', { owner: trust, pence: 10_000 });
		expect((await send(to)).status).toBe('processing');
	});

	it('is refused while another call has it', async () => {
		const to = await payee();
		await fault('slow', { ms: 2_000 });
		const first = send(to);
		// Taken, so the first call is there.
		while ((await simulator.ask<unknown[]>('GET', 'faults')).length > 0) continue;
		expect(await refusal(send(to))).toBe('StripeAPIError 409');
		expect((await send(to).catch(() => first)).id).toBe((await first).id);
		expect(await made()).toHaveLength(1);
	});

	it('is forgotten after 30 days, or when told: then the same key pays again', async () => {
		const to = await payee();
		await send(to);
		await pass(31 * DAY);
		await send(to);
		expect(await made()).toHaveLength(2);
		await simulator.ask('POST', 'keys/prune', { key: `op:${trust}:1` });
		await send(to);
		expect(await made()).toHaveLength(3);
	});

	it('of another trust sees nothing of this one; a live one, an unknown one and a revoked one see nothing at all', async () => {
		const to = await payee();
		const { id } = await send(to);
		expect(await refusal(clientOf(`${trust}-b`).v2.moneyManagement.outboundPayments.retrieve(id))).toBe(
			'StripeInvalidRequestError 404'
		);
		await simulator.ask('POST', 'keys/revoke', { owner: trust });
		expect(await refusal(send(to))).toBe('StripeAuthenticationError 401');
		for (const key of ['sk_live_1', 'rk_live_sim_x', 'sk_test_1'])
			expect(await refusal(new Stripe(key, hostOf()).v2.moneyManagement.outboundPayments.retrieve(id))).toBe(
				'StripeAuthenticationError 401'
			);
	});
});

const hostOf = () => {
	const { hostname, port } = new URL(simulator.url);
	return { host: hostname, port, protocol: 'http' as const, maxNetworkRetries: 0 };
};

describe('faults', () => {
	it.each<[FaultKind, string, number]>([
		['drop_before', 'StripeConnectionError', 0],
		['drop_after', 'StripeConnectionError', 1],
		['500_before', 'StripeAPIError 500', 0],
		['500_after', 'StripeAPIError 500', 1],
		['429', 'RateLimitError 429', 0],
		['409', 'StripeAPIError 409', 0],
		['409_idempotency', 'StripeIdempotencyError 409', 0],
		['401', 'StripeAuthenticationError 401', 0],
		['403', 'StripePermissionError 403', 0],
		['page_502', 'StripeAPIError', 0],
		['truncated_after', 'StripeAPIError', 1],
		// The trap: these resolve (payments.md 0.5).
		['garbage_200', 'nothing thrown', 0],
		['garbage_after', 'nothing thrown', 1],
		['proxy_404', 'nothing thrown', 0],
		['proxy_503', 'nothing thrown', 0],
		['other_amount_after', 'nothing thrown', 1]
	])('%s: %s, and %i made', async (kind, said, count) => {
		const to = await payee();
		// A closed connection is tried once more by the SDK itself.
		await fault(kind, { times: kind.startsWith('drop') ? 2 : 1 });
		expect(await refusal(send(to))).toBe(said);
		expect(await made()).toHaveLength(count);
		expect((await send(to)).amount.value).toBe(7500);
		expect(await made()).toHaveLength(1);
	});

	it('500_stored answers 500 for ever under that key', async () => {
		const to = await payee();
		await fault('500_stored');
		for (const _ of [1, 2]) expect(await refusal(send(to))).toBe('StripeAPIError 500');
		expect(await made()).toHaveLength(0);
	});

	it('wait for the calls they are meant for, and can be taken back', async () => {
		await fault('429', { on: 'GET /v2/core/events' });
		const to = await payee();
		expect((await send(to)).status).toBe('processing');
		expect(await refusal(stripe.v2.core.events.list())).toBe('RateLimitError 429');
		await fault('429');
		await simulator.ask('DELETE', 'faults');
		expect((await send(to, `${trust}-2`)).status).toBe('processing');
		expect(SENDING).toContain('outbound_payments');
	});
});

describe('account numbers', () => {
	it.each([
		['00012345', 3, 'posted'],
		['11111116', 3, 'failed'],
		['11111124', 3, 'posted'],
		['11111124', 3600, 'returned'],
		['33333301', 3, 'processing'],
		['33333301', 2 * DAY, 'posted'],
		['33333319', DAY, 'posted'],
		['33333319', 2 * DAY, 'returned']
	])('%s after %i seconds: %s', async (number, seconds, status) => {
		const { id } = await send(await payee(number));
		await pass(seconds);
		expect((await stripe.v2.moneyManagement.outboundPayments.retrieve(id)).status).toBe(status);
	});

	it('say how the name fits, and what does not fit is paid only once it was acknowledged', async () => {
		for (const [number, result] of [
			['22222205', 'close_match'],
			['22222213', 'no_match'],
			['22222221', 'unavailable']
		] as const) {
			const to = await payee(number);
			expect(to.result).toBe(result);
			expect(await refusal(send(to, `${trust}-${number}`))).toBe('StripeInvalidRequestError 400');
			await stripe.v2.moneyManagement.recipientVerifications.acknowledge(to.check);
			expect((await send(to, `${trust}-${number}`)).status).toBe('processing');
		}
	});

	it('restrict whom nothing can be paid to', async () => {
		expect(await refusal(send(await payee('44444404')))).toBe('CapabilityNotEnabledError 400');
	});
});

describe('money', () => {
	it('is there until it is sent, and is there again when it comes back, and the transactions say so', async () => {
		const to = await payee('33333319');
		const before = (await available())!;
		const { id } = await send(to);
		expect(await available()).toBe(before - 7500);
		await pass(2 * DAY);
		expect(await available()).toBe(before);
		const list = await stripe.v2.moneyManagement.transactions.list({
			financial_account: accountOf(trust).financialAccount
		});
		expect(
			list.data.map(({ category, balance_impact }) => [category, balance_impact.available.value])
		).toEqual([
			['outbound_payment_reversal', 7500],
			['outbound_payment', -7500],
			['received_credit', 5_000_000]
		]);
		expect(
			(await stripe.v2.moneyManagement.outboundPayments.retrieve(id)).status_details?.returned?.reason
		).toBe('payout_method_holder_details_incorrect');
	});

	it('cannot be cancelled once it has left', async () => {
		const { id } = await send(await payee());
		await pass(3);
		const cancel = () => stripe.v2.moneyManagement.outboundPayments.cancel(id);
		expect(await refusal(cancel())).toBe('NotCancelableError 400');
		const other = await send(await payee(), `${trust}-2`);
		expect((await stripe.v2.moneyManagement.outboundPayments.cancel(other.id)).status).toBe('canceled');
		expect(await refusal(stripe.v2.moneyManagement.outboundPayments.cancel(other.id))).toBe(
			'AlreadyCanceledError 400'
		);
	});

	it('is listed by payee, state and time, page by page; what is hidden is not', async () => {
		const to = await payee();
		const ids = [];
		for (const n of [1, 2, 3]) ids.unshift((await send(to, `${trust}-${n}`)).id);
		const list = (more: object) =>
			stripe.v2.moneyManagement.outboundPayments
				.list({ recipient: to.account, limit: 2, ...more })
				.autoPagingToArray({ limit: 9 });
		const now = Math.floor(Date.now() / 1000);
		expect((await list({ created: { gte: now - 60 } })).map(({ id }) => id)).toEqual(ids);
		expect(await list({ created: { gte: now + 60 } })).toEqual([]);
		expect(await list({ status: ['posted', 'failed'] })).toEqual([]);
		await simulator.ask('POST', 'hide', { id: ids[0] });
		expect((await list({})).map(({ id }) => id)).toEqual(ids.slice(1));
	});

	it('may be sent by somebody else: a payment that we never asked for', async () => {
		const { id } = await simulator.ask<{ id: string }>('POST', 'foreign', { owner: trust, pence: 900 });
		expect((await stripe.v2.moneyManagement.outboundPayments.retrieve(id)).amount.value).toBe(900);
	});
});

describe('the form', () => {
	const link = async (account: string) =>
		(
			await stripe.v2.core.accountLinks.create({
				account,
				use_case: {
					type: 'account_onboarding',
					account_onboarding: { refresh_url: 'http://localhost/again', return_url: 'http://localhost/back' }
				}
			})
		).url;
	const account = async () =>
		(
			await stripe.v2.core.accounts.create({
				contact_email: 'redwing@example.org',
				display_name: 'Redwing',
				identity: { country: 'gb', entity_type: 'individual' },
				configuration: { recipient: { capabilities: { bank_accounts: { fps: { requested: true } } } } }
			})
		).id;
	const status = async (id: string) => {
		const read = await stripe.v2.core.accounts.retrieve(id, {
			include: ['configuration.recipient', 'requirements']
		});
		const capability = read.configuration?.recipient?.capabilities?.bank_accounts?.fps?.status;
		return [capability, read.requirements?.entries?.length];
	};
	const fill = (url: string, sent: Record<string, string>) =>
		fetch(url, { method: 'POST', body: new URLSearchParams(sent), redirect: 'manual' });
	const WHOLE = { do: 'save', name: 'Redwing', sort_code: '10-88-00', account_number: '0001 2345' };

	it('opens once, and makes an account that can be paid', async () => {
		const id = await account();
		expect(await status(id)).toEqual(['restricted', 2]);
		const url = await link(id);
		expect(await (await fetch(url)).text()).toContain('This is a simulator');
		expect((await fetch(url, { redirect: 'manual' })).headers.get('location')).toBe('http://localhost/again');
		expect((await fill(url, { ...WHOLE, account_number: '123' })).status).toBe(400);
		expect((await fill(url, WHOLE)).headers.get('location')).toBe('http://localhost/back');
		expect(await status(id)).toEqual(['active', 0]);
		const methods = () => stripe.v2.moneyManagement.payoutMethods.list({}, { stripeContext: id });
		expect((await methods()).data.map(({ bank_account }) => bank_account?.last4)).toEqual(['2345']);
		await fill(await link(id), { ...WHOLE, account_number: '33333319' });
		expect((await methods()).data.map(({ bank_account }) => bank_account?.last4)).toEqual(['3319']);
	});

	it('leads back the same way when it was left half done, or refused', async () => {
		const id = await account();
		for (const answer of ['later', 'decline'])
			expect((await fill(await link(id), { do: answer })).headers.get('location')).toBe(
				'http://localhost/back'
			);
		expect(await status(id)).toEqual(['restricted', 1]);
	});
});

describe('what is kept', () => {
	it('outlives a power cut between keeping and answering: the same key finds the same payment', async () => {
		const data = mkdtempSync(join(tmpdir(), 'throughline-simulator-test-'));
		try {
			const first = await startSimulator({ data, still: true });
			const to = await first.ask<Payee>('POST', 'payees', { owner: trust, name: 'Redwing' });
			await first.ask('POST', 'faults', { kind: 'drop_after', times: 2 });
			const create = (url: string) =>
				clientOf(trust, { ...simulator, url }).v2.moneyManagement.outboundPayments.create(bodyFor(to), {
					idempotencyKey: 'op:1:1'
				});
			expect(await refusal(create(first.url))).toBe('StripeConnectionError');
			await first.kill();

			const second = await startSimulator({ data, still: true });
			const found = await create(second.url);
			expect(await second.ask('GET', 'counts')).toMatchObject({ payments: 1, by_status: { processing: 1 } });
			await second.ask('POST', 'clock', { seconds: 5 });
			const read = await clientOf(trust, second).v2.moneyManagement.outboundPayments.retrieve(found.id);
			expect(read.status).toBe('posted');
			await second.close();
		} finally {
			rmSync(data, { recursive: true, force: true });
		}
	});

	it('ends with whoever started it, however they end', async () => {
		const start = new URL('start.ts', import.meta.url).href;
		const program = `const { url } = await (await import('${start}')).startSimulator(); console.log(url); setInterval(() => {}, 1000)`;
		const parent = spawn(process.execPath, ['--input-type=module', '-e', program], {
			stdio: ['ignore', 'pipe', 'inherit']
		});
		const [said] = (await once(parent.stdout, 'data')) as [Buffer];
		const url = said.toString().trim();
		expect((await fetch(`${url}/_sim/counts`)).status).toBe(200);
		parent.kill('SIGKILL');
		const gone = async () =>
			fetch(`${url}/_sim/counts`).then(
				() => false,
				() => true
			);
		for (let tried = 0; tried < 50 && !(await gone()); tried++)
			await new Promise((done) => setTimeout(done, 100));
		expect(await gone()).toBe(true);
	});

	it('is reached from this machine by its own names only', async () => {
		const { port } = new URL(simulator.url);
		const answer = await new Promise<number | undefined>((done, refuse) =>
			request(
				{ host: '127.0.0.1', port, path: '/_sim/counts', headers: { host: 'northbrook.example' } },
				(came) => {
					came.resume();
					done(came.statusCode);
				}
			)
				.on('error', refuse)
				.end()
		);
		expect(answer).toBe(421);
	});

	it('comes from a database once, with the money it took', async () => {
		const known = {
			owner: trust,
			payees: [
				{
					account: `acct_demo_${turn}`,
					method: `gbba_demo_${turn}`,
					check: `rvrf_demo_${turn}`,
					last4: '2345',
					payeeId: 'payee-1',
					result: 'close',
					agreed: true,
					ready: 'ready'
				}
			],
			objects: ['posted', 'returned', 'processing'].map((state, n) => ({
				...{
					ref: `obp_demo_${turn}_${n}`,
					account: `acct_demo_${turn}`,
					method: `gbba_demo_${turn}`,
					pence: 2000
				},
				...{ paymentId: `p-${trust}-${n}`, attempt: 1, state, createdAt: '2026-03-01T10:00:00.000Z' }
			}))
		};
		expect(await simulator.ask('POST', 'objects', known)).toEqual({ payees: 1, payments: 3 });
		expect(await simulator.ask('POST', 'objects', known)).toEqual({ payees: 0, payments: 0 });
		const read = await stripe.v2.moneyManagement.outboundPayments.retrieve(`obp_demo_${turn}_1`);
		expect([read.status, read.created]).toEqual(['returned', '2026-03-01T10:00:00.000Z']);
		// It held what was sent before; what came back is there again.
		expect(await available()).toBe(5_000_000 + 2000);
		const next = await send({
			account: `acct_demo_${turn}`,
			method: `gbba_demo_${turn}`,
			check: `rvrf_demo_${turn}`,
			result: ''
		});
		expect(next.status).toBe('processing');
	});

	it('may count a name check for one payment only, where that is switched on', async () => {
		const to = await payee();
		await send(to, `${trust}-1`);
		await simulator.ask('POST', 'settings', { checksOnce: true });
		expect(await refusal(send(to, `${trust}-2`))).toBe('StripeInvalidRequestError 400');
		await simulator.ask('POST', 'settings', { checksOnce: false });
		expect((await send(to, `${trust}-2`)).status).toBe('processing');
	});
});

describe('deliveries', () => {
	let hook: Server;
	let url: string;
	const heard: { type: string; genuine: boolean }[] = [];
	beforeAll(async () => {
		hook = createServer((request, response) => {
			let body = '';
			request.on('data', (part: Buffer) => (body += part.toString()));
			request.on('end', () => {
				const signature = String(request.headers['stripe-signature'] ?? '');
				let genuine = true;
				try {
					stripe.parseEventNotification(body, signature, accountOf(trust).webhookSecret);
				} catch {
					genuine = false;
				}
				heard.push({ type: (JSON.parse(body) as { type: string }).type, genuine });
				response.writeHead(genuine ? 200 : 400).end();
			});
		}).listen(0, '127.0.0.1');
		await new Promise((done) => hook.once('listening', done));
		url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/`;
	});
	afterAll(() => hook.close());
	beforeEach(async () => {
		heard.length = 0;
		await simulator.ask('POST', 'webhooks/manner', { held: true });
		await simulator.ask('POST', 'webhooks', { owner: trust, url, secret: accountOf(trust).webhookSecret });
	});
	const deliver = (said: object = {}) =>
		simulator.ask<Record<string, number>>('POST', 'webhooks/deliver', { owner: trust, ...said });

	it('are signed, and come as often and in the order that is asked for', async () => {
		await send(await payee());
		await pass(3);
		const all = await deliver();
		expect(heard.at(-1)).toEqual({ type: 'v2.money_management.outbound_payment.posted', genuine: true });
		const types = heard.map(({ type }) => type);
		expect(all).toEqual({ 200: types.length });
		heard.length = 0;
		await deliver({ again: true, order: 'backwards', copies: 2 });
		expect(heard.map(({ type }) => type)).toEqual(types.toReversed().flatMap((type) => [type, type]));
		heard.length = 0;
		await deliver({ again: true, order: 'shuffled', seed: 7 });
		expect(heard.map(({ type }) => type).toSorted()).toEqual(types.toSorted());
	});

	it('are lost', async () => {
		await send(await payee());
		expect(await deliver({ lose: -1 })).toEqual({});
		expect(heard).toEqual([]);
	});

	it.each(['other secret', 'old', 'unsigned', 'changed body', 'scheme v0'])('are forged: %s', async (how) => {
		await send(await payee());
		expect(await simulator.ask('POST', 'webhooks/forge', { owner: trust, how })).toEqual({ status: 400 });
	});
});
