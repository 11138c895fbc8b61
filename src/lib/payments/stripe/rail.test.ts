// The real SDK against a server of ours that answers as Stripe does, as proxies do, and as nobody should.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Attempt, PaymentRail } from '../rail.ts';
import { openClient } from './client.server.ts';
import { stripeRail } from './rail.server.ts';

type Seen = { method: string; url: string; key: string | undefined; body: string };
type Answer = (response: ServerResponse, request: IncomingMessage) => void;

let server: Server;
let rail: PaymentRail;
let seen: Seen[];
let answers: Answer[];
const settings = {
	key: 'sk_test_sim_redwing',
	webhookSecret: 'whsec_redwing_1',
	financialAccount: 'fa_sim_1'
};
const NOW = Date.parse('2027-03-01T12:00:00Z');

beforeAll(async () => {
	server = createServer((request, response) => {
		let body = '';
		request.on('data', (part: Buffer) => (body += part.toString()));
		request.on('end', () => {
			const key = request.headers['idempotency-key'];
			seen.push({
				method: request.method ?? '',
				url: request.url ?? '',
				key: typeof key === 'string' ? key : undefined,
				body
			});
			(answers.shift() ?? json(500, { error: { type: 'none_left' } }))(response, request);
		});
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	rail = stripeRail({ ...settings, base, timeout: 400 }, () => NOW);
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
});
beforeEach(() => {
	seen = [];
	answers = [];
});

const text =
	(status: number, body: string, headers: Record<string, string> = {}): Answer =>
	(response) =>
		response.writeHead(status, headers).end(body);
const json = (status: number, body: unknown, headers: Record<string, string> = { 'request-id': 'req_1' }) =>
	text(status, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
const refuses = (status: number, error: Record<string, unknown>) => json(status, { error });
const drop: Answer = (_response, request) => request.socket.resetAndDestroy();
const silence: Answer = () => undefined;

const sending = (changes: Record<string, unknown> = {}) => ({
	id: 'obp_sim_1',
	object: 'v2.money_management.outbound_payment',
	amount: { value: 7500, currency: 'gbp' },
	cancelable: true,
	created: '2027-03-01T12:00:00.000Z',
	from: { debited: { value: 7500, currency: 'gbp' }, financial_account: 'fa_sim_1' },
	livemode: false,
	metadata: { payment_id: 'p1', attempt: '1' },
	recipient_notification: { setting: 'none' },
	statement_descriptor: 'INVOLVEMENT',
	status: 'processing',
	to: { credited: { value: 7500, currency: 'gbp' }, recipient: 'acct_sim_1', payout_method: 'gbba_1' },
	...changes
});

const attempt = (): Attempt => ({
	paymentId: 'p1',
	n: 1,
	idemKey: 'op:p1:1',
	request: rail.request({
		paymentId: 'p1',
		n: 1,
		pence: 7500,
		account: 'acct_sim_1',
		method: 'gbba_1',
		check: 'rcpv_1',
		descriptor: 'INVOLVEMENT'
	}),
	firstSentAt: null,
	pence: 7500,
	account: 'acct_sim_1'
});

describe('a sending', () => {
	it('is what was kept, under its key, and an answer to it is accepted', async () => {
		answers = [json(200, sending())];
		expect(await rail.send(attempt())).toEqual({
			kind: 'accepted',
			object: {
				ref: 'obp_sim_1',
				state: 'processing',
				underReview: false,
				pence: 7500,
				currency: 'gbp',
				account: 'acct_sim_1',
				paymentId: 'p1',
				attempt: 1,
				traceId: null,
				createdAt: '2027-03-01T12:00:00.000Z',
				requestId: 'req_1'
			}
		});
		expect(seen).toHaveLength(1);
		expect(seen[0]).toMatchObject({
			method: 'POST',
			url: '/v2/money_management/outbound_payments',
			key: 'op:p1:1'
		});
		expect(JSON.parse(seen[0]?.body ?? '')).toEqual(attempt().request);
	});

	it('says nothing of a person: only opaque references, a neutral descriptor, and no notice from Stripe', () => {
		expect(attempt().request).toEqual({
			from: { financial_account: 'fa_sim_1', currency: 'gbp' },
			to: { recipient: 'acct_sim_1', payout_method: 'gbba_1', currency: 'gbp' },
			amount: { value: 7500, currency: 'gbp' },
			recipient_verification: 'rcpv_1',
			statement_descriptor: 'INVOLVEMENT',
			recipient_notification: { setting: 'none' },
			metadata: { payment_id: 'p1', attempt: '1' }
		});
	});

	it.each<[string, Answer]>([
		['a proxy’s 404 without an error member', json(404, { message: 'Not Found' }, {})],
		['a proxy’s empty 503', json(503, {}, {})],
		['an answer whole but for its status', json(404, sending())],
		['garbage', text(200, 'ok, thanks')],
		['a page of HTML', text(200, '<!doctype html><p>Sign in to the network')],
		['half an answer', text(200, JSON.stringify(sending()).slice(0, 120))],
		[
			'an answer cut off',
			(response, request) => {
				response.writeHead(200, { 'content-length': '5000', 'content-type': 'application/json' });
				response.write('{"id":"obp_sim_1",');
				setTimeout(() => request.socket.destroy(), 20);
			}
		],
		['null', text(200, 'null')],
		['a list', json(200, [])],
		['no answer in time', silence],
		['another kind of object', json(200, sending({ object: 'v2.core.account' }))],
		['another kind of id', json(200, sending({ id: 'tr_1' }))],
		['another sum', json(200, sending({ amount: { value: 75, currency: 'gbp' } }))],
		['another currency', json(200, sending({ amount: { value: 7500, currency: 'usd' } }))],
		['another payee', json(200, sending({ to: { recipient: 'acct_sim_2' } }))],
		['another payment', json(200, sending({ metadata: { payment_id: 'p2', attempt: '1' } }))],
		['another attempt', json(200, sending({ metadata: { payment_id: 'p1', attempt: '2' } }))],
		['no metadata', json(200, sending({ metadata: undefined }))],
		['the live mode', json(200, sending({ livemode: true }))],
		['a status that there is not', json(200, sending({ status: 'constructor' }))],
		['500', refuses(500, { type: 'api_error', message: 'x' })],
		[
			'the same key being worked on',
			refuses(409, { type: 'idempotency_error', code: 'idempotency_key_in_use' })
		],
		['a proxy’s own refusal', json(400, { error: { message: 'Bad Request' } }, {})],
		['a proxy’s sign-in', json(403, { error: 'Forbidden' }, {})]
	])('is unknown after %s', async (_what, answer) => {
		answers = [answer];
		expect(await rail.send(attempt())).toMatchObject({ kind: 'unknown' });
		expect(seen).toHaveLength(1);
	});

	it('is sent again once, under the same key, when the connection was reset', async () => {
		answers = [drop, json(200, sending())];
		expect(await rail.send(attempt())).toMatchObject({ kind: 'accepted' });
		expect(seen.map(({ key, body }) => [key, body])).toEqual([
			['op:p1:1', seen[0]?.body],
			['op:p1:1', seen[0]?.body]
		]);
	});

	it('is unknown when the connection was reset twice', async () => {
		answers = [drop, drop];
		expect(await rail.send(attempt())).toEqual({ kind: 'unknown', errorClass: 'StripeConnectionError' });
		expect(seen).toHaveLength(2);
	});

	it.each([
		[400, { type: 'insufficient_funds' }, { kind: 'refused', code: 'not_enough_money' }],
		[400, { type: 'capability_not_enabled' }, { kind: 'refused', code: 'payee_not_ready' }],
		[400, { type: 'recipient_not_notifiable' }, { kind: 'refused', code: 'payee_not_ready' }],
		[400, { type: 'invalid_payout_method' }, { kind: 'refused', code: 'method_not_usable' }],
		[400, { type: 'blocked_by_stripe' }, { kind: 'refused', code: 'blocked' }],
		[400, { type: 'feature_not_enabled' }, { kind: 'refused', code: 'blocked' }],
		[400, { type: 'financial_account_not_open' }, { kind: 'refused', code: 'blocked' }],
		[400, { type: 'quota_exceeded' }, { kind: 'refused', code: 'limit' }],
		[400, { code: 'invalid_fields' }, { kind: 'refused', code: 'bad_request' }],
		[400, { code: 'recipient_verification_required' }, { kind: 'refused', code: 'payee_check' }],
		[404, { type: 'invalid_request_error' }, { kind: 'refused', code: 'bad_request' }],
		[429, { type: 'rate_limit' }, { kind: 'later' }],
		[429, { code: 'rate_limit' }, { kind: 'later' }],
		[401, { type: 'invalid_request_error' }, { kind: 'key_refused' }],
		[403, { type: 'invalid_request_error' }, { kind: 'key_refused' }],
		[400, { type: 'idempotency_error' }, { kind: 'differs' }],
		[400, { type: 'a_new_one_of_theirs' }, { kind: 'refused', code: 'bad_request' }],
		[402, { type: 'card_error' }, { kind: 'unknown' }],
		[500, { type: 'insufficient_funds' }, { kind: 'unknown' }]
	])('answered %i %j is %j', async (status, error, outcome) => {
		answers = [refuses(status, { ...error, message: 'words of theirs' })];
		const came = await rail.send(attempt());
		expect(came).toMatchObject({ ...outcome, requestId: 'req_1' });
		// Words of theirs may quote what was sent.
		expect(JSON.stringify(came)).not.toContain('words of theirs');
		expect(seen).toHaveLength(1);
	});
});

describe('the trap is closed wherever something is read', () => {
	const traps: [string, Answer][] = [
		['a proxy’s 404', json(404, { message: 'Not Found' }, {})],
		['a proxy’s 503', json(503, {}, {})],
		['garbage', text(200, 'ok')]
	];
	const calls: [string, () => Promise<unknown>][] = [
		['find', () => rail.find(attempt())],
		['get', () => rail.get('obp_sim_1')],
		['list', () => collect(rail.list('2027-03-01T00:00:00Z'))],
		['balance', () => rail.balance('2027-03-01T00:00:00Z')],
		[
			'startPayee',
			() =>
				rail.startPayee({ payeeId: 'y1', key: 'acct:y1:1', name: 'A Redwing', email: 'redwing@bird.example' })
		],
		['payeeLink', () => rail.payeeLink('acct_sim_1', { back: 'http://x', again: 'http://y' }, 'start')],
		['payeeStatus', () => rail.payeeStatus('acct_sim_1')],
		['checkPayee', () => rail.checkPayee('acct_sim_1', 'gbba_1')],
		['acknowledgeCheck', () => rail.acknowledgeCheck('rcpv_1')]
	];

	it.each(
		calls.flatMap(([name, call]) => traps.map(([what, answer]) => [name, what, call, answer] as const))
	)('%s does not take %s for an answer', async (_name, _what, call, answer) => {
		answers = [answer, answer];
		await expect(call()).rejects.toThrow();
	});

	it('cancelling does not know, and readiness says that nothing can be sent', async () => {
		for (const [, answer] of traps) {
			answers = [answer, answer];
			expect(await rail.cancel('obp_sim_1')).toEqual({ kind: 'unknown' });
			answers = [answer, answer];
			expect((await rail.readiness()).ok).toBe(false);
		}
	});

	it('a later page is checked like the first', async () => {
		const next = '/v2/money_management/outbound_payments?page=2';
		answers = [
			json(200, { data: [sending()], next_page_url: next, previous_page_url: null }),
			json(404, { message: 'Not Found' }, {})
		];
		await expect(rail.find({ ...attempt(), n: 2 })).rejects.toThrow('no list');
		answers = [
			json(200, { data: [], next_page_url: 'http://elsewhere.example/v2/', previous_page_url: null })
		];
		await expect(rail.find(attempt())).rejects.toThrow('no next page');
	});
});

async function collect<T>(list: AsyncIterable<T>): Promise<T[]> {
	const all: T[] = [];
	for await (const one of list) all.push(one);
	return all;
}

const page = (...data: unknown[]) => json(200, { data, next_page_url: null, previous_page_url: null });

describe('looking', () => {
	it('finds the attempt by what we gave it, over all pages, and no other', async () => {
		const next = '/v2/money_management/outbound_payments?page=2';
		answers = [
			json(200, {
				data: [sending({ id: 'obp_sim_0', metadata: { payment_id: 'p1', attempt: '2' } })],
				next_page_url: next,
				previous_page_url: null
			}),
			page(
				sending({
					status: 'posted',
					tracking_details: { bank_account: { trace_id: 'FP1' }, status: 'supported', type: 'bank_account' }
				})
			)
		];
		expect(await rail.find(attempt())).toMatchObject({ ref: 'obp_sim_1', state: 'posted', traceId: 'FP1' });
		expect(seen[0]?.url).toContain('recipient=acct_sim_1');
		answers = [page(sending({ metadata: {} }))];
		expect(await rail.find(attempt())).toBeNull();
	});

	it('says what is under review, and which state there is in our words', async () => {
		answers = [json(200, sending({ status_details: { processing: { reason: 'under_review' } } }))];
		expect(await rail.get('obp_sim_1')).toMatchObject({ state: 'processing', underReview: true });
		answers = [json(200, sending({ status: 'canceled' }))];
		expect((await rail.get('obp_sim_1')).state).toBe('cancelled');
	});

	it('lists what was sent since a moment, also if Stripe lists more', async () => {
		answers = [page(sending(), sending({ id: 'obp_sim_0', created: '2027-02-01T12:00:00.000Z' }))];
		const listed = await collect(rail.list('2027-03-01T00:00:00Z'));
		expect(listed.map(({ ref }) => ref)).toEqual(['obp_sim_1']);
		expect(seen[0]?.url).toContain(`created[gte]=${Date.parse('2027-03-01T00:00:00Z') / 1000}`);
	});

	it('cancels, or says that it is too late', async () => {
		answers = [json(200, sending({ status: 'canceled' }))];
		expect(await rail.cancel('obp_sim_1')).toEqual({ kind: 'cancelled' });
		answers = [refuses(400, { type: 'already_canceled' })];
		expect(await rail.cancel('obp_sim_1')).toEqual({ kind: 'cancelled' });
		answers = [refuses(400, { type: 'not_cancelable' })];
		expect(await rail.cancel('obp_sim_1')).toEqual({ kind: 'too_late' });
	});

	it('knows what can be spent, and what came and went', async () => {
		const account = (value: number) =>
			json(200, {
				id: 'fa_sim_1',
				object: 'v2.money_management.financial_account',
				livemode: false,
				status: 'open',
				balance: { available: { gbp: { value, currency: 'gbp' } }, inbound_pending: {}, outbound_pending: {} }
			});
		answers = [account(42_000)];
		expect(await rail.readiness()).toEqual({ ok: true, reasons: [], availablePence: 42_000 });

		const moved = (category: string, value: number) => ({
			object: 'v2.money_management.transaction',
			category,
			created: '2027-03-01T09:00:00.000Z',
			balance_impact: { available: { value, currency: 'gbp' } }
		});
		answers = [
			page(
				moved('received_credit', 50_000),
				moved('outbound_payment', -7500),
				moved('outbound_payment_reversal', 2500),
				moved('stripe_fee', -50)
			),
			account(45_950)
		];
		expect(await rail.balance('2027-03-01T00:00:00Z')).toEqual({
			openingPence: 1000,
			receivedPence: 50_000,
			sentPence: 7500,
			returnedPence: 2500,
			otherPence: -50,
			closingPence: 45_950
		});

		answers = [refuses(401, { type: 'invalid_request_error' })];
		expect(await rail.readiness()).toEqual({ ok: false, reasons: ['key refused'] });
	});
});

describe('matrix 18: whether a payee can be paid is what Stripe says now', () => {
	const account = (status: string, changes: Record<string, unknown> = {}) =>
		json(200, {
			id: 'acct_sim_1',
			object: 'v2.core.account',
			livemode: false,
			configuration: {
				recipient: { applied: true, capabilities: { bank_accounts: { fps: { status, status_details: [] } } } }
			},
			requirements: { entries: [] },
			metadata: { payee_id: 'y1' },
			...changes
		});
	const method = (changes: Record<string, unknown> = {}) => ({
		id: 'gbba_1',
		object: 'v2.money_management.payout_method',
		type: 'bank_account',
		archived: false,
		restricted: false,
		livemode: false,
		created: '2027-03-01T12:00:00.000Z',
		bank_account: { last4: '2345', country: 'GB' },
		usage_status: { payments: 'eligible', transfers: 'ineligible' },
		...changes
	});
	const asked = {
		requirements: { entries: [{ awaiting_action_from: 'user', description: 'bank_account' }] }
	};

	it.each([
		['ready', account('active'), page(method())],
		['waiting', account('active'), page()],
		['waiting', account('pending'), page(method())],
		['waiting', account('restricted', asked), page()],
		['restricted', account('restricted'), page(method())],
		['restricted', account('rejected'), page(method())],
		['restricted', account('active'), page(method({ restricted: true }))],
		['restricted', account('active'), page(method({ usage_status: { payments: 'invalid' } }))],
		['waiting', account('active'), page(method({ usage_status: { payments: 'requires_action' } }))],
		['waiting', account('active'), page(method({ archived: true }))],
		['waiting', account('active', { configuration: undefined }), page()]
	])('%s', async (ready, found, methods) => {
		answers = [found, methods];
		expect((await rail.payeeStatus('acct_sim_1')).ready).toBe(ready);
	});

	it('closed', async () => {
		answers = [account('active', { closed: true })];
		expect(await rail.payeeStatus('acct_sim_1')).toEqual({
			ready: 'closed',
			due: [],
			method: null,
			last4: null,
			payeeId: 'y1'
		});
	});

	it('is the account they gave last, by its last four digits', async () => {
		answers = [
			account('active', asked),
			page(method({ id: 'gbba_0', created: '2027-02-01T12:00:00.000Z' }), method({ id: 'gbba_2' }))
		];
		expect(await rail.payeeStatus('acct_sim_1')).toEqual({
			ready: 'ready',
			due: ['bank_account'],
			method: 'gbba_2',
			last4: '2345',
			payeeId: 'y1'
		});
	});

	it('opens an account under the key it is given, and believes only one made for this payee', async () => {
		const payee = { payeeId: 'y1', key: 'acct:y1:1', name: 'A Redwing', email: 'redwing@bird.example' };
		answers = [account('restricted', asked)];
		expect(await rail.startPayee(payee)).toEqual({ account: 'acct_sim_1' });
		expect(seen[0]).toMatchObject({ url: '/v2/core/accounts', key: 'acct:y1:1' });
		answers = [account('restricted', { metadata: { payee_id: 'y2' } })];
		await expect(rail.startPayee(payee)).rejects.toThrow('somebody else');
		answers = [refuses(400, { type: 'idempotency_error' })];
		expect(await rail.startPayee(payee)).toEqual({ differs: true });
	});

	it('sends nobody to a page of somebody else’s', async () => {
		const link = (url: string) =>
			json(200, {
				object: 'v2.core.account_link',
				account: 'acct_sim_1',
				livemode: false,
				url,
				expires_at: '2027-03-01T12:05:00Z'
			});
		const urls = { back: 'http://x', again: 'http://y' };
		answers = [link('https://connect.stripe.com/setup/1')];
		expect((await rail.payeeLink('acct_sim_1', urls, 'start')).url).toBe(
			'https://connect.stripe.com/setup/1'
		);
		for (const url of [
			'https://stripe.com.example/1',
			'http://connect.stripe.com/1',
			'https://notstripe.com/1'
		]) {
			answers = [link(url)];
			await expect(rail.payeeLink('acct_sim_1', urls, 'change')).rejects.toThrow('a link elsewhere');
		}
	});
});

describe('matrix 19: Confirmation of Payee', () => {
	const check = (match_result: string, changes: Record<string, unknown> = {}) =>
		json(200, {
			id: 'rcpv_1',
			object: 'v2.money_management.recipient_verification',
			livemode: false,
			recipient: 'acct_sim_1',
			payout_method: 'gbba_1',
			match_result,
			match_result_details: {
				message: '',
				provided_name: 'A Redwing',
				...(match_result === 'close_match' && { matched_name: 'Ann Redwing' })
			},
			status: 'awaiting_acknowledgement',
			...changes
		});

	it.each([
		['match', { result: 'match', check: 'rcpv_1' }],
		['close_match', { result: 'close', check: 'rcpv_1', shownName: 'Ann Redwing' }],
		['no_match', { result: 'none', check: 'rcpv_1' }],
		['unavailable', { result: 'unavailable', check: 'rcpv_1' }]
	])('%s', async (said, understood) => {
		answers = [check(said)];
		expect(await rail.checkPayee('acct_sim_1', 'gbba_1')).toEqual(understood);
	});

	it('takes no check of another account, nor a result that there is not', async () => {
		for (const answer of [check('match', { payout_method: 'gbba_2' }), check('toString')]) {
			answers = [answer];
			await expect(rail.checkPayee('acct_sim_1', 'gbba_1')).rejects.toThrow('a check of something else');
		}
	});

	it('is acknowledged only when Stripe says so', async () => {
		answers = [check('close_match', { status: 'acknowledged' })];
		await rail.acknowledgeCheck('rcpv_1');
		answers = [check('close_match')];
		await expect(rail.acknowledgeCheck('rcpv_1')).rejects.toThrow('not acknowledged');
	});
});

describe('matrix 26: a delivery is read only if it is genuine', () => {
	const thin = (changes: Record<string, unknown> = {}) =>
		JSON.stringify({
			id: 'evt_sim_1',
			object: 'v2.core.event',
			type: 'v2.money_management.outbound_payment.posted',
			created: '2027-03-01T12:00:00.000Z',
			livemode: false,
			related_object: { id: 'obp_sim_1', type: 'v2.money_management.outbound_payment', url: '/v2/x' },
			note: 'ë £',
			...changes
		});
	const signed = (payload: string, { at = NOW / 1000, secret = settings.webhookSecret } = {}) =>
		new Stripe('sk_test_sim_x').webhooks.generateTestHeaderString({ payload, secret, timestamp: at });
	const read = (payload: string, signature: string, by = rail) =>
		by.readEvent(
			new TextEncoder().encode(payload),
			new Headers(signature ? { 'stripe-signature': signature } : {})
		);

	it('says what it is about, and nothing that it claims', async () => {
		expect(await read(thin(), signed(thin()))).toEqual({
			id: 'evt_sim_1',
			type: 'v2.money_management.outbound_payment.posted',
			objectRef: 'obp_sim_1',
			about: 'sending'
		});
		const method = thin({ type: 'v2.money_management.payout_method.updated', context: 'acct_sim_1' });
		expect(await read(method, signed(method))).toMatchObject({ about: 'account', objectRef: 'acct_sim_1' });
		const credit = thin({ type: 'v2.money_management.received_credit.succeeded', related_object: null });
		expect(await read(credit, signed(credit))).toMatchObject({ about: 'funds', objectRef: null });
	});

	it('takes one of two secrets while they are changed, and a clock five minutes off', async () => {
		const other = signed(thin(), { secret: 'whsec_the_other_one' }).split(',v1=')[1] ?? '';
		await read(thin(), `${signed(thin())},v1=${other}`);
		for (const off of [-300, 300]) await read(thin(), signed(thin(), { at: NOW / 1000 + off }));
	});

	it.each<[string, string, string]>([
		['without a signature', thin(), ''],
		['with another secret', thin(), signed(thin(), { secret: 'whsec_somebody_elses' })],
		['changed on the way', thin({ note: 'e £' }), signed(thin())],
		['301 seconds old', thin(), signed(thin(), { at: NOW / 1000 - 301 })],
		['301 seconds in the future', thin(), signed(thin(), { at: NOW / 1000 + 301 })],
		['old, with a fresh time beside', thin(), `t=${NOW / 1000},${signed(thin(), { at: 1 })}`],
		['with a time that is none', thin(), signed(thin()).replace(/t=\d+/, 't=')],
		['with an older scheme', thin(), signed(thin()).replace('v1=', 'v0=')],
		['of the live mode', thin({ livemode: true }), signed(thin({ livemode: true }))],
		['of no mode', thin({ livemode: undefined }), signed(thin({ livemode: undefined }))],
		['that is no thin event', thin({ object: 'event' }), signed(thin({ object: 'event' }))],
		['of no kind', thin({ object: undefined }), signed(thin({ object: undefined }))],
		['from further down', thin({ context: 'acct_1/acct_2' }), signed(thin({ context: 'acct_1/acct_2' }))],
		['without an id', thin({ id: '' }), signed(thin({ id: '' }))],
		['that is not JSON', 'no', signed('no')]
	])('refuses one %s', async (_what, payload, signature) => {
		await expect(read(payload, signature)).rejects.toMatchObject({ name: 'NotGenuine' });
	});

	it('refuses every one where no secret is set', async () => {
		const open = stripeRail({ ...settings, base: 'http://127.0.0.1:9', webhookSecret: ' ' }, () => NOW);
		await expect(read(thin(), signed(thin(), { secret: ' ' }), open)).rejects.toThrow('no secret');
	});
});

describe('matrix 38: a client', () => {
	it.each([
		[{ ...settings, key: 'rk_test_abcd', base: 'http://127.0.0.1:1' }, 'simulator alone'],
		[{ ...settings, key: 'rk_live_abcd', base: 'http://127.0.0.1:1' }, 'simulator alone'],
		[{ ...settings, base: 'http://payments.example' }, 'simulator alone'],
		[{ ...settings, base: 'https://127.0.0.1:1' }, 'simulator alone'],
		[settings, 'never sent to Stripe']
	])('is not opened with %j', (given, why) => {
		expect(() => openClient(given)).toThrow(why);
	});
});
