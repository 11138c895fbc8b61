// Answers HTTP as Stripe's v2 API does for the few paths that we call: the key, the parameters, the idempotency key, then the
// work, in one transaction with its idempotency record and its events (payments.md 1.5, 2.3, 5.2).
import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { Stripe } from 'stripe';
import { DAY } from './clock.ts';
import { control } from './control.ts';
import { invalid, Refused } from './errors.ts';
import type { Fault } from './faults.ts';
import { frame, openForm, sendForm, type Page } from './hosted.ts';
import { readQuery } from './lists.ts';
import { overview } from './overview.ts';
import { moveOn } from './payments.ts';
import { check, routeOf } from './routes.ts';
import type { Call, World } from './world.ts';

const LARGEST = 1_000_000;
/** docs.stripe.com/api-v2-overview: keys are known for 30 days. */
const KEYS_KEPT = 30 * DAY;

type Told = { status: number; body: string; headers?: Record<string, string>; foreign?: boolean };
/** The calls under way, by owner and key. */
const underWay = new Set<string>();

export function serve(world: World): Server {
	return createServer((request, response) => {
		answer(world, request, response).catch((reason: unknown) => {
			process.stderr.write(`simulator: ${String(reason)}\n`);
			if (!response.headersSent)
				send(response, {
					status: 500,
					body: JSON.stringify({ error: { code: 'simulator', message: String(reason) } })
				});
		});
	});
}

async function answer(world: World, request: IncomingMessage, response: ServerResponse) {
	const url = new URL(request.url ?? '/', 'http://127.0.0.1');
	const method = request.method ?? 'GET';
	// Pages elsewhere must not reach it by a name that leads here.
	if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(request.headers.host ?? ''))
		return send(response, { status: 421, body: '' });
	const text = await read(request);
	moveOn(world);
	try {
		if (url.pathname.startsWith('/_sim')) return send(response, await forPeople(world, method, url, text));
		if (url.pathname.startsWith('/setup/'))
			return show(response, hosted(world, method, url.pathname.slice(7), text));
		await api(world, request, response, { method, url, text });
	} finally {
		world.deliveries.soon();
	}
}

async function forPeople(world: World, method: string, url: URL, text: string): Promise<Told> {
	const name = url.pathname.replace(/^\/_sim\/?/, '');
	if (name === '' && method === 'GET')
		return { status: 200, body: overview(world), headers: { 'content-type': HTML } };
	const work = control(method, name);
	if (!work) return told(new Refused(404, 'not_found', 'The simulator has no such control'));
	try {
		const fields = text.startsWith('{')
			? (JSON.parse(text) as Record<string, unknown>)
			: Object.fromEntries(new URLSearchParams(text));
		const said = { ...Object.fromEntries(url.searchParams), ...fields };
		const done = await work(world, said);
		// Sent by the form of its own page: back to it.
		if (text !== '' && !text.startsWith('{'))
			return { status: 303, body: '', headers: { location: '/_sim/' } };
		return { status: 200, body: JSON.stringify(done ?? { done: true }) };
	} catch (reason) {
		return told(reason instanceof Refused ? reason : new Refused(400, 'not_understood', String(reason)));
	}
}

function hosted(world: World, method: string, token: string, text: string): Page {
	return world.store.together(() =>
		method === 'POST' ? sendForm(world, token, new URLSearchParams(text)) : openForm(world, token)
	);
}

type Asked = { method: string; url: URL; text: string };

async function api(
	world: World,
	request: IncomingMessage,
	response: ServerResponse,
	{ method, url, text }: Asked
) {
	const fault = world.faults.take(method, url.pathname);
	if (world.latencyMs > 0) await pause(world.latencyMs);
	if (fault?.kind === 'drop_before') return void request.socket.destroy();
	const early = fault && beforeWork(fault);
	if (early) return send(response, early);

	let done: Told;
	try {
		const owner = ownerOf(world, request);
		const key = method === 'POST' ? keyOf(request) : null;
		if (key && underWay.has(`${owner} ${key}`)) throw inUse(undefined);
		if (key) underWay.add(`${owner} ${key}`);
		try {
			if (fault?.kind === 'slow') await pause(fault.ms);
			done = once(world, owner, key, fault, callOf(request, owner, { method, url, text }));
		} finally {
			if (key) underWay.delete(`${owner} ${key}`);
		}
	} catch (reason) {
		if (!(reason instanceof Refused)) throw reason;
		done = told(reason);
	}
	if (fault?.kind === 'drop_after') return void request.socket.destroy();
	send(response, (fault && afterWork(fault, done)) ?? done);
}

