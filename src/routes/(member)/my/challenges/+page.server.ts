import { fail, redirect } from '@sveltejs/kit';
import * as challenges from '$lib/decisions/challenges.server';
import { authorAct } from '$lib/decisions/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, url }) {
	return { challenges: await challenges.mine(locals.db), done: url.searchParams.get('done'), exit: true };
}

export const actions = {
	default: async ({ request, locals, url }) => {
		const form = await readForm(request, authorAct);
		if (!form.ok) return fail(400, form);

		const done = await challenges.author(locals.db, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=${form.data.verb}`);
	}
};
