import { fail, redirect } from '@sveltejs/kit';
import * as consultations from '$lib/consultations/consultations.server';
import { power } from '$lib/consultations/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params }) {
	return { desk: await consultations.draftDesk(locals.db, params.id) };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, power);
		if (!form.ok) return fail(400, form);

		const done = await consultations.writePower(locals.db, params.id, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/consultations/${params.id}?done=kept`);
	}
};
