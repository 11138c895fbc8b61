// Limits that people set for themselves, what they change about a payment that waits, the note of each payment, and statements.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { as, nobody, owner, provedNo, refused } from './support/database.ts';
import { aPayment, BY_HAND } from './support/paid.ts';

const EASTVALE_TRUST = '00000000-0000-4000-b000-000000000003';

type Bird = { account: string; name: string };

/** Somebody known to Northbrook, with an account of their own. */
async function aBird(name: string): Promise<Bird> {
	const account = randomUUID();
	const full = `${name} ${account.slice(0, 4)}`;
	await owner()`insert into auth.users (id, aud, role, email, created_at, updated_at)
		values (${account}, 'authenticated', 'authenticated', ${`${account}@birds.example`}, now(), now())`;
	await owner()`insert into public.people (organisation_id, name, account_id, contact_by, contact)
		values ('00000000-0000-4000-b000-000000000001', ${full}, ${account}, 'email', ${`${account}@birds.example`})`;
	return { account, name: full };
}
const paymentFor = (bird: Bird, more = {}) => aPayment({ who: bird.name, ...more });
const limit = (bird: Bird, given: object) => as(bird.account).call('set_own_limits', { given });
async function over(payment: string, day?: string): Promise<boolean> {
	const on = day ? owner()`${day}::date` : owner()`private.today()`;
	const [row] = await owner()`select private.over_own_limit(${payment}, ${on}) as over`;
	return row?.over as boolean;
}
const rowOf = async (id: string) => (await owner()`select * from public.payments where id = ${id}`)[0]!;
const hold = (id: string) =>
	owner()`select private.move_payment(${id}, 'held', null, 'over their own limit')`;
const seenOf = async (id: string) => (await rowOf(id)).version as number;

/** A sender in a process of its own, killed between taking a message and noting that it was sent. Out: what it took. */
async function killedWhileItHoldsAMessage(): Promise<string> {
	const { host, port, database, user, pass } = owner().options;
	const connection = { host: host[0], port: port[0], database, username: user, password: pass };
	const script = `
		import postgres from 'postgres';
		const sql = postgres({ ...${JSON.stringify(connection)}, max: 1 });
		await sql.begin(async (tx) => {
			const [row] = await tx\`select private.next_email() as email\`;
			console.log(JSON.stringify(row));
			await new Promise((done) => setTimeout(done, 60000));
		});`;
	const sender = spawn(process.execPath, ['--input-type=module', '-e', script]);
	const [took] = (await once(sender.stdout, 'data')) as [Buffer];
	sender.kill('SIGKILL');
	await once(sender, 'close');
	return took.toString();
}

