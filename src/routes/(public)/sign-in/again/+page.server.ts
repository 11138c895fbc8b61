// A fresh sign-in before a sensitive act (design.md 4.9): who is signed in says again that it is them, and goes back to where they were.
import { fail, redirect } from '@sveltejs/kit';
import { ownPath, withNext } from '$lib/people/next';
import { enterPassword } from '$lib/people/schema';
import * as session from '$lib/people/session.server';
import { readForm } from '$lib/platform/forms';
import { forgetTries, mayTry } from '$lib/platform/rate-limit.server';

export async function load({ url, locals }) {
	const next = ownPath(url.searchParams.get('next'));
	const me = await locals.person();
	if (!me) redirect(303, withNext('/sign-in', next));
	return { next, email: me.email };
}

export const actions = {
	password: async ({ request, locals, url, getClientAddress }) => {
		const next = ownPath(url.searchParams.get('next'));
		const me = await locals.person();
		if (!me) redirect(303, withNext('/sign-in', next));
		const form = await readForm(request, enterPassword.pick({ password: true }));
		// A password is not given back: it would be written into the page.
		if (!form.ok) return fail(400, { values: {}, errors: form.errors });

		const account = me.email.toLowerCase();
		const allowed =
			(await mayTry('place', 'enter', getClientAddress())) && (await mayTry('guess', 'password', account));
		const entered = allowed
			? await session.enterWithPassword(locals.db, me.email, form.data.password)
			: session.tooManyTries();
		if (!entered.ok) return fail(entered.status, { values: {}, errors: entered.errors });

		await forgetTries('guess', 'password', account);
		redirect(303, next);
	},
	code: async (event) => {
		const { locals, url, cookies, getClientAddress } = event;
		const next = ownPath(url.searchParams.get('next'));
		const me = await locals.person();
		if (!me) redirect(303, withNext('/sign-in', next));
		const browser = session.browserOf(event);
		const allowed = await mayTry('place', 'code', getClientAddress());
		const sent = allowed ? await session.sendCode(browser, me.email) : session.tooManyTries();
		// There is no box here for an address: whatever is wrong with it stands above.
		if (!sent.ok)
			return fail(sent.status, { values: {}, errors: { form: Object.values(sent.errors).flat() } });

		const { secure } = browser;
		cookies.set('throughline-code-to', me.email, { path: '/sign-in', maxAge: 600, sameSite: 'lax', secure });
		redirect(303, withNext('/sign-in/code', next));
	}
};
