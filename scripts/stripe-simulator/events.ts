// Events as v2 sends them: thin, signed, and delivered as badly as a test asks for.
import { Stripe } from 'stripe';
import { newId, type Store } from './store.ts';

export type ThinEvent = {
	id: string;
	object: 'v2.core.event';
	type: string;
	created: string;
	livemode: boolean;
	context?: string;
	related_object: { id: string; type: string; url: string } | null;
	data?: Record<string, unknown>;
};

const PATHS: Record<string, string> = {
	'v2.core.account': '/v2/core/accounts/',
	'v2.money_management.outbound_payment': '/v2/money_management/outbound_payments/',
	'v2.money_management.payout_method': '/v2/money_management/payout_methods/',
	'v2.money_management.recipient_verification': '/v2/money_management/recipient_verifications/',
	'v2.money_management.financial_account': '/v2/money_management/financial_accounts/'
};

/** Writes an event, in the transaction of what it tells of. `context`: the payee's account, where it happened in that. */
export function tell(
	store: Store,
	owner: string,
	type: string,
	object: { id: string; object: string } | null,
	more: { context?: string; data?: Record<string, unknown> } = {}
) {
	const event: ThinEvent = {
		id: newId('evt'),
		object: 'v2.core.event',
		type,
		created: new Date().toISOString(),
		livemode: false,
		...more,
		related_object: object && { id: object.id, type: object.object, url: PATHS[object.object] + object.id }
	};
	store.run(
		'insert into events (id, owner, about, made, body) values (?, ?, ?, ?, ?)',
		...[event.id, owner, object?.id ?? null, Date.now(), JSON.stringify(event)]
	);
}

export type Manner = {
	order: 'as they came' | 'backwards' | 'shuffled';
	/** How often each is delivered. */
	copies: number;
	/** The next so many events are never delivered; -1: none is. */
	lose: number;
	delayMs: number;
	/** Nothing is delivered until it is asked for. */
	held: boolean;
};
const PLAIN: Manner = { order: 'as they came', copies: 1, lose: 0, delayMs: 0, held: false };

type Hook = { url: string; secret: string };
type Kept = { seq: number; body: string };

/** How often a delivery that is not answered with 2xx is tried, a second and four later; Stripe tries for days. */
const TRIES = 3;

export const FORGERIES = [
	'other secret',
	'old',
	'future',
	'live mode',
	'unsigned',
	'changed body',
	'scheme v0'
] as const;
export type Forgery = (typeof FORGERIES)[number];

export class Deliveries {
	manner: Manner = { ...PLAIN };
	private store: Store;
	private busy = new Map<string, Promise<Record<string, number>>>();

	constructor(store: Store) {
		this.store = store;
	}

	hookOf(owner: string): Hook | undefined {
		const kept = this.store.setting(`hook ${owner}`);
		return kept ? ((JSON.parse(kept) as Hook | null) ?? undefined) : undefined;
	}

	setHook(owner: string, hook: Hook | null) {
		this.store.set(`hook ${owner}`, JSON.stringify(hook));
	}

	/** Looks whether anything waits for somebody who listens; nothing is waited for. */
	soon() {
		if (this.manner.held) return;
		for (const { name } of this.store.all<{ name: string }>(
			`select name from settings where name like 'hook %'`
		)) {
			const owner = name.slice('hook '.length);
			const waits = this.store.one('select seq from events where owner = ? and delivered = 0 limit 1', owner);
			if (waits && this.hookOf(owner) && !this.busy.has(owner)) void this.deliver(owner);
		}
	}

	/** Delivers what waits, or everything again. Out: how often each status was answered; 0 stands for no answer. */
	async deliver(owner: string, again = false, manner: Partial<Manner> = {}, random = Math.random) {
		await this.busy.get(owner);
		if (again) this.store.run('update events set delivered = 0 where owner = ?', owner);
		const work = this.run(owner, { ...this.manner, ...manner }, random);
		this.busy.set(owner, work);
		return work.finally(() => this.busy.delete(owner));
	}

