// What stands in a database already when the simulator meets it (a demo year, a restored backup), and what nobody of ours sent.
import type { Stripe } from 'stripe';
import { closeAccount, ready, setStatus } from './accounts.ts';
import { ensureFunds, fundsOf, fundTo } from './funds.ts';
import { createPayment, move, type Move } from './payments.ts';
import type { World } from './world.ts';

type Check = Stripe.V2.MoneyManagement.RecipientVerification;
type Payment = Stripe.V2.MoneyManagement.OutboundPayment;

/** Where a payee's money goes, as our database knows it. */
export type ImportedPayee = {
	/** Whose it is. */
	payeeId: string;
	account: string;
	method: string;
	check: string | null;
	last4: string | null;
	/** As rail.ts has them: what became of the account, and of the name check, and that a person agreed to it. */
	ready: 'waiting' | 'ready' | 'restricted' | 'closed';
	result: 'match' | 'close' | 'none' | 'unavailable' | null;
	agreed: boolean;
};

const FATES = { match: 'ok', close: 'close_name', none: 'other_name', unavailable: 'no_check' } as const;

/** One payment as our database says that the rail took it in. */
export type ImportedPayment = {
	ref: string;
	account: string;
	method: string;
	pence: number;
	paymentId: string;
	attempt: number;
	state: 'processing' | Exclude<Move, 'under_review'>;
	traceId: string | null;
	/** ISO, UTC. */
	createdAt: string;
};

/**
 * Adds what is not known yet, with the money it took, as if it had been here all along: no event tells of it. `holds`: what the
 * ledger says is in the account, in pence, which an account that is opened now then holds.
 */
export function importAll(
	world: World,
	owner: string,
	{
		payees = [],
		objects = [],
		holds = 0
	}: { payees?: ImportedPayee[]; objects?: ImportedPayment[]; holds?: number }
): { payees: number; payments: number } {
	const { store } = world;
	return store.together(() => {
		const newPayees = payees.filter(({ account }) => !store.find('account', account, owner, true));
		for (const one of newPayees) settle(world, owner, one);
		const newPayments = objects.filter(({ ref }) => !store.find('payment', ref, owner, true));
		const opened = !store.find('funds', fundsOf(owner), owner);
		const spent = newPayments.reduce((sum, { pence }) => sum + pence, 0);
		fundTo(store, owner, ensureFunds(store, owner).balance.available.gbp!.value + spent);
		for (const one of newPayments) adopt(world, owner, one);
		if (opened && holds > 0) fundTo(store, owner, holds);
		// Only now: what is closed or restricted today was paid before.
		for (const { account, ready: now } of newPayees) {
			if (now === 'closed') closeAccount(world, { ...NO_CALL, owner }, account);
			else if (now !== 'ready')
				setStatus(store, owner, account, now === 'waiting' ? 'pending' : 'restricted');
		}
		store.run('update events set delivered = 1 where owner = ?', owner);
		return { payees: newPayees.length, payments: newPayments.length };
	});
}

const NO_CALL = { method: 'POST', path: '', query: {}, body: {}, context: null };

function settle({ store }: World, owner: string, one: ImportedPayee) {
	const { payeeId, account, method, check, last4, result, agreed } = one;
	const known = { payeeId, account, method, fate: FATES[result ?? 'match'], ...(check ? { check } : {}) };
	const made = ready(store, owner, 'Payee', `0001${last4 ?? '2345'}`, known);
	const kept = store.find<Check>('check', made.check)!.body;
	if (agreed && kept.status === 'awaiting_acknowledgement')
		store.change(made.check, { ...kept, status: 'acknowledged' });
}

/** A payment that we never sent: { owner, pence?, recipient?, payment_id?, attempt? }. Out: its id. */
export function insertForeign(world: World, said: Record<string, unknown>): { id: string } {
	const { owner, pence = 100, recipient, payment_id, attempt } = said;
	const payee = payeeOf(world, String(owner), recipient === undefined ? undefined : String(recipient));
	const metadata = {
		...(payment_id === undefined ? {} : { payment_id: String(payment_id) }),
		...(attempt === undefined ? {} : { attempt: String(attempt) })
	};
	return { id: world.store.together(() => pay(world, String(owner), payee, Number(pence), metadata)) };
}

type Payee = { account: string; method: string; check: string };

/** The payee of that account with its newest method and check, or somebody new. */
function payeeOf({ store }: World, owner: string, account: string | undefined, method?: string): Payee {
	const known = account === undefined ? undefined : store.find('account', account, owner);
	if (!known)
		return ready(store, owner, 'Somebody', '00012345', account && method ? { account, method } : undefined);
	return {
		account: known.id,
		method: store.list('method', owner, known.id)[0]?.id ?? '',
		check: store.list('check', owner, known.id)[0]?.id ?? ''
	};
}

function pay(
	world: World,
	owner: string,
	payee: Payee,
	pence: number,
	metadata: Record<string, string>
): string {
	const body = {
		amount: { value: pence, currency: 'gbp' },
		from: { financial_account: fundsOf(owner), currency: 'gbp' },
		to: { recipient: payee.account, payout_method: payee.method, currency: 'gbp' },
		recipient_verification: payee.check,
		recipient_notification: { setting: 'none' },
		metadata
	};
	return (createPayment({ ...world, checksOnce: false }, { ...NO_CALL, owner, body }, '') as Payment).id;
}

/** Makes it as any payment is made, then gives it the id, the time and the state that the database knows. */
function adopt(world: World, owner: string, one: ImportedPayment) {
	const { store } = world;
	const payee = payeeOf(world, owner, one.account, one.method);
	const id = pay(world, owner, payee, one.pence, { payment_id: one.paymentId, attempt: String(one.attempt) });
	store.run('update due set id = ?, at = 0 where id = ?', one.ref, id);
	store.run('update objects set id = ?, made = ? where id = ?', one.ref, Date.parse(one.createdAt), id);
	const { body } = store.find<Payment>('payment', one.ref)!;
	store.change(one.ref, { ...body, id: one.ref, created: new Date(one.createdAt).toISOString() });
	if (one.state === 'processing') return;
	store.run('delete from due where id = ?', one.ref);
	if (one.state === 'returned') move(store, one.ref, 'posted');
	move(store, one.ref, one.state);
	if (!one.traceId) return;
	const moved = store.find<Payment>('payment', one.ref)!.body;
	const trace = { status: 'supported', type: 'bank_account', bank_account: { trace_id: one.traceId } };
	store.change(one.ref, { ...moved, tracking_details: trace } satisfies Payment);
}
