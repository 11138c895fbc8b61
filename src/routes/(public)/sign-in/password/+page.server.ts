import { fail, redirect } from '@sveltejs/kit';
import * as session from '$lib/people/session.server';
import { ownPath } from '$lib/people/next';
import { enterPassword } from '$lib/people/schema';
import { readForm } from '$lib/platform/forms';
import { forgetTries, mayTry } from '$lib/platform/rate-limit.server';

export function load({ url }) {
	return { next: ownPath(url.searchParams.get('next')) };
}

export const actions = {
	default: async ({ request, locals, url, getClientAddress }) => {
		const form = await readForm(request, enterPassword);
		// The password alone is not given back: it would be written into the page.
		const values = { email: form.values.email };
		if (!form.ok) return fail(400, { values, errors: form.errors });

		const { email, password } = form.data;
		const account = email.toLowerCase();
		const allowed =
			(await mayTry('place', 'enter', getClientAddress())) && (await mayTry('guess', 'password', account));
		const entered = allowed
			? await session.enterWithPassword(locals.db, email, password)
			: session.tooManyTries();
		if (!entered.ok) return fail(entered.status, { values, errors: entered.errors });

		await forgetTries('guess', 'password', account);
		redirect(303, ownPath(url.searchParams.get('next')));
	}
};