	private async run(owner: string, manner: Manner, random: () => number): Promise<Record<string, number>> {
		const counts: Record<string, number> = {};
		const hook = this.hookOf(owner);
		if (!hook) return counts;
		let waiting = this.store.all<Kept>(
			'select seq, body from events where owner = ? and delivered = 0 order by seq',
			owner
		);
		while (waiting.length > 0) {
			for (const { body } of ordered(waiting, manner, random)) {
				if (this.lost(manner)) continue;
				if (manner.delayMs > 0) await pause(manner.delayMs);
				const status = await insist(hook, body);
				counts[status] = (counts[status] ?? 0) + 1;
			}
			// Only now: killed in between, they are delivered again, as Stripe may.
			for (const { seq } of waiting) this.store.run('update events set delivered = 1 where seq = ?', seq);
			waiting = this.store.all<Kept>(
				'select seq, body from events where owner = ? and delivered = 0 order by seq',
				owner
			);
		}
		return counts;
	}

	private lost(manner: Manner): boolean {
		if (manner.lose === 0) return false;
		if (manner.lose > 0) {
			manner.lose -= 1;
			if (this.manner.lose > 0) this.manner.lose -= 1;
		}
		return true;
	}

	/** Sends something that is not from us, about a true event or a made-up one. Out: the status that was answered. */
	async forge(owner: string, how: Forgery): Promise<number> {
		const hook = this.hookOf(owner);
		if (!hook) return 0;
		const last = this.store.one<Kept>(
			'select seq, body from events where owner = ? order by seq desc limit 1',
			owner
		);
		const event = { ...(last ? (JSON.parse(last.body) as ThinEvent) : {}), id: newId('evt') };
		if (how === 'live mode') return post(hook, JSON.stringify({ ...event, livemode: true }));
		const body = JSON.stringify(event);
		if (how === 'unsigned') return send(hook.url, body);
		if (how === 'other secret') return post({ ...hook, secret: 'whsec_somebody_elses' }, body);
		const shift = how === 'old' ? -301 : how === 'future' ? 360 : 0;
		const timestamp = Math.floor(Date.now() / 1000) + shift;
		const signed = sign(hook.secret, body, timestamp);
		if (how === 'scheme v0') return send(hook.url, body, signed.replace('v1=', 'v0='));
		return send(hook.url, how === 'changed body' ? `${body} ` : body, signed);
	}
}

function ordered(events: Kept[], { order, copies }: Manner, random: () => number): Kept[] {
	const all = events.flatMap((event) => Array<Kept>(Math.max(1, copies)).fill(event));
	if (order === 'backwards') return all.reverse();
	if (order === 'shuffled') {
		for (let at = all.length - 1; at > 0; at--) {
			const other = Math.floor(random() * (at + 1));
			[all[at], all[other]] = [all[other]!, all[at]!];
		}
	}
	return all;
}

async function insist(hook: Hook, body: string): Promise<number> {
	for (let tried = 1; ; tried++) {
		const status = await post(hook, body);
		// A forger gets 400 and is not told more; whoever answers that to us will answer it again.
		if ((status >= 200 && status < 300) || status === 400 || tried >= TRIES) return status;
		await pause(tried * tried * 1000);
	}
}

const post = (hook: Hook, body: string) => send(hook.url, body, sign(hook.secret, body));

const sign = (secret: string, payload: string, timestamp?: number) =>
	Stripe.webhooks.generateTestHeaderString({ payload, secret, ...(timestamp ? { timestamp } : {}) });

async function send(url: string, body: string, signature?: string): Promise<number> {
	try {
		const answer = await fetch(url, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				...(signature ? { 'stripe-signature': signature } : {})
			},
			body,
			signal: AbortSignal.timeout(10_000)
		});
		await answer.arrayBuffer();
		return answer.status;
	} catch {
		return 0;
	}
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
