import { fail, redirect } from '@sveltejs/kit';
import * as consultations from '$lib/consultations/consultations.server';
import { closing } from '$lib/consultations/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params }) {
	return { desk: await consultations.openDesk(locals.db, params.id) };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, closing);
		if (!form.ok) return fail(400, form);

		const done = await consultations.close(locals.db, params.id, form.data.reason);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/consultations/${params.id}?done=closed`);
	}
};
