// E-mails that are due, one after another: each is taken, sent and noted in one transaction that holds its row, so that two
// workers never send the same one, nobody cancels one that is on its way, and a worker that dies loses none.
import { logger } from '../platform/log.server.ts';
import type { InTransaction } from '../platform/worker.server.ts';
import { NotSent, type Send } from './mail.server.ts';
import type { Email } from './message.ts';
import { asEmail, write } from './templates.ts';

/**
 * Sends what is due until nothing is, or until the mail server does not answer. In: transactions as the owner of the tables,
 * how to send, and the address of our site. Out: how many were sent.
 */
export async function deliverDue(inTransaction: InTransaction, send: Send, site: string): Promise<number> {
	for (let sent = 0; ;) {
		const done = await inTransaction(async (query) => {
			const [due] = await query<{ email: Email | null }>('select private.next_email() as email');
			if (!due?.email) return 'nothing';
			const failed = await tryTo(send, due.email, site);
			if (failed) await query('select private.note_email_failed($1, $2)', [due.email.id, failed]);
			else await query('select private.note_emailed($1)', [due.email.id]);
			return failed ?? 'sent';
		});
		if (done === 'sent') sent++;
		if (done === 'nothing' || done === 'unreachable') return sent;
	}
}

async function tryTo(send: Send, email: Email, site: string): Promise<NotSent['why'] | undefined> {
	const written = write(email.kind, email.facts, email, site);
	try {
		await send({ id: email.id, to: email.to, subject: written.subject, text: asEmail(written) });
		return undefined;
	} catch (reason) {
		const why = reason instanceof NotSent ? reason.why : 'other';
		logger.warn({ message: email.id, why }, 'an e-mail was not sent');
		return why;
	}
}