describe('limits', () => {
	test('set, read and taken away by the person alone; nobody else learns that there is one', async () => {
		const redwing = await aBird('Redwing');
		await limit(redwing, { week_pence: 6000, month_pence: 20000, month_begins_on: 17 });
		expect(await as(redwing.account).call('my_own_limits')).toMatchObject({
			week_pence: 6000,
			month_pence: 20000,
			month_begins_on: 17,
			week: { given: 0 }
		});
		expect(await as(redwing.account).rows`select month_pence from public.own_limits`).toEqual([
			{ month_pence: 20000 }
		]);
		for (const who of ['carys', 'dev', 'grace', 'fatima', 'marcus', 'olwen']) {
			expect(await as(who).rows`select week_pence from public.own_limits`).toEqual([]);
		}
		// Asking for one's own answers with one's own, whoever else has set some.
		expect(await as('tunde').call('my_own_limits')).toMatchObject({ week_pence: null, month_pence: null });
		provedNo('my_own_limits', 'tunde');
		await as('tunde').call('set_own_limits', { given: {} });
		expect(await as(redwing.account).call('my_own_limits')).toMatchObject({ week_pence: 6000 });
		provedNo('set_own_limits', 'tunde');
		await refused(nobody.run('select week_pence from public.own_limits'), '42501');
		await refused(nobody.call('my_own_limits'), '42501');
		await refused(nobody.call('set_own_limits', { given: {} }), '42501');
		await limit(redwing, {});
		expect(await as(redwing.account).rows`select month_pence from public.own_limits`).toEqual([]);
	});

	test.each([
		['PL001', 'week', { week_pence: -1 }],
		['PL002', 'month', { month_pence: 1000001 }],
		['PL003', 'month_begins_on', { month_pence: 100, month_begins_on: 31 }]
	])('%s beside %s', async (code, field, given) => {
		await refused(limit(await aBird('Wren'), given), code, field);
	});

	test('it fires before the payment that would cross, by the day of paying, and counts what is under way', async () => {
		const swift = await aBird('Swift');
		await limit(swift, { week_pence: 8000 });
		const first = await paymentFor(swift, { fee: 5000, daysAgo: 40 });
		expect(await over(first.id)).toBe(false);
		await owner()`select private.move_payment(${first.id}, 'handed_to_finance')`;
		const second = await paymentFor(swift, { fee: 5000, expenses: 9000 });
		expect(await over(second.id)).toBe(true);
		const [later] = await owner()`select (private.today() + 14)::text as day`;
		expect(await over(second.id, later!.day as string)).toBe(false);
		const spent = await paymentFor(swift, { fee: 0, expenses: 90000 });
		expect(await over(spent.id)).toBe(false);
		const exactly = await paymentFor(swift, { fee: 3000 });
		expect(await over(exactly.id)).toBe(false);
	});

	test('it holds across organisations, for one account', async () => {
		const nightingale = await aBird('Nightingale');
		await owner()`insert into public.people (organisation_id, name, account_id)
			values (${EASTVALE_TRUST}, ${nightingale.name}, ${nightingale.account})`;
		const [programme] =
			await owner()`select id from public.programmes where organisation_id = ${EASTVALE_TRUST} limit 1`;
		await limit(nightingale, { month_pence: 7000 });
		await paymentFor(nightingale, {
			organisation: EASTVALE_TRUST,
			programme: (programme?.id as string) ?? undefined,
			moves: BY_HAND
		});
		expect(await over((await paymentFor(nightingale)).id)).toBe(true);
	});

	test('a month begins on the day they say', async () => {
		const rows = await owner()`
			select private.month_of('2026-03-16', 17)::text as before, private.month_of('2026-03-17', 17)::text as on_it,
				private.month_of('2026-03-01', 1)::text as first, private.month_of('2026-03-05', 28)::text as short`;
		expect(rows).toEqual([
			{ before: '2026-02-17', on_it: '2026-03-17', first: '2026-03-01', short: '2026-02-28' }
		]);
	});

	test('matrix 34: two payments that would cross together are looked at one after the other, and one is held', async () => {
		const robin = await aBird('Robin');
		await limit(robin, { month_pence: 8000 });
		const two = [await paymentFor(robin), await paymentFor(robin)];
		const sent = await Promise.all(
			two.map(({ id }) =>
				owner().begin(async (sql) => {
					await sql`select 1 from public.payments where id = ${id} for update`;
					const [row] = await sql`select private.over_own_limit(${id}, private.today()) as over`;
					await sql`select pg_sleep(0.2)`;
					if (row?.over) await sql`select private.move_payment(${id}, 'held', null, 'over their own limit')`;
					else await sql`select private.move_payment(${id}, 'handed_to_finance')`;
					return !row?.over;
				})
			)
		);
		expect(sent.filter(Boolean)).toHaveLength(1);
	});
});