/** Does the work once for a key: the object, its events and what was answered are kept together, or nothing is. */
function once(world: World, owner: string, key: string | null, fault: Fault | undefined, call: Call): Told {
	const { store, clock } = world;
	const [route, id] = routeOf(call);
	const request = createHash('sha256')
		.update(JSON.stringify([call.path, call.body, call.context]))
		.digest('hex');
	return store.together(() => {
		store.run('delete from keys where at < ?', clock.now() - KEYS_KEPT);
		if (key) {
			const kept = store.one<{ request: string; status: number; body: string }>(
				'select request, status, body from keys where owner = ? and key = ?',
				owner,
				key
			);
			if (kept && kept.request !== request)
				throw new Refused(
					400,
					'idempotency_key_reused',
					'This key was used with other parameters',
					'idempotency_error'
				);
			if (kept) return { status: kept.status, body: kept.body, headers: { 'idempotent-replayed': 'true' } };
		}
		check(route[2], call);
		const done =
			fault?.kind === '500_stored'
				? told(new Refused(500, 'internal', 'Something went wrong', 'api_error'))
				: { status: 200, body: JSON.stringify(route[3](world, call, id)) };
		// What fails is not kept: v2 tries it anew under the same key, and never repeats what succeeded (payments.md 1.2).
		if (key)
			store.run(
				'insert into keys values (?, ?, ?, ?, ?, ?)',
				owner,
				key,
				request,
				done.status,
				done.body,
				clock.now()
			);
		return done;
	});
}

/** The trust whose key it is: sk_test_sim_northbrook or rk_test_sim_northbrook. */
function ownerOf(world: World, request: IncomingMessage): string {
	const key = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
	if (key.includes('_live_')) throw unauthorised('A live key does not belong here: this is a simulator');
	const owner = /^[rs]k_test_sim_([a-z0-9-]{1,60})$/.exec(key)?.[1];
	if (!owner || world.store.setting(`revoked ${owner}`)) throw unauthorised('The key is not known');
	return owner;
}

const unauthorised = (message: string) =>
	new Refused(401, 'api_key_invalid', message, 'invalid_request_error');
const inUse = (type: string | undefined) =>
	new Refused(
		409,
		'idempotency_key_in_use',
		'Another call with this key is under way',
		type ?? 'invalid_request_error'
	);

function keyOf(request: IncomingMessage): string | null {
	const key = [request.headers['idempotency-key'] ?? []].flat()[0] ?? null;
	if (key && key.length > 255)
		throw invalid('An idempotency key has 255 characters at most', 'idempotency_key_too_long');
	return key;
}

function callOf(request: IncomingMessage, owner: string, { method, url, text }: Asked): Call {
	if (request.headers['stripe-version'] !== Stripe.API_VERSION)
		throw invalid(`Stripe-Version is ${Stripe.API_VERSION}`, 'unsupported_version');
	let body: Record<string, unknown>;
	try {
		body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
	} catch {
		throw invalid('The body is no JSON', 'invalid_json');
	}
	const context = [request.headers['stripe-context'] ?? []].flat()[0] ?? null;
	return { owner, method, path: url.pathname, query: readQuery(url.searchParams), body, context };
}

function beforeWork({ kind }: Fault): Told | undefined {
	if (kind === '500_before') return told(new Refused(500, 'internal', 'Something went wrong', 'api_error'));
	if (kind === '429') return told(new Refused(429, 'rate_limit', 'Too many requests', 'rate_limit'));
	if (kind === '409') return told(inUse(undefined));
	if (kind === '409_idempotency') return told(inUse('idempotency_error'));
	if (kind === '401') return told(unauthorised('The key is not known'));
	if (kind === '403')
		return told(new Refused(403, 'permission_denied', 'The key may not do this', 'permission_error'));
	if (kind === 'garbage_200') return elsewhere(200, '{"ok":true}');
	if (kind === 'proxy_404') return elsewhere(404, '{"message":"Not Found"}');
	if (kind === 'proxy_503') return elsewhere(503, '{}');
	if (kind === 'page_502') return elsewhere(502, '<html>Bad gateway</html>');
	return undefined;
}

/** As something between us and Stripe answers: without any of Stripe's headers. */
const elsewhere = (status: number, body: string): Told => ({ status, body, foreign: true });

function afterWork({ kind }: Fault, done: Told): Told | undefined {
	if (kind === '500_after') return told(new Refused(500, 'internal', 'Something went wrong', 'api_error'));
	if (kind === 'garbage_after') return { status: 200, body: '{"ok":true}' };
	if (kind === 'truncated_after') return { ...done, body: done.body.slice(0, done.body.length / 2) };
	if (kind === 'other_amount_after')
		return { ...done, body: done.body.replace(/("amount":\{"value":)\d+/, '$11') };
	return undefined;
}

const HTML = 'text/html; charset=utf-8';
const told = (refused: Refused): Told => ({ status: refused.status, body: JSON.stringify(refused.body) });

function send(response: ServerResponse, { status, body, headers, foreign }: Told) {
	const stripes = {
		'request-id': `req_sim_${randomBytes(7).toString('hex')}`,
		'stripe-version': Stripe.API_VERSION
	};
	response.writeHead(status, { 'content-type': 'application/json', ...(foreign ? {} : stripes), ...headers });
	response.end(body);
}

function show(response: ServerResponse, { status, html, location }: Page) {
	send(response, {
		status,
		body: html ?? (location ? '' : frame('Nothing here', '')),
		headers: { 'content-type': HTML, 'cache-control': 'no-store', ...(location ? { location } : {}) }
	});
}

async function read(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		length += chunk.length;
		if (length > LARGEST) throw new Error('body too large');
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
