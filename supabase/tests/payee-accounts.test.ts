// Where a person's money goes by Stripe: opened once, believed only from Stripe, and a person looks where the name is another.
import { beforeAll, describe, expect, test } from 'vitest';
import { afresh, as, nobody, owner, refused } from './support/database.ts';
import { EASTVALE, NORTHBROOK } from './support/ids.ts';
import { aPayment } from './support/paid.ts';

type Opened = { id: string; payee: string; n: number; ref: string | null };
type Place = {
	organisation: { slug: string };
	person: string;
	routes: string[];
	account: { id: string; ready: string; last4: string | null; agreed: boolean; sent_back: boolean } | null;
};
type Checks = {
	waiting: {
		id: string;
		seen: string;
		name: string | null;
		shown: string | null;
		last4: string | null;
		mine: boolean;
	}[];
	decided: { result: string; agreed: boolean }[];
};

const AMINA_ADVISES = '00000000-0000-4000-d000-000000000012';
const start = async (who = 'amina', person = AMINA_ADVISES, organisation = NORTHBROOK) =>
	(await afresh(who)).call<Opened>('start_payee_account', { organisation, person });
const checks = (who = 'carys') => as(who).call<Checks>('payee_checks', { organisation: NORTHBROOK });

/** What the worker does: writes down what the rail says. */
async function says(account: string, more: Record<string, unknown> = {}) {
	const [row] = await owner()<{ payee_id: string }[]>`
		select payee_id from public.payee_accounts where id = ${account}`;
	const status = {
		ready: 'ready',
		due: [],
		method: 'gbba_1',
		last4: '2345',
		payeeId: row?.payee_id,
		...more
	};
	const [came] = await owner()<{ came: { check?: string; tell?: string } }[]>`
		select private.record_payee_status(${account}, ${owner().json(status)}) as came`;
	return came?.came ?? {};
}
async function checked(account: string, result: string, shownName?: string, check = 'rcpv_1') {
	const [came] = await owner()<{ came: { tell?: string | null } }[]>`
		select private.record_payee_check(${account}, (select method_ref from public.payee_accounts where id = ${account}),
			${owner().json({ result, check, ...(shownName && { shownName }) })}) as came`;
	return came?.came ?? {};
}
const row = async (account: string) =>
	(await owner()`select * from public.payee_accounts where id = ${account}`)[0] ?? {};

let bird = 0;
/** An account of somebody new, opened as the application does, of which the rail was not asked yet. */
async function opened(): Promise<Opened & { person: string }> {
	const [person] = await owner()<{ id: string }[]>`
		insert into public.people (organisation_id, name, contact_by) values (${NORTHBROOK}, ${`Bird ${++bird}`}, 'letter') returning id`;
	const [payee] = await owner()<{ id: string }[]>`
		insert into public.payees (organisation_id, kind, person_id) values (${NORTHBROOK}, 'person', ${person!.id}) returning id`;
	const [made] = await owner()<{ made: Opened }[]>`select private.open_payee_account(${payee!.id}) as made`;
	await owner()`update public.payee_accounts set account_ref = ${`acct_bird_${bird}`} where id = ${made!.made.id}`;
	return { ...made!.made, person: person!.id };
}

/** A payment to the payee, without the approvals that are another part's. */
async function paying(payee: string): Promise<string> {
	const { id } = await aPayment({ route: 'stripe' });
	await owner()`update public.payments set payee_id = ${payee} where id = ${id}`;
	return id;
}
const hold = async (payment: string, at = new Date()) =>
	(await owner()`select private.payee_hold(${payment}, ${at}) as why`)[0]?.why as string | null;
const LATER = new Date(Date.now() + 20 * 24 * 60 * 60 * 1000);

beforeAll(async () => {
	// A role that may be paid by Stripe.
	await aPayment({ route: 'stripe' });
});