describe('a payment that waits for its person', () => {
	async function waiting(more = {}) {
		const bird = await aBird('Dunnock');
		await limit(bird, { week_pence: 100 });
		const { id, claim } = await paymentFor(bird, { expenses: 700, ...more });
		await hold(id);
		return { bird, id, claim, seen: await seenOf(id) };
	}

	test('they are told in neutral words, and finance reads no why', async () => {
		const { bird, id } = await waiting();
		const told =
			await owner()`select m.kind from public.messages m join public.people p on p.id = m.person_id where p.name = ${bird.name}`;
		expect(told).toEqual([{ kind: 'bank_needs_you' }]);
		await refused(as('carys').run('select held_why from public.payments'), '42501');
		await refused(as('carys').run('select why from public.payment_events'), '42501');
		await refused(as('carys').run('select let_through_at from public.payments'), '42501');
		expect(await as(bird.account).call('my_payment', { payment: id })).toMatchObject({
			held_why: 'over their own limit',
			mine: true
		});
	});

	test('it says on which day it goes out by itself: the first that begins with room; what never fits says none', async () => {
		const { bird, id } = await waiting();
		const fits = async () =>
			(await as(bird.account).call<{ fits_on: string | null }>('my_payment', { payment: id })).fits_on;
		expect(await fits()).toBeNull();
		await limit(bird, { week_pence: 8000 });
		const [days] = await owner()`select private.today()::text as today,
			(date_trunc('week', private.today())::date + 7)::text as monday`;
		expect(await fits()).toBe(days!.today);
		const { id: other } = await paymentFor(bird, { fee: 4000 });
		await owner()`select private.move_payment(${other}, 'handed_to_finance')`;
		expect(await fits()).toBe(days!.monday);
		await owner()`select private.look_at_own_limits(now())`;
		expect((await rowOf(id)).state).toBe('held');
		await owner()`select private.look_at_own_limits(${days!.monday as string}::date + interval '12 hours')`;
		expect((await rowOf(id)).state).toBe('approved');
	});

	test('what is handed over early for a later day counts on that day', async () => {
		const bird = await aBird('Twite');
		await limit(bird, { week_pence: 6000 });
		const { id } = await paymentFor(bird);
		await owner()`update public.payments set pay_on = private.today() + 14 where id = ${id}`;
		await owner()`select private.move_payment(${id}, 'handed_to_finance')`;
		expect(await over((await paymentFor(bird)).id)).toBe(false);
	});

	test('paid anyway, which another day takes back', async () => {
		const { bird, id, seen } = await waiting();
		await refused(as('tunde').call('pay_it_anyway', { payment: id, seen }), 'P0002');
		await refused(as(bird.account).call('pay_it_anyway', { payment: id, seen: seen - 1 }), 'PL004');
		await as(bird.account).call('pay_it_anyway', { payment: id, seen });
		expect((await rowOf(id)).state).toBe('approved');
		expect(await over(id)).toBe(false);
		const [day] =
			await owner()`select (private.today() + 3)::text as later, (private.today() - 1)::text as gone`;
		const now = { payment: id, seen: await seenOf(id) };
		await refused(as('tunde').call('choose_pay_day', { ...now, day: day!.later }), 'P0002');
		await refused(as(bird.account).call('choose_pay_day', { ...now, day: day!.gone }), 'PL005', 'day');
		await as(bird.account).call('choose_pay_day', { ...now, day: day!.later });
		expect(await rowOf(id)).toMatchObject({ let_through_at: null, pay_on: day!.later });
		expect(await over(id)).toBe(true);
	});

	test('a day is asked for before it is approved, and taken back; afterwards the payment has it', async () => {
		const bird = await aBird('Whinchat');
		const { claim } = await paymentFor(bird);
		const [days] =
			await owner()`select (private.today() + 9)::text as later, (private.today() - 1)::text as gone`;
		const version = async () =>
			(await owner()`select version from public.claims where id = ${claim}`)[0]!.version as number;
		const choose = async (day: string | null, who = bird.account, seen?: number) =>
			as(who).call('choose_claim_day', { claim, seen: seen ?? (await version()), day });
		await refused(choose(days!.later as string), 'PL007', 'day');
		await owner()`update public.claims set approved_at = null where id = ${claim}`;
		await refused(choose(days!.later as string, 'tunde'), 'P0002');
		await refused(choose(days!.gone as string), 'PL005', 'day');
		const seen = await version();
		await choose(days!.later as string);
		await refused(choose(null, bird.account, seen), 'PC002');
		const on = () => owner()`select pay_on::text as on from public.claims where id = ${claim}`;
		expect(await on()).toEqual([{ on: days!.later }]);
		await choose(null);
		expect(await on()).toEqual([{ on: null }]);
	});

	test('split exactly, without a new approval; the ledger owes the same', async () => {
		const { bird, id, claim, seen } = await waiting();
		const day = (await owner()`select private.today()::text as day`)[0]!.day as string;
		const split = (one: number, other: number, who = bird.account) =>
			as(who).call<string[]>('split_payment', {
				payment: id,
				seen,
				parts: [
					{ pence: one, pay_on: day },
					{ pence: other, pay_on: day }
				]
			});
		await refused(split(1000, 4000), 'PL006', 'parts');
		await refused(split(0, 5700), 'PL006', 'part_1');
		await refused(split(1000, 4700, 'tunde'), 'P0002');
		await split(1000, 4700);
		const live = await owner()`select pence, fee_pence, expense_pence from public.payments
			where claim_id = ${claim} and state <> 'replaced' order by pence`;
		expect(live).toEqual([
			{ pence: 1000, fee_pence: 300, expense_pence: 700 },
			{ pence: 4700, fee_pence: 4700, expense_pence: 0 }
		]);
		const [owed] = await owner()`select sum(e.pence) as pence from public.ledger_entries e
			join public.ledger_transactions t on t.id = e.transaction_id join public.payment_events v on v.id = t.event_id
			join public.payments p on p.id = v.payment_id where p.claim_id = ${claim} and e.account = 'owed'`;
		expect(owed?.pence).toBe(-5700);
	});

	test('less of it, or none', async () => {
		const { bird, id, claim, seen } = await waiting();
		await refused(as(bird.account).call('take_less', { payment: id, seen, pence: 5000 }), 'PL006', 'pence');
		await refused(as('tunde').call('take_less', { payment: id, seen, pence: 100 }), 'P0002');
		const made = await as(bird.account).call<string>('take_less', { payment: id, seen, pence: 100 });
		expect(await rowOf(made)).toMatchObject({ pence: 800, fee_pence: 100, claim_id: claim });
		await refused(as('tunde').call('give_up_payment', { payment: made, seen: 1 }), 'P0002');
		await as(bird.account).call('give_up_payment', { payment: made, seen: 1 });
		expect((await rowOf(made)).state).toBe('voided');
		const { payments } = await as(bird.account).call<{ payments: { id: string }[] }>('my_payments');
		expect(payments.map((one) => one.id)).toEqual([made]);
		provedNo('my_payments', 'tunde');
		await refused(nobody.call('my_payments'), '42501');
		await refused(as('tunde').call('my_payment', { payment: made }), 'P0002');
	});

	test('what has left is not changed any more', async () => {
		const bird = await aBird('Starling');
		const { id } = await paymentFor(bird, { moves: ['handed_to_finance'] });
		await refused(as(bird.account).call('give_up_payment', { payment: id, seen: await seenOf(id) }), 'PL004');
	});
});

