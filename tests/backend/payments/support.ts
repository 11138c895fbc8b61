// Sending as it really happens: the database of the cast, the simulator in its own process, the Stripe rail between them, and
// people who can be paid by it.
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { startSimulator, accountOf, type Simulator } from '../../../scripts/stripe-simulator/start.ts';
import { freshDatabase } from '../../../scripts/support/fresh-database.ts';
import { MIGRATIONS } from '../../../src/lib/platform/backend/migrate.ts';
import { loadData } from '../../../src/lib/platform/backend/seeds.ts';
import type { InTransaction } from '../../../src/lib/platform/worker.server.ts';
import type { Point, Working } from '../../../src/lib/payments/dispatch.ts';
import type { PaymentRail } from '../../../src/lib/payments/rail.ts';
import { stripeRail } from '../../../src/lib/payments/stripe/rail.server.ts';

export const NORTHBROOK = '00000000-0000-4000-b000-000000000001';
export const PCREF = '00000000-0000-4000-c000-000000000001';
export const CARYS = '00000000-0000-4000-a000-000000000004';

export type World = {
	url: string;
	sql: postgres.Sql;
	simulator: Simulator;
	rail: PaymentRail;
	inTransaction: InTransaction;
	/** What dispatch and the rest work with; another key or a point to pass is given. */
	working(changes?: Partial<Working>): Working;
	close(): Promise<void>;
};

/** Starts everything. `still`: the simulator's time passes only when it is pushed on. */
export async function aWorld({ still = true, data = undefined as string | undefined } = {}): Promise<World> {
	const database = await freshDatabase();
	const sql = postgres(database.url, { max: 12, onnotice: () => undefined });
	await loadData(
		database.url,
		'cast',
		async ({ id = '', email }) => {
			await sql`
				insert into auth.users (id, aud, role, email, email_confirmed_at, created_at, updated_at)
				values (${id}, 'authenticated', 'authenticated', ${email}, now(), now(), now())`;
			return id;
		},
		MIGRATIONS
	);
	const simulator = await startSimulator({ still, ...(data && { data }) });
	const rail = railOf(simulator);
	// As fast as the machine: the pace has a test of its own.
	await sql`insert into public.pay_settings (organisation_id, sends_per_minute, most_per_day, most_per_payee_week)
		values (${NORTHBROOK}, 600000, 100000000, 10000000)
		on conflict (organisation_id) do update set sends_per_minute = 600000, most_per_day = 100000000, most_per_payee_week = 10000000`;
	await simulator.ask('POST', 'balance', { owner: 'northbrook', pence: 100_000_000 });
	return {
		url: database.url,
		sql,
		simulator,
		rail,
		inTransaction: over(sql),
		working: (changes = {}) => ({
			inTransaction: over(sql),
			rail,
			organisation: NORTHBROOK,
			...changes
		}),
		close: async () => {
			await simulator.close();
			await sql.end();
			await database.close();
		}
	};
}

export const railOf = ({ url }: Simulator, changes: object = {}): PaymentRail =>
	stripeRail({ ...accountOf('northbrook'), base: url, timeout: 3000, ...changes });

/** Transactions of the worker's kind, over the connections of a test. */
export const over =
	(sql: postgres.Sql): InTransaction =>
	<T>(work: Parameters<InTransaction>[0]) =>
		sql.begin((transaction) =>
			work(async (text, values) => [...(await transaction.unsafe(text, values as never[]))] as never)
		) as Promise<T>;

type Payable = {
	/** Of the magic ones; 00012345 is well. */
	number?: string;
	fee?: number;
	/** To somebody who was paid before. */
	payee?: Payee;
	/** Days from today. */
	payOn?: number;
};

export type Paying = { id: string; claim: string; payee: Payee; account: string };

type Payee = { id: string; person: string };

