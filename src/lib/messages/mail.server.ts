// How e-mail leaves: by a mail server (SMTP), or nowhere but into the mailbox of a trial installation.
import { createTransport } from 'nodemailer';
import { backend } from '../platform/backend/backend.ts';
import { environment } from '../platform/env.ts';

export type Letter = { id: string; to: string; subject: string; text: string };

/** Why a letter was not taken, as the database keeps it: nothing of the letter, nor of what the server said. */
export class NotSent extends Error {
	readonly why: 'refused' | 'unreachable' | 'other';
	constructor(why: NotSent['why']) {
		super(`mail: ${why}`);
		this.why = why;
	}
}

/** Sends one letter or throws NotSent. The same letter sent twice has the same Message-ID, so that mailboxes show one. */
export type Send = (letter: Letter) => Promise<void>;

export type Mailer = { send: Send; close(): void };

/** What this installation does with e-mail; undefined where it can do nothing, so that people tell people instead. */
export async function mailer(): Promise<Mailer | undefined> {
	const { SMTP_URL, MAIL_FROM } = environment();
	if (SMTP_URL && MAIL_FROM) return smtp(SMTP_URL, MAIL_FROM);
	const { keepMail } = await backend();
	return keepMail && { send: keepMail, close: () => undefined };
}

export function smtp(url: string, from: string): Mailer {
	const transport = createTransport(url, {
		from,
		// A cancel waits while a letter is on its way (private.next_email), so no server may take its time.
		connectionTimeout: 8_000,
		greetingTimeout: 8_000,
		socketTimeout: 15_000,
		disableFileAccess: true,
		disableUrlAccess: true
	} as object);
	const host =
		from
			.split('@')
			.at(-1)
			?.replace(/[^a-z0-9.-].*$/i, '') ?? 'localhost';
	return {
		send: async ({ id, ...letter }) => {
			try {
				await transport.sendMail({
					...letter,
					from,
					messageId: `<${id}@${host}>`,
					// Answering machines stay quiet: https://www.rfc-editor.org/rfc/rfc3834
					headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
				});
			} catch (reason) {
				throw new NotSent(whyNot(reason));
			}
		},
		close: () => transport.close()
	};
}

/** 5yz about the address is for good; no answer, or no entry, is about the server and not about the letter. */
function whyNot(reason: unknown): NotSent['why'] {
	const { code = '', responseCode = 0 } = (reason ?? {}) as { code?: string; responseCode?: number };
	if (code === 'EENVELOPE' && responseCode >= 500) return 'refused';
	if (responseCode === 0 || ['EAUTH', 'ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ETLS'].includes(code))
		return 'unreachable';
	return 'other';
}
