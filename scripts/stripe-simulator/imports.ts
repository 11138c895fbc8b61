// What stands in a database already when the simulator meets it (a demo year, a restored backup), and what nobody of ours sent.
import type { Stripe } from 'stripe';
import { ready } from './accounts.ts';
import { tell } from './events.ts';
import { createPayment, ensureFunds, fundsOf, move, type Move } from './payments.ts';
import type { World } from './world.ts';

/** One payment as our database says that the rail took it in. */
export type Imported = {
	ref: string;
	account: string;
	method: string;
	pence: number;
	paymentId: string;
	attempt: number;
	state: 'processing' | 'posted' | 'failed' | 'canceled' | 'returned';
	/** ISO, UTC. */
	createdAt: string;
	/** What tests and backups know a payment's check by does not matter here. */
	last4?: string;
};

type Payment = Stripe.V2.MoneyManagement.OutboundPayment;

/** Adds what is not known yet, with the money it took. Out: how many were new. */
export function importObjects(world: World, owner: string, objects: Imported[]): { added: number } {
	const { store } = world;
	ensureFunds(store, owner);
	let added = 0;
	for (const one of objects) {
		if (store.find('payment', one.ref, owner, true)) continue;
		const id = add(world, owner, {
			pence: one.pence,
			payment_id: one.paymentId,
			attempt: one.attempt,
			recipient: one.account,
			method: one.method,
			last4: one.last4
		});
		adopt(world, id, one);
		added += 1;
	}
	// Nothing of it is news to whoever told us.
	store.run('update events set delivered = 1 where owner = ? and delivered = 0', owner);
	return { added };
}

/** A payment that we never sent. Out: its id. */
export function insertForeign(world: World, said: Record<string, unknown>): { id: string } {
	return { id: add(world, String(said.owner), said) };
}

function add(world: World, owner: string, said: Record<string, unknown>): string {
	const { store } = world;
	const { recipient, method, last4 = '2345', pence = 100, payment_id, attempt } = said;
	const known = recipient === undefined ? undefined : store.find('account', String(recipient), owner);
	const ids =
		recipient !== undefined && method !== undefined
			? { account: String(recipient), method: String(method) }
			: undefined;
	const number = `0001${String(last4)}`;
	const payee = known
		? latest(world, owner, String(recipient))
		: ready(store, owner, 'Somebody', number, ids);
	const body = {
		amount: { value: Number(pence), currency: 'gbp' },
		from: { financial_account: fundsOf(owner), currency: 'gbp' },
		to: { recipient: payee.account, payout_method: payee.method, currency: 'gbp' },
		recipient_verification: payee.check,
		recipient_notification: { setting: 'none' },
		metadata: {
			...(payment_id === undefined ? {} : { payment_id: String(payment_id) }),
			...(attempt === undefined ? {} : { attempt: String(attempt) })
		}
	};
	const call = { owner, method: 'POST', path: '', query: {}, body, context: null };
	return (createPayment({ ...world, checksOnce: false }, call, '') as Payment).id;
}

function latest({ store }: World, owner: string, account: string) {
	const [method] = store.list('method', owner, account);
	const [check] = store.list('check', owner, account);
	return { account, method: method?.id ?? '', check: check?.id ?? '' };
}

/** Gives it the id, the time and the state that the database knows. */
function adopt({ store }: World, id: string, { ref, state, createdAt }: Imported) {
	store.run('delete from due where id = ?', id);
	if (state !== 'processing') {
		if (state === 'returned') move(store, id, 'posted');
		move(store, id, state as Move);
	}
	const { body } = store.find<Payment>('payment', id)!;
	store.run('update objects set id = ?, made = ? where id = ?', ref, Date.parse(createdAt), id);
	store.change(ref, { ...body, id: ref, created: new Date(createdAt).toISOString() });
	if (state === 'processing') {
		tell(store, store.find('payment', ref)!.owner, 'v2.money_management.outbound_payment.updated', {
			...body,
			id: ref
		});
		store.run(`insert into due (id, at, move) values (?, 0, 'posted')`, ref);
	}
}
