// What only tests and people who develop may ask of the simulator, under /_sim/: its clock, its faults, what it holds.
import { closeAccount, ready, setStatus } from './accounts.ts';
import { invalid } from './errors.ts';
import { FORGERIES, type Forgery, type Manner } from './events.ts';
import type { Fault } from './faults.ts';
import { fundTo } from './funds.ts';
import { move, moveOn, paymentOf, type Move } from './payments.ts';
import { importAll, insertForeign } from './imports.ts';
import type { World } from './world.ts';

type Said = Record<string, unknown>;
type Control = (world: World, said: Said) => unknown;

const CONTROLS: Record<string, Control> = {
	/** Lets time pass: { seconds }. */
	'POST clock': (world, { seconds }) => {
		world.clock.push(Number(seconds ?? 0));
		moveOn(world);
		return { now: world.clock.now() };
	},
	/** { kind, on?, times?, ms? }, see faults.ts. */
	'POST faults': ({ faults }, said) => {
		faults.add(said as Partial<Fault>);
		return faults.list();
	},
	'GET faults': ({ faults }) => faults.list(),
	'DELETE faults': ({ faults }) => faults.clear(),
	/** Forgets idempotency keys: all, or { key }. */
	'POST keys/prune': ({ store }, { key }) => ({
		forgotten:
			key === undefined
				? store.run('delete from keys')
				: store.run('delete from keys where key = ?', String(key))
	}),
	/** { owner, revoked }: from now on the trust's key is refused, or is taken again. */
	'POST keys/revoke': ({ store }, { owner, revoked = true }) =>
		store.set(`revoked ${String(owner)}`, revoked ? '1' : ''),
	/** { id, hidden }: as if it were not there, in lists and by its id. */
	'POST hide': ({ store }, { id, hidden = true }) => ({
		changed: store.run('update objects set hidden = ? where id = ?', hidden ? 1 : 0, String(id))
	}),
	/** { owner, pence }: what the financial account holds from now on. */
	'POST balance': ({ store }, { owner, pence }) =>
		store.together(() => fundTo(store, String(owner), Number(pence))),
	/** { owner, name?, number?, payee_id? }: an account with bank details. Out: { account, method, check, result }. */
	'POST payees': ({ store }, { owner, name = 'Payee', number = '00012345', payee_id }) =>
		store.together(() =>
			ready(store, String(owner), String(name), String(number), payee_id ? { payeeId: String(payee_id) } : {})
		),
	/** { owner, id, status }: active, pending, restricted, rejected or closed. */
	'POST accounts': (world, { owner, id, status }) =>
		world.store.together(() => {
			const call = { owner: String(owner), method: 'POST', path: '', query: {}, body: {}, context: null };
			if (status === 'closed') return closeAccount(world, call, String(id));
			return setStatus(world.store, String(owner), String(id), status as 'active');
		}),
	/** { id, to, reason? }: posted, failed, canceled, returned or under_review, now. */
	'POST payments': ({ store }, { id, to, reason }) =>
		store.together(() => move(store, String(id), to as Move, reason as string | undefined)),
	/** Those with { payment_id } in their metadata, or all; hidden ones too. */
	'GET payments': ({ store }, { payment_id }) => {
		const rows = store.all<{ id: string }>(
			`select id from objects where kind = 'payment' and (? is null or body ->> '$.metadata.payment_id' = ?) order by seq`,
			...[
				payment_id === undefined ? null : String(payment_id),
				payment_id === undefined ? null : String(payment_id)
			]
		);
		return { payments: rows.map(({ id }) => paymentOf(store, undefined, id).body) };
	},
	/** How many payments there are in each state, and by how many different payments of ours they were made. */
	'GET counts': ({ store }) => ({
		...store.one<object>(
			`select count(*) as payments, count(distinct body ->> '$.metadata.payment_id') as of_ours
			from objects where kind = 'payment'`
		),
		by_status: Object.fromEntries(
			store
				.all<{ status: string; n: number }>(
					`select body ->> '$.status' as status, count(*) as n from objects where kind = 'payment' group by 1`
				)
				.map(({ status, n }) => [status, n])
		),
		...store.one<object>('select count(*) as events from events'),
		...store.one<object>('select count(*) as keys from keys')
	}),
	/** { owner, pence, payment_id?, attempt?, recipient? }: a payment that was never sent from here. */
	'POST foreign': (world, said) => insertForeign(world, said),
	/** { owner, payees, objects, holds? }: what a database says was sent already; what is known is left as it is. */
	'POST objects': (world, { owner, ...known }) => importAll(world, String(owner), known),
	/** { owner, url, secret }: where events go from now on. url null: nowhere. */
	'POST webhooks': ({ deliveries }, { owner, url, secret }) =>
		deliveries.setHook(String(owner), url ? { url: String(url), secret: String(secret) } : null),
	/** { held?, order?, copies?, lose?, delayMs? }: how deliveries go from now on. */
	'POST webhooks/manner': ({ deliveries }, said) => Object.assign(deliveries.manner, said as Partial<Manner>),
	/** { owner, again?, order?, copies?, lose?, seed? }: delivers what waits, now. Out: how often each status was answered. */
	'POST webhooks/deliver': ({ deliveries }, { owner, again, seed, ...manner }) =>
		deliveries.deliver(String(owner), again === true, manner as Partial<Manner>, seeded(Number(seed ?? 1))),
	/** { owner, how }: one delivery that is not genuine. Out: { status }. */
	'POST webhooks/forge': async ({ deliveries }, { owner, how }) => {
		if (!FORGERIES.includes(how as Forgery)) throw invalid(`how is one of: ${FORGERIES.join(', ')}`);
		return { status: await deliveries.forge(String(owner), how as Forgery) };
	},
	/** { latencyMs?, checksOnce? } */
	'POST settings': (world, { latencyMs, checksOnce }) => {
		if (latencyMs !== undefined) world.latencyMs = Number(latencyMs);
		if (checksOnce !== undefined) world.checksOnce = checksOnce === true;
		return { latencyMs: world.latencyMs, checksOnce: world.checksOnce };
	}
};

/** Out: undefined where there is nothing of that name. */
export function control(method: string, name: string): Control | undefined {
	return Object.hasOwn(CONTROLS, `${method} ${name}`) ? CONTROLS[`${method} ${name}`] : undefined;
}

/** The same order every time for the same seed (mulberry32, public domain). */
function seeded(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
