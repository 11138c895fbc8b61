// The demo year and the simulator that starts beside it: what one says was sent, the other must have taken in.
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { accountOf } from '../../../scripts/stripe-simulator/start.ts';
import { pretendPayments, type Pretended } from '../../../scripts/support/pretend-payments.ts';
import { startEmbedded } from '../../../src/lib/platform/backend/embedded/start.ts';
import { stripeRail } from '../../../src/lib/payments/stripe/rail.server.ts';
import { lookAtPayees } from '../../../src/lib/payee-accounts/look.server.ts';
import { reconcileDue } from '../../../src/lib/payments/reconcile.ts';
import { quiet, scratch, type Running } from '../support.ts';
import { NORTHBROOK, over } from './support.ts';

const directory = scratch();
let backend: Running;
let pretended: Pretended;
let sql: postgres.Sql;

beforeAll(async () => {
	vi.stubEnv('STRIPE_ACCOUNTS', '');
	vi.stubEnv('STRIPE_API_BASE', '');
	vi.stubEnv('THROUGHLINE_DATA_DIR', directory.path);
	backend = await startEmbedded({ data: 'demo', durable: false, say: quiet });
	sql = postgres(backend.databaseUrl, { max: 4, onnotice: () => undefined });
	pretended = await pretendPayments();
	await pretended.meet(backend.databaseUrl);
});
afterAll(async () => {
	await pretended.close();
	await sql.end();
	await backend.close();
	vi.unstubAllEnvs();
	directory.remove();
});

test('agree on every payment, on every payee’s account and on the money, and meeting again changes nothing', async () => {
	await pretended.meet(backend.databaseUrl);
	const rail = stripeRail({ ...accountOf('northbrook'), base: pretended.url! });
	const differences = () =>
		sql<{ kind: string }[]>`select kind from public.rail_differences where closed_at is null`;
	const accounts = () => sql`
		select id, ready, method_ref, last4, check_result, check_ref from public.payee_accounts where ended_at is null order by id`;
	const [before, accountsBefore] = [await differences(), await accounts()];

	await sql`insert into public.reconciliation_runs (organisation_id, asked_by)
		values (${NORTHBROOK}, '00000000-0000-4000-a000-000000000004')`;
	const compared = await reconcileDue({ inTransaction: over(sql), rail, organisation: NORTHBROOK });
	await sql`update public.payee_accounts set look_at = now() where ended_at is null`;
	const looked = await lookAtPayees(over(sql), () => rail);

	expect(compared).toBeGreaterThan(4);
	expect(await differences()).toEqual(before);
	expect(looked).toEqual({ read: accountsBefore.length, unread: 0 });
	expect(await accounts()).toEqual(accountsBefore);
	const [run] = await sql<{ rail_pence: string; ledger_pence: string }[]>`
		select rail_pence, ledger_pence from public.reconciliation_runs where finished_at is not null order by finished_at desc limit 1`;
	expect(run?.rail_pence).toBe(run?.ledger_pence);
});
