// Payees and their name checks as they really happen: the worker's look, the Stripe rail, the simulator with its form, the database.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookAtPayees } from '../../../src/lib/payee-accounts/look.server.ts';
import { sendDue } from '../../../src/lib/payments/dispatch.ts';
import { aPayment, atRail, aWorld, CARYS, NORTHBROOK, release, stateOf, type World } from './support.ts';

let world: World;
beforeAll(async () => {
	world = await aWorld();
	await world.sql`insert into public.pay_settings (organisation_id, cooling_days) values (${NORTHBROOK}, 0)
		on conflict (organisation_id) do update set cooling_days = 0`;
});
afterAll(() => world.close());

type Opened = { id: string; payee: string; n: number };
const urls = { back: 'http://127.0.0.1:9/back', again: 'http://127.0.0.1:9/again' };
const look = async () => {
	await world.sql`update public.payee_accounts set look_at = now() where ended_at is null and account_ref is not null`;
	return lookAtPayees(world.inTransaction, (slug) => (slug === 'northbrook' ? world.rail : null));
};
const send = async () => {
	await release(world);
	return sendDue(world.working());
};
const rowOf = async (id: string) =>
	(await world.sql`select * from public.payee_accounts where id = ${id}`)[0] as Record<string, unknown>;

/** A payee whose account is to be opened. */
async function somebody(): Promise<Opened & { person: string }> {
	const [person] = await world.sql<{ id: string }[]>`
		insert into public.people (organisation_id, name) values (${NORTHBROOK}, ${`Swift ${randomUUID()}`}) returning id`;
	const [payee] = await world.sql<{ id: string }[]>`
		insert into public.payees (organisation_id, kind, person_id) values (${NORTHBROOK}, 'person', ${person!.id}) returning id`;
	const [made] = await world.sql<{ made: Opened }[]>`select private.open_payee_account(${payee!.id}) as made`;
	return { ...made!.made, person: person!.id };
}
const start = ({ payee, n }: Opened, name = 'A Swift') =>
	world.rail.startPayee({ payeeId: payee, key: `acct:${payee}:${n}`, name, email: 'swift@bird.example' });

/** Fills Stripe's form in, as a browser would. */
async function fillIn(account: string, number: string, purpose: 'start' | 'change' = 'start', what = 'save') {
	const { url } = await world.rail.payeeLink(account, urls, purpose);
	await fetch(url);
	const sent = await fetch(url, {
		method: 'POST',
		body: new URLSearchParams({ name: 'A Swift', sort_code: '108800', account_number: number, do: what }),
		redirect: 'manual'
	});
	expect(sent.status).toBe(303);
	return { url, location: sent.headers.get('location') };
}

/** With an account that has bank details of this kind, and that the worker has looked at. */
async function onboarded(number = '00012345') {
	const made = await somebody();
	const came = await start(made);
	if (!('account' in came)) throw new Error('it was opened before');
	await world.sql`update public.payee_accounts set account_ref = ${came.account} where id = ${made.id}`;
	await fillIn(came.account, number);
	await look();
	return { ...made, account: came.account };
}

const payTo = ({ payee, person }: { payee: string; person: string }) =>
	aPayment(world, { payee: { id: payee, person } });