describe('notes and statements', () => {
	test('matrix 35: the note of a payment is made and sent once, also where the mail fails or its sender is killed', async () => {
		const bird = await aBird('Linnet');
		await owner()`update public.people set contact_by = 'email', contact = 'linnet@birds.example' where account_id = ${bird.account}`;
		const { id } = await paymentFor(bird, { moves: BY_HAND });
		await owner()`update public.messages set cancelled_at = now(), cancelled_why = 'no longer needed'
			where delivered_at is null and cancelled_at is null and about_id <> ${id}`;
		const due = () => owner()`select id, attempts, delivered_at from public.messages where about_id = ${id}`;
		// Killed while it holds the message: nothing is noted, and the next one takes it.
		expect(await killedWhileItHoldsAMessage()).toContain('payment_sent');
		const [message] = await due();
		expect(message?.delivered_at).toBeNull();
		await owner()`select private.note_email_failed(${message!.id as string}, 'unreachable')`;
		await owner().begin(async (sql) => {
			const [again] = await sql`select private.next_email(now() + interval '1 hour') as email`;
			expect((again?.email as { id: string }).id).toBe(message!.id);
			await sql`select private.note_emailed(${message!.id as string})`;
		});
		const [none] = await owner()`select private.next_email(now() + interval '1 hour') as email`;
		expect(none?.email).toBeNull();
		expect(await due()).toHaveLength(1);
		expect(await as(bird.account).rows`select payment_id from public.remittances`).toEqual([
			{ payment_id: id }
		]);
		expect(
			await as('tunde').rows`select payment_id from public.remittances where payment_id = ${id}`
		).toEqual([]);
		// It comes back: one correction.
		await owner()`select private.move_payment(${id}, 'reversed')`;
		const kinds = await owner()`select kind from public.messages where about_id = ${id} order by kind`;
		expect(kinds.map(({ kind }) => kind as string)).toEqual(['payment_came_back', 'payment_sent']);
		expect(await as(bird.account).call('my_payment', { payment: id })).toMatchObject({
			came_back_at: expect.any(String) as string
		});
	});

	test('statements for odd days equal the ledger, counted another way; what came back is taken off', async () => {
		const bird = await aBird('Siskin');
		for (const [n, fee, spent] of [
			[1, 5000, 0],
			[9, 2501, 733],
			[40, 0, 999],
			[200, 7777, 1]
		] as const) {
			const { id } = await paymentFor(bird, { fee, expenses: spent, moves: ['handed_to_finance'] });
			await owner()`select private.move_payment(${id}, 'recorded_paid', at => now() - make_interval(days => ${n}))`;
			if (n === 9) await owner()`select private.move_payment(${id}, 'reversed')`;
		}
		await paymentFor(bird, { fee: 4000 });
		for (const [from, to] of [
			[0, 0],
			[3, 0],
			[10, 2],
			[41, 9],
			[300, 39],
			[400, 0]
		] as const) {
			const [days] =
				await owner()`select (private.today() - ${from}::int)::text as from_day, (private.today() - ${to}::int)::text as to_day`;
			const said = await as(bird.account).call<{ fee_pence: number; expense_pence: number }>(
				'my_statement',
				days
			);
			// What left the bank, less what came back to it.
			const [ledger] = await owner()`
				select coalesce(-sum(e.pence), 0)::int as pence from public.ledger_entries e
				join public.ledger_transactions t on t.id = e.transaction_id join public.payment_events v on v.id = t.event_id
				join public.payments p on p.id = v.payment_id join public.payees y on y.id = p.payee_id join public.people w on w.id = y.person_id
				where w.account_id = ${bird.account} and e.account = 'bank'
					and (case when v.to_state = 'reversed' then v.at else p.paid_at end at time zone 'Europe/London')::date
						between ${days!.from_day as string}::date and ${days!.to_day as string}::date`;
			expect(said.fee_pence + said.expense_pence).toBe(ledger?.pence);
		}
		const bad = { from_day: '2026-02-02', to_day: '2026-02-01' };
		await refused(as(bird.account).call('my_statement', bad), 'PS001', 'to');
		await refused(nobody.call('my_statement', { from_day: '2026-01-01', to_day: '2026-02-01' }), '42501');
	});

	test('those who work with somebody without an account print theirs; nobody else, and for nobody with one', async () => {
		const { claim } = await aPayment({ who: 'Mrs Plover', moves: BY_HAND, fee: 1234 });
		const [row] = await owner()`select person_id from public.claims where id = ${claim}`;
		const days = { from_day: '2026-01-01', to_day: '2027-12-31' };
		const asked = { person: row!.person_id, ...days };
		expect(await as('fatima').call('statement_for', asked)).toMatchObject({
			fee_pence: 1234,
			name: 'Mrs Plover'
		});
		for (const who of ['carys', 'marcus', 'olwen', 'joy'])
			await refused(as(who).call('statement_for', asked), 'P0002');
		const [amina] =
			await owner()`select id from public.people where name = 'Amina' and account_id is not null limit 1`;
		await refused(as('fatima').call('statement_for', { person: amina!.id, ...days }), 'P0002');
	});
});
