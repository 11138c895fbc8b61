import { fail, redirect } from '@sveltejs/kit';
import * as consultations from '$lib/consultations/consultations.server';
import { minimum, window } from '$lib/consultations/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params, url }) {
	return {
		desk: await consultations.draftDesk(locals.db, params.id),
		done: url.searchParams.get('done')
	};
}

export const actions = {
	// Kept on this page, where what to think of is said; nothing here is refused for being short.
	days: async ({ request, locals, params, url }) => {
		const form = await readForm(request, window);
		if (!form.ok) return fail(400, form);

		const done = await consultations.setWindow(locals.db, params.id, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=kept`);
	},
	minimum: async ({ request, locals, params, url }) => {
		const form = await readForm(request, minimum);
		if (!form.ok) return fail(400, form);

		const { organisation } = await consultations.draftDesk(locals.db, params.id);
		const done = await consultations.setMinimum(locals.db, organisation.id, form.data.days);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=minimum`);
	}
};
