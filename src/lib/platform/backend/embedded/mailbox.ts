import type postgres from 'postgres';

export type Mail = { at: string; to: string; subject: string; body: string; code: string | null };

type Outgoing = { to: string; subject: string; text?: string; html?: string };

const CODE = /(?<!\w)\d{6}(?!\w)/;
const SAYS_CODE = /^Your code is (\d{6})\n/;

/** Lite's mails also hold a link to its own API, which is not served: only their code is kept. */
export async function keepCode(sql: postgres.Sql, { to, subject, text, html }: Outgoing) {
	const given = text ?? html ?? '';
	const code = CODE.exec(given)?.[0];
	const body = code ? `Your code is ${code}\n\nIt works once, for 10 minutes.` : given;
	await keepMail(sql, { to, subject, text: body });
}

/** Nothing is sent: a mail is a row, and the newest 500 are kept. No application role can read them. */
export async function keepMail(
	sql: postgres.Sql,
	{ to, subject, text }: { to: string; subject: string; text: string }
) {
	await sql`
		with kept as (
			insert into backstage.mailbox (recipient, subject, body)
			values (${to}, ${subject}, ${text})
			returning id
		)
		delete from backstage.mailbox using kept where mailbox.id <= kept.id - 500`;
}

export async function newestMail(sql: postgres.Sql): Promise<Mail[]> {
	const rows = await sql<{ at: Date; recipient: string; subject: string; body: string }[]>`
		select at, recipient, subject, body from backstage.mailbox order by id desc limit 50`;
	return rows.map(({ at, recipient, subject, body }) => ({
		at: at.toISOString(),
		to: recipient,
		subject,
		body,
		code: SAYS_CODE.exec(body)?.[1] ?? null
	}));
}
