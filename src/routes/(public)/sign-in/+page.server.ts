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
	default: async ({ request, locals, url, cookies, getClientAddress }) => {
		const form = await readForm(request, askForCode);
		if (!form.ok) return fail(400, form);

		const { email } = form.data;
		const allowed = await mayTry('place', 'code', getClientAddress());
		const sent = allowed ? await session.sendCode(locals.db, email) : session.tooManyTries();
		if (!sent.ok) return fail(sent.status, { values: form.values, errors: sent.errors });

		// Not in the address of the next page: addresses are kept in histories and logs.
		cookies.set('throughline-code-to', email, { path: '/sign-in', maxAge: 600, sameSite: 'lax' });
		redirect(303, withNext('/sign-in/code', ownPath(url.searchParams.get('next'))));
	}
};
