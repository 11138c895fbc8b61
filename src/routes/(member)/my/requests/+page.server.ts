import { fail, redirect } from '@sveltejs/kit';
import { readForm } from '$lib/platform/forms';
import * as requests from '$lib/requests/requests.server';
import { takenBack } from '$lib/requests/schema';

export async function load({ locals, url }) {
	return { ...(await requests.mine(locals.db)), done: url.searchParams.get('done'), exit: true };
}

export const actions = {
	withdraw: async ({ request, locals }) => {
		const form = await readForm(request, takenBack);
		if (!form.ok) return fail(400, form);

		const done = await requests.withdraw(locals.db, form.data.request);
		if (!done.ok) return fail(done.status, { errors: done.errors });
		redirect(303, '/my/requests?done=withdrawn');
	}
};
