import { error, fail, redirect } from '@sveltejs/kit';
import { readForm } from '$lib/platform/forms';
import { mayTry } from '$lib/platform/rate-limit.server';
import * as afterwards from '$lib/workshops/afterwards.server';
import { felt } from '$lib/workshops/afterwards-schema';

const keyIn = (url: URL) => url.searchParams.get('key') ?? '';

// Opened by the QR on the screen of the room, for whoever is in it.
export async function load({ locals, params, url, setHeaders }) {
	setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
	const questions = await afterwards.feltQuestions(locals.db, keyIn(url), params.id);
	if (!questions) error(404, { code: 'not-found', message: 'Page not found' });
	return { questions, crisis: questions.crisis, done: url.searchParams.has('done') };
}

export const actions = {
	default: async ({ request, locals, params, url, getClientAddress }) => {
		const form = await readForm(request, felt);
		if (!form.ok) return fail(400, form);
		if (!(await mayTry('place', getClientAddress(), 'felt'))) {
			const errors = { form: ['Too many answers came from here. Wait 10 minutes, then try again.'] };
			return fail(429, { values: form.values, errors });
		}

		const done = await afterwards.giveFelt(locals.db, keyIn(url), form.data, params.id);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?key=${encodeURIComponent(keyIn(url))}&done`);
	}
};
