// Asking the rail what became of payees' accounts, as the worker does: nobody else may say of an account that it is ready or that
// its name was checked (supabase/migrations/0113).
import type { CheckResult, PayeeStatus, PaymentRail } from '../payments/rail.ts';
import type { InTransaction, Jobs } from '../platform/worker.server.ts';

type Due = { id: string; slug: string; ref: string };
type Next = { check?: string | null; tell?: string | null };
type Checked = { result: CheckResult; check: string; shownName?: string };
type RailFor = (slug: string) => PaymentRail | null;

/** The job that reads every account whose turn it is; one that cannot be read has its turn a minute later. */
export const payeeJobs = (railFor: RailFor): Jobs => ({
	look_at_payees: async (inTransaction) => void (await lookAtPayees(inTransaction, railFor))
});

/** Reads what is due, one after another. Out: how many could be read, and how many could not. */
export async function lookAtPayees(
	inTransaction: InTransaction,
	railFor: RailFor
): Promise<{ read: number; unread: number }> {
	const counts = { read: 0, unread: 0 };
	for (;;) {
		const due = await inTransaction(async (query) => {
			const [row] = await query<{ due: Due | object }>('select private.take_payee_look() as due');
			return row && 'id' in row.due ? row.due : null;
		});
		if (!due) return counts;
		const rail = railFor(due.slug);
		const read = rail ? await lookAt(inTransaction, rail, due) : false;
		counts[read ? 'read' : 'unread'] += 1;
	}
}

/** Has one account read soon, because the rail says that something changed there. In: the trust's slug, the rail's reference. */
export async function accountChanged(inTransaction: InTransaction, slug: string, account: string) {
	await inTransaction((query) => query('select private.payee_account_changed($1, $2)', [slug, account]));
}

/** Reads one account, checks the name where that is due, and tells the rail what a person agreed to. */
async function lookAt(inTransaction: InTransaction, rail: PaymentRail, { id, ref }: Due): Promise<boolean> {
	try {
		const status: PayeeStatus = await rail.payeeStatus(ref);
		let next = await record<Next>('select private.record_payee_status($1, $2::text::jsonb) as came', [
			id,
			JSON.stringify(status)
		]);
		if (next.check) {
			const method = next.check;
			const checked: Checked = await rail.checkPayee(ref, method);
			next = await record<Next>('select private.record_payee_check($1, $2, $3::text::jsonb) as came', [
				id,
				method,
				JSON.stringify(checked)
			]);
		}
		if (next.tell) {
			await rail.acknowledgeCheck(next.tell);
			await record('select private.record_check_told($1, $2) as came', [id, next.tell]);
		}
		return true;
	} catch (thrown) {
		// What the database does not take is a bug of ours, and is seen; a rail that does not answer is asked again.
		if (thrown instanceof Refused) throw thrown.cause;
		return false;
	}

	async function record<T>(text: string, values: unknown[]): Promise<T> {
		return inTransaction(async (query) => {
			const [row] = await query<{ came: T }>(text, values);
			return row?.came ?? ({} as T);
		}).catch((cause: unknown) => {
			throw new Refused('the database refused', { cause });
		});
	}
}

class Refused extends Error {}
