import { fail, redirect } from '@sveltejs/kit';
import { readForm } from '$lib/platform/forms';
import * as requests from '$lib/requests/requests.server';
import { newRequest } from '$lib/requests/schema';

export async function load({ locals }) {
	const { organisations } = await requests.mine(locals.db);
	return { organisations, exit: true };
}

export const actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, newRequest);
		if (!form.ok) return fail(400, form);

		const done = await requests.raise(locals.db, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, '/my/requests?done=raised');
	}
};