describe('beginning', () => {
	test('two tabs open one account, under one key', async () => {
		const [one, two] = await Promise.all([start(), start()]);
		expect(one).toEqual(two);
		expect(one).toMatchObject({ n: 1, ref: null });
	});

	test('asks for a fresh sign-in, and is for oneself', async () => {
		const asked = { organisation: NORTHBROOK, person: AMINA_ADVISES };
		await refused(as('amina').call('start_payee_account', asked), 'PF001');
		await refused((await afresh('tunde')).call('start_payee_account', asked), '42501');
		await refused(nobody.call('start_payee_account', asked), '42501');
	});

	test('is not for a trust that pays nobody so', async () => {
		await refused(start('amina', AMINA_ADVISES, EASTVALE), 'PK001');
	});

	test('the reference is kept once; another’s account is not to be touched', async () => {
		const { id } = await start();
		await refused(as('tunde').call('keep_payee_account', { account: id, ref: 'acct_tundes' }), 'P0002');
		await refused(as('amina').call('keep_payee_account', { account: id, ref: 'somewhere else' }), 'PK002');
		await as('amina').call('keep_payee_account', { account: id, ref: 'acct_aminas' });
		await as('amina').call('keep_payee_account', { account: id, ref: 'acct_another' });
		expect(await start()).toMatchObject({ id, n: 1, ref: 'acct_aminas' });
		expect((await row(id)).ready).toBe('started');
	});

	test('Stripe’s form is opened by whose account it is, with a fresh sign-in', async () => {
		const { id } = await start();
		await refused(as('amina').call('payee_form', { account: id }), 'PF001');
		await refused((await afresh('tunde')).call('payee_form', { account: id }), 'P0002');
		expect(await (await afresh('amina')).call('payee_form', { account: id })).toEqual({
			slug: 'northbrook',
			ref: 'acct_aminas',
			purpose: 'start'
		});
	});

	test('where Stripe knows the key with other words, another account is opened under another key', async () => {
		const tunde = '00000000-0000-4000-d000-000000000013';
		const [mine] = await owner()<{ id: string }[]>`
			select p.id from public.people p join auth.users u on u.id = p.account_id where u.email like 'tunde%' limit 1`;
		const { id } = await start('tunde', mine?.id ?? tunde);
		await refused(as('tunde').call('restart_payee_account', { account: id }), 'PF001');
		await refused((await afresh('amina')).call('restart_payee_account', { account: id }), 'P0002');
		const again = await (await afresh('tunde')).call<Opened>('restart_payee_account', { account: id });
		expect(again).toMatchObject({ n: 2, ref: null });
		expect(again.id).not.toBe(id);
	});

	test('one’s own page says where one can be paid, and no reference', async () => {
		const { places } = await as('amina').call<{ places: Place[] }>('my_pay_bank');
		const place = places.find(({ person }) => person === AMINA_ADVISES);
		expect(place).toMatchObject({ organisation: { slug: 'northbrook' }, account: { ready: 'started' } });
		expect(place?.routes).toContain('stripe');
		expect(JSON.stringify(places)).not.toContain('acct_');
		expect((await as('olwen').call<{ places: Place[] }>('my_pay_bank')).places).toEqual([]);
		await refused(nobody.call('my_pay_bank'), '42501');
	});

	test('a payee and finance read that there is an account; others do not', async () => {
		const { id, payee } = await start();
		for (const who of ['amina', 'carys']) {
			expect(
				await as(who).rows`select id, ready, last4 from public.payee_accounts where id = ${id}`
			).toHaveLength(1);
			expect(await as(who).rows`select id from public.payees where id = ${payee}`).toHaveLength(1);
		}
		for (const who of ['tunde', 'grace', 'olwen']) {
			expect(await as(who).rows`select id from public.payee_accounts where id = ${id}`).toEqual([]);
			expect(await as(who).rows`select id from public.payees where id = ${payee}`).toEqual([]);
		}
	});

	test('no role reads or writes where money goes but by these commands', async () => {
		await refused(as('carys').rows`select account_ref from public.payee_accounts`, '42501');
		await refused(as('carys').rows`select shown_name from public.payee_accounts`, '42501');
		await refused(as('amina').rows`update public.payee_accounts set ready = 'ready'`, '42501');
	});
});

