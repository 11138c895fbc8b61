// One client for one trust's own Stripe account, and the two reads of an answer that everything here goes through.
// The SDK resolves for any JSON without an `error` member, whatever the HTTP status: a proxy's 404 {"message":"Not Found"} looks
// like success (payments.md 0.5). So nothing here believes an answer before `whole` or `pages` has.
import Stripe from 'stripe';

export type StripeSettings = {
	key: string;
	webhookSecret: string;
	financialAccount: string;
	/** The simulator's address; Stripe's own where there is none. */
	base?: string;
	/** Milliseconds to wait for one answer; for tests. */
	timeout?: number;
};

/** The version that the pinned SDK was made for, written down so that an account's own default never decides (ADR 0023). */
export const API_VERSION = '2026-10-28.endive';

export const isLive = (settings: StripeSettings) => settings.key.includes('_live_');
export const isSimulated = (settings: StripeSettings) => settings.key.startsWith('sk_test_sim');

/** Opens a client. Plain http goes to this machine alone, and only with a key of the simulator. */
export function openClient(settings: StripeSettings): Stripe {
	const base = settings.base ? new URL(settings.base) : null;
	if (base) {
		const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(base.hostname);
		if (base.protocol !== 'http:' || !loopback || !isSimulated(settings))
			throw new Error('another address than Stripe’s is for the simulator alone, on this machine');
	} else if (isSimulated(settings)) {
		throw new Error('a key of the simulator is never sent to Stripe');
	}
	return new Stripe(settings.key, {
		apiVersion: API_VERSION,
		maxNetworkRetries: 1,
		timeout: settings.timeout ?? 20_000,
		telemetry: false,
		...(base && { protocol: 'http', host: base.hostname, port: base.port })
	});
}

/** An answer that is not what was asked for. Whether anything was done is not known by it. */
export class UnexpectedAnswer extends Error {
	readonly requestId: string | undefined;

	constructor(what: string, requestId?: string) {
		super(`Stripe's answer is not what was asked for: ${what}`);
		this.name = 'UnexpectedAnswer';
		this.requestId = requestId;
	}
}

/** The parts of an answer that tell whose it is. All may be missing, whatever the SDK's types say. */
type Answer = {
	object?: unknown;
	id?: unknown;
	livemode?: unknown;
	lastResponse?: { statusCode?: number; requestId?: string };
};

/**
 * Gives an answer back if it is whole: the status 200, the kind of object, the beginning of its id, and the mode.
 * @throws UnexpectedAnswer for anything else
 */
export function whole<T extends object>(
	answer: T,
	expected: { object: string; prefix?: string; live: boolean }
): T {
	const { object, id, livemode, lastResponse } = answer as Answer;
	const requestId = lastResponse?.requestId;
	if (lastResponse?.statusCode !== 200)
		throw new UnexpectedAnswer(`status ${lastResponse?.statusCode}`, requestId);
	if (object !== expected.object) throw new UnexpectedAnswer('another kind of object', requestId);
	if (expected.prefix && !(typeof id === 'string' && id.startsWith(expected.prefix)))
		throw new UnexpectedAnswer('another kind of id', requestId);
	if (livemode !== expected.live) throw new UnexpectedAnswer('another mode', requestId);
	return answer;
}

type Page<T> = {
	data?: T[];
	next_page_url?: string | null;
	lastResponse?: { statusCode?: number; requestId?: string };
};

// More pages than this are a loop: 100 a page.
const MOST_PAGES = 10_000;

/**
 * All of a list, page by page, each page checked. The SDK's own paging trusts the status as its calls do.
 * @throws UnexpectedAnswer when a page is none
 */
export async function* pages<T>(
	client: Stripe,
	first: PromiseLike<unknown>,
	stripeContext?: string
): AsyncGenerator<T> {
	let page = (await first) as Page<T>;
	for (let turned = 0; ; turned++) {
		const { statusCode, requestId } = page.lastResponse ?? {};
		if (statusCode !== 200 || !Array.isArray(page.data)) throw new UnexpectedAnswer('no list', requestId);
		yield* page.data;
		if (!page.next_page_url) return;
		// Only a path: an address of somewhere else would be given our key.
		if (!page.next_page_url.startsWith('/v2/') || turned >= MOST_PAGES)
			throw new UnexpectedAnswer('no next page', requestId);
		page = (await client.rawRequest('GET', page.next_page_url, undefined, {
			...(stripeContext && { stripeContext })
		})) as Page<T>;
	}
}
