import { fail, redirect } from '@sveltejs/kit';
import * as session from '$lib/people/session.server';
import { ownPath, withNext } from '$lib/people/next';
import { askForCode } from '$lib/people/schema';
import { helpsDevelopment } from '$lib/platform/development.server';
import { readForm } from '$lib/platform/forms';
import { mayTry } from '$lib/platform/rate-limit.server';

export function load({ url }) {
	return {
		next: ownPath(url.searchParams.get('next')),
		signedOut: url.searchParams.get('done') === 'everywhere',
		helps: helpsDevelopment()
	};
}

export const actions = {
	default: async (event) => {
		const { request, url, cookies, getClientAddress } = event;
		const form = await readForm(request, askForCode);
		if (!form.ok) return fail(400, form);

		const { email } = form.data;
		const browser = session.browserOf(event);
		const allowed = await mayTry('place', 'code', getClientAddress());
		const sent = allowed ? await session.sendCode(browser, email) : session.tooManyTries();
		if (!sent.ok) return fail(sent.status, { values: form.values, errors: sent.errors });

		// Not in the address of the next page: addresses are kept in histories and logs.
		const { secure } = browser;
		cookies.set('throughline-code-to', email, { path: '/sign-in', maxAge: 600, sameSite: 'lax', secure });
		redirect(303, withNext('/sign-in/code', ownPath(url.searchParams.get('next'))));
	}
};