describe('matrix 18: an account that is not ready', () => {
	test('holds a payment until Stripe says that it is, and again when it says that it is not', async () => {
		const { id, payee } = await opened();
		const payment = await paying(payee);
		expect(await hold(payment)).toBe('payee not ready');
		await says(id, { ready: 'waiting', method: null, last4: null });
		expect(await hold(payment)).toBe('payee not ready');
		expect(await says(id)).toMatchObject({ check: 'gbba_1' });
		await checked(id, 'match');
		expect(await hold(payment)).toBe('cooling off');
		expect(await hold(payment, LATER)).toBeNull();
		await says(id, { ready: 'restricted' });
		expect(await hold(payment, LATER)).toBe('payee not ready');
		await says(id);
		expect(await hold(payment, LATER)).toBeNull();
	});

	test('its payee is told, once, and so is a change of bank account', async () => {
		const { id, person } = await opened();
		const told = async () =>
			(
				await owner()`select kind from public.messages where person_id = ${person} order by queued_at, kind`
			).map(({ kind }) => kind as string);
		await says(id);
		expect(await told()).toEqual(['bank_changed']);
		for (const ready of ['restricted', 'ready', 'restricted']) await says(id, { ready });
		expect(await told()).toEqual(['bank_changed', 'bank_needs_you']);
		await says(id, { method: 'gbba_2', last4: '9999' });
		expect((await told()).filter((kind) => kind === 'bank_changed')).toHaveLength(2);
	});

	test('a reference that Stripe does not know as this payee’s is never paid', async () => {
		for (const payeeId of [null, crypto.randomUUID()]) {
			const { id, payee } = await opened();
			const payment = await paying(payee);
			await says(id, { payeeId });
			expect(await row(id)).toMatchObject({ ready: 'closed', method_ref: null });
			expect(await hold(payment)).toBe('payee not ready');
		}
	});

	test('a changed bank account is checked anew and cools off anew', async () => {
		const { id, payee } = await opened();
		const payment = await paying(payee);
		await says(id);
		await checked(id, 'match');
		await owner()`update public.payee_accounts set cooled_at = now() - interval '1 minute' where id = ${id}`;
		expect(await hold(payment)).toBeNull();
		expect(await says(id, { method: 'gbba_2', last4: '0001' })).toMatchObject({ check: 'gbba_2' });
		expect(await hold(payment)).toBe('payee check');
		await checked(id, 'match');
		expect(await hold(payment)).toBe('cooling off');
		expect((await row(id)).last4).toBe('0001');
	});

	test('a closed one makes room for the next', async () => {
		const { id, payee } = await opened();
		await says(id, { ready: 'closed', method: null });
		const [made] = await owner()`select private.open_payee_account(${payee}) as made`;
		expect(made?.made).toMatchObject({ n: 2, ref: null });
		expect((await row(id)).ended_at).not.toBeNull();
	});

	test('is asked about when its person or Stripe says so, one worker at a time', async () => {
		const { id, ref } = { ...(await opened()), ref: `acct_bird_${bird}` };
		const due = async () =>
			(await owner()`select private.take_payee_look() as due`)[0]?.due as { id?: string; slug?: string };
		await owner()`update public.payee_accounts set look_at = null where id <> ${id}`;
		expect(await due()).toEqual({ id, slug: 'northbrook', ref });
		expect(await due()).toEqual({});
		await owner()`select private.payee_account_changed('eastvale', ${ref})`;
		expect(await due()).toEqual({});
		await owner()`select private.payee_account_changed('northbrook', ${ref})`;
		expect((await due()).id).toBe(id);
		const mine = await start();
		await as('amina').call('ask_payee_look', { account: mine.id });
		expect((await due()).id).toBe(mine.id);
		await refused(as('tunde').call('ask_payee_look', { account: mine.id }), 'P0002');
	});
});

