import { fail, redirect } from '@sveltejs/kit';
import * as contributions from '$lib/contributions/contributions.server';
import { writeWords } from '$lib/contributions/schema';
import { readForm } from '$lib/platform/forms';

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, writeWords);
		if (!form.ok) return fail(400, form);

		const saved = await contributions.saveDraft(locals.db, params.draft, form.data);
		if (!saved.ok) return fail(saved.status, { values: form.values, errors: saved.errors });
		redirect(303, `/give/${params.draft}/shown`);
	}
};
