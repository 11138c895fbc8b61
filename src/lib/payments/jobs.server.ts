// What the worker does for payments: each job may run in many processes at once, and each also runs once a minute.
import { logger } from '../platform/log.server.ts';
import { alone, type InTransaction, type Jobs } from '../platform/worker.server.ts';
import { sendDue, type Counts, type Point, type Working } from './dispatch.ts';
import { applyEvents } from './events.ts';
import { lookAgain } from './poll.ts';
import { railFor, railsInUse } from './rails.server.ts';
import { compareSince, reconcileDue } from './reconcile.ts';

const DAY = 24 * 60 * 60 * 1000;
/** A job gives way to others after so long; the next minute goes on. */
const MOST_AT_ONCE = 50_000;

type Options = {
	/** Reads a payee's account from the rail again. */
	accountChanged: (inTransaction: InTransaction, slug: string, account: string) => Promise<void>;
	/** For tests: told where a process may die. */
	passing?: (point: Point) => Promise<void>;
};

/** The jobs of payments. With no rail set up they do nothing but keep the manual ways' clock. */
export function paymentJobs({ accountChanged, passing }: Options): Jobs {
	// Trusts of which this process has made sure that the database knows what was sent lately.
	const sure = new Set<string>();

	async function eachTrust(inTransaction: InTransaction, work: (working: Working) => Promise<void>) {
		await Promise.all(
			railsInUse().map(async (slug) => {
				const rail = railFor(slug);
				const organisation = await inTransaction(async (query) => {
					const [row] = await query<{ id: string }>('select id from public.organisations where slug = $1', [
						slug
					]);
					return row?.id;
				});
				if (!rail || !organisation) return logger.warn('a rail is set up for a trust that is not here');
				await work({ inTransaction, rail, organisation, ...(passing && { passing }) });
			})
		);
	}

	return {
		send_payments: alone(async (inTransaction) => {
			await inTransaction((query) => query('select private.release_payments()'));
			await eachTrust(inTransaction, async (working) => {
				if (!sure.has(working.organisation)) {
					const { failed } = await compareSince(working, new Date(Date.now() - 7 * DAY).toISOString());
					// Without an answer nothing would be sent well either.
					if (failed) return logger.warn('the rail does not answer: nothing is sent');
					sure.add(working.organisation);
				}
				note('payments sent', await sendDue(working, { until: Date.now() + MOST_AT_ONCE }));
			});
		}),
		apply_rail_events: alone(async (inTransaction) => {
			note(
				'events applied',
				await applyEvents({
					inTransaction,
					railFor,
					accountChanged: (slug, account) => accountChanged(inTransaction, slug, account),
					...(passing && { passing })
				})
			);
		}),
		look_at_rail: alone((inTransaction) =>
			eachTrust(inTransaction, async (working) => note('payments looked at', await lookAgain(working)))
		),
		reconcile_payments: alone((inTransaction) =>
			eachTrust(inTransaction, async (working) => void (await reconcileDue(working)))
		)
	};
}

function note(what: string, counts: Counts) {
	if (Object.keys(counts).length > 0) logger.info(counts, what);
}