describe('matrix 18: a payee who cannot be paid yet', () => {
	test('two tabs open one account; other words under the same key open none', async () => {
		const made = await somebody();
		const [one, two] = await Promise.all([start(made), start(made)]);
		expect(one).toEqual(two);
		expect(one).toHaveProperty('account');
		expect(await start(made, 'Another Swift')).toEqual({ differs: true });
	});

	test('half done is waiting; done is ready, by what Stripe says and not by where the browser comes back to', async () => {
		const made = await somebody();
		const came = await start(made);
		const account = 'account' in came ? came.account : '';
		await world.sql`update public.payee_accounts set account_ref = ${account} where id = ${made.id}`;
		expect((await fillIn(account, '', 'start', 'later')).location).toContain('/back');
		await look();
		expect(await rowOf(made.id)).toMatchObject({ ready: 'waiting', method_ref: null });
		const { url } = await fillIn(account, '00012345');
		await look();
		expect(await rowOf(made.id)).toMatchObject({ ready: 'ready', last4: '2345', check_result: 'match' });
		// The address works once.
		const again = await fetch(url, { redirect: 'manual' });
		expect(again.headers.get('location')).toContain('/again');
	});

	test('a reference that belongs to another payee is thrown out', async () => {
		const { account } = await onboarded();
		const thief = await somebody();
		await world.sql`update public.payee_accounts set account_ref = null where account_ref = ${account}`;
		await world.sql`update public.payee_accounts set account_ref = ${account} where id = ${thief.id}`;
		await look();
		expect(await rowOf(thief.id)).toMatchObject({ ready: 'closed', method_ref: null });
	});

	test.each(['restricted', 'closed'])(
		'%s at Stripe: held, nothing sent; and its payee is told',
		async (status) => {
			const made = await onboarded();
			const payment = await payTo(made);
			await world.simulator.ask('POST', 'accounts', { owner: 'northbrook', id: made.account, status });
			await look();
			await send();
			expect(await stateOf(world, payment)).toMatchObject({ state: 'held', held_why: 'payee not ready' });
			expect(await atRail(world, payment)).toEqual([]);
			expect(
				await world.sql`select 1 from public.messages where person_id = ${made.person} and kind = 'bank_needs_you'`
			).toHaveLength(1);
			if (status === 'closed') return;
			await world.simulator.ask('POST', 'accounts', {
				owner: 'northbrook',
				id: made.account,
				status: 'active'
			});
			await look();
			await send();
			expect(await stateOf(world, payment)).toMatchObject({ state: 'accepted', attempts: 1 });
		}
	);

	test('other bank details void what was approved for the old ones', async () => {
		const made = await onboarded();
		const payment = await payTo(made);
		await fillIn(made.account, '00012399', 'change');
		await look();
		expect(await stateOf(world, payment)).toMatchObject({ state: 'voided' });
		expect(await rowOf(made.id)).toMatchObject({ last4: '2399', check_result: 'match' });
		await send();
		expect(await atRail(world, payment)).toEqual([]);
	});
});

describe('matrix 19: a name that is not that of the account', () => {
	test.each([
		['22222205', 'close'],
		['22222213', 'none'],
		['22222221', 'unavailable']
	])('%s: held until a person agrees and Stripe knows', async (number, result) => {
		const made = await onboarded(number);
		expect(await rowOf(made.id)).toMatchObject({ check_result: result });
		const payment = await payTo(made);
		await send();
		expect(await stateOf(world, payment)).toMatchObject({ state: 'held', held_why: 'payee check' });
		await world.sql`update public.payee_accounts set acknowledged_at = now(), acknowledged_by = ${CARYS} where id = ${made.id}`;
		await send();
		expect(await stateOf(world, payment)).toMatchObject({ state: 'held' });
		await look();
		await send();
		expect(await stateOf(world, payment)).toMatchObject({ state: 'accepted', attempts: 1 });
		expect(await atRail(world, payment)).toHaveLength(1);
	});

	test('where a check is good for one payment alone, that is learnt once, and each is paid once', async () => {
		await world.simulator.ask('POST', 'settings', { checksOnce: true });
		const made = await onboarded();
		const first = await payTo(made);
		await send();
		expect(await stateOf(world, first)).toMatchObject({ state: 'accepted' });

		const second = await payTo(made);
		await send();
		expect(await stateOf(world, second)).toMatchObject({ state: 'held', held_why: 'payee check' });
		await look();
		// A person lets it go on: a refused attempt is never sent again by a machine alone.
		await world.sql`select private.move_payment(${second.id}, 'queued')`;
		await send();
		expect(await stateOf(world, second)).toMatchObject({ state: 'accepted', attempts: 2 });

		// From now on the next payment waits for a new check, and for nobody.
		const others = [await payTo(made), await payTo(made)];
		for (let turn = 0; turn < 3; turn++) {
			await look();
			await send();
		}
		for (const payment of others) {
			expect(await stateOf(world, payment)).toMatchObject({ state: 'accepted', attempts: 1 });
			expect(await atRail(world, payment)).toHaveLength(1);
		}
		await world.simulator.ask('POST', 'settings', { checksOnce: false });
	});
});
