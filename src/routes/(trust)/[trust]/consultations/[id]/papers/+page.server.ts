import { fail, redirect } from '@sveltejs/kit';
import * as consultations from '$lib/consultations/consultations.server';
import { paper, removal } from '$lib/consultations/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params, url }) {
	return {
		desk: await consultations.draftDesk(locals.db, params.id),
		done: url.searchParams.get('done')
	};
}

export const actions = {
	add: async ({ request, locals, params, url }) => {
		const form = await readForm(request, paper);
		if (!form.ok) return fail(400, form);

		const done = await consultations.addPaper(locals.db, params.id, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=added`);
	},
	remove: async ({ request, locals, params, url }) => {
		const form = await readForm(request, removal);
		if (!form.ok) return fail(400, form);

		const done = await consultations.removePaper(locals.db, params.id, form.data.paper);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `${url.pathname}?done=removed`);
	}
};
