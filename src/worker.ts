// What is done beside requests, and by which part of the domain. Run by the application, or alone by scripts/worker.ts.
import { logJobs } from './lib/log/jobs.server.ts';
import { logPolicy } from './lib/log/policy.server.ts';
import { watchJobs } from './lib/log/watch.server.ts';
import { deliverDue } from './lib/messages/delivery.server.ts';
import { mailer } from './lib/messages/mail.server.ts';
import { accountChanged, payeeJobs } from './lib/payee-accounts/look.server.ts';
import { paymentJobs } from './lib/payments/jobs.server.ts';
import { railFor } from './lib/payments/rails.server.ts';
import { environment } from './lib/platform/env.ts';
import { logger } from './lib/platform/log.server.ts';
import { startWorker, type Jobs } from './lib/platform/worker.server.ts';
import { receiptJobs } from './lib/log/receipt-jobs.server.ts';

/** Starts the jobs of this process, which end before its backend closes. */
export async function work(): Promise<void> {
	const mail = await mailer();
	if (!mail) logger.warn('No e-mail is sent: set SMTP_URL. People are asked to tell people instead.');
	const { ORIGIN, PORT = 3000 } = environment();
	const site = (ORIGIN ?? `http://localhost:${PORT}`).replace(/\/$/, '');

	// A key or a policy that is none stops the start, and is not found out about a minute later.
	await logPolicy();

	const jobs: Jobs = {
		run_clock: async (inTransaction) => {
			const [ran] = await inTransaction((query) =>
				query<{ failed: Record<string, string> }>('select private.run_clock() as failed')
			);
			for (const [step, code] of Object.entries(ran?.failed ?? {}))
				logger.error({ step, code }, 'a step of the clock failed');
		},
		deliver_messages: async (inTransaction) => {
			if (mail) await deliverDue(inTransaction, mail.send, site);
		},
		...payeeJobs(railFor),
		...paymentJobs({ accountChanged }),
		...receiptJobs(),
		...logJobs(),
		...watchJobs()
	};
	// What stands in the log at the start, the demonstration's year for one, need not wait for the minute.
	await startWorker(jobs, ['publish_log']);
}
