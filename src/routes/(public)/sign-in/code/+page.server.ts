import { fail, redirect } from '@sveltejs/kit';
import * as session from '$lib/people/session.server';
import { ownPath, withNext } from '$lib/people/next';
import { enterCode } from '$lib/people/schema';
import { helpsDevelopment } from '$lib/platform/development.server';
import { readForm } from '$lib/platform/forms';
import { forgetTries, mayTry } from '$lib/platform/rate-limit.server';

const CODE_TO = 'throughline-code-to';

export function load({ url, cookies, setHeaders }) {
	const next = ownPath(url.searchParams.get('next'));
	const email = cookies.get(CODE_TO);
	if (!email) redirect(303, withNext('/sign-in', next));
	setHeaders({ 'cache-control': 'private, no-store' });
	return { email, next, helps: helpsDevelopment() };
}

export const actions = {
	default: async ({ request, locals, url, cookies, getClientAddress }) => {
		const next = ownPath(url.searchParams.get('next'));
		const email = cookies.get(CODE_TO);
		if (!email) redirect(303, withNext('/sign-in', next));
		const form = await readForm(request, enterCode);
		if (!form.ok) return fail(400, form);

		const allowed =
			(await mayTry('place', 'enter', getClientAddress())) && (await mayTry('guess', 'code', email));
		const entered = allowed
			? await session.enterWithCode(locals.db, email, form.data.code)
			: session.tooManyTries();
		if (!entered.ok) return fail(entered.status, { values: form.values, errors: entered.errors });

		await forgetTries('guess', 'code', email);
		cookies.delete(CODE_TO, { path: '/sign-in', secure: url.protocol === 'https:' });
		redirect(303, next);
	}
};