describe('matrix 19: a name that is not that of the account', () => {
	const waiting = async (id: string) => (await checks()).waiting.find((one) => one.id === id);
	const decide = async (id: string, agreed: boolean, who = 'carys') => {
		const one = await waiting(id);
		await (await afresh(who)).call('decide_payee_check', { account: id, seen: one?.seen, agreed });
	};

	test.each(['close', 'none', 'unavailable'])(
		'%s: waits for a person, who agrees, and for Stripe to know',
		async (result) => {
			const { id, payee } = await opened();
			const payment = await paying(payee);
			await says(id);
			await checked(id, result, result === 'close' ? 'A. Bird' : undefined);
			expect(await hold(payment, LATER)).toBe('payee check');
			expect(await waiting(id)).toMatchObject({
				name: `Bird ${bird}`,
				shown: result === 'close' ? 'A. Bird' : null,
				last4: '2345'
			});
			await decide(id, true);
			expect(await waiting(id)).toBeUndefined();
			expect(await hold(payment, LATER)).toBe('payee check');
			expect(await says(id)).toEqual({ check: null, tell: 'rcpv_1' });
			await owner()`select private.record_check_told(${id}, 'rcpv_1')`;
			expect(await hold(payment, LATER)).toBeNull();
			expect((await row(id)).shown_name).toBeNull();
			expect((await checks()).decided[0]).toMatchObject({ result, agreed: true });
		}
	);

	test('sent back: it stays held, and the person is asked for other bank details', async () => {
		const { id, payee, person } = await opened();
		const payment = await paying(payee);
		await says(id);
		await checked(id, 'none');
		await decide(id, false);
		expect(await hold(payment, LATER)).toBe('payee check');
		expect(
			await owner()`select 1 from public.messages where person_id = ${person} and kind = 'bank_needs_you'`
		).toHaveLength(1);
		await says(id, { method: 'gbba_2' });
		await checked(id, 'match', undefined, 'rcpv_2');
		expect(await hold(payment, LATER)).toBeNull();
	});

	test('only finance looks, freshly signed in, at what they saw, and never at their own', async () => {
		const { id } = await opened();
		await says(id);
		await checked(id, 'none');
		const seen = (await waiting(id))?.seen;
		const asked = { account: id, seen, agreed: true };
		await refused(as('carys').call('decide_payee_check', asked), 'PF001');
		for (const who of ['marcus', 'grace', 'dev']) {
			await refused((await afresh(who)).call('decide_payee_check', asked), '42501');
		}
		await refused((await afresh('olwen')).call('decide_payee_check', asked), 'P0002');
		await refused(nobody.call('decide_payee_check', asked), '42501');
		for (const who of ['marcus', 'grace', 'olwen']) await refused(checks(who), '42501');

		const carys = await afresh('carys');
		await checked(id, 'close', 'Somebody', 'rcpv_9');
		await refused(carys.call('decide_payee_check', asked), 'PK004');
	});

	test('nobody looks at their own', async () => {
		const { id, payee } = await opened();
		await says(id);
		await checked(id, 'none');
		const [carys] = await owner()<{ id: string }[]>`
			select p.id from public.people p join public.members m on m.person_id = p.id
			where m.role = 'finance_approver' and m.organisation_id = ${NORTHBROOK} limit 1`;
		await owner()`delete from public.payees where person_id = ${carys!.id}`;
		await owner()`update public.payees set person_id = ${carys!.id} where id = ${payee}`;
		expect((await waiting(id))?.mine).toBe(true);
		await refused(decide(id, true), 'PK003');
	});

	test('the auditor reads what was decided, and no name', async () => {
		const { waiting, decided } = await checks('dev');
		expect(waiting.length).toBeGreaterThan(0);
		expect(waiting.every(({ name, shown, last4 }) => name === null && shown === null && last4 === null)).toBe(
			true
		);
		expect(decided.length).toBeGreaterThan(0);
		await expect(owner()`update private.payee_check_decisions set agreed = true`).rejects.toMatchObject({
			code: 'LG002'
		});
	});

	test('what was agreed holds for a new check of the same account and name, and for no other', async () => {
		const { id, payee } = await opened();
		const payment = await paying(payee);
		await says(id);
		await checked(id, 'close', 'A. Bird');
		await decide(id, true);
		await owner()`select private.record_check_told(${id}, 'rcpv_1')`;

		// The rail would not take the check for another payment.
		await owner()`update public.payments set payee_account_id = ${id} where id = ${payment}`;
		for (const [to, held] of [
			['queued', null],
			['sending', null],
			['refused', null],
			['held', 'payee check']
		])
			await owner()`select private.move_payment(${payment}, ${to!}, null, ${held!})`;
		expect(await hold(payment, LATER)).toBe('payee check');
		expect(await says(id)).toMatchObject({ check: 'gbba_1' });
		expect(await checked(id, 'close', 'A. Bird', 'rcpv_2')).toEqual({ tell: 'rcpv_2' });
		expect(await hold(payment, LATER)).toBe('payee check');
		await owner()`select private.record_check_told(${id}, 'rcpv_2')`;
		expect(await hold(payment, LATER)).toBeNull();

		expect(await checked(id, 'close', 'B. Bird', 'rcpv_3')).toEqual({ tell: null });
		expect(await hold(payment, LATER)).toBe('payee check');
	});
});
