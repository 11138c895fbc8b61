import { fail, redirect } from '@sveltejs/kit';
import { readForm } from '$lib/platform/forms';
import { confirmation } from '$lib/workshops/schema';
import * as workshops from '$lib/workshops/workshops.server';

export async function load({ locals, params }) {
	return { workshop: await workshops.toPlan(locals.db, params.id, 'open') };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, confirmation);
		if (!form.ok) return fail(400, form);

		const done = await workshops.close(locals.db, params.id, form.data.reason);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/workshops/${params.id}?done=confirmed`);
	}
};
