import { fail, redirect } from '@sveltejs/kit';
import * as challenges from '$lib/decisions/challenges.server';
import { challengeAnswer } from '$lib/decisions/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params, url }) {
	return {
		challenge: await challenges.find(locals.db, params.challenge),
		done: url.searchParams.get('done')
	};
}

export const actions = {
	acknowledge: async ({ locals, params, url }) => {
		const done = await challenges.acknowledge(locals.db, params.challenge);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `${url.pathname}?done=acknowledged`);
	},
	answer: async ({ request, locals, params, url }) => {
		const form = await readForm(request, challengeAnswer);
		if (!form.ok) return fail(400, form);

		const done = await challenges.answer(locals.db, params.challenge, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=answered`);
	}
};
