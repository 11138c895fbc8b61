import { test, type Page } from '@playwright/test';

/** An address nobody has used: journeys share one application, and may run again on it. */
export const newAddress = (who: string) => `${who}-${crypto.randomUUID().slice(0, 8)}@rooted-voices.example`;

/** The newest code sent to the address. Skips the test where mail is really sent, and cannot be read here. */
export async function codeFor(page: Page, email: string): Promise<string> {
	const answer = await page.request.get('/dev/mailbox');
	test.skip(answer.status() === 404, 'There is no mailbox here to read a code from: mail is really sent.');
	const text = await answer.text();
	// Other messages to the same address may have come since.
	const mails = text.split(email).slice(1);
	const codes = mails.map((mail) => /^(?:(?!<li).)*?<output>(\d{6})<\/output>/s.exec(mail)?.[1]);
	const code = codes.find((found) => found !== undefined);
	if (!code) throw new Error(`no code for ${email}`);
	return code;
}

/** Signs in by a code, from whatever page says "Sign in", to wherever it leads. */
export async function signInByCode(page: Page, email: string) {
	if (!new URL(page.url(), 'http://here').pathname.startsWith('/sign-in')) await page.goto('/sign-in');
	await page.getByLabel('Email address').fill(email);
	await page.getByRole('button', { name: 'Send me a code' }).click();
	await page.getByLabel('Code from the email').fill(await codeFor(page, email));
	await page.getByRole('button', { name: 'Sign in' }).click();
}
