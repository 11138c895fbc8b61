// Payments in development, the demo and tests: the simulator beside the application, and never beside `npm start`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { accountOf, startSimulator } from '../stripe-simulator/start.ts';

/** The trusts of the cast that pay through Stripe. */
const TRUSTS = ['northbrook'];

export type Pretended = {
	/** Where it is; its controls are under /_sim/. Null: a Stripe account is set, so nothing is pretended. */
	url: string | null;
	/** Tells it what the database says was sent already, so that looking it up finds it. */
	meet(databaseUrl: string): Promise<void>;
	/** Tells it where the application listens for what happens. */
	listensAt(site: string): Promise<void>;
	close(): Promise<void>;
};

const nothing = async () => undefined;

/**
 * Starts the simulator and sets what leads the application to it, before the application reads its settings. Does nothing where
 * Stripe accounts are set.
 */
export async function pretendPayments(): Promise<Pretended> {
	if (existsSync('.env')) process.loadEnvFile('.env');
	if (process.env.STRIPE_ACCOUNTS) return { url: null, meet: nothing, listensAt: nothing, close: nothing };
	const simulator = await startSimulator({
		data: join(process.env.THROUGHLINE_DATA_DIR || '.data', 'payment-simulator')
	});
	Object.assign(process.env, { ...simulator.settings(...TRUSTS), ALLOW_PAYMENT_SIMULATOR: '1' });
	return {
		url: simulator.url,
		async meet(databaseUrl) {
			const known = await sentAlready(databaseUrl);
			for (const owner of TRUSTS) await simulator.ask('POST', 'objects', { owner, ...known(owner) });
		},
		async listensAt(site) {
			for (const owner of TRUSTS)
				await simulator.ask('POST', 'webhooks', {
					owner,
					url: `${site}/webhooks/stripe/${owner}`,
					secret: accountOf(owner).webhookSecret
				});
		},
		close: simulator.close
	};
}

/** What each trust's rail is said to have taken in, and where each payee's money goes. */
async function sentAlready(databaseUrl: string) {
	const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
	try {
		const payees = await sql<{ slug: string }[]>`
			select o.slug, p.id as "payeeId", a.account_ref as account, a.method_ref as method, a.check_ref as "check", a.last4, a.ready,
				a.check_result as result, a.acknowledged_at is not null as agreed
			from public.payee_accounts a
			join public.payees p on p.id = a.payee_id
			join public.organisations o on o.id = p.organisation_id
			where a.rail = 'stripe' and a.account_ref is not null and a.method_ref is not null
			order by a.payee_id, a.n`;
		const objects = await sql<{ slug: string }[]>`
			select o.slug, t.rail_ref as ref, coalesce(t.request #>> '{to,recipient}', a.account_ref) as account,
				coalesce(t.request #>> '{to,payout_method}', a.method_ref) as method, t.trace_id as "traceId", p.pence, p.id as "paymentId", t.n as attempt, t.made_at as "createdAt",
				case t.state when 'paid' then 'posted' when 'failed' then 'failed' when 'cancelled' then 'canceled'
					when 'returned' then 'returned' else 'processing' end as state
			from private.payment_attempts t
			join public.payments p on p.id = t.payment_id
			join public.organisations o on o.id = p.organisation_id
			left join public.payee_accounts a on a.id = p.payee_account_id
			where t.rail_ref is not null
			order by t.made_at`;
		const ledgers = await sql<{ slug: string; holds: string }[]>`
			select o.slug, sum(e.pence) as holds
			from public.ledger_entries e
			join public.ledger_transactions t on t.id = e.transaction_id
			join public.organisations o on o.id = t.organisation_id
			where e.account in ('stripe_balance', 'on_its_way')
			group by 1`;
		return (owner: string) => ({
			holds: Number(ledgers.find(({ slug }) => slug === owner)?.holds ?? 0),
			payees: payees.filter(({ slug }) => slug === owner),
			objects: objects.filter(({ slug }) => slug === owner)
		});
	} finally {
		await sql.end({ timeout: 5 });
	}
}