/** Somebody whose account at the rail is ready. */
export async function aPayee({ sql, simulator }: World, number = '00012345'): Promise<Payee> {
	const at = await simulator.ask<{ account: string; method: string; check: string }>('POST', 'payees', {
		owner: 'northbrook',
		name: 'Redwing',
		number
	});
	return sql.begin(async (transaction) => {
		const [person] = await transaction<{ id: string }[]>`
			insert into public.people (organisation_id, name) values (${NORTHBROOK}, ${`Redwing ${randomUUID()}`}) returning id`;
		const [made] = await transaction<{ id: string }[]>`
			insert into public.payees (organisation_id, kind, person_id) values (${NORTHBROOK}, 'person', ${person!.id}) returning id`;
		await transaction`
			insert into public.payee_accounts (payee_id, rail, n, account_ref, method_ref, last4, ready, check_result, check_ref, checked_at,
				changed_at, cooled_at)
			values (${made!.id}, 'stripe', 1, ${at.account}, ${at.method}, '2345', 'ready', 'match', ${at.check}, now() - interval '3 days',
				now() - interval '3 days', now() - interval '2 days')`;
		return { id: made!.id, person: person!.id };
	});
}

/** A claim of theirs that waits for approval, as a page shows it. */
export async function aClaim({ sql }: World, payee: Payee, fee: number) {
	const [claim] = await sql<{ id: string; version: number }[]>`
		insert into public.claims (organisation_id, programme_id, person_id, reason, offer, done_on, role_id, route, fee_pence, submitted_at)
		values (${NORTHBROOK}, ${PCREF}, ${payee.person}, 'agreed task', ${sql.json({ pence: fee })}, private.today() - 3,
			private.role_for(${NORTHBROOK}), 'stripe', ${fee}, now()) returning id, version`;
	return claim!;
}

/** An approved claim of a new person with an account at the rail that is ready, and its payment, in state approved. */
export async function aPayment(world: World, changes: Payable = {}): Promise<Paying> {
	const { number = '00012345', fee = 5000, payOn = 0 } = changes;
	const payee = changes.payee ?? (await aPayee(world, number));
	const claim = await aClaim(world, payee, fee);
	return world.sql.begin(async (transaction) => {
		await transaction`insert into public.approvals (claim_id, version, decision, hash, decided_by)
			select c.id, c.version, 'approved', private.claim_hash(c.id), ${CARYS} from public.claims c where c.id = ${claim.id}`;
		await transaction`update public.claims set approved_at = now() where id = ${claim.id}`;
		const [made] = await transaction<{ id: string; account: string }[]>`
			select private.make_payment(${claim.id}, ${fee}, 0, private.today() + ${payOn}::int) as id,
				(select account_ref from public.payee_accounts where payee_id = ${payee.id} and ended_at is null) as account`;
		return { id: made!.id, claim: claim.id, payee, account: made!.account };
	});
}

/** Queues what is due, as the clock does. */
export const release = ({ sql }: World) => sql`select private.release_payments()`;

export async function stateOf({ sql }: World, { id }: { id: string }) {
	const [row] = await sql<
		{
			state: string;
			held_why: string | null;
			attempts: number;
			attempt: string | null;
			at_rail: string | null;
		}[]
	>`
		select p.state, p.held_why, (select count(*)::int from private.payment_attempts a where a.payment_id = p.id) as attempts,
			(select a.state from private.payment_attempts a where a.payment_id = p.id order by n desc limit 1) as attempt,
			(select a.rail_state from private.payment_attempts a where a.payment_id = p.id order by n desc limit 1) as at_rail
		from public.payments p where p.id = ${id}`;
	return row!;
}

type AtRail = { id: string; status: string };

/** How many sendings of it the rail holds, hidden ones too. */
export async function atRail({ simulator }: World, { id }: { id: string }): Promise<AtRail[]> {
	const { payments } = await simulator.ask<{ payments: AtRail[] }>('GET', 'payments', { payment_id: id });
	return payments;
}

/** Everything that waits for another try is due now. */
export const tryNow = ({ sql }: World) =>
	sql`update private.payment_attempts set try_at = now() - interval '1 second', look_at = now() - interval '1 second'
		where state in ('sending', 'unknown', 'accepted', 'paid')`;

/** Dies at a point, as far as one process can without ending: everything after it does not happen. */
export class Died extends Error {}
export const diesAt = (point: Point) => async (now: Point) => {
	if (now === point) throw new Died(point);
};
